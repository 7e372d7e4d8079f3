/** What every engine behind the graph seam does alike. Each engine's test calls it with its way to a fresh graph. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Graph } from '#graph/graph.ts'
import { migrate } from '#graph/migrate.ts'
import type { TestEngine } from '#test/helpers/graphs.ts'

/** Titles that an engine leaves out, each with its reason. */
export type Skips = Record<string, string>

export function graphContract(engine: TestEngine, skips: Skips = {}): void {
  const it = (title: string, run: () => Promise<void>): void => {
    const reason = skips[title]
    if (reason) test.skip(`${title} (${reason})`, run)
    else test(title, run)
  }

  describe.skipIf(!engine.available)(`the graph on ${engine.name}`, () => {
    let graph: Graph
    beforeEach(async () => {
      graph = await engine.open()
    })
    afterEach(async () => {
      await graph.close()
    })

    const write = (cypher: string, params = {}) => graph.write((tx) => tx.run(cypher, params))
    const names = async () => (await graph.read('MATCH (n:Concept) RETURN n.id AS id ORDER BY id')).map((row) => row.id)

    describe('values', () => {
      it('gives back every value as it was stored', async () => {
        const values = {
          text: 'a "quoted" \'word\' \\ and\na line',
          empty: '',
          yes: true,
          no: false,
          zero: 0,
          whole: 42,
          negative: -7,
          largest: Number.MAX_SAFE_INTEGER,
          smallest: Number.MIN_SAFE_INTEGER,
          part: 0.1,
          tiny: 5e-324,
          huge: 1e300,
          texts: ['a', '', 'b'],
          wholes: [3, 1, 2],
          parts: [0.5, 2],
          truths: [true, false],
          none: [],
          date: '2026-02-29',
          time: '2026-01-05T08:00:00.000Z',
          duration: 'PT1H',
        }
        await write('CREATE (n:Concept) SET n = $values', { values })
        expect(await graph.read('MATCH (n:Concept) RETURN n {.*} AS n')).toEqual([{ n: values }])
      })

      it('keeps letters of every script, marks, joiners and pictures', async () => {
        const texts = [
          'fracciones äöü ß ñ',
          'الكسور',
          'भिन्न',
          '分数与比例',
          'שברים',
          'ไทยแลนด์',
          'نیم‌فاصله',
          '👩🏽‍🏫🧮',
          'e\u0301 is not \u00e9',
          '\u2067isolated\u2069',
          '\u{10FFFD}',
          'a\tb\r\nc',
        ]
        await write('UNWIND $texts AS text CREATE (:Concept {id: text})', { texts })
        expect((await names()).sort()).toEqual([...texts].sort())
        expect(await graph.read('MATCH (n:Concept {id: $text}) RETURN n.id AS id', { text: texts[7] })).toEqual([
          { id: texts[7] },
        ])
      })

      it('stores whole numbers as integers', async () => {
        await write('CREATE (n:Concept {id: "a", whole: $whole, list: $list})', { whole: 7, list: [5, 7] })
        expect(await graph.read('MATCH (n:Concept) RETURN n.whole / 2 AS half, n.list[1] % 2 AS rest')).toEqual([
          { half: 3, rest: 1 },
        ])
      })

      it('stores a list with one broken number as fractions', async () => {
        await write('CREATE (n:Concept {id: "a", list: $list})', { list: [0.5, 1] })
        expect(await graph.read('MATCH (n:Concept) RETURN n.list AS list')).toEqual([{ list: [0.5, 1] }])
      })

      it('counts, sums and averages in numbers', async () => {
        await write('UNWIND $rows AS n CREATE (:Concept {n: n})', { rows: [1, 2, 4] })
        expect(
          await graph.read(
            'MATCH (c:Concept) RETURN count(c) AS n, sum(c.n) AS sum, avg(c.n) AS mean, size("abc") AS z',
          ),
        ).toEqual([{ n: 3, sum: 7, mean: 7 / 3, z: 3 }])
      })

      it('keeps no property that is null or undefined', async () => {
        await write('CREATE (n:Concept {id: "a", gone: $gone}) SET n += $more', {
          gone: null,
          more: { b: null, c: undefined, d: 1 },
        })
        expect(await graph.read('MATCH (n:Concept) RETURN n {.*} AS n, n.b AS b')).toEqual([
          { n: { id: 'a', d: 1 }, b: null },
        ])
        await write('MATCH (n:Concept) SET n += $less', { less: { d: null } })
        expect(await graph.read('MATCH (n:Concept) RETURN n {.*} AS n')).toEqual([{ n: { id: 'a' } }])
      })

      it('takes rows of maps with lists of maps inside as a parameter', async () => {
        const rows = [
          { id: 'a', props: { size: 1 }, tags: [{ key: 'x', says: 'present' }] },
          { id: 'b', props: { size: 2 }, tags: [] },
        ]
        await write(
          `UNWIND $rows AS row MERGE (n:Concept {id: row.id}) SET n += row.props
           WITH n, row UNWIND row.tags AS tag MERGE (t:AccessibilityTag {key: tag.key}) MERGE (n)-[e:HAS_TAG]->(t)
           SET e.says = tag.says`,
          { rows },
        )
        expect(
          await graph.read(
            'MATCH (n:Concept) RETURN n.id AS id, [(n)-[e:HAS_TAG]->(t) | {key: t.key, says: e.says}] AS tags ORDER BY id',
          ),
        ).toEqual([
          { id: 'a', tags: [{ key: 'x', says: 'present' }] },
          { id: 'b', tags: [] },
        ])
      })

      it('takes rows written as lists, with nulls and values of several types', async () => {
        const rows = [
          ['a', 1, null, ['x', 'y'], 0.5],
          ['b', 2, true, null, 3],
        ]
        await write(
          `UNWIND $rows AS row
           CREATE (n:Concept {id: row[0], whole: row[1], yes: row[2], texts: row[3], part: row[4]})`,
          { rows },
        )
        expect(
          await graph.read(
            'MATCH (n:Concept) RETURN n {.*} AS n, n.whole / 2 AS half, n.part / 2 AS part ORDER BY n.id',
          ),
        ).toEqual([
          { n: { id: 'a', whole: 1, texts: ['x', 'y'], part: 0.5 }, half: 0, part: 0.25 },
          { n: { id: 'b', whole: 2, yes: true, part: 3 }, half: 1, part: 1 },
        ])
      })

      it('gives the null of a missing property, list or map apart', async () => {
        await write('CREATE (:Concept {id: "a"})')
        expect(
          await graph.read(
            'MATCH (n:Concept) RETURN n.none AS none, [] AS list, {a: null} AS map, collect(n.none) AS all',
          ),
        ).toEqual([{ none: null, list: [], map: { a: null }, all: [] }])
      })

      it('compares text by code points', async () => {
        const texts = ['Z', 'a', 'é', 'z', '𐀀', '￿', '1', '10', '2']
        await write('UNWIND $texts AS text CREATE (:Concept {id: text})', { texts })
        expect((await names())[0]).toBe('1')
        expect((await names()).slice(0, 7)).toEqual(['1', '10', '2', 'Z', 'a', 'z', 'é'])
      })
    })

    describe('refusals', () => {
      const refused: [string, string, Record<string, unknown>, string][] = [
        ['a map as a property', 'CREATE (n:Concept {id: $id})', { id: { a: 1 } }, '$id'],
        ['a map inside written properties', 'CREATE (n:Concept) SET n += $p', { p: { a: { b: 1 } } }, '$p.a'],
        [
          'a map inside rows',
          'UNWIND $rows AS r CREATE (n:Concept) SET n.a = r.a',
          { rows: [{ a: 1 }, { a: { b: 1 } }] },
          '$rows[1].a',
        ],
        [
          'a map inside rows of lists',
          'UNWIND $rows AS r CREATE (n:Concept {a: r[1]})',
          { rows: [['x', { b: 1 }]] },
          '$rows[0][1]',
        ],
        [
          'a null in a list inside rows of lists',
          'UNWIND $rows AS r CREATE (n:Concept {a: r[1]})',
          { rows: [['x', ['y', null]]] },
          '$rows[0][1][1]',
        ],
        ['a list of maps as a property', 'CREATE (n:Concept) SET n.a = $a', { a: [{ b: 1 }] }, '$a[0]'],
        ['a list in a list as a property', 'CREATE (n:Concept) SET n.a = $a', { a: [[1]] }, '$a[0]'],
        ['a null in a list', 'CREATE (n:Concept) SET n.a = $a', { a: ['x', null] }, '$a[1]'],
        ['a list of mixed values', 'CREATE (n:Concept) SET n.a = $a', { a: ['x', 1] }, '$a[1]'],
        ['not a number', 'CREATE (n:Concept) SET n.a = $a', { a: NaN }, '$a'],
        ['infinity', 'CREATE (n:Concept) SET n.a = $a', { a: -Infinity }, '$a'],
        ['an integer beyond 2^53', 'CREATE (n:Concept) SET n.a = $a', { a: 2n ** 53n }, '$a'],
        ['a Date', 'CREATE (n:Concept) SET n.a = $a', { a: new Date(0) }, '$a'],
        ['a function', 'CREATE (n:Concept) SET n.a = $a', { a: () => 1 }, '$a'],
      ]
      for (const [what, cypher, params, culprit] of refused) {
        it(`refuses ${what} and names the parameter`, async () => {
          await expect(write(cypher, params)).rejects.toMatchObject({
            name: 'GraphError',
            code: 'INVALID',
            message: expect.stringContaining(`parameter ${culprit}:`),
          })
          expect(await names()).toEqual([])
        })
      }

      it('takes a BigInt that a number can hold', async () => {
        await write('CREATE (n:Concept {id: "a", size: $size})', { size: 12n })
        expect(await graph.read('MATCH (n:Concept) RETURN n.size AS size')).toEqual([{ size: 12 }])
      })

      it('refuses to answer an integer beyond 2^53', async () => {
        await expect(graph.read('RETURN 9007199254740993 AS n')).rejects.toMatchObject({
          code: 'INVALID',
          message: expect.stringContaining('column n'),
        })
      })

      it('refuses to answer a whole node or relationship', async () => {
        await write('CREATE (:Concept {id: "a"})-[:BROADER]->(:Concept {id: "b"})')
        for (const returned of ['a', 'r', 'collect(a)', '{node: a}'])
          await expect(graph.read(`MATCH (a:Concept)-[r:BROADER]->() RETURN ${returned} AS x`)).rejects.toMatchObject({
            code: 'UNSUPPORTED',
            message: expect.stringContaining('column x'),
          })
      })

      it('says where a query is broken', async () => {
        await expect(graph.read('MATCH (n)\nRETURN n.id AS id,, 1')).rejects.toMatchObject({
          code: 'INVALID',
          message: expect.stringMatching(/^cypher: .+ at 2:1\d$/),
        })
      })

      it('names a parameter that was not given', async () => {
        await expect(graph.read('RETURN $lost AS x', { found: 1 })).rejects.toMatchObject({
          code: 'INVALID',
          message: expect.stringContaining('lost'),
        })
      })

      it('refuses unknown functions and variables', async () => {
        await expect(graph.read('RETURN nosuch(1) AS x')).rejects.toMatchObject({ code: 'INVALID' })
        await expect(graph.read('MATCH (n) RETURN m.id AS x')).rejects.toMatchObject({ code: 'INVALID' })
      })

      it('refuses a division by zero', async () => {
        await expect(graph.read('UNWIND $d AS d RETURN 1 / d AS x', { d: [0] })).rejects.toMatchObject({
          code: 'INVALID',
        })
      })

      it('takes Cypher in a parameter as text', async () => {
        const id = '"}) MATCH (n) DETACH DELETE n //'
        await write('CREATE (:Concept {id: $id})', { id })
        await write('MERGE (n:Concept {id: $id}) SET n.seen = true', { id })
        expect(await names()).toEqual([id])
      })
    })

    describe('reads', () => {
      it('refuses to write and writes nothing', async () => {
        for (const cypher of [
          'CREATE (:Concept {id: "x"})',
          'MERGE (n:Concept {id: "x"}) RETURN n.id AS id',
          'MATCH (n) DETACH DELETE n',
          'MATCH (n) SET n.a = 1',
          'MATCH (n) REMOVE n.a',
        ])
          await expect(graph.read(cypher)).rejects.toMatchObject({ code: 'INVALID' })
        expect(await names()).toEqual([])
      })

      it('is not confused by words of writing in text, names and comments', async () => {
        await write('CREATE (:Concept {id: "CREATE", deleted: 1})')
        expect(
          await graph.read(
            `// CREATE nothing
             MATCH (n:Concept) WHERE n.id = 'CREATE' AND n.deleted = $deleted RETURN n.deleted AS merged, "SET" AS text`,
            { deleted: 1 },
          ),
        ).toEqual([{ merged: 1, text: 'SET' }])
      })

      it('runs many at once', async () => {
        await write('UNWIND range(1, 100) AS i CREATE (:Concept {id: toString(i)})')
        const answers = await Promise.all(
          Array.from({ length: 40 }, (_, i) =>
            graph.read('MATCH (n:Concept {id: $id}) RETURN n.id AS id', { id: String(i + 1) }),
          ),
        )
        expect(answers.map((rows) => rows[0]?.id)).toEqual(Array.from({ length: 40 }, (_, i) => String(i + 1)))
      })

      it('gives up on a read that takes too long, and goes on', async () => {
        await graph.close()
        graph = await engine.open({ readTimeout: 50 })
        await write('UNWIND range(1, 2000) AS i CREATE (:Concept {n: i})')
        await expect(
          graph.read('MATCH (a:Concept), (b:Concept) WHERE a.n * b.n % 7 = -1 RETURN count(*) AS n'),
        ).rejects.toMatchObject({ code: 'TIMEOUT' })
        expect(await graph.read('RETURN 1 AS one')).toEqual([{ one: 1 }])
      })

      it('sees only what is committed while a write is open', async () => {
        await write('CREATE (:Concept {id: "before"})')
        await graph.write(async (tx) => {
          await tx.run('CREATE (:Concept {id: "open"})')
          await tx.run('MATCH (n:Concept {id: "before"}) SET n.changed = true')
          expect(await names()).toEqual(['before'])
          expect(await graph.read('MATCH (n:Concept {id: "before"}) RETURN n.changed AS c')).toEqual([{ c: null }])
          expect(await tx.run('MATCH (n:Concept) RETURN count(n) AS n')).toEqual([{ n: 2 }])
        })
        expect(await names()).toEqual(['before', 'open'])
      })
    })

    describe('writes', () => {
      it('gives the value of the work', async () => {
        expect(await graph.write(async () => 'done')).toBe('done')
      })

      it('stores nothing when the work throws', async () => {
        const failure = new Error('thought better of it')
        await expect(
          graph.write(async (tx) => {
            await tx.run('CREATE (:Concept {id: "a"})')
            throw failure
          }),
        ).rejects.toBe(failure)
        expect(await names()).toEqual([])
      })

      it('stores nothing when a statement failed, even if the work goes on', async () => {
        await write('CREATE (:Concept {id: "taken"})')
        await expect(
          graph.write(async (tx) => {
            await tx.run('CREATE (:Concept {id: "a"})')
            await tx.run('CREATE (:Concept {id: "taken"})').catch(() => undefined)
            await tx.run('CREATE (:Concept {id: "b"})').catch(() => undefined)
          }),
        ).rejects.toMatchObject({ code: 'CONFLICT' })
        expect(await names()).toEqual(['taken'])
      })

      it('waits for statements the work did not wait for', async () => {
        await graph.write(async (tx) => {
          void tx.run('CREATE (:Concept {id: "a"})')
          void tx.run('CREATE (:Concept {id: "b"})')
        })
        expect(await names()).toEqual(['a', 'b'])
      })

      it('refuses a statement after the end', async () => {
        let kept: Parameters<Parameters<Graph['write']>[0]>[0] | undefined
        await graph.write(async (tx) => {
          kept = tx
        })
        await expect(kept!.run('CREATE (:Concept {id: "late"})')).rejects.toMatchObject({ code: 'INVALID' })
        expect(await names()).toEqual([])
      })

      it('queues writes in the order they were asked', async () => {
        const order: number[] = []
        await Promise.all(
          [30, 5, 0].map((pause, i) =>
            graph.write(async (tx) => {
              await sleep(pause)
              order.push(i)
              await tx.run('MERGE (n:Concept {id: "count"}) SET n.value = coalesce(n.value, 0) + 1')
            }),
          ),
        )
        expect(order).toEqual([0, 1, 2])
        expect(await graph.read('MATCH (n:Concept) RETURN n.value AS value')).toEqual([{ value: 3 }])
      })

      it('goes on after a write that failed', async () => {
        const failing = graph.write(async () => {
          throw new Error('no')
        })
        const next = write('CREATE (:Concept {id: "a"})')
        await expect(failing).rejects.toThrow('no')
        await next
        expect(await names()).toEqual(['a'])
      })

      it('refuses a write inside a write instead of waiting for itself', async () => {
        await expect(
          graph.write(async () => {
            await graph.write(async () => undefined)
          }),
        ).rejects.toMatchObject({ code: 'INVALID' })
      })

      it('keeps a key unique', async () => {
        await write('CREATE (:Resource {id: "a"}), (:Resource {id: "b"})')
        await expect(write('CREATE (:Resource {id: "a"})')).rejects.toMatchObject({ code: 'CONFLICT' })
        await expect(write('MATCH (r:Resource {id: "b"}) SET r.id = "a"')).rejects.toMatchObject({ code: 'CONFLICT' })
        expect(await graph.read('MATCH (r:Resource) RETURN r.id AS id ORDER BY id')).toEqual([{ id: 'a' }, { id: 'b' }])
      })

      it('lets many nodes be without a unique key', async () => {
        await write('CREATE (:Resource {id: "a"}), (:Resource {id: "b"})')
        expect(await graph.read('MATCH (r:Resource) WHERE r.sourceKey IS NULL RETURN count(r) AS n')).toEqual([
          { n: 2 },
        ])
      })

      it('finds what the same transaction wrote, by its key', async () => {
        await graph.write(async (tx) => {
          await tx.run('UNWIND $ids AS id MERGE (n:Resource {id: id}) SET n.work = id', { ids: ['a', 'b', 'a'] })
          expect(
            await tx.run('MATCH (n:Resource) WHERE n.id IN $ids RETURN n.id AS id ORDER BY id', { ids: ['a', 'b'] }),
          ).toEqual([{ id: 'a' }, { id: 'b' }])
          await tx.run('MATCH (n:Resource {id: "a"}) DETACH DELETE n')
          await tx.run('MERGE (n:Resource {id: "a"}) SET n.again = true')
        })
        expect(await graph.read('MATCH (n:Resource {id: "a"}) RETURN n {.*} AS n')).toEqual([
          { n: { id: 'a', again: true } },
        ])
      })

      it('refuses to delete a node that still has relationships', async () => {
        await write('CREATE (:Concept {id: "a"})-[:BROADER]->(:Concept {id: "b"})')
        await expect(write('MATCH (n:Concept {id: "a"}) DELETE n')).rejects.toMatchObject({ code: 'CONFLICT' })
        expect(await names()).toEqual(['a', 'b'])
      })
    })

    describe('life', () => {
      it('migrates twice and does nothing the second time', async () => {
        await graph.close()
        graph = await engine.open({ bare: true })
        const first = await migrate(graph)
        expect(first.error).toBeUndefined()
        expect(first.results.map((result) => result.status)).toEqual(first.results.map(() => 'applied'))
        const second = await migrate(graph)
        expect(second.results.map((result) => result.status)).toEqual(first.results.map(() => 'already applied'))
        expect(await graph.read('MATCH (m:Migration) RETURN count(m) AS n')).toEqual([{ n: first.results.length }])
      })

      it('finishes what runs, then closes for good', async () => {
        const writing = graph.write(async (tx) => {
          await sleep(20)
          await tx.run('CREATE (:Concept {id: "a"})')
          return 'written'
        })
        const reading = graph.read('RETURN 1 AS one')
        await graph.close()
        expect(await writing).toBe('written')
        expect(await reading).toEqual([{ one: 1 }])
        await expect(graph.read('RETURN 1 AS one')).rejects.toMatchObject({ code: 'UNAVAILABLE' })
        await expect(graph.write(async () => 1)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
        await graph.close()
      })

      it('takes a checkpoint at any time', async () => {
        await Promise.all([write('CREATE (:Concept {id: "a"})'), graph.checkpoint()])
        expect(await names()).toEqual(['a'])
      })
    })

    // An embedded graph belongs to one process: there is no second one to lose a race to.
    if (engine.openAgain)
      describe('two processes', () => {
        it('repeats the work after a lost race, until both are stored', async () => {
          const other = await engine.openAgain!()
          try {
            await write('CREATE (:Concept {id: "a", n: 0}), (:Concept {id: "b", n: 0})')
            let meeting = 0
            let runs = 0
            const bump = (on: Graph, first: string, second: string) =>
              on.write(async (tx) => {
                runs++
                await tx.run('MATCH (c:Concept {id: $id}) SET c.n = c.n + 1', { id: first })
                meeting++
                for (let i = 0; meeting < 2 && i < 100; i++) await sleep(10)
                await tx.run('MATCH (c:Concept {id: $id}) SET c.n = c.n + 1', { id: second })
              })
            await Promise.all([bump(graph, 'a', 'b'), bump(other, 'b', 'a')])
            expect(runs).toBeGreaterThan(2)
            expect(await graph.read('MATCH (c:Concept) RETURN c.n AS n')).toEqual([{ n: 2 }, { n: 2 }])
          } finally {
            await other.close()
          }
        })

        it('counts every one of many writes at once', async () => {
          const other = await engine.openAgain!()
          try {
            const bump = (on: Graph) =>
              on.write((tx) => tx.run('MERGE (c:Catalogue {key: "k"}) SET c.version = coalesce(c.version, 0) + 1'))
            await Promise.all(Array.from({ length: 20 }, (_, i) => bump(i % 2 ? graph : other)))
            expect(await graph.read('MATCH (c:Catalogue) RETURN c.version AS version')).toEqual([{ version: 20 }])
          } finally {
            await other.close()
          }
        })
      })
  })
}
