/** Deciding: what may be decided about what, and doing it. Every decision has a reason, which the provider sees. */
import { audit } from '#api/audit/audit.ts'
import { failed, Issues, type Outcome } from '#api/base/issues.ts'
import { plainText } from '#api/base/plain-text.ts'
import type { Services, Viewer } from '#api/context.ts'
import { showChange } from '#api/resource/record.ts'
import { said } from '#api/words/said.ts'
import { type Graph, GraphError, type Transaction } from '#graph/graph.ts'
import { newId } from '#graph/ids.ts'
import type { AgentCard, Change, ResourceNode, ResourceState } from '#graph/nodes.ts'
import { commit } from '#graph/queries/catalogue.ts'
import { factClaimsOf, lapseReports, settleFacts } from '#graph/queries/facts.ts'
import { comeBack, follow, type Moved } from '#graph/queries/merge.ts'
import {
  blockedSince,
  casesAbout,
  type CaseKind,
  type CaseNode,
  decisionsAbout,
  type DecisionKind,
  type DecisionNode,
  readIn,
  reportsIntoQueue,
  setBlocked,
  setResourceState,
  setResourceStates,
  submittedOf,
  writeDecision,
} from '#graph/queries/moderation.ts'
import { resourcesByIds } from '#graph/queries/resource.ts'
import { inGroup } from './queue.ts'
import { settleFact } from './settle.ts'

export const LONGEST_REASON = 1000
/** Stands on the tombstone of what was merged, for everybody. */
const MERGED = 'The same resource is here twice. This one leads to the other.'

type Open = Pick<Services, 'graph' | 'now' | 'indexer' | 'model' | 'log'>
export type ResourceDecision = Exclude<DecisionKind, ProviderDecision>
export type ProviderDecision = 'warn' | 'block' | 'unblock'

interface Rule {
  /** Its states before, and what each becomes. */
  from: Partial<Record<ResourceState, ResourceState>>
  /** What waited and is settled by it. */
  settles: readonly CaseKind[]
  /** What the history of the resource says of it. */
  note: string
}

const ALL: readonly CaseKind[] = ['reported', 'duplicate', 'suspicious', 'answered']

/** What each decision does to a resource, by the state it is in. */
export const RULES: Record<ResourceDecision, Rule> = {
  accept: { from: { submitted: 'published', published: 'published' }, settles: ALL, note: 'Accepted.' },
  'ask-changes': { from: { submitted: 'draft', published: 'published' }, settles: ALL, note: 'Changes are asked for.' },
  reject: { from: { submitted: 'hidden' }, settles: ALL, note: 'Rejected.' },
  hide: { from: { published: 'hidden' }, settles: ALL, note: 'Hidden.' },
  unhide: { from: { hidden: 'published' }, settles: ALL, note: 'Shown again.' },
  // A tombstone is for everybody: of what nobody saw, or must not, there is none.
  merge: {
    from: { published: 'withdrawn', submitted: 'hidden', hidden: 'hidden' },
    settles: ALL,
    note: 'Merged with the same resource.',
  },
  // What it was before is kept with the merge; what was reported comes back with it.
  unmerge: {
    from: { withdrawn: 'published', hidden: 'hidden' },
    settles: ['duplicate', 'answered'],
    note: 'No longer merged.',
  },
}

/** What decisions leave on resources, stored in English. */
export const DECISION_NOTES = [MERGED, ...Object.values(RULES).map(({ note }) => note)]

/** What may be decided about a resource in its state; what was merged can be taken apart, and nothing else. Pure. */
export function decisionsFor({ state, mergedInto }: Pick<ResourceNode, 'state' | 'mergedInto'>): ResourceDecision[] {
  return (Object.keys(RULES) as ResourceDecision[]).filter(
    (kind) => RULES[kind].from[state] !== undefined && (kind === 'unmerge') === (mergedInto !== undefined),
  )
}

/** What a merge moved, and what the one that went was before. */
type Undo = Moved & { state: ResourceState; stateReason?: string | null }

