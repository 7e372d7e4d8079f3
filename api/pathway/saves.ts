import { isKnown, withMore, type Knowledge } from './known.ts'
import type { PrerequisiteModel } from './model.ts'
import { findRoute, type Route, type RouteRequest } from './route.ts'

/**
 * How many steps of a route fall away when one of them is known, itself included: with it go its hard prerequisites, which
 * are then taken as known, and what only these needed. Where the route holds choices it is found anew, because
 * another alternative may become the shorter one.
 */
export function savesOf(
  model: PrerequisiteModel,
  route: Route,
  request: Omit<RouteRequest, 'knowledge'>,
  knowledge: Knowledge,
  step: number,
): number {
  return withMore(model, knowledge, route.steps[step]!, () => {
    if (!route.hasChoices) return route.steps.length - countReached(route, knowledge)
    const rest = new Set(findRoute(model, { ...request, knowledge })?.steps)
    return route.steps.filter((outcome) => !rest.has(outcome)).length
  })
}

function countReached({ steps, needs, goals }: Route, knowledge: Knowledge): number {
  const isReached = new Uint8Array(steps.length)
  let count = 0
  const queue: number[] = []
  const meet = (at: number) => {
    if (isReached[at] || isKnown(knowledge, steps[at]!)) return
    isReached[at] = 1
    count++
    queue.push(at)
  }
  goals.forEach(meet)
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (let entry = needs.offsets[at]!; entry < needs.ends[at]!; entry++) meet(needs.targets[entry]!)
  }
  return count
}
