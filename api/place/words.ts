/** The words of the place: name, contact, one line for every page, imprint and privacy. Plain text. */
import { audit } from '#api/audit/audit.ts'
import { failed, Issues, type Outcome } from '#api/base/issues.ts'
import { plainLine, plainText } from '#api/base/plain-text.ts'
import type { Services, Viewer } from '#api/context.ts'
import type { PlaceInput, PlaceTextInput } from '#api/generated/types.ts'
import { checkUrl } from '#api/resource/validate.ts'
import { normaliseLanguage } from '#api/vocabulary/languages.ts'
import { said } from '#api/words/said.ts'
import { GraphError } from '#graph/graph.ts'
import { commit } from '#graph/queries/catalogue.ts'
import { type PlaceNode, writePlace } from '#graph/queries/place.ts'
import type { LanguageText } from '#graph/records.ts'

const LONGEST_NAME = 80
const LONGEST_NOTICE = 200
const LONGEST_TEXT = 10_000
const MOST_LANGUAGES = 20

/** Every fault of the words at once. Pure. */
export function validateWords(input: PlaceInput): Outcome<Omit<PlaceNode, 'revision'>> {
  const issues = new Issues()
  const name = plainLine((input.name ?? '').slice(0, 10 * LONGEST_NAME))
  issues.text(['input', 'name'], 'the name', name, LONGEST_NAME, false)
  const words = (name: 'notices' | 'imprints' | 'privacies', longest: number, clean: (text: string) => string) => {
    const given: readonly PlaceTextInput[] = input[name] ?? []
    const field = ['input', name]
    if (!issues.count(field, given, MOST_LANGUAGES)) return []
    const seen = new Set<string>()
    return given.flatMap((each, at): LanguageText[] => {
      const text = clean(each.text.slice(0, 10 * longest))
      if (text === '') return []
      const { tag: language } = normaliseLanguage(each.language)
      issues.text([...field, at], 'the text', text, longest)
      if (language === 'und') issues.add('INVALID', [...field, at], said`Write the language as sw, pt-BR or zh-Hans.`)
      else if (seen.has(language)) issues.add('CONFLICT', [...field, at], said`There are two texts in ${language}.`)
      seen.add(language)
      return [{ text, language }]
    })
  }
  const value = {
    name: name === '' ? null : name,
    contact: contactOf(issues, input.contact?.trim() ?? ''),
    notices: words('notices', LONGEST_NOTICE, plainLine),
    imprints: words('imprints', LONGEST_TEXT, plainText),
    privacies: words('privacies', LONGEST_TEXT, plainText),
  }
  return issues.errors.length > 0 ? { ok: false, errors: issues.errors } : { ok: true, value }
}

/** An address of a person becomes a `mailto:` link. */
function contactOf(issues: Issues, given: string): string | null {
  if (given === '') return null
  const email = given.replace(/^mailto:/i, '')
  if (/^[^\s<>@\p{Cc}?&]{1,64}@[\w.-]{1,190}$/u.test(email)) return `mailto:${email}`
  if (!/^https?:/i.test(given)) {
    issues.add(
      'INVALID',
      ['input', 'contact'],
      said`Give an e-mail address as name@example.org, or a web address with https:// before it.`,
    )
    return null
  }
  return checkUrl(issues, ['input', 'contact'], given) ? new URL(given).href : null
}

/** Writes them on top of the revision they were made from; whether the viewer may is decided before. */
export async function updateWords(
  services: Pick<Services, 'graph' | 'now'>,
  viewer: Pick<Viewer, 'id'>,
  revision: number,
  input: PlaceInput,
): Promise<Outcome<PlaceNode>> {
  const valid = validateWords(input)
  if (!valid.ok) return valid
  const now = services.now()
  const place = { ...valid.value, revision }
  try {
    const { value } = await commit(services.graph, async (tx) => {
      const written = await writePlace(tx, place, now.toISOString())
      const told = { kind: 'place.update', actor: viewer.id, subject: null } as const
      await audit(tx, { ...told, values: { revision: written, name: place.name, contact: place.contact } }, now)
      return { value: written, changes: [{ kind: 'place', ids: ['place'] }] }
    })
    return { ok: true, value: { ...place, revision: value } }
  } catch (error) {
    if (!(error instanceof GraphError) || error.code !== 'CONFLICT') throw error
    return failed('STALE', ['revision'], said`Somebody changed these words meanwhile: nothing of yours was saved.`)
  }
}
