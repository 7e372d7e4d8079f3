/** Translating and remixing: drafts that name what they are made from, and licences that do not go together. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '#graph/ids.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'

const MADE = `resource {
    id state revision url languages title { text language } provider { id } licence { label statements { key } }
    basedOn { id } translationOf { id } attribution { text language } alignments { outcome { id } }
    accessibility { known } contributors { name role } viewerCanEdit viewerCanPublish viewerCanDerive
  }
  userErrors { code field message }`
const TRANSLATE = `mutation ($id: ID!, $providerId: ID!, $language: String!, $licence: String) {
  made: resourceTranslate(id: $id, providerId: $providerId, language: $language, licence: $licence) { ${MADE} }
}`
const REMIX = `mutation ($id: ID!, $providerId: ID!, $language: String, $licence: String) {
  made: resourceRemix(id: $id, providerId: $providerId, language: $language, licence: $licence) { ${MADE} }
}`
const PUBLISH = `mutation ($providerId: ID!, $input: ResourceInput!) {
  made: resourcePublish(providerId: $providerId, input: $input) { ${MADE} }
}`
const UPDATE = `mutation ($id: ID!, $revision: Int!, $input: ResourceInput!, $publish: Boolean) {
  made: resourceUpdate(id: $id, revision: $revision, input: $input, publish: $publish) { ${MADE} }
}`
const LINEAGE = `query ($id: ID!) { resource(id: $id) {
  basedOn { id } translationOf { id } versionOf { id }
  remixes { id } translations { id } laterVersions { id } editions { id }
} }`

const pizza = idOf('classroom:resource/pizza-fractions')
const rainbow = idOf('classroom:resource/rainbow')

let api: TestApi
let token: string
let other: string
let hill: string
let valley: string

beforeAll(async () => {
  api = await openApi()
  token = await api.signUp('amina')
  other = await api.signUp('bo')
  const create = async (name: string, by: string) => {
    const { data } = await api.ask(
      `mutation { providerCreate(input: { name: "${name}" }) { provider { id } } }`,
      {},
      by,
    )
    return data?.providerCreate.provider.id as string
  }
  hill = await create('Hill School', token)
  valley = await create('Valley Press', other)
})
afterAll(() => api.close())

/** What a mutation that makes something answers. */
async function make(document: string, variables: Record<string, unknown>, by = token) {
  const { data, errors } = await api.ask(document, variables, by)
  expect(errors).toBeUndefined()
  return data?.made
}

async function published(licence: string, change: Record<string, unknown> = {}): Promise<string> {
  const input = {
    ...{ title: `Under ${licence}`, description: 'A thing.', url: `https://valley.example/${licence}` },
    ...{ language: 'en', licence, creators: ['Vera Valley'] },
    ...change,
  }
  const made = await make(PUBLISH, { providerId: valley, input }, other)
  expect(made.userErrors).toEqual([])
  return made.resource.id as string
}

type Named = { id: string }
/** Ids of what a resource is joined to, by the way. */
async function lineage(id: string): Promise<Record<string, string | string[] | null>> {
  const { data } = await api.ask(LINEAGE, { id })
  const ids = (value: Named | Named[] | null) =>
    Array.isArray(value) ? value.map((each) => each.id) : (value?.id ?? null)
  return Object.fromEntries(
    Object.entries(data?.resource as Record<string, Named | Named[] | null>).map(([way, value]) => [way, ids(value)]),
  )
}

