/** What the site answers to a reader with preferences, and in another language than English: over HTTP, without a browser. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededGraph } from '#test/helpers/seeded.ts'
import { ask, openAccount, startProduct, type RunningProduct } from '#test/helpers/process.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-reader-'))
let product: RunningProduct
beforeAll(async () => {
  product = await startProduct(await seededGraph(folder), { LOG_LEVEL: 'warn' })
})
afterAll(async () => {
  await product.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

async function read(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(product.url + path, { headers: { accept: 'text/html', ...headers }, redirect: 'manual' })
  const text = await response.text()
  return {
    response,
    text,
    html: /<html[^>]*>/.exec(text)?.[0] ?? '',
    of: (name: string) => response.headers.get(name) ?? '',
  }
}

/** Sends a form as a browser that is known to take cookies, unless told otherwise. */
async function send(path: string, fields: Record<string, string>, cookie = 'taken=yes') {
  const response = await fetch(product.url + path, {
    ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) },
    headers: { origin: product.url, accept: 'text/html', ...(cookie ? { cookie } : {}) },
  })
  await response.arrayBuffer()
  return {
    status: response.status,
    to: response.headers.get('location'),
    cookie: response.headers.get('set-cookie') ?? '',
  }
}

describe('a reader with preferences', () => {
  it('is given a page made for them at first paint, which no shared cache keeps', async () => {
    const { html, text, of } = await read('/about', { cookie: 'preferences=text-large.theme-dark' })
    expect(html).toBe('<html lang="en" dir="ltr" data-text="large" data-theme="dark">')
    expect(of('cache-control')).toBe('private, no-store')
    expect(text).toContain('[data-text=large]')
    // The policy lets that style stand in the page.
    const styles = /style-src ([^;]*)/.exec(of('content-security-policy'))![1]!
    expect(styles.match(/sha256-/g)!.length).toBe(text.match(/<style>/g)!.length)
    expect(styles).not.toContain('unsafe-inline')
  })

  it('gets the page of everybody where nothing is chosen, or the cookie holds nonsense', async () => {
    const usual = await read('/about')
    expect(usual.html).toBe('<html lang="en" dir="ltr">')
    expect(usual.of('cache-control')).toMatch(/^public/)
    expect(usual.of('vary')).toContain('Save-Data')
    expect(usual.text).not.toContain('[data-text=large]')
    expect((await read('/about', { cookie: 'preferences=text-huge.onload-x' })).html).toBe(usual.html)
  })

  it('saves data where the browser asks for it', async () => {
    const saving = await read('/', { 'save-data': 'on' })
    expect(saving.html).toContain(' data-data="less"')
    expect(saving.text).not.toContain('<script')
    expect((await read('/')).text).toContain('<script')
  })

  it('chooses in a plain form, sees the cookie, and clears it', async () => {
    const kept = await send('/preferences?/keep', {
      text: 'larger',
      theme: 'device',
      motion: 'less',
      contrast: 'nonsense',
    })
    expect(kept).toMatchObject({ status: 303, to: `${product.url}/preferences?done` })
    expect(kept.cookie).toMatch(/^preferences=text-larger\.motion-less; .*HttpOnly/)
    const cookie = kept.cookie.split(';')[0]!
    const page = await read('/preferences?done', { cookie })
    expect(page.text).toContain('text-larger.motion-less</code>')
    expect(page.text).toMatch(/name="text" value="larger" checked/)
    const cleared = await send('/preferences?/clear', {}, cookie)
    expect(cleared.cookie).toMatch(/^preferences=; .*(Max-Age=0|1970)/)
  })
})

