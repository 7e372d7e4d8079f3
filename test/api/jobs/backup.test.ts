/** Copying the place while it serves and while it is stopped, and starting from the copy. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '#api/config.ts'
import { backup } from '#api/jobs/backup.ts'
import type { JobIo, JobServices } from '#api/jobs/job.ts'
import { openJobServices } from '#api/jobs/registry.ts'
import { openLog } from '#api/log.ts'
import type { Graph } from '#graph/graph.ts'
import { openGraph } from '#graph/open.ts'
import { openSealer } from '#api/secret.ts'
import { loadClassroom } from '#test/fixtures/classroom.ts'

const log = openLog('silent')

let folder: string
let services: JobServices
let close: () => Promise<void>
let io: JobIo & { said: Record<'out' | 'err' | 'progress', string[]> }

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-backup-'))
  const said = { out: [] as string[], err: [] as string[], progress: [] as string[] }
  io = {
    said,
    out: (text) => void said.out.push(text),
    err: (text) => void said.err.push(text),
    progress: (text) => void said.progress.push(text),
    ...{ cwd: folder, input: '', signal: new AbortController().signal },
  }
  const config = readConfig({ GRAPH_URL: `file:${folder}/place/graph` })
  ;({ services, close } = await openJobServices(config, log, io))
  await loadClassroom(services.graph)
})
afterEach(async () => {
  await close()
  rmSync(folder, { recursive: true, force: true })
})

/** All that is in a graph, by label and by relationship. */
async function contentOf(graph: Graph): Promise<unknown> {
  return [
    await graph.read('MATCH (n) UNWIND labels(n) AS label RETURN label, count(n) AS count ORDER BY label'),
    await graph.read('MATCH ()-[r]->() RETURN type(r) AS type, count(r) AS count ORDER BY type'),
    await graph.read('MATCH (r:Resource) RETURN r {.*} AS r ORDER BY r.id'),
  ]
}

async function inCopy<T>(name: string, work: (graph: Graph) => Promise<T>): Promise<T> {
  const graph = await openGraph(`file:${join(folder, name, 'graph')}`)
  try {
    return await work(graph)
  } finally {
    await graph.close()
  }
}

