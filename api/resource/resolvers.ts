/** Resources: what is shown of one edition, and the mutations that change it. */
import { cursorOf, isId, pageSize, readCursor } from '#api/base/ids.ts'
import type { Outcome, UserError } from '#api/base/issues.ts'
import { bestText } from '#api/base/text-choice.ts'
import { fitOf, readNeeds } from '#api/accessibility/ask.ts'
import type { Context } from '#api/context.ts'
import { badInput, forbidden, unauthenticated } from '#api/errors.ts'
import type { Resolvers } from '#api/generated/types.ts'
import { present } from '#api/loaders.ts'
import { DECISION_NOTES } from '#api/moderation/decide.ts'
import { may } from '#api/rights/may.ts'
import { attribution } from '#api/vocabulary/licence-attribution.ts'
import type { Making } from '#api/vocabulary/licence-compatibility.ts'
import { summarise } from '#api/vocabulary/licences.ts'
import { language, said, saidAnew } from '#api/words/said.ts'
import type { ResourceNode } from '#graph/nodes.ts'
import { newVersionsOf } from '#graph/queries/history.ts'
import type { Run } from '#graph/queries/reference.ts'
import type { MadeAs } from '#graph/queries/resource.ts'
import { derive } from './derive.ts'
import { discard } from './discard.ts'
import { revisionsFor } from './history.ts'
import { IN_PREPARATION, newVersion } from './new-version.ts'
import { preflight } from './preflight.ts'
import { publish } from './publish.ts'
import { asDeclared } from './record.ts'
import { staleEdit } from './stale.ts'
import { update } from './update.ts'
import { withdraw } from './withdraw.ts'

/** Most ids that `resources` takes. */
const MOST_IDS = 100

const KINDS = { content: 'CONTENT', method: 'METHOD', tool: 'TOOL' } as const
export const STATES = {
  draft: 'DRAFT',
  submitted: 'SUBMITTED',
  published: 'PUBLISHED',
  withdrawn: 'WITHDRAWN',
  hidden: 'HIDDEN',
  referenced: 'REFERENCED',
} as const
const DEVICES = { none: 'NONE', shared: 'SHARED', each: 'EACH' } as const
const COSTS = { free: 'FREE', paid: 'PAID' } as const
export const ALIGNMENT_KINDS = {
  teaches: 'TEACHES',
  practises: 'PRACTISES',
  assesses: 'ASSESSES',
  requires: 'REQUIRES',
} as const
const PART_KINDS = { kept: 'KEPT', removed: 'REMOVED', added: 'ADDED' } as const
const EXTENTS = { whole: 'WHOLE', part: 'PART' } as const
/** Whether a fact is followed, as the API says it. */
export const FACT_STATES = { proposed: 'PROPOSED', accepted: 'ACCEPTED', rejected: 'REJECTED' } as const

/** The resource when the person asking may see it, else null: an unpublished one is as good as not there. */
export function visible(resource: ResourceNode | null, { viewer }: Context): ResourceNode | null {
  if (!resource) return null
  return may(viewer, 'resource.see', { providerId: resource.provider.id, state: resource.state }) ? resource : null
}

/** The resources the person asking may see, in the order of `ids`. */
export async function resourcesOf(ids: readonly string[], context: Context): Promise<ResourceNode[]> {
  const found = present(await context.loaders.resource.loadMany([...ids]))
  return found.flatMap((resource) => visible(resource, context) ?? [])
}

