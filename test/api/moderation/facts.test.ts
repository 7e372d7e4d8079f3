import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openPlace, type PlaceOfTest } from './people.ts'

let place: PlaceOfTest
beforeAll(async () => {
  place = await openPlace()
})
afterAll(() => place.close())

const REPORT = `mutation ($input: ReportInput!) { reportCreate(input: $input) { reported userErrors { code field } } }`
const CHECK = `mutation ($input: FactCheckInput!) { factCheck(input: $input) { resource { id } userErrors { code field } } }`
const FACT = { kind: 'FEATURE', value: 'transcript' }
const FACTS = `accessibility { facts { value present basis disputed } } licence { permits statements { key } }
  claims { kind value present voice revision holds lapsed } revision`
const INPUT = {
  ...{ title: 'Bridges', description: 'How they stand.', language: 'en', licence: 'cc-by-4.0' },
  accessibility: { features: ['transcript'] },
}

let n = 0
let id = ''
let revision = 1
const read = async (who = '') => (await place.ask(who, `{ resource(id: "${id}") { ${FACTS} } }`)).resource
const report = (reason: string, more: Record<string, unknown> = {}, who = '') =>
  place.ask(who, REPORT, { input: { resourceId: id, reason, ...more } })
const check = async (present: boolean, more: Record<string, unknown> = { fact: FACT }, who = 'reviewer') =>
  (await place.ask(who, CHECK, { input: { resourceId: id, revision, present, ...more } })).factCheck
const later = () => (place.api.clock.now = new Date(place.api.clock.now.getTime() + 60_000))

beforeEach(async () => {
  later()
  n++
  const made = await place.publish('Bridges', { ...INPUT, url: `https://hill.example/${n}` })
  id = made.id
  revision = made.revision
})

describe('claims about facts', () => {
  it('dispute a fact by a report, which changes no verdict, and settle it by a check', async () => {
    await report('NOT_ACCESSIBLE', { fact: FACT })
    const disputed = await read()
    expect(disputed.accessibility.facts).toEqual([
      { value: 'transcript', present: true, basis: 'DECLARED', disputed: true },
    ])
    expect(disputed.claims).toMatchObject([{ voice: 'REPORTER', present: false, revision: 1, holds: true }])
    later()
    expect(await check(false)).toMatchObject({ userErrors: [] })
    expect((await read()).accessibility.facts).toEqual([
      { value: 'transcript', present: false, basis: 'CHECKED', disputed: false },
    ])
    later()
    await check(true, { fact: FACT }, 'moderator')
    const two = await read()
    expect(two.accessibility.facts).toMatchObject([{ present: true, basis: 'CHECKED', disputed: true }])
    expect(two.claims.map(({ voice, present }: { voice: string; present: boolean }) => [voice, present])).toEqual([
      ['REPORTER', false],
      ['REVIEWER', false],
      ['REVIEWER', true],
    ])
  })

  it('permit only what all statements permit once a reviewer found another licence', async () => {
    await report('WRONG_LICENCE')
    expect((await read()).licence.permits).toContain('SELL')
    await check(true, { licence: 'cc-by-nc-4.0' })
    const found = await read()
    expect(found.licence.permits).not.toContain('SELL')
    expect(found.licence.statements.map(({ key }: { key: string }) => key)).toEqual(['cc-by-4.0', 'cc-by-nc-4.0'])
    await check(false, { licence: 'cc-by-4.0' })
    expect((await read()).licence.permits).toEqual([])
  })

  it('end with a new link, and say so; what is declared carries over, and search follows', async () => {
    await check(false)
    const update = `mutation ($input: ResourceInput!) { resourceUpdate(id: "${id}", revision: ${revision}, input: $input) { resource { revision } userErrors { field message } } }`
    const { resourceUpdate } = await place.ask('owner', update, {
      input: { ...INPUT, url: `https://hill.example/new-${n}` },
    })
    expect(resourceUpdate.userErrors).toEqual([])
    const now = await read()
    expect(now.accessibility.facts).toEqual([
      { value: 'transcript', present: true, basis: 'DECLARED', disputed: false },
    ])
    expect(now.claims).toMatchObject([{ voice: 'REVIEWER', holds: false, revision: 1 }])
  })

  it('come back with the old link, whatever was said of the new one', async () => {
    await check(false)
    const moveTo = async (path: string) => {
      const update = `mutation ($input: ResourceInput!) { resourceUpdate(id: "${id}", revision: ${revision}, input: $input) { resource { revision } } }`
      const { resourceUpdate } = await place.ask('owner', update, {
        input: { ...INPUT, url: `https://hill.example/${path}` },
      })
      revision = resourceUpdate.resource.revision as number
    }
    await moveTo(`new-${n}`)
    await report('NOT_ACCESSIBLE', { fact: FACT })
    expect((await read()).accessibility.facts).toMatchObject([{ present: true, basis: 'DECLARED', disputed: true }])
    await moveTo(`${n}`)
    expect((await read()).accessibility.facts).toMatchObject([{ present: false, basis: 'CHECKED', disputed: false }])
  })

  it('are no longer doubts when somebody accepts what was reported', async () => {
    await report('NOT_ACCESSIBLE', { fact: FACT })
    const { userErrors } = await place.decide('reviewer', 'resourceAccept', id, { revision })
    expect(userErrors).toEqual([])
    const now = await read()
    expect(now.accessibility.facts).toMatchObject([{ present: true, disputed: false }])
    expect(now.claims).toMatchObject([{ lapsed: true }])
  })

  it('are kept when the provider edits something else, and are never written as its own word', async () => {
    await check(false)
    const update = `mutation ($input: ResourceInput!) { resourceUpdate(id: "${id}", revision: ${revision}, input: $input) { userErrors { field message } } }`
    await place.ask('owner', update, { input: { ...INPUT, title: 'Towers', url: `https://hill.example/${n}` } })
    expect((await read()).accessibility.facts).toMatchObject([{ present: false, basis: 'CHECKED' }])
    const [row] = await place.api.graph.read<{ said: unknown[] }>(
      'MATCH (r:Resource {id: $id})-[e:HAS_TAG]->() RETURN collect([e.says, e.basis]) AS said',
      { id },
    )
    expect(row!.said).toEqual([['present', 'declared']])
  })

  it('refuse a check of another revision, of no fact, and of what the vocabulary does not have', async () => {
    const refused = async (more: Record<string, unknown>) => (await check(true, more)).userErrors
    expect(await refused({ fact: FACT, revision: 7 })).toMatchObject([{ code: 'CONFLICT' }])
    expect(await refused({})).toMatchObject([{ code: 'REQUIRED' }])
    expect(await refused({ fact: FACT, licence: 'mit' })).toMatchObject([{ code: 'REQUIRED' }])
    expect(await refused({ licence: 'no-such' })).toMatchObject([{ code: 'INVALID' }])
    expect(await refused({ fact: { kind: 'FEATURE', value: "x'}) DETACH DELETE n //" } })).toMatchObject([
      { code: 'INVALID' },
    ])
  })
})
