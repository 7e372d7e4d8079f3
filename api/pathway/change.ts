/**
 * How a model comes from the one before it and what was read anew: what the change can touch is worked out again, the rest
 * is taken over in blocks. A first build is a change of the empty model. All of it is work in slices on copies; the state
 * it starts from stays whole.
 */
import type { Adjacency } from '#graph/algorithms/adjacency.ts'
import { components } from '#graph/algorithms/cycles.ts'
import { INVERSE_MATCH, MATCH_KINDS } from '#graph/records.ts'
import {
  counting,
  degree,
  each,
  everyPlace,
  extended,
  noLengths,
  Numbers,
  peel,
  splice,
  takeOver,
  turned,
} from './adjacencies.ts'
import { follow } from './follow.ts'
import type { ChildOfColumn, MatchColumn, ModelDelta, ModelMatch, OutcomeColumn, RequiresColumn } from './model.ts'
import { learnableKind, namesPart, OUTCOME_ROLES, outcomeRole, type OutcomePlace } from './role.ts'
import { OFTEN, sorted, type Work } from './slices.ts'
import { compareText, numberIn, type ModelState, type StatedPlaces, type StoredEdges } from './state.ts'

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

  let parents = old.parents
  let children = old.children
  const isMoved = moved.list.length > 0 || size > old.ids.length
  if (isMoved) {
    parents = uncut(places)
    children = yield* turned(parents)
  }
  const { roles, reassigned } = yield* assignRoles(old, named, { parents, children, stored, moved, ends })
  const touched = new Numbers(size)
  for (const node of moved.list) touched.add(node)
  yield* addDescendants(children, touched)
  for (const node of reassigned) touched.add(node)
  const order = yield* putInOrder(old, named, { places, children, moved, repositioned })
  if (isMoved || order.isMixed) {
    children = yield* turned(parents, order.ordered)
    parents = yield* turned(children, order.ordered)
  }

  const { chosenParent, chosenPosition, rank, ordered, isMixed } = order
  const prerequisites = yield* follow(
    old,
    { ids: named.ids, size, parents, children, roles, stored, rank, ordered },
    {
      touched,
      starts,
      placeOf,
      isMixed,
    },
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
    if ((++done & OFTEN) === 0) yield
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
  const lists = yield* listsOf<{ parent: number; position: number }>(named)
  let done = 0
  for (const { from, to, position } of childOf) {
    if ((++done & OFTEN) === 0) yield
    const child = numberOf(from)
    const parent = numberOf(to)
    const list = child === undefined ? undefined : lists.get(child)
    if (!list || parent === undefined || parent === child) continue
    const place = { parent, position: position ?? Infinity }
    const known = list.find((other) => other.parent === parent)
    if (!known) list.push(place)
    else if (place.position < known.position) known.position = place.position
  }
  const moved = new Numbers(size)
  const repositioned = new Numbers(size)
  const lengths = noLengths(size)
  for (const [child, list] of lists) {
    if ((++done & OFTEN) === 0) yield
    if (list.length > 1) list.sort((a, b) => compareText(named.ids[a.parent]!, named.ids[b.parent]!))
    const start = child < old.ids.length ? before.offsets[child]! : 0
    const length = child < old.ids.length ? before.offsets[child + 1]! - start : 0
    const isMoved = length !== list.length || list.some(({ parent }, at) => before.parents[start + at] !== parent)
    const isChanged = isMoved || list.some(({ position }, at) => before.positions[start + at] !== position)
    if (!isChanged) continue
    lengths[child] = list.length
    ;(isMoved ? moved : repositioned).add(child)
  }
  const isSame = moved.list.length === 0 && repositioned.list.length === 0 && size === old.ids.length
  if (isSame) return { places: before, moved, repositioned }

  const layout = yield* splice(before.offsets, lengths)
  const count = layout.offsets[size]!
  const places: StatedPlaces = {
    offsets: layout.offsets,
    parents: takeOver(layout, before.parents, new Uint32Array(count)),
    positions: takeOver(layout, before.positions, new Float64Array(count)),
    cut: takeOver(layout, before.cut, new Uint8Array(count)),
  }
  for (const child of [...moved.list, ...repositioned.list]) {
    lists.get(child)!.forEach(({ parent, position }, at) => {
      places.parents[layout.offsets[child]! + at] = parent
      places.positions[layout.offsets[child]! + at] = position
    })
    if ((++done & OFTEN) === 0) yield
  }
  // The marks of circles that were here are set again, also of those whose positions alone changed.
  if (before.cut.includes(1) || (yield* hasCircle(places, moved))) {
    yield
    cutCircles(old, places, moved)
  }
  return { places, moved, repositioned }
}

