/** API keys: only their owners see them, and never by a key. */
import { forbidden, unauthenticated } from '#api/errors.ts'
import type { Resolvers } from '#api/generated/types.ts'
import { may } from '#api/rights/may.ts'
import { isRecent, signInAgain } from '#api/viewer/recent.ts'
import { said } from '#api/words/said.ts'
import { keysOf } from '#graph/queries/keys.ts'
import { createKey, revokeKey } from './keys.ts'

const SCOPE_NAMES = { read: 'READ', publish: 'PUBLISH', manage: 'MANAGE', moderate: 'MODERATE' } as const

export const resolvers = {
  ApiKey: {
    scopes: ({ scopes }) => scopes.map((scope) => SCOPE_NAMES[scope]),
    provider: async ({ providerId }, _args, { loaders }) => (providerId ? await loaders.agent.load(providerId) : null),
    isForOneProvider: ({ providerId }) => Boolean(providerId),
    isExpired: ({ expiresAt }, _args, { services }) => expiresAt <= services.now().toISOString(),
  },
  Viewer: {
    keys: async (viewer, _args, { services }) => {
      if (!may(viewer, 'key.manage', null)) throw forbidden(said`No API key may see keys. Sign in and look yourself.`)
      return await keysOf(services.graph, viewer.id)
    },
  },
  Mutation: {
    keyCreate: async (_root, { input }, { viewer, services, signedInAt }) => {
      if (!viewer || !may(viewer, 'key.manage', null)) throw unauthenticated()
      if (!isRecent(services, signedInAt)) return { userErrors: signInAgain().errors }
      const outcome = await createKey(services, viewer, input)
      return outcome.ok ? { ...outcome.value, userErrors: [] } : { userErrors: outcome.errors }
    },
    keyRevoke: async (_root, { id }, { viewer, services }) => {
      if (!viewer || !may(viewer, 'key.manage', null)) throw unauthenticated()
      const outcome = await revokeKey(services, viewer, id)
      return outcome.ok ? { id: outcome.value, userErrors: [] } : { id: null, userErrors: outcome.errors }
    },
  },
} satisfies Resolvers
