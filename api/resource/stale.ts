/** An edit that was made from an old revision: what it says, what stands now, and what both began with. */
import type { Context } from '#api/context.ts'
import { idOf } from '#graph/ids.ts'
import { saidBy, stateAndNow } from '#graph/queries/history.ts'
import type { ResourceRecord } from '#graph/records.ts'
import { namesFor } from './history.ts'
import { paired, type FieldWords, inWords, sameValues } from './words.ts'

export interface StaleField extends Omit<FieldWords, 'values'> {
  /** What both began with; null where that revision is not kept. */
  edited: string[] | null
  theirs: string[]
  yours: string[]
  changedByThem: boolean
  changedByYou: boolean
}

export interface StaleEdit {
  revision: number
  at: string
  note: string | null
  fields: StaleField[]
}

/** Fields that an edit does not give: what stands there is nobody's to lose. */
const NOT_EDITED = new Set([
  ...['state', 'provider', 'levels', 'materials', 'translationOf', 'versionOf', 'partOf', 'requiresFirst'],
])

/** Both texts, field by field, of the fields in which they differ. */
export async function staleEdit(
  context: Context,
  { id, revision, yours: record }: { id: string; revision: number; yours: ResourceRecord },
): Promise<StaleEdit | null> {
  const found = await stateAndNow(context.services.graph, id, revision)
  if (!found) return null
  const { then, now } = found
  const mine = saidBy(record)
  const known = await namesFor(context, then ? [then, now, mine] : [now, mine], [])
  // Who is named for the first time has no card yet.
  const people = new Map(record.contributions.map(({ agent }) => [idOf(agent.sourceKey), agent.name]))
  const words = (said: Parameters<typeof inWords>[0]) =>
    inWords(said, (label, id) => known(label, id) ?? people.get(id) ?? null)
  const [theirs, yours, edited] = paired(words(now), words(mine), then ? words(then) : [])
  const keys = [...new Set([...theirs.keys(), ...yours.keys()])]
  const fields = keys.flatMap((key): StaleField[] => {
    const { values: _values, ...field } = (yours.get(key) ?? theirs.get(key))!
    const valuesIn = (list: typeof theirs) => list.get(key)?.values ?? []
    const [a, b, base] = [valuesIn(theirs), valuesIn(yours), valuesIn(edited)]
    if (NOT_EDITED.has(field.field) || sameValues(a, b)) return []
    const changedByThem = !then || !sameValues(base, a)
    const changedByYou = !then || !sameValues(base, b)
    return [{ ...field, edited: then ? base : null, theirs: a, yours: b, changedByThem, changedByYou }]
  })
  return { revision: now.number, at: now.at, note: now.note, fields }
}
