/**
 * Links that were sent by mail. Private. Whoever opens one shows that mail to its address reaches them; only the hash of
 * its token is kept. A used one stays until its time is over, so that it cannot be taken for one that never was.
 */
import type { Graph, Params, Transaction } from '#graph/graph.ts'
import type { AccountNode, LinkPurpose, MailLinkNode } from '#graph/nodes.ts'

const LINK = '.hash, .purpose, .email, .accountId, .createdAt, .expiresAt'

export const QUERIES = {
  create: 'CREATE (l:MailLink) SET l = $link',
  open: `MATCH (l:MailLink {hash: $hash}) WHERE l.isUsed IS NULL AND l.expiresAt > $now RETURN l {${LINK}} AS link`,
  about: `MATCH (l:MailLink) WHERE l.email = $email OR l.accountId = $accountId
    RETURN l {${LINK}} AS link ORDER BY l.createdAt, l.hash`,
  // Writing first takes the lock on Neo4j; on Grafeo two such writers conflict and the second one runs again.
  lock: 'MATCH (l:MailLink {hash: $hash}) SET l.lockedAt = $now',
  void: 'MATCH (l:MailLink) WHERE l.email = $email SET l.isUsed = true',
  use: 'MATCH (l:MailLink {hash: $hash}) SET l.isUsed = true',
  forget: 'MATCH (l:MailLink) WHERE l.email = $email OR l.accountId = $accountId DELETE l',
  deleteExpired: 'MATCH (l:MailLink) WHERE l.expiresAt <= $now DELETE l',
} as const

const NOW = '2026-11-21T08:00:00.000Z'

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  create: {
    link: {
      ...{ hash: 'example-link', purpose: 'reset', email: 'amina@classroom.example' },
      ...{ createdAt: NOW, expiresAt: NOW },
    },
  },
  open: { hash: 'no-such-link', now: NOW },
  about: { email: 'amina@classroom.example', accountId: 'amina' },
  lock: { hash: 'no-such-link', now: NOW },
  void: { email: 'amina@classroom.example' },
  use: { hash: 'no-such-link' },
  forget: { email: 'amina@classroom.example', accountId: 'amina' },
  deleteExpired: { now: '2020-01-01T00:00:00.000Z' },
}

/** Stores a link, and clears those whose time is over. */
export async function createLink(graph: Graph, link: MailLinkNode): Promise<void> {
  await graph.write(async (tx) => {
    await tx.run(QUERIES.deleteExpired, { now: link.createdAt })
    await tx.run(QUERIES.create, { link: { ...link } })
  })
}

/** The link of a token's hash while it is open, or null. */
export async function openLink(graph: Graph, hash: string, now: string): Promise<MailLinkNode | null> {
  const [row] = await graph.read<{ link: MailLinkNode }>(QUERIES.open, { hash, now })
  return row?.link ?? null
}

/** The links that are kept for an account: sent to its address, or to one that it wants. */
export async function linksOf(graph: Graph, account: Pick<AccountNode, 'id' | 'email'>): Promise<MailLinkNode[]> {
  const rows = await graph.read<{ link: MailLinkNode }>(QUERIES.about, whose(account))
  return rows.map(({ link }) => link)
}

/**
 * Uses a link, once, for what it was sent for, and by whom; null when it is not open. Of two at the same time one is given it.
 * @param link.accountId the account that wants the address of the link; null for links that are nobody's
 */
export async function useLink(
  tx: Transaction,
  {
    hash,
    purpose,
    now,
    accountId = null,
  }: { hash: string; purpose: LinkPurpose; now: string; accountId?: string | null },
): Promise<MailLinkNode | null> {
  await tx.run(QUERIES.lock, { hash, now })
  const [row] = await tx.run<{ link: MailLinkNode }>(QUERIES.open, { hash, now })
  if (!row || row.link.purpose !== purpose || (row.link.accountId ?? null) !== accountId) return null
  await tx.run(QUERIES.use, { hash })
  return row.link
}

/** Voids every link to an address, whatever for. */
export async function voidLinksOf(tx: Transaction, email: string): Promise<void> {
  await tx.run(QUERIES.void, { email })
}

/** Forgets every link that is kept for an account. */
export async function forgetLinksOf(tx: Transaction, account: Pick<AccountNode, 'id' | 'email'>): Promise<void> {
  await tx.run(QUERIES.forget, whose(account))
}

/** No link was ever sent to the empty address. */
function whose({ id, email }: Pick<AccountNode, 'id' | 'email'>): Params {
  return { email: email ?? '', accountId: id }
}
