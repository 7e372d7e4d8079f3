/**
 * The identity providers as this process talks with them: OpenID Connect Core and Discovery 1.0, code flow with PKCE
 * (RFC 7636), state, nonce and the issuer of the answer (RFC 9207). Tokens and secrets are in no error and no log.
 */
import { createHash } from 'node:crypto'
import { createRemoteJWKSet, customFetch as keysFetch, errors as joseErrors, jwtVerify, type JWTPayload } from 'jose'
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  type ServerMetadata,
} from 'openid-client'
import type { Log } from '#api/log.ts'
import { openFetch, type FetchLink } from '#api/metadata/fetch.ts'
import { said } from '#api/words/said.ts'
import { isSubject, readClaims, readSignIn, type Told } from './claims.ts'
import { isLoopback, type IdentityProvider } from './settings.ts'
import { secretsOf } from './tickets.ts'

const TIMEOUT_S = 10
/** What a provider says of itself is asked for anew after so long. */
const KNOWN_FOR_MS = 60 * 60_000
/** A logout token that is older is not taken: so long is remembered which ones were. */
export const LOGOUT_TOKEN_S = 300
const CLOCKS_DIFFER_S = 30
/** Longer than any answer of a provider. */
const LONGEST_QUERY = 8_000
/** Larger than anything that a provider says of itself, of a person, or in tokens. */
const MOST_BYTES = 1_000_000
/** Requests to providers of administrators at once: a whole school may sign in at eight. */
const MOST_AT_ONCE = 200
/** Of what a provider says of itself, in a message. */
const LONGEST_QUOTED = 200
/** Signatures that only the provider can make; never `none`, never one by a shared secret. */
const SIGNATURES = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'Ed25519', 'EdDSA']
/** OpenID Connect Back-Channel Logout 1.0, 2.4. */
const LOGOUT_TYPE = /^(application\/)?logout\+jwt$/i
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout'

type Reason = 'away' | 'no' | 'refused' | 'old'

/**
 * Why nobody is signed in. `away`: the provider cannot be reached; `no`: the person said no there; `refused`: what came
 * back does not hold; `old`: the sign-in there is older than was asked for, or the provider does not say how old it is.
 */
export class IdentityError extends Error {
  readonly reason: Reason
  constructor(reason: Reason) {
    super(reason)
    this.name = 'IdentityError'
    this.reason = reason
  }
}

/** What a logout token ends: the sessions of a subject, or those of one session there. */
export interface LoggedOut {
  issuer: string
  subject: string | null
  sid: string | null
  /** Of the token: the same one is not taken twice. */
  jti: string
  /** Until when it could come again (ISO 8601 UTC). */
  expiresAt: string
}

/** How new a sign-in at a provider has to be. */
export interface Freshness {
  /** The person is to sign in there now, whether or not they are already. */
  isAsked: boolean
  /** No earlier than this. */
  since: Date
}

interface Known {
  metadata: ServerMetadata
  until: number
  keys: ReturnType<typeof createRemoteJWKSet>
}

export class IdentityProviders {
  /** Those of the operator's file, in its order. */
  readonly ofFile: readonly IdentityProvider[]
  /** Administrators may name such on this machine and in private networks. */
  readonly isPrivate: boolean
  #all: readonly IdentityProvider[]
  /** By issuer. */
  readonly #known = new Map<string, Known>()
  readonly #origin: () => string
  readonly #log: Log
  readonly #now: () => Date
  readonly #fetchLink: FetchLink
  #catchUp: () => Promise<void> = async () => {}

  /**
   * @param options.origin public address of the site, without a slash at the end
   * @param options.fetchLink opens what administrators named; the guarded fetch by default
   */
  constructor(
    ofFile: readonly IdentityProvider[],
    options: { origin: () => string; log: Log; now: () => Date; isPrivate?: boolean; fetchLink?: FetchLink },
  ) {
    this.ofFile = ofFile
    this.isPrivate = options.isPrivate ?? false
    this.#all = ofFile
    this.#origin = options.origin
    this.#log = options.log
    this.#now = options.now
    this.#fetchLink = options.fetchLink ?? openFetch({ isOn: true, anywhere: this.isPrivate, atOnce: MOST_AT_ONCE })
  }

  /** Those that people may sign in through: of the operator's file first, then of administrators. */
  get all(): readonly IdentityProvider[] {
    return this.#all
  }

  /**
   * Takes those that administrators named, in place of those before.
   * @param catchUp brings them to what is stored
   */
  manage(managed: readonly IdentityProvider[], catchUp: () => Promise<void>): void {
    this.#all = [...this.ofFile, ...managed]
    this.#catchUp = catchUp
  }

  /** One that people may sign in through, as far as this process knows: to show it. */
  find(slug: string): IdentityProvider | null {
    return this.#all.find((each) => each.slug === slug) ?? null
  }

