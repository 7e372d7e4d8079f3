/** What administrators set over the operator's settings: limits, and identity providers; and what others may try with it. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { meaningOf } from '#api/administration/limits.ts'
import { IdentityProviders } from '#api/identity/providers.ts'
import { openFetch } from '#api/metadata/fetch.ts'
import { RATE_CLASSES } from '#api/administration/keeper.ts'
import { newId } from '#graph/ids.ts'
import { namedProviders, peopleOf } from '#graph/queries/administration.ts'
import { accountByEmail } from '#graph/queries/account.ts'
import { CLIENT, settingsOf, startLyingProvider, type LyingProvider } from '#test/helpers/identity-provider.ts'
import { accept, begin, comeBack, SITE, who } from '../identity/asking.ts'
import { openPlace, type PlaceOfTest } from '../moderation/people.ts'

type Json = any // eslint-disable-line @typescript-eslint/no-explicit-any

const FAULTS = 'userErrors { code field message }'
const LIMITS = 'limits { kind operator own units meaning } least most revision'
const PROVIDER = `id slug issuer clientId names { text language } secretSetAt scopes authentication isOn fault callback logout
  claims { name email language roles roleValues { value role } school schoolValues { value providerId role } }
  amr acr untypedLogoutTokens viewerCanUpdate revision people { all only onlyWithAddress }`
const INPUT = {
  names: [{ text: 'Hill School', language: 'en' }],
  clientId: CLIENT.clientId,
  clientSecret: CLIENT.secret,
}
const FILE_ISSUER = 'https://id.file.example'

let place: PlaceOfTest
let liar: LyingProvider
let truth: LyingProvider
beforeAll(async () => {
  liar = await startLyingProvider()
  truth = { ...liar }
  place = await openPlace({ privateIdentity: true, identityProviders: [settingsOf('file', FILE_ISSUER)] })
  place.api.clock.now = new Date()
  await renew()
})
afterAll(async () => {
  await place.close()
  await liar.stop()
})
beforeEach(() => void Object.assign(liar, truth))
afterEach(async () => {
  await place.api.graph.write((tx) => tx.run('MATCH (p:IdentityProvider) DELETE p'))
  await place.api.graph.write((tx) => tx.run('MATCH (n) WHERE n:Identity OR n:IdentityTicket DELETE n'))
  await place.api.graph.write((tx) => tx.run('MATCH (s:PlaceSettings) SET s.version = s.version + 1'))
  await place.api.services.administration.catchUp()
})

/** Sessions anew, of people who just signed in. */
async function renew() {
  const { openSession } = await import('#api/viewer/sign-in.ts')
  for (const name of Object.keys(place.tokens)) {
    const account = (await accountByEmail(place.api.graph, `${name}@classroom.example`))!
    place.tokens[name] = (await openSession(place.api.services, account, { userAgent: '' })).token
  }
}

const does = async (mutation: string, variables: Record<string, unknown>, name = 'administrator'): Promise<Json> =>
  (await place.ask(name, mutation, variables)).it
const ADD = `mutation ($slug: String!, $issuer: String!, $input: IdentityProviderInput!) {
  it: identityProviderAdd(slug: $slug, issuer: $issuer, input: $input) { identityProvider { ${PROVIDER} } ${FAULTS} } }`
const UPDATE = `mutation ($id: ID!, $revision: Int!, $input: IdentityProviderInput!) {
  it: identityProviderUpdate(id: $id, revision: $revision, input: $input) { identityProvider { ${PROVIDER} } ${FAULTS} } }`
const SWITCH = `mutation ($id: ID!, $revision: Int!, $isOn: Boolean!) {
  it: identityProviderSwitch(id: $id, revision: $revision, isOn: $isOn) {
    identityProvider { isOn revision } endedSessions ${FAULTS} } }`
const REMOVE = `mutation ($id: ID!, $revision: Int!) {
  it: identityProviderRemove(id: $id, revision: $revision) { identityProvider { id } endedSessions ${FAULTS} } }`
const CHECK = `mutation ($id: ID!) { it: identityProviderCheck(id: $id) { holds faults ${FAULTS} } }`

