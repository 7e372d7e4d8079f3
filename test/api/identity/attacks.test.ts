/** What others may try on the way through an identity provider, and a provider that lies or is away. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { settingsOf, startLyingProvider, type LyingProvider } from '#test/helpers/identity-provider.ts'
import type { TestApi } from '#test/helpers/api.ts'
import { logOut } from '#api/identity/logout.ts'
import { accept, begin, beginAnew, comeBack, openApiWith, who, type Came } from './asking.ts'

let liar: LyingProvider
let api: TestApi

let truth: LyingProvider

beforeAll(async () => {
  liar = await startLyingProvider()
  truth = { ...liar }
  api = await openApiWith([])
})

beforeEach(async () => {
  Object.assign(liar, truth)
  await beginAnew(api, [settingsOf('liar', liar.issuer)])
})

afterAll(async () => {
  await api.close()
  await liar.stop()
})

/** Goes there and comes back, with what a test changes on the way. */
async function come(more: Record<string, string | null> = {}): Promise<Came> {
  const { address, ticket } = await begin(api, 'liar')
  return await comeBack(api, { provider: 'liar', ticket, query: liar.answer(address, more) })
}

async function signIn(): Promise<Came> {
  const { address, ticket } = await begin(api, 'liar')
  const came = await comeBack(api, { provider: 'liar', ticket, query: liar.answer(address) })
  return came.offer ? await accept(api, { ticket, name: 'Ada', consents: ['EMAIL'] }) : came
}

/** Whether the session counts as a fresh sign-in. */
async function isFresh(token: string | null) {
  return (await api.ask('{ viewer { signedInRecently } }', {}, token!)).data!.viewer.signedInRecently as boolean
}

/** Nobody is signed in, nothing is offered, nothing kept, and the log holds no token. */
async function expectRefused({ token, offer, userErrors }: Came, code = 'INVALID') {
  expect({ token, offer }).toEqual({ token: null, offer: null })
  expect(userErrors).toMatchObject([{ code }])
  const kept = await api.graph.read('MATCH (n) WHERE n:Identity OR n:IdentityTicket RETURN count(n) AS kept')
  expect(kept).toEqual([{ kept: 0 }])
  expect(JSON.stringify(api.logged)).not.toMatch(/eyJ|code=|a secret of the tests/)
}

test('signs in when nobody lies', async () => {
  expect((await signIn()).token).not.toBeNull()
})

describe('an answer is refused', () => {
  test('with another state', async () => {
    await expectRefused(await come({ state: 'x'.repeat(43) }))
    expect(liar.exchanges).toBe(0)
  })

  test('without a state', async () => {
    await expectRefused(await come({ state: null }))
  })

  test('from another issuer, whose code is never sent on', async () => {
    await expectRefused(await come({ iss: 'https://evil.example' }))
    expect(liar.exchanges).toBe(0)
  })

  test('without an issuer, where the provider always names itself', async () => {
    await expectRefused(await come({ iss: null }))
  })

  test('at the address of another provider than the one it began at', async () => {
    const other = await startLyingProvider()
    await beginAnew(api, [settingsOf('liar', liar.issuer), settingsOf('other', other.issuer)])
    const { address, ticket } = await begin(api, 'liar')
    const query = liar.answer(address, { iss: other.issuer })
    await expectRefused(await comeBack(api, { provider: 'other', ticket, query }))
    expect(other.exchanges).toBe(0)
    await other.stop()
  })

  test('in a browser that did not begin it, without its ticket', async () => {
    const { address } = await begin(api, 'liar')
    const query = liar.answer(address)
    await expectRefused(await comeBack(api, { provider: 'liar', ticket: '', query }), 'NOT_FOUND')
  })

  test('in a browser that began another one: a sign-in as the attacker cannot be slipped in', async () => {
    const [attacker, victim] = [await begin(api, 'liar'), await begin(api, 'liar')]
    await expectRefused(
      await comeBack(api, { provider: 'liar', ticket: victim.ticket, query: liar.answer(attacker.address) }),
    )
  })

  test('with a ticket that was made up, or prolonged', async () => {
    const { address, ticket } = await begin(api, 'liar')
    const later = `s.${(Date.now() + 90 * 86_400_000).toString(36)}.${ticket.split('.')[2]}`
    for (const forged of ['s.zzzzzzzz.short', later, ticket.replace('s.', 'x.')])
      await expectRefused(
        await comeBack(api, { provider: 'liar', ticket: forged, query: liar.answer(address) }),
        'NOT_FOUND',
      )
  })

  test('of a sign-in that is turned into the adding of an identity', async () => {
    const token = await api.signUp('grace')
    const { address, ticket } = await begin(api, 'liar')
    const query = liar.answer(address)
    const turned = ticket.replace(/^s/, 'l')
    await expectRefused(await comeBack(api, { provider: 'liar', ticket: turned, query }, token))
  })

  test('that comes too late', async () => {
    const { address, ticket } = await begin(api, 'liar')
    api.clock.now = new Date(Date.now() + 21 * 60_000)
    await expectRefused(await comeBack(api, { provider: 'liar', ticket, query: liar.answer(address) }), 'NOT_FOUND')
  })

  test('that comes a second time', async () => {
    await signIn()
    const { address, ticket } = await begin(api, 'liar')
    const query = liar.answer(address)
    expect((await comeBack(api, { provider: 'liar', ticket, query })).token).not.toBeNull()
    const again = await comeBack(api, { provider: 'liar', ticket, query })
    expect(again).toMatchObject({ token: null, userErrors: [{ code: 'NOT_FOUND' }] })
  })

  test('that is longer than any answer', async () => {
    await expectRefused(await come({ code: 'x'.repeat(10_000) }))
  })

  test('that says that the person did not want to', async () => {
    await expectRefused(await come({ code: null, error: 'access_denied' }))
  })
})

