/**
 * What is taken from accounts by those who look after the place: their sessions, and what opens them. Private, as accounts
 * are.
 */
import type { Graph, Params } from '#graph/graph.ts'
import type { AccountNode } from '#graph/nodes.ts'
import { endSessionsIn, type Step } from '#graph/queries/account.ts'
import { forgetChallengesOf, forgetFactorsOf, lockFactors } from '#graph/queries/factors.ts'
import { voidLinksOf } from '#graph/queries/mail-link.ts'

export const QUERIES = {
  takePassword: 'MATCH (a:Account {id: $id}) REMOVE a.password RETURN a.id AS id',
} as const

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  takePassword: { id: 'amina' },
}

type Locked = Pick<AccountNode, 'id' | 'email'>

/**
 * Ends every session of an account, and every sign-in to it that was begun. Null when there is no such account.
 * @param options.take what goes with them: nothing, the password, or whatever opens the account here beside identities
 * @param options.now ISO 8601 UTC
 * @param options.step done in the same transaction
 */
export async function takeAway(
  graph: Graph,
  id: string,
  { take = 'nothing', now, step }: { take?: 'nothing' | 'password' | 'all'; now: string; step: Step },
): Promise<Locked | null> {
  return await graph.write(async (tx) => {
    // Whoever adds a passkey at this moment does so before or not at all: their session ends.
    const held = await lockFactors(tx, id, now)
    if (!held) return null
    await endSessionsIn(tx, id)
    await forgetChallengesOf(tx, id)
    if (take === 'all') await forgetFactorsOf(tx, id)
    if (take !== 'nothing') {
      await tx.run(QUERIES.takePassword, { id })
      if (held.account.email) await voidLinksOf(tx, held.account.email)
    }
    await step(tx)
    return held.account
  })
}
