/**
 * One index that several processes share, at the seam of search: what Meilisearch is to the indexer, without its server.
 * It keeps documents and does not look for them.
 */
import {
  SearchUnavailableError,
  type DocumentKind,
  type SearchDocument,
  type SearchIndex,
} from '#api/search/search-index.ts'
import { NO_SYNONYMS } from '#api/search/synonyms.ts'

export class SharedStore {
  /** null before the first documents are in. */
  version: number | null = null
  /** Another one for every index that is built. */
  history = 0
  documents: Record<DocumentKind, Map<string, SearchDocument>> = { resource: new Map(), outcome: new Map() }
  /** Called before documents are stored; what it awaits holds the write up. */
  beforeWrite: (ids: string[]) => Promise<void> | void = () => undefined
  private writes: string[] = []

  /** Ids of documents that were added or replaced since the last call, each as often as that happened. */
  written(): string[] {
    return this.writes.splice(0).toSorted()
  }

  /** Loses everything, as a server does that is started without its data. */
  lose(): void {
    this.version = null
    this.documents = { resource: new Map(), outcome: new Map() }
  }

  /** The index as one process holds it. */
  view(): SearchIndex {
    const store = async (into: SharedStore['documents'], documents: SearchDocument[]): Promise<void> => {
      const ids = documents.map(({ id }) => id)
      await this.beforeWrite(ids)
      for (const document of documents) into[document.kind].set(document.id, document)
      this.writes.push(...ids)
    }
    const nothing = () => Promise.reject(new SearchUnavailableError('This index only keeps documents'))
    return {
      synonyms: NO_SYNONYMS,
      apply: async ({ upsert, remove, version }) => {
        await store(this.documents, upsert)
        for (const { kind, id } of remove) this.documents[kind].delete(id)
        this.version = version
      },
      rebuild: async (batches, version) => {
        const next: SharedStore['documents'] = { resource: new Map(), outcome: new Map() }
        for await (const batch of batches) await store(next, batch)
        this.documents = next
        this.version = version
        this.history++
      },
      search: nothing,
      suggest: nothing,
      similar: nothing,
      settled: () => Promise.resolve(),
      status: () =>
        Promise.resolve({
          engine: 'meilisearch',
          ready: this.version !== null,
          version: this.version ?? 0,
          documents: { resource: this.documents.resource.size, outcome: this.documents.outcome.size },
          history: String(this.history),
        }),
      close: () => Promise.resolve(),
    }
  }
}
