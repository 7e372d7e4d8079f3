/** How the site is found from outside: what its pages, its lists for programs, its pictures and its cards say. Over HTTP, without a browser. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, openAccount, startProduct, type RunningProduct } from '#test/helpers/process.ts'
import { seededGraph } from '#test/helpers/seeded.ts'
import { MOST_A_PART, partsOf, readPart } from '../../web/src/lib/sitemap.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-finding-'))
let product: RunningProduct
const ids = { resource: '', outcome: '', framework: '', provider: '', draft: '', long: '', mixed: '', unknown: '' }
/** As long as a title may be. */
const LONG = 'Bruchrechnungsübungsaufgaben'.repeat(20).slice(0, 300)
const MIXED = 'الكسور (fractions) – ½ و ⅓: <b>درس</b> & "1"'

beforeAll(async () => {
  product = await startProduct(await seededGraph(folder), { LOG_LEVEL: 'warn' })
  const { data } = await ask<{
    searchResources: { nodes: { id: string; provider: { id: string }; alignments: { outcome: { id: string } }[] }[] }
    frameworks: { nodes: { id: string }[] }
  }>(
    product.url,
    `{ searchResources(query: "circuit construction", first: 1) {
         nodes { id provider { id } alignments { outcome { id } } } }
       frameworks(first: 1) { nodes { id } } }`,
  )
  const [found] = data.searchResources.nodes
  ids.resource = found!.id
  ids.provider = found!.provider.id
  ids.outcome = found!.alignments[0]!.outcome.id
  ids.framework = data.frameworks.nodes[0]!.id
  const token = await openAccount(product, { email: 'finder@press.example', name: 'Fin' })
  const made = await ask<{ providerCreate: { provider: { id: string } } }>(
    product.url,
    'mutation { providerCreate(input: { name: "Finders Press" }) { provider { id } } }',
    {},
    token,
  )
  const providerId = made.data.providerCreate.provider.id
  const publish = async (verb: 'resourcePublish' | 'resourceDraft', given: object) => {
    const input = {
      description: 'One.',
      language: 'en',
      url: 'https://finders.example/',
      licence: 'cc-by-4.0',
      ...given,
    }
    const { data, errors } = await ask<Record<string, { resource: { id: string } | null; userErrors: object[] }>>(
      product.url,
      `mutation ($providerId: ID!, $input: ResourceInput!) {
         ${verb}(providerId: $providerId, input: $input) { resource { id } userErrors { message field } } }`,
      { providerId, input },
      token,
    )
    expect([errors, data?.[verb]?.userErrors]).toEqual([undefined, []])
    return data[verb]!.resource!.id
  }
  ids.draft = await publish('resourceDraft', { title: 'Not shown yet' })
  ids.long = await publish('resourcePublish', { title: LONG, url: 'https://finders.example/long' })
  ids.mixed = await publish('resourcePublish', { title: MIXED, language: 'ar', url: 'https://finders.example/mixed' })
  ids.unknown = await publish('resourcePublish', {
    title: '?',
    language: 'und',
    url: 'https://finders.example/unknown',
  })
})
afterAll(async () => {
  await product.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

async function read(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(product.url + path, { headers: { accept: 'text/html', ...headers }, redirect: 'manual' })
  return { status: response.status, of: (name: string) => response.headers.get(name), text: await response.text() }
}

/** The texts of the elements of that name; throws where it is no XML. */
function elements(xml: string, name: string): string[] {
  const found: string[] = []
  let open: string | null = null
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => (open = tag.name === name ? '' : open))
  parser.on('text', (text) => (open = open === null ? null : open + text))
  parser.on('closetag', (tag) => {
    if (tag.name === name) found.push(open ?? '')
    open = null
  })
  parser.write(xml).close()
  return found
}

/** What the head of a page says, by name or property. */
function metaOf(html: string): Map<string, string> {
  const tags = [...html.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)"/g)]
  return new Map(tags.map(([, name, content]) => [name!, content!]))
}
const canonicalsOf = (html: string) => [...html.matchAll(/<link rel="canonical" href="([^"]+)"/g)].map(([, at]) => at)
const machineFacts = (html: string) =>
  [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)].map(
    ([, json]) => JSON.parse(json!) as Record<string, unknown>,
  )

