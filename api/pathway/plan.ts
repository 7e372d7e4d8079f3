/**
 * Ordered steps to one or several goals. Pure: the same model, columns and request give the same plan. It reads memory
 * only; one graph read afterwards fills in the texts of the steps that are shown.
 */
import type { Needs } from '#api/accessibility/needs.ts'
import type { Permission } from '#api/vocabulary/licences.ts'
import { chooseResources, type PlanResource, type ResourceWishes, type StepResources } from './choose.ts'
import type { Columns } from './columns.ts'
import { DENIED, isKnown, knowledgeOf, type Knowledge, type KnownOutcome } from './known.ts'
import { EDGE_ORIGINS, type EdgeOrigin, type PrerequisiteModel } from './model.ts'

/** A plan with more steps is refused: nobody follows it, and it would be costly to show. */
export const MOST_STEPS = 2_000
export const MOST_GOALS = 100
export const MOST_KNOWN = 20_000
/** Reasons given for one step, the hard ones first. */
const MOST_REASONS = 20
/** Soft prerequisites named among what was left out by wish. */
const MOST_SOFT_NAMED = 50

export interface PlanRequest {
  /** Ids. A group stands for the outcomes below it. */
  goals: readonly string[]
  known?: readonly KnownOutcome[]
  needs?: Needs
  /** Languages the learner reads, best first. Empty = any. */
  languages?: readonly string[]
  /** What the teacher plans to do. */
  permits?: readonly Permission[]
  /** In whole years. */
  age?: number | null
  /** Soft prerequisites are followed too; true when absent. */
  soft?: boolean
  /** Soft steps are dropped until the chosen resources take no longer. */
  maxMinutes?: number | null
}

export interface PlanError {
  code: 'NOT_FOUND' | 'TOO_MANY' | 'REQUIRED' | 'INVALID'
  /** Path of the argument: `['goals', '0']`. */
  field: string[]
  message: string
}

export interface PlanReason {
  /** The later step that needs this one; null when the step is itself a goal. */
  neededBy: string | null
  strength: 'hard' | 'soft' | null
  /** How the edge came about: stated, as a part of the later step, or through a group. */
  origin: EdgeOrigin | null
  /** The stored edge, where its reason can be read; null for parts and goals. */
  stored: { from: string; to: string; source: string } | null
  /** Outcomes that would have done instead. */
  alternatives: string[]
}

export interface PlanStep {
  /** 1, 2, 3 … */
  position: number
  /** 0 … : steps of one generation can be taken in any order. */
  generation: number
  id: string
  isGoal: boolean
  /** It helps, but is not needed. */
  soft: boolean
  /** Goals it serves, in the order asked; itself when it is one. */
  serves: string[]
  because: PlanReason[]
  /** Best first, one edition a work; the chosen one first. */
  resources: PlanResource[]
}

export interface Assumed {
  id: string
  /** The known outcome that it follows from. */
  because: string
  /** `requires`: that one requires it. `match`: it is the same in another framework. */
  by: 'requires' | 'match'
}

export interface Plan {
  version: number
  /** As asked, each once. */
  goals: string[]
  steps: PlanStep[]
  /** Of the chosen resources, each counted once; null when none has a known length. */
  totalMinutes: number | null
  /** Steps whose chosen resource has no known length. */
  stepsWithoutMinutes: number
  /** Minutes beyond the limit that dropping soft steps could not save; 0 without a limit. */
  minutesOverLimit: number
  /** Steps with no fitting resource. */
  gaps: string[]
  /** Goals of which no prerequisite is known. */
  goalsWithoutKnowledge: string[]
  /** Taken as known, where the plan would otherwise contain it. */
  assumedKnown: Assumed[]
  leftOut: { id: string; reason: string }[]
  /** Known ids that name nothing here. */
  ignored: string[]
}

export type PlanResult = { ok: true; value: Plan } | { ok: false; errors: PlanError[] }

