/** What the readers of formats give: records of ours, edges between outcomes, and what could not be read. */
import type {
  ConceptRecord,
  ConceptSchemeRecord,
  FrameworkRecord,
  OutcomeEdge,
  OutcomeRecord,
  ResourceRecord,
  SourceRecord,
} from '#graph/records.ts'
import type { FieldProblem } from '#api/metadata/findings.ts'

export type NodeRecord = ResourceRecord | FrameworkRecord | OutcomeRecord | ConceptRecord | ConceptSchemeRecord

/** Where something was read. */
export interface Place {
  file: string
  /** Counted from 1. */
  line?: number
  /** JSON path within the file, when the file is one document. */
  path?: string
}

/** A problem with one record or one file, in words for people. */
export interface Problem extends Place {
  /** Is the record left out, or only what the path names? */
  rejected: boolean
  /** One more reason for a record that is rejected already. */
  again?: boolean
  /** Type of the record that was left out. */
  recordType?: string
  /** Identifier of the record at its source, where it could be read. */
  record?: string
  /** The value at fault, shortened. */
  value?: string
  message: string
  /** What to do. */
  advice: string
}

/** One thing read, in the order of the files. A `source` comes before the records that came from it. */
export type Item =
  | { kind: 'source'; source: SourceRecord }
  | { kind: 'record'; record: NodeRecord; place: Place }
  | { kind: 'edge'; edge: OutcomeEdge; place: Place }
  | { kind: 'problem'; problem: Problem }
  /** Something the report counts that is no record of its own, such as alignments by kind. */
  | { kind: 'count'; name: string; by: number }
  /** Which edges of its outcomes the source says completely: what it does not name any more is taken away. */
  | { kind: 'covers'; edges: OutcomeEdge['type'][] }

export interface ReadOptions {
  /** ISO 8601 date of the day of reading. */
  today: string
  precedes: 'hard' | 'soft'
  /** What the concepts of a vocabulary are for, where a person says it. */
  purpose?: ConceptSchemeRecord['purpose']
}

/** A reader gives what it finds in small lists, so that memory stays bounded however long the file is. */
export type Reader = (files: readonly string[], options: ReadOptions) => AsyncGenerator<Item[]>

/** Problems of one record as items: a record is rejected when one of its problems is fatal. */
export function problemItems(
  problems: readonly FieldProblem[],
  place: Place,
  recordType: string,
  record?: string,
): Item[] {
  const first = problems.findIndex((problem) => problem.fatal)
  return problems.map((problem, at) => ({
    kind: 'problem',
    problem: {
      ...place,
      path: joinPath(place.path, problem.path),
      rejected: problem.fatal,
      again: problem.fatal && at > first,
      recordType,
      record,
      value: problem.value,
      message: problem.message,
      advice: problem.advice,
    },
  }))
}

function joinPath(base: string | undefined, path: string): string {
  return base && base !== '$' ? base + path.slice(1) : path
}
