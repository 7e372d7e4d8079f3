import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ownPath } from '../../web/src/lib/own-path.ts'
import { constraintsOf, knownInputs, pathwayHref, readPathway } from '../../web/src/lib/pathway-address.ts'
import {
  feedHref,
  filterOf,
  isNarrowed,
  LIST_PARAMETERS,
  parameterOf,
  readSearch,
  searchHref,
} from '../../web/src/lib/search-address.ts'

describe('the address of a search', () => {
  test('says what is asked for', () => {
    const address = readSearch(
      new URLSearchParams(
        'q= fracciones &language=es&language=en&kind=tool&permits=adapt&minutes=45&age=9&order=fit&fit=partly',
      ),
    )
    expect(address).toMatchObject({
      query: 'fracciones',
      minutes: 45,
      age: 9,
      order: 'fit',
      fit: 'PARTLY',
      after: null,
    })
    expect(filterOf(address)).toEqual({
      languages: ['es', 'en'],
      kinds: ['TOOL'],
      permits: ['ADAPT'],
      maxMinutes: 45,
      age: 9,
    })
    expect(isNarrowed(address)).toBe(true)
  })

  test('passes over what cannot be', () => {
    const address = readSearch(
      new URLSearchParams('kind=CAKE&permits=STEAL&minutes=-3&age=eleven&order=random&fit=well&in=space'),
    )
    expect(filterOf(address)).toEqual({})
    expect(address).toMatchObject({ order: 'relevance', fit: null, inside: 'resources', minutes: null, age: null })
  })

  test('takes ages of nought, which babies have, but no minutes of nought', () => {
    expect(filterOf(readSearch(new URLSearchParams('age=0&minutes=0')))).toEqual({ age: 0 })
  })

  test('narrows by what is known, by size and by how recent it is', () => {
    const now = new Date('2026-11-21T17:45:00.000Z')
    const read = (text: string) => filterOf(readSearch(new URLSearchParams(text)), now)
    expect(read('trait=works-offline&trait=NO_SIGN_IN&trait=cheap&size=1,5')).toEqual({
      traits: ['WORKS_OFFLINE', 'NO_SIGN_IN'],
      maxBytes: 1_500_000,
    })
    expect(read('since=month')).toEqual({ updatedSince: '2026-10-21T00:00:00.000Z' })
    expect(read('since=2026-02-28')).toEqual({ updatedSince: '2026-02-28T00:00:00.000Z' })
    for (const text of ['since=yesterday', 'since=2026-13-01', 'size=0', 'size=-1', 'size=1e9', 'size=big'])
      expect(read(text)).toEqual({})
  })

  test('names the parameter of every field of the filter', () => {
    const all =
      'language=a&subject=a&level=a&kind=tool&type=a&permits=use&licence=a&feature=a&trait=printable&format=a&framework=a&outcome=a&provider=a&age=9&minutes=9&size=9&since=year'
    const address = readSearch(new URLSearchParams(all))
    expect(Object.keys(address.lists).sort()).toEqual(Object.keys(LIST_PARAMETERS).sort())
    const fields = Object.keys(filterOf(address))
    expect(fields.map(parameterOf)).toEqual([...Object.keys(address.lists), 'age', 'minutes', 'size', 'since'])
    expect(parameterOf('withoutHazards')).toBeNull()
  })

  test('looks for words within long facets without narrowing by them', () => {
    const here = new URLSearchParams('q=a&find-subject= frac &find-kind=x&find-level=&more=provider')
    const address = readSearch(here)
    expect(address).toMatchObject({ find: { SUBJECT: 'frac' }, more: 'PROVIDER' })
    expect(isNarrowed(address)).toBe(false)
    expect(searchHref(here, {})).toBe('/search?q=a')
  })

  test('is a feed without needs, order and place in the list', () => {
    expect(feedHref(new URLSearchParams('q=a&need=deaf&fit=fits&order=fit&after=x&level=&language=sw'))).toBe(
      '/search.atom?q=a&language=sw',
    )
    expect(feedHref(new URLSearchParams(''))).toBe('/search.atom')
    expect(feedHref(new URLSearchParams('q=a&in=outcomes'))).toBeNull()
  })

  test('keeps the rest when one thing changes, and begins at the first page again', () => {
    const here = new URLSearchParams('q=a b&language=es&after=CURSOR&level=')
    expect(searchHref(here, { language: ['es', 'sw'] })).toBe('/search?q=a+b&language=es&language=sw')
    expect(searchHref(here, { language: null, q: null })).toBe('/search')
    expect(searchHref(here, { after: 'NEXT' })).toBe('/search?q=a+b&language=es&after=NEXT')
  })

  test('can be anything without breaking the page', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (text) => {
        const address = readSearch(new URLSearchParams(text))
        expect(address.query.length).toBeLessThanOrEqual(500)
        for (const values of Object.values(address.lists)) expect(values.length).toBeLessThanOrEqual(50)
      }),
    )
  })

  test('is cut where it would be too long', () => {
    const many = new URLSearchParams(
      Array.from({ length: 10_000 }, (_, at): [string, string] => ['language', `x${at}`]),
    )
    many.set('q', 'a'.repeat(10_000))
    many.append('subject', 'b'.repeat(1_000))
    const address = readSearch(many)
    expect(address.lists.language).toHaveLength(50)
    expect(address.lists.subject).toBeUndefined()
    expect(address.query).toHaveLength(500)
  })
})

