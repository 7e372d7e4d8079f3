/** The Meilisearch engine behind the seam, by its official client. What it answers differently is told in DESIGN.md. */
import { Buffer } from 'node:buffer'
import {
  Meilisearch,
  MeilisearchApiError,
  type EnqueuedTask,
  type MultiSearchQuery,
  type RecordAny,
  type SearchResponse,
} from 'meilisearch'
import { chunks, fold } from '../analysis.ts'
import { checkQuery } from '../check.ts'
import { cursorsOf, decodeCursor } from '../cursor.ts'
import { languagePart } from '../embedded/rank.ts'
import { parseQuery, type Unit } from '../query.ts'
import {
  MOST_FACET_VALUES,
  SearchQueryError,
  SearchUnavailableError,
  TEXT_FIELDS,
  type DocumentKind,
  type Facet,
  type FacetCount,
  type IndexStatus,
  type SearchAnswer,
  type SearchDocument,
  type SearchHit,
  type SearchIndex,
  type SearchQuery,
  type TextField,
} from '../search-index.ts'
import { facetFilters, oneOf, standingFilters } from './filter.ts'
import { MOST_TOTAL, SETTINGS, toStored } from './settings.ts'

/** Longest wait for an answer, and for a task, in milliseconds. */
const ANSWER_MS = 10_000
const TASK_MS = 10 * 60_000
/** Documents a request. */
const BATCH = 1_000
/** Requests whose tasks may be waiting at once: more would only fill the server's queue. */
const MOST_WAITING = 4
/** How many places a hit may have moved between two pages and still be found again. */
const DRIFT = 50
/** Editions read for the works of one page. */
const MOST_EDITIONS = 10_000

const KINDS = ['resource', 'outcome'] as const
const INDEXES: Record<DocumentKind, string> = { resource: 'waymark-resource', outcome: 'waymark-outcome' }
/** Holds one document that says at which catalogue version the others stand. */
const STATE = 'waymark-state'

interface Stored extends RecordAny {
  id: string
  work: string
  languages: string[]
  text: Record<TextField, string[]>
  _matchesPosition?: Record<string, { start: number; length: number; indices?: number[] }[]>
  _rankingScore?: number
}

/** Opens the indexes of a Meilisearch server and makes them when they are missing. Throws `SearchUnavailableError`. */
export async function openMeilisearch(url: string, key?: string): Promise<SearchIndex> {
  const client = new Meilisearch({
    host: url,
    apiKey: key,
    timeout: ANSWER_MS,
    defaultWaitOptions: { timeout: TASK_MS, interval: 50 },
  })
  const index = new MeilisearchIndex(client)
  await index.prepare()
  return index
}

class MeilisearchIndex implements SearchIndex {
  private readonly client: Meilisearch
  private version = 0
  private ready = false
  private closed = false
  /** Writes go one after the other. */
  private writing: Promise<unknown> = Promise.resolve()
  /** Writes of this process that are not through. */
  private writes = 0

  constructor(client: Meilisearch) {
    this.client = client
  }

  /** Makes indexes and settings, and reads at which version the documents stand. */
  async prepare(): Promise<void> {
    await reach(async () => {
      const { results } = await this.client.getRawIndexes({ limit: 1_000 })
      const known = new Set(results.map(({ uid }) => uid))
      const tasks: Promise<EnqueuedTask>[] = []
      for (const uid of [...Object.values(INDEXES), STATE]) {
        if (!known.has(uid)) tasks.push(this.client.createIndex(uid, { primaryKey: 'id' }))
      }
      for (const uid of Object.values(INDEXES)) tasks.push(this.client.index(uid).updateSettings(SETTINGS))
      await this.done(tasks)
      const version = await this.storedVersion()
      this.ready = typeof version === 'number'
      this.version = version ?? 0
    })
  }

