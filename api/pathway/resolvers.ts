/** Pathways, frontiers and chains of reasons: planned in memory, filled in from the graph by one read a kind. */
import { fitOf, readNeeds } from '#api/accessibility/ask.ts'
import { cursorOf, isId, pageSize, readCursor } from '#api/base/ids.ts'
import { bestText } from '#api/base/text-choice.ts'
import type { Context } from '#api/context.ts'
import { badInput } from '#api/errors.ts'
import type { KnownInput, Resolvers } from '#api/generated/types.ts'
import { outcomesOf } from '#api/outcome/resolvers.ts'
import type { OutcomeParent } from '#api/parents.ts'
import { resourcesOf } from '#api/resource/resolvers.ts'
import { readerLanguages } from '#api/search/resolvers.ts'
import { explain } from './explain.ts'
import { frontier } from './frontier.ts'
import { KNOWN_FROM, type KnownOutcome } from './known.ts'
import { plan, type PlanReason } from './plan.ts'
import { reasonText, summaryText } from './summary.ts'

/** Resources shown for one step. */
const MOST_RESOURCES = 20
/** Characters of a statement within a sentence. */
const LONGEST_NAME = 120
const STRENGTHS = { hard: 'HARD', soft: 'SOFT' } as const

/** What the learner knows. Ids that are none are refused; those of outcomes that are not here have no effect. */
function readKnown(known: readonly KnownInput[] | null | undefined): KnownOutcome[] {
  return (known ?? []).map(({ outcomeId, level, confidence, asOf }, at) => {
    if (!isId(outcomeId)) throw badInput(`known.${at}.outcomeId`, `"${outcomeId.slice(0, 60)}" is no id of an outcome.`)
    if (confidence !== null && confidence !== undefined && !(confidence >= 0 && confidence <= 1))
      throw badInput(`known.${at}.confidence`, `A confidence is a number from 0 to 1, not ${confidence}.`)
    return { id: outcomeId, level, confidence, asOf }
  })
}

/** Refuses an id that names no outcome of the model. */
function checkOutcome(argument: string, id: string, isHere: boolean): void {
  if (!isHere) throw badInput(argument, `There is no outcome "${id.slice(0, 60)}".`)
}

/** The name of an outcome for a sentence, in the reader's language. */
function nameOf(outcome: OutcomeParent, languages: readonly string[]): string {
  const text = bestText(outcome.labels, languages) ?? bestText(outcome.statements, languages)
  const short = text && text.text.length > LONGEST_NAME ? `${text.text.slice(0, LONGEST_NAME - 1)}…` : text?.text
  return [outcome.code, short].filter(Boolean).join(' ') || outcome.uri
}

/** An outcome of the plan. One that went since the plan was made is a placeholder of its id no more: it fails. */
async function outcomeOf(id: string, { loaders }: Context): Promise<OutcomeParent> {
  const found = await loaders.outcome.load(id)
  if (!found) throw new Error(`pathway: ${id} is in the plan and not there`)
  return found
}

/** The crosswalk from a step to another outcome, as it is stored. */
async function matchOf(from: string, to: string, { loaders }: Context) {
  return (await loaders.matches.load(from)).find(({ outcome }) => outcome.id === to) ?? null
}

async function wordsOf(reason: PlanReason, languages: readonly string[], { loaders }: Context) {
  return reason.stored ? bestText(await loaders.reasons.load(reason.stored), languages) : undefined
}