interface Asked {
  viewer: Pick<Viewer, 'id' | 'agentId'>
  reason: string
}

/**
 * Decides about a resource; whether the viewer may is decided before. CONFLICT where it is at another revision than the
 * one that was looked at, or in a state that the decision is not for.
 * @param asked.into the one that stays, where two are one
 */
export async function decideResource(
  services: Open,
  asked: Asked & { kind: ResourceDecision; resource: ResourceNode; revision: number; into?: ResourceNode | null },
): Promise<Outcome<DecisionNode>> {
  const { kind, resource, viewer, into } = asked
  const reason = reasonOf(asked.reason)
  if (!reason.ok) return reason
  if (asked.revision !== resource.revision)
    return failed(
      'CONFLICT',
      ['revision'],
      said`It is at revision ${resource.revision}, and you looked at ${asked.revision}. Look at it again.`,
    )
  if (!decisionsFor(resource).includes(kind))
    return failed('CONFLICT', ['id'], said`In the state that it is in now this cannot be decided about it.`)
  const now = services.now()
  const at = now.toISOString()
  const decision: DecisionNode = {
    ...{ id: newId(), kind, subject: resource.id, providerId: resource.provider.id, reason: reason.value },
    ...{ by: viewer.id, at, revision: resource.revision },
  }
  const { from, settles, note } = RULES[kind]
  let next = from[resource.state]!
  if (kind === 'unmerge' && into?.mergedInto !== undefined)
    return failed('CONFLICT', ['id'], said`What it was merged into was merged itself since. Take that back first.`)
  const stays =
    kind === 'accept' && resource.state === 'submitted' ? await pairsThatWait(services, resource.id) : new Set<string>()
  const write = async (tx: Transaction): Promise<Pick<Change, 'kind' | 'ids'>[]> => {
    const changes: Pick<Change, 'kind' | 'ids'>[] = []
    const set = async (
      one: ResourceNode,
      state: ResourceState,
      more: { reason?: string | null; mergedInto?: string } = {},
    ) => {
      const change = { state, note, actor: viewer.agentId, now: at, reason: null, ...more }
      changes.push(...(await setResourceState(tx, one.id, { ...change, expectRevision: one.revision })))
    }
    if (kind === 'merge') {
      await set(resource, next, { reason: MERGED, mergedInto: into!.id })
      await set(into!, into!.state, { reason: into!.stateReason })
      const moved = await follow(tx, { gone: resource.id, kept: into!.id })
      await standAnew(tx, [resource, into!], moved, at)
      const undo: Undo = { ...moved, state: resource.state, stateReason: resource.stateReason }
      Object.assign(decision, { other: into!.id, undo: JSON.stringify(undo) })
    } else if (kind === 'unmerge') {
      const merged = (await decisionsAbout(readIn(tx), [resource.id])).findLast((each) => each.kind === 'merge')
      const { state, stateReason, ...moved } = JSON.parse(merged!.undo!) as Undo
      next = state
      await set(resource, state, { reason: stateReason })
      await set(into!, into!.state, { reason: into!.stateReason })
      await comeBack(tx, { gone: resource.id, kept: into!.id, at: merged!.at }, moved)
      await standAnew(tx, [resource, into!], moved, at)
      decision.other = into!.id
    } else if (next !== resource.state) await set(resource, next, next === 'hidden' ? { reason: reason.value } : {})
    // Whoever looked and found nothing answers what was reported.
    if (kind === 'accept') {
      const lapsed = await lapseReports(tx, { id: resource.id, at }, settleFact)
      if (lapsed && changes.length === 0) changes.push({ kind: 'resource', ids: [resource.id] })
    }
    await writeDecision(tx, decision, settles, stays)
    const values = { decision: kind, reason: reason.value, state: next, revision: resource.revision }
    await audit(tx, { kind: 'moderation.decide', actor: viewer.id, subject: resource.id, values }, now)
    return changes
  }
  try {
    await commit(services.graph, async (tx) => {
      const changes = await write(tx)
      // A decision that changes nothing public is kept all the same.
      return { value: null, changes: changes.length > 0 ? changes : [{ kind: 'resource', ids: [resource.id] }] }
    })
  } catch (error) {
    // Somebody was quicker between our read and our write.
    if (!(error instanceof GraphError) || error.code !== 'CONFLICT') throw error
    return failed('CONFLICT', ['revision'], said`It was changed meanwhile. Look at it again, then decide.`)
  }
  await showChange(services)
  return { ok: true, value: decision }
}