  async apply(change: Parameters<SearchIndex['apply']>[0]): Promise<void> {
    await this.write(async () => {
      for (const kind of KINDS) {
        const latest = new Map(
          change.upsert.flatMap((document) => (document.kind === kind ? [[document.id, document] as const] : [])),
        )
        const remove = change.remove.flatMap((removed) => (removed.kind === kind ? removed.id : []))
        for (const id of remove) latest.delete(id)
        await this.add(INDEXES[kind], [...latest.values()])
        for (let at = 0; at < remove.length; at += BATCH) {
          await this.done([this.client.index(INDEXES[kind]).deleteDocuments(remove.slice(at, at + BATCH))])
        }
      }
      await this.stand(change.version)
    })
  }

  async rebuild(batches: AsyncIterable<SearchDocument[]>, version: number): Promise<void> {
    await this.write(async () => {
      const fresh = { resource: `${INDEXES.resource}-next`, outcome: `${INDEXES.outcome}-next` }
      for (const kind of KINDS) {
        await this.client.deleteIndexIfExists(fresh[kind])
        await this.done([this.client.createIndex(fresh[kind], { primaryKey: 'id' })])
        await this.done([this.client.index(fresh[kind]).updateSettings(SETTINGS)])
      }
      for await (const batch of batches) {
        for (const kind of KINDS)
          await this.add(
            fresh[kind],
            batch.filter((document) => document.kind === kind),
          )
      }
      await this.done([
        this.client.swapIndexes(KINDS.map((kind) => ({ indexes: [INDEXES[kind], fresh[kind]], rename: false }))),
      ])
      await this.stand(version)
      for (const kind of KINDS) await this.done([this.client.deleteIndex(fresh[kind])])
    })
  }

  async search(query: SearchQuery): Promise<SearchAnswer> {
    if (this.closed) throw new SearchUnavailableError('The search index is closed')
    checkQuery(query)
    return await reach(() => this.answer(query))
  }

  async settled(): Promise<void> {
    await this.writing
  }

  async status(): Promise<IndexStatus> {
    const stats = await reach(() => this.client.getStats())
    // Another process may have brought the documents further.
    const version = this.writes === 0 ? await reach(() => this.storedVersion()) : undefined
    if (version !== undefined && this.writes === 0) {
      this.version = version
      this.ready = true
    }
    const count = (kind: DocumentKind): number => stats.indexes[INDEXES[kind]]?.numberOfDocuments ?? 0
    return {
      engine: 'meilisearch',
      ready: this.ready && !this.closed,
      version: this.version,
      documents: { resource: count('resource'), outcome: count('outcome') },
    }
  }

  async close(): Promise<void> {
    this.closed = true
    await this.settled()
  }

