/**
 * Every public surface × every state of a resource × people it is not for. A published resource is on all of them, so that a
 * surface that stops looking fails here too; a draft, a submitted or a hidden one is on none, by its words, its id or a number;
 * a withdrawn one is a tombstone where something led to it, and is offered nowhere.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '#graph/ids.ts'
import type { ResourceState } from '#graph/nodes.ts'
import { commit } from '#graph/queries/catalogue.ts'
import { setResourceState } from '#graph/queries/moderation.ts'
import { resourcesByIds } from '#graph/queries/resource.ts'
import { openPlace, type PlaceOfTest } from '../moderation/people.ts'

type Json = any // eslint-disable-line @typescript-eslint/no-explicit-any

const FRAMEWORK = idOf('classroom:framework')
const MULTIPLY = idOf('classroom:outcome/multiply-fractions')
const LOOSE = `title { text } titles { text } description { text } url keywords stateReason`

let place: PlaceOfTest
/** Ids by name: what may not be seen, and what public things lead to it or come from it. */
const ids = {} as Record<'secret' | 'original' | 'before' | 'remix' | 'merged' | 'collection' | 'inDraft', string>

beforeAll(async () => {
  place = await openPlace()
  const { ask, publish, api } = place
  const made = await ask(
    'rival',
    `mutation ($input: FrameworkInput!) { frameworkCreate(input: $input) { framework { id } } }`,
    { input: { providerId: place.rivals, titles: [{ text: 'Valley frame', language: 'en' }], licence: 'cc-by-4.0' } },
  )
  const frame = made.frameworkCreate.framework.id as string
  const added = await ask(
    'rival',
    `mutation ($id: ID!, $input: OutcomeInput!) { outcomeAdd(frameworkId: $id, input: $input) { outcome { id } } }`,
    { id: frame, input: { statements: [{ text: 'Knows valleys', language: 'en' }] } },
  )
  ids.inDraft = added.outcomeAdd.outcome.id as string
  await ask('rival', `mutation { frameworkPublish(id: "${frame}", status: DRAFT) { userErrors { message } } }`)

  ids.original = (await publish('Bridges', { url: 'https://hill.example/original', licence: 'cc-by-4.0' })).id
  ids.before = (await publish('Old bridges', { url: 'https://hill.example/before', licence: 'cc-by-4.0' })).id
  ids.merged = (await publish('Twice', { url: 'https://hill.example/merged' })).id
  const secret = await publish('Quokkaflux multiplies', {
    ...{
      description: 'Quokkaflux, told slowly, with bridges.',
      url: 'https://quokkaflux.example/a',
      licence: 'cc-by-4.0',
    },
    ...{ language: 'sw', keywords: ['quokkaflux'], creators: ['Q. Quokkaflux'], editionOf: ids.original },
    alignments: [MULTIPLY, ids.inDraft].map((outcomeId) => ({ outcomeId, kind: 'TEACHES' })),
  })
  ids.secret = secret.id
  const remix = { url: 'https://valley.example/remix', licence: 'cc-by-4.0' }
  ids.remix = (await publish('A remix', remix, 'rival')).id
  const edited = await ask(
    'rival',
    `mutation ($input: ResourceInput!) { resourceUpdate(id: "${ids.remix}", revision: 1, input: $input) { userErrors { message } } }`,
    { input: { title: 'A remix', description: 'New.', language: 'en', ...remix, basedOn: [ids.secret] } },
  )
  expect(edited.resourceUpdate.userErrors).toEqual([])
  const gathered = await ask(
    'person',
    `mutation ($input: CollectionInput!) { collectionCreate(input: $input) { collection { id } userErrors { message } } }`,
    {
      input: {
        titles: [{ text: 'Gathered', language: 'en' }],
        sections: [{ entries: [{ resourceId: ids.secret, copied: true }, { outcomeId: MULTIPLY }] }],
      },
    },
  )
  ids.collection = gathered.collectionCreate.collection.id as string
  await ask('person', `mutation { collectionShare(id: "${ids.collection}", state: PUBLIC) { userErrors { message } } }`)
  await commit(api.graph, async (tx) => {
    await tx.run(
      `MATCH (s:Resource {id: $secret}) MATCH (o:Resource {id: $original}) MATCH (d:Resource {id: $remix})
       MATCH (b:Resource {id: $before}) MATCH (m:Resource {id: $merged})
       CREATE (s)-[:TRANSLATION_OF]->(o) CREATE (s)-[:BASED_ON]->(o) CREATE (d)-[:TRANSLATION_OF]->(s)
       CREATE (d)-[:PART_OF]->(s) CREATE (s)-[:VERSION_OF]->(b)
       SET m.state = 'withdrawn', m.mergedInto = $secret`,
      ids,
    )
    return { value: null, changes: [{ kind: 'resource', ids: Object.values(ids) }] }
  })
  // Both are told of by whoever follows it.
  await put('hidden')
  await put('published')
})
afterAll(() => place.close())

