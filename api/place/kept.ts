/**
 * What is kept about people: all of it, why, for how long, and who sees it. The page on privacy is made from this list, and
 * a test holds it against the labels of the graph. Lengths of time are those that the code goes by.
 */
import { KEPT_DAYS } from '#api/bulk/uploads.ts'
import { CHALLENGE_OPEN_MS } from '#api/factors/challenges.ts'
import { TICKET_MS } from '#api/identity/tickets.ts'
import { REPORT_KEPT_MS } from '#api/moderation/report.ts'
import { INVITATION_OPEN_MS } from '#api/provider/invitations.ts'
import { FEWEST_PEOPLE, MONTHS_KEPT } from '#api/usage/usage.ts'
import type { Accounts } from '#api/viewer/accounts.ts'
import { LINK_OPEN_MS } from '#api/viewer/links.ts'
import type { Label } from '#graph/model.ts'

export interface KeptThing {
  /** What it is called, for people. */
  name: string
  what: string
  why: string
  /** For how long. */
  until: string
  /** Who sees it. */
  seenBy: string
}

/** Labels of the graph that hold nothing about a person: public records, and the upkeep of the store. */
export const NOT_ABOUT_PEOPLE = [
  ...['Resource', 'File', 'Outcome', 'Framework', 'Concept', 'ConceptScheme', 'AccessibilityTag', 'Licence'],
  ...['Agent', 'DomainProof', 'Source', 'Record', 'Catalogue', 'Change', 'Journal', 'JournalRow', 'Place', 'Cursor'],
  ...['AuditHead', 'Migration', 'PlaceSettings', 'IdentityProvider'],
] as const satisfies readonly Label[]

const OWN = 'You alone.'
const WITH_ACCOUNT = 'Until you delete your account.'