/** Lists for the outcomes of which everything was read. */
function* listsOf<T>({ read }: Named): Work<Map<number, T[]>> {
  const lists = new Map<number, T[]>()
  for (const node of read) {
    lists.set(node, [])
    if ((lists.size & OFTEN) === 0) yield
  }
  return lists
}

/** Whether one of the items that moved is above itself now. */
function* hasCircle(places: StatedPlaces, moved: Numbers): Work<boolean> {
  if (moved.list.length <= MOST_CLIMBS) return moved.list.some((node) => isAboveItself(places, node))
  const above = everyPlace(places)
  const isGone = new Uint8Array(above.size)
  yield* peel(above, yield* turned(above), isGone)
  return isGone.includes(0)
}

function isAboveItself(places: StatedPlaces, start: number): boolean {
  const seen = new Set([start])
  const queue = [start]
  for (let at = 0; at < queue.length; at++) {
    for (let entry = places.offsets[queue[at]!]!; entry < places.offsets[queue[at]! + 1]!; entry++) {
      const parent = places.parents[entry]!
      if (parent === start) return true
      if (seen.has(parent)) continue
      seen.add(parent)
      queue.push(parent)
    }
  }
  return false
}

/** Marks the edges inside knots of the hierarchy; items that gain or lose a parent by that are added to `moved`. */
function cutCircles(old: ModelState, places: StatedPlaces, moved: Numbers): void {
  const component = components(everyPlace(places))
  for (let child = 0; child + 1 < places.offsets.length; child++) {
    const start = child < old.ids.length ? old.places.offsets[child]! : 0
    for (let entry = places.offsets[child]!; entry < places.offsets[child + 1]!; entry++) {
      const cut = component[child] === component[places.parents[entry]!] ? 1 : 0
      places.cut[entry] = cut
      if (moved.has(child) || old.places.cut[start + entry - places.offsets[child]!] === cut) continue
      moved.add(child)
    }
  }
}

function uncut(places: StatedPlaces): Adjacency {
  const { offsets, parents, cut } = places
  if (!cut.includes(1)) return everyPlace(places)
  const kept = new Uint32Array(offsets.length)
  const targets: number[] = []
  const edges: number[] = []
  for (let child = 0; child + 1 < offsets.length; child++) {
    for (let entry = offsets[child]!; entry < offsets[child + 1]!; entry++) {
      if (cut[entry]) continue
      targets.push(parents[entry]!)
      edges.push(entry)
    }
    kept[child + 1] = targets.length
  }
  return { size: offsets.length - 1, offsets: kept, targets: Uint32Array.from(targets), edges: Uint32Array.from(edges) }
}

interface Stored {
  stored: StoredEdges
  /** Outcomes at which other edges start than before. */
  starts: readonly number[]
  /** Outcomes that one of the changed edges has or had at an end. */
  ends: Numbers
  /** Where each stored edge of before stands now, -1 for those of changed outcomes; null when none moved. */
  placeOf: Int32Array | null
}