describe('a token is refused', () => {
  test('with another nonce', async () => {
    liar.claims = { nonce: 'another' }
    await expectRefused(await come())
  })

  test('without a nonce', async () => {
    liar.claims = { nonce: undefined }
    await expectRefused(await come())
  })

  test('that is not signed (alg none)', async () => {
    liar.signs = 'none'
    await expectRefused(await come())
  })

  test('that is not signed, though the provider says that it does so', async () => {
    liar.metadata = { id_token_signing_alg_values_supported: ['none', 'RS256'] }
    liar.signs = 'none'
    await expectRefused(await come())
  })

  test('that another key signed', async () => {
    liar.signs = 'another'
    await expectRefused(await come())
  })

  test('for another client', async () => {
    liar.claims = { aud: 'another' }
    await expectRefused(await come())
  })

  test('for several clients, issued to another one', async () => {
    liar.claims = { aud: ['waymark', 'another'], azp: 'another' }
    await expectRefused(await come())
  })

  test('that has expired', async () => {
    liar.claims = { iat: Math.floor(Date.now() / 1000) - 900, exp: Math.floor(Date.now() / 1000) - 600 }
    await expectRefused(await come())
  })

  test('of another issuer', async () => {
    liar.claims = { iss: 'https://evil.example' }
    await expectRefused(await come())
  })

  test('without a subject, or with one that is longer than the standard allows', async () => {
    for (const sub of [undefined, '', 'x'.repeat(256)]) {
      liar.claims = { sub }
      await expectRefused(await come())
    }
  })

  test('whose person is another one than the one asked about', async () => {
    liar.userinfo = { sub: 'eve', name: 'Ada' }
    await expectRefused(await come())
  })
})

describe('the age of a sign-in', () => {
  const seconds = () => Math.floor(Date.now() / 1000)
  const again = async (): Promise<Came> => {
    const { address, ticket } = await begin(api, 'liar', { again: true })
    return await comeBack(api, { provider: 'liar', ticket, query: liar.answer(address) })
  }

  test('is that of the session', async () => {
    await signIn()
    for (const [age, fresh] of [
      [0, true],
      [14 * 60, true],
      [16 * 60, false],
      [86_400, false],
    ] as const) {
      liar.claims = { auth_time: seconds() - age }
      expect([age, await isFresh((await signIn()).token)]).toEqual([age, fresh])
    }
  })

  test.each([undefined, 0, 1e300])('is long ago where it is %j', async (time) => {
    liar.claims = { auth_time: time }
    await signIn()
    expect(await isFresh((await signIn()).token)).toBe(false)
  })

  test.each([null, 'now', '1700000000', -1, true])('is refused where it is %j', async (time) => {
    liar.claims = { auth_time: time }
    await expectRefused(await come())
  })

  test('is looked at where a sign-in was asked for anew: one of before, or of no known age, is none', async () => {
    await signIn()
    for (const time of [undefined, seconds() - 120]) {
      liar.claims = { auth_time: time }
      const { token, userErrors } = await again()
      expect({ token, userErrors }).toMatchObject({ token: null, userErrors: [{ code: 'SIGN_IN_AGAIN' }] })
      expect(userErrors[0]!.message).toBe(
        'liar did not ask you anew who you are, or does not say when it did. Sign in another way.',
      )
    }
    liar.claims = { auth_time: seconds() }
    expect(await isFresh((await again()).token)).toBe(true)
  })

  test('is refused where it is longer than a session may last, or lies in the future', async () => {
    liar.claims = { auth_time: seconds() - api.services.accounts.sessionMs / 1000 - 60 }
    await expectRefused(await come(), 'SIGN_IN_AGAIN')
    liar.claims = { auth_time: seconds() + 600 }
    await expectRefused(await come())
  })

  test('of a sign-in that was asked for anew cannot be passed over by another errand', async () => {
    const { address, ticket } = await begin(api, 'liar', { again: true })
    const turned = ticket.replace(/^a/, 's')
    await expectRefused(await comeBack(api, { provider: 'liar', ticket: turned, query: liar.answer(address) }))
  })

  test('says nothing against the sign-in here, from which an identity is added', async () => {
    const grace = await api.signUp('grace')
    liar.claims = { auth_time: seconds() - 86_400 }
    const { address, ticket } = await begin(api, 'liar', { token: grace })
    await comeBack(api, { provider: 'liar', ticket, query: liar.answer(address) }, grace)
    expect(await isFresh((await accept(api, { ticket, name: '' }, grace)).token)).toBe(true)
  })
})

