import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Graph } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import type { OutcomeNode, ResourceNode } from '#graph/nodes.ts'
import { agentsByIds } from '#graph/queries/agent.ts'
import { changesSince, commit, currentVersion } from '#graph/queries/catalogue.ts'
import { conceptsByIds } from '#graph/queries/concept.ts'
import { frameworksByIds } from '#graph/queries/framework.ts'
import { outcomesByIds, outcomesByUri } from '#graph/queries/outcome.ts'
import { writeResource } from '#graph/queries/publish.ts'
import { UnknownIdError } from '#graph/queries/planned.ts'
import { idsOfReferences } from '#graph/queries/reference.ts'
import { resourceIdBySourceKey, resourcesByIds, revisionsOf } from '#graph/queries/resource.ts'
import { recordKeysOf, upsertBatch } from '#graph/queries/upsert.ts'
import type { ImportRecord, OutcomeRecord, ResourceRecord, SourceRecord } from '#graph/records.ts'
import {
  CLASSROOM,
  framework,
  loadClassroom,
  NOW,
  outcomes,
  records,
  resource,
  resources,
} from '#test/fixtures/classroom.ts'
import { grafeoEngine } from '#test/helpers/graphs.ts'
import { wholeGraph } from '#test/helpers/whole-graph.ts'

let graph: Graph
beforeEach(async () => {
  graph = await grafeoEngine.open()
})
afterEach(() => graph.close())

const LATER = '2026-12-01T08:00:00.000Z'
const OTHER: SourceRecord = { key: 'library', name: 'The library' }
const pizza = resources[0]!

const load = (...batch: ImportRecord[]) => upsertBatch(graph, CLASSROOM, batch, { now: NOW })
const reload = (...batch: ImportRecord[]) => upsertBatch(graph, CLASSROOM, batch, { now: LATER })
async function read(record: { sourceKey: string }): Promise<ResourceNode> {
  const id = await resourceIdBySourceKey(graph, record.sourceKey)
  return (await resourcesByIds(graph, [id!]))[0]!
}
async function outcomeNamed(name: string): Promise<OutcomeNode> {
  return (await outcomesByIds(graph, [idOf(`classroom:outcome/${name}`)]))[0]!
}

describe('a first import', () => {
  test('counts what it made, in one catalogue version', async () => {
    const counts = await load(...records)
    expect(counts).toMatchObject({ created: 36, updated: 0, unchanged: 0, joined: 0, placeholders: 1, version: 1 })
    expect(counts.byType.resource).toEqual({ created: 20, updated: 0, unchanged: 0 })
    expect(counts.warnings).toEqual([])
    expect(await currentVersion(graph)).toBe(1)
  })

  test('keeps everything a resource says', async () => {
    await load(...records)
    const node = await read(pizza)
    expect(node).toMatchObject({
      id: idOf(pizza.sourceKey),
      uri: pizza.uri,
      work: idOf(pizza.sourceKey),
      state: 'published',
      titles: pizza.titles,
      descriptions: pizza.descriptions,
      url: pizza.url,
      languages: ['en'],
      keywords: ['pizza', 'parts'],
      minutes: 20,
      device: 'each',
      printable: false,
      signInNeeded: false,
      cost: 'free',
      materials: [],
      revision: 1,
      createdAt: NOW,
      updatedAt: NOW,
      bornHere: false,
      licences: pizza.licences,
      files: pizza.files,
      accessibilitySummaries: pizza.accessibilitySummaries,
      partOf: [],
    })
    expect(node.provider).toMatchObject({
      name: 'Hill School Press',
      claimed: false,
      url: 'https://press.classroom.example/',
    })
    expect(node.contributors.map(({ name, role }) => [name, role])).toEqual([
      ['Amina Otieno', 'author'],
      ['Lee Park', 'illustrator'],
    ])
    expect(node.tags.map((tag) => `${tag.kind} ${tag.value}`)).toEqual([
      'feature alternativeText',
      'hazard none',
      'mode visual',
    ])
    expect(node.subjects[0]!.labels.map(({ text }) => text)).toEqual(['Mathematics', 'Matemáticas', 'رياضيات'])
    expect(node.alignments).toMatchObject([
      { kind: 'teaches', source: 'classroom', outcome: { code: '3.NF.A.1', framework: { titles: framework.titles } } },
    ])
    expect(node.sources).toEqual([CLASSROOM])
  })

  test('groups the editions of a work', async () => {
    await load(...records)
    const works = await Promise.all(resources.slice(0, 3).map(async (record) => (await read(record)).work))
    expect(new Set(works)).toEqual(new Set([idOf(pizza.sourceKey)]))
  })

  test('keeps the fields we do not model, and the hash, on the record', async () => {
    await load(...records)
    const [record] = await graph.read(
      'MATCH (r:Record {key: $key})-[:FROM]->(s) RETURN r.extra AS extra, s.key AS source',
      {
        key: pizza.sourceKey,
      },
    )
    expect(record).toEqual({ extra: '{"shelf":"A3"}', source: 'classroom' })
    expect(await recordKeysOf(graph, 'classroom')).toHaveLength(36)
  })

  test('takes text for text: Cypher, quotes and marks are stored as they are', async () => {
    const text = `'); MATCH (n) DETACH DELETE n // {"$a"} \\ \` ‮ 😀`
    const record = resource('odd', text, 'shadows', {
      keywords: [text],
      tags: [{ kind: 'feature', value: text, says: 'present', basis: 'declared' }],
    })
    await load(...records, { ...record, sourceKey: `classroom:${text}` })
    const node = await read({ sourceKey: `classroom:${text}` })
    expect(node.titles[0]!.text).toBe(text)
    expect(node.keywords).toEqual([text])
    expect(node.tags[0]!.value).toBe(text)
    expect(await outcomeNamed('shadows')).toBeDefined()
  })
})

