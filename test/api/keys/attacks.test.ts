/** What people try with roles and keys that are not theirs, and what comes of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { account as accountJob } from '#api/jobs/account.ts'
import type { JobServices } from '#api/jobs/job.ts'
import { openSession } from '#api/viewer/sign-in.ts'
import { newKey } from '#api/keys/format.ts'
import { newId } from '#graph/ids.ts'
import { accountByEmail } from '#graph/queries/account.ts'
import { addMember, membersOf, type Role } from '#graph/queries/agent.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'
import { providerOf } from '#test/helpers/editor.ts'

let api: TestApi
let owner: string
let provider: string
const KEY_CREATE = `mutation ($input: KeyInput!) { keyCreate(input: $input) {
  secret key { id name prefix scopes isExpired isForOneProvider provider { name } expiresAt lastUsedAt } userErrors { code field message } } }`
const VIEWER = '{ viewer { name providers { name } } }'
const idOf = async (name: string) => (await accountByEmail(api.graph, `${name}@classroom.example`))!.id
const again = async (name: string) =>
  (await openSession(api.services, (await accountByEmail(api.graph, `${name}@classroom.example`))!, { userAgent: '' }))
    .token
const makeKey = async (input: Record<string, unknown>, token = owner) =>
  (await api.ask(KEY_CREATE, { input: { name: 'Import', scopes: ['PUBLISH'], ...input } }, token)).data?.keyCreate as {
    secret: string
    key: { id: string } & Record<string, unknown>
    userErrors: { code: string; field: string[]; message: string }[]
  }
const entries = async (kind: string) =>
  await api.graph.read<{ actor: string; subject: string; values: string | null }>(
    'MATCH (e:AuditEntry) WHERE e.kind = $kind RETURN e.actor AS actor, e.subject AS subject, e.values AS values ORDER BY e.sequence',
    { kind },
  )

beforeAll(async () => {
  api = await openApi()
  owner = await api.signUp('owner')
  for (const name of ['second', 'editor', 'stranger']) await api.signUp(name)
  provider = await providerOf(api, owner, 'Hill School')
  for (const [name, role] of [
    ['second', 'owner'],
    ['editor', 'editor'],
  ] as [string, Role][])
    await addMember(api.graph, { providerId: provider, accountId: await idOf(name), role })
})
afterAll(() => api.close())

describe('a key', () => {
  it('is shown once, kept by its hash, and told to the log without its secret', async () => {
    const { secret, key, userErrors } = await makeKey({ providerId: provider, days: 30 })
    expect(userErrors).toEqual([])
    expect(key).toMatchObject({
      ...{ name: 'Import', scopes: ['PUBLISH'], isExpired: false, lastUsedAt: null, prefix: secret.slice(0, 7) },
      ...{ isForOneProvider: true, provider: { name: 'Hill School' }, expiresAt: '2026-12-21T08:00:00.000Z' },
    })
    const stored = await api.graph.read('MATCH (k:ApiKey) RETURN k {.*} AS key')
    const told = await entries('key.create')
    expect(told).toHaveLength(1)
    for (const place of [stored, told, api.logged]) expect(JSON.stringify(place)).not.toContain(secret.slice(7))
    const { data } = await api.ask('{ viewer { keys { id prefix } } }', {}, owner)
    expect(data?.viewer.keys).toEqual([{ id: key.id, prefix: secret.slice(0, 7) }])
  })

  it('asks in the name of its owner, and its use is noted once a quarter of an hour', async () => {
    const { secret, key } = await makeKey({ name: 'Reader', scopes: ['READ'] })
    const lastUse = async () => {
      const { data } = await api.ask('{ viewer { keys { id lastUsedAt } } }', {}, owner)
      return (data!.viewer.keys as { id: string; lastUsedAt: string }[]).find(({ id }) => id === key.id)!.lastUsedAt
    }
    const began = api.clock.now
    api.clock.now = new Date('2026-11-21T08:21:00.000Z')
    expect((await api.ask(VIEWER, {}, secret)).data?.viewer.name).toBe('owner')
    await expect.poll(lastUse).toBe('2026-11-21T08:15:00.000Z')
    api.graph.reset()
    for (let at = 0; at < 5; at++) await api.ask(VIEWER, {}, secret)
    expect(api.graph.writes).toBe(0)
    api.clock.now = new Date('2026-11-21T08:31:00.000Z')
    await api.ask(VIEWER, {}, secret)
    await expect.poll(lastUse).toBe('2026-11-21T08:30:00.000Z')
    api.clock.now = began
  })

  it('opens nothing once it is revoked, has expired, or its owner is no member any more', async () => {
    const { secret, key } = await makeKey({ name: 'Short', days: 1 })
    const code = async () => (await api.ask(VIEWER, {}, secret)).errors?.[0]?.extensions?.code ?? 'open'
    expect(await code()).toBe('open')
    const began = api.clock.now
    api.clock.now = new Date(began.getTime() + 86_400_000)
    const late = await api.ask(VIEWER, {}, secret)
    expect(late.errors?.[0]).toMatchObject({
      message: 'This API key expired on 2026-11-22. Make another one at /account/keys.',
      extensions: { code: 'UNAUTHENTICATED' },
    })
    api.clock.now = began
    const revoke = 'mutation ($id: ID!) { keyRevoke(id: $id) { id userErrors { code } } }'
    expect((await api.ask(revoke, { id: key.id }, owner)).data?.keyRevoke).toEqual({ id: key.id, userErrors: [] })
    expect(await code()).toBe('UNAUTHENTICATED')
    expect((await api.ask(revoke, { id: key.id }, owner)).data?.keyRevoke.userErrors).toEqual([{ code: 'NOT_FOUND' }])
    expect((await entries('key.revoke')).at(-1)).toMatchObject({ subject: key.id })
  })

  it.each([
    ['guessed', () => newKey()],
    ['mistyped', () => `${newKey().slice(0, -1)}~`],
    ['cut off', () => newKey().slice(0, 30)],
    ['a query', () => "wm_' OR 1=1 //"],
    ['empty', () => 'wm_'],
  ])('that is %s opens nothing, also for what is public', async (_kind, make) => {
    const { errors, data } = await api.ask('{ catalogue { version } }', {}, make())
    expect([errors?.[0]?.extensions?.code, data ?? null]).toEqual(['UNAUTHENTICATED', null])
  })

  it('costs no look into the graph when it is mistyped', async () => {
    api.graph.reset()
    await api.ask(VIEWER, {}, `${newKey().slice(0, -1)}~`)
    expect([api.graph.reads, api.graph.writes]).toEqual([0, 0])
  })

  it('never makes keys, changes members or opens sessions, with every scope there is', async () => {
    const { secret } = await makeKey({ name: 'All', scopes: ['READ', 'PUBLISH', 'MANAGE'] })
    for (const mutation of [
      'keyCreate(input: { name: "Child", scopes: [READ] }) { secret }',
      `keyRevoke(id: "${newId()}") { id }`,
      `memberUpdate(providerId: "${provider}", memberId: "${await idOf('editor')}", role: OWNER) { userErrors { code } }`,
      `memberRemove(providerId: "${provider}", memberId: "${await idOf('editor')}") { userErrors { code } }`,
      'signIn(input: { email: "owner@classroom.example", password: "correct horse battery" }) { token }',
      'signOut { signedOut }',
    ]) {
      const { errors } = await api.ask(`mutation { ${mutation} }`, {}, secret)
      expect([mutation, errors?.[0]?.message]).toEqual([
        mutation,
        'No API key may do this. Sign in and do it yourself.',
      ])
    }
  })

  it('is refused with every fault at once, and no more than twenty live at a time', async () => {
    const { userErrors } = await makeKey({ name: ' ', scopes: [], providerId: newId(), days: 9999 })
    expect(userErrors.map(({ code, field }) => `${code} ${field.join('.')}`)).toEqual([
      'REQUIRED input.name',
      'REQUIRED input.scopes',
      'NOT_FOUND input.providerId',
      'INVALID input.days',
    ])
    const stranger = await again('stranger')
    expect((await makeKey({ scopes: ['MODERATE'] }, stranger)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }])
    expect((await makeKey({ providerId: provider }, stranger)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    for (let at = 0; at < 20; at++) expect((await makeKey({ name: `${at}` }, stranger)).userErrors).toEqual([])
    expect((await makeKey({}, stranger)).userErrors).toMatchObject([{ code: 'TOO_MANY' }])
  })

  it.each([
    '{ name: "x", scopes: [READ], hash: "0" }',
    '{ name: "x", scopes: [READ], accountId: "someone" }',
    '{ name: "x", scopes: [READ], expiresAt: "2099-01-01T00:00:00Z" }',
    '{ name: "x", scopes: [ADMINISTRATOR] }',
    '{ name: "x", scopes: [READ], days: 1e9 }',
  ])('takes no more than it says: %s', async (input) => {
    const { errors } = await api.ask(`mutation { keyCreate(input: ${input}) { secret } }`, {}, owner)
    expect(errors?.[0]?.extensions?.code).toMatch(/^(GRAPHQL_VALIDATION_FAILED|BAD_USER_INPUT)$/)
  })
})

describe('roles in a provider', () => {
  const update = async (name: string, role: string, token: string) => {
    const { data, errors } = await api.ask(
      `mutation { memberUpdate(providerId: "${provider}", memberId: "${await idOf(name)}", role: ${role}) { userErrors { code message } } }`,
      {},
      token,
    )
    return (errors?.[0]?.extensions?.code ?? data?.memberUpdate.userErrors[0]?.code ?? 'done') as string
  }
  const remove = async (name: string, token: string) => {
    const { data, errors } = await api.ask(
      `mutation { memberRemove(providerId: "${provider}", memberId: "${await idOf(name)}") { userErrors { code message } } }`,
      {},
      token,
    )
    return (errors?.[0]?.extensions?.code ?? data?.memberRemove.userErrors[0]?.code ?? 'done') as string
  }

  it('are not raised by oneself, nor changed by those who are no owners', async () => {
    const editor = await again('editor')
    expect(await update('editor', 'OWNER', editor)).toBe('FORBIDDEN')
    expect(await remove('second', editor)).toBe('FORBIDDEN')
    expect(await update('stranger', 'OWNER', await again('stranger'))).toBe('NOT_FOUND')
    expect(await update('stranger', 'OWNER', owner)).toBe('NOT_FOUND')
  })

  it('change at once, end the sessions of whose they are, and are told to the log', async () => {
    const editor = await again('editor')
    expect(await update('editor', 'CONTRIBUTOR', owner)).toBe('done')
    expect((await api.ask(VIEWER, {}, editor)).data?.viewer).toBeNull()
    expect((await entries('member.add')).at(-1)).toMatchObject({
      actor: await idOf('owner'),
      subject: await idOf('editor'),
      values: expect.stringContaining('"before":"editor"') as unknown,
    })
  })

  it('keep an owner: of two who leave at the same time one stays', async () => {
    const second = await again('second')
    const [one, two] = await Promise.all([remove('owner', owner), remove('second', second)])
    expect([one, two].sort()).toEqual(['CONFLICT', 'done'])
    const left = (await membersOf(api.graph, provider)).filter(({ role }) => role === 'owner')
    expect(left).toHaveLength(1)
    const last = left[0]!.name
    expect(await update(last, 'EDITOR', await again(last))).toBe('CONFLICT')
  })
})

describe('roles in the place', () => {
  const run = async (...words: string[]) => {
    const said: string[] = []
    const io = { out: (text: string) => said.push(text), err: (text: string) => said.push(text), input: '' }
    const code = await accountJob(words, api.services as unknown as JobServices, io as never)
    return [code, said[0]] as const
  }
  const of = (name: string) => ['--email', `${name}@classroom.example`]

  it('are given and taken by an operator, who is told the roles there are', async () => {
    expect(await run('give', ...of('second'), '--role', 'reviewer')).toEqual([
      0,
      'second@classroom.example is now reviewer. Its sessions have ended.',
    ])
    expect((await run('give', ...of('second'), '--role', 'king'))[0]).toBe(2)
    expect((await run('give', ...of('second')))[1]).toMatch(/^Give a role with --role: reviewer, moderator, admin/)
    expect(await run('give', ...of('second'), '--role', 'reviewer')).toEqual([
      0,
      'second@classroom.example is reviewer already.',
    ])
    expect((await run('take', ...of('second'), '--role', 'reviewer'))[0]).toBe(0)
    expect(await entries('role.grant')).toEqual([
      { actor: 'operator', subject: await idOf('second'), values: '{"role":"reviewer"}' },
    ])
    expect(await entries('role.revoke')).toHaveLength(1)
  })

  it('keep an administrator', async () => {
    await run('give', ...of('owner'), '--role', 'administrator')
    expect(await run('take', ...of('owner'), '--role', 'administrator')).toEqual([
      2,
      'owner@classroom.example is the last administrator: make somebody else one first.',
    ])
    await run('give', ...of('second'), '--role', 'administrator')
    const both = await Promise.all(
      ['owner', 'second'].map((name) => run('take', ...of(name), '--role', 'administrator')),
    )
    expect(both.map(([code]) => code).sort()).toEqual([0, 2])
  })

  it('cannot be asked for: no mutation or input names them', async () => {
    const { errors } = await api.ask(
      'mutation { signUp(input: { email: "x@y.example", roles: ["administrator"] }) { userErrors { code } } }',
    )
    expect(errors?.[0]?.extensions?.code).toBe('GRAPHQL_VALIDATION_FAILED')
  })
})
