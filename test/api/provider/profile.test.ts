/** What a provider says of itself: languages, identifiers, revisions, and words that pretend to be others. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mixedWord } from '#api/base/look-alike.ts'
import { IDENTIFIERS } from '#api/provider/identifiers.ts'
import { currentVersion } from '#graph/queries/catalogue.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'
import { providerOf } from '#test/helpers/editor.ts'

let api: TestApi
let owner: string
let hill: string

beforeAll(async () => {
  api = await openApi({ empty: true })
  owner = await api.signUp('owner')
  hill = await providerOf(api, owner, 'Hill School')
})
afterAll(() => api.close())

const PROFILE = `profile { revision name(languages: $languages) { text language direction } names { text language }
  description(languages: $languages) { text language } descriptions { text language } url identifiers { scheme value url } }`
async function update(revision: number, input: Record<string, unknown>) {
  const { data, errors } = await api.ask(
    `mutation ($id: ID!, $revision: Int!, $input: ProviderProfileInput!, $languages: [LanguageTag!]) {
      it: providerUpdate(id: $id, revision: $revision, input: $input) { provider { name url ${PROFILE} } userErrors { code field message } } }`,
    { id: hill, revision, input },
    owner,
  )
  expect(errors).toBeUndefined()
  return data!.it
}
const read = async (...languages: string[]) =>
  (
    await api.ask(
      `query ($id: ID!, $languages: [LanguageTag!]) { provider(id: $id) { name viewerCanUpdate ${PROFILE} } }`,
      {
        ...{ id: hill, languages },
      },
    )
  ).data!.provider

describe('a profile', () => {
  it('is read in the language of the reader, else as it was written first', async () => {
    const written = await update(1, {
      names: [
        { text: 'Hill School', language: 'en' },
        { text: 'مدرسة التل', language: 'ar' },
        { text: 'Shule ya Kilimani', language: 'swa' },
      ],
      descriptions: [{ text: 'A school <b>on</b> a hill.\n\n\n\nSince 1900.', language: 'en' }],
      url: 'https://hill.example',
      ...{ ror: 'https://ror.org/05gq02987', isni: '0000 0004 1936 9094', wikidata: 'q49114' },
    })
    expect(written.userErrors).toEqual([])
    expect(written.provider).toMatchObject({
      name: 'Hill School',
      url: 'https://hill.example/',
      profile: { revision: 2 },
    })
    expect((await read('ar')).profile).toMatchObject({
      name: { text: 'مدرسة التل', language: 'ar', direction: 'RTL' },
      description: { text: 'A school on a hill.\n\nSince 1900.', language: 'en' },
      identifiers: [
        { scheme: 'ROR', value: '05gq02987', url: 'https://ror.org/05gq02987' },
        { scheme: 'ISNI', value: '0000000419369094', url: 'https://isni.org/isni/0000000419369094' },
        { scheme: 'WIKIDATA', value: 'Q49114', url: 'https://www.wikidata.org/wiki/Q49114' },
      ],
    })
    expect((await read('sw')).profile.name.text).toBe('Shule ya Kilimani')
    expect((await read('fi')).profile.name.text).toBe('Hill School')
    expect((await read()).viewerCanUpdate).toBe(false)
  })

  it('keeps what is not said anew, takes away what is emptied, and writes nothing for nothing', async () => {
    const version = await currentVersion(api.graph)
    expect((await update(2, { url: 'https://hill.example/' })).provider.profile.revision).toBe(2)
    expect(await currentVersion(api.graph)).toBe(version)
    const changed = await update(2, { isni: null, descriptions: [] })
    expect(changed.provider.profile).toMatchObject({ revision: 3, descriptions: [], url: 'https://hill.example/' })
    expect(changed.provider.profile.identifiers.map(({ scheme }: { scheme: string }) => scheme)).toEqual([
      'ROR',
      'WIKIDATA',
    ])
    const [row] = await api.graph.read<{ values: string }>(
      "MATCH (e:AuditEntry {subject: $hill}) WHERE e.kind = 'provider.update' RETURN e.values AS values ORDER BY e.sequence DESC LIMIT 1",
      { hill },
    )
    expect(JSON.parse(row!.values)).toEqual({ fields: ['descriptions', 'isni'], revision: 3 })
  })

  it('of an older revision is refused, and of two at the same time one', async () => {
    expect((await update(1, { url: null })).userErrors).toMatchObject([{ code: 'CONFLICT', field: ['revision'] }])
    const both = await Promise.all([
      update(3, { descriptions: [{ text: 'One', language: 'en' }] }),
      update(3, { descriptions: [{ text: 'Other', language: 'en' }] }),
    ])
    expect(both.map(({ userErrors }) => userErrors.length).sort()).toEqual([0, 1])
  })

  it('tells every fault at once', async () => {
    const { userErrors } = await update(4, {
      names: [
        { text: '', language: 'en' },
        { text: 'x'.repeat(201), language: 'de' },
        { text: 'Hіll School', language: 'fr' },
        { text: 'Again', language: 'en' },
        { text: 'No language', language: '12345' },
      ],
      descriptions: [{ text: 'x'.repeat(3_001), language: 'en' }],
      ...{ url: 'javascript:alert(1)', ror: '05gq02988', isni: '0000 0004 1936 9095', wikidata: 'P31' },
    })
    expect(
      userErrors.map(({ code, field }: { code: string; field: string[] }) => `${code} ${field.join('.')}`),
    ).toEqual([
      'REQUIRED input.names.0.text',
      'TOO_LONG input.names.1.text',
      'INVALID input.names.2.text',
      'INVALID input.names.3.language',
      'INVALID input.names.4.language',
      'TOO_LONG input.descriptions.0.text',
      'INVALID input.url',
      'INVALID input.ror',
      'INVALID input.isni',
      'INVALID input.wikidata',
    ])
    expect((await update(4, { names: [] })).userErrors).toMatchObject([{ code: 'REQUIRED' }])
  })

  it('holds names without direction overrides and invisible letters', async () => {
    const names = [{ text: 'Hill\u200B \u202ESchool\u2066 <script>alert(1)</script>', language: 'en' }]
    expect((await update(4, { names })).provider.name).toBe('Hill School alert(1)')
  })

  it('is nobody’s to change by other ways: fields that are no part of it do not exist', async () => {
    for (const field of ['claimed: true', 'domain: "evil.example"', 'id: "x"', 'sourceKey: "x"', 'viewerRole: OWNER']) {
      const { errors } = await api.ask(
        `mutation { providerUpdate(id: "${hill}", revision: 5, input: { ${field} }) { provider { id } } }`,
        {},
        owner,
      )
      expect(errors?.[0]?.extensions?.code).toBe('GRAPHQL_VALIDATION_FAILED')
    }
  })
})

describe('a new provider', () => {
  it('bears no name that looks like another one', async () => {
    const { data } = await api.ask(
      'mutation { it: providerCreate(input: { name: "Hіll School" }) { userErrors { code field message } } }',
      {},
      owner,
    )
    expect(data!.it.userErrors).toEqual([
      {
        ...{ code: 'INVALID', field: ['input', 'name'] },
        message: 'The word “Hіll” mixes letters of different alphabets that look alike. Write it in one alphabet.',
      },
    ])
  })

  it.each([
    ['Hіll', 'Hіll'],
    ['Школа Hill', null],
    ['東京Schoolスクール', null],
    ['Université de Montréal', null],
    ['Ελληνικό Πανεπιστήμιο', null],
    ['Gοοgle', 'Gοοgle'],
    ['مدرسة التل 2', null],
    ['ПhET', 'ПhET'],
  ])('the word of %s that mixes alphabets is %s', (name, word) => {
    expect(mixedWord(name)).toBe(word)
  })
})

describe('identifiers', () => {
  it('are read by their check signs', () => {
    const { ror, isni, wikidata } = IDENTIFIERS
    expect(['05gq02987', 'ror.org/03yrm5c26', 'https://ror.org/00k4n6c32/'].map(ror.read)).toEqual([
      ...['05gq02987', '03yrm5c26', '00k4n6c32'],
    ])
    expect(['05gq02986', '15gq02987', 'https://evil.example/05gq02987', '05gq0298'].map(ror.read)).toEqual([
      ...[null, null, null, null],
    ])
    expect(
      ['0000 0001 2150 090X', 'https://isni.org/isni/000000012150090X', '0000-0001-2150-0901'].map(isni.read),
    ).toEqual([...['000000012150090X', '000000012150090X', null]])
    expect(['https://www.wikidata.org/wiki/Q42', 'Q0', 'q42'].map(wikidata.read)).toEqual(['Q42', null, 'Q42'])
  })
})