/** Plans the way to the goals. Errors name the argument at fault; a goal that is known already is left out, not wrong. */
export function plan(model: PrerequisiteModel, columns: Columns, request: PlanRequest): PlanResult {
  const errors = check(model, request)
  if (errors.length > 0) return { ok: false, errors }
  const goals = [...new Set(request.goals)]
  const soft = request.soft ?? true
  const knowledge = knowledgeOf(model, request.known ?? [])
  const leftOut = new Map<string, string>()
  const asked = resolveGoals(model, goals, knowledge, leftOut)
  const wishes: ResourceWishes = {
    needs: request.needs ?? [],
    languages: request.languages ?? [],
    permits: request.permits ?? [],
    age: request.age ?? null,
  }

  const dropped = new Set<number>()
  let route = findRoute(model, asked.outcomes, knowledge, soft, dropped)
  if (route.steps.length > MOST_STEPS) return { ok: false, errors: [tooLong(route.steps.length)] }
  let resources = chooseResources(model, columns, route.steps, wishes)
  const limit = request.maxMinutes ?? null
  while (limit !== null && (resources.totalMinutes ?? 0) > limit) {
    const next = leastNeeded(model, route, resources, asked.outcomes, knowledge, soft, dropped)
    if (next === null) break
    dropped.add(next)
    leftOut.set(model.ids[next]!, `It only helps, and the plan was to take at most ${limit} minutes.`)
    route = findRoute(model, asked.outcomes, knowledge, soft, dropped)
    resources = chooseResources(model, columns, route.steps, wishes)
  }

  const { missing, softLeft } = route
  for (const outcome of missing) {
    leftOut.set(model.ids[outcome]!, 'It is only named by others: its own framework has not been imported.')
  }
  if (!soft) {
    for (const outcome of softLeft.slice(0, MOST_SOFT_NAMED)) {
      leftOut.set(model.ids[outcome]!, 'It only helps, and helpful steps were not asked for.')
    }
  }
  const steps = describeSteps(model, route, resources, asked)
  return {
    ok: true,
    value: {
      version: model.version,
      goals,
      steps,
      totalMinutes: resources.totalMinutes,
      stepsWithoutMinutes: resources.stepsWithoutMinutes,
      minutesOverLimit: limit === null ? 0 : Math.max(0, (resources.totalMinutes ?? 0) - limit),
      gaps: steps.filter((_, at) => resources.chosen[at] === -1).map((step) => step.id),
      goalsWithoutKnowledge: goals.filter((goal) => {
        const members = model.standsFor(goal)
        return members.length > 0 && members.every((id) => model.hasKnowledge[model.numberOf(id)!] === 0)
      }),
      assumedKnown: assumptionsThatMatter(model, asked.all, knowledge, soft),
      leftOut: [...leftOut].map(([id, reason]) => ({ id, reason })),
      ignored: knowledge.ignored,
    },
  }
}

function check(model: PrerequisiteModel, request: PlanRequest): PlanError[] {
  const errors: PlanError[] = []
  if (request.goals.length === 0) {
    errors.push({ code: 'REQUIRED', field: ['goals'], message: 'Name at least one goal.' })
  }
  if (request.goals.length > MOST_GOALS) {
    errors.push({ code: 'TOO_MANY', field: ['goals'], message: `Name at most ${MOST_GOALS} goals.` })
  }
  if ((request.known?.length ?? 0) > MOST_KNOWN) {
    errors.push({ code: 'TOO_MANY', field: ['known'], message: `Name at most ${MOST_KNOWN} known outcomes.` })
  }
  request.goals.slice(0, MOST_GOALS).forEach((goal, at) => {
    if (model.numberOf(goal) !== undefined) return
    errors.push({
      code: 'NOT_FOUND',
      field: ['goals', String(at)],
      message: `There is no outcome with the id “${goal}”.`,
    })
  })
  const { maxMinutes, age } = request
  if (typeof maxMinutes === 'number' && !(maxMinutes > 0)) {
    errors.push({ code: 'INVALID', field: ['constraints', 'maxMinutes'], message: 'Give more than 0 minutes.' })
  }
  if (typeof age === 'number' && !(age >= 0 && age <= 150)) {
    errors.push({ code: 'INVALID', field: ['constraints', 'age'], message: 'Give an age from 0 to 150 years.' })
  }
  return errors
}

function tooLong(steps: number): PlanError {
  return {
    code: 'TOO_MANY',
    field: ['goals'],
    message: `The way to these goals has ${steps} steps; at most ${MOST_STEPS} are planned at once. Name nearer goals, or what is known.`,
  }
}

