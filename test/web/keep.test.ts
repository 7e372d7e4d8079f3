import { describe, expect, it } from 'vitest'
import { keepOf, keptPolicy } from '../../web/src/lib/keep.ts'

const chosen = { isChosen: true, isSignedIn: false, needs: null } as const

describe('what is kept on a device', () => {
  it('is what is read: no page that belongs to somebody, changes something, or leads elsewhere', () => {
    const reading = ['/', '/search', '/resources/x', '/outcomes/x', '/frameworks', '/frameworks/x', '/collections']
    for (const path of [...reading, '/collections/x', '/pathways', '/pathways/print', '/offline'])
      expect(keepOf(path, chosen), path).toBe('plain')
    const others = ['/sign-in', '/account', '/publish', '/moderation', '/admin/keys', '/preferences', '/needs', '/code']
    for (const path of [...others, '/resources/x/edit', '/resources/x/report', '/frameworks/x/edit', '/providers/x'])
      expect(keepOf(path, chosen), path).toBe('off')
    expect(keepOf('/resources/x/', chosen)).toBe('off')
  })

  it('is nothing for whoever did not choose it or is signed in, and needs of others are never kept', () => {
    expect(keepOf('/search', { ...chosen, isChosen: false })).toBe('no')
    expect(keepOf('/search', { ...chosen, isSignedIn: true })).toBe('off')
    expect(keepOf('/search', { ...chosen, needs: 'address' })).toBe('off')
    expect(keepOf('/search', { ...chosen, needs: 'cookie' })).toBe('needs')
  })

  it('opens the content policy to its one line of script, its worker and its manifest alone', () => {
    expect(keptPolicy("default-src 'none'; script-src 'sha256-a'; style-src 'self'")).toMatch(
      /^default-src 'none'; script-src 'sha256-[\w+/]{43}=' 'sha256-a'; style-src 'self'; worker-src 'self'; manifest-src 'self'$/,
    )
  })
})
