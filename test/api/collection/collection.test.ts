/** Collections through the API: made, filled, shared, followed, and what somebody else may not do with them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '#graph/ids.ts'
import { currentVersion } from '#graph/queries/catalogue.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'
import { providerOf } from '#test/helpers/editor.ts'

type Json = any // eslint-disable-line @typescript-eslint/no-explicit-any

const PIZZA = idOf('classroom:resource/pizza-fractions')
const EQUIVALENT = idOf('classroom:outcome/equivalent-fractions')
const UNIT = idOf('classroom:outcome/unit-fractions')
const WHOLE = `collection {
  id state revision title { text } description { text } provider { id } resourceCount outcomeCount viewerCanEdit
  sections { title entryCount } entries { position section kind note copiedRevision hasMovedOn resource { id } outcome { id } }
} userErrors { code field message }`

let api: TestApi
let amina: string
let ben: string
let provider: string
beforeAll(async () => {
  api = await openApi()
  amina = await api.signUp('amina')
  ben = await api.signUp('ben')
  provider = await providerOf(api, amina, 'Hill School')
})
afterAll(() => api.close())

/** Runs a mutation that must not end with a top-level error, and gives its payload. */
async function change(field: string, args: string, token = amina): Promise<Json> {
  const { data, errors } = await api.ask(`mutation { it: ${field}(${args}) { ${WHOLE} } }`, {}, token)
  expect(errors).toBeUndefined()
  return data?.it as Json
}

async function read(id: string, fields: string, token?: string): Promise<Json> {
  const { data, errors } = await api.ask(`query ($id: ID!) { collection(id: $id) { ${fields} } }`, { id }, token)
  expect(errors).toBeUndefined()
  return data?.collection as Json
}

const titled = (title: string) => `titles: [{ text: "${title}", language: "en" }]`

async function make(title: string, more = ''): Promise<Json> {
  const { collection, userErrors } = await change('collectionCreate', `input: { ${titled(title)} } ${more}`)
  expect(userErrors).toEqual([])
  return collection
}

