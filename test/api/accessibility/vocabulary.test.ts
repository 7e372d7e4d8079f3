import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  contradictions,
  DEPRECATED,
  normaliseTag,
  OWN_TERMS,
  readConformance,
  VALUES,
} from '#api/accessibility/vocabulary.ts'

describe('values of the vocabulary', () => {
  it.each([
    ['feature', 'AlternativeText', 'alternativeText'],
    ['feature', ' closedcaptions ', 'closedCaptions'],
    ['feature', 'latex-chemistry', 'latex-chemistry'],
    ['feature', 'MathML-physics', 'MathML'],
    ['feature', 'alternativeText/images', 'alternativeText'],
    ['feature', 'printPageNumbers', 'pageBreakMarkers'],
    ['feature', 'https://www.w3.org/2021/a11y-discov-vocab/latest/#transcript', 'transcript'],
    ['feature', 'WAYMARK:shortsteps', 'waymark:shortSteps'],
    ['api', 'at-spi', 'AT-SPI'],
    ['mode', 'TextOnVisual', 'textOnVisual'],
    ['sufficient', 'visual, Textual', 'textual,visual'],
    ['sufficient', 'textual textual', 'textual'],
  ] as const)('%s “%s” is written %s', (kind, raw, value) => {
    expect(normaliseTag(kind, raw)).toMatchObject({ value, known: true })
  })

  it('are kept as they came when they are not known', () => {
    expect(normaliseTag('feature', ' smellOVision ')).toEqual({
      value: 'smellOVision',
      known: false,
      deprecated: false,
    })
    expect(normaliseTag('sufficient', 'textual,olfactory')).toMatchObject({ value: 'olfactory,textual', known: false })
    expect(normaliseTag('hazard', '-')).toMatchObject({ value: '-', known: false })
  })

  it('are kept and marked when they are deprecated', () => {
    expect(normaliseTag('feature', 'captions')).toEqual({ value: 'captions', known: true, deprecated: true })
    expect(normaliseTag('api', 'aria')).toEqual({ value: 'ARIA', known: true, deprecated: true })
    expect(normaliseTag('feature', 'aria')).toEqual({ value: 'ARIA', known: true, deprecated: false })
  })

  it('come back the same when they are read again', () => {
    for (const kind of ['mode', 'feature', 'hazard', 'control', 'api'] as const) {
      for (const value of VALUES[kind]) expect(normaliseTag(kind, value.toUpperCase()).value).toBe(value)
    }
  })
})

describe('what cannot stand together', () => {
  it('"none" and "unknown" stand alone', () => {
    expect(contradictions('feature', ['none', 'transcript'])).toHaveLength(1)
    expect(contradictions('feature', ['none'])).toEqual([])
  })

  it('one value a hazard', () => {
    expect(contradictions('hazard', ['flashing', 'noFlashingHazard', 'noSoundHazard'])).toEqual([
      'Only one of flashing, noFlashingHazard can be true.',
    ])
  })

  it('what is in pictures is seen', () => {
    expect(contradictions('mode', ['textual', 'textOnVisual'])).toEqual([
      '“textOnVisual” says that something is seen: add “visual”.',
    ])
  })
})

describe('conformance claims', () => {
  it.each([
    ['EPUB Accessibility 1.1 - WCAG 2.2 Level AA', 'EPUB Accessibility 1.1', '2.2', 'AA'],
    ['http://www.idpf.org/epub/a11y/accessibility-20170105.html#wcag-aaa', 'EPUB Accessibility 1.0', '2.0', 'AAA'],
    ['https://www.w3.org/WAI/WCAG2A-Conformance', null, '2.0', 'A'],
    ['https://www.w3.org/TR/WCAG21/#cc1 Level AA', null, '2.1', 'AA'],
    ['WCAG 2.2 AA', null, '2.2', 'AA'],
    ['wcag 2.1, level aa', null, '2.1', 'AA'],
  ])('%s', (text, standard, wcag, level) => {
    expect(readConformance(text)).toEqual({ standard, wcag, level })
  })

  it.each(['none', 'PDF/UA-1', 'very accessible', 'WCAG 2.2', ''])('“%s” names no level', (text) => {
    expect(readConformance(text)).toBeNull()
  })
})

const folder = process.env.CORPUS_DIR && join(process.env.CORPUS_DIR, '..', 'standards', 'data', 'accessibility')
const file = folder && join(folder, 'discoverability-vocabulary.json')
const isHere = file !== undefined && existsSync(file)
if (!isHere)
  console.warn('The comparison with the published vocabulary is SKIPPED: its list does not lie beside CORPUS_DIR.')

describe.skipIf(!isHere)('the published list', () => {
  interface Published {
    properties: Record<string, { values: { value: string; status?: string; alias?: string[] }[] | null }>
  }
  const KINDS = {
    accessMode: 'mode',
    accessModeSufficient: 'sufficient',
    accessibilityFeature: 'feature',
    accessibilityHazard: 'hazard',
    accessibilityControl: 'control',
    accessibilityAPI: 'api',
  } as const

  it.each(Object.entries(KINDS))('has the same values of %s', (property, kind) => {
    const { properties } = JSON.parse(readFileSync(file!, 'utf8')) as Published
    const published = properties[property]!.values!
    const own = Object.keys(OWN_TERMS)
    expect(VALUES[kind].filter((value) => !own.includes(value)).sort()).toEqual(
      published.map(({ value }) => value).sort(),
    )
    for (const { value, status, alias } of published) {
      expect(DEPRECATED[kind]?.[value] !== undefined).toBe(status !== undefined)
      for (const other of alias ?? []) expect(normaliseTag(kind, other).value).toBe(value)
    }
  })
})
