/**
 * Accounts and sessions. Private: they are in no public query and no write of them moves the catalogue version. Secrets
 * are kept as hashes only.
 */
import { GraphError, type Graph, type Params } from '#graph/graph.ts'
import type { AccountNode } from '#graph/nodes.ts'
import { forgetKeysOf } from '#graph/queries/keys.ts'
import { forgetSearchesOf } from '#graph/queries/saved.ts'

export { providersOf } from '#graph/queries/agent.ts'

const ACCOUNT = '.id, .email, .name, .password, .agentId, .roles, .createdAt'

export const QUERIES = {
  byEmail: `MATCH (a:Account {email: $email}) RETURN a {${ACCOUNT}} AS account`,
  byId: `MATCH (a:Account {id: $id}) RETURN a {${ACCOUNT}} AS account`,
  create: 'CREATE (a:Account) SET a = $account',
  setPassword: 'MATCH (a:Account {id: $id}) SET a.password = $password RETURN a.id AS id',
  remove: 'MATCH (a:Account {id: $id}) DETACH DELETE a',
  createSession: 'MATCH (a:Account {id: $accountId}) CREATE (s:Session) SET s = $session RETURN a.id AS id',
  session: 'MATCH (s:Session {hash: $hash}) RETURN s.accountId AS accountId, s.expiresAt AS expiresAt',
  deleteSession: 'MATCH (s:Session {hash: $hash}) DELETE s',
  deleteSessionsOf: 'MATCH (s:Session) WHERE s.accountId = $accountId DELETE s',
  deleteExpired: 'MATCH (s:Session) WHERE s.expiresAt <= $now DELETE s',
} as const

const NOW = '2026-11-21T08:00:00.000Z'

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  byEmail: { email: 'amina@classroom.example' },
  byId: { id: 'no-such-account' },
  create: {
    account: {
      ...{ id: 'example-account', email: 'example@classroom.example', name: 'Example', password: 'hash' },
      ...{ agentId: 'example-agent', createdAt: NOW },
    },
  },
  setPassword: { id: 'no-such-account', password: 'hash' },
  remove: { id: 'no-such-account' },
  createSession: {
    accountId: 'no-such-account',
    session: { hash: 'example', accountId: 'no-such-account', createdAt: NOW, expiresAt: NOW },
  },
  session: { hash: 'no-such-session' },
  deleteSession: { hash: 'no-such-session' },
  deleteSessionsOf: { accountId: 'no-such-account' },
  deleteExpired: { now: '2020-01-01T00:00:00.000Z' },
}

/** The account of a normalised address, or null. */
export async function accountByEmail(graph: Graph, email: string): Promise<AccountNode | null> {
  const [row] = await graph.read<{ account: AccountNode }>(QUERIES.byEmail, { email })
  return row?.account ?? null
}

/** An account by id, or null. */
export async function accountById(graph: Graph, id: string): Promise<AccountNode | null> {
  const [row] = await graph.read<{ account: AccountNode }>(QUERIES.byId, { id })
  return row?.account ?? null
}

/** Creates an account; false when the address is taken, also when somebody takes it at the same time. */
export async function createAccount(graph: Graph, account: AccountNode): Promise<boolean> {
  try {
    return await graph.write(async (tx) => {
      const taken = await tx.run(QUERIES.byEmail, { email: account.email })
      if (taken.length > 0) return false
      await tx.run(QUERIES.create, { account: { ...account } })
      return true
    })
  } catch (error) {
    if (error instanceof GraphError && error.code === 'CONFLICT' && (await accountByEmail(graph, account.email)))
      return false
    throw error
  }
}

/** Gives an account another password hash; false when there is no such account. */
export async function setPassword(graph: Graph, id: string, password: string): Promise<boolean> {
  const rows = await graph.write((tx) => tx.run(QUERIES.setPassword, { id, password }))
  return rows.length > 0
}

/** Removes an account with its sessions, saved searches, keys and memberships. What it published stays. */
export async function removeAccount(graph: Graph, id: string): Promise<void> {
  await graph.write(async (tx) => {
    await tx.run(QUERIES.deleteSessionsOf, { accountId: id })
    await forgetSearchesOf(tx, id)
    await forgetKeysOf(tx, id)
    await tx.run(QUERIES.remove, { id })
  })
}

export interface NewSession {
  /** Hash of the token; the token itself is never stored. */
  hash: string
  accountId: string
  /** ISO 8601 UTC. */
  createdAt: string
  /** ISO 8601 UTC. */
  expiresAt: string
}

/** Stores a session, and clears those that have expired; false when there is no such account. */
export async function createSession(graph: Graph, session: NewSession): Promise<boolean> {
  return await graph.write(async (tx) => {
    await tx.run(QUERIES.deleteExpired, { now: session.createdAt })
    const rows = await tx.run(QUERIES.createSession, { accountId: session.accountId, session: { ...session } })
    return rows.length > 0
  })
}

/** The account of a session that has not expired at `now` (ISO 8601 UTC), or null. */
export async function accountBySession(graph: Graph, hash: string, now: string): Promise<AccountNode | null> {
  const [session] = await graph.read<{ accountId: string; expiresAt: string }>(QUERIES.session, { hash })
  return session && session.expiresAt > now ? await accountById(graph, session.accountId) : null
}

/** Ends a session; nothing when there is none. */
export async function deleteSession(graph: Graph, hash: string): Promise<void> {
  await graph.write((tx) => tx.run(QUERIES.deleteSession, { hash }))
}

/** Ends all sessions of an account. */
export async function deleteSessionsOf(graph: Graph, accountId: string): Promise<void> {
  await graph.write((tx) => tx.run(QUERIES.deleteSessionsOf, { accountId }))
}
