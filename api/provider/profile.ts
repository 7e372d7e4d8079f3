/** What a provider says of itself, in several languages: checked, put into form, and written on top of a revision. */
import { audit } from '#api/audit/audit.ts'
import { failed, Issues, type Outcome } from '#api/base/issues.ts'
import { mixedWord } from '#api/base/look-alike.ts'
import { plainLine, plainText } from '#api/base/plain-text.ts'
import type { Services, Viewer } from '#api/context.ts'
import type { LocalisedTextInput, ProviderProfileInput } from '#api/generated/types.ts'
import { checkUrl } from '#api/resource/validate.ts'
import { normaliseLanguage } from '#api/vocabulary/languages.ts'
import { said } from '#api/words/said.ts'
import { GraphError } from '#graph/graph.ts'
import type { LanguageText } from '#graph/records.ts'
import { commit } from '#graph/queries/catalogue.ts'
import { type ProfileChange, writeProfile } from '#graph/queries/profile.ts'
import { IDENTIFIERS, type IdentifierScheme } from './identifiers.ts'

const LONGEST_NAME = 200
const LONGEST_DESCRIPTION = 3_000
const MOST_LANGUAGES = 30

/** A name of a provider as one line; adds what is wrong with it. */
export function checkName(issues: Issues, field: (string | number)[], given: string): string {
  const name = plainLine(given.slice(0, 10 * LONGEST_NAME))
  const mixed = mixedWord(name)
  if (issues.text(field, 'a name', name, LONGEST_NAME) && mixed !== null)
    issues.add(
      'INVALID',
      field,
      said`The word “${mixed}” mixes letters of different alphabets that look alike. Write it in one alphabet.`,
    )
  return name
}

/** Every fault of a profile at once; what is not given stays, null takes away. Pure. */
export function validateProfile(input: ProviderProfileInput): Outcome<ProfileChange> {
  const issues = new Issues()
  const change: ProfileChange = {}
  if (input.names) {
    change.names = textsOf(issues, 'names', input.names, (path, text) => checkName(issues, path, text))
    if (input.names.length === 0) issues.add('REQUIRED', ['input', 'names'], said`Give a name.`)
  }
  if (input.descriptions)
    change.descriptions = textsOf(issues, 'descriptions', input.descriptions, (path, text) => {
      const plain = plainText(text.slice(0, 10 * LONGEST_DESCRIPTION))
      issues.text(path, 'a description', plain, LONGEST_DESCRIPTION)
      return plain
    })
  if (input.url !== undefined) {
    const url = input.url?.trim() ?? ''
    change.url = url !== '' && checkUrl(issues, ['input', 'url'], url) ? new URL(url).href : null
  }
  for (const scheme of Object.keys(IDENTIFIERS) as IdentifierScheme[]) {
    const given = input[scheme]
    if (given === undefined) continue
    const text = given?.trim() ?? ''
    const { name, example, read } = IDENTIFIERS[scheme]
    const id = text === '' ? null : read(text)
    if (text !== '' && id === null)
      issues.add(
        'INVALID',
        ['input', scheme],
        said`This is no ${name} identifier. Look for a slip; it is written like ${example}.`,
      )
    change[scheme] = id
  }
  return issues.errors.length > 0 ? { ok: false, errors: issues.errors } : { ok: true, value: change }
}

function textsOf(
  issues: Issues,
  field: 'names' | 'descriptions',
  given: readonly LocalisedTextInput[],
  check: (path: (string | number)[], text: string) => string,
): LanguageText[] {
  if (!issues.count(['input', field], given, MOST_LANGUAGES)) return []
  const texts: LanguageText[] = []
  given.forEach(({ text, language }, at) => {
    const path = ['input', field, at]
    const plain = check([...path, 'text'], text)
    const { tag } = normaliseLanguage(language)
    if (tag === 'und' && language.toLowerCase() !== 'und')
      issues.add(
        'INVALID',
        [...path, 'language'],
        said`"${language.slice(0, 60)}" is no language tag: write it as sw, pt-BR or zh-Hans.`,
      )
    else if (texts.some((other) => other.language === tag))
      issues.add('INVALID', [...path, 'language'], said`There are two texts in ${tag}: give one a language.`)
    else texts.push({ text: plain, language: tag })
  })
  return texts
}

/** Writes a profile on top of the revision it was made from; whether the viewer may is decided before. */
export async function updateProfile(
  { graph, now }: Pick<Services, 'graph' | 'now'>,
  viewer: Pick<Viewer, 'id'>,
  { id, revision, input }: { id: string; revision: number; input: ProviderProfileInput },
): Promise<Outcome<null>> {
  const valid = validateProfile(input)
  if (!valid.ok) return valid
  const at = now()
  try {
    await commit(graph, async (tx) => {
      const { fields, changes } = await writeProfile(tx, {
        ...{ id, revision, change: valid.value, now: at.toISOString() },
      })
      const values = { fields, revision: revision + 1 }
      if (fields.length > 0) await audit(tx, { kind: 'provider.update', actor: viewer.id, subject: id, values }, at)
      return { value: null, changes }
    })
  } catch (error) {
    if (!(error instanceof GraphError) || error.code !== 'CONFLICT') throw error
    return failed(
      'CONFLICT',
      ['revision'],
      said`Somebody changed this profile meanwhile. Look at what stands there now, then repeat your change.`,
    )
  }
  return { ok: true, value: null }
}
