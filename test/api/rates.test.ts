import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '#api/config.ts'
import { closeHttpServer, createHttpServer } from '#api/http.ts'
import { AddressNames, clientAddress, networkOf, RateLimits, SMALLEST_RATE, unitsOf } from '#api/rates.ts'
import { openDoor } from '#api/site.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'

const LIMIT = { anonymous: 400, site: 450, signedIn: 500, key: 600 }
const START = Date.parse('2026-11-21T08:00:00.000Z')

describe('the units of a caller', () => {
  const clock = { now: new Date(START) }
  const limits = () => new RateLimits(LIMIT, () => clock.now)

  it('are taken until none are left, and are there again a minute after the first', () => {
    const meter = limits().meterFor(null, 'a')!
    expect(meter.take(390)).toMatchObject({
      ok: true,
      remaining: 10,
      resetSeconds: 60,
      limit: 400,
      policy: 'anonymous',
    })
    clock.now = new Date(START + 20_500)
    expect(meter.take(11)).toMatchObject({ ok: false, remaining: 10, resetSeconds: 40 })
    expect(meter.take(10)).toMatchObject({ ok: true, remaining: 0 })
    clock.now = new Date(START + 60_000)
    expect(meter.take(11)).toMatchObject({ ok: true, remaining: 389 })
  })

  it('are those of a key, an account or an address, each by itself', () => {
    const all = limits()
    const person = { id: 'p', key: null }
    const machine = { id: 'p', key: { id: 'k', scopes: [] } }
    all.meterFor(null, 'a')!.take(400)
    expect(all.meterFor(null, 'a')!.take(1).ok).toBe(false)
    expect(all.meterFor(null, 'b')!.take(1).ok).toBe(true)
    expect(all.meterFor(person, 'a')!.take(1)).toMatchObject({ ok: true, remaining: 499, policy: 'signed-in' })
    expect(all.meterFor(machine, 'a')!.take(1)).toMatchObject({ ok: true, remaining: 599, policy: 'key' })
  })

  it('are not counted where no limit is set', () => {
    expect(new RateLimits({ ...LIMIT, anonymous: 0 }, () => clock.now).meterFor(null, 'a')).toBeNull()
  })

  it('are one for a small request and several for a large one; a mutation counts beside its cost', () => {
    expect([unitsOf(0, 0), unitsOf(500, 0), unitsOf(501, 0), unitsOf(30_000, 0), unitsOf(10, 2)]).toEqual([
      1, 1, 2, 60, 21,
    ])
  })

  it('are forgotten for whoever was away longest when there are too many callers', () => {
    const all = limits()
    all.meterFor(null, 'first')!.take(400)
    for (let at = 0; at < 60_000; at++) all.meterFor(null, `flood ${at}`)!.take(1)
    expect(all.meterFor(null, 'first')!.take(1).ok).toBe(true)
  })
})

describe('an address', () => {
  const from = (remoteAddress: string, forwarded?: string) => ({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress },
  })

  it('is that of the connection, whatever a client writes into a header', () => {
    expect(clientAddress(from('10.0.0.1', '1.2.3.4'), 0)).toBe('10.0.0.1')
  })

  it('is what the nearest of our proxies saw; what stands further to the left counts for nothing', () => {
    expect(clientAddress(from('10.0.0.1', '6.6.6.6, 1.2.3.4'), 1)).toBe('1.2.3.4')
    expect(clientAddress(from('10.0.0.1', '6.6.6.6, 1.2.3.4, 10.0.0.2'), 2)).toBe('1.2.3.4')
    expect(clientAddress(from('10.0.0.1', '[2001:db8::1]:443'), 1)).toBe('2001:db8::1')
    expect(clientAddress(from('10.0.0.1', '1.2.3.4:5678'), 1)).toBe('1.2.3.4')
  })

  it.each(['', 'unknown', '1.2.3', '<script>', '1.2.3.4'.repeat(100)])(
    'is that of the connection for "%s"',
    (given) => {
      expect(clientAddress(from('10.0.0.1', given), 1)).toBe('10.0.0.1')
      expect(clientAddress(from('10.0.0.1', '1.2.3.4'), 3)).toBe('10.0.0.1')
    },
  )

  it('is one place by its IPv4, or by the first half of its IPv6', () => {
    expect(networkOf('::ffff:192.0.2.7')).toBe('192.0.2.7')
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:0db8:0001:2::9'))
    expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64')
    expect(networkOf('::1')).toBe('0:0:0:0::/64')
    expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
  })

  it('is kept by a name that tells nothing of it, another one in each process', () => {
    const [one, two] = [new AddressNames(0), new AddressNames(0)]
    const name = one.nameOf(from('192.0.2.7'))
    expect(name).toMatch(/^[\w-]{22}$/)
    expect(one.nameOf(from('192.0.2.7'))).toBe(name)
    expect(two.nameOf(from('192.0.2.7'))).not.toBe(name)
  })
})

describe('settings of limits', () => {
  it.each([
    [{ RATE_ANONYMOUS: '10' }, `RATE_ANONYMOUS is "10": give units a minute, at least ${SMALLEST_RATE}, or 0`],
    [{ RATE_KEY: '-1' }, 'RATE_KEY is "-1"'],
    [{ TRUSTED_PROXIES: 'all' }, 'TRUSTED_PROXIES is "all": give a whole number from 0 to 10'],
  ])('%o are refused', (environment, message) => {
    expect(() => readConfig(environment)).toThrow(message)
  })

  it('trust no forwarded header unless they say so', () => {
    expect(readConfig({}).trustedProxies).toBe(0)
    expect(readConfig({ RATE_ANONYMOUS: '0' }).rates.anonymous).toBe(0)
  })
})

