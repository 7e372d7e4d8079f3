/** Reading without a connection, and what is printed: both lead on from pages that are long closed. */
import { afterAll, expect, it } from 'vitest'
import { m } from '../../web/src/lib/paraglide/messages.js'
import { createAccount, describeSite, opening } from '#test/helpers/site.ts'
import { ask } from '#test/helpers/process.ts'
import { startSlowProxy, type SlowProxy } from '#test/helpers/slow-proxy.ts'

/** What a page can be asked about workers. */
interface Browsing {
  caches: { keys(): Promise<string[]> }
  navigator: { serviceWorker: { controller: object | null; getRegistrations(): Promise<unknown[]> } }
}

const SEARCH = '/search?q=fractions'

describeSite('a reader with a line that comes and goes', (site) => {
  let line: SlowProxy | undefined
  afterAll(() => line?.close())

  it('chooses to keep pages, reads them without a connection, and has them taken away again', async () => {
    line = await startSlowProxy(site.url())
    const page = await site.open({ baseURL: line.url, viewport: { width: 320, height: 700 } })
    const kept = page.locator('#kept')
    const held = () =>
      page.evaluate(async () => {
        const { caches, navigator } = globalThis as unknown as Browsing
        return [await caches.keys(), (await navigator.serviceWorker.getRegistrations()).length]
      })
    await page.goto('/')
    expect(await held()).toEqual([[], 0])

    await page.goto('/preferences')
    await page.getByRole('radio', { name: m.preferences_pages_yes() }).check()
    await page.getByRole('button', { name: m.preferences_keep() }).click()
    await page.waitForFunction(() => (globalThis as unknown as Browsing).navigator.serviceWorker.controller !== null)
    await page.goto(SEARCH)
    await page.goto('/search?q=fractions&need=captions')
    await page.goto('/sign-in')
    await page.goto(SEARCH)
    expect(await kept.isVisible()).toBe(false)
    await page.locator('main a[href^="/resources/"]').first().click()
    const title = await page.title()

    await line.close()
    await page.reload()
    expect(await page.title()).toBe(title)
    expect(await kept.innerText()).toContain('2026')
    await page.goto('/sign-in')
    expect(await page.title()).toContain(m.offline_title())
    const links = page.locator('#kept-pages a')
    await links.first().waitFor()
    expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([
      expect.stringMatching(/^\/resources\//),
      SEARCH,
    ])
    await links.last().click()
    expect(await kept.isVisible()).toBe(true)
    expect(site.takeFaults().every((fault) => fault.startsWith('failed: '))).toBe(true)

    const [, port] = /:(\d+)$/.exec(line.url)!
    line = await startSlowProxy(site.url(), Number(port))
    await page.reload()
    expect(await kept.isVisible()).toBe(false)
    // A line that crawls is waited for as long as a reader has patience.
    line.delayMs = 9_000
    await page.goto(SEARCH)
    expect(await kept.isVisible()).toBe(true)
    line.delayMs = 0
    await page.goto(SEARCH)
    expect(await kept.isVisible()).toBe(false)
    // Whoever chooses a need, and clears it, leaves no page behind that shows it.
    await page.context().addCookies([{ name: 'needs', value: 'captions', url: line.url }])
    await page.goto('/search?q=water')
    await expect.poll(held).toEqual([['plain', 'needs'], 1])
    await page.context().clearCookies({ name: 'needs' })
    await page.goto(SEARCH)
    await expect.poll(held).toEqual([['plain'], 1])

    await page.goto('/preferences')
    await page.getByRole('button', { name: m.preferences_clear() }).click()
    await page.goto('/')
    await expect.poll(held).toEqual([[], 0])
  })

  it('loses nothing that was typed when the line goes while a form is sent, with script and without', async () => {
    line = await startSlowProxy(site.url())
    const port = Number(/:(\d+)$/.exec(line.url)![1])
    const plain = await site.open({ baseURL: line.url, javaScriptEnabled: false })
    await plain.goto('/sign-up')
    await createAccount(plain, site, { name: 'Amina', email: 'amina@hill.example' })
    await plain.locator('#name').fill('Hill School')
    await opening(plain, () => plain.locator('main form button').last().click())
    const page = await site.open({ baseURL: line.url, storageState: await plain.context().storageState() })
    const save = { name: m.publish_save_draft(), exact: true }
    for (const each of [plain, page]) {
      await each.goto('/publish')
      await each.locator('#title').fill('Lantern light')
    }
    const told = page.locator('#autosave')

    await line.close()
    await page.getByRole('button', save).click()
    await told.filter({ hasText: m.publish_autosave_unsent() }).waitFor()
    // The line goes just after it was looked at.
    await page.route('**/healthz', (route) => route.fulfill({ status: 200 }))
    for (const each of [plain, page]) {
      await each.getByRole('button', save).click()
      await each.waitForURL('chrome-error://**').catch(() => undefined)
    }

    line = await startSlowProxy(site.url(), port)
    await plain.goBack()
    expect(await plain.locator('#title').inputValue()).toBe('Lantern light')
    await page.goto('/publish')
    expect(await page.locator('#title').inputValue()).toBe('')
    await told.filter({ hasText: m.publish_autosave_found() }).waitFor()
    await page.getByRole('button', { name: m.publish_autosave_bring() }).click()
    expect(await page.locator('#title').inputValue()).toBe('Lantern light')
    await opening(page, () => page.getByRole('button', save).click())
    expect(new URL(page.url()).pathname).toMatch(/^\/resources\/[\w-]+\/edit$/)
    // What arrived is offered to nobody again.
    await opening(page, () => page.locator('a[href="/publish"]').first().click())
    expect(await told.innerText()).toBe('')
    site.takeFaults()
  })

  it('says that cookies are off, instead of asking again and again', async () => {
    const send = async (path: string, fields: Record<string, string>) => {
      const body = new URLSearchParams(fields)
      const headers = { origin: site.url(), accept: 'text/html' }
      const sent = await fetch(site.url() + path, { method: 'POST', body, headers, redirect: 'manual' })
      expect(sent.status).toBe(303)
      // An age and no date: what is kept does not hang on the clock of the device.
      expect(sent.headers.getSetCookie().map((cookie) => /; max-age=\d{7,}/i.test(cookie))).toEqual([true])
      expect(sent.headers.getSetCookie().join()).not.toMatch(/expires=/i)
      // A browser that takes no cookie comes back without.
      return await (await fetch(new URL(sent.headers.get('location')!, site.url()))).text()
    }
    const who = { email: 'amina@hill.example', password: 'a lantern in the attic', back: '/account' }
    expect(await send('/sign-in', who)).toContain(m.account_in_no_cookie())
    expect(await send('/preferences?/keep', { text: 'large' })).toContain(m.preferences_no_cookie())
    expect(await send('/needs?/keep', { need: 'captions' })).toContain(m.preferences_no_cookie())
  })

  it('opens what is printed in the language of who scans it, and tells who mistypes it', async () => {
    const { data } = await ask<{ searchResources: { nodes: { id: string; printCode: { letters: string } }[] } }>(
      site.url(),
      '{ searchResources(query: "fractions", languages: ["en"], first: 1) { nodes { id printCode { letters } } } }',
    )
    const [{ id, printCode }] = data.searchResources.nodes as [{ id: string; printCode: { letters: string } }]
    const get = (path: string) =>
      fetch(site.url() + path, { redirect: 'manual', headers: { cookie: 'needs=captions' } })
    const opened = await get(`/q/${printCode.letters.toLowerCase()}`)
    expect([opened.status, opened.headers.get('cache-control')]).toEqual([302, 'private, no-store'])
    expect(opened.headers.get('location')).toMatch(/^\/resources\/[\w-]+$/)
    expect((await get(`/q/${printCode.letters.replaceAll('-', '')}.svg`)).headers.get('content-type')).toBe(
      'image/svg+xml',
    )
    expect((await get('/q')).headers.get('location')).toBe('/code')

    const page = await site.open({ viewport: { width: 320, height: 700 }, javaScriptEnabled: false })
    await page.goto(`/q/${printCode.letters.replace(/.$/, (letter) => (letter === '7' ? '8' : '7'))}`)
    expect(await page.locator('[role=alert]').innerText()).toContain(m.code_fault_wrong())
    await page.getByLabel(m.code_label()).fill(printCode.letters)
    await opening(page, () => page.getByRole('button', { name: m.code_button() }).click())
    expect(new URL(page.url()).pathname).toBe(`/resources/${id}`)
    await page.goto(`/code?of=${id}`)
    expect(await page.getByRole('img').getAttribute('aria-label')).toMatch(/^QR code that opens/)
    expect(await page.locator('figcaption').innerText()).toContain(printCode.letters)
  })
})