async function catchUp(): Promise<void> {
  await place.api.services.indexer.catchUp()
  await place.api.services.model.catchUp()
}

/** Puts what may not be seen into a state, as decisions and withdrawals do. */
async function put(state: ResourceState): Promise<void> {
  const [{ revision } = { revision: 0 }] = await resourcesByIds(place.api.graph, [ids.secret])
  place.api.clock.now = new Date(place.api.clock.now.getTime() + 60_000)
  await commit(place.api.graph, async (tx) => {
    const change = { reason: null, note: 'So.', actor: 'somebody', now: place.api.clock.now.toISOString() }
    const changes = await setResourceState(tx, ids.secret, { ...change, state, expectRevision: revision })
    return { value: null, changes }
  })
  await catchUp()
}

const CARD = '{ id title { text } }'

/** What anybody may ask. `gone`: it leads to a tombstone. `silent`: it names nothing; `counts`: a number of it counts this one. */
const SURFACES: Record<string, { ask: () => string; gone?: true; silent?: true; counts?: true }> = {
  'the resource by id': { ask: () => `resource(id: "${ids.secret}") { ${LOOSE} }`, gone: true },
  'resources by ids': { ask: () => `resources(ids: ["${ids.secret}"]) ${CARD}`, gone: true },
  'the node by id': { ask: () => `node(id: "${ids.secret}") { ... on Resource { title { text } } }`, gone: true },
  'search by words': {
    ask: () =>
      `searchResources(query: "quokkaflux") { totalCount edges { node ${CARD} } didYouMean correction waysOut { label value } }`,
  },
  'search by words, as the feed and saved searches ask it': {
    ask: () => `searchResources(query: "quokkaflux", order: NEWEST) { edges { node { id url } } }`,
  },
  'search by outcome': {
    ask: () => `searchResources(filter: { outcomes: ["${MULTIPLY}"] }) { totalCount nodes ${CARD} }`,
  },
  'search by provider': {
    ask: () => `searchResources(filter: { providers: ["${place.provider}"] }) { totalCount workCount nodes ${CARD} }`,
  },
  'other editions of what is found': {
    ask: () => `searchResources(query: "bridges") { edges { node ${CARD} otherEditions ${CARD} } }`,
  },
  'facets and their counts': {
    ask: () =>
      `searchResources(facets: [LICENCE, PROVIDER, OUTCOME, LANGUAGE, TRAIT]) { totalCount facets { values { value count } } }`,
    ...{ silent: true, counts: true },
  },
  suggestions: { ask: () => `suggest(query: "quokk") { text resource { id } }` },
  'what is similar': {
    ask: () => `similar(resource: "${idOf('classroom:resource/many-cakes')}", first: 20) { resource ${CARD} }`,
  },
  'what is similar to it': {
    ask: () => `similar(resource: "${ids.secret}", first: 20) { resource { id } }`,
    silent: true,
  },
  'the count of an outcome': {
    ask: () => `outcome(id: "${MULTIPLY}") { resourceCount }`,
    ...{ silent: true, counts: true },
  },
  'alignments of an outcome': {
    ask: () => `outcome(id: "${MULTIPLY}") { alignments(first: 100) { resource ${CARD} } }`,
  },
  'resources of an outcome': {
    ask: () => `outcomeResources(outcome: "${MULTIPLY}", first: 100) { totalCount nodes { resource ${CARD} } }`,
  },
  'steps of a pathway': {
    ask: () => `pathway(goals: ["${MULTIPLY}"]) { steps { nodes { resources(first: 20) { resource ${CARD} } } } }`,
  },
  'next steps': {
    ask: () =>
      `next(goal: "${MULTIPLY}", known: [${['unit-fractions', 'equivalent-fractions', 'number-line', 'compare-fractions', 'add-fractions'].map((name) => `{ outcomeId: "${idOf(`classroom:outcome/${name}`)}" }`).join()}]) { steps { resources(first: 20) { resource ${CARD} } } }`,
  },
  'gaps of a pathway': {
    ask: () => `pathway(goals: ["${ids.inDraft}"]) { gaps { id } stepsWithoutMinutes summary }`,
    ...{ silent: true, counts: true },
  },
  'coverage of a framework': {
    ask: () =>
      `coverage(framework: "${FRAMEWORK}", language: "sw") { withResources withFitting gaps { nodes { id } } }`,
    ...{ silent: true, counts: true },
  },
  'the numbers of the catalogue': {
    ask: () => `catalogue { resourceCount workCount languages { count } }`,
    ...{ silent: true, counts: true },
  },
  'the page of its provider': {
    ask: () => `provider(id: "${place.provider}") { resourceCount resources(first: 100) { nodes ${CARD} } }`,
  },
  'the list of providers': {
    ask: () => `providers(ids: ["${place.provider}"]) { resourceCount }`,
    ...{ silent: true, counts: true },
  },
  'drafts and the dashboard of its provider': {
    ask: () => `provider(id: "${place.provider}") { drafts { id } dashboard { withOutcomes } notices { totalCount } }`,
    silent: true,
  },
  'the collection of somebody': {
    ask: () => `collection(id: "${ids.collection}") { entries { resource ${CARD} hasMovedOn } }`,
    gone: true,
  },
  'changes of a collection': {
    ask: () => `collection(id: "${ids.collection}") { changes { text resource { id } } }`,
    gone: true,
  },
  'coverage of a collection': {
    ask: () => `collection(id: "${ids.collection}") { coverage { served { id } gaps { id } } }`,
    ...{ silent: true, counts: true },
  },
  'what was made from a public one': {
    ask: () => `resource(id: "${ids.original}") { remixes ${CARD} translations ${CARD} editions ${CARD} }`,
  },
  'later versions of a public one': {
    ask: () => `resource(id: "${ids.before}") { laterVersions ${CARD} nextDraft { id } }`,
  },
  'what a public one was made from': {
    ask: () => `resource(id: "${ids.remix}") { basedOn ${CARD} translationOf ${CARD} partOf ${CARD} }`,
    gone: true,
  },
  'the credit line of a remix': { ask: () => `resource(id: "${ids.remix}") { attribution { text html } }`, gone: true },
  'the history of a remix': {
    ask: () => `resource(id: "${ids.remix}") { revisions { nodes { changes { before after } } } }`,
    gone: true,
  },
  'where a merged one leads': { ask: () => `resource(id: "${ids.merged}") { mergedInto ${CARD} }`, gone: true },
  'possible duplicates': {
    ask: () =>
      `possibleDuplicates(input: { title: "Quokkaflux multiplies", url: "https://quokkaflux.example/a", language: "en" }) { resource ${CARD} }`,
  },
  'suggested outcomes': {
    ask: () => `suggestAlignments(input: { title: "Quokkaflux multiplies" }) { reasons outcome { id } }`,
    silent: true,
  },
  'the queue': { ask: () => `moderationQueue { totalCount }`, silent: true },
  'licences of what is made from it': {
    ask: () => `licenceChoices(madeFrom: ["${ids.secret}"]) { answer reason licence { key } }`,
    ...{ gone: true, silent: true },
  },
}

