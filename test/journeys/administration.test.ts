/** An administrator adds a school to sign in through, a person does so, and the school is switched off; limits and words are set by two at once. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeBrowser, openBrowser } from '../helpers/browser.ts'
import { CLIENT, startRealProvider, type RealProvider } from '../helpers/identity-provider.ts'
import { AXE, overflow, RULES, unfold, violations } from '../helpers/inspect.ts'
import { freePort, openAccount, startCommand, startProduct, type RunningProduct } from '../helpers/process.ts'
import { opening, tabTo } from '../helpers/site.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-administration-'))
const browser = await openBrowser()
const EMAIL = 'head@hill.example'
const PASSWORD = 'a lantern in the attic'

const press = (page: Page, name: string | RegExp) => opening(page, () => page.getByRole('button', { name }).click())
const alerts = (page: Page) => page.getByRole('alert').innerText()

describe.skipIf(browser === null)('an administrator', () => {
  let product: RunningProduct
  let hill: RealProvider
  let page: Page
  const found: Record<string, string[]> = {}
  beforeAll(async () => {
    const port = await freePort()
    hill = await startRealProvider({ people: { ada: { name: 'Ada' } }, slug: 'hill', site: `http://localhost:${port}` })
    const env = { SEED: 'off', LOG_LEVEL: 'warn', PORT: String(port), IDENTITY_PRIVATE: 'on' }
    product = await startProduct(folder, env)
    await openAccount(product, { email: EMAIL, name: 'Head' })
    const words = ['account', 'give', '--email', EMAIL, '--role', 'administrator']
    expect(await startCommand(folder, words).finished).toMatchObject({ code: 0 })
    page = await open({ viewport: { width: 360, height: 740 }, bypassCSP: true })
    await page.addInitScript({ content: AXE })
    await page.goto('/sign-in?back=/admin/identity')
    await page.getByLabel('E-mail').fill(EMAIL)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await press(page, 'Sign in')
  })
  afterAll(async () => {
    await closeBrowser()
    await product?.stop()
    await hill?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser!.newContext({ baseURL: product.url, locale: 'en-GB', ...options })
    context.setDefaultTimeout(10_000)
    return await context.newPage()
  }
  /** Notes what is hard to use on a page with all of it unfolded, on a phone. */
  async function look(name: string): Promise<void> {
    await unfold(page)
    const wide = await overflow(page)
    const lines = [...(await violations(page, RULES)), ...(wide > 0 ? [`${wide} pixels too wide`] : [])]
    if (lines.length > 0) found[name] = lines
    const shots = process.env.SCREENSHOTS
    if (!shots) return
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      await page.screenshot({ path: join(shots, `${name.replaceAll(' ', '-')}-${width}.png`), fullPage: true })
    }
    await page.setViewportSize({ width: 360, height: 740 })
  }

  test('adds a school by keyboard, is told what is wrong, and switches it on', async () => {
    await opening(page, () => page.getByRole('link', { name: 'Add an identity provider' }).click())
    await tabTo(page, page.getByLabel('Short name'))
    await page.keyboard.type('hill')
    await page.keyboard.press('Tab')
    await page.keyboard.type('http://id.hill.example')
    await page.getByLabel('Name', { exact: true }).fill('Hill School')
    await page.getByLabel('Client id').fill(CLIENT.clientId)
    await page.getByLabel('Client secret').fill(CLIENT.secret)
    await press(page, 'Add it')
    expect(await alerts(page)).toContain('Give its https address')
    await look('the form with a fault')
    expect(await page.getByLabel('Client secret').inputValue()).toBe('')
    await page.getByLabel('Issuer').fill(hill.issuer)
    await page.getByLabel('Client secret').fill(CLIENT.secret)
    await press(page, 'Add it')
    expect(await page.getByRole('status').innerText()).toContain('switched off still')
    await press(page, 'Check it')
    expect(await page.getByRole('status').innerText()).toContain('holds')
    await press(page, 'Switch it on')
    await look('a provider')
    expect(await page.content()).not.toContain(CLIENT.secret)
    await page.goto('/admin/identity')
    await look('a list of providers')
  })

  test('lets a person in through it, and nobody any more once it is off', async () => {
    const person = await open({ javaScriptEnabled: false })
    await person.goto('/sign-in?back=/account/identities')
    await opening(person, () => person.getByRole('link', { name: 'Sign in with Hill School' }).click())
    await person.getByLabel('Login').fill('ada')
    await press(person, 'Go on')
    await press(person, 'Create the account')
    expect(await person.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(['Hill School'])
    // Somebody else is at the school when it is switched off.
    const late = await open({ javaScriptEnabled: false })
    await late.goto('/sign-in')
    await opening(late, () => late.getByRole('link', { name: 'Sign in with Hill School' }).click())
    await page.goto('/admin/identity/hill')
    expect(await page.getByText('for 1 of them it is the only way in').count()).toBe(1)
    await press(page, 'Switch it off')
    expect(await page.getByRole('status').innerText()).toContain('Switched off')
    await late.getByLabel('Login').fill('ben')
    await press(late, 'Go on')
    expect(await alerts(late)).toContain('Begin again')
    await late.goto('/sign-in')
    expect(await late.getByText('Hill School').count()).toBe(0)
    await person.goto('/account')
    expect(new URL(person.url()).pathname).toBe('/sign-in')
    await page.getByText('Remove Hill School').click()
    await press(page, 'Yes, remove it')
    expect(await page.getByRole('status').innerText()).toContain('Removed')
    expect(await page.getByText('None yet').count()).toBe(1)
  })

  test('sets limits and words; of two who do so at once, the second one sees both texts', async () => {
    await page.goto('/admin/limits')
    await look('limits')
    const field = page.getByLabel('People who read pages here')
    await field.fill('12')
    await press(page, 'Save')
    expect(await alerts(page)).toContain('12 units a minute are not possible')
    await field.fill('3 000')
    await press(page, 'Save')
    expect(await page.getByText('A class of 30 behind one address can each open about 1 page of search').count()).toBe(
      1,
    )
    await field.fill('')
    await press(page, 'Save')

    await page.goto('/admin/words')
    const other = await page.context().newPage()
    await other.goto('/admin/words')
    await other.getByLabel('Name of the place').fill('Theirs')
    await other.getByLabel('Contact').fill('help@hill.example')
    await press(other, 'Save')
    await page.getByLabel('Name of the place').fill('Mine')
    await press(page, 'Save')
    expect(await alerts(page)).toContain('Somebody changed these words meanwhile')
    await look('words of two')
    expect(await page.getByRole('group', { name: 'Name of the place' }).innerText()).toMatch(
      /Theirs\s+Theirs\s+Yours\s+Mine/,
    )
    // What only the other one wrote is taken over.
    expect(await page.getByLabel('Contact').inputValue()).toBe('help@hill.example')
    await press(page, 'Save')
    expect(await page.getByRole('status').innerText()).toContain('Saved')
    expect(await page.getByLabel('Name of the place').inputValue()).toBe('Mine')
    expect(await page.getByLabel('Contact').inputValue()).toBe('help@hill.example')
    expect(found).toEqual({})
  })
})
