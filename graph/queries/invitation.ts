/**
 * Invitations to act for a provider. Private: an address, and the hash of the token that was sent to it. What is accepted,
 * revoked or over is removed.
 */
import type { Graph, Params, Transaction } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import type { AccountNode, InvitationNode } from '#graph/nodes.ts'
import { joinProviders } from '#graph/queries/agent.ts'
import type { Step } from '#graph/queries/account.ts'

const INVITATION = '.id, .providerId, .email, .role, .language, .invitedBy, .createdAt, .expiresAt'

export const QUERIES = {
  create: 'MATCH (a:Agent {id: $invitation.providerId}) CREATE (i:Invitation) SET i = $invitation RETURN a.id AS id',
  open: `MATCH (i:Invitation {hash: $hash}) WHERE i.expiresAt > $now RETURN i {${INVITATION}} AS invitation`,
  ofProvider: `MATCH (i:Invitation) WHERE i.providerId = $providerId AND i.expiresAt > $now
    RETURN i {${INVITATION}} AS invitation ORDER BY i.createdAt, i.id`,
  ofEmail: `MATCH (i:Invitation) WHERE i.email = $email
    RETURN i {${INVITATION}} AS invitation ORDER BY i.createdAt, i.id`,
  byInviter: `MATCH (i:Invitation) WHERE i.invitedBy = $accountId
    RETURN i {${INVITATION}} AS invitation ORDER BY i.createdAt, i.id`,
  // Writing first takes the lock on Neo4j; on Grafeo two such writers conflict and the second one runs again.
  lock: 'MATCH (i:Invitation {hash: $hash}) SET i.lockedAt = $now',
  inviter: `MATCH (c:Account {id: $accountId})
    RETURN c.roles AS roles, [(c)-[m:MEMBER_OF]->(a) WHERE a.id = $providerId | m.role] AS memberships`,
  isMember: `MATCH (c:Account {id: $accountId})-[:MEMBER_OF]->(:Agent {id: $providerId}) RETURN c.id AS id`,
  memberByEmail: `MATCH (c:Account {email: $email})-[:MEMBER_OF]->(:Agent {id: $providerId}) RETURN c.id AS id`,
  use: 'MATCH (i:Invitation {hash: $hash}) DELETE i',
  revoke: 'MATCH (i:Invitation {id: $id}) WHERE i.providerId = $providerId DELETE i RETURN $id AS id',
  again: 'MATCH (i:Invitation) WHERE i.providerId = $providerId AND i.email = $email DELETE i',
  forgetTo: 'MATCH (i:Invitation) WHERE i.email = $email DELETE i',
  forgetBy: 'MATCH (i:Invitation) WHERE i.invitedBy = $accountId DELETE i',
  withdraw: 'MATCH (i:Invitation) WHERE i.invitedBy = $accountId AND i.providerId = $providerId DELETE i',
  deleteExpired: 'MATCH (i:Invitation) WHERE i.expiresAt <= $now DELETE i',
} as const

const NOW = '2026-11-21T08:00:00.000Z'
const PRESS = idOf('classroom:agent/press')
const EMAIL = 'ben@classroom.example'

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  create: {
    invitation: {
      ...{ hash: 'example-invitation', id: 'example-invitation', providerId: PRESS, email: EMAIL, role: 'editor' },
      ...{ language: 'en', invitedBy: 'amina', createdAt: NOW, expiresAt: NOW },
    },
  },
  open: { hash: 'invitation-hash', now: NOW },
  ofProvider: { providerId: PRESS, now: NOW },
  ofEmail: { email: EMAIL },
  byInviter: { accountId: 'amina' },
  lock: { hash: 'invitation-hash', now: NOW },
  inviter: { accountId: 'no-such-account', providerId: PRESS },
  isMember: { accountId: 'no-such-account', providerId: PRESS },
  memberByEmail: { email: 'amina@classroom.example', providerId: PRESS },
  use: { hash: 'invitation-hash' },
  revoke: { id: 'invitation', providerId: PRESS },
  again: { providerId: PRESS, email: EMAIL },
  forgetTo: { email: EMAIL },
  forgetBy: { accountId: 'amina' },
  withdraw: { accountId: 'amina', providerId: PRESS },
  deleteExpired: { now: '2099-06-01T00:00:00.000Z' },
}

/**
 * Stores an invitation in the place of an earlier one of that address to that provider, and clears those whose time is
 * over. `member`: the address is that of a member; `full`: `most` others are open.
 */
