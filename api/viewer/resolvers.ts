/** The account that asks, and signing up, in and out. */
import type { Context } from '#api/context.ts'
import type { Resolvers } from '#api/generated/types.ts'
import type { AccountNode } from '#graph/nodes.ts'
import { deleteSession, providersOf } from '#graph/queries/account.ts'
import { openSession, signIn } from './sign-in.ts'
import { signUp } from './sign-up.ts'

async function signedIn({ services }: Context, account: AccountNode) {
  const { token, expiresAt } = await openSession(services, account)
  const { id, email, name, agentId } = account
  const providers = await providersOf(services.graph, id)
  return { token, expiresAt, viewer: { id, email, name, agentId, providers }, userErrors: [] }
}

export const resolvers = {
  Query: {
    viewer: (_root, _args, { viewer }) => viewer,
  },
  Mutation: {
    signUp: async (_root, { input }, context) => {
      const outcome = await signUp(context.services, input)
      return outcome.ok ? await signedIn(context, outcome.value) : { userErrors: outcome.errors }
    },
    signIn: async (_root, { input }, context) => {
      const outcome = await signIn(context.services, input, context.address)
      return outcome.ok ? await signedIn(context, outcome.value) : { userErrors: outcome.errors }
    },
    signOut: async (_root, _args, { session, services }) => {
      if (session === null) return { signedOut: false }
      await deleteSession(services.graph, session)
      return { signedOut: true }
    },
  },
} satisfies Resolvers
