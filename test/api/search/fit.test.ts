/** Fit inside the index is the fit of fit.ts: the same resources are left out, and the order is the same. */
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { factsOf, fit, proofKey } from '#api/accessibility/fit.ts'
import { NEEDS, PRESETS, type Needs } from '#api/accessibility/needs.ts'
import { expand, type NeedWish } from '#api/accessibility/presets.ts'
import { documentOf } from '#api/search/indexer.ts'
import { EmbeddedIndex } from '#api/search/embedded/embedded.ts'
import { FIT_LEVELS, type FitLevel } from '#api/search/search-index.ts'
import type { ResourceNode } from '#graph/nodes.ts'
import { BASES, type FileRecord, type TagFact } from '#graph/records.ts'
import { queryFor } from '#test/helpers/search-documents.ts'
import { resourceNode } from './resource-node.ts'
import { FIT_TABLE } from '../accessibility/fit-table.ts'

const LANGUAGES = ['en', 'sw', 'pt-BR', 'pt', 'ary', 'ase']
const FACTS = [...new Set(Object.values(FIT_TABLE).flatMap((facts) => Object.keys(facts)))].filter(
  (name) => !name.startsWith('derived:'),
)

const tag: fc.Arbitrary<TagFact> = fc
  .record({
    name: fc.constantFrom(...FACTS),
    says: fc.constantFrom('present' as const, 'present' as const, 'absent' as const),
    language: fc.option(fc.constantFrom(...LANGUAGES), { nil: undefined }),
    basis: fc.constantFrom(...BASES),
  })
  .map(({ name, says, language, basis }) => {
    const [kind, ...value] = name.split(':')
    return { kind, value: value.join(':'), says, basis, language } as TagFact
  })
const file: fc.Arbitrary<FileRecord> = fc.record(
  {
    url: fc.constantFrom('https://example.org/a', 'https://example.org/b'),
    mediaType: fc.constantFrom('application/pdf', 'text/plain', 'video/mp4'),
    bytes: fc.constantFrom(1_000, 4_000_000, 900_000_000),
    downloadable: fc.boolean(),
  },
  { requiredKeys: ['url'] },
)
const facts = fc.record({
  languages: fc.uniqueArray(fc.constantFrom(...LANGUAGES), { minLength: 1, maxLength: 2 }),
  tags: fc.array(tag, { maxLength: 6 }),
  files: fc.array(file, { maxLength: 4 }),
  licences: fc.constantFrom<ResourceNode['licences']>([], [{ part: 'all', licence: 'cc-by-4.0' }]),
  minutes: fc.constantFrom(null, 5, 90),
  readingEase: fc.constantFrom(null, 20, 65, 90),
  device: fc.constantFrom(null, 'none' as const, 'each' as const),
  printable: fc.constantFrom(null, true, false),
})
const resources = fc
  .array(facts, { minLength: 1, maxLength: 40 })
  .map((list) => list.map((parts, at) => resourceNode(`r${String(at).padStart(2, '0')}`, parts)))

const importance = fc.constantFrom('REQUIRED' as const, 'PREFERRED' as const)
const language = fc.option(fc.constantFrom(...LANGUAGES, 'en-GB', 'ar'), { nil: undefined })
const anyOf = fc.array(fc.record({ need: fc.constantFrom(...NEEDS), language }), { minLength: 1, maxLength: 3 })
const wish: fc.Arbitrary<NeedWish> = fc.oneof(
  fc.record({ preset: fc.constantFrom(...PRESETS), importance, language }),
  fc.record({ need: fc.constantFrom(...NEEDS), importance, language }),
)
const needs: fc.Arbitrary<Needs> = fc.oneof(
  fc.array(fc.record({ anyOf, importance }), { minLength: 1, maxLength: 3 }),
  fc.array(wish, { minLength: 1, maxLength: 3 }).map(groupsOf),
)

const open: EmbeddedIndex[] = []
afterAll(() => Promise.all(open.map((index) => index.close())))

async function indexOf(nodes: readonly ResourceNode[]): Promise<EmbeddedIndex> {
  const index = new EmbeddedIndex()
  open.push(index)
  await index.apply({ upsert: nodes.map((node) => documentOf(node)), remove: [], version: 1 })
  return index
}

