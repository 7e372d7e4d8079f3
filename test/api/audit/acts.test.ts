/** What people and operators do is told to the log, by ids alone; the log is given out and looked through by its job and its address. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tellFailedSignIns } from '#api/audit/failures.ts'
import { lineOf, lookThrough } from '#api/audit/look.ts'
import { closeHttpServer, createHttpServer } from '#api/http.ts'
import { auditJob } from '#api/jobs/audit.ts'
import { importServices } from '#api/jobs/registry.ts'
import { openLog } from '#api/log.ts'
import { auditEntries, auditHead, type AuditRow } from '#graph/queries/audit.ts'
import { importFiles } from '#seed/import.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'

let api: TestApi
let token: string
let amina: string
let providerId: string
const folder = mkdtempSync(join(tmpdir(), 'waymark-audit-'))

async function entriesAfter(sequence: number): Promise<AuditRow[]> {
  const rows: AuditRow[] = []
  const { sequence: to } = await auditHead(api.graph)
  for await (const page of auditEntries(api.graph, { after: sequence, to })) rows.push(...page)
  return rows
}

/** What `work` told the log, in short. */
/** Each day of the log, the latest first: jobs tell by the clock of the machine, and all else by that of the test. */
async function days() {
  const byDay = Map.groupBy(await entriesAfter(0), ({ at }) => at.slice(0, 10))
  return [...byDay].reverse().map(([day, entries]) => {
    const { sequence, hash } = entries.at(-1)!
    return { day, entries: entries.length, last: sequence, head: hash }
  })
}

async function toldBy(work: () => Promise<unknown>): Promise<(string | null)[][]> {
  const { sequence } = await auditHead(api.graph)
  await work()
  return (await entriesAfter(sequence)).map(({ kind, actor, subject, values }) => [kind, actor, subject, values])
}

