/** A Meilisearch server to compare with: the one MEILISEARCH_URL names, or one of our own from a binary. */
import { spawn } from 'node:child_process'
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Meilisearch } from 'meilisearch'
import { freePort } from '#test/helpers/process.ts'

export interface Server {
  url: string
  key: string | undefined
  version: string
  close(): Promise<void>
}

const KEY = 'a-key-for-tests-only'
const TRIES = 100
const BETWEEN_MS = 100

/** Finds or starts a server; null where there is neither address nor binary (MEILISEARCH_BINARY, or on the PATH). */
export async function meilisearchServer(): Promise<Server | null> {
  const named = process.env['MEILISEARCH_URL']
  if (named) {
    const key = process.env['MEILISEARCH_KEY']
    return { url: named, key, version: await versionOf(named, key), close: () => Promise.resolve() }
  }
  const binary = [
    process.env['MEILISEARCH_BINARY'] ?? '',
    ...(process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'meilisearch')),
  ].find(isExecutable)
  if (binary === undefined) return null
  const folder = mkdtempSync(join(tmpdir(), 'waymark-relevance-meilisearch-'))
  const port = await freePort()
  const child = spawn(
    binary,
    ['--http-addr', `127.0.0.1:${port}`, '--db-path', join(folder, 'data'), '--master-key', KEY, '--no-analytics'],
    { stdio: 'ignore', cwd: folder },
  )
  const stop = (): void => void child.kill()
  process.once('exit', stop)
  const url = `http://127.0.0.1:${port}`
  const client = new Meilisearch({ host: url, apiKey: KEY })
  const close = async (): Promise<void> => {
    process.off('exit', stop)
    const ended = new Promise((resolve) => child.once('exit', resolve))
    if (child.kill()) await ended
    rmSync(folder, { recursive: true, force: true })
  }
  for (let tries = 0; tries < TRIES; tries++) {
    if (await client.isHealthy()) return { url, key: KEY, version: await versionOf(url, KEY), close }
    await sleep(BETWEEN_MS)
  }
  await close()
  throw new Error(`Meilisearch at ${binary} did not start within ${(TRIES * BETWEEN_MS) / 1_000} s`)
}

async function versionOf(url: string, key: string | undefined): Promise<string> {
  const client = new Meilisearch({ host: url, ...(key === undefined ? {} : { apiKey: key }) })
  return (await client.getVersion()).pkgVersion
}

function isExecutable(path: string): boolean {
  if (path === '') return false
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
