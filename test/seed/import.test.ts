import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Graph } from '#graph/graph.ts'
import { migrate } from '#graph/migrate.ts'
import { openGraph } from '#graph/open.ts'
import { currentVersion } from '#graph/queries/catalogue.ts'
import { outcomesByCode, prerequisiteColumns } from '#graph/queries/outcome.ts'
import { importFiles, type ImportEvent, type ImportOptions, type ImportResult } from '#seed/import.ts'
import { seed, seedIfEmpty } from '#seed/seed.ts'
import { dryRun, folderWith, jsonLines } from './files.ts'

const SOURCE = { type: 'source', key: 'garden', name: 'Garden' }
const FRAMEWORK = { type: 'framework', key: 'plants', title: { en: 'Plants' } }
const outcome = (key: string, requires: object[] = [], more: object = {}) => ({
  type: 'outcome',
  key,
  framework: 'plants',
  code: key.toUpperCase(),
  statement: { en: `Knows ${key}` },
  requires,
  ...more,
})
const resource = (key: string, more: object = {}) => ({
  type: 'resource',
  key,
  title: { en: `Resource ${key}` },
  url: `https://example.org/${key}`,
  language: 'en',
  provider: 'Garden',
  ...more,
})
const hard = (key: string) => ({ key, strength: 'hard' })
const soft = (key: string, confidence = 1) => ({ key, strength: 'soft', confidence })

async function freshGraph(): Promise<Graph> {
  const graph = await openGraph('memory:')
  onTestFinished(() => graph.close())
  const { error } = await migrate(graph)
  if (error) throw error
  return graph
}

async function run(
  graph: Graph,
  files: Record<string, unknown> | string,
  options: Partial<ImportOptions> = {},
): Promise<ImportResult & { events: ImportEvent[] }> {
  const events: ImportEvent[] = []
  const folder = typeof files === 'string' ? files : folderWith(files)
  const result = await importFiles({ files: [folder], ...options }, { graph }, (event) => events.push(event))
  return { ...result, events }
}

const count = async (graph: Graph, label: string) =>
  (await graph.read<{ n: number }>(`MATCH (n:${label}) RETURN count(n) AS n`))[0]?.n

