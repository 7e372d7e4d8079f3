import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApi, type TestApi } from '#test/helpers/api.ts'

const SIGN_UP = `mutation ($input: SignUpInput!) {
  signUp(input: $input) { token expiresAt viewer { name email providers { name } } userErrors { code field message } }
}`
const SIGN_IN = `mutation ($input: SignInInput!) {
  signIn(input: $input) { token viewer { name } userErrors { code field message } }
}`
const VIEWER = '{ viewer { name email providers { name viewerCanPublish } } }'
const PASSWORD = 'correct horse battery'

let api: TestApi
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

describe('signing up', () => {
  it('creates an account and signs in', async () => {
    const input = { email: ' Amina@Classroom.example ', password: PASSWORD, name: '<b>Amina</b>' }
    const { data } = await api.ask(SIGN_UP, { input })
    expect(data?.signUp).toMatchObject({
      expiresAt: '2026-12-21T08:00:00.000Z',
      viewer: { name: 'Amina', email: 'amina@classroom.example', providers: [] },
      userErrors: [],
    })
    const { data: seen } = await api.ask(VIEWER, {}, data?.signUp.token as string)
    expect(seen?.viewer.name).toBe('Amina')
  })

  it('says every fault at once', async () => {
    const { data } = await api.ask(SIGN_UP, { input: { email: 'amina', password: 'short', name: ' ' } })
    expect(data?.signUp.token).toBeNull()
    expect(data?.signUp.userErrors.map((error: { field: string[] }) => error.field.join('.'))).toEqual([
      'input.email',
      'input.name',
      'input.password',
    ])
  })

  it('says that an address is taken, however it is written', async () => {
    const input = { email: 'AMINA@classroom.example', password: PASSWORD, name: 'Somebody' }
    const { data } = await api.ask(SIGN_UP, { input })
    expect(data?.signUp.userErrors).toMatchObject([{ code: 'CONFLICT', field: ['input', 'email'] }])
  })

  it('gives one address to one of two who take it at the same time', async () => {
    const input = { email: 'race@classroom.example', password: PASSWORD, name: 'Racer' }
    const both = await Promise.all([api.ask(SIGN_UP, { input }), api.ask(SIGN_UP, { input })])
    expect(both.filter(({ data }) => data?.signUp.token !== null)).toHaveLength(1)
  })

  it('moves no catalogue version: accounts are private', async () => {
    const version = async () => (await api.ask('{ catalogue { version } }')).data?.catalogue.version as number
    const before = await version()
    await api.signUp('private')
    expect(await version()).toBe(before)
  })
})

describe('signing in', () => {
  const signIn = async (email: string, password: string) =>
    (await api.ask(SIGN_IN, { input: { email, password } })).data?.signIn

  it('opens a session, and signing out ends it', async () => {
    const { token } = await signIn('amina@classroom.example', PASSWORD)
    expect((await api.ask(VIEWER, {}, token)).data?.viewer.name).toBe('Amina')
    expect((await api.ask('mutation { signOut { signedOut } }', {}, token)).data?.signOut.signedOut).toBe(true)
    expect((await api.ask(VIEWER, {}, token)).data?.viewer).toBeNull()
  })

  it('says the same of a wrong password and of an address without an account', async () => {
    const wrong = await signIn('amina@classroom.example', 'wrong horse battery')
    const nobody = await signIn('nobody@classroom.example', 'wrong horse battery')
    expect(wrong).toEqual(nobody)
    expect(wrong.userErrors).toEqual([
      { code: 'INVALID', field: ['input'], message: 'The e-mail address or the password is not right.' },
    ])
  })

  it('reads the graph as often for either', async () => {
    const reads = async (email: string) => {
      api.graph.reset()
      await signIn(email, 'wrong horse battery')
      return [api.graph.reads, api.graph.writes]
    }
    expect(await reads('amina@classroom.example')).toEqual(await reads('nobody@classroom.example'))
  })

  it('makes those wait who fail too often, with and without an account alike', async () => {
    for (const email of ['amina@classroom.example', 'absent@classroom.example']) {
      const answers = []
      for (let i = 0; i < 11; i++)
        answers.push(await api.ask(SIGN_IN, { input: { email, password: 'wrong wrong wrong' } }))
      expect(answers.at(-1)?.errors?.[0]).toMatchObject({
        message: 'Too many failed sign-ins. Wait 15 minutes and try again.',
        extensions: { code: 'RATE_LIMITED' },
      })
    }
    api.clock.now = new Date(api.clock.now.getTime() + 16 * 60_000)
    expect((await signIn('amina@classroom.example', PASSWORD)).userErrors).toEqual([])
  })

  it('ends sessions after their time', async () => {
    const { token } = await signIn('amina@classroom.example', PASSWORD)
    const before = api.clock.now
    api.clock.now = new Date(before.getTime() + 31 * 86_400_000)
    expect((await api.ask(VIEWER, {}, token)).data?.viewer).toBeNull()
    const { errors } = await api.ask('mutation { providerCreate(input: { name: "X" }) { provider { id } } }', {}, token)
    expect(errors?.[0]).toMatchObject({
      message: 'Your session has ended. Sign in again.',
      extensions: { code: 'UNAUTHENTICATED' },
    })
    api.clock.now = before
  })
})

describe('another site', () => {
  it('may not change anything without a bearer token', async () => {
    const { errors } = await api.server.execute({
      document: SIGN_IN,
      variables: { input: { email: 'amina@classroom.example', password: PASSWORD } },
      caller: { foreignOrigin: true },
    })
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
  })
})

describe('a provider', () => {
  const CREATE =
    'mutation ($input: ProviderInput!) { providerCreate(input: $input) { provider { id name url claimed viewerCanPublish resourceCount } userErrors { code field } } }'

  it('belongs to whoever creates it', async () => {
    const token = await api.signUp('owner')
    const { data } = await api.ask(CREATE, { input: { name: ' Hill  School ', url: 'https://hill.example' } }, token)
    expect(data?.providerCreate).toEqual({
      provider: {
        id: expect.any(String),
        name: 'Hill School',
        url: 'https://hill.example/',
        claimed: true,
        viewerCanPublish: false,
        resourceCount: 0,
      },
      userErrors: [],
    })
    expect((await api.ask(VIEWER, {}, token)).data?.viewer.providers).toEqual([
      { name: 'Hill School', viewerCanPublish: true },
    ])
  })

  it('needs somebody who is signed in, and a name', async () => {
    expect((await api.ask(CREATE, { input: { name: 'X' } })).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
    const token = await api.signUp('nameless')
    const { data } = await api.ask(CREATE, { input: { name: '<i></i>', url: 'javascript:1' } }, token)
    expect(data?.providerCreate.userErrors).toEqual([
      { code: 'REQUIRED', field: ['input', 'name'] },
      { code: 'INVALID', field: ['input', 'url'] },
    ])
  })
})
