import { shortestPath } from '#graph/algorithms/closure.ts'
import { isKnown, knowledgeOf, type KnownOutcome } from './known.ts'
import { EDGE_ORIGINS, type EdgeOrigin, type PrerequisiteModel } from './model.ts'

/** One link of a chain: the outcome, and the edge by which it requires the one before it (none for the first). */
export interface ChainStep {
  id: string
  edge: {
    strength: 'hard' | 'soft'
    origin: EdgeOrigin
    stored: { from: string; to: string; source: string } | null
  } | null
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
): { steps: ChainStep[]; version: number } | null {
  const start = model.numberOf(outcome)
  if (start === undefined) return null
  const knowledge = knowledgeOf(model, known)
  if (isKnown(knowledge, start)) return null
  const requiresNothing = (node: number) => model.requires.offsets[node] === model.requires.offsets[node + 1]
  const isEnd = known.length > 0 ? (node: number) => isKnown(knowledge, node) : requiresNothing
  if (isEnd(start)) return null
  const path = shortestPath(model.requires, start, isEnd)
  if (!path) return null
  const steps = path.map((node, at): ChainStep => {
    const earlier = path[at + 1]
    return { id: model.ids[node]!, edge: earlier === undefined ? null : edgeBetween(model, node, earlier) }
  })
  return { steps: steps.reverse(), version: model.version }
}

function edgeBetween(model: PrerequisiteModel, later: number, earlier: number): ChainStep['edge'] {
  for (let entry = model.requires.offsets[later]!; entry < model.requires.offsets[later + 1]!; entry++) {
    if (model.requires.targets[entry] !== earlier) continue
    const edge = model.requires.edges[entry]!
    const stored = model.stored[model.edges.stored[edge]!]
    return {
      strength: model.edges.hard[edge] ? 'hard' : 'soft',
      origin: EDGE_ORIGINS[model.edges.origin[edge]!]!,
      stored: stored ? { from: stored.from, to: stored.to, source: stored.source } : null,
    }
  }
  return null
}
