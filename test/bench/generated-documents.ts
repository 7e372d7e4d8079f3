/** Generated records as search documents, without a graph between: what `document.ts` makes of the nodes they become. */
import { documentOf } from '#api/search/indexer.ts'
import type { SearchDocument } from '#api/search/search-index.ts'
import { idOf } from '#graph/ids.ts'
import type { ConceptCard, OutcomeCard, ResourceNode } from '#graph/nodes.ts'
import type { ConceptReference, OutcomeRecord, ResourceRecord } from '#graph/records.ts'
import { generate } from './generate.ts'

/** The documents of a generated catalogue, in batches. */
export function* generatedDocuments(size: number, batch = 1_000): Generator<SearchDocument[]> {
  const { outcomes, resources } = generate(size)
  const cards = new Map(outcomes.map((outcome) => [outcome.sourceKey, outcomeCard(outcome)]))
  const concepts = new Map<string, ConceptCard>()
  let documents: SearchDocument[] = []
  for (const record of resources()) {
    documents.push(documentOf(resourceNode(record, cards, concepts)))
    if (documents.length === batch) {
      yield documents
      documents = []
    }
  }
  if (documents.length > 0) yield documents
}

function outcomeCard(record: OutcomeRecord): OutcomeCard {
  const framework = record.framework
  return {
    id: idOf(record.sourceKey),
    uri: `urn:uuid:${idOf(record.sourceKey)}`,
    code: record.code ?? null,
    statements: record.statements,
    labels: record.labels,
    sourceType: record.sourceType ?? null,
    state: 'published',
    framework: {
      id: idOf(framework.sourceKey),
      uri: framework.sourceKey,
      titles: [{ language: 'en', text: framework.title ?? '' }],
      state: 'published',
      adoptionStatus: null,
      providerId: null,
    },
    levels: record.levels,
    ageFrom: record.ageFrom ?? null,
    ageTo: record.ageTo ?? null,
    subjects: record.subjects,
  }
}

function resourceNode(
  record: ResourceRecord,
  cards: Map<string, OutcomeCard>,
  concepts: Map<string, ConceptCard>,
): ResourceNode {
  const id = idOf(record.sourceKey)
  const cardOf = (reference: ConceptReference): ConceptCard => {
    let card = concepts.get(reference.sourceKey)
    if (card === undefined) {
      card = {
        id: idOf(reference.sourceKey),
        uri: reference.uri ?? reference.sourceKey,
        labels: reference.labels,
        notation: null,
        schemeUri: reference.scheme ?? null,
      }
      concepts.set(reference.sourceKey, card)
    }
    return card
  }
  const day = 1 + (parseInt(id.slice(0, 6), 16) % 28)
  const updatedAt = `2026-${String(1 + (parseInt(id.slice(9, 12), 16) % 11)).padStart(2, '0')}-${String(day).padStart(2, '0')}T08:00:00.000Z`
  return {
    id,
    uri: `urn:uuid:${id}`,
    work: idOf(record.work ?? record.sourceKey),
    state: 'published',
    stateReason: null,
    titles: record.titles,
    descriptions: record.descriptions,
    url: record.url,
    kind: record.kind,
    languages: record.languages,
    keywords: record.keywords,
    audience: record.audience,
    ageFrom: record.ageFrom ?? null,
    ageTo: record.ageTo ?? null,
    minutes: record.minutes ?? null,
    device: record.device ?? null,
    printable: record.printable ?? null,
    materials: record.materials,
    signInNeeded: record.signInNeeded ?? null,
    cost: record.cost ?? null,
    regions: record.regions,
    readingEase: record.readingEase ?? null,
    revision: 1,
    createdAt: updatedAt,
    updatedAt,
    publishedAt: record.publishedAt ?? null,
    modifiedAt: record.modifiedAt ?? null,
    bornHere: false,
    provider: {
      id: idOf(record.provider.sourceKey),
      uri: record.provider.sourceKey,
      kind: record.provider.kind,
      name: record.provider.name,
      url: null,
      domain: record.provider.domain ?? null,
      claimed: false,
    },
    contributors: [],
    licences: record.licences,
    files: record.files,
    tags: record.tags,
    accessibilitySummaries: [],
    types: record.types.map(cardOf),
    subjects: record.subjects.map(cardOf),
    levels: record.levels.map(cardOf),
    alignments: record.alignments.map(({ outcome, ...alignment }) => ({
      ...alignment,
      source: 'generated',
      outcome: cards.get(outcome.sourceKey) as OutcomeCard,
    })),
    sources: [],
    partOf: [],
    basedOn: [],
    translationOf: null,
    versionOf: null,
  }
}
