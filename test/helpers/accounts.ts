/** Accounts as a test has them: mails are kept in memory, and nothing is sent. */
import type { IdentityProvider } from '#api/identity/settings.ts'
import type { Log } from '#api/log.ts'
import type { MailMessage } from '#api/mail/mail.ts'
import { openAccounts, type Accounts } from '#api/viewer/accounts.ts'

const HOUR_MS = 3_600_000

export interface TestAccounts extends Accounts {
  /** What was sent, the last one at the end. */
  mails: MailMessage[]
}

/** What accounts need, with the limits that the settings have by themselves. */
export function testAccounts(
  now: () => Date,
  log: Log,
  identityProviders: readonly IdentityProvider[] = [],
  privateIdentity = false,
): TestAccounts {
  const mails: MailMessage[] = []
  const opened = openAccounts({
    ...{
      now,
      log,
      identityProviders,
      privateIdentity,
      mailUrl: 'file:/nowhere',
      mailFrom: 'Waymark <waymark@localhost.invalid>',
    },
    ...{
      origin: 'https://oer.example',
      listensAt: () => '',
      secret: '',
      secretFile: null,
      sessionIdleMs: 168 * HOUR_MS,
      sessionMs: 720 * HOUR_MS,
    },
  })
  return { ...opened, mails, mail: { isLocal: false, send: async (mail) => void mails.push(mail), close: () => {} } }
}

/** The token of the link in a mail. */
export function tokenIn(mail: { text: string } | undefined): string {
  return /\?token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
}
