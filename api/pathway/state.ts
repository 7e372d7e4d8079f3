/** All of a prerequisite model: what the sources say, and what follows from it. One state never changes. */
import { adjacency, type Adjacency } from '#graph/algorithms/adjacency.ts'
import type { ModelEdges, ModelMatch, OutcomeColumn, RequiresColumn } from './model.ts'

/** A prerequisite between two groups stands for at most this many between outcomes; a wider one is left out. */
export const MOST_EDGES_FOR_A_GROUP = 2_000

/** Where an edge of the model comes from. */
export const EDGE_ORIGINS = ['stated', 'part', 'group'] as const
/** stated: as stored. part: an outcome requires its parts. group: an edge of a group, for an outcome below it. */
export type EdgeOrigin = (typeof EDGE_ORIGINS)[number]

/** What the sources say of places in the hierarchy: for each item its parents, by their ids. */
export interface StatedPlaces {
  offsets: Uint32Array
  parents: Uint32Array
  positions: Float64Array
  /** 1 where the edge lies on a circle and is left out. */
  cut: Uint8Array
}

/** Why a stored prerequisite is not followed; its position in this list is kept. */
export const FLAWS = ['none', 'ancestor', 'tooWide'] as const

/** Prerequisites as stored, grouped by the outcome they start at; within by id of the other end, strength, clause, source. */
export interface StoredEdges {
  list: readonly RequiresColumn[]
  offsets: Uint32Array
  to: Uint32Array
  /** Position in FLAWS. */
  flaw: Uint8Array
  /** Outcome → those that state it as a prerequisite; `edges` are places in `list`. */
  into: Adjacency
}

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
  parents: Adjacency
  children: Adjacency
  /** In the order of the lists of `requires`. */
  edges: ModelEdges
  requires: Adjacency
  requiredBy: Adjacency
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
  const none = adjacency(0, [], [])
  return {
    version: 0,
    ids: [],
    numbers: new Map(),
    outcomes: [],
    places: {
      offsets: new Uint32Array(1),
      parents: new Uint32Array(0),
      positions: new Float64Array(0),
      cut: new Uint8Array(0),
    },
    stored: {
      list: [],
      offsets: new Uint32Array(1),
      to: new Uint32Array(0),
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
    edges: {
      from: new Uint32Array(0),
      to: new Uint32Array(0),
      hard: new Uint8Array(0),
      origin: new Uint8Array(0),
      clause: new Int32Array(0),
      stored: new Int32Array(0),
    },
    requires: none,
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

/** By code unit, which is the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