beforeAll(async () => {
  api = await openApi()
  token = await api.signUp('amina')
  const { data } = await api.ask('{ viewer { id } }', {}, token)
  amina = data!.viewer.id as string
  const made = await api.ask(
    'mutation { providerCreate(input: { name: "Hill School" }) { provider { id } } }',
    {},
    token,
  )
  providerId = made.data!.providerCreate.provider.id as string
})
afterAll(async () => {
  await api.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the log is told', () => {
  it('of an account, a sign-in and a provider', async () => {
    const kinds = (await entriesAfter(0)).map(({ kind, actor }) => `${kind} ${actor === amina ? 'amina' : actor}`)
    expect(kinds).toEqual(['account.create operator', 'session.begin amina', 'provider.create amina'])
  })

  it('of a resource that is published, changed and withdrawn, and of nothing where nothing is changed', async () => {
    const input = {
      ...{ title: 'Shadow theatre', description: 'A play.', url: 'https://hill.example/a', language: 'en' },
      ...{ licence: 'cc-by-4.0', alignments: [] },
    }
    let id = ''
    const published = await toldBy(async () => {
      const { data } = await api.ask(
        `mutation ($p: ID!, $input: ResourceInput!) { resourcePublish(providerId: $p, input: $input) { resource { id } } }`,
        { p: providerId, input },
        token,
      )
      id = data!.resourcePublish.resource.id as string
    })
    expect(published).toEqual([
      ['resource.publish', amina, id, `{"provider":"${providerId}","revision":1,"state":"published"}`],
    ])
    const update = (revision: number, title: string) =>
      api.ask(
        `mutation ($id: ID!, $revision: Int!, $input: ResourceInput!) {
          resourceUpdate(id: $id, revision: $revision, input: $input) { userErrors { message } } }`,
        { id, revision, input: { ...input, title } },
        token,
      )
    expect(await toldBy(() => update(1, 'Shadow theatre'))).toEqual([])
    expect(await toldBy(() => update(9, 'Another title'))).toEqual([])
    expect(await toldBy(() => update(1, 'Another title'))).toEqual([['resource.update', amina, id, '{"revision":2}']])
    const withdraw = () =>
      api.ask('mutation ($id: ID!) { resourceWithdraw(id: $id, reason: "old") { userErrors { code } } }', { id }, token)
    expect(await toldBy(withdraw)).toEqual([['resource.withdraw', amina, id, '{"revision":3}']])
    expect(await toldBy(withdraw)).toEqual([])
  })

  it('of each step of a framework, and of no trial', async () => {
    const create = (dryRun: boolean) =>
      api.ask(
        `mutation ($input: FrameworkInput!, $dryRun: Boolean) {
          frameworkCreate(input: $input, dryRun: $dryRun) { framework { id } userErrors { message } } }`,
        {
          input: { providerId, titles: [{ text: 'Light', language: 'en' }], licence: 'cc-by-4.0' },
          dryRun,
        },
        token,
      )
    expect(await toldBy(() => create(true))).toEqual([])
    let id = ''
    const told = await toldBy(async () => {
      const { data } = await create(false)
      id = data!.frameworkCreate.framework.id as string
      const add = `mutation ($id: ID!, $input: OutcomeInput!) {
        outcomeAdd(frameworkId: $id, input: $input) { outcome { id } userErrors { message } } }`
      const ids: string[] = []
      for (const text of ['Knows light', 'Knows shadows']) {
        const added = await api.ask(add, { id, input: { statements: [{ text, language: 'en' }] } }, token)
        ids.push(added.data!.outcomeAdd.outcome.id as string)
      }
      await api.ask(
        `mutation ($from: ID!, $to: ID!) {
          prerequisiteSet(from: $from, to: $to, input: { strength: HARD }) { userErrors { message } } }`,
        { from: ids[1], to: ids[0] },
        token,
      )
      await api.ask(
        'mutation ($from: ID!, $to: ID!) { prerequisiteRemove(from: $from, to: $to) { userErrors { message } } }',
        { from: ids[1], to: ids[0] },
        token,
      )
      for (const status of ['DRAFT', 'ADOPTED'])
        await api.ask(
          `mutation ($id: ID!, $status: FrameworkPublication!) {
            frameworkPublish(id: $id, status: $status) { userErrors { message } } }`,
          { id, status },
          token,
        )
      await api.ask(
        'mutation ($id: ID!) { frameworkDeprecate(id: $id, reason: "old") { userErrors { code } } }',
        { id },
        token,
      )
    })
    expect(told.map(([kind]) => kind)).toEqual([
      'framework.create',
      'outcome.create',
      'outcome.create',
      'edge.set',
      'edge.remove',
      'framework.status',
      'framework.status',
      'framework.status',
    ])
    expect(told.slice(-3).map(([, actor, subject, values]) => [actor, subject, values])).toEqual(
      ['DRAFT', 'ADOPTED', 'DEPRECATED'].map((status) => [amina, id, `{"status":"${status}"}`]),
    )
  })

  it('of an import once, with its sources, and of none that writes nothing', async () => {
    const file = join(folder, 'lamps.jsonl')
    const lines = [
      { type: 'source', key: 'lamps', name: 'Lamps' },
      { type: 'framework', key: 'f', title: { en: 'Lamps' } },
      { type: 'outcome', key: 'o', framework: 'f', statement: { en: 'Knows lamps' } },
    ]
    writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    const run = (dryRun: boolean) =>
      importFiles({ files: [file], dryRun }, importServices(api.graph, api.services.model), () => undefined)
    expect(await toldBy(() => run(true))).toEqual([])
    expect(await toldBy(() => run(false))).toEqual([
      ['import.run', 'operator', null, '{"files":1,"records":2,"sources":["lamps"]}'],
    ])
  })

  it('of failed sign-ins by their number, and of signing out', async () => {
    const signIn = (email: string) =>
      api.ask('mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }', {
        input: { email, password: 'not this one' },
      })
    const told = await toldBy(async () => {
      await signIn('amina@classroom.example')
      await signIn('nobody@classroom.example')
      await tellFailedSignIns(api.graph, api.clock.now)
    })
    expect(told.map(([kind, actor, subject]) => [kind, actor, subject])).toEqual([
      ['sign-in.fail', 'nobody', amina],
      ['sign-in.fail', 'nobody', null],
    ])
    const other = await api.signUp('bo')
    const [[kind, , , values] = []] = await toldBy(() => api.ask('mutation { signOut { signedOut } }', {}, other))
    expect([kind, values]).toEqual(['session.end', null])
  })

  it('and all of it is one chain, with no address and no name in it', async () => {
    expect(await lookThrough(api.graph)).toMatchObject({ faultCount: 0 })
    const rows = await entriesAfter(0)
    const chain = rows.map((row) => lineOf(row, { chainOnly: true })).join('\n')
    expect(chain).not.toMatch(/@|classroom|Hill|10\.0\.0\.1/)
    expect(rows.map((row) => lineOf(row)).join('\n')).not.toMatch(/@|10\.0\.0\.1|correct horse/)
    const ids = rows.flatMap(({ actor, subject }) => [actor, subject ?? 'nobody'])
    for (const id of ids) expect(id).toMatch(/^([\da-f-]{36}|operator|nobody|system)$/)
  })
})

