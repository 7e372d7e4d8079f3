/** What was read from a link or a file, laid into the publish form, and where each came from. Pure. */
import { fromFacts, type Fact } from '#lib/accessibility-questions.ts'
import { m } from '#lib/paraglide/messages.js'
import { outcomeWords, type PublishValues } from '#lib/publish-form.ts'
import type { LocalisedText, OutcomeLine } from '#lib/types.ts'
import type { LikenessReason } from '#lib/words.ts'

export interface MetadataReading {
  format: string
  notes: string[]
  identifiers: string[]
  fields: { name: string; values: string[]; ids: string[]; unknown: string[]; source: string }[]
}

/** What the page tells of a filling. */
export interface Filling {
  /** What was read, in words: `EPUB`. */
  format: string
  notes: string[]
  /** By the id of a control: where what stands in it came from. */
  filled: Record<string, string>
}

/** A resource that is likely the same. */
export interface Twin {
  likeness: number
  reasons: LikenessReason[]
  resource: {
    id: string
    url: string
    title: LocalisedText
    languages: string[]
    provider: { name: string }
    licence: { label: string }
  }
}

type TextControl =
  'title' | 'description' | 'url' | 'language' | 'ageFrom' | 'ageTo' | 'minutes' | 'licence' | 'fileUrl'
/** Fields with one text, by the control they fill. */
const TEXTS: Partial<Record<string, TextControl>> = {
  ...{ TITLE: 'title', DESCRIPTION: 'description', URL: 'url', LANGUAGE: 'language', LICENCE: 'licence' },
  ...{ AGE_FROM: 'ageFrom', AGE_TO: 'ageTo', MINUTES: 'minutes', FILE_URL: 'fileUrl' },
}
const FACT_KINDS: Record<string, string> = {
  ...{ ACCESS_MODES: 'MODE', ACCESS_MODES_SUFFICIENT: 'SUFFICIENT', FEATURES: 'FEATURE', HAZARDS: 'HAZARD' },
  ...{ CONTROLS: 'CONTROL', CONFORMANCE: 'CONFORMANCE' },
}

/** The form with what was read laid over it, and where each came from. `outcomes` are those the reading names, in words. */
export function fillIn(
  base: PublishValues,
  { format, notes, fields }: MetadataReading,
  outcomes: readonly OutcomeLine[],
): { values: PublishValues; filling: Filling } {
  const values = { ...base }
  const filled: Record<string, string> = {}
  const told = [...notes]
  const facts: Fact[] = []
  const sources: string[] = []
  let summary = base.accessibility.summary
  for (const { name, values: found, ids, unknown, source } of fields) {
    const [first = ''] = found
    const control = TEXTS[name]
    if (control) {
      values[control] = first
      filled[control] = source
    } else if (name === 'CREATORS') [values.creators, filled.creators] = [found.join('\n'), source]
    else if (name === 'KEYWORDS') [values.keywords, filled.keywords] = [found.join(', '), source]
    else if (name === 'COST') [values.cost, filled.cost] = [first === 'PAID' ? 'PAID' : 'FREE', source]
    else if (name === 'SIGN_IN_NEEDED')
      [values.signInNeeded, filled.signInNeeded] = [first === 'true' ? 'yes' : 'no', source]
    else if (name === 'SUMMARY') [summary, filled.summary] = [first, source]
    else if (name === 'TYPES' && ids.length > 0) [values.types, filled.types] = [ids, source]
    else if (name === 'SUBJECTS' && ids.length > 0) [values.subjects, filled.subjects] = [ids, source]
    else if (name === 'OUTCOMES' && outcomes.length > 0) {
      values.outcomes = outcomes.map(
        (outcome) =>
          ({ ...{ id: outcome.id, kind: 'TEACHES', extent: 'WHOLE' }, words: outcomeWords(outcome) }) as const,
      )
      filled.outcomeQuery = source
    } else if (FACT_KINDS[name]) {
      facts.push(...found.map((value) => ({ kind: FACT_KINDS[name] ?? '', value, present: true })))
      sources.push(source)
    }
    if (unknown.length > 0) told.push(m.publish_fill_unknown({ source, words: unknown.slice(0, 10).join(', ') }))
  }
  if (facts.length > 0 || summary !== base.accessibility.summary) {
    const { answers, others } = fromFacts(facts, summary)
    values.accessibility = answers
    if (facts.length > 0) filled.access = sources.join('; ')
    if (others.length > 0) told.push(m.publish_fill_left_out({ words: others.map(({ value }) => value).join(', ') }))
  }
  return { values, filling: { format, notes: told, filled } }
}
