/** The worker that keeps pages on a device, with a line that is slow, gone or back, and a clock that is not waited for. */
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

/** By its path: it is checked with the types of browsers. */
const WORKER = fileURLToPath(new URL('../../web/src/lib/worker.ts', import.meta.url))
const PATIENCE_MS = 6000
const HOST = 'https://place.example'
const READ_AT = new Date('2026-11-22T08:30:00Z')

type Stores = Map<string, Map<string, Response>>

/** As much of a cache storage as the worker uses. Like the real one it hands out copies. */
function cacheStorage(stores: Stores) {
  const pathOf = (url: string) => new URL(url, HOST).href
  const open = async (name: string) => {
    if (!stores.has(name)) stores.set(name, new Map())
    const store = stores.get(name)!
    return {
      put: async (url: string, answer: Response) => void store.set(pathOf(url), answer),
      delete: async (url: string) => store.delete(pathOf(url)),
      keys: async () => [...store.keys()],
      add: async (url: string) => void store.set(pathOf(url), await fetch(url)),
    }
  }
  return {
    open,
    delete: async (name: string) => stores.delete(name),
    match: async (url: string) => [...stores.values()].map((store) => store.get(pathOf(url))?.clone()).find(Boolean),
  }
}

let stores: Stores
/** How the line answers now. */
let line: (url: string) => Promise<Response>
let opens: (event: unknown) => void
let work: Promise<unknown>[]

const pageOf = (words: string, language = 'en') =>
  `<html lang="${language}"><body><p id="kept" hidden>Read <time></time></p>${words}</body></html>`
const answer = (words: string, { keep = 'plain', language = 'en' } = {}) =>
  new Response(pageOf(words, language), {
    headers: { 'x-keep': keep, date: READ_AT.toUTCString(), 'content-security-policy': "default-src 'none'" },
  })
const up = (words: string, how?: Parameters<typeof answer>[1]) => async () => answer(words, how)
const gone = async () => Promise.reject(new TypeError('Failed to fetch'))
const slow = (ms: number, then: () => Promise<Response>) => async () => {
  await new Promise((resolve) => setTimeout(resolve, ms))
  return await then()
}

/** Somebody goes to a page; `shown` is what they see, once they see anything. */
function visit(path: string): { shown: string | null; event: Promise<void> } {
  const seen = { shown: null as string | null, event: Promise.resolve() }
  opens({
    request: { url: HOST + path, mode: 'navigate', method: 'GET' },
    respondWith(given: Promise<Response>) {
      seen.event = given.then(
        async (response) => void (seen.shown = response.type === 'error' ? 'nothing' : await response.text()),
      )
    },
    waitUntil: (more: Promise<unknown>) => void work.push(more),
  })
  return seen
}
/** A page that is read while the line is good, and kept. */
async function read(path: string, words: string, how?: Parameters<typeof answer>[1]): Promise<void> {
  line = async (url) => (url.endsWith('/offline') ? answer('Pages you kept') : await up(words, how)())
  const { event } = visit(path)
  await event
  await Promise.all(work.splice(0))
}

