/**
 * Somebody who has never seen the site, on a phone of 320 pixels without script: finds a Swahili story for early readers that works
 * offline, sees whether it fits a learner with low vision, plans a pathway to adding fractions, prints it with codes, and does the
 * same in Arabic. What is pressed is asked for by its role and by the key of its words, so it holds in each language.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { directionOf, localeName, type Locale } from '../../web/src/lib/locales.ts'
import { overflow } from '../helpers/inspect.ts'
import { describeSite, opening } from '../helpers/site.ts'
import { wordsIn } from '../helpers/words.ts'

/** Where pictures of each step are put when somebody wants to look at them. */
const PICTURES = process.env.PICTURES
const PHONE = { width: 320, height: 640 }
/** What people of each language look for, and the goal that they mean: codes are the same in all of them. */
const FRACTIONS: Partial<Record<Locale, string>> = { en: 'adding fractions', ar: 'جمع الكسور' }
const GOAL = 'WM-MA-FR-10'

const follow = (page: Page, link: Locator) => opening(page, () => link.click())

describeSite('a newcomer with a small phone and no script', (site) => {
  test.each(['en', 'ar'] as const)(
    'finds a story, plans a pathway and prints it, having begun in English, in: %s',
    async (locale) => {
      const page = await site.open({ javaScriptEnabled: false, viewport: PHONE })
      const w = await wordsIn(locale)
      let step = 0
      /** Nothing is wider than the phone, whatever is opened; and a picture, where somebody wants one. */
      const see = async (name: string) => {
        expect(await overflow(page), name).toBeLessThanOrEqual(0)
        expect(await page.locator('html').getAttribute('lang')).toBe(locale)
        expect(await page.locator('html').getAttribute('dir')).toBe(directionOf(locale))
        if (!PICTURES) return
        mkdirSync(PICTURES, { recursive: true })
        await page.screenshot({ path: join(PICTURES, `newcomer-${locale}-${++step}-${name}.png`), fullPage: true })
      }

      await page.goto('/')
      if (locale !== 'en') await follow(page, page.getByRole('link', { name: localeName(locale), exact: true }).last())
      await see('home')

      // A story in Swahili, for those who begin to read, that works without a connection.
      const languages = page.getByRole('region', { name: w.home_by_language(), exact: true })
      await follow(page, languages.locator('a[href*="language=sw"]'))
      await page.locator('summary', { hasText: w.search_narrow() }).first().click()
      const form = page.getByRole('form', { name: w.search_narrow(), exact: true })
      const offline = form.locator('input[value="WORKS_OFFLINE"]')
      if (!(await offline.isVisible())) await form.locator('summary', { hasText: w.search_facet_trait() }).click()
      await offline.check()
      await form.getByRole('spinbutton', { name: w.search_age() }).fill('5')
      await see('narrowed')
      await opening(page, () => form.getByRole('button', { name: w.search_narrow_show() }).click())
      const cards = page.getByRole('article')
      expect(await cards.count()).toBeGreaterThan(0)
      await see('stories')

      // Whether it fits a learner with low vision.
      await follow(page, page.getByRole('complementary', { name: w.needs_bar() }).getByRole('link').first())
      await page.getByRole('checkbox', { name: w.needs_preset_low_vision(), exact: true }).check()
      await see('needs')
      await opening(page, () => page.getByRole('button', { name: w.needs_use(), exact: true }).click())
      expect(new URL(page.url()).search).toContain('language=sw')
      expect(await cards.first().innerText()).toContain(w.needs_preset_low_vision())
      await follow(page, cards.first().getByRole('heading').getByRole('link'))
      expect(await page.getByRole('heading', { level: 1 }).locator('[lang=sw]').count()).toBe(1)
      const fit = page.getByRole('region', { name: w.resource_fit(), exact: true })
      expect(await fit.getByRole('listitem').count()).toBeGreaterThan(0)
      expect(await fit.innerText()).toContain(w.needs_preset_low_vision())
      await see('story')

      // A pathway to adding fractions.
      await page.getByRole('button', { name: w.site_nav_menu(), exact: true }).click()
      await see('menu')
      await follow(page, page.getByRole('banner').getByRole('link', { name: w.site_nav_pathways(), exact: true }))
      await page.getByRole('searchbox', { name: w.pathway_find() }).fill(FRACTIONS[locale]!)
      await opening(page, () => page.getByRole('button', { name: w.pathway_find_do(), exact: true }).click())
      await see('goals')
      await follow(page, page.getByRole('link', { name: new RegExp(`^${GOAL} `) }).first())
      const steps = page
        .getByRole('main')
        .locator('ol > li')
        .filter({ has: page.getByRole('heading', { level: 3 }) })
      const planned = await steps.count()
      expect(planned).toBeGreaterThan(10)
      await see('pathway')

      // On paper, with codes that lead back.
      await follow(page, page.getByRole('link', { name: w.pathway_view_print() }).first())
      // Who prints a plan that somebody printed before finds its code there.
      const code = page.getByRole('button', { name: w.code_plan_button(), exact: true })
      if ((await code.count()) > 0) await opening(page, () => code.click())
      await see('sheet')
      await page.emulateMedia({ media: 'print' })
      expect(await page.getByRole('button').count(), 'buttons on paper').toBe(0)
      const codes = page.getByRole('main').getByRole('figure')
      expect(await codes.count()).toBeGreaterThan(5)
      await see('paper')
      const letters = await codes.first().locator('b').innerText()
      const led = await fetch(`${site.url()}/q/${letters}`, { headers: { 'accept-language': locale } })
      expect(led.status).toBe(200)
      expect(led.url).toMatch(locale === 'en' ? /\/pathways\?goal=/ : new RegExp(`/${locale}/pathways\\?goal=`))
      // The needs of a learner stand on no sheet and at no address.
      expect(await page.getByRole('main').innerText()).not.toContain('low-vision')
      expect(led.url).not.toContain('need=')
    },
  )
})
