/** Fit in the index and fit of fit.ts over all of the real data, from the folder CORPUS_DIR names. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { factsOf, fit } from '#api/accessibility/fit.ts'
import { NEEDS, PRESETS } from '#api/accessibility/needs.ts'
import { expand, type NeedWish } from '#api/accessibility/presets.ts'
import { EmbeddedIndex } from '#api/search/embedded/embedded.ts'
import { documentsOf } from '#api/search/indexer.ts'
import { FIT_LEVELS, LONGEST_FACET, TRAITS } from '#api/search/search-index.ts'
import { migrate } from '#graph/migrate.ts'
import { openGraph } from '#graph/open.ts'
import { allResources } from '#graph/queries/resource.ts'
import { importFiles } from '#seed/import.ts'
import { queryFor } from '#test/helpers/search-documents.ts'

const CORPUS = process.env.CORPUS_DIR ?? ''
/** Facets that hold the ids of the documents here, so that one answer tells a whole set. */
const IDS = ['outcome', 'framework'] as const
const WISHES: NeedWish[][] = [
  ...[...NEEDS.map((need) => ({ need })), ...PRESETS.map((preset) => ({ preset }))].flatMap((wish): NeedWish[][] => [
    [wish],
    [{ ...wish, language: 'sw' }],
    [{ ...wish, importance: 'PREFERRED' }],
  ]),
  ...PRESETS.map((preset): NeedWish[] => [{ preset }, { need: 'LOW_BANDWIDTH' }, { need: 'OFFLINE' }]),
]

describe.skipIf(!CORPUS)('the real data (CORPUS_DIR)', () => {
  test('fits in the index as in fit.ts: every resource, every need and every preset', async () => {
    const graph = await openGraph('memory:')
    const index = new EmbeddedIndex()
    try {
      const { error } = await migrate(graph)
      if (error) throw error
      const files = ['oer', 'cs-unplugged', 'exercism', 'amb/valid'].map((name) => join(CORPUS, name))
      await importFiles({ files }, { graph }, () => undefined)
      const facts: { id: string; facts: ReturnType<typeof factsOf> }[] = []
      for await (const nodes of allResources(graph)) {
        const documents = await documentsOf(graph, nodes)
        for (const [at, node] of nodes.entries()) {
          const document = documents[at]!
          for (const facet of IDS) document.facets[facet] = []
          document.facets[IDS[facts.length % 2]!] = [node.id]
          facts.push({ id: node.id, facts: factsOf(node) })
        }
        await index.apply({ upsert: documents, remove: [], version: 1 })
      }
      expect(facts.length).toBe(9_124 + 2_126 + 1_267 + 1_207 + 12 + 214 + 927 + 10)

      let compared = 0
      for (const wishes of WISHES) {
        const needs = expand(wishes)
        if (!needs.ok) throw new Error(needs.errors[0]?.message)
        const verdicts = facts.map((each) => ({ id: each.id, ...fit(needs.value, each.facts) }))
        for (const [least, fitAtLeast] of [undefined, ...FIT_LEVELS.slice(2)].entries()) {
          const answer = await index.search(
            queryFor('', {
              ...{ needs: needs.value, fitAtLeast, order: 'FIT', first: 100, groupByWork: false },
              ...{ facets: [...IDS], facetLimits: { outcome: LONGEST_FACET, framework: LONGEST_FACET } },
            }),
          )
          const lowest = least === 0 ? 1 : least + 1
          const passing = verdicts.filter(({ needs: each }) =>
            each.every(
              ({ importance, level, warning }) =>
                importance === 'PREFERRED' ||
                (FIT_LEVELS.indexOf(level) >= lowest && !(level === 'UNKNOWN' && warning)),
            ),
          )
          const found = new Set(IDS.flatMap((facet) => answer.facets[facet]!.map(({ value }) => value)))
          const missed = passing.filter(({ id }) => !found.delete(id)).map(({ id }) => id)
          const wrong = [...found]
          expect({ wishes, fitAtLeast, missed, wrong }).toEqual({ wishes, fitAtLeast, missed: [], wrong: [] })
          const place = ({ level, score }: (typeof verdicts)[number]) => 2 * FIT_LEVELS.indexOf(level) + score
          const byId = new Map(passing.map((verdict) => [verdict.id, place(verdict)]))
          const best = [...byId.values()].sort((a, b) => b - a).slice(0, 100)
          const given = answer.hits.map(({ id }) => byId.get(id)!)
          for (const [at, value] of given.entries()) expect(value).toBeCloseTo(best[at]!, 9)
          compared += facts.length
        }
      }
      const { facets } = await index.search(queryFor('', { facets: ['trait'], groupByWork: false }))
      const traits = TRAITS.map((trait) => `${trait} ${facets.trait?.find(({ value }) => value === trait)?.count ?? 0}`)
      process.stdout.write(`${compared} verdicts of ${facts.length} resources compared; traits: ${traits.join(', ')}\n`)
    } finally {
      await index.close()
      await graph.close()
    }
  }, 600_000)
})
