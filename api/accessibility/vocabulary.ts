/**
 * The values accessibility facts may have: the W3C community vocabulary "Schema.org Accessibility Properties for
 * Discoverability" 1.1, complete, and a few terms of our own where it has no word. Values from outside that we do not
 * know are kept as they came.
 */
import type { TagKind } from '#graph/records.ts'
import { said } from '#api/words/said.ts'

export const MODES = ['auditory', 'tactile', 'textual', 'visual'] as const
export type Mode = (typeof MODES)[number]

/** Modes that say more of what is seen; `visual` belongs beside each. */
export const VISUAL_INDICATORS = [
  'chartOnVisual',
  'chemOnVisual',
  'colorDependent',
  'diagramOnVisual',
  'mathOnVisual',
  'musicOnVisual',
  'textOnVisual',
] as const

export const FEATURE_GROUPS = {
  structure: [
    'ARIA',
    'index',
    'pageBreakMarkers',
    'pageNavigation',
    'readingOrder',
    'structuralNavigation',
    'tableOfContents',
    'taggedPDF',
    'annotations',
    'bookmarks',
  ],
  adaptation: [
    'alternativeText',
    'audioDescription',
    'closedCaptions',
    'describedMath',
    'longDescription',
    'openCaptions',
    'signLanguage',
    'transcript',
    'captions',
  ],
  rendering: ['displayTransformability', 'synchronizedAudioText', 'timingControl', 'unlocked'],
  markup: ['ChemML', 'latex', 'latex-chemistry', 'MathML', 'MathML-chemistry', 'ttsMarkup'],
  clarity: ['highContrastAudio', 'highContrastDisplay', 'largePrint'],
  tactile: ['braille', 'tactileGraphic', 'tactileObject'],
  internationalisation: [
    'fullRubyAnnotations',
    'horizontalWriting',
    'rubyAnnotations',
    'verticalWriting',
    'withAdditionalWordSegmentation',
    'withoutAdditionalWordSegmentation',
  ],
  absence: ['none', 'unknown'],
} as const

/** Prefix of our own terms in stored values; an export writes them under our namespace. */
export const OWN_PREFIX = 'waymark:'

/** Terms of our own, for what the W3C vocabulary has no word for. All are features. */
export const OWN_TERMS = {
  'waymark:shortSteps': 'Comes in short steps that can be taken one at a time.',
  'waymark:easyReading': 'Written to be easy to read: short sentences, everyday words.',
  'waymark:worksOffline': 'Works without a connection once it has been fetched.',
  'waymark:noTimeLimit': 'Has no time limit.',
  'waymark:noSpeechNeeded': 'Nothing has to be spoken by the learner.',
  'waymark:voicing': 'Speaks what is on the screen by itself.',
} as const
export type OwnTerm = keyof typeof OWN_TERMS

export const HAZARDS = [
  'flashing',
  'noFlashingHazard',
  'unknownFlashingHazard',
  'motionSimulation',
  'noMotionSimulationHazard',
  'unknownMotionSimulationHazard',
  'sound',
  'noSoundHazard',
  'unknownSoundHazard',
  'none',
  'unknown',
] as const

/** The three hazards and the values that speak of each: of a group only one may stand. */
export const HAZARD_GROUPS = [
  { hazard: 'flashing', none: 'noFlashingHazard', unknown: 'unknownFlashingHazard' },
  { hazard: 'motionSimulation', none: 'noMotionSimulationHazard', unknown: 'unknownMotionSimulationHazard' },
  { hazard: 'sound', none: 'noSoundHazard', unknown: 'unknownSoundHazard' },
] as const

export const CONTROLS = [
  'fullKeyboardControl',
  'fullMouseControl',
  'fullSwitchControl',
  'fullTouchControl',
  'fullVideoControl',
  'fullVoiceControl',
] as const

export const APIS = [
  'AndroidAccessibility',
  'ARIA',
  'ATK',
  'AT-SPI',
  'BlackberryAccessibility',
  'FuchsiaAccessibility',
  'iAccessible2',
  'iOSAccessibility',
  'JavaAccessibility',
  'MacOSXAccessibility',
  'MSAA',
  'NSAccessibility',
  'UIAccessibility',
  'UIAutomation',
] as const

/** Still read and kept, not to be written on new records; what to write in their place. */
export const DEPRECATED: Readonly<Partial<Record<TagKind, Readonly<Record<string, readonly string[]>>>>> = {
  feature: { annotations: [], bookmarks: [], captions: ['closedCaptions', 'openCaptions'] },
  api: {
    ARIA: [],
    BlackberryAccessibility: [],
    iOSAccessibility: ['NSAccessibility'],
    MacOSXAccessibility: ['UIAccessibility'],
  },
}

/** Other spellings that mean the same value. */
const SYNONYMS: Readonly<Partial<Record<TagKind, Readonly<Record<string, string>>>>> = {
  feature: { printPageNumbers: 'pageBreakMarkers' },
}

/** Features whose language matters: what is heard, told or signed is in one. */
export const FEATURES_WITH_LANGUAGE: ReadonlySet<string> = new Set([
  'audioDescription',
  'captions',
  'closedCaptions',
  'openCaptions',
  'signLanguage',
  'synchronizedAudioText',
  'transcript',
  'waymark:voicing',
])

/** Every value we know, by kind. `sufficient` holds single modes; conformance is free text. */
export const VALUES: Readonly<Record<TagKind, readonly string[]>> = {
  mode: [...MODES, ...VISUAL_INDICATORS],
  sufficient: MODES,
  feature: [...Object.values(FEATURE_GROUPS).flat(), ...Object.keys(OWN_TERMS)],
  hazard: HAZARDS,
  control: CONTROLS,
  api: APIS,
  conformance: [],
}

