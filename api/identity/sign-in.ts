/**
 * Signing in through an identity provider: there, back, and, the first time, what is kept. An account is found by issuer
 * and subject alone. An address that the provider tells is never compared with those of accounts, so whoever controls
 * a provider cannot take over an account, and nobody learns which addresses have one.
 */
import { audit } from '#api/audit/audit.ts'
import type { Told as AuditTold } from '#api/audit/chain.ts'
import { noteFailedSignIn } from '#api/audit/failures.ts'
import { failed, Issues, type Outcome, type UserError } from '#api/base/issues.ts'
import { plainLine } from '#api/base/plain-text.ts'
import type { Services, Viewer } from '#api/context.ts'
import { hashToken } from '#api/viewer/sessions.ts'
import { tellOwner } from '#api/viewer/notice.ts'
import { said } from '#api/words/said.ts'
import { newId } from '#graph/ids.ts'
import { showChange } from '#api/resource/record.ts'
import type { Transaction } from '#graph/graph.ts'
import type { AccountNode, IdentityNode } from '#graph/nodes.ts'
import { accountById, endSessionsIn } from '#graph/queries/account.ts'
import { joinProviders } from '#graph/queries/agent.ts'
import {
  createIdentity,
  createTicket,
  deleteTicket,
  identityByKey,
  ticketOf,
  unlessThere,
  updateIdentity,
  type TicketKey,
} from '#graph/queries/identity.ts'
import type { RoleChange } from '#graph/queries/roles.ts'
import { agreed, type Consent, type Told } from './claims.ts'
import { IdentityError, identityKey, type Freshness } from './providers.ts'
import { settleMemberships, toldOfMemberships, toldOfRoles, type MembershipChange } from './rights.ts'
import type { IdentityProvider, LentMembership } from './settings.ts'
import { newTicket, readTicket, type Errand, type Ticket } from './tickets.ts'

type Needs = Pick<Services, 'graph' | 'now' | 'log' | 'accounts' | 'indexer' | 'model'>

const LONGEST_NAME = 200

/** A way begun: where the browser goes, and what it has to bring back. */
export interface Begun {
  address: string
  ticket: string
}

/** Somebody whom an identity signs in. */
export interface Opened {
  account: AccountNode
  identity: IdentityNode
  told: Pick<Told, 'signedInAt' | 'hasTwoFactors'>
  /** Hash of the session's name at the provider; null where it has none. */
  sid: string | null
}

/** Where to go to sign in, also anew, or to add an identity. Nothing is stored. */
export async function begin(services: Needs, slug: string, errand: Errand): Promise<Outcome<Begun>> {
  const provider = await services.accounts.identity.open(slug)
  if (!provider) return noProvider()
  const { accounts, now } = services
  const begunAt = now()
  const ticket = newTicket(errand, begunAt)
  try {
    const address = await accounts.identity.addressFor(provider, ticket, freshnessOf(services, { errand, begunAt }))
    return { ok: true, value: { address, ticket } }
  } catch (error) {
    return { ok: false, errors: [sentenceFor(error, provider)] }
  }
}

/** A sign-in there opens a session here for as long as one may last; one that is asked for anew has to be made now. */
function freshnessOf({ accounts }: Pick<Needs, 'accounts'>, { errand, begunAt }: Omit<Ticket, 'expiresAt'>): Freshness {
  const isAsked = errand === 'again'
  return { isAsked, since: new Date(begunAt.getTime() - (isAsked ? 0 : accounts.sessionMs)) }
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
  const provider = await accounts.identity.open(given.slug)
  if (!provider) return noProvider()
  const ticket = readTicket(given.ticket, now())
  if (!ticket) return failed('NOT_FOUND', ['input', 'ticket'], notOpen())
  if (ticket.errand === 'link' && !viewer) return failed('NOT_FOUND', ['input', 'ticket'], signedOut())
  let told: Told
  try {
    told = await accounts.identity.answerOf(provider, given.ticket, given.query, freshnessOf(services, ticket))
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
      said`This identity opens another account here. Sign in with it and remove it there first.`,
    )
  const isIn = known !== null && !isLink
  // Kept until its time is over, so that the same answer is taken once.
  const row = { hash: hashToken(given.ticket), provider: provider.slug, expiresAt: ticket.expiresAt }
  const waits = { ...row, stage: 'back', told: JSON.stringify(told), accountId: isLink ? viewer!.id : null } as const
  const isFirst = await createTicket(graph, isIn ? { ...row, stage: 'used' } : waits, now().toISOString())
  if (!isFirst) return failed('NOT_FOUND', ['input', 'ticket'], notOpen())
  if (!isIn) return { ok: true, value: null }
  const person = await refresh(services, known, provider, told)
  return person ? { ok: true, value: person } : failed('NOT_FOUND', ['input', 'ticket'], notOpen())
}

/**
 * Brings an identity, and what it gives, to what its provider says now.
 * @param ticket used up with it, where somebody was asked; null when it is not open
 */
