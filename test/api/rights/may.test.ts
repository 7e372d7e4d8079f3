import { describe, expect, it } from 'vitest'
import type { Viewer } from '#api/context.ts'
import { type Action, may } from '#api/rights/may.ts'
import { PLACE_ROLES, type Scope } from '#api/rights/table.ts'
import type { Role } from '#graph/queries/agent.ts'
import type { ResourceState } from '#graph/nodes.ts'

const PROVIDER = { uri: '', kind: 'organisation', name: 'Hill', url: null, domain: null, claimed: true } as const
const PERSON = { id: 'a', email: 'a@hill.example', name: 'A', agentId: 'a', roles: [], key: null }
const at = (id: string, role: Role): Viewer => ({ ...PERSON, providers: [{ ...PROVIDER, id, role }] })
const nobody: Viewer = { ...PERSON, providers: [] }
const VIEWERS: Record<string, Viewer | null> = {
  owner: at('hill', 'owner'),
  editor: at('hill', 'editor'),
  contributor: at('hill', 'contributor'),
  other: at('valley', 'owner'),
  nobody,
  anyone: null,
  ...Object.fromEntries(PLACE_ROLES.map((role) => [role, { ...nobody, roles: [role] }])),
}
const who = (isAllowed: (viewer: Viewer | null) => boolean) =>
  Object.keys(VIEWERS).filter((name) => isAllowed(VIEWERS[name]!))

const FRAMEWORKS = {
  privateDraft: { state: 'draft', adoptionStatus: 'Private Draft', providerId: 'hill' },
  draft: { state: 'published', adoptionStatus: 'Draft', providerId: 'hill' },
  adopted: { state: 'published', adoptionStatus: 'Adopted', providerId: 'hill' },
  deprecated: { state: 'published', adoptionStatus: 'Deprecated', providerId: 'hill' },
  imported: { state: 'published', adoptionStatus: 'Draft', providerId: null },
  referenced: { state: 'referenced', adoptionStatus: null, providerId: null },
} as const
type Name = keyof typeof FRAMEWORKS

/** What may be done with which: by editors and owners of its provider; by contributors; by members of another one. */
const TABLE: [Extract<Action, `framework.${string}`>, Name[], Name[], Name[]][] = [
  ['framework.edit', ['privateDraft', 'draft'], ['privateDraft'], []],
  ['framework.publish', ['privateDraft', 'draft'], [], []],
  ['framework.version', ['adopted', 'deprecated'], ['adopted', 'deprecated'], []],
  ['framework.deprecate', ['draft', 'adopted'], [], []],
  ['framework.discard', ['privateDraft'], [], []],
  ['framework.copy', ['imported'], ['imported'], ['draft', 'adopted', 'deprecated', 'imported']],
]

describe('the rights to frameworks', () => {
  it.each(TABLE)('%s', (action, byEditor, byContributor, byOther) => {
    const allowed = (viewer: Viewer | null) =>
      Object.entries(FRAMEWORKS)
        .filter(([, framework]) => may(viewer, action as 'framework.see', framework))
        .map(([name]) => name)
    expect(allowed(VIEWERS.owner!)).toEqual(byEditor)
    expect(allowed(VIEWERS.editor!)).toEqual(byEditor)
    expect(allowed(VIEWERS.contributor!)).toEqual(byContributor)
    expect(allowed(VIEWERS.other!)).toEqual(byOther)
    for (const name of ['nobody', 'anyone', ...PLACE_ROLES]) expect(allowed(VIEWERS[name]!)).toEqual([])
  })

  it('show a private draft to members alone, and everything else to everybody', () => {
    expect(who((viewer) => may(viewer, 'framework.see', FRAMEWORKS.privateDraft))).toEqual([
      'owner',
      'editor',
      'contributor',
    ])
    expect(who((viewer) => may(viewer, 'framework.see', FRAMEWORKS.deprecated))).toEqual(Object.keys(VIEWERS))
  })

  it('begin with a provider of which one is a member', () => {
    expect(who((viewer) => may(viewer, 'framework.create', { providerId: 'hill' }))).toEqual([
      'owner',
      'editor',
      'contributor',
    ])
  })
})

