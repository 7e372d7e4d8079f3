/** Names of facet values for people. They are read only when they are asked for. */
import { bestText } from '#api/base/text-choice.ts'
import type { Context } from '#api/context.ts'
import type { FacetValueParent } from '#api/parents.ts'
import { languageName } from '#api/vocabulary/languages.ts'
import { licenceOf, UNRECOGNISED } from '#api/vocabulary/licences.ts'
import type { Facet } from './search-index.ts'

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

/** The label of one value in the reader's language where there is one. Asked for many at once, each kind of thing is one read. */
export async function labelOf({ facet, value, languages }: FacetValueParent, { loaders }: Context): Promise<string> {
  return (await found(facet, value, languages, loaders)) ?? value
}

async function found(
  facet: Facet,
  value: string,
  languages: readonly string[],
  loaders: Context['loaders'],
): Promise<string | undefined> {
  switch (facet) {
    case 'language':
      return languageName(value, languages[0])
    case 'kind':
      return KINDS[value]
    case 'permits':
      return PERMISSIONS[value]
    case 'licence':
      return value === UNRECOGNISED ? 'Not recognised' : licenceOf(value)?.label
    case 'format':
      return FORMATS[value]
    case 'feature':
    case 'hazard':
      return inWords(value)
    case 'type':
    case 'subject':
    case 'level': {
      const concept = await loaders.concept.load(value)
      return concept ? (bestText(concept.labels, languages)?.text ?? concept.notation ?? concept.uri) : undefined
    }
    case 'outcome': {
      const outcome = await loaders.outcome.load(value)
      return outcome?.code ?? bestText(outcome?.statements ?? [], languages)?.text
    }
    case 'framework':
      return bestText((await loaders.framework.load(value))?.titles ?? [], languages)?.text
    case 'provider':
      return (await loaders.agent.load(value))?.name
    default:
      return undefined
  }
}

/** A vocabulary value in words: `highContrastDisplay` → `High contrast display`. */
function inWords(value: string): string {
  const words = value.replace(
    /([a-z0-9])([A-Z])/g,
    (_all, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  )
  return words.charAt(0).toUpperCase() + words.slice(1)
}