interface AskedGoals {
  /** What has to be learnt, in order of rank. */
  outcomes: number[]
  /** The same with what is known already. */
  all: number[]
  /** For each outcome to be learnt, positions in the list of goals asked. */
  goalsOf: Map<number, number[]>
  goals: string[]
}

function resolveGoals(
  model: PrerequisiteModel,
  goals: readonly string[],
  knowledge: Knowledge,
  leftOut: Map<string, string>,
): AskedGoals {
  const goalsOf = new Map<number, number[]>()
  const all = new Set<number>()
  goals.forEach((goal, at) => {
    const members = model.standsFor(goal).map((id) => model.numberOf(id)!)
    if (members.length === 0) {
      leftOut.set(
        goal,
        model.role(goal) === 'level'
          ? 'It is a level of proficiency, not something to be learnt by itself.'
          : 'It is a heading with nothing below it.',
      )
    }
    for (const member of members) {
      const id = model.ids[member]!
      if (model.outcomes[member]!.state === 'referenced') {
        leftOut.set(id, 'It is only named by others: its own framework has not been imported.')
        continue
      }
      all.add(member)
      if (isKnown(knowledge, member)) {
        leftOut.set(id, knowledge.state[member] === 1 ? 'It is known already.' : 'It is taken as known already.')
        continue
      }
      goalsOf.set(member, [...(goalsOf.get(member) ?? []), at])
    }
  })
  const sorted = (outcomes: Iterable<number>) => [...outcomes].sort((a, b) => model.rank[a]! - model.rank[b]!)
  return { outcomes: sorted(goalsOf.keys()), all: sorted(all), goalsOf, goals: [...goals] }
}

interface Route {
  /** In the order in which they are to be taken. */
  steps: number[]
  generation: Uint32Array
  /** Position among the steps by outcome; -1 for what is no step. */
  place: Int32Array
  /** By place: reached over hard edges alone. */
  isNeeded: Uint8Array
  /** Alternatives chosen, by edge. */
  chosen: Set<number>
  /** Placeholders that a step requires. */
  missing: number[]
  /** Soft prerequisites that were not followed. */
  softLeft: number[]
}