describe('an address', () => {
  test('of a person who has an account joins nothing, and nothing tells that there is one', async () => {
    const token = await api.signUp('victim')
    liar.userinfo = { sub: 'ada', name: 'Eve', email: 'victim@classroom.example', email_verified: true }
    const known = await come()
    liar.userinfo = { ...liar.userinfo, email: 'nobody@classroom.example' }
    const unknown = await come()
    expect({ ...known.offer, email: '' }).toEqual({ ...unknown.offer, email: '' })
    liar.userinfo = { ...liar.userinfo, email: 'victim@classroom.example' }
    const made = await signIn()
    const victim = await who(api, token)
    expect(made.viewer!.id).not.toBe(victim!.id)
    expect(made.viewer!.email).toBeNull()
    expect(victim!.identities).toEqual([])
  })

  test('that was registered through a provider first does not wait for its owner', async () => {
    liar.userinfo = { sub: 'ada', name: 'Eve', email: 'victim@classroom.example' }
    const attacker = await signIn()
    // The owner of the address comes later, and gets an account of their own.
    const token = await api.signUp('victim')
    const owner = await who(api, token)
    expect(owner!.id).not.toBe(attacker.viewer!.id)
    expect(owner).toMatchObject({ email: 'victim@classroom.example', identities: [] })
  })
})

describe('what is said', () => {
  test('is taken as text, and left out where it is of another shape', async () => {
    liar.userinfo = { sub: 'ada', name: '<script>alert(1)</script>\u202e Ada', email: { a: 1 }, locale: '"><script>' }
    const { offer } = await come()
    expect(offer).toMatchObject({ email: null, language: null })
    expect(offer!.name).not.toContain('\u202e')
  })

  test('gives no role that the settings do not name', async () => {
    const roles = { claim: 'groups', values: new Map([['reviewers', 'reviewer' as const]]) }
    const claims = { name: 'name', email: null, language: null, roles, school: null }
    await beginAnew(api, [settingsOf('liar', liar.issuer, { claims })])
    liar.userinfo = {
      sub: 'ada',
      name: 'Ada',
      groups: ['administrator', '__proto__', 'constructor', ['reviewers']],
      roles: 'administrator',
    }
    expect((await come()).offer).toMatchObject({ roles: [], email: null })
  })
})

