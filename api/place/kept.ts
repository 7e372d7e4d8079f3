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
import { counted, measured, said } from '#api/words/said.ts'
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
  ...['AuditHead', 'Migration', 'PlaceSettings', 'IdentityProvider', 'Code'],
] as const satisfies readonly Label[]

/** The list. Those with a label are stored in the graph; the others are held in memory or on your device. */
export function keptThings({ sessionIdleMs, sessionMs }: Pick<Accounts, 'sessionIdleMs' | 'sessionMs'>) {
  const own = said`You alone.`
  const withAccount = said`Until you delete your account.`
  const stored: Partial<Record<Label, KeptThing>> = {
    Account: {
      name: said`Your account`,
      what: said`Your name, your e-mail, a scrambled form of your password, and your roles.`,
      why: said`So that you can sign in, and others with you in a provider know you.`,
      until: withAccount,
      seenBy: said`You; members of your providers see your name, administrators your name and e-mail.`,
    },
    Session: {
      name: said`Where you are signed in`,
      what: said`Since when, last used when, a few words on the browser and system, and which school or country signed you in when.`,
      why: said`So that you stay signed in, and can see and end it.`,
      until: said`Until you sign out, after ${lasting(sessionIdleMs)} without use, or after ${lasting(sessionMs)}.`,
      seenBy: own,
    },
    Identity: {
      name: said`Identities of your school or country`,
      what: said`The name that the identity provider has for you, and what you agreed to: name, e-mail, language, roles.`,
      why: said`So that you can sign in through it.`,
      until: said`Until you remove it, or delete your account.`,
      seenBy: own,
    },
    IdentityTicket: {
      name: said`A sign-in through your school or country that has begun`,
      what: said`What the identity provider said, until you agree or decline.`,
      why: said`So that you decide what is kept before anything is.`,
      until: said`${lasting(TICKET_MS)} at most.`,
      seenBy: own,
    },
    MailLink: {
      name: said`Links that were sent by mail`,
      what: said`Your e-mail and a scrambled form of the link.`,
      why: said`So that you prove that an address is yours, or choose a new password.`,
      until: said`${lasting(LINK_OPEN_MS['sign-up'])} for a new account, an address or one that an operator gives you, ${lasting(LINK_OPEN_MS.reset)} for a password.`,
      seenBy: said`Nobody.`,
    },
    Passkey: {
      name: said`Your passkeys`,
      what: said`The public half of each, the name you gave it, and when it was used last.`,
      why: said`So that you can sign in without a password.`,
      until: said`Until you remove it, or delete your account.`,
      seenBy: own,
    },
    Totp: {
      name: said`Your authenticator app`,
      what: said`Its key, sealed with a secret that does not lie beside it.`,
      why: said`To check the codes it shows.`,
      until: said`Until you remove it, or delete your account.`,
      seenBy: said`Nobody.`,
    },
    RecoveryCode: {
      name: said`Your recovery codes`,
      what: said`A scrambled form of each that is not used yet.`,
      why: said`So that you can sign in when you lost the rest.`,
      until: said`Until it is used or replaced, or you delete your account.`,
      seenBy: said`Nobody.`,
    },
    Challenge: {
      name: said`A sign-in that waits for its second step`,
      what: said`A scrambled form of what has to come back.`,
      why: said`So that an answer counts once, and for what was asked.`,
      until: said`${lasting(Math.max(...Object.values(CHALLENGE_OPEN_MS)))} at most.`,
      seenBy: said`Nobody.`,
    },
    SavedSearch: {
      name: said`Searches you saved`,
      what: said`Their addresses, never with needs.`,
      why: said`So that you find them again.`,
      until: said`Until you forget them, or delete your account.`,
      seenBy: own,
    },
    Collection: {
      name: said`Collections you made`,
      what: said`What you wrote and chose. Your name is not shown with them.`,
      why: said`So that you and those you share them with can use them.`,
      until: said`Until you remove them; your own go with your account, those of a provider stay with it.`,
      seenBy: said`Whom you share them with.`,
    },
    ApiKey: {
      name: said`Your API keys`,
      what: said`Name, first letters, what it may do, when it was used last, and a scrambled form of the rest.`,
      why: said`So that programs of yours can publish.`,
      until: said`Until it ends or you revoke it, or delete your account.`,
      seenBy: said`You; administrators see name and first letters.`,
    },
    Invitation: {
      name: said`Invitations to a provider`,
      what: said`The e-mail of the one who is invited, the role, and who invites.`,
      why: said`So that somebody can join.`,
      until: said`Until it is accepted or revoked, ${lasting(INVITATION_OPEN_MS)} at most.`,
      seenBy: said`Owners of the provider.`,
    },
    Upload: {
      name: said`Files of records that were uploaded`,
      what: said`The file, who uploaded it, and how far it is read.`,
      why: said`So that a large file is read to its end, even after a failure.`,
      until: counted(KEPT_DAYS, '{0} day after it is done.', '{0} days after it is done.'),
      seenBy: said`Owners and editors of the provider.`,
    },
    UploadReport: {
      name: said`Reports of uploads`,
      what: said`Which records were refused, and why.`,
      why: said`So that they can be mended.`,
      until: counted(KEPT_DAYS, '{0} day after it is done.', '{0} days after it is done.'),
      seenBy: said`Owners and editors of the provider.`,
    },
    Claim: {
      name: said`What you say about resources of others`,
      what: said`Your answers to suggested outcomes, and checks of accessibility and licence.`,
      why: said`So that teachers know who says what.`,
      until: said`It stays, without your name, when you delete your account.`,
      seenBy: said`Everybody sees what is said; your name is not shown.`,
    },
    Report: {
      name: said`Reports that something is wrong`,
      what: said`What is wrong, and your words. No address; your account only if you are signed in.`,
      why: said`So that moderators can mend it.`,
      until: said`${lasting(REPORT_KEPT_MS)}.`,
      seenBy: said`Moderators and reviewers.`,
    },
    ModerationCase: {
      name: said`What moderators look at`,
      what: said`Which resource or provider, and for which reason.`,
      why: said`So that nothing is forgotten.`,
      until: said`It stays, as the record of how the place is looked after.`,
      seenBy: said`Moderators and reviewers.`,
    },
    Decision: {
      name: said`Decisions of moderators`,
      what: said`What was decided, why, and by which account.`,
      why: said`So that the provider can read and answer it.`,
      until: said`It stays; who decided is forgotten when that account is deleted.`,
      seenBy: said`Members of the provider see the decision and its reason, moderators also who decided.`,
    },
    Message: {
      name: said`Answers to decisions`,
      what: said`What members of the provider and moderators wrote to each other.`,
      why: said`So that a decision can be talked about.`,
      until: said`It stays; who wrote it is forgotten when that account is deleted.`,
      seenBy: said`Members of the provider and moderators.`,
    },
    Revision: {
      name: said`Former states of what is published`,
      what: said`What it said, when it changed, and which member of the provider changed it.`,
      why: said`So that everybody can see what changed.`,
      until: said`It stays with what is published.`,
      seenBy: said`Everybody sees what changed; who did it, members of the provider alone.`,
    },
    AuditEntry: {
      name: said`The audit log`,
      what: said`Changes of rights, keys, sign-ins and states, with ids, and values beside them.`,
      why: said`So that it can be proved who changed what.`,
      until: said`The chain stays; the values about you are erased when you delete your account.`,
      seenBy: said`Administrators.`,
    },
    Use: {
      name: said`How often a resource was opened or planned with`,
      what: said`Numbers by month and resource. Nobody is counted by name or address.`,
      why: said`So that providers know what helps.`,
      until: said`${measured(MONTHS_KEPT, 'month')}.`,
      seenBy: said`Members of its provider.`,
    },
    Wish: {
      name: said`Words that were looked for in vain`,
      what: said`The words, the language and a number by month: only what ${FEWEST_PEOPLE} people or more looked for.`,
      why: said`So that providers know what is missing.`,
      until: said`${measured(MONTHS_KEPT, 'month')}.`,
      seenBy: said`Members of providers.`,
    },
  }
  const elsewhere: KeptThing[] = [
    {
      name: said`What learners need`,
      what: said`The needs you choose, in a cookie on your device.`,
      why: said`So that pages show what fits.`,
      until: said`Until you clear it, or your browser does.`,
      seenBy: said`You alone. It is in no log, no count, no feed and no saved search.`,
    },
    {
      name: said`Pages you keep to read without a connection`,
      what: said`Pages of the catalogue as you read them, 100 at most, in your browser. Nothing while you are signed in.`,
      why: said`So that you can read where there is no connection.`,
      until: said`Until you choose to keep nothing any more, or your browser needs the room. Those that show needs go when you clear the needs.`,
      seenBy: said`Who uses your device. Only if you choose it.`,
    },
    {
      name: said`Your network address`,
      what: said`A scrambled form of it, in memory, that changes with each start.`,
      why: said`So that nobody can ask or guess without end, and ten people are not one.`,
      until: said`As long as limits need it, and never beyond the next start. It is not stored.`,
      seenBy: said`Nobody.`,
    },
    {
      name: said`Logs of the server`,
      what: said`Which page was asked for and how it went, without what follows the question mark, and without who asked.`,
      why: said`To find faults.`,
      until: said`As long as who runs this place keeps them.`,
      seenBy: said`Who runs this place.`,
    },
  ]
  return { stored, elsewhere }
}

/** A length of time in words: hours up to two days, else days. */
export function lasting(ms: number): string {
  const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]
  const [unit, name] = ms < hour ? [minute, 'minute'] : ms < 2 * day ? [hour, 'hour'] : [day, 'day']
  return measured(Math.round(ms / unit), name)
}
