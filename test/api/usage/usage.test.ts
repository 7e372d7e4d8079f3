/** What is counted of what people use and miss, and what a provider's members see of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createUsage, FEWEST_PEOPLE, monthOf } from '#api/usage/usage.ts'
import type { Graph } from '#graph/graph.ts'
import { newId } from '#graph/ids.ts'
import { wishesIn } from '#graph/queries/usage.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'
import { providerOf } from '#test/helpers/editor.ts'
import { grafeoEngine } from '#test/helpers/graphs.ts'

type Json = any // eslint-disable-line @typescript-eslint/no-explicit-any

describe('counting', () => {
  const clock = { now: new Date('2026-11-21T08:00:00.000Z') }
  let graph: Graph
  beforeAll(async () => {
    graph = await grafeoEngine.open()
  })
  afterAll(() => graph.close())
  const start = () => createUsage(graph, () => clock.now)
  const uses = () =>
    graph.read('MATCH (u:Use) RETURN u.resourceId AS id, u.month AS month, u.opened AS opened, u.planned AS planned')

  it('adds up over flushes and processes, by month and resource', async () => {
    const [one, other] = [start(), start()]
    one.opened('a')
    one.opened('a')
    one.planned(['a', 'a'])
    await one.flush()
    await one.flush()
    other.opened('a')
    await other.flush()
    expect(await uses()).toEqual([{ id: 'a', month: '2026-11', opened: 3, planned: 1 }])
  })

  it('tells no words that fewer than ten people looked for, however often each did', async () => {
    const usage = start()
    for (let time = 0; time < 100; time++)
      for (let person = 1; person < FEWEST_PEOPLE; person++) usage.missed('My secret  Words', 'sw', `person ${person}`)
    await usage.flush()
    expect(await wishesIn(graph, ['sw'], 10)).toEqual([])
    usage.missed('my SECRET words', 'sw', 'one more')
    await usage.flush()
    usage.missed('my secret words', 'sw', 'and another')
    await usage.flush()
    expect(await wishesIn(graph, ['sw'], 10)).toEqual([{ words: 'my secret words', language: 'sw', count: 11 }])
    expect(await wishesIn(graph, ['en'], 10)).toEqual([])
    const stored = await graph.read('MATCH (n) RETURN n {.*} AS node')
    expect(JSON.stringify(stored)).not.toContain('person')
  })

  it('passes over what is long, empty, or comes from nowhere, and holds no more than it may', async () => {
    const usage = start()
    for (let person = 0; person < 20; person++) {
      usage.missed('x'.repeat(61), 'fr', `person ${person}`)
      usage.missed('   ', 'fr', `person ${person}`)
      usage.missed('lanterns', 'fr', '')
      usage.missed('kept', 'fr', `person ${person}`)
    }
    for (let at = 0; at < 2_000; at++) usage.missed(`other ${at}`, 'fr', 'somebody')
    await usage.flush()
    expect(await wishesIn(graph, ['fr'], 10)).toEqual([])
  })

  it('keeps what could not be stored for the next time', async () => {
    let isAway = true
    const usage = createUsage(
      { ...graph, write: (work) => (isAway ? Promise.reject(new Error('away')) : graph.write(work)) },
      () => clock.now,
    )
    usage.opened('b')
    await expect(usage.flush()).rejects.toThrow('away')
    usage.opened('b')
    isAway = false
    await usage.flush()
    expect((await uses()).filter(({ id }) => id === 'b')).toMatchObject([{ opened: 2 }])
  })

  it('forgets after twelve months', async () => {
    clock.now = new Date('2027-12-01T00:00:00.000Z')
    const usage = start()
    usage.opened('c')
    await usage.flush()
    expect((await uses()).map(({ id }) => id)).toEqual(['c'])
    expect(monthOf(new Date('2026-01-31T23:59:59.999Z'), 2)).toBe('2025-11')
  })
})

describe('the dashboard of a provider', () => {
  let api: TestApi
  let amina: string
  let provider: string
  const ids: string[] = []
  beforeAll(async () => {
    api = await openApi()
    amina = await api.signUp('amina')
    provider = await providerOf(api, amina, 'Hill School')
    for (const title of ['Bridges', 'Lanterns']) {
      const { data } = await api.ask(
        `mutation { resourcePublish(providerId: "${provider}", input: { title: "${title}", description: "How they stand.",
          language: "sw", licence: "cc-by-4.0", url: "https://hill.example/${title}" }) { resource { id } } }`,
        {},
        amina,
      )
      ids.push(data?.resourcePublish.resource.id as string)
    }
  })
  afterAll(() => api.close())

  const dashboard = async (token?: string): Promise<Json> => {
    const { data, errors } = await api.ask(
      `query ($id: ID!) { provider(id: $id) { dashboard {
        states { state count } countedOf withOutcomes withAccessibility missing { message why count }
        wishes { words language count }
        resources { totalCount nodes { resource { id } opened planned collected translated remixed improvements { message } } }
      } } }`,
      { id: provider },
      token,
    )
    expect(errors).toBeUndefined()
    return data?.provider.dashboard
  }
  const open = async (id: string, token?: string): Promise<Json> =>
    (await api.ask(`mutation { resourceOpen(id: "${id}") { url userErrors { code } } }`, {}, token)).data?.resourceOpen

  it('counts what was opened, collected and made of each resource, and says what most of them lack first', async () => {
    expect(await open(ids[0]!)).toEqual({ url: 'https://hill.example/Bridges', userErrors: [] })
    expect((await open(newId())).userErrors).toEqual([{ code: 'NOT_FOUND' }])
    await api.services.usage.flush()
    const made = await api.ask(
      `mutation { collectionCreate(input: { titles: [{ text: "Mine", language: "en" }],
        sections: [{ entries: [{ resourceId: "${ids[0]}" }] }] }) { collection { id } userErrors { message } } }`,
      {},
      amina,
    )
    expect(made.data?.collectionCreate.userErrors).toEqual([])
    const seen = await dashboard(amina)
    expect(seen).toMatchObject({ states: [{ state: 'PUBLISHED', count: 2 }], countedOf: 2, withOutcomes: 0 })
    expect(seen.missing[0]).toEqual({
      message: 'Say which learning outcomes it teaches.',
      why: expect.any(String) as string,
      count: 2,
    })
    expect(seen.missing.map(({ message }: Json) => message)).toContain(
      'Answer more of the questions on who can use it.',
    )
    const { nodes, totalCount } = seen.resources
    expect(totalCount).toBe(2)
    expect(nodes.find(({ resource }: Json) => resource.id === ids[0])).toMatchObject({
      ...{ opened: 1, planned: 0, collected: 1, translated: 0, remixed: 0 },
    })
  })

  it('tells its members what is looked for in vain in their languages', async () => {
    for (let person = 0; person < FEWEST_PEOPLE; person++)
      await api.server.execute({
        document: '{ searchResources(query: "zzqqxx lanterns", languages: ["sw"]) { totalCount } }',
        variables: {},
        caller: { address: `person ${person}` },
      })
    await api.services.usage.flush()
    const { wishes } = await dashboard(amina)
    expect(wishes).toEqual([{ words: 'zzqqxx lanterns', language: 'sw', count: FEWEST_PEOPLE }])
  })

  it('is for its members alone', async () => {
    expect(await dashboard()).toBeNull()
    expect(await dashboard(await api.signUp('ben'))).toBeNull()
  })

  it('opens nothing that the reader may not see', async () => {
    const { data } = await api.ask(
      `mutation { resourceRemix(id: "${ids[0]}", providerId: "${provider}") { resource { id } } }`,
      {},
      amina,
    )
    expect((await open(data?.resourceRemix.resource.id as string)).userErrors).toEqual([{ code: 'NOT_FOUND' }])
  })
})
