/** Searches that accounts keep. Private, as accounts are: no write of them moves the catalogue version. */
import type { Graph, Params, Transaction } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import type { SavedSearchNode } from '#graph/nodes.ts'

const SAVED = '.id, .accountId, .name, .address, .createdAt'

export const QUERIES = {
  ofAccount: `MATCH (s:SavedSearch) WHERE s.accountId = $accountId
    RETURN s {${SAVED}} AS saved ORDER BY s.createdAt DESC, s.id`,
  keep: `MATCH (a:Account {id: $accountId}) MERGE (s:SavedSearch {id: $id})
    ON CREATE SET s.accountId = $accountId, s.address = $address, s.createdAt = $createdAt
    SET s.name = $name RETURN s {${SAVED}} AS saved`,
  forget: 'MATCH (s:SavedSearch {id: $id}) WHERE s.accountId = $accountId DELETE s RETURN $id AS id',
  forgetAll: 'MATCH (s:SavedSearch) WHERE s.accountId = $accountId DELETE s',
} as const

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  ofAccount: { accountId: 'amina' },
  keep: {
    ...{ id: 'example-search', accountId: 'no-such-account', name: 'Example', address: 'q=example' },
    createdAt: '2026-11-21T08:00:00.000Z',
  },
  forget: { id: 'no-such-search', accountId: 'no-such-account' },
  forgetAll: { accountId: 'no-such-account' },
}

/** The searches an account keeps, the newest first. */
export async function savedSearchesOf(graph: Graph, accountId: string): Promise<SavedSearchNode[]> {
  const rows = await graph.read<{ saved: SavedSearchNode }>(QUERIES.ofAccount, { accountId })
  return rows.map(({ saved }) => saved)
}

/**
 * Keeps a search. One address is kept once: when the account has it already, it gets the new name.
 * @param most searches an account may keep
 * @returns null when it has that many and this is none of them, or when there is no such account
 */
export async function keepSearch(
  graph: Graph,
  search: Omit<SavedSearchNode, 'id'>,
  most: number,
): Promise<SavedSearchNode | null> {
  const id = idOf(`saved:${search.accountId}?${search.address}`)
  return await graph.write(async (tx) => {
    const kept = await tx.run<{ saved: SavedSearchNode }>(QUERIES.ofAccount, { accountId: search.accountId })
    if (kept.length >= most && !kept.some(({ saved }) => saved.id === id)) return null
    const [row] = await tx.run<{ saved: SavedSearchNode }>(QUERIES.keep, { ...search, id })
    return row?.saved ?? null
  })
}

/** Forgets a search of this account; false when it keeps none by this id. */
export async function forgetSearch(graph: Graph, accountId: string, id: string): Promise<boolean> {
  const rows = await graph.write((tx) => tx.run(QUERIES.forget, { id, accountId }))
  return rows.length > 0
}

/** Forgets every search of an account, within the transaction that removes it. */
export async function forgetSearchesOf(tx: Transaction, accountId: string): Promise<void> {
  await tx.run(QUERIES.forgetAll, { accountId })
}
