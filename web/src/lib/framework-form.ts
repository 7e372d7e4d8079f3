/**
 * The forms of the framework editor: what people typed, and what the API is asked to write. A form is about one language
 * at a time, so that a translator sees one text beside its original; texts in other languages are kept. Pure.
 */
import { misread, wholeNumber, type Ties } from '#lib/form.ts'
import { languageTag } from '#lib/languages.ts'
import { m } from '#lib/paraglide/messages.js'
import type { LicenceSummary, LocalisedText } from '#lib/types.ts'

type Text = Pick<LocalisedText, 'text' | 'language'>

export interface FrameworkValues {
  provider: string
  language: string
  title: string
  description: string
  version: string
  subjects: string
  officialUrl: string
  licence: string
}

export interface StoredFramework {
  titles: Text[]
  descriptions: Text[]
  version: string | null
  subjects: string[]
  officialUrl: string | null
  licence: LicenceSummary
}

/** In the order of the form. */
export const EMPTY_FRAMEWORK: FrameworkValues = {
  provider: '',
  title: '',
  description: '',
  language: '',
  licence: '',
  version: '',
  subjects: '',
  officialUrl: '',
}

/** Reads what was sent. Nothing is judged here. */
export function readFrameworkForm(form: FormData): FrameworkValues {
  const entries = Object.keys(EMPTY_FRAMEWORK).map((name) => [name, String(form.get(name) ?? '').trim()])
  return Object.fromEntries(entries) as unknown as FrameworkValues
}

/** The form as a stored framework fills it, in one of its languages or a new one. */
export function fromFramework(framework: StoredFramework, language: string): FrameworkValues {
  return {
    ...EMPTY_FRAMEWORK,
    language,
    title: inLanguage(framework.titles, language)[0] ?? '',
    description: inLanguage(framework.descriptions, language)[0] ?? '',
    version: framework.version ?? '',
    subjects: framework.subjects.join(', '),
    officialUrl: framework.officialUrl ?? '',
    licence: framework.licence.statements.find(({ part }) => part !== 'METADATA')?.key ?? '',
  }
}

/** What the API is asked to write. Without what is stored everything is new. */
export function toFrameworkInput(values: FrameworkValues, stored?: StoredFramework): Record<string, unknown> {
  const language = languageTag(values.language)
  const licence = stored?.licence.statements.find(({ part }) => part !== 'METADATA')?.key ?? ''
  return {
    ...(stored ? {} : { providerId: values.provider }),
    titles: withLanguage(stored?.titles ?? [], language, [values.title]),
    descriptions: withLanguage(stored?.descriptions ?? [], language, [values.description]),
    version: values.version,
    subjects: listOf(values.subjects),
    officialUrl: values.officialUrl,
    // One that was adapted keeps the licence it came with, so it is only sent when it was changed.
    ...(values.licence !== licence ? { licence: values.licence } : {}),
  }
}

/** The controls of faults in a framework. */
export const FRAMEWORK_TIES: Ties = {
  fallback: 'title',
  controls: {
    ...{ titles: 'title', descriptions: 'description', providerId: 'provider', revision: 'title', id: 'title' },
    ...{ 'titles.language': 'language', 'descriptions.language': 'language' },
  },
  order: Object.keys(EMPTY_FRAMEWORK),
}

export interface OutcomeValues {
  language: string
  statement: string
  label: string
  code: string
  type: string
  levels: string
  ageFrom: string
  ageTo: string
  subjects: string
  keywords: string
  evidence: string
  prompts: string
  misconceptions: string
  notes: string
}

export interface StoredOutcome {
  statements: Text[]
  labels: Text[]
  code: string | null
  sourceType: string | null
  levels: string[]
  ageFrom: number | null
  ageTo: number | null
  subjects: string[]
  keywords: string[]
  evidence: Text[]
  prompts: Text[]
  misconceptions: Text[]
  notes: string | null
}

/** In the order of the form. */
export const EMPTY_OUTCOME: OutcomeValues = {
  statement: '',
  label: '',
  language: '',
  code: '',
  type: '',
  levels: '',
  ageFrom: '',
  ageTo: '',
  evidence: '',
  prompts: '',
  misconceptions: '',
  subjects: '',
  keywords: '',
  notes: '',
}

