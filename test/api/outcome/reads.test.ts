/** What the page of an outcome costs: its words, its place, its neighbours with their reasons, and its resources. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '#graph/ids.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'
import { OUTCOME_PAGE } from '#test/helpers/outcome-page.ts'

let api: TestApi
beforeAll(async () => {
  api = await openApi()
  await api.services.model.view()
})
afterAll(() => api.close())

async function readsOf(name: string): Promise<number> {
  api.graph.reset()
  const { data, errors } = await api.ask(OUTCOME_PAGE, { id: idOf(`classroom:outcome/${name}`) })
  expect(errors).toBeUndefined()
  expect(data?.outcomeResources.nodes.length).toBeGreaterThan(0)
  return api.graph.reads
}

describe('the page of an outcome', () => {
  it('costs two reads: one for outcomes with what they are joined to, one for resources', async () => {
    // The first page also fills the cards that all pages share.
    await readsOf('number-line')
    expect(await readsOf('reflection')).toBeLessThanOrEqual(2)
  })

  it('costs none when it was shown before', async () => {
    await readsOf('shadows')
    expect(await readsOf('shadows')).toBe(0)
  })

  it('is read again after a change', async () => {
    await readsOf('eye')
    const { upsertBatch } = await import('#graph/queries/upsert.ts')
    const { CLASSROOM, resource } = await import('#test/fixtures/classroom.ts')
    await upsertBatch(api.graph, CLASSROOM, [resource('new-eye', 'A new eye', 'eye', {})])
    await api.services.model.catchUp()
    api.graph.reset()
    const { data } = await api.ask(OUTCOME_PAGE, { id: idOf('classroom:outcome/eye') })
    expect(data?.outcome.resourceCount).toBe(4)
    expect(api.graph.reads).toBeGreaterThan(1)
  })
})
