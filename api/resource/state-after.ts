/** What publishing leads to. */
import type { Services } from '#api/context.ts'
import { stateAfterPublishing } from '#api/moderation/state.ts'
import type { AgentCard, ResourceState } from '#graph/nodes.ts'
import { resourceCountsOfAgents } from '#graph/queries/resource.ts'

/**
 * The state of a resource after its provider published it, asked by everything that publishes: a new resource, a draft and
 * a new version.
 */
export async function stateAfter(
  { graph, moderation }: Pick<Services, 'graph' | 'moderation'>,
  provider: Pick<AgentCard, 'id'>,
): Promise<Extract<ResourceState, 'published' | 'submitted'>> {
  // Only here is it asked what is public already.
  const counts = moderation === 'first' ? await resourceCountsOfAgents(graph, [provider.id]) : null
  return stateAfterPublishing(moderation, { hasPublic: (counts?.get(provider.id) ?? 0) > 0 })
}
