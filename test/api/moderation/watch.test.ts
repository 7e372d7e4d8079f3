/** Each rule by which somebody looks at changes of what is public, up to its edges, and what a machine does to the queue. */
import { afterEach, describe, expect, it } from 'vitest'
import { acceptanceOf, acceptMany } from '#api/moderation/decide.ts'
import { grouped } from '#api/moderation/queue.ts'
import { MASS, type Seen, suspicions, watchChanges, watchWithdrawal } from '#api/moderation/watch.ts'
import { accountByEmail } from '#graph/queries/account.ts'
import { caseId, type CaseNode, openCases } from '#graph/queries/moderation.ts'
import { openPlace, type PlaceOfTest } from './people.ts'

const DAY = 24 * 3_600_000
const seen = (url: string, licence = 'cc-by-nc-nd-4.0', files: string[] = []): Seen => ({
  ...{ url, licences: [{ part: 'all' as const, licence }], files: files.map((each) => ({ url: each })) },
})

describe('what is suspicious', () => {
  const before = seen('https://a.example/1', 'cc-by-nc-nd-4.0', ['https://files.example/1.pdf'])
  it.each<[string, Seen, string[]]>([
    ['another page', seen('https://a.example/2?x#y', 'cc-by-nc-nd-4.0'), []],
    ['https in the place of http', seen('http://a.example/1', 'cc-by-nc-nd-4.0'), []],
    ['another host', seen('https://b.example/1'), ['link-host']],
    ['another port', seen('https://a.example:8443/1'), ['link-host']],
    ['a name below the host', seen('https://a.example.evil.example/1'), ['link-host']],
    ['a host in the name of somebody', seen('https://a.example@b.example/1'), ['link-host']],
    ['a host that looks alike', seen('https://а.example/1'), ['link-host']],
    ['a link that is none', seen('javascript:alert(1)'), ['link-host']],
    [
      'a file where its link or files were',
      seen('https://a.example/1', 'cc-by-nc-nd-4.0', ['https://a.example/f', 'https://files.example/2']),
      [],
    ],
    ['a file elsewhere', seen('https://a.example/1', 'cc-by-nc-nd-4.0', ['https://b.example/f']), ['link-host']],
    ['a licence that permits more', seen('https://a.example/1', 'cc-by-4.0'), ['licence-widened']],
    ['a licence that permits less', seen('https://a.example/1', 'all-rights-reserved'), []],
    ['both', seen('https://b.example/1', 'cc0-1.0'), ['link-host', 'licence-widened']],
  ])('of %s', (_what, after, reasons) => {
    expect(suspicions(before, after)).toEqual(reasons)
  })
})

let place: PlaceOfTest
afterEach(() => place?.close())

const QUEUE = `{ moderationQueue(first: 100) { totalCount nodes {
  id kind reasons openedAt resource { id } provider { id } resourceCount viewerDecisions } } }`
const queue = async (who = 'reviewer') => (await place.ask(who, QUEUE)).moderationQueue
const at = (milliseconds: number) => new Date(place.api.clock.now.getTime() + milliseconds)
const hop = { before: seen('https://a.example/1'), after: seen('https://b.example/1') }

/** So many suspicious changes of a provider at one time, in as many transactions. */
async function change(from: number, count: number, now: Date, providerId = place.provider): Promise<void> {
  for (let n = from; n < from + count; n++)
    await place.api.graph.write((tx) =>
      watchChanges(tx, providerId, [{ id: `resource-${n}`, revision: 1, ...hop }], { moderation: 'off', now }),
    )
}
const cases = async () =>
  (await place.api.graph.read<{ open: CaseNode }>('MATCH (c:ModerationCase) RETURN c {.*} AS open')).map(
    ({ open }) => open,
  )
const massOf = async (providerId = place.provider) => (await cases()).find(({ subject }) => subject === providerId)

