/** Suggested links: between outcomes, for curators, which look only; and from resources to outcomes, which people answer. */
import { isId, pageSize } from '#api/base/ids.ts'
import type { Context } from '#api/context.ts'
import { badInput, unauthenticated } from '#api/errors.ts'
import { showChange } from '#api/resource/record.ts'
import { FACT_STATES } from '#api/resource/resolvers.ts'
import type { AlignmentTextInput, Resolvers } from '#api/generated/types.ts'
import { may } from '#api/rights/may.ts'
import type { OutcomeNode } from '#graph/nodes.ts'
import { relatedOutcomes, sharedResources, storedMatches, storedRequires } from '#graph/queries/curation.ts'
import { alignmentClaimsOf, suggestionsOf, type Suggested } from '#graph/queries/suggested.ts'
import type { ResourceNode } from '#graph/nodes.ts'
import { said } from '#api/words/said.ts'
import { alignedWorksOf, taughtBy, type LikeEdition } from './aligned-works.ts'
import { answerAlignment, SAYS } from './answer.ts'
import { saidAgain } from './reasons.ts'
import { suggestAlignments, wordsOfEditions } from './suggest-alignments.ts'
import { suggestMatches } from './suggest-matches.ts'
import { suggestPrerequisites } from './suggest-prerequisites.ts'
import { textsOf } from './texts.ts'

const USUAL = 10
const MOST = 50
/** Suggestions shown for one resource. */
const MOST_ALIGNMENTS = 20
const LONGEST = { title: 300, description: 5_000, keywords: 50, keyword: 100, subjects: 50 } as const
const STRENGTHS = { hard: 'HARD', soft: 'SOFT' } as const
const MATCH_KINDS = { exact: 'EXACT', close: 'CLOSE', broad: 'BROAD', narrow: 'NARROW', related: 'RELATED' } as const

