/**
 * How a resource is cited. Names are taken as its source writes them and never cut into family and given names: no rule does that
 * for names of the whole world. The year it was made is not known here, and the citation says so (`n.d.`).
 * - APA: Publication Manual of the American Psychological Association, 7th edition, 10.16, “Webpages and websites”: author, date,
 *   title, [description], site, retrieval date as its content may change, address. The site is left out where it is the author.
 * - BibTeX: `@misc`, which every style knows; names and title in braces of their own, so that no style cuts or lowers them.
 * - CSL JSON: schema 1.0.2 of Citation Style Language, `webpage`.
 */
import { BASE } from '#lib/locales.ts'
import { m } from '#lib/paraglide/messages.js'
import type { LocalisedText, ResourceKind } from '#lib/types.ts'

export interface Cited {
  id: string
  kind: ResourceKind
  title: LocalisedText
  url: string
  languages: string[]
  provider: { name: string }
  contributors: { name: string; role: string }[]
  licence: { label: string; recognised: boolean }
}

export interface Citations {
  apa: string
  bibtex: string
  csl: string
}

/** APA names up to twenty authors, and after nineteen only the last. */
const MOST_AUTHORS = 20

/** What it is, in English as the rest of the citation. */
const KINDS = { CONTENT: m.words_kind_content, METHOD: m.words_kind_method, TOOL: m.words_kind_tool } as const

/** @param day when its address was looked at, `2026-11-22` */
export function citationsOf(resource: Cited, day: string): Citations {
  const made = resource.contributors.filter(({ role }) => role === 'author' || role === 'creator')
  const authors = [...new Set(made.length > 0 ? made.map(({ name }) => name) : [resource.provider.name])]
  const title = oneLine(resource.title.text)
  return {
    apa: apaOf(resource, authors.map(oneLine), title, day),
    bibtex: bibtexOf(resource, authors.map(oneLine), title, day),
    csl: JSON.stringify([cslOf(resource, authors, title, day)], null, 1),
  }
}

function apaOf(resource: Cited, authors: string[], title: string, day: string): string {
  const kind = KINDS[resource.kind]({}, { locale: BASE })
  const named = authors.length > MOST_AUTHORS ? [...authors.slice(0, 19), `… ${authors.at(-1)}`] : authors
  const list =
    named.length > 1 && authors.length <= MOST_AUTHORS
      ? `${named.slice(0, -1).join(', ')}, & ${named.at(-1)}`
      : named.join(', ')
  const site = oneLine(resource.provider.name)
  const parts = [`${ended(list)} (n.d.)`, title ? `${title} [${kind}]` : `[${kind}]`]
  if (!authors.includes(site)) parts.push(site)
  return `${parts.map(ended).join(' ')} Retrieved ${dayInEnglish(day)}, from ${resource.url}`
}

function bibtexOf(resource: Cited, authors: string[], title: string, day: string): string {
  const fields = [
    ['author', authors.map((name) => `{${inBibtex(name)}}`).join(' and ')],
    ['title', `{${inBibtex(title)}}`],
    ['publisher', `{${inBibtex(oneLine(resource.provider.name))}}`],
    ['url', resource.url.replace(/[{}\\]/g, encodeURIComponent)],
    ['urldate', day],
    ['langid', resource.languages[0] ?? ''],
    ['note', resource.licence.recognised ? inBibtex(resource.licence.label) : ''],
  ].filter(([, value]) => value !== '' && value !== '{}')
  return `@misc{waymark-${resource.id.slice(0, 8)},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}`
}

function cslOf(resource: Cited, authors: string[], title: string, day: string): Record<string, unknown> {
  return {
    id: `waymark-${resource.id.slice(0, 8)}`,
    type: 'webpage',
    title,
    author: authors.map((literal) => ({ literal: oneLine(literal) })),
    'container-title': oneLine(resource.provider.name),
    URL: resource.url,
    accessed: { 'date-parts': [day.split('-').map(Number)] },
    ...(resource.languages[0] ? { language: resource.languages[0] } : {}),
  }
}

const ESCAPES: Record<string, string> = {
  ...{ '\\': '\\textbackslash{}', '{': '\\{', '}': '\\}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}' },
}

/** A text that BibTeX gives back as it was: its own signs are escaped. */
function inBibtex(text: string): string {
  return text.replace(/[\\{}~^&%$#_]/g, (sign) => ESCAPES[sign] ?? `\\${sign}`)
}

function ended(text: string): string {
  return /[.!?。।۔]$/u.test(text) ? text : `${text}.`
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** APA writes its dates in English. */
const english = new Intl.DateTimeFormat('en-US', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

function dayInEnglish(day: string): string {
  return english.format(new Date(day))
}
