import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addMember } from '#graph/queries/agent.ts'
import { tokenIn } from '#test/helpers/accounts.ts'
import { openAccount } from '#api/viewer/sign-up.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'

const SIGN_UP = `mutation ($input: SignUpInput!) { signUp(input: $input) { sent link userErrors { code field message } } }`
const CONFIRM = `mutation ($input: SignUpConfirmInput!) {
  signUpConfirm(input: $input) {
    token expiresAt viewer { name email providers { name } } userErrors { code field message }
  }
}`
const SIGN_IN = `mutation ($input: SignInInput!) {
  signIn(input: $input) { token viewer { name } userErrors { code field message } }
}`
const FORGOTTEN = `mutation ($input: PasswordForgottenInput!) {
  passwordForgotten(input: $input) { sent userErrors { code field message } }
}`
const RESET = `mutation ($input: PasswordResetInput!) {
  passwordReset(input: $input) { changed userErrors { code field message } }
}`
const CHANGE = `mutation ($input: PasswordChangeInput!) {
  passwordChange(input: $input) { token userErrors { code field message } }
}`
const VIEWER = '{ viewer { name email providers { name viewerCanPublish } } }'
const SESSIONS = '{ viewer { sessions { id device startedAt lastUsedAt expiresAt isThis } } }'
const PASSWORD = 'correct horse battery'
const AMINA = 'amina@classroom.example'
const NOT_OPEN = 'This link was used already, or its time is over. Ask for a new one.'
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

let api: TestApi
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())
beforeEach(() => api.anew())

const signUp = async (email: string) => (await api.ask(SIGN_UP, { input: { email } })).data?.signUp
const forgotten = async (email: string) => (await api.ask(FORGOTTEN, { input: { email } })).data?.passwordForgotten
const confirm = async (token: string, password = PASSWORD, name = 'Somebody') =>
  (await api.ask(CONFIRM, { input: { token, password, name } })).data?.signUpConfirm
const reset = async (token: string, password: string) =>
  (await api.ask(RESET, { input: { token, password } })).data?.passwordReset
const signIn = async (email: string, password: string, token?: string) =>
  (await api.ask(SIGN_IN, { input: { email, password } }, token)).data?.signIn
const nameOf = async (token: string) => (await api.ask(VIEWER, {}, token)).data?.viewer?.name as string | undefined
/** The token of the last mail. */
const mailed = () => tokenIn(api.mails.at(-1))
/** What an operation costs the graph, and how many mails it sends. */
const workOf = async (act: () => Promise<unknown>) => {
  api.graph.reset()
  const before = api.mails.length
  await act()
  return [api.graph.reads, api.graph.writes, api.mails.length - before]
}

