/**
 * How alike the texts of outcomes are: tf-idf over the words the search index has of them, cosine between. Words are cut and
 * folded as in search, and taken by their stems, so that `adds`, `added` and `adding` are one.
 *
 * Salton and Buckley (1988), "Term-weighting approaches in automatic text retrieval": logarithmic counts, inverse document
 * frequency, cosine.
 */
import { wordsOf } from '#api/search/analysis.ts'
import { stemsOf } from '#api/search/stems.ts'
import { stopWordsIn } from '#api/search/stop-words.ts'

/** A text and how much it counts beside the others of its outcome. */
export interface WeighedText {
  text: string
  weight: number
}

/** An outcome that is like the one asked for. */
export interface Likeness {
  id: string
  /** Cosine, 0..1. */
  score: number
}

/** A word in more than this share of the texts says nothing, once there are enough of them. */
const COMMON_SHARE = 0.2
const FEW_TEXTS = 50
/** Outcomes put into the index before others get a turn. */
const SLICE = 250

interface Entry {
  /** In how many languages the same is said. */
  voices: number
  terms: Uint32Array
  weights: Float32Array
}

/** Texts by id; they can be put, taken out and compared. What it answers does not depend on the order of the puts. */
export class TextIndex {
  private readonly words = new Map<string, number>()
  private readonly entries = new Map<string, Entry>()
  private sealed: Sealed | null = null

  get size(): number {
    return this.entries.size
  }

  has(id: string): boolean {
    return this.entries.has(id)
  }

  /**
   * Puts or replaces the texts of an outcome.
   * @param voices in how many languages they say the same
   */
  put(id: string, texts: readonly WeighedText[], voices = 1): void {
    for (const { text } of texts)
      for (const word of wordsOf(text).words) {
        const stem = stemOf(word)
        if (!this.words.has(stem)) this.words.set(stem, this.words.size)
      }
    this.entries.set(id, { ...this.entryOf(texts), voices })
    this.sealed = null
  }

  /** The known words of texts with how much each counts. */
  private entryOf(texts: readonly WeighedText[]): Entry {
    const counts = new Map<number, number>()
    for (const { text, weight } of texts)
      for (const word of wordsOf(text).words) {
        const term = this.words.get(stemOf(word))
        if (term !== undefined) counts.set(term, (counts.get(term) ?? 0) + weight)
      }
    const terms = Uint32Array.from(counts.keys())
    const weights = Float32Array.from(counts.values(), (count) => Math.log1p(count))
    return { terms, weights, voices: 1 }
  }

  remove(id: string): void {
    if (this.entries.delete(id)) this.sealed = null
  }

  /**
   * Makes ready for comparing, letting others work in between; does nothing when nothing changed. Comparing without it does
   * the same work at once.
   */
  async seal(pause: () => Promise<unknown>): Promise<void> {
    if (this.sealed) return
    const sealing = sealEntries(this.entries, this.words.size)
    for (;;) {
      const step = sealing.next()
      if (step.done) {
        this.sealed = step.value
        return
      }
      await pause()
    }
  }

  private ready(): Sealed {
    if (this.sealed) return this.sealed
    const sealing = sealEntries(this.entries, this.words.size)
    for (;;) {
      const step = sealing.next()
      if (step.done) return (this.sealed = step.value)
    }
  }

  /** Outcomes most like one, best first, ties by id; those for which `passes` does not hold are left out. */
  like(id: string, most: number, passes: (id: string) => boolean = () => true): Likeness[] {
    const own = this.entries.get(id)
    return own ? this.best(own, most, (other) => other !== id && passes(other)) : []
  }

  private best(own: Entry, most: number, passes: (id: string) => boolean, isOneVoice = false): Likeness[] {
    const sealed = this.ready()
    const scores = scoresOf(own, sealed)
    if (isOneVoice)
      for (let at = 0; at < scores.length; at++)
        scores[at] = Math.min(1, scores[at]! * Math.sqrt(this.entries.get(sealed.ids[at]!)!.voices))
    const found: Likeness[] = []
    let floor = 0
    for (let at = 0; at < scores.length; at++) {
      const score = scores[at]!
      if (score <= floor || !passes(sealed.ids[at]!)) continue
      found.push({ id: sealed.ids[at]!, score: rounded(score) })
      // Now and then the weak ones are let go: few are asked for, and few pass the floor after the first hundreds.
      if (found.length < 2 * most) continue
      found.sort(bestFirst).length = most
      floor = found.at(-1)!.score - 1e-6
    }
    return found.sort(bestFirst).slice(0, most)
  }

  /**
   * Outcomes most like texts that are not in the index, such as those of a resource; best first, ties by id. Words that no
   * outcome has count for nothing, in their length neither. One who says it in one language is as near to what is said in
   * six as to what is said in that one: the length of an outcome's words is taken for one language.
   */
  nearest(texts: readonly WeighedText[], most: number, passes: (id: string) => boolean = () => true): Likeness[] {
    return this.best(this.entryOf(texts), most, passes, true)
  }

