/**
 * The prerequisite model: outcomes as numbers, their edges in compressed adjacency. It is derived from the graph and stands
 * at one catalogue version. Nothing in it changes after it was made: a change gives another model, which shares with the one
 * before it what is the same. An outcome keeps its number until the model is built anew.
 */
import type { Adjacency } from '#graph/algorithms/adjacency.ts'
import { closure, shortestPath } from '#graph/algorithms/closure.ts'
import type { MatchKind } from '#graph/records.ts'
import { changed, removedBy } from './change.ts'
import { outcomesBelow } from './follow.ts'
import { problemsOf } from './problems.ts'
import { OUTCOME_ROLES, type OutcomeRole } from './role.ts'
import { atOnce, OFTEN, type Work } from './slices.ts'
import { asGraph, emptyState, numberIn, requiresOf, storedAt, type ModelState } from './state.ts'

export { EDGE_ORIGINS, MOST_EDGES_FOR_A_GROUP, type EdgeOrigin } from './state.ts'

/** What the model is built from, as the graph's column queries give it. Order does not matter. */
export interface ModelSource {
  version: number
  outcomes: readonly OutcomeColumn[]
  /** Accepted ones only. */
  requires: readonly RequiresColumn[]
  childOf: readonly ChildOfColumn[]
  matches: readonly MatchColumn[]
  /** Which outcome took the place of which; none when absent. */
  replacements?: readonly ReplacementColumn[]
}
export interface OutcomeColumn {
  id: string
  uri: string
  code: string | null
  sourceType: string | null
  state: 'published' | 'referenced' | 'draft' | 'retired'
  frameworkId: string | null
  frameworkUri: string | null
  ageFrom?: number | null
  ageTo?: number | null
}
export interface RequiresColumn {
  from: string
  to: string
  strength: 'hard' | 'soft'
  confidence: number
  clause: string | null
  source: string
}
export interface ChildOfColumn {
  from: string
  to: string
  position: number | null
}
export interface MatchColumn {
  from: string
  to: string
  kind: MatchKind
  confidence: number
  source: string
}
/** `from` was replaced by `to`. */
export interface ReplacementColumn {
  from: string
  to: string
}

/** What a change of the graph means for the model: everything of the outcomes named, and nothing else. */
export interface ModelDelta extends ModelSource {
  /** The outcomes read anew. Those that are not among `outcomes` are gone; edges that start elsewhere are passed over. */
  ids: readonly string[]
  /** Frameworks that may have another uri. */
  frameworks?: readonly { id: string; uri: string }[]
}

/** What the planner leaves out, for people who keep the data. */
export interface ModelProblem {
  /**
   * ancestor: an edge between an outcome and one above it. tooWide: an edge of groups that stands for too many. cycle: an
   * edge that closes one. hierarchy: a place in the hierarchy that closes a circle. contraction: an exact match that closes
   * a cycle when both its ends are taken for one outcome.
   */
  kind: 'ancestor' | 'cycle' | 'tooWide' | 'hierarchy' | 'contraction'
  /** The ends of the edge, place or match. */
  from: string
  to: string
  /**
   * The cycle, as ids; the first is repeated at the end. Empty for `ancestor` and `tooWide`. For `contraction` each step is
   * a prerequisite or an exact match, and the last one is the match that closes it.
   */
  cycle: string[]
}

/**
 * Edges of the model, one column each; an edge's number is its place in all of them. Places that no list of `requires` names
 * belong to nobody.
 */
export interface ModelEdges {
  from: Uint32Array
  to: Uint32Array
  hard: Uint8Array
  /** Position in EDGE_ORIGINS. */
  origin: Uint8Array
  /** Number of the clause within the model; -1 for an edge that is no alternative. */
  clause: Int32Array
  /** The number of the stored edge it comes from; -1 for parts. */
  stored: Int32Array
}

/** A match seen from one end. */
export interface ModelMatch {
  outcome: number
  /** `broad`: the other one is the broader. */
  kind: MatchKind
  confidence: number
  source: string
  /** The ends as they are stored. */
  from: number
  to: number
}

