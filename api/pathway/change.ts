/**
 * How a model comes from the one before it and what was read anew: what the change can touch is worked out again, the rest
 * is taken over in blocks. A first build is a change of the empty model. All of it is work in slices on copies; the state
 * it starts from stays whole.
 */
import { components } from '#graph/algorithms/cycles.ts'
import { INVERSE_MATCH, MATCH_KINDS } from '#graph/records.ts'
import { addAll, counting, each, isMany, Numbers, peel, turned, turnedAgain } from './adjacencies.ts'
import { follow } from './follow.ts'
import { degree, extended, isWasteful, Laying, packed } from './lists.ts'
import type { ChildOfColumn, MatchColumn, ModelDelta, ModelMatch, OutcomeColumn, RequiresColumn } from './model.ts'
import { learnableKind, namesPart, OUTCOME_ROLES, outcomeRole, type OutcomePlace } from './role.ts'
import { places as numbered } from './scratch.ts'
import { OFTEN, RARELY, sorted, type Work } from './slices.ts'
import {
  asGraph,
  compareText,
  everyPlace,
  numberIn,
  type Links,
  type ModelState,
  type StatedPlaces,
  type StoredEdges,
} from './state.ts'

/** With more new places in the hierarchy than this, circles are looked for in all of it at once. */
const MOST_CLIMBS = 500
/** Paths up to this long are kept while outcomes are put in order. */
const LONGEST_KEPT_PATH = 64

/** Ids of the outcomes of the model that a change takes away. */
export function removedBy(state: ModelState, delta: ModelDelta): string[] {
  const left = new Set(delta.outcomes.map(({ id }) => id))
  return delta.ids.filter((id) => !left.has(id) && numberIn(state, id) !== undefined)
}

/**
 * The state after a change that takes no outcome away (`removedBy`): numbers would have to move, so the model is then
 * built anew from what is left.
 */
export function* changed(old: ModelState, delta: ModelDelta): Work<ModelState> {
  const named = yield* nameOutcomes(old, delta)
  const size = named.ids.length
  const numberOf = (id: string) => numberIn(named, id)
  yield
  const { places, moved, repositioned } = yield* restate(old, named, numberOf, delta.childOf)
  const { stored, starts, ends, placeOf } = yield* store(old, named, numberOf, delta.requires)
  yield

  const isMoved = moved.list.length > 0 || size > old.ids.length
  const stated = isMoved ? yield* placeItems(old, places, moved) : { parents: old.parents, children: old.children }
  const { roles, reassigned } = yield* assignRoles(old, named, { ...stated, stored, moved, ends })
  const touched = new Numbers(size)
  yield* addAll(touched, moved.list)
  yield* addDescendants(stated.children, touched)
  yield* addAll(touched, reassigned)
  const order = yield* putInOrder(old, named, { places, children: stated.children, moved, repositioned })
  const { chosenParent, chosenPosition, rank, ordered, mixed } = order
  const { parents, children } = isMoved || mixed.list.length > 0 ? yield* sortPlaces(stated, { moved, order }) : stated
  const prerequisites = yield* follow(
    old,
    { ids: named.ids, size, parents, children, roles, stored, rank, ordered },
    { touched, starts, placeOf, mixed: mixed.list },
  )
  return {
    version: delta.version,
    ids: named.ids,
    numbers: named.numbers,
    outcomes: named.outcomes,
    places,
    roles,
    chosenParent,
    chosenPosition,
    rank,
    ordered,
    parents,
    children,
    ...prerequisites,
    matches: yield* joinMatches(old, named, numberOf, delta.matches),
    ...replace(old, named, numberOf, delta.replacements ?? [], order),
  }
}

/** The outcomes of a state that is being made, and which of them changed. */
interface Named {
  ids: readonly string[]
  numbers: Map<string, number>
  outcomes: readonly OutcomeColumn[]
  /** Numbers of the outcomes of which everything was read. */
  read: readonly number[]
  /** Outcomes from before, of another code, uri or framework. */
  renamed: readonly number[]
  /** Outcomes from before, of another type. */
  retyped: readonly number[]
  hasNewStates: boolean
}

