/** What a licence lets a teacher do with a resource in class, in one line. */
import { listText } from '#lib/format.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Permission } from '#lib/types.ts'

const VERBS: [Permission, () => string][] = [
  ['USE', m.words_uses_show],
  ['COPY', m.words_uses_copy],
  ['PRINT', m.words_uses_print],
  ['TRANSLATE', m.words_uses_translate],
  ['ADAPT', m.words_uses_change],
]

/**
 * `You may show, copy, print, translate and change it.`; where nothing is known to be permitted only a link is safe, and
 * what may be used and not changed says so.
 */
export function usesText(uses: readonly Permission[]): string {
  const may = VERBS.filter(([permission]) => uses.includes(permission)).map(([, verb]) => verb())
  if (may.length === 0) return m.words_uses_none()
  const verbs = listText(may)
  return uses.includes('ADAPT') ? m.words_uses_may({ verbs }) : m.words_uses_may_unchanged({ verbs })
}