describe('a page that is found', () => {
  const pages = {
    resources: () => `/resources/${ids.resource}`,
    outcomes: () => `/outcomes/${ids.outcome}`,
    frameworks: () => `/frameworks/${ids.framework}`,
    providers: () => `/providers/${ids.provider}`,
  }

  it.each(Object.keys(pages) as (keyof typeof pages)[])(
    'has one address, a title, a description and a picture: %s',
    async (kind) => {
      const path = pages[kind]()
      for (const [asked, own] of [
        [`${path}?utm=1&need=deaf`, path],
        [`/ar${path}`, `/ar${path}`],
      ] as const) {
        const { status, text } = await read(asked)
        expect(status).toBe(200)
        expect(canonicalsOf(text)).toEqual([product.url + own])
        const meta = metaOf(text)
        const title = /<title>([^<]+) · Waymark<\/title>/.exec(text)![1]
        expect(meta.get('og:title')).toBe(title)
        expect(meta.get('description')!.length).toBeGreaterThan(10)
        expect(meta.get('og:url')).toBe(product.url + own)
        expect(meta.get('og:image')).toBe(`${product.url}/og${path}.png`)
        expect(text.match(/<meta name="description"/g)).toHaveLength(1)
        // What a reader needs stands in nothing that is shared.
        expect([...meta.values()].join()).not.toContain('need=')
      }
    },
  )

  it('tells machines what it is', async () => {
    const told = async (path: string) => machineFacts((await read(path)).text)
    expect(await told(pages.resources())).toEqual([
      expect.objectContaining({
        '@type': 'LearningResource',
        accessibilityFeature: expect.arrayContaining(['alternativeText']) as unknown,
        educationalAlignment: expect.arrayContaining([
          expect.objectContaining({ '@type': 'AlignmentObject' }),
        ]) as unknown,
        license: expect.arrayContaining([expect.stringContaining('creativecommons.org')]) as unknown,
      }),
    ])
    expect(await told(pages.outcomes())).toEqual([
      expect.objectContaining({
        '@type': 'DefinedTerm',
        inDefinedTermSet: expect.objectContaining({ '@type': 'DefinedTermSet' }) as unknown,
      }),
    ])
    expect(await told(pages.frameworks())).toEqual([expect.objectContaining({ '@type': 'DefinedTermSet' })])
  })
})

describe('a statement on who can use a resource', () => {
  it('says how it is known, and leads to a report that names what it rests on', async () => {
    const { text } = await read(`/resources/${ids.resource}`)
    const line =
      /Has alternative text descriptions for images[^<]*<div[^>]*>\s*([^<]+)<span[^>]*>[^<]*<a [^>]*href="([^"]+)"/.exec(
        text,
      )!
    expect(line[1]).toMatch(/^said by its publisher/)
    const report = await read(line[2]!)
    expect(report.status).toBe(200)
    expect(report.text).toContain('You tell us about this: <strong>Pictures have a text alternative</strong>.')
    expect(report.text).toMatch(/value="NOT_ACCESSIBLE"[^>]* checked/)
    expect(report.text).toMatch(/<option value="FEATURE alternativeText" selected/)
    // What nobody said is nothing to report.
    expect((await read(`/resources/${ids.resource}/report?fact=FEATURE+nonsense`)).text).not.toContain('You tell us')
  })
})

