import { describe, expect, test } from 'vitest'
import { wordsOf } from '#api/search/analysis.ts'
import { beginningsOf, endsCompounds, isCompound, isForm, stemsOf } from '#api/search/stems.ts'
import { stopWordsIn } from '#api/search/stop-words.ts'

/** Does a word find another one by its stem, as they stand in the index? */
function finds(typed: string, held: string, languages: string[]): boolean {
  const [word, other] = [typed, held].map((text) => wordsOf(text).words[0]!) as [string, string]
  return stemsOf(word, languages).some((stem) => isForm(other, stem))
}

describe('forms of a word', () => {
  test.each([
    ['en', 'planet', 'planets'],
    ['en', 'reading', 'read'],
    ['en', 'energy', 'energies'],
    ['es', 'fracción', 'fracciones'],
    ['pt', 'frações', 'fração'],
    ['pt-BR', 'animal', 'animais'],
    ['fr', 'égalité', 'égalités'],
    ['fr', 'animaux', 'animal'],
    ['de', 'Brüche', 'Bruch'],
    ['nl', 'breuken', 'breuk'],
    ['sv', 'djuren', 'djur'],
    ['ru', 'треугольников', 'треугольник'],
    ['ar', 'والكسور', 'كسور'],
    ['ar', 'كسور', 'الكسور'],
    ['hi', 'पौधों', 'पौधे'],
    ['tr', 'kesirler', 'kesir'],
    ['it', 'frazioni', 'frazione'],
    ['am', 'ድመት', 'ድመቶችን'],
    ['am', 'ውሃ', 'የውሃ'],
    ['am', 'ኤሊና', 'ዔሊ'],
    ['am', 'ልጅ', 'ልጆች'],
    ['am', 'ውሻው', 'ውሻ'],
    ['bn', 'পাখি', 'পাখির'],
    ['bn', 'ছেলে', 'ছেলেরা'],
    ['fa', 'کسر', 'کسرهای'],
    ['ha', 'labari', 'labarinsa'],
    ['ha', 'ɗakin', 'ɗaki'],
    ['he', 'אנרגיה', 'אנרגית'],
    ['he', 'שברים', 'השברים'],
    ['ko', '분수를', '분수'],
    ['mr', 'शाळा', 'शाळेत'],
    ['mr', 'मित्र', 'मित्रांनी'],
    ['mr', 'पुस्तक', 'पुस्तकात'],
    ['ur', 'کتاب', 'کتابیں'],
    ['ur', 'لڑکا', 'لڑکوں'],
  ])('in %s: %s finds %s, and the other way round', (language, one, other) => {
    expect(finds(one, other, [language])).toBe(true)
    expect(finds(other, one, [language])).toBe(true)
  })

  test.each([
    ['en', 'new', 'news'],
    ['en', '3nf1', '3nf2'],
    ['sw', 'hadithi', 'hadith'],
    ['zh', '分数', '分'],
    ['es', 'casa', 'casamiento'],
    ['am', 'ቤት', 'ቤተሰብ'],
    ['ko', '온도', '온'],
    ['bn', 'বানর', 'বান'],
  ])('in %s: %s does not find %s', (language, one, other) => {
    expect(finds(one, other, [language])).toBe(false)
  })

  test('are looked for in the languages of the reader that are written so, else in the usual ones of the script', () => {
    const languages = (word: string, read: string[]) => stemsOf(word, read).map(({ language }) => language)
    expect(languages('planets', ['de-AT', 'ar', 'fr'])).toEqual(['de', 'fr'])
    expect(languages('дроби', ['de'])).toEqual(['ru', 'uk'])
    expect(languages('planets', [])).toEqual(['en', 'es', 'fr', 'pt'])
    expect(languages('ಭಿನ್ನ', ['kn'])).toEqual([])
    expect(languages('ሓሳብ', ['ti'])).toEqual([])
    expect(languages('planets', ['de', 'fr', 'it', 'nl', 'sv'])).toHaveLength(3)
  })

  test('are not looked for by less than half of a word', () => {
    expect(finds('aimants', 'aime', ['fr'])).toBe(false)
    expect(finds('planets', 'planet', ['en'])).toBe(true)
  })

  test('begin alike, so that they are neighbours in a dictionary', () => {
    expect(beginningsOf({ language: 'en', stem: 'energi' })).toEqual(['energ'])
    expect(beginningsOf({ language: 'en', stem: 'citi' })).toEqual(['citi'])
    expect(beginningsOf({ language: 'ar', stem: 'كسور' })).toContain('الكسور')
  })
})

describe('compounds that end in a word', () => {
  const ends = (typed: string, held: string, languages: string[]): boolean => {
    const [word, other] = [typed, held].map((text) => wordsOf(text).words[0]!) as [string, string]
    return stemsOf(word, languages).some((stem) => endsCompounds(stem) && isCompound(other, stem))
  }

  test.each([
    ['de', 'Wellen', 'Schallwellen'],
    ['de', 'Wellen', 'Seilwelle'],
    ['de', 'Magnete', 'Elektromagnet'],
    ['nl', 'golven', 'geluidsgolven'],
    ['sv', 'krafter', 'tyngdkraft'],
  ])('are found in %s: %s finds %s', (language, typed, held) => {
    expect(ends(typed, held, [language])).toBe(true)
  })

  test.each([
    ['de', 'Licht', 'Pflicht'],
    ['de', 'Wellen', 'Wellenlänge'],
    ['en', 'waves', 'soundwaves'],
    ['de', 'Uhr', 'Armbanduhr'],
  ])('are none in %s: %s does not find %s', (language, typed, held) => {
    expect(ends(typed, held, [language])).toBe(false)
  })
})

describe('words that say nothing', () => {
  const said = (text: string, languages: string[]): string[] => {
    const { words } = wordsOf(text)
    const stops = stopWordsIn(words, languages)
    return words.filter((word) => !stops.has(word))
  }
  test.each([
    ['how do plants make food from light', ['en'], ['plants', 'food', 'light']],
    ['¿Cómo hacen las plantas su comida?', ['es'], ['plantas', 'comida']],
    ['kusoma hadithi ya sungura na fisi', ['sw'], ['kusoma', 'hadithi', 'sungura', 'fisi']],
    ['pourquoi le ciel est bleu', ['en'], ['ciel', 'bleu']],
    ['electric car', ['en'], ['electric', 'car']],
    ['to be or not to be', ['en'], ['to', 'be', 'or', 'not', 'to', 'be']],
    ['la', [], ['la']],
    ['什么是分数', ['zh-Hans'], ['分数']],
  ])('%s', (text, languages, expected) => {
    expect(said(text, languages)).toEqual(expected)
  })
})
