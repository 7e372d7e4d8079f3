/** Why something was found, and why two works are alike, in the reader's language where we have the words. Pure. */
import type { FitVerdict } from '#api/accessibility/fit.ts'
import { fill } from '#api/base/fill.ts'
import { bestText } from '#api/base/text-choice.ts'
import type { SearchReason, SearchReasonKind } from '#api/generated/types.ts'
import { languageName, meetsLanguage } from '#api/vocabulary/languages.ts'
import { language } from '#api/words/said.ts'
import type { ConceptCard, OutcomeCard, OutcomeNode, ResourceNode } from '#graph/nodes.ts'
import { BASES, type LanguageText } from '#graph/records.ts'
import { fold, wordsOf } from './analysis.ts'
import { codeTexts, NOTHING_NEAR, quality, teaches, type Nearby } from './document.ts'
import { highlight } from './highlight.ts'
import type { Meaning } from './query.ts'
import type { SearchHit, TextField } from './search-index.ts'
import { stopWordsIn } from './stop-words.ts'
import { wordsTo, type Place } from './words.ts'

/** Quality from which it is worth a word: everything but one of the small shares is there. */
const WELL_DESCRIBED = 0.85
/** Reasons given for one hit, and those among them that rest on words. */
const MOST_REASONS = 6
const MOST_OF_WORDS = 3
/** Characters of a statement or label within a reason. */
const LONGEST_TEXT = 120
/** What stands between sentences of one line, where it is not that of English. */
const SEMICOLONS: Readonly<Record<string, string>> = { ar: '؛ ', ur: '؛ ', am: '፤ ', zh: '；' }
/** Things named of a list; of more it is said how many. */
const MOST_LISTED = 3
/** UTF-16 units of a text that is looked through for the words. */
const LONGEST_SHOWN = 5_000

/** Whom reasons are for, and what they may rest on beside what was found itself. */
export interface Told {
  /** Of the reader, best first. */
  languages: readonly string[]
  /** What stands near the resources found; needed for those that were found by words of it. */
  nearby?: Nearby
  /** Synonyms of the query. */
  meanings?: ReadonlyMap<string, Meaning>
}

/** Makes reasons in the language of one reader. */
class Speaker {
  readonly languages: readonly string[]
  readonly nearby: Nearby
  readonly words: ReturnType<typeof wordsTo>
  private readonly meanings: ReadonlyMap<string, Meaning>
  /** What was typed and has been told by which synonym it was found. */
  private readonly explained = new Set<string>()

  constructor({ languages, nearby = NOTHING_NEAR, meanings = new Map() }: Told) {
    this.languages = languages
    this.nearby = nearby
    this.meanings = meanings
    this.words = wordsTo(languages)
  }

  /** A reason that rests on words found in a field; those that were found by a synonym are told with it, once a hit. */
  byWords(kind: SearchReasonKind, text: string, field: string, words: string[]): SearchReason {
    const told: string[] = []
    for (const word of words) {
      const meaning = this.meanings.get(word)
      // What holds the word that was typed, too, was not found by another one.
      if (meaning === undefined || this.explained.has(meaning.asked) || words.includes(meaning.asked)) continue
      this.explained.add(meaning.asked)
      const sentence = meaning.isMutual ? this.words.synonym : this.words.related
      told.push(fill(sentence, this.quoted(meaning.said), this.quoted(meaning.asked)))
    }
    const isSynonym = kind === 'WORDS' && words.every((word) => this.meanings.has(word))
    return {
      ...{ kind: isSynonym ? 'SYNONYM' : kind, text: [text, ...told].join(' '), field, words },
      language: this.words.language,
    }
  }

  /** A reason that rests on something else than words. */
  say(kind: SearchReasonKind, sentence: string, ...given: (string | number)[]): SearchReason {
    return { kind, text: fill(sentence, ...given), language: this.words.language, field: null, words: [] }
  }