describe('signing up', () => {
  it('sends a link, by which name and password are chosen', async () => {
    expect(await signUp(' Amina@Classroom.example ')).toEqual({ sent: true, link: null, userErrors: [] })
    expect(api.mails).toHaveLength(1)
    expect(api.mails[0]).toMatchObject({ to: AMINA, subject: 'Confirm your address' })
    expect(api.mails[0]?.text).toContain('https://oer.example/sign-up/confirm?token=')
    const confirmed = await confirm(mailed(), PASSWORD, '<b>Amina</b>')
    expect(confirmed).toMatchObject({
      viewer: { name: 'Amina', email: AMINA, providers: [] },
      userErrors: [],
    })
    expect(await nameOf(confirmed.token)).toBe('Amina')
  })

  it('answers and works the same for an address that has an account; only the mail tells', async () => {
    const answers: unknown[] = []
    const known = await workOf(async () => answers.push(await signUp(AMINA)))
    const unknown = await workOf(async () => answers.push(await signUp('nobody@classroom.example')))
    expect(answers[0]).toEqual(answers[1])
    expect(known).toEqual(unknown)
    expect(api.mails.map(({ subject }) => subject)).toEqual(['You have an account already', 'Confirm your address'])
  })

  it('says what is wrong with the address, and sends nothing', async () => {
    for (const email of [
      '',
      'amina',
      'a@b',
      'a b@c.example',
      'a@c.example, victim@d.example',
      'a@c.example\r\nBcc: v@d.example',
    ])
      expect((await signUp(email)).userErrors, email).toMatchObject([{ field: ['input', 'email'] }])
    expect(api.mails).toEqual([])
  })

  it('says every fault of name and password at once, and the link stays open', async () => {
    await signUp('faults@classroom.example')
    const token = mailed()
    const wrong = await confirm(token, 'short', ' ')
    expect(wrong.token).toBeNull()
    expect(wrong.userErrors.map((error: { field: string[] }) => error.field.join('.'))).toEqual([
      'input.name',
      'input.password',
    ])
    expect((await confirm(token)).userErrors).toEqual([])
  })

  it('refuses passwords that many people use, and those that are the address', async () => {
    await signUp('common@classroom.example')
    for (const password of [
      'password1',
      'PASSWORD1',
      'qwertyuiop',
      'aaaaaaaaaaaa',
      'common@classroom.example',
      '1'.repeat(200),
    ])
      expect((await confirm(mailed(), password)).userErrors, password).toMatchObject([{ field: ['input', 'password'] }])
  })

  it('takes a link once, also of two at the same moment, and only within a day', async () => {
    await signUp('race@classroom.example')
    const token = mailed()
    const both = await Promise.all([confirm(token), confirm(token)])
    expect(both.filter((each) => each.token !== null)).toHaveLength(1)
    expect((await confirm(token)).userErrors).toMatchObject([{ code: 'NOT_FOUND', message: NOT_OPEN }])
    await signUp('late@classroom.example')
    api.later(25 * HOUR_MS)
    expect((await confirm(mailed())).userErrors).toMatchObject([{ message: NOT_OPEN }])
  })

  it('takes no token that is made up, altered, too long, or meant for something else', async () => {
    await signUp('tampered@classroom.example')
    const token = mailed()
    const altered = (token.startsWith('A') ? 'B' : 'A') + token.slice(1)
    await forgotten(AMINA)
    for (const each of ['', '*', altered, token.slice(1), `${token}A`, 'x'.repeat(100_000), mailed()])
      expect((await confirm(each)).userErrors, each.slice(0, 50)).toMatchObject([{ message: NOT_OPEN }])
    expect((await reset(token, PASSWORD)).userErrors).toMatchObject([{ message: NOT_OPEN }])
  })

  it('gives an address to whoever confirms it, however often others asked for it before', async () => {
    // A stranger asks first. Nothing the stranger chose is kept, so there is nothing to wait in the account for.
    await signUp('victim@classroom.example')
    const first = mailed()
    await signUp('victim@classroom.example')
    const owner = await confirm(mailed(), 'a lantern in the attic', 'Victoria')
    expect(await nameOf(owner.token)).toBe('Victoria')
    expect((await confirm(first, 'another password', 'Mallory')).userErrors).toMatchObject([{ message: NOT_OPEN }])
    expect((await signIn('victim@classroom.example', 'another password')).token).toBeNull()
    const [row] = await api.graph.read<{ count: number }>(
      'MATCH (a:Account {email: $email}) RETURN count(a) AS count',
      {
        email: 'victim@classroom.example',
      },
    )
    expect(row?.count).toBe(1)
  })

  it('keeps only the hash of a token, and neither token nor address in the log', async () => {
    await signUp('quiet@classroom.example')
    const token = mailed()
    const links = await api.graph.read('MATCH (l:MailLink) RETURN l {.*} AS link')
    expect(JSON.stringify(links)).not.toContain(token)
    expect(JSON.stringify(api.logged)).not.toMatch(/quiet@|\?token=/)
    expect(JSON.stringify(api.logged)).not.toContain(token)
  })

  it('shows the link of the very first account only where mails stay here and there is no public address', async () => {
    const own = await openApi({ empty: true })
    const ask = async (email: string) =>
      (await own.ask(SIGN_UP, { input: { email } })).data?.signUp.link as string | null
    expect(await ask('first@hill.example')).toBeNull()
    own.services.accounts.showsFirstLink = true
    const link = await ask('first@hill.example')
    expect(link).toMatch(/^\/sign-up\/confirm\?token=[\w-]{43}$/)
    await own.signUp('somebody')
    expect(await ask('second@hill.example')).toBeNull()
    await own.close()
  })

  it('moves no catalogue version: accounts are private', async () => {
    const version = async () => (await api.ask('{ catalogue { version } }')).data?.catalogue.version as number
    const before = await version()
    await api.signUp('private')
    expect(await version()).toBe(before)
  })
})

