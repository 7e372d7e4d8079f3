import { afterEach, describe, expect, it } from 'vitest'
import { openPlace, type PlaceOfTest } from './people.ts'

let place: PlaceOfTest
afterEach(() => place.close())

const REPORT = `mutation ($input: ReportInput!) { reportCreate(input: $input) { reported userErrors { code field message } } }`
const stateOf = async (who: string, id: string) =>
  (await place.ask(who, `{ resource(id: "${id}") { state revision stateReason } }`)).resource
const queue = async (who: string) =>
  (
    await place.ask(
      who,
      `{ moderationQueue { totalCount nodes { id kind reasons resource { id title { text } } provider { name } reports { reason text fact } viewerDecisions } } }`,
    )
  ).moderationQueue

describe('what is published where people look first', () => {
  it('waits with `all`, is seen by its provider and reviewers alone, and is public when it is accepted', async () => {
    place = await openPlace({ moderation: 'all' })
    const { id, state, revision } = await place.publish('Bridges')
    expect(state).toBe('SUBMITTED')
    expect(await stateOf('', id)).toBeNull()
    expect(await stateOf('rival', id)).toBeNull()
    const { nodes } = await queue('reviewer')
    expect(nodes).toMatchObject([{ kind: 'NEW', resource: { id }, provider: { name: 'Hill School' } }])
    expect(nodes[0].viewerDecisions).toEqual(['ACCEPT', 'ASK_CHANGES'])
    expect((await place.decide('reviewer', 'resourceAccept', id, { revision })).userErrors).toEqual([])
    expect(await stateOf('', id)).toMatchObject({ state: 'PUBLISHED' })
    expect((await queue('reviewer')).totalCount).toBe(0)
    const again = await place.publish('More bridges', { url: 'https://hill.example/more' })
    expect(again.state).toBe('SUBMITTED')
  })

  it('waits with `first` until one of its provider is accepted', async () => {
    place = await openPlace({ moderation: 'first' })
    const one = await place.publish('Bridges')
    const two = await place.publish('Towers', { url: 'https://hill.example/towers' })
    expect([one.state, two.state]).toEqual(['SUBMITTED', 'SUBMITTED'])
    await place.decide('moderator', 'resourceAccept', one.id, { revision: one.revision })
    const three = await place.publish('Roads', { url: 'https://hill.example/roads' })
    expect(three.state).toBe('PUBLISHED')
    expect((await place.publish('Elsewhere', { url: 'https://valley.example/x' }, 'rival')).state).toBe('SUBMITTED')
  })

  it('becomes a draft where changes are asked for, and is hidden where it is rejected', async () => {
    place = await openPlace({ moderation: 'all' })
    const one = await place.publish('Bridges')
    await place.decide('reviewer', 'resourceAskChanges', one.id, { revision: one.revision })
    expect(await stateOf('owner', one.id)).toMatchObject({ state: 'DRAFT' })
    const two = await place.publish('Towers', { url: 'https://hill.example/towers' })
    await place.decide('moderator', 'resourceReject', two.id, { revision: two.revision })
    expect(await stateOf('owner', two.id)).toMatchObject({ state: 'HIDDEN', stateReason: 'Because of this.' })
    expect(await stateOf('', two.id)).toBeNull()
    expect(await stateOf('rival', two.id)).toBeNull()
  })
})

describe('a decision', () => {
  it('tells the provider the reason, which it can answer, and neither who decided nor who reported', async () => {
    place = await openPlace()
    const { id, revision } = await place.publish('Bridges')
    await place.ask('person', REPORT, { input: { resourceId: id, reason: 'HARMFUL', text: 'My secret words' } })
    await place.decide('moderator', 'resourceHide', id, { revision })
    const asked = `{ provider(id: "${place.provider}") { notices { nodes { id decision reason viewerCanAnswer resource { title { text } } messages { fromProvider text } } } } }`
    const { notices } = (await place.ask('owner', asked)).provider
    expect(notices.nodes).toMatchObject([
      { decision: 'HIDE', reason: 'Because of this.', resource: { title: { text: 'Bridges' } }, messages: [] },
    ])
    expect(JSON.stringify(notices)).not.toContain('secret')
    for (const who of ['', 'rival', 'person', 'administrator'])
      expect((await place.ask(who, asked)).provider.notices).toBeNull()
    const [{ id: notice }] = notices.nodes
    const say = `mutation ($text: String!) { noticeAnswer(id: "${notice}", text: $text) { notice { messages { fromProvider text } } userErrors { code } } }`
    expect((await place.ask('rival', say, { text: 'It is ours!' })).noticeAnswer).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    })
    await place.ask('owner', say, { text: 'We <b>mended</b> it.' })
    expect(await queue('moderator')).toMatchObject({ nodes: [{ kind: 'ANSWERED', resource: { id } }] })
    place.api.clock.now = new Date(place.api.clock.now.getTime() + 1000)
    const said = (await place.ask('moderator', say, { text: 'Thank you.' })).noticeAnswer.notice.messages
    expect(said).toEqual([
      { fromProvider: true, text: 'We mended it.' },
      { fromProvider: false, text: 'Thank you.' },
    ])
    expect((await queue('moderator')).totalCount).toBe(0)
    const now = await stateOf('moderator', id)
    await place.decide('moderator', 'resourceUnhide', id, { revision: now.revision })
    expect(await stateOf('', id)).toMatchObject({ state: 'PUBLISHED', stateReason: null })
  })
})

describe('an account that goes', () => {
  it('is given out what it reported, decided and wrote, and leaves no name on what stays', async () => {
    place = await openPlace()
    const { id, revision } = await place.publish('Bridges')
    await place.ask('moderator', REPORT, { input: { resourceId: id, reason: 'BROKEN', text: 'My words' } })
    const { notice } = await place.decide('moderator', 'resourceHide', id, { revision })
    await place.ask(
      'moderator',
      `mutation { noticeAnswer(id: "${notice.id}", text: "See you") { userErrors { code } } }`,
    )
    const { accountExport } = await place.ask('moderator', 'mutation { accountExport { json } }')
    const held = JSON.parse(accountExport.json as string) as { moderation: Record<string, object[]> }
    expect(held.moderation).toMatchObject({
      reports: [{ text: 'My words' }],
      decisions: [{ kind: 'hide' }],
      messages: [{ text: 'See you' }],
    })
    await place.ask(
      'moderator',
      'mutation { accountDelete(input: { password: "correct horse battery" }) { userErrors { message } } }',
    )
    const left = await place.api.graph.read(
      `MATCH (n) WHERE n:Report OR n:Decision OR n:Message RETURN labels(n)[0] AS label, n.by AS by ORDER BY label`,
    )
    expect(left).toEqual([
      { label: 'Decision', by: null },
      { label: 'Message', by: null },
    ])
  })
})
