/** A teacher gathers what a week needs, without script and by keyboard, shares it, and a colleague copies it. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { AXE, inspect } from '../helpers/inspect.ts'
import { ask } from '../helpers/process.ts'
import { createAccount, describeSite, hasFocus, opening, tabTo } from '../helpers/site.ts'

const press = (page: Page, name: string | RegExp) =>
  opening(page, () => page.getByRole('button', { name }).first().click())
/** One of the buttons that say in their names what they are for. */
const pressOf = (page: Page, name: string, title = '') =>
  opening(page, () =>
    page
      .getByRole('button', { name })
      .and(page.getByRole('button', { name: title }))
      .click(),
  )
const follow = (page: Page, name: string) =>
  opening(page, () => page.getByRole('link', { name, exact: true }).first().click())
const main = async (page: Page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ')

describeSite('a collection', (site) => {
  test('is made from a resource, filled, put in order, shared, followed and copied', async () => {
    const { data } = await ask<{ searchResources: { nodes: { id: string }[] } }>(
      site.url(),
      '{ searchResources(query: "electric circuit", first: 1) { nodes { id } } }',
    )
    const page = await site.open({ javaScriptEnabled: false })
    await page.goto(`/resources/${data.searchResources.nodes[0]!.id}`)
    await follow(page, 'Put into a collection')
    await follow(page, 'Create one')
    await createAccount(page, site, { name: 'Amina', email: 'amina@school.example' })
    expect(await main(page)).toContain('You have no collection yet.')
    await follow(page, 'Make one with it')
    await press(page, 'Make it')
    expect(await page.locator('[role=alert] li a').allInnerTexts()).toEqual(['Give a title.'])
    await page.getByLabel('Title', { exact: true }).fill('A week of light')
    await page.getByLabel('Language', { exact: true }).fill('English')
    await press(page, 'Make it')
    expect(await main(page)).toContain('The collection is made.')

    await page.getByLabel('Resources and outcomes about').fill('fractions')
    await press(page, 'Find')
    await tabTo(page, page.getByRole('button', { name: /^Put it in\b/ }))
    await opening(page, () => page.keyboard.press('Enter'))
    const titles = () => page.locator('section ol a').allInnerTexts()
    const [first, second] = await titles()
    expect(second).toBeTruthy()
    await pressOf(page, 'Up', second)
    expect(await titles()).toEqual([second, first])
    // It is followed to where it stands now.
    expect(await hasFocus(page.locator('#entry-0'))).toBe(true)
    await page.getByText('Note, and how it is kept').first().click()
    await page.getByLabel('Why it is here, or how to use it').first().fill('Begin with this.')
    await pressOf(page, 'Save', second)
    await page.getByLabel('New section').fill('Later')
    await press(page, 'Add it at the end')
    await pressOf(page, 'Down', first)
    expect(await page.locator('h3').allInnerTexts()).toEqual(['Later'])

    await page.locator('#title').fill('')
    await page.getByLabel('What it is for').fill('For the first week.')
    await opening(page, () => page.getByRole('button', { name: 'Save', exact: true }).click())
    expect(await page.locator('[role=alert] li a').allInnerTexts()).toEqual(['Give a title.'])
    expect(await page.getByLabel('What it is for').inputValue()).toBe('For the first week.')

    await page.getByRole('radio', { name: /^By link/ }).check()
    await press(page, 'Save who sees it')
    const address = new URL(page.url()).pathname.replace(/\/edit$/, '')

    const colleague = await site.open()
    await colleague.addInitScript({ content: AXE })
    expect(await inspect(colleague, { open: (there) => there.goto(address) })).toBe(
      'A week of light · Collection · Waymark',
    )
    expect(await main(colleague)).toContain('Begin with this.')
    expect(await main(colleague)).toContain('By link: Whoever has its address sees it.')
    const feed = await colleague.request.get(`${site.url()}${address}/changes.atom`)
    expect(feed.headers()['content-type']).toBe('application/atom+xml; charset=utf-8')
    expect(await feed.text()).toContain('<title>Changes of A week of light</title>')
    await colleague.goto('/collections')
    expect(await main(colleague)).not.toContain('A week of light')
    await colleague.goto(`${address}/edit`)
    expect(await colleague.getByRole('heading', { level: 1 }).innerText()).toBe('Sign in')

    await page.goto(`${address}/edit`)
    await press(page, 'Remove it')
    expect(await page.locator('[role=alert] li a').allInnerTexts()).toEqual(['Tick that it shall go for good.'])
    await page.getByRole('checkbox', { name: /^Remove the collection for good/ }).check()
    await press(page, 'Remove it')
    expect(await main(page)).toContain('The collection is removed.')
    expect((await page.goto(address))?.status()).toBe(404)
  })
})
