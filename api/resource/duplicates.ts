/**
 * Likely duplicates of a resource, or of what somebody is about to publish. Candidates come from three places: a read model of
 * links, identifiers and titles (`TwinBook`), the search index by words, and what teaches the same outcomes; then each is compared
 * (`likeness.ts`). People decide: nothing is ever joined here.
 */
import type { Services } from '#api/context.ts'
import { identifierOf } from '#api/metadata/identifiers.ts'
import { fold, wordsOf } from '#api/search/analysis.ts'
import type { SearchQuery } from '#api/search/search-index.ts'
import type { Graph } from '#graph/graph.ts'
import type { ResourceNode } from '#graph/nodes.ts'
import { changesSince, currentVersion } from '#graph/queries/catalogue.ts'
import { resourcesByIds } from '#graph/queries/resource.ts'
import { publishedIds, tracesOf, type Trace } from '#graph/queries/twins.ts'
import type { LanguageText } from '#graph/records.ts'
import { likenessOf, type Likeness, type Sketch } from './likeness.ts'
import { linkKey, linkStem } from './link-key.ts'

/** From here on people are shown it. */
export const LEAST_LIKENESS = 0.6
/** Resources that are compared: to read them is most of the time. */
const MOST_CANDIDATES = 20
const MOST_OF_A_KEY = 8
const MOST_FOUND = 10
/** A title of one short word is that of many. */
const SHORTEST_TITLE_KEY = 8

export interface Duplicate extends Likeness {
  resource: ResourceNode
}

/** What is about to be published, as far as it is known. */
export interface DraftSketch extends Sketch {
  keywords: readonly string[]
  /** The work it is an edition of, whose editions are no duplicates; and its own id, where it has one. */
  work: string | null
  id: string | null
  /** Ids of what it was made from. */
  madeFrom: readonly string[]
}

/** What a stored resource is compared by. */
export function sketchOf(resource: ResourceNode): DraftSketch {
  const { id, work, url, uri, titles, descriptions, languages, keywords, minutes, ageFrom } = resource
  return {
    ...{ id, work, url, titles, descriptions, languages, keywords, minutes, ageFrom },
    identifiers: identifiersOf({ url, uri, sourceKey: '' }),
    files: resource.files.flatMap((file) => [linkKey(file.url), file.sha256 ?? '']).filter((each) => each !== ''),
    creators: resource.contributors
      .filter(({ role }) => role === 'creator' || role === 'author')
      .map(({ name }) => name),
    outcomes: resource.alignments
      .filter(({ kind, status }) => kind !== 'requires' && status === 'accepted')
      .map(({ outcome }) => outcome.id),
    subjects: resource.subjects.map((subject) => subject.id),
    providerId: resource.provider.id,
    madeFrom: [...resource.basedOn, resource.translationOf, resource.versionOf].filter((each) => each !== null),
  }
}

/**
 * Published resources that are likely the same, most alike first, 10 at most. Editions of the same work, what it was made from and
 * what was made from it are left out. A search server that is away leaves links and identifiers to find by.
 */
export async function duplicatesOf(
  services: Pick<Services, 'graph' | 'search'>,
  sketch: DraftSketch,
  least = LEAST_LIKENESS,
): Promise<Duplicate[]> {
  const { graph } = services
  const [book, byWords] = await Promise.all([bookOf(graph), candidatesByWords(services, sketch).catch(() => [])])
  const ids = [...new Set([...book.like(sketch), ...byWords])]
    .filter((id) => id !== sketch.id)
    .slice(0, MOST_CANDIDATES)
  const candidates = ids.length === 0 ? [] : await resourcesByIds(graph, ids)
  return candidates
    .filter((resource) => resource.state === 'published' && !isKin(sketch, resource))
    .map((resource) => ({ resource, ...likenessOf(sketch, sketchOf(resource)) }))
    .filter(({ likeness }) => likeness >= least)
    .sort((one, other) => other.likeness - one.likeness || (one.resource.id < other.resource.id ? -1 : 1))
    .slice(0, MOST_FOUND)
}

/** Of one work, or made from one another: known to belong together. */
function isKin(sketch: DraftSketch, { id, work, basedOn, translationOf, versionOf }: ResourceNode): boolean {
  if (sketch.work !== null && sketch.work === work) return true
  if (sketch.madeFrom.includes(id)) return true
  return sketch.id !== null && (basedOn.includes(sketch.id) || translationOf === sketch.id || versionOf === sketch.id)
}

