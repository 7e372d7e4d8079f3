/** Signing in through identity providers, and the identities of an account. */
import { bestText } from '#api/base/text-choice.ts'
import type { Context } from '#api/context.ts'
import { unauthenticated } from '#api/errors.ts'
import { beginSecondStep } from '#api/factors/second.ts'
import { isRecent, signInAgain } from '#api/viewer/recent.ts'
import type { Resolvers } from '#api/generated/types.ts'
import type { Through } from '#api/viewer/sign-in.ts'
import { signedIn } from '#api/viewer/signed-in.ts'
import { identitiesOf, membershipsOf } from '#graph/queries/identity.ts'
import { lendersOf } from '#graph/queries/roles.ts'
import type { Consent } from './claims.ts'
import { remove } from './remove.ts'
import type { LentRole } from './settings.ts'
import { accept, begin, comeBack, decline, offerOf, type Opened } from './sign-in.ts'

const upper = <Word extends string>(word: Word) => word.toUpperCase() as Uppercase<Word>
const CONSENTS = { EMAIL: 'email', LANGUAGE: 'language', RIGHTS: 'rights' } as const satisfies Record<string, Consent>

/** Of a sign-in whose age nobody knows: then it is not taken for a fresh one. */
const LONG_AGO = new Date(0).toISOString()

/** The identity as a session keeps it. */
function throughOf({ identity, told, sid }: Opened): Through {
  return { key: identity.key, provider: identity.provider, sid, signedInAt: told.signedInAt ?? LONG_AGO }
}

/** Signs in who came back; first the second step, where the account has a factor and the provider saw but one. */
async function entered(context: Context, opened: Opened) {
  const { account, identity, told } = opened
  const { language } = identity
  const through = throughOf(opened)
  const secondStep = told.hasTwoFactors ? null : await beginSecondStep(context.services, account, through)
  if (secondStep) return { secondStep, language, userErrors: [] }
  return { ...(await signedIn(context, account, through)), language }
}

/** Memberships as their providers and roles. */
async function shown(memberships: readonly { providerId: string; role: string }[], { loaders }: Context) {
  const providers = await Promise.all(memberships.map(({ providerId }) => loaders.agent.load(providerId)))
  return memberships.map(({ role }, at) => ({ provider: providers[at], role: upper(role as LentRole) }))
}

export const resolvers = {
  IdentityProvider: {
    name: ({ names }, { languages }) => bestText(names, languages)!,
  },
  Identity: {
    provider: ({ provider, issuer }, _args, { services }) => {
      const found = services.accounts.identity.find(provider)
      return found?.issuer === issuer ? found : null
    },
    roles: ({ roles }) => (roles ?? []).map(upper),
    memberships: async ({ id, accountId }, _args, context) => {
      const all = await membershipsOf(context.services.graph, accountId)
      return await shown(
        all.filter(({ identity }) => identity === id),
        context,
      )
    },
    consents: ({ consents }) => (consents ?? []).map((consent) => upper(consent as Consent)),
    addedAt: ({ createdAt }) => createdAt,
  },
  IdentityOffer: {
    isLink: ({ accountId }) => accountId !== null,
    isKnown: ({ known, accountId }) => known !== null && known.accountId === accountId,
    consents: ({ known }) => (known?.consents ?? []).map((consent) => upper(consent as Consent)),
    name: ({ told }) => told.name,
    email: ({ told }) => told.email,
    language: ({ told }) => told.language,
    roles: ({ told }) => told.roles.map(upper),
    memberships: async ({ told }, _args, context) => await shown(told.memberships, context),
  },
  Person: {
    lentRoles: async ({ id }, _args, { services: { graph, accounts } }) =>
      (await lendersOf(graph, id)).map(({ role, provider }) => ({
        role: upper(role),
        provider: accounts.identity.find(provider),
      })),
  },
  Viewer: {
    identities: async ({ id }, _args, { services }) => await identitiesOf(services.graph, id),
  },
  Query: {
    identityProviders: (_root, _args, { services }) => [...services.accounts.identity.all],
    identityOffer: async (_root, { ticket }, { services }) => await offerOf(services, ticket),
  },
  Mutation: {
    identityBegin: async (_root, { input: { provider, link, again } }, context) => {
      if (link && !context.viewer) throw unauthenticated()
      if (link && !isRecent(context.services, context.signedInAt)) return { userErrors: signInAgain().errors }
      const outcome = await begin(context.services, provider, link ? 'link' : again ? 'again' : 'sign-in')
      return outcome.ok ? { ...outcome.value, userErrors: [] } : { userErrors: outcome.errors }
    },
    identityReturn: async (_root, { input: { provider, ticket, query } }, context) => {
      const outcome = await comeBack(context.services, context.viewer, { slug: provider, ticket, query })
      if (!outcome.ok) return { userErrors: outcome.errors }
      if (outcome.value) return await entered(context, outcome.value)
      return { offer: await offerOf(context.services, ticket), userErrors: [] }
    },
    identityAccept: async (_root, { input: { ticket, name, consents } }, context) => {
      const { services, viewer } = context
      const offer = await offerOf(services, ticket)
      const isLink = offer !== null && offer.accountId !== null
      if (isLink && viewer?.id === offer.accountId && !isRecent(context.services, context.signedInAt))
        return { userErrors: signInAgain().errors }
      const given = { ticket, name, consents: [...new Set(consents)].map((consent) => CONSENTS[consent]) }
      const outcome = await accept(services, viewer, given)
      if (!outcome.ok) return { userErrors: outcome.errors }
      const { account, identity } = outcome.value
      const through = throughOf(outcome.value)
      // Who adds an identity has signed in here already, with all the steps that takes.
      const signedInAt = [through.signedInAt, (isLink && context.signedInAt) || LONG_AGO].sort().at(-1)!
      return { ...(await signedIn(context, account, { ...through, signedInAt })), language: identity.language }
    },
    identityDecline: async (_root, { ticket }, { services }) => {
      await decline(services, ticket)
      return { declined: true }
    },
    identityRemove: async (_root, { id }, context) => {
      if (!context.viewer) throw unauthenticated()
      if (!isRecent(context.services, context.signedInAt)) return { removed: false, userErrors: signInAgain().errors }
      const outcome = await remove(context.services, context.viewer, id)
      return { removed: outcome.ok, userErrors: outcome.ok ? [] : outcome.errors }
    },
  },
} satisfies Resolvers
