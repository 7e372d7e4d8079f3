/** What the doctor says in the end: as JSON for machines and as text for people. */
import { frameworksByIds } from '#graph/queries/framework.ts'
import { conceptsByIds } from '#graph/queries/concept.ts'
import { outcomesByIds } from '#graph/queries/outcome.ts'
import { resourcesByIds } from '#graph/queries/resource.ts'
import type { Graph } from '#graph/graph.ts'
import type { LanguageText } from '#graph/records.ts'
import type { Check, Found, Named, Severity, Skipped } from './check.ts'

/** Grows when a field changes its meaning or goes; new fields and checks do not count. */
export const REPORT_VERSION = 1
const LONGEST_TITLE = 80

/** The report as `--json` gives it; `report.schema.json` is its JSON Schema. */
export interface Report {
  report: typeof REPORT_VERSION
  /** ISO 8601 UTC. */
  at: string
  /** Version of the catalogue when it began. */
  catalogue: number
  engine: 'grafeo' | 'neo4j'
  /** Only this framework was looked at. */
  framework: { id: string; title: string } | null
  /** The worst that was found; null when everything is well. */
  worst: Severity | null
  /** 0: nothing above a note. 1: warnings. 2: errors. */
  exitCode: 0 | 1 | 2
  checks: ReportedCheck[]
}
export interface ReportedCheck {
  check: string
  title: string
  severity: Severity
  /** Null when it was skipped. */
  count: number | null
  /** Why nothing can be said. */
  skipped: string | null
  remark: string | null
  groups: { name: string; id: string | null; count: number }[]
  examples: ReportedExample[]
  advice: string
  seconds: number
}
export interface ReportedExample {
  kind: Named['kind'] | null
  id: string | null
  code: string | null
  title: string | null
  detail: string
}

/** Code and title by which things are shown. */
export type Names = ReadonlyMap<string, { code: string | null; title: string | null }>

/** Reads the names of everything that findings speak of. */
export async function readNames(graph: Graph, found: readonly (Found | Skipped)[]): Promise<Names> {
  const asked: Record<Named['kind'], Set<string>> = {
    ...{ outcome: new Set(), framework: new Set(), resource: new Set(), concept: new Set(), conceptScheme: new Set() },
  }
  const ask = (part: string | Named | null) => {
    if (part !== null && typeof part !== 'string') asked[part.kind].add(part.id)
  }
  for (const each of found) {
    if ('skipped' in each) continue
    for (const { about, detail } of each.examples) [about, ...detail].forEach(ask)
    for (const { name } of each.groups ?? []) ask(name)
  }
  const names = new Map<string, { code: string | null; title: string | null }>()
  const first = (...lists: readonly LanguageText[][]): string | null => lists.flat()[0]?.text ?? null
  for (const { id, code, statements, labels } of await outcomesByIds(graph, [...asked.outcome]))
    names.set(id, { code, title: first(statements, labels) })
  for (const { id, titles } of await frameworksByIds(graph, [...asked.framework]))
    names.set(id, { code: null, title: first(titles) })
  for (const { id, titles } of await resourcesByIds(graph, [...asked.resource]))
    names.set(id, { code: null, title: first(titles) })
  for (const { id, labels, notation } of await conceptsByIds(graph, [...asked.concept]))
    names.set(id, { code: notation, title: first(labels) })
  return names
}

/** A check and what it found, with names in place of ids. */
export function reported(check: Check, found: Found | Skipped, seconds: number, names: Names): ReportedCheck {
  const base = { check: check.name, title: check.title, severity: check.severity, advice: check.advice }
  const took = { seconds: Math.round(seconds * 1000) / 1000 }
  if ('skipped' in found)
    return { ...base, count: null, skipped: found.skipped, remark: null, groups: [], examples: [], ...took }
  return {
    ...base,
    count: found.count,
    skipped: null,
    remark: found.remark ?? null,
    groups: (found.groups ?? []).map(({ name, count }) => ({
      name: typeof name === 'string' ? name : shortName(name, names),
      id: typeof name === 'string' ? null : name.id,
      count,
    })),
    examples: found.examples.map(({ about, detail }) => ({
      kind: about?.kind ?? null,
      id: about?.id ?? null,
      code: about ? (names.get(about.id)?.code ?? null) : null,
      title: about ? (names.get(about.id)?.title ?? null) : null,
      detail: detail.map((part) => (typeof part === 'string' ? part : shortName(part, names))).join(''),
    })),
    ...took,
  }
}

/** The code, else the title in quotes, else the id. */
function shortName({ id }: Named, names: Names): string {
  const known = names.get(id)
  if (known?.code) return known.code
  return known?.title ? `“${cut(known.title)}”` : id
}

function cut(text: string): string {
  return text.length <= LONGEST_TITLE ? text : `${text.slice(0, LONGEST_TITLE - 1).trimEnd()}…`
}

const MOST_GROUPS = 12
const SIGNS: Record<Severity, string> = { error: 'ERROR  ', warning: 'WARNING', note: 'note   ' }

/** A check in lines; one line when nothing was found. */
export function linesOf({ title, severity, count, skipped, remark, groups, examples, advice }: ReportedCheck): string {
  if (skipped !== null) return `skipped  ${title}: ${skipped}`
  const aside = remark ? ` ${remark}` : ''
  if (!count) return `well     ${title}: none.${aside}`
  const lines = [`${SIGNS[severity]}  ${title}: ${count.toLocaleString('en')}.${aside}`]
  for (const group of groups.slice(0, MOST_GROUPS))
    lines.push(`           ${group.count.toLocaleString('en')} × ${group.name}`)
  if (groups.length > MOST_GROUPS) lines.push(`           … and ${groups.length - MOST_GROUPS} more`)
  for (const { code, title: name, id, detail } of examples) {
    const named = [code, name === null ? null : `“${cut(name)}”`, id === null ? null : `(${id})`].filter(
      (part) => part !== null,
    )
    lines.push(`         - ${[named.join(' '), detail].filter((part) => part !== '').join(' ')}`)
  }
  if (examples.length > 0 && count > examples.length)
    lines.push(`         - … and ${(count - examples.length).toLocaleString('en')} more`)
  lines.push(`         What to do: ${advice}`)
  return lines.join('\n')
}
