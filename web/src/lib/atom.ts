/** Feeds as RFC 4287 has them, with the `license` link of RFC 4946. Pure: facts in, the document out. */
import { createHash } from 'node:crypto'

/** A text with its language; null where that is not known. */
export interface FeedText {
  text: string
  language: string | null
}

export interface FeedLink {
  rel: string
  href: string
  type?: string
  hreflang?: string | null
}

export interface FeedEntry {
  /** An IRI that never changes. */
  id: string
  title: FeedText
  /** ISO 8601 UTC. */
  updated: string
  published: string
  authors: { name: string; uri: string | null }[]
  links: FeedLink[]
  summary: FeedText | null
  /** How it may be used, and the line that goes with every copy; '' for what is no work. */
  rights: string
  categories: { term: string; label: string }[]
}

export interface Feed {
  id: string
  title: string
  subtitle: string
  /** Of the whole; each entry has its own. */
  rights: string
  links: FeedLink[]
  entries: FeedEntry[]
}

/** What `updated` of a feed says that has no entries: the standard wants a time, and nothing has happened. */
const NEVER = '1970-01-01T00:00:00.000Z'
/** What XML 1.0 cannot hold, not even escaped: most controls, lone surrogates and the two last of the plane. */
const NOT_IN_XML =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** The feed as XML. Its time is that of its newest entry. */
export function atom(feed: Feed): string {
  const updated =
    feed.entries
      .map((entry) => entry.updated)
      .sort()
      .at(-1) ?? NEVER
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    element('id', feed.id),
    element('title', feed.title),
    element('subtitle', feed.subtitle),
    element('updated', updated),
    '<author><name>Waymark</name></author>',
    element('rights', feed.rights),
    element('generator', 'Waymark'),
    ...feed.links.map(link),
    ...feed.entries.map(entryOf),
    '</feed>',
    '',
  ].join('\n')
}

/**
 * An IRI for a feed that stays the same wherever the site moves: `urn:uuid:` with a name-based UUID (RFC 9562, version 5,
 * namespace of URLs).
 */
export function feedId(address: string): string {
  const namespace = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex')
  const hash = createHash('sha1').update(namespace).update(`waymark:${address}`).digest().subarray(0, 16)
  hash[6] = (hash[6]! & 0x0f) | 0x50
  hash[8] = (hash[8]! & 0x3f) | 0x80
  const hex = hash.toString('hex')
  return `urn:uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}`
}

function entryOf(entry: FeedEntry): string {
  return [
    '<entry>',
    element('id', entry.id),
    textElement('title', entry.title),
    element('updated', entry.updated),
    element('published', entry.published),
    ...entry.authors.map(
      ({ name, uri }) => `<author>${element('name', name)}${uri === null ? '' : element('uri', uri)}</author>`,
    ),
    ...entry.links.map(link),
    ...entry.categories.map(({ term, label }) => tag('category', { term, label })),
    ...(entry.summary ? [textElement('summary', entry.summary)] : []),
    ...(entry.rights === '' ? [] : [element('rights', entry.rights)]),
    '</entry>',
  ].join('\n')
}

function link({ rel, href, type, hreflang }: FeedLink): string {
  return tag('link', { rel, type, hreflang: hreflang ?? undefined, href })
}

function textElement(name: string, { text, language }: FeedText): string {
  // An empty language says that it is not known, and keeps that of the feed away.
  return `<${name} xml:lang="${escapeXml(language ?? '')}">${escapeXml(text)}</${name}>`
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`
}

function tag(name: string, attributes: Record<string, string | undefined>): string {
  const given = Object.entries(attributes).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return `<${name} ${given.map(([key, value]) => `${key}="${escapeXml(value)}"`).join(' ')}/>`
}

/** A text as XML 1.0 holds it; what it cannot hold is left out. */
export function escapeXml(text: string): string {
  return text.replace(NOT_IN_XML, '').replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '')
}
