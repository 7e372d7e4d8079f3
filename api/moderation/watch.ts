/**
 * Changes that may be none of the provider's own: they stand, and somebody looks at them. The rules, all of them:
 * the link of something public leads to another host; its licence permits what it did not permit; one provider had so many
 * such changes, or withdrew so much, within a day.
 */
import type { Services } from '#api/context.ts'
import { duplicatesOf, sketchOf } from '#api/resource/duplicates.ts'
import { summarise } from '#api/vocabulary/licences.ts'
import type { Transaction } from '#graph/graph.ts'
import type { ResourceNode } from '#graph/nodes.ts'
import { openCase, openCases, readIn, withdrawnSince } from '#graph/queries/moderation.ts'
import type { LicenceStatement } from '#graph/records.ts'

/** Resources of one provider within a day. */
export const MASS = 20
const DAY_MS = 24 * 3_600_000

export type Suspicion = 'link-host' | 'licence-widened' | 'mass-changes' | 'mass-withdrawals'

/** What of a resource is watched. */
export type Seen = Pick<ResourceNode, 'url'> & { licences: readonly LicenceStatement[] }

/** What is suspicious about one change of something public. Pure. */
export function suspicions(before: Seen, after: Seen): Suspicion[] {
  const found: Suspicion[] = []
  if (hostOf(before.url) !== hostOf(after.url)) found.push('link-host')
  const allowed = new Set(summarise([...before.licences]).permits)
  if (summarise([...after.licences]).permits.some((each) => !allowed.has(each))) found.push('licence-widened')
  return found
}

/**
 * Puts changes of public resources of one provider into the queue, where they are suspicious: each by itself, or where they
 * are many the provider as a whole. Within the transaction of the changes.
 */
export async function watchChanges(
  tx: Transaction,
  providerId: string,
  changes: readonly { id: string; before: Seen; after: Seen }[],
  now: Date,
): Promise<void> {
  const found = changes.flatMap(({ id, before, after }) => {
    const reasons = suspicions(before, after)
    return reasons.length > 0 ? [{ id, reasons }] : []
  })
  if (found.length === 0) return
  const openedAt = now.toISOString()
  const about = { kind: 'suspicious' as const, providerIds: [providerId], openedAt }
  if (found.length < MASS) for (const { id, reasons } of found) await openCase(tx, { ...about, subject: id, reasons })
  const since = new Date(now.getTime() - DAY_MS).toISOString()
  const recent = (await openCases(readIn(tx))).filter(
    (each) => each.kind === 'suspicious' && each.openedAt >= since && each.providerIds.includes(providerId),
  )
  if (Math.max(found.length, recent.length) >= MASS) await openMass(tx, providerId, 'mass-changes', openedAt)
}

/** The same for a withdrawal: one alone is nothing. */
export async function watchWithdrawal(tx: Transaction, providerId: string, now: Date): Promise<void> {
  const since = new Date(now.getTime() - DAY_MS).toISOString()
  if ((await withdrawnSince(readIn(tx), providerId, since)) >= MASS)
    await openMass(tx, providerId, 'mass-withdrawals', now.toISOString())
}

async function openMass(tx: Transaction, providerId: string, reason: Suspicion, openedAt: string): Promise<void> {
  const about = { subject: providerId, providerIds: [providerId] }
  await openCase(tx, { kind: 'suspicious', ...about, reasons: [reason], openedAt })
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? ''
}

/** So alike that somebody looks at them: more than what is shown to publishers before they publish. */
const LEAST_LIKENESS = 0.85
/** Pairs that one publication may bring. */
const MOST_PAIRS = 3

/**
 * Puts what is very like something public into the queue, when it was published by hand. What fails is logged: the resource
 * stands.
 */
export async function watchTwins(
  services: Pick<Services, 'graph' | 'search' | 'log' | 'now'>,
  resource: ResourceNode,
): Promise<void> {
  try {
    const twins = await duplicatesOf(services, sketchOf(resource), LEAST_LIKENESS)
    if (twins.length > 0)
      await services.graph.write(async (tx) => {
        for (const twin of twins.slice(0, MOST_PAIRS))
          await suspectDuplicate(tx, [resource, twin.resource], services.now())
      })
  } catch (error) {
    services.log.error({ err: error }, 'likely duplicates could not be looked for')
  }
}

/** Puts a pair that may be one into the queue. */
export async function suspectDuplicate(
  tx: Transaction,
  [one, other]: readonly [ResourceNode, ResourceNode],
  now: Date,
): Promise<void> {
  const providerIds = [...new Set([one.provider.id, other.provider.id])]
  const pair = { subject: one.id, other: other.id, providerIds }
  await openCase(tx, { kind: 'duplicate', ...pair, reasons: [], openedAt: now.toISOString() })
}
