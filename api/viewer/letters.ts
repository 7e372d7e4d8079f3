/** The mails about accounts. They hold nothing that whoever asked for them wrote, so that nobody can speak through us. */
import { letterWordsTo, type LetterName, type LetterWords, type NoticeName } from '#api/mail/letter-words.ts'
import type { MailMessage } from '#api/mail/mail.ts'
import type { LinkPurpose } from '#graph/nodes.ts'

/** Whom a mail is for. */
export interface Addressee {
  to: string
  /** That they read, best first. */
  languages: readonly string[]
}

/** By what was asked for: where the address has no account, and where it has one. */
const LETTERS: Readonly<Record<LinkPurpose, readonly [none: LetterName, has: LetterName]>> = {
  address: ['address', 'addressTaken'],
  'sign-up': ['signUp', 'haveAccount'],
  reset: ['noAccount', 'reset'],
}

/**
 * The mail for an address. What was asked for and what the address has may differ: the page says the same in any case,
 * only the mail tells.
 * @param asked what the person asked for
 * @param link where the token leads: to a new account where there is none, else to a new password
 */
export function letterFor(
  asked: LinkPurpose,
  hasAccount: boolean,
  { to, languages }: Addressee,
  link: string,
): MailMessage {
  const { language, letters, notYou } = letterWordsTo(languages)
  const [subject, text, open] = letters[LETTERS[asked][hasAccount ? 1 : 0]]
  return { to, language, subject, text: paragraphs(text, `${open}\n${link}`, notYou) }
}

/** What the owner may do after a notice: at the page to choose a new password. */
const NEXT: Partial<Record<NoticeName, keyof LetterWords['next']>> = {
  password: 'notYou',
  'factor-added': 'notYou',
  'factor-removed': 'notYou',
  'identity-added': 'notYou',
  'identity-removed': 'notYou',
  'recovery-codes': 'notYou',
  'recovery-code': 'notYou',
  'signed-out': 'mayBeKnown',
  'password-taken': 'byTheirLink',
  'factors-taken': 'byTheirLink',
}

/** Tells the owner what was done to the account, so that a stranger cannot do it unseen. */
export function noticeOf(done: NoticeName, { to, languages }: Addressee, origin: string): MailMessage {
  const { language, notices, next } = letterWordsTo(languages)
  const [subject, text] = notices[done]
  const step = NEXT[done]
  return { to, language, subject, text: paragraphs(text, ...(step ? [`${next[step]}\n${origin}/reset`] : [])) }
}

function paragraphs(...parts: string[]): string {
  return `${[...parts, 'Waymark'].join('\n\n')}\n`
}
