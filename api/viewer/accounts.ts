/** What accounts need of the process: mail, the address that links lead to, how long sessions last, and slowing down. */
import { openMail, type Mail } from '#api/mail/mail.ts'
import type { SecondFactor } from '#api/factors/required.ts'
import { IdentityProviders } from '#api/identity/providers.ts'
import type { IdentityProvider } from '#api/identity/settings.ts'
import type { Log } from '#api/log.ts'
import { openSealer, type Sealer } from '#api/secret.ts'
import { Attempts } from './attempts.ts'

export interface Accounts {
  attempts: Attempts
  mail: Mail
  /** Seals what has to be read again, and by nobody who has the database alone. */
  sealer: Sealer
  /** Identity providers that people may sign in through. */
  identity: IdentityProviders
  /** Public address, without a slash at the end. Never taken from a request: a forged `Host` would lead links astray. */
  origin: () => string
  /** Milliseconds after which a session ends that is not used, and any session. */
  sessionIdleMs: number
  sessionMs: number
  /** Of whom a second factor is asked. */
  secondFactor: SecondFactor
  /** File of passwords that are known from break-ins elsewhere; '' = none. */
  breaches: string
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
  secondFactor?: SecondFactor
  breaches?: string
  identityProviders?: readonly IdentityProvider[]
  privateIdentity?: boolean
  secret: string
  /** Where the secret is kept that nobody set; null: nowhere. */
  secretFile: string | null
}): Accounts {
  const { now, log, mailUrl, mailFrom, origin, listensAt, sessionIdleMs, sessionMs } = options
  const mail = openMail({ url: mailUrl, from: mailFrom, log })
  const originOf = () => origin ?? listensAt()
  return {
    attempts: new Attempts(now),
    mail,
    sealer: openSealer({ secret: options.secret, file: options.secretFile }),
    identity: new IdentityProviders(options.identityProviders ?? [], {
      ...{ origin: originOf, log, now },
      isPrivate: options.privateIdentity ?? false,
    }),
    origin: originOf,
    sessionIdleMs,
    sessionMs,
    secondFactor: options.secondFactor ?? 'off',
    breaches: options.breaches ?? '',
    showsFirstLink: mail.isLocal && origin === null,
  }
}
