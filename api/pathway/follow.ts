/** Which prerequisites a model follows: those stated, those of groups and those of parts, without cycles. */
import { adjacency } from '#graph/algorithms/adjacency.ts'
import { components, setAside, type WeighedEdge } from '#graph/algorithms/cycles.ts'
import { addAll, each, Numbers, peel, turned, turnedAgain } from './adjacencies.ts'
import { degree, extended, isWasteful, Laying, packed } from './lists.ts'
import type { ModelEdges } from './model.ts'
import { OUTCOME_ROLES } from './role.ts'
import { places } from './scratch.ts'
import { OFTEN, RARELY, type Work } from './slices.ts'
import {
  asGraph,
  compareText,
  EDGE_ORIGINS,
  FLAWS,
  MOST_EDGES_FOR_A_GROUP,
  requiresOf,
  type EdgeLists,
  type Links,
  type ModelState,
  type RefusedEdge,
  type StoredEdges,
} from './state.ts'

const GROUP = OUTCOME_ROLES.indexOf('group')
const LEVEL = OUTCOME_ROLES.indexOf('level')
const PART = OUTCOME_ROLES.indexOf('part')
const STATED_EDGE = EDGE_ORIGINS.indexOf('stated')
const PART_EDGE = EDGE_ORIGINS.indexOf('part')
const GROUP_EDGE = EDGE_ORIGINS.indexOf('group')
const ANCESTOR = FLAWS.indexOf('ancestor')
const TOO_WIDE = FLAWS.indexOf('tooWide')

/** What the edges follow from. */
export interface Ground {
  ids: readonly string[]
  size: number
  parents: Links
  children: Links
  roles: Uint8Array
  stored: StoredEdges
  rank: Uint32Array
  ordered: Uint32Array
}

/** How the ground differs from that of the state before. */
export interface GroundChange {
  /** Outcomes of another role or place, new ones and all below a moved one among them. */
  touched: Numbers
  /** Outcomes at which other edges are stored. */
  starts: readonly number[]
  /** Where each stored edge of before stands now; null when those that stayed are where they were. */
  placeOf: Int32Array | null
  /** Outcomes of before that have changed places in the order. */
  mixed: readonly number[]
}

export type Followed = Pick<
  ModelState,
  'stored' | 'edges' | 'requiredBy' | 'refused' | 'knotted' | 'nextClause' | 'hasKnowledge'
>

/** An edge that the model has unless it closes a cycle or a stronger one has the same ends. */
interface Draft extends WeighedEdge {
  fromNumber: number
  toNumber: number
  origin: number
  clause: number
  stored: number
}

/** The outcomes a group stands for: those below it that are no groups; the outcome itself when it is none. */
export function outcomesBelow(start: number, children: Links, roles: Uint8Array): number[] {
  if (roles[start] !== GROUP) return roles[start] === LEVEL ? [] : [start]
  const found: number[] = []
  const seen = new Set([start])
  const queue = [start]
  for (let at = 0; at < queue.length; at++) {
    each(children, queue[at]!, (child) => {
      if (seen.has(child)) return
      seen.add(child)
      if (roles[child] === GROUP) queue.push(child)
      else if (roles[child] !== LEVEL) found.push(child)
    })
  }
  return found
}

/** The groups that stand for an outcome, and those that stand for these groups. */
function groupsAbove(start: number, parents: Links, roles: Uint8Array): Set<number> {
  const found = new Set<number>()
  const add = (parent: number) => {
    if (roles[parent] === GROUP) found.add(parent)
  }
  each(parents, start, add)
  for (const group of found) each(parents, group, add)
  return found
}

/** Whether `above` is an ancestor of `item`. */
function isAbove({ parents, children }: Ground, above: number, item: number): boolean {
  if (degree(children, above) === 0) return false
  let at = item
  while (degree(parents, at) === 1) {
    at = parents.store.columns.targets[parents.offsets[at]!]!
    if (at === above) return true
  }
  if (degree(parents, at) === 0) return false
  const seen = new Set([at])
  for (const node of seen) each(parents, node, (parent) => seen.add(parent))
  return at !== above && seen.has(above)
}

