/**
 * Ordered steps to one or several goals. Pure: the same model, columns and request give the same plan. It reads memory
 * only; one graph read afterwards fills in the texts of the steps that are shown.
 */
import type { Needs } from '#api/accessibility/needs.ts'
import { levelById, schemeOf, type StoredAges } from '#api/vocabulary/levels.ts'
import type { Permission } from '#api/vocabulary/licences.ts'
import { measured, said } from '#api/words/said.ts'
import { adjacency } from '#graph/algorithms/adjacency.ts'
import { reduction } from '#graph/algorithms/reduction.ts'
import { chooseResources, type PlanResource, type StepResources } from './choose.ts'
import type { Columns } from './columns.ts'
import {
  checkUpTo,
  DENIED,
  forget,
  isKnown,
  knowledgeOf,
  noSuchLevel,
  SAID,
  standing,
  type Knowledge,
  type Learner,
} from './known.ts'
import { leaveOut } from './leave-out.ts'
import { EDGE_ORIGINS, type EdgeOrigin, type PrerequisiteModel } from './model.ts'
import type { Note } from './notes.ts'
import { findRoute, type Route, type RouteRequest } from './route.ts'
import { savesOf } from './saves.ts'
import { bytes } from './scratch.ts'
import type { ResourceWishes } from './wishes.ts'

/** A plan with more steps is refused: nobody follows it, and it would be costly to show. */
export const MOST_STEPS = 2_000
export const MOST_GOALS = 100
export const MOST_KNOWN = 20_000
export const MOST_UP_TO = 20
export const MOST_PROVIDERS = 100
/** Reasons given for one step, the hard ones first. */
const MOST_REASONS = 20
/** Soft prerequisites named among what was left out by wish. */
const MOST_SOFT_NAMED = 50
/** Rounds of leaving out and choosing anew for a limit of minutes; more than one is rare. */
const MOST_ROUNDS = 50