export const resolvers = {
  Resource: {
    title: (resource, { languages }) => bestText(resource.titles, languages) ?? untitled(resource),
    description: (resource, { languages }) => bestText(resource.descriptions, languages) ?? null,
    kind: (resource) => KINDS[resource.kind],
    state: (resource) => STATES[resource.state],
    stateReason: ({ stateReason }) => saidAnew(stateReason ?? null, DECISION_NOTES),
    device: (resource) => (resource.device === null ? null : DEVICES[resource.device]),
    cost: (resource) => (resource.cost === null ? null : COSTS[resource.cost]),
    licence: (resource) => ({ statements: resource.licences, ...summarise(resource.licences) }),
    accessibility: (resource) => resource,
    declared: (resource) => {
      const { licences, tags } = asDeclared(resource)
      return { licences, facts: tags }
    },
    fit: (resource, { needs }) => fitOf(resource, readNeeds(needs)),
    alignments: (resource) => resource.alignments.map((alignment) => ({ ...alignment, resource })),
    editions: async (resource, _args, context) => {
      const editions = await context.loaders.editions.load(resource.work)
      const ids = editions.map((edition) => edition.id).filter((id) => id !== resource.id)
      return withoutVersions(resource, await resourcesOf(ids, context))
    },
    basedOn: (resource, _args, context) => resourcesOf(resource.basedOn, context),
    translationOf: (resource, _args, context) => seen(resource.translationOf, context),
    versionOf: (resource, _args, context) => seen(resource.versionOf, context),
    remixes: (resource, { first }, context) => madeAs('BASED_ON', resource, first, context),
    translations: (resource, { first }, context) => madeAs('TRANSLATION_OF', resource, first, context),
    laterVersions: (resource, { first }, context) => madeAs('VERSION_OF', resource, first, context),
    partOf: (resource, _args, context) => resourcesOf(resource.partOf, context),
    revisions: async (resource, { first, after, languages }, context) => {
      const [before] = after ? readCursor(after, ['number']) : []
      const asked = {
        first: pageSize(first),
        before: (before as number | undefined) ?? null,
        languages: languages ?? [],
      }
      const { nodes, totalCount, hasNextPage, end } = await revisionsFor(context, resource, asked)
      return { nodes, totalCount, pageInfo: { hasNextPage, endCursor: end === null ? null : cursorOf(end) } }
    },
    nextDraft: async (resource, _args, context) => {
      const { viewer, services } = context
      if (!may(viewer, 'resource.see', { providerId: resource.provider.id, state: 'draft' })) return null
      const run: Run = (cypher, params) => services.graph.read(cypher, params)
      const [id] = await newVersionsOf(run, resource.id, IN_PREPARATION)
      return seen(id ?? null, context)
    },
    provenance: ({ sources, bornHere }) => ({ sources, bornHere }),
    attribution: async (resource, { language }, context) => {
      const [translationOf, basedOn] = await Promise.all([
        seen(resource.translationOf, context),
        resourcesOf(resource.basedOn, context),
      ])
      return attribution(resource, language ?? resource.languages[0], { translationOf, basedOn })
    },
    viewerCanEdit: (resource, _args, { viewer }) =>
      may(viewer, 'resource.update', { providerId: resource.provider.id, state: resource.state }),
    viewerCanWithdraw: (resource, _args, { viewer }) =>
      may(viewer, 'resource.withdraw', { providerId: resource.provider.id, state: resource.state }),
    viewerCanPublish: (resource, _args, { viewer }) =>
      resource.state === 'draft' && may(viewer, 'resource.publish', { providerId: resource.provider.id }),
    viewerCanMakeVersion: (resource, _args, { viewer }) =>
      may(viewer, 'resource.version', { providerId: resource.provider.id, state: resource.state }),
    viewerCanDerive: ({ state }, _args, { viewer }) =>
      state === 'published' &&
      (viewer?.providers ?? []).some(({ id: providerId }) => may(viewer, 'resource.draft', { providerId })),
  },
  Revision: { state: ({ state }) => STATES[state] },
  TextPart: { kind: ({ kind }) => PART_KINDS[kind] },
  Alignment: {
    kind: ({ kind }) => ALIGNMENT_KINDS[kind],
    extent: ({ extent }) => EXTENTS[extent],
    status: ({ status }) => FACT_STATES[status],
    source: async ({ source }, _args, { loaders }) => await loaders.sourceName.load(source),
    resource: async ({ resource }, _args, { loaders }) => {
      if (typeof resource !== 'string') return resource
      const found = await loaders.resource.load(resource)
      if (!found) throw new Error(`resource: ${resource} is aligned and not there`)
      return found
    },
  },
  Query: {
    resourcePreflight: async (_root, { providerId, input, id }, context) => {
      const { viewer, loaders, services } = context
      if (!may(viewer, 'resource.draft', { providerId })) return null
      const provider = await loaders.agent.load(providerId)
      const found = id && isId(id) ? visible(await loaders.resource.load(id), context) : null
      const resource = found?.provider.id === providerId ? found : null
      return provider && (await preflight(services, { provider, input, resource }))
    },
    resource: async (_root, { id }, context) =>
      isId(id) ? visible(await context.loaders.resource.load(id), context) : null,
    resources: async (_root, { ids }, context) => {
      if (ids.length > MOST_IDS)
        throw badInput(
          'ids',
          said`\`ids\` has ${ids.length} ids; at most ${MOST_IDS} are allowed. Ask in several requests.`,
        )
      return await Promise.all(
        ids.map(async (id) => (isId(id) ? visible(await context.loaders.resource.load(id), context) : null)),
      )
    },
  },
  Mutation: {
    resourceDraft: async (_root, { providerId, input }, context) => {
      const { viewer, provider, errors } = await publisher(context, providerId, 'resource.draft')
      if (!provider) return payload({ ok: false, errors })
      return payload(await publish(context.services, { viewer, provider, input, isDraft: true }))
    },
    resourcePublish: async (_root, { providerId, input }, context) => {
      const { viewer, provider, errors } = await publisher(context, providerId, 'resource.publish')
      if (!provider) return payload({ ok: false, errors })
      return payload(await publish(context.services, { viewer, provider, input }))
    },
    resourceUpdate: async (_root, { id, revision, input, note, publish: isPublished, autosave }, context) => {
      const resource = await mineToChange(context, id, 'resource.update')
      if ('errors' in resource) return payload(resource)
      const { provider } = resource.value
      if (isPublished && !may(context.viewer, 'resource.publish', { providerId: provider.id }))
        throw forbidden(
          said`Only owners and editors of ${provider.name} may publish for it. Save the draft, and ask one of them.`,
        )
      const updated = await update(context.services, {
        ...{ viewer: resource.viewer, resource: resource.value, revision, input, note: note ?? null },
        ...{ publish: isPublished ?? false, isAutosave: autosave ?? false },
      })
      const { yours } = updated
      return { ...payload(updated), stale: yours ? await staleEdit(context, { id, revision, yours }) : null }
    },
    resourceNewVersion: async (_root, { id }, context) => {
      const resource = await mineToChange(context, id, 'resource.version')
      if ('errors' in resource) return payload(resource)
      const { viewer, value } = resource
      return payload({ ok: true, value: await newVersion(context.services, { viewer, resource: value }) })
    },
    resourceTranslate: async (_root, asked, context) => startFrom(context, 'TRANSLATE', asked),
    resourceRemix: async (_root, asked, context) => startFrom(context, 'ADAPT', asked),
    resourceDiscard: async (_root, { id, revision }, context) => {
      const { viewer, loaders, services } = context
      if (!viewer) throw unauthenticated()
      const resource = isId(id) ? await loaders.resource.load(id) : null
      const object = resource && { providerId: resource.provider.id, state: resource.state }
      if (!object || !may(viewer, 'resource.discard', object))
        return { discardedId: null, userErrors: [notFound(['id'], said`You have no draft "${id}".`)] }
      const discarded = await discard(services, { viewer, resource, revision })
      return discarded.ok
        ? { discardedId: discarded.value, userErrors: [] }
        : { discardedId: null, userErrors: discarded.errors }
    },
    resourceWithdraw: async (_root, { id, reason }, context) => {
      const resource = await mineToChange(context, id, 'resource.withdraw')
      if ('errors' in resource) return payload(resource)
      return payload(await withdraw(context.services, { viewer: resource.viewer, resource: resource.value, reason }))
    },
  },
} satisfies Resolvers

