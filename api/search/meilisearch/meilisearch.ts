/** The Meilisearch engine behind the seam, by its official client. What it answers differently is told in DESIGN.md. */
import type { EnqueuedTask, Meilisearch, MultiSearchQuery, SearchResponse } from 'meilisearch'
import { checkQuery, checkSimilar, checkSuggest } from '../check.ts'
import {
  answerOfSimilar,
  SearchUnavailableError,
  type DocumentKind,
  type IndexStatus,
  type SearchAnswer,
  type SearchDocument,
  type SearchIndex,
  type SearchQuery,
  type SimilarQuery,
  type Suggestion,
  type SuggestQuery,
} from '../search-index.ts'
import { Synonyms, type SynonymGroup } from '../synonyms.ts'
import { answer, type Ask, type Meaning } from './answer.ts'
import { Connection, type ConnectionOptions } from './connection.ts'
import { EMBEDDER, vectorFor, vectorsOf, type Embedder } from './embedder.ts'
import type { Stored } from './hits.ts'
import { done, Pipe } from './pipe.ts'
import { similar } from './similar.ts'
import { suggest } from './suggest.ts'
import { differing, FORMAT, settingsWith, synonymsOf, toStored, type SynonymSetting } from './settings.ts'

const KINDS = ['resource', 'outcome'] as const
/** Documents removed by one request. */
const MOST_REMOVED = 10_000

/** Holds one document that says at which catalogue version the others stand, and in which shape they are. */
const STATE = 'waymark-state'
const INDEXES: Record<DocumentKind, string> = { resource: 'waymark-resource', outcome: 'waymark-outcome' }
const ALL = [...Object.values(INDEXES), STATE]
/** There never is an index of this name. */
const NOTHING = 'waymark-nothing'
/** Where a new one is built beside the one that is searched. */
const next = (uid: string): string => `${uid}-next`

interface State {
  id: string
  version: number
  format: number
}

export interface MeilisearchOptions extends Partial<ConnectionOptions> {
  /** Of synonyms; none when absent. */
  groups?: readonly SynonymGroup[]
  embedder?: Embedder | null
}

/**
 * Opens the indexes of a Meilisearch server. Throws `SearchUnavailableError` with one sentence when it cannot be reached,
 * is too old or too new, or the key may not do what is needed.
 */
export async function openMeilisearch(url: string, options: MeilisearchOptions = {}): Promise<MeilisearchIndex> {
  const index = new MeilisearchIndex(url, options)
  try {
    await index.status()
  } catch (error) {
    await index.close()
    throw error
  }
  return index
}

export class MeilisearchIndex implements SearchIndex {
  private readonly connection: Connection
  readonly synonyms: Synonyms
  /** The same as a setting. */
  private readonly synonymSetting: SynonymSetting
  private readonly embedder: Embedder | null
  private readonly warn: (message: string) => void
  private version = 0
  private ready = false
  private closed = false
  /** Writes go one after the other. */
  private writing: Promise<unknown> = Promise.resolve()
  /** Writes of this process that are not through. */
  private writes = 0
  /** The connection in which the settings were last compared. */
  private compared = 0
  private isEmbedderAway = false

  constructor(url: string, { groups = [], embedder, warn, key, indexKey }: MeilisearchOptions = {}) {
    this.warn = warn ?? (() => undefined)
    this.connection = new Connection(url, { key, indexKey, warn: this.warn })
    this.synonyms = new Synonyms(groups)
    this.synonymSetting = synonymsOf(groups)
    this.embedder = embedder ?? null
  }

  /** The server does not answer; it is looked for, and what is asked meanwhile fails at once. */
  get isAway(): boolean {
    return this.connection.isAway
  }

  async apply(change: Parameters<SearchIndex['apply']>[0]): Promise<void> {
    await this.write(async () => {
      await this.refuseNewer()
      if (!this.ready) await this.make(ALL)
      const pipe = new Pipe(this.connection)
      for (const kind of KINDS) {
        const latest = new Map(
          change.upsert.flatMap((document) => (document.kind === kind ? [[document.id, document] as const] : [])),
        )
        const remove = change.remove.flatMap((removed) => (removed.kind === kind ? removed.id : []))
        for (const id of remove) latest.delete(id)
        await pipe.push(INDEXES[kind], await this.stored([...latest.values()]))
        for (let at = 0; at < remove.length; at += MOST_REMOVED) {
          const ids = remove.slice(at, at + MOST_REMOVED)
          await this.task((client) => client.index(INDEXES[kind]).deleteDocuments(ids))
        }
      }
      await pipe.finish()
      await pipe.push(STATE, [stateAt(change.version)])
      await pipe.finish()
      this.version = change.version
      this.ready = true
    })
  }

