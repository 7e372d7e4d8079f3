import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ownPath } from '../../web/src/lib/own-path.ts'
import { constraintsOf, knownInputs, pathwayHref, readPathway } from '../../web/src/lib/pathway-address.ts'
import { filterOf, isNarrowed, readSearch, searchHref } from '../../web/src/lib/search-address.ts'

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
  test('comes back as it was written', () => {
    const written = '/pathways?goal=g1&goal=g2&known=k1&unknown=u1&language=sw&permits=print&age=9&minutes=120&soft=no'
    expect(pathwayHref(readPathway(new URLSearchParams(written.split('?')[1])))).toBe(written)
  })

  test('holds what is said not to be known as known with no confidence', () => {
    const address = readPathway(new URLSearchParams('goal=g&known=a&known=b&unknown=b'))
    expect(knownInputs(address)).toEqual([
      { outcomeId: 'a', confidence: 1 },
      { outcomeId: 'b', confidence: 0 },
    ])
  })

  test('asks for helpful steps unless they are left out', () => {
    expect(constraintsOf(readPathway(new URLSearchParams('goal=g')), [], ['fr'])).toMatchObject({
      soft: true,
      languages: ['fr'],
    })
    expect(constraintsOf(readPathway(new URLSearchParams('goal=g&language=any')), [], ['fr'])).toMatchObject({
      languages: [],
    })
    expect(
      constraintsOf(readPathway(new URLSearchParams('goal=g&soft=no&language=sw')), [{ need: 'CAPTIONS' }], ['fr']),
    ).toMatchObject({
      soft: false,
      languages: ['sw'],
      needs: [{ need: 'CAPTIONS' }],
    })
  })

  test('passes over a language that is none', () => {
    expect(readPathway(new URLSearchParams('language=<b>')).language).toBeNull()
  })
})

describe('a path to go back to', () => {
  test.each(['/search?q=a', '/resources/1', '/'])('keeps %s', (path) => {
    expect(ownPath(path, '/x')).toBe(path)
  })

  test.each([
    'https://other.example/',
    '//other.example',
    '/\\other.example',
    'javascript:alert(1)',
    '',
    null,
    '/a\\..\\..//b'.repeat(500),
  ])('refuses %j', (path) => {
    expect(ownPath(path, '/x')).toBe('/x')
  })
})
