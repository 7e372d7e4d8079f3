/** Withdrawing a resource: it leaves search, and a tombstone with the reason stays. */
import { audit } from '#api/audit/audit.ts'
import { watchWithdrawal } from '#api/moderation/watch.ts'
import { Issues, type Outcome } from '#api/base/issues.ts'
import { plainText } from '#api/base/plain-text.ts'
import type { Services, Viewer } from '#api/context.ts'
import type { ResourceNode } from '#graph/nodes.ts'
import { commit } from '#graph/queries/catalogue.ts'
import { withdrawResource } from '#graph/queries/publish.ts'
import { afterWriting } from './record.ts'

/** The longest reason, in characters. */
export const LONGEST_REASON = 500

/** Withdraws; whether the viewer may is decided before. A reason has to be given. */
export async function withdraw(
  services: Pick<Services, 'graph' | 'indexer' | 'model' | 'log' | 'now'>,
  request: { viewer: Viewer; resource: ResourceNode; reason: string },
): Promise<Outcome<ResourceNode>> {
  const issues = new Issues()
  const reason = plainText(request.reason.slice(0, 10 * LONGEST_REASON))
  issues.text(['reason'], 'the reason', reason, LONGEST_REASON)
  if (issues.errors.length > 0) return { ok: false, errors: issues.errors }
  const { id } = request.resource
  await commit(services.graph, async (tx) => {
    const now = services.now()
    const { changes, revision } = await withdrawResource(tx, id, reason, request.viewer.agentId, now.toISOString())
    await watchWithdrawal(tx, request.resource.provider.id, now)
    const told = { kind: 'resource.withdraw', actor: request.viewer.id, subject: id } as const
    if (changes.length > 0) await audit(tx, { ...told, values: { revision } }, now)
    return { value: null, changes }
  })
  return { ok: true, value: await afterWriting(services, id) }
}
