/** Opens the search index a setting names. */
import { EmbeddedIndex } from './embedded/embedded.ts'
import { FallbackIndex } from './fallback.ts'
import { SearchUnavailableError, type SearchIndex } from './search-index.ts'
import { readSynonyms, Synonyms, SYNONYMS_FILE } from './synonyms.ts'

export interface SearchOptions {
  /** Key of a Meilisearch server: its master key, or one that may search. */
  key?: string
  /** Key that may index there, where `key` may only search. */
  indexKey?: string
  /** File that says by which embedder Meilisearch searches by meaning too. */
  embedderPath?: string
  /** File of synonyms; those that come with the product are read when it is absent or ''. */
  synonymsPath?: string
  /** Keep an embedded index as well, and answer from it while Meilisearch is away or slow. */
  fallback?: boolean
  /** File the embedded index keeps its image in; none is kept when absent. */
  imagePath?: string
  /** Told why an image was not used, or could not be written, and when a server goes away and comes back. */
  warn?: (message: string) => void
}

/**
 * `embedded:` opens the index in this process, `http(s)://…` one on a Meilisearch server. Throws
 * `SearchUnavailableError` with one sentence for any other address and for a server that cannot be used; one that only
 * does not answer is waited for where there is another index to fall back on. Throws `SynonymsError` for a file of
 * synonyms that cannot be read.
 */
export async function openSearch(url: string, options: SearchOptions = {}): Promise<SearchIndex> {
  const groups = readSynonyms(options.synonymsPath || SYNONYMS_FILE)
  const embedded = () => EmbeddedIndex.open({ ...options, synonyms: new Synonyms(groups) })
  if (url === 'embedded:') return await embedded()
  if (!/^https?:\/\//.test(url))
    throw new SearchUnavailableError(
      `The search address must be "embedded:" or begin with http:// or https://, not "${url}"`,
    )
  // What only a server needs is loaded where there is one.
  const [{ readEmbedder }, { MeilisearchIndex, openMeilisearch }] = await Promise.all([
    import('./meilisearch/embedder.ts'),
    import('./meilisearch/meilisearch.ts'),
  ])
  const { embedderPath, fallback, warn = () => undefined } = options
  const embedder = embedderPath ? await readEmbedder(embedderPath) : null
  const own = { ...options, embedder, groups }
  if (!fallback) return await openMeilisearch(url, own)
  const first = new MeilisearchIndex(url, own)
  try {
    await first.status()
  } catch (error) {
    if (!first.isAway) {
      await first.close()
      throw error
    }
    warn(`${(error as Error).message} Search answers from the embedded index meanwhile.`)
  }
  return new FallbackIndex(first, await embedded(), warn)
}
