/** Making and changing collections. Whether the viewer may is decided before. */
import { audit } from '#api/audit/audit.ts'
import { failed, Issues, type Outcome } from '#api/base/issues.ts'
import { plainLine } from '#api/base/plain-text.ts'
import type { Context, Services, Viewer } from '#api/context.ts'
import type { CollectionEntryInput, CollectionInput } from '#api/generated/types.ts'
import { present } from '#api/loaders.ts'
import { resourcesOf } from '#api/resource/resolvers.ts'
import { newIdentity, showChange } from '#api/resource/record.ts'
import { said } from '#api/words/said.ts'
import type { Transaction } from '#graph/graph.ts'
import type { CollectionEntry, CollectionNode, CollectionState } from '#graph/nodes.ts'
import { commit } from '#graph/queries/catalogue.ts'
import {
  changeCollection,
  type CollectionContent,
  collectionsByIds,
  createCollection,
  removeCollection,
} from '#graph/queries/collection.ts'
import { checkEntry, MOST, validateCollection, type ValidEntry } from './validate.ts'

/** Collections that one person, or one provider, may have. */
export const MOST_COLLECTIONS = 200
const LONGEST_NOTE = 500

type Open = Pick<Services, 'graph' | 'indexer' | 'model' | 'log' | 'now' | 'namespace'>

/** Makes a private collection; `from` begins it with what that one holds. */
export async function create(
  context: Context,
  asked: { viewer: Viewer; providerId: string | null; input: CollectionInput; from: CollectionNode | null },
): Promise<Outcome<CollectionNode>> {
  const { viewer, providerId, input, from } = asked
  const { services } = context
  const valid = validateCollection(from ? { titles: from.titles, ...input } : input, true)
  if (!valid.ok) return valid
  const { titles = [], descriptions = from?.descriptions ?? [], content } = valid.value
  const entries = content ? await found(context, content.entries, []) : null
  if (entries && !entries.ok) return entries
  const now = services.now()
  const { id, uri } = newIdentity(services)
  const made: CollectionContent = {
    ...{ id, uri, state: 'private', madeBy: viewer.agentId, providerId, titles },
    ...{ descriptions, copiedFrom: from?.id ?? null },
    sections: content?.sections ?? from?.sections ?? [''],
    entries: entries?.value ?? (from?.entries ?? []).map((entry) => ({ ...entry, addedAt: now.toISOString() })),
  }
  await services.graph.write(async (tx) => {
    await createCollection(tx, made, now.toISOString())
    await audit(tx, { kind: 'collection.create', actor: viewer.id, subject: id, values: { provider: providerId } }, now)
  })
  return { ok: true, value: await read(services, id) }
}

/** Changes what the input states. */
export async function update(
  context: Context,
  asked: {
    viewer: Viewer
    collection: CollectionNode
    revision: number
    input: CollectionInput
    note: string | null
  },
): Promise<Outcome<CollectionNode>> {
  const { collection, revision, input } = asked
  const valid = validateCollection(input, false)
  if (!valid.ok) return valid
  const issues = new Issues()
  const note = plainLine((asked.note ?? '').slice(0, 10 * LONGEST_NOTE))
  if (!issues.text(['note'], 'the note', note, LONGEST_NOTE, false)) return { ok: false, errors: issues.errors }
  const { titles, descriptions, content } = valid.value
  const entries = content ? await found(context, content.entries, collection.entries) : null
  if (entries && !entries.ok) return entries
  return await write(context.services, { ...asked, note: note || null }, (before) => {
    if (before.revision !== revision) throw new Stale(before.revision)
    return {
      ...contentOf(before),
      ...(titles && { titles }),
      ...(descriptions && { descriptions }),
      ...(content && entries && { sections: content.sections, entries: entries.value }),
    }
  })
}

/** Puts one thing at the end of a section; what is in the collection already stays where it is. */
export async function add(
  context: Context,
  asked: { viewer: Viewer; collection: CollectionNode; entry: CollectionEntryInput; section: number | null },
): Promise<Outcome<CollectionNode>> {
  const { collection } = asked
  const issues = new Issues()
  const last = collection.sections.length - 1
  const section = asked.section ?? last
  if (section < 0 || section > last)
    issues.add('NOT_FOUND', ['section'], said`There is no section ${section}: they count from 0 to ${last}.`)
  if (collection.entries.length >= MOST.entries)
    issues.add('TOO_MANY', ['entry'], said`It holds ${MOST.entries} entries, which is all it may hold.`)
  const valid = checkEntry(issues, ['entry'], asked.entry, section)
  if (!valid || issues.errors.length > 0) return { ok: false, errors: issues.errors }
  const entries = await found(context, [valid], [])
  if (!entries.ok) return entries
  const [added] = entries.value
  return await write(context.services, asked, (before) => {
    const isThere = before.entries.some(({ kind, id }) => kind === added!.kind && id === added!.id)
    if (isThere) return contentOf(before)
    const at = before.entries.filter((entry) => entry.section <= section).length
    const all = before.entries.toSpliced(at, 0, { ...added!, section })
    return { ...contentOf(before), entries: all.map((entry, position) => ({ ...entry, position })) }
  })
}

