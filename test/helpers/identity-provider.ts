/**
 * Identity providers on loopback: a real one (`oidc-provider`), whose people sign in by their name alone, and one that
 * says whatever a test makes it say.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose'
import Provider, { type GrantContext } from 'oidc-provider'
import type { IdentityProvider } from '#api/identity/settings.ts'

/** As what the site is known to them. */
export const CLIENT = { clientId: 'waymark', secret: 'a secret of the tests, long enough to be taken' }
const SCOPES = ['openid', 'profile', 'email']

/** Settings of a provider as a file would name it, all claims mapped. */
export function settingsOf(slug: string, issuer: string, more: Partial<IdentityProvider> = {}): IdentityProvider {
  return {
    ...{ slug, issuer, ...CLIENT, scopes: SCOPES, authentication: 'client_secret_basic' },
    names: [
      { language: 'en', text: slug },
      { language: 'de', text: `${slug} auf Deutsch` },
    ],
    claims: { name: 'name', email: 'email', language: 'locale', roles: null, school: null },
    ...{ secondFactor: { amr: [], acr: [] }, untypedLogoutTokens: false },
    ...more,
  }
}

export interface RealProvider {
  issuer: string
  /**
   * Goes where a browser goes that is sent to `address`, signs in as `login`, and gives where it is sent back to.
   * @param stays the browser of the last visit, whom the provider may know; else a new one
   */
  visit(address: string, login: string, stays?: boolean): Promise<URL>
  /** How often it asked who somebody is. */
  asked(): number
  /** Ends the session there of whoever visited last; the provider tells those it knows by back-channel. */
  signOut(): Promise<void>
  /** From now on tokens are signed by another key, and only that one is published. */
  rotateKeys(): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts `oidc-provider`.
 * @param options.people claims by login, `amr` and `acr` among them
 * @param options.site where it sends browsers back to, and its logout tokens
 */
export async function startRealProvider(options: {
  people: Record<string, Record<string, unknown>>
  slug: string
  site: string
  /** Where logout tokens go; those of the site by default. */
  logoutAt?: string
}): Promise<RealProvider> {
  const { people, slug, site, logoutAt = site } = options
  const server = createServer()
  const issuer = await listen(server)
  let asked = 0
  const open = async () => {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true })
    const provider = new Provider(issuer, {
      clients: [
        {
          ...{ client_id: CLIENT.clientId, client_secret: CLIENT.secret },
          redirect_uris: [`${site}/sign-in/${slug}/callback`],
          ...{
            backchannel_logout_uri: `${logoutAt}/identity/${slug}/logout`,
            backchannel_logout_session_required: true,
          },
        },
      ],
      jwks: { keys: [{ ...(await exportJWK(privateKey)), use: 'sig', kid: crypto.randomUUID() }] },
      cookies: { keys: ['test'] },
      features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
      claims: {
        openid: ['sub', 'amr', 'acr'],
        profile: ['name', 'locale', 'groups', 'school'],
        email: ['email', 'email_verified'],
      },
      findAccount: (_context: unknown, id: string) => ({
        accountId: id,
        claims: () => Promise.resolve({ sub: id, ...people[id] }),
      }),
      // It keeps itself from private addresses, and its client is at one.
      fetch: (url: string, { dispatcher: _dispatcher, ...asked }: RequestInit & { dispatcher?: unknown }) =>
        fetch(url, asked),
      // Whoever signs in agrees.
      loadExistingGrant: async ({ oidc }: GrantContext) => {
        const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
        grant.addOIDCScope(SCOPES.join(' '))
        await grant.save()
        return grant
      },
      interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
      ttl: { Session: 600, Interaction: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    })
    const answer = provider.callback()
    server.removeAllListeners('request')
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      void (async () => {
        if (!request.url?.startsWith('/interaction/')) return await answer(request, response)
        if (request.method !== 'POST') {
          response.setHeader('content-type', 'text/html; charset=utf-8')
          return response.end(
            '<!doctype html><html lang="en"><title>Who are you?</title><form method="post"><label>Login <input name="login"></label> <button>Go on</button></form></html>',
          )
        }
        const login = new URLSearchParams(await bodyOf(request)).get('login') ?? ''
        asked++
        const { amr, acr } = people[login] ?? {}
        await provider.interactionFinished(request, response, { login: { accountId: login, amr, acr } })
      })()
    })
  }
  await open()
  let jar = new Map<string, string>()
  const go = async (address: string, form?: Record<string, string>): Promise<Response> => {
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      if (value === '') jar.delete(name!)
      else jar.set(name!, value!)
    }
    return response
  }
  return {
    issuer,
    asked: () => asked,
    async visit(address, login, stays = false) {
      if (!stays) jar = new Map()
      let response = await go(address)
      for (let hops = 0; hops < 10; hops++) {
        const next = new URL(response.headers.get('location') ?? '', issuer)
        if (response.status >= 400) throw new Error(`provider: ${response.status} ${await response.text()}`)
        if (next.origin !== issuer) return next
        response = await go(next.href, next.pathname.startsWith('/interaction/') ? { login } : undefined)
      }
      throw new Error('provider: it goes round in circles')
    },
    async signOut() {
      const page = await (await go(`${issuer}/session/end`)).text()
      const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)![1]!
      await go(`${issuer}/session/end/confirm`, { xsrf, logout: 'yes' })
    },
    rotateKeys: open,
    stop: () => close(server),
  }
}

