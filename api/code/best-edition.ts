/** Which edition of a work somebody is led to who opens its printed code. */
import { fitOf } from '#api/accessibility/ask.ts'
import type { Needs } from '#api/accessibility/needs.ts'
import { FIT_LEVELS } from '#api/search/search-index.ts'
import { meetsLanguage } from '#api/vocabulary/languages.ts'
import type { ResourceNode } from '#graph/nodes.ts'

/**
 * The first of the editions by: written in a language of the reader; not known to fail their needs; the language they read
 * best; how well it fits; the original of the work; id. An edition that a newer version follows is not offered. Pure.
 * @param languages the reader's, best first
 */
export function bestEdition(
  editions: readonly ResourceNode[],
  { languages, needs }: { languages: readonly string[]; needs: Needs },
): ResourceNode | null {
  // What is only preferred decides between editions that are as good otherwise.
  const isBound = needs.some(({ importance }) => importance === 'REQUIRED')
  const followed = new Set(editions.map(({ versionOf }) => versionOf))
  const ranked = editions
    .filter(({ id }) => !followed.has(id))
    .map((edition) => {
      const rank = languageRank(edition.languages, languages)
      const verdict = fitOf(edition, needs)
      const level = verdict && isBound ? FIT_LEVELS.indexOf(verdict.level) : 0
      const fails = isBound && verdict?.level === 'DOES_NOT_FIT'
      const isRead = rank < languages.length
      return {
        edition,
        key: [+!isRead, +fails, rank, -level, -(verdict?.score ?? 0), +(edition.id !== edition.work)],
      }
    })
    .sort((a, b) => {
      const at = a.key.findIndex((value, place) => value !== b.key[place])
      return at === -1 ? (a.edition.id < b.edition.id ? -1 : 1) : a.key[at]! - b.key[at]!
    })
  return ranked[0]?.edition ?? editions[0] ?? null
}

/** The place of the first language of a reader in which it is; what has no words serves every reader. */
function languageRank(own: readonly string[], readers: readonly string[]): number {
  if (own.includes('zxx')) return 0
  const at = readers.findIndex((reader) => own.some((tag) => meetsLanguage(reader, tag) !== null))
  return at === -1 ? readers.length : at
}
