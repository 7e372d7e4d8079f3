/** Changing what is said of a resource. What the form does not ask for stays as it was. */
import { audit } from '#api/audit/audit.ts'
import { watchChanges, watchTwins } from '#api/moderation/watch.ts'
import { settle } from '#api/curation/settle.ts'
import { failed, type Outcome } from '#api/base/issues.ts'
import { plainLine } from '#api/base/plain-text.ts'
import type { Services, Viewer } from '#api/context.ts'
import type { ResourceInput } from '#api/generated/types.ts'
import { said } from '#api/words/said.ts'
import { type Graph, GraphError } from '#graph/graph.ts'
import type { ResourceNode } from '#graph/nodes.ts'
import { SUGGESTED } from '#graph/model.ts'
import { writeResource } from '#graph/queries/publish.ts'
import { answerWithin } from '#graph/queries/suggested.ts'
import { resourcesByIds } from '#graph/queries/resource.ts'
import type { AgentRecord, LanguageText, ResourceRecord, TagFact, TagKind } from '#graph/records.ts'
import { lineageFaults, originsOf } from './lineage.ts'
import { afterWriting, asDeclared, commitResource, lookUp, recordOf } from './record.ts'
import { stateAfter } from './state-after.ts'
import { MOST, validate, type ValidResource } from './validate.ts'

type Open = Pick<Services, 'graph' | 'search' | 'indexer' | 'model' | 'log' | 'now' | 'moderation'>

/** Kinds of facts the form asks for: those of other kinds stay. */
const ASKED_KINDS = new Set<TagKind>(['mode', 'sufficient', 'feature', 'hazard', 'control', 'conformance'])

/** What became of a change; of one that was made from an old revision, what it would have said. */
export type Updated = Outcome<ResourceNode> & { yours?: ResourceRecord }

/**
 * Writes a change on top of the revision it was made from; whether the viewer may is decided before. A resource that was
 * changed meanwhile gives STALE, and nothing is written.
 */
export async function update(
  services: Open,
  request: {
    viewer: Viewer
    resource: ResourceNode
    revision: number
    input: ResourceInput
    note: string | null
    /** A draft is published by it. */
    publish?: boolean
    /** A draft is saved as it is typed. */
    isAutosave?: boolean
  },
): Promise<Updated> {
  const { resource, revision, input } = request
  const isDraft = resource.state === 'draft'
  const isPublished = isDraft && request.publish === true
  const note = plainLine((request.note ?? '').slice(0, 10 * MOST.note))
  if (note.length > MOST.note)
    return failed('TOO_LONG', ['note'], said`The note has ${note.length} characters; at most ${MOST.note} are allowed.`)
  const valid = validate(input, await lookUp(services.graph, input, resource), { isDraft: isDraft && !isPublished })
  if (!valid.ok) return valid
  const faults = await newFaults(services.graph, resource, valid.value)
  if (faults.length > 0) return { ok: false, errors: faults }
  const asked = recordOf(valid.value, {
    id: resource.id,
    uri: resource.uri,
    sourceKey: `id:${resource.id}`,
    provider: resource.provider,
    now: services.now(),
  })
  const record = merge(asked, asDeclared(resource))
  if (revision !== resource.revision) return changedMeanwhile(resource.revision, revision, record)
  const state = isPublished ? await stateAfter(services, resource.provider) : undefined
  try {
    await commitResource(services.graph, state ?? resource.state, async (tx) => {
      const written = await writeResource(tx, record, {
        actor: request.viewer.agentId,
        id: resource.id,
        expectRevision: revision,
        note: note === '' ? null : note,
        fields: fieldsOf(record),
        state,
        isAutosave: isDraft && !isPublished && request.isAutosave === true,
        now: services.now().toISOString(),
      })
      const { id, provider } = resource
      if (resource.state === 'published' && !written.unchanged)
        await watchChanges(tx, provider.id, [{ id, revision, before: asDeclared(resource), after: record }], {
          moderation: services.moderation,
          now: services.now(),
        })
      const told = {
        kind: isPublished ? 'resource.publish' : 'resource.update',
        actor: request.viewer.id,
        subject: resource.id,
      } as const
      const refused = refusedOf(asked, resource)
      for (const outcome of refused) {
        const answer = { resource: id, outcome, revision: written.revision, says: 'absent', basis: 'declared' } as const
        const by = request.viewer.id
        await answerWithin(tx, { ...answer, by, at: services.now().toISOString() }, settle)
      }
      const isUnchanged = written.unchanged && refused.length === 0
      if (!isUnchanged)
        await audit(
          tx,
          { ...told, values: { revision: written.revision, ...(state ? { state } : {}) } },
          services.now(),
        )
      return { value: null, changes: isUnchanged ? [] : [...written.changes, { kind: 'resource', ids: [id] }] }
    })
  } catch (error) {
    // Somebody was quicker between our read and our write.
    if (!(error instanceof GraphError) || error.code !== 'CONFLICT') throw error
    const [now] = await resourcesByIds(services.graph, [resource.id])
    if (!now || now.revision === revision) throw error
    return changedMeanwhile(now.revision, revision, record)
  }
  const changed = await afterWriting(services, resource.id)
  if (isPublished) await watchTwins(services, changed)
  return { ok: true, value: changed }
}

