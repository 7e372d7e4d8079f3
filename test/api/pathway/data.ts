/** The real data the pathway tests run on, as the columns the graph would give. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NEEDS } from '#api/accessibility/needs.ts'
import type { ResourceColumn } from '#api/pathway/columns.ts'
import type { Plan } from '#api/pathway/plan.ts'
import type {
  ChildOfColumn,
  MatchColumn,
  ModelSource,
  OutcomeColumn,
  ReplacementColumn,
  RequiresColumn,
} from '#api/pathway/model.ts'

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

/** An outcome by a short name, for small graphs written by hand. */
export function outcome(id: string, more: Partial<OutcomeColumn> = {}): OutcomeColumn {
  return {
    id,
    uri: `urn:${id}`,
    code: id,
    sourceType: null,
    state: 'published',
    frameworkId: 'framework',
    frameworkUri: 'urn:framework',
    ...more,
  }
}

/**
 * A small graph in short form: `fractions > counting` requires hard, `fractions ~ drawing` soft, `part < whole` is a
 * child, `a = b` is an exact match, `a : b` a close one, `old » new` a replacement. A clause follows an `@`: `a > b @1`.
 */
export function sketch(lines: readonly string[], outcomes: Record<string, Partial<OutcomeColumn>> = {}): ModelSource {
  const source = { version: 1, requires: [], childOf: [], matches: [], replacements: [] } as {
    version: number
    replacements: ReplacementColumn[]
    requires: RequiresColumn[]
    childOf: ChildOfColumn[]
    matches: MatchColumn[]
  }
  const ids = new Set(Object.keys(outcomes))
  lines.forEach((line, at) => {
    const [from = '', sign = '', to = '', clause] = line.split(/\s+/)
    ids.add(from)
    if (to) ids.add(to)
    const confidence = 1
    if (sign === '>' || sign === '~') {
      const strength = sign === '>' ? 'hard' : 'soft'
      source.requires.push({ from, to, strength, confidence, clause: clause ?? null, source: 'sketch' })
    }
    if (sign === '<') source.childOf.push({ from, to, position: at })
    if (sign === '»') source.replacements.push({ from, to })
    if (sign === '=') source.matches.push({ from, to, kind: 'exact', confidence, source: 'sketch' })
    if (sign === ':') source.matches.push({ from, to, kind: 'close', confidence: 0.8, source: 'sketch' })
  })
  return { ...source, outcomes: [...ids].map((id) => outcome(id, outcomes[id])) }
}

/** A resource column by a short name; fit of all needs is unknown unless said otherwise. */
export function column(id: string, teaches: readonly string[], more: Partial<ResourceColumn> = {}): ResourceColumn {
  return {
    id,
    work: id,
    versionOf: null,
    provider: 'provider',
    languages: ['en'],
    fit: Uint8Array.from(NEEDS, () => 1),
    fitLanguages: new Set(),
    permits: 0,
    ageFrom: null,
    ageTo: null,
    minutes: null,
    quality: 0.5,
    alignments: teaches.map((id) => ({ outcome: id, teaches: true, whole: true, confidence: 1 })),
    others: [],
    ...more,
  }
}

/** A plan with all that its steps work out when they are looked at, to be compared. */
export function inFull(value: Plan) {
  const steps = value.steps.map((step) => {
    const { serves, because, resources } = step
    return { ...step, serves, because, resources }
  })
  return { ...value, used: value.used(), steps }
}
