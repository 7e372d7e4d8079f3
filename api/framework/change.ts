/** One change of a framework that is kept here: checked, counted and written in one transaction, or only the first two. */
import { refusable, refuse, Refused, type Issues, type UserError } from '#api/base/issues.ts'
import { plainLine } from '#api/base/plain-text.ts'
import { audit } from '#api/audit/audit.ts'
import type { Told } from '#api/audit/chain.ts'
import type { Services, Viewer } from '#api/context.ts'
import { showChange } from '#api/resource/record.ts'
import { said } from '#api/words/said.ts'
import type { Transaction } from '#graph/graph.ts'
import type { LanguageText } from '#graph/records.ts'
import { textsFrom } from '#graph/shape.ts'
import { commit } from '#graph/queries/catalogue.ts'
import { type Changed, type EditedOutcome, type Editing, storedOutcomes } from '#graph/queries/edit.ts'
import { NO_IMPACT, type Impact } from './impact.ts'
import { STATUS_WORDS } from './status.ts'

export type Open = Pick<Services, 'graph' | 'indexer' | 'model' | 'log' | 'now' | 'namespace'>

/** What every change is asked with. */
export interface Asked {
  viewer: Viewer
  /** Compute everything and write nothing. */
  dryRun: boolean
}

/** What came of it: the id of the thing changed, null when it is gone or was not made. */
export type Result = { ok: true; id: string | null; impact: Impact } | { ok: false; errors: UserError[] }

export interface Work {
  id: string | null
  changes: Changed
  impact: Impact
  /** What else the audit log is told of it. */
  tell?: readonly Act[]
}

/** What a change is to the audit log; who did it is known. */
export type Act = Omit<Told, 'actor'>

/** Refuses when faults were found. */
export function refuseAll(issues: Issues): void {
  if (issues.errors.length > 0) throw new Refused(issues.errors)
}

/**
 * Runs a change in one transaction that holds the catalogue, and tells the audit log of it there; what it refuses comes
 * back as faults.
 */
export async function change(
  services: Open,
  { viewer, dryRun }: Asked,
  act: Act,
  work: (tx: Transaction, version: number) => Promise<Work>,
): Promise<Result> {
  const before = { version: -1 }
  const done = await refusable(() =>
    commit(services.graph, async (tx, version) => {
      before.version = version - 1
      const done = await work(tx, version)
      const changes = dryRun ? [] : done.changes
      const acts = [act, ...(done.tell ?? [])].map((each) => ({ ...each, actor: viewer.id }))
      if (changes.length > 0) await audit(tx, acts, services.now())
      return { value: done, changes }
    }),
  )
  if (!done.ok) return done
  const { value, version } = done.value
  if (version !== before.version) await showChange(services)
  return { ok: true, id: value.id, impact: value.impact }
}

/** The impact of what was refused. */
export function impactOfResult(result: Result): Impact {
  return result.ok ? result.impact : NO_IMPACT
}

/** Who edits, why and when. */
export function editing(services: Pick<Services, 'now'>, viewer: Viewer, note?: string | null): Editing {
  return { actor: viewer.agentId, note, now: services.now().toISOString() }
}

/** The stored outcome, which must be in a framework that can be edited. */
export async function editable(
  tx: Transaction,
  id: string,
  field: string,
): Promise<EditedOutcome & { framework: NonNullable<EditedOutcome['framework']> }> {
  const outcome = (await storedOutcomes(tx, [id])).get(id)
  if (!outcome) refuse('NOT_FOUND', [field], said`There is no outcome "${id}".`)
  const { framework } = outcome
  if (framework === null) {
    if (outcome.retiredFrom !== null)
      refuse('CONFLICT', [field], said`${quoted(outcome)} was taken out of its framework and takes no changes.`)
    refuse('CONFLICT', [field], said`${quoted(outcome)} stands in no framework of yours.`)
  }
  checkOpen(framework, field)
  return { ...outcome, framework }
}

/** Refuses when the framework is frozen or mirrors its source. */
export function checkOpen(framework: Record<string, unknown>, field: string): void {
  if (framework.providerId === undefined)
    refuse(
      'FORBIDDEN',
      [field],
      said`It mirrors its source and cannot be edited here. Copy it into a draft of your own first.`,
    )
  if (framework.adoptionStatus !== STATUS_WORDS.PRIVATE_DRAFT && framework.adoptionStatus !== STATUS_WORDS.DRAFT)
    refuse('CONFLICT', [field], said`It is frozen, because it was adopted. Make a new version and change that.`)
}

/** Refuses a change that was made from another revision than the stored one. */
export function checkRevision(stored: Record<string, unknown>, revision: number): void {
  const is = (stored.revision as number | undefined) ?? 1
  if (is !== revision)
    refuse(
      'CONFLICT',
      ['revision'],
      said`It was changed meanwhile: it is at revision ${is}, and this change was made from ${revision}. Read it again, then repeat your change.`,
    )
}

/** What is published of outcomes: themselves, and in the draft of a new version those they stand for. */
export function faces(outcomes: Iterable<EditedOutcome>): string[] {
  const ids = new Set<string>()
  for (const { id, properties, framework } of outcomes) {
    if (properties.state === 'published') ids.add(id)
    if (framework?.versionOf !== undefined && framework.versionOf !== null && properties.copiedFrom !== undefined)
      ids.add(properties.copiedFrom as string)
  }
  return [...ids]
}

const LONGEST_NAME = 70

/** How an outcome is called in a sentence: its code, and its label or statement in short. */
export function nameOf({ properties }: Pick<EditedOutcome, 'properties'>): string {
  const label = textsFrom(properties.labels, properties.labelLanguages)[0]
  const statement = textsFrom(properties.statements, properties.statementLanguages)[0]
  const text = plainLine((label ?? statement)?.text ?? '')
  const short = text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME - 1).trimEnd()}…` : text
  const words = [properties.code as string | undefined, short].filter((part) => part !== undefined && part !== '')
  return words.length > 0 ? words.join(' ') : (properties.uri as string)
}

/** The name in quotation marks. */
export function quoted(outcome: Pick<EditedOutcome, 'properties'>): string {
  return `“${nameOf(outcome)}”`
}

/** Names of ids in quotation marks, read inside the transaction. */
export async function namesOf(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  const stored = await storedOutcomes(tx, [...new Set(ids)])
  return new Map(ids.map((id) => [id, stored.has(id) ? quoted(stored.get(id)!) : `“${id}”`]))
}

/** “A” requires “B”, which requires “C”. */
export function needsInWords([first = '', second = '', ...rest]: readonly string[]): string {
  return rest.reduce((path, name) => said`${path}, which requires ${name}`, said`${first} requires ${second}`)
}

/** “A” under “B”, under “C”. */
export function placeInWords([first = '', second = '', ...rest]: readonly string[]): string {
  return rest.reduce((path, name) => said`${path}, under ${name}`, said`${first} under ${second}`)
}

export type { LanguageText }
