import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wordsOf } from '#api/search/analysis.ts'
import { highlight, LONGEST_PASSAGE, passage, type HighlightPart } from '#api/search/highlight.ts'

const shown = (parts: HighlightPart[]): string =>
  parts.map(({ text, matched }) => (matched ? `[${text}]` : text)).join('')
const plain = (parts: HighlightPart[]): string => parts.map(({ text }) => text).join('')

describe('words in a text', () => {
  test.each([
    ['Fracciones y más fracciónes', ['fracciones'], '[Fracciones] y más [fracciónes]'],
    ['مِسَاحَةُ المُثَلَّثِ', ['المثلث'], 'مِسَاحَةُ [المُثَلَّثِ]'],
    ['أحمد في مسـألة', ['احمد', 'مساله'], '[أحمد] في [مسـألة]'],
    ['分数的加法', ['加法'], '分数的[加法]'],
    ['光合作用とDNA', ['dna'], '光合作用と[DNA]'],
    ['İstanbul’da ŒUVRES', ['istanbul', 'oeuvres'], '[İstanbul]’da [ŒUVRES]'],
    ['An e-learning course', ['elearning'], 'An [e-learning] course'],
    ['An e-learning course', ['learning'], 'An e-[learning] course'],
    ['CCSS.3.NF.A.1: fractions', ['3', 'nf', '1'], 'CCSS.[3].[NF].A.[1]: fractions'],
    ['About 3,000 stars', ['3000'], 'About [3,000] stars'],
    ['Half is ½.', ['1', '2'], 'Half is [½].'],
    ['C++, C# and C', ['c++', 'c'], '[C++], C# and [C]'],
    ['हिन्दी में', ['हिंदी'], '[हिन्दी] में'],
    ['A ﬁeld, a 𞤀𞤣𞤤𞤢𞤥', ['field', '𞤢𞤣𞤤𞤢𞤥'], 'A [ﬁeld], a [𞤀𞤣𞤤𞤢𞤥]'],
    ['nothing here', ['other'], 'nothing here'],
    ['', ['other'], ''],
  ])('%s', (text, words, expected) => {
    expect(shown(highlight(text, words))).toBe(expected)
  })

  test('are parts of the text as it was, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(5), (text, at) => {
        const { words } = wordsOf(text)
        const parts = highlight(text, words.slice(at))
        expect(plain(parts)).toBe(text)
        for (const [index, { matched }] of parts.entries()) expect(matched).not.toBe(parts[index + 1]?.matched)
      }),
      { numRuns: 1_000 },
    )
  })

  test('are found where the index found them', () => {
    const word = fc.constantFrom('Éclair', 'مَدْرَسَة', '分数', 'e-book', 'Ñandú', 'ไทย', '3', 'हिन्दी', 'ßoß', '한국어')
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (list) => {
        const text = list.join(' ')
        expect(highlight(text, wordsOf(text).words).filter(({ matched }) => !matched).every((part) => /^[\s-]$/.test(part.text))).toBe(true) // prettier-ignore
      }),
    )
  })
})

describe('the passage of a long text', () => {
  const filler = 'Nothing is said about it in this sentence at all. '

  test('is where most of the words are, from the beginning of a sentence', () => {
    const text = `Water first. ${filler.repeat(8)}Plants take water and light, and make sugar. ${filler.repeat(8)}`
    const parts = passage(text, ['water', 'light', 'plants'])
    expect(shown(parts)).toMatch(/^…\[Plants\] take \[water\] and \[light\], and make sugar\. Nothing/)
    expect(plain(parts).length).toBeLessThanOrEqual(LONGEST_PASSAGE)
    expect(plain(parts)).toMatch(/…$/)
  })

  test('is the beginning when nothing was found, and the whole of a short text', () => {
    expect(plain(passage(filler.repeat(9), ['water']))).toMatch(/^Nothing is said/)
    expect(shown(passage('Water is wet.', ['water']))).toBe('[Water] is wet.')
  })

  test('keeps its length in every script and cuts no character in two', () => {
    const text = fc
      .array(fc.constantFrom('water', '光合作用', '😀', 'مَدْرَسَة', '.', 'x'.repeat(300), '𞤀𞤣𞤤', 'ไทย'), { maxLength: 60 })
      .chain((list) => fc.constantFrom(list.join(' '), list.join('')))
    fc.assert(
      fc.property(text, fc.integer({ min: 10, max: 250 }), (given, longest) => {
        const found = plain(passage(given, ['water', '光合作用'], longest))
        expect(found.length).toBeLessThanOrEqual(longest)
        expect(found.isWellFormed()).toBe(true)
        expect(given).toContain(found.replace(/^…/, '').replace(/…$/, ''))
      }),
      { numRuns: 1_000 },
    )
  })
})
