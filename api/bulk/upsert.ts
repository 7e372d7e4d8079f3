/**
 * A provider's machine keeps its catalogue here: records by its own identifiers, checked as the publish form checks them
 * and written as imports are, a batch in one transaction. The same batch twice writes nothing the second time.
 */
import { audit } from '#api/audit/audit.ts'
import { watchChanges } from '#api/moderation/watch.ts'
import { watchedOf } from '#graph/queries/moderation.ts'
import { failed, Issues, type Outcome, type UserError } from '#api/base/issues.ts'
import { plainLine } from '#api/base/plain-text.ts'
import type { Services, Viewer } from '#api/context.ts'
import type { ResourceInput } from '#api/generated/types.ts'
import { lineageFaults, madeFrom } from '#api/resource/lineage.ts'
import { lookUp, recordOf } from '#api/resource/record.ts'
import { stateAfter } from '#api/resource/state-after.ts'
import { validate, type Found } from '#api/resource/validate.ts'
import { may } from '#api/rights/may.ts'
import { said } from '#api/words/said.ts'
import { GraphError, type Transaction } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import type { AgentCard } from '#graph/nodes.ts'
import { UnknownIdError } from '#graph/queries/planned.ts'
import { standingOf, type Standing } from '#graph/queries/bulk.ts'
import { upsertBatch, type UpsertCounts } from '#graph/queries/upsert.ts'
import type { ResourceRecord } from '#graph/records.ts'

/** Most records of one call, and of one batch of a job. */
export const MOST_RECORDS = 1_000
/** The longest identifier of a machine, in characters. */
export const LONGEST_KEY = 200
/** How often a batch begins anew because something it names was changed while it was checked. */
const TRIES = 3

export interface BulkRecord {
  /** The machine's own identifier of it. */
  key: string
  resource: ResourceInput
}

export const OUTCOMES = { created: 'CREATED', updated: 'UPDATED', unchanged: 'UNCHANGED' } as const

/** What became of one record. The paths of its faults begin at the record. */
export interface BulkResult {
  key: string
  outcome: (typeof OUTCOMES)[keyof typeof OUTCOMES] | 'REFUSED'
  /** Id of its resource; null for one that was refused, and in a dry run for one that would be new. */
  id: string | null
  /** Fields of the input that people changed here, so that they were left as they are. */
  keptFields: string[]
  userErrors: UserError[]
}

export interface BulkRequest {
  viewer: Viewer
  provider: AgentCard
  records: readonly BulkRecord[]
  dryRun?: boolean
  /** What belongs to the same transaction as what is written; not asked when nothing is. */
  also?: (tx: Transaction, results: readonly BulkResult[]) => Promise<void>
}

/** Begins the source keys of all that a provider's machine gives: nobody else's begin so. */
export function sourceOf(providerId: string): string {
  return `provider:${providerId}`
}

/** The id of the resource that a provider's machine names by this key. */
export function idOfKey(providerId: string, key: string): string {
  return idOf(`${sourceOf(providerId)}/${key}`)
}

/** A fault of a key, or null. */
export function keyFault(key: string): UserError | null {
  const issues = new Issues()
  if (issues.text(['key'], 'the identifier', key, LONGEST_KEY) && plainLine(key) !== key)
    issues.add(
      'INVALID',
      ['key'],
      said`The identifier has spaces around it or characters that cannot be seen. Leave them out.`,
    )
  return issues.errors[0] ?? null
}

/**
 * Writes what differs from what the machine said before; whether the viewer may publish for the provider is decided
 * before. A record with faults is refused alone. Fields that people changed here stay as they are. Nothing is deleted.
 * Gives one result for each record, in their order.
 */
export async function upsertResources(
  services: Pick<Services, 'graph' | 'now' | 'namespace' | 'moderation'>,
  request: BulkRequest,
): Promise<BulkResult[]> {
  for (let attempt = 1; ; attempt++)
    try {
      return await attemptUpsert(services, request)
    } catch (error) {
      // Something that a record names went away, or changed its state, between our look and our write.
      const isOvertaken = error instanceof UnknownIdError || error instanceof OvertakenError
      if (!isOvertaken || attempt === TRIES) throw error
    }
}

