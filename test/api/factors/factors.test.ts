/** Passkeys, authenticator apps and recovery codes through the API, as their owners use them and as others try to. */
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { beginSecondStep } from '#api/factors/second.ts'
import { openSession } from '#api/viewer/sign-in.ts'
import { openAccount } from '#api/viewer/sign-up.ts'
import { tokenIn } from '#test/helpers/accounts.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'
import { Authenticator, type Lies } from '#test/helpers/authenticator.ts'

const PASSWORD = 'correct horse battery'
const FAULTS = 'userErrors { code field message }'
const SIGNED_IN = `token viewer { name } secondStep { token methods } ${FAULTS}`
const CHANGED = `token recoveryCodes ${FAULTS}`
const MINUTE_MS = 60_000

let api: TestApi
let people = 0
beforeAll(async () => {
  api = await openApi({ empty: true })
})
afterAll(() => api.close())
beforeEach(() => api.anew())

/** One mutation by its name; gives its payload, and throws what the API refuses as a whole. */
async function ask(name: string, args: Record<string, unknown>, wants: string, token?: string) {
  const given = Object.entries(args).map(([key, value]) => `${key}: ${literal(value)}`)
  const document = `mutation { it: ${name}${given.length > 0 ? `(${given.join(', ')})` : ''} { ${wants} } }`
  const { data, errors } = await api.ask(document, {}, token)
  if (errors) throw new Error(`${String(errors[0]?.extensions?.code)}: ${errors[0]?.message}`)
  return data?.it as Record<string, any> // eslint-disable-line @typescript-eslint/no-explicit-any
}
function literal(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{ ${Object.entries(value)
    .map(([key, each]) => `${key}: ${literal(each)}`)
    .join(', ')} }`
}
const viewerOf = async (token: string, wants = 'name') =>
  (await api.ask(`{ viewer { ${wants} } }`, {}, token)).data?.viewer
const signIn = (email: string, password = PASSWORD) => ask('signIn', { input: { email, password } }, SIGNED_IN)
const options = async (name: string, args = {}, token?: string) =>
  (await ask(name, args, `options ${FAULTS}`, token)).options as string
const second = (input: { token: string; code?: string; passkey?: string }) => ask('secondStep', { input }, SIGNED_IN)
const codeFor = (secret: string, at = api.clock.now) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() })

/** Somebody freshly signed in; without a password unless one is needed, as its hash takes a while. */
async function somebody(password?: string) {
  const name = `person${++people}`
  const opened = await openAccount(api.services, { email: `${name}@classroom.example`, name, password })
  if (!opened.ok) throw new Error(opened.errors[0]?.message)
  const { token } = await openSession(api.services, opened.value, { userAgent: '' })
  return { name, id: opened.value.id, email: `${name}@classroom.example`, token }
}
async function withApp(password?: string) {
  const person = await somebody(password)
  const { token, secret } = await ask('totpBegin', {}, `token secret address ${FAULTS}`, person.token)
  const added = await ask('totpAdd', { input: { token, code: codeFor(secret) } }, CHANGED, person.token)
  expect(added.userErrors).toEqual([])
  api.later(MINUTE_MS)
  return { ...person, token: added.token as string, secret: secret as string, codes: added.recoveryCodes as string[] }
}
async function withPasskey(lies: Lies = {}) {
  const person = await somebody()
  const device = new Authenticator()
  const response = device.create(await options('passkeyAddBegin', {}, person.token), lies)
  const added = await ask('passkeyAdd', { input: { name: 'Phone', response } }, CHANGED, person.token)
  expect(added.userErrors).toEqual([])
  return { ...person, device, token: added.token as string, codes: added.recoveryCodes as string[] }
}
/** Somebody who opened the account by a passkey and has no password. */
async function withoutPassword() {
  const email = `person${++people}@classroom.example`
  await ask('signUp', { input: { email } }, 'sent')
  const link = tokenIn(api.mails.at(-1))
  const device = new Authenticator()
  const response = device.create(await options('passkeySignUpBegin', { token: link }))
  const input = { token: link, name: 'Amina', response }
  const opened = await ask('passkeySignUp', { input }, `token recoveryCodes viewer { id name email } ${FAULTS}`)
  return { email, device, link, opened, token: opened.token as string }
}
/** The second step of somebody whose password was right. */
const step = async ({ id }: { id: string }) => (await beginSecondStep(api.services, { id }))!.token

describe('an account with a passkey and no password', () => {
  it('is opened by the link, signs in by the passkey alone, and shows its recovery codes once', async () => {
    const { device, opened, email, link } = await withoutPassword()
    expect(opened).toMatchObject({ viewer: { name: 'Amina', email }, userErrors: [] })
    expect(opened.recoveryCodes).toHaveLength(10)
    expect(await viewerOf(opened.token, 'hasPassword recoveryCodesLeft factors { kind opensAlone }')).toEqual({
      ...{ hasPassword: false, recoveryCodesLeft: 10, factors: [{ kind: 'PASSKEY', opensAlone: true }] },
    })
    const response = device.get(await options('passkeySignInBegin'))
    expect(await ask('passkeySignIn', { input: { response } }, SIGNED_IN)).toMatchObject({
      ...{ viewer: { name: 'Amina' }, secondStep: null, userErrors: [] },
    })
    expect((await ask('passkeySignUpBegin', { token: link }, FAULTS)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect((await signIn(email, '')).userErrors).toMatchObject([{ code: 'INVALID' }])
  })

  it('is opened only by a device that makes sure who its person is, and by no other name than that of the link', async () => {
    const [one, two] = ['one', 'two'].map((name) => `${name}${people}@classroom.example`)
    await ask('signUp', { input: { email: one } }, 'sent')
    const first = tokenIn(api.mails.at(-1))
    await ask('signUp', { input: { email: two } }, 'sent')
    const other = tokenIn(api.mails.at(-1))
    const device = new Authenticator()
    const attempt = async (token: string, response: string) =>
      (await ask('passkeySignUp', { input: { token, name: 'Eve', response } }, `token ${FAULTS}`)).userErrors[0]?.code
    expect(
      await attempt(first, device.create(await options('passkeySignUpBegin', { token: first }), { verifies: false })),
    ).toBe('INVALID')
    expect(await attempt(other, device.create(await options('passkeySignUpBegin', { token: first })))).toBe('INVALID')
    expect(await attempt(other, device.create(await options('passkeySignInBegin').then(asCreation)))).toBe('INVALID')
  })

  it('keeps its only passkey until it has a password, which a mail gives; the passkey is then asked for beside it', async () => {
    const { device, token, email } = await withoutPassword()
    const [factor] = (await viewerOf(token, 'factors { id }')).factors
    const refused = await ask('factorRemove', { id: factor.id }, CHANGED, token)
    expect(refused.userErrors).toMatchObject([{ code: 'FORBIDDEN' }])
    await ask('passwordForgotten', { input: { email } }, 'sent')
    await ask('passwordReset', { input: { token: tokenIn(api.mails.at(-1)), password: PASSWORD } }, 'changed')
    const begun = await signIn(email)
    expect(begun).toMatchObject({ token: null, secondStep: { methods: ['PASSKEY', 'RECOVERY_CODE'] } })
    const passkey = device.get(await options('secondStepBegin', { token: begun.secondStep.token }))
    const again = (await second({ token: begun.secondStep.token, passkey })).token
    expect((await ask('factorRemove', { id: factor.id }, CHANGED, again)).userErrors).toEqual([])
    expect((await signIn(email)).token).not.toBeNull()
  })

  it('is deleted after a fresh sign-in, and all of it is gone', async () => {
    const { token, device, opened } = await withoutPassword()
    api.later(16 * MINUTE_MS)
    const end = (as: string) => ask('accountDelete', { input: {} }, `deleted ${FAULTS}`, as)
    expect((await end(token)).userErrors).toMatchObject([{ code: 'SIGN_IN_AGAIN' }])
    const response = device.get(await options('passkeySignInBegin'))
    const fresh = (await ask('passkeySignIn', { input: { response } }, SIGNED_IN)).token
    expect(await end(fresh)).toMatchObject({ deleted: true })
    const gone = device.get(await options('passkeySignInBegin'))
    expect((await ask('passkeySignIn', { input: { response: gone } }, SIGNED_IN)).token).toBeNull()
    const rows = await api.graph.read('MATCH (n) WHERE n.accountId = $id RETURN labels(n) AS labels', opened.viewer)
    expect(rows).toEqual([])
  })
})

describe('a second factor', () => {
  it('is an app whose codes are taken once, a step around now and no later', async () => {
    const person = await withApp(PASSWORD)
    expect(person.codes).toHaveLength(10)
    expect(api.mails.at(-1)).toMatchObject({ to: person.email, subject: 'A way to prove that it is you was added' })
    const begun = await signIn(person.email)
    expect(begun).toMatchObject({ token: null, viewer: null, secondStep: { methods: ['TOTP', 'RECOVERY_CODE'] } })
    const code = codeFor(person.secret)
    const done = await second({ token: begun.secondStep.token, code: ` ${code.slice(0, 3)} ${code.slice(3)}` })
    expect(await viewerOf(done.token)).toEqual({ name: person.name })
    // The same code, and the one of the step before, are used up.
    expect((await second({ token: await step(person), code })).userErrors).toMatchObject([{ code: 'INVALID' }])
    const before = codeFor(person.secret, new Date(api.clock.now.getTime() - 30_000))
    expect((await second({ token: await step(person), code: before })).token).toBeNull()
    const far = codeFor(person.secret, new Date(api.clock.now.getTime() + 90_000))
    expect((await second({ token: await step(person), code: far })).token).toBeNull()
    const next = codeFor(person.secret, new Date(api.clock.now.getTime() + 30_000))
    expect((await second({ token: await step(person), code: next })).token).not.toBeNull()
  })

  it('takes one of two same codes sent at the same moment', async () => {
    const person = await withApp()
    const code = codeFor(person.secret)
    const [one, two] = [await step(person), await step(person)]
    const both = await Promise.all([second({ token: one, code }), second({ token: two, code })])
    expect(both.filter(({ token }) => token !== null)).toHaveLength(1)
  })

  it('is a recovery code, each once, however it is typed; the owner hears of it', async () => {
    const person = await withApp()
    const [first] = person.codes
    const typed = first!.toUpperCase().replaceAll('-', ' ')
    const done = await second({ token: await step(person), code: typed })
    expect(await viewerOf(done.token, 'recoveryCodesLeft')).toEqual({ recoveryCodesLeft: 9 })
    expect(api.mails.at(-1)).toMatchObject({ to: person.email, subject: 'A recovery code was used' })
    expect((await second({ token: await step(person), code: first! })).userErrors).toMatchObject([{ code: 'INVALID' }])
    const renewed = await ask('recoveryCodesRenew', {}, CHANGED, done.token)
    expect(renewed.recoveryCodes).toHaveLength(10)
    expect((await second({ token: await step(person), code: person.codes[1]! })).token).toBeNull()
    expect((await second({ token: await step(person), code: renewed.recoveryCodes[0] })).token).not.toBeNull()
  })

  it('may be a passkey whose device makes sure of nobody, which does not sign in alone', async () => {
    const { device, ...person } = await withPasskey({ verifies: false })
    const response = device.get(await options('passkeySignInBegin'), { verifies: false })
    expect((await ask('passkeySignIn', { input: { response } }, SIGNED_IN)).token).toBeNull()
    const token = await step(person)
    const passkey = device.get(await options('secondStepBegin', { token }), { verifies: false })
    expect((await second({ token, passkey })).token).not.toBeNull()
  })

  it('rotates the session, ends the others, and is gone with the recovery codes when it is removed', async () => {
    const person = await somebody(PASSWORD)
    const other = (await signIn(person.email)).token
    const device = new Authenticator()
    const response = device.create(await options('passkeyAddBegin', {}, person.token))
    const added = await ask('passkeyAdd', { input: { name: 'Phone', response } }, CHANGED, person.token)
    for (const dead of [person.token, other]) expect(await viewerOf(dead)).toBeNull()
    const [factor] = (await viewerOf(added.token, 'factors { id name }')).factors
    expect(factor.name).toBe('Phone')
    const removed = await ask('factorRemove', { id: factor.id }, CHANGED, added.token)
    expect(await viewerOf(removed.token, 'recoveryCodesLeft factors { id }')).toEqual({
      recoveryCodesLeft: 0,
      factors: [],
    })
    expect(api.mails.at(-1)?.subject).toBe('A way to prove that it is you was removed')
    const kinds = await api.graph.read(
      'MATCH (e:AuditEntry {subject: $id}) RETURN e.kind AS kind ORDER BY e.sequence',
      factor,
    )
    expect(kinds.map(({ kind }) => kind)).toEqual(['account.factor-add', 'account.factor-remove'])
  })

  it('stands in what is exported without any secret of it', async () => {
    const person = await withApp()
    const { json } = await ask('accountExport', {}, 'json', person.token)
    const held = JSON.parse(json) as Record<string, unknown>
    expect(held).toMatchObject({ passkeys: [], recoveryCodesLeft: 10 })
    expect(Object.keys(held.authenticatorApp as object)).not.toContain('secret')
    const [{ secret }] = (await api.graph.read('MATCH (t:Totp) RETURN t.secret AS secret')) as [{ secret: string }]
    for (const each of [person.secret, secret, ...person.codes]) expect(json).not.toContain(each)
    expect(JSON.stringify(await api.graph.read('MATCH (n) RETURN n {.*} AS n'))).not.toContain(person.secret)
  })
})

describe('attacks on factors', () => {
  const refusals: [string, Lies][] = [
    ['of another origin', { origin: 'https://oer.example.evil.example' }],
    ['of a subdomain', { origin: 'https://www.oer.example' }],
    ['of another place', { rpId: 'evil.example' }],
    ['of another kind', { type: 'webauthn.create' }],
    ['of a device that made sure of nobody', { verifies: false }],
    ['to a challenge of its own', { challenge: Buffer.from('a challenge that nobody posed').toString('base64url') }],
    ['that names another account', { userHandle: Buffer.from('somebody-else').toString('base64url') }],
    ['whose counter stands still', { counter: 1 }],
  ]
  it.each(refusals)('takes no answer %s', async (_title, lies) => {
    const { device } = await withPasskey()
    const response = device.get(await options('passkeySignInBegin'), lies)
    const answer = await ask('passkeySignIn', { input: { response } }, SIGNED_IN)
    expect(answer).toMatchObject({ token: null, userErrors: [{ code: 'INVALID' }] })
  })

  it('tells the log of a passkey that may have been copied', async () => {
    const { device } = await withPasskey()
    const response = device.get(await options('passkeySignInBegin'), { counter: 1 })
    await ask('passkeySignIn', { input: { response } }, SIGNED_IN)
    const told = await api.graph.read(
      "MATCH (e:AuditEntry) WHERE e.kind = 'account.factor-clone' RETURN e.subject AS subject",
    )
    expect(told.length).toBeGreaterThan(0)
  })

  it('takes an answer once, of two at the same moment too, and not after its time', async () => {
    const { device } = await withPasskey()
    const response = device.get(await options('passkeySignInBegin'))
    const attempt = () => ask('passkeySignIn', { input: { response } }, SIGNED_IN)
    const both = await Promise.all([attempt(), attempt()])
    expect(both.filter(({ token }) => token !== null)).toHaveLength(1)
    expect((await attempt()).token).toBeNull()
    const posed = await options('passkeySignInBegin')
    api.later(6 * MINUTE_MS)
    expect((await ask('passkeySignIn', { input: { response: device.get(posed) } }, SIGNED_IN)).token).toBeNull()
  })

  it('takes no answer to a challenge of another purpose, account, or step', async () => {
    const [one, two] = [await withPasskey(), await withPasskey()]
    const signIns = (response: string) => ask('passkeySignIn', { input: { response } }, SIGNED_IN)
    const [stepOne, stepTwo] = [await step(one), await step(two)]
    expect((await signIns(one.device.get(await options('secondStepBegin', { token: stepOne })))).token).toBeNull()
    const posedToOne = await options('secondStepBegin', { token: stepOne })
    const tries = [
      { token: stepTwo, passkey: one.device.get(posedToOne) },
      { token: stepOne, passkey: two.device.get(await options('secondStepBegin', { token: stepOne })) },
      { token: stepOne, passkey: one.device.get(await options('passkeySignInBegin')) },
      { token: await step(one), passkey: one.device.get(await options('secondStepBegin', { token: stepOne })) },
    ]
    for (const attempt of tries) expect((await second(attempt)).token).toBeNull()
    const posed = await options('passkeyAddBegin', {}, one.token)
    const device = new Authenticator()
    const stolen = { name: 'Mine', response: device.create(posed) }
    expect((await ask('passkeyAdd', { input: stolen }, CHANGED, two.token)).token).toBeNull()
  })

  it('adds no credential that another account has', async () => {
    const [one, two] = [await withPasskey(), await somebody()]
    const posed = await options('passkeyAddBegin', {}, two.token)
    const response = new Authenticator().create(posed, { id: one.device.passkeys[0]!.id })
    expect(
      (await ask('passkeyAdd', { input: { name: 'Mine', response } }, CHANGED, two.token)).userErrors,
    ).toMatchObject([{ code: 'CONFLICT' }])
  })

  it.each([
    '',
    '{}',
    'null',
    '[]',
    '"x"',
    '{"id":1}',
    '{"id":"x","response":{"clientDataJSON":"e30"}}',
    'x'.repeat(30_000),
  ])('takes no nonsense for an answer: %#', async (response) => {
    expect((await ask('passkeySignIn', { input: { response } }, SIGNED_IN)).userErrors).toMatchObject([
      { code: 'INVALID' },
    ])
  })

  it('gives no right before the second step, and none to its token', async () => {
    const person = await withApp()
    const token = await step(person)
    expect(await viewerOf(token)).toBeNull()
    await expect(ask('totpBegin', {}, FAULTS, token)).rejects.toThrow('UNAUTHENTICATED')
    await expect(ask('sessionRotate', {}, 'token', token)).rejects.toThrow('UNAUTHENTICATED')
  })

  it('takes a step once, within its time, and for no more than five answers', async () => {
    const person = await withApp()
    const used = await step(person)
    await second({ token: used, code: person.codes[0]! })
    expect((await second({ token: used, code: person.codes[1]! })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    const late = await step(person)
    api.later(11 * MINUTE_MS)
    expect((await second({ token: late, code: person.codes[1]! })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    const tried = await step(person)
    for (let tries = 0; tries < 5; tries++)
      expect((await second({ token: tried, code: 'abcdef-abcdef-abcde' })).userErrors).toMatchObject([
        { code: 'INVALID' },
      ])
    expect((await second({ token: tried, code: person.codes[1]! })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect((await second({ token: 'x'.repeat(10_000), code: '123456' })).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ])
  })

  it('goes on with no sign-in that was begun before the password was changed', async () => {
    const person = await withApp(PASSWORD)
    const token = await step(person)
    const input = { present: PASSWORD, password: 'a lantern in the attic' }
    await ask('passwordChange', { input }, 'token', person.token)
    const answer = await second({ token, code: codeFor(person.secret) })
    expect(answer.userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  })

  it('slows down who guesses codes with the right password, and locks nobody out', async () => {
    const person = await withApp(PASSWORD)
    const wrong = () => (codeFor(person.secret) === '000000' ? '111111' : '000000')
    let guesses = 0
    const guess = async () => {
      for (;;) {
        const token = (await signIn(person.email)).secondStep.token as string
        for (let tries = 0; tries < 4; tries++, guesses++) await second({ token, code: wrong() })
      }
    }
    await expect(guess()).rejects.toThrow('RATE_LIMITED')
    expect(guesses).toBeLessThanOrEqual(10)
    await expect(second({ token: await step(person), code: codeFor(person.secret) })).rejects.toThrow('RATE_LIMITED')
    expect((await second({ token: await step(person), code: person.codes[3]! })).token).not.toBeNull()
  })

  it('takes no recovery code and no code of another account', async () => {
    const [one, two] = [await withApp(), await withApp()]
    expect((await second({ token: await step(one), code: two.codes[0]! })).token).toBeNull()
    expect((await second({ token: await step(one), code: codeFor(two.secret) })).token).toBeNull()
    const removed = await ask(
      'factorRemove',
      { id: (await viewerOf(two.token, 'factors { id }')).factors[0].id },
      CHANGED,
      one.token,
    )
    expect(removed.userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  })

  it('asks for a fresh sign-in before any change; a new password is none', async () => {
    const person = await withApp(PASSWORD)
    const id = (await viewerOf(person.token, 'factors { id }')).factors[0].id
    const changes: [string, Record<string, unknown>][] = [
      ['factorRemove', { id }],
      ['totpBegin', {}],
      ['passkeyAddBegin', {}],
      ['recoveryCodesRenew', {}],
      ['passkeyAdd', { input: { name: 'x', response: '{}' } }],
      ['totpAdd', { input: { token: 'x', code: '000000' } }],
    ]
    const input = { present: PASSWORD, password: 'a lantern in the attic' }
    api.later(14 * MINUTE_MS)
    const { token } = await ask('passwordChange', { input }, 'token', person.token)
    api.later(2 * MINUTE_MS)
    expect(await viewerOf(token, 'signedInRecently')).toEqual({ signedInRecently: false })
    for (const [name, args] of changes)
      expect((await ask(name, args, FAULTS, token)).userErrors, name).toMatchObject([{ code: 'SIGN_IN_AGAIN' }])
  })

  it('lets no API key see or change them', async () => {
    const person = await withApp()
    const scopes = '[READ, PUBLISH, MANAGE]'
    const { data } = await api.ask(
      `mutation { it: keyCreate(input: { name: "k", scopes: ${scopes} }) { secret } }`,
      {},
      person.token,
    )
    const key = data?.it.secret as string
    expect((await api.ask('{ viewer { factors { id } } }', {}, key)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
    for (const name of ['passkeyAddBegin', 'totpBegin', 'recoveryCodesRenew', 'passkeySignInBegin'])
      await expect(ask(name, {}, FAULTS, key), name).rejects.toThrow('FORBIDDEN')
  })

  it('proves an app only to who began, and removes nothing that is not there', async () => {
    const [one, two] = [await somebody(), await somebody()]
    const { token, secret } = await ask('totpBegin', {}, `token secret ${FAULTS}`, one.token)
    const input = { token, code: codeFor(secret) }
    expect((await ask('totpAdd', { input }, CHANGED, two.token)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect((await ask('totpAdd', { input: { token, code: '12345' } }, CHANGED, one.token)).userErrors).toMatchObject([
      { code: 'INVALID' },
    ])
    const added = await ask('totpAdd', { input }, CHANGED, one.token)
    expect((await second({ token: await step(one), code: input.code })).token).toBeNull()
    expect((await ask('totpBegin', {}, FAULTS, added.token)).userErrors).toMatchObject([{ code: 'CONFLICT' }])
  })
})

/** Options for signing, made to look like those for a new passkey. */
function asCreation(options: string): string {
  const { challenge, rpId } = JSON.parse(options) as { challenge: string; rpId: string }
  return JSON.stringify({ challenge, rp: { id: rpId }, user: { id: 'AA' } })
}
