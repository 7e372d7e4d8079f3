/** Who acts for a provider: changing roles and removing members. Each change is told to the audit log. */
import { audit } from '#api/audit/audit.ts'
import { failed, type Outcome } from '#api/base/issues.ts'
import type { Services, Viewer } from '#api/context.ts'
import { said } from '#api/words/said.ts'
import { endSessionsIn } from '#graph/queries/account.ts'
import { changeMember, type Role } from '#graph/queries/agent.ts'
import { withdrawInvitations } from '#graph/queries/invitation.ts'

/** Gives a member another role, or removes it where `role` is null. Whether that may is decided before. */
export async function setMember(
  { graph, now }: Pick<Services, 'graph' | 'now'>,
  viewer: Pick<Viewer, 'id'>,
  { providerId, memberId, role }: { providerId: string; memberId: string; role: Role | null },
): Promise<Outcome<string>> {
  const done = await changeMember(graph, {
    ...{ providerId, accountId: memberId, role },
    then: async (tx, before) => {
      // With other rights one signs in anew; who leaves has seen to it.
      if (memberId !== viewer.id) await endSessionsIn(tx, memberId)
      // Who may no longer invite has invited nobody.
      if (before === 'owner') await withdrawInvitations(tx, memberId, providerId)
      const kind = role === null ? 'member.remove' : 'member.add'
      await audit(tx, { kind, actor: viewer.id, subject: memberId, values: { providerId, before, role } }, now())
    },
  })
  if (done === 'no member') return failed('NOT_FOUND', ['memberId'], said`The provider has no such member.`)
  if (done === 'last owner')
    return failed('CONFLICT', ['memberId'], said`A provider needs an owner: make somebody else an owner first.`)
  return { ok: true, value: memberId }
}
