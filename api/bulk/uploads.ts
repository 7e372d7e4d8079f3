/**
 * Files of records that providers send, and the jobs that write them. A file waits in a folder beside the graph; its job
 * goes through it a batch at a time, a provider's jobs one after another. A process that ends leaves its jobs where they
 * stood, and the next one goes on there: it reads the file again up to that place and writes what follows.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { audited } from '#api/audit/audit.ts'
import { failed, type Outcome } from '#api/base/issues.ts'
import { plainLine } from '#api/base/plain-text.ts'
import { viewerOf, type Services, type Viewer } from '#api/context.ts'
import { createTurns, type Turns } from '#api/jobs/turns.ts'
import { InputError } from '#api/metadata/input-error.ts'
import { showChange } from '#api/resource/record.ts'
import { may } from '#api/rights/may.ts'
import { said, speaking } from '#api/words/said.ts'
import { GraphError, type Graph, type Transaction } from '#graph/graph.ts'
import { idOf, newId } from '#graph/ids.ts'
import type { AgentCard } from '#graph/nodes.ts'
import { accountById } from '#graph/queries/account.ts'
import { agentsByIds } from '#graph/queries/agent.ts'
import { LEASE_MS, takeCursor } from '#graph/queries/lease.ts'
import {
  advanceUpload,
  beginUpload,
  createUpload,
  endUpload,
  forgetUploads,
  uploadById,
  uploadIds,
  UploadStoppedError,
  waitingUploads,
  type UploadFormat,
  type UploadNode,
  type UploadStep,
} from '#graph/queries/uploads.ts'
import { readFile, toRecords, type RawRecord, type ReadRecord } from './read.ts'
import { MOST_RECORDS, upsertResources, type BulkResult } from './upsert.ts'

/** Uploads and their files are kept for so long after their job ended. */
export const KEPT_DAYS = 7
/** The folder holds so many files of the largest size. */
const FILES_HELD = 10
const LONGEST_NAME = 200
const LONGEST_IDEMPOTENCY_KEY = 200
const DAY_MS = 24 * 3_600_000
/** How often what is old is removed. */
const TIDY_MS = 3_600_000
/** A file that nobody finished sending in this time is no longer being sent. */
const ABANDONED_MS = 3_600_000
/** How often in the time of a lease a process on a server says that it lives, and looks for jobs that another one left behind. */
const LOOKS_A_LEASE = 3

type Open = Pick<Services, 'graph' | 'now' | 'namespace' | 'moderation' | 'indexer' | 'model' | 'log'>

export interface UploadSettings {
  /** Where files wait; made when it is not there. */
  folder: string
  /** The largest file, in bytes. */
  mostBytes: number
  /** How long a process on a server may give no sign of life until another one goes on with its jobs; 30 s unless told. */
  leaseMs?: number
}

/** What somebody sends. */
export interface Sent {
  viewer: Viewer
  provider: AgentCard
  name: string
  format: UploadFormat
  dryRun: boolean
  /** In hex, where the sender knows it. */
  sha256?: string
  /** Sent again with the same, the same upload is given back. */
  idempotencyKey?: string
  bytes: AsyncIterable<Buffer>
}

export interface Uploads {
  settings: UploadSettings
  /** Takes a file and starts its job. `isNew` is false where it had been sent before under the same key. */
  receive(sent: Sent): Promise<Outcome<{ upload: UploadNode; isNew: boolean }>>
  /** Stops a job for good; what it wrote stays. Null where it had ended. */
  cancel(viewer: Viewer, id: string): Promise<UploadNode | null>
  /** Resolves when no job of this process runs any more. */
  settled(): Promise<void>
  /** Ends after the batches at hand; what is left goes on at the next start. */
  close(): Promise<void>
}

