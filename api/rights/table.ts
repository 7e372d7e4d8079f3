/**
 * Who may do what on which object, in one place: every mutation and every `viewerCan…` field asks here. A row says who
 * may, and which scope an API key needs for it. An object that somebody may not see does not exist for them: it is left
 * out or NOT_FOUND before any other right is asked.
 */
import type { Mutation } from '#api/generated/types.ts'
import type { CollectionNode, FrameworkCard, ResourceState } from '#graph/nodes.ts'
import type { Role as ProviderRole } from '#graph/queries/agent.ts'

/** Roles of the place; an operator gives and takes them. One does not hold another. */
export const PLACE_ROLES = ['reviewer', 'moderator', 'administrator'] as const
export type PlaceRole = (typeof PLACE_ROLES)[number]

/** Roles in a provider. */
export const PROVIDER_ROLES = ['owner', 'editor', 'contributor'] as const satisfies readonly ProviderRole[]

/**
 * What a key may be made for. Every key reads what its owner sees; `publish` changes content, `manage` what is said of a
 * provider, `moderate` decides about the content of others.
 */
export const SCOPES = ['read', 'publish', 'manage', 'moderate'] as const
export type Scope = (typeof SCOPES)[number]

/**
 * `person`: whoever is signed in. `maker`: who made the object. `owner`, `editor` and `contributor` are roles in the provider of the object; `outsider`
 * belongs to providers, and not to this one.
 */
export type Who = 'anyone' | 'person' | 'maker' | 'outsider' | ProviderRole | PlaceRole

/** A framework as a card tells of it. `providerId` is null for an imported one, which mirrors its source. */
type Kept = Pick<FrameworkCard, 'state' | 'adoptionStatus' | 'providerId'>

/** Something of these providers that somebody decides about: not their own members. */
interface Judged {
  providerIds: readonly string[]
}

/** A collection. `providerId` is null for one that is its maker's own. */
type Gathered = Pick<CollectionNode, 'state' | 'madeBy' | 'providerId'>

/** What each action is done to. */
export interface Objects {
  'resource.see': { providerId: string; state: ResourceState }
  /** Opening what a published one links to. */
  'resource.open': null
  /** Publishing for a provider. */
  'resource.publish': { providerId: string }
  /** Sending files of records for a provider, seeing what became of them, and stopping their jobs. */
  'upload.manage': { providerId: string }
  /** Preparing a draft for a provider: a translation or a remix. */
  'resource.draft': { providerId: string }
  'resource.update': { providerId: string; state: ResourceState }
  'resource.withdraw': { providerId: string; state: ResourceState }
  /** Beginning a new version of it, or going on with one. */
  'resource.version': { providerId: string; state: ResourceState }
  /** Removing a draft for good. */
  'resource.discard': { providerId: string; state: ResourceState }
  'framework.see': Kept
  /** Beginning a private draft for a provider. */
  'framework.create': { providerId: string }
  /** Changing it and what is in it. */
  'framework.edit': Kept
  /** Showing it to everybody, and adopting it. */
  'framework.publish': Kept
  /** Copying it into a draft of one's own; to which provider is asked by `framework.create`. */
  'framework.copy': Kept
  'framework.version': Kept
  'framework.deprecate': Kept
  'framework.discard': Kept
  'collection.see': Gathered
  /** Making one: for a provider, or, without, for oneself. */
  'collection.create': { providerId: string | null }
  'collection.edit': Gathered
  /** Saying who sees it. */
  'collection.share': Gathered
  'collection.delete': Gathered
  /** Having a code made for a plan that is printed. */
  'code.make': null
  /** Making the codes of a provider's resources lead to others, and other codes to its resources. */
  'code.relink': { providerId: string }
  /** Saying whether a resource teaches what is suggested for it. */
  'alignment.answer': null
  /** Reporting a resource. */
  'report.create': null
  /** Reading the words of reports. */
  'report.read': null
  /** Seeing what waits for people who look after the place. */
  'queue.see': null
  /** Saying that an accessibility or licence fact is so, or not. */
  'fact.check': Judged
  /** Accepting what waits, and asking for changes. */
  'moderation.accept': Judged
  /** Rejecting, hiding, merging; warning and blocking a provider. */
  'moderation.decide': Judged
  /** Seeing what was decided about a provider, and saying something to it. */
  'notice.see': { providerId: string }
  /** People and their roles, keys of others, settings, limits, identity providers, the words of the place, and the log. */
  'place.manage': null
  'provider.create': null
  /** Changing what is said of it. */
  'provider.update': { providerId: string }
  /** Proving domains of it. */
  'provider.prove': { providerId: string }
  /** Claiming imported records by the domains it has proved. */
  'provider.claim': { providerId: string }
  /** Seeing who acts for a provider. */
  /** Seeing how the resources of a provider do. */
  'provider.measure': { providerId: string }
  'member.see': { providerId: string }
  /** Inviting members, giving them other roles, and removing them. Everybody may remove themselves. */
  'member.manage': { providerId: string }
  'member.leave': { providerId: string }
  /** Accepting an invitation with one's account. */
  'invitation.accept': null
  /** Keeping searches, and forgetting those kept. */
  'search.keep': null
  /** Having a link or a file read, to fill in a form with. */
  'metadata.read': null
  /** Seeing, making and revoking one's own keys. */
  'key.manage': null
  /** Seeing, adding and removing what one's own account is opened with. */
  'factor.manage': null
  /** Signing up, in and out, and choosing a forgotten password. */
  'session.open': null
  /** One's own account: its password, its sessions, and its end. */
  'account.manage': null
}
export type Action = keyof Objects

