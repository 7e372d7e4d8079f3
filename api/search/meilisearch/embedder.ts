/**
 * An embedder that an operator configures: search by meaning beside search by words. Meilisearch asks it itself (source
 * `rest` and the other ones it knows), or we do and hand the vectors over (source `userProvided`).
 * https://www.meilisearch.com/docs/reference/api/settings#embedders
 */
import { readFile } from 'node:fs/promises'
import type { Embedder as EmbedderSettings } from 'meilisearch'
import { SearchUnavailableError, type SearchDocument } from '../search-index.ts'

/** Its name in the settings of an index. */
export const EMBEDDER = 'waymark'

/** Longest wait for vectors, texts asked for at once, and UTF-16 units of one that are embedded. */
const EMBED_MS = 10_000
const QUERY_MS = 2_000
const MOST_TEXTS = 64
const LONGEST_TEXT = 2_000

const DEFAULT_RATIO = 0.5
/** Likeness (1 = the same direction, 0.5 = nothing in common) from which a resource is shown that holds none of the words. */
const DEFAULT_LEAST = 0.75

const TEMPLATE =
  '{{ doc.text.title | join: ". " }}. {{ doc.text.keyword | join: ", " }}. {{ doc.text.subject | join: ", " }}. {{ doc.text.description | join: " " }}'

export interface Embedder {
  /** As Meilisearch takes them. */
  settings: EmbedderSettings
  /** 0 = words alone, 1 = meaning alone. */
  ratio: number
  /** Likeness from which a hit that words do not find is shown. */
  least: number
  /** Where we ask for vectors ourselves; null when Meilisearch does. */
  own: { url: string; key: string | undefined; dimensions: number } | null
}

/**
 * Reads the file SEARCH_EMBEDDER names: a JSON object with the settings of an embedder as Meilisearch takes them and, if
 * wished, `semanticRatio` and `leastSimilarity`. For the source `userProvided` it holds `dimensions` and the `url` (and
 * `apiKey`) of a server that answers `POST {"input": [texts]}` with `{"data": [{"embedding": [numbers]}]}`.
 * Throws `SearchUnavailableError` with a sentence that says what is wrong with it.
 */
export async function readEmbedder(path: string): Promise<Embedder> {
  const fail = (why: string): never => {
    throw new SearchUnavailableError(`SEARCH_EMBEDDER is ${path}: ${why}`)
  }
  let read: unknown
  try {
    read = JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    return fail(error instanceof SyntaxError ? 'it is not JSON.' : 'the file cannot be read.')
  }
  if (read === null || typeof read !== 'object' || Array.isArray(read)) return fail('it must hold a JSON object.')
  const {
    semanticRatio = DEFAULT_RATIO,
    leastSimilarity = DEFAULT_LEAST,
    ...settings
  } = read as Record<string, unknown>
  const isShare = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1
  if (!isShare(semanticRatio)) return fail('semanticRatio must be a number from 0 to 1.')
  if (!isShare(leastSimilarity)) return fail('leastSimilarity must be a number from 0 to 1.')
  if (typeof settings.source !== 'string') return fail('it must say a source, such as "rest" or "userProvided".')
  const both = { ratio: semanticRatio, least: leastSimilarity }
  if (settings.source !== 'userProvided') {
    // A template belongs to every source that embeds text.
    const documentTemplate = settings.documentTemplate ?? TEMPLATE
    return { ...both, settings: { ...settings, documentTemplate } as EmbedderSettings, own: null }
  }
  const { dimensions, url, apiKey } = settings
  if (!Number.isInteger(dimensions) || (dimensions as number) < 1) return fail('dimensions must be a whole number.')
  if (typeof url !== 'string' || !/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
    return fail('url must be the http(s) address of the embedder.')
  const key = typeof apiKey === 'string' ? apiKey : undefined
  return {
    ...both,
    settings: { source: 'userProvided', dimensions: dimensions as number },
    own: { url, key, dimensions: dimensions as number },
  }
}

/** Vectors of documents, in their order. Throws when the embedder does not give them. */
export async function vectorsOf(own: NonNullable<Embedder['own']>, documents: SearchDocument[]): Promise<number[][]> {
  const vectors: number[][] = []
  for (let at = 0; at < documents.length; at += MOST_TEXTS)
    vectors.push(...(await embed(own, documents.slice(at, at + MOST_TEXTS).map(textToEmbed), EMBED_MS)))
  return vectors
}

/** The vector of what a person typed. Throws when the embedder does not give it. */
export async function vectorFor(own: NonNullable<Embedder['own']>, text: string): Promise<number[]> {
  return (await embed(own, [text], QUERY_MS))[0] as number[]
}

function textToEmbed({ text }: SearchDocument): string {
  const { title, keyword, subject, description } = text
  return [...title, keyword.join(', '), subject.join(', '), ...description].join('. ').slice(0, LONGEST_TEXT)
}

async function embed(
  { url, key, dimensions }: NonNullable<Embedder['own']>,
  input: string[],
  within: number,
): Promise<number[][]> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) },
    body: JSON.stringify({ input }),
    signal: AbortSignal.timeout(within),
  })
  if (!response.ok) throw new Error(`The embedder at ${url} answered ${response.status}`)
  const { data } = (await response.json()) as { data?: { embedding?: unknown }[] }
  const vectors = (data ?? []).map(({ embedding }) => embedding)
  const isVector = (vector: unknown): vector is number[] =>
    Array.isArray(vector) && vector.length === dimensions && vector.every((value) => Number.isFinite(value))
  if (vectors.length !== input.length || !vectors.every(isVector))
    throw new Error(`The embedder at ${url} did not give ${input.length} vectors of ${dimensions} numbers`)
  return vectors
}
