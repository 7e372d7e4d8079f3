/** Passwords that are known from break-ins elsewhere, in a file as the public one comes, which the test makes. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { account as accountJob } from '#api/jobs/account.ts'
import type { JobServices } from '#api/jobs/job.ts'
import { ConfigError, readConfig } from '#api/config.ts'
import { checkBreaches, isBreached } from '#api/viewer/breaches.ts'
import { tokenIn } from '#test/helpers/accounts.ts'
import { openApi } from '#test/helpers/api.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-breaches-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const hashOf = (password: string) => createHash('sha1').update(password.normalize('NFC')).digest('hex').toUpperCase()
let files = 0
const fileOf = (text: string) => {
  const path = join(folder, `${++files}.txt`)
  writeFileSync(path, text)
  return path
}
const linesOf = (passwords: readonly string[]) =>
  passwords.map((password, at) => `${hashOf(password)}:${10 ** (at % 9)}`).sort()

describe('a file of breached passwords', () => {
  it('is searched where it lies: every one in it is found, and no other one', async () => {
    const texts = fc.uniqueArray(fc.string({ maxLength: 20, unit: 'grapheme' }), {
      ...{ minLength: 1, maxLength: 60, selector: (text: string) => text.normalize('NFC') },
    })
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.boolean(),
        fc.nat(),
        async (known, end, isCounted, isEnded, cut) => {
          // Some of them stay out: their hashes stand between those that are in.
          const inside = known.filter((_text, at) => (at + cut) % 3 > 0 || known.length === 1)
          const lines = linesOf(inside).map((line) => (isCounted ? line : line.slice(0, 40)))
          const path = fileOf(lines.join(end) + (isEnded ? end : ''))
          checkBreaches(path)
          for (const text of known) expect(await isBreached(path, text), text).toBe(inside.includes(text))
        },
      ),
      { numRuns: 60 },
    )
  })

  it.each([
    ['nothing', '', /is empty: give a file with SHA-1 hashes/],
    ['plain passwords', 'password\n123456\n', /holds something else than SHA-1 hashes at byte 0: each line is 40 hex/],
    ['hashes of another kind', `${'0123456789abcdef'.repeat(2)}:3\n`.repeat(9), /something else than SHA-1 hashes/],
    [
      'hashes by how often they are used',
      linesOf(['a', 'b', 'c', 'd', 'e']).reverse().join('\n'),
      /is not sorted by the hash/,
    ],
    [
      'a page of the web',
      `${linesOf(['a'])[0]}\n<html>${'x'.repeat(5_000)}`,
      /something else than SHA-1 hashes at byte/,
    ],
    ['no end of a line', 'A'.repeat(10_000), /something else than SHA-1 hashes at byte 0/],
  ])('is refused at the start when it holds %s, in one sentence', (_name, text, message) => {
    const path = fileOf(text)
    expect(() => readConfig({ BREACHED_PASSWORDS: path })).toThrow(ConfigError)
    expect(() => readConfig({ BREACHED_PASSWORDS: path })).toThrow(message)
    expect(() => readConfig({ BREACHED_PASSWORDS: path })).toThrow(`BREACHED_PASSWORDS: ${path} `)
  })

  it('is refused when it is not there, or a folder; without one nothing is asked', () => {
    expect(() => readConfig({ BREACHED_PASSWORDS: join(folder, 'none') })).toThrow(/cannot be read \(ENOENT\)/)
    expect(() => readConfig({ BREACHED_PASSWORDS: folder })).toThrow(/is no file: join the hashes into one file/)
    expect(readConfig({}).breaches).toBe('')
  })

  it('keeps its passwords from every account: a new one, a change, a reset, an operator', async () => {
    const api = await openApi({ empty: true })
    const stolen = 'a lantern in the attic'
    try {
      const token = await api.signUp('reader')
      api.services.accounts.breaches = fileOf(linesOf([stolen, 'another one', 'and one more']).join('\r\n'))
      const ask = async (document: string, input: Record<string, string>, as?: string) =>
        (await api.ask(`mutation ($input: ${document}`, { input }, as)).data?.it
      const refused = [
        { field: ['input', 'password'], message: expect.stringMatching(/^This password was stolen from/) },
      ]
      const CONFIRM = 'SignUpConfirmInput!) { it: signUpConfirm(input: $input) { token userErrors { field message } } }'
      const CHANGE =
        'PasswordChangeInput!) { it: passwordChange(input: $input) { token userErrors { field message } } }'
      const RESET = 'PasswordResetInput!) { it: passwordReset(input: $input) { changed userErrors { field message } } }'
      await api.ask('mutation { signUp(input: { email: "new@classroom.example" }) { sent } }')
      const link = tokenIn(api.mails.at(-1))
      expect((await ask(CONFIRM, { token: link, name: 'New', password: stolen })).userErrors).toEqual(refused)
      expect((await ask(CONFIRM, { token: link, name: 'New', password: `${stolen}s` })).token).toBeTruthy()
      const present = 'correct horse battery'
      expect((await ask(CHANGE, { present, password: stolen }, token)).userErrors).toEqual(refused)
      await api.ask('mutation { passwordForgotten(input: { email: "reader@classroom.example" }) { sent } }')
      expect((await ask(RESET, { token: tokenIn(api.mails.at(-1)), password: stolen })).userErrors).toEqual(refused)
      // A short one is told that it is short, and no more.
      expect((await ask(CHANGE, { present, password: 'short' }, token)).userErrors).toHaveLength(1)
      const said: string[] = []
      const io = { out: () => {}, err: (text: string) => said.push(text), input: stolen }
      const words = ['password', '--email', 'reader@classroom.example', '--password-stdin']
      expect(await accountJob(words, api.services as unknown as JobServices, io as never)).toBe(2)
      expect(said).toEqual([refused[0]!.message])
      // Who has it already still comes in, and is not told to a page that anybody may ask.
      expect(JSON.stringify(api.logged)).not.toContain(hashOf(stolen))
    } finally {
      await api.close()
    }
  })
})
