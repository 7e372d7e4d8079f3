/** A member of a provider translates and remixes what others published; the credit follows, and licences are kept. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { AXE, inspect } from '../helpers/inspect.ts'
import { ask, openAccount } from '../helpers/process.ts'
import { createAccount, describeSite, hasFocus, opening, tabTo, type Site } from '../helpers/site.ts'

/** A folder to keep pictures in, for somebody to look at. */
const PICTURES = process.env.PICTURES

const press = (page: Page, name: string) => opening(page, () => page.getByRole('button', { name, exact: true }).click())
const follow = (page: Page, name: string) =>
  opening(page, () => page.getByRole('link', { name, exact: true }).first().click())
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()
const main = async (page: Page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ')

async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return
  mkdirSync(PICTURES, { recursive: true })
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true, timeout: 60_000 })
}

/** From the sign-in page that asks for an account back to where the person was going. */
async function enter(site: Site, page: Page, name: string): Promise<void> {
  await follow(page, 'Create one')
  await createAccount(page, site, { name, email: `${name.toLowerCase()}@school.example` })
  expect(await heading(page)).toBe('Who publishes?')
  await page.getByLabel('Name', { exact: true }).fill(`${name} School`)
  await press(page, 'Create the provider')
}

describeSite('a member of a provider', (site) => {
  const ids = { open: '', share: '', closed: '' }

  beforeAll(async () => {
    const token = await openAccount(
      { url: site.url(), mails: site.mails },
      { name: 'Vera', email: 'vera@press.example' },
    )
    const made = await ask<{ providerCreate: { provider: { id: string } } }>(
      site.url(),
      'mutation { providerCreate(input: { name: "Valley Press" }) { provider { id } } }',
      {},
      token,
    )
    const providerId = made.data.providerCreate.provider.id
    for (const [name, licence] of [
      ['open', 'cc-by-4.0'],
      ['share', 'cc-by-sa-4.0'],
      ['closed', 'cc-by-nd-4.0'],
    ] as const) {
      const input = {
        ...{ title: `The ${name} lantern`, description: 'Learners build a lantern.', language: 'en', licence },
        ...{ url: `https://valley.example/${name}`, creators: ['Vera Valley'] },
      }
      const { data } = await ask<{ resourcePublish: { resource: { id: string } } }>(
        site.url(),
        'mutation ($providerId: ID!, $input: ResourceInput!) { resourcePublish(providerId: $providerId, input: $input) { resource { id } } }',
        { providerId, input },
        token,
      )
      ids[name] = data.resourcePublish.resource.id
    }
  })

  test('translates without script, publishes, and is named on the page of the original', async () => {
    const page = await site.open({ javaScriptEnabled: false })
    await page.goto(`/resources/${ids.open}`)
    // Who is nobody here is not offered it, and is asked to sign in at its address.
    expect(await page.getByRole('link', { name: 'Translate this' }).count()).toBe(0)
    expect(await main(page)).toContain('Save it in another format')
    await page.goto(`/resources/${ids.open}/translate`)
    expect(await heading(page)).toBe('Sign in')
    await enter(site, page, 'Amina')

    await page.goto(`/resources/${ids.open}`)
    await follow(page, 'Translate this')
    expect(await heading(page)).toBe('The open lantern')
    expect(await page.title()).toBe('Translate The open lantern · Waymark')
    expect(await page.getByRole('radio').first().isChecked()).toBe(true)
    await press(page, 'Start the translation')
    expect(await page.title()).toMatch(/^Error: /)
    expect(await hasFocus(page.locator('[role=alert]'))).toBe(true)
    expect(await page.locator('[role=alert] li a').allInnerTexts()).toEqual(['Say which language you translate into.'])
    await page.getByLabel('Language', { exact: true }).fill('Arabic')
    await press(page, 'Start the translation')

    expect(await heading(page)).toBe('The open lantern')
    expect(await main(page)).toContain('The draft is here.')
    expect(await page.getByLabel('Language', { exact: true }).inputValue()).toBe('ar')
    expect(await main(page)).toContain('Goes with what it is made from.')
    await page.getByLabel('Title', { exact: true }).fill('الفانوس المفتوح')
    await page.getByLabel('Description').fill('يبني المتعلمون فانوسا.')
    await press(page, 'Save the draft')
    expect(await main(page)).toContain('The draft is saved.')
    await press(page, 'Publish')
    expect(await page.locator('[role=alert] li a').allInnerTexts()).toEqual(['Give a web address.'])
    await page.getByLabel('Web address', { exact: true }).fill('https://amina.example/fanous')
    await page.getByRole('radio', { name: 'CC0 1.0', exact: true }).check()
    await press(page, 'Publish')
    expect(await page.locator('[role=alert] li a').first().innerText()).toMatch(/^“The open lantern”: CC BY 4\.0 asks/)
    await page.getByRole('radio', { name: 'CC BY 4.0', exact: true }).check()
    await press(page, 'Publish')

    expect(await heading(page)).toBe('الفانوس المفتوح')
    expect(await main(page)).toContain('Published. It is found by search from now on.')
    const credit = await page.getByLabel('Keep this line with every copy').inputValue()
    expect(credit).toContain('مترجم عن «The open lantern» من إعداد Vera Valley')
    const related = page.getByRole('region', { name: 'Related' })
    expect(await related.innerText()).toContain('Translated from')
    await opening(page, () => related.getByRole('link', { name: 'The open lantern' }).click())
    expect(await page.getByRole('region', { name: 'Related' }).innerText()).toContain('الفانوس المفتوح')
  })

  test('remixes by keyboard, and the licences of a draft are checked where they are chosen', async () => {
    const page = await site.open()
    await page.goto(`/resources/${ids.share}/remix`)
    await enter(site, page, 'Bo')
    await page.goto(`/resources/${ids.share}`)
    await tabTo(page, page.getByRole('link', { name: 'Remix this' }))
    await opening(page, () => page.keyboard.press('Enter'))
    expect(await page.getByRole('radio').count()).toBe(3)
    await tabTo(page, page.getByRole('button', { name: 'Start the remix' }))
    await opening(page, () => page.keyboard.press('Enter'))
    expect(await main(page)).toContain('The draft is here.')
    expect(await main(page)).toContain('it may not become CC BY 4.0')
    expect(await page.getByLabel('Made from').inputValue()).toBe(ids.share)
    await page.getByLabel('Made from').fill(`${ids.share}\n${site.url()}/resources/${ids.closed}`)
    await tabTo(page, page.getByRole('button', { name: 'Check which licences go with it' }))
    await opening(page, () => page.keyboard.press('Enter'))
    expect(await main(page)).toContain('CC BY-ND 4.0 does not permit changes to be shared.')
    expect(await main(page)).not.toContain('Goes with what it is made from.')
    // The draft is on no page of the original, and is removed as easily as it was started.
    await page.goBack()
    await tabTo(page, page.getByRole('link', { name: 'Remove this draft' }))
    await opening(page, () => page.keyboard.press('Enter'))
    await tabTo(page, page.getByRole('button', { name: 'Remove it' }))
    await opening(page, () => page.keyboard.press('Enter'))
    expect(await heading(page)).toBe('Bo School')
    expect(await page.getByRole('heading', { name: 'Drafts' }).count()).toBe(0)
    await page.goto(`/resources/${ids.share}`)
    expect(await page.getByRole('region', { name: 'Related' }).count()).toBe(0)
  })

  test('is told why a work may not be translated or remixed', async () => {
    const page = await site.open({ javaScriptEnabled: false })
    await page.goto(`/resources/${ids.closed}/translate`)
    await enter(site, page, 'Chao')
    await page.goto(`/resources/${ids.closed}`)
    expect(await page.getByRole('link', { name: 'Translate this' }).count()).toBe(0)
    expect(await main(page)).toContain('Translate it: not permitted')
    for (const [way, words] of [
      ['translate', 'CC BY-ND 4.0 does not permit translating it and sharing the translation.'],
      ['remix', 'CC BY-ND 4.0 does not permit changing it and sharing the result.'],
    ]) {
      await page.goto(`/resources/${ids.closed}/${way}`)
      expect(await page.getByRole('status').innerText()).toContain(words)
      expect(await page.getByRole('button', { name: /^Start/ }).count()).toBe(0)
    }
  })

  let session: BrowserContextOptions['storageState']
  const PAGES: Record<string, () => string> = {
    'what may be done with a resource': () => `/resources/${ids.open}`,
    'starting a translation': () => `/resources/${ids.open}/translate`,
    'starting a remix': () => `/resources/${ids.share}/remix`,
    'what may not be translated': () => `/resources/${ids.closed}/translate`,
    'a draft': () => draft,
  }
  let draft = ''

  test('starts a remix and comes back to it', async () => {
    const page = await site.open()
    await page.goto(`/resources/${ids.share}/remix`)
    await enter(site, page, 'Dina')
    await page.goto(`/resources/${ids.share}/remix`)
    await press(page, 'Start the remix')
    draft = new URL(page.url()).pathname
    await follow(page, 'Remove this draft')
    await follow(page, 'Keep it')
    expect(new URL(page.url()).pathname).toBe(draft)
    session = await page.context().storageState()
  })

  test.each(Object.entries(PAGES))('finds %s as usable as every page, from 320 pixels on', async (name, address) => {
    const page = await site.open({ storageState: session })
    await page.addInitScript({ content: AXE })
    await inspect(page, { status: 200, open: (one) => one.goto(address()) })
    if (!PICTURES) return
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goto(address())
    await picture(page, `${name} desktop`)
    await page.setViewportSize({ width: 360, height: 800 })
    await picture(page, `${name} phone`)
    await page.locator('html').evaluate((html) => html.setAttribute('dir', 'rtl'))
    await picture(page, `${name} rtl`)
  })
})
