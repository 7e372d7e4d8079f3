/** From a checked input to the record that is written, and what follows a write. */
import type { Services } from '#api/context.ts'
import type { ResourceInput } from '#api/generated/types.ts'
import { licenceOf } from '#api/vocabulary/licences.ts'
import type { Graph, Transaction } from '#graph/graph.ts'
import { newId } from '#graph/ids.ts'
import type { AgentCard, ConceptCard, ResourceNode, ResourceState } from '#graph/nodes.ts'
import type {
  AgentRecord,
  ConceptReference,
  Contribution,
  LanguageText,
  LicenceStatement,
  Reference,
  ResourceRecord,
} from '#graph/records.ts'
import { conceptsByIds } from '#graph/queries/concept.ts'
import { outcomesByIds } from '#graph/queries/outcome.ts'
import { commit, type Work, writeUnseen } from '#graph/queries/catalogue.ts'
import { isUnseen, resourcesByIds } from '#graph/queries/resource.ts'
import { isId } from '#api/base/ids.ts'
import { idsNamed, type Found, type ValidResource } from './validate.ts'

/**
 * Everything that one or many inputs name by id: three reads, however much it is. What a resource was based on before may
 * stay, even when it has been withdrawn since.
 */
export async function lookUp(
  graph: Graph,
  input: ResourceInput | readonly ResourceInput[],
  was: Pick<ResourceNode, 'basedOn'> = { basedOn: [] },
): Promise<Found> {
  const each = [input].flat().map((one: ResourceInput) => idsNamed(one))
  const named = {
    outcomes: each.flatMap(({ outcomes }) => outcomes),
    concepts: each.flatMap(({ concepts }) => concepts),
    resources: each.flatMap(({ resources }) => resources),
  }
  const [outcomes, concepts, resources] = await Promise.all([
    read(named.outcomes, (ids) => outcomesByIds(graph, ids)),
    read(named.concepts, (ids) => conceptsByIds(graph, ids)),
    read(named.resources, (ids) => resourcesByIds(graph, ids)),
  ])
  // A tombstone or a hidden one is nothing to build on.
  for (const [id, resource] of resources)
    if (resource.state !== 'published' && !was.basedOn.includes(id)) resources.delete(id)
  // Nor is an outcome of a draft that is not public.
  for (const [id, outcome] of outcomes) if (outcome.state === 'draft') outcomes.delete(id)
  return { outcomes, concepts, resources }
}

async function read<T extends { id: string }>(ids: string[], from: (ids: string[]) => Promise<T[]>) {
  const asked = [...new Set(ids.filter(isId))]
  return new Map((asked.length > 0 ? await from(asked) : []).map((node) => [node.id, node]))
}

/** Names a node that is here by its id. */
export function here(id: string): Reference {
  return { sourceKey: `id:${id}` }
}

function conceptHere(concept: ConceptCard): ConceptReference {
  return { ...here(concept.id), labels: [] }
}

/** The record of a resource that is born here. Pure. */
export function recordOf(
  valid: ValidResource,
  made: { id: string; uri: string; sourceKey: string; provider: AgentCard; now: Date },
): ResourceRecord {
  const provider: AgentRecord = { ...here(made.provider.id), kind: made.provider.kind, name: made.provider.name }
  return {
    type: 'resource',
    sourceKey: made.sourceKey,
    id: made.id,
    uri: made.uri,
    work: valid.editionOf ? `id:${valid.editionOf.work}` : undefined,
    titles: said(valid.title),
    descriptions: said(valid.description),
    url: valid.url,
    kind: valid.kind,
    languages: [valid.language],
    types: valid.types.map(conceptHere),
    subjects: valid.subjects.map(conceptHere),
    levels: [],
    ageFrom: valid.ageFrom,
    ageTo: valid.ageTo,
    keywords: valid.keywords,
    audience: valid.audience,
    minutes: valid.minutes,
    device: valid.device,
    printable: valid.printable,
    materials: [],
    signInNeeded: valid.signInNeeded,
    cost: valid.cost,
    regions: [],
    contributions: valid.creators.map((name) => ({
      agent: { sourceKey: `here:person/${made.id}/${name}`, kind: 'person', name },
      role: 'creator',
    })),
    provider,
    licences: valid.licence === '' ? [] : [statementOf(valid.licence, made.provider.name, made.now)],
    files: valid.files,
    tags: valid.tags,
    accessibilitySummaries: valid.accessibilitySummary
      ? [{ text: valid.accessibilitySummary, language: valid.language }]
      : [],
    alignments: valid.alignments.map(({ outcome, kind, extent }) => ({
      outcome: here(outcome.id),
      kind,
      extent,
      status: 'accepted',
      confidence: 1,
    })),
    basedOn: valid.basedOn.map((resource) => here(resource.id)),
    partOf: [],
    requiresFirst: [],
  }
}

