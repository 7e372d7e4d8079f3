/**
 * Meilisearch for a test file: a real server where one is at hand, else what a real one answered when it was recorded.
 * MEILISEARCH_RECORD=on records anew what the file asks of the real server.
 */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Meilisearch } from 'meilisearch'
import { expect } from 'vitest'
import { openMeilisearch, type MeilisearchOptions } from '#api/search/meilisearch/meilisearch.ts'
import type { SearchIndex } from '#api/search/search-index.ts'
import { meilisearchServer, MISSING, type Server } from './meilisearch-server.ts'
import { record, replay, type Tape } from './tape.ts'

export interface Stage {
  available: boolean
  /** One sentence on what stands behind it. */
  told: string
  isRecorded: boolean
  /** Empties the server for the test that runs; throws `NotRecorded` when it is a recording without that test. */
  begin(): Promise<Tape>
  /** A fresh, empty index for the test that runs. */
  open(options?: MeilisearchOptions): Promise<SearchIndex>
  /** Asserts that the test asked nothing that the recording does not hold. */
  check(): void
  /** The master key. */
  key: string
  close(): Promise<void>
}

/** The key the recordings were made with. */
const KEY = 'a-key-for-tests-only'

/** The stage of a test file; `name` is that of its recording. */
export async function meilisearchStage(name: string): Promise<Stage> {
  const file = fileURLToPath(new URL(`../fixtures/meilisearch/${name}.json.gz`, import.meta.url))
  const server = await meilisearchServer()
  if (server === null && !existsSync(file)) return nobody(`Meilisearch was NOT tested: ${MISSING}`)
  const isRecording = process.env.MEILISEARCH_RECORD === 'on'
  const tape = server
    ? await record(server.url, `Meilisearch ${server.version}`, isRecording ? file : null)
    : await replay(file)
  const key = server ? (server.key ?? '') : KEY
  const begin = async (): Promise<Tape> => {
    if (server) await empty(server)
    const title = expect.getState().currentTestName ?? ''
    if (!tape.begin(title)) throw new NotRecorded(title)
    return tape
  }
  return {
    available: true,
    isRecorded: server === null,
    told: server
      ? `tested on ${tape.server}`
      : `no Meilisearch is at hand (${MISSING}): what ${tape.server} answered on ${tape.date} is replayed`,
    key,
    begin,
    check() {
      const again = `record anew with MEILISEARCH_RECORD=on and a server (${MISSING})`
      expect(tape.faults(), `asked what is not in the recording: ${again}`).toEqual([])
    },
    async open(options) {
      const { url } = await begin()
      return await openMeilisearch(url, { key, ...options })
    },
    async close() {
      await tape.close()
      await server?.close()
    },
  }
}

/** The recording is older than the test. */
export class NotRecorded extends Error {
  constructor(title: string) {
    super(`"${title}" is not in the recording: run it once with MEILISEARCH_RECORD=on and a server (${MISSING})`)
    this.name = 'NotRecorded'
  }
}

function nobody(told: string): Stage {
  const fail = () => Promise.reject(new Error(told))
  return {
    available: false,
    isRecorded: false,
    told,
    key: '',
    begin: fail,
    open: fail,
    check: () => undefined,
    close: () => Promise.resolve(),
  }
}

async function empty({ url, key }: Server): Promise<void> {
  const client = new Meilisearch({ host: url, apiKey: key })
  const { results } = await client.getRawIndexes({ limit: 100 })
  for (const { uid } of results)
    if (uid.startsWith('waymark-')) await client.deleteIndex(uid).waitTask({ timeout: 30_000, interval: 5 })
}
