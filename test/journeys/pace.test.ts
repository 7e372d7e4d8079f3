/** A reader whose address asks for more pages than there are for it in a minute is told to wait, in words and for programs. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SMALLEST_RATE } from '#api/rates.ts'
import { startProduct } from '../helpers/process.ts'
import { seededGraph } from '../helpers/seeded.ts'

test('waits as long as the page says, and is let in again elsewhere', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-pace-'))
  const product = await startProduct(await seededGraph(folder), {
    ...{ LOG_LEVEL: 'warn', RATE_SITE: String(SMALLEST_RATE), TRUSTED_PROXIES: '1' },
  })
  try {
    // Nobody waits for a page that was made for somebody else: each is to be made anew.
    const open = (path: string, address: string, init: RequestInit = {}) =>
      fetch(product.url + path, {
        ...init,
        headers: { 'x-forwarded-for': address, 'cache-control': 'no-cache', ...init.headers },
      })
    let last = await open('/search?q=light', '192.0.2.1')
    for (let at = 0; at < 20 && last.status === 200; at++) last = await open('/search?q=light', '192.0.2.1')
    expect(last.status).toBe(429)
    const wait = Number(last.headers.get('retry-after'))
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(60)
    expect(last.headers.get('cache-control')).toBe('private, no-store')
    const page = await last.text()
    expect(page).toMatch(/<h1[^>]*>Wait a little<\/h1>/)
    expect(page).toMatch(/Very many pages were opened from here within a minute\. Wait \d+ seconds? and try again\./)
    expect(page).toContain('href="/search?q=light">Try again</a>')
    expect(page).not.toMatch(/\bunits?\b|API key/)
    // Until not even a small page is left.
    while ((await open('/sign-in', '192.0.2.1')).status === 200);
    // A form says it on its page, and keeps what was typed.
    const form = await open('/sign-up', '192.0.2.1', {
      method: 'POST',
      headers: { origin: product.url, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      body: 'email=amina%40hill.example',
    })
    expect([form.status, form.headers.get('retry-after')]).toEqual([429, expect.stringMatching(/^\d+$/)])
    expect(await form.text()).toMatch(/Very many pages were opened .*value="amina@hill\.example"/s)
    expect(product.mails()).toEqual([])
    expect((await open('/search?q=light', '192.0.2.2')).status).toBe(200)
    const api = await open('/graphql?query=%7B__typename%7D', '192.0.2.1')
    expect([api.status, api.headers.get('ratelimit')]).toEqual([200, expect.stringMatching(/^"anonymous";r=19999;/)])
  } finally {
    await product.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