describe('signing in', () => {
  it('opens a session, and signing out ends it for good', async () => {
    const { token } = await signIn(AMINA, PASSWORD)
    expect(await nameOf(token)).toBe('Amina')
    expect((await api.ask('mutation { signOut { signedOut } }', {}, token)).data?.signOut.signedOut).toBe(true)
    expect(await nameOf(token)).toBeUndefined()
    const { errors } = await api.ask('mutation { sessionRotate { token } }', {}, token)
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
  })

  it('takes the longest password that may be chosen, whatever it is made of', async () => {
    const password = Array.from({ length: 128 }, (_, at) => String.fromCodePoint(0x1f300 + at)).join('')
    const email = 'signs@classroom.example'
    const opened = await openAccount(api.services, { email, password, name: 'Signs' })
    expect(opened.ok).toBe(true)
    const { data } = await api.ask(
      'mutation ($input: SignInInput!) { signIn(input: $input) { token userErrors { message } } }',
      { input: { email, password } },
    )
    expect(data?.signIn.token).toBeTruthy()
  })

  it('ends the session that was there before: nobody can plant one', async () => {
    const planted = (await signIn(AMINA, PASSWORD)).token as string
    const { token } = await signIn(AMINA, PASSWORD, planted)
    expect(token).not.toBe(planted)
    expect(await nameOf(planted)).toBeUndefined()
    // What somebody made up is never taken for a session.
    const chosen = await signIn(AMINA, PASSWORD, 'chosen-by-somebody-else')
    expect(chosen.token).not.toBe('chosen-by-somebody-else')
    expect(await nameOf('chosen-by-somebody-else')).toBeUndefined()
  })

  it('says the same of a wrong password and of an address without an account', async () => {
    const wrong = await signIn(AMINA, 'wrong horse battery')
    const nobody = await signIn('nobody@classroom.example', 'wrong horse battery')
    expect(wrong).toEqual(nobody)
    expect(wrong.userErrors).toEqual([
      { code: 'INVALID', field: ['input'], message: 'The e-mail address or the password is not right.' },
    ])
  })

  it('reads the graph as often for either', async () => {
    const known = await workOf(() => signIn(AMINA, 'wrong horse battery'))
    expect(known).toEqual(await workOf(() => signIn('nobody@classroom.example', 'wrong horse battery')))
  })

  it('slows down who fails too often, with and without an account alike', async () => {
    for (const email of [AMINA, 'absent@classroom.example']) {
      const from = (address: string) =>
        api.server.execute({
          document: SIGN_IN,
          variables: { input: { email, password: 'wrong wrong wrong' } },
          caller: { address },
        })
      let tries = 0
      const guess = async (address: string) => {
        tries++
        return (await from(address)).errors?.[0]
      }
      for (let i = 0; i < 10; i++) expect(await guess(`10.9.0.${i}`)).toBeUndefined()
      expect(await guess('10.9.0.99')).toMatchObject({
        message: 'Too many failed tries. Wait 1 minute and try again, or choose a new password by mail.',
        extensions: { code: 'RATE_LIMITED', retryAfterMinutes: 1 },
      })
      expect(tries).toBe(11)
    }
    // Whoever signed in from here before is not kept out by what others do elsewhere.
    expect((await signIn(AMINA, PASSWORD)).userErrors).toEqual([])
  })

  it('ends sessions that are not used, and all after their longest time', async () => {
    const { token } = await signIn(AMINA, PASSWORD)
    const DAY_MS = 24 * HOUR_MS
    for (let day = 6; day < 30; day += 6) {
      api.later(6 * DAY_MS)
      expect(await nameOf(token), `day ${day}`).toBe('Amina')
      await settled(token)
    }
    api.later(6 * DAY_MS)
    expect(await nameOf(token)).toBeUndefined()
    const { errors } = await api.ask('mutation { providerCreate(input: { name: "X" }) { provider { id } } }', {}, token)
    expect(errors?.[0]).toMatchObject({
      message: 'Your session has ended. Sign in again.',
      extensions: { code: 'UNAUTHENTICATED' },
    })
    const idle = (await signIn(AMINA, PASSWORD)).token as string
    api.later(7 * DAY_MS)
    expect(await nameOf(idle)).toBeUndefined()
  })

  /** Use is noted beside the request: waits until it stands in the list. */
  async function settled(token: string): Promise<void> {
    const now = api.clock.now.toISOString()
    for (;;) {
      const { data } = await api.ask(SESSIONS, {}, token)
      const own = data?.viewer.sessions.find(({ isThis }: { isThis: boolean }) => isThis)
      if (own.lastUsedAt === now) return
    }
  }
})

