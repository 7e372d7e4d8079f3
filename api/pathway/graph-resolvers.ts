/** Frontiers, chains of reasons and parts of the prerequisite graph. */
import { isId, pageSize } from '#api/base/ids.ts'
import type { Context } from '#api/context.ts'
import { badInput } from '#api/errors.ts'
import type { Resolvers } from '#api/generated/types.ts'
import { fieldsAsked } from '#api/outcome/prefetch.ts'
import { outcomesOf } from '#api/outcome/resolvers.ts'
import type { ChainParent } from '#api/parents.ts'
import { said } from '#api/words/said.ts'
import { checkOutcome, readCount, readLearner, refuse } from './ask.ts'
import { explain, pathBetween, type Chain } from './explain.ts'
import { factsOf } from './facts.ts'
import { frontier, type FrontierOutcome } from './frontier.ts'
import { checkUpTo } from './known.ts'
import type { PrerequisiteModel } from './model.ts'
import { noteTexts } from './names.ts'
import { neighbourhood, type NeighbourhoodRequest } from './neighbourhood.ts'
import { outcomeOf } from './plan-resolvers.ts'

const STRENGTHS = { hard: 'HARD', soft: 'SOFT' } as const
const MOST_DEPTH = 50
const MOST_NODES = 500
const MOST_STARTS = 100

/** Things that name an outcome, with the outcome; those whose outcome is gone are dropped. */
async function withOutcomes<T extends { id: string }>(list: readonly T[], context: Context) {
  const outcomes = await outcomesOf(
    list.map(({ id }) => id),
    context,
  )
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]))
  return list.flatMap((thing) => {
    const outcome = byId.get(thing.id)
    return outcome ? [{ ...thing, outcome }] : []
  })
}

const frontierOutcomes = async (list: readonly FrontierOutcome[], context: Context) =>
  (await withOutcomes(list, context)).map(({ outcome, unlocks }) => ({ outcome, unlocks }))

function chainParent(model: PrerequisiteModel, chain: Chain | null): ChainParent | null {
  if (!chain) return null
  const frameworks = chain.steps.flatMap(({ id }) => model.outcomes[model.numberOf(id)!]!.frameworkId ?? [])
  const prerequisites = chain.steps.flatMap(({ edge }) => edge?.stored?.source ?? [])
  return {
    ...chain,
    used: {
      frameworks: [...new Set(frameworks)],
      prerequisites: [...new Set(prerequisites)],
      crosswalks: [],
      resources: [],
    },
  }
}

function part(
  context: Context,
  outcomes: readonly string[],
  towards: NeighbourhoodRequest['towards'],
  { depth, limit }: { depth?: number | null; limit?: number | null },
  usualDepth: number,
) {
  const model = context.services.model.current()
  return {
    part: neighbourhood(model, {
      outcomes,
      towards,
      depth: readCount('depth', depth, usualDepth, 0, MOST_DEPTH),
      limit: readCount('limit', limit, 200, 1, MOST_NODES),
    }),
  }
}

export const resolvers = {
  Frontier: {
    ready: ({ ready }, _args, context) => frontierOutcomes(ready, context),
    withinReach: ({ withinReach }, _args, context) => frontierOutcomes(withinReach, context),
    notes: ({ notes }, _args, context) => noteTexts(notes, [], context),
    facts: ({ used }, _args, context) => factsOf(used, context),
  },
  PrerequisiteChain: {
    steps: async ({ steps }, _args, context) => {
      const { reasons, sourceName } = context.loaders
      return await Promise.all(
        (await withOutcomes(steps, context)).map(async ({ outcome, edge }) => ({
          outcome,
          strength: edge ? STRENGTHS[edge.strength] : null,
          reason: edge?.stored ? ((await reasons.load(edge.stored))[0] ?? null) : null,
          source: edge?.stored ? await sourceName.load(edge.stored.source) : null,
        })),
      )
    },
    notes: ({ notes }, _args, context) => noteTexts(notes, [], context),
    facts: ({ used }, _args, context) => factsOf(used, context),
  },
  OutcomeGraph: {
    nodes: async ({ part }, _args, context, info) =>
      // Whoever only counts needs no texts.
      fieldsAsked(info).has('outcome')
        ? (await withOutcomes(part.nodes, context)).map(({ outcome, depth }) => ({ id: outcome.id, depth }))
        : part.nodes,
    edges: async ({ part }, _args, { loaders }) =>
      await Promise.all(
        part.edges.map(async ({ from, to, strength, source }) => ({
          from,
          to,
          strength: STRENGTHS[strength],
          source: source && (await loaders.sourceName.load(source)),
        })),
      ),
    truncated: ({ part }) => part.truncated,
    version: ({ part }) => part.version,
    facts: ({ part }, _args, context) => {
      const sources = part.edges.flatMap(({ source }) => source ?? [])
      const { frameworks } = part
      return factsOf({ frameworks, prerequisites: [...new Set(sources)], crosswalks: [], resources: [] }, context)
    },
  },
  OutcomeGraphNode: {
    outcome: ({ id }, _args, context) => outcomeOf(id, context),
  },
  Query: {
    frontier: (_root, { known, knownUpTo, framework, first }, { services }) => {
      const model = services.model.current()
      const learner = readLearner(known, knownUpTo)
      const errors = checkUpTo(model, learner.knownUpTo)
      if (errors.length > 0) return refuse(errors)
      return frontier(model, { ...learner, framework, first: pageSize(first) })
    },
    explain: (_root, { outcome, known, knownUpTo }, { services }) => {
      const model = services.model.current()
      checkOutcome(model, 'outcome', outcome)
      const learner = readLearner(known, knownUpTo)
      const errors = checkUpTo(model, learner.knownUpTo)
      if (errors.length > 0) return refuse(errors)
      return chainParent(model, explain(model, outcome, learner.known, learner.knownUpTo))
    },
    pathBetween: (_root, { from, to }, { services }) => {
      const model = services.model.current()
      checkOutcome(model, 'from', from)
      checkOutcome(model, 'to', to)
      return chainParent(model, pathBetween(model, from, to))
    },
    prerequisites: (_root, { outcome, ...size }, context) => {
      checkOutcome(context.services.model.current(), 'outcome', outcome)
      return part(context, [outcome], 'earlier', size, 3)
    },
    dependents: (_root, { outcome, ...size }, context) => {
      checkOutcome(context.services.model.current(), 'outcome', outcome)
      return part(context, [outcome], 'later', size, 3)
    },
    subgraph: (_root, { outcomes, ...size }, context) => {
      if (outcomes.length === 0 || outcomes.length > MOST_STARTS)
        throw badInput('outcomes', said`Name from 1 to ${MOST_STARTS} outcomes; these are ${outcomes.length}.`)
      outcomes.forEach((id, at) => {
        if (!isId(id)) throw badInput(`outcomes.${at}`, said`"${id.slice(0, 60)}" is no id of an outcome.`)
        checkOutcome(context.services.model.current(), `outcomes.${at}`, id)
      })
      return part(context, outcomes, 'both', size, 1)
    },
  },
} satisfies Resolvers
