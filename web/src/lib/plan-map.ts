/** What the map of a plan shows: its steps, what of the known they stand on, and where each leads. */
import { beginning } from '#lib/format.ts'
import { drawMap, MOST_KNOWN_ON_MAP, MOST_ON_MAP, type MapEdge, type PathwayMap } from '#lib/pathway-map.ts'
import type { LocalisedText, OutcomeLine, OutcomeRole } from '#lib/types.ts'

/** Characters of a statement within a node: more than its lines can hold. */
const LONGEST_TEXT = 64

interface MappedStep {
  position: number
  generation: number
  isGoal: boolean
  soft: boolean
  outcome: OutcomeLine & { requires?: { strength: 'HARD' | 'SOFT'; outcome: OutcomeLine & { role: OutcomeRole } }[] }
}

/** The part of a plan that the map is made of. */
export interface MappedPlan {
  known: readonly { id: string }[] | null
  assumedKnown: readonly { id: string }[]
  leftOut: readonly { outcome: { id: string } }[]
  edges: readonly { from: number; to: number; strength: 'HARD' | 'SOFT' }[]
  /** The first steps, at most `MOST_ON_MAP`; not where a part is looked at closely. */
  onMap?: { nodes: readonly MappedStep[] }
  /** That part. */
  part?: readonly MappedStep[]
  steps: { totalCount: number }
}

export interface NodeOnMap {
  id: string
  x: number
  y: number
  kind: 'goal' | 'step' | 'help' | 'known'
  /** Null for what is no step. */
  position: number | null
  code: string | null
  text: LocalisedText
  href: string
  /** It is what is looked at closely, not one of its neighbours. */
  isHere: boolean
}

export interface PlanMap extends Omit<PathwayMap, 'nodes'> {
  nodes: NodeOnMap[]
  /** Every step of the plan is on it; else a part of it is. */
  isWhole: boolean
  steps: number
  known: number
  /** Known outcomes that found no room. */
  moreKnown: number
}

/**
 * The map of a plan, or of the part of it that is looked at closely; null when there is no step, or more than can be followed.
 * @param hrefOf where a step is shown
 * @param upToKnown something is known by its level: then what a step stands on and is no step is known
 * @param isHere whether a step is what is looked at closely
 */
export function planMap(
  plan: MappedPlan,
  hrefOf: (step: { position: number; outcome: OutcomeLine }) => string,
  upToKnown: boolean,
  isHere: (step: MappedStep) => boolean = () => false,
): PlanMap | null {
  const isWhole = !plan.part
  if (isWhole && plan.steps.totalCount > MOST_ON_MAP) return null
  const steps = plan.part ?? plan.onMap?.nodes ?? []
  if (steps.length < (isWhole ? 2 : 1)) return null
  const drawn = new Set(steps.map(({ position }) => position))
  const lines: MapEdge[] = plan.edges
    .filter(({ from, to }) => drawn.has(from) && drawn.has(to))
    .map(({ from, to, strength }) => ({ from: nameOf(to), to: nameOf(from), strength }))
  const known = knownBelow(plan, steps, upToKnown).map((one) => ({
    ...one,
    to: firstOf(one.to, lines),
  }))
  const shown = known.slice(0, MOST_KNOWN_ON_MAP)
  const map = drawMap(
    [
      ...shown.map(({ outcome }) => ({ id: outcome.id, isKnown: true })),
      ...steps.map(({ position }) => ({ id: nameOf(position), isKnown: false })),
    ],
    [...lines, ...shown.flatMap(({ outcome, to }) => to.map((edge) => ({ ...edge, from: outcome.id })))],
  )
  if (!map) return null
  const facts: Omit<NodeOnMap, 'x' | 'y' | 'id'>[] = [
    ...shown.map(({ outcome }) => ({
      kind: 'known' as const,
      position: null,
      ...nameAndText(outcome),
      href: `/outcomes/${outcome.id}`,
      isHere: false,
    })),
    ...steps.map((step) => ({
      kind: step.isGoal ? ('goal' as const) : step.soft ? ('help' as const) : ('step' as const),
      position: step.position,
      ...nameAndText(step.outcome),
      href: hrefOf(step),
      isHere: isHere(step),
    })),
  ]
  return {
    ...map,
    nodes: map.nodes.map((place, at) => ({ ...place, ...facts[at]! })),
    isWhole,
    steps: steps.length,
    known: shown.length,
    moreKnown: known.length - shown.length,
  }
}

interface KnownOnMap {
  outcome: OutcomeLine
  to: { to: string; strength: 'HARD' | 'SOFT' }[]
}

/** What is known and needed by a step, in the order in which the steps need it. */
function knownBelow(plan: MappedPlan, steps: readonly MappedStep[], upToKnown: boolean): KnownOnMap[] {
  const said = new Set([...(plan.known ?? []), ...plan.assumedKnown].map(({ id }) => id))
  const others = new Set([...steps.map(({ outcome }) => outcome.id), ...plan.leftOut.map(({ outcome }) => outcome.id)])
  const found = new Map<string, KnownOnMap>()
  for (const { position, outcome } of steps) {
    for (const { strength, outcome: needed } of outcome.requires ?? []) {
      const isKnown = said.has(needed.id) || (upToKnown && strength === 'HARD')
      if (!isKnown || others.has(needed.id) || needed.role === 'GROUP') continue
      const one = found.get(needed.id) ?? { outcome: needed, to: [] }
      one.to.push({ to: nameOf(position), strength })
      found.set(needed.id, one)
    }
  }
  return [...found.values()]
}

/** Of the steps that need the same, those that need none of the others: the rest follows from the lines between them. */
function firstOf(edges: KnownOnMap['to'], lines: readonly MapEdge[]): KnownOnMap['to'] {
  const after = Map.groupBy(lines, ({ from }) => from)
  const reached = new Set<string>()
  const follow = (step: string): void => {
    for (const { to } of after.get(step) ?? []) {
      if (reached.has(to)) continue
      reached.add(to)
      follow(to)
    }
  }
  for (const { to } of edges) follow(to)
  return edges.filter(({ to }) => !reached.has(to))
}

function nameOf(position: number): string {
  return `step-${position}`
}

/** The code of an outcome, where it is more than its words, and the beginning of these, as a node can hold them. */
export function nameAndText({ code, statement }: OutcomeLine): { code: string | null; text: LocalisedText } {
  const { text } = statement
  return { code: code === text ? null : code, text: { ...statement, text: beginning(text, LONGEST_TEXT) } }
}
