/** Giving and taking roles in the place: one verb for administrators and for the command of operators. */
import { audit } from '#api/audit/audit.ts'
import type { Services } from '#api/context.ts'
import type { PlaceRole } from '#api/rights/table.ts'
import { endSessionsIn } from '#graph/queries/account.ts'
import { changeRole } from '#graph/queries/roles.ts'

/**
 * Gives an account a role, or takes it away; its sessions end. The last administrator stays one.
 * @param change.actor who does it: an account, or one of ACTORS
 */
export async function setRole(
  { graph, now }: Pick<Services, 'graph' | 'now'>,
  { accountId, role, has, actor }: { accountId: string; role: PlaceRole; has: boolean; actor: string },
): Promise<'changed' | 'same' | 'last' | 'no account'> {
  return await changeRole(graph, {
    ...{ accountId, role, has, keepOne: role === 'administrator' },
    then: async (tx) => {
      // With other rights one signs in anew.
      await endSessionsIn(tx, accountId)
      const kind = has ? 'role.grant' : 'role.revoke'
      await audit(tx, { kind, actor, subject: accountId, values: { role } }, now())
    },
  })
}
