import { describe, expect, test } from 'vitest'
import { fill, wordsTo } from '#api/search/words.ts'
import { SPOKEN } from '#api/vocabulary/spoken.ts'

/** Every text of a table with its path: `found.title`. */
function texts(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string' ? [[path + name, value] as [string, string]] : texts(value as object, `${path}${name}.`),
  )
}
const gaps = (text: string) => [...text.matchAll(/%\d/g)].map(([gap]) => gap).sort()

describe('the words of search', () => {
  test.each(SPOKEN.filter((language) => language !== 'en'))(
    'in %s has a text for each English one, with the same gaps',
    (language) => {
      const own = new Map(texts(wordsTo([language])))
      for (const [path, text] of texts(wordsTo(['en']))) {
        expect(own.get(path)?.trim(), path).toBeTruthy()
        expect(gaps(own.get(path)!), path).toEqual(gaps(text))
      }
    },
  )

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
