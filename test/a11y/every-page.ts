/** What is asked of every page, for the test files that share the pages among them. */
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { COVERING, examine, put, stateName, turn, unfold, type State } from '../helpers/examine.ts'
import { AXE, LOOKS_ALONE, NARROWEST, overflow, RULES, violations } from '../helpers/inspect.ts'
import type { Site } from '../helpers/site.ts'
import { openPlace } from './opened.ts'
import { furnish, PLACES, type Place, type Reader, type World } from './places.ts'

/** A page is loaded in these, and examined in one of them; the other states follow without loading it again. */
export const LOADS = [
  { locale: 'en', direction: 'ltr', script: true },
  { locale: 'ar', direction: 'rtl', script: false },
] as const
/** A page is examined in one load and in half of the states of `COVERING` that it can be in there; pages take turns in both. */
export function turnOf(at: number): { load: number; states: State[] } {
  const load = at % LOADS.length
  const half = Math.floor(at / LOADS.length) % 2
  return { load, states: COVERING.filter(({ script }, state) => script === LOADS[load]!.script && state % 2 === half) }
}
/** Where axe runs: with all rules, and again with those that hang on colours and sizes. */
const ASKED = [
  { width: NARROWEST, look: 'light', rules: RULES },
  { width: 1280, look: 'dark', rules: LOOKS_ALONE },
] as const

/** What the tests of a file go on with. */
export interface Looking {
  page: Page
  world: World
}

/**
 * Tests of the pages of these readers, each in the states whose turn it is: axe, and what axe does not look at.
 * @returns a page and the people of the place, filled before the first test
 */
export function everyPage(site: Site, readers: readonly Reader[]): Looking {
  const titles = new Map<string, string>()
  const looking = {} as Looking

  beforeAll(async () => {
    looking.world = await furnish({ url: site.url(), mails: site.mails, graph: site.graph() })
    looking.page = await site.keep()
  })

  test.each(Object.entries(PLACES).filter(([, { reader }]) => readers.includes(reader)))('%s', async (name, place) => {
    const { page, world } = looking
    const found: Record<string, string[]> = {}
    const note = (state: State, lines: string[]) => {
      if (lines.length > 0) found[stateName(state)] = [...(found[stateName(state)] ?? []), ...lines]
    }
    const at = Object.keys(PLACES).indexOf(name)
    const { load: examined, states } = turnOf(at)
    for (const [load, { locale, direction, script }] of LOADS.entries()) {
      await openPlace(page, place, { world, url: site.url(), locale, script })
      if (load === 0) remember(name, place, await page.title())
      expect(await page.locator('html').getAttribute('lang')).toBe(locale)
      expect(await page.getByRole('heading', { level: 1 }).count(), 'headings of the first level').toBe(1)
      await put(page, { width: NARROWEST, look: 'light' })
      expect(await overflow(page), 'pixels of sideways scrolling before anything is unfolded').toBeLessThanOrEqual(0)
      if (load !== examined) continue
      await unfold(page)
      await page.evaluate(AXE)
      for (const { rules, ...state } of ASKED) {
        await put(page, state)
        note({ direction, script, ...state }, await violations(page, rules))
      }
      for (const isTurned of [false, true]) {
        if (isTurned) await turn(page, direction === 'ltr' ? 'rtl' : 'ltr')
        for (const state of states) {
          if ((state.direction !== direction) !== isTurned) continue
          await put(page, state)
          const isForced = state.look === 'forced'
          note(state, await examine(page, { spaced: !isTurned && !isForced, focus: !isTurned || isForced }))
        }
      }
    }
    expect(found).toEqual({})
  })

  function remember(name: string, { sharesTitle }: Place, title: string): void {
    expect(title).toMatch(/Waymark/)
    if (sharesTitle) return
    const other = titles.get(title)
    expect(other, `"${title}" is also the title of ${other}`).toBeUndefined()
    titles.set(title, name)
  }

  return looking
}
