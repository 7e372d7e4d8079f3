/** Which published resources have which link, identifier and title, and which words stand in titles: what duplicates are looked for by. */
import { identifierOf } from '#api/metadata/identifiers.ts'
import { fold, wordsOf } from '#api/search/analysis.ts'
import { giveWay } from '#api/search/embedded/steps.ts'
import type { Graph } from '#graph/graph.ts'
import { changesSince, currentVersion } from '#graph/queries/catalogue.ts'
import { publishedCount, publishedIds, tracesOf, type Trace } from '#graph/queries/twins.ts'
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
  /** All its words, where no title that is known has any of them nor one like it: an index may know better. */
  unknown: string[]
}

/** So many resources are read while somebody waits; more are read by themselves, and answers come from what is there. */
const MOST_AWAITED = 1_000

const PARTS = 256

/** A map in parts: one of some hundred thousand entries that grows holds everybody up for a tenth of a second. */
class Parted<K extends number | string, V> {
  readonly #parts = Array.from({ length: PARTS }, () => new Map<K, V>())
  size = 0

  get(key: K): V | undefined {
    return this.#partOf(key).get(key)
  }

  set(key: K, value: V): void {
    const part = this.#partOf(key)
    this.size -= part.size
    part.set(key, value)
    this.size += part.size
  }

  delete(key: K): void {
    if (this.#partOf(key).delete(key)) this.size--
  }

  /** By the last digits of an id, which are spread evenly. */
  #partOf(key: K): Map<K, V> {
    const number = typeof key === 'number' ? key : 31 * key.charCodeAt(key.length - 2) + key.charCodeAt(key.length - 1)
    return this.#parts[number % PARTS]!
  }
}

/**
 * What is held of resources. Numbers stand for keys and words, so that 100,000 resources take some 30 MB. Two keys with one number cost
 * a comparison and nothing else.
 */
class Entries {
  #byKey = new Parted<number, number | number[]>()
  #byWord = new Parted<number, number[]>()
  /** Words by each of their halves: of a word with one sign mistyped one half is right. */
  #byHalf = new Parted<number, string[]>()
  /** By place; what is read again gets a new place, and its former one is empty. */
  #ids: (string | null)[] = []
  /** Words of its first title, by place. */
  #lengths: number[] = []
  #places = new Parted<string, number>()
  /** What a title's words are worth, by place: all 0 between two questions. */
  #scores = new Float64Array(0)

  get count(): number {
    return this.#places.size
  }

  /** Places of what is gone or was read again are more than the others. */
  get isWorn(): boolean {
    return this.#ids.length - this.count > Math.max(LEAST_EMPTY, this.count)
  }

  /** Reads resources anew, giving way to other work; those that are published no longer are gone. */
  async take(graph: Graph, ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const place = this.#places.get(id)
      if (place === undefined) continue
      this.#ids[place] = null
      this.#places.delete(id)
    }
    for await (const traces of tracesOf(graph, ids))
      for (const trace of traces) {
        this.#add(trace)
        await giveWay()
      }
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
    const words = titleWords(title)
    const found = [...new Set(words.flatMap((word) => (this.#byWord.get(wordNumber(word)) ? word : this.#near(word))))]
      .map((word) => this.#byWord.get(wordNumber(word))!)
      .sort((one, other) => one.length - other.length)
    if (found.length === 0) return { ids: [], unknown: words }
    if (this.#scores.length < this.#ids.length) this.#scores = new Float64Array(2 * this.#ids.length)
    const scores = this.#scores
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
    for (const place of places) scores[place] = 0
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

/** Entries read by themselves and then kept up by the change feed; nothing of them is stored. */
class TwinBook {
  readonly #graph: Graph
  #entries = new Entries()
  #version = -1
  #turn: Promise<unknown> = Promise.resolve()
  /** A reading that nobody waits for. */
  #reading: Promise<void> | null = null

  constructor(graph: Graph) {
    this.#graph = graph
  }

  /** It knows all that is published. */
  get isWhole(): boolean {
    return this.#version >= 0 && this.#reading === null
  }

  /** Ids that share a key with a sketch, the firmest keys first, and of one key the latest. */
  like(sketch: Pick<Sketch, 'url' | 'identifiers' | 'titles'>): string[] {
    return this.#entries.like(sketch)
  }

  /** What shares words with a title; of a book that is not whole all words are unknown too. */
  titled(title: string): Titled {
    const titled = this.#entries.titled(title)
    return this.isWhole ? titled : { ...titled, unknown: titleWords(title) }
  }

  /** Brings it to the graph's version, or begins to where that takes long; calls that overlap wait for one another. */
  catchUp(): Promise<void> {
    const turn = this.#turn.catch(() => undefined).then(() => this.#follow())
    this.#turn = turn
    return turn
  }

  /** Brings it to the graph's version, however long that takes. */
  async finish(): Promise<void> {
    await this.catchUp()
    await this.#reading
  }

  async #follow(): Promise<void> {
    if (this.#reading) return
    const feed = this.#version < 0 || this.#entries.isWorn ? null : await changesSince(this.#graph, this.#version)
    if (feed === null || 'tooOld' in feed || feed.changes.some(({ kind }) => kind === 'everything')) {
      const version = await currentVersion(this.#graph)
      const count = await publishedCount(this.#graph)
      const entries = new Entries()
      // What was known before answers until the new is whole; where nothing was, as much of it as is read.
      if (this.#entries.count === 0) this.#entries = entries
      await this.#read(count, async () => {
        for await (const ids of publishedIds(this.#graph, count)) await entries.take(this.#graph, ids)
        this.#entries = entries
        this.#version = version
      })
    } else {
      const touched = [...new Set(feed.changes.flatMap(({ kind, ids }) => (kind === 'resource' ? ids : [])))]
      await this.#read(touched.length, async () => {
        await this.#entries.take(this.#graph, touched)
        this.#version = feed.version
      })
    }
  }

  /** Waits for the reading of little, and begins with that of much. */
  async #read(count: number, read: () => Promise<void>): Promise<void> {
    if (count <= MOST_AWAITED) return await read()
    this.#reading = read().finally(() => (this.#reading = null))
    // Whoever asks next begins anew.
    this.#reading.catch(() => undefined)
  }
}

const books = new WeakMap<Graph, TwinBook>()

function bookFor(graph: Graph): TwinBook {
  let book = books.get(graph)
  if (!book) books.set(graph, (book = new TwinBook(graph)))
  return book
}

/** The book of a graph, at its version, or being read: what is much is read by itself, some milliseconds at a time. */
export async function bookOf(graph: Graph): Promise<TwinBook> {
  const book = bookFor(graph)
  await book.catchUp()
  return book
}

/** Reads the book of a graph to its end: ahead of those who will ask. */
export async function readBook(graph: Graph): Promise<void> {
  await bookFor(graph).finish()
}

/** Whether the book of a graph knew all that was published when it was last asked. */
export function isBookWhole(graph: Graph): boolean {
  return bookFor(graph).isWhole
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

function titleWords(title: string): string[] {
  return [...new Set(wordsIn(title))].slice(0, MOST_WORDS)
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

function push<T>(lists: Parted<number, T[]>, key: number, item: T): void {
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
