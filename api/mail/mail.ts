/**
 * Mail, behind one small seam: by SMTP, or into a folder where no server is set. A mail is plain text with a subject;
 * its parts come from us, and what others wrote in them is made harmless here, whoever calls.
 */
import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { plainLine } from '#api/base/plain-text.ts'
import { apiError } from '#api/errors.ts'
import type { Log } from '#api/log.ts'
import { said } from '#api/words/said.ts'

export interface MailMessage {
  /** One address. */
  to: string
  /** One line. */
  subject: string
  /** Plain text; lines are ended by `\n`. */
  text: string
  /** BCP 47: what subject and text are written in. */
  language: string
}

export interface Mail {
  /** Nothing leaves this machine: whoever runs it reads the mails in a folder. */
  isLocal: boolean
  /** Resolves when the mail is handed over. Raises UNAVAILABLE, without a word of whom it was for, when it cannot be. */
  send(message: MailMessage): Promise<void>
  close(): void
}

export interface MailOptions {
  /** `smtp://user:password@host:port`, `smtps://…`, or `file:FOLDER`. */
  url: string
  /** `Name <address>` or an address. */
  from: string
  log: Log
}

/** A server that has not answered by then is taken for away. */
const ANSWER_WITHIN_MS = 10_000
const LONGEST_SUBJECT = 200
/** What an address may not hold, so that one address is one recipient: RFC 5321 needs quotes for these. */
const NO_ADDRESS = /[\s<>()[\]\\,;:"\p{Cc}]/u

/** Opens mail as the settings say. Nothing is connected before the first mail. */
export function openMail({ url, from, log }: MailOptions): Mail {
  return url.startsWith('file:') ? mailFolder(url.slice('file:'.length), from, log) : mailServer(url, from, log)
}

/** The message as it is sent: one recipient, a subject of one line, text without control characters. Pure. */
export function composed({ to, subject, text, language }: MailMessage, from: string) {
  if (NO_ADDRESS.test(to) || !to.includes('@')) throw new Error('mail: the recipient is no single address')
  return {
    from,
    // As an object it is one address, whatever stands in it, and never parsed as a list.
    to: { name: '', address: to },
    subject: plainLine(subject).slice(0, LONGEST_SUBJECT),
    text: text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, ''),
    // Answered by nobody: other machines shall not answer by themselves (RFC 3834). The language: RFC 3282.
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function mailServer(url: string, from: string, log: Log): Mail {
  const transport = once(async () =>
    (await import('nodemailer')).createTransport(
      { url, connectionTimeout: ANSWER_WITHIN_MS, greetingTimeout: ANSWER_WITHIN_MS, socketTimeout: ANSWER_WITHIN_MS },
      { disableFileAccess: true, disableUrlAccess: true },
    ),
  )
  return {
    isLocal: false,
    async send(message) {
      try {
        await (await transport.get()).sendMail(composed(message, from))
      } catch (error) {
        // The error itself names the recipient.
        const { code, responseCode } = error as { code?: string; responseCode?: number }
        log.error({ code, responseCode }, 'a mail could not be handed to the mail server of MAIL_URL')
        throw apiError(
          'UNAVAILABLE',
          said`The mail could not be sent. Check the address, or try again in a few minutes.`,
        )
      }
    },
    close: () => transport.close(),
  }
}

function mailFolder(folder: string, from: string, log: Log): Mail {
  const transport = once(async () =>
    (await import('nodemailer')).createTransport({ streamTransport: true, buffer: true, newline: 'unix' }),
  )
  return {
    isLocal: true,
    async send(message) {
      const { message: source } = await (await transport.get()).sendMail(composed(message, from))
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const file = join(folder, `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}.eml`)
      await writeFile(file, source as Buffer, { mode: 0o600, flag: 'wx' })
      log.warn({ file }, 'a mail was written to a file')
    },
    close: () => transport.close(),
  }
}

/** Made when the first mail is sent: a start does without what sends mails. */
function once<T extends { close(): void }>(make: () => Promise<T>): { get(): Promise<T>; close(): void } {
  let made: Promise<T> | null = null
  return {
    get: () => (made ??= make()),
    close: () => void made?.then((transport) => transport.close()).catch(() => undefined),
  }
}