const ASKERS = ['', 'person', 'rival', 'administrator']

async function told(who: string): Promise<Record<string, Json>> {
  const names = Object.keys(SURFACES)
  const answers: Record<string, Json> = {}
  for (const name of names) {
    const { data, errors } = await place.api.ask(`{ ${SURFACES[name]!.ask()} }`, {}, place.tokens[who])
    answers[name] = data ?? { refused: errors?.[0]?.extensions?.code }
  }
  return answers
}

function mentions(answer: Json): boolean {
  const text = JSON.stringify(answer).toLowerCase()
  return text.includes('quokkaflux') || text.includes(ids.secret)
}

describe('a resource that is', () => {
  it('published is on every surface', async () => {
    const answers = await told('person')
    const named = Object.keys(SURFACES).filter((name) => !SURFACES[name]!.silent)
    expect(named.filter((name) => !mentions(answers[name]))).toEqual([])
  })

  it('published is counted wherever it is counted at all', async () => {
    const before = await told('')
    await put('withdrawn')
    const after = await told('')
    await put('published')
    const counting = Object.keys(SURFACES).filter((name) => SURFACES[name]!.counts)
    expect(counting.filter((name) => JSON.stringify(before[name]) === JSON.stringify(after[name]))).toEqual([])
  })

  it('a draft, submitted or hidden is on none, and every number is as if it were not there', async () => {
    // Nothing of it is left but what others made.
    await put('withdrawn')
    const without = Object.fromEntries(await Promise.all(ASKERS.map(async (who) => [who, await told(who)] as const)))
    for (const state of ['draft', 'submitted', 'hidden'] as const) {
      await put(state)
      for (const who of ASKERS) {
        const answers = await told(who)
        const leaks = Object.keys(SURFACES).filter((name) => mentions(answers[name]))
        expect({ state, who, leaks }).toEqual({ state, who, leaks: [] })
        const [entry] = answers['the collection of somebody'].collection.entries
        expect(entry).toEqual({ resource: null, hasMovedOn: false })
        for (const [name, { gone }] of Object.entries(SURFACES))
          if (!gone)
            expect({ state, who, name, ...answers[name] }).toEqual({ state, who, name, ...without[who]![name] })
      }
    }
  })

  it('withdrawn is a tombstone where something led to it, and is offered nowhere', async () => {
    await put('withdrawn')
    for (const who of ASKERS) {
      const answers = await told(who)
      const offered = Object.keys(SURFACES).filter((name) => !SURFACES[name]!.gone && mentions(answers[name]))
      expect({ who, offered }).toEqual({ who, offered: [] })
      expect(mentions(answers['the resource by id'])).toBe(true)
    }
  })

  it('published again is on every surface again', async () => {
    await put('published')
    const answers = await told('person')
    const named = Object.keys(SURFACES).filter((name) => !SURFACES[name]!.silent)
    expect(named.filter((name) => !mentions(answers[name]))).toEqual([])
  })
})

