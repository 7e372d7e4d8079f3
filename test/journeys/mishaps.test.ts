/** What goes wrong for people every day: they go back, have two tabs open, or a device whose clock is wrong. Nothing is lost or done twice. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { ask } from '../helpers/process.ts'
import { createAccount, describeSite, opening } from '../helpers/site.ts'

const YEARS_MS = 30 * 365 * 86_400_000
/** More than the pause after which a form saves itself. */
const PAUSE_MS = 10_000

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()
const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`).first()
const press = (page: Page, name: string) => opening(page, () => page.getByRole('button', { name, exact: true }).click())
const here = (page: Page) => page.url().slice(page.url().indexOf('/', 8))

async function write(page: Page, title: string): Promise<void> {
  await field(page, 'title').fill(title)
  await field(page, 'description').fill('What light does, and how to see it.')
  await field(page, 'url').fill(`https://hill.example/${title.replaceAll(' ', '-')}`)
  await field(page, 'language').fill('English')
  await page.getByRole('radio', { name: 'CC BY 4.0', exact: true }).check()
}

describeSite('a day on which things go wrong', (site) => {
  let session: BrowserContextOptions['storageState']
  const published = async (words: string) => {
    const { data } = await ask<{ searchResources: { workCount: number } }>(
      site.url(),
      'query ($words: String!) { searchResources(query: $words, first: 1) { workCount } }',
      { words: `"${words}"` },
    )
    return data.searchResources.workCount
  }

  test('opens an account and a provider', async () => {
    const page = await site.open({ javaScriptEnabled: false })
    await page.goto('/sign-up?to=%2Fpublish')
    await createAccount(page, site, { name: 'Amina', email: 'amina@hill.example' })
    await page.getByLabel('Name', { exact: true }).fill('Hill School')
    await press(page, 'Create the provider')
    session = await page.context().storageState()
  })

  test.each([true, false])('finds each page again on the way back, with script: %s', async (javaScriptEnabled) => {
    const page = await site.open({ javaScriptEnabled })
    await page.goto('/')
    const way = [[here(page), await heading(page)]]
    const go = async (act: () => Promise<unknown>) => {
      await opening(page, act)
      way.push([here(page), await heading(page)])
    }
    await page.locator('main input[name="q"]').first().fill('water')
    await go(() => page.keyboard.press('Enter'))
    await go(() => page.locator('main a[rel="next"]').click())
    await go(() => page.locator('main li h2 a, main li h3 a, main article a').first().click())
    await go(() => page.locator('main a[href*="/outcomes/"]').first().click())
    await go(() => page.locator('main a[href*="/pathways?goal="]').first().click())
    expect(new Set(way.map(([address]) => address)).size).toBe(6)
    for (const [address, title] of way.slice(0, -1).reverse()) {
      await page.goBack()
      expect([here(page), await heading(page)]).toEqual([address, title])
    }
    await page.goForward()
    expect([here(page), await heading(page)]).toEqual(way[1])
  })

  test.each([true, false])(
    'publishes once what is sent again from the page before, with script: %s',
    async (script) => {
      const title = script ? 'Weighing air' : 'Paper lanterns'
      const page = await site.open({ storageState: session, javaScriptEnabled: script })
      await page.goto('/publish')
      await write(page, title)
      await press(page, 'Publish')
      expect(await heading(page)).toBe(title)
      const made = here(page)
      await page.goBack()
      await press(page, 'Publish')
      expect(await published(title)).toBe(1)
      // It leads to what was made, or to the form that says so, or to a new one.
      expect([made.split('?')[0], '/publish']).toContain(here(page).split('?')[0])
    },
  )

  test('goes back to a form with faults as it was sent, and on from there', async () => {
    const page = await site.open({ storageState: session, javaScriptEnabled: false })
    await page.goto('/publish')
    await write(page, 'Rust on nails')
    await field(page, 'url').fill('not a link')
    await press(page, 'Publish')
    expect(await page.title()).toMatch(/^Error: /)
    await opening(page, () => page.locator('header a').first().click())
    await page.goBack()
    expect(await field(page, 'title').inputValue()).toBe('Rust on nails')
    await field(page, 'url').fill('https://hill.example/rust')
    await press(page, 'Publish')
    expect(await heading(page)).toBe('Rust on nails')
  })

  test('signs out in one tab, and loses nothing that was typed in the other', async () => {
    const one = await site.open({ storageState: session, javaScriptEnabled: false })
    const other = await one.context().newPage()
    await other.goto('/publish')
    await write(other, 'Shadows at noon')
    await one.goto('/sign-out')
    await opening(one, () => one.locator('main form button').first().click())
    await press(other, 'Publish')
    expect(await published('Shadows at noon')).toBe(0)
    expect(await other.locator('main').innerText()).toContain('Sign in')
    await one.goto('/sign-in')
    await one.getByLabel('E-mail').fill('amina@hill.example')
    await one.getByLabel('Password').fill('a lantern in the attic')
    await press(one, 'Sign in')
    await other.goBack()
    expect(await field(other, 'title').inputValue()).toBe('Shadows at noon')
    await press(other, 'Publish')
    expect(await heading(other)).toBe('Shadows at noon')
    session = await one.context().storageState()
  })

  test.each([YEARS_MS, -YEARS_MS])('publishes on a device whose clock is wrong by %d ms', async (wrong) => {
    const page = await site.open({ storageState: session })
    await page.clock.install({ time: Date.now() + wrong })
    await page.goto('/publish')
    const title = wrong > 0 ? 'Frost flowers' : 'Counting tree rings'
    await field(page, 'title').fill(title)
    await page.clock.runFor(PAUSE_MS)
    await page
      .locator('#autosave')
      .filter({ hasText: /^Draft saved, / })
      .waitFor()
    await write(page, title)
    await press(page, 'Publish')
    expect(await heading(page)).toBe(title)
    // Dates are those of the place.
    expect(await page.locator('main').innerText()).toContain(`${new Date().getUTCFullYear()}`)
  })
})
