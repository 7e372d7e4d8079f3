/** What accounts need of the process: mail, the address that links lead to, how long sessions last, and slowing down. */
import { openMail, type Mail } from '#api/mail/mail.ts'
import type { Log } from '#api/log.ts'
import { Attempts } from './attempts.ts'

export interface Accounts {
  attempts: Attempts
  mail: Mail
  /** Public address, without a slash at the end. Never taken from a request: a forged `Host` would lead links astray. */
  origin: () => string
  /** Milliseconds after which a session ends that is not used, and any session. */
  sessionIdleMs: number
  sessionMs: number
  /**
   * The very first account of a fresh machine is made without mail: nothing is sent from here, and the machine has no
   * public address.
   */
  showsFirstLink: boolean
}

/** Opens what accounts need. `mail` is closed by whoever opened it. */
export function openAccounts(options: {
  now: () => Date
  log: Log
  mailUrl: string
  mailFrom: string
  /** As set; null = the address the process listens at. */
  origin: string | null
  listensAt: () => string
  sessionIdleMs: number
  sessionMs: number
}): Accounts {
  const { now, log, mailUrl, mailFrom, origin, listensAt, sessionIdleMs, sessionMs } = options
  const mail = openMail({ url: mailUrl, from: mailFrom, log })
  return {
    attempts: new Attempts(now),
    mail,
    origin: () => origin ?? listensAt(),
    sessionIdleMs,
    sessionMs,
    showsFirstLink: mail.isLocal && origin === null,
  }
}