function* nameOutcomes(old: ModelState, delta: ModelDelta): Work<Named> {
  let ids = old.ids as string[]
  let outcomes = old.outcomes as OutcomeColumn[]
  const own = () => {
    if (outcomes === old.outcomes) outcomes = [...old.outcomes]
  }
  const { numbers } = old
  const read: number[] = []
  const renamed = new Set<number>()
  const retyped: number[] = []
  let hasNewStates = false
  let done = 0
  // By id, so that a fresh model of the same outcomes has the same numbers.
  const incoming = yield* sorted(counting(delta.outcomes.length), (a, b) =>
    compareText(delta.outcomes[a]!.id, delta.outcomes[b]!.id),
  )
  for (const place of incoming) {
    const outcome = delta.outcomes[place]!
    const known = numberIn({ ids, numbers }, outcome.id)
    if (known === undefined) {
      if (ids === old.ids) ids = [...old.ids]
      own()
      numbers.set(outcome.id, ids.length)
      read.push(ids.length)
      ids.push(outcome.id)
      outcomes.push(outcome)
    } else {
      const before = outcomes[known]!
      read.push(known)
      if (!isSameOutcome(before, outcome)) {
        own()
        outcomes[known] = outcome
      }
      if (before.code !== outcome.code || before.uri !== outcome.uri) renamed.add(known)
      if (before.frameworkUri !== outcome.frameworkUri) renamed.add(known)
      if (before.sourceType !== outcome.sourceType) retyped.push(known)
      if (before.state !== outcome.state) hasNewStates = true
    }
    if ((++done & 127) === 0) yield
  }
  const uris = new Map((delta.frameworks ?? []).map(({ id, uri }) => [id, uri]))
  for (let node = 0; uris.size > 0 && node < outcomes.length; node++) {
    if ((node & 4_095) === 0) yield
    const outcome = outcomes[node]!
    const uri = uris.get(outcome.frameworkId ?? '')
    if (uri === undefined || uri === outcome.frameworkUri) continue
    own()
    outcomes[node] = { ...outcome, frameworkUri: uri }
    if (node < old.ids.length) renamed.add(node)
  }
  return { ids, numbers, outcomes, read, renamed: [...renamed], retyped, hasNewStates }
}

const COLUMN_NAMES = [
  ...['uri', 'code', 'sourceType', 'state', 'frameworkId', 'frameworkUri', 'ageFrom', 'ageTo'],
] as readonly (keyof OutcomeColumn)[]

function isSameOutcome(a: OutcomeColumn, b: OutcomeColumn): boolean {
  return COLUMN_NAMES.every((name) => a[name] === b[name])
}

type NumberOf = (id: string) => number | undefined

function* restate(
  old: ModelState,
  named: Named,
  numberOf: NumberOf,
  childOf: readonly ChildOfColumn[],
): Work<{ places: StatedPlaces; moved: Numbers; repositioned: Numbers }> {
  const before = old.places
  const size = named.ids.length
  const rows = yield* rowsOf(named, numberOf, childOf)
  const base = isWasteful(before) ? (yield* packed(before)).lists : before
  let done = 0
  const moved = new Numbers(size)
  const repositioned = new Numbers(size)
  const laying = new Laying<StatedPlaces['store']['columns']>(base, size)
  for (const [slot, child] of named.read.entries()) {
    if ((++done & 127) === 0) yield
    const list: { parent: number; position: number }[] = []
    for (let row = rows.bounds[slot]!; row < rows.bounds[slot + 1]!; row++) {
      const { to, position } = childOf[rows.order[row]!]!
      const parent = numberOf(to)
      if (parent === undefined || parent === child) continue
      const known = list.find((other) => other.parent === parent)
      if (!known) list.push({ parent, position: position ?? Infinity })
      else known.position = Math.min(known.position, position ?? Infinity)
    }
    if (list.length > 1) list.sort((a, b) => compareText(named.ids[a.parent]!, named.ids[b.parent]!))
    const start = laying.offsets[child]!
    const { columns } = laying
    const isMoved =
      laying.ends[child]! - start !== list.length ||
      list.some(({ parent }, at) => columns.parents[start + at] !== parent)
    if (!isMoved && list.every(({ position }, at) => columns.positions[start + at] === position)) continue
    ;(isMoved ? moved : repositioned).add(child)
    const at = laying.lay(child, list.length)
    const { parents, positions } = laying.columns
    list.forEach(({ parent, position }, more) => {
      parents[at + more] = parent
      positions[at + more] = position
    })
  }
  const isSame = moved.list.length === 0 && repositioned.list.length === 0 && size === old.ids.length
  if (isSame) return { places: before, moved, repositioned }

  const places: StatedPlaces = { ...laying.done(), cut: null }
  // The marks of circles that were here are set again, also of those whose positions alone changed.
  if (before.cut || (yield* hasCircle(places, moved))) {
    yield
    places.cut = cutCircles(old, places, moved)
  }
  return { places, moved, repositioned }
}

