/** Reading single values from outside: each reader cleans a value or says what is wrong with it, where, and what to do. */
import { plainLine, plainText } from '#api/base/plain-text.ts'
import { normaliseLanguage } from '#api/vocabulary/languages.ts'
import { recognise } from '#api/vocabulary/licences.ts'
import type { LanguageText, LicenceStatement } from '#graph/records.ts'

export interface FieldProblem {
  /** JSON path from the record, `$.files[0].url`. */
  path: string
  value?: string
  message: string
  advice: string
  /** The record cannot be taken because of it. */
  fatal: boolean
}

export type JsonObject = Record<string, unknown>

export const LONGEST_LINE = 2000
export const LONGEST_TEXT = 50_000
const LONGEST_LIST = 10_000
const SHOWN = 80

/**
 * Collects the problems of one record. A strict one makes every problem fatal; otherwise only those marked so are, and the
 * field at fault is left out.
 */
export class Findings {
  readonly problems: FieldProblem[] = []
  readonly strict: boolean

  constructor(strict: boolean) {
    this.strict = strict
  }

  get fatal(): boolean {
    return this.problems.some((problem) => problem.fatal)
  }

  add(path: string, value: unknown, message: string, advice: string, fatal = this.strict): undefined {
    const shown = value === undefined ? undefined : shorten(value)
    this.problems.push({ path, value: shown, message, advice, fatal })
    return undefined
  }

  /** Tells something that does not stop the record, whatever the format. */
  note(path: string, value: unknown, message: string, advice: string): undefined {
    return this.add(path, value, message, advice, false)
  }

  missing(path: string, what: string): undefined {
    return this.add(path, undefined, `${what} is missing`, `Add ${nameOf(path)}.`, true)
  }

  /** What `read` gives; when that is nothing, the reason is fatal whatever the format. */
  needed<T>(path: string, what: string, read: () => T | undefined): T | undefined {
    const before = this.problems.length
    const value = read()
    if (value !== undefined) return value
    if (this.problems.length === before) return this.missing(path, what)
    for (const problem of this.problems.slice(before)) problem.fatal = true
    return undefined
  }

  /** A text of one line, without markup and controls. Absent and null give undefined. */
  line(path: string, value: unknown, longest = LONGEST_LINE): string | undefined {
    return this.cleaned(path, value, longest, plainLine)
  }

  /** A text that may have paragraphs. */
  text(path: string, value: unknown, longest = LONGEST_TEXT): string | undefined {
    return this.cleaned(path, value, longest, plainText)
  }

  private cleaned(path: string, value: unknown, longest: number, clean: (text: string) => string): string | undefined {
    if (value === undefined || value === null) return undefined
    if (typeof value !== 'string') return this.add(path, value, `${article(value)} where text is due`, 'Write a text.')
    if (value.length > longest * 4) return this.tooLong(path, value, longest)
    const text = clean(value)
    if (text === '') return this.add(path, value, 'is empty', 'Write a text or leave the field out.')
    if (text.length > longest) return this.tooLong(path, value, longest)
    return text
  }

  private tooLong(path: string, value: string, longest: number): undefined {
    return this.add(path, value, `has ${value.length} characters, at most ${longest} are taken`, 'Shorten it.')
  }

  /** A list of short texts, each once. A single text counts as a list of one. */
  lines(path: string, value: unknown): string[] {
    if (value === undefined || value === null) return []
    if (typeof value === 'string')
      return this.strict ? (this.notList(path, value), []) : definedList([this.line(path, value)])
    const list = this.list(path, value)
    return [...new Set(definedList(list.map((entry, at) => this.line(`${path}[${at}]`, entry))))]
  }

  /** The elements of a list; a problem and an empty list for anything else. */
  list(path: string, value: unknown): unknown[] {
    if (value === undefined || value === null) return []
    if (!Array.isArray(value)) return (this.notList(path, value), [])
    if (value.length > LONGEST_LIST) {
      this.add(path, undefined, `has ${value.length} entries, at most ${LONGEST_LIST} are taken`, 'Shorten the list.')
      return []
    }
    return value
  }

  private notList(path: string, value: unknown): undefined {
    return this.add(path, value, `${article(value)} where a list is due`, 'Put it in square brackets.')
  }