/** Says who sees it. */
export async function share(
  services: Open,
  asked: { viewer: Viewer; collection: CollectionNode; state: CollectionState },
): Promise<Outcome<CollectionNode>> {
  const { collection, state } = asked
  if (state !== 'private' && collection.entries.length === 0)
    return failed('REQUIRED', ['state'], said`It is empty. Put something into it before others see it.`)
  return await write(services, asked)
}

/** Removes it for good, as it stands at this revision. */
export async function remove(
  services: Open,
  { viewer, collection, revision }: { viewer: Viewer; collection: CollectionNode; revision: number },
): Promise<Outcome<string>> {
  const { id } = collection
  return await unlessStale(async () => {
    await written(services, collection.state === 'public', id, async (tx) => {
      await removeCollection(tx, id, (is) => {
        if (is !== revision) throw new Stale(is)
      })
      await audit(tx, { kind: 'collection.delete', actor: viewer.id, subject: id }, services.now())
      return true
    })
    return id
  })
}

/** The collection was changed since it was read. */
class Stale extends Error {
  readonly revision: number
  constructor(revision: number) {
    super('stale')
    this.revision = revision
  }
}

interface Write {
  viewer: Viewer
  collection: CollectionNode
  note?: string | null
  /** Who sees it from now on, where that changes. */
  state?: CollectionState
}

async function write(
  services: Open,
  { viewer, collection, note = null, state }: Write,
  change: (before: CollectionNode) => CollectionContent = contentOf,
): Promise<Outcome<CollectionNode>> {
  const { id } = collection
  const now = services.now()
  const by = { by: viewer.agentId, note, now: now.toISOString() }
  return await unlessStale(async () => {
    await written(services, [collection.state, state].includes('public'), id, async (tx) => {
      const to = (before: CollectionNode) => ({ ...change(before), ...(state && { state }) })
      const { before, revision } = await changeCollection(tx, id, to, by)
      if (revision === before.revision) return false
      const values = { revision, ...(state && { state }) }
      const kind = state ? 'collection.state' : 'collection.update'
      await audit(tx, { kind, actor: viewer.id, subject: id, values }, now)
      return true
    })
    return await read(services, id)
  })
}

async function unlessStale<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    if (!(error instanceof Stale)) throw error
    return failed(
      'STALE',
      ['revision'],
      said`It was changed meanwhile: it is at revision ${error.revision}. Read it again, then repeat your change.`,
    )
  }
}

/** Writes, and announces what everybody sees. `work` says whether it changed anything. */
async function written(
  services: Open,
  isPublic: boolean,
  id: string,
  work: (tx: Transaction) => Promise<boolean>,
): Promise<void> {
  if (!isPublic) return void (await services.graph.write(work))
  await commit(services.graph, async (tx) => {
    const hasChanged = await work(tx)
    return { value: null, changes: hasChanged ? [{ kind: 'collection' as const, ids: [id] }] : [] }
  })
  await showChange(services)
}

/** What a collection says, without what the store gives it. */
function contentOf({ revision: _revision, createdAt: _created, updatedAt: _updated, ...content }: CollectionNode) {
  return content satisfies CollectionContent
}

async function read({ graph }: Pick<Services, 'graph'>, id: string): Promise<CollectionNode> {
  const [collection] = await collectionsByIds(graph, [id])
  if (!collection) throw new Error(`collection: ${id} was written and is not there`)
  return collection
}

/** The entries with what they lead to; every one that is not there for the viewer is a fault, but for those in it already. */
async function found(
  context: Context,
  entries: readonly ValidEntry[],
  before: readonly CollectionEntry[],
): Promise<Outcome<CollectionEntry[]>> {
  const { loaders, services } = context
  const ids = (kind: CollectionEntry['kind']) => entries.filter((entry) => entry.kind === kind).map(({ id }) => id)
  const resources = await resourcesOf([...new Set(ids('resource'))], context)
  const outcomes = present(await loaders.outcome.loadMany([...new Set(ids('outcome'))]))
  const revisions = new Map([...resources, ...outcomes].map(({ id, revision }) => [id, revision]))
  const stood = new Map(before.map((entry) => [entry.id, entry]))
  const issues = new Issues()
  const addedAt = services.now().toISOString()
  const all = entries.map(({ kind, id, section, note, copied, anew }, position): CollectionEntry => {
    const former = stood.get(id)
    const now = revisions.get(id)
    if (now === undefined && !former)
      issues.add(
        'NOT_FOUND',
        ['input', 'sections', section],
        kind === 'resource' ? said`There is no resource "${id}".` : said`There is no outcome "${id}".`,
      )
    const kept = anew ? null : (former?.revision ?? null)
    const revision = copied ? (kept ?? now ?? null) : null
    return { kind, id, position, section, note, revision, addedAt: former?.addedAt ?? addedAt }
  })
  return issues.errors.length > 0 ? { ok: false, errors: issues.errors } : { ok: true, value: all }
}