/** Which rows of a column start at each of the outcomes of which everything was read, in the order of `read`. */
interface Rows {
  order: Uint32Array
  /** The rows of read[slot] are order[bounds[slot]] … order[bounds[slot + 1] - 1]. */
  bounds: Uint32Array
}

function* rowsOf({ ids, read }: Named, numberOf: NumberOf, column: readonly { from: string }[]): Work<Rows> {
  const count = read.length
  const slots = numbered.take(ids.length)
  for (let slot = 0; slot < count; slot++) {
    slots[read[slot]!] = slot
    if ((slot & RARELY) === 0) yield
  }
  const bounds = new Uint32Array(count + 1)
  const slotOf = new Int32Array(column.length)
  for (let at = 0; at < column.length; at++) {
    const number = numberOf(column[at]!.from)
    const slot = number === undefined ? -1 : slots[number]!
    slotOf[at] = slot
    if (slot !== -1) bounds[slot + 1]!++
    if ((at & OFTEN) === 0) yield
  }
  numbered.give(slots, read)
  for (let slot = 0; slot < count; slot++) bounds[slot + 1]! += bounds[slot]!
  const next = bounds.slice(0, count)
  const order = new Uint32Array(bounds[count]!)
  yield
  for (let at = 0; at < column.length; at++) {
    const slot = slotOf[at]!
    if (slot !== -1) order[next[slot]!++] = at
    if ((at & OFTEN) === 0) yield
  }
  return { order, bounds }
}

/** Whether one of the items that moved is above itself now. */
function* hasCircle(places: StatedPlaces, moved: Numbers): Work<boolean> {
  if (moved.list.length <= MOST_CLIMBS) return moved.list.some((node) => isAboveItself(places, node))
  const above = everyPlace(places)
  const isGone = new Uint8Array(above.size)
  yield* peel(above, asGraph(yield* turned(above)), isGone)
  return isGone.includes(0)
}

function isAboveItself({ offsets, ends, store }: StatedPlaces, start: number): boolean {
  const { parents } = store.columns
  const seen = new Set([start])
  const queue = [start]
  for (let at = 0; at < queue.length; at++) {
    for (let entry = offsets[queue[at]!]!; entry < ends[queue[at]!]!; entry++) {
      const parent = parents[entry]!
      if (parent === start) return true
      if (seen.has(parent)) continue
      seen.add(parent)
      queue.push(parent)
    }
  }
  return false
}

/** Marks the edges inside knots of the hierarchy; items that gain or lose a parent by that are added to `moved`. */
function cutCircles(old: ModelState, places: StatedPlaces, moved: Numbers): Uint8Array | null {
  const component = components(everyPlace(places))
  const { parents } = places.store.columns
  const cut = new Uint8Array(places.store.used)
  for (let child = 0; child < places.size; child++) {
    const start = child < old.ids.length ? old.places.offsets[child]! : 0
    for (let entry = places.offsets[child]!; entry < places.ends[child]!; entry++) {
      cut[entry] = component[child] === component[parents[entry]!] ? 1 : 0
      if (moved.has(child)) continue
      if ((old.places.cut?.[start + entry - places.offsets[child]!] ?? 0) !== cut[entry]) moved.add(child)
    }
  }
  return cut.includes(1) ? cut : null
}

