/**
 * Adding and removing what an account is opened with. All of it asks for a sign-in that is not long ago, gives the session
 * another token, ends the other sessions, tells the owner by mail, and stands in the log.
 */
import { audit } from '#api/audit/audit.ts'
import type { Told } from '#api/audit/chain.ts'
import { failed, Issues, refusable, Refused, type Outcome } from '#api/base/issues.ts'
import { plainLine } from '#api/base/plain-text.ts'
import type { Context, Services, Viewer } from '#api/context.ts'
import { unauthenticated } from '#api/errors.ts'
import { tellOwner } from '#api/viewer/notice.ts'
import { isRecent, signInAgain } from '#api/viewer/recent.ts'
import { hashToken, newToken } from '#api/viewer/sessions.ts'
import { said } from '#api/words/said.ts'
import type { Transaction } from '#graph/graph.ts'
import { newId } from '#graph/ids.ts'
import type { PasskeyNode, TotpNode } from '#graph/nodes.ts'
import { keepOneSessionIn } from '#graph/queries/account.ts'
import {
  createPasskey,
  createTotp,
  factorsOf,
  lockFactors,
  removeFactor as drop,
  replaceCodes,
  type Factors,
} from '#graph/queries/factors.ts'
import { waysIn } from '#graph/queries/identity.ts'
import { look, pose, take } from './challenges.ts'
import { checkNew, creationOptions } from './passkeys.ts'
import { hashOfCode, newCodes } from './recovery.ts'
import { newTotpSecret, stepOf, totpAddress } from './totp.ts'

const MOST_PASSKEYS = 20
const LONGEST_NAME = 100

/** Who changes something: signed in, by a session. */
export type Changer = Pick<Context, 'session' | 'signedInAt'> & { viewer: Viewer }

export interface Changed {
  /** The new token of the session. */
  token: string
  expiresAt: string
  /** Shown this once; null where the account had some already. */
  recoveryCodes: string[] | null
}

/** What a browser needs to make another passkey for the viewer, as JSON. */
export async function beginPasskey(services: Services, { viewer, signedInAt }: Changer): Promise<Outcome<string>> {
  if (!isRecent(services, signedInAt)) return signInAgain()
  const { passkeys } = await factorsOf(services.graph, viewer.id)
  const options = { name: viewer.email ?? viewer.name, known: passkeys, mustVerify: false }
  return { ok: true, value: await creationOptions(services, { purpose: 'add', accountId: viewer.id }, options) }
}

/** Adds the passkey that a browser made. */
export async function addPasskey(
  services: Services,
  changer: Changer,
  { name: given, response }: { name: string; response: string },
): Promise<Outcome<Changed>> {
  if (!isRecent(services, changer.signedInAt)) return signInAgain()
  const named = nameOf(given)
  if (!named.ok) return named
  const { id: accountId } = changer.viewer
  const made = await checkNew(services, response, { purpose: 'add', accountId }, false)
  if (!made) return failed('INVALID', ['input', 'response'], said`This passkey could not be checked. Try once more.`)
  const passkey: PasskeyNode = {
    ...{ ...made.credential, id: newId(), accountId, name: named.value },
    createdAt: services.now().toISOString(),
  }
  return await change(services, changer, 'factor-added', async (tx, { passkeys }) => {
    if (passkeys.length >= MOST_PASSKEYS)
      return failed('TOO_MANY', ['input'], said`You have ${MOST_PASSKEYS} passkeys already. Remove one first.`)
    if (!(await createPasskey(tx, passkey)))
      return failed('CONFLICT', ['input', 'response'], said`This passkey is known here already.`)
    return added(passkey.id, 'passkey')
  })
}

/** A new secret for an authenticator app. It opens nothing before a code of the app has proved that the app has it. */
export async function beginTotp(
  services: Services,
  { viewer, signedInAt }: Changer,
): Promise<Outcome<{ token: string; secret: string; address: string }>> {
  if (!isRecent(services, signedInAt)) return signInAgain()
  if ((await factorsOf(services.graph, viewer.id)).totp) return oneApp()
  const secret = newTotpSecret()
  const sealed = services.accounts.sealer.seal(secret, viewer.id)
  const { token } = await pose(services, { purpose: 'totp', accountId: viewer.id }, { secret: sealed })
  return { ok: true, value: { token, secret, address: totpAddress(secret, viewer.email ?? viewer.name) } }
}

const oneApp = () => failed('CONFLICT', [], said`You have an authenticator app already. Remove it first.`)

/** Adds the app that shows this code. A wrong code leaves the secret open: whoever asks made it. */
export async function addTotp(
  services: Services,
  changer: Changer,
  { token, code }: { token: string; code: string },
): Promise<Outcome<Changed>> {
  if (!isRecent(services, changer.signedInAt)) return signInAgain()
  const { id: accountId } = changer.viewer
  const over = failed('NOT_FOUND', ['input', 'token'], said`This took too long. Begin again with a new key.`)
  const open = await look(services, token, 'totp')
  if (open?.accountId !== accountId || !open.secret) return over
  const key = services.accounts.sealer.unseal(open.secret, accountId)
  if (key === null) return over
  const now = services.now()
  const step = stepOf(key, code.replace(/\s/g, ''), now, 0)
  if (step === null)
    return failed('INVALID', ['input', 'code'], said`This is not the code that the app shows now. Look once more.`)
  if (!(await take(services, token, { purpose: 'totp', accountId }))) return over
  const totp: TotpNode = {
    ...{ id: newId(), accountId, secret: open.secret, lastStep: step, createdAt: now.toISOString() },
  }
  return await change(services, changer, 'factor-added', async (tx, held) => {
    if (held.totp) return oneApp()
    await createTotp(tx, totp)
    return added(totp.id, 'totp')
  })
}

