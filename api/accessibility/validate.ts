/** What a publisher says of who can use a resource, checked against the vocabulary and turned into facts. Pure. */
import type { Issues } from '#api/base/issues.ts'
import { plainText } from '#api/base/plain-text.ts'
import type { AccessibilityInput } from '#api/generated/types.ts'
import { said } from '#api/words/said.ts'
import type { TagFact, TagKind } from '#graph/records.ts'
import { contradictions, FEATURES_WITH_LANGUAGE, MODES, normaliseTag } from './vocabulary.ts'

const MOST_VALUES = 60
const LONGEST_SUMMARY = 2_000
/** Lists of what is known not to be there. */
const ABSENT = [
  ['absentFeatures', 'feature'],
  ['absentControls', 'control'],
  ['absentModes', 'mode'],
] as const
const METHODS = { MADE: 'made', LOOKED: 'looked', TOOL: 'tool', TRIED: 'tried', USERS: 'users' } as const

/**
 * Facts as declared by the owner. Values the vocabulary does not have are refused here, unlike on import: a form can
 * ask again. Captions and the like are in the language of the resource; a sign language is not known from it.
 */
export function checkAccessibility(
  issues: Issues,
  input: AccessibilityInput | null,
  language: string,
): { tags: TagFact[]; summary: string | null } {
  const tags: TagFact[] = []
  if (!input) return { tags, summary: null }

  const take = (
    field: keyof AccessibilityInput,
    kind: TagKind,
    given: readonly string[],
    says: TagFact['says'] = 'present',
  ) => {
    const path = ['input', 'accessibility', field]
    if (!issues.count(path, given, MOST_VALUES)) return []
    const values: string[] = []
    given.forEach((raw, at) => {
      const { value, known } = normaliseTag(kind, raw.slice(0, 200))
      if (!known) return issues.add('INVALID', [...path, at], unknown(kind, value.slice(0, 60)))
      if (values.includes(value)) return
      values.push(value)
      const isInLanguage = kind === 'feature' && FEATURES_WITH_LANGUAGE.has(value) && value !== 'signLanguage'
      tags.push({
        ...{ kind, value, says, basis: 'declared' },
        ...(isInLanguage && says === 'present' ? { language } : {}),
        ...(input.method ? { method: METHODS[input.method] } : {}),
      })
    })
    if (says === 'present') for (const problem of contradictions(kind, values)) issues.add('INVALID', path, problem)
    return values
  }

  const modes = take('accessModes', 'mode', input.accessModes ?? [])
  take(
    'accessModesSufficient',
    'sufficient',
    (input.accessModesSufficient ?? []).map((set) => set.slice(0, 10).join(',')),
  )
  const features = take('features', 'feature', input.features ?? [])
  take('hazards', 'hazard', input.hazards ?? [])
  const controls = take('controls', 'control', input.controls ?? [])
  take('conformance', 'conformance', input.conformance ?? [])
  const there: Record<string, readonly string[]> = {
    absentFeatures: features,
    absentControls: controls,
    absentModes: modes,
  }
  for (const [field, kind] of ABSENT) {
    for (const value of take(field, kind, input[field] ?? [], 'absent'))
      if (there[field]!.includes(value))
        issues.add('INVALID', ['input', 'accessibility', field], said`"${value}" is said to be there and not there.`)
  }

  const given = input.summary ?? ''
  const summary = plainText(given.slice(0, 10 * LONGEST_SUMMARY))
  issues.text(['input', 'accessibility', 'summary'], 'the summary', summary, LONGEST_SUMMARY, false)
  return { tags, summary: summary === '' ? null : summary }
}

function unknown(kind: TagKind, value: string): string {
  switch (kind) {
    case 'sufficient':
      return said`"${value}" is no value for this. A set is made of ${MODES.join(', ')}.`
    case 'conformance':
      return said`"${value}" is no value for this. Write it as “WCAG 2.2 AA” or “EPUB Accessibility 1.1 - WCAG 2.2 Level AA”.`
    default:
      return said`"${value}" is no value for this. See the W3C accessibility vocabulary.`
  }
}