  private async answer(query: SearchQuery): Promise<SearchAnswer> {
    const indexUid = INDEXES[query.kind]
    const parsed = parseQuery(query.text)
    const exclusions = parsed.excluded.map((unit) => `-${textOf(unit)}`)
    const place = placeOf(query, parsed.units.length)
    const standing = standingFilters(query)
    const filters = facetFilters(query)
    const everything = [...standing, ...filters.values()]
    const used = place?.used ?? (await this.wordsFound(indexUid, parsed.units, exclusions))
    const units = parsed.units.filter((_, unit) => used.includes(unit))
    const nothing = parsed.units.length > 0 && units.length === 0
    const base: MultiSearchQuery = {
      indexUid,
      q: [...units.map(textOf), ...exclusions].join(' '),
      matchingStrategy: 'all',
      attributesToRetrieve: ['id'],
    }
    const distinct = query.groupByWork ? { distinct: 'work' } : {}
    const offset = Math.max(0, (place?.offset ?? 0) - DRIFT)
    const own = query.facets.filter((facet) => filters.has(facet))
    const others = query.facets.filter((facet) => !filters.has(facet))
    const queries: MultiSearchQuery[] = [
      {
        ...base,
        ...distinct,
        filter: everything,
        sort: sortOf(query),
        offset,
        // One more tells whether there is a next page.
        limit: (place === null ? 0 : 2 * DRIFT) + query.first + 1,
        attributesToRetrieve: ['id', 'work', 'languages', 'text'],
        showMatchesPosition: true,
        showRankingScore: true,
      },
      { ...base, filter: everything, page: 0, facets: others.map((facet) => `facets.${facet}`) },
      { ...base, ...distinct, filter: everything, page: 0 },
      ...own.map((facet) => ({
        ...base,
        filter: [...standing, ...[...filters].flatMap(([name, filter]) => (name === facet ? [] : filter))],
        page: 0,
        facets: [`facets.${facet}`],
      })),
    ]
    const { results } = await this.client.multiSearch<{ queries: MultiSearchQuery[] }, Stored>({ queries })
    const [page, total, works, ...counted] = results as SearchResponse<Stored>[]
    let hits = (page?.hits ?? []) as Stored[]
    let at = offset
    if (place !== null) {
      // The place of the last hit may have moved; when it is gone, its former place is the best guess.
      const last = hits.findIndex((hit) => (query.groupByWork ? hit.work === place.work : hit.id === place.id))
      const skip = last >= 0 ? last + 1 : Math.min(place.offset - offset, hits.length)
      hits = hits.slice(skip).filter((hit) => !query.groupByWork || hit.work !== place.work)
      at += skip
    }
    const hasNextPage = !nothing && hits.length > query.first
    hits = nothing ? [] : hits.slice(0, query.first)
    const editions = query.groupByWork
      ? await this.editionsOf(indexUid, base, everything, hits)
      : new Map<string, Stored[]>()
    const facets: Partial<Record<Facet, FacetCount[]>> = {}
    for (const facet of query.facets) {
      const response = filters.has(facet) ? counted[own.indexOf(facet)] : total
      facets[facet] = countsOf(
        nothing ? {} : (response?.facetDistribution?.[`facets.${facet}`] ?? {}),
        query.filters[facet] ?? [],
      )
    }
    const shown = hits.map((hit, index) => hitOf(query, hit, editions.get(hit.work) ?? [hit], at + index + 1, used))
    return {
      hits: shown,
      total: nothing ? 0 : (total?.totalHits ?? 0),
      works: nothing ? 0 : (works?.totalHits ?? 0),
      facets,
      hasNextPage,
      dropped: [...parsed.units.filter((_, unit) => !used.includes(unit)).map((unit) => unit.raw), ...parsed.beyond],
      correction: correctionOf(units, shown[0]),
      version: this.version,
    }
  }

  /**
   * Which units can be found together: all; else all but those found nowhere; else the most frequent ones are left out
   * one by one. One request when all are found, three or more when not.
   */
  private async wordsFound(indexUid: string, units: Unit[], exclusions: string[]): Promise<number[]> {
    const count = async (sets: number[][]): Promise<number[]> => {
      const queries = sets.map((set) => ({
        indexUid,
        q: [...set.map((unit) => textOf(units[unit] as Unit)), ...exclusions].join(' '),
        matchingStrategy: 'all' as const,
        attributesToRetrieve: ['id'],
        page: 0,
      }))
      const { results } = await this.client.multiSearch({ queries })
      return results.map(({ totalHits }) => totalHits ?? 0)
    }
    let used = [...units.keys()]
    if (used.length === 0) return used
    const [all] = await count([used])
    if ((all as number) > 0) return used
    if (used.length === 1) return []
    const single = await count(used.map((unit) => [unit]))
    used = used.filter((unit) => (single[unit] as number) > 0)
    while (used.length > 1) {
      const rest = used
      const fewer = used.map((unit) => rest.filter((other) => other !== unit))
      const [now, ...counts] = await count([used, ...fewer])
      if ((now as number) > 0) return used
      const left = fewer.filter((_, index) => (counts[index] as number) > 0)
      const mostFrequent = used.reduce((one, other) =>
        (single[other] as number) > (single[one] as number) ? other : one,
      )
      const missing = (set: number[]): number => rest.find((unit) => !set.includes(unit)) as number
      used =
        left.sort((one, other) => (single[missing(other)] as number) - (single[missing(one)] as number))[0] ??
        used.filter((unit) => unit !== mostFrequent)
    }
    return used
  }

