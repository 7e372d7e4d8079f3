/**
 * A PROTOCOL DOUBLE of Meilisearch that keeps documents: enough of the documented protocol to write indexes and to see
 * what is in them. It does not search. Tasks are done when they are asked for.
 */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface MeilisearchDouble {
  url: string
  /** Documents of an index by id. */
  documents(uid: string): Map<string, Record<string, unknown>>
  /** Ids of documents that were added or replaced since the last call, each as often as that happened. */
  written(): string[]
  /** Called before a batch of documents is stored; what it awaits holds the request up. */
  beforeWrite: (uid: string, ids: string[]) => Promise<void> | void
  close(): Promise<void>
}

/** Starts a double on a free port of this machine. */
export async function meilisearchDouble(): Promise<MeilisearchDouble> {
  const indexes = new Map<string, Map<string, Record<string, unknown>>>()
  let written: string[] = []
  let tasks = 0
  const documentsOf = (uid: string): Map<string, Record<string, unknown>> => {
    let documents = indexes.get(uid)
    if (!documents) indexes.set(uid, (documents = new Map()))
    return documents
  }
  const task = (type: string): [number, unknown] => [
    202,
    { taskUid: ++tasks, indexUid: null, status: 'enqueued', type, enqueuedAt: '2026-11-21T08:00:00Z' },
  ]

  async function respond(method: string, path: string, body: unknown): Promise<[number, unknown]> {
    const [, room, uid, part, detail] = path.split('/')
    if (room === 'tasks')
      return [
        200,
        { uid: Number(uid), indexUid: null, status: 'succeeded', type: 'documentAdditionOrUpdate', error: null },
      ]
    if (room === 'stats') {
      const stats = [...indexes].map(([name, all]) => [name, { numberOfDocuments: all.size, isIndexing: false }])
      return [200, { databaseSize: 1, lastUpdate: null, indexes: Object.fromEntries(stats) as object }]
    }
    if (room === 'swap-indexes') {
      for (const { indexes: pair } of body as { indexes: [string, string] }[]) {
        const [one, other] = [documentsOf(pair[0]), documentsOf(pair[1])]
        indexes.set(pair[0], other)
        indexes.set(pair[1], one)
      }
      return task('indexSwap')
    }
    if (room !== 'indexes') return [404, { message: `no ${path}`, code: 'not_found', type: 'invalid_request' }]
    if (!uid) {
      if (method === 'GET')
        return [200, { results: [...indexes.keys()].map((name) => ({ uid: name })), offset: 0, limit: 1_000 }]
      documentsOf((body as { uid: string }).uid)
      return task('indexCreation')
    }
    if (!part) {
      if (method === 'DELETE') indexes.delete(uid)
      return task('indexDeletion')
    }
    if (part !== 'documents') return task('settingsUpdate')
    const documents = documentsOf(uid)
    if (method === 'GET' || detail === 'fetch') return [200, { results: [...documents.values()], offset: 0, limit: 20 }]
    if (detail === 'delete-batch') {
      for (const id of body as string[]) documents.delete(id)
      return task('documentDeletion')
    }
    const batch = body as { id: string }[]
    const ids = batch.map(({ id }) => id)
    await double.beforeWrite(uid, ids)
    for (const document of batch) documentsOf(uid).set(document.id, document)
    if (uid !== 'waymark-state') written.push(...ids)
    return task('documentAdditionOrUpdate')
  }

  const server = createServer((request, response) => {
    void read(request)
      .then((body) => respond(request.method ?? '', (request.url ?? '').split('?')[0]!, body))
      .then(([status, answer]) => {
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(JSON.stringify(answer))
      })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const double: MeilisearchDouble = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    documents: documentsOf,
    written() {
      const all = written.toSorted()
      written = []
      return all
    },
    beforeWrite: () => undefined,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return double
}

async function read(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text === '' ? undefined : (JSON.parse(text) as unknown)
}
