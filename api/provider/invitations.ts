/** Invitations by mail to act for a provider: sent, listed, revoked and accepted. */
import { audit, audited } from '#api/audit/audit.ts'
import { failed, Issues, type Outcome } from '#api/base/issues.ts'
import type { Services, Viewer } from '#api/context.ts'
import { apiError } from '#api/errors.ts'
import type { InvitationInput, InvitationSignUpInput } from '#api/generated/types.ts'
import { checkEmail, normaliseEmail } from '#api/viewer/email.ts'
import { hashToken, newToken } from '#api/viewer/sessions.ts'
import { newAccount, validatePerson } from '#api/viewer/sign-up.ts'
import { SPOKEN } from '#api/vocabulary/spoken.ts'
import { measured, said } from '#api/words/said.ts'
import { newId } from '#graph/ids.ts'
import type { AccountNode, AgentCard, InvitationNode } from '#graph/nodes.ts'
import { createAccountIn, unlessTaken } from '#graph/queries/account.ts'
import {
  acceptInvitation,
  createInvitation,
  type NotAccepted,
  openInvitation,
  revokeInvitation,
} from '#graph/queries/invitation.ts'
import { invitationLetter } from './invitation-letters.ts'

export const INVITATION_OPEN_MS = 7 * 24 * 3_600_000
/** Open ones of a provider. */
const MOST_OPEN = 50
/** Longer than any token. */
const LONGEST_TOKEN = 100

/** Why an invitation cannot be accepted, for people. */
const REFUSALS: Record<NotAccepted, { code: 'NOT_FOUND' | 'FORBIDDEN' | 'CONFLICT'; message: () => string }> = {
  'not open': {
    code: 'NOT_FOUND',
    message: () => said`This invitation was used or revoked, or its time is over. Ask for a new one.`,
  },
  'other address': {
    code: 'FORBIDDEN',
    message: () =>
      said`This invitation was sent to another address than that of your account. Sign in with that one, or ask to be invited at yours.`,
  },
  'inviter may not': {
    code: 'NOT_FOUND',
    message: () =>
      said`Whoever sent this invitation may no longer invite for the provider. Ask one of its owners for a new one.`,
  },
  member: {
    code: 'CONFLICT',
    message: () => said`You belong to this provider already, and your role there stays. Its owners can change it.`,
  },
  taken: {
    code: 'CONFLICT',
    message: () => said`There is an account with this address already. Sign in with it to accept.`,
  },
}

/**
 * Invites an address by mail, in the place of an earlier invitation of it. Whether the viewer may is decided before. Raises
 * RATE_LIMITED where the account, the place it asks from, or the address had many.
 */
export async function invite(
  services: Pick<Services, 'graph' | 'now' | 'accounts'>,
  viewer: Pick<Viewer, 'id'>,
  provider: Pick<AgentCard, 'id' | 'name'>,
  input: InvitationInput,
  caller: string,
): Promise<Outcome<InvitationNode>> {
  const { graph, accounts } = services
  const issues = new Issues()
  const email = normaliseEmail(input.email.slice(0, 1_000))
  checkEmail(issues, ['input', 'email'], email)
  const language = SPOKEN.find((each) => each === input.language)
  if (!language) issues.add('INVALID', ['input', 'language'], said`The mail can be in one of ${SPOKEN.join(', ')}.`)
  if (!language || issues.errors.length > 0) return { ok: false, errors: issues.errors }
  slowDown(accounts, viewer, email, caller)
  const now = services.now()
  const token = newToken()
  const invitation: InvitationNode = {
    ...{ id: newId(), providerId: provider.id, email, language, invitedBy: viewer.id },
    role: input.role.toLowerCase() as InvitationNode['role'],
    ...{ createdAt: now.toISOString(), expiresAt: new Date(now.getTime() + INVITATION_OPEN_MS).toISOString() },
  }
  const values = { providerId: provider.id, role: invitation.role }
  const told = { actor: viewer.id, subject: invitation.id, values } as const
  const done = await createInvitation(
    graph,
    { ...invitation, hash: hashToken(token) },
    { most: MOST_OPEN, step: audited({ kind: 'invitation.create', ...told }, now) },
  )
  if (done === 'member')
    return failed(
      'CONFLICT',
      ['input', 'email'],
      said`This is the address of a member. You can change the role in the list.`,
    )
  if (done === 'full')
    return failed('TOO_MANY', ['input', 'email'], said`${MOST_OPEN} invitations are open. Revoke some first.`)
  const link = `${accounts.origin()}/invitation?token=${token}`
  try {
    await accounts.mail.send(
      invitationLetter(language, { to: email, provider: provider.name, role: invitation.role, link }),
    )
  } catch (error) {
    // Nobody has its token.
    await revokeInvitation(graph, provider.id, invitation.id, audited({ kind: 'invitation.revoke', ...told }, now))
    throw error
  }
  return { ok: true, value: invitation }
}

