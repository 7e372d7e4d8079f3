/** What is said of a framework, an outcome or an edge, checked and put into form. Pure: every fault comes back at once. */
import { Issues, type Outcome } from '#api/base/issues.ts'
import { plainLine, plainText } from '#api/base/plain-text.ts'
import type { FrameworkInput, LocalisedTextInput, OutcomeInput, PrerequisiteInput } from '#api/generated/types.ts'
import { checkUrl } from '#api/resource/validate.ts'
import { normaliseLanguage } from '#api/vocabulary/languages.ts'
import { agesOf, levelById } from '#api/vocabulary/levels.ts'
import { licenceOf } from '#api/vocabulary/licences.ts'
import { said } from '#api/words/said.ts'
import type { LanguageText } from '#graph/records.ts'

/** The longest texts, in characters, and the longest lists. */
const MOST = {
  title: 300,
  description: 5_000,
  statement: 5_000,
  label: 300,
  fact: 2_000,
  notes: 10_000,
  reason: 1_000,
  code: 100,
  word: 100,
  languages: 100,
  facts: 100,
  words: 50,
} as const
const OLDEST_AGE = 120

export type FrameworkField =
  'titles' | 'descriptions' | 'languages' | 'version' | 'subjects' | 'officialUrl' | 'licences'

/** The fields an input states, in form; `null` and empty lists take away. */
export interface ValidFramework {
  fields: FrameworkField[]
  titles: LanguageText[]
  descriptions: LanguageText[]
  version?: string
  subjects: string[]
  officialUrl?: string
  /** Key of a licence. */
  licence?: string
}

/** Checks a framework; a new one needs a title. */
export function validateFramework(input: FrameworkInput, isNew: boolean): Outcome<ValidFramework> {
  const issues = new Issues()
  const fields: FrameworkField[] = []
  const says = (field: FrameworkField, given: unknown): boolean => {
    if (given === undefined) return false
    fields.push(field)
    return true
  }
  const titles = says('titles', input.titles) ? checkTexts(issues, 'titles', input.titles, MOST.title, plainLine) : []
  if ((isNew || input.titles !== undefined) && (input.titles ?? []).length === 0)
    issues.add('REQUIRED', ['input', 'titles'], said`Give a title.`)
  if (input.titles !== undefined) fields.push('languages')
  const descriptions = says('descriptions', input.descriptions)
    ? checkTexts(issues, 'descriptions', input.descriptions, MOST.description, plainText)
    : []
  const version = says('version', input.version)
    ? checkLine(issues, 'version', 'the version', input.version)
    : undefined
  const subjects = says('subjects', input.subjects) ? checkWords(issues, 'subjects', input.subjects) : []
  let officialUrl: string | undefined
  if (says('officialUrl', input.officialUrl) && input.officialUrl) {
    if (checkUrl(issues, ['input', 'officialUrl'], input.officialUrl))
      officialUrl = new URL(input.officialUrl.trim()).href
  }
  const licence = says('licences', input.licence) ? input.licence || undefined : undefined
  if (licence !== undefined && !licenceOf(licence))
    issues.add(
      'INVALID',
      ['input', 'licence'],
      said`"${plainLine(licence.slice(0, 60))}" is no licence we know: give a key from \`licences\`, for instance cc-by-4.0.`,
    )
  if (issues.errors.length > 0) return { ok: false, errors: issues.errors }
  return { ok: true, value: { fields, titles, descriptions, version, subjects, officialUrl, licence } }
}

export type OutcomeField =
  | 'statements'
  | 'labels'
  | 'code'
  | 'sourceType'
  | 'knowledgeKind'
  | 'levels'
  | 'ageFrom'
  | 'ageTo'
  | 'subjects'
  | 'keywords'
  | 'notes'
  | 'evidence'
  | 'prompts'
  | 'misconceptions'

export interface ValidOutcome {
  fields: Set<OutcomeField>
  statements: LanguageText[]
  labels: LanguageText[]
  code?: string
  sourceType?: string
  knowledgeKind?: string
  levels: string[]
  ageFrom?: number
  ageTo?: number
  subjects: string[]
  keywords: string[]
  notes?: string
  evidence: LanguageText[]
  prompts: LanguageText[]
  misconceptions: LanguageText[]
}

/** Checks an outcome; a new one needs a statement. Ages that are not given come from levels we know by id. */
export function validateOutcome(input: OutcomeInput, isNew: boolean): Outcome<ValidOutcome> {
  const issues = new Issues()
  const fields = new Set<OutcomeField>()
  const says = (field: OutcomeField, given: unknown): boolean => {
    if (given === undefined) return false
    fields.add(field)
    return true
  }
  const texts = (field: 'statements' | 'labels', longest: number, clean: (text: string) => string): LanguageText[] =>
    says(field, input[field]) ? checkTexts(issues, field, input[field], longest, clean) : []
  const facts = (field: 'evidence' | 'prompts' | 'misconceptions'): LanguageText[] =>
    says(field, input[field]) ? checkTexts(issues, field, input[field], MOST.fact, plainText, true) : []
  const line = (field: OutcomeField, name: string, given: string | null | undefined): string | undefined =>
    says(field, given) ? checkLine(issues, field === 'sourceType' ? 'type' : field, name, given) : undefined
  const words = (field: 'levels' | 'subjects' | 'keywords'): string[] =>
    says(field, input[field]) ? checkWords(issues, field, input[field]) : []

  const statements = texts('statements', MOST.statement, plainText)
  if ((isNew || input.statements !== undefined) && (input.statements ?? []).length === 0)
    issues.add('REQUIRED', ['input', 'statements'], said`Say what is to be learnt.`)
  const value: ValidOutcome = {
    fields,
    statements,
    labels: texts('labels', MOST.label, plainLine),
    code: line('code', 'the code', input.code),
    sourceType: line('sourceType', 'the type', input.type),
    knowledgeKind: line('knowledgeKind', 'the kind of knowledge', input.knowledgeKind),
    levels: words('levels'),
    subjects: words('subjects'),
    keywords: words('keywords'),
    notes: undefined,
    evidence: facts('evidence'),
    prompts: facts('prompts'),
    misconceptions: facts('misconceptions'),
  }
  if (says('notes', input.notes) && input.notes) {
    const notes = plainText(input.notes.slice(0, 10 * MOST.notes))
    if (issues.text(['input', 'notes'], 'the notes', notes, MOST.notes, false) && notes !== '') value.notes = notes
  }
  checkAges(issues, input, value)
  return issues.errors.length > 0 ? { ok: false, errors: issues.errors } : { ok: true, value }
}

