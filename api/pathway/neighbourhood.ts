/** Parts of the prerequisite graph: what an outcome needs, what needs it, and what surrounds it. */
import type { Adjacency } from '#graph/algorithms/adjacency.ts'
import type { PrerequisiteModel } from './model.ts'

/** Edges given for each outcome that was allowed: real curricula have two or three. */
export const MOST_EDGES_A_NODE = 5

export interface NeighbourhoodRequest {
  /** Ids; those that are not here are left out. */
  outcomes: readonly string[]
  /** Follow what they need, what needs them, or both. */
  towards: 'earlier' | 'later' | 'both'
  /** Edges away from the nearest of `outcomes` at most. */
  depth: number
  /** Outcomes at most, those asked for among them. */
  limit: number
}

export interface Neighbourhood {
  /** Nearest first, then in order of rank. */
  nodes: { id: string; depth: number }[]
  /** `from` requires `to`; between nodes given. */
  edges: { from: string; to: string; strength: 'hard' | 'soft'; source: string | null }[]
  /** There are more outcomes within the depth, outcomes beyond it, or edges. */
  truncated: boolean
  version: number
  /** Ids of the frameworks of the nodes. */
  frameworks: string[]
}

/**
 * The outcomes around some others by breadth-first search, nearest first, and the edges between them. Drafts are left out.
 * Pure, and the same in any order of insertion. O(outcomes and edges reached).
 */
export function neighbourhood(model: PrerequisiteModel, request: NeighbourhoodRequest): Neighbourhood {
  const depths = new Map<number, number>()
  let truncated = false
  const sides: Adjacency[] = []
  if (request.towards !== 'later') sides.push(model.requires)
  if (request.towards !== 'earlier') sides.push(model.requiredBy)
  const byRank = (a: number, b: number) => model.rank[a]! - model.rank[b]!
  let ring = [...new Set(request.outcomes.flatMap((id) => model.numberOf(id) ?? []))]
    .filter((outcome) => model.outcomes[outcome]!.state !== 'draft')
    .sort(byRank)
  for (let depth = 0; ring.length > 0; depth++) {
    const room = request.limit - depths.size
    if (depth > request.depth || room === 0) {
      truncated = true
      break
    }
    if (ring.length > room) truncated = true
    ring = ring.slice(0, room)
    for (const outcome of ring) depths.set(outcome, depth)
    const next = new Set<number>()
    for (const outcome of ring) {
      for (const side of sides) {
        for (let entry = side.offsets[outcome]!; entry < side.ends[outcome]!; entry++) {
          const target = side.targets[entry]!
          if (!depths.has(target) && model.outcomes[target]!.state !== 'draft') next.add(target)
        }
      }
    }
    ring = [...next].sort(byRank)
  }

  const edges: Neighbourhood['edges'] = []
  const most = MOST_EDGES_A_NODE * request.limit
  const frameworks = new Set<string>()
  for (const outcome of depths.keys()) {
    const { frameworkId } = model.outcomes[outcome]!
    if (frameworkId !== null) frameworks.add(frameworkId)
    for (let entry = model.requires.offsets[outcome]!; entry < model.requires.ends[outcome]!; entry++) {
      const target = model.requires.targets[entry]!
      if (!depths.has(target)) continue
      if (edges.length >= most) {
        truncated = true
        break
      }
      const edge = model.requires.edges[entry]!
      edges.push({
        from: model.ids[outcome]!,
        to: model.ids[target]!,
        strength: model.edges.hard[edge] === 1 ? 'hard' : 'soft',
        source: model.storedEdge(model.edges.stored[edge]!)?.source ?? null,
      })
    }
  }
  return {
    nodes: [...depths].map(([outcome, depth]) => ({ id: model.ids[outcome]!, depth })),
    edges,
    truncated,
    version: model.version,
    frameworks: [...frameworks],
  }
}
