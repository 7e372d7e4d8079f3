/** The account that asks, and signing up, in and out. */
import { viewerOf, type Context } from '#api/context.ts'
import type { Resolvers } from '#api/generated/types.ts'
import type { AccountNode } from '#graph/nodes.ts'
import { deleteSession } from '#graph/queries/account.ts'
import { openSession, signIn } from './sign-in.ts'
import { signUp } from './sign-up.ts'

async function signedIn({ services }: Context, account: AccountNode) {
  const { token, expiresAt } = await openSession(services, account)
  return { token, expiresAt, viewer: await viewerOf(services.graph, account), userErrors: [] }
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
