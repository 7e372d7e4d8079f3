import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '#graph/ids.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'

const PUBLISH = `mutation ($providerId: ID!, $input: ResourceInput!) {
  resourcePublish(providerId: $providerId, input: $input) {
    resource { id uri revision state viewerCanEdit title { text } }
    userErrors { code field message }
  }
}`
const UPDATE = `mutation ($id: ID!, $revision: Int!, $input: ResourceInput!, $note: String) {
  resourceUpdate(id: $id, revision: $revision, input: $input, note: $note) {
    resource { id revision title { text } url levels { label { text } } accessibility { facts { value basis } } licence { statements { words } } contributors { name role } }
    userErrors { code field message }
  }
}`
const WITHDRAW = `mutation ($id: ID!, $reason: String!) {
  resourceWithdraw(id: $id, reason: $reason) { resource { id state stateReason } userErrors { code field } }
}`
const SEARCH = `query ($query: String!, $needs: [NeedInput!]) {
  searchResources(query: $query, needs: $needs) { totalCount version nodes { id } }
}`
const RESOURCE = '{ id state stateReason revision viewerCanEdit viewerCanWithdraw }'

const shadows = idOf('classroom:outcome/shadows')
const pizza = idOf('classroom:resource/pizza-fractions')
const good = {
  title: 'Shadow theatre',
  description: 'A play with hands and a lamp.',
  url: 'https://hill.example/shadows',
  language: 'en',
  licence: 'cc-by-sa-4.0',
  creators: ['Amina Otieno'],
  alignments: [{ outcomeId: shadows }],
  accessibility: { accessModes: ['visual', 'auditory'], features: ['closedCaptions'] },
}

let api: TestApi
let token: string
let providerId: string
let stranger: string

beforeAll(async () => {
  api = await openApi()
  token = await api.signUp('amina')
  stranger = await api.signUp('stranger')
  const { data } = await api.ask(
    'mutation { providerCreate(input: { name: "Hill School" }) { provider { id } } }',
    {},
    token,
  )
  providerId = data?.providerCreate.provider.id as string
})
afterAll(() => api.close())

async function publish(change: Record<string, unknown> = {}) {
  const { data } = await api.ask(PUBLISH, { providerId, input: { ...good, ...change } }, token)
  return data?.resourcePublish
}

async function found(query: string, needs?: object[]): Promise<string[]> {
  const { data } = await api.ask(SEARCH, { query, needs })
  return data?.searchResources.nodes.map(({ id }: { id: string }) => id) as string[]
}

describe('publishing', () => {
  it('publishes a resource and finds it by its captions at once', async () => {
    const { resource, userErrors } = await publish()
    expect(userErrors).toEqual([])
    expect(resource).toMatchObject({
      revision: 1,
      state: 'PUBLISHED',
      viewerCanEdit: true,
      title: { text: 'Shadow theatre' },
    })
    expect(resource.uri).toBe(`urn:uuid:${resource.id}`)
    expect(await found('shadow theatre', [{ need: 'CAPTIONS', language: 'en' }])).toContain(resource.id)
  })

  it('is offered by pathways at once', async () => {
    const { resource } = await publish({ title: 'Shadows on the wall' })
    const { data } = await api.ask(
      'query ($goals: [ID!]!) { pathway(goals: $goals) { steps { nodes { resources(first: 20) { resource { id } } } } } }',
      { goals: [shadows] },
    )
    const offered = data?.pathway.steps.nodes.flatMap((step: { resources: { resource: { id: string } }[] }) =>
      step.resources.map((each) => each.resource.id),
    )
    expect(offered).toContain(resource.id)
  })

  it('says every fault at once and writes nothing', async () => {
    const version = (await api.ask('{ catalogue { version } }')).data?.catalogue.version
    const { resource, userErrors } = await publish({
      title: ' ',
      url: 'javascript:alert(1)',
      language: 'xx-nonsense',
      licence: 'none of your business',
      alignments: [{ outcomeId: pizza }],
    })
    expect(resource).toBeNull()
    expect(
      userErrors.map(({ code, field }: { code: string; field: string[] }) => `${code} ${field.join('.')}`),
    ).toEqual([
      'INVALID input.language',
      'REQUIRED input.title',
      'INVALID input.url',
      'INVALID input.licence',
      'NOT_FOUND input.alignments.0.outcomeId',
    ])
    expect((await api.ask('{ catalogue { version } }')).data?.catalogue.version).toBe(version)
  })

  it('is for members of the provider', async () => {
    const ask = async (token?: string) =>
      (await api.ask(PUBLISH, { providerId, input: good }, token)).errors?.[0]?.extensions?.code
    expect(await ask()).toBe('UNAUTHENTICATED')
    expect(await ask(stranger)).toBe('FORBIDDEN')
    const { data } = await api.ask(PUBLISH, { providerId: 'nobody', input: good }, token)
    expect(data?.resourcePublish.userErrors[0]).toMatchObject({ code: 'NOT_FOUND', field: ['providerId'] })
  })

  it('joins the editions of a work', async () => {
    const { resource } = await publish({ title: 'Sehemu za piza', language: 'sw', editionOf: pizza })
    const { data } = await api.ask('query ($id: ID!) { resource(id: $id) { editions { id } } }', { id: resource.id })
    expect(data?.resource.editions.map(({ id }: { id: string }) => id)).toContain(pizza)
  })

  it('keeps quotes, Cypher and markup in texts as text', async () => {
    const title = `'}) DETACH DELETE r // "shadow" \`x\` $id <3`
    const { resource } = await publish({ title })
    expect(resource.title.text).toBe(title)
    expect(await found('DETACH DELETE shadow')).toContain(resource.id)
  })
})