  quoted(text: string): string {
    text = text.replace(/\.\s*$/, '')
    const short = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1).trimEnd()}…` : text
    return fill(this.words.quote, short)
  }

  listOf(words: readonly string[]): string {
    return words.map((word) => fill(this.words.quote, word)).join(this.words.comma)
  }

  /** The first few of a list in words. */
  some(list: readonly string[], between = this.words.comma): string {
    return list.length > MOST_LISTED
      ? fill(this.words.more, list.slice(0, MOST_LISTED).join(between), list.length - MOST_LISTED)
      : list.join(between)
  }

  best(list: readonly LanguageText[]): string | undefined {
    return bestText(list, this.languages)?.text
  }

  languageName(tag: string): string {
    return languageName(tag, this.words.language)
  }
}

/**
 * Reasons for a resource: by which words it was found and where, then its fit with its proof, its language, its
 * quality; at most six, three of them by words. `fit` is null without needs.
 */
export function whyResource(
  node: ResourceNode,
  { matched }: Pick<SearchHit, 'matched'>,
  fit: FitVerdict | null,
  told: Told,
): SearchReason[] {
  const speaker = new Speaker(told)
  const telling = withoutStopWords(matched, [...told.languages, ...node.languages])
  const reasons = inOrder(telling.flatMap(({ field, words }) => ofField(speaker, node, field, words)))
  reasons.length = Math.min(reasons.length, MOST_OF_WORDS)
  if (fit !== null) reasons.push(...ofFit(speaker, fit))
  const language = ofLanguage(speaker, node.languages)
  if (language !== null) reasons.push(language)
  if (quality(node) >= WELL_DESCRIBED) reasons.push(speaker.say('QUALITY', speaker.words.quality))
  return reasons.slice(0, MOST_REASONS)
}

/** Reasons for an outcome: its code, its words, the words of what it stands under. */
export function whyOutcome(node: OutcomeNode, { matched }: Pick<SearchHit, 'matched'>, told: Told): SearchReason[] {
  const speaker = new Speaker(told)
  const { found, code } = speaker.words
  const statements = texts([...node.statements, ...node.labels])
  const languages = node.statements.map(({ language }) => language)
  return inOrder(
    withoutStopWords(matched, languages).flatMap(({ field, words }) => {
      if (field === 'code')
        return node.code === null ? [] : speaker.byWords('CODE', fill(code, node.code), field, words)
      const place = OUTCOME_PLACES[field]
      if (place === undefined) return []
      const shown = field === 'title' ? asWritten(statements, words) : words
      return speaker.byWords('WORDS', fill(found[place], speaker.listOf(shown)), field, words)
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
  const speaker = new Speaker({ languages })
  const { both } = speaker.words
  const reasons: SearchReason[] = []
  const taught = new Set(taughtBy(origin).map(({ id }) => id))
  const outcomes = taughtBy(node).filter(({ id }) => taught.has(id))
  if (outcomes.length > 0) {
    const names = outcomes.map(({ code, statements, uri }) => code ?? speaker.quoted(speaker.best(statements) ?? uri))
    reasons.push(speaker.say('OUTCOME', both.teach, speaker.some(names)))
  }
  const about = new Set(origin.subjects.map(({ id }) => id))
  const subjects = node.subjects.filter(({ id }) => about.has(id))
  if (subjects.length > 0)
    reasons.push(speaker.say('SUBJECT', both.about, speaker.some(subjects.map((each) => nameOf(speaker, each)))))
  const words = [...new Set(matched.flatMap((match) => match.words))]
  const own = (['title', 'keyword', 'description'] as const).flatMap((field) => textsOf(node, field))
  if (words.length > 0)
    reasons.push({ ...speaker.say('WORDS', both.words, speaker.some(asWritten(own, words))), words })
  const level = sharedLevel(speaker, origin, node)
  if (level !== null) reasons.push(level)
  if (fit !== null) reasons.push(...ofFit(speaker, fit))
  const shared = node.languages.find((tag) => origin.languages.includes(tag))
  const language = ofLanguage(speaker, node.languages)
  if (language !== null) reasons.push(language)
  else if (languages.length === 0 && shared !== undefined)
    reasons.push(speaker.say('LANGUAGE', both.language, speaker.languageName(shared)))
  return reasons.slice(0, MOST_REASONS)
}

const OWN_PLACES: Partial<Record<TextField, Place>> = {
  title: 'title',
  description: 'description',
  keyword: 'keyword',
  creator: 'creator',
}
const OUTCOME_PLACES: Partial<Record<TextField, Place>> = {
  title: 'statement',
  keyword: 'keyword',
  subject: 'subject',
  outcome: 'above',
  description: 'notes',
  related: 'related',
}
const ORDER: readonly SearchReasonKind[] = [
  'CODE',
  'WORDS',
  'OUTCOME',
  'LABEL',
  'SYNONYM',
  'BROADER',
  'FIT',
  'PROOF',
  'LANGUAGE',
  'QUALITY',
]

/** What tells most first; between equals the fields as the index gave them. */
function inOrder(reasons: SearchReason[]): SearchReason[] {
  const place = ({ kind, field }: SearchReason): number =>
    // What it is near to tells less than what it is about.
    ORDER.indexOf(field === 'related' ? 'BROADER' : kind)
  return reasons
    .map((each, at) => ({ each, at }))
    .sort((one, other) => place(one.each) - place(other.each) || one.at - other.at)
    .map(({ each }) => each)
}

function ofField(speaker: Speaker, node: ResourceNode, field: TextField, words: string[]): SearchReason[] {
  const wanted = new Set(words)
  const { found, teaches: taught } = speaker.words
  if (field === 'code') {
    const codes = taughtBy(node).flatMap(({ code }) => (code !== null && holds(codeTexts(code), wanted) ? [code] : []))
    if (codes.length === 0) return []
    return [speaker.byWords('CODE', fill(taught, speaker.some([...new Set(codes)])), field, words)]
  }
  if (field === 'outcome') {
    const text = outcomeWith(taughtBy(node), wanted)
    const sentence = text ? fill(taught, speaker.quoted(text)) : fill(found.taught, speaker.listOf(words))
    return [speaker.byWords('OUTCOME', sentence, field, words)]
  }
  if (field === 'subject') return [ofLabels(speaker, node, words, wanted)]
  if (field === 'related') return [ofRelated(speaker, node, words, wanted)]
  const place = OWN_PLACES[field]
  if (place === undefined) return []
  const shown = speaker.listOf(asWritten(textsOf(node, field), words))
  return [speaker.byWords('WORDS', fill(found[place], shown), field, words)]
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

/**
 * The sentence about a concept by the label that was found: by `plain`; by `translated`, with its language and the label the
 * reader knows, when it is in another language than the reader's and the resource's own. Null when no label has the words.
 */
function byLabel(
  speaker: Speaker,
  labels: readonly LanguageText[],
  { languages: tags }: ResourceNode,
  wanted: ReadonlySet<string>,
  { plain, translated }: { plain: string; translated: string },
): { text: string; isTranslated: boolean } | null {
  const { languages } = speaker
  const own = [...languages, ...tags]
  const found = textWith(labels, wanted, (text) => isIn(text, own))
  if (found === undefined) return null
  const known = bestText(labels, languages.length > 0 ? languages : tags)
  if (isIn(found, tags) || known === undefined || known.text === found.text)
    return { text: fill(plain, speaker.quoted(found.text)), isTranslated: false }
  const given = [speaker.quoted(found.text), speaker.languageName(found.language), speaker.quoted(known.text)]
  return { text: fill(translated, ...given), isTranslated: true }
}

/** The subject, type or level by whose label it was found. */
function ofLabels(speaker: Speaker, node: ResourceNode, words: string[], wanted: ReadonlySet<string>): SearchReason {
  const { label, labelIn, found } = speaker.words
  for (const { labels } of [...node.subjects, ...node.types, ...node.levels]) {
    const told = byLabel(speaker, labels, node, wanted, { plain: label, translated: labelIn })
    if (told !== null) return speaker.byWords(told.isTranslated ? 'LABEL' : 'WORDS', told.text, 'subject', words)
  }
  return speaker.byWords('WORDS', fill(found.label, speaker.listOf(words)), 'subject', words)
}

/** What is near it and has the words: a broader concept, what its outcomes stand under or say elsewhere, a keyword of a concept. */
function ofRelated(speaker: Speaker, node: ResourceNode, words: string[], wanted: ReadonlySet<string>): SearchReason {
  const { concepts, outcomes, headings } = speaker.nearby
  const { under, underIn, heading, equal, near, found } = speaker.words
  const tell = (kind: SearchReasonKind, text: string) => speaker.byWords(kind, text, 'related', words)
  const around = [...node.subjects, ...node.types, ...node.levels].flatMap(({ id }) => concepts.get(id) ?? [])
  for (const { labels } of around.flatMap(({ broader }) => broader)) {
    const told = byLabel(speaker, labels, node, wanted, { plain: under, translated: underIn })
    if (told !== null) return tell('BROADER', told.text)
  }
  const taught = taughtBy(node)
  const above = outcomeWith(
    taught.flatMap(({ id }) => headings.get(id) ?? []),
    wanted,
  )
  if (above) return tell('BROADER', fill(heading, speaker.quoted(above)))
  for (const other of taught.flatMap(({ id }) => outcomes.get(id) ?? [])) {
    const said = outcomeWith([other], wanted)
    if (said !== undefined) return tell('OUTCOME', fill(equal, speaker.quoted(said)))
    if (other.code !== null && holds(codeTexts(other.code), wanted)) return tell('OUTCOME', fill(equal, other.code))
  }
  const keyword = around.flatMap(({ keywords }) => keywords).find((each) => countIn(each, wanted) > 0)
  if (keyword !== undefined) return tell('WORDS', fill(near, speaker.quoted(keyword)))
  return tell('WORDS', fill(found.related, speaker.listOf(words)))
}

function ofFit(speaker: Speaker, { level, needs }: FitVerdict): SearchReason[] {
  if (level !== 'FITS' && level !== 'PARTLY') return []
  const { words } = speaker
  const served = needs.filter((need) => need.level === 'FITS' || need.level === 'PARTLY')
  // The rules of fit speak the language of the request; where search has to speak another one, it tells which needs are served.
  const told =
    words.language === language()
      ? speaker.some(
          [...new Set(served.map((need) => need.reason.replace(/\s*[.。।።۔]$/, '')))],
          SEMICOLONS[words.language] ?? '; ',
        )
      : speaker.some([...new Set(served.map(({ need }) => words.needs[need]))])
  const reasons = [speaker.say('FIT', level === 'FITS' ? words.fits : words.partly, told)]
  const weakest = BASES.find((basis) => served.some((need) => need.basis === basis))
  if (weakest !== undefined) reasons.push(speaker.say('PROOF', words.proof, words.bases[weakest]))
  return reasons
}

function ofLanguage(speaker: Speaker, tags: readonly string[]): SearchReason | null {
  const met = speaker.languages.find((wanted) => tags.some((tag) => meetsLanguage(wanted, tag) !== null))
  if (met === undefined) return null
  const own = tags.find((tag) => meetsLanguage(met, tag) !== null) ?? met
  return speaker.say('LANGUAGE', speaker.words.inLanguage, speaker.languageName(own))
}

function sharedLevel(speaker: Speaker, one: ResourceNode, other: ResourceNode): SearchReason | null {
  const { both, range } = speaker.words
  const level = other.levels.find(({ id }) => one.levels.some((own) => own.id === id))
  if (level) return speaker.say('LEVEL', both.level, nameOf(speaker, level))
  if (one.ageFrom === null || other.ageFrom === null) return null
  const from = Math.max(one.ageFrom, other.ageFrom)
  const to = Math.min(one.ageTo ?? Infinity, other.ageTo ?? Infinity)
  if (from > to) return null
  if (to === Infinity) return speaker.say('LEVEL', both.agesUp, from)
  return speaker.say('LEVEL', both.ages, from === to ? from : fill(range, from, to))
}

function nameOf(speaker: Speaker, { labels, notation, uri }: ConceptCard): string {
  return speaker.best(labels) ?? notation ?? uri
}

function taughtBy({ alignments }: ResourceNode): OutcomeCard[] {
  return alignments.filter(teaches).map(({ outcome }) => outcome)
}

/** Of the first outcome whose statement or short name has any of the words the text with most of them. */
function outcomeWith(outcomes: readonly OutcomeCard[], wanted: ReadonlySet<string>): string | undefined {
  for (const { statements, labels } of outcomes) {
    const found = textWith([...statements, ...labels], wanted)
    if (found !== undefined) return found.text
  }
  return undefined
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

/** The text with most of the words, the first of them or the first that is preferred; undefined when none has any. */
function textWith(
  list: readonly LanguageText[],
  wanted: ReadonlySet<string>,
  isPreferred: (text: LanguageText) => boolean = () => true,
): LanguageText | undefined {
  let best: LanguageText | undefined
  let most = 0
  for (const text of list) {
    const count = countOf(wordsIn(text), wanted)
    if (count === 0 || count < most) continue
    if (count > most || !isPreferred(best as LanguageText)) {
      if (count === most && !isPreferred(text)) continue
      best = text
      most = count
    }
  }
  return best
}

/** Labels and statements are kept and shared as long as the content is the same: so are their words. */
const wordsKnown = new WeakMap<LanguageText, ReadonlySet<string>>()
function wordsIn(text: LanguageText): ReadonlySet<string> {
  let known = wordsKnown.get(text)
  if (known === undefined) wordsKnown.set(text, (known = wordSet(text.text)))
  return known
}

function wordSet(text: string): Set<string> {
  const { words, extras } = wordsOf(text)
  return new Set([...words, ...extras])
}

function countIn(text: string, wanted: ReadonlySet<string>): number {
  return countOf(wordSet(text), wanted)
}

function countOf(words: ReadonlySet<string>, wanted: ReadonlySet<string>): number {
  let count = 0
  for (const word of wanted) if (words.has(word)) count += 1
  return count
}
