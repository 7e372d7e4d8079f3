/** The settings of our Meilisearch indexes, as code: https://www.meilisearch.com/docs/reference/api/settings */
import { isDeepStrictEqual } from 'node:util'
import type { Settings } from 'meilisearch'
import { NEEDS } from '#api/accessibility/needs.ts'
import {
  FACETS,
  LONGEST_FACET,
  MOST_FILTER_VALUES,
  NUMBER_FIELDS,
  TEXT_FIELDS,
  type SearchDocument,
} from '../search-index.ts'
import { fold } from '../analysis.ts'
import type { SynonymGroup } from '../synonyms.ts'
import { EMBEDDER, type Embedder } from './embedder.ts'

/** Works a reader can page through; totals above it are cut by the server. */
export const MOST_TOTAL = 1_000_000
/** Values of one facet that the server counts. */
export const MOST_COUNTED = LONGEST_FACET + MOST_FILTER_VALUES
/** UTF-16 units of one text that are stored: a hit brings its texts along. */
const LONGEST_TEXT = 20_000
/** Grows when documents are stored in another shape: an index of another one is built anew. */
export const FORMAT = 3

const SETTINGS = {
  // The order of attributes is their weight.
  searchableAttributes: TEXT_FIELDS.map((field) => `text.${field}`),
  displayedAttributes: ['id', 'work', 'languages', 'text', 'facets'],
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
  typoTolerance: {
    enabled: true,
    // One digit makes another code, and "numbers" are words of digits alone.
    disableOnAttributes: ['text.code'],
    disableOnNumbers: true,
    minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 },
  },
  faceting: { maxValuesPerFacet: MOST_COUNTED, sortFacetValuesBy: { '*': 'count' } },
  // Nobody searches among the values of a facet there: labels are the graph's.
  facetSearch: false,
  pagination: { maxTotalHits: MOST_TOTAL },
  searchCutoffMs: 1_500,
} satisfies Settings

/** Words that stand for each other: each is looked for beside the one it is listed under. */
export type SynonymSetting = Record<string, string[]>

/** Synonyms as Meilisearch takes them: one list for all languages. */
export function synonymsOf(groups: readonly SynonymGroup[]): SynonymSetting {
  const all: SynonymSetting = {}
  for (const { from, to } of groups)
    for (const word of from) {
      const others = to.filter((other) => fold(other) !== fold(word))
      if (others.length > 0) all[fold(word)] = [...new Set([...(all[fold(word)] ?? []), ...others.map(fold)])]
    }
  return all
}

/** All settings of an index. */
export function settingsWith(synonyms: SynonymSetting, embedder: Embedder | null): Settings {
  return { ...SETTINGS, synonyms, embedders: embedder ? { [EMBEDDER]: embedder.settings } : {} }
}

/** Settings whose lists have no order of their own. */
const SETS = new Set(['filterableAttributes', 'sortableAttributes', 'stopWords'])

/** Those of `wanted` that the server has otherwise; null when none. A secret of an embedder is not given back, so not compared. */
export function differing(wanted: Settings, there: Settings): Settings | null {
  const changes: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(wanted)) {
    const other = there[name as keyof Settings]
    if (name === 'embedders') {
      const own = (value as Record<string, object>)[EMBEDDER]
      const known = (other as Record<string, object> | null | undefined)?.[EMBEDDER]
      if (own ? !holds(known, own) : known !== undefined) changes[name] = { [EMBEDDER]: own ?? null }
    } else if (!isDeepStrictEqual(sorted(name, value), sorted(name, other ?? emptyLike(value)))) changes[name] = value
  }
  return Object.keys(changes).length === 0 ? null : (changes as Settings)
}

/** Whether `there` says everything that `own` says; it may say more. */
function holds(there: unknown, own: unknown): boolean {
  if (own === null || typeof own !== 'object' || Array.isArray(own)) return isDeepStrictEqual(there, own)
  if (there === null || typeof there !== 'object') return false
  return Object.entries(own).every(
    ([name, value]) => name === 'apiKey' || holds((there as Record<string, unknown>)[name], value),
  )
}

function sorted(name: string, value: unknown): unknown {
  if (SETS.has(name) && Array.isArray(value)) return value.toSorted()
  if (name === 'synonyms')
    return Object.fromEntries(
      Object.entries(value as SynonymSetting)
        .map(([word, others]) => [word, others.toSorted()] as const)
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    )
  return name === 'typoTolerance' ? onlyOurs(value) : value
}

/** The server gives typo tolerance back with more in it than we say. */
function onlyOurs(value: unknown): unknown {
  const { enabled, disableOnAttributes, disableOnNumbers, minWordSizeForTypos } = value as NonNullable<
    Settings['typoTolerance']
  >
  return { enabled, disableOnAttributes, disableOnNumbers, minWordSizeForTypos }
}

function emptyLike(value: unknown): unknown {
  return Array.isArray(value) ? [] : typeof value === 'object' ? {} : undefined
}

/** A document as it is stored: what is not known is left out, so that `NOT EXISTS` says it. */
export function toStored(document: SearchDocument): Record<string, unknown> {
  return {
    id: document.id,
    work: document.work,
    languages: document.languages,
    text: Object.fromEntries(
      TEXT_FIELDS.map((field) => [field, document.text[field].map((text) => text.slice(0, LONGEST_TEXT))]),
    ),
    facets: document.facets,
    numbers: Object.fromEntries(Object.entries(document.numbers).filter(([, value]) => value !== null)),
    fit: Object.fromEntries(NEEDS.map((need) => [need, document.fit[need] ?? 1])),
    fitLanguages: document.fitLanguages,
  }
}
