import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { linkColumns } from '#api/pathway/columns.ts'
import { buildModel } from '#api/pathway/model.ts'
import { plan } from '#api/pathway/plan.ts'
import { caseColumns, column, CORPUS } from './data.ts'

const isHere = CORPUS !== undefined && existsSync(CORPUS)
if (!isHere) console.warn('The pathway through real standards is SKIPPED: name the folder of the data in CORPUS_DIR.')

describe.skipIf(!isHere)('the Common Core mathematics standards', () => {
  const read = () => {
    const source = caseColumns('ccss-math.cfpackage.json')
    const codes = new Map(source.outcomes.map(({ id, code }) => [id, code!.replace('CCSS.Math.Content.', '')]))
    const ids = new Map([...codes].map(([id, code]) => [code, id]))
    return {
      source,
      model: buildModel(source),
      codeOf: (id: string) => codes.get(id)!,
      idOf: (code: string) => ids.get(code)!,
    }
  }

  it('have their roles, faulty types included', () => {
    const { source, model } = read()
    const counts: Record<string, number> = {}
    for (const { id, sourceType } of source.outcomes) {
      const key = `${sourceType} ${model.role(id)}`
      counts[key] = (counts[key] ?? 0) + 1
    }
    expect(counts).toEqual({
      'Cluster group': 157,
      'Component part': 123,
      'Domain group': 72,
      // Seven standards are typed "Domain" by mistake.
      'Domain outcome': 7,
      'Grade Level group': 9,
      'Practice outcome': 8,
      'Standard outcome': 379,
    })
  })

  it('have one edge between a standard and its own part, which is left out, and no cycle with the parts', () => {
    const { model, codeOf } = read()
    expect(model.problems.map(({ kind, from, to }) => [kind, codeOf(from), codeOf(to)])).toEqual([
      ['ancestor', '5.NF.B.4', '5.NF.B.4a'],
    ])
  })

  it('lead to 6.RP.A.3 over its four parts in valid order', () => {
    const { source, model, codeOf, idOf } = read()
    const goal = idOf('6.RP.A.3')
    const columns = linkColumns(model, [column('ratio-game', [goal], { minutes: 20 })])
    const result = plan(model, columns, { goals: [goal] })
    if (!result.ok) throw new Error(result.errors[0]?.message)
    const { steps, goalsWithoutKnowledge, gaps } = result.value
    expect(goalsWithoutKnowledge).toEqual([])
    expect(source.requires.some(({ from }) => from === goal)).toBe(false)
    expect(steps).toHaveLength(99)
    expect(steps.at(-1)).toMatchObject({ id: goal, isGoal: true, soft: false })
    const place = new Map(steps.map((step) => [step.id, step.position]))
    for (const { from, to } of source.requires) {
      if (!place.has(from) || codeOf(from) === '5.NF.B.4') continue
      expect(place.get(to)).toBeLessThan(place.get(from)!)
    }
    for (const letter of 'abcd') {
      const part = steps.find((step) => codeOf(step.id) === `6.RP.A.3${letter}`)!
      expect(part.soft).toBe(false)
      expect(part.because).toContainEqual(expect.objectContaining({ neededBy: goal, origin: 'part' }))
      // A resource for the whole standard serves its parts.
      expect(part.resources[0]?.id).toBe('ratio-game')
    }
    expect(gaps).toHaveLength(94)
  })

  it('need what the four parts require, about eighty steps before any parts of those', () => {
    const { source, idOf } = read()
    const seen = new Set([...'abcd'].map((letter) => idOf(`6.RP.A.3${letter}`)))
    for (const id of seen) for (const edge of source.requires) if (edge.from === id) seen.add(edge.to)
    expect(seen.size - 4).toBeGreaterThan(70)
    expect(seen.size - 4).toBeLessThan(90)
  })

  it('become fewer steps when something is known', () => {
    const { model, idOf } = read()
    const columns = linkColumns(model, [])
    const goals = [idOf('6.RP.A.3')]
    const all = plan(model, columns, { goals })
    const known = plan(model, columns, { goals, known: [{ id: idOf('6.RP.A.2') }] })
    if (!all.ok || !known.ok) throw new Error('no plan')
    expect(known.value.steps.length).toBeLessThan(all.value.steps.length)
  })
})
