/** Providers: who publishes, and what. */
import { cursorOf, isId, pageSize, readCursor } from '#api/base/ids.ts'
import { failed, type Outcome } from '#api/base/issues.ts'
import { paged } from '#api/base/paged.ts'
import { bestText } from '#api/base/text-choice.ts'
import { badInput, forbidden, unauthenticated } from '#api/errors.ts'
import type { Context, Viewer } from '#api/context.ts'
import type { Resolvers } from '#api/generated/types.ts'
import type { Loaders } from '#api/loaders.ts'
import { may } from '#api/rights/may.ts'
import { showChange } from '#api/resource/record.ts'
import { resourcesOf } from '#api/resource/resolvers.ts'
import { openSession } from '#api/viewer/sign-in.ts'
import { said } from '#api/words/said.ts'
import type { AgentCard, DomainNode } from '#graph/nodes.ts'
import { draftIdsOfProvider, resourcesOfProvider } from '#graph/queries/resource.ts'
import { membersOf, type Role } from '#graph/queries/agent.ts'
import { accountByEmail } from '#graph/queries/account.ts'
import { invitationsOf } from '#graph/queries/invitation.ts'
import { claim, claimable } from './claim.ts'
import { createProvider } from './create.ts'
import { fileAddress, hostOf, proofText, recordName } from './domain-name.ts'
import { addDomain, checkDomain, removeDomain } from './domains.ts'
import { IDENTIFIERS } from './identifiers.ts'
import { accept, invitationOf, invite, revoke, signUpInvited } from './invitations.ts'
import { setMember } from './members.ts'
import { updateProfile } from './profile.ts'

/** Providers asked for by id at once. */
const MOST_IDS = 100

/** Members on a page where nothing else is asked for. */
const MEMBERS_A_PAGE = 50

/** Hosts that a preview names. */
const MOST_HOSTS = 20

const SCHEMES = { ror: 'ROR', isni: 'ISNI', wikidata: 'WIKIDATA' } as const
const STATES = { waiting: 'WAITING', verified: 'VERIFIED', lapsed: 'LAPSED' } as const
const METHODS = { dns: 'DNS', file: 'FILE' } as const
const ROLES = { owner: 'OWNER', editor: 'EDITOR', contributor: 'CONTRIBUTOR' } as const

interface Asked {
  viewer: Viewer
  provider: AgentCard
}

/** The provider whose members the viewer manages. Who the members are is for members: for others there is none of this id. */
async function managedBy(
  { viewer, loaders }: Context,
  providerId: string,
  action: 'member.manage' | 'member.leave' = 'member.manage',
): Promise<Outcome<Asked>> {
  if (!viewer) throw unauthenticated()
  const provider = isId(providerId) ? await loaders.agent.load(providerId) : null
  if (!provider || !may(viewer, 'member.see', { providerId }))
    return failed('NOT_FOUND', ['providerId'], said`You belong to no provider "${providerId}".`)
  if (!may(viewer, action, { providerId })) throw forbidden(said`Only owners of ${provider.name} may do this.`)
  return { ok: true, value: { viewer, provider } }
}

/** Changes a member, when the viewer may do that to the members of this provider. */
async function changeMember(
  context: Context,
  { providerId, memberId, role }: { providerId: string; memberId: string; role: Role | null },
) {
  const isLeaving = role === null && memberId === context.viewer?.id
  const managed = await managedBy(context, providerId, isLeaving ? 'member.leave' : 'member.manage')
  if (!managed.ok) return { provider: null, userErrors: managed.errors }
  const { viewer, provider } = managed.value
  const outcome = await setMember(context.services, viewer, { providerId, memberId, role })
  return outcome.ok ? { provider, userErrors: [] } : { provider: null, userErrors: outcome.errors }
}

/** The provider of which the viewer is an owner, as the action needs. Everybody sees providers. */
async function owned(
  { viewer, loaders }: Context,
  action: 'provider.update' | 'provider.prove' | 'provider.claim',
  id: string,
  field = 'providerId',
): Promise<Outcome<Asked>> {
  if (!viewer) throw unauthenticated()
  const provider = isId(id) ? await loaders.agent.load(id) : null
  if (!provider) return failed('NOT_FOUND', [field], said`There is no such provider.`)
  if (!may(viewer, action, { providerId: id })) throw forbidden(said`Only owners of ${provider.name} may do this.`)
  return { ok: true, value: { viewer, provider } }
}