  /** All editions of the works of a page that pass the filters, by work, in the order of the engine. */
  private async editionsOf(
    indexUid: string,
    base: MultiSearchQuery,
    filter: string[],
    hits: Stored[],
  ): Promise<Map<string, Stored[]>> {
    const works = [...new Set(hits.map(({ work }) => work))]
    if (works.length === 0) return new Map()
    const { hits: editions } = await this.client.index<Stored>(indexUid).search(base.q ?? '', {
      matchingStrategy: 'all',
      filter: [...filter, oneOf('work', works)],
      attributesToRetrieve: ['id', 'work', 'languages', 'text'],
      showMatchesPosition: true,
      showRankingScore: true,
      limit: MOST_EDITIONS,
    })
    return Map.groupBy(editions as Stored[], ({ work }) => work)
  }

  private async add(uid: string, documents: SearchDocument[]): Promise<void> {
    let waiting: Promise<EnqueuedTask>[] = []
    for (let at = 0; at < documents.length; at += BATCH) {
      waiting.push(
        this.client.index(uid).addDocuments(documents.slice(at, at + BATCH).map(toStored), { primaryKey: 'id' }),
      )
      if (waiting.length >= MOST_WAITING) {
        await this.done(waiting)
        waiting = []
      }
    }
    await this.done(waiting)
  }

  /** At which catalogue version the documents stand, whoever wrote them. */
  private async storedVersion(): Promise<number | undefined> {
    const state = await this.client.index(STATE).getDocuments<{ id: string; version: number }>({ limit: 1 })
    return state.results[0]?.version
  }

  private async stand(version: number): Promise<void> {
    await this.done([this.client.index(STATE).addDocuments([{ id: 'state', version }], { primaryKey: 'id' })])
    this.version = version
    this.ready = true
  }

  /** Waits until tasks are through; throws when one failed. */
  private async done(enqueued: Promise<EnqueuedTask>[]): Promise<void> {
    for (const task of await this.client.tasks.waitForTasks(await Promise.all(enqueued))) {
      // Another process may have made the index at the same moment.
      if (task.status === 'succeeded' || task.error?.code === 'index_already_exists') continue
      throw new SearchUnavailableError(`Meilisearch could not do ${task.type}: ${task.error?.message ?? task.status}`)
    }
  }

  private async write(work: () => Promise<void>): Promise<void> {
    if (this.closed) throw new SearchUnavailableError('The search index is closed')
    this.writes++
    const turn = this.writing.then(() => reach(work)).finally(() => this.writes--)
    // A failed write must not stop the next one; its own caller gets the error.
    this.writing = turn.catch(() => undefined)
    await turn
  }
}

/** Turns what the client throws into the seam's error. */
async function reach<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof SearchUnavailableError || error instanceof SearchQueryError) throw error
    const says = error instanceof MeilisearchApiError ? (error.cause?.code ?? error.message) : (error as Error).message
    throw new SearchUnavailableError(`Meilisearch did not answer: ${says}`, { cause: error })
  }
}

/** A unit in the words of Meilisearch: phrases in quotes, codes joined as they are in the documents. */
function textOf(unit: Unit): string {
  if (unit.quoted) return `"${(unit.phrase.length > 0 ? unit.phrase : unit.words.map(({ word }) => word)).join(' ')}"`
  const joined = unit.phrase.length > 0 ? unit.words[0]?.word : undefined
  return joined !== undefined && /[0-9]/.test(joined) ? joined : unit.raw.replaceAll('"', ' ')
}

