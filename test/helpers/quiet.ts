/**
 * In each worker, before its tests: an unexpected `console.error` fails the test that caused it, a server of its own, and
 * hashes of passwords that cost next to nothing. A file that needs the real ones says `vi.unmock('node:crypto')`.
 */
import type Crypto from 'node:crypto'
import type { BinaryLike } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, vi } from 'vitest'

// The Neo4j that is this worker's own, where `servers.ts` has started one for each; its driver is not loaded here, where every file would.
const urls = process.env.NEO4J_URLS?.split(' ')
if (urls) process.env.NEO4J_URL = urls[(Number(process.env.VITEST_POOL_ID ?? 1) - 1) % urls.length]

// Where a run decides over a change, the properties see the same values each time; elsewhere they go on looking for others.
const seed = process.env.WAYMARK_TEST_SEED
if (seed) fc.configureGlobal({ seed: Number(seed) })

vi.mock('node:crypto', async (original) => {
  const real = await original<typeof Crypto>()
  const scrypt: typeof real.scrypt = (password: BinaryLike, salt: BinaryLike, length: number, ...rest: unknown[]) =>
    real.scrypt(password, salt, length, { N: 2, r: 1, p: 1 }, rest.at(-1) as (error: Error | null, key: Buffer) => void)
  return { ...real, default: { ...real, scrypt }, scrypt }
})

beforeEach(() => {
  vi.spyOn(console, 'error')
})

afterEach(() => {
  const said = vi.mocked(console.error).mock?.calls ?? []
  vi.restoreAllMocks()
  expect(said, 'console.error was called').toEqual([])
})