export async function createInvitation(
  graph: Graph,
  { hash, ...invitation }: InvitationNode & { hash: string },
  { most, step }: { most: number; step: Step },
): Promise<'created' | 'member' | 'full'> {
  const { providerId, email, createdAt: now } = invitation
  return await graph.write(async (tx) => {
    if ((await tx.run(QUERIES.memberByEmail, { email, providerId })).length > 0) return 'member'
    await tx.run(QUERIES.deleteExpired, { now })
    await tx.run(QUERIES.again, { providerId, email })
    if ((await tx.run(QUERIES.ofProvider, { providerId, now })).length >= most) return 'full'
    await tx.run(QUERIES.create, { invitation: { ...invitation, hash } })
    await step(tx)
    return 'created'
  })
}

/** The invitation of a token's hash while it is open, or null. */
export async function openInvitation(graph: Graph, hash: string, now: string): Promise<InvitationNode | null> {
  const [row] = await graph.read<{ invitation: InvitationNode }>(QUERIES.open, { hash, now })
  return row?.invitation ?? null
}

/** The open invitations of a provider, the oldest first. */
export async function invitationsOf(graph: Graph, providerId: string, now: string): Promise<InvitationNode[]> {
  return await list(graph, QUERIES.ofProvider, { providerId, now })
}

/** All that is kept of invitations to an address, and of those an account made. */
export async function invitationsAbout(
  graph: Graph,
  { id, email }: Pick<AccountNode, 'id' | 'email'>,
): Promise<{ received: InvitationNode[]; made: InvitationNode[] }> {
  return {
    received: await list(graph, QUERIES.ofEmail, { email: email ?? null }),
    made: await list(graph, QUERIES.byInviter, { accountId: id }),
  }
}

async function list(graph: Graph, query: string, params: Params): Promise<InvitationNode[]> {
  return (await graph.read<{ invitation: InvitationNode }>(query, params)).map(({ invitation }) => invitation)
}

/** Removes an open invitation of a provider; false when it has none by this id. */
export async function revokeInvitation(graph: Graph, providerId: string, id: string, step: Step): Promise<boolean> {
  return await graph.write(async (tx) => {
    if ((await tx.run(QUERIES.revoke, { id, providerId })).length === 0) return false
    await step(tx)
    return true
  })
}

/** Forgets invitations to an address and those an account made. */
export async function forgetInvitationsOf(tx: Transaction, { id, email }: Pick<AccountNode, 'id' | 'email'>) {
  await tx.run(QUERIES.forgetTo, { email: email ?? null })
  await tx.run(QUERIES.forgetBy, { accountId: id })
}

/** Removes what an account invited others to, in one provider: it may invite no longer. */
export async function withdrawInvitations(tx: Transaction, accountId: string, providerId: string): Promise<void> {
  await tx.run(QUERIES.withdraw, { accountId, providerId })
}

/** Why an invitation leads nowhere. */
export type NotAccepted = 'not open' | 'other address' | 'member' | 'inviter may not' | 'taken'

/**
 * Lets an account act for the provider it was invited to, once; of two at the same time one is let in. Nothing is written
 * where it is refused. A role that the account has there stays as it is.
 * @param then.open opens the account first, for somebody who has none; false: its address is taken
 * @param then.step what happens in the same transaction, at its end
 */
export async function acceptInvitation(
  graph: Graph,
  { hash, now, providerId }: Pick<InvitationNode, 'providerId'> & { hash: string; now: string },
  account: Pick<AccountNode, 'id' | 'email'>,
  then: {
    open?: (tx: Transaction) => Promise<boolean>
    step: (tx: Transaction, invitation: InvitationNode) => Promise<void>
  },
): Promise<InvitationNode | NotAccepted> {
  return await joinProviders(graph, [providerId], async (tx, join) => {
    await tx.run(QUERIES.lock, { hash, now })
    const [row] = await tx.run<{ invitation: InvitationNode }>(QUERIES.open, { hash, now })
    if (!row) return 'not open'
    const { invitation } = row
    // Who signs in by an identity provider may have no address here: the link itself shows that the mail reached them.
    if (account.email && account.email !== invitation.email) return 'other address'
    const [inviter] = await tx.run<{ roles: string[] | null; memberships: string[] }>(QUERIES.inviter, {
      ...{ accountId: invitation.invitedBy, providerId },
    })
    if (!inviter?.memberships.includes('owner') && !inviter?.roles?.includes('administrator')) return 'inviter may not'
    if ((await tx.run(QUERIES.isMember, { accountId: account.id, providerId })).length > 0) return 'member'
    if (then.open && !(await then.open(tx))) return 'taken'
    await tx.run(QUERIES.use, { hash })
    await join(providerId, account.id, invitation.role)
    await then.step(tx, invitation)
    return invitation
  })
}
