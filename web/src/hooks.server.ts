import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks'
import { faultWords } from '#lib/fault-words.ts'
import { readerLanguages } from '#lib/languages.ts'
import { BASE, bestLocale, directionOf, inLanguage, linksInLanguage, splitPath, type Locale } from '#lib/locales.ts'
import { keepOf, keptPage, keptPolicy } from '#lib/keep.ts'
import { needInputs, readNeedNames } from '#lib/needs.ts'
import { m, readMessages } from '#lib/paraglide/messages.js'
import { overwriteGetLocale } from '#lib/paraglide/runtime.js'
import { preferenceAttributes, preferencesFromCookie, PREFERENCES_COOKIE } from '#lib/preferences.ts'
import { trimStyle } from '#lib/server/page-style.ts'
import { readSession } from '#lib/server/session.ts'
import preferencesStyle from '#lib/styles/preferences.css?inline'

/** Pages that are the same for everyone may be shared this long. */
const SHARED_CACHE = 'public, max-age=60, stale-while-revalidate=300'
const PRIVATE_CACHE = 'private, no-store'
/**
 * A form that came back with faults is found again on the way back, with what was typed. Browsers do that from their cache alone.
 * It holds what is meant to be published, and `/sign-out` takes it away.
 */
const FOUND_AGAIN = 'private, no-cache'
const WRITTEN_TO_BE_PUBLISHED =
  /^\/(publish|collections|frameworks|providers\/new)(\/|$)|^\/resources\/[^/]+\/(edit|translate|remix)$/

/**
 * By these comments a script would find its way about a page that it takes over. None does here, and they are a tenth of a
 * long page. Text of the catalogue cannot hold any: it is escaped.
 */
const MARKERS = /<!--(?:\[(?:!|-?\d+)?|\]|[a-z0-9]{4,8})?-->/g

/** They stand for style sheets that are in the page, for a script that would load others. */
const STAND_INS = /<link href="[^"]*" rel="stylesheet" disabled [^>]*>\s*/g

/** What the page says of its language and of what its reader prefers. */
const ROOT = 'lang="%lang%" dir="%dir%" %preferences%'

/** What the kit says of styles, so as not to hash them for each page; what is sent names those that stand in the page. */
const ANY_STYLE = "style-src 'unsafe-inline'"

/** The style of what readers choose goes only to those who have chosen something, in the page, under its own hash. */
const PREFERENCES_STYLE = preferencesStyle.trim()
const PREFERENCES_HASH = `'sha256-${createHash('sha256').update(PREFERENCES_STYLE).digest('base64')}'`

/** The language of the page that is being made: whatever is called on the way to it can ask `getLocale`. */
const speaking = new AsyncLocalStorage<Locale>()
overwriteGetLocale(() => speaking.getStore() ?? BASE)

const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  // Not `no-referrer`: browsers would then send `Origin: null` with our own forms, and no origin could be checked.
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}

/** Everything on the way to a page happens in the language that its address names. */
export const handle: Handle = async (given) => {
  const { locale, path } = splitPath(given.event.url.pathname)
  await readMessages(locale)
  return speaking.run(locale, () => answer(given, locale, path))
}

/**
 * Reads who asks and what they need, once a request. It alone reads the session cookie. A page may be kept by shared
 * caches only when neither a cookie nor `need=` shaped it.
 * @param path the path without its language
 */
