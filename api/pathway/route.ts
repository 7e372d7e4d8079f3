/** The steps to some goals and their order: the closure of the goals less what is known, one of each choice of alternatives. */
import { adjacency, type Adjacency } from '#graph/algorithms/adjacency.ts'
import { isKnown, type Knowledge } from './known.ts'
import type { PrerequisiteModel } from './model.ts'
import { places } from './scratch.ts'

export interface RouteRequest {
  /** Outcomes to be learnt, by number, in order of rank. */
  goals: readonly number[]
  knowledge: Knowledge
  /** Soft prerequisites are followed too. */
  soft: boolean
  /** Outcomes left out, and with them what only they need. */
  dropped: ReadonlySet<number>
  /** A route with more steps is given up. */
  most: number
}

export interface Route {
  /** Outcome numbers in the order in which they are to be taken. A step is named by its place among them. */
  steps: number[]
  generation: Uint32Array
  /** What each step needs among the others, by place; `edges` are numbers of the model's edges. */
  needs: Adjacency
  /** Reached over hard edges alone. */
  isNeeded: Uint8Array
  /** Places of the goals. */
  goals: number[]
  /** Alternatives chosen, by the model's edge. */
  chosen: ReadonlySet<number>
  /** Some outcome on the way leaves a choice. */
  hasChoices: boolean
  /** What a step requires and cannot be learnt here: only named by others, or taken out of its framework. */
  missing: number[]
  /** Soft prerequisites that were not followed. */
  softLeft: number[]
}

/** Finds the route; null when it has more than `most` steps. Pure, and the same in any order of insertion. */
export function findRoute(model: PrerequisiteModel, request: RouteRequest): Route | null {
  const place = places.take(model.size)
  const found: number[] = []
  try {
    const reached = reach(model, request, place, found)
    return reached && arrange(model, request.goals, place, found, reached)
  } finally {
    places.give(place, found)
  }
}

interface Reached {
  chosen: Set<number>
  hasChoices: boolean
  missing: Set<number>
  softLeft: Set<number>
}

/** Fills `found` with the steps in any order, and `place` with their places in it. */
function reach(
  model: PrerequisiteModel,
  { goals, knowledge, soft, dropped, most }: RouteRequest,
  place: Int32Array,
  found: number[],
): Reached | null {
  const { requires, edges } = model
  const missing = new Set<number>()
  const softLeft = new Set<number>()
  const chosen = new Set<number>()
  const clauses = new Map<number, number[]>()
  let hasChoices = false
  const add = (outcome: number) => {
    if (place[outcome] !== -1 || isKnown(knowledge, outcome) || dropped.has(outcome)) return
    const { state } = model.outcomes[outcome]!
    if (state !== 'published') {
      if (state !== 'draft') missing.add(outcome)
      return
    }
    place[outcome] = found.length
    found.push(outcome)
  }
  let at = 0
  const follow = () => {
    for (; at < found.length && found.length <= most; at++) {
      const outcome = found[at]!
      for (let entry = requires.offsets[outcome]!; entry < requires.ends[outcome]!; entry++) {
        const edge = requires.edges[entry]!
        const target = requires.targets[entry]!
        if (edges.hard[edge] === 0 && !soft) {
          if (!isKnown(knowledge, target)) softLeft.add(target)
        } else if (edges.clause[edge] === -1) add(target)
        else {
          const clause = edges.clause[edge]!
          const members = clauses.get(clause)
          hasChoices = true
          if (members) members.push(edge)
          else clauses.set(clause, [edge])
        }
      }
    }
  }
  for (const goal of goals) add(goal)
  follow()
  while (clauses.size > 0 && found.length <= most) {
    const clause = settleOne()
    if (clause === null) break
    clauses.delete(clause)
    follow()
  }
  if (found.length > most) return null
  for (const step of found) softLeft.delete(step)
  return { chosen, hasChoices, missing, softLeft }

  // One clause at a time: first any that is met by what is known or planned, else the first one, by the alternative that
  // brings the fewest steps. The smallest choice overall is NP-hard to find; this one is explained and repeatable.
  function settleOne(): number | null {
    let first: { clause: number; members: number[]; order: number } | null = null
    for (const [clause, members] of clauses) {
      if (members.some((edge) => isKnown(knowledge, edges.to[edge]!))) return clause
      const planned = members.find((edge) => place[edges.to[edge]!] !== -1)
      if (planned !== undefined) {
        chosen.add(planned)
        return clause
      }
      const order = model.rank[edges.from[members[0]!]!]!
      if (!first || order < first.order || (order === first.order && clause < first.clause)) {
        first = { clause, members, order }
      }
    }
    if (!first) return null
    let best: { edge: number; cost: number } | null = null
    for (const edge of first.members) {
      if (dropped.has(edges.to[edge]!)) continue
      const cost = stepsBrought(edges.to[edge]!)
      if (!best || cost < best.cost) best = { edge, cost }
    }
    if (best) {
      chosen.add(best.edge)
      add(edges.to[best.edge]!)
    }
    return first.clause
  }

  function stepsBrought(outcome: number): number {
    if (model.outcomes[outcome]!.state !== 'published') return Infinity
    const seen = new Set([outcome])
    for (const node of seen) {
      if (seen.size > most) break
      for (let entry = requires.offsets[node]!; entry < requires.ends[node]!; entry++) {
        const target = requires.targets[entry]!
        const edge = requires.edges[entry]!
        if (edges.clause[edge] !== -1 || (edges.hard[edge] === 0 && !soft)) continue
        if (place[target] === -1 && !isKnown(knowledge, target) && !dropped.has(target)) seen.add(target)
      }
    }
    return seen.size
  }
}

