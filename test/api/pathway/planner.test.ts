/** What a plan does beyond finding its steps: choosing, shortening, saving, and reading what was asked. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkColumns, type ResourceColumn } from '#api/pathway/columns.ts'
import { buildModel, type ModelSource } from '#api/pathway/model.ts'
import { nextSteps } from '#api/pathway/next.ts'
import { noteText } from '#api/pathway/notes.ts'
import { edgesOf, plan, savedBy, type Plan, type PlanRequest, type Way } from '#api/pathway/plan.ts'
import { column, sketch } from './data.ts'

function made(source: ModelSource, request: PlanRequest, columns: readonly ResourceColumn[] = []) {
  const model = buildModel(source)
  const result = plan(model, linkColumns(model, columns), request)
  if (!result.ok) throw new Error(result.errors.map((error) => error.message).join(' '))
  return result
}
const planned = (source: ModelSource, request: PlanRequest, columns: readonly ResourceColumn[] = []): Plan =>
  made(source, request, columns).value
const idsOf = (value: Plan) => value.steps.map((step) => step.id)
const chosenOf = ({ steps }: Plan) => steps.map(({ resources }) => resources.find(({ isChosen }) => isChosen))
const identity = (id: string) => id

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const someNames = (maxLength: number, minLength = 0) =>
  fc.uniqueArray(fc.constantFrom(...NAMES), { minLength, maxLength })
/** Edges from a later letter to an earlier one, hard or soft, a few of them alternatives. */
const linesWith = (...clauses: string[]) =>
  fc.array(
    fc
      .record({
        one: fc.nat(7),
        other: fc.nat(7),
        sign: fc.constantFrom('>', '~'),
        clause: fc.constantFrom('', ...clauses),
      })
      .filter(({ one, other }) => one !== other)
      .map(({ one, other, sign, clause }) =>
        [NAMES[Math.max(one, other)], sign, NAMES[Math.min(one, other)]].join(' ').concat(clause),
      ),
    { maxLength: 20 },
  )
const plainLines = linesWith()
const anyLines = linesWith('', ' @1', ' @2')
const anyColumns = (minutes: fc.Arbitrary<number | null>) =>
  fc
    .array(fc.record({ teaches: someNames(4, 1), minutes, age: fc.nat(12), language: fc.constantFrom('en', 'es') }), {
      maxLength: 12,
    })
    .map((list) =>
      list.map(({ teaches, minutes, age, language }, at) =>
        column(`r${at}`, teaches, { minutes, ageFrom: age, ageTo: age + 2, languages: [language] }),
      ),
    )
const LENGTHS = fc.constantFrom(5, 10, 30, 60, 240)
const withAll = (lines: readonly string[]) => sketch([...lines, ...NAMES])

