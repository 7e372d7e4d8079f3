import { error } from '@sveltejs/kit'
import { atom, feedId, type FeedEntry, type FeedText } from '#lib/atom.ts'
import { m } from '#lib/paraglide/messages.js'
import { feedHref, filterOf, readSearch } from '#lib/search-address.ts'
import { request } from '#lib/server/api.ts'
import type { LocalisedText } from '#lib/types.ts'
import { FEED, type FeedAnswer, type NewResource } from './query.ts'
import type { RequestHandler } from './$types'

const SITE_LANGUAGE = 'en'
const ENTRIES = 30

/**
 * What is new in a search, as an Atom feed: the parameters of the search page, newest first. It is the same for everybody,
 * so neither cookies nor the languages of a browser count; those of the address do.
 */
export const GET: RequestHandler = async (event) => {
  const { searchParams, origin } = event.url
  if ([...searchParams.keys()].some((name) => name.toLowerCase() === 'need')) error(400, m.search_feed_no_needs())
  const feed = feedHref(searchParams)
  if (feed === null) error(400, m.search_feed_no_outcomes())
  const address = readSearch(searchParams)
  const { query, lists, after } = address
  event.locals.session = null
  // Words are read as on the page: in the languages asked for, and in that of the site.
  const languages = lists.language ? [...lists.language, SITE_LANGUAGE] : []
  const variables = { query, filter: filterOf(address), languages, first: ENTRIES, after }
  const { searchResources: found } = await request<FeedAnswer>(FEED, variables, event)
  const at = (path: string) => origin + path
  const page = feed.replace(/^\/search\.atom/, '/search')
  const withAfter = (cursor: string) =>
    `${feed}${feed.includes('?') ? '&' : '?'}${new URLSearchParams({ after: cursor })}`
  const { hasNextPage, endCursor } = found.pageInfo
  const body = atom({
    id: feedId(feed),
    title: m.search_feed_title({ asked: query === '' ? 'no' : 'yes', query }),
    subtitle: m.search_feed_subtitle({ count: found.workCount, address: at(page) }),
    rights: m.search_feed_rights(),
    links: [
      { rel: 'self', type: 'application/atom+xml', href: at(after === null ? feed : withAfter(after)) },
      { rel: 'alternate', type: 'text/html', href: at(page) },
      ...(hasNextPage && endCursor
        ? [{ rel: 'next', type: 'application/atom+xml', href: at(withAfter(endCursor)) }]
        : []),
    ],
    entries: found.nodes.map((resource) => entryOf(resource, at)),
  })
  return new Response(body, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } })
}

function entryOf(resource: NewResource, at: (path: string) => string): FeedEntry {
  const makers = resource.contributors.filter(({ role }) => ['author', 'creator'].includes(role))
  const licences = resource.licence.statements.flatMap(({ url, part }) => (url && part !== 'METADATA' ? [url] : []))
  const own = at(`/resources/${resource.id}`)
  return {
    id: /^[a-z][a-z0-9+.-]*:\S+$/i.test(resource.uri) ? resource.uri : `urn:uuid:${resource.id}`,
    title: textOf(resource.title),
    updated: resource.updatedAt,
    published: resource.createdAt,
    authors: [
      ...makers.map(({ name }) => ({ name, uri: null })),
      ...(makers.length === 0 ? [{ name: resource.provider.name, uri: resource.provider.url }] : []),
    ],
    links: [
      { rel: 'alternate', type: 'text/html', hreflang: 'en', href: own },
      { rel: 'related', hreflang: resource.languages[0] ?? null, href: resource.url },
      ...[...new Set(licences)].map((href) => ({ rel: 'license', href })),
    ],
    summary: resource.description && textOf(resource.description),
    rights: `${resource.licence.label}. ${resource.attribution.text}`,
    categories: resource.subjects.map(({ uri, label }) => ({ term: uri, label: label.text })),
  }
}

function textOf({ text, language }: LocalisedText): FeedText {
  return { text, language: ['und', 'mul', 'zxx'].includes(language) ? null : language }
}
