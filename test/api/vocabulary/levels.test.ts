import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  agesOf,
  agesOfRange,
  agesOfWords,
  distance,
  isUpTo,
  LEVEL_SCHEMES,
  levelById,
  levelScheme,
  levelsUpTo,
  readLevel,
  readLevels,
  schemeOf,
  type Level,
} from '#api/vocabulary/levels.ts'

const read = (scheme: string, words: string) => readLevel(scheme, words).map((level) => level.id.split('/')[1])
const level = (id: string) => levelById(id) as Level

describe('the tables of levels', () => {
  it('name each level once, in its order, and lead back to their scheme', () => {
    const ids = LEVEL_SCHEMES.flatMap((scheme) => scheme.levels.map((each) => each.id))
    expect(new Set(ids).size).toBe(ids.length)
    for (const scheme of LEVEL_SCHEMES) {
      expect(levelScheme(scheme.key)).toBe(scheme)
      expect(scheme.levels.map((each) => each.position)).toEqual(scheme.levels.map((_, at) => at))
      for (const each of scheme.levels) {
        expect(levelById(each.id.toUpperCase())).toBe(each)
        expect(schemeOf(each)).toBe(scheme)
      }
    }
  })

  it('have ages that do not go back from one year to the next, and none for proficiency and reading', () => {
    for (const scheme of LEVEL_SCHEMES) {
      const ages = scheme.levels.map((each) => each.ageFrom)
      if (scheme.kind === 'proficiency' || scheme.kind === 'reading')
        expect(new Set(ages)).toEqual(new Set([undefined]))
      if (scheme.kind === 'year') expect(ages).toEqual([...ages].sort((a, b) => (a ?? 0) - (b ?? 0)))
    }
  })

  it('read every label, alias and id of theirs as that level', () => {
    for (const scheme of LEVEL_SCHEMES)
      for (const each of scheme.levels)
        for (const words of [each.label, each.id, each.id.split('/')[1] as string, ...each.aliases])
          expect({ words, ids: readLevel(scheme.key, words).map((found) => found.id) }).toEqual({
            words,
            ids: [each.id],
          })
  })
})

describe('words of sources', () => {
  it.each([
    ['us-grades', 'K', ['K']],
    ['us-grades', 'KG', ['K']],
    ['us-grades', 'pre-K', ['PK']],
    ['us-grades', 'Kindergarten', ['K']],
    ['us-grades', '06', ['6']],
    ['us-grades', 'Grade 3', ['3']],
    ['us-grades', '3rd grade', ['3']],
    ['us-grades', 'Third Grade', ['3']],
    ['us-grades', 'Gr. 11', ['11']],
    ['us-grades', '09.10', ['9', '10']],
    ['us-grades', '11.12', ['11', '12']],
    ['us-grades', '10–12', ['10', '11', '12']],
    ['us-grades', 'Grades 3 to 5', ['3', '4', '5']],
    ['us-grades', 'K-2', ['K', '1', '2']],
    ['us-grades', '3, 4 and 5', ['3', '4', '5']],
    ['us-grades', 'High School', ['9', '10', '11', '12']],
    ['england-years', 'Year 3', ['3']],
    ['england-years', 'Years 3 and 4', ['3', '4']],
    ['england-years', 'Years 7-9', ['7', '8', '9']],
    ['england-years', '1-6', ['1', '2', '3', '4', '5', '6']],
    ['england-years', 'Reception', ['reception']],
    ['england-key-stages', 'Key stage 2', ['2']],
    ['england-key-stages', 'KS3', ['3']],
    ['england-key-stages', 'Key Stage 1 and 2', ['1', '2']],
    ['england-key-stages', 'Lower Key Stage 2', ['2']],
    ['bncc', '6º ano', ['EF6']],
    ['bncc', '6º e 7º anos', ['EF6', 'EF7']],
    ['bncc', '1º ao 5º ano', ['EF1', 'EF2', 'EF3', 'EF4', 'EF5']],
    ['bncc', 'EF06MA01', ['EF6']],
    ['bncc', 'EF67LP01', ['EF6', 'EF7']],
    ['bncc', 'EF15', ['EF1', 'EF2', 'EF3', 'EF4', 'EF5']],
    ['bncc', 'EI03CO01', ['EI03']],
    ['bncc', 'EM13CHS101', ['EM1', 'EM2', 'EM3']],
    ['bncc', 'Crianças pequenas', ['EI03']],
    ['bncc', 'Ensino Fundamental – Anos Finais', ['EF6', 'EF7', 'EF8', 'EF9']],
    ['kim', 'https://w3id.org/kim/educationalLevel/level_2', ['level_2']],
    ['kim', 'Sekundarstufe I', ['level_2']],
    ['isced', 'ISCED 2011, Level 3', ['3']],
    ['isced', 'ISCED 2–3', ['2', '3']],
    ['ages', '5-7 years', ['5', '6']],
    ['ages', 'age 9', ['9']],
    ['digcomp', 'ProficiencyLevel/Intermediate_4', ['4']],
    ['digcomp', 'Advanced', ['5', '6']],
    ['gdl-reading', 'Level 2', ['2']],
    ['gdl-reading', 'ደረጃ 3', ['3']],
    ['asb-reading', 'First sentences', ['2']],
  ])('of %s: “%s” is %j', (scheme, words, levels) => {
    expect(read(scheme, words)).toEqual(levels)
  })

  it.each([
    ['us-grades', 'CCR'],
    ['us-grades', '13'],
    ['us-grades', '10-3'],
    ['us-grades', '3 and beyond'],
    ['us-grades', 'Oct-12'],
    ['us-grades', ''],
    ['england-years', 'Year 14'],
    ['bncc', 'EF00LP01'],
    ['bncc', 'EF96LP01'],
    ['no-such-scheme', '3'],
  ])('of %s: “%s” is not guessed at', (scheme, words) => {
    expect(read(scheme, words)).toEqual([])
  })

  it('never throw, and give levels in their order, each once', () => {
    const schemes = LEVEL_SCHEMES.map((scheme) => scheme.key)
    const words = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[KkGg0-9 .,\-–andtogre]{0,20}$/))
    fc.assert(
      fc.property(fc.constantFrom(...schemes), words, (scheme, given) => {
        const positions = readLevel(scheme, given).map((each) => each.position)
        expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b))
      }),
    )
  })

  it('that are not understood are named, and leave the ages unknown', () => {
    expect(readLevels('us-grades', ['06', 'CCR'])).toMatchObject({ levels: [{ id: 'us-grades/6' }], unread: ['CCR'] })
    expect(agesOfWords('us-grades', ['06', 'CCR'])).toEqual({})
    expect(agesOfWords('us-grades', ['06', '07'])).toEqual({ ageFrom: 11, ageTo: 13 })
    expect(agesOfWords('us-grades', [])).toEqual({})
  })
})

