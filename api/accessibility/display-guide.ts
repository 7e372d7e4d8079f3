/** Statements on accessibility for people, by the rules of the W3C Accessibility Metadata Display Guide 2.1. */
import { languageName } from '#api/vocabulary/languages.ts'
import type { LanguageText, TagKind } from '#graph/records.ts'
import { GUIDE, OURS } from './display-guide-strings.ts'
import type { FitFacts } from './facts.ts'
import { HAZARD_GROUPS, OWN_TERMS, readConformance } from './vocabulary.ts'

export interface Statement {
  /** `ways-of-reading`, `conformance`, `navigation`, `rich-content`, `hazards`, `accessibility-summary`, `additional`. */
  key: string
  heading: string
  sentences: string[]
}

type GuideKey = keyof typeof GUIDE

const HAZARD_KEYS = { flashing: 'flashing', motionSimulation: 'motion', sound: 'sound' } as const

const NAVIGATION: readonly [string, GuideKey][] = [
  ['tableOfContents', 'navigation-toc'],
  ['index', 'navigation-index'],
  ['structuralNavigation', 'navigation-structural'],
  ['pageNavigation', 'navigation-page-navigation'],
]
const RICH_CONTENT: readonly [string, GuideKey][] = [
  ['MathML', 'rich-content-accessible-math-as-mathml'],
  ['latex', 'rich-content-accessible-math-as-latex'],
  ['describedMath', 'rich-content-accessible-math-described'],
  ['MathML-chemistry', 'rich-content-accessible-chemistry-as-mathml'],
  ['latex-chemistry', 'rich-content-accessible-chemistry-as-latex'],
  ['longDescription', 'rich-content-extended'],
  ['closedCaptions', 'rich-content-closed-captions'],
  ['openCaptions', 'rich-content-open-captions'],
  ['transcript', 'rich-content-transcript'],
]
const ADDITIONAL: readonly [string, GuideKey][] = [
  ['ARIA', 'additional-accessibility-information-aria'],
  ['audioDescription', 'additional-accessibility-information-audio-descriptions'],
  ['braille', 'additional-accessibility-information-braille'],
  ['fullRubyAnnotations', 'additional-accessibility-information-full-ruby-annotations'],
  ['highContrastAudio', 'additional-accessibility-information-high-contrast-between-foreground-and-background-audio'],
  ['highContrastDisplay', 'additional-accessibility-information-high-contrast-between-text-and-background'],
  ['largePrint', 'additional-accessibility-information-large-print'],
  ['pageBreakMarkers', 'additional-accessibility-information-page-breaks'],
  ['rubyAnnotations', 'additional-accessibility-information-ruby-annotations'],
  ['signLanguage', 'additional-accessibility-information-sign-language'],
  ['tactileGraphic', 'additional-accessibility-information-tactile-graphics'],
  ['tactileObject', 'additional-accessibility-information-tactile-objects'],
  ['ttsMarkup', 'additional-accessibility-information-text-to-speech-hinting'],
]
const CAN_BE_READ = ['alternativeText', 'longDescription', 'describedMath', 'transcript']

/**
 * What to tell people, in the order of the guide. Ways of reading, conformance and hazards always stand, with no data
 * as the neutral "no information"; the others only when there is something to say. For values the guide has no words
 * for there are words of ours; values we do not know are shown as they came.
 */