/** Ids that the index finds by title, and by the outcomes together with the words that tell most. */
async function candidatesByWords({ search }: Pick<Services, 'search'>, sketch: DraftSketch): Promise<string[]> {
  const title = sketch.titles[0]?.text ?? ''
  const ask = (text: string, filters: SearchQuery['filters']) =>
    search.search({
      ...{
        kind: 'resource',
        text,
        filters,
        ranges: {},
        needs: [],
        languages: [...sketch.languages],
        order: 'RELEVANCE',
      },
      ...{ first: MOST_OF_A_KEY, facets: [], groupByWork: false },
    })
  const outcome = sketch.outcomes.slice(0, 20)
  const answers = await Promise.all([
    title === '' ? null : ask(wordsOf(title).words.slice(0, 12).join(' '), {}),
    outcome.length === 0 ? null : ask('', { outcome }),
  ])
  return answers.flatMap((answer) => answer?.hits.map(({ id }) => id) ?? [])
}

/** Identifiers of a record: firm ones, and the address that names it. */
function identifiersOf({ url, uri, sourceKey }: Pick<Trace, 'url' | 'uri' | 'sourceKey'>): string[] {
  const named = sourceKey.slice(sourceKey.indexOf(':') + 1)
  return [
    ...new Set(
      [url, uri, named].flatMap(
        (text) => identifierOf(text) ?? (/^urn:(?!uuid:)/i.test(text) ? text.toLowerCase() : []),
      ),
    ),
  ]
}

/**
 * Which published resources have which link, identifier and title: numbers that stand for keys, so that 100,000 resources take some
 * 30 MB. Two keys with one number cost a comparison and nothing else. Read once, when somebody first asks, and then kept up by the
 * change feed; nothing of it is stored.
 */
class TwinBook {
  readonly #graph: Graph
  #byKey = new Map<number, number | number[]>()
  #keys = new Map<number, number[]>()
  #ids: string[] = []
  #numbers = new Map<string, number>()
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
    if (this.#version >= 0) {
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
    this.#keys = new Map()
    this.#ids = []
    this.#numbers = new Map()
    await this.#take(await publishedIds(this.#graph))
    this.#version = version
  }

  async #take(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#forget(id)
    for await (const traces of tracesOf(this.#graph, ids)) for (const trace of traces) this.#add(trace)
  }

  #forget(id: string): void {
    const number = this.#numbers.get(id)
    if (number === undefined) return
    for (const key of this.#keys.get(number) ?? []) {
      const held = this.#byKey.get(key)
      const rest = Array.isArray(held) ? held.filter((each) => each !== number) : []
      if (rest.length === 0) this.#byKey.delete(key)
      else this.#byKey.set(key, rest.length === 1 ? (rest[0] as number) : rest)
    }
    this.#keys.delete(number)
  }

  #add(trace: Trace): void {
    let number = this.#numbers.get(trace.id)
    if (number === undefined) {
      number = this.#ids.push(trace.id) - 1
      this.#numbers.set(trace.id, number)
    }
    const keys = keysOf(trace.url, identifiersOf(trace), trace.titles)
    this.#keys.set(number, keys)
    for (const key of keys) {
      const held = this.#byKey.get(key)
      if (held === undefined) this.#byKey.set(key, number)
      else if (Array.isArray(held)) held.push(number)
      else this.#byKey.set(key, [held, number])
    }
  }

  /** Ids that share a key with a sketch, the firmest keys first. */
  like({ url, identifiers, titles }: Pick<Sketch, 'url' | 'identifiers' | 'titles'>): string[] {
    const numbers = keysOf(
      url,
      identifiers,
      titles.map(({ text }) => text),
    ).flatMap((key) => {
      const held = this.#byKey.get(key)
      return held === undefined ? [] : Array.isArray(held) ? held.slice(-MOST_OF_A_KEY) : [held]
    })
    return [...new Set(numbers)].map((number) => this.#ids[number] as string)
  }
}

const books = new WeakMap<Graph, TwinBook>()

async function bookOf(graph: Graph): Promise<TwinBook> {
  let book = books.get(graph)
  if (!book) books.set(graph, (book = new TwinBook(graph)))
  await book.catchUp()
  return book
}

/** The keys of a link, of identifiers and of titles, firmest first. */
function keysOf(url: string, identifiers: readonly string[], titles: readonly string[]): number[] {
  const [link, stem] = [linkKey(url), linkStem(url)]
  const named = titles.slice(0, 10).map(titleKey)
  const keys = [
    link && `l${link}`,
    ...identifiers.map((each) => `i${each}`),
    stem && `s${stem}`,
    ...named.map((title) => title && `t${title}`),
  ]
  return [...new Set(keys.filter((key) => key !== '').map(numberOf))]
}

/** Folded words in order of the alphabet; '' for a title that is that of many. */
function titleKey(title: string): string {
  const words = wordsOf(fold(title)).words.sort()
  const key = words.join(' ')
  return words.length > 1 || key.length >= SHORTEST_TITLE_KEY ? key : ''
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

/** A title as the sketch of a draft holds it. */
export function draftTexts(text: string, language: string): LanguageText[] {
  return text.trim() === '' ? [] : [{ text, language }]
}
