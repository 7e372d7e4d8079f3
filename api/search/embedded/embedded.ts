/** The embedded search index: the read model of section "structures" in DESIGN.md behind the seam. */
import { checkQuery, checkSimilar, checkSuggest } from '../check.ts'
import {
  SearchUnavailableError,
  type DocumentKind,
  type IndexStatus,
  type SearchAnswer,
  type SearchDocument,
  type SearchIndex,
  type SearchQuery,
  type SimilarQuery,
  type SuggestQuery,
  type Suggestion,
} from '../search-index.ts'
import { ownSynonyms, type Synonyms } from '../synonyms.ts'
import { workAhead } from './ahead.ts'
import { Collection } from './collection.ts'
import { loadImage, saveImage } from './image.ts'
import { Workshop, type Making } from './making.ts'
import { searchParts } from './search.ts'
import { similarFrom } from './similar.ts'
import { suggestFrom } from './suggest.ts'
import { bytesOf } from './segment.ts'
import { inSteps } from './steps.ts'

/** Documents in the first segment while everything is rebuilt, and in each change after it. */
const FIRST_SEGMENT = 250_000
const LATER_CHANGE = 50_000
/** Changed documents after which the image is written without waiting for the end, and how long all must be quiet. */
const WORTH_SAVING = 5_000
const QUIET_MS = 3_000

type Collections = Record<DocumentKind, Collection>

/** A collection made from nothing. The first documents become one segment at once, the rest come in as changes. */
class Fresh {
  private readonly collection: Collection
  private readonly workshop: Workshop
  /** The first segment: documents until there are enough to begin it where it belongs, then itself, then null. */
  private first: SearchDocument[] | Making | null = []
  private readonly seen = new Set<string>()
  /** Documents that came again, or after the first segment. */
  private late: SearchDocument[] = []

  constructor(workshop: Workshop) {
    this.collection = new Collection(workshop)
    this.workshop = workshop
  }

  async take(documents: SearchDocument[]): Promise<void> {
    const { first, seen } = this
    if (first === null) this.late.push(...documents)
    else {
      const fresh: SearchDocument[] = Array.isArray(first) ? first : []
      for (const document of documents) {
        if (seen.has(document.id)) this.late.push(document)
        else {
          seen.add(document.id)
          fresh.push(document)
        }
      }
      if (!Array.isArray(first)) await first.add(fresh)
      else if (this.workshop.isWorth(fresh.length)) await this.begin(fresh)
      if (seen.size >= FIRST_SEGMENT) await this.show()
    }
    if (this.first === null && this.late.length >= LATER_CHANGE) await this.change()
  }

  async finish(): Promise<Collection> {
    if (Array.isArray(this.first)) await this.begin(this.first)
    await this.show()
    await this.change()
    return this.collection
  }

  /** Gives up what is half made. */
  drop(): void {
    if (!Array.isArray(this.first)) this.first?.drop()
    this.first = null
  }

  private async begin(documents: SearchDocument[]): Promise<void> {
    const making = this.workshop.begin(documents.length)
    this.first = making
    await making.add(documents)
  }

  private async show(): Promise<void> {
    const first = this.first as Making | null
    this.first = null
    this.seen.clear()
    const segment = await first?.finish()
    if (segment) this.collection.replace([segment])
  }

  private async change(): Promise<void> {
    if (this.late.length === 0) return
    const show = await this.collection.prepare(this.late, [])
    this.late = []
    show()
  }
}

export interface EmbeddedOptions {
  /** File the image is kept in; none is kept when absent. */
  imagePath?: string
  /** Told why an image was not used or could not be written, and why there is no worker. */
  warn?: (message: string) => void
  /** Makes the segments, and is closed by who gave it; one of its own when absent. */
  workshop?: Workshop
  /** Those that come with the product when absent. */
  synonyms?: Synonyms
}

export class EmbeddedIndex implements SearchIndex {
  private readonly workshop: Workshop
  private readonly isOwnWorkshop: boolean
  readonly synonyms: Synonyms
  private collections: Collections
  private version = 0
  private ready = false
  private closed = false
  /** Writes go one after the other. */
  private writing: Promise<unknown> = Promise.resolve()
  private readonly imagePath: string | null
  private readonly warn: (message: string) => void
  /** Documents changed since the image was written. */
  private unsaved = 0
  private saving: NodeJS.Timeout | null = null

  constructor({ imagePath, warn, workshop, synonyms }: EmbeddedOptions = {}) {
    this.synonyms = synonyms ?? ownSynonyms()
    this.imagePath = imagePath ?? null
    this.warn = warn ?? (() => undefined)
    this.workshop = workshop ?? new Workshop({ warn: this.warn })
    this.isOwnWorkshop = workshop === undefined
    this.collections = { resource: new Collection(this.workshop), outcome: new Collection(this.workshop) }
  }

