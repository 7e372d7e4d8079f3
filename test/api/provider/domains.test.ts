/** Proving domains, by a DNS server on loopback and by files. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FetchLink } from '#api/metadata/fetch.ts'
import { closest, covers, hostOf, readDomain } from '#api/provider/domain-name.ts'
import { isDnsServer, openDns } from '#api/provider/dns.ts'
import { lookAgain } from '#api/provider/domains.ts'
import { openSession } from '#api/viewer/sign-in.ts'
import { accountByEmail } from '#graph/queries/account.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'
import { type DnsStub, openDnsStub } from '#test/helpers/dns.ts'
import { providerOf } from '#test/helpers/editor.ts'

const DAY_MS = 24 * 3_600_000
const DOMAIN =
  'domain state method coversSubdomains verifiedAt checkedAt lapsedAt instructions { recordName fileUrl text }'

let api: TestApi
let dns: DnsStub
let hill: string
let valley: string
let owner: string
let other: string
/** Files by address; what is not here is answered as the fault says. */
const files = new Map<string, string>()
let fault: 'OFF' | 'STATUS' | 'UNREACHABLE' = 'OFF'
const opened: [string, unknown][] = []

const fetchLink: FetchLink = async (url, wish) => {
  opened.push([url, wish])
  const text = files.get(url)
  if (text === undefined) return { ok: false, fault, message: 'no' }
  return { ok: true, value: { url, mediaType: 'text/plain', charset: '', bytes: Buffer.from(text) } }
}

beforeAll(async () => {
  dns = await openDnsStub()
  api = await openApi({ empty: true, textRecords: openDns([dns.address], { timeout: 500, tries: 1 }), fetchLink })
  owner = await api.signUp('owner')
  other = await api.signUp('other')
  hill = await providerOf(api, owner, 'Hill School')
  valley = await providerOf(api, other, 'Valley School')
})
afterAll(async () => {
  await api.close()
  await dns.close()
})
beforeEach(() => {
  dns.records.clear()
  dns.failing.clear()
  files.clear()
  opened.length = 0
  fault = 'OFF'
})

async function change(verb: 'Add' | 'Check' | 'Remove', domain: string, token = owner, providerId = hill) {
  const { data, errors } = await api.ask(
    `mutation ($providerId: ID!, $domain: String!) {
      it: domain${verb}(providerId: $providerId, domain: $domain) { domain { ${DOMAIN} } userErrors { code field message } } }`,
    { providerId, domain },
    token,
  )
  expect(errors).toBeUndefined()
  return data!.it
}
const shown = async (token?: string, id = hill) =>
  (await api.ask(`query ($id: ID!) { provider(id: $id) { domains { ${DOMAIN} } } }`, { id }, token)).data!.provider
    .domains as { domain: string; state: string; lapsedAt: string | null; instructions: { text: string } | null }[]
/** Sessions end when they are not used for a week: both sign in anew. */
const later = async (ms: number) => {
  api.clock.now = new Date(api.clock.now.getTime() + ms)
  const again = async (name: string) => {
    const account = await accountByEmail(api.graph, `${name}@classroom.example`)
    return (await openSession(api.services, account!, { userAgent: '' })).token
  }
  ;[owner, other] = [await again('owner'), await again('other')]
}
const proofOf = async (domain: string, token = owner, providerId = hill) =>
  (await change('Add', domain, token, providerId)).domain.instructions.text as string

