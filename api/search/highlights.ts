/** The texts of a hit as they are shown: which of them, in which language, and where its words stand in them. */
import { bestText } from '#api/base/text-choice.ts'
import type { Highlight, HighlightPart } from '#api/generated/types.ts'
import type { LanguageText } from '#graph/records.ts'
import { fold } from './analysis.ts'
import type { SearchHit, SearchQuery, TextField } from './search-index.ts'

/** UTF-16 units of a passage, of what is before the first word in it, and of a text that is looked through. */
const PASSAGE = 200
const BEFORE = 60
const LONGEST_TEXT = 20_000

/** The title whole, and a passage of the description when words were found in it; in the reader's language, else the hit's own. */
export function highlightsOf(
  titles: readonly LanguageText[],
  descriptions: readonly LanguageText[],
  { matched }: Pick<SearchHit, 'matched'>,
  own: readonly string[],
  { languages }: Pick<SearchQuery, 'languages'>,
): Highlight[] {
  const wanted = [...languages, ...own]
  const title = bestText(titles, wanted)
  const description = bestText(descriptions, wanted)
  const wordsIn = (name: TextField) => new Set(matched.find(({ field }) => field === name)?.words)
  const shown: Highlight[] = []
  if (title) shown.push({ field: 'title', language: title.language, parts: marked(title.text, wordsIn('title')) })
  const words = wordsIn('description')
  if (description && words.size > 0)
    shown.push({ field: 'description', language: description.language, parts: passageOf(description.text, words) })
  return shown
}

/** A run of letters, digits and marks. */
const RUN = /[\p{L}\p{N}\p{M}\u200c\u200d]+/gu
/** Scripts that are written without spaces: a run of them is several words. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
let segmenter: Intl.Segmenter | null = null

interface Place {
  from: number
  to: number
  /** The word, folded as the index holds it. */
  word: string
}

/** The words of a text and where they stand. */
function* wordsOf(text: string): Generator<Place> {
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (!WITHOUT_SPACES.test(run)) yield { from: index, to: index + run.length, word: fold(run) }
    else {
      segmenter ??= new Intl.Segmenter('und', { granularity: 'word' })
      for (const { segment, index: at } of segmenter.segment(run))
        yield { from: index + at, to: index + at + segment.length, word: fold(segment) }
    }
  }
}

/** The text in parts, those marked that are one of `words` (folded, as the index gives them). */
function marked(text: string, words: ReadonlySet<string>): HighlightPart[] {
  const parts: HighlightPart[] = []
  let done = 0
  const push = (to: number, isMatched: boolean): void => {
    if (to > done) parts.push({ text: text.slice(done, to), matched: isMatched })
    done = to
  }
  if (words.size > 0)
    for (const { from, to, word } of wordsOf(text)) {
      if (!words.has(word)) continue
      push(from, false)
      push(to, true)
    }
  push(text.length, false)
  return parts
}

/** The piece of a text that holds most of the words, at most 200 characters of it, with these words marked. */
function passageOf(given: string, words: ReadonlySet<string>): HighlightPart[] {
  const text = given.slice(0, LONGEST_TEXT)
  if (text.length <= PASSAGE) return marked(text, words)
  const places = [...wordsOf(text)]
  const found = places.filter(({ word }) => words.has(word))
  let best = { start: 0, count: 0 }
  for (const [at, { from }] of found.entries()) {
    const within = found.slice(at).filter(({ to }) => to <= from + PASSAGE - BEFORE)
    const count = new Set(within.map(({ word }) => word)).size
    if (count > best.count) best = { start: from, count }
  }
  // It begins and ends between words, wherever that can be had.
  const earliest = Math.max(0, best.start - BEFORE)
  const start = earliest === 0 ? 0 : (places.find(({ from }) => from >= earliest)?.from ?? earliest)
  const latest = Math.min(text.length, start + PASSAGE)
  const last =
    latest === text.length ? latest : (places.findLast(({ from, to }) => from >= start && to <= latest)?.to ?? latest)
  const end = last > start && /[\ud800-\udbff]/.test(text[last - 1] as string) ? last - 1 : last
  const parts = marked(text.slice(start, end), words)
  if (start > 0) parts.unshift({ text: '…', matched: false })
  if (end < given.length) parts.push({ text: '…', matched: false })
  return parts
}
