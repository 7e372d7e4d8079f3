/** Documents on their way to Meilisearch, and its tasks: https://www.meilisearch.com/docs/reference/api/tasks */
import { setTimeout as sleep } from 'node:timers/promises'
import type { EnqueuedTask } from 'meilisearch'
import { SearchUnavailableError } from '../search-index.ts'
import type { Connection } from './connection.ts'

/** Documents and bytes a request; the server takes 100 MB unless it is told otherwise. */
const BATCH = 1_000
const BATCH_BYTES = 8_000_000
/** Tasks of ours that may be waiting at once: more would only fill the server's queue. */
const MOST_WAITING = 4
/** Between two looks at a task: soon at first, as most are small. */
const FIRST_LOOK_MS = 2
const LAST_LOOK_MS = 200
/** After this long a task is taken for stuck. */
const TASK_MS = 60 * 60_000

/**
 * Waits until tasks are through. Throws `SearchUnavailableError` when one takes more than an hour, or failed.
 * @param forgiven code of a failure that is as good
 */
export async function done(connection: Connection, tasks: EnqueuedTask[], forgiven?: string): Promise<void> {
  for (const { taskUid } of tasks) {
    const began = performance.now()
    for (let wait = FIRST_LOOK_MS; ; wait = Math.min(2 * wait, LAST_LOOK_MS)) {
      const { status, type, error } = await connection.asWriter((client) => client.tasks.getTask(taskUid))
      // Another process may have made the index at the same moment.
      if (status === 'succeeded' || error?.code === 'index_already_exists' || (error && error.code === forgiven)) break
      if (status === 'failed' || status === 'canceled')
        throw new SearchUnavailableError(`Meilisearch could not do ${type}: ${error?.message ?? status}`)
      if (performance.now() - began > TASK_MS)
        throw new SearchUnavailableError(`Meilisearch has not done ${type} (task ${taskUid}) for an hour`)
      await sleep(wait)
    }
  }
}

/** Documents in requests of a sensible size, a few tasks ahead of the server and no more. */
export class Pipe {
  private readonly connection: Connection
  private readonly waiting: EnqueuedTask[] = []
  private readonly held = new Map<string, { documents: string[]; bytes: number }>()

  constructor(connection: Connection) {
    this.connection = connection
  }

  /** Hands documents over to the index; waits while the server has enough to do. */
  async push(uid: string, documents: Record<string, unknown>[]): Promise<void> {
    const held = this.held.get(uid) ?? { documents: [], bytes: 0 }
    this.held.set(uid, held)
    for (const document of documents) {
      const text = JSON.stringify(document)
      if (held.bytes + text.length > BATCH_BYTES) await this.send(uid)
      held.documents.push(text)
      held.bytes += text.length
      if (held.documents.length >= BATCH) await this.send(uid)
    }
  }

  /** Sends what is held and waits until everything can be found. */
  async finish(): Promise<void> {
    for (const uid of this.held.keys()) await this.send(uid)
    await done(this.connection, this.waiting.splice(0))
  }

  private async send(uid: string): Promise<void> {
    const held = this.held.get(uid)
    if (!held || held.documents.length === 0) return
    const body = `[${held.documents.join(',')}]`
    held.documents = []
    held.bytes = 0
    if (this.waiting.length >= MOST_WAITING) await done(this.connection, this.waiting.splice(0, 1))
    this.waiting.push(
      await this.connection.asWriter((client) =>
        client.index(uid).addDocumentsFromString(body, 'application/json', { primaryKey: 'id' }),
      ),
    )
  }
}
