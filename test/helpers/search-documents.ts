/** Search documents with only what a test speaks of. */
import {
  FACETS,
  NUMBER_FIELDS,
  TEXT_FIELDS,
  type Facet,
  type SearchDocument,
  type SearchQuery,
} from '#api/search/search-index.ts'

interface Parts {
  kind?: SearchDocument['kind']
  work?: string
  language?: string | string[]
  title?: string | string[]
  text?: Partial<SearchDocument['text']>
  facets?: Partial<Record<Facet, string[]>>
  numbers?: Partial<SearchDocument['numbers']>
  fit?: SearchDocument['fit']
  fitLanguages?: string[]
}

/** A document; what is not given is empty or not known. Its languages are its language facet too. */
export function documentWith(id: string, parts: Parts = {}): SearchDocument {
  const languages = [parts.language ?? 'en'].flat()
  return {
    id,
    kind: parts.kind ?? 'resource',
    work: parts.work ?? id,
    languages,
    text: {
      ...lists(TEXT_FIELDS),
      ...(parts.title === undefined ? {} : { title: [parts.title].flat() }),
      ...parts.text,
    },
    facets: { ...lists(FACETS), language: languages, ...parts.facets },
    numbers: {
      ...(Object.fromEntries(NUMBER_FIELDS.map((name) => [name, null])) as SearchDocument['numbers']),
      ...parts.numbers,
    },
    fit: parts.fit ?? {},
    fitLanguages: parts.fitLanguages ?? [],
  }
}

function lists<T extends string>(names: readonly T[]): Record<T, string[]> {
  return Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<T, string[]>
}

/** A query for `text`; the rest asks for nothing. */
export function queryFor(text: string, parts: Partial<SearchQuery> = {}): SearchQuery {
  return {
    kind: 'resource',
    text,
    filters: {},
    ranges: {},
    needs: [],
    languages: [],
    order: 'RELEVANCE',
    first: 20,
    facets: [],
    groupByWork: true,
    ...parts,
  }
}
