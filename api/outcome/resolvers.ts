/** Outcomes and frameworks. What a card holds is given at once; the rest is read for all of a level together. */
import { cursorOf, isId, pageSize, readCursor } from '#api/base/ids.ts'
import { bestText } from '#api/base/text-choice.ts'
import type { Loaders } from '#api/loaders.ts'
import { directionOf, meetsLanguage } from '#api/vocabulary/languages.ts'
import type { Context } from '#api/context.ts'
import { badInput } from '#api/errors.ts'
import type { AlignmentKind, Resolvers } from '#api/generated/types.ts'
import { seesOutcome } from '#api/framework/visible.ts'
import type { FrameworkParent, OutcomeParent } from '#api/parents.ts'
import { summarise } from '#api/vocabulary/licences.ts'
import { codeKeys } from '#graph/codes.ts'
import type { FrameworkNode, OutcomeNode } from '#graph/nodes.ts'
import { frameworkPage } from '#graph/queries/framework.ts'
import { outcomesByCode, outcomesByUri } from '#graph/queries/outcome.ts'
import type { AlignmentKind as StoredKind } from '#graph/records.ts'
import { resourceCountOf } from '#api/pathway/outcome-resources.ts'
import { fieldsAsked, prefetch } from './prefetch.ts'
import { present } from '#api/loaders.ts'
import { levelsOf, pageOf, placesOf, topOf } from './tree.ts'

const ROLES = { group: 'GROUP', outcome: 'OUTCOME', part: 'PART', level: 'LEVEL' } as const
const STRENGTHS = { hard: 'HARD', soft: 'SOFT' } as const
const MATCH_KINDS = { exact: 'EXACT', close: 'CLOSE', broad: 'BROAD', narrow: 'NARROW', related: 'RELATED' } as const
const KINDS: Record<AlignmentKind, StoredKind> = {
  TEACHES: 'teaches',
  PRACTISES: 'practises',
  ASSESSES: 'assesses',
  REQUIRES: 'requires',
}
/** Without a choice: what helps to learn it or shows that it was. */
const TEACHING: readonly StoredKind[] = ['teaches', 'practises', 'assesses']
/** Largest lists of an outcome: they have no pages, because few outcomes have more. */
const MOST_EDGES = 200
const MOST_CHILDREN = 500
const MOST_BESIDE = 20
const LONGEST_CODE = 200
const LONGEST_URI = 2_000

/** A card's outcome in full. */
async function whole(outcome: OutcomeParent, { loaders }: Context): Promise<OutcomeNode> {
  if ('evidence' in outcome) return outcome
  const found = await loaders.outcome.load(outcome.id)
  if (!found) throw new Error(`outcome: ${outcome.id} is on a card and not there`)
  return found
}

/** A card's framework in full. */
async function wholeFramework(framework: FrameworkParent, { loaders }: Context): Promise<FrameworkNode> {
  if ('outcomeCount' in framework) return framework
  const found = await loaders.framework.load(framework.id)
  if (!found) throw new Error(`framework: ${framework.id} is on a card and not there`)
  return found
}

/** The same outcomes as `ids`, in that order; what is gone is left out. */
export async function outcomesOf(ids: readonly string[], { loaders }: Context): Promise<OutcomeNode[]> {
  return present(await loaders.outcome.loadMany([...ids]))
}

