/** New passwords: by a link in a mail, or by the present one. */
import { audited } from '#api/audit/audit.ts'
import { failed, Issues, type Outcome } from '#api/base/issues.ts'
import type { Services, Viewer } from '#api/context.ts'
import type { PasswordChangeInput, PasswordResetInput } from '#api/generated/types.ts'
import { said } from '#api/words/said.ts'
import type { AccountNode } from '#graph/nodes.ts'
import { accountByEmail, resetPassword, setPassword } from '#graph/queries/account.ts'
import { tellOwner } from './notice.ts'
import { linkOf, notOpen } from './links.ts'
import { checkNewPassword } from './password-rules.ts'
import { hashPassword } from './passwords.ts'
import { isRecent, signInAgain } from './recent.ts'
import { hashToken, newSession, type NewSession } from './sessions.ts'
import { isOwnPassword } from './sign-in.ts'

type Needs = Pick<Services, 'graph' | 'now' | 'accounts' | 'log'>

/**
 * Gives the account behind an open link a new password and ends all its sessions. The account is that of the link and
 * none that anybody names. It does not sign in: who has the mailbox only is not yet who has all that signing in asks for.
 */
export async function choosePassword(
  services: Needs,
  { token, password }: PasswordResetInput,
  languages: readonly string[] = [],
): Promise<Outcome<AccountNode>> {
  const link = await linkOf(services, token)
  const account = link?.purpose === 'reset' ? await accountByEmail(services.graph, link.email) : null
  if (!account) return failed('NOT_FOUND', ['input', 'token'], notOpen())
  const issues = new Issues()
  await checkNewPassword(services, issues, ['input', 'password'], password, account)
  if (issues.errors.length > 0) return { ok: false, errors: issues.errors }
  const now = services.now()
  const changed = await resetPassword(
    services.graph,
    { hash: hashToken(token), now: now.toISOString() },
    await hashPassword(password),
    ({ id }) => audited({ kind: 'account.password', actor: id, subject: id, values: { by: 'link' } }, now),
  )
  if (!changed) return failed('NOT_FOUND', ['input', 'token'], notOpen())
  await tellOwner(services, 'password', { email: changed.email, languages })
  return { ok: true, value: changed }
}

/**
 * Changes the password of who signed in a short while ago, ends all sessions, and opens a new one for this device. It is as
 * old as the present one: a password alone is no sign-in where there is a second factor.
 */
export async function changePassword(
  services: Needs,
  viewer: Viewer,
  { present, password }: PasswordChangeInput,
  { caller, userAgent, signedInAt }: { caller: string; userAgent: string; signedInAt: string },
): Promise<Outcome<NewSession>> {
  if (!isRecent(services, signedInAt)) return signInAgain()
  const issues = new Issues()
  if (present === '') issues.add('REQUIRED', ['input', 'present'], said`Give your present password.`)
  await checkNewPassword(services, issues, ['input', 'password'], password, viewer)
  if (issues.errors.length > 0) return { ok: false, errors: issues.errors }
  if (!(await isOwnPassword(services, viewer, present, caller)))
    return failed('INVALID', ['input', 'present'], said`This is not your present password.`)
  const now = services.now()
  const session = newSession(viewer.id, now, services.accounts, userAgent)
  const told = { kind: 'account.password', actor: viewer.id, subject: viewer.id, values: { by: 'password' } } as const
  await setPassword(services.graph, viewer.id, await hashPassword(password), {
    session: { ...session.stored, createdAt: signedInAt },
    step: audited(told, now),
  })
  await tellOwner(services, 'password', viewer)
  return { ok: true, value: session }
}