/** The hierarchy without circles; lists that change are in no order yet. */
function* placeItems(
  old: ModelState,
  { offsets, ends, store, cut }: StatedPlaces,
  moved: Numbers,
): Work<Pick<ModelState, 'parents' | 'children'>> {
  const base = isWasteful(old.parents) ? (yield* packed(old.parents)).lists : old.parents
  const laying = new Laying<Links['store']['columns']>(base, offsets.length)
  let done = 0
  for (const child of moved.list) {
    let length = ends[child]! - offsets[child]!
    for (let entry = offsets[child]!; cut && entry < ends[child]!; entry++) length -= cut[entry]!
    let at = laying.lay(child, length)
    const { targets, edges } = laying.columns
    for (let entry = offsets[child]!; entry < ends[child]!; entry++) {
      if (cut?.[entry]) continue
      targets[at] = store.columns.parents[entry]!
      edges[at] = at++
    }
    if ((++done & 127) === 0) yield
  }
  const parents = laying.done()
  const change = { before: asGraph(old.parents), after: asGraph(parents), changed: moved }
  return { parents, children: yield* turnedAgain(old.children, change) }
}

/** Puts the lists of the hierarchy that changed, or in which outcomes changed places, in order of rank. */
function* sortPlaces(
  { parents: loose, children }: Pick<ModelState, 'parents' | 'children'>,
  { moved, order: { rank, ordered, mixed } }: { moved: Numbers; order: Order },
): Work<Pick<ModelState, 'parents' | 'children'>> {
  const size = loose.size
  const changed = new Numbers(size)
  const disturbed = new Numbers(size)
  let done = 0
  const disturb = (node: number) => {
    each(loose, node, (parent) => disturbed.add(parent))
  }
  for (const child of moved.list) {
    if (degree(loose, child) > 1) changed.add(child)
    disturb(child)
    if ((++done & 127) === 0) yield
  }
  for (const node of mixed.list) {
    each(children, node, (child) => {
      if (degree(loose, child) > 1) changed.add(child)
    })
    disturb(node)
    if ((++done & 127) === 0) yield
  }
  const laying = new Laying<Links['store']['columns']>(loose, size)
  for (const child of changed.list) {
    const list: number[] = []
    each(loose, child, (parent) => list.push(parent))
    list.sort((a, b) => rank[a]! - rank[b]!)
    let at = laying.lay(child, list.length)
    const { targets, edges } = laying.columns
    for (const parent of list) {
      targets[at] = parent
      edges[at] = at++
    }
    if ((++done & 127) === 0) yield
  }
  const parents = laying.done()
  if (isMany(moved, size)) return { parents, children: yield* turned(asGraph(parents), ordered) }
  const change = { before: asGraph(loose), after: asGraph(parents), changed }
  const again = { ...change, order: { rank, ordered, disturbed: disturbed.list } }
  return { parents, children: yield* turnedAgain(children, again) }
}

interface Stored {
  stored: StoredEdges
  /** Outcomes at which other edges start than before. */
  starts: readonly number[]
  /** Outcomes that one of the changed edges has or had at an end. */
  ends: Numbers
  /** Where each stored edge of before stands now; null when those that stayed are where they were. */
  placeOf: Int32Array | null
}

/** A stored prerequisite, with numbers for its texts. */
interface StoredEdge {
  to: number
  hard: number
  confidence: number
  clause: number
  source: number
}

