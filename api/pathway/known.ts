/** What a learner knows, and what may be taken as known because of it. */
import { levelById, schemeOf } from '#api/vocabulary/levels.ts'
import { said } from '#api/words/said.ts'
import { EDGE_ORIGINS, type PrerequisiteModel } from './model.ts'
import type { Note } from './notes.ts'
import { bytes } from './scratch.ts'
import { lastYears, NO_AGE, NOT_LEARNT, yearsUpTo } from './years.ts'

/** What is known with less confidence than this counts as not known, even where it would be assumed. */
export const KNOWN_FROM = 0.5

/** One thing the learner is said to know. */
export interface KnownOutcome {
  id: string
  level?: string | null
  /** 0..1, 1 when not said. */
  confidence?: number | null
  /** ISO 8601. */
  asOf?: string | null
}

/** Everything up to a level, in one framework or in all. */
export interface KnownUpTo {
  /** Id of a level, `us-grades/3`. */
  level: string
  framework?: string | null
}

export interface Learner {
  known?: readonly KnownOutcome[]
  knownUpTo?: readonly KnownUpTo[]
}

/** An outcome taken as known, and why. */
export interface Assumption {
  outcome: number
  /** The known or assumed outcome it comes from. */
  because: number
  /** `requires`: that one requires it. `match`: that one is the same in another framework. */
  by: 'requires' | 'match'
}

export interface Knowledge {
  /** By outcome: 0, SAID, ASSUMED, ACROSS or DENIED. Taken from scratch: `forget` gives it back. */
  state: Uint8Array<ArrayBuffer>
  /** Every outcome whose state is not 0. */
  touched: number[]
  assumptions: Assumption[]
  /** Ids that name nothing here. */
  ignored: string[]
  notes: Note[]
}

/** Said to be known. */
export const SAID = 1
/** Assumed because something known requires it. */
export const ASSUMED = 2
/** Said not to be known. */
export const DENIED = 3
/** Assumed in another framework, through an exact match. */
export const ACROSS = 4

const PART = EDGE_ORIGINS.indexOf('part')

/**
 * Knowing an outcome assumes its hard prerequisites, its parts among them; of alternatives none is assumed. What is
 * known counts in other frameworks through exact matches, one step across, and there its hard prerequisites too. A group
 * stands for the outcomes below it. What is said not to be known is never assumed, nor what only it would bring, and it
 * outweighs a level. What was replaced is read as its last replacement.
 */
export function knowledgeOf(model: PrerequisiteModel, { known = [], knownUpTo = [] }: Learner): Knowledge {
  const state = bytes.take(model.size)
  const knowledge: Knowledge = { state, touched: [], assumptions: [], ignored: [], notes: [] }
  const said: number[] = []
  for (const { id, confidence } of known) {
    const asked = model.numberOf(id)
    if (asked === undefined || model.outcomes[asked]!.state === 'draft') {
      knowledge.ignored.push(id)
      continue
    }
    const number = standing(model, asked, knowledge.notes)
    const own = model.ids[number]!
    const isKnown = (confidence ?? 1) >= KNOWN_FROM
    for (const member of isKnown ? model.standsFor(own) : [own]) {
      const outcome = model.numberOf(member)!
      // Said of itself outweighs said of a group it is in; "known" outweighs "not known" said of the same.
      if (state[outcome] === SAID || (state[outcome] === DENIED && member !== own)) continue
      if (state[outcome] === 0) knowledge.touched.push(outcome)
      state[outcome] = isKnown ? SAID : DENIED
    }
  }
  for (const limit of knownUpTo) addUpTo(model, knowledge, limit)
  // Many are put into the order of rank sooner by walking through it than by sorting.
  const isMany = knowledge.touched.length > model.size / 20
  for (const outcome of isMany ? model.ordered : knowledge.touched) if (state[outcome] === SAID) said.push(outcome)
  if (!isMany) said.sort((a, b) => model.rank[a]! - model.rank[b]!)
  spread(model, knowledge, said, knowledge.assumptions)
  return knowledge
}

/** Gives the arrays back; the knowledge must not be used any more. */
export function forget({ state, touched }: Knowledge): void {
  bytes.give(state, touched)
}

/**
 * What would be known besides if an outcome were known too: the outcome and what it brings, which are marked in the
 * state while `use` looks, and not afterwards.
 */
export function withMore<T>(model: PrerequisiteModel, knowledge: Knowledge, outcome: number, use: () => T): T {
  const { state, touched } = knowledge
  const before = touched.length
  const former = [outcome, state[outcome]!]
  if (state[outcome] === 0) touched.push(outcome)
  state[outcome] = SAID
  spread(model, knowledge, [outcome], null, former)
  try {
    return use()
  } finally {
    // The latest first: an outcome gets back what it was before anything was marked.
    for (let at = former.length - 2; at >= 0; at -= 2) state[former[at]!] = former[at + 1]!
    touched.length = before
  }
}

