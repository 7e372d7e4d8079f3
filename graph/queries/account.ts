/**
 * Accounts and sessions. Private: they are in no public query and no write of them moves the catalogue version. Secrets
 * are kept as hashes only.
 */
import { GraphError, type Graph, type Params, type Transaction } from '#graph/graph.ts'
import type { AccountNode, SessionNode } from '#graph/nodes.ts'
import { forgetInvitationsOf } from '#graph/queries/invitation.ts'
import { forgetChallengesOf, forgetFactorsOf } from '#graph/queries/factors.ts'
import { forgetIdentitiesOf } from '#graph/queries/identity.ts'
import { forgetUploadsOf } from '#graph/queries/uploads.ts'
import { forgetKeysOf } from '#graph/queries/keys.ts'
import { forgetLinksOf, useLink, voidLinksOf } from '#graph/queries/mail-link.ts'
import { forgetModerationBy } from '#graph/queries/moderation.ts'
import { forgetSearchesOf } from '#graph/queries/saved.ts'

export { providersOf } from '#graph/queries/agent.ts'

const ACCOUNT = '.id, .email, .name, .password, .agentId, .roles, .createdAt'
const SESSION = '.id, .accountId, .createdAt, .lastUsedAt, .expiresAt, .device, .identityKey, .signedInAt'

export const QUERIES = {
  byEmail: `MATCH (a:Account {email: $email}) RETURN a {${ACCOUNT}} AS account`,
  byId: `MATCH (a:Account {id: $id}) RETURN a {${ACCOUNT}} AS account`,
  any: 'MATCH (a:Account) RETURN a.id AS id LIMIT 1',
  create: 'CREATE (a:Account) SET a = $account',
  setEmail: 'MATCH (a:Account {id: $id}) SET a.email = $email RETURN a.id AS id',
  setPassword: 'MATCH (a:Account {id: $id}) SET a.password = $password RETURN a.id AS id',
  remove: 'MATCH (a:Account {id: $id}) DETACH DELETE a',
  createSession: 'MATCH (a:Account {id: $accountId}) CREATE (s:Session) SET s = $session RETURN a.id AS id',
  session: `MATCH (s:Session {hash: $hash}) RETURN s {${SESSION}} AS session`,
  sessionsOf: `MATCH (s:Session) WHERE s.accountId = $accountId AND s.expiresAt > $now
    RETURN s {${SESSION}} AS session ORDER BY s.lastUsedAt DESC, s.id`,
  touch: 'MATCH (s:Session {hash: $hash}) SET s.lastUsedAt = $now, s.expiresAt = $expiresAt',
  rotate: `MATCH (s:Session {hash: $hash}) SET s.hash = $next RETURN s {${SESSION}} AS session`,
  deleteSession: 'MATCH (s:Session {hash: $hash}) DELETE s',
  endSession: 'MATCH (s:Session {id: $id}) WHERE s.accountId = $accountId DELETE s RETURN $id AS id',
  deleteSessionsOf: 'MATCH (s:Session) WHERE s.accountId = $accountId DELETE s',
  deleteOtherSessions:
    'MATCH (s:Session) WHERE s.accountId = $accountId AND s.hash <> $hash DELETE s RETURN 1 AS ended',
  deleteExpired: 'MATCH (s:Session) WHERE s.expiresAt <= $now DELETE s',
} as const

const NOW = '2026-11-21T08:00:00.000Z'

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  byEmail: { email: 'amina@classroom.example' },
  byId: { id: 'no-such-account' },
  any: {},
  create: {
    account: {
      ...{ id: 'example-account', email: 'example@classroom.example', name: 'Example', password: 'hash' },
      ...{ agentId: 'example-agent', createdAt: NOW },
    },
  },
  setEmail: { id: 'amina', email: 'somebody@classroom.example' },
  setPassword: { id: 'no-such-account', password: 'hash' },
  remove: { id: 'no-such-account' },
  createSession: {
    accountId: 'no-such-account',
    session: {
      ...{ hash: 'example', id: 'example', accountId: 'no-such-account', createdAt: NOW, lastUsedAt: NOW },
      ...{ expiresAt: NOW, device: 'Firefox on Linux' },
    },
  },
  session: { hash: 'no-such-session' },
  sessionsOf: { accountId: 'amina', now: NOW },
  touch: { hash: 'no-such-session', now: NOW, expiresAt: NOW },
  rotate: { hash: 'no-such-session', next: 'next-session' },
  deleteSession: { hash: 'no-such-session' },
  endSession: { id: 'no-such-session', accountId: 'amina' },
  deleteSessionsOf: { accountId: 'no-such-account' },
  deleteOtherSessions: { accountId: 'amina', hash: 'no-such-session' },
  deleteExpired: { now: '2020-01-01T00:00:00.000Z' },
}

/** What else is done in the transaction of a write, at its end. */
export type Step = (tx: Transaction) => Promise<void>
const NOTHING: Step = async () => {}

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

/** Whether anybody has an account. */
export async function hasAccounts(graph: Graph): Promise<boolean> {
  return (await graph.read(QUERIES.any)).length > 0
}

