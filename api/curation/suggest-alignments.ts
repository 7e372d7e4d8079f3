/**
 * Outcomes that a resource may teach, for its provider or for teachers to judge. Pure and deterministic. What it is aligned
 * to, and what somebody said no to, is not suggested again.
 */
import type { ConceptCard, ResourceNode } from '#graph/nodes.ts'
import type { LanguageText } from '#graph/records.ts'
import { OUTCOME_ROLES } from '#api/pathway/role.ts'
import type { PrerequisiteModel } from '#api/pathway/model.ts'
import type { Vote } from './aligned-works.ts'
import { sentence } from '#api/words/said.ts'
import { AN_OUTCOME, REASONS, votesOf } from './reasons.ts'
import { codeWritings } from './suggest-matches.ts'
import type { TextIndex, WeighedText } from './text-index.ts'

export interface AlignmentSuggestion {
  id: string
  /** 0..1. It orders suggestions and is no probability. */
  score: number
  /** What speaks for it, the weightiest first, as sentences. */
  reasons: string[]
}

/** What a resource says of itself; of all editions of its work, so that an outcome is met in any of their languages. */
export interface ResourceWords {
  titles: readonly string[]
  descriptions: readonly string[]
  keywords: readonly string[]
  /** Labels of its subjects. */
  subjects: readonly string[]
  /** Whole years of the learners; null where it is not known. */
  ageFrom: number | null
  ageTo: number | null
}

export interface AlignmentFacts {
  model: PrerequisiteModel
  texts: TextIndex
  /** Outcomes by the writings of their codes, see `codeWritings`. */
  byCode: ReadonlyMap<string, readonly string[]>
  /** Ids of outcomes that it teaches, which lead on through crosswalks. */
  taught: readonly string[]
  /** Outcomes that other editions of its work teach, each with the language of that edition. */
  siblings: readonly { outcome: string; language: string }[]
  /** What works like it are aligned to, see `AlignedWorks`. */
  votes: readonly Vote[]
  /** Ids that are not suggested: it is aligned to them, or they were rejected. */
  settled: ReadonlySet<string>
}

/** How sure each sign makes us at its strongest; they add up as 1 − Π(1 − weight × strength). */
const WEIGHTS = {
  /** Another edition of the work is aligned to it. */
  sibling: 0.9,
  /** Its code stands in the text. */
  code: 0.85,
  /** It equals an outcome that the resource teaches. */
  crosswalk: 0.75,
  text: 0.8,
  /** Works that are like it are aligned to it. */
  alike: 0.8,
  /** What it stands below is like the text. */
  heading: 0.3,
} as const
type Sign = keyof typeof WEIGHTS

/** How much each text of a resource counts. */
const TEXT_WEIGHTS = { title: 2, keyword: 1.5, subject: 0.5, description: 1 } as const
/** A code that several frameworks use is one of them. */
const CODE_OF_SEVERAL = 0.6
const CLOSE_MATCH = 0.7
/** What a year between the learners of the two takes of the score, and the least that is left. */
const A_YEAR = 0.15
const LEAST_OF_AGE = 0.25
/** A heading stands for what is below it, which is suggested by itself. */
const OF_A_HEADING = 0.5
const CANDIDATES_BY_TEXT = 80
const WORDS_NAMED = 3
const LEAST_SCORE = 0.1
/** Words of a text that are looked through for codes. */
const MOST_CODES = 200
const CODE_LIKE = /[\p{L}\p{N}][\p{L}\p{N}.\-_/]*\p{N}[\p{L}\p{N}.\-_/]*/gu

