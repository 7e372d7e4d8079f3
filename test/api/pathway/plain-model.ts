/**
 * The model worked out plainly and whole from its columns: what the one that is changed piece by piece is held against.
 * Nothing is shared with it but the columns, the roles and the algorithms.
 */
import { adjacency, type Adjacency } from '#graph/algorithms/adjacency.ts'
import { shortestPath } from '#graph/algorithms/closure.ts'
import { components, findCycles, setAside, type WeighedEdge } from '#graph/algorithms/cycles.ts'
import {
  MOST_EDGES_FOR_A_GROUP,
  type ChildOfColumn,
  type MatchColumn,
  type ModelEdges,
  type ModelMatch,
  type ModelProblem,
  type ModelSource,
  type OutcomeColumn,
  type PrerequisiteModel,
  type ReplacementColumn,
  type RequiresColumn,
} from '#api/pathway/model.ts'
import { learnableKind, namesPart, OUTCOME_ROLES, outcomeRole, type OutcomePlace } from '#api/pathway/role.ts'
import type { MatchKind } from '#graph/records.ts'

/** The model, all of it at once. */
export function plainModel(source: ModelSource): PrerequisiteModel {
  // Numbers follow the ids, so that nothing depends on the order in which the graph gave the rows.
  const outcomes = [...source.outcomes].sort((a, b) => compareText(a.id, b.id))
  const size = outcomes.length
  const ids = outcomes.map((outcome) => outcome.id)
  const numbers = new Map<string, number>()
  ids.forEach((id, number) => numbers.set(id, number))
  const problems: ModelProblem[] = []

  const hierarchy = buildHierarchy(source.childOf, numbers, ids, problems)
  const stored = [...source.requires]
    .filter((edge) => numbers.has(edge.from) && numbers.has(edge.to))
    .sort(
      (a, b) =>
        compareText(a.from, b.from) ||
        compareText(a.to, b.to) ||
        compareText(a.strength, b.strength) ||
        compareText(a.clause ?? '', b.clause ?? '') ||
        compareText(a.source, b.source),
    )
  const hasEdge = new Uint8Array(size)
  for (const edge of stored) hasEdge[numbers.get(edge.from)!] = hasEdge[numbers.get(edge.to)!] = 1
  const roles = assignRoles(outcomes, hierarchy, hasEdge)
  const rank = rankOutcomes(outcomes, hierarchy)
  const ordered = new Uint32Array(size)
  rank.forEach((place, node) => (ordered[place] = node))
  const below = (group: number) => outcomesBelow(group, hierarchy.children, roles)
  const edges = buildEdges(stored, numbers, ids, roles, hierarchy, below, problems)
  const requires = byRank(adjacency(size, edges.from, edges.to), rank)
  const requiredBy = byRank(adjacency(size, edges.to, edges.from), rank)
  const matches = buildMatches(source.matches, numbers)
  const parents = byRank(hierarchy.parents, rank)
  const children = byRank(hierarchy.children, rank)
  const hasKnowledge = markKnowledge(size, edges, hierarchy.order)
  const problem = (edge: ModelProblem) => `${edge.from} ${edge.to}`
  const inOrder = (kinds: readonly string[]) =>
    problems
      .filter(({ kind }) => kinds.includes(kind))
      .sort((a, b) => (kinds[0] === 'cycle' ? 0 : compareText(problem(a), problem(b))))
  const told = [
    ...inOrder(['hierarchy']),
    ...inOrder(['ancestor', 'tooWide']),
    ...inOrder(['cycle']),
    ...contractions(source.matches, edges, numbers, ids),
  ]
  const NO_MATCHES: readonly ModelMatch[] = []
  const NONE: readonly number[] = []
  const replacement = followReplacements(source.replacements ?? [], outcomes, numbers)
  const replaced = new Map<number, number[]>()
  for (const node of ordered) {
    const last = replacement.get(node)
    if (last === undefined) continue
    const list = replaced.get(last)
    if (list) list.push(node)
    else replaced.set(last, [node])
  }

  return {
    version: source.version,
    size,
    ids,
    numberOf: (id) => numbers.get(id),
    outcomes,
    roles,
    role(id) {
      const number = numbers.get(id)
      return number === undefined ? null : OUTCOME_ROLES[roles[number]!]!
    },
    rank,
    ordered,
    edges,
    edgeCount: edges.from.length,
    storedEdge: (number) => stored[number],
    requires,
    requiredBy,
    parents,
    children,
    matchesOf: (outcome) => matches.get(outcome) ?? NO_MATCHES,
    replacementOf: (outcome) => replacement.get(outcome) ?? outcome,
    replacedBy: (outcome) => replaced.get(outcome) ?? NONE,
    hasKnowledge,
    problems: told,
    ancestors(id) {
      const path: string[] = []
      const seen = new Set<number>()
      for (let at = numbers.get(id); at !== undefined && !seen.has(at);) {
        seen.add(at)
        const parent: number | undefined =
          parents.offsets[at] === parents.ends[at] ? undefined : parents.targets[parents.offsets[at]!]
        if (parent !== undefined && !seen.has(parent)) path.push(ids[parent]!)
        at = parent
      }
      return path.reverse()
    },
    standsFor(id) {
      const number = numbers.get(id)
      if (number === undefined) return []
      return below(number)
        .sort((a, b) => rank[a]! - rank[b]!)
        .map((outcome) => ids[outcome]!)
    },
    wouldClose(from, to) {
      if (from === to) return [from]
      const start = numbers.get(to)
      const end = numbers.get(from)
      if (start === undefined || end === undefined) return null
      return shortestPath(requires, start, (node) => node === end)?.map((node) => ids[node]!) ?? null
    },
    accepted: (exceptSource) =>
      exceptSource === undefined ? [...stored] : stored.filter((edge) => edge.source !== exceptSource),
    acceptedBehind(starts) {
      const reached = new Set(starts)
      for (let before = -1; before !== reached.size;) {
        before = reached.size
        for (const { from, to } of stored) if (reached.has(from)) reached.add(to)
      }
      return stored.filter(({ from }) => reached.has(from))
    },
  }
}