/** An account with an address that was proved. */
export interface AccountWithAddress extends AccountNode {
  email: string
}

/** Creates an account; false when the address is taken, also when somebody takes it at the same time. */
export async function createAccount(graph: Graph, account: AccountWithAddress, step: Step = NOTHING): Promise<boolean> {
  return await unlessTaken(
    graph,
    () => account.email,
    () => graph.write((tx) => createAccountIn(tx, account, step)),
  )
}

/**
 * Creates the account that a link was sent for, and voids every link to its address. Of several at the same time one
 * wins. `used`: the link is no longer open at `now`; `taken`: its address has an account.
 */
export async function confirmAccount(
  graph: Graph,
  link: { hash: string; now: string },
  account: Omit<AccountWithAddress, 'email'>,
  step: Step = NOTHING,
): Promise<AccountWithAddress | 'used' | 'taken'> {
  return await byLink(graph, { ...link, purpose: 'sign-up' }, async (tx, email) => {
    const whole = { ...account, email }
    return (await createAccountIn(tx, whole, step)) && whole
  })
}

/**
 * Gives an account without an address the one of a link that was sent for it, and voids every link to it. `used`: the link is
 * not open at `now`, or another account's; `taken`: the address has an account, or this account has one already.
 */
export async function confirmEmail(
  graph: Graph,
  link: { hash: string; now: string; accountId: string },
  step: Step = NOTHING,
): Promise<{ email: string } | 'used' | 'taken'> {
  return await byLink(graph, { ...link, purpose: 'address' }, async (tx, email) => {
    if ((await tx.run(QUERIES.byEmail, { email })).length > 0) return false
    const [row] = await tx.run<{ account: AccountNode }>(QUERIES.byId, { id: link.accountId })
    if (!row || row.account.email) return false
    await tx.run(QUERIES.setEmail, { id: link.accountId, email })
    await step(tx)
    return { email }
  })
}

/** Uses a link up, voids every other one to its address, and does what it was for; that gives false where the address is taken. */
async function byLink<T>(
  graph: Graph,
  link: Parameters<typeof useLink>[1],
  work: (tx: Transaction, email: string) => Promise<T | false>,
): Promise<T | 'used' | 'taken'> {
  let address = ''
  const done = await unlessTaken(
    graph,
    () => address,
    () =>
      graph.write(async (tx) => {
        const open = await useLink(tx, link)
        if (!open) return 'used' as const
        address = open.email
        await voidLinksOf(tx, address)
        return await work(tx, address)
      }),
  )
  return done === false ? 'taken' : done
}

/** Creates an account within a transaction; false when its address is taken. For use within `unlessTaken`. */
export async function createAccountIn(
  tx: Transaction,
  account: AccountWithAddress,
  step: Step = NOTHING,
): Promise<boolean> {
  const taken = await tx.run(QUERIES.byEmail, { email: account.email })
  if (taken.length > 0) return false
  await tx.run(QUERIES.create, { account: { ...account } })
  await step(tx)
  return true
}

/** What `work` gives; false where another one took the address meanwhile. */
export async function unlessTaken<T>(graph: Graph, email: () => string, work: () => Promise<T>): Promise<T | false> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof GraphError && error.code === 'CONFLICT' && (await accountByEmail(graph, email()))) return false
    throw error
  }
}

/**
 * Gives the account behind an open link another password hash, ends its sessions and voids its links. Null when the link
 * is not open at `now`, or its account is gone.
 */
export async function resetPassword(
  graph: Graph,
  link: { hash: string; now: string },
  password: string,
  stepOf: (account: AccountNode) => Step = () => NOTHING,
): Promise<AccountNode | null> {
  return await graph.write(async (tx) => {
    const open = await useLink(tx, { ...link, purpose: 'reset' })
    if (!open) return null
    const [row] = await tx.run<{ account: AccountNode }>(QUERIES.byEmail, { email: open.email })
    if (!row) return null
    await setPasswordIn(tx, row.account, password)
    await stepOf(row.account)(tx)
    return row.account
  })
}

/**
 * Gives an account another password hash, ends its sessions and voids the links that were sent to it. False when there is
 * no such account.
 * @param options.session stored in the same transaction: the new one of whoever changes the password
 */
export async function setPassword(
  graph: Graph,
  id: string,
  password: string,
  { session = null, step = NOTHING }: { session?: NewSession | null; step?: Step } = {},
): Promise<boolean> {
  return await graph.write(async (tx) => {
    const [row] = await tx.run<{ account: AccountNode }>(QUERIES.byId, { id })
    if (!row) return false
    await setPasswordIn(tx, row.account, password)
    if (session) await tx.run(QUERIES.createSession, { accountId: id, session: { ...session } })
    await step(tx)
    return true
  })
}

async function setPasswordIn(tx: Transaction, { id, email }: AccountNode, password: string): Promise<void> {
  await tx.run(QUERIES.setPassword, { id, password })
  await endSessionsIn(tx, id)
  await forgetChallengesOf(tx, id)
  if (email) await voidLinksOf(tx, email)
}