describe('the same import again', () => {
  test('writes nothing, times and versions included', async () => {
    await load(...records)
    const before = await wholeGraph(graph)
    expect(await reload(...records)).toMatchObject({ created: 0, updated: 0, unchanged: 36, version: 1, warnings: [] })
    expect(await wholeGraph(graph)).toEqual(before)
  })

  test('writes nothing when only the fields of a record come in another order', async () => {
    await load(...records)
    const turned = records.map(
      (record) => Object.fromEntries(Object.entries(record).reverse()) as unknown as ImportRecord,
    )
    expect(await reload(...turned)).toMatchObject({ unchanged: 36, version: 1 })
  })

  test('writes nothing when the source was only read on another day', async () => {
    await load(...records)
    const counts = await upsertBatch(graph, { ...CLASSROOM, retrieved: '2027-01-01' }, records)
    expect(counts).toMatchObject({ unchanged: 36, version: 1 })
  })

  test('keeps a new credit line, and tells the feed', async () => {
    await load(...records)
    await upsertBatch(graph, { ...CLASSROOM, credit: 'Somebody else' }, records)
    expect((await read(pizza)).sources[0]!.credit).toBe('Somebody else')
    expect(await changesSince(graph, 1)).toMatchObject({ changes: [{ kind: 'source', ids: ['classroom'] }] })
  })
})

