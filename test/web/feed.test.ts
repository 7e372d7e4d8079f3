import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atom, feedId, type FeedEntry } from '../../web/src/lib/atom.ts'

const entry: FeedEntry = {
  id: 'urn:uuid:1',
  title: { text: 'Fracciones & más <b>', language: 'es' },
  updated: '2026-11-20T08:00:00.000Z',
  published: '2026-11-01T08:00:00.000Z',
  authors: [{ name: 'Amina', uri: null }],
  links: [{ rel: 'alternate', type: 'text/html', hreflang: 'en', href: 'https://x.example/resources/1?a=1&b="2"' }],
  summary: { text: 'A summary', language: null },
  rights: 'CC BY 4.0. “Fracciones” by Amina',
  categories: [{ term: 'urn:maths', label: 'Mathematics' }],
}
const feed = { id: 'urn:uuid:2', title: 'New', subtitle: '1 resource', rights: 'Its own', links: [], entries: [entry] }

describe('a feed', () => {
  test('holds what RFC 4287 asks for, with languages, licence and credit of each entry', () => {
    expect(atom(feed)).toBe(
      [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
        '<id>urn:uuid:2</id>',
        '<title>New</title>',
        '<subtitle>1 resource</subtitle>',
        '<updated>2026-11-20T08:00:00.000Z</updated>',
        '<author><name>Waymark</name></author>',
        '<rights>Its own</rights>',
        '<generator>Waymark</generator>',
        '<entry>',
        '<id>urn:uuid:1</id>',
        '<title xml:lang="es">Fracciones &amp; más &lt;b&gt;</title>',
        '<updated>2026-11-20T08:00:00.000Z</updated>',
        '<published>2026-11-01T08:00:00.000Z</published>',
        '<author><name>Amina</name></author>',
        '<link rel="alternate" type="text/html" hreflang="en" href="https://x.example/resources/1?a=1&amp;b=&quot;2&quot;"/>',
        '<category term="urn:maths" label="Mathematics"/>',
        '<summary xml:lang="">A summary</summary>',
        '<rights>CC BY 4.0. “Fracciones” by Amina</rights>',
        '</entry>',
        '</feed>',
        '',
      ].join('\n'),
    )
  })

  test('is as old as its newest entry, and has a time without any', () => {
    const older = { ...entry, updated: '2026-01-01T00:00:00.000Z' }
    expect(atom({ ...feed, entries: [older, entry, older] })).toContain('<updated>2026-11-20T08:00:00.000Z</updated>')
    expect(atom({ ...feed, entries: [] })).toContain('<updated>1970-01-01T00:00:00.000Z</updated>')
  })

  test('takes any text without breaking', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const xml = atom({ ...feed, title: text, entries: [{ ...entry, title: { text, language: text } }] })
        // Every mark is one of ours, every ampersand begins an entity, and nothing is left that XML 1.0 cannot hold.
        expect(
          xml.replace(
            /<\/?(feed|id|title|subtitle|updated|published|author|name|rights|generator|entry|link|category|summary)( [\w:]+="[^"<]*")*\/?>|<\?xml version="1.0" encoding="utf-8"\?>/g,
            '',
          ),
        ).not.toMatch(/[<>]/)
        expect(xml).not.toMatch(/&(?!(amp|lt|gt|quot);)/)
        expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/)
        expect(xml.isWellFormed()).toBe(true)
      }),
      { examples: [['\uD800a\uDC00\u0000\uFFFF<&>"']] },
    )
  })

  test('has an id that depends on what is searched for alone, a UUID of version 5', () => {
    expect(feedId('/search.atom?q=a')).toBe(feedId('/search.atom?q=a'))
    expect(feedId('/search.atom?q=a')).not.toBe(feedId('/search.atom?q=b'))
    expect(feedId('/search.atom')).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  })
})