const add = (more: Record<string, unknown> = {}, at: { slug?: string; issuer?: string } = {}) =>
  does(ADD, { slug: at.slug ?? 'hill', issuer: at.issuer ?? liar.issuer, input: { ...INPUT, ...more } })
const added = async (more = {}, at = {}): Promise<Json> => {
  const { identityProvider, userErrors } = await add(more, at)
  expect(userErrors).toEqual([])
  return identityProvider
}
const switched = async (one: Json, isOn: boolean) => await does(SWITCH, { id: one.id, revision: one.revision, isOn })
const codes = ({ userErrors }: Json) => userErrors.map(({ code, field }: Json) => `${code} ${field.join('.')}`)
const ways = async () =>
  (await place.ask('', '{ identityProviders { slug name { text } } }')).identityProviders.map(({ slug }: Json) => slug)

describe('limits', () => {
  const SET = `mutation ($revision: Int!, $input: LimitsInput!) { it: limitsUpdate(revision: $revision, input: $input) { limits { ${LIMITS} } ${FAULTS} } }`
  const read = async () => (await place.ask('administrator', `{ limits { ${LIMITS} } }`)).limits
  const set = async (input: Record<string, number | null>, revision?: number) =>
    await does(SET, { revision: revision ?? (await read()).revision, input })

  it('hold at once, beside what the operator set, and are given back to the operator', async () => {
    const { rates } = place.api.services.administration
    const before = rates.meterFor(null, 'school', 'site')!
    before.take(500)
    const { limits, userErrors } = await set({ site: 1_000, key: 0 })
    expect(userErrors).toEqual([])
    expect(limits.limits.map(({ own, operator, units }: Json) => [own, operator, units])).toEqual([
      [null, 20_000, 20_000],
      [1_000, 60_000, 1_000],
      [null, 20_000, 20_000],
      [0, 40_000, 0],
    ])
    // What was used within the minute stays used.
    expect(rates.meterFor(null, 'school', 'site')!.take(501)).toMatchObject({ ok: false, limit: 1_000, remaining: 500 })
    expect(rates.meterFor({ id: 'x', key: { id: 'k', scopes: [] } }, '')).toBeNull()
    await set({})
    expect((await read()).limits.every(({ own, units, operator }: Json) => own === null && units === operator)).toBe(
      true,
    )
    expect(rates.meterFor(null, 'school', 'site')!.take(501).ok).toBe(true)
  })

  it('take no nonsense, nothing that locks everybody out, and never what was read before another change', async () => {
    for (const units of [-1, 1, 399, 1_000_000_000, 2_147_483_647])
      expect(codes(await set({ site: units, anonymous: 400 })), String(units)).toEqual(['INVALID input.site'])
    const { revision } = await read()
    const both = await Promise.all([set({ key: 500 }, revision), set({ key: 600 }, revision)])
    expect(both.map(codes).flat()).toEqual(['STALE revision'])
    await set({})
    for (const units of ['1.5', '"400"', '1e99', '99999999999'])
      expect(
        await place.refused(
          'administrator',
          `mutation { limitsUpdate(revision: 0, input: { site: ${units} }) { limits { revision } } }`,
        ),
      ).toBe('GRAPHQL_VALIDATION_FAILED')
  })

  it('stay below what the operator allows, which ends "no limit" too', async () => {
    const strict = await openPlace({ mostRate: 30_000 })
    const ask = async (input: Record<string, number>) =>
      (await strict.ask('administrator', SET, { revision: 0, input })).it as Json
    expect(codes(await ask({ site: 30_001, key: 0 }))).toEqual(['INVALID input.site', 'INVALID input.key'])
    expect((await ask({ site: 30_000 })).limits.most).toBe(30_000)
    await strict.close()
  })

  it('say in words what they mean', () => {
    expect(meaningOf('site', 60_000)).toBe(
      'A class of 30 behind one address can each open about 32 pages of search a minute.',
    )
    expect(meaningOf('site', 400)).toContain('not even one page of search')
    expect(meaningOf('signedIn', 61)).toContain('about 1 page of search a minute')
    for (const kind of RATE_CLASSES) expect(meaningOf(kind, 0)).toContain('No limit')
  })
})