  /** The same as it is stored now, whichever process changed it: to sign in through it. */
  async open(slug: string): Promise<IdentityProvider | null> {
    await this.#catchUp()
    return this.find(slug)
  }

  /** Where a provider sends people back to, and its logout tokens: to be registered there. */
  addressesOf({ slug }: Pick<IdentityProvider, 'slug'>): { callback: string; logout: string } {
    return { callback: this.#callback({ slug }), logout: `${this.#origin()}/identity/${slug}/logout` }
  }

  /**
   * Whether a provider of administrators could sign people in, as far as it is seen before anybody tries: what it says of
   * itself is fetched, and its keys. Gives sentences on what is wrong; none where all holds. Whether it knows the client and
   * its secret shows with the first sign-in.
   */
  async check(provider: IdentityProvider): Promise<string[]> {
    const read = async (address: string): Promise<Record<string, unknown> | string> => {
      const types = ['application/json', 'application/jwk-set+json']
      const got = await this.#fetchLink(address, { types, hops: 0, bytes: MOST_BYTES })
      if (!got.ok) return `${address}: ${got.message}`
      try {
        const value = JSON.parse(got.value.bytes.toString('utf8')) as unknown
        if (typeof value === 'object' && value !== null && !Array.isArray(value))
          return value as Record<string, unknown>
      } catch {
        // Said below.
      }
      return said`${address}: what stands there is no object of JSON.`
    }
    const metadata = await read(`${provider.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
    if (typeof metadata === 'string') return [metadata]
    const faults = faultsOf(metadata, provider)
    if (faults.length > 0) return faults
    const keys = await read(String(metadata.jwks_uri))
    if (typeof keys === 'string') faults.push(keys)
    else if (!Array.isArray(keys.keys) || keys.keys.length === 0)
      faults.push(said`${String(metadata.jwks_uri)}: there are no keys to check its tokens by.`)
    // Any answer will do: it is where they lead that counts.
    for (const address of [metadata.token_endpoint, metadata.userinfo_endpoint]) {
      if (address === undefined) continue
      const exchange = { method: 'GET', headers: {}, body: null }
      const got = await this.#fetchLink(String(address), { types: [], hops: 0, bytes: MOST_BYTES, exchange })
      if (!got.ok) faults.push(`${String(address)}: ${got.message}`)
    }
    return faults
  }

  /**
   * Where a browser goes to sign in. The provider is always told how old a sign-in may be, as it has to say then how old it is
   * (OpenID Connect Core 1.0, 3.1.2.1). Raises `IdentityError` (away).
   */
  async addressFor(provider: IdentityProvider, ticket: string, { isAsked, since }: Freshness): Promise<string> {
    const { state, nonce, verifier } = secretsOf(ticket, provider.slug)
    const config = this.#configure(provider, await this.#know(provider))
    const address = buildAuthorizationUrl(config, {
      ...{ redirect_uri: this.#callback(provider), scope: provider.scopes.join(' '), state, nonce },
      ...{ code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
      ...(isAsked
        ? { max_age: '0', prompt: 'login' }
        : { max_age: String(Math.floor((this.#now().getTime() - since.getTime()) / 1000)) }),
    })
    return address.href
  }

  /**
   * What the provider says of the person who came back with this query, once everything of it holds: state, issuer, code
   * with its verifier, and of the token signature, issuer, audience, times and nonce. Raises `IdentityError`.
   */
  async answerOf(provider: IdentityProvider, ticket: string, query: string, freshness: Freshness): Promise<Told> {
    const { state, nonce, verifier } = secretsOf(ticket, provider.slug)
    if (query.length > LONGEST_QUERY) throw new IdentityError('refused')
    // Made anew each time, so that its keys are read anew too: new ones count at once, and withdrawn ones no longer.
    const config = this.#configure(provider, await this.#know(provider))
    try {
      const tokens = await authorizationCodeGrant(config, new URL(`${this.#callback(provider)}?${query}`), {
        ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
      })
      const claims = tokens.claims()
      if (!claims || !isSubject(claims.sub)) throw new IdentityError('refused')
      const more = config.serverMetadata().userinfo_endpoint
        ? await fetchUserInfo(config, tokens.access_token, claims.sub)
        : {}
      const signIn = readSignIn(claims, provider)
      this.#checkAge(provider, signIn.signedInAt, freshness)
      const told = readClaims({ ...more, ...claims }, provider.claims)
      return { issuer: provider.issuer, subject: claims.sub, ...signIn, ...told }
    } catch (error) {
      throw this.#told(provider, error)
    }
  }

