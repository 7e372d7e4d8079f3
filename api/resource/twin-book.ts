/** Which published resources have which link, identifier and title, and which words stand in titles: what duplicates are looked for by. */
import { identifierOf } from '#api/metadata/identifiers.ts'
import { fold, wordsOf } from '#api/search/analysis.ts'
import type { Graph } from '#graph/graph.ts'
import { changesSince, currentVersion } from '#graph/queries/catalogue.ts'
import { publishedIds, tracesOf, type Trace } from '#graph/queries/twins.ts'
import type { Sketch } from './likeness.ts'
import { linkKey, linkStem } from './link-key.ts'

/** Resources that one key brings. */
export const MOST_OF_A_KEY = 8
/** A title of one short word is that of many. */
const SHORTEST_TITLE_KEY = 8
/** Titles of a resource that are looked at. */
const MOST_TITLES = 10
const MOST_WORDS = 12
/** Resources looked at by the words of a title, those with its rarest words first: half a millisecond. */
const MOST_LOOKED_AT = 40_000
/** Words shorter than this are not taken for others mistyped. */
const SHORTEST_MISTYPED = 4
/** Places of resources that are gone or were read again: when they are more than the others, everything is read anew. */
const LEAST_EMPTY = 5_000

/** What a title brings. */
export interface Titled {
  /** Those that share its rarest words, the most alike first. */
  ids: string[]
  /** All its words, where no title has any of them nor one like it: an index may know better. */
  unknown: string[]
}

/**
 * Numbers stand for keys and words, so that 100,000 resources take some 30 MB. Two keys with one number cost a comparison and nothing
 * else. Read once, when somebody first asks, and then kept up by the change feed; nothing of it is stored.
 */
class TwinBook {
  readonly #graph: Graph
  #byKey = new Map<number, number | number[]>()
  #byWord = new Map<number, number[]>()
  /** Words by each of their halves: of a word with one sign mistyped one half is right. */
  #byHalf = new Map<number, string[]>()
  /** By place; what is read again gets a new place, and its former one is empty. */
  #ids: (string | null)[] = []
  /** Words of its first title, by place. */
  #lengths: number[] = []
  #places = new Map<string, number>()
  #version = -1
  #turn: Promise<unknown> = Promise.resolve()

  constructor(graph: Graph) {
    this.#graph = graph
  }

  /** Brings it to the graph's version; calls that overlap wait for one another. */
  catchUp(): Promise<void> {
    const turn = this.#turn.catch(() => undefined).then(() => this.#follow())
    this.#turn = turn
    return turn
  }

