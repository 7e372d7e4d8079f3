/**
 * Files of records that providers send, and their jobs. Private, as accounts are. How far a job is moves in the
 * transaction that writes its batch, so a job that is cut off goes on where it stood.
 */
import { GraphError, type Graph, type Params, type Transaction } from '#graph/graph.ts'

export const UPLOAD_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
export type UploadState = (typeof UPLOAD_STATES)[number]
export type UploadFormat = 'json-lines' | 'csv'

/** A file that was sent, and its job. */
export interface UploadNode {
  id: string
  providerId: string
  accountId: string
  /** The API key that sent it; absent for a session. */
  keyId?: string | null
  /** The folder that holds the file. */
  folderId: string
  /** Its name as people gave it. */
  name: string
  format: UploadFormat
  bytes: number
  /** In hex. */
  sha256: string
  dryRun: boolean
  state: UploadState
  /** Records that were done with, and the bytes of the file read by then. */
  position: number
  bytesRead: number
  created: number
  updated: number
  unchanged: number
  refused: number
  /** Why it failed. */
  message?: string | null
  createdAt: string
  startedAt?: string | null
  endedAt?: string | null
}

/** How far a batch brought a job: what it adds to the counts, and lines of the report. */
export interface UploadStep {
  from: number
  to: number
  bytesRead: number
  created: number
  updated: number
  unchanged: number
  refused: number
  lines: string[]
}

const ALL = 'u {.*} AS upload'

export const QUERIES = {
  create: 'CREATE (u:Upload) SET u = $upload',
  byId: `MATCH (u:Upload {id: $id}) RETURN ${ALL}`,
  ofProvider: `MATCH (u:Upload) WHERE u.providerId = $providerId RETURN ${ALL} ORDER BY u.createdAt DESC, u.id LIMIT $limit`,
  ofAccount: `MATCH (u:Upload) WHERE u.accountId = $accountId RETURN ${ALL} ORDER BY u.createdAt, u.id`,
  waiting: `MATCH (u:Upload) WHERE u.state IN ['queued', 'running'] RETURN ${ALL} ORDER BY u.createdAt, u.id`,
  ids: 'MATCH (u:Upload) RETURN u.id AS id',
  begin: `MATCH (u:Upload {id: $id}) WHERE u.state = 'queued' SET u.state = 'running', u.startedAt = $now`,
  // Taken first, so that of two processes at one place the second one sees what the first one has done.
  lock: 'MATCH (u:Upload {id: $id}) SET u.position = u.position RETURN u.id AS id',
  advance: `MATCH (u:Upload {id: $id}) WHERE u.state = 'running' AND u.position = $from
    SET u.position = $to, u.bytesRead = $bytesRead, u.created = u.created + $created, u.updated = u.updated + $updated,
      u.unchanged = u.unchanged + $unchanged, u.refused = u.refused + $refused RETURN u.id AS id`,
  report: 'CREATE (p:UploadReport) SET p = $report',
  end: `MATCH (u:Upload {id: $id}) WHERE u.state IN ['queued', 'running']
    SET u.state = $state, u.message = $message, u.endedAt = $now RETURN u.id AS id`,
  reports: `MATCH (p:UploadReport) WHERE p.uploadId = $id AND p.position > $after
    RETURN p.position AS position, p.lines AS lines ORDER BY p.position LIMIT $limit`,
  ended: 'MATCH (u:Upload) WHERE u.endedAt < $before RETURN u.id AS id',
  forgetReports: 'MATCH (p:UploadReport) WHERE p.uploadId IN $ids DELETE p',
  forget: 'MATCH (u:Upload) WHERE u.id IN $ids DELETE u',
} as const

const NOW = '2026-11-21T08:00:00.000Z'
/** An upload of the furnished classroom. */
export const EXAMPLE_UPLOAD: UploadNode = {
  ...{ id: 'example-upload', providerId: 'school', accountId: 'amina', folderId: 'here', name: 'all.jsonl' },
  ...{ format: 'json-lines', bytes: 2_000, sha256: '00', dryRun: false, state: 'queued', position: 0, bytesRead: 0 },
  ...{ created: 0, updated: 0, unchanged: 0, refused: 0, createdAt: NOW },
}
const NOTHING = { created: 0, updated: 0, unchanged: 0, refused: 0 }

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  create: { upload: { ...EXAMPLE_UPLOAD, id: 'another-upload' } },
  byId: { id: 'example-upload' },
  ofProvider: { providerId: 'school', limit: 20 },
  ofAccount: { accountId: 'amina' },
  waiting: {},
  ids: {},
  begin: { id: 'example-upload', now: NOW },
  lock: { id: 'running-upload' },
  advance: { id: 'running-upload', from: 0, to: 2, bytesRead: 200, ...NOTHING, refused: 2 },
  report: { report: { id: 'example-upload/2', uploadId: 'example-upload', position: 2, lines: ['{}'] } },
  end: { id: 'example-upload', state: 'cancelled', message: null, now: NOW },
  reports: { id: 'ended-upload', after: 0, limit: 10 },
  ended: { before: '2027-01-01T00:00:00.000Z' },
  forgetReports: { ids: ['ended-upload'] },
  forget: { ids: ['ended-upload'] },
}

