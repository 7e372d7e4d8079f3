/**
 * What a web page says of itself: JSON-LD, Dublin Core and Highwire names, OpenGraph, `rel=license`, `lang`. One pass over the tags,
 * in time that grows with the page alone; nothing of it is run. Pure.
 */
import { said } from '#api/words/said.ts'
import type { JsonObject } from './findings.ts'
import { parseJson, statedIn } from './json-ld.ts'
import { toReading, UnreadableError, type Reading, type Stated } from './reading.ts'

const MOST_TAGS = 20_000
const MOST_SCRIPTS = 20
/** Elements whose content is text up to their end tag. */
const RAW = new Set(['script', 'style', 'title', 'textarea', 'template', 'noscript'])
/** Names of `meta` by the property they fill, most telling first. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  name: ['citation_title', 'dc.title', 'dcterms.title', 'og:title', 'twitter:title'],
  description: [
    'dc.description',
    'dcterms.description',
    'dcterms.abstract',
    'og:description',
    'description',
    'twitter:description',
  ],
  inLanguage: ['dc.language', 'dcterms.language', 'citation_language'],
  author: ['citation_author', 'dc.creator', 'dcterms.creator', 'author', 'article:author'],
  keywords: ['citation_keywords', 'dc.subject', 'dcterms.subject', 'keywords', 'article:tag'],
  publisher: ['dc.publisher', 'dcterms.publisher', 'citation_publisher', 'og:site_name'],
  license: ['dc.rights', 'dcterms.rights', 'dcterms.license', 'dc.rights.license'],
  identifier: ['citation_doi', 'citation_isbn', 'dc.identifier', 'dcterms.identifier'],
  educationalLevel: ['lrmi.educationallevel'],
}
/** Letters and signs by name, as pages write them. */
const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", hellip: '…', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’' },
  ...{ ldquo: '“', rdquo: '”', sbquo: '‚', bdquo: '„', lsaquo: '‹', rsaquo: '›', bull: '•', trade: '™', euro: '€' },
  ...{ OElig: 'Œ', oelig: 'œ', Scaron: 'Š', scaron: 'š', Yuml: 'Ÿ' },
  ...Object.fromEntries(
    'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
      .split(' ')
      .map((name, at) => [name, String.fromCharCode(160 + at)]),
  ),
}

interface Tag {
  name: string
  attributes: Map<string, string>
  /** What stands in a raw element. */
  text: string
}

/**
 * A web page.
 * @param address where it was read; '' for a file
 */
export function readHtml(html: string, address = ''): Reading {
  const metas = new Map<string, string[]>()
  const stated: Stated[] = []
  const notes: string[] = []
  const page: JsonObject = {}
  const sources: Record<string, string> = {}
  const say = (property: string, value: string | undefined, source: string) => {
    if (!value?.trim() || page[property] !== undefined) return
    page[property] = value.trim()
    sources[property] = source
  }
  let scripts = 0
  let title = ''
  for (const { name, attributes, text } of tagsOf(html)) {
    const get = (attribute: string) => attributes.get(attribute) ?? ''
    if (name === 'html') say('inLanguage', get('lang') || get('xml:lang'), said`Web page: ${'lang'}`)
    else if (name === 'title') title ||= decoded(text)
    else if (name === 'meta') {
      const key = (get('name') || get('property')).toLowerCase()
      if (key !== '' && get('content').trim() !== '')
        metas
          .set(key, metas.get(key) ?? [])
          .get(key)
          ?.push(get('content').trim())
    } else if ((name === 'link' || name === 'a') && /(^|\s)license(\s|$)/i.test(get('rel')))
      say('license', URL.parse(get('href'), address || undefined)?.href, said`Web page: ${'rel=license'}`)
    else if (name === 'link' && get('rel').toLowerCase() === 'canonical' && address !== '')
      say('url', sameHost(get('href'), address), said`Web page: canonical link`)
    else if (
      name === 'script' &&
      get('type').trim().toLowerCase() === 'application/ld+json' &&
      scripts++ < MOST_SCRIPTS
    ) {
      try {
        const found = statedIn(parseJson(text)).stated
        if (found) stated.push(found)
      } catch (error) {
        if (!(error instanceof UnreadableError)) throw error
        notes.push(said`A part of the page was left out. ${error.message}`)
      }
    }
  }
  for (const [property, names] of Object.entries(NAMES)) {
    const key = names.find((each) => metas.has(each))
    const values = key === undefined ? [] : (metas.get(key) ?? [])
    // The language of the page is often that of its menus alone.
    if (key !== undefined && (page[property] === undefined || property === 'inLanguage')) {
      page[property] = property === 'name' || property === 'description' ? values[0] : values
      sources[property] = said`Web page: ${key}`
    }
  }
  say('name', title, said`Web page: ${'title'}`)
  say('inLanguage', metas.get('og:locale')?.[0]?.replace('_', '-'), said`Web page: ${'og:locale'}`)
  say('url', address || undefined, said`The link you gave`)
  const withAddress = stated.map(({ record, from }) => ({ record: webLink(record, address), from }))
  const reading = toReading(
    said`web page`,
    [...withAddress, { record: page, from: (property) => sources[property] ?? said`Web page: ${property}` }],
    notes,
  )
  if (reading.fields.length === 0)
    throw new UnreadableError(said`The page says nothing of itself that could fill the form.`)
  return reading
}

