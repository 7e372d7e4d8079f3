/** Limits on failed sign-ins, by address of the account and by address of the caller. Kept in memory, and bounded. */
import { LeastRecentlyUsed } from '#api/base/least-recently-used.ts'

/** Failures within the window after which one has to wait. */
const BY_EMAIL = 10
/** A school stands behind one address: many may mistype there. */
const BY_CALLER = 100
const WINDOW_MS = 15 * 60_000
const KEPT = 20_000

interface Failures {
  count: number
  /** When the window began. */
  since: number
}

/** Counts failures. Addresses without an account count like those with one: the limit tells nothing about them. */
export class Attempts {
  readonly #failures = new LeastRecentlyUsed<string, Failures>(KEPT)
  readonly #now: () => Date

  /** @param now the clock */
  constructor(now: () => Date) {
    this.#now = now
  }

  /** Whole minutes to wait before the next try; 0 when one may try. */
  minutesToWait(email: string, caller: string): number {
    const wait = Math.max(this.#wait(`email ${email}`, BY_EMAIL), this.#wait(`caller ${caller}`, BY_CALLER))
    return Math.ceil(wait / 60_000)
  }

  /**
   * Counts a try before its password is looked at, so that tries sent at the same time count too.
   * `succeed` takes it back.
   */
  begin(email: string, caller: string): void {
    this.#count(`email ${email}`)
    if (caller !== '') this.#count(`caller ${caller}`)
  }

  /** Forgets the failures of this account, and this try of the caller. */
  succeed(email: string, caller: string): void {
    this.#failures.delete(`email ${email}`)
    const own = this.#failures.get(`caller ${caller}`)
    if (own) own.count--
  }

  #wait(key: string, allowed: number): number {
    const failures = this.#failures.get(key)
    if (!failures || failures.count < allowed) return 0
    return Math.max(0, failures.since + WINDOW_MS - this.#now().getTime())
  }

  #count(key: string): void {
    const now = this.#now().getTime()
    const failures = this.#failures.get(key)
    if (failures && failures.since + WINDOW_MS > now) failures.count++
    else this.#failures.set(key, { count: 1, since: now })
  }
}
