import { request } from '#lib/server/api.ts'
import { KINDS, partsOf, sitemapIndex, type Listed } from '#lib/sitemap.ts'
import { COUNTS, type Counted } from '../sitemap/query.ts'
import type { RequestHandler } from './$types'

/** The list of the parts that list all public pages. */
export const GET: RequestHandler = async (event) => {
  event.locals.session = null
  const counts = await request<Record<Listed, Counted>>(COUNTS, {}, event)
  const kinds = Object.keys(KINDS) as Listed[]
  const parts = kinds.flatMap((kind) => partsOf(kind, counts[kind].totalCount))
  return new Response(sitemapIndex(event.url.origin, ['pages', ...parts]), {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  })
}
