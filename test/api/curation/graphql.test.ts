import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '#graph/ids.ts'
import { currentVersion } from '#graph/queries/catalogue.ts'
import { syncEdges, upsertBatch } from '#graph/queries/upsert.ts'
import { CLASSROOM, framework, NOW, outcome, outcomes } from '#test/fixtures/classroom.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'

const id = (name: string) => idOf(`classroom:outcome/${name}`)
const OTHER = { sourceKey: 'classroom:other', title: 'Other' }

const PREREQUISITES = `query ($id: ID!, $first: Int) {
  suggestPrerequisites(outcome: $id, first: $first) { outcome { id code } score strength reasons proposed } }`
const MATCHES = `query ($id: ID!, $framework: ID, $first: Int) {
  suggestMatches(outcome: $id, framework: $framework, first: $first) { outcome { id } score kind reasons } }`

let api: TestApi
let token: string
beforeAll(async () => {
  api = await openApi()
  await upsertBatch(
    api.graph,
    CLASSROOM,
    [
      { ...framework, sourceKey: OTHER.sourceKey, uri: undefined },
      { ...outcomes[1]!, sourceKey: 'classroom:other/1', uri: undefined, framework: OTHER, code: '3.NF.1' },
    ],
    { now: NOW },
  )
  await api.services.indexer.catchUp()
  token = await api.signUp('amina')
})
afterAll(() => api.close())

interface Suggested {
  outcome: { id: string; code?: string }
  score: number
  strength: string
  kind: string
  reasons: string[]
  proposed: boolean
}

async function prerequisites(name: string): Promise<Suggested[]> {
  const { data, errors } = await api.ask(PREREQUISITES, { id: id(name) }, token)
  expect(errors).toBeUndefined()
  return data!.suggestPrerequisites as Suggested[]
}

describe('suggestions over the API', () => {
  it('are for those who are signed in', async () => {
    for (const query of [PREREQUISITES, MATCHES]) {
      const { errors } = await api.ask(query, { id: id('number-line') })
      expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
    }
  })

  it('give prerequisites with reasons and write nothing', async () => {
    const before = await currentVersion(api.graph)
    const found = await prerequisites('compare-fractions')
    expect(found.length).toBeGreaterThan(0)
    const existing = [id('unit-fractions')]
    for (const { outcome, score, strength, reasons } of found) {
      expect(existing).not.toContain(outcome.id)
      expect(score).toBeGreaterThan(0)
      expect(score).toBeLessThanOrEqual(1)
      expect(['HARD', 'SOFT']).toContain(strength)
      expect(reasons.length).toBeGreaterThan(0)
    }
    expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).toSorted((a, b) => b - a))
    expect(await currentVersion(api.graph)).toBe(before)
    expect(await prerequisites('compare-fractions')).toEqual(found)
  })

  it('never give one that would close a circle, nor one that was rejected; a proposed one is marked', async () => {
    expect((await prerequisites('unit-fractions')).map((each) => each.outcome.id)).not.toContain(id('number-line'))
    const edge = { type: 'requires' as const, strength: 'soft' as const, reasons: [], confidence: 1 }
    const before = (await prerequisites('multiply-fractions')).map((each) => each.outcome.id)
    expect(before).toEqual(expect.arrayContaining([id('unit-fractions'), id('equivalent-fractions')]))
    await syncEdges(
      api.graph,
      { key: 'x' },
      [
        { ...edge, from: outcome('multiply-fractions'), to: outcome('unit-fractions'), status: 'proposed' },
        { ...edge, from: outcome('multiply-fractions'), to: outcome('equivalent-fractions'), status: 'proposed' },
      ],
      { froms: 'listed' },
    )
    await api.graph.write((tx) =>
      tx.run("MATCH (a:Outcome {id: $a})-[e:REQUIRES {source: 'x'}]->(b:Outcome {id: $b}) SET e.status = 'rejected'", {
        a: id('multiply-fractions'),
        b: id('equivalent-fractions'),
      }),
    )
    const after = await prerequisites('multiply-fractions')
    expect(after.find((each) => each.outcome.id === id('unit-fractions'))).toMatchObject({ proposed: true })
    expect(after.map((each) => each.outcome.id)).not.toContain(id('equivalent-fractions'))
  })

  it('give crosswalks to another framework, and none that is there already', async () => {
    const { data } = await api.ask(MATCHES, { id: id('unit-fractions'), framework: idOf(OTHER.sourceKey) }, token)
    expect(data!.suggestMatches).toMatchObject([{ outcome: { id: idOf('classroom:other/1') }, kind: 'EXACT' }])
    await syncEdges(
      api.graph,
      { key: 'x' },
      [
        {
          type: 'matches',
          from: { sourceKey: 'classroom:other/1' },
          to: outcome('unit-fractions'),
          kind: 'exact',
          confidence: 1,
        },
      ],
      { froms: 'listed' },
    )
    const after = await api.ask(MATCHES, { id: id('unit-fractions') }, token)
    expect(after.data!.suggestMatches).toEqual([])
  })

  it('know an outcome that was reworded or added since the last question', async () => {
    await upsertBatch(
      api.graph,
      CLASSROOM,
      [
        {
          ...outcomes[1]!,
          sourceKey: 'classroom:outcome/rainbows',
          uri: undefined,
          code: 'L.9',
          statements: [{ language: 'en', text: 'Explain why a rainbow has colours' }],
        },
      ],
      { now: NOW },
    )
    expect((await prerequisites('colours')).map((each) => each.outcome.code)).toContain('L.9')
    await upsertBatch(
      api.graph,
      CLASSROOM,
      [
        {
          ...outcomes[1]!,
          sourceKey: 'classroom:outcome/rainbows',
          uri: undefined,
          code: 'L.9',
          statements: [{ language: 'en', text: 'Bake bread' }],
        },
      ],
      { now: NOW },
    )
    expect((await prerequisites('colours')).map((each) => each.outcome.code)).not.toContain('L.9')
  })

  it.each([
    [{ id: 'nowhere' }, 'There is no outcome with this id.'],
    [{ id: idOf('classroom:outcome/nobody') }, 'There is no outcome with this id.'],
    [{ id: id('eye'), first: 51 }, 'a whole number from 1 to 50'],
    [{ id: id('eye'), first: 0 }, 'a whole number from 1 to 50'],
  ])('refuse %j with a sentence', async (variables, sentence) => {
    for (const query of [PREREQUISITES, MATCHES]) {
      const { errors } = await api.ask(query, variables, token)
      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
      expect(errors?.[0]?.message).toContain(sentence)
    }
  })

  it('refuse a framework that is not there', async () => {
    const { errors } = await api.ask(MATCHES, { id: id('eye'), framework: 'nowhere' }, token)
    expect(errors?.[0]?.message).toBe('There is no framework with this id.')
  })
})