describe('readers of the same page', () => {
  const isKept = async (path: string, headers = {}) => (await read(path, headers)).of('cache-status') !== ''
  const twice = async (path: string, headers = {}) => [await isKept(path, headers), await isKept(path, headers)]

  it('are given one that was made once, where it has nobody’s needs and nobody’s cookie', async () => {
    expect(await twice('/search?q=fractions')).toEqual([false, true])
    expect(await twice('/search?q=fractions&need=deaf')).toEqual([false, false])
    expect(await twice('/search?q=fractions', { cookie: 'needs=deaf' })).toEqual([false, false])
    expect(await twice('/no-such-page')).toEqual([false, false])
    expect(await twice('/status')).toEqual([false, false])
  })

  it('are counted each, where they are shown a plan, or look for what is not there', async () => {
    const { data } = await ask<{ searchOutcomes: { nodes: { id: string }[] } }>(
      product.url,
      '{ searchOutcomes(query: "fractions", first: 1) { nodes { id } } }',
    )
    const goal = data.searchOutcomes.nodes[0]!.id
    expect(await twice(`/pathways?goal=${goal}`)).toEqual([false, false])
    expect(await twice('/search?q=qxzvkwj')).toEqual([false, false])
  })

  it('see what was published at once, by link and by search', async () => {
    const token = await openAccount(product, { email: 'press@reader.example', name: 'Pia' })
    const change = async (document: string, variables: Record<string, unknown>) => {
      const { data, errors } = await ask<Record<string, Record<string, { id: string }>>>(
        ...[product.url, document, variables, token],
      )
      expect(errors).toBeUndefined()
      return Object.values(Object.values(data)[0]!)[0]!.id
    }
    const providerId = await change('mutation { providerCreate(input: { name: "At Once" }) { provider { id } } }', {})
    const pages = [`/providers/${providerId}`, '/search?q=zweihundertfach']
    for (const page of pages) {
      await read(page)
      expect((await read(page)).text).not.toContain('Zweihundertfach')
    }
    await change(
      `mutation ($providerId: ID!, $input: ResourceInput!) {
         resourcePublish(providerId: $providerId, input: $input) { resource { id } } }`,
      {
        ...{ providerId },
        input: {
          title: 'Zweihundertfach',
          description: 'Zahlen.',
          language: 'de',
          url: 'https://once.example/',
          licence: 'cc-by-4.0',
        },
      },
    )
    for (const page of pages) expect((await read(page)).text).toContain('Zweihundertfach')
  })
})

describe('a reader of another language', () => {
  it('has it in the address, and stays in it with every link and form', async () => {
    const { html, text } = await read('/ar/search?q=fractions')
    expect(html).toContain('lang="ar" dir="rtl"')
    const links = [...text.matchAll(/<(?:a|form)\b[^>]*?\s(?:href|action)="(\/[^"]*)"[^>]*>/g)]
    expect(links.length).toBeGreaterThan(30)
    const out = links.filter(([tag, to]) => !/^\/ar(\/|$|\?)/.test(to!) && !/hreflang/.test(tag))
    // Programs speak no language.
    expect(new Set(out.map(([, to]) => to!.split('?')[0]))).toEqual(
      new Set(['/search.atom', '/explore', '/schema.graphql']),
    )
  })

  it('is told to search engines, each language with its own address', async () => {
    const { text } = await read('/ar/about?x=1')
    expect(text).toContain(`<link rel="canonical" href="${product.url}/ar/about"`)
    expect(text).toContain(`<link rel="alternate" hreflang="en" href="${product.url}/about"`)
    expect(text).toContain(`<link rel="alternate" hreflang="ar" href="${product.url}/ar/about"`)
    expect(text).toContain(`<link rel="alternate" hreflang="x-default" href="${product.url}/about"`)
  })

  it('is led nowhere by what the browser asks for, and offered the language in one line', async () => {
    const { response, html, text } = await read('/about', { 'accept-language': 'ar-EG,ar;q=0.9' })
    expect(response.status).toBe(200)
    expect(html).toContain('lang="en"')
    expect(text).toMatch(/<aside[^>]* lang="ar" dir="rtl"[\s\S]*?<a href="\/ar\/about" hreflang="ar"/)
    expect((await read('/about', { 'accept-language': 'de' })).text).not.toContain('<aside')
  })

  it('keeps it where a form leads on, and changes it by choosing another', async () => {
    expect((await send('/ar/needs?/keep', { need: 'DEAF' })).to).toBe('/ar/search')
    expect((await send('/ar/preferences?/keep', { text: 'large' })).to).toBe(`${product.url}/ar/preferences?done`)
    expect((await send('/preferences?/keep', { language: 'ar' })).to).toBe(`${product.url}/ar/preferences?done`)
    expect((await send('/ar/preferences?/keep', { language: 'en' })).to).toBe(`${product.url}/preferences?done`)
  })

  it('is asked to come back with a cookie, where it had none, before it is led on', async () => {
    const { to, cookie } = await send('/ar/needs?/keep', { need: 'DEAF' }, '')
    expect(to).toBe('/ar/needs?kept=%2Fsearch')
    const back = await read(to!, { cookie: cookie.split(';')[0]! })
    expect([back.response.status, back.of('location')]).toEqual([303, '/ar/search'])
    expect((await read(to!)).response.status).toBe(200)
  })

  it('finds nothing in a language that is not spoken', async () => {
    expect((await read('/de/about')).response.status).toBe(404)
    expect((await read('/en/about')).response.status).toBe(404)
  })

  it('is not asked of programs: data and feeds stand where they stood', async () => {
    // A page in another language asks for what is said of suggestions in its own.
    expect((await read('/ar/search')).text).toContain('data-from="/ar/suggest.json?q="')
    for (const path of ['/suggest.json?q=frac', '/ar/suggest.json?q=frac']) {
      const { response } = await read(path, { accept: 'application/json' })
      expect(response.headers.get('content-type')).toContain('application/json')
    }
  })
})
