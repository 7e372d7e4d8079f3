/** Limits and identity providers as administrators look after them. For others none of it is there. */
import type { Context } from '#api/context.ts'
import { failed, type Outcome } from '#api/base/issues.ts'
import type { IdentityProviderInput, LimitKind, Resolvers } from '#api/generated/types.ts'
import type { IdentityProvider } from '#api/identity/settings.ts'
import { administrator, manages } from '#api/place/manages.ts'
import { SMALLEST_RATE, type RateClass } from '#api/rates.ts'
import { isRecent, signInAgain } from '#api/viewer/recent.ts'
import { said } from '#api/words/said.ts'
import { namedProviders, peopleOf, placeLimits, type IdentityProviderNode } from '#graph/queries/administration.ts'
import { inForce, isShadowed, PROPERTIES, RATE_CLASSES } from './keeper.ts'
import { meaningOf, updateLimits } from './limits.ts'
import {
  addProvider,
  arrangeProviders,
  checkProvider,
  MOST_VALUES,
  removeProvider,
  sealFault,
  switchProvider,
  updateProvider,
  type Changed,
} from './providers.ts'
import { openProvider, withoutSecret } from './stored.ts'

const KINDS: Record<RateClass, LimitKind> = { anonymous: 'ANONYMOUS', site: 'SITE', signedIn: 'SIGNED_IN', key: 'KEY' }
const upper = <Word extends string>(word: Word) => word.toUpperCase() as Uppercase<Word>

/** How one is shown: of the operator's file, or stored. */
export interface ManagedParent {
  provider: Omit<IdentityProvider, 'secret'>
  node: IdentityProviderNode | null
}

/** Does a change for an administrator who signed in a short while ago; anybody else is told what is missing. */
async function freshly<T>(
  context: Context,
  change: (viewer: ReturnType<typeof administrator>) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const viewer = administrator(context)
  return isRecent(context.services, context.signedInAt) ? await change(viewer) : signInAgain()
}

async function shownLimits({ services: { graph, administration } }: Context) {
  const stored = await placeLimits(graph)
  const { bounds } = administration
  const holds = inForce(stored, bounds)
  const limits = RATE_CLASSES.map((kind) => ({
    ...{ kind: KINDS[kind], operator: bounds.operator[kind], own: stored[PROPERTIES[kind]] ?? null },
    ...{ units: holds[kind], meaning: meaningOf(kind, holds[kind]) },
  }))
  return { limits, least: SMALLEST_RATE, most: bounds.most, revision: stored.revision }
}

function managed(node: IdentityProviderNode): ManagedParent {
  return { provider: withoutSecret(node), node }
}

async function shownProviders({ services }: Context) {
  const ofFile = services.accounts.identity.ofFile.map((provider): ManagedParent => ({ provider, node: null }))
  const nodes = [...ofFile, ...(await namedProviders(services.graph)).map(managed)]
  return { nodes, sealFault: sealFault(services) }
}

/** The answer to a change of one. */
function answer(done: Outcome<Changed>) {
  if (!done.ok) return { endedSessions: 0, userErrors: done.errors }
  const { provider, ended } = done.value
  return { identityProvider: provider && managed(provider), endedSessions: ended, userErrors: [] }
}

/** Does a change whose schools all lead to providers that are here: what is mistyped would never be seen. */
async function withSchools<T>(
  { claims }: IdentityProviderInput,
  { loaders }: Context,
  change: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const values = (claims?.schoolValues ?? []).slice(0, MOST_VALUES)
  const found = await Promise.all(values.map(({ providerId }) => loaders.agent.load(providerId)))
  const errors = found.flatMap((agent, at) => {
    if (agent) return []
    const field = ['input', 'claims', 'schoolValues', String(at)]
    return failed('NOT_FOUND', field, said`There is no provider "${values[at]!.providerId.slice(0, 50)}" here.`).errors
  })
  return errors.length > 0 ? { ok: false, errors } : await change()
}

