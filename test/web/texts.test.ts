import { describe, expect, test } from 'vitest'
import { factWords } from '../../web/src/lib/accessibility-words.ts'
import { formErrors } from '../../web/src/lib/form.ts'
import { agesText, beginning, bytesText, dateText, fileKind, minutesText } from '../../web/src/lib/format.ts'
import { languageName, languageTag, ownName, readerLanguages } from '../../web/src/lib/languages.ts'

describe('the beginning of a text', () => {
  test('ends between words, between letters where there are no spaces, and says that more follows', () => {
    expect(beginning('a short text', 12)).toBe('a short text')
    expect(beginning('word '.repeat(10), 22)).toBe('word word word word…')
    expect(beginning('分数'.repeat(20), 9)).toBe('分数分数分数分数…')
    expect(beginning('👩‍👩‍👧'.repeat(5), 18)).toBe('👩‍👩‍👧👩‍👩‍👧…')
    expect(beginning('क्षि'.repeat(9), 6)).toBe('क्षि…')
  })
})

describe('numbers and spans', () => {
  test('say minutes as hours from sixty on', () => {
    expect([5, 60, 95].map(minutesText)).toEqual(['5 min', '1 h', '1 h 35 min'])
  })

  test('say ages, and nothing when nothing is known', () => {
    expect(agesText(9, 11)).toBe('ages 9 to 11')
    expect(agesText(9, null)).toBe('age 9 and older')
    expect(agesText(null, 5)).toBe('up to age 5')
    expect(agesText(7, 7)).toBe('age 7')
    expect(agesText(null, null)).toBeNull()
  })

  test('say dates without a shift of the day, and give back what is no date', () => {
    expect(dateText('2026-11-21')).toBe('21 November 2026')
    expect(dateText('2026-11-21T23:59:59Z')).toBe('21 November 2026')
    expect(dateText('last spring')).toBe('last spring')
  })

  test('say bytes in the unit that reads best', () => {
    expect(['application/epub+zip', 'Text/HTML; charset=utf-8', 'model/stl'].map(fileKind)).toEqual([
      ...['EPUB', 'HTML', 'model/stl'],
    ])
    expect([0, 999, 1500, 45_600, 3_200_000].map(bytesText)).toEqual([
      '0 bytes',
      '999 bytes',
      '1.5 kB',
      '46 kB',
      '3.2 MB',
    ])
  })
})

describe('languages', () => {
  test('are named in English and by themselves', () => {
    expect(languageName('sw')).toBe('Swahili')
    expect(ownName('sw')).toBe('Kiswahili')
    expect(languageName('und')).toBe('Language not known')
    expect(ownName('en')).toBeNull()
  })

  test('without a name are shown as their tag, even when it is none', () => {
    expect(languageName('not a tag')).toBe('not a tag')
    expect(ownName('not a tag')).toBeNull()
  })

  test('of a reader come best first, with the language of a region', () => {
    expect(readerLanguages('en;q=0.5, pt-BR, *;q=0.1, sw;q=0.9')).toEqual(['pt-BR', 'pt', 'sw', 'en'])
  })

  test('of a strange header are none', () => {
    for (const header of [null, '', '*', ';;;,,,', 'x'.repeat(10_000), 'q=1', '<script>'])
      expect(readerLanguages(header)).toEqual([])
  })

  test('can be typed by name or by tag', () => {
    expect(languageTag('Swahili')).toBe('sw')
    expect(languageTag(' kiswahili ')).toBe('sw')
    expect(languageTag('pt-BR')).toBe('pt-BR')
    expect(languageTag('tlh')).toBe('tlh')
  })
})

describe('accessibility facts in words', () => {
  test('say what is there and what is not', () => {
    expect(factWords({ kind: 'FEATURE', value: 'closedCaptions', present: true })).toBe(
      'Captions that can be switched on',
    )
    expect(factWords({ kind: 'FEATURE', value: 'transcript', present: false })).toBe('Not there: a transcript')
    expect(factWords({ kind: 'SUFFICIENT', value: 'textual,visual', present: true })).toBe(
      'Enough for everything: reading text and seeing',
    )
  })

  test('that have no words are shown as they are', () => {
    expect(factWords({ kind: 'FEATURE', value: 'newThing', present: true })).toBe('newThing')
  })
})

describe('faults of a form', () => {
  test('lead to the control that mends them', () => {
    const errors = [
      { code: 'REQUIRED', field: ['input', 'name'], message: 'Give a name.' },
      { code: 'INVALID', field: ['input', 'keywords', '3'], message: 'Too long.' },
      { code: 'INVALID', field: [], message: 'Wrong.' },
    ]
    expect(formErrors(errors, 'email').map(({ id }) => id)).toEqual(['name', 'keywords', 'email'])
  })
})
