/**
 * Slows down who guesses passwords or asks for mails, by the address of the account and by that of the caller. Nobody is
 * locked out: from where an account signed in before only that place's own failures count, and a link by mail gets in
 * whatever others do. Kept in memory, and bounded.
 */
import type { GraphQLError } from 'graphql'
import { LeastRecentlyUsed } from '#api/base/least-recently-used.ts'
import { apiError } from '#api/errors.ts'

const MINUTE_MS = 60_000

interface Pace {
  /** Tries that cost nothing. */
  free: number
  /** Wait after the first one beyond; doubles with each further one, up to the longest. */
  waitMs: number
  longestMs: number
  /** After so long without a try all is forgotten. */
  forgetMs: number
}

/** An account from one place: a person who mistypes, or one who guesses. */
const AT_ONE_PLACE: Pace = { free: 5, waitMs: MINUTE_MS / 2, longestMs: 15 * MINUTE_MS, forgetMs: 60 * MINUTE_MS }
/** An account from anywhere it never signed in from: some hundred guesses a day in the long run. */
const OF_ACCOUNT: Pace = { free: 10, waitMs: MINUTE_MS, longestMs: 15 * MINUTE_MS, forgetMs: 60 * MINUTE_MS }
/** A school stands behind one address: many may mistype there. */
const OF_CALLER: Pace = { free: 100, waitMs: MINUTE_MS, longestMs: 15 * MINUTE_MS, forgetMs: 15 * MINUTE_MS }
/** Mails to one address: more are not sent, and nobody is told. */
const MAILS_TO: Pace = { free: 3, waitMs: 15 * MINUTE_MS, longestMs: 60 * MINUTE_MS, forgetMs: 60 * MINUTE_MS }
/** A class may sign up in one lesson. */
const MAILS_FROM: Pace = { free: 60, waitMs: MINUTE_MS, longestMs: 15 * MINUTE_MS, forgetMs: 60 * MINUTE_MS }
/** Sign-ins by passkey that were begun: each is a row for some minutes. */
const BEGUN_FROM: Pace = { free: 300, waitMs: MINUTE_MS, longestMs: 15 * MINUTE_MS, forgetMs: 15 * MINUTE_MS }
const KEPT = 20_000

interface Tries {
  count: number
  /** When the last one was made. */
  at: number
}

/** Counts tries. Addresses without an account count like those with one: the pace tells nothing about them. */
export class Attempts {
  readonly #tries = new LeastRecentlyUsed<string, Tries>(KEPT)
  /** Places that accounts signed in from. */
  readonly #known = new LeastRecentlyUsed<string, true>(KEPT)
  readonly #now: () => Date

  /** @param now the clock */
  constructor(now: () => Date) {
    this.#now = now
  }

  /** Whole minutes to wait before the next try to sign in; 0 when one may try. */
  minutesToWait(email: string, caller: string): number {
    const place = placeOf(email, caller)
    const atPlace = this.#wait(`place ${place}`, AT_ONE_PLACE)
    if (this.#known.get(place)) return inMinutes(atPlace)
    return inMinutes(
      Math.max(atPlace, this.#wait(`account ${email}`, OF_ACCOUNT), this.#wait(`caller ${caller}`, OF_CALLER)),
    )
  }

  /**
   * Counts a try before its password is looked at, so that tries sent at the same time count too.
   * `succeed` takes it back.
   */
  begin(email: string, caller: string): void {
    const place = placeOf(email, caller)
    this.#count(`place ${place}`, AT_ONE_PLACE)
    if (this.#known.get(place)) return
    this.#count(`account ${email}`, OF_ACCOUNT)
    if (caller !== '') this.#count(`caller ${caller}`, OF_CALLER)
  }

  /** Forgets the failures of this account, takes back this try of the caller, and knows the place from now on. */
  succeed(email: string, caller: string): void {
    const place = placeOf(email, caller)
    this.#tries.delete(`place ${place}`)
    if (!this.#known.get(place)) {
      this.#tries.delete(`account ${email}`)
      const own = this.#tries.get(`caller ${caller}`)
      if (own) own.count--
    }
    if (caller !== '') this.#known.set(place, true)
  }

  /** Whole minutes the caller has to wait before it may have another mail sent; 0 counts this one. */
  minutesToMail(caller: string): number {
    const key = `mails from ${caller}`
    const wait = this.#wait(key, MAILS_FROM)
    if (wait === 0 && caller !== '') this.#count(key, MAILS_FROM)
    return inMinutes(wait)
  }

  /** Whole minutes the caller has to wait before it may begin another sign-in by passkey; 0 counts this one. */
  minutesToBegin(caller: string): number {
    const key = `begun from ${caller}`
    const wait = this.#wait(key, BEGUN_FROM)
    if (wait === 0 && caller !== '') this.#count(key, BEGUN_FROM)
    return inMinutes(wait)
  }

  /** Whether another mail may go to this address now; counts it when it may. */
  mayMail(email: string): boolean {
    const key = `mails to ${email}`
    if (this.#wait(key, MAILS_TO) > 0) return false
    this.#count(key, MAILS_TO)
    return true
  }

  #wait(key: string, { free, waitMs, longestMs, forgetMs }: Pace): number {
    const tries = this.#tries.get(key)
    const now = this.#now().getTime()
    if (!tries || tries.count < free || tries.at + forgetMs <= now) return 0
    return Math.max(0, tries.at + Math.min(longestMs, waitMs * 2 ** Math.min(tries.count - free, 20)) - now)
  }

  #count(key: string, { forgetMs }: Pace): void {
    const at = this.#now().getTime()
    const tries = this.#tries.get(key)
    if (tries && tries.at + forgetMs > at) Object.assign(tries, { count: tries.count + 1, at })
    else this.#tries.set(key, { count: 1, at })
  }
}

/** What is said, in these words, to who has to wait. */
export function tooManyTries(message: string, minutes: number): GraphQLError {
  return apiError('RATE_LIMITED', message, { retryAfterMinutes: minutes })
}

function placeOf(email: string, caller: string): string {
  return `${email} ${caller}`
}

function inMinutes(milliseconds: number): number {
  return Math.ceil(milliseconds / MINUTE_MS)
}
