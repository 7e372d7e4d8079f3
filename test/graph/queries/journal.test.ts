import fc from 'fast-check'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { GraphError, type Graph } from '#graph/graph.ts'
import { commit, currentVersion } from '#graph/queries/catalogue.ts'
import {
  beginJournal,
  type Journal,
  journalled,
  JournalLostError,
  pendingJournals,
  settleJournals,
} from '#graph/queries/journal.ts'
import { engines } from '#test/helpers/graphs.ts'
import { wholeGraph } from '#test/helpers/whole-graph.ts'

const FACTS = { kind: 'test', title: 'the work', at: '2026-01-01T08:00:00.000Z' }

for (const engine of engines)
  describe.skipIf(!engine.available)(`journals on ${engine.name}`, () => {
    let graph: Graph
    beforeEach(async () => {
      graph = await engine.open()
    })
    afterEach(async () => {
      await graph.close()
    })

    const rows = async () => (await graph.read<{ n: number }>('MATCH (r:JournalRow) RETURN count(r) AS n'))[0]!.n
    /** Writes a concept a unit, in a public commit of its own. */
    const make = async (unit: unknown) => {
      await commit(graph, async (tx) => {
        await tx.run('MERGE (c:Concept {id: $id})', { id: String(unit) })
        return { value: undefined, changes: [{ kind: 'concept' as const, ids: [String(unit)] }] }
      })
    }
    const concepts = async () =>
      (await graph.read<{ id: string }>('MATCH (c:Concept) RETURN c.id AS id ORDER BY id')).map(({ id }) => id)
    /** As if the process that holds it had been killed, and its lease had run out where there is one. */
    const abandon = async (journal: Journal) => {
      journal.release()
      await graph.write((tx) =>
        tx.run("MATCH (j:Journal {id: $id}) SET j.leasedUntil = '2020-01-01T00:00:00.000Z'", { id: journal.id }),
      )
    }

    test('stage, mark and apply in order, and leave nothing of themselves', async () => {
      const seen: unknown[] = []
      const value = await journalled(
        graph,
        FACTS,
        async (stage) => {
          for (let unit = 0; unit < 5; unit++) await stage({ unit })
          expect(await currentVersion(graph)).toBe(0)
          expect(await rows()).toBe(5)
          return 'staged'
        },
        async (unit, { journal, number, units }) => {
          expect(journal).toMatchObject(FACTS)
          expect([number, units]).toEqual([seen.length, 5])
          seen.push(unit)
        },
      )
      expect(value).toBe('staged')
      expect(seen).toEqual([0, 1, 2, 3, 4].map((unit) => ({ unit })))
      expect(await wholeGraph(graph)).toEqual([])
    })

    test('give back every value as it was staged, long ones too', async () => {
      const long = Array.from({ length: 40_000 }, (_, at) => `${Math.imul(at, 2_654_435_761) >>> 0} é 数`)
      await fc.assert(
        fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 4 }), async (units) => {
          const seen: unknown[] = []
          const all = [...units, long]
          await journalled(
            graph,
            FACTS,
            async (stage) => {
              for (const unit of all) await stage(unit)
            },
            async (unit) => void seen.push(unit),
          )
          expect(seen).toEqual(JSON.parse(JSON.stringify(all)))
        }),
        { numRuns: 5, seed: 1 },
      )
    })

    test('are discarded when staging throws or is given up, and the error goes on', async () => {
      const before = await wholeGraph(graph)
      const failure = new Error('thought better of it')
      const never = () => Promise.reject(new Error('it must not be applied'))
      await expect(
        journalled(
          graph,
          FACTS,
          async (stage) => {
            await stage(1)
            throw failure
          },
          never,
        ),
      ).rejects.toBe(failure)
      const stop = new AbortController()
      const stage = async (put: (unit: unknown) => Promise<void>) => {
        await put(1)
        stop.abort()
      }
      await expect(journalled(graph, FACTS, stage, never, { signal: stop.signal })).rejects.toMatchObject({
        name: 'AbortError',
      })
      expect(await wholeGraph(graph)).toEqual(before)
    })

    test('that are left unmarked are discarded by the next settling, marked ones finished where they stood', async () => {
      const unmarked = await beginJournal(graph, FACTS)
      await unmarked.stage('never')
      const marked = await beginJournal(graph, FACTS)
      for (const unit of ['a', 'b', 'c']) await marked.stage(unit)
      await marked.mark()
      const seen: unknown[] = []
      await expect(
        marked.apply(async (unit) => {
          if (unit === 'b') throw new Error('the lights went out')
          seen.push(unit)
          await make(unit)
        }),
      ).rejects.toThrow('the lights went out')
      await abandon(unmarked)
      await abandon(marked)
      const settled = await settleJournals(graph, {
        test: async (unit) => {
          seen.push(unit)
          await make(unit)
        },
      })
      expect(settled.map(({ outcome, journal }) => [outcome, journal.units, journal.applied])).toEqual([
        ['finished', 3, 1],
        ['discarded', 1, 0],
      ])
      expect(seen).toEqual(['a', 'b', 'c'])
      expect(await concepts()).toEqual(['a', 'b', 'c'])
      expect(await currentVersion(graph)).toBe(3)
      expect(await pendingJournals(graph)).toEqual([])
      expect(await rows()).toBe(0)
    })

    test('are settled in the order of their marks, whenever they began', async () => {
      const first = await beginJournal(graph, { ...FACTS, title: 'began first' })
      const second = await beginJournal(graph, { ...FACTS, title: 'marked first' })
      await first.stage(1)
      await second.stage(2)
      await second.mark()
      second.release()
      await abandon(second)
      await sleep(2)
      await first.mark()
      await abandon(first)
      const seen: unknown[] = []
      await settleJournals(graph, { test: async (unit) => void seen.push(unit) })
      expect(seen).toEqual([2, 1])
    })

    test('whose applier fails for what they hold stay, and do not keep the others', async () => {
      for (const unit of ['bad', 'good']) {
        const journal = await beginJournal(graph, { ...FACTS, title: unit })
        await journal.stage(unit)
        await journal.mark()
        await abandon(journal)
        await sleep(2)
      }
      const unknown = await beginJournal(graph, { ...FACTS, kind: 'newer' })
      await unknown.mark()
      await abandon(unknown)
      const settled = await settleJournals(graph, {
        test: async (unit) => {
          if (unit === 'bad') throw new Error('no such thing')
        },
      })
      expect(settled.map(({ journal, outcome, error }) => [journal.title, outcome, error?.message])).toEqual([
        ['bad', 'failed', 'no such thing'],
        ['good', 'finished', undefined],
        ['the work', 'failed', 'this release knows no work of kind “newer”; a newer one has begun it'],
      ])
      expect((await pendingJournals(graph)).map(({ title }) => title)).toEqual(['bad', 'the work'])
    })

    test('stop a settling when the graph is away, and are settled the next time', async () => {
      const journal = await beginJournal(graph, FACTS)
      await journal.stage(1)
      await journal.mark()
      await abandon(journal)
      const away = () => Promise.reject(new GraphError('UNAVAILABLE', 'no server'))
      await expect(settleJournals(graph, { test: away })).rejects.toMatchObject({ code: 'UNAVAILABLE' })
      await abandon(journal)
      expect(await settleJournals(graph, { test: () => Promise.resolve() })).toMatchObject([{ outcome: 'finished' }])
    })

    test('keep what was decided in place of a unit, and apply what was added at the end', async () => {
      const journal = await beginJournal(graph, FACTS)
      await journal.stage('decide')
      await journal.stage('work')
      await journal.mark()
      const seen: unknown[] = []
      let dies = true
      const applier: Parameters<Journal['apply']>[0] = async (
        unit,
        { number, units, unit: other, replace, append },
      ) => {
        seen.push(unit)
        expect(await other(units)).toBeNull()
        if (unit === 'decide') return await replace(number, { decided: 'yes' })
        if (unit !== 'work') return
        expect(await other(0)).toEqual({ decided: 'yes' })
        await append('more')
        if (dies) throw new Error('the lights went out')
      }
      await expect(journal.apply(applier)).rejects.toThrow('lights')
      await abandon(journal)
      dies = false
      expect(await settleJournals(graph, { test: applier })).toMatchObject([{ outcome: 'finished' }])
      // The unit at which it ended is applied again, and what it adds is added again.
      expect(seen).toEqual(['decide', 'work', 'work', 'more', 'more'])
      expect(await rows()).toBe(0)
    })

    test('are applied one after another: a mark waits for the one being applied', async () => {
      const order: string[] = []
      const work = (name: string) =>
        journalled(
          graph,
          { ...FACTS, title: name },
          (stage) => stage(name).then(() => stage(name)),
          async (unit) => {
            order.push(String(unit))
            await sleep(20)
          },
        )
      await Promise.all([work('a'), work('b'), work('c')])
      const blocks = order.join('')
      expect([...blocks].toSorted().join('')).toBe('aabbcc')
      expect(blocks).toMatch(/^(aa|bb|cc){3}$/)
    })

    test('a wait for the mark can be given up', async () => {
      const first = await beginJournal(graph, FACTS)
      await first.mark()
      const second = await beginJournal(graph, FACTS)
      const stop = new AbortController()
      const waiting = second.mark(stop.signal)
      stop.abort()
      await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
      await second.discard()
      await first.apply(() => Promise.resolve())
      expect(await pendingJournals(graph)).toEqual([])
    })

    if (engine.openAgain) {
      test('of another process that lives are left alone, unmarked and marked', async () => {
        const staging = await beginJournal(graph, FACTS)
        await staging.stage(1)
        const marked = await beginJournal(graph, FACTS)
        await marked.mark()
        // Released here, their leases hold: as if another process held them.
        staging.release()
        marked.release()
        expect(await settleJournals(graph, { test: () => Promise.resolve() })).toEqual([])
        expect(await pendingJournals(graph)).toHaveLength(2)
      })

      test('of another process are waited for by a start, and taken over when its lease has run out', async () => {
        const marked = await beginJournal(graph, FACTS)
        await marked.stage('a')
        await marked.mark()
        marked.release()
        const told: string[] = []
        const settling = settleJournals(
          graph,
          { test: make },
          { wait: true, tell: (_journal, doing) => told.push(doing) },
        )
        while (told.length === 0) await sleep(10)
        expect(await concepts()).toEqual([])
        await abandon(marked)
        expect(await settling).toMatchObject([{ outcome: 'finished' }])
        expect(told).toEqual(['waiting', 'finishing'])
        expect(await concepts()).toEqual(['a'])
      })

      test('are settled once by two processes that start together', async () => {
        const other = await engine.openAgain!()
        try {
          for (let round = 0; round < 3; round++) {
            const journal = await beginJournal(graph, FACTS)
            for (const unit of ['a', 'b', 'c']) await journal.stage(`${round}${unit}`)
            await journal.mark()
            await abandon(journal)
            const seen: unknown[] = []
            const applier = async (unit: unknown) => {
              seen.push(unit)
              await sleep(10)
            }
            const settled = await Promise.all(
              [graph, other].map((each) => settleJournals(each, { test: applier }, { wait: true })),
            )
            expect(seen).toEqual([`${round}a`, `${round}b`, `${round}c`])
            expect(settled.flat()).toMatchObject([{ outcome: 'finished' }])
          }
        } finally {
          await other.close()
        }
      })

      test('that another process has taken over end for the one that held them', async () => {
        const other = await engine.openAgain!()
        try {
          const journal = await beginJournal(graph, FACTS)
          await journal.stage('a')
          await journal.stage('b')
          await journal.mark()
          let taken: unknown
          await expect(
            journal.apply(async (unit) => {
              if (unit !== 'a') return
              await abandon(journal)
              taken = await settleJournals(other, { test: make })
            }),
          ).rejects.toBeInstanceOf(JournalLostError)
          expect(taken).toMatchObject([{ outcome: 'finished' }])
          expect(await concepts()).toEqual(['a', 'b'])
        } finally {
          await other.close()
        }
      })
    }
  })