/** The best `first` suggestions, best first; ties in the order of the model. */
export function suggestAlignments(facts: AlignmentFacts, words: ResourceWords, first: number): AlignmentSuggestion[] {
  const { model, texts, settled } = facts
  const isCandidate = (id: string): boolean => {
    const node = model.numberOf(id)
    return node !== undefined && !settled.has(id) && model.outcomes[node]!.state === 'published'
  }
  const candidates = new Map<string, Partial<Record<Sign, { strength: number; reason: string }>>>()
  const sign = (id: string, name: Sign, strength: number, reason: () => string): void => {
    if (!isCandidate(id)) return
    let signs = candidates.get(id)
    if (!signs) candidates.set(id, (signs = {}))
    const known = signs[name]
    if (!known || known.strength < strength) signs[name] = { strength: Math.min(1, strength), reason: reason() }
  }

  for (const { outcome, language } of facts.siblings)
    sign(outcome, 'sibling', 1, () => sentence(REASONS.edition, language))
  for (const id of facts.taught) {
    const node = model.numberOf(id)
    if (node === undefined) continue
    for (const { outcome, kind, confidence } of model.matchesOf(node))
      if (kind === 'exact' || kind === 'close')
        sign(model.ids[outcome]!, 'crosswalk', confidence * (kind === 'exact' ? 1 : CLOSE_MATCH), () =>
          sentence(kind === 'exact' ? REASONS.same : REASONS.close, nameOf(model, node)),
        )
  }
  for (const code of codesIn([...words.titles, ...words.keywords, ...words.descriptions]))
    for (const writing of codeWritings(code)) {
      const found = facts.byCode.get(writing) ?? []
      for (const id of found)
        sign(id, 'code', found.length > 1 ? CODE_OF_SEVERAL : 1, () => sentence(REASONS.code, code))
    }
  for (const { outcome, share, works, of } of facts.votes) sign(outcome, 'alike', share, () => votesOf(works, of))
  const said = weighWords(words)
  const alike = texts.nearest(said, CANDIDATES_BY_TEXT, isCandidate)
  const likeness = new Map(alike.map(({ id, score }) => [id, score]))
  for (const { id, score } of alike) {
    const shared = texts.shared(said, id, WORDS_NAMED)
    if (shared.length > 0) sign(id, 'text', score, () => sentence(REASONS.words, shared.join(', ')))
  }
  for (const [id] of candidates) {
    const parents = neighbours(model.parents, model.numberOf(id)!)
    const best = parents
      .map((parent) => ({ parent, score: likeness.get(model.ids[parent]!) ?? 0 }))
      .toSorted((a, b) => b.score - a.score)[0]
    if (best && best.score > 0)
      sign(id, 'heading', best.score, () => sentence(REASONS.heading, nameOf(model, best.parent)))
  }

  const found: AlignmentSuggestion[] = []
  for (const [id, signs] of candidates) {
    const node = model.numberOf(id)!
    let doubt = 1
    for (const name of Object.keys(WEIGHTS) as Sign[]) doubt *= 1 - WEIGHTS[name] * (signs[name]?.strength ?? 0)
    const years = yearsBetween(words, model.outcomes[node]!)
    const fits = years === null ? 1 : Math.max(LEAST_OF_AGE, 1 - A_YEAR * years)
    const isHeading = model.roles[node] === OUTCOME_ROLES.indexOf('group')
    const score = Math.round((1 - doubt) * fits * (isHeading ? OF_A_HEADING : 1) * 1e4) / 1e4
    if (score < LEAST_SCORE) continue
    const reasons = (Object.entries(signs) as [Sign, { strength: number; reason: string }][])
      .sort(([a, x], [b, y]) => WEIGHTS[b] * y.strength - WEIGHTS[a] * x.strength || (a < b ? -1 : 1))
      .map(([, { reason }]) => reason)
    if (years === 0) reasons.push(sentence(REASONS.age))
    found.push({ id, score, reasons })
  }
  return found
    .sort((a, b) => b.score - a.score || model.rank[model.numberOf(a.id)!]! - model.rank[model.numberOf(b.id)!]!)
    .slice(0, first)
}

/** The texts of a resource and how much each counts. */
export function weighWords({ titles, descriptions, keywords, subjects }: ResourceWords): WeighedText[] {
  const all = (list: readonly string[], weight: number) => list.map((text) => ({ text, weight }))
  return [
    ...all(titles, TEXT_WEIGHTS.title),
    ...all(keywords, TEXT_WEIGHTS.keyword),
    ...all(subjects, TEXT_WEIGHTS.subject),
    ...all(descriptions, TEXT_WEIGHTS.description),
  ]
}

/** What may be a code in running text: letters and digits with points and hyphens between, as `3.NF.A.1` or `EF05MA03`. */
function codesIn(texts: readonly string[]): string[] {
  const found = new Set<string>()
  for (const text of texts)
    for (const [word] of text.matchAll(CODE_LIKE)) {
      if (found.size >= MOST_CODES) return [...found]
      const code = word.replace(/[.\-_/]+$/, '')
      if (/\p{L}/u.test(code) && /\p{N}/u.test(code)) found.add(code)
    }
  return [...found]
}

/** Years between the learners of a resource and of an outcome, 0 where they overlap; null where one is not known. */
function yearsBetween(
  { ageFrom, ageTo }: Pick<ResourceWords, 'ageFrom' | 'ageTo'>,
  outcome: { ageFrom?: number | null; ageTo?: number | null },
): number | null {
  if (ageFrom === null || outcome.ageFrom == null) return null
  return Math.max(0, outcome.ageFrom - (ageTo ?? Infinity), ageFrom - (outcome.ageTo ?? Infinity))
}

function neighbours(graph: PrerequisiteModel['parents'], node: number): number[] {
  return [...graph.targets.subarray(graph.offsets[node]!, graph.ends[node]!)]
}

function nameOf(model: PrerequisiteModel, node: number): string {
  return model.outcomes[node]!.code ?? sentence(AN_OUTCOME)
}

/** What the editions of a work say together, in English first: reasons are, and name words of it. Ages are those of the first edition. */
export function wordsOfEditions(editions: readonly WordsOfEdition[]): ResourceWords {
  const texts = (pick: (edition: WordsOfEdition) => readonly LanguageText[]) => {
    const all = editions.flatMap(pick)
    const isEnglish = ({ language }: LanguageText) => language.split('-', 1)[0] === 'en'
    const inOrder = [...all.filter(isEnglish), ...all.filter((each) => !isEnglish(each))]
    return [...new Set(inOrder.map(({ text }) => text))]
  }
  return {
    titles: texts(({ titles }) => titles),
    descriptions: texts(({ descriptions }) => descriptions),
    keywords: [...new Set(editions.flatMap(({ keywords }) => keywords))],
    subjects: texts(({ subjects }) => subjects.flatMap(({ labels }) => labels)),
    ageFrom: editions[0]?.ageFrom ?? null,
    ageTo: editions[0]?.ageTo ?? null,
  }
}

/** The part of a resource that suggestions go by. */
export type WordsOfEdition = Pick<ResourceNode, 'titles' | 'descriptions' | 'keywords' | 'ageFrom' | 'ageTo'> & {
  subjects: readonly Pick<ConceptCard, 'labels'>[]
}
