/** Suggested alignments from the words of a resource to what people make of them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AlignedWorks } from '#api/curation/aligned-works.ts'
import { settle } from '#api/curation/settle.ts'
import { suggestAlignments, wordsOfEditions, type ResourceWords } from '#api/curation/suggest-alignments.ts'
import { suggestForWorks } from '#api/curation/suggest-for-works.ts'
import { TextIndex } from '#api/curation/text-index.ts'
import { buildModel } from '#api/pathway/model.ts'
import { idOf } from '#graph/ids.ts'
import { currentVersion } from '#graph/queries/catalogue.ts'
import { upsertBatch } from '#graph/queries/upsert.ts'
import { CLASSROOM, resource } from '#test/fixtures/classroom.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'
import { sketch } from '#test/api/pathway/data.ts'

const STATEMENTS = {
  halves: 'Name halves and quarters of a whole',
  line: 'Place unit fractions on the number line',
  shadow: 'Explain how a shadow comes about',
  sombra: 'Explica cómo nace la sombra de un objeto',
}
const WORDS: ResourceWords = { titles: [], descriptions: [], keywords: [], subjects: [], ageFrom: null, ageTo: null }

function factsOf(more: Partial<Parameters<typeof suggestAlignments>[0]> = {}) {
  const texts = new TextIndex()
  for (const [id, text] of Object.entries(STATEMENTS)) texts.put(id, [{ text, weight: 1 }])
  const outcomes = { halves: { ageFrom: 6, ageTo: 7 }, line: { ageFrom: 9, ageTo: 9 }, shadow: {}, sombra: {} }
  const model = buildModel(sketch([], outcomes))
  const byCode = new Map([['3nf2', ['line']]])
  return { model, texts, byCode, taught: [], siblings: [], votes: [], settled: new Set<string>(), ...more }
}
const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id)

describe('outcomes suggested for a resource', () => {
  it('come from its words, in the language of any edition, with the words they share', () => {
    const found = suggestAlignments(factsOf(), { ...WORDS, titles: ['Shadow theatre', 'Teatro con sombra'] }, 5)
    expect(ids(found).toSorted()).toEqual(['shadow', 'sombra'])
    expect(found.find(({ id }) => id === 'sombra')!.reasons).toEqual(['Both speak of sombra.'])
  })

  it('name no words that say nothing, and are none where only such words meet', () => {
    const titles = ['La sombra de un objeto', 'La casa de un poeta', 'Un objeto de la casa']
    const reasons = (title: string) =>
      suggestAlignments(factsOf(), { ...WORDS, titles: [title] }, 5).map((found) => [found.id, found.reasons])
    expect(reasons(titles[0]!)).toEqual([
      ['sombra', [expect.stringMatching(/^Both speak of (objeto, sombra|sombra, objeto)\.$/)]],
    ])
    expect(reasons(titles[1]!)).toEqual([])
    expect(reasons(titles[2]!)).toEqual([['sombra', ['Both speak of objeto.']]])
  })

  it('name English words where an edition has them', () => {
    const edition = (language: string, text: string) => ({
      ...{ titles: [{ language, text }], descriptions: [], keywords: [], subjects: [], ageFrom: null, ageTo: null },
    })
    const { texts, ...facts } = factsOf()
    texts.put(
      'shadow',
      [STATEMENTS.shadow, STATEMENTS.sombra].map((text) => ({ text, weight: 1 })),
    )
    const words = wordsOfEditions([edition('es', 'La sombra'), edition('en-GB', 'Shadow theatre')])
    const [found] = suggestAlignments({ ...facts, texts }, words, 1)
    expect(found).toMatchObject({ id: 'shadow', reasons: ['Both speak of shadow.'] })
  })

  it('come from codes in running text, however they are written', () => {
    for (const text of ['Goes with 3.NF.2.', 'for 3NF2', 'see 3.nf.2, please'])
      expect(ids(suggestAlignments(factsOf(), { ...WORDS, descriptions: [text] }, 5)), text).toEqual(['line'])
  })

  it('come from its other editions, from works like it and from crosswalks, each with its reason', () => {
    const facts = factsOf({
      siblings: [{ outcome: 'halves', language: 'sw' }],
      votes: [{ outcome: 'line', share: 0.5, works: 2, of: 4 }],
    })
    const found = suggestAlignments(facts, WORDS, 5)
    expect(found.map(({ id, reasons }) => [id, reasons])).toEqual([
      ['halves', ['Its edition in another language (sw) is aligned to it.']],
      ['line', ['2 of the 4 works most like it are aligned to it.']],
    ])
    const crossed = { ...factsOf(), model: buildModel(sketch(['halves = line'], { halves: {}, line: {} })) }
    expect(ids(suggestAlignments({ ...crossed, taught: ['halves'] }, WORDS, 5))).toEqual(['line'])
  })

  it('are fewer points worth the further the ages lie apart, and none at all once settled', () => {
    const titles = ['Halves and the number line']
    const score = (ageFrom: number) =>
      suggestAlignments(factsOf(), { ...WORDS, titles, ageFrom, ageTo: ageFrom }, 5).find(({ id }) => id === 'line')!
        .score
    expect(score(9)).toBeGreaterThan(score(11))
    expect(score(11)).toBeGreaterThan(score(14))
    const settled = new Set(['line'])
    expect(ids(suggestAlignments(factsOf({ settled }), { ...WORDS, titles }, 5))).toEqual(['halves'])
  })

  it('are none for words that say nothing', () => {
    for (const title of ['', '…', 'a'.repeat(10_000), '👍'])
      expect(suggestAlignments(factsOf(), { ...WORDS, titles: [title] }, 5)).toEqual([])
  })

  it('are not asked of the work itself', () => {
    const works = new AlignedWorks()
    const edition = {
      ...{
        titles: [{ text: 'Shadow theatre', language: 'en' }],
        descriptions: [],
        keywords: [],
        subjects: [],
        types: [],
      },
      ...{ ageFrom: null, ageTo: null, provider: { name: 'Press' } },
    }
    const alignments = [{ status: 'accepted', kind: 'teaches', outcome: { id: 'shadow' } }] as never
    works.put('own', [{ ...edition, alignments }])
    expect(works.votes('own', [edition])).toEqual([])
    expect(works.votes('other', [edition])).toEqual([
      { outcome: 'shadow', share: expect.closeTo(2 / 3, 5) as number, works: 1, of: 1 },
    ])
  })
})

describe('what people say to a suggestion', () => {
  const yes = { says: 'present', basis: 'reported' } as const
  const part = { says: 'part', basis: 'reported' } as const
  const no = { says: 'absent', basis: 'reported' } as const
  const declared = <T>(claim: T) => ({ ...claim, basis: 'declared' as const })
  it.each([
    ['nothing', [], 'proposed', 'whole'],
    ['one yes', [yes], 'proposed', 'whole'],
    ['two yes', [yes, yes], 'accepted', 'whole'],
    ['a yes and a partly', [yes, part], 'accepted', 'part'],
    ['two yes and two no', [yes, no, yes, no], 'proposed', 'whole'],
    ['two no', [no, no], 'rejected', 'whole'],
    ['the provider alone', [declared(part)], 'accepted', 'part'],
    ['the provider against three', [yes, yes, yes, declared(no)], 'rejected', 'whole'],
    ['two of the provider: the later', [declared(no), declared(yes)], 'accepted', 'whole'],
  ] as const)('%s', (_name, claims, status, extent) => {
    expect(settle(claims)).toEqual({ status, extent })
  })
})

const SHOWN = `query ($id: ID!) { resource(id: $id) { alignments { outcome { id } source }
  suggestedAlignments { outcome { id } resource { id } score reasons status viewerAnswer answers { yes partly no } } } }`
const ANSWER = `mutation ($resourceId: ID!, $outcomeId: ID!, $answer: AlignmentAnswer!) {
  alignmentAnswer(input: { resourceId: $resourceId, outcomeId: $outcomeId, answer: $answer }) {
    suggestion { status viewerAnswer answers { yes partly no } } userErrors { code field } } }`
const LAMP = idOf('classroom:resource/lamp-play')
const SHADOWS = idOf('classroom:outcome/shadows')

describe('suggestions over the API', () => {
  let api: TestApi
  beforeEach(async () => {
    api = await openApi()
    const words = {
      titles: [{ text: 'How shadows form behind a lamp', language: 'en' }],
      keywords: ['shadows', 'light'],
    }
    await upsertBatch(api.graph, CLASSROOM, [
      resource('lamp-play', 'Lamp play', 'shadows', { ...words, alignments: [] }),
    ])
    await suggestForWorks(api.services)
    await api.services.indexer.catchUp()
  })
  afterEach(() => api.close())

  const shown = async (token?: string) => (await api.ask(SHOWN, { id: LAMP }, token)).data!.resource
  const answer = async (token: string | undefined, answer: string, outcomeId = SHADOWS) =>
    await api.ask(ANSWER, { resourceId: LAMP, outcomeId, answer }, token)

  it('are shown as suggested, count for nothing, and are not made twice', async () => {
    const { suggestedAlignments, alignments } = await shown()
    expect(alignments).toEqual([])
    expect(suggestedAlignments[0]).toMatchObject({
      ...{ outcome: { id: SHADOWS }, resource: { id: LAMP }, status: 'PROPOSED', viewerAnswer: null },
      answers: { yes: 0, partly: 0, no: 0 },
    })
    expect(suggestedAlignments[0].reasons.length).toBeGreaterThan(0)
    const search = 'query ($id: ID!) { searchResources(filter: { outcomes: [$id] }) { nodes { id } } }'
    const found = async () => (await api.ask(search, { id: SHADOWS })).data!.searchResources.nodes
    expect(found).not.toContainEqual({ id: LAMP })
    const version = await currentVersion(api.graph)
    expect(await suggestForWorks(api.services)).toMatchObject({ added: 0, removed: 0 })
    expect(await currentVersion(api.graph)).toBe(version)
  })

  it('become alignments when two teachers agree, and are found by search', async () => {
    const [amina, lee] = [await api.signUp('amina'), await api.signUp('lee')]
    expect((await answer(amina, 'YES')).data!.alignmentAnswer.suggestion).toMatchObject({
      ...{ status: 'PROPOSED', viewerAnswer: 'YES', answers: { yes: 1, partly: 0, no: 0 } },
    })
    // The same person twice is one person.
    await answer(amina, 'YES')
    expect((await shown()).alignments).toEqual([])
    expect((await answer(lee, 'PARTLY')).data!.alignmentAnswer.suggestion.status).toBe('ACCEPTED')
    const { alignments, suggestedAlignments } = await shown(lee)
    expect(alignments).toEqual([{ outcome: { id: SHADOWS }, source: 'suggested' }])
    expect(suggestedAlignments.map((each: { outcome: { id: string } }) => each.outcome.id)).not.toContain(SHADOWS)
    const search = 'query ($ids: [ID!]!) { searchResources(filter: { outcomes: $ids }, first: 50) { nodes { id } } }'
    expect((await api.ask(search, { ids: [SHADOWS] })).data!.searchResources.nodes).toContainEqual({ id: LAMP })
    // Looking again takes nothing of it back.
    await suggestForWorks(api.services)
    expect((await shown()).alignments.length).toBe(1)
  })

  it('are not made again once two teachers said no', async () => {
    for (const name of ['amina', 'lee']) await answer(await api.signUp(name), 'NO')
    await suggestForWorks(api.services)
    const { suggestedAlignments } = await shown()
    expect(suggestedAlignments.map((each: { outcome: { id: string } }) => each.outcome.id)).not.toContain(SHADOWS)
  })

  it('are answered by people who are signed in, about what is there', async () => {
    expect((await answer(undefined, 'YES')).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
    const token = await api.signUp('amina')
    const elsewhere = idOf('classroom:outcome/number-line')
    expect((await answer(token, 'YES', elsewhere)).data!.alignmentAnswer.userErrors).toEqual([
      { code: 'NOT_FOUND', field: ['input', 'outcomeId'] },
    ])
    const variables = { resourceId: 'no-such-id', outcomeId: SHADOWS, answer: 'YES' }
    const { data } = await api.ask(ANSWER, variables, token)
    expect(data!.alignmentAnswer.userErrors[0].field).toEqual(['input', 'resourceId'])
  })

  it('are given for the words of a resource to be, and nothing is written', async () => {
    const token = await api.signUp('amina')
    const query = `query ($input: AlignmentTextInput!) { suggestAlignments(input: $input) { outcome { id } score reasons } }`
    const version = await currentVersion(api.graph)
    const { data } = await api.ask(query, { input: { title: 'Why do shadows grow in the evening?' } }, token)
    expect(data!.suggestAlignments[0].outcome.id).toBe(SHADOWS)
    expect(await currentVersion(api.graph)).toBe(version)
    const long = await api.ask(query, { input: { title: 'x'.repeat(301) } }, token)
    expect(long.errors?.[0]?.message).toContain('at most 300')
    expect((await api.ask(query, { input: { title: 'x' } })).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
  })
})
