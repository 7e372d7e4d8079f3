/** Signing in through two real identity providers, by the code flow over HTTP. */
import type { AddressInfo } from 'node:net'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { account } from '#api/jobs/account.ts'
import { closeHttpServer, createHttpServer } from '#api/http.ts'
import type { Transaction } from '#graph/graph.ts'
import { accountById } from '#graph/queries/account.ts'
import { agentsByIds } from '#graph/queries/agent.ts'
import { commit, currentVersion } from '#graph/queries/catalogue.ts'
import { QUERIES } from '#graph/queries/identity.ts'
import { changeRole } from '#graph/queries/roles.ts'
import { settingsOf, startRealProvider, type RealProvider } from '#test/helpers/identity-provider.ts'
import type { TestApi } from '#test/helpers/api.ts'
import { providerOf } from '#test/helpers/editor.ts'
import { accept, begin, beginAnew, comeBack, openApiWith, SITE, who } from './asking.ts'

const ada = {
  name: 'Ada of the Hill',
  email: 'ada@classroom.example',
  locale: 'de-DE',
  groups: ['oer'],
  school: 'hill',
}
const hillPeople: Record<string, Record<string, unknown>> = { ada, ben: { name: 'Ben' } }
const RIGHTS = ['EMAIL', 'LANGUAGE', 'RIGHTS']

let hill: RealProvider
let valley: RealProvider
let api: TestApi
/** Where the first provider sends its logout tokens. */
let http: ReturnType<typeof createHttpServer>
let school: string

beforeAll(async () => {
  api = await openApiWith([])
  const readiness = async () => ({ ready: true, graph: { version: 0 }, index: { version: 0 } })
  http = createHttpServer({ server: api.server, log: api.services.log, origin: SITE, site: null, readiness })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const logoutAt = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  hill = await startRealProvider({ people: hillPeople, slug: 'hill', site: SITE, logoutAt })
  valley = await startRealProvider({ people: { ada: { name: 'Another Ada' } }, slug: 'valley', site: SITE })
})

afterAll(async () => {
  await hill.stop()
  await valley.stop()
  await closeHttpServer(http)
  await api.close()
})

beforeEach(async () => {
  hillPeople.ada = ada
  const [first, second] = [settingsOf('hill', hill.issuer), settingsOf('valley', valley.issuer)]
  await beginAnew(api, [first, second])
  school = await providerOf(api, await api.signUp('founder'), 'Hill School')
  first.claims.roles = { claim: 'groups', values: new Map([['oer', 'reviewer']]) }
  first.claims.school = { claim: 'school', values: new Map([['hill', { providerId: school, role: 'editor' }]]) }
})

/** There and back; a second time with the consent where it is asked for. */
async function signIn(provider: 'hill' | 'valley', login: string, consents: string[] = RIGHTS) {
  const { address, ticket } = await begin(api, provider)
  const back = await (provider === 'hill' ? hill : valley).visit(address, login)
  const came = await comeBack(api, { provider, ticket, query: back.searchParams.toString() })
  if (!came.offer) return came
  return await accept(api, { ticket, name: came.offer.name, consents })
}

async function link(token: string, provider: 'hill' | 'valley', login: string) {
  const { address, ticket } = await begin(api, provider, { token })
  const back = await (provider === 'hill' ? hill : valley).visit(address, login)
  const came = await comeBack(api, { provider, ticket, query: back.searchParams.toString() }, token)
  return came.offer ? await accept(api, { ticket, name: '', consents: RIGHTS }, token) : came
}

async function remove(token: string, id: string) {
  const { data } = await api.ask(
    'mutation ($id: ID!) { identityRemove(id: $id) { removed userErrors { code message } } }',
    { id },
    token,
  )
  return data!.identityRemove as { removed: boolean; userErrors: { code: string }[] }
}

