import { error } from '@sveltejs/kit'
import { LOCALES } from '#lib/locales.ts'
import { m } from '#lib/paraglide/messages.js'
import { request } from '#lib/server/api.ts'
import { KINDS, readPart, sitemapOf, sitemapOfPages } from '#lib/sitemap.ts'
import { PART, type Part } from '../query.ts'
import type { RequestHandler } from './$types'

/** One part of the list of all public pages. */
export const GET: RequestHandler = async (event) => {
  event.locals.session = null
  return new Response(await partOf(event), {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  })
}

async function partOf(event: Parameters<RequestHandler>[0]): Promise<string> {
  const { origin } = event.url
  if (event.params.part === 'pages') return sitemapOfPages(origin, LOCALES)
  const part = readPart(event.params.part)
  if (!part) error(404, m.faults_nothing())
  const { publicThings } = await request<Part>(PART, { kind: KINDS[part.kind], idsFrom: part.idsFrom }, event)
  return sitemapOf(origin, part.kind, publicThings.nodes)
}