function payload(outcome: Outcome<ResourceNode>) {
  return outcome.ok ? { resource: outcome.value, userErrors: [] } : { resource: null, userErrors: outcome.errors }
}

function notFound(field: string[], message: string): UserError {
  return { code: 'NOT_FOUND', field, message }
}

/** One resource by id, when it is given and the person asking may see it. */
async function seen(id: string | null, context: Context): Promise<ResourceNode | null> {
  return id === null ? null : visible(await context.loaders.resource.load(id), context)
}

/** What was made from a resource in this way, as many as asked for. */
async function madeAs(as: MadeAs, resource: ResourceNode, first: number | null | undefined, context: Context) {
  const made = await context.loaders.madeFrom.load(resource.id)
  const ids = made.filter(({ type }) => type === as).map(({ id }) => id)
  return resourcesOf(ids.slice(0, pageSize(first)), context)
}

/** A draft may be without a title. */
function untitled({ state, url, uri }: ResourceNode) {
  return state === 'draft'
    ? { text: said`Untitled draft`, language: language() }
    : { text: url || uri, language: 'zxx' }
}

interface Started {
  id: string
  providerId: string
  language?: string | null
  licence?: string | null
}

/** Starts a draft from a published resource, for a provider of the viewer. */
async function startFrom(context: Context, making: Making, { id, providerId, language, licence }: Started) {
  const { loaders, services } = context
  const original = isId(id) ? visible(await loaders.resource.load(id), context) : null
  if (original?.state !== 'published')
    return payload({ ok: false, errors: [notFound(['id'], said`There is no published resource "${id}".`)] })
  const { viewer, provider, errors } = await publisher(context, providerId, 'resource.draft')
  if (!provider) return payload({ ok: false, errors })
  const asked = { viewer, provider, original, making, language: language ?? null, licence: licence ?? null }
  return payload(await derive(services, asked))
}

