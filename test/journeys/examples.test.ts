/** What the front page offers to try leads somewhere, in each language it is offered in. */
import { expect, test } from 'vitest'
import { inLanguage, LOCALES } from '../../web/src/lib/locales.ts'
import { describeSite } from '../helpers/site.ts'

describeSite('the front page', (site) => {
  test.each(LOCALES)('offers words to try that find resources, as they stand: %s', async (locale) => {
    const page = await site.open({ javaScriptEnabled: false })
    await page.goto(inLanguage('/', locale))
    const links = page.locator('.try a')
    expect(await links.count()).toBe(3)
    for (const link of await links.all()) {
      const [words, href] = [await link.innerText(), await link.getAttribute('href')]
      const { searchParams } = new URL(href!, site.url())
      expect(searchParams.get('q')).toBe(words)
      const text = await (await fetch(new URL(href!, site.url()))).text()
      expect(text, words).toContain('<article')
    }
    // English words are for English pages; in French they are the same.
    if (locale !== 'en' && locale !== 'fr') expect(await links.first().innerText()).not.toBe('fractions')
  })
})
