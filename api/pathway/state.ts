/** All of a prerequisite model: what the sources say, and what follows from it. One state never changes. */
import type { Adjacency } from '#graph/algorithms/adjacency.ts'
import { counting } from './adjacencies.ts'
import { noLists, type Lists } from './lists.ts'
import type { ModelEdges, ModelMatch, OutcomeColumn, RequiresColumn } from './model.ts'

/** A prerequisite between two groups stands for at most this many between outcomes; a wider one is left out. */
export const MOST_EDGES_FOR_A_GROUP = 2_000

/** Where an edge of the model comes from. */
export const EDGE_ORIGINS = ['stated', 'part', 'group'] as const
/** stated: as stored. part: an outcome requires its parts. group: an edge of a group, for an outcome below it. */
export type EdgeOrigin = (typeof EDGE_ORIGINS)[number]

/** What the sources say of places in the hierarchy: for each item its parents, by their ids. */
export interface StatedPlaces extends Lists<{ parents: Uint32Array; positions: Float64Array }> {
  /** For each entry 1 where the edge lies on a circle and is left out; null when there is none. */
  cut: Uint8Array | null
}

/** Texts by number, shared by the states that follow one another. */
export class Words {
  readonly list: string[] = []
  readonly #numbers = new Map<string, number>()

  numberOf(word: string): number {
    const known = this.#numbers.get(word)
    if (known !== undefined) return known
    this.#numbers.set(word, this.list.length)
    return this.list.push(word) - 1
  }
}

/** Why a stored prerequisite is not followed; its position in this list is kept. */
export const FLAWS = ['none', 'ancestor', 'tooWide'] as const

/** Nodes at the other ends of edges, and the number of each edge. */
export type Links = Lists<{ targets: Uint32Array; edges: Uint32Array }>

/** Prerequisites as stored, by the outcome they start at; within by id of the other end, strength, clause, source. */
export interface StoredEdges extends Lists<{
  from: Uint32Array
  to: Uint32Array
  hard: Uint8Array
  confidence: Float64Array
  /** Among `words`; -1 for none. */
  clause: Int32Array
  source: Uint32Array
}> {
  words: Words
  /** For each entry its position in FLAWS. */
  flaw: Uint8Array
  /** Outcome → those that state it as a prerequisite; `edges` are entries of the lists. */
  into: Links
}

/** The edges of the model, by the outcome they start at. */
export type EdgeLists = Lists<ModelEdges>

/** An edge left out because it would close a cycle. */
export interface RefusedEdge {
  from: number
  to: number
  isStated: boolean
  /** As ids, from `from` round to `from`. */
  cycle: string[]
}

export interface ModelState {
  version: number
  /** An outcome keeps its number from one state to the next. */
  ids: readonly string[]
  /** Shared by the states that follow one another: a number counts only where `ids` agrees. */
  numbers: Map<string, number>
  outcomes: readonly OutcomeColumn[]
  places: StatedPlaces
  stored: StoredEdges
  /** Positions in OUTCOME_ROLES. */
  roles: Uint8Array
  /** The parent on the smallest path from a root, -1 at a root; and the position under it. */
  chosenParent: Int32Array
  chosenPosition: Float64Array
  rank: Uint32Array
  ordered: Uint32Array
  /** Without circles; lists by rank. */
  parents: Links
  children: Links
  /** Each list by rank of the other end; an edge's number is its entry. */
  edges: EdgeLists
  requiredBy: Links
  refused: readonly RefusedEdge[]
  /** The outcomes on cycles that an edge was left out of. */
  knotted: ReadonlySet<number>
  /** Above all numbers of clauses. */
  nextClause: number
  hasKnowledge: Uint8Array
  /** By outcome. */
  matches: readonly (readonly ModelMatch[] | undefined)[]
  /** What an outcome is said to be replaced by, the end of its chain, and which ones end at an outcome. */
  next: ReadonlyMap<number, number>
  last: ReadonlyMap<number, number>
  replaced: ReadonlyMap<number, readonly number[]>
}

/** The state of a catalogue without outcomes. */
export function emptyState(): ModelState {
  const none: Links = noLists({ targets: new Uint32Array(0), edges: new Uint32Array(0) })
  return {
    version: 0,
    ids: [],
    numbers: new Map(),
    outcomes: [],
    places: { ...noLists({ parents: new Uint32Array(0), positions: new Float64Array(0) }), cut: null },
    stored: {
      ...noLists({
        from: new Uint32Array(0),
        to: new Uint32Array(0),
        hard: new Uint8Array(0),
        confidence: new Float64Array(0),
        clause: new Int32Array(0),
        source: new Uint32Array(0),
      }),
      words: new Words(),
      flaw: new Uint8Array(0),
      into: none,
    },
    roles: new Uint8Array(0),
    chosenParent: new Int32Array(0),
    chosenPosition: new Float64Array(0),
    rank: new Uint32Array(0),
    ordered: new Uint32Array(0),
    parents: none,
    children: none,
    edges: noLists({
      from: new Uint32Array(0),
      to: new Uint32Array(0),
      hard: new Uint8Array(0),
      origin: new Uint8Array(0),
      clause: new Int32Array(0),
      stored: new Int32Array(0),
    }),
    requiredBy: none,
    refused: [],
    knotted: new Set(),
    nextClause: 0,
    hasKnowledge: new Uint8Array(0),
    matches: [],
    next: new Map(),
    last: new Map(),
    replaced: new Map(),
  }
}

/** The number of an id, or undefined. */
export function numberIn(state: Pick<ModelState, 'ids' | 'numbers'>, id: string): number | undefined {
  const number = state.numbers.get(id)
  return number !== undefined && state.ids[number] === id ? number : undefined
}

/** The lists as a graph. */
export function asGraph({ size, offsets, ends, store }: Links): Adjacency {
  return { size, offsets, ends, targets: store.columns.targets, edges: store.columns.edges }
}

/** Later → earlier, over the edges of the model. */
export function requiresOf({ size, offsets, ends, store }: EdgeLists): Adjacency {
  const { to } = store.columns
  return { size, offsets, ends, targets: to, edges: counting(to.length) }
}

/** What the sources say of the hierarchy, with its circles. */
export function everyPlace({ size, offsets, ends, store }: Omit<StatedPlaces, 'cut'>): Adjacency {
  const { parents } = store.columns
  return { size, offsets, ends, targets: parents, edges: counting(parents.length) }
}

/** A stored prerequisite as it came. */
export function storedAt({ ids, stored }: Pick<ModelState, 'ids' | 'stored'>, entry: number): RequiresColumn {
  const { from, to, hard, confidence, clause, source } = stored.store.columns
  const { list } = stored.words
  return {
    from: ids[from[entry]!]!,
    to: ids[to[entry]!]!,
    strength: hard[entry] ? 'hard' : 'soft',
    confidence: confidence[entry]!,
    clause: clause[entry] === -1 ? null : list[clause[entry]!]!,
    source: list[source[entry]!]!,
  }
}

/** By code unit, which is the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
