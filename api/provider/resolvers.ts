/** Providers: who publishes, and what. */
import { cursorOf, isId, pageSize, readCursor } from '#api/base/ids.ts'
import { failed } from '#api/base/issues.ts'
import { badInput, forbidden, unauthenticated } from '#api/errors.ts'
import type { Context } from '#api/context.ts'
import type { Resolvers } from '#api/generated/types.ts'
import { may } from '#api/rights/may.ts'
import { resourcesOf } from '#api/resource/resolvers.ts'
import { draftIdsOfProvider, resourcesOfProvider } from '#graph/queries/resource.ts'
import { membersOf, type Role } from '#graph/queries/agent.ts'
import { createProvider } from './create.ts'
import { setMember } from './members.ts'

/** Providers asked for by id at once. */
const MOST_IDS = 100

const ROLES = { owner: 'OWNER', editor: 'EDITOR', contributor: 'CONTRIBUTOR' } as const

/** Changes a member, when the viewer may do that to the members of this provider. */
async function changeMember(
  { viewer, services, loaders }: Context,
  { providerId, memberId, role }: { providerId: string; memberId: string; role: Role | null },
) {
  if (!viewer) throw unauthenticated()
  const provider = isId(providerId) ? await loaders.agent.load(providerId) : null
  // Who the members are is for members: for others there is none of this id.
  if (!provider || !may(viewer, 'member.see', { providerId }))
    return {
      provider: null,
      userErrors: failed('NOT_FOUND', ['providerId'], `You belong to no provider "${providerId}".`).errors,
    }
  const isLeaving = role === null && memberId === viewer.id
  if (!may(viewer, isLeaving ? 'member.leave' : 'member.manage', { providerId }))
    throw forbidden(`Only owners of ${provider.name} may do this.`)
  const outcome = await setMember(services, viewer, { providerId, memberId, role })
  return outcome.ok ? { provider, userErrors: [] } : { provider: null, userErrors: outcome.errors }
}

export const resolvers = {
  Provider: {
    resourceCount: async (provider, _args, { loaders }) => await loaders.resourceCountOfProvider.load(provider.id),
    resources: async (provider, { first, after }, { services }) => {
      const [last] = after ? readCursor(after, ['string']) : []
      const asked = { first: pageSize(first), after: last as string | undefined }
      const { nodes, total, hasNextPage, endCursor } = await resourcesOfProvider(services.graph, provider.id, asked)
      return { nodes, totalCount: total, pageInfo: { hasNextPage, endCursor: endCursor && cursorOf(endCursor) } }
    },
    drafts: async (provider, { first }, context) => {
      if (!may(context.viewer, 'resource.draft', { providerId: provider.id })) return []
      const ids = await draftIdsOfProvider(context.services.graph, provider.id)
      return resourcesOf(ids.slice(0, pageSize(first)), context)
    },
    viewerCanPublish: (provider, _args, { viewer }) => may(viewer, 'resource.publish', { providerId: provider.id }),
    viewerRole: (provider, _args, { viewer }) => {
      const role = viewer?.providers.find(({ id }) => id === provider.id)?.role
      return role ? ROLES[role] : null
    },
    viewerCanManageMembers: (provider, _args, { viewer }) => may(viewer, 'member.manage', { providerId: provider.id }),
    members: async (provider, { first, after }, { viewer, services }) => {
      if (!may(viewer, 'member.see', { providerId: provider.id })) return null
      const size = pageSize(first, 50)
      const [last] = after ? readCursor(after, ['string']) : []
      const all = await membersOf(services.graph, provider.id)
      const from = last === undefined ? 0 : all.findIndex(({ accountId }) => accountId === last) + 1
      const page = all.slice(from, from + size)
      const end = page.at(-1)?.accountId
      return {
        nodes: page.map(({ accountId, role, ...member }) => ({
          ...member,
          ...{ id: accountId, role: ROLES[role], isViewer: accountId === viewer?.id },
        })),
        totalCount: all.length,
        pageInfo: { hasNextPage: from + size < all.length, endCursor: end === undefined ? null : cursorOf(end) },
      }
    },
  },
  Query: {
    provider: async (_root, { id }, { loaders }) => (isId(id) ? await loaders.agent.load(id) : null),
    providers: async (_root, { ids }, { loaders }) => {
      if (ids.length > MOST_IDS)
        throw badInput(
          'ids',
          `\`ids\` has ${ids.length} ids; at most ${MOST_IDS} are allowed. Ask in several requests.`,
        )
      return await Promise.all(ids.map(async (id) => (isId(id) ? await loaders.agent.load(id) : null)))
    },
  },
  Mutation: {
    providerCreate: async (_root, { input }, { viewer, services }) => {
      if (!viewer || !may(viewer, 'provider.create', null)) throw unauthenticated()
      const outcome = await createProvider(services, viewer, input)
      return outcome.ok ? { provider: outcome.value, userErrors: [] } : { provider: null, userErrors: outcome.errors }
    },
    memberUpdate: async (_root, { providerId, memberId, role }, context) =>
      await changeMember(context, { providerId, memberId, role: role.toLowerCase() as Role }),
    memberRemove: async (_root, { providerId, memberId }, context) =>
      await changeMember(context, { providerId, memberId, role: null }),
  },
} satisfies Resolvers
