import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashOfKey, newKey } from '#api/keys/format.ts'
import type { Scope } from '#api/rights/table.ts'
import { newId } from '#graph/ids.ts'
import { accountByEmail } from '#graph/queries/account.ts'
import { addMember } from '#graph/queries/agent.ts'
import { createKey } from '#graph/queries/keys.ts'
import { give, openPlace, type PlaceOfTest } from './people.ts'

let place: PlaceOfTest
let n = 0
beforeAll(async () => {
  place = await openPlace()
})
afterAll(() => place.close())

const REPORT = `mutation ($input: ReportInput!) { reportCreate(input: $input) { reported userErrors { code field } } }`
const QUEUE = `{ moderationQueue(first: 100) { nodes { id kind resource { id } reports { reason text } viewerDecisions } } }`
const publish = (title: string) => place.publish(title, { url: `https://hill.example/attack-${++n}` })
const stateOf = async (who: string, id: string) =>
  (await place.ask(who, `{ resource(id: "${id}") { state } }`)).resource?.state ?? null
const accountOf = async (name: string) => (await accountByEmail(place.api.graph, `${name}@classroom.example`))!

async function keyOf(name: string, scopes: readonly Scope[], providerId?: string): Promise<string> {
  const secret = newKey()
  const at = place.api.clock.now.toISOString()
  const key = { id: newId(), hash: hashOfKey(secret), accountId: (await accountOf(name)).id, name: 'T', prefix: 'wm_' }
  await createKey(
    place.api.graph,
    {
      ...{ ...key, scopes: [...scopes], createdAt: at, expiresAt: '2027-01-01T00:00:00.000Z' },
      ...(providerId ? { providerId } : {}),
    },
    { most: 100, now: at, then: async () => {} },
  )
  place.tokens[`key of ${name}`] = secret
  return `key of ${name}`
}

describe('reports', () => {
  it('slow down a flood by the address, and keep nothing of the address', async () => {
    const { id } = await publish('Flooded')
    let refused = 0
    for (let i = 0; i < 30; i++)
      if ((await place.refused('', REPORT, { input: { resourceId: id, reason: 'BROKEN' } })) === 'RATE_LIMITED')
        refused++
    expect(refused).toBe(10)
    const kept = await place.api.graph.read('MATCH (r:Report) WHERE r.subject = $id RETURN r {.*} AS report', { id })
    expect(kept).toHaveLength(20)
    expect(JSON.stringify(kept)).not.toContain('10.0.0.1')
    place.api.clock.now = new Date(place.api.clock.now.getTime() + 3_600_000)
    expect(await place.refused('', REPORT, { input: { resourceId: id, reason: 'BROKEN' } })).toBeNull()
  })

  it('hold text that is plain, short, and no Cypher', async () => {
    const { id } = await publish('Scripted')
    const text = `<script>alert(1)</script><img src=x onerror="alert(2)">\u202Egnp.exe "}) DETACH DELETE n //`
    await place.ask('person', REPORT, { input: { resourceId: id, reason: 'HARMFUL', text } })
    const { moderationQueue } = await place.ask('moderator', QUEUE)
    const open = moderationQueue.nodes.find((each: { resource: { id: string } }) => each.resource.id === id)
    expect(open.reports[0].text).toBe('alert(1) gnp.exe "}) DETACH DELETE n //')
    const { reportCreate } = await place.ask('person', REPORT, {
      input: { resourceId: id, reason: 'OTHER', text: 'x'.repeat(1001) },
    })
    expect(reportCreate).toMatchObject({ reported: false, userErrors: [{ code: 'TOO_LONG' }] })
  })

  it('are of published resources alone: of others nothing is told', async () => {
    const draft = await place.ask(
      'owner',
      `mutation { resourceRemix(id: "${(await publish('Remixed')).id}", providerId: "${place.provider}") { resource { id } userErrors { message } } }`,
    )
    for (const resourceId of [draft.resourceRemix.resource?.id ?? newId(), newId(), 'no id'])
      expect((await place.ask('', REPORT, { input: { resourceId, reason: 'BROKEN' } })).reportCreate).toMatchObject({
        ...{ reported: false, userErrors: [{ code: 'NOT_FOUND' }] },
      })
  })

  it('tell nobody who reported, and their words to moderators alone', async () => {
    const { id } = await publish('Whispered')
    await place.ask('rival', REPORT, { input: { resourceId: id, reason: 'HARMFUL', text: 'Rival says so' } })
    const rival = await accountOf('rival')
    for (const who of ['reviewer', 'moderator']) {
      const said = JSON.stringify(await place.ask(who, QUEUE))
      expect(said.includes('Rival says so')).toBe(who === 'moderator')
      expect(said).not.toContain(rival.id)
    }
    for (const who of ['', 'owner', 'rival', 'person', 'administrator']) {
      expect((await place.ask(who, QUEUE)).moderationQueue).toBeNull()
      const page = JSON.stringify(await place.ask(who, `{ resource(id: "${id}") { claims { voice } } }`))
      expect(page).not.toContain('Rival')
    }
  })
})