/** The edges of a changed model. */
export function* follow(old: ModelState, ground: Ground, change: GroundChange): Work<Followed> {
  const { touched, starts, placeOf, mixed } = change
  const isSame =
    touched.list.length === 0 && starts.length === 0 && mixed.length === 0 && ground.size === old.ids.length
  if (isSame) {
    const { stored, edges, requiredBy, refused, knotted, nextClause, hasKnowledge } = old
    return { stored, edges, requiredBy, refused, knotted, nextClause, hasKnowledge }
  }
  const isOwn = ground.stored !== old.stored
  const stored = isOwn ? ground.stored : { ...ground.stored, flaw: ground.stored.flaw.slice() }
  const now = { ...ground, stored }
  const drawing = new Drawing(now, old.nextClause)
  const rows = new Rows(old, now, yield* baseOf(old.edges, placeOf))
  let done = 0
  const redrawn = yield* redraw(old, now, change, drawing)
  for (const node of redrawn) {
    rows.set(node, unique(drawing.from(node)))
    if ((++done & 31) === 0) yield
  }
  let { refused, knotted } = old
  const isKnotTouched = knotted.size > 0 && redrawn.some((node) => knotted.has(node))
  if (isKnotTouched || (yield* rows.left(rows.added.list)).length > 0) {
    // All that was left out is there again while it is decided anew.
    for (const node of old.knotted) rows.set(node, unique(drawing.from(node)))
    const left = yield* rows.left([...rows.added.list, ...old.knotted])
    const knots = knotsAmong(left, rows.lists())
    ;({ refused, knotted } = untie(now, rows, knots, drawing))
    yield
  }
  for (const node of mixed) {
    if (node >= old.ids.length) continue
    each(old.requiredBy, node, (later) => rows.sort(later))
    if ((++done & 127) === 0) yield
  }
  const edges = rows.lists()
  const after = requiresOf(edges)
  const disturbed = new Numbers(now.size)
  const { to } = edges.store.columns
  for (const node of mixed) {
    for (let edge = edges.offsets[node]!; edge < edges.ends[node]!; edge++) disturbed.add(to[edge]!)
    if ((++done & 127) === 0) yield
  }
  const order = { rank: now.rank, ordered: now.ordered, disturbed: disturbed.list }
  const requiredBy = rows.isMoved
    ? yield* turned(after, now.ordered)
    : yield* turnedAgain(old.requiredBy, { before: requiresOf(old.edges), after, changed: rows.changed, order })
  return {
    stored,
    edges,
    requiredBy,
    refused,
    knotted,
    nextClause: drawing.nextClause,
    hasKnowledge: yield* markKnowledge(old.hasKnowledge, edges, requiredBy, rows.changed),
  }
}

/** The edges to start from; laid out anew when there is much waste, or when the stored ones they name have moved. */
function* baseOf(edges: EdgeLists, placeOf: Int32Array | null): Work<{ edges: EdgeLists; isMoved: boolean }> {
  if (!placeOf && !isWasteful(edges)) return { edges, isMoved: false }
  const { lists } = yield* packed(edges)
  const { stored } = lists.store.columns
  for (let edge = 0; placeOf && edge < lists.store.used; edge++) {
    if (stored[edge] !== -1) stored[edge] = placeOf[stored[edge]!]!
    if ((edge & OFTEN) === 0) yield
  }
  return { edges: lists, isMoved: true }
}

/** The edges of each outcome while they are drawn. */
class Rows {
  /** Outcomes with other edges than before, or with others' numbers. */
  readonly changed: Numbers
  /** Outcomes that are required by one that did not require them before. */
  readonly added: Numbers
  /** Whether all edges have other numbers than before. */
  readonly isMoved: boolean
  /** Outcomes whose edges were drawn, so that none is missing that was left out before. */
  readonly #drawn: Numbers
  readonly #old: ModelState
  readonly #now: Ground
  readonly #laying: Laying<ModelEdges>

  constructor(old: ModelState, now: Ground, { edges, isMoved }: { edges: EdgeLists; isMoved: boolean }) {
    this.#old = old
    this.#now = now
    this.isMoved = isMoved
    this.changed = new Numbers(now.size)
    this.#drawn = new Numbers(now.size)
    this.added = new Numbers(now.size)
    this.#laying = new Laying(edges, now.size)
    if (old.ids.length === 0) this.#laying.reserve(now.stored.count)
  }