/** The list. Those with a label are stored in the graph; the others are held in memory or on your device. */
export function keptThings({ sessionIdleMs, sessionMs }: Pick<Accounts, 'sessionIdleMs' | 'sessionMs'>) {
  const stored: Partial<Record<Label, KeptThing>> = {
    Account: {
      name: 'Your account',
      what: 'Your name, your e-mail, a scrambled form of your password, and your roles.',
      why: 'So that you can sign in, and others with you in a provider know you.',
      until: WITH_ACCOUNT,
      seenBy: 'You; members of your providers see your name, administrators your name and e-mail.',
    },
    Session: {
      name: 'Where you are signed in',
      what: 'Since when, last used when, a few words on the browser and system, and which school or country signed you in when.',
      why: 'So that you stay signed in, and can see and end it.',
      until: `Until you sign out, after ${lasting(sessionIdleMs)} without use, or after ${lasting(sessionMs)}.`,
      seenBy: OWN,
    },
    Identity: {
      name: 'Identities of your school or country',
      what: 'The name that the identity provider has for you, and what you agreed to: name, e-mail, language, roles.',
      why: 'So that you can sign in through it.',
      until: 'Until you remove it, or delete your account.',
      seenBy: OWN,
    },
    IdentityTicket: {
      name: 'A sign-in through your school or country that has begun',
      what: 'What the identity provider said, until you agree or decline.',
      why: 'So that you decide what is kept before anything is.',
      until: `${capital(lasting(TICKET_MS))} at most.`,
      seenBy: OWN,
    },
    MailLink: {
      name: 'Links that were sent by mail',
      what: 'Your e-mail and a scrambled form of the link.',
      why: 'So that you prove that an address is yours, or choose a new password.',
      until: `${capital(lasting(LINK_OPEN_MS['sign-up']))} for a new account, an address or one that an operator gives you, ${lasting(LINK_OPEN_MS.reset)} for a password.`,
      seenBy: 'Nobody.',
    },
    Passkey: {
      name: 'Your passkeys',
      what: 'The public half of each, the name you gave it, and when it was used last.',
      why: 'So that you can sign in without a password.',
      until: 'Until you remove it, or delete your account.',
      seenBy: OWN,
    },
    Totp: {
      name: 'Your authenticator app',
      what: 'Its key, sealed with a secret that does not lie beside it.',
      why: 'To check the codes it shows.',
      until: 'Until you remove it, or delete your account.',
      seenBy: 'Nobody.',
    },
    RecoveryCode: {
      name: 'Your recovery codes',
      what: 'A scrambled form of each that is not used yet.',
      why: 'So that you can sign in when you lost the rest.',
      until: 'Until it is used or replaced, or you delete your account.',
      seenBy: 'Nobody.',
    },
    Challenge: {
      name: 'A sign-in that waits for its second step',
      what: 'A scrambled form of what has to come back.',
      why: 'So that an answer counts once, and for what was asked.',
      until: `${capital(lasting(Math.max(...Object.values(CHALLENGE_OPEN_MS))))} at most.`,
      seenBy: 'Nobody.',
    },
    SavedSearch: {
      name: 'Searches you saved',
      what: 'Their addresses, never with needs.',
      why: 'So that you find them again.',
      until: 'Until you forget them, or delete your account.',
      seenBy: OWN,
    },
    Collection: {
      name: 'Collections you made',
      what: 'What you wrote and chose. Your name is not shown with them.',
      why: 'So that you and those you share them with can use them.',
      until: 'Until you remove them; your own go with your account, those of a provider stay with it.',
      seenBy: 'Whom you share them with.',
    },
    ApiKey: {
      name: 'Your API keys',
      what: 'Name, first letters, what it may do, when it was used last, and a scrambled form of the rest.',
      why: 'So that programs of yours can publish.',
      until: 'Until it ends or you revoke it, or delete your account.',
      seenBy: 'You; administrators see name and first letters.',
    },
    Invitation: {
      name: 'Invitations to a provider',
      what: 'The e-mail of the one who is invited, the role, and who invites.',
      why: 'So that somebody can join.',
      until: `Until it is accepted or revoked, ${lasting(INVITATION_OPEN_MS)} at most.`,
      seenBy: 'Owners of the provider.',
    },
    Upload: {
      name: 'Files of records that were uploaded',
      what: 'The file, who uploaded it, and how far it is read.',
      why: 'So that a large file is read to its end, even after a failure.',
      until: `${KEPT_DAYS} days after it is done.`,
      seenBy: 'Owners and editors of the provider.',
    },
    UploadReport: {
      name: 'Reports of uploads',
      what: 'Which records were refused, and why.',
      why: 'So that they can be mended.',
      until: `${KEPT_DAYS} days after it is done.`,
      seenBy: 'Owners and editors of the provider.',
    },
    Claim: {
      name: 'What you say about resources of others',
      what: 'Your answers to suggested outcomes, and checks of accessibility and licence.',
      why: 'So that teachers know who says what.',
      until: 'It stays, without your name, when you delete your account.',
      seenBy: 'Everybody sees what is said; your name is not shown.',
    },
    Report: {
      name: 'Reports that something is wrong',
      what: 'What is wrong, and your words. No address; your account only if you are signed in.',
      why: 'So that moderators can mend it.',
      until: `${capital(lasting(REPORT_KEPT_MS))}.`,
      seenBy: 'Moderators and reviewers.',
    },
    ModerationCase: {
      name: 'What moderators look at',
      what: 'Which resource or provider, and for which reason.',
      why: 'So that nothing is forgotten.',
      until: 'It stays, as the record of how the place is looked after.',
      seenBy: 'Moderators and reviewers.',
    },
    Decision: {
      name: 'Decisions of moderators',
      what: 'What was decided, why, and by which account.',
      why: 'So that the provider can read and answer it.',
      until: 'It stays; who decided is forgotten when that account is deleted.',
      seenBy: 'Members of the provider see the decision and its reason, moderators also who decided.',
    },
    Message: {
      name: 'Answers to decisions',
      what: 'What members of the provider and moderators wrote to each other.',
      why: 'So that a decision can be talked about.',
      until: 'It stays; who wrote it is forgotten when that account is deleted.',
      seenBy: 'Members of the provider and moderators.',
    },
    Revision: {
      name: 'Former states of what is published',
      what: 'What it said, when it changed, and which member of the provider changed it.',
      why: 'So that everybody can see what changed.',
      until: 'It stays with what is published.',
      seenBy: 'Everybody sees what changed; who did it, members of the provider alone.',
    },
    AuditEntry: {
      name: 'The audit log',
      what: 'Changes of rights, keys, sign-ins and states, with ids, and values beside them.',
      why: 'So that it can be proved who changed what.',
      until: 'The chain stays; the values about you are erased when you delete your account.',
      seenBy: 'Administrators.',
    },
    Use: {
      name: 'How often a resource was opened or planned with',
      what: 'Numbers by month and resource. Nobody is counted by name or address.',
      why: 'So that providers know what helps.',
      until: `${MONTHS_KEPT} months.`,
      seenBy: 'Members of its provider.',
    },
    Wish: {
      name: 'Words that were looked for in vain',
      what: `The words, the language and a number by month: only what ${FEWEST_PEOPLE} people or more looked for.`,
      why: 'So that providers know what is missing.',
      until: `${MONTHS_KEPT} months.`,
      seenBy: 'Members of providers.',
    },
  }
  const elsewhere: KeptThing[] = [
    {
      name: 'What learners need',
      what: 'The needs you choose, in a cookie on your device.',
      why: 'So that pages show what fits.',
      until: 'Until you clear it, or your browser does.',
      seenBy: 'You alone. It is in no log, no count, no feed and no saved search.',
    },
    {
      name: 'Your network address',
      what: 'A scrambled form of it, in memory, that changes with each start.',
      why: 'So that nobody can ask or guess without end, and ten people are not one.',
      until: 'As long as limits need it, and never beyond the next start. It is not stored.',
      seenBy: 'Nobody.',
    },
    {
      name: 'Logs of the server',
      what: 'Which page was asked for and how it went, without what follows the question mark, and without who asked.',
      why: 'To find faults.',
      until: 'As long as who runs this place keeps them.',
      seenBy: 'Who runs this place.',
    },
  ]
  return { stored, elsewhere }
}

/** A length of time in words: hours up to two days, else days. Pure. */
export function lasting(ms: number): string {
  const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]
  const [unit, name] = ms < hour ? [minute, 'minute'] : ms < 2 * day ? [hour, 'hour'] : [day, 'day']
  const number = Math.round(ms / unit)
  return `${number} ${name}${number === 1 ? '' : 's'}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
