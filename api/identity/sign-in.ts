/**
 * Signing in through an identity provider: there, back, and, the first time, what is kept. An account is found by issuer
 * and subject alone. An address that the provider tells is never compared with those of accounts, so whoever controls
 * a provider cannot take over an account, and nobody learns which addresses have one.
 */
import { audit } from '#api/audit/audit.ts'
import { noteFailedSignIn } from '#api/audit/failures.ts'
import { failed, Issues, type Outcome, type UserError } from '#api/base/issues.ts'
import { plainLine } from '#api/base/plain-text.ts'
import type { Services, Viewer } from '#api/context.ts'
import { hashToken } from '#api/viewer/sessions.ts'
import { tellOwner } from '#api/viewer/notice.ts'
import { newId } from '#graph/ids.ts'
import type { AccountNode, IdentityNode } from '#graph/nodes.ts'
import { accountById, deleteSessionsOf } from '#graph/queries/account.ts'
import {
  createIdentity,
  createTicket,
  deleteTicket,
  identityByKey,
  ticketOf,
  updateIdentity,
  type TicketKey,
} from '#graph/queries/identity.ts'
import { agreed, type Consent, type Told } from './claims.ts'
import { IdentityError, identityKey } from './providers.ts'
import { settleMemberships, toldOfRoles } from './rights.ts'
import type { IdentityProvider } from './settings.ts'
import { newTicket, readTicket, type Errand } from './tickets.ts'

type Needs = Pick<Services, 'graph' | 'now' | 'log' | 'accounts' | 'indexer' | 'model'>

const LONGEST_NAME = 200

/** A way begun: where the browser goes, and what it has to bring back. */
export interface Begun {
  address: string
  ticket: string
}

/** Somebody who is signed in by an identity. */
export interface Opened {
  account: AccountNode
  identity: IdentityNode
  /** Hash of the session's name at the provider; null where it has none. */
  sid: string | null
}

/** Where to go to sign in, or to add an identity. Nothing is stored. */
export async function begin(services: Needs, slug: string, errand: Errand): Promise<Outcome<Begun>> {
  const provider = services.accounts.identity.find(slug)
  if (!provider) return noProvider()
  const ticket = newTicket(errand, services.now())
  try {
    return { ok: true, value: { address: await services.accounts.identity.addressFor(provider, ticket), ticket } }
  } catch (error) {
    return { ok: false, errors: [sentenceFor(error, provider)] }
  }
}

/**
 * Takes the answer of a provider. Gives who is signed in by it; null where it is to be asked first what is kept.
 * @param given.query what stands after `?` in the address that the provider sent the browser to
 */
export async function comeBack(
  services: Needs,
  viewer: Viewer | null,
  given: { slug: string; ticket: string; query: string },
): Promise<Outcome<Opened | null>> {
  const { graph, now, accounts } = services
  const provider = accounts.identity.find(given.slug)
  if (!provider) return noProvider()
  const ticket = readTicket(given.ticket, now())
  if (!ticket) return failed('NOT_FOUND', ['input', 'ticket'], NOT_OPEN)
  if (ticket.errand === 'link' && !viewer) return failed('NOT_FOUND', ['input', 'ticket'], SIGNED_OUT)
  let told: Told
  try {
    told = await accounts.identity.answerOf(provider, given.ticket, given.query)
  } catch (error) {
    noteFailedSignIn(graph, null, now())
    return { ok: false, errors: [sentenceFor(error, provider)] }
  }
  const known = await identityByKey(graph, identityKey(told.issuer, told.subject))
  const isLink = ticket.errand === 'link'
  if (isLink && known && known.accountId !== viewer!.id)
    return failed(
      'CONFLICT',
      ['input', 'provider'],
      'This identity opens another account here. Sign in with it and remove it there first.',
    )
  const isIn = known !== null && !isLink
  // Kept until its time is over, so that the same answer is taken once.
  const row = { hash: hashToken(given.ticket), provider: provider.slug, expiresAt: ticket.expiresAt }
  const waits = { ...row, stage: 'back', told: JSON.stringify(told), accountId: isLink ? viewer!.id : null } as const
  const isFirst = await createTicket(graph, isIn ? { ...row, stage: 'used' } : waits, now().toISOString())
  if (!isFirst) return failed('NOT_FOUND', ['input', 'ticket'], NOT_OPEN)
  if (!isIn) return { ok: true, value: null }
  const opened = await refresh(services, known, provider, told)
  return opened ? { ok: true, value: opened } : failed('NOT_FOUND', ['input', 'ticket'], NOT_OPEN)
}

/**
 * Brings an identity, and what it gives, to what its provider says now. With other rights, other sessions end.
 * @param ticket used up with it, where somebody was asked; null when it is not open
 */
async function refresh(
  services: Needs,
  known: IdentityNode,
  provider: IdentityProvider,
  told: Told,
  ticket?: TicketKey,
): Promise<Opened | null> {
  const { graph, now } = services
  const { memberships, ...kept } = agreed(told, known.consents ?? [])
  const identity: IdentityNode = {
    ...{ ...known, ...kept, provider: provider.slug, name: told.name || known.name },
    lastUsedAt: now().toISOString(),
  }
  let hasOther = false
  const isDone = await updateIdentity(graph, identity, {
    ticket,
    step: async (tx, changed) => {
      const entries = toldOfRoles(changed, identity)
      hasOther = entries.length > 0
      if (hasOther) await audit(tx, entries, now())
    },
  })
  if (!isDone) return null
  if (await settleMemberships(services, identity, memberships)) hasOther = true
  if (hasOther) await deleteSessionsOf(graph, identity.accountId)
  const account = await accountById(graph, identity.accountId)
  return account && { account, identity, sid: sidOf(told) }
}

