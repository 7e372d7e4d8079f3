import { randomBytes } from 'node:crypto'
import { request as nodeRequest, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { closeHttpServer, createHttpServer, type SiteHandler } from '#api/http.ts'
import { openLog } from '#api/log.ts'
import type { Server as GraphqlServer } from '#api/server.ts'
import { SharedPages } from '#api/shared-pages.ts'
import { askAt } from '#test/helpers/door.ts'

/** A site whose pages say how many were made before, and hold letters that no coding makes shorter where they are asked for. */
const letters = randomBytes(90_000).toString('base64')
const headersOf: Record<string, Record<string, string>> = {
  '/own': { 'cache-control': 'private, no-store' },
  '/stale': { 'cache-control': 'public, max-age=0' },
  '/signed-in': { 'set-cookie': 'session=1' },
  '/counted': { 'x-counted': 'yes' },
}
let made: string[]
let held: (() => void) | null
let now: number
let pages: SharedPages
let server: Server
let port: number

const site: SiteHandler = (request, response) => {
  const [path = ''] = (request.url ?? '').split('?')
  made.push(request.url ?? '')
  const page = `<!doctype html><p>Page ${made.length}. ${path === '/long' ? letters + letters : path === '/large' ? letters : 'Fractions. '.repeat(200)}`
  const send = () => {
    response.setHeader('content-type', 'text/html')
    response.setHeader('content-length', Buffer.byteLength(page))
    response.setHeader('cache-control', 'public, max-age=60')
    response.setHeader('content-security-policy', "default-src 'self'")
    response.setHeader('etag', '"abc"')
    for (const [name, value] of Object.entries(headersOf[path] ?? {})) response.setHeader(name, value)
    response.writeHead(path === '/gone' ? 410 : 200)
    response.end(page)
  }
  if (path === '/slow') held = send
  else send()
}

beforeEach(async () => {
  made = []
  held = null
  now = 0
  pages = new SharedPages(() => now)
  server = createHttpServer({
    server: {} as GraphqlServer,
    log: openLog('silent'),
    origin: 'https://oer.example',
    readiness: () => Promise.reject(new Error('not asked for')),
    site,
    pages,
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterEach(() => closeHttpServer(server))

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  askAt(port, path, { method, headers: { 'accept-encoding': 'br', ...headers } })

const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 1))
}

describe('a page that is the same for everyone', () => {
  it('is made once, and comes to the next reader as it came to the first', async () => {
    const first = await ask('/page')
    now = 41_900
    const second = await ask('/page')
    expect(made).toEqual(['/page'])
    expect(second.body.equals(first.body)).toBe(true)
    expect(brotliDecompressSync(second.body).toString()).toMatch(/^<!doctype html><p>Page 1\. Fractions/)
    const { 'x-request-id': one, date: _one, ...before } = first.headers
    const { 'x-request-id': other, date: _other, age, 'cache-status': status, ...after } = second.headers
    expect(other).not.toBe(one)
    expect({ age, status }).toEqual({ age: '41', status: 'waymark; hit' })
    // Only how its length is told may differ.
    for (const name of ['transfer-encoding', 'content-length', 'keep-alive', 'connection'])
      for (const headers of [before, after]) delete headers[name]
    expect(after).toEqual(before)
  })

  it('is made once for all who wait for it', async () => {
    const asked = Array.from({ length: 30 }, () => ask('/slow'))
    await until(() => held !== null)
    await new Promise((resolve) => setTimeout(resolve, 50))
    held!()
    const answers = await Promise.all(asked)
    expect(made).toEqual(['/slow'])
    expect(new Set(answers.map(({ body }) => body.toString('hex'))).size).toBe(1)
  })

  it('is made for those who wait when its first reader has left', async () => {
    const leaving = nodeRequest({ port, path: '/slow', headers: { 'accept-encoding': 'br' } })
    leaving.on('error', () => undefined).end()
    await until(() => held !== null)
    held = null
    const waiting = ask('/slow')
    leaving.destroy()
    await until(() => held !== null)
    held!()
    expect((await waiting).status).toBe(200)
    expect(made).toHaveLength(2)
  })

  it('is made again when it is older than it may be', async () => {
    await ask('/page')
    now = 59_999
    await ask('/page')
    expect(made).toHaveLength(1)
    now = 60_000
    await ask('/page')
    expect(made).toHaveLength(2)
  })

  it('is made again after any change, and none is kept that was begun before it', async () => {
    await ask('/page')
    pages.changed()
    await ask('/page')
    expect(made).toHaveLength(2)
    const slow = ask('/slow')
    await until(() => held !== null)
    const begun = held!
    held = null
    pages.changed()
    const later = ask('/slow')
    await until(() => held !== null)
    begun()
    held!()
    const [before, after] = [await slow, await later].map(({ body }) => brotliDecompressSync(body).toString())
    expect(before).toContain('Page 3.')
    expect(after).toContain('Page 4.')
    expect(brotliDecompressSync((await ask('/slow')).body).toString()).toContain('Page 4.')
  })

  it('is made again when the index has followed a change, not when it only says where it stands', async () => {
    pages.indexStandsAt(7)
    await ask('/page')
    pages.indexStandsAt(7)
    pages.indexStandsAt(null)
    await ask('/page')
    expect(made).toHaveLength(1)
    pages.indexStandsAt(8)
    await ask('/page')
    expect(made).toHaveLength(2)
  })

  it('is not sent to who has it', async () => {
    const { headers } = await ask('/page')
    const again = await ask('/page', { 'if-none-match': `"other", ${headers.etag}` })
    expect(again).toMatchObject({ status: 304, headers: { etag: 'W/"abc"', age: '0' } })
    expect(again.body).toHaveLength(0)
    expect(again.headers).not.toHaveProperty('content-security-policy')
    expect(again.headers).not.toHaveProperty('content-encoding')
    expect((await ask('/page', { 'if-none-match': '"other"' })).status).toBe(200)
    expect(made).toHaveLength(1)
  })

  it('is another one for each language, coding, kind, line and host', async () => {
    await ask('/page')
    const others: Record<string, string>[] = [
      { 'accept-language': 'ar' },
      { 'accept-encoding': 'gzip' },
      { accept: 'application/json' },
      { 'save-data': 'on' },
      { host: 'other.example' },
    ]
    for (const headers of others) await ask('/page', headers)
    await ask('/page?q=1')
    expect(made).toHaveLength(7)
    for (const headers of others) await ask('/page', headers)
    expect(made).toHaveLength(7)
  })
})

describe('a page of one reader', () => {
  it.each([
    { cookie: 'session=1' },
    { authorization: 'Bearer x' },
    { 'accept-encoding': 'identity' },
    { 'cache-control': 'no-cache' },
    { 'accept-language': 'x'.repeat(2_000) },
  ] as Record<string, string>[])('is made for each who asks with %j, and given to nobody else', async (headers) => {
    await ask('/page', headers)
    await ask('/page', headers)
    expect(made).toHaveLength(2)
    await ask('/page')
    expect(made).toHaveLength(3)
  })

  it.each(['/own', '/stale', '/signed-in', '/counted', '/gone', '/long'])('is what %s answers', async (path) => {
    await ask(path)
    await ask(path)
    expect(made).toHaveLength(2)
  })

  it('is what is sent, or asked for otherwise', async () => {
    await ask('/page', {}, 'POST')
    await ask('/page', {}, 'HEAD')
    expect(made).toHaveLength(2)
    await ask('/page')
    await ask('/page', {}, 'POST')
    await ask('/page', {}, 'HEAD')
    expect(made).toHaveLength(5)
  })
})

it('keeps 16 MB, and forgets what was asked for least lately', async () => {
  // 120,000 letters of 64 kinds take 90 kB.
  const most = Math.ceil((16 * 2 ** 20) / 90_000)
  await ask('/large?first')
  for (let at = 0; at < most - 10; at++) await ask(`/large?${at}`)
  await ask('/large?first')
  expect(made).toHaveLength(most - 9)
  for (let at = 0; at < 20; at++) await ask(`/large?more${at}`)
  const before = made.length
  await ask('/large?first')
  expect(made).toHaveLength(before)
  await ask('/large?0')
  expect(made).toHaveLength(before + 1)
})
