/** Why something was found, and why two works are alike, for people. Pure. */
import type { FitVerdict } from '#api/accessibility/fit.ts'
import { bestText } from '#api/base/text-choice.ts'
import type { SearchReason, SearchReasonKind } from '#api/generated/types.ts'
import { languageName, meetsLanguage } from '#api/vocabulary/languages.ts'
import type { OutcomeCard, OutcomeNode, ResourceNode } from '#graph/nodes.ts'
import type { Basis, LanguageText } from '#graph/records.ts'
import { fold, wordsOf } from './analysis.ts'
import { codeTexts, quality } from './document.ts'
import { highlight } from './highlight.ts'
import type { SearchHit, TextField } from './search-index.ts'
import { stopWordsIn } from './stop-words.ts'

/** Quality from which it is worth a word: everything but one of the small shares is there. */
const WELL_DESCRIBED = 0.85
/** Reasons given for one hit, and those among them that rest on words. */
const MOST_REASONS = 6
const MOST_OF_WORDS = 3
/** Characters of a statement or label within a reason. */
const LONGEST_TEXT = 120
/** UTF-16 units of a text that is looked through for the words. */
const LONGEST_SHOWN = 5_000

const BASES: Record<Basis, string> = {
  inferred: 'concluded from other facts about it',
  declared: 'said by its provider',
  reported: 'said by somebody who used it',
  checked: 'checked by a machine',
  verified: 'verified by a reviewer',
}

/**
 * Reasons for a resource: by which words it was found and where, then its fit with its proof, its language, its
 * quality; at most six, three of them by words. `languages` are the reader's, `fit` is null without needs.
 */
export function whyResource(
  node: ResourceNode,
  { matched }: Pick<SearchHit, 'matched'>,
  fit: FitVerdict | null,
  languages: readonly string[],
): SearchReason[] {
  const telling = withoutStopWords(matched, [...languages, ...node.languages])
  const reasons = inOrder(telling.flatMap(({ field, words }) => ofField(node, field, words, languages)))
  reasons.length = Math.min(reasons.length, MOST_OF_WORDS)
  if (fit !== null) reasons.push(...ofFit(fit))
  const language = ofLanguage(node.languages, languages)
  if (language !== null) reasons.push(language)
  if (quality(node) >= WELL_DESCRIBED)
    reasons.push(reason('QUALITY', 'It is well described: what it is, what may be done with it, whom it is for.'))
  return reasons.slice(0, MOST_REASONS)
}

/** Reasons for an outcome: its code, its words, the words of what it stands under. */
export function whyOutcome(node: OutcomeNode, { matched }: Pick<SearchHit, 'matched'>): SearchReason[] {
  const statements = texts([...node.statements, ...node.labels])
  const languages = node.statements.map(({ language }) => language)
  return inOrder(
    withoutStopWords(matched, languages).flatMap(({ field, words }) => {
      if (field === 'code') return node.code === null ? [] : reason('CODE', `Its code is ${node.code}.`, field, words)
      const where = OUTCOME_FIELDS[field]
      return where === undefined
        ? []
        : reason(
            'WORDS',
            `${where}: ${listOf(field === 'title' ? asWritten(statements, words) : words)}.`,
            field,
            words,
          )
    }),
  ).slice(0, MOST_REASONS)
}

/**
 * What two works share: outcomes, subjects, a level or ages, words (`matched`), a language; then the fit. `node` is the
 * one that was found.
 */
export function whySimilar(
  origin: ResourceNode,
  node: ResourceNode,
  { matched }: Pick<SearchHit, 'matched'>,
  fit: FitVerdict | null,
  languages: readonly string[],
): SearchReason[] {
  const reasons: SearchReason[] = []
  const taught = new Set(taughtBy(origin).map(({ id }) => id))
  const outcomes = taughtBy(node).filter(({ id }) => taught.has(id))
  if (outcomes.length > 0)
    reasons.push(
      reason(
        'OUTCOME',
        `Both teach ${some(outcomes.map((each) => each.code ?? quoted(bestText(each.statements, languages)?.text ?? each.uri)))}.`,
      ),
    )
  const about = new Set(origin.subjects.map(({ id }) => id))
  const subjects = node.subjects.filter(({ id }) => about.has(id))
  if (subjects.length > 0)
    reasons.push(
      reason(
        'SUBJECT',
        `Both are about ${some(subjects.map((each) => bestText(each.labels, languages)?.text ?? each.notation ?? each.uri))}.`,
      ),
    )
  const words = [...new Set(matched.flatMap((match) => match.words))]
  const own = (['title', 'keyword', 'description'] as const).flatMap((field) => textsOf(node, field))
  if (words.length > 0) reasons.push(reason('WORDS', `Both speak of ${some(asWritten(own, words))}.`, null, words))
  const level = sharedLevel(origin, node, languages)
  if (level !== null) reasons.push(reason('LEVEL', level))
  if (fit !== null) reasons.push(...ofFit(fit))
  const shared = node.languages.find((tag) => origin.languages.includes(tag))
  const language = ofLanguage(node.languages, languages)
  if (language !== null) reasons.push(language)
  else if (languages.length === 0 && shared !== undefined)
    reasons.push(reason('LANGUAGE', `Both are in ${languageName(shared)}.`))
  return reasons.slice(0, MOST_REASONS)
}