  async rebuild(batches: AsyncIterable<SearchDocument[]>, version: number): Promise<void> {
    await this.write(async () => {
      await this.refuseNewer()
      // What an interrupted one left behind.
      await this.remove(ALL.map(next))
      await this.make(ALL.map(next))
      const pipe = new Pipe(this.connection)
      for await (const batch of batches)
        for (const kind of KINDS) {
          const documents = batch.filter((document) => document.kind === kind)
          await pipe.push(next(INDEXES[kind]), await this.stored(documents))
        }
      await pipe.push(next(STATE), [stateAt(version)])
      await pipe.finish()
      await this.swap()
      this.version = version
      this.ready = true
      await this.remove(ALL.map(next))
    })
  }

  async search(query: SearchQuery): Promise<SearchAnswer> {
    if (this.closed) throw new SearchUnavailableError('The search index is closed')
    checkQuery(query)
    const found = await answer(this.ask, INDEXES[query.kind], query, this.meaning())
    return { ...found, version: this.version }
  }

  async suggest(query: SuggestQuery): Promise<Suggestion[]> {
    checkSuggest(query)
    return await suggest(this.ask, INDEXES[query.kind], query)
  }

  async similar(query: SimilarQuery): Promise<SearchAnswer> {
    checkSimilar(query)
    const byMeaning = this.embedder
      ? <T>(work: (client: Meilisearch) => Promise<T>) => this.connection.asReader(work)
      : null
    return answerOfSimilar(await similar(this.ask, byMeaning, INDEXES[query.kind], query), this.version)
  }

  async settled(): Promise<void> {
    await this.writing
  }

  async status(): Promise<IndexStatus> {
    if (this.closed) throw new SearchUnavailableError('The search index is closed')
    const before = this.writes
    const [made, stats, state] = await Promise.all([
      this.madeAt(),
      this.connection.asWriter((client) => client.getStats()),
      this.state(),
    ])
    const isWhole = ALL.every((uid) => made.has(uid))
    // Another process may have brought the documents further, and a server may have come back with others or none.
    if (before === 0 && this.writes === 0) {
      this.ready = isWhole && state !== null && state.format >= FORMAT
      this.version = this.ready && state ? state.version : 0
      if (this.ready && this.compared !== this.connection.generation) await this.compareSettings()
    }
    const count = (kind: DocumentKind): number => stats.indexes[INDEXES[kind]]?.numberOfDocuments ?? 0
    return {
      engine: 'meilisearch',
      ready: this.ready,
      version: this.version,
      documents: { resource: count('resource'), outcome: count('outcome') },
      history: isWhole ? KINDS.map((kind) => made.get(INDEXES[kind])).join(' ') : undefined,
    }
  }

  async close(): Promise<void> {
    this.closed = true
    // A write that waits for a server that hangs would hold up the end of the process.
    this.connection.close()
    await this.settled()
  }

  private readonly ask: Ask = async (queries) => {
    const { results } = await this.connection.asReader((client) =>
      client.multiSearch<{ queries: MultiSearchQuery[] }, Stored>({ queries }),
    )
    return results as SearchResponse<Stored>[]
  }

  private meaning(): Meaning | null {
    const { embedder } = this
    if (!embedder) return null
    return {
      embedder,
      vectorFor: (text) => this.orWithout(() => (embedder.own ? vectorFor(embedder.own, text) : Promise.resolve([]))),
    }
  }

  /** Vectors, or null while the embedder is away: search goes on by words, and it is told once. */
  private async orWithout<T>(vectors: () => Promise<T>): Promise<T | null> {
    try {
      const made = await vectors()
      this.isEmbedderAway = false
      return made
    } catch (error) {
      if (!this.isEmbedderAway) this.warn(`Search by meaning is away: ${(error as Error).message}`)
      this.isEmbedderAway = true
      return null
    }
  }

