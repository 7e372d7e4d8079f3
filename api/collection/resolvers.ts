/** Collections: what is shown of one, and the mutations that change it. */
import { readNeeds } from '#api/accessibility/ask.ts'
import { cursorOf, isId, pageSize, readCursor } from '#api/base/ids.ts'
import { failed, type Outcome } from '#api/base/issues.ts'
import { bestText } from '#api/base/text-choice.ts'
import type { Context, Viewer } from '#api/context.ts'
import { forbidden, unauthenticated } from '#api/errors.ts'
import type { Resolvers } from '#api/generated/types.ts'
import { present } from '#api/loaders.ts'
import { serviceOf } from '#api/pathway/coverage.ts'
import { visible } from '#api/resource/resolvers.ts'
import { type Action, may } from '#api/rights/may.ts'
import { language, said } from '#api/words/said.ts'
import type { CollectionNode, CollectionState, OutcomeNode } from '#graph/nodes.ts'
import { collectionsOf, collectionsWith, listedCollections } from '#graph/queries/collection.ts'
import { changesOf } from './changes.ts'
import { MOST } from './validate.ts'
import { add, create, MOST_COLLECTIONS, remove, share, update } from './edit.ts'

const STATES = { private: 'PRIVATE', link: 'LINK', public: 'PUBLIC' } as const
const STORED = { PRIVATE: 'private', LINK: 'link', PUBLIC: 'public' } as const