export const resolvers = {
  Pathway: {
    goals: ({ plan }, _args, context) => outcomesOf(plan.goals, context),
    steps: (pathway, { first, after }) => {
      const { steps } = pathway.plan
      const [last] = after ? readCursor(after, ['number']) : []
      const from = (last as number | undefined) ?? 0
      const page = steps.slice(from, from + pageSize(first))
      const end = page.at(-1)?.position ?? null
      return {
        nodes: page.map((step) => ({ step, pathway })),
        totalCount: steps.length,
        pageInfo: { hasNextPage: from + page.length < steps.length, endCursor: end === null ? null : cursorOf(end) },
      }
    },
    totalMinutes: ({ plan }) => plan.totalMinutes,
    stepsWithoutMinutes: ({ plan }) => plan.stepsWithoutMinutes,
    gaps: ({ plan }, _args, context) => outcomesOf(plan.gaps, context),
    goalsWithoutKnowledge: ({ plan }, _args, context) => outcomesOf(plan.goalsWithoutKnowledge, context),
    known: ({ known }, _args, context) => outcomesOf(known, context),
    assumedKnown: ({ plan }, _args, context) =>
      outcomesOf(
        plan.assumedKnown.map(({ id }) => id),
        context,
      ),
    leftOut: async ({ plan }, _args, context) =>
      await Promise.all(
        plan.leftOut.map(async ({ id, reason }) => ({ outcome: await outcomeOf(id, context), reason })),
      ),
    summary: async ({ plan, languages }, _args, context) => {
      const chosen = plan.steps.flatMap(({ resources }) => resources.filter(({ isChosen }) => isChosen))
      const named = new Set([
        ...plan.goals,
        ...plan.steps.flatMap(({ id, because }) => [id, ...because.flatMap(({ neededBy }) => neededBy ?? [])]),
        ...plan.goalsWithoutKnowledge,
        ...plan.assumedKnown.map(({ id }) => id),
        ...plan.leftOut.map(({ id }) => id),
      ])
      const [outcomes, resources] = await Promise.all([
        outcomesOf([...named], context),
        resourcesOf([...new Set(chosen.map(({ id }) => id))], context),
      ])
      const names = new Map<string, string>([
        ...outcomes.map((outcome) => [outcome.id, nameOf(outcome, languages)] as const),
        ...resources.map((resource) => [resource.id, bestText(resource.titles, languages)?.text ?? ''] as const),
      ])
      return summaryText(plan, (id) => names.get(id) ?? id)
    },
    version: ({ plan }) => plan.version,
  },
  PathwayStep: {
    position: ({ step }) => step.position,
    generation: ({ step }) => step.generation,
    outcome: ({ step }, _args, context) => outcomeOf(step.id, context),
    isGoal: ({ step }) => step.isGoal,
    soft: ({ step }) => step.soft,
    because: ({ step, pathway }) => step.because.map((reason) => ({ reason, languages: pathway.languages })),
    resources: async ({ step, pathway }, { first }, context) => {
      const shown = step.resources.slice(0, pageSize(first, 3, MOST_RESOURCES))
      const found = new Map(
        (
          await resourcesOf(
            shown.map(({ id }) => id),
            context,
          )
        ).map((one) => [one.id, one]),
      )
      return await Promise.all(
        shown.flatMap(({ id, why, through, alsoTeaches }) => {
          const resource = found.get(id)
          // The graph may be newer than the plan: what is gone is dropped.
          if (!resource) return []
          return (async () => ({
            resource,
            fit: fitOf(resource, pathway.needs),
            why,
            through: through && (await matchOf(step.id, through.outcome, context)),
            alsoTeaches: await outcomesOf(alsoTeaches, context),
          }))()
        }),
      )
    },
  },
  PathwayReason: {
    neededBy: ({ reason }, _args, context) => (reason.neededBy === null ? null : outcomeOf(reason.neededBy, context)),
    strength: ({ reason }) => reason.strength && STRENGTHS[reason.strength],
    reason: async ({ reason, languages }, _args, context) => (await wordsOf(reason, languages, context)) ?? null,
    source: async ({ reason }, _args, { loaders }) =>
      reason.stored ? await loaders.sourceName.load(reason.stored.source) : null,
    text: async ({ reason, languages }, _args, context) => {
      const named = [...(reason.neededBy === null ? [] : [reason.neededBy]), ...reason.alternatives]
      const [outcomes, words] = await Promise.all([outcomesOf(named, context), wordsOf(reason, languages, context)])
      const names = new Map(outcomes.map((outcome) => [outcome.id, nameOf(outcome, languages)]))
      return reasonText(reason, (id) => names.get(id) ?? id, words?.text ?? null)
    },
  },
  Query: {
    pathway: async (_root, { goals, known, constraints }, { services }) => {
      const needs = readNeeds(constraints?.needs, 'constraints.needs')
      const languages = readerLanguages(constraints?.languages)
      const { model, columns } = await services.model.view()
      const learner = readKnown(known)
      const planned = plan(model, columns, {
        goals,
        known: learner,
        needs,
        languages,
        permits: constraints?.permits ?? [],
        age: constraints?.age,
        soft: constraints?.soft ?? true,
        maxMinutes: constraints?.maxMinutes,
      })
      const said = learner.filter(({ confidence }) => (confidence ?? 1) >= KNOWN_FROM).map(({ id }) => id)
      if (planned.ok) return { plan: planned.value, known: [...new Set(said)], needs, languages }
      const [error] = planned.errors
      throw badInput(error?.field.join('.') ?? 'goals', planned.errors.map(({ message }) => message).join(' '))
    },
    frontier: async (_root, { known, framework, first }, context) => {
      const model = context.services.model.current()
      const found = frontier(model, { known: readKnown(known), framework, first: pageSize(first) })
      const shown = async (list: { id: string; unlocks: number }[]) => {
        const outcomes = new Map(
          (
            await outcomesOf(
              list.map(({ id }) => id),
              context,
            )
          ).map((one) => [one.id, one]),
        )
        return list.flatMap(({ id, unlocks }) => {
          const outcome = outcomes.get(id)
          return outcome ? [{ outcome, unlocks }] : []
        })
      }
      const [ready, withinReach] = await Promise.all([shown(found.ready), shown(found.withinReach)])
      return { ready, withinReach, version: found.version }
    },
    explain: async (_root, { outcome, known }, context) => {
      const model = context.services.model.current()
      checkOutcome('outcome', outcome, model.numberOf(outcome) !== undefined)
      const chain = explain(model, outcome, readKnown(known))
      if (!chain) return null
      const outcomes = await outcomesOf(
        chain.steps.map(({ id }) => id),
        context,
      )
      const byId = new Map(outcomes.map((one) => [one.id, one]))
      return {
        steps: await Promise.all(
          chain.steps.flatMap(({ id, edge }) => {
            const found = byId.get(id)
            if (!found) return []
            return (async () => ({
              outcome: found,
              strength: edge ? STRENGTHS[edge.strength] : null,
              reason: edge?.stored ? ((await context.loaders.reasons.load(edge.stored))[0] ?? null) : null,
              source: edge?.stored ? await context.loaders.sourceName.load(edge.stored.source) : null,
            }))()
          }),
        ),
      }
    },
  },
} satisfies Resolvers
