/** The generated catalogue as a file of our own format, as somebody would hand it to `npm run import`. */
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { LanguageText, OutcomeRecord, RequiresRecord, ResourceRecord } from '#graph/records.ts'
import { generate, GENERATED_LANGUAGES, TOPICS } from './generate.ts'

const SOURCE = 'generated'
const TYPES = 14
const LEVELS = 12
const FRAMEWORKS = 12

export interface GeneratedFile {
  /** Records of all types, without the source. */
  records: number
  resources: number
  /** Links of the resources to other nodes. */
  links: number
  bytes: number
}

/** Writes `size` resources with what they name: concepts, frameworks and outcomes with their prerequisites. */
export async function writeGeneratedFile(path: string, size: number, outcomes?: number): Promise<GeneratedFile> {
  const catalogue = generate(size, { outcomes })
  const file = createWriteStream(path)
  const counts: GeneratedFile = { records: -1, resources: 0, links: 0, bytes: 0 }
  async function put(value: object): Promise<void> {
    const line = `${JSON.stringify(value)}\n`
    counts.records++
    counts.bytes += Buffer.byteLength(line)
    if (!file.write(line)) await once(file, 'drain')
  }

  await put({ type: 'source', key: SOURCE, name: 'Generated for benchmarks' })
  for (const concept of concepts()) await put(concept)
  for (let at = 0; at < FRAMEWORKS; at++)
    await put({ type: 'framework', key: `framework/${at}`, title: { en: `Framework ${at}` }, languages: ['en'] })
  const requires = Map.groupBy(catalogue.requires, ({ from }) => from.sourceKey)
  for (const outcome of catalogue.outcomes) await put(outcomeLine(outcome, requires.get(outcome.sourceKey) ?? []))
  for (const resource of catalogue.resources()) {
    await put(resourceLine(resource))
    counts.resources++
    counts.links += linksOf(resource)
  }
  file.end()
  await once(file, 'finish')
  return counts
}

/** How many links to other nodes a resource has. */
export function linksOf(resource: ResourceRecord): number {
  const { types, subjects, levels, licences, files, tags, alignments } = resource
  return 1 + [types, subjects, levels, licences, files, tags, alignments].reduce((sum, list) => sum + list.length, 0)
}

function* concepts(): Generator<object> {
  const schemes = { subject: 'subject', type: 'resourceType', level: 'level' }
  for (const [key, purpose] of Object.entries(schemes))
    yield { type: 'conceptScheme', key, title: { en: key }, purpose }
  for (const [at, labels] of TOPICS.entries()) {
    const label = Object.fromEntries(GENERATED_LANGUAGES.map((language) => [language, labels[language]]))
    yield { type: 'concept', key: `subject/${at}`, scheme: 'subject', label }
  }
  for (let at = 0; at < TYPES; at++)
    yield { type: 'concept', key: `type/${at}`, scheme: 'type', label: { en: `Type ${at}` } }
  for (let at = 0; at < LEVELS; at++)
    yield { type: 'concept', key: `level/${at}`, scheme: 'level', label: { en: `Grade ${at}` } }
}

function outcomeLine(outcome: OutcomeRecord, requires: readonly RequiresRecord[]): object {
  const { code, sourceType, levels, ageFrom, ageTo, subjects } = outcome
  return {
    type: 'outcome',
    key: keyIn(outcome),
    framework: keyIn(outcome.framework),
    statement: byLanguage(outcome.statements),
    ...{ code, sourceType, levels, ageFrom, ageTo, subjects },
    requires: requires.map(({ to, strength, reasons }) => ({ key: keyIn(to), strength, reason: byLanguage(reasons) })),
  }
}

function resourceLine(resource: ResourceRecord): object {
  const { url, kind, languages, ageFrom, ageTo, keywords, audience, minutes, provider, files, tags } = resource
  const valuesOf = (wanted: string) => tags.filter((tag) => tag.kind === wanted)
  return {
    type: 'resource',
    key: keyIn(resource),
    work: resource.work?.slice(SOURCE.length + 1),
    title: byLanguage(resource.titles),
    description: byLanguage(resource.descriptions),
    ...{ url, kind, ageFrom, ageTo, keywords, audience, minutes, files },
    language: languages,
    types: resource.types.map(keyIn),
    subjects: resource.subjects.map(keyIn),
    levels: resource.levels.map(keyIn),
    provider: { key: keyIn(provider), name: provider.name, kind: provider.kind, domain: provider.domain },
    licence: resource.licences.map(({ words, readAt }) => ({ words, readAt })),
    accessibility: {
      modes: valuesOf('mode').map(({ value }) => value),
      features: valuesOf('feature').map(({ value, language }) => (language ? { value, language } : value)),
      hazards: valuesOf('hazard').map(({ value }) => value),
    },
    alignments: resource.alignments.map(({ outcome, kind: of, extent }) => ({ key: keyIn(outcome), kind: of, extent })),
  }
}

function keyIn({ sourceKey }: { sourceKey: string }): string {
  return sourceKey.slice(SOURCE.length + 1)
}

function byLanguage(texts: readonly LanguageText[]): Record<string, string> {
  return Object.fromEntries(texts.map(({ language, text }) => [language, text]))
}
