/** Numbers, times and spans as people read them. */

const LOCALE = 'en-GB'
const number = new Intl.NumberFormat(LOCALE)
const day = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** `12345` → `12,345`. */
export function numberText(value: number): string {
  return number.format(value)
}

/** `1 resource`, `2 resources`. */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${number.format(value)} ${value === 1 ? one : many}`
}

/** `95` → `1 h 35 min`. */
export function minutesText(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

/** Ages in whole years: `9 to 11`, `9 and older`, `up to 11`. Null when nothing is known. */
export function agesText(from: number | null, to: number | null): string | null {
  if (from === null && to === null) return null
  if (to === null) return `age ${from} and older`
  if (from === null) return `up to age ${to}`
  return from === to ? `age ${from}` : `ages ${from} to ${to}`
}

/** `2026-11-21T08:30:00Z` or `2026-11-21` → `21 November 2026`. What is no date is given back as it is. */
export function dateText(iso: string): string {
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) ? iso : day.format(date)
}

/** Bytes in the unit that reads best, in thousands. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB']
  return `${number.format(value < 10 ? Math.round(value * 10) / 10 : Math.round(value))} ${unit}`
}

/** The beginning of a text, at most so many letters long, cut between words where there are spaces, with an ellipsis. */
export function beginning(text: string, most: number): string {
  if (text.length <= most) return text
  const letters = new Intl.Segmenter().segment(text)
  const whole = text.slice(0, letters.containing(most - 1)?.index)
  const words = whole.replace(/\s+\S*$/u, '')
  return `${words.length > 0.8 * most ? words : whole}…`
}

/** `a`, `a and b`, `a, b and c`. */
export function listText(parts: string[]): string {
  return new Intl.ListFormat(LOCALE, { type: 'conjunction' }).format(parts)
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
  const words = isRow && levels.length > MOST_LEVELS_NAMED ? `${levels[0]} to ${levels.at(-1)}` : levels.join(', ')
  const isBare = levels.every((level) => level.length <= 3)
  return isBare ? `${levels.length === 1 ? 'level' : 'levels'} ${words}` : words
}

/** How sure a link is, when it is not certain: ` (80 % sure)`. */
export function confidenceText(confidence: number): string {
  return confidence < 1 ? ` (${Math.round(confidence * 100)} % sure)` : ''
}

/** A part of a whole in per cent: `42 %`; what is some and less than half a per cent is `under 1 %`. */
export function shareText(part: number, whole: number): string {
  if (whole === 0) return '–'
  const share = Math.round((100 * part) / whole)
  if (part > 0 && share === 0) return 'under 1 %'
  return part < whole && share === 100 ? 'over 99 %' : `${share} %`
}
