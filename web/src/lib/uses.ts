/** What a licence lets a teacher do with a resource in class, in one line. */
import type { Permission } from '#lib/types.ts'

const VERBS: [Permission, string][] = [
  ['USE', 'show it'],
  ['COPY', 'copy it'],
  ['PRINT', 'print it'],
  ['TRANSLATE', 'translate it'],
  ['ADAPT', 'change it'],
]

/**
 * `You may show, copy, print, translate and change it.`; where nothing is known to be permitted only a link is safe, and
 * what may be used and not changed says so.
 */
export function usesText(uses: readonly Permission[]): string {
  const may = VERBS.filter(([permission]) => uses.includes(permission)).map(([, verb]) => verb.replace(/ it$/, ''))
  if (may.length === 0) return 'Only link to it: nothing else is known to be permitted.'
  const last = may.pop()!
  const list = may.length > 0 ? `${may.join(', ')} and ${last}` : last
  return `You may ${list} it${uses.includes('ADAPT') ? '' : '; not change it'}.`
}