async function refresh(
  services: Needs,
  known: IdentityNode,
  provider: IdentityProvider,
  told: Told,
  ticket?: TicketKey,
): Promise<Opened | null> {
  const { memberships, ...kept } = agreed(told, known.consents ?? [])
  const identity: IdentityNode = {
    ...{ ...known, ...kept, provider: provider.slug, name: told.name || known.name },
    lastUsedAt: services.now().toISOString(),
  }
  const done = await settle(services, identity, memberships, { store: (tx) => updateIdentity(tx, identity, ticket) })
  return done === 'settled' ? await opened(services, identity, told) : null
}

/** Whom an identity signs in; null when the account is gone. */
async function opened({ graph }: Pick<Needs, 'graph'>, identity: IdentityNode, told: Told): Promise<Opened | null> {
  const account = await accountById(graph, identity.accountId)
  return account && { account, identity, told, sid: sidOf(told) }
}

/**
 * Stores an identity and brings roles and memberships of its account to it: all of it or nothing, with its entries of the
 * log. With other rights the sessions of the account end.
 * @param then.store writes the identity; gives the roles that changed, or why nothing is written
 * @param then.entries of the log, which come first
 */
async function settle<Not extends string>(
  services: Needs,
  identity: IdentityNode,
  memberships: readonly LentMembership[],
  { store, entries = [] }: { store: (tx: Transaction) => Promise<RoleChange | Not>; entries?: readonly AuditTold[] },
): Promise<'settled' | 'taken' | Not> {
  const { graph, now, log } = services
  const { accountId, provider } = identity
  const ids = memberships.map(({ providerId }) => providerId)
  const done = await unlessThere(() =>
    joinProviders<MembershipChange | Not>(graph, ids, async (tx, join) => {
      const roles = await store(tx)
      if (typeof roles === 'string') return roles
      const change = await settleMemberships(tx, join, identity, memberships)
      const rights = [...toldOfRoles(roles, identity), ...toldOfMemberships(change, identity)]
      if (entries.length + rights.length > 0) await audit(tx, [...entries, ...rights], now())
      if (rights.length > 0) await endSessionsIn(tx, accountId)
      return change
    }),
  )
  if (done === false) return 'taken'
  if (typeof done === 'string') return done
  for (const providerId of done.missing)
    log.warn({ identityProvider: provider, providerId }, 'a claim leads to a provider that is not here')
  // Joining may have claimed a provider, which is public.
  if (done.joined.length > 0) await showChange(services)
  return 'settled'
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
  const provider = row && (await accounts.identity.open(row.provider))
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
  const { now } = services
  const offer = await offerOf(services, given.ticket)
  if (!offer) return failed('NOT_FOUND', ['input', 'ticket'], notOpen())
  const { provider, told, accountId, known } = offer
  if (accountId !== null && accountId !== viewer?.id) return failed('NOT_FOUND', ['input', 'ticket'], signedOut())
  if (known && known.accountId === accountId) {
    const consents = [...given.consents]
    const asked = await refresh(services, { ...known, consents }, provider, told, keyOf(given.ticket, now()))
    return asked ? { ok: true, value: asked } : failed('NOT_FOUND', ['input', 'ticket'], notOpen())
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
  const by = { actor: identity.accountId, subject: identity.accountId }
  const done = await settle(services, identity, memberships, {
    store: (tx) => createIdentity(tx, keyOf(given.ticket, at), identity, account),
    entries: [
      ...(account ? [{ kind: 'account.create', ...by } as const] : []),
      { kind: 'account.identity-add', ...by, values: { identityProvider: provider.slug } },
    ],
  })
  if (done === 'used') return failed('NOT_FOUND', ['input', 'ticket'], notOpen())
  if (done === 'taken')
    return failed('CONFLICT', ['input', 'ticket'], said`This identity was added in the meantime. Sign in with it.`)
  if (!account && viewer) await tellOwner(services, 'identity-added', viewer)
  return { ok: true, value: (await opened(services, identity, told))! }
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

const notOpen = () => said`This took too long, was done already, or began in another browser. Begin again.`
const signedOut = () => said`You are not signed in to the account that this was begun for. Sign in and begin again.`

function noProvider(): Outcome<never> {
  return failed('NOT_FOUND', ['input', 'provider'], said`There is no such way to sign in here.`)
}

/** What is said of each reason, and its code. */
const REFUSALS: Record<IdentityError['reason'], { code: UserError['code']; say: (name: string) => string }> = {
  away: {
    code: 'UNAVAILABLE',
    say: (name) => said`${name} does not answer now. Try again in a few minutes, or sign in another way.`,
  },
  no: {
    code: 'INVALID',
    say: (name) => said`You were not signed in: ${name} says that you did not want to, or may not.`,
  },
  refused: {
    code: 'INVALID',
    say: (name) => said`What came back from ${name} does not hold, so you were not signed in. Begin again.`,
  },
  old: {
    code: 'SIGN_IN_AGAIN',
    say: (name) => said`${name} did not ask you anew who you are, or does not say when it did. Sign in another way.`,
  },
}

function sentenceFor(error: unknown, { names }: IdentityProvider): UserError {
  if (!(error instanceof IdentityError)) throw error
  const { code, say } = REFUSALS[error.reason]
  return { code, field: ['input', 'provider'], message: say(names[0]!.text) }
}
