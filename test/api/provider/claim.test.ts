/** Claiming imported records by proved domains: which, by whom, whole or not at all, and what later imports do. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settle } from '#api/jobs/registry.ts'
import { CLAIM } from '#api/provider/claim.ts'
import { addMember } from '#graph/queries/agent.ts'
import { accountByEmail } from '#graph/queries/account.ts'
import { beginJournal } from '#graph/queries/journal.ts'
import { upsertBatch } from '#graph/queries/upsert.ts'
import { resourcesByIds } from '#graph/queries/resource.ts'
import { idOf } from '#graph/ids.ts'
import type { ResourceRecord, SourceRecord } from '#graph/records.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'
import { providerOf } from '#test/helpers/editor.ts'

const SOURCE: SourceRecord = {
  ...{ key: 'press', name: 'Press', url: 'https://press.example/catalogue', licence: 'cc0-1.0' },
  ...{ credit: 'Press', retrieved: '2026-11-20' },
} as SourceRecord
const COLLECTOR = { ...SOURCE, key: 'collector', name: 'Collector', url: 'https://collector.example/' }
const PRESS = {
  sourceKey: 'press:agent/press',
  kind: 'organisation',
  name: 'The Press',
  domain: 'press.example',
} as const
const OTHERS = {
  sourceKey: 'collector:agent/others',
  kind: 'organisation',
  name: 'Others',
  domain: 'others.example',
} as const

function record(name: string, url: string, more: Partial<ResourceRecord> = {}): ResourceRecord {
  return {
    ...{ type: 'resource', sourceKey: `press:${name}`, url, kind: 'content', languages: ['en'], provider: PRESS },
    ...{ titles: [{ text: name, language: 'en' }], descriptions: [{ text: `About ${name}`, language: 'en' }] },
    ...{ types: [], subjects: [], levels: [], keywords: [], audience: [], materials: [], regions: [] },
    ...{
      contributions: [],
      licences: [{ part: 'all', licence: 'cc-by-4.0', words: 'CC BY 4.0' }],
      files: [],
      tags: [],
    },
    ...{ accessibilitySummaries: [], alignments: [], basedOn: [], partOf: [], requiresFirst: [] },
    ...more,
  } as ResourceRecord
}
const RECORDS = [
  record('apex', 'https://press.example/apex'),
  record('sub', 'https://www.press.example/sub'),
  record('upper', 'HTTPS://Press.Example/upper'),
  record('dept', 'https://dept.press.example/dept'),
  record('look-alike', 'https://badpress.example/x'),
  record('suffix', 'https://press.example.evil.example/x'),
  record('in-query', 'https://evil.example/?u=https://press.example/'),
  record('elsewhere', 'https://videos.example/press'),
]
const COLLECTED = [
  record('collected', 'https://others.example/a', { sourceKey: 'collector:collected', provider: OTHERS }),
  record('linked', 'https://press.example/linked', { sourceKey: 'collector:linked', provider: OTHERS }),
]
const id = (name: string) => idOf(name.includes(':') ? name : `press:${name}`)

let api: TestApi
const people: Record<string, string> = {}
const providers: Record<string, string> = {}
const records = new Map<string, string[]>()

beforeAll(async () => {
  api = await openApi({ empty: true, textRecords: async (name) => records.get(name) ?? [] })
  await upsertBatch(api.graph, SOURCE, RECORDS, { now: '2026-11-20T08:00:00.000Z' })
  await upsertBatch(api.graph, COLLECTOR, COLLECTED, { now: '2026-11-20T08:00:00.000Z' })
  for (const name of ['press', 'dept', 'collector', 'rival']) {
    people[name] = await api.signUp(name)
    providers[name] = await providerOf(api, people[name], `${name} house`)
  }
  await api.services.indexer.catchUp()
})
afterAll(() => api.close())

async function prove(name: string, domain: string) {
  const ask = async (verb: string) =>
    (
      await api.ask(
        `mutation ($p: ID!, $d: String!) { it: ${verb}(providerId: $p, domain: $d) { domain { state instructions { text } } userErrors { message } } }`,
        { p: providers[name], d: domain },
        people[name],
      )
    ).data!.it
  records.set(`_waymark.${domain}`, [(await ask('domainAdd')).domain.instructions.text])
  expect((await ask('domainCheck')).domain.state).toBe('VERIFIED')
}
const preview = async (name: string, token = people[name]) =>
  (
    await api.ask(
      `query ($id: ID!) { provider(id: $id) { claimable { count examples(first: 20) { title { text } } hosts { host count }
        taken { provider count } closer { host count } } } }`,
      { id: providers[name] },
      token,
    )
  ).data!.provider.claimable
const claim = async (name: string, count: number, token = people[name]) => {
  const { data, errors } = await api.ask(
    `mutation ($id: ID!, $count: Int!) { it: providerClaim(providerId: $id, count: $count) {
      claimed provider { resourceCount } userErrors { code field message } } }`,
    { id: providers[name], count },
    token,
  )
  return errors ? { refused: errors[0]!.extensions?.code } : data!.it
}
const titles = ({ examples }: { examples: { title: { text: string } }[] }) =>
  examples.map(({ title }) => title.text).sort()
const providerNow = async (name: string) => (await resourcesByIds(api.graph, [id(name)]))[0]!.provider.name

describe('claiming imported records', () => {
  it('shows nothing without a proof, and nothing to others', async () => {
    expect(await preview('press')).toMatchObject({ count: 0, examples: [] })
    expect(await preview('press', people.rival)).toBeNull()
    expect(await claim('press', 0)).toMatchObject({ claimed: 0, userErrors: [{ code: 'CONFLICT' }] })
    expect(await claim('press', 5, people.rival)).toEqual({ refused: 'FORBIDDEN' })
  })

  it('shows what leads to the domain or comes from there, and what is closer to others', async () => {
    await prove('press', 'press.example')
    await prove('dept', 'dept.press.example')
    const shown = await preview('press')
    // What leads elsewhere comes from the source of the press, and from its own unclaimed provider.
    expect(titles(shown)).toEqual(
      ['apex', 'elsewhere', 'in-query', 'linked', 'look-alike', 'sub', 'suffix', 'upper'].sort(),
    )
    expect(shown).toMatchObject({ count: 8, taken: [], closer: [{ host: 'dept.press.example', count: 1 }] })
    expect(shown.hosts[0]).toEqual({ host: 'press.example', count: 3 })
  })

  it('gives a collector none of what it only links to', async () => {
    await prove('collector', 'collector.example')
    expect(await preview('collector')).toMatchObject({ count: 0 })
  })

  it('does nothing when there are others than were seen', async () => {
    expect(await claim('press', 7)).toMatchObject({ claimed: 0, userErrors: [{ code: 'CONFLICT', field: ['count'] }] })
    expect(await providerNow('apex')).toBe('The Press')
  })

  it('gives all of them in one step, keeps their source, and tells the log', async () => {
    expect(await claim('press', 8)).toEqual({ claimed: 8, provider: { resourceCount: 8 }, userErrors: [] })
    const [apex] = await resourcesByIds(api.graph, [id('apex')])
    expect(apex).toMatchObject({ provider: { name: 'press house' }, sources: [{ name: 'Press', credit: 'Press' }] })
    expect(await providerNow('dept')).toBe('The Press')
    expect(await providerNow('collector:collected')).toBe('Others')
    const [facts] = await api.graph.read<Record<string, unknown>>(
      'MATCH (r:Resource {id: $id})-[:HAS_REVISION]->(v:Revision) RETURN r.edited AS edited, r.owner AS owner, v.note AS note, v.number AS number',
      { id: id('apex') },
    )
    expect(facts).toMatchObject({ edited: ['provider'], number: 1, note: expect.stringContaining('Claimed') as string })
    expect(facts!.owner).toBeTruthy()
    const [told] = await api.graph.read<{ actor: string; values: string }>(
      "MATCH (e:AuditEntry) WHERE e.kind = 'provider.claim' RETURN e.actor AS actor, e.values AS values",
    )
    expect(told!.actor).toBe((await accountByEmail(api.graph, 'press@classroom.example'))!.id)
    expect(JSON.parse(told!.values)).toEqual({ records: 8 })
    const { data } = await api.ask(
      'query ($id: ID!) { searchResources(filter: { providers: [$id] }) { totalCount } }',
      { id: providers.press },
    )
    expect(data?.searchResources.totalCount).toBe(8)
  })

  it('leaves later imports what is theirs: new words come in, the provider and edits stay', async () => {
    const again = RECORDS.map((each) => ({ ...each, descriptions: [{ text: 'New words', language: 'en' }] }))
    await upsertBatch(api.graph, SOURCE, again, { now: '2026-11-22T08:00:00.000Z' })
    const [apex] = await resourcesByIds(api.graph, [id('apex')])
    expect(apex).toMatchObject({ provider: { name: 'press house' }, descriptions: [{ text: 'New words' }] })
    const { data, errors } = await api.ask(
      `mutation ($id: ID!, $revision: Int!) { it: resourceUpdate(id: $id, revision: $revision, input: { title: "Edited here",
        description: "Mine", language: "en", licence: "cc-by-4.0", url: "https://press.example/apex" }) { userErrors { message } } }`,
      { id: id('apex'), revision: apex!.revision },
      people.press,
    )
    expect(errors).toBeUndefined()
    expect(data!.it.userErrors).toEqual([])
    const third = RECORDS.map((each) => ({ ...each, descriptions: [{ text: 'Third words', language: 'en' }] }))
    await upsertBatch(api.graph, SOURCE, third, { now: '2026-11-23T08:00:00.000Z' })
    const [edited, sub] = [await resourcesByIds(api.graph, [id('apex')]), await resourcesByIds(api.graph, [id('sub')])]
    expect(edited[0]).toMatchObject({ titles: [{ text: 'Edited here' }], descriptions: [{ text: 'Mine' }] })
    expect(sub[0]).toMatchObject({ provider: { name: 'press house' }, descriptions: [{ text: 'Third words' }] })
  })

  it('is refused with the reason to one who comes later', async () => {
    await prove('rival', 'www.press.example')
    expect(await preview('rival')).toMatchObject({ count: 0, taken: [{ provider: 'press house', count: 1 }] })
    expect(await claim('rival', 1)).toMatchObject({
      userErrors: [{ code: 'CONFLICT', message: expect.stringContaining('press house') as string }],
    })
  })

  it('takes nothing from a provider that somebody acts for, imported or not', async () => {
    const [agent] = await api.graph.read<{ id: string }>(
      "MATCH (a:Agent {sourceKey: 'press:agent/press'}) RETURN a.id AS id",
    )
    const account = await accountByEmail(api.graph, 'rival@classroom.example')
    await addMember(api.graph, { providerId: agent!.id, accountId: account!.id, role: 'owner' })
    expect(await preview('dept')).toMatchObject({ count: 0, taken: [{ provider: 'The Press', count: 1 }] })
  })

  it('is finished at the next start when the process ended after the mark, and gone when before', async () => {
    await upsertBatch(
      api.graph,
      COLLECTOR,
      ['a', 'b', 'c'].map((name) =>
        record(name, `https://late.example/${name}`, { sourceKey: `collector:${name}`, provider: OTHERS }),
      ),
      { now: '2026-11-24T08:00:00.000Z' },
    )
    const unit = (name: string) => ({ ids: [id(`collector:${name}`)], providerId: providers.collector, actor: 'agent' })
    const left = async (isMarked: boolean, names: string[]) => {
      const journal = await beginJournal(api.graph, { kind: CLAIM, title: 'a claim', at: '2026-11-24T09:00:00.000Z' })
      for (const name of names) await journal.stage(unit(name))
      if (isMarked) await journal.mark()
      journal.release()
    }
    await left(false, ['a'])
    await left(true, ['b', 'c'])
    expect(await providerNow('collector:b')).toBe('Others')
    const settled = await settle(api.graph, api.services.model, { wait: true })
    expect(settled.map(({ outcome }) => outcome).sort()).toEqual(['discarded', 'finished'])
    expect([
      await providerNow('collector:a'),
      await providerNow('collector:b'),
      await providerNow('collector:c'),
    ]).toEqual([...['Others', 'collector house', 'collector house']])
  })
})
