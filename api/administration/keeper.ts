/**
 * What administrators set over the operator's settings, as this process goes by it: limits, and identity providers. Kept in
 * memory, brought to what is stored after each change here, and now and then where other processes may change it.
 */
import type { Log } from '#api/log.ts'
import { RateLimits, type RateClass, type RateSettings } from '#api/rates.ts'
import type { Accounts } from '#api/viewer/accounts.ts'
import type { Graph } from '#graph/graph.ts'
import { namedProviders, placeLimits, settingsVersion, type LimitsNode } from '#graph/queries/administration.ts'
import { openProvider } from './stored.ts'

/** The property of each limit. */
export const PROPERTIES = {
  anonymous: 'rateAnonymous',
  site: 'rateSite',
  signedIn: 'rateSignedIn',
  key: 'rateKey',
} as const satisfies Record<RateClass, keyof LimitsNode>
export const RATE_CLASSES = Object.keys(PROPERTIES) as RateClass[]

export interface Bounds {
  /** As the operator set them. */
  operator: RateSettings
  /** The most that administrators may set; null = anything, and no limit. */
  most: number | null
}

export class Administration {
  /** Counts what callers use, by the limits in force. */
  readonly rates: RateLimits
  readonly bounds: Bounds
  /** Every process can open what is sealed here. */
  readonly sealsForAll: boolean
  readonly #graph: Graph
  readonly #accounts: Pick<Accounts, 'identity' | 'sealer'>
  readonly #log: Log
  #version: number | null = null
  #last: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined

  /** @param options.hasSecret the operator set SECRET; without it the secret is a file that other machines do not have */
  constructor(options: {
    graph: Graph
    accounts: Pick<Accounts, 'identity' | 'sealer'>
    log: Log
    now: () => Date
    bounds: Bounds
    hasSecret: boolean
  }) {
    this.#graph = options.graph
    this.#accounts = options.accounts
    this.#log = options.log
    this.bounds = options.bounds
    this.rates = new RateLimits(options.bounds.operator, options.now)
    this.sealsForAll = options.hasSecret || options.graph.engine === 'grafeo'
  }

  /** Goes by what is stored now. One small read where nothing changed. */
  async catchUp(): Promise<void> {
    const turn = this.#last.then(() => this.#read())
    this.#last = turn.catch(() => undefined)
    await turn
  }

  /** Looks for changes of other processes; an embedded graph has none. */
  start(everyMs: number): void {
    if (this.#graph.engine === 'grafeo') return
    this.#timer = setInterval(() => {
      this.catchUp().catch((error: unknown) =>
        this.#log.warn({ err: error }, 'what administrators set could not be read; what was read before holds'),
      )
    }, everyMs)
    this.#timer.unref()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  async #read(): Promise<void> {
    const version = await settingsVersion(this.#graph)
    if (version === this.#version) return
    const [limits, providers] = [await placeLimits(this.#graph), await namedProviders(this.#graph)]
    this.rates.settings = inForce(limits, this.bounds)
    const { identity, sealer } = this.#accounts
    const open = providers
      .filter((each) => each.isOn && !isShadowed(each, identity.ofFile))
      .flatMap((each) => {
        const provider = openProvider(each, sealer)
        if (!provider)
          this.#log.error(
            { identityProvider: each.slug },
            'the secret of an identity provider does not open: this process has another SECRET than the one it was kept with',
          )
        return provider ?? []
      })
    identity.manage(open, () => this.catchUp())
    this.#version = version
  }
}

/** The limits that hold: the place's, within what the operator allows today, else the operator's. Pure. */
export function inForce(limits: LimitsNode, { operator, most }: Bounds): RateSettings {
  const one = (kind: RateClass): number => {
    const own = limits[PROPERTIES[kind]]
    if (own === undefined) return operator[kind]
    return most !== null && (own === 0 || own > most) ? most : own
  }
  return { anonymous: one('anonymous'), site: one('site'), signedIn: one('signedIn'), key: one('key') }
}

/** The operator's file names this issuer, or goes by this name in addresses: then the file holds. Pure. */
export function isShadowed(
  { slug, issuer }: { slug: string; issuer: string },
  ofFile: readonly { slug: string; issuer: string }[],
): boolean {
  return ofFile.some((each) => each.slug === slug || each.issuer === issuer)
}
