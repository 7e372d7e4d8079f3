import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chunks, errorsForgiven, EXACT_FORM, fold, numbersOf, wordsOf } from '#api/search/analysis.ts'
import { parseQuery } from '#api/search/query.ts'

const words = (text: string): string[] => wordsOf(text).words

describe('words of a text', () => {
  test.each([
    ['Fracciones, decimales y números', ['fracciones', 'decimales', 'y', 'numeros']],
    ['Straße Œuvre Ærø Łódź đường', ['strasse', 'oeuvre', 'aero', 'lodz', 'duong']],
    ['İSTANBUL Iğdır', ['istanbul', 'igdir']],
    ['Ёлка и йод', ['елка', 'и', 'йод']],
    ['ΜΑΘΗΜΑΤΙΚΆ', ['μαθηματικα']],
    ['مِسَاحَةُ المُثَلَّثِ', ['مساحه', 'المثلث']],
    ['أحمد إبراهيم آمال مؤمن مسـألة', ['احمد', 'ابراهيم', 'امال', 'مومن', 'مساله']],
    ['کتاب فارسی', ['كتاب', 'فارسي']],
    ['מָתֵמָטִיקָה', ['מתמטיקה']],
    ['हिन्दी में गणित', ['हिंदी', 'में', 'गणित']],
    ['चाँद लड़कियाँ डॉक्टर अन्य क्\u200cष', ['चांद', 'लडकियां', 'डोक्टर', 'अन्य', 'क्ष']],
    ['অঙ্ক চাঁদ', ['অংক', 'চাদ']],
    ['തൻ തന്\u200d', ['തന്', 'തന്']],
    ['ሐይቅ ፀሐይ', ['ሀይቅ', 'ጸሀይ']],
    ['گفتہ ہاتھ', ['گفته', 'هاته']],
    ['분수의 덧셈', ['분수의', '덧셈']],
    ['٣٤ १२ １２', ['34', '12', '12']],
    ['½ m² ﬁeld', ['1', '2', 'm2', 'field']],
    ['C++ und C#, F# & Go', ['c++', 'und', 'c#', 'f#', 'go']],
    ['𞤀𞤣𞤤𞤢𞤥', ['𞤢𞤣𞤤𞤢𞤥']],
    ['😀 hello🎉world 😀', ['hello', 'world']],
    ['oʻqish', ['oqish']],
    ['', []],
    [' ... -- \u0000\u202e', []],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  test('are cut in scripts without spaces', () => {
    expect(words('分数的加法')).toEqual(['分数', '的', '加法'])
    expect(words('光合作用とDNA').at(-1)).toBe('dna')
    expect(words('การสังเคราะห์แสง').length).toBeGreaterThan(1)
    expect(words('ភាសាខ្មែរ').length).toBeGreaterThan(0)
    expect(words('မြန်မာစာ').length).toBeGreaterThan(0)
  })

  test('keep exact forms and joined writings beside them', () => {
    expect(wordsOf('Électrique').extras).toEqual([`${EXACT_FORM}électrique`])
    expect(wordsOf("e-learning, l'eau").extras).toEqual(['elearning', 'leau'])
    expect(wordsOf('CCSS.Math.Content.6.RP.A.3').extras).toEqual(['ccssmathcontent6rpa3'])
    expect(wordsOf('3.5 and 2026-11-21').extras).toEqual([])
  })

  test('join numbers that are written in groups of three digits', () => {
    expect(wordsOf('3,000 1\u202f000 1.000.000').extras).toEqual(['3000', '1000', '1000000'])
    expect(wordsOf('3,5 2019, 2020 1,0000 0,123').extras).toEqual([])
  })

  test('are those of its chunks, however letters, marks, joiners and scripts meet', () => {
    const piece = fc.constantFrom('a', 'B', 'é', 'e\u0301', '\u0301', '\u0640', 'ß', '7', '٣', ',', '.', '-', ' -', "'", '’', '/', ':', '#', '+', '++', ' ', ' ', '\n', '分', '数', 'ก', 'أ', 'ह', '्', '\u200c', '\u00ad', '😀', '𞤀', '\ud800', 'ǆ', 'x'.repeat(70)) // prettier-ignore
    const source = fc.oneof(
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
    )
    fc.assert(
      fc.property(source, (text) => {
        const cut = chunks(text)
        const found = wordsOf(text)
        expect(found.words).toEqual(cut.flatMap((chunk) => chunk.words))
        const extras = cut.flatMap(({ forms, joined }) => [
          ...forms.flatMap((form) => (form === null ? [] : EXACT_FORM + form)),
          ...(joined === null ? [] : [joined]),
        ])
        // Words that stand after a dash follow, under a mark of their own.
        expect(found.extras.filter((extra) => !extra.startsWith(`${EXACT_FORM}-`))).toEqual(extras)
      }),
      { numRuns: 1_000 },
    )
  })

  test('never fail, are bounded, and are found again by what they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const found = wordsOf(text)
        for (const word of found.words) {
          expect(word.length).toBeLessThanOrEqual(64)
          expect(word).not.toBe('')
        }
        expect(wordsOf(text)).toEqual(found)
        expect(fold(fold(text))).toBe(fold(text))
      }),
      { numRuns: 3_000 },
    )
  })

  test('of ten million letters take bounded room', () => {
    expect(words('a '.repeat(100_000)).length).toBeLessThanOrEqual(20_000)
    expect(words('a'.repeat(1_000_000))[0]).toHaveLength(64)
    expect(words('数'.repeat(50_000)).length).toBeLessThanOrEqual(60_000)
  })

  test('give the text of each chunk as typed', () => {
    expect(chunks('Ça va?').map(({ raw }) => raw)).toEqual(['ça', 'va'])
  })
})

