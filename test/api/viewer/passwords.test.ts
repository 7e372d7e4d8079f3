import { describe, expect, it } from 'vitest'
import { Attempts } from '#api/viewer/attempts.ts'
import { hashPassword, verifyPassword } from '#api/viewer/passwords.ts'
import { hashToken, newSession } from '#api/viewer/sessions.ts'

describe('passwords', () => {
  it('are known again, and no other one is', async () => {
    const hash = await hashPassword('correct horse battery')
    expect(hash).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/)
    expect(await verifyPassword('correct horse battery', hash)).toBe(true)
    expect(await verifyPassword('correct horse batterie', hash)).toBe(false)
  })

  it('have another hash every time', async () => {
    expect(await hashPassword('the same words')).not.toBe(await hashPassword('the same words'))
  })

  it('are the same in composed and decomposed letters', async () => {
    const hash = await hashPassword('cafe\u0301 au lait')
    expect(await verifyPassword('caf\u00E9 au lait', hash)).toBe(true)
  })

  it('do the work and say no when there is no account', async () => {
    expect(await verifyPassword('anything at all', null)).toBe(false)
  })

  it('with older parameters are still known', async () => {
    const { scryptSync } = await import('node:crypto')
    const salt = Buffer.from('0123456789abcdef')
    const key = scryptSync('old password', salt, 32, { N: 1024, r: 8, p: 1 })
    const hash = `scrypt$10$8$1$${salt.toString('base64url')}$${key.toString('base64url')}`
    expect(await verifyPassword('old password', hash)).toBe(true)
  })
})

describe('sessions', () => {
  it('keep the hash of a token and never the token', () => {
    const session = newSession(new Date('2026-11-21T08:00:00Z'))
    expect(session.hash).toBe(hashToken(session.token))
    expect(session.hash).not.toContain(session.token)
    expect(session.token).toMatch(/^[\w-]{43}$/)
    expect(session.expiresAt).toBe('2026-12-21T08:00:00.000Z')
  })
})

describe('attempts', () => {
  const clock = { now: Date.parse('2026-11-21T08:00:00Z') }
  const open = () => new Attempts(() => new Date(clock.now))

  it('make an address wait after ten failures, and let it in again after the window', () => {
    const attempts = open()
    for (let i = 0; i < 10; i++) {
      expect(attempts.minutesToWait('a@b.org', '10.0.0.1')).toBe(0)
      attempts.begin('a@b.org', '10.0.0.1')
    }
    expect(attempts.minutesToWait('a@b.org', '10.0.0.2')).toBe(15)
    expect(attempts.minutesToWait('other@b.org', '10.0.0.1')).toBe(0)
    clock.now += 15 * 60_000
    expect(attempts.minutesToWait('a@b.org', '10.0.0.2')).toBe(0)
  })

  it('make a caller wait who tries many addresses', () => {
    const attempts = open()
    for (let i = 0; i < 100; i++) attempts.begin(`${i}@b.org`, '10.0.0.9')
    expect(attempts.minutesToWait('new@b.org', '10.0.0.9')).toBeGreaterThan(0)
    expect(attempts.minutesToWait('new@b.org', '10.0.0.8')).toBe(0)
  })

  it('forget failures after a success', () => {
    const attempts = open()
    for (let i = 0; i < 9; i++) attempts.begin('a@b.org', '10.0.0.1')
    attempts.begin('a@b.org', '10.0.0.1')
    attempts.succeed('a@b.org', '10.0.0.1')
    expect(attempts.minutesToWait('a@b.org', '10.0.0.1')).toBe(0)
  })
})
