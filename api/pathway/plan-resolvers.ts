/** Pathways and what comes next: planned in memory, filled in from the graph by one read a kind. */
import { cursorOf, isId, pageSize, readCursor } from '#api/base/ids.ts'
import { bestText } from '#api/base/text-choice.ts'
import type { Context } from '#api/context.ts'
import { badInput } from '#api/errors.ts'
import type { Resolvers } from '#api/generated/types.ts'
import { outcomesOf } from '#api/outcome/resolvers.ts'
import type { OutcomeParent, PathwayParent } from '#api/parents.ts'
import { resourcesOf } from '#api/resource/resolvers.ts'
import { said } from '#api/words/said.ts'
import { readConstraints, readCount, readLearner, refuse } from './ask.ts'
import { factsOf } from './facts.ts'
import { KNOWN_FROM } from './known.ts'
import { nameOf, noteTexts } from './names.ts'
import { nextSteps } from './next.ts'
import { edgesOf, plan } from './plan.ts'
import { shownSteps } from './shown-steps.ts'
import { summaryText } from './summary.ts'

/** Resources shown for one step. */
const MOST_RESOURCES = 20
const MOST_NEXT = 50
const MOST_EDGES = 5_000
const STRENGTHS = { hard: 'HARD', soft: 'SOFT' } as const

/** An outcome of the plan. One that went since the plan was made is a placeholder of its id no more: it fails. */
export async function outcomeOf(id: string, { loaders }: Context): Promise<OutcomeParent> {
  const found = await loaders.outcome.load(id)
  if (!found) throw new Error(`pathway: ${id} is in the plan and not there`)
  return found
}

/** The steps at a position or of a stage, and their neighbours on both sides; what was asked for has the first places. */
function partOf(
  { plan, way }: PathwayParent,
  { step, stage }: { step?: number | null; stage?: number | null },
  most: number,
): PathwayParent['plan']['steps'] {
  const inside = new Set(
    plan.steps
      .filter(({ position, generation }) => (step ? position === step : generation + 1 === stage))
      .map(({ position }) => position),
  )
  const wanted = new Set(inside)
  if (inside.size > 0) {
    for (const { from, to } of edgesOf(way)) {
      if (inside.has(to)) wanted.add(from)
      if (inside.has(from)) wanted.add(to)
    }
  }
  const kept = new Set([...wanted].slice(0, most))
  return plan.steps.filter(({ position }) => kept.has(position))
}

async function summaryOf({ plan, languages }: PathwayParent, context: Context): Promise<string> {
  const chosen = plan.steps.flatMap(({ resources }) => resources.filter(({ isChosen }) => isChosen))
  const named = new Set([
    ...plan.goals,
    ...plan.steps.flatMap(({ id, because }) => [id, ...because.flatMap(({ neededBy }) => neededBy ?? [])]),
    ...plan.goalsWithoutKnowledge,
    ...plan.assumedKnown.map(({ id }) => id),
    ...plan.leftOut.map(({ id }) => id),
  ])
  const [outcomes, resources, notes] = await Promise.all([
    outcomesOf([...named], context),
    resourcesOf([...new Set(chosen.map(({ id }) => id))], context),
    noteTexts(plan.notes, languages, context),
  ])
  const names = new Map<string, string>([
    ...outcomes.map((outcome) => [outcome.id, nameOf(outcome, languages)] as const),
    ...resources.map((resource) => [resource.id, bestText(resource.titles, languages)?.text ?? ''] as const),
  ])
  return summaryText(plan, (id) => names.get(id) ?? id, notes)
}

export const resolvers = {
  Pathway: {
    goals: ({ plan }, _args, context) => outcomesOf(plan.goals, context),
    steps: async (pathway, { first, after }, context) => {
      const { steps } = pathway.plan
      const [last] = after ? readCursor(after, ['number']) : []
      const from = (last as number | undefined) ?? 0
      const page = steps.slice(from, from + pageSize(first))
      const end = page.at(-1)?.position ?? null
      return {
        nodes: await shownSteps(page, pathway, context),
        totalCount: steps.length,
        pageInfo: { hasNextPage: from + page.length < steps.length, endCursor: end === null ? null : cursorOf(end) },
      }
    },
    part: (pathway, { step, stage, first }, context) =>
      shownSteps(partOf(pathway, { step, stage }, pageSize(first, 60)), pathway, context),
    stages: ({ plan }) => {
      const sizes: number[] = []
      for (const { generation } of plan.steps) sizes[generation] = (sizes[generation] ?? 0) + 1
      return Array.from(sizes, (size) => size ?? 0)
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
    notes: ({ plan, languages }, _args, context) => noteTexts(plan.notes, languages, context),
    edges: ({ way }, { first }) =>
      edgesOf(way)
        .slice(0, pageSize(first, 1_000, MOST_EDGES))
        .map(({ strength, ...edge }) => ({ ...edge, strength: STRENGTHS[strength] })),
    summary: (pathway, _args, context) => summaryOf(pathway, context),
    version: ({ plan }) => plan.version,
    facts: ({ plan }, _args, context) => factsOf(plan.used(), context),
  },
  PathwayStep: {
    position: ({ step }) => step.position,
    generation: ({ step }) => step.generation,
    outcome: ({ outcome }) => outcome(),
    isGoal: ({ step }) => step.isGoal,
    soft: ({ step }) => step.soft,
    because: ({ because }) => because(),
    saves: ({ saves }) => saves(),
    resources: ({ resources }, { first }) => resources(pageSize(first, 3, MOST_RESOURCES)),
  },
  NextSteps: {
    notes: ({ notes, languages }, _args, context) => noteTexts(notes, languages, context),
    facts: ({ used }, _args, context) => factsOf(used, context),
  },
  Query: {
    pathway: async (_root, { goals, known, knownUpTo, constraints }, { services }) => {
      const wishes = readConstraints(constraints)
      const learner = readLearner(known, knownUpTo)
      const { model, columns } = await services.model.view()
      const planned = plan(model, columns, { goals, ...learner, ...wishes })
      if (!planned.ok) return refuse(planned.errors)
      const said = learner.known.filter(({ confidence }) => (confidence ?? 1) >= KNOWN_FROM).map(({ id }) => id)
      const { needs, languages } = wishes
      return { plan: planned.value, way: planned.way, known: [...new Set(said)], needs, languages }
    },
    next: async (_root, { goal, known, knownUpTo, limit, constraints }, context) => {
      if (!isId(goal)) throw badInput('goal', said`"${goal.slice(0, 60)}" is no id of an outcome.`)
      const most = readCount('limit', limit, 5, 1, MOST_NEXT)
      const wishes = readConstraints(constraints)
      const { model, columns } = await context.services.model.view()
      const planned = plan(model, columns, { goals: [goal], ...readLearner(known, knownUpTo), ...wishes })
      if (!planned.ok) return refuse(planned.errors)
      const { value, way } = planned
      const { needs, languages } = wishes
      const steps = nextSteps(value.steps, way, most)
      return {
        steps: await shownSteps(steps, { plan: value, way, known: [], needs, languages }, context),
        remaining: value.steps.length,
        notes: value.notes,
        version: value.version,
        used: value.used(),
        languages,
      }
    },
  },
} satisfies Resolvers