async function answer(
  { event, resolve }: Parameters<Handle>[0],
  locale: Locale,
  path: string,
): Promise<Awaited<ReturnType<Handle>>> {
  const { cookies, locals, request, url } = event
  locals.session = readSession(cookies, url)
  locals.retryAfter = null
  locals.isCounted = false
  const shared = url.searchParams.getAll('need')
  const kept = cookies.get('needs')
  locals.needNames = readNeedNames(shared.length > 0 ? shared : kept ? [kept] : [])
  locals.needs = needInputs(locals.needNames)
  locals.needsFrom = locals.needNames.length === 0 ? null : shared.length > 0 ? 'address' : 'cookie'
  const preferences = preferencesFromCookie(cookies.get(PREFERENCES_COOKIE))
  const savesData = /\bon\b/i.test(request.headers.get('save-data') ?? '')
  locals.preferences = savesData ? { data: 'less', ...preferences } : preferences
  locals.locale = locale
  locals.path = path
  locals.languages = readerLanguages(
    [
      locale === BASE ? null : locale,
      preferences.language,
      cookies.get('language'),
      request.headers.get('accept-language'),
    ]
      .filter(Boolean)
      .join(', '),
  )

  // The page offers itself in the reader's own language.
  await readMessages(bestLocale(locals.languages) ?? BASE)

  // One address, two forms: who asks for data is given the plan as data.
  if (path === '/pathways' && prefersJson(request)) return await event.fetch(`/pathways.json${url.search}`)
  const attributes = preferenceAttributes(locals.preferences)
  const styles = attributes ? [PREFERENCES_HASH] : []
  const isKept = locals.preferences.pages === 'yes' && !path.startsWith('/embed/')
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => {
      const bare = html.replace(MARKERS, '')
      const end = bare.indexOf('</head>')
      const root = `lang="${locale}" dir="${directionOf(locale)}"${attributes}`
      const head = bare.slice(0, end).replace(ROOT, root).replace(STAND_INS, '')
      const body = linksInLanguage(bare.slice(end), locale)
      const trimmed = trimStyle(head, body)
      if (trimmed.source !== null) styles.push(trimmed.source)
      const page = `${trimmed.head}${attributes ? `<style>${PREFERENCES_STYLE}</style>` : ''}${body}`
      return isKept ? keptPage(page) : page
    },
  })
  const to = response.headers.get('location')
  if (to !== null) response.headers.set('location', inLanguage(to, locale))
  const policy = response.headers.get('content-security-policy')
  if (policy?.includes(ANY_STYLE)) {
    const styled = policy.replace(ANY_STYLE, ["style-src 'self'", ...styles].join(' '))
    response.headers.set('content-security-policy', isKept ? keptPolicy(styled) : styled)
  }

  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value)
  // Cards are made for pages of others; who may show them is in their own policy.
  if (path.startsWith('/embed/')) response.headers.delete('x-frame-options')
  if (path === '/sign-out' && request.method === 'POST') response.headers.set('clear-site-data', '"cache"')
  if (response.status === 429 && locals.retryAfter !== null) response.headers.set('retry-after', `${locals.retryAfter}`)
  if (/^(text\/html|application\/(json|atom\+xml))(;|$)/.test(response.headers.get('content-type') ?? '')) {
    const isShared =
      (request.method === 'GET' || request.method === 'HEAD') &&
      response.status === 200 &&
      !request.headers.has('cookie') &&
      !url.searchParams.has('need') &&
      // A way to sign in that is switched off is gone at once, and what works is asked of now.
      !['/sign-in', '/status'].includes(path) &&
      // What a link of a mail opens names somebody.
      !url.searchParams.has('token')
    const isFormBack = request.method === 'POST' && response.status >= 400 && WRITTEN_TO_BE_PUBLISHED.test(path)
    response.headers.set('cache-control', isShared ? SHARED_CACHE : isFormBack ? FOUND_AGAIN : PRIVATE_CACHE)
    // It is made for each reader who comes here, so that none is left out.
    if (locals.isCounted) response.headers.set('x-counted', 'yes')
    if (response.headers.get('content-type')?.startsWith('text/html'))
      response.headers.set(
        'x-keep',
        keepOf(path, { isChosen: isKept, isSignedIn: locals.session !== null, needs: locals.needsFrom }),
      )
    const isTwoForms = /^\/pathways(\.json)?$/.test(path)
    response.headers.set('vary', `Cookie, Accept-Language, Save-Data${isTwoForms ? ', Accept' : ''}`)
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
    return { status: 500, message: m.faults_ours() }
  }
  const { status } = caught.error
  const message = faultWords(status)
  return message === null ? undefined : { status, message }
}
