/**
 * Reports, what waits for people who look after the place, what they decided, and what is said to it. All of it is private;
 * what a decision does to public content goes through `commit`.
 */
import { compare } from '#graph/cards.ts'
import { GraphError, type Graph, type Params, type Row, type Transaction } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import type { Change, ResourceState } from '#graph/nodes.ts'
import { revisionRow } from '#graph/queries/planned.ts'
import { QUERIES as PUBLISH } from '#graph/queries/publish.ts'
import { linksOf, writeRows } from '#graph/queries/store.ts'
import type { LicenceStatement } from '#graph/records.ts'
import type { Properties } from '#graph/shape.ts'

/** What waits: first items, reports, pairs that may be one, changes that may be none of the provider's, answers. */
export const CASE_KINDS = ['new', 'reported', 'duplicate', 'suspicious', 'answered'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

export const DECISION_KINDS = [
  'accept',
  'ask-changes',
  'reject',
  'hide',
  'unhide',
  'merge',
  'unmerge',
  'warn',
  'block',
  'unblock',
] as const
export type DecisionKind = (typeof DECISION_KINDS)[number]

export interface ReportNode {
  id: string
  subject: string
  revision: number
  reason: string
  fact?: string | null
  text: string
  by?: string | null
  at: string
  closedAt?: string | null
}

export interface CaseNode {
  id: string
  kind: CaseKind
  subject: string
  other?: string | null
  providerIds: string[]
  reasons?: string[] | null
  /** Revision of the resource that somebody looked at last, before the change that opened it. */
  since?: number | null
  openedAt: string
}

export interface DecisionNode {
  id: string
  kind: DecisionKind
  subject: string
  other?: string | null
  providerId: string
  reason: string
  by?: string | null
  at: string
  revision?: number | null
  undo?: string | null
}

export interface MessageNode {
  id: string
  decisionId: string
  side: 'provider' | 'place'
  text: string
  by?: string | null
  at: string
}

export const QUERIES = {
  report: 'CREATE (r:Report) SET r = $report',
  reports: 'MATCH (r:Report) WHERE r.subject IN $ids RETURN r {.*} AS report',
  closeReports: 'MATCH (r:Report) WHERE r.subject = $subject AND r.closedAt IS NULL SET r.closedAt = $at',
  forgetOld: 'MATCH (r:Report) WHERE r.at < $before DELETE r',
  cases: 'MATCH (c:ModerationCase) RETURN c {.*} AS open',
  submitted: `MATCH (r:Resource) WHERE r.state = 'submitted' MATCH (r)-[:PUBLISHED_BY]->(a:Agent)
    RETURN r.id AS id, a.id AS provider, r.updatedAt AS at`,
  submittedOf: `MATCH (a:Agent {id: $id})<-[:PUBLISHED_BY]-(r:Resource) WHERE r.state = 'submitted'
    RETURN r.id AS id, r.updatedAt AS at`,
  caseOf: 'MATCH (c:ModerationCase {id: $id}) RETURN c {.*} AS open',
  casesAbout: 'MATCH (c:ModerationCase) WHERE c.subject = $subject OR c.other = $subject RETURN c {.*} AS open',
  suspiciousOf: `MATCH (c:ModerationCase) WHERE c.kind = 'suspicious' AND $id IN c.providerIds RETURN c {.*} AS open`,
  putCase: 'MERGE (c:ModerationCase {id: $id}) SET c = $properties',
  closeCase: 'MATCH (c:ModerationCase {id: $id}) DELETE c',
  decide: 'CREATE (d:Decision) SET d = $decision',
  decision: 'MATCH (d:Decision {id: $id}) RETURN d {.*} AS decision',
  ofProvider: 'MATCH (d:Decision) WHERE d.providerId = $id RETURN d {.*} AS decision',
  ofSubjects: 'MATCH (d:Decision) WHERE d.subject IN $ids RETURN d {.*} AS decision',
  message: 'CREATE (m:Message) SET m = $message',
  messages: 'MATCH (m:Message) WHERE m.decisionId IN $ids RETURN m {.*} AS message',
  block: 'MATCH (a:Agent {id: $id}) SET a.blockedAt = $at',
  unblock: 'MATCH (a:Agent {id: $id}) REMOVE a.blockedAt',
  blocked: 'MATCH (a:Agent {id: $id}) RETURN a.blockedAt AS blockedAt',
  changed: `MATCH (a:Agent {id: $id})<-[:PUBLISHED_BY]-(r:Resource)
    WHERE r.state = 'withdrawn' AND r.mergedInto IS NULL AND r.updatedAt > $since RETURN count(r) AS withdrawn`,
  touched: `MATCH (a:Agent {id: $id})<-[:PUBLISHED_BY]-(r:Resource)
    WHERE r.state IN ['published', 'withdrawn'] AND r.updatedAt > $since RETURN r.id AS id, r.updatedAt AS at`,
  watched: `UNWIND $ids AS id MATCH (r:Resource {id: id}) WHERE r.state = 'published'
    RETURN r.id AS id, r.revision AS revision, r.url AS url, [(r)-[:LICENSED_UNDER]->(l) | l.key] AS licences,
      [(r)-[:HAS_FILE]->(f) | f.url] AS files`,
  moveReports: `MATCH (r:Report) WHERE r.subject = $id AND r.closedAt IS NULL SET r.subject = $to RETURN r.id AS id`,
  returnReports: 'MATCH (r:Report) WHERE r.id IN $ids SET r.subject = $to',
  reportsBy: 'MATCH (r:Report) WHERE r.by = $id RETURN r {.*} AS held',
  decisionsBy: 'MATCH (d:Decision) WHERE d.by = $id RETURN d {.id, .kind, .subject, .reason, .at} AS held',
  messagesBy: 'MATCH (m:Message) WHERE m.by = $id RETURN m {.*} AS held',
  forgetReports: 'MATCH (r:Report) WHERE r.by = $id DELETE r',
  forgetDecisions: 'MATCH (d:Decision) WHERE d.by = $id REMOVE d.by',
  forgetMessages: 'MATCH (m:Message) WHERE m.by = $id REMOVE m.by',
} as const

const PIZZA = idOf('classroom:resource/pizza-fractions')
const PRESS = idOf('classroom:agent/press')
const AT = '2026-11-21T08:00:00.000Z'
const BY = { id: 'no-such-account' }

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  report: { report: { id: 'example', subject: PIZZA, revision: 1, reason: 'broken', text: '', at: AT } },
  reports: { ids: [PIZZA] },
  closeReports: { subject: PIZZA, at: AT },
  forgetOld: { before: '2020-01-01T00:00:00.000Z' },
  cases: {},
  submitted: {},
  submittedOf: { id: 'waiting' },
  caseOf: { id: 'a-case' },
  casesAbout: { subject: PIZZA },
  putCase: {
    id: 'example',
    properties: { id: 'example', kind: 'reported', subject: PIZZA, providerIds: [PRESS], openedAt: AT },
  },
  suspiciousOf: { id: PRESS },
  closeCase: { id: 'a-case' },
  decide: {
    decision: { id: 'example', kind: 'warn', subject: PRESS, providerId: PRESS, reason: 'Mind the licence.', at: AT },
  },
  decision: { id: 'a-decision' },
  ofProvider: { id: PRESS },
  ofSubjects: { ids: [PIZZA] },
  message: { message: { id: 'example', decisionId: 'a-decision', side: 'provider', text: 'Done.', at: AT } },
  messages: { ids: ['a-decision'] },
  block: { id: PRESS, at: AT },
  unblock: { id: PRESS },
  blocked: { id: PRESS },
  changed: { id: PRESS, since: AT },
  touched: { id: PRESS, since: '2020-01-01T00:00:00.000Z' },
  watched: { ids: [PIZZA] },
  moveReports: { id: PIZZA, to: PIZZA },
  returnReports: { ids: ['a-report'], to: idOf('classroom:resource/rainbow') },
  reportsBy: BY,
  decisionsBy: BY,
  messagesBy: BY,
  forgetReports: BY,
  forgetDecisions: BY,
  forgetMessages: BY,
}