interface Hierarchy {
  parents: Adjacency
  children: Adjacency
  /** Position of each entry's edge, by edge number. */
  positions: Float64Array
  /** Items with every parent before its children; those on a cycle are missing. */
  order: Uint32Array
}

function buildHierarchy(
  childOf: readonly ChildOfColumn[],
  numbers: ReadonlyMap<string, number>,
  ids: readonly string[],
  problems: ModelProblem[],
): Hierarchy {
  const kept = new Map<string, { from: number; to: number; position: number }>()
  for (const edge of childOf) {
    const from = numbers.get(edge.from)
    const to = numbers.get(edge.to)
    if (from === undefined || to === undefined || from === to) continue
    const position = edge.position ?? Infinity
    const key = `${from} ${to}`
    const known = kept.get(key)
    if (!known || position < known.position) kept.set(key, { from, to, position })
  }
  let list = [...kept.values()].sort((a, b) => a.from - b.from || a.to - b.to)
  const whole = adjacency(
    ids.length,
    list.map((edge) => edge.from),
    list.map((edge) => edge.to),
  )
  // A hierarchy must be acyclic; where a source has it otherwise, the edges inside the knot are left out and reported.
  const component = components(whole)
  list = list.filter((edge) => {
    if (component[edge.from] !== component[edge.to]) return true
    const back = shortestPath(whole, edge.to, (node) => node === edge.from) ?? []
    const cycle = [edge.from, ...back].map((node) => ids[node]!)
    problems.push({ kind: 'hierarchy', from: ids[edge.from]!, to: ids[edge.to]!, cycle })
    return false
  })
  const from = list.map((edge) => edge.from)
  const to = list.map((edge) => edge.to)
  const parents = adjacency(ids.length, from, to)
  const children = adjacency(ids.length, to, from)
  const open = new Uint32Array(ids.length)
  const order: number[] = []
  for (let node = 0; node < ids.length; node++) {
    open[node] = parents.ends[node]! - parents.offsets[node]!
    if (open[node] === 0) order.push(node)
  }
  for (let at = 0; at < order.length; at++) {
    each(children, order[at]!, (child) => {
      if (--open[child]! === 0) order.push(child)
    })
  }
  return {
    parents,
    children,
    positions: Float64Array.from(list, (edge) => edge.position),
    order: Uint32Array.from(order),
  }
}

function each(graph: Adjacency, node: number, visit: (target: number, edge: number) => void): void {
  for (let entry = graph.offsets[node]!; entry < graph.ends[node]!; entry++) {
    visit(graph.targets[entry]!, graph.edges[entry]!)
  }
}

function degree(graph: Adjacency, node: number): number {
  return graph.ends[node]! - graph.offsets[node]!
}

