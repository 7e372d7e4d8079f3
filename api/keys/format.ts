/**
 * How an API key looks: `wm_`, 40 random letters and digits (238 bits), and 6 that are a checksum of what stands before
 * them. A mistyped one is known without a look into the graph, and scanners of secrets find lost ones by
 * `wm_[0-9A-Za-z]{46}` with hardly a false alarm.
 */
import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

export const KEY_PREFIX = 'wm_'
const RANDOM = 40
const CHECK = 6
/** What is shown of a key once it is made: 24 of its 238 bits. */
const SHOWN = KEY_PREFIX.length + 4
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const KEY = new RegExp(`^${KEY_PREFIX}[0-9A-Za-z]{${RANDOM + CHECK}}$`)
/** Bytes from here on are left out, so that every digit is as likely. */
const TOO_HIGH = 256 - (256 % DIGITS.length)

/** A fresh key. It is shown once and never stored. */
export function newKey(): string {
  let random = ''
  while (random.length < RANDOM)
    for (const byte of randomBytes(RANDOM))
      if (byte < TOO_HIGH && random.length < RANDOM) random += DIGITS[byte % DIGITS.length]
  const text = KEY_PREFIX + random
  return text + checksum(text)
}

/** Whether a token means to be an API key. */
export function isKeyLike(token: string): boolean {
  return token.startsWith(KEY_PREFIX)
}

/** Whether a token has the form of a key and the right checksum. */
export function isWellFormed(token: string): boolean {
  return KEY.test(token) && checksum(token.slice(0, -CHECK)) === token.slice(-CHECK)
}

/** By what its owner recognises a key. */
export function shownOf(key: string): string {
  return key.slice(0, SHOWN)
}

/** What is stored: SHA-256 in hex. A key is random and long, so a slow hash would add nothing. */
export function hashOfKey(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

/** CRC-32 in six digits of base 62, which hold 35 bits. */
function checksum(text: string): string {
  let left = crc32(text)
  let digits = ''
  for (let at = 0; at < CHECK; at++) {
    digits = DIGITS[left % DIGITS.length]! + digits
    left = Math.floor(left / DIGITS.length)
  }
  return digits
}