type Reader = Pick<Graph, 'read'>

/** Reads inside a transaction, as from the graph. */
export function readIn(tx: Transaction): Reader {
  return { read: (cypher, params) => tx.run(cypher, params) }
}

/** Keeps a report. Those before `forget` (ISO 8601) are forgotten, decided or not. */
export async function writeReport(tx: Transaction, report: ReportNode, forget: string): Promise<void> {
  await tx.run(QUERIES.forgetOld, { before: forget })
  await tx.run(QUERIES.report, { report: { ...report } })
}

/** Reports about resources, the oldest first. */
export async function reportsAbout({ read }: Reader, ids: readonly string[]): Promise<ReportNode[]> {
  const rows = ids.length === 0 ? [] : await read<{ report: ReportNode }>(QUERIES.reports, { ids })
  return inTime(rows.map(({ report }) => report))
}

/** The id of a case: there is one of each kind about a thing, or a pair in either order. */
export function caseId(kind: CaseKind, subject: string, other?: string | null): string {
  return idOf(`case:${kind} ${[subject, ...(other ? [other] : [])].sort().join(' ')}`)
}

/** Opens a case, or adds reasons to the open one, which keeps its place in the queue. */
export async function openCase(tx: Transaction, opened: Omit<CaseNode, 'id'>): Promise<void> {
  const id = caseId(opened.kind, opened.subject, opened.other)
  const [there] = await tx.run<{ open: CaseNode }>(QUERIES.caseOf, { id })
  const reasons = [...new Set([...(there?.open.reasons ?? []), ...(opened.reasons ?? [])])]
  const { other, since, ...rest } = there?.open ?? { ...opened, id }
  const properties = { ...rest, ...(other ? { other } : {}), ...(since ? { since } : {}), reasons }
  if (reasons.length === 0) delete (properties as Partial<CaseNode>).reasons
  await tx.run(QUERIES.putCase, { id, properties })
}