function assignRoles(outcomes: readonly OutcomeColumn[], hierarchy: Hierarchy, hasEdge: Uint8Array): Uint8Array {
  const { parents, children } = hierarchy
  const places = outcomes.map((outcome, node): OutcomePlace => {
    const hasChildren = degree(children, node) > 0
    let childrenAreLeaves = hasChildren
    let childrenAreParts = hasChildren
    each(children, node, (child) => {
      if (degree(children, child) > 0) childrenAreLeaves = false
      if (!namesPart(outcomes[child]!.sourceType)) childrenAreParts = false
    })
    return {
      sourceType: outcome.sourceType,
      hasParents: degree(parents, node) > 0,
      hasChildren,
      childrenAreLeaves,
      childrenAreParts,
      hasPrerequisiteEdges: hasEdge[node] === 1,
    }
  })
  const kinds = places.map(learnableKind)
  return Uint8Array.from(places, (place, node) => {
    let hasLearnableParent = false
    each(parents, node, (parent) => {
      if (kinds[parent] === 'learnable') hasLearnableParent = true
    })
    return OUTCOME_ROLES.indexOf(outcomeRole(place, hasLearnableParent))
  })
}

/** The smallest path of positions from a root decides; items without positions come after those with. */
function rankOutcomes(outcomes: readonly OutcomeColumn[], hierarchy: Hierarchy): Uint32Array {
  const paths: (readonly number[] | undefined)[] = new Array<undefined>(outcomes.length)
  for (const node of hierarchy.order) {
    let smallest: number[] | undefined
    each(hierarchy.parents, node, (parent, edge) => {
      const path = [...(paths[parent] ?? []), hierarchy.positions[edge]!]
      if (!smallest || comparePaths(path, smallest) < 0) smallest = path
    })
    paths[node] = smallest ?? []
  }
  const sorted = outcomes
    .map((_, node) => node)
    .sort((a, b) => {
      const one = outcomes[a]!
      const other = outcomes[b]!
      return (
        compareText(one.frameworkUri ?? '', other.frameworkUri ?? '') ||
        comparePaths(paths[a] ?? [], paths[b] ?? []) ||
        compareText(one.code ?? '', other.code ?? '') ||
        compareText(one.uri, other.uri) ||
        compareText(one.id, other.id)
      )
    })
  const rank = new Uint32Array(outcomes.length)
  sorted.forEach((node, place) => (rank[node] = place))
  return rank
}

function comparePaths(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    if (a[at] !== b[at]) return a[at]! < b[at]! ? -1 : 1
  }
  return a.length - b.length
}

