/** API keys of accounts. Private, as accounts are: only their hash is kept, and no write of them moves the catalogue version. */
import type { Graph, Params, Transaction } from '#graph/graph.ts'
import type { AccountNode, ApiKeyNode } from '#graph/nodes.ts'

const KEY = '.id, .accountId, .name, .prefix, .scopes, .providerId, .createdAt, .expiresAt, .lastUsedAt'

export const QUERIES = {
  create: 'MATCH (a:Account {id: $accountId}) CREATE (k:ApiKey) SET k = $key RETURN a.id AS id',
  ofAccount: `MATCH (k:ApiKey) WHERE k.accountId = $accountId
    RETURN k {${KEY}} AS key ORDER BY k.createdAt DESC, k.id`,
  byHash: `MATCH (k:ApiKey {hash: $hash}) MATCH (a:Account {id: k.accountId})
    RETURN k {${KEY}} AS key, a {.id, .email, .name, .agentId, .roles} AS account`,
  use: `MATCH (k:ApiKey {id: $id}) WHERE k.lastUsedAt IS NULL OR k.lastUsedAt < $at SET k.lastUsedAt = $at
    RETURN k.id AS id`,
  revoke: 'MATCH (k:ApiKey {id: $id}) WHERE k.accountId = $accountId DELETE k RETURN $id AS id',
  forgetAll: 'MATCH (k:ApiKey) WHERE k.accountId = $accountId DELETE k',
} as const

const NOW = '2026-11-21T08:00:00.000Z'

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  create: {
    accountId: 'no-such-account',
    key: {
      ...{ id: 'example-key', hash: 'example', accountId: 'no-such-account', name: 'Example', prefix: 'wm_Exam' },
      ...{ scopes: ['read', 'publish'], providerId: 'school', createdAt: NOW, expiresAt: NOW },
    },
  },
  ofAccount: { accountId: 'no-such-account' },
  byHash: { hash: 'no-such-key-hash' },
  use: { id: 'no-such-key', at: '2099-01-01T00:00:00.000Z' },
  revoke: { id: 'no-such-key', accountId: 'no-such-account' },
  forgetAll: { accountId: 'no-such-account' },
}

/** A key and as much of its owner as asking takes. */
export interface KeyWithOwner {
  key: ApiKeyNode
  account: Pick<AccountNode, 'id' | 'email' | 'name' | 'agentId' | 'roles'>
}

/** What happens in the same transaction, at its end. */
type Then = (tx: Transaction) => Promise<void>

/**
 * Stores a key by its hash. False when the account has `most` already, or is not there.
 * @param now keys that expired before it do not count (ISO 8601 UTC)
 */
export async function createKey(
  graph: Graph,
  { hash, ...key }: ApiKeyNode & { hash: string },
  { most, now, then }: { most: number; now: string; then: Then },
): Promise<boolean> {
  return await graph.write(async (tx) => {
    const kept = await tx.run<{ key: ApiKeyNode }>(QUERIES.ofAccount, { accountId: key.accountId })
    if (kept.filter(({ key: { expiresAt } }) => expiresAt > now).length >= most) return false
    const rows = await tx.run(QUERIES.create, { accountId: key.accountId, key: { ...key, hash } })
    if (rows.length === 0) return false
    await then(tx)
    return true
  })
}

/** The keys of an account, expired ones too, the newest first. */
export async function keysOf(graph: Graph, accountId: string): Promise<ApiKeyNode[]> {
  const rows = await graph.read<{ key: ApiKeyNode }>(QUERIES.ofAccount, { accountId })
  return rows.map(({ key }) => key)
}

/** The key of a hash with the account that owns it, whether expired or not; null when there is none. */
export async function keyByHash(graph: Graph, hash: string): Promise<KeyWithOwner | null> {
  const [row] = await graph.read<{ key: ApiKeyNode; account: KeyWithOwner['account'] }>(QUERIES.byHash, { hash })
  return row ?? null
}

/** Notes that a key was used, unless it is noted for that time or a later one already. */
export async function noteUse(graph: Graph, id: string, at: string): Promise<void> {
  await graph.write((tx) => tx.run(QUERIES.use, { id, at }))
}

/** Revokes a key of this account: it is gone from here. False when the account has none by this id. */
export async function revokeKey(graph: Graph, accountId: string, id: string, then: Then): Promise<boolean> {
  return await graph.write(async (tx) => {
    const rows = await tx.run(QUERIES.revoke, { id, accountId })
    if (rows.length > 0) await then(tx)
    return rows.length > 0
  })
}

/** Forgets every key of an account, within the transaction that removes it. */
export async function forgetKeysOf(tx: Transaction, accountId: string): Promise<void> {
  await tx.run(QUERIES.forgetAll, { accountId })
}
