import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { suspectDuplicate } from '#api/moderation/watch.ts'
import { idOf } from '#graph/ids.ts'
import { resourcesByIds } from '#graph/queries/resource.ts'
import { openPlace, type PlaceOfTest } from './people.ts'

let place: PlaceOfTest
beforeAll(async () => {
  place = await openPlace()
})
afterAll(() => place.close())

const PIZZA = idOf('classroom:resource/pizza-fractions')
const read = async (id: string) =>
  (
    await place.ask(
      'moderator',
      `{ resource(id: "${id}") { id state stateReason revision mergedInto { id } alignments { kind outcome { id } } claims { value present } } }`,
    )
  ).resource
const outcomes = (resource: { alignments: { outcome: { id: string } }[] }) =>
  resource.alignments.map(({ outcome }) => outcome.id).sort()

describe('merging two that are one', () => {
  it('leaves a tombstone that leads to the other, takes along what hangs on it, and can be taken back', async () => {
    const light = idOf('classroom:outcome/light')
    const gone = await place.publish('Pizza again', {
      url: 'https://hill.example/pizza',
      alignments: [{ outcomeId: light, kind: 'TEACHES' }],
    })
    await place.ask(
      'person',
      `mutation { reportCreate(input: { resourceId: "${gone.id}", reason: WRONG_LICENCE }) { reported } }`,
    )
    await place.api.graph.write((tx) =>
      tx.run(
        `MATCH (r:Resource {id: $id}) CREATE (c:Collection {id: 'mine', state: 'public'})-[:CONTAINS {position: 3, section: 1}]->(r)`,
        { id: gone.id },
      ),
    )
    const [before, kept] = [await read(gone.id), await read(PIZZA)]
    expect(outcomes(kept)).not.toContain(light)
    const resources = await resourcesByIds(place.api.graph, [gone.id, PIZZA])
    const [one, other] = [resources.find(({ id }) => id === gone.id)!, resources.find(({ id }) => id === PIZZA)!]
    await place.api.graph.write((tx) => suspectDuplicate(tx, [one, other], place.api.clock.now))
    const { moderationQueue } = await place.ask(
      'moderator',
      '{ moderationQueue(kind: DUPLICATE) { nodes { viewerDecisions resource { id } other { id } } } }',
    )
    expect(moderationQueue.nodes).toMatchObject([{ resource: { id: gone.id }, other: { id: PIZZA } }])
    expect(moderationQueue.nodes[0].viewerDecisions).toContain('MERGE')

    const merged = await place.decide('moderator', 'resourceMerge', gone.id, {
      intoId: PIZZA,
      revision: before.revision,
    })
    expect(merged.userErrors).toEqual([])
    const tombstone = (await place.ask('', `{ resource(id: "${gone.id}") { state mergedInto { id } } }`)).resource
    expect(tombstone).toEqual({ state: 'WITHDRAWN', mergedInto: { id: PIZZA } })
    const after = await read(PIZZA)
    expect(outcomes(after)).toEqual([...outcomes(kept), light].sort())
    expect(after.claims).toEqual([{ value: 'cc-by-nc-4.0', present: false }])
    const placeOf = async () =>
      await place.api.graph.read(
        "MATCH (:Collection {id: 'mine'})-[e:CONTAINS]->(r) RETURN r.id AS id, e.position AS position, e.section AS section",
      )
    expect(await placeOf()).toEqual([{ id: PIZZA, position: 3, section: 1 }])
    expect(
      (await place.ask('moderator', '{ moderationQueue(kind: DUPLICATE) { totalCount } }')).moderationQueue.totalCount,
    ).toBe(0)

    const now = await read(gone.id)
    expect(
      (await place.decide('moderator', 'resourceUnmerge', gone.id, { revision: now.revision })).userErrors,
    ).toEqual([])
    const back = await read(gone.id)
    expect(back).toMatchObject({ state: 'PUBLISHED', mergedInto: null, stateReason: null, claims: before.claims })
    expect(outcomes(back)).toEqual(outcomes(before))
    expect(outcomes(await read(PIZZA))).toEqual(outcomes(kept))
    expect(await placeOf()).toEqual([{ id: gone.id, position: 3, section: 1 }])
  })

  it('is refused into itself, into what is not public, and of what was merged already', async () => {
    const one = await place.publish('One', { url: 'https://hill.example/one' })
    const faults = async (intoId: string, revision = one.revision) =>
      (await place.decide('moderator', 'resourceMerge', one.id, { intoId, revision })).userErrors
    expect(await faults(one.id)).toMatchObject([{ code: 'NOT_FOUND', field: ['intoId'] }])
    expect(await faults('00000000-0000-4000-8000-000000000000')).toMatchObject([{ code: 'NOT_FOUND' }])
    expect(await faults(PIZZA)).toEqual([])
    expect(await faults(PIZZA, one.revision + 1)).toMatchObject([{ code: 'CONFLICT' }])
  })
})

