import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Graph } from '#graph/graph.ts'
import { idOf, newId } from '#graph/ids.ts'
import {
  accountByEmail,
  accountBySession,
  createAccount,
  createSession,
  deleteSession,
  confirmAccount,
  deleteSessionsOf,
  endOtherSessions,
  endSession,
  removeAccount,
  resetPassword,
  rotateSession,
  sessionsOf,
  setPassword,
  touchSession,
} from '#graph/queries/account.ts'
import { addMember, agentsByIds, changeMember, createProvider, membersOf, providersOf } from '#graph/queries/agent.ts'
import { changesSince, commit, currentVersion } from '#graph/queries/catalogue.ts'
import { createLink, linksOf, openLink } from '#graph/queries/mail-link.ts'
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
const session = {
  ...{ hash: 'hash-of-token', id: 'first', accountId: amina.id, createdAt: NOW, lastUsedAt: NOW },
  ...{ expiresAt: '2026-12-21T08:00:00.000Z', device: 'Firefox on Linux' },
}
const other = { ...session, hash: 'second', id: 'second' }

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
    expect((await accountBySession(graph, session.hash, NOW))?.account.id).toBe(amina.id)
    expect(await accountBySession(graph, session.hash, session.expiresAt)).toBeNull()
    expect(await accountBySession(graph, 'another', NOW)).toBeNull()
  })

  test('ends alone or with all of its account', async () => {
    await createSession(graph, other)
    await deleteSession(graph, session.hash)
    expect(await accountBySession(graph, session.hash, NOW)).toBeNull()
    expect(await accountBySession(graph, 'second', NOW)).not.toBeNull()
    await deleteSessionsOf(graph, amina.id)
    expect(await accountBySession(graph, 'second', NOW)).toBeNull()
  })

  test('is cleared away some time after it expired', async () => {
    await createSession(graph, {
      ...other,
      createdAt: '2027-01-01T00:00:00.000Z',
      expiresAt: '2027-02-01',
    })
    expect(await graph.read('MATCH (s:Session) RETURN s.hash AS hash')).toEqual([{ hash: 'second' }])
  })

  test('takes the place of the one it replaces', async () => {
    await createSession(graph, other, { replaces: session.hash })
    expect(await accountBySession(graph, session.hash, NOW)).toBeNull()
    expect((await sessionsOf(graph, amina.id, NOW)).map(({ id }) => id)).toEqual(['second'])
  })

  test('is ended by its id for its own account only, and others leave the one that asks', async () => {
    await createSession(graph, other)
    expect(await endSession(graph, newId(), 'first')).toBe(false)
    expect(await endSession(graph, amina.id, 'first')).toBe(true)
    await createSession(graph, session)
    expect(await endOtherSessions(graph, amina.id, 'second')).toBe(1)
    expect((await sessionsOf(graph, amina.id, NOW)).map(({ id }) => id)).toEqual(['second'])
  })

  test('takes another token and stays what it is', async () => {
    expect(await rotateSession(graph, session.hash, 'next')).toMatchObject({ id: 'first', createdAt: NOW })
    expect(await accountBySession(graph, session.hash, NOW)).toBeNull()
    expect((await accountBySession(graph, 'next', NOW))?.session.id).toBe('first')
    expect(await rotateSession(graph, session.hash, 'another')).toBeNull()
  })

  test('moves its end when it is used', async () => {
    await touchSession(graph, { hash: session.hash, now: '2026-11-22T08:00:00.000Z', expiresAt: '2026-11-23' })
    expect((await accountBySession(graph, session.hash, NOW))?.session).toMatchObject({
      ...{ lastUsedAt: '2026-11-22T08:00:00.000Z', expiresAt: '2026-11-23', device: 'Firefox on Linux' },
    })
  })

  test('ends when the account gets another password', async () => {
    await setPassword(graph, amina.id, 'hash-2', { session: other })
    expect((await sessionsOf(graph, amina.id, NOW)).map(({ id }) => id)).toEqual(['second'])
  })

  test('needs an account', async () => {
    expect(await createSession(graph, { ...other, accountId: newId() })).toBe(false)
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

describe('a link by mail', () => {
  const LATER = '2026-11-22T08:00:00.000Z'
  const link = { hash: 'link', purpose: 'sign-up', email: amina.email, createdAt: NOW, expiresAt: LATER } as const
  const { email: _email, ...person } = amina

  test('opens an account once, also when it is used twice at the same moment', async () => {
    await createLink(graph, link)
    const use = (id: string) => confirmAccount(graph, { hash: 'link', now: NOW }, { ...person, id })
    const both = await Promise.all([use('one'), use('two')])
    expect(both.filter((each) => each === 'used')).toHaveLength(1)
    expect(await graph.read('MATCH (a:Account) RETURN count(a) AS count')).toEqual([{ count: 1 }])
  })

  test('is not open after its time, nor for another purpose', async () => {
    await createLink(graph, link)
    expect(await openLink(graph, 'link', LATER)).toBeNull()
    expect(await confirmAccount(graph, { hash: 'link', now: LATER }, person)).toBe('used')
    expect(await resetPassword(graph, { hash: 'link', now: NOW }, 'hash-2')).toBeNull()
    expect(await confirmAccount(graph, { hash: 'link', now: NOW }, person)).toEqual(amina)
  })

  test('voids all others to the address when it is used, and goes with the account', async () => {
    await createLink(graph, link)
    await createLink(graph, { ...link, hash: 'second' })
    await confirmAccount(graph, { hash: 'link', now: NOW }, person)
    expect(await openLink(graph, 'second', NOW)).toBeNull()
    await removeAccount(graph, amina.id)
    expect(await linksOf(graph, amina)).toEqual([])
  })

  test('says that the address is taken when somebody opened the account meanwhile', async () => {
    await createLink(graph, link)
    await createAccount(graph, amina)
    expect(await confirmAccount(graph, { hash: 'link', now: NOW }, person)).toBe('taken')
  })

  test('changes a password and ends all sessions', async () => {
    await createAccount(graph, amina)
    await createSession(graph, session)
    await createLink(graph, { ...link, purpose: 'reset' })
    expect(await resetPassword(graph, { hash: 'link', now: NOW }, 'hash-2')).toMatchObject({ id: amina.id })
    expect(await accountByEmail(graph, amina.email)).toMatchObject({ password: 'hash-2' })
    expect(await sessionsOf(graph, amina.id, NOW)).toEqual([])
    expect(await resetPassword(graph, { hash: 'link', now: NOW }, 'hash-3')).toBeNull()
  })

  test('is cleared away some time after its end', async () => {
    await createLink(graph, link)
    await createLink(graph, { ...link, hash: 'second', createdAt: '2027-01-01', expiresAt: '2027-01-02' })
    expect((await linksOf(graph, amina)).map(({ hash }) => hash)).toEqual(['second'])
  })
})