/** Something changed between the look at a batch and its write. */
class OvertakenError extends GraphError {
  constructor() {
    super('CONFLICT', 'bulk: resources of the batch were changed while it was checked')
  }
}

async function attemptUpsert(
  services: Pick<Services, 'graph' | 'now' | 'namespace' | 'moderation'>,
  { viewer, provider, records, dryRun = false, also }: BulkRequest,
): Promise<BulkResult[]> {
  const { graph } = services
  const ids = records.map(({ key }) => idOfKey(provider.id, key))
  const last = new Map(records.map(({ key }, at) => [key, at]))
  const standing = await standingOf((cypher, params) => graph.read(cypher, params), ids)
  const found = await lookUp(
    graph,
    records.map(({ resource }) => resource),
    { basedOn: [...standing.values()].flatMap(({ basedOn }) => basedOn) },
  )
  const checked = records.map((record, at): Outcome<ResourceRecord> => {
    const later = last.get(record.key)!
    if (later !== at)
      return failed(
        'CONFLICT',
        ['key'],
        said`The identifier is there again in record ${later}, and the last one counts.`,
      )
    return check(services, viewer, provider, record, standing.get(ids[at]!), found)
  })
  const good = checked.flatMap((outcome) => (outcome.ok ? [outcome.value] : []))
  const resultsOf = ({ did }: Pick<UpsertCounts, 'did'>): BulkResult[] =>
    records.map(({ key }, at) => {
      const outcome = checked[at]!
      if (!outcome.ok) return { key, outcome: 'REFUSED', id: null, keptFields: [], userErrors: outcome.errors }
      const what = OUTCOMES[did.get(outcome.value.sourceKey) ?? 'unchanged']
      const id = dryRun && what === 'CREATED' ? null : ids[at]!
      return { key, outcome: what, id, keptFields: inputNames(standing.get(ids[at]!)?.edited ?? []), userErrors: [] }
    })
  if (good.length === 0) return resultsOf({ did: new Map() })
  const now = services.now()
  const seen = await watchedOf(graph, dryRun ? [] : ids)
  const counts = await upsertBatch(graph, { key: sourceOf(provider.id), name: provider.name }, good, {
    now: now.toISOString(),
    actor: viewer.agentId,
    state: await stateAfter(services, provider),
    dryRun,
    async also(tx, done) {
      const before = await standingOf((cypher, params) => tx.run(cypher, params), ids)
      if (hasMoved(standing, before)) throw new OvertakenError()
      await also?.(tx, resultsOf(done))
      const changed = good.flatMap((record) => {
        const before = done.did.get(record.sourceKey) === 'updated' ? seen.get(record.id ?? '') : undefined
        return before ? [{ id: record.id!, revision: before.revision, before, after: record }] : []
      })
      await watchChanges(tx, provider.id, changed, { moderation: services.moderation, now })
      await tell(tx, viewer, provider.id, done, now)
    },
  })
  return resultsOf(counts)
}

/** The record to write, or what is wrong with what was given. */
function check(
  { namespace, now }: Pick<Services, 'namespace' | 'now'>,
  viewer: Viewer,
  provider: AgentCard,
  { key, resource }: BulkRecord,
  stands: Standing | undefined,
  found: Found,
): Outcome<ResourceRecord> {
  const fault = keyFault(key)
  if (fault) return { ok: false, errors: [fault] }
  const refusal = stands && refusalOf(viewer, provider, stands)
  if (refusal) return { ok: false, errors: [refusal] }
  const valid = validate(resource, stillNamed(found, resource, stands?.basedOn ?? []))
  if (!valid.ok)
    return { ok: false, errors: valid.errors.map((error) => ({ ...error, field: fromRecord(error.field) })) }
  const origins = madeFrom(valid.value, provider.id)
  const faults = lineageFaults(valid.value.licence, provider.id, origins, ['resource', 'licence'])
  if (faults.length > 0) return { ok: false, errors: faults }
  const id = idOfKey(provider.id, key)
  const uri = namespace === null ? `urn:uuid:${id}` : `${namespace}${id}`
  const record = recordOf(valid.value, { id, uri, sourceKey: `${sourceOf(provider.id)}/${key}`, provider, now: now() })
  // The day of reading is set where it is written: else every day would make another record of it.
  const licences = record.licences.map(({ readAt: _readAt, ...statement }) => statement)
  return { ok: true, value: { ...record, licences } }
}

