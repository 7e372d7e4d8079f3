/** A provider publishes, is told of every fault at once, finds the resource by search, edits and withdraws it. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { createAccount, describeSite, hasFocus, opening, tabTo, type Site } from '../helpers/site.ts'

const field = (page: Page, label: string) =>
  page.getByRole('textbox', { name: new RegExp(`^${label}( \\(optional\\))?$`) })
const press = (page: Page, name: string) => opening(page, () => page.getByRole('button', { name, exact: true }).click())
const follow = (page: Page, name: string) =>
  opening(page, () => page.getByRole('link', { name, exact: true }).first().click())
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()
const summary = (page: Page) => page.locator('[role=alert] li a')

/** From nothing to the empty publish form. */
async function signUp(site: Site, page: Page, name: string): Promise<void> {
  await page.goto('/publish')
  expect(await heading(page)).toBe('Sign in')
  await follow(page, 'Create one')
  await createAccount(page, site, { name, email: `${name.toLowerCase()}@press.example` })
  expect(await heading(page)).toBe('Who publishes?')
  await page.getByLabel('Name', { exact: true }).fill(`${name} Press`)
  await page.getByRole('textbox', { name: /^Web address/ }).fill('https://press.example/')
  await press(page, 'Create the provider')
}

/** How many works a search finds. */
async function found(page: Page, query: string): Promise<string> {
  await page.goto(`/search?q=${encodeURIComponent(query)}`)
  return heading(page)
}

/** Every fault of the summary leads to a control of the page that says the same beside itself and is tied to it. */
async function faults(page: Page): Promise<Record<string, string>> {
  const told: Record<string, string> = {}
  for (const link of await summary(page).all()) {
    const id = (await link.getAttribute('href'))!.slice(1)
    const control = page.locator(`[id="${id}"]`)
    expect(await control.count(), id).toBe(1)
    const error = page.locator(`[id="${id}-error"]`)
    expect(await error.innerText(), id).toContain(await link.innerText())
    expect(
      await control.evaluate(
        (element, name) => element.closest(`[aria-describedby~="${name}"]`) !== null,
        `${id}-error`,
      ),
      `${id} is described by its fault`,
    ).toBe(true)
    told[id] = await link.innerText()
  }
  return told
}

