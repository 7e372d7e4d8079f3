/**
 * What is known of one resource, ready for `fit`: each fact is a number, its state one byte. Made once a resource and
 * asked often: for every document at index time, for every hit, page and pathway step.
 */
import { meetsLanguage } from '#api/vocabulary/languages.ts'
import { summarise } from '#api/vocabulary/licences.ts'
import type { ResourceNode } from '#graph/nodes.ts'
import { BASES, type Basis, type FileRecord, type TagFact } from '#graph/records.ts'
import { DERIVED, NEED_TABLE, type Derived, type FactName } from './needs.ts'
import { HAZARD_GROUPS, type FEATURE_GROUPS, MODES, normaliseTag, wcagLevelOf, type Mode } from './vocabulary.ts'

/** The line assumed when the reader has not said, in kbit/s: a school that has just been connected. */
export const DEFAULT_KBITS = 400
/** Longest time to load that is called quick, and longest that is bearable, in seconds. */
export const QUICK_SECONDS = 15
export const BEARABLE_SECONDS = 120
/** What is done in this time is short, in minutes. */
export const SHORT_MINUTES = 15
/** Reading ease on the Flesch scale (Flesch 1948): easy from 80, plain from 60, hard below 50. */
export const EASY_SCORE = 80
export const PLAIN_SCORE = 60
export const HARD_SCORE = 50

/** Files a reading program shows and works; nothing in them has controls of its own. */
const DOCUMENTS = new Set([
  'application/epub+zip',
  'application/msword',
  'application/pdf',
  'application/rtf',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
])
const PLAIN_TEXT = new Set(['text/plain', 'text/markdown', 'text/csv'])

export const NOT_KNOWN = 0
export const PRESENT = 1
export const ABSENT = 2

/** The parts of a resource the verdict rests on. */
export type FitSource = Pick<
  ResourceNode,
  'tags' | 'files' | 'licences' | 'languages' | 'minutes' | 'readingEase' | 'device' | 'printable'
>

export interface SufficientSet {
  modes: readonly Mode[]
  /** One bit a mode, in the order of MODES. */
  mask: number
  basis: Basis
}

export interface FitFacts {
  /** NOT_KNOWN, PRESENT or ABSENT for each fact number; what depends on a file is not in it. */
  readonly state: Uint8Array
  /** Position in BASES of how each known fact is known. */
  readonly basis: Uint8Array
  readonly sufficient: readonly SufficientSet[]
  /** By fact number, the languages stated for a feature; '' where none is stated. */
  readonly languagesOf: ReadonlyMap<number, readonly string[]>
  /** Languages of the edition. */
  readonly languages: readonly string[]
  readonly files: readonly FileRecord[]
  /** Tags as they are, for showing. */
  readonly tags: readonly TagFact[]
  readonly mayCopy: boolean
  /** Nothing at all is known that a need could rest on. */
  readonly isEmpty: boolean
}

const numbers = new Map<string, number>()
for (const entry of Object.values(NEED_TABLE)) {
  for (const row of [...entry.against, ...entry.notConcerned, ...entry.enough, ...entry.helps]) {
    for (const name of [...row.when, ...row.unless]) addNumber(name)
  }
}
for (const name of DERIVED) addNumber(`derived:${name}`)
for (const mode of MODES) addNumber(`mode:${mode}`)

function addNumber(name: string): void {
  const fact = name.startsWith('!') ? name.slice(1) : name
  if (!numbers.has(fact)) numbers.set(fact, numbers.size)
}

/** How many facts any need rests on. */
export const FACT_COUNT = numbers.size

/** The number of a fact, `!` left aside. Every fact named in the table of needs has one. */
export function factNumber(name: FactName): number {
  return numbers.get(name.startsWith('!') ? name.slice(1) : name)!
}

const DERIVED_NUMBERS = Object.fromEntries(DERIVED.map((name) => [name, numbers.get(`derived:${name}`)!])) as Record<
  Derived,
  number
>
const MODE_NUMBERS = MODES.map((mode) => numbers.get(`mode:${mode}`)!)
/** What "none" says is missing. A protection or a time limit is not said to be there by it, nor what speech sounds like. */
const MISSING_WITH_NONE = (
  [
    'alternativeText',
    'audioDescription',
    'captions',
    'closedCaptions',
    'displayTransformability',
    'openCaptions',
    'signLanguage',
    'structuralNavigation',
    'transcript',
  ] as const satisfies (typeof FEATURE_GROUPS)[keyof typeof FEATURE_GROUPS][number][]
).map((name) => numbers.get(`feature:${name}`))
const DECLARED = BASES.indexOf('declared')
const INFERRED = BASES.indexOf('inferred')
const VERIFIED = BASES.indexOf('verified')
const NO_LANGUAGES: ReadonlyMap<number, readonly string[]> = new Map()

