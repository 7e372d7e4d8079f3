/**
 * What the reads of the graph room give on the furnished classroom, and what its writes answer: the functions that the
 * other rooms call, not their queries. Two engines must give the same.
 */
import type { Graph } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { accountByEmail, accountById, accountBySession } from '#graph/queries/account.ts'
import { agentsByIds, membersOf, providersOf } from '#graph/queries/agent.ts'
import { catalogueNumbers, changesSince, currentVersion, seedingUnfinished } from '#graph/queries/catalogue.ts'
import {
  alignedResourceIds,
  allOutcomeIds,
  frameworkUris,
  indexedResources,
  outcomeFacts,
  publishedResourceIds,
  resourceFacts,
} from '#graph/queries/columns.ts'
import { broaderOf, conceptsByIds, conceptsByPurpose, conceptsByUri } from '#graph/queries/concept.ts'
import {
  relatedOutcomes,
  sharedResources,
  storedMatches,
  storedRequires,
  textIds,
  textsByIds,
} from '#graph/queries/curation.ts'
import * as doctor from '#graph/queries/doctor.ts'
import { draftsOf, draftsOfVersions } from '#graph/queries/edit.ts'
import { collectionsWith, crosswalksOf, resourcesAlignedTo } from '#graph/queries/edit-impact.ts'
import {
  edgesOfSource,
  edgesToExport,
  frameworkIds,
  frameworkToExport,
  membersToExport,
  outcomesToExport,
} from '#graph/queries/export.ts'
import { frameworkPage, frameworksByIds, rootsOf } from '#graph/queries/framework.ts'
import { pendingJournals } from '#graph/queries/journal.ts'
import { linksOf } from '#graph/queries/links.ts'
import * as outcome from '#graph/queries/outcome.ts'
import { idsOfReferences } from '#graph/queries/reference.ts'
import { conceptSurroundingsAt, equalIdsAt, withNarrower } from '#graph/queries/nearby.ts'
import * as resource from '#graph/queries/resource.ts'
import { sourcesByKeys } from '#graph/queries/source.ts'
import { childPlacesOf, inPlaceOrder } from '#graph/queries/tree.ts'
import { recordKeysOf } from '#graph/queries/upsert.ts'
import { outcomes, resources } from '#test/fixtures/classroom.ts'
import type { TestEngine } from '#test/helpers/graphs.ts'
import { furnishedClassroom } from './furnished.ts'

const id = (name: string): string => idOf(`classroom:${name}`)
const OUTCOMES = outcomes.map(({ sourceKey }) => idOf(sourceKey))
const RESOURCES = resources.map(({ sourceKey }) => idOf(sourceKey))
const FRAMEWORK = id('framework')
const [PRESS, LINE, EQUAL] = [id('agent/press'), id('outcome/number-line'), id('outcome/equivalent-fractions')]
const MATHEMATICS = id('subject/mathematics')

async function listed<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const page of pages) all.push(page)
  return all
}

const runOf = (graph: Graph) => (cypher: string, params?: object) => graph.read(cypher, params as never)

