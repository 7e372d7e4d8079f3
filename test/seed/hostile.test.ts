/** Packages that are huge, crooked or contradict themselves: read where reading is right, else refused with line and reason. */
import { execFile } from 'node:child_process'
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Graph } from '#graph/graph.ts'
import { migrate } from '#graph/migrate.ts'
import { openGraph } from '#graph/open.ts'
import { currentVersion } from '#graph/queries/catalogue.ts'
import { codeKeys } from '#graph/codes.ts'
import { outcomesByCode } from '#graph/queries/outcome.ts'
import { readCase } from '#seed/formats/case.ts'
import { importFiles } from '#seed/import.ts'
import { collect, dryRun, folderWith, recordsOf } from './files.ts'

/** WAYMARK_BIG=1 checks the big packages in full, which takes minutes; else a tenth of them. */
const isBig = process.env.WAYMARK_BIG === '1'
const SHARE = isBig ? 1 : 0.1
/** Heap of the process that reads the big packages: they are many times as large when they are in memory. */
const HEAP_MB = isBig ? 192 : 96
const MINUTES_5 = 300_000

const DOCUMENT = { identifier: 'd', uri: 'https://x.example/d', title: 'Gardens', language: 'en' }
const item = (identifier: string, more: object = {}) => ({ identifier, fullStatement: `Say ${identifier}`, ...more })
const association = (associationType: string, originNodeURI: string, destinationNodeURI: string) => ({
  identifier: `${associationType}-${originNodeURI}-${destinationNodeURI}`,
  associationType,
  originNodeURI,
  destinationNodeURI,
})

/** Writes a CASE package one item and one association a line. */
function bigPackage(items: number, associations: (at: number) => { type: string; from: number; to: number } | null) {
  const file = join(folderWith({}), 'big.json')
  const out = openSync(file, 'w')
  let lines = ['{"CFDocument":{"identifier":"d","title":"Big","language":"en"},"CFItems":[']
  const put = (line: string) => {
    lines.push(line)
    if (lines.length < 20_000) return
    writeSync(out, lines.join('\n'))
    lines = ['']
  }
  for (let at = 0; at < items; at++)
    put(`${at > 0 ? ',' : ''}{"identifier":"i${at}","fullStatement":"Say what number ${at} is"}`)
  put('],"CFAssociations":[')
  for (let at = 0, next = associations(at); next; next = associations(++at)) {
    const { type, from, to } = next
    put(
      `${at > 0 ? ',' : ''}{"identifier":"a${at}","associationType":"${type}","originNodeURI":"i${from}","destinationNodeURI":"i${to}"}`,
    )
  }
  put(']}')
  writeSync(out, lines.join('\n'))
  closeSync(out)
  return file
}

async function checked(file: string) {
  const program = join(import.meta.dirname, 'dry-run-process.ts')
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, [`--max-old-space-size=${HEAP_MB}`, program, file])
  return JSON.parse(stdout) as { exitCode: number; read: Record<string, [number, number]>; megabytes: number }
}

async function freshGraph(): Promise<Graph> {
  const graph = await openGraph('memory:')
  onTestFinished(() => graph.close())
  const { error } = await migrate(graph)
  if (error) throw error
  return graph
}

describe('a package of a great many parts is checked in bounded memory', () => {
  it(
    `with ${(200_000 * SHARE).toLocaleString('en')} items in a tree`,
    async () => {
      const items = 200_000 * SHARE
      const file = bigPackage(items, (at) =>
        at < items - 1 ? { type: 'isChildOf', from: at + 1, to: Math.floor(at / 10) } : null,
      )
      expect(await checked(file)).toMatchObject({
        exitCode: 0,
        read: { framework: [1, 0], outcome: [items, 0], childOf: [items - 1, 0] },
      })
    },
    MINUTES_5,
  )

  it(
    `with ${(1_000_000 * SHARE).toLocaleString('en')} associations between ${(20_000 * SHARE).toLocaleString('en')} items`,
    async () => {
      const items = 20_000 * SHARE
      const associations = 1_000_000 * SHARE
      const file = bigPackage(items, (at) => {
        const from = at % items
        const type = Math.floor(at / items) % 2 === 0 ? 'precedes' : 'isRelatedTo'
        return at < associations ? { type, from, to: (from + 1 + Math.floor(at / items)) % items } : null
      })
      expect(await checked(file)).toMatchObject({
        exitCode: 0,
        read: { outcome: [items, 0], requires: [associations / 2, 0], matches: [associations / 2, 0] },
      })
    },
    MINUTES_5,
  )

  it('with a member nobody knows that holds a long list', async () => {
    const result = await dryRun(
      folderWith({
        'p.json': {
          CFDocument: DOCUMENT,
          CFItems: [item('a')],
          theirs: Array.from({ length: 300_000 }, (_, at) => at),
        },
      }),
    )
    expect(result.counts.byType.outcome).toMatchObject({ read: 1, rejected: 0 })
  }, 60_000)
})

