/** A seeded graph for tests that start the product: seeded once a run, and copied for whoever asks. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startProduct } from './process.ts'

/** Names the folder of a run; its first test that needs a seeded graph makes it. */
const VARIABLE = 'WAYMARK_TEST_SEEDED'
const POLL_MS = 100

/** Makes room for the graph of this run; gives what removes it. Before any test. */
export function openSeeded(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-seeded-'))
  process.env[VARIABLE] = folder
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** Copies the seeded graph, and what lies beside it, into a folder; gives the path of the graph there. */
export async function seededGraph(folder: string): Promise<string> {
  const kept = process.env[VARIABLE]
  if (!kept) throw new Error(`seeded: ${VARIABLE} is not set; test/helpers/servers.ts sets it before any test`)
  await made(kept)
  cpSync(join(kept, 'made'), folder, { recursive: true })
  return join(folder, 'graph')
}

/** Whoever makes the lock makes the graph; the others wait for it. */
async function made(kept: string): Promise<void> {
  const done = join(kept, 'done')
  try {
    mkdirSync(join(kept, 'lock'))
  } catch {
    while (!existsSync(done)) await wait(POLL_MS)
    return
  }
  mkdirSync(join(kept, 'made'))
  const product = await startProduct(join(kept, 'made', 'graph'), { LOG_LEVEL: 'warn' })
  await product.stop()
  writeFileSync(done, '')
}
