/** Ids and cursors as they come from outside. */
import { badInput } from '#api/errors.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether a text can be an id at all: what cannot names nothing, and is not looked up. */
export function isId(text: string): boolean {
  return UUID.test(text)
}

/** Makes a cursor of plain values. */
export function cursorOf(...parts: (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** Reads a cursor of ours: the kinds of its parts must be as given. Raises BAD_USER_INPUT for an edited one. */
export function readCursor(cursor: string, kinds: ('string' | 'number')[], argument = 'after'): (string | number)[] {
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    parts = null
  }
  const fits =
    Array.isArray(parts) && parts.length === kinds.length && parts.every((part, at) => typeof part === kinds[at])
  if (!fits)
    throw badInput(
      argument,
      `"${cursor.slice(0, 40)}" is no cursor of this list. Give an \`endCursor\` as it came, or leave \`${argument}\` out.`,
    )
  return parts as (string | number)[]
}

/** A page size within its bounds; the usual one when none is given. Raises BAD_USER_INPUT outside of them. */
export function pageSize(first: number | null | undefined, usual = 20, largest = 100): number {
  if (first === null || first === undefined) return usual
  if (!Number.isInteger(first) || first < 1 || first > largest)
    throw badInput('first', `\`first\` is ${first}: give a whole number from 1 to ${largest}.`)
  return first
}
