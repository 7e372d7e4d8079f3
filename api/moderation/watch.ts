/**
 * Changes that may be none of the provider's own: they stand, and somebody looks at them. The rules, all of them:
 * the link of something public, or a file of it, leads to another host; its licence permits what it did not permit; one
 * provider had so many such changes, or withdrew so much, within a day. Where all is looked at first, every change is.
 */
import type { Services } from '#api/context.ts'
import { alikeAmong, duplicatesOf, sketchOf, type Duplicate, type DraftSketch } from '#api/resource/duplicates.ts'
import type { LikenessReason } from '#api/resource/likeness.ts'
import { bookOf, readBook } from '#api/resource/twin-book.ts'
import { giveWay } from '#api/search/embedded/steps.ts'
import { summarise } from '#api/vocabulary/licences.ts'
import type { Transaction } from '#graph/graph.ts'
import type { ResourceNode } from '#graph/nodes.ts'
import {
  closeCase,
  decisionsAbout,
  openCase,
  openCases,
  readIn,
  suspiciousOf,
  type Watched,
  withdrawnSince,
} from '#graph/queries/moderation.ts'
import { resourcesByIds } from '#graph/queries/resource.ts'
import type { Moderation } from './state.ts'

/** Resources of one provider within a day. */
export const MASS = 20
export const DAY_MS = 24 * 3_600_000

export type Suspicion = 'link-host' | 'licence-widened' | 'changed' | 'mass-changes' | 'mass-withdrawals'

/** What of a resource is watched. */
export type Seen = Pick<Watched, 'url' | 'licences'> & { files: readonly { url: string }[] }

/** What is suspicious about one change of something public. Pure. */
export function suspicions(before: Seen, after: Seen): Suspicion[] {
  const found: Suspicion[] = []
  const known = new Set([before.url, ...before.files.map(({ url }) => url)].map(hostOf))
  const leadsElsewhere = after.files.some(({ url }) => !known.has(hostOf(url)))
  if (hostOf(before.url) !== hostOf(after.url) || leadsElsewhere) found.push('link-host')
  const allowed = new Set(summarise([...before.licences]).permits)
  if (summarise([...after.licences]).permits.some((each) => !allowed.has(each))) found.push('licence-widened')
  return found
}

/** A change of something public. */
export interface WatchedChange {
  id: string
  /** Revision before it. */
  revision: number
  before: Seen
  after: Seen
}

/**
 * Puts changes of public resources of one provider into the queue, where somebody should look at them: each by itself, with
 * the revision that stood before, or where they are many the provider as a whole. Within the transaction of the changes.
 */
export async function watchChanges(
  tx: Transaction,
  providerId: string,
  changes: readonly WatchedChange[],
  { moderation, now }: { moderation: Moderation; now: Date },
): Promise<void> {
  const found = changes.flatMap(({ id, revision, before, after }) => {
    const reasons: Suspicion[] = [...suspicions(before, after), ...(moderation === 'all' ? (['changed'] as const) : [])]
    return reasons.length > 0 ? [{ id, revision, reasons }] : []
  })
  if (found.length === 0) return
  const openedAt = now.toISOString()
  const since = await lookedAtSince(tx, providerId, now)
  const open = await suspiciousOf(readIn(tx), providerId)
  const isGrouped = open.some(({ subject, reasons }) => subject === providerId && reasons?.includes('mass-changes'))
  const recent = open.filter((each) => each.subject !== providerId && each.openedAt > since)
  const touched = new Set([...recent.map(({ subject }) => subject), ...found.map(({ id }) => id)])
  if (!isGrouped && touched.size < MASS) {
    const about = { kind: 'suspicious' as const, providerIds: [providerId], openedAt }
    for (const { id, revision, reasons } of found)
      await openCase(tx, { ...about, subject: id, reasons, since: revision })
    return
  }
  // One case for all of them, in the place of the oldest: a machine that changes thousands hides nothing else.
  for (const { subject } of recent) await closeCase(tx, 'suspicious', subject)
  const reasons = new Set([
    'mass-changes',
    ...recent.flatMap((each) => each.reasons ?? []),
    ...found.flatMap((each) => each.reasons),
  ])
  const from = recent.map((each) => each.openedAt).sort()[0] ?? openedAt
  await openMass(tx, providerId, [...reasons], from)
}

