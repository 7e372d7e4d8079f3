/** Files of records: sent over HTTP by a key, written by jobs, and what is tried with them. */
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openUploads, type Uploads } from '#api/bulk/uploads.ts'
import { idOfKey } from '#api/bulk/upsert.ts'
import { closeHttpServer, createHttpServer } from '#api/http.ts'
import { newId } from '#graph/ids.ts'
import { addMember, changeMember } from '#graph/queries/agent.ts'
import { accountByEmail } from '#graph/queries/account.ts'
import {
  createUpload,
  EXAMPLE_UPLOAD,
  forgetUploads,
  forgetUploadsOf,
  uploadsByAccount,
} from '#graph/queries/uploads.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'
import { providerOf } from '#test/helpers/editor.ts'
import { keyOf, lesson } from './machine.ts'

const JOB = `id name format bytes dryRun state message progress done created updated unchanged refused viewerCanCancel
  provider { name } report(first: 100) { nodes { record key outcome keptFields notes userErrors { code field message } }
  pageInfo { hasNextPage } }`
const MOST = 400_000

let api: TestApi
let http: Server
let base: string
let owner: string
let provider: string
let key: string
let uploads: Uploads
const folder = mkdtempSync(join(tmpdir(), 'waymark-uploads-'))

type Json = Record<string, any> // eslint-disable-line @typescript-eslint/no-explicit-any

const lines = (...records: unknown[]): string => records.map((each) => JSON.stringify(each)).join('\n')