describe('an import', () => {
  it('writes records and edges, and nothing the second time', async () => {
    const graph = await freshGraph()
    const folder = folderWith({
      'a.jsonl': jsonLines(
        SOURCE,
        FRAMEWORK,
        outcome('a'),
        outcome('b', [hard('a')]),
        resource('r', { alignments: [{ code: 'B', kind: 'teaches' }] }),
      ),
    })
    const first = await run(graph, folder)
    expect(first).toMatchObject({ exitCode: 0, problems: [] })
    expect(first.counts.byType).toMatchObject({
      framework: { read: 1, created: 1 },
      outcome: { read: 2, created: 2 },
      resource: { read: 1, created: 1 },
      requires: { read: 1, created: 1 },
    })
    const version = await currentVersion(graph)
    const second = await run(graph, folder, { now: new Date('2031-01-01T00:00:00Z') })
    expect(second.counts.byType).toMatchObject({
      framework: { created: 0, unchanged: 1 },
      outcome: { created: 0, unchanged: 2 },
      resource: { created: 0, updated: 0, unchanged: 1 },
      requires: { created: 0, unchanged: 1, removed: 0 },
    })
    expect(await currentVersion(graph)).toBe(version)
  })

  it('updates what changed, and takes away the edges its source no longer has', async () => {
    const graph = await freshGraph()
    await run(graph, {
      'a.jsonl': jsonLines(SOURCE, FRAMEWORK, outcome('a'), outcome('b', [hard('a')]), outcome('c', [hard('b')])),
    })
    const again = await run(graph, {
      'a.jsonl': jsonLines(SOURCE, outcome('b'), outcome('c', [hard('b')], { statement: { en: 'New' } })),
    })
    expect(again.counts.byType).toMatchObject({
      outcome: { updated: 1, unchanged: 1 },
      requires: { unchanged: 1, removed: 1 },
    })
    expect(await prerequisiteColumns(graph)).toHaveLength(1)
    expect(await count(graph, 'Outcome')).toBe(3)
  })

  it('tells what is gone from the source when the files are complete, and keeps it', async () => {
    const graph = await freshGraph()
    await run(graph, { 'a.jsonl': jsonLines(SOURCE, resource('r1'), resource('r2')) })
    const silent = await run(graph, { 'a.jsonl': jsonLines(SOURCE, resource('r1')) })
    expect(silent.events.filter((event) => event.type === 'note')).toEqual([])
    const told = await run(graph, { 'a.jsonl': jsonLines(SOURCE, resource('r1')) }, { complete: true })
    expect(told.events).toContainEqual({
      type: 'note',
      message: expect.stringMatching(/1 records here are gone.*garden:r2/),
    })
    expect(await count(graph, 'Resource')).toBe(2)
  })

  it('checks everything and writes nothing on a dry run', async () => {
    const result = await dryRun(
      folderWith({ 'a.jsonl': jsonLines(SOURCE, resource('r'), resource('s', { url: 'x' })) }),
    )
    expect(result).toMatchObject({ exitCode: 1, dryRun: true })
    expect(result.counts.byType.resource).toMatchObject({ read: 2, rejected: 1, created: 0 })
  })

  it('of resources stops after the batch at hand when it is told to, and completes when run again', async () => {
    const graph = await freshGraph()
    const folder = folderWith({
      'a.jsonl': jsonLines(SOURCE, ...Array.from({ length: 2_500 }, (_, at) => resource(`r${at}`))),
    })
    const stop = new AbortController()
    const events: ImportEvent[] = []
    const stopping: Graph = {
      ...graph,
      async write(work) {
        const value = await graph.write(work)
        stop.abort()
        return value
      },
    }
    const stopped = await importFiles({ files: [folder], signal: stop.signal }, { graph: stopping }, (event) => {
      events.push(event)
    })
    expect(stopped.exitCode).toBe(1)
    expect(events).toContainEqual({ type: 'note', message: expect.stringContaining('run the import again') })
    expect(await count(graph, 'Resource')).toBeLessThan(2_500)
    expect((await run(graph, folder)).exitCode).toBe(0)
    expect((await run(graph, folder)).counts.byType).toMatchObject({ resource: { unchanged: 2_500 } })
  })

  it('reads files, folders and patterns, each file once', async () => {
    const folder = folderWith({
      'a/one.jsonl': jsonLines(SOURCE, resource('r')),
      'a/b/two.jsonl': jsonLines(SOURCE, resource('s')),
      'a/notes.md': '# no',
    })
    const result = await dryRun(folder, { folder, files: ['a', 'a/one.jsonl', 'a/*.jsonl'] })
    expect(result.counts.byType.resource).toMatchObject({ read: 2, repeated: 0 })
  })

  it('sees an outcome that a crosswalk named before its framework was here', async () => {
    const graph = await freshGraph()
    const reference = {
      kind: 'close',
      case: { document: 'DOC', item: 'ITEM' },
      uri: 'http://x.org/i',
      code: '6.RP.A.3',
    }
    await run(graph, { 'a.jsonl': jsonLines(SOURCE, FRAMEWORK, outcome('a', [], { matches: [reference] })) })
    const document = {
      identifier: 'doc',
      uri: 'http://x.org/d',
      title: 'Standards',
      creator: 'C',
      lastChangeDateTime: '2026-01-01',
    }
    const item = {
      identifier: 'item',
      uri: 'http://x.org/i',
      fullStatement: 'Use ratios',
      humanCodingScheme: '6.RP.A.3',
      language: 'en',
    }
    await run(graph, { 'p.json': { CFDocument: document, CFItems: [item], CFAssociations: [] } })
    const [found, ...others] = await outcomesByCode(graph, ['6rpa3'])
    expect(others).toEqual([])
    expect(found).toMatchObject({ state: 'published', statements: [{ text: 'Use ratios' }] })
    expect(await count(graph, 'Outcome')).toBe(2)
  })
})