/** Removes an account with its sessions, saved searches, keys, factors, links, invitations and memberships. What it published stays. */
export async function removeAccount(graph: Graph, id: string): Promise<void> {
  await graph.write((tx) => removeAccountIn(tx, id))
}

/** The same within a transaction. */
export async function removeAccountIn(tx: Transaction, id: string): Promise<void> {
  const [row] = await tx.run<{ account: AccountNode }>(QUERIES.byId, { id })
  await endSessionsIn(tx, id)
  await forgetSearchesOf(tx, id)
  await forgetKeysOf(tx, id)
  await forgetUploadsOf(tx, id)
  await forgetModerationBy(tx, id)
  await forgetFactorsOf(tx, id)
  await forgetIdentitiesOf(tx, id)
  if (row) await forgetLinksOf(tx, row.account)
  if (row) await forgetInvitationsOf(tx, row.account)
  await tx.run(QUERIES.remove, { id })
}

export interface NewSession extends SessionNode {
  /** Hash of the token; the token itself is never stored. */
  hash: string
}

/**
 * Stores a session, and clears those that have expired; false when there is no such account.
 * @param options.replaces hash of the session that ends with it
 */
export async function createSession(
  graph: Graph,
  session: NewSession,
  { replaces = null, step = NOTHING }: { replaces?: string | null; step?: Step } = {},
): Promise<boolean> {
  return await graph.write(async (tx) => {
    await tx.run(QUERIES.deleteExpired, { now: session.createdAt })
    if (replaces !== null) await tx.run(QUERIES.deleteSession, { hash: replaces })
    const rows = await tx.run(QUERIES.createSession, { accountId: session.accountId, session: { ...session } })
    if (rows.length > 0) await step(tx)
    return rows.length > 0
  })
}

/** The account of a session that has not expired at `now` (ISO 8601 UTC), and the session; or null. */
export async function accountBySession(
  graph: Graph,
  hash: string,
  now: string,
): Promise<{ account: AccountNode; session: SessionNode } | null> {
  const [row] = await graph.read<{ session: SessionNode }>(QUERIES.session, { hash })
  if (!row || row.session.expiresAt <= now) return null
  const account = await accountById(graph, row.session.accountId)
  return account && { account, session: row.session }
}

/** The open sessions of an account, the last used first. */
export async function sessionsOf(graph: Graph, accountId: string, now: string): Promise<SessionNode[]> {
  const rows = await graph.read<{ session: SessionNode }>(QUERIES.sessionsOf, { accountId, now })
  return rows.map(({ session }) => session)
}

/** Notes that a session is used, and when it ends unless it is used again. */
export async function touchSession(graph: Graph, use: { hash: string; now: string; expiresAt: string }): Promise<void> {
  await graph.write((tx) => tx.run(QUERIES.touch, { ...use }))
}

/** Gives a session another token, by its hash; everything else of it stays, its end too. Null when there is none. */
export async function rotateSession(graph: Graph, hash: string, next: string): Promise<SessionNode | null> {
  const [row] = await graph.write((tx) => tx.run<{ session: SessionNode }>(QUERIES.rotate, { hash, next }))
  return row?.session ?? null
}

/** Ends a session; nothing when there is none. */
export async function deleteSession(graph: Graph, hash: string, step: Step = NOTHING): Promise<void> {
  await graph.write(async (tx) => {
    await tx.run(QUERIES.deleteSession, { hash })
    await step(tx)
  })
}

/** Ends a session of this account by its id; false when it has none by this id. */
export async function endSession(graph: Graph, accountId: string, id: string, step: Step = NOTHING): Promise<boolean> {
  return await graph.write(async (tx) => {
    const rows = await tx.run(QUERIES.endSession, { id, accountId })
    if (rows.length > 0) await step(tx)
    return rows.length > 0
  })
}

/** Ends all sessions of an account but the one of this hash; gives how many. */
export async function endOtherSessions(
  graph: Graph,
  accountId: string,
  hash: string,
  step: Step = NOTHING,
): Promise<number> {
  return await graph.write(async (tx) => {
    const rows = await tx.run(QUERIES.deleteOtherSessions, { accountId, hash })
    if (rows.length > 0) await step(tx)
    return rows.length
  })
}

/** Gives one session another token and ends all others of its account: after a change of what opens it. */
export async function keepOneSessionIn(
  tx: Transaction,
  accountId: string,
  { hash, next }: { hash: string; next: string },
): Promise<SessionNode | null> {
  await tx.run(QUERIES.deleteOtherSessions, { accountId, hash })
  const [row] = await tx.run<{ session: SessionNode }>(QUERIES.rotate, { hash, next })
  return row?.session ?? null
}

/** Ends all sessions of an account. */
export async function deleteSessionsOf(graph: Graph, accountId: string): Promise<void> {
  await graph.write((tx) => endSessionsIn(tx, accountId))
}

/** The same within a transaction: for whoever changes what an account may do. */
export async function endSessionsIn(tx: Transaction, accountId: string): Promise<void> {
  await tx.run(QUERIES.deleteSessionsOf, { accountId })
}
