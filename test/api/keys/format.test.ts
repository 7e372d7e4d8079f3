import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { hashOfKey, isKeyLike, isWellFormed, newKey, shownOf } from '#api/keys/format.ts'

describe('an API key', () => {
  it('is known by its beginning, its length and its checksum', () => {
    const keys = Array.from({ length: 200 }, newKey)
    expect(new Set(keys).size).toBe(200)
    for (const key of keys) {
      expect(key).toMatch(/^wm_[0-9A-Za-z]{46}$/)
      expect([isKeyLike(key), isWellFormed(key)]).toEqual([true, true])
    }
  })

  it('is refused with any one letter wrong, missing or added', () => {
    const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
    fc.assert(
      fc.property(fc.nat(48), fc.constantFrom(...letters), (at, letter) => {
        const key = newKey()
        const wrong = key.slice(0, at) + letter + key.slice(at + 1)
        expect(isWellFormed(wrong)).toBe(wrong === key)
        expect(isWellFormed(key.slice(0, at) + key.slice(at + 1))).toBe(false)
        expect(isWellFormed(key.slice(0, at) + letter + key.slice(at))).toBe(false)
      }),
    )
  })

  it('is shown by so little that nobody can guess the rest, and stored by its hash', () => {
    const key = newKey()
    expect(shownOf(key)).toBe(key.slice(0, 7))
    expect(hashOfKey(key)).toMatch(/^[0-9a-f]{64}$/)
    expect(hashOfKey(key)).not.toContain(key)
  })
})