export interface PlanRequest extends Learner {
  /** Ids. A group stands for the outcomes below it. */
  goals: readonly string[]
  needs?: Needs
  /** Languages the learner reads, best first. Empty = any. */
  languages?: readonly string[]
  /** Resources in other languages are offered too, last; true when absent. */
  otherLanguages?: boolean
  /** What the teacher plans to do. */
  permits?: readonly Permission[]
  /** In whole years. */
  age?: number | null
  /** Id of a level, `us-grades/3`, read through its ages where there is no age. */
  level?: string | null
  /** Ids: only their resources, and none of these. */
  providers?: readonly string[]
  notProviders?: readonly string[]
  /** Resources come through crosswalks too; true when absent. */
  crosswalks?: boolean
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

/** Where the facts of an answer come from: ids of frameworks and resources, keys of sources. */
export interface Used {
  frameworks: string[]
  prerequisites: string[]
  crosswalks: string[]
  resources: string[]
}

export interface Plan {
  version: number
  /** As asked, each once; what was replaced as its replacement. */
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
  /** How the request was read. */
  notes: Note[]
  /** Worked out for who asks. No accessor: one on an object of its own would keep the plan alive until the old generation is collected. */
  used: () => Used
}

/** What is remembered of a plan to answer more about it: `edgesOf`, `savedBy`. */
export interface Way {
  model: PrerequisiteModel
  learner: Learner
  route: Route
  request: Omit<RouteRequest, 'knowledge'>
}

export type PlanResult = { ok: true; value: Plan; way: Way } | { ok: false; errors: PlanError[] }

/** Plans the way to the goals. Errors name the argument at fault; a goal that is known already is left out, not wrong. */
export function plan(model: PrerequisiteModel, columns: Columns, request: PlanRequest): PlanResult {
  const errors = check(model, request)
  if (errors.length > 0) return { ok: false, errors }
  const knowledge = knowledgeOf(model, request)
  try {
    return planWith(model, columns, request, knowledge)
  } finally {
    forget(knowledge)
  }
}

function planWith(model: PrerequisiteModel, columns: Columns, request: PlanRequest, knowledge: Knowledge): PlanResult {
  const { notes } = knowledge
  const goals = [...new Set(request.goals.map((goal) => model.ids[standing(model, model.numberOf(goal)!, notes)]!))]
  const leftOut = new Map<string, string>()
  const asked = resolveGoals(model, goals, knowledge, leftOut)
  const wishes: ResourceWishes = { ...request, ages: agesOfLearner(request, notes) }
  const dropped = new Set<number>()
  const routeRequest = { goals: asked.outcomes, soft: request.soft ?? true, dropped, most: MOST_STEPS }
  let route = findRoute(model, { ...routeRequest, knowledge })
  if (!route) return { ok: false, errors: [tooLong()] }
  let resources = chooseResources(model, columns, route.steps, wishes)
  const limit = request.maxMinutes ?? null
  for (let round = 0; limit !== null && (resources.totalMinutes ?? 0) > limit && round < MOST_ROUNDS; round++) {
    const minutesOf = (row: number) => columns.rows[row]!.minutes ?? 0
    const left = leaveOut(model, route, resources.chosen, minutesOf, limit)
    if (left.length === 0) break
    for (const { step, minutes, fallen } of left) {
      dropped.add(route.steps[step]!)
      leftOut.set(
        model.ids[route.steps[step]!]!,
        said`It only helps, and the plan was to take at most ${measured(limit, 'minute')}. Without it ${minutes} are saved.`,
      )
      for (const each of fallen)
        leftOut.set(model.ids[route.steps[each]!]!, said`Only what was left out for time needed it.`)
    }
    route = findRoute(model, { ...routeRequest, knowledge })
    // Another alternative may bring more steps than the one left out.
    if (!route) return { ok: false, errors: [tooLong()] }
    resources = chooseResources(model, columns, route.steps, wishes)
  }

  for (const outcome of route.missing) leftOut.set(model.ids[outcome]!, whyNotHere(model, outcome))
  if (!routeRequest.soft) {
    for (const outcome of route.softLeft.slice(0, MOST_SOFT_NAMED)) {
      leftOut.set(model.ids[outcome]!, said`It only helps, and helpful steps were not asked for.`)
    }
  }
  const steps = describeSteps(model, route, resources, asked)
  for (const { id } of steps) leftOut.delete(id)
  const assumedKnown = assumptionsThatMatter(model, asked.all, knowledge, routeRequest.soft)
  const { totalMinutes, stepsWithoutMinutes, chosen } = resources
  let used: Used | undefined
  return {
    ok: true,
    way: { model, learner: { known: request.known, knownUpTo: request.knownUpTo }, route, request: routeRequest },
    value: {
      version: model.version,
      goals,
      steps,
      totalMinutes,
      stepsWithoutMinutes,
      minutesOverLimit: limit === null ? 0 : Math.max(0, (totalMinutes ?? 0) - limit),
      gaps: steps.filter((_, at) => chosen[at] === -1).map((step) => step.id),
      goalsWithoutKnowledge: goals.filter((goal) => {
        const members = model.standsFor(goal)
        return members.length > 0 && members.every((id) => model.hasKnowledge[model.numberOf(id)!] === 0)
      }),
      assumedKnown,
      leftOut: [...leftOut].map(([id, reason]) => ({ id, reason })),
      ignored: knowledge.ignored,
      notes,
      used: () => (used ??= usedBy(model, columns, route, resources, assumedKnown)),
    },
  }
}

function tooLong(): PlanError {
  const message = said`The way to these goals has more than ${MOST_STEPS} steps, which is what is planned at once. Name nearer goals, or what is known.`
  return { code: 'TOO_MANY', field: ['goals'], message }
}

function whyNotHere(model: PrerequisiteModel, outcome: number): string {
  return model.outcomes[outcome]!.state === 'retired'
    ? said`It was taken out of its framework.`
    : said`It is only named by others: its own framework has not been imported.`
}

/** Ages to choose resources by: the learner's own, else those of the level, which is noted. */
export function agesOfLearner({ age, level }: Pick<PlanRequest, 'age' | 'level'>, notes: Note[]): StoredAges | null {
  if (typeof age === 'number') return { ageFrom: age, ageTo: age }
  const found = level ? levelById(level) : undefined
  if (!found) return null
  const ages = { ageFrom: found.ageFrom ?? null, ageTo: found.ageTo ?? null }
  notes.push({ kind: 'level', level: found.label, scheme: schemeOf(found).name, ...ages })
  return ages.ageFrom === null && ages.ageTo === null ? null : ages
}

/** Which step needs which, by position, without those that follow from others; all of them where that is too much work. */
export function edgesOf({ model, route }: Way): { from: number; to: number; strength: 'hard' | 'soft' }[] {
  const { needs, steps } = route
  const from: number[] = []
  const to: number[] = []
  const hard: boolean[] = []
  for (let at = 0; at < steps.length; at++) {
    let last = -1
    for (let entry = needs.offsets[at]!; entry < needs.ends[at]!; entry++) {
      const isHard = model.edges.hard[needs.edges[entry]!] === 1
      // Two edges may join the same steps, one of them as an alternative: the stronger one is shown.
      if (needs.targets[entry] === last) hard[hard.length - 1] ||= isHard
      else {
        from.push(at)
        to.push(needs.targets[entry]!)
        hard.push(isHard)
      }
      last = needs.targets[entry]!
    }
  }
  const kept = reduction(adjacency(steps.length, from, to)) ?? from.keys()
  return [...kept].map((edge) => ({
    from: from[edge]! + 1,
    to: to[edge]! + 1,
    strength: hard[edge] ? 'hard' : 'soft',
  }))
}

/** How many steps fall away when one is marked as known, itself included; for each of these positions. */
export function savedBy({ model, learner, route, request }: Way, positions: readonly number[]): number[] {
  const knowledge = knowledgeOf(model, learner)
  try {
    return positions.map((position) => savesOf(model, route, request, knowledge, position - 1))
  } finally {
    forget(knowledge)
  }
}

function check(model: PrerequisiteModel, request: PlanRequest): PlanError[] {
  const errors: PlanError[] = []
  const tooMany = (field: string[], list: readonly unknown[] | undefined, most: number, message: () => string) => {
    if ((list?.length ?? 0) > most) errors.push({ code: 'TOO_MANY', field, message: message() })
  }
  if (request.goals.length === 0) {
    errors.push({ code: 'REQUIRED', field: ['goals'], message: said`Name at least one goal.` })
  }
  tooMany(['goals'], request.goals, MOST_GOALS, () => said`Name at most ${MOST_GOALS} goals.`)
  tooMany(['known'], request.known, MOST_KNOWN, () => said`Name at most ${MOST_KNOWN} known outcomes.`)
  tooMany(['knownUpTo'], request.knownUpTo, MOST_UP_TO, () => said`Name at most ${MOST_UP_TO} levels.`)
  tooMany(
    ['constraints', 'providers'],
    request.providers,
    MOST_PROVIDERS,
    () => said`Name at most ${MOST_PROVIDERS} providers.`,
  )
  tooMany(
    ['constraints', 'notProviders'],
    request.notProviders,
    MOST_PROVIDERS,
    () => said`Name at most ${MOST_PROVIDERS} providers.`,
  )
  request.goals.slice(0, MOST_GOALS).forEach((goal, at) => {
    const number = model.numberOf(goal)
    if (number !== undefined && model.outcomes[number]!.state !== 'draft') return
    errors.push({
      code: 'NOT_FOUND',
      field: ['goals', String(at)],
      message: said`There is no outcome with the id “${goal.slice(0, 60)}”.`,
    })
  })
  errors.push(...checkUpTo(model, request.knownUpTo?.slice(0, MOST_UP_TO)))
  const { maxMinutes, age, level } = request
  if (typeof maxMinutes === 'number' && !(maxMinutes > 0)) {
    errors.push({ code: 'INVALID', field: ['constraints', 'maxMinutes'], message: said`Give more than 0 minutes.` })
  }
  if (typeof age === 'number' && !(age >= 0 && age <= 150)) {
    errors.push({ code: 'INVALID', field: ['constraints', 'age'], message: said`Give an age from 0 to 150 years.` })
  }
  if (level && !levelById(level)) {
    errors.push({ code: 'NOT_FOUND', field: ['constraints', 'level'], message: noSuchLevel(level) })
  }
  return errors
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
          ? said`It is a level of proficiency, not something to be learnt by itself.`
          : said`It is a heading with nothing below it.`,
      )
    }
    for (const member of members) {
      const id = model.ids[member]!
      const { state } = model.outcomes[member]!
      if (state === 'draft') continue
      if (state !== 'published') {
        leftOut.set(id, whyNotHere(model, member))
        continue
      }
      all.add(member)
      if (isKnown(knowledge, member)) {
        leftOut.set(
          id,
          knowledge.state[member] === SAID ? said`It is known already.` : said`It is taken as known already.`,
        )
        continue
      }
      goalsOf.set(member, [...(goalsOf.get(member) ?? []), at])
    }
  })
  const sorted = (outcomes: Iterable<number>) => [...outcomes].sort((a, b) => model.rank[a]! - model.rank[b]!)
  return { outcomes: sorted(goalsOf.keys()), all: sorted(all), goalsOf, goals: [...goals] }
}

