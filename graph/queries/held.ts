/** All that is held about a person, and what hangs on the person alone. Private, as accounts are. */
import type { Graph, Params, Row, Transaction } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { QUERIES as ACCOUNTS } from '#graph/queries/account.ts'
import { QUERIES as CHALLENGES } from '#graph/queries/factors.ts'
import { QUERIES as TICKETS } from '#graph/queries/identity.ts'
import { QUERIES as INVITATIONS } from '#graph/queries/invitation.ts'
import { QUERIES as LINKS } from '#graph/queries/mail-link.ts'
import { QUERIES as MODERATION } from '#graph/queries/moderation.ts'

const NONE = 'no-such-account'

export const QUERIES = {
  memberships: `MATCH (c:Account {id: $accountId})-[m:MEMBER_OF]->(a:Agent)
    RETURN a.id AS providerId, a.name AS name, m.role AS role, m.since AS since, m.identity AS identity ORDER BY m.since, a.id`,
  claims: `MATCH (c:Claim) WHERE c.by = $accountId
    RETURN c {.subject, .revision, .predicate, .value, .says, .basis, .at} AS held ORDER BY c.at, c.key`,
  revisions: `MATCH (r:Revision) WHERE r.by = $agentId
    RETURN r {.id, .number, .at, .note} AS held ORDER BY r.at, r.id`,
  present: `MATCH (r:Resource) WHERE r.changedBy = $agentId
    RETURN r {.id, .revision, .updatedAt} AS held ORDER BY r.updatedAt, r.id`,
  acts: `MATCH (e:AuditEntry {actor: $accountId})
    RETURN e {.sequence, .at, .kind, .subject, .values} AS held ORDER BY e.sequence`,
  actsOnIt: `MATCH (e:AuditEntry {subject: $accountId})
    RETURN e {.sequence, .at, .kind, .actor, .values} AS held ORDER BY e.sequence`,
  providers: `MATCH (c:Account {id: $accountId})-[m:MEMBER_OF]->(a:Agent)
    OPTIONAL MATCH (a)<-[o:MEMBER_OF]-(x:Account) WHERE x.id <> $accountId
    RETURN a.id AS id, a.name AS name, m.role AS role, count(o) AS others,
      sum(CASE WHEN o.role = 'owner' THEN 1 ELSE 0 END) AS owners`,
  resources: `MATCH (a:Agent {id: $id})<-[:PUBLISHED_BY]-(r:Resource) WHERE r.state <> 'withdrawn'
    RETURN r.id AS id, r.state AS state ORDER BY r.id`,
  drafts: `MATCH (f:Framework) WHERE f.providerId = $id AND f.adoptionStatus = 'Private Draft'
    RETURN f.id AS id ORDER BY f.id`,
  leave: 'MATCH (a:Agent {id: $id}) SET a.claimed = false, a.updatedAt = $now',
} as const

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  memberships: { accountId: NONE },
  claims: { accountId: NONE },
  revisions: { agentId: 'amina' },
  present: { agentId: 'amina' },
  acts: { accountId: NONE },
  actsOnIt: { accountId: NONE },
  providers: { accountId: NONE },
  resources: { id: idOf('classroom:agent/press') },
  drafts: { id: 'no-such-provider' },
  leave: { id: idOf('classroom:agent/press'), now: '2026-11-20T08:00:00.000Z' },
}

/** What is held about an account beside itself, its sessions, links, searches and keys: rows as they are stored. */
export async function heldAbout(graph: Graph, { id, agentId }: { id: string; agentId: string }) {
  const rows = async (cypher: string, params: Params): Promise<Row[]> =>
    (await graph.read<{ held: Row }>(cypher, params)).map(({ held }) => held)
  return {
    memberships: await graph.read(QUERIES.memberships, { accountId: id }),
    claims: await rows(QUERIES.claims, { accountId: id }),
    changesMade: await rows(QUERIES.revisions, { agentId }),
    presentRevisionsMade: await rows(QUERIES.present, { agentId }),
    auditLog: [...(await rows(QUERIES.acts, { accountId: id })), ...(await rows(QUERIES.actsOnIt, { accountId: id }))],
  }
}

/** A provider that would have no owner any more without this account. */
export interface OwnedAlone {
  id: string
  name: string
  /** Its other members, none of them an owner. */
  others: number
}

type Run = <T extends Row>(cypher: string, params: Params) => Promise<T[]>

/** The providers that an account leaves without an owner, or without anybody, when it goes; by name and id. */
export async function ownedAlone(run: Run, accountId: string): Promise<OwnedAlone[]> {
  const rows = await run<{ id: string; name: string; role: string; others: number; owners: number }>(
    QUERIES.providers,
    { accountId },
  )
  return rows
    .filter(({ role, others, owners }) => owners === 0 && (role === 'owner' || others === 0))
    .map(({ id, name, others }) => ({ id, name, others }))
    .sort((a, b) => (a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1))
}

/** All that a provider published or prepares and that is not withdrawn, by id. */
export async function resourcesOf(tx: Transaction, providerId: string): Promise<{ id: string; state: string }[]> {
  return await tx.run<{ id: string; state: string }>(QUERIES.resources, { id: providerId })
}

/** Ids of frameworks that only members of a provider see. */
export async function privateDraftsOf(tx: Transaction, providerId: string): Promise<string[]> {
  return (await tx.run<{ id: string }>(QUERIES.drafts, { id: providerId })).map(({ id }) => id)
}

/** Says in public that nobody acts for a provider any more. */
export async function leaveProvider(tx: Transaction, id: string, now: string): Promise<void> {
  await tx.run(QUERIES.leave, { id, now })
}

/** Removes what is open for a time only and whose time is over: sessions, links, invitations, sign-ins that began, reports. */
export async function forgetExpired(graph: Graph, { now, reports }: { now: string; reports: string }): Promise<void> {
  await graph.write(async (tx) => {
    for (const { deleteExpired } of [ACCOUNTS, LINKS, INVITATIONS, CHALLENGES, TICKETS])
      await tx.run(deleteExpired, { now })
    await tx.run(MODERATION.forgetOld, { before: reports })
  })
}
