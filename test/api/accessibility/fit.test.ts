import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  factsOf,
  fit,
  fitLanguageKeys,
  fitLanguages,
  fitLevels,
  servedAt,
  type FitSource,
} from '#api/accessibility/fit.ts'
import {
  NEED_TABLE,
  NEEDS,
  NEEDS_WITH_LANGUAGE,
  STRICT_NEEDS,
  type Need,
  type Needs,
} from '#api/accessibility/needs.ts'
import { MODES, VALUES } from '#api/accessibility/vocabulary.ts'
import { FIT_LEVELS, type FitLevel } from '#api/search/search-index.ts'
import type { FileRecord, LicenceStatement, TagFact, TagKind } from '#graph/records.ts'
import { FIT_TABLE, type Letters } from './fit-table.ts'

const LETTERS = { F: 'FITS', P: 'PARTLY', D: 'DOES_NOT_FIT', U: 'UNKNOWN' } as const
const OPEN: LicenceStatement = { part: 'all', licence: 'cc-by-4.0' }

function resource(tags: TagFact[] = [], more: Partial<FitSource> = {}): FitSource {
  return {
    tags,
    files: [],
    licences: [],
    languages: ['en'],
    minutes: null,
    readingEase: null,
    device: null,
    printable: null,
    ...more,
  }
}

/** `feature:captions` present, `!feature:captions` said to be absent, `feature:captions@sw` in a language. */
function tag(name: string, basis: TagFact['basis'] = 'declared'): TagFact {
  const isAbsent = name.startsWith('!')
  const [stated = '', language] = (isAbsent ? name.slice(1) : name).split('@')
  const at = stated.indexOf(':')
  return {
    kind: stated.slice(0, at) as TagKind,
    value: stated.slice(at + 1),
    says: isAbsent ? 'absent' : 'present',
    basis,
    ...(language ? { language } : {}),
  }
}

const one = (need: Need, language?: string): Needs => [
  { anyOf: [language ? { need, language } : { need }], importance: 'REQUIRED' },
]
const verdictOf = (need: Need, source: FitSource, language?: string) => fit(one(need, language), factsOf(source))
const levelOf = (need: Need, names: string[], language?: string) =>
  verdictOf(need, resource(names.map((name) => tag(name))), language).level

/** Every value of the vocabulary, every sufficient set and three levels of conformance. */
const ALL_TAGS = [
  ...Object.entries(VALUES)
    .filter(([kind]) => kind !== 'sufficient')
    .flatMap(([kind, values]) => values.map((value) => `${kind}:${value}`)),
  ...Array.from({ length: 15 }, (_, at) => MODES.filter((_mode, bit) => (at + 1) & (1 << bit)).join(',')).map(
    (set) => `sufficient:${set}`,
  ),
  ...['A', 'AA', 'AAA'].map((level) => `conformance:WCAG 2.2 Level ${level}`),
]

describe('the table of every need against every tag', () => {
  it.each(NEEDS)('%s: each tag present, said to be absent, and not mentioned', (need) => {
    const found: Record<string, string> = {}
    const expected: Record<string, string> = {}
    const letterOf = (names: string[]) =>
      Object.entries(LETTERS).find(([, level]) => level === levelOf(need, names))![0]
    for (const name of ALL_TAGS) {
      found[name] = letterOf([name]) + letterOf([`!${name}`])
      expected[name] = FIT_TABLE[need][name] ?? ('UU' satisfies Letters)
    }
    expect(found).toEqual(expected)
    expect(levelOf(need, [])).toBe('UNKNOWN')
  })

  it('names only values of the vocabulary', () => {
    for (const rows of Object.values(FIT_TABLE)) for (const name of Object.keys(rows)) expect(ALL_TAGS).toContain(name)
  })

  it('gives the source of every row', () => {
    for (const need of NEEDS) {
      const { against, notConcerned, enough, helps } = NEED_TABLE[need]
      for (const row of [...against, ...notConcerned, ...enough, ...helps]) {
        expect(row.when.length).toBeGreaterThan(0)
        expect(row.source).not.toBe('')
        expect(row.says).toMatch(/^[A-Z].*\.$/)
      }
      expect(enough.length).toBeGreaterThan(0)
    }
  })
})

const anyTag = fc
  .record({
    name: fc.constantFrom(...ALL_TAGS),
    absent: fc.boolean(),
    basis: fc.constantFrom('inferred' as const, 'declared' as const, 'verified' as const),
  })
  .map(({ name, absent, basis }) => tag(absent ? `!${name}` : name, basis))