  private async stored(documents: SearchDocument[]): Promise<Record<string, unknown>[]> {
    const own = this.embedder?.own
    if (!own || documents.length === 0) return documents.map(toStored)
    const vectors = await this.orWithout(() => vectorsOf(own, documents))
    return documents.map((document, index) => ({
      ...toStored(document),
      _vectors: { [EMBEDDER]: vectors?.[index] ?? null },
    }))
  }

  /** At which catalogue version the documents stand, whoever wrote them; null when nobody has. */
  private async state(): Promise<State | null> {
    const { results } = await this.connection.asWriter(async (client) => {
      try {
        return await client.index<State>(STATE).getDocuments({ limit: 1 })
      } catch (error) {
        if ((error as { cause?: { code?: string } }).cause?.code === 'index_not_found') return { results: [] }
        throw error
      }
    })
    return (results[0] as State | undefined) ?? null
  }

  private async refuseNewer(): Promise<void> {
    const state = await this.state()
    if (state === null || (state.format ?? 1) <= FORMAT) return
    throw new SearchUnavailableError(
      `The search index was built by a newer release of Waymark (format ${state.format}, this one writes ${FORMAT}): update this process`,
    )
  }

  /** Puts the new indexes in the place of the old ones, all at once, so that no reader sees a part. */
  private async swap(): Promise<void> {
    const before = await this.madeAt()
    // Where there is nothing to swap with, by name alone: no reader ever sees an empty one.
    const swaps = ALL.map((uid) => ({ indexes: [next(uid), uid] as [string, string], rename: !before.has(uid) }))
    await this.connection.asWriter((client) => client.swapIndexes(swaps))
    // A key for some indexes only may ask for a swap and not look at its task. Tasks are done in turn: when one that comes
    // after it is through (it fails, there is no such index), so is the swap.
    const after = await this.connection.asWriter((client) => client.deleteIndex(NOTHING))
    await done(this.connection, [after], 'index_not_found')
    const now = await this.madeAt()
    if (ALL.some((uid) => now.get(uid) !== before.get(next(uid))))
      throw new SearchUnavailableError('Meilisearch could not put the new search index in the place of the old one')
  }

  /** When each index was made: no two are alike, and an index keeps it when its name changes. */
  private async madeAt(): Promise<Map<string, string>> {
    const { results } = await this.connection.asWriter((client) => client.getRawIndexes({ limit: 1_000 }))
    return new Map(results.map(({ uid, createdAt }) => [uid, String(createdAt)]))
  }

  /** Makes the indexes that are missing, with all settings. */
  private async make(uids: string[]): Promise<void> {
    const settings = settingsWith(this.synonymSetting, this.embedder)
    const known = await this.madeAt()
    for (const uid of uids) {
      if (known.has(uid)) continue
      await this.task((client) => client.createIndex(uid, { primaryKey: 'id' }))
      if (!uid.startsWith(STATE)) await this.task((client) => client.index(uid).updateSettings(settings))
    }
  }

  private async remove(uids: string[]): Promise<void> {
    const known = await this.madeAt()
    for (const uid of uids) if (known.has(uid)) await this.task((client) => client.deleteIndex(uid))
  }

  /** Brings the settings that differ to ours; searches go on with the old ones until the server is done. */
  private async compareSettings(): Promise<void> {
    this.compared = this.connection.generation
    const wanted = settingsWith(this.synonymSetting, this.embedder)
    for (const uid of Object.values(INDEXES)) {
      const there = await this.connection.asWriter((client) => client.index(uid).getSettings())
      const changes = differing(wanted, there)
      if (!changes) continue
      this.write(() => this.task((client) => client.index(uid).updateSettings(changes))).catch((error: Error) =>
        this.warn(`The settings of ${uid} could not be changed: ${error.message}`),
      )
    }
  }

  private async task(work: (client: Meilisearch) => Promise<EnqueuedTask>): Promise<void> {
    await done(this.connection, [await this.connection.asWriter(work)])
  }

  private async write(work: () => Promise<void>): Promise<void> {
    if (this.closed) throw new SearchUnavailableError('The search index is closed')
    this.writes++
    const turn = this.writing.then(work).finally(() => this.writes--)
    // A failed write must not stop the next one; its own caller gets the error.
    this.writing = turn.catch(() => undefined)
    await turn
  }
}

function stateAt(version: number): Record<string, unknown> {
  return { id: 'state', version, format: FORMAT } satisfies State
}
