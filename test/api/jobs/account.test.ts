/** What operators do to accounts by the command, and what comes of it for owners and for who is in there with them. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { account as accountJob } from '#api/jobs/account.ts'
import type { JobServices } from '#api/jobs/job.ts'
import { newToken } from '#api/viewer/sessions.ts'
import { newId } from '#graph/ids.ts'
import { accountByEmail } from '#graph/queries/account.ts'
import { createPasskey, createTotp, factorsOf, replaceCodes } from '#graph/queries/factors.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'

const PASSWORD = 'correct horse battery'
const NEW = 'a lantern in the attic'
const SIGN_IN = `mutation ($input: SignInInput!) {
  signIn(input: $input) { token secondStep { token } userErrors { code } }
}`
const RESET = 'mutation ($input: PasswordResetInput!) { passwordReset(input: $input) { changed userErrors { code } } }'
const HOUR_MS = 3_600_000

let api: TestApi
beforeAll(async () => {
  api = await openApi({ empty: true })
})
afterAll(() => api.close())
beforeEach(() => api.anew())

const mailOf = (name: string) => `${name}@classroom.example`
const idOf = async (name: string) => (await accountByEmail(api.graph, mailOf(name)))!.id
const signIn = async (name: string, password: string) =>
  (await api.ask(SIGN_IN, { input: { email: mailOf(name), password } })).data?.signIn
const choose = async (token: string, password = NEW) =>
  (await api.ask(RESET, { input: { token, password } })).data?.passwordReset.changed as boolean
const isIn = async (token: string) => (await api.ask('{ viewer { id } }', {}, token)).data?.viewer != null
const tokenIn = (text: string) => /https:\/\/oer\.example\/reset\/choose\?token=([\w-]{43})$/.exec(text)?.[1] ?? ''
/** Exit code, and all that was said. */
async function run(verb: string, words: string[], input = ''): Promise<[number, string]> {
  const said: string[] = []
  const io = { out: (text: string) => said.push(text), err: (text: string) => said.push(text), input }
  const code = await accountJob([verb, ...words], api.services as unknown as JobServices, io as never)
  return [code, said.join('\n')]
}
const told = async (name: string) =>
  await api.graph.read<{ kind: string; actor: string; values: string | null }>(
    `MATCH (e:AuditEntry {subject: $id}) WHERE e.actor = 'operator' AND e.kind <> 'account.create'
      RETURN e.kind AS kind, e.actor AS actor, e.values AS values ORDER BY e.sequence`,
    { id: await idOf(name) },
  )
/** An account with a passkey, an app, two recovery codes, and a sign-in that waits for its second step. */
async function withFactors(name: string) {
  const session = await api.signUp(name)
  const accountId = await idOf(name)
  const createdAt = api.clock.now.toISOString()
  await api.graph.write(async (tx) => {
    await createPasskey(tx, {
      ...{ id: newId(), accountId, credentialId: newId(), publicKey: 'key', counter: 0, transports: [] },
      ...{ isVerified: true, name: 'Phone', createdAt },
    })
    await createTotp(tx, { id: newId(), accountId, secret: 'sealed', lastStep: 1, createdAt })
    await replaceCodes(tx, { accountId, hashes: [newId(), newId()], now: createdAt })
  })
  const step = (await signIn(name, PASSWORD)).secondStep.token as string
  return { session, step, accountId }
}

