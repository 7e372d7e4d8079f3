/** What a licence lets a teacher do with a resource in class, in one line. */
import { listText, unbroken } from '#lib/format.ts'
import { m, type Part } from '#lib/paraglide/messages.js'
import type { LicenceBrief, Permission } from '#lib/types.ts'

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

/** The same in few words, with the name of the licence: `Free to share, change and sell (CC BY 4.0)`. */
export function usesParts({ label: licence, permits, recognised }: LicenceBrief): Part[] {
  const may = (permission: Permission) => permits.includes(permission)
  const how = may('ADAPT') ? (may('SELL') ? 'free' : 'unsold') : may('SELL') ? 'unchanged' : 'unchanged-unsold'
  return m.words_uses_brief.parts({ uses: recognised && may('COPY') ? how : 'link', licence: unbroken(licence) })
}
