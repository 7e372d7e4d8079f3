/**
 * The pages of members of a provider and of those who look after the place, against what `pages.test.ts` asks of every page; and a
 * case decided by keyboard alone. By keyboard alone are also finding, needs and pathways in `test/journeys/teacher.test.ts`, publishing
 * in `test/journeys/provider.test.ts` and opening an account in `test/journeys/account.test.ts`.
 */
import { expect, test } from 'vitest'
import { describeSite, hasFocus, opening, tabTo } from '../helpers/site.ts'
import { wordsIn } from '../helpers/words.ts'
import { everyPage } from './every-page.ts'
import { LOOKED_AT } from './opened.ts'
import { KEEPER, PASSWORD } from './places.ts'

describeSite(
  'every page behind the sign-in',
  (site) => {
    const looking = everyPage(site, ['member', 'keeper'])

    test('lets a moderator sign in, hear what is missing and decide a case by keyboard alone, without script', async () => {
      const { ids } = looking.world
      const w = await wordsIn('en')
      const page = await site.open({ javaScriptEnabled: false, viewport: { width: 800, height: 700 } })
      const enter = () => opening(page, () => page.keyboard.press('Enter'))

      await page.goto('/sign-in?back=/moderation')
      await tabTo(page, page.getByLabel(w.account_email(), { exact: true }))
      await page.keyboard.type(KEEPER)
      await tabTo(page, page.getByLabel(w.account_password(), { exact: true }))
      await page.keyboard.type('not the one')
      await enter()
      expect(await hasFocus(page.getByRole('alert'))).toBe(true)
      await tabTo(page, page.getByLabel(w.account_password(), { exact: true }))
      await page.keyboard.type(PASSWORD)
      await enter()
      expect(new URL(page.url()).pathname).toBe('/moderation')

      await tabTo(page, page.locator(`main a[href="${ids.open}"]`))
      await enter()
      const decide = page.locator('main form[action*="decide"] button')
      await tabTo(page, decide)
      await enter()
      expect(await hasFocus(page.getByRole('alert'))).toBe(true)
      await tabTo(page, page.getByRole('alert').getByRole('link').first())
      await page.keyboard.press('Enter')
      await tabTo(page, page.getByRole('radio').first())
      await page.keyboard.press('Space')
      await tabTo(page, page.getByLabel(w.moderation_decide_reason()))
      await page.keyboard.type('It opens again.')
      await tabTo(page, decide)
      await enter()
      expect(new URL(page.url()).pathname).toBe('/moderation')
      await expect.poll(() => hasFocus(page.getByRole('status').first())).toBe(true)
    })
  },
  LOOKED_AT,
)
