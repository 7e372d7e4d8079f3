/** The mails about accounts. They hold nothing that whoever asked for them wrote, so that nobody can speak through us. */
import type { MailMessage } from '#api/mail/mail.ts'
import type { LinkPurpose } from '#graph/nodes.ts'

const SIGNED = 'If this was not you, there is nothing to do: without the link nothing happens.\n\nWaymark'

/**
 * The mail for an address. What was asked for and what the address has may differ: the page says the same in any case,
 * only the mail tells.
 * @param asked what the person asked for
 * @param link where the token leads: to a new account where there is none, else to a new password
 */
export function letterFor(asked: LinkPurpose, hasAccount: boolean, to: string, link: string): MailMessage {
  if (!hasAccount && asked === 'sign-up')
    return letter(to, 'Confirm your address', [
      'Somebody wants to open an account at Waymark with this address.',
      `If it was you, open this link within a day and choose a password:\n${link}`,
    ])
  if (!hasAccount)
    return letter(to, 'There is no account with this address', [
      'Somebody asked for a new password at Waymark. There is no account with this address.',
      `If it was you, you may have used another address. To open an account with this one, open this link within a day:\n${link}`,
    ])
  if (asked === 'sign-up')
    return letter(to, 'You have an account already', [
      'Somebody wants to open an account at Waymark with this address. You have one already: sign in with it.',
      `If you do not know your password any more, choose a new one by this link within an hour:\n${link}`,
    ])
  return letter(to, 'Choose a new password', [
    'Somebody asked for a new password for your account at Waymark.',
    `If it was you, open this link within an hour:\n${link}`,
  ])
}

/** Tells the owner what was done to the account, so that a stranger cannot do it unseen. */
export function noticeOf(done: 'password' | 'deleted', to: string, origin: string): MailMessage {
  return done === 'password'
    ? {
        to,
        subject: 'Your password was changed',
        text: `The password of your account at Waymark was changed, and its other sessions have ended.\n\nIf this was not you, choose a new one at once:\n${origin}/reset\n\nWaymark\n`,
      }
    : {
        to,
        subject: 'Your account was deleted',
        text: 'Your account at Waymark was deleted, as was asked for with its password.\n\nWaymark\n',
      }
}

function letter(to: string, subject: string, paragraphs: string[]): MailMessage {
  return { to, subject, text: `${[...paragraphs, SIGNED].join('\n\n')}\n` }
}
