/** Opening an account with a passkey in place of a password, by the link that was sent to the address. */
import { failed, type Outcome } from '#api/base/issues.ts'
import type { Services } from '#api/context.ts'
import { linkOf, notOpen } from '#api/viewer/links.ts'
import { hashToken } from '#api/viewer/sessions.ts'
import { newAccount, openByLink, validatePerson } from '#api/viewer/sign-up.ts'
import { said } from '#api/words/said.ts'
import { newId } from '#graph/ids.ts'
import type { AccountNode } from '#graph/nodes.ts'
import { createPasskey } from '#graph/queries/factors.ts'
import { storeCodes } from './change.ts'
import { checkNew, creationOptions } from './passkeys.ts'
import { newCodes } from './recovery.ts'

/** What a browser needs to make the first passkey of an account, as JSON. */
export async function beginSignUp(services: Services, token: string): Promise<Outcome<string>> {
  const link = await linkOf(services, token)
  if (link?.purpose !== 'sign-up') return failed('NOT_FOUND', ['token'], notOpen())
  const bounds = { purpose: 'sign-up', accountId: newId(), bound: hashToken(token) } as const
  const options = { name: link.email, known: [], mustVerify: true }
  return { ok: true, value: await creationOptions(services, bounds, options) }
}

/** Opens the account of the address of the link. It has no password until one is chosen by mail. */
export async function signUpByPasskey(
  services: Services,
  { token, name, response }: { token: string; name: string; response: string },
): Promise<Outcome<{ account: AccountNode; recoveryCodes: string[] }>> {
  const link = await linkOf(services, token)
  if (link?.purpose !== 'sign-up') return failed('NOT_FOUND', ['input', 'token'], notOpen())
  const valid = await validatePerson(services, { email: link.email, name })
  if (!valid.ok) return valid
  const made = await checkNew(services, response, { purpose: 'sign-up', bound: hashToken(token) }, true)
  const accountId = made?.challenge.accountId
  if (!made || !accountId)
    return failed('INVALID', ['input', 'response'], said`This passkey could not be checked. Try once more.`)
  const now = services.now()
  const account = { ...(await newAccount(valid.value, now)), id: accountId }
  const recoveryCodes = newCodes()
  const passkey = { ...made.credential, id: newId(), accountId, name: 'First passkey', createdAt: now.toISOString() }
  const opened = await openByLink(services, token, account, async (tx) => {
    if (!(await createPasskey(tx, passkey))) throw new KnownPasskey()
    await storeCodes(tx, accountId, recoveryCodes, now)
  }).catch((error: unknown) => {
    if (error instanceof KnownPasskey)
      return failed('CONFLICT', ['input', 'response'], said`This passkey is known here already.`)
    throw error
  })
  return opened.ok ? { ok: true, value: { account: opened.value, recoveryCodes } } : opened
}

class KnownPasskey extends Error {}