  object(path: string, value: unknown): JsonObject | undefined {
    if (value === undefined || value === null) return undefined
    if (isObject(value)) return value
    return this.add(path, value, `${article(value)} where an object is due`, 'Write an object in braces.')
  }

  /** An address to open: http or https, nothing else. */
  link(path: string, value: unknown): string | undefined {
    const address = this.address(path, value)
    if (address === undefined) return undefined
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase()
    if (scheme && scheme !== 'http' && scheme !== 'https') {
      return this.add(
        path,
        value,
        `“${scheme}:” links are not taken`,
        'Use an address that begins with http:// or https://.',
      )
    }
    const url = URL.parse(address)
    if (!url || !scheme || !url.hostname) {
      return this.add(path, value, 'is not an address', 'Use an address that begins with http:// or https://.')
    }
    if (url.username || url.password) {
      return this.add(path, value, 'holds a user name or password', 'Leave out what stands before the @.')
    }
    return address
  }

  /** A name of something: any URI, but none that a browser would run. */
  uri(path: string, value: unknown): string | undefined {
    const address = this.address(path, value)
    if (address === undefined) return undefined
    if (!/^[a-z][a-z0-9+.-]*:\S+$/i.test(address)) {
      return this.add(path, value, 'is not a URI', 'Write a full URI, such as https://… or urn:….')
    }
    if (/^(javascript|data|vbscript|file|blob):/i.test(address)) {
      return this.add(path, value, `“${address.split(':')[0]}:” is not taken`, 'Use an http(s) address or a URN.')
    }
    return address
  }

