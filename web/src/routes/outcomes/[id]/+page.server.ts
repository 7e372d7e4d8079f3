import { error } from '@sveltejs/kit'
import { requestOr } from '#lib/server/api.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'
import { OUTCOME, RESOURCE_KINDS, type OutcomeAnswer } from './query.ts'

/** Resources of each kind beside one another, and on a page of one kind. */
const FEW = 5
const MANY = 20

export const load: PageServerLoad = async (event) => {
  const { languages, needs, needNames, needsFrom } = event.locals
  const wanted = event.url.searchParams.get('kind')?.toUpperCase()
  const kind = RESOURCE_KINDS.find((one) => one === wanted) ?? null
  const after = kind === null ? null : event.url.searchParams.get('after') || null
  const isShown = (one: string) => kind === null || kind === one
  const answer = await requestOr<OutcomeAnswer>(
    OUTCOME,
    {
      id: event.params.id,
      languages,
      constraints: { needs, languages },
      isServed: true,
      first: kind === null ? FEW : MANY,
      after,
      teaches: isShown('TEACHES'),
      practises: isShown('PRACTISES'),
      assesses: isShown('ASSESSES'),
    },
    // An outcome of a private draft has no place in plans yet.
    { isServed: false, teaches: false, practises: false, assesses: false },
    event,
  )
  const { outcome } = answer
  if (!outcome) error(404, m.outcome_missing())
  return { ...answer, outcome, kind, from: after, needNames, needsFrom, readers: languages }
}
