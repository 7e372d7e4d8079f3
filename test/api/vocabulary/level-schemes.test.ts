import { afterAll, beforeAll, expect, it } from 'vitest'
import { LEVEL_SCHEMES } from '#api/vocabulary/levels.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'

let api: TestApi
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

it('lists every table of levels with ids, order and ages, without a read of the graph', async () => {
  api.graph.reset()
  const { data, errors } = await api.ask(
    '{ levelSchemes { key name kind jurisdiction levels { id label position ageFrom ageTo } } }',
  )
  expect(errors).toBeUndefined()
  expect(api.graph.reads).toBe(0)
  const schemes = data?.levelSchemes as { key: string; kind: string; levels: Record<string, unknown>[] }[]
  expect(schemes.map(({ key }) => key)).toEqual(LEVEL_SCHEMES.map(({ key }) => key))
  expect(schemes[0]).toMatchObject({ key: 'us-grades', kind: 'YEAR', jurisdiction: 'US' })
  expect(schemes[0]?.levels[4]).toEqual({ id: 'us-grades/3', label: 'Grade 3', position: 4, ageFrom: 8, ageTo: 9 })
  const digcomp = schemes.find(({ key }) => key === 'digcomp')
  expect(digcomp).toMatchObject({ kind: 'PROFICIENCY', levels: { length: 8, 0: { ageFrom: null, ageTo: null } } })
})
