/** The settings of our Meilisearch indexes, as code. */
import type { Settings } from 'meilisearch'
import { NEEDS } from '#api/accessibility/needs.ts'
import {
  FACETS,
  MOST_FACET_VALUES,
  MOST_FILTER_VALUES,
  NUMBER_FIELDS,
  TEXT_FIELDS,
  type SearchDocument,
} from '../search-index.ts'

/** Works a reader can page through; totals above it are cut by the server. */
export const MOST_TOTAL = 1_000_000

export const SETTINGS: Settings = {
  // The order of attributes is their weight.
  searchableAttributes: TEXT_FIELDS.map((field) => `text.${field}`),
  displayedAttributes: ['id', 'work', 'languages', ...TEXT_FIELDS.map((field) => `text.${field}`)],
  filterableAttributes: [
    'id',
    'work',
    'fitLanguages',
    ...FACETS.map((facet) => `facets.${facet}`),
    ...NUMBER_FIELDS.map((field) => `numbers.${field}`),
    ...NEEDS.map((need) => `fit.${need}`),
  ],
  sortableAttributes: [
    'id',
    ...NUMBER_FIELDS.map((field) => `numbers.${field}`),
    ...NEEDS.map((need) => `fit.${need}`),
  ],
  rankingRules: ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness', 'numbers.quality:desc'],
  stopWords: [],
  typoTolerance: { enabled: true, disableOnNumbers: true, minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 } },
  // Room for the most frequent values and for every selected one, so that both are always among them.
  faceting: {
    maxValuesPerFacet: 10 * (MOST_FACET_VALUES + MOST_FILTER_VALUES),
    sortFacetValuesBy: { '*': 'count' },
  },
  pagination: { maxTotalHits: MOST_TOTAL },
}

/** A document as it is stored: what is not known is left out, so that `NOT EXISTS` says it. */
export function toStored(document: SearchDocument): Record<string, unknown> {
  return {
    id: document.id,
    work: document.work,
    languages: document.languages,
    text: document.text,
    facets: document.facets,
    numbers: Object.fromEntries(Object.entries(document.numbers).filter(([, value]) => value !== null)),
    fit: Object.fromEntries(NEEDS.map((need) => [need, document.fit[need] ?? 1])),
    fitLanguages: document.fitLanguages,
  }
}
