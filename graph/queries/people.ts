/** Accounts and keys as administrators see them. Private: no public query reaches them. */
import { compare } from '#graph/cards.ts'
import type { Graph, Params, Transaction } from '#graph/graph.ts'
import type { AccountNode, ApiKeyNode } from '#graph/nodes.ts'

const PERSON = '.id, .email, .name, .roles, .createdAt'
const KEY = '.id, .accountId, .name, .prefix, .scopes, .providerId, .createdAt, .expiresAt, .lastUsedAt'

export const QUERIES = {
  people: `MATCH (a:Account) WHERE toLower(coalesce(a.email, '')) CONTAINS $words OR toLower(a.name) CONTAINS $words
    RETURN a {${PERSON}} AS person`,
  withRoles: `MATCH (a:Account) WHERE a.roles IS NOT NULL RETURN a {${PERSON}} AS person`,
  keys: `MATCH (k:ApiKey) MATCH (a:Account {id: k.accountId})
    WHERE k.prefix STARTS WITH $words OR toLower(coalesce(a.email, '')) CONTAINS $lower OR toLower(a.name) CONTAINS $lower
    RETURN k {${KEY}} AS key, a {${PERSON}} AS person`,
  revoke: 'MATCH (k:ApiKey {id: $id}) DELETE k RETURN $id AS id',
} as const

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  people: { words: 'amina' },
  withRoles: {},
  keys: { words: 'wm_', lower: 'wm_' },
  revoke: { id: 'no-such-key' },
}

export type Person = Pick<AccountNode, 'id' | 'email' | 'name' | 'roles' | 'createdAt'>

/** Accounts whose name or address holds these words; without words those who have a role in the place. By name. */
export async function peopleBy({ read }: Pick<Graph, 'read'>, words: string): Promise<Person[]> {
  const rows = await (words === ''
    ? read<{ person: Person }>(QUERIES.withRoles)
    : read<{ person: Person }>(QUERIES.people, { words: words.toLowerCase() }))
  return rows.map(({ person }) => person).sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id))
}

/** Keys that begin so, or whose owner's name or address holds it, the newest first. */
export async function keysBy(
  { read }: Pick<Graph, 'read'>,
  words: string,
): Promise<{ key: ApiKeyNode; person: Person }[]> {
  const rows = await read<{ key: ApiKeyNode; person: Person }>(QUERIES.keys, { words, lower: words.toLowerCase() })
  return rows.sort((a, b) => compare(b.key.createdAt, a.key.createdAt) || compare(a.key.id, b.key.id))
}

/** Revokes the key of anybody; false where there is none by this id. */
export async function revokeAnyKey(
  graph: Graph,
  id: string,
  then: (tx: Transaction) => Promise<void>,
): Promise<boolean> {
  return await graph.write(async (tx) => {
    const rows = await tx.run(QUERIES.revoke, { id })
    if (rows.length > 0) await then(tx)
    return rows.length > 0
  })
}
