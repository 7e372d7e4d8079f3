import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { GUIDE } from '#api/accessibility/display-guide-strings.ts'
import { statements } from '#api/accessibility/display-guide.ts'
import { factsOf } from '#api/accessibility/facts.ts'
import { VALUES } from '#api/accessibility/vocabulary.ts'
import type { TagFact, TagKind } from '#graph/records.ts'

function told(names: string[], summary?: string): Record<string, string[]> {
  return Object.fromEntries(linesOf(names, summary).map(({ key, sentences }) => [key, sentences]))
}

function linesOf(names: string[], summary?: string) {
  const tags = names.map((name): TagFact => {
    const isAbsent = name.startsWith('!')
    const [fact = '', language] = (isAbsent ? name.slice(1) : name).split('@')
    const at = fact.indexOf(':')
    return {
      kind: fact.slice(0, at) as TagKind,
      value: fact.slice(at + 1),
      says: isAbsent ? 'absent' : 'present',
      basis: 'declared',
      ...(language ? { language } : {}),
    }
  })
  const facts = factsOf({
    tags,
    files: [],
    licences: [],
    languages: ['en'],
    minutes: null,
    readingEase: null,
    device: null,
    printable: null,
  })
  return statements(facts, summary ? [{ language: 'en', text: summary }] : [])
}

describe('statements for people', () => {
  it('say neutrally that nothing is known', () => {
    expect(told([])).toEqual({
      'ways-of-reading': [
        'No information about appearance modifiability is available',
        'No information about nonvisual reading is available',
        'No information about prerecorded audio is available',
      ],
      conformance: ['No information is available'],
      hazards: ['No information is available'],
    })
  })

  it.each([
    [['mode:textual'], GUIDE['ways-of-reading-nonvisual-reading-readable']],
    [['mode:textual', 'mode:visual', 'sufficient:textual'], GUIDE['ways-of-reading-nonvisual-reading-readable']],
    [['mode:textual', 'mode:visual'], GUIDE['ways-of-reading-nonvisual-reading-not-fully']],
    [['mode:visual', 'feature:alternativeText'], GUIDE['ways-of-reading-nonvisual-reading-not-fully']],
    [['mode:visual'], GUIDE['ways-of-reading-nonvisual-reading-none']],
    [['sufficient:auditory'], GUIDE['ways-of-reading-nonvisual-reading-none']],
    [['mode:auditory', 'mode:visual'], GUIDE['ways-of-reading-nonvisual-reading-no-metadata']],
  ])('tell of reading without sight: %j', (names, sentence) => {
    expect(told(names)['ways-of-reading']![1]).toBe(sentence)
  })

  it.each([
    [['hazard:none'], ['The publication contains no hazards']],
    [
      ['hazard:noFlashingHazard', 'hazard:noMotionSimulationHazard', 'hazard:noSoundHazard'],
      ['The publication contains no hazards'],
    ],
    [['hazard:unknown'], ['The presence of hazards is unknown']],
    [
      ['hazard:flashing', 'hazard:noSoundHazard'],
      [GUIDE['hazards-flashing'], GUIDE['hazards-motion-unknown'], GUIDE['hazards-sound-none']],
    ],
  ])('tell of hazards: %j', (names, sentences) => {
    expect(told(names).hazards).toEqual(sentences)
  })

  it('tell of conformance what is claimed', () => {
    expect(told(['conformance:EPUB Accessibility 1.1 - WCAG 2.2 Level AA']).conformance).toEqual([
      GUIDE['conformance-aa'],
      'This publication claims to meet EPUB Accessibility 1.1, Web Content Accessibility Guidelines (WCAG) 2.2 Level AA',
    ])
    expect(told(['conformance:PDF/UA-1']).conformance).toEqual([GUIDE['conformance-unknown-standard'], 'PDF/UA-1'])
  })

  it('name the language of what is heard or told', () => {
    expect(told(['feature:closedCaptions@sw'])['rich-content']).toEqual([
      'Videos included in publications have closed captions (Swahili)',
    ])
  })

  it('keep the provider’s own words', () => {
    expect(told([], 'All diagrams are described.')['accessibility-summary']).toEqual(['All diagrams are described.'])
  })

  it('say what is known to be absent', () => {
    expect(told(['!feature:transcript']).additional).toEqual(['Absent: Transcript(s) provided'])
    expect(told(['!feature:displayTransformability'])['ways-of-reading']![0]).toBe(
      GUIDE['ways-of-reading-visual-adjustments-unmodifiable'],
    )
  })

  it('leave no feature or control of the vocabulary untold', () => {
    for (const kind of ['feature', 'control'] as const) {
      for (const value of VALUES[kind]) {
        if (value === 'unknown') continue
        expect(told([`${kind}:${value}`]), value).not.toEqual(told([]))
      }
    }
    expect(told(['feature:smellOVision']).additional).toEqual(['smellOVision'])
  })

  it('name the facts each sentence rests on, and what says that nothing is known rests on none', () => {
    const all = linesOf(['mode:textual', 'feature:transcript@sw', '!feature:signLanguage', 'hazard:noSoundHazard'])
    const resting = all.flatMap(({ lines }) =>
      lines.map(({ code, facts }) => [code, facts.map(({ kind, value }) => `${kind}:${value}`).join()]),
    )
    expect(resting).toEqual([
      ['ways-of-reading-visual-adjustments-unknown', ''],
      ['ways-of-reading-nonvisual-reading-readable', 'mode:textual,feature:transcript'],
      ['ways-of-reading-prerecorded-audio-no-metadata', ''],
      ['conformance-no', ''],
      ['rich-content-transcript', 'feature:transcript'],
      ['hazards-flashing-unknown', ''],
      ['hazards-motion-unknown', ''],
      ['hazards-sound-none', 'hazard:noSoundHazard'],
      [null, 'feature:signLanguage'],
    ])
    for (const { sentences, lines } of all) expect(lines.map(({ text }) => text)).toEqual(sentences)
  })
})

const file =
  process.env.CORPUS_DIR &&
  join(process.env.CORPUS_DIR, '../standards/data/accessibility/display-guide-strings/en-US.w3c.json')
const isHere = file !== undefined && existsSync(file)
if (!isHere) console.warn('The comparison with the published wording is SKIPPED: it does not lie beside CORPUS_DIR.')

describe.skipIf(!isHere)('the wording of the guide', () => {
  it('is taken unchanged', () => {
    const published = JSON.parse(readFileSync(file!, 'utf8')) as Record<
      string,
      Record<string, string | { descriptive: string }>
    >
    const all = new Map(Object.values(published).flatMap((group) => Object.entries(group)))
    for (const [key, text] of Object.entries(GUIDE)) {
      if (key === 'conformance-details-wcag') continue
      const entry = all.get(key)
      expect(typeof entry === 'string' ? entry : entry?.descriptive, key).toBe(text)
    }
  })
})
