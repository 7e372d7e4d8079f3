import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newCode, readLetters, shownLetters } from '#api/code/letters.ts'
import { planAddress } from '#api/code/plan-address.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codes = fc.constant(null).map(newCode)

describe('the letters of a code', () => {
  it('are nine without I, L, O and U, in groups of three, and no two codes follow each other', () => {
    const made = new Set(Array.from({ length: 2_000 }, newCode))
    expect(made.size).toBe(2_000)
    for (const code of made) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{9}$/)
    expect(shownLetters('K7M29QXD0')).toBe('K7M-29Q-XD0')
  })

  it('are read small, grouped otherwise, with O for 0 and I or L for 1, in digits of any script, and from a whole address', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const read = { ok: true, code }
        expect(readLetters(shownLetters(code))).toEqual(read)
        expect(readLetters(` ${code.toLowerCase().replace(/(.{4})/, '$1 – ')}\n`)).toEqual(read)
        expect(readLetters(code.replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('V', 'u'))).toEqual(read)
        expect(readLetters(code.replaceAll('1', 'I').replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)]!))).toEqual(
          code.includes('1') ? readLetters(code.replaceAll('1', 'I')) : read,
        )
        expect(readLetters(`https://hill.example/q/${code}?from=paper`)).toEqual(read)
      }),
    )
  })

  it('tell of any one wrong letter, and of any two that changed places', () => {
    fc.assert(
      fc.property(codes, fc.nat(8), fc.nat(8), fc.constantFrom(...ALPHABET), (code, at, other, letter) => {
        const wrong = [...code]
        wrong[at] = letter
        if (letter !== code[at]) expect(readLetters(wrong.join(''))).toEqual({ ok: false, fault: 'WRONG_LETTER' })
        const turned = [...code]
        ;[turned[at], turned[other]] = [code[other]!, code[at]!]
        if (turned.join('') !== code) expect(readLetters(turned.join(''))).toEqual({ ok: false, fault: 'WRONG_LETTER' })
      }),
    )
  })

  it('are never read from anything else', () => {
    for (const typed of ['', 'K7M', 'K7M-29Q-XD0T', 'K7M29QXD*', 'ሀለሐመሠረሰሸቀ', 'K'.repeat(100_000)])
      expect(readLetters(typed)).toEqual({ ok: false, fault: 'NOT_A_CODE' })
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (typed) => void readLetters(typed)))
  })
})

describe('the address of a plan', () => {
  const [GOAL, KNOWN] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222']

  it('is kept in one order, without needs, words, places in the list or zoom', () => {
    const given = `/ar/pathways?q=x&need=captions&known=${KNOWN}&goal=${GOAL}&after=abc&soft=no&zoom=step-2`
    const kept = { ok: true, address: `goal=${GOAL}&known=${KNOWN}&soft=no`, goals: [GOAL] }
    expect(planAddress(given)).toEqual(kept)
    expect(planAddress(`goal=${GOAL}&goal=${GOAL}&soft=no&known=${KNOWN}`)).toEqual(kept)
  })

  it('is refused without a goal, with words of somebody’s own, and beyond its length', () => {
    for (const given of [
      '',
      `known=${KNOWN}`,
      'goal=all',
      `goal=${GOAL}&level=buy%20this`,
      `goal=${GOAL}&`.repeat(2_000),
    ])
      expect(planAddress(given).ok).toBe(false)
  })
})
