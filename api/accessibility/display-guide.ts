/** Statements on accessibility for people, by the rules of the W3C Accessibility Metadata Display Guide 2.1. */
import { languageName } from '#api/vocabulary/languages.ts'
import { language as spoken, said, sentence, wordsIn } from '#api/words/said.ts'
import type { LanguageText, TagFact, TagKind } from '#graph/records.ts'
import { GUIDE, OURS } from './display-guide-strings.ts'
import type { FitFacts } from './facts.ts'
import { HAZARD_GROUPS, OWN_TERMS, readConformance, type OwnTerm } from './vocabulary.ts'

export interface Statement {
  /** `ways-of-reading`, `conformance`, `navigation`, `rich-content`, `hazards`, `accessibility-summary`, `additional`. */
  key: string
  heading: string
  sentences: string[]
  lines: Line[]
}

/** A sentence, and what it rests on. */
export interface Line {
  /** Its name in the table of words that comes with the guide; null for words of ours and of a provider. */
  code: string | null
  text: string
  /** Empty where it says that nothing is known. */
  facts: TagFact[]
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
 * for there are words of ours; values we do not know are shown as they came. All in the language of the request.
 */
export function statements(facts: FitFacts, summaries: readonly LanguageText[] = []): Statement[] {
  const present = new Set<string>()
  const absent = new Set<string>()
  const tagsOf = new Map<string, TagFact[]>()
  for (const tag of facts.tags) {
    const name = `${tag.kind}:${tag.value}`
    if (tag.says === 'absent') absent.add(name)
    else present.add(name)
    tagsOf.set(name, [...(tagsOf.get(name) ?? []), tag])
  }
  const has = (kind: TagKind, value: string) => present.has(`${kind}:${value}`)
  const restsOn = (names: readonly string[]) => names.flatMap((name) => tagsOf.get(name) ?? [])
  /** A sentence of the guide, resting on what is known of these names. */
  const guide = (code: GuideKey, ...names: string[]): Line => ({ code, text: guideWords(code), facts: restsOn(names) })
  /** What is said of one name, with the languages that it is there in. */
  const saidOf = (name: string, text: string, code: GuideKey | null = null): Line => {
    const facts = restsOn([name])
    const languages = facts.flatMap(({ says, language }) =>
      says === 'present' && language ? [languageName(language, spoken())] : [],
    )
    return {
      code,
      text: languages.length > 0 ? `${text} (${[...new Set(languages)].join(', ')})` : text,
      facts,
    }
  }
  const listed = (table: readonly [string, GuideKey][]) =>
    table
      .filter(([value]) => has('feature', value))
      .map(([value, key]) => saidOf(`feature:${value}`, guideWords(key), key))

  const groups: [key: string, heading: string, lines: Line[]][] = [
    ['ways-of-reading', guideWords('ways-of-reading-title'), waysOfReading()],
    ['conformance', guideWords('conformance-title'), conformance()],
    ['navigation', guideWords('navigation-title'), listed(NAVIGATION)],
    ['rich-content', guideWords('rich-content-title'), richContent()],
    ['hazards', guideWords('hazards-title'), hazards()],
    [
      'accessibility-summary',
      guideWords('accessibility-summary-title'),
      summaries.map(({ text }) => ({ code: null, text, facts: [] })),
    ],
    ['additional', guideWords('additional-accessibility-information-title'), additional()],
  ]
  return groups
    .filter(([, , lines]) => lines.length > 0)
    .map(([key, heading, lines]) => ({ key, heading, lines, sentences: lines.map(({ text }) => text) }))

  function waysOfReading(): Line[] {
    const change = 'feature:displayTransformability'
    const adjustments = present.has(change)
      ? guide('ways-of-reading-visual-adjustments-modifiable', change)
      : absent.has(change)
        ? guide('ways-of-reading-visual-adjustments-unmodifiable', change)
        : guide('ways-of-reading-visual-adjustments-unknown')
    const described = has('feature', 'alternativeText')
      ? [guide('ways-of-reading-nonvisual-reading-alt-text', 'feature:alternativeText')]
      : []
    return [adjustments, nonvisualReading(), ...described, prerecordedAudio()]
  }

  function nonvisualReading(): Line {
    const modes = ['auditory', 'tactile', 'textual', 'visual'].filter((mode) => has('mode', mode))
    const sets = facts.sufficient.map((set) => set.modes.join(','))
    const told = (code: GuideKey): Line => ({
      ...guide(code),
      facts: facts.tags.filter(
        ({ kind, value, says }) =>
          says === 'present' &&
          (kind === 'sufficient' ||
            (kind === 'mode' && modes.includes(value)) ||
            (kind === 'feature' && CAN_BE_READ.includes(value))),
      ),
    })
    if (modes.join(',') === 'textual' || sets.includes('textual')) {
      return told('ways-of-reading-nonvisual-reading-readable')
    }
    const isPartlyText = modes.includes('textual') || sets.some((set) => set.includes('textual'))
    if (isPartlyText || CAN_BE_READ.some((value) => has('feature', value))) {
      return told('ways-of-reading-nonvisual-reading-not-fully')
    }
    const isOnly = (mode: string) => modes.join(',') === mode || (sets.length > 0 && sets.every((set) => set === mode))
    if (isOnly('auditory') || isOnly('visual')) return told('ways-of-reading-nonvisual-reading-none')
    return guide('ways-of-reading-nonvisual-reading-no-metadata')
  }

  function prerecordedAudio(): Line {
    if (has('feature', 'synchronizedAudioText')) {
      const code = 'ways-of-reading-prerecorded-audio-synchronized'
      return saidOf('feature:synchronizedAudioText', guideWords(code), code)
    }
    const alone = facts.sufficient.some((set) => set.modes.join(',') === 'auditory')
    if (alone) return guide('ways-of-reading-prerecorded-audio-only', 'sufficient:auditory')
    if (has('mode', 'auditory')) return guide('ways-of-reading-prerecorded-audio-complementary', 'mode:auditory')
    return guide('ways-of-reading-prerecorded-audio-no-metadata')
  }

  function conformance(): Line[] {
    const claims = facts.tags.filter((tag) => tag.kind === 'conformance' && tag.says === 'present')
    if (claims.length === 0) return [guide('conformance-no')]
    return claims.flatMap((tag) => {
      const name = `conformance:${tag.value}`
      const claim = readConformance(tag.value)
      if (!claim) return [guide('conformance-unknown-standard', name), saidOf(name, tag.value)]
      const guidelines = said`${guideWords('conformance-details-wcag')} ${claim.wcag ?? '2'} Level ${claim.level}`
      const details = saidOf(
        name,
        `${guideWords('conformance-details-claim')} ${[claim.standard, guidelines].filter(Boolean).join(', ')}`,
      )
      if (!claim.standard) return [details]
      return [guide(`conformance-${claim.level.toLowerCase() as 'a' | 'aa' | 'aaa'}`, name), details]
    })
  }

  function richContent(): Line[] {
    return has('feature', 'captions')
      ? [...listed(RICH_CONTENT), saidOf('feature:captions', sentence(OURS['feature:captions']))]
      : listed(RICH_CONTENT)
  }

  function hazards(): Line[] {
    const stated = HAZARD_GROUPS.map((group) => {
      if (has('hazard', group.hazard)) return 'present'
      if (has('hazard', group.none) || absent.has(`hazard:${group.hazard}`) || has('hazard', 'none')) return 'none'
      return has('hazard', group.unknown) || has('hazard', 'unknown') ? 'unknown' : null
    })
    const namesOf = (group: (typeof HAZARD_GROUPS)[number]) => Object.values(group).map((value) => `hazard:${value}`)
    const all = ['hazard:none', 'hazard:unknown', ...HAZARD_GROUPS.flatMap(namesOf)]
    if (stated.every((state) => state === null)) return [guide('hazards-no-metadata')]
    if (stated.every((state) => state === 'none')) return [guide('hazards-none', ...all)]
    if (stated.every((state) => state === 'unknown')) return [guide('hazards-unknown', ...all)]
    return HAZARD_GROUPS.map((group, at) => {
      const key = `hazards-${HAZARD_KEYS[group.hazard]}` as const
      if (stated[at] === 'present') return guide(key, `hazard:${group.hazard}`)
      if (stated[at] === 'none') return guide(`${key}-none`, ...namesOf(group), 'hazard:none')
      return guide(`${key}-unknown`, ...namesOf(group), 'hazard:unknown')
    })
  }

  function additional(): Line[] {
    const lines = listed(ADDITIONAL)
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
      lines.push(saidOf(name, wordsFor(name)))
    }
    if (has('feature', 'none')) lines.push(saidOf('feature:none', said`Checked: it has no accessibility features`))
    for (const name of present) {
      const [kind, value] = partsOf(name)
      const isFree = kind === 'feature' || kind === 'control' || kind === 'api'
      if (isFree && !told.has(name)) lines.push(saidOf(name, kind === 'api' ? said`Works with ${value}` : value))
    }
    for (const name of absent) {
      const [kind] = partsOf(name)
      if (kind !== 'feature' && kind !== 'control') continue
      if (!present.has(name) && name !== 'feature:displayTransformability')
        lines.push(saidOf(name, said`Absent: ${wordsFor(name)}`))
    }
    return lines
  }
}

