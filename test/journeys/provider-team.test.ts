/**
 * A provider becomes a team whose domain is proved: an owner writes its profile and invites by mail, the invited signs up
 * by the link and publishes, the domain is proved by a DNS server on loopback, and the imported records there are claimed.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { openDnsStub } from '../helpers/dns.ts'
import { ask, linkTo, openAccount } from '../helpers/process.ts'
import { describeSite, hasFocus, opening, tabTo, type Site } from '../helpers/site.ts'

/** Where pictures of the pages are put when somebody wants to look at them. */
const PICTURES = process.env.PICTURES
const BEN = 'ben@hill.example'
/** A dozen pages, each a page load: longer than most stories on a machine with much else to do. */
const LONG_STORY_MS = 150_000
/** One of the seed's sources. */
const DOMAIN = 'standardebooks.org'

const dns = await openDnsStub()
afterAll(() => dns.close())

const press = (page: Page, name: string | RegExp) => opening(page, () => page.getByRole('button', { name }).click())
const follow = (page: Page, name: string) =>
  opening(page, () => page.getByRole('link', { name, exact: true }).first().click())
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()
const notice = (page: Page) => page.getByRole('status').first().innerText()
const main = (page: Page) => page.getByRole('main').innerText()

async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return
  mkdirSync(PICTURES, { recursive: true })
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true })
}

/** Somebody with a provider of their own, and the cookie of their session. */
async function owner(site: Site, name: string) {
  const token = await openAccount(
    { url: site.url(), mails: site.mails },
    { name, email: `${name.toLowerCase()}@hill.example` },
  )
  const create = 'mutation { providerCreate(input: { name: "Hill School" }) { provider { id } } }'
  const made = await ask<{ providerCreate: { provider: { id: string } } }>(site.url(), create, {}, token)
  const cookie = { name: 'session', value: token, url: site.url(), httpOnly: true, sameSite: 'Lax' as const }
  return { id: made.data.providerCreate.provider.id, cookie }
}

