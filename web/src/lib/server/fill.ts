/** The step of the publish form that reads a link or a file, and the look for what may be the same. */
import { fail, type RequestEvent } from '@sveltejs/kit'
import { fillIn, type MetadataReading, type Twin } from '#lib/fill.ts'
import { operation } from '#lib/fragments.ts'
import { m } from '#lib/paraglide/messages.js'
import { EMPTY_FORM, originalsIn, toResourceInput, type PublishValues } from '#lib/publish-form.ts'
import { ask, refusal } from '#lib/server/api.ts'
import type { FormBack } from '#lib/server/publish.ts'
import type { FormError, OutcomeLine, UserError } from '#lib/types.ts'

const MOST_BYTES = 7_000_000
/** From here on it is asked about before anything is published: the link or an identifier is the same. */
const SURE = 0.85
const MOST_OUTCOMES = 20

const READ = operation(`mutation ReadMetadata($input: MetadataInput!) {
  metadataRead(input: $input) {
    reading { format notes identifiers fields { name values ids unknown source } } userErrors { code field message }
  }
}`)
interface ReadAnswer {
  metadataRead: { reading: MetadataReading | null; userErrors: UserError[] }
}

const OUTCOMES = operation(
  `query FilledOutcome($id: ID!, $languages: [LanguageTag!]) { outcome(id: $id) { ...OutcomeLine } }`,
)
const DUPLICATES = operation(`query PossibleDuplicates($input: DuplicateInput!, $languages: [LanguageTag!]) {
  possibleDuplicates(input: $input) {
    likeness reasons
    resource { id url languages title(languages: $languages) { ...Text } provider { name } licence { label } }
  }
}`)

/** Reads what was given and lays it into an empty form for the same provider. */
export async function fill(event: RequestEvent) {
  const form = await event.request.formData()
  const values: PublishValues = { ...EMPTY_FORM, provider: String(form.get('provider') ?? '') }
  const link = String(form.get('fillUrl') ?? '').trim()
  const file = form.get('fillFile')
  const isFile = file instanceof File && file.size > 0
  const wrong = (id: string, message: string) =>
    fail(422, { values, fillUrl: link, errors: [{ id, message }] } satisfies FormBack)
  if (!isFile && link === '') return wrong('fillUrl', m.publish_fill_nothing())
  if (isFile && file.size > MOST_BYTES) return wrong('fillFile', m.publish_fill_large({ size: MOST_BYTES / 1e6 }))
  const control = isFile ? 'fillFile' : 'fillUrl'
  try {
    const base64 = isFile ? Buffer.from(await file.arrayBuffer()).toString('base64') : ''
    const input = isFile ? { file: { name: file.name.slice(0, 200), base64 } } : { url: link }
    const { metadataRead } = await ask<ReadAnswer>(READ, { input }, event)
    const { reading, userErrors } = metadataRead
    if (!reading) return wrong(control, userErrors.map(({ message }) => message).join(' '))
    const back = fillIn(values, reading, await outcomesOf(reading, event))
    const twins = await twinsOf(back.values, event, { identifiers: reading.identifiers })
    return { ...back, fillUrl: link, twins, errors: [] } satisfies FormBack
  } catch (error) {
    const { status, errors } = refusal(error, control)
    return fail(status, { values, fillUrl: link, errors } satisfies FormBack)
  }
}

async function outcomesOf({ fields }: MetadataReading, event: RequestEvent): Promise<OutcomeLine[]> {
  const ids = fields.find(({ name }) => name === 'OUTCOMES')?.ids.slice(0, MOST_OUTCOMES) ?? []
  const { languages } = event.locals
  const answers = await Promise.all(
    ids.map((id) => ask<{ outcome: OutcomeLine | null }>(OUTCOMES, { id, languages }, event)),
  )
  return answers.flatMap(({ outcome }) => outcome ?? [])
}

/** What is here and may be the same as what the form says. */
export async function twinsOf(
  values: PublishValues,
  event: RequestEvent,
  more: { identifiers?: string[]; id?: string } = {},
): Promise<Twin[]> {
  const { title, description, url, language, creators, subjectIds, minutes, ageFrom, alignments, editionOf } =
    toResourceInput(values)
  const outcomeIds = (alignments as { outcomeId: string; kind: string }[])
    .filter(({ kind }) => kind !== 'REQUIRES')
    .map(({ outcomeId }) => outcomeId)
  const input = {
    ...{ title, description, url, language, creators, subjectIds, minutes, ageFrom, outcomeIds, editionOf },
    ...{ basedOn: originalsIn(values.basedOn), identifiers: more.identifiers ?? [], resourceId: more.id ?? null },
  }
  const variables = { input, languages: event.locals.languages }
  const { possibleDuplicates } = await ask<{ possibleDuplicates: Twin[] }>(DUPLICATES, variables, event)
  return possibleDuplicates
}

/** Said before something is published that seems to be here. */
export function lookFirst(): FormError {
  return { id: 'duplicates', message: m.publish_twins_first() }
}

/** Those so alike that nothing is published before somebody said that they are others; empty when all is said. */
export async function unanswered(values: PublishValues, event: RequestEvent, id?: string): Promise<Twin[]> {
  const found = await twinsOf(values, event, { id })
  return found.some(({ likeness, resource }) => likeness >= SURE && !values.others.includes(resource.id)) ? found : []
}