function arrange(
  model: PrerequisiteModel,
  goals: readonly number[],
  place: Int32Array,
  found: readonly number[],
  { chosen, hasChoices, missing, softLeft }: Reached,
): Route {
  const { steps, generation } = inOrder(model, found, place)
  const from: number[] = []
  const to: number[] = []
  const edge: number[] = []
  for (let at = 0; at < steps.length; at++) {
    const outcome = steps[at]!
    for (let entry = model.requires.offsets[outcome]!; entry < model.requires.ends[outcome]!; entry++) {
      const earlier = place[model.requires.targets[entry]!]!
      const number = model.requires.edges[entry]!
      if (earlier === -1 || (model.edges.clause[number] !== -1 && !chosen.has(number))) continue
      from.push(at)
      to.push(earlier)
      edge.push(number)
    }
  }
  const needs = adjacency(steps.length, from, to)
  for (let entry = 0; entry < edge.length; entry++) needs.edges[entry] = edge[needs.edges[entry]!]!
  const goalPlaces = goals.flatMap((goal) => (place[goal] === -1 ? [] : [place[goal]!]))
  const byRank = (a: number, b: number) => model.rank[a]! - model.rank[b]!
  return {
    steps,
    generation,
    needs,
    isNeeded: markNeeded(model, needs, goalPlaces),
    goals: goalPlaces,
    chosen,
    hasChoices,
    missing: [...missing].sort(byRank),
    softLeft: [...softLeft].sort(byRank),
  }
}

/** Topological generations (Kahn 1962) over all edges between steps; within one, by rank. Rewrites `place`. */
function inOrder(
  model: PrerequisiteModel,
  found: readonly number[],
  place: Int32Array,
): { steps: number[]; generation: Uint32Array } {
  const { requires, requiredBy, rank, ordered, size } = model
  const open = new Uint32Array(found.length)
  const reached = new Uint32Array(found.length)
  const queue: number[] = []
  found.forEach((outcome, at) => {
    for (let entry = requires.offsets[outcome]!; entry < requires.ends[outcome]!; entry++) {
      if (place[requires.targets[entry]!] !== -1) open[at]!++
    }
    if (open[at] === 0) queue.push(at)
  })
  const keys = new Float64Array(found.length)
  let settled = 0
  for (; settled < queue.length; settled++) {
    const at = queue[settled]!
    const outcome = found[at]!
    keys[settled] = reached[at]! * size + rank[outcome]!
    for (let entry = requiredBy.offsets[outcome]!; entry < requiredBy.ends[outcome]!; entry++) {
      const later = place[requiredBy.targets[entry]!]!
      if (later === -1) continue
      if (reached[later]! <= reached[at]!) reached[later] = reached[at]! + 1
      if (--open[later]! === 0) queue.push(later)
    }
  }
  if (settled < found.length) throw new Error('route: the prerequisite model has a cycle')
  keys.sort()
  const steps: number[] = new Array(found.length)
  const generation = new Uint32Array(found.length)
  for (let at = 0; at < found.length; at++) {
    const outcome = ordered[keys[at]! % size]!
    steps[at] = outcome
    generation[at] = Math.floor(keys[at]! / size)
    place[outcome] = at
  }
  return { steps, generation }
}

function markNeeded(model: PrerequisiteModel, needs: Adjacency, goals: readonly number[]): Uint8Array {
  const isNeeded = new Uint8Array(needs.size)
  for (const goal of goals) isNeeded[goal] = 1
  // Later steps come after earlier ones, so going backwards each is settled before what it needs.
  for (let at = needs.size - 1; at >= 0; at--) {
    if (isNeeded[at] === 0) continue
    for (let entry = needs.offsets[at]!; entry < needs.ends[at]!; entry++) {
      if (model.edges.hard[needs.edges[entry]!] === 1) isNeeded[needs.targets[entry]!] = 1
    }
  }
  return isNeeded
}