export interface Rule<O> {
  /** Nobody, where the object is in no state for it. */
  who: readonly Who[] | ((object: O) => readonly Who[])
  /** What a key needs; null: no key may ever. */
  scope: Scope | null
  /** Nobody decides about what is of a provider they belong to. */
  impartial?: boolean
  /** It may be done by who lacks the second factor that the place asks for: on the way to one, and on the way out. */
  beforeFactor?: boolean
  /** Where it says so of the object, a member of a blocked provider may not. */
  notBlocked?: (object: O) => boolean
}

const ANYONE = ['anyone'] as const
const PERSON = ['person'] as const
const NOBODY = [] as const
const ALWAYS = () => true
/** They change what the public sees. */
const EDITORS = ['owner', 'editor'] as const
/** Contributors prepare: they see and change what is not public. */
const MEMBERS = PROVIDER_ROLES

/** They look at what others publish. */
const JUDGES = ['reviewer', 'moderator'] as const

/** What everybody may see: published ones, tombstones, and things only named by others. */
const OPEN_STATES: readonly ResourceState[] = ['published', 'withdrawn', 'referenced']

export const RULES: { [A in Action]: Rule<Objects[A]> } = {
  'resource.see': {
    who: ({ state }) =>
      OPEN_STATES.includes(state)
        ? ANYONE
        : state === 'hidden'
          ? [...MEMBERS, 'moderator']
          : [...MEMBERS, 'reviewer', 'moderator'],
    scope: 'read',
  },
  'resource.open': { who: ANYONE, scope: 'read' },
  'resource.publish': { who: EDITORS, scope: 'publish', notBlocked: ALWAYS },
  'upload.manage': { who: EDITORS, scope: 'publish' },
  'resource.draft': { who: MEMBERS, scope: 'publish' },
  'resource.update': {
    who: ({ state }) => (state === 'withdrawn' ? NOBODY : state === 'draft' ? MEMBERS : EDITORS),
    scope: 'publish',
    notBlocked: ({ state }) => state === 'published',
  },
  // Withdrawn, a draft would show everybody a tombstone of what they never saw, and a hidden one of what they must not.
  'resource.withdraw': {
    who: ({ state }) => (state === 'published' ? EDITORS : NOBODY),
    scope: 'publish',
  },
  'resource.version': { who: ({ state }) => (state === 'published' ? MEMBERS : NOBODY), scope: 'publish' },
  'resource.discard': {
    who: ({ state }) => (state === 'draft' ? MEMBERS : state === 'submitted' ? EDITORS : NOBODY),
    scope: 'publish',
  },
  'framework.see': { who: ({ state }) => (state === 'draft' ? MEMBERS : ANYONE), scope: 'read' },
  'framework.create': { who: MEMBERS, scope: 'publish' },
  'framework.edit': {
    who: (framework) => (!isOpen(framework) ? NOBODY : framework.state === 'draft' ? MEMBERS : EDITORS),
    scope: 'publish',
    notBlocked: ({ state }) => state === 'published',
  },
  'framework.publish': {
    who: (framework) => (isOpen(framework) ? EDITORS : NOBODY),
    scope: 'publish',
    notBlocked: ALWAYS,
  },
  'framework.copy': { who: ({ state }) => (state === 'published' ? ['outsider'] : NOBODY), scope: 'publish' },
  'framework.version': { who: (framework) => (isOpen(framework) ? NOBODY : MEMBERS), scope: 'publish' },
  'framework.deprecate': {
    who: ({ state, adoptionStatus }) => (state === 'published' && adoptionStatus !== 'Deprecated' ? EDITORS : NOBODY),
    scope: 'publish',
  },
  'framework.discard': { who: ({ state }) => (state === 'draft' ? EDITORS : NOBODY), scope: 'publish' },
  'collection.see': {
    who: (collection) => (collection.state === 'private' ? keepers(collection, MEMBERS) : ANYONE),
    scope: 'read',
  },
  'collection.create': { who: ({ providerId }) => (providerId === null ? PERSON : MEMBERS), scope: 'publish' },
  'collection.edit': {
    who: (collection) => keepers(collection, collection.state === 'private' ? MEMBERS : EDITORS),
    scope: 'publish',
  },
  // A moderator may take from sight what should not be seen.
  'collection.share': { who: (collection) => [...keepers(collection, EDITORS), 'moderator'], scope: 'publish' },
  'collection.delete': {
    who: (collection) => keepers(collection, collection.state === 'private' ? MEMBERS : EDITORS),
    scope: 'publish',
  },
  'code.make': { who: ANYONE, scope: 'read' },
  'code.relink': { who: [...EDITORS, 'administrator'], scope: 'publish', notBlocked: ALWAYS },
  'alignment.answer': { who: PERSON, scope: null },
  'report.create': { who: ANYONE, scope: null },
  'report.read': { who: ['moderator'], scope: 'moderate' },
  'queue.see': { who: JUDGES, scope: 'moderate' },
  'fact.check': { who: JUDGES, scope: 'moderate', impartial: true },
  'moderation.accept': { who: JUDGES, scope: 'moderate', impartial: true },
  'moderation.decide': { who: ['moderator'], scope: 'moderate', impartial: true },
  'notice.see': { who: [...MEMBERS, ...JUDGES], scope: null },
  'place.manage': { who: ['administrator'], scope: null },
  'provider.create': { who: PERSON, scope: 'manage' },
  'provider.update': { who: ['owner'], scope: 'manage', notBlocked: ALWAYS },
  'provider.prove': { who: ['owner'], scope: 'manage', notBlocked: ALWAYS },
  'provider.claim': { who: ['owner'], scope: 'manage', notBlocked: ALWAYS },
  'provider.measure': { who: [...MEMBERS, 'administrator'], scope: 'read' },
  'member.see': { who: [...MEMBERS, 'administrator'], scope: null },
  'member.manage': { who: ['owner', 'administrator'], scope: null },
  'member.leave': { who: MEMBERS, scope: null },
  'invitation.accept': { who: PERSON, scope: null },
  'search.keep': { who: PERSON, scope: null },
  'metadata.read': { who: PERSON, scope: 'publish' },
  'key.manage': { who: PERSON, scope: null },
  'factor.manage': { who: PERSON, scope: null, beforeFactor: true },
  'session.open': { who: ANYONE, scope: null },
  'account.manage': { who: PERSON, scope: null, beforeFactor: true },
}