type Stored = { upload: UploadNode }

/**
 * Notes a file that was sent, with its job waiting. Where one of this id is there already nothing is written, and that one
 * is given.
 */
export async function createUpload(
  graph: Graph,
  upload: UploadNode,
  then: (tx: Transaction) => Promise<void>,
): Promise<UploadNode> {
  return await graph.write(async (tx) => {
    const [there] = await tx.run<Stored>(QUERIES.byId, { id: upload.id })
    if (there) return there.upload
    await tx.run(QUERIES.create, { upload: { ...upload } })
    await then(tx)
    return upload
  })
}

/** An upload by id; null when there is none. */
export async function uploadById(graph: Graph, id: string): Promise<UploadNode | null> {
  const [row] = await graph.read<Stored>(QUERIES.byId, { id })
  return row?.upload ?? null
}

/** The uploads of a provider, newest first. */
export async function uploadsOf(graph: Graph, providerId: string, limit: number): Promise<UploadNode[]> {
  return (await graph.read<Stored>(QUERIES.ofProvider, { providerId, limit })).map(({ upload }) => upload)
}

/** The uploads that an account sent, oldest first. */
export async function uploadsByAccount(graph: Graph, accountId: string): Promise<UploadNode[]> {
  return (await graph.read<Stored>(QUERIES.ofAccount, { accountId })).map(({ upload }) => upload)
}

/** Uploads whose jobs have not ended, oldest first. */
export async function waitingUploads(graph: Graph): Promise<UploadNode[]> {
  return (await graph.read<Stored>(QUERIES.waiting)).map(({ upload }) => upload)
}

/** Ids of all uploads. */
export async function uploadIds(graph: Graph): Promise<Set<string>> {
  return new Set((await graph.read<{ id: string }>(QUERIES.ids)).map(({ id }) => id))
}

/** Says that a job runs; one that ran before goes on. */
export async function beginUpload(graph: Graph, id: string, now: string): Promise<void> {
  await graph.write((tx) => tx.run(QUERIES.begin, { id, now }))
}

/** The job of an upload was cancelled, or another process has taken it over. */
export class UploadStoppedError extends GraphError {
  constructor(id: string) {
    super('CONFLICT', `upload: the job ${id} is not at the place it was left at`)
    this.name = 'UploadStoppedError'
  }
}

/** Moves a job on, in the transaction of its batch. Throws UploadStoppedError where it was cancelled or taken over. */
export async function advanceUpload(tx: Transaction, id: string, { lines, ...step }: UploadStep): Promise<void> {
  await tx.run(QUERIES.lock, { id })
  const moved = await tx.run(QUERIES.advance, { id, ...step })
  if (moved.length === 0) throw new UploadStoppedError(id)
  if (lines.length === 0) return
  const report = { id: `${id}/${step.to}`, uploadId: id, position: step.to, lines }
  await tx.run(QUERIES.report, { report })
}

/** Ends a job; false where it had ended before. */
export async function endUpload(
  graph: Graph,
  id: string,
  { state, message, now }: { state: UploadState; message: string | null; now: string },
  then: (tx: Transaction) => Promise<void> = async () => {},
): Promise<boolean> {
  return await graph.write(async (tx) => {
    const ended = await tx.run(QUERIES.end, { id, state, message, now })
    if (ended.length > 0) await then(tx)
    return ended.length > 0
  })
}

/** Batches of a report after a place, in order. */
export async function uploadReports(
  graph: Graph,
  id: string,
  after: number,
  limit: number,
): Promise<{ position: number; lines: string[] }[]> {
  return await graph.read<{ position: number; lines: string[] }>(QUERIES.reports, { id, after, limit })
}

/** Forgets uploads that ended before then (ISO 8601 UTC). */
export async function forgetUploads(graph: Graph, before: string): Promise<void> {
  await graph.write(async (tx) => {
    const ids = (await tx.run<{ id: string }>(QUERIES.ended, { before })).map(({ id }) => id)
    if (ids.length > 0) await forget(tx, ids)
  })
}

/** Forgets all that an account sent, within the transaction that removes it. */
export async function forgetUploadsOf(tx: Transaction, accountId: string): Promise<void> {
  const rows = await tx.run<Stored>(QUERIES.ofAccount, { accountId })
  if (rows.length > 0)
    await forget(
      tx,
      rows.map(({ upload }) => upload.id),
    )
}

async function forget(tx: Transaction, ids: string[]): Promise<void> {
  await tx.run(QUERIES.forgetReports, { ids })
  await tx.run(QUERIES.forget, { ids })
}
