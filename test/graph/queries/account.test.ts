import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Graph } from '#graph/graph.ts'
import { idOf, newId } from '#graph/ids.ts'
import {
  accountByEmail,
  accountBySession,
  createAccount,
  createSession,
  deleteSession,
  deleteSessionsOf,
  removeAccount,
  setPassword,
} from '#graph/queries/account.ts'
import { addMember, agentsByIds, changeMember, createProvider, membersOf, providersOf } from '#graph/queries/agent.ts'
import { changesSince, commit, currentVersion } from '#graph/queries/catalogue.ts'
import { loadClassroom } from '#test/fixtures/classroom.ts'
import { grafeoEngine } from '#test/helpers/graphs.ts'

let graph: Graph
beforeEach(async () => {
  graph = await grafeoEngine.open()
  await loadClassroom(graph)
})
afterEach(() => graph.close())

const NOW = '2026-11-21T08:00:00.000Z'
const PRESS = idOf('classroom:agent/press')
const amina = {
  id: newId(),
  agentId: newId(),
  email: 'amina@classroom.example',
  name: 'Amina',
  password: 'hash-1',
  createdAt: NOW,
}
const session = { hash: 'hash-of-token', accountId: amina.id, createdAt: NOW, expiresAt: '2026-12-21T08:00:00.000Z' }

describe('an account', () => {
  test('is found by its address', async () => {
    expect(await createAccount(graph, amina)).toBe(true)
    expect(await accountByEmail(graph, amina.email)).toMatchObject(amina)
    expect(await accountByEmail(graph, "x' OR 1=1 //")).toBeNull()
  })

  test('has its address for itself, also when two sign up at once', async () => {
    const both = await Promise.all([createAccount(graph, amina), createAccount(graph, { ...amina, id: newId() })])
    expect(both.sort()).toEqual([false, true])
    expect(await graph.read('MATCH (a:Account) RETURN count(a) AS count')).toEqual([{ count: 1 }])
  })

  test('takes a new password', async () => {
    await createAccount(graph, amina)
    expect(await setPassword(graph, amina.id, 'hash-2')).toBe(true)
    expect((await accountByEmail(graph, amina.email))?.password).toBe('hash-2')
    expect(await setPassword(graph, newId(), 'x')).toBe(false)
  })

  test('goes with its sessions and memberships', async () => {
    await createAccount(graph, amina)
    await createSession(graph, session)
    await addMember(graph, { providerId: PRESS, accountId: amina.id, role: 'editor' })
    await removeAccount(graph, amina.id)
    expect(await accountBySession(graph, session.hash, NOW)).toBeNull()
    expect(await membersOf(graph, PRESS)).toEqual([])
    expect(await agentsByIds(graph, [PRESS])).toHaveLength(1)
  })

  test('is private: nothing of it moves the catalogue', async () => {
    const version = await currentVersion(graph)
    await createAccount(graph, amina)
    await createSession(graph, session)
    await setPassword(graph, amina.id, 'hash-2')
    await deleteSessionsOf(graph, amina.id)
    await removeAccount(graph, amina.id)
    expect(await currentVersion(graph)).toBe(version)
  })
})

describe('a session', () => {
  beforeEach(async () => {
    await createAccount(graph, amina)
    await createSession(graph, session)
  })

  test('opens its account until it expires', async () => {
    expect((await accountBySession(graph, session.hash, NOW))?.id).toBe(amina.id)
    expect(await accountBySession(graph, session.hash, session.expiresAt)).toBeNull()
    expect(await accountBySession(graph, 'another', NOW)).toBeNull()
  })

  test('ends alone or with all of its account', async () => {
    await createSession(graph, { ...session, hash: 'second' })
    await deleteSession(graph, session.hash)
    expect(await accountBySession(graph, session.hash, NOW)).toBeNull()
    expect(await accountBySession(graph, 'second', NOW)).not.toBeNull()
    await deleteSessionsOf(graph, amina.id)
    expect(await accountBySession(graph, 'second', NOW)).toBeNull()
  })

  test('is cleared away some time after it expired', async () => {
    await createSession(graph, {
      ...session,
      hash: 'second',
      createdAt: '2027-01-01T00:00:00.000Z',
      expiresAt: '2027-02-01',
    })
    expect(await graph.read('MATCH (s:Session) RETURN s.hash AS hash')).toEqual([{ hash: 'second' }])
  })

  test('needs an account', async () => {
    expect(await createSession(graph, { ...session, hash: 'x', accountId: newId() })).toBe(false)
    expect(await graph.read('MATCH (s:Session) RETURN count(s) AS count')).toEqual([{ count: 1 }])
  })
})

describe('a provider', () => {
  test('is owned by the account that creates it', async () => {
    await createAccount(graph, amina)
    const id = newId()
    const { value } = await commit(graph, async (tx) => {
      const { provider, changes } = await createProvider(tx, {
        id,
        name: 'Candles',
        url: 'https://candles.example/',
        accountId: amina.id,
        now: NOW,
      })
      return { value: provider, changes }
    })
    expect(value).toEqual((await agentsByIds(graph, [id]))[0])
    expect(value).toMatchObject({
      name: 'Candles',
      url: 'https://candles.example/',
      claimed: true,
      uri: `urn:uuid:${id}`,
    })
    expect(await providersOf(graph, amina.id)).toEqual([{ ...value, role: 'owner' }])
    expect(await changesSince(graph, 2)).toMatchObject({ changes: [{ kind: 'agent', ids: [id] }] })
  })

  test('that was imported is claimed by its first member, which is public; further members are not', async () => {
    await createAccount(graph, amina)
    expect(await addMember(graph, { providerId: PRESS, accountId: amina.id, role: 'editor' })).toBe(true)
    expect((await agentsByIds(graph, [PRESS]))[0]!.claimed).toBe(true)
    const version = await currentVersion(graph)
    expect(version).toBe(3)
    await addMember(graph, { providerId: PRESS, accountId: amina.id, role: 'owner' })
    expect(await membersOf(graph, PRESS)).toMatchObject([{ accountId: amina.id, role: 'owner', name: 'Amina' }])
    expect(await currentVersion(graph)).toBe(version)
  })

  test('keeps an owner: the last one is neither removed nor made anything else', async () => {
    const zawadi = { ...amina, id: newId(), email: 'zawadi@classroom.example', agentId: newId() }
    for (const account of [amina, zawadi]) await createAccount(graph, account)
    for (const { id } of [amina, zawadi]) await addMember(graph, { providerId: PRESS, accountId: id, role: 'owner' })
    const change = (accountId: string, role: 'editor' | null) =>
      changeMember(graph, { providerId: PRESS, accountId, role })
    expect((await Promise.all([change(amina.id, null), change(zawadi.id, 'editor')])).sort()).toEqual([
      'changed',
      'last owner',
    ])
    expect((await membersOf(graph, PRESS)).filter(({ role }) => role === 'owner')).toHaveLength(1)
    expect(await change(newId(), null)).toBe('no member')
  })

  test('takes no members that are not there, and stays unclaimed', async () => {
    expect(await addMember(graph, { providerId: PRESS, accountId: newId(), role: 'owner' })).toBe(false)
    expect(await addMember(graph, { providerId: newId(), accountId: newId(), role: 'owner' })).toBe(false)
    expect((await agentsByIds(graph, [PRESS]))[0]!.claimed).toBe(false)
  })
})