  /**
   * The words that make an outcome like these texts, of the first text that has any, and so of one language; the weightiest
   * first, as they stand there, at most `most`. Words that say nothing about a subject are none.
   */
  shared(texts: readonly WeighedText[], id: string, most: number): string[] {
    const { idf } = this.ready()
    const entry = this.entries.get(id)
    if (!entry) return []
    const weights = new Map<number, number>()
    entry.terms.forEach((term, at) => weights.set(term, entry.weights[at]! * idf[term]! ** 2))
    for (const { text } of texts) {
      const found = new Map<string, { word: string; weight: number }>()
      const { words } = wordsOf(text)
      const empty = stopWordsIn(words, [])
      for (const word of words) {
        if (empty.has(word)) continue
        const stem = stemOf(word)
        const weight = weights.get(this.words.get(stem) ?? -1) ?? 0
        if (weight > 0 && !found.has(stem)) found.set(stem, { word, weight })
      }
      if (found.size > 0)
        return [...found.values()]
          .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
          .slice(0, most)
          .map(({ word }) => word)
    }
    return []
  }

  /** How alike two outcomes are, 0..1. */
  likeness(one: string, other: string): number {
    const sealed = this.ready()
    const [a, b] = [this.entries.get(one), this.entries.get(other)]
    if (!a || !b) return 0
    const weights = new Map<number, number>()
    a.terms.forEach((term, at) => weights.set(term, a.weights[at]!))
    let sum = 0
    b.terms.forEach((term, at) => (sum += (weights.get(term) ?? 0) * b.weights[at]! * sealed.idf[term]! ** 2))
    const norm = normOf(a, sealed.idf) * normOf(b, sealed.idf)
    return norm === 0 ? 0 : rounded(sum / norm)
  }
}

/** Best first, then by id. */
function bestFirst(a: Likeness, b: Likeness): number {
  return b.score - a.score || (a.id < b.id ? -1 : 1)
}

/** Sums in another order differ in the last digits: what is compared has none of them. */
function rounded(score: number): number {
  return Math.round(score * 1e6) / 1e6
}

interface Sealed {
  ids: string[]
  /** Squared where two meet. 0 for words that are everywhere. */
  idf: Float64Array
  norms: Float64Array
  /** Of each term, the entries that have it. */
  offsets: Uint32Array
  owners: Uint32Array
  weights: Float32Array
}

function* sealEntries(entries: ReadonlyMap<string, Entry>, terms: number): Generator<void, Sealed> {
  const ids = [...entries.keys()]
  const list = [...entries.values()]
  const offsets = new Uint32Array(terms + 1)
  for (const [at, entry] of list.entries()) {
    for (const term of entry.terms) offsets[term + 1]!++
    if (at % SLICE === SLICE - 1) yield
  }
  const idf = new Float64Array(terms)
  const common = list.length < FEW_TEXTS ? Infinity : list.length * COMMON_SHARE
  for (let term = 0; term < terms; term++) {
    const count = offsets[term + 1]!
    idf[term] = count === 0 || count > common ? 0 : Math.log(1 + list.length / count)
    offsets[term + 1]! += offsets[term]!
  }
  const next = offsets.slice(0, terms)
  const owners = new Uint32Array(offsets[terms]!)
  const weights = new Float32Array(offsets[terms]!)
  const norms = new Float64Array(list.length)
  for (const [at, entry] of list.entries()) {
    entry.terms.forEach((term, place) => {
      const free = next[term]!++
      owners[free] = at
      weights[free] = entry.weights[place]!
    })
    norms[at] = normOf(entry, idf)
    if (at % SLICE === SLICE - 1) yield
  }
  return { ids, idf, norms, offsets, owners, weights }
}

function normOf({ terms, weights }: Entry, idf: Float64Array): number {
  let sum = 0
  for (let at = 0; at < terms.length; at++) sum += (weights[at]! * idf[terms[at]!]!) ** 2
  return Math.sqrt(sum)
}

function scoresOf(own: Entry, { ids, idf, norms, offsets, owners, weights }: Sealed): Float64Array {
  const scores = new Float64Array(ids.length)
  for (let at = 0; at < own.terms.length; at++) {
    const term = own.terms[at]!
    const weight = own.weights[at]! * idf[term]! ** 2
    if (weight === 0) continue
    for (let entry = offsets[term]!; entry < offsets[term + 1]!; entry++)
      scores[owners[entry]!]! += weight * weights[entry]!
  }
  const norm = normOf(own, idf)
  for (let at = 0; at < scores.length; at++) {
    const both = norm * norms[at]!
    scores[at] = both === 0 ? 0 : scores[at]! / both
  }
  return scores
}

/** The stem of a word in the language that is most often written so, as search has it; the word where there is none. */
export function stemOf(word: string): string {
  return stemsOf(word, [])[0]?.stem ?? word
}
