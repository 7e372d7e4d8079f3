/**
 * The steps of one page as they are shown. What their fields need is read for all of them together, when the first one asks:
 * a promise for every field of every step took longer than the plan.
 */
import { fitOf } from '#api/accessibility/ask.ts'
import type { FitVerdict } from '#api/accessibility/fit.ts'
import { bestText } from '#api/base/text-choice.ts'
import type { Context } from '#api/context.ts'
import { outcomesOf } from '#api/outcome/resolvers.ts'
import type { PathwayParent, PathwayReasonParent, PathwayStepParent } from '#api/parents.ts'
import { resourcesOf } from '#api/resource/resolvers.ts'
import type { OutcomeNode, ResourceNode } from '#graph/nodes.ts'
import { nameOf } from './names.ts'
import { savedBy, type PlanReason, type PlanStep } from './plan.ts'
import { reasonText } from './summary.ts'

const STRENGTHS = { hard: 'HARD', soft: 'SOFT' } as const

type ShownResources = Awaited<ReturnType<PathwayStepParent['resources']>>

/** The steps given with all that their fields show. An outcome that went since the plan was made fails where it is asked for. */
export async function shownSteps(
  steps: readonly PlanStep[],
  pathway: PathwayParent,
  context: Context,
): Promise<PathwayStepParent[]> {
  const outcomes = await outcomesById(
    steps.map(({ id }) => id),
    context,
  )
  let saved: number[] | null = null
  let reasons: Promise<PathwayReasonParent[][]> | null = null
  const resources = new Map<number, Promise<ShownResources[]>>()
  const resourcesFor = (most: number) => {
    let read = resources.get(most)
    if (!read) resources.set(most, (read = readResources(steps, most, pathway, context)))
    return read
  }
  return steps.map((step, at) => ({
    step,
    outcome: () => present(outcomes, step.id),
    saves: () =>
      (saved ??= savedBy(
        pathway.way,
        steps.map(({ position }) => position),
      ))[at]!,
    because: async () => (await (reasons ??= readReasons(steps, pathway, context)))[at]!,
    resources: async (most) => (await resourcesFor(most))[at]!,
  }))
}

async function outcomesById(ids: readonly string[], context: Context): Promise<ReadonlyMap<string, OutcomeNode>> {
  return new Map((await outcomesOf([...new Set(ids)], context)).map((outcome) => [outcome.id, outcome]))
}

function present(outcomes: ReadonlyMap<string, OutcomeNode>, id: string): OutcomeNode {
  const outcome = outcomes.get(id)
  if (!outcome) throw new Error(`pathway: ${id} is in the plan and not there`)
  return outcome
}

const namedIn = ({ neededBy, alternatives }: PlanReason) =>
  neededBy === null ? alternatives : [neededBy, ...alternatives]

async function readReasons(
  steps: readonly PlanStep[],
  { languages }: PathwayParent,
  context: Context,
): Promise<PathwayReasonParent[][]> {
  const all = steps.flatMap(({ because }) => because)
  const edges = all.flatMap(({ stored }) => stored ?? [])
  const keys = [...new Set(edges.map(({ source }) => source))]
  const [outcomes, texts, sources] = await Promise.all([
    outcomesById(all.flatMap(namedIn), context),
    context.loaders.reasons.loadMany(edges),
    Promise.all(keys.map((key) => context.loaders.sourceName.load(key))),
  ])
  const wordsOf = new Map(edges.map((edge, at) => [edge, bestText(texts[at]!, languages) ?? null]))
  const sourceNames = new Map(keys.map((key, at) => [key, sources[at]!]))
  const names = new Map<string, string>()
  const named = (id: string): string => {
    let name = names.get(id)
    const outcome = outcomes.get(id)
    if (name === undefined) names.set(id, (name = outcome ? nameOf(outcome, languages) : id))
    return name
  }
  return steps.map(({ because }) =>
    because.map((reason) => {
      const { neededBy, strength, stored } = reason
      const words = (stored && wordsOf.get(stored)) ?? null
      return {
        neededBy: neededBy === null ? null : present(outcomes, neededBy),
        strength: strength && STRENGTHS[strength],
        reason: words,
        source: stored && sourceNames.get(stored.source)!,
        text: reasonText(reason, named, words?.text ?? null),
      }
    }),
  )
}

async function readResources(
  steps: readonly PlanStep[],
  most: number,
  { needs }: PathwayParent,
  context: Context,
): Promise<ShownResources[]> {
  const shown = steps.map(({ resources }) => resources.slice(0, most))
  const all = shown.flat()
  const [read, outcomes] = await Promise.all([
    resourcesOf([...new Set(all.map(({ id }) => id))], context),
    outcomesById(
      all.flatMap(({ through, alsoTeaches }) => (through ? [through.outcome, ...alsoTeaches] : alsoTeaches)),
      context,
    ),
  ])
  const found = new Map<string, { resource: ResourceNode; fit: FitVerdict | null }>()
  for (const resource of read) found.set(resource.id, { resource, fit: fitOf(resource, needs) })
  context.services.usage.planned(all.flatMap(({ id, isChosen }) => (isChosen && found.has(id) ? [id] : [])))
  return shown.map((resources) =>
    resources.flatMap(({ id, isChosen, why, through, alsoTeaches }) => {
      const one = found.get(id)
      // The graph may be newer than the plan: what is gone is dropped.
      if (!one) return []
      return {
        ...one,
        chosen: isChosen,
        why,
        through: through && { ...through, outcome: present(outcomes, through.outcome) },
        alsoTeaches: alsoTeaches.flatMap((other) => outcomes.get(other) ?? []),
      }
    }),
  )
}
