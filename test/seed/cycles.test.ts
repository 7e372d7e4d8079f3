/** Cycles of 2, 3 and 50 prerequisites, on both engines: cut on import with the right report, and refused on a write. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openModel, type ModelKeeper } from '#api/pathway/keeper.ts'
import type { Graph } from '#graph/graph.ts'
import { findCycles } from '#graph/algorithms/cycles.ts'
import { idOf } from '#graph/ids.ts'
import { currentVersion } from '#graph/queries/catalogue.ts'
import { syncEdges, type ImportedEdge } from '#graph/queries/edges.ts'
import { allPrerequisites } from '#graph/queries/outcome.ts'
import { importFiles, type ImportServices } from '#seed/import.ts'
import { engines } from '#test/helpers/graphs.ts'
import { folderWith, jsonLines } from './files.ts'

const LENGTHS = [2, 3, 50]
type Need = { key: string; strength: 'hard' | 'soft'; confidence?: number }

/** Outcomes whose codes are their keys in capitals, each with what it requires. */
function framework(source: string, needs: Record<string, Need[]>): string {
  return jsonLines(
    { type: 'source', key: source, name: source },
    { type: 'framework', key: 'f', title: { en: source } },
    ...Object.entries(needs).map(([key, requires]) => ({
      ...{ type: 'outcome', key, framework: 'f', code: key.toUpperCase(), statement: { en: `Knows ${key}` } },
      requires,
    })),
  )
}

/** o0 requires o1, which requires o2 … which requires o0: all hard, but for the one that starts at `weakest`. */
function circle(length: number, weakest?: number): Record<string, Need[]> {
  return Object.fromEntries(
    Array.from({ length }, (_, at) => [
      `o${at}`,
      [{ key: `o${(at + 1) % length}`, strength: at === weakest ? ('soft' as const) : ('hard' as const) }],
    ]),
  )
}

const requires = (source: string, from: string, to: string): ImportedEdge => ({
  ...{ type: 'requires', from: { sourceKey: `${source}:${from}` }, to: { sourceKey: `${source}:${to}` } },
  ...{ strength: 'hard', reasons: [], confidence: 1 },
})

