import { ApolloServer } from '@apollo/server'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codingFor } from '#api/compression.ts'
import { closeHttpServer, createHttpServer, type Readiness } from '#api/http.ts'
import { openLog } from '#api/log.ts'
import { printPublicSchema } from '#api/schema.ts'
import type { Server as GraphqlServer } from '#api/server.ts'
import { askAt } from '#test/helpers/door.ts'

/** The door is tested by itself: behind it stands a small schema that says who asked. */
const PAGE = `<!doctype html><p>${'Fractions and ratios. '.repeat(400)}`
const lines: string[] = []
let ready: Readiness = { ready: true, graph: { version: 7 }, index: { version: 7 } }
let server: Server
let port: number

beforeAll(async () => {
  const apollo = new ApolloServer<{ token?: string; foreignOrigin?: boolean }>({
    typeDefs: 'type Query { token: String foreign: Boolean } type Mutation { change: Boolean }',
    resolvers: {
      Query: { token: (_r, _a, { token }) => token ?? null, foreign: (_r, _a, { foreignOrigin }) => foreignOrigin },
      Mutation: { change: () => true },
    },
    csrfPrevention: false,
  })
  await apollo.start()
  server = createHttpServer({
    server: { apollo, contextFor: async (caller: unknown) => caller } as unknown as GraphqlServer,
    log: openLog('info', { write: (line) => void lines.push(line) }),
    origin: 'https://oer.example',
    readiness: async () => ready,
    site: (request, response, next) => {
      if (request.url === '/nowhere') return next()
      if (request.url?.startsWith('/hidden')) throw new Error('the site broke')
      response.setHeader('content-type', 'text/html')
      response.setHeader('etag', '"abc"')
      response.setHeader('content-security-policy', "default-src 'self'")
      if (request.url === '/origin')
        return void response.end(`${request.headers['x-waymark-protocol']}://${request.headers['x-waymark-host']}`)
      response.writeHead(200)
      for (let at = 0; at < PAGE.length; at += 1000) response.write(PAGE.slice(at, at + 1000))
      response.end()
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => closeHttpServer(server))

const ask = (path: string, options?: Parameters<typeof askAt>[2]) => askAt(port, path, options)

function post(body: unknown, headers: Record<string, string> = {}) {
  return ask('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' || body instanceof Buffer ? body : JSON.stringify(body),
  })
}

describe('every answer', () => {
  it.each(['/', '/nowhere', '/graphql?query={token}', '/schema.graphql', '/healthz', '/readyz', '/explore'])(
    'at %s carries the security headers',
    async (path) => {
      const { headers } = await ask(path)
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'x-frame-options': 'DENY',
        'strict-transport-security': 'max-age=31536000',
      })
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
      expect(headers['content-security-policy']).toBeTruthy()
    },
  )

  it('keeps the content policy of the site', async () => {
    expect((await ask('/')).headers['content-security-policy']).toBe("default-src 'self'")
  })

  it('is logged without its query', async () => {
    lines.length = 0
    await ask('/search?q=secret&need=BLIND#x')
    await expect.poll(() => lines.length).toBe(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: 'request', method: 'GET', path: '/search', status: 200 })
    expect(lines[0]).not.toMatch(/secret|BLIND/)
  })
})

describe('compression', () => {
  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('sends pages as %s to those who take it', async (coding, unpack) => {
    const { headers, body } = await ask('/', { headers: { 'accept-encoding': coding } })
    expect(headers['content-encoding']).toBe(coding)
    expect(headers.vary).toContain('accept-encoding')
    expect(headers.etag).toBe('W/"abc"')
    expect(body.length).toBeLessThan(PAGE.length / 10)
    expect(unpack(body).toString()).toBe(PAGE)
  })

  it('leaves pages alone for others', async () => {
    const { headers, text } = await ask('/')
    expect(headers['content-encoding']).toBeUndefined()
    expect(text).toBe(PAGE)
  })

  it('leaves short answers alone', async () => {
    expect(
      (await ask('/healthz', { headers: { 'accept-encoding': 'br' } })).headers['content-encoding'],
    ).toBeUndefined()
  })

  it('sends no body for HEAD', async () => {
    const { headers, body } = await ask('/', { method: 'HEAD', headers: { 'accept-encoding': 'br' } })
    expect(headers['content-encoding']).toBeUndefined()
    expect(body.length).toBe(0)
  })

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['*', 'br'],
    ['identity', null],
    ['', null],
    [undefined, null],
  ])('reads accept-encoding %j as %s', (header, coding) => {
    expect(codingFor(header)).toBe(coding)
  })
})