function* store(old: ModelState, named: Named, numberOf: NumberOf, requires: readonly RequiresColumn[]): Work<Stored> {
  const before = old.stored
  const { words } = before
  const size = named.ids.length
  const rows = yield* rowsOf(named, numberOf, requires)
  const fresh = isWasteful(before) ? yield* packed(before) : null
  const laying = new Laying<StoredEdges['store']['columns']>(fresh?.lists ?? before, size)
  laying.reserve(old.ids.length === 0 ? requires.length : 0)
  const compare = (a: StoredEdge, b: StoredEdge): number =>
    compareText(named.ids[a.to]!, named.ids[b.to]!) ||
    b.hard - a.hard ||
    compareText(words.list[a.clause] ?? '', words.list[b.clause] ?? '') ||
    compareText(words.list[a.source]!, words.list[b.source]!) ||
    a.confidence - b.confidence
  const starts = new Numbers(size)
  const ends = new Numbers(size)
  let done = 0
  for (const [slot, from] of named.read.entries()) {
    if ((++done & 127) === 0) yield
    const list: StoredEdge[] = []
    for (let row = rows.bounds[slot]!; row < rows.bounds[slot + 1]!; row++) {
      const { to, strength, confidence, clause, source } = requires[rows.order[row]!]!
      const number = numberOf(to)
      if (number === undefined) continue
      list.push({
        to: number,
        hard: strength === 'hard' ? 1 : 0,
        confidence,
        clause: clause === null ? -1 : words.numberOf(clause),
        source: words.numberOf(source),
      })
    }
    if (list.length > 1) list.sort(compare)
    const start = laying.offsets[from]!
    const known = laying.columns
    const isSame =
      laying.ends[from]! - start === list.length && list.every((edge, more) => isSameEdge(edge, known, start + more))
    if (isSame) continue
    starts.add(from)
    ends.add(from)
    for (let entry = start; entry < laying.ends[from]!; entry++) ends.add(known.to[entry]!)
    let at = laying.lay(from, list.length)
    const { columns } = laying
    for (const { to, hard, confidence, clause, source } of list) {
      ends.add(to)
      columns.from[at] = from
      columns.to[at] = to
      columns.hard[at] = hard
      columns.confidence[at] = confidence
      columns.clause[at] = clause
      columns.source[at++] = source
    }
  }
  if (starts.list.length === 0 && size === old.ids.length) {
    return { stored: before, starts: [], ends, placeOf: null }
  }
  const lists = laying.done()
  const flaw = new Uint8Array(lists.store.columns.to.length)
  if (fresh) {
    for (let entry = 0; entry < fresh.placeOf.length; entry++) {
      const place = fresh.placeOf[entry]!
      if (place !== -1) flaw[place] = before.flaw[entry]!
    }
  } else flaw.set(before.flaw)
  yield
  const into = yield* turnedStored(before, lists, fresh ? null : starts)
  return { stored: { ...lists, words, flaw, into }, starts: starts.list, ends, placeOf: fresh?.placeOf ?? null }
}

/** Outcome → those that state it; `changed` are the outcomes with other lists, null for all. */
function* turnedStored(
  before: StoredEdges,
  lists: Omit<StoredEdges, 'words' | 'flaw' | 'into'>,
  changed: Numbers | null,
): Work<Links> {
  const graphOf = ({ size, offsets, ends, store }: typeof lists) => {
    const { to } = store.columns
    return { size, offsets, ends, targets: to, edges: counting(to.length) }
  }
  if (!changed) return yield* turned(graphOf(lists))
  return yield* turnedAgain(before.into, { before: graphOf(before), after: graphOf(lists), changed })
}

function isSameEdge(edge: StoredEdge, known: StoredEdges['store']['columns'], entry: number): boolean {
  return (
    edge.to === known.to[entry] &&
    edge.hard === known.hard[entry] &&
    edge.confidence === known.confidence[entry] &&
    edge.clause === known.clause[entry] &&
    edge.source === known.source[entry]
  )
}

interface Structure {
  parents: Links
  children: Links
  stored: StoredEdges
  moved: Numbers
  ends: Numbers
}

