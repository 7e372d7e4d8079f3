/** Roles and memberships that an identity gives: brought to what its provider says at each sign-in. */
import { audit } from '#api/audit/audit.ts'
import type { Told as AuditTold } from '#api/audit/chain.ts'
import type { Services } from '#api/context.ts'
import { showChange } from '#api/resource/record.ts'
import type { IdentityNode } from '#graph/nodes.ts'
import { addMember } from '#graph/queries/agent.ts'
import { endMembership, markMembership, membershipsOf } from '#graph/queries/identity.ts'
import type { RoleChange } from '#graph/queries/roles.ts'
import type { LentMembership } from './settings.ts'

type Needs = Pick<Services, 'graph' | 'now' | 'log' | 'indexer' | 'model'>

/** Entries of the log for roles that came and went with an identity. */
export function toldOfRoles({ granted, revoked }: RoleChange, { accountId, provider }: IdentityNode): AuditTold[] {
  const entry = (kind: 'role.grant' | 'role.revoke') => (role: string) => ({
    ...{ kind, actor: accountId, subject: accountId, values: { role, identityProvider: provider } },
  })
  return [...granted.map(entry('role.grant')), ...revoked.map(entry('role.revoke'))]
}

/**
 * Lets the account of an identity act for the providers that it gives, and ends what it gave before and no longer does.
 * What people gave is left as it is. True when something changed.
 */
export async function settleMemberships(
  services: Needs,
  { accountId, id, provider }: IdentityNode,
  wanted: readonly LentMembership[],
): Promise<boolean> {
  const { graph, now, log } = services
  const marked = { accountId, identity: id }
  const present = new Map((await membershipsOf(graph, accountId)).map((each) => [each.providerId, each]))
  const told = (kind: 'member.add' | 'member.remove', providerId: string, role: string | null) => ({
    ...{ kind, actor: accountId, subject: accountId, values: { providerId, role, identityProvider: provider } },
  })
  let changed = false
  for (const { providerId, role } of wanted) {
    const before = present.get(providerId)
    if (before && (before.identity !== id || before.role === role)) continue
    const isJoined = await addMember(graph, {
      ...{ providerId, accountId, role },
      then: async (tx) => {
        await markMembership(tx, { ...marked, providerId })
        await audit(tx, told('member.add', providerId, role), now())
      },
    })
    if (isJoined) changed = true
    else log.warn({ identityProvider: provider, providerId }, 'a claim leads to a provider that is not here')
  }
  // Joining may have claimed a provider, which is public.
  if (changed) await showChange(services)
  for (const { providerId, identity } of present.values()) {
    if (identity !== id || wanted.some((each) => each.providerId === providerId)) continue
    await graph.write(async (tx) => {
      if (await endMembership(tx, { ...marked, providerId }))
        await audit(tx, told('member.remove', providerId, null), now())
    })
    changed = true
  }
  return changed
}