/** Takes a case out of the queue; nothing where there is none. */
export async function closeCase(tx: Transaction, kind: CaseKind, subject: string): Promise<void> {
  await tx.run(QUERIES.closeCase, { id: caseId(kind, subject) })
}

/**
 * What was published and waits to be looked at. Asked of the resources themselves, so that nothing that publishes can
 * forget to tell the queue.
 */
async function submitted({ read }: Reader): Promise<CaseNode[]> {
  const rows = await read<{ id: string; provider: string; at: string }>(QUERIES.submitted)
  return rows.map(({ id, provider, at }) => {
    const providerIds = [provider]
    return { id: caseId('new', id), kind: 'new', subject: id, providerIds, openedAt: at }
  })
}

/** What waits, the longest waiting first. */
export async function openCases({ read }: Reader): Promise<CaseNode[]> {
  const rows = await read<{ open: CaseNode }>(QUERIES.cases)
  const open = [...rows.map((row) => row.open), ...(await submitted({ read }))]
  return open.sort((a, b) => compare(a.openedAt, b.openedAt) || compare(a.id, b.id))
}

/** What waits about a resource, as one of a pair too, or about a provider. */
export async function casesAbout({ read }: Reader, subject: string): Promise<CaseNode[]> {
  return (await read<{ open: CaseNode }>(QUERIES.casesAbout, { subject })).map(({ open }) => open)
}

/**
 * Keeps a decision, and takes what it settles out of the queue with the reports it rests on.
 * @param stays ids of cases that stay, whatever their kind
 */
export async function writeDecision(
  tx: Transaction,
  decision: DecisionNode,
  settles: readonly CaseKind[],
  stays: ReadonlySet<string> = new Set(),
): Promise<void> {
  const { other, undo, revision, ...rest } = decision
  await tx.run(QUERIES.decide, {
    decision: { ...rest, ...(other ? { other } : {}), ...(undo ? { undo } : {}), ...(revision ? { revision } : {}) },
  })
  for (const open of await casesAbout(readIn(tx), decision.subject))
    if (settles.includes(open.kind) && !stays.has(open.id)) await tx.run(QUERIES.closeCase, { id: open.id })
  if (settles.includes('duplicate') && decision.other)
    await tx.run(QUERIES.closeCase, { id: caseId('duplicate', decision.subject, decision.other) })
  if (settles.includes('reported')) await tx.run(QUERIES.closeReports, { subject: decision.subject, at: decision.at })
}

/** A decision by its id, or null. */
export async function decisionById({ read }: Reader, id: string): Promise<DecisionNode | null> {
  const [row] = await read<{ decision: DecisionNode }>(QUERIES.decision, { id })
  return row?.decision ?? null
}

