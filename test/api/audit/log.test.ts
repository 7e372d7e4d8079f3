/** The log in a graph: told with what it tells of, one chain from any number of writers, and altered by hand. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { audit, audited, erase } from '#api/audit/audit.ts'
import { noteFailedSignIn, tellFailedSignIns } from '#api/audit/failures.ts'
import { dayHeads } from '#api/audit/heads.ts'
import { lookThrough } from '#api/audit/look.ts'
import type { Graph } from '#graph/graph.ts'
import { auditEntries, auditHead, type AuditRow } from '#graph/queries/audit.ts'
import { createAccount } from '#graph/queries/account.ts'
import { createProvider } from '#graph/queries/agent.ts'
import { commit } from '#graph/queries/catalogue.ts'
import { engines } from '#test/helpers/graphs.ts'

const DAY = '2026-11-21'
const at = (time: string) => new Date(`${DAY}T${time}:00.000Z`)

async function entriesOf(graph: Graph): Promise<AuditRow[]> {
  const rows: AuditRow[] = []
  const { sequence } = await auditHead(graph)
  for await (const page of auditEntries(graph, { after: 0, to: sequence })) rows.push(...page)
  return rows
}

describe.each(engines)('the audit log on $name', (engine) => {
  const test = it.skipIf(!engine.available)
  let graph: Graph
  beforeEach(async () => {
    if (engine.available) graph = await engine.open()
  })
  afterEach(async () => {
    if (engine.available) await graph.close()
  })

  const tell = (actor: string, values?: Record<string, string>, time = '08:00') =>
    graph.write((tx) => audit(tx, { kind: 'role.grant', actor, subject: 'chen', values }, at(time)))

  test('is empty at first, and says so', async () => {
    expect(await lookThrough(graph)).toEqual({ entries: 0, head: null, erased: 0, faultCount: 0, faults: [] })
    expect(await dayHeads(graph, at('08:00'))).toEqual([])
  })

  test('holds an entry only when what it tells of is written', async () => {
    const account = { id: 'amina', email: 'amina@hill.example', name: 'Amina', password: 'hash', agentId: 'a' }
    const made = { ...account, createdAt: at('08:00').toISOString() }
    const step = audited({ kind: 'account.create', actor: 'amina', subject: 'amina' }, at('08:00'))
    expect(await createAccount(graph, made, step)).toBe(true)
    expect(await createAccount(graph, { ...made, id: 'bo' }, step)).toBe(false)
    const fails = graph.write(async (tx) => {
      await audit(tx, { kind: 'key.create', actor: 'amina', subject: 'k' }, at('08:01'))
      throw new Error('the key could not be stored')
    })
    await expect(fails).rejects.toThrow('the key could not be stored')
    await commit(graph, async (tx) => {
      await audit(tx, { kind: 'resource.update', actor: 'amina', subject: 'r' }, at('08:02'))
      return { value: null, changes: [] }
    })
    expect((await entriesOf(graph)).map(({ kind, sequence }) => `${sequence} ${kind}`)).toEqual(['1 account.create'])
    expect(await lookThrough(graph)).toMatchObject({ entries: 1, faultCount: 0 })
  })

  test('tells several things at once, in their order', async () => {
    await graph.write((tx) =>
      audit(tx, [
        { kind: 'framework.status', actor: 'amina', subject: 'new', values: { status: 'ADOPTED' } },
        { kind: 'framework.status', actor: 'amina', subject: 'old', values: { status: 'DEPRECATED' } },
        { kind: 'session.end-all', actor: 'amina', subject: 'amina' },
      ]),
    )
    const rows = await entriesOf(graph)
    expect(rows.map(({ subject }) => subject)).toEqual(['new', 'old', 'amina'])
    expect(rows[2]).toMatchObject({ digest: null, salt: null, values: null, previous: rows[1]!.hash })
    expect(await lookThrough(graph)).toMatchObject({ entries: 3, faultCount: 0, head: rows[2]!.hash })
  })

  test('stays one chain when two processes write at once, public things and private ones', async () => {
    const again = engine.openAgain ? await engine.openAgain() : graph
    const privately = async (writer: Graph, name: string) => {
      for (let i = 0; i < 15; i++)
        await writer.write((tx) => audit(tx, { kind: 'session.begin', actor: name, subject: `${name}-${i}` }))
    }
    const publicly = async (writer: Graph, name: string) => {
      for (let i = 0; i < 10; i++)
        await commit(writer, async (tx) => {
          const made = { id: `${name}-${i}`, name, accountId: name, now: at('08:00').toISOString() }
          const { changes } = await createProvider(tx, made)
          await audit(tx, { kind: 'provider.create', actor: name, subject: `${name}-${i}`, values: { i } })
          return { value: null, changes }
        })
    }
    try {
      await Promise.all([
        ...[privately(graph, 'amina'), privately(again, 'bo')],
        ...[publicly(graph, 'chen'), publicly(again, 'dora')],
      ])
      expect(await lookThrough(again)).toMatchObject({ entries: 50, faultCount: 0 })
      const rows = await entriesOf(graph)
      expect(new Set(rows.map(({ subject }) => subject)).size).toBe(50)
    } finally {
      if (again !== graph) await again.close()
    }
  })

  test('lets a person be erased and still verifies: values and salts go, digests stay', async () => {
    await tell('amina', { role: 'editor' })
    await tell('bo', { role: 'owner' })
    await graph.write((tx) => audit(tx, { kind: 'role.revoke', actor: 'bo', subject: 'amina', values: { role: 'x' } }))
    const before = await entriesOf(graph)
    await graph.write(async (tx) => {
      await audit(tx, { kind: 'account.delete', actor: 'amina', subject: 'amina' })
      await erase(tx, 'amina')
    })
    const after = await entriesOf(graph)
    expect(after.slice(0, 3).map(({ hash, digest }) => [hash, digest])).toEqual(
      before.map(({ hash, digest }) => [hash, digest]),
    )
    expect(after.map(({ values }) => values)).toEqual([null, '{"role":"owner"}', null, null, '{"entries":2}'])
    expect(after.map(({ salt }) => salt === null)).toEqual([true, false, true, true, false])
    expect(await lookThrough(graph)).toMatchObject({ entries: 5, erased: 2, faultCount: 0 })
  })

  describe('altered in the database', () => {
    beforeEach(async () => {
      if (!engine.available) return
      for (const actor of ['amina', 'bo', 'chen', 'dora']) await tell(actor, { role: actor })
    })

    test.for([
      ['an actor', "MATCH (e:AuditEntry {sequence: 2}) SET e.actor = 'bob'", 'altered', 2],
      ['a value', `MATCH (e:AuditEntry {sequence: 3}) SET e.values = '{"role":"chem"}'`, 'values altered', 3],
      [
        'the way a value is written',
        `MATCH (e:AuditEntry {sequence: 3}) SET e.values = '{"role": "chen"}'`,
        'values altered',
        3,
      ],
      ['a salt', "MATCH (e:AuditEntry {sequence: 1}) SET e.salt = 'salt'", 'values altered', 1],
      ['values that are gone', 'MATCH (e:AuditEntry {sequence: 1}) REMOVE e.salt, e.values', 'values gone', 1],
      ['an entry that is gone', 'MATCH (e:AuditEntry {sequence: 2}) DELETE e', 'missing', 2],
      ['the last one that is gone', 'MATCH (e:AuditEntry {sequence: 4}) DELETE e', 'missing', 4],
      ['all that is gone', 'MATCH (e:AuditEntry) DELETE e', 'missing', 1],
      ['the end that is gone', 'MATCH (h:AuditHead) DELETE h', 'out of place', 1],
      ['a hash', "MATCH (e:AuditEntry {sequence: 4}) SET e.hash = 'hash'", 'altered', 4],
      ['a head', "MATCH (h:AuditHead) SET h.hash = 'hash'", 'head', 4],
      ['an entry put after the end', "CREATE (e:AuditEntry {sequence: 9, kind: 'role.grant'})", 'out of place', 9],
      ['an entry put before the first', "CREATE (e:AuditEntry {sequence: 0, kind: 'role.grant'})", 'out of place', 0],
      ['a number', 'MATCH (e:AuditEntry {sequence: 2}) SET e.sequence = 7', 'missing', 2],
    ] as const)('is found out: %s', async ([, cypher, fault, sequence]) => {
      await graph.write((tx) => tx.run(cypher))
      expect((await lookThrough(graph)).faults).toContainEqual(expect.objectContaining({ fault, sequence }))
    })
  })

  test('publishes the head of each day, and follows what is added', async () => {
    await tell('amina', undefined, '08:00')
    await tell('bo', { role: 'editor' }, '23:59')
    const [today, ...none] = await dayHeads(graph, at('23:59'))
    const rows = await entriesOf(graph)
    expect(none).toEqual([])
    expect(today).toEqual({ day: DAY, entries: 2, last: 2, head: rows[1]!.hash, finished: false })
    // A clock behind this one may still tell of yesterday for some minutes.
    expect((await dayHeads(graph, new Date('2026-11-22T00:03:00.000Z')))[0]!.finished).toBe(false)
    expect((await dayHeads(graph, new Date('2026-11-22T00:06:00.000Z')))[0]!.finished).toBe(true)
    const next = new Date('2026-11-22T00:01:00.000Z')
    await graph.write((tx) => audit(tx, { kind: 'key.create', actor: 'bo', subject: 'k' }, next))
    // Behind the last entry: counted to its day.
    await tell('chen', undefined, '23:59')
    const last = (await entriesOf(graph)).at(-1)!
    const days = await dayHeads(graph, next)
    expect(days).toEqual([
      { day: '2026-11-22', entries: 2, last: 4, head: last.hash, finished: false },
      { ...today, finished: true },
    ])
    expect(await lookThrough(graph, { published: days })).toMatchObject({ faultCount: 0 })
    const [forged] = (await lookThrough(graph, { published: [{ ...days[1]!, head: 'f'.repeat(64) }] })).faults
    expect(forged).toMatchObject({ fault: 'published', sequence: 2 })
  })

  test('is told of failed sign-ins together, without any address', async () => {
    for (const minute of ['01', '02', '03']) noteFailedSignIn(graph, 'amina', at(`08:${minute}`))
    for (let i = 0; i < 5; i++) noteFailedSignIn(graph, null, at('08:04'))
    expect(await entriesOf(graph)).toEqual([])
    await tellFailedSignIns(graph, at('08:15'))
    await tellFailedSignIns(graph, at('08:30'))
    const rows = await entriesOf(graph)
    expect(rows.map(({ kind, actor, subject, values }) => [kind, actor, subject, JSON.parse(values!)])).toEqual([
      [
        ...['sign-in.fail', 'nobody', 'amina'],
        { failures: 3, from: at('08:01').toISOString(), to: at('08:03').toISOString() },
      ],
      ['sign-in.fail', 'nobody', null, { failures: 5, from: at('08:04').toISOString(), to: at('08:04').toISOString() }],
    ])
  })

  test('keeps failed sign-ins that cannot be told now', async () => {
    noteFailedSignIn(graph, 'amina', at('08:01'))
    const away: Graph = { ...graph, write: () => Promise.reject(new Error('away')) }
    noteFailedSignIn(away, 'bo', at('08:01'))
    await expect(tellFailedSignIns(away)).rejects.toThrow('away')
    noteFailedSignIn(away, 'bo', at('08:09'))
    away.write = (work) => graph.write(work)
    await tellFailedSignIns(away, at('08:15'))
    const [row] = await entriesOf(graph)
    expect(row).toMatchObject({ subject: 'bo' })
    expect(JSON.parse(row!.values!)).toMatchObject({ failures: 2, from: at('08:01').toISOString() })
  })
})