describe('a provider', () => {
  test('that is away is said so, and a password opens the account all the same', async () => {
    liar.isDown = true
    const begun = await begin(api, 'liar')
    expect(begun).toMatchObject({ address: null, userErrors: [{ code: 'UNAVAILABLE' }] })
    expect(begun.userErrors[0]!.message).toContain('liar does not answer now')
    await api.signUp('grace')
    const { data } = await api.ask(
      'mutation ($input: SignInInput!) { signIn(input: $input) { token userErrors { message } } }',
      { input: { email: 'grace@classroom.example', password: 'correct horse battery' } },
    )
    expect(data!.signIn.token).not.toBeNull()
  })

  test('that goes away between there and back is said so', async () => {
    const { address, ticket } = await begin(api, 'liar')
    liar.isDown = true
    await expectRefused(await comeBack(api, { provider: 'liar', ticket, query: liar.answer(address) }), 'UNAVAILABLE')
  })

  test('that names another issuer than the settings is not used', async () => {
    liar.metadata = { issuer: 'https://evil.example' }
    expect(await begin(api, 'liar')).toMatchObject({ address: null, userErrors: [{ code: 'UNAVAILABLE' }] })
  })

  test.each(['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'userinfo_endpoint'])(
    'that names a %s without https is not used',
    async (name) => {
      liar.metadata = { [name]: 'http://evil.example/here' }
      expect(await begin(api, 'liar')).toMatchObject({ address: null, userErrors: [{ code: 'UNAVAILABLE' }] })
    },
  )

  test('that is not in the settings is none', async () => {
    expect(await begin(api, '../../etc')).toMatchObject({ address: null, userErrors: [{ code: 'NOT_FOUND' }] })
  })
})

describe('a logout token', () => {
  const end = (token: string) => logOut(api.services, 'liar', token)
  const seconds = () => Math.floor(Date.now() / 1000)

  test('ends the sessions of its subject, and of nobody else', async () => {
    const ada = await signIn()
    liar.claims = { sub: 'ben' }
    liar.userinfo = { sub: 'ben', name: 'Ben' }
    const ben = await signIn()
    expect(await end(await liar.logoutToken())).toBe(1)
    expect([await who(api, ada.token), (await who(api, ben.token))?.name]).toEqual([null, 'Ada'])
  })

  test('that names a session ends that one, and not that of another subject', async () => {
    liar.claims = { sid: 'here' }
    const here = await signIn()
    liar.claims = { sid: 'there' }
    const there = await signIn()
    expect(await end(await liar.logoutToken({ sid: 'here', sub: 'eve' }))).toBe(0)
    expect(await end(await liar.logoutToken({ sid: 'here', sub: undefined }))).toBe(1)
    expect(await who(api, here.token)).toBeNull()
    expect(await who(api, there.token)).not.toBeNull()
  })

  const lies: [string, Record<string, unknown>][] = [
    ['with a nonce, as one of a sign-in has', { nonce: 'n' }],
    ['without events', { events: undefined }],
    ['with events of another kind', { events: { 'https://evil.example': {} } }],
    ['whose event is no object', { events: { 'http://schemas.openid.net/event/backchannel-logout': true } }],
    ['without a name of its own', { jti: undefined }],
    ['for another client', { aud: 'another' }],
    ['of another issuer', { iss: 'https://evil.example' }],
    ['from the future', { iat: seconds() + 3600, exp: seconds() + 4000 }],
    ['that is old', { iat: seconds() - 3600 }],
    ['that has expired', { exp: seconds() - 600 }],
    ['without a time', { iat: undefined }],
    ['that names nobody and no session', { sub: undefined }],
  ]
  test.each(lies)('is refused %s', async (_title, claims) => {
    const { token } = await signIn()
    await expect(end(await liar.logoutToken(claims))).rejects.toThrow('refused')
    expect(await who(api, token)).not.toBeNull()
  })

  test('is refused that another key signed, or none', async () => {
    const { token } = await signIn()
    for (const signs of ['another', 'none'] as const) {
      liar.signs = signs
      await expect(end(await liar.logoutToken())).rejects.toThrow('refused')
    }
    expect(await who(api, token)).not.toBeNull()
  })

  test('is refused of another type; without one too, but where the settings of its provider say so', async () => {
    const settings = api.services.accounts.identity.find('liar')!
    for (const type of ['at+jwt', 'JWT', undefined])
      await expect(end(await liar.logoutToken({}, type))).rejects.toThrow('refused')
    expect(JSON.stringify(api.logged)).toContain('see untypedLogoutTokens')
    expect(await end(await liar.logoutToken({}, 'application/logout+jwt'))).toBe(0)
    settings.untypedLogoutTokens = true
    for (const type of ['JWT', undefined, 'logout+jwt']) expect(await end(await liar.logoutToken({}, type))).toBe(0)
    for (const type of ['at+jwt', 'xjwt'])
      await expect(end(await liar.logoutToken({}, type))).rejects.toThrow('refused')
  })

  test('is refused the second time', async () => {
    const said = await liar.logoutToken()
    expect(await end(said)).toBe(0)
    const { token } = await signIn()
    await expect(end(said)).rejects.toThrow('refused')
    expect(await who(api, token)).not.toBeNull()
  })

  test('is refused at a provider that is none here', async () => {
    await expect(logOut(api.services, 'none', await liar.logoutToken())).rejects.toThrow('refused')
  })
})
