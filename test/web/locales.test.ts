import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as locales from '../../web/src/lib/locales.ts'

describe('languages of the interface', () => {
  it('are named by the first part of a path, English by none', () => {
    const { splitPath } = locales
    expect(splitPath('/search')).toEqual({ locale: 'en', path: '/search' })
    expect(splitPath('/ar')).toEqual({ locale: 'ar', path: '/' })
    expect(splitPath('/ar/')).toEqual({ locale: 'ar', path: '/' })
    expect(splitPath('/ar/resources/x')).toEqual({ locale: 'ar', path: '/resources/x' })
    expect(splitPath('/area')).toEqual({ locale: 'en', path: '/area' })
    // One that is not spoken yet, and English with a prefix, are pages that are not there.
    expect(splitPath('/de/search').path).toBe('/de/search')
    expect(splitPath('/en/search').path).toBe('/en/search')
  })

  it('stay with the reader from page to page, and leave files, programs and other sites alone', () => {
    const { inLanguage } = locales
    expect(inLanguage('/', 'ar')).toBe('/ar')
    expect(inLanguage('/?q=x#y', 'ar')).toBe('/ar?q=x#y')
    expect(inLanguage('/search?q=a.b', 'ar')).toBe('/ar/search?q=a.b')
    expect(inLanguage('/ar/search', 'ar')).toBe('/ar/search')
    expect(inLanguage('/search', 'en')).toBe('/search')
    for (const address of [
      '/search.atom?q=x',
      '/pathways.json',
      '/schema.graphql',
      '/explore',
      '/q/abc',
      '//other.example/x',
      'https://other.example/',
      '#main',
      '?/keep',
      'mailto:a@b.example',
    ])
      expect(inLanguage(address, 'ar')).toBe(address)
  })

  it('come back to the path they were put before', () => {
    const path = fc
      .array(fc.stringMatching(/^[a-z0-9-]{3,9}$/), { minLength: 1, maxLength: 4 })
      .map((parts) => `/${parts.join('/')}`)
    fc.assert(
      fc.property(path, fc.constantFrom('ar', 'fr', 'en'), (given, locale) => {
        fc.pre(!/^\/(graphql|explore|exports|uploads|healthz|readyz|q|mcp|ims|oai)(\/|$)/.test(given))
        expect(locales.splitPath(locales.inLanguage(given, locale as 'ar'))).toEqual({ locale, path: given })
      }),
    )
  })

  it('are written into the links and forms of a page, and into nothing else', () => {
    const page = `<a class="x" title="a > b" href="/search?q=1">/search</a><form action="/needs?/keep" method="POST"><button formaction="/x">y</button></form>
      <link rel="alternate" href="/search"><p>href="/about" &lt;a href="/about"></p><a href="/" hreflang="en">English</a><a href="https://a.example/">b</a>`
    expect(locales.linksInLanguage(page, 'ar')).toBe(
      page
        .replace('"/search?q=1"', '"/ar/search?q=1"')
        .replace('"/needs?/keep"', '"/ar/needs?/keep"')
        .replace('"/x"', '"/ar/x"'),
    )
    expect(locales.linksInLanguage(page, 'en')).toBe(page)
  })

  it('are offered by what the reader’s browser asks for first', () => {
    expect(locales.bestLocale(['de', 'ar-EG', 'fr'])).toBe('ar')
    expect(locales.bestLocale(['de'])).toBeNull()
  })

  it('are corrected by a mail that names the page and its language, and nothing of what was asked', async () => {
    const { correctionMail } = await import('../../web/src/lib/correct.ts')
    const mail = correctionMail('mailto:office@school.example?subject=x', 'https://way.example', '/search', 'ar')
    expect(mail).toMatch(/^mailto:office@school\.example\?subject=/)
    const subject = new URL(mail!).searchParams.get('subject')
    expect(subject).toContain('https://way.example/ar/search')
    expect(subject).toContain('العربية')
    expect(correctionMail('https://school.example/help', 'https://way.example', '/', 'ar')).toBeNull()
    expect(correctionMail(null, 'https://way.example', '/', 'ar')).toBeNull()
  })
})
