/** Withdrawing what a provider's machine published, by its own identifiers: only what it names, and with a reason. */
import { audit } from '#api/audit/audit.ts'
import { watchWithdrawal } from '#api/moderation/watch.ts'
import { Issues, type Outcome, type UserError } from '#api/base/issues.ts'
import { plainText } from '#api/base/plain-text.ts'
import type { Services, Viewer } from '#api/context.ts'
import { LONGEST_REASON } from '#api/resource/withdraw.ts'
import { may } from '#api/rights/may.ts'
import { said } from '#api/words/said.ts'
import type { AgentCard } from '#graph/nodes.ts'
import { standingOf, type Standing } from '#graph/queries/bulk.ts'
import { commit } from '#graph/queries/catalogue.ts'
import { withdrawResources } from '#graph/queries/publish.ts'
import { idOfKey } from './upsert.ts'

/** What became of one identifier. */
export interface WithdrawResult {
  key: string
  outcome: 'WITHDRAWN' | 'UNCHANGED' | 'REFUSED'
  id: string | null
  userErrors: UserError[]
}

/**
 * Withdraws; whether the viewer may publish for the provider is decided before. What is withdrawn already stays so; an
 * identifier that names nothing of this provider is refused alone. Faults of the reason refuse it all.
 */
export async function withdrawByKeys(
  services: Pick<Services, 'graph' | 'now'>,
  {
    viewer,
    provider,
    keys,
    ...asked
  }: { viewer: Viewer; provider: AgentCard; keys: readonly string[]; reason: string; dryRun?: boolean },
): Promise<Outcome<WithdrawResult[]>> {
  const issues = new Issues()
  const reason = plainText(asked.reason.slice(0, 10 * LONGEST_REASON))
  issues.text(['input', 'reason'], 'the reason', reason, LONGEST_REASON)
  if (issues.errors.length > 0) return { ok: false, errors: issues.errors }
  const { graph } = services
  const ids = keys.map((key) => idOfKey(provider.id, key))
  const results = (standing: ReadonlyMap<string, Standing>): WithdrawResult[] =>
    keys.map((key, at) => resultOf(viewer, provider, key, ids.indexOf(ids[at]!) === at ? standing.get(ids[at]!) : null))
  if (asked.dryRun)
    return { ok: true, value: results(await standingOf((cypher, params) => graph.read(cypher, params), ids)) }
  const { value } = await commit(graph, async (tx) => {
    const now = services.now()
    const done = results(await standingOf((cypher, params) => tx.run(cypher, params), ids))
    const going = done.flatMap(({ outcome, id }) => (outcome === 'WITHDRAWN' ? [id!] : []))
    if (going.length === 0) return { value: done, changes: [] }
    const { changes } = await withdrawResources(tx, going, reason, viewer.agentId, now.toISOString())
    await watchWithdrawal(tx, provider.id, now)
    const told = { kind: 'resource.withdraw-many', actor: viewer.id, subject: provider.id } as const
    const values = { ...(viewer.key ? { key: viewer.key.id } : {}), withdrawn: [...going].sort() }
    await audit(tx, { ...told, values }, now)
    return { value: done, changes }
  })
  return { ok: true, value }
}

/** @param stands undefined: nothing is here by this key; null: the key is there twice */
function resultOf(
  viewer: Viewer,
  { id: providerId }: AgentCard,
  key: string,
  stands: Standing | undefined | null,
): WithdrawResult {
  const refuse = (code: UserError['code'], message: string): WithdrawResult => ({
    ...{ key, outcome: 'REFUSED', id: null },
    userErrors: [{ code, field: [], message }],
  })
  if (stands === null) return refuse('CONFLICT', said`The identifier is there twice.`)
  if (!stands || stands.providerId !== providerId)
    return refuse('NOT_FOUND', said`Nothing was published under this identifier.`)
  if (stands.state === 'withdrawn') return { key, outcome: 'UNCHANGED', id: stands.id, userErrors: [] }
  if (!may(viewer, 'resource.withdraw', { providerId, state: stands.state }))
    return refuse('FORBIDDEN', said`You may not withdraw it in the state it is in.`)
  return { key, outcome: 'WITHDRAWN', id: stands.id, userErrors: [] }
}