/** Cases of a pair whose other one waits too: to let one be public says nothing of the other. */
async function pairsThatWait({ graph }: Pick<Services, 'graph'>, id: string): Promise<ReadonlySet<string>> {
  const pairs = (await casesAbout(graph, id)).filter(({ kind }) => kind === 'duplicate')
  const others = pairs.map(({ subject, other }) => (subject === id ? other! : subject))
  const waiting = new Set(
    (await resourcesByIds(graph, others)).flatMap((one) => (one.state === 'submitted' ? one.id : [])),
  )
  return new Set(pairs.filter((_, at) => waiting.has(others[at]!)).map((pair) => pair.id))
}

/** Has facts and queue say what they do with the claims and reports that moved from one to the other. */
async function standAnew(
  tx: Transaction,
  both: readonly ResourceNode[],
  { claims }: Pick<Moved, 'claims'>,
  at: string,
): Promise<void> {
  const moved = new Set(claims.flat())
  const facts = (
    await factClaimsOf(
      readIn(tx),
      both.map(({ id }) => id),
    )
  ).filter(({ key }) => moved.has(key))
  for (const one of both) {
    await settleFacts(tx, { id: one.id, at }, facts, settleFact)
    await reportsIntoQueue(tx, { id: one.id, providerId: one.provider.id })
  }
}

/** Decides about a provider: a word of warning, or that its members may not publish. What is public stays. */
export async function decideProvider(
  { graph, now }: Pick<Services, 'graph' | 'now'>,
  { kind, provider, viewer, ...asked }: Asked & { kind: ProviderDecision; provider: Pick<AgentCard, 'id'> },
): Promise<Outcome<DecisionNode>> {
  const reason = reasonOf(asked.reason)
  if (!reason.ok) return reason
  const at = now()
  const decision: DecisionNode = {
    ...{ id: newId(), kind, subject: provider.id, providerId: provider.id, reason: reason.value },
    ...{ by: viewer.id, at: at.toISOString() },
  }
  const done = await graph.write(async (tx) => {
    const isBlocked = (await blockedSince(readIn(tx), provider.id)) !== null
    if (kind !== 'warn' && isBlocked === (kind === 'block')) return false
    if (kind !== 'warn') await setBlocked(tx, provider.id, kind === 'block' ? decision.at : null)
    await writeDecision(tx, decision, ['suspicious', 'answered'])
    const values = { decision: kind, reason: reason.value }
    await audit(tx, { kind: 'moderation.decide', actor: viewer.id, subject: provider.id, values }, at)
    return true
  })
  if (done) return { ok: true, value: decision }
  return failed('CONFLICT', ['id'], kind === 'block' ? said`It is blocked already.` : said`It is not blocked.`)
}

/** New resources that become public in one transaction. */
const MOST_ACCEPTED = 1_000

/** How far the acceptance of many is, where it goes on in this process. */
export interface Acceptance {
  /** Resources that are public by it. */
  done: number
  of: number
  ended: Promise<void>
}
const goingOn = new WeakMap<Graph, Map<string, Acceptance>>()

/** The acceptance of a provider's resources that goes on; null where none does. */
export function acceptanceOf(graph: Graph, providerId: string): Acceptance | null {
  return goingOn.get(graph)?.get(providerId) ?? null
}

/**
 * Finds that nothing is wrong with many resources of a provider: new ones become public, changes stand. Whether the viewer
 * may is decided before. CONFLICT where it is about another number of them than was looked at, or where that is being done. More than
 * `most` go on by themselves, a transaction and an entry of the log for each so many; what a process that ends did not come to waits as before.
 */