function* store(old: ModelState, named: Named, numberOf: NumberOf, requires: readonly RequiresColumn[]): Work<Stored> {
  const before = old.stored
  const size = named.ids.length
  const lists = yield* listsOf<RequiresColumn>(named)
  let done = 0
  for (const edge of requires) {
    if ((++done & OFTEN) === 0) yield
    const from = numberOf(edge.from)
    const to = numberOf(edge.to)
    const list = from === undefined ? undefined : lists.get(from)
    if (!list || to === undefined) continue
    // The ids of the model, so that each is in memory once.
    const { strength, confidence, clause, source } = edge
    list.push({ from: named.ids[from!]!, to: named.ids[to]!, strength, confidence, clause, source })
  }
  const lengths = noLengths(size)
  const starts: number[] = []
  const ends = new Numbers(size)
  for (const [from, list] of lists) {
    if ((++done & OFTEN) === 0) yield
    if (list.length > 1) list.sort(compareStored)
    const start = from < old.ids.length ? before.offsets[from]! : 0
    const end = from < old.ids.length ? before.offsets[from + 1]! : 0
    if (end - start === list.length && list.every((edge, at) => isSameEdge(edge, before.list[start + at]!))) continue
    lengths[from] = list.length
    starts.push(from)
    ends.add(from)
    for (let at = start; at < end; at++) ends.add(before.to[at]!)
    for (const { to } of list) ends.add(numberOf(to)!)
  }
  if (starts.length === 0 && size === old.ids.length) return { stored: before, starts, ends, placeOf: null }

  const layout = yield* splice(before.offsets, lengths)
  const count = layout.offsets[size]!
  const to = takeOver(layout, before.to, new Uint32Array(count))
  const flaw = takeOver(layout, before.flaw, new Uint8Array(count))
  yield
  const placeOf = new Int32Array(before.list.length).fill(-1)
  const all = new Array<RequiresColumn>(count)
  yield
  for (const block of layout.blocks) {
    for (let at = 0; at < block.length; at++) {
      all[block.to + at] = before.list[block.from + at]!
      placeOf[block.from + at] = block.to + at
      if ((++done & 8_191) === 0) yield
    }
  }
  for (const from of starts) {
    lists.get(from)!.forEach((edge, at) => {
      all[layout.offsets[from]! + at] = edge
      to[layout.offsets[from]! + at] = numberOf(edge.to)!
    })
    if ((++done & OFTEN) === 0) yield
  }
  yield
  const into = yield* turned({ size, offsets: layout.offsets, targets: to, edges: counting(count) })
  return { stored: { list: all, offsets: layout.offsets, to, flaw, into }, starts, ends, placeOf }
}

function compareStored(a: RequiresColumn, b: RequiresColumn): number {
  return (
    compareText(a.to, b.to) ||
    compareText(a.strength, b.strength) ||
    compareText(a.clause ?? '', b.clause ?? '') ||
    compareText(a.source, b.source) ||
    a.confidence - b.confidence
  )
}

function isSameEdge(a: RequiresColumn, b: RequiresColumn): boolean {
  return (
    a.to === b.to &&
    a.strength === b.strength &&
    a.confidence === b.confidence &&
    a.clause === b.clause &&
    a.source === b.source
  )
}

