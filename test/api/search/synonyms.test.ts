import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openSearch } from '#api/search/open.ts'
import { parseQuery } from '#api/search/query.ts'
import { parseSynonyms, readSynonyms, Synonyms, SynonymsError } from '#api/search/synonyms.ts'

describe('a file of synonyms', () => {
  test('holds groups, one-way groups and remarks', () => {
    const text =
      '# for teachers\n\nen, en-GB: maths, Mathematics # both\r\npt: autocarro > ônibus, bus\nar: قصة، حكاية\n'
    expect(parseSynonyms(text)).toEqual([
      { languages: ['en', 'en-GB'], from: ['maths', 'Mathematics'], to: ['maths', 'Mathematics'] },
      { languages: ['pt'], from: ['autocarro'], to: ['ônibus', 'bus'] },
      { languages: ['ar'], from: ['قصة', 'حكاية'], to: ['قصة', 'حكاية'] },
    ])
  })

  test.each([
    ['maths, mathematics', 'file:1: the languages and a colon are missing'],
    ['\n\nen: maths', 'file:3: one word has no synonym'],
    ['en: maths >', 'file:1: one side of ">" is empty'],
    ['en: a > b > c', 'file:1: there is more than one ">"'],
    ['english words: a, b', 'file:1: "english words" is no list of language tags'],
    ['en: maths, !!', 'file:1: "!!" holds no word'],
    ['en: maths, one two three four five six seven eight nine', 'has more than 8 words'],
  ])('that cannot be understood is refused with the line and what to do: %j', (text, message) => {
    expect(() => parseSynonyms(text, 'file')).toThrow(SynonymsError)
    expect(() => parseSynonyms(text, 'file')).toThrow(message)
  })

  test('that is not there is named', () => {
    expect(() => readSynonyms('/nowhere/synonyms.txt')).toThrow('The synonyms in /nowhere/synonyms.txt cannot be read')
  })

  test('comes with the product and can be read', () => {
    expect(readSynonyms().length).toBeGreaterThan(20)
  })
})

describe('a query with synonyms', () => {
  const synonyms = new Synonyms(
    parseSynonyms('en: maths, mathematics\nen: times tables, multiplication tables\nen: car > bus'),
  )
  const others = (text: string): string[][] =>
    parseQuery(text, { synonyms, languages: ['en'] }).units.map((unit) =>
      unit.others.filter(({ by }) => by === 'synonym').map(({ words }) => words.join(' ')),
    )

  test.each([
    ['Maths games', [['mathematics'], []]],
    ['the times tables', [[], ['multiplication tables'], ['multiplication tables']]],
    ['bus', [[]]],
    ['car', [['bus']]],
    ['"maths"', [[]]],
    ['times "tables"', [[], []]],
  ])('%s', (text, expected) => {
    expect(others(text)).toEqual(expected)
  })
})

test('an operator names another file, and a broken one stops the start', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-synonyms-'))
  const path = join(folder, 'own.txt')
  writeFileSync(path, 'en: lorry, truck\n')
  const index = await openSearch('embedded:', { synonymsPath: path })
  await index.close()
  writeFileSync(path, 'lorry, truck\n')
  await expect(openSearch('embedded:', { synonymsPath: path })).rejects.toThrow(`${path}:1: the languages`)
})