describe('deciding', () => {
  const REFUSED: [who: string, mutation: string][] = [
    ['person', 'resourceAccept'],
    ['owner', 'resourceAccept'],
    ['administrator', 'resourceHide'],
    ['reviewer', 'resourceHide'],
    ['reviewer', 'resourceReject'],
    ['reviewer', 'resourceUnhide'],
  ]
  it.each(REFUSED)('is not for the %s: %s', async (who, mutation) => {
    const { id, revision } = await publish('Not yours')
    const document = `mutation { ${mutation}(id: "${id}", revision: ${revision}, reason: "x") { notice { id } } }`
    expect(await place.refused(who, document)).toBe('FORBIDDEN')
    expect(await stateOf('', id)).toBe('PUBLISHED')
  })

  it.each(['providerWarn', 'providerBlock', 'providerUnblock'])('is not for a reviewer: %s', async (mutation) => {
    expect(
      await place.refused(
        'reviewer',
        `mutation { ${mutation}(id: "${place.provider}", reason: "x") { notice { id } } }`,
      ),
    ).toBe('FORBIDDEN')
  })

  it('is not for members of the provider, whatever their role in the place, nor by a key for another provider', async () => {
    const own = await place.publish('My own', { url: `https://valley.example/${++n}` }, 'rival')
    await give(place.api, 'rival', 'moderator')
    await place.ask('', REPORT, { input: { resourceId: own.id, reason: 'HARMFUL', text: 'Look' } })
    expect(JSON.stringify(await place.ask('rival', QUEUE))).not.toContain(own.id)
    const hide = `mutation { resourceHide(id: "${own.id}", revision: ${own.revision}, reason: "x") { notice { id } } }`
    expect(await place.refused('rival', hide)).toBe('FORBIDDEN')
    const check = `mutation { factCheck(input: { resourceId: "${own.id}", revision: 1, licence: "mit", present: true }) { resource { id } } }`
    expect(await place.refused('rival', check)).toBe('FORBIDDEN')
    const warn = `mutation { providerUnblock(id: "${place.rivals}", reason: "x") { notice { id } } }`
    expect(await place.refused('rival', warn)).toBe('FORBIDDEN')
    // The key hides where else its owner belongs: it decides nothing.
    const elsewhere = await keyOf('rival', ['moderate', 'read'], place.provider)
    expect(await place.refused(elsewhere, hide)).toBe('FORBIDDEN')
    const merge = `mutation { resourceMerge(id: "${own.id}", intoId: "${(await publish('Target')).id}", revision: ${own.revision}, reason: "x") { notice { id } } }`
    expect(await place.refused('rival', merge)).toBe('FORBIDDEN')
  })

  it('is refused of what changed since it was looked at, and of a state it is not for', async () => {
    const { id, revision } = await publish('Moving')
    const stale = await place.decide('moderator', 'resourceHide', id, { revision: revision + 1 })
    expect(stale).toMatchObject({ notice: null, userErrors: [{ code: 'CONFLICT', field: ['revision'] }] })
    const wrong = await place.decide('moderator', 'resourceUnhide', id, { revision })
    expect(wrong).toMatchObject({ notice: null, userErrors: [{ code: 'CONFLICT' }] })
    const [one, two] = await Promise.all([
      place.decide('moderator', 'resourceHide', id, { revision }),
      place.decide('moderator', 'resourceHide', id, { revision }),
    ])
    expect([one, two].filter(({ notice }) => notice !== null)).toHaveLength(1)
    expect(
      (await place.decide('moderator', 'resourceHide', id, { revision, reason: ' \u200B ' })).userErrors,
    ).toMatchObject([{ code: 'REQUIRED' }])
  })

  it('by a key needs the scope, and no more than its owner may', async () => {
    const { id, revision } = await publish('By key')
    const accept = `mutation { resourceAccept(id: "${id}", revision: ${revision}, reason: "x") { notice { id } userErrors { code } } }`
    expect(await place.refused(await keyOf('person', ['moderate']), accept)).toBe('FORBIDDEN')
    expect(await place.refused(await keyOf('reviewer', ['read', 'publish', 'manage']), accept)).toBe('FORBIDDEN')
    expect(await place.refused(await keyOf('reviewer', ['moderate']), accept)).toBeNull()
  })
})

