/** Telling owners what was done to their accounts. */
import type { Services } from '#api/context.ts'
import { noticeOf } from './letters.ts'

/** Sends the notice, where the account has an address. What was done stands, also when no mail can be sent: that is logged. */
export async function tellOwner(
  { accounts, log }: Pick<Services, 'accounts' | 'log'>,
  done: Parameters<typeof noticeOf>[0],
  email: string | null | undefined,
): Promise<void> {
  if (!email) return
  await accounts.mail.send(noticeOf(done, email, accounts.origin())).catch((error: unknown) => {
    log.error({ err: error }, 'the owner of an account could not be told')
  })
}
