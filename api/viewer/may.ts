/** Who may do what: one table, read by every mutation and by every `viewerCan…` field. */
import type { Viewer } from '#api/context.ts'

interface Objects {
  /** Publishing for a provider. */
  'resource.publish': { providerId: string }
  'resource.update': { providerId: string; state: string }
  'resource.withdraw': { providerId: string; state: string }
  'provider.create': null
}

export type Action = keyof Objects

const RIGHTS: { [A in Action]: (viewer: Viewer, object: Objects[A]) => boolean } = {
  'resource.publish': (viewer, { providerId }) => isMember(viewer, providerId),
  'resource.update': (viewer, { providerId, state }) => state !== 'withdrawn' && isMember(viewer, providerId),
  'resource.withdraw': (viewer, { providerId, state }) => state !== 'withdrawn' && isMember(viewer, providerId),
  'provider.create': () => true,
}

/** Whether the viewer may do this to that. Nobody signed in may do nothing of it. */
export function may<A extends Action>(viewer: Viewer | null, action: A, object: Objects[A]): boolean {
  return viewer !== null && RIGHTS[action](viewer, object)
}

/** Editors and owners alike. */
function isMember(viewer: Viewer, providerId: string): boolean {
  return viewer.providers.some((provider) => provider.id === providerId)
}
