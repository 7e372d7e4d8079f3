/** The site as people meet it: the product in a process of its own on a seeded graph, and pages in Chromium. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest'
import { closeBrowser, openBrowser } from './browser.ts'
import { linkTo, startProduct, type RunningProduct } from './process.ts'
import { seededGraph } from './seeded.ts'

const ACTION_WITHIN_MS = 10_000
/** More stops than any page has before what a test looks for. */
const MOST_TABS = 250
/** Error and worse, as `pino` numbers them. */
const ERROR_LINE = /"level":[56]0/
const PROBE = { width: 1280, height: 900 }

export interface Site {
  /** Without a slash at the end; known once the first test runs. */
  url(): string
  /** Everything the server has printed so far. */
  output(): string
  /** Mails that the server has written, whole, in their order. */
  mails(): string[]
  /** The folder of its graph, for commands that run beside it. */
  graph(): string
  /** A page in a browser context of its own, closed when the test ends. Its faults are checked then, unless taken. */
  open(options?: BrowserContextOptions): Promise<Page>
  /** The same, for all tests of the group: closed with the browser. */
  keep(options?: BrowserContextOptions): Promise<Page>
  /** What went wrong in the pages of this test so far: console errors, uncaught errors, requests that failed. */
  takeFaults(): string[]
}

// Pages live for seconds: to optimise their code costs more than it saves.
const BROWSER = ['--js-flags=--no-opt']
const canOpen = (await openBrowser(BROWSER)) !== null

/**
 * A group of tests in a real browser against one server. Where no browser can run they are skipped, and the title says so.
 * After each test the faults of its pages must be none.
 * The browser ends with the group.
 * @param env settings beside those of every test
 */
export function describeSite(title: string, tests: (site: Site) => void, env: Record<string, string> = {}): void {
  const name = canOpen ? title : `${title} (skipped: no Chromium can run here; CHROMIUM_PATH names one)`
  describe.skipIf(!canOpen)(name, () => {
    const folder = mkdtempSync(join(tmpdir(), 'waymark-site-'))
    let product: RunningProduct
    let graph = ''
    let read = 0
    let faults: string[] = []
    let closers: (() => Promise<void>)[] = []
    beforeAll(async () => {
      graph = await seededGraph(folder)
      product = await startProduct(graph, { LOG_LEVEL: 'warn', DESIGN: 'yes', ...env })
    })
    afterEach(async () => {
      for (const close of closers) await close()
      closers = []
      const found = faults
      faults = []
      const printed = product.output()
      const errors = printed
        .slice(read)
        .split('\n')
        .filter((line) => ERROR_LINE.test(line))
      read = printed.length
      expect([...found, ...errors], 'faults of the pages and of the server').toEqual([])
    })
    afterAll(async () => {
      await closeBrowser()
      await product?.stop()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    })
    async function begin(options: BrowserContextOptions): Promise<Page> {
      const browser = (await openBrowser(BROWSER))!
      const context = await browser.newContext({
        baseURL: product.url,
        locale: 'en-GB',
        viewport: PROBE,
        // Nothing may depend on how long a movement takes.
        reducedMotion: 'reduce',
        ...options,
      })
      context.setDefaultTimeout(ACTION_WITHIN_MS)
      const page = await context.newPage()
      page.on('console', (message) => {
        // Chromium says this of every document that is answered with an error, as error pages and refused forms are.
        if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return
        faults.push(`${page.url()}: ${message.text()}`)
      })
      page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`))
      page.on('response', (response) => {
        const isPage = response.request().resourceType() === 'document'
        if (response.status() >= (isPage ? 500 : 400)) faults.push(`${response.status()} ${response.url()}`)
      })
      page.on('requestfailed', (request) => {
        if (!request.failure()?.errorText.includes('ERR_ABORTED')) faults.push(`failed: ${request.url()}`)
      })
      return page
    }
    tests({
      url: () => product.url,
      output: () => product.output(),
      mails: () => product.mails(),
      graph: () => graph,
      takeFaults: () => faults.splice(0),
      async open(options = {}) {
        const page = await begin(options)
        closers.push(() => page.context().close())
        return page
      },
      keep: (options = {}) => begin(options),
    })
  })
}

/** Does what opens a page and resolves when the page is loaded. */
export async function opening(page: Page, act: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForEvent('load'), act()])
}

/** From the page that asks for the address to where the new account leads: by the link in the mail. */
export async function createAccount(
  page: Page,
  site: { mails(): string[] },
  person: { name: string; email: string },
): Promise<void> {
  await page.getByLabel('E-mail').fill(person.email)
  await opening(page, () => page.getByRole('button', { name: 'Go on', exact: true }).click())
  // On a fresh machine the first account needs no mail.
  if (!new URL(page.url()).pathname.endsWith('/confirm')) await page.goto(linkTo(site.mails(), person.email))
  await page.getByLabel('Your name').fill(person.name)
  await page.getByLabel('Password').fill('a lantern in the attic')
  await opening(page, () => page.getByRole('button', { name: 'Create the account', exact: true }).click())
}

/** Whether this is where typing goes. */
export function hasFocus(control: Locator): Promise<boolean> {
  return control.evaluate((element) => element === element.ownerDocument.activeElement)
}

/**
 * Presses Tab until the control is in focus. Every stop on the way must be seen: it has a size, stands in the window
 * and wears an outline or shadow.
 */
export async function tabTo(page: Page, control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await control.first().waitFor({ state: 'attached' })
  const passed: string[] = []
  for (let presses = 0; presses < MOST_TABS; presses++) {
    await page.keyboard.press(key)
    const stop = await control.first().evaluate((wanted) => {
      const view = wanted.ownerDocument.defaultView!
      const element = wanted.ownerDocument.activeElement
      const name = `${element?.tagName.toLowerCase()}#${element?.id} ${element?.textContent?.trim().slice(0, 40)}`
      if (!element || element === view.document.body) return { name, isThere: false, isSeen: true }
      const { width, height, bottom, right, top, left } = element.getBoundingClientRect()
      const { outlineStyle, outlineWidth, boxShadow } = view.getComputedStyle(element)
      const isInWindow = bottom > 0 && right > 0 && top < view.innerHeight && left < view.innerWidth
      const isMarked = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
      return { name, isThere: element === wanted, isSeen: width > 0 && height > 0 && isInWindow && isMarked }
    })
    if (!stop.isSeen) throw new Error(`The focus cannot be seen on ${stop.name} of ${page.url()}`)
    if (stop.isThere) return
    passed.push(stop.name)
  }
  throw new Error(
    `The keyboard does not reach ${control} on ${page.url()}. It passed:\n${passed.slice(0, 40).join('\n')}`,
  )
}