describe('a merge', () => {
  it('is taken back in the order in which it was made', async () => {
    const [a, b, c] = [
      await place.publish('First', { url: 'https://hill.example/first' }),
      await place.publish('Second', { url: 'https://hill.example/second' }),
      await place.publish('Third', { url: 'https://hill.example/third' }),
    ]
    await place.decide('moderator', 'resourceMerge', a.id, { intoId: b.id, revision: 1 })
    await place.decide('moderator', 'resourceMerge', b.id, { intoId: c.id, revision: 2 })
    const undone = async (id: string, revision: number) =>
      (await place.decide('moderator', 'resourceUnmerge', id, { revision })).userErrors
    expect(await undone(a.id, 2)).toMatchObject([{ code: 'CONFLICT', field: ['id'] }])
    expect(await undone(b.id, 3)).toEqual([])
    expect(await undone(a.id, 2)).toEqual([])
    expect(await place.ask('', `{ resources(ids: ["${a.id}", "${b.id}"]) { state } }`)).toEqual({
      resources: [{ state: 'PUBLISHED' }, { state: 'PUBLISHED' }],
    })
  })

  it('of something hidden leaves it hidden, which can be shown only when it is taken back', async () => {
    const one = await place.publish('Never seen', { url: 'https://hill.example/unseen' })
    await place.decide('moderator', 'resourceHide', one.id, { revision: 1 })
    await place.decide('moderator', 'resourceMerge', one.id, { intoId: PIZZA, revision: 2 })
    expect(await place.ask('', `{ resource(id: "${one.id}") { id } }`)).toEqual({ resource: null })
    expect(await read(one.id)).toMatchObject({ state: 'HIDDEN', mergedInto: { id: PIZZA } })
    const shown = await place.decide('moderator', 'resourceUnhide', one.id, { revision: 3 })
    expect(shown.userErrors).toMatchObject([{ code: 'CONFLICT' }])
    await place.decide('moderator', 'resourceUnmerge', one.id, { revision: 3 })
    expect(await read(one.id)).toMatchObject({ state: 'HIDDEN', mergedInto: null, stateReason: 'Because of this.' })
  })
})

/** Everything of two resources that somebody can see: facts, links, claims, places, what was reported, and how each came to be. */
const SEEN = `id state stateReason url title { text } mergedInto { id } licence { permits statements { key } }
  accessibility { facts { kind value present basis disputed } } claims { value present voice at holds lapsed }
  alignments { kind extent status outcome { id } } basedOn { id } collections { id }
  viewerCanCheck`

const OUTCOMES = ['light', 'shadows', 'eye', 'colours'].map((name) => idOf(`classroom:outcome/${name}`))
const KINDS = ['TEACHES', 'ASSESSES'] as const
const FACTS = ['transcript', 'captions']

const one = fc.record({
  alignments: fc.uniqueArray(fc.record({ outcomeId: fc.constantFrom(...OUTCOMES), kind: fc.constantFrom(...KINDS) }), {
    selector: ({ outcomeId, kind }) => outcomeId + kind,
    maxLength: 3,
  }),
  features: fc.subarray(FACTS),
  checks: fc.array(fc.record({ value: fc.constantFrom(...FACTS), present: fc.boolean() }), { maxLength: 2 }),
  reports: fc.array(fc.constantFrom('WRONG_LICENCE', 'BROKEN', 'HARMFUL'), { maxLength: 2 }),
  isCollected: fc.boolean(),
})

