/** Roles of accounts in the place. Private, as accounts are. */
import type { Graph, Params, Transaction } from '#graph/graph.ts'
import type { AccountNode } from '#graph/nodes.ts'

type Role = NonNullable<AccountNode['roles']>[number]

export const QUERIES = {
  // The same list once more: on Neo4j that is the lock under which those who have the role are counted.
  lock: 'MATCH (a:Account) WHERE $role IN a.roles SET a.roles = a.roles RETURN a.id AS id',
  roles: 'MATCH (a:Account {id: $id}) RETURN a.roles AS roles',
  set: 'MATCH (a:Account {id: $id}) SET a.roles = $roles RETURN a.id AS id',
  clear: 'MATCH (a:Account {id: $id}) REMOVE a.roles RETURN a.id AS id',
} as const

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  lock: { role: 'administrator' },
  roles: { id: 'no-such-account' },
  set: { id: 'no-such-account', roles: ['moderator'] },
  clear: { id: 'no-such-account' },
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
    const holders = await tx.run(QUERIES.lock, { role })
    const [row] = await tx.run<{ roles: Role[] | null }>(QUERIES.roles, { id })
    if (!row) return 'no account'
    const before = row.roles ?? []
    if (before.includes(role) === has) return 'same'
    if (!has && keepOne && holders.length === 1) return 'last'
    const roles = has ? [...before, role].sort() : before.filter((each) => each !== role)
    await (roles.length > 0 ? tx.run(QUERIES.set, { id, roles }) : tx.run(QUERIES.clear, { id }))
    await then(tx)
    return 'changed'
  })
}