describe('the job', () => {
  async function run(...words: string[]) {
    const said = { out: [] as string[], err: [] as string[] }
    const io = {
      out: (text: string) => void said.out.push(text),
      err: (text: string) => void said.err.push(text),
      ...{ progress: () => undefined, cwd: folder, input: '', signal: new AbortController().signal },
    }
    return { code: await auditJob(words, { graph: api.graph }, io), ...said }
  }

  it('verifies, for people and for machines', async () => {
    const { sequence, hash } = await auditHead(api.graph)
    const { code, out } = await run('verify')
    expect(code).toBe(0)
    expect(out).toEqual([`Nothing was altered in ${sequence} entries. The last one has the hash ${hash}.`])
    const json = JSON.parse((await run('verify', '--json')).out.join('')) as object
    expect(json).toEqual({ verified: true, entries: sequence, head: hash, erased: 0, faultCount: 0, faults: [] })
  })

  it('exports JSON Lines that verify by themselves, to a file for its owner alone or to the output', async () => {
    const { code, out } = await run('export', '--out', 'log.jsonl')
    expect([code, out]).toEqual([0, [join(folder, 'log.jsonl')]])
    const text = readFileSync(join(folder, 'log.jsonl'), 'utf8')
    expect(statSync(join(folder, 'log.jsonl')).mode & 0o777).toBe(0o600)
    expect(text.trimEnd().split('\n')).toEqual((await run('export')).out.join('\n').split('\n'))
    expect((await run('verify', '--file', 'log.jsonl')).code).toBe(0)
    await run('export', '--without-values', '--out', 'chain.jsonl')
    expect(readFileSync(join(folder, 'chain.jsonl'), 'utf8')).not.toMatch(/salt|values/)
    expect((await run('verify', '--file', 'chain.jsonl', '--without-values')).code).toBe(0)
  })

  it('finds one changed byte of a file, and ends with 1', async () => {
    const text = readFileSync(join(folder, 'log.jsonl'), 'utf8')
    writeFileSync(join(folder, 'log.jsonl'), text.replace('"revision":2', '"revision":3'))
    const { code, out } = await run('verify', '--file', 'log.jsonl')
    expect(code).toBe(1)
    expect(out[0]).toMatch(/^The values of entry \d+ are not those that were told\.$/)
    expect(out[1]).toMatch(/^The log was altered: 1 fault in \d+ entries\.$/)
  })

  it('compares with heads that were kept, and finds a log that was written anew', async () => {
    const { day, last, head } = (await days())[0]!
    const keep = (head: string) =>
      writeFileSync(join(folder, 'heads.json'), JSON.stringify({ days: [{ day, last, head }] }))
    keep(head)
    expect((await run('verify', '--heads', 'heads.json')).out[1]).toBe('It agrees with 1 published head.')
    keep('0'.repeat(64))
    expect((await run('verify', '--heads', 'heads.json', '--json')).code).toBe(1)
  })

  it.each([
    [[], 'Say what to do.'],
    [['prove'], 'There is no "prove".'],
    [['verify', '--file', 'none'], 'There is no file none.'],
    [['verify', '--heads', 'log.jsonl'], 'log.jsonl is no copy of /.well-known/audit-head'],
    [['verify', '--out', 'x'], '--out is for export.'],
    [['export', '--json'], 'export takes --out and --without-values alone.'],
    [['verify', '--all'], 'There is no option --all.'],
  ])('refuses %j with a sentence, and ends with 2', async (words, sentence) => {
    const { code, err } = await run(...words)
    expect(code).toBe(2)
    expect(err.join()).toContain(sentence)
  })
})

describe('/.well-known/audit-head', () => {
  let server: Server
  let url: string
  beforeAll(async () => {
    const readiness = () => Promise.reject(new Error('not asked'))
    server = createHttpServer({
      server: api.server,
      log: openLog('silent'),
      origin: null,
      site: null,
      readiness,
    } as never)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/.well-known/audit-head`
  })
  afterAll(() => closeHttpServer(server))

  it('gives the head of each day to everybody, and nothing else', async () => {
    const answer = await fetch(url)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(await answer.json()).toEqual({
      chain: 'SHA-256 over RFC 8785 JSON',
      days: (await days()).map((each, at) => ({ ...each, finished: at > 0 })),
    })
  })

  it('is not sent again to who has it, moves with the log, and answers GET and HEAD alone', async () => {
    const tag = (await fetch(url)).headers.get('etag')!
    expect((await fetch(url, { headers: { 'if-none-match': tag } })).status).toBe(304)
    const head = await fetch(url, { method: 'HEAD' })
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', tag])
    expect((await fetch(url, { method: 'POST' })).status).toBe(405)
    await api.signUp('chen')
    expect((await fetch(url, { headers: { 'if-none-match': tag } })).status).toBe(200)
  })
})
