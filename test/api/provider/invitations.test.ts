/** Invitations by mail: who may send, see, revoke and accept them, and all the ways in which they must not work. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { composed } from '#api/mail/mail.ts'
import { invitationLetter, mailName } from '#api/provider/invitation-letters.ts'
import { openSession } from '#api/viewer/sign-in.ts'
import { SPOKEN } from '#api/vocabulary/spoken.ts'
import { newId } from '#graph/ids.ts'
import { accountByEmail } from '#graph/queries/account.ts'
import { addMember, changeMember, membersOf } from '#graph/queries/agent.ts'
import { tokenIn } from '#test/helpers/accounts.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'
import { providerOf } from '#test/helpers/editor.ts'

const HOUR_MS = 3_600_000
const PASSWORD = 'a lantern in the attic'

let api: TestApi
let owner: string
let hill: string

beforeAll(async () => {
  api = await openApi({ empty: true })
  owner = await api.signUp('owner')
  hill = await providerOf(api, owner, 'Hill School')
})
afterAll(() => api.close())
beforeEach(() => api.anew())

const at = (name: string) => `${name}@classroom.example`
const idOf = async (name: string) => (await accountByEmail(api.graph, at(name)))!.id
const sessionOf = async (name: string) =>
  (await openSession(api.services, (await accountByEmail(api.graph, at(name)))!, { userAgent: '' })).token
const mailed = () => tokenIn(api.mails.at(-1))

async function ask(document: string, variables: Record<string, unknown>, token?: string) {
  const { data, errors } = await api.ask(document, variables, token)
  if (errors) return { refused: errors[0]!.extensions?.code as string }
  return data!.it
}
const send = (input: Record<string, unknown>, token = owner, providerId = hill) =>
  ask(
    `mutation ($providerId: ID!, $input: InvitationInput!) { it: invitationSend(providerId: $providerId, input: $input) {
      invitation { id email role language expiresAt } userErrors { code field message } } }`,
    { providerId, input },
    token,
  )
const invite = async (name: string, role = 'EDITOR', token = owner) => {
  const { userErrors } = await send({ email: at(name), role }, token)
  expect(userErrors).toEqual([])
  return mailed()
}
const accept = (token: string, by?: string) =>
  ask(
    'mutation ($token: String!) { it: invitationAccept(token: $token) { provider { name viewerRole } userErrors { code message } } }',
    { token },
    by,
  )
const signUp = (token: string, more = {}) =>
  ask(
    `mutation ($input: InvitationSignUpInput!) { it: invitationSignUp(input: $input) {
      token provider { name } userErrors { code field } } }`,
    { input: { token, name: 'New', password: PASSWORD, ...more } },
  )
const offer = (token: string) =>
  ask(
    'query ($token: String!) { it: invitation(token: $token) { provider { name } role email hasAccount expiresAt } }',
    { token },
  )
const listed = async (token?: string) =>
  (await ask('query ($id: ID!) { it: provider(id: $id) { invitations { id email role } } }', { id: hill }, token))
    .invitations as { id: string; email: string; role: string }[] | null
const revoke = (id: string, token = owner) =>
  ask(
    'mutation ($providerId: ID!, $id: ID!) { it: invitationRevoke(providerId: $providerId, id: $id) { id userErrors { code } } }',
    { providerId: hill, id },
    token,
  )
const roleOf = async (name: string) => {
  const id = (await accountByEmail(api.graph, at(name)))?.id
  return (await membersOf(api.graph, hill)).find(({ accountId }) => accountId === id)?.role
}

describe('an invitation', () => {
  it('is accepted by whoever is signed in with its address, once', async () => {
    const ben = await api.signUp('ben')
    const token = await invite('ben')
    expect(api.mails).toHaveLength(1)
    expect(api.mails[0]).toMatchObject({ to: at('ben'), subject: 'You are invited to publish at Waymark' })
    expect(api.mails[0]!.text).toContain(`https://oer.example/invitation?token=${token}`)
    expect(api.mails[0]!.text).toMatch(/“\u2068Hill School\u2069” .* as an editor\./)
    expect(await offer(token)).toMatchObject({
      ...{ provider: { name: 'Hill School' }, role: 'EDITOR', email: at('ben'), hasAccount: true },
    })
    expect(await listed(owner)).toMatchObject([{ email: at('ben'), role: 'EDITOR' }])
    expect(await listed(ben)).toBeNull()
    expect(await listed()).toBeNull()
    expect(await accept(token)).toEqual({ refused: 'UNAUTHENTICATED' })
    expect(await accept(token, ben)).toEqual({ provider: { name: 'Hill School', viewerRole: null }, userErrors: [] })
    expect(await roleOf('ben')).toBe('editor')
    expect((await accept(token, ben)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect(await offer(token)).toBeNull()
    expect(await listed(owner)).toEqual([])
  })

  it('opens an account for its address and no other, both or neither', async () => {
    const token = await invite('cleo', 'CONTRIBUTOR')
    expect(await offer(token)).toMatchObject({ hasAccount: false })
    expect((await signUp(token, { password: 'password1' })).userErrors).toMatchObject([
      { field: ['input', 'password'] },
    ])
    expect(await accountByEmail(api.graph, at('cleo'))).toBeNull()
    const made = await signUp(token)
    expect(made).toMatchObject({
      token: expect.any(String) as string,
      provider: { name: 'Hill School' },
      userErrors: [],
    })
    expect(await roleOf('cleo')).toBe('contributor')
    const { data } = await api.ask('{ viewer { email } }', {}, made.token as string)
    expect(data?.viewer).toEqual({ email: at('cleo') })
    expect((await signUp(token)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'token'] }])
  })

  it('opens no second account for an address that has one by now', async () => {
    const token = await invite('dora')
    await api.signUp('dora')
    expect((await signUp(token)).userErrors).toMatchObject([{ code: 'CONFLICT' }])
    expect(await roleOf('dora')).toBeUndefined()
    expect(await offer(token)).not.toBeNull()
  })

  it('of another person is refused, and stays open for whom it was sent to', async () => {
    const token = await invite('eve')
    const mallory = await api.signUp('mallory')
    expect((await accept(token, mallory)).userErrors).toMatchObject([
      { code: 'FORBIDDEN', message: expect.stringContaining('another address') as string },
    ])
    expect(await roleOf('mallory')).toBeUndefined()
    expect((await listed(owner))!.map(({ email }) => email)).toContain(at('eve'))
    expect((await accept(token, await api.signUp('eve'))).userErrors).toEqual([])
  })

  it('is accepted by an account that has no address: the link shows that the mail reached its owner', async () => {
    const token = await invite('gwen')
    const account = { id: newId(), agentId: newId(), name: 'Gwen', createdAt: api.clock.now.toISOString() }
    await api.graph.write((tx) => tx.run('CREATE (a:Account) SET a = $account', { account }))
    const { token: session } = await openSession(api.services, account, { userAgent: '' })
    expect((await accept(token, session)).userErrors).toEqual([])
  })

  it('is over after seven days', async () => {
    const token = await invite('finn')
    api.later(7 * 24 * HOUR_MS - 1)
    expect(await offer(token)).not.toBeNull()
    api.later(1)
    expect(await offer(token)).toBeNull()
    expect((await signUp(token)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect((await accept(token, await api.signUp('finn'))).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    owner = await sessionOf('owner')
    expect(await listed(owner)).toEqual([])
  })

  it('can be revoked by owners, and sent anew, which voids the one before', async () => {
    const first = await invite('gil')
    const second = await invite('gil', 'CONTRIBUTOR')
    expect(await offer(first)).toBeNull()
    const open = (await listed(owner))!.find(({ email }) => email === at('gil'))
    expect(open).toMatchObject({ email: at('gil'), role: 'CONTRIBUTOR' })
    const stranger = await api.signUp('stranger')
    expect(await revoke(open!.id, stranger)).toMatchObject({ id: null, userErrors: [{ code: 'NOT_FOUND' }] })
    expect(await revoke(open!.id)).toEqual({ id: open!.id, userErrors: [] })
    expect(await revoke(open!.id)).toMatchObject({ id: null, userErrors: [{ code: 'NOT_FOUND' }] })
    expect((await signUp(second)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  })

  it('raises nobody: members are not invited, and one who joined meanwhile keeps the role', async () => {
    expect((await send({ email: at('ben'), role: 'OWNER' })).userErrors).toMatchObject([
      { code: 'CONFLICT', field: ['input', 'email'] },
    ])
    const hana = await api.signUp('hana')
    const token = await invite('hana', 'OWNER')
    await addMember(api.graph, { providerId: hill, accountId: await idOf('hana'), role: 'contributor' })
    expect((await accept(token, hana)).userErrors).toMatchObject([{ code: 'CONFLICT' }])
    expect(await roleOf('hana')).toBe('contributor')
  })

  it('is sent by owners alone', async () => {
    for (const name of ['ben', 'cleo', 'mallory']) {
      const outcome = await send({ email: at('ivan'), role: 'OWNER' }, await sessionOf(name))
      expect([name, outcome.refused ?? outcome.userErrors[0].code]).toEqual([
        name,
        name === 'mallory' ? 'NOT_FOUND' : 'FORBIDDEN',
      ])
    }
    expect(api.mails).toEqual([])
  })

  it('is void when whoever sent it is an owner no longer', async () => {
    const judy = await api.signUp('judy')
    await addMember(api.graph, { providerId: hill, accountId: await idOf('judy'), role: 'owner' })
    const [lowered, gone] = [await invite('kim', 'EDITOR', judy), await invite('lou', 'EDITOR', judy)]
    await ask(
      'mutation ($p: ID!, $m: ID!) { it: memberUpdate(providerId: $p, memberId: $m, role: EDITOR) { userErrors { code } } }',
      { p: hill, m: await idOf('judy') },
      owner,
    )
    expect(await offer(lowered)).toBeNull()
    expect((await listed(owner))!.map(({ email }) => email)).not.toContain(at('lou'))
    await addMember(api.graph, { providerId: hill, accountId: await idOf('judy'), role: 'owner' })
    const late = await invite('lou', 'EDITOR', await sessionOf('judy'))
    // Past the API, as in the moment between the two.
    await changeMember(api.graph, { providerId: hill, accountId: await idOf('judy'), role: 'editor' })
    expect((await signUp(late)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'token'] }])
    expect(await accountByEmail(api.graph, at('lou'))).toBeNull()
    expect(gone).not.toBe(late)
  })

  it('lets one of two in who accept it at the same time', async () => {
    const nia = await api.signUp('nia')
    const token = await invite('nia')
    const answers = await Promise.all([accept(token, nia), accept(token, nia)])
    expect(answers.map(({ userErrors }) => userErrors.length).sort()).toEqual([0, 1])
  })

  it('is kept by the hash of its token, and told to the log without an address', async () => {
    const token = await invite('omar')
    const [row] = await api.graph.read<{ i: Record<string, unknown> }>(
      'MATCH (i:Invitation) WHERE i.email = $email RETURN i {.*} AS i',
      { email: at('omar') },
    )
    expect(JSON.stringify(row)).not.toContain(token)
    const log = await api.graph.read("MATCH (e:AuditEntry) WHERE e.kind STARTS WITH 'invitation' RETURN e.values AS v")
    expect(log.length).toBeGreaterThan(0)
    expect(JSON.stringify(log)).not.toContain('@')
    expect(JSON.stringify(api.logged)).not.toMatch(/@classroom|token=/)
  })

  it('goes with the account that it is to or from, and is given out with all that is held', async () => {
    const pia = await api.signUp('pia')
    await addMember(api.graph, { providerId: hill, accountId: await idOf('pia'), role: 'owner' })
    await invite('quinn', 'EDITOR', pia)
    await invite('pia2')
    const pia2 = await api.signUp('pia2')
    const held = async (token: string) =>
      JSON.parse((await ask('mutation { it: accountExport { json } }', {}, token)).json as string).invitations
    expect((await held(pia)).made).toMatchObject([{ email: at('quinn'), role: 'editor' }])
    expect((await held(pia2)).received).toMatchObject([{ email: at('pia2'), providerId: hill }])
    expect(JSON.stringify(await held(pia2))).not.toContain('hash')
    for (const token of [pia, pia2])
      await ask('mutation { it: accountDelete(input: { password: "correct horse battery" }) { deleted } }', {}, token)
    const left = await api.graph.read('MATCH (i:Invitation) WHERE i.email IN $emails RETURN i.email AS email', {
      emails: [at('quinn'), at('pia2')],
    })
    expect(left).toEqual([])
  })
})

describe('mails of invitations', () => {
  it('are slowed down by address and by account, and hold up no reset of a password', async () => {
    await api.signUp('rosa')
    const codes = []
    for (let time = 0; time < 5; time++)
      codes.push((await send({ email: at('rosa'), role: 'EDITOR' })).refused ?? 'sent')
    expect(codes).toEqual(['sent', 'sent', 'sent', 'RATE_LIMITED', 'RATE_LIMITED'])
    await api.ask(`mutation { passwordForgotten(input: { email: "${at('rosa')}" }) { sent } }`)
    expect(api.mails.at(-1)).toMatchObject({ to: at('rosa'), subject: 'Choose a new password' })
    let sent = 0
    while (sent < 200 && !(await send({ email: `many${sent}@classroom.example`, role: 'EDITOR' })).refused) sent++
    expect(sent).toBeLessThan(60)
  })

  it('go to one address that is one', async () => {
    for (const email of ['', 'a@b', 'a@b.example, c@d.example', 'a@b.example\r\nBcc: c@d.example', '<a@b.example>'])
      expect((await send({ email, role: 'EDITOR' })).userErrors).toMatchObject([{ field: ['input', 'email'] }])
    expect((await send({ email: at('x'), role: 'EDITOR', language: 'tlh' })).userErrors).toMatchObject([
      { code: 'INVALID', field: ['input', 'language'] },
    ])
    expect(api.mails).toEqual([])
  })

  it('have no header and no link that a name brings in', () => {
    const names = [
      'Hill\r\nBcc: victim@evil.example\r\n\r\nPay at https://evil.example/now',
      'www.evil.example',
      '\u202Etxet\u2069\u2069 click evil.example/x',
      '<a href="https://evil.example">here</a>',
      'x'.repeat(500),
    ]
    for (const provider of names) {
      const letter = invitationLetter('en', {
        to: at('x'),
        provider,
        role: 'editor',
        link: 'https://oer.example/i?token=t',
      })
      const mail = composed(letter, 'Waymark <waymark@oer.example>')
      expect(mail.subject).toBe('You are invited to publish at Waymark')
      expect(mail.text.match(/https?:\/\/\S+/g)).toEqual(['https://oer.example/i?token=t'])
      expect(mail.text.split('\n')[0]).toContain(mailName(provider))
      expect(mailName(provider)).not.toMatch(/[\p{Cc}\p{Cf}:/@<>]|\.\S/u)
      expect([...mailName(provider)].length).toBeLessThanOrEqual(81)
    }
    expect(mailName('St. Mary’s School, Ltd.')).toBe('St. Mary’s School, Ltd.')
  })

  it.each(SPOKEN)('are whole in %s', (language) => {
    const said = (['owner', 'editor', 'contributor'] as const).map((role) =>
      invitationLetter(language, { to: at('x'), provider: 'Hill School', role, link: 'https://oer.example/i?token=t' }),
    )
    expect(new Set(said.map(({ text }) => text)).size).toBe(3)
    for (const { subject, text } of said) {
      expect(subject).toContain('Waymark')
      expect(text).toMatch(/Hill School[^]*7[^]*\nhttps:\/\/oer\.example\/i\?token=t\n/)
    }
  })
})
