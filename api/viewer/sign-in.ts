/** Signing in. Neither words nor work tell whether an address has an account. */
import { audited } from '#api/audit/audit.ts'
import { noteFailedSignIn } from '#api/audit/failures.ts'
import { failed, type Outcome } from '#api/base/issues.ts'
import type { Services } from '#api/context.ts'
import type { SignInInput } from '#api/generated/types.ts'
import { measured, said } from '#api/words/said.ts'
import type { AccountNode } from '#graph/nodes.ts'
import { accountByEmail, createSession } from '#graph/queries/account.ts'
import { tooManyTries } from './attempts.ts'
import { normaliseEmail } from './email.ts'
import { verifyPassword } from './passwords.ts'
import { newSession, type NewSession } from './sessions.ts'

/** UTF-16 units. Passwords of former rules had up to 200 characters, each of one or two: what is longer is none. */
const LONGEST_TRIED = 400

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
    : failed('INVALID', ['input'], said`The e-mail address or the password is not right.`)
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
    throw tooManyTries(
      said`Too many failed tries. Wait ${measured(minutes, 'minute')} and try again, or choose a new password by mail.`,
      minutes,
    )
  attempts.begin(email, caller)
  const account = await accountByEmail(graph, email)
  // Without an account the work is the same, on a hash that no password has.
  const isRight = await verifyPassword(password.slice(0, LONGEST_TRIED), account?.password ?? null, caller)
  if (!account || !isRight) {
    noteFailedSignIn(graph, account?.id ?? null, now())
    return null
  }
  attempts.succeed(email, caller)
  return account
}

/** The identity that a session is opened through, by which its provider may end it. */
export interface Through {
  key: string
  /** The provider's name in the settings. */
  provider: string
  /** Hash of what the session is called there; null where it has no name. */
  sid: string | null
  /** When the person signed in there (ISO 8601 UTC). */
  signedInAt: string
}

/**
 * Opens a session for an account: the token is for its owner, only its hash is stored.
 * @param options.replaces hash of a session that ends with it, so that no token outlives a sign-in
 */
export async function openSession(
  services: Pick<Services, 'graph' | 'now' | 'accounts'>,
  account: Pick<AccountNode, 'id'>,
  { userAgent, replaces = null, through }: { userAgent: string; replaces?: string | null; through?: Through },
): Promise<NewSession> {
  const session = newSession(account.id, services.now(), services.accounts, userAgent)
  const told = { kind: 'session.begin', actor: account.id, subject: session.stored.id } as const
  const step = audited(through ? { ...told, values: { identityProvider: through.provider } } : told, services.now())
  const stored = {
    ...session.stored,
    ...(through ? { identityKey: through.key, signedInAt: through.signedInAt } : {}),
    ...(through?.sid ? { identitySid: through.sid } : {}),
  }
  await createSession(services.graph, stored, { replaces, step })
  return session
}