describe('plain plurals, and the Arabic article', () => {
  test.each([
    ['fraction', ['fractions', 'fractiones']],
    ['fracciones', ['fraccion', 'fraccione']],
    ['cities', ['city', 'citie']],
    ['class', ['classes']],
    ['eau', []],
    ['c++', []],
    ['الكهرباييه', ['كهرباييه']],
    ['دواير', ['الدواير']],
  ])('%s', (word, expected) => {
    expect(numbersOf(word)).toEqual(expected)
  })
})

test('one error is forgiven from four letters on, two from eight, none in codes', () => {
  expect(['cat', 'leaf', 'circuit', 'fraction', '6rpa3x', '𞤀𞤣𞤤𞤢'].map(errorsForgiven)).toEqual([0, 1, 1, 2, 0, 1])
})

describe('queries', () => {
  const shown = (text: string) => {
    const { units, excluded } = parseQuery(text)
    return {
      units: units.map(
        (unit) =>
          [...unit.words.map(({ word }) => word), ...(unit.phrase.length > 0 ? [unit.phrase.join(' ')] : [])].join(
            '|',
          ) + (unit.prefix ? '*' : ''),
      ),
      excluded: excluded.map((unit) =>
        [...unit.words.map(({ word }) => word), unit.phrase.join(' ')].filter(Boolean).join('|'),
      ),
    }
  }
  test.each([
    ['electric circuit', ['electric', 'circuit*'], []],
    ['"states of matter" -quiz', ['states of matter'], ['quiz']],
    ['gravity -"solar system"', ['gravity'], ['solar system']],
    ['e-learning', ['elearning|e learning*'], []],
    ["l'eau", ['leau|eau|l eau*'], []],
    ['6.RP.A.3', ['6rpa3|6 rp a 3*'], []],
    ['3.5', ['3 5*'], []],
    ['the the', ['the*'], []],
    ['"unclosed words', ['unclosed', 'words*'], []],
    ['and/or', ['and', 'or*'], []],
    ['-', [], []],
    ['«états» de', ['etats', 'de*'], []],
    ['分数加法', ['分数', '加法*'], []],
  ])('%s', (text, units, excluded) => {
    expect(shown(text)).toEqual({ units, excluded })
  })

  test('in French may turn verb and pronoun round', () => {
    expect(shown('un bateau flotte-t-il').units.slice(-3)).toEqual(['flotte', 't', 'il*'])
    expect(shown('a-t-on').units).toEqual(['a', 't', 'on*'])
    expect(shown('hands-on').units).toEqual(['handson|hands on*'])
  })

  test('take a bounded number of words and tell the rest', () => {
    const { units, beyond } = parseQuery(Array.from({ length: 200 }, (_, at) => `w${at}`).join(' '))
    expect(units).toHaveLength(24)
    expect(beyond.length).toBeGreaterThan(0)
  })
})
