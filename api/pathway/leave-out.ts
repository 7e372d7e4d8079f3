/** Which steps that only help are left out for time, the one that saves most first. */
import { adjacency } from '#graph/algorithms/adjacency.ts'
import type { PrerequisiteModel } from './model.ts'
import type { Route } from './route.ts'

export interface LeftOutStep {
  /** Place in the route. */
  step: number
  /** Minutes of the resources that only it and what falls away with it used. */
  minutes: number
  /** Places of the steps that only it needed. */
  fallen: number[]
}

/**
 * Steps to leave out so that the chosen resources take at most `limit` minutes, in the order in which they were chosen:
 * again and again the step that saves most, with everything that only it needs; of equals the later one. A step that
 * another cannot do without stays, and so does one that saves nothing.
 *
 * What falls away with a step is what it dominates on the way from the goals, and a resource is saved by the nearest step
 * that dominates all that use it. On an acyclic graph in topological order the immediate dominator of a node is the
 * nearest common ancestor of those before it (Cooper, Harvey and Kennedy 2001), so a round is one walk over the edges.
 *
 * @param chosen by step the row of its resource, -1 for none
 * @param minutesOf minutes of a row; 0 when they are not known
 */
export function leaveOut(
  model: PrerequisiteModel,
  route: Route,
  chosen: Int32Array,
  minutesOf: (row: number) => number,
  limit: number,
): LeftOutStep[] {
  const size = route.steps.length
  const { needs } = route
  const neededBy = reversed(route)
  const isHard = (entry: number) => model.edges.hard[neededBy.edges[entry]!] === 1
  const isGone = new Uint8Array(size)
  const isGoal = new Uint8Array(size)
  for (const goal of route.goals) isGoal[goal] = 1
  // The goals hang on a root beyond the last step.
  const above = new Int32Array(size + 1)
  const depth = new Uint32Array(size + 1)
  const saved = new Float64Array(size + 1)
  const nearest = (a: number, b: number): number => {
    while (a !== b) {
      if (depth[a]! >= depth[b]!) a = above[a]!
      else b = above[b]!
    }
    return a
  }
  let total = 0
  for (const row of new Set(chosen)) if (row !== -1) total += minutesOf(row)

  const left: LeftOutStep[] = []
  while (total > limit) {
    saved.fill(0)
    for (let at = size - 1; at >= 0; at--) {
      if (isGone[at]) continue
      let dominator = isGoal[at] ? size : -1
      for (let entry = neededBy.offsets[at]!; entry < neededBy.ends[at]!; entry++) {
        const later = neededBy.targets[entry]!
        if (isGone[later]) continue
        dominator = dominator === -1 ? later : nearest(dominator, later)
      }
      above[at] = dominator
      depth[at] = depth[dominator]! + 1
    }
    const owners = new Map<number, number>()
    for (let at = 0; at < size; at++) {
      const row = chosen[at]!
      if (isGone[at] || row === -1) continue
      const owner = owners.get(row)
      owners.set(row, owner === undefined ? at : nearest(owner, at))
    }
    for (const [row, owner] of owners) saved[owner]! += minutesOf(row)
    for (let at = 0; at < size; at++) if (!isGone[at]) saved[above[at]!]! += saved[at]!

    let best = -1
    for (let at = 0; at < size; at++) {
      if (isGone[at] || route.isNeeded[at] || saved[at]! <= 0 || (best !== -1 && saved[at]! < saved[best]!)) continue
      if (!isNeededByOne(at)) best = at
    }
    if (best === -1) break
    isGone[best] = 1
    const fallen: number[] = []
    for (let at = best - 1; at >= 0; at--) {
      if (isGone[at] || above[at] === size || !isGone[above[at]!]) continue
      isGone[at] = 1
      fallen.push(at)
    }
    total -= saved[best]!
    left.push({ step: best, minutes: saved[best]!, fallen: fallen.reverse() })
  }
  return left

  function isNeededByOne(at: number): boolean {
    for (let entry = neededBy.offsets[at]!; entry < neededBy.ends[at]!; entry++) {
      if (!isGone[neededBy.targets[entry]!] && isHard(entry)) return true
    }
    return false
  }

  function reversed({ steps }: Route) {
    const from: number[] = []
    const to: number[] = []
    const edge: number[] = []
    for (let at = 0; at < steps.length; at++) {
      for (let entry = needs.offsets[at]!; entry < needs.ends[at]!; entry++) {
        from.push(needs.targets[entry]!)
        to.push(at)
        edge.push(needs.edges[entry]!)
      }
    }
    const graph = adjacency(steps.length, from, to)
    return { ...graph, edges: graph.edges.map((entry) => edge[entry]!) }
  }
}