describe('signing in through an identity provider', () => {
  test('names the providers in the language of the reader', async () => {
    const { data } = await api.ask('{ identityProviders { slug name(languages: ["de-CH"]) { text language } } }')
    expect(data!.identityProviders).toEqual([
      { slug: 'hill', name: { text: 'hill auf Deutsch', language: 'de' } },
      { slug: 'valley', name: { text: 'valley auf Deutsch', language: 'de' } },
    ])
  })

  test('asks with PKCE, state and nonce, and for the scopes of the settings', async () => {
    const { address } = await begin(api, 'hill')
    const asked = new URL(address).searchParams
    expect(Object.fromEntries(asked)).toMatchObject({
      ...{ response_type: 'code', client_id: 'waymark', code_challenge_method: 'S256', scope: 'openid profile email' },
      redirect_uri: `${SITE}/sign-in/hill/callback`,
    })
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/)
  })

  test('takes a sign-in that the provider knows of, and asks for one anew where that is needed', async () => {
    await signIn('hill', 'ada')
    const go = async (again: boolean) => {
      const before = hill.asked()
      const { address, ticket } = await begin(api, 'hill', { again })
      const query = (await hill.visit(address, 'ada', true)).searchParams.toString()
      return { came: await comeBack(api, { provider: 'hill', ticket, query }), asked: hill.asked() - before }
    }
    const [silent, anew] = [await go(false), await go(true)]
    expect([silent.asked, anew.asked]).toEqual([0, 1])
    for (const { came } of [silent, anew]) expect(came).toMatchObject({ viewer: { name: ada.name }, userErrors: [] })
    const sessions = await api.graph.read<{ at: string }>('MATCH (s:Session) RETURN s.signedInAt AS at')
    for (const { at } of sessions.filter(({ at }) => at !== null))
      expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(60_000)
    const asked = async (again: boolean) => new URL((await begin(api, 'hill', { again })).address).searchParams
    expect(Object.fromEntries(await asked(true))).toMatchObject({ max_age: '0', prompt: 'login' })
    const usual = await asked(false)
    expect([usual.get('max_age'), usual.get('prompt')]).toEqual([String(api.services.accounts.sessionMs / 1000), null])
  })

  test('shows what was said and keeps nothing until the person agrees', async () => {
    const { address, ticket } = await begin(api, 'hill')
    const back = await hill.visit(address, 'ada')
    const came = await comeBack(api, { provider: 'hill', ticket, query: back.searchParams.toString() })
    expect(came.token).toBeNull()
    expect(came.offer).toEqual({
      ...{
        isLink: false,
        isKnown: false,
        consents: [],
        name: ada.name,
        email: ada.email,
        language: 'de-DE',
        roles: ['REVIEWER'],
      },
      memberships: [{ role: 'EDITOR', provider: { name: 'Hill School' } }],
      provider: { slug: 'hill' },
    })
    const counted = await api.graph.read('MATCH (i:Identity) RETURN count(i) AS identities')
    expect(counted).toEqual([{ identities: 0 }])
    await api.ask('mutation ($ticket: String!) { identityDecline(ticket: $ticket) { declined } }', { ticket })
    const kept = await api.graph.read('MATCH (t:IdentityTicket) RETURN count(t) AS tickets')
    expect(kept).toEqual([{ tickets: 0 }])
    expect((await accept(api, { ticket, name: 'Ada' })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  })

  test('makes an account without address and password the first time, and opens it the second time', async () => {
    const first = await signIn('hill', 'ada')
    expect(first.viewer).toMatchObject({ name: ada.name, email: null, roles: ['REVIEWER'] })
    expect(first.language).toBe('de-DE')
    const second = await signIn('hill', 'ada')
    expect(second.viewer!.id).toBe(first.viewer!.id)
    const viewer = await who(api, second.token)
    expect(viewer!.identities).toMatchObject([
      { issuer: hill.issuer, email: ada.email, language: 'de-DE', roles: ['REVIEWER'], provider: { slug: 'hill' } },
    ])
    expect(viewer!.providers).toEqual([{ id: school, viewerRole: 'EDITOR' }])
    expect(await accountById(api.graph, viewer!.id)).toMatchObject({ email: null, password: null })
  })

  test('takes over only what was agreed to, then and later', async () => {
    const first = await signIn('hill', 'ada', [])
    const second = await signIn('hill', 'ada')
    for (const { token } of [first, second])
      expect(await who(api, token)).toMatchObject({
        ...{ roles: [], providers: [], identities: [{ email: null, language: null, roles: [], consents: [] }] },
      })
  })

  test('tells people of two providers apart, though both call them the same', async () => {
    const [here, there] = [await signIn('hill', 'ada'), await signIn('valley', 'ada')]
    expect(here.viewer!.id).not.toBe(there.viewer!.id)
    expect(there.viewer).toMatchObject({ name: 'Another Ada', roles: [] })
  })

  test('brings roles and memberships to what the provider says at each sign-in, and ends other sessions then', async () => {
    const first = await signIn('hill', 'ada')
    hillPeople.ada = { ...ada, groups: [], school: 'none' }
    const second = await signIn('hill', 'ada')
    expect(await who(api, first.token)).toBeNull()
    expect(await who(api, second.token)).toMatchObject({ roles: [], providers: [] })
    const { data } = await api.ask('{ viewer { id } }', {}, second.token!)
    expect(data!.viewer.id).toBe(first.viewer!.id)
  })

  test('settles roles, memberships and sessions together, or none of them', async () => {
    hillPeople.ada = { ...ada, groups: [], school: 'none' }
    const { token } = await signIn('hill', 'ada')
    hillPeople.ada = ada
    const write = api.graph.write.bind(api.graph)
    const broken = vi.spyOn(api.graph, 'write').mockImplementation(
      async (work) =>
        await write(async ({ run }) => {
          const failing: typeof run = async (cypher, params) => {
            if (cypher === QUERIES.markMembership) throw new Error('the power is gone')
            return await run(cypher, params)
          }
          return await work({ run: failing })
        }),
    )
    await expect(signIn('hill', 'ada')).rejects.toThrow()
    broken.mockRestore()
    expect(await who(api, token)).toMatchObject({ roles: [], providers: [], identities: [{ roles: [] }] })
    const { viewer } = await signIn('hill', 'ada')
    expect(viewer!.roles).toEqual(['REVIEWER'])
    expect(await who(api, token)).toBeNull()
  })

  test('claims a provider with its first member, and says so in public once', async () => {
    const unclaim = async (tx: Transaction) => {
      await tx.run('MATCH (a:Agent {id: $school}) SET a.claimed = false', { school })
      return { value: null, changes: [{ kind: 'agent' as const, ids: [school] }] }
    }
    const { version } = await commit(api.graph, unclaim)
    expect(await who(api, (await signIn('hill', 'ada')).token)).toMatchObject({ providers: [{ id: school }] })
    await signIn('hill', 'ada')
    expect(await currentVersion(api.graph)).toBe(version + 1)
    expect(await agentsByIds(api.graph, [school])).toMatchObject([{ claimed: true }])
  })

  test('leaves a role that people gave, whatever the provider says', async () => {
    const { viewer } = await signIn('hill', 'ada')
    const change = { accountId: viewer!.id, role: 'reviewer', has: true, keepOne: false, then: async () => {} } as const
    expect(await changeRole(api.graph, change)).toBe('changed')
    expect(await changeRole(api.graph, change)).toBe('same')
    hillPeople.ada = { ...ada, groups: [] }
    expect((await signIn('hill', 'ada')).viewer!.roles).toEqual(['REVIEWER'])
  })

  test('is named to who takes away a role that it gives', async () => {
    const { viewer } = await signIn('hill', 'ada')
    const said: string[] = []
    const io = { input: '', out: (line: string) => void said.push(line), err: (line: string) => void said.push(line) }
    const words = ['take', '--id', viewer!.id, '--role', 'reviewer']
    expect(await account(words, api.services as never, io as never)).toBe(0)
    expect(said).toEqual([
      `${ada.name} is no longer reviewer. Its sessions have ended.`,
      'The identity provider hill gives it, and gives it again at the next sign-in: end it there too.',
    ])
    expect((await signIn('hill', 'ada')).viewer!.roles).toEqual(['REVIEWER'])
  })

  test('leaves a membership that people gave, whatever the provider says', async () => {
    const { token } = await signIn('valley', 'ada')
    const founder = await signIn('valley', 'ada')
    const own = await providerOf(api, founder.token!, 'Of her own')
    await link(founder.token!, 'hill', 'ada')
    hillPeople.ada = { ...ada, school: 'none' }
    const { providers } = (await who(api, (await signIn('hill', 'ada')).token))!
    expect(providers).toEqual([{ id: own, viewerRole: 'OWNER' }])
    expect(await who(api, token)).toBeNull()
  })

  test('follows the keys of a provider the moment they change', async () => {
    await signIn('hill', 'ada')
    await hill.rotateKeys()
    expect((await signIn('hill', 'ada')).viewer).toMatchObject({ name: ada.name })
  })

  test('tells the audit log what was made, and through which provider', async () => {
    const { viewer } = await signIn('hill', 'ada')
    const told = await api.graph.read<{ kind: string; values: string }>(
      "MATCH (e:AuditEntry {actor: $id}) WHERE e.values CONTAINS 'hill' RETURN e.kind AS kind, e.values AS values ORDER BY e.sequence",
      { id: viewer!.id },
    )
    expect(told.map(({ kind }) => kind)).toEqual(['account.identity-add', 'role.grant', 'member.add', 'session.begin'])
    expect(JSON.stringify(told)).not.toMatch(/\bada\b/)
  })
})

describe('the identities of an account', () => {
  test('are added to it, once, and open it', async () => {
    const token = await api.signUp('grace')
    const linked = await link(token, 'valley', 'ada')
    expect(linked.userErrors).toEqual([])
    // The token from before opens nothing any more.
    expect(await who(api, token)).toBeNull()
    const { viewer } = await signIn('valley', 'ada')
    expect(viewer).toMatchObject({ name: 'grace', email: 'grace@classroom.example' })
    expect((await link(await api.signUp('hopper'), 'valley', 'ada')).userErrors).toMatchObject([{ code: 'CONFLICT' }])
  })

  test('are asked again what is kept of them, and give up what is no longer agreed to', async () => {
    const { token } = await signIn('hill', 'ada')
    const { address, ticket } = await begin(api, 'hill', { token: token! })
    const query = (await hill.visit(address, 'ada')).searchParams.toString()
    const { offer } = await comeBack(api, { provider: 'hill', ticket, query }, token!)
    expect(offer).toMatchObject({ isLink: true, isKnown: true, consents: RIGHTS })
    const changed = await accept(api, { ticket, name: '', consents: ['LANGUAGE'] }, token!)
    expect(await who(api, changed.token)).toMatchObject({
      ...{ roles: [], providers: [], identities: [{ email: null, language: 'de-DE', consents: ['LANGUAGE'] }] },
    })
    expect(await who(api, token)).toBeNull()
    expect((await accept(api, { ticket, name: '' }, changed.token!)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  })

  test('are added only by who began, and only soon after signing in', async () => {
    const [grace, hopper] = [await api.signUp('grace'), await api.signUp('hopper')]
    const { address, ticket } = await begin(api, 'valley', { token: grace })
    const query = (await valley.visit(address, 'ada')).searchParams.toString()
    await comeBack(api, { provider: 'valley', ticket, query }, grace)
    expect((await accept(api, { ticket, name: '' }, hopper)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect((await accept(api, { ticket, name: 'Nobody' })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    api.clock.now = new Date(Date.now() + 16 * 60_000)
    expect((await accept(api, { ticket, name: '' }, grace)).userErrors).toMatchObject([{ code: 'SIGN_IN_AGAIN' }])
    expect((await begin(api, 'valley', { token: grace })).userErrors).toMatchObject([{ code: 'SIGN_IN_AGAIN' }])
  })

  test('are removed with the rights they give and the sessions they opened, but never the last way in', async () => {
    const { token } = await signIn('hill', 'ada')
    const [own] = (await who(api, token))!.identities
    expect((await remove(token!, own!.id)).userErrors).toMatchObject([{ code: 'CONFLICT' }])
    await link(token!, 'valley', 'ada')
    const other = (await signIn('valley', 'ada')).token!
    expect(await remove(other, own!.id)).toEqual({ removed: true, userErrors: [] })
    expect(await who(api, other)).toMatchObject({ roles: [], providers: [], identities: [{ issuer: valley.issuer }] })
  })

  test('are removed by their owner alone', async () => {
    const [own] = (await who(api, (await signIn('hill', 'ada')).token))!.identities
    expect((await remove(await api.signUp('hopper'), own!.id)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  })

  test('are given out and erased with the account', async () => {
    const { token } = await signIn('hill', 'ada')
    const { data } = await api.ask('mutation { accountExport { json } }', {}, token!)
    const held = JSON.parse(data!.accountExport.json as string) as { identities: unknown[]; account: object }
    expect(held.identities).toMatchObject([
      { issuer: hill.issuer, subject: 'ada', email: ada.email, roles: ['reviewer'] },
    ])
    expect(held.account).toMatchObject({ name: ada.name })
    await api.ask('mutation { accountDelete(input: { password: "" }) { deleted userErrors { message } } }', {}, token!)
    const left = await api.graph.read(
      'MATCH (n) WHERE n:Identity OR n:IdentityTicket AND n.accountId IS NOT NULL RETURN n.id AS id',
    )
    expect(left).toEqual([])
  })
})

describe('an account with a factor', () => {
  const code = (secret: string) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: api.clock.now.getTime() })

  /** Ada, who has an account by the school and an app beside it. */
  async function withApp() {
    const { token } = await signIn('hill', 'ada')
    const { data } = await api.ask('mutation { totpBegin { token secret } }', {}, token!)
    const { totpBegin } = data as { totpBegin: { token: string; secret: string } }
    const input = { token: totpBegin.token, code: code(totpBegin.secret) }
    const added = await api.ask(
      'mutation ($input: TotpAddInput!) { totpAdd(input: $input) { token recoveryCodes } }',
      { input },
      token!,
    )
    const { recoveryCodes } = (added.data as { totpAdd: { recoveryCodes: string[] } }).totpAdd
    return { codes: recoveryCodes }
  }
  const second = async (token: string, given: string) =>
    (
      await api.ask('mutation ($input: SecondStepInput!) { secondStep(input: $input) { token userErrors { code } } }', {
        input: { token, code: given },
      })
    ).data!.secondStep as { token: string | null; userErrors: { code: string }[] }

  test('is asked for it after a sign-in through a provider too, whose sign-out then ends the session', async () => {
    const { codes } = await withApp()
    const came = await signIn('hill', 'ada')
    expect(came).toMatchObject({ token: null, viewer: null, language: 'de-DE', userErrors: [] })
    expect(came.secondStep!.methods).toEqual(['TOTP', 'RECOVERY_CODE'])
    expect(await who(api, came.secondStep!.token)).toBeNull()
    expect((await second(came.secondStep!.token, 'abcdef-abcdef-abcdef-abcde')).userErrors).toMatchObject([
      { code: 'INVALID' },
    ])
    const { token } = await second(came.secondStep!.token, codes[0]!)
    expect(await who(api, token)).toMatchObject({ name: ada.name, identities: [{ issuer: hill.issuer }] })
    await hill.signOut()
    expect(await who(api, token)).toBeNull()
  })

  test('is not asked where the provider says that it saw two, in words that its settings name', async () => {
    const settings = api.services.accounts.identity.find('hill')!
    await withApp()
    hillPeople.ada = { ...ada, amr: ['pwd', 'otp'], acr: 'https://refeds.org/profile/mfa' }
    expect((await signIn('hill', 'ada')).secondStep).not.toBeNull()
    settings.secondFactor = { amr: ['mfa', 'otp'], acr: [] }
    expect(await signIn('hill', 'ada')).toMatchObject({ secondStep: null, viewer: { name: ada.name } })
    settings.secondFactor = { amr: ['mfa'], acr: ['https://refeds.org/profile/mfa'] }
    expect((await signIn('hill', 'ada')).token).not.toBeNull()
    // Words of a person are none of the token.
    hillPeople.ada = { ...ada, 'https://refeds.org/profile/mfa': true, groups: ['mfa'] }
    expect((await signIn('hill', 'ada')).token).toBeNull()
  })
})

describe('a sign-out at the provider', () => {
  test('ends exactly the sessions that were opened through that sign-in', async () => {
    const elsewhere = (await signIn('hill', 'ada')).token
    const here = (await signIn('hill', 'ada')).token
    const other = (await signIn('hill', 'ben')).token
    const last = (await signIn('hill', 'ada')).token
    await hill.signOut()
    expect(await who(api, last)).toBeNull()
    for (const token of [elsewhere, here, other]) expect(await who(api, token)).not.toBeNull()
  })
})