/** What is known of a resource. Pure; about 1 µs for a resource with ten tags. */
export function factsOf(resource: FitSource): FitFacts {
  const state = new Uint8Array(FACT_COUNT)
  const basis = new Uint8Array(FACT_COUNT)
  const sufficient: SufficientSet[] = []
  let languagesOf: Map<number, string[]> | null = null
  let noFeatures = -1
  let hasFeature = false

  const set = (number: number | undefined, value: number, grade: number) => {
    if (number === undefined) return
    // A fact said to be present outweighs one said to be absent by somebody else; the better proof is kept.
    if (state[number] === value) basis[number] = Math.max(basis[number]!, grade)
    else if (state[number] !== PRESENT) {
      state[number] = value
      basis[number] = grade
    }
  }

  for (const tag of resource.tags) {
    const grade = BASES.indexOf(tag.basis)
    const value = tag.says === 'present' ? PRESENT : ABSENT
    if (tag.kind === 'sufficient') {
      if (value === PRESENT) addSufficient(tag.value, tag.basis, grade)
      continue
    }
    if (tag.kind === 'hazard') {
      setHazard(tag.value, value, grade)
      continue
    }
    if (tag.kind === 'conformance') {
      if (value === PRESENT) setConformance(tag.value, grade)
      continue
    }
    if (tag.kind === 'feature' && value === PRESENT) {
      if (tag.value === 'none') noFeatures = grade
      else if (tag.value !== 'unknown') hasFeature = true
    }
    const number = numberOf(tag.kind, tag.value)
    set(number, value, grade)
    if (number !== undefined && tag.kind === 'feature' && value === PRESENT) {
      languagesOf ??= new Map()
      const stated = languagesOf.get(number)
      if (stated) stated.push(tag.language ?? '')
      else languagesOf.set(number, [tag.language ?? ''])
    }
  }

  // "none" says that somebody looked and there is no feature; beside a feature it says nothing.
  if (noFeatures >= 0 && !hasFeature) {
    for (const number of MISSING_WITH_NONE) set(number, ABSENT, noFeatures)
  }
  deriveFromModes()
  const derive = (name: Derived, grade = DECLARED) => set(DERIVED_NUMBERS[name], PRESENT, grade)
  if (resource.device === 'none') derive('noDevice')
  if (resource.minutes !== null && resource.minutes <= SHORT_MINUTES) derive('short')
  if (resource.readingEase !== null) {
    if (resource.readingEase >= EASY_SCORE) derive('easyScore')
    if (resource.readingEase >= PLAIN_SCORE) derive('plainScore')
    if (resource.readingEase < HARD_SCORE) derive('hardScore')
  }
  const asksLicence = resource.printable === true || resource.files.some((file) => file.downloadable)
  const permits = asksLicence ? summarise(resource.licences).permits : []
  if (resource.printable && permits.includes('PRINT')) derive('printable')

  return {
    state,
    basis,
    sufficient,
    languagesOf: languagesOf ?? NO_LANGUAGES,
    languages: resource.languages,
    files: resource.files,
    tags: resource.tags,
    mayCopy: permits.includes('COPY'),
    isEmpty: sufficient.length === 0 && resource.files.length === 0 && state.every((value) => value === NOT_KNOWN),
  }

  function addSufficient(value: string, tagBasis: Basis, grade: number): void {
    const modes = (SETS.get(value) ?? readSet(value)) as readonly Mode[]
    if (modes.length === 0) return
    const mask = modes.reduce((bits, mode) => bits | (1 << MODES.indexOf(mode)), 0)
    sufficient.push({ modes, mask, basis: tagBasis })
    set(numbers.get(`sufficient:${modes.join(',')}`), PRESENT, grade)
  }

  function setHazard(value: string, says: number, grade: number): void {
    for (const group of HAZARD_GROUPS) {
      if (value === group.hazard) {
        if (says === PRESENT) set(numbers.get(`hazard:${group.hazard}`), PRESENT, grade)
        else set(numbers.get(`hazard:${group.none}`), PRESENT, grade)
      } else if ((value === group.none || value === 'none') && says === PRESENT) {
        set(numbers.get(`hazard:${group.none}`), PRESENT, grade)
      }
    }
  }

  function setConformance(value: string, grade: number): void {
    const level = wcagLevelOf(value)
    if (!level) return
    set(DERIVED_NUMBERS.wcagA, PRESENT, grade)
    if (level !== 'A') set(DERIVED_NUMBERS.wcagAA, PRESENT, grade)
    if (level === 'AAA') set(DERIVED_NUMBERS.wcagAAA, PRESENT, grade)
  }

  // The vocabulary wants all modes of the content listed, so once any is, the others are not used.
  function deriveFromModes(): void {
    let grade = VERIFIED
    let isListed = false
    for (const number of MODE_NUMBERS) {
      if (state[number] === NOT_KNOWN) continue
      if (state[number] === PRESENT) isListed = true
      grade = Math.min(grade, basis[number]!)
    }
    const [auditory, tactile, textual, visual] = MODE_NUMBERS.map((number) => state[number]!)
    const isUnused = (mode: number | undefined) => mode === ABSENT || (isListed && mode === NOT_KNOWN)
    const seesPictures = FACTS_SEEN.some((number) => state[number] === PRESENT)
    if (isUnused(auditory)) set(DERIVED_NUMBERS.nothingHeard, PRESENT, grade)
    if (isUnused(visual) && !seesPictures) {
      set(DERIVED_NUMBERS.nothingSeen, PRESENT, grade)
      if (isListed && textual === PRESENT && isUnused(auditory)) set(DERIVED_NUMBERS.onlyText, PRESENT, grade)
    }
    // Few people say of a video or picture that it holds words, so what is seen may have to be read; what is touched may
    // be braille.
    if ([textual, visual, tactile].every(isUnused) && !seesPictures) set(DERIVED_NUMBERS.nothingRead, PRESENT, grade)
  }
}

