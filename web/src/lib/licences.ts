/** Licences as forms offer them: the usual ones each with what it allows, all others as a list by family. */
import { m } from '#lib/paraglide/messages.js'
import type { OfferedLicence } from '#lib/types.ts'

/** Most makers use one of these now; most open first. */
export const USUAL_LICENCES: readonly string[] = [
  'cc0-1.0',
  'cc-by-4.0',
  'cc-by-sa-4.0',
  'cc-by-nc-4.0',
  'cc-by-nc-sa-4.0',
  'cc-by-nd-4.0',
  'cc-by-nc-nd-4.0',
]

/** What the choice of a licence from the list is called among the usual ones. */
export const ANOTHER_LICENCE = 'another'

/** Families by what the keys of their licences begin with; the first that fits. */
const FAMILIES: [family: 'public' | 'cc' | 'software', key: RegExp][] = [
  ['public', /^(cc0|cc-pd|pddl|unlicense|0bsd|public)/],
  ['cc', /^cc-/],
  ['software', /^(mit|isc|apache|bsd|mpl|a?gpl|lgpl)/],
]

/** Licences by family, in the order in which each family comes first. */
export function byFamily<One extends OfferedLicence>(licences: readonly One[]): { name: string; licences: One[] }[] {
  const families = Map.groupBy(licences, ({ key }) => FAMILIES.find(([, begins]) => begins.test(key))?.[0] ?? 'other')
  return [...families].map(([family, own]) => ({ name: m.publish_licence_family({ family }), licences: own }))
}

/** The key of the licence that was chosen; empty where none was. One chosen from the list alone counts as well. */
export function licenceIn(form: FormData): string {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const chosen = text('licence')
  return chosen === '' || chosen === ANOTHER_LICENCE ? text('anotherLicence') : chosen
}