/** Opens the folder, forgets what is old, and goes on with jobs that were cut off. */
export function openUploads(services: Open, settings: UploadSettings, turns: Turns = createTurns()): Uploads {
  const { graph, now, log } = services
  mkdirSync(settings.folder, { recursive: true, mode: 0o700 })
  const folderId = folderIdOf(settings.folder)
  const pathOf = ({ id, sha256 }: Pick<UploadNode, 'id' | 'sha256'>) => join(settings.folder, `${id}.${sha256}.data`)
  /** Providers whose jobs run here, each with its work. */
  const running = new Map<string, Promise<void>>()
  const begun = new Set<Promise<void>>()
  const leaseMs = settings.leaseMs ?? LEASE_MS
  let isClosed = false

  async function receive(sent: Sent): Promise<Outcome<{ upload: UploadNode; isNew: boolean }>> {
    const { viewer, provider, idempotencyKey } = sent
    if (idempotencyKey !== undefined && !/^[!-~]{1,200}$/.test(idempotencyKey))
      return failed(
        'INVALID',
        ['idempotencyKey'],
        said`The idempotency key must have 1 to ${LONGEST_IDEMPOTENCY_KEY} printable characters of ASCII.`,
      )
    const id = idempotencyKey === undefined ? newId() : idOf(`upload:${provider.id}/${viewer.id}/${idempotencyKey}`)
    const part = join(settings.folder, `${id}.${randomUUID()}.part`)
    try {
      const stored = await store(sent.bytes, part)
      if (!stored.ok) return stored
      const { bytes, sha256 } = stored.value
      if (sent.sha256 !== undefined && sent.sha256 !== sha256)
        return failed(
          'INVALID',
          ['digest'],
          said`What arrived is not what was announced: the checksum differs. Send it again.`,
        )
      const at = now().toISOString()
      const upload: UploadNode = {
        ...{ id, providerId: provider.id, accountId: viewer.id, folderId },
        ...(viewer.key ? { keyId: viewer.key.id } : {}),
        ...{ name: plainLine(sent.name.slice(0, 10 * LONGEST_NAME)).slice(0, LONGEST_NAME) || 'upload' },
        ...{ format: sent.format, bytes, sha256, dryRun: sent.dryRun, state: 'queued', position: 0, bytesRead: 0 },
        ...{ created: 0, updated: 0, unchanged: 0, refused: 0, createdAt: at },
      }
      // In its place before anybody looks for it: its name holds its checksum, so nothing else takes that place.
      await rename(part, pathOf(upload))
      const kept = await createUpload(graph, upload, tellOf('upload.create', viewer.id, upload))
      const isNew = kept === upload
      const isSame = kept.sha256 === sha256 && kept.format === sent.format && kept.dryRun === sent.dryRun
      if (!isNew && (kept.sha256 !== sha256 || kept.endedAt)) await rm(pathOf(upload), { force: true })
      if (!isNew && !isSame)
        return failed(
          'CONFLICT',
          ['idempotencyKey'],
          said`Something else was sent under this idempotency key. Choose another one.`,
        )
      wake()
      return { ok: true, value: { upload: kept, isNew } }
    } finally {
      await rm(part, { force: true })
    }
  }

  /** Writes what arrives into a file, and counts and sums it on the way. */
  async function store(
    bytes: AsyncIterable<Buffer>,
    path: string,
  ): Promise<Outcome<{ bytes: number; sha256: string }>> {
    const free = FILES_HELD * settings.mostBytes - (await sizeOf(settings.folder))
    const most = Math.min(settings.mostBytes, Math.max(0, free))
    const sum = createHash('sha256')
    let length = 0
    let isTooLong = false
    await pipeline(
      async function* () {
        for await (const chunk of bytes) {
          length += chunk.length
          isTooLong = length > most
          if (isTooLong) return
          sum.update(chunk)
          yield chunk
        }
      },
      createWriteStream(path, { flags: 'wx', mode: 0o600 }),
    )
    if (isTooLong)
      return failed(
        'TOO_LONG',
        ['file'],
        most < settings.mostBytes
          ? said`There is no room for more files now. Try again when other jobs are done.`
          : said`The file is larger than ${settings.mostBytes / 1_000_000} MB. Send it in parts.`,
      )
    if (length === 0) return failed('REQUIRED', ['file'], said`The file is empty.`)
    return { ok: true, value: { bytes: length, sha256: sum.digest('hex') } }
  }

  /** Looks for jobs, and starts those of providers that none runs for. */
  function wake(): void {
    if (isClosed) return
    begin(look().catch((error: unknown) => log.error({ err: error }, 'uploads could not be looked for')))
  }

  /** Work that nobody waits for but who closes. */
  function begin(work: Promise<void>): void {
    begun.add(work)
    void work.finally(() => begun.delete(work))
  }

  async function look(): Promise<void> {
    for (const { providerId, folderId: held } of await waitingUploads(graph)) {
      if (held !== folderId || running.has(providerId) || isClosed) continue
      // What a job keeps of its records is English, whoever's request began it.
      const work = speaking([], () => runAll(providerId))
        .catch((error: unknown) => log.error({ err: error }, 'the job of an upload was cut off'))
        .finally(() => running.delete(providerId))
      running.set(providerId, work)
    }
  }

  /** The jobs of one provider, one after another, until none is left. */
  async function runAll(providerId: string): Promise<void> {
    const lease = await takeCursor(graph, `upload:${providerId}`, leaseMs)
    if (!lease) return
    if (lease.isTakenOver) log.info({}, 'goes on with uploads of a process that ended')
    // A batch may take longer than the lease; whether it is still ours is asked after each.
    const renewing = setInterval(() => void lease.renew().catch(() => undefined), leaseMs / LOOKS_A_LEASE)
    renewing.unref()
    try {
      for (;;) {
        const next = (await waitingUploads(graph)).find(
          (each) => each.providerId === providerId && each.folderId === folderId,
        )
        if (!next || isClosed) return
        await run(next, () => lease.renew())
      }
    } finally {
      clearInterval(renewing)
      await lease.release().catch(() => undefined)
    }
  }

  async function run(waiting: UploadNode, renew: () => Promise<void>): Promise<void> {
    const { id, accountId } = waiting
    try {
      await beginUpload(graph, id, now().toISOString())
      const upload = await uploadById(graph, id)
      if (upload?.state !== 'running') return await rm(pathOf(waiting), { force: true })
      const isWhole = await goThrough(upload, renew)
      if (isWhole) await end(upload, 'done', null)
    } catch (error) {
      const upload = await uploadById(graph, id)
      const hasEnded = !upload || !(upload.state === 'queued' || upload.state === 'running')
      if (hasEnded) return await rm(pathOf(waiting), { force: true })
      // The graph is away, or another process has taken over: whoever looks next goes on.
      if (error instanceof GraphError && error.code !== 'INVALID') throw error
      const line = error instanceof InputError && error.line !== undefined ? `Line ${error.line}: ` : ''
      if (error instanceof InputError) return await end(upload, 'failed', `${line}${error.message}. ${error.advice}`)
      if (error instanceof RefusedError) return await end(upload, 'failed', error.message)
      log.error({ err: error, upload: id, account: accountId }, 'the job of an upload failed')
      await end(upload, 'failed', 'Something went wrong on our side. Send the file again.')
    }
  }

  async function end(upload: UploadNode, state: 'done' | 'failed', message: string | null): Promise<void> {
    await endUpload(
      graph,
      upload.id,
      { state, message, now: now().toISOString() },
      tellOf('upload.end', upload.accountId, upload, { state }),
    )
    await rm(pathOf(upload), { force: true })
    if (upload.dryRun) return
    await showChange(services)
  }

  /** Goes through a file from where its job stood. False when this process is to end before the file has. */
  async function goThrough(upload: UploadNode, renew: () => Promise<void>): Promise<boolean> {
    const path = pathOf(upload)
    if (!existsSync(path)) throw new RefusedError('The file is not here any more. Send it again.')
    const stream = createReadStream(path)
    try {
      let position = 0
      let batch: RawRecord[] = []
      const flush = async (): Promise<void> => {
        const from = position - batch.length
        const records = batch
        batch = []
        await turns.take(() => doBatch(upload, records, from))
        await renew()
      }
      for await (const record of readFile(stream, upload.format)) {
        position++
        if (position <= upload.position) continue
        batch.push(record)
        if (batch.length < MOST_RECORDS) continue
        if (isClosed) return false
        await flush()
      }
      if (isClosed) return false
      if (batch.length > 0) await flush()
      return true
    } finally {
      stream.destroy()
    }
  }

  /** Writes one batch and moves the job on, both in one transaction. */
  async function doBatch(
    { id, providerId, accountId, keyId, dryRun }: UploadNode,
    raws: RawRecord[],
    from: number,
  ): Promise<void> {
    const { viewer, provider } = await publisherOf(graph, accountId, providerId)
    const read = await toRecords(graph, raws)
    const good = read.flatMap(({ record }) => (record ? [record] : []))
    const step = (results: readonly BulkResult[]): UploadStep => {
      const rest = results[Symbol.iterator]()
      const all = read.map((each): [ReadRecord, BulkResult] => [
        each,
        each.record ? rest.next().value! : refusedOf(each),
      ])
      const count = (what: BulkResult['outcome']) => all.filter(([, { outcome }]) => outcome === what).length
      return {
        ...{ from, to: from + raws.length, bytesRead: raws.at(-1)!.end },
        ...{ created: count('CREATED'), updated: count('UPDATED') },
        ...{ unchanged: count('UNCHANGED'), refused: count('REFUSED') },
        lines: all.flatMap(([{ notes }, result], at) => lineOf(from + at + 1, result, notes)),
      }
    }
    const results = await upsertResources(services, {
      viewer: { ...viewer, key: keyId ? { id: keyId, scopes: ['publish'] } : null },
      ...{ provider, records: good, dryRun },
      also: (tx, done) => advanceUpload(tx, id, step(done)),
    })
    // Where nothing of the batch was written, the job still has to move on.
    const upload = await uploadById(graph, id)
    if (upload?.position === from) await graph.write((tx) => advanceUpload(tx, id, step(results)))
    else if (upload?.position !== from + raws.length) throw new UploadStoppedError(id)
  }

  async function tidy(): Promise<void> {
    await forgetUploads(graph, new Date(now().getTime() - KEPT_DAYS * DAY_MS).toISOString())
    const known = await uploadIds(graph)
    for (const file of await readdir(settings.folder)) {
      const [id = '', ending] = [file.split('.')[0], file.split('.').at(-1)]
      const { mtimeMs } = await stat(join(settings.folder, file))
      const isLeft = ending === 'part' || (ending === 'data' && !known.has(id))
      if (isLeft && Date.now() - mtimeMs > ABANDONED_MS) await rm(join(settings.folder, file), { force: true })
    }
  }

  const lookAround = (): void => {
    wake()
    begin(tidy().catch((error: unknown) => log.warn({ err: error }, 'old uploads could not be removed')))
  }
  lookAround()
  const timers = [setInterval(lookAround, TIDY_MS)]
  // Elsewhere no other process has jobs to leave behind.
  if (graph.engine === 'neo4j') timers.push(setInterval(wake, leaseMs / LOOKS_A_LEASE))
  for (const timer of timers) timer.unref()

  const settled = async (): Promise<void> => {
    await look()
    while (running.size > 0) {
      await Promise.all(running.values())
      await look()
    }
  }

  return {
    settings,
    receive,
    async cancel(viewer, id) {
      const upload = await uploadById(graph, id)
      if (!upload) return null
      const told = tellOf('upload.end', viewer.id, upload, { state: 'cancelled' })
      const isEnded = await endUpload(graph, id, { state: 'cancelled', message: null, now: now().toISOString() }, told)
      if (!isEnded) return null
      await rm(pathOf(upload), { force: true })
      return await uploadById(graph, id)
    },
    settled,
    async close() {
      isClosed = true
      for (const timer of timers) clearInterval(timer)
      await Promise.all([...begun])
      await Promise.all(running.values())
    },
  }
}