function* assignRoles(
  old: ModelState,
  { ids, outcomes, retyped }: Named,
  { parents, children, stored, moved, ends }: Structure,
): Work<{ roles: Uint8Array; reassigned: number[] }> {
  const oldSize = old.ids.length
  const looked = new Numbers(ids.length)
  yield* addAll(looked, ends.list)
  const lookAbove = (graph: Links, node: number) => each(graph, node, (parent) => looked.add(parent))
  for (let node = oldSize; node < ids.length; node++) {
    looked.add(node)
    if ((node & RARELY) === 0) yield
  }
  for (const node of retyped) {
    looked.add(node)
    lookAbove(parents, node)
  }
  let done = 0
  for (const node of moved.list) {
    if ((++done & OFTEN) === 0) yield
    looked.add(node)
    const above: number[] = []
    each(parents, node, (parent) => above.push(parent))
    if (node < oldSize) each(old.parents, node, (parent) => above.push(parent))
    for (const parent of above) {
      looked.add(parent)
      // Whether the children of those have children may have changed.
      lookAbove(parents, parent)
    }
  }
  if (looked.list.length === 0) return { roles: old.roles, reassigned: [] }
  yield

  const placeOf = (node: number): OutcomePlace => {
    const hasChildren = degree(children, node) > 0
    let childrenAreLeaves = hasChildren
    let childrenAreParts = hasChildren
    each(children, node, (child) => {
      if (degree(children, child) > 0) childrenAreLeaves = false
      if (!namesPart(outcomes[child]!.sourceType)) childrenAreParts = false
    })
    return {
      sourceType: outcomes[node]!.sourceType,
      hasParents: degree(parents, node) > 0,
      hasChildren,
      childrenAreLeaves,
      childrenAreParts,
      hasPrerequisiteEdges: degree(stored, node) > 0 || degree(stored.into, node) > 0,
    }
  }
  const isLearnt = (role: number) => role === OUTCOME || role === PART
  const learnable = extended(old.roles, ids.length)
  for (let node = 0; node < oldSize; node++) learnable[node] = isLearnt(old.roles[node]!) ? 1 : 0
  const again = new Numbers(ids.length)
  for (const node of looked.list) {
    again.add(node)
    if ((++done & 127) === 0) yield
    const now = learnableKind(placeOf(node)) === 'learnable' ? 1 : 0
    if (node < oldSize && now === learnable[node]) continue
    learnable[node] = now
    each(children, node, (child) => again.add(child))
  }
  const roles = extended(old.roles, ids.length)
  const reassigned: number[] = []
  for (const node of again.list) {
    if ((++done & 127) === 0) yield
    let hasLearnableParent = false
    each(parents, node, (parent) => {
      if (learnable[parent]) hasLearnableParent = true
    })
    const role = OUTCOME_ROLES.indexOf(outcomeRole(placeOf(node), hasLearnableParent))
    if (node < oldSize && role === roles[node]) continue
    roles[node] = role
    reassigned.push(node)
  }
  return { roles, reassigned }
}

const OUTCOME = OUTCOME_ROLES.indexOf('outcome')
const PART = OUTCOME_ROLES.indexOf('part')

/** Adds to a set all that is below what is in it. */
function* addDescendants(children: Links, found: Numbers): Work<void> {
  let done = 0
  for (const node of found.list) {
    each(children, node, (child) => found.add(child))
    if ((++done & OFTEN) === 0) yield
  }
}

interface Order {
  chosenParent: Int32Array
  chosenPosition: Float64Array
  rank: Uint32Array
  ordered: Uint32Array
  /** Outcomes from before that have changed places with others. */
  mixed: Numbers
}

