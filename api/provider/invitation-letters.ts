/** The mail of an invitation, in the language that whoever invites chooses. */
import { fill } from '#api/base/fill.ts'
import { plainLine } from '#api/base/plain-text.ts'
import { letterWordsTo } from '#api/mail/letter-words.ts'
import type { MailMessage } from '#api/mail/mail.ts'
import type { Spoken } from '#api/vocabulary/spoken.ts'
import type { Role } from '#graph/queries/agent.ts'

const LONGEST_NAME = 80

/** The mail that leads to an invitation. Of what others wrote it holds the name of the provider alone, as plain words. */
export function invitationLetter(
  language: Spoken,
  { to, provider, role, link }: { to: string; provider: string; role: Role; link: string },
): MailMessage {
  const { invitation } = letterWordsTo([language])
  const { subject, roles, asked, open, notYou } = invitation
  const told = fill(asked, `\u2068${mailName(provider)}\u2069`, roles[role])
  return { to, language, subject, text: `${told}\n\n${open}\n${link}\n\n${notYou}\n\nWaymark\n` }
}

/** A name with which nobody can speak through our mails: one short line without anything a mail program makes a link of. */
export function mailName(name: string): string {
  const words = plainLine(name.replace(/[\p{Cc}\p{Cf}]/gu, ' '))
    .replace(/[:/\\@<>[\]()]+/g, ' ')
    .replace(/\.(?=\S)/g, '. ')
  const short = [...plainLine(words)]
  return short.length > LONGEST_NAME ? `${short.slice(0, LONGEST_NAME).join('')}…` : short.join('')
}
