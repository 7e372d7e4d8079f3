/** What nobody sees but its provider wakes nothing public when it is saved: no version, no feed, no index, no cache. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '#graph/ids.ts'
import { changesSince, currentVersion } from '#graph/queries/catalogue.ts'
import { openPlace, type PlaceOfTest } from '../moderation/people.ts'

const PIZZA = idOf('classroom:resource/pizza-fractions')
const INPUT = { description: 'How they stand.', language: 'en', licence: 'cc-by-4.0', url: 'https://hill.example/a' }
const PAGE = `{ resource(id: "${PIZZA}") { title { text } alignments { outcome { id } } provider { name } editions { id } } }`

let place: PlaceOfTest
beforeAll(async () => {
  place = await openPlace({ moderation: 'all' })
})
afterAll(() => place.close())

const version = () => currentVersion(place.api.graph)
/** What reading a public page costs the graph. */
async function readsOfPage(): Promise<number> {
  const before = place.api.graph.reads
  await place.ask('', PAGE)
  return place.api.graph.reads - before
}
const draft = async (title: string) =>
  (
    await place.ask(
      'owner',
      `mutation ($p: ID!, $input: ResourceInput!) { resourceDraft(providerId: $p, input: $input) { resource { id } } }`,
      { p: place.provider, input: { ...INPUT, title } },
    )
  ).resourceDraft.resource.id as string
async function save(id: string, revision: number, title: string, more = 'autosave: true') {
  const asked = `mutation ($input: ResourceInput!) { resourceUpdate(id: "${id}", revision: ${revision}, input: $input, ${more}) {
    resource { revision state title { text } } userErrors { code } } }`
  return (await place.ask('owner', asked, { input: { ...INPUT, title, creators: [`Maker of ${title}`] } }))
    .resourceUpdate
}

describe('a draft', () => {
  it('is begun, saved as it is typed, translated from, and removed without moving anything public', async () => {
    const before = await version()
    await readsOfPage()
    const kept = await readsOfPage()
    const id = await draft('Bridges')
    for (const [at, title] of ['Bridges o', 'Bridges of', 'Bridges of stone'].entries())
      expect((await save(id, at + 1, title)).resource).toMatchObject({ revision: at + 2, title: { text: title } })
    const translated = await place.ask(
      'owner',
      `mutation { resourceTranslate(id: "${PIZZA}", providerId: "${place.provider}", language: "sw") { resource { id revision } } }`,
    )
    const { id: other, revision } = translated.resourceTranslate.resource
    await place.ask('owner', `mutation { resourceDiscard(id: "${other}", revision: ${revision}) { discardedId } }`)
    expect(await version()).toBe(before)
    expect(await changesSince(place.api.graph, before)).toEqual({ version: before, changes: [] })
    expect(await readsOfPage()).toBe(kept)
    expect((await place.ask('owner', `{ resource(id: "${other}") { id } }`)).resource).toBeNull()
  })

  it('is read as it is now, whoever changed it, and by two at once only one is written', async () => {
    const id = await draft('Towers')
    const title = async () =>
      (await place.ask('owner', `{ resource(id: "${id}") { title { text } } }`)).resource.title.text
    expect(await title()).toBe('Towers')
    // As another process does.
    await place.api.graph.write((tx) => tx.run(`MATCH (r:Resource {id: $id}) SET r.titles = ['Elsewhere']`, { id }))
    expect(await title()).toBe('Elsewhere')
    const both = await Promise.all([save(id, 1, 'Mine'), save(id, 1, 'Yours')])
    expect(both.map(({ userErrors }) => userErrors.length).sort()).toEqual([0, 1])
    expect(both.flatMap(({ userErrors }) => userErrors)).toEqual([{ code: 'STALE' }])
  })

  it('that is published and waits moves nothing either, and what is accepted is found at once', async () => {
    const before = await version()
    const id = await draft('Aqueducts of stone')
    expect((await save(id, 1, 'Aqueducts of stone', 'publish: true')).resource).toMatchObject({ state: 'SUBMITTED' })
    expect(await version()).toBe(before)
    const found = async () =>
      (await place.ask('', '{ searchResources(query: "aqueducts") { nodes { id contributors { name } } } }'))
        .searchResources.nodes
    expect(await found()).toEqual([])
    await place.decide('reviewer', 'resourceAccept', id, { revision: 2 })
    expect(await version()).toBe(before + 1)
    expect(await found()).toEqual([{ id, contributors: [{ name: 'Maker of Aqueducts of stone' }] }])
  })
})
