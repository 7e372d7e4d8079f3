/** Facts of mastery: what several sources say stands side by side, each with who says it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Graph } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { HERE } from '#graph/model.ts'
import { commit } from '#graph/queries/catalogue.ts'
import { outcomesByIds } from '#graph/queries/outcome.ts'
import { createPlan } from '#graph/queries/planned.ts'
import { upsertBatch } from '#graph/queries/upsert.ts'
import type { MasteryText, OutcomeRecord, SourceRecord } from '#graph/records.ts'
import { NOW, outcomes } from '#test/fixtures/classroom.ts'
import { grafeoEngine } from '#test/helpers/graphs.ts'
import { wholeGraph } from '#test/helpers/whole-graph.ts'

let graph: Graph
beforeEach(async () => {
  graph = await grafeoEngine.open()
})
afterEach(() => graph.close())

const FIRST: SourceRecord = { key: 'classroom', name: 'Classroom' }
const SECOND: SourceRecord = { key: 'library', name: 'Library' }
const shadows = outcomes.find((outcome) => outcome.sourceKey.endsWith('/shadows'))!
const ID = idOf(shadows.sourceKey)
const said = (language: string, text: string, source?: string): MasteryText => ({
  language,
  text,
  ...(source === undefined ? {} : { source }),
})
const load = (source: SourceRecord, evidence: MasteryText[], more: Partial<OutcomeRecord> = {}) =>
  upsertBatch(graph, source, [{ ...shadows, evidence, ...more }], { now: NOW })
const evidence = async () => (await outcomesByIds(graph, [ID]))[0]!.evidence.map((fact) => ({ ...fact }))

describe('facts of mastery', () => {
  test('name the source their record comes from', async () => {
    await load(FIRST, [said('en', 'Draws it.'), said('sw', 'Anachora.')])
    expect(await evidence()).toEqual([said('en', 'Draws it.', 'classroom'), said('sw', 'Anachora.', 'classroom')])
  })

  test('of two sources stand beside each other, in the same language too', async () => {
    await load(FIRST, [said('en', 'Draws it.')])
    const counts = await load(SECOND, [said('en', 'Explains it.'), said('en', 'Draws it.')])
    expect(counts.warnings).toEqual([])
    expect(await evidence()).toEqual([said('en', 'Draws it.', 'classroom'), said('en', 'Explains it.', 'library')])
  })

  test('that two sources say in the same words are shown once, and stay when one of them says it no more', async () => {
    await load(FIRST, [said('en', 'Draws it.')])
    await load(SECOND, [said('en', 'Draws it.')])
    expect(await evidence()).toEqual([said('en', 'Draws it.', 'classroom')])
    await load(FIRST, [])
    expect(await evidence()).toEqual([said('en', 'Draws it.', 'library')])
  })

  test('of one source change alone when it says something else, and go when it says nothing more', async () => {
    await load(FIRST, [said('en', 'Draws it.')])
    await load(SECOND, [said('en', 'Explains it.')])
    await load(FIRST, [said('en', 'Paints it.')])
    expect(await evidence()).toEqual([said('en', 'Paints it.', 'classroom'), said('en', 'Explains it.', 'library')])
    await load(SECOND, [said('en', 'Tells it.')])
    expect(await evidence()).toEqual([said('en', 'Paints it.', 'classroom'), said('en', 'Tells it.', 'library')])
    await load(FIRST, [])
    expect(await evidence()).toEqual([said('en', 'Tells it.', 'library')])
    await load(SECOND, [])
    expect(await evidence()).toEqual([])
  })

  test('write nothing when both sources say the same again', async () => {
    const both = async () => {
      await load(FIRST, [said('en', 'Draws it.')])
      await load(SECOND, [said('en', 'Explains it.')])
    }
    await both()
    const before = await wholeGraph(graph)
    await both()
    expect(await wholeGraph(graph)).toEqual(before)
  })

  test('keep a source that the record names itself', async () => {
    await load(FIRST, [said('en', 'Draws it.', 'marble'), said('en', 'Explains it.')])
    expect(await evidence()).toEqual([said('en', 'Draws it.', 'marble'), said('en', 'Explains it.', 'classroom')])
  })

  test('that are edited here are of here, and what was not touched keeps its source', async () => {
    await load(FIRST, [said('en', 'Draws it.'), said('en', 'Paints it.')])
    await commit(graph, async (tx) => {
      const record = { ...shadows, evidence: [said('en', 'Draws it.'), said('en', 'Builds it.')] }
      const plan = createPlan(tx, { source: HERE, actor: 'somebody', now: NOW })
      await plan.load([record])
      const node = plan.registry.byKey('Outcome', shadows.sourceKey)!
      await plan.lay([{ record, label: 'Outcome', node, mode: 'edit', fields: new Set(['evidence']) }])
      await plan.write(tx)
      return { value: null, changes: plan.changes() }
    })
    const edited = [said('en', 'Draws it.', 'classroom'), said('en', 'Builds it.', 'here')]
    expect(await evidence()).toEqual(edited)
    await load(FIRST, [said('en', 'Sings it.')])
    expect(await evidence()).toEqual(edited)
  })
})
