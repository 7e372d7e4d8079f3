import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NEEDS, type Needs } from '#api/accessibility/needs.ts'
import { linkColumns, permissionBits, type ResourceColumn } from '#api/pathway/columns.ts'
import { buildModel, type ModelSource } from '#api/pathway/model.ts'
import { plan, type Plan, type PlanRequest } from '#api/pathway/plan.ts'
import { reasonText, summaryText } from '#api/pathway/summary.ts'
import { column, inFull, sketch } from './data.ts'
import { oracleGraph, oraclePlan } from './oracle.ts'

function planned(source: ModelSource, request: PlanRequest, columns: readonly ResourceColumn[] = []): Plan {
  const model = buildModel(source)
  const result = plan(model, linkColumns(model, columns), request)
  if (!result.ok) throw new Error(result.errors.map((error) => error.message).join(' '))
  return result.value
}
const idsOf = (value: Plan) => value.steps.map((step) => step.id)

const MATHS = [
  'ratio > fractions',
  'ratio > multiply',
  'fractions > divide',
  'multiply > add',
  'divide > multiply',
  'fractions ~ draw',
  'draw ~ shapes',
]

describe('a plan', () => {
  it('orders what the goal requires, later things after earlier ones', () => {
    const value = planned(sketch(MATHS), { goals: ['ratio'] })
    expect(idsOf(value)).toEqual(['add', 'shapes', 'draw', 'multiply', 'divide', 'fractions', 'ratio'])
    expect(value.steps.map((step) => step.generation)).toEqual([0, 0, 1, 1, 2, 3, 4])
    expect(value.steps.filter((step) => step.soft).map((step) => step.id)).toEqual(['shapes', 'draw'])
  })

  it('says for each step which later one needs it, and which goal it serves', () => {
    const { steps } = planned(sketch(MATHS), { goals: ['ratio', 'draw'] })
    const draw = steps.find((step) => step.id === 'draw')!
    expect(draw).toMatchObject({ isGoal: true, soft: false, serves: ['ratio', 'draw'] })
    expect(draw.because).toEqual([
      { neededBy: null, strength: null, origin: null, stored: null, alternatives: [] },
      {
        neededBy: 'fractions',
        strength: 'soft',
        origin: 'stated',
        stored: { from: 'fractions', to: 'draw', source: 'sketch' },
        alternatives: [],
      },
    ])
    expect(steps.find((step) => step.id === 'add')!.serves).toEqual(['ratio'])
  })

  it('leaves soft prerequisites out when they are not wanted, and says which', () => {
    const value = planned(sketch(MATHS), { goals: ['ratio'], soft: false })
    expect(idsOf(value)).toEqual(['add', 'multiply', 'divide', 'fractions', 'ratio'])
    expect(value.leftOut.map(({ id }) => id)).toEqual(['draw'])
  })

  it('takes hard prerequisites of what is known as known, and shows them', () => {
    const value = planned(sketch(MATHS), { goals: ['ratio'], known: [{ id: 'fractions' }] })
    expect(idsOf(value)).toEqual(['ratio'])
    expect(value.assumedKnown).toEqual([
      { id: 'add', because: 'multiply', by: 'requires' },
      { id: 'divide', because: 'fractions', by: 'requires' },
      { id: 'multiply', because: 'divide', by: 'requires' },
    ])
  })

  it('does not assume what is said not to be known', () => {
    const known = [{ id: 'fractions' }, { id: 'multiply', confidence: 0 }]
    const value = planned(sketch(MATHS), { goals: ['ratio'], known })
    expect(idsOf(value)).toEqual(['add', 'multiply', 'ratio'])
    expect(value.assumedKnown.map(({ id }) => id)).toEqual(['divide'])
  })

  it('counts what is known in another framework through an exact match, and not through a close one', () => {
    const lines = [...MATHS, 'Fr = fractions', 'Mu : multiply']
    expect(idsOf(planned(sketch(lines), { goals: ['ratio'], known: [{ id: 'Fr' }] }))).toEqual(['ratio'])
    expect(idsOf(planned(sketch(lines), { goals: ['ratio'], known: [{ id: 'Mu' }] }))).toHaveLength(7)
  })

  it('a goal that is known is left out with the reason', () => {
    const value = planned(sketch(MATHS), { goals: ['add'], known: [{ id: 'add' }] })
    expect(value).toMatchObject({ steps: [], leftOut: [{ id: 'add', reason: 'It is known already.' }] })
    expect(summaryText(value, (id) => id)).toContain('Nothing is left to learn for “add”.')
  })

  it('tells goals of which nothing is known apart from goals that need nothing more', () => {
    const value = planned(sketch([...MATHS, 'lonely']), { goals: ['lonely', 'draw'] })
    expect(value.goalsWithoutKnowledge).toEqual(['lonely'])
  })

  it('a group as a goal stands for the outcomes below it and is no step', () => {
    const source = sketch(['one < group', 'two < group', 'two > one'], { group: { sourceType: 'Cluster' } })
    const value = planned(source, { goals: ['group'] })
    expect(idsOf(value)).toEqual(['one', 'two'])
    expect(value.steps.map((step) => [step.isGoal, step.serves])).toEqual([
      [true, ['group']],
      [true, ['group']],
    ])
    expect(value.goals).toEqual(['group'])
  })

  it('an outcome requires its parts', () => {
    const parts = { whole: { sourceType: 'Standard' }, a: { sourceType: 'Component' }, b: { sourceType: 'Component' } }
    const value = planned(sketch(['a < whole', 'b < whole', 'b > first'], parts), { goals: ['whole'] })
    expect(idsOf(value)).toEqual(['first', 'a', 'b', 'whole'])
    expect(value.goalsWithoutKnowledge).toEqual([])
    expect(reasonText(value.steps[1]!.because[0]!, (id) => id, null)).toBe('It is a part of “whole”.')
  })

  it('what is only named by others is left out with the reason', () => {
    const value = planned(sketch(['a > b'], { b: { state: 'referenced' } }), { goals: ['a'] })
    expect(idsOf(value)).toEqual(['a'])
    expect(value.leftOut[0]).toMatchObject({ id: 'b' })
  })

  it('of alternatives it takes one: known, then planned anyway, then the shortest', () => {
    const lines = ['goal > long @1', 'goal > short @1', 'long > far', 'goal > other']
    const first = planned(sketch(lines), { goals: ['goal'] })
    expect(idsOf(first)).toEqual(['other', 'short', 'goal'])
    expect(first.steps[1]!.because[0]!.alternatives).toEqual(['long'])
    expect(idsOf(planned(sketch(lines), { goals: ['goal'], known: [{ id: 'long' }] }))).toEqual(['other', 'goal'])
    expect(idsOf(planned(sketch([...lines, 'other > long']), { goals: ['goal'] }))).toEqual([
      'far',
      'long',
      'other',
      'goal',
    ])
  })

  it('names every wrong argument', () => {
    const model = buildModel(sketch(MATHS))
    const columns = linkColumns(model, [])
    expect(plan(model, columns, { goals: [] })).toMatchObject({ ok: false, errors: [{ code: 'REQUIRED' }] })
    expect(plan(model, columns, { goals: ['ratio', 'nope'], maxMinutes: 0, age: -1 })).toMatchObject({
      ok: false,
      errors: [
        { code: 'NOT_FOUND', field: ['goals', '1'] },
        { code: 'INVALID', field: ['constraints', 'maxMinutes'] },
        { code: 'INVALID', field: ['constraints', 'age'] },
      ],
    })
    expect(planned(sketch(MATHS), { goals: ['ratio'], known: [{ id: 'gone' }] }).ignored).toEqual(['gone'])
  })

  it('refuses a plan that nobody could follow', () => {
    const lines = Array.from({ length: 2_001 }, (_, at) => `s${at + 1} > s${at}`)
    const model = buildModel(sketch(lines))
    const result = plan(model, linkColumns(model, []), { goals: ['s2001'] })
    expect(result).toMatchObject({ ok: false, errors: [{ code: 'TOO_MANY', field: ['goals'] }] })
  })
})

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
/** Edges from a later letter to an earlier one, hard or soft. */
const anyLines = fc.array(
  fc
    .record({
      one: fc.nat(7),
      other: fc.nat(7),
      sign: fc.constantFrom('>', '~'),
      clause: fc.constantFrom('', '', '', ' @1'),
    })
    .filter(({ one, other }) => one !== other)
    .map(({ one, other, sign, clause }) =>
      [NAMES[Math.max(one, other)], sign, NAMES[Math.min(one, other)]].join(' ').concat(clause),
    ),
  { maxLength: 20 },
)
const plainLines = anyLines.map((lines) => [...new Set(lines.map((line) => line.replace(' @1', '')))])
const someNames = (maxLength: number, minLength = 0) =>
  fc.uniqueArray(fc.constantFrom(...NAMES), { minLength, maxLength })