interface Structure {
  parents: Adjacency
  children: Adjacency
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
  for (const node of ends.list) looked.add(node)
  const lookAbove = (graph: Adjacency, node: number) => each(graph, node, (parent) => looked.add(parent))
  for (let node = oldSize; node < ids.length; node++) looked.add(node)
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
    if ((++done & OFTEN) === 0) yield
    const now = learnableKind(placeOf(node)) === 'learnable' ? 1 : 0
    if (node < oldSize && now === learnable[node]) continue
    learnable[node] = now
    each(children, node, (child) => again.add(child))
  }
  const roles = extended(old.roles, ids.length)
  const reassigned: number[] = []
  for (const node of again.list) {
    if ((++done & OFTEN) === 0) yield
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
function* addDescendants(children: Adjacency, found: Numbers): Work<void> {
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
  /** Outcomes from before have changed places among each other. */
  isMixed: boolean
}

function* putInOrder(
  old: ModelState,
  { ids, outcomes, renamed }: Named,
  hierarchy: {
    places: StatedPlaces
    children: Adjacency
    moved: Numbers
    repositioned: Numbers
  },
): Work<Order> {
  const { places, children } = hierarchy
  const oldSize = old.ids.length
  const size = ids.length
  const affected = new Numbers(size)
  for (const node of hierarchy.moved.list) affected.add(node)
  for (const node of hierarchy.repositioned.list) affected.add(node)
  for (let node = oldSize; node < size; node++) affected.add(node)
  if (affected.list.length === 0 && renamed.length === 0) {
    const { chosenParent, chosenPosition, rank, ordered } = old
    return { chosenParent, chosenPosition, rank, ordered, isMixed: false }
  }
  yield* addDescendants(children, affected)
  const chosenParent = extended(old.chosenParent, size, -1)
  const chosenPosition = extended(old.chosenPosition, size)
  const pathOf = pathsBy(chosenParent, chosenPosition)
  const oldPathOf = pathsBy(old.chosenParent, old.chosenPosition)
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
    let best: number[] | null = null
    for (let entry = places.offsets[node]!; entry < places.offsets[node + 1]!; entry++) {
      if (places.cut[entry]) continue
      const path = [...pathOf(places.parents[entry]!), places.positions[entry]!]
      if (best && comparePaths(path, best) >= 0) continue
      best = path
      chosenParent[node] = places.parents[entry]!
      chosenPosition[node] = places.positions[entry]!
    }
    if (!best) chosenParent[node] = -1
    if (node >= oldSize || comparePaths(best ?? [], oldPathOf(node)) !== 0) misplaced.add(node)
    each(children, node, (child) => {
      if (--open[child]! === 0) queue.push(child)
    })
  }

  const compare = (a: number, b: number): number => {
    const one = outcomes[a]!
    const other = outcomes[b]!
    return (
      compareText(one.frameworkUri ?? '', other.frameworkUri ?? '') ||
      comparePaths(pathOf(a), pathOf(b)) ||
      compareText(one.code ?? '', other.code ?? '') ||
      compareText(one.uri, other.uri) ||
      compareText(one.id, other.id)
    )
  }
  const incoming = yield* sorted(Uint32Array.from(misplaced.list), compare)
  const staying = old.ordered.filter((node) => !misplaced.has(node))
  yield
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
  for (let place = 0; place < size; place++) rank[ordered[place]!] = place
  return { chosenParent, chosenPosition, rank, ordered, isMixed: staying.length < oldSize }
}

/** Reads positions from the root down; short paths are kept for the next time. */
function pathsBy(chosenParent: Int32Array, chosenPosition: Float64Array): (node: number) => readonly number[] {
  const kept = new Map<number, readonly number[]>()
  return (node) => {
    const known = kept.get(node)
    if (known) return known
    const path: number[] = []
    for (let at = node; chosenParent[at] !== -1; at = chosenParent[at]!) path.push(chosenPosition[at]!)
    path.reverse()
    if (path.length <= LONGEST_KEPT_PATH) kept.set(node, path)
    return path
  }
}

function comparePaths(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    if (a[at] !== b[at]) return a[at]! < b[at]! ? -1 : 1
  }
  return a.length - b.length
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
    const now = (stated.get(from) ?? []).sort(compare)
    const before = (old.matches[from] ?? []).filter((match) => match.from === from)
    if (now.length === before.length && now.every((match, at) => isSameMatch(match, before[at]!))) continue
    for (const end of new Set([from, ...before.map(({ to }) => to)])) {
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
    if ((++done & OFTEN) === 0) yield
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
