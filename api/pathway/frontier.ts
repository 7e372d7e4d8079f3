/** What a learner can start with (the outer fringe of a knowledge state; Falmagne and Doignon 2011). */
import { forget, isKnown, knowledgeOf, type Learner } from './known.ts'
import type { PrerequisiteModel } from './model.ts'
import type { Note } from './notes.ts'
import type { Used } from './plan.ts'
import { lastYears, NOT_LEARNT } from './years.ts'

export interface FrontierOutcome {
  id: string
  /** How many outcomes become ready when it is learnt. */
  unlocks: number
}

export interface Frontier {
  /** All prerequisites known. */
  ready: FrontierOutcome[]
  /** All hard ones known, not all soft ones. */
  withinReach: FrontierOutcome[]
  notes: Note[]
  version: number
  used: Used
}

export interface FrontierRequest extends Learner {
  /** Id of a framework; all when absent. */
  framework?: string | null
  /** Most of each list; 20 when absent. */
  first?: number
}

/** Alternatives of one outcome: any of them is enough. */
interface Clause {
  isMet: boolean
  isHard: boolean
  members: number[]
}

/**
 * Outcomes the learner is ready for, those that build on something known first, then those that unlock most, then in the
 * order of the frameworks. Of alternatives one is enough. Pure.
 */
export function frontier(model: PrerequisiteModel, request: FrontierRequest): Frontier {
  const knowledge = knowledgeOf(model, request)
  const unlocks = new Uint32Array(model.size)
  const ready: number[] = []
  const withinReach: number[] = []
  const buildsOnKnown = new Uint8Array(model.size)
  const years = lastYears(model)
  const { offsets, ends, targets, edges } = model.requires

  for (let outcome = 0; outcome < model.size; outcome++) {
    if (years[outcome] === NOT_LEARNT || isKnown(knowledge, outcome)) continue
    let missingHard = 0
    let missing = 0
    let last = -1
    let clauses: Map<number, Clause> | null = null
    for (let entry = offsets[outcome]!; entry < ends[outcome]!; entry++) {
      const target = targets[entry]!
      const edge = edges[entry]!
      const isMet = isKnown(knowledge, target)
      const isHard = model.edges.hard[edge] === 1
      if (isMet) buildsOnKnown[outcome] = 1
      const number = model.edges.clause[edge]!
      if (number >= 0) {
        clauses ??= new Map()
        const clause = clauses.get(number)
        if (!clause) clauses.set(number, { isMet, isHard, members: [target] })
        else {
          clause.isMet ||= isMet
          clause.isHard ||= isHard
          clause.members.push(target)
        }
      } else if (!isMet) {
        missing++
        if (isHard) missingHard++
        last = target
      }
    }
    let open: Clause | null = null
    for (const clause of clauses?.values() ?? []) {
      if (clause.isMet) continue
      missing++
      if (clause.isHard) missingHard++
      open = clause
    }
    if (missing === 1) for (const target of open?.members ?? [last]) unlocks[target]!++
    const isAsked = !request.framework || model.outcomes[outcome]!.frameworkId === request.framework
    if (!isAsked) continue
    if (missing === 0) ready.push(outcome)
    else if (missingHard === 0) withinReach.push(outcome)
  }

  forget(knowledge)
  const first = request.first ?? 20
  const isBefore = (a: number, b: number): boolean => {
    if (buildsOnKnown[a] !== buildsOnKnown[b]) return buildsOnKnown[a]! > buildsOnKnown[b]!
    if (unlocks[a] !== unlocks[b]) return unlocks[a]! > unlocks[b]!
    return model.rank[a]! < model.rank[b]!
  }
  /** The first ones in order: most of a long list are turned away by one look at the last of these. */
  const best = (list: readonly number[]): number[] => {
    const found: number[] = []
    for (const outcome of list) {
      if (found.length === first && !isBefore(outcome, found[first - 1]!)) continue
      let at = found.length < first ? found.length : first - 1
      for (; at > 0 && isBefore(outcome, found[at - 1]!); at--) found[at] = found[at - 1]!
      found[at] = outcome
    }
    return found
  }
  const shown = (list: number[]) => list.map((outcome) => ({ id: model.ids[outcome]!, unlocks: unlocks[outcome]! }))
  const [readyFirst, withinReachFirst] = [best(ready), best(withinReach)]
  return {
    ready: shown(readyFirst),
    withinReach: shown(withinReachFirst),
    notes: knowledge.notes,
    version: model.version,
    used: usedFrom(model, [...readyFirst, ...withinReachFirst]),
  }
}

/** Where what is said of outcomes and of what they require comes from. */
function usedFrom(model: PrerequisiteModel, outcomes: readonly number[]): Used {
  const frameworks = new Set<string>()
  const prerequisites = new Set<string>()
  for (const outcome of outcomes) {
    const { frameworkId } = model.outcomes[outcome]!
    if (frameworkId !== null) frameworks.add(frameworkId)
    for (let entry = model.requires.offsets[outcome]!; entry < model.requires.ends[outcome]!; entry++) {
      const stored = model.storedEdge(model.edges.stored[model.requires.edges[entry]!]!)
      if (stored) prerequisites.add(stored.source)
    }
  }
  return { frameworks: [...frameworks], prerequisites: [...prerequisites], crosswalks: [], resources: [] }
}