describe('a changed record', () => {
  test('changes its resource alone and keeps the former state', async () => {
    await load(...records)
    const counts = await reload(...records.map((record) => (record === pizza ? { ...pizza, minutes: 25 } : record)))
    expect(counts).toMatchObject({ created: 0, updated: 1, unchanged: 35, version: 2 })
    expect(await read(pizza)).toMatchObject({ minutes: 25, revision: 2, createdAt: NOW, updatedAt: LATER })
    expect(await read(resources[1]!)).toMatchObject({ revision: 1, updatedAt: NOW })
    expect(await changesSince(graph, 1)).toEqual({
      version: 2,
      changes: [{ version: 2, kind: 'resource', ids: [idOf(pizza.sourceKey)] }],
    })
    const [former] = await revisionsOf(graph, idOf(pizza.sourceKey))
    expect(former).toMatchObject({ number: 1, at: LATER, by: 'classroom' })
    const snapshot = JSON.parse(former!.snapshot) as {
      properties: { minutes: number }
      links: { type: string; file?: object }[]
    }
    expect(snapshot.properties.minutes).toBe(20)
    expect(snapshot.links.map((link) => link.type)).toContain('CONTRIBUTED')
    expect(snapshot.links.find((link) => link.file)?.file).toMatchObject({ bytes: 400_000 })
  })

  test('loses what the source no longer says', async () => {
    await load(...records)
    const { minutes: _minutes, ...rest } = pizza
    await reload({
      ...rest,
      tags: [],
      keywords: [],
      files: [],
      contributions: pizza.contributions.slice(1),
      subjects: [],
    })
    const node = await read(pizza)
    expect(node).toMatchObject({ minutes: null, tags: [], keywords: [], files: [], subjects: [] })
    expect(node.contributors.map(({ name }) => name)).toEqual(['Lee Park'])
    expect(await graph.read('MATCH (f:File) RETURN f.url AS url')).toEqual([])
  })

  test('with other unmodelled fields only changes the record, not the resource', async () => {
    await load(...records)
    expect(await reload({ ...pizza, extra: { shelf: 'B1' } })).toMatchObject({ updated: 1, version: 2 })
    expect(await read(pizza)).toMatchObject({ revision: 1, updatedAt: NOW })
    const [record] = await graph.read('MATCH (r:Record {key: $key}) RETURN r.extra AS extra', { key: pizza.sourceKey })
    expect(record).toEqual({ extra: '{"shelf":"B1"}' })
  })

  test('does not bring back what was withdrawn here', async () => {
    await load(...records)
    await graph.write((tx) =>
      tx.run("MATCH (r:Resource {id: $id}) SET r.state = 'withdrawn'", { id: idOf(pizza.sourceKey) }),
    )
    await reload({ ...pizza, minutes: 25 })
    expect(await read(pizza)).toMatchObject({ state: 'withdrawn', minutes: 25 })
  })

  test('leaves alone what was edited here, in fields and in links', async () => {
    await load(...records)
    const edited: ResourceRecord = {
      ...pizza,
      titles: [{ language: 'en', text: 'Pizza for all' }],
      tags: [{ kind: 'feature', value: 'captions', says: 'present', basis: 'declared' }],
    }
    await commit(graph, async (tx) => {
      const { changes } = await writeResource(tx, edited, { actor: 'amina', id: idOf(pizza.sourceKey), now: LATER })
      return { value: null, changes }
    })
    await reload({ ...pizza, titles: [{ language: 'en', text: 'Pizza!' }], tags: [], minutes: 30, extra: undefined })
    const node = await read(pizza)
    expect(node.titles).toEqual(edited.titles)
    expect(node.tags).toEqual(edited.tags)
    expect(node.minutes).toBe(30)
  })
})

describe('identifiers that repeat', () => {
  test('in one batch: the last record counts and the others are reported', async () => {
    const counts = await load(...records, { ...pizza, minutes: 1 }, { ...pizza, minutes: 2 })
    expect(counts.created).toBe(36)
    expect((await read(pizza)).minutes).toBe(2)
    expect(counts.warnings).toEqual([
      { sourceKey: pizza.sourceKey, message: 'the identifier is repeated; the last record counts' },
      { sourceKey: pizza.sourceKey, message: 'the identifier is repeated; the last record counts' },
    ])
  })

  test('within one record: links and files stand once', async () => {
    await load(...records, { ...pizza, tags: [...pizza.tags, ...pizza.tags], files: [...pizza.files, ...pizza.files] })
    const node = await read(pizza)
    expect(node.tags).toHaveLength(3)
    expect(node.files).toHaveLength(1)
  })
})

describe('placeholders', () => {
  const story = { sourceKey: 'elsewhere:story/mirror', uri: 'https://elsewhere.example/mirror' }

  test('stand for what is only named', async () => {
    await load(...records)
    expect(await read(story)).toMatchObject({
      id: idOf(story.sourceKey),
      uri: story.uri,
      state: 'referenced',
      titles: [{ language: 'und', text: 'A mirror story' }],
    })
  })

  test('are filled by the record they stood for, and keep their id', async () => {
    await load(...records)
    const counts = await upsertBatch(graph, OTHER, [{ ...resource('m', 'Mirror', 'reflection'), ...story }])
    expect(counts).toMatchObject({ created: 1, joined: 0 })
    expect(await read(story)).toMatchObject({
      id: idOf(story.sourceKey),
      state: 'published',
      revision: 1,
      sources: [{ key: 'library' }],
    })
  })

  test('that are known by uri alone are filled by a record with another key', async () => {
    const named = { ...outcomes[8]!, framework: { sourceKey: 'uri:https://f.example', uri: 'https://f.example' } }
    await load(named)
    const record: ImportRecord = { ...framework, sourceKey: 'classroom:f', uri: 'https://f.example' }
    await load(record)
    expect(await frameworksByIds(graph, [idOf('uri:https://f.example')])).toMatchObject([
      { state: 'published', titles: framework.titles },
    ])
    expect(await frameworksByIds(graph, [idOf('classroom:f')])).toEqual([])
    expect(await reload(record)).toMatchObject({ unchanged: 1 })
    expect(await idsOfReferences(graph, 'Framework', [{ sourceKey: 'classroom:f' }])).toEqual(
      new Map([['classroom:f', idOf('uri:https://f.example')]]),
    )
  })

  test('are not made for what comes later in the same batch', async () => {
    expect(await load(...records.toReversed())).toMatchObject({ placeholders: 1, created: 36 })
  })

  test('are never made for an unknown id: the batch is refused', async () => {
    const record = resource('x', 'X', 'shadows', {
      basedOn: [{ sourceKey: 'id:00000000-0000-4000-8000-000000000000' }],
    })
    await expect(load(...records, record)).rejects.toThrow(UnknownIdError)
    expect(await wholeGraph(graph)).toEqual([])
  })
})

