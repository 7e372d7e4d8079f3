/** How a request was read, for people. */

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
  if (note.kind === 'replaced') return `“${nameOf(note.from)}” was replaced and is read as “${nameOf(note.to)}”.`
  if (note.kind === 'level') {
    const { ageFrom, ageTo } = note
    if (ageFrom === null && ageTo === null) return `${note.level} (${note.scheme}) has no ages, so it changed nothing.`
    const ages =
      ageFrom === null ? `ages up to ${ageTo}` : ageTo === null ? `age ${ageFrom} on` : `ages ${ageFrom} to ${ageTo}`
    return `${note.level} (${note.scheme}) was read as ${ages}.`
  }
  const where = note.framework === null ? 'of all frameworks' : `of “${nameOf(note.framework)}”`
  const without =
    note.withoutAge === 0
      ? ''
      : ` ${outcomes(note.withoutAge)} ${note.withoutAge === 1 ? 'has' : 'have'} no age and ${note.withoutAge === 1 ? 'was' : 'were'} not.`
  return `Up to ${note.level} (${note.scheme}) was read as up to age ${note.age}: ${outcomes(note.taken)} ${where} taken as known.${without}`
}

function outcomes(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'outcome' : 'outcomes'}`
}