beforeEach(async () => {
  vi.useFakeTimers({ now: new Date('2026-11-22T20:00:00Z') })
  vi.resetModules()
  stores = new Map()
  work = []
  vi.stubGlobal('self', {
    addEventListener: (name: string, on: (event: unknown) => void) => void (name === 'fetch' && (opens = on)),
    registration: { unregister: async () => true },
  })
  vi.stubGlobal('caches', cacheStorage(stores))
  vi.stubGlobal('fetch', async (request: string | { url: string }) =>
    line(typeof request === 'string' ? request : request.url),
  )
  await import(WORKER)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('gives a slow line six seconds, and then shows the page that was kept, saying from when it is', async () => {
  await read('/search?q=water', 'Old hits')
  line = slow(60_000, up('New hits'))
  const seen = visit('/search?q=water')
  await vi.advanceTimersByTimeAsync(PATIENCE_MS - 1)
  expect(seen.shown).toBeNull()
  await vi.advanceTimersByTimeAsync(1)
  expect(seen.shown).toContain('Old hits')
  expect(seen.shown).toContain('<p id="kept">Read <time>22 November 2026')
})

it('says so in the language of the page', async () => {
  await read('/ru/search?q=water', 'Прежнее', { language: 'ru' })
  line = slow(60_000, up('Новое'))
  const seen = visit('/ru/search?q=water')
  await vi.advanceTimersByTimeAsync(PATIENCE_MS)
  expect(seen.shown).toContain('22 ноября 2026')
})

it('shows the new page when the line answers in time, and nothing of the kept one', async () => {
  await read('/search?q=water', 'Old hits')
  line = slow(PATIENCE_MS - 1, up('New hits'))
  const seen = visit('/search?q=water')
  await vi.advanceTimersByTimeAsync(PATIENCE_MS - 1)
  expect(seen.shown).toBe(pageOf('New hits'))
  await vi.advanceTimersByTimeAsync(PATIENCE_MS)
  expect(seen.shown).toBe(pageOf('New hits'))
})

it('waits on for a page that is not kept, however slow the line is', async () => {
  await read('/search?q=water', 'Old hits')
  line = slow(60_000, up('About light'))
  const seen = visit('/resources/light')
  await vi.advanceTimersByTimeAsync(10 * PATIENCE_MS - 1)
  expect(seen.shown).toBeNull()
  await vi.advanceTimersByTimeAsync(1)
  expect(seen.shown).toBe(pageOf('About light'))
})

it('keeps what a slow line brings in the end, for the next time', async () => {
  await read('/search?q=water', 'Old hits')
  line = slow(20_000, up('New hits'))
  const first = visit('/search?q=water')
  await vi.advanceTimersByTimeAsync(PATIENCE_MS)
  expect(first.shown).toContain('Old hits')
  expect(work).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(20_000)
  await Promise.all(work.splice(0))
  line = gone
  const second = visit('/search?q=water')
  await second.event
  expect(second.shown).toContain('New hits')
})

it('shows the kept page at once where the line is gone, and the new one again when it is back', async () => {
  await read('/search?q=water', 'Old hits')
  line = gone
  const seen = visit('/search?q=water')
  await vi.advanceTimersByTimeAsync(0)
  expect(seen.shown).toContain('<p id="kept">Read <time>22 November 2026')
  // Its patience ends after all is shown, and nothing comes of it.
  await vi.advanceTimersByTimeAsync(PATIENCE_MS)
  line = up('New hits')
  const back = visit('/search?q=water')
  await back.event
  expect(back.shown).toBe(pageOf('New hits'))
})

it('shows the kept page when the line breaks off while it is waited for', async () => {
  await read('/search?q=water', 'Old hits')
  line = slow(2_000, gone)
  const seen = visit('/search?q=water')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(seen.shown).toContain('Old hits')
})

it('lists what is kept, in the language of the address, in place of a page that is not', async () => {
  await read('/sw/search', 'Maji')
  await read('/search?q=water', 'Old hits')
  stores.get('plain')!.delete(`${HOST}/offline`)
  line = gone
  const [kept, none] = [visit('/sw/resources/light'), visit('/resources/light')]
  await Promise.all([kept.event, none.event])
  expect(kept.shown).toContain('Pages you kept')
  expect(none.shown).toBe('nothing')
})

it('keeps a hundred pages at most, those that were read last, and always the list of them', async () => {
  for (let at = 0; at < 103; at++) {
    await read(`/search?page=${at}`, `Page ${at}`)
    expect([...stores.get('plain')!.keys()], `after ${at}`).toContain(`${HOST}/offline`)
  }
  const pages = [...stores.get('plain')!.keys()].filter((url) => url.includes('page='))
  expect(pages.length).toBeLessThanOrEqual(100)
  expect(pages.length).toBeGreaterThanOrEqual(99)
  expect(pages.at(-1)).toBe(`${HOST}/search?page=102`)
})
