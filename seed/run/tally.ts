/** Counts of a run, by type of record. */
import type { OutcomeEdge } from '#graph/records.ts'
import type { NodeRecord } from '#seed/formats/format.ts'

export type CountedType = NodeRecord['type'] | OutcomeEdge['type']

export interface TypeCounts {
  /** Records of the type in the files, rejected ones included. */
  read: number
  created: number
  updated: number
  unchanged: number
  rejected: number
  /** Records whose identifier a later record of the run has, too. */
  repeated: number
  /** Edges kept as proposed because they would close a cycle. */
  setAside: number
  /** Edges the source no longer has. */
  removed: number
}

/** Nouns for the report. */
export const TYPE_NAMES: Readonly<Record<CountedType, string>> = {
  conceptScheme: 'concept schemes',
  concept: 'concepts',
  framework: 'frameworks',
  outcome: 'outcomes',
  resource: 'resources',
  childOf: 'child-of edges',
  requires: 'prerequisites',
  matches: 'crosswalks',
  replacedBy: 'successions',
}
const ORDER = Object.keys(TYPE_NAMES) as CountedType[]

export class Tally {
  private readonly types = new Map<string, TypeCounts>()
  /** Things counted that are no records of their own, such as alignments by kind. */
  readonly others = new Map<string, number>()
  placeholders = 0
  joined = 0

  of(type: string): TypeCounts {
    let counts = this.types.get(type)
    if (!counts) {
      counts = { read: 0, created: 0, updated: 0, unchanged: 0, rejected: 0, repeated: 0, setAside: 0, removed: 0 }
      this.types.set(type, counts)
    }
    return counts
  }

  count(name: string, by: number): void {
    this.others.set(name, (this.others.get(name) ?? 0) + by)
  }

  total(field: keyof TypeCounts): number {
    return [...this.types.values()].reduce((sum, counts) => sum + counts[field], 0)
  }

  /** Counts by type, nodes before edges, types of sources last. */
  byType(): Record<string, TypeCounts> {
    const rank = (type: string) =>
      ORDER.includes(type as CountedType) ? ORDER.indexOf(type as CountedType) : ORDER.length
    return Object.fromEntries([...this.types].sort(([a], [b]) => rank(a) - rank(b)))
  }
}