for (const engine of engines)
  describe.skipIf(!engine.available)(`cycles on ${engine.name}`, () => {
    let graph: Graph
    let model: ModelKeeper
    let services: ImportServices
    beforeEach(async () => {
      graph = await engine.open()
      model = await openModel(graph)
      services = { graph, model: { catchUp: () => model.catchUp(), check: model.check } }
    })
    afterEach(async () => {
      await model.stop()
      await graph.close()
    })

    async function imported(content: string) {
      const result = await importFiles({ files: [folderWith({ 'a.jsonl': content })] }, services, () => undefined)
      const cycles = result.problems.filter(({ recordType }) => recordType === 'requires')
      return { ...result, cycles }
    }
    /** Names of the ends, and whether it is followed, of every prerequisite. */
    const stored = async (): Promise<string[]> => {
      const codes = new Map(
        (await graph.read<{ id: string; code: string }>('MATCH (o:Outcome) RETURN o.id AS id, o.code AS code')).map(
          ({ id, code }) => [id, code],
        ),
      )
      return (await allPrerequisites(graph))
        .map(({ from, to, status }) => `${codes.get(from)} ${codes.get(to)} ${status}`)
        .sort()
    }
    const followed = async () =>
      (await allPrerequisites(graph, { acceptedOnly: true })).map(({ from, to }) => ({ from, to }))

    for (const length of LENGTHS) {
      it(`of ${length} lose their weakest edge on import, which is told with the cycle in words`, async () => {
        const weakest = length - 2
        const result = await imported(framework('a', circle(length, weakest)))
        expect(result.exitCode).toBe(0)
        expect(result.counts.byType.requires).toMatchObject({ read: length, created: length, setAside: 1 })
        expect(result.cycles).toHaveLength(1)
        const [cycle] = result.cycles
        // The line of the outcome that the edge starts from: the source and the framework stand above.
        expect(cycle).toMatchObject({ line: weakest + 3, rejected: false })
        const path = Array.from({ length: length + 1 }, (_, step) => `O${(weakest + step) % length}`)
        const named = [...cycle!.message.matchAll(/“(O\d+) /g)].map(([, code]) => code)
        expect(named).toEqual(path)
        expect(cycle!.message).toMatch(/^set aside, as it would close a cycle: “O\d+ \(Knows o\d+\)” requires “/)
        expect((await stored()).filter((each) => each.endsWith('proposed'))).toEqual([
          `O${weakest} O${length - 1} proposed`,
        ])
        expect(findCycles(await followed())).toEqual([])
        expect(model.current().accepted()).toHaveLength(length - 1)
      })

      it(`of ${length} that are imported again are cut alike, and nothing is written`, async () => {
        const content = framework('a', circle(length))
        const first = await imported(content)
        const [before, version] = [await stored(), await currentVersion(graph)]
        const again = await imported(content)
        expect(again.cycles.map(({ message }) => message)).toEqual(first.cycles.map(({ message }) => message))
        expect(again.counts.byType.requires).toMatchObject({ unchanged: length, setAside: 1, updated: 0 })
        expect(await stored()).toEqual(before)
        expect(await currentVersion(graph)).toBe(version)
      })

      it(`of ${length} with edges already here cost the import its own, never those`, async () => {
        const last = `o${length - 1}`
        await imported(framework('a', { ...circle(length), [last]: [] }))
        // Soft and unsure, but here: it leads to what the import then brings, strong and sure.
        const here: ImportedEdge = {
          ...{ type: 'requires', from: { sourceKey: `a:${last}` }, to: { sourceKey: 'b:x' } },
          ...{ strength: 'soft', reasons: [], confidence: 0.1 },
        }
        await syncEdges(graph, { key: 'here' }, [here], { froms: 'listed' })
        const ids = await allPrerequisites(graph)
        const result = await imported(
          jsonLines(
            { type: 'source', key: 'b', name: 'b' },
            { type: 'framework', key: 'g', title: { en: 'b' } },
            {
              ...{ type: 'outcome', key: 'x', framework: 'g', code: 'X', statement: { en: 'Knows x' } },
              requires: [{ sourceKey: 'a:o0', strength: 'hard' }],
            },
          ),
        )
        expect(result.counts.byType.requires).toMatchObject({ created: 1, setAside: 1 })
        expect(result.cycles).toHaveLength(1)
        expect((await stored()).filter((each) => each.endsWith('proposed'))).toEqual(['X O0 proposed'])
        expect(await allPrerequisites(graph)).toEqual(expect.arrayContaining(ids))
        expect(findCycles(await followed())).toEqual([])
      })

      it(`of ${length} are refused on a write, with nothing written`, async () => {
        const last = `o${length - 1}`
        await imported(framework('a', { ...circle(length), [last]: [] }))
        const version = await currentVersion(graph)
        const before = await stored()
        const refusing = syncEdges(
          graph,
          { key: 'b' },
          [requires('a', last, 'o0')],
          { froms: 'listed' },
          {
            check: async (_tx, at, added) => {
              const [cycle] = await model.guard(at, added)
              if (cycle) throw new Error(cycle.cycle.join(' '))
            },
          },
        )
        const path = [last, ...Array.from({ length }, (_, at) => `o${at}`)].map((key) => idOf(`a:${key}`))
        await expect(refusing).rejects.toThrow(path.join(' '))
        expect(await currentVersion(graph)).toBe(version)
        expect(await stored()).toEqual(before)
      })

      it(`of ${length} that two writers close at once: one of them is kept as proposed`, async () => {
        // Each writer adds one of two edges; without both the circle is open in two places.
        const needs = circle(length)
        const half = length >> 1
        const [one, other] = [`o${half - 1}`, `o${length - 1}`]
        await imported(framework('a', { ...needs, [one]: [], [other]: [] }))
        const second = engine.openAgain ? await engine.openAgain() : graph
        const secondModel = await openModel(second)
        try {
          const [left, right] = await Promise.all([
            syncEdges(
              graph,
              { key: 'b' },
              [requires('a', one, `o${half}`)],
              { froms: 'listed' },
              { check: model.check },
            ),
            syncEdges(
              second,
              { key: 'c' },
              [requires('a', other, 'o0')],
              { froms: 'listed' },
              {
                check: secondModel.check,
              },
            ),
          ])
          expect(left.setAside.length + right.setAside.length).toBe(1)
          expect((await stored()).filter((each) => each.endsWith('proposed'))).toHaveLength(1)
          expect(findCycles(await followed())).toEqual([])
          await Promise.all([model.catchUp(), secondModel.catchUp()])
          expect(secondModel.current().accepted()).toEqual(model.current().accepted())
        } finally {
          await secondModel.stop()
          if (second !== graph) await second.close()
        }
      })
    }

    it('that cross lose no more than they must: what closes none is taken back, strongest first', async () => {
      // Two circles over one weak edge: without it both are open, so no other edge is set aside.
      const result = await imported(
        framework('a', {
          o0: [{ key: 'o1', strength: 'soft', confidence: 0.1 }],
          o1: [
            { key: 'o2', strength: 'soft', confidence: 0.9 },
            { key: 'o3', strength: 'hard' },
          ],
          o2: [{ key: 'o0', strength: 'hard' }],
          o3: [{ key: 'o0', strength: 'soft', confidence: 0.5 }],
        }),
      )
      expect(result.counts.byType.requires).toMatchObject({ created: 5, setAside: 1 })
      expect((await stored()).filter((each) => each.endsWith('proposed'))).toEqual(['O0 O1 proposed'])
    })

    it('over a package of CASE are cut as well, and never end an import', async () => {
      const folder = folderWith({})
      const item = (at: number) => ({
        identifier: idOf(`item-${at}`),
        uri: `https://case.example/items/${at}`,
        fullStatement: `Knows ${at}`,
        humanCodingScheme: `C${at}`,
        lastChangeDateTime: '2026-01-01T00:00:00Z',
        CFItemType: 'Standard',
      })
      const end = (at: number) => ({
        title: `C${at}`,
        identifier: idOf(`item-${at}`),
        uri: `https://case.example/items/${at}`,
      })
      // precedes leads from the earlier to the later one.
      const precedes = (from: number, to: number) => ({
        identifier: idOf(`association-${from}-${to}`),
        uri: `https://case.example/associations/${from}-${to}`,
        associationType: 'precedes',
        originNodeURI: end(from),
        destinationNodeURI: end(to),
        lastChangeDateTime: '2026-01-01T00:00:00Z',
      })
      writeFileSync(
        join(folder, 'case.json'),
        JSON.stringify({
          CFDocument: {
            identifier: idOf('document'),
            uri: 'https://case.example/document',
            title: 'Circles',
            creator: 'Test',
            lastChangeDateTime: '2026-01-01T00:00:00Z',
            CFPackageURI: { title: 'Circles', identifier: idOf('document'), uri: 'https://case.example/package' },
          },
          CFItems: Array.from({ length: 55 }, (_, at) => item(at)),
          CFAssociations: [
            ...Array.from({ length: 50 }, (_, at) => precedes(at, (at + 1) % 50)),
            ...[precedes(50, 51), precedes(51, 50)],
            ...[precedes(52, 53), precedes(53, 54), precedes(54, 52)],
          ],
        }),
      )
      const result = await importFiles({ files: [folder] }, services, () => undefined)
      expect(result.exitCode).toBe(0)
      expect(result.counts.byType.requires).toMatchObject({ created: 55, setAside: 3 })
      expect(findCycles(await followed())).toEqual([])
    })
  })