describe('the choice of resources', () => {
  /** Minutes of the resources that a plan of each step alone would choose, each counted once. */
  function aloneMinutes(source: ModelSource, value: Plan, request: PlanRequest, columns: readonly ResourceColumn[]) {
    const model = buildModel(source)
    const linked = linkColumns(model, columns)
    const rows = new Map<string, number>()
    for (const { id } of value.steps) {
      // Everything else is known, so that the step stands alone.
      const known = model.ids.filter((other) => other !== id).map((other) => ({ id: other }))
      const result = plan(model, linked, { ...request, goals: [id], known: [...known, { id, confidence: 0 }] })
      if (!result.ok) throw new Error('no plan')
      expect(idsOf(result.value)).toEqual([id])
      const [chosen] = chosenOf(result.value)
      if (chosen) rows.set(chosen.id, chosen.minutes ?? 30)
    }
    return [...rows.values()].reduce((sum, minutes) => sum + minutes, 0)
  }

  it('never takes more minutes in total than the best resource for each step alone', () => {
    fc.assert(
      fc.property(plainLines, someNames(3, 1), anyColumns(LENGTHS), (lines, goals, columns) => {
        const source = withAll(lines)
        const request: PlanRequest = { goals, languages: ['es', 'en'], age: 7 }
        const value = planned(source, request, columns)
        expect(value.totalMinutes ?? 0).toBeLessThanOrEqual(aloneMinutes(source, value, request, columns))
      }),
      { numRuns: 300 },
    )
  })

  it('counts a length that is not known as a usual one in both', () => {
    fc.assert(
      fc.property(
        plainLines,
        someNames(3, 1),
        anyColumns(fc.option(LENGTHS, { nil: null })),
        (lines, goals, columns) => {
          const source = withAll(lines)
          const value = planned(source, { goals }, columns)
          const rows = new Map(chosenOf(value).flatMap((chosen) => (chosen ? [[chosen.id, chosen.minutes ?? 30]] : [])))
          const total = [...rows.values()].reduce((sum, minutes) => sum + minutes, 0)
          expect(total).toBeLessThanOrEqual(aloneMinutes(source, value, { goals }, columns))
        },
      ),
      { numRuns: 200 },
    )
  })

  it('leaves a long resource for several steps aside where short ones for each are quicker', () => {
    const source = sketch(['goal > two', 'two > one'])
    const singles = ['one', 'two', 'goal'].map((name) => column(name, [name], { minutes: 10 }))
    const long = planned(source, { goals: ['goal'] }, [
      ...singles,
      column('long', ['one', 'two', 'goal'], { minutes: 200 }),
    ])
    expect(chosenOf(long).map((chosen) => chosen?.id)).toEqual(['one', 'two', 'goal'])
    const short = planned(source, { goals: ['goal'] }, [
      ...singles,
      column('short', ['one', 'two', 'goal'], { minutes: 25 }),
    ])
    expect(chosenOf(short).map((chosen) => chosen?.id)).toEqual(['short', 'short', 'short'])
    expect(short.totalMinutes).toBe(25)
  })

  it('follows no crosswalk when that is not wanted', () => {
    const source = sketch(['one = same'])
    const columns = [column('across', ['same'])]
    expect(planned(source, { goals: ['one'] }, columns).gaps).toEqual([])
    const without = planned(source, { goals: ['one'], crosswalks: false }, columns)
    expect(without.gaps).toEqual(['one'])
    expect(without.steps[0]!.resources).toEqual([])
  })

  it('includes and excludes providers', () => {
    const columns = [column('ours', ['one'], { provider: 'us' }), column('theirs', ['one'], { provider: 'them' })]
    const offered = (request: Partial<PlanRequest>) =>
      planned(sketch(['one']), { goals: ['one'], ...request }, columns).steps[0]!.resources.map(({ id }) => id)
    expect(offered({})).toEqual(['ours', 'theirs'])
    expect(offered({ providers: ['us'] })).toEqual(['ours'])
    expect(offered({ notProviders: ['us'] })).toEqual(['theirs'])
    expect(offered({ providers: ['us'], notProviders: ['us'] })).toEqual([])
  })

  it('takes the level of the learner through its ages', () => {
    const columns = [
      column('young', ['one'], { ageFrom: 6, ageTo: 8 }),
      column('older', ['one'], { ageFrom: 14, ageTo: 16 }),
    ]
    const first = (level: string) => {
      const value = planned(sketch(['one']), { goals: ['one'], level }, columns)
      return [chosenOf(value)[0]!.id, value.notes.map((note) => noteText(note, identity))]
    }
    expect(first('england-key-stages/1')).toEqual([
      'young',
      ['Key stage 1 (Key stages in England) was read as ages 5 to 7.'],
    ])
    expect(first('us-grades/10')[0]).toBe('older')
    expect(first('digcomp/1')[1]).toEqual([
      'Level 1 (Basic) (DigComp proficiency levels) has no ages, so it changed nothing.',
    ])
  })

  it('in other languages is left out when only some are wanted', () => {
    const columns = [column('english', ['one'])]
    const value = planned(sketch(['one']), { goals: ['one'], languages: ['sw'], otherLanguages: false }, columns)
    expect(value.steps[0]!.resources).toEqual([])
    expect(value.gaps).toEqual(['one'])
  })
})