describeSite('a provider', (site) => {
  test('is made once by a button that is pressed twice, and its owner stays signed in', async () => {
    const page = await site.open()
    await signUp(site, page, 'Esi')
    const { value: before } = (await page.context().cookies()).find(({ name }) => name === 'session')!
    const press = () =>
      fetch(`${site.url()}/providers/new`, {
        ...{
          method: 'POST',
          redirect: 'manual',
          body: new URLSearchParams({ name: 'Esi’s books', url: '', back: '' }),
        },
        headers: { cookie: `session=${before}`, origin: site.url(), accept: 'text/html' },
      })
    const both = [...(await Promise.all([press(), press()])), await press()]
    expect(both.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(new Set(both.map(({ headers }) => headers.get('location'))).size).toBe(1)
    const after = new Set(both.map(({ headers }) => /^session=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1]))
    expect([after.size, after.has(before), after.has(undefined)]).toEqual([1, false, false])
    await page.context().addCookies([{ name: 'session', value: [...after][0]!, url: site.url() }])
    await page.goto('/account')
    expect(await page.getByRole('link', { name: 'Esi’s books', exact: true }).count()).toBe(1)
  })

  test('signs up, publishes, edits and withdraws without script', async () => {
    const page = await site.open({ javaScriptEnabled: false })
    await signUp(site, page, 'Amina')
    if ((await heading(page)) !== 'Publish a resource') await follow(page, 'Publish a resource')

    await press(page, 'Publish')
    expect(await page.title()).toMatch(/^Error: /)
    expect(await hasFocus(page.locator('[role=alert]'))).toBe(true)
    const missing = await faults(page)
    expect(Object.keys(missing)).toEqual(['title', 'description', 'url', 'language', 'licence'])
    expect(await page.getByRole('heading', { name: 'There are 5 problems' }).count()).toBe(1)

    await page.getByLabel('Title', { exact: true }).fill('Schattentheater <b>selbst</b> gebaut')
    await page.getByLabel('Description').fill('Learners build a lantern and tell a story with shadows.')
    await page.getByLabel('Web address', { exact: true }).fill('javascript:alert(1)')
    await page.getByLabel('Language', { exact: true }).fill('klingonese')
    await field(page, 'Youngest age').fill('12')
    await field(page, 'Oldest age').fill('8')
    await field(page, 'Minutes for a learner').fill('soon')
    await page.getByRole('radio', { name: 'CC BY 4.0', exact: true }).check()
    await press(page, 'Publish')
    const wrong = await faults(page)
    expect(Object.keys(wrong)).toEqual(['url', 'language', 'ageTo', 'minutes'])
    expect(wrong.url).toContain('https://')
    expect(wrong.ageTo).toContain('below the youngest age')
    // What was typed stays, and stays text.
    expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('Schattentheater <b>selbst</b> gebaut')
    expect(await page.getByLabel('Web address', { exact: true }).inputValue()).toBe('javascript:alert(1)')
    expect(await page.getByRole('radio', { name: 'CC BY 4.0', exact: true }).isChecked()).toBe(true)
    expect(await page.getByLabel('Language', { exact: true }).getAttribute('aria-invalid')).toBe('true')

    await page.getByLabel('Title', { exact: true }).fill('Schattentheater selbst gebaut')
    await page.getByLabel('Web address', { exact: true }).fill('https://press.example/schatten')
    await page.getByLabel('Language', { exact: true }).fill('German')
    await field(page, 'Oldest age').fill('14')
    await field(page, 'Minutes for a learner').fill('45')
    await field(page, 'Find outcomes').fill('electric circuit')
    await press(page, 'Find outcomes')
    expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('Schattentheater selbst gebaut')
    await page.locator('#found input[type=checkbox]').first().check()
    await press(page, 'Publish')

    expect(await heading(page)).toBe('Schattentheater selbst gebaut')
    expect(await page.locator('main').innerText()).toContain('Published. It is found by search from now on.')
    const teaches = page.getByRole('region', { name: 'What it teaches' })
    expect(await teaches.getByRole('link', { name: /^Pathway to this/ }).count()).toBe(1)
    const address = new URL(page.url()).pathname
    expect(await found(page, 'schattentheater')).toBe('1 resource for “schattentheater”')
    await follow(page, 'Schattentheater selbst gebaut')

    await follow(page, 'Edit')
    await page.getByLabel('Title', { exact: true }).fill('')
    await press(page, 'Save the changes')
    expect(Object.keys(await faults(page))).toEqual(['title'])
    await page.getByLabel('Title', { exact: true }).fill('Lampionumzug selbst gebaut')
    await press(page, 'Save the changes')
    expect(await page.locator('main').innerText()).toContain('Saved. The change is in search from now on.')
    expect(await teaches.getByRole('link', { name: /^Pathway to this/ }).count()).toBe(1)
    expect(await found(page, 'lampionumzug')).toBe('1 resource for “lampionumzug”')
    expect(await found(page, '"schattentheater"')).toMatch(/^Nothing found/)

    await page.goto(address)
    await follow(page, 'Withdraw')
    await press(page, 'Withdraw it')
    expect(Object.keys(await faults(page))).toEqual(['reason'])
    await page.getByLabel('Why is it withdrawn?').fill('The glue we named is not safe for children.')
    await press(page, 'Withdraw it')
    expect(await heading(page)).toBe('Lampionumzug selbst gebaut')
    const tombstone = await page.goto(address)
    expect(tombstone?.status()).toBe(410)
    const text = await page.locator('main').innerText()
    expect(text).toContain('The glue we named is not safe for children.')
    expect(text).toContain('Amina Press')
    expect(text).not.toContain('press.example/schatten')
    expect(await found(page, 'lampionumzug')).toMatch(/^Nothing found/)

    // The tombstone stays for those who are nobody here, and editing is not theirs.
    await press(page, 'Sign out')
    expect((await page.goto(address))?.status()).toBe(410)
    await page.goto(`${address}/edit`)
    expect(await heading(page)).toBe('Sign in')
  })

  test('of another account may not edit or withdraw', async () => {
    const page = await site.open({ javaScriptEnabled: false })
    await signUp(site, page, 'Mallory')
    await page.goto('/search?q=electric+circuit')
    await opening(page, () => page.getByRole('article').getByRole('link').first().click())
    const address = new URL(page.url()).pathname
    expect(await page.getByRole('link', { name: 'Edit', exact: true }).count()).toBe(0)
    for (const action of ['edit', 'withdraw']) {
      expect((await page.goto(`${address}/${action}`))?.status()).toBe(403)
      expect(await heading(page)).toBe('This is not yours to do')
    }
  })

  describe('with a keyboard only', () => {
    test('mends the faults of the publish form from the summary, and publishes', async () => {
      const page = await site.open({ javaScriptEnabled: false, viewport: { width: 1000, height: 700 } })
      await signUp(site, page, 'Noor')
      await page.goto('/publish')
      const type = async (label: string, text: string) => {
        await tabTo(page, page.getByLabel(label, { exact: true }))
        await page.keyboard.type(text)
      }
      await type('Title', 'Kites over the roofs')
      // Enter in a field keeps what was typed: nothing is published by it.
      await opening(page, () => page.keyboard.press('Enter'))
      expect(await page.locator('main').innerText()).toContain('The draft is saved.')
      await tabTo(page, page.getByRole('button', { name: 'Publish', exact: true }))
      await opening(page, () => page.keyboard.press('Enter'))
      expect(await hasFocus(page.locator('[role=alert]'))).toBe(true)
      await tabTo(page, summary(page).first())
      await page.keyboard.press('Enter')
      expect(await hasFocus(page.locator('#description'))).toBe(true)
      await page.keyboard.type('Learners build a kite and see what holds it up.')
      await type('Web address', 'https://press.example/kites')
      await type('Language', 'en')

      // Enter in the search for outcomes looks for them and comes back to the same place.
      await tabTo(page, page.locator('#outcomeQuery'))
      await page.keyboard.type('electric circuit')
      await opening(page, () => page.keyboard.press('Enter'))
      expect(await hasFocus(page.locator('#outcomeQuery'))).toBe(true)
      await tabTo(page, page.locator('#found input').first())
      await page.keyboard.press('Space')
      await tabTo(page, page.locator('input[name=licence]').first())
      const wanted = page.getByRole('radio', { name: 'CC BY 4.0', exact: true })
      for (let presses = 0; presses < 10 && !(await wanted.isChecked()); presses++)
        await page.keyboard.press('ArrowDown')
      expect(await wanted.isChecked()).toBe(true)
      await tabTo(page, page.getByRole('button', { name: 'Publish', exact: true }))
      await opening(page, () => page.keyboard.press('Enter'))
      expect(await heading(page)).toBe('Kites over the roofs')
      expect(await page.locator('main').innerText()).toContain('Published.')
      expect(await found(page, '"kites over the roofs"')).toBe('1 resource for “"kites over the roofs"”')
    })
  })
})
