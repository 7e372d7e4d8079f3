/** The real data the pathway tests run on, as the columns the graph would give. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ModelSource } from '#api/pathway/model.ts'

/** Folder of the real data; tests that need it are skipped aloud when it is not set. */
export const CORPUS = process.env.CORPUS_DIR

interface CasePackage {
  CFDocument: { uri: string; identifier: string }
  CFItems: { identifier: string; uri: string; humanCodingScheme?: string; CFItemType?: string }[]
  CFAssociations: {
    associationType: string
    originNodeURI: { identifier: string }
    destinationNodeURI: { identifier: string }
    sequenceNumber?: number
  }[]
}

/** A CASE package as columns: `precedes` turned round into soft prerequisites, `isChildOf` into the hierarchy. */
export function caseColumns(file: string): ModelSource {
  const data = JSON.parse(readFileSync(join(CORPUS!, 'case', file), 'utf8')) as CasePackage
  const items = new Set(data.CFItems.map((item) => item.identifier))
  const edges = data.CFAssociations.map((edge) => ({
    type: edge.associationType,
    from: edge.originNodeURI.identifier,
    to: edge.destinationNodeURI.identifier,
    position: edge.sequenceNumber ?? null,
  })).filter((edge) => items.has(edge.from) && items.has(edge.to))
  return {
    version: 1,
    outcomes: data.CFItems.map((item) => ({
      id: item.identifier,
      uri: item.uri,
      code: item.humanCodingScheme ?? null,
      sourceType: item.CFItemType ?? null,
      state: 'published',
      frameworkId: data.CFDocument.identifier,
      frameworkUri: data.CFDocument.uri,
    })),
    requires: edges
      .filter((edge) => edge.type === 'precedes')
      .map(({ from, to }) => ({ from: to, to: from, strength: 'soft', confidence: 1, clause: null, source: 'ccss' })),
    childOf: edges
      .filter((edge) => edge.type === 'isChildOf')
      .map(({ from, to, position }) => ({ from, to, position })),
    matches: [],
  }
}
