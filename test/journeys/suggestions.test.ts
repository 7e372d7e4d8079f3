/** Two teachers find a resource that says nothing of outcomes, say what it teaches, and it counts from then on. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeBrowser, openBrowser } from '../helpers/browser.ts'
import { AXE, NARROWEST, overflow, RULES, violations } from '../helpers/inspect.ts'
import { ask, startCommand, startProduct, type RunningProduct } from '../helpers/process.ts'
import { seededGraph } from '../helpers/seeded.ts'
import { createAccount, opening, tabTo } from '../helpers/site.ts'

const base = mkdtempSync(join(tmpdir(), 'waymark-suggestions-'))
const folder = join(base, 'graph')
const RECORDS = [
  { type: 'source', key: 'lamp', name: 'The lamp group' },
  {
    ...{ type: 'resource', key: 'theatre', title: { en: 'Shadow theatre behind a lamp' }, language: 'en' },
    description: { en: 'Explain how a shadow forms when an object blocks light.' },
    ...{ url: 'https://lamp.example/theatre', provider: 'The lamp group', ageFrom: 7, ageTo: 9 },
    licence: 'https://creativecommons.org/licenses/by/4.0/',
  },
]
const browser = await openBrowser()

describe.skipIf(browser === null)('suggested outcomes', () => {
  let product: RunningProduct
  let address = ''
  beforeAll(async () => {
    product = await startProduct(await seededGraph(base), { LOG_LEVEL: 'warn' })
    const file = join(base, 'lamp.jsonl')
    writeFileSync(file, RECORDS.map((record) => JSON.stringify(record)).join('\n'))
    const { stdout, code } = await startCommand(folder, ['import', file]).finished
    expect(code, stdout).toBe(0)
    expect(stdout).toMatch(/Looked for outcomes of 1 works: [1-5] suggested\./)
    const { data } = await ask<{ searchResources: { nodes: { id: string }[] } }>(
      product.url,
      '{ searchResources(query: "shadow theatre lamp") { nodes { id } } }',
    )
    address = `/resources/${data.searchResources.nodes[0]!.id}`
  }, 120_000)
  afterAll(async () => {
    await closeBrowser()
    await product?.stop()
    rmSync(base, { recursive: true, force: true })
  })

  /** Somebody new on the page of the resource, in a narrow window without script. */
  async function teacher(name: string, { script = false } = {}): Promise<Page> {
    const context = await (browser as Browser).newContext({
      ...{ baseURL: product.url, locale: 'en-GB', javaScriptEnabled: script },
      viewport: { width: NARROWEST, height: 900 },
    })
    const page = await context.newPage()
    if (script) await page.addInitScript({ content: AXE })
    await page.goto(address)
    await opening(page, () => page.getByRole('link', { name: 'Sign in to answer' }).click())
    await opening(page, () => page.getByRole('link', { name: 'Create one' }).click())
    await createAccount(page, product, { name, email: `${name.toLowerCase()}@school.example` })
    await page.goto(address)
    return page
  }
  const region = (page: Page) => page.getByRole('region', { name: /^Does it teach this/ })

  test('stand on a page that is accessible and fits a narrow window', async () => {
    const page = await teacher('Noor', { script: true })
    expect(await region(page).count()).toBe(1)
    expect(await violations(page, RULES)).toEqual([])
    expect(await overflow(page)).toBeLessThanOrEqual(0)
  })

  test('are there while publishing, from what the form says', async () => {
    const page = await teacher('Ines')
    await page.goto('/publish')
    await page.getByLabel('Name', { exact: true }).fill('Ines Press')
    await opening(page, () => page.getByRole('button', { name: 'Create the provider' }).click())
    if (!new URL(page.url()).pathname.startsWith('/publish')) await page.goto('/publish')
    await page.getByLabel('Title', { exact: true }).fill('How shadows come about')
    await opening(page, () => page.getByRole('button', { name: 'Find outcomes' }).click())
    const found = page.getByRole('group', { name: 'Suggested from what you wrote: tick what it serves' })
    expect(await found.getByRole('checkbox').count()).toBeGreaterThan(0)
    expect(await found.innerText()).toMatch(/Both speak of .*shadow/)
  })

  test('are answered with one press, by keyboard and without script, and count when two agree', async () => {
    const amina = await teacher('Amina')
    const first = region(amina).getByRole('listitem').first()
    const outcome = await first.getByRole('link').first().innerText()
    expect(await first.innerText()).toMatch(/Both speak of .*shadow/)
    await tabTo(amina, first.getByRole('button', { name: 'Yes', exact: true }))
    await opening(amina, () => amina.keyboard.press('Enter'))
    expect(await amina.getByRole('status').innerText()).toBe('Thank you. Your answer is kept.')
    expect(await region(amina).getByRole('listitem').first().innerText()).toContain('1 person said yes. You said yes.')
    const teaches = (page: Page) => page.getByRole('region', { name: 'What it teaches' })
    expect(await teaches(amina).innerText()).toContain('Nobody has said yet')

    const lee = await teacher('Lee')
    const answered = region(lee).getByRole('listitem').filter({ hasText: outcome })
    await opening(lee, () => answered.getByRole('button', { name: 'A part of it' }).click())
    expect(await lee.getByRole('status').innerText()).toContain('It counts from now on')
    expect(await teaches(lee).innerText()).toContain(outcome.replace(/\s+/g, ' ').trim())
    expect(await teaches(lee).innerText()).toContain('a part of')
    const { data } = await ask<{ outcomesByCode: { id: string }[] }>(
      product.url,
      'query ($code: String!) { outcomesByCode(code: $code) { id } }',
      { code: outcome.split(/\s/)[0] },
    )
    await lee.goto(`/search?outcome=${data.outcomesByCode[0]!.id}&q=theatre`)
    expect(await lee.getByRole('article').first().innerText()).toContain('Shadow theatre behind a lamp')
  })
})