describe('a forgotten password', () => {
  it('is replaced by a link, which ends all sessions and can be used once', async () => {
    const token = await api.signUp('forgetful')
    const email = 'forgetful@classroom.example'
    expect(await forgotten(email)).toEqual({ sent: true, userErrors: [] })
    expect(api.mails.at(-1)?.text).toContain('https://oer.example/reset/choose?token=')
    const link = mailed()
    expect(await reset(link, 'a lantern in the attic')).toEqual({ changed: true, userErrors: [] })
    expect(api.mails.at(-1)).toMatchObject({ to: email, subject: 'Your password was changed' })
    expect(await nameOf(token)).toBeUndefined()
    expect((await signIn(email, PASSWORD)).token).toBeNull()
    expect((await signIn(email, 'a lantern in the attic')).token).not.toBeNull()
    expect((await reset(link, 'another lantern')).userErrors).toMatchObject([{ message: NOT_OPEN }])
  })

  it('answers and works the same for an address without an account; only the mail tells', async () => {
    const answers: unknown[] = []
    const known = await workOf(async () => answers.push(await forgotten(AMINA)))
    const unknown = await workOf(async () => answers.push(await forgotten('nobody@classroom.example')))
    expect(answers[0]).toEqual(answers[1])
    expect(known).toEqual(unknown)
    expect(api.mails.at(-1)?.subject).toBe('There is no account with this address')
  })

  it('is replaced within an hour or not at all', async () => {
    await forgotten(AMINA)
    api.later(HOUR_MS)
    expect((await reset(mailed(), 'a lantern in the attic')).userErrors).toMatchObject([{ message: NOT_OPEN }])
  })

  it('of one account is not replaced by the link of another', async () => {
    await api.signUp('ben')
    await forgotten('ben@classroom.example')
    expect((await reset(mailed(), 'a lantern in the attic')).changed).toBe(true)
    // The link is that of Ben: the account of Amina is as it was.
    expect((await signIn(AMINA, 'a lantern in the attic')).token).toBeNull()
    expect((await signIn(AMINA, PASSWORD)).token).not.toBeNull()
  })

  it('voids every other link to the account when it is replaced', async () => {
    await forgotten(AMINA)
    const first = mailed()
    await forgotten(AMINA)
    expect((await reset(mailed(), PASSWORD)).changed).toBe(true)
    expect((await reset(first, 'a lantern in the attic')).userErrors).toMatchObject([{ message: NOT_OPEN }])
  })

  it('sends three mails an hour to one address, and answers the same after that', async () => {
    const answers = []
    for (let i = 0; i < 6; i++) answers.push(await forgotten(AMINA))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(api.mails).toHaveLength(3)
    // The way back in stays: the links that were sent are open.
    expect((await reset(mailed(), PASSWORD)).changed).toBe(true)
  })

  it('makes a caller wait who asks for many addresses', async () => {
    const ask = (i: number) => api.ask(FORGOTTEN, { input: { email: `flood-${i}@classroom.example` } })
    for (let i = 0; i < 60; i++) expect((await ask(i)).errors).toBeUndefined()
    expect((await ask(60)).errors?.[0]).toMatchObject({
      message: 'Too many mails were asked for from here. Wait 1 minute and try again.',
      extensions: { code: 'RATE_LIMITED' },
    })
    expect(api.mails).toHaveLength(60)
  })

  it('leads to the public address, whatever host a request names', async () => {
    await api.server.execute({
      document: FORGOTTEN,
      variables: { input: { email: AMINA } },
      caller: { address: '10.0.0.9' },
    })
    expect(api.mails.at(-1)?.text.match(/https?:\/\/[^\s/]+/g)).toEqual(['https://oer.example'])
  })
})

