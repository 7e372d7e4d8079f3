/** Links by mail: to confirm an address and to choose a new password. */
import { Issues, type Outcome } from '#api/base/issues.ts'
import type { Services } from '#api/context.ts'
import { apiError } from '#api/errors.ts'
import { measured, said } from '#api/words/said.ts'
import type { LinkPurpose, MailLinkNode } from '#graph/nodes.ts'
import { accountByEmail, hasAccounts } from '#graph/queries/account.ts'
import { createLink, openLink } from '#graph/queries/mail-link.ts'
import { checkEmail, normaliseEmail } from './email.ts'
import { letterFor } from './letters.ts'
import { hashToken, newToken } from './sessions.ts'

/** How long a link is open. */
export const LINK_OPEN_MS: Record<LinkPurpose, number> = {
  'sign-up': 24 * 3_600_000,
  reset: 3_600_000,
  address: 24 * 3_600_000,
}
/** The page each leads to. */
const PATHS: Record<LinkPurpose, string> = {
  'sign-up': '/sign-up/confirm',
  reset: '/reset/choose',
  address: '/account/email',
}
/** Longer than any token. */
const LONGEST_TOKEN = 100

/**
 * Sends the link that an address is due: to what was asked for where it has no account, else to choose a new password. What is
 * given back, the reads, the writes and the one mail are the same in either case. When too many mails went to the address
 * nothing is sent, and that is not said. Raises RATE_LIMITED for a caller who asks too often.
 * @param options.accountId the account that wants the address, where that is asked for
 * @param options.languages of whom asks, best first: the mail is in the first of them that we speak
 * @returns the link where mails stay on this machine and nobody has an account yet, else null
 */
export async function sendLink(
  services: Pick<Services, 'graph' | 'now' | 'accounts'>,
  asked: LinkPurpose,
  given: string,
  caller: string,
  { accountId, languages = [] }: { accountId?: string; languages?: readonly string[] } = {},
): Promise<Outcome<{ link: string | null }>> {
  const { graph, accounts } = services
  const issues = new Issues()
  const email = normaliseEmail(given.slice(0, 1000))
  checkEmail(issues, ['input', 'email'], email)
  if (issues.errors.length > 0) return { ok: false, errors: issues.errors }
  const minutes = accounts.attempts.minutesToMail(caller)
  if (minutes > 0)
    throw apiError(
      'RATE_LIMITED',
      said`Too many mails were asked for from here. Wait ${measured(minutes, 'minute')} and try again.`,
      { retryAfterMinutes: minutes },
    )
  if (!accounts.attempts.mayMail(email)) return { ok: true, value: { link: null } }
  const account = await accountByEmail(graph, email)
  const isFirst = asked === 'sign-up' && accounts.showsFirstLink && !(await hasAccounts(graph))
  const purpose: LinkPurpose = account ? 'reset' : asked === 'address' ? 'address' : 'sign-up'
  const wanted = purpose === 'address' ? { accountId } : {}
  const link = await newLink(services, { purpose, email, openMs: LINK_OPEN_MS[purpose], ...wanted })
  await accounts.mail.send(letterFor(asked, account !== null, { to: email, languages }, accounts.origin() + link))
  return { ok: true, value: { link: isFirst ? link : null } }
}

/**
 * A link by which an account gets a password, for an operator to hand on: it is open as long as one for a new account.
 * @returns the whole address
 */
export async function linkToHandOn(
  { graph, now, accounts }: Pick<Services, 'graph' | 'now' | 'accounts'>,
  email: string,
) {
  const path = await newLink({ graph, now }, { purpose: 'reset', email, openMs: LINK_OPEN_MS['sign-up'] })
  return accounts.origin() + path
}

/** Stores a link and gives its path. */
async function newLink(
  { graph, now }: Pick<Services, 'graph' | 'now'>,
  { openMs, ...what }: Pick<MailLinkNode, 'purpose' | 'email' | 'accountId'> & { openMs: number },
): Promise<string> {
  const token = newToken()
  const at = now()
  const expiresAt = new Date(at.getTime() + openMs).toISOString()
  await createLink(graph, { hash: hashToken(token), ...what, createdAt: at.toISOString(), expiresAt })
  return `${PATHS[what.purpose]}?token=${token}`
}

/** The open link of a token, or null. */
export async function linkOf(services: Pick<Services, 'graph' | 'now'>, token: string): Promise<MailLinkNode | null> {
  if (token.length > LONGEST_TOKEN) return null
  return await openLink(services.graph, hashToken(token), services.now().toISOString())
}

/** What is said of a token that opens nothing (any more), whatever the reason. */
export function notOpen(): string {
  return said`This link was used already, or its time is over. Ask for a new one.`
}