export interface PrerequisiteModel {
  readonly version: number
  readonly size: number
  readonly ids: readonly string[]
  /** The number of an outcome, or undefined. */
  numberOf(id: string): number | undefined
  readonly outcomes: readonly OutcomeColumn[]
  readonly roles: Uint8Array
  role(id: string): OutcomeRole | null
  /** Place in the one order that breaks all ties: framework uri, position path, code, uri, id. */
  readonly rank: Uint32Array
  /** The outcomes in that order. */
  readonly ordered: Uint32Array
  readonly edges: ModelEdges
  /** Number of edges. */
  readonly edgeCount: number
  /** The stored edge of a number; undefined for -1. */
  storedEdge(number: number): RequiresColumn | undefined
  /** Later → earlier, over `edges`; neighbours in order of rank here and below. */
  readonly requires: Adjacency
  /** Earlier → later, over `edges`. */
  readonly requiredBy: Adjacency
  /** Item → what it is under, and back. */
  readonly parents: Adjacency
  readonly children: Adjacency
  /** Matches of an outcome, exact ones first. */
  matchesOf(outcome: number): readonly ModelMatch[]
  /**
   * What took the place of an outcome, by number: the last published one of the chain, itself when there is none. Where
   * several replace one, the first by id counts; a chain that runs into a circle counts as none.
   */
  replacementOf(outcome: number): number
  /** The outcomes whose place this one took in the end, by number, in order of rank. */
  replacedBy(outcome: number): readonly number[]
  /** 1 for an outcome that has a stated prerequisite, itself or in its parts. */
  readonly hasKnowledge: Uint8Array
  /** Worked out when first asked for. */
  readonly problems: readonly ModelProblem[]
  /** From the root of its framework down to its first parent. */
  ancestors(id: string): string[]
  /** Ids of the outcomes a group stands for: those below it that are no parts of others; itself when it is no group. */
  standsFor(id: string): string[]
  /**
   * The path an edge `from` requires `to` would close, as ids from `to` over what it requires to `from`; null when it
   * closes none. Parts count as required.
   */
  wouldClose(from: string, to: string): string[] | null
  /** Accepted prerequisites as stored, those of one source left out when it is named. */
  accepted(exceptSource?: string): RequiresColumn[]
  /** Accepted prerequisites as stored that start at one of `ids` or at what it requires, directly or not. */
  acceptedBehind(ids: Iterable<string>): RequiresColumn[]
}

const STATES = new WeakMap<PrerequisiteModel, ModelState>()

/** Builds the model. Deterministic: the order of the columns changes nothing. */
export function buildModel(source: ModelSource): PrerequisiteModel {
  return atOnce(buildInSlices(source))
}

/** `buildModel` as work in slices. */
export function* buildInSlices(source: ModelSource): Work<PrerequisiteModel> {
  return view(yield* changed(emptyState(), { ...source, ids: source.outcomes.map(({ id }) => id) }))
}

/** The model after a change, as work in slices. The model given stays as it is. */
export function* changeInSlices(model: PrerequisiteModel, delta: ModelDelta): Work<PrerequisiteModel> {
  const state = STATES.get(model)!
  if (removedBy(state, delta).length === 0) return view(yield* changed(state, delta))
  // Numbers would have to move: the model is built anew from what is left of it.
  const left = yield* withoutRemoved(state, delta)
  const rest = yield* changed(emptyState(), left)
  return view(yield* changed(rest, { ...delta, ids: delta.outcomes.map(({ id }) => id) }))
}

/** Numbers of the outcomes of the model that a change takes away. */
export function goneBy(model: PrerequisiteModel, delta: ModelDelta): number[] {
  return removedBy(STATES.get(model)!, delta).map((id) => model.numberOf(id)!)
}

/** Whether outcomes have the same numbers in a later model; those it has more come after. */
export function keepsNumbers(earlier: PrerequisiteModel, later: PrerequisiteModel): boolean {
  return STATES.get(earlier)!.numbers === STATES.get(later)!.numbers
}

/** The model at a later version in which nothing of it is different. */
export function atVersion(model: PrerequisiteModel, version: number): PrerequisiteModel {
  return view({ ...STATES.get(model)!, version })
}

const NO_MATCHES: readonly ModelMatch[] = []
const NONE: readonly number[] = []

