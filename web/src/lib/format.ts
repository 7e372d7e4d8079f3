/** Numbers, times and spans as people read them. */

import { getLocale, intlTag, type Locale } from '#lib/locales.ts'
import { m } from '#lib/paraglide/messages.js'

/** What `Intl` makes for a language, made once for each and given for that of the page. */
export function inPageLanguage<T>(make: (tag: string) => T): () => T {
  const made = new Map<Locale, T>()
  return () => {
    const locale = getLocale()
    const known = made.get(locale)
    if (known !== undefined) return known
    const fresh = make(intlTag(locale))
    made.set(locale, fresh)
    return fresh
  }
}

const number = inPageLanguage((tag) => new Intl.NumberFormat(tag))
const day = inPageLanguage(
  (tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
)
const list = inPageLanguage((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }))

/** `12345` → `12,345`. */
export function numberText(value: number): string {
  return number().format(value)
}

/** `95` → `1 h 35 min`. */
export function minutesText(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return m.words_minutes({ minutes: numberText(rest) })
  if (rest === 0) return m.words_hours({ hours: numberText(hours) })
  return m.words_hours_minutes({ hours: numberText(hours), minutes: numberText(rest) })
}

/** What people call kinds of files, where that is a name in every language. */
const FILE_KINDS: Readonly<Record<string, string>> = {
  ...{ 'application/epub+zip': 'EPUB', 'application/pdf': 'PDF', 'application/zip': 'ZIP', 'text/html': 'HTML' },
  ...{
    'text/plain': 'TXT',
    'text/csv': 'CSV',
    'text/markdown': 'Markdown',
    'image/svg+xml': 'SVG',
    'image/png': 'PNG',
  },
  ...{ 'image/jpeg': 'JPEG', 'audio/mpeg': 'MP3', 'audio/ogg': 'OGG', 'video/mp4': 'MP4', 'video/webm': 'WebM' },
  ...{ 'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX' },
  ...{ 'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PPTX' },
  ...{ 'application/vnd.oasis.opendocument.text': 'ODT' },
}

/** The name of a kind of file: `EPUB`; the media type itself where it has no better known one. */
export function fileKind(mediaType: string): string {
  return FILE_KINDS[mediaType.split(';', 1)[0]!.trim().toLowerCase()] ?? mediaType
}

/** Ages in whole years: `9 to 11`, `9 and older`, `up to 11`. Null when nothing is known. */
export function agesText(from: number | null, to: number | null): string | null {
  if (from === null && to === null) return null
  if (to === null) return m.words_ages_from({ from: numberText(from!) })
  if (from === null) return m.words_ages_to({ to: numberText(to) })
  if (from === to) return m.words_age({ age: numberText(from) })
  return m.words_ages({ from: numberText(from), to: numberText(to) })
}

/** `2026-11-21T08:30:00Z` or `2026-11-21` → `21 November 2026`. What is no date is given back as it is. */
export function dateText(iso: string): string {
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) ? iso : day().format(date)
}

/** Bytes in the unit that reads best, in thousands. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return m.words_bytes({ count: bytes })
  const sizeOf = (value: number) => numberText(value < 10 ? Math.round(value * 10) / 10 : Math.round(value))
  return bytes < 1_000_000
    ? m.words_kilobytes({ size: sizeOf(bytes / 1000) })
    : m.words_megabytes({ size: sizeOf(bytes / 1_000_000) })
}

const letters = new Intl.Segmenter()

/** The beginning of a text, at most so many letters long, cut between words where there are spaces, with an ellipsis. */
export function beginning(text: string, most: number): string {
  if (text.length <= most) return text
  const whole = text.slice(0, letters.segment(text).containing(most - 1)?.index)
  const words = whole.replace(/\s+\S*$/u, '')
  return `${words.length > 0.8 * most ? words : whole}…`
}

/** Most letters of what is kept on one line. */
const MOST_UNBROKEN = 16

/** Few words that belong together, such as `ages 8 to 14` or `CC BY-NC 4.0`, kept on one line; longer ones as they are. */
export function unbroken(text: string): string {
  if (text.length > MOST_UNBROKEN) return text
  return text.replaceAll(' ', '\u00a0').replaceAll('-', '-\u2060')
}

/** `a`, `a and b`, `a, b and c`. */
export function listText(parts: string[]): string {
  return list().format(parts)
}

const COMMAS: Partial<Record<Locale, string>> = { ar: '، ', ur: '، ', am: '፣ ', zh: '、' }

/** What stands between things one beside the other. `Intl` puts nothing there in some languages, and an “and” in others. */
export function comma(): string {
  return COMMAS[getLocale()] ?? ', '
}

/** `a`, `a, b`, `a, b, c`: one beside the other, without an “and”. */
export function seriesText(parts: readonly string[]): string {
  return parts.join(comma())
}

/** More levels in a row than this are said by the first and the last. */
const MOST_LEVELS_NAMED = 3

/**
 * Levels as the source gives them: `06` is no word, so it is said what it is, and a long row without a gap by its ends:
 * `levels KG to 08`. Null when there are none.
 */
export function levelsText(levels: readonly string[]): string | null {
  if (levels.length === 0) return null
  const places = levels.map((level) => (/^KG?$/i.test(level) ? 0 : /^\d+$/.test(level) ? Number(level) : NaN))
  const isRow = places.every((place, at) => at === 0 || place === places[at - 1]! + 1)
  const isBare = levels.every((level) => level.length <= 3)
  if (isRow && levels.length > MOST_LEVELS_NAMED) {
    const ends = { first: levels[0]!, last: levels.at(-1)! }
    return isBare ? m.words_levels_row(ends) : m.words_row(ends)
  }
  if (!isBare) return seriesText(levels)
  return levels.length === 1 ? m.words_level({ level: levels[0]! }) : m.words_levels({ levels: seriesText(levels) })
}

/** How sure a link is, when it is not certain: ` (80% sure)`. */
export function confidenceText(confidence: number): string {
  return confidence < 1 ? ` ${m.words_confidence({ percent: numberText(Math.round(confidence * 100)) })}` : ''
}

/** A part of a whole in per cent: `42%`; what is some and less than half a per cent is `under 1%`. */
export function shareText(part: number, whole: number): string {
  if (whole === 0) return '–'
  const share = Math.round((100 * part) / whole)
  if (part > 0 && share === 0) return m.words_share_under()
  return part < whole && share === 100 ? m.words_share_over() : m.words_share({ percent: numberText(share) })
}

/** An address as people copy it from paper: without its scheme, `www.` and a slash at its end. */
export function shortAddress(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
}