  private address(path: string, value: unknown): string | undefined {
    if (value === undefined || value === null) return undefined
    if (typeof value !== 'string')
      return this.add(path, value, `${article(value)} where an address is due`, 'Write an address.')
    const address = value.trim()
    if (address === '' || /[\s\u0000-\u001f\u007f<>"\u202a-\u202e\u2066-\u2069]/.test(address)) {
      return this.add(path, value, 'is not an address', 'Take out spaces, quotes and control characters.')
    }
    if (address.length > LONGEST_LINE) return this.tooLong(path, address, LONGEST_LINE)
    return address
  }

  /** A language tag, normalised. What is no language is a problem; an unregistered subtag is a note. */
  language(path: string, value: unknown): string | undefined {
    if (value === undefined || value === null) return undefined
    if (typeof value !== 'string')
      return this.add(path, value, `${article(value)} where a language tag is due`, 'Write a tag such as en.')
    const { tag, problem } = normaliseLanguage(value)
    if (!problem) return tag
    if (tag === 'und')
      return this.add(path, value, problem, 'Use a tag of the IANA registry, or und when it is not known.')
    this.note(path, value, problem, 'Nothing to do, or use a registered tag.')
    return tag
  }

  /**
   * A date (`2026`, `2026-11`, `2026-11-21`) as it is, a time as ISO 8601 in UTC; a time without a zone is taken as UTC.
   */
  date(path: string, value: unknown): string | undefined {
    if (value === undefined || value === null) return undefined
    const date = typeof value === 'string' ? readDate(value.trim()) : null
    if (date !== null) return date
    return this.add(path, value, 'is not a date', 'Write it as ISO 8601: 2026-11-21 or 2026-11-21T13:00:00Z.')
  }

  integer(path: string, value: unknown, from: number, to: number): number | undefined {
    if (value === undefined || value === null) return undefined
    if (typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to) return value
    return this.add(path, value, `is not a whole number from ${from} to ${to}`, 'Write a number without quotes.')
  }

  number(path: string, value: unknown, from = -1e9, to = 1e9): number | undefined {
    if (value === undefined || value === null) return undefined
    if (typeof value === 'number' && value >= from && value <= to) return value
    return this.add(path, value, `is not a number from ${from} to ${to}`, 'Write a number without quotes.')
  }

  boolean(path: string, value: unknown): boolean | undefined {
    if (value === undefined || value === null || typeof value === 'boolean') return value ?? undefined
    return this.add(path, value, 'is neither true nor false', 'Write true or false without quotes.')
  }

  oneOf<T extends string>(path: string, value: unknown, allowed: readonly T[]): T | undefined {
    if (value === undefined || value === null) return undefined
    if (typeof value === 'string' && (allowed as readonly string[]).includes(value)) return value as T
    return this.add(path, value, `is not one of ${allowed.join(', ')}`, 'Use one of these words.')
  }

  /** A map from language tag to text, the original first. */
  languageMap(path: string, value: unknown, longest = LONGEST_TEXT): LanguageText[] {
    const map = this.object(path, value)
    if (!map) return []
    const texts: LanguageText[] = []
    for (const [key, entry] of Object.entries(map)) {
      const language = this.language(`${path}.${key}`, key)
      const text =
        longest > LONGEST_LINE
          ? this.text(`${path}.${key}`, entry, longest)
          : this.line(`${path}.${key}`, entry, longest)
      if (language && text && !texts.some((known) => known.language === language)) texts.push({ language, text })
    }
    return texts
  }

  /** A map from language tag to a list of texts. */
  languageLists(path: string, value: unknown): LanguageText[] {
    const map = this.object(path, value)
    if (!map) return []
    const texts: LanguageText[] = []
    for (const [key, entries] of Object.entries(map)) {
      const language = this.language(`${path}.${key}`, key)
      for (const [at, entry] of this.list(`${path}.${key}`, entries).entries()) {
        const text = this.text(`${path}.${key}[${at}]`, entry)
        if (language && text) texts.push({ language, text })
      }
    }
    return texts
  }

  /** Tells fields that the format does not know. */
  onlyFields(path: string, value: JsonObject, known: ReadonlySet<string>): void {
    for (const key of Object.keys(value)) {
      if (!known.has(key)) {
        this.add(`${path}.${key}`, value[key], 'is no field of this format', 'Correct its name, or put it into extra.')
      }
    }
  }
}

const WEB = /^https?:\/\//i

/** A licence statement from words or an address as stated, recognised where we know the licence. */
export function licenceStatement(
  stated: { words?: string; url?: string },
  more: Partial<Omit<LicenceStatement, 'licence' | 'words' | 'url'>> = {},
): LicenceStatement {
  const { words, url } = stated
  const all = [words, url].filter(Boolean).join(' ')
  const { key } = recognise(all)
  // What is no web address is not linked to: it stays as words.
  const said = url === undefined || WEB.test(url) ? { words, url } : { words: all }
  return definedFields({ part: 'all', licence: key, ...said, ...more })
}

/** ISO 8601 as we store it, or null when it is no date of the calendar. */
export function readDate(value: string): string | null {
  const match =
    /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?$/i.exec(
      value,
    )
  if (!match) return null
  const [, year, month, day, hour, minute, second, zone] = match
  if (month && (Number(month) < 1 || Number(month) > 12)) return null
  if (day) {
    const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
    if (Number(day) < 1 || Number(day) > last) return null
  }
  if (!hour) return value
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return null
  const offset = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? '')
  if (offset && (Number(offset[2]) > 14 || Number(offset[3] ?? 0) > 59)) return null
  const minutes = offset ? (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3] ?? 0)) : 0
  const time = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute) - minutes,
    Number(second ?? 0),
  )
  return new Date(time).toISOString().replace('.000Z', 'Z')
}

/** Whole minutes of an ISO 8601 duration (`PT1H30M`), at least one; null when it is none or has years or months. */
export function readMinutes(duration: string): number | null {
  const match = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(duration)
  if (!match || duration === 'P' || duration.endsWith('T')) return null
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0))
  const total = ((weeks * 7 + days) * 24 + hours) * 60 + minutes + seconds / 60
  return total > 0 && total <= 100_000 ? Math.max(1, Math.round(total)) : null
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object without its undefined fields, so that two readings of the same are equal. */
export function definedFields<const T extends object>(value: T): T {
  const all = value as Record<string, unknown>
  const fields: Record<string, unknown> = {}
  for (const key in all) if (all[key] !== undefined) fields[key] = all[key]
  return fields as T
}

export function definedList<T>(values: readonly (T | undefined | null)[]): T[] {
  return values.filter((value): value is T => value !== undefined && value !== null)
}

/** A value in one short line for a report. */
export function shorten(value: unknown): string {
  const text =
    typeof value === 'string'
      ? value.slice(0, SHOWN * 2)
      : (JSON.stringify(value)?.slice(0, SHOWN * 2) ?? String(value))
  const line = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()
  return line.length > SHOWN ? `${line.slice(0, SHOWN - 1)}…` : line
}

function article(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  return typeof value === 'boolean' ? `${value}` : `a ${typeof value === 'string' ? 'text' : typeof value}`
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1)
}