/** Whether the learner knows an outcome, said or assumed. */
export function isKnown(knowledge: Knowledge, outcome: number): boolean {
  const state = knowledge.state[outcome]!
  return state !== 0 && state !== DENIED
}

/** The outcome to read an asked one as: its last replacement, which is noted. */
export function standing(model: PrerequisiteModel, asked: number, notes: Note[]): number {
  const last = model.replacementOf(asked)
  if (last !== asked) notes.push({ kind: 'replaced', from: model.ids[asked]!, to: model.ids[last]! })
  return last
}

/**
 * Follows hard prerequisites from `starts`, then exact matches one step across, then hard prerequisites there. `former`
 * takes each outcome that is marked and what it was before, one after the other.
 */
function spread(
  model: PrerequisiteModel,
  { state, touched }: Knowledge,
  starts: readonly number[],
  assumptions: Assumption[] | null,
  former?: number[],
): void {
  const { requires, edges } = model
  const queue = [...starts]
  let mark = ASSUMED
  const assume = (outcome: number, because: number, by: Assumption['by']) => {
    const was = state[outcome]!
    // What was only known across is known here now, and counts across from here.
    if (was !== 0 && !(was === ACROSS && mark === ASSUMED)) return
    if (was === 0) touched.push(outcome)
    former?.push(outcome, was)
    state[outcome] = mark
    assumptions?.push({ outcome, because, by })
    queue.push(outcome)
  }
  let at = 0
  const followHard = () => {
    for (; at < queue.length; at++) {
      const outcome = queue[at]!
      for (let entry = requires.offsets[outcome]!; entry < requires.ends[outcome]!; entry++) {
        const edge = requires.edges[entry]!
        const isNeeded = edges.hard[edge] === 1 || edges.origin[edge] === PART
        if (isNeeded && edges.clause[edge] === -1) assume(requires.targets[entry]!, outcome, 'requires')
      }
    }
  }
  followHard()
  const here = queue.length
  mark = ACROSS
  for (let member = 0; member < here; member++) {
    for (const match of model.matchesOf(queue[member]!)) {
      if (match.kind !== 'exact') break
      assume(match.outcome, queue[member]!, 'match')
    }
  }
  followHard()
}

/** Marks what ends no later than the level does; what has no age stays unknown, and the note says how many. */
function addUpTo(model: PrerequisiteModel, { state, touched, notes }: Knowledge, limit: KnownUpTo): void {
  const level = levelById(limit.level)
  if (level?.ageTo === undefined) return
  const years = lastYears(model)
  const isWithin = yearsUpTo(level)
  let taken = 0
  let withoutAge = 0
  for (let outcome = 0; outcome < model.size; outcome++) {
    const year = years[outcome]!
    if (year === NOT_LEARNT) continue
    if (limit.framework && model.outcomes[outcome]!.frameworkId !== limit.framework) continue
    if (year === NO_AGE) withoutAge++
    else if (isWithin[year]) {
      taken++
      if (state[outcome] !== 0) continue
      state[outcome] = SAID
      touched.push(outcome)
    }
  }
  const { name } = schemeOf(level)
  const framework = limit.framework ?? null
  notes.push({ kind: 'upTo', level: level.label, scheme: name, age: level.ageTo, framework, taken, withoutAge })
}

export interface KnownError {
  code: 'NOT_FOUND' | 'INVALID'
  /** Path of the argument: `['knownUpTo', '0', 'level']`. */
  field: string[]
  message: string
}

/** What is wrong with “everything up to a level”. */
export function checkUpTo(model: PrerequisiteModel, knownUpTo: readonly KnownUpTo[] = []): KnownError[] {
  const errors: KnownError[] = []
  knownUpTo.forEach(({ level: id, framework }, at) => {
    const level = levelById(id)
    const field = ['knownUpTo', String(at), 'level']
    if (!level) errors.push({ code: 'NOT_FOUND', field, message: noSuchLevel(id) })
    else if (level.ageTo === undefined) {
      const { name } = schemeOf(level)
      const message =
        level.ageFrom === undefined
          ? said`${level.label} (${name}) has no ages, so nobody can say what is known up to it. Name a level that has, or the outcomes that are known.`
          : said`${level.label} (${name}) has no oldest age, so nobody can say what is known up to it. Name a level that has, or the outcomes that are known.`
      errors.push({ code: 'INVALID', field, message })
    }
    if (framework && !model.outcomes.some(({ frameworkId, state }) => frameworkId === framework && state !== 'draft')) {
      const message = said`There is no framework “${framework.slice(0, 60)}” with outcomes in it.`
      errors.push({ code: 'NOT_FOUND', field: ['knownUpTo', String(at), 'framework'], message })
    }
  })
  return errors
}

/** What to say of an id that names no level. */
export function noSuchLevel(id: string): string {
  return said`There is no level “${id.slice(0, 60)}”. \`levelSchemes\` lists them: “us-grades/3”, for one.`
}
