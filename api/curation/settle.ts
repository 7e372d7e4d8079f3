/** What a suggested alignment is, after what people said to it. */
import type { AlignmentClaim, Settled } from '#graph/queries/suggested.ts'

/** Teachers who have to agree where the provider has said nothing. */
const AGREEING = 2

/**
 * The last word of the provider decides. Without one, two teachers who agree do, unless as many say the opposite; a teacher
 * who says that a part is taught agrees that it is. Pure; each person is in `claims` once, the oldest first.
 */
export function settle(claims: readonly Pick<AlignmentClaim, 'says' | 'basis'>[]): Settled {
  const declared = claims.findLast(({ basis }) => basis === 'declared')
  if (declared) return stateOf(declared.says)
  const count = (says: AlignmentClaim['says']) => claims.filter((claim) => claim.says === says).length
  const [whole, part, against] = [count('present'), count('part'), count('absent')]
  if (whole + part >= AGREEING && whole + part > against) return stateOf(whole > part ? 'present' : 'part')
  if (against >= AGREEING && against > whole + part) return stateOf('absent')
  return { status: 'proposed', extent: 'whole' }
}

function stateOf(says: AlignmentClaim['says']): Settled {
  return { status: says === 'absent' ? 'rejected' : 'accepted', extent: says === 'part' ? 'part' : 'whole' }
}
