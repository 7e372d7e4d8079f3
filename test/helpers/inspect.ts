/** What is asked of every page: the rules of axe (WCAG 2.2 A and AA, and its best practices), narrow and light, wide and dark. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** The script of axe, for a page to bring along. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
export const RULES: RunOptions = {
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}
/** Pixels of the narrowest window that has to do (WCAG 1.4.10). */
export const NARROWEST = 320
export const WIDTHS = [360, 1280]
const HEIGHT = 900
/** What can differ by width and scheme: colours, and the sizes of what is pressed. */
export const LOOKS_ALONE: RunOptions = {
  ...RULES,
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block', 'target-size'] },
}
/** No style hangs on width and scheme together, so each of both is met once. */
const LOOKS = [
  { width: 360, colorScheme: 'light', rules: LOOKS_ALONE },
  { width: 1280, colorScheme: 'dark', rules: RULES },
] as const

/** A page to look at. */
export interface Place {
  status?: number
  /** Opens it; given the ids that the seed has. */
  open: (page: Page) => Promise<unknown>
}

/** Violations as lines that say where: rule, selector and what axe found. */
export async function violations(page: Page, rules: RunOptions): Promise<string[]> {
  const run = (options: RunOptions) => (globalThis as unknown as { axe: typeof axe }).axe.run(options)
  const results = await page.evaluate(run, rules)
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      (node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary?.split('\n').slice(1).join(' ').trim()}`,
    ),
  )
}

/** By how many pixels the page is wider than its window. */
export const overflow = (page: Page) =>
  page.locator('html').evaluate((html) => html.scrollWidth - html.ownerDocument.defaultView!.innerWidth)

/** Gives the window another width. */
export const resize = (page: Page, width: number) => page.setViewportSize({ width, height: HEIGHT })

/** Opens everything that folds. */
export async function unfold(page: Page): Promise<void> {
  await page.locator('details').evaluateAll((all) => {
    for (const details of all) details.setAttribute('open', '')
  })
}

/** All that is asked of a page; gives its title. */
export async function inspect(page: Page, place: Place): Promise<string> {
  const answer = await place.open(page)
  if (place.status) expect((answer as { status(): number }).status()).toBe(place.status)
  const found: Record<string, string[]> = {}
  await resize(page, NARROWEST)
  expect(await overflow(page), 'pixels of sideways scrolling at 320').toBeLessThanOrEqual(0)
  await unfold(page)
  expect(await overflow(page), 'pixels of sideways scrolling at 320, unfolded').toBeLessThanOrEqual(0)
  for (const { width, colorScheme, rules } of LOOKS) {
    await resize(page, width)
    await page.emulateMedia({ colorScheme })
    const lines = await violations(page, rules)
    if (lines.length > 0) found[`${width}, ${colorScheme}`] = lines
  }
  expect(found).toEqual({})
  expect(await page.getByRole('heading', { level: 1 }).count(), 'headings of the first level').toBe(1)
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  return page.title()
}