/** Reads what was sent. Nothing is judged here. */
export function readOutcomeForm(form: FormData): OutcomeValues {
  const entries = Object.keys(EMPTY_OUTCOME).map((name) => [name, String(form.get(name) ?? '').trim()])
  return Object.fromEntries(entries) as unknown as OutcomeValues
}

/** The form as a stored outcome fills it, in one of its languages or a new one. */
export function fromOutcome(outcome: StoredOutcome, language: string): OutcomeValues {
  const lines = (texts: Text[]) => inLanguage(texts, language).join('\n')
  return {
    language,
    statement: inLanguage(outcome.statements, language)[0] ?? '',
    label: inLanguage(outcome.labels, language)[0] ?? '',
    code: outcome.code ?? '',
    type: outcome.sourceType ?? '',
    levels: outcome.levels.join(', '),
    ageFrom: outcome.ageFrom === null ? '' : String(outcome.ageFrom),
    ageTo: outcome.ageTo === null ? '' : String(outcome.ageTo),
    subjects: outcome.subjects.join(', '),
    keywords: outcome.keywords.join(', '),
    evidence: lines(outcome.evidence),
    prompts: lines(outcome.prompts),
    misconceptions: lines(outcome.misconceptions),
    notes: outcome.notes ?? '',
  }
}

/** What the API is asked to write: the texts of this language as typed, those of others as they are. */
export function toOutcomeInput(values: OutcomeValues, stored?: StoredOutcome): Record<string, unknown> {
  const language = languageTag(values.language)
  const lines = (before: Text[] | undefined, typed: string) => withLanguage(before ?? [], language, typed.split('\n'))
  return {
    statements: withLanguage(stored?.statements ?? [], language, [values.statement]),
    labels: withLanguage(stored?.labels ?? [], language, [values.label]),
    code: values.code,
    type: values.type,
    levels: listOf(values.levels),
    ageFrom: wholeNumber(values.ageFrom),
    ageTo: wholeNumber(values.ageTo),
    subjects: listOf(values.subjects),
    keywords: listOf(values.keywords),
    evidence: lines(stored?.evidence, values.evidence),
    prompts: lines(stored?.prompts, values.prompts),
    misconceptions: lines(stored?.misconceptions, values.misconceptions),
    notes: values.notes,
  }
}

/** The controls of faults in an outcome that was typed so. */
export const outcomeTies = (values: OutcomeValues): Ties => ({
  instead: misread(values, { ageFrom: m.publish_number_age_from, ageTo: m.publish_number_age_to }),
  fallback: 'statement',
  controls: {
    ...{ statements: 'statement', labels: 'label', frameworkId: 'statement', parentId: 'statement' },
    ...{
      'statements.language': 'language',
      'labels.language': 'language',
      'evidence.language': 'language',
      revision: 'statement',
      id: 'statement',
    },
  },
  order: Object.keys(EMPTY_OUTCOME),
})

/** The languages that texts are in, original first. */
export function languagesOf(...lists: Text[][]): string[] {
  return [...new Set(lists.flat().map(({ language }) => language))]
}

function inLanguage(texts: Text[], language: string): string[] {
  return texts.filter((text) => text.language === language).map(({ text }) => text)
}

/** The texts of other languages in their order, with those typed where the first of theirs stood; new ones come last. */
function withLanguage(stored: Text[], language: string, typed: string[]): Text[] {
  const own = typed.map((text) => text.trim()).filter((text) => text !== '')
  const found = stored.findIndex((text) => text.language === language)
  const others = stored.filter((text) => text.language !== language)
  const at = found === -1 ? others.length : stored.slice(0, found).filter((text) => text.language !== language).length
  return [...others.slice(0, at), ...own.map((text) => ({ text, language })), ...others.slice(at)].map(
    ({ text, language }) => ({ text, language }),
  )
}

function listOf(text: string): string[] {
  return text
    .split(/[,،、;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