describe('a second source', () => {
  const theirs = (name: string, more: Partial<OutcomeRecord> = {}): OutcomeRecord => ({
    ...outcomes.find((outcome) => outcome.sourceKey.endsWith(name))!,
    sourceKey: `library:${name}`,
    framework: { sourceKey: 'library:framework', uri: framework.uri },
    ...more,
  })

  test('joins frameworks and outcomes by the uri of document and item', async () => {
    await load(...records)
    const theirRecords = [
      {
        ...framework,
        sourceKey: 'library:framework',
        titles: [{ language: 'nl', text: 'Breuken en licht' }],
        languages: ['nl'],
      },
      theirs('shadows', { statements: [{ language: 'nl', text: 'Leg uit hoe schaduw ontstaat.' }], notes: 'A note.' }),
    ]
    const counts = await upsertBatch(graph, OTHER, theirRecords, { now: LATER })
    expect(counts).toMatchObject({ created: 0, updated: 2, joined: 2, placeholders: 0 })
    const shadows = await outcomeNamed('shadows')
    expect(shadows.statements.map(({ language }) => language)).toEqual(['en', 'nl'])
    expect(shadows.notes).toBe('A note.')
    expect(shadows.sources.map(({ key }) => key)).toEqual(['classroom', 'library'])
    const [joined] = await frameworksByIds(graph, [idOf(framework.sourceKey)])
    expect(joined!.titles.map(({ language }) => language)).toEqual(['en', 'es', 'nl'])
    expect(joined!.languages).toEqual(['en', 'es', 'nl'])
    expect(joined!.outcomeCount).toBe(12)
    expect(await outcomesByUri(graph, [outcomes[8]!.uri!])).toHaveLength(1)
  })

  test('joined once, it writes nothing the second time', async () => {
    await load(...records)
    const batch = [{ ...framework, sourceKey: 'library:framework' }, theirs('shadows')]
    await upsertBatch(graph, OTHER, batch)
    const before = await wholeGraph(graph)
    expect(await upsertBatch(graph, OTHER, batch)).toMatchObject({ unchanged: 2, joined: 0 })
    expect(await wholeGraph(graph)).toEqual(before)
  })

  test('does not overwrite what the first one says, and the difference is reported', async () => {
    await load(...records)
    const counts = await upsertBatch(graph, OTHER, [
      theirs('shadows', { statements: [{ language: 'en', text: 'Other words.' }], ageFrom: 5 }),
    ])
    const shadows = await outcomeNamed('shadows')
    expect(shadows.statements).toEqual(outcomes[8]!.statements)
    expect(shadows.ageFrom).toBe(8)
    expect(counts.warnings).toEqual([
      { sourceKey: 'library:shadows', message: expect.stringContaining('statements, ageFrom') as string },
    ])
  })

  test('does not join an outcome of another framework that bears the same uri', async () => {
    await load(...records)
    const counts = await upsertBatch(graph, OTHER, [
      theirs('shadows', { framework: { sourceKey: 'library:other', uri: 'https://other.example' } }),
    ])
    expect(counts).toMatchObject({ created: 1, joined: 0 })
    expect(await outcomesByUri(graph, [outcomes[8]!.uri!])).toHaveLength(2)
  })

  test('never joins resources by uri', async () => {
    await load(...records)
    expect(await upsertBatch(graph, OTHER, [{ ...pizza, sourceKey: 'library:pizza' }])).toMatchObject({
      created: 1,
      joined: 0,
    })
  })

  test('adds its own tags to a resource it knows by key, and takes back only those', async () => {
    await load(...records)
    const captions = {
      kind: 'feature' as const,
      value: 'captions',
      says: 'present' as const,
      basis: 'checked' as const,
    }
    await upsertBatch(graph, OTHER, [{ ...pizza, tags: [captions] }])
    expect((await read(pizza)).tags.map(({ value }) => value)).toEqual([
      'alternativeText',
      'captions',
      'none',
      'visual',
    ])
    await upsertBatch(graph, OTHER, [{ ...pizza, tags: [] }])
    expect((await read(pizza)).tags.map(({ value }) => value)).toEqual(['alternativeText', 'none', 'visual'])
    expect((await read(pizza)).provider.name).toBe('Hill School Press')
  })

  test('that says the same of a resource is not shown twice', async () => {
    await load(...records)
    const before = await read(pizza)
    await upsertBatch(graph, OTHER, [pizza])
    const after = await read(pizza)
    for (const part of [
      'tags',
      'files',
      'contributors',
      'licences',
      'alignments',
      'subjects',
      'types',
      'levels',
    ] as const)
      expect(after[part]).toEqual(before[part])
    expect(after.sources.map(({ key }) => key).sort()).toEqual(['classroom', 'library'])
  })

  test('adds labels of other languages to a concept it only uses', async () => {
    await load(...records)
    const subject = {
      sourceKey: 'classroom:subject/science',
      labels: [
        { language: 'fr', text: 'Sciences' },
        { language: 'en', text: 'Nature' },
      ],
    }
    await upsertBatch(graph, OTHER, [{ ...resource('x', 'X', 'shadows'), sourceKey: 'library:x', subjects: [subject] }])
    const [science] = await conceptsByIds(graph, [idOf('classroom:subject/science')])
    expect(science!.labels.map(({ language, text }) => `${language} ${text}`)).toEqual([
      'en Science',
      'sw Sayansi',
      'fr Sciences',
    ])
  })

  test('does not rename an agent', async () => {
    await load(...records)
    const provider = { ...pizza.provider, name: 'Another name', uri: 'https://press.example' }
    await upsertBatch(graph, OTHER, [{ ...resource('x', 'X', 'shadows'), sourceKey: 'library:x', provider }])
    const [press] = await agentsByIds(graph, [idOf('classroom:agent/press')])
    expect(press!.name).toBe('Hill School Press')
  })
})

