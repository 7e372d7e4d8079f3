import { describe, expect, it } from 'vitest'
import {
  acceptedLanguages,
  directionOf,
  languageName,
  macrolanguageOf,
  meetsLanguage,
  normaliseLanguage,
  varietiesOf,
  widen,
} from '#api/vocabulary/languages.ts'

describe('normalising language tags', () => {
  it.each([
    ['en', 'en'],
    ['iw', 'he'],
    ['in', 'id'],
    ['swa', 'sw'],
    ['hau', 'ha'],
    ['ger', 'de'],
    ['PT-br', 'pt-BR'],
    ['zh_TW', 'zh-TW'],
    ['zh-cmn-Hans', 'cmn-Hans'],
    ['ru-Cyrl', 'ru'],
    ['sr-Latn', 'sr-Latn'],
    ['i-klingon', 'tlh'],
    ['sgn-US', 'ase'],
    ['es-419', 'es-419'],
    ['de-1996', 'de-1996'],
    ['x-none', 'zxx'],
    ['mul', 'mul'],
    ['und', 'und'],
    ['zxx', 'zxx'],
    ['qaa', 'qaa'],
    ['tw-x-akua', 'tw-x-akua'],
  ])('reads %s as %s', (given, tag) => {
    expect(normaliseLanguage(given)).toEqual({ tag, changed: tag !== given })
  })

  it.each(['fat', 'ak', 'prs', 'fa', 'cmn', 'ary', 'lgg', 'sh', 'tl', 'fil'])(
    'never merges %s into another language',
    (tag) => {
      expect(normaliseLanguage(tag).tag).toBe(tag)
    },
  )

  it.each([
    ['tw-akua', 'tw-x-akua'],
    ['lgg-official', 'lgg-x-official'],
    ['en-averyverylongone', 'en-x-averyver-ylongone'],
  ])('makes the unregistered subtag of %s private and says so', (given, tag) => {
    const read = normaliseLanguage(given)
    expect(read).toMatchObject({ tag, changed: true })
    expect(read.problem).toContain('not registered')
    expect(normaliseLanguage(tag)).toEqual({ tag, changed: false })
  })

  it.each(['klingonish', 'English', '', 'e n', 'en-', 'zz', 'x-foo', '-', 'en--gb', 'é', 'a'.repeat(300)])(
    'says that “%s” is no language',
    (given) => {
      const read = normaliseLanguage(given)
      expect(read.tag).toBe('und')
      expect(read.problem).toBeTruthy()
    },
  )
})

describe('widening', () => {
  it('goes through the macrolanguage', () => {
    expect(widen('ary-MA')).toEqual(['ary-MA', 'ary', 'ar'])
    expect(macrolanguageOf('ary')).toBe('ar')
    expect(meetsLanguage('ar', 'ary')).toBe('variety')
    expect(meetsLanguage('ar', 'ar-SY')).toBe('same')
    expect(meetsLanguage('ary', 'ar')).toBeNull()
    expect(varietiesOf('ar')).toContain('ary')
  })

  it('keeps scripts apart', () => {
    expect(widen('zh-Hant-TW')).toEqual(['zh-Hant-TW', 'zh-Hant', 'zh-TW', 'zh'])
    expect(widen('zh-TW')).toEqual(['zh-TW', 'zh-Hant', 'zh'])
    expect(meetsLanguage('zh-Hant', 'zh-Hans')).toBeNull()
    expect(meetsLanguage('zh', 'zh-Hans')).toBe('same')
  })

  it('leaves out private parts', () => {
    expect(widen('tw-x-akua')).toEqual(['tw-x-akua', 'tw', 'ak'])
  })
})

describe('the languages a reader accepts', () => {
  it.each([
    ['sw-KE,sw;q=0.9,en;q=0.8', ['sw-KE', 'sw', 'en']],
    ['en;q=0.2, ur ; Q=0.8', ['ur', 'en']],
    ['iw, *;q=0.5, xx-nonsense-, fr;q=0', ['he']],
    ['pt_BR', ['pt-BR']],
    [`en,${'fr,'.repeat(10_000)}`, ['en', 'fr']],
    ['', []],
    [undefined, []],
  ])('of %s are %s', (header, languages) => {
    expect(acceptedLanguages(header)).toEqual(languages)
  })
})

describe('direction and names', () => {
  it.each([
    ['ar', 'rtl'],
    ['ckb', 'rtl'],
    ['prs', 'rtl'],
    ['az-Arab', 'rtl'],
    ['he', 'rtl'],
    ['dv', 'rtl'],
    ['ku', 'ltr'],
    ['tw-x-akua', 'ltr'],
    ['und', 'ltr'],
    ['mul', 'ltr'],
    ['not a tag', 'ltr'],
  ])('%s is written %s', (tag, direction) => {
    expect(directionOf(tag)).toBe(direction)
  })

  it.each([
    ['de', 'es', 'alemán'],
    ['zh-Hans', 'en', 'Simplified Chinese'],
    ['prs', 'en', 'Dari'],
    ['fat', 'en', 'Fanti'],
    ['tw-x-akua', 'en', 'Twi (akua)'],
    ['de', 'no language', 'German'],
  ])('%s in %s is %s', (tag, inLanguage, name) => {
    expect(languageName(tag, inLanguage)).toBe(name)
  })
})
