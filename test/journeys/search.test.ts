/**
 * A teacher searches: by a misspelt word, narrows, finds nothing and gets out by the way offered, keeps the search and
 * follows it as a feed. Nothing of it needs a script; with one, suggestions stand below the box.
 */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { createAccount, describeSite, hasFocus, opening, tabTo } from '../helpers/site.ts'

const box = (page: Page) => page.getByLabel('What should be learnt?')
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()
const main = async (page: Page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ')
const follow = (page: Page, name: string | RegExp) =>
  opening(page, () => page.getByRole('link', { name }).first().click())
const apply = (page: Page) => opening(page, () => page.getByRole('button', { name: 'Show results' }).click())
/** Opens a group of filters, where it is closed. */
async function unfold(page: Page, title: string): Promise<void> {
  const group = page.locator('details', { has: page.getByText(title, { exact: true }) }).last()
  if ((await group.getAttribute('open')) === null) await group.locator('summary').click()
}
/** Works found, as the heading says. */
async function works(page: Page): Promise<number> {
  return Number(/^([\d,]+) resources?/.exec(await heading(page))?.[1]?.replace(',', '') ?? 0)
}
/** What an address gives as text, with what is told beside it. */
async function read(page: Page, address: string) {
  const response = await page.context().request.get(address)
  return { status: response.status(), headers: response.headers(), text: await response.text() }
}

interface ReadFeed {
  fault: string | null
  title: string | null
  links: Record<string, string>
  entries: { id: string; title: string; language: string | null; updated: string; rights: string; page: string }[]
}

/** A feed as a reader of feeds understands it, by the browser's own parser of XML. */
async function parsed(page: Page, xml: string): Promise<ReadFeed> {
  return page.locator('html').evaluate((html, text) => {
    const { DOMParser } = html.ownerDocument.defaultView!
    const feed = new DOMParser().parseFromString(text, 'application/xml')
    const of = (within: typeof html, name: string) => within.querySelector(`:scope > ${name}`)
    const top = feed.documentElement
    const linksOf = (within: typeof html) =>
      Object.fromEntries(
        [...within.querySelectorAll(':scope > link')].map((link) => [
          link.getAttribute('rel')!,
          link.getAttribute('href')!,
        ]),
      )
    return {
      fault: feed.querySelector('parsererror')?.textContent ?? null,
      title: of(top, 'title')?.textContent ?? null,
      links: linksOf(top),
      entries: [...top.querySelectorAll<typeof html>(':scope > entry')].map((entry) => ({
        id: of(entry, 'id')!.textContent!,
        title: of(entry, 'title')!.textContent!,
        language: of(entry, 'title')!.getAttribute('xml:lang'),
        updated: of(entry, 'updated')!.textContent!,
        rights: of(entry, 'rights')!.textContent!,
        page: linksOf(entry).alternate!,
      })),
    }
  }, xml)
}

describeSite('a teacher who searches', (site) => {
  describe('without script', () => {
    const open = () => site.open({ javaScriptEnabled: false })

    test('finds by a misspelt word, narrows, finds nothing, gets out, saves the search and reads its feed', async () => {
      const page = await open()
      await page.goto('/')
      await box(page).first().fill('electric curcuit')
      await opening(page, () => page.getByRole('button', { name: 'Search', exact: true }).first().click())
      expect(await main(page)).toContain('Searched for electric circuit')
      const all = await works(page)
      expect(all).toBeGreaterThan(1)

      // Narrowing: each box says how many there would be, and keeps its word.
      const spanish = page.getByRole('checkbox', { name: /^Spanish/ })
      const [, editions] = /\((\d+)\)/.exec(await page.getByText(/^Spanish \(\d+\)$/).innerText())!
      await spanish.check()
      await apply(page)
      expect(new URL(page.url()).searchParams.get('language')).toBe('es')
      expect(await works(page)).toBeLessThanOrEqual(Number(editions))
      const spanishWorks = await works(page)
      expect(spanishWorks).toBeGreaterThan(0)

      // A bound that nothing keeps: the ways out say what to leave and how much that brings.
      await page.getByRole('spinbutton', { name: 'Age' }).fill('2')
      await apply(page)
      expect(await heading(page)).toBe('Nothing found for “electric curcuit”')
      const ways = page.getByRole('region', { name: 'The closest ways out' }).getByRole('listitem')
      const told = (await ways.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim())
      expect(told.length).toBeGreaterThan(0)
      const counts = told.map((text) => Number(/: (\d+) resources?$/.exec(text)![1]))
      expect(counts).toEqual(counts.toSorted((a, b) => b - a))
      const at = told.findIndex((text) => /age/i.test(text))
      expect(told[at]).toMatch(new RegExp(`: ${spanishWorks} resources?$`))
      await opening(page, () => ways.nth(at).getByRole('link').click())
      expect(await works(page)).toBe(spanishWorks)
      expect(await page.getByRole('list', { name: 'Narrowed by' }).innerText()).toMatch(/^Take away\s+Spanish\s*×/)

      // Saving needs an account, and leads back to the search.
      const address = new URL(page.url()).search
      await follow(page, 'Sign in to save it')
      await follow(page, 'Create one')
      await createAccount(page, site, { name: 'Zuri', email: 'zuri@school.example' })
      expect(new URL(page.url()).search).toBe(address)
      await page.getByLabel('Name of the search').fill('Circuits in Spanish')
      await opening(page, () => page.getByRole('button', { name: 'Save this search' }).click())
      expect(await main(page)).toContain('Saved. The search stands below.')
      const saved = page.getByRole('region', { name: 'Saved searches' }).getByRole('listitem')
      expect(await saved.count()).toBe(1)
      await opening(page, () => saved.getByRole('link', { name: 'Circuits in Spanish', exact: true }).click())
      expect(await works(page)).toBe(spanishWorks)

      // The page names its feed; a reader of feeds finds the same works there.
      const href = (await page.locator('link[rel=alternate][type="application/atom+xml"]').getAttribute('href'))!
      const { status, headers, text } = await read(page, href)
      expect(status).toBe(200)
      expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8')
      const feed = await parsed(page, text)
      expect(feed.fault).toBeNull()
      expect(feed.links.self).toBe(site.url() + href)
      expect(feed.links.alternate).toBe(`${site.url()}/search?q=electric+curcuit&language=es`)
      expect(feed.entries).toHaveLength(spanishWorks)
      for (const entry of feed.entries) {
        expect(entry).toMatchObject({ language: 'es', id: expect.stringMatching(/^(urn:uuid:|https?:)/) as string })
        expect(entry.rights).toMatch(/^CC BY.+«.+» de .+, https:/)
      }
      const ages = feed.entries.map(({ updated }) => updated)
      expect(ages).toEqual(ages.toSorted().reverse())
      await page.goto(feed.entries[0]!.page)
      expect(await heading(page)).toBe(feed.entries[0]!.title)

      await page.goto('/account')
      await opening(page, () => saved.getByRole('button', { name: 'Forget Circuits in Spanish' }).click())
      expect(await main(page)).toMatch(/Forgotten\. .*None yet\./)

      // A session that has ended leads to the sign-in, and not round in a circle.
      const stale = { name: 'session', value: 'of-long-ago', url: site.url() }
      await page.context().addCookies([stale])
      for (const place of ['/account', '/publish']) {
        await page.goto(place)
        expect(await heading(page)).toBe('Sign in')
        await page.context().addCookies([stale])
      }
    })

    test('looks for words within a long list of filters, and for more of it', async () => {
      const page = await open()
      await page.goto('/search')
      await unfold(page, 'Language')
      const boxes = page.getByRole('group', { name: 'Language' }).getByRole('checkbox')
      const shown = await boxes.count()
      await page.getByLabel('Find in language').fill('swa')
      await page.getByLabel('Find in language').press('Enter')
      await page.waitForURL(/find-language=swa/)
      expect(await page.getByRole('checkbox', { name: /^Swahili/ }).count()).toBe(1)
      expect(await boxes.count()).toBeLessThan(shown)
      await page.getByRole('checkbox', { name: /^Swahili/ }).check()
      await apply(page)
      expect(await main(page)).toContain('Swahili ×')
      expect(await works(page)).toBeGreaterThan(0)
      await page.getByLabel('Find in language').fill('zzzz')
      await apply(page)
      expect(await main(page)).toContain('Nothing else here holds “zzzz”.')

      await page.goto('/search')
      await opening(page, () =>
        page
          .getByRole('group', { name: 'Language' })
          .getByRole('link', { name: /^\d+ more/ })
          .click(),
      )
      expect(page.url()).toMatch(/more=language#by-language$/)
      expect(await boxes.count()).toBeGreaterThan(shown)
    })

    test('orders, and everything but the needs is in the address', async () => {
      const page = await open()
      await page.goto('/search?q=circuit&language=es&need=keyboard-only')
      const links = await page.locator('a[href*="back="]').all()
      const backs = await Promise.all(links.map((link) => link.getAttribute('href')))
      const back = encodeURIComponent('/search?q=circuit&language=es')
      expect(new Set(backs)).toEqual(new Set([`/needs?back=${back}`, `/sign-in?back=${back}`]))
      const order = page.getByRole('navigation', { name: 'Order' })
      await order.getByText('Order: Best match').click()
      await opening(page, () => order.getByRole('link', { name: 'Best fit for the needs' }).click())
      expect(new URL(page.url()).search).toBe('?q=circuit&language=es&need=keyboard-only&order=fit')
      expect(await order.locator('summary').innerText()).toBe('Order: Best fit for the needs')
      expect(await order.locator('[aria-current]').textContent()).toBe('Best fit for the needs')
      const levels = ['Fits', 'Fits partly', 'Not known']
      const verdicts = await page
        .getByRole('article')
        .evaluateAll((cards) =>
          cards.map((card) => /(Fits partly|Fits|Not known) ·/.exec(card.textContent!.replace(/\s+/g, ' '))![1]!),
        )
      const places = verdicts.map((verdict) => levels.indexOf(verdict))
      expect(places).toEqual(places.toSorted((a, b) => a - b))
      // A place in a list that is not there any more begins the list anew.
      await page.goto('/search?q=circuit&after=long-gone')
      expect(new URL(page.url()).search).toBe('?q=circuit')
    })

    test('reads the words found in their own script and direction, and why', async () => {
      const page = await open()
      await page.goto('/search?q=%D8%A7%D9%84%D9%83%D8%B3%D9%88%D8%B1&language=ar')
      const card = page.getByRole('article').first()
      const title = card.getByRole('heading').locator('[lang]')
      expect(await title.getAttribute('lang')).toBe('ar')
      expect(await title.evaluate((text) => text.ownerDocument.defaultView!.getComputedStyle(text).direction)).toBe(
        'rtl',
      )
      expect(await card.locator('mark').first().innerText()).toMatch(/كسور/)
      expect(await card.innerText()).toContain('In the title: “')
      await page.goto('/search?q=%E5%88%86%E6%95%B0&language=zh')
      expect(await page.getByRole('article').first().locator('mark').first().innerText()).toBe('分数')
      // A misspelt word is marked where the right one stands, and the pieces are still the title.
      await page.goto('/search?q=electric+curcuit')
      const kit = page.getByRole('link', { name: 'Circuit Construction Kit: DC', exact: true })
      expect(await kit.locator('mark').allInnerTexts()).toEqual(['Circuit'])
    })

    test('is told that needs are never saved, and no feed takes them', async () => {
      const page = await open()
      await page.goto(`/sign-up?back=${encodeURIComponent('/search?q=circuit&need=deaf')}`)
      await createAccount(page, site, { name: 'Nia', email: 'nia@school.example' })
      // Needs stand in no address that says where to go back to.
      expect(new URL(page.url()).search).toBe('?q=circuit')
      await page.goto('/search?q=circuit&need=deaf')
      await opening(page, () => page.getByRole('button', { name: 'Save this search' }).click())
      expect(await main(page)).toContain('Saved, without the learner needs that were in its address')
      const saved = page
        .getByRole('region', { name: 'Saved searches' })
        .getByRole('link', { name: 'circuit', exact: true })
      expect(await saved.getAttribute('href')).toBe('/search?q=circuit')
      await page.goto('/search?q=circuit&need=deaf')
      const href = await page.locator('link[rel=alternate][type="application/atom+xml"]').getAttribute('href')
      expect(href).toBe('/search.atom?q=circuit')
      const refused = await read(page, '/search.atom?q=circuit&need=deaf')
      expect(refused.status).toBe(400)
      expect(refused.text).toContain('A feed never holds the needs of a learner')
      expect((await read(page, '/search.atom?q=circuit&in=outcomes')).status).toBe(400)
      // Whoever is signed in and has needs is given the feed that everybody is given.
      const own = await read(page, '/search.atom?q=circuit')
      expect(own.text).toBe(await (await fetch(`${site.url()}/search.atom?q=circuit`)).text())
      expect(site.output()).not.toMatch(/need=|deaf/)
    })

    test('finds works like one that is open, each with its reason', async () => {
      const page = await open()
      await page.goto('/search?q=circuit+construction')
      await opening(page, () => page.getByRole('article').first().getByRole('link').first().click())
      const similar = page.getByRole('region', { name: 'Similar resources' }).getByRole('listitem')
      expect(await similar.count()).toBeGreaterThan(0)
      for (const text of await similar.allInnerTexts()) expect(text).toMatch(/\n.+\n.+/)
      await opening(page, () => similar.first().getByRole('link').click())
      expect(page.url()).toMatch(/\/resources\//)
    })
  })

  test('does all of it by keyboard, without script', async () => {
    const page = await site.open({ javaScriptEnabled: false, viewport: { width: 800, height: 700 } })
    await page.goto('/search')
    await tabTo(page, box(page))
    await page.keyboard.type('electric curcuit')
    await opening(page, () => page.keyboard.press('Enter'))
    await tabTo(page, page.locator('summary', { hasText: 'Narrow down' }))
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('checkbox', { name: /^Spanish/ }))
    await page.keyboard.press('Space')
    await tabTo(page, page.getByRole('spinbutton', { name: 'Age' }))
    await page.keyboard.type('2')
    await opening(page, () => page.keyboard.press('Enter'))
    expect(await heading(page)).toMatch(/^Nothing found/)
    await tabTo(page, page.getByRole('region', { name: 'The closest ways out' }).getByRole('link'))
    await opening(page, () => page.keyboard.press('Enter'))
    expect(await works(page)).toBeGreaterThan(0)
    await tabTo(page, page.locator('summary', { hasText: 'Order: Best match' }))
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('navigation', { name: 'Order' }).getByRole('link', { name: 'Newest' }))
    await opening(page, () => page.keyboard.press('Enter'))
    expect(page.url()).toContain('order=newest')
    await tabTo(page, page.getByRole('link', { name: 'Follow it as a feed' }))
  })

  describe('with script', () => {
    const suggestions = (page: Page) => page.getByRole('listbox', { name: 'Suggestions' })
    const status = (page: Page) => page.locator('form[role=search] [role=status]')

    test('chooses a suggestion by keyboard, and is told how many there are', async () => {
      const page = await site.open()
      await page.goto('/')
      await box(page).pressSequentially('frac')
      await suggestions(page).waitFor()
      const options = suggestions(page).getByRole('option')
      const count = await options.count()
      expect(count).toBeGreaterThan(1)
      expect(await status(page).innerText()).toMatch(new RegExp(`^${count} suggestions`))
      expect(await box(page).getAttribute('aria-expanded')).toBe('true')

      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      const chosen = options.nth(1)
      expect(await chosen.getAttribute('aria-selected')).toBe('true')
      expect(await box(page).getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'))
      expect(await hasFocus(box(page))).toBe(true)
      await page.keyboard.press('Escape')
      expect(await suggestions(page).isVisible()).toBe(false)
      expect(await box(page).inputValue()).toBe('frac')

      await box(page).press('t')
      await suggestions(page).waitFor()
      await page.keyboard.press('ArrowUp')
      const words = await options.last().locator('bdi').innerText()
      await opening(page, () => page.keyboard.press('Enter'))
      expect(new URL(page.url()).searchParams.get('q')).toBe(words)
      expect(await works(page)).toBeGreaterThan(0)
    })

    test('chooses by pointer, keeps what narrows the search, and Enter alone searches for what was typed', async () => {
      const page = await site.open()
      await page.goto('/search?q=a&language=es')
      await box(page).fill('fracc')
      await suggestions(page).waitFor()
      await opening(page, () => page.keyboard.press('Enter'))
      expect(new URL(page.url()).search).toBe('?language=es&q=fracc')
      await box(page).fill('frac')
      await suggestions(page).getByRole('option').first().waitFor()
      await opening(page, () => suggestions(page).getByRole('option').first().click())
      expect(new URL(page.url()).searchParams.get('language')).toBe('es')
    })

    test('is given the same suggestions as everybody, which caches may share, and never by needs', async () => {
      const page = await site.open()
      await page.context().addCookies([{ name: 'needs', value: 'DEAF', url: site.url() }])
      await page.goto('/search')
      const asked = page.waitForRequest(/suggest\.json/)
      await box(page).fill('frac')
      const request = await asked
      expect(new URL(request.url()).search).toBe('?q=frac')
      expect((await request.allHeaders()).cookie).toBeUndefined()
      const answer = (await request.response())!
      expect(answer.headers()['cache-control']).toMatch(/^public, max-age=\d+/)
      expect(await answer.json()).toMatchObject({ count: expect.stringMatching(/^\d+ suggestions/) as string })
      const nothing = await fetch(`${site.url()}/suggest.json?q=${'zq'.repeat(5000)}`)
      expect([nothing.status, await nothing.json()]).toEqual([200, { suggestions: [], count: 'No suggestions' }])
    })
  })
})