describe('GraphQL over HTTP', () => {
  it('answers POST and GET', async () => {
    expect(JSON.parse((await post({ query: '{ token }' })).text)).toEqual({ data: { token: null } })
    const got = await ask('/graphql?query=%7Btoken%7D')
    expect(got.status).toBe(200)
    expect(JSON.parse(got.text)).toEqual({ data: { token: null } })
  })

  it('speaks application/graphql-response+json to those who ask for it', async () => {
    const { headers } = await post({ query: '{ token }' }, { accept: 'application/graphql-response+json' })
    expect(headers['content-type']).toMatch(/^application\/graphql-response\+json/)
  })

  it('sends a browser that comes by itself to the explorer', async () => {
    const { status, headers } = await ask('/graphql', { headers: { accept: 'text/html,*/*' } })
    expect([status, headers.location]).toEqual([303, '/explore'])
  })

  it('refuses a mutation by GET with what is allowed', async () => {
    const { status, headers } = await ask('/graphql?query=mutation%7Bchange%7D')
    expect(status).toBe(405)
    expect(headers.allow).toBe('POST')
  })

  it.each(['PUT', 'DELETE', 'HEAD'])('refuses %s', async (method) => {
    const { status, headers } = await ask('/graphql', { method })
    expect(status).toBe(405)
    expect(headers.allow).toBe('GET, POST')
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'refuses a body of type "%s", which a form of another site could send',
    async (type) => {
      const { status, text } = await post({ query: 'mutation { change }' }, { 'content-type': type })
      expect(status).toBe(415)
      expect(JSON.parse(text).errors[0].message).toContain('Send JSON')
    },
  )

  it.each([
    ['is not JSON', '{"query": "{ token', 400, /^The body is not JSON: .+/],
    ['is a list', '[{"query":"{ token }"}]', 400, /Send one operation in a request/],
    ['is a number', '1', 400, /must be a JSON object/],
    ['is not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 400, /The body is not UTF-8/],
  ])('refuses a body that %s', async (_what, body, status, message) => {
    const answer = await post(body)
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.text).errors[0].message).toMatch(message)
  })

  it('refuses another charset', async () => {
    expect((await post('{}', { 'content-type': 'application/json; charset=utf-16' })).status).toBe(415)
  })

  it('refuses a body that is too large, announced or not', async () => {
    const body = JSON.stringify({ query: '{ token }', variables: { x: 'x'.repeat(1_000_000) } })
    const announced = await post(body)
    expect(announced.status).toBe(413)
    expect(JSON.parse(announced.text).errors[0]).toEqual({
      message: 'The body has 1,000,042 bytes; at most 1,000,000 are allowed. Ask in several requests.',
      extensions: { code: 'LIMIT_EXCEEDED', limit: 'bytes', value: 1_000_042, allowed: 1_000_000 },
    })
    expect((await post(body, { 'transfer-encoding': 'chunked' })).status).toBe(413)
  })

  it('lets pages of others read, without credentials', async () => {
    const { status, headers } = await ask('/graphql', {
      method: 'OPTIONS',
      headers: { origin: 'https://tutor.example', 'access-control-request-method': 'POST' },
    })
    expect(status).toBe(204)
    expect(headers['access-control-allow-origin']).toBe('*')
    expect(headers['access-control-allow-credentials']).toBeUndefined()
  })
})

describe('who asks', () => {
  const who = async (headers: Record<string, string>) =>
    JSON.parse((await post({ query: '{ token foreign }' }, headers)).text).data as { token: string; foreign: boolean }

  it('is told by a bearer token from anywhere', async () => {
    expect(await who({ authorization: 'Bearer abc' })).toEqual({ token: 'abc', foreign: false })
    expect(await who({ authorization: 'Bearer abc', origin: 'https://evil.example' })).toEqual({
      token: 'abc',
      foreign: false,
    })
  })

  it('is told by the cookie only when one of our own pages asks', async () => {
    const cookie = 'theme=dark; __Host-session=abc'
    expect(await who({ cookie, origin: 'https://oer.example' })).toEqual({ token: 'abc', foreign: false })
    expect(await who({ cookie, origin: 'https://evil.example' })).toEqual({ token: null, foreign: true })
    expect(await who({ cookie, origin: 'null' })).toEqual({ token: null, foreign: true })
    expect(await who({ cookie })).toEqual({ token: null, foreign: false })
  })

  it('is nobody we know with credentials of another kind', async () => {
    expect(await who({ authorization: 'Basic YTpi' })).toEqual({ token: '', foreign: false })
  })
})

describe('the other doors', () => {
  it('serves the schema in print', async () => {
    const { headers, text } = await ask('/schema.graphql')
    expect(headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(text).toBe(printPublicSchema())
  })

  it('is healthy, and ready when graph and index are', async () => {
    expect(JSON.parse((await ask('/healthz')).text)).toEqual({ status: 'ok' })
    expect((await ask('/readyz')).status).toBe(200)
    ready = { ready: false, graph: { version: 8 }, index: { version: null } }
    const { status, text } = await ask('/readyz')
    expect([status, JSON.parse(text)]).toEqual([503, ready])
  })

  it('serves the explorer and all it needs from here, with a strict policy', async () => {
    const page = await ask('/explore')
    const policy = page.headers['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    const files = [...page.text.matchAll(/(?:src|href)="(\/explore\/[^"]+)"/g)].map((match) => match[1] ?? '')
    expect(files.length).toBe(6)
    for (const file of [...files, '/explore/examples.js']) {
      const { status, headers } = await ask(file)
      expect([file, status]).toEqual([file, 200])
      expect(headers['content-type']).toMatch(/^text\/(javascript|css)/)
    }
    expect(page.text).not.toMatch(/https?:\/\//)
  })

  it('gives the site the public address, whatever the network says', async () => {
    const headers = { 'x-waymark-host': 'evil.example', host: 'evil.example', 'x-forwarded-proto': 'http' }
    expect((await ask('/origin', { headers })).text).toBe('https://oer.example')
  })

  it('says in words that there is nothing, and that something broke', async () => {
    const nowhere = await ask('/nowhere')
    expect([nowhere.status, nowhere.text]).toEqual([404, 'There is nothing at this address.\n'])
    const broken = await ask('/hidden?need=DEAF')
    expect([broken.status, broken.text]).toEqual([500, 'Something went wrong on our side.\n'])
  })
})