describe('identity providers of administrators', () => {
  it('are added switched off, checked, switched on, signed in through, and switched off with all that was begun', async () => {
    const one = await added({
      claims: { email: 'email', roles: 'groups', roleValues: [{ value: 'oer', role: 'REVIEWER' }] },
      amr: ['mfa'],
    })
    expect(one).toMatchObject({
      ...{ slug: 'hill', issuer: liar.issuer, isOn: false, fault: null, revision: 1, scopes: ['openid', 'profile'] },
      ...{ callback: `${SITE}/sign-in/hill/callback`, logout: `${SITE}/identity/hill/logout`, amr: ['mfa'] },
      claims: { name: 'name', email: 'email', roles: 'groups', roleValues: [{ value: 'oer', role: 'REVIEWER' }] },
    })
    expect(await ways()).toEqual(['file'])
    expect(await does(CHECK, { id: one.id })).toEqual({ holds: true, faults: [], userErrors: [] })
    const on = await switched(one, true)
    expect(on).toMatchObject({ identityProvider: { isOn: true, revision: 2 }, userErrors: [] })
    expect(await ways()).toEqual(['file', 'hill'])

    const { api } = place
    const first = await begin(api, 'hill')
    const back = await comeBack(api, { provider: 'hill', ticket: first.ticket, query: liar.answer(first.address) })
    const { token } = await accept(api, { ticket: first.ticket, name: 'Ada' })
    expect(back.offer?.name).toBe('Ada')
    const waits = await begin(api, 'hill')
    const asks = await begin(api, 'hill')
    liar.claims = { sub: 'ben' }
    liar.userinfo = { sub: 'ben', name: 'Ben' }
    await comeBack(api, { provider: 'hill', ticket: asks.ticket, query: liar.answer(asks.address) })
    const [shown] = (
      await place.ask('administrator', `{ managedIdentityProviders { nodes { ${PROVIDER} } } }`)
    ).managedIdentityProviders.nodes.slice(1)
    expect(shown.people).toEqual({ all: 1, only: 1, onlyWithAddress: 0 })

    const off = await switched(on.identityProvider && { ...one, revision: 2 }, false)
    expect(off).toMatchObject({ endedSessions: 1, userErrors: [] })
    expect(await ways()).toEqual(['file'])
    expect(await who(api, token)).toBeNull()
    expect((await begin(api, 'hill')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    const refused = await comeBack(api, { provider: 'hill', ticket: waits.ticket, query: liar.answer(waits.address) })
    expect(refused).toMatchObject({ token: null, userErrors: [{ code: 'NOT_FOUND' }] })
    expect((await accept(api, { ticket: asks.ticket, name: 'Ben' })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  })

  it('keep people with their accounts when they are removed, and give them back to the same issuer alone', async () => {
    const { api } = place
    const one = await added()
    await switched(one, true)
    const there = await begin(api, 'hill')
    await comeBack(api, { provider: 'hill', ticket: there.ticket, query: liar.answer(there.address) })
    const { viewer } = await accept(api, { ticket: there.ticket, name: 'Ada' })
    expect(await does(REMOVE, { id: one.id, revision: 1 })).toMatchObject({ userErrors: [{ code: 'STALE' }] })
    expect(await does(REMOVE, { id: one.id, revision: 2 })).toMatchObject({ endedSessions: 1, userErrors: [] })
    // Another issuer is not given the short name, and the same subject there is somebody else.
    const other = await startLyingProvider()
    expect(codes(await add({}, { issuer: other.issuer }))).toEqual(['CONFLICT slug'])
    const second = await added({}, { slug: 'other', issuer: other.issuer })
    await switched(second, true)
    const elsewhere = await begin(api, 'other')
    const back = await comeBack(api, {
      provider: 'other',
      ticket: elsewhere.ticket,
      query: other.answer(elsewhere.address),
    })
    expect(back.viewer).toBeNull()
    expect(back.offer).not.toBeNull()
    await other.stop()
    // The same issuer opens the same account again.
    await switched(await added(), true)
    const again = await begin(api, 'hill')
    const came = await comeBack(api, { provider: 'hill', ticket: again.ticket, query: liar.answer(again.address) })
    expect(came.viewer?.id).toBe(viewer!.id)
  })

  it('count who has no other way in, and who of them can be sent a link', async () => {
    const { api } = place
    await switched(await added(), true)
    const people: Json[] = []
    for (const sub of ['a', 'b']) {
      Object.assign(liar, { claims: { sub }, userinfo: { sub } })
      const there = await begin(api, 'hill')
      await comeBack(api, { provider: 'hill', ticket: there.ticket, query: liar.answer(there.address) })
      people.push((await accept(api, { ticket: there.ticket, name: sub })).viewer)
    }
    const count = async () => await peopleOf(api.graph, liar.issuer, [liar.issuer, FILE_ISSUER])
    expect(await count()).toEqual({ all: 2, only: 2, onlyWithAddress: 0 })
    await api.graph.write((tx) =>
      tx.run("MATCH (a:Account {id: $id}) SET a.email = 'b@classroom.example'", { id: people[1].id }),
    )
    expect(await count()).toEqual({ all: 2, only: 2, onlyWithAddress: 1 })
    const identity = {
      accountId: people[1].id,
      provider: 'file',
      issuer: FILE_ISSUER,
      subject: 'b',
      createdAt: 'x',
      lastUsedAt: 'x',
    }
    await api.graph.write((tx) =>
      tx.run('CREATE (i:Identity) SET i = $identity', { identity: { ...identity, key: newId(), id: newId() } }),
    )
    expect(await count()).toEqual({ all: 2, only: 1, onlyWithAddress: 0 })
    // An identity of a provider that is not on opens nothing.
    expect(await peopleOf(api.graph, liar.issuer, [liar.issuer])).toEqual({ all: 2, only: 2, onlyWithAddress: 1 })
  })

  it('are named once: the file wins, and neither issuer nor short name can be changed', async () => {
    expect(codes(await add({}, { issuer: FILE_ISSUER }))).toEqual(['CONFLICT issuer'])
    expect(codes(await add({}, { slug: 'file' }))).toEqual(['CONFLICT slug'])
    const both = await Promise.all([add(), add({}, { slug: 'vale' })])
    expect(both.map(codes).flat()).toEqual(['CONFLICT issuer'])
    for (const field of ['issuer', 'slug'])
      expect(
        await place.refused('administrator', UPDATE, { id: newId(), revision: 1, input: { ...INPUT, [field]: 'x' } }),
      ).toBe('BAD_USER_INPUT')
    // An operator who names the same issuer later takes it over; what administrators set is shown as not used.
    const one = (await place.ask('administrator', '{ managedIdentityProviders { nodes { id revision issuer } } }'))
      .managedIdentityProviders.nodes[1]
    await switched(one, true)
    const { accounts, administration, log, now } = place.api.services
    const before = accounts.identity
    accounts.identity = new IdentityProviders([settingsOf('mine', liar.issuer)], { origin: () => SITE, log, now })
    await place.api.graph.write((tx) => tx.run('MATCH (s:PlaceSettings) SET s.version = s.version + 1'))
    await administration.catchUp()
    expect(await ways()).toEqual(['mine'])
    const { nodes } = (
      await place.ask('administrator', '{ managedIdentityProviders { nodes { fault viewerCanUpdate } } }')
    ).managedIdentityProviders
    expect(nodes[0]).toEqual({ fault: null, viewerCanUpdate: false })
    expect(nodes[1].fault).toContain('operator’s file')
    accounts.identity = before
  })

  it('refuse an edit on what somebody else changed, and go in the order that is asked for', async () => {
    const one = await added()
    const two = await added({}, { slug: 'vale', issuer: 'https://id.vale.example' })
    const edit = (text: string) =>
      does(UPDATE, {
        id: one.id,
        revision: 1,
        input: { ...INPUT, names: [{ text, language: 'en' }], clientSecret: null },
      })
    // Either may come first: sealing the secret takes the time it takes.
    const texts = ['First', 'Second']
    const done = await Promise.all(texts.map(edit))
    expect(done.map(codes).flat()).toEqual(['STALE revision'])
    const kept = texts[done.findIndex((each) => codes(each).length === 0)]
    const arrange = (ids: string[]) =>
      does(
        `mutation ($ids: [ID!]!) { it: identityProvidersArrange(ids: $ids) { identityProviders { nodes { slug names { text } } } ${FAULTS} } }`,
        { ids },
      )
    expect(codes(await arrange([one.id]))).toEqual(['STALE ids'])
    expect(codes(await arrange([one.id, one.id]))).toEqual(['STALE ids'])
    const { nodes } = (await arrange([two.id, one.id])).identityProviders
    expect(nodes.map(({ slug }: Json) => slug)).toEqual(['file', 'vale', 'hill'])
    expect(nodes[2].names[0].text).toBe(kept)
  })

  it('say everything that is wrong with what was typed', async () => {
    const wrong = await add(
      {
        ...{ names: [], clientId: ' ', clientSecret: '', scopes: ['profile'] },
        claims: {
          roleValues: [
            { value: 'a', role: 'REVIEWER' },
            { value: 'a', role: 'ADMINISTRATOR' },
          ],
        },
      },
      { slug: 'Hill!', issuer: 'http://id.hill.example' },
    )
    expect(codes(wrong).sort()).toEqual([
      ...['CONFLICT input.claims.roleValues', 'FORBIDDEN input.claims.roleValues', 'INVALID input.scopes'],
      ...['INVALID issuer', 'INVALID slug', 'REQUIRED input.claims.roles', 'REQUIRED input.clientId'],
      ...['REQUIRED input.clientSecret', 'REQUIRED input.names'],
    ])
    const school = (providerId: string, role = 'EDITOR') =>
      add({ claims: { school: 'school', schoolValues: [{ value: '1', providerId, role }] } })
    expect(codes(await school(newId()))).toEqual(['NOT_FOUND input.claims.schoolValues.0'])
    expect(codes(await school(place.provider, 'OWNER'))).toEqual(['INVALID input.claims.schoolValues'])
    expect((await school(place.provider)).identityProvider.claims.schoolValues).toEqual([
      { value: '1', providerId: place.provider, role: 'EDITOR' },
    ])
  })

  it('hold names as plain text, without markup or turned letters', async () => {
    const { names, clientId } = await added({
      names: [
        { text: '<script>alert(1)</script>Hill \u202Eloohcs\u202C', language: 'en' },
        { text: '<img src=x onerror=alert(2)>Berg', language: 'de' },
      ],
      clientId: 'way<b>mark</b>',
    })
    expect(JSON.stringify([names, clientId])).not.toMatch(/[<>\u202A-\u202E]/)
  })

  it('are shown and changed by administrators who signed in a short while ago, and by no key', async () => {
    const one = await added()
    for (const name of ['', 'person', 'owner', 'reviewer', 'moderator']) {
      expect(
        await place.ask(
          name,
          '{ limits { revision } managedIdentityProviders { nodes { slug } } place { viewerCanManage } }',
        ),
      ).toEqual({
        ...{ limits: null, managedIdentityProviders: null, place: { viewerCanManage: false } },
      })
      expect(await place.refused(name, CHECK, { id: one.id })).toBe(name === '' ? 'UNAUTHENTICATED' : 'FORBIDDEN')
    }
    const { keyCreate } = await place.ask(
      'administrator',
      'mutation { keyCreate(input: { name: "Sync", scopes: [READ, PUBLISH, MANAGE] }) { secret userErrors { message } } }',
    )
    expect(keyCreate.userErrors).toEqual([])
    place.tokens.key = keyCreate.secret
    expect(await place.ask('key', '{ managedIdentityProviders { nodes { slug } } limits { revision } }')).toEqual({
      ...{ managedIdentityProviders: null, limits: null },
    })
    expect(await place.refused('key', REMOVE, { id: one.id, revision: 1 })).toBe('FORBIDDEN')
    delete place.tokens.key
    place.api.later(16 * 60_000)
    const again = ['SIGN_IN_AGAIN ']
    expect(codes(await add())).toEqual(again)
    expect(codes(await does(UPDATE, { id: one.id, revision: 1, input: INPUT }))).toEqual(again)
    expect(codes(await switched(one, true))).toEqual(again)
    expect(codes(await does(REMOVE, { id: one.id, revision: 1 }))).toEqual(again)
    expect(codes(await does(`mutation { it: identityProvidersArrange(ids: []) { ${FAULTS} } }`, {}))).toEqual(again)
    expect(codes(await does(`mutation { it: limitsUpdate(revision: 0, input: {}) { ${FAULTS} } }`, {}))).toEqual(again)
    await renew()
  })

  it('keep the secret sealed: it is in no answer, log, export or audit, and opens for this issuer alone', async () => {
    const secret = 'zanzibar-secret-of-the-client'
    const one = await added({ clientSecret: secret })
    await does(UPDATE, { id: one.id, revision: 1, input: { ...INPUT, clientSecret: `${secret}-2` } })
    await switched({ ...one, revision: 2 }, true)
    const shown = await place.ask(
      'administrator',
      `{ managedIdentityProviders { nodes { ${PROVIDER} } } auditLog(first: 20) { nodes { kind values } } settings { value } }`,
    )
    const { accountExport } = await place.ask('administrator', 'mutation { accountExport { json } }')
    expect(accountExport.json).toContain('administrator@classroom.example')
    const dump = JSON.stringify(await place.api.graph.read('MATCH (n) RETURN n {.*} AS n'))
    for (const text of [JSON.stringify(shown), accountExport.json, JSON.stringify(place.api.logged), dump])
      expect(text).not.toContain('zanzibar')
    const told = shown.auditLog.nodes.filter(({ kind }: Json) => kind.startsWith('identity-provider'))
    expect(told.slice(0, 3).map(({ kind }: Json) => kind)).toEqual([
      ...['identity-provider.on', 'identity-provider.update', 'identity-provider.add'],
    ])
    expect(JSON.parse(told[1].values)).toMatchObject({ slug: 'hill', issuer: liar.issuer, isNewSecret: true })
    // Somebody who can write to the database puts another issuer beside the sealed secret: it is sent to nobody.
    const [node] = await namedProviders(place.api.graph)
    await place.api.graph.write((tx) =>
      tx.run(
        'MATCH (p:IdentityProvider {id: $id}) SET p.issuer = $issuer MERGE (s:PlaceSettings {key: $key}) SET s.version = s.version + 1',
        {
          ...{ id: node!.id, issuer: 'https://evil.example', key: 'place' },
        },
      ),
    )
    await place.api.services.administration.catchUp()
    expect(await ways()).toEqual(['file'])
    const { nodes } = (await place.ask('administrator', '{ managedIdentityProviders { nodes { fault } } }'))
      .managedIdentityProviders
    expect(nodes[1].fault).toContain('does not open')
  })

  it('need SECRET where several machines serve, and say so', async () => {
    const { administration } = place.api.services
    Object.assign(administration, { sealsForAll: false })
    expect(
      (await place.ask('administrator', '{ managedIdentityProviders { sealFault } }')).managedIdentityProviders
        .sealFault,
    ).toContain('has to set SECRET')
    expect(codes(await add())).toEqual(['UNAVAILABLE input.clientSecret'])
    Object.assign(administration, { sealsForAll: true })
  })
})

describe('a look at an identity provider', () => {
  const faults = async (metadata: Record<string, unknown>) => {
    liar.metadata = metadata
    const [provider] = await namedProviders(place.api.graph)
    const { holds, faults: said } = await does(CHECK, { id: provider!.id })
    expect(holds).toBe(said.length === 0)
    return said.join(' ')
  }

  it('says exactly what is wrong, and it is not switched on', async () => {
    const one = await added({ authentication: 'POST', scopes: ['openid', 'groups'] })
    const posts = { token_endpoint_auth_methods_supported: ['client_secret_post'] }
    expect(await faults({ issuer: 'https://evil.example' })).toContain('It calls itself "https://evil.example"')
    expect(await faults({ token_endpoint: 'http://id.example/token' })).toContain(
      'Its token_endpoint is "http://id.example/token"',
    )
    expect(await faults({ authorization_endpoint: 'javascript:alert(1)' })).toContain('authorization_endpoint')
    expect(await faults({ jwks_uri: undefined })).toContain('Its jwks_uri is nothing')
    expect(await faults({ jwks_uri: `${liar.issuer}/none`, ...posts })).toContain('404')
    expect(await faults({ code_challenge_methods_supported: ['plain'] })).toContain('PKCE')
    expect(await faults({ id_token_signing_alg_values_supported: ['none', 'HS256'] })).toContain(
      'signs tokens by none of',
    )
    expect(await faults({ response_types_supported: ['id_token'] })).toContain('no code flow')
    expect(await faults({ scopes_supported: ['openid'] })).toContain('scopes groups')
    expect(await faults({ token_endpoint_auth_methods_supported: ['client_secret_basic'] })).toContain(
      'client_secret_post',
    )
    expect(await faults(posts)).toBe('')
    expect(await faults({ padding: 'x'.repeat(1_100_000) })).toContain('more than 1 MB')
    expect(codes(await switched(one, true))).toEqual(['INVALID id'])
    liar.isDown = true
    expect(codes(await switched(one, true))).toEqual(['INVALID id'])
    expect(await ways()).toEqual(['file'])
  })

  describe('from a place that allows public addresses alone', () => {
    let servers: Server[] = []
    const serve = async (answer: Parameters<typeof createServer>[1]) => {
      const server = createServer(answer!)
      servers.push(server)
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      return (server.address() as AddressInfo).port
    }
    afterEach(() => {
      for (const server of servers) server.close().closeAllConnections()
      servers = []
    })
    const providers = (fetchLink = openFetch({ isOn: true })) => {
      const { log, now } = place.api.services
      return new IdentityProviders([], { origin: () => SITE, log, now, fetchLink })
    }
    const look = async (issuer: string, by = providers()) =>
      (await by.check(settingsOf('hill', issuer, { isManaged: true }))).join(' ')

    it('goes to no private address, by number or by name, and to no other port', async () => {
      for (const host of [
        '10.0.0.1',
        '169.254.169.254',
        '[::1]',
        '[::ffff:127.0.0.1]',
        '192.168.1.1',
        'localhost',
        '2130706433',
      ])
        expect(await look(`https://${host}`), host).toContain('not on the public internet')
      expect(await look('https://id.example:6379')).toContain('Port 6379')
      const turned = openFetch({ isOn: true, resolve: async () => [{ address: '10.0.0.1', family: 4 }] })
      expect(await look('https://id.example', providers(turned))).toContain('not on the public internet')
    })

    it('follows no redirect, and waits no longer than it may', async () => {
      const to = await serve(
        (_request, response) => void response.writeHead(302, { location: 'http://10.0.0.1/' }).end(),
      )
      const near = { isOn: true, loopback: true } as const
      expect(await look(`http://127.0.0.1:${to}`, providers(openFetch(near)))).toContain('is not followed here')
      const slow = await serve(
        (_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{'),
      )
      expect(await look(`http://127.0.0.1:${slow}`, providers(openFetch({ ...near, wholeMs: 50 })))).toContain(
        'took longer',
      )
      const text = await serve(
        (_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
      )
      expect(await look(`http://127.0.0.1:${text}`, providers(openFetch(near)))).toContain('text/html')
      const list = await serve(
        (_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('[]'),
      )
      expect(await look(`http://127.0.0.1:${list}`, providers(openFetch(near)))).toContain('no object of JSON')
    })

    it('sends neither people nor codes where it may not go itself', async () => {
      const away = providers()
      const provider = settingsOf('hill', liar.issuer, { isManaged: true })
      await expect(away.addressFor(provider, 'x', { isAsked: false, since: new Date(0) })).rejects.toThrow('away')
    })
  })

  it('is only for https, unless the operator allows this machine', async () => {
    const strict = await openPlace()
    for (const issuer of [
      'http://127.0.0.1:9',
      'http://localhost',
      'https://127.0.0.1',
      'ftp://id.example',
      'https://a:b@id.example',
    ])
      expect(
        codes((await strict.ask('administrator', ADD, { slug: 'hill', issuer, input: INPUT })).it),
        issuer,
      ).toEqual(['INVALID issuer'])
    await strict.close()
  })
})