describe('updating', () => {
  it('replaces what is said and adds a revision', async () => {
    const { resource } = await publish({ title: 'Old name' })
    const input = { ...good, title: 'Lantern parade', accessibility: { features: ['transcript'] } }
    const { data } = await api.ask(UPDATE, { id: resource.id, revision: 1, input, note: 'A better name' }, token)
    expect(data?.resourceUpdate.userErrors).toEqual([])
    expect(data?.resourceUpdate.resource).toMatchObject({
      revision: 2,
      title: { text: 'Lantern parade' },
      accessibility: { facts: [{ value: 'transcript', basis: 'DECLARED' }] },
      contributors: [{ name: 'Amina Otieno', role: 'creator' }],
    })
    expect(await found('lantern parade')).toContain(resource.id)
    expect(await found('"Old name"')).not.toContain(resource.id)
  })

  it('refuses a change made from an older revision, and says which is now', async () => {
    const { resource } = await publish()
    const change = (title: string) =>
      api.ask(UPDATE, { id: resource.id, revision: 1, input: { ...good, title } }, token)
    const both = await Promise.all([change('Mine'), change('Yours')])
    const errors = both.flatMap(({ data }) => data?.resourceUpdate.userErrors as { code: string; message: string }[])
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatchObject({ code: 'STALE', field: ['revision'] })
    expect(errors[0]?.message).toContain('it is at revision 2, and this change was made from 1')
  })

  it('writes no revision when nothing is different', async () => {
    const { resource } = await publish()
    const { data } = await api.ask(UPDATE, { id: resource.id, revision: 1, input: good }, token)
    expect(data?.resourceUpdate).toMatchObject({ resource: { revision: 1 }, userErrors: [] })
  })

  it('is for members only', async () => {
    const { errors } = await api.ask(UPDATE, { id: pizza, revision: 1, input: good }, token)
    expect(errors?.[0]).toMatchObject({
      message: 'Only owners and editors of Hill School Press may do this.',
      extensions: { code: 'FORBIDDEN' },
    })
  })

  it('keeps what the form does not ask for', async () => {
    const { data } = await api.ask(`query ($id: ID!) { resource(id: $id) { provider { id } } }`, { id: pizza })
    const { addMember } = await import('#graph/queries/agent.ts')
    const { accountByEmail } = await import('#graph/queries/account.ts')
    const account = await accountByEmail(api.graph, 'amina@classroom.example')
    await addMember(api.graph, {
      providerId: data?.resource.provider.id as string,
      accountId: account?.id ?? '',
      role: 'owner',
    })
    const input = {
      ...good,
      title: 'Pizza fractions, new',
      url: 'https://classroom.example/open/pizza-fractions',
      licence: 'cc-by-4.0',
      alignments: [],
    }
    const { data: changed, errors } = await api.ask(UPDATE, { id: pizza, revision: 1, input }, token)
    expect(errors).toBeUndefined()
    expect(changed?.resourceUpdate.userErrors).toEqual([])
    expect(changed?.resourceUpdate.resource).toMatchObject({
      title: { text: 'Pizza fractions, new' },
      levels: [{ label: { text: 'Year 3' } }],
      licence: { statements: [{ words: 'CC BY 4.0' }] },
    })
    expect(changed?.resourceUpdate.resource.contributors.map(({ role }: { role: string }) => role)).toContain(
      'illustrator',
    )
  })
})

describe('withdrawing', () => {
  it('takes it out of search and leaves a tombstone with the reason', async () => {
    const { resource } = await publish({ title: 'Moonlight walk' })
    expect(await found('"moonlight walk"')).toEqual([resource.id])
    const { data } = await api.ask(WITHDRAW, { id: resource.id, reason: 'It <b>moved</b>.' }, token)
    expect(data?.resourceWithdraw).toEqual({
      resource: { id: resource.id, state: 'WITHDRAWN', stateReason: 'It moved.' },
      userErrors: [],
    })
    expect(await found('"moonlight walk"')).toEqual([])
    const { data: seen } = await api.ask(
      `query ($id: ID!) { resource(id: $id) ${RESOURCE} }`,
      { id: resource.id },
      token,
    )
    expect(seen?.resource).toMatchObject({ state: 'WITHDRAWN', viewerCanEdit: false, viewerCanWithdraw: false })
    const again = await api.ask(UPDATE, { id: resource.id, revision: 2, input: good }, token)
    expect(again.data?.resourceUpdate.userErrors[0]).toMatchObject({ code: 'CONFLICT', field: ['id'] })
  })

  it('needs a reason', async () => {
    const { resource } = await publish()
    const { data } = await api.ask(WITHDRAW, { id: resource.id, reason: ' ' }, token)
    expect(data?.resourceWithdraw).toEqual({ resource: null, userErrors: [{ code: 'REQUIRED', field: ['reason'] }] })
  })
})

describe('when the index is down', () => {
  it('the publish stands, and is found when the index is back', async () => {
    const { search } = api.services
    const apply = search.apply.bind(search)
    search.apply = () => Promise.reject(new Error('the index is away'))
    const { resource, userErrors } = await publish({ title: 'Comet watching' })
    expect(userErrors).toEqual([])
    expect(api.logged.some(({ msg }) => msg === 'a reader could not follow')).toBe(true)
    search.apply = apply
    await api.services.indexer.catchUp()
    expect(await found('comet watching')).toEqual([resource.id])
  })
})