/** The steps in words. */
function describeSteps(model: PrerequisiteModel, route: Route, choice: StepResources, asked: AskedGoals): PlanStep[] {
  const shown: Shown = { served: goalsServed(route, asked), reasons: reasonsFor(model, route), choice }
  return route.steps.map((outcome, at) => {
    const isGoal = asked.goalsOf.has(outcome)
    const soft = route.isNeeded[at] === 0
    return new Step(shown, {
      position: at + 1,
      generation: route.generation[at]!,
      id: model.ids[outcome]!,
      isGoal,
      soft,
    })
  })
}

/** What the steps of a plan have in common. */
interface Shown {
  served: (place: number) => string[]
  reasons: (place: number, most: number) => PlanReason[]
  choice: StepResources
}

/** A step. What only shown steps need is worked out when it is looked at, and then kept. */
class Step implements PlanStep {
  readonly position: number
  readonly generation: number
  readonly id: string
  readonly isGoal: boolean
  readonly soft: boolean
  readonly #shown: Shown
  #because: PlanReason[] | null = null
  #resources: PlanResource[] | null = null

  constructor(shown: Shown, step: Pick<PlanStep, 'position' | 'generation' | 'id' | 'isGoal' | 'soft'>) {
    this.#shown = shown
    this.position = step.position
    this.generation = step.generation
    this.id = step.id
    this.isGoal = step.isGoal
    this.soft = step.soft
  }

