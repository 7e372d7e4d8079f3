import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Graph } from '#graph/graph.ts'
import { idOf, newId } from '#graph/ids.ts'
import { changesSince, commit, currentVersion } from '#graph/queries/catalogue.ts'
import { type WriteOptions, withdrawResource, writeResource } from '#graph/queries/publish.ts'
import { allResources, editionsOfWorks, resourcesByIds, revisionsOf } from '#graph/queries/resource.ts'
import type { ResourceRecord } from '#graph/records.ts'
import { loadClassroom, NOW, resource, resources } from '#test/fixtures/classroom.ts'
import { grafeoEngine } from '#test/helpers/graphs.ts'
import { wholeGraph } from '#test/helpers/whole-graph.ts'

let graph: Graph
beforeEach(async () => {
  graph = await grafeoEngine.open()
  await loadClassroom(graph)
})
afterEach(() => graph.close())

const LATER = '2026-12-01T08:00:00.000Z'
const AMINA = 'agent-of-amina'
const PRESS = idOf('classroom:agent/press')
const PIZZA = idOf('classroom:resource/pizza-fractions')
const pizza = resources[0]!

/** What a form says: everything that is here is named by its id. */
function said(id: string, more: Partial<ResourceRecord> = {}): ResourceRecord {
  return {
    ...resource('new', 'Candle light', 'shadows'),
    sourceKey: `here:${id}`,
    id,
    uri: `urn:uuid:${id}`,
    provider: { sourceKey: `id:${PRESS}`, kind: 'organisation', name: 'ignored' },
    alignments: [
      {
        outcome: { sourceKey: `id:${idOf('classroom:outcome/shadows')}` },
        kind: 'teaches',
        extent: 'whole',
        status: 'accepted',
        confidence: 1,
      },
    ],
    subjects: [{ sourceKey: `id:${idOf('classroom:subject/science')}`, labels: [] }],
    ...more,
  }
}
const write = (record: ResourceRecord, options: Partial<WriteOptions> = {}) =>
  commit(graph, async (tx) => {
    const written = await writeResource(tx, record, { actor: AMINA, now: LATER, ...options })
    return { value: written, changes: written.changes }
  })
const read = async (id: string) => (await resourcesByIds(graph, [id]))[0]!

describe('publishing', () => {
  test('writes a resource that is born here', async () => {
    const id = newId()
    const { value, version } = await write(said(id))
    expect(value).toEqual({ id, revision: 1, unchanged: false, changes: [{ kind: 'resource', ids: [id] }] })
    expect(version).toBe(3)
    expect(await read(id)).toMatchObject({
      id,
      uri: `urn:uuid:${id}`,
      work: id,
      state: 'published',
      bornHere: true,
      revision: 1,
      createdAt: LATER,
      sources: [],
      provider: { id: PRESS, name: 'Hill School Press' },
      alignments: [{ source: 'here', outcome: { code: 'L.1' } }],
      subjects: [{ labels: [{ text: 'Science' }, { text: 'Sayansi' }] }],
    })
    expect(await changesSince(graph, 2)).toMatchObject({ changes: [{ kind: 'resource', ids: [id] }] })
  })

  test('joins the work of the edition it names', async () => {
    const id = newId()
    await write(said(id, { work: `id:${PIZZA}`, languages: ['fr'], titles: [{ language: 'fr', text: 'Pizza' }] }))
    const editions = await editionsOfWorks(graph, [PIZZA])
    expect(editions.map(({ languages }) => languages[0]).sort()).toEqual(['ar', 'en', 'es', 'fr'])
  })

  test('keeps who said a fact, when, and of which revision', async () => {
    const id = newId()
    await write(
      said(id, { tags: [{ kind: 'feature', value: 'captions', says: 'present', basis: 'declared', language: 'sw' }] }),
    )
    expect(
      await graph.read('MATCH (r:Resource {id: $id})-[e:HAS_TAG]->(t) RETURN t.key AS tag, e {.*} AS fact', { id }),
    ).toEqual([
      {
        tag: 'feature:captions',
        fact: { source: 'here', says: 'present', basis: 'declared', language: 'sw', by: AMINA, at: LATER, revision: 1 },
      },
    ])
  })

  test('of something with an unknown reference writes nothing', async () => {
    const before = await wholeGraph(graph)
    const unknown = { sourceKey: `id:${newId()}` }
    await expect(write(said(newId(), { basedOn: [unknown] }))).rejects.toThrow('there is no Resource')
    await expect(write(said(newId(), { provider: { ...unknown, kind: 'organisation', name: 'X' } }))).rejects.toThrow(
      'there is no Agent',
    )
    expect(await wholeGraph(graph)).toEqual(before)
  })

  test('a draft keeps it out of what is published', async () => {
    const id = newId()
    await write(said(id), { state: 'draft' })
    const all: string[] = []
    for await (const batch of allResources(graph)) all.push(...batch.map((each) => each.id))
    expect(all).not.toContain(id)
    await write(said(id), { id, state: 'published' })
    expect(await read(id)).toMatchObject({ state: 'published', revision: 2 })
  })
})

