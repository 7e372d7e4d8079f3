/** Opens the search index a setting names. */
import { EmbeddedIndex } from './embedded/embedded.ts'
import { openMeilisearch } from './meilisearch/meilisearch.ts'
import { SearchUnavailableError, type SearchIndex } from './search-index.ts'

export interface SearchOptions {
  /** Key of a Meilisearch server. */
  key?: string
  /** File the embedded index keeps its image in; none is kept when absent. */
  imagePath?: string
  /** Told why an image was not used, or could not be written. */
  warn?: (message: string) => void
}

/**
 * `embedded:` opens the index in this process, `http(s)://…` one on a Meilisearch server.
 * Throws `SearchUnavailableError` for any other address and for a server that does not answer.
 */
export async function openSearch(url: string, options: SearchOptions = {}): Promise<SearchIndex> {
  if (url === 'embedded:') return await EmbeddedIndex.open(options)
  if (/^https?:\/\//.test(url)) return await openMeilisearch(url, options.key)
  throw new SearchUnavailableError(
    `The search address must be "embedded:" or begin with http:// or https://, not "${url}"`,
  )
}
