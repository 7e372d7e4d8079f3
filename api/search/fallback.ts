/**
 * A search index on a server, and an embedded one to fall back on: where an operator allows it, every process keeps the
 * embedded index up too, and answers from it while the server is away, slow, or not yet where the graph is.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { decodeCursor } from './cursor.ts'
import {
  MOST_HITS,
  SearchQueryError,
  SearchUnavailableError,
  type IndexStatus,
  type SearchAnswer,
  type SearchDocument,
  type SearchIndex,
  type SearchQuery,
  type SimilarQuery,
  type Suggestion,
  type SuggestQuery,
} from './search-index.ts'
import type { Synonyms } from './synonyms.ts'

/** How long a reader waits for the server before the other index is asked. */
const PATIENCE_MS = 400
/** Answers in a row that came too late, after which the server is left alone, and for how long. */
const SLOW_IN_A_ROW = 3
const LEFT_ALONE_MS = 5_000
/** How long a writer waits for the server to hold what was written. */
const WRITE_PATIENCE_MS = 2_000
/** Begins the cursors of the embedded index; no cursor has it otherwise. */
const SPARE = '.'
/** Hits that are walked through to go on where a page of the server ended. */
const LONGEST_WALK = 1_000

const LATE = Symbol('late')

export class FallbackIndex implements SearchIndex {
  readonly first: SearchIndex
  readonly spare: SearchIndex
  /** Answers by where they came from since the start. */
  readonly answers = { first: 0, spare: 0 }
  private readonly warn: (message: string) => void
  /** The server's index holds all that was acknowledged, as far as is known. */
  private isTrusted = false
  /** Catalogue version up to which writes were acknowledged. */
  private acknowledged = 0
  private late = 0
  private leftAloneUntil = 0

  get synonyms(): Synonyms {
    return this.first.synonyms
  }

  constructor(first: SearchIndex, spare: SearchIndex, warn: (message: string) => void) {
    this.first = first
    this.spare = spare
    this.warn = warn
  }

  /**
   * Says at which catalogue version the server's index stands, null when it could not be brought up. It is trusted when
   * it holds every write that was acknowledged: a run that began before the last of them may end after it.
   */
  standsAt(version: number | null): void {
    this.trust(version !== null && version >= this.acknowledged)
  }

  private trust(is: boolean): void {
    if (is !== this.isTrusted)
      this.warn(
        is ? 'Search answers from Meilisearch' : 'Search answers from the embedded index until Meilisearch is well',
      )
    this.isTrusted = is
    if (is) this.leftAloneUntil = 0
  }

  /**
   * Waits for the server to catch up, but not for long: until it has, answers come from the embedded index.
   * @param version what the embedded index holds, and what is acknowledged with the end of this
   */
  async wait(catchUp: Promise<unknown>, version: number): Promise<void> {
    const caughtUp = catchUp.then(
      () => undefined,
      // Its own reader of the change feed tells, and tries again.
      () => undefined,
    )
    const inTime = await within(WRITE_PATIENCE_MS, caughtUp)
    this.acknowledged = Math.max(this.acknowledged, version)
    if (inTime === LATE) this.trust(false)
  }

  async search(query: SearchQuery): Promise<SearchAnswer> {
    const onSpare = async (asked: SearchQuery): Promise<SearchAnswer> => {
      const answer = await this.spare.search(asked)
      return {
        ...answer,
        hits: answer.hits.map((hit) => ({ ...hit, matched: hit.matched, cursor: SPARE + hit.cursor })),
      }
    }
    const { after } = query
    // A list that was begun on the embedded index goes on there.
    if (after?.startsWith(SPARE)) {
      this.answers.spare++
      return await onSpare({ ...query, after: after.slice(SPARE.length) })
    }
    return await this.either(
      () => this.first.search(query),
      async () => await onSpare(after === undefined ? query : await this.goOn(query, after)),
    )
  }

  async suggest(query: SuggestQuery): Promise<Suggestion[]> {
    return await this.either(
      () => this.first.suggest(query),
      () => this.spare.suggest(query),
    )
  }

  async similar(query: SimilarQuery): Promise<SearchAnswer> {
    return await this.either(
      () => this.first.similar(query),
      () => this.spare.similar(query),
    )
  }

  async apply(change: Parameters<SearchIndex['apply']>[0]): Promise<void> {
    await this.spare.apply(change)
    await this.first.apply(change)
  }

  async rebuild(batches: AsyncIterable<SearchDocument[]>, version: number): Promise<void> {
    const documents: SearchDocument[][] = []
    for await (const batch of batches) documents.push(batch)
    const again = async function* (): AsyncGenerator<SearchDocument[]> {
      yield* documents
    }
    await this.spare.rebuild(again(), version)
    await this.first.rebuild(again(), version)
  }

  async settled(): Promise<void> {
    await this.spare.settled()
    await this.first.settled()
  }

  /** Of the index that answers now. */
  async status(): Promise<IndexStatus> {
    const spare = await this.spare.status()
    if (!this.isTrusted) return spare
    const first = await within(PATIENCE_MS, this.first.status()).catch(() => LATE)
    return first === LATE ? spare : (first as IndexStatus)
  }

  async close(): Promise<void> {
    await Promise.all([this.first.close(), this.spare.close()])
  }

  private async either<T>(first: () => Promise<T>, spare: () => Promise<T>): Promise<T> {
    if (this.isTrusted && performance.now() >= this.leftAloneUntil) {
      try {
        const answer = await within(PATIENCE_MS, first())
        if (answer !== LATE) {
          this.late = 0
          this.answers.first++
          return answer as T
        }
        if (++this.late >= SLOW_IN_A_ROW) this.leftAloneUntil = performance.now() + LEFT_ALONE_MS
      } catch (error) {
        if (!(error instanceof SearchUnavailableError)) throw error
        this.trust(false)
      }
    }
    this.answers.spare++
    return await spare()
  }

  /**
   * The query with a cursor of the embedded index for one of the server: behind the last hit that was shown, or behind
   * as many as were shown when that is not among them.
   */
  private async goOn(query: SearchQuery, after: string): Promise<SearchQuery> {
    const { keys, id, work } = decodeCursor(query, after)
    const cursors: string[] = []
    for (let cursor: string | undefined; cursors.length < LONGEST_WALK;) {
      const page: SearchAnswer = await this.spare.search({ ...query, facets: [], first: MOST_HITS, after: cursor })
      const last = page.hits.find((hit) => hit.work === work || hit.id === id)
      if (last) return { ...query, after: last.cursor }
      cursors.push(...page.hits.map((hit) => hit.cursor))
      cursor = cursors.at(-1)
      // When it is gone, what came behind it most likely has its place now.
      if (!page.hasNextPage) return { ...query, after: cursors[Math.min(keys[0] - 1, cursors.length) - 1] }
    }
    throw new SearchQueryError(
      'after',
      'This list cannot be continued while Meilisearch is away. Start again from the first page.',
    )
  }
}

/** What is promised, or `LATE` when that takes longer; what comes or fails later is forgotten. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T | typeof LATE> {
  const waiting = new AbortController()
  promise.catch(() => undefined)
  try {
    return await Promise.race([promise, sleep(ms, LATE, { signal: waiting.signal })])
  } finally {
    waiting.abort()
  }
}