describe('the address of a pathway', () => {
  const read = (text: string) => readPathway(new URLSearchParams(text))

  test('comes back as it was written', () => {
    const written =
      '/pathways?goal=g1&goal=g2&known=k1&unknown=u1&upto=us-grades%2F3&upto=england-years%2F4%40f1&language=sw&language=fr&other=no&permits=print&age=9&level=us-grades%2F3&minutes=120&soft=no&crosswalks=no&provider=p1&not-provider=p2'
    expect(pathwayHref(read(written.split('?')[1]!))).toBe(written)
    expect(pathwayHref(read(written.split('?')[1]!), {}, { view: '/pathways/print' })).toBe(
      written.replace('/pathways?', '/pathways/print?'),
    )
  })

  test('says what is looked at closely, until something else changes', () => {
    const near = read('goal=g&zoom=stage-3')
    expect(near.zoom).toEqual({ stage: 3 })
    expect(pathwayHref(near)).toBe('/pathways?goal=g')
    expect(pathwayHref(near, { zoom: { step: 12 } })).toBe('/pathways?goal=g&zoom=step-12')
    for (const text of ['step-0', 'step-', 'stage-1.5', 'step-123456', 'x'])
      expect(read(`goal=g&zoom=${text}`).zoom).toBeNull()
  })

  test('carries on the needs that came with it, as an address writes them', () => {
    expect(pathwayHref(read('goal=g'), {}, { needs: ['KEYBOARD_ONLY'] })).toBe('/pathways?goal=g&need=keyboard-only')
  })

  test('takes the curriculum of a level from the field beside it, unless the level names its own', () => {
    expect(read('upto=us-grades/3&upto-in=f1').upTo).toEqual([{ level: 'us-grades/3', framework: 'f1' }])
    expect(read('upto=us-grades/3@f2&upto=us-grades/4&upto-in=f1').upTo).toEqual([
      { level: 'us-grades/3', framework: 'f2' },
      { level: 'us-grades/4', framework: 'f1' },
    ])
    expect(read('upto=&upto-in=f1').upTo).toEqual([])
  })

  test('holds what is said not to be known as known with no confidence', () => {
    expect(knownInputs(read('goal=g&known=a&known=b&unknown=b'))).toEqual([
      { outcomeId: 'a', confidence: 1 },
      { outcomeId: 'b', confidence: 0 },
    ])
  })

  test('asks for helpful steps, crosswalks and other languages unless they are left out', () => {
    expect(constraintsOf(read('goal=g'), [], ['fr'])).toMatchObject({
      soft: true,
      crosswalks: true,
      otherLanguages: true,
      languages: ['fr'],
    })
    expect(constraintsOf(read('goal=g&language=any'), [], ['fr'])).toMatchObject({ languages: [] })
    expect(
      constraintsOf(read('goal=g&soft=no&crosswalks=no&other=no&language=sw&language=fr'), [{ need: 'CAPTIONS' }], []),
    ).toMatchObject({
      soft: false,
      crosswalks: false,
      otherLanguages: false,
      languages: ['sw', 'fr'],
      needs: [{ need: 'CAPTIONS' }],
    })
  })

  test('passes over what cannot be', () => {
    expect(read('language=<b>&level=three&upto=<x>/1&upto=us-grades&age=old&minutes=0')).toMatchObject({
      languages: [],
      level: null,
      upTo: [],
      age: null,
      minutes: null,
    })
  })

  test('can be anything without breaking the page, and says the same when written anew', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (text) => {
        const address = { ...read(text), query: '', after: null }
        expect(read(pathwayHref(address).split('?')[1] ?? '')).toEqual(address)
      }),
    )
  })

  test('is cut where it would be too long', () => {
    const many = Array.from(
      { length: 1_000 },
      (_, at) => `goal=g${at}&known=k${at}&upto=us-grades/${at}&provider=p${at}`,
    )
    const address = read(many.join('&'))
    expect([address.goals.length, address.known.length, address.upTo.length, address.providers.length]).toEqual([
      20, 300, 5, 50,
    ])
  })
})

describe('a path to go back to', () => {
  test.each(['/search?q=a', '/search?q=a%20b&kind=tool', '/resources/1', '/'])('keeps %s', (path) => {
    expect(ownPath(path, '/x')).toBe(path)
  })

  test('leaves needs out, in the path and in one within it', () => {
    expect(ownPath('/search?q=a&need=captions&need=blind&fit=fits', '/x')).toBe('/search?q=a&fit=fits')
    const nested = `/providers/new?back=${encodeURIComponent('/pathways?goal=1&need=deaf')}`
    expect(ownPath(nested, '/x')).toBe(`/providers/new?back=${encodeURIComponent('/pathways?goal=1')}`)
  })

  test.each([
    'https://other.example/',
    '//other.example',
    '/\\other.example',
    'javascript:alert(1)',
    '',
    null,
    '/\t/other.example',
    '/..//other.example',
    '/.//',
    '/a/..\\/other.example',
    '/\n\\other.example',
    '/a\\..\\..//b'.repeat(500),
  ])('refuses %j', (path) => {
    expect(ownPath(path, '/x')).toBe('/x')
  })

  test('leads nowhere else, whatever is given', () => {
    const part = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '@',
      ':',
      '?',
      '#',
      '%2f',
      '%5c',
      '\t',
      '\n',
      '\0',
      'evil.example',
      'https:',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(part).map((parts) => `/${parts.join('')}`),
          fc.string(),
        ),
        (given) => {
          const path = ownPath(given, '/x')
          expect(new URL(path, 'https://here.example/there').origin).toBe('https://here.example')
        },
      ),
    )
  })
})
