import type { RequestHandler } from './$types'

/**
 * What is for one person, for members, or for programs; and pages without number, such as each narrowing of a search. An address
 * with needs is somebody's own. The first star stands for the language.
 */
const KEPT_OUT = [
  ...['account', 'admin', 'moderation', 'publish', 'invitation', 'passkey-options.json', 'reset', 'sign-'],
  ...['needs', 'preferences', 'collections/new', 'collections/add', 'providers/new', 'frameworks/new'],
]
const WITHIN = [
  ...['resources/*/edit', 'resources/*/report', 'resources/*/check', 'resources/*/remix', 'resources/*/translate'],
  ...['resources/*/history', 'resources/*/withdraw', 'resources/*/discard', 'collections/*/edit', 'frameworks/*/edit'],
  ...['frameworks/*/copy', 'providers/*/dashboard', 'providers/*/members', 'providers/*/uploads', 'providers/*/domain'],
  ...['providers/*/edit', 'providers/*/notices', 'pathways?', 'search?', 'code?'],
]
const FOR_PROGRAMS = ['graphql', 'explore', 'suggest.json', 'exports/', 'embed/', 'q/']

/** What programs that look through sites are asked to leave alone, and where they find the list of all pages. */
export const GET: RequestHandler = ({ url }) => {
  const anywhere = [...KEPT_OUT, ...WITHIN].flatMap((path) => [`/${path}`, `/*/${path}`])
  const lines = [
    'User-agent: *',
    ...[...anywhere, ...FOR_PROGRAMS.map((path) => `/${path}`), '/*need='].map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${url.origin}/sitemap.xml`,
    '',
  ]
  return new Response(lines.join('\n'), {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  })
}
