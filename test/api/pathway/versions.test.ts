/** Steps and outcomes offer the latest version of a resource that serves; the one before it where the latest does not. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { idOf } from '#graph/ids.ts'
import { openPlace, type PlaceOfTest } from '../moderation/people.ts'

const OUTCOME = idOf('classroom:outcome/multiply-fractions')
const INPUT = {
  ...{ description: 'How they stand.', language: 'en', licence: 'cc-by-4.0' },
  alignments: [{ outcomeId: OUTCOME, kind: 'TEACHES' }],
}

let place: PlaceOfTest
let first = ''
let second = ''
beforeAll(async () => {
  place = await openPlace()
  first = (await place.publish('Cakes', { ...INPUT, url: 'https://hill.example/cakes/1' })).id
  second = await nextOf(first, 'en', 'https://hill.example/cakes/2')
})
afterAll(() => place.close())

async function nextOf(id: string, language: string, url: string): Promise<string> {
  const made = await place.ask('owner', `mutation { resourceNewVersion(id: "${id}") { resource { id revision } } }`)
  const draft = made.resourceNewVersion.resource as { id: string; revision: number }
  const { resourceUpdate } = await place.ask(
    'owner',
    `mutation ($input: ResourceInput!) { resourceUpdate(id: "${draft.id}", revision: ${draft.revision}, input: $input, publish: true) {
      resource { state } userErrors { message } } }`,
    { input: { ...INPUT, title: 'Cakes', language, url } },
  )
  expect(resourceUpdate).toEqual({ resource: { state: 'PUBLISHED' }, userErrors: [] })
  return draft.id
}

/** Ids of the versions that are offered: for the outcome, and for the step of a plan to it. */
async function offered(constraints = '{}'): Promise<string[][]> {
  const { outcomeResources, pathway } = await place.ask(
    '',
    `{ outcomeResources(outcome: "${OUTCOME}", constraints: ${constraints}, first: 50) { nodes { resource { id } } }
       pathway(goals: ["${OUTCOME}"], constraints: ${constraints}) {
         steps(first: 50) { nodes { outcome { id } resources(first: 20) { resource { id } } } } } }`,
  )
  const goal = pathway.steps.nodes.find(({ outcome }: { outcome: { id: string } }) => outcome.id === OUTCOME)
  return [outcomeResources.nodes, goal.resources].map((found: { resource: { id: string } }[]) =>
    found.map(({ resource }) => resource.id).filter((id) => [first, second, third].includes(id)),
  )
}
let third = ''

it('offers a new version in the place of the one before', async () => {
  expect(await offered()).toEqual([[second], [second]])
})

it('offers the version before where the new one is in none of the languages asked for', async () => {
  third = await nextOf(second, 'sw', 'https://hill.example/cakes/3')
  expect(await offered('{ languages: ["sw"], otherLanguages: false }')).toEqual([[third], [third]])
  expect(await offered('{ languages: ["en"], otherLanguages: false }')).toEqual([[second], [second]])
})

it('offers the version before again when the new one is withdrawn', async () => {
  for (const id of [third, second])
    await place.ask('owner', `mutation { resourceWithdraw(id: "${id}", reason: "Wrong.") { userErrors { code } } }`)
  expect(await offered()).toEqual([[first], [first]])
})
