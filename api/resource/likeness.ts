/**
 * How likely two records tell of the same resource, and why. Pieces of evidence are joined as if each came by itself (1 − ∏(1 − wᵢ)),
 * and what speaks against it takes its share away. Pure. Weights were set on the pairs of test/api/resource/duplicates.test.ts.
 */
import { fold, wordsOf } from '#api/search/analysis.ts'
import type { LanguageText } from '#graph/records.ts'
import { linkKey, linkStem } from './link-key.ts'

/** What is compared of a record, stored or only typed. */
export interface Sketch {
  url: string
  titles: readonly LanguageText[]
  descriptions: readonly LanguageText[]
  languages: readonly string[]
  /** `isbn:…`, `doi:…` and foreign uris. */
  identifiers: readonly string[]
  /** Addresses and checksums of its files. */
  files: readonly string[]
  creators: readonly string[]
  outcomes: readonly string[]
  subjects: readonly string[]
  minutes: number | null
  ageFrom: number | null
  providerId: string | null
}

export const LIKENESS_REASONS = [
  ...([
    'SAME_LINK',
    'SAME_LINK_BUT_LANGUAGE',
    'SAME_IDENTIFIER',
    'SAME_FILE',
    'TITLES_ALIKE',
    'DESCRIPTIONS_ALIKE',
  ] as const),
  ...(['SAME_MAKERS', 'SAME_OUTCOMES', 'SAME_SUBJECTS'] as const),
] as const
export type LikenessReason = (typeof LIKENESS_REASONS)[number]

export interface Likeness {
  /** 0 to 1. */
  likeness: number
  /** What says so, strongest first. */
  reasons: LikenessReason[]
}

/** What each piece of evidence is worth alone. */
const WORTH = {
  link: 0.97,
  identifier: 0.95,
  file: 0.9,
  stem: 0.6,
  stemInOther: 0.82,
  title: 0.8,
  description: 0.55,
} as const
/** In the same language titles speak; across languages what is shared of makers, outcomes and subjects has to. */
const SHARED = { makers: 0.25, outcomes: 0.15, subjects: 0.05 } as const
const SHARED_ACROSS = { makers: 0.3, outcomes: 0.35, subjects: 0.1, minutes: 0.1, ages: 0.05 } as const
/** What is shared of makers and outcomes alone is shared by everything in a series: never enough to be shown. */
const MOST_UNNAMED = 0.55
/** Below this titles are not alike. */
const LEAST_TITLE = 0.5
const LEAST_DESCRIPTION = 0.45
/** What is left of the rest where something speaks against it. */
const OTHER_NUMBERS = 0.35
const OTHER_PAGE_OF_SITE = 0.75
const OTHER_PAGE_OF_PROVIDER = 0.5
/** Of words in a title that say what sort of thing it is. */
const SHORT_TITLE = 0.8
/** Characters of a description that are compared. */
const MOST_COMPARED = 600

/** Compares two records. */
export function likenessOf(one: Sketch, other: Sketch): Likeness {
  const [links, stems] = [keys(one, other, linkKey), keys(one, other, linkStem)]
  const isInOneLanguage =
    one.languages.length === 0 ||
    other.languages.length === 0 ||
    one.languages.some((tag) => other.languages.some((each) => primary(each) === primary(tag)))
  const title = titleLikeness(one.titles, other.titles)
  const description = isInOneLanguage ? textLikeness(one.descriptions, other.descriptions) : 0
  const shared = isInOneLanguage ? SHARED : SHARED_ACROSS
  const evidence: [LikenessReason | null, number][] = [
    ['SAME_LINK', links.isSame ? WORTH.link : 0],
    ['SAME_IDENTIFIER', share(one.identifiers, other.identifiers) > 0 ? WORTH.identifier : 0],
    ['SAME_FILE', share(one.files, other.files) > 0 ? WORTH.file : 0],
    ['SAME_LINK_BUT_LANGUAGE', !links.isSame && stems.isSame ? (isInOneLanguage ? WORTH.stem : WORTH.stemInOther) : 0],
    ['TITLES_ALIKE', title < LEAST_TITLE ? 0 : (WORTH.title * (title - LEAST_TITLE)) / (1 - LEAST_TITLE)],
    ['DESCRIPTIONS_ALIKE', description < LEAST_DESCRIPTION ? 0 : WORTH.description * description],
    ['SAME_MAKERS', shared.makers * share(one.creators.map(fold), other.creators.map(fold))],
    ['SAME_OUTCOMES', shared.outcomes * share(one.outcomes, other.outcomes)],
    ['SAME_SUBJECTS', shared.subjects * share(one.subjects, other.subjects)],
  ]
  if (!isInOneLanguage) {
    evidence.push([null, one.minutes !== null && one.minutes === other.minutes ? SHARED_ACROSS.minutes : 0])
    evidence.push([null, one.ageFrom !== null && one.ageFrom === other.ageFrom ? SHARED_ACROSS.ages : 0])
  }
  let likeness = 1 - evidence.reduce((rest, [, worth]) => rest * (1 - worth), 1)
  const isNamedTheSame = evidence.slice(0, 3).some(([, worth]) => worth > 0)
  if (evidence.slice(0, 6).every(([, worth]) => worth === 0)) likeness = Math.min(likeness, MOST_UNNAMED)
  if (!isNamedTheSame) {
    if (numbersDiffer(one.titles, other.titles)) likeness *= OTHER_NUMBERS
    // Whoever keeps a site gives another page to another thing.
    if (links.areOfOneSite && !stems.isSame)
      likeness *=
        one.providerId !== null && one.providerId === other.providerId ? OTHER_PAGE_OF_PROVIDER : OTHER_PAGE_OF_SITE
  }
  const reasons = evidence.filter(([reason, worth]) => reason !== null && worth >= 0.03).sort(([, a], [, b]) => b - a)
  return { likeness: Math.round(likeness * 100) / 100, reasons: reasons.map(([reason]) => reason as LikenessReason) }
}

