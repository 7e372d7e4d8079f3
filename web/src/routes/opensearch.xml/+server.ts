import { escapeXml } from '#lib/atom.ts'
import { m } from '#lib/paraglide/messages.js'
import { placeWords } from '#lib/server/place.ts'
import type { RequestHandler } from './$types'

/** What browsers read to search here from their own box (OpenSearch 1.1, draft 6). */
export const GET: RequestHandler = async (event) => {
  event.locals.session = null
  event.locals.languages = []
  const { origin } = event.url
  const place = await placeWords(event)
  // Both may have a few letters only, by the rules of the format.
  const name = (place.name ?? m.site_name()).slice(0, 16)
  const url = (type: string, path: string) =>
    `<Url type="${type}" template="${escapeXml(`${origin}${path}?q=`)}{searchTerms}"/>`
  const body = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    `<ShortName>${escapeXml(name)}</ShortName>`,
    `<Description>${escapeXml(m.site_find_label())}</Description>`,
    '<InputEncoding>UTF-8</InputEncoding>',
    url('text/html', '/search'),
    url('application/atom+xml', '/search.atom'),
    `<Url type="application/opensearchdescription+xml" rel="self" template="${escapeXml(`${origin}/opensearch.xml`)}"/>`,
    '</OpenSearchDescription>',
    '',
  ].join('\n')
  return new Response(body, {
    headers: {
      'content-type': 'application/opensearchdescription+xml; charset=utf-8',
      'cache-control': 'public, max-age=86400',
    },
  })
}