export const resolvers = {
  Collection: {
    state: ({ state }) => STATES[state],
    title: ({ titles }, { languages }) =>
      bestText(titles, languages) ?? { text: said`Without a title`, language: language() },
    description: ({ descriptions }, { languages }) => bestText(descriptions, languages) ?? null,
    provider: async ({ providerId }, _args, { loaders }) =>
      providerId === null ? null : await loaders.agent.load(providerId),
    sections: ({ sections, entries }) =>
      sections.map((title, at) => ({
        title: title || null,
        entryCount: entries.filter(({ section }) => section === at).length,
      })),
    entries: ({ entries }, { first }) => entries.slice(0, pageSize(first, 100, MOST.entries)),
    resourceCount: ({ entries }) => entries.filter(({ kind }) => kind === 'resource').length,
    outcomeCount: ({ entries }) => entries.filter(({ kind }) => kind === 'outcome').length,
    copiedFrom: async ({ copiedFrom }, _args, { loaders }) =>
      copiedFrom === null ? null : await loaders.collection.load(copiedFrom),
    changes: (collection, { first, languages }, context) =>
      changesOf(collection, pageSize(first), languages ?? [], context),
    coverage: async ({ entries }, { language, needs }, { services }) => {
      const ids = (kind: 'resource' | 'outcome') => entries.filter((entry) => entry.kind === kind).map(({ id }) => id)
      const wishes = { needs: readNeeds(needs), languages: language ? [language] : [] }
      return serviceOf(await services.model.view(), [...new Set(ids('outcome'))], new Set(ids('resource')), wishes)
    },
    viewerCanEdit: (collection, _args, { viewer }) => may(viewer, 'collection.edit', collection),
    viewerCanShare: (collection, _args, { viewer }) => may(viewer, 'collection.share', collection),
  },
  CollectionEntry: {
    kind: ({ kind }) => (kind === 'resource' ? 'RESOURCE' : 'OUTCOME'),
    resource: async ({ kind, id }, _args, context) =>
      kind === 'resource' ? visible(await context.loaders.resource.load(id), context) : null,
    outcome: async ({ kind, id }, _args, { loaders }) => (kind === 'outcome' ? await loaders.outcome.load(id) : null),
    copiedRevision: ({ revision }) => revision,
    hasMovedOn: async ({ kind, id, revision }, _args, context) => {
      if (revision === null) return false
      const { loaders } = context
      const original =
        kind === 'resource' ? visible(await loaders.resource.load(id), context) : await loaders.outcome.load(id)
      return original !== null && original.revision !== revision
    },
  },
  CollectionCoverage: {
    served: ({ served }, { first }, context) => outcomesOf(served, first, context),
    servedElsewhere: ({ servedElsewhere }, { first }, context) => outcomesOf(servedElsewhere, first, context),
    gaps: ({ gaps }, { first }, context) => outcomesOf(gaps, first, context),
  },
  Resource: {
    collections: async ({ id }, { first }, context) =>
      await collectionsByIdsOf(
        (await collectionsWith(context.services.graph, id)).slice(0, pageSize(first, 5)),
        context,
      ),
  },
  Viewer: {
    collections: async ({ agentId, providers }, _args, context) => {
      const providerIds = providers.map(({ id }) => id)
      const ids = await collectionsOf(context.services.graph, { agentId, providerIds })
      return await collectionsByIdsOf(ids.slice(0, MOST_COLLECTIONS), context)
    },
  },
  Query: {
    collection: async (_root, { id }, { loaders }) => (isId(id) ? await loaders.collection.load(id) : null),
    collections: async (_root, { provider, first, after }, context) => {
      const [at, id] = after ? readCursor(after, ['string', 'string']) : []
      const { page, total, hasNextPage } = await listedCollections(context.services.graph, {
        providerId: provider ?? null,
        first: pageSize(first),
        ...(at !== undefined && { after: { at: at as string, id: id as string } }),
      })
      const end = page.at(-1)
      return {
        nodes: await collectionsByIdsOf(
          page.map((each) => each.id),
          context,
        ),
        totalCount: total,
        pageInfo: { hasNextPage, endCursor: end ? cursorOf(end.at, end.id) : null },
      }
    },
  },
  Mutation: {
    collectionCreate: async (_root, { input, providerId, copyOf }, context) => {
      const { viewer, loaders, services } = context
      if (!viewer) throw unauthenticated()
      const object = { providerId: providerId ?? null }
      if (providerId && !(isId(providerId) && (await loaders.agent.load(providerId))))
        return payload(failed('NOT_FOUND', ['providerId'], said`There is no provider "${providerId}".`))
      if (!may(viewer, 'collection.create', object))
        throw forbidden(said`Only members of a provider may gather for it.`)
      const from = copyOf ? (isId(copyOf) ? await loaders.collection.load(copyOf) : null) : null
      if (copyOf && !from) return payload(failed('NOT_FOUND', ['copyOf'], said`There is no collection "${copyOf}".`))
      const whose = { agentId: viewer.agentId, providerIds: providerId ? [providerId] : [] }
      if ((await collectionsOf(services.graph, whose)).length >= MOST_COLLECTIONS)
        return payload(failed('TOO_MANY', ['input'], said`There are ${MOST_COLLECTIONS} already. Remove one first.`))
      return payload(await create(context, { viewer, ...object, input, from }))
    },
    collectionUpdate: async (_root, { id, revision, input, note }, context) => {
      const kept = await mine(context, id, 'collection.edit')
      if (!kept.ok) return payload(kept)
      return payload(await update(context, { ...kept.value, revision, input, note: note ?? null }))
    },
    collectionAdd: async (_root, { id, entry, section }, context) => {
      const kept = await mine(context, id, 'collection.edit')
      return payload(kept.ok ? await add(context, { ...kept.value, entry, section: section ?? null }) : kept)
    },
    collectionShare: async (_root, { id, state }, context) => {
      const kept = await mine(context, id, 'collection.share')
      if (!kept.ok) return payload(kept)
      const to: CollectionState = STORED[state]
      if (to !== 'private' && !may(kept.value.viewer, 'collection.edit', kept.value.collection))
        throw forbidden(said`A moderator may make it private, and nothing else.`)
      return payload(await share(context.services, { ...kept.value, state: to }))
    },
    collectionDelete: async (_root, { id, revision }, context) => {
      const kept = await mine(context, id, 'collection.delete')
      const removed = kept.ok ? await remove(context.services, { ...kept.value, revision }) : kept
      return removed.ok ? { deletedId: removed.value, userErrors: [] } : { deletedId: null, userErrors: removed.errors }
    },
  },
} satisfies Resolvers

function payload(outcome: Outcome<CollectionNode>) {
  return outcome.ok ? { collection: outcome.value, userErrors: [] } : { collection: null, userErrors: outcome.errors }
}

/** The collection a mutation is about; one that the viewer does not see is not there. */
async function mine(
  { viewer, loaders }: Context,
  id: string,
  action: Extract<Action, 'collection.edit' | 'collection.share' | 'collection.delete'>,
): Promise<Outcome<{ viewer: Viewer; collection: CollectionNode }>> {
  if (!viewer) throw unauthenticated()
  const collection = isId(id) ? await loaders.collection.load(id) : null
  if (!collection) return failed('NOT_FOUND', ['id'], said`There is no collection "${id.slice(0, 60)}".`)
  if (!may(viewer, action, collection)) throw forbidden(said`Only those who keep this collection may do this.`)
  return { ok: true, value: { viewer, collection } }
}

async function collectionsByIdsOf(ids: readonly string[], { loaders }: Context): Promise<CollectionNode[]> {
  return present(await loaders.collection.loadMany([...ids]))
}

async function outcomesOf(
  ids: readonly string[],
  first: number | null | undefined,
  { loaders }: Context,
): Promise<OutcomeNode[]> {
  return present(await loaders.outcome.loadMany(ids.slice(0, pageSize(first, 100, MOST.entries))))
}