describe('cycles', () => {
  it('lose their weakest prerequisite, which is kept as proposed and told in words', async () => {
    const graph = await freshGraph()
    const result = await run(graph, {
      'a.jsonl': jsonLines(
        SOURCE,
        FRAMEWORK,
        outcome('a', [soft('c', 0.4)]),
        outcome('b', [hard('a')]),
        outcome('c', [soft('b', 0.9)]),
      ),
    })
    expect(result.exitCode).toBe(0)
    expect(result.counts.byType.requires).toMatchObject({ read: 3, created: 3, setAside: 1 })
    expect(result.problems.map((problem) => problem.message)).toEqual([
      'set aside, as it would close a cycle: “A (Knows a)” requires “C (Knows c)”, which requires “B (Knows b)”, which requires “A (Knows a)”',
    ])
    const edges = await prerequisiteColumns(graph)
    expect(edges.filter((edge) => edge.status === 'proposed')).toEqual([
      expect.objectContaining({ strength: 'soft', confidence: 0.4 }),
    ])
  })

  it('of two outcomes, and long ones, are cut once each, and a second run writes nothing', async () => {
    const graph = await freshGraph()
    const ring = Array.from({ length: 60 }, (_, at) => outcome(`r${at}`, [hard(`r${(at + 1) % 60}`)]))
    const folder = folderWith({
      'a.jsonl': jsonLines(SOURCE, FRAMEWORK, outcome('a', [hard('b')]), outcome('b', [hard('a')]), ...ring),
    })
    expect((await run(graph, folder)).counts.byType.requires).toMatchObject({ created: 62, setAside: 2 })
    expect((await run(graph, folder)).counts.byType.requires).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 62,
      setAside: 2,
    })
  })

  it('never touch an edge that is here already', async () => {
    const graph = await freshGraph()
    await run(graph, { 'a.jsonl': jsonLines(SOURCE, FRAMEWORK, outcome('a'), outcome('b', [soft('a', 0.1)])) })
    const other = { ...SOURCE, key: 'other' }
    const result = await run(graph, {
      'b.jsonl': jsonLines(
        other,
        FRAMEWORK,
        outcome('x', [{ sourceKey: 'garden:b', strength: 'hard' }]),
        outcome('y', [hard('x')], { matches: [] }),
      ),
      'c.json': {
        CFDocument: {
          identifier: 'd',
          uri: 'http://x.org/d',
          title: 'D',
          creator: 'C',
          lastChangeDateTime: '2026-01-01',
        },
        CFItems: [],
        CFAssociations: [],
      },
    })
    expect(result.counts.byType.requires).toMatchObject({ created: 2, setAside: 0 })
    expect((await prerequisiteColumns(graph)).every((edge) => edge.status === 'accepted')).toBe(true)
  })

  it('of an outcome with itself are rejected', async () => {
    const result = await dryRun(
      folderWith({ 'a.jsonl': jsonLines(SOURCE, FRAMEWORK, outcome('a', [hard('a')]), outcome('b')) }),
    )
    expect(result).toMatchObject({ exitCode: 1 })
    expect(result.problems[0]).toMatchObject({
      line: 3,
      path: '$.requires[0]',
      message: 'an outcome cannot require itself',
    })
  })

  it('between an outcome and its own part are told and kept', async () => {
    const graph = await freshGraph()
    const result = await run(graph, {
      'a.jsonl': jsonLines(SOURCE, FRAMEWORK, outcome('whole'), outcome('part', [hard('whole')], { parent: 'whole' })),
    })
    expect(result.problems).toEqual([
      expect.objectContaining({ rejected: false, message: expect.stringContaining('is a part of') }),
    ])
    expect(result.counts.byType.requires).toMatchObject({ created: 1 })
  })
})

