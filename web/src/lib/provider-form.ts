/** The form of a provider's profile: one row a language, with a name, a description or both. Pure. */
import { languageTag } from '#lib/languages.ts'
import type { FormError, UserError } from '#lib/types.ts'

export interface ProfileRow {
  /** As typed: a name or a tag. */
  language: string
  name: string
  description: string
}

export interface ProfileValues {
  rows: ProfileRow[]
  url: string
  ror: string
  isni: string
  wikidata: string
}

interface Text {
  text: string
  language: string
}

export interface Profile {
  names: Text[]
  descriptions: Text[]
  url: string | null
  identifiers: { scheme: 'ROR' | 'ISNI' | 'WIKIDATA'; value: string }[]
}

export const EMPTY_ROW: ProfileRow = { language: '', name: '', description: '' }
/** More than the API takes: it says so itself. */
const MOST_ROWS = 40

/** What stands in the form at first; a name whose language nobody said asks for it. */
export function fromProfile({ names, descriptions, url, identifiers }: Profile): ProfileValues {
  const languages = [...new Set([...names, ...descriptions].map(({ language }) => language))]
  const textIn = (texts: Text[], language: string) => texts.find((each) => each.language === language)?.text ?? ''
  const idOf = (scheme: string) => identifiers.find((each) => each.scheme === scheme)?.value ?? ''
  return {
    rows: languages.map((language) => ({
      language: language === 'und' ? '' : language,
      name: textIn(names, language),
      description: textIn(descriptions, language),
    })),
    url: url ?? '',
    ...{ ror: idOf('ROR'), isni: idOf('ISNI'), wikidata: idOf('WIKIDATA') },
  }
}

/** What was typed. Rows in which nothing is said are left out. */
export function readProfile(form: FormData): ProfileValues {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const rows: ProfileRow[] = []
  for (let at = 0; at < MOST_ROWS && form.has(`name-${at}`); at++)
    rows.push({ language: text(`language-${at}`), name: text(`name-${at}`), description: text(`description-${at}`) })
  return {
    rows: rows.filter(({ name, description }) => name !== '' || description !== ''),
    ...{ url: text('url'), ror: text('ror'), isni: text('isni'), wikidata: text('wikidata') },
  }
}

/** What the API is asked to write. A row without a language is in one that is not known. */
export function toProfileInput({ rows, url, ror, isni, wikidata }: ProfileValues) {
  const texts = (of: 'name' | 'description') =>
    rows.filter((row) => row[of] !== '').map((row) => ({ text: row[of], language: languageTag(row.language) || 'und' }))
  return { names: texts('name'), descriptions: texts('description'), url, ror, isni, wikidata }
}

/** Faults tied to the controls: the third name that was sent stands in the third row that has one. */
export function profileErrors(errors: UserError[], { rows }: ProfileValues): FormError[] {
  const rowOf = (of: 'name' | 'description', at: number) =>
    rows.flatMap((row, index) => (row[of] === '' ? [] : [index]))[at] ?? 0
  return errors.map(({ field, message }) => {
    const [, list, at, part] = field
    // What stands there by now is shown above the form.
    if (field[0] === 'revision') return { id: 'now', message }
    if (list !== 'names' && list !== 'descriptions') return { id: list ?? 'name-0', message }
    if (at === undefined) return { id: 'name-0', message }
    const of = list === 'names' ? 'name' : 'description'
    const row = rowOf(of, Number(at))
    return { id: part === 'language' ? `language-${row}` : `${of}-${row}`, message }
  })
}