describe('a copy of the place', () => {
  it('holds the graph, the secret and the files that wait, and nothing that is made anew', async () => {
    const { secret, uploads } = services.files
    const sealed = openSealer({ secret: '', file: secret }).seal('a key', 'amina')
    mkdirSync(uploads, { recursive: true })
    writeFileSync(join(uploads, 'one.data'), 'records')
    writeFileSync(join(uploads, 'folder-id'), 'a mark')
    writeFileSync(join(uploads, 'two.data.part'), 'half of one')
    writeFileSync(`${folder}/place/graph.search`, 'an image')
    expect(await backup(['--out', 'copy'], services, io)).toBe(0)
    expect(io.said.err).toEqual([])
    expect(io.said.out).toEqual([`${folder}/copy: the graph, the secret, uploads that wait: 1`])
    expect(io.said.progress).toEqual(['1 of 1 uploads that wait', 'Copying the graph …'])
    expect(readdirSync(join(folder, 'copy')).sort()).toEqual(['graph', 'secret', 'uploads'])
    expect(readdirSync(join(folder, 'copy/uploads')).sort()).toEqual(['folder-id', 'one.data'])
    expect(statSync(join(folder, 'copy')).mode & 0o77).toBe(0)
    expect(statSync(join(folder, 'copy/secret')).mode & 0o77).toBe(0)
    expect(openSealer({ secret: '', file: join(folder, 'copy/secret') }).unseal(sealed, 'amina')).toBe('a key')
    expect(await inCopy('copy', contentOf)).toEqual(await contentOf(services.graph))
  })

  it('is the graph as it was in one moment, while others write', async () => {
    let written = 0
    let isOver = false
    const writing = (async () => {
      for (; !isOver; written++)
        await services.graph.write(async (tx) => {
          await tx.run('CREATE (:Concept {id: $id, uri: $id})', { id: `a${written}` })
          await tx.run('CREATE (:Concept {id: $id, uri: $id})', { id: `b${written}` })
        })
    })()
    for (const name of ['one', 'two', 'three']) {
      const before = written
      expect(await backup(['--out', name], services, io)).toBe(0)
      const after = written
      const found = await inCopy(name, (graph) =>
        graph.read<{ id: string }>(
          "MATCH (c:Concept) WHERE c.id STARTS WITH 'a' OR c.id STARTS WITH 'b' RETURN c.id AS id",
        ),
      )
      const ids = new Set(found.map(({ id }) => id).filter((id) => /^[ab]\d+$/.test(id)))
      const pairs = ids.size / 2
      expect(pairs).toBeGreaterThanOrEqual(before)
      expect(pairs).toBeLessThanOrEqual(after + 1)
      for (let nth = 0; nth < pairs; nth++) expect(ids.has(`a${nth}`) && ids.has(`b${nth}`), `${nth}`).toBe(true)
    }
    isOver = true
    await writing
    expect(written).toBeGreaterThan(2)
  })

  it('can be written to where it is, apart from what it was copied from', async () => {
    expect(await backup(['--out=elsewhere/deep'], services, io)).toBe(0)
    const config = readConfig({ GRAPH_URL: `file:${folder}/elsewhere/deep/graph` })
    const there = await openJobServices(config, log, io)
    await there.services.graph.write((tx) => tx.run("CREATE (:Concept {id: 'only there', uri: 'x:there'})"))
    await there.close()
    const count = (graph: Graph) => graph.read("MATCH (c:Concept {id: 'only there'}) RETURN count(c) AS count")
    expect(await inCopy('elsewhere/deep', count)).toEqual([{ count: 1 }])
    expect(await count(services.graph)).toEqual([{ count: 0 }])
    // What holds for the graph holds for its copy: one id stands for one thing.
    await expect(
      inCopy('elsewhere/deep', (graph) =>
        graph.write((tx) => tx.run("CREATE (:Concept {id: 'only there', uri: 'x:again'})")),
      ),
    ).rejects.toThrow()
  })

  it('overwrites nothing, and says what is missing', async () => {
    writeFileSync(join(folder, 'file'), 'mine')
    for (const out of ['place', 'file']) {
      expect(await backup(['--out', out], services, io)).toBe(2)
      expect(io.said.err.pop()).toMatch(`${folder}/${out} is there already: name a folder that is not.\nnpm run backup`)
    }
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('mine')
    for (const [words, why] of [
      [[], 'Say where to'],
      [['--to', 'x'], 'There is no option --to'],
      [['x', '--out', 'y'], '"x" stands alone'],
    ] as const) {
      expect(await backup([...words], services, io)).toBe(2)
      expect(io.said.err.pop()).toContain(why)
    }
    const server = { ...services, graph: { ...services.graph, engine: 'neo4j' as const } }
    expect(await backup(['--out', 'z'], server, io)).toBe(2)
    expect(io.said.err.pop()).toContain('neo4j-admin')
  })

  it('leaves nothing behind when it is given up or fails', async () => {
    const gaveUp = new AbortController()
    const progress = (text: string) => text.startsWith('Copying') && gaveUp.abort(new Error('enough'))
    await expect(backup(['--out', 'copy'], services, { ...io, progress, signal: gaveUp.signal })).rejects.toThrow(
      'enough',
    )
    writeFileSync(join(folder, 'no-folder'), '')
    await expect(backup(['--out', 'no-folder/copy'], services, io)).rejects.toThrow()
    expect(readdirSync(folder).sort()).toEqual(['no-folder', 'place'])
    expect(existsSync(join(folder, 'copy'))).toBe(false)
  })
})
