/** Publishing a resource: checked, written in one transaction with its change, and found by search at once. */
import { audit } from '#api/audit/audit.ts'
import type { Outcome } from '#api/base/issues.ts'
import type { Services, Viewer } from '#api/context.ts'
import type { ResourceInput } from '#api/generated/types.ts'
import { newId } from '#graph/ids.ts'
import type { AgentCard, ResourceNode } from '#graph/nodes.ts'
import { commit } from '#graph/queries/catalogue.ts'
import { writeResource } from '#graph/queries/publish.ts'
import { resourcesByIds } from '#graph/queries/resource.ts'
import { lineageFaults, madeFrom } from './lineage.ts'
import { lookUp, recordOf, showChange } from './record.ts'
import { stateAfter } from './state-after.ts'
import { validate } from './validate.ts'

type Open = Pick<Services, 'graph' | 'indexer' | 'model' | 'log' | 'now' | 'moderation' | 'namespace'>

/**
 * Publishes for a provider; whether the viewer may is decided before. With faults nothing is written.
 * When the index is down the resource stands all the same, and is found when the index is back.
 */
export async function publish(
  services: Open,
  request: { viewer: Viewer; provider: AgentCard; input: ResourceInput },
): Promise<Outcome<ResourceNode>> {
  const valid = validate(request.input, await lookUp(services.graph, request.input))
  if (!valid.ok) return valid
  const origins = madeFrom(valid.value, request.provider.id)
  const faults = lineageFaults(valid.value.licence, request.provider.id, origins, ['input', 'licence'])
  if (faults.length > 0) return { ok: false, errors: faults }
  const id = newId()
  const uri = services.namespace === null ? `urn:uuid:${id}` : `${services.namespace}${id}`
  const record = recordOf(valid.value, {
    id,
    uri,
    sourceKey: `here:${id}`,
    provider: request.provider,
    now: services.now(),
  })
  const state = await stateAfter(services, request.provider)
  await commit(services.graph, async (tx) => {
    const written = await writeResource(tx, record, {
      actor: request.viewer.agentId,
      id,
      state,
      note: null,
      now: services.now().toISOString(),
    })
    const told = { kind: 'resource.publish', actor: request.viewer.id, subject: id } as const
    await audit(tx, { ...told, values: { provider: request.provider.id, revision: 1, state } }, services.now())
    return { value: null, changes: written.changes }
  })
  await showChange(services)
  const [resource] = await resourcesByIds(services.graph, [id])
  if (!resource) throw new Error(`publish: ${id} was written and is not there`)
  return { ok: true, value: resource }
}