describe('bad input', () => {
  const good = jsonLines(SOURCE, resource('r'))
  const problemsFor = async (files: Record<string, unknown>, options: Partial<ImportOptions> = {}) => {
    const result = await dryRun(folderWith(files), options)
    return {
      ...result,
      told: result.problems.map(({ file, line, path, message }) => [file.split('/').at(-1), line, path, message]),
    }
  }

  it.each([
    ['no file', { files: [] }, 'no file is named'],
    ['a file that is not there', { files: ['nowhere.json'] }, 'there is no such file'],
    ['a pattern without files', { files: ['*.nothing'] }, 'no file matches'],
    ['a format we do not know', { files: ['.'], format: 'docx' }, 'no format we know'],
    ['a device', { files: ['/dev/null'] }, 'neither a file nor a folder'],
  ])('%s gets a clear error and nothing is done', async (_what, options, message) => {
    const result = await problemsFor({ 'a.jsonl': good }, options)
    expect(result.exitCode).toBe(2)
    expect(result.told[0]?.[3]).toContain(message)
    expect(result.problems[0]?.advice).toMatch(/\.$/)
  })

  it('an empty folder is told', async () => {
    const folder = folderWith({ 'readme.md': 'x' })
    expect((await dryRun(folder)).problems[0]?.message).toContain('no JSON or CSV files')
  })

  it('broken JSON in lines names line and column, and the other lines are taken', async () => {
    const { told, exitCode, counts } = await problemsFor({
      'a.jsonl': jsonLines(SOURCE, resource('r'), '{"type": "resource", "key": }', resource('s')),
    })
    expect(exitCode).toBe(1)
    expect(told).toEqual([['a.jsonl', 3, undefined, expect.stringContaining('line 3, column 29')]])
    expect(counts.byType.resource).toMatchObject({ read: 2 })
  })

  it('a file cut off in its last line loses that line only', async () => {
    const { told, counts } = await problemsFor({ 'a.jsonl': good + jsonLines(resource('s')).slice(0, 40) })
    expect(told).toEqual([['a.jsonl', 3, undefined, expect.stringContaining('line 3')]])
    expect(counts.byType.resource?.read).toBe(1)
  })

  it('a document that is cut off or broken gives nothing at all', async () => {
    const whole = JSON.stringify(
      {
        CFDocument: { identifier: 'd', title: 'D' },
        CFItems: [{ identifier: 'a', fullStatement: 'A' }],
        CFAssociations: [],
      },
      null,
      1,
    )
    for (const content of [whole.slice(0, -20), whole.replace('"fullStatement":', '"fullStatement"')]) {
      const { exitCode, told, counts } = await problemsFor({ 'p.json': content })
      expect(exitCode).toBe(2)
      expect(told[0]?.[3]).toMatch(/line \d+/)
      expect(counts.byType.outcome).toBeUndefined()
    }
  })

  it.each([
    ['UTF-16', Buffer.from(good, 'utf16le'), 'UTF-16'],
    ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(good, 'utf16le').swap16()]), 'UTF-16'],
    ['Latin-1', Buffer.from(good + jsonLines(resource('é')), 'latin1'), 'not UTF-8'],
  ])('a file in %s says so', async (_name, content, words) => {
    const { told } = await problemsFor({ 'a.jsonl': content })
    expect(told[0]?.[3]).toContain(words)
  })

  it('a byte order mark is no fault', async () => {
    expect(await problemsFor({ 'a.jsonl': `\uFEFF${good}` })).toMatchObject({ exitCode: 0, told: [] })
  })

  it('a line of 50 MB is told by its number and the rest is taken', async () => {
    const folder = folderWith({})
    writeFileSync(
      join(folder, 'a.jsonl'),
      `${good}{"type":"resource","key":"big","x":"${'x'.repeat(50_000_000)}"}\n${jsonLines(resource('s'))}`,
    )
    const result = await dryRun(folder)
    expect(result.problems).toEqual([
      expect.objectContaining({ line: 3, message: 'the line is longer than 16 MB', rejected: true }),
    ])
    expect(result.counts.byType.resource?.read).toBe(2)
  })

  it('a repeated identifier is told where it stood, and the last record counts', async () => {
    const graph = await freshGraph()
    const folder = folderWith({
      'a.jsonl': jsonLines(SOURCE, FRAMEWORK, outcome('x'), outcome('a', [hard('x')], { statement: { en: 'First' } })),
      'b.jsonl': jsonLines(SOURCE, outcome('a', [], { statement: { en: 'Second' } })),
    })
    const first = await run(graph, folder)
    expect(first.exitCode).toBe(0)
    expect(first.counts.byType).toMatchObject({ outcome: { read: 3, created: 2, repeated: 1 } })
    expect(first.problems).toEqual([
      expect.objectContaining({ file: join(folder, 'a.jsonl'), line: 4, record: 'garden:a', rejected: false }),
    ])
    expect((await outcomesByCode(graph, ['a']))[0]?.statements[0]?.text).toBe('Second')
    expect(await prerequisiteColumns(graph)).toEqual([])
    const version = await currentVersion(graph)
    await run(graph, folder)
    expect(await currentVersion(graph)).toBe(version)
  })

  it('a reference to nothing here becomes a placeholder, an unknown id is rejected alone', async () => {
    const graph = await freshGraph()
    const ghost = { sourceKey: 'id:00000000-0000-4000-8000-000000000000', kind: 'teaches' }
    const result = await run(graph, {
      'a.jsonl': jsonLines(
        SOURCE,
        resource('r', { alignments: [{ key: 'nowhere', kind: 'teaches' }] }),
        resource('s', { alignments: [ghost] }),
        resource('t'),
      ),
    })
    expect(result.exitCode).toBe(1)
    expect(result.counts).toMatchObject({ placeholders: 1 })
    expect(result.counts.byType.resource).toMatchObject({ created: 2, rejected: 1 })
    expect(result.problems).toEqual([expect.objectContaining({ line: 3, rejected: true, record: 'garden:s' })])
  })

  it('dates and languages that are none, javascript links, markup and overrides are handled field by field', async () => {
    const { told, counts } = await problemsFor({
      'a.jsonl': jsonLines(
        SOURCE,
        resource('1', { published: '31.12.2025' }),
        resource('2', { language: 'klingonish' }),
        resource('3', { url: 'JavaScript:alert(1)' }),
        resource('4', { title: { en: '<img src=x onerror=alert(1)>' } }),
        resource('5', { title: { en: 'Safe \u202etxt.exe <b>bold</b> 1 < 2' } }),
        resource('6', { files: [{ url: 'file:///etc/passwd' }] }),
      ),
    })
    expect(told.map(([, line, path]) => [line, path])).toEqual([
      [2, '$.published'],
      [3, '$.language'],
      [4, '$.url'],
      [5, '$.title.en'],
      [7, '$.files[0].url'],
    ])
    expect(counts.byType.resource).toMatchObject({ read: 6, rejected: 5 })
  })

  it('Cypher and quotes in texts and keys are text', async () => {
    const graph = await freshGraph()
    const nasty = `'}) DETACH DELETE n // \\" \u0060`
    const result = await run(graph, {
      'a.jsonl': jsonLines(
        SOURCE,
        resource(`x'"})--`, { title: { en: nasty }, url: 'https://example.org/x' }),
        resource('y'),
      ),
    })
    expect(result.exitCode).toBe(0)
    const rows = await graph.read<{ titles: string[] }>('MATCH (r:Resource) RETURN r.titles AS titles ORDER BY r.url')
    expect(rows.map((row) => row.titles[0])).toContain(nasty)
  })

  it('shares one report: values are shortened and carry no controls', async () => {
    const { problems } = await problemsFor({
      'a.jsonl': jsonLines(SOURCE, resource('1', { url: `\u001b[31m${'x'.repeat(500)}` })),
    })
    expect(problems[0]?.value?.length).toBeLessThanOrEqual(80)
    expect(problems[0]?.value).not.toContain('\u001b')
  })

  it('a graph that fails ends the run with what to do, and what was written stays', async () => {
    const graph = await freshGraph()
    const failing: Graph = {
      ...graph,
      engine: graph.engine,
      read: graph.read.bind(graph),
      write: graph.write.bind(graph),
      close: () => graph.close(),
      schema: graph.schema.bind(graph),
      checkpoint: graph.checkpoint.bind(graph),
      copy: graph.copy.bind(graph),
    }
    let writes = 0
    const { GraphError } = await import('#graph/graph.ts')
    failing.write = async (work) => {
      if (++writes > 1) throw new GraphError('UNAVAILABLE', 'grafeo: the disk is full')
      return graph.write(work)
    }
    const many = Array.from({ length: 1_500 }, (_, at) => resource(`r${at}`))
    const result = await run(failing, { 'a.jsonl': jsonLines(SOURCE, ...many) })
    expect(result.exitCode).toBe(1)
    expect(result.problems.at(-1)).toMatchObject({
      message: expect.stringContaining('the disk is full'),
      advice: expect.stringContaining('Run the import again'),
    })
    expect(await count(graph, 'Resource')).toBe(1_000)
  })
})

describe('the seed', () => {
  it('fills an empty graph once, and says the same when it is imported again', async () => {
    const graph = await freshGraph()
    const first = await seedIfEmpty({ graph }, () => undefined, 'small')
    expect(first).toMatchObject({ exitCode: 0, problems: [] })
    expect(first?.counts.byType.resource?.created).toBeGreaterThan(0)
    expect(await seedIfEmpty({ graph }, () => undefined, 'small')).toBeNull()
    const version = await currentVersion(graph)
    await seed({ graph }, () => undefined, 'small')
    expect(await currentVersion(graph)).toBe(version)
  })
})
