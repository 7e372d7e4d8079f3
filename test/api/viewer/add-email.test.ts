/** An address for accounts that an identity provider opened without one. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openSession } from '#api/viewer/sign-in.ts'
import { newId } from '#graph/ids.ts'
import { accountById } from '#graph/queries/account.ts'
import { tokenIn } from '#test/helpers/accounts.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'

const BEGIN =
  'mutation ($email: String!) { it: emailBegin(input: { email: $email }) { sent link userErrors { code field } } }'
const ADD = 'mutation ($token: String!) { it: emailAdd(input: { token: $token }) { email userErrors { code field } } }'
const NOT_OPEN = { email: null, userErrors: [{ code: 'NOT_FOUND', field: ['input', 'token'] }] }

let api: TestApi
beforeAll(async () => {
  api = await openApi({ empty: true })
})
afterAll(() => api.close())
beforeEach(() => api.anew())

/** Somebody whose account has no address, freshly signed in. */
async function nameless() {
  const [id, createdAt] = [newId(), api.clock.now.toISOString()]
  const account = { id, agentId: newId(), name: 'Nameless', createdAt }
  await api.graph.write((tx) => tx.run('CREATE (a:Account) SET a = $account', { account }))
  return { id, token: (await openSession(api.services, { id }, { userAgent: '' })).token }
}
const begin = async (email: string, as: string) => (await api.ask(BEGIN, { email }, as)).data?.it
const add = async (token: string, as: string) => (await api.ask(ADD, { token }, as)).data?.it
const mailed = () => tokenIn(api.mails.at(-1))
const emailOf = async (id: string) => (await accountById(api.graph, id))?.email ?? null

describe('an address', () => {
  it('is added by the link that was sent there, once, told to the log without it, and used from then on', async () => {
    const { id, token } = await nameless()
    expect(await begin(' Nora@Hill.example ', token)).toEqual({ sent: true, link: null, userErrors: [] })
    expect(api.mails).toMatchObject([{ to: 'nora@hill.example', subject: 'Confirm your address' }])
    expect(api.mails[0]!.text).toContain('https://oer.example/account/email?token=')
    expect(await emailOf(id)).toBeNull()
    const link = mailed()
    const { data } = await api.ask('query ($token: String!) { mailLink(token: $token) { purpose email } }', {
      token: link,
    })
    expect(data?.mailLink).toEqual({ purpose: 'ADDRESS', email: 'nora@hill.example' })
    const both = await Promise.all([add(link, token), add(link, token)])
    expect(both).toContainEqual({ email: 'nora@hill.example', userErrors: [] })
    expect(both).toContainEqual(NOT_OPEN)
    expect(api.mails.map(({ subject }) => subject)).toEqual(['Confirm your address', 'Your account has this address'])
    const told = await api.graph.read('MATCH (e:AuditEntry {subject: $id}) RETURN e.kind AS kind, e.values AS values', {
      id,
    })
    expect(told).toContainEqual({ kind: 'account.address', values: null })
    await api.ask('mutation { passwordForgotten(input: { email: "nora@hill.example" }) { sent } }')
    expect(api.mails.at(-1)?.subject).toBe('Choose a new password')
    expect((await begin('other@hill.example', token)).userErrors).toEqual([
      { code: 'CONFLICT', field: ['input', 'email'] },
    ])
  })

  it('of a stranger cannot be had: neither by asking, nor by leading them to the link', async () => {
    const [mallory, victim] = [await nameless(), await nameless()]
    await begin('victim@hill.example', mallory.token)
    // Victoria opens the link in her own account: it is not for hers, and stays shut.
    expect(await add(mailed(), victim.token)).toEqual(NOT_OPEN)
    expect(await add('x'.repeat(43), mallory.token)).toEqual(NOT_OPEN)
    expect((await api.ask(ADD, { token: mailed() })).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
    expect([await emailOf(mallory.id), await emailOf(victim.id)]).toEqual([null, null])
    // Nor does it open an account, or choose a password.
    for (const [name, given] of [
      ['signUpConfirm', 'name: "X", password: "a lantern in the attic"'],
      ['passwordReset', 'password: "a lantern in the attic"'],
    ] as const) {
      const { data } = await api.ask(
        `mutation { it: ${name}(input: { token: "${mailed()}", ${given} }) { userErrors { code } } }`,
      )
      expect(data?.it.userErrors, name).toEqual([{ code: 'NOT_FOUND' }])
    }
  })

  it('that has an account is not told of: the answer is the same, and the mail says so', async () => {
    await api.signUp('known')
    const { id, token } = await nameless()
    const answers = [await begin('known@classroom.example', token), await begin('unknown@classroom.example', token)]
    expect(answers[0]).toEqual(answers[1])
    expect(api.mails.map(({ subject }) => subject)).toEqual([
      'You have an account with this address',
      'Confirm your address',
    ])
    expect(await add(tokenIn(api.mails[0]), token)).toEqual(NOT_OPEN)
    expect(await emailOf(id)).toBeNull()
  })

  it('goes to one of those who want it, and to nobody when it has an account meanwhile', async () => {
    const [one, two] = [await nameless(), await nameless()]
    const links = []
    for (const { token } of [one, two]) {
      await begin('wanted@hill.example', token)
      links.push(mailed())
    }
    const both = await Promise.all([add(links[0]!, one.token), add(links[1]!, two.token)])
    expect(both.filter(({ email }) => email !== null)).toHaveLength(1)
    expect([await emailOf(one.id), await emailOf(two.id)].filter(Boolean)).toEqual(['wanted@hill.example'])
    const late = await nameless()
    await begin('taken@classroom.example', late.token)
    const link = mailed()
    await api.signUp('taken')
    expect((await add(link, late.token)).userErrors).toEqual([{ code: 'CONFLICT', field: ['input', 'token'] }])
    expect(await emailOf(late.id)).toBeNull()
  })

  it('asks for a sign-in of late, one address, and no more mails than any other', async () => {
    const { token } = await nameless()
    for (const email of ['', 'nora', 'a@c.example, v@d.example', 'a@c.example\r\nBcc: v@d.example'])
      expect((await begin(email, token)).userErrors, email).toMatchObject([{ field: ['input', 'email'] }])
    for (let at = 0; at < 6; at++) expect((await begin('flood@hill.example', token)).sent).toBe(true)
    expect(api.mails).toHaveLength(3)
    api.later(16 * 60_000)
    expect((await begin('late@hill.example', token)).userErrors).toEqual([{ code: 'SIGN_IN_AGAIN', field: [] }])
    expect(api.mails).toHaveLength(3)
  })

  it('that was asked for is in the export, and is forgotten with the account', async () => {
    const { id, token } = await nameless()
    await begin('export@hill.example', token)
    const { data } = await api.ask('mutation { accountExport { json } }', {}, token)
    const held = JSON.parse(data?.accountExport.json as string) as { linksSentByMail: unknown[] }
    expect(held.linksSentByMail).toMatchObject([{ purpose: 'address', email: 'export@hill.example' }])
    const { data: gone } = await api.ask(
      'mutation { accountDelete(input: {}) { deleted userErrors { message } } }',
      {},
      token,
    )
    expect(gone?.accountDelete.deleted).toBe(true)
    expect(await api.graph.read('MATCH (l:MailLink {accountId: $id}) RETURN l.hash AS hash', { id })).toEqual([])
  })
})