describe('a collection', () => {
  it('begins private, holds sections in order, and tells its maker’s own from a provider’s', async () => {
    const made = await make('Fractions in ten days')
    expect(made).toMatchObject({ state: 'PRIVATE', revision: 1, provider: null, viewerCanEdit: true })
    const sections = `[
      { title: "Before", entries: [{ outcomeId: "${UNIT}", note: "Ask this first." }] },
      { title: "", entries: [{ resourceId: "${PIZZA}", copied: true }, { outcomeId: "${EQUIVALENT}" }] }]`
    const { collection } = await change(
      'collectionUpdate',
      `id: "${made.id}", revision: 1, input: { sections: ${sections} }`,
    )
    expect(collection).toMatchObject({ revision: 2, resourceCount: 1, outcomeCount: 2 })
    expect(collection.sections).toEqual([
      { title: 'Before', entryCount: 1 },
      { title: null, entryCount: 2 },
    ])
    expect(collection.entries).toEqual([
      expect.objectContaining({ position: 0, section: 0, note: 'Ask this first.', outcome: { id: UNIT } }),
      expect.objectContaining({
        section: 1,
        kind: 'RESOURCE',
        copiedRevision: 1,
        hasMovedOn: false,
        resource: { id: PIZZA },
      }),
      expect.objectContaining({ position: 2, kind: 'OUTCOME', copiedRevision: null, outcome: { id: EQUIVALENT } }),
    ])
    expect((await make('For the school', `providerId: "${provider}"`)).provider).toEqual({ id: provider })
  })

  it('is seen by nobody else while it is private, by its address when it has a link, and listed when it is public', async () => {
    const { id } = await make('Shared step by step')
    const listed = async () =>
      (
        (await api.ask('{ collections(first: 100) { nodes { id } totalCount } }')).data!.collections.nodes as Json[]
      ).map((each) => each.id as string)
    expect(await read(id, 'id', ben)).toBeNull()
    expect((await api.ask('query ($id: ID!) { node(id: $id) { id } }', { id }, ben)).data?.node).toBeNull()
    const empty = await change('collectionShare', `id: "${id}", state: PUBLIC`)
    expect(empty.userErrors).toMatchObject([{ code: 'REQUIRED', field: ['state'] }])
    await change('collectionAdd', `id: "${id}", entry: { resourceId: "${PIZZA}" }`)
    const before = await currentVersion(api.graph)
    await change('collectionShare', `id: "${id}", state: LINK`)
    expect(await currentVersion(api.graph)).toBe(before)
    expect(await read(id, 'id viewerCanEdit', ben)).toEqual({ id, viewerCanEdit: false })
    expect(await listed()).not.toContain(id)
    await change('collectionShare', `id: "${id}", state: PUBLIC`)
    expect(await currentVersion(api.graph)).toBe(before + 1)
    expect(await listed()).toContain(id)
    const { data } = await api.ask('query ($id: ID!) { resource(id: $id) { collections { id } } }', { id: PIZZA })
    expect(data?.resource.collections).toEqual([{ id }])
  })

  it('takes a thing once, and tells when what was copied has changed', async () => {
    const published = await api.ask(
      `mutation { resourcePublish(providerId: "${provider}", input: { title: "Bridges", description: "How they stand.",
        language: "en", licence: "cc-by-4.0", url: "https://hill.example/bridges" }) { resource { id revision } } }`,
      {},
      amina,
    )
    const bridges = published.data?.resourcePublish.resource as { id: string; revision: number }
    const { id } = await make('Bridges and beams')
    await change('collectionAdd', `id: "${id}", entry: { resourceId: "${bridges.id}", copied: true }`)
    const again = await change('collectionAdd', `id: "${id}", entry: { resourceId: "${bridges.id}" }`)
    expect(again.collection).toMatchObject({ revision: 2, resourceCount: 1 })
    api.clock.now = new Date(api.clock.now.getTime() + 60_000)
    await api.ask(
      `mutation { resourceUpdate(id: "${bridges.id}", revision: ${bridges.revision}, input: { title: "Bridges that stand",
        description: "How they stand.", language: "en", licence: "cc-by-4.0", url: "https://hill.example/bridges" })
        { userErrors { message } } }`,
      {},
      amina,
    )
    const after = await read(id, 'entries { hasMovedOn copiedRevision } changes { text }', amina)
    expect(after.entries).toEqual([{ hasMovedOn: true, copiedRevision: 1 }])
    expect(after.changes.map(({ text }: Json) => text)).toEqual([
      '“Bridges that stand” was changed.',
      'The collection was changed.',
    ])
    const anew = `input: { sections: [{ entries: [{ resourceId: "${bridges.id}", copied: true, anew: true }] }] }`
    const { collection } = await change('collectionUpdate', `id: "${id}", revision: 2, ${anew}`)
    expect(collection.entries).toMatchObject([{ hasMovedOn: false, copiedRevision: 2 }])
  })

  it('is copied whole into one’s own, which names where it began', async () => {
    const { id } = await make('To be copied')
    await change('collectionAdd', `id: "${id}", entry: { outcomeId: "${UNIT}", note: "Begin here." }`)
    const unseen = await change('collectionCreate', `input: {}, copyOf: "${id}"`, ben)
    expect(unseen.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['copyOf'] }])
    await change('collectionShare', `id: "${id}", state: LINK`)
    const { collection } = await change('collectionCreate', `input: {}, copyOf: "${id}"`, ben)
    expect(collection).toMatchObject({ state: 'PRIVATE', title: { text: 'To be copied' }, outcomeCount: 1 })
    expect(await read(collection.id, 'copiedFrom { id }', ben)).toEqual({ copiedFrom: { id } })
  })

  it('says which of its outcomes it serves itself, what others serve, and where nothing fits', async () => {
    const { id } = await make('Served and not')
    await change('collectionAdd', `id: "${id}", entry: { outcomeId: "${EQUIVALENT}" }`)
    await change('collectionAdd', `id: "${id}", entry: { outcomeId: "${UNIT}" }`)
    const ask = async (args: string) =>
      (await read(id, `coverage${args} { outcomes served { id } servedElsewhere { id } gaps { id } }`, amina)).coverage
    const bare = await ask('')
    expect(bare.outcomes).toBe(2)
    expect(bare.served).toEqual([])
    const elsewhere = bare.servedElsewhere.map((each: Json) => each.id as string) as string[]
    const { data } = await api.ask(
      'query ($id: ID!) { outcomeResources(outcome: $id, first: 1) { nodes { resource { id } } } }',
      { id: elsewhere[0] },
    )
    const fitting = data?.outcomeResources.nodes[0].resource.id as string
    await change('collectionAdd', `id: "${id}", entry: { resourceId: "${fitting}" }`)
    expect((await ask('')).served.map((each: Json) => each.id)).toContain(elsewhere[0])
    const none = await ask('(language: "xh")')
    expect(none).toMatchObject({ outcomes: 2, served: [], servedElsewhere: [] })
    expect(none.gaps).toHaveLength(2)
  })
})