  /** Puts the edges of an outcome in order of rank and lays them, unless they are the ones that are there. */
  set(node: number, row: Draft[]): void {
    const { rank } = this.#now
    this.#drawn.add(node)
    if (row.length > 1) row.sort((a, b) => rank[a.toNumber]! - rank[b.toNumber]! || compareAlternatives(a, b))
    const start = this.#laying.offsets[node]!
    const known = this.#laying.columns
    if (
      this.#laying.ends[node]! - start === row.length &&
      row.every((draft, at) => isDrawn(draft, known, start + at))
    ) {
      return
    }
    const before = row.length > 0 && node < this.#old.ids.length ? endsBefore(this.#old, node) : null
    this.changed.add(node)
    let at = this.#laying.lay(node, row.length)
    const { from, to, hard, origin, clause, stored } = this.#laying.columns
    for (const draft of row) {
      from[at] = node
      to[at] = draft.toNumber
      hard[at] = draft.strength === 'hard' ? 1 : 0
      origin[at] = draft.origin
      clause[at] = draft.clause
      stored[at] = draft.stored
      at++
      if (!before?.has(draft.toNumber)) this.added.add(draft.toNumber)
    }
  }

  /** Puts the edges of an outcome in order, when others have changed places. */
  sort(node: number): void {
    const { rank } = this.#now
    const { offsets, ends, columns } = this.#laying
    const places = Array.from({ length: ends[node]! - offsets[node]! }, (_, at) => offsets[node]! + at)
    // Those with the same ends stay in the order they have.
    const { to } = columns
    places.sort((a, b) => rank[to[a]!]! - rank[to[b]!]! || a - b)
    if (places.every((place, at) => at === 0 || places[at - 1]! < place)) return
    this.changed.add(node)
    let at = this.#laying.lay(node, places.length)
    const into = this.#laying.columns
    for (const place of places) {
      for (const name of EDGE_COLUMNS) into[name][at] = into[name][place]!
      at++
    }
  }

  lists(): EdgeLists {
    return this.#laying.done()
  }