export async function acceptMany(
  services: Open,
  { group, count, viewer, most = MOST_ACCEPTED, ...asked }: Asked & { group: CaseNode; count: number; most?: number },
): Promise<Outcome<DecisionNode>> {
  const reason = reasonOf(asked.reason)
  if (!reason.ok) return reason
  const now = services.now()
  const at = now.toISOString()
  const decision: DecisionNode = {
    ...{ id: newId(), kind: 'accept', subject: group.subject, providerId: group.subject, reason: reason.value },
    ...{ by: viewer.id, at },
  }
  const isNew = group.kind === 'new'
  if (isNew && acceptanceOf(services.graph, group.subject))
    return failed('CONFLICT', ['id'], said`They are being accepted. Look again in a minute.`)
  /** Within a transaction: lets some be public, and tells the log. */
  const accept = async (tx: Transaction, accepted: readonly string[]) => {
    const note = RULES.accept.note
    const change = {
      state: 'published' as const,
      reason: null,
      note,
      actor: viewer.agentId,
      now: services.now().toISOString(),
    }
    const changes = await setResourceStates(tx, accepted, change)
    const values = { decision: 'accept', reason: reason.value, count, accepted: [...accepted].sort() }
    await audit(tx, { kind: 'moderation.decide', actor: viewer.id, subject: group.subject, values }, services.now())
    return changes
  }
  const { value: ids } = await commit(services.graph, async (tx) => {
    const ids = await inGroup(readIn(tx), group)
    if (ids.length !== count) return { value: ids, changes: [] }
    const accepted = isNew ? ids.slice(0, most) : []
    await writeDecision(tx, decision, isNew ? [] : ['suspicious'])
    const changes = await accept(tx, accepted)
    return { value: ids, changes: accepted.length > 0 ? changes : [{ kind: 'agent', ids: [group.subject] }] }
  })
  if (ids.length !== count)
    return failed(
      'CONFLICT',
      ['count'],
      said`There are ${ids.length} now, and you looked at ${count}. Look at them again.`,
    )
  await showChange(services)
  if (isNew && count > most) goOn(services, group, { ids, most, begun: at, accept })
  return { ok: true, value: decision }
}

/** Accepts what of many is left, part by part, as long as it waits as it was when that began, and its provider is not blocked. */
function goOn(
  services: Open,
  group: CaseNode,
  {
    ids,
    most,
    begun,
    accept,
  }: {
    ids: readonly string[]
    most: number
    begun: string
    accept: (tx: Transaction, ids: readonly string[]) => Promise<Pick<Change, 'kind' | 'ids'>[]>
  },
): void {
  const { graph, log } = services
  const all = goingOn.get(graph) ?? new Map<string, Acceptance>()
  goingOn.set(graph, all)
  const parts = async () => {
    while (acceptance.done < ids.length) {
      const part = ids.slice(acceptance.done, acceptance.done + most)
      const { value: isOver } = await commit(graph, async (tx) => {
        if ((await blockedSince(readIn(tx), group.subject)) !== null) return { value: true, changes: [] }
        // What was changed since nobody looked at.
        const waiting = new Set(await submittedOf(readIn(tx), group.subject, begun))
        const accepted = part.filter((id) => waiting.has(id))
        return { value: false, changes: accepted.length > 0 ? await accept(tx, accepted) : [] }
      })
      if (isOver) return
      acceptance.done += part.length
      await showChange(services)
    }
  }
  const acceptance: Acceptance = { done: most, of: ids.length, ended: Promise.resolve() }
  all.set(group.subject, acceptance)
  acceptance.ended = parts()
    .catch((error: unknown) =>
      log.error({ err: error }, 'what is left of many resources could not be accepted: it waits'),
    )
    .finally(() => all.delete(group.subject))
}

function reasonOf(given: string): Outcome<string> {
  const issues = new Issues()
  const reason = plainText(given.slice(0, 10 * LONGEST_REASON))
  issues.text(['reason'], 'the reason', reason, LONGEST_REASON)
  return issues.errors.length > 0 ? { ok: false, errors: issues.errors } : { ok: true, value: reason }
}
