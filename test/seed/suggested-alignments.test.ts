/**
 * How good suggested alignments are on real data, from the folder CORPUS_DIR names: of works that their makers aligned all
 * alignments are hidden, a work at a time, and counted is how many of the first five suggestions are among them. By words alone
 * is as if no other work were aligned either. Suggestions come from all
 * frameworks that are here, the maker's own among them.
 */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AlignedWorks, taughtBy } from '#api/curation/aligned-works.ts'
import { suggestAlignments, wordsOfEditions } from '#api/curation/suggest-alignments.ts'
import { textsOf, type KnownTexts } from '#api/curation/texts.ts'
import { openModel, type ModelKeeper } from '#api/pathway/keeper.ts'
import { openLog } from '#api/log.ts'
import type { Graph } from '#graph/graph.ts'
import { migrate } from '#graph/migrate.ts'
import type { ResourceNode } from '#graph/nodes.ts'
import { openGraph } from '#graph/open.ts'
import { allResources } from '#graph/queries/resource.ts'
import { importFiles } from '#seed/import.ts'
import { SEEDS } from '#seed/seed.ts'

const CORPUS = process.env.CORPUS_DIR ?? ''
const FIVE = 5

describe.skipIf(!CORPUS)('suggested alignments on the real data (CORPUS_DIR)', () => {
  let graph: Graph
  let keeper: ModelKeeper
  let known: KnownTexts
  let works: ResourceNode[][]
  let aligned: AlignedWorks

  beforeAll(async () => {
    graph = await openGraph('memory:')
    const { error } = await migrate(graph)
    if (error) throw error
    for (const file of [SEEDS.demo, join(CORPUS, 'cs-unplugged'), join(CORPUS, 'case', 'ccss-math.cfpackage.json')])
      expect((await importFiles({ files: [file] }, { graph }, () => undefined)).exitCode, file).toBe(0)
    keeper = await openModel(graph, openLog('silent'))
    await keeper.view()
    known = await textsOf(graph)
    const resources: ResourceNode[] = []
    for await (const batch of allResources(graph)) resources.push(...batch)
    works = [...Map.groupBy(resources, ({ work }) => work).values()]
    aligned = new AlignedWorks()
    for (const editions of works) aligned.put(editions[0]!.work, editions)
  }, 300_000)
  afterAll(async () => {
    await keeper?.stop()
    await graph?.close()
  })

  it.each([
    { source: 'cs-unplugged', isWordsAlone: true, precision: 0.055, first: 0.13 },
    { source: 'cs-unplugged', isWordsAlone: false, precision: 0.39, first: 0.58 },
    { source: 'waymark', isWordsAlone: true, precision: 0.18, first: 0.43 },
    { source: 'waymark', isWordsAlone: false, precision: 0.19, first: 0.47 },
  ])(
    'find what makers of $source said, by words alone: $isWordsAlone',
    ({ source, isWordsAlone, precision, first }) => {
      const model = keeper.current()
      const facts = { model, ...known, taught: [], siblings: [], settled: new Set<string>() }
      let [asked, hits, possible, best, given] = [0, 0, 0, 0, 0]
      for (const editions of works) {
        if (!editions[0]!.sources.some(({ key }) => key.startsWith(source))) continue
        const truth = new Set(taughtBy(editions))
        if (truth.size === 0) continue
        const votes = isWordsAlone ? [] : aligned.votes(editions[0]!.work, editions)
        const found = suggestAlignments({ ...facts, votes }, wordsOfEditions(editions), FIVE)
        asked++
        given += found.length
        hits += found.filter(({ id }) => truth.has(id)).length
        possible += Math.min(FIVE, truth.size)
        best += found[0] && truth.has(found[0].id) ? 1 : 0
      }
      process.stdout.write(
        `    ${source}${isWordsAlone ? ', by words alone' : ''}, ${asked} works: precision@5 ${(hits / (asked * FIVE)).toFixed(3)} of ${(possible / (asked * FIVE)).toFixed(3)} ` +
          `possible, the first is right in ${(best / asked).toFixed(3)}; ${given} suggestions\n`,
      )
      expect(asked).toBeGreaterThan(20)
      expect(hits / (asked * FIVE)).toBeGreaterThan(precision)
      expect(best / asked).toBeGreaterThan(first)
    },
  )
})
