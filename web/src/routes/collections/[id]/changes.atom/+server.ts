import { error } from '@sveltejs/kit'
import { atom, feedId, type FeedEntry } from '#lib/atom.ts'
import type { Change } from '#lib/collection.ts'
import { m } from '#lib/paraglide/messages.js'
import { request } from '#lib/server/api.ts'
import { CHANGES, type ChangesAnswer } from '../query.ts'
import type { RequestHandler } from './$types'

const ENTRIES = 30

/** What happened in a collection, as an Atom feed: the same for everybody, so no session counts. */
export const GET: RequestHandler = async (event) => {
  event.locals.session = null
  const { id } = event.params
  const { collection } = await request<ChangesAnswer>(CHANGES, { id, languages: [], first: ENTRIES }, event)
  if (!collection) error(404, m.collection_none())
  const { origin } = event.url
  const own = `${origin}/collections/${id}`
  const author = { name: collection.provider?.name ?? m.collection_feed_author(), uri: null }
  const body = atom({
    id: feedId(`/collections/${id}/changes.atom`),
    title: m.collection_feed_title({ title: collection.title.text }),
    subtitle: m.collection_feed_subtitle({ address: own }),
    rights: m.search_feed_rights(),
    links: [
      { rel: 'self', type: 'application/atom+xml', href: `${own}/changes.atom` },
      { rel: 'alternate', type: 'text/html', href: own },
    ],
    entries: collection.changes.map((change) => entryOf(change, { own, origin, author })),
  })
  return new Response(body, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } })
}

function entryOf(
  { at, text, resource, outcome }: Change,
  { own, origin, author }: { own: string; origin: string; author: FeedEntry['authors'][number] },
): FeedEntry {
  const href = resource ? `${origin}/resources/${resource.id}` : outcome ? `${origin}/outcomes/${outcome.id}` : own
  return {
    id: feedId(`${href}?changed=${at}`),
    ...{ title: { text, language: 'en' }, updated: at, published: at, authors: [author] },
    ...{ links: [{ rel: 'alternate', type: 'text/html', href }], summary: null, rights: '', categories: [] },
  }
}