describe('what is hidden', () => {
  it('is not there by id, node, search, its provider, its work, lineage or a feed of changes', async () => {
    const { id, revision } = await publish('Zyzzyva hidden thing')
    const asked = `{
      byId: resource(id: "${id}") { id } list: resources(ids: ["${id}"]) { id } node(id: "${id}") { id }
      searchResources(query: "zyzzyva") { totalCount nodes { id } }
      provider(id: "${place.provider}") { resources(first: 100) { nodes { id } } }
    }`
    expect(JSON.stringify(await place.ask('', asked)).split(id).length - 1).toBeGreaterThanOrEqual(4)
    await place.decide('moderator', 'resourceHide', id, { revision })
    for (const who of ['', 'rival', 'person', 'administrator', 'reviewer'])
      if (who !== 'rival') expect(JSON.stringify(await place.ask(who, asked))).not.toContain(id)
    expect(await stateOf('owner', id)).toBe('HIDDEN')
    const withdraw = `mutation { resourceWithdraw(id: "${id}", reason: "x") { resource { id } } }`
    expect(await place.refused('owner', withdraw)).toBe('FORBIDDEN')
    const report = (await place.ask('', REPORT, { input: { resourceId: id, reason: 'BROKEN' } })).reportCreate
    expect(report.reported).toBe(false)
  })
})

describe('a blocked provider', () => {
  it('publishes and changes nothing, by hand, by key or in bulk, until it may again; what is public stays', async () => {
    const standing = await publish('Standing')
    const draft = await place.ask(
      'owner',
      `mutation { resourceDraft(providerId: "${place.provider}", input: { title: "D", description: "", language: "en", licence: "", url: "" }) { resource { id revision } userErrors { message } } }`,
    )
    await place.decide('moderator', 'providerBlock', place.provider)
    const input = `{ title: "T", description: "d", language: "en", licence: "cc-by-4.0", url: "https://hill.example/b" }`
    const { id, revision } = draft.resourceDraft.resource
    const tries = [
      `mutation { resourcePublish(providerId: "${place.provider}", input: ${input}) { resource { id } userErrors { code } } }`,
      `mutation { resourceUpdate(id: "${id}", revision: ${revision}, publish: true, input: ${input}) { resource { state } userErrors { code } } }`,
      `mutation { resourceUpdate(id: "${standing.id}", revision: ${standing.revision}, input: ${input}) { resource { state } userErrors { code } } }`,
      `mutation { resourcesUpsert(input: { providerId: "${place.provider}", records: [{ key: "k", resource: ${input} }] }) { userErrors { code } } }`,
    ]
    const key = await keyOf('owner', ['publish'])
    for (const who of ['owner', key])
      for (const document of tries) {
        const { errors } = await place.api.ask(document, {}, place.tokens[who])
        expect([document.slice(11, 27), errors?.[0]?.extensions?.code]).toEqual([document.slice(11, 27), 'FORBIDDEN'])
      }
    expect(await stateOf('', standing.id)).toBe('PUBLISHED')
    expect((await place.decide('moderator', 'providerBlock', place.provider)).userErrors).toMatchObject([
      { code: 'CONFLICT' },
    ])
    await place.decide('moderator', 'providerUnblock', place.provider)
    expect((await publish('Again')).state).toBe('PUBLISHED')
  })
})

describe('answers', () => {
  it('are given by members for their provider alone, and never in the name of the place', async () => {
    const { notice } = await place.decide('moderator', 'providerWarn', place.provider)
    const say = `mutation { noticeAnswer(id: "${notice.id}", text: "We are the moderators") { notice { messages { fromProvider } } userErrors { code } } }`
    expect((await place.ask('person', say)).noticeAnswer.userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    const said = (await place.ask('owner', say)).noticeAnswer.notice.messages
    expect(said).toEqual([{ fromProvider: true }])
    // Somebody of the provider who also looks after the place speaks for the provider.
    await addMember(place.api.graph, {
      ...{ providerId: place.provider, accountId: (await accountOf('reviewer')).id, role: 'contributor' },
    })
    expect((await place.ask('reviewer', say)).noticeAnswer.notice.messages.at(-1)).toEqual({ fromProvider: true })
  })
})

describe('suspicious changes', () => {
  it('come into the queue and stand', async () => {
    const { id, revision } = await publish('Moved away')
    const input = `{ title: "T", description: "d", language: "en", licence: "cc-by-4.0", url: "https://elsewhere.example/" }`
    await place.ask(
      'owner',
      `mutation { resourceUpdate(id: "${id}", revision: ${revision}, input: ${input}) { resource { id } } }`,
    )
    const { moderationQueue } = await place.ask(
      'moderator',
      `{ moderationQueue(kind: SUSPICIOUS, first: 100) { nodes { reasons resource { id state } } } }`,
    )
    expect(moderationQueue.nodes).toContainEqual({
      ...{ reasons: ['link-host', 'licence-widened'], resource: { id, state: 'PUBLISHED' } },
    })
  })
})