describe('translating', () => {
  it('starts a draft with lineage, authors, outcomes and credit, that members alone see', async () => {
    const { resource, userErrors } = await make(TRANSLATE, { id: pizza, providerId: hill, language: 'sw' })
    expect(userErrors).toEqual([])
    expect(resource).toMatchObject({
      ...{ state: 'DRAFT', languages: ['sw'], provider: { id: hill }, url: '' },
      ...{ translationOf: { id: pizza }, basedOn: [], viewerCanEdit: true, viewerCanPublish: true },
      ...{ licence: { label: 'CC BY 4.0' }, accessibility: { known: false }, viewerCanDerive: false },
    })
    expect(resource.alignments).toHaveLength(1)
    expect(resource.attribution.language).toBe('sw')
    expect(resource.attribution.text).toMatch(/Imetafsiriwa kutoka “Pizza fractions” na /)
    const { data } = await api.ask('query ($id: ID!) { resource(id: $id) { id } }', { id: resource.id }, other)
    expect(data?.resource).toBeNull()
    const { translations } = await lineage(pizza)
    expect(translations).not.toContain(resource.id)
    const search = await api.ask('{ searchResources(query: "pizza fractions", first: 50) { nodes { id } } }', {}, token)
    expect(JSON.stringify(search.data)).not.toContain(resource.id)
    const drafts = 'query ($id: ID!) { provider(id: $id) { drafts { id } } }'
    expect((await api.ask(drafts, { id: hill }, token)).data?.provider.drafts).toContainEqual({ id: resource.id })
    expect((await api.ask(drafts, { id: hill }, other)).data?.provider.drafts).toEqual([])
  })

  it('saves without an address, publishes with one, and then stands on both pages', async () => {
    const { resource } = await make(TRANSLATE, { id: pizza, providerId: hill, language: 'de' })
    const input = {
      ...{ title: 'Pizzabrüche', description: 'Pizza teilen.', url: '', language: 'de', licence: 'cc-by-4.0' },
      alignments: resource.alignments.map(({ outcome }: { outcome: { id: string } }) => ({ outcomeId: outcome.id })),
    }
    const saved = await make(UPDATE, { id: resource.id, revision: resource.revision, input })
    expect(saved.userErrors).toEqual([])
    expect(saved.resource).toMatchObject({ state: 'DRAFT', title: { text: 'Pizzabrüche', language: 'de' } })
    const { revision } = saved.resource
    const early = await make(UPDATE, { id: resource.id, revision, input, publish: true })
    expect(early.userErrors).toMatchObject([{ code: 'REQUIRED', field: ['input', 'url'] }])
    const whole = { ...input, url: 'https://hill.example/pizza' }
    const done = await make(UPDATE, { id: resource.id, revision, input: whole, publish: true })
    expect(done.userErrors).toEqual([])
    expect(done.resource).toMatchObject({ state: 'PUBLISHED', translationOf: { id: pizza }, viewerCanPublish: false })
    expect((await lineage(pizza)).translations).toContain(resource.id)
    expect(await lineage(resource.id)).toMatchObject({ translationOf: pizza, basedOn: [] })
    expect((await lineage(pizza)).editions).toContain(resource.id)
    const found = await api.ask('{ searchResources(query: "Pizzabrüche") { nodes { id } } }')
    expect(JSON.stringify(found.data)).toContain(resource.id)
  })

  it('is refused for a work without derivatives, even to its own provider, with the reason', async () => {
    const closed = await published('cc-by-nd-4.0')
    const refusal = {
      resource: null,
      userErrors: [
        {
          code: 'INCOMPATIBLE',
          field: ['id'],
          message: '“Under cc-by-nd-4.0”: CC BY-ND 4.0 does not permit translations to be shared.',
        },
      ],
    }
    expect(await make(TRANSLATE, { id: closed, providerId: hill, language: 'sw' })).toEqual(refusal)
    expect(await make(TRANSLATE, { id: closed, providerId: valley, language: 'sw' }, other)).toEqual(refusal)
    const remix = await make(REMIX, { id: closed, providerId: hill })
    expect(remix.userErrors).toMatchObject([{ code: 'INCOMPATIBLE', message: /does not permit changes/ }])
  })

  it('is refused where what the original permits is not known', async () => {
    const { userErrors } = await make(TRANSLATE, { id: rainbow, providerId: hill, language: 'sw' })
    expect(userErrors).toEqual([
      {
        code: 'INCOMPATIBLE',
        field: ['id'],
        message:
          '“Where the rainbow ends”: “Ask the school” was not recognised, so what may be made of the original is not known. Ask its makers, and have them state a licence.',
      },
    ])
  })

  it('wants another language, a known licence, a resource and a provider that are here', async () => {
    const bad = async (change: Record<string, unknown>) =>
      (await make(TRANSLATE, { id: pizza, providerId: hill, language: 'fr', ...change })).userErrors.map(
        ({ code, field }: { code: string; field: string[] }) => `${code} ${field.join('.')}`,
      )
    expect(await bad({ language: 'en' })).toEqual(['INVALID language'])
    expect(await bad({ language: '' })).toEqual(['REQUIRED language'])
    expect(await bad({ language: 'not a language' })).toEqual(['INVALID language'])
    expect(await bad({ licence: 'of my own' })).toEqual(['INVALID licence'])
    expect(await bad({ licence: 'cc0-1.0' })).toEqual(['INCOMPATIBLE licence'])
    expect(await bad({ id: 'no-such-id' })).toEqual(['NOT_FOUND id'])
    expect(await bad({ providerId: 'no-such-id' })).toEqual(['NOT_FOUND providerId'])
  })

  it('is for those who belong to the provider', async () => {
    const variables = { id: pizza, providerId: hill, language: 'fr' }
    expect((await api.ask(TRANSLATE, variables)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
    expect((await api.ask(TRANSLATE, variables, other)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
  })
})

describe('a draft', () => {
  const DISCARD = `mutation ($id: ID!, $revision: Int!) {
    it: resourceDiscard(id: $id, revision: $revision) { discardedId userErrors { code field } }
  }`

  it('is removed for good by those who see it, at the revision they saw, and never leaves a tombstone', async () => {
    const { resource } = await make(TRANSLATE, { id: pizza, providerId: hill, language: 'fr' })
    const { id } = resource
    const withdraw = `mutation { resourceWithdraw(id: "${id}", reason: "No") { resource { id } } }`
    expect((await api.ask(withdraw, {}, token)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
    const stale = await api.ask(DISCARD, { id, revision: 99 }, token)
    expect(stale.data?.it.userErrors).toEqual([{ code: 'CONFLICT', field: ['revision'] }])
    for (const [one, by] of [
      [id, other],
      [pizza, token],
    ])
      expect((await api.ask(DISCARD, { id: one, revision: 1 }, by)).data?.it).toEqual({
        discardedId: null,
        userErrors: [{ code: 'NOT_FOUND', field: ['id'] }],
      })
    const gone = await api.ask(DISCARD, { id, revision: resource.revision }, token)
    expect(gone.data?.it).toEqual({ discardedId: id, userErrors: [] })
    expect((await api.ask(LINEAGE, { id }, token)).data?.resource).toBeNull()
  })
})

describe('remixing', () => {
  it('keeps share-alike, and publishing checks it again', async () => {
    const original = await published('cc-by-sa-3.0')
    const { resource } = await make(REMIX, { id: original, providerId: hill })
    expect(resource).toMatchObject({ basedOn: [{ id: original }], translationOf: null, contributors: [] })
    expect(resource.licence.statements).toMatchObject([{ key: 'cc-by-sa-4.0' }])
    expect(resource.attribution.text).toMatch(/by Hill School, .*Based on “Under cc-by-sa-3\.0” by Vera Valley, https/)
    const input = {
      ...{ title: 'Remixed', description: 'Anew.', url: 'https://hill.example/remix', language: 'en' },
      basedOn: [original],
    }
    const save = (licence: string, publish: boolean) =>
      make(UPDATE, { id: resource.id, revision: resource.revision, input: { ...input, licence }, publish })
    expect((await save('cc-by-4.0', true)).userErrors).toEqual([
      {
        code: 'INCOMPATIBLE',
        field: ['input', 'licence'],
        message:
          '“Under cc-by-sa-3.0”: CC BY-SA 3.0 asks that what is made from it keeps its licence, so it may not become CC BY 4.0.',
      },
    ])
    expect((await save('cc-by-sa-4.0', true)).resource).toMatchObject({ state: 'PUBLISHED' })
    expect((await lineage(original)).remixes).toEqual([resource.id])
  })

  it('of several works asks all of them, when it is published at once', async () => {
    const basedOn = [await published('cc-by-sa-4.0'), await published('cc-by-nc-4.0')]
    const input = { title: 'Both', description: 'Of two.', url: 'https://hill.example/both', language: 'en', basedOn }
    for (const licence of ['cc-by-sa-4.0', 'cc-by-nc-4.0', 'cc-by-nc-sa-4.0']) {
      const { userErrors } = await make(PUBLISH, { providerId: hill, input: { ...input, licence } })
      expect(userErrors.length, licence).toBeGreaterThan(0)
      for (const { code } of userErrors) expect(code).toBe('INCOMPATIBLE')
    }
    const choices = `query ($ids: [ID!]!) { licenceChoices(madeFrom: $ids) { answer reason licence { key } } }`
    const { data } = await api.ask(choices, { ids: basedOn })
    expect(data?.licenceChoices.filter(({ answer }: { answer: string }) => answer === 'YES')).toEqual([])
    const one = await api.ask(choices, { ids: basedOn.slice(1) })
    expect(one.data?.licenceChoices[0]).toMatchObject({ answer: 'YES', licence: { key: 'cc-by-nc-4.0' } })
    const none = await api.ask(choices, { ids: [] })
    expect(none.data?.licenceChoices.every(({ answer }: { answer: string }) => answer === 'YES')).toBe(true)
  })

  it('cannot be smuggled in as another edition of somebody else’s work', async () => {
    const closed = await published('cc-by-nc-nd-4.0')
    const input = {
      ...{ title: 'Kopie', description: 'Ohne Erlaubnis.', url: 'https://hill.example/copy', language: 'de' },
      ...{ licence: 'cc-by-nc-nd-4.0', editionOf: closed },
    }
    const { userErrors } = await make(PUBLISH, { providerId: hill, input })
    expect(userErrors).toMatchObject([{ code: 'INCOMPATIBLE', field: ['input', 'licence'] }])
    // Its own provider brings it out in as many languages as it likes.
    expect((await make(PUBLISH, { providerId: valley, input }, other)).userErrors).toEqual([])
  })

  it('stays what it was when its original is withdrawn, and can still be edited', async () => {
    const original = await published('cc-by-4.0')
    const input = {
      ...{ title: 'After', description: 'Later.', url: 'https://hill.example/after', language: 'en' },
      ...{ licence: 'cc-by-4.0', basedOn: [original] },
    }
    const { resource } = await make(PUBLISH, { providerId: hill, input })
    await api.ask(`mutation { resourceWithdraw(id: "${original}", reason: "Old") { resource { id } } }`, {}, other)
    const changed = { ...input, title: 'After that' }
    const { userErrors } = await make(UPDATE, { id: resource.id, revision: resource.revision, input: changed })
    expect(userErrors).toEqual([])
    expect((await lineage(resource.id)).basedOn).toEqual([original])
    const anew = await make(PUBLISH, { providerId: hill, input })
    expect(anew.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'basedOn', '0'] }])
  })
})

describe('lineage', () => {
  it('is read both ways', async () => {
    const audio = idOf('classroom:resource/eye-audio')
    const captioned = idOf('classroom:resource/eye-captioned')
    expect(await lineage(captioned)).toMatchObject({ versionOf: audio, laterVersions: [] })
    expect(await lineage(audio)).toMatchObject({ versionOf: null, laterVersions: [captioned] })
    expect((await lineage(pizza)).translations).toEqual(
      expect.arrayContaining(['es', 'ar'].map((tag) => idOf(`classroom:resource/pizza-fractions-${tag}`))),
    )
  })
})

describe('the licence of a resource', () => {
  it('answers by purpose, with the reason', async () => {
    const { data } = await api.ask(
      'query ($id: ID!) { resource(id: $id) { licence { forbids answers { purpose answer reason requires } } } }',
      { id: await published('cc-by-nc-nd-3.0') },
    )
    expect(data?.resource.licence.forbids).toEqual(['TRANSLATE', 'ADAPT', 'SELL'])
    expect(data?.resource.licence.answers).toContainEqual({
      ...{ purpose: 'PRINT', answer: 'YES', requires: ['ATTRIBUTE', 'NON_COMMERCIAL'] },
      reason: 'CC BY-NC-ND 3.0 permits printing it. Printing is no adaptation.',
    })
  })
})
