/** A form that makes something, pressed twice: it is made once. */
import { createHash } from 'node:crypto'
import { isRedirect } from '@sveltejs/kit'

/** A second press within this time means the first. Whoever wants two of the same comes by the form again. */
export const SAME_PRESS_MS = 10_000

/** Hashes of what was sent, with what came of it; for a few seconds, and of nobody by name. */
const pressed = new Map<string, Promise<unknown>>()

/**
 * Does the work of a form, or waits for the same that is being done, or was done a moment ago: the browser of an impatient reader
 * forgets the first answer, and shows the second. What was refused is tried anew.
 * @param sent all that the form said
 */
export function once<T>(
  { locals, url }: { locals: { session: string | null }; url: URL },
  sent: unknown,
  work: () => Promise<T>,
): Promise<T> {
  const told = JSON.stringify([locals.session, url.pathname, url.search, sent])
  const key = createHash('sha256').update(told).digest('base64')
  const known = pressed.get(key)
  if (known) return known as Promise<T>
  const done = work()
  pressed.set(key, done)
  const forget = () => void pressed.delete(key)
  done.then(forget, (thrown: unknown) => (isRedirect(thrown) ? setTimeout(forget, SAME_PRESS_MS).unref() : forget()))
  return done
}
