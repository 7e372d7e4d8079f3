/**
 * PhET simulations, one record per simulation and locale. Nothing is said of subjects, levels, minutes or what they teach, so
 * nothing is claimed. `locale` decides the language: `language` is the same for several scripts and regions, and in places wrong.
 */
import { licenceStatement, type Findings, type JsonObject } from '#api/metadata/findings.ts'
import type { Item } from '#seed/formats/format.ts'
import { agentRecord, extraFields, ownConcept, resourceRecord } from '#api/metadata/record-parts.ts'
import { tagFacts } from '#api/metadata/tags.ts'
import type { AgentRecord, ResourceRecord, SourceRecord } from '#graph/records.ts'
import { eachRecord } from './each-record.ts'

export const PHET_SOURCE: SourceRecord = {
  key: 'phet',
  name: 'PhET Interactive Simulations',
  url: 'https://phet.colorado.edu/',
  licence: 'CC BY 4.0',
  credit:
    'PhET Interactive Simulations, University of Colorado Boulder, https://phet.colorado.edu; translations © University of Colorado Boulder (MIT).',
}

/** Since March 2026 the publisher's own source states this for the simulation files. */
const LATER_LICENCE = licenceStatement(
  { words: 'CC BY-NC 4.0', url: 'https://creativecommons.org/licenses/by-nc/4.0/' },
  { statedBy: 'phetsims/brand df842cb', readAt: '2026-03' },
)

const PROVIDER: AgentRecord = agentRecord('phet', {
  name: 'PhET Interactive Simulations, University of Colorado Boulder',
  kind: 'organisation',
  domain: 'phet.colorado.edu',
})

/** Locales that are no language tags, or whose tag means another script or language. The others are tags as they are. */
const LOCALES: Readonly<Record<string, string>> = {
  zh_CN: 'zh-Hans',
  zh_TW: 'zh-Hant',
  zh_HK: 'zh-Hant-HK',
  ar_MA: 'ary',
  fa_DA: 'prs',
  ku: 'ckb',
  ku_TR: 'kmr',
  sp: 'nso',
  pr: 'tsz',
  ua: 'nah',
  ef: 'efi',
}
const MODELLED = new Set('id sim locale language title url creator license'.split(' '))

export async function* readPhet(files: readonly string[]): AsyncGenerator<Item[]> {
  yield [{ kind: 'source', source: PHET_SOURCE }]
  yield* eachRecord(
    files,
    ({ id }) => id,
    (value, found) => ({ record: readSimulation(value, found) }),
  )
}

/** One simulation in one locale. */
export function readSimulation(value: JsonObject, found: Findings): ResourceRecord | undefined {
  const sim = found.needed('$.sim', 'The simulation', () => found.line('$.sim', value.sim))
  const locale = found.needed('$.locale', 'The locale', () => found.line('$.locale', value.locale))
  const title = found.needed('$.title', 'The title', () => found.line('$.title', value.title))
  const url = found.needed('$.url', 'The address to open', () => found.link('$.url', value.url))
  const language =
    locale === undefined
      ? undefined
      : found.needed('$.locale', 'The language', () => found.language('$.locale', LOCALES[locale] ?? locale))
  if (found.fatal || !sim || !locale || !title || !url || !language) return undefined
  const english = language === 'en' || language.startsWith('en-')
  const described = value.interactiveDescription === true
  const voiced = value.voicing === true
  const stated = found.line('$.license', value.license)
  const same = value.titleEn === title && !english
  return resourceRecord({
    sourceKey: `phet:${sim}/${locale}`,
    work: `phet:${sim}`,
    // A title that was not translated is English, whatever the locale.
    titles: [{ language: same ? 'en' : language, text: title }],
    url,
    languages: [language],
    types: [ownConcept('type/simulation', 'Simulation')],
    originalLanguages: locale === language ? undefined : [locale],
    signInNeeded: false,
    cost: 'free',
    contributions: [{ role: 'creator', agent: PROVIDER }],
    provider: PROVIDER,
    licences: [
      ...(stated ? [licenceStatement({ url: stated }, { statedBy: 'PhET translation records' })] : []),
      LATER_LICENCE,
    ],
    tags: tagFacts(
      {
        // Interactive description brings full control by keyboard in every locale; its texts, and voicing, are in English only.
        controls: described ? ['fullKeyboardControl'] : [],
        features: [
          ...(described && english ? [{ value: 'alternativeText', language: 'en' }, { value: 'ARIA' }] : []),
          ...(voiced && english ? [{ value: 'waymark:voicing', language: 'en' }] : []),
        ],
      },
      'declared',
    ),
    extra: extraFields(value, MODELLED),
  })
}
