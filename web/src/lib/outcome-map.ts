/** An outcome between what it needs and what needs it, to be drawn small. Pure. */
import { drawMap, type MapEdge } from '#lib/pathway-map.ts'
import { nameAndText, type NodeOnMap, type PlanMap } from '#lib/plan-map.ts'
import type { OutcomeLine } from '#lib/types.ts'

/** Neighbours drawn on each side: three rows of two. The lists beside the drawing have all of them. */
const MOST_NEIGHBOURS = 6

interface Neighbour {
  strength: 'HARD' | 'SOFT'
  outcome: OutcomeLine
}

/**
 * The drawing; null for an outcome without neighbours.
 * @param requires what it needs, in an order in which each comes after what it needs itself, if that is known
 */
export function outcomeMap(
  outcome: OutcomeLine,
  requires: readonly Neighbour[],
  requiredBy: readonly Neighbour[],
): PlanMap | null {
  const once = (list: readonly Neighbour[]) =>
    [...new Map(list.map((one) => [one.outcome.id, one])).values()].slice(0, MOST_NEIGHBOURS)
  const [before, after] = [once(requires), once(requiredBy)]
  if (before.length + after.length === 0) return null
  const all = [...before.map((one) => one.outcome), outcome, ...after.map((one) => one.outcome)]
  const edges: MapEdge[] = [
    ...before.map(({ strength, outcome: { id } }) => ({ from: id, to: outcome.id, strength })),
    ...after.map(({ strength, outcome: { id } }) => ({ from: outcome.id, to: id, strength })),
  ]
  const map = drawMap(
    all.map(({ id }) => ({ id, isKnown: false })),
    edges,
  )
  if (!map) return null
  const nodes = map.nodes.map((place, at): NodeOnMap => {
    const one = all[at]!
    const isHere = one.id === outcome.id
    return { ...place, kind: 'step', position: null, ...nameAndText(one), href: `/outcomes/${one.id}`, isHere }
  })
  return { ...map, nodes, isWhole: false, steps: all.length, known: 0, moreKnown: 0 }
}