/** Removes a passkey or the app. The last thing that opens an account is never removed. */
export async function removeFactor(services: Services, changer: Changer, id: string): Promise<Outcome<Changed>> {
  if (!isRecent(services, changer.signedInAt)) return signInAgain()
  const { id: accountId } = changer.viewer
  return await change(services, changer, 'factor-removed', async (tx, held) => {
    const passkeys = held.passkeys.filter((each) => each.id !== id)
    const isApp = held.totp?.id === id
    if (!isApp && passkeys.length === held.passkeys.length)
      return failed('NOT_FOUND', ['id'], said`You have no such passkey or app. It may be removed already.`)
    await drop(tx, accountId, id)
    if ((await waysIn(tx, accountId)) === 0)
      return failed(
        'FORBIDDEN',
        ['id'],
        said`This is all your account can be opened with. Choose a password by mail first.`,
      )
    const isLast = passkeys.length === 0 && (isApp || !held.totp)
    if (isLast) await replaceCodes(tx, { accountId, hashes: [], now: services.now().toISOString() })
    return { ok: true, value: { told: { kind: 'account.factor-remove', subject: id }, codes: 'as they are' } }
  })
}

/** Ten new recovery codes in place of those from before. */
export async function renewCodes(services: Services, changer: Changer): Promise<Outcome<Changed>> {
  if (!isRecent(services, changer.signedInAt)) return signInAgain()
  return await change(services, changer, 'recovery-codes', async (_tx, { passkeys, totp }) => {
    if (passkeys.length === 0 && !totp)
      return failed(
        'NOT_FOUND',
        [],
        said`Add a passkey or an authenticator app first: without them no code is asked for.`,
      )
    const subject = changer.viewer.id
    return { ok: true, value: { told: { kind: 'account.recovery-codes', subject }, codes: 'new' } }
  })
}

/** What a change tells the log, and whether there are to be recovery codes. */
interface Done {
  told: Pick<Told, 'kind' | 'subject' | 'values'>
  codes: 'some' | 'new' | 'as they are'
}

function added(id: string, factor: 'passkey' | 'totp'): Outcome<Done> {
  return {
    ok: true,
    value: { told: { kind: 'account.factor-add', subject: id, values: { factor } }, codes: 'some' },
  }
}

/** Does a change under the lock of the account, and all that goes with one. */
async function change(
  services: Services,
  { viewer, session }: Changer,
  notice: 'factor-added' | 'factor-removed' | 'recovery-codes',
  work: (tx: Transaction, held: NonNullable<Awaited<ReturnType<typeof lockFactors>>>) => Promise<Outcome<Done>>,
): Promise<Outcome<Changed>> {
  const now = services.now()
  const token = newToken()
  const done = await refusable(() =>
    services.graph.write(async (tx) => {
      const held = await lockFactors(tx, viewer.id, now.toISOString())
      if (!held || session === null) throw unauthenticated(said`Your session has ended. Sign in again.`)
      const worked = await work(tx, held)
      if (!worked.ok) throw new Refused(worked.errors)
      const { told, codes } = worked.value
      const recoveryCodes = codes === 'new' || (codes === 'some' && held.recoveryCodes === 0) ? newCodes() : null
      if (recoveryCodes) await storeCodes(tx, viewer.id, recoveryCodes, now)
      const kept = await keepOneSessionIn(tx, viewer.id, { hash: session, next: hashToken(token) })
      if (!kept) throw unauthenticated(said`Your session has ended. Sign in again.`)
      await audit(tx, { ...told, actor: viewer.id }, now)
      return { token, expiresAt: kept.expiresAt, recoveryCodes }
    }),
  )
  if (done.ok) await tellOwner(services, notice, viewer)
  return done
}

/** Stores codes by their hashes, in place of those from before. */
export async function storeCodes(tx: Transaction, accountId: string, codes: string[], now: Date): Promise<void> {
  const hashes = codes.map((code) => hashOfCode(accountId, code))
  await replaceCodes(tx, { accountId, hashes, now: now.toISOString() })
}

/** How somebody calls a passkey. */
export function nameOf(given: string): Outcome<string> {
  const issues = new Issues()
  const name = plainLine(given.slice(0, 10 * LONGEST_NAME))
  issues.text(['input', 'name'], 'a name', name, LONGEST_NAME)
  return issues.errors.length > 0 ? { ok: false, errors: issues.errors } : { ok: true, value: name }
}

/** What is shown of the factors of an account. */
export function shownFactors({ passkeys, totp }: Factors) {
  return [
    ...passkeys.map(({ id, name, createdAt, lastUsedAt, isVerified }) => ({
      ...{ id, kind: 'PASSKEY' as const, name, createdAt, lastUsedAt: lastUsedAt ?? null, opensAlone: isVerified },
    })),
    ...(totp
      ? [
          {
            ...{ id: totp.id, kind: 'TOTP' as const, name: 'Authenticator app', createdAt: totp.createdAt },
            ...{ lastUsedAt: totp.lastUsedAt ?? null, opensAlone: false },
          },
        ]
      : []),
  ]
}