/** What was decided about a provider and what it published, the newest first. */
export async function decisionsOfProvider({ read }: Reader, id: string): Promise<DecisionNode[]> {
  const rows = await read<{ decision: DecisionNode }>(QUERIES.ofProvider, { id })
  return inTime(rows.map(({ decision }) => decision)).reverse()
}

/** What was decided about these, the oldest first. */
export async function decisionsAbout({ read }: Reader, ids: readonly string[]): Promise<DecisionNode[]> {
  const rows = ids.length === 0 ? [] : await read<{ decision: DecisionNode }>(QUERIES.ofSubjects, { ids })
  return inTime(rows.map(({ decision }) => decision))
}

/** Keeps what is said to a decision. */
export async function writeMessage(tx: Transaction, message: MessageNode): Promise<void> {
  await tx.run(QUERIES.message, { message: { ...message } })
}

/** What was said to decisions, the oldest first. */
export async function messagesTo({ read }: Reader, ids: readonly string[]): Promise<MessageNode[]> {
  const rows = ids.length === 0 ? [] : await read<{ message: MessageNode }>(QUERIES.messages, { ids })
  return inTime(rows.map(({ message }) => message))
}

/** Keeps the members of a provider from publishing for it, from `at` on (ISO 8601); null lets them again. */
export async function setBlocked(tx: Transaction, id: string, at: string | null): Promise<void> {
  await (at === null ? tx.run(QUERIES.unblock, { id }) : tx.run(QUERIES.block, { id, at }))
}

/** Since when a provider is blocked; null when it is not. */
export async function blockedSince({ read }: Reader, id: string): Promise<string | null> {
  const [row] = await read<{ blockedAt: string | null }>(QUERIES.blocked, { id })
  return row?.blockedAt ?? null
}

/** What waits because changes of this provider may be none of its own. */
export async function suspiciousOf({ read }: Reader, providerId: string): Promise<CaseNode[]> {
  return (await read<{ open: CaseNode }>(QUERIES.suspiciousOf, { id: providerId })).map(({ open }) => open)
}

/** Ids of what a provider published and nobody has looked at yet, the longest waiting first. */
export async function submittedOf({ read }: Reader, providerId: string, until?: string): Promise<string[]> {
  const all = await read<{ id: string; at: string }>(QUERIES.submittedOf, { id: providerId })
  const rows = until === undefined ? all : all.filter(({ at }) => at <= until)
  return rows.sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id)).map(({ id }) => id)
}

/** Ids of the public resources and tombstones of a provider that changed after `since` (ISO 8601), the latest first. */
export async function touchedSince({ read }: Reader, providerId: string, since: string): Promise<string[]> {
  const rows = await read<{ id: string; at: string }>(QUERIES.touched, { id: providerId, since })
  return rows.sort((a, b) => compare(b.at, a.at) || compare(a.id, b.id)).map(({ id }) => id)
}

/** How many resources of a provider were withdrawn after `since` (ISO 8601); not those that moderators merged. */
export async function withdrawnSince({ read }: Reader, providerId: string, since: string): Promise<number> {
  const [row] = await read<{ withdrawn: number }>(QUERIES.changed, { id: providerId, since })
  return row?.withdrawn ?? 0
}

/** What is watched of a resource, at the revision it had. */
export interface Watched {
  revision: number
  url: string
  licences: LicenceStatement[]
  files: { url: string }[]
}

/** Link, files and licences of those that are published, by id: what is watched when they change. */
export async function watchedOf({ read }: Reader, ids: readonly string[]): Promise<Map<string, Watched>> {
  if (ids.length === 0) return new Map()
  const rows = await read<Row & { id: string; licences: string[]; files: string[] }>(QUERIES.watched, { ids })
  return new Map(
    rows.map(({ id, revision, url, licences, files }) => [
      id,
      {
        revision: (revision as number | null) ?? 1,
        url: (url as string | null) ?? '',
        licences: licences.map((licence): LicenceStatement => ({ part: 'all', licence })),
        files: files.map((each) => ({ url: each })),
      },
    ]),
  )
}

/** Moves the open reports about one resource to another, and gives their ids. */
export async function moveReports(tx: Transaction, from: string, to: string): Promise<string[]> {
  return (await tx.run<{ id: string }>(QUERIES.moveReports, { id: from, to })).map(({ id }) => id)
}