const REFUSALS = {
  'resource.publish': (name: string) => said`Only owners and editors of ${name} may publish for it.`,
  'resource.draft': (name: string) => said`You are no member of ${name}, so you may not prepare anything for it.`,
} as const

/** The provider somebody acts for, when they may; without one, what is wrong. Raises FORBIDDEN where they may not. */
async function publisher({ viewer, loaders }: Context, providerId: string, action: keyof typeof REFUSALS) {
  if (!viewer) throw unauthenticated()
  const provider = isId(providerId) ? await loaders.agent.load(providerId) : null
  if (provider && !may(viewer, action, { providerId })) throw forbidden(REFUSALS[action](provider.name))
  const errors = provider ? [] : [notFound(['providerId'], said`There is no provider "${providerId}".`)]
  return { viewer, provider, errors }
}

/**
 * Editions of a work beside one of them: a version that has a newer one is reached from that, and versions of this one stand
 * as such.
 */
function withoutVersions(resource: ResourceNode, editions: ResourceNode[]): ResourceNode[] {
  const followed = new Set([resource, ...editions].map(({ versionOf }) => versionOf))
  const previous = new Map(editions.map(({ id, versionOf }) => [id, versionOf]))
  const isVersionOfThis = (id: string): boolean => {
    const passed = new Set<string>()
    for (let at = previous.get(id) ?? null; at !== null && !passed.has(at); at = previous.get(at) ?? null) {
      if (at === resource.id) return true
      passed.add(at)
    }
    return false
  }
  return editions.filter(({ id }) => !followed.has(id) && !isVersionOfThis(id))
}

/** The resource a mutation is about, when the viewer may do this to it. */
async function mineToChange(
  context: Context,
  id: string,
  action: 'resource.update' | 'resource.withdraw' | 'resource.version',
) {
  const { viewer, loaders } = context
  if (!viewer) throw unauthenticated()
  const resource = isId(id) ? visible(await loaders.resource.load(id), context) : null
  if (!resource) return { ok: false as const, errors: [notFound(['id'], said`There is no resource "${id}".`)] }
  if (resource.state === 'withdrawn')
    return {
      ok: false as const,
      errors: [{ code: 'CONFLICT' as const, field: ['id'], message: said`It has been withdrawn.` }],
    }
  if (!may(viewer, action, { providerId: resource.provider.id, state: resource.state }))
    throw forbidden(said`Only owners and editors of ${resource.provider.name} may do this.`)
  return { ok: true as const, value: resource, viewer }
}
