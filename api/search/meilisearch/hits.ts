/** What Meilisearch found, in the words of the seam: hits, their words, the parts of their scores, counts of facets. */
import { Buffer } from 'node:buffer'
import type { RecordAny } from 'meilisearch'
import { chunks, fold } from '../analysis.ts'
import { languagePart } from '../embedded/rank.ts'
import type { Unit } from '../query.ts'
import {
  MOST_FACET_VALUES,
  TEXT_FIELDS,
  type Facet,
  type FacetCount,
  type ScorePart,
  type SearchHit,
  type TextField,
} from '../search-index.ts'

export interface Stored extends RecordAny {
  id: string
  work: string
  languages: string[]
  text: Partial<Record<TextField, string[]>>
  facets?: Partial<Record<Facet, string[]>>
  _matchesPosition?: Record<string, { start: number; length: number; indices?: number[] }[]>
  _rankingScore?: number
  _rankingScoreDetails?: Details
}

interface Details {
  words?: { matchingWords: number; maxMatchingWords: number }
  typo?: { typoCount: number; maxTypoCount: number }
  vectorSort?: { similarity: number }
}

/** Editions of one work, the one for this reader first. */
export function byLanguage(editions: Stored[], languages: string[]): Stored[] {
  const best = (edition: Stored): number => Math.max(0, ...edition.languages.map((tag) => languagePart(tag, languages)))
  return [...editions].sort(
    (one, other) =>
      best(other) - best(one) || (other._rankingScore ?? 0) - (one._rankingScore ?? 0) || (one.id < other.id ? -1 : 1),
  )
}

/** Words are cut without blanks here: a place the engine names is a word already. */
const SEGMENTED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]$/u
const REST_OF_WORD = /^[\p{L}\p{N}\p{M}]+/u

/** Each place in a field that the engine names, as the whole word there and the text it stands in. */
export function matchesIn(hit: Stored, field: TextField): { word: string; text: string }[] {
  return (hit._matchesPosition?.[`text.${field}`] ?? []).flatMap(({ start, length, indices }) => {
    const text = hit.text[field]?.[indices?.[0] ?? 0]
    if (text === undefined) return []
    // Places are in bytes, and of a beginning only the beginning is named.
    const bytes = Buffer.from(text, 'utf8')
    const found = bytes.subarray(start, start + length).toString('utf8')
    const rest = SEGMENTED.test(found) ? null : REST_OF_WORD.exec(bytes.subarray(start + length).toString('utf8'))
    return [{ word: found + (rest?.[0] ?? ''), text }]
  })
}

/** The words of the document that were found, folded, by field. */
export function matchedIn(hit: Stored): SearchHit['matched'] {
  return TEXT_FIELDS.flatMap((field) => {
    const words = new Set(matchesIn(hit, field).map(({ word }) => fold(word)))
    return words.size > 0 ? [{ field, words: [...words].sort() }] : []
  })
}

/**
 * The ranking score as two parts that add up to it: how many of the words with how few typos, which the engine compares
 * first, and all it compares after that (nearness, field, exact forms), whose shares it does not tell apart. None for a
 * hit that was found by meaning, or when nothing was typed.
 */
export function partsOf({ _rankingScore: score, _rankingScoreDetails: details }: Stored): ScorePart[] {
  if (score === undefined || !details?.typo || details.vectorSort) return []
  const { typoCount, maxTypoCount } = details.typo
  // Where all the words have to be found nothing is said of them.
  const { matchingWords, maxMatchingWords } = details.words ?? { matchingWords: 1, maxMatchingWords: 1 }
  // The engine's own sum: each rule splits what the one before it left, see Rank::merge in its score_details.rs.
  const places = Math.max(1, maxMatchingWords) * (maxTypoCount + 1)
  const place = (Math.max(1, matchingWords) - 1) * (maxTypoCount + 1) + (maxTypoCount - typoCount)
  const words = place / places
  return [
    { name: 'words', value: words, most: (places - 1) / places },
    { name: 'exactness', value: score - words, most: 1 / places },
  ]
}

/** Words typed that the best hit holds neither whole nor as a beginning were typos: the query as it was found. */
export function correctionOf(units: Unit[], hit: SearchHit | undefined): string | null {
  if (hit === undefined) return null
  const found = [...new Set(hit.matched.flatMap(({ words }) => words))]
  let changed = false
  const words = units.map((unit) => {
    const typed = chunks(unit.raw).flatMap((chunk) => chunk.words)
    if (unit.quoted || unit.phrase.length > 0 || typed.length !== 1) return unit.raw
    const word = typed[0] as string
    if (found.length === 0 || found.some((other) => other.startsWith(word))) return unit.raw
    const rest = found.filter(
      (other) => !units.some((one) => one !== unit && one.words.some((own) => other.startsWith(own.word))),
    )
    if (rest[0] === undefined) return unit.raw
    changed = true
    return rest[0]
  })
  return changed ? words.join(' ') : null
}

/** The most frequent values, and after them the selected ones that are not among those. */
export function countsOf(
  distribution: Record<string, number>,
  selected: string[],
  most = MOST_FACET_VALUES,
): FacetCount[] {
  const order = (one: FacetCount, other: FacetCount): number =>
    other.count - one.count || (one.value < other.value ? -1 : 1)
  const chosen = new Set(selected)
  const shown = Object.entries(distribution)
    .map(([value, count]) => ({ value, count, selected: chosen.has(value) }))
    .sort(order)
    .slice(0, most)
  for (const { value } of shown) chosen.delete(value)
  const late = [...chosen].map((value) => ({ value, count: distribution[value] ?? 0, selected: true }))
  return [...shown, ...late.sort(order)]
}
