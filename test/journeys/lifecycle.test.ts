/** A resource from its first word to its second version: a draft that saves itself, what stands before publishing, two editors, and what changed. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { AXE, inspect } from '../helpers/inspect.ts'
import { ask } from '../helpers/process.ts'
import { createAccount, describeSite, hasFocus, opening, tabTo } from '../helpers/site.ts'

/** A folder to keep pictures in, for somebody to look at. */
const PICTURES = process.env.PICTURES
const PAUSE_MS = 3000

const press = (page: Page, name: string) => opening(page, () => page.getByRole('button', { name, exact: true }).click())
const follow = (page: Page, name: string) =>
  opening(page, () => page.getByRole('link', { name, exact: true }).first().click())
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()
const main = async (page: Page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ')
const field = (page: Page, name: string) => page.locator(`#${name}`)

async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return
  mkdirSync(PICTURES, { recursive: true })
  const shoot = (way: string) =>
    page.screenshot({ path: join(PICTURES, `${name} ${way}.png`), fullPage: true, timeout: 60_000 })
  await shoot('desktop')
  await page.setViewportSize({ width: 360, height: 800 })
  await shoot('phone')
  await page.locator('html').evaluate((html) => html.setAttribute('dir', 'rtl'))
  await shoot('rtl')
  await page.locator('html').evaluate((html) => html.setAttribute('dir', 'ltr'))
  await page.setViewportSize({ width: 1280, height: 900 })
}

