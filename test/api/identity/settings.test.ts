import { describe, expect, test } from 'vitest'
import { readConfig } from '#api/config.ts'
import { readIdentityProviders } from '#api/identity/settings.ts'

const hill = {
  ...{ slug: 'hill', names: { en: 'Hill School', de: 'Bergschule' }, issuer: 'https://id.hill.example' },
  ...{ clientId: 'waymark', secretFrom: 'HILL_SECRET' },
}
const read = (providers: unknown) =>
  readIdentityProviders(JSON.stringify({ providers }), 'identity.json', { HILL_SECRET: 'top secret' })

describe('the file of identity providers', () => {
  test('is read with secrets from the environment', () => {
    expect(read([hill])).toMatchObject([
      {
        ...{ slug: 'hill', secret: 'top secret', scopes: ['openid', 'profile'], authentication: 'client_secret_basic' },
        names: [
          { language: 'en', text: 'Hill School' },
          { language: 'de', text: 'Bergschule' },
        ],
        claims: { name: 'name', email: null, language: null, roles: null, school: null },
        ...{ secondFactor: { amr: [], acr: [] }, untypedLogoutTokens: false },
      },
    ])
  })

  test('maps claims to roles, providers and language', () => {
    const claims = {
      ...{ email: 'email', language: 'locale' },
      roles: { claim: 'groups', values: { oer: 'reviewer' } },
      school: { claim: 'school', values: { '4711': { provider: 'p', role: 'editor' }, '4712': { provider: 'q' } } },
    }
    const [{ claims: map } = { claims: null }] = read([{ ...hill, claims }])
    expect(map!.roles!.values.get('oer')).toBe('reviewer')
    expect([...map!.school!.values]).toEqual([
      ['4711', { providerId: 'p', role: 'editor' }],
      ['4712', { providerId: 'q', role: 'contributor' }],
    ])
  })

  test('names what counts as a second factor there, and whether logout tokens go without their type', () => {
    const more = { secondFactor: { amr: ['mfa'], acr: ['urn:two'] }, untypedLogoutTokens: true }
    expect(read([{ ...hill, ...more }])).toMatchObject([more])
  })

  test.each([
    [{ issuer: 'http://id.hill.example' }, 'identity.json: providers[0].issuer is "http://id.hill.example": over http'],
    [{ issuer: 'ftp://id.hill.example' }, 'providers[0].issuer'],
    [{ issuer: 'https://a:b@id.hill.example' }, 'providers[0].issuer is "…"'],
    [{ issuer: undefined }, 'providers[0].issuer is missing'],
    [{ slug: 'Hill School' }, 'providers[0].slug is "Hill School"'],
    [{ slug: 'consent' }, 'which is a page of our own'],
    [{ names: {} }, 'providers[0].names is empty'],
    [{ names: { 'not a tag': 'x' } }, 'stands under no language tag'],
    [{ secretFrom: 'NOT_SET' }, 'names NOT_SET, which is not set'],
    [{ secret: 'both' }, 'providers[0] needs one of secret and secretFrom'],
    [{ scopes: ['profile'] }, 'lacks "openid"'],
    [{ scopes: ['openid', 'offline_access'] }, 'offline_access'],
    [{ authentication: 'none' }, 'providers[0].authentication is none of'],
    [{ secondFactor: { amr: 'mfa' } }, 'providers[0].secondFactor.amr has to be a list of texts'],
    [{ secondFactor: ['mfa'] }, 'providers[0].secondFactor has to be an object'],
    [{ untypedLogoutTokens: 'yes' }, 'providers[0].untypedLogoutTokens has to be true or false'],
    [{ clientID: 'x' }, 'providers[0].clientID is no setting: there are slug, names'],
    [
      { claims: { roles: { claim: 'g', values: { a: 'king' } } } },
      'claims.roles.values["a"] gives no role of the place',
    ],
    [
      { claims: { school: { claim: 's', values: { a: { provider: 'p', role: 'owner' } } } } },
      'claims.school.values["a"].role is none of editor and contributor',
    ],
  ])('says what is wrong with %j, and where', (wrong, message) => {
    expect(() => read([{ ...hill, ...wrong }])).toThrow(message)
  })

  test('takes http on this machine alone', () => {
    for (const host of ['127.0.0.1:4100', 'localhost:4100', '[::1]:4100'])
      expect(read([{ ...hill, issuer: `http://${host}` }])).toHaveLength(1)
    for (const host of ['127.0.0.1.evil.example', 'localhost.evil.example', '10.0.0.1'])
      expect(() => read([{ ...hill, issuer: `http://${host}` }])).toThrow('over http')
  })

  test('names each provider once', () => {
    expect(() => read([hill, hill])).toThrow('providers[1].slug is "hill" once more')
    expect(() => read([hill, { ...hill, slug: 'other' }])).toThrow('are those of another entry')
  })

  test('never quotes a secret, even where it is no JSON', () => {
    const broken = () => readIdentityProviders('{"secret": "top secret', 'identity.json', {})
    expect(broken).toThrow('identity.json: the file is no JSON')
    expect(broken).not.toThrow('top secret')
  })

  test('is named by a setting, and a start without the file says so', () => {
    expect(readConfig({}).identityProviders).toEqual([])
    expect(() => readConfig({ IDENTITY_PROVIDERS: '/nowhere/identity.json' })).toThrow(
      'IDENTITY_PROVIDERS names /nowhere/identity.json, which cannot be read (ENOENT)',
    )
  })
})
