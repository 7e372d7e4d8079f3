import { bestLocale, BASE, inLanguage } from '#lib/locales.ts'
import type { RequestHandler } from './$types'

/** The address beside every printed code: where its letters are typed. */
export const GET: RequestHandler = ({ locals }) =>
  new Response(null, {
    status: 302,
    headers: {
      location: inLanguage('/code', bestLocale(locals.languages) ?? BASE),
      'cache-control': 'private, no-store',
    },
  })