const anyTags = fc.array(anyTag, { maxLength: 12 })
const anyFile: fc.Arbitrary<FileRecord> = fc.record(
  {
    url: fc.constant('https://example.org/a'),
    mediaType: fc.constantFrom('text/html', 'application/pdf', 'video/mp4', 'text/plain'),
    bytes: fc.constantFrom(1_000, 900_000, 3_000_000, 900_000_000),
    downloadable: fc.boolean(),
  },
  { requiredKeys: ['url'] },
)
const anySource = fc
  .record({
    tags: anyTags,
    files: fc.array(anyFile, { maxLength: 3 }),
    licences: fc.constantFrom<LicenceStatement[]>([], [OPEN]),
    minutes: fc.constantFrom(null, 5, 90),
    readingEase: fc.constantFrom(null, 30, 65, 90),
    device: fc.constantFrom(null, 'none' as const, 'each' as const),
    printable: fc.constantFrom(null, true, false),
    languages: fc.constantFrom<string[]>(['en'], ['sw'], ['en', 'sw']),
  })
  .map((more): FitSource => resource(more.tags, more))
const anyNeed = fc.constantFrom(...NEEDS)
const rankOf = (level: (typeof FIT_LEVELS)[number]) => FIT_LEVELS.indexOf(level)

/** Facts that speak for a resource whatever else is known. */
const HELPING = ALL_TAGS.filter(
  (name) =>
    (name.startsWith('feature:') && !/:(none|unknown)$/.test(name)) ||
    name.startsWith('control:') ||
    name.startsWith('sufficient:') ||
    name.startsWith('conformance:'),
)

