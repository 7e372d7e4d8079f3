/** One writing of a link, so that the same page is recognised however people copied its address. Pure. */
import { normaliseLanguage } from '#api/vocabulary/languages.ts'

/** Parts of a query that say who sent somebody and not what is shown. */
const TRACKING =
  /^(utm_.*|fbclid|gclid|gclsrc|dclid|msclkid|yclid|igshid|mc_[ce]id|_hs.*|_ga|_gl|pk_.*|mtm_.*|ref|ref_src|ref_url|referrer|source|src|spm|si|feature|share|via|campaign|cmpid|phpsessid|jsessionid|sessionid|sid)$/i
/** Ways of naming the same site for other devices. */
const SITE_WORDS = new Set(['www', 'www2', 'm', 'mobile', 'amp', 'touch'])
const START_PAGE = /^(index|default|home)\.(html?|php|aspx?|jsp)$/i
const LANGUAGE_PARAMETERS = /^(lang|language|hl|locale|lng|l)$/i
const LANGUAGE_SHAPE = /^[a-z]{2,3}(?:[-_](?:[a-z]{4}|[a-z]{2}|\d{3}))?$/i

/**
 * The normalised link: without scheme, `www.` and the like, mobile hosts, usual ports, tracking parameters, fragments, start pages,
 * doubled and closing slashes, with parameters in order. '' for what is no web address.
 */
export function linkKey(link: string): string {
  const parts = partsOf(link)
  return parts === null ? '' : `${parts.host}/${parts.path.join('/')}${query(parts.parameters)}${parts.route}`
}

/** The same without what names a language: `/en/`, `?lang=sw`, `page_de.html`, `es.example.org`. Pages of one work often differ by that alone. */
export function linkStem(link: string): string {
  const parts = partsOf(link)
  if (parts === null) return ''
  const labels = parts.host.split('.')
  const host = labels.length > 2 && isLanguage(labels[0] as string) ? labels.slice(1).join('.') : parts.host
  const path = parts.path
    .filter((segment) => !isLanguage(segment))
    .map((segment) =>
      segment.replace(/[._-]([a-z]{2,3}(?:[-_][A-Z][A-Za-z]{1,3})?)(?=\.\w{2,5}$|$)/, (whole, tag: string) =>
        isLanguage(tag) ? '' : whole,
      ),
    )
  const parameters = parts.parameters.filter(([name]) => !LANGUAGE_PARAMETERS.test(name))
  return `${host}/${path.join('/')}${query(parameters)}${parts.route}`
}

interface Parts {
  host: string
  path: string[]
  parameters: [string, string][]
  route: string
}

function partsOf(link: string): Parts | null {
  const url = URL.parse(link.trim())
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null
  const port = url.port === '' || url.port === '80' || url.port === '443' ? '' : `:${url.port}`
  const labels = url.hostname.replace(/\.$/, '').split('.')
  while (labels.length > 2 && SITE_WORDS.has(labels[0] as string)) labels.shift()
  const name = labels.join('.')
  const path = url.pathname
    .split('/')
    .map(plain)
    .filter((segment) => segment !== '')
  if (START_PAGE.test(path.at(-1) ?? '')) path.pop()
  if (path.at(-1) === 'amp') path.pop()
  const parameters = [...url.searchParams].filter(([each]) => !TRACKING.test(each))
  // A route of a page that runs in the browser is its address.
  const route = /^#!?\//.test(url.hash) ? url.hash.replace(/\/$/, '') : ''
  const same = { host: name + port, path, parameters, route }
  if (name === 'youtu.be' && path[0])
    return { ...same, host: 'youtube.com', path: ['watch'], parameters: [['v', path[0]]] }
  if (name === 'youtube.com' && /^(embed|shorts|live|v)$/.test(path[0] ?? '') && path[1])
    return { ...same, path: ['watch'], parameters: [['v', path[1]]] }
  if (name === 'dx.doi.org' || name === 'doi.org')
    return { ...same, host: 'doi.org', path: path.map((part) => part.toLowerCase()) }
  return same
}

/** A segment with what need not be escaped written plainly. */
function plain(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

function query(parameters: readonly [string, string][]): string {
  if (parameters.length === 0) return ''
  const pairs = parameters.map(([name, value]) => `${name}=${value}`).sort()
  return `?${pairs.join('&')}`
}

function isLanguage(text: string): boolean {
  return LANGUAGE_SHAPE.test(text) && normaliseLanguage(text.replaceAll('_', '-')).tag !== 'und'
}