const byLowerCase = new Map<string, string>()
for (const [kind, values] of Object.entries(VALUES)) {
  for (const value of values) byLowerCase.set(`${kind}:${value.toLowerCase()}`, value)
}
for (const [kind, names] of Object.entries(SYNONYMS)) {
  for (const [name, value] of Object.entries(names)) byLowerCase.set(`${kind}:${name.toLowerCase()}`, value)
}

export interface NormalisedTag {
  /** The value to store. */
  value: string
  /** False when the vocabulary has no such value: it is kept as it came. */
  known: boolean
  /** The vocabulary advises against writing it. */
  deprecated: boolean
}

/**
 * A value as the vocabulary writes it. Case is ignored; a hyphen or a slash adds a descriptor, which is dropped when
 * the whole is not known but the term before it is (`MathML-physics` → `MathML`); an address of the vocabulary loses
 * what stands before its last `#` or `/`. For `sufficient` the text is a set of modes parted by commas or spaces, and
 * the value is its modes sorted and joined by a comma. Values we do not know are kept, trimmed.
 */
export function normaliseTag(kind: TagKind, raw: string): NormalisedTag {
  const text = raw.trim().replace(/\s+/g, ' ')
  if (kind === 'conformance') return { value: text, known: wcagLevelOf(text) !== null, deprecated: false }
  if (kind === 'sufficient') return normaliseSet(text)
  const value = knownValue(kind, text)
  if (value === null) return { value: text, known: false, deprecated: false }
  return { value, known: true, deprecated: DEPRECATED[kind]?.[value] !== undefined }
}

function knownValue(kind: TagKind, text: string): string | null {
  const name = /^https?:/i.test(text) ? text.slice(Math.max(text.lastIndexOf('#'), text.lastIndexOf('/')) + 1) : text
  const whole = byLowerCase.get(`${kind}:${name.toLowerCase()}`)
  if (whole) return whole
  const descriptor = name.search(/[-/]/)
  return descriptor > 0 ? (byLowerCase.get(`${kind}:${name.slice(0, descriptor).toLowerCase()}`) ?? null) : null
}

function normaliseSet(text: string): NormalisedTag {
  const parts = text.split(/[\s,;]+/).filter((part) => part)
  const modes = parts.map((part) => knownValue('mode', part) ?? part)
  const known = modes.length > 0 && modes.every((mode) => (MODES as readonly string[]).includes(mode))
  return { value: [...new Set(modes)].sort().join(','), known, deprecated: false }
}

/**
 * What is wrong with a set of values of one kind, as sentences; none when it is in order. `none` and `unknown` stand
 * alone, one value a hazard, an indicator of what is seen needs `visual`.
 */
export function contradictions(kind: TagKind, values: readonly string[]): string[] {
  const has = new Set(values)
  const problems: string[] = []
  if (kind === 'feature' || kind === 'hazard') {
    for (const alone of ['none', 'unknown']) {
      if (has.has(alone) && has.size > 1) problems.push(said`“${alone}” must stand alone: take it out or the others.`)
    }
  }
  if (kind === 'hazard') {
    for (const group of HAZARD_GROUPS) {
      const stated = Object.values(group).filter((value) => has.has(value))
      if (stated.length > 1) problems.push(said`Only one of ${stated.join(', ')} can be true.`)
    }
  }
  if (kind === 'mode' && !has.has('visual')) {
    for (const indicator of VISUAL_INDICATORS) {
      if (has.has(indicator)) problems.push(said`“${indicator}” says that something is seen: add “visual”.`)
    }
  }
  return problems
}

export type WcagLevel = 'A' | 'AA' | 'AAA'

export interface ConformanceClaim {
  /** `EPUB Accessibility 1.1`, or null for a claim of WCAG alone. */
  standard: string | null
  /** `2.0`, `2.1`, `2.2`; null when not stated. */
  wcag: string | null
  level: WcagLevel
}

const CLAIM =
  /^(?:(EPUB Accessibility 1\.[0-9]) ?- ?)?(?:WCAG|Web Content Accessibility Guidelines)[ -]?(\d\.\d)?,?[ -]+(?:Level )?(A{1,3})$/i
const ADDRESSES: readonly [RegExp, string | null][] = [
  [/^https?:\/\/www\.idpf\.org\/epub\/a11y\/accessibility-20170105\.html#wcag-(a{1,3})$/i, 'EPUB Accessibility 1.0'],
  [/^https?:\/\/www\.w3\.org\/WAI\/WCAG2(A{1,3})-Conformance$/i, null],
]
const WCAG_ADDRESS = /^https?:\/\/www\.w3\.org\/TR\/(?:WCAG|\d{4}\/REC-WCAG)(\d)(\d).*?(?:level[ =-]?)?\b(A{1,3})$/i

/** Reads a conformance claim as EPUB Accessibility and WCAG write it; null for anything else, `none` included. */
export function readConformance(text: string): ConformanceClaim | null {
  const claim = CLAIM.exec(text.trim())
  if (claim) {
    return { standard: claim[1] ?? null, wcag: claim[2] ?? null, level: claim[3]!.toUpperCase() as WcagLevel }
  }
  for (const [address, standard] of ADDRESSES) {
    const match = address.exec(text.trim())
    if (match) return { standard, wcag: '2.0', level: match[1]!.toUpperCase() as WcagLevel }
  }
  const address = WCAG_ADDRESS.exec(text.trim())
  if (address) {
    return { standard: null, wcag: `${address[1]}.${address[2]}`, level: address[3]!.toUpperCase() as WcagLevel }
  }
  return null
}

/** The WCAG level a conformance claim names, or null. */
export function wcagLevelOf(text: string): WcagLevel | null {
  return readConformance(text)?.level ?? null
}