function partsOf(name: string): [TagKind, string] {
  const at = name.indexOf(':')
  return [name.slice(0, at) as TagKind, name.slice(at + 1)]
}

function wordsFor(name: string): string {
  const [, value] = partsOf(name)
  const inGuide = [...NAVIGATION, ...RICH_CONTENT, ...ADDITIONAL].find(([known]) => known === value)
  if (Object.hasOwn(OWN_TERMS, value)) return sentence(OWN_TERMS[value as OwnTerm].replace(/\.$/, ''))
  if (inGuide) return guideWords(inGuide[1])
  const ours = (OURS as Readonly<Record<string, string>>)[name]
  if (ours) return sentence(ours)
  return Object.hasOwn(WORDS_ABSENT, value) ? guideWords(WORDS_ABSENT[value]!) : value
}

/** A sentence of the guide in the language of the request. */
function guideWords(key: GuideKey): string {
  return spoken() === 'en' ? GUIDE[key] : String(wordsIn('./guide/', spoken())[key] ?? GUIDE[key])
}

const WORDS_ABSENT: Readonly<Record<string, GuideKey>> = {
  alternativeText: 'ways-of-reading-nonvisual-reading-alt-text',
  synchronizedAudioText: 'ways-of-reading-prerecorded-audio-synchronized',
}
