import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkColumns, relinkInSlices, type Columns, type Links, type ResourceColumn } from '#api/pathway/columns.ts'
import { buildModel, changeInSlices, type ModelSource, type PrerequisiteModel } from '#api/pathway/model.ts'
import { atOnce } from '#api/pathway/slices.ts'
import { column, outcome } from './data.ts'

const OUTCOMES = ['a', 'b', 'c', 'd', 'e']
const RESOURCES = ['q', 'r', 's', 't', 'u']

const row = fc
  .record({
    id: fc.constantFrom(...RESOURCES),
    alignments: fc.uniqueArray(fc.constantFrom(...OUTCOMES, 'nowhere'), { maxLength: 4 }),
    others: fc.uniqueArray(
      fc.record({
        outcome: fc.constantFrom(...OUTCOMES),
        kind: fc.constantFrom('assesses' as const, 'requires' as const),
      }),
      { maxLength: 4, selector: ({ outcome, kind }) => `${outcome} ${kind}` },
    ),
    minutes: fc.nat(9),
  })
  .map(({ id, alignments, others, minutes }) =>
    column(id, alignments, { minutes, others: others.map((other) => ({ ...other, confidence: 1 })) }),
  )
const rows = fc.uniqueArray(row, { maxLength: 5, selector: ({ id }) => id })
const replacements = fc.array(fc.record({ from: fc.constantFrom(...OUTCOMES), to: fc.constantFrom(...OUTCOMES) }), {
  maxLength: 4,
})

/** Looked up outcome by outcome, row by row. */
function plainly(
  model: PrerequisiteModel,
  all: readonly ResourceColumn[],
  alignmentsOf: (row: ResourceColumn) => readonly { outcome: string; kind?: string }[],
): Record<string, object[]> {
  const sorted = [...all].sort((a, b) => (a.id < b.id ? -1 : 1))
  return Object.fromEntries(
    model.ids.map((id) => {
      const own = sorted.flatMap((row) =>
        alignmentsOf(row).flatMap((each, place) => (each.outcome === id ? { row: row.id, place, from: null } : [])),
      )
      const inherited = sorted.flatMap((row) => {
        const taken = new Set(alignmentsOf(row).flatMap((each) => (each.outcome === id ? (each.kind ?? '') : [])))
        return alignmentsOf(row).flatMap(({ outcome, kind = '' }, place) => {
          const number = model.numberOf(outcome)
          if (number === undefined || outcome === id || model.ids[model.replacementOf(number)] !== id) return []
          if (taken.has(kind)) return []
          taken.add(kind)
          return { row: row.id, place, from: outcome }
        })
      })
      return [id, [...own, ...inherited]]
    }),
  )
}

function told(model: PrerequisiteModel, { rows }: Columns, links: Links): Record<string, object[]> {
  return Object.fromEntries(
    model.ids.map((id, number) => {
      const entries: object[] = []
      for (let entry = links.offsets[number]!; entry < links.offsets[number + 1]!; entry++) {
        const from = links.replacedFrom[entry]!
        entries.push({
          row: rows[links.entries[entry]!]!.id,
          place: links.alignmentOf[entry],
          from: from === -1 ? null : model.ids[from],
        })
      }
      return [id, entries]
    }),
  )
}

function expectRight(model: PrerequisiteModel, columns: Columns, all: readonly ResourceColumn[]): void {
  expect(columns.rows).toEqual([...all].sort((a, b) => (a.id < b.id ? -1 : 1)))
  expect(told(model, columns, columns)).toEqual(plainly(model, all, (each) => each.alignments))
  expect(told(model, columns, columns.others)).toEqual(plainly(model, all, (each) => each.others))
}

const sourceOf = (ids: readonly string[], replaced: { from: string; to: string }[]): ModelSource => ({
  ...{ version: 1, requires: [], childOf: [], matches: [] },
  outcomes: ids.map((id) => outcome(id)),
  replacements: replaced.filter(({ from, to }) => ids.includes(from) && ids.includes(to)),
})

describe('the resources of outcomes', () => {
  it('are those aligned to them, then those aligned to what they replaced, each once', () => {
    fc.assert(
      fc.property(rows, replacements, (all, replaced) => {
        const model = buildModel(sourceOf(OUTCOMES, replaced))
        expectRight(model, linkColumns(model, all), all)
      }),
      { numRuns: 300 },
    )
  })

  it('are after each change of resources and of the model what linking all of them gives', () => {
    const change = fc.record({
      renewed: rows,
      gone: fc.uniqueArray(fc.constantFrom(...RESOURCES), { maxLength: 2 }),
      replaced: replacements,
      size: fc.integer({ min: 2, max: OUTCOMES.length }),
    })
    fc.assert(
      fc.property(rows, fc.array(change, { minLength: 1, maxLength: 5 }), (start, changes) => {
        let model = buildModel(sourceOf(OUTCOMES.slice(0, 2), []))
        let kept = new Map(start.map((each) => [each.id, each]))
        let columns = linkColumns(model, start)
        for (const { renewed, gone, replaced, size } of changes) {
          // A smaller size takes outcomes away, so that the model gets other numbers.
          const source = sourceOf(OUTCOMES.slice(0, size), replaced)
          const before = { model, columns, told: told(model, columns, columns) }
          const next = atOnce(changeInSlices(model, { ...source, ids: OUTCOMES }))
          const changed = new Map<string, ResourceColumn | null>()
          for (const each of renewed) changed.set(each.id, each)
          for (const id of gone) changed.set(id, null)
          kept = new Map([...kept].filter(([id]) => !changed.has(id)))
          for (const each of changed.values()) if (each) kept.set(each.id, each)
          columns = atOnce(relinkInSlices(columns, model, next, changed))
          model = next
          expectRight(model, columns, [...kept.values()])
          expect(told(before.model, before.columns, before.columns)).toEqual(before.told)
        }
      }),
      { numRuns: 300 },
    )
  })
})
