/** Which prerequisites a model follows: those stated, those of groups and those of parts, without cycles. */
import { adjacency, type Adjacency } from '#graph/algorithms/adjacency.ts'
import { components, setAside, type WeighedEdge } from '#graph/algorithms/cycles.ts'
import { counting, degree, each, noLengths, Numbers, peel, splice, takeOver, turned } from './adjacencies.ts'
import type { ModelEdges } from './model.ts'
import { OUTCOME_ROLES } from './role.ts'
import { OFTEN, RARELY, type Work } from './slices.ts'
import {
  compareText,
  EDGE_ORIGINS,
  FLAWS,
  MOST_EDGES_FOR_A_GROUP,
  type ModelState,
  type RefusedEdge,
  type StoredEdges,
} from './state.ts'

/** With more new edges than this, cycles are looked for among all edges at once. */
const MOST_SEARCHES = 2_000

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
  parents: Adjacency
  children: Adjacency
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
  /** Where each stored edge of before stands now; null when all are where they were. */
  placeOf: Int32Array | null
  /** Outcomes of before have changed places in the order. */
  isMixed: boolean
}

export type Followed = Pick<
  ModelState,
  'stored' | 'edges' | 'requires' | 'requiredBy' | 'refused' | 'knotted' | 'nextClause' | 'hasKnowledge'
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
export function outcomesBelow(start: number, children: Adjacency, roles: Uint8Array): number[] {
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
function groupsAbove(start: number, parents: Adjacency, roles: Uint8Array): Set<number> {
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
    at = parents.targets[parents.offsets[at]!]!
    if (at === above) return true
  }
  if (degree(parents, at) === 0) return false
  const seen = new Set([at])
  for (const node of seen) each(parents, node, (parent) => seen.add(parent))
  return at !== above && seen.has(above)
}

/** The edges of a changed model. */
export function* follow(old: ModelState, ground: Ground, change: GroundChange): Work<Followed> {
  const { touched, starts, placeOf, isMixed } = change
  const isSame = touched.list.length === 0 && starts.length === 0 && !isMixed && ground.size === old.ids.length
  if (isSame) {
    const { stored, edges, requires, requiredBy, refused, knotted, nextClause, hasKnowledge } = old
    return { stored, edges, requires, requiredBy, refused, knotted, nextClause, hasKnowledge }
  }
  const stored = { ...ground.stored, flaw: ground.stored.flaw.slice() }
  const now = { ...ground, stored }
  const drawing = new Drawing(now, old.nextClause)
  const redrawn = yield* redraw(old, now, change, drawing)
  const rows = new Map<number, Draft[]>()
  const added: Draft[] = []
  let done = 0
  for (const node of redrawn) {
    const row = unique(drawing.from(node))
    rows.set(node, row)
    const before = node < old.ids.length ? endsBefore(old, node) : null
    for (const draft of row) if (!before?.has(draft.toNumber)) added.push(draft)
    if ((++done & 127) === 0) yield
  }
  let { refused, knotted } = old
  const isKnotTouched = knotted.size > 0 && redrawn.some((node) => knotted.has(node))
  if (isKnotTouched || (yield* mayClose(old, now, rows, added))) {
    const knots = yield* findKnots(old, now, rows)
    ;({ refused, knotted } = untie(old, now, rows, knots, drawing))
    yield
  }
  const edges = yield* layOut(old, now, rows, placeOf, isMixed)
  const requires: Adjacency = {
    size: now.size,
    offsets: edges.offsets,
    targets: edges.edges.to,
    edges: counting(edges.edges.to.length),
  }
  const requiredBy = yield* turned(requires, now.ordered)
  return {
    stored,
    edges: edges.edges,
    requires,
    requiredBy,
    refused,
    knotted,
    nextClause: drawing.nextClause,
    hasKnowledge: yield* markKnowledge(edges.edges, requiredBy),
  }
}

