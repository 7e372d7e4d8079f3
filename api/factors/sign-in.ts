/** Signing in by a passkey alone. The device makes sure who its person is, so it counts as both steps. */
import { noteFailedSignIn } from '#api/audit/failures.ts'
import { failed, type Outcome } from '#api/base/issues.ts'
import type { Services } from '#api/context.ts'
import { tooManyTries } from '#api/viewer/attempts.ts'
import { measured, said } from '#api/words/said.ts'
import type { AccountNode } from '#graph/nodes.ts'
import { accountById } from '#graph/queries/account.ts'
import { checkKnown, requestOptions } from './passkeys.ts'

const BOUNDS = { purpose: 'sign-in', accountId: null } as const

/** What a browser needs to sign in with whichever passkey its person has for this place, as JSON. */
export async function beginSignIn(services: Services, caller: string): Promise<Outcome<string>> {
  const minutes = services.accounts.attempts.minutesToBegin(caller)
  if (minutes > 0)
    throw tooManyTries(
      said`Too many failed tries. Wait ${measured(minutes, 'minute')} and try again, or sign in another way.`,
      minutes,
    )
  return { ok: true, value: await requestOptions(services, BOUNDS, { among: null, mustVerify: true }) }
}

/** The account whose passkey answered. */
export async function signInByPasskey(services: Services, response: string): Promise<Outcome<AccountNode>> {
  const id = await checkKnown(services, response, BOUNDS, true)
  const account = id === null ? null : await accountById(services.graph, id)
  if (account) return { ok: true, value: account }
  noteFailedSignIn(services.graph, null, services.now())
  return failed(
    'INVALID',
    ['input', 'response'],
    said`This passkey opens no account here, or it could not be checked. Try once more, or sign in another way.`,
  )
}