describe('a change of password', () => {
  it('needs the present one, ends all sessions and opens a new one', async () => {
    const old = await api.signUp('changer')
    const other = (await signIn('changer@classroom.example', PASSWORD)).token as string
    const change = async (present: string, password: string) =>
      (await api.ask(CHANGE, { input: { present, password } }, old)).data?.passwordChange
    expect((await change('wrong horse battery', 'a lantern in the attic')).userErrors).toMatchObject([
      { code: 'INVALID', field: ['input', 'present'] },
    ])
    expect((await change(PASSWORD, 'password1')).userErrors).toMatchObject([{ field: ['input', 'password'] }])
    const { token } = await change(PASSWORD, 'a lantern in the attic')
    expect(await nameOf(old)).toBeUndefined()
    expect(await nameOf(other)).toBeUndefined()
    expect(await nameOf(token)).toBe('changer')
    expect(api.mails.at(-1)?.subject).toBe('Your password was changed')
  })

  it('slows down who guesses the present one with a stolen session', async () => {
    const token = await api.signUp('stolen')
    const guess = () =>
      api.ask(CHANGE, { input: { present: 'wrong wrong', password: 'a lantern in the attic' } }, token)
    for (let i = 0; i < 5; i++) expect((await guess()).errors).toBeUndefined()
    expect((await guess()).errors?.[0]?.extensions?.code).toBe('RATE_LIMITED')
  })
})

