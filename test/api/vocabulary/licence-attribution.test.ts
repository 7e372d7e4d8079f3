import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attribution, ATTRIBUTION_LANGUAGES, type Attributed } from '#api/vocabulary/licence-attribution.ts'
import { statements } from './licence-arbitraries.ts'

const garden = {
  ...{ id: '1', uri: 'urn:x', kind: 'organisation' as const, name: 'Garden', url: null, domain: null, claimed: false },
}
const resource: Attributed = {
  titles: [{ language: 'en', text: 'Fractions <b>&</b> “pizza”' }],
  contributors: [
    { id: 'a', name: 'Ada', role: 'author', uri: null, order: 0 },
    { id: 'b', name: 'Bo', role: 'translator', uri: null, order: 1 },
  ],
  provider: garden,
  url: 'https://example.org/r?a=1&b=2',
  licences: [{ licence: 'cc-by-4.0', part: 'all' }],
  sources: [{ key: 's', name: 'S', url: null, licence: null, credit: 'Thanks to S', retrieved: null }],
}
const original: Attributed = {
  ...resource,
  titles: [{ language: 'sw', text: 'Sehemu' }],
  contributors: [{ id: 'c', name: 'Chausiku', role: 'creator', uri: null, order: 0 }],
  url: 'https://example.org/original',
  licences: [{ licence: 'cc-by-3.0', part: 'all' }],
  sources: [],
}

describe('a credit line', () => {
  it('names title, author, helpers, source, licence and the credit of the source', () => {
    expect(attribution(resource).text).toBe(
      '“Fractions <b>&</b> “pizza”” by Ada, translator: Bo, https://example.org/r?a=1&b=2, CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/). Thanks to S.',
    )
  })

  it('names what it was translated from or is based on, each with author, source and licence', () => {
    const plain = { ...resource, contributors: [], sources: [] }
    expect(attribution(plain, 'en', { translationOf: original, basedOn: [] }).text).toMatch(
      /CC BY 4\.0 \(\S+\)\. Translated from “Sehemu” by Chausiku, https:\/\/example\.org\/original, CC BY 3\.0 \(\S+\)\.$/,
    )
    const remix = attribution(plain, 'en', { translationOf: null, basedOn: [original, resource] })
    expect(remix.text.match(/Based on “/g)).toHaveLength(2)
    expect(remix.html).toContain('Based on “<a href="https://example.org/original">Sehemu</a>” by Chausiku')
    expect(remix.text).toContain('Thanks to S.')
  })

  it('speaks the language asked for where we have the words, else English, and says which', () => {
    expect(attribution(original, 'de-CH')).toMatchObject({
      language: 'de',
      text: '„Sehemu“ von Chausiku, https://example.org/original, CC BY 3.0 (https://creativecommons.org/licenses/by/3.0/).',
    })
    expect(attribution(original, 'ar').text).toMatch(/^«Sehemu» من إعداد Chausiku، /)
    expect(attribution(original, 'zh-Hans').text).toMatch(/^《Sehemu》，作者：Chausiku，/)
    expect(attribution(resource, 'es').text).toContain('traducción: Bo')
    expect(attribution(original, 'tlh')).toMatchObject({ language: 'en' })
    expect(attribution(original, 'constructor')).toMatchObject({ language: 'en' })
  })

  it('says that licences differ, and that one is not known', () => {
    const odd = { ...original, licences: [...original.licences, { licence: 'cc-by-nc-4.0', part: 'all' as const }] }
    expect(attribution(odd).text).toContain('licence stated as CC BY 3.0')
    expect(attribution({ ...original, licences: [] }, 'fr').text).toContain('licence inconnue')
  })

  it('links to web addresses only, and falls back on the provider', () => {
    const odd = { ...resource, contributors: [], url: 'javascript:alert(1)', licences: [] }
    expect(attribution(odd).html).not.toContain('href')
    expect(attribution(odd).text).toContain('by Garden')
    expect(attribution(odd).text).toContain('licence not known')
  })

  it('holds no markup but links to web addresses, whatever its titles, names, credits and addresses say', () => {
    const nasty = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        "' onload='x",
        '</a><b>',
        '&lt;',
        '%',
      ),
    )
    const any: fc.Arbitrary<Attributed> = fc.record({
      titles: nasty.map((text) => [{ language: 'en', text }]),
      contributors: fc.array(
        fc.record({
          ...{ id: fc.constant('x'), name: nasty, uri: fc.constant(null), order: fc.constant(0) },
          role: fc.oneof(fc.constantFrom('author', 'translator', 'constructor'), nasty),
        }),
        { maxLength: 3 },
      ),
      provider: nasty.map((name) => ({ ...garden, name })),
      url: fc.oneof(fc.webUrl(), nasty, fc.constantFrom('javascript:alert(1)', 'https://x.example/"><script>')),
      licences: fc
        .tuple(statements, nasty)
        .map(([given, words]) => given.map((each) => ({ ...each, words, url: words }))),
      sources: nasty.map((credit) => [{ key: 's', name: 'S', url: null, licence: null, credit, retrieved: null }]),
    })
    fc.assert(
      fc.property(any, any, fc.constantFrom(...ATTRIBUTION_LANGUAGES), (one, from, language) => {
        const { html } = attribution(one, language, { translationOf: from, basedOn: [from] })
        const rest = html.replace(/<a href="https?:[^"<>]*">|<\/a>/gi, '')
        expect(rest).not.toMatch(/[<>"']/)
        expect(rest).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/)
      }),
    )
  })
})
