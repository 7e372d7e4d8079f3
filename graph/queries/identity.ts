/**
 * Identities: accounts of people at identity providers, by which accounts here are opened, and the round trips to those
 * providers. Private, as accounts are. An identity is found by issuer and subject, never by an address.
 */
import { GraphError, type Graph, type Params, type Transaction } from '#graph/graph.ts'
import type { AccountNode, IdentityNode, IdentityTicketNode } from '#graph/nodes.ts'
import { compact } from '#graph/shape.ts'
import { passkeysOf } from '#graph/queries/factors.ts'
import { QUERIES as ACCOUNT } from '#graph/queries/account.ts'
import { settleRoles, type RoleChange } from '#graph/queries/roles.ts'

const IDENTITY = `.key, .id, .accountId, .provider, .issuer, .subject, .name, .email, .language, .consents, .roles,
  .createdAt, .lastUsedAt`
const TICKET = '.hash, .provider, .stage, .accountId, .told, .expiresAt'

export const QUERIES = {
  byKey: `MATCH (i:Identity {key: $key}) RETURN i {${IDENTITY}} AS identity`,
  ofAccount: `MATCH (i:Identity) WHERE i.accountId = $accountId
    RETURN i {${IDENTITY}} AS identity ORDER BY i.createdAt, i.id`,
  create: 'CREATE (i:Identity) SET i = $identity',
  replace: 'MATCH (i:Identity {key: $key}) SET i = $identity RETURN i.id AS id',
  remove: 'MATCH (i:Identity {id: $id}) WHERE i.accountId = $accountId DELETE i RETURN $id AS id',
  forget: 'MATCH (i:Identity) WHERE i.accountId = $accountId DELETE i',
  createTicket: 'CREATE (t:IdentityTicket) SET t = $ticket',
  ticket: `MATCH (t:IdentityTicket {hash: $hash}) WHERE t.stage = $stage AND t.expiresAt > $now
    RETURN t {${TICKET}} AS ticket`,
  // Writing first takes the lock on Neo4j; on Grafeo two such writers conflict and the second one runs again.
  lockTicket: 'MATCH (t:IdentityTicket {hash: $hash}) SET t.lockedAt = $now',
  useTicket: "MATCH (t:IdentityTicket {hash: $hash}) SET t.stage = 'used' REMOVE t.told",
  deleteTicket: 'MATCH (t:IdentityTicket {hash: $hash}) DELETE t',
  deleteExpired: 'MATCH (t:IdentityTicket) WHERE t.expiresAt <= $now DELETE t',
  forgetTickets: 'MATCH (t:IdentityTicket) WHERE t.accountId = $accountId DELETE t',
  // The same agent once more: the lock under which ways to sign in are counted.
  ways: `MATCH (a:Account {id: $accountId}) SET a.agentId = a.agentId
    RETURN a.password IS NOT NULL AS hasPassword`,
  endSessions: 'MATCH (s:Session) WHERE s.identityKey = $identityKey WITH s, s.id AS id DELETE s RETURN id',
  endSessionsNamed: `MATCH (s:Session) WHERE s.identitySid = $sid AND coalesce($identityKey, s.identityKey) = s.identityKey
    WITH s, s.id AS id DELETE s RETURN id`,
  memberships: `MATCH (:Account {id: $accountId})-[m:MEMBER_OF]->(a:Agent)
    RETURN a.id AS providerId, m.role AS role, m.identity AS identity`,
  markMembership: `MATCH (:Account {id: $accountId})-[m:MEMBER_OF]->(:Agent {id: $providerId})
    SET m.identity = $identity RETURN m.role AS role`,
  endMembership: `MATCH (:Account {id: $accountId})-[m:MEMBER_OF]->(:Agent {id: $providerId})
    WHERE m.identity = $identity DELETE m RETURN $providerId AS providerId`,
} as const

