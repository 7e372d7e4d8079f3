import { afterAll, describe, expect, it, vi } from 'vitest'
import { hashPassword, verifyPassword } from '#api/viewer/passwords.ts'

// The real ones, at their full cost, and for this file alone.
vi.unmock('node:crypto')
vi.hoisted(() => vi.resetModules())
afterAll(() => void vi.resetModules())

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