describeSite('somebody who publishes', (site) => {
  let session: BrowserContextOptions['storageState']
  let draft = ''
  let resource = ''

  test('begins a draft that saves itself, is told what to mend, looks at it, and publishes it', async () => {
    const page = await site.open()
    await page.goto('/publish')
    await follow(page, 'Create one')
    await createAccount(page, site, { name: 'Amina', email: 'amina@school.example' })
    await page.getByLabel('Name', { exact: true }).fill('Hill School')
    await press(page, 'Create the provider')
    session = await page.context().storageState()

    await page.clock.install()
    await page.goto('/publish')
    await field(page, 'title').fill('Lantern <b>light</b>')
    const told = page.locator('#autosave')
    expect(await told.innerText()).toBe('')
    await page.clock.runFor(PAUSE_MS)
    await told.filter({ hasText: /^Draft saved, / }).waitFor()
    draft = new URL(page.url()).pathname
    expect(draft).toMatch(/^\/resources\/[\w-]+\/edit$/)
    resource = draft.replace(/\/edit$/, '')
    await field(page, 'minutes').fill('many')
    await page.clock.runFor(PAUSE_MS)
    await told
      .filter({ hasText: 'Not saved yet: Write the minutes as a whole number in digits, such as 12.' })
      .waitFor()
    await field(page, 'minutes').fill('30')
    await page.clock.runFor(PAUSE_MS)
    await told.filter({ hasText: /^Draft saved, / }).waitFor()
    expect(await page.getByRole('navigation', { name: 'Parts of this form' }).innerText()).toContain('Needed: 1 of 5')

    // Without a connection nothing takes the place of what was typed.
    await field(page, 'keywords').fill('paper')
    await page.context().setOffline(true)
    await tabTo(page, page.getByRole('button', { name: 'Save the draft' }))
    await page.keyboard.press('Enter')
    await told.filter({ hasText: /^Not sent: no connection/ }).waitFor()
    expect(await field(page, 'keywords').inputValue()).toBe('paper')
    await page.context().setOffline(false)
    // Saving by itself was tried meanwhile, or not.
    expect(site.takeFaults().filter((fault) => !/autosave|DISCONNECTED/.test(fault))).toEqual([])

    // What it holds is there again, and what is missing is a list of links to its fields.
    await page.goto(draft)
    expect(await field(page, 'minutes').inputValue()).toBe('30')
    const before = page.getByRole('region', { name: 'Before you publish' })
    expect(await before.getByRole('link').allInnerTexts()).toEqual(
      expect.arrayContaining(['Give a description.', 'Choose a licence.', 'Say which learning outcomes it teaches.']),
    )
    await picture(page, 'draft')
    await before.getByRole('link', { name: 'Give a description.' }).click()
    expect(await hasFocus(field(page, 'description'))).toBe(true)
    await field(page, 'description').fill('Learners build a lantern of paper and see what light does.')
    await field(page, 'url').fill('https://hill.example/lantern')
    await field(page, 'language').fill('English')
    await page.getByRole('radio', { name: 'CC BY 4.0', exact: true }).check()
    await press(page, 'Check it')
    expect(await main(page)).toContain('Nothing is wrong: it can be published.')
    await press(page, 'Save and preview')
    expect(await heading(page)).toBe('Lantern light')
    expect(await main(page)).toContain('Draft: only members of Hill School see it, here as teachers will.')
    await picture(page, 'preview')
    await follow(page, 'Go on with it')
    await press(page, 'Publish')
    expect(await main(page)).toContain('Published. It is found by search from now on.')
  })

  test('takes a licence from the list, which is there once it is chosen, and finds it chosen again', async () => {
    const page = await site.open({ storageState: session, javaScriptEnabled: false })
    await page.goto('/publish')
    const list = page.getByRole('combobox', { name: 'Another licence' })
    expect(await list.isVisible()).toBe(false)
    await page.getByRole('radio', { name: 'CC0 1.0', exact: true }).focus()
    await page.keyboard.press('ArrowUp')
    expect(await page.getByRole('radio', { name: 'Another licence' }).isChecked()).toBe(true)
    await tabTo(page, list)
    await page.keyboard.type('MIT')
    await field(page, 'title').fill('A lantern that counts')
    await press(page, 'Save the draft')
    expect(await list.evaluate((element: { value: string }) => element.value)).toBe('mit')
    await page.getByRole('radio', { name: 'CC BY 4.0', exact: true }).check()
    expect(await list.isVisible()).toBe(false)
    await press(page, 'Save the draft')
    expect(await page.getByRole('radio', { name: 'CC BY 4.0', exact: true }).isChecked()).toBe(true)
  })

  test('is shown both texts where two edit at once, and loses none', async () => {
    const one = await site.open({ storageState: session })
    const other = await site.open({ storageState: session, javaScriptEnabled: false })
    await Promise.all([one.goto(draft), other.goto(draft)])
    await field(one, 'title').fill('Paper lanterns')
    await field(one, 'minutes').fill('45')
    await field(one, 'note').fill('Longer, after we tried it.')
    await press(one, 'Save the changes')
    expect(await heading(one)).toBe('Paper lanterns')

    await field(other, 'title').fill('Lanterns in the dark')
    await field(other, 'keywords').fill('light, paper')
    await press(other, 'Save the changes')
    expect(await other.title()).toMatch(/^Error: /)
    const both = other.getByRole('region', { name: 'Somebody else changed it too' })
    expect((await both.innerText()).replace(/\s+/g, ' ')).toContain('Minutes for a learner: 45')
    const title = both.getByRole('group', { name: 'Title' })
    expect(await title.innerText()).toContain('Paper lanterns')
    expect(await title.innerText()).toContain('Lanterns in the dark')
    expect(await field(other, 'minutes').inputValue()).toBe('45')
    expect(await field(other, 'keywords').inputValue()).toBe('light, paper')
    await picture(other, 'both texts')
    await tabTo(other, title.getByRole('radio', { name: 'Yours' }))
    await other.keyboard.press('ArrowUp')
    await press(other, 'Save the changes')
    expect(await heading(other)).toBe('Paper lanterns')
    expect(await main(other)).toContain('light, paper')
    expect(await main(other)).toContain('45 min')
  })

  test('makes a new version, and everybody sees what changed since when', async () => {
    const page = await site.open({ storageState: session, javaScriptEnabled: false })
    await page.goto(resource)
    await press(page, 'Make a new version')
    expect(await field(page, 'title').inputValue()).toBe('Paper lanterns')
    await field(page, 'title').fill('Paper lanterns, second edition')
    await field(page, 'url').fill('https://hill.example/lantern/2')
    await press(page, 'Save the draft')
    await page.goto(resource)
    expect(await page.getByRole('link', { name: 'Go on with the new version' }).count()).toBe(1)
    await follow(page, 'Go on with the new version')
    await press(page, 'Publish')
    expect(await page.getByRole('region', { name: 'Related' }).innerText()).toContain('A new version of')

    const reader = await site.open({ javaScriptEnabled: false })
    await reader.goto(resource)
    expect(await main(reader)).toContain('There is a newer version: Paper lanterns, second edition')
    await picture(reader, 'old version')
    await opening(reader, () => reader.getByRole('link', { name: /^Revision \d+$/ }).click())
    const words = await main(reader)
    expect(words).toContain('Longer, after we tried it.')
    expect(words).toContain('From 30 to 45')
    expect(words).toContain('Hill School')
    expect(words).not.toContain('Amina')
    expect(words).not.toContain('draft')
    expect(await reader.locator('ins').allInnerTexts()).toEqual(expect.arrayContaining(['light', 'paper']))
    await picture(reader, 'history')
  })

  test('finds the history as usable as every page, from 320 pixels on', async () => {
    const page = await site.open()
    await page.addInitScript({ content: AXE })
    await inspect(page, { status: 200, open: (one) => one.goto(`${resource}/history`) })
  })

  test('withdraws the old version, and what stays of it leads on', async () => {
    const page = await site.open({ storageState: session, javaScriptEnabled: false })
    await page.goto(`/code?of=${resource.replace('/resources/', '')}`)
    const letters = (await page.locator('figcaption b').innerText()).trim()
    await page.goto(`${resource}/withdraw`)
    await field(page, 'reason').fill('There is a second edition.')
    await press(page, 'Withdraw it')
    const second = page.getByRole('link', { name: 'Paper lanterns, second edition' })
    expect(await second.count()).toBe(1)
    const secondPath = new URL((await second.getAttribute('href'))!, site.url()).pathname
    const reader = await site.open({ javaScriptEnabled: false })
    await reader.goto(`/q/${letters.toLowerCase()}`)
    expect(new URL(reader.url()).pathname).toBe(secondPath)

    // With nothing left of the work, its sheets lead to what stays of it, and from there elsewhere.
    const token = (await page.context().cookies()).find(({ name }) => name === 'session')!.value
    const { data } = await ask<{ viewer: { providers: { id: string }[] } }>(
      site.url(),
      '{ viewer { providers { id } } }',
      {},
      token,
    )
    const { data: made } = await ask<{ resourcePublish: { resource: { id: string } } }>(
      site.url(),
      `mutation ($provider: ID!) { resourcePublish(providerId: $provider, input: { title: "Wax lanterns", description: "Candles.",
        language: "en", licence: "cc-by-4.0", url: "https://hill.example/wax" }) { resource { id } } }`,
      { provider: data.viewer.providers[0]!.id },
      token,
    )
    const address = `${site.url()}/resources/${made.resourcePublish.resource.id}`
    await page.goto(`${secondPath}/withdraw`)
    await field(page, 'reason').fill('Nobody folds paper any more.')
    await press(page, 'Withdraw it')
    const name = `Lead the code ${letters} to another resource`
    await reader.goto(`/q/${letters}`)
    expect(await heading(reader)).toMatch(/^Paper lanterns|^Lantern/)
    expect(await reader.getByRole('link', { name }).count()).toBe(0)
    await page.goto(`/q/${letters}`)
    await follow(page, name)
    const box = page.getByLabel('Address of the resource that takes its place')
    await box.fill(site.url() + secondPath)
    await press(page, 'Lead it there')
    expect(await page.locator('[role=alert]').innerText()).toContain('There is no published resource')
    await box.fill(address)
    await press(page, 'Lead it there')
    expect(await main(page)).toContain(`The code ${letters} leads here now.`)
    await reader.goto(`/q/${letters}`)
    expect(reader.url()).toBe(address)
  })
})
