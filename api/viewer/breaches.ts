/**
 * Passwords that are known from break-ins elsewhere, in a file that the operator names: lines of `SHA-1 in hex:count`, sorted by
 * the hash, as the public Pwned Passwords come. It has tens of gigabytes, so it is searched where it lies and never read whole.
 */
import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { open } from 'node:fs/promises'

/** Forty digits, a count, and the end of a line, with room to spare. */
const LONGEST_LINE = 80
const LINE = /^([0-9A-F]{40})(?::\d{1,20})?$/i
/** Lines that are looked at when the file is named: enough to tell one that is sorted otherwise. */
const LOOKS = 64

/** A file that cannot be used: `message` says what is wrong with it, and what to do. */
export class BreachesError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'BreachesError'
  }
}

/**
 * Looks whether the file can be used: some lines of it are hashes, and in order.
 * @throws BreachesError when they are not, or it cannot be read
 */
export function checkBreaches(path: string): void {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    throw new BreachesError(
      `${path} cannot be read (${(error as NodeJS.ErrnoException).code}): give the path of a file.`,
    )
  }
  try {
    const stat = fstatSync(file)
    if (!stat.isFile())
      throw new BreachesError(`${path} is no file: join the hashes into one file, sorted by the hash.`)
    if (stat.size === 0) throw new BreachesError(`${path} is empty: give a file with SHA-1 hashes of passwords.`)
    let last = ''
    for (let look = 0; look < LOOKS; look++) {
      const from = Math.floor((stat.size / LOOKS) * look)
      const bytes = Buffer.alloc(2 * LONGEST_LINE)
      const line = firstLine(bytes.subarray(0, readSync(file, bytes, 0, bytes.length, Math.max(0, from - 1))), from)
      if (line === null && from > stat.size - LONGEST_LINE) break
      const hash = LINE.exec(line?.text ?? '')?.[1]?.toUpperCase()
      if (hash === undefined)
        throw new BreachesError(
          `${path} holds something else than SHA-1 hashes at byte ${from}: each line is 40 hexadecimal digits, and a count after ":" if need be.`,
        )
      if (hash < last)
        throw new BreachesError(
          `${path} is not sorted by the hash at byte ${from}: sort it, for instance by "LC_ALL=C sort".`,
        )
      last = hash
    }
  } finally {
    closeSync(file)
  }
}

/**
 * Whether a password stands in the file: some 40 reads of a few bytes among a thousand million lines. The file is opened each
 * time, so that a newer one can take its place while the server runs.
 */
export async function isBreached(path: string, password: string): Promise<boolean> {
  const wanted = createHash('sha1').update(password.normalize('NFC')).digest('hex').toUpperCase()
  const file = await open(path, 'r')
  try {
    const bytes = Buffer.alloc(2 * LONGEST_LINE)
    // The line that is looked for, if it is there, begins within these bounds.
    let [low, high] = [0, (await file.stat()).size]
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      const { bytesRead } = await file.read(bytes, 0, bytes.length, Math.max(0, middle - 1))
      const line = firstLine(bytes.subarray(0, bytesRead), middle)
      const start = line && middle + line.skipped
      if (line === null || start === null || start >= high) {
        high = middle
        continue
      }
      const hash = line.text.slice(0, wanted.length).toUpperCase()
      if (hash === wanted) return true
      if (hash < wanted) low = start + 1
      else high = middle
    }
    return false
  } finally {
    await file.close()
  }
}

/**
 * The first line that begins at `from` or after it.
 * @param bytes those of the file from the one before `from` on, or from its beginning where that is `from`
 * @returns its text without its end, and how far after `from` it begins; null where none begins
 */
function firstLine(bytes: Buffer, from: number): { text: string; skipped: number } | null {
  const before = from === 0 ? -1 : bytes.indexOf(10)
  if (from > 0 && before === -1) return null
  const start = before + 1
  if (start >= bytes.length) return null
  const end = bytes.indexOf(10, start)
  const text = bytes.toString('latin1', start, end === -1 ? bytes.length : end).replace(/\r$/, '')
  return { text, skipped: start - (from === 0 ? 0 : 1) }
}
