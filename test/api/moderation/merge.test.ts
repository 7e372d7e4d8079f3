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
