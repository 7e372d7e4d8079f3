/** What somebody tries who wants more of a resource than is theirs: on a draft, through an input, in a note. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#graph/ids.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'
import { providerOf } from '#test/helpers/editor.ts'

type Json = any // eslint-disable-line @typescript-eslint/no-explicit-any

const good = {
  ...{ title: 'Bridges', description: 'How they stand.', language: 'en', licence: 'cc-by-4.0' },
  url: 'https://hill.example/bridges',
}
const PUBLISH = `mutation ($providerId: ID!, $input: ResourceInput!) {
  it: resourcePublish(providerId: $providerId, input: $input) { resource { id } userErrors { code field message } } }`
const DRAFT = PUBLISH.replace('resourcePublish', 'resourceDraft')
const UPDATE = `mutation ($id: ID!, $revision: Int!, $input: ResourceInput!, $note: String) {
  it: resourceUpdate(id: $id, revision: $revision, input: $input, note: $note) {
    resource { id state provider { id } } stale { fields { theirs } } userErrors { code field message } } }`
const PREFLIGHT = `query ($providerId: ID!, $input: ResourceInput!, $id: ID) {
  it: resourcePreflight(providerId: $providerId, input: $input, id: $id) {
    mustMend { code field message } couldImprove { field message why } } }`
const HISTORY = 'query ($id: ID!) { it: resource(id: $id) { stateReason revisions { nodes { note } } } }'

let api: TestApi
let owner: string
let stranger: string
let providerId: string
let foreign: string
let draft: string

beforeAll(async () => {
  api = await openApi()
  owner = await api.signUp('owner')
  stranger = await api.signUp('stranger')
  providerId = await providerOf(api, owner, 'Hill School')
  foreign = await providerOf(api, stranger, 'Valley School')
  draft = (await run(DRAFT, { providerId, input: { ...good, title: 'A secret plan' } })).resource.id
})
afterAll(() => api.close())

async function run(document: string, variables: Json, token: string | null = owner): Promise<Json> {
  const { data, errors } = await api.ask<Json>(document, variables, token ?? undefined)
  if (errors) throw Object.assign(new Error(errors[0]!.message), { code: errors[0]!.extensions?.code })
  return data.it
}
const published = async () => (await run(PUBLISH, { providerId, input: good })).resource.id as string

describe('an attack on a resource', () => {
  it.each([
    'state',
    'provider',
    'providerId',
    'id',
    'revision',
    'uri',
    'work',
    'versionOf',
    'changedBy',
    'bornHere',
    'edited',
  ])('by a field that is none of the input (%s) is refused before anything runs', async (field) => {
    const id = await published()
    for (const [document, more] of [
      [PUBLISH, { providerId }],
      [DRAFT, { providerId }],
      [UPDATE, { id, revision: 1 }],
    ] as const)
      await expect(run(document, { ...more, input: { ...good, [field]: 'published' } })).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
      })
  })

  it('through the edition or the original it names does not reach a draft of others', async () => {
    for (const more of [{ editionOf: draft }, { basedOn: [draft] }]) {
      const { resource, userErrors } = await run(
        PUBLISH,
        { providerId: foreign, input: { ...good, ...more } },
        stranger,
      )
      expect(resource).toBeNull()
      expect(userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
      expect(JSON.stringify(userErrors)).not.toContain('secret')
    }
  })

  it('on the preview of a draft finds nothing there, in any way one may ask for it', async () => {
    const document = `query ($id: ID!, $ids: [ID!]!) { resource(id: $id) { id } resources(ids: $ids) { id } node(id: $id) { id }
      provider(id: "${providerId}") { drafts { id } } }`
    for (const token of [stranger, undefined])
      expect((await api.ask<Json>(document, { id: draft, ids: [draft] }, token)).data).toEqual({
        ...{ resource: null, resources: [null], node: null, provider: { drafts: [] } },
      })
  })

  it('by an edit of what one does not see tells nothing of it', async () => {
    for (const id of [draft, newId()]) {
      const answer = await run(UPDATE, { id, revision: 1, input: good }, stranger)
      expect(answer).toEqual({
        ...{ resource: null, stale: null },
        userErrors: [{ code: 'NOT_FOUND', field: ['id'], message: `There is no resource "${id}".` }],
      })
    }
  })

  it('by asking what stands before publishing tells strangers nothing, of no draft and for no provider', async () => {
    expect(await run(PREFLIGHT, { providerId, input: good, id: draft }, stranger)).toBeNull()
    expect(await run(PREFLIGHT, { providerId, input: good }, null)).toBeNull()
    expect(await run(PREFLIGHT, { providerId: 'nobody', input: good }, stranger)).toBeNull()
    // For one's own provider a draft of others is none.
    const own = await run(PREFLIGHT, { providerId: foreign, input: good, id: draft }, stranger)
    expect(own).toEqual(await run(PREFLIGHT, { providerId: foreign, input: good }, stranger))
  })

  it.each([
    ['a script', '<script>alert(1)</script>Mended', 'alert(1) Mended'],
    ['a link that runs', 'See <a href="javascript:alert(1)">this</a>', 'See this'],
    ['a bidi override', 'Mended \u202Etxt.exe\u202C now', 'Mended txt.exe now'],
    ['invisible controls', 'Men\u0000ded\u2066', 'Mended'],
  ])('by %s in a note or a reason leaves plain words', async (_name, given, words) => {
    const id = await published()
    await run(UPDATE, { id, revision: 1, input: { ...good, minutes: 5 }, note: given })
    await run(
      'mutation ($id: ID!, $reason: String!) { it: resourceWithdraw(id: $id, reason: $reason) { userErrors { code } } }',
      { id, reason: given },
    )
    const { stateReason, revisions } = await run(HISTORY, { id })
    expect([stateReason, ...revisions.nodes.slice(0, 2).map(({ note }: Json) => note)]).toEqual([words, words, words])
  })

  it('by a note without end is refused', async () => {
    const id = await published()
    const { userErrors } = await run(UPDATE, { id, revision: 1, input: good, note: 'x'.repeat(20_000) })
    expect(userErrors).toMatchObject([{ code: 'TOO_LONG', field: ['note'] }])
  })

  it('by an edited cursor of its history is refused', async () => {
    const id = await published()
    for (const after of [
      'nonsense',
      Buffer.from('["1"]').toString('base64url'),
      Buffer.from('[{}]').toString('base64url'),
    ])
      await expect(
        run('query ($id: ID!, $after: String) { it: resource(id: $id) { revisions(after: $after) { totalCount } } }', {
          id,
          after,
        }),
      ).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
  })
})

describe('what stands before publishing', () => {
  it('is what publishing would say, and then what helps teachers most', async () => {
    const bad = { ...good, title: '', licence: 'none', description: 'Short.' }
    const { mustMend, couldImprove } = await run(PREFLIGHT, { providerId, input: bad })
    const { userErrors } = await run(PUBLISH, { providerId, input: bad })
    expect(mustMend).toEqual(userErrors)
    expect(couldImprove).toEqual([])
    const fine = await run(PREFLIGHT, { providerId, input: good })
    expect(fine.mustMend).toEqual([])
    expect(fine.couldImprove.map(({ field }: Json) => field[1])).toEqual([
      ...['alignments', 'accessibility', 'accessibility', 'accessibility', 'ageFrom', 'description', 'subjectIds'],
      ...['typeIds', 'minutes', 'device', 'printable', 'files', 'creators', 'keywords'],
    ])
    expect(fine.couldImprove[3].message).toBe(
      'Answer more of the questions on who can use it: of 25 needs, 25 cannot be told yet.',
    )
  })

  it('is shorter the more is said, and writes nothing', async () => {
    const version = async () => (await api.ask<Json>('{ catalogue { version } }')).data.catalogue.version as number
    const before = await version()
    const input = {
      ...{ ...good, minutes: 20, keywords: ['bridge'], creators: ['Amina'], ageFrom: 8, ageTo: 10, printable: true },
      ...{ device: 'NONE', signInNeeded: false, cost: 'FREE', files: [{ url: 'https://hill.example/bridges.pdf' }] },
      description: 'Learners build bridges of paper, load them with coins, and say why one stands and another falls.',
      accessibility: {
        accessModes: ['textual'],
        hazards: ['none'],
        method: 'LOOKED',
        absentControls: ['fullVoiceControl'],
      },
    }
    const { mustMend, couldImprove } = await run(PREFLIGHT, { providerId, input })
    expect(mustMend).toEqual([])
    expect(couldImprove.map(({ field }: Json) => field[1])).toEqual([
      'alignments',
      'accessibility',
      'subjectIds',
      'typeIds',
    ])
    expect(await version()).toBe(before)
    const { resource } = await run(PUBLISH, { providerId, input })
    const { accessibility } = await run(
      'query ($id: ID!) { it: resource(id: $id) { accessibility { facts { kind value present basis method } } } }',
      { id: resource.id },
    )
    expect(accessibility.facts).toContainEqual({
      ...{ kind: 'CONTROL', value: 'fullVoiceControl', present: false, basis: 'DECLARED', method: 'LOOKED' },
    })
  })
})
