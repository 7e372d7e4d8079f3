/**
 * Limits by cost and caller at the HTTP door. Who asks has so many units a minute: a key, an account, or else the network
 * address. One unit is an ordinary small request, a large one counts as several, so a unit is a request as the
 * `RateLimit` fields mean it (draft-ietf-httpapi-ratelimit-headers-10). Kept in memory, bounded, and never written.
 */
import { hash, randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isIP } from 'node:net'
import type { GraphQLError } from 'graphql'
import { LeastRecentlyUsed } from '#api/base/least-recently-used.ts'
import type { Viewer } from './context.ts'
import { apiError } from './errors.ts'
import { LIMITS } from './limits.ts'

/** Units a minute; 0 sets no limit. */
export interface RateSettings {
  /** For one network address of people who are not signed in; a school stands behind one. */
  anonymous: number
  /** The same for pages of the site: what programs ask for there leaves the readers theirs. */
  site: number
  /** For one account. */
  signedIn: number
  /** For one API key. */
  key: number
}
export type RateClass = keyof RateSettings

const WINDOW_MS = 60_000
/** Points of cost that count as one unit. */
const POINTS_A_UNIT = 500
/** What each field of a mutation counts beside its cost: it writes, and waits for other writers. */
const UNITS_A_MUTATION = 10
/** What an export counts. */
export const UNITS_AN_EXPORT = 100
/** What a file of records counts. */
export const UNITS_AN_UPLOAD = 100
/** The least a limit may be: the largest operation has to fit. */
export const SMALLEST_RATE = LIMITS.cost / POINTS_A_UNIT + UNITS_A_MUTATION * LIMITS.rootFields
/** The largest number that may be written for one. */
export const LARGEST_RATE = 999_999_999
/** Callers remembered at once, about 10 MB. Who is forgotten begins again: an attacker with so many addresses has no need to. */
const KEPT = 50_000
/** Letters of a keyed hash that stand for an address: 132 of its 256 bits. */
const NAME_LENGTH = 22
const POLICIES: Record<RateClass, string> = { anonymous: 'anonymous', site: 'site', signedIn: 'signed-in', key: 'key' }

/** Units of an operation: its points of cost, and each mutation beside them. */
export function unitsOf(points: number, mutations: number): number {
  return Math.max(1, Math.ceil(points / POINTS_A_UNIT)) + UNITS_A_MUTATION * mutations
}

/** What is left to a caller. */
export interface Allowance {
  ok: boolean
  policy: string
  /** Units a minute. */
  limit: number
  remaining: number
  /** Whole seconds until the next minute of this caller begins. */
  resetSeconds: number
}

/** The units of one caller, taken as a request goes on. */
export interface Meter {
  /** Takes units; not ok, and nothing taken, when fewer are left. */
  take(units: number): Allowance
  /** What was left after the last taking. */
  last: Allowance
}

interface Window {
  used: number
  /** When it ends, in milliseconds. */
  until: number
}

/** Counts what callers use. */
export class RateLimits {
  readonly #windows = new LeastRecentlyUsed<string, Window>(KEPT)
  /** In force now; what was used within the minute stays used when they change. */
  settings: RateSettings
  readonly #now: () => Date

  /** @param now the clock */
  constructor(settings: RateSettings, now: () => Date) {
    this.settings = settings
    this.#now = now
  }