describe('a merge that is taken back', () => {
  let n = 0
  const later = () => (place.api.clock.now = new Date(place.api.clock.now.getTime() + 3_600_000))

  async function make(given: typeof one extends fc.Arbitrary<infer T> ? T : never, collection: string, url: string) {
    const { id, revision } = await place.publish(`Twin ${++n}`, {
      ...{ url, alignments: given.alignments, accessibility: { features: given.features } },
    })
    later()
    for (const { value, present } of given.checks) {
      const input = { resourceId: id, revision, present, fact: { kind: 'FEATURE', value } }
      await place.ask(
        'reviewer',
        `mutation ($input: FactCheckInput!) { factCheck(input: $input) { userErrors { code } } }`,
        {
          input,
        },
      )
    }
    for (const reason of given.reports) {
      later()
      const report = `reportCreate(input: { resourceId: "${id}", reason: ${reason} })`
      await place.ask('person', `mutation { ${report} { reported } }`)
    }
    if (given.isCollected) {
      const entry = `entry: { resourceId: "${id}", note: "Mine" }`
      const add = `mutation { collectionAdd(id: "${collection}", ${entry}) { userErrors { code message } } }`
      expect((await place.ask('person', add)).collectionAdd.userErrors).toEqual([])
    }
    return { id, revision }
  }

  it('leaves both as they were, with all that hangs on them', async () => {
    await fc.assert(
      fc.asyncProperty(one, one, fc.boolean(), fc.boolean(), async (first, second, isSameLink, isHidden) => {
        const { collectionCreate } = await place.ask(
          'person',
          'mutation { collectionCreate(input: { titles: [{ text: "Twins", language: "en" }] }) { collection { id } } }',
        )
        const collection = collectionCreate.collection.id as string
        const url = (which: string) => `https://hill.example/twins/${n}/${which}`
        const gone = await make(first, collection, url('a'))
        const kept = await make(second, collection, isSameLink ? url('a').replace(`/${n}/`, `/${n - 1}/`) : url('b'))
        await place.ask(
          'person',
          `mutation { collectionShare(id: "${collection}", state: PUBLIC) { userErrors { code } } }`,
        )
        if (isHidden) await place.decide('moderator', 'resourceHide', gone.id, { revision: gone.revision })
        const state = async () => {
          const both = await place.ask(
            'moderator',
            `{ gone: resource(id: "${gone.id}") { revision ${SEEN} } kept: resource(id: "${kept.id}") { revision ${SEEN} } }`,
          )
          const { collection: places } = await place.ask(
            'moderator',
            `{ collection(id: "${collection}") { entries { position section note resource { id } } } }`,
          )
          const { moderationQueue } = await place.ask(
            'moderator',
            '{ moderationQueue(kind: REPORTED, first: 100) { nodes { reasons resource { id } reports { reason at } } } }',
          )
          const cases = moderationQueue.nodes.filter((each: { resource: { id: string } }) =>
            [gone.id, kept.id].includes(each.resource.id),
          )
          const history = async (id: string) =>
            (
              await place.ask(
                'moderator',
                `{ resource(id: "${id}") { revisions(first: 100) { nodes { number state by note changes { field before after } } } } }`,
              )
            ).resource.revisions.nodes
          return { both, places, cases, history: [await history(gone.id), await history(kept.id)] }
        }
        const before = await state()
        const public0 = await place.ask(
          '',
          `{ gone: resource(id: "${gone.id}") { ${SEEN} } kept: resource(id: "${kept.id}") { ${SEEN} } }`,
        )
        later()
        const revision = before.both.gone.revision as number
        expect(
          (await place.decide('moderator', 'resourceMerge', gone.id, { intoId: kept.id, revision })).userErrors,
        ).toEqual([])

        const during = await place.ask(
          '',
          `{ gone: resource(id: "${gone.id}") { state mergedInto { id } } kept: resource(id: "${kept.id}") { ${SEEN} } }`,
        )
        // What nobody saw leaves no tombstone behind.
        expect(during.gone).toEqual(isHidden ? null : { state: 'WITHDRAWN', mergedInto: { id: kept.id } })
        expect(during.kept.claims).toHaveLength(
          new Set(
            [...before.both.gone.claims, ...before.both.kept.claims].map(
              (each: { value: string; voice: string }) => `${each.value} ${each.voice}`,
            ),
          ).size,
        )
        expect(during.kept.collections).toHaveLength(first.isCollected || second.isCollected ? 1 : 0)
        later()
        expect(
          (await place.decide('moderator', 'resourceUnmerge', gone.id, { revision: revision + 1 })).userErrors,
        ).toEqual([])
        const after = await state()
        // Both keep what they were, and tell of the two decisions beside it.
        for (const [at, all] of after.history.entries()) expect(all.slice(2)).toEqual(before.history[at])
        const bare = ({ both, places, cases }: Awaited<ReturnType<typeof state>>) => ({
          ...{ places, cases: JSON.stringify(cases.map((each: object) => JSON.stringify(each)).sort()) },
          both: [both.gone, both.kept].map((each) => ({ ...each, revision: 0 })),
        })
        expect(bare(after)).toEqual(bare(before))
        expect(
          await place.ask(
            '',
            `{ gone: resource(id: "${gone.id}") { ${SEEN} } kept: resource(id: "${kept.id}") { ${SEEN} } }`,
          ),
        ).toEqual(public0)
      }),
      { numRuns: 12 },
    )
  })
})
