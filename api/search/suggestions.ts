/** Suggestions: what the index completes and mends, together with subjects and outcomes by their names. */
import { pageSize } from '#api/base/ids.ts'
import { bestText } from '#api/base/text-choice.ts'
import type { Context } from '#api/context.ts'
import type { QuerySuggestArgs, SuggestionSource } from '#api/generated/types.ts'
import { meetsLanguage } from '#api/vocabulary/languages.ts'
import type { ConceptCard, OutcomeNode, ResourceNode } from '#graph/nodes.ts'
import { conceptsByPurpose, type UsedConcept } from '#graph/queries/concept.ts'
import { fold } from './analysis.ts'
import { readerLanguages, words } from './ask.ts'
import {
  MOST_SUGGESTIONS,
  type DocumentKind,
  type SearchAnswer,
  type SearchIndex,
  type SearchQuery,
} from './search-index.ts'

/** Works found below which other spellings are offered. */
const FEW = 3
const MOST_SPELLINGS = 3
/** Of a list of subjects and outcomes beside words and titles. */
const MOST_NAMED = 2
/** Letters from which subjects and outcomes are named. */
const LEAST_LETTERS = 2

interface Suggested {
  text: string
  source: SuggestionSource
  resource?: ResourceNode
  outcome?: OutcomeNode
  subject?: ConceptCard
}

const SOURCES = { title: 'TITLE', word: 'WORD', spelling: 'SPELLING' } as const

/**
 * What a person who has typed this may want: words first, then titles, subjects and outcomes, as many as there is room
 * for. What is in a language of the reader comes first; then, where there is room, what is in another one.
 */
export async function suggestions(args: QuerySuggestArgs, context: Context): Promise<Suggested[]> {
  const text = words(args.query)
  const first = pageSize(args.first, 8, MOST_SUGGESTIONS)
  const languages = readerLanguages(args.languages)
  const kind = args.kind === 'OUTCOME' ? 'outcome' : 'resource'
  if (fold(text).trim() === '') return []
  const asked = { kind, text, first, shownIn: languages } as const
  const own = await suggestedIn(languages, asked, context)
  if (own.length >= first || languages.length === 0) return own
  const known = new Set(own.map(({ text: said }) => fold(said)))
  const others = (await suggestedIn([], asked, context)).filter(({ text: said }) => !known.has(fold(said)))
  return [...own, ...others].slice(0, first)
}

interface Asked {
  kind: DocumentKind
  text: string
  first: number
  /** Languages in which things are named. */
  shownIn: string[]
}

/** Suggestions in some languages; in any where none are given. */
async function suggestedIn(
  languages: string[],
  { kind, text, first, shownIn }: Asked,
  context: Context,
): Promise<Suggested[]> {
  const { services, loaders } = context
  const wanted = fold(text).trim()
  const named = kind === 'resource' && wanted.length >= LEAST_LETTERS
  const [own, outcomes, subjects] = await Promise.all([
    services.search.suggest({ kind, text, languages, first }),
    named ? services.search.suggest({ kind: 'outcome', text, languages, first: MOST_NAMED }) : [],
    named ? subjectsNamed(wanted, languages, context) : [],
  ])
  const [resources, stated] = await Promise.all([
    kind === 'resource' ? loadEach(loaders.resource, own) : new Map<string, ResourceNode>(),
    loadEach(loaders.outcome, kind === 'outcome' ? own : outcomes),
  ])
  const list: Suggested[] = []
  for (const { text: suggested, source, id } of own) {
    if (source !== 'title') list.push({ text: suggested, source: SOURCES[source] })
    else if (id !== null) {
      const resource = resources.get(id)
      const outcome = stated.get(id)
      if (resource?.state === 'published')
        list.push({ text: bestText(resource.titles, shownIn)?.text ?? suggested, source: 'TITLE', resource })
      else if (outcome) list.push({ text: nameOf(outcome, shownIn) ?? suggested, source: 'TITLE', outcome })
    }
  }
  const beside: Suggested[] = subjects.map(({ subject, label }) => ({ text: label, source: 'SUBJECT', subject }))
  if (kind === 'resource')
    for (const { id } of outcomes) {
      const outcome = id === null ? undefined : stated.get(id)
      if (outcome) beside.push({ text: nameOf(outcome, shownIn) ?? text, source: 'OUTCOME', outcome })
    }
  return withRoomFor(beside, each(list), first)
}

