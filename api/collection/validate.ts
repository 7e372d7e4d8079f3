/** What a collection says of itself, checked and put into form. Pure: every fault comes back at once. */
import { isId } from '#api/base/ids.ts'
import { Issues, type Outcome } from '#api/base/issues.ts'
import { plainLine, plainText } from '#api/base/plain-text.ts'
import type { CollectionEntryInput, CollectionInput } from '#api/generated/types.ts'
import { checkTexts } from '#api/framework/validate.ts'
import { said } from '#api/words/said.ts'
import type { CollectionEntry } from '#graph/nodes.ts'
import type { LanguageText } from '#graph/records.ts'

/** The longest texts, in characters, and the longest lists. */
export const MOST = { title: 300, description: 5_000, note: 1_000, sections: 50, entries: 500 } as const

/** An entry as it was asked for; which revision is copied is known when it is written. */
export type ValidEntry = Pick<CollectionEntry, 'kind' | 'id' | 'section' | 'note'> & {
  copied: boolean
  anew: boolean
}

/** The parts an input states; what is absent stays. */
export interface ValidCollection {
  titles?: LanguageText[]
  descriptions?: LanguageText[]
  content?: { sections: string[]; entries: ValidEntry[] }
}

/** Checks a collection; a new one needs a title. */
export function validateCollection(input: CollectionInput, isNew: boolean): Outcome<ValidCollection> {
  const issues = new Issues()
  const valid: ValidCollection = {}
  if (input.titles) valid.titles = checkTexts(issues, 'titles', input.titles, MOST.title, plainLine)
  if ((isNew || input.titles !== undefined) && (input.titles ?? []).length === 0)
    issues.add('REQUIRED', ['input', 'titles'], said`Give a title.`)
  if (input.descriptions)
    valid.descriptions = checkTexts(issues, 'descriptions', input.descriptions, MOST.description, plainText)
  if (input.sections) valid.content = checkSections(issues, input.sections)
  return issues.errors.length > 0 ? { ok: false, errors: issues.errors } : { ok: true, value: valid }
}

function checkSections(issues: Issues, given: NonNullable<CollectionInput['sections']>) {
  const sections: string[] = []
  const entries: ValidEntry[] = []
  if (!issues.count(['input', 'sections'], given, MOST.sections)) return { sections, entries }
  const all = given.reduce((sum, section) => sum + section.entries.length, 0)
  if (all > MOST.entries)
    issues.add('TOO_MANY', ['input', 'sections'], said`There are ${all} entries; at most ${MOST.entries} are allowed.`)
  else
    given.forEach((section, at) => {
      const title = plainLine((section.title ?? '').slice(0, 10 * MOST.title))
      issues.text(['input', 'sections', at, 'title'], 'the title', title, MOST.title, false)
      sections.push(title)
      section.entries.forEach((entry, place) => {
        const valid = checkEntry(issues, ['input', 'sections', at, 'entries', place], entry, at)
        if (valid) entries.push(valid)
      })
    })
  return { sections: sections.length > 0 ? sections : [''], entries }
}

/** Checks one entry for a section; null where it is at fault. */
export function checkEntry(
  issues: Issues,
  field: (string | number)[],
  { resourceId, outcomeId, note, copied, anew }: CollectionEntryInput,
  section: number,
): ValidEntry | null {
  const id = resourceId ?? outcomeId
  if (!id || (resourceId && outcomeId)) {
    issues.add('INVALID', field, said`Give a \`resourceId\` or an \`outcomeId\`: one of both.`)
    return null
  }
  const kind = resourceId ? 'resource' : 'outcome'
  if (!isId(id)) {
    issues.add(
      'NOT_FOUND',
      [...field, `${kind}Id`],
      kind === 'resource'
        ? said`There is no resource "${id.slice(0, 60)}".`
        : said`There is no outcome "${id.slice(0, 60)}".`,
    )
    return null
  }
  const words = plainText((note ?? '').slice(0, 10 * MOST.note))
  if (!issues.text([...field, 'note'], 'the note', words, MOST.note, false)) return null
  return { kind, id, section, note: words || null, copied: copied ?? false, anew: anew ?? false }
}
