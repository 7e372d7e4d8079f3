/**
 * Runs every query of the graph room on an engine, on the classroom, and gives what can be compared with another
 * engine: its rows, and for a query that writes the whole graph afterwards. Nothing it writes stays.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { settle } from '#api/jobs/registry.ts'
import { openModel } from '#api/pathway/keeper.ts'
import type { Graph, Row, Transaction } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import type { FrameworkRecord } from '#graph/records.ts'
import { confirmAccount, createAccount, createSession, resetPassword } from '#graph/queries/account.ts'
import { createProvider } from '#graph/queries/agent.ts'
import { commit, pruneChanges, QUERIES as CATALOGUE } from '#graph/queries/catalogue.ts'
import { copyFramework, discardFramework, setStatus, successionOf, writeSuccession } from '#graph/queries/edit-copy.ts'
import {
  createFramework,
  createOutcome,
  linkEdges,
  orderSiblings,
  reviseOutcomes,
  siblingsAt,
  storedFramework,
  unplaceOutcome,
} from '#graph/queries/edit.ts'
import { syncEdges, type ImportedEdge } from '#graph/queries/edges.ts'
import { QUERIES as JOURNAL } from '#graph/queries/journal.ts'
import { createLink } from '#graph/queries/mail-link.ts'
import { withdrawResource, writeResource } from '#graph/queries/publish.ts'
import { upsertBatch } from '#graph/queries/upsert.ts'
import { importFiles } from '#seed/import.ts'
import { CLASSROOM, edges, loadClassroom, NOW, outcomes, records, resources } from '#test/fixtures/classroom.ts'
import type { TestEngine } from '#test/helpers/graphs.ts'
import { isWriting, type NamedQuery } from '#test/helpers/queries.ts'
import { furnished, furnishedClassroom } from './furnished.ts'

export interface Answer {
  rows?: unknown
  /** What was stored or removed by it: the lines of the graph's text that are new or gone. */
  added?: string[]
  removed?: string[]
  error?: string
}

/** True for an answer that would look the same if the query did nothing. */
export function isEmpty({ rows, added = [], removed = [] }: Answer): boolean {
  return (!Array.isArray(rows) || rows.length === 0) && added.length + removed.length === 0
}

class Undo extends Error {}

const NODES = 'MATCH (n) WHERE NOT n:TestGraph AND NOT n:Migration RETURN labels(n) AS labels, n {.*} AS node'
const RELATIONSHIPS = `MATCH (a)-[e]->(b)
  RETURN labels(a) AS labels, coalesce(a.id, a.key) AS source, type(e) AS type, coalesce(b.id, b.key) AS target,
    e {.*} AS facts`

/** The answers of `queries` on a fresh classroom, by name. */
export async function answersOn(engine: TestEngine, queries: readonly NamedQuery[]): Promise<Map<string, Answer>> {
  const graph = await engine.open()
  const startedAt = new Date().toISOString()
  try {
    await furnishedClassroom(graph)
    const before = await graph.write((tx) => linesOf(tx, startedAt))
    const answers = new Map<string, Answer>()
    for (const query of queries) answers.set(query.name, await answerOn(graph, furnished(query), before, startedAt))
    return answers
  } finally {
    await graph.close()
  }
}

async function answerOn(
  graph: Graph,
  { cypher, params }: NamedQuery,
  before: ReadonlySet<string>,
  startedAt: string,
): Promise<Answer> {
  const answer: Answer = {}
  try {
    if (!isWriting(cypher)) return { rows: comparable(await graph.read(cypher, params), cypher, startedAt) }
    await graph.write(async (tx) => {
      answer.rows = comparable(await tx.run(cypher, params), cypher, startedAt)
      const after = await linesOf(tx, startedAt)
      answer.added = [...after].filter((line) => !before.has(line)).sort()
      answer.removed = [...before].filter((line) => !after.has(line)).sort()
      throw new Undo()
    })
  } catch (error) {
    if (!(error instanceof Undo)) return { error: String(error) }
  }
  return answer
}