/** The closure of the goals less what is known, over hard and soft edges, with one of each clause, in order. */
function findRoute(
  model: PrerequisiteModel,
  goals: readonly number[],
  knowledge: Knowledge,
  soft: boolean,
  dropped: ReadonlySet<number>,
): Route {
  const { requires, edges } = model
  const place = new Int32Array(model.size).fill(-1)
  const found: number[] = []
  const missing = new Set<number>()
  const softLeft = new Set<number>()
  const chosen = new Set<number>()
  const clauses = new Map<number, number[]>()
  const add = (outcome: number) => {
    if (place[outcome] !== -1 || isKnown(knowledge, outcome) || dropped.has(outcome)) return
    if (model.outcomes[outcome]!.state === 'referenced') {
      missing.add(outcome)
      return
    }
    place[outcome] = found.length
    found.push(outcome)
  }
  let at = 0
  const follow = () => {
    for (; at < found.length && found.length <= model.size; at++) {
      const outcome = found[at]!
      for (let entry = requires.offsets[outcome]!; entry < requires.offsets[outcome + 1]!; entry++) {
        const edge = requires.edges[entry]!
        const target = requires.targets[entry]!
        if (edges.hard[edge] === 0 && !soft) {
          if (!isKnown(knowledge, target)) softLeft.add(target)
        } else if (edges.clause[edge] === -1) add(target)
        else {
          const clause = edges.clause[edge]!
          const members = clauses.get(clause)
          if (members) members.push(edge)
          else clauses.set(clause, [edge])
        }
      }
    }
  }
  for (const goal of goals) add(goal)
  follow()
  while (clauses.size > 0) {
    const clause = settleOne()
    if (clause === null) break
    clauses.delete(clause)
    follow()
  }

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
    if (model.outcomes[outcome]!.state === 'referenced') return Infinity
    const seen = new Set([outcome])
    for (const node of seen) {
      for (let entry = requires.offsets[node]!; entry < requires.offsets[node + 1]!; entry++) {
        const target = requires.targets[entry]!
        const edge = requires.edges[entry]!
        if (edges.clause[edge] !== -1 || (edges.hard[edge] === 0 && !soft)) continue
        if (place[target] === -1 && !isKnown(knowledge, target) && !dropped.has(target)) seen.add(target)
      }
    }
    return seen.size
  }

  const { steps, generation } = inOrder(model, found, place)
  const isNeeded = markNeeded(model, goals, steps.length, place, chosen)
  for (const step of steps) softLeft.delete(step)
  const byRank = (a: number, b: number) => model.rank[a]! - model.rank[b]!
  return {
    steps,
    generation,
    place,
    isNeeded,
    chosen,
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
    for (let entry = requires.offsets[outcome]!; entry < requires.offsets[outcome + 1]!; entry++) {
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
    for (let entry = requiredBy.offsets[outcome]!; entry < requiredBy.offsets[outcome + 1]!; entry++) {
      const later = place[requiredBy.targets[entry]!]!
      if (later === -1) continue
      if (reached[later]! <= reached[at]!) reached[later] = reached[at]! + 1
      if (--open[later]! === 0) queue.push(later)
    }
  }
  if (settled < found.length) throw new Error('plan: the prerequisite model has a cycle')
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

function markNeeded(
  model: PrerequisiteModel,
  goals: readonly number[],
  count: number,
  place: Int32Array,
  chosen: ReadonlySet<number>,
): Uint8Array {
  const { requires, edges } = model
  const isNeeded = new Uint8Array(count)
  const queue: number[] = []
  const mark = (outcome: number) => {
    const at = place[outcome]!
    if (at === -1 || isNeeded[at]) return
    isNeeded[at] = 1
    queue.push(outcome)
  }
  goals.forEach(mark)
  for (let at = 0; at < queue.length; at++) {
    const outcome = queue[at]!
    for (let entry = requires.offsets[outcome]!; entry < requires.offsets[outcome + 1]!; entry++) {
      const edge = requires.edges[entry]!
      if (edges.hard[edge] === 1 && (edges.clause[edge] === -1 || chosen.has(edge))) mark(requires.targets[entry]!)
    }
  }
  return isNeeded
}

/** The soft step without which most minutes are saved, the later one of equals; null when none saves any. */
function leastNeeded(
  model: PrerequisiteModel,
  route: Route,
  resources: StepResources,
  goals: readonly number[],
  knowledge: Knowledge,
  soft: boolean,
  dropped: ReadonlySet<number>,
): number | null {
  let best: { outcome: number; saved: number } | null = null
  for (let at = 0; at < route.steps.length; at++) {
    const outcome = route.steps[at]!
    if (route.isNeeded[at] || isHardFor(model, route, outcome)) continue
    const rest = findRoute(model, goals, knowledge, soft, new Set([...dropped, outcome]))
    const kept = new Set<number>()
    for (const step of rest.steps) {
      const place = route.place[step]!
      if (place !== -1) kept.add(resources.chosen[place]!)
    }
    const used = new Set(resources.chosen)
    let saved = 0
    for (const row of used) if (row !== -1 && !kept.has(row)) saved += resources.minutesOf(row) ?? 0
    if (saved > 0 && (!best || saved >= best.saved)) best = { outcome, saved }
  }
  return best?.outcome ?? null
}

/** Some step of the route cannot do without it. */
function isHardFor(model: PrerequisiteModel, route: Route, outcome: number): boolean {
  const { requiredBy, edges } = model
  for (let entry = requiredBy.offsets[outcome]!; entry < requiredBy.offsets[outcome + 1]!; entry++) {
    const edge = requiredBy.edges[entry]!
    if (edges.hard[edge] === 1 && route.place[requiredBy.targets[entry]!] !== -1 && isActive(model, route, edge)) {
      return true
    }
  }
  return false
}

function describeSteps(
  model: PrerequisiteModel,
  route: Route,
  resources: StepResources,
  asked: AskedGoals,
): PlanStep[] {
  const served = goalsServed(model, route, asked)
  return route.steps.map((outcome, at) => ({
    position: at + 1,
    generation: route.generation[at]!,
    id: model.ids[outcome]!,
    isGoal: asked.goalsOf.has(outcome),
    soft: route.isNeeded[at] === 0,
    serves: served(at),
    because: reasonsFor(model, route, outcome, asked),
    resources: resources.resources[at]!,
  }))
}

function isActive(model: PrerequisiteModel, route: Route, edge: number): boolean {
  return model.edges.clause[edge] === -1 || route.chosen.has(edge)
}

/** Which goals each step serves: one bit a goal, handed down from later steps to earlier ones. */
function goalsServed(model: PrerequisiteModel, route: Route, asked: AskedGoals): (place: number) => string[] {
  const words = Math.ceil(asked.goals.length / 32)
  const bits = new Uint32Array(route.steps.length * words)
  for (let at = route.steps.length - 1; at >= 0; at--) {
    const outcome = route.steps[at]!
    for (const goal of asked.goalsOf.get(outcome) ?? []) bits[at * words + (goal >>> 5)]! |= 1 << (goal & 31)
    for (let entry = model.requires.offsets[outcome]!; entry < model.requires.offsets[outcome + 1]!; entry++) {
      const earlier = route.place[model.requires.targets[entry]!]!
      if (earlier === -1 || !isActive(model, route, model.requires.edges[entry]!)) continue
      for (let word = 0; word < words; word++) bits[earlier * words + word]! |= bits[at * words + word]!
    }
  }
  const single = asked.goals.length === 1 ? asked.goals : null
  return (at) => {
    if (single) return [...single]
    return asked.goals.filter((_, goal) => bits[at * words + (goal >>> 5)]! & (1 << (goal & 31)))
  }
}

function reasonsFor(model: PrerequisiteModel, route: Route, outcome: number, asked: AskedGoals): PlanReason[] {
  const { requiredBy, edges } = model
  const reasons: PlanReason[] = []
  if (asked.goalsOf.has(outcome)) {
    reasons.push({ neededBy: null, strength: null, origin: null, stored: null, alternatives: [] })
  }
  for (const hard of [1, 0]) {
    for (let entry = requiredBy.offsets[outcome]!; entry < requiredBy.offsets[outcome + 1]!; entry++) {
      const edge = requiredBy.edges[entry]!
      const later = requiredBy.targets[entry]!
      if (edges.hard[edge] !== hard || route.place[later] === -1 || !isActive(model, route, edge)) continue
      if (reasons.length >= MOST_REASONS) return reasons
      const stored = model.stored[edges.stored[edge]!]
      reasons.push({
        neededBy: model.ids[later]!,
        strength: hard ? 'hard' : 'soft',
        origin: EDGE_ORIGINS[edges.origin[edge]!]!,
        stored: stored ? { from: stored.from, to: stored.to, source: stored.source } : null,
        alternatives: edges.clause[edge] === -1 ? [] : alternativesTo(model, edge),
      })
    }
  }
  return reasons
}

function alternativesTo(model: PrerequisiteModel, edge: number): string[] {
  const { requires, edges } = model
  const from = edges.from[edge]!
  const others: string[] = []
  for (let entry = requires.offsets[from]!; entry < requires.offsets[from + 1]!; entry++) {
    const other = requires.edges[entry]!
    if (other !== edge && edges.clause[other] === edges.clause[edge]) others.push(model.ids[requires.targets[entry]!]!)
  }
  return others
}

/** Assumptions that keep something out of this plan: those met on the way from the goals if nothing were known. */
function assumptionsThatMatter(
  model: PrerequisiteModel,
  goals: readonly number[],
  knowledge: Knowledge,
  soft: boolean,
): Assumed[] {
  if (knowledge.assumptions.length === 0) return []
  const seen = new Uint8Array(model.size)
  const queue: number[] = []
  const meet = (outcome: number) => {
    if (seen[outcome]) return
    seen[outcome] = 1
    queue.push(outcome)
  }
  goals.forEach(meet)
  for (let at = 0; at < queue.length; at++) {
    const outcome = queue[at]!
    for (let entry = model.requires.offsets[outcome]!; entry < model.requires.offsets[outcome + 1]!; entry++) {
      if (soft || model.edges.hard[model.requires.edges[entry]!] === 1) meet(model.requires.targets[entry]!)
    }
  }
  return knowledge.assumptions
    .filter(({ outcome }) => seen[outcome] && knowledge.state[outcome] !== DENIED)
    .sort((a, b) => model.rank[a.outcome]! - model.rank[b.outcome]!)
    .map(({ outcome, because, by }) => ({ id: model.ids[outcome]!, because: model.ids[because]!, by }))
}
