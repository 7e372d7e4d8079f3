/** Hashes are dear, so they wait for each other: nobody may fill the queue and keep the others out. */
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { verifyPassword } from '#api/viewer/passwords.ts'
import { listen } from '#test/bench/serve.ts'
import { openApi } from '#test/helpers/api.ts'

// Modules that know these hashes are for this file alone.
vi.hoisted(() => vi.resetModules())
afterAll(() => void vi.resetModules())

/** Hashes under way: each ends when it is told to. */
const held = vi.hoisted(() => [] as (() => void)[])
vi.mock('node:crypto', async (original) => ({
  ...(await original<object>()),
  scrypt: (...all: unknown[]) =>
    held.push(() => (all.at(-1) as (error: null, key: Buffer) => void)(null, Buffer.alloc(32))),
}))

/** Hashes that wait in the queue, and the one or two that run. */
const MOST = 40

interface Try {
  from: string
  did: 'waits' | 'checked' | 'refused'
}
const done: string[] = []

function tryFrom(from: string): Try {
  const made: Try = { from, did: 'waits' }
  verifyPassword('a guess', null, from).then(
    () => {
      made.did = 'checked'
      done.push(from)
    },
    () => (made.did = 'refused'),
  )
  return made
}

/** Lets the hashes under way end, and those that follow, until so many ended. */
async function end(number: number): Promise<void> {
  for (let ended = 0; ended < number; ended++) {
    await vi.waitUntil(() => held.length > 0)
    held.shift()!()
    await new Promise(setImmediate)
  }
}

const count = (tries: Try[], did: Try['did']) => tries.filter((each) => each.did === did).length

afterEach(async () => {
  while (held.length > 0) await end(1)
  done.length = 0
})

describe('passwords that are looked at', () => {
  it('wait, no more than so many, and the others are told to come again', async () => {
    const tries = Array.from({ length: 100 }, () => tryFrom('attacker'))
    await new Promise(setImmediate)
    const running = held.length
    expect(running).toBeGreaterThan(0)
    expect(running).toBeLessThanOrEqual(2)
    expect(count(tries, 'refused')).toBe(100 - MOST - running)
    await expect(verifyPassword('a guess', null, 'attacker')).rejects.toMatchObject({
      extensions: { code: 'UNAVAILABLE', retryAfterSeconds: 15, http: { status: 503 } },
    })
    await end(MOST + running)
    expect(count(tries, 'checked')).toBe(MOST + running)
  })

  it('of an address that fills the queue make room for another one, whose turn comes at once', async () => {
    const attacks = Array.from({ length: 100 }, () => tryFrom('attacker'))
    const running = held.length
    const teacher = tryFrom('teacher')
    await new Promise(setImmediate)
    expect(teacher.did).toBe('waits')
    expect(count(attacks, 'refused')).toBe(100 - MOST - running + 1)
    await end(running + 2)
    expect(teacher.did).toBe('checked')
    expect(done.indexOf('teacher')).toBeLessThanOrEqual(running + 1)
  })

  it('of a whole school behind one address are taken by turns with those of others', async () => {
    const pupils = Array.from({ length: 30 }, () => tryFrom('school'))
    const others = ['a', 'b', 'c'].map(tryFrom)
    await end(33)
    expect([count(pupils, 'checked'), count(others, 'checked')]).toEqual([30, 3])
    expect(Math.max(...['a', 'b', 'c'].map((from) => done.indexOf(from)))).toBeLessThan(8)
  })

  it('are refused over HTTP with 503 and the time to wait', async () => {
    const api = await openApi({ empty: true })
    const served = await listen(api.services)
    try {
      for (let at = 0; at < MOST + 2; at++) tryFrom(`address ${at}`)
      const answer = await fetch(served.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query: 'mutation { signIn(input: { email: "amina@hill.example", password: "a guess" }) { token } }',
        }),
      })
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '15'])
      const { errors } = (await answer.json()) as { errors: { message: string; extensions: { code: string } }[] }
      expect(errors[0]).toMatchObject({
        message: 'Too many people are signing in at this moment. Try again in a minute.',
        extensions: { code: 'UNAVAILABLE' },
      })
    } finally {
      await served.close()
    }
  })
})
