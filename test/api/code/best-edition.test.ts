import { describe, expect, it } from 'vitest'
import { readNeeds } from '#api/accessibility/ask.ts'
import { bestEdition } from '#api/code/best-edition.ts'
import type { ResourceNode } from '#graph/nodes.ts'
import { idOf } from '#graph/ids.ts'
import { migrate } from '#graph/migrate.ts'
import { openGraph } from '#graph/open.ts'
import { resourcesByIds } from '#graph/queries/resource.ts'
import { loadClassroom } from '#test/fixtures/classroom.ts'

const graph = await openGraph('memory:')
await migrate(graph)
await loadClassroom(graph)
const [original] = await resourcesByIds(graph, [idOf('classroom:resource/pizza-fractions')])
await graph.close()

const captions: ResourceNode['tags'][number] = {
  ...original!.tags[0]!,
  ...{ kind: 'feature', value: 'captions', says: 'present', basis: 'declared' },
}
/** An edition of one work, of which only what is given is known. */
const edition = (id: string, languages: string[], more: Partial<ResourceNode> = {}): ResourceNode => ({
  ...{ ...original!, id, languages, work: 'en', tags: [], files: [], versionOf: null },
  ...more,
})
const [en, es, ar] = [edition('en', ['en']), edition('es', ['es']), edition('ar', ['ar'])]
const best = (languages: string[], editions = [es, ar, en], needs: Parameters<typeof readNeeds>[0] = []) =>
  bestEdition(editions, { languages, needs: readNeeds(needs) })?.id

describe('the best edition of a work', () => {
  it('is in the language the reader reads best, a wider one included, and else the original', () => {
    expect(best(['sw', 'ar', 'es'])).toBe('ar')
    expect(best(['ar', 'es'], [es, edition('ary', ['ary']), en])).toBe('ary')
    expect(best(['sw'])).toBe('en')
    expect(best([])).toBe('en')
    expect(best(['sw'], [en, edition('pictures', ['zxx'])])).toBe('pictures')
    expect(best(['sw'], [])).toBeUndefined()
  })

  it('fits the needs where the reader has a choice, and is never one that fails before one that may do', () => {
    const fits = edition('en-captions', ['en'], { tags: [captions] })
    const fails = edition('ar', ['ar'], { tags: [{ ...captions, says: 'absent' }] })
    const needs = [{ need: 'CAPTIONS' as const, importance: 'REQUIRED' as const }]
    expect(best(['en'], [en, fits], needs)).toBe('en-captions')
    expect(best(['ar', 'en'], [fails, en], needs)).toBe(best(['ar', 'en'], [fails, fits], needs) && 'en')
    expect(best(['ar'], [fails, en], needs)).toBe('ar')
  })

  it('is the smaller one on a slow line, where that is the only difference', () => {
    const file = (bytes: number): ResourceNode['files'] => [{ url: 'https://hill.example/file', bytes }] as never
    const [large, small] = [edition('a', ['en'], { files: file(90e6) }), edition('b', ['en'], { files: file(20_000) })]
    const slow = [{ need: 'LOW_BANDWIDTH' as const, importance: 'PREFERRED' as const }]
    expect(best(['en'], [large, small])).toBe('a')
    expect(best(['en'], [large, small], slow)).toBe('b')
    expect(best(['es', 'en'], [edition('es', ['es'], { files: file(90e6) }), small], slow)).toBe('es')
  })

  it('is the newest version', () => {
    expect(best(['en'], [en, edition('next', ['en'], { versionOf: 'en' })])).toBe('next')
  })
})
