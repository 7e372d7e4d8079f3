/** Who may do what: one table, read by every mutation and by every `viewerCan…` field. */
import type { Viewer } from '#api/context.ts'
import type { FrameworkCard } from '#graph/nodes.ts'

interface Objects {
  /** Publishing for a provider. */
  'resource.publish': { providerId: string }
  'resource.update': { providerId: string; state: string }
  'resource.withdraw': { providerId: string; state: string }
  'provider.create': null
  /** Saying whether a resource teaches what is suggested for it. */
  'alignment.answer': null
  /** Keeping searches, and forgetting those kept. */
  'search.keep': null
  /** Seeing a draft that is not public. */
  'framework.see': Kept
  'framework.create': { providerId: string }
  /** Changing it and what is in it. */
  'framework.edit': Kept
  /** Copying it into a draft of one's own; to which provider is asked by `framework.create`. */
  'framework.copy': Kept
  'framework.version': Kept
  'framework.deprecate': Kept
  'framework.discard': Kept
}

/** A framework as a card tells of it. `providerId` is null for an imported one, which mirrors its source. */
type Kept = Pick<FrameworkCard, 'state' | 'adoptionStatus' | 'providerId'>

export type Action = keyof Objects

const RIGHTS: { [A in Action]: (viewer: Viewer, object: Objects[A]) => boolean } = {
  'resource.publish': (viewer, { providerId }) => isMember(viewer, providerId),
  'resource.update': (viewer, { providerId, state }) => state !== 'withdrawn' && isMember(viewer, providerId),
  'resource.withdraw': (viewer, { providerId, state }) => state !== 'withdrawn' && isMember(viewer, providerId),
  'provider.create': () => true,
  'alignment.answer': () => true,
  'search.keep': () => true,
  'framework.see': isKeeper,
  'framework.create': (viewer, { providerId }) => isMember(viewer, providerId),
  'framework.edit': (viewer, framework) => isKeeper(viewer, framework) && isOpen(framework),
  'framework.copy': (viewer, framework) =>
    framework.state === 'published' && viewer.providers.length > 0 && !isKeeper(viewer, framework),
  'framework.version': (viewer, framework) => isKeeper(viewer, framework) && !isOpen(framework),
  'framework.deprecate': (viewer, framework) =>
    isKeeper(viewer, framework) && framework.state === 'published' && framework.adoptionStatus !== 'Deprecated',
  'framework.discard': (viewer, framework) => isKeeper(viewer, framework) && framework.state === 'draft',
}

/** Whether the viewer may do this to that. Nobody signed in may do nothing of it. */
export function may<A extends Action>(viewer: Viewer | null, action: A, object: Objects[A]): boolean {
  return viewer !== null && RIGHTS[action](viewer, object)
}

/** A draft, private or public: what is adopted or deprecated is frozen. */
function isOpen({ adoptionStatus }: Kept): boolean {
  return adoptionStatus === 'Private Draft' || adoptionStatus === 'Draft'
}

function isKeeper(viewer: Viewer, { providerId }: Kept): boolean {
  return providerId !== null && isMember(viewer, providerId)
}

/** Editors and owners alike. */
function isMember(viewer: Viewer, providerId: string): boolean {
  return viewer.providers.some((provider) => provider.id === providerId)
}
