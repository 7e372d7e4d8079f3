/** The page of API keys: one is made and revoked by keyboard alone, without script. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { NARROWEST, overflow } from '../helpers/inspect.ts'
import { ask, openAccount } from '../helpers/process.ts'
import { describeSite, hasFocus, opening, tabTo } from '../helpers/site.ts'

/** Where pictures of the pages are put when somebody wants to look at them. */
const PICTURES = process.env.PICTURES

describeSite('the page of API keys', (site) => {
  test('makes a key by keyboard and without script, shows it once, and revokes it', async () => {
    const token = await openAccount(
      { url: site.url(), mails: site.mails },
      { name: 'Amina', email: 'amina@keys.example' },
    )
    await ask(site.url(), 'mutation { providerCreate(input: { name: "Hill School" }) { provider { id } } }', {}, token)
    const page = await site.open({ javaScriptEnabled: false, viewport: { width: NARROWEST, height: 800 } })
    await page
      .context()
      .addCookies([{ name: 'session', value: token, url: site.url(), httpOnly: true, sameSite: 'Lax' }])
    const picture = async (name: string) => {
      if (!PICTURES) return
      mkdirSync(PICTURES, { recursive: true })
      await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true })
    }
    await page.goto('/account/keys')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('API keys')
    await picture('keys-empty')

    const make = page.getByRole('button', { name: 'Make the key' })
    await tabTo(page, make)
    await opening(page, () => page.keyboard.press('Enter'))
    expect(await page.title()).toBe('Error: API keys · Waymark')
    expect(await page.getByRole('alert').innerText()).toMatch(/Give a name\.[^]*Choose what the key may do\./)
    await picture('keys-errors')

    await tabTo(page, page.getByRole('textbox', { name: 'Name' }))
    await page.keyboard.type('Nightly import')
    await tabTo(page, page.getByRole('checkbox', { name: /^Publish/ }))
    await page.keyboard.press('Space')
    await tabTo(page, page.getByRole('combobox', { name: 'For' }))
    await page.keyboard.press('ArrowDown')
    await tabTo(page, make)
    await opening(page, () => page.keyboard.press('Enter'))
    const secret = await page.getByRole('textbox', { name: 'Your key' }).inputValue()
    expect(secret).toMatch(/^wm_[0-9A-Za-z]{46}$/)
    expect(page.url()).not.toContain(secret)
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await picture('keys-made')
    const asked = await ask<{ viewer: { name: string; providers: { name: string }[] } }>(
      ...([site.url(), '{ viewer { name providers { name } } }', {}, secret] as const),
    )
    expect(asked.data.viewer).toEqual({ name: 'Amina', providers: [{ name: 'Hill School' }] })

    await page.goto('/account/keys')
    expect(await page.content()).not.toContain(secret)
    expect(await page.getByRole('region', { name: 'Your keys' }).innerText()).toMatch(
      /Nightly import[^]*Publish[^]*for Hill School[^]*Until/,
    )
    await picture('keys-listed')
    const revoke = page.getByRole('button', { name: /^Revoke Nightly import/ })
    await tabTo(page, revoke)
    expect(await hasFocus(revoke)).toBe(true)
    await opening(page, () => page.keyboard.press('Enter'))
    expect(await page.getByRole('status').first().innerText()).toBe('Revoked. The key is of no use any more.')
    const refused = await ask(site.url(), '{ viewer { name } }', {}, secret)
    expect(refused.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
  })

  test('is for people who are signed in', async () => {
    const page = await site.open()
    await page.goto('/account/keys')
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/sign-in?back=%2Faccount%2Fkeys')
  })
})