describe('changes of a collection', () => {
  it('made from an old revision write nothing and say so', async () => {
    const { id } = await make('Two at once')
    const first = await change('collectionUpdate', `id: "${id}", revision: 1, input: { ${titled('First')} }`)
    expect(first.collection.revision).toBe(2)
    const second = await change('collectionUpdate', `id: "${id}", revision: 1, input: { ${titled('Second')} }`)
    expect(second.userErrors).toMatchObject([{ code: 'STALE', field: ['revision'] }])
    expect(await read(id, 'title { text }', amina)).toEqual({ title: { text: 'First' } })
    const same = await change('collectionUpdate', `id: "${id}", revision: 2, input: { ${titled('First')} }`)
    expect(same.collection.revision).toBe(2)
  })

  it('are refused with every fault at once, by their paths', async () => {
    const { id } = await make('Faults')
    const nowhere = idOf('nowhere')
    const { userErrors } = await change(
      'collectionUpdate',
      `id: "${id}", revision: 1, input: { titles: [], sections: [{ entries: [
        {}, { resourceId: "x" }, { resourceId: "${PIZZA}", outcomeId: "${UNIT}" }, { outcomeId: "${UNIT}", note: "${'n'.repeat(1001)}" }] }] }`,
    )
    expect(userErrors.map(({ code, field }: Json) => [code, field.join('.')])).toEqual([
      ['REQUIRED', 'input.titles'],
      ['INVALID', 'input.sections.0.entries.0'],
      ['NOT_FOUND', 'input.sections.0.entries.1.resourceId'],
      ['INVALID', 'input.sections.0.entries.2'],
      ['TOO_LONG', 'input.sections.0.entries.3.note'],
    ])
    const unknown = await change('collectionAdd', `id: "${id}", entry: { resourceId: "${nowhere}" }`)
    expect(unknown.userErrors).toMatchObject([{ code: 'NOT_FOUND', message: `There is no resource "${nowhere}".` }])
    const many = Array.from({ length: 501 }, () => `{ outcomeId: "${UNIT}" }`).join()
    const tooMany = await change(
      'collectionUpdate',
      `id: "${id}", revision: 1, input: { sections: [{ entries: [${many}] }] }`,
    )
    expect(tooMany.userErrors).toMatchObject([{ code: 'TOO_MANY' }])
  })

  it('hold no markup and no turned direction, whoever writes them', async () => {
    const text = '<img src=x onerror=alert(1)>Fine\\u202Eenif'
    const made = await make(text)
    expect(made.title.text).toBe('Fineenif')
  })

  it('are for those who keep it: a moderator may only make it private, strangers nothing', async () => {
    const { id } = await make('For everybody')
    await change('collectionAdd', `id: "${id}", entry: { resourceId: "${PIZZA}" }`)
    await change('collectionShare', `id: "${id}", state: PUBLIC`)
    for (const [field, args] of [
      ['collectionUpdate', `id: "${id}", revision: 1, input: { ${titled('Mine now')} }`],
      ['collectionAdd', `id: "${id}", entry: { outcomeId: "${UNIT}" }`],
      ['collectionShare', `id: "${id}", state: PRIVATE`],
    ] as const) {
      const { errors } = await api.ask(`mutation { ${field}(${args}) { userErrors { code } } }`, {}, ben)
      expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
    }
    await api.graph.write((tx) =>
      tx.run("MATCH (a:Account {email: 'ben@classroom.example'}) SET a.roles = ['moderator']"),
    )
    const more = await api.ask(
      `mutation { collectionShare(id: "${id}", state: LINK) { userErrors { code } } }`,
      {},
      ben,
    )
    expect(more.errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
    const { collection } = await change('collectionShare', `id: "${id}", state: PRIVATE`, ben)
    expect(collection.state).toBe('PRIVATE')
    expect(await read(id, 'id', ben)).toBeNull()
  })

  it('end with it: removed at its revision, gone for all, while what was in it stays', async () => {
    const { id } = await make('To go')
    await change('collectionAdd', `id: "${id}", entry: { resourceId: "${PIZZA}" }`)
    const remove = async (revision: number) =>
      (
        await api.ask(
          `mutation { collectionDelete(id: "${id}", revision: ${revision}) { deletedId userErrors { code } } }`,
          {},
          amina,
        )
      ).data?.collectionDelete as Json
    expect(await remove(1)).toEqual({ deletedId: null, userErrors: [{ code: 'STALE' }] })
    expect(await remove(2)).toEqual({ deletedId: id, userErrors: [] })
    expect(await read(id, 'id', amina)).toBeNull()
    const { data } = await api.ask('query ($id: ID!) { resource(id: $id) { id } }', { id: PIZZA })
    expect(data?.resource.id).toBe(PIZZA)
  })
})

it('goes out with all that is held about its maker, and goes with the account', async () => {
  const cleo = await api.signUp('cleo')
  const made = await change('collectionCreate', `input: { ${titled('Cleo’s own')} }`, cleo)
  await change('collectionAdd', `id: "${made.collection.id}", entry: { resourceId: "${PIZZA}" }`, cleo)
  await change('collectionShare', `id: "${made.collection.id}", state: PUBLIC`, cleo)
  const exported = await api.ask('mutation { accountExport { json } }', {}, cleo)
  expect(JSON.parse(exported.data?.accountExport.json as string).collections).toMatchObject([
    { titles: [{ text: 'Cleo’s own' }], state: 'public' },
  ])
  const deleted = await api.ask(
    'mutation { accountDelete(input: { password: "correct horse battery" }) { userErrors { message } } }',
    {},
    cleo,
  )
  expect(deleted.data?.accountDelete.userErrors).toEqual([])
  expect(await read(made.collection.id as string, 'id')).toBeNull()
})
