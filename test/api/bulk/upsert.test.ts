/** Batches of a provider's machine: what they write, what they leave alone, and what is tried with them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOfKey } from '#api/bulk/upsert.ts'
import { newId } from '#graph/ids.ts'
import { accountByEmail } from '#graph/queries/account.ts'
import { currentVersion } from '#graph/queries/catalogue.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'
import { providerOf } from '#test/helpers/editor.ts'
import { wholeGraph } from '#test/helpers/whole-graph.ts'
import { keyOf, lesson } from './machine.ts'

let api: TestApi
let owner: string
let provider: string
let key: string

const UPSERT = `mutation ($input: ResourcesUpsertInput!) { it: resourcesUpsert(input: $input) {
  results { key outcome keptFields resource { id state revision updatedAt title { text } } userErrors { code field message } }
  created updated unchanged refused userErrors { code field message } } }`
const WITHDRAW = `mutation ($input: ResourcesWithdrawInput!) { it: resourcesWithdraw(input: $input) {
  results { key outcome userErrors { code field message } } userErrors { code field message } } }`

interface Result {
  key: string
  outcome: string
  keptFields: string[]
  resource: { id: string; state: string; revision: number; updatedAt: string; title: { text: string } } | null
  userErrors: { code: string; field: string[]; message: string }[]
}
interface Payload {
  results: Result[]
  created: number
  updated: number
  unchanged: number
  refused: number
  userErrors: { code: string; field: string[]; message: string }[]
}

const record = lesson

async function upsert(records: unknown[], more: Record<string, unknown> = {}, token = key): Promise<Payload> {
  const { data, errors } = await api.ask(UPSERT, { input: { providerId: provider, records, ...more } }, token)
  expect(errors).toBeUndefined()
  return data!.it as Payload
}

async function refusedAs(input: Record<string, unknown>, token: string): Promise<string> {
  const { errors } = await api.ask(UPSERT, { input: { providerId: provider, records: [], ...input } }, token)
  return String(errors?.[0]?.extensions?.code)
}

async function withdraw(keys: string[], more: Record<string, unknown> = {}, token = key) {
  const input = { providerId: provider, keys, reason: 'It is out of date.', ...more }
  const { data, errors } = await api.ask(WITHDRAW, { input }, token)
  expect(errors).toBeUndefined()
  return data!.it as { results: Result[]; userErrors: Result['userErrors'] }
}

const found = async (query: string): Promise<number> =>
  (await api.ask('query ($query: String!) { it: searchResources(query: $query) { totalCount } }', { query })).data!.it
    .totalCount

beforeAll(async () => {
  api = await openApi()
  owner = await api.signUp('owner')
  await api.signUp('stranger')
  provider = await providerOf(api, owner, 'Hill School')
  key = await keyOf(api, 'owner', ['publish'], provider)
})
afterAll(() => api.close())

describe('a batch of a machine', () => {
  it('publishes under ids made of provider and key, and is found at once', async () => {
    const done = await upsert([record('a/1'), record('a/2')])
    expect(done).toMatchObject({ created: 2, updated: 0, unchanged: 0, refused: 0, userErrors: [] })
    expect(
      done.results.map(({ key: name, outcome, resource }) => [name, outcome, resource?.id, resource?.state]),
    ).toEqual(['a/1', 'a/2'].map((name) => [name, 'CREATED', idOfKey(provider, name), 'PUBLISHED']))
    expect(await found('"Lesson a/1"')).toBe(1)
    const { data } = await api.ask(
      `{ resource(id: "${idOfKey(provider, 'a/1')}") { provider { id } provenance { sources { name } } licence { label } } }`,
    )
    expect(data!.resource).toEqual({
      ...{ provider: { id: provider }, provenance: { sources: [{ name: 'Hill School' }] } },
      licence: { label: 'CC BY 4.0' },
    })
  })

  it('changes nothing when it comes again, on another day too', async () => {
    await upsert([record('b/1'), record('b/2')])
    const before = await wholeGraph(api.graph)
    const version = await currentVersion(api.graph)
    const day = api.clock.now
    api.clock.now = new Date('2026-11-23T08:00:00.000Z')
    const again = await upsert([record('b/1'), record('b/2')])
    api.clock.now = day
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
    expect(again.results[0]!.resource).toMatchObject({ id: idOfKey(provider, 'b/1'), revision: 1 })
    expect(await currentVersion(api.graph)).toBe(version)
    // That the key was used is noted, and nothing else.
    const withoutUse = (lines: string[]) => lines.filter((line) => !line.includes('"ApiKey"'))
    expect(withoutUse(await wholeGraph(api.graph))).toEqual(withoutUse(before))
  })

  it('updates what says otherwise, keeps its former state, and leaves alone what it does not name', async () => {
    await upsert([record('c/1'), record('c/2')])
    const done = await upsert([record('c/1', { title: 'Otherwise', minutes: 20 })])
    expect(done.results).toMatchObject([
      { outcome: 'UPDATED', resource: { revision: 2, title: { text: 'Otherwise' } } },
    ])
    const revisions = await api.graph.read(
      'MATCH (r:Resource {id: $id})-[:HAS_REVISION]->(v) RETURN v.number AS number, v.by AS by',
      { id: idOfKey(provider, 'c/1') },
    )
    expect(revisions).toEqual([
      { number: 1, by: (await accountByEmail(api.graph, 'owner@classroom.example'))!.agentId },
    ])
    expect(await found('"Lesson c/2"')).toBe(1)
  })

  it('refuses records with faults alone, each with the path of what is wrong', async () => {
    const done = await upsert([
      record('d/1'),
      record('d/2', { licence: 'none such', url: 'javascript:alert(1)' }),
      record(' d/3'),
      record('d/4', { basedOn: [newId()] }),
      record(''),
      record('x'.repeat(201)),
      record('d/5\u202e'),
    ])
    expect(done).toMatchObject({ created: 1, refused: 6, userErrors: [] })
    expect(
      done.results.map(({ userErrors }) => userErrors.map(({ code, field }) => `${code} ${field.join('.')}`)),
    ).toEqual([
      [],
      ['INVALID input.records.1.resource.url', 'INVALID input.records.1.resource.licence'],
      ['INVALID input.records.2.key'],
      ['NOT_FOUND input.records.3.resource.basedOn.0'],
      ['REQUIRED input.records.4.key'],
      ['TOO_LONG input.records.5.key'],
      ['INVALID input.records.6.key'],
    ])
  })

  it('takes the last of several records with one key, and says so of the others', async () => {
    const done = await upsert([record('e', { title: 'First' }), record('e', { title: 'Last' })])
    expect(done.results.map(({ outcome }) => outcome)).toEqual(['REFUSED', 'CREATED'])
    expect(done.results[0]!.userErrors).toMatchObject([{ code: 'CONFLICT', field: ['input', 'records', '0', 'key'] }])
    expect(done.results[1]!.resource!.title.text).toBe('Last')
  })

  it('says in a dry run what it would do, and writes nothing', async () => {
    await upsert([record('f/1'), record('f/2')])
    const before = await wholeGraph(api.graph)
    const done = await upsert(
      [record('f/1'), record('f/2', { minutes: 5 }), record('f/3'), record('f/4', { url: '' })],
      {
        dryRun: true,
      },
    )
    expect(done.results.map(({ outcome, resource }) => [outcome, resource?.id])).toEqual([
      ['UNCHANGED', idOfKey(provider, 'f/1')],
      ['UPDATED', idOfKey(provider, 'f/2')],
      ['CREATED', undefined],
      ['REFUSED', undefined],
    ])
    expect(await wholeGraph(api.graph)).toEqual(before)
  })

  it('leaves what people changed here as it is, and says which fields', async () => {
    await upsert([record('g')])
    const id = idOfKey(provider, 'g')
    const { key: _key, resource } = { ...record('g', { title: 'By hand' }) }
    const edited = await api.ask(
      `mutation ($id: ID!, $input: ResourceInput!) { it: resourceUpdate(id: $id, revision: 1, input: $input) { userErrors { message } } }`,
      { id, input: resource },
      owner,
    )
    expect(edited.data?.it.userErrors).toEqual([])
    const done = await upsert([record('g', { title: 'By machine', minutes: 7 })])
    expect(done.results).toMatchObject([
      { outcome: 'UPDATED', keptFields: ['title'], resource: { title: { text: 'By hand' }, revision: 3 } },
    ])
  })

  it('tells the log once, of each resource', async () => {
    await upsert([record('h/1')])
    await upsert([record('h/1', { minutes: 3 }), record('h/2'), record('h/3'), record('h/4', { url: '' })])
    const [entry] = await api.graph.read<{ actor: string; subject: string; values: string }>(
      `MATCH (e:AuditEntry {kind: 'resource.upsert'}) RETURN e.actor AS actor, e.subject AS subject, e.values AS values
        ORDER BY e.sequence DESC LIMIT 1`,
    )
    expect(entry!.subject).toBe(provider)
    expect(JSON.parse(entry!.values)).toMatchObject({
      created: ['h/2', 'h/3'].map((name) => idOfKey(provider, name)).sort(),
      updated: [idOfKey(provider, 'h/1')],
    })
  })

  it('from ten clients at once ends in one resource for each record', async () => {
    const records = Array.from({ length: 50 }, (_, at) => record(`i/${at}`))
    const all = await Promise.all(Array.from({ length: 10 }, () => upsert(records)))
    const counts = all.map(({ created, unchanged, refused }) => [created, unchanged, refused])
    expect(counts.filter(([created]) => created === 50)).toHaveLength(1)
    expect(counts.filter(([, unchanged]) => unchanged === 50)).toHaveLength(9)
    expect(
      await api.graph.read('MATCH (r:Resource) WHERE r.sourceKey STARTS WITH $start RETURN count(r) AS n', {
        start: `provider:${provider}/i/`,
      }),
    ).toEqual([{ n: 50 }])
    expect(
      await api.graph.read(
        "MATCH (e:AuditEntry {kind: 'resource.upsert'}) WHERE e.values CONTAINS $id RETURN count(e) AS n",
        {
          id: idOfKey(provider, 'i/0'),
        },
      ),
    ).toEqual([{ n: 1 }])
  })

  it('takes as many reads for many records as for a few', async () => {
    const readsFor = async (count: number, name: string) => {
      api.graph.reset()
      await upsert(Array.from({ length: count }, (_, at) => record(`${name}/${at}`)))
      return api.graph.reads
    }
    await readsFor(1, 'warm')
    expect(await readsFor(200, 'many')).toBe(await readsFor(2, 'few'))
  })

  it('waits for a moderator where things are looked at first', async () => {
    api.services.moderation = 'all'
    try {
      expect((await upsert([record('j')])).results).toMatchObject([
        { outcome: 'CREATED', resource: { state: 'SUBMITTED' } },
      ])
      expect(await found('"Lesson j"')).toBe(0)
    } finally {
      api.services.moderation = 'off'
    }
    expect((await upsert([record('j', { minutes: 3 })])).results).toMatchObject([
      { outcome: 'UPDATED', resource: { state: 'SUBMITTED' } },
    ])
  })
})

describe('withdrawing by key', () => {
  it('withdraws what it names, with the reason, and nothing else', async () => {
    await upsert([record('k/1'), record('k/2')])
    expect((await withdraw(['k/1', 'none'], { dryRun: true })).results.map(({ outcome }) => outcome)).toEqual([
      'WITHDRAWN',
      'REFUSED',
    ])
    expect(await found('"Lesson k/1"')).toBe(1)
    const { results } = await withdraw(['k/1', 'none', 'k/1'])
    expect(
      results.map(({ outcome, userErrors }) => [
        outcome,
        ...userErrors.map(({ code, field }) => `${code} ${field.join('.')}`),
      ]),
    ).toEqual([['WITHDRAWN'], ['REFUSED', 'NOT_FOUND input.keys.1'], ['REFUSED', 'CONFLICT input.keys.2']])
    expect(await found('"Lesson k/1"')).toBe(0)
    expect(await found('"Lesson k/2"')).toBe(1)
    const { data } = await api.ask(`{ resource(id: "${idOfKey(provider, 'k/1')}") { state stateReason } }`)
    expect(data!.resource).toEqual({ state: 'WITHDRAWN', stateReason: 'It is out of date.' })
    const version = await currentVersion(api.graph)
    expect((await withdraw(['k/1'])).results).toMatchObject([{ outcome: 'UNCHANGED' }])
    expect(await currentVersion(api.graph)).toBe(version)
  })

  it('leaves a tombstone that takes no further records, said again or not', async () => {
    await upsert([record('l')])
    await withdraw(['l'])
    for (const more of [{}, { minutes: 3 }])
      expect((await upsert([record('l', more)])).results).toMatchObject([
        { outcome: 'REFUSED', userErrors: [{ code: 'CONFLICT' }] },
      ])
  })

  it('asks for a reason', async () => {
    expect(await withdraw(['k/2'], { reason: '' })).toMatchObject({
      results: [],
      userErrors: [{ code: 'REQUIRED', field: ['input', 'reason'] }],
    })
  })
})

describe('what is tried with batches', () => {
  it.each([
    ['a stranger', 'stranger', 'publish', 'FORBIDDEN'],
    ['a key with too small a scope', 'owner', 'read', 'FORBIDDEN'],
    ['a key for managing', 'owner', 'manage', 'FORBIDDEN'],
  ] as const)('%s is refused', async (_who, name, scope, code) => {
    expect(await refusedAs({ records: [record('z')] }, await keyOf(api, name, [scope]))).toBe(code)
  })

  it('a key of one provider does nothing for another, and a provider that is not there is told', async () => {
    const other = await providerOf(api, owner, 'Valley School')
    expect(await refusedAs({ providerId: other, records: [record('z')] }, key)).toBe('FORBIDDEN')
    expect((await upsert([record('z')], { providerId: newId() })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['input', 'providerId'] },
    ])
  })

  it('the same key of two providers names two resources, and imported ones cannot be named', async () => {
    const strangers = (await api.ask('{ viewer { id } }', {}, await keyOf(api, 'stranger', ['publish']))).data!.viewer
    expect(strangers).toBeTruthy()
    const token = await keyOf(api, 'stranger', ['publish', 'manage'])
    const other = await providerOf(api, token, 'Valley Press')
    await upsert([record('m')])
    const [pizza] = await api.graph.read<{ key: string; title: string[] }>(
      "MATCH (r:Resource) WHERE r.sourceKey STARTS WITH 'classroom:' RETURN r.sourceKey AS key, r.titles AS title ORDER BY key LIMIT 1",
    )
    const tried = ['m', pizza!.key, `provider:${provider}/m`, `../${provider}/m`, `/m`].map((name) =>
      record(name, { title: 'Taken over' }),
    )
    expect(await upsert(tried, { providerId: other }, token)).toMatchObject({ created: 5 })
    expect((await upsert([record('m')])).results).toMatchObject([
      { outcome: 'UNCHANGED', resource: { title: { text: 'Lesson m' } } },
    ])
    expect(
      await api.graph.read('MATCH (r:Resource {sourceKey: $key}) RETURN r.titles AS title', { key: pizza!.key }),
    ).toEqual([{ title: pizza!.title }])
    expect((await withdraw(['m'], { providerId: other }, token)).results).toMatchObject([{ outcome: 'WITHDRAWN' }])
    expect(await found('"Lesson m"')).toBe(1)
  })

  it('1,001 records are refused whole', async () => {
    const many = Array.from({ length: 1_001 }, (_, at) => record(`n/${at}`))
    expect(await upsert(many)).toMatchObject({
      results: [],
      userErrors: [{ code: 'TOO_MANY', field: ['input', 'records'] }],
    })
    expect((await withdraw(many.map((each) => each.key))).userErrors).toMatchObject([
      { code: 'TOO_MANY', field: ['input', 'keys'] },
    ])
  })

  it.each(['state', 'id', 'owner', 'sourceKey', 'revision', 'provider', 'edited', 'bornHere'])(
    '“%s” in a record is refused before anything is done',
    async (field) => {
      for (const smuggled of [record('o', { [field]: 'x' }), { ...record('o'), [field]: 'x' }]) {
        const { data, errors } = await api.ask(UPSERT, { input: { providerId: provider, records: [smuggled] } }, key)
        expect(errors?.[0]?.message).toContain(field)
        expect(data?.it).toBeUndefined()
      }
    },
  )

  it('script in every text is text', async () => {
    const script = '<script>alert(1)</script>Water'
    const { results } = await upsert([
      record('p', {
        ...{ title: script, description: script, keywords: [script], creators: [script], audience: [script] },
        accessibility: { summary: script },
      }),
    ])
    expect(results).toMatchObject([{ outcome: 'CREATED' }])
    const stored = await api.graph.read('MATCH (r:Resource {id: $id}) RETURN r {.*} AS r', {
      id: idOfKey(provider, 'p'),
    })
    expect(JSON.stringify(stored)).not.toMatch(/<script/)
  })

  it('costs as much as it holds, and a full batch with its faults may be asked for', async () => {
    const many = Array.from({ length: 1_000 }, (_, at) => record(`q/${at}`, { url: '' }))
    const done = await upsert(many)
    expect(done).toMatchObject({ refused: 1_000, created: 0 })
  })
})