/** Changes a domain of a provider, when the viewer may. */
async function ofDomain(
  context: Context,
  providerId: string,
  act: (viewer: Viewer) => Promise<Outcome<DomainNode | null>>,
) {
  const own = await owned(context, 'provider.prove', providerId)
  if (!own.ok) return { domain: null, provider: null, userErrors: own.errors }
  const { viewer, provider } = own.value
  const outcome = await act(viewer)
  return outcome.ok
    ? { domain: outcome.value, provider, userErrors: [] }
    : { domain: null, provider: null, userErrors: outcome.errors }
}

/** A provider as it is now, which is there. */
async function providerOf(loaders: Loaders, id: string): Promise<AgentCard> {
  const provider = await loaders.agent.clear(id).load(id)
  if (!provider) throw new Error(`provider: ${id} is not there`)
  return provider
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
    profile: async ({ id }, _args, { loaders }) => {
      const profile = await loaders.profile.load(id)
      if (!profile) throw new Error(`provider: ${id} has no profile`)
      return profile
    },
    domains: async ({ id }, _args, { viewer, loaders }) => {
      const all = await loaders.domains.load(id)
      return may(viewer, 'provider.prove', { providerId: id }) ? all : all.filter(({ state }) => state !== 'waiting')
    },
    viewerCanUpdate: ({ id }, _args, { viewer }) => may(viewer, 'provider.update', { providerId: id }),
    viewerCanProveDomains: ({ id }, _args, { viewer }) => may(viewer, 'provider.prove', { providerId: id }),
    claimable: async ({ id }, _args, { viewer, services }) =>
      may(viewer, 'provider.claim', { providerId: id }) ? await claimable(services.graph, id) : null,
    invitations: async ({ id }, _args, { viewer, services }) =>
      may(viewer, 'member.manage', { providerId: id })
        ? await invitationsOf(services.graph, id, services.now().toISOString())
        : null,
    viewerCanManageMembers: (provider, _args, { viewer }) => may(viewer, 'member.manage', { providerId: provider.id }),
    members: async (provider, asked, { viewer, services }) => {
      if (!may(viewer, 'member.see', { providerId: provider.id })) return null
      const all = await membersOf(services.graph, provider.id)
      const { nodes, ...rest } = paged(all, ({ accountId }) => accountId, asked, MEMBERS_A_PAGE)
      return {
        ...rest,
        nodes: nodes.map(({ accountId, role, ...member }) => ({
          ...member,
          ...{ id: accountId, role: ROLES[role], isViewer: accountId === viewer?.id },
        })),
      }
    },
  },
  ProviderProfile: {
    name: ({ names }, { languages }) => bestText(names, languages)!,
    description: ({ descriptions }, { languages }) => bestText(descriptions, languages) ?? null,
    identifiers: (profile) =>
      (['ror', 'isni', 'wikidata'] as const).flatMap((scheme) => {
        const value = profile[scheme]
        return value === null ? [] : [{ scheme: SCHEMES[scheme], value, url: IDENTIFIERS[scheme].url(value) }]
      }),
  },
  ProviderDomain: {
    state: ({ state }) => STATES[state],
    method: ({ method }) => (method === null ? null : METHODS[method]),
    coversSubdomains: ({ method }) => method === 'dns',
    instructions: ({ domain, token, providerId }, _args, { viewer }) =>
      may(viewer, 'provider.prove', { providerId })
        ? { recordName: recordName(domain), fileUrl: fileAddress(domain), text: proofText(token) }
        : null,
  },
  ClaimableRecords: {
    count: ({ records }) => records.length,
    examples: async ({ records }, { first }, context) =>
      resourcesOf(
        records.slice(0, pageSize(first, 5)).map(({ id }) => id),
        context,
      ),
    hosts: ({ records }) => {
      const hosts = Map.groupBy(records, ({ url }) => hostOf(url) ?? '')
      const counts = [...hosts].map(([host, { length: count }]) => ({ host, count }))
      return counts.sort((a, b) => b.count - a.count || (a.host < b.host ? -1 : 1)).slice(0, MOST_HOSTS)
    },
    closer: ({ closer }) => closer.map(({ domain: host, count }) => ({ host, count })),
  },
  Invitation: { role: ({ role }) => ROLES[role] },
  InvitationOffer: {
    provider: async ({ providerId }, _args, { loaders }) => await providerOf(loaders, providerId),
    role: ({ role }) => ROLES[role],
    hasAccount: async ({ email }, _args, { services }) => (await accountByEmail(services.graph, email)) !== null,
  },
  Query: {
    invitation: async (_root, { token }, { services }) => await invitationOf(services, token),
    provider: async (_root, { id }, { loaders }) => (isId(id) ? await loaders.agent.load(id) : null),
    providers: async (_root, { ids }, { loaders }) => {
      if (ids.length > MOST_IDS)
        throw badInput(
          'ids',
          said`\`ids\` has ${ids.length} ids; at most ${MOST_IDS} are allowed. Ask in several requests.`,
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
    providerUpdate: async (_root, { id, revision, input }, context) => {
      const own = await owned(context, 'provider.update', id, 'id')
      if (!own.ok) return { provider: null, userErrors: own.errors }
      const outcome = await updateProfile(context.services, own.value.viewer, { id, revision, input })
      if (!outcome.ok) return { provider: null, userErrors: outcome.errors }
      await showChange(context.services)
      return { provider: await providerOf(context.loaders, id), userErrors: [] }
    },
    providerClaim: async (_root, { providerId, count }, context) => {
      const own = await owned(context, 'provider.claim', providerId)
      if (!own.ok) return { provider: null, claimed: 0, userErrors: own.errors }
      const { viewer, provider } = own.value
      const outcome = await claim(context.services, viewer, { providerId, count })
      return outcome.ok
        ? { provider, claimed: outcome.value, userErrors: [] }
        : { provider: null, claimed: 0, userErrors: outcome.errors }
    },
    domainAdd: async (_root, { providerId, domain }, context) =>
      await ofDomain(context, providerId, () => addDomain(context.services, providerId, domain)),
    domainCheck: async (_root, { providerId, domain }, context) =>
      await ofDomain(context, providerId, (viewer) => checkDomain(context.services, viewer, { providerId, domain })),
    domainRemove: async (_root, { providerId, domain }, context) =>
      await ofDomain(context, providerId, (viewer) => removeDomain(context.services, viewer, { providerId, domain })),
    invitationSend: async (_root, { providerId, input }, context) => {
      const managed = await managedBy(context, providerId)
      if (!managed.ok) return { invitation: null, userErrors: managed.errors }
      const { viewer, provider } = managed.value
      const outcome = await invite(context.services, viewer, provider, input, context.address)
      return outcome.ok
        ? { invitation: outcome.value, userErrors: [] }
        : { invitation: null, userErrors: outcome.errors }
    },
    invitationRevoke: async (_root, { providerId, id }, context) => {
      const managed = await managedBy(context, providerId)
      if (!managed.ok) return { id: null, userErrors: managed.errors }
      const outcome = await revoke(context.services, managed.value.viewer, providerId, id)
      return outcome.ok ? { id: outcome.value, userErrors: [] } : { id: null, userErrors: outcome.errors }
    },
    invitationAccept: async (_root, { token }, { viewer, services, loaders }) => {
      if (!viewer) throw unauthenticated()
      const outcome = await accept(services, viewer, token)
      return outcome.ok
        ? { provider: await providerOf(loaders, outcome.value), userErrors: [] }
        : { provider: null, userErrors: outcome.errors }
    },
    invitationSignUp: async (_root, { input }, { services, session, userAgent, loaders }) => {
      const outcome = await signUpInvited(services, input)
      if (!outcome.ok) return { userErrors: outcome.errors }
      const { account, providerId } = outcome.value
      const { token, stored } = await openSession(services, account, { userAgent, replaces: session })
      return { token, expiresAt: stored.expiresAt, provider: await providerOf(loaders, providerId), userErrors: [] }
    },
  },
} satisfies Resolvers
