/** Suggested links for curators. They look only: what is accepted is written by the verbs of the framework slice. */
import { isId, pageSize } from '#api/base/ids.ts'
import type { Context } from '#api/context.ts'
import { badInput, unauthenticated } from '#api/errors.ts'
import type { Resolvers } from '#api/generated/types.ts'
import type { OutcomeNode } from '#graph/nodes.ts'
import { relatedOutcomes, sharedResources, storedMatches, storedRequires } from '#graph/queries/curation.ts'
import { suggestMatches } from './suggest-matches.ts'
import { suggestPrerequisites } from './suggest-prerequisites.ts'
import { textsOf } from './texts.ts'

const USUAL = 10
const MOST = 50
const STRENGTHS = { hard: 'HARD', soft: 'SOFT' } as const
const MATCH_KINDS = { exact: 'EXACT', close: 'CLOSE', broad: 'BROAD', narrow: 'NARROW', related: 'RELATED' } as const

/** The outcome asked for, which the viewer may see. */
async function asked(id: string, { viewer, loaders }: Context): Promise<string> {
  if (!viewer) throw unauthenticated('Sign in first: suggestions are for those who keep curricula.')
  const outcome = isId(id) ? await loaders.outcome.load(id) : null
  if (!outcome) throw badInput('outcome', 'There is no outcome with this id.')
  return outcome.id
}

/** Suggestions with their outcomes in place of ids; those that are gone meanwhile are left out. */
async function withOutcomes<T extends { id: string }>(
  suggestions: readonly T[],
  { loaders }: Context,
): Promise<(T & { outcome: OutcomeNode })[]> {
  const outcomes = await Promise.all(suggestions.map(({ id }) => loaders.outcome.load(id)))
  return suggestions.flatMap((suggestion, at) => {
    const outcome = outcomes[at]
    return outcome ? [{ ...suggestion, outcome }] : []
  })
}

export const resolvers = {
  Query: {
    suggestPrerequisites: async (_root, { outcome, first }, context) => {
      const id = await asked(outcome, context)
      const size = pageSize(first, USUAL, MOST)
      const { graph, model } = context.services
      await model.catchUp()
      const [{ texts }, stored, together, related] = await Promise.all([
        textsOf(graph),
        storedRequires(graph, id),
        sharedResources(graph, id),
        relatedOutcomes(graph, id),
      ])
      const found = suggestPrerequisites({ model: model.current(), texts, stored, together, related }, id, size)
      return (await withOutcomes(found, context)).map((each) => ({ ...each, strength: STRENGTHS[each.strength] }))
    },
    suggestMatches: async (_root, { outcome, framework, first }, context) => {
      const id = await asked(outcome, context)
      const size = pageSize(first, USUAL, MOST)
      const { graph, model } = context.services
      if (framework && !(isId(framework) && (await context.loaders.framework.load(framework))))
        throw badInput('framework', 'There is no framework with this id.')
      await model.catchUp()
      const [known, stored, together, related] = await Promise.all([
        textsOf(graph),
        storedMatches(graph, id),
        sharedResources(graph, id),
        relatedOutcomes(graph, id),
      ])
      const { texts, statementOf, byCode } = known
      const facts = { model: model.current(), texts, statementOf, byCode, stored, together, related }
      const found = suggestMatches(facts, id, size, framework ?? null)
      return (await withOutcomes(found, context)).map((each) => ({ ...each, kind: MATCH_KINDS[each.kind] }))
    },
  },
} satisfies Resolvers