describe('the rights to resources', () => {
  it.each<[ResourceState, string[]]>([
    ['published', Object.keys(VIEWERS)],
    ['withdrawn', Object.keys(VIEWERS)],
    ['referenced', Object.keys(VIEWERS)],
    ['draft', ['owner', 'editor', 'contributor', 'reviewer', 'moderator']],
    ['submitted', ['owner', 'editor', 'contributor', 'reviewer', 'moderator']],
    ['hidden', ['owner', 'editor', 'contributor', 'moderator']],
  ])('one that is %s is seen by these', (state, expected) => {
    expect(who((viewer) => may(viewer, 'resource.see', { providerId: 'hill', state }))).toEqual(expected)
  })

  it('are with owners and editors, until it is withdrawn', () => {
    const own = { providerId: 'hill', state: 'published' } as const
    expect(who((viewer) => may(viewer, 'resource.update', own))).toEqual(['owner', 'editor'])
    // A tombstone is for everybody to see: not of what nobody saw, or must not see.
    for (const state of ['withdrawn', 'draft', 'submitted', 'hidden'] as const)
      expect(who((viewer) => may(viewer, 'resource.withdraw', { ...own, state }))).toEqual([])
  })

  it('are no longer with members of a blocked provider, but for what is not public', () => {
    const [provider] = VIEWERS.owner!.providers
    const blocked = { ...VIEWERS.owner!, providers: [{ ...provider!, isBlocked: true }] }
    const allows = (action: 'resource.update' | 'resource.withdraw' | 'resource.see', state: ResourceState) =>
      may(blocked, action, { providerId: 'hill', state })
    expect(may(blocked, 'resource.publish', { providerId: 'hill' })).toBe(false)
    expect(allows('resource.update', 'published')).toBe(false)
    for (const state of ['draft', 'submitted', 'hidden'] as const) expect(allows('resource.update', state)).toBe(true)
    expect(allows('resource.withdraw', 'published')).toBe(true)
  })
})

describe('deciding about what others publish', () => {
  it.each<[Action, string[]]>([
    ['fact.check', ['reviewer', 'moderator']],
    ['moderation.accept', ['reviewer', 'moderator']],
    ['moderation.decide', ['moderator']],
  ])('%s is for those who look after the place, and never for members of the provider', (action, expected) => {
    const judged = (viewer: Viewer | null, providerIds: string[]) =>
      may(viewer, action as 'fact.check', { providerIds })
    expect(who((viewer) => judged(viewer, ['hill']))).toEqual(expected)
    const own: Viewer = { ...VIEWERS.owner!, roles: [...PLACE_ROLES] }
    expect(judged(own, ['hill'])).toBe(false)
    expect(judged(own, ['valley', 'hill'])).toBe(false)
    expect(judged(own, ['valley'])).toBe(true)
    const key = { id: 'k', scopes: ['moderate'] as const }
    expect(judged({ ...own, key }, ['valley'])).toBe(true)
    expect(judged({ ...own, key: { ...key, isForOneProvider: true } }, ['valley'])).toBe(false)
  })
})

describe('a key', () => {
  const keyOf = (viewer: Viewer, ...scopes: Scope[]): Viewer => ({ ...viewer, key: { id: 'k', scopes } })
  const object = { providerId: 'hill' }

  it('does what its scopes say and never more than its owner may', () => {
    const owner = VIEWERS.owner!
    expect(may(keyOf(owner, 'publish'), 'resource.publish', object)).toBe(true)
    expect(may(keyOf(owner, 'read', 'manage', 'moderate'), 'resource.publish', object)).toBe(false)
    expect(may(keyOf(VIEWERS.contributor!, 'publish'), 'resource.publish', object)).toBe(false)
    expect(may(keyOf(VIEWERS.other!, 'publish', 'manage'), 'resource.publish', object)).toBe(false)
  })

  it('reads what its owner sees', () => {
    expect(may(keyOf(VIEWERS.contributor!, 'publish'), 'framework.see', FRAMEWORKS.privateDraft)).toBe(true)
  })

  it.each<Action>(['key.manage', 'member.manage', 'member.see', 'session.open', 'search.keep', 'alignment.answer'])(
    'is never enough for %s',
    (action) => {
      const every = keyOf({ ...VIEWERS.owner!, roles: PLACE_ROLES }, 'read', 'publish', 'manage', 'moderate')
      expect(may({ ...every, key: null }, action as 'member.see', object)).toBe(true)
      expect(may(every, action as 'member.see', object)).toBe(false)
    },
  )
})
