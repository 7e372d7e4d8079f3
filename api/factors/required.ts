/** Of whom the place asks a second factor: until they have one they may only read. */
import { apiError } from '#api/errors.ts'
import type { Services, Viewer } from '#api/context.ts'
import { said } from '#api/words/said.ts'
import { factorsOf } from '#graph/queries/factors.ts'

/** Of nobody; of everybody who has a role in the place; of everybody who has an account. */
export const SECOND_FACTOR = ['off', 'staff', 'all'] as const
export type SecondFactor = (typeof SECOND_FACTOR)[number]

/** Whether the place asks a second factor of the viewer, who has none. Reads nothing where it does not ask. */
export async function lacksFactor(
  { graph, accounts }: Pick<Services, 'graph' | 'accounts'>,
  { id, roles }: Pick<Viewer, 'id' | 'roles'>,
): Promise<boolean> {
  const { secondFactor } = accounts
  if (secondFactor === 'off' || (secondFactor === 'staff' && roles.length === 0)) return false
  const { passkeys, totp } = await factorsOf(graph, id)
  return passkeys.length === 0 && totp === null
}

/** What is said to who lacks one, in place of what they wanted to do. */
export function factorNeeded() {
  return apiError(
    'FORBIDDEN',
    said`Here you need a second step for signing in, and you have none yet. Add one at /account/factors; until then you can only read.`,
    { needs: 'SECOND_FACTOR' },
  )
}
