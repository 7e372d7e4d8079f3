/** Everything that is aligned to an outcome, directly, through crosswalks and through what is below it. */
import type { AlignmentKind } from '#graph/records.ts'
import type { Links } from './columns.ts'
import type { PathwayView } from './keeper.ts'
import type { ModelMatch } from './model.ts'
import { throughOf, type Through } from './offers.ts'
import { judgeFor, takesThePlaceOf, worthOf, type Judged, type ResourceWishes } from './wishes.ts'

/** Outcomes below one that are looked at, nearest first. */
export const MOST_FINER = 2_000

/** How a resource comes to an outcome, nearest first. */
export const RESOURCE_WAYS = ['direct', 'replaced', 'crosswalk', 'finer'] as const
export type ResourceWay = (typeof RESOURCE_WAYS)[number]
const KINDS: readonly AlignmentKind[] = ['teaches', 'practises', 'assesses', 'requires']

export interface OutcomeResourcesRequest {
  /** Id. */
  outcome: string
  kinds: readonly AlignmentKind[]
  crosswalks: boolean
  finer: boolean
  wishes: ResourceWishes
}

export interface OutcomeResource {
  id: string
  kind: AlignmentKind
  way: ResourceWay
  /** The crosswalk it was reached through. */
  through: Through | null
  /** Id of the finer or the replaced outcome it is aligned to. */
  below: string | null
}

interface Found extends Judged {
  kind: number
  way: number
  match: ModelMatch | null
  below: number
  worth: number
}

/**
 * The resources of an outcome: what meets the wishes first, then by fit, language, licence, the way it comes, kind and worth;
 * one edition of a work for each kind. Empty for an outcome that is not here. Pure.
 */
export function outcomeResources({ model, columns }: PathwayView, request: OutcomeResourcesRequest): OutcomeResource[] {
  const asked = model.numberOf(request.outcome)
  if (asked === undefined || model.outcomes[asked]!.state === 'draft') return []
  const judge = judgeFor(columns, request.wishes)
  const wanted = request.kinds.map((kind) => KINDS.indexOf(kind))
  const ages = request.wishes.ages ?? model.outcomes[asked]!
  const best = new Map<string, Found>()

  const offer = (
    row: number,
    kind: number,
    confidence: number,
    way: ResourceWay,
    match: ModelMatch | null,
    below: number,
  ) => {
    if (!wanted.includes(kind)) return
    const judged = judge(row)
    if (!judged) return
    const number = RESOURCE_WAYS.indexOf(way)
    const trust = confidence * (match?.confidence ?? 1)
    const worth = worthOf(judged.column, ages, (number + (1 - trust)) / RESOURCE_WAYS.length)
    const found: Found = { ...judged, kind, way: number, match, below, worth }
    const key = `${kind} ${judged.column.work}`
    const known = best.get(key)
    const isLatest = !known || takesThePlaceOf(found, known)
    if (isLatest || (!takesThePlaceOf(known, found) && compareFound(found, known) < 0)) best.set(key, found)
  }
  const addLinks = (
    links: Links,
    from: number,
    way: ResourceWay,
    match: ModelMatch | null,
    kindOf: (row: number, place: number) => { kind: number; confidence: number },
  ) => {
    for (let entry = links.offsets[from]!; entry < links.offsets[from + 1]!; entry++) {
      const row = links.entries[entry]!
      const { kind, confidence } = kindOf(row, links.alignmentOf[entry]!)
      const former = links.replacedFrom[entry]!
      const taught = way === 'direct' && former !== -1 ? 'replaced' : way
      const below = way === 'finer' ? from : former
      offer(row, kind, confidence, taught, match, below)
    }
  }
  const add = (from: number, way: ResourceWay, match: ModelMatch | null) => {
    addLinks(columns, from, way, match, (row, place) => {
      const { teaches, confidence } = columns.rows[row]!.alignments[place]!
      return { kind: teaches ? 0 : 1, confidence }
    })
    addLinks(columns.others, from, way, match, (row, place) => {
      const { kind, confidence } = columns.rows[row]!.others[place]!
      return { kind: KINDS.indexOf(kind), confidence }
    })
  }

  add(asked, 'direct', null)
  if (request.crosswalks) {
    for (const match of model.matchesOf(asked)) {
      if (match.kind !== 'exact' && match.kind !== 'close') break
      if (model.outcomes[match.outcome]!.state === 'published') add(match.outcome, 'crosswalk', match)
    }
  }
  if (request.finer) for (const finer of outcomesBelow()) add(finer, 'finer', null)

  return [...best.values()].sort(compareFound).map(({ column, kind, way, match, below }) => ({
    id: column.id,
    kind: KINDS[kind]!,
    way: RESOURCE_WAYS[way]!,
    through: match && throughOf(model, match),
    below: below === -1 ? null : model.ids[below]!,
  }))

  /** Everything below the outcome, nearest first. */
  function outcomesBelow(): number[] {
    const seen = new Set([asked!])
    for (const above of seen) {
      for (let entry = model.children.offsets[above]!; entry < model.children.ends[above]!; entry++) {
        const child = model.children.targets[entry]!
        if (model.outcomes[child]!.state === 'published') seen.add(child)
      }
      if (seen.size > MOST_FINER) break
    }
    seen.delete(asked!)
    return [...seen]
  }
}

/** How many published resources teach, practise or assess an outcome, or one that it replaced; each counted once. */
export function resourceCountOf({ model, columns }: PathwayView, id: string): number {
  const outcome = model.numberOf(id)
  if (outcome === undefined) return 0
  const rows = new Set<number>(columns.entries.subarray(columns.offsets[outcome], columns.offsets[outcome + 1]))
  const { offsets, entries, alignmentOf } = columns.others
  for (let entry = offsets[outcome]!; entry < offsets[outcome + 1]!; entry++) {
    const row = entries[entry]!
    if (columns.rows[row]!.others[alignmentOf[entry]!]!.kind === 'assesses') rows.add(row)
  }
  return rows.size
}

function compareFound(a: Found, b: Found): number {
  return (
    Number(b.meetsWishes) - Number(a.meetsWishes) ||
    b.level - a.level ||
    a.language - b.language ||
    Number(b.permits) - Number(a.permits) ||
    a.way - b.way ||
    a.kind - b.kind ||
    b.worth - a.worth ||
    a.row - b.row
  )
}