  /**
   * Of the outcomes that can be reached from `starts`, those that lie on cycles or between two, over all edges, those that
   * were left out too: what requires nothing, or is required by nothing, is taken away again and again (Kahn 1962). A
   * cycle through a new edge can be reached from where that edge leads.
   */
  *left(starts: readonly number[]): Work<number[]> {
    const { offsets, ends, columns } = this.#laying
    const more = new Map<number, number[]>()
    for (const { from, to } of this.#old.refused) {
      if (!this.#drawn.has(from)) more.set(from, [...(more.get(from) ?? []), to])
    }
    const reached: number[] = []
    const placeOf = places.take(this.#now.size)
    let count = 0
    const reach = (node: number): void => {
      count++
      if (placeOf[node] !== -1) return
      placeOf[node] = reached.push(node) - 1
    }
    const eachFrom = (node: number, visit: (to: number) => void): void => {
      for (let edge = offsets[node]!; edge < ends[node]!; edge++) visit(columns.to[edge]!)
      more.get(node)?.forEach(visit)
    }
    for (let at = 0; at < starts.length; at++) {
      reach(starts[at]!)
      if ((at & RARELY) === 0) yield
    }
    for (let at = 0; at < reached.length; at++) {
      eachFrom(reached[at]!, reach)
      if ((at & 255) === 0) yield
    }
    if (reached.length === 0) return []
    const bounds = new Uint32Array(reached.length + 1)
    const targets = new Uint32Array(count)
    let filled = 0
    for (let at = 0; at < reached.length; at++) {
      eachFrom(reached[at]!, (to) => (targets[filled++] = placeOf[to]!))
      bounds[at + 1] = filled
      if ((at & 255) === 0) yield
    }
    places.give(placeOf, reached)
    const forward = { size: reached.length, offsets: bounds, ends: bounds.subarray(1), targets, edges: targets }
    yield
    const back = asGraph(yield* turned(forward))
    const isGone = new Uint8Array(reached.length)
    yield* peel(forward, back, isGone)
    yield* peel(back, forward, isGone)
    return reached.filter((_, at) => !isGone[at])
  }
}

const EDGE_COLUMNS = ['from', 'to', 'hard', 'origin', 'clause', 'stored'] as const

function isDrawn(draft: Draft, known: ModelEdges, edge: number): boolean {
  return (
    draft.toNumber === known.to[edge] &&
    draft.stored === known.stored[edge] &&
    (draft.strength === 'hard' ? 1 : 0) === known.hard[edge] &&
    draft.origin === known.origin[edge] &&
    draft.clause === known.clause[edge]
  )
}

/** Gives the outcomes that may have other edges than before, and marks what is wrong with the stored edges around them. */
function* redraw(old: ModelState, now: Ground, { touched, starts }: GroundChange, drawing: Drawing): Work<number[]> {
  const { stored } = now
  const { from, to } = stored.store.columns
  const oldSize = old.ids.length
  let done = 0
  // What is touched, and the groups that stood or stand for it.
  const around = new Numbers(now.size)
  yield* addAll(around, touched.list)
  for (const { parents, roles } of [old, now]) {
    const groups = new Numbers(now.size)
    const add = (parent: number) => {
      if (roles[parent] === GROUP) groups.add(parent)
    }
    for (const node of touched.list) {
      if (node < parents.size) each(parents, node, add)
      if ((++done & OFTEN) === 0) yield
    }
    for (const group of groups.list) {
      each(parents, group, add)
      around.add(group)
      if ((++done & OFTEN) === 0) yield
    }
  }
  const origins = new Numbers(now.size)
  yield* addAll(origins, starts)
  const checked = new Numbers(stored.store.used)
  const check = (place: number) => {
    if (checked.has(place)) return
    checked.add(place)
    stored.flaw[place] = drawing.flawOf(from[place]!, to[place]!)
    origins.add(from[place]!)
  }
  const checkFrom = (node: number) => {
    for (let place = stored.offsets[node]!; place < stored.ends[node]!; place++) check(place)
  }
  for (const node of starts) {
    checkFrom(node)
    if ((++done & 127) === 0) yield
  }
  for (const node of around.list) {
    checkFrom(node)
    each(stored.into, node, (_, place) => check(place))
    if ((++done & 127) === 0) yield
  }

  const redrawn = new Numbers(now.size)
  for (const node of touched.list) {
    redrawn.add(node)
    each(now.parents, node, (parent) => redrawn.add(parent))
    if (node < oldSize) each(old.parents, node, (parent) => redrawn.add(parent))
    if ((++done & OFTEN) === 0) yield
  }
  for (const node of origins.list) {
    for (const outcome of drawing.below(node)) redrawn.add(outcome)
    if (node < oldSize) for (const outcome of outcomesBelow(node, old.children, old.roles)) redrawn.add(outcome)
    redrawn.add(node)
    if ((++done & OFTEN) === 0) yield
  }
  return redrawn.list
}

/** Draws the edges of outcomes from the ground, as if there were no cycles. */
class Drawing {
  readonly #now: Ground
  readonly #below = new Map<number, number[]>()
  nextClause: number

  constructor(now: Ground, nextClause: number) {
    this.#now = now
    this.nextClause = nextClause
  }

  below(node: number): readonly number[] {
    const { children, roles } = this.#now
    if (roles[node] !== GROUP) return roles[node] === LEVEL ? [] : [node]
    let found = this.#below.get(node)
    if (!found) this.#below.set(node, (found = outcomesBelow(node, children, roles)))
    return found
  }

  /** Position in FLAWS. */
  flawOf(from: number, to: number): number {
    const { roles } = this.#now
    if (from === to || isAbove(this.#now, from, to) || isAbove(this.#now, to, from)) return ANCESTOR
    if (roles[from] !== GROUP && roles[to] !== GROUP) return 0
    return this.below(from).length * this.below(to).length > MOST_EDGES_FOR_A_GROUP ? TOO_WIDE : 0
  }

  /** All edges from an outcome; stated ones in the order of the stored ones, then those of groups, then those of parts. */
  from(node: number): Draft[] {
    const now = this.#now
    const { ids, roles, stored, parents, children } = now
    if (roles[node] === GROUP) return []
    const drafts: Draft[] = []
    const derived: Draft[] = []
    const { to: ends, hard, confidence } = stored.store.columns
    const clauses = this.#clausesOf(node)
    const draft = (to: number, place: number, origin: number, clause: number): Draft => {
      return {
        from: ids[node]!,
        to: ids[to]!,
        strength: place === -1 || hard[place] ? 'hard' : 'soft',
        confidence: place === -1 ? 1 : confidence[place]!,
        fromNumber: node,
        toNumber: to,
        origin,
        clause,
        stored: place,
      }
    }
    const drawGroup = (place: number) => {
      for (const to of this.below(ends[place]!)) {
        if (to === node || isAbove(now, node, to) || isAbove(now, to, node)) continue
        derived.push(draft(to, place, GROUP_EDGE, -1))
      }
    }
    for (let place = stored.offsets[node]!; place < stored.ends[node]!; place++) {
      if (stored.flaw[place] !== 0) continue
      const to = ends[place]!
      if (roles[to] !== GROUP) drafts.push(draft(to, place, STATED_EDGE, clauses?.get(place) ?? -1))
      else if (roles[node] !== LEVEL) drawGroup(place)
    }
    if (roles[node] !== LEVEL) {
      for (const group of groupsAbove(node, parents, roles)) {
        for (let place = stored.offsets[group]!; place < stored.ends[group]!; place++) {
          if (stored.flaw[place] === 0) drawGroup(place)
        }
      }
      each(children, node, (child) => {
        if (roles[child] === PART) derived.push(draft(child, -1, PART_EDGE, -1))
      })
    }
    if (derived.length > 1) derived.sort((a, b) => compareDerived(now, a, b))
    for (const each of derived) drafts.push(each)
    return drafts
  }

  /** The number of the clause of each stored edge that has alternatives. */
  #clausesOf(node: number): Map<number, number> | null {
    const { offsets, ends, store } = this.#now.stored
    let places: Map<number, number[]> | null = null
    for (let place = offsets[node]!; place < ends[node]!; place++) {
      const clause = store.columns.clause[place]!
      if (clause === -1) continue
      places ??= new Map()
      const known = places.get(clause)
      if (known) known.push(place)
      else places.set(clause, [place])
    }
    if (!places) return null
    const numbers = new Map<number, number>()
    for (const alternatives of places.values()) {
      if (alternatives.length === 1) continue
      const number = this.nextClause++
      for (const place of alternatives) numbers.set(place, number)
    }
    return numbers
  }
}

/** Of derived edges those of groups come first, in the order of the stored ones; then those of parts, by part and whole. */
function compareDerived({ ids, stored }: Ground, a: Draft, b: Draft): number {
  const { from } = stored.store.columns
  if (a.origin !== b.origin) return a.origin === GROUP_EDGE ? -1 : 1
  if (a.origin === PART_EDGE) return compareText(a.to, b.to) || compareText(a.from, b.from)
  return (
    compareText(ids[from[a.stored]!]!, ids[from[b.stored]!]!) ||
    a.stored - b.stored ||
    compareText(ids[a.fromNumber]!, ids[b.fromNumber]!) ||
    compareText(ids[a.toNumber]!, ids[b.toNumber]!)
  )
}

/** Of edges with the same ends and no alternative the strongest stays: hard, stated before derived, most confident. */
function unique(drafts: readonly Draft[]): Draft[] {
  if (drafts.length <= FEW_DRAFTS) return uniqueOfFew(drafts)
  const kept = new Map<string, Draft>()
  for (const draft of drafts) {
    const key = `${draft.toNumber} ${draft.clause}`
    const known = kept.get(key)
    if (!known || isStronger(draft, known)) kept.set(key, draft)
  }
  return [...kept.values()]
}

/** Without a key for each of them. */
function uniqueOfFew(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = []
  for (const draft of drafts) {
    const at = kept.findIndex(({ toNumber, clause }) => toNumber === draft.toNumber && clause === draft.clause)
    if (at === -1) kept.push(draft)
    else if (isStronger(draft, kept[at]!)) kept[at] = draft
  }
  return kept
}
const FEW_DRAFTS = 16

function isStronger(draft: Draft, known: Draft): boolean {
  if (draft.strength !== known.strength) return draft.strength === 'hard'
  if ((draft.origin === STATED_EDGE) !== (known.origin === STATED_EDGE)) return draft.origin === STATED_EDGE
  return draft.confidence > known.confidence
}

/** The outcomes that an outcome required before, those included whose edges were refused. */
function endsBefore({ edges, knotted, refused }: ModelState, node: number): Set<number> {
  const ends = new Set(edges.store.columns.to.subarray(edges.offsets[node], edges.ends[node]))
  if (knotted.has(node)) for (const { from, to } of refused) if (from === node) ends.add(to)
  return ends
}

/** Of the outcomes given those in strongly connected components of more than one (Tarjan 1972). */
function knotsAmong(left: readonly number[], { offsets, ends, store }: EdgeLists): Set<number> {
  const place = new Map(left.map((node, at) => [node, at]))
  const from: number[] = []
  const to: number[] = []
  left.forEach((node, at) => {
    for (let edge = offsets[node]!; edge < ends[node]!; edge++) {
      const end = place.get(store.columns.to[edge]!)
      if (end === undefined) continue
      from.push(at)
      to.push(end)
    }
  })
  const component = components(adjacency(left.length, from, to))
  const sizes = new Map<number, number>()
  for (const each of component) sizes.set(each, (sizes.get(each) ?? 0) + 1)
  return new Set(left.filter((_, at) => sizes.get(component[at]!)! > 1))
}

/**
 * Chooses which edges inside the knots are left out, and takes them out of the rows.
 * What is stated must not lose to what is derived; accepted edges alone have no cycle unless something went wrong.
 */
function untie(
  now: Ground,
  rows: Rows,
  knots: ReadonlySet<number>,
  drawing: Drawing,
): { refused: RefusedEdge[]; knotted: ReadonlySet<number> } {
  const drafts = new Map<number, Draft[]>()
  const stated: Draft[] = []
  const derived: Draft[] = []
  for (const node of knots) {
    const all = drawing.from(node)
    drafts.set(node, all)
    for (const draft of all)
      if (knots.has(draft.toNumber)) (draft.origin === STATED_EDGE ? stated : derived).push(draft)
  }
  stated.sort((a, b) => compareText(a.from, b.from) || a.stored - b.stored)
  derived.sort((a, b) => compareDerived(now, a, b))
  const own = setAside(stated)
  const rest = setAside(derived, own.accepted)
  const isRefused = new Set<Draft>()
  const refused = [...own.setAside, ...rest.setAside].map(({ edge, cycle }): RefusedEdge => {
    isRefused.add(edge)
    return { from: edge.fromNumber, to: edge.toNumber, isStated: edge.origin === STATED_EDGE, cycle }
  })
  for (const [node, all] of drafts) rows.set(node, unique(all.filter((draft) => !isRefused.has(draft))))
  return { refused, knotted: knots }
}

/** Of edges with the same ends the one that is no alternative comes first, then they go as they are stored. */
function compareAlternatives(a: Draft, b: Draft): number {
  return Math.min(a.clause, 0) - Math.min(b.clause, 0) || a.stored - b.stored
}

/** 1 for what has an edge that is not to a part, and for what has such a part; worked out from what changed upwards. */
function* markKnowledge(
  old: Uint8Array,
  { size, offsets, ends, store }: EdgeLists,
  requiredBy: Links,
  changed: Numbers,
): Work<Uint8Array> {
  const { to, origin } = store.columns
  const marked = extended(old, size)
  const queue = [...changed.list]
  for (let at = 0; at < queue.length; at++) {
    if ((at & OFTEN) === 0) yield
    const node = queue[at]!
    let mark = 0
    for (let edge = offsets[node]!; edge < ends[node]! && mark === 0; edge++) {
      if (origin[edge] !== PART_EDGE || marked[to[edge]!]) mark = 1
    }
    if (mark === marked[node]) continue
    marked[node] = mark
    each(requiredBy, node, (whole, edge) => {
      if (origin[edge] === PART_EDGE) queue.push(whole)
    })
  }
  return marked
}