describe('the list of all pages', () => {
  it('has parts that hold everything public, each once, with the time of its last change', async () => {
    const index = await read('/sitemap.xml')
    expect(index.of('content-type')).toBe('application/xml; charset=utf-8')
    const parts = elements(index.text, 'loc')
    expect(parts.map((at) => at.replace(product.url, ''))).toEqual(
      ['pages', 'resources', 'outcomes', 'frameworks', 'providers'].map((part) => `/sitemap/${part}.xml`),
    )
    const { data } = await ask<{ catalogue: { resourceCount: number; outcomeCount: number } }>(
      product.url,
      '{ catalogue { resourceCount outcomeCount } }',
    )
    const resources = await read('/sitemap/resources.xml')
    const addresses = elements(resources.text, 'loc')
    expect(new Set(addresses).size).toBe(data.catalogue.resourceCount)
    expect(elements(resources.text, 'lastmod')).toHaveLength(addresses.length)
    expect(addresses).toContain(`${product.url}/resources/${ids.resource}`)
    expect(addresses.join()).not.toContain(ids.draft)
    expect(elements((await read('/sitemap/outcomes.xml')).text, 'loc')).toHaveLength(data.catalogue.outcomeCount)
    for (const at of [addresses[0]!, ...elements((await read('/sitemap/pages.xml')).text, 'loc')])
      expect([at, (await fetch(at)).status]).toEqual([at, 200])
  })

  it('names other languages for the pages of the site itself', async () => {
    const { text } = await read('/sitemap/pages.xml')
    expect(text).toContain(
      `<xhtml:link rel="alternate" hreflang="ar" href="${product.url}/ar"/><xhtml:link rel="alternate" hreflang="sw" href="${product.url}/sw"/>`,
    )
    expect(text).toContain(`<xhtml:link rel="alternate" hreflang="x-default" href="${product.url}/"/>`)
    expect((await read('/sitemap/resources.xml')).text).not.toContain('hreflang')
  })

  it('has sixteen times as many parts where there are many, each within the rules, by the first digits of ids', async () => {
    expect(partsOf('resources', 0)).toEqual([])
    expect(partsOf('resources', 4_000)).toEqual(['resources'])
    expect(partsOf('resources', 4_001)).toHaveLength(16)
    expect(partsOf('resources', 100_000)).toHaveLength(256)
    for (const count of [4_000, 64_000, 1_000_000]) {
      const parts = partsOf('resources', count)
      // Of so many thrown at random into as many parts, none is more than five deviations above the middle.
      const middle = count / parts.length
      expect(middle + 5 * Math.sqrt(middle)).toBeLessThan(MOST_A_PART)
      for (const part of parts) expect(readPart(part)?.kind).toBe('resources')
    }
    const digit = ids.resource[0]!
    const part = elements((await read(`/sitemap/resources-${digit}.xml`)).text, 'loc')
    expect(part.length).toBeGreaterThan(3)
    for (const at of part) expect(at).toContain(`/resources/${digit}`)
  })

  it.each(['accounts', 'resources-g', 'resources-aaaaa', 'toString'])('has no part %s', async (part) => {
    expect((await read(`/sitemap/${part}.xml`)).status).toBe(404)
  })
})

describe('what programs are told', () => {
  it('keeps them out of what is for one person, for members or for programs of other kinds', async () => {
    const { text, of } = await read('/robots.txt')
    expect(of('content-type')).toMatch(/^text\/plain/)
    expect(text).toContain(`Sitemap: ${product.url}/sitemap.xml`)
    const kept = [...text.matchAll(/^Disallow: (\S+)$/gm)].map(([, path]) =>
      RegExp(`^${path!.replace(/[.?+()[\]]/g, '\\$&').replaceAll('*', '.*')}`),
    )
    const isKept = (path: string) => kept.some((pattern) => pattern.test(path))
    for (const path of ['/account', '/ar/admin/keys', '/moderation', '/publish', '/graphql', '/search?q=x', '/sign-in'])
      expect([path, isKept(path)]).toEqual([path, true])
    for (const path of [`/resources/${ids.resource}?need=deaf`, `/ar/resources/${ids.resource}/edit`])
      expect([path, isKept(path)]).toEqual([path, true])
    for (const path of ['/', '/ar', '/search', `/resources/${ids.resource}`, `/ar/outcomes/${ids.outcome}`, '/about'])
      expect([path, isKept(path)]).toEqual([path, false])
    for (const path of ['/og/resources/1.png', '/sitemap/resources-a.xml', '/frameworks'])
      expect([path, isKept(path)]).toEqual([path, false])
  })

  it('describes the search for the box of a browser', async () => {
    const { text, of } = await read('/opensearch.xml')
    expect(of('content-type')).toMatch(/^application\/opensearchdescription\+xml/)
    expect(elements(text, 'ShortName')).toEqual(['Waymark'])
    expect(text).toContain(`<Url type="text/html" template="${product.url}/search?q={searchTerms}"/>`)
    expect((await read('/')).text).toMatch(
      /<link\s+rel="search"\s+type="application\/opensearchdescription\+xml"\s+title="Waymark"\s+href="\/opensearch\.xml"/,
    )
  })
})

describe('a picture for those who share a page', () => {
  it('is drawn for each kind, and not sent again to who has it', async () => {
    for (const kind of ['resources', 'outcomes', 'frameworks', 'providers'] as const) {
      const path = `/og/${kind}/${ids[kind.slice(0, -1) as 'resource']}.png`
      const response = await fetch(product.url + path)
      const png = Buffer.from(await response.arrayBuffer())
      expect([path, response.status, response.headers.get('content-type')]).toEqual([path, 200, 'image/png'])
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
      expect(png.length).toBeLessThan(120_000)
      expect(response.headers.get('cache-control')).toMatch(/^public, max-age=86400/)
      const again = await fetch(product.url + path, { headers: { 'if-none-match': response.headers.get('etag')! } })
      expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0])
    }
  })

  it('is there for nothing that is not public, and for no other kind', async () => {
    for (const path of [
      `resources/${ids.draft}`,
      `outcomes/${ids.resource}`,
      'resources/nothing',
      `accounts/${ids.resource}`,
    ])
      expect([path, (await read(`/og/${path}.png`)).status]).toEqual([path, 404])
    expect((await read(`/resources/${ids.draft}`)).status).toBe(404)
  })
})