function* putInOrder(
  old: ModelState,
  { ids, outcomes, renamed }: Named,
  hierarchy: {
    places: StatedPlaces
    children: Links
    moved: Numbers
    repositioned: Numbers
  },
): Work<Order> {
  const { places, children } = hierarchy
  const { parents, positions } = places.store.columns
  const oldSize = old.ids.length
  const size = ids.length
  const affected = new Numbers(size)
  yield* addAll(affected, hierarchy.moved.list)
  yield* addAll(affected, hierarchy.repositioned.list)
  for (let node = oldSize; node < size; node++) {
    affected.add(node)
    if ((node & OFTEN) === 0) yield
  }
  if (affected.list.length === 0 && renamed.length === 0) {
    const { chosenParent, chosenPosition, rank, ordered } = old
    return { chosenParent, chosenPosition, rank, ordered, mixed: new Numbers(size) }
  }
  yield* addDescendants(children, affected)
  const chosenParent = extended(old.chosenParent, size, -1)
  const chosenPosition = extended(old.chosenPosition, size)
  const paths = new Paths(chosenParent, chosenPosition)
  const oldPaths = new Paths(old.chosenParent, old.chosenPosition)
  const misplaced = new Numbers(size)
  for (const node of renamed) misplaced.add(node)
  let done = 0
  // Parents before children: how many of the parents of each are still to come.
  const open = new Uint32Array(size)
  for (const node of affected.list) {
    each(children, node, (child) => open[child]!++)
    if ((++done & OFTEN) === 0) yield
  }
  const queue = affected.list.filter((node) => open[node] === 0)
  for (const node of queue) {
    if ((++done & OFTEN) === 0) yield
    let isFound = false
    for (let entry = places.offsets[node]!; entry < places.ends[node]!; entry++) {
      if (places.cut?.[entry]) continue
      const [parent, position] = [parents[entry]!, positions[entry]!]
      if (isFound) {
        const [path, last] = [paths.to(chosenParent[node]!), chosenPosition[node]!]
        if (comparePaths(paths.to(parent), position, path, last) >= 0) continue
      }
      isFound = true
      chosenParent[node] = parent
      chosenPosition[node] = position
    }
    if (!isFound) chosenParent[node] = -1
    if (node >= oldSize || paths.compare(node, oldPaths, node) !== 0) misplaced.add(node)
    each(children, node, (child) => {
      if (--open[child]! === 0) queue.push(child)
    })
  }

  const compare = (a: number, b: number): number => {
    const one = outcomes[a]!
    const other = outcomes[b]!
    return (
      compareText(one.frameworkUri ?? '', other.frameworkUri ?? '') ||
      paths.compare(a, paths, b) ||
      compareText(one.code ?? '', other.code ?? '') ||
      compareText(one.uri, other.uri) ||
      compareText(one.id, other.id)
    )
  }
  const incoming = yield* sorted(Uint32Array.from(misplaced.list), compare)
  const mixed = new Numbers(size)
  for (const node of misplaced.list) if (node < oldSize) mixed.add(node)
  const staying = new Uint32Array(oldSize - mixed.list.length)
  for (let place = 0, kept = 0; place < oldSize; place++) {
    if (!mixed.has(old.ordered[place]!)) staying[kept++] = old.ordered[place]!
    if ((place & OFTEN) === 0) yield
  }
  const ordered = new Uint32Array(size)
  let taken = 0
  let filled = 0
  const takeUntil = (end: number) => {
    ordered.set(staying.subarray(taken, end), filled)
    filled += end - taken
    taken = end
  }
  for (const node of incoming) {
    let low = taken
    let high = staying.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compare(staying[middle]!, node) < 0) low = middle + 1
      else high = middle
    }
    takeUntil(low)
    ordered[filled++] = node
    if ((++done & 127) === 0) yield
  }
  takeUntil(staying.length)
  const rank = new Uint32Array(size)
  yield
  for (let place = 0; place < size; place++) rank[ordered[place]!] = place
  return { chosenParent, chosenPosition, rank, ordered, mixed }
}

/** Places in the hierarchy as the positions from the root down to them; a root's is empty. */
class Paths {
  readonly #chosenParent: Int32Array
  readonly #chosenPosition: Float64Array
  /** Short ones of what has something below it. */
  readonly #kept = new Map<number, readonly number[]>()

  constructor(chosenParent: Int32Array, chosenPosition: Float64Array) {
    this.#chosenParent = chosenParent
    this.#chosenPosition = chosenPosition
  }