describe('what a step saves', () => {
  const saves = ({ value, way }: { value: Plan; way: Way }) =>
    savedBy(
      way,
      value.steps.map(({ position }) => position),
    )

  it('is what falls away when it is marked as known, alternatives, matches and parts included', () => {
    fc.assert(
      fc.property(anyLines, someNames(3, 1), someNames(2), fc.boolean(), (lines, goals, known, soft) => {
        const source = withAll([...lines, 'd = x', 'x > y', 'y = a', 'p < c', 'p > a'])
        const request: PlanRequest = { goals, known: known.map((id) => ({ id })), soft }
        const whole = made(source, request)
        const expected = whole.value.steps.map(({ id }) => {
          const rest = new Set(idsOf(planned(source, { ...request, known: [...request.known!, { id }] })))
          return idsOf(whole.value).filter((step) => !rest.has(step)).length
        })
        expect(saves(whole)).toEqual(expected)
        // Asked again it says the same: nothing of the first answer is left behind.
        expect(saves(whole)).toEqual(expected)
      }),
      { numRuns: 500 },
    )
  })

  it('counts everything behind a gate', () => {
    const source = sketch(['goal > gate', 'gate > one', 'one > two', 'goal > other'])
    const whole = made(source, { goals: ['goal'] })
    const byId = new Map(whole.value.steps.map(({ id }, at) => [id, saves(whole)[at]]))
    expect(Object.fromEntries(byId)).toEqual({ other: 1, two: 1, one: 2, gate: 3, goal: 5 })
  })
})