const OWN_FIELDS: Partial<Record<TextField, string>> = {
  title: 'In the title',
  description: 'In the description',
  keyword: 'Among its keywords',
  creator: 'Among those who made it',
  related: 'In what it is near to',
}
const OUTCOME_FIELDS: Partial<Record<TextField, string>> = {
  title: 'In its statement',
  keyword: 'Among its keywords',
  subject: 'In its subject',
  outcome: 'In what it stands under',
  description: 'In its notes',
  related: 'In what it is near to',
}
const ORDER: readonly SearchReasonKind[] = ['CODE', 'WORDS', 'OUTCOME', 'LABEL', 'FIT', 'PROOF', 'LANGUAGE', 'QUALITY']

/** What tells most first; between equals the fields as the index gave them. */
function inOrder(reasons: SearchReason[]): SearchReason[] {
  const place = ({ kind, field }: SearchReason): number =>
    // What it is near to tells less than what it is about.
    field === 'related' ? ORDER.indexOf('LABEL') + 0.5 : ORDER.indexOf(kind)
  return reasons
    .map((each, at) => ({ each, at }))
    .sort((one, other) => place(one.each) - place(other.each) || one.at - other.at)
    .map(({ each }) => each)
}

function ofField(node: ResourceNode, field: TextField, words: string[], languages: readonly string[]): SearchReason[] {
  const wanted = new Set(words)
  if (field === 'code') {
    const codes = taughtBy(node).flatMap(({ code }) => (code !== null && holds(codeTexts(code), wanted) ? [code] : []))
    return codes.length === 0 ? [] : [reason('CODE', `It teaches ${some([...new Set(codes)])}.`, field, words)]
  }
  if (field === 'outcome') {
    const found = taughtBy(node).find(({ statements, labels }) => holds(texts([...statements, ...labels]), wanted))
    const text = found && (textWith([...found.statements, ...found.labels], wanted) ?? null)
    return [
      reason(
        'OUTCOME',
        text ? `It teaches ${quoted(text.text)}.` : `In what it teaches: ${listOf(words)}.`,
        field,
        words,
      ),
    ]
  }
  if (field === 'subject') return ofLabels(node, words, wanted, languages)
  const where = OWN_FIELDS[field]
  if (where === undefined) return []
  return [reason('WORDS', `${where}: ${listOf(asWritten(textsOf(node, field), words))}.`, field, words)]
}

/** Texts of a field as they are shown to people. */
function textsOf(node: ResourceNode, field: TextField): string[] {
  if (field === 'title') return texts(node.titles)
  if (field === 'description') return texts(node.descriptions)
  if (field === 'keyword') return node.keywords
  if (field === 'creator') return [...node.contributors.map(({ name }) => name), node.provider.name]
  return []
}

/** Folded words as they first stand in the texts, with their accents and in the order of the texts; the rest as they are. */
function asWritten(shown: readonly string[], words: readonly string[]): string[] {
  const written = new Map<string, string>()
  for (const text of shown)
    for (const part of highlight(text.slice(0, LONGEST_SHOWN), words))
      if (part.matched && !written.has(fold(part.text))) written.set(fold(part.text), part.text.toLocaleLowerCase())
  return [...new Set([...written.values(), ...words.filter((word) => !written.has(word))])]
}

/** What was matched without words that say nothing; as it is when there are no others. */
function withoutStopWords(matched: SearchHit['matched'], languages: readonly string[]): SearchHit['matched'] {
  const empty = stopWordsIn([...new Set(matched.flatMap(({ words }) => words))], languages)
  const telling = matched.flatMap(({ field, words }) => {
    const left = words.filter((word) => !empty.has(word))
    return left.length > 0 ? { field, words: left } : []
  })
  return telling.length > 0 ? telling : matched
}

