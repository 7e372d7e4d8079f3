/**
 * Writes what an import has read: a batch of records, or the edges of some outcomes. Imports of frameworks come here
 * by their journal, unit by unit, and again after a sudden end; resources come straight from their files.
 */
import type { Graph } from '#graph/graph.ts'
import type { OutcomeEdge, SourceRecord } from '#graph/records.ts'
import type { Applier, Applying } from '#graph/queries/journal.ts'
import { syncEdges, type EdgeScope, type ImportedEdge, type SyncOptions } from '#graph/queries/edges.ts'
import { idsOfReferences } from '#graph/queries/reference.ts'
import { upsertBatch, type UpsertOptions } from '#graph/queries/upsert.ts'
import type { NodeRecord, Place, Problem } from '#seed/formats/format.ts'
import { chooseAside, cyclesOf, tellCycles } from './cycles.ts'
import type { SpooledEdge } from './spool.ts'
import { Tally } from './tally.ts'

/** The kind of journal that an import stages. */
export const IMPORT = 'import'

export interface RecordEntry {
  record: NodeRecord
  place: Place
}

/** All edges that start from some outcomes, with the keys of these. */
export interface EdgeUnit {
  type: 'edges'
  source: SourceRecord
  /** Types of edges whose absence means that the source has them no longer. */
  covered: OutcomeEdge['type'][]
  /** Number of the unit that says which prerequisites are set aside. */
  choice: number
  edges: SpooledEdge[]
  outcomes: string[]
  /** Those the last guard set aside, once more when everything else is written. */
  again?: boolean
}

/** What the journal of an import is made of: records of all sources, then for each source a choice and its edges. */
export type ImportUnit =
  | { type: 'records'; source: SourceRecord; entries: RecordEntry[] }
  | { type: 'choose'; source: SourceRecord; covered: OutcomeEdge['type'][] }
  /** Takes the place of `choose` once it is decided: the orders of the prerequisites to keep as proposed. */
  | { type: 'chosen'; aside: number[] }
  | EdgeUnit

/** Who hears what is written. */
export interface WriteReport {
  tally: Tally
  problem(problem: Problem): void
  /** So many records or edges more. */
  done(number: number): void
  /** Something is not as it was before. */
  wrote(): void
  /** What is being written from now on. */
  enter(phase: 'writing' | 'edges'): void
}

/** For what another run had begun: its report is gone with it. */
export const SILENT: WriteReport = {
  tally: new Tally(),
  problem: () => undefined,
  done: () => undefined,
  wrote: () => undefined,
  enter: () => undefined,
}

export interface ApplyServices {
  graph: Graph
  /** The last guard against cycles, inside the transaction. */
  check?: SyncOptions['check']
}

/** Applies the units of an import's journal. Each run of a journal takes one of its own. */
export function importApplier({ graph, check }: ApplyServices, report: WriteReport): Applier {
  let phase: 'writing' | 'edges' | null = null
  const enter = (next: 'writing' | 'edges'): void => {
    if (phase !== next) report.enter(next)
    phase = next
  }
  const choices = new Map<number, Set<number>>()

  async function choiceOf(number: number, applying: Applying): Promise<Set<number>> {
    let choice = choices.get(number)
    if (!choice) {
      const unit = (await applying.unit(number)) as ImportUnit | null
      choice = new Set(unit?.type === 'chosen' ? unit.aside : [])
      choices.set(number, choice)
    }
    return choice
  }

  return async (given, applying) => {
    const unit = given as ImportUnit
    switch (unit.type) {
      case 'records':
        enter('writing')
        return await writeRecords(graph, unit.source, unit.entries, applying.journal.at, report)
      case 'choose': {
        enter('edges')
        const aside = await chooseAside(graph, unit.source, () => edgesAfter(applying), unit.covered, report)
        choices.set(applying.number, aside)
        // Decided once: a second look, with a part of the edges written, could decide otherwise.
        return await applying.replace(applying.number, { type: 'chosen', aside: [...aside] } satisfies ImportUnit)
      }
      case 'chosen':
        return
      case 'edges':
        enter('edges')
        return await writeEdges({ graph, check }, unit, await choiceOf(unit.choice, applying), applying, report)
    }
  }
}

/** The edge units that follow the unit at hand. */
async function* edgesAfter(applying: Applying): AsyncGenerator<EdgeUnit> {
  for (let number = applying.number + 1; number < applying.units; number++) {
    const unit = (await applying.unit(number)) as ImportUnit | null
    if (unit?.type !== 'edges') return
    yield unit
  }
}

/**
 * Writes a batch. One that names an unknown id is halved until the record at fault stands alone.
 * @param also what belongs to the transaction that writes
 */