/** Its own address where that is on the host that was opened: a record copied from elsewhere names another page. */
function webLink(record: JsonObject, address: string): JsonObject {
  const url = [record.url ?? record['@id']].flat()[0]
  return address === ''
    ? record
    : { ...record, url: typeof url === 'string' ? sameHost(url, address) : undefined, '@id': undefined }
}

function sameHost(href: string, address: string): string | undefined {
  const url = URL.parse(href, address)
  return url && url.host === URL.parse(address)?.host ? url.href : undefined
}

/** The start tags of a page with their attributes, in order. */
function* tagsOf(html: string): Generator<Tag> {
  let count = 0
  for (let at = html.indexOf('<'); at >= 0 && count < MOST_TAGS; at = html.indexOf('<', at)) {
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 4)
      if (end < 0) return
      at = end + 3
      continue
    }
    const code = html.charCodeAt(at + 1) | 32
    if (code < 97 || code > 122) {
      at++
      continue
    }
    count++
    const { name, attributes, end } = tagAt(html, at)
    at = end
    let text = ''
    if (RAW.has(name)) {
      const close = endOf(html, name, end)
      text = html.slice(end, close)
      at = close
    }
    yield { name, attributes, text }
  }
}

/** Where the end tag of a raw element begins; the end of the page when there is none. */
function endOf(html: string, name: string, from: number): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2))
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at
  return html.length
}

/** One tag, read as the HTML standard reads it: quoted, unquoted and empty attributes, the first of a name counting. */
function tagAt(html: string, start: number): { name: string; attributes: Map<string, string>; end: number } {
  const space = /\s/
  let at = start + 1
  const until = (stop: RegExp) => {
    const from = at
    while (at < html.length && !stop.test(html[at] as string)) at++
    return html.slice(from, at)
  }
  const name = until(/[\s/>]/).toLowerCase()
  const attributes = new Map<string, string>()
  while (at < html.length) {
    while (at < html.length && (space.test(html[at] as string) || html[at] === '/')) at++
    if (html[at] === '>' || at >= html.length) return { name, attributes, end: at + 1 }
    const from = at
    at++
    const attribute = (html[from] as string) + until(/[\s/>=]/)
    while (space.test(html[at] ?? '')) at++
    let value = ''
    if (html[at] === '=') {
      at++
      while (space.test(html[at] ?? '')) at++
      const quote = html[at]
      if (quote === '"' || quote === "'") {
        const close = html.indexOf(quote, at + 1)
        const end = close < 0 ? html.length : close
        value = html.slice(at + 1, end)
        at = end + 1
      } else value = until(/[\s>]/)
    }
    const key = attribute.toLowerCase()
    if (!attributes.has(key)) attributes.set(key, decoded(value))
  }
  return { name, attributes, end: html.length }
}

/** Text with its character references read. */
function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,7}));?/gi,
    (whole, decimal, hexadecimal, name) => {
      if (name !== undefined)
        return Object.hasOwn(ENTITIES, name as string) ? (ENTITIES[name as string] as string) : whole
      const code = decimal === undefined ? parseInt(hexadecimal as string, 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : '\uFFFD'
    },
  )
}
