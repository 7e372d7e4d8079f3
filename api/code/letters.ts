/**
 * The letters of a code for print: Crockford's base 32 (no I, L, O, U), eight at random and one that checks them. 40 random
 * bits: of a million codes, one guess in a million meets one.
 */
import { randomBytes } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RANDOM_LETTERS = 8
const LENGTH = RANDOM_LETTERS + 1
const GROUP = 3
/** Beyond this nobody typed it. */
const LONGEST_TYPED = 300
/** x⁵ + x² + 1, by which GF(32) is made: its element 2 has the order 31, more than a code has places. */
const POLYNOMIAL = 0b100101
/** What is easily taken for another letter. */
const MEANT: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' }

export type ReadLetters = { ok: true; code: string } | { ok: false; fault: 'NOT_A_CODE' | 'WRONG_LETTER' }

/** A code that nobody can foresee, as it is stored: nine letters. */
export function newCode(): string {
  let bits = BigInt(`0x${randomBytes(5).toString('hex')}`)
  let letters = ''
  for (let at = 0; at < RANDOM_LETTERS; at++, bits >>= 5n) letters += ALPHABET[Number(bits & 31n)]
  return letters + ALPHABET[check(letters)]
}

/**
 * Reads a code as people type it: small or capital, with or without hyphens and spaces, digits of any script, O for 0, I and L
 * for 1, also within a whole address. Says whether a letter must be wrong: any one of them, or two in each other's place.
 */
export function readLetters(typed: string): ReadLetters {
  if (typed.length > LONGEST_TYPED) return { ok: false, fault: 'NOT_A_CODE' }
  const letters = (/\/q\/([^/?#]*)/i.exec(typed)?.[1] ?? typed)
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}_.]+/gu, '')
    .replace(/\p{Nd}/gu, digitOf)
    .toUpperCase()
    .replace(/[OILU]/g, (letter) => MEANT[letter]!)
  if (letters.length !== LENGTH || [...letters].some((letter) => !ALPHABET.includes(letter)))
    return { ok: false, fault: 'NOT_A_CODE' }
  return ALPHABET[check(letters.slice(0, -1))] === letters.at(-1)
    ? { ok: true, code: letters }
    : { ok: false, fault: 'WRONG_LETTER' }
}

/** As it is printed: `K7M-29Q-XD0`. */
export function shownLetters(code: string): string {
  return code.replace(new RegExp(`.{${GROUP}}(?=.)`, 'g'), '$&-')
}

/** The value of a decimal digit of any script: each script has its ten in a row, which begins where no digit stands before. */
function digitOf(digit: string): string {
  let zero = digit.codePointAt(0)!
  for (let at = 0; at < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1)); at++) zero--
  return String(digit.codePointAt(0)! - zero)
}

/**
 * The letters weighed by powers of 2 in GF(32). One changed letter changes the sum, and so do two that change places, since
 * no two weights are the same.
 */
function check(letters: string): number {
  let sum = 0
  for (const letter of letters) sum = twice(sum ^ ALPHABET.indexOf(letter))
  return sum
}

/** Twice a number in GF(32). */
function twice(value: number): number {
  return value & 16 ? (value << 1) ^ POLYNOMIAL : value << 1
}