/** What each mutation is asked as. One without a row here is never done. */
export const MUTATIONS: Readonly<Record<Exclude<keyof Mutation, '__typename'>, Action>> = {
  resourceOpen: 'resource.open',
  resourcePublish: 'resource.publish',
  resourceDraft: 'resource.draft',
  resourceUpdate: 'resource.update',
  resourceNewVersion: 'resource.version',
  resourceTranslate: 'resource.draft',
  resourceRemix: 'resource.draft',
  resourceDiscard: 'resource.discard',
  resourceWithdraw: 'resource.withdraw',
  resourcesUpsert: 'resource.publish',
  resourcesWithdraw: 'resource.publish',
  uploadStart: 'resource.publish',
  uploadCancel: 'upload.manage',
  frameworkCreate: 'framework.create',
  frameworkUpdate: 'framework.edit',
  frameworkCopy: 'framework.copy',
  frameworkNewVersion: 'framework.version',
  frameworkPublish: 'framework.publish',
  frameworkDeprecate: 'framework.deprecate',
  frameworkDiscard: 'framework.discard',
  outcomeAdd: 'framework.edit',
  outcomeUpdate: 'framework.edit',
  outcomeMove: 'framework.edit',
  outcomeRetire: 'framework.edit',
  prerequisiteSet: 'framework.edit',
  prerequisiteRemove: 'framework.edit',
  matchSet: 'framework.edit',
  matchRemove: 'framework.edit',
  collectionCreate: 'collection.create',
  collectionUpdate: 'collection.edit',
  collectionAdd: 'collection.edit',
  collectionShare: 'collection.share',
  collectionDelete: 'collection.delete',
  planCodeMake: 'code.make',
  printCodeRelink: 'code.relink',
  alignmentAnswer: 'alignment.answer',
  reportCreate: 'report.create',
  factCheck: 'fact.check',
  resourceAccept: 'moderation.accept',
  resourceAskChanges: 'moderation.accept',
  resourceReject: 'moderation.decide',
  resourceHide: 'moderation.decide',
  resourceUnhide: 'moderation.decide',
  resourceMerge: 'moderation.decide',
  resourceUnmerge: 'moderation.decide',
  providerAccept: 'moderation.accept',
  providerWarn: 'moderation.decide',
  providerBlock: 'moderation.decide',
  providerUnblock: 'moderation.decide',
  noticeAnswer: 'notice.see',
  roleGive: 'place.manage',
  roleTake: 'place.manage',
  personSignOut: 'place.manage',
  keyTakeAway: 'place.manage',
  placeUpdate: 'place.manage',
  limitsUpdate: 'place.manage',
  identityProviderAdd: 'place.manage',
  identityProviderUpdate: 'place.manage',
  identityProviderCheck: 'place.manage',
  identityProviderSwitch: 'place.manage',
  identityProviderRemove: 'place.manage',
  identityProvidersArrange: 'place.manage',
  providerCreate: 'provider.create',
  providerUpdate: 'provider.update',
  providerClaim: 'provider.claim',
  domainAdd: 'provider.prove',
  domainCheck: 'provider.prove',
  domainRemove: 'provider.prove',
  memberUpdate: 'member.manage',
  memberRemove: 'member.leave',
  invitationSend: 'member.manage',
  invitationRevoke: 'member.manage',
  invitationAccept: 'invitation.accept',
  invitationSignUp: 'session.open',
  searchSave: 'search.keep',
  metadataRead: 'metadata.read',
  searchForget: 'search.keep',
  keyCreate: 'key.manage',
  keyRevoke: 'key.manage',
  passkeyAddBegin: 'factor.manage',
  passkeyAdd: 'factor.manage',
  totpBegin: 'factor.manage',
  totpAdd: 'factor.manage',
  factorRemove: 'factor.manage',
  recoveryCodesRenew: 'factor.manage',
  passkeySignInBegin: 'session.open',
  passkeySignIn: 'session.open',
  passkeySignUpBegin: 'session.open',
  passkeySignUp: 'session.open',
  secondStepBegin: 'session.open',
  secondStep: 'session.open',
  signUp: 'session.open',
  signIn: 'session.open',
  signOut: 'session.open',
  signUpConfirm: 'session.open',
  passwordForgotten: 'session.open',
  passwordReset: 'session.open',
  identityBegin: 'session.open',
  identityReturn: 'session.open',
  identityAccept: 'session.open',
  identityDecline: 'session.open',
  identityRemove: 'account.manage',
  passwordChange: 'account.manage',
  emailBegin: 'account.manage',
  emailAdd: 'account.manage',
  sessionRotate: 'account.manage',
  sessionEnd: 'account.manage',
  sessionEndOthers: 'account.manage',
  accountExport: 'account.manage',
  accountDelete: 'account.manage',
}

/** A draft, private or public: what is adopted or deprecated is frozen. */
function isOpen({ adoptionStatus }: Kept): boolean {
  return adoptionStatus === 'Private Draft' || adoptionStatus === 'Draft'
}

/** Whose a collection is: its maker's own, or its provider's, whoever of its members made it. */
function keepers({ providerId }: Gathered, members: readonly Who[]): readonly Who[] {
  return providerId === null ? ['maker'] : members
}