/** What is as true of a translation, a remix or a new version as of what it is made from. */
export function carriedOver(original: ResourceNode) {
  return {
    ...{ titles: original.titles.slice(0, 1), descriptions: original.descriptions.slice(0, 1), kind: original.kind },
    types: original.types.map(({ id }) => ({ ...here(id), labels: [] })),
    subjects: original.subjects.map(({ id }) => ({ ...here(id), labels: [] })),
    levels: original.levels.map(({ id }) => ({ ...here(id), labels: [] })),
    ...{ ageFrom: original.ageFrom ?? undefined, ageTo: original.ageTo ?? undefined },
    ...{ minutes: original.minutes ?? undefined, device: original.device ?? undefined },
    ...{ audience: original.audience, materials: original.materials, keywords: [], regions: [] },
    ...{ contributions: [], files: [], tags: [], accessibilitySummaries: [] },
    alignments: original.alignments
      .filter(({ status }) => status === 'accepted')
      .map(({ outcome, kind, extent, confidence }) => ({
        ...{ outcome: here(outcome.id), kind, extent, confidence, status: 'accepted' as const },
      })),
    ...{ basedOn: [], partOf: [], requiresFirst: [] },
  } satisfies Partial<ResourceRecord>
}

/** A resource as its owner says it is, without what claims of others settled. */
export function asDeclared(resource: ResourceNode): ResourceNode {
  return resource.declared ? { ...resource, ...resource.declared } : resource
}

/** The people who made a resource, for another one that carries on with their work. */
export function contributionsOf({ contributors }: ResourceNode): Contribution[] {
  return contributors.map(({ id, name, role }) => ({ agent: { ...here(id), kind: 'person', name }, role }))
}

/** Id, key and name of a resource that is born here. */
export function newIdentity({ namespace }: Pick<Services, 'namespace'>): {
  id: string
  sourceKey: string
  uri: string
} {
  const id = newId()
  return { id, sourceKey: `here:${id}`, uri: namespace === null ? `urn:uuid:${id}` : `${namespace}${id}` }
}

/** A text that is there: a draft may be without. */
function said(text: LanguageText): LanguageText[] {
  return text.text === '' ? [] : [text]
}

/** What a provider states here of the licence of all of a resource. */
export function statementOf(key: string, statedBy: string, now: Date): LicenceStatement {
  const licence = licenceOf(key)
  return {
    ...{ part: 'all', licence: key, words: licence?.label, url: licence?.url ?? undefined, statedBy },
    readAt: now.toISOString().slice(0, 10),
  }
}

/** Writes a resource that is in this state before and after: what the public does not see moves nothing public. */
export async function commitResource<T>(
  graph: Graph,
  state: ResourceState,
  work: (tx: Transaction) => Promise<Work<T>>,
): Promise<T> {
  if (!isUnseen(state)) return (await commit(graph, work)).value
  return await writeUnseen(graph, async (tx) => (await work(tx)).value)
}

/**
 * Brings search and pathways to what was just committed. What fails here is logged: the write stands, and the readers
 * of the change feed come to it by themselves.
 */
export async function showChange(services: Pick<Services, 'indexer' | 'model' | 'log'>): Promise<void> {
  const shown = await Promise.allSettled([services.indexer.catchUp(), services.model.catchUp()])
  for (const result of shown)
    if (result.status === 'rejected') services.log.error({ err: result.reason as unknown }, 'a reader could not follow')
}

/** Shows what was just written, and gives the resource as it is now. */
export async function afterWriting(
  services: Pick<Services, 'graph' | 'indexer' | 'model' | 'log'>,
  id: string,
): Promise<ResourceNode> {
  await showChange(services)
  const [resource] = await resourcesByIds(services.graph, [id])
  if (!resource) throw new Error(`resource: ${id} was written and is not there`)
  return resource
}
