/** How a request was read, for people. */
import { counted, said } from '#api/words/said.ts'

export type Note =
  /** Everything up to a level counted as known. */
  | {
      kind: 'upTo'
      level: string
      scheme: string
      /** Oldest age, in whole years. */
      age: number
      /** Id, or null for all frameworks. */
      framework: string | null
      taken: number
      withoutAge: number
    }
  /** The level by which resources were chosen; whole years. */
  | { kind: 'level'; level: string; scheme: string; ageFrom: number | null; ageTo: number | null }
  /** An outcome was read as its last replacement; ids. */
  | { kind: 'replaced'; from: string; to: string }

/** Ids that a note names. */
export function namedIn(note: Note): { outcomes: string[]; framework: string | null } {
  return {
    outcomes: note.kind === 'replaced' ? [note.from, note.to] : [],
    framework: note.kind === 'upTo' ? note.framework : null,
  }
}

/** A note in a sentence or two. `nameOf` names outcomes and frameworks. */
export function noteText(note: Note, nameOf: (id: string) => string): string {
  if (note.kind === 'replaced') return said`“${nameOf(note.from)}” was replaced and is read as “${nameOf(note.to)}”.`
  if (note.kind === 'level') {
    const { level, scheme, ageFrom, ageTo } = note
    if (ageFrom === null && ageTo === null) return said`${level} (${scheme}) has no ages, so it changed nothing.`
    if (ageFrom === null) return said`${level} (${scheme}) was read as ages up to ${ageTo!}.`
    return ageTo === null
      ? said`${level} (${scheme}) was read as age ${ageFrom} on.`
      : said`${level} (${scheme}) was read as ages ${ageFrom} to ${ageTo}.`
  }
  const { taken, withoutAge, framework, level, scheme, age } = note
  const known =
    framework === null
      ? counted(
          taken,
          'Up to {1} ({2}) was read as up to age {3}: {0} outcome of all frameworks taken as known.',
          'Up to {1} ({2}) was read as up to age {3}: {0} outcomes of all frameworks taken as known.',
          ...[level, scheme, age],
        )
      : counted(
          taken,
          'Up to {1} ({2}) was read as up to age {3}: {0} outcome of “{4}” taken as known.',
          'Up to {1} ({2}) was read as up to age {3}: {0} outcomes of “{4}” taken as known.',
          ...[level, scheme, age, nameOf(framework)],
        )
  if (withoutAge === 0) return known
  return `${known} ${counted(withoutAge, '{0} outcome has no age and was not.', '{0} outcomes have no age and were not.')}`
}
