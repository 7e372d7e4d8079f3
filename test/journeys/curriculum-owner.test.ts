/** A curriculum owner writes, copies, edits, adopts and renews a curriculum, by keyboard and without script. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createAccount, describeSite, hasFocus, opening, tabTo, type Site } from '../helpers/site.ts'

const press = (page: Page, name: string | RegExp) =>
  opening(page, () =>
    page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click(),
  )
const follow = (page: Page, name: string | RegExp) =>
  opening(page, () =>
    page
      .getByRole('link', { name, exact: typeof name === 'string' })
      .first()
      .click(),
  )
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()
const field = (page: Page, label: string) =>
  page.getByRole('textbox', { name: new RegExp(`^${label}( \\(optional\\))?$`) })
const notice = (page: Page) => page.getByRole('status').first().innerText()
const summary = (page: Page) => page.locator('[role=alert] li a').allInnerTexts()

async function signUp(site: Site, page: Page, name: string, back: string): Promise<void> {
  await page.goto(back)
  await follow(page, 'Create one')
  await createAccount(page, site, { name, email: `${name.toLowerCase()}@ministry.example` })
  await page.getByLabel('Name', { exact: true }).fill(`${name} Ministry`)
  await press(page, 'Create the provider')
}

/** Adds an outcome from the page that offers it. */
async function add(page: Page, code: string, statement: string): Promise<void> {
  await field(page, 'Code').fill(code)
  await field(page, 'What is to be learnt').fill(statement)
  await press(page, 'Add it')
  expect(await notice(page)).toContain('Added.')
}

/** States on an outcome's page that another of the draft comes before it. */
async function requires(page: Page, edit: string, later: string, earlier: string, reason = ''): Promise<void> {
  await page.goto(edit)
  await follow(page, new RegExp(`^Edit ${later}$`))
  await follow(page, 'What comes before, and the same elsewhere')
  await follow(page, 'Choose from this draft')
  await follow(page, new RegExp(`^Choose ${earlier}$`))
  if (reason) await field(page, 'Why\\?').fill(reason)
  await press(page, 'Save')
}

