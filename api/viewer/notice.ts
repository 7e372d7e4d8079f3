/** Telling owners what was done to their accounts. */
import type { Services } from '#api/context.ts'
import type { NoticeName } from '#api/mail/letter-words.ts'
import type { Graph } from '#graph/graph.ts'
import { identitiesOf } from '#graph/queries/identity.ts'
import { noticeOf } from './letters.ts'

/** The owner of an account: with an address where there is one, and with the languages where they are known, best first. */
export interface Owner {
  email?: string | null
  languages?: readonly string[]
}

/** Sends the notice, where the account has an address. What was done stands, also when no mail can be sent: that is logged. */
export async function tellOwner(
  { accounts, log }: Pick<Services, 'accounts' | 'log'>,
  done: NoticeName,
  { email, languages = [] }: Owner,
): Promise<void> {
  if (!email) return
  await accounts.mail.send(noticeOf(done, { to: email, languages }, accounts.origin())).catch((error: unknown) => {
    log.error({ err: error }, 'the owner of an account could not be told')
  })
}

/** The owner of an account where somebody else asks: languages are those that their identity providers told with their consent. */
export async function ownerOf(graph: Graph, { id, email }: { id: string; email?: string | null }): Promise<Owner> {
  const identities = email ? await identitiesOf(graph, id) : []
  return { email, languages: identities.flatMap(({ language }) => language ?? []) }
}
