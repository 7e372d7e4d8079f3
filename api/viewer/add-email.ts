/** An address for an account that has none, because an identity provider opened it: proved by a link that is sent there. */
import { audited } from '#api/audit/audit.ts'
import { failed, type Outcome } from '#api/base/issues.ts'
import type { Services, Viewer } from '#api/context.ts'
import { said } from '#api/words/said.ts'
import { confirmEmail } from '#graph/queries/account.ts'
import { notOpen, sendLink } from './links.ts'
import { tellOwner } from './notice.ts'
import { isRecent, signInAgain } from './recent.ts'
import { hashToken } from './sessions.ts'

const hasOne = () => failed('CONFLICT', ['input', 'email'], said`Your account has an address already.`)

/** Sends a link to the address that the viewer wants. Nothing says whether it has an account; the mail does. */
export async function beginEmail(
  services: Pick<Services, 'graph' | 'now' | 'accounts'>,
  viewer: Pick<Viewer, 'id' | 'email' | 'languages'>,
  email: string,
  { caller, signedInAt }: { caller: string; signedInAt: string | null },
): Promise<Outcome<null>> {
  if (!isRecent(services, signedInAt)) return signInAgain()
  if (viewer.email !== null) return hasOne()
  const sent = await sendLink(services, 'address', email, caller, { accountId: viewer.id, languages: viewer.languages })
  return sent.ok ? { ok: true, value: null } : sent
}

/**
 * Gives the viewer the address of an open link that was sent for this account. Whoever has the mailbox and another account
 * cannot: they would come to have an address in the account of a stranger.
 */
export async function addEmail(
  services: Pick<Services, 'graph' | 'now' | 'accounts' | 'log'>,
  viewer: Pick<Viewer, 'id' | 'languages'>,
  token: string,
): Promise<Outcome<string>> {
  const now = services.now()
  const done = await confirmEmail(
    services.graph,
    { hash: hashToken(token), now: now.toISOString(), accountId: viewer.id },
    audited({ kind: 'account.address', actor: viewer.id, subject: viewer.id }, now),
  )
  if (done === 'used') return failed('NOT_FOUND', ['input', 'token'], notOpen())
  if (done === 'taken')
    return failed(
      'CONFLICT',
      ['input', 'token'],
      said`This address has an account meanwhile, or yours has another address.`,
    )
  await tellOwner(services, 'address-added', { email: done.email, languages: viewer.languages })
  return { ok: true, value: done.email }
}
