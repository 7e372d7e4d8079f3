/** A form that fills itself: a file of metadata is dropped, each field says where it came from, and what is here already is shown before publishing. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createAccount, describeSite, hasFocus, opening, tabTo } from '../helpers/site.ts'

/** A folder to keep pictures in, for somebody to look at. */
const PICTURES = process.env.PICTURES
const TABLE = `Title,Link,Language,Licence,Minutes,Author,Colour
<b>Shadow</b> clock =1+1,https://hill.example/shadow?utm_source=mail,en,CC BY 4.0,45,Amina; Juma,blue
`

describeSite('somebody who has a file of metadata', (site) => {
  test('has the form filled, checks it, publishes it, and is told when it is here already', async () => {
    const page = await site.open({ javaScriptEnabled: false })
    await page.goto('/publish')
    await opening(page, () => page.getByRole('link', { name: 'Create one', exact: true }).first().click())
    await createAccount(page, site, { name: 'Amina', email: 'amina@fill.example' })
    await page.getByLabel('Name', { exact: true }).fill('Hill School')
    await opening(page, () => page.getByRole('button', { name: 'Create the provider', exact: true }).click())

    const drop = async () => {
      await page.goto('/publish')
      await page.getByText('Fill the form from a link or a file').click()
      await page
        .locator('#fillFile')
        .setInputFiles({ name: 'row.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) })
      await opening(page, () => page.getByRole('button', { name: 'Fill in the form', exact: true }).click())
    }
    await drop()
    expect(await page.locator('#title').inputValue()).toBe('Shadow clock =1+1')
    expect(await page.locator('#title-filled').innerText()).toBe('Filled from CSV: column 1 “Title”. Check it.')
    expect(await page.locator('#creators').inputValue()).toBe('Amina\nJuma')
    expect(await page.locator('#minutes').inputValue()).toBe('45')
    expect(await page.locator('input[name=licence]:checked').getAttribute('value')).toBe('cc-by-4.0')
    expect(await page.locator('main').innerText()).toContain('Columns that fill nothing here: Colour.')
    await picture('filled')

    await page.locator('#description').fill('Children watch a shadow through the day and draw where it falls.')
    await opening(page, () => page.getByRole('button', { name: 'Publish', exact: true }).click())
    expect(new URL(page.url()).pathname).toMatch(/^\/resources\//)

    await drop()
    const box = page.locator('#duplicates')
    expect(await box.innerText()).toContain('same link')
    expect(await hasFocus(page.locator('#filled'))).toBe(true)
    await tabTo(page, page.getByRole('link', { name: 'Look at what is alike' }))
    await page.keyboard.press('Enter')
    expect(await hasFocus(box)).toBe(true)
    await picture('duplicate')
    await page.locator('#description').fill('The same once more.')
    await opening(page, () => page.getByRole('button', { name: 'Publish', exact: true }).click())
    expect(await page.locator('main').innerText()).toContain('This may be here already.')
    await box.getByRole('checkbox').check()
    await opening(page, () => page.getByRole('button', { name: 'Publish', exact: true }).click())
    expect(new URL(page.url()).pathname).toMatch(/^\/resources\//)

    await page.goto('/publish')
    await page.getByText('Fill the form from a link or a file').click()
    await page.locator('#fillUrl').fill('http://169.254.169.254/latest/')
    await opening(page, () => page.getByRole('button', { name: 'Fill in the form', exact: true }).click())
    expect(await page.locator('#fillUrl-error').innerText()).toContain('opens no links from outside')
    await picture('refused')

    async function picture(name: string): Promise<void> {
      if (!PICTURES) return
      mkdirSync(PICTURES, { recursive: true })
      for (const [way, width] of [
        ['desktop', 1280],
        ['phone', 360],
      ] as const) {
        await page.setViewportSize({ width, height: 900 })
        await page.screenshot({ path: join(PICTURES, `${name} ${way}.png`), fullPage: true, timeout: 60_000 })
      }
      await page.setViewportSize({ width: 1280, height: 900 })
    }
  })
})
