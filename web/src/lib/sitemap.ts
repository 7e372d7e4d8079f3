/**
 * The list of all public pages, for search engines (sitemaps.org, protocol 0.9).
 *
 * Alternates in other languages stand in the pages themselves. In the list they would make 12 lines and 1.5 kB of each of the things
 * of a catalogue, whose own text is in one language whatever the language of the page around it: a part of 4,000 things would be 6 MB
 * instead of half a one, and say nothing that the page does not say. Only the pages of the site's own have them here, as their words
 * differ by language.
 */
import { escapeXml } from '#lib/atom.ts'
import { BASE, inLanguage, type Locale } from '#lib/locales.ts'

/** What is listed, and where its pages stand. */
export const KINDS = {
  resources: 'RESOURCE',
  outcomes: 'OUTCOME',
  frameworks: 'FRAMEWORK',
  collections: 'COLLECTION',
  providers: 'PROVIDER',
} as const
export type Listed = keyof typeof KINDS

/** Pages of the site's own that are worth finding. */
export const OWN_PAGES = [
  '/',
  '/search',
  '/frameworks',
  '/pathways',
  '/collections',
  '/about',
  '/accessibility',
  '/developers',
]

/** A part holds this many at most, well below the 50,000 of the protocol. */
export const MOST_A_PART = 5_000
/** Above this many there are sixteen times as many parts: some parts are a little longer than others. */
const MANY = 4_000
const DIGITS = [...'0123456789abcdef']

/**
 * The parts of a kind: `resources`, or `resources-0` … `resources-f` where there are many, by the first digits of ids. Ids are spread
 * evenly, so that parts are about as long as each other, and a thing stays in its part.
 */
export function partsOf(kind: Listed, count: number): string[] {
  let prefixes = ['']
  while (count / prefixes.length > MANY) prefixes = prefixes.flatMap((prefix) => DIGITS.map((digit) => prefix + digit))
  return count === 0 ? [] : prefixes.map((prefix) => (prefix ? `${kind}-${prefix}` : kind))
}

/** What a part holds; null for what is no part. */
export function readPart(name: string): { kind: Listed; idsFrom: string } | null {
  const [, kind = '', idsFrom = ''] = /^([a-z]+)(?:-([\da-f]{1,4}))?$/.exec(name) ?? []
  return Object.hasOwn(KINDS, kind) ? { kind: kind as Listed, idsFrom } : null
}

/** The list of parts. */
export function sitemapIndex(origin: string, parts: readonly string[]): string {
  const entries = parts.map((part) => `<sitemap><loc>${escapeXml(`${origin}/sitemap/${part}.xml`)}</loc></sitemap>`)
  return xml('sitemapindex', '', entries)
}

/** A part: each thing with its address and when it last changed. */
export function sitemapOf(
  origin: string,
  kind: Listed,
  things: readonly { id: string; updatedAt: string | null }[],
): string {
  return xml(
    'urlset',
    '',
    things.map(({ id, updatedAt }) => {
      const changed = updatedAt === null ? '' : `<lastmod>${escapeXml(updatedAt)}</lastmod>`
      return `<url><loc>${escapeXml(`${origin}/${kind}/${id}`)}</loc>${changed}</url>`
    }),
  )
}

/** The site's own pages in each language it speaks, each naming the others. */
export function sitemapOfPages(origin: string, languages: readonly Locale[]): string {
  const at = (path: string, locale: Locale) => escapeXml(origin + inLanguage(path, locale))
  const link = (language: string, address: string) =>
    `<xhtml:link rel="alternate" hreflang="${language}" href="${address}"/>`
  const entries = OWN_PAGES.flatMap((path) => {
    const others =
      languages.length > 1
        ? [...languages.map((locale) => link(locale, at(path, locale))), link('x-default', at(path, BASE))].join('')
        : ''
    return languages.map((locale) => `<url><loc>${at(path, locale)}</loc>${others}</url>`)
  })
  return xml('urlset', ' xmlns:xhtml="http://www.w3.org/1999/xhtml"', entries)
}

function xml(root: string, names: string, entries: string[]): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${names}>`,
    ...entries,
    `</${root}>`,
    '',
  ].join('\n')
}
