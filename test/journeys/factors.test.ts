/** Somebody opens an account with a passkey, adds an app, and signs in with each, in a browser with an authenticator of its own. */
import { readFileSync } from 'node:fs'
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { AXE, inspect } from '../helpers/inspect.ts'
import { linkTo } from '../helpers/process.ts'
import { createAccount, describeSite, opening } from '../helpers/site.ts'

const EMAIL = 'zora@hill.example'
const PASSWORD = 'a lantern in the attic'

const press = (page: Page, name: string | RegExp) => opening(page, () => page.getByRole('button', { name }).click())
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()
const pathOf = (page: Page) => new URL(page.url()).pathname

/** Asks of the page as it stands what is asked of every page. */
const look = (page: Page) => inspect(page, { open: () => Promise.resolve() })

/** The modules that the strokes of a path draw, row by row. */
function modulesOf(path: string): boolean[][] {
  expect(path).toMatch(/^(M\d+ \d+\.5h\d+(m\d+ 0h\d+)*)+$/)
  const rows = [...path.matchAll(/M(\d+) (\d+)\.5([^M]+)/g)].map(
    ([, x, y, runs]) => [Number(x), Number(y), runs!] as const,
  )
  const size = Math.max(...rows.map(([, y]) => y)) + 5
  const modules = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  for (const [start, y, runs] of rows) {
    let x = start
    for (const [, gap = '0', run] of runs.matchAll(/(?:m(\d+) 0)?h(\d+)/g)) {
      x += Number(gap)
      modules[y]!.fill(true, x, x + Number(run))
      x += Number(run)
    }
  }
  return modules
}

/** Gives the browser a device that keeps passkeys and makes sure of its person. */
async function withDevice(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page)
  await client.send('WebAuthn.enable')
  await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
}

describeSite('passkeys and second steps', (site) => {
  test('open an account, sign in, and are added and removed', async () => {
    const page = await site.open()
    await page.addInitScript({ content: AXE })
    await withDevice(page)
    await page.goto('/sign-up?back=/account/factors')
    await page.getByLabel('E-mail').fill(EMAIL)
    await press(page, 'Go on')
    if (!pathOf(page).endsWith('/confirm')) await page.goto(linkTo(site.mails(), EMAIL))
    await opening(page, () => page.getByRole('link', { name: 'Make a passkey instead' }).click())
    await look(page)
    await page.getByLabel('Your name').fill('Zora')
    await press(page, 'Make the passkey')
    expect(await heading(page)).toBe('Your recovery codes')
    expect(await page.getByRole('listitem').count()).toBeGreaterThanOrEqual(10)
    await look(page)
    await opening(page, () => page.getByRole('link', { name: 'I have kept them' }).click())
    expect(pathOf(page)).toBe('/account/factors')
    await press(page, 'Make new recovery codes')
    expect(await heading(page)).toBe('Your recovery codes')
    await page.goto('/account/factors')
    await look(page)
    await press(page, 'Show the key')
    await look(page)
    await page.goto('/account/factors')
    await press(page, /^Remove/)
    expect(await page.locator('[role=alert] li a').innerText()).toContain('This is all your account can be opened with')

    await page.goto('/sign-out')
    await press(page, 'Sign out now')
    await page.goto('/sign-in?back=/account')
    await opening(page, () => page.getByRole('link', { name: 'Sign in with a passkey' }).click())
    await look(page)
    await press(page, 'Use a passkey')
    expect(pathOf(page)).toBe('/account')
  })

  test('ask for an app without script, and for a passkey in its place', async () => {
    const page = await site.open({ javaScriptEnabled: false })
    await page.goto('/sign-up?back=/account/factors')
    await createAccount(page, site, { name: 'Yuki', email: 'yuki@hill.example' })
    expect(await page.getByText('Passkeys need JavaScript').count()).toBe(1)
    await press(page, 'Show the key')
    const secret = (await page.locator('.key').innerText()).replace(/\s/g, '')
    const app = new TOTP({ secret: Secret.fromBase32(secret) })
    const address = (await page.getByRole('link', { name: 'Open the key' }).getAttribute('href'))!
    expect(new URL(address).searchParams.get('secret')).toBe(secret)
    const drawn = await page.getByRole('img', { name: 'QR code' }).locator('path').getAttribute('d')
    expect(modulesOf(drawn!)).toEqual(encode(address, { ecc: 'M', border: 4 }).data)
    await page.getByLabel('Code', { exact: true }).fill('000')
    await press(page, 'Add the app')
    expect(await page.locator('[role=alert] li a').innerText()).toContain('not the code that the app shows now')
    await page.getByLabel('Code', { exact: true }).fill(app.generate())
    await press(page, 'Add the app')
    const codes = await page.locator('#codes li').allInnerTexts()
    const [code] = codes
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save as a file' }).click()
    const file = await saving
    expect(file.suggestedFilename()).toBe('recovery-codes.txt')
    expect(readFileSync(await file.path(), 'utf8')).toMatch(
      new RegExp(`^Recovery codes for [^]*\r\n\r\n${codes.join('\r\n')}\r\n$`),
    )

    const other = await site.open({ javaScriptEnabled: false })
    await other.goto('/sign-in?back=/account/factors')
    await other.getByLabel('E-mail').fill('yuki@hill.example')
    await other.getByLabel('Password').fill(PASSWORD)
    await press(other, 'Sign in')
    expect(await heading(other)).toBe('The second step')
    await other.getByLabel('Code', { exact: true }).fill('999999')
    await press(other, 'Go on')
    expect(await other.locator('[role=alert] li a').innerText()).toContain('This code is not right')
    await other.getByLabel('Code', { exact: true }).fill(code!.trim())
    await press(other, 'Go on')
    expect(pathOf(other)).toBe('/account/factors')
    expect(await other.getByText('9 recovery codes left').count()).toBe(1)

    const third = await site.open()
    await third.addInitScript({ content: AXE })
    await withDevice(third)
    await third.context().addCookies(await other.context().cookies())
    await third.goto('/account/factors')
    await third.getByLabel('Name').fill('My phone')
    await press(third, 'Add a passkey')
    expect(await third.getByText('My phone').count()).toBeGreaterThan(0)
    await third.context().clearCookies()
    await third.goto('/sign-in?back=/account')
    await third.getByLabel('E-mail').fill('yuki@hill.example')
    await third.getByLabel('Password').fill(PASSWORD)
    await press(third, 'Sign in')
    await look(third)
    await press(third, 'Use a passkey')
    expect(pathOf(third)).toBe('/account')
  })
})