export const resolvers = {
  Outcome: {
    statement: (outcome, { languages }) =>
      bestText(outcome.statements, languages) ??
      bestText(outcome.labels, languages) ?? { text: outcome.code ?? outcome.uri, language: 'zxx' },
    label: (outcome, { languages }) => bestText(outcome.labels, languages) ?? null,
    role: (outcome, _args, { services }) => ROLES[services.model.current().role(outcome.id) ?? 'outcome'],
    referencedOnly: (outcome) => outcome.state === 'referenced',
    evidence: async (outcome, _args, context) => (await whole(outcome, context)).evidence,
    prompts: async (outcome, _args, context) => (await whole(outcome, context)).prompts,
    misconceptions: async (outcome, _args, context) => (await whole(outcome, context)).misconceptions,
    parents: async (outcome, _args, { loaders }) => await loaders.parents.load(outcome.id),
    ancestors: async (outcome, _args, context) =>
      await outcomesOf(context.services.model.current().ancestors(outcome.id), context),
    children: async (outcome, { first }, { loaders }) =>
      await loaders.children.load(outcome.id, pageSize(first, 100, MOST_CHILDREN)),
    childCount: (outcome, _args, { services }) => {
      const { numberOf, children } = services.model.current()
      const number = numberOf(outcome.id)
      return number === undefined ? 0 : children.ends[number]! - children.offsets[number]!
    },
    below: async (outcome, page, context) =>
      await pageOf((await context.loaders.links.load(outcome.id))?.children ?? [], page, context),
    places: (outcome, { first }, context) => placesOf(outcome, first, context),
    requires: async (outcome, { first }, { loaders }) =>
      await loaders.requires.load(outcome.id, pageSize(first, 50, MOST_EDGES)),
    requiredBy: async (outcome, { first }, { loaders }) =>
      await loaders.requiredBy.load(outcome.id, pageSize(first, 50, MOST_EDGES)),
    matches: async (outcome, _args, { loaders }) => await loaders.matches.load(outcome.id),
    alignments: async (outcome, { first, kinds, languages }, { loaders }) => {
      const wanted = kinds?.length ? [...new Set(kinds)].map((kind) => KINDS[kind]) : TEACHING
      const all = await loaders.alignments(wanted).load(outcome.id)
      const aligned = languages ? await onePerWork(all, languages, loaders) : all
      return aligned.slice(0, pageSize(first)).map((alignment) => ({ ...alignment, outcome }))
    },
    resourceCount: async (outcome, _args, { services }) => resourceCountOf(await services.model.view(), outcome.id),
    replacedBy: async (outcome, _args, { loaders }) => {
      const id = await loaders.replacement.load(outcome.id)
      return id === null ? null : await loaders.outcome.load(id)
    },
    provenance: async (outcome, _args, context) => {
      const { sources, framework } = await whole(outcome, context)
      if (sources.length > 0 || !framework) return { sources, bornHere: sources.length === 0 }
      // One of a framework that is adapted from others is credited as that is.
      return { sources: (await wholeFramework(framework, context)).sources, bornHere: true }
    },
  },
  OutcomePlace: {
    path: ({ path }, _args, context) => outcomesOf(path, context),
    position: ({ at }) => at + 1,
    siblingCount: ({ siblings }) => siblings.length,
    previous: ({ siblings, at }, { first }, context) =>
      outcomesOf(siblings.slice(Math.max(0, at - pageSize(first, 2, MOST_BESIDE)), at), context),
    next: ({ siblings, at }, { first }, context) =>
      outcomesOf(siblings.slice(at + 1, at + 1 + pageSize(first, 2, MOST_BESIDE)), context),
  },
  MasteryFact: {
    direction: ({ language }) => (directionOf(language) === 'rtl' ? 'RTL' : 'LTR'),
    source: async ({ source }, _args, { loaders }) => await loaders.sourceName.load(source),
  },
  Prerequisite: {
    strength: ({ strength }) => STRENGTHS[strength],
    reason: ({ reasons }, { languages }) => bestText(reasons, languages) ?? null,
    source: async ({ source }, _args, { loaders }) => await loaders.sourceName.load(source),
  },
  OutcomeMatch: {
    kind: ({ kind }) => MATCH_KINDS[kind],
    source: async ({ source }, _args, { loaders }) => await loaders.sourceName.load(source),
  },
  Framework: {
    title: (framework, { languages }) =>
      bestText(framework.titles, languages) ?? { text: framework.uri, language: 'zxx' },
    description: async (framework, { languages }, context) =>
      bestText((await wholeFramework(framework, context)).descriptions, languages) ?? null,
    languages: async (framework, _args, context) => (await wholeFramework(framework, context)).languages,
    publisher: async (framework, _args, context) => (await wholeFramework(framework, context)).publisher,
    version: async (framework, _args, context) => (await wholeFramework(framework, context)).version,
    adoptionStatus: async (framework, _args, context) => (await wholeFramework(framework, context)).adoptionStatus,
    subjects: async (framework, _args, context) => (await wholeFramework(framework, context)).subjects,
    officialUrl: async (framework, _args, context) => (await wholeFramework(framework, context)).officialUrl,
    licence: async (framework, _args, context) => {
      const { licences } = await wholeFramework(framework, context)
      return { statements: licences, ...summarise(licences) }
    },
    referencedOnly: (framework) => framework.state === 'referenced',
    roots: async (framework, _args, { loaders }) =>
      (await loaders.roots.load(framework.id)).map(({ outcome }) => outcome),
    top: async (framework, page, context) => await pageOf(await topOf(framework.id, context), page, context),
    levels: (framework, _args, context) => levelsOf(framework.id, context),
    outcomeCount: async (framework, _args, context) => (await wholeFramework(framework, context)).outcomeCount,
    prerequisiteCount: async (framework, _args, context) =>
      (await wholeFramework(framework, context)).prerequisiteCount,
    provenance: async (framework, _args, context) => {
      const { sources, providerId } = await wholeFramework(framework, context)
      return { sources, bornHere: sources.length === 0 || providerId !== null }
    },
  },
  Query: {
    outcome: async (_root, { id }, context, info) => {
      if (!isId(id)) return null
      prefetch(id, fieldsAsked(info), context)
      return await context.loaders.outcome.load(id)
    },
    outcomesByCode: async (_root, { code, framework }, { services, viewer }) => {
      if (code.length > LONGEST_CODE)
        throw badInput('code', `\`code\` has ${code.length} characters; no code is that long.`)
      const keys = codeKeys(code)
      if (keys.length === 0) return []
      const found = (await outcomesByCode(services.graph, keys)).filter((each) => seesOutcome(viewer, each))
      return framework ? found.filter((outcome) => outcome.framework?.id === framework) : found
    },
    outcomeByUri: async (_root, { uri }, { services, viewer }) => {
      if (uri.length > LONGEST_URI) return null
      const found = await outcomesByUri(services.graph, [uri])
      return found.find((each) => seesOutcome(viewer, each)) ?? null
    },
    framework: async (_root, { id }, { loaders }) => (isId(id) ? await loaders.framework.load(id) : null),
    frameworks: async (_root, { first, after }, { services }) => {
      const [lastId] = after ? readCursor(after, ['string']) : []
      const page = await frameworkPage(services.graph, { first: pageSize(first), after: lastId as string | undefined })
      const { nodes, total, hasNextPage, endCursor } = page
      return { nodes, totalCount: total, pageInfo: { hasNextPage, endCursor: endCursor && cursorOf(endCursor) } }
    },
  },
} satisfies Resolvers

/** Of the editions of each work that are aligned in one way the one in the reader's best language, else the first. */
async function onePerWork<T extends { resource: string; kind: string }>(
  aligned: readonly T[],
  languages: readonly string[],
  loaders: Loaders,
): Promise<T[]> {
  const editions = await loaders.resource.loadMany(aligned.map(({ resource }) => resource))
  const best = new Map<string, { alignment: T; rank: number }>()
  for (const [at, alignment] of aligned.entries()) {
    const edition = editions[at]
    if (edition instanceof Error) throw edition
    if (!edition) continue
    const found = languages.findIndex((wanted) => edition.languages.some((tag) => meetsLanguage(wanted, tag) !== null))
    const rank = found === -1 ? languages.length : found
    const key = `${alignment.kind} ${edition.work}`
    const held = best.get(key)
    // A key that is there keeps its place in the order.
    if (!held || rank < held.rank) best.set(key, { alignment, rank })
  }
  return [...best.values()].map(({ alignment }) => alignment)
}
