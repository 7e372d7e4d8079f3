/** What publishing leads to where people look at things first. Pure. */
import type { ResourceState } from '#graph/nodes.ts'

/**
 * `off`: what is published is public at once. `first`: it waits for a moderator while nothing of its provider is public.
 * `all`: all of it waits.
 */
export const MODERATION = ['off', 'first', 'all'] as const
export type Moderation = (typeof MODERATION)[number]

/** What is known of a provider when one of its members publishes. */
export interface ProviderHistory {
  /** Something of it is public: published before anybody looked, imported, or accepted. */
  hasPublic: boolean
}

/** The state of a resource after its provider published it. A blocked provider never comes so far. */
export function stateAfterPublishing(
  setting: Moderation,
  { hasPublic }: ProviderHistory,
): Extract<ResourceState, 'published' | 'submitted'> {
  return setting === 'off' || (setting === 'first' && hasPublic) ? 'published' : 'submitted'
}