/** The label by which it was found; when that is in another language than the reader's and its own, the answer says so. */
function ofLabels(
  node: ResourceNode,
  words: string[],
  wanted: ReadonlySet<string>,
  languages: readonly string[],
): SearchReason[] {
  for (const { labels } of [...node.subjects, ...node.types, ...node.levels]) {
    const own = [...languages, ...node.languages]
    const found = textWith(
      [...labels].sort((one, other) => Number(isIn(other, own)) - Number(isIn(one, own))),
      wanted,
    )
    if (found === undefined) continue
    const known = bestText(labels, languages.length > 0 ? languages : node.languages)
    if (isIn(found, node.languages) || known === undefined || known.text === found.text)
      return [reason('WORDS', `Its subject, type or level is ${quoted(found.text)}.`, 'subject', words)]
    const language = languageName(found.language)
    return [
      reason(
        'LABEL',
        `${quoted(found.text)} is ${language} for ${quoted(known.text)}, which it is about.`,
        'subject',
        words,
      ),
    ]
  }
  return [reason('WORDS', `In its subject, type or level: ${listOf(words)}.`, 'subject', words)]
}

function ofFit({ level, needs }: FitVerdict): SearchReason[] {
  if (level !== 'FITS' && level !== 'PARTLY') return []
  const served = needs.filter((need) => need.level === 'FITS' || need.level === 'PARTLY')
  const told = some([...new Set(served.map((need) => need.reason.replace(/\.$/, '')))], '; ')
  const reasons = [reason('FIT', level === 'FITS' ? `It fits: ${told}.` : `It fits in part: ${told}.`)]
  const weakest = (Object.keys(BASES) as Basis[]).find((basis) => served.some((need) => need.basis === basis))
  if (weakest !== undefined) reasons.push(reason('PROOF', `How that is known: ${BASES[weakest]}.`))
  return reasons
}

function ofLanguage(tags: readonly string[], languages: readonly string[]): SearchReason | null {
  const met = languages.find((wanted) => tags.some((tag) => meetsLanguage(wanted, tag) !== null))
  if (met === undefined) return null
  return reason('LANGUAGE', `It is in ${languageName(tags.find((tag) => meetsLanguage(met, tag) !== null) ?? met)}.`)
}

function sharedLevel(one: ResourceNode, other: ResourceNode, languages: readonly string[]): string | null {
  const level = other.levels.find(({ id }) => one.levels.some((own) => own.id === id))
  if (level) return `Both are for ${bestText(level.labels, languages)?.text ?? level.notation ?? level.uri}.`
  if (one.ageFrom === null || other.ageFrom === null) return null
  const from = Math.max(one.ageFrom, other.ageFrom)
  const to = Math.min(one.ageTo ?? Infinity, other.ageTo ?? Infinity)
  if (from > to) return null
  return to === Infinity
    ? `Both are for ages ${from} and up.`
    : `Both are for ages ${from === to ? from : `${from} to ${to}`}.`
}

function taughtBy({ alignments }: ResourceNode): OutcomeCard[] {
  return alignments
    .filter(({ status, kind }) => status === 'accepted' && kind !== 'requires')
    .map(({ outcome }) => outcome)
}

function reason(kind: SearchReasonKind, text: string, field: string | null = null, words: string[] = []): SearchReason {
  return { kind, text, field, words }
}

function isIn({ language }: LanguageText, tags: readonly string[]): boolean {
  return tags.some((tag) => meetsLanguage(tag, language) !== null || meetsLanguage(language, tag) !== null)
}

function texts(list: readonly LanguageText[]): string[] {
  return list.map(({ text }) => text)
}

function holds(list: readonly string[], wanted: ReadonlySet<string>): boolean {
  return list.some((text) => countIn(text, wanted) > 0)
}

/** The text with most of the words; undefined when none has any. */
function textWith(list: readonly LanguageText[], wanted: ReadonlySet<string>): LanguageText | undefined {
  let best: LanguageText | undefined
  let most = 0
  for (const text of list) {
    const count = countIn(text.text, wanted)
    if (count > most) {
      best = text
      most = count
    }
  }
  return best
}

function countIn(text: string, wanted: ReadonlySet<string>): number {
  const { words, extras } = wordsOf(text)
  return new Set([...words, ...extras].filter((word) => wanted.has(word))).size
}

function quoted(text: string): string {
  text = text.replace(/\.\s*$/, '')
  return `“${text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1).trimEnd()}…` : text}”`
}

function listOf(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join(', ')
}

/** The first few of a list in words. */
function some(list: readonly string[], between = ', '): string {
  return list.length > 3 ? `${list.slice(0, 3).join(between)} and ${list.length - 3} more` : list.join(between)
}
