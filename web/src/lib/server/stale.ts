/** Forms that are sent on top of what was read: when somebody else saved meanwhile, both texts are shown and nothing is lost. */
import { createHash } from 'node:crypto'
import type { RequestEvent } from '@sveltejs/kit'
import type { Ties } from '#lib/form.ts'
import type { StaleChoice, StaleField } from '#lib/publish-form.ts'
import type { FormError, UserError } from '#lib/types.ts'
import { change } from './change.ts'

/** Where faults of the revision stand: the heading of the choice. */
const STALE_ID = 'stale'

/** What a form holds, and the revision it was made from. */
export interface Held<V> {
  values: V
  revision: number
}

/** A form as it goes out: with a mark of what each field said, by which it is known later who changed which. */
export type Marked<V> = Held<V> & { marks: string }

/** How the fields of a form are compared. */
export interface Fields<V> {
  /** Those that two people can change, in their order, and what they are called. */
  labels: Readonly<Record<string, string>>
  /** What a field says, in lines. */
  told: (values: V, field: string) => string[]
}

/** A form with the marks of what stands in it. */
export function marked<V>(held: Held<V>, { labels, told }: Fields<V>): Marked<V> {
  const marks = Object.keys(labels).map((field) => [field, markOf(told(held.values, field))])
  return { ...held, marks: JSON.stringify(Object.fromEntries(marks)) }
}

function markOf(lines: string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('base64url').slice(0, 16)
}

export type Saved<T, V> =
  | { ok: true; value: T }
  | { ok: false; status: number; errors: FormError[]; stale: StaleChoice | null; held: Marked<V> }

/**
 * Sends a form on top of the revision it carries. Where that is not the present one, what only others changed is taken over,
 * what both did stands side by side, and the next save goes on top of theirs.
 * @param save.typed what was typed, without what is taken of others
 * @param save.read what is stored now; null where it is gone
 */
export async function saveOnTop<T extends { userErrors: UserError[] }, V extends Record<string, unknown>>(
  event: RequestEvent,
  form: FormData,
  save: Fields<V> & {
    document: string
    typed: V
    read: () => Promise<Held<V> | null>
    variables: (values: V) => Record<string, unknown>
    ties: Ties & { again?: string }
  },
): Promise<Saved<T, V>> {
  const revision = Number(form.get('revision'))
  const fields = Object.keys(save.labels)
  const chosen = fields.filter((field) => form.get(`take-${field}`) === 'theirs')
  const theirs = chosen.length > 0 ? await save.read() : null
  const own = theirs ? chosen.map((field) => [field, theirs.values[field]]) : []
  const values = { ...save.typed, ...Object.fromEntries(own) } as V
  const ties = { ...save.ties, controls: { revision: STALE_ID, ...save.ties.controls } }
  const done = await change<T>(event, save.document, { revision, ...save.variables(values) }, ties)
  if (done.ok) return done
  const isStale = done.errors.some(({ id }) => id === STALE_ID)
  const now = isStale ? await save.read() : null
  const marks = String(form.get('marks') ?? '')
  if (!now) return { ...done, stale: null, held: { values, revision, marks } }
  const before = marksIn(marks)
  const texts = fields.flatMap((field): StaleField[] => {
    const [theirs, yours] = [save.told(now.values, field), save.told(values, field)]
    if (markOf(theirs) === markOf(yours)) return []
    const changedBy = (lines: string[]) => markOf(lines) !== before[field]
    const changed = { changedByThem: changedBy(theirs), changedByYou: changedBy(yours) }
    return [{ field, label: save.labels[field]!, language: null, edited: null, theirs, yours, ...changed }]
  })
  const untouched = texts.filter(({ changedByYou }) => !changedByYou)
  const both = texts.filter(({ changedByThem, changedByYou }) => changedByThem && changedByYou)
  const merged = { ...values, ...Object.fromEntries(untouched.map(({ field }) => [field, now.values[field]])) }
  return {
    ...done,
    stale: { taken: untouched, fields: both.map((text) => ({ field: text.field, texts: [text] })) },
    held: { ...marked(now, save), values: merged },
  }
}

/** The marks that a form brings back; a field without one counts as changed. */
function marksIn(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>
  } catch {
    return {}
  }
}