function keys(one: Sketch, other: Sketch, key: (link: string) => string): { isSame: boolean; areOfOneSite: boolean } {
  const [a, b] = [key(one.url), key(other.url)]
  const site = (link: string) => link.slice(0, link.indexOf('/'))
  const isThere = a !== '' && b !== ''
  // The start of a site is what a whole collection is registered under.
  return { isSame: isThere && a === b, areOfOneSite: isThere && site(a) === site(b) }
}

function primary(tag: string): string {
  return tag.split('-', 1)[0] as string
}

/** How much of the shorter list stands in the other, 0 to 1. */
function share(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return 0
  const [short, long] = one.length <= other.length ? [one, new Set(other)] : [other, new Set(one)]
  const common = short.filter((each) => long.has(each)).length
  return common / Math.sqrt(short.length * long.size)
}

/** A text made ready to be compared. */
interface Ready {
  text: string
  words: readonly string[]
  /** Its runs of three signs as numbers, in order. */
  runs: Float64Array
}

/** Texts of what is compared with many, by the list that they stand in. */
const ready = new WeakMap<readonly LanguageText[], Ready[]>()

/** The first ten titles, each in its words. */
function titlesOf(texts: readonly LanguageText[]): Ready[] {
  return texts.slice(0, 10).map(({ text }) => {
    const { words } = wordsOf(text)
    return readied(words.join(' '), words)
  })
}

/** The first text, as much of it as is compared; none where that is too short to tell anything. */
function descriptionOf([first]: readonly LanguageText[]): Ready[] {
  return first === undefined || first.text.length < 40 ? [] : [readied(fold(first.text.slice(0, MOST_COMPARED)))]
}

function readied(text: string, words: readonly string[] = []): Ready {
  return { text, words, runs: runsOf(text) }
}

/** What is ready of the side that many are compared with. */
function kept(texts: readonly LanguageText[], of: (texts: readonly LanguageText[]) => Ready[]): Ready[] {
  let found = ready.get(texts)
  if (!found) ready.set(texts, (found = of(texts)))
  return found
}

/**
 * The best likeness of two lists of titles, in whatever languages; a title of one short word tells little.
 * @param one is kept ready for the next comparison
 */
export function titleLikeness(one: readonly LanguageText[], other: readonly LanguageText[]): number {
  let best = 0
  const others = titlesOf(other)
  for (const a of kept(one, titlesOf))
    for (const b of others) {
      const [shorter, longer] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words]
      if (shorter.length === 0) continue
      const dice = likenessOfText(a, b, LEAST_TITLE)
      // A subtitle more or less is the same title.
      const within = shorter.length >= 3 && shorter.every((word) => longer.includes(word)) ? 0.9 : 0
      const like = Math.max(dice, within) * (shorter.length === 1 ? SHORT_TITLE : 1)
      if (like > best) best = like
    }
  return best
}

function textLikeness(one: readonly LanguageText[], other: readonly LanguageText[]): number {
  const [[a], [b]] = [kept(one, descriptionOf), descriptionOf(other)]
  return a && b ? likenessOfText(a, b, LEAST_DESCRIPTION) : 0
}

function runsOf(text: string): Float64Array {
  const padded = ` ${text} `
  const runs = new Float64Array(Math.max(0, padded.length - 2))
  for (let at = 0; at < runs.length; at++)
    runs[at] = padded.charCodeAt(at) * 2 ** 32 + padded.charCodeAt(at + 1) * 2 ** 16 + padded.charCodeAt(at + 2)
  return runs.sort()
}

/** Dice's coefficient over runs of three signs: a letter mistyped costs three of them. 0 where lengths alone keep it below `least`. */
function likenessOfText(a: Ready, b: Ready, least: number): number {
  if (a.text === b.text) return 1
  if (2 * Math.min(a.text.length, b.text.length) < least * (a.text.length + b.text.length)) return 0
  const [left, right] = [a.runs, b.runs]
  let common = 0
  for (let at = 0, other = 0; at < left.length && other < right.length;) {
    const [one, two] = [left[at]!, right[other]!]
    if (one === two) common++
    if (one <= two) at++
    if (two <= one) other++
  }
  const whole = left.length + right.length
  return whole === 0 ? 0 : (2 * common) / whole
}

/** Numbers, also Roman ones and single letters at the end: parts of a series differ by them alone. */
function numbersDiffer(one: readonly LanguageText[], other: readonly LanguageText[]): boolean {
  const [a, b] = [one[0], other[0]].map((title) => numbersIn(title?.text ?? ''))
  return a !== b
}

function numbersIn(title: string): string {
  const words = wordsOf(title).words
  return words
    .filter(
      (word, at) =>
        /\d/.test(word) || /^[ivx]{1,4}$/.test(word) || (at > 0 && at === words.length - 1 && /^[a-h]$/.test(word)),
    )
    .join(' ')
}