export function statements(facts: FitFacts, summaries: readonly LanguageText[] = []): Statement[] {
  const present = new Set<string>()
  const absent = new Set<string>()
  const languages = new Map<string, string[]>()
  for (const tag of facts.tags) {
    const name = `${tag.kind}:${tag.value}`
    if (tag.says === 'absent') absent.add(name)
    else present.add(name)
    if (tag.says === 'present' && tag.language) {
      languages.set(name, [...(languages.get(name) ?? []), languageName(tag.language)])
    }
  }
  const has = (kind: TagKind, value: string) => present.has(`${kind}:${value}`)
  const said = (kind: TagKind, value: string, words: string) => {
    const names = languages.get(`${kind}:${value}`)
    return names ? `${words} (${[...new Set(names)].join(', ')})` : words
  }
  const listed = (table: readonly [string, GuideKey][]) =>
    table.filter(([value]) => has('feature', value)).map(([value, key]) => said('feature', value, GUIDE[key]))

  const groups: Statement[] = [
    { key: 'ways-of-reading', heading: GUIDE['ways-of-reading-title'], sentences: waysOfReading() },
    { key: 'conformance', heading: GUIDE['conformance-title'], sentences: conformance() },
    { key: 'navigation', heading: GUIDE['navigation-title'], sentences: listed(NAVIGATION) },
    { key: 'rich-content', heading: GUIDE['rich-content-title'], sentences: richContent() },
    { key: 'hazards', heading: GUIDE['hazards-title'], sentences: hazards() },
    {
      key: 'accessibility-summary',
      heading: GUIDE['accessibility-summary-title'],
      sentences: summaries.map((summary) => summary.text),
    },
    { key: 'additional', heading: GUIDE['additional-accessibility-information-title'], sentences: additional() },
  ]
  return groups.filter((group) => group.sentences.length > 0)

  function waysOfReading(): string[] {
    const adjustments = has('feature', 'displayTransformability')
      ? GUIDE['ways-of-reading-visual-adjustments-modifiable']
      : absent.has('feature:displayTransformability')
        ? GUIDE['ways-of-reading-visual-adjustments-unmodifiable']
        : GUIDE['ways-of-reading-visual-adjustments-unknown']
    const sentences = [adjustments, nonvisualReading()]
    if (has('feature', 'alternativeText')) sentences.push(GUIDE['ways-of-reading-nonvisual-reading-alt-text'])
    sentences.push(prerecordedAudio())
    return sentences
  }

  function nonvisualReading(): string {
    const modes = ['auditory', 'tactile', 'textual', 'visual'].filter((mode) => has('mode', mode))
    const sets = facts.sufficient.map((set) => set.modes.join(','))
    if (modes.join(',') === 'textual' || sets.includes('textual')) {
      return GUIDE['ways-of-reading-nonvisual-reading-readable']
    }
    const isPartlyText = modes.includes('textual') || sets.some((set) => set.includes('textual'))
    if (isPartlyText || CAN_BE_READ.some((value) => has('feature', value))) {
      return GUIDE['ways-of-reading-nonvisual-reading-not-fully']
    }
    const isOnly = (mode: string) => modes.join(',') === mode || (sets.length > 0 && sets.every((set) => set === mode))
    if (isOnly('auditory') || isOnly('visual')) return GUIDE['ways-of-reading-nonvisual-reading-none']
    return GUIDE['ways-of-reading-nonvisual-reading-no-metadata']
  }

  function prerecordedAudio(): string {
    if (has('feature', 'synchronizedAudioText')) {
      return said('feature', 'synchronizedAudioText', GUIDE['ways-of-reading-prerecorded-audio-synchronized'])
    }
    if (facts.sufficient.some((set) => set.modes.join(',') === 'auditory')) {
      return GUIDE['ways-of-reading-prerecorded-audio-only']
    }
    if (has('mode', 'auditory')) return GUIDE['ways-of-reading-prerecorded-audio-complementary']
    return GUIDE['ways-of-reading-prerecorded-audio-no-metadata']
  }

  function conformance(): string[] {
    const claims = facts.tags.filter((tag) => tag.kind === 'conformance' && tag.says === 'present')
    if (claims.length === 0) return [GUIDE['conformance-no']]
    return claims.flatMap((tag) => {
      const claim = readConformance(tag.value)
      if (!claim) return [GUIDE['conformance-unknown-standard'], tag.value]
      const guidelines = `${GUIDE['conformance-details-wcag']} ${claim.wcag ?? '2'} Level ${claim.level}`
      const details = `${GUIDE['conformance-details-claim']} ${[claim.standard, guidelines].filter(Boolean).join(', ')}`
      if (!claim.standard) return [details]
      return [GUIDE[`conformance-${claim.level.toLowerCase() as 'a' | 'aa' | 'aaa'}`], details]
    })
  }

  function richContent(): string[] {
    return has('feature', 'captions')
      ? [...listed(RICH_CONTENT), said('feature', 'captions', OURS['feature:captions'])]
      : listed(RICH_CONTENT)
  }

  function hazards(): string[] {
    const stated = HAZARD_GROUPS.map((group) => {
      if (has('hazard', group.hazard)) return 'present'
      if (has('hazard', group.none) || absent.has(`hazard:${group.hazard}`) || has('hazard', 'none')) return 'none'
      return has('hazard', group.unknown) || has('hazard', 'unknown') ? 'unknown' : null
    })
    if (stated.every((state) => state === null)) return [GUIDE['hazards-no-metadata']]
    if (stated.every((state) => state === 'none')) return [GUIDE['hazards-none']]
    if (stated.every((state) => state === 'unknown')) return [GUIDE['hazards-unknown']]
    return HAZARD_GROUPS.flatMap((group, at) => {
      const key = `hazards-${HAZARD_KEYS[group.hazard]}` as const
      if (stated[at] === 'present') return [GUIDE[key]]
      if (stated[at] === 'none') return [GUIDE[`${key}-none`]]
      return [GUIDE[`${key}-unknown`]]
    })
  }

  function additional(): string[] {
    const sentences = listed(ADDITIONAL)
    const told = new Set([
      ...[...NAVIGATION, ...RICH_CONTENT, ...ADDITIONAL].map(([value]) => `feature:${value}`),
      ...['captions', 'alternativeText', 'displayTransformability', 'synchronizedAudioText', 'none', 'unknown'].map(
        (value) => `feature:${value}`,
      ),
    ])
    const order = [...Object.keys(OURS), ...Object.keys(OWN_TERMS).map((term) => `feature:${term}`)]
    for (const name of order) {
      if (told.has(name) || !present.has(name)) continue
      told.add(name)
      const [kind, value] = partsOf(name)
      sentences.push(said(kind, value, wordsFor(name)))
    }
    if (has('feature', 'none')) sentences.push('Checked: it has no accessibility features')
    for (const name of present) {
      const [kind, value] = partsOf(name)
      const isFree = kind === 'feature' || kind === 'control' || kind === 'api'
      if (isFree && !told.has(name)) sentences.push(kind === 'api' ? `Works with ${value}` : said(kind, value, value))
    }
    for (const name of absent) {
      const [kind] = partsOf(name)
      if (kind !== 'feature' && kind !== 'control') continue
      if (!present.has(name) && name !== 'feature:displayTransformability') sentences.push(`Absent: ${wordsFor(name)}`)
    }
    return sentences
  }
}

function partsOf(name: string): [TagKind, string] {
  const at = name.indexOf(':')
  return [name.slice(0, at) as TagKind, name.slice(at + 1)]
}

function wordsFor(name: string): string {
  const [, value] = partsOf(name)
  const inGuide = [...NAVIGATION, ...RICH_CONTENT, ...ADDITIONAL].find(([known]) => known === value)
  const own = (OWN_TERMS as Readonly<Record<string, string>>)[value]
  if (own) return own.replace(/\.$/, '')
  if (inGuide) return GUIDE[inGuide[1]]
  return (OURS as Readonly<Record<string, string>>)[name] ?? WORDS_ABSENT[value] ?? value
}

const WORDS_ABSENT: Readonly<Record<string, string>> = {
  alternativeText: GUIDE['ways-of-reading-nonvisual-reading-alt-text'],
  synchronizedAudioText: GUIDE['ways-of-reading-prerecorded-audio-synchronized'],
}
