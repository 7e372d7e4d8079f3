/** Names of facet values for people. What is named in the graph is read in one batch a kind of thing. */
import { bestText } from '#api/base/text-choice.ts'
import type { Context } from '#api/context.ts'
import type { ResourceFacet } from '#api/generated/types.ts'
import { languageName } from '#api/vocabulary/languages.ts'
import { licenceOf, UNRECOGNISED } from '#api/vocabulary/licences.ts'
import type { Facet, FacetCount } from './search-index.ts'

const KINDS: Record<string, string> = { content: 'Learning content', method: 'Teaching method', tool: 'Tool' }
const PERMISSIONS: Record<string, string> = {
  USE: 'Use',
  COPY: 'Copy and share',
  PRINT: 'Print',
  TRANSLATE: 'Translate',
  ADAPT: 'Adapt',
  SELL: 'Sell',
}
const FORMATS: Record<string, string> = {
  'text/html': 'Web page',
  'application/pdf': 'PDF',
  'application/epub+zip': 'EPUB',
  'application/zip': 'ZIP archive',
  'video/mp4': 'Video (MP4)',
  'audio/mpeg': 'Audio (MP3)',
}

/** The facets in the order asked, each value with a label in the reader's language where there is one. */
export async function labelFacets(
  counted: { name: ResourceFacet; facet: Facet; counts: FacetCount[] }[],
  languages: readonly string[],
  context: Context,
) {
  return await Promise.all(
    counted.map(async ({ name, facet, counts }) => {
      const labels = await labelsOf(
        facet,
        counts.map(({ value }) => value),
        languages,
        context,
      )
      const values = counts.map(({ value, count, selected }, at) => ({
        value,
        label: labels[at] ?? value,
        count,
        selected,
      }))
      return { name, values }
    }),
  )
}

async function labelsOf(
  facet: Facet,
  values: string[],
  languages: readonly string[],
  { loaders }: Context,
): Promise<(string | undefined)[]> {
  switch (facet) {
    case 'language':
      return values.map((value) => languageName(value, languages[0]))
    case 'kind':
      return values.map((value) => KINDS[value])
    case 'permits':
      return values.map((value) => PERMISSIONS[value])
    case 'licence':
      return values.map((value) => (value === UNRECOGNISED ? 'Not recognised' : licenceOf(value)?.label))
    case 'format':
      return values.map((value) => FORMATS[value])
    case 'feature':
    case 'hazard':
      return values.map(inWords)
    case 'type':
    case 'subject':
    case 'level':
      return (await all(loaders.concept.loadMany(values))).map(
        (concept) => concept && (bestText(concept.labels, languages)?.text ?? concept.notation ?? concept.uri),
      )
    case 'outcome':
      return (await all(loaders.outcome.loadMany(values))).map(
        (outcome) => outcome && (outcome.code ?? bestText(outcome.statements, languages)?.text),
      )
    case 'framework':
      return (await all(loaders.framework.loadMany(values))).map(
        (framework) => framework && bestText(framework.titles, languages)?.text,
      )
    case 'provider':
      return (await all(loaders.agent.loadMany(values))).map((agent) => agent?.name)
    default:
      return []
  }
}

async function all<T>(loading: Promise<(T | Error | null)[]>): Promise<(T | undefined)[]> {
  return (await loading).map((found) => {
    if (found instanceof Error) throw found
    return found ?? undefined
  })
}

/** A vocabulary value in words: `highContrastDisplay` → `High contrast display`. */
function inWords(value: string): string {
  const words = value.replace(
    /([a-z0-9])([A-Z])/g,
    (_all, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  )
  return words.charAt(0).toUpperCase() + words.slice(1)
}
