/** What those who look after the place do to accounts of others: each is told to the log, and to the owner by mail. */
import { audited } from '#api/audit/audit.ts'
import type { Told } from '#api/audit/chain.ts'
import { ACTORS } from '#api/audit/kinds.ts'
import type { Services } from '#api/context.ts'
import { takeAway } from '#graph/queries/take-away.ts'
import { ownerOf, tellOwner } from './notice.ts'

type Needs = Pick<Services, 'graph' | 'now' | 'accounts' | 'log'>

/**
 * Ends every session of an account, and every sign-in to it that was begun.
 * @param actor who does it: an account, or one of ACTORS
 * @returns false when there is no such account
 */
export async function signOutEverywhere(services: Needs, accountId: string, actor: string): Promise<boolean> {
  return await does(services, accountId, { kind: 'session.end-all', actor }, 'nothing', 'signed-out')
}

/** The password opens the account no longer, and its sessions end; for operators. */
export async function takePassword(services: Needs, accountId: string): Promise<void> {
  await does(
    services,
    accountId,
    { kind: 'account.password-remove', actor: ACTORS.operator },
    'password',
    'password-taken',
  )
}

/**
 * Passkeys, app, recovery codes and password open the account no longer, and its sessions end; for operators. The password
 * goes too: whoever found it out would have the account by it alone from then on.
 * @param reason why, and how it was made sure who asks: it stands in the log
 */
export async function takeFactors(services: Needs, accountId: string, reason: string): Promise<void> {
  const told = { kind: 'account.recover', actor: ACTORS.operator, values: { reason } } as const
  await does(services, accountId, told, 'all', 'factors-taken')
}

async function does(
  services: Needs,
  id: string,
  told: Pick<Told, 'kind' | 'actor' | 'values'>,
  take: 'nothing' | 'password' | 'all',
  notice: Parameters<typeof tellOwner>[1],
): Promise<boolean> {
  const now = services.now()
  const step = audited({ ...told, subject: id }, now)
  const account = await takeAway(services.graph, id, { take, now: now.toISOString(), step })
  if (account) await tellOwner(services, notice, await ownerOf(services.graph, account))
  return account !== null
}