describe('the edges of a plan', () => {
  it('say the same as all its reasons, and none follows from others', () => {
    fc.assert(
      fc.property(anyLines, someNames(3, 1), (lines, goals) => {
        const { value, way } = made(withAll(lines), { goals })
        const edges = edgesOf(way)
        const place = new Map(value.steps.map(({ id, position }) => [id, position]))
        const all = value.steps.flatMap(({ position, because }) =>
          because.flatMap(({ neededBy }) => (neededBy === null ? [] : [[place.get(neededBy)!, position] as const])),
        )
        const reach = (pairs: readonly (readonly [number, number])[], from: number, to: number): boolean =>
          pairs.some(([later, earlier]) => later === from && (earlier === to || reach(pairs, earlier, to)))
        const kept = edges.map(({ from, to }) => [from, to] as const)
        for (const [from, to] of all) expect(reach(kept, from, to)).toBe(true)
        for (const [at, [from, to]] of kept.entries()) {
          expect(all.some(([later, earlier]) => later === from && earlier === to)).toBe(true)
          expect(reach(kept.toSpliced(at, 1), from, to)).toBe(false)
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('leaving out for time', () => {
  const limited = fc.constantFrom(5, 20, 60, 120)

  it('goes on until it fits or nothing that saves time can be spared, and names all that fell away', () => {
    fc.assert(
      fc.property(anyLines, someNames(2, 1), anyColumns(LENGTHS), limited, (lines, goals, columns, maxMinutes) => {
        const source = withAll(lines)
        const all = planned(source, { goals }, columns)
        const value = planned(source, { goals, maxMinutes }, columns)
        const steps = new Set(idsOf(value))
        const named = new Set(value.leftOut.map(({ id }) => id))
        for (const id of idsOf(all)) if (!steps.has(id)) expect(named.has(id)).toBe(true)
        for (const id of named) expect(steps.has(id)).toBe(false)
        if (value.minutesOverLimit === 0) return
        // A soft step that nothing requires hard could go; then it must save nothing.
        const hard = new Set(
          value.steps.flatMap(({ id, because }) => (because.some(({ strength }) => strength === 'hard') ? [id] : [])),
        )
        const uses = new Map<string, number>()
        for (const chosen of chosenOf(value)) if (chosen) uses.set(chosen.id, (uses.get(chosen.id) ?? 0) + 1)
        value.steps.forEach(({ id, soft }, at) => {
          if (soft && !hard.has(id)) expect(uses.get(chosenOf(value)[at]?.id ?? '') ?? 2).toBeGreaterThan(1)
        })
      }),
      { numRuns: 300 },
    )
  })

  it('spares a resource only when all steps that use it go', () => {
    const source = sketch(['goal > base', 'goal ~ helps', 'goal ~ aside'])
    const columns = [column('both', ['base', 'helps'], { minutes: 50 }), column('r', ['aside'], { minutes: 10 })]
    const value = planned(source, { goals: ['goal'], maxMinutes: 55 }, columns)
    expect(idsOf(value)).toEqual(['base', 'helps', 'goal'])
    expect(value.leftOut.map(({ id }) => id)).toEqual(['aside'])
  })
})

describe('reading what was asked', () => {
  it('a goal that was replaced is read as its last replacement, and said so', () => {
    const source = sketch(['old » middle', 'middle » new', 'new > base', 'old > lost'])
    const value = planned(source, { goals: ['old', 'new'] }, [column('r', ['old'], { minutes: 5 })])
    expect(value.goals).toEqual(['new'])
    expect(idsOf(value)).toEqual(['base', 'new'])
    expect(value.notes.map((note) => noteText(note, identity))).toEqual(['“old” was replaced and is read as “new”.'])
    expect(value.steps[1]!.resources[0]).toMatchObject({ id: 'r', replaced: 'old', isChosen: true })
    expect(value.steps[1]!.resources[0]!.why).toContain('It teaches an earlier version of this.')
    const known = planned(source, { goals: ['new'], known: [{ id: 'old' }] })
    expect(known.steps).toEqual([])
    expect(known.notes).toHaveLength(1)
  })

  it('drafts are not there, as goals, as steps or as known', () => {
    const source = sketch(['goal > base', 'goal > hidden'], { hidden: { state: 'draft' } })
    const model = buildModel(source)
    const columns = linkColumns(model, [])
    expect(plan(model, columns, { goals: ['hidden'] })).toMatchObject({
      ok: false,
      errors: [{ code: 'NOT_FOUND', field: ['goals', '0'] }],
    })
    const value = planned(source, { goals: ['goal'], known: [{ id: 'hidden' }] })
    expect(idsOf(value)).toEqual(['base', 'goal'])
    expect(value.leftOut).toEqual([])
    expect(value.ignored).toEqual(['hidden'])
  })

  it('what was taken out of its framework is no step, and named', () => {
    const value = planned(sketch(['goal > gone'], { gone: { state: 'retired' } }), { goals: ['goal'] })
    expect(idsOf(value)).toEqual(['goal'])
    expect(value.leftOut).toEqual([{ id: 'gone', reason: 'It was taken out of its framework.' }])
  })

  it('everything up to a level is known by age, in one framework or in all', () => {
    const source = sketch(['goal > young', 'goal > old', 'goal > ageless', 'goal > other', 'goal > open'], {
      goal: { ageFrom: 12, ageTo: 13 },
      young: { ageFrom: 7, ageTo: 8 },
      old: { ageFrom: 9, ageTo: 10 },
      open: { ageFrom: 5, ageTo: null },
      other: { ageFrom: 6, ageTo: 7, frameworkId: 'other', frameworkUri: 'urn:other' },
    })
    const all = planned(source, { goals: ['goal'], knownUpTo: [{ level: 'us-grades/3' }] })
    expect(idsOf(all)).toEqual(['ageless', 'old', 'open', 'goal'])
    expect(all.notes.map((note) => noteText(note, identity))).toEqual([
      'Up to Grade 3 (Grades in the United States) was read as up to age 9: 2 outcomes of all frameworks taken as known. 1 outcome has no age and was not.',
    ])
    const one = planned(source, { goals: ['goal'], knownUpTo: [{ level: 'us-grades/3', framework: 'other' }] })
    expect(idsOf(one)).toEqual(['ageless', 'old', 'open', 'young', 'goal'])
    // What is said not to be known outweighs a level.
    const denied = planned(source, {
      goals: ['goal'],
      known: [{ id: 'young', confidence: 0 }],
      knownUpTo: [{ level: 'us-grades/3' }],
    })
    expect(idsOf(denied)).toContain('young')
  })
})

describe('what comes next in a plan', () => {
  it('is needed before it only helps, and what most builds on before the rest', () => {
    const source = sketch(['goal > far', 'far > near', 'near > first', 'goal > single', 'goal ~ helps', 'far ~ helps'])
    const { value, way } = made(source, { goals: ['goal'] })
    expect(nextSteps(value.steps, way, 10).map(({ id }) => id)).toEqual(['first', 'single', 'helps'])
    expect(nextSteps(value.steps, way, 1).map(({ id }) => id)).toEqual(['first'])
  })
})