export const resolvers = {
  Place: {
    viewerCanManage: (_place, _args, context) => manages(context),
  },
  ManagedIdentityProvider: {
    id: ({ node }) => node?.id ?? null,
    slug: ({ provider }) => provider.slug,
    names: ({ provider }) => provider.names,
    issuer: ({ provider }) => provider.issuer,
    clientId: ({ provider }) => provider.clientId,
    secretSetAt: ({ node }) => node?.secretSetAt ?? null,
    scopes: ({ provider }) => provider.scopes,
    authentication: ({ provider }) => (provider.authentication === 'client_secret_post' ? 'POST' : 'BASIC'),
    claims: ({ provider: { claims } }) => ({
      ...{ name: claims.name, email: claims.email, language: claims.language },
      roles: claims.roles?.claim ?? null,
      roleValues: [...(claims.roles?.values ?? [])].map(([value, role]) => ({ value, role: upper(role) })),
      school: claims.school?.claim ?? null,
      schoolValues: [...(claims.school?.values ?? [])].map(([value, { providerId, role }]) => ({
        ...{ value, providerId, role: upper(role) },
      })),
    }),
    amr: ({ provider }) => [...provider.secondFactor.amr],
    acr: ({ provider }) => [...provider.secondFactor.acr],
    untypedLogoutTokens: ({ provider }) => provider.untypedLogoutTokens,
    isOn: ({ node }) => node?.isOn ?? true,
    fault: ({ node }, _args, { services: { accounts } }) => {
      if (!node) return null
      if (isShadowed(node, accounts.identity.ofFile))
        return said`The operator’s file names the same issuer or short name: that one is used, and this one is not.`
      return openProvider(node, accounts.sealer)
        ? null
        : said`Its secret does not open: SECRET was changed. Set the secret anew.`
    },
    callback: ({ provider }, _args, { services }) => services.accounts.identity.addressesOf(provider).callback,
    logout: ({ provider }, _args, { services }) => services.accounts.identity.addressesOf(provider).logout,
    people: async ({ provider }, _args, { services }) => {
      const issuers = services.accounts.identity.all.map(({ issuer }) => issuer)
      return await peopleOf(services.graph, provider.issuer, issuers)
    },
    viewerCanUpdate: ({ node }, _args, context) => node !== null && manages(context),
    revision: ({ node }) => node?.revision ?? 0,
  },
  Query: {
    limits: async (_root, _args, context) => (manages(context) ? await shownLimits(context) : null),
    managedIdentityProviders: async (_root, _args, context) =>
      manages(context) ? await shownProviders(context) : null,
  },
  Mutation: {
    limitsUpdate: async (_root, { revision, input }, context) => {
      const { services } = context
      const done = await freshly(context, (viewer) => updateLimits(services, viewer, revision, input))
      return done.ok ? { limits: await shownLimits(context), userErrors: [] } : { userErrors: done.errors }
    },
    identityProviderAdd: async (_root, given, context) =>
      answer(
        await freshly(context, (viewer) =>
          withSchools(given.input, context, () => addProvider(context.services, viewer, given)),
        ),
      ),
    identityProviderUpdate: async (_root, given, context) =>
      answer(
        await freshly(context, (viewer) =>
          withSchools(given.input, context, () => updateProvider(context.services, viewer, given)),
        ),
      ),
    identityProviderCheck: async (_root, { id }, context) => {
      administrator(context)
      const checked = await checkProvider(context.services, id)
      if (!checked.ok) return { holds: false, faults: [], userErrors: checked.errors }
      return { holds: checked.value.length === 0, faults: checked.value, userErrors: [] }
    },
    identityProviderSwitch: async (_root, given, context) =>
      answer(await freshly(context, (viewer) => switchProvider(context.services, viewer, given))),
    identityProviderRemove: async (_root, given, context) =>
      answer(await freshly(context, (viewer) => removeProvider(context.services, viewer, given))),
    identityProvidersArrange: async (_root, { ids }, context) => {
      const done = await freshly(context, (viewer) => arrangeProviders(context.services, viewer, ids))
      return done.ok
        ? { identityProviders: await shownProviders(context), userErrors: [] }
        : { userErrors: done.errors }
    },
  },
} satisfies Resolvers