/** Why a resource that is here takes nothing from the machine; null where it does. */
function refusalOf(viewer: Viewer, provider: AgentCard, { state, providerId }: Standing): UserError | null {
  const refuse = (code: UserError['code'], message: string): UserError => ({ code, field: ['key'], message })
  if (state === 'referenced') return null
  if (providerId !== provider.id)
    return refuse('FORBIDDEN', said`What was published under this identifier belongs to another provider now.`)
  if (state === 'withdrawn')
    return refuse('CONFLICT', said`It was withdrawn and takes no changes. Publish it anew under another identifier.`)
  if (state === 'hidden') return refuse('CONFLICT', said`A moderator has hidden it, so it takes no changes now.`)
  if (!may(viewer, 'resource.update', { providerId, state }))
    return refuse('FORBIDDEN', said`You may not change it in the state it is in.`)
  return null
}

/** What is found for one record: what has been withdrawn may only stay where it was named before. */
function stillNamed(found: Found, { basedOn, editionOf }: ResourceInput, was: readonly string[]): Found {
  const isOpen = (id: string): boolean => found.resources.get(id)?.state === 'published' || was.includes(id)
  const named = [...(basedOn ?? []), ...(editionOf ? [editionOf] : [])]
  if (named.every((id) => !found.resources.has(id) || isOpen(id))) return found
  return { ...found, resources: new Map([...found.resources].filter(([id]) => isOpen(id))) }
}

/** The path of a fault of the publish form, as it is within a record. */
function fromRecord([first, ...rest]: string[]): string[] {
  return first === 'input' ? ['resource', ...rest] : ['resource', first!, ...rest]
}

/** Whether a resource came to another state, another provider or other edits; those that are new are ours. */
function hasMoved(before: ReadonlyMap<string, Standing>, now: ReadonlyMap<string, Standing>): boolean {
  return [...before.values()].some(({ id, state, providerId, edited }) => {
    const is = now.get(id)
    // What was only named is filled by this very batch.
    if (state === 'referenced') return false
    return is?.state !== state || is.providerId !== providerId || is.edited.join(' ') !== edited.join(' ')
  })
}

/** One entry a batch, whose values name each resource: the log tells of all of them without an entry for each. */
async function tell(
  tx: Transaction,
  viewer: Viewer,
  provider: string,
  { did }: UpsertCounts,
  now: Date,
): Promise<void> {
  const idsOf = (what: string) => [...did].flatMap(([key, done]) => (done === what ? [idOf(key)] : [])).sort()
  const [created, updated] = [idsOf('created'), idsOf('updated')]
  if (created.length + updated.length === 0) return
  const values = { ...(viewer.key ? { key: viewer.key.id } : {}), created, updated }
  await audit(tx, { kind: 'resource.upsert', actor: viewer.id, subject: provider, values }, now)
}

/** Names of fields as they are stored, as the input calls them. */
const INPUT_NAMES: Readonly<Record<string, keyof ResourceInput>> = {
  titles: 'title',
  descriptions: 'description',
  languages: 'language',
  types: 'typeIds',
  subjects: 'subjectIds',
  contributions: 'creators',
  licences: 'licence',
  tags: 'accessibility',
  accessibilitySummaries: 'accessibility',
  work: 'editionOf',
}

function inputNames(edited: readonly string[]): string[] {
  return [...new Set(edited.map((name) => INPUT_NAMES[name] ?? name))].sort()
}