function sortOf(query: SearchQuery): string[] {
  switch (query.order) {
    case 'NEWEST':
      return ['numbers.updated:desc', 'id:asc']
    case 'SHORTEST':
      return ['numbers.minutes:asc', 'id:asc']
    case 'SMALLEST':
      return ['numbers.bytes:asc', 'id:asc']
    case 'FIT':
      // Required needs first; of a group the first need stands for all.
      return [...query.needs]
        .sort((one, other) => Number(other.importance === 'REQUIRED') - Number(one.importance === 'REQUIRED'))
        .flatMap(({ anyOf }) => (anyOf[0] === undefined ? [] : `fit.${anyOf[0].need}:desc`))
    case 'RELEVANCE':
      return []
  }
}

interface Place {
  offset: number
  id: string
  work: string
  /** Units that were used on the first page. */
  used: number[]
}

function placeOf(query: SearchQuery, units: number): Place | null {
  if (query.after === undefined) return null
  const { keys, id, work, reading } = decodeCursor(query, query.after)
  const used = Array.isArray(reading) ? (reading as unknown[]) : null
  const isUnit = (unit: unknown): boolean => Number.isInteger(unit) && (unit as number) >= 0 && (unit as number) < units
  if (used === null || !used.every(isUnit) || !Number.isInteger(keys[0]) || keys[0] < 0 || keys[0] > MOST_TOTAL) {
    throw new SearchQueryError('after', 'The cursor is not one of ours. Start again from the first page.')
  }
  return { offset: keys[0], id, work, used: used as number[] }
}

function hitOf(query: SearchQuery, hit: Stored, editions: Stored[], offset: number, used: number[]): SearchHit {
  const ordered = [...editions].sort(
    (one, other) =>
      best(other, query) - best(one, query) ||
      (other._rankingScore ?? 0) - (one._rankingScore ?? 0) ||
      byId(one, other),
  )
  const shown = ordered[0] ?? hit
  return {
    id: shown.id,
    work: hit.work,
    score: shown._rankingScore ?? 0,
    matched: matchedIn(shown),
    editions: ordered.slice(1).map(({ id, languages }) => ({ id, languages })),
    cursor: cursorsOf(query, used)({ keys: [offset, 0], id: hit.id, work: hit.work }),
  }
}

function best({ languages }: Stored, query: SearchQuery): number {
  return Math.max(0, ...languages.map((tag) => languagePart(tag, query.languages)))
}

function byId(one: Stored, other: Stored): number {
  return one.id < other.id ? -1 : 1
}

/** The words of the document at the places the engine names; places are in bytes. */
function matchedIn(hit: Stored): SearchHit['matched'] {
  const matched: SearchHit['matched'] = []
  for (const field of TEXT_FIELDS) {
    const words = new Set<string>()
    for (const { start, length, indices } of hit._matchesPosition?.[`text.${field}`] ?? []) {
      const text = hit.text[field]?.[indices?.[0] ?? 0]
      if (text !== undefined)
        words.add(
          fold(
            Buffer.from(text, 'utf8')
              .subarray(start, start + length)
              .toString('utf8'),
          ),
        )
    }
    if (words.size > 0) matched.push({ field, words: [...words].sort() })
  }
  return matched
}

/** Words typed that the best hit holds neither whole nor as a beginning were typos: the query as it was found. */
function correctionOf(units: Unit[], hit: SearchHit | undefined): string | null {
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

function countsOf(distribution: Record<string, number>, selected: string[]): FacetCount[] {
  const chosen = new Set(selected)
  const all = Object.entries(distribution)
    .map(([value, count]) => ({ value, count, selected: chosen.has(value) }))
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))
  const shown = all.slice(0, MOST_FACET_VALUES)
  for (const { value } of shown) chosen.delete(value)
  const late = [...chosen].map((value) => ({ value, count: distribution[value] ?? 0, selected: true }))
  return [...shown, ...late.sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))]
}
