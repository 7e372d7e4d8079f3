/** Taking an identity from an account. */
import { audit } from '#api/audit/audit.ts'
import { failed, type Outcome } from '#api/base/issues.ts'
import type { Services, Viewer } from '#api/context.ts'
import { tellOwner } from '#api/viewer/notice.ts'
import { said } from '#api/words/said.ts'
import { removeIdentity } from '#graph/queries/identity.ts'
import { toldOfMemberships, toldOfRoles } from './rights.ts'

/** Takes it away, with the rights that it alone gives and the sessions it opened. The last way to sign in stays. */
export async function remove(
  services: Pick<Services, 'graph' | 'now' | 'accounts' | 'log'>,
  viewer: Pick<Viewer, 'id' | 'email' | 'languages'>,
  id: string,
): Promise<Outcome<null>> {
  const accountId = viewer.id
  const { graph, now } = services
  const done = await removeIdentity(graph, { accountId, id }, async (tx, { identity, left, ...roles }) => {
    const values = { identityProvider: identity.provider }
    await audit(
      tx,
      [
        { kind: 'account.identity-remove', actor: accountId, subject: accountId, values },
        ...toldOfRoles(roles, identity),
        ...toldOfMemberships({ joined: [], left }, identity),
      ],
      now(),
    )
  })
  if (done === 'none') return failed('NOT_FOUND', ['id'], said`Your account has no such identity.`)
  if (done === 'last')
    return failed('CONFLICT', ['id'], said`It is the only way to sign in to your account. Add another one first.`)
  await tellOwner(services, 'identity-removed', viewer)
  return { ok: true, value: null }
}
