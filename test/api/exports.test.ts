/** Frameworks as files over HTTP and by `npm run export`. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codesFor } from '#api/code/make.ts'
import type { Context, Viewer } from '#api/context.ts'
import { closeHttpServer, createHttpServer } from '#api/http.ts'
import { exportFrameworks } from '#api/jobs/export.ts'
import type { JobServices } from '#api/jobs/job.ts'
import { openLog } from '#api/log.ts'
import type { Server as GraphqlServer } from '#api/server.ts'
import type { Graph } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { commit } from '#graph/queries/catalogue.ts'
import { frameworkIds } from '#graph/queries/export.ts'
import { importFiles } from '#seed/import.ts'
import { loadClassroom } from '#test/fixtures/classroom.ts'
import { grafeoEngine } from '#test/helpers/graphs.ts'

const ID = idOf('classroom:framework')
let graph: Graph
let server: Server
let origin: string
let viewer: Viewer | null = null
const folder = mkdtempSync(join(tmpdir(), 'waymark-exports-'))

beforeAll(async () => {
  graph = await grafeoEngine.open()
  await loadClassroom(graph)
  const contextFor = async () => ({ viewer, services: { graph } }) as unknown as Context
  server = createHttpServer({
    server: { contextFor } as unknown as GraphqlServer,
    log: openLog('silent'),
    origin: null,
    site: null,
    readiness: async () => ({ ready: true, graph: { version: 1 }, index: { version: 1 } }),
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await closeHttpServer(server)
  await graph.close()
  rmSync(folder, { recursive: true })
})

const get = (path: string, init?: RequestInit) => fetch(`${origin}${path}`, init)
async function setState(state: string): Promise<void> {
  await commit(graph, async (tx) => {
    await tx.run('MATCH (f:Framework {id: $id}) SET f.state = $state, f.providerId = $provider', {
      ...{ id: ID, state, provider: 'garden' },
    })
    return { value: null, changes: [{ kind: 'framework', ids: [ID] }] }
  })
}

describe('an export over HTTP', () => {
  it('gives a CASE package under a name of its own', async () => {
    const answer = await get(`/exports/frameworks/${ID}.case.json`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z0-9-]+\.case\.json"$/)
    expect(answer.headers.get('cache-control')).toBe('public, no-cache')
    const { CFDocument, CFItems } = (await answer.json()) as { CFDocument: object; CFItems: unknown[] }
    expect(CFDocument).toMatchObject({ identifier: ID })
    expect(CFItems).toHaveLength(12)
  })

  it('gives a spreadsheet', async () => {
    const answer = await get(`/exports/frameworks/${ID}.csv`)
    expect(answer.headers.get('content-type')).toContain('text/csv')
    expect(await answer.text()).toContain('code,parent code,statement')
  })

  it('has no codes of printed sheets in it, and a package that says it has makes none', async () => {
    const paths = [`/exports/frameworks/${ID}.case.json`, `/exports/frameworks/${ID}.csv`]
    const bytes = () => Promise.all(paths.map(async (path) => await (await get(path)).text()))
    const before = await bytes()
    const codes = await codesFor(graph, [`framework:${ID}`, `outcome:${idOf('classroom:outcome/eye')}`])
    expect(codes.size).toBe(2)
    expect(await bytes()).toEqual(before)

    const partner = await grafeoEngine.open()
    try {
      const file = join(folder, 'theirs.json')
      const packed = JSON.parse(before[0]!) as { CFDocument: { extensions?: object } }
      const [code] = codes.values()
      packed.CFDocument.extensions = { ...packed.CFDocument.extensions, waymark: { printCode: code } }
      writeFileSync(file, JSON.stringify(packed))
      await importFiles({ files: [file] }, { graph: partner }, () => undefined)
      expect(await frameworkIds(partner)).toHaveLength(1)
      expect(await partner.read('MATCH (c:Code) RETURN c.code AS code')).toEqual([])
    } finally {
      await partner.close()
    }
  })

  it('is not sent again to who has the version', async () => {
    const path = `/exports/frameworks/${ID}.case.json`
    const etag = (await get(path)).headers.get('etag')!
    const again = await get(path, { headers: { 'if-none-match': `"other", ${etag}` } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect((await get(`/exports/frameworks/${ID}.csv`, { headers: { 'if-none-match': etag } })).status).toBe(200)
    await setState('published')
    expect((await get(path, { headers: { 'if-none-match': etag } })).status).toBe(200)
  })

  it('of a private draft is there for members of its provider alone', async () => {
    await setState('draft')
    expect((await get(`/exports/frameworks/${ID}.case.json`)).status).toBe(404)
    viewer = { id: 'a', email: '', name: '', agentId: '', roles: [], providers: [], key: null }
    expect((await get(`/exports/frameworks/${ID}.csv`)).status).toBe(404)
    viewer = { ...viewer, providers: [{ id: 'garden', role: 'contributor' } as Viewer['providers'][number]] }
    const answer = await get(`/exports/frameworks/${ID}.case.json`)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    await answer.text()
    viewer = null
    await setState('published')
  })

  it('gives the template of a spreadsheet', async () => {
    expect(await (await get('/exports/outcomes-template.csv')).text()).toContain(
      'code,parent code,statement,level,requires',
    )
  })

  it.each([
    'nothing',
    `frameworks/${ID}.xml`,
    `frameworks/${ID}`,
    'frameworks/x.csv',
    `frameworks/${idOf('nobody')}.csv`,
  ])('of %s is not there', async (path) => {
    expect((await get(`/exports/${path}`)).status).toBe(404)
  })

  it('takes no other method, and gives a HEAD no body', async () => {
    expect((await get(`/exports/frameworks/${ID}.csv`, { method: 'POST' })).status).toBe(405)
    const head = await get(`/exports/frameworks/${ID}.csv`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })
})

describe('npm run export', () => {
  async function run(...words: string[]): Promise<{ code: number; out: string[]; err: string[] }> {
    const [out, err]: string[][] = [[], []]
    const io = { cwd: folder, input: '', signal: new AbortController().signal, progress: () => undefined }
    const code = await exportFrameworks(words, { graph } as JobServices, {
      ...io,
      out: (text) => void out!.push(text),
      err: (text) => void err!.push(text),
    })
    return { code, out: out!, err: err! }
  }

  it('writes the same bytes as HTTP gives', async () => {
    const { code, out } = await run('--all', '--out', 'made')
    expect(code).toBe(0)
    expect(out).toHaveLength(1)
    const answer = await get(`/exports/frameworks/${ID}.case.json`)
    expect(readFileSync(out[0]!, 'utf8')).toBe(await answer.text())
    expect(readdirSync(join(folder, 'made'))).toHaveLength(1)
  })

  it('writes one framework as a spreadsheet', async () => {
    const { code, out } = await run('--framework', ID, '--format', 'csv')
    expect([code, out[0]]).toEqual([0, expect.stringMatching(/\.csv$/)])
  })

  it.each([
    [[], 'either --framework ID or --all'],
    [['--all', '--framework', ID], 'either --framework ID or --all'],
    [['--framework', 'x'], 'give an id'],
    [['--all', '--format', 'xml'], 'give case or csv'],
    [['--framework', idOf('nobody')], 'There is no framework'],
    [['all'], 'stands alone'],
  ])('%j is refused with a sentence', async (words, message) => {
    const { code, err } = await run(...words)
    expect([code, err.join('')]).toEqual([2, expect.stringContaining(message)])
  })
})