const NOW = '2026-11-21T08:00:00.000Z'
const NONE = 'no-such-account'

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  byKey: { key: 'no-such-identity' },
  ofAccount: { accountId: NONE },
  create: {
    identity: {
      ...{ key: 'example', id: 'example', accountId: NONE, provider: 'school', issuer: 'https://id.example' },
      ...{ subject: '1', createdAt: NOW, lastUsedAt: NOW },
    },
  },
  replace: {
    key: 'no-such-identity',
    identity: {
      ...{ key: 'no-such-identity', id: 'identity', accountId: NONE, provider: 'school', issuer: 'https://id.example' },
      ...{ subject: '1', name: 'Amina', consents: ['rights'], roles: ['reviewer'], createdAt: NOW, lastUsedAt: NOW },
    },
  },
  remove: { id: 'no-such-identity-id', accountId: NONE },
  forget: { accountId: NONE },
  createTicket: { ticket: { hash: 'example', provider: 'school', stage: 'used', expiresAt: NOW } },
  ticket: { hash: 'no-such-ticket', stage: 'back', now: NOW },
  lockTicket: { hash: 'no-such-ticket', now: NOW },
  useTicket: { hash: 'no-such-ticket' },
  deleteTicket: { hash: 'no-such-ticket' },
  deleteExpired: { now: '2099-01-01T00:00:00.000Z' },
  forgetTickets: { accountId: NONE },
  ways: { accountId: NONE },
  endSessions: { identityKey: 'no-such-identity' },
  endSessionsNamed: { identityKey: 'no-such-identity', sid: 'no-such-sid' },
  memberships: { accountId: NONE },
  markMembership: { accountId: NONE, providerId: 'no-such-id', identity: 'no-such-identity-id' },
  endMembership: { accountId: NONE, providerId: 'no-such-id', identity: 'no-such-identity-id' },
}

/** The identity of a key, or null. */
export async function identityByKey(graph: Graph, key: string): Promise<IdentityNode | null> {
  const [row] = await graph.read<{ identity: IdentityNode }>(QUERIES.byKey, { key })
  return row?.identity ?? null
}

/** The identities of an account, the first one first. */
export async function identitiesOf(graph: Graph, accountId: string): Promise<IdentityNode[]> {
  const rows = await graph.read<{ identity: IdentityNode }>(QUERIES.ofAccount, { accountId })
  return rows.map(({ identity }) => identity)
}

/** Stores a ticket, and clears those whose time is over. False where one of this hash is there already. */
export async function createTicket(graph: Graph, ticket: IdentityTicketNode, now: string): Promise<boolean> {
  return await unlessThere(() =>
    graph.write(async (tx) => {
      await storeTicket(tx, ticket, now)
      return true
    }),
  )
}

async function storeTicket(tx: Transaction, ticket: IdentityTicketNode, now: string): Promise<void> {
  await tx.run(QUERIES.deleteExpired, { now })
  await tx.run(QUERIES.createTicket, { ticket: compact({ ...ticket }) })
}

/** Whose ticket is meant: by the hash of what its owner holds, and how far it has come. */
export interface TicketKey {
  hash: string
  stage: IdentityTicketNode['stage']
  /** ISO 8601 UTC. */
  now: string
}

/** An open ticket, or null. Reading does not use it. */
export async function ticketOf(graph: Graph, key: TicketKey): Promise<IdentityTicketNode | null> {
  const [row] = await graph.read<{ ticket: IdentityTicketNode }>(QUERIES.ticket, { ...key })
  return row?.ticket ?? null
}

/** Uses a ticket up, once; false when it is not open. Of two at the same time one is given it. */
async function useTicket(tx: Transaction, { hash, stage, now }: TicketKey): Promise<boolean> {
  await tx.run(QUERIES.lockTicket, { hash, now })
  if ((await tx.run(QUERIES.ticket, { hash, stage, now })).length === 0) return false
  await tx.run(QUERIES.useTicket, { hash })
  return true
}

/** Forgets a ticket, and what was said with it. */
export async function deleteTicket(graph: Graph, hash: string): Promise<void> {
  await graph.write((tx) => tx.run(QUERIES.deleteTicket, { hash }))
}

/**
 * Adds an identity, for which its ticket is used up: to `account` where that is given, which is made with it, else to the
 * account it names. Gives the roles that came with it. `used`: the ticket is not open; `taken`: the identity belongs to an
 * account already. For use within `unlessThere`.
 */
export async function createIdentity(
  tx: Transaction,
  ticket: TicketKey,
  identity: IdentityNode,
  account: AccountNode | null,
): Promise<RoleChange | 'used' | 'taken'> {
  if (!(await useTicket(tx, ticket))) return 'used'
  if ((await tx.run(QUERIES.byKey, { key: identity.key })).length > 0) return 'taken'
  if (account) await tx.run(ACCOUNT.create, { account: compact({ ...account }) })
  await tx.run(QUERIES.create, { identity: compact({ ...identity }) })
  return await settleRoles(tx, identity.accountId)
}

/**
 * Stores an identity as it is now. Gives the roles that came and went with it; `gone` when it is not there any more, `used`
 * when the ticket that asks for it is not open.
 * @param ticket used up with it, where somebody was asked
 */
export async function updateIdentity(
  tx: Transaction,
  identity: IdentityNode,
  ticket?: TicketKey,
): Promise<RoleChange | 'used' | 'gone'> {
  if (ticket && !(await useTicket(tx, ticket))) return 'used'
  const rows = await tx.run(QUERIES.replace, { key: identity.key, identity: compact({ ...identity }) })
  return rows.length > 0 ? await settleRoles(tx, identity.accountId) : 'gone'
}