/** Mails are counted apart from those of accounts: nobody shall hold up a reset by invitations. */
function slowDown({ attempts }: Services['accounts'], viewer: Pick<Viewer, 'id'>, email: string, caller: string): void {
  const minutes = Math.max(attempts.minutesToMail(`account ${viewer.id}`), attempts.minutesToMail(caller))
  if (minutes > 0)
    throw apiError(
      'RATE_LIMITED',
      said`You sent many invitations. Wait ${measured(minutes, 'minute')} and try again.`,
      { retryAfterMinutes: minutes },
    )
  if (!attempts.mayMail(`invitation ${email}`))
    throw apiError('RATE_LIMITED', said`This address had several invitations within the hour. Try again in an hour.`)
}

/** Revokes an open invitation of a provider. */
export async function revoke(
  { graph, now }: Pick<Services, 'graph' | 'now'>,
  viewer: Pick<Viewer, 'id'>,
  providerId: string,
  id: string,
): Promise<Outcome<string>> {
  const told = { kind: 'invitation.revoke', actor: viewer.id, subject: id, values: { providerId } } as const
  if (await revokeInvitation(graph, providerId, id, audited(told, now()))) return { ok: true, value: id }
  return failed('NOT_FOUND', ['id'], said`There is no such invitation. It may have been accepted, or its time is over.`)
}

/** The invitation of a token while it is open, or null. */
export async function invitationOf(
  { graph, now }: Pick<Services, 'graph' | 'now'>,
  token: string,
): Promise<InvitationNode | null> {
  return token.length > LONGEST_TOKEN ? null : await openInvitation(graph, hashToken(token), now().toISOString())
}

/** Lets the viewer act for the provider it was invited to. Gives its id. */
export async function accept(
  services: Pick<Services, 'graph' | 'now'>,
  viewer: Pick<Viewer, 'id' | 'email'>,
  token: string,
): Promise<Outcome<string>> {
  const invitation = await invitationOf(services, token)
  if (!invitation) return refused('not open')
  const now = services.now()
  const done = await acceptInvitation(services.graph, opened(invitation, token, now), viewer, {
    step: (tx, { id, role, providerId }) =>
      audit(tx, joined(viewer.id, { providerId, role, before: null, invitation: id }), now),
  })
  return typeof done === 'string' ? refused(done) : { ok: true, value: done.providerId }
}

/** Opens an account for the address that was invited, and lets it act for the provider, both or neither. */
export async function signUpInvited(
  services: Pick<Services, 'graph' | 'now' | 'accounts'>,
  { token, name, password }: InvitationSignUpInput,
): Promise<Outcome<{ account: AccountNode; providerId: string }>> {
  const invitation = await invitationOf(services, token)
  if (!invitation) return refused('not open', ['input', 'token'])
  const { email } = invitation
  const valid = await validatePerson(services, { email, name, password })
  if (!valid.ok) return valid
  const now = services.now()
  const account = await newAccount(valid.value, now)
  const done = await unlessTaken(
    services.graph,
    () => email,
    () =>
      acceptInvitation(services.graph, opened(invitation, token, now), account, {
        open: (tx) => createAccountIn(tx, account),
        step: (tx, { id, role, providerId }) =>
          audit(
            tx,
            [
              { kind: 'account.create', actor: account.id, subject: account.id },
              joined(account.id, { providerId, role, before: null, invitation: id }),
            ],
            now,
          ),
      }),
  )
  if (done === false) return refused('taken', ['input', 'token'])
  if (typeof done === 'string') return refused(done, ['input', 'token'])
  return { ok: true, value: { account, providerId: done.providerId } }
}

function opened({ providerId }: InvitationNode, token: string, now: Date) {
  return { providerId, hash: hashToken(token), now: now.toISOString() }
}

function joined(id: string, values: Record<string, string | null>) {
  return { kind: 'member.add', actor: id, subject: id, values } as const
}

function refused(why: NotAccepted, field = ['token']): Outcome<never> {
  const { code, message } = REFUSALS[why]
  return failed(code, field, message())
}
