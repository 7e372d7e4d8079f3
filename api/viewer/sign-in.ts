/** Signing in. Neither words nor work tell whether an address has an account. */
import { audited } from '#api/audit/audit.ts'
import { noteFailedSignIn } from '#api/audit/failures.ts'
import { failed, type Outcome } from '#api/base/issues.ts'
import type { Services } from '#api/context.ts'
import { apiError } from '#api/errors.ts'
import type { SignInInput } from '#api/generated/types.ts'
import type { AccountNode } from '#graph/nodes.ts'
import { accountByEmail, createSession } from '#graph/queries/account.ts'
import { normaliseEmail } from './email.ts'
import { verifyPassword } from './passwords.ts'
import { newSession, type NewSession } from './sessions.ts'

/** Passwords of former rules had up to 200 characters: what is longer is none. */
const LONGEST_TRIED = 201

/**
 * The account of an address and its password. Raises RATE_LIMITED after too many failures, for addresses with and
 * without an account alike.
 * @param caller network address the try comes from
 */
export async function signIn(
  services: Pick<Services, 'graph' | 'accounts' | 'now'>,
  input: SignInInput,
  caller: string,
): Promise<Outcome<AccountNode>> {
  const email = normaliseEmail(input.email.slice(0, 1000))
  const account = await tryPassword(services, email, input.password, caller)
  return account
    ? { ok: true, value: account }
    : failed('INVALID', ['input'], 'The e-mail address or the password is not right.')
}

/** Whether this is the password of the account, which has been signed in to: as slow for who guesses as signing in. */
export async function isOwnPassword(
  services: Pick<Services, 'graph' | 'accounts' | 'now'>,
  { email }: Pick<AccountNode, 'email'>,
  password: string,
  caller: string,
): Promise<boolean> {
  return typeof email === 'string' && (await tryPassword(services, email, password, caller)) !== null
}

async function tryPassword(
  { graph, now, accounts: { attempts } }: Pick<Services, 'graph' | 'accounts' | 'now'>,
  email: string,
  password: string,
  caller: string,
): Promise<AccountNode | null> {
  const minutes = attempts.minutesToWait(email, caller)
  if (minutes > 0)
    throw apiError(
      'RATE_LIMITED',
      `Too many failed tries. Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} and try again, or choose a new password by mail.`,
      { retryAfterMinutes: minutes },
    )
  attempts.begin(email, caller)
  const account = await accountByEmail(graph, email)
  // Without an account the work is the same, on a hash that no password has.
  const isRight = await verifyPassword(password.slice(0, LONGEST_TRIED), account?.password ?? null)
  if (!account || !isRight) {
    noteFailedSignIn(graph, account?.id ?? null, now())
    return null
  }
  attempts.succeed(email, caller)
  return account
}

/**
 * Opens a session for an account: the token is for its owner, only its hash is stored.
 * @param replaces hash of a session that ends with it, so that no token outlives a sign-in
 */
export async function openSession(
  services: Pick<Services, 'graph' | 'now' | 'accounts'>,
  account: Pick<AccountNode, 'id'>,
  { userAgent, replaces = null }: { userAgent: string; replaces?: string | null },
): Promise<NewSession> {
  const session = newSession(account.id, services.now(), services.accounts, userAgent)
  const told = { kind: 'session.begin', actor: account.id, subject: session.stored.id } as const
  const step = audited(told, services.now())
  await createSession(services.graph, session.stored, { replaces, step })
  return session
}