  /** Opens an index, from its image when there is one that can be used. */
  static async open(options: EmbeddedOptions = {}): Promise<EmbeddedIndex> {
    const index = new EmbeddedIndex(options)
    if (options.imagePath === undefined) return index
    const loaded = await loadImage(options.imagePath)
    if (loaded.image === null) {
      if (loaded.why !== 'there is none') index.warn(`The saved search index is not used: ${loaded.why}`)
      return index
    }
    for (const kind of ['resource', 'outcome'] as const) {
      index.collections[kind].replace(
        loaded.image.segments.flatMap((saved) => (saved.kind === kind ? saved.segment : [])),
      )
    }
    index.version = loaded.image.version
    index.ready = true
    return index
  }

  async apply(change: Parameters<SearchIndex['apply']>[0]): Promise<void> {
    await this.write(async () => {
      const shows: (() => void)[] = []
      for (const kind of ['resource', 'outcome'] as const) {
        const upsert = change.upsert.filter((document) => document.kind === kind)
        const remove = change.remove.filter((removed) => removed.kind === kind).map(({ id }) => id)
        if (upsert.length + remove.length > 0) shows.push(await this.collections[kind].prepare(upsert, remove))
      }
      for (const show of shows) show()
      if (this.version !== change.version) this.changed(1)
      this.version = change.version
      this.ready = true
      this.changed(change.upsert.length + change.remove.length)
    })
  }

  async rebuild(batches: AsyncIterable<SearchDocument[]>, version: number): Promise<void> {
    await this.write(async () => {
      const fresh = { resource: new Fresh(this.workshop), outcome: new Fresh(this.workshop) }
      try {
        for await (const batch of batches) {
          for (const kind of ['resource', 'outcome'] as const) {
            await fresh[kind].take(batch.filter((document) => document.kind === kind))
          }
        }
        this.collections = { resource: await fresh.resource.finish(), outcome: await fresh.outcome.finish() }
      } catch (error) {
        fresh.resource.drop()
        fresh.outcome.drop()
        throw error
      }
      this.version = version
      this.ready = true
      this.changed(WORTH_SAVING)
    })
  }

  async search(query: SearchQuery): Promise<SearchAnswer> {
    if (this.closed) throw new SearchUnavailableError('The search index is closed')
    checkQuery(query)
    return searchParts(this.collections[query.kind].parts, query, this.version, this.synonyms)
  }

  async suggest(query: SuggestQuery): Promise<Suggestion[]> {
    if (this.closed) throw new SearchUnavailableError('The search index is closed')
    checkSuggest(query)
    return suggestFrom(this.collections[query.kind].parts, query)
  }

  async similar(query: SimilarQuery): Promise<SearchAnswer> {
    if (this.closed) throw new SearchUnavailableError('The search index is closed')
    checkSimilar(query)
    return similarFrom(this.collections[query.kind].parts, query, this.version)
  }

  async readAhead(): Promise<void> {
    await inSteps(workAhead(this.collections.resource.parts, this.synonyms))
  }

  async settled(): Promise<void> {
    await this.writing
    await this.collections.resource.quiet()
    await this.collections.outcome.quiet()
  }

  async status(): Promise<IndexStatus> {
    return {
      engine: 'embedded',
      ready: this.ready && !this.closed,
      version: this.version,
      documents: { resource: this.collections.resource.size, outcome: this.collections.outcome.size },
    }
  }

  /** Bytes in typed arrays and number of segments, for benchmarks and the operator. */
  figures(): { bytes: number; segments: number } {
    const parts = [...this.collections.resource.parts, ...this.collections.outcome.parts]
    return { bytes: parts.reduce((sum, { segment }) => sum + bytesOf(segment), 0), segments: parts.length }
  }

  async close(): Promise<void> {
    if (this.closed) return
    this.closed = true
    try {
      await this.settled()
      await this.save()
    } finally {
      if (this.isOwnWorkshop) await this.workshop.close()
    }
  }

  /** Writes the image when there is something new in it. A failure is told, and costs only the next start some time. */
  private async save(): Promise<void> {
    if (this.saving !== null) clearTimeout(this.saving)
    this.saving = null
    if (this.imagePath === null || !this.ready || this.unsaved === 0) return
    this.unsaved = 0
    const segments = (['resource', 'outcome'] as const).flatMap((kind) =>
      this.collections[kind].parts.map(({ segment }) => ({ kind, segment })),
    )
    try {
      await saveImage(this.imagePath, { version: this.version, segments })
    } catch (error) {
      this.warn(`The search index could not be saved: ${(error as Error).message}`)
    }
  }

  /** After many changes the image is written when things are quiet again, so that a sudden end costs little. */
  private changed(documents: number): void {
    this.unsaved += documents
    if (this.imagePath === null || this.unsaved < WORTH_SAVING) return
    if (this.saving !== null) clearTimeout(this.saving)
    this.saving = setTimeout(() => {
      this.saving = null
      // Closing meanwhile saves by itself.
      this.settled()
        .then(() => this.write(() => this.save()))
        .catch(() => undefined)
    }, QUIET_MS)
    this.saving.unref()
  }

  private async write(work: () => Promise<void>): Promise<void> {
    if (this.closed) throw new SearchUnavailableError('The search index is closed')
    const turn = this.writing.then(work)
    // A failed write must not stop the next one; its own caller gets the error.
    this.writing = turn.catch(() => undefined)
    await turn
  }
}
