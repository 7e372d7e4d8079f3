/** Somebody signs in through the school, says what may be kept, adds the country, and takes the school away again. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { CLIENT, startRealProvider, type RealProvider } from '../helpers/identity-provider.ts'
import { AXE, RULES, violations } from '../helpers/inspect.ts'
import { freePort } from '../helpers/process.ts'
import { describeSite, opening } from '../helpers/site.ts'

const PORT = await freePort()
const SITE = `http://localhost:${PORT}`
const ADA = { name: 'Ada Lovelace', email: 'ada@hill.example', locale: 'de', groups: ['oer'] }
const folder = mkdtempSync(join(tmpdir(), 'waymark-identity-'))
const file = join(folder, 'identity.json')

const hill = await startRealProvider({ people: { ada: ADA, ben: { name: 'Ben' } }, slug: 'hill', site: SITE })
const land = await startRealProvider({ people: { ada: { name: 'Lovelace, Ada' } }, slug: 'land', site: SITE })
const entry = (slug: string, name: string, { issuer }: Pick<RealProvider, 'issuer'>) => ({
  ...{ slug, names: { en: name }, issuer, clientId: 'waymark', secretFrom: 'SCHOOL_SECRET' },
  scopes: ['openid', 'profile', 'email'],
  claims: { email: 'email', language: 'locale', roles: { claim: 'groups', values: { oer: 'reviewer' } } },
})
const providers = [
  ...[entry('hill', 'Hill School', hill), entry('land', 'Ministry of Education', land)],
  entry('away', 'A school without power', { issuer: `http://127.0.0.1:${await freePort()}` }),
]
writeFileSync(file, JSON.stringify({ providers }))

afterAll(async () => {
  await hill.stop()
  await land.stop()
  rmSync(folder, { recursive: true, force: true })
})

const press = (page: Page, name: string) => opening(page, () => page.getByRole('button', { name, exact: true }).click())
const follow = (page: Page, name: string) => opening(page, () => page.getByRole('link', { name, exact: true }).click())
const pathOf = (page: Page) => new URL(page.url()).pathname

/** At the identity provider. */
async function sayWho(page: Page, login = 'ada'): Promise<void> {
  await page.getByLabel('Login').fill(login)
  await opening(page, () => page.getByRole('button', { name: 'Go on' }).click())
}

const env = { SEED: 'off', PORT: String(PORT), IDENTITY_PROVIDERS: file, SCHOOL_SECRET: CLIENT.secret }

describeSite(
  'a person with a school',
  (site) => {
    test('signs in through it and looks after what it tells', async () => {
      const page = await site.open({ bypassCSP: true })
      await page.addInitScript({ content: AXE })
      await page.goto('/sign-in?back=/account/identities')
      expect(await violations(page, RULES)).toEqual([])
      await follow(page, 'Sign in with Hill School')
      await sayWho(page)
      expect(pathOf(page)).toBe('/sign-in/hill/consent')
      expect(await violations(page, RULES)).toEqual([])
      for (const box of await page.getByRole('checkbox').all()) expect(await box.isChecked()).toBe(false)
      await page.getByRole('checkbox', { name: 'ada@hill.example' }).check()
      await page.getByRole('checkbox', { name: 'review resources' }).check()
      await press(page, 'Create the account')
      expect(pathOf(page)).toBe('/account/identities')
      expect(await page.getByRole('definition').allInnerTexts()).toEqual(
        expect.arrayContaining(['Ada Lovelace', 'ada@hill.example', 'review resources']),
      )
      expect(await violations(page, RULES)).toEqual([])

      // The last way in stays; with another one it may go.
      await press(page, 'Remove Hill School')
      expect(await page.locator('[role=alert] li a').innerText()).toContain('the only way to sign in')
      await follow(page, 'Ministry of Education')
      await sayWho(page)
      await press(page, 'Add it')
      expect(await page.getByRole('status').first().innerText()).toContain('Added')
      await press(page, 'Remove Hill School')
      expect(await page.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(['Ministry of Education'])
    })

    test('is told plainly when it does not answer, or the way began elsewhere', async () => {
      const page = await site.open({ javaScriptEnabled: false })
      // In another browser nothing is known of the way that began in the first one.
      await page.goto('/sign-in/hill/callback?code=stolen&state=stolen&iss=https%3A%2F%2Fevil.example')
      expect(await page.locator('[role=alert] li a').innerText()).toContain('began in another browser')
      // An address that was typed, and a link of another site, begin nothing, even where the school knows the browser.
      await page.goto('/sign-in/none?back=https://evil.example')
      expect(page.url()).toBe(`${SITE}/sign-in?back=%2F`)
      await page.goto(`${hill.issuer}/interaction/another-site`)
      await page.evaluate(`document.body.innerHTML = '<a href="${SITE}/sign-in/hill?back=/account">A prize</a>'`)
      await follow(page, 'A prize')
      expect(page.url()).toBe(`${SITE}/sign-in?back=%2Faccount`)
      await follow(page, 'Sign in with A school without power')
      expect(await page.locator('[role=alert] li a').innerText()).toContain('does not answer now')
      expect(await page.getByRole('button', { name: 'Sign in', exact: true }).isVisible()).toBe(true)
    })

    test('takes the second step after it, and says anew who they are where that is asked', async () => {
      const page = await site.open({ javaScriptEnabled: false })
      await page.goto('/sign-in?back=/account/factors')
      await follow(page, 'Sign in with Hill School')
      await sayWho(page, 'ben')
      await press(page, 'Create the account')
      await press(page, 'Show the key')
      const secret = (await page.locator('.key').innerText()).replace(/\s/g, '')
      await page.getByLabel('Code', { exact: true }).fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate())
      await press(page, 'Add the app')
      const codes = await page.locator('#codes li').allInnerTexts()
      const second = async () => {
        expect(pathOf(page)).toBe('/sign-in/second')
        await page.getByLabel('Code', { exact: true }).fill(codes.pop()!)
        await press(page, 'Go on')
        expect(pathOf(page)).toBe('/account/factors')
      }
      await page.goto('/sign-out')
      await press(page, 'Sign out now')
      await page.goto('/sign-in?back=/account/factors')
      await follow(page, 'Sign in with Hill School')
      // The school knows the browser and asks nothing.
      await second()
      await page.goto('/sign-in?again&back=/account/factors')
      await follow(page, 'Sign in with Hill School')
      await sayWho(page, 'ben')
      await second()
      expect(await page.getByText('8 recovery codes').count()).toBe(1)
    })
  },
  env,
)
