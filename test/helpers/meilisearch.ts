/** A real Meilisearch server for tests: the one MEILISEARCH_URL names, or one started from a binary on the PATH. */
import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Meilisearch } from 'meilisearch'
import { openMeilisearch } from '#api/search/meilisearch/meilisearch.ts'
import type { SearchEngine } from '#test/contract/search.contract.ts'

const KEY = 'a-key-for-tests-only'
const PORT = 7_391

/** The engine for the contract, and why there is none. */
export async function meilisearchEngine(): Promise<SearchEngine & { missing: string }> {
  const name = 'Meilisearch'
  const missing = 'name a server in MEILISEARCH_URL (and MEILISEARCH_KEY), or put a meilisearch binary on the PATH'
  const server = await findServer()
  if (server === null) {
    return { name, available: false, missing, open: () => Promise.reject(new Error(`no Meilisearch: ${missing}`)) }
  }
  const { url, key } = server
  return {
    name,
    available: true,
    missing,
    async open() {
      const client = new Meilisearch({ host: url, apiKey: key })
      for (const uid of ['waymark-resource', 'waymark-outcome', 'waymark-state']) await client.deleteIndexIfExists(uid)
      return await openMeilisearch(url, key)
    },
  }
}

async function findServer(): Promise<{ url: string; key: string | undefined } | null> {
  const named = process.env['MEILISEARCH_URL']
  if (named !== undefined && named !== '') return { url: named, key: process.env['MEILISEARCH_KEY'] }
  const binary = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'meilisearch'))
    .find(isExecutable)
  if (binary === undefined) return null
  const data = await mkdtemp(join(tmpdir(), 'waymark-meilisearch-'))
  const child = spawn(
    binary,
    ['--http-addr', `127.0.0.1:${PORT}`, '--db-path', data, '--master-key', KEY, '--no-analytics'],
    {
      stdio: 'ignore',
    },
  )
  process.once('exit', () => child.kill())
  const url = `http://127.0.0.1:${PORT}`
  const client = new Meilisearch({ host: url, apiKey: KEY })
  for (let tries = 0; tries < 100; tries++) {
    if (await client.isHealthy()) return { url, key: KEY }
    await sleep(100)
  }
  throw new Error(`Meilisearch at ${binary} did not start`)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