export interface LyingProvider {
  issuer: string
  /** What it says of itself in place of the truth. */
  metadata: Record<string, unknown>
  /** What its next tokens hold in place of the truth; undefined leaves a claim out. */
  claims: Record<string, unknown>
  /** What `/userinfo` says. */
  userinfo: Record<string, unknown>
  /** How it signs: by its own key, by one it does not publish, or not at all. */
  signs: 'itself' | 'another' | 'none'
  /** 500 to everything. */
  isDown: boolean
  /** How often tokens were asked for. */
  exchanges: number
  /** What a browser would bring back to `address`, with another query where given. */
  answer(address: string, more?: Record<string, string | null>): string
  /** A logout token, with claims in place of the true ones, and of another type: undefined is none. */
  logoutToken(more?: Record<string, unknown>, ...typ: [string?]): Promise<string>
  stop(): Promise<void>
}

/** Starts a provider that says what it is told to. */
export async function startLyingProvider(): Promise<LyingProvider> {
  const own = await generateKeyPair('RS256', { extractable: true })
  const another = await generateKeyPair('RS256', { extractable: true })
  const published: JWK = { ...(await exportJWK(own.publicKey)), kid: 'own', use: 'sig', alg: 'RS256' }
  const server = createServer()
  const issuer = await listen(server)
  const lying: LyingProvider = {
    ...{ issuer, metadata: {}, claims: {}, userinfo: { sub: 'ada', name: 'Ada' } },
    ...{ signs: 'itself', isDown: false, exchanges: 0 },
    answer(address, more = {}) {
      const asked = new URL(address).searchParams
      nonce = asked.get('nonce')
      const query = new URLSearchParams({ code: crypto.randomUUID(), state: asked.get('state')!, iss: issuer })
      for (const [name, value] of Object.entries(more)) {
        if (value === null) query.delete(name)
        else query.set(name, value)
      }
      return query.toString()
    },
    async logoutToken(more = {}, ...typ) {
      const claims = {
        ...{ iss: issuer, aud: CLIENT.clientId, sub: 'ada', jti: crypto.randomUUID() },
        ...{ iat: seconds(), exp: seconds() + 120 },
        events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
        ...more,
      }
      return await signed(claims, typ.length > 0 ? typ[0] : 'logout+jwt')
    },
    stop: () => close(server),
  }
  let nonce: string | null = null
  const seconds = () => Math.floor(Date.now() / 1000)
  const signed = async (claims: JWTPayload, typ?: string): Promise<string> => {
    if (lying.signs === 'none') return new UnsecuredJWT(claims).encode()
    const key: CryptoKey = lying.signs === 'itself' ? own.privateKey : another.privateKey
    return await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'own', ...(typ ? { typ } : {}) }).sign(key)
  }
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const say = (value: unknown, status = 200) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    }
    if (lying.isDown) return say({}, 500)
    const path = new URL(request.url ?? '/', issuer).pathname
    if (path === '/.well-known/openid-configuration')
      return say({
        ...{ issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token` },
        ...{ jwks_uri: `${issuer}/jwks`, userinfo_endpoint: `${issuer}/userinfo`, response_types_supported: ['code'] },
        ...{ subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'] },
        ...{ authorization_response_iss_parameter_supported: true, code_challenge_methods_supported: ['S256'] },
        ...lying.metadata,
      })
    if (path === '/jwks') return say({ keys: [published] })
    if (path === '/userinfo') return say(lying.userinfo)
    if (path !== '/token') return say({}, 404)
    lying.exchanges++
    const claims = { ...{ iss: issuer, aud: CLIENT.clientId, sub: 'ada', nonce }, iat: seconds(), exp: seconds() + 300 }
    const whole = JSON.parse(JSON.stringify({ ...claims, ...lying.claims })) as JWTPayload
    void signed(whole, 'JWT').then((token) =>
      say({ access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: token }),
    )
  })
  return lying
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function close(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
