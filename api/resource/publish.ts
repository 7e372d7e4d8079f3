/** Publishing a resource: checked, written in one transaction with its change, and found by search at once. */
import { audit } from '#api/audit/audit.ts'
import { watchTwins } from '#api/moderation/watch.ts'
import type { Outcome } from '#api/base/issues.ts'
import type { Services, Viewer } from '#api/context.ts'
import type { ResourceInput } from '#api/generated/types.ts'
import type { AgentCard, ResourceNode } from '#graph/nodes.ts'
import { writeResource } from '#graph/queries/publish.ts'
import { lineageFaults, madeFrom } from './lineage.ts'
import { afterWriting, commitResource, lookUp, newIdentity, recordOf } from './record.ts'
import { stateAfter } from './state-after.ts'
import { validate } from './validate.ts'

type Open = Pick<Services, 'graph' | 'search' | 'indexer' | 'model' | 'log' | 'now' | 'moderation' | 'namespace'>

export interface Publishing {
  viewer: Viewer
  provider: AgentCard
  input: ResourceInput
  /** It is kept as a draft, which need not be whole. */
  isDraft?: boolean
}

/**
 * Publishes for a provider, or begins a draft; whether the viewer may is decided before. With faults nothing is written.
 * When the index is down the resource stands all the same, and is found when the index is back.
 */
export async function publish(
  services: Open,
  { viewer, provider, input, isDraft = false }: Publishing,
): Promise<Outcome<ResourceNode>> {
  const valid = validate(input, await lookUp(services.graph, input), { isDraft })
  if (!valid.ok) return valid
  const faults = isDraft
    ? []
    : lineageFaults(valid.value.licence, provider.id, madeFrom(valid.value, provider.id), ['input', 'licence'])
  if (faults.length > 0) return { ok: false, errors: faults }
  const identity = newIdentity(services)
  const { id } = identity
  const now = services.now()
  const record = recordOf(valid.value, { ...identity, provider, now })
  const state = isDraft ? 'draft' : await stateAfter(services, provider)
  await commitResource(services.graph, state, async (tx) => {
    const written = await writeResource(tx, record, { actor: viewer.agentId, id, state, now: now.toISOString() })
    const told = { kind: isDraft ? 'resource.create' : 'resource.publish', actor: viewer.id, subject: id } as const
    await audit(tx, { ...told, values: { provider: provider.id, revision: 1, state } }, now)
    return { value: null, changes: written.changes }
  })
  const resource = await afterWriting(services, id)
  if (!isDraft) await watchTwins(services, resource)
  return { ok: true, value: resource }
}