describe('a sign-in of more than 15 minutes ago', () => {
  const END = 'mutation ($id: ID!) { it: sessionEnd(id: $id) { ended userErrors { code } } }'
  const AGAIN = [{ code: 'SIGN_IN_AGAIN' }]

  it('changes no password, makes no key and ends no session but its own; one just made does', async () => {
    const stolen = await api.signUp('left-open')
    const victim = (await signIn('left-open@classroom.example', PASSWORD)).token as string
    const attempts: [string, Record<string, unknown>][] = [
      ...(['wrong wrong', PASSWORD] as const).map((present): [string, Record<string, unknown>] => [
        'mutation ($input: PasswordChangeInput!) { it: passwordChange(input: $input) { token userErrors { code } } }',
        { input: { present, password: 'a lantern in the attic' } },
      ]),
      ['mutation { it: keyCreate(input: { name: "K", scopes: [READ] }) { secret userErrors { code } } }', {}],
      [END, { id: (await sessionOf(victim)).id }],
      [END, { id: 'nothing' }],
      ['mutation { it: sessionEndOthers { ended userErrors { code } } }', {}],
    ]
    api.later(15 * MINUTE_MS + 1)
    // Another token is no other sign-in.
    const rotated = (await api.ask('mutation { sessionRotate { token } }', {}, stolen)).data?.sessionRotate.token
    for (const [document, variables] of attempts) {
      const { it: done, ...rest } = (await api.ask(document, variables, rotated)).data!
      expect(done.userErrors, document).toEqual(AGAIN)
      expect([rest, done.token ?? done.secret ?? done.ended ?? null], document).toEqual([
        {},
        done.ended === 0 ? 0 : null,
      ])
    }
    expect(await nameOf(victim)).toBe('left-open')
    expect((await signIn('left-open@classroom.example', PASSWORD)).token).not.toBeNull()
    expect(await api.graph.read('MATCH (k:ApiKey) WHERE k.name = "K" RETURN k.id AS id')).toEqual([])
    // Signing out asks for nothing, by whichever name.
    expect((await api.ask(END, { id: (await sessionOf(rotated)).id }, rotated)).data?.it.ended).toBe(1)
    const fresh = (await signIn('left-open@classroom.example', PASSWORD)).token as string
    api.later(15 * MINUTE_MS)
    for (const [document, variables] of attempts.slice(2))
      expect((await api.ask(document, variables, fresh)).data?.it.userErrors, document).not.toEqual(AGAIN)
    expect(await nameOf(victim)).toBeUndefined()
  })

  const sessionOf = async (token: string) =>
    (await api.ask(SESSIONS, {}, token)).data?.viewer.sessions.find(({ isThis }: { isThis: boolean }) => isThis)
})

describe('sessions', () => {
  const AGENT = 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0'

  it('are listed with device and times, and hold no address and no token', async () => {
    const token = await api.signUp('lister')
    const { data } = await api.server.execute({
      document: SIGN_IN,
      variables: { input: { email: 'lister@classroom.example', password: PASSWORD } },
      caller: { address: '192.0.2.77', userAgent: AGENT },
    })
    const second = (data!.signIn as { token: string }).token
    const listed = (await api.ask(SESSIONS, {}, second)).data?.viewer.sessions
    const now = api.clock.now.toISOString()
    expect(listed).toHaveLength(2)
    expect(listed.find(({ isThis }: { isThis: boolean }) => isThis)).toMatchObject({
      device: 'Firefox on Windows',
      startedAt: now,
      lastUsedAt: now,
    })
    const stored = JSON.stringify(await api.graph.read('MATCH (s:Session) RETURN s {.*} AS session'))
    for (const secret of ['192.0.2.77', 'Gecko', token, second]) expect(stored).not.toContain(secret)
  })

  it('end one by one or all others, and never those of somebody else', async () => {
    const mine = await api.signUp('ender')
    const theirs = await api.signUp('other')
    const session = (await api.ask(SESSIONS, {}, theirs)).data?.viewer.sessions[0]
    const END = 'mutation ($id: ID!) { sessionEnd(id: $id) { ended userErrors { code } } }'
    for (const id of [session.id, 'nothing', "' OR 1=1"])
      expect((await api.ask(END, { id }, mine)).data?.sessionEnd).toEqual({
        ended: 0,
        userErrors: [{ code: 'NOT_FOUND' }],
      })
    expect(await nameOf(theirs)).toBe('other')
    const second = (await signIn('ender@classroom.example', PASSWORD)).token as string
    const third = (await signIn('ender@classroom.example', PASSWORD)).token as string
    const own = (await api.ask(SESSIONS, {}, third)).data?.viewer.sessions.find(
      ({ isThis }: { isThis: boolean }) => isThis,
    )
    expect((await api.ask(END, { id: own.id }, second)).data?.sessionEnd.ended).toBe(1)
    expect(await nameOf(third)).toBeUndefined()
    const { data } = await api.ask('mutation { sessionEndOthers { ended } }', {}, second)
    expect(data?.sessionEndOthers.ended).toBe(1)
    expect([await nameOf(mine), await nameOf(second)]).toEqual([undefined, 'ender'])
  })

  it('take another token, and keep their end', async () => {
    const token = await api.signUp('rotator')
    const before = (await api.ask(SESSIONS, {}, token)).data?.viewer.sessions[0]
    const rotated = (await api.ask('mutation { sessionRotate { token expiresAt } }', {}, token)).data?.sessionRotate
    expect(rotated.expiresAt).toBe(before.expiresAt)
    expect(await nameOf(token)).toBeUndefined()
    expect((await api.ask(SESSIONS, {}, rotated.token)).data?.viewer.sessions[0].id).toBe(before.id)
  })

  it('are asked for by nobody who is not signed in', async () => {
    for (const document of [
      'mutation { sessionRotate { token } }',
      'mutation { sessionEnd(id: "x") { ended } }',
      'mutation { sessionEndOthers { ended } }',
      `mutation { passwordChange(input: { present: "x", password: "y" }) { token } }`,
    ])
      expect((await api.ask(document)).errors?.[0]?.extensions?.code, document).toBe('UNAUTHENTICATED')
  })
})

