import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differenceOf, type TextPart } from '#api/resource/text-difference.ts'

const without = (parts: readonly TextPart[], kind: TextPart['kind']) =>
  parts
    .filter((part) => part.kind !== kind)
    .map(({ text }) => text)
    .join('')

describe('the difference of two texts', () => {
  it('is told word by word', () => {
    expect(differenceOf('A lamp and a sheet.', 'A lamp and two sheets.', 'en')).toEqual([
      { kind: 'kept', text: 'A lamp and ' },
      { kind: 'removed', text: 'a' },
      { kind: 'added', text: 'two' },
      { kind: 'kept', text: ' ' },
      { kind: 'removed', text: 'sheet' },
      { kind: 'added', text: 'sheets' },
      { kind: 'kept', text: '.' },
    ])
  })

  it('cuts words where a script has no spaces', () => {
    const parts = differenceOf('我喜欢数学', '我喜欢科学', 'zh')
    expect(parts[0]).toEqual({ kind: 'kept', text: '我喜欢' })
    expect(parts).toHaveLength(3)
  })

  it('holds both texts, whatever they are', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc
        .array(fc.constantFrom('one ', 'two ', 'three ', 'नमस्ते ', 'שלום '), { maxLength: 30 })
        .map((words) => words.join('')),
    )
    fc.assert(
      fc.property(
        text,
        text,
        fc.constantFrom('en', 'th', 'zh-Hant', 'und', 'x-private', 'tw-x-akua'),
        (before, after, language) => {
          const parts = differenceOf(before, after, language)
          expect(without(parts, 'added')).toBe(before)
          expect(without(parts, 'removed')).toBe(after)
          expect(parts.every((part, at) => part.text !== '' && part.kind !== parts[at - 1]?.kind)).toBe(true)
        },
      ),
    )
  })

  it('gives up on comparing what differs in too much, and still holds both', () => {
    const long = (word: string) => Array.from({ length: 1_200 }, (_, at) => `${word}${at}`).join(' ')
    const parts = differenceOf(long('a'), long('b'), 'en')
    expect(without(parts, 'added')).toBe(long('a'))
    expect(without(parts, 'removed')).toBe(long('b'))
  })
})
