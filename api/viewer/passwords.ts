/** Passwords as scrypt hashes that carry their own parameters, so that these can grow without a migration. */
import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { apiError } from '#api/errors.ts'

/** OWASP's equivalent of N = 2^17, p = 1 in a quarter of the memory: 32 MB, about 0.2 s. */
const LOG_N = 15
const BLOCK_SIZE = 8
const PARALLEL = 3
const SALT_BYTES = 16
const KEY_BYTES = 32
/**
 * Hashes computed at the same time; the rest waits. Two at most, so that many sign-ins cannot take all memory, and one
 * processor stays free for the thread that answers everybody else.
 */
const AT_ONCE = Math.max(1, Math.min(2, availableParallelism() - 1))
/** Those that may wait; more would wait for longer than a page does. */
const MOST_WAITING = 40

/** A hash no password has: checking against it takes as long as against any other. */
const NOBODY = `scrypt$${LOG_N}$${BLOCK_SIZE}$${PARALLEL}$${'A'.repeat(22)}$${'A'.repeat(43)}`

let running = 0
const waiting: (() => void)[] = []

/** `scrypt$log2 N$r$p$salt$key`, salt and key in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const key = await derive(password, salt, LOG_N, BLOCK_SIZE, PARALLEL, KEY_BYTES)
  return ['scrypt', LOG_N, BLOCK_SIZE, PARALLEL, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/**
 * Whether the password is the one behind the hash.
 * @param hash null when there is no account: it takes as long, and the answer is no
 */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const [scheme, logN, blockSize, parallel, salt = '', key = ''] = (hash ?? NOBODY).split('$')
  if (scheme !== 'scrypt') throw new Error(`passwords: unknown scheme "${scheme}"`)
  const wanted = Buffer.from(key, 'base64url')
  const saltBytes = Buffer.from(salt, 'base64url')
  const got = await derive(password, saltBytes, Number(logN), Number(blockSize), Number(parallel), wanted.length)
  return timingSafeEqual(got, wanted) && hash !== null
}

async function derive(
  password: string,
  salt: Buffer,
  logN: number,
  r: number,
  p: number,
  length: number,
): Promise<Buffer> {
  if (waiting.length >= MOST_WAITING)
    throw apiError('UNAVAILABLE', 'Too many people are signing in at this moment. Try again in a minute.')
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  running++
  try {
    const N = 2 ** logN
    const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r }
    return await new Promise((resolve, reject) => {
      // NFC: the same letters typed on another keyboard are the same password.
      scrypt(password.normalize('NFC'), salt, length, options, (error, key) => (error ? reject(error) : resolve(key)))
    })
  } finally {
    running--
    waiting.shift()?.()
  }
}