describe('what holds for any facts', () => {
  it('adding a helping fact never lowers a level', () => {
    fc.assert(
      fc.property(anySource, anyNeed, fc.constantFrom(...HELPING), (source, need, name) => {
        const before = rankOf(verdictOf(need, source).level)
        const after = rankOf(verdictOf(need, { ...source, tags: [...source.tags, tag(name)] }).level)
        expect(after).toBeGreaterThanOrEqual(before)
      }),
      { numRuns: 2_000 },
    )
  })

  it('saying that a feature or a control is absent never raises a level', () => {
    const names = HELPING.filter((name) => name.startsWith('feature:') || name.startsWith('control:'))
    fc.assert(
      fc.property(anySource, anyNeed, fc.constantFrom(...names), (source, need, name) => {
        const before = rankOf(verdictOf(need, source).level)
        const after = rankOf(verdictOf(need, { ...source, tags: [...source.tags, tag(`!${name}`)] }).level)
        expect(after).toBeLessThanOrEqual(before)
      }),
      { numRuns: 2_000 },
    )
  })

  it('what is not said counts neither for nor against: a verdict other than unknown names its facts', () => {
    fc.assert(
      fc.property(anySource, anyNeed, (source, need) => {
        const [verdict] = verdictOf(need, source).needs
        if (verdict!.level === 'UNKNOWN') {
          expect(verdict).toMatchObject({ because: [], basis: null })
        } else {
          expect(verdict!.because.length).toBeGreaterThan(0)
          expect(verdict!.basis).not.toBeNull()
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('the index holds the level of each need', () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const facts = factsOf(source)
        const levels = fitLevels(facts)
        for (const need of NEEDS) expect(FIT_LEVELS[levels[need]]).toBe(fit(one(need), facts).level)
      }),
    )
  })

  it('the index knows in which languages a need fits', () => {
    const anyLanguage = fc.constantFrom('en', 'sw', 'ar', 'ary', 'pt', 'pt-BR', 'ase')
    const spoken = ['captions', 'closedCaptions', 'transcript', 'audioDescription', 'signLanguage', 'ttsMarkup']
    const anySpoken = fc
      .record({ value: fc.constantFrom(...spoken), language: fc.option(anyLanguage, { nil: undefined }) })
      .map(({ value, language }) => tag(`feature:${value}${language ? `@${language}` : ''}`))
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anySpoken, anyTag), { maxLength: 6 }),
        fc.array(anyLanguage, { minLength: 1, maxLength: 2 }),
        fc.constantFrom(...NEEDS_WITH_LANGUAGE),
        anyLanguage,
        (tags, languages, need, language) => {
          const facts = factsOf(resource(tags, { languages }))
          const keys = new Set(fitLanguages(facts))
          const level = fitLevels(facts)[need]
          const isMet = fitLanguageKeys({ need, language }).some((key) => keys.has(key))
          const expected = isMet ? level : Math.min(level, FIT_LEVELS.indexOf('PARTLY'))
          expect(fit(one(need, language), facts).level).toBe(FIT_LEVELS[expected])
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('the whole is the weakest required need, and preferred ones never change it', () => {
    fc.assert(
      fc.property(
        anySource,
        fc.array(fc.record({ need: anyNeed, required: fc.boolean() }), { minLength: 1, maxLength: 5 }),
        (source, wanted) => {
          const needs: Needs = wanted.map(({ need, required }) => ({
            anyOf: [{ need }],
            importance: required ? 'REQUIRED' : 'PREFERRED',
          }))
          const files = source.files.slice(0, 1)
          const verdict = fit(needs, factsOf({ ...source, files }))
          const required = verdict.needs.filter((need) => need.importance === 'REQUIRED')
          const deciding = required.length > 0 ? required : verdict.needs
          expect(rankOf(verdict.level)).toBe(Math.min(...deciding.map((need) => rankOf(need.level))))
        },
      ),
    )
  })
})

describe('facts that meet', () => {
  it('a sufficient set the person can use outweighs text in pictures', () => {
    expect(levelOf('SCREEN_READER', ['mode:textOnVisual'])).toBe('DOES_NOT_FIT')
    expect(levelOf('SCREEN_READER', ['mode:textOnVisual', 'sufficient:textual'])).toBe('FITS')
    expect(levelOf('SCREEN_READER', ['mode:textOnVisual', 'sufficient:textual,visual'])).toBe('DOES_NOT_FIT')
  })

  it('a sufficient set does not outweigh a hazard or a protection', () => {
    expect(levelOf('NO_FLASHING', ['hazard:flashing', 'sufficient:textual'])).toBe('DOES_NOT_FIT')
    expect(levelOf('SCREEN_READER', ['!feature:unlocked', 'sufficient:textual'])).toBe('DOES_NOT_FIT')
  })

  it('captions are not needed where nothing is heard, even when it is said that there are none', () => {
    expect(levelOf('CAPTIONS', ['mode:textual', 'mode:visual', '!feature:closedCaptions'])).toBe('FITS')
    expect(levelOf('CAPTIONS', ['mode:auditory', 'mode:visual', '!feature:closedCaptions'])).toBe('DOES_NOT_FIT')
  })

  it('a transcript helps where captions are absent', () => {
    expect(levelOf('CAPTIONS', ['!feature:closedCaptions', 'feature:transcript'])).toBe('PARTLY')
  })

  it('needs all of a set of features that is enough together', () => {
    const set = ['feature:alternativeText', 'feature:structuralNavigation', 'feature:readingOrder']
    expect(levelOf('SCREEN_READER', set)).toBe('FITS')
    expect(levelOf('SCREEN_READER', set.slice(1))).toBe('PARTLY')
    expect(levelOf('SCREEN_READER', [...set, 'mode:visual', 'mode:diagramOnVisual'])).toBe('PARTLY')
    expect(levelOf('SCREEN_READER', [...set, 'mode:visual', 'mode:diagramOnVisual', 'feature:longDescription'])).toBe(
      'FITS',
    )
  })

  it('formulas in pictures with some MathML fit in part', () => {
    expect(levelOf('MATHS_AS_TEXT', ['mode:mathOnVisual', 'feature:MathML'])).toBe('PARTLY')
  })

  it('reads values in any case and keeps to what it knows', () => {
    expect(levelOf('CAPTIONS', ['feature:ClosedCaptions'])).toBe('FITS')
    expect(levelOf('CAPTIONS', ['feature:subtitlesForAll'])).toBe('UNKNOWN')
  })

  it('the absence of a hazard is not said by silence', () => {
    for (const need of STRICT_NEEDS) {
      expect(levelOf(need, ['mode:textual', 'sufficient:textual'])).toBe('UNKNOWN')
      expect(levelOf(need, ['hazard:none'])).toBe('FITS')
      expect(levelOf(need, ['hazard:unknown'])).toBe('UNKNOWN')
    }
  })

  it('"none" beside a real feature says nothing', () => {
    expect(levelOf('CAPTIONS', ['feature:none', 'feature:alternativeText'])).toBe('UNKNOWN')
  })

  it('tells the weakest grade of proof of the facts it rests on', () => {
    const tags = [tag('feature:structuralNavigation', 'verified'), tag('feature:tableOfContents', 'inferred')]
    expect(verdictOf('CLEAR_STRUCTURE', resource(tags)).needs[0]?.basis).toBe('inferred')
  })
})

describe('languages', () => {
  it('captions in another language are partly fitting at best, and the reason says so', () => {
    const [verdict] = verdictOf('CAPTIONS', resource([tag('feature:closedCaptions@en')]), 'sw').needs
    expect(verdict).toMatchObject({
      level: 'PARTLY',
      reason: 'It has captions. In English, not in Swahili.',
      language: 'sw',
    })
  })

  it('any captions in the language asked for are enough', () => {
    expect(levelOf('CAPTIONS', ['feature:closedCaptions@en', 'feature:openCaptions@sw'], 'sw')).toBe('FITS')
    expect(levelOf('CAPTIONS', ['feature:closedCaptions@en', 'feature:closedCaptions@sw'], 'sw')).toBe('FITS')
  })

  it('captions without a language are taken to be in that of the edition, as a conclusion', () => {
    const [verdict] = verdictOf('CAPTIONS', resource([tag('feature:closedCaptions')]), 'en').needs
    expect(verdict).toMatchObject({ level: 'FITS', basis: 'inferred' })
    expect(levelOf('CAPTIONS', ['feature:closedCaptions'], 'sw')).toBe('PARTLY')
  })

  it('signing is never taken to be in the language of the edition', () => {
    expect(levelOf('SIGN_LANGUAGE', ['feature:signLanguage'], 'en')).toBe('PARTLY')
    expect(levelOf('SIGN_LANGUAGE', ['feature:signLanguage@ase'], 'ase')).toBe('FITS')
  })

  it('a variety of the language asked for serves', () => {
    expect(levelOf('CAPTIONS', ['feature:closedCaptions@ary'], 'ar')).toBe('FITS')
    expect(levelOf('CAPTIONS', ['feature:closedCaptions@pt'], 'pt-BR')).toBe('FITS')
    expect(levelOf('CAPTIONS', ['feature:closedCaptions@pt-PT'], 'pt-BR')).toBe('PARTLY')
  })

  it('the language does not matter where the need does not arise', () => {
    expect(levelOf('CAPTIONS', ['mode:textual'], 'sw')).toBe('FITS')
  })
})

describe('files', () => {
  const small: FileRecord = { url: 'https://example.org/small.pdf', bytes: 300_000, mediaType: 'application/pdf' }
  const large: FileRecord = { url: 'https://example.org/large.mp4', bytes: 90_000_000 }

  it('judges by the best file and names it', () => {
    const verdict = verdictOf('LOW_BANDWIDTH', resource([], { files: [large, small] }))
    expect(verdict.level).toBe('FITS')
    expect(verdict.file).toBe(small)
    expect(verdict.needs[0]?.reason).toBe('It is small enough for this line (300 kB, about 6 seconds at 400 kbit/s).')
  })

  it('takes all needs from one file', () => {
    const kept: FileRecord = { ...large, downloadable: true }
    const source = resource([], { files: [kept, small], licences: [OPEN] })
    const verdict = fit([...one('LOW_BANDWIDTH'), ...one('OFFLINE')], factsOf(source))
    expect(verdict.level).toBe('UNKNOWN')
    expect(verdict.file).toBe(small)
  })

  it('names no file when there is only one', () => {
    expect(verdictOf('LOW_BANDWIDTH', resource([], { files: [small] })).file).toBeNull()
  })

  it('measures bytes against the reader’s own line', () => {
    const facts = factsOf(resource([], { files: [{ url: 'https://example.org', bytes: 6_000_000 }] }))
    expect(fit(one('LOW_BANDWIDTH'), facts, { kbits: 50 }).level).toBe('DOES_NOT_FIT')
    expect(fit(one('LOW_BANDWIDTH'), facts).level).toBe('PARTLY')
    expect(fit(one('LOW_BANDWIDTH'), facts, { kbits: 20_000 }).level).toBe('FITS')
  })

  it('can be kept when a file may be downloaded under a licence that permits copies', () => {
    const files = [{ ...small, downloadable: true }]
    expect(verdictOf('OFFLINE', resource([], { files, licences: [OPEN] })).level).toBe('FITS')
    expect(verdictOf('OFFLINE', resource([], { files })).level).toBe('PARTLY')
    expect(verdictOf('OFFLINE', resource([], { files: [{ ...small, downloadable: false }] })).level).toBe(
      'DOES_NOT_FIT',
    )
    expect(verdictOf('OFFLINE', resource([], { files: [small] })).level).toBe('UNKNOWN')
  })

  it('a document is worked by the program that shows it', () => {
    expect(verdictOf('KEYBOARD_ONLY', resource([], { files: [small] })).level).toBe('FITS')
    const html = { url: 'https://example.org', mediaType: 'text/html' }
    expect(verdictOf('KEYBOARD_ONLY', resource([], { files: [html] })).level).toBe('UNKNOWN')
  })

  it('uses minutes, reading ease and device where they say something', () => {
    expect(verdictOf('SHORT_STEPS', resource([], { minutes: 10 })).level).toBe('PARTLY')
    expect(verdictOf('EASY_READING', resource([], { readingEase: 85 })).level).toBe('FITS')
    expect(verdictOf('EASY_READING', resource([], { readingEase: 65 })).level).toBe('PARTLY')
    expect(verdictOf('EASY_READING', resource([], { readingEase: 55 })).level).toBe('UNKNOWN')
    expect(verdictOf('EASY_READING', resource([], { readingEase: 20 })).level).toBe('DOES_NOT_FIT')
    expect(verdictOf('NO_FLASHING', resource([], { device: 'none' })).level).toBe('FITS')
  })
})

describe('groups and strict needs', () => {
  it('of a group the best need decides', () => {
    const needs: Needs = [
      { anyOf: [{ need: 'SIGN_LANGUAGE' }, { need: 'CAPTIONS' }], importance: 'REQUIRED', preset: 'DEAF' },
    ]
    const verdict = fit(needs, factsOf(resource([tag('feature:closedCaptions')])))
    expect(verdict.needs[0]).toMatchObject({ need: 'CAPTIONS', level: 'FITS', preset: 'DEAF' })
  })

  const LEVELS = Object.fromEntries(FIT_LEVELS.map((level, at) => [level, at])) as Record<FitLevel, number>
  const served = (needs: readonly Need[], levels: readonly FitLevel[], least?: FitLevel) =>
    servedAt(
      { anyOf: needs.map((need) => ({ need })), importance: 'REQUIRED' },
      ({ need }) => LEVELS[levels[needs.indexOf(need)]!],
      least && LEVELS[least],
    )

  it('unknown passes, except where it is dangerous', () => {
    expect(served(['CAPTIONS'], ['UNKNOWN'])).toBe(LEVELS.UNKNOWN)
    expect(served(['CAPTIONS'], ['UNKNOWN'], 'PARTLY')).toBe(-1)
    expect(served(['CAPTIONS'], ['DOES_NOT_FIT'])).toBe(-1)
    expect(verdictOf('NO_FLASHING', resource()).needs[0]).toMatchObject({ level: 'UNKNOWN', warning: true })
    expect(served(['NO_FLASHING'], ['UNKNOWN'])).toBe(-1)
    expect(served(['NO_FLASHING'], ['PARTLY'])).toBe(LEVELS.PARTLY)
    expect(served(['NO_FLASHING'], ['UNKNOWN'], 'DOES_NOT_FIT')).toBe(LEVELS.UNKNOWN)
  })

  it('of several needs the best served decides, of equals the first', () => {
    expect(served(['NO_FLASHING', 'CAPTIONS'], ['UNKNOWN', 'UNKNOWN'])).toBe(-1)
    expect(served(['CAPTIONS', 'NO_FLASHING'], ['UNKNOWN', 'UNKNOWN'])).toBe(LEVELS.UNKNOWN)
    expect(served(['NO_FLASHING', 'CAPTIONS'], ['UNKNOWN', 'PARTLY'])).toBe(LEVELS.PARTLY)
  })

  it('a strict need that is only preferred ranks and warns', () => {
    const verdict = fit([{ anyOf: [{ need: 'NO_FLASHING' }], importance: 'PREFERRED' }], factsOf(resource()))
    expect(verdict.needs[0]?.warning).toBe(true)
  })

  it('ranks by what is preferred among equals', () => {
    const needs: Needs = [...one('CAPTIONS'), { anyOf: [{ need: 'TRANSCRIPT' }], importance: 'PREFERRED' }]
    const plain = fit(needs, factsOf(resource([tag('feature:closedCaptions')])))
    const both = fit(needs, factsOf(resource([tag('feature:closedCaptions'), tag('feature:transcript')])))
    expect(both.level).toBe(plain.level)
    expect(both.score).toBeGreaterThan(plain.score)
  })

  it('with nothing asked for everything fits', () => {
    expect(fit([], factsOf(resource()))).toMatchObject({ level: 'FITS', needs: [], score: 1 })
  })
})