/** By code unit, which is the same on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const GROUP = OUTCOME_ROLES.indexOf('group')
const LEVEL = OUTCOME_ROLES.indexOf('level')

function outcomesBelow(start: number, children: Adjacency, roles: Uint8Array): number[] {
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

interface DraftEdge extends WeighedEdge {
  fromNumber: number
  toNumber: number
  origin: number
  clause: number
  stored: number
}

function buildEdges(
  stored: readonly RequiresColumn[],
  numbers: ReadonlyMap<string, number>,
  ids: readonly string[],
  roles: Uint8Array,
  hierarchy: Hierarchy,
  below: (group: number) => number[],
  problems: ModelProblem[],
): ModelEdges {
  const clauses = new Map<string, number>()
  const clauseSizes = new Map<string, number>()
  for (const edge of stored) {
    if (edge.clause === null) continue
    const name = `${edge.from} ${edge.clause}`
    clauseSizes.set(name, (clauseSizes.get(name) ?? 0) + 1)
  }
  const clauseOf = (edge: RequiresColumn, from: number) => {
    if (edge.clause === null || clauseSizes.get(`${edge.from} ${edge.clause}`) === 1) return -1
    const name = `${from} ${edge.clause}`
    const known = clauses.get(name)
    if (known !== undefined) return known
    clauses.set(name, clauses.size)
    return clauses.size - 1
  }
  const isAbove = ancestry(hierarchy)
  const stated: DraftEdge[] = []
  const derived: DraftEdge[] = []
  const draft = (from: number, to: number, facts: Omit<DraftEdge, 'fromNumber' | 'toNumber' | 'from' | 'to'>) => ({
    ...facts,
    from: ids[from]!,
    to: ids[to]!,
    fromNumber: from,
    toNumber: to,
  })

  stored.forEach((edge, at) => {
    const from = numbers.get(edge.from)!
    const to = numbers.get(edge.to)!
    const problem = { from: edge.from, to: edge.to, cycle: [] }
    if (from === to || isAbove(from, to) || isAbove(to, from)) {
      problems.push({ kind: 'ancestor', ...problem })
      return
    }
    const { strength, confidence } = edge
    if (roles[from] !== GROUP && roles[to] !== GROUP) {
      const clause = clauseOf(edge, from)
      stated.push(draft(from, to, { strength, confidence, origin: 0, clause, stored: at }))
      return
    }
    const later = below(from)
    const earlier = below(to)
    if (later.length * earlier.length > MOST_EDGES_FOR_A_GROUP) {
      problems.push({ kind: 'tooWide', ...problem })
      return
    }
    for (const one of later) {
      for (const other of earlier) {
        if (one === other || isAbove(one, other) || isAbove(other, one)) continue
        derived.push(draft(one, other, { strength, confidence, origin: 2, clause: -1, stored: at }))
      }
    }
  })
  for (let child = 0; child < ids.length; child++) {
    if (OUTCOME_ROLES[roles[child]!] !== 'part') continue
    each(hierarchy.parents, child, (parent) => {
      if (roles[parent] === GROUP || roles[parent] === LEVEL) return
      derived.push(draft(parent, child, { strength: 'hard', confidence: 1, origin: 1, clause: -1, stored: -1 }))
    })
  }

  const place = (edge: DraftEdge) => [edge.origin === 2 ? 0 : 1, edge.stored] as const
  derived.sort((a, b) => {
    const [one, other] = [place(a), place(b)]
    if (one[0] !== other[0] || one[1] !== other[1]) return one[0] - other[0] || one[1] - other[1]
    return a.origin === 2
      ? compareText(a.from, b.from) || compareText(a.to, b.to)
      : compareText(a.to, b.to) || compareText(a.from, b.from)
  })

  // What is stated must not lose to what is derived; accepted edges alone have no cycle unless something went wrong.
  const own = setAside(stated)
  const rest = setAside(derived, own.accepted)
  for (const { edge, cycle } of [...own.setAside, ...rest.setAside]) {
    problems.push({ kind: 'cycle', from: edge.from, to: edge.to, cycle })
  }
  const all = unique([...own.accepted, ...rest.accepted])
  return {
    from: Uint32Array.from(all, (edge) => edge.fromNumber),
    to: Uint32Array.from(all, (edge) => edge.toNumber),
    hard: Uint8Array.from(all, (edge) => (edge.strength === 'hard' ? 1 : 0)),
    origin: Uint8Array.from(all, (edge) => edge.origin),
    clause: Int32Array.from(all, (edge) => edge.clause),
    stored: Int32Array.from(all, (edge) => edge.stored),
  }
}

/** Of edges with the same ends and no alternative the strongest stays: hard, stated before derived, most confident. */
function unique(edges: readonly DraftEdge[]): DraftEdge[] {
  const kept = new Map<string, DraftEdge>()
  for (const edge of edges) {
    const key = `${edge.fromNumber} ${edge.toNumber} ${edge.clause}`
    const known = kept.get(key)
    if (!known || isStronger(edge, known)) kept.set(key, edge)
  }
  return [...kept.values()].sort(
    (a, b) =>
      a.fromNumber - b.fromNumber ||
      a.toNumber - b.toNumber ||
      Math.min(a.clause, 0) - Math.min(b.clause, 0) ||
      a.stored - b.stored,
  )
}

function isStronger(edge: DraftEdge, known: DraftEdge): boolean {
  if (edge.strength !== known.strength) return edge.strength === 'hard'
  if ((edge.origin === 0) !== (known.origin === 0)) return edge.origin === 0
  return edge.confidence > known.confidence
}

/** `isAbove(a, b)`: a is an ancestor of b. Ancestors are looked up only for the ends of edges, and remembered. */
function ancestry(hierarchy: Hierarchy): (above: number, item: number) => boolean {
  const remembered = new Map<number, Set<number>>()
  return (above, item) => {
    let ancestors = remembered.get(item)
    if (!ancestors) {
      ancestors = new Set()
      const queue = [item]
      for (let at = 0; at < queue.length; at++) {
        each(hierarchy.parents, queue[at]!, (parent) => {
          if (ancestors!.has(parent)) return
          ancestors!.add(parent)
          queue.push(parent)
        })
      }
      remembered.set(item, ancestors)
    }
    return ancestors.has(above)
  }
}

const SEEN_FROM_THE_OTHER_END: Record<MatchKind, MatchKind> = {
  exact: 'exact',
  close: 'close',
  related: 'related',
  broad: 'narrow',
  narrow: 'broad',
}
const MATCH_ORDER: readonly MatchKind[] = ['exact', 'close', 'broad', 'narrow', 'related']