  /** The path to an item that has others below it, which is asked for once for each of them. */
  to(node: number): readonly number[] {
    const known = this.#kept.get(node)
    if (known) return known
    const path: number[] = []
    for (let at = node; this.#chosenParent[at] !== -1; at = this.#chosenParent[at]!)
      path.push(this.#chosenPosition[at]!)
    path.reverse()
    if (path.length <= LONGEST_KEPT_PATH) this.#kept.set(node, path)
    return path
  }

  /** Compares the path of `one` here with that of `other` there. */
  compare(one: number, there: Paths, other: number): number {
    const above = this.#chosenParent[one]!
    const otherAbove = there.#chosenParent[other]!
    if (above === -1 || otherAbove === -1) return Number(above !== -1) - Number(otherAbove !== -1)
    const [position, otherPosition] = [this.#chosenPosition[one]!, there.#chosenPosition[other]!]
    if (this === there && above === otherAbove) return comparePositions(position, otherPosition)
    return comparePaths(this.to(above), position, there.to(otherAbove), otherPosition)
  }
}

/** Compares two paths, each with its last position apart. */
function comparePaths(a: readonly number[], lastOfA: number, b: readonly number[], lastOfB: number): number {
  for (let at = 0; at <= Math.min(a.length, b.length); at++) {
    const order = comparePositions(at < a.length ? a[at]! : lastOfA, at < b.length ? b[at]! : lastOfB)
    if (order !== 0) return order
  }
  return a.length - b.length
}

/** Infinity stands for no position, which equals itself. */
function comparePositions(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function* joinMatches(
  old: ModelState,
  { ids, read }: Named,
  numberOf: NumberOf,
  columns: readonly MatchColumn[],
): Work<ModelState['matches']> {
  const stated = new Map<number, ModelMatch[]>()
  let done = 0
  for (const { from, to, kind, confidence, source } of columns) {
    if ((++done & OFTEN) === 0) yield
    const one = numberOf(from)
    const other = numberOf(to)
    if (one === undefined || other === undefined || one === other) continue
    const match = { outcome: other, kind, confidence, source, from: one, to: other }
    const list = stated.get(one)
    if (list) list.push(match)
    else stated.set(one, [match])
  }
  const compare = (a: ModelMatch, b: ModelMatch): number =>
    MATCH_KINDS.indexOf(a.kind) - MATCH_KINDS.indexOf(b.kind) ||
    b.confidence - a.confidence ||
    compareText(ids[a.outcome]!, ids[b.outcome]!) ||
    compareText(ids[a.from]!, ids[b.from]!) ||
    compareText(a.source, b.source)
  const renewed = new Map<number, ModelMatch[]>()
  const listOf = (node: number): ModelMatch[] => {
    let list = renewed.get(node)
    if (!list) renewed.set(node, (list = [...(old.matches[node] ?? [])]))
    return list
  }
  for (const from of read) {
    if ((++done & OFTEN) === 0) yield
    const joined = stated.get(from)
    const known = old.matches[from]
    if (!joined && !known) continue
    const now = (joined ?? []).sort(compare)
    const before = (known ?? []).filter((match) => match.from === from)
    if (now.length === before.length && now.every((match, at) => isSameMatch(match, before[at]!))) continue
    for (const end of before.length === 0 ? [] : new Set([from, ...before.map(({ to }) => to)])) {
      renewed.set(
        end,
        listOf(end).filter((match) => match.from !== from),
      )
    }
    for (const match of now) {
      listOf(from).push(match)
      listOf(match.to).push({ ...match, outcome: from, kind: INVERSE_MATCH[match.kind] })
    }
  }
  if (renewed.size === 0) return old.matches
  const matches = [...old.matches]
  for (const [node, list] of renewed) {
    if ((++done & 127) === 0) yield
    while (matches.length <= node) matches.push(undefined)
    matches[node] = list.length === 0 ? undefined : list.sort(compare)
  }
  return matches
}

function isSameMatch(a: ModelMatch, b: ModelMatch): boolean {
  return a.to === b.to && a.kind === b.kind && a.confidence === b.confidence && a.source === b.source
}

function replace(
  old: ModelState,
  { ids, outcomes, read, hasNewStates }: Named,
  numberOf: NumberOf,
  columns: readonly { from: string; to: string }[],
  { ordered }: Order,
): Pick<ModelState, 'next' | 'last' | 'replaced'> {
  const stated = new Map<number, number>()
  for (const column of columns) {
    const from = numberOf(column.from)
    const to = numberOf(column.to)
    if (from === undefined || to === undefined || from === to) continue
    const known = stated.get(from)
    if (known === undefined || compareText(ids[to]!, ids[known]!) < 0) stated.set(from, to)
  }
  const isSame = read.every((node) => stated.get(node) === old.next.get(node))
  if (isSame && (old.next.size === 0 || (!hasNewStates && ordered === old.ordered))) {
    return { next: old.next, last: old.last, replaced: old.replaced }
  }
  const next = new Map(old.next)
  for (const node of read) {
    const to = stated.get(node)
    if (to === undefined) next.delete(node)
    else next.set(node, to)
  }
  const last = new Map<number, number>()
  for (const start of next.keys()) {
    const seen = new Set([start])
    let found = start
    let at = next.get(start)
    for (; at !== undefined && !seen.has(at); at = next.get(at)) {
      seen.add(at)
      if (outcomes[at]!.state === 'published') found = at
    }
    if (at === undefined && found !== start) last.set(start, found)
  }
  const replaced = new Map<number, number[]>()
  for (let place = 0; last.size > 0 && place < ordered.length; place++) {
    const node = ordered[place]!
    const end = last.get(node)
    if (end === undefined) continue
    const list = replaced.get(end)
    if (list) list.push(node)
    else replaced.set(end, [node])
  }
  return { next, last, replaced }
}