/** Moves reports by their ids to a resource, decided ones too. */
export async function returnReports(tx: Transaction, ids: readonly string[], to: string): Promise<void> {
  if (ids.length > 0) await tx.run(QUERIES.returnReports, { ids: [...ids], to })
}

/** Has the queue say of a resource what its open reports say. */
export async function reportsIntoQueue(
  tx: Transaction,
  { id, providerId }: { id: string; providerId: string },
): Promise<void> {
  const open = (await reportsAbout(readIn(tx), [id])).filter(({ closedAt }) => !closedAt)
  await closeCase(tx, 'reported', id)
  if (open.length === 0) return
  const about = { kind: 'reported' as const, subject: id, providerIds: [providerId] }
  await openCase(tx, { ...about, reasons: open.map(({ reason }) => reason), openedAt: open[0]!.at })
}

/** The state that resources come to. */
export interface StateChange {
  state: ResourceState
  /** Stands on the resource as long as it is in this state. */
  reason: string | null
  mergedInto?: string
  note: string
  actor: string
  /** ISO 8601 UTC. */
  now: string
}

/**
 * Gives a resource another state, and keeps the former one as a Revision. Runs inside `commit`. Throws GraphError NOT_FOUND,
 * and CONFLICT where it is at another revision than `expectRevision`.
 */
export async function setResourceState(
  tx: Transaction,
  id: string,
  { expectRevision, ...change }: StateChange & { expectRevision: number },
): Promise<Pick<Change, 'kind' | 'ids'>[]> {
  return await setResourceStates(tx, [id], change, (number) => {
    if (number !== expectRevision)
      throw new GraphError('CONFLICT', `graph: resource ${id} is at revision ${number}, not ${expectRevision}`)
  })
}

/** The same for many, in as many statements as for one. */
export async function setResourceStates(
  tx: Transaction,
  ids: readonly string[],
  { state, reason, mergedInto, note, actor, now }: StateChange,
  check: (revision: number) => void = () => {},
): Promise<Pick<Change, 'kind' | 'ids'>[]> {
  const rows = await tx.run<{ resource: Properties }>(PUBLISH.resources, { ids: [...ids] })
  if (rows.length < ids.length) throw new GraphError('NOT_FOUND', `graph: there is no resource ${ids.join(' or ')}`)
  const links = await linksOf((cypher, params) => tx.run(cypher, params), 'Resource', ids)
  const former: ReturnType<typeof revisionRow>[] = []
  const present = rows.map(({ resource }) => {
    const { stateReason: _reason, mergedInto: _into, ...before } = resource
    const [id, number] = [before.id as string, (before.revision as number | undefined) ?? 1]
    check(number)
    former.push(revisionRow(id, number, resource, links.get(id) ?? [], { actor, note, now }))
    const properties = {
      ...{ ...before, state, revision: number + 1, updatedAt: now, changedBy: actor },
      ...(reason === null ? {} : { stateReason: reason }),
      ...(mergedInto === undefined ? {} : { mergedInto }),
    }
    return { id, properties }
  })
  await writeRows(tx, 'reviseResource', former)
  await writeRows(tx, 'setResource', present)
  return [{ kind: 'resource', ids: [...ids] }]
}

/** What is held about an account: reports, decisions and messages it wrote. */
export async function moderationBy({ read }: Reader, id: string): Promise<Record<string, Row[]>> {
  const rows = async (cypher: string) =>
    inTime((await read<{ held: Row & { at: string } }>(cypher, { id })).map((each) => each.held))
  return {
    reports: await rows(QUERIES.reportsBy),
    decisions: await rows(QUERIES.decisionsBy),
    messages: await rows(QUERIES.messagesBy),
  }
}

/** Forgets who wrote them, within the transaction that removes the account; its reports go with it. */
export async function forgetModerationBy(tx: Transaction, id: string): Promise<void> {
  await tx.run(QUERIES.forgetReports, { id })
  await tx.run(QUERIES.forgetDecisions, { id })
  await tx.run(QUERIES.forgetMessages, { id })
}

function inTime<T extends { at: string; id?: unknown }>(items: T[]): T[] {
  return items.sort((a, b) => compare(a.at, b.at) || compare(String(a.id), String(b.id)))
}
