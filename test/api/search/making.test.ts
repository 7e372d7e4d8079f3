import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { EmbeddedIndex } from '#api/search/embedded/embedded.ts'
import { Workshop } from '#api/search/embedded/making.ts'
import { textAt } from '#api/search/embedded/texts.ts'
import type { SearchDocument } from '#api/search/search-index.ts'
import { documentWith, queryFor } from '#test/helpers/search-documents.ts'

async function* batches(...all: SearchDocument[][]): AsyncGenerator<SearchDocument[]> {
  for (const batch of all) yield await Promise.resolve(batch)
}

const TWO = [documentWith('a', { title: 'Magnets' }), documentWith('b', { title: 'Electric circuits' })]

/** A workshop that sends everything to a worker which runs this script. */
async function withScript(
  script: string,
  work: (workshop: Workshop, warnings: string[]) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-worker-'))
  await writeFile(join(folder, 'worker.mjs'), script)
  const warnings: string[] = []
  const workshop = new Workshop({
    least: 0,
    warn: (message) => void warnings.push(message),
    script: pathToFileURL(join(folder, 'worker.mjs')),
  })
  try {
    await work(workshop, warnings)
  } finally {
    await workshop.close()
    await rm(folder, { recursive: true })
  }
}

describe('the worker that makes segments', () => {
  test('gives a segment over memory that both threads share', async () => {
    const workshop = new Workshop({ least: 0 })
    const segment = await workshop.make(2, false, (making) => making.add(TWO))
    expect([textAt(segment!.ids, 0), textAt(segment!.ids, 1)]).toEqual(['a', 'b'])
    expect(segment!.postingDocument.buffer).toBeInstanceOf(SharedArrayBuffer)
    await workshop.close()
  })

  test('makes several segments at a time, and one of a former segment and new documents', async () => {
    const workshop = new Workshop({ least: 0 })
    const [one, two] = [workshop.begin(2), workshop.begin(2)]
    await Promise.all([one.add(TWO.slice(0, 1)), two.add(TWO.slice(1))])
    const [former, other] = await Promise.all([one.finish(), two.finish()])
    expect([textAt(former!.ids, 0), textAt(other!.ids, 0)]).toEqual(['a', 'b'])
    const both = await workshop.make(2, false, async (making) => {
      await making.addFrom(former!, Uint32Array.of(0))
      await making.add(TWO.slice(1))
    })
    expect(both!.size).toBe(2)
    const none = workshop.begin(9)
    expect(await none.finish()).toBe(null)
    await workshop.close()
  })

  test('is done without when it cannot be started, which is said once', async () => {
    await withScript('this is no script', async (workshop, warnings) => {
      const index = new EmbeddedIndex({ workshop })
      await index.apply({ upsert: TWO, remove: [], version: 1 })
      await index.apply({ upsert: [documentWith('c', { title: 'Magnets again' })], remove: [], version: 2 })
      expect((await index.search(queryFor('magnets'))).total).toBe(2)
      expect(warnings).toHaveLength(1)
      expect(warnings[0]).toMatch(/^The search index is built beside the requests, in no thread of its own: /)
      await index.close()
    })
  })

  test('may end on the way: a change is made again in this thread, a rebuild fails and leaves what was there', async () => {
    await withScript(
      `import { parentPort } from 'node:worker_threads'\nparentPort.on('message', () => process.exit(3))`,
      async (workshop, warnings) => {
        const index = new EmbeddedIndex({ workshop })
        await index.apply({ upsert: TWO, remove: [], version: 1 })
        expect((await index.search(queryFor('magnets'))).total).toBe(1)
        expect(warnings).toEqual([
          'The search index is built beside the requests, in no thread of its own: it ended with 3',
        ])
        await index.close()
      },
    )
    await withScript(
      `import { parentPort } from 'node:worker_threads'\nparentPort.on('message', () => process.exit(3))`,
      async (workshop) => {
        const index = new EmbeddedIndex({ workshop })
        await expect(index.rebuild(batches(TWO), 1)).rejects.toThrow('it ended with 3')
        expect((await index.status()).ready).toBe(false)
        await index.rebuild(batches(TWO), 1)
        expect((await index.status()).documents.resource).toBe(2)
        await index.close()
      },
    )
  })

  test('is let go of what was begun for a rebuild whose documents cannot be read', async () => {
    const workshop = new Workshop({ least: 0 })
    const index = new EmbeddedIndex({ workshop })
    await index.apply({ upsert: TWO, remove: [], version: 1 })
    async function* broken(): AsyncGenerator<SearchDocument[]> {
      yield await Promise.resolve(TWO.slice(0, 1))
      throw new Error('the graph went away')
    }
    await expect(index.rebuild(broken(), 2)).rejects.toThrow('the graph went away')
    expect((await index.search(queryFor('circuits'))).total).toBe(1)
    await index.rebuild(batches(TWO.slice(0, 1), TWO.slice(1), TWO.slice(1)), 3)
    expect(await index.status()).toMatchObject({ version: 3, documents: { resource: 2 } })
    await index.close()
    await workshop.close()
  })

  test('ends with the index, and nothing can be written after', async () => {
    const index = new EmbeddedIndex()
    const many = Array.from({ length: 600 }, (_, at) => documentWith(`many-${at}`, { title: `Leaf ${at}` }))
    await index.apply({ upsert: many, remove: [], version: 1 })
    await index.close()
    await expect(index.apply({ upsert: TWO, remove: [], version: 2 })).rejects.toThrow('The search index is closed')
  })
})
