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
  if (asked === 'address')
    return hasAccount
      ? letter(to, 'You have an account with this address', [
          'Somebody wants this address for another account at Waymark. An address belongs to one account, so nothing was changed.',
          `If it was you, sign in with this address. If you do not know its password any more, choose a new one by this link within an hour:\n${link}`,
        ])
      : letter(to, 'Confirm your address', [
          'Somebody wants this address for their account at Waymark.',
          `If it was you, open this link within a day, where you are signed in:\n${link}`,
        ])
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

interface Notice {
  subject: string
  text: string
  /** What to do, as a sentence, and at which page. */
  next?: readonly [string, string]
}

const CHOOSE_ANOTHER = ['If this was not you, choose a new password at once', '/reset'] as const

const NOTICES = {
  password: {
    subject: 'Your password was changed',
    text: 'The password of your account at Waymark was changed, and its other sessions have ended.',
    next: ['If this was not you, choose a new one at once', '/reset'],
  },
  deleted: {
    subject: 'Your account was deleted',
    text: 'Your account at Waymark was deleted, as its owner asked for.',
  },
  'factor-added': {
    subject: 'A way to prove that it is you was added',
    text: 'A passkey or an authenticator app was added to your account at Waymark, and its other sessions have ended.',
    next: CHOOSE_ANOTHER,
  },
  'factor-removed': {
    subject: 'A way to prove that it is you was removed',
    text: 'A passkey or an authenticator app was taken from your account at Waymark, and its other sessions have ended.',
    next: CHOOSE_ANOTHER,
  },
  'identity-added': {
    subject: 'A way to sign in was added',
    text: 'An identity at a school or country was added to your account at Waymark: it can be opened through that from now on.',
    next: CHOOSE_ANOTHER,
  },
  'identity-removed': {
    subject: 'A way to sign in was removed',
    text: 'An identity at a school or country was taken from your account at Waymark.',
    next: CHOOSE_ANOTHER,
  },
  'recovery-codes': {
    subject: 'You have new recovery codes',
    text: 'New recovery codes were made for your account at Waymark. The ones from before are of no use any more.',
    next: CHOOSE_ANOTHER,
  },
  'recovery-code': {
    subject: 'A recovery code was used',
    text: 'Somebody signed in to your account at Waymark with your password and one of your recovery codes.',
    next: CHOOSE_ANOTHER,
  },
  'address-added': {
    subject: 'Your account has this address',
    text: 'This address is that of your account at Waymark from now on. Notices about the account come here.',
  },
  'signed-out': {
    subject: 'You were signed out everywhere',
    text: 'Whoever looks after this place has ended all sessions of your account at Waymark. Nothing else was changed: sign in again.',
    next: ['If somebody else may know your password, choose a new one', '/reset'],
  },
  'password-taken': {
    subject: 'Your password was taken away',
    text: 'Whoever runs this place has taken the password from your account at Waymark, and ended its sessions.',
    next: ['Choose a new one by the link that they give you, or here', '/reset'],
  },
  'factors-taken': {
    subject: 'Your account was opened anew for you',
    text:
      'Whoever runs this place was told that you lost what you sign in with. They have taken all passkeys, the authenticator app, ' +
      'the recovery codes and the password from your account at Waymark, and ended its sessions. ' +
      'If you did not ask for this, write to them, and choose a new password at once.',
    next: ['Choose a new password by the link that they give you, or here', '/reset'],
  },
} satisfies Record<string, Notice>

/** Tells the owner what was done to the account, so that a stranger cannot do it unseen. */
export function noticeOf(done: keyof typeof NOTICES, to: string, origin: string): MailMessage {
  const { subject, text, next }: Notice = NOTICES[done]
  const paragraphs = [text, ...(next ? [`${next[0]}:\n${origin}${next[1]}`] : []), 'Waymark']
  return { to, subject, text: `${paragraphs.join('\n\n')}\n` }
}

function letter(to: string, subject: string, paragraphs: string[]): MailMessage {
  return { to, subject, text: `${[...paragraphs, SIGNED].join('\n\n')}\n` }
}
