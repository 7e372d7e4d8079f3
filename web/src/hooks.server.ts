import { faultWords } from '#lib/fault-words.ts'
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks'
import { readerLanguages } from '#lib/languages.ts'
import { needInputs, readNeedNames } from '#lib/needs.ts'
import { readSession } from '#lib/server/session.ts'

/** Pages that are the same for everyone may be shared this long. */
const SHARED_CACHE = 'public, max-age=60, stale-while-revalidate=300'
const PRIVATE_CACHE = 'private, no-store'

/**
 * By these comments a script would find its way about a page that it takes over. None does here, and they are a tenth of a
 * long page. Text of the catalogue cannot hold any: it is escaped.
 */
const MARKERS = /<!--(?:\[(?:!|-?\d+)?|\])?-->/g

const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  // Not `no-referrer`: browsers would then send `Origin: null` with our own forms, and no origin could be checked.
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}

/**
 * Reads who asks and what they need, once a request. It alone reads the session cookie. A page may be kept by shared
 * caches only when neither a cookie nor `need=` shaped it.
 */
export const handle: Handle = async ({ event, resolve }) => {
  const { cookies, locals, request, url } = event
  locals.session = readSession(cookies, url)
  locals.retryAfter = null
  const shared = url.searchParams.getAll('need')
  const kept = cookies.get('needs')
  locals.needNames = readNeedNames(shared.length > 0 ? shared : kept ? [kept] : [])
  locals.needs = needInputs(locals.needNames)
  locals.needsFrom = locals.needNames.length === 0 ? null : shared.length > 0 ? 'address' : 'cookie'
  locals.languages = readerLanguages(
    [cookies.get('language'), request.headers.get('accept-language')].filter(Boolean).join(', '),
  )

  // One address, two forms: who asks for data is given the plan as data.
  if (url.pathname === '/pathways' && prefersJson(request)) return await event.fetch(`/pathways.json${url.search}`)
  const response = await resolve(event, { transformPageChunk: ({ html }) => html.replace(MARKERS, '') })

  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value)
  if (response.status === 429 && locals.retryAfter !== null) response.headers.set('retry-after', `${locals.retryAfter}`)
  if (/^(text\/html|application\/(json|atom\+xml))(;|$)/.test(response.headers.get('content-type') ?? '')) {
    const isShared =
      (request.method === 'GET' || request.method === 'HEAD') &&
      response.status === 200 &&
      !request.headers.has('cookie') &&
      !url.searchParams.has('need') &&
      // What a link of a mail opens names somebody.
      !url.searchParams.has('token')
    response.headers.set('cache-control', isShared ? SHARED_CACHE : PRIVATE_CACHE)
    const isTwoForms = /^\/pathways(\.json)?$/.test(url.pathname)
    response.headers.set('vary', `Cookie, Accept-Language${isTwoForms ? ', Accept' : ''}`)
  }
  return response
}

/** JSON by name, and no page beside it. */
function prefersJson(request: Request): boolean {
  const accepted = request.headers.get('accept') ?? ''
  return request.method === 'GET' && /\bapplication\/json\b/i.test(accepted) && !/\btext\/html\b/i.test(accepted)
}

/** Tells people what to do next; the fault itself goes to the log. Address and needs stay out of it. */
export const handleError: HandleServerError = (caught) => {
  if (caught.kind === 'app') return
  if (caught.kind === 'unknown') {
    console.error(caught.error)
    return { status: 500, message: 'Something went wrong on our side.' }
  }
  const { status } = caught.error
  const message = faultWords(status)
  return message === null ? undefined : { status, message }
}