describe('a package that contradicts itself', () => {
  it('may have an item that is its own parent: the association is refused, the item is taken', async () => {
    const content = `{"CFDocument":${JSON.stringify(DOCUMENT)},"CFItems":[${JSON.stringify(item('a'))}],"CFAssociations":[\n${JSON.stringify(association('isChildOf', 'a', 'A'))},\n${JSON.stringify(association('precedes', 'a', 'a'))}]}`
    const result = await dryRun(folderWith({ 'p.json': content }))
    expect(result.problems).toMatchObject([
      { rejected: true, line: 2, path: '$.CFAssociations[0].destinationNodeURI', recordType: 'isChildOf' },
      { rejected: true, line: 3, path: '$.CFAssociations[1].destinationNodeURI', recordType: 'precedes' },
    ])
    expect(result.counts.byType).toMatchObject({ outcome: { read: 1, rejected: 0 } })
    expect(result.exitCode).toBe(1)
  })

  it('may share the identifier of its document with another one: the later is taken, the earlier told', async () => {
    const folder = folderWith({
      '1.json': { CFDocument: { ...DOCUMENT, title: 'Old gardens' }, CFItems: [item('a')], CFAssociations: [] },
      '2.json': { CFDocument: DOCUMENT, CFItems: [item('b')], CFAssociations: [] },
    })
    const graph = await freshGraph()
    const run = () => importFiles({ files: [folder] }, { graph }, () => undefined)
    const first = await run()
    expect(first.problems).toMatchObject([
      { file: join(folder, '1.json'), rejected: false, record: 'case:d', recordType: 'framework' },
    ])
    expect(first.problems[0]?.message).toContain(`the identifier is repeated in ${join(folder, '2.json')}`)
    const frameworks = await graph.read(
      'MATCH (f:Framework)<-[:IN_FRAMEWORK]-(o) RETURN f.titles AS titles, o.id AS id',
    )
    expect(frameworks.map(({ titles }) => titles)).toEqual([['Gardens'], ['Gardens']])
    const version = await currentVersion(graph)
    await run()
    expect(await currentVersion(graph)).toBe(version)
  })

  it('may name items before they come, and items that never come', async () => {
    const graph = await freshGraph()
    const folder = folderWith({
      'p.json': {
        CFAssociations: [
          association('isChildOf', 'a', 'b'),
          association('isChildOf', 'b', 'd'),
          association('precedes', 'b', 'never'),
        ],
        CFItems: [item('a'), item('b')],
        CFDocument: DOCUMENT,
      },
    })
    const result = await importFiles({ files: [folder] }, { graph }, () => undefined)
    expect(result.problems).toMatchObject([
      {
        rejected: false,
        path: '$.CFAssociations[2].destinationNodeURI',
        value: 'never',
        message: 'points at an item that is not in this package',
      },
    ])
    expect(result.counts).toMatchObject({
      placeholders: 1,
      byType: { childOf: { created: 1 }, requires: { created: 1 } },
    })
    const states = await graph.read<{ state: string }>('MATCH (o:Outcome) RETURN o.state AS state ORDER BY state')
    expect(states.map(({ state }) => state)).toEqual(['published', 'published', 'referenced'])
  })

  it('may be 40 levels deep', async () => {
    const graph = await freshGraph()
    const names = Array.from({ length: 40 }, (_, at) => `i${String(at).padStart(2, '0')}`)
    const folder = folderWith({
      'p.json': {
        CFDocument: DOCUMENT,
        CFItems: names.map((name) => item(name)),
        CFAssociations: names.map((name, at) => association('isChildOf', name, names[at - 1] ?? 'd')),
      },
    })
    const run = () => importFiles({ files: [folder] }, { graph }, () => undefined)
    expect(await run()).toMatchObject({ exitCode: 0, problems: [], counts: { byType: { childOf: { created: 39 } } } })
    const [row] = await graph.read<{ depth: number }>(
      `MATCH (top:Outcome {sourceKey: 'case:d/i00'}), (leaf:Outcome {sourceKey: 'case:d/i39'})
       MATCH p = shortestPath((leaf)-[:CHILD_OF*1..60]->(top)) RETURN length(p) AS depth`,
    )
    expect(row?.depth).toBe(39)
    expect((await run()).counts.byType.outcome).toMatchObject({ created: 0, updated: 0, unchanged: 40 })
  })

  it('may have codes that differ only by case or dots: they stay apart, and each writing finds them all', async () => {
    const graph = await freshGraph()
    const codes = ['2.NBT.A1', '2.NBT.A.1', '2.nbt.a.1']
    const folder = folderWith({
      'p.json': { CFDocument: DOCUMENT, CFItems: codes.map((code, at) => item(`i${at}`, { humanCodingScheme: code })) },
    })
    await importFiles({ files: [folder] }, { graph }, () => undefined)
    for (const wanted of [...codes, '2 nbt a1'])
      expect((await outcomesByCode(graph, codeKeys(wanted))).map(({ code }) => code).sort()).toEqual([...codes].sort())
  })

  it('may write levels in many ways: they are kept as they are, with the ages they mean', async () => {
    const levels = [['09.10'], ['K'], ['KG'], ['10–12'], ['Grade 3', '4'], ['CCR']]
    const folder = folderWith({
      'p.json': {
        CFDocument: DOCUMENT,
        CFItems: levels.map((educationLevel, at) => item(`i${at}`, { educationLevel })),
      },
    })
    const records = recordsOf(
      await collect(readCase([join(folder, 'p.json')], { today: '2026-11-21', precedes: 'soft' })),
    ).flatMap((record) => (record.type === 'outcome' ? [record] : []))
    expect(records.map((record) => record.levels)).toEqual(levels)
    expect(records.map(({ ageFrom, ageTo }) => [ageFrom, ageTo])).toEqual([
      [14, 16],
      [5, 6],
      [5, 6],
      [15, 18],
      [8, 10],
      [undefined, undefined],
    ])
  })
})
