/** The site with all that its pages show, for commands that look at every page: a product of its own, and pages in Chromium. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions, CDPSession, Page } from 'playwright-core'
import type { Locale } from '../../web/src/lib/locales.ts'
import { closeBrowser, openBrowser } from '../helpers/browser.ts'
import { startProduct } from '../helpers/process.ts'
import { openSeeded, seededGraph } from '../helpers/seeded.ts'
import { furnish, visit, type Place, type Reader, type World } from './places.ts'

/** What the product is told for its pages to be looked at also: the page of parts. */
export const LOOKED_AT = { LOG_LEVEL: 'warn', DESIGN: 'yes' }

export interface Opened {
  url: string
  /** Of the product. */
  pid: number
  world: World
  /** A page for a reader, kept for one place after the other. */
  page(reader: Reader, options?: BrowserContextOptions): Promise<Page>
  close(): Promise<void>
}

/**
 * Starts the product on the demo seed, in a folder that goes with it, and makes what the pages show. Needs the built site and a Chromium.
 * @param env settings beside those of every look
 * @param browserOptions what Chromium is told
 */
export async function openSite(
  env: Record<string, string> = {},
  browserOptions: readonly string[] = [],
): Promise<Opened> {
  const browser = await openBrowser(browserOptions)
  if (!browser) throw new Error('No Chromium can run here; CHROMIUM_PATH names one.')
  const folder = mkdtempSync(join(tmpdir(), 'waymark-pages-'))
  const closeSeeded = openSeeded()
  const graph = await seededGraph(folder)
  const product = await startProduct(graph, { ...LOOKED_AT, ...env })
  const { url, mails } = product
  return {
    url,
    pid: product.child.pid!,
    world: await furnish({ url, mails, graph }),
    async page(reader, options = {}) {
      const context = await browser.newContext({ baseURL: url, locale: 'en-GB', reducedMotion: 'reduce', ...options })
      return await context.newPage()
    },
    async close() {
      await closeBrowser()
      await product.stop()
      closeSeeded()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Makes a page that of a reader: signs in, or out. What an earlier place left behind is gone. */
export async function become(page: Page, reader: Reader, { tokens }: World, url: string): Promise<void> {
  await page.context().clearCookies()
  if (reader === 'anybody') return
  await page.context().addCookies([{ name: 'session', value: tokens[reader], url, httpOnly: true, sameSite: 'Lax' }])
}

const sessions = new WeakMap<Page, Promise<CDPSession>>()

/**
 * Opens a place, with or without script. Without, nothing of the page runs while it loads, and `noscript` is read; afterwards
 * scripts may run again, as those of the tests have to.
 * @throws where the answer has another status than the place says
 */
export async function openPlace(
  page: Page,
  place: Place,
  { world, url, locale, script }: { world: World; url: string; locale: Locale; script: boolean },
): Promise<void> {
  if (!sessions.has(page)) sessions.set(page, page.context().newCDPSession(page))
  const session = await sessions.get(page)!
  await become(page, place.reader, world, url)
  await session.send('Emulation.setScriptExecutionDisabled', { value: !script })
  try {
    const answer = await place.open(visit(page, world.ids, locale))
    const status = (answer as { status(): number } | null | undefined)?.status() ?? place.status
    if (status !== place.status) throw new Error(`${page.url()} answered ${status}`)
  } finally {
    await session.send('Emulation.setScriptExecutionDisabled', { value: false })
  }
}
