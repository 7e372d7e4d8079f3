/** A teacher finds what fits, reads why, and plans a pathway. The site must not need a script for any of it. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { ask } from '../helpers/process.ts'
import { describeSite, opening, tabTo } from '../helpers/site.ts'

const searchBox = (page: Page) => page.getByLabel('What should be learnt?')
/** The result with this title. */
const card = (page: Page, title: string) =>
  page.getByRole('article').filter({ has: page.getByRole('link', { name: title, exact: true }) })
const section = (page: Page, heading: string | RegExp) => page.getByRole('region', { name: heading })
const MATHEMATICS = 'Waymark primary and lower-secondary mathematics'
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
        'Checked for: Dyslexia and Keyboard only. Kept in a cookie on this device only.',
      )
      const verdicts = (await card(page, 'Circuit Construction Kit: DC').getByRole('listitem').allInnerTexts()).map(
        (text) => text.replace(/\s+/g, ' ').trim(),
      )
      expect(verdicts).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^Fits partly · Dyslexia: Text read aloud · .{10,}/),
          expect.stringMatching(/^Fits · Keyboard only$/),
          expect.stringMatching(/^Not known · Dyslexia: .+, Easy reading$/),
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
      expect(await words(book.innerText())).toContain('Does not fit · Easy reading · It is hard to read.')
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
      for (const text of await results.allInnerTexts()) expect(text).toMatch(/\nSpanish\s· .*Dyslexia/s)
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
      expect(facts).toMatch(/Not known .*Time for a learner/)

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
      await page.getByText(/^\d+ learning outcomes? found, too$/).click()
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

    test('walks a curriculum as a tree, and finds words and levels in it', async () => {
      const page = await open()
      await page.goto('/frameworks')
      await opening(page, () => page.getByRole('link', { name: MATHEMATICS }).click())
      expect(await words(page.locator('main').innerText())).toMatch(
        /Licence CC0 1\.0 .*What is in it \d+ items, \d+ prereq/,
      )
      const tree = section(page, 'What is in it')
      await tree.getByText('Fractions and decimals').click()
      expect(await tree.getByRole('link', { name: /^WM-MA-FR-06 / }).isVisible()).toBe(true)
      await opening(page, () =>
        tree
          .getByRole('link', { name: /WM-MA-FR$/ })
          .last()
          .click(),
      )
      expect(page.url()).toContain('?branch=')
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Fractions and decimals')
      const items = section(page, 'What belongs to it').locator('.leaf')
      expect(await items.count()).toBeGreaterThan(9)
      expect(await words(items.first().innerText())).toMatch(/^WM-MA-FR-01 .+ · Stage \d/)
      await opening(page, () => page.getByRole('navigation', { name: 'Beside it' }).getByRole('link').last().click())
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Ratio, rate and proportion')

      await page.getByLabel('Find in this curriculum').fill('equivalent')
      await page.getByText('Levels', { exact: true }).click()
      await page.getByRole('checkbox', { name: /^Stage 3 / }).check()
      await opening(page, () => page.getByRole('button', { name: 'Find', exact: true }).click())
      expect(new URL(page.url()).search).toBe('?q=equivalent&level=Stage+3')
      const found = page.locator('li.leaf')
      expect(await found.count()).toBeGreaterThan(0)
      for (const text of await found.allInnerTexts()) expect(text).toMatch(/Stage\s3[^]*In WM-MA/)

      await opening(page, () => page.getByRole('link', { name: 'Back to the whole tree' }).click())
      await opening(page, () => page.getByRole('link', { name: 'In a language, for needs, and the gaps' }).click())
      await page.getByRole('main').getByLabel('Language').selectOption('es')
      await opening(page, () => page.getByRole('button', { name: 'Count' }).click())
      const share = /\d+ (\d+|under 1|over 99)%/
      expect(await words(page.getByRole('row', { name: /With a resource that fits, in Spanish/ }).innerText())).toMatch(
        share,
      )
      const [, gaps = ''] = /(\d+) gaps, in Spanish/.exec(
        await page.getByRole('heading', { level: 2 }).first().innerText(),
      )!
      expect(await section(page, /gaps/).locator('li').count()).toBe(Math.min(40, Number(gaps)))
    })

    test('sees where an outcome stands, what is the same elsewhere and how sure, and what each resource permits', async () => {
      const page = await open()
      await page.goto(`/outcomes/${await idOfCode('WM-MA-FR-02')}`)
      expect(await words(section(page, 'Its place').innerText())).toMatch(
        /Number 2 of \d+ in WM-MA-FR .*WM-MA-FR-01.*WM-MA-FR-03/,
      )
      const elsewhere = section(page, 'In other curricula').getByRole('listitem')
      for (const text of await elsewhere.allInnerTexts())
        expect(text).toMatch(/^(The same outcome|Nearly the same) \(\d+% sure\)/)
      expect(await section(page, 'What shows that it is mastered').innerText()).toMatch(/Said by .+\./)
      for (const kind of [/^Resources that teach it/, /^To practise it/]) {
        const cards = section(page, kind).getByRole('article')
        expect(await cards.count()).toBeGreaterThan(0)
        for (const text of await cards.allInnerTexts()) expect(text).toMatch(/\n(You may .+ it|Only link to it: .+)\./)
      }
      expect(await words(section(page, 'What comes before').innerText())).toMatch(
        /With what those need in turn: \d+ outcomes\.$/,
      )
    })

    test('plans to two goals, says what is known up to a level, and is told what each step saves', async () => {
      const page = await open()
      const steps = page.locator('li.step')
      const goals = [await idOfCode('WM-MA-FR-06'), await idOfCode('WM-MA-RP-02')]
      await page.goto(`/pathways?goal=${goals[0]}`)
      const single = await stepsOf(page)
      await page.getByLabel('What else should learners master?').fill('WM-MA-RP-02')
      await opening(page, () => page.getByRole('button', { name: 'Find goals' }).click())
      await opening(page, () => page.locator('.goals li a').first().click())
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Pathway to 2 goals')
      const both = await stepsOf(page)
      expect(both).toBeGreaterThan(single)

      // A step says what it saves, and keeps its word.
      const link = steps.getByRole('link', { name: /^Plan without it: saves ([2-9]|\d\d) steps/ }).first()
      const saves = Number(/saves (\d+)/.exec(await link.innerText())![1])
      await opening(page, () => link.click())
      expect(await stepsOf(page)).toBe(both - saves)
      expect(new URL(page.url()).searchParams.getAll('known')).toHaveLength(1)
      await opening(page, () => page.getByRole('link', { name: 'Start again with nothing known' }).click())
      expect(await stepsOf(page)).toBe(both)

      await page.getByText('What do learners know already?').click()
      await page.getByLabel('Everything up to').selectOption({ label: 'Grade 2' })
      await page.getByText('How old are they, and how much time is there?').click()
      await page.getByLabel('Minutes at most').fill('600')
      await opening(page, () => page.getByRole('button', { name: 'Use these' }).last().click())
      const left = await stepsOf(page)
      expect(left).toBeLessThan(both)
      expect(await page.getByRole('list', { name: 'How this was read' }).innerText()).toMatch(/Grade 2 .* up to age/)
      const known = page.getByRole('group', { name: 'Known already' })
      await known.getByRole('checkbox', { name: /^Everything up to Grade 2/ }).uncheck()
      await opening(page, () => known.getByRole('button', { name: 'Update the pathway' }).click())
      expect(await stepsOf(page)).toBe(both)
      expect(await words(page.locator('main').innerText())).toContain('At most 10 h')

      await opening(page, () => page.getByRole('link', { name: /^Take away WM-MA-RP-02/ }).click())
      expect(await stepsOf(page)).toBe(single)
    })

    test('leaves out a provider, and is told which one', async () => {
      const page = await open()
      await page.goto(`/pathways?goal=${await idOfCode('WM-MA-FR-06')}&language=any`)
      const providers = page.locator('.resource p a[href^="/providers/"]')
      const name = (await providers.first().innerText()).trim()
      await page.getByText('Whose resources?').click()
      await page
        .getByRole('listitem')
        .filter({ hasText: name })
        .getByLabel(/^Leave it out/)
        .check()
      await opening(page, () => page.getByRole('button', { name: 'Use these' }).click())
      expect(await providers.allInnerTexts()).not.toContain(name)
      expect(await words(page.locator('main').innerText())).toContain(`No resources of ${name}`)
    })

    test('sees the steps as a map that says what the list says', async () => {
      const page = await open()
      await page.goto(`/pathways?goal=${await idOfCode('WM-MA-FR-06')}`)
      const nodes = section(page, 'The map').locator('svg a')
      const titles = await page.locator('li.step h3').allInnerTexts()
      expect(await nodes.count()).toBe(titles.length)
      const drawn = await nodes.evaluateAll((all) =>
        all.map((node) => ({ href: node.getAttribute('href'), text: node.textContent!.replace(/\s+/g, ' ').trim() })),
      )
      for (const [at, title] of titles.entries()) {
        const [code = ''] = title.split(' ')
        expect(drawn.find(({ href }) => href === `#step-${at + 1}`)?.text).toContain(`${at + 1} ${code}`)
      }
      expect(await section(page, 'The map').innerText()).toContain('The list of the steps says the same in words.')
      await nodes.last().click()
      expect(new URL(page.url()).hash).toMatch(/^#step-\d+$/)
      expect(await page.locator('li.step:target').isVisible()).toBe(true)

      // Closer: a stage, a step with its neighbours, and the whole again.
      await opening(page, () => page.getByRole('link', { name: 'Stage 2', exact: true }).click())
      const closer = section(page, /^Stage 2 of \d+$/)
      expect(await closer.locator('svg a[aria-current]').count()).toBeGreaterThan(0)
      expect(await page.locator('li.step').count()).toBe(await closer.locator('svg a').count())
      const number = (await closer.locator('svg a[aria-current] b').first().innerText()).trim()
      await opening(page, () => closer.locator('svg a[aria-current]').first().click())
      expect(await section(page, `Step ${number} and its neighbours`).locator('svg a[aria-current]').count()).toBe(1)
      await opening(page, () => page.getByRole('link', { name: 'The whole pathway' }).first().click())
      expect(await page.locator('li.step').count()).toBe(titles.length)
    })

    test('takes the plan along on paper and as data, under addresses that last', async () => {
      const page = await open()
      await page.goto(`/pathways?goal=${await idOfCode('WM-MA-FR-06')}&need=captions`)
      const titles = (await page.locator('li.step h3').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim())
      await opening(page, () => page.getByRole('link', { name: 'A sheet to print' }).click())
      await page.emulateMedia({ media: 'print' })
      const onPaper = page.locator('.what')
      expect(await onPaper.count()).toBe(titles.length)
      for (const [at, text] of (await onPaper.allInnerTexts()).entries())
        expect(text.replace(/\s+/g, ' ')).toContain(`${at + 1} ${titles[at]}`)
      const paper = await words(page.locator('main').innerText())
      expect(paper).toContain('Learners need: Captions')
      expect(paper).toMatch(/With: .+ [a-z.]+\.[a-z]{2,4}\//)
      expect(paper).toMatch(/Made with Waymark on .+ from version [\d,]+ of the catalogue\. The plan stands at http/)
      for (const gone of [page.getByRole('link', { name: 'Search', exact: true }), page.getByRole('contentinfo')])
        expect(await gone.isVisible()).toBe(false)

      const address = new URL(page.url().replace('/pathways/print', '/pathways'))
      const asked = await fetch(address, { headers: { accept: 'application/json' } })
      expect(asked.headers.get('content-type')).toMatch(/^application\/json/)
      expect(asked.headers.get('cache-control')).toBe('private, no-store')
      expect(asked.headers.get('vary')).toContain('Accept')
      const plan = (await asked.json()) as { version: number; facts: object[]; needs: string[]; steps: PlanStep[] }
      expect(plan.steps.map(({ outcome }) => `${outcome.code} ${outcome.statement.text}`)).toEqual(titles)
      expect(plan.version).toBeGreaterThan(0)
      expect(plan.facts.length).toBeGreaterThan(0)
      expect(plan.needs).toEqual(['CAPTIONS'])
      const other = await fetch(`${site.url()}/pathways.json?goal=${address.searchParams.get('goal')}`)
      expect(other.headers.get('cache-control')).toMatch(/^public/)
      expect((await fetch(`${site.url()}/pathways.json`)).status).toBe(400)
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
      expect(await page.getByRole('article').first().innerText()).toMatch(/Spanish\s· .*Dyslexia.*keyboard only/is)

      await tabTo(page, page.getByRole('article').getByRole('link').first())
      await opening(page, () => page.keyboard.press('Enter'))
      expect(page.url()).toMatch(/\/resources\//)
      expect(await section(page, 'Does it fit?').innerText()).toMatch(/Keyboard only/)
    })

    test('walks a tree, marks a step as known, and goes from the map to a step', async () => {
      const page = await site.open({ javaScriptEnabled: false, viewport: { width: 800, height: 700 } })
      await page.goto('/frameworks')
      await tabTo(page, page.getByRole('link', { name: MATHEMATICS }))
      await opening(page, () => page.keyboard.press('Enter'))
      await tabTo(page, page.locator('summary', { hasText: 'Fractions and decimals' }))
      await page.keyboard.press('Enter')
      await tabTo(page, page.getByRole('link', { name: /^WM-MA-FR-06 / }))
      await opening(page, () => page.keyboard.press('Enter'))
      await tabTo(page, page.getByRole('link', { name: 'Make a pathway to this' }))
      await opening(page, () => page.keyboard.press('Enter'))
      const steps = page.locator('li.step')
      const all = await steps.count()
      await tabTo(page, page.getByRole('link', { name: /^Plan without it/ }).nth(2))
      await opening(page, () => page.keyboard.press('Enter'))
      expect(await steps.count()).toBeLessThan(all)
      await tabTo(page, section(page, 'The map').locator('svg a').last())
      await page.keyboard.press('Enter')
      expect(new URL(page.url()).hash).toMatch(/^#step-/)
    })
  })

  /** Steps of the whole plan, as the page says. */
  async function stepsOf(page: Page): Promise<number> {
    return Number(/^([\d,]+) steps?\./.exec(await page.locator('.lead').innerText())![1]!.replace(',', ''))
  }

  async function idOfCode(code: string): Promise<string> {
    const { data } = await ask<{ outcomesByCode: { id: string }[] }>(
      site.url(),
      'query ($code: String!) { outcomesByCode(code: $code) { id } }',
      { code },
    )
    return data.outcomesByCode[0]!.id
  }
})

interface PlanStep {
  outcome: { code: string; statement: { text: string } }
}