describeSite(
  'a provider with a team',
  (site) => {
    test(
      'invites, publishes by the invited, proves its domain, and claims what leads there, without script',
      async () => {
        const { id, cookie } = await owner(site, 'Amina')
        const home = `/providers/${id}`
        const page = await site.open({ javaScriptEnabled: false })
        await page.context().addCookies([cookie])

        await page.goto(`${home}/edit`)
        await page.getByRole('main').getByLabel('Language').first().fill('English')
        await page.getByLabel('What it is').first().fill('A school on a hill.')
        await page.getByText('Another language', { exact: true }).click()
        await page.getByRole('main').getByLabel('Language').nth(1).fill('ar')
        await page.getByLabel(/^Name/).nth(1).fill('مدرسة التل')
        await page.getByLabel('ROR').fill('05gq02988')
        await press(page, 'Save the profile')
        expect(await hasFocus(page.locator('[role=alert]'))).toBe(true)
        expect(await page.locator('[role=alert] li a').getAttribute('href')).toBe('#ror')
        await picture(page, 'edit-refused')
        await page.getByLabel('ROR').fill('https://ror.org/05gq02987')
        await press(page, 'Save the profile')
        expect(await notice(page)).toBe('Saved. This is how everybody sees it.')
        expect(await page.locator('span[lang=ar]').innerText()).toBe('مدرسة التل')
        expect(await main(page)).toContain('A school on a hill.')

        // Two owners at once: what the second typed is not lost, and not written over the first unseen.
        await page.goto(`${home}/edit`)
        const other = `mutation { providerUpdate(id: "${id}", revision: 2, input: { url: "https://hill.example/" }) { userErrors { message } } }`
        await ask(site.url(), other, {}, cookie.value)
        await page.getByLabel('What it is').first().fill('A school on a steep hill.')
        await press(page, 'Save the profile')
        expect(await page.getByRole('alert').innerText()).toContain('Somebody changed this profile meanwhile')
        expect(await page.getByRole('region', { name: 'What stands there now' }).innerText()).toMatch(
          /A school on a hill\.[^]*https:\/\/hill\.example\//,
        )
        await picture(page, 'edit-stale')
        await press(page, 'Save the profile')
        expect(await main(page)).toContain('A school on a steep hill.')

        await follow(page, 'Members')
        await page.getByLabel('E-mail').fill('no address')
        await press(page, 'Send the invitation')
        expect(await page.locator('[role=alert] li a').getAttribute('href')).toBe('#email')
        await page.getByLabel('E-mail').fill(BEN)
        await page.getByLabel('Language of the mail').selectOption('sw')
        await press(page, 'Send the invitation')
        expect(await notice(page)).toMatch(/^Invited\./)
        expect(await page.getByRole('region', { name: 'Open invitations' }).innerText()).toMatch(
          /ben@hill\.example\s+Editor/,
        )
        await picture(page, 'members')
        expect(site.mails().at(-1)).toMatch(/Subject: Mwaliko wa kuchapisha kwenye Waymark/)

        const phone = await site.open({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
        const link = linkTo(site.mails(), BEN)
        const opened = await phone.goto(link)
        expect(opened?.headers()['cache-control']).toBe('private, no-store')
        expect(await main(phone)).toContain(`Hill School invites ${BEN} to act for it here. Role: Editor`)
        await picture(phone, 'invitation')
        await phone.getByLabel('Your name').fill('Ben')
        await phone.getByLabel('Password').fill('a lantern in the attic')
        await press(phone, 'Create the account and accept')
        expect(await notice(phone)).toBe('You belong to this provider now.')
        await picture(phone, 'joined')
        expect(await phone.getByRole('link', { name: 'Edit the profile' }).count()).toBe(0)
        await follow(phone, 'Publish a resource')
        await phone.getByLabel('Title', { exact: true }).fill('Bridges of paper')
        await phone.getByLabel('Description').fill('How paper holds weight.')
        await phone.getByLabel('Web address', { exact: true }).fill('https://hill.example/bridges')
        await phone.getByLabel('Language', { exact: true }).fill('English')
        await phone.getByRole('radio', { name: 'CC BY 4.0', exact: true }).check()
        await press(phone, /^Publish$/)
        expect(await heading(phone)).toBe('Bridges of paper')
        await phone.goto(link)
        expect(await heading(phone)).toBe('The invitation is not open')
        expect((await phone.goto(`${home}/domain`))?.status()).toBe(403)

        await page.goto(`${home}/domain`)
        await page.getByLabel('Domain', { exact: true }).fill('github.io')
        await press(page, 'Add the domain')
        expect(await page.locator('[role=alert] li a').innerText()).toContain('Prove your own')
        await page.getByLabel('Domain', { exact: true }).fill(`https://${DOMAIN}/`)
        await press(page, 'Add the domain')
        const text = await page.locator('code.text').innerText()
        await press(page, /^Check now/)
        expect(await page.locator('[role=alert] li a').innerText()).toContain(`_waymark.${DOMAIN}`)
        await picture(page, 'domain-missing')
        dns.records.set(`_waymark.${DOMAIN}`, [text])
        await press(page, /^Check now/)
        expect(await notice(page)).toBe('Proved. Everybody sees it on your page.')
        await picture(page, 'domain-proved')
        const claim = page.getByRole('button', { name: /^Claim all \d+$/ })
        const count = /\d+/.exec(await claim.innerText())![0]
        await opening(page, () => claim.click())
        expect(await notice(page)).toBe(`${count} records stand under your provider now.`)
        await page.goto(home)
        expect(await main(page)).toContain(`Verified: ${DOMAIN}`)
        expect(await main(page)).toContain(`${Number(count) + 1} published resources`)
        await picture(page, 'provider')

        await page.goto(`${home}/members`)
        await page.getByRole('listitem').filter({ hasText: 'Ben' }).locator('summary').click()
        await press(page, 'Remove Ben')
        expect(await notice(page)).toMatch(/^Removed\./)
        await page.getByRole('listitem').filter({ hasText: 'Amina' }).locator('summary').click()
        await press(page, 'Leave this provider')
        expect(await page.getByRole('alert').innerText()).toContain('A provider needs an owner')
      },
      LONG_STORY_MS,
    )

    test('is looked after by keyboard alone, on a phone and without script', async () => {
      const { id, cookie } = await owner(site, 'Noor')
      const page = await site.open({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
      await page.context().addCookies([cookie])
      const enter = async (name: string | RegExp) => {
        await tabTo(page, page.getByRole('button', { name }))
        await opening(page, () => page.keyboard.press('Enter'))
      }
      const type = async (name: string | RegExp, words: string, at = 0) => {
        await tabTo(page, page.getByLabel(name).nth(at))
        await page.keyboard.type(words)
      }
      await page.goto(`/providers/${id}/edit`)
      await type('Language', 'English')
      await tabTo(page, page.getByText('Another language', { exact: true }))
      await page.keyboard.press('Enter')
      await type(/^Name/, 'مدرسة التل', 1)
      await type('Language', 'ar', 1)
      await enter('Save, and add another language')
      await expect.poll(() => hasFocus(page.getByRole('status'))).toBe(true)
      expect(await notice(page)).toBe('Saved. Here is room for another language.')
      await page.keyboard.press('Tab')
      expect(await hasFocus(page.getByLabel(/^Name/).nth(2))).toBe(true)

      await page.goto(`/providers/${id}/members`)
      await enter('Send the invitation')
      expect(await page.locator('[role=alert] li a').innerText()).toBe('Give an e-mail address.')
      await type('E-mail', 'cy@hill.example')
      await type('Language of the mail', 'Ar')
      await enter('Send the invitation')
      await expect.poll(() => hasFocus(page.getByRole('status'))).toBe(true)
      await enter(/^Revoke/)
      expect(await notice(page)).toMatch(/^Revoked\./)

      await page.goto(`/providers/${id}/domain`)
      await type(/^Domain$/, 'hill.example')
      await enter('Add the domain')
      await expect.poll(() => hasFocus(page.getByRole('status'))).toBe(true)
      await enter(/^Check now/)
      await expect.poll(() => hasFocus(page.getByRole('alert'))).toBe(true)
    })
  },
  { DNS_SERVERS: dns.address },
)
