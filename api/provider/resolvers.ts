/** Providers: who publishes, and what. */
import { cursorOf, isId, pageSize, readCursor } from '#api/base/ids.ts'
import { badInput, unauthenticated } from '#api/errors.ts'
import type { Resolvers } from '#api/generated/types.ts'
import { may } from '#api/rights/may.ts'
import { resourcesOfProvider } from '#graph/queries/resource.ts'
import { createProvider } from './create.ts'

/** Providers asked for by id at once. */
const MOST_IDS = 100

export const resolvers = {
  Provider: {
    resourceCount: async (provider, _args, { loaders }) => await loaders.resourceCountOfProvider.load(provider.id),
    resources: async (provider, { first, after }, { services }) => {
      const [last] = after ? readCursor(after, ['string']) : []
      const asked = { first: pageSize(first), after: last as string | undefined }
      const { nodes, total, hasNextPage, endCursor } = await resourcesOfProvider(services.graph, provider.id, asked)
      return { nodes, totalCount: total, pageInfo: { hasNextPage, endCursor: endCursor && cursorOf(endCursor) } }
    },
    viewerCanPublish: (provider, _args, { viewer }) => may(viewer, 'resource.publish', { providerId: provider.id }),
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
  },
} satisfies Resolvers
