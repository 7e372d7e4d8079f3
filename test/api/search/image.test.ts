import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EmbeddedIndex } from '#api/search/embedded/embedded.ts'
import { documentWith, queryFor } from '#test/helpers/search-documents.ts'
import { changes, query } from './arbitraries.ts'

describe('the saved image of the index', () => {
  let folder: string
  let imagePath: string
  const warnings: string[] = []
  const warn = (message: string): void => void warnings.push(message)
  beforeEach(async () => {
    warnings.length = 0
    folder = await mkdtemp(join(tmpdir(), 'waymark-image-'))
    imagePath = join(folder, 'search.image')
  })
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true })
  })

  async function saved(): Promise<void> {
    const index = await EmbeddedIndex.open({ imagePath, warn })
    await index.apply({
      upsert: [
        documentWith('a', { title: 'Électricité', numbers: { minutes: 5 } }),
        documentWith('b', { title: '分数的加法', fit: { CAPTIONS: 3 } }),
        documentWith('o', { kind: 'outcome', title: 'Ratio' }),
      ],
      remove: [],
      version: 12,
    })
    await index.close()
  }

  test('brings back every answer, after any changes', async () => {
    await fc.assert(
      fc.asyncProperty(changes, fc.array(query, { minLength: 3, maxLength: 3 }), async (steps, queries) => {
        await rm(imagePath, { force: true })
        const index = await EmbeddedIndex.open({ imagePath, warn })
        for (const [at, { upsert, remove }] of steps.entries()) {
          await index.apply({ upsert, remove: remove.map((id) => ({ kind: 'resource', id })), version: at + 1 })
        }
        await index.settled()
        const before = await Promise.all(queries.map((asked) => index.search(asked)))
        const status = await index.status()
        await index.close()
        const again = await EmbeddedIndex.open({ imagePath, warn })
        expect(await again.status()).toEqual(status)
        expect(await Promise.all(queries.map((asked) => again.search(asked)))).toEqual(before)
        await again.close()
      }),
      { numRuns: 60 },
    )
    expect(warnings).toEqual([])
  })

  test('can be changed after it was read, and saved again', async () => {
    await saved()
    const index = await EmbeddedIndex.open({ imagePath, warn })
    await index.apply({
      upsert: [documentWith('c', { title: 'Magnets' })],
      remove: [{ kind: 'resource', id: 'a' }],
      version: 13,
    })
    await index.close()
    const again = await EmbeddedIndex.open({ imagePath, warn })
    expect(await again.status()).toMatchObject({ ready: true, version: 13, documents: { resource: 2, outcome: 1 } })
    expect((await again.search(queryFor('magnets'))).total).toBe(1)
    await again.close()
  })

  test('is not there at first, which is no warning', async () => {
    const index = await EmbeddedIndex.open({ imagePath, warn })
    expect((await index.status()).ready).toBe(false)
    expect(warnings).toEqual([])
    await index.close()
    expect(await readdir(folder)).toEqual([])
  })

  test('is thrown away when any byte of it changed, or it was cut', async () => {
    await saved()
    const whole = await readFile(imagePath)
    const places = [0, 9, 200, Math.floor(whole.length / 2), whole.length - 1]
    for (const at of places) {
      const damaged = Buffer.from(whole)
      damaged[at] = damaged[at]! ^ 0x40
      await writeFile(imagePath, damaged)
      const index = await EmbeddedIndex.open({ imagePath, warn })
      expect((await index.status()).ready, `byte ${at}`).toBe(false)
    }
    for (const length of [0, 3, 20, whole.length - 1]) {
      await writeFile(imagePath, whole.subarray(0, length))
      const index = await EmbeddedIndex.open({ imagePath, warn })
      expect((await index.status()).ready, `${length} bytes`).toBe(false)
    }
    expect(new Set(warnings)).toEqual(new Set(['The saved search index is not used: it is damaged']))
  })

  test('stays as it was when a new one cannot be written', async () => {
    await saved()
    const before = await readFile(imagePath)
    const index = await EmbeddedIndex.open({ imagePath, warn })
    await index.apply({ upsert: [documentWith('c')], remove: [], version: 13 })
    await rm(folder, { recursive: true })
    await index.close()
    expect(warnings[0]).toMatch(/^The search index could not be saved: /)
    expect(before.length).toBeGreaterThan(0)
  })

  test('leaves nothing half-written beside it', async () => {
    await saved()
    expect(await readdir(folder)).toEqual(['search.image'])
  })
})
