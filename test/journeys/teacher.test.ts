/** A teacher finds what fits, reads why, and plans a pathway. The site must not need a script for any of it. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { describeSite, opening, tabTo } from '../helpers/site.ts'

const searchBox = (page: Page) => page.getByLabel('What should be learnt?')
/** The result with this title. */
const card = (page: Page, title: string) =>
  page.getByRole('article').filter({ has: page.getByRole('link', { name: title, exact: true }) })
const section = (page: Page, heading: string | RegExp) => page.getByRole('region', { name: heading })
const words = async (text: Promise<string>) => (await text).replace(/\s+/g, ' ').trim()

async function search(page: Page, query: string): Promise<void> {
  await searchBox(page).first().fill(query)
  await opening(page, () => page.getByRole('button', { name: 'Search', exact: true }).first().click())
}

async function chooseNeeds(page: Page, names: string[]): Promise<void> {
  await opening(page, () =>
    page.getByRole('link', { name: /^(Choose what learners need|Change or clear needs)$/ }).click(),
  )
  for (const name of names) await page.getByLabel(name, { exact: true }).check()
  await opening(page, () => page.getByRole('button', { name: 'Use these needs' }).click())
}

describeSite('a teacher', (site) => {
  describe('without script', () => {
    const open = () => site.open({ javaScriptEnabled: false })

    test('finds a misspelt word and is told how each result serves each need, and why', async () => {
      const page = await open()
      await page.goto('/')
      await search(page, 'electric curcuit')
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(
        /^\d+ resources for “electric curcuit”$/,
      )
      expect(await words(page.locator('main').innerText())).toContain('Searched for electric circuit')

      await chooseNeeds(page, ['Dyslexia', 'Keyboard only'])
      expect(new URL(page.url()).search).toBe('?q=electric+curcuit')
      expect(await page.getByRole('complementary', { name: 'Learner needs' }).innerText()).toContain(
        'Checked for: Dyslexia, Keyboard only. Kept in a cookie on this device only.',
      )
      const verdicts = (await card(page, 'Circuit Construction Kit: DC').getByRole('listitem').allInnerTexts()).map(
        (text) => text.replace(/\s+/g, ' ').trim(),
      )
      expect(verdicts).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^Fits partly · Dyslexia \(text read aloud\): .{10,}/),
          expect.stringMatching(/^Fits · Keyboard only: It works by keyboard alone\.$/),
          expect.stringMatching(/^Not known · Dyslexia \(.*\): nobody has said\.$/),
        ]),
      )
    })

    test('sees what does not fit only on asking, with the reason', async () => {
      const page = await open()
      await page.goto('/search?q=origin+of+species')
      const book = card(page, 'The Origin of Species')
      await book.waitFor()
      await chooseNeeds(page, ['Easy reading'])
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Nothing found for “origin of species”')
      await opening(page, () => page.getByRole('link', { name: 'Show what does not fit the needs, too' }).click())
      expect(await words(book.innerText())).toContain('Does not fit · Easy reading: It is hard to read.')
    })

    test('narrows fracciones down to Spanish, on a phone, and clears the needs again', async () => {
      const page = await site.open({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
      await page.goto('/')
      await search(page, 'fracciones')
      await chooseNeeds(page, ['Dyslexia'])
      await page.getByText('Narrow down').first().click()
      await page.getByRole('checkbox', { name: /^Spanish/ }).check()
      await opening(page, () => page.getByRole('button', { name: 'Show results' }).click())
      const results = page.getByRole('article')
      expect(await results.count()).toBeGreaterThan(2)
      for (const text of await results.allInnerTexts()) expect(text).toMatch(/\nSpanish · .*Dyslexia/s)
      expect(await page.getByRole('link', { name: 'Fracciones: Intro' }).locator('[lang]').getAttribute('lang')).toBe(
        'es',
      )
      await opening(page, () => page.getByRole('link', { name: 'Change or clear needs' }).click())
      await opening(page, () => page.getByRole('button', { name: 'Clear all needs' }).click())
      await page.goto('/search?q=fracciones')
      expect(await words(page.locator('main').innerText())).toContain('No needs chosen.')
    })

    test('reads what a resource teaches, how accessible it is, what the licence permits and since when, and other languages', async () => {
      const page = await open()
      await page.goto('/search?q=electric+circuit')
      await opening(page, () =>
        page.getByRole('link', { name: 'Circuit Construction Kit: DC', exact: true }).first().click(),
      )
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Circuit Construction Kit: DC')
      expect(await words(section(page, 'What it teaches').innerText())).toContain('Build a simple electric circuit')
      expect(await words(section(page, 'How accessible it is').innerText())).toContain('Everything works by keyboard')
      const licence = await words(section(page, 'What you may do with it').innerText())
      expect(licence).toContain('Translate it')
      expect(licence).toContain('Sell it: not permitted')
      expect(licence).toMatch(/read on \d+ \w+ 20\d\d\./)
      expect(await words(section(page, 'Where this comes from').innerText())).toMatch(/read on \d+ \w+ 20\d\d/)
      const facts = await words(section(page, 'At a glance').innerText())
      expect(facts).toContain('ages 8 to 14')
      expect(facts).toContain('Time for a learner Not known')

      const credit = await page.getByLabel('Keep this line with every copy').inputValue()
      expect(credit).toContain('“Circuit Construction Kit: DC” by PhET Interactive Simulations')
      expect(credit).toContain('https://phet.colorado.edu/')
      expect(credit).toMatch(/CC BY/)

      const editions = section(page, /^In \d+ other editions$/)
      await opening(page, () => editions.getByRole('link', { name: /^Spanish/ }).click())
      const heading = page.getByRole('heading', { level: 1 })
      expect(await heading.innerText()).toBe('Kit de Construcción de Circuitos: CD')
      expect(await heading.locator('[lang]').getAttribute('lang')).toBe('es')
      expect(await section(page, /^In \d+ other editions$/).innerText()).toContain('English')
    })

    test('goes from a resource to an outcome and its pathway, marks what is known, and has fewer steps', async () => {
      const page = await open()
      await page.goto('/search?q=fracciones&language=es')
      await opening(page, () => page.getByRole('link', { name: /^WM-MA-FR-06 / }).click())
      expect(await page.getByRole('navigation', { name: /./ }).allInnerTexts()).toEqual(
        expect.arrayContaining([expect.stringContaining('Curricula')]),
      )
      expect(await words(page.locator('main').innerText())).toContain('WM-MA-FR-06 · Outcome')
      const before = section(page, 'What comes before').getByRole('listitem')
      expect(await before.count()).toBeGreaterThan(0)
      for (const text of await before.allInnerTexts()) expect(text).toMatch(/\n(Needed|Helps)\. .+\(.+\)/)
      expect(await section(page, 'What comes after').getByRole('listitem').count()).toBeGreaterThan(0)
      expect(await section(page, 'Resources for it').getByRole('article').count()).toBeGreaterThan(0)

      await opening(page, () => page.getByRole('link', { name: 'Make a pathway to this' }).click())
      const steps = page.locator('li.step')
      const all = await steps.count()
      expect(all).toBeGreaterThan(4)
      expect(await words(page.locator('main').innerText())).toContain(`${all} steps.`)
      // Each step says why it is there, and what it is needed for comes later.
      const texts = await steps.allInnerTexts()
      for (const [index, text] of texts.entries()) expect(text).toMatch(new RegExp(`^Step ${index + 1}\\b`))
      expect(texts.at(-1)).toContain('goal')
      expect(await steps.first().locator('.why li').first().innerText()).toMatch(/.{8,}/)
      expect(await steps.locator('.resource').count()).toBeGreaterThan(2)

      const learnt = await steps
        .nth(all - 2)
        .getByRole('heading', { level: 3 })
        .innerText()
      await steps
        .nth(all - 2)
        .getByRole('checkbox', { name: /^Learners know this already/ })
        .check()
      await opening(page, () => page.getByRole('button', { name: 'Update the pathway' }).last().click())
      const left = await steps.count()
      expect(left).toBeLessThan(all)
      expect(await steps.allInnerTexts()).not.toEqual(expect.arrayContaining([expect.stringContaining(learnt)]))
      const known = page.getByRole('group', { name: 'Known already' })
      expect(await words(known.innerText())).toContain(await words(Promise.resolve(learnt)))

      // Everything known: nothing is left, and the page says so.
      await known.getByRole('checkbox').first().uncheck()
      await opening(page, () => page.getByRole('button', { name: 'Update the pathway' }).first().click())
      expect(await steps.count()).toBe(all)
    })

    test('finds a goal by words and plans a pathway with the needs in mind', async () => {
      const page = await open()
      await page.goto('/pathways')
      await page.getByLabel('What should learners master?').fill('equivalent fractions')
      await opening(page, () => page.getByRole('button', { name: 'Find goals' }).click())
      await opening(page, () => page.locator('.goals li a').first().click())
      await page.locator('li.step').first().waitFor()
      await chooseNeeds(page, ['Keyboard only'])
      expect(await page.getByRole('complementary', { name: 'Learner needs' }).innerText()).toContain('Keyboard only')
      expect(await words(page.locator('main').innerText())).toMatch(/(Fits|Not known) · Keyboard only/i)
    })
  })

  describe('with a keyboard only', () => {
    test('searches, chooses needs, narrows down and opens a result without a mouse', async () => {
      const page = await site.open({ javaScriptEnabled: false, viewport: { width: 800, height: 700 } })
      await page.goto('/')
      await page.keyboard.press('Tab')
      expect(await page.locator(':focus').innerText()).toBe('Skip to the content')
      await page.keyboard.press('Enter')
      await tabTo(page, searchBox(page))
      await page.keyboard.type('fracciones')
      await opening(page, () => page.keyboard.press('Enter'))
      expect(page.url()).toMatch(/q=fracciones/)

      await tabTo(page, page.getByRole('link', { name: 'Choose what learners need' }))
      await opening(page, () => page.keyboard.press('Enter'))
      expect(page.url()).toMatch(/\/needs/)
      for (const name of ['Dyslexia', 'Keyboard only']) {
        await tabTo(page, page.getByLabel(name, { exact: true }))
        await page.keyboard.press('Space')
      }
      await tabTo(page, page.getByRole('button', { name: 'Use these needs' }))
      await opening(page, () => page.keyboard.press('Enter'))
      expect(page.url()).toMatch(/q=fracciones/)

      await tabTo(page, page.locator('summary', { hasText: 'Narrow down' }))
      await page.keyboard.press('Enter')
      await tabTo(page, page.getByRole('checkbox', { name: /^Spanish/ }))
      await page.keyboard.press('Space')
      await tabTo(page, page.getByRole('button', { name: 'Show results' }))
      await opening(page, () => page.keyboard.press('Enter'))
      expect(page.url()).toMatch(/language=es/)
      expect(await page.getByRole('article').first().innerText()).toMatch(/Spanish · .*Dyslexia.*keyboard only/is)

      await tabTo(page, page.getByRole('article').getByRole('link').first())
      await opening(page, () => page.keyboard.press('Enter'))
      expect(page.url()).toMatch(/\/resources\//)
      expect(await section(page, 'Does it fit?').innerText()).toMatch(/Keyboard only/)
    })
  })
})