/**
 * Takes an identity of this account away, with the roles and memberships that it alone gives and the sessions it opened.
 * `last`: it is the only way to sign in.
 */
export async function removeIdentity(
  graph: Graph,
  { accountId, id }: { accountId: string; id: string },
  step: (tx: Transaction, changed: RoleChange & { identity: IdentityNode; left: string[] }) => Promise<void>,
): Promise<'removed' | 'none' | 'last'> {
  return await graph.write(async (tx) => {
    const ways = await waysIn(tx, accountId)
    const rows = await tx.run<{ identity: IdentityNode }>(QUERIES.ofAccount, { accountId })
    const identity = rows.map((row) => row.identity).find((each) => each.id === id)
    if (!identity) return 'none'
    if (ways < 2) return 'last'
    await tx.run(QUERIES.remove, { id, accountId })
    await tx.run(QUERIES.endSessions, { identityKey: identity.key })
    const lent = (await membershipsIn(tx, accountId)).filter((each) => each.identity === id)
    for (const { providerId } of lent) await endMembership(tx, { accountId, providerId, identity: id })
    await step(tx, { ...(await settleRoles(tx, accountId)), identity, left: lent.map((each) => each.providerId) })
    return 'removed'
  })
}

/** In how many ways an account can be signed in to. Whoever takes one away asks first, within the same transaction. */
export async function waysIn(tx: Transaction, accountId: string): Promise<number> {
  const [account] = await tx.run<{ hasPassword: boolean }>(QUERIES.ways, { accountId })
  const identities = await tx.run(QUERIES.ofAccount, { accountId })
  const passkeys = (await passkeysOf(tx, accountId)).filter(({ isVerified }) => isVerified)
  return Number(account?.hasPassword ?? false) + identities.length + passkeys.length
}

/**
 * Ends the sessions that an identity opened; where `sid` is given, only those of that session at its provider, whoever's
 * they are if no identity is named. Gives their ids; null where the ticket that says so is there already.
 */
export async function endSessionsOfIdentity(
  graph: Graph,
  said: { identityKey: string | null; sid: string | null; ticket: IdentityTicketNode; now: string },
  step: (tx: Transaction, ended: string[]) => Promise<void>,
): Promise<string[] | null> {
  const { identityKey, sid, ticket, now } = said
  const ended = await unlessThere(() =>
    graph.write(async (tx) => {
      await storeTicket(tx, ticket, now)
      const rows =
        sid === null
          ? await tx.run<{ id: string }>(QUERIES.endSessions, { identityKey })
          : await tx.run<{ id: string }>(QUERIES.endSessionsNamed, { identityKey, sid })
      const ids = rows.map(({ id }) => id)
      if (ids.length > 0) await step(tx, ids)
      return ids
    }),
  )
  return ended === false ? null : ended
}

export interface LentMembership {
  providerId: string
  role: string
  /** Id of the identity that gives it; absent for one that people gave. */
  identity?: string | null
}

/** The memberships of an account, and which of its identities gives each. */
export async function membershipsOf(graph: Graph, accountId: string): Promise<LentMembership[]> {
  return await graph.read<LentMembership & Record<string, unknown>>(QUERIES.memberships, { accountId })
}

/** The same within a transaction. */
export async function membershipsIn(tx: Transaction, accountId: string): Promise<LentMembership[]> {
  return await tx.run<LentMembership & Record<string, unknown>>(QUERIES.memberships, { accountId })
}

interface Marked {
  accountId: string
  providerId: string
  identity: string
}

/** Says that an identity gives this membership. */
export async function markMembership(tx: Transaction, marked: Marked): Promise<void> {
  await tx.run(QUERIES.markMembership, { ...marked })
}

/** Ends a membership that an identity gives; one that people gave stays. */
export async function endMembership(tx: Transaction, marked: Marked): Promise<boolean> {
  return (await tx.run(QUERIES.endMembership, { ...marked })).length > 0
}

/** Forgets every identity of an account, within the transaction that removes it. */
export async function forgetIdentitiesOf(tx: Transaction, accountId: string): Promise<void> {
  await tx.run(QUERIES.forget, { accountId })
  await tx.run(QUERIES.forgetTickets, { accountId })
}

/** What a write gives; false where a key it writes is there already, also when another one writes it at the same time. */
export async function unlessThere<T>(write: () => Promise<T>): Promise<T | false> {
  try {
    return await write()
  } catch (error) {
    if (error instanceof GraphError && error.code === 'CONFLICT') return false
    throw error
  }
}