  /**
   * The meter of whoever asks; null where no limit is set.
   * @param door where readers who are not signed in came in
   */
  meterFor(
    viewer: Pick<Viewer, 'id' | 'key'> | null,
    address: string,
    door: 'anonymous' | 'site' = 'anonymous',
  ): Meter | null {
    const kind: RateClass = viewer ? (viewer.key ? 'key' : 'signedIn') : door
    const limit = this.settings[kind]
    if (limit === 0) return null
    const key = `${kind} ${viewer?.key?.id ?? viewer?.id ?? address}`
    const take = (units: number): Allowance => (meter.last = this.#take(key, POLICIES[kind], limit, units))
    const meter: Meter = { take, last: { ok: true, policy: POLICIES[kind], limit, remaining: limit, resetSeconds: 0 } }
    return meter
  }

  #take(key: string, policy: string, limit: number, units: number): Allowance {
    const now = this.#now().getTime()
    let window = this.#windows.get(key)
    if (!window || window.until <= now) {
      window = { used: 0, until: now + WINDOW_MS }
      this.#windows.set(key, window)
    }
    const ok = window.used + units <= limit
    if (ok) window.used += units
    const resetSeconds = Math.ceil((window.until - now) / 1000)
    return { ok, policy, limit, remaining: Math.max(0, limit - window.used), resetSeconds }
  }
}

/** The fields that tell a client what is left; with `Retry-After` where nothing was done. */
export function setRateHeaders(
  response: Pick<ServerResponse, 'setHeader'>,
  { ok, policy, limit, remaining, resetSeconds }: Allowance,
): void {
  response.setHeader('ratelimit-policy', `"${policy}";q=${limit};w=${WINDOW_MS / 1000}`)
  response.setHeader('ratelimit', `"${policy}";r=${remaining};t=${resetSeconds}`)
  if (!ok) response.setHeader('retry-after', String(resetSeconds))
}

/** The refusal of a request for which too little is left. */
export function rateLimited({ policy, limit, resetSeconds }: Allowance, units: number): GraphQLError {
  const advice =
    policy === 'anonymous'
      ? ' More is left to those who sign in or use an API key of their own.'
      : ' Ask for less at once.'
  return apiError(
    'RATE_LIMITED',
    `This asks for ${units} ${units === 1 ? 'unit' : 'units'} and fewer are left of ${limit} a minute. Wait ${resetSeconds} s.${advice}`,
    { retryAfterSeconds: resetSeconds, limit, units },
    429,
  )
}

/**
 * Names network addresses, so that nothing behind the door holds one: a hash keyed with a secret of this process, which
 * nobody can turn back or compare with that of another process.
 */
export class AddressNames {
  readonly #secret = randomBytes(32).toString('base64url')
  readonly #proxies: number

  /** @param proxies how many proxies of ours stand before this process; 0 takes no forwarded header */
  constructor(proxies: number) {
    this.#proxies = proxies
  }

  /** The name of the address that a request comes from; an IPv6 network of one household or school (/64) has one. */
  nameOf(request: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string | undefined } }): string {
    const address = networkOf(clientAddress(request, this.#proxies))
    // Cut short, so a hash that begins with the secret is as good as HMAC here, and costs a fraction.
    return hash('sha256', this.#secret + address, 'base64url').slice(0, NAME_LENGTH)
  }
}

/**
 * The address that a request comes from: the nearest one that a proxy of ours has seen. What a client writes into
 * `X-Forwarded-For` stands further to the left and counts for nothing.
 */
export function clientAddress(
  { headers, socket }: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string | undefined } },
  proxies: number,
): string {
  const direct = socket.remoteAddress ?? ''
  if (proxies === 0) return direct
  const seen = String(headers['x-forwarded-for'] ?? '').split(',')
  const given = seen.at(-proxies)?.trim() ?? ''
  // Some proxies add the port.
  const address = /^\[([^\]]+)\](?::\d+)?$/.exec(given)?.[1] ?? /^([\d.]+):\d+$/.exec(given)?.[1] ?? given
  return isIP(address) ? address : direct
}

/** What counts as one place: an IPv4 address, also in its IPv6 form, and the first 64 bits of an IPv6 address. */
export function networkOf(address: string): string {
  const [plain = ''] = address.split('%')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1]
  if (mapped) return mapped
  if (isIP(plain) !== 6) return plain
  const [head = '', tail] = plain.toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail ? tail.split(':') : []
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right]
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