  async #follow(): Promise<void> {
    const empty = this.#ids.length - this.#places.size
    if (this.#version >= 0 && empty <= Math.max(LEAST_EMPTY, this.#places.size)) {
      const found = await changesSince(this.#graph, this.#version)
      if (!('tooOld' in found) && !found.changes.some(({ kind }) => kind === 'everything')) {
        const touched = new Set(found.changes.flatMap(({ kind, ids }) => (kind === 'resource' ? ids : [])))
        await this.#take([...touched])
        this.#version = found.version
        return
      }
    }
    const version = await currentVersion(this.#graph)
    this.#byKey = new Map()
    this.#byWord = new Map()
    this.#byHalf = new Map()
    this.#ids = []
    this.#lengths = []
    this.#places = new Map()
    await this.#take(await publishedIds(this.#graph))
    this.#version = version
  }

  async #take(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const place = this.#places.get(id)
      if (place === undefined) continue
      this.#ids[place] = null
      this.#places.delete(id)
    }
    for await (const traces of tracesOf(this.#graph, ids)) for (const trace of traces) this.#add(trace)
  }

  #add(trace: Trace): void {
    const place = this.#ids.push(trace.id) - 1
    this.#places.set(trace.id, place)
    for (const key of keysOf(trace.url, identifiersOf(trace), trace.titles)) {
      const held = this.#byKey.get(key)
      if (held === undefined) this.#byKey.set(key, place)
      else if (Array.isArray(held)) held.push(place)
      else this.#byKey.set(key, [held, place])
    }
    this.#lengths.push(wordsIn(trace.titles[0] ?? '').length)
    for (const word of new Set(trace.titles.slice(0, MOST_TITLES).flatMap(wordsIn))) {
      const number = wordNumber(word)
      const held = this.#byWord.get(number)
      if (held) held.push(place)
      else {
        this.#byWord.set(number, [place])
        for (const half of halvesOf(word, word.length)) push(this.#byHalf, half, word)
      }
    }
  }

  /** Ids that share a key with a sketch, the firmest keys first, and of one key the latest. */
  like({ url, identifiers, titles }: Pick<Sketch, 'url' | 'identifiers' | 'titles'>): string[] {
    const texts = titles.map(({ text }) => text)
    const found = keysOf(url, identifiers, texts).flatMap((key) => {
      const held = this.#byKey.get(key) ?? []
      const ids: string[] = []
      for (const place of (Array.isArray(held) ? held : [held]).toReversed()) {
        const id = this.#ids[place]
        if (id != null && ids.push(id) === MOST_OF_A_KEY) break
      }
      return ids
    })
    return [...new Set(found)]
  }

  /** What shares words with a title, by the rarest of them. */
  titled(title: string): Titled {
    const words = [...new Set(wordsIn(title))].slice(0, MOST_WORDS)
    const found = [...new Set(words.flatMap((word) => (this.#byWord.has(wordNumber(word)) ? word : this.#near(word))))]
      .map((word) => this.#byWord.get(wordNumber(word))!)
      .sort((one, other) => one.length - other.length)
    if (found.length === 0) return { ids: [], unknown: words }
    const scores = new Float64Array(this.#ids.length)
    const places: number[] = []
    let left = MOST_LOOKED_AT
    for (const all of found) {
      if (left === 0) break
      const worth = Math.log(1 + this.#ids.length / all.length)
      for (let at = Math.max(0, all.length - left); at < all.length; at++) {
        const place = all[at]!
        if (scores[place] === 0) places.push(place)
        scores[place]! += worth
      }
      left = Math.max(0, left - all.length)
    }
    // Of titles with the same words the shorter one is more alike.
    for (const place of places) scores[place]! /= Math.sqrt(Math.max(words.length, this.#lengths[place]!))
    const best: number[] = []
    for (const place of places) {
      if (this.#ids[place] === null) continue
      let at = best.length
      while (at > 0 && scores[best[at - 1]!]! <= scores[place]!) at--
      if (at === MOST_OF_A_KEY) continue
      best.splice(at, 0, place)
      if (best.length > MOST_OF_A_KEY) best.pop()
    }
    return { ids: best.map((place) => this.#ids[place]!), unknown: [] }
  }

  /** Words of titles that a word is when one sign is mistyped, left out or too many. */
  #near(word: string): string[] {
    if (word.length < SHORTEST_MISTYPED) return []
    const halves = [-1, 0, 1].flatMap((more) => halvesOf(word, word.length + more))
    const alike = halves.flatMap((half) => this.#byHalf.get(half) ?? []).filter((other) => differsByOne(word, other))
    return [...new Set(alike)]
  }
}

const books = new WeakMap<Graph, TwinBook>()

/** The book of a graph, at its version. */
export async function bookOf(graph: Graph): Promise<TwinBook> {
  let book = books.get(graph)
  if (!book) books.set(graph, (book = new TwinBook(graph)))
  await book.catchUp()
  return book
}

/** Identifiers of a record: firm ones, and the address that names it. */
export function identifiersOf({ url, uri, sourceKey }: Pick<Trace, 'url' | 'uri' | 'sourceKey'>): string[] {
  const named = sourceKey.slice(sourceKey.indexOf(':') + 1)
  return [
    ...new Set(
      [url, uri, named].flatMap(
        (text) => identifierOf(text) ?? (/^urn:(?!uuid:)/i.test(text) ? text.toLowerCase() : []),
      ),
    ),
  ]
}

/** The keys of a link, of identifiers and of titles, firmest first. */
function keysOf(url: string, identifiers: readonly string[], titles: readonly string[]): number[] {
  const [link, stem] = [linkKey(url), linkStem(url)]
  const named = titles.slice(0, MOST_TITLES).map(titleKey)
  const keys = [
    link && `l${link}`,
    ...identifiers.map((each) => `i${each}`),
    stem && `s${stem}`,
    ...named.map((title) => title && `t${title}`),
  ]
  return [...new Set(keys.filter((key) => key !== '').map(numberOf))]
}

function wordsIn(title: string): string[] {
  return wordsOf(fold(title)).words
}

/** Folded words in order of the alphabet; '' for a title that is that of many. */
function titleKey(title: string): string {
  const words = wordsIn(title).sort()
  const key = words.join(' ')
  return words.length > 1 || key.length >= SHORTEST_TITLE_KEY ? key : ''
}

/** 30 bits of a word, which a Map holds without a thing of its own. */
function wordNumber(word: string): number {
  return numberOf(word) % 2 ** 30
}

/** The halves that a word of a length has, as far as one that is to be it says. */
function halvesOf(word: string, length: number): number[] {
  const half = length >> 1
  return [wordNumber(`${length}<${word.slice(0, half)}`), wordNumber(`${length}>${word.slice(half - length)}`)]
}

/** One sign replaced, left out or too many. */
function differsByOne(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  return short.slice(at + (short.length === long.length ? 1 : 0)) === long.slice(at + 1)
}

function push<T>(lists: Map<number, T[]>, key: number, item: T): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

/** 53 bits of a text (cyrb53, in the public domain). */
function numberOf(text: string): number {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}
