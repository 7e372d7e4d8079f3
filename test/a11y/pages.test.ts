/**
 * Every page that anybody may read (`rooms.test.ts` has the others), in states of direction, script, width and colours that pages
 * take in turns, and in which each pair of them occurs: no rule of axe is broken (WCAG 2.2 A and AA, and its best practices),
 * nothing scrolls sideways or is cut, also with more space between letters and lines, and the focus goes as the page is read, is
 * seen and is never covered. Each has a title of its own and one heading of the first level, and the console stays quiet.
 * `npm run matrix` looks at all 36 states.
 */
import { globSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { examine, put, type State } from '../helpers/examine.ts'
import { AXE, NARROWEST, overflow, resize, RULES, violations } from '../helpers/inspect.ts'
import { describeSite } from '../helpers/site.ts'
import { everyPage, LOADS, turnOf } from './every-page.ts'
import { LOOKED_AT, openPlace } from './opened.ts'
import { ELSEWHERE, PLACES, type Ids } from './places.ts'

describeSite(
  'every page',
  (site) => {
    const looking = everyPage(site, ['anybody'])

    test('is looked at in states that hold every pair of values', () => {
      const pairs = (states: readonly State[]) =>
        new Set(
          states.flatMap((state) => {
            const values = Object.entries(state)
            return values.flatMap(([one, value], at) =>
              values.slice(at + 1).map(([other, beside]) => `${one} ${value}, ${other} ${beside}`),
            )
          }),
        )
      expect(pairs(Object.keys(PLACES).flatMap((_, at) => turnOf(at).states)).size).toBe(4 + 2 * 6 + 2 * 6 + 9)
    })

    test('is seen through when faults are planted in it', async () => {
      const { page, world } = looking
      await openPlace(page, PLACES.about!, { world, url: site.url(), locale: 'en', script: true })
      await page.evaluate(AXE)
      await page.locator('main').evaluate((main) => {
        main.innerHTML += `<img><p id="faint">Faint words</p><p id="cut">Words that are cut</p><p id="wide">Wide</p>
          <a href="#a" id="second">Second</a><a href="#b" id="first">First</a><a href="#c" id="bare">Bare</a>
          <span id="press">Press</span><div id="cover"></div>`
        const style = (id: string, css: string) => {
          main.ownerDocument.getElementById(id)!.style.cssText = css
        }
        style('faint', 'color: #888; background-color: #999')
        style('cut', 'block-size: 4px; overflow: hidden')
        style('wide', 'inline-size: 3000px')
        style('second', 'display: block; margin-block-start: 60px')
        style('first', 'display: block; position: relative; inset-block-start: -100px')
        style('bare', 'display: block; outline: none; box-shadow: none')
        style('press', 'cursor: pointer')
        style('cover', 'position: fixed; inset-block-end: 0; inset-inline: 0; block-size: 60%; background: white')
      })
      for (const look of ['light', 'dark'] as const) {
        await put(page, { width: 1280, look })
        const rules = (await violations(page, RULES)).map((line) => line.split(':')[0])
        expect(rules).toEqual(expect.arrayContaining(['image-alt', 'color-contrast']))
      }
      const faults = (await examine(page, { focus: true })).join('\n')
      for (const fault of [
        /scrolls sideways by \d+ pixels: .*p#wide/,
        /cuts \d+ pixels of text below: .*p#cut/,
        /reached after what stands behind it: .*a#first/,
        /keyboard does not reach it: .*span#press/,
        /covered or out of the window when it has the focus/,
        /shows no focus: .*a#bare/,
      ])
        expect(faults).toMatch(fault)
    })

    test('is opened by one of the places, or by a test that is named', async () => {
      const opened: string[] = []
      /** Takes whatever is done to it, and is a letter where it is text. */
      const nothing: unknown = new Proxy(() => nothing, {
        get: (_, key) => (key === 'then' ? undefined : key === Symbol.toPrimitive ? () => 'x' : nothing),
      })
      const ids = new Proxy(
        {
          confirm: '/sign-up/confirm',
          invitation: '/invitation',
          reset: '/reset/choose',
          open: '/moderation/x',
        } as unknown as Ids,
        {
          get: (held, key) => Reflect.get(held, key) ?? 'x',
        },
      )
      const go = (address: string) => {
        opened.push(address.split('?')[0]!)
        return Promise.resolve(null)
      }
      for (const { open, leadsTo } of Object.values(PLACES)) {
        await open({ page: nothing as Page, ids, go, send: () => Promise.resolve() })
        if (leadsTo) opened.push(leadsTo)
      }
      const routes = join(import.meta.dirname, '../../web/src/routes')
      const missing = globSync('**/+page.svelte', { cwd: routes })
        .map((file) => `/${file.replace(/\/?\+page\.svelte$/, '')}`)
        .filter((route) => {
          const path = new RegExp(`^${route.replace(/\[[^\]]+\]/g, '[^/]+')}$`)
          return !(route in ELSEWHERE) && !opened.some((each) => path.test(each))
        })
      expect(missing).toEqual([])
    })

    test('has a menu that can be used once it is open', async () => {
      const { page, world } = looking
      for (const { locale, script } of LOADS) {
        await openPlace(page, PLACES.home!, { world, url: site.url(), locale, script })
        await put(page, { width: NARROWEST, look: 'light' })
        await page.locator('header [popovertarget]').first().click()
        await page.evaluate(AXE)
        for (const look of ['light', 'dark'] as const) {
          await put(page, { width: NARROWEST, look })
          expect(await violations(page, RULES)).toEqual([])
          expect(await examine(page)).toEqual([])
        }
      }
    })

    test('has suggestions below its search box, one of them chosen', async () => {
      const { page, world } = looking
      for (const locale of ['en', 'ar'] as const) {
        await openPlace(page, PLACES['search that finds nothing']!, { world, url: site.url(), locale, script: true })
        await resize(page, NARROWEST)
        await page.locator('main [role=combobox], [role=search] [name=q]').first().fill('')
        await page.locator('main [role=combobox], [role=search] [name=q]').first().pressSequentially('frac')
        await page.getByRole('option').first().waitFor()
        await page.keyboard.press('ArrowDown')
        await page.evaluate(AXE)
        expect(await overflow(page)).toBeLessThanOrEqual(0)
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          expect(await violations(page, RULES)).toEqual([])
        }
      }
    })
  },
  LOOKED_AT,
)
