import { describe, expect, it } from 'vitest'
import type { Viewer } from '#api/context.ts'
import { type Action, may } from '#api/viewer/may.ts'

const provider = {
  id: 'hill',
  uri: '',
  kind: 'organisation',
  name: 'Hill',
  url: null,
  domain: null,
  claimed: true,
} as const
const person = { id: 'a', email: 'a@hill.example', name: 'A', agentId: 'a' }
const member: Viewer = { ...person, providers: [provider] }
const other: Viewer = { ...person, providers: [{ ...provider, id: 'valley' }] }
const nobody: Viewer = { ...person, providers: [] }

const FRAMEWORKS = {
  privateDraft: { state: 'draft', adoptionStatus: 'Private Draft', providerId: 'hill' },
  draft: { state: 'published', adoptionStatus: 'Draft', providerId: 'hill' },
  adopted: { state: 'published', adoptionStatus: 'Adopted', providerId: 'hill' },
  deprecated: { state: 'published', adoptionStatus: 'Deprecated', providerId: 'hill' },
  imported: { state: 'published', adoptionStatus: 'Draft', providerId: null },
  referenced: { state: 'referenced', adoptionStatus: null, providerId: null },
} as const
type Name = keyof typeof FRAMEWORKS

/** What may be done with which, by a member of its provider; then by a member of another one. */
const TABLE: [Extract<Action, `framework.${string}`>, Name[], Name[]][] = [
  ['framework.see', ['privateDraft', 'draft', 'adopted', 'deprecated'], []],
  ['framework.edit', ['privateDraft', 'draft'], []],
  ['framework.version', ['adopted', 'deprecated'], []],
  ['framework.deprecate', ['draft', 'adopted'], []],
  ['framework.discard', ['privateDraft'], []],
  ['framework.copy', ['imported'], ['draft', 'adopted', 'deprecated', 'imported']],
]

describe('the rights to frameworks', () => {
  it.each(TABLE)('%s', (action, byMember, byOther) => {
    const allowed = (viewer: Viewer | null) =>
      Object.entries(FRAMEWORKS)
        .filter(([, framework]) => may(viewer, action as 'framework.see', framework))
        .map(([name]) => name)
    expect(allowed(member)).toEqual(byMember)
    expect(allowed(other)).toEqual(byOther)
    expect(allowed(nobody)).toEqual([])
    expect(allowed(null)).toEqual([])
  })

  it('begin with a provider of which one is a member', () => {
    expect(may(member, 'framework.create', { providerId: 'hill' })).toBe(true)
    expect(may(other, 'framework.create', { providerId: 'hill' })).toBe(false)
    expect(may(null, 'framework.create', { providerId: 'hill' })).toBe(false)
  })
})
