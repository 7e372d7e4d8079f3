/** What publishing leads to. */
import type { Services } from '#api/context.ts'
import type { AgentCard, ResourceState } from '#graph/nodes.ts'

/** Services and provider of what is about to be published. */
export interface Publishing {
  services: Pick<Services, 'graph'>
  provider: Pick<AgentCard, 'id'>
}

/**
 * The state of a resource after its provider published it, asked by everything that publishes: a new resource, a draft and
 * a new version. Where nobody looks at things first, it is public at once.
 */
export async function stateAfterPublishing(
  _publishing: Publishing,
): Promise<Extract<ResourceState, 'published' | 'submitted'>> {
  return 'published'
}
