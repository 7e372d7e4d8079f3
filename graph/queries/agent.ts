/** Agents: people and organisations in the public record. Providers are the organisations that publish. */
import { AGENT_CARD, agentCard, compare, type Stored } from '#graph/cards.ts'
import type { Graph, Params, Transaction } from '#graph/graph.ts'
import { idOf, uriOf } from '#graph/ids.ts'
import { HERE } from '#graph/model.ts'
import type { AgentCard, Change } from '#graph/nodes.ts'
import { compact } from '#graph/shape.ts'
import { agentCardsAt } from '#graph/queries/cards.ts'
import { commit, currentVersion } from '#graph/queries/catalogue.ts'

/** Owners decide who belongs to it, editors about what is public, contributors prepare. */
export type Role = 'owner' | 'editor' | 'contributor'

export const QUERIES = {
  create: 'CREATE (a:Agent) SET a = $agent',
  // Joining again changes the role and keeps the date.
  addMember: `MATCH (c:Account {id: $accountId}) MATCH (a:Agent {id: $providerId})
    MERGE (c)-[m:MEMBER_OF]->(a) ON CREATE SET m.since = $now SET m.role = $role RETURN a.id AS id`,
  // The same role once more: on Neo4j that is the lock under which owners are counted.
  lockMembers:
    'MATCH (:Account)-[m:MEMBER_OF]->(:Agent {id: $providerId}) SET m.role = m.role RETURN count(*) AS members',
  setRole: `MATCH (c:Account {id: $accountId})-[m:MEMBER_OF]->(:Agent {id: $providerId}) SET m.role = $role
    RETURN c.id AS id`,
  removeMember: 'MATCH (c:Account {id: $accountId})-[m:MEMBER_OF]->(a:Agent {id: $providerId}) DELETE m',
  claim: 'MATCH (a:Agent {id: $id}) SET a.claimed = true, a.updatedAt = $now',
  members: `MATCH (a:Agent {id: $id})<-[m:MEMBER_OF]-(c:Account)
    RETURN c.id AS accountId, c.agentId AS agentId, c.name AS name, m.role AS role, m.since AS since`,
  providers: `MATCH (c:Account {id: $accountId})-[m:MEMBER_OF]->(a:Agent)
    RETURN a {${AGENT_CARD}} AS agent, m.role AS role, a.blockedAt AS blockedAt`,
} as const

const NOW = '2026-11-21T08:00:00.000Z'

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  create: { agent: { id: 'example-provider', sourceKey: 'here:example-provider', name: 'Example', claimed: true } },
  addMember: { accountId: 'no-such-account', providerId: idOf('classroom:agent/press'), role: 'owner', now: NOW },
  lockMembers: { providerId: idOf('classroom:agent/press') },
  setRole: { accountId: 'no-such-account', providerId: idOf('classroom:agent/press'), role: 'contributor' },
  removeMember: { accountId: 'no-such-account', providerId: idOf('classroom:agent/press') },
  claim: { id: 'no-such-id', now: NOW },
  members: { id: idOf('classroom:agent/press') },
  providers: { accountId: 'no-such-account' },
}

/** Agents by id, in any order; unknown ids are left out. Shared: frozen. */
export async function agentsByIds(graph: Graph, ids: readonly string[]): Promise<AgentCard[]> {
  if (ids.length === 0) return []
  return [...(await agentCardsAt(graph, ids, await currentVersion(graph))).values()]
}

export interface NewProvider {
  id: string
  name: string
  url?: string | null
  /** The account that will own it. */
  accountId: string
  /** ISO 8601 UTC. */
  now: string
  uri?: string
}

/**
 * Writes a new provider, owned by an account; used inside `commit`. Gives the card and what the change feed shall name.
 */
export async function createProvider(
  tx: Transaction,
  { id, name, url, accountId, now, uri }: NewProvider,
): Promise<{ provider: AgentCard; changes: Pick<Change, 'kind' | 'ids'>[] }> {
  const agent = compact({
    ...{ id, sourceKey: `${HERE}:${id}`, uri: uri ?? uriOf(id), state: 'published', kind: 'organisation', name, url },
    ...{ claimed: true, createdAt: now, updatedAt: now },
  })
  await tx.run(QUERIES.create, { agent })
  await tx.run(QUERIES.addMember, { accountId, providerId: id, role: 'owner', now })
  return { provider: agentCard(agent), changes: [{ kind: 'agent', ids: [id] }] }
}

