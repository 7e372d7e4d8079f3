import { describe, expect, test } from 'vitest'
import { fill } from '#api/base/fill.ts'
import { wordsTo } from '#api/search/words.ts'
import { VALUES } from '#api/accessibility/vocabulary.ts'
import { accessibilityLabel } from '#api/vocabulary/accessibility-words.ts'
import { mediaTypeLabel } from '#api/vocabulary/media-types.ts'
import { SPOKEN } from '#api/vocabulary/spoken.ts'
import { expectSameTexts, textsOf } from '#test/helpers/word-tables.ts'

/** What the site is in. */
const INTERFACE = ['en', 'fr', 'es', 'pt', 'ar', 'sw', 'hi', 'ur', 'am', 'zh', 'ru', 'id']
const OTHERS = SPOKEN.filter((language) => language !== 'en')
/** The script that most words of a language are in, for those not in Latin letters. */
const SCRIPTS: Record<string, RegExp> = {
  ...{ ru: /\p{Script=Cyrillic}/u, ar: /\p{Script=Arabic}/u, ur: /\p{Script=Arabic}/u },
  ...{ hi: /\p{Script=Devanagari}/u, zh: /\p{Script=Han}/u, am: /\p{Script=Ethiopic}/u },
}

describe('the words of search', () => {
  test('are there in every language of the site', () => {
    expect(INTERFACE.filter((language) => wordsTo([language]).language !== language)).toEqual([])
  })

  test.each(OTHERS)('in %s have a text for each English one and no more, with the same gaps', (language) => {
    expectSameTexts(wordsTo([language]), wordsTo(['en']))
  })

  test.each(Object.entries(SCRIPTS))('in %s are written in its script', (language, script) => {
    for (const [path, text] of textsOf(wordsTo([language])))
      if (!/^(language|quote|comma|range)$/.test(path)) expect(text, path).toMatch(script)
  })

  test('are those of the first language of the reader that is spoken, else English', () => {
    expect(wordsTo(['xh', 'pt-BR', 'fr']).language).toBe('pt')
    expect(wordsTo(['zh-Hant-TW']).language).toBe('zh')
    expect(wordsTo(['xh']).language).toBe('en')
    expect(wordsTo([]).language).toBe('en')
  })

  test('are filled as they are, whatever stands in what is put in', () => {
    expect(fill('%1 is %2', '$& %2', 3)).toBe('$& %2 is 3')
  })
})

describe('the words of facets', () => {
  const kinds = ['feature', 'hazard'] as const

  test.each(SPOKEN)('name every accessibility feature and hazard in %s', (language) => {
    for (const kind of kinds)
      for (const value of VALUES[kind]) {
        const label = accessibilityLabel(kind, value, [language])
        expect(label.language, value).toBe(language)
        expect(label.text.trim(), value).not.toBe('')
        if (language in SCRIPTS) expect(label.text, value).toMatch(SCRIPTS[language]!)
      }
  })

  test.each(SPOKEN)('tell features apart from each other in %s, and hazards', (language) => {
    for (const kind of kinds) {
      const labels = VALUES[kind].map((value) => accessibilityLabel(kind, value, [language]).text)
      expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([])
    }
  })

  test('leave a value of another vocabulary as it is, in no language', () => {
    expect(accessibilityLabel('feature', 'toString', ['ur'])).toEqual({ text: 'toString', language: null })
  })

  test.each(SPOKEN)('name formats in %s', (language) => {
    const types = ['text/html', 'text/plain', 'application/msword', 'text/csv', 'image/png', 'audio/mpeg', 'video/mp4']
    const labels = [...types, 'application/zip'].map((type) => mediaTypeLabel(type, [language]))
    expect(labels.map((label) => label.language)).toEqual(labels.map(() => language))
    expect(new Set(labels.map(({ text }) => text)).size).toBe(labels.length)
  })
})
