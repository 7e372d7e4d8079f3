/** Somebody opens an account, forgets the password, sees who is signed in, takes everything along and leaves. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { linkTo } from '../helpers/process.ts'
import { createAccount, describeSite, hasFocus, opening, tabTo } from '../helpers/site.ts'

const AMINA = { name: 'Amina', email: 'amina@hill.example' }
const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile/15E148 Safari/604.1'

const press = (page: Page, name: string) => opening(page, () => page.getByRole('button', { name, exact: true }).click())
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()
const notice = (page: Page) => page.getByRole('status').first().innerText()
const pathOf = (page: Page) => new URL(page.url()).pathname

async function signIn(page: Page, password: string, back = '/account'): Promise<void> {
  await page.goto(`/sign-in?back=${back}`)
  await page.getByLabel('E-mail').fill(AMINA.email)
  await page.getByLabel('Password').fill(password)
  await press(page, 'Sign in')
}

describeSite('an account', (site) => {
  test('is opened, lost, found, looked after and deleted without script', async () => {
    const page = await site.open({ javaScriptEnabled: false })
    await page.goto('/sign-up?back=/account')
    await createAccount(page, site, AMINA)
    expect(pathOf(page)).toBe('/account')

    // On another device the password is not known any more.
    const phone = await site.open({ javaScriptEnabled: false, userAgent: PHONE, viewport: { width: 320, height: 700 } })
    await signIn(phone, 'not this one')
    expect(await phone.locator('[role=alert] li a').innerText()).toBe(
      'The e-mail address or the password is not right.',
    )
    // From a fault to its field, and sent again: what is said next is read out, wherever the focus was.
    await tabTo(phone, phone.locator('[role=alert] li a'))
    await phone.keyboard.press('Enter')
    expect(await hasFocus(phone.getByLabel('E-mail'))).toBe(true)
    await opening(phone, () => phone.keyboard.press('Enter'))
    await expect.poll(() => hasFocus(phone.getByRole('alert'))).toBe(true)
    await opening(phone, () => phone.getByRole('link', { name: 'I do not know my password any more' }).click())
    await phone.getByLabel('E-mail').fill(AMINA.email)
    await press(phone, 'Send the link')
    expect(await heading(phone)).toBe('Look into your mail')
    const link = linkTo(site.mails(), AMINA.email)
    await phone.goto(link)
    await phone.getByLabel('New password').fill('password1')
    await press(phone, 'Change the password')
    expect(await hasFocus(phone.locator('[role=alert]'))).toBe(true)
    await phone.getByLabel('New password').fill('another lantern up there')
    await press(phone, 'Change the password')
    expect(await notice(phone)).toBe('Your password is changed. Sign in with it.')
    await phone.goto(link)
    expect(await heading(phone)).toBe('The link is not open')

    // The first device was signed out by that.
    await page.goto('/account')
    expect(pathOf(page)).toBe('/sign-in')
    await signIn(page, 'another lantern up there')
    await signIn(phone, 'another lantern up there')
    await page.goto('/account')
    const sessions = page.getByRole('region', { name: 'Where you are signed in' }).getByRole('listitem')
    expect(await sessions.count()).toBe(2)
    await opening(page, () => sessions.filter({ hasText: 'Safari on iPhone' }).getByRole('button').click())
    expect(await notice(page)).toBe('That session has ended.')
    await expect.poll(() => hasFocus(page.getByRole('status'))).toBe(true)
    await phone.goto('/account')
    expect(pathOf(phone)).toBe('/sign-in')

    await page.goto('/account/password')
    await page.getByLabel('Present password').fill('another lantern up there')
    await page.getByLabel('New password').fill('a third lantern over there')
    await press(page, 'Change the password')
    expect(await notice(page)).toContain('Your password is changed')

    await page.goto('/account/export')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the file' }).click(),
    ])
    const held = JSON.parse(readFileSync(await download.path(), 'utf8')) as { account: { email: string } }
    expect(held.account.email).toBe(AMINA.email)

    await page.goto('/providers/new')
    await page.getByLabel('Name', { exact: true }).fill('Hill School')
    await press(page, 'Create the provider')
    await page.goto('/account/delete')
    await page.getByLabel('Your password').fill('a third lantern over there')
    await press(page, 'Delete the account for good')
    expect(await page.locator('[role=alert] li a').innerText()).toContain('You are the only owner of Hill School')
    await page.getByRole('radio', { name: /^It stays/ }).check()
    await page.getByLabel('Your password').fill('a third lantern over there')
    await press(page, 'Delete the account for good')
    expect(await notice(page)).toBe('Your account is deleted.')
    await signIn(page, 'a third lantern over there')
    expect(pathOf(page)).toBe('/sign-in')
    expect(site.output()).not.toMatch(/amina@|token=/)
  })

  test('says the same of an address that has one and of one that has none', async () => {
    const page = await site.open({ javaScriptEnabled: false })
    const said: string[] = []
    for (const email of ['ben@hill.example', 'ben@hill.example', 'nobody@hill.example']) {
      await page.goto('/sign-up')
      await page.getByLabel('E-mail').fill(email)
      await press(page, 'Go on')
      if (said.length === 0) {
        if (pathOf(page) !== '/sign-up/confirm') await page.goto(linkTo(site.mails(), email))
        await page.getByLabel('Your name').fill('Ben')
        await page.getByLabel('Password').fill('a lantern in the attic')
        await press(page, 'Create the account')
        await page.context().clearCookies()
        said.push('')
      } else said.push(`${pathOf(page)} ${await page.getByRole('main').innerText()}`)
    }
    expect(said[1]).toBe(said[2])
    expect(site.mails().at(-2)).toContain('Subject: You have an account already')
    expect(site.mails().at(-1)).toContain('Subject: Confirm your address')
  })

  test('leads back to this site only', async () => {
    const page = await site.open({ javaScriptEnabled: false })
    for (const elsewhere of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      await page.goto(`/sign-up?back=${encodeURIComponent(elsewhere)}`)
      expect(await page.locator('input[name=back]').getAttribute('value')).toBe('/providers/new')
      const host = new URL(site.url()).hostname
      await page.context().addCookies([{ name: 'back', value: elsewhere, domain: host, path: '/sign-up' }])
    }
    await page.goto('/sign-up')
    await createAccount(page, site, { name: 'Cy', email: 'cy@hill.example' })
    expect(pathOf(page)).toBe('/providers/new')
  })

  test('is opened by keyboard alone', async () => {
    const page = await site.open({ javaScriptEnabled: false })
    await page.goto('/sign-up')
    await tabTo(page, page.getByLabel('E-mail'))
    await page.keyboard.type('dee@hill.example')
    await opening(page, () => page.keyboard.press('Enter'))
    await page.goto(linkTo(site.mails(), 'dee@hill.example'))
    await tabTo(page, page.getByLabel('Your name'))
    await page.keyboard.type('Dee')
    await tabTo(page, page.getByLabel('Password'))
    await page.keyboard.type('a lantern in the attic')
    await opening(page, () => page.keyboard.press('Enter'))
    expect(pathOf(page)).toBe('/providers/new')
  })
})
