/** What a learner knows, and what may be taken as known because of it. */
import { EDGE_ORIGINS, type PrerequisiteModel } from './model.ts'

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

/** An outcome taken as known, and why. */
export interface Assumption {
  outcome: number
  /** The known or assumed outcome it comes from. */
  because: number
  /** `requires`: that one requires it. `match`: that one is the same in another framework. */
  by: 'requires' | 'match'
}

export interface Knowledge {
  /** 1 for what is said to be known, 2 for what is assumed, 3 for what is said not to be known. */
  state: Uint8Array
  assumptions: Assumption[]
  /** Ids that name nothing here. */
  ignored: string[]
}

export const SAID = 1
export const ASSUMED = 2
export const DENIED = 3

const PART = EDGE_ORIGINS.indexOf('part')

/**
 * Knowing an outcome assumes its hard prerequisites, its parts among them; of alternatives none is assumed. What is
 * known counts in other frameworks through exact matches, one step across, and there its hard prerequisites too. A group
 * stands for the outcomes below it. What is said not to be known is never assumed, nor what only it would bring.
 */
export function knowledgeOf(model: PrerequisiteModel, known: readonly KnownOutcome[]): Knowledge {
  const state = new Uint8Array(model.size)
  const ignored: string[] = []
  const said: number[] = []
  for (const { id, confidence } of known) {
    const number = model.numberOf(id)
    if (number === undefined) {
      ignored.push(id)
      continue
    }
    const isKnown = (confidence ?? 1) >= KNOWN_FROM
    for (const member of isKnown ? model.standsFor(id) : [id]) {
      const outcome = model.numberOf(member)!
      // Said of itself outweighs said of a group it is in; "known" outweighs "not known" said of the same.
      if (state[outcome] === SAID || (state[outcome] === DENIED && member !== id)) continue
      state[outcome] = isKnown ? SAID : DENIED
    }
  }
  for (let outcome = 0; known.length > 0 && outcome < model.size; outcome++) {
    if (state[outcome] === SAID) said.push(outcome)
  }
  said.sort((a, b) => model.rank[a]! - model.rank[b]!)

  const assumptions: Assumption[] = []
  const queue = [...said]
  const assume = (outcome: number, because: number, by: Assumption['by']) => {
    if (state[outcome] !== 0) return
    state[outcome] = ASSUMED
    assumptions.push({ outcome, because, by })
    queue.push(outcome)
  }
  let at = 0
  const followHard = () => {
    for (; at < queue.length; at++) {
      const outcome = queue[at]!
      for (let entry = model.requires.offsets[outcome]!; entry < model.requires.offsets[outcome + 1]!; entry++) {
        const edge = model.requires.edges[entry]!
        const isNeeded = model.edges.hard[edge] === 1 || model.edges.origin[edge] === PART
        if (isNeeded && model.edges.clause[edge] === -1) assume(model.requires.targets[entry]!, outcome, 'requires')
      }
    }
  }
  followHard()
  const here = queue.length
  for (let member = 0; member < here; member++) {
    for (const match of model.matchesOf(queue[member]!)) {
      if (match.kind === 'exact') assume(match.outcome, queue[member]!, 'match')
    }
  }
  followHard()
  return { state, assumptions, ignored }
}

/** Whether the learner knows an outcome, said or assumed. */
export function isKnown(knowledge: Knowledge, outcome: number): boolean {
  return knowledge.state[outcome] === SAID || knowledge.state[outcome] === ASSUMED
}
