/** Every page of the framework editor, as its members see it, against what is asked of every page. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { AXE, inspect, NARROWEST, overflow, resize, RULES, violations, type Place } from '../helpers/inspect.ts'
import { ask, openAccount } from '../helpers/process.ts'
import { describeSite, opening } from '../helpers/site.ts'

/** Filled before the first test: a copy that is edited, one that is adopted, and an imported one. */
const ids = { draft: '', adopted: '', imported: '', group: '', later: '', earlier: '' }
const edit = () => `/frameworks/${ids.draft}/edit`
const at =
  (address: () => string): Place['open'] =>
  (page) =>
    page.goto(address())
const press = (page: Page, name: string) => opening(page, () => page.getByRole('button', { name, exact: true }).click())

const PLACES: Record<string, Place> = {
  'writing a curriculum': { open: at(() => '/frameworks/new') },
  'writing a curriculum with faults': {
    open: async (page) => {
      await page.goto('/frameworks/new')
      await press(page, 'Create the draft')
    },
  },
  'curricula with drafts': { open: at(() => '/frameworks') },
  'copying a curriculum': { open: at(() => `/frameworks/${ids.imported}/copy`) },
  'a draft': { open: at(() => `${edit()}?done=copied`) },
  'a branch of a draft': { open: at(() => `${edit()}?branch=${ids.group}`) },
  'moving an outcome': { open: at(() => `${edit()}?branch=${ids.group}&move=${ids.later}`) },
  'choosing a prerequisite': { open: at(() => `${edit()}?branch=${ids.group}&for=${ids.later}`) },
  'title and licence': { open: at(() => `${edit()}/details`) },
  'title in another language': { open: at(() => `${edit()}/details?lang=fr`) },
  'adding an outcome with faults': {
    open: async (page) => {
      await page.goto(`${edit()}/add?under=${ids.group}`)
      await page.getByRole('textbox', { name: /^Youngest age/ }).fill('six')
      await press(page, 'Add it')
    },
  },
  'editing an outcome': { open: at(() => `${edit()}/${ids.later}`) },
  'what a change of an outcome touches': {
    open: async (page) => {
      await page.goto(`${edit()}/${ids.later}?lang=es`)
      await press(page, 'See what it changes first')
    },
  },
  'links of an outcome': { open: at(() => `${edit()}/${ids.later}/links?q=fractions`) },
  'proposals for an outcome': { open: at(() => `${edit()}/${ids.later}/links?suggest=yes`) },
  'a prerequisite that closes a circle': {
    open: async (page) => {
      await page.goto(`${edit()}/${ids.earlier}/links?add=${ids.later}&as=requires`)
      await press(page, 'Save')
      expect(await page.locator('[role=alert] li').count()).toBe(1)
    },
  },
  'taking an outcome out with faults': {
    open: async (page) => {
      await page.goto(`${edit()}/${ids.later}/retire`)
      await page.getByRole('textbox', { name: /^Code of the outcome/ }).fill('no such code')
      await press(page, 'Take it out')
    },
  },
  'publishing a curriculum with faults': {
    open: async (page) => {
      await page.goto(`${edit()}/publish`)
      await press(page, 'Discard the draft')
    },
  },
  'versions of a curriculum': { open: at(() => `/frameworks/${ids.adopted}/edit/publish`) },
  'editing what cannot be edited': { status: 403, open: at(() => `/frameworks/${ids.imported}/edit`) },
}

interface Copied {
  frameworkCopy: { framework: { id: string } | null; userErrors: { message: string }[] }
}

describeSite('every page of the framework editor is accessible', (site) => {
  const titles = new Map<string, string>()
  let session: BrowserContextOptions['storageState']

  async function open(): Promise<Page> {
    const page = await site.open({ storageState: session })
    await page.addInitScript({ content: AXE })
    return page
  }

  beforeAll(async () => {
    const url = site.url()
    const token = await openAccount({ url, mails: site.mails }, { email: 'ada@ministry.example', name: 'Ada' })
    const { data: made } = await ask<{ providerCreate: { provider: { id: string } } }>(
      url,
      'mutation { providerCreate(input: { name: "Ada’s ministry" }) { provider { id } } }',
      {},
      token,
    )
    const { data: found } = await ask<{ outcomesByCode: { framework: { id: string } }[] }>(
      url,
      '{ outcomesByCode(code: "WM-MA-FR-06") { framework { id } } }',
    )
    ids.imported = found.outcomesByCode[0]!.framework.id
    const copy = async () => {
      const { data } = await ask<Copied>(
        url,
        `mutation ($id: ID!, $providerId: ID!) {
          frameworkCopy(id: $id, providerId: $providerId) { framework { id } userErrors { message } }
        }`,
        { id: ids.imported, providerId: made.providerCreate.provider.id },
        token,
      )
      expect(data.frameworkCopy.userErrors).toEqual([])
      return data.frameworkCopy.framework!.id
    }
    ids.draft = await copy()
    ids.adopted = await copy()
    await ask(
      url,
      'mutation ($id: ID!) { frameworkPublish(id: $id, status: ADOPTED) { userErrors { message } } }',
      { id: ids.adopted },
      token,
    )
    const { data: tree } = await ask<{
      outcomesByCode: { id: string; parents: { id: string }[]; requires: { outcome: { id: string } }[] }[]
    }>(
      url,
      `query ($framework: ID!) {
        outcomesByCode(code: "WM-MA-FR-06", framework: $framework) { id parents { id } requires { outcome { id } } }
      }`,
      { framework: ids.draft },
      token,
    )
    const outcome = tree.outcomesByCode[0]!
    ids.later = outcome.id
    ids.group = outcome.parents[0]!.id
    ids.earlier = outcome.requires[0]!.outcome.id
    const { hostname } = new URL(url)
    const cookie = { name: 'session', value: token, domain: hostname, path: '/', expires: -1, httpOnly: true }
    session = { cookies: [{ ...cookie, secure: false, sameSite: 'Lax' }], origins: [] }
  })

  test.each(Object.entries(PLACES))('%s', async (name, place) => {
    const title = await inspect(await open(), place)
    expect(title).toMatch(/Waymark/)
    expect(titles.get(title), `"${title}" is the title of two pages`).toBeUndefined()
    titles.set(title, name)
  })

  test.each(['a branch of a draft', 'what a change of an outcome touches', 'links of an outcome'])(
    '%s, mirrored',
    async (name) => {
      const page = await open()
      await PLACES[name]!.open(page)
      await page.locator('html').evaluate((html) => html.setAttribute('dir', 'rtl'))
      await resize(page, NARROWEST)
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      expect(await violations(page, RULES)).toEqual([])
    },
  )
})
