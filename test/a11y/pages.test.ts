/**
 * Every page against the rules of axe (WCAG 2.2 A and AA, and its best practices), narrow and light, wide and dark, with
 * everything that folds unfolded; and what axe does not look at: one heading of the first level, a title of its own,
 * no scrolling sideways at 320 pixels (WCAG 1.4.10), mirrored for right-to-left readers, and a quiet console.
 */
import type { BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import {
  AXE,
  inspect,
  NARROWEST,
  overflow,
  resize,
  RULES,
  unfold,
  violations,
  WIDTHS,
  type Place,
} from '../helpers/inspect.ts'
import { ask, openAccount } from '../helpers/process.ts'
import { describeSite, opening, type Site } from '../helpers/site.ts'

const NEEDS = 'need=dyslexia&need=keyboard-only'
/** Filled before the first test with what the seed holds. */
const ids = {
  ...{ resource: '', spanish: '', outcome: '', goal: '', framework: '', branch: '', provider: '' },
  ...{ withdrawn: '', own: '', collection: '', publisher: '' },
}
const at =
  (address: () => string): Place['open'] =>
  (page) =>
    page.goto(address())

const OPEN_TO_ALL: Record<string, Place> = {
  home: { open: at(() => '/') },
  search: { open: at(() => `/search?q=electric+curcuit&${NEEDS}&fit=does-not-fit&order=fit`) },
  'search in Arabic': { open: at(() => '/search?q=%D8%A7%D9%84%D9%83%D8%B3%D9%88%D8%B1&language=ar') },
  'search for outcomes': { open: at(() => '/search?q=fractions&in=outcomes') },
  'search that finds nothing': { open: at(() => `/search?q=zzzzqqqq&${NEEDS}&age=9`) },
  'search narrowed by much, with words in a long list': {
    open: at(() => `/search?q=fractions&language=es&since=year&find-language=e&more=level&${NEEDS}`),
  },
  'search that finds nothing for its filters': {
    open: at(() => '/search?q=fracciones&language=es&trait=printable&size=1&age=1'),
  },
  'a resource': { open: at(() => `/resources/${ids.resource}?${NEEDS}`) },
  'a resource in another language': { open: at(() => `/resources/${ids.spanish}`) },
  'a withdrawn resource': { status: 410, open: at(() => `/resources/${ids.withdrawn}`) },
  'an outcome': { open: at(() => `/outcomes/${ids.outcome}?${NEEDS}`) },
  curricula: { open: at(() => '/frameworks') },
  'a curriculum': { open: at(() => `/frameworks/${ids.framework}`) },
  'a branch of a curriculum': { open: at(() => `/frameworks/${ids.framework}?branch=${ids.branch}`) },
  'words and levels in a curriculum': { open: at(() => `/frameworks/${ids.framework}?q=fraction&level=Stage+3`) },
  'nothing found in a curriculum': { open: at(() => `/frameworks/${ids.framework}?q=zzzzqqqq`) },
  'what a curriculum has resources for': {
    open: at(() => `/frameworks/${ids.framework}/coverage?language=es&${NEEDS}`),
  },
  'resources of one kind for an outcome': { open: at(() => `/outcomes/${ids.outcome}?kind=practises&${NEEDS}`) },
  'planning a pathway': { open: at(() => '/pathways') },
  'goals for a pathway': { open: at(() => '/pathways?q=fractions') },
  'a pathway': { open: at(() => `/pathways?goal=${ids.outcome}&${NEEDS}`) },
  'a pathway to two goals with all that can be asked for': {
    open: at(
      () =>
        `/pathways?goal=${ids.outcome}&goal=${ids.goal}&known=${ids.branch}&upto=us-grades/1&language=es&language=sw&other=no&permits=print&level=us-grades/4&minutes=600&soft=no&crosswalks=no&not-provider=${ids.provider}&${NEEDS}`,
    ),
  },
  'a pathway to print': { open: at(() => `/pathways/print?goal=${ids.outcome}&upto=us-grades/1&${NEEDS}`) },
  'a provider': { open: at(() => `/providers/${ids.provider}`) },
  collections: { open: at(() => '/collections') },
  'a collection': { open: at(() => `/collections/${ids.collection}?${NEEDS}`) },
  'what a collection lacks': { open: at(() => `/collections/${ids.collection}/gaps?language=sw&${NEEDS}`) },
  needs: { open: at(() => `/needs?${NEEDS}`) },
  about: { open: at(() => '/about') },
  'what is kept': { open: at(() => '/privacy') },
  preferences: { open: at(() => '/preferences') },
  'what the place says of its accessibility': { open: at(() => '/accessibility') },
  status: { open: at(() => '/status') },
  'a guide for developers': { open: at(() => '/developers') },
  'the parts that pages are made of': { open: at(() => '/design') },
  'signing in': { open: at(() => '/sign-in') },
  'signing in with a wrong password': {
    open: async (page) => {
      await page.goto('/sign-in')
      await page.getByLabel('E-mail').fill('nobody@press.example')
      await page.getByLabel('Password').fill('not the one')
      await press(page, 'Sign in')
    },
  },
  'signing up with faults': {
    open: async (page) => {
      await page.goto('/sign-up')
      await press(page, 'Go on')
    },
  },
  'a mail that is on its way': { open: at(() => '/sign-up?sent') },
  'a link that is not open': { open: at(() => '/sign-up/confirm?token=used') },
  'asking for a new password': { open: at(() => '/reset') },
  'a page that is not there': { status: 404, open: at(() => '/nowhere') },
  'a resource that is not there': { status: 404, open: at(() => '/resources/nothing') },
  'a pathway to nothing': { open: at(() => '/pathways?goal=nothing') },
}
const FOR_MEMBERS: Record<string, Place> = {
  'all that is held': { open: at(() => '/account/export') },
  'changing the password with faults': {
    open: async (page) => {
      await page.goto('/account/password')
      await press(page, 'Change the password')
    },
  },
  'deleting the account with faults': {
    open: async (page) => {
      await page.goto('/account/delete')
      await press(page, 'Delete the account for good')
    },
  },
  'creating a provider with faults': {
    open: async (page) => {
      await page.goto('/providers/new')
      await press(page, 'Create the provider')
    },
  },
  'how the resources of a provider do': { open: at(() => `/providers/${ids.publisher}/dashboard`) },
  publishing: { open: at(() => '/publish') },
  'publishing with faults and found outcomes': {
    open: async (page) => {
      await page.goto('/publish')
      await page.getByLabel('Find outcomes').first().fill('electric circuit')
      await press(page, 'Find outcomes')
      await page.locator('#found input[type=checkbox]').first().check()
      await page.getByRole('textbox', { name: /^Youngest age/ }).fill('soon')
      await press(page, 'Publish')
    },
  },
  'an account that keeps a search': {
    open: async (page) => {
      await page.goto(`/search?q=fractions&${NEEDS}`)
      await press(page, 'Save this search')
    },
  },
  'saving a search without a name': {
    open: async (page) => {
      await page.goto('/search?q=circuits')
      const name = page.getByLabel('Name of the search')
      await name.evaluate((input) => input.removeAttribute('required'))
      await name.fill('')
      await press(page, 'Save this search')
    },
  },
  'making a collection with faults': {
    open: async (page) => {
      await page.goto('/collections/new')
      await press(page, 'Make it')
    },
  },
  'putting something into a collection': { open: at(() => `/collections/add?resource=${ids.resource}`) },
  'changing a collection': { open: at(() => `/collections/${ids.collection}/edit?q=fractions`) },
  'a resource of one’s own': { open: at(() => `/resources/${ids.own}?done=published`) },
  editing: { open: at(() => `/resources/${ids.own}/edit`) },
  'editing with faults': {
    open: async (page) => {
      await page.goto(`/resources/${ids.own}/edit`)
      await page.getByLabel('Title', { exact: true }).fill('')
      await press(page, 'Save the changes')
    },
  },
  withdrawing: { open: at(() => `/resources/${ids.own}/withdraw`) },
  'withdrawing with faults': {
    open: async (page) => {
      await page.goto(`/resources/${ids.own}/withdraw`)
      await press(page, 'Withdraw it')
    },
  },
  'editing what is another’s': { status: 403, open: at(() => `/resources/${ids.resource}/edit`) },
}

const press = (page: Page, name: string) => opening(page, () => page.getByRole('button', { name, exact: true }).click())

describeSite('every page is accessible', (site) => {
  const titles = new Map<string, string>()
  let session: BrowserContextOptions['storageState']

  /** A page that brings axe along: added before the page's own rules on scripts, which stay in force. */
  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await site.open(options)
    await page.addInitScript({ content: AXE })
    return page
  }

  function remember(name: string, title: string): void {
    expect(title).toMatch(/Waymark/)
    // Wherever nothing is, the same is said.
    if (title === 'Nothing here · Waymark') return
    const other = titles.get(title)
    expect(other, `"${title}" is also the title of ${other}`).toBeUndefined()
    titles.set(title, name)
  }

  beforeAll(async () => {
    const { data } = await ask<Record<'en' | 'es', { nodes: { id: string; provider: { id: string } }[] }> & Goals>(
      site.url(),
      `{
        en: searchResources(query: "electric circuit", filter: { languages: ["en"] }) { nodes { id provider { id } } }
        es: searchResources(query: "circuitos", filter: { languages: ["es"] }) { nodes { id provider { id } } }
        outcomesByCode(code: "WM-MA-FR-06") { id framework { id } }
        goal: outcomesByCode(code: "WM-MA-RP-02") { id }
        branch: outcomesByCode(code: "WM-MA-FR") { id }
      }`,
    )
    ids.resource = data.en.nodes[0]!.id
    ids.provider = data.en.nodes[0]!.provider.id
    ids.spanish = data.es.nodes[0]!.id
    ids.outcome = data.outcomesByCode[0]!.id
    ids.framework = data.outcomesByCode[0]!.framework.id
    ids.goal = data.goal[0]!.id
    ids.branch = data.branch[0]!.id
    const token = await signUp(site)
    ids.publisher = (await providersOf(site.url(), token))[0]!.id
    ids.own = await publish(site.url(), token, 'Stars over the playground')
    ids.collection = await gather(site.url(), token, [ids.resource, ids.spanish])
    ids.withdrawn = await publish(site.url(), token, 'A map of last year')
    await ask(
      site.url(),
      'mutation ($id: ID!) { resourceWithdraw(id: $id, reason: "Last year is over.") { userErrors { message } } }',
      { id: ids.withdrawn },
      token,
    )
    const { hostname } = new URL(site.url())
    const cookie = { name: 'session', value: token, domain: hostname, path: '/', expires: -1, httpOnly: true }
    session = { cookies: [{ ...cookie, secure: false, sameSite: 'Lax' }], origins: [] }
  })

  test('axe sees what is planted in a page, light and dark', async () => {
    const page = await open()
    await page.goto('/about')
    await page.locator('main').evaluate((main) => {
      const { ownerDocument } = main
      const picture = ownerDocument.createElement('img')
      const faint = ownerDocument.createElement('p')
      faint.textContent = 'Faint words'
      faint.style.color = '#888'
      faint.style.backgroundColor = '#999'
      main.append(picture, faint)
    })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const rules = (await violations(page, RULES)).map((line) => line.split(':')[0])
      expect(rules).toEqual(expect.arrayContaining(['image-alt', 'color-contrast']))
    }
  })

  test.each(Object.entries(OPEN_TO_ALL))('%s', async (name, place) => {
    remember(name, await inspect(await open(), place))
  })

  test.each(Object.entries(FOR_MEMBERS))('%s', async (name, place) => {
    remember(name, await inspect(await open({ storageState: session }), place))
  })

  const MIRRORED = [
    ...[
      'home',
      'search',
      'search narrowed by much, with words in a long list',
      'a resource',
      'an outcome',
      'a curriculum',
      'words and levels in a curriculum',
    ],
    ...['what a curriculum has resources for', 'a pathway', 'a pathway to print'],
    ...['preferences', 'the parts that pages are made of'],
  ]
  test.each(MIRRORED)('%s, mirrored', async (name) => {
    const page = await open()
    await OPEN_TO_ALL[name]!.open(page)
    await page.locator('html').evaluate((html) => html.setAttribute('dir', 'rtl'))
    await unfold(page)
    for (const width of [NARROWEST, ...WIDTHS]) {
      await resize(page, width)
      expect(await overflow(page), `pixels of sideways scrolling at ${width}`).toBeLessThanOrEqual(0)
    }
  })

  test('suggestions below the search box, one of them chosen', async () => {
    const page = await open()
    await page.goto('/search')
    await resize(page, NARROWEST)
    await page.getByLabel('What should be learnt?').pressSequentially('frac')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('ArrowDown')
    for (const dir of ['ltr', 'rtl']) {
      await page.locator('html').evaluate((html, to) => html.setAttribute('dir', to), dir)
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        expect(await violations(page, RULES)).toEqual([])
      }
    }
  })

  test('the publish form, mirrored', async () => {
    const page = await open({ storageState: session })
    await FOR_MEMBERS['publishing with faults and found outcomes']!.open(page)
    await page.locator('html').evaluate((html) => html.setAttribute('dir', 'rtl'))
    await unfold(page)
    await resize(page, NARROWEST)
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    expect(await violations(page, RULES)).toEqual([])
  })
})