/** Sends a body, and gives the status and what was said. */
async function send(
  body: RequestInit['body'],
  { query = {}, headers = {}, token = key }: { query?: Json; headers?: Record<string, string>; token?: string } = {},
): Promise<{ status: number; said: Json; headers: Headers }> {
  const search = new URLSearchParams({ provider, ...query }).toString()
  const response = await fetch(`${base}/uploads?${search}`, {
    method: 'POST',
    body,
    duplex: 'half',
    headers: {
      'content-type': 'application/x-ndjson',
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
  } as RequestInit)
  return { status: response.status, said: (await response.json()) as Json, headers: response.headers }
}

async function job(id: string, token = key, isAwaited = true): Promise<Json | null> {
  if (isAwaited) await uploads.settled()
  const { data, errors } = await api.ask(`query ($id: ID!) { uploadJob(id: $id) { ${JOB} } }`, { id }, token)
  expect(errors).toBeUndefined()
  return data!.uploadJob as Json | null
}

/** Has a file sent whose job waits for its turn while something else happens, and ends then. */
async function whileHeld<T>(sending: () => Promise<T>, happens: (sent: T) => Promise<void>): Promise<T> {
  const gate = Promise.withResolvers<void>()
  const waiting = Promise.withResolvers<void>()
  const held = openUploads(
    api.services,
    { folder, mostBytes: MOST },
    {
      take(work) {
        waiting.resolve()
        return gate.promise.then(work)
      },
    },
  )
  api.services.uploads = held
  const sent = await sending()
  await waiting.promise
  try {
    await happens(sent)
  } finally {
    gate.resolve()
    await held.settled()
    await held.close()
    api.services.uploads = uploads
  }
  return sent
}

/** Sends a file, waits for its job, and gives it. */
async function done(body: RequestInit['body'], more: Parameters<typeof send>[1] = {}): Promise<Json> {
  const { status, said } = await send(body, more)
  expect([status, said.error]).toEqual([201, undefined])
  return (await job(said.id as string))!
}

beforeAll(async () => {
  api = await openApi()
  owner = await api.signUp('owner')
  await api.signUp('stranger')
  provider = await providerOf(api, owner, 'Hill School')
  key = await keyOf(api, 'owner', ['publish'], provider)
  uploads = openUploads(api.services, { folder, mostBytes: MOST })
  api.services.uploads = uploads
  http = createHttpServer({
    ...{ server: api.server, log: api.services.log, origin: null, site: null },
    readiness: () => Promise.resolve({ ready: true, graph: { version: 0 }, index: { version: 0 } }),
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
})
afterAll(async () => {
  await uploads.close()
  await closeHttpServer(http)
  await api.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a file of records', () => {
  it('is written by a job that tells how it went, record by record, and is gone afterwards', async () => {
    const body = lines(lesson('a/1'), lesson('a/2', { licence: 'none such' }), lesson('a/3'))
    const told = await done(`${body}\n\n{ "key": 1 }\nno json`, { query: { name: 'all.jsonl' } })
    expect(told).toMatchObject({
      ...{ name: 'all.jsonl', format: 'JSON_LINES', state: 'DONE', progress: 1, done: 5, dryRun: false },
      ...{
        created: 2,
        updated: 0,
        unchanged: 0,
        refused: 3,
        viewerCanCancel: false,
        provider: { name: 'Hill School' },
      },
    })
    const report = told.report.nodes as Json[]
    expect(
      report.map(({ record, key: name, outcome, userErrors }) => [
        record,
        name,
        outcome,
        userErrors[0].field.join('.'),
      ]),
    ).toEqual([
      [2, 'a/2', 'REFUSED', 'resource.licence'],
      [4, '', 'REFUSED', ''],
      [5, '', 'REFUSED', ''],
    ])
    const { data } = await api.ask(`{ resource(id: "${idOfKey(provider, 'a/1')}") { title { text } } }`)
    expect(data!.resource.title.text).toBe('Lesson a/1')
    expect(readdirSync(folder)).toEqual(['folder-id'])
    const response = await fetch(`${base}/uploads/${told.id}/report`, { headers: { authorization: `Bearer ${key}` } })
    expect(response.headers.get('content-type')).toBe('application/x-ndjson')
    const texts = (await response.text()).trim().split('\n')
    expect(texts.map((text) => (JSON.parse(text) as Json).record as number)).toEqual([2, 4, 5])
    const status = await fetch(`${base}/uploads/${told.id}`, { headers: { authorization: `Bearer ${key}` } })
    expect(await status.json()).toMatchObject({ id: told.id, state: 'done', progress: 1, created: 2, refused: 3 })
  })

  it('keeps its report in English, whatever language it was asked for in', async () => {
    const arabic = { acceptLanguage: 'ar', token: owner }
    const text = lines(lesson('a/4', { title: '' }), lesson('a/5', { licence: 'none such' }))
    const { data } = await api.server.execute({
      document: `mutation ($input: UploadStartInput!) { uploadStart(input: $input) { job { id } userErrors { message } } }`,
      variables: { input: { providerId: provider, name: 'a.jsonl', format: 'JSON_LINES', text } },
      caller: arabic,
    })
    const { id } = (data as Json).uploadStart.job as { id: string }
    await uploads.settled()
    const kept = await api.server.execute({ document: `{ uploadJob(id: "${id}") { ${JOB} } }`, caller: arabic })
    const job = (kept.data as Json).uploadJob as Json
    expect(job).toMatchObject({ state: 'DONE', refused: 2 })
    const said = (job.report.nodes as Json[]).flatMap(({ userErrors }) => userErrors as Json[])
    expect(said[0]).toMatchObject({ field: ['resource', 'title'], message: 'Give a title.' })
    for (const { message } of said) expect(message).not.toMatch(/\p{Script=Arabic}/u)
  })

  it('changes nothing when it comes again, and writes nothing in a dry run', async () => {
    const body = lines(lesson('b/1'), lesson('b/2'))
    expect(await done(body, { query: { dryRun: 'true' } })).toMatchObject({ dryRun: true, created: 2, state: 'DONE' })
    expect((await api.ask(`{ resource(id: "${idOfKey(provider, 'b/1')}") { id } }`)).data!.resource).toBeNull()
    expect(await done(body)).toMatchObject({ created: 2 })
    expect(await done(body)).toMatchObject({ created: 0, unchanged: 2 })
  })

  it('may be a sheet, with outcomes and subjects by their addresses, and tells of those that are not here', async () => {
    const sheet = [
      'key;title;description;url;language;licence;minutes;printable;creators;subjects;teaches;features',
      '"c;1";Shadows;"Long\nand short";https://hill.example/c1;en;cc-by-4.0;20;yes;Amina|Ben;https://classroom.example/subjects/mathematics;https://classroom.example/outcomes/shadows;captions',
      'c2;Light;Bright;https://hill.example/c2;en;cc-by-4.0;soon;;;;https://nowhere.example/1;',
      'c3;Dark;No lamp;https://hill.example/c3;en;cc-by-4.0;;;;;https://nowhere.example/1;',
      ';No key;x;https://hill.example/c4;en;cc-by-4.0;;;;;;',
    ].join('\r\n')
    const told = await done(`\uFEFF${sheet}`, { headers: { 'content-type': 'text/csv; charset=utf-8' } })
    expect(told).toMatchObject({ format: 'CSV', state: 'DONE', done: 4, created: 2, refused: 2 })
    const { data } = await api.ask(
      `{ resource(id: "${idOfKey(provider, 'c;1')}") { description { text } minutes printable contributors { name } subjects { uri } alignments { kind outcome { uri } } } }`,
    )
    expect(data!.resource).toEqual({
      ...{ description: { text: 'Long\nand short' }, minutes: 20, printable: true },
      contributors: [{ name: 'Amina' }, { name: 'Ben' }],
      subjects: [{ uri: 'https://classroom.example/subjects/mathematics' }],
      alignments: [{ kind: 'TEACHES', outcome: { uri: 'https://classroom.example/outcomes/shadows' } }],
    })
    const report = told.report.nodes as Json[]
    expect(report.map(({ record, outcome }) => [record, outcome])).toEqual([
      [2, 'REFUSED'],
      [3, 'CREATED'],
      [4, 'REFUSED'],
    ])
    expect(report[0]!.userErrors).toMatchObject([
      { field: ['resource', 'minutes'], message: '"soon" is no whole number.' },
    ])
    expect(report[1]!.notes[0]).toContain('https://nowhere.example/1')
  })

  it('may be JSON-LD in lines, as AMB and LRMI write it', async () => {
    const amb = {
      '@context': ['https://w3id.org/kim/amb/context.jsonld', { '@language': 'de' }],
      ...{
        id: 'https://hill.example/amb/1',
        type: ['LearningResource'],
        name: 'Schatten',
        description: 'Was Licht tut.',
      },
      about: [{ id: 'https://classroom.example/subjects/mathematics', prefLabel: { de: 'Mathematik' } }],
      license: { id: 'https://creativecommons.org/licenses/by-sa/4.0/' },
      ...{ inLanguage: ['de'], creator: [{ type: 'Person', name: 'Amina' }], keywords: ['Licht'] },
    }
    expect(await done(lines(amb), { headers: { 'content-type': 'application/ld+json' } })).toMatchObject({
      ...{ created: 1, refused: 0 },
      report: { nodes: [] },
    })
    const { data } = await api.ask(
      `{ resource(id: "${idOfKey(provider, 'https://hill.example/amb/1')}") { languages title { text } licence { label } subjects { uri } contributors { name } } }`,
    )
    expect(data!.resource).toEqual({
      ...{ languages: ['de'], title: { text: 'Schatten' }, licence: { label: 'CC BY-SA 4.0' } },
      ...{ subjects: [{ uri: 'https://classroom.example/subjects/mathematics' }], contributors: [{ name: 'Amina' }] },
    })
  })

  it('is checked against its checksum, and sent again under one key is one upload', async () => {
    const body = lines(lesson('d/1'))
    const digest = (text: string) => `sha-256=:${createHash('sha256').update(text).digest('base64')}:`
    expect(await send(body, { headers: { 'content-digest': digest('other') } })).toMatchObject({ status: 400 })
    expect(await send(body, { headers: { 'content-digest': 'sha-256=none' } })).toMatchObject({ status: 400 })
    const headers = { 'content-digest': digest(body), 'idempotency-key': 'first-of-may' }
    const first = await send(body, { headers })
    expect([first.status, first.headers.get('location')]).toEqual([201, `/uploads/${first.said.id}`])
    await job(first.said.id as string)
    const again = await send(body, { headers })
    expect([again.status, again.said.id, again.said.created]).toEqual([200, first.said.id, 1])
    expect(readdirSync(folder)).toEqual(['folder-id'])
    const other = await send(lines(lesson('d/2')), { headers: { 'idempotency-key': 'first-of-may' } })
    expect([other.status, other.said.error]).toEqual([422, expect.stringContaining('idempotency key')])
    expect(await send(body, { headers, query: { dryRun: 'true' } })).toMatchObject({ status: 422 })
    expect(readdirSync(folder)).toEqual(['folder-id'])
  })

  it('stops when it is cancelled, and writes nothing more', async () => {
    const said = await whileHeld(
      () => send(lines(lesson('e/1'))),
      async ({ said: { id } }) => {
        const cancel = async (token: string) =>
          (
            await api.ask(
              `mutation ($id: ID!) { it: uploadCancel(id: $id) { job { state viewerCanCancel } userErrors { code } } }`,
              { id },
              token,
            )
          ).data!.it as Json
        expect((await job(id as string, key, false))!.viewerCanCancel).toBe(true)
        expect(await cancel(await keyOf(api, 'stranger', ['publish']))).toMatchObject({
          userErrors: [{ code: 'NOT_FOUND' }],
        })
        expect(await cancel(key)).toEqual({ job: { state: 'CANCELLED', viewerCanCancel: false }, userErrors: [] })
        expect(await cancel(key)).toEqual({ job: null, userErrors: [{ code: 'CONFLICT' }] })
      },
    )
    expect(await job(said.said.id as string)).toMatchObject({ state: 'CANCELLED', done: 0, created: 0 })
    expect(readdirSync(folder)).toEqual(['folder-id'])
    expect((await api.ask(`{ resource(id: "${idOfKey(provider, 'e/1')}") { id } }`)).data!.resource).toBeNull()
  })

  it('is not written for somebody who may not publish any more', async () => {
    await api.signUp('editor')
    const accountId = (await accountByEmail(api.graph, 'editor@classroom.example'))!.id
    await addMember(api.graph, { providerId: provider, accountId, role: 'editor' })
    const token = await keyOf(api, 'editor', ['publish'])
    const { said } = await whileHeld(
      () => send(lines(lesson('f/1')), { token }),
      async () => {
        expect(await changeMember(api.graph, { providerId: provider, accountId, role: null })).toBe('changed')
      },
    )
    expect(await job(said.id as string)).toMatchObject({
      ...{ state: 'FAILED', created: 0 },
      message: 'Whoever sent the file may not publish for this provider any more.',
    })
  })

  it('that somebody sent goes with their account, its job too', async () => {
    const { said } = await whileHeld(
      () => send(lines(lesson('g/1'))),
      async () => {
        const accountId = (await accountByEmail(api.graph, 'owner@classroom.example'))!.id
        expect((await uploadsByAccount(api.graph, accountId)).length).toBeGreaterThan(5)
        await api.graph.write((tx) => forgetUploadsOf(tx, accountId))
      },
    )
    expect(await job(said.id as string)).toBeNull()
    expect(await api.graph.read('MATCH (p:UploadReport) RETURN p.id AS id')).toEqual([])
    expect((await api.ask(`{ resource(id: "${idOfKey(provider, 'g/1')}") { id } }`)).data!.resource).toBeNull()
  })

  it('is forgotten a week after its end, and a job whose file is gone says so', async () => {
    const { id } = await done(lines(lesson('h/1', { url: '' })))
    const sent = {
      ...EXAMPLE_UPLOAD,
      id: newId(),
      providerId: provider,
      folderId: readFileSync(join(folder, 'folder-id'), 'utf8'),
    }
    const accountId = (await accountByEmail(api.graph, 'owner@classroom.example'))!.id
    await createUpload(api.graph, { ...sent, accountId }, async () => {})
    expect(await job(sent.id)).toMatchObject({
      state: 'FAILED',
      message: 'The file is not here any more. Send it again.',
    })
    await forgetUploads(api.graph, '2026-11-28T08:00:00.000Z')
    expect(await job(id as string)).toBeNull()
    expect(await api.graph.read('MATCH (p:UploadReport) RETURN p.id AS id')).toEqual([])
  })
})

describe('what is tried with files', () => {
  const ndjson = lines(lesson('z'))

  it.each([
    ['nobody', () => Promise.resolve(''), 401],
    ['a stranger', () => keyOf(api, 'stranger', ['publish']), 403],
    ['a key with too small a scope', () => keyOf(api, 'owner', ['read']), 403],
    ['a key of another provider', async () => keyOf(api, 'owner', ['publish'], newId()), 403],
    ['a key that is none', () => Promise.resolve('wm_none'), 401],
  ] as const)('%s sends nothing', async (_who, tokenOf, status) => {
    expect(await send(ndjson, { token: await tokenOf() })).toMatchObject({ status })
    expect(readdirSync(folder)).toEqual(['folder-id'])
  })

  it.each([
    ['a provider that is not there', { query: { provider: newId() } }, 404],
    ['a path for a provider', { query: { provider: '../../etc' } }, 404],
    ['a form', { headers: { 'content-type': 'multipart/form-data; boundary=x' } }, 415],
    ['another encoding', { headers: { 'content-type': 'text/csv; charset=utf-16' } }, 415],
    ['a packed body', { headers: { 'content-encoding': 'gzip' } }, 415],
    ['a dry run that is neither', { query: { dryRun: 'maybe' } }, 400],
    ['an idempotency key that is too long', { headers: { 'idempotency-key': 'x'.repeat(201) } }, 400],
  ])('%s is refused', async (_what, more, status) => {
    expect(await send(ndjson, more)).toMatchObject({ status, said: { error: expect.any(String) as string } })
    expect(readdirSync(folder)).toEqual(['folder-id'])
  })

  it('a file that is too large is refused, announced or not, and leaves nothing', async () => {
    expect(await send('x'.repeat(MOST + 1))).toMatchObject({ status: 413 })
    const pieces = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array(100_000))
      },
    })
    const isRefused = await send(pieces).then(
      ({ status }) => status === 413,
      // The connection is closed while the sender is still at it.
      () => true,
    )
    expect(isRefused).toBe(true)
    expect(readdirSync(folder)).toEqual(['folder-id'])
  })

  it('a folder that is full takes no more', async () => {
    for (let file = 0; file < 10; file++) writeFileSync(join(folder, `full-${file}`), 'x'.repeat(MOST))
    expect(await send(ndjson)).toMatchObject({
      status: 413,
      said: { error: expect.stringContaining('no room') as string },
    })
    for (let file = 0; file < 10; file++) rmSync(join(folder, `full-${file}`))
  })

  it('names that climb out of the folder, hold formulas or script are only words', async () => {
    for (const name of ['../../../etc/passwd', '..\\..\\x', '=cmd|calc', '<script>alert(1)</script>', '\u0000', '/'])
      expect(await done(lines(lesson('i')), { query: { name } })).toMatchObject({ state: 'DONE' })
    expect(readdirSync(folder)).toEqual(['folder-id'])
    expect(existsSync(join(folder, '..', 'passwd'))).toBe(false)
    for (const path of ['/uploads/..%2f..%2fetc%2fpasswd', '/uploads/folder-id', '/uploads/../folder-id/report'])
      expect((await fetch(`${base}${path}`, { headers: { authorization: `Bearer ${key}` } })).status).not.toBe(200)
  })

  it('one line that is huge, deep or in another encoding spoils no other', async () => {
    const [first, last] = [lesson('j/1'), lesson('j/2')].map((each) => Buffer.from(`${JSON.stringify(each)}\n`))
    const latin = Buffer.from('{ "key": "caf\u00e9" }\n', 'latin1')
    const deep = Buffer.from(
      `{ "key": "deep", "resource": { "keywords": ${'['.repeat(40_000)}${']'.repeat(40_000)} } }\n`,
    )
    const told = await done(Buffer.concat([first!, latin, deep, last!]))
    expect(told).toMatchObject({ state: 'DONE', created: 2, refused: 2 })
    const wide = openUploads(api.services, { folder: join(folder, 'wide'), mostBytes: 20_000_000 })
    api.services.uploads = wide
    const { said } = await send(Buffer.concat([first!, Buffer.alloc(3_000_000, 'x'), Buffer.from('\n'), last!]))
    api.services.uploads = uploads
    await wide.settled()
    await wide.close()
    rmSync(join(folder, 'wide'), { recursive: true })
    expect(await job(said.id as string)).toMatchObject({
      ...{ state: 'DONE', unchanged: 2, refused: 1 },
      report: { nodes: [{ record: 2, userErrors: [{ message: 'The line is longer than 1 MB. Make it shorter.' }] }] },
    })
  })

  it('sheets that cannot be read on say where', async () => {
    const sheet = (text: string | Buffer) => done(text, { headers: { 'content-type': 'text/csv' } })
    expect((await sheet('key,owner\n1,me')).message).toMatch(/^Line 1: “owner” is no column we know\./)
    expect((await sheet('title,url\nA,https://a.example')).message).toContain('no column “key”')
    expect((await sheet('key,title,key\n1,A,2')).message).toContain('is there twice')
    expect((await sheet('key,title\n1,"never closed')).message).toContain('is never closed')
    expect((await sheet(Buffer.from('key,title\n1,caf\u00e9', 'latin1'))).message).toContain('not in UTF-8')
  })

  it('fields that are not for machines are refused with their names', async () => {
    const smuggled = ['state', 'id', 'owner', 'sourceKey', 'revision', '__proto__'].map((field) =>
      lines(lesson('k')).replace('"resource":{', `"resource":{${JSON.stringify(field)}:"x",`),
    )
    const beside = lines({ ...lesson('k'), types: ['x'] }, { ...lesson('k'), provider: newId() })
    const told = await done([...smuggled, beside].join('\n'))
    expect(told).toMatchObject({ created: 0, refused: 8 })
    expect((await api.ask(`{ resource(id: "${idOfKey(provider, 'k')}") { id } }`)).data!.resource).toBeNull()
  })

  it('jobs and reports of others do not exist', async () => {
    const { id } = await done(lines(lesson('l', { url: '=1+1' })))
    const strangers = await keyOf(api, 'stranger', ['publish'])
    expect(await job(id as string, strangers)).toBeNull()
    const { data } = await api.ask(`{ uploadJobs(providerId: "${provider}") { id } }`, {}, strangers)
    expect(data!.uploadJobs).toEqual([])
    expect((await api.ask(`{ uploadJobs(providerId: "${provider}") { id } }`, {}, key)).data!.uploadJobs).not.toEqual(
      [],
    )
    for (const path of [`/uploads/${id}`, `/uploads/${id}/report`])
      expect((await fetch(`${base}${path}`, { headers: { authorization: `Bearer ${strangers}` } })).status).toBe(404)
    expect((await fetch(`${base}/uploads/${id}`)).status).toBe(401)
  })

  it('pages of other sites send nothing in the name of a cookie', async () => {
    const cookie = { cookie: `session=${owner}` }
    expect(await send(ndjson, { token: '', headers: { ...cookie, origin: 'https://evil.example' } })).toMatchObject({
      status: 401,
    })
    expect(await send(ndjson, { token: '', headers: cookie })).toMatchObject({ status: 401 })
  })

  it('takes a body of ten megabytes from a machine, and one megabyte from nobody', async () => {
    const post = (token: string | null, padding: number) =>
      fetch(`${base}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
        body: JSON.stringify({ query: '{ catalogue { version } }', variables: { padding: 'x'.repeat(padding) } }),
      }).then(
        ({ status }) => status,
        () => 413,
      )
    expect(await post(null, 1_100_000)).toBe(413)
    expect(await post('wm_none', 1_100_000)).toBe(413)
    expect(await post(key, 9_000_000)).toBe(200)
    expect(await post(key, 10_100_000)).toBe(413)
  })
})