export async function writeRecords(
  graph: Graph,
  source: SourceRecord,
  batch: readonly RecordEntry[],
  now: string,
  report: WriteReport,
  also?: UpsertOptions['also'],
): Promise<void> {
  const { tally } = report
  try {
    const counts = await upsertBatch(
      graph,
      source,
      batch.map(({ record }) => record),
      { now, also },
    )
    for (const [type, each] of Object.entries(counts.byType)) {
      const sum = tally.of(type)
      sum.created += each.created
      sum.updated += each.updated
      sum.unchanged += each.unchanged
      if (each.created + each.updated > 0) report.wrote()
    }
    tally.placeholders += counts.placeholders
    tally.joined += counts.joined
    report.done(batch.length)
    const places = new Map(batch.map(({ record, place }) => [record.sourceKey, place]))
    for (const { sourceKey, message } of counts.warnings) {
      const place = places.get(sourceKey) ?? { file: source.key }
      report.problem({
        ...place,
        record: sourceKey,
        rejected: false,
        message,
        advice: 'Nothing to do, or correct one of the sources.',
      })
    }
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'UnknownIdError') throw error
    const [only] = batch
    if (batch.length === 1 && only) {
      const { record, place } = only
      report.problem({
        ...place,
        rejected: true,
        recordType: record.type,
        record: record.sourceKey,
        message: error.message,
        advice: 'Correct the reference.',
      })
      return
    }
    const middle = batch.length >> 1
    await writeRecords(graph, source, batch.slice(0, middle), now, report, also)
    await writeRecords(graph, source, batch.slice(middle), now, report, also)
  }
}

/**
 * Writes the edges of some outcomes. A prerequisite that the last guard sets aside, for what was written elsewhere
 * meanwhile or is taken away later in this run, is tried once more at the end, and told when it is set aside again.
 */
async function writeEdges(
  { graph, check }: ApplyServices,
  unit: EdgeUnit,
  aside: ReadonlySet<number>,
  applying: Applying,
  report: WriteReport,
): Promise<void> {
  const { tally } = report
  const spooled = await withoutUnknown(graph, unit.edges, report)
  const places = new Map<ImportedEdge, SpooledEdge>()
  for (const each of spooled) {
    const { edge, order } = each
    places.set(edge.type === 'requires' && aside.has(order) ? { ...edge, status: 'proposed' } : edge, each)
  }
  const scope: EdgeScope = { froms: unit.outcomes, types: unit.covered }
  const counts = await syncEdges(graph, unit.source, [...places.keys()], scope, { check })
  if (counts.created + counts.updated + counts.removed > 0) report.wrote()
  const setAside = counts.setAside.flatMap(({ from, to, edge }) => {
    const place = places.get(edge)
    return place ? [{ ...place, from, to }] : []
  })
  if (unit.again) {
    const edges = setAside.map(({ from, to, order, place, edge }) => ({
      ...{ from, to, order, place },
      ...{ strength: (edge as { strength: 'hard' | 'soft' }).strength, confidence: 1 },
    }))
    return await tellCycles(graph, await cyclesOf(graph, edges), report)
  }
  for (const type of ['requires', 'childOf', 'matches', 'replacedBy'] as const) {
    const sum = tally.of(type)
    for (const field of ['created', 'updated', 'unchanged', 'removed'] as const)
      sum[field] += counts.byType[type][field]
  }
  tally.placeholders += counts.placeholders
  for (const { sourceKey, message } of counts.warnings) {
    report.problem({
      file: unit.source.key,
      record: sourceKey,
      rejected: false,
      message,
      advice: 'Nothing to do, or correct the source.',
    })
  }
  report.done(spooled.length)
  if (setAside.length === 0) return
  const froms = new Set(setAside.map(({ edge }) => edge.from.sourceKey))
  await applying.append({
    ...unit,
    edges: spooled.filter(({ edge }) => froms.has(edge.from.sourceKey)),
    outcomes: [],
    again: true,
  } satisfies EdgeUnit)
}

/** Edges without those that name something by an `id:` that is not here, which are told. */
async function withoutUnknown(graph: Graph, edges: SpooledEdge[], report: WriteReport): Promise<SpooledEdge[]> {
  const named = edges.flatMap(({ edge }) => [edge.from, edge.to]).filter(({ sourceKey }) => sourceKey.startsWith('id:'))
  if (named.length === 0) return edges
  const known = new Set([
    ...(await idsOfReferences(graph, 'Outcome', named)).keys(),
    ...(await idsOfReferences(graph, 'Framework', named)).keys(),
  ])
  return edges.filter(({ edge, place }) => {
    const unknown = [edge.from, edge.to].find(({ sourceKey }) => sourceKey.startsWith('id:') && !known.has(sourceKey))
    if (!unknown) return true
    report.tally.of(edge.type).rejected++
    report.problem({
      ...place,
      rejected: true,
      again: true,
      recordType: edge.type,
      record: edge.from.sourceKey,
      message: `no outcome has the id ${unknown.sourceKey.slice('id:'.length)}`,
      advice: 'Correct the reference.',
    })
    return false
  })
}