describeSite('a curriculum owner', (site) => {
  test('writes a curriculum without script, is refused a circle, adopts it and makes the next version', async () => {
    const page = await site.open({ javaScriptEnabled: false })
    await signUp(site, page, 'Nasra', '/frameworks/new')
    expect(await heading(page)).toBe('Write a curriculum')
    await press(page, 'Create the draft')
    expect(await page.title()).toMatch(/^Error: /)
    expect(await hasFocus(page.locator('[role=alert]'))).toBe(true)

    await field(page, 'Title').fill('Hisabati ya shule ya msingi')
    await page.getByLabel('Language', { exact: true }).fill('Swahili')
    await page.getByLabel(/^Licence/).selectOption('cc-by-4.0')
    await press(page, 'Create the draft')
    expect(await notice(page)).toContain('The draft is here.')
    const edit = page.url().replace(/\?.*/, '')

    await follow(page, 'Add an outcome')
    await add(page, 'H.1', 'Kuhesabu hadi mia moja')
    await add(page, 'H.2', 'Kujumlisha nambari mbili')
    await add(page, 'H.3', 'Kuzidisha kama kujumlisha mara nyingi')
    await field(page, 'Code').fill('H.3')
    await field(page, 'What is to be learnt').fill('Jambo jingine')
    await press(page, 'Add it')
    expect((await summary(page)).join(' ')).toContain('H.3')

    await requires(page, edit, 'H.2', 'H.1', 'Kujumlisha kunahitaji kuhesabu.')
    expect(await notice(page)).toBe('Saved.')
    expect(await page.getByText('Kujumlisha kunahitaji kuhesabu.').count()).toBe(1)
    await requires(page, edit, 'H.3', 'H.2')
    await requires(page, edit, 'H.1', 'H.3')
    const refused = (await summary(page)).join(' ')
    expect(refused).toContain('H.1')
    expect(refused).toContain('H.2')
    expect(refused).toContain('H.3')

    await page.goto(edit)
    await follow(page, 'Edit H.3')
    await page.getByText('What mastery looks like').click()
    await field(page, 'Mistakes learners often make').fill('Kuchanganya ishara\nKusahau sifuri')
    await press(page, 'See what it changes first')
    expect(await page.getByText('Nothing is saved yet.').count()).toBe(1)
    await press(page, 'Save')
    expect(await field(page, 'Mistakes learners often make').inputValue()).toBe('Kuchanganya ishara\nKusahau sifuri')
    await follow(page, 'Another language')
    await page.getByLabel('Language', { exact: true }).fill('English')
    await field(page, 'What is to be learnt').fill('Multiply as repeated addition')
    await press(page, 'Save')
    await follow(page, 'English')
    expect(await field(page, 'What is to be learnt').inputValue()).toBe('Multiply as repeated addition')

    await follow(page, 'Move it')
    await page.getByRole('combobox').selectOption('0')
    await press(page, 'Put it here')
    expect(await page.locator('ol.items li').first().innerText()).toContain('H.3')

    const stranger = await site.open({ javaScriptEnabled: false })
    const address = edit.replace('/edit', '')
    await stranger.goto(address)
    expect(await heading(stranger)).toBe('Nothing here')

    await follow(page, 'Publish or discard')
    await page.getByRole('radio', { name: /^Adopted/ }).check()
    await press(page, 'Publish it')
    expect(page.url()).toBe(address)
    await stranger.goto(address)
    expect(await heading(stranger)).toBe('Hisabati ya shule ya msingi')

    await page.goto(`${edit}/publish`)
    await page.getByLabel(/^Name of the version/).fill('2027')
    await press(page, 'Make the draft')
    expect(await notice(page)).toContain('next version')
    const next = page.url().replace(/\?.*/, '')
    expect(next).not.toBe(edit)
    await follow(page, 'Edit H.1')
    await field(page, 'What is to be learnt').fill('Kuhesabu hadi elfu moja')
    await press(page, 'Save')
    await page.goto(next)
    await follow(page, 'Publish or discard')
    await page.getByRole('radio', { name: /^Adopted/ }).check()
    await press(page, 'Publish it')
    expect(await summary(page)).toEqual([])
    expect(page.url()).toBe(next.replace('/edit', ''))

    // Another reader: pages that are the same for everyone may be a minute old in a browser that has seen them.
    const other = await site.open({ javaScriptEnabled: false })
    await other.goto(address)
    expect(await notice(other)).toContain('2027')
    await follow(other, /2027/)
    expect(other.url()).toBe(next.replace('/edit', ''))
    expect(await other.getByRole('main').innerText()).toContain('Kuhesabu hadi elfu moja')
  })

  test('copies a curriculum of others by keyboard and takes an outcome out', async () => {
    const page = await site.open()
    await signUp(site, page, 'Tomas', '/frameworks/new')
    await page.goto('/frameworks')
    await follow(page, 'Waymark digital skills')
    const title = await heading(page)
    const address = page.url()
    await page.goto(`${address}/copy`)
    expect(await heading(page)).toBe(title)
    await tabTo(page, page.getByRole('button', { name: 'Copy it to a draft' }))
    await opening(page, () => page.keyboard.press('Enter'))
    expect(await notice(page)).toContain('The copy is here.')
    const edit = page.url().replace(/\?.*/, '')
    await tabTo(page, page.getByRole('link', { name: /^Edit / }).first())
    await opening(page, () => page.keyboard.press('Enter'))
    await tabTo(page, page.getByRole('link', { name: 'Take it out' }))
    await opening(page, () => page.keyboard.press('Enter'))
    await tabTo(page, page.getByRole('button', { name: 'Take it out' }))
    await opening(page, () => page.keyboard.press('Enter'))
    expect(await notice(page)).toContain('Taken out.')

    await page.goto(`${edit}/publish`)
    await press(page, 'Discard the draft')
    expect(await summary(page)).toEqual(['Tick the box to say that the draft may be thrown away.'])
    await page.getByLabel('It may be thrown away').check()
    await press(page, 'Discard the draft')
    expect(page.url()).toContain('/frameworks?done=discarded')
    await page.goto(address)
    expect(await heading(page)).toBe(title)
  })
})