/** The chapters of the story, in its order. */
export const CHAPTERS = [
  'an import',
  'the same import again',
  'an import with changes',
  'another source on the same things',
  'an account and a provider',
  'publishing, editing, withdrawing, and the first import once more',
  'a framework drafted, adopted, copied to a new version that replaces it, and a draft discarded',
  'an import of a framework with cycles, by its journal',
  'an import ended in the middle of staging',
  'the start after it, which discards it',
  'an import ended in the middle of applying',
  'the start after it, which finishes it',
  'a prerequisite that would close a cycle, kept as proposed by the last guard',
  'old changes forgotten',
] as const
type Chapter = (typeof CHAPTERS)[number]

/** What a story of writes leaves in the graph, chapter by chapter: imports, changed imports, edits, and what is withdrawn. */
export async function storyOn(engine: TestEngine): Promise<Record<string, string[]>> {
  const graph = await engine.open()
  const startedAt = new Date().toISOString()
  const chapters: Record<string, string[]> = {}
  const end = async (chapter: Chapter): Promise<void> => {
    chapters[chapter] = [...(await graph.write((tx) => linesOf(tx, startedAt)))].sort()
  }
  try {
    await loadClassroom(graph)
    await end('an import')
    await loadClassroom(graph)
    await end('the same import again')

    const [first, second, ...others] = resources
    const changed = [
      { ...first!, titles: [{ language: 'en', text: 'Pizza fractions, second edition' }], tags: [], alignments: [] },
      { ...second!, keywords: ['nuevo'], minutes: 12, files: [], licences: [] },
    ]
    await upsertBatch(graph, CLASSROOM, [...changed, { ...outcomes[0]!, code: 'NEW.1' }], { now: NOW })
    await syncEdges(graph, CLASSROOM, edges.slice(2), { froms: 'listed' })
    await end('an import with changes')

    const source = { key: 'another', name: 'Another' }
    await upsertBatch(graph, source, records.slice(0, 20), { now: NOW })
    await syncEdges(graph, source, edges.slice(0, 3), { froms: 'listed' })
    await end('another source on the same things')

    await createAccount(graph, {
      ...{ id: 'amina', email: 'amina@classroom.example', name: 'Amina', password: 'hash' },
      ...{ agentId: 'agent-of-amina', createdAt: NOW },
    })
    const expiresAt = '2099-01-01T00:00:00.000Z'
    await createSession(graph, {
      ...{ hash: 'session', id: 'session', accountId: 'amina', createdAt: NOW, lastUsedAt: NOW, expiresAt, device: '' },
    })
    const link = { email: 'ben@classroom.example', createdAt: NOW, expiresAt }
    await createLink(graph, { ...link, hash: 'used', purpose: 'sign-up' })
    await createLink(graph, { ...link, hash: 'void', purpose: 'sign-up' })
    const ben = { id: 'ben', name: 'Ben', password: 'hash', agentId: 'agent-of-ben', createdAt: NOW }
    await confirmAccount(graph, { hash: 'used', now: NOW }, ben)
    await createLink(graph, { ...link, hash: 'reset', purpose: 'reset' })
    await resetPassword(graph, { hash: 'reset', now: NOW }, 'another hash')
    await commit(graph, async (tx) => {
      const made = await createProvider(tx, { id: 'school', name: 'School', accountId: 'amina', now: NOW })
      return { value: undefined, changes: made.changes }
    })
    await end('an account and a provider')

    const [edited, withdrawn] = others
    await commit(graph, async (tx) => {
      const born = { ...edited!, sourceKey: 'here:born', uri: undefined, work: undefined }
      const written = await writeResource(tx, born, { actor: 'amina', id: 'born', now: NOW })
      const again = await writeResource(
        tx,
        { ...edited!, titles: [{ language: 'en', text: 'Edited' }], tags: [], materials: [] },
        { actor: 'amina', note: 'shorter', now: NOW },
      )
      const gone = await withdrawResource(tx, idOf(withdrawn!.sourceKey), 'out of date', 'amina', NOW)
      return { value: undefined, changes: [...written.changes, ...again.changes, ...gone.changes] }
    })
    await loadClassroom(graph)
    await end('publishing, editing, withdrawing, and the first import once more')

    await editFrameworks(graph)
    await end('a framework drafted, adopted, copied to a new version that replaces it, and a draft discarded')

    await importGarden(graph, end)

    await pruneChanges(graph, '2099-01-01T00:00:00.000Z')
    await end('old changes forgotten')
    return chapters
  } finally {
    await graph.close()
  }
}

