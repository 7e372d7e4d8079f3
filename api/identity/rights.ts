/** Roles and memberships that an identity gives: brought to what its provider says at each sign-in. */
import type { Told as AuditTold } from '#api/audit/chain.ts'
import type { Transaction } from '#graph/graph.ts'
import type { IdentityNode } from '#graph/nodes.ts'
import type { Join } from '#graph/queries/agent.ts'
import { endMembership, markMembership, membershipsIn } from '#graph/queries/identity.ts'
import type { RoleChange } from '#graph/queries/roles.ts'
import type { LentMembership } from './settings.ts'

/** Entries of the log for roles that came and went with an identity. */
export function toldOfRoles({ granted, revoked }: RoleChange, { accountId, provider }: IdentityNode): AuditTold[] {
  const entry = (kind: 'role.grant' | 'role.revoke') => (role: string) => ({
    ...{ kind, actor: accountId, subject: accountId, values: { role, identityProvider: provider } },
  })
  return [...granted.map(entry('role.grant')), ...revoked.map(entry('role.revoke'))]
}

/** Memberships that came and went with an identity. */
export interface MembershipChange {
  joined: LentMembership[]
  /** Ids of providers. */
  left: string[]
  /** Ids of providers that are not here, and so cannot be joined. */
  missing: string[]
}

/**
 * Lets the account of an identity act for the providers that it gives, and ends what it gave before and no longer does.
 * What people gave is left as it is.
 */
export async function settleMemberships(
  tx: Transaction,
  join: Join,
  { accountId, id: identity }: IdentityNode,
  wanted: readonly LentMembership[],
): Promise<MembershipChange> {
  const present = new Map((await membershipsIn(tx, accountId)).map((each) => [each.providerId, each]))
  const change: MembershipChange = { joined: [], left: [], missing: [] }
  for (const { providerId, role } of wanted) {
    const before = present.get(providerId)
    if (before && (before.identity !== identity || before.role === role)) continue
    if (await join(providerId, accountId, role)) {
      await markMembership(tx, { accountId, identity, providerId })
      change.joined.push({ providerId, role })
    } else change.missing.push(providerId)
  }
  for (const { providerId, identity: by } of present.values()) {
    if (by !== identity || wanted.some((each) => each.providerId === providerId)) continue
    if (await endMembership(tx, { accountId, identity, providerId })) change.left.push(providerId)
  }
  return change
}

/** Entries of the log for memberships that came and went with an identity. */
export function toldOfMemberships(
  { joined, left }: Pick<MembershipChange, 'joined' | 'left'>,
  { accountId, provider }: IdentityNode,
): AuditTold[] {
  const entry = (kind: 'member.add' | 'member.remove', providerId: string, role: string | null) => ({
    ...{ kind, actor: accountId, subject: accountId, values: { providerId, role, identityProvider: provider } },
  })
  return [
    ...joined.map(({ providerId, role }) => entry('member.add', providerId, role)),
    ...left.map((providerId) => entry('member.remove', providerId, null)),
  ]
}