  /**
   * What a logout token ends, once it holds: signature, issuer, audience, age, its event, and no nonce, which tells it from
   * a token of a sign-in (OpenID Connect Back-Channel Logout 1.0, 2.6). Raises `IdentityError`.
   */
  async logoutOf(provider: IdentityProvider, token: string): Promise<LoggedOut> {
    const { metadata, keys } = await this.#know(provider)
    const offered = metadata.id_token_signing_alg_values_supported ?? ['RS256']
    let claims: JWTPayload
    try {
      const verified = await jwtVerify(token, keys, {
        ...{ issuer: provider.issuer, audience: provider.clientId, currentDate: this.#now() },
        algorithms: SIGNATURES.filter((each) => offered.includes(each)),
        ...{ maxTokenAge: LOGOUT_TOKEN_S, clockTolerance: CLOCKS_DIFFER_S, requiredClaims: ['jti', 'events'] },
      })
      const { typ = 'jwt' } = verified.protectedHeader
      if (!(provider.untypedLogoutTokens ? /^(application\/)?(logout\+)?jwt$/i : LOGOUT_TYPE).test(typ))
        throw new Error(`a logout token has the type ${typ.slice(0, 40)}, not logout+jwt: see untypedLogoutTokens`)
      claims = verified.payload
    } catch (error) {
      throw this.#told(provider, error)
    }
    const { sub, sid, jti, events, iat } = claims
    const event =
      typeof events === 'object' && events !== null ? (events as Record<string, unknown>)[LOGOUT_EVENT] : null
    const isWhole =
      typeof event === 'object' && event !== null && !('nonce' in claims) && typeof jti === 'string' && jti !== ''
    const subject = isSubject(sub) ? sub : null
    const session = typeof sid === 'string' && sid !== '' ? sid : null
    if (!isWhole || (subject === null && session === null)) throw new IdentityError('refused')
    const ends = (iat! + LOGOUT_TOKEN_S + 2 * CLOCKS_DIFFER_S) * 1000
    return { issuer: provider.issuer, subject, sid: session, jti, expiresAt: new Date(ends).toISOString() }
  }

  /** Refuses a sign-in that is from the future, too old, or of an age that is not said where one was asked for. */
  #checkAge(provider: IdentityProvider, signedInAt: string | null, { isAsked, since }: Freshness): void {
    if (signedInAt === null && !isAsked) return
    const at = Date.parse(signedInAt ?? '')
    if (at > this.#now().getTime() + CLOCKS_DIFFER_S * 1000) throw new Error('auth_time is in the future')
    if (at >= since.getTime() - CLOCKS_DIFFER_S * 1000) return
    this.#warn(provider, new Error(signedInAt === null ? 'no auth_time' : 'auth_time is older than max_age allows'))
    throw new IdentityError('old')
  }

  #callback({ slug }: Pick<IdentityProvider, 'slug'>): string {
    return `${this.#origin()}/sign-in/${slug}/callback`
  }

  /** What the provider says of itself: it has to name the very issuer of the settings. Raises `IdentityError` (away). */
  async #know(provider: IdentityProvider): Promise<Known> {
    const known = this.#known.get(provider.issuer)
    if (known && known.until > Date.now()) return known
    try {
      const found = await discovery(new URL(provider.issuer), provider.clientId, undefined, clientAuth(provider), {
        ...{ timeout: TIMEOUT_S, execute: isOnLoopback(provider) ? [allowInsecureRequests] : [] },
        ...(provider.isManaged ? { [customFetch]: this.#guarded } : {}),
      })
      const { supportsPKCE: _supportsPKCE, ...metadata } = found.serverMetadata()
      const [fault] = addressFaults(metadata, provider)
      if (fault) throw new Error(fault)
      const keys = createRemoteJWKSet(new URL(metadata.jwks_uri!), {
        ...(provider.isManaged ? { [keysFetch]: this.#guarded } : {}),
      })
      const fresh = { metadata, until: Date.now() + KNOWN_FOR_MS, keys }
      this.#known.set(provider.issuer, fresh)
      return fresh
    } catch (error) {
      this.#warn(provider, error)
      throw new IdentityError('away')
    }
  }

  #configure(provider: IdentityProvider, { metadata }: Known): Configuration {
    const config = new Configuration(metadata, provider.clientId, undefined, clientAuth(provider))
    config.timeout = TIMEOUT_S
    if (provider.isManaged) config[customFetch] = this.#guarded
    enableNonRepudiationChecks(config)
    if (isOnLoopback(provider)) allowInsecureRequests(config)
    return config
  }

  /** The guarded fetch as the library asks: never redirected, to public addresses, of bounded size and time. */
  readonly #guarded = async (
    url: string | URL,
    {
      method = 'GET',
      headers,
      body,
    }: { method?: string; headers?: ConstructorParameters<typeof Headers>[0]; body?: unknown },
  ): Promise<Response> => {
    const sent = Object.fromEntries(new Headers(headers))
    const exchange = { method, headers: sent, body: body === undefined || body === null ? null : String(body) }
    const got = await this.#fetchLink(String(url), { types: [], hops: 0, bytes: MOST_BYTES, exchange })
    // As the built-in one fails.
    if (!got.ok) throw new TypeError(`fetch failed: ${got.message}`)
    const { bytes, status = 200, mediaType } = got.value
    const hasBody = bytes.length > 0 && status !== 204 && status !== 304
    return new Response(hasBody ? new Uint8Array(bytes) : null, { status, headers: { 'content-type': mediaType } })
  }

  #told(provider: IdentityProvider, error: unknown): IdentityError {
    if (error instanceof IdentityError) return error
    if (error instanceof AuthorizationResponseError && error.error === 'access_denied') return new IdentityError('no')
    this.#warn(provider, error)
    return new IdentityError(isAway(error) ? 'away' : 'refused')
  }