class LightsOut extends Error {}

/** A framework with cycles of two and three, imported whole, interrupted at two moments, and written to afterwards. */
async function importGarden(graph: Graph, end: (chapter: Chapter) => Promise<void>): Promise<void> {
  // The same on both engines, as names of files are staged.
  const folder = join(tmpdir(), `waymark-story-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  const write = (name: string, words: string): string => {
    const needs: Record<string, [string, 'hard' | 'soft'][]> = {
      a: [['b', 'hard']],
      b: [['a', 'soft']],
      c: [['d', 'hard']],
      d: [['e', 'hard']],
      e: [
        ['c', 'hard'],
        ['f', 'soft'],
      ],
    }
    const garden = ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => ({
      ...{ type: 'outcome', key, framework: 'plants', statement: { en: `${words} ${key}` } },
      requires: (needs[key] ?? []).map(([to, strength]) => ({ key: to, strength })),
    }))
    const lines = [
      { type: 'source', key: 'garden', name: 'Garden' },
      { type: 'framework', key: 'plants', title: { en: words } },
      ...garden,
    ]
    const file = join(folder, name)
    writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    return file
  }
  /** Writes until a statement ran in a transaction, which is not committed any more; then nothing. */
  const until = (query: string, nth: number): Graph => {
    let left = nth
    const dead = () => Promise.reject(new LightsOut())
    return {
      ...graph,
      write: (work) =>
        left === 0
          ? dead()
          : graph.write(async (tx) => {
              let isLast = false
              const value = await work({
                run: (cypher, params) => {
                  isLast ||= cypher === query && --left === 0
                  return tx.run(cypher, params)
                },
              })
              return isLast ? dead() : value
            }),
    }
  }
  const interrupted = async (file: string, query: string, nth: number): Promise<void> => {
    const importing = importFiles({ files: [file], now: new Date(NOW) }, { graph: until(query, nth) }, () => undefined)
    await importing.catch((error: unknown) => {
      if (!(error instanceof LightsOut)) throw error
    })
    // Held by a process that is gone: its lease has run out.
    await graph.write((tx) =>
      tx.run("MATCH (j:Journal) SET j.holder = 'gone', j.leasedUntil = $ago, j.lockedAt = $ago", {
        ago: '2020-01-01T00:00:00.000Z',
      }),
    )
  }
  try {
    await importFiles({ files: [write('a.jsonl', 'Knows')], now: new Date(NOW) }, { graph }, () => undefined)
    await end('an import of a framework with cycles, by its journal')
    const second = write('b.jsonl', 'Knows well')
    await interrupted(second, JOURNAL.rows, 3)
    await end('an import ended in the middle of staging')
    const model = await openModel(graph)
    await settle(graph, model)
    await end('the start after it, which discards it')
    await interrupted(second, CATALOGUE.announce, 2)
    await end('an import ended in the middle of applying')
    await settle(graph, model)
    await end('the start after it, which finishes it')
    const [from, to] = ['garden:f', 'garden:e'].map((sourceKey) => ({ sourceKey }))
    const closing: ImportedEdge = {
      ...{ type: 'requires', from: from!, to: to!, strength: 'hard' },
      ...{ reasons: [], confidence: 1 },
    }
    await syncEdges(graph, { key: 'another' }, [closing], { froms: 'listed' }, { check: model.check })
    await end('a prerequisite that would close a cycle, kept as proposed by the last guard')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The life of frameworks that are kept here, over the classroom. */
async function editFrameworks(graph: Graph): Promise<void> {
  const editing = { actor: 'amina', note: 'a change', now: NOW }
  const said = { descriptions: [], languages: ['en'], subjects: [], licences: [], adoptionStatus: 'Private Draft' }
  const own: FrameworkRecord & { id: string } = {
    ...{ type: 'framework', sourceKey: 'here:own', id: 'own', uri: 'urn:own', ...said },
    titles: [{ language: 'en', text: 'Our own' }],
    publisher: { sourceKey: 'id:school', kind: 'organisation', name: 'School' },
  }
  const copyOf = (from: string, id: string, isVersion: boolean) => ({
    ...{ from, id, uri: `urn:${id}`, providerId: 'school', isVersion, version: '2' },
  })
  await commit(graph, async (tx) => {
    const changes = await createFramework(tx, own, { providerId: 'school' }, editing)
    const framework = (await storedFramework(tx, 'own'))!
    for (const [id, parentId] of [
      ['own-1', null],
      ['own-2', 'own-1'],
      ['own-3', 'own-1'],
      ['own-4', null],
    ] as const) {
      const record = { ...outcomes[1]!, sourceKey: `here:${id}`, id, uri: `urn:${id}`, code: id }
      changes.push(...(await createOutcome(tx, record, { framework, parentId }, editing)))
      await orderSiblings(tx, await siblingsAt(tx, 'own', parentId), parentId)
    }
    await reviseOutcomes(tx, ['own-3'], editing, (properties) => ({ ...properties, notes: 'Noted' }))
    await linkEdges(tx, [
      {
        type: 'REQUIRES',
        from: 'own-3',
        to: 'own-2',
        properties: { source: 'here', strength: 'hard', status: 'accepted' },
      },
      {
        type: 'MATCHES',
        from: 'own-3',
        to: idOf(outcomes[2]!.sourceKey),
        properties: { source: 'here', kind: 'exact' },
      },
    ])
    await unplaceOutcome(tx, 'own-4', 'own')
    changes.push(...(await setStatus(tx, 'own', { adoptionStatus: 'Adopted' }, editing)))
    return { value: undefined, changes }
  })
  await commit(graph, async (tx) => {
    const copied = await copyFramework(tx, copyOf('own', 'next', true), editing)
    const replaced = await successionOf(tx, 'own', 'next')
    const changes = await writeSuccession(tx, 'own', 'next', replaced)
    changes.push(...(await setStatus(tx, 'own', { adoptionStatus: 'Deprecated', statusReason: 'Replaced' }, editing)))
    changes.push(...(await setStatus(tx, 'next', { adoptionStatus: 'Adopted' }, editing)))
    return { value: undefined, changes: [...copied.changes, ...changes] }
  })
  for (const id of ['adapted', 'discarded'])
    await commit(graph, async (tx) => {
      const { changes } = await copyFramework(tx, copyOf(idOf('classroom:framework'), id, false), editing)
      return { value: undefined, changes }
    })
  await commit(graph, async (tx) => ({ value: undefined, changes: await discardFramework(tx, 'discarded') }))
}

/** The whole graph as text, a line a node or relationship. */
async function linesOf(tx: Transaction, startedAt: string): Promise<Set<string>> {
  const rows = [...(await tx.run(NODES)), ...(await tx.run(RELATIONSHIPS))]
  return new Set(rows.map((row) => JSON.stringify(canonical(row, true, startedAt))))
}

/** Rows without what may differ: order where the query asks for none, new ids, and the time of the run. */
function comparable(rows: readonly Row[], cypher: string, startedAt: string): unknown {
  const loose = /\bcollect\s*\(|\|/i.test(cypher)
  const plain = rows.map((row) => canonical(row, loose, startedAt))
  return /\bORDER BY\b/.test(cypher) ? plain : plain.sort(byText)
}

function canonical(value: unknown, loose: boolean, startedAt: string): unknown {
  if (typeof value === 'string')
    return value.startsWith('{') ? canonical(JSON.parse(value), true, startedAt) : masked(value, startedAt)
  if (Array.isArray(value)) {
    const items = value.map((item) => canonical(item, loose, startedAt))
    // What a comprehension collects comes in any order: things, and ids of things.
    const unordered = loose && (items.some((item) => typeof item === 'object') || items.every(isId))
    return unordered ? items.sort(byText) : items
  }
  if (typeof value !== 'object' || value === null) return value
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value).sort())
    copy[key] = canonical((value as Record<string, unknown>)[key], loose, startedAt)
  return copy
}

function isId(item: unknown): boolean {
  return typeof item === 'string' && /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/.test(item)
}

function masked(text: string, startedAt: string): string {
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && text >= startedAt) return 'now'
  return text.replaceAll(/\b[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}\b/g, 'new id')
}

function byText(a: unknown, b: unknown): number {
  const [x, y] = [JSON.stringify(a) ?? '', JSON.stringify(b) ?? '']
  return x < y ? -1 : x > y ? 1 : 0
}