describe('what is not for somebody', () => {
  it.each(['draft', 'submitted', 'hidden'] as const)('takes nothing from them while it is %s', async (state) => {
    await put(state)
    const { secret: id, collection } = ids
    const asked: [who: string, mutation: string][] = [
      ['', `reportCreate(input: { resourceId: "${id}", reason: BROKEN })`],
      ['rival', `resourceRemix(id: "${id}", providerId: "${place.rivals}")`],
      ['rival', `resourceTranslate(id: "${id}", providerId: "${place.rivals}", language: "sw")`],
      ['rival', `resourceWithdraw(id: "${id}", reason: "Mine.")`],
      ['rival', `resourceNewVersion(id: "${id}")`],
      ['person', `collectionAdd(id: "${collection}", entry: { resourceId: "${id}" })`],
      ['person', `alignmentAnswer(input: { resourceId: "${id}", outcomeId: "${MULTIPLY}", answer: YES })`],
    ]
    for (const [who, mutation] of asked) {
      const answer = await place.ask(who, `mutation { it: ${mutation} { userErrors { code message } } }`)
      expect({ mutation, errors: answer.it.userErrors }).toMatchObject({ errors: [{ code: 'NOT_FOUND' }] })
      expect(JSON.stringify(answer).toLowerCase()).not.toContain('quokkaflux')
    }
  })
})