function view(state: ModelState): PrerequisiteModel {
  const { ids, outcomes, roles, rank, edges, stored } = state
  const [parents, children] = [asGraph(state.parents), asGraph(state.children)]
  const requires = requiresOf(edges)
  const { from, to, hard, origin, clause, stored: comesFrom } = edges.store.columns
  const { used } = edges.store
  const numberOf = (id: string) => numberIn(state, id)
  let problems: readonly ModelProblem[] | null = null
  const model: PrerequisiteModel = {
    version: state.version,
    size: ids.length,
    ids,
    numberOf,
    outcomes,
    roles,
    role(id) {
      const number = numberOf(id)
      return number === undefined ? null : OUTCOME_ROLES[roles[number]!]!
    },
    rank,
    ordered: state.ordered,
    edges: {
      from: from.subarray(0, used),
      to: to.subarray(0, used),
      hard: hard.subarray(0, used),
      origin: origin.subarray(0, used),
      clause: clause.subarray(0, used),
      stored: comesFrom.subarray(0, used),
    },
    edgeCount: edges.count,
    storedEdge: (number) => (number === -1 ? undefined : storedAt(state, number)),
    requires,
    requiredBy: asGraph(state.requiredBy),
    parents,
    children,
    matchesOf: (outcome) => state.matches[outcome] ?? NO_MATCHES,
    replacementOf: (outcome) => state.last.get(outcome) ?? outcome,
    replacedBy: (outcome) => state.replaced.get(outcome) ?? NONE,
    hasKnowledge: state.hasKnowledge,
    get problems() {
      return (problems ??= problemsOf(state))
    },
    ancestors(id) {
      const path: string[] = []
      const seen = new Set<number>()
      for (let at = numberOf(id); at !== undefined && !seen.has(at);) {
        seen.add(at)
        const parent: number | undefined =
          parents.offsets[at] === parents.ends[at] ? undefined : parents.targets[parents.offsets[at]!]
        if (parent !== undefined && !seen.has(parent)) path.push(ids[parent]!)
        at = parent
      }
      return path.reverse()
    },
    standsFor(id) {
      const number = numberOf(id)
      if (number === undefined) return []
      return outcomesBelow(number, state.children, roles)
        .sort((a, b) => rank[a]! - rank[b]!)
        .map((outcome) => ids[outcome]!)
    },
    wouldClose(from, to) {
      if (from === to) return [from]
      const start = numberOf(to)
      const end = numberOf(from)
      if (start === undefined || end === undefined) return null
      return shortestPath(requires, start, (node) => node === end)?.map((node) => ids[node]!) ?? null
    },
    accepted(exceptSource) {
      const accepted: RequiresColumn[] = []
      for (let node = 0; node < ids.length; node++) {
        for (let entry = stored.offsets[node]!; entry < stored.ends[node]!; entry++) {
          const edge = storedAt(state, entry)
          if (edge.source !== exceptSource) accepted.push(edge)
        }
      }
      return accepted
    },
    acceptedBehind(starts) {
      const numbers = [...starts].map(numberOf).filter((number) => number !== undefined)
      const { offsets, ends } = stored
      const { to: targets } = stored.store.columns
      return closure({ size: ids.length, offsets, ends, targets, edges: targets }, numbers).flatMap((node) =>
        Array.from({ length: ends[node]! - offsets[node]! }, (_, at) => storedAt(state, offsets[node]! + at)),
      )
    },
  }
  STATES.set(model, state)
  return model
}

/** What the sources say of all outcomes but those that a change takes away. */
function* withoutRemoved(state: ModelState, delta: ModelDelta): Work<ModelDelta> {
  const { ids, outcomes, places, stored, matches, next } = state
  const isGone = new Uint8Array(ids.length)
  for (const id of removedBy(state, delta)) isGone[numberIn(state, id)!] = 1
  const kept: OutcomeColumn[] = []
  const keptIds: string[] = []
  const requires: RequiresColumn[] = []
  const childOf: ChildOfColumn[] = []
  const matched: MatchColumn[] = []
  const replacements: ReplacementColumn[] = []
  for (let from = 0; from < ids.length; from++) {
    if ((from & OFTEN) === 0) yield
    if (isGone[from]) continue
    const id = ids[from]!
    kept.push(outcomes[from]!)
    keptIds.push(id)
    for (let entry = stored.offsets[from]!; entry < stored.ends[from]!; entry++) {
      if (!isGone[stored.store.columns.to[entry]!]) requires.push(storedAt(state, entry))
    }
    for (let entry = places.offsets[from]!; entry < places.ends[from]!; entry++) {
      const { parents, positions } = places.store.columns
      const parent = parents[entry]!
      if (!isGone[parent]) childOf.push({ from: id, to: ids[parent]!, position: positions[entry]! })
    }
    for (const match of matches[from] ?? []) {
      const { to, kind, confidence, source } = match
      if (match.from === from && !isGone[to]) matched.push({ from: id, to: ids[to]!, kind, confidence, source })
    }
    const to = next.get(from)
    if (to !== undefined && !isGone[to]) replacements.push({ from: id, to: ids[to]! })
  }
  const { version } = state
  return { version, ids: keptIds, outcomes: kept, requires, childOf, matches: matched, replacements }
}