describe('fit in the index', () => {
  test('leaves out what fit.ts leaves out, and orders the rest as it does', async () => {
    await fc.assert(
      fc.asyncProperty(
        resources,
        fc.array(fc.tuple(needs, fc.constantFrom(undefined, ...FIT_LEVELS)), { minLength: 1, maxLength: 6 }),
        async (nodes, asked) => {
          const index = await indexOf(nodes)
          for (const [wants, least] of asked) await agree(index, nodes, wants, least)
          await index.close()
        },
      ),
      { numRuns: 150 },
    )
  })

  test('knows the proof of each need that is served, as fit.ts does', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...NEEDS), (parts, need) => {
        const node = resourceNode('r', { ...parts, files: parts.files.slice(0, 1) })
        const [verdict] = fit([{ anyOf: [{ need }], importance: 'REQUIRED' }], factsOf(node)).needs
        const { level, basis } = verdict!
        const isServed = level === 'FITS' || level === 'PARTLY'
        const expected = isServed && basis && basis !== 'inferred' ? [proofKey(need, basis)] : []
        expect(documentOf(node).fitLanguages.filter((key) => key.startsWith(`${need}!`))).toEqual(expected)
      }),
      { numRuns: 2_000 },
    )
  })

  test('puts the better proven first among what fits alike, and what fits better before what is better proven', async () => {
    const proven = (id: string, value: string, basis: TagFact['basis']): ResourceNode =>
      resourceNode(id, { tags: [{ kind: 'feature', value, says: 'present', basis }] })
    const nodes = [
      proven('a-partly-verified', 'transcript', 'verified'),
      ...BASES.map((basis, at) => proven(`${9 - at}-${basis}`, 'closedCaptions', basis)).reverse(),
    ]
    const index = await indexOf(nodes)
    const wants: Needs = [{ anyOf: [{ need: 'CAPTIONS' }], importance: 'REQUIRED' }]
    const { hits } = await index.search(queryFor('', { needs: wants, explain: true }))
    expect(hits.map(({ id }) => id.replace(/^\w-/, ''))).toEqual([...BASES.toReversed(), 'partly-verified'])
    const parts = hits.map((hit) => hit.parts!.find(({ name }) => name === 'fit')!)
    expect(parts[0]!.value).toBeLessThanOrEqual(parts[0]!.most)
    expect(parts[0]!.value).toBeCloseTo(parts[0]!.most, 6)
    expect(parts[BASES.length - 1]!.value).toBeGreaterThan(parts[BASES.length]!.value)
  })

  test('takes all needs from one file, as fit.ts does', async () => {
    const nodes = [
      resourceNode('apart', {
        licences: [{ part: 'all', licence: 'cc-by-4.0' }],
        files: [
          { url: 'https://example.org/a', bytes: 900_000_000, downloadable: true },
          { url: 'https://example.org/b', bytes: 1_000 },
        ],
      }),
      resourceNode('together', {
        licences: [{ part: 'all', licence: 'cc-by-4.0' }],
        files: [{ url: 'https://example.org/c', bytes: 1_000, downloadable: true }],
      }),
    ]
    const index = await indexOf(nodes)
    const both: Needs = (['LOW_BANDWIDTH', 'OFFLINE'] as const).map((need) => ({
      anyOf: [{ need }],
      importance: 'REQUIRED',
    }))
    for (const least of [undefined, ...FIT_LEVELS]) await agree(index, nodes, both, least)
    const { hits } = await index.search(queryFor('', { needs: both, fitAtLeast: 'FITS' }))
    expect(hits.map(({ id }) => id)).toEqual(['together'])
  })
})

/** The same set and the same order as `fit` gives, for one request. */
async function agree(
  index: EmbeddedIndex,
  nodes: readonly ResourceNode[],
  wants: Needs,
  fitAtLeast: FitLevel | undefined,
): Promise<void> {
  const query = queryFor('', { needs: wants, fitAtLeast, order: 'FIT', first: 100, groupByWork: false })
  const { hits } = await index.search(query)
  const verdicts = new Map(nodes.map((node) => [node.id, fit(wants, factsOf(node))]))
  const least = FIT_LEVELS.indexOf(fitAtLeast ?? 'UNKNOWN')
  const passing = nodes.filter(({ id }) =>
    verdicts.get(id)!.needs.every((verdict) => {
      if (verdict.importance === 'PREFERRED' || least === 0) return true
      const level = FIT_LEVELS.indexOf(verdict.level)
      return level >= least && !(verdict.level === 'UNKNOWN' && verdict.warning)
    }),
  )
  expect(hits.map(({ id }) => id).sort()).toEqual(passing.map(({ id }) => id).sort())
  const places = hits.map(({ id }) => {
    const { level, score } = verdicts.get(id)!
    return 2 * FIT_LEVELS.indexOf(level) + score
  })
  expect(places).toEqual(places.toSorted((a, b) => b - a))
}

function groupsOf(wishes: readonly NeedWish[]): Needs {
  const groups = expand(wishes)
  if (!groups.ok) throw new Error(groups.errors[0]?.message)
  return groups.value
}