export interface Member {
  accountId: string
  agentId: string
  name: string
  role: Role
  since: string
}

/** Who acts for a provider, in the order they came. Private: names of accounts. */
export async function membersOf(graph: Graph, providerId: string): Promise<Member[]> {
  const rows = await graph.read<Member & Stored>(QUERIES.members, { id: providerId })
  return rows.sort((a, b) => compare(a.since, b.since) || compare(a.accountId, b.accountId))
}

/** The providers an account may act for, by name and id. */
export async function providersOf(
  graph: Graph,
  accountId: string,
): Promise<(AgentCard & { role: Role; isBlocked?: boolean })[]> {
  const rows = await graph.read<{ agent: Stored; role: Role; blockedAt: string | null }>(QUERIES.providers, {
    accountId,
  })
  return rows
    .map(({ agent, role, blockedAt }) => ({ ...agentCard(agent), role, ...(blockedAt ? { isBlocked: true } : {}) }))
    .sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id))
}

/** Lets an account act for a provider, or changes the role it has: false where account or provider is not here. */
export type Join = (providerId: string, accountId: string, role: Role) => Promise<boolean>

/**
 * Does work in which accounts may join these providers, in one transaction. A provider counts as claimed with its first
 * member: membership is private, and that somebody claimed it is public. What is refused after joining must throw.
 */
export async function joinProviders<T>(
  graph: Graph,
  providerIds: readonly string[],
  work: (tx: Transaction, join: Join) => Promise<T>,
): Promise<T> {
  const now = new Date().toISOString()
  const unclaimed = (await agentsByIds(graph, providerIds)).filter(({ claimed }) => !claimed).map(({ id }) => id)
  let claimed = new Set<string>()
  const run = async (tx: Transaction) => {
    claimed = new Set()
    return await work(tx, async (providerId, accountId, role) => {
      if ((await tx.run(QUERIES.addMember, { accountId, providerId, role, now })).length === 0) return false
      if (!unclaimed.includes(providerId)) return true
      await tx.run(QUERIES.claim, { id: providerId, now })
      claimed.add(providerId)
      return true
    })
  }
  if (unclaimed.length > 0) {
    const { value } = await commit(graph, async (tx) => {
      const value = await run(tx)
      return { value, changes: claimed.size > 0 ? [{ kind: 'agent', ids: [...claimed] }] : [] }
    })
    if (claimed.size > 0) return value
  }
  // Where nothing public changes there is nothing to announce.
  return await graph.write(run)
}

/**
 * Lets an account act for a provider, or changes the role it has. False when the account or the provider is not here.
 * @param member.then what happens in the same transaction, when the account has joined
 */
export async function addMember(
  graph: Graph,
  {
    providerId,
    accountId,
    role,
    then,
  }: { providerId: string; accountId: string; role: Role; then?: (tx: Transaction) => Promise<void> },
): Promise<boolean> {
  return await joinProviders(graph, [providerId], async (tx, join) => {
    const isJoined = await join(providerId, accountId, role)
    if (isJoined) await then?.(tx)
    return isJoined
  })
}

/**
 * Gives a member another role, or ends the membership where `role` is null. A provider keeps an owner: the last one stays
 * one. Of two such changes at the same time one sees what the other did.
 * @param change.then what happens in the same transaction, when something was changed
 */
export async function changeMember(
  graph: Graph,
  change: {
    providerId: string
    accountId: string
    role: Role | null
    then?: (tx: Transaction, before: Role) => Promise<void>
  },
): Promise<'changed' | 'same' | 'no member' | 'last owner'> {
  const { providerId, accountId, role, then } = change
  return await graph.write(async (tx) => {
    await tx.run(QUERIES.lockMembers, { providerId })
    const members = await tx.run<Member & Stored>(QUERIES.members, { id: providerId })
    const member = members.find((each) => each.accountId === accountId)
    if (!member) return 'no member'
    if (member.role === role) return 'same'
    if (member.role === 'owner' && members.filter((each) => each.role === 'owner').length === 1) return 'last owner'
    await (role === null
      ? tx.run(QUERIES.removeMember, { accountId, providerId })
      : tx.run(QUERIES.setRole, { accountId, providerId, role }))
    await then?.(tx, member.role)
    return 'changed'
  })
}