describe('the door', () => {
  let api: TestApi
  let url: string
  let close: () => Promise<void>
  const ask = async (query: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    })
    return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, any> } // eslint-disable-line @typescript-eslint/no-explicit-any
  }

  beforeAll(async () => {
    api = await openApi()
    const door = createHttpServer({
      ...{ server: api.server, log: api.services.log, origin: null, site: null, trustedProxies: 1 },
      rates: new RateLimits(LIMIT, () => api.clock.now),
      readiness: async () => ({ ready: true, graph: { version: 1 }, index: { version: 1 } }),
    })
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(door.address() as AddressInfo).port}`
    close = () => closeHttpServer(door)
  })
  afterAll(async () => {
    await close()
    await api.close()
  })

  it('tells the cost of an operation, and what is left, in the answer and in its head', async () => {
    const { status, headers, body } = await ask('{ catalogue { version } }', { 'x-forwarded-for': '192.0.2.1' })
    expect(status).toBe(200)
    expect(body.extensions.cost).toEqual({ points: 3, units: 1, limit: 400, remaining: 399, resetSeconds: 60 })
    expect(headers.get('ratelimit-policy')).toBe('"anonymous";q=400;w=60')
    expect(headers.get('ratelimit')).toBe('"anonymous";r=399;t=60')
    expect(headers.get('retry-after')).toBeNull()
    expect(headers.get('access-control-expose-headers')).toContain('ratelimit')
  })

  it('refuses what goes beyond with 429, when to come again and what to do; others go on', async () => {
    const large =
      '{ searchResources(query: "a", first: 100) { edges { node { id files { url } alignments { kind } } } } }'
    const head = { 'x-forwarded-for': '192.0.2.2' }
    let last = await ask(large, head)
    for (let at = 0; at < 400 && last.status === 200; at++) last = await ask(large, head)
    expect(last.status).toBe(429)
    expect(last.headers.get('retry-after')).toBe('60')
    expect(last.body.errors[0].extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 60, limit: 400 })
    expect(last.body.errors[0].message).toMatch(
      /fewer are left of 400 a minute\. Wait 60 s\. More is left to those who/,
    )
    expect((await ask('{ __typename }', { 'x-forwarded-for': '192.0.2.3' })).status).toBe(200)
    const forged = await ask(large, { 'x-forwarded-for': '203.0.113.9, 192.0.2.2' })
    expect(forged.status).toBe(429)
  })

  it('counts documents that are broken, and refuses before it reads them', async () => {
    const head = { 'x-forwarded-for': '192.0.2.4' }
    for (let at = 0; at < 400; at++) expect((await ask('{ broken', head)).status).toBe(400)
    expect((await ask('{ broken', head)).status).toBe(429)
  })

  it('counts pages of the site too: by address apart from the API, and by account', async () => {
    const rates = new RateLimits(LIMIT, () => api.clock.now)
    const closeDoor = openDoor(api.server, rates)
    try {
      const doors = globalThis as unknown as Record<symbol, (request: object) => ReturnType<TestApi['ask']>>
      const page = async (document: string, headers: Record<string, string>) =>
        await doors[Symbol.for('waymark.execute')]!({ document, variables: {}, headers })
      const token = await api.signUp('reader')
      const school = { 'x-client-address': 'school' }
      const small = '{ __typename }'
      const large =
        '{ searchResources(query: "a", first: 60) { edges { node { id files { url } alignments { kind } } } } }'
      let pages = 0
      while (!(await page(large, school)).errors && pages < 450) pages++
      expect([pages > 0, pages < 450]).toEqual([true, true])
      for (let at = 0; at < 450; at++) if ((await page(small, school)).errors) break
      for (const document of [large, small, '{ broken', 'mutation { signOut { signedOut } }'])
        expect((await page(document, school)).errors?.[0]?.extensions, document).toMatchObject({
          ...{ code: 'RATE_LIMITED', retryAfterSeconds: 60, limit: 450 },
        })
      // Made-up tokens are nobody: they count where they come from.
      for (const made of ['x', 'wm_none'])
        expect((await page(small, { ...school, authorization: `Bearer ${made}` })).errors?.[0]?.extensions?.code).toBe(
          'RATE_LIMITED',
        )
      // Who is signed in there, readers elsewhere, and programs at the school go on.
      expect((await page('{ viewer { name } }', { ...school, authorization: `Bearer ${token}` })).data?.viewer).toEqual(
        {
          name: 'reader',
        },
      )
      expect((await page(small, { 'x-client-address': 'home' })).errors).toBeUndefined()
      expect(rates.meterFor(null, 'school')!.take(1)).toMatchObject({ ok: true, remaining: 399 })
      api.clock.now = new Date(api.clock.now.getTime() + 60_000)
      expect((await page(large, school)).errors).toBeUndefined()
    } finally {
      closeDoor()
    }
  })

  it('limits nothing within the process', async () => {
    for (let at = 0; at < 420; at++) expect((await api.ask('{ __typename }')).errors).toBeUndefined()
  })

  it('writes no address into the log', () => {
    expect(JSON.stringify(api.logged)).not.toMatch(/192\.0\.2|127\.0\.0\.1/)
  })
})
