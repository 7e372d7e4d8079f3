import { json } from '@sveltejs/kit'
import { count } from '#lib/format.ts'
import { readSearch } from '#lib/search-address.ts'
import { request } from '#lib/server/api.ts'
import { SUGGEST, type Suggestion } from './query.ts'
import type { RequestHandler } from './$types'

/** What a suggestion is, where its words alone do not say. */
const ABOUT: Partial<Record<Suggestion['source'], string>> = { TITLE: 'title', SUBJECT: 'subject', OUTCOME: 'outcome' }

/**
 * Suggestions for what is typed so far: `{ suggestions: [[text, what it is], …], count }`. It asks in nobody's name and
 * for nobody's needs, so that whoever types the same is given the same.
 */
export const GET: RequestHandler = async (event) => {
  const { query, inside } = readSearch(event.url.searchParams)
  const variables = { query, kind: inside === 'outcomes' ? 'OUTCOME' : 'RESOURCE', languages: event.locals.languages }
  event.locals.session = null
  const found = query === '' ? [] : (await request<{ suggest: Suggestion[] }>(SUGGEST, variables, event)).suggest
  return json({
    suggestions: found.map(({ text, source }) => [text, ABOUT[source] ?? '']),
    count: found.length > 0 ? `${count(found.length, 'suggestion')}: arrows choose` : 'No suggestions',
  })
}
