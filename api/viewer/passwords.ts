/** Passwords as scrypt hashes that carry their own parameters, so that these can grow without a migration. */
import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { HeaderMap } from '@apollo/server'
import type { GraphQLError } from 'graphql'
import { apiError } from '#api/errors.ts'
import { said } from '#api/words/said.ts'

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

/** What whoever is refused is told to wait: by then all who wait now have had their turn. */
const RETRY_SECONDS = 15

let running = 0
/** Who waits, by where they come from: those places take turns, the one that was served last stands last. */
const waiting = new Map<string, Waiter[]>()
let waiters = 0

interface Waiter {
  begin: () => void
  refuse: (error: GraphQLError) => void
}

/**
 * `scrypt$log2 N$r$p$salt$key`, salt and key in base64url. Raises UNAVAILABLE where too many wait already.
 * @param from network address of whoever asks: addresses take turns; '' for all who have shown a link or are signed in
 */
export async function hashPassword(password: string, from = ''): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const key = await inTurn(from, () => derive(password, salt, LOG_N, BLOCK_SIZE, PARALLEL, KEY_BYTES))
  return ['scrypt', LOG_N, BLOCK_SIZE, PARALLEL, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/**
 * Whether the password is the one behind the hash. Raises UNAVAILABLE where too many wait already.
 * @param hash null when there is no account: it takes as long, and the answer is no
 * @param from network address of whoever asks: addresses take turns
 */
export async function verifyPassword(password: string, hash: string | null, from = ''): Promise<boolean> {
  const [scheme, logN, blockSize, parallel, salt = '', key = ''] = (hash ?? NOBODY).split('$')
  if (scheme !== 'scrypt') throw new Error(`passwords: unknown scheme "${scheme}"`)
  const wanted = Buffer.from(key, 'base64url')
  const saltBytes = Buffer.from(salt, 'base64url')
  const got = await inTurn(from, () =>
    derive(password, saltBytes, Number(logN), Number(blockSize), Number(parallel), wanted.length),
  )
  return timingSafeEqual(got, wanted) && hash !== null
}

/** Runs work when there is room. Many tries from one address wait for each other, and only once for each other address. */
async function inTurn<T>(from: string, work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await wait(from)
  else running++
  try {
    return await work()
  } finally {
    // Whoever begins takes this place, so that nobody comes between.
    if (!beginNext()) running--
  }
}

/** Where no more may wait, the last one goes of the address with the most, if that has more than this one would have. */
function wait(from: string): Promise<void> {
  const own = waiting.get(from) ?? []
  if (waiters >= MOST_WAITING) {
    const [most] = [...waiting.values()].sort((one, other) => other.length - one.length)
    if (!most || most.length <= own.length + 1) throw tooMany()
    waiters--
    most.pop()!.refuse(tooMany())
  }
  waiters++
  waiting.set(from, own)
  return new Promise((begin, refuse) => own.push({ begin, refuse }))
}

/** Begins the first of the address whose turn it is; false where nobody waits. */
function beginNext(): boolean {
  const [next] = waiting
  if (!next) return false
  const [from, own] = next
  waiters--
  const waiter = own.shift()!
  waiting.delete(from)
  if (own.length > 0) waiting.set(from, own)
  waiter.begin()
  return true
}

function tooMany(): GraphQLError {
  return apiError('UNAVAILABLE', said`Too many people are signing in at this moment. Try again in a minute.`, {
    retryAfterSeconds: RETRY_SECONDS,
    http: { status: 503, headers: new HeaderMap([['retry-after', String(RETRY_SECONDS)]]) },
  })
}

async function derive(
  password: string,
  salt: Buffer,
  logN: number,
  r: number,
  p: number,
  length: number,
): Promise<Buffer> {
  const N = 2 ** logN
  const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r }
  return await new Promise((resolve, reject) => {
    // NFC: the same letters typed on another keyboard are the same password.
    scrypt(password.normalize('NFC'), salt, length, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
