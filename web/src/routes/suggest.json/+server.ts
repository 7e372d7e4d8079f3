import { json } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'
import { readSearch } from '#lib/search-address.ts'
import { request } from '#lib/server/api.ts'
import { spoken } from '#lib/spoken.ts'
import { SUGGEST, type Suggestions } from './query.ts'
import type { RequestHandler } from './$types'

const MOST = 8
/** What a suggestion is, where its words alone do not say. */
const ABOUT = spoken<string>({
  TITLE: m.search_suggest_title,
  SUBJECT: m.search_suggest_subject,
  OUTCOME: m.search_suggest_outcome,
})

/**
 * Suggestions for what is typed so far: `{ suggestions: [[text, what it is], …], count }`. Those in a language of the reader
 * come first. It asks in nobody's name and for nobody's needs, so that whoever types the same is given the same.
 */
export const GET: RequestHandler = async (event) => {
  const { query, inside } = readSearch(event.url.searchParams)
  const { languages } = event.locals
  event.locals.session = null
  const variables = { query, kind: inside === 'outcomes' ? 'OUTCOME' : 'RESOURCE', languages, first: MOST }
  const { suggest } = query === '' ? { suggest: [] } : await request<Suggestions>(SUGGEST, variables, event)
  const about = new Map<string, string>()
  for (const { text, source } of suggest) if (!about.has(text)) about.set(text, ABOUT[source] ?? '')
  const suggestions = [...about]
  return json({
    suggestions,
    count: suggestions.length > 0 ? m.search_suggest_count({ count: suggestions.length }) : m.search_suggest_none(),
  })
}
