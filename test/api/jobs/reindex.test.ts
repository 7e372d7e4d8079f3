/** Building the search index anew while people search, without a server, and when somebody gives up. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '#api/config.ts'
import type { JobIo, JobServices } from '#api/jobs/job.ts'
import { openJobServices } from '#api/jobs/registry.ts'
import { reindex } from '#api/jobs/reindex.ts'
import { openLog } from '#api/log.ts'
import { agreementOf, agrees } from '#api/search/agreement.ts'
import { EmbeddedIndex } from '#api/search/embedded/embedded.ts'
import { loadClassroom } from '#test/fixtures/classroom.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'
import { queryFor } from '#test/helpers/search-documents.ts'

const log = openLog('silent')

interface Told extends JobIo {
  said: { out: string[]; err: string[]; progress: string[] }
}

function teller(signal = new AbortController().signal, onProgress: (text: string) => void = () => undefined): Told {
  const said: Told['said'] = { out: [], err: [], progress: [] }
  return {
    said,
    out: (text) => void said.out.push(text),
    err: (text) => void said.err.push(text),
    progress(text) {
      said.progress.push(text)
      onProgress(text)
    },
    ...{ cwd: '/', input: '', signal },
  }
}

describe('reindexing while a server serves', () => {
  let api: TestApi
  let services: JobServices
  beforeEach(async () => {
    api = await openApi()
    const { graph, model, search, indexer, now, accounts } = api.services
    services = {
      ...{ graph, model, log, now, accounts, files: { secret: null, uploads: '' }, isServing: true },
      withSearch: (work) => work(search),
      async searchCatchUp() {
        await indexer.catchUp()
      },
      searchRebuild: (progress) => indexer.rebuild(progress),
    }
  })
  afterEach(() => api.close())

  const works = async () => (await api.services.search.search(queryFor('fractions'))).works

  it('shows how far it is, says how much it built, and that it agrees with the graph', async () => {
    const io = teller()
    expect(await reindex([], services, io)).toBe(0)
    expect(io.said.progress.at(-1)).toMatch(/^Read (\d+) of \1 resources and (\d+) of \2 outcomes$/)
    expect(io.said.out).toEqual([
      expect.stringMatching(/^Built the search index anew: \d+ documents in [\d.]+ s\.$/),
      'It agrees with the graph.',
    ])
    expect(io.said.err).toEqual([])
  })

  it('answers from the former index until the new one is whole', async () => {
    const before = await works()
    const seen: Promise<number>[] = []
    await reindex(
      [],
      services,
      teller(undefined, () => void seen.push(works())),
    )
    expect(seen.length).toBeGreaterThan(1)
    expect(new Set(await Promise.all(seen))).toEqual(new Set([before]))
    expect(await works()).toBe(before)
  })

  it('mends an index that lost something', async () => {
    const { search } = api.services
    const { version } = await search.status()
    const [hit] = (await search.search(queryFor('fractions'))).hits
    await search.apply({ upsert: [], remove: [{ kind: 'resource', id: hit!.id }], version })
    const broken = await agreementOf(services.graph, await search.status())
    expect([broken.more, agrees(broken)]).toEqual([{ resource: -1, outcome: 0 }, false])
    expect(await reindex([], services, teller())).toBe(0)
    expect(agrees(await agreementOf(services.graph, await search.status()))).toBe(true)
  })

  it('leaves the former index in place when it is stopped, and can be run again', async () => {
    const before = await works()
    const gaveUp = new AbortController()
    const io = teller(gaveUp.signal, (text) => {
      if (text.startsWith('Read')) gaveUp.abort(new Error('enough'))
    })
    await expect(reindex([], services, io)).rejects.toThrow('enough')
    expect(await works()).toBe(before)
    expect(await reindex([], services, teller())).toBe(0)
    expect(await works()).toBe(before)
  })

  it('says how far the index is behind', async () => {
    const { search } = api.services
    const status = await search.status()
    const late = await agreementOf(services.graph, { ...status, version: status.version - 2 })
    expect([late, agrees(late)]).toEqual([{ behind: 2, more: null }, null])
  })

  it('takes no options, and says so', async () => {
    const io = teller()
    expect(await reindex(['--fast'], services, io)).toBe(2)
    expect(io.said.err[0]).toBe(
      '--fast is not understood.\nnpm run reindex\n    Builds the search index anew, while a server serves or without one. Takes no options.',
    )
  })
})

describe('reindexing without a server', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'waymark-reindex-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('writes the index that the next start opens', async () => {
    const path = join(folder, 'graph')
    const config = { ...readConfig({}), graphUrl: `file:${path}`, searchUrl: 'embedded:' }
    const io = teller()
    const { services, close } = await openJobServices(config, log, io)
    await loadClassroom(services.graph)
    expect(await reindex([], services, io)).toBe(0)
    expect(io.said.out[0]).toMatch(/^Built the search index anew: \d+ documents/)
    const index = await EmbeddedIndex.open({ imagePath: `${path}.search` })
    const status = await index.status()
    expect(status.ready).toBe(true)
    expect(agrees(await agreementOf(services.graph, status))).toBe(true)
    await index.close()
    await close()
  })
})