/** A job cannot go on, for a reason that people may read. */
class RefusedError extends Error {}

/** Who sent it, with the rights they have now. Throws RefusedError where they may not publish for it any more. */
async function publisherOf(graph: Graph, accountId: string, providerId: string) {
  const account = await accountById(graph, accountId)
  const [provider] = await agentsByIds(graph, [providerId])
  const viewer = account && (await viewerOf(graph, account))
  if (!viewer || !provider || !may(viewer, 'resource.publish', { providerId }))
    throw new RefusedError('Whoever sent the file may not publish for this provider any more.')
  return { viewer, provider }
}

function refusedOf(read: ReadRecord): BulkResult {
  const userErrors = read.record ? [] : read.userErrors
  return { key: read.key, outcome: 'REFUSED', id: null, keptFields: [], userErrors }
}

/** What is worth telling of a record, as a line of the report; nothing where all went as it was said. */
function lineOf(record: number, { key, outcome, id, keptFields, userErrors }: BulkResult, notes: string[]): string[] {
  if (outcome !== 'REFUSED' && notes.length === 0 && keptFields.length === 0) return []
  return [JSON.stringify({ record, key, outcome, id, keptFields, notes, userErrors })]
}

function tellOf(
  kind: 'upload.create' | 'upload.end',
  actor: string,
  { id, providerId, bytes, sha256, dryRun }: UploadNode,
  more: Record<string, string> = {},
): (tx: Transaction) => Promise<void> {
  return audited({ kind, actor, subject: id, values: { provider: providerId, bytes, sha256, dryRun, ...more } })
}

/** The name a folder gave itself when it was first opened: processes that share it run each other's jobs. */
function folderIdOf(folder: string): string {
  const path = join(folder, 'folder-id')
  try {
    writeFileSync(path, newId(), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(path, 'utf8').trim()
}

/** Bytes of the files in a folder. */
async function sizeOf(folder: string): Promise<number> {
  const files = await readdir(folder)
  const sizes = await Promise.all(
    files.map((file) =>
      stat(join(folder, file)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