/** What a provider said and nobody has agreed to yet. */
export interface Offer {
  provider: IdentityProvider
  told: Told
  /** The account that it is to be added to; null where one is to be made. */
  accountId: string | null
  /** The identity, where that account has it already and is asked again what is kept. */
  known: IdentityNode | null
  expiresAt: string
}

/** What waits for an answer under a ticket; null when nothing does (any more). Asking does not use it. */
export async function offerOf({ graph, now, accounts }: Needs, ticket: string): Promise<Offer | null> {
  if (!readTicket(ticket, now())) return null
  const row = await ticketOf(graph, keyOf(ticket, now()))
  const provider = row && accounts.identity.find(row.provider)
  if (!row?.told || !provider) return null
  const told = JSON.parse(row.told) as Told
  const known = await identityByKey(graph, identityKey(told.issuer, told.subject))
  return { provider, told, accountId: row.accountId ?? null, known, expiresAt: row.expiresAt }
}

/**
 * Keeps what somebody agreed to: makes an account that the identity opens, or adds the identity to the account that asked
 * for it; where that has it already, what is kept changes. An account that is made so has neither an address nor a password.
 */
export async function accept(
  services: Needs,
  viewer: Viewer | null,
  given: { ticket: string; name: string; consents: readonly Consent[] },
): Promise<Outcome<Opened>> {
  const { graph, now } = services
  const offer = await offerOf(services, given.ticket)
  if (!offer) return failed('NOT_FOUND', ['input', 'ticket'], NOT_OPEN)
  const { provider, told, accountId, known } = offer
  if (accountId !== null && accountId !== viewer?.id) return failed('NOT_FOUND', ['input', 'ticket'], SIGNED_OUT)
  if (known && known.accountId === accountId) {
    const consents = [...given.consents]
    const asked = await refresh(services, { ...known, consents }, provider, told, keyOf(given.ticket, now()))
    return asked ? { ok: true, value: asked } : failed('NOT_FOUND', ['input', 'ticket'], NOT_OPEN)
  }
  const issues = new Issues()
  const name = plainLine(given.name.slice(0, 10 * LONGEST_NAME))
  if (accountId === null) issues.text(['input', 'name'], 'your name', name, LONGEST_NAME)
  if (issues.errors.length > 0) return { ok: false, errors: issues.errors }
  const at = now()
  const createdAt = at.toISOString()
  const account = accountId === null ? { id: newId(), agentId: newId(), name, createdAt } : null
  const { memberships, ...kept } = agreed(told, given.consents)
  const identity: IdentityNode = {
    ...{ key: identityKey(told.issuer, told.subject), id: newId(), accountId: account?.id ?? accountId! },
    ...{ provider: provider.slug, issuer: told.issuer, subject: told.subject, name: told.name || null, ...kept },
    ...{ consents: [...given.consents], createdAt, lastUsedAt: createdAt },
  }
  const done = await createIdentity(graph, keyOf(given.ticket, at), identity, {
    account,
    step: async (tx, changed) => {
      const { accountId: subject } = identity
      await audit(
        tx,
        [
          ...(account ? [{ kind: 'account.create', actor: subject, subject } as const] : []),
          { kind: 'account.identity-add', actor: subject, subject, values: { identityProvider: provider.slug } },
          ...toldOfRoles(changed, identity),
        ],
        at,
      )
    },
  })
  if (done === 'used') return failed('NOT_FOUND', ['input', 'ticket'], NOT_OPEN)
  if (done === 'taken')
    return failed('CONFLICT', ['input', 'ticket'], 'This identity was added in the meantime. Sign in with it.')
  await settleMemberships(services, identity, memberships)
  if (!account) await tellOwner(services, 'identity-added', viewer?.email)
  return { ok: true, value: { account: (await accountById(graph, identity.accountId))!, identity, sid: sidOf(told) } }
}

/** Forgets what a provider said, because the person does not want it kept. */
export async function decline({ graph }: Pick<Needs, 'graph'>, ticket: string): Promise<void> {
  await deleteTicket(graph, hashToken(ticket))
}

function keyOf(ticket: string, now: Date) {
  return { hash: hashToken(ticket), stage: 'back', now: now.toISOString() } as const
}

/** A session there is named by its provider only: with the issuer the name is unique. */
function sidOf({ issuer, sid }: Told): string | null {
  return sid === null ? null : identityKey(issuer, sid)
}

const NOT_OPEN = 'This took too long, was done already, or began in another browser. Begin again.'
const SIGNED_OUT = 'You are not signed in to the account that this was begun for. Sign in and begin again.'

function noProvider(): Outcome<never> {
  return failed('NOT_FOUND', ['input', 'provider'], 'There is no such way to sign in here.')
}

function sentenceFor(error: unknown, { names }: IdentityProvider): UserError {
  if (!(error instanceof IdentityError)) throw error
  const name = names[0]!.text
  const messages = {
    away: `${name} does not answer now. Try again in a few minutes, or sign in another way.`,
    no: `You were not signed in: ${name} says that you did not want to, or may not.`,
    refused: `What came back from ${name} does not hold, so you were not signed in. Begin again.`,
  }
  const code = error.reason === 'away' ? 'UNAVAILABLE' : 'INVALID'
  return { code, field: ['input', 'provider'], message: messages[error.reason] }
}