/** Queries with their words put right, for a search that found little. */
export async function didYouMean(search: SearchIndex, query: SearchQuery, answer: SearchAnswer): Promise<string[]> {
  if (query.after !== undefined || answer.works >= FEW || query.text.trim() === '') return []
  const { kind, text, languages } = query
  const found = await search.suggest({ kind, text, languages, first: MOST_SUGGESTIONS })
  const known = new Set([fold(text).trim(), answer.correction === null ? '' : fold(answer.correction).trim()])
  return found
    .filter(({ source, text: mended }) => source === 'spelling' && !known.has(fold(mended).trim()))
    .slice(0, MOST_SPELLINGS)
    .map(({ text: mended }) => mended)
}

/** `first` of both lists, the second one giving way to at most half of the room. */
function withRoomFor(beside: Suggested[], list: Suggested[], first: number): Suggested[] {
  const kept = Math.min(beside.length, Math.max(first >> 1, first - list.length))
  return [...list.slice(0, first - kept), ...beside.slice(0, kept)]
}

/** Two editions with one title are one suggestion. */
function each(list: Suggested[]): Suggested[] {
  const seen = new Set<string>()
  return list.filter(({ text, source }) => {
    const key = `${source} ${fold(text)}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function nameOf(outcome: OutcomeNode, languages: readonly string[]): string | undefined {
  return bestText([...outcome.statements, ...outcome.labels], languages)?.text ?? outcome.code ?? undefined
}

async function loadEach<T extends { id: string }>(
  loader: { loadMany(ids: string[]): Promise<(T | null | Error)[]> },
  suggested: { id: string | null }[],
): Promise<Map<string, T>> {
  const found = await loader.loadMany(suggested.flatMap(({ id }) => id ?? []))
  return new Map(
    found.flatMap((node) => {
      if (node instanceof Error) throw node
      return node ? [[node.id, node] as const] : []
    }),
  )
}

interface LabelledSubject {
  subject: UsedConcept
  /** Folded label, and the label. */
  labels: { folded: string; text: string; language: string }[]
}

/** The list of subjects is kept and shared until the content changes; so are its folded labels. */
const labelled = new WeakMap<readonly UsedConcept[], LabelledSubject[]>()

/** Subjects in use with a label that begins so, then those in which a word does; most used first. */
async function subjectsNamed(
  wanted: string,
  languages: readonly string[],
  { services }: Context,
): Promise<{ subject: UsedConcept; label: string }[]> {
  const used = await conceptsByPurpose(services.graph, 'subject')
  let subjects = labelled.get(used)
  if (subjects === undefined) {
    subjects = used
      .filter(({ resourceCount }) => resourceCount > 0)
      .map((subject) => ({
        subject,
        labels: subject.labels.map(({ text, language }) => ({ folded: fold(text), text, language })),
      }))
    labelled.set(used, subjects)
  }
  const begins: { subject: UsedConcept; label: string }[] = []
  const within: typeof begins = []
  for (const { subject, labels } of subjects) {
    if (begins.length >= MOST_NAMED) break
    let label: string | null = null
    let at = -1
    for (const { folded, text, language } of labels) {
      const isRead = languages.length === 0 || languages.some((tag) => meetsLanguage(tag, language) !== null)
      const place = isRead ? placeIn(folded, wanted) : -1
      if (place < 0 || (at >= 0 && place >= at)) continue
      label = text
      at = place
    }
    if (label !== null) (at === 0 ? begins : within).push({ subject, label })
  }
  return [...begins, ...within].slice(0, MOST_NAMED)
}

const LETTER = /[\p{L}\p{N}]/u

/** Where a word begins with `wanted`; -1 where none does. */
function placeIn(folded: string, wanted: string): number {
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1))
    if (at === 0 || !LETTER.test(folded[at - 1] as string)) return at
  return -1
}
