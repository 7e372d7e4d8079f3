/** What a check of the doctor is, and what it finds. */
import type { Patient } from './patient.ts'

/**
 * error: the graph or a read model breaks a promise, and something is shown wrongly. warning: a fault of the data that a
 * person should mend; everything else goes on. note: worth knowing; nothing is wrong.
 */
export const SEVERITIES = ['note', 'warning', 'error'] as const
export type Severity = (typeof SEVERITIES)[number]

/** Names a node in a report; it is shown by its code, title and id. */
export interface Named {
  kind: 'outcome' | 'framework' | 'resource' | 'concept' | 'conceptScheme'
  id: string
}

/** One thing that was found: what it is about, and what there is to say of it. Parts that name nodes become words. */
export interface Example {
  about: Named | null
  detail: readonly (string | Named)[]
}

export interface Found {
  count: number
  /** The count by parts, where that helps: by framework, by word. Largest first. */
  groups?: readonly { name: string | Named; count: number }[]
  examples: readonly Example[]
  /** A sentence on how it was counted, when that is not plain. */
  remark?: string
}

/** Nothing could be said, and why. */
export interface Skipped {
  skipped: string
}

/** What a check says that has nothing to do with one framework. */
export const WHOLE_GRAPH: Skipped = { skipped: 'It is of the whole graph, not of one framework.' }

export interface Check {
  /** Stable, for `--only`. */
  name: string
  /** What is counted, as a heading: "Prerequisites that go round in a circle". */
  title: string
  severity: Severity
  /** What to do when something was found. */
  advice: string
  /** Looks and counts. Names at most `patient.examples` examples. */
  look(patient: Patient): Promise<Found | Skipped> | Found | Skipped
}

/** Counts what is found and keeps the first few as examples. */
export class Finding {
  private readonly limit: number
  private readonly groups = new Map<string, { name: string | Named; count: number }>()
  readonly examples: Example[] = []
  count = 0

  /** @param limit examples to keep */
  constructor(limit: number) {
    this.limit = limit
  }

  /** One more. `detail` is made only for those that are kept. */
  add(
    about: Named | null,
    detail: readonly (string | Named)[] | (() => readonly (string | Named)[]) = [],
    group?: string | Named,
  ): void {
    this.count++
    if (group !== undefined) this.addTo(group, 1)
    if (this.examples.length >= this.limit) return
    this.examples.push({ about, detail: typeof detail === 'function' ? detail() : detail })
  }

  /** Adds to a group without an example. */
  addTo(group: string | Named, count: number): void {
    const key = typeof group === 'string' ? group : `${group.kind} ${group.id}`
    const known = this.groups.get(key)
    if (known) known.count += count
    else this.groups.set(key, { name: group, count })
  }

  /** What was found, groups largest first. */
  end(remark?: string): Found {
    const groups = [...this.groups.values()].sort(
      (a, b) => b.count - a.count || (keyOf(a.name) < keyOf(b.name) ? -1 : 1),
    )
    return { count: this.count, examples: this.examples, groups, ...(remark === undefined ? {} : { remark }) }
  }
}

function keyOf(name: string | Named): string {
  return typeof name === 'string' ? name : name.id
}

/** Names an outcome in a report. */
export function outcome(id: string): Named {
  return { kind: 'outcome', id }
}

/** Names a resource in a report. */
export function resource(id: string): Named {
  return { kind: 'resource', id }
}

/** Outcomes with words between them: `A → B → A`. */
export function path(ids: readonly string[], between: string): (string | Named)[] {
  return ids.flatMap((id, at) => (at === 0 ? [outcome(id)] : [between, outcome(id)]))
}
