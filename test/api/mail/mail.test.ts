import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openLog } from '#api/log.ts'
import { noticeOf } from '#api/viewer/letters.ts'
import { composed, openMail } from '#api/mail/mail.ts'

const FROM = 'Waymark <no-reply@oer.example>'
const message = {
  to: 'amina@classroom.example',
  language: 'en',
  subject: 'Confirm your address',
  text: 'Open this:\nhttps://a.example/?token=secret\n',
}

interface Received {
  from: string
  to: string[]
  source: string
}

const received: Received[] = []
const logged: string[] = []
const log = openLog('info', { write: (line) => void logged.push(line) })
let server: SMTPServer
let url = ''

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) =>
      done(username === 'user' && password === 'p@ss' ? null : new Error('no'), { user: username }),
    onRcptTo: ({ address }, _session, done) =>
      done(address.startsWith('refused@') ? new Error(`no such user ${address}`) : null),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        const to = envelope.rcptTo.map(({ address }) => address)
        received.push({ from, to, source: Buffer.concat(chunks).toString() })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `smtp://user:p%40ss@127.0.0.1:${(server.server.address() as AddressInfo).port}`
})
afterAll(() => new Promise<void>((resolve) => server.close(resolve)))
beforeEach(() => {
  received.length = 0
  logged.length = 0
})

/** Header lines of a mail, unfolded. */
const headersOf = (source: string) =>
  source
    .split(/\r?\n\r?\n/)[0]!
    .replace(/\r?\n[ \t]/g, ' ')
    .split(/\r?\n/)
const namesOf = (source: string) => headersOf(source).map((line) => line.split(':')[0]!.toLowerCase())

describe('a mail by SMTP', () => {
  it('arrives as plain text, signed in with the name and password of the address', async () => {
    const mail = openMail({ url, from: FROM, log })
    await mail.send(message)
    mail.close()
    expect(received).toHaveLength(1)
    expect(received[0]).toMatchObject({ from: 'no-reply@oer.example', to: ['amina@classroom.example'] })
    const headers = headersOf(received[0]!.source)
    expect(headers).toEqual(
      expect.arrayContaining([
        'From: Waymark <no-reply@oer.example>',
        'To: amina@classroom.example',
        'Subject: Confirm your address',
        'Auto-Submitted: auto-generated',
        'Content-Language: en',
        'Content-Type: text/plain; charset=utf-8',
      ]),
    )
    expect(received[0]?.source).toContain('https://a.example/?token=secret')
  })

  it('says its language, and brings a subject and a text of any script', async () => {
    const mail = openMail({ url, from: FROM, log })
    await mail.send(noticeOf('password', { to: message.to, languages: ['ur-PK'] }, 'https://oer.example'))
    mail.close()
    const headers = headersOf(received[0]!.source)
    expect(headers).toContain('Content-Language: ur')
    // An encoded subject (RFC 2047) is ASCII, whatever it says.
    expect(headers.find((line) => line.startsWith('Subject:'))).toMatch(/^Subject: =\?UTF-8\?[\x20-\x7e]+$/)
    const body = Buffer.from(received[0]!.source.split(/\r?\n\r?\n/)[1]!, 'base64').toString()
    expect(body).toContain('آپ کے اکاؤنٹ')
    expect(body).toContain('https://oer.example/reset')
  })

  it('that is refused says nothing of whom it was for, to the caller and in the log', async () => {
    const mail = openMail({ url, from: FROM, log })
    await expect(mail.send({ ...message, to: 'refused@classroom.example' })).rejects.toMatchObject({
      message: 'The mail could not be sent. Check the address, or try again in a few minutes.',
      extensions: { code: 'UNAVAILABLE' },
    })
    mail.close()
    expect(logged.join('')).toContain('MAIL_URL')
    expect(logged.join('')).not.toMatch(/refused@|secret|p@ss|p%40ss/)
  })

  it('takes what others wrote for text, never for headers or recipients', async () => {
    const mail = openMail({ url, from: FROM, log })
    await mail.send({ ...message, subject: 'ordinary' })
    const ordinary = namesOf(received[0]!.source)
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .tuple(
          fc.string({ maxLength: 8 }),
          fc.constantFrom('\r\n', '\n', '\r', '\u2028', '\u0085', '\0', '\v', '%0d%0a', '=0D=0A', '?=\r\n'),
          fc.constantFrom(
            'Bcc: v@evil.example',
            'To: v@evil.example',
            'Content-Type: text/html',
            '\r\n<script>',
            '.\r\nMAIL FROM:<x@y.z>',
          ),
        )
        .map((parts) => parts.join('')),
    )
    await fc.assert(
      fc.asyncProperty(nasty, nasty, async (subject, text) => {
        received.length = 0
        await mail.send({ ...message, subject, text })
        expect(received).toHaveLength(1)
        expect(received[0]!.to).toEqual([message.to])
        const names = namesOf(received[0]!.source).filter((name) => name !== 'content-transfer-encoding')
        // An empty subject has no line of its own.
        expect(ordinary).toEqual(expect.arrayContaining(names))
        expect(names.filter((name) => name === 'to' || name === 'subject').length).toBeLessThanOrEqual(2)
      }),
      { numRuns: 60 },
    )
    mail.close()
  })

  it('goes to one address only', () => {
    for (const to of [
      'a@b.example, v@evil.example',
      'a@b.example\r\nBcc: v@evil.example',
      '<a@b.example>',
      'nobody',
      'a;b@c.example',
    ])
      expect(() => composed({ ...message, to }, FROM), to).toThrow('no single address')
  })
})

describe('a mail without a server', () => {
  it('is written into a folder for its owner only, and the log says where and no more', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'waymark-mail-test-'))
    try {
      const mail = openMail({ url: `file:${join(folder, 'mail')}`, from: FROM, log })
      await mail.send(message)
      const [name] = readdirSync(join(folder, 'mail'))
      const file = join(folder, 'mail', name!)
      expect(name).toMatch(/\.eml$/)
      expect(statSync(file).mode & 0o077).toBe(0)
      expect(readFileSync(file, 'utf8')).toContain('To: amina@classroom.example')
      expect(logged.join('')).toContain(name)
      expect(logged.join('')).not.toMatch(/amina|secret/)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
