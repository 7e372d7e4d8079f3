/** Chains of reasons: the shortest way from one outcome to another over prerequisites. */
import { shortestPath } from '#graph/algorithms/closure.ts'
import { forget, isKnown, knowledgeOf, type KnownOutcome, type KnownUpTo } from './known.ts'
import { EDGE_ORIGINS, type EdgeOrigin, type PrerequisiteModel } from './model.ts'
import type { Note } from './notes.ts'

/** One link of a chain: the outcome, and the edge by which it requires the one before it (none for the first). */
export interface ChainStep {
  id: string
  edge: {
    strength: 'hard' | 'soft'
    origin: EdgeOrigin
    stored: { from: string; to: string; source: string } | null
  } | null
}

export interface Chain {
  /** The earliest first. */
  steps: ChainStep[]
  notes: Note[]
  version: number
}

/**
 * The shortest chain of reasons from what is known to an outcome, the known one first. With nothing known it begins at
 * the nearest outcome that requires nothing. Null when there is no chain, the outcome is known already or is not here.
 * Pure; ties go to the outcome earlier in the order of the frameworks.
 */
export function explain(
  model: PrerequisiteModel,
  outcome: string,
  known: readonly KnownOutcome[] = [],
  knownUpTo: readonly KnownUpTo[] = [],
): Chain | null {
  const start = model.numberOf(outcome)
  if (start === undefined || model.outcomes[start]!.state === 'draft') return null
  const knowledge = knowledgeOf(model, { known, knownUpTo })
  try {
    if (isKnown(knowledge, start)) return null
    const requiresNothing = (node: number) => model.requires.offsets[node] === model.requires.ends[node]
    const knowsSome = known.length > 0 || knownUpTo.length > 0
    const isEnd = knowsSome ? (node: number) => isKnown(knowledge, node) : requiresNothing
    const path = isEnd(start) ? null : shortestPath(model.requires, start, isEnd)
    return path && chainOf(model, path, knowledge.notes)
  } finally {
    forget(knowledge)
  }
}

/**
 * The shortest chain between two outcomes, whichever of them requires the other, the earlier one first. Null when
 * neither does, even through others, and when one of them is not here. Pure.
 */
export function pathBetween(model: PrerequisiteModel, one: string, other: string): Chain | null {
  const a = model.numberOf(one)
  const b = model.numberOf(other)
  if (a === undefined || b === undefined) return null
  if ([a, b].some((outcome) => model.outcomes[outcome]!.state === 'draft')) return null
  const path =
    shortestPath(model.requires, b, (node) => node === a) ?? shortestPath(model.requires, a, (node) => node === b)
  return path && chainOf(model, path, [])
}

/** @param path from the latest outcome to the earliest */
function chainOf(model: PrerequisiteModel, path: readonly number[], notes: Note[]): Chain {
  const steps = path.map((node, at): ChainStep => {
    const earlier = path[at + 1]
    return { id: model.ids[node]!, edge: earlier === undefined ? null : edgeBetween(model, node, earlier) }
  })
  return { steps: steps.reverse(), notes, version: model.version }
}

function edgeBetween(model: PrerequisiteModel, later: number, earlier: number): ChainStep['edge'] {
  for (let entry = model.requires.offsets[later]!; entry < model.requires.ends[later]!; entry++) {
    if (model.requires.targets[entry] !== earlier) continue
    const edge = model.requires.edges[entry]!
    const stored = model.storedEdge(model.edges.stored[edge]!)
    return {
      strength: model.edges.hard[edge] ? 'hard' : 'soft',
      origin: EDGE_ORIGINS[model.edges.origin[edge]!]!,
      stored: stored ? { from: stored.from, to: stored.to, source: stored.source } : null,
    }
  }
  return null
}