  get serves(): string[] {
    return this.#shown.served(this.position - 1)
  }

  get because(): PlanReason[] {
    const reasons = (most: number) => this.#shown.reasons(this.position - 1, most)
    return (this.#because ??= this.isGoal ? [GOAL, ...reasons(MOST_REASONS - 1)] : reasons(MOST_REASONS))
  }

  get resources(): PlanResource[] {
    return (this.#resources ??= this.#shown.choice.listed(this.position - 1))
  }
}

const GOAL: PlanReason = { neededBy: null, strength: null, origin: null, stored: null, alternatives: [] }

/** Which goals each step serves: one bit a goal, handed down from later steps to earlier ones. */
function goalsServed({ steps, needs }: Route, asked: AskedGoals): (place: number) => string[] {
  if (asked.goals.length === 1) return () => [...asked.goals]
  const words = Math.ceil(asked.goals.length / 32)
  let bits: Uint32Array | undefined
  return (at) => {
    bits ??= handDown()
    return asked.goals.filter((_, goal) => bits![at * words + (goal >>> 5)]! & (1 << (goal & 31)))
  }

  function handDown(): Uint32Array {
    const bits = new Uint32Array(steps.length * words)
    for (let at = steps.length - 1; at >= 0; at--) {
      for (const goal of asked.goalsOf.get(steps[at]!) ?? []) bits[at * words + (goal >>> 5)]! |= 1 << (goal & 31)
      for (let entry = needs.offsets[at]!; entry < needs.ends[at]!; entry++) {
        const earlier = needs.targets[entry]!
        for (let word = 0; word < words; word++) bits[earlier * words + word]! |= bits[at * words + word]!
      }
    }
    return bits
  }
}

/** Why each step is there: the later steps that need it, the hard ones first, then in order of rank. */
function reasonsFor(model: PrerequisiteModel, { steps, needs }: Route): (place: number, most: number) => PlanReason[] {
  const { edges, rank } = model
  let later: number[][] | undefined
  return (at, most) => {
    later ??= edgesByEarlier()
    const own = later[at]!
    if (own.length > 1) {
      own.sort((a, b) => edges.hard[b]! - edges.hard[a]! || rank[edges.from[a]!]! - rank[edges.from[b]!]! || a - b)
    }
    return own.slice(0, most).map((edge) => {
      const stored = model.storedEdge(edges.stored[edge]!)
      return {
        neededBy: model.ids[edges.from[edge]!]!,
        strength: edges.hard[edge] ? 'hard' : 'soft',
        origin: EDGE_ORIGINS[edges.origin[edge]!]!,
        stored: stored ? { from: stored.from, to: stored.to, source: stored.source } : null,
        alternatives: edges.clause[edge] === -1 ? [] : alternativesTo(model, edge),
      }
    })
  }

  function edgesByEarlier(): number[][] {
    const found: number[][] = steps.map(() => [])
    for (let at = 0; at < steps.length; at++) {
      for (let entry = needs.offsets[at]!; entry < needs.ends[at]!; entry++) {
        found[needs.targets[entry]!]!.push(needs.edges[entry]!)
      }
    }
    return found
  }
}

function alternativesTo(model: PrerequisiteModel, edge: number): string[] {
  const { requires, edges } = model
  const from = edges.from[edge]!
  const others: string[] = []
  for (let entry = requires.offsets[from]!; entry < requires.ends[from]!; entry++) {
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
  const seen = bytes.take(model.size)
  const queue: number[] = []
  const meet = (outcome: number) => {
    if (seen[outcome]) return
    seen[outcome] = 1
    queue.push(outcome)
  }
  goals.forEach(meet)
  for (let at = 0; at < queue.length; at++) {
    const outcome = queue[at]!
    for (let entry = model.requires.offsets[outcome]!; entry < model.requires.ends[outcome]!; entry++) {
      if (soft || model.edges.hard[model.requires.edges[entry]!] === 1) meet(model.requires.targets[entry]!)
    }
  }
  const assumed = knowledge.assumptions
    .filter(({ outcome }) => seen[outcome] && knowledge.state[outcome] !== DENIED)
    .sort((a, b) => model.rank[a.outcome]! - model.rank[b.outcome]!)
    .map(({ outcome, because, by }) => ({ id: model.ids[outcome]!, because: model.ids[because]!, by }))
  bytes.give(seen, queue)
  return assumed
}

/** What the plan stands on: all edges between its steps, the chosen resources, every crosswalk that offered something. */
function usedBy(
  model: PrerequisiteModel,
  columns: Columns,
  { steps, needs }: Route,
  choice: StepResources,
  assumed: readonly Assumed[],
): Used {
  const frameworks = new Set<string>()
  const prerequisites = new Set<string>()
  const crosswalks = choice.crosswalkSources()
  for (const outcome of steps) {
    const { frameworkId } = model.outcomes[outcome]!
    if (frameworkId !== null) frameworks.add(frameworkId)
  }
  for (const edge of needs.edges) {
    const stored = model.storedEdge(model.edges.stored[edge]!)
    if (stored) prerequisites.add(stored.source)
  }
  for (const { id, because, by } of assumed) {
    if (by !== 'match') continue
    const other = model.numberOf(because)
    for (const match of model.matchesOf(model.numberOf(id)!)) {
      if (match.kind === 'exact' && match.outcome === other) crosswalks.add(match.source)
    }
  }
  const resources = new Set<string>()
  for (const row of choice.chosen) if (row !== -1) resources.add(columns.rows[row]!.id)
  return {
    frameworks: [...frameworks],
    prerequisites: [...prerequisites],
    crosswalks: [...crosswalks].sort(),
    resources: [...resources],
  }
}
