/** What a provider says by an edit is what it changed: what others found, checked or accepted stays their word. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { idOf } from '#graph/ids.ts'
import { replaceSuggestions } from '#graph/queries/suggested.ts'
import { openPlace, type PlaceOfTest } from '../moderation/people.ts'

const [LIGHT, SHADOWS, EYE] = ['light', 'shadows', 'eye'].map((name) => idOf(`classroom:outcome/${name}`)) as [
  string,
  string,
  string,
]
const INPUT = {
  ...{ title: 'Bridges', description: 'How they stand.', language: 'en', licence: 'cc-by-4.0' },
  accessibility: { features: ['transcript'] },
  alignments: [{ outcomeId: EYE, kind: 'TEACHES' }],
}

let place: PlaceOfTest
let id = ''
let url = ''
let n = 0
beforeAll(async () => {
  place = await openPlace()
})
afterAll(() => place.close())
beforeEach(async () => {
  place.api.clock.now = new Date(place.api.clock.now.getTime() + 60_000)
  url = `https://hill.example/own/${++n}`
  id = (await place.publish('Bridges', { ...INPUT, url })).id
})

const read = async (fields: string) => (await place.ask('owner', `{ resource(id: "${id}") { ${fields} } }`)).resource
const check = (input: Record<string, unknown>) =>
  place.ask('reviewer', `mutation ($input: FactCheckInput!) { factCheck(input: $input) { userErrors { code } } }`, {
    input: { resourceId: id, revision: 1, ...input },
  })
async function save(more: Record<string, unknown>): Promise<void> {
  const { revision } = await read('revision')
  const { resourceUpdate } = await place.ask(
    'owner',
    `mutation ($input: ResourceInput!) { resourceUpdate(id: "${id}", revision: ${revision}, input: $input) { userErrors { field message } } }`,
    { input: { ...INPUT, url, ...more } },
  )
  expect(resourceUpdate.userErrors).toEqual([])
}
const stored = async (type: 'HAS_TAG' | 'LICENSED_UNDER') =>
  (
    await place.api.graph.read(
      `MATCH (r:Resource {id: $id})-[e:${type}]->(t) RETURN coalesce(t.value, t.key) AS value, e.says AS says, e.basis AS basis`,
      { id },
    )
  ).map(({ value, says, basis }) => [value, says, basis].filter(Boolean).join(' '))

describe('a form that begins with what its provider declares', () => {
  const DECLARED = `declared { licences { key } facts { kind value present basis } }`

  it('states no verdict of a reviewer as the provider’s own when it is saved', async () => {
    await check({ fact: { kind: 'FEATURE', value: 'transcript' }, present: false })
    await check({ fact: { kind: 'FEATURE', value: 'captions' }, present: true })
    await check({ licence: 'cc-by-nc-4.0', present: true })
    const { declared, accessibility, licence } = await read(
      `${DECLARED} accessibility { facts { value present } } licence { statements { key } }`,
    )
    expect(accessibility.facts).toEqual([
      { value: 'captions', present: true },
      { value: 'transcript', present: false },
    ])
    expect(licence.statements).toHaveLength(2)
    expect(declared).toEqual({
      licences: [{ key: 'cc-by-4.0' }],
      facts: [{ kind: 'FEATURE', value: 'transcript', present: true, basis: 'DECLARED' }],
    })
    const facts = declared.facts as { value: string; present: boolean }[]
    await save({
      title: 'Tall bridges',
      licence: declared.licences[0].key,
      accessibility: { features: facts.filter(({ present }) => present).map(({ value }) => value) },
    })
    expect(await stored('HAS_TAG')).toEqual(['transcript present declared'])
    expect(await stored('LICENSED_UNDER')).toEqual(['cc-by-4.0'])
    expect(await read('accessibility { facts { value present basis } }')).toEqual({
      accessibility: {
        facts: [
          { value: 'captions', present: true, basis: 'CHECKED' },
          { value: 'transcript', present: false, basis: 'CHECKED' },
        ],
      },
    })
    expect((await read('revisions { nodes { changes { field } } }')).revisions.nodes[0].changes).toEqual([
      { field: 'title' },
    ])
  })

  it('lets the provider agree with a reviewer, which is then its own word', async () => {
    await check({ fact: { kind: 'FEATURE', value: 'transcript' }, present: false })
    await save({ accessibility: { absentFeatures: ['transcript'] } })
    expect(await stored('HAS_TAG')).toEqual(['transcript absent declared'])
  })
})

describe('what was suggested', () => {
  const SUGGESTED = 'alignments { kind source outcome { id } } suggestedAlignments { status outcome { id } }'
  const answer = (who: string, outcomeId: string) =>
    place.ask(
      who,
      `mutation { alignmentAnswer(input: { resourceId: "${id}", outcomeId: "${outcomeId}", answer: YES }) { userErrors { code } } }`,
    )
  const edges = async () =>
    (
      await place.api.graph.read<{ edge: string }>(
        `MATCH (r:Resource {id: $id})-[e:ALIGNS_TO]->(o) RETURN e.source + ' ' + e.status + ' ' + o.id AS edge`,
        { id },
      )
    )
      .map(({ edge }) => edge)
      .sort()

  beforeEach(async () => {
    const wanted = [LIGHT, SHADOWS].map((outcome) => ({
      resource: id,
      outcome,
      score: 0.5,
      reasons: ['Both speak of it.'],
    }))
    await replaceSuggestions(place.api.graph, [id], wanted)
    for (const who of ['person', 'rival']) await answer(who, LIGHT)
  })

  it('and accepted by others stays theirs, and what waits for answers waits on, when something else is changed', async () => {
    const before = await edges()
    expect(before).toEqual(
      [`here accepted ${EYE}`, `suggested accepted ${LIGHT}`, `suggested proposed ${SHADOWS}`].sort(),
    )
    const shown = [EYE, LIGHT].map((outcomeId) => ({ outcomeId, kind: 'TEACHES' }))
    await save({ title: 'Tall bridges', alignments: shown })
    expect(await edges()).toEqual(before)
    expect((await read('revisions { nodes { changes { field } } }')).revisions.nodes[0].changes).toEqual([
      { field: 'title' },
    ])
  })

  it('is refused by a provider that takes it out of its form, and its other words are its own', async () => {
    await save({ alignments: [{ outcomeId: EYE, kind: 'ASSESSES' }] })
    expect(await edges()).toEqual(
      [`here accepted ${EYE}`, `suggested proposed ${SHADOWS}`, `suggested rejected ${LIGHT}`].sort(),
    )
    const { alignments } = await read(SUGGESTED)
    expect(alignments).toMatchObject([{ kind: 'ASSESSES', outcome: { id: EYE } }])
  })
})