describe('ages', () => {
  it('span the levels, are open where one is, and unknown where one goes by no age', () => {
    expect(agesOf([level('us-grades/K'), level('us-grades/3')])).toEqual({ ageFrom: 5, ageTo: 9 })
    expect(agesOf([level('isced/3'), level('isced/4')])).toEqual({ ageFrom: 15 })
    expect(agesOf([level('us-grades/3'), level('digcomp/3')])).toEqual({})
  })

  it('of schema.org are read with and without an end', () => {
    expect(agesOfRange('7–9 years')).toEqual({ ageFrom: 7, ageTo: 9 })
    expect(agesOfRange('11-')).toEqual({ ageFrom: 11 })
    expect(agesOfRange('adults')).toBeNull()
  })

  it('tell how far levels of different countries are apart', () => {
    expect(distance(level('us-grades/6'), level('england-years/7'))).toBe(0)
    expect(distance(level('us-grades/6'), level('us-grades/7'))).toBe(1)
    expect(distance(level('bncc/EF1'), level('england-key-stages/1'))).toBe(0)
    expect(distance(level('england-key-stages/3'), level('us-grades/3'))).toBe(3)
    expect(distance(level('isced/4'), { ageFrom: 90, ageTo: 90 })).toBe(0)
    expect(distance(level('us-grades/6'), level('digcomp/6'))).toBeNull()
    expect(distance({ ageFrom: null, ageTo: null }, level('us-grades/6'))).toBeNull()
  })

  it('are as far from one as from the other, and nothing from themselves', () => {
    const ages = fc.tuple(fc.nat(20), fc.option(fc.nat(8))).map(([from, more]) => ({
      ageFrom: from,
      ageTo: more === null ? null : from + more,
    }))
    fc.assert(
      fc.property(ages, ages, (a, b) => {
        expect(distance(a, b)).toBe(distance(b, a))
        expect(distance(a, a)).toBe(0)
      }),
    )
  })

  it('say what belongs to everything up to a level, also of another country', () => {
    const third = level('us-grades/3')
    expect(isUpTo(level('us-grades/3'), third)).toBe(true)
    expect(isUpTo(level('us-grades/4'), third)).toBe(false)
    expect(isUpTo(level('england-years/4'), third)).toBe(true)
    expect(isUpTo(level('england-key-stages/2'), third)).toBe(false)
    expect(isUpTo({ ageFrom: 6 }, third)).toBe(false)
    expect(isUpTo({}, third)).toBe(false)
  })

  it('are not needed for the order of a scheme that has none', () => {
    expect(levelsUpTo(level('digcomp/3')).map((each) => each.id)).toEqual(['digcomp/1', 'digcomp/2', 'digcomp/3'])
  })
})