/** Match after match: the ends are made one unless a requires itself by that. The cycles are left out. */
function contractions(
  columns: readonly MatchColumn[],
  edges: ModelEdges,
  numbers: ReadonlyMap<string, number>,
  ids: readonly string[],
): ModelProblem[] {
  const exact = columns
    .filter(({ from, to, kind }) => kind === 'exact' && from !== to && numbers.has(from) && numbers.has(to))
    .sort((a, b) => b.confidence - a.confidence || compareText(a.from, b.from) || compareText(a.to, b.to))
  const seen = new Set<string>()
  let names = [...ids]
  const found: ModelProblem[] = []
  for (const { from, to } of exact) {
    const key = [from, to].sort().join(' ')
    if (seen.has(key)) continue
    seen.add(key)
    const [one, other] = [names[numbers.get(from)!]!, names[numbers.get(to)!]!]
    const merged = names.map((name) => (name === other ? one : name))
    const named = Array.from(edges.from, (number, edge) => ({ from: merged[number]!, to: merged[edges.to[edge]!]! }))
    if (findCycles(named).length > 0) found.push({ kind: 'contraction', from, to, cycle: [] })
    else names = merged
  }
  return found
}

function buildMatches(
  columns: readonly MatchColumn[],
  numbers: ReadonlyMap<string, number>,
): Map<number, ModelMatch[]> {
  const matches = new Map<number, ModelMatch[]>()
  const add = (outcome: number, match: ModelMatch) => {
    const list = matches.get(outcome)
    if (list) list.push(match)
    else matches.set(outcome, [match])
  }
  for (const { from, to, kind, confidence, source } of columns) {
    const one = numbers.get(from)
    const other = numbers.get(to)
    if (one === undefined || other === undefined || one === other) continue
    add(one, { outcome: other, kind, confidence, source, from: one, to: other })
    add(other, { outcome: one, kind: SEEN_FROM_THE_OTHER_END[kind], confidence, source, from: one, to: other })
  }
  for (const list of matches.values()) {
    list.sort(
      (a, b) =>
        MATCH_ORDER.indexOf(a.kind) - MATCH_ORDER.indexOf(b.kind) ||
        b.confidence - a.confidence ||
        a.outcome - b.outcome ||
        a.from - b.from ||
        compareText(a.source, b.source),
    )
  }
  return matches
}

/** The end of each chain of replacements, for those that have one. */
function followReplacements(
  columns: readonly ReplacementColumn[],
  outcomes: readonly OutcomeColumn[],
  numbers: ReadonlyMap<string, number>,
): Map<number, number> {
  const next = new Map<number, number>()
  for (const column of columns) {
    const from = numbers.get(column.from)
    const to = numbers.get(column.to)
    if (from === undefined || to === undefined || from === to) continue
    const known = next.get(from)
    if (known === undefined || compareText(outcomes[to]!.id, outcomes[known]!.id) < 0) next.set(from, to)
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
  return last
}

function byRank(graph: Adjacency, rank: Uint32Array): Adjacency {
  const targets = graph.targets.slice()
  const edges = graph.edges.slice()
  for (let node = 0; node < graph.size; node++) {
    const start = graph.offsets[node]!
    const end = graph.ends[node]!
    if (end - start < 2) continue
    const entries = Array.from({ length: end - start }, (_, at) => start + at)
    entries.sort((a, b) => rank[graph.targets[a]!]! - rank[graph.targets[b]!]!)
    entries.forEach((entry, at) => {
      targets[start + at] = graph.targets[entry]!
      edges[start + at] = graph.edges[entry]!
    })
  }
  return { ...graph, targets, edges }
}

function markKnowledge(size: number, edges: ModelEdges, order: Uint32Array): Uint8Array {
  const marked = new Uint8Array(size)
  const parts = new Map<number, number[]>()
  for (let edge = 0; edge < edges.from.length; edge++) {
    const from = edges.from[edge]!
    if (edges.origin[edge] !== 1) marked[from] = 1
    else parts.set(from, [...(parts.get(from) ?? []), edges.to[edge]!])
  }
  // Parents come before children in `order`, so going backwards the parts are settled first.
  for (let at = order.length - 1; at >= 0; at--) {
    const node = order[at]!
    if (parts.get(node)?.some((part) => marked[part])) marked[node] = 1
  }
  return marked
}