const FACTS_SEEN = [...numbers]
  .filter(([name]) => /^mode:.+(OnVisual|Dependent)$/.test(name))
  .map(([, number]) => number)
const SETS = new Map<string, readonly string[]>()
for (let mask = 1; mask < 1 << MODES.length; mask++) {
  const modes = MODES.filter((_, at) => mask & (1 << at))
  SETS.set(modes.join(','), modes)
}

function readSet(value: string): readonly string[] {
  return SETS.get(normaliseTag('sufficient', value).value) ?? []
}

function numberOf(kind: TagFact['kind'], value: string): number | undefined {
  return numbers.get(`${kind}:${value}`) ?? numbers.get(`${kind}:${normaliseTag(kind, value).value}`)
}

/** Conclusions that differ from file to file. */
export const FILE_FACTS: ReadonlySet<string> = new Set<FactName>([
  'derived:plainText',
  'derived:document',
  'derived:quickToLoad',
  'derived:slowToLoad',
  'derived:tooSlowToLoad',
  'derived:keepable',
  'derived:downloadable',
  'derived:onlyOnline',
])

/** Adds to a copy of `state` what one file says at a line of `kbits` kbit/s. */
export function withFile(facts: FitFacts, file: FileRecord, kbits: number): { state: Uint8Array; basis: Uint8Array } {
  const state = facts.state.slice()
  const basis = facts.basis.slice()
  const derive = (name: Derived, grade: number) => {
    state[DERIVED_NUMBERS[name]] = PRESENT
    basis[DERIVED_NUMBERS[name]] = grade
  }
  const mediaType = file.mediaType?.split(';')[0]?.trim().toLowerCase()
  if (mediaType && PLAIN_TEXT.has(mediaType)) derive('plainText', INFERRED)
  if (mediaType && (DOCUMENTS.has(mediaType) || PLAIN_TEXT.has(mediaType))) derive('document', INFERRED)
  if (file.bytes !== undefined) {
    const seconds = secondsToLoad(file.bytes, kbits)
    derive(
      seconds <= QUICK_SECONDS ? 'quickToLoad' : seconds <= BEARABLE_SECONDS ? 'slowToLoad' : 'tooSlowToLoad',
      DECLARED,
    )
  }
  if (file.downloadable) derive(facts.mayCopy ? 'keepable' : 'downloadable', DECLARED)
  if (file.downloadable === false) derive('onlyOnline', DECLARED)
  return { state, basis }
}

/** Time to load on a line of `kbits` kbit/s, in seconds. */
export function secondsToLoad(bytes: number, kbits: number): number {
  return (bytes * 8) / (kbits * 1000)
}

/**
 * A feature in `tag` serves who asked for `wanted`: the same language, a variety of it (`ar` → `ary`), or the language
 * without the region asked for (`pt-BR` → `pt`).
 */
export function servesLanguage(wanted: string, tag: string): boolean {
  return meetsLanguage(wanted, tag) !== null || wanted.startsWith(`${tag}-`)
}