describe('many changes of one provider', () => {
  it('are a case each up to the nineteenth, and one case from the twentieth on, in the place of the oldest', async () => {
    place = await openPlace()
    await change(0, MASS - 1, at(0))
    expect(await cases()).toHaveLength(MASS - 1)
    await change(0, 1, at(1000))
    expect(await cases()).toHaveLength(MASS - 1)
    await change(MASS, 1, at(2000))
    expect(await cases()).toMatchObject([
      {
        kind: 'suspicious',
        subject: place.provider,
        reasons: ['mass-changes', 'link-host'],
        openedAt: at(0).toISOString(),
      },
    ])
  })

  it('stay one case, however many follow by one or by a thousand', async () => {
    place = await openPlace()
    const many = Array.from({ length: 1000 }, (_, n) => ({ id: `many-${n}`, revision: 1, ...hop }))
    for (const now of [at(0), at(1000)])
      await place.api.graph.write((tx) => watchChanges(tx, place.provider, many, { moderation: 'all', now }))
    await change(0, 30, at(2 * DAY))
    expect(await cases()).toHaveLength(1)
    expect((await massOf())!.reasons!.toSorted()).toEqual(['changed', 'link-host', 'mass-changes'])
  })

  it('are counted within a day, for each provider by itself, and anew after somebody decided', async () => {
    place = await openPlace()
    await change(0, MASS - 1, at(0))
    await change(100, MASS - 1, at(0), place.rivals)
    await change(50, 1, at(DAY))
    expect(await massOf()).toBeUndefined()
    await change(200, 1, at(DAY - 1), place.rivals)
    expect(await massOf(place.rivals)).toBeDefined()
    expect(await massOf()).toBeUndefined()
    place.api.clock.now = at(DAY)
    await place.decide('moderator', 'providerWarn', place.rivals)
    expect(await massOf(place.rivals)).toBeUndefined()
    await change(300, MASS - 1, at(1), place.rivals)
    expect(await massOf(place.rivals)).toBeUndefined()
  })
})

describe('many withdrawals of one provider', () => {
  it('are a case from the twentieth within a day on, of its own and not of moderators, and anew after a decision', async () => {
    place = await openPlace()
    const withdraw = async (from: number, count: number, more = '') => {
      const rows = Array.from({ length: count }, (_, n) => ({ id: `gone-${from + n}` }))
      const now = place.api.clock.now
      await place.api.graph.write(async (tx) => {
        await tx.run(
          `UNWIND $rows AS row MATCH (a:Agent {id: $provider})
           CREATE (r:Resource {id: row.id, sourceKey: row.id, state: 'withdrawn', updatedAt: $at ${more}})-[:PUBLISHED_BY]->(a)`,
          { rows, provider: place.provider, at: now.toISOString() },
        )
        await watchWithdrawal(tx, place.provider, now)
      })
      place.api.clock.now = at(1000)
    }
    await withdraw(0, MASS - 1)
    await withdraw(100, MASS, `, mergedInto: 'another'`)
    expect(await massOf()).toBeUndefined()
    await withdraw(200, 1)
    expect(await massOf()).toMatchObject({ reasons: ['mass-withdrawals'] })
    await place.decide('moderator', 'providerWarn', place.provider)
    await withdraw(300, 1)
    expect(await massOf()).toBeUndefined()
    place.api.clock.now = at(DAY)
    await withdraw(400, MASS - 1)
    expect(await massOf()).toBeUndefined()
  })
})

const UPDATE = `mutation ($id: ID!, $revision: Int!, $input: ResourceInput!) {
  resourceUpdate(id: $id, revision: $revision, input: $input) { resource { state revision } userErrors { message } } }`
const INPUT = { description: 'How they stand.', language: 'en', licence: 'cc-by-nc-4.0' }

describe('a change of something public', () => {
  it('where all is looked at first stands, and waits with the difference since somebody looked', async () => {
    place = await openPlace({ moderation: 'all' })
    const url = 'https://hill.example/bridges'
    const { id } = await place.publish('Bridges', { url })
    await place.decide('reviewer', 'resourceAccept', id, { revision: 1 })
    const update = async (revision: number, title: string) =>
      (await place.ask('owner', UPDATE, { id, revision, input: { ...INPUT, url, title } })).resourceUpdate.resource
    expect(await update(2, 'Bridges')).toMatchObject({ state: 'PUBLISHED', revision: 2 })
    expect((await queue()).totalCount).toBe(0)
    await update(2, 'Tall bridges')
    expect(await update(3, 'Tall towers')).toMatchObject({ state: 'PUBLISHED', revision: 4 })
    expect((await place.ask('', `{ resource(id: "${id}") { title { text } } }`)).resource.title.text).toBe(
      'Tall towers',
    )
    const asked = `{ moderationQueue { nodes { kind reasons resource { id } viewerDecisions changes { field before after } } } }`
    expect((await place.ask('reviewer', asked)).moderationQueue.nodes).toEqual([
      {
        ...{ kind: 'SUSPICIOUS', reasons: ['changed'], resource: { id }, viewerDecisions: ['ACCEPT', 'ASK_CHANGES'] },
        changes: [{ field: 'title', before: ['Bridges'], after: ['Tall towers'] }],
      },
    ])
    await place.decide('reviewer', 'resourceAccept', id, { revision: 4 })
    expect((await queue()).totalCount).toBe(0)
  })

  it('goes through where first items alone are looked at, unless a rule finds it suspicious', async () => {
    place = await openPlace({ moderation: 'first' })
    const { id } = await place.publish('Bridges', { url: 'https://hill.example/bridges' })
    await place.decide('reviewer', 'resourceAccept', id, { revision: 1 })
    const update = (revision: number, title: string, url: string) =>
      place.ask('owner', UPDATE, { id, revision, input: { ...INPUT, url, title } })
    await update(2, 'Towers', 'https://hill.example/towers')
    expect((await queue()).totalCount).toBe(0)
    await update(3, 'Towers', 'https://elsewhere.example/towers')
    expect((await queue()).nodes).toMatchObject([{ kind: 'SUSPICIOUS', reasons: ['link-host'], resource: { id } }])
  })

  it('is not suspicious because a reviewer found a narrower licence than its provider states', async () => {
    place = await openPlace()
    const { id } = await place.publish('Bridges', { url: 'https://hill.example/bridges' })
    await place.ask(
      'reviewer',
      `mutation { factCheck(input: { resourceId: "${id}", revision: 1, licence: "all-rights-reserved", present: true }) { userErrors { code } } }`,
    )
    const input = { ...INPUT, title: 'Towers', url: 'https://hill.example/bridges' }
    await place.ask('owner', UPDATE, { id, revision: 1, input })
    expect((await queue()).totalCount).toBe(0)
  })
})

