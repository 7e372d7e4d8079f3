/** A stranger reports, a reviewer checks, a moderator hides, the provider answers, and it is shown again. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeBrowser, openBrowser } from '../helpers/browser.ts'
import { ask, openAccount, startCommand, startProduct, type RunningProduct } from '../helpers/process.ts'
import { hasFocus, opening, tabTo } from '../helpers/site.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-moderation-'))
const browser = await openBrowser()
const PASSWORD = 'a lantern in the attic'

const press = (page: Page, name: string | RegExp) => opening(page, () => page.getByRole('button', { name }).click())
const follow = (page: Page, name: string | RegExp) =>
  opening(page, () => page.getByRole('link', { name }).first().click())

describe.skipIf(browser === null)('what is reported', () => {
  let product: RunningProduct
  let path: string
  let provider: string
  beforeAll(async () => {
    product = await startProduct(folder, { SEED: 'off', LOG_LEVEL: 'warn' })
    const tokens: Record<string, string> = {}
    for (const name of ['owner', 'reviewer', 'moderator'])
      tokens[name] = await openAccount(product, { email: `${name}@hill.example`, name })
    const words = ['account', 'give', '--email', 'moderator@hill.example', '--role', 'administrator']
    expect(await startCommand(folder, words).finished).toMatchObject({ code: 0 })
    const asModerator = async <T>(document: string): Promise<T> => {
      const input = { email: 'moderator@hill.example', password: PASSWORD }
      const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { token } }'
      const { data } = await ask<{ signIn: { token: string } }>(product.url, signIn, { input })
      return (await ask<T>(product.url, document, {}, data.signIn.token)).data
    }
    const { people } = await asModerator<{ people: { nodes: { id: string; name: string }[] } }>(
      '{ people(words: "hill") { nodes { id name } } }',
    )
    const idOf = (name: string) => people.nodes.find((person) => person.name === name)!.id
    const given = await asModerator<object>(`mutation {
      one: roleGive(personId: "${idOf('reviewer')}", role: REVIEWER) { userErrors { message } }
      two: roleGive(personId: "${idOf('moderator')}", role: MODERATOR) { userErrors { message } }
    }`)
    expect(given).toEqual({ one: { userErrors: [] }, two: { userErrors: [] } })
    const made = await ask<{ providerCreate: { provider: { id: string } } }>(
      product.url,
      'mutation { providerCreate(input: { name: "Hill School" }) { provider { id } } }',
      {},
      tokens.owner,
    )
    provider = made.data.providerCreate.provider.id
    const input = {
      ...{ title: 'How bridges stand', description: 'Six bridges.', language: 'en', licence: 'cc-by-4.0' },
      ...{ url: 'https://hill.example/bridges', accessibility: { features: ['captions', 'transcript'] } },
    }
    const published = await ask<{ resourcePublish: { resource: { id: string } } }>(
      product.url,
      `mutation ($providerId: ID!, $input: ResourceInput!) {
        resourcePublish(providerId: $providerId, input: $input) { resource { id } }
      }`,
      { providerId: provider, input },
      tokens.owner,
    )
    path = `/resources/${published.data.resourcePublish.resource.id}`
  })
  afterAll(async () => {
    await closeBrowser()
    await product?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** A page without script, of somebody who is signed in unless the name is ''. */
  async function open(name: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser!.newContext({
      ...{ baseURL: product.url, javaScriptEnabled: false, viewport: { width: 1280, height: 900 }, ...options },
    })
    const page = await context.newPage()
    if (name === '') return page
    await page.goto('/sign-in?back=/account')
    await page.getByLabel('E-mail').fill(`${name}@hill.example`)
    await page.getByLabel('Password').fill(PASSWORD)
    await press(page, 'Sign in')
    return page
  }
  const text = (page: Page) => page.getByRole('main').innerText()

  test('is checked, hidden, answered by its provider, and shown again, without script', async () => {
    const stranger = await open('')
    await stranger.goto(path)
    await follow(stranger, 'Report a problem')
    await press(stranger, 'Send the report')
    expect(await stranger.locator('[role=alert] li a').innerText()).toBe('Choose what is wrong.')
    await stranger.getByRole('radio', { name: /not as accessible/ }).check()
    await stranger.getByLabel('Which is not so?').selectOption('Captions')
    await stranger.getByLabel('In your words').fill('There are none in the second film.')
    await press(stranger, 'Send the report')
    expect(await stranger.getByRole('status').innerText()).toContain('Thank you')
    await stranger.getByText('facts and how each is known').click()
    expect(await text(stranger)).toContain('disputed')

    const reviewer = await open('reviewer')
    await follow(reviewer, 'What waits')
    await follow(reviewer, 'How bridges stand')
    expect(await text(reviewer)).not.toContain('second film')
    await follow(reviewer, 'Check its accessibility and licence')
    await reviewer.getByLabel('What did you check?').selectOption('Captions (disputed)')
    await reviewer.getByRole('radio', { name: 'No', exact: true }).check()
    await press(reviewer, 'Keep what I found')
    // Somebody else: pages may be kept for a minute by whoever has seen them.
    const teacher = await open('')
    await teacher.goto(path)
    await teacher.getByText('facts and how each is known').click()
    expect(await text(teacher)).toContain('Not there: captions · checked by a reviewer')
    await teacher.getByText('What others said').click()

    const moderator = await open('moderator')
    await moderator.goto('/moderation')
    await follow(moderator, 'How bridges stand')
    expect(await text(moderator)).toContain('There are none in the second film.')
    await moderator.getByRole('radio', { name: /^Hide/ }).check()
    await moderator.getByLabel('Your reason').fill('Say what is true of the captions.')
    await press(moderator, 'Decide')
    expect(await text(moderator)).toContain('Nothing waits.')
    expect((await (await open('')).goto(path))?.status()).toBe(404)

    const owner = await open('owner')
    await owner.goto(path)
    expect(await text(owner)).toContain('moderators have hidden it')
    await owner.goto(`/providers/${provider}`)
    await follow(owner, 'Notices (1)')
    expect(await text(owner)).not.toContain('second film')
    await owner.getByLabel('Your answer').fill('The captions are there now.')
    await press(owner, /^Send/)
    expect(await owner.getByRole('status').innerText()).toContain('Sent.')

    await moderator.goto('/moderation')
    await follow(moderator, 'How bridges stand')
    expect(await text(moderator)).toContain('The captions are there now.')
    await moderator.getByRole('radio', { name: /^Show again/ }).check()
    await moderator.getByLabel('Your reason').fill('Thank you.')
    await press(moderator, 'Decide')
    expect((await (await open('')).goto(path))?.status()).toBe(200)
    for (const hidden of ['/moderation', '/admin/people', '/admin/log', '/admin/words', `${path}/check`])
      expect([hidden, (await stranger.goto(hidden))?.status()]).toEqual([hidden, 404])
  })

  test('is in a place that its administrator looks after by keyboard, without script', async () => {
    const page = await open('moderator')
    const enter = async (name: string | RegExp) => {
      await tabTo(page, page.getByRole('button', { name }))
      await opening(page, () => page.keyboard.press('Enter'))
    }
    const said = async (role: 'status' | 'alert', words: string | RegExp) => {
      await expect.poll(() => hasFocus(page.getByRole(role))).toBe(true)
      expect(await page.getByRole(role).innerText()).toMatch(words)
    }
    await page.goto('/admin/people?words=reviewer')
    await enter(/^Make moderator/)
    await said('status', /^Changed\./)
    expect(await text(page)).toContain('Moderator, Reviewer · reviewer@hill.example')
    await enter(/^End the role of moderator/)
    await page.goto('/admin/people')
    await tabTo(page, page.getByRole('listitem').filter({ hasText: 'Administrator' }).locator('summary'))
    await page.keyboard.press('Enter')
    await enter(/^End the role of administrator/)
    await said('alert', /last administrator/)

    await page.goto('/admin/words')
    await tabTo(page, page.getByLabel('Contact'))
    await page.keyboard.type('nowhere')
    const line = page.getByRole('group', { name: 'Line on every page' }).getByLabel('Text')
    await tabTo(page, line)
    await page.keyboard.type('مغلق غدا')
    await enter('Save')
    await said('alert', /Give an e-mail address/)
    expect(await line.inputValue()).toBe('مغلق غدا')
    await tabTo(page, page.getByLabel('Contact'))
    await page.keyboard.press('Control+A')
    await page.keyboard.type('help@hill.example')
    await enter('Save')
    await said('status', /^Saved\./)

    await page.goto('/admin/log')
    await enter('Prove that it was not altered')
    await said('status', /^Nothing was altered: \d+ entries/)
    expect(await text(page)).toContain('contact: mailto:help@hill.example')
  })
})