describe('an export', () => {
  it('holds all that is held about a person and no secret', async () => {
    const token = await api.signUp('exporter')
    await forgotten('exporter@classroom.example')
    await api.ask('mutation { searchSave(input: { name: "Mine", address: "q=light" }) { search { id } } }', {}, token)
    const provider = await providerOf(token, 'Export press')
    const { data } = await api.ask('mutation { accountExport { json } }', {}, token)
    const held = JSON.parse(data?.accountExport.json as string)
    expect(held).toMatchObject({
      format: 'waymark-account/1',
      account: { email: 'exporter@classroom.example', name: 'exporter' },
      sessions: [{ device: '' }],
      linksSentByMail: [{ purpose: 'reset' }],
      savedSearches: [{ name: 'Mine', address: 'q=light' }],
      memberships: [{ providerId: provider, role: 'owner' }],
      apiKeys: [],
      claims: [],
    })
    expect(held.auditLog.map(({ kind }: { kind: string }) => kind)).toEqual(
      expect.arrayContaining(['session.begin', 'account.export']),
    )
    expect(JSON.stringify(held)).not.toMatch(/scrypt|"hash"|"salt"/)
    expect(JSON.stringify(held)).not.toContain(token)
  })

  it('holds nothing of anybody else', async () => {
    const [mine] = [await api.signUp('first-of-two'), await api.signUp('second-of-two')]
    const { data } = await api.ask('mutation { accountExport { json } }', {}, mine)
    expect(data?.accountExport.json).not.toContain('second-of-two')
  })
})