describe('a domain', () => {
  it.each([
    ['example.org', 'example.org'],
    [' Example.ORG. ', 'example.org'],
    ['https://www.example.org/a?b', 'www.example.org'],
    ['schule.bayern', 'schule.bayern'],
    ['example.org/path?q', 'example.org'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['аpple.example', 'xn--pple-43d.example'],
    ['my-school.github.io', 'my-school.github.io'],
    ['hill.sch.uk', 'hill.sch.uk'],
  ])('written %j is %s', (given, domain) => {
    expect(readDomain(given)).toEqual({ ok: true, domain })
  })

  it.each([
    ...['', 'org', 'localhost', '127.0.0.1', '0x7f.1', '2130706433', '[::1]', '::1', 'http://10.0.0.1/', 'a b.org'],
    ...['-a.org', 'a..org', '.org', '*.example.org', '_waymark.example.org', 'user@example.org'],
    ...[`${'a'.repeat(64)}.org`, `${'a.'.repeat(130)}org`, 'javascript:alert(1)', 'exa\u202Emple.org\r\nHost: x'],
    ...['printer.local', 'server.internal', 'school.lan', 'x.onion', '1.0.0.127.in-addr.arpa', 'a.localhost'],
    ...['co.uk', 'ac.za', 'edu.au', 'go.ke', 'sch.id', 'github.io', 'GitHub.IO', 'blogspot.com', 'vercel.app'],
  ])('written %j is none that can be proved', (given) => {
    expect(readDomain(given)).toMatchObject({ ok: false, message: expect.stringMatching(/\.$/) as string })
  })

  it('proved by the DNS covers what is below it, by a file itself alone, and the closest proof counts', () => {
    const whole = { domain: 'example.org', method: 'dns' } as const
    const file = { domain: 'example.org', method: 'file' } as const
    const part = { domain: 'dept.example.org', method: 'file' } as const
    expect(
      ['example.org', 'a.example.org', 'badexample.org', 'example.org.evil.com'].map((h) => covers(whole, h)),
    ).toEqual([true, true, false, false])
    expect(['example.org', 'a.example.org'].map((host) => covers(file, host))).toEqual([true, false])
    expect(closest([whole, part], 'dept.example.org')).toBe(part)
    expect(closest([whole, part], 'x.dept.example.org')).toBe(whole)
    expect(closest([file, part], 'www.example.org')).toBeNull()
  })

  it('is read out of addresses as browsers read them', () => {
    expect(hostOf('HTTPS://Bücher.Example./x')).toBe('xn--bcher-kva.example')
    expect(hostOf('https://user@evil.example\\@hill.example/')).toBe('evil.example')
    expect(hostOf('urn:uuid:1')).toBeNull()
  })
})

describe('the DNS', () => {
  it('is asked at the servers of the settings', () => {
    expect(['192.0.2.1', '192.0.2.1:5353', '2001:db8::1', '[2001:db8::1]:53'].every(isDnsServer)).toBe(true)
    expect(['dns.example', '192.0.2.1:99999', '192.0.2.300', '', '[192.0.2.1]:53'].some(isDnsServer)).toBe(false)
  })

  it('gives records whole, none where there are none, and null where nobody answers', async () => {
    const records = openDns([dns.address], { timeout: 500, tries: 1 })
    dns.records.set('a.example', [['in ', 'parts'], 'whole'])
    dns.records.set('b.example', [])
    dns.failing.add('c.example')
    expect(await records('a.example')).toEqual(['in parts', 'whole'])
    expect(await records('b.example')).toEqual([])
    expect(await records('nowhere.example')).toEqual([])
    expect(await records('c.example')).toBeNull()
  })
})

describe('proving a domain', () => {
  it('tells what to put where, finds it by the DNS, and shows everybody how and when', async () => {
    const asked = (await change('Add', 'https://Hill.example/')).domain
    expect(asked).toMatchObject({ domain: 'hill.example', state: 'WAITING', method: null, verifiedAt: null })
    expect(asked.instructions).toEqual({
      recordName: '_waymark.hill.example',
      fileUrl: 'https://hill.example/.well-known/waymark.txt',
      text: expect.stringMatching(/^waymark-verification=[\w-]{24}$/) as string,
    })
    expect((await change('Add', 'hill.example')).domain.instructions).toEqual(asked.instructions)
    expect(await shown()).toEqual([])
    expect(await shown(other)).toEqual([])

    const none = await change('Check', 'hill.example')
    expect(none).toMatchObject({ domain: null, userErrors: [{ code: 'NOT_FOUND', field: ['domain'] }] })
    expect(none.userErrors[0].message).toContain('_waymark.hill.example')
    dns.records.set('_waymark.hill.example', ['v=spf1 -all', `${asked.instructions.text}x`])
    expect((await change('Check', 'hill.example')).userErrors).toHaveLength(1)
    dns.records.set('_waymark.hill.example', ['v=spf1 -all', asked.instructions.text])
    const at = api.clock.now.toISOString()
    expect((await change('Check', 'hill.example')).domain).toMatchObject({
      ...{ state: 'VERIFIED', method: 'DNS', coversSubdomains: true, verifiedAt: at, checkedAt: at, lapsedAt: null },
    })
    expect(await shown()).toMatchObject([{ domain: 'hill.example', state: 'VERIFIED', instructions: null }])
    expect(opened.every(([url]) => url === 'https://hill.example/.well-known/waymark.txt')).toBe(true)
  })

  it('takes a record at the domain itself, and a file that is not sent on, for that name alone', async () => {
    dns.records.set('apex.example', [await proofOf('apex.example')])
    expect((await change('Check', 'apex.example')).domain).toMatchObject({ state: 'VERIFIED', method: 'DNS' })
    files.set('https://files.example/.well-known/waymark.txt', `hello\r\n${await proofOf('files.example')}\r\n`)
    expect((await change('Check', 'files.example')).domain).toMatchObject({
      ...{ state: 'VERIFIED', method: 'FILE', coversSubdomains: false },
    })
    expect(opened.at(-1)![1]).toMatchObject({ hops: 0, types: ['text/plain', ''] })
  })

  it('does not take the proof of another provider, nor one that was looked up for nothing', async () => {
    dns.records.set('_waymark.theirs.example', [await proofOf('theirs.example', other, valley)])
    await change('Add', 'theirs.example')
    expect((await change('Check', 'theirs.example')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect((await change('Check', 'never-asked.example')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect(dns.asked).not.toContain('_waymark.never-asked.example')
  })

  it('is refused while the proof of another provider stands, and ends that one when it is gone', async () => {
    const [ours, theirs] = [await proofOf('shared.example'), await proofOf('shared.example', other, valley)]
    dns.records.set('_waymark.shared.example', [theirs])
    expect((await change('Check', 'shared.example', other, valley)).domain.state).toBe('VERIFIED')
    dns.records.set('_waymark.shared.example', [theirs, ours])
    expect((await change('Check', 'shared.example')).userErrors).toMatchObject([
      { code: 'CONFLICT', message: expect.stringContaining('Another provider here has proved this domain') as string },
    ])
    dns.records.set('_waymark.shared.example', [ours])
    expect((await change('Check', 'shared.example')).domain.state).toBe('VERIFIED')
    expect(await shown(undefined, valley)).toMatchObject([{ domain: 'shared.example', state: 'LAPSED' }])
    expect((await change('Remove', 'shared.example')).userErrors).toEqual([])
  })

  it('lapses for everybody to see when the proof is gone, and not because nobody answers', async () => {
    const text = await proofOf('gone.example')
    dns.records.set('_waymark.gone.example', [text])
    await change('Check', 'gone.example')
    const due = (domain: string) => lookAgain(api.services).then((lapsed) => lapsed.includes(domain))
    dns.records.clear()
    expect(await due('gone.example')).toBe(false)
    await later(8 * DAY_MS)
    dns.failing.add('_waymark.gone.example')
    expect(await due('gone.example')).toBe(false)
    expect((await shown()).find(({ domain }) => domain === 'gone.example')?.state).toBe('VERIFIED')
    dns.failing.clear()
    expect(await due('gone.example')).toBe(true)
    expect((await shown()).find(({ domain }) => domain === 'gone.example')).toMatchObject({
      ...{ state: 'LAPSED', lapsedAt: api.clock.now.toISOString() },
    })
    dns.records.set('_waymark.gone.example', [text])
    expect((await change('Check', 'gone.example')).domain).toMatchObject({ state: 'VERIFIED', lapsedAt: null })
  })

  it('lapses when it could not be looked for in thirty days', async () => {
    fault = 'UNREACHABLE'
    const url = 'https://quiet.example/.well-known/waymark.txt'
    files.set(url, await proofOf('quiet.example'))
    await change('Check', 'quiet.example')
    files.clear()
    await later(20 * DAY_MS)
    expect(await lookAgain(api.services)).not.toContain('quiet.example')
    await later(11 * DAY_MS)
    expect(await lookAgain(api.services)).toContain('quiet.example')
  })

  it('keeps at most ten domains, and gives them up', async () => {
    for (let at = 0; ; at++) {
      const { userErrors } = await change('Add', `d${at}.example`, other, valley)
      if (userErrors.length === 0 && at < 20) continue
      expect(userErrors).toMatchObject([{ code: 'TOO_MANY' }])
      break
    }
    expect((await change('Remove', 'd1.example', other, valley)).userErrors).toEqual([])
    expect((await change('Remove', 'd1.example', other, valley)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  })

  it('is for owners, told to the audit log', async () => {
    const { errors } = await api.ask(
      'mutation ($id: ID!) { domainCheck(providerId: $id, domain: "hill.example") { userErrors { code } } }',
      { id: hill },
      other,
    )
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
    const told = await api.graph.read<{ values: string }>(
      "MATCH (e:AuditEntry {subject: $hill}) WHERE e.kind = 'provider.verify' RETURN e.values AS values ORDER BY e.sequence",
      { hill },
    )
    const acts = told.map(({ values }) => JSON.parse(values) as { domain: string; state: string })
    expect(acts.filter(({ domain }) => domain === 'gone.example').map(({ state }) => state)).toEqual(
      // Nobody answered for it later on.
      ['verified', 'lapsed', 'verified', 'lapsed'],
    )
    expect(acts.find(({ domain }) => domain === 'shared.example')).toMatchObject({ state: 'verified' })
  })
})
