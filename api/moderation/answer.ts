/** A thread of short messages to a decision: the provider answers, and the place answers back. */
import { audit } from '#api/audit/audit.ts'
import { Issues, type Outcome } from '#api/base/issues.ts'
import { plainText } from '#api/base/plain-text.ts'
import type { Services, Viewer } from '#api/context.ts'
import { said } from '#api/words/said.ts'
import { newId } from '#graph/ids.ts'
import { closeCase, type DecisionNode, messagesTo, openCase, readIn, writeMessage } from '#graph/queries/moderation.ts'

const LONGEST_TEXT = 1000
/** Messages to one decision: who has more to say writes a mail. */
const MOST_MESSAGES = 50

/**
 * Keeps a message; whether the viewer may say something is decided before. What the provider says comes into the queue.
 * @param side for whom the viewer speaks
 */
export async function answer(
  { graph, now }: Pick<Services, 'graph' | 'now'>,
  viewer: Pick<Viewer, 'id'>,
  decision: DecisionNode,
  given: { side: 'provider' | 'place'; text: string },
): Promise<Outcome<null>> {
  const issues = new Issues()
  const { side } = given
  const text = plainText(given.text.slice(0, 10 * LONGEST_TEXT))
  issues.text(['text'], 'a few words', text, LONGEST_TEXT)
  if (issues.errors.length === 0)
    await graph.write(async (tx) => {
      const at = now()
      const { length } = await messagesTo(readIn(tx), [decision.id])
      if (length >= MOST_MESSAGES) {
        issues.add('TOO_MANY', ['text'], said`There are ${length} messages here already. Write to the place by mail.`)
        return
      }
      await writeMessage(tx, {
        ...{ id: newId(), decisionId: decision.id, side, text, by: viewer.id, at: at.toISOString() },
      })
      const about = { subject: decision.subject, providerIds: [decision.providerId], openedAt: at.toISOString() }
      if (side === 'provider') await openCase(tx, { kind: 'answered', ...about })
      else await closeCase(tx, 'answered', decision.subject)
      await audit(tx, { kind: 'notice.answer', actor: viewer.id, subject: decision.subject, values: { side } }, at)
    })
  return issues.errors.length > 0 ? { ok: false, errors: issues.errors } : { ok: true, value: null }
}