describe('an account that an operator creates', () => {
  it('has no password until its owner chooses one by a link, within a day and once', async () => {
    const [code, said] = await run('create', ['--email', mailOf('made'), '--name', 'Made'])
    expect([code, said]).toEqual([0, expect.stringMatching(/^Created the account made@classroom\.example\.\n/)])
    expect((await accountByEmail(api.graph, mailOf('made')))?.password).toBeNull()
    const token = tokenIn(said)
    api.later(24 * HOUR_MS - 1)
    expect([await choose(token, 'short'), await choose(token), await choose(token)]).toEqual([false, true, false])
    expect((await signIn('made', NEW)).token).toBeTruthy()
    const [, late] = await run('create', ['--email', mailOf('late'), '--name', 'Late'])
    api.later(24 * HOUR_MS)
    expect(await choose(tokenIn(late))).toBe(false)
    // Its owner is not lost: a link by mail does the same.
    await api.ask('mutation { passwordForgotten(input: { email: "late@classroom.example" }) { sent } }')
    expect(await choose(/token=([\w-]+)/.exec(api.mails.at(-1)!.text)![1]!)).toBe(true)
  })

  it('has at once the password that is piped in, and no link', async () => {
    const [code, said] = await run(
      'create',
      ['--email', mailOf('piped'), '--name', 'P', '--password-stdin'],
      `${NEW}\n`,
    )
    expect([code, said]).toEqual([0, 'Created the account piped@classroom.example.'])
    expect((await signIn('piped', NEW)).token).toBeTruthy()
  })
})

describe('a password', () => {
  it('that is taken away opens nothing any more, ends every session, and is chosen anew by a link', async () => {
    const session = await api.signUp('taken')
    await api.ask('mutation { passwordForgotten(input: { email: "taken@classroom.example" }) { sent } }')
    const before = /token=([\w-]+)/.exec(api.mails.at(-1)!.text)![1]!
    const [code, said] = await run('password', ['--email', mailOf('taken')])
    expect(code).toBe(0)
    expect(await isIn(session)).toBe(false)
    expect((await signIn('taken', PASSWORD)).userErrors).toEqual([{ code: 'INVALID' }])
    expect(api.mails.at(-1)).toMatchObject({ to: mailOf('taken'), subject: 'Your password was taken away' })
    // A link from before may lie in a mailbox that somebody else reads.
    expect([await choose(before), await choose(tokenIn(said))]).toEqual([false, true])
    expect(await told('taken')).toMatchObject([{ kind: 'account.password-remove' }])
  })

  it('that is piped in is told to the owner, and held to the rules', async () => {
    await api.signUp('set')
    const words = ['--email', mailOf('set'), '--password-stdin']
    expect((await run('password', words, 'password1'))[0]).toBe(2)
    expect(api.mails).toEqual([])
    expect((await run('password', words, NEW))[0]).toBe(0)
    expect(api.mails.at(-1)?.subject).toBe('Your password was changed')
    expect((await signIn('set', NEW)).token).toBeTruthy()
  })

  it('is not for an account without an address', async () => {
    await api.graph.write((tx) =>
      tx.run('CREATE (a:Account) SET a = $account', {
        account: { id: 'nameless', agentId: 'agent', name: 'Nameless', createdAt: api.clock.now.toISOString() },
      }),
    )
    expect(await run('password', ['--id', 'nameless'])).toEqual([
      2,
      'Nameless has no address, so no password would open it.',
    ])
    const [code, said] = await run('recover', ['--id', 'nameless', '--reason', 'Lost'])
    expect([code, said]).toEqual([2, 'Nameless has neither address nor identity: nothing would open it any more.'])
  })
})