/** Every read by name. Where it promises an order the title says so, and rows are compared as they come. */
export const READS: Record<string, (graph: Graph) => Promise<unknown>> = {
  'an account by its address': (graph) => accountByEmail(graph, 'amina@classroom.example'),
  'an account by id': (graph) => accountById(graph, 'amina'),
  'no account for an unknown id': (graph) => accountById(graph, 'nobody'),
  'the account of a session': (graph) => accountBySession(graph, 'session', '2026-11-21T08:00:00.000Z'),
  'no account of a session that has ended': (graph) =>
    accountBySession(graph, 'old-session', '2026-11-21T08:00:00.000Z'),
  'agents by id': (graph) => agentsByIds(graph, [PRESS, id('agent/school'), 'nobody']),
  'members of a provider': (graph) => membersOf(graph, PRESS),
  'providers of an account': (graph) => providersOf(graph, 'amina'),
  'the numbers of the catalogue': (graph) => catalogueNumbers(graph),
  'the version of the catalogue': (graph) => currentVersion(graph),
  'all changes since the beginning, in order': (graph) => changesSince(graph, 0),
  'the latest change': async (graph) => changesSince(graph, (await currentVersion(graph)) - 1),
  'no changes at the present version': async (graph) => changesSince(graph, await currentVersion(graph)),
  'too old for a version that is to come': async (graph) => changesSince(graph, (await currentVersion(graph)) + 1),
  'whether a seeding was cut off': (graph) => seedingUnfinished(graph),
  'ids of all outcomes, in order': (graph) => allOutcomeIds(graph),
  'facts of outcomes': (graph) => outcomeFacts(graph, OUTCOMES, ['exact', 'close']),
  'addresses of frameworks': (graph) => frameworkUris(graph, [FRAMEWORK]),
  'ids of aligned resources, in order': (graph) => alignedResourceIds(graph),
  'facts of resources': (graph) => resourceFacts(graph, RESOURCES),
  'ids of published resources, in order': (graph) => publishedResourceIds(graph),
  'what documents hold of resources, in order': async (graph) =>
    indexedResources(graph, RESOURCES, await currentVersion(graph)),
  'concepts by id': (graph) => conceptsByIds(graph, [MATHEMATICS]),
  'concepts by address, in order': (graph) =>
    conceptsByUri(graph, ['https://classroom.example/subjects/mathematics', 'https://classroom.example/nothing']),
  'subjects by use, in order': (graph) => conceptsByPurpose(graph, 'subject'),
  'types by use, in order': (graph) => conceptsByPurpose(graph, 'resourceType'),
  'levels by use, in order': (graph) => conceptsByPurpose(graph, 'level'),
  'what a concept stands under': (graph) => broaderOf(graph, [MATHEMATICS]),
  'ids of outcomes with texts': (graph) => textIds(graph),
  'texts of outcomes': (graph) => textsByIds(graph, OUTCOMES),
  'prerequisites stored for an outcome': (graph) => storedRequires(graph, EQUAL),
  'matches stored for an outcome': (graph) => storedMatches(graph, LINE),
  'resources that outcomes share': (graph) => sharedResources(graph, EQUAL),
  'outcomes related through another': (graph) => relatedOutcomes(graph, LINE),
  'outcomes to examine': (graph) => doctor.examinedOutcomeIds(graph),
  'outcomes of a framework to examine': (graph) => doctor.examinedOutcomeIds(graph, FRAMEWORK),
  'resources to examine': (graph) => doctor.examinedResourceIds(graph),
  'resources of a framework to examine': (graph) => doctor.examinedResourceIds(graph, FRAMEWORK),
  'concepts to examine': (graph) => doctor.examinedConceptIds(graph),
  'schemes to examine': (graph) => doctor.examinedSchemes(graph),
  'frameworks to examine': (graph) => doctor.examinedFrameworks(graph),
  'letters of codes to examine': (graph) => doctor.examinedCodeLetters(graph),
  'codes to examine': (graph) => listed(doctor.examinedCodes(graph, ['K7M29QXD0', 'ZZZZZZZZZ'])),
  'collections and agents to examine': async (graph) => {
    const { collections, agents } = await doctor.examinedOwners(graph)
    return [[...collections].sort(), [...agents].sort()]
  },
  'what names outcomes': (graph) => doctor.namesOf(graph, OUTCOMES),
  'what replaced what, in order': (graph) => doctor.successions(graph),
  'lists kept of records': (graph) => doctor.keptLists(graph, 'standards'),
  'texts kept of records': (graph) => doctor.keptTexts(graph, 'note'),
  'the feed as it is stored': (graph) => doctor.examinedFeed(graph),
  'drafts of providers': (graph) => draftsOf(runOf(graph) as never, ['school']),
  'drafts of new versions': (graph) => draftsOfVersions(runOf(graph) as never, [FRAMEWORK]),
  'resources aligned to outcomes that change': (graph) => resourcesAlignedTo(runOf(graph) as never, OUTCOMES),
  'collections with outcomes that change': (graph) => collectionsWith(runOf(graph) as never, OUTCOMES),
  'crosswalks of outcomes that change': (graph) => crosswalksOf(runOf(graph) as never, OUTCOMES),
  'a framework to export': (graph) => frameworkToExport(graph, FRAMEWORK),
  'frameworks to export': (graph) => frameworkIds(graph),
  'members to export, in order': (graph) => membersToExport(graph, FRAMEWORK, (member) => member.code ?? member.id),
  'outcomes to export': (graph) => outcomesToExport(graph, OUTCOMES),
  'edges to export': (graph) => edgesToExport(graph, OUTCOMES, { source: 'classroom', isMember: () => false }),
  'edges of a source': (graph) => edgesOfSource(graph, 'classroom'),
  'a first page of frameworks, in order': (graph) => frameworkPage(graph, { first: 1 }),
  'a next page of frameworks, in order': (graph) => frameworkPage(graph, { first: 5, after: FRAMEWORK }),
  'frameworks by id': (graph) => frameworksByIds(graph, [FRAMEWORK, 'draft', 'nothing']),
  'the top of a framework, in order': (graph) => rootsOf(graph, [FRAMEWORK]),
  'pending journals, in order': (graph) => pendingJournals(graph),
  'links of outcomes': (graph) => linksOf(graph, OUTCOMES),
  'outcomes by id': (graph) => outcome.outcomesByIds(graph, [...OUTCOMES, 'nothing']),
  'outcomes by code, in order': (graph) => outcome.outcomesByCode(graph, ['3nfa1', 'l1']),
  'outcomes by address, in order': (graph) =>
    outcome.outcomesByUri(graph, ['https://classroom.example/outcomes/equivalent-fractions']),
  'all outcomes in batches, in order': (graph) => listed(outcome.allOutcomes(graph, 5)),
  'children of outcomes, in order': (graph) => outcome.childrenOf(graph, OUTCOMES),
  'parents of outcomes, in order': (graph) => outcome.parentsOf(graph, OUTCOMES),
  'what outcomes require, in order': (graph) => outcome.requiresOf(graph, OUTCOMES),
  'what requires outcomes, proposals included, in order': (graph) => outcome.requiredBy(graph, OUTCOMES, { all: true }),
  'matches of outcomes': (graph) => outcome.matchesOf(graph, OUTCOMES),
  'resources of an outcome, in order': (graph) => outcome.alignmentsOf(graph, [EQUAL]),
  'two resources an outcome, in order': (graph) =>
    outcome.alignmentsOf(graph, OUTCOMES, { kinds: ['teaches', 'assesses'], limit: 2 }),
  'every prerequisite': (graph) => outcome.allPrerequisites(graph),
  'every prerequisite that is followed': (graph) => outcome.allPrerequisites(graph, { acceptedOnly: true }),
  'prerequisites without reasons': (graph) => outcome.prerequisiteColumns(graph),
  'columns of outcomes': (graph) => outcome.outcomeColumns(graph),
  'matches to supply through': (graph) => outcome.matchColumns(graph, ['exact', 'close']),
  'ids of references': (graph) =>
    idsOfReferences(graph, 'Outcome', [
      { sourceKey: 'classroom:outcome/equivalent-fractions' },
      { sourceKey: 'x', uri: 'https://classroom.example/outcomes/equivalent-fractions' },
      { sourceKey: `id:${LINE}` },
      { sourceKey: 'id:nothing' },
    ]),
  'resources by id': (graph) => resource.resourcesByIds(graph, [...RESOURCES, 'nothing']),
  'all resources in batches, in order': (graph) => listed(resource.allResources(graph, 7)),
  'editions of works, in order': (graph) =>
    resource.editionsOfWorks(graph, [...new Set(resources.map(({ work, sourceKey }) => idOf(work ?? sourceKey)))]),
  'resources of a provider, in order': (graph) => resource.resourcesOfProvider(graph, PRESS, { first: 2 }),
  'numbers of resources of agents': (graph) => resource.resourceCountsOfAgents(graph, [PRESS, id('agent/school')]),
  'a resource by its source key': (graph) =>
    resource.resourceIdBySourceKey(graph, 'classroom:resource/pizza-fractions'),
  'a resource by an id of our own': (graph) => resource.resourceIdBySourceKey(graph, `id:${RESOURCES[0]}`),
  'resources a changed outcome stands in, in order': (graph) =>
    resource.resourceIdsTouching(graph, { kind: 'outcome', ids: [EQUAL] }),
  'resources a changed subject stands in, in order': (graph) =>
    resource.resourceIdsTouching(graph, { kind: 'concept', ids: [MATHEMATICS] }),
  'resources a changed edge stands in, in order': (graph) =>
    resource.resourceIdsTouching(graph, { kind: 'edges', ids: [EQUAL] }),
  'what stands around concepts': async (graph) => [
    ...(await conceptSurroundingsAt(graph, [MATHEMATICS, 'nothing'], 1)),
  ],
  'concepts and what is below them, in order': (graph) => withNarrower(graph, [id('type/simulation')], 2),
  'outcomes that say the same, in order': async (graph) => [...(await equalIdsAt(graph, [EQUAL, 'nothing'], 1))],
  'resources a changed provider stands in, in order': (graph) =>
    resource.resourceIdsTouching(graph, { kind: 'agent', ids: [PRESS] }),
  'former states of a resource, in order': (graph) => resource.revisionsOf(graph, id('resource/pizza-fractions')),
  'sources by key': (graph) => sourcesByKeys(graph, ['classroom', 'nothing']),
  'places of children, in order': (graph) => childPlacesOf(graph, OUTCOMES),
  'outcomes in the order of their places': (graph) => inPlaceOrder(graph, OUTCOMES),
  'keys of the records of a source': (graph) => recordKeysOf(graph, 'classroom'),
}

