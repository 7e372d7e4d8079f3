import { redirect } from '@sveltejs/kit'
import { describe, expect, it } from 'vitest'
import { once } from '../../web/src/lib/server/once.ts'

const event = (session: string | null, path = '/publish?/save') => ({
  locals: { session },
  url: new URL(path, 'http://here'),
})

describe('a form that is pressed twice', () => {
  it('makes one thing, and leads to it both times', async () => {
    let made = 0
    const work = async () => {
      await Promise.resolve()
      made++
      return redirect(303, `/resources/${made}`)
    }
    const press = (session: string, sent: unknown, path?: string) => once(event(session, path), sent, work)
    const [first, second] = await Promise.allSettled([press('amina', ['a']), press('amina', ['a'])])
    expect([made, (first as PromiseRejectedResult).reason]).toEqual([1, (second as PromiseRejectedResult).reason])
    await expect(press('amina', ['a'])).rejects.toMatchObject({ status: 303, location: '/resources/1' })
    for (const [session, sent, path] of [
      ['ben', ['a']],
      ['amina', ['b']],
      ['amina', ['a'], '/publish?/publish'],
    ] as const)
      await expect(press(session, sent, path)).rejects.toMatchObject({ status: 303 })
    expect(made).toBe(4)
  })

  it('is tried anew where it was refused or went wrong', async () => {
    let tried = 0
    const refused = () => once(event(null), [], () => Promise.resolve(++tried))
    expect([await refused(), await refused()]).toEqual([1, 2])
    const broken = () => once(event(null), [], () => Promise.reject(new Error(`${++tried}`)))
    await expect(broken()).rejects.toThrow('3')
    await expect(broken()).rejects.toThrow('4')
  })
})
