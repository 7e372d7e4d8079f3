/** Types, subjects and outcomes as a file names them, matched with what is known here: by address, then by their words. */
import { fold } from '#api/search/analysis.ts'
import type { Graph } from '#graph/graph.ts'
import { conceptsByPurpose, conceptsByUri, type Purpose } from '#graph/queries/concept.ts'
import { outcomesByUri } from '#graph/queries/outcome.ts'
import type { FieldName, ReadField, Term } from './reading.ts'

const PURPOSES: Partial<Record<FieldName, Purpose>> = { types: 'resourceType', subjects: 'subject' }

/** A field, with ids of what is known here and the words of what is not. */
export type RecognisedField = ReadField & { ids: string[]; unknown: string[] }

/** The fields, those with terms with the ids of what is known here and the words of what is not. */
export async function recogniseTerms(graph: Graph, fields: readonly ReadField[]): Promise<RecognisedField[]> {
  return await Promise.all(
    fields.map(async (field) => {
      const terms = field.terms ?? []
      if (terms.length === 0) return { ...field, ids: [], unknown: [] }
      const find = await finderFor(graph, field.name, terms)
      const found = terms.map((term) => ({ term, id: find(term) }))
      const unknown = found.flatMap(({ term, id }) => (id === null ? (term.labels[0] ?? term.uri ?? []) : []))
      return { ...field, ids: [...new Set(found.flatMap(({ id }) => id ?? []))], unknown }
    }),
  )
}

async function finderFor(
  graph: Graph,
  name: FieldName,
  terms: readonly Term[],
): Promise<(term: Term) => string | null> {
  const uris = terms.flatMap(({ uri }) => uri ?? [])
  const purpose = PURPOSES[name]
  if (purpose === undefined) {
    const outcomes = await outcomesByUri(graph, uris)
    const byUri = new Map(outcomes.filter(({ state }) => state === 'published').map(({ uri, id }) => [uri, id]))
    return ({ uri }) => (uri === undefined ? null : (byUri.get(uri) ?? null))
  }
  const [named, all] = await Promise.all([conceptsByUri(graph, uris), conceptsByPurpose(graph, purpose)])
  const byUri = new Map(named.map(({ uri, id }) => [uri, id]))
  const byWords = new Map<string, string>()
  // Most used first: the first of a name counts.
  for (const { id, labels } of all)
    for (const { text } of labels) if (!byWords.has(fold(text))) byWords.set(fold(text), id)
  const offered = new Set(all.map(({ id }) => id))
  return ({ uri, labels }) => {
    const known = uri === undefined ? undefined : byUri.get(uri)
    if (known !== undefined && offered.has(known)) return known
    return labels.map((label) => byWords.get(fold(label))).find((id) => id !== undefined) ?? null
  }
}
