/** Jobs of files ended by SIGKILL, again and again, as processes of their own on a folder of their own. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { openUploads } from '#api/bulk/uploads.ts'
import { viewerOf } from '#api/context.ts'
import type { Graph } from '#graph/graph.ts'
import { migrate } from '#graph/migrate.ts'
import { openGraph } from '#graph/open.ts'
import { accountById, createAccount } from '#graph/queries/account.ts'
import { createProvider } from '#graph/queries/agent.ts'
import { commit } from '#graph/queries/catalogue.ts'
import { waitingUploads, type UploadNode } from '#graph/queries/uploads.ts'
import { readAfricanStorybook } from '#seed/sources/african-storybook.ts'
import { readGlobalDigitalLibrary } from '#seed/sources/global-digital-library.ts'
import { readPhet } from '#seed/sources/phet.ts'
import { servicesOn } from '#test/bench/serve.ts'
import { neo4jEngine } from '#test/helpers/graphs.ts'
import { killAt, type Moment } from '#test/helpers/kill.ts'
import { wholeGraph } from '#test/helpers/whole-graph.ts'
import { collect, recordsOf } from '../../seed/files.ts'
import { lesson } from './machine.ts'

const SCRIPT = join(import.meta.dirname, 'upload-process.ts')
const PROVIDER = 'a6e3a26c-24e1-4f0e-9a43-6a3e5b1f7f10'
const CORPUS = process.env.CORPUS_DIR ?? ''
/** A process that is gone is missed after so long. */
const SHORT_LEASE_MS = 2_000
const folder = mkdtempSync(join(tmpdir(), 'waymark-upload-kill-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Opens a graph in a folder, and the uploads beside it, for a while. */
async function opened<T>(name: string, work: (graph: Graph, files: string) => Promise<T>): Promise<T> {
  mkdirSync(join(folder, name), { recursive: true })
  const graph = await openGraph(`file:${join(folder, name, 'graph')}`)
  try {
    return await work(graph, join(folder, name, 'uploads'))
  } finally {
    await graph.close()
  }
}

/** Makes a graph one with a provider and a file of it, whose job has not begun. */
async function furnish(graph: Graph, files: string, lines: readonly unknown[]): Promise<void> {
  await migrate(graph)
  const at = '2026-01-01T08:00:00.000Z'
  await createAccount(graph, {
    ...{ id: 'amina', email: 'amina@hill.example', name: 'Amina', agentId: 'amina-agent', createdAt: at },
  })
  const made = { ...{ id: PROVIDER, name: 'Hill School', accountId: 'amina' }, now: at }
  await commit(graph, async (tx) => ({ value: null, changes: (await createProvider(tx, made)).changes }))
  const services = await servicesOn(graph)
  const uploads = openUploads(
    services,
    { folder: files, mostBytes: 100_000_000 },
    { take: () => Promise.reject(new Error('not yet')) },
  )
  const viewer = await viewerOf(graph, (await accountById(graph, 'amina'))!)
  const text = lines.map((line) => JSON.stringify(line)).join('\n')
  await uploads.receive({
    ...{ viewer, provider: viewer.providers[0]!, name: 'all', format: 'json-lines', dryRun: false },
    // Its id follows from this, so that several graphs can be compared.
    idempotencyKey: 'all',
    bytes: Readable.from([Buffer.from(text)]),
  })
  await uploads.close()
}

const prepare = (name: string, lines: readonly unknown[]) =>
  opened(name, (graph, files) => furnish(graph, files, lines))

interface Left {
  graph: string[]
  told: unknown[]
  upload: UploadNode
}

/** What is there, times and made-up ids aside, and how the job stands. */
async function leftIn(graph: Graph): Promise<Left> {
  const [row] = await graph.read<{ upload: UploadNode }>('MATCH (u:Upload) RETURN u {.*} AS upload')
  // The chain of the log has salts: what it tells is compared, not how it is sealed.
  const told = await graph.read(
    'MATCH (e:AuditEntry) RETURN e.kind AS kind, e.actor AS actor, e.subject AS subject, e.values AS values ORDER BY e.sequence',
  )
  const lines = await wholeGraph(graph, { timeless: true })
  return { graph: lines.filter((line) => !line.includes('"Audit')), told, upload: row!.upload }
}

/** Goes on with what waits, to its end; gives what is left. */
async function finish(name: string): Promise<Left> {
  return await opened(name, async (graph, files) => {
    const uploads = openUploads(await servicesOn(graph), { folder: files, mostBytes: 100_000_000 })
    await uploads.settled()
    await uploads.close()
    return await leftIn(graph)
  })
}

async function isTheSameAfter(lines: readonly unknown[], moments: Moment[]): Promise<UploadNode> {
  const base = `base-${lines.length}`
  await prepare(base, lines)
  for (const name of ['undisturbed', 'killed']) cpSync(join(folder, base), join(folder, name), { recursive: true })
  for (const moment of moments) {
    await killAt(moment, SCRIPT, [`file:${join(folder, 'killed', 'graph')}`, join(folder, 'killed', 'uploads')])
    await opened('killed', async (graph) => {
      const [upload] = await waitingUploads(graph)
      expect(upload?.state).toBe('running')
      const [count] = await graph.read<{ n: number }>('MATCH (r:Resource) RETURN count(r) AS n')
      // What was written is what the job says was written.
      expect(count!.n).toBe(upload!.created)
    })
  }
  const [after, before] = [await finish('killed'), await finish('undisturbed')]
  expect(after.graph).toEqual(before.graph)
  expect(after.told).toEqual(before.told)
  for (const name of ['undisturbed', 'killed']) rmSync(join(folder, name), { recursive: true })
  return after.upload
}

describe('the job of a file that is killed three times', () => {
  it('ends with the same graph as one that was not', { timeout: 120_000 }, async () => {
    const lines = Array.from({ length: 2_200 }, (_, at) => lesson(`r${at}`, at % 40 === 7 ? { url: 'none' } : {}))
    const upload = await isTheSameAfter(lines, ['committing:1', 'committed:1', 'committing:1'])
    expect(upload).toMatchObject({ state: 'done', position: 2_200, created: 2_145, refused: 55, unchanged: 0 })
  })

  it.skipIf(!CORPUS)('so it is with 14,000 real records (CORPUS_DIR)', { timeout: 300_000 }, async () => {
    const of = (name: string) => [join(CORPUS, 'oer', name)]
    const items = [
      ...(await collect(readPhet(of('phet-simulations.jsonl')))),
      ...(await collect(readAfricanStorybook(of('african-storybook.jsonl')))),
      ...(await collect(readGlobalDigitalLibrary(of('global-digital-library.jsonl')))),
    ]
    const real = recordsOf(items).flatMap((record) => (record.type === 'resource' ? [record] : []))
    const lines = Array.from({ length: 14_000 }, (_, at) => {
      const record = real[at % real.length]!
      const round = Math.floor(at / real.length)
      return {
        key: round === 0 ? record.sourceKey : `${record.sourceKey}#${round}`,
        resource: {
          ...{ title: record.titles[0]!.text, description: record.descriptions[0]?.text ?? record.titles[0]!.text },
          ...{ url: record.url, language: record.languages[0] ?? 'und', keywords: record.keywords },
          ...{ licence: record.licences[0]?.licence ?? '', audience: record.audience, ageFrom: record.ageFrom },
          creators: record.contributions.map(({ agent }) => agent.name),
          files: record.files.map(({ url, mediaType, bytes }) => ({ url, mediaType, bytes })),
        },
      }
    })
    const upload = await isTheSameAfter(lines, ['committed:2', 'committing:5', 'committed:4'])
    expect(upload).toMatchObject({ state: 'done', position: 14_000, updated: 0 })
    expect(upload.created).toBeGreaterThan(10_000)
  })
})

describe.skipIf(!neo4jEngine.available)('two processes on one Neo4j', () => {
  it('end a job of which one was killed in the middle as one process alone does', { timeout: 240_000 }, async () => {
    const lines = Array.from({ length: 1_200 }, (_, at) => lesson(`r${at}`, at % 40 === 7 ? { url: 'none' } : {}))
    await prepare('alone', lines)
    const alone = await finish('alone')
    const graph = await neo4jEngine.open()
    try {
      const files = join(folder, 'shared')
      mkdirSync(files)
      await furnish(graph, files, lines)
      const dying = killAt('committing:2', SCRIPT, [process.env.NEO4J_URL!, files, String(SHORT_LEASE_MS)])
      await vi.waitUntil(async () => (await waitingUploads(graph))[0]?.position === 1_000, { timeout: 100_000 })
      // The other process is there all the time: it leaves the job to the first one while that lives.
      const settings = { folder: files, mostBytes: 100_000_000, leaseMs: SHORT_LEASE_MS }
      const uploads = openUploads(await servicesOn(graph), settings)
      await dying
      await vi.waitUntil(async () => (await waitingUploads(graph)).length === 0, { timeout: 100_000 })
      await uploads.close()
      const after = await leftIn(graph)
      expect(after.upload).toMatchObject({ state: 'done', position: 1_200, created: 1_170, refused: 30 })
      expect(after.told).toEqual(alone.told)
      expect(after.graph).toEqual(alone.graph)
    } finally {
      await graph.close()
    }
  })
})