/** The outcome asked for, which the viewer may see. */
async function asked(id: string, { viewer, loaders }: Context): Promise<string> {
  if (!viewer) throw unauthenticated(said`Sign in first: suggestions are for those who keep curricula.`)
  const outcome = isId(id) ? await loaders.outcome.load(id) : null
  if (!outcome) throw badInput('outcome', said`There is no outcome with this id.`)
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

/** Editions of the same work, its own first. */
async function editionsOf(resource: ResourceNode, { loaders }: Context): Promise<string[]> {
  const editions = await loaders.editions.load(resource.work)
  return [resource.id, ...editions.map(({ id }) => id).filter((id) => id !== resource.id)]
}

/** Suggestions with what people said to them. */
async function withClaims(suggestions: readonly Suggested[], { services }: Context) {
  const claims = await alignmentClaimsOf(services.graph, [...new Set(suggestions.map(({ resource }) => resource))])
  return suggestions.map((each) => ({
    ...each,
    claims: claims.filter(({ resource, outcome }) => resource === each.resource && outcome === each.outcome),
  }))
}

/** The words of a resource to be, as an edition. Raises BAD_USER_INPUT for words that are too many. */
async function editionOf(input: AlignmentTextInput, { loaders }: Context): Promise<LikeEdition> {
  const { title, ageFrom, ageTo } = input
  const [description, keywords, subjectIds] = [input.description ?? '', input.keywords ?? [], input.subjectIds ?? []]
  const isLong = (name: keyof typeof LONGEST, size: number) => {
    if (size > LONGEST[name])
      throw badInput(`input.${name}`, said`There are ${size}; at most ${LONGEST[name]} are allowed.`)
  }
  isLong('title', title.length)
  isLong('description', description.length)
  isLong('keywords', keywords.length)
  isLong('keyword', Math.max(0, ...keywords.map(({ length }) => length)))
  isLong('subjects', subjectIds.length)
  const subjects = (await loaders.concept.loadMany(subjectIds.filter(isId))).flatMap((concept) => {
    if (concept instanceof Error) throw concept
    return concept ?? []
  })
  const texts = (text: string) => [{ text, language: 'und' }]
  return {
    ...{ titles: texts(title), descriptions: texts(description), keywords: [...keywords], subjects },
    ...{ ageFrom: ageFrom ?? null, ageTo: ageTo ?? null, types: [], provider: { name: '' } },
  }
}

export const resolvers = {
  Resource: {
    suggestedAlignments: async (resource, { first }, context) => {
      const found = await suggestionsOf(context.services.graph, await editionsOf(resource, context))
      const isOwn = (each: Suggested) => Number(each.resource === resource.id)
      const taught = new Set(taughtBy([resource]))
      const seen = new Set<string>()
      const open = found
        .filter(({ status }) => status === 'proposed')
        .sort((a, b) => isOwn(b) - isOwn(a) || b.score - a.score)
        .filter(({ outcome }) => !taught.has(outcome) && !seen.has(outcome) && seen.add(outcome))
      return await withClaims(open.slice(0, pageSize(first, 5, MOST_ALIGNMENTS)), context)
    },
  },
  AlignmentSuggestion: {
    outcome: async ({ outcome }, _args, { loaders }) => (await loaders.outcome.load(outcome))!,
    resource: async ({ resource }, _args, { loaders }) => (await loaders.resource.load(resource))!,
    status: ({ status }) => FACT_STATES[status],
    reasons: ({ reasons }) => reasons.map(saidAgain),
    answers: ({ claims }) => {
      const count = (said: keyof typeof SAYS) => claims.filter(({ says }) => says === SAYS[said]).length
      return { yes: count('YES'), partly: count('PARTLY'), no: count('NO') }
    },
    viewerAnswer: ({ claims }, _args, { viewer }) => {
      const said = viewer && claims.findLast(({ by }) => by === viewer.id)?.says
      return (Object.keys(SAYS) as (keyof typeof SAYS)[]).find((answer) => SAYS[answer] === said) ?? null
    },
  },
  Mutation: {
    alignmentAnswer: async (_root, { input }, context) => {
      const { viewer, services } = context
      if (!viewer || !may(viewer, 'alignment.answer', null))
        throw unauthenticated(said`Sign in first: an answer counts as that of a person.`)
      const outcome = await answerAlignment(services, context, viewer, input)
      if (!outcome.ok) return { suggestion: null, userErrors: outcome.errors }
      await showChange(services)
      const [suggestion] = await withClaims([outcome.value], context)
      return { suggestion: suggestion!, userErrors: [] }
    },
  },
  Query: {
    suggestAlignments: async (_root, { input, first }, context) => {
      if (!context.viewer) throw unauthenticated(said`Sign in first: suggestions are for those who publish.`)
      const { graph, model } = context.services
      const own = await editionOf(input, context)
      const other =
        input.editionOf && isId(input.editionOf) ? await context.loaders.resource.load(input.editionOf) : null
      const others = other
        ? (await context.loaders.resource.loadMany(await editionsOf(other, context))).flatMap((edition) => {
            if (edition instanceof Error) throw edition
            return edition?.state === 'published' ? edition : []
          })
        : []
      await model.catchUp()
      const [known, aligned] = await Promise.all([textsOf(graph), alignedWorksOf(graph)])
      const siblings = others.flatMap((edition) =>
        taughtBy([edition]).map((outcome) => ({ outcome, language: edition.languages[0] ?? 'und' })),
      )
      const editions = [own, ...others]
      const facts = { model: model.current(), ...known, votes: aligned.votes(other?.work ?? null, editions) }
      const found = suggestAlignments(
        { ...facts, siblings, taught: taughtBy(others), settled: new Set<string>() },
        wordsOfEditions(editions),
        pageSize(first, USUAL, MOST),
      )
      return await withOutcomes(found, context)
    },
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
        throw badInput('framework', said`There is no framework with this id.`)
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