function checkAges(issues: Issues, input: OutcomeInput, value: ValidOutcome): void {
  const { fields } = value
  for (const field of ['ageFrom', 'ageTo'] as const) {
    const given = input[field]
    if (given === undefined) continue
    fields.add(field)
    if (given === null) continue
    if (!Number.isInteger(given) || given < 0 || given > OLDEST_AGE)
      issues.add(
        'INVALID',
        ['input', field],
        said`The age is ${given}: give a whole number of years from 0 to ${OLDEST_AGE}.`,
      )
    else value[field] = given
  }
  if (value.ageFrom !== undefined && value.ageTo !== undefined && value.ageFrom > value.ageTo)
    issues.add(
      'INVALID',
      ['input', 'ageTo'],
      said`The oldest age ${value.ageTo} is below the youngest age ${value.ageFrom}.`,
    )
  if (input.levels == null || input.ageFrom !== undefined || input.ageTo !== undefined) return
  const levels = value.levels.flatMap((level) => levelById(level) ?? [])
  if (levels.length === 0 || levels.length < value.levels.length) return
  const { ageFrom, ageTo } = agesOf(levels)
  fields.add('ageFrom').add('ageTo')
  value.ageFrom = ageFrom ?? undefined
  value.ageTo = ageTo ?? undefined
}

export interface ValidPrerequisite {
  strength: 'hard' | 'soft'
  reasons: LanguageText[]
  confidence: number
  clause?: string
}

/** Checks what is said of a prerequisite. */
export function validatePrerequisite(input: PrerequisiteInput): Outcome<ValidPrerequisite> {
  const issues = new Issues()
  const reasons = checkTexts(issues, 'reason', input.reason, MOST.reason, plainText)
  const clause = checkLine(issues, 'clause', 'the clause', input.clause)
  const confidence = checkConfidence(issues, input.confidence)
  if (issues.errors.length > 0) return { ok: false, errors: issues.errors }
  return { ok: true, value: { strength: input.strength === 'HARD' ? 'hard' : 'soft', reasons, confidence, clause } }
}

/** A number from 0 to 1; 1 when none is given. */
export function checkConfidence(issues: Issues, given: number | null | undefined): number {
  const confidence = given ?? 1
  if (!(confidence >= 0 && confidence <= 1))
    issues.add('INVALID', ['input', 'confidence'], said`The confidence is ${confidence}: give a number from 0 to 1.`)
  return confidence
}

/** Texts with their languages: one a language, unless they are several facts. Empty ones are faults. */
export function checkTexts(
  issues: Issues,
  field: string,
  given: readonly LocalisedTextInput[] | null | undefined,
  longest: number,
  clean: (text: string) => string,
  several = false,
): LanguageText[] {
  const list = given ?? []
  if (!issues.count(['input', field], list, several ? MOST.facts : MOST.languages)) return []
  const texts: LanguageText[] = []
  list.forEach(({ text, language }, at) => {
    const path = ['input', field, at]
    const plain = text.length > 10 * longest ? text : clean(text)
    const isGood = issues.text([...path, 'text'], 'a text', plain, longest)
    const { tag } = normaliseLanguage(language)
    if (tag === 'und' && language.toLowerCase() !== 'und')
      issues.add(
        'INVALID',
        [...path, 'language'],
        said`"${language.slice(0, 60)}" is no language tag: write it as sw, pt-BR or zh-Hans.`,
      )
    else if (!several && texts.some((other) => other.language === tag))
      issues.add('INVALID', [...path, 'language'], said`There are two texts in ${tag}: give one a language.`)
    else if (isGood && !texts.some((other) => other.language === tag && other.text === plain))
      texts.push({ text: plain, language: tag })
  })
  return texts
}

function checkLine(issues: Issues, field: string, name: string, given: string | null | undefined): string | undefined {
  if (!given) return undefined
  const plain = plainLine(given.slice(0, 10 * MOST.code))
  return issues.text(['input', field], name, plain, MOST.code, false) && plain !== '' ? plain : undefined
}

function checkWords(issues: Issues, field: string, given: readonly string[] | null | undefined): string[] {
  const list = given ?? []
  if (!issues.count(['input', field], list, MOST.words)) return []
  const words = list.map((text, at) => {
    const plain = plainLine(text.slice(0, 10 * MOST.word))
    issues.text(['input', field, at], 'this entry', plain, MOST.word, false)
    return plain
  })
  return [...new Set(words.filter((word) => word !== ''))]
}