/** The same for a withdrawal: one alone is nothing. */
export async function watchWithdrawal(tx: Transaction, providerId: string, now: Date): Promise<void> {
  const since = await lookedAtSince(tx, providerId, now)
  if ((await withdrawnSince(readIn(tx), providerId, since)) >= MASS)
    await openMass(tx, providerId, ['mass-withdrawals'], now.toISOString())
}

/** From when on is counted: a day ago, or since somebody decided about the provider. ISO 8601. */
async function lookedAtSince(tx: Transaction, providerId: string, now: Date): Promise<string> {
  const since = new Date(now.getTime() - DAY_MS).toISOString()
  const decided = (await decisionsAbout(readIn(tx), [providerId])).at(-1)?.at ?? since
  return decided > since ? decided : since
}

async function openMass(tx: Transaction, providerId: string, reasons: string[], openedAt: string): Promise<void> {
  await openCase(tx, { kind: 'suspicious', subject: providerId, providerIds: [providerId], reasons, openedAt })
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? ''
}

/** So alike that somebody looks at them: more than what is shown to publishers before they publish. */
const LEAST_LIKENESS = 0.85
/** Pairs that one publication may bring. */
const MOST_PAIRS = 3

/** Of those that wait too, the latest so many are compared, some at a time. */
const MOST_WAITING = 200
const AT_ONCE = 20

/**
 * Puts what is very like something public into the queue, when it was published by hand, and what waits and is very like something that
 * waits too. What fails is logged: the resource stands. Nobody waits for it while the book of all resources is still being read.
 */
export async function watchTwins(
  services: Pick<Services, 'graph' | 'search' | 'log' | 'now'>,
  resource: ResourceNode,
): Promise<void> {
  const book = await bookOf(services.graph).catch(() => null)
  const watched = lookForTwins(services, resource)
  if (book?.isWhole !== false) await watched
}

async function lookForTwins(
  services: Pick<Services, 'graph' | 'search' | 'log' | 'now'>,
  resource: ResourceNode,
): Promise<void> {
  try {
    await readBook(services.graph)
    const sketch = sketchOf(resource)
    const found = await duplicatesOf(services, sketch, LEAST_LIKENESS)
    if (resource.state === 'submitted') found.push(...(await waitingTwins(services, sketch)))
    const twins = found.sort((one, other) => other.likeness - one.likeness)
    if (twins.length > 0)
      await services.graph.write(async (tx) => {
        for (const twin of twins.slice(0, MOST_PAIRS))
          await suspectDuplicate(tx, [resource, twin.resource], services.now(), twin.reasons)
      })
  } catch (error) {
    services.log.error({ err: error }, 'likely duplicates could not be looked for')
  }
}

/** Those that wait and are very like one that waits: kept apart from what is public, they are in no book and no index. */
async function waitingTwins({ graph }: Pick<Services, 'graph'>, sketch: DraftSketch): Promise<Duplicate[]> {
  const waiting = (await openCases(graph)).filter(({ kind, subject }) => kind === 'new' && subject !== sketch.id)
  const ids = waiting.slice(-MOST_WAITING).map(({ subject }) => subject)
  const twins: Duplicate[] = []
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = await resourcesByIds(graph, ids.slice(from, from + AT_ONCE))
    twins.push(...alikeAmong(some, sketch, LEAST_LIKENESS))
    await giveWay()
  }
  return twins
}

/** Puts a pair that may be one into the queue, with what says so. */
export async function suspectDuplicate(
  tx: Transaction,
  [one, other]: readonly [ResourceNode, ResourceNode],
  now: Date,
  reasons: readonly LikenessReason[] = [],
): Promise<void> {
  const providerIds = [...new Set([one.provider.id, other.provider.id])]
  const pair = { subject: one.id, other: other.id, providerIds }
  await openCase(tx, { kind: 'duplicate', ...pair, reasons: [...reasons], openedAt: now.toISOString() })
}
