/**
 * Likely duplicates of a resource, or of what somebody is about to publish. Candidates come from three places: a read model of links,
 * identifiers, titles and their words (`twin-book.ts`), the search index for words that no title has, and what teaches the same
 * outcomes; then each is compared (`likeness.ts`). People decide: nothing is ever joined here.
 */
import type { Services } from '#api/context.ts'
import type { SearchQuery } from '#api/search/search-index.ts'
import type { ResourceNode } from '#graph/nodes.ts'
import { resourcesByIds, sketchesByIds, type ResourceSketch } from '#graph/queries/resource.ts'
import type { LanguageText } from '#graph/records.ts'
import { likenessOf, type Likeness, type Sketch } from './likeness.ts'
import { linkKey } from './link-key.ts'
import { bookOf, identifiersOf, MOST_OF_A_KEY } from './twin-book.ts'

/** From here on people are shown it. */
export const LEAST_LIKENESS = 0.6
/** Resources that are compared: to read them is most of the time. */
const MOST_CANDIDATES = 20
const MOST_FOUND = 10
/** Words that the index is asked for: each that is mistyped costs it some milliseconds. */
const MOST_UNKNOWN = 3

export interface Duplicate extends Likeness {
  resource: ResourceNode
}

/** What is about to be published, as far as it is known. */
export interface DraftSketch extends Sketch {
  keywords: readonly string[]
  /** The work it is an edition of, whose editions are no duplicates; and its own id, where it has one. */
  work: string | null
  id: string | null
  /** Ids of what it was made from. */
  madeFrom: readonly string[]
}

/** What a stored resource is compared by. */
export function sketchOf(resource: ResourceSketch): DraftSketch {
  const { id, work, url, uri, titles, descriptions, languages, keywords, minutes, ageFrom } = resource
  return {
    ...{ id, work, url, titles, descriptions, languages, keywords, minutes, ageFrom },
    identifiers: identifiersOf({ url, uri, sourceKey: '' }),
    files: resource.files.flatMap((file) => [linkKey(file.url), file.sha256 ?? '']).filter((each) => each !== ''),
    creators: resource.contributors
      .filter(({ role }) => role === 'creator' || role === 'author')
      .map(({ name }) => name),
    outcomes: resource.alignments
      .filter(({ kind, status }) => kind !== 'requires' && status === 'accepted')
      .map(({ outcome }) => outcome.id),
    subjects: resource.subjects.map((subject) => subject.id),
    providerId: resource.provider.id,
    madeFrom: [...resource.basedOn, resource.translationOf, resource.versionOf].filter((each) => each !== null),
  }
}

/**
 * Published resources that are likely the same, most alike first, 10 at most. Editions of the same work, what it was made from and
 * what was made from it are left out. A search server that is away leaves links and identifiers to find by; while the read model is
 * still being read (`isBookWhole`), what of it is there and the index are what is found by.
 */
export async function duplicatesOf(
  services: Pick<Services, 'graph' | 'search'>,
  sketch: DraftSketch,
  least = LEAST_LIKENESS,
): Promise<Duplicate[]> {
  const { graph } = services
  const book = await bookOf(graph)
  const title = book.titled(sketch.titles[0]?.text ?? '')
  const found = await candidates(services, sketch, title.unknown).catch(() => [])
  const ids = [...new Set([...book.like(sketch), ...title.ids, ...found])]
    .filter((id) => id !== sketch.id)
    .slice(0, MOST_CANDIDATES)
  const alike = alikeAmong(await sketchesByIds(graph, ids), sketch, least)
  const whole = await resourcesByIds(
    graph,
    alike.map(({ resource }) => resource.id),
  )
  const byId = new Map(whole.map((resource) => [resource.id, resource]))
  return alike.flatMap(({ resource: { id }, ...likeness }) => {
    const resource = byId.get(id)
    return resource?.state === 'published' ? { resource, ...likeness } : []
  })
}

/** Those of some resources that are likely the same, most alike first, 10 at most; kin is left out. Pure. */
export function alikeAmong<R extends ResourceSketch>(
  resources: readonly R[],
  sketch: DraftSketch,
  least = LEAST_LIKENESS,
): (Likeness & { resource: R })[] {
  return resources
    .filter((resource) => !isKin(sketch, resource))
    .map((resource) => ({ resource, ...likenessOf(sketch, sketchOf(resource)) }))
    .filter(({ likeness }) => likeness >= least)
    .sort((one, other) => other.likeness - one.likeness || (one.resource.id < other.resource.id ? -1 : 1))
    .slice(0, MOST_FOUND)
}

/** Of one work, or made from one another: known to belong together. */
function isKin(sketch: DraftSketch, { id, work, basedOn, translationOf, versionOf }: ResourceSketch): boolean {
  if (sketch.work !== null && sketch.work === work) return true
  if (sketch.madeFrom.includes(id)) return true
  return sketch.id !== null && (basedOn.includes(sketch.id) || translationOf === sketch.id || versionOf === sketch.id)
}

/** Ids that the index finds by words of a title that stand in none, and by the outcomes. */
async function candidates(
  { search }: Pick<Services, 'search'>,
  { languages, outcomes }: DraftSketch,
  words: readonly string[],
): Promise<string[]> {
  const ask = (text: string, filters: SearchQuery['filters']) =>
    search.search({
      ...{ kind: 'resource', text, filters, ranges: {}, needs: [], languages: [...languages], order: 'RELEVANCE' },
      ...{ first: MOST_OF_A_KEY, facets: [], groupByWork: false },
    })
  const outcome = outcomes.slice(0, 20)
  const answers = await Promise.all([
    words.length === 0 ? null : ask(longest(words).join(' '), {}),
    outcome.length === 0 ? null : ask('', { outcome }),
  ])
  return answers.flatMap((answer) => answer?.hits.map(({ id }) => id) ?? [])
}

/** Long words tell more. */
function longest(words: readonly string[]): string[] {
  return words.toSorted((one, other) => other.length - one.length).slice(0, MOST_UNKNOWN)
}

/** A title as the sketch of a draft holds it. */
export function draftTexts(text: string, language: string): LanguageText[] {
  return text.trim() === '' ? [] : [{ text, language }]
}