interface Goals {
  outcomesByCode: { id: string; framework: { id: string } }[]
  goal: { id: string }[]
  branch: { id: string }[]
}

async function signUp(site: Site): Promise<string> {
  const token = await openAccount({ url: site.url(), mails: site.mails }, { email: 'ada@press.example', name: 'Ada' })
  await ask(
    site.url(),
    'mutation { providerCreate(input: { name: "Ada’s press" }) { userErrors { message } } }',
    {},
    token,
  )
  return token
}

async function providersOf(url: string, token: string): Promise<{ id: string }[]> {
  const { data } = await ask<{ viewer: { providers: { id: string }[] } }>(
    url,
    '{ viewer { providers { id } } }',
    {},
    token,
  )
  return data.viewer.providers
}

/** A public collection with two sections; gives its id. */
async function gather(url: string, token: string, [one, other]: [string, string]): Promise<string> {
  const { data } = await ask<{ collectionCreate: { collection: { id: string } } }>(
    url,
    `mutation ($one: ID, $other: ID, $outcome: ID) { collectionCreate(input: {
      titles: [{ text: "Light and numbers", language: "en" }]
      sections: [{ title: "Light", entries: [{ resourceId: $one, note: "Begin here.", copied: true }, { resourceId: $other }] },
        { title: "Numbers", entries: [{ outcomeId: $outcome }] }] }) { collection { id } } }`,
    { one, other, outcome: ids.outcome },
    token,
  )
  const { id } = data.collectionCreate.collection
  await ask(url, `mutation { collectionShare(id: "${id}", state: PUBLIC) { userErrors { message } } }`, {}, token)
  return id
}

async function publish(url: string, token: string, title: string): Promise<string> {
  const { data } = await ask<{ resourcePublish: { resource: { id: string } } }>(
    url,
    `mutation ($providerId: ID!, $input: ResourceInput!) {
      resourcePublish(providerId: $providerId, input: $input) { resource { id } userErrors { message } }
    }`,
    {
      providerId: ids.publisher,
      input: {
        title,
        description: 'Published for a look at its pages.',
        url: `https://press.example/${title.length}`,
        language: 'en',
        licence: 'cc-by-4.0',
        alignments: [{ outcomeId: ids.outcome }],
      },
    },
    token,
  )
  return data.resourcePublish.resource.id
}
