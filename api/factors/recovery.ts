/** Recovery codes: for who has lost the device. Each opens the second step once. */
import { createHash, randomInt } from 'node:crypto'

const COUNT = 10
/** Without letters and digits that are taken for one another. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
/** 23 letters of 31 are 113 bits: too many to guess, so a quick hash will do. */
const LENGTH = 23

/** Ten new codes, as they are shown. */
export function newCodes(): string[] {
  return Array.from({ length: COUNT }, () => {
    const letters = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
    return letters.replace(/(.{6})(?=.)/g, '$1-')
  })
}

/** A code as it is compared: however it was typed. */
export function normaliseCode(code: string): string {
  return code
    .slice(0, 100)
    .toLowerCase()
    .replace(/[\s-]+/g, '')
}

/** What is kept of a code: SHA-256 with the account's id, in hex. */
export function hashOfCode(accountId: string, code: string): string {
  return createHash('sha256')
    .update(`${accountId}:${normaliseCode(code)}`)
    .digest('hex')
}