describe('agents', () => {
  test('take the newest name their own source gives', async () => {
    await load(...records)
    await reload({ ...pizza, provider: { ...pizza.provider, name: 'Hill Press' } })
    const [press] = await agentsByIds(graph, [idOf('classroom:agent/press')])
    expect(press!.name).toBe('Hill Press')
    expect(await changesSince(graph, 1)).toMatchObject({
      changes: expect.arrayContaining([{ version: 2, kind: 'agent', ids: [press!.id] }]) as unknown,
    })
  })

  test('keep the name they gave themselves once they are claimed', async () => {
    await load(...records)
    await graph.write((tx) =>
      tx.run('MATCH (a:Agent {id: $id}) SET a.claimed = true', { id: idOf('classroom:agent/press') }),
    )
    await reload({ ...pizza, provider: { ...pizza.provider, name: 'Hill Press' } })
    expect((await agentsByIds(graph, [idOf('classroom:agent/press')]))[0]!.name).toBe('Hill School Press')
  })
})

test('imports in any number of batches end in the same graph', async () => {
  await loadClassroom(graph)
  const atOnce = await graphWithoutVersions(graph)
  const other = await grafeoEngine.open()
  for (const record of records) await upsertBatch(other, CLASSROOM, [record], { now: NOW })
  const { syncEdges } = await import('#graph/queries/upsert.ts')
  const { edges } = await import('#test/fixtures/classroom.ts')
  await syncEdges(other, CLASSROOM, edges, { froms: 'listed' })
  expect(await graphWithoutVersions(other)).toEqual(atOnce)
  await other.close()
})

async function graphWithoutVersions(of: Graph): Promise<string[]> {
  const lines = await wholeGraph(of)
  return lines
    .filter((line) => !/"labels":\["(Change|Catalogue)"\]/.test(line))
    .map((line) => line.replaceAll(/"20\d\d-\d\d-\d\dT[\d:.]+Z"/g, '"now"'))
}