/** What each read gives on a fresh furnished classroom, as plain data; what it throws stands in its words. */
export async function readsOn(engine: TestEngine): Promise<Map<string, unknown>> {
  const graph = await engine.open()
  const startedAt = new Date().toISOString()
  try {
    await furnishedClassroom(graph)
    const given = new Map<string, unknown>()
    for (const [name, read] of Object.entries(READS)) {
      const value = await read(graph).catch((error: unknown) => ({ threw: String(error) }))
      given.set(name, comparable(value, / in order|order of/.test(name), startedAt))
    }
    return given
  } finally {
    await graph.close()
  }
}

/** Plain data: maps and sets as lists, times of the run as one word, and lists of things sorted where no order is promised. */
function comparable(value: unknown, isOrdered: boolean, startedAt: string): unknown {
  if (value instanceof Map) return comparable([...(value as Map<unknown, unknown>)].sort(byText), isOrdered, startedAt)
  if (value instanceof Set) return comparable([...(value as Set<unknown>)].sort(byText), isOrdered, startedAt)
  if (ArrayBuffer.isView(value)) return [...(value as Uint8Array)]
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT/.test(value) && value >= startedAt ? 'now' : value
  if (Array.isArray(value)) {
    const items = value.map((item) => comparable(item, isOrdered, startedAt))
    return isOrdered ? items : items.sort(byText)
  }
  if (typeof value !== 'object' || value === null) return value ?? null
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, comparable(each, isOrdered, startedAt)]),
  )
}

function byText(a: unknown, b: unknown): number {
  const [x, y] = [JSON.stringify(a) ?? '', JSON.stringify(b) ?? '']
  return x < y ? -1 : x > y ? 1 : 0
}
