/** Roles of accounts in the place. Private, as accounts are. */
import type { Graph, Params, Transaction } from '#graph/graph.ts'
import type { AccountNode } from '#graph/nodes.ts'

type Role = NonNullable<AccountNode['roles']>[number]

export const QUERIES = {
  // The same list once more: on Neo4j that is the lock under which those who have the role are counted.
  lock: 'MATCH (a:Account) WHERE $role IN a.roles SET a.roles = a.roles RETURN a.id AS id',
  roles: 'MATCH (a:Account {id: $id}) RETURN a.roles AS roles, a.lentRoles AS lent',
  set: 'MATCH (a:Account {id: $id}) SET a.roles = $roles RETURN a.id AS id',
  clear: 'MATCH (a:Account {id: $id}) REMOVE a.roles RETURN a.id AS id',
  setLent: 'MATCH (a:Account {id: $id}) SET a.lentRoles = $roles RETURN a.id AS id',
  clearLent: 'MATCH (a:Account {id: $id}) REMOVE a.lentRoles RETURN a.id AS id',
  ofIdentities: `MATCH (i:Identity) WHERE i.accountId = $id AND i.roles IS NOT NULL
    RETURN i.provider AS provider, i.roles AS roles ORDER BY i.createdAt, i.id`,
} as const

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  lock: { role: 'administrator' },
  roles: { id: 'no-such-account' },
  set: { id: 'no-such-account', roles: ['moderator'] },
  clear: { id: 'no-such-account' },
  setLent: { id: 'no-such-account', roles: ['moderator'] },
  clearLent: { id: 'no-such-account' },
  ofIdentities: { id: 'no-such-account' },
}

/** Ids of the accounts that have a role, which nobody else gives or takes until the transaction ends. */
export async function holdersOf(tx: Transaction, role: Role): Promise<string[]> {
  return (await tx.run<{ id: string }>(QUERIES.lock, { role })).map(({ id }) => id)
}

/**
 * Gives an account a role in the place or takes it away. Whoever is the last to have it keeps it where `keepOne` says so.
 * @param change.then what happens in the same transaction, when something was changed
 */
export async function changeRole(
  graph: Graph,
  change: {
    accountId: string
    role: Role
    has: boolean
    keepOne: boolean
    then: (tx: Transaction) => Promise<void>
  },
): Promise<'changed' | 'same' | 'last' | 'no account'> {
  const { accountId: id, role, has, keepOne, then } = change
  return await graph.write(async (tx) => {
    const holders = await holdersOf(tx, role)
    const [row] = await tx.run<HeldRoles>(QUERIES.roles, { id })
    if (!row) return 'no account'
    const before = row.roles ?? []
    const lent = row.lent ?? []
    // What an identity lends can be given too: then it stays when the identity no longer does.
    if (before.includes(role) === has && !(has && lent.includes(role))) return 'same'
    if (!has && keepOne && holders.length === 1) return 'last'
    const others = before.filter((each) => each !== role)
    await writeRoles(tx, id, {
      roles: has ? [...others, role].sort() : others,
      lent: lent.filter((each) => each !== role),
    })
    await then(tx)
    return 'changed'
  })
}

interface HeldRoles extends Record<string, unknown> {
  roles: Role[] | null
  lent: Role[] | null
}

export interface RoleChange {
  granted: Role[]
  revoked: Role[]
}

/**
 * Brings the roles of an account to what people gave it and what its identities lend it now, within the transaction that
 * changed one of them. Gives what came and went.
 */
export async function settleRoles(tx: Transaction, id: string): Promise<RoleChange> {
  const [row] = await tx.run<HeldRoles>(QUERIES.roles, { id })
  const before = row?.roles ?? []
  const lentBefore = row?.lent ?? []
  const given = before.filter((role) => !lentBefore.includes(role))
  const identities = await tx.run<{ provider: string; roles: Role[] }>(QUERIES.ofIdentities, { id })
  const lent = [...new Set(identities.flatMap(({ roles }) => roles))].filter((role) => !given.includes(role)).sort()
  const roles = [...given, ...lent].sort()
  const granted = roles.filter((role) => !before.includes(role))
  const revoked = before.filter((role) => !roles.includes(role))
  if (granted.length + revoked.length > 0 || lent.join() !== lentBefore.join())
    await writeRoles(tx, id, { roles, lent })
  return { granted, revoked }
}

/** Which roles identities give an account, and the names of their providers as the settings have them. */
export async function lendersOf(graph: Graph, id: string): Promise<{ provider: string; role: Role }[]> {
  const rows = await graph.read<{ provider: string; roles: Role[] }>(QUERIES.ofIdentities, { id })
  return rows.flatMap(({ provider, roles }) => roles.map((role) => ({ provider, role })))
}

async function writeRoles(tx: Transaction, id: string, { roles, lent }: { roles: Role[]; lent: Role[] }) {
  await (roles.length > 0 ? tx.run(QUERIES.set, { id, roles }) : tx.run(QUERIES.clear, { id }))
  await (lent.length > 0 ? tx.run(QUERIES.setLent, { id, roles: lent }) : tx.run(QUERIES.clearLent, { id }))
}