/** Gives the outcomes that may have other edges than before, and marks what is wrong with the stored edges around them. */
function* redraw(old: ModelState, now: Ground, { touched, starts }: GroundChange, drawing: Drawing): Work<number[]> {
  const { stored } = now
  const oldSize = old.ids.length
  let done = 0
  // What is touched, and the groups that stood or stand for it.
  const around = new Numbers(now.size)
  for (const node of touched.list) around.add(node)
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
  for (const node of starts) origins.add(node)
  const checked = new Uint8Array(stored.list.length)
  const check = (from: number, place: number) => {
    if (checked[place]) return
    checked[place] = 1
    stored.flaw[place] = drawing.flawOf(from, stored.to[place]!)
    origins.add(from)
  }
  const checkFrom = (node: number) => {
    for (let place = stored.offsets[node]!; place < stored.offsets[node + 1]!; place++) check(node, place)
  }
  for (const node of starts) {
    checkFrom(node)
    if ((++done & 127) === 0) yield
  }
  for (const node of around.list) {
    checkFrom(node)
    for (let entry = stored.into.offsets[node]!; entry < stored.into.offsets[node + 1]!; entry++) {
      check(stored.into.targets[entry]!, stored.into.edges[entry]!)
    }
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
    const clauses = this.#clausesOf(node)
    const draft = (to: number, place: number, origin: number, clause: number): Draft => {
      const edge = stored.list[place]
      return {
        from: ids[node]!,
        to: ids[to]!,
        strength: edge?.strength ?? 'hard',
        confidence: edge?.confidence ?? 1,
        fromNumber: node,
        toNumber: to,
        origin,
        clause,
        stored: place,
      }
    }
    const drawGroup = (place: number) => {
      for (const to of this.below(stored.to[place]!)) {
        if (to === node || isAbove(now, node, to) || isAbove(now, to, node)) continue
        derived.push(draft(to, place, GROUP_EDGE, -1))
      }
    }
    for (let place = stored.offsets[node]!; place < stored.offsets[node + 1]!; place++) {
      if (stored.flaw[place] !== 0) continue
      const to = stored.to[place]!
      if (roles[to] !== GROUP) drafts.push(draft(to, place, STATED_EDGE, clauses?.get(place) ?? -1))
      else if (roles[node] !== LEVEL) drawGroup(place)
    }
    if (roles[node] !== LEVEL) {
      for (const group of groupsAbove(node, parents, roles)) {
        for (let place = stored.offsets[group]!; place < stored.offsets[group + 1]!; place++) {
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
    const { list, offsets } = this.#now.stored
    let places: Map<string, number[]> | null = null
    for (let place = offsets[node]!; place < offsets[node + 1]!; place++) {
      const { clause } = list[place]!
      if (clause === null) continue
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
  if (a.origin !== b.origin) return a.origin === GROUP_EDGE ? -1 : 1
  if (a.origin === PART_EDGE) return compareText(a.to, b.to) || compareText(a.from, b.from)
  return (
    compareText(stored.list[a.stored]!.from, stored.list[b.stored]!.from) ||
    a.stored - b.stored ||
    compareText(ids[a.fromNumber]!, ids[b.fromNumber]!) ||
    compareText(ids[a.toNumber]!, ids[b.toNumber]!)
  )
}

/** Of edges with the same ends and no alternative the strongest stays: hard, stated before derived, most confident. */
function unique(drafts: readonly Draft[]): Draft[] {
  if (drafts.length < 2) return [...drafts]
  const kept = new Map<string, Draft>()
  for (const draft of drafts) {
    const key = `${draft.toNumber} ${draft.clause}`
    const known = kept.get(key)
    if (!known || isStronger(draft, known)) kept.set(key, draft)
  }
  return [...kept.values()]
}

function isStronger(draft: Draft, known: Draft): boolean {
  if (draft.strength !== known.strength) return draft.strength === 'hard'
  if ((draft.origin === STATED_EDGE) !== (known.origin === STATED_EDGE)) return draft.origin === STATED_EDGE
  return draft.confidence > known.confidence
}

/** The outcomes that an outcome required before, those included whose edges were refused. */
function endsBefore(old: ModelState, node: number): Set<number> {
  const ends = new Set<number>()
  each(old.requires, node, (target) => ends.add(target))
  if (old.knotted.has(node)) for (const { from, to } of old.refused) if (from === node) ends.add(to)
  return ends
}

/** Whether one of the added edges may lie on a cycle: exactly for a few, else yes. */
function* mayClose(
  old: ModelState,
  now: Ground,
  rows: ReadonlyMap<number, readonly Draft[]>,
  added: readonly Draft[],
): Work<boolean> {
  if (added.length === 0) return false
  if (added.length > MOST_SEARCHES) return true
  const refused = new Map<number, number[]>()
  for (const { from, to } of old.refused) {
    if (!rows.has(from)) refused.set(from, [...(refused.get(from) ?? []), to])
  }
  const wanted = new Set(added.map(({ fromNumber }) => fromNumber))
  const reached = new Uint8Array(now.size)
  const queue: number[] = []
  const reach = (node: number) => {
    if (reached[node]) return
    reached[node] = 1
    queue.push(node)
  }
  for (const { toNumber } of added) reach(toNumber)
  for (let at = 0; at < queue.length; at++) {
    const node = queue[at]!
    if (wanted.has(node)) return true
    const row = rows.get(node)
    if (row) for (const { toNumber } of row) reach(toNumber)
    else if (node < old.ids.length) each(old.requires, node, reach)
    for (const to of refused.get(node) ?? []) reach(to)
    if ((at & OFTEN) === 0) yield
  }
  return false
}

/**
 * The outcomes that lie on cycles of all edges drawn. What requires nothing, or is required by nothing, is taken away again
 * and again (Kahn 1962); of what is left, the strongly connected components of more than one outcome (Tarjan 1972).
 */
function* findKnots(old: ModelState, now: Ground, rows: ReadonlyMap<number, readonly Draft[]>): Work<Set<number>> {
  const more = new Map<number, number[]>()
  for (const { from, to } of old.refused) {
    if (!rows.has(from)) more.set(from, [...(more.get(from) ?? []), to])
  }
  const lengths = yield* lengthsOf(rows, now.size)
  for (const [node, ends] of more) lengths[node] = degree(old.requires, node) + ends.length
  const layout = yield* splice(old.requires.offsets, lengths)
  const targets = takeOver(layout, old.requires.targets, new Uint32Array(layout.offsets[now.size]!))
  let done = 0
  for (const [node, row] of rows) {
    row.forEach(({ toNumber }, at) => (targets[layout.offsets[node]! + at] = toNumber))
    if ((++done & OFTEN) === 0) yield
  }
  for (const [node, ends] of more) {
    const list: number[] = []
    each(old.requires, node, (target) => list.push(target))
    targets.set([...list, ...ends], layout.offsets[node]!)
  }
  const forward: Adjacency = { size: now.size, offsets: layout.offsets, targets, edges: targets }
  yield
  const back = yield* turned(forward)
  const isGone = new Uint8Array(now.size)
  yield* peel(forward, back, isGone)
  yield* peel(back, forward, isGone)
  const left: number[] = []
  const place = new Map<number, number>()
  for (let node = 0; node < now.size; node++) {
    if (isGone[node]) continue
    place.set(node, left.length)
    left.push(node)
  }
  if (left.length === 0) return new Set()
  const from: number[] = []
  const to: number[] = []
  for (const node of left) {
    each(forward, node, (target) => {
      if (isGone[target]) return
      from.push(place.get(node)!)
      to.push(place.get(target)!)
    })
  }
  const component = components(adjacency(left.length, from, to))
  const sizes = new Map<number, number>()
  for (const each of component) sizes.set(each, (sizes.get(each) ?? 0) + 1)
  return new Set(left.filter((_, at) => sizes.get(component[at]!)! > 1))
}

/**
 * Chooses which edges inside the knots are left out, and puts the rows of all outcomes in knots, now or before, right.
 * What is stated must not lose to what is derived; accepted edges alone have no cycle unless something went wrong.
 */
function untie(
  old: ModelState,
  now: Ground,
  rows: Map<number, Draft[]>,
  knots: ReadonlySet<number>,
  drawing: Drawing,
): { refused: RefusedEdge[]; knotted: ReadonlySet<number> } {
  for (const node of old.knotted) if (!rows.has(node) && !knots.has(node)) rows.set(node, unique(drawing.from(node)))
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

function* lengthsOf(rows: ReadonlyMap<number, readonly Draft[]>, size: number): Work<Int32Array> {
  const lengths = noLengths(size)
  let done = 0
  for (const [node, row] of rows) {
    lengths[node] = row.length
    if ((++done & OFTEN) === 0) yield
  }
  return lengths
}

/** The columns of the edges: rows of changed outcomes, all others from before; each row in order of rank and clause. */
function* layOut(
  old: ModelState,
  now: Ground,
  rows: ReadonlyMap<number, Draft[]>,
  placeOf: Int32Array | null,
  isMixed: boolean,
): Work<{ offsets: Uint32Array; edges: ModelEdges }> {
  const layout = yield* splice(old.requires.offsets, yield* lengthsOf(rows, now.size))
  const { offsets } = layout
  const count = offsets[now.size]!
  const from = takeOver(layout, old.edges.from, new Uint32Array(count))
  const to = takeOver(layout, old.edges.to, new Uint32Array(count))
  yield
  const hard = takeOver(layout, old.edges.hard, new Uint8Array(count))
  const origin = takeOver(layout, old.edges.origin, new Uint8Array(count))
  yield
  const clause = takeOver(layout, old.edges.clause, new Int32Array(count))
  const stored = takeOver(layout, old.edges.stored, new Int32Array(count))
  let done = 0
  yield
  if (placeOf) {
    for (const block of layout.blocks) {
      for (let at = block.to; at < block.to + block.length; at++) {
        if (stored[at] !== -1) stored[at] = placeOf[stored[at]!]!
        if ((at & RARELY) === 0) yield
      }
      if ((++done & 255) === 0) yield
    }
    yield
  }
  for (const [node, row] of rows) {
    row.sort((a, b) => now.rank[a.toNumber]! - now.rank[b.toNumber]! || compareAlternatives(a, b))
    let at = offsets[node]!
    for (const draft of row) {
      from[at] = node
      to[at] = draft.toNumber
      hard[at] = draft.strength === 'hard' ? 1 : 0
      origin[at] = draft.origin
      clause[at] = draft.clause
      stored[at] = draft.stored
      at++
    }
    if ((++done & OFTEN) === 0) yield
  }
  const edges: ModelEdges = { from, to, hard, origin, clause, stored }
  if (!isMixed) return { offsets, edges }

  // Turned round twice, the second time in order of rank, every list is in order of rank.
  const back = yield* turned({ size: now.size, offsets, targets: to, edges: counting(count) })
  const { edges: places } = yield* turned(back, now.ordered)
  const inOrder = function* <T extends Uint32Array | Int32Array | Uint8Array>(column: T): Work<T> {
    const moved = new (column.constructor as new (length: number) => T)(count)
    for (let at = 0; at < count; at++) {
      moved[at] = column[places[at]!]!
      if ((at & RARELY) === 0) yield
    }
    return moved
  }
  const mixed: Partial<Record<keyof ModelEdges, Uint32Array | Int32Array | Uint8Array>> = { from }
  for (const name of ['to', 'hard', 'origin', 'clause', 'stored'] as const) {
    mixed[name] = yield* inOrder(edges[name])
  }
  return { offsets, edges: mixed as unknown as ModelEdges }
}

/** Of edges with the same ends the one that is no alternative comes first, then they go as they are stored. */
function compareAlternatives(a: Draft, b: Draft): number {
  return Math.min(a.clause, 0) - Math.min(b.clause, 0) || a.stored - b.stored
}

/** 1 for what has an edge that is not to a part, and for what has such a part. */
function* markKnowledge(edges: ModelEdges, requiredBy: Adjacency): Work<Uint8Array> {
  const marked = new Uint8Array(requiredBy.size)
  const queue: number[] = []
  for (let edge = 0; edge < edges.from.length; edge++) {
    if ((edge & RARELY) === 0) yield
    const node = edges.from[edge]!
    if (edges.origin[edge] === PART_EDGE || marked[node]) continue
    marked[node] = 1
    queue.push(node)
  }
  let done = 0
  for (const node of queue) {
    if ((++done & OFTEN) === 0) yield
    for (let entry = requiredBy.offsets[node]!; entry < requiredBy.offsets[node + 1]!; entry++) {
      const whole = requiredBy.targets[entry]!
      if (edges.origin[requiredBy.edges[entry]!] !== PART_EDGE || marked[whole]) continue
      marked[whole] = 1
      queue.push(whole)
    }
  }
  return marked
}
