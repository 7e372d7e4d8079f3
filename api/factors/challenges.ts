/** What is asked once and has to be answered soon. Only the hash of what has to be given back is kept. */
import type { Services } from '#api/context.ts'
import { hashToken, newToken } from '#api/viewer/sessions.ts'
import type { ChallengeNode, ChallengePurpose } from '#graph/nodes.ts'
import { createChallenge, lockChallenge, openChallenge, useChallenge } from '#graph/queries/factors.ts'

type Needs = Pick<Services, 'graph' | 'now'>

const MINUTE_MS = 60_000
/** How long each is open. */
export const CHALLENGE_OPEN_MS: Record<ChallengePurpose, number> = {
  add: 5 * MINUTE_MS,
  'sign-up': 5 * MINUTE_MS,
  'sign-in': 5 * MINUTE_MS,
  second: 5 * MINUTE_MS,
  step: 10 * MINUTE_MS,
  totp: 20 * MINUTE_MS,
}
/** Longer than any token. */
const LONGEST_TOKEN = 100

/** What a challenge belongs to: all of it has to be the same when the answer comes. */
export interface Bounds {
  purpose: ChallengePurpose
  /** Null where anybody may answer. */
  accountId: string | null
  /** Hash of the link or step it belongs to. */
  bound?: string | null
}

/**
 * Asks something. The token is what has to be given back: 256 random bits in base64url.
 * @param kept what is needed when the answer comes
 */
export async function pose(
  { graph, now }: Needs,
  { purpose, accountId, bound = null }: Bounds,
  kept: Pick<ChallengeNode, 'secret' | 'through'> = {},
): Promise<{ token: string; expiresAt: string }> {
  const token = newToken()
  const at = now()
  const expiresAt = new Date(at.getTime() + CHALLENGE_OPEN_MS[purpose]).toISOString()
  const challenge: ChallengeNode = {
    ...{ hash: hashToken(token), purpose, tries: 0, createdAt: at.toISOString(), expiresAt },
    ...(accountId === null ? {} : { accountId }),
    ...(bound === null ? {} : { bound }),
    ...kept,
  }
  await createChallenge(graph, challenge)
  return { token, expiresAt }
}

/** The open challenge of a token, or null where it is none of this purpose. Looking does not use it. */
export async function look(
  { graph, now }: Needs,
  token: string,
  purpose: ChallengePurpose,
): Promise<ChallengeNode | null> {
  if (token.length > LONGEST_TOKEN) return null
  const challenge = await openChallenge(graph, hashToken(token), now().toISOString())
  return challenge?.purpose === purpose ? challenge : null
}

/**
 * Uses up the challenge of a token, whatever becomes of the answer; null when it is not open or belongs to something else.
 * Of two at the same time one is given it.
 * @param bounds without `accountId` it may be of any account, which the answer then has to be checked against
 */
export async function take(
  { graph, now }: Needs,
  token: string,
  { purpose, accountId, bound = null }: Omit<Bounds, 'accountId'> & { accountId?: string | null },
): Promise<ChallengeNode | null> {
  if (token.length > LONGEST_TOKEN) return null
  const hash = hashToken(token)
  return await graph.write(async (tx) => {
    const challenge = await lockChallenge(tx, hash, now().toISOString())
    if (challenge?.purpose !== purpose || (challenge.bound ?? null) !== bound) return null
    if (accountId !== undefined && (challenge.accountId ?? null) !== accountId) return null
    await useChallenge(tx, hash)
    return challenge
  })
}