describe('a machine that publishes for a new provider', () => {
  const UPSERT = `mutation ($input: ResourcesUpsertInput!) { resourcesUpsert(input: $input) { results { outcome } userErrors { message } } }`
  const records = (count: number, title = 'Bridge') =>
    Array.from({ length: count }, (_, n) => ({
      key: `bridge-${n}`,
      resource: { ...INPUT, title: `${title} ${n}`, url: `https://hill.example/bridge/${n}` },
    }))
  const accept = async (who: string, kind: string, count: number) =>
    (
      await place.ask(
        who,
        `mutation { providerAccept(id: "${place.provider}", kind: ${kind}, count: ${count}, reason: "Fine.") {
          notice { decision } userErrors { code field } } }`,
      )
    ).providerAccept

  it('is one case in the queue, and is accepted as one by who looked at all of it', async () => {
    place = await openPlace({ moderation: 'all' })
    await place.publish('By somebody else', { url: 'https://valley.example/1' }, 'rival')
    place.api.clock.now = at(1000)
    await place.ask('owner', UPSERT, { input: { providerId: place.provider, records: records(60) } })
    const { totalCount, nodes } = await queue()
    expect(totalCount).toBe(2)
    expect(nodes[1]).toMatchObject({ kind: 'NEW', resource: null, resourceCount: 60, viewerDecisions: ['ACCEPT'] })
    const one = await place.ask(
      'reviewer',
      `{ moderationCase(id: "${nodes[1].id}") { resources(first: 100) { id state } } }`,
    )
    expect(one.moderationCase.resources).toHaveLength(60)
    const [{ id }] = one.moderationCase.resources
    // Each of them can be looked at and decided by itself.
    expect(
      (await place.ask('reviewer', `{ moderationCase(id: "${caseId('new', id as string)}") { resource { id } } }`))
        .moderationCase.resource,
    ).toEqual({ id })
    await place.decide('moderator', 'resourceReject', id as string, { revision: 1 })
    expect((await accept('reviewer', 'NEW', 60)).userErrors).toEqual([{ code: 'CONFLICT', field: ['count'] }])
    expect((await accept('reviewer', 'NEW', 59)).notice).toEqual({ decision: 'ACCEPT' })
    expect(
      (await place.ask('', `{ provider(id: "${place.provider}") { resourceCount } }`)).provider.resourceCount,
    ).toBe(59)
    expect((await queue()).totalCount).toBe(1)

    place.api.clock.now = at(1000)
    await place.ask('owner', UPSERT, { input: { providerId: place.provider, records: records(60, 'Tower').slice(1) } })
    const changed = (await queue()).nodes.find(({ kind }: { kind: string }) => kind === 'SUSPICIOUS')
    expect(changed).toMatchObject({ reasons: ['mass-changes', 'changed'], resource: null, resourceCount: 59 })
    expect((await accept('reviewer', 'SUSPICIOUS', 59)).userErrors).toEqual([])
    expect((await queue()).totalCount).toBe(1)
    expect((await accept('reviewer', 'SUSPICIOUS', 59)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  })

  describe('and is accepted part by part', () => {
    const ACCEPTANCE = '{ moderationQueue(kind: NEW) { nodes { resourceCount acceptance { done of } } } }'
    const published = async () =>
      (await place.ask('', `{ provider(id: "${place.provider}") { resourceCount } }`)).provider.resourceCount
    const waiting = async () => (await place.ask('reviewer', ACCEPTANCE)).moderationQueue.nodes
    /** Begins to accept thirty in parts of eight. */
    async function begin(prepare = async () => {}) {
      place = await openPlace({ moderation: 'all' })
      await place.ask('owner', UPSERT, { input: { providerId: place.provider, records: records(30) } })
      await prepare()
      const { services, graph } = place.api
      const [group] = grouped(await openCases(graph))
      const account = (await accountByEmail(graph, 'reviewer@classroom.example'))!
      const viewer = { id: account.id, agentId: account.agentId }
      const run = () => acceptMany(services, { group: group!, count: 30, viewer, reason: 'Fine.', most: 8 })
      expect((await run()).ok).toBe(true)
      return { run, acceptance: acceptanceOf(graph, place.provider)! }
    }

    it('goes on by itself, says how far it is, takes no second one, and tells the log of each part', async () => {
      const { run, acceptance } = await begin()
      expect(await run()).toMatchObject({ ok: false, errors: [{ code: 'CONFLICT' }] })
      const [seen] = await waiting()
      if (seen) expect(seen.acceptance?.of ?? 30).toBe(30)
      await acceptance.ended
      expect(acceptance).toMatchObject({ done: 30, of: 30 })
      expect(await published()).toBe(30)
      expect(await waiting()).toEqual([])
      expect(acceptanceOf(place.api.graph, place.provider)).toBeNull()
      const told = await place.api.graph.read<{ values: string }>(
        "MATCH (e:AuditEntry {kind: 'moderation.decide'}) RETURN e.values AS values ORDER BY e.sequence",
      )
      expect(told.map(({ values }) => (JSON.parse(values) as { accepted: string[] }).accepted.length)).toEqual([
        8, 8, 8, 6,
      ])
    })

    it('lets wait what was changed since', async () => {
      const last =
        "MATCH (r:Resource {url: 'https://hill.example/bridge/7'}) SET r.updatedAt = '2026-11-21T08:00:00.001Z'"
      const { acceptance } = await begin(() => place.api.graph.write(async (tx) => void (await tx.run(last))))
      await acceptance.ended
      expect(await published()).toBe(29)
      expect((await waiting()).length).toBe(1)
    })

    it('ends where its provider is blocked meanwhile, and what is left waits', async () => {
      const { acceptance } = await begin()
      await place.decide('moderator', 'providerBlock', place.provider)
      await acceptance.ended
      expect(acceptance.done).toBeLessThan(30)
      expect(await published()).toBe(acceptance.done)
    })
  })
})

describe('two of the same that both wait', () => {
  it('are a pair in the queue, which stays when one of them is accepted and ends when the other is merged into it', async () => {
    place = await openPlace({ moderation: 'all' })
    const one = await place.publish('How bridges stand on three legs')
    await place.publish('Something else', { url: 'https://hill.example/else', description: 'No bridge.' })
    const other = await place.publish('How bridges stand on three legs', {}, 'rival')
    expect([one.state, other.state]).toEqual(['SUBMITTED', 'SUBMITTED'])
    const pairs = async () =>
      (
        await place.ask(
          'moderator',
          '{ moderationQueue(kind: DUPLICATE) { nodes { reasons resource { id } other { id } } } }',
        )
      ).moderationQueue.nodes
    const reasons = ['SAME_LINK', 'TITLES_ALIKE']
    const pair = [{ reasons, resource: { id: other.id }, other: { id: one.id } }]
    expect(await pairs()).toEqual(pair)
    const decide = async (verb: string, id: string, more = {}) =>
      expect((await place.decide('moderator', verb, id, { revision: 1, ...more })).userErrors).toEqual([])
    await decide('resourceAccept', one.id)
    expect(await pairs()).toEqual(pair)
    await decide('resourceMerge', other.id, { intoId: one.id })
    expect(await pairs()).toEqual([])
    const merged = await place.ask('moderator', `{ resource(id: "${other.id}") { state mergedInto { id } } }`)
    expect(merged.resource).toEqual({ state: 'HIDDEN', mergedInto: { id: one.id } })
    // Somebody who does not wait to be looked at learns nothing of what waits.
    expect(await place.ask('', `{ resource(id: "${other.id}") { id } }`)).toEqual({ resource: null })
  })
})

describe('the queue', () => {
  const waiting = (count: number, provider: string): CaseNode[] =>
    Array.from({ length: count }, (_, n) => {
      const subject = `${provider}-${n}`
      return { id: caseId('new', subject), kind: 'new', subject, providerIds: [provider], openedAt: String(n) }
    })
  it('has one case for twenty new ones of a provider, where the oldest stood, and each by itself below that', () => {
    const few = waiting(MASS - 1, 'few')
    expect(grouped(few)).toEqual(few)
    const many = waiting(MASS, 'many')
    expect(grouped([...few, ...many]).slice(MASS - 1)).toEqual([
      { ...many[0], id: caseId('new', 'many'), subject: 'many' },
    ])
  })
})
