/**
 * Cursors: a place in an order of hits, not a number of hits to skip, so that pages hold while the index changes.
 * They are opaque text with a checksum: an edited or foreign one is refused, and nothing in it is trusted unread.
 * A cursor never holds needs, as it may stand in an address.
 */
import { Buffer } from 'node:buffer'
import { crc32 } from 'node:zlib'
import { SearchQueryError, type SearchQuery } from './search-index.ts'

export interface CursorPlace {
  /** Numbers the hits are ordered by, higher first; infinite ones are `null` in JSON and not allowed. */
  keys: [number, number]
  id: string
  work: string
  /** How the words were read for the first page, so that later pages read them alike; engine's own. */
  reading: unknown
}

const VERSION = 1
const LONGEST = 4_000

/** What a query must share with the one its cursor came from. Needs and filters may change. */
function mark(query: SearchQuery): number {
  return crc32(JSON.stringify([query.kind, query.text, query.order, query.groupByWork]))
}

/** Gives what makes the cursors of one answer. */
export function cursorsOf(query: SearchQuery, reading: unknown): (place: Omit<CursorPlace, 'reading'>) => string {
  const head = `[${VERSION},${mark(query)},`
  const headSum = crc32(head)
  const tail = `,${JSON.stringify(reading)}]`
  return ({ keys, id, work }) => {
    const place = JSON.stringify([keys[0], keys[1], id, work === id ? 0 : work]).slice(1, -1) + tail
    const sum = crc32(place, headSum).toString(36).padStart(7, '0')
    return Buffer.from(sum + head + place, 'utf8').toString('base64url')
  }
}

/** Reads a cursor; throws a `SearchQueryError` for anything this query did not give out. */
export function decodeCursor(query: SearchQuery, cursor: string): CursorPlace {
  const refuse = (why: string): never => {
    throw new SearchQueryError('after', `The cursor ${why}. Start again from the first page.`)
  }
  if (cursor.length > LONGEST || !/^[A-Za-z0-9_-]+$/.test(cursor)) return refuse('is not one of ours')
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  const content = text.slice(7)
  if (text.slice(0, 7) !== crc32(content).toString(36).padStart(7, '0')) return refuse('was changed or cut')
  let parts: unknown
  try {
    parts = JSON.parse(content)
  } catch {
    return refuse('is not one of ours')
  }
  if (!Array.isArray(parts) || parts.length !== 7 || parts[0] !== VERSION) return refuse('is of another version')
  const [, own, first, second, id, work, reading] = parts as unknown[]
  if (own !== mark(query)) return refuse('belongs to another query')
  if (typeof first !== 'number' || typeof second !== 'number' || typeof id !== 'string')
    return refuse('is not one of ours')
  return { keys: [first, second], id, work: typeof work === 'string' ? work : id, reading }
}