  /** Code and words of the library only: what caused an error may hold tokens. */
  #warn({ slug }: IdentityProvider, error: unknown): void {
    const { code, message } = error as { code?: string; message?: string }
    this.#log.warn({ provider: slug, code, reason: message }, 'an answer of an identity provider was not taken')
  }
}

/** How an identity is found: issuer and subject, and nothing else of it. SHA-256 in hex. */
export function identityKey(issuer: string, subject: string): string {
  return createHash('sha256')
    .update(JSON.stringify([issuer, subject]))
    .digest('hex')
}

function clientAuth({ authentication, secret }: IdentityProvider) {
  return authentication === 'client_secret_basic' ? ClientSecretBasic(secret) : ClientSecretPost(secret)
}

function isOnLoopback({ issuer }: IdentityProvider): boolean {
  return issuer.startsWith('http:')
}

/** What is wrong with the addresses that a provider names: its issuer, and where people and their codes are sent. */
function addressFaults(metadata: Readonly<Record<string, unknown>>, { issuer }: IdentityProvider): string[] {
  const short = (value: string) => value.slice(0, LONGEST_QUOTED)
  if (typeof metadata.issuer !== 'string')
    return [said`It does not say what it calls itself: that has to be "${issuer}".`]
  if (metadata.issuer !== issuer)
    return [said`It calls itself "${short(metadata.issuer)}", not "${issuer}": the issuer has to be the very same.`]
  return ['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'userinfo_endpoint'].flatMap((name) => {
    const address = metadata[name]
    if (address === undefined && name === 'userinfo_endpoint') return []
    if (typeof address !== 'string') return [said`Its ${name} is nothing: an https address has to stand there.`]
    return isSafe(address) ? [] : [said`Its ${name} is "${short(address)}": an https address has to stand there.`]
  })
}

/** What is wrong with what a provider says of itself: sentences for who set it up. */
function faultsOf(metadata: Readonly<Record<string, unknown>>, provider: IdentityProvider): string[] {
  const list = (name: string, otherwise: string[] | null = null): string[] | null =>
    Array.isArray(metadata[name]) ? (metadata[name] as unknown[]).map(String) : otherwise
  const faults = addressFaults(metadata, provider)
  if (!list('response_types_supported', ['code'])!.includes('code'))
    faults.push(said`It has no code flow (response_types_supported lacks "code"), the only one that is taken here.`)
  if (list('code_challenge_methods_supported')?.includes('S256') === false)
    faults.push(said`It has no PKCE by S256 (code_challenge_methods_supported), without which codes can be stolen.`)
  if (!list('id_token_signing_alg_values_supported', ['RS256'])!.some((each) => SIGNATURES.includes(each)))
    faults.push(said`It signs tokens by none of ${SIGNATURES.join(', ')} (id_token_signing_alg_values_supported).`)
  const ways = list('token_endpoint_auth_methods_supported', ['client_secret_basic'])!
  if (!ways.includes(provider.authentication))
    faults.push(said`It does not take the secret by ${provider.authentication}: choose another way.`)
  const unknown = provider.scopes.filter((scope) => list('scopes_supported')?.includes(scope) === false)
  if (unknown.length > 0) faults.push(said`It does not know the scopes ${unknown.join(', ')}: leave them out.`)
  return faults
}

function isSafe(address: unknown): boolean {
  const url = URL.parse(typeof address === 'string' ? address : '')
  return url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url)))
}

/** No answer in time, no connection, or a fault at the other end: trying again later may help. */
function isAway(error: unknown): boolean {
  if (error instanceof joseErrors.JWKSTimeout) return true
  const { name, cause, status } = error as { name?: string; cause?: unknown; status?: number }
  if (name === 'TimeoutError' || (error instanceof TypeError && /^fetch failed/.test(error.message))) return true
  if (status !== undefined) return status >= 500
  if (cause instanceof Response) return cause.status >= 500
  return cause instanceof Error && cause !== error && isAway(cause)
}