describe('changing', () => {
  test('writes the next revision and keeps the former state', async () => {
    const id = newId()
    await write(said(id))
    const { value } = await write(said(id, { minutes: 12, keywords: ['candle'] }), {
      id,
      expectRevision: 1,
      note: 'Length',
    })
    expect(value.revision).toBe(2)
    expect(await read(id)).toMatchObject({ minutes: 12, keywords: ['candle'], revision: 2 })
    const [former] = await revisionsOf(graph, id)
    expect(former).toMatchObject({ number: 1, by: AMINA, note: 'Length', at: LATER })
    expect(JSON.parse(former!.snapshot)).not.toHaveProperty('properties.minutes')
  })

  test('with the same words writes nothing', async () => {
    const id = newId()
    await write(said(id, { files: [{ url: 'https://classroom.example/a.pdf' }], tags: pizza.tags }))
    const before = await wholeGraph(graph)
    const { value, version } = await write(
      said(id, { files: [{ url: 'https://classroom.example/a.pdf' }], tags: pizza.tags }),
      {
        id,
        expectRevision: 1,
      },
    )
    expect(value).toEqual({ id, revision: 1, unchanged: true, changes: [] })
    expect(version).toBe(3)
    expect(await wholeGraph(graph)).toEqual(before)
  })

  test('from an older revision is refused and writes nothing', async () => {
    const id = newId()
    await write(said(id))
    await write(said(id, { minutes: 12 }), { id, expectRevision: 1 })
    const before = await wholeGraph(graph)
    await expect(write(said(id, { minutes: 13 }), { id, expectRevision: 1 })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
    await expect(write(said(newId()), { expectRevision: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await wholeGraph(graph)).toEqual(before)
  })

  test('by two people at once lets one of them through', async () => {
    const id = newId()
    await write(said(id))
    const both = await Promise.allSettled(
      [1, 2].map((minutes) => write(said(id, { minutes }), { id, expectRevision: 1 })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await read(id)).toMatchObject({ revision: 2 })
  })

  test('only the fields that are named leaves the others', async () => {
    await write(said(PIZZA, { minutes: 33, titles: [{ language: 'en', text: 'ignored' }] }), {
      id: PIZZA,
      fields: ['minutes'],
    })
    expect(await read(PIZZA)).toMatchObject({
      minutes: 33,
      titles: pizza.titles,
      keywords: pizza.keywords,
      work: PIZZA,
    })
    expect((await read(PIZZA)).contributors).toHaveLength(2)
  })

  test('an imported resource names the fields that are edited here', async () => {
    await write(
      { ...pizza, titles: [{ language: 'en', text: 'New' }], licences: [{ part: 'all', licence: 'cc0-1.0' }] },
      { id: PIZZA },
    )
    const [row] = await graph.read('MATCH (r:Resource {id: $id}) RETURN r.edited AS edited', { id: PIZZA })
    expect(row).toEqual({ edited: ['licences', 'titles'] })
    expect((await read(PIZZA)).work).toBe(PIZZA)
  })

  test('an edition leaves it in its work', async () => {
    const spanish = resources[1]!
    const { work: _work, ...rest } = spanish
    await write({ ...rest, minutes: 3 }, { id: idOf(spanish.sourceKey) })
    expect((await read(idOf(spanish.sourceKey))).work).toBe(PIZZA)
  })
})

describe('withdrawing', () => {
  const withdraw = (id: string, reason = 'The link is dead.') =>
    commit(graph, async (tx) => {
      const written = await withdrawResource(tx, id, reason, AMINA, LATER)
      return { value: written, changes: written.changes }
    })

  test('leaves a tombstone with the reason, and the former state', async () => {
    expect((await withdraw(PIZZA)).value).toMatchObject({ revision: 2 })
    expect(await read(PIZZA)).toMatchObject({
      state: 'withdrawn',
      stateReason: 'The link is dead.',
      titles: pizza.titles,
    })
    expect(await revisionsOf(graph, PIZZA)).toMatchObject([{ number: 1, note: 'The link is dead.' }])
    expect((await editionsOfWorks(graph, [PIZZA])).map(({ id }) => id)).not.toContain(PIZZA)
  })

  test('twice changes nothing the second time', async () => {
    await withdraw(PIZZA)
    const version = await currentVersion(graph)
    expect((await withdraw(PIZZA, 'Again')).value.unchanged).toBe(true)
    expect(await currentVersion(graph)).toBe(version)
  })

  test('ends all changes', async () => {
    await withdraw(PIZZA)
    await expect(write({ ...pizza, minutes: 1 }, { id: PIZZA })).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  test('what is not there is refused', async () => {
    await expect(withdraw(newId())).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

test('every former state is kept, in order', async () => {
  const id = newId()
  await write(said(id))
  for (const minutes of [1, 2, 3, 4]) await write(said(id, { minutes }), { id })
  const revisions = await revisionsOf(graph, id)
  expect(revisions.map(({ number }) => number)).toEqual([4, 3, 2, 1])
  expect(
    revisions.map(({ snapshot }) => (JSON.parse(snapshot) as { properties: { minutes?: number } }).properties.minutes),
  ).toEqual([3, 2, 1, undefined])
  expect((await read(id)).createdAt).toBe(LATER)
  expect(NOW < LATER).toBe(true)
})