const withAll = (lines: readonly string[]) => sketch([...lines, ...NAMES])
const anyColumns = fc.array(
  fc.record({
    teaches: someNames(3, 1),
    level: fc.nat(3),
    language: fc.constantFrom('en', 'es', 'sw'),
    work: fc.constantFrom('x', 'y', 'z', ''),
    minutes: fc.constantFrom(null, 10, 30),
  }),
  { maxLength: 10 },
)
const toColumns = (
  list: { teaches: string[]; level: number; language: string; work: string; minutes: number | null }[],
) =>
  list.map(({ teaches, level, language, work, minutes }, at) =>
    column(`r${at}`, teaches, {
      fit: Uint8Array.from(NEEDS, () => level),
      languages: [language],
      work: work || `r${at}`,
      minutes,
    }),
  )

describe('what holds for any graph', () => {
  it('has the steps, the order and the soft marks of a plain planner', () => {
    fc.assert(
      fc.property(plainLines, someNames(2, 1), someNames(3), fc.boolean(), (lines, goals, known, soft) => {
        const source = withAll(lines)
        const model = buildModel(source)
        const value = planned(source, { goals, known: known.map((id) => ({ id })), soft })
        const graph = oracleGraph(
          [...model.ordered].map((at) => model.ids[at]!),
          source.requires,
        )
        const expected = oraclePlan(graph, goals, known, {}, soft)
        expect(value.steps.map(({ id, generation, soft: isSoft }) => ({ id, generation, soft: isSoft }))).toEqual(
          expected.steps,
        )
      }),
      { numRuns: 500 },
    )
  })

  it('is minimal and in valid order: each step is a goal or needed by a later one', () => {
    fc.assert(
      fc.property(anyLines, someNames(2, 1), someNames(3), (lines, goals, known) => {
        const source = withAll(lines)
        const value = planned(source, { goals, known: known.map((id) => ({ id })) })
        const place = new Map(value.steps.map((step) => [step.id, step.position]))
        for (const step of value.steps) {
          expect(step.because.length).toBeGreaterThan(0)
          for (const reason of step.because) {
            if (reason.neededBy === null) expect(goals).toContain(step.id)
            else expect(place.get(reason.neededBy)).toBeGreaterThan(step.position)
          }
          for (const edge of source.requires.filter(({ from }) => from === step.id)) {
            if (place.has(edge.to)) expect(place.get(edge.to)).toBeLessThan(step.position)
          }
        }
        for (const edge of source.requires) {
          // Everything required by a step is a step, known, or has an alternative that is.
          if (!place.has(edge.from)) continue
          const others = source.requires.filter(
            ({ from, clause }) => from === edge.from && clause !== null && clause === edge.clause,
          )
          const isMet = [edge, ...others].some(
            ({ to }) => place.has(to) || known.includes(to) || value.assumedKnown.some(({ id }) => id === to),
          )
          expect(isMet).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('is the same in any order of insertion', () => {
    const shuffled = fc.infiniteStream(fc.nat(1_000)).map((stream) => {
      const next = () => stream.next().value as number
      return <T>(list: readonly T[]): T[] =>
        list
          .map((item) => ({ item, at: next() }))
          .sort((one, other) => one.at - other.at)
          .map(({ item }) => item)
    })
    fc.assert(
      fc.property(
        anyLines,
        someNames(2, 1),
        someNames(2),
        anyColumns,
        shuffled,
        (lines, goals, known, list, shuffle) => {
          const source = withAll([...lines, 'a = x', 'b : y', 'part < c', 'x < group'])
          const request: PlanRequest = {
            goals,
            known: known.map((id) => ({ id })),
            needs: [{ anyOf: [{ need: 'CAPTIONS' }], importance: 'REQUIRED' }],
            languages: ['es', 'en'],
            maxMinutes: 40,
          }
          const columns = toColumns(list)
          const other: ModelSource = {
            version: 1,
            outcomes: shuffle(source.outcomes),
            requires: shuffle(source.requires),
            childOf: shuffle(source.childOf),
            matches: shuffle(source.matches),
          }
          expect(inFull(planned(other, request, shuffle(columns)))).toEqual(inFull(planned(source, request, columns)))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('gets no longer when more is known', () => {
    fc.assert(
      fc.property(plainLines, someNames(2, 1), someNames(2), fc.constantFrom(...NAMES), (lines, goals, known, more) => {
        const source = withAll(lines)
        const before = idsOf(planned(source, { goals, known: known.map((id) => ({ id })) }))
        const after = idsOf(planned(source, { goals, known: [...known, more].map((id) => ({ id })) }))
        for (const id of after) expect(before).toContain(id)
      }),
    )
  })

  it('chooses for each step a resource of the best fit there is, and counts each once', () => {
    const needs: Needs = [{ anyOf: [{ need: 'CAPTIONS' }], importance: 'REQUIRED' }]
    fc.assert(
      fc.property(plainLines, someNames(2, 1), anyColumns, (lines, goals, list) => {
        const columns = toColumns(list)
        const value = planned(withAll(lines), { goals, needs }, columns)
        const used = new Map<string, number | null>()
        for (const step of value.steps) {
          const levels = columns
            .filter(({ alignments, fit }) => alignments.some(({ outcome }) => outcome === step.id) && fit[0]! > 0)
            .map(({ fit }) => fit[0]!)
          const chosen = step.resources.filter((resource) => resource.isChosen)
          expect(chosen).toHaveLength(levels.length > 0 ? 1 : 0)
          expect(value.gaps.includes(step.id)).toBe(levels.length === 0)
          if (!chosen[0]) continue
          const row = columns.find(({ id }) => id === chosen[0]!.id)!
          expect(row.fit[0]).toBe(Math.max(...levels))
          expect(step.resources[0]).toBe(chosen[0])
          used.set(row.id, row.minutes)
        }
        const minutes = [...used.values()].filter((each) => each !== null)
        expect(value.totalMinutes).toBe(minutes.length > 0 ? minutes.reduce((sum, each) => sum + each, 0) : null)
      }),
      { numRuns: 300 },
    )
  })

  it('dropping soft steps for time keeps every hard prerequisite', () => {
    fc.assert(
      fc.property(
        plainLines,
        someNames(2, 1),
        anyColumns,
        fc.constantFrom(5, 20, 60),
        (lines, goals, list, maxMinutes) => {
          const columns = toColumns(list)
          const source = withAll(lines)
          const all = planned(source, { goals }, columns)
          const limited = planned(source, { goals, maxMinutes }, columns)
          const kept = new Set(idsOf(limited))
          for (const step of all.steps) if (!step.soft) expect(kept.has(step.id)).toBe(true)
          for (const edge of source.requires) {
            if (kept.has(edge.from) && edge.strength === 'hard') expect(kept.has(edge.to)).toBe(true)
          }
          const isWithin = (limited.totalMinutes ?? 0) <= maxMinutes
          expect(limited.minutesOverLimit > 0).toBe(!isWithin)
          if ((all.totalMinutes ?? 0) <= maxMinutes) expect(inFull(limited)).toEqual(inFull(all))
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('resources of a step', () => {
  const lines = ['goal > two', 'two > one']

  it('one that serves several steps is chosen before those that serve one each', () => {
    const columns = [column('a', ['one']), column('b', ['two']), column('all', ['one', 'two', 'goal'])]
    const value = planned(sketch(lines), { goals: ['goal'] }, columns)
    expect(value.steps.map((step) => step.resources[0]!.id)).toEqual(['all', 'all', 'all'])
    expect(value.steps[0]!.resources[0]).toMatchObject({ alsoTeaches: ['two', 'goal'], isChosen: true })
    expect(value.steps[0]!.resources.map(({ id }) => id)).toEqual(['all', 'a'])
  })

  it('fit comes before serving several steps', () => {
    const needs: Needs = [{ anyOf: [{ need: 'CAPTIONS' }], importance: 'REQUIRED' }]
    const fits = { fit: Uint8Array.from(NEEDS, () => 3) }
    const columns = [column('a', ['one'], fits), column('all', ['one', 'two', 'goal'])]
    const value = planned(sketch(lines), { goals: ['goal'], needs }, columns)
    expect(value.steps.map((step) => step.resources[0]!.id)).toEqual(['a', 'all', 'all'])
    expect(value.steps[0]!.resources[0]!.level).toBe('FITS')
  })

  it('what fails a need is not offered, and a strict need must be known', () => {
    const bad = column('bad', ['one'], { fit: Uint8Array.from(NEEDS, () => 0) })
    const unknown = column('unknown', ['one'])
    const ask = (need: 'CAPTIONS' | 'NO_FLASHING') =>
      planned(sketch(lines), { goals: ['one'], needs: [{ anyOf: [{ need }], importance: 'REQUIRED' }] }, [bad, unknown])
    expect(ask('CAPTIONS').steps[0]!.resources.map(({ id }) => id)).toEqual(['unknown'])
    expect(ask('NO_FLASHING').steps[0]!.resources).toEqual([])
    expect(ask('NO_FLASHING').gaps).toEqual(['one'])
  })

  it('captions in another language than asked for fit in part', () => {
    const needs: Needs = [{ anyOf: [{ need: 'CAPTIONS', language: 'sw' }], importance: 'REQUIRED' }]
    const fits = { fit: Uint8Array.from(NEEDS, () => 3) }
    const columns = [
      column('english', ['one'], { ...fits, fitLanguages: new Set(['CAPTIONS:en', 'CAPTIONS:=en']) }),
      column('swahili', ['one'], { ...fits, fitLanguages: new Set(['CAPTIONS:sw', 'CAPTIONS:=sw']) }),
    ]
    const [step] = planned(sketch(lines), { goals: ['one'], needs }, columns).steps
    expect(step!.resources.map(({ id, level }) => [id, level])).toEqual([
      ['swahili', 'FITS'],
      ['english', 'PARTLY'],
    ])
  })

  it('shows one edition a work, in the best language of the reader', () => {
    const columns = [
      column('en', ['one'], { work: 'w' }),
      column('fr', ['one'], { work: 'w', languages: ['fr'] }),
      column('es', ['one'], { work: 'w', languages: ['es'] }),
    ]
    const [step] = planned(sketch(lines), { goals: ['one'], languages: ['es', 'en'] }, columns).steps
    expect(step!.resources).toHaveLength(1)
    expect(step!.resources[0]).toMatchObject({
      id: 'es',
      isChosen: true,
      why: ['It teaches this.', 'It is in Spanish.'],
    })
  })

  it('only in another language it is shown and still counts as a gap', () => {
    const value = planned(sketch(lines), { goals: ['one'], languages: ['sw'] }, [column('en', ['one'])])
    expect(value.gaps).toEqual(['one'])
    expect(value.steps[0]!.resources[0]).toMatchObject({ id: 'en', isChosen: false, meetsWishes: false })
    expect(value.steps[0]!.resources[0]!.why).toContain('It is in English, which was not asked for.')
  })

  it('must be under a licence that permits what is planned', () => {
    const columns = [
      column('closed', ['one'], { quality: 1 }),
      column('open', ['one'], { permits: permissionBits(['USE', 'PRINT', 'ADAPT']) }),
    ]
    const [step] = planned(sketch(lines), { goals: ['one'], permits: ['PRINT'] }, columns).steps
    expect(step!.resources.map(({ id, isChosen }) => [id, isChosen])).toEqual([
      ['open', true],
      ['closed', false],
    ])
  })

  it('comes through a crosswalk one hop, exact before close, and never further', () => {
    const source = sketch([...lines, 'one = same', 'one : near', 'same = far'])
    const columns = [column('c', ['near']), column('e', ['same']), column('f', ['far'])]
    const [step] = planned(source, { goals: ['one'] }, columns).steps
    expect(step!.resources.map(({ id }) => id)).toEqual(['e', 'c'])
    expect(step!.resources[1]!.through).toEqual({
      outcome: 'near',
      from: 'one',
      to: 'near',
      kind: 'close',
      confidence: 0.8,
      source: 'sketch',
    })
  })

  it('a resource for the whole serves its parts', () => {
    const source = sketch(['a < whole'], { whole: { sourceType: 'Standard' }, a: { sourceType: 'Component' } })
    const value = planned(source, { goals: ['whole'] }, [column('r', ['whole'])])
    expect(value.gaps).toEqual([])
    expect(value.steps[0]!.resources[0]!.why).toContain('It teaches the whole that this is a part of.')
  })

  it('is nearest in age, then best described, then shortest', () => {
    const one = { ageFrom: 6, ageTo: 8 }
    const columns = [
      column('old', ['one'], { ageFrom: 14, ageTo: 16, quality: 1 }),
      column('long', ['one'], { ...one, quality: 0.9, minutes: 60 }),
      column('short', ['one'], { ...one, quality: 0.9, minutes: 10 }),
      column('poor', ['one'], { ...one, quality: 0.1 }),
    ]
    const [step] = planned(sketch(lines), { goals: ['one'], age: 7 }, columns).steps
    expect(step!.resources.map(({ id }) => id)).toEqual(['short', 'long', 'poor', 'old'])
  })
})

describe('the minutes a plan may take', () => {
  const source = sketch(['goal > base', 'goal ~ helps', 'helps > deep', 'goal ~ aside'])
  const columns = [
    column('r1', ['goal'], { minutes: 20 }),
    column('r2', ['base'], { minutes: 20 }),
    column('r3', ['helps'], { minutes: 30 }),
    column('r4', ['deep'], { minutes: 5 }),
    column('r5', ['aside'], { minutes: 10 }),
  ]

  it('drops the soft step that saves most, with what only it needs', () => {
    const value = planned(source, { goals: ['goal'], maxMinutes: 50 }, columns)
    expect(idsOf(value)).toEqual(['aside', 'base', 'goal'])
    expect(value.totalMinutes).toBe(50)
    expect(value.leftOut).toEqual([
      {
        id: 'helps',
        reason: 'It only helps, and the plan was to take at most 50 minutes. Without it 35 are saved.',
      },
      { id: 'deep', reason: 'Only what was left out for time needed it.' },
    ])
  })

  it('never drops what is needed, and says by how much it is over', () => {
    const value = planned(source, { goals: ['goal'], maxMinutes: 15 }, columns)
    expect(idsOf(value)).toEqual(['base', 'goal'])
    expect(value.minutesOverLimit).toBe(25)
    expect(summaryText(value, (id) => id)).toContain('That is 25 minutes more than asked for.')
  })
})

describe('the plan in words', () => {
  it('is ordered text, one line a step', () => {
    const value = planned(sketch(['goal > base', 'goal ~ helps', 'lonely']), { goals: ['goal', 'lonely'] }, [
      column('r', ['base'], { minutes: 12 }),
    ])
    expect(summaryText(value, (id) => id.toUpperCase()).split('\n')).toEqual([
      '4 steps to “GOAL”, “LONELY”. The chosen resources take 12 minutes. 3 steps have no fitting resource.',
      '1. BASE (needed for “GOAL”). With “R”, 12 minutes.',
      '2. HELPS (helps with “GOAL”). No fitting resource is known.',
      '3. LONELY (goal). No fitting resource is known.',
      '4. GOAL (goal). No fitting resource is known.',
      'Nothing is known of what “LONELY” requires. That does not mean that nothing is needed.',
    ])
  })

  it('says that a source gives no reason, or quotes it', () => {
    const reason = planned(sketch(['goal > base']), { goals: ['goal'] }).steps[0]!.because[0]!
    expect(reasonText(reason, (id) => id, null)).toBe('It is needed for “goal”. The source gives no reason.')
    expect(reasonText(reason, (id) => id, 'counting comes first.')).toBe(
      'It is needed for “goal”: counting comes first.',
    )
  })
})