/**
 * Whether the licence goes with what it was made from; asked of drafts, and where either is said anew: a resource that
 * came with a faulty pair can still be mended elsewhere.
 */
async function newFaults(graph: Graph, was: ResourceNode, { licence, basedOn, editionOf }: ValidResource) {
  const isSaidAnew =
    was.licences.some((statement) => statement.part !== 'metadata' && statement.licence !== licence) ||
    basedOn.some(({ id }) => !was.basedOn.includes(id)) ||
    editionOf !== null
  if (licence === '' || (was.state !== 'draft' && !isSaidAnew)) return []
  const origins = await originsOf(graph, was, { basedOn, editionOf }, was.provider.id)
  return lineageFaults(licence, was.provider.id, origins, ['input', 'licence'])
}

function changedMeanwhile(is: number, was: number, yours: ResourceRecord): Updated {
  const words = said`It was changed meanwhile: it is at revision ${is}, and this change was made from ${was}. Nothing was written.`
  return { ...failed('STALE', ['revision'], words), yours }
}

/** The fields the form asks for: everything else stays as it is. */
const ASKED = [
  'titles',
  'descriptions',
  'url',
  'kind',
  'languages',
  'types',
  'subjects',
  'ageFrom',
  'ageTo',
  'minutes',
  'keywords',
  'audience',
  'device',
  'printable',
  'signInNeeded',
  'cost',
  'contributions',
  'licences',
  'files',
  'tags',
  'accessibilitySummaries',
  'alignments',
  'basedOn',
] as const satisfies (keyof ResourceRecord)[]

function fieldsOf(record: ResourceRecord): (keyof ResourceRecord)[] {
  return record.work === undefined ? [...ASKED] : [...ASKED, 'work']
}

/**
 * The record as said now, with what stands in other languages, statements of the same licence as they were read, facts
 * the form does not ask for, and how facts said again are known. Pure.
 */
export function merge(said: ResourceRecord, was: ResourceNode): ResourceRecord {
  const language = said.languages[0] ?? 'und'
  const isSameLicence =
    was.licences.length > 0 && was.licences.every(({ licence }) => licence === said.licences[0]?.licence)
  const isSameLink = said.url === was.url
  // A draft begins with the words of what it is made from: what is written in their place takes it.
  const inOthers = (text: LanguageText) => was.state !== 'draft' && text.language !== language
  const oldFact = (fact: TagFact) =>
    was.tags.find((tag) => tag.kind === fact.kind && tag.value === fact.value && tag.says === fact.says)
  return {
    ...said,
    titles: [...said.titles, ...was.titles.filter(inOthers)],
    descriptions: [...said.descriptions, ...was.descriptions.filter(inOthers)],
    languages: was.languages[0] === language ? was.languages : said.languages,
    contributions: [
      ...said.contributions.map((contribution) => {
        const known = was.contributors.find(({ role, name }) => role === 'creator' && name === contribution.agent.name)
        return known ? { ...contribution, agent: personHere(known) } : contribution
      }),
      ...was.contributors
        .filter((person) => person.role !== 'creator')
        .map((person) => ({ agent: personHere(person), role: person.role })),
    ],
    licences: isSameLicence ? was.licences : said.licences,
    files: said.files.map((file) => ({ ...was.files.find((old) => old.url === file.url), ...present(file) })),
    tags: [
      // What was checked or verified was so of the old link; what was declared carries over.
      ...said.tags.map((fact) => (isSameLink ? (oldFact(fact) ?? fact) : fact)),
      ...was.tags.filter((tag) => !ASKED_KINDS.has(tag.kind)),
    ],
    accessibilitySummaries: [
      ...said.accessibilitySummaries,
      ...was.accessibilitySummaries.filter((text) => text.language !== language),
    ],
    alignments: said.alignments.flatMap((alignment) => {
      const old = was.alignments.find((each) => isSame(alignment, each))
      if (!old || old.extent !== alignment.extent) return [alignment]
      // What others accepted of the suggestions stays their word.
      return old.source === SUGGESTED ? [] : [{ ...alignment, status: old.status, confidence: old.confidence }]
    }),
  }
}

function isSame(said: ResourceRecord['alignments'][number], { outcome, kind }: ResourceNode['alignments'][number]) {
  return said.outcome.sourceKey === `id:${outcome.id}` && said.kind === kind
}

/** Outcomes that were suggested, and accepted by others, and that its provider no longer says it teaches. Pure. */
function refusedOf(said: ResourceRecord, was: ResourceNode): string[] {
  return was.alignments
    .filter((each) => each.source === SUGGESTED && !said.alignments.some((alignment) => isSame(alignment, each)))
    .map(({ outcome }) => outcome.id)
}

function personHere({ id, name }: { id: string; name: string }): AgentRecord {
  return { sourceKey: `id:${id}`, kind: 'person', name }
}

function present<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T
}