describe('deleting the account', () => {
  const DELETE = `mutation ($input: AccountDeleteInput!) {
    accountDelete(input: $input) { deleted userErrors { code field message } }
  }`
  const remove = async (token: string, providers: unknown[] = [], password = PASSWORD) =>
    (await api.ask(DELETE, { input: { password, providers } }, token)).data?.accountDelete
  const stateOf = async (id: string) =>
    (await api.ask('query ($id: ID!) { resource(id: $id) { state stateReason } }', { id })).data?.resource

  it('takes everything private along, and the log keeps no name', async () => {
    const token = await api.signUp('leaver')
    await api.ask('mutation { searchSave(input: { name: "Mine", address: "q=light" }) { search { id } } }', {}, token)
    const id = (await api.ask('{ viewer { id } }', {}, token)).data?.viewer.id as string
    expect((await remove(token, [], 'wrong wrong wrong')).userErrors).toMatchObject([{ field: ['input', 'password'] }])
    expect(await remove(token)).toEqual({ deleted: true, userErrors: [] })
    expect(api.mails.at(-1)?.subject).toBe('Your account was deleted')
    expect(await nameOf(token)).toBeUndefined()
    expect((await signIn('leaver@classroom.example', PASSWORD)).token).toBeNull()
    const left = await api.graph.read('MATCH (n) WHERE n.accountId = $id OR n.id = $id RETURN n {.*} AS node', { id })
    expect(left).toEqual([])
    expect(JSON.stringify(await api.graph.read('MATCH (e:AuditEntry) RETURN e {.*} AS entry'))).not.toContain('leaver')
    // The address is free again.
    await signUp('leaver@classroom.example')
    expect((await confirm(mailed())).userErrors).toEqual([])
  })

  it('asks what becomes of a provider that would have no owner', async () => {
    const token = await api.signUp('only-owner')
    const provider = await providerOf(token, 'Lone press')
    expect((await remove(token)).userErrors).toMatchObject([
      { code: 'REQUIRED', field: ['input', 'providers', provider] },
    ])
    expect(await nameOf(token)).toBe('only-owner')
    expect(await remove(token, [{ providerId: provider, then: 'STAYS' }])).toMatchObject({ deleted: true })
    const { data } = await api.ask('query ($id: ID!) { provider(id: $id) { name claimed } }', { id: provider })
    expect(data?.provider).toEqual({ name: 'Lone press', claimed: false })
  })

  it('leaves what was published, or withdraws it with a reason, as the owner says', async () => {
    for (const [then, state] of [
      ['STAYS', 'PUBLISHED'],
      ['GOES', 'WITHDRAWN'],
    ] as const) {
      const token = await api.signUp(`publisher-${then.toLowerCase()}`)
      const providerId = await providerOf(token, `Press that ${then.toLowerCase()}`)
      const { data, errors } = await api.ask(
        `mutation ($providerId: ID!, $input: ResourceInput!) {
          resourcePublish(providerId: $providerId, input: $input) { resource { id } userErrors { message } }
        }`,
        {
          providerId,
          input: {
            title: 'Kites',
            description: 'Build a kite.',
            url: 'https://press.example/kites',
            language: 'en',
            licence: 'cc-by-4.0',
          },
        },
        token,
      )
      expect(data?.resourcePublish.userErrors, JSON.stringify(errors)).toEqual([])
      const id = data?.resourcePublish.resource.id as string
      expect(await remove(token, [{ providerId, then }])).toMatchObject({ deleted: true, userErrors: [] })
      expect((await stateOf(id)).state).toBe(state)
    }
  })

  it('leaves a provider alone that others work for, and changes nothing of providers of others', async () => {
    const [owner, editor] = [await api.signUp('owner-of-two'), await api.signUp('editor-of-two')]
    const provider = await providerOf(owner, 'Press of two')
    const other = (await api.ask('{ viewer { id } }', {}, editor)).data?.viewer.id as string
    await addMember(api.graph, { providerId: provider, accountId: other, role: 'editor' })
    expect((await remove(owner, [{ providerId: provider, then: 'GOES' }])).userErrors).toMatchObject([
      { code: 'FORBIDDEN' },
    ])
    // The editor is no owner: leaving takes nothing along, whatever is asked for.
    expect(await remove(editor, [{ providerId: provider, then: 'GOES' }])).toMatchObject({ deleted: true })
    expect((await api.ask(VIEWER, {}, owner)).data?.viewer.providers).toEqual([
      { name: 'Press of two', viewerCanPublish: true },
    ])
  })

  it('asks the second of two owners who leave at the same moment', async () => {
    const [one, two] = [await api.signUp('owner-one'), await api.signUp('owner-two')]
    const provider = await providerOf(one, 'Press of equals')
    const second = (await api.ask('{ viewer { id } }', {}, two)).data?.viewer.id as string
    await addMember(api.graph, { providerId: provider, accountId: second, role: 'owner' })
    const both = await Promise.all([remove(one), remove(two)])
    expect(both.filter(({ deleted }) => deleted)).toHaveLength(1)
  })
})

/** Creates a provider and gives its id. */
async function providerOf(token: string, name: string): Promise<string> {
  const { data } = await api.ask(
    'mutation ($input: ProviderInput!) { providerCreate(input: $input) { provider { id } userErrors { message } } }',
    { input: { name } },
    token,
  )
  return data?.providerCreate.provider.id as string
}

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
