/** Signing in. Neither words nor work tell whether an address has an account. */
import { failed, type Outcome } from '#api/base/issues.ts'
import type { Services } from '#api/context.ts'
import { apiError } from '#api/errors.ts'
import type { SignInInput } from '#api/generated/types.ts'
import type { AccountNode } from '#graph/nodes.ts'
import { accountByEmail, createSession } from '#graph/queries/account.ts'
import { verifyPassword } from './passwords.ts'
import { newSession, type NewSession } from './sessions.ts'
import { LONGEST_PASSWORD, normaliseEmail } from './sign-up.ts'

/**
 * The account of an address and its password. Raises RATE_LIMITED after too many failures, for addresses with and
 * without an account alike.
 * @param caller network address the try comes from
 */
export async function signIn(
  services: Pick<Services, 'graph' | 'attempts'>,
  input: SignInInput,
  caller: string,
): Promise<Outcome<AccountNode>> {
  const email = normaliseEmail(input.email.slice(0, 1000))
  const minutes = services.attempts.minutesToWait(email, caller)
  if (minutes > 0)
    throw apiError(
      'RATE_LIMITED',
      `Too many failed sign-ins. Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} and try again.`,
      { retryAfterMinutes: minutes },
    )
  services.attempts.begin(email, caller)
  const account = await accountByEmail(services.graph, email)
  // Without an account the work is the same, on a hash that no password has.
  const isRight = await verifyPassword(input.password.slice(0, LONGEST_PASSWORD + 1), account?.password ?? null)
  if (!account || !isRight) return failed('INVALID', ['input'], 'The e-mail address or the password is not right.')
  services.attempts.succeed(email, caller)
  return { ok: true, value: account }
}

/** Opens a session for an account: the token is for its owner, only its hash is stored. */
export async function openSession(
  services: Pick<Services, 'graph' | 'now'>,
  account: AccountNode,
): Promise<NewSession> {
  const now = services.now()
  const session = newSession(now)
  await createSession(services.graph, {
    hash: session.hash,
    accountId: account.id,
    createdAt: now.toISOString(),
    expiresAt: session.expiresAt,
  })
  return session
}