describe('a card on the page of somebody else', () => {
  it('may stand on any page, without script, cookies or anything fetched', async () => {
    const { status, text, of } = await read(`/embed/resources/${ids.resource}`, {
      cookie: 'needs=DEAF; session=nonsense',
    })
    expect(status).toBe(200)
    expect(of('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors \*$/,
    )
    expect(of('x-frame-options')).toBeNull()
    expect(of('set-cookie')).toBeNull()
    expect(text).not.toMatch(/<script|<link rel="(?!canonical)|\bsrc=|@import|url\(|\son\w+=/)
    expect(text).toContain(`<a href="${product.url}/resources/${ids.resource}" target="_blank" rel="noopener">`)
    // Every other page may stand on none.
    const page = await read(`/resources/${ids.resource}`)
    expect([page.of('x-frame-options'), page.of('content-security-policy')]).toEqual([
      'DENY',
      expect.stringContaining("frame-ancestors 'none'"),
    ])
  })

  it('speaks the language of its address', async () => {
    const { text } = await read(`/ar/embed/resources/${ids.resource}`)
    expect(text).toMatch(/^<!doctype html><html lang="ar" dir="rtl">/)
    expect(text).toContain(`<a href="${product.url}/ar/resources/${ids.resource}"`)
  })

  it('says that nothing is here of what is not public', async () => {
    const { status, text } = await read(`/embed/resources/${ids.draft}`)
    expect([status, text.includes('Not shown yet')]).toEqual([404, false])
  })

  it('is offered as HTML to copy, in which no title ends a quote', async () => {
    const { text } = await read(`/resources/${ids.mixed}`)
    const [, html] = /id="embed-html"[^>]*>([^<]*)<\/textarea>/.exec(text)!
    const plain = html!
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
    expect(plain).toMatch(
      /^<iframe src="http:\/\/localhost:\d+\/embed\/resources\/[\da-f-]+" title="[^"<>]*" width="\d+" height="\d+" loading="lazy" style="[^"]*"><\/iframe>$/,
    )
  })
})

describe('a resource of which little is known, or with a strange title', () => {
  it.each(['long', 'mixed', 'unknown'] as const)('has a page, a picture and a card: %s', async (which) => {
    const id = ids[which]
    const page = await read(`/resources/${id}`)
    expect(page.status).toBe(200)
    expect(machineFacts(page.text)).toHaveLength(1)
    expect(page.text).not.toMatch(/undefined|\[object|NaN|Invalid/)
    expect((await read(`/og/resources/${id}.png`)).status).toBe(200)
    expect((await read(`/embed/resources/${id}`)).status).toBe(200)
  })

  it('keeps titles short where they are shown elsewhere, and marks their language and direction', async () => {
    const long = await read(`/resources/${ids.long}`)
    expect(metaOf(long.text).get('og:title')!.length).toBeLessThanOrEqual(201)
    expect(long.text).toMatch(new RegExp(`<h1 class="[^"]*long[^"]*">\\s*${LONG}`))
    const mixed = await read(`/resources/${ids.mixed}`)
    expect(mixed.text).toMatch(/<h1[^>]*><span lang="ar" dir="rtl">الكسور/)
    expect(mixed.text).not.toContain('<b>درس')
  })

  it('says what is not known, and nothing else', async () => {
    const { text } = await read(`/resources/${ids.unknown}`)
    for (const words of [
      'Ages not known',
      'Nobody has said yet which learning outcomes it teaches.',
      'No information about nonvisual reading is available',
      'No information is available',
    ])
      expect(text).toContain(words)
    const [, unsaid] = /<dt>Not known<\/dt>\s*<dd[^>]*>([^]*?)<\/dd>/.exec(text.replace(/ class="[^"]*"/g, ''))!
    expect(
      unsaid!
        .replace(/<[^>]*>/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    ).toBe('Ages · Size · Time for a learner · Device · Cost · Account · On paper Tell us')
    expect(text).not.toContain('Not so?')
  })
})