describe('recovery', () => {
  it('takes away all that was lost, ends what is open, tells log and owner, and leaves one link', async () => {
    const { session, step, accountId } = await withFactors('lost')
    const other = await withFactors('untouched')
    const [code, said] = await run('recover', [
      '--email',
      mailOf('lost'),
      '--reason',
      ' Came to the desk\u202e with ID. ',
    ])
    expect(code, said).toBe(0)
    expect(await isIn(session)).toBe(false)
    expect(await factorsOf(api.graph, accountId)).toEqual({ passkeys: [], totp: null, recoveryCodes: 0 })
    const open = await api.graph.read('MATCH (c:Challenge {accountId: $accountId}) RETURN c.hash AS hash', {
      accountId,
    })
    expect([open, step.length > 0]).toEqual([[], true])
    // The password that a thief may know is of no use either.
    expect((await signIn('lost', PASSWORD)).userErrors).toEqual([{ code: 'INVALID' }])
    expect(await told('lost')).toEqual([
      { kind: 'account.recover', actor: 'operator', values: '{"reason":"Came to the desk with ID."}' },
    ])
    expect(api.mails.map(({ to, subject }) => [to, subject])).toEqual([
      [mailOf('lost'), 'Your account was opened anew for you'],
    ])
    expect(api.mails[0]!.text).not.toContain('desk')
    expect(await choose(tokenIn(said))).toBe(true)
    expect((await signIn('lost', NEW)).token).toBeTruthy()
    expect(await isIn(other.session)).toBe(true)
    expect((await factorsOf(api.graph, other.accountId)).passkeys).toHaveLength(1)
  })

  it('asks for a reason, and does nothing without one', async () => {
    const { session, accountId } = await withFactors('reasonless')
    for (const reason of [[], ['--reason', ' \u200b ']]) {
      const [code, said] = await run('recover', ['--email', mailOf('reasonless'), ...reason])
      expect([code, said]).toEqual([2, expect.stringMatching(/^Say why with --reason, and how you made sure/)])
    }
    expect((await factorsOf(api.graph, accountId)).recoveryCodes).toBe(2)
    expect(await isIn(session)).toBe(true)
  })

  it('lets nobody add a passkey at the same moment by a session that ends', async () => {
    const { session, accountId } = await withFactors('raced')
    const renew = 'mutation { recoveryCodesRenew { recoveryCodes userErrors { code } } }'
    await Promise.all([
      run('recover', ['--email', mailOf('raced'), '--reason', 'Lost']),
      ...[1, 2, 3].map(() => api.ask(renew, {}, session)),
    ])
    expect(await factorsOf(api.graph, accountId)).toEqual({ passkeys: [], totp: null, recoveryCodes: 0 })
    expect(await isIn(session)).toBe(false)
  })

  it('keeps its reason until its person is erased', async () => {
    await withFactors('erased')
    const id = await idOf('erased')
    const [, said] = await run('recover', ['--email', mailOf('erased'), '--reason', 'Known to the office'])
    await choose(tokenIn(said))
    const { token } = await signIn('erased', NEW)
    const { data } = await api.ask(
      `mutation { accountDelete(input: { password: "${NEW}" }) { deleted userErrors { message } } }`,
      {},
      token,
    )
    expect(data?.accountDelete.deleted, JSON.stringify(data)).toBe(true)
    const left = await api.graph.read('MATCH (e:AuditEntry {subject: $id}) RETURN e.kind AS kind, e.values AS values', {
      id,
    })
    expect(left).toContainEqual({ kind: 'account.recover', values: null })
  })
})

describe('being signed out everywhere', () => {
  it('ends all sessions and what was begun, tells log and owner, and keeps what opens the account', async () => {
    const { session, accountId } = await withFactors('out')
    expect(await run('sign-out', ['--email', mailOf('out')])).toEqual([
      0,
      `All sessions of ${mailOf('out')} have ended.`,
    ])
    expect(await isIn(session)).toBe(false)
    expect(await factorsOf(api.graph, accountId)).toMatchObject({ recoveryCodes: 2 })
    expect((await signIn('out', PASSWORD)).secondStep.token).toBeTruthy()
    expect(await told('out')).toMatchObject([{ kind: 'session.end-all' }])
    expect(api.mails.map(({ subject }) => subject)).toEqual(['You were signed out everywhere'])
    expect((await run('sign-out', ['--email', mailOf('nobody')]))[0]).toBe(2)
  })

  it('stands, also when no mail can be sent', async () => {
    const token = await api.signUp('unreached')
    const { mail } = api.services.accounts
    const send = mail.send
    mail.send = () => Promise.reject(new Error('no server'))
    try {
      expect((await run('sign-out', ['--email', mailOf('unreached')]))[0]).toBe(0)
    } finally {
      mail.send = send
    }
    expect(await isIn(token)).toBe(false)
    expect(await isIn(newToken())).toBe(false)
  })
})
