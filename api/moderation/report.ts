/** Reporting a resource, with or without an account. */
import { audit } from '#api/audit/audit.ts'
import { ACTORS } from '#api/audit/kinds.ts'
import { failed, Issues, type Outcome } from '#api/base/issues.ts'
import { plainText } from '#api/base/plain-text.ts'
import type { Context } from '#api/context.ts'
import { apiError } from '#api/errors.ts'
import type { ReportInput, ReportReason } from '#api/generated/types.ts'
import { showChange } from '#api/resource/record.ts'
import { measured, said } from '#api/words/said.ts'
import { newId } from '#graph/ids.ts'
import type { ResourceNode } from '#graph/nodes.ts'
import { commit } from '#graph/queries/catalogue.ts'
import { type Fact, type FactClaim, fingerprintOf, keyOfClaim, writeClaims } from '#graph/queries/facts.ts'
import { openCase, readIn, reportsAbout, type ReportNode, writeReport } from '#graph/queries/moderation.ts'
import { tagKey } from '#graph/shape.ts'
import { minutesToReport } from './pace.ts'
import { settleFact } from './settle.ts'

export const LONGEST_TEXT = 1000
/** Open reports kept of one resource: more tell nothing new. */
const MOST_OPEN = 100
export const REPORT_KEPT_MS = 365 * 24 * 3_600_000

export const REASONS = {
  WRONG_LICENCE: 'wrong-licence',
  NOT_ACCESSIBLE: 'not-accessible',
  BROKEN: 'broken',
  HARMFUL: 'harmful',
  OTHER: 'other',
} as const satisfies Record<ReportReason, string>

/** What a report says about a fact: that it is otherwise than it is shown. */
export interface Doubt extends Fact {
  says: FactClaim['says']
}

/** The facts that a report is about, as a wrong licence is about every licence stated; the rest go to the queue alone. Pure. */
export function doubtsOf(
  resource: Pick<ResourceNode, 'tags' | 'licences'>,
  { reason, fact }: Pick<ReportInput, 'reason' | 'fact'>,
): Outcome<Doubt[]> {
  if (reason === 'WRONG_LICENCE')
    return {
      ok: true,
      value: [...new Set(resource.licences.map(({ licence }) => licence))].map((value) => ({
        ...{ predicate: 'licence' as const, value, says: 'absent' as const },
      })),
    }
  if (reason !== 'NOT_ACCESSIBLE' || !fact) return { ok: true, value: [] }
  const tag = resource.tags.find((each) => each.kind === fact.kind.toLowerCase() && each.value === fact.value)
  if (!tag)
    return failed('NOT_FOUND', ['input', 'fact'], said`Nobody says this about the resource. Choose what is shown.`)
  const says = tag.says === 'present' ? 'absent' : 'present'
  return { ok: true, value: [{ predicate: 'accessibility', value: tagKey(tag), says }] }
}

/**
 * Keeps a report for those who look after the place, and what it says of a fact as a claim. Raises RATE_LIMITED for
 * somebody who reports very often; of the address nothing is kept. The audit log hears of what and why, and never from whom.
 */
export async function report(
  { services, viewer, address }: Pick<Context, 'services' | 'viewer' | 'address'>,
  resource: ResourceNode,
  input: ReportInput,
): Promise<Outcome<null>> {
  const { graph, now } = services
  const issues = new Issues()
  const text = plainText((input.text ?? '').slice(0, 10 * LONGEST_TEXT))
  issues.text(['input', 'text'], 'a few words on it', text, LONGEST_TEXT, input.reason === 'OTHER')
  const doubts = doubtsOf(resource, input)
  if (!doubts.ok) issues.errors.push(...doubts.errors)
  if (!doubts.ok || issues.errors.length > 0) return { ok: false, errors: issues.errors }
  const minutes = minutesToReport(graph, viewer?.id ?? address, now())
  if (minutes > 0)
    throw apiError(
      'RATE_LIMITED',
      said`That were many reports. Wait ${measured(minutes, 'minute')}, then go on.`,
      { retryAfterSeconds: minutes * 60 },
      429,
    )

  const at = now().toISOString()
  const id = newId()
  const about = { subject: resource.id, revision: resource.revision, at }
  const claims = doubts.value.map((doubt): FactClaim => {
    const by = viewer?.id ?? `anyone:${id}`
    const claim = { ...about, ...doubt, basis: 'reported' as const, by, link: fingerprintOf(resource) }
    return { ...claim, key: keyOfClaim(claim) }
  })
  const [first] = doubts.value
  const kept: ReportNode = {
    ...{ id, ...about, reason: REASONS[input.reason], text },
    ...(first ? { fact: `${first.predicate} ${first.value}` } : {}),
    ...(viewer ? { by: viewer.id } : {}),
  }
  const write: Parameters<typeof graph.write>[0] = async (tx) => {
    const open = (await reportsAbout(readIn(tx), [resource.id])).filter(({ closedAt }) => !closedAt)
    if (open.length >= MOST_OPEN) return
    await writeReport(tx, kept, new Date(now().getTime() - REPORT_KEPT_MS).toISOString())
    const reasons = [kept.reason]
    await openCase(tx, {
      ...{ kind: 'reported', subject: resource.id, providerIds: [resource.provider.id], reasons, openedAt: at },
    })
    await writeClaims(tx, claims, settleFact)
    const told = { kind: 'report.create', actor: ACTORS.nobody, subject: resource.id } as const
    await audit(tx, { ...told, values: { reason: kept.reason } }, now())
  }
  if (claims.length === 0) await graph.write(write)
  else {
    await commit(graph, async (tx) => {
      await write(tx)
      return { value: null, changes: [{ kind: 'resource', ids: [resource.id] }] }
    })
    await showChange(services)
  }
  return { ok: true, value: null }
}
