/**
 * A real Meilisearch server for tests: the one MEILISEARCH_URL names (with MEILISEARCH_KEY, its master key), or one
 * started on this machine from MEILISEARCH_BINARY or a `meilisearch` on the PATH.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Meilisearch } from 'meilisearch'
import { freePort } from './process.ts'

const KEY = 'a-key-for-tests-only'
const START_MS = 30_000

export const MISSING =
  'name a server in MEILISEARCH_URL (and MEILISEARCH_KEY), or a binary in MEILISEARCH_BINARY or on the PATH'

export interface Server {
  url: string
  /** The master key. */
  key: string | undefined
  version: string
  close(): Promise<void>
}

/** A server that tests may hurt. */
export interface OwnServer extends Server {
  /** SIGKILL, SIGSTOP, SIGCONT. */
  signal(signal: NodeJS.Signals): Promise<void>
  /** Starts it again after a kill, with its data or without. */
  restart(data: 'kept' | 'lost'): Promise<void>
}

/** The binary, or null where there is none. */
export function meilisearchBinary(): string | null {
  const candidates = [
    process.env.MEILISEARCH_BINARY ?? '',
    ...(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'meilisearch')),
  ]
  return candidates.find((path) => path !== '' && isExecutable(path)) ?? null
}

/** Finds or starts a server; null where there is neither address nor binary. */
export async function meilisearchServer(): Promise<Server | null> {
  const url = process.env.MEILISEARCH_URL
  if (url) {
    const key = process.env.MEILISEARCH_KEY
    return { url, key, version: await versionOf(url, key), close: () => Promise.resolve() }
  }
  const binary = meilisearchBinary()
  return binary === null ? null : await startMeilisearch(binary)
}

/** Starts a server of its own on a free port of this machine, with a temporary folder that `close` removes. */
export async function startMeilisearch(binary: string): Promise<OwnServer> {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-meilisearch-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess
  const start = async (): Promise<void> => {
    child = spawn(
      binary,
      [
        ...['--http-addr', `127.0.0.1:${port}`, '--db-path', join(folder, 'data'), '--master-key', KEY],
        // The embedder of the tests is on this machine, which the server does not ask otherwise.
        ...['--no-analytics', '--experimental-allowed-ip-networks', '127.0.0.1/32'],
        // By default every task reserves two thirds of the memory of the machine, which takes seconds.
        ...['--max-indexing-memory', '100MB', '--max-indexing-threads', '2'],
      ],
      { stdio: 'ignore', cwd: folder },
    )
    const client = new Meilisearch({ host: url, apiKey: KEY })
    for (const began = performance.now(); performance.now() - began < START_MS; await sleep(50))
      if (await client.isHealthy()) return
    child.kill('SIGKILL')
    throw new Error(`Meilisearch at ${binary} did not start within ${START_MS / 1_000} s`)
  }
  const ended = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null)
      await new Promise((resolve) => child.once('exit', resolve))
  }
  const kill = (): void => void child.kill('SIGKILL')
  await start()
  process.once('exit', kill)
  return {
    url,
    key: KEY,
    version: await versionOf(url, KEY),
    async signal(signal) {
      child.kill(signal)
      if (signal === 'SIGKILL') await ended()
    },
    async restart(data) {
      if (data === 'lost') await rm(join(folder, 'data'), { recursive: true, force: true })
      await start()
    },
    async close() {
      process.off('exit', kill)
      kill()
      await ended()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function versionOf(url: string, key: string | undefined): Promise<string> {
  return (await new Meilisearch({ host: url, apiKey: key }).getVersion()).pkgVersion
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
