import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  buildModel,
  changeInSlices,
  type ModelDelta,
  type ModelSource,
  type OutcomeColumn,
  type PrerequisiteModel,
} from '#api/pathway/model.ts'
import { atOnce, inSlices } from '#api/pathway/slices.ts'
import { outcome, sketch } from './data.ts'
import { plainModel } from './plain-model.ts'
import { told } from './told.ts'

type World = { [Part in keyof Required<ModelSource>]: Required<ModelSource>[Part] }

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']
const name = fc.constantFrom(...NAMES)
const names = (most: number) => fc.uniqueArray(name, { maxLength: most })
const type = fc.constantFrom(
  'Cluster',
  'Cluster',
  'Domain',
  'Standard',
  'Component',
  'Component',
  null,
  'Proficiency level',
)
const confidence = fc.constantFrom(0.3, 0.6, 1)
const strength = fc.constantFrom('hard' as const, 'soft' as const)
const clause = fc.constantFrom(null, null, '1', '2')
const position = fc.constantFrom(null, 0, 1, 2)

/** One thing that happens to a catalogue. */
const event = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('place' as const), of: name, under: names(2), position }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('require' as const),
      from: name,
      to: name,
      strength,
      confidence,
      clause,
      source: fc.constantFrom('one', 'two'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('free' as const), which: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('match' as const),
      from: name,
      to: name,
      kind: fc.constantFrom('exact' as const, 'exact' as const, 'close' as const),
      confidence,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('part' as const), from: name, to: name }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('replace' as const), from: name, to: fc.option(name) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      of: name,
      sourceType: type,
      code: fc.constantFrom('1', '2'),
      state: fc.constantFrom('published' as const, 'published' as const, 'draft' as const),
      frameworkId: fc.constantFrom('one', 'two'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('rename' as const),
      framework: fc.constantFrom('one', 'two'),
      uri: fc.constantFrom('urn:x', 'urn:y', 'urn:z'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), of: name }) },
)
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never

/** The catalogue after an event, and the outcomes that the change feed names: those at both ends of what changed. */
function after(
  world: World,
  uris: Map<string, string>,
  happened: Event,
): { world: World; ids: string[]; frameworks: string[] } {
  const next = { ...world }
  const isHere = (id: string) => next.outcomes.some((each) => each.id === id)
  const nothing = { world, ids: [], frameworks: [] }
  switch (happened.do) {
    case 'write': {
      const { of, sourceType, code, state, frameworkId } = happened
      const frameworkUri = uris.get(frameworkId)!
      next.outcomes = [
        ...next.outcomes.filter(({ id }) => id !== of),
        outcome(of, { sourceType, code, state, frameworkId, frameworkUri }),
      ]
      return { world: next, ids: [of], frameworks: [] }
    }
    case 'place': {
      const { of, under, position } = happened
      if (!isHere(of)) return nothing
      const above = under.filter(isHere)
      const before = next.childOf.filter(({ from }) => from === of).map(({ to }) => to)
      next.childOf = [
        ...next.childOf.filter(({ from }) => from !== of),
        ...above.map((to, at) => ({ from: of, to, position: position === null ? null : position + at })),
      ]
      return { world: next, ids: [of, ...above, ...before], frameworks: [] }
    }
    case 'require': {
      const { from, to, strength, confidence, clause, source } = happened
      if (!isHere(from) || !isHere(to)) return nothing
      next.requires = [
        ...next.requires.filter((edge) => edge.from !== from || edge.to !== to || edge.source !== source),
        { from, to, strength, confidence, clause, source },
      ]
      return { world: next, ids: [from, to], frameworks: [] }
    }
    case 'free': {
      const edge = next.requires[happened.which % next.requires.length]
      if (!edge) return nothing
      const { from, to } = edge
      next.requires = next.requires.filter((other) => other !== edge)
      return { world: next, ids: [from, to], frameworks: [] }
    }
    case 'match': {
      const { from, to, kind, confidence } = happened
      if (!isHere(from) || !isHere(to)) return nothing
      next.matches = [
        ...next.matches.filter((match) => match.from !== from || match.to !== to),
        { from, to, kind, confidence, source: 'one' },
      ]
      return { world: next, ids: [from, to], frameworks: [] }
    }
    case 'part': {
      const { from, to } = happened
      next.matches = next.matches.filter((match) => match.from !== from || match.to !== to)
      return { world: next, ids: [from, to], frameworks: [] }
    }
    case 'replace': {
      const { from, to } = happened
      if (!isHere(from) || (to !== null && !isHere(to))) return nothing
      const before = next.replacements.filter((each) => each.from === from).map((each) => each.to)
      next.replacements = next.replacements.filter((each) => each.from !== from)
      if (to !== null) next.replacements = [...next.replacements, { from, to }]
      return { world: next, ids: [from, ...before, ...(to === null ? [] : [to])], frameworks: [] }
    }
    case 'rename': {
      const { framework, uri } = happened
      uris.set(framework, uri)
      next.outcomes = next.outcomes.map((each) =>
        each.frameworkId === framework ? { ...each, frameworkUri: uri } : each,
      )
      return { world: next, ids: [], frameworks: [framework] }
    }
    case 'remove': {
      const { of } = happened
      const isFree = (edge: { from: string; to: string }) => edge.from !== of && edge.to !== of
      const edges = [...next.requires, ...next.childOf, ...next.matches, ...next.replacements]
      const around = edges.filter((edge) => !isFree(edge)).flatMap(({ from, to }) => [from, to])
      next.outcomes = next.outcomes.filter(({ id }) => id !== of)
      next.requires = next.requires.filter(isFree)
      next.childOf = next.childOf.filter(isFree)
      next.matches = next.matches.filter(isFree)
      next.replacements = next.replacements.filter(isFree)
      return { world: next, ids: [of, ...around], frameworks: [] }
    }
  }
}

/** Everything of the outcomes named, as the graph gives it. */
function deltaOf(world: World, ids: ReadonlySet<string>, frameworks: { id: string; uri: string }[]): ModelDelta {
  const starts = <T extends { from: string }>(edges: readonly T[]) => edges.filter(({ from }) => ids.has(from))
  return {
    version: world.version,
    ids: [...ids],
    outcomes: world.outcomes.filter(({ id }) => ids.has(id)),
    requires: starts(world.requires),
    childOf: starts(world.childOf),
    matches: starts(world.matches),
    replacements: starts(world.replacements),
    frameworks,
  }
}

const START: World = { version: 1, outcomes: [], requires: [], childOf: [], matches: [], replacements: [] }

/** A catalogue with a hierarchy of groups, outcomes and parts, and many prerequisites between all of them. */
const catalogue = fc
  .record({
    types: fc.array(type, { minLength: NAMES.length, maxLength: NAMES.length }),
    places: fc.array(fc.record({ child: fc.nat(NAMES.length - 1), parent: fc.nat(NAMES.length - 1), position }), {
      minLength: 4,
      maxLength: 14,
    }),
    edges: fc.array(fc.record({ from: name, to: name, strength, confidence, clause }), { minLength: 2, maxLength: 12 }),
  })
  .map(({ types, places, edges }): World => ({
    ...START,
    outcomes: NAMES.map((id, at) =>
      outcome(id, { sourceType: types[at]!, frameworkId: 'one', frameworkUri: FRAMEWORKS.one }),
    ),
    // Mostly below what comes before it, so that circles stay few.
    childOf: places
      .filter(({ child, parent }) => child !== parent)
      .map(({ child, parent, position }) => ({
        from: NAMES[Math.max(child, parent)]!,
        to: NAMES[Math.min(child, parent)]!,
        position,
      })),
    requires: edges.map((edge) => ({ ...edge, source: 'one' })),
  }))

const FRAMEWORKS = { one: 'urn:x', two: 'urn:y' }

/** The catalogue among sixty other outcomes in headings of ten, each of which requires the one before it. */
function among(world: World): World {
  const others = Array.from({ length: 60 }, (_, at) => `other ${String(at).padStart(2, '0')}`)
  const heading = (at: number) => `heading ${Math.floor(at / 10)}`
  return {
    ...world,
    outcomes: [
      ...world.outcomes,
      ...others.map((id) => outcome(id)),
      ...Array.from({ length: 6 }, (_, at) => outcome(`heading ${at}`, { sourceType: 'Cluster' })),
    ],
    childOf: [...world.childOf, ...others.map((from, at) => ({ from, to: heading(at), position: at % 10 }))],
    requires: [
      ...world.requires,
      ...others.slice(1).map((from, at) => ({
        ...{ from, to: others[at]!, strength: 'hard' as const, confidence: 1, clause: null, source: 'one' },
      })),
    ],
  }
}

describe('a model that follows changes', () => {
  it('is what a plain build of everything gives, and so is a build of its own', () => {
    fc.assert(
      fc.property(catalogue, fc.array(event, { maxLength: 12 }), (start, events) => {
        const uris = new Map(Object.entries(FRAMEWORKS))
        const world = events.reduce((before, happened) => after(before, uris, happened).world, start)
        expect(told(buildModel(world))).toEqual(told(plainModel(world)))
      }),
      { numRuns: 200 },
    )
  })

  it('is after each of many changes what a fresh build gives, and the models before it stay as they were', () => {
    fc.assert(
      fc.property(
        catalogue,
        fc.array(fc.array(event, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
        (start, commits) => {
          const uris = new Map(Object.entries(FRAMEWORKS))
          let world = start
          let model = buildModel(world)
          const kept: { model: PrerequisiteModel; told: object }[] = [{ model, told: told(model) }]
          for (const events of commits) {
            const ids = new Set<string>()
            const frameworks = new Set<string>()
            for (const happened of events) {
              const next = after(world, uris, happened)
              world = next.world
              next.ids.forEach((id) => ids.add(id))
              next.frameworks.forEach((id) => frameworks.add(id))
            }
            world = { ...world, version: world.version + 1 }
            const renamed = [...frameworks].map((id) => ({ id, uri: uris.get(id)! }))
            model = atOnce(changeInSlices(model, deltaOf(world, ids, renamed)))
            const now = told(model)
            expect(now).toEqual(told(plainModel(world)))
            kept.push({ model, told: now })
          }
          for (const each of kept) expect(told(each.model)).toEqual(each.told)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('is that of a fresh build where a change touches few of many outcomes, and from one model to several', () => {
    fc.assert(
      fc.property(
        catalogue,
        fc.array(fc.array(event, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 5 }),
        (start, commits) => {
          const uris = new Map(Object.entries(FRAMEWORKS))
          const first = among(start)
          const begun = buildModel(first)
          let last = { world: first, model: begun }
          for (const events of commits) {
            // Each time from the first one, too: neither may see the other's.
            const next = [last, { world: first, model: begun }].map(({ world, model }) => {
              const ids = new Set<string>()
              for (const happened of events.filter((each) => each.do !== 'rename')) {
                const now = after(world, uris, happened)
                world = now.world
                now.ids.forEach((id) => ids.add(id))
              }
              world = { ...world, version: world.version + 1 }
              return { world, model: atOnce(changeInSlices(model, deltaOf(world, ids, []))) }
            })
            for (const { world, model } of next) expect(told(model)).toEqual(told(buildModel(world)))
            last = next[0]!
          }
          expect(told(begun)).toEqual(told(buildModel(first)))
        },
      ),
      { numRuns: 10 },
    )
  })

  it('stays that of a fresh build over so many changes that its lists are laid out anew', () => {
    const uris = new Map(Object.entries(FRAMEWORKS))
    const events = fc.sample(event, { numRuns: 1_500, seed: 11 }).filter((each) => each.do !== 'remove')
    let world = among({ ...START, outcomes: NAMES.map((id) => outcome(id)) })
    let model = buildModel(world)
    events.forEach((happened, at) => {
      const next = after(world, uris, happened)
      const renamed = next.frameworks.map((id) => ({ id, uri: uris.get(id)! }))
      world = { ...next.world, version: world.version + 1 }
      model = atOnce(changeInSlices(model, deltaOf(world, new Set(next.ids), renamed)))
      if (at % 75 === 0) expect(told(model)).toEqual(told(buildModel(world)))
    })
    expect(told(model)).toEqual(told(buildModel(world)))
  })

  it('may be left and taken up at any step of the work', async () => {
    const world: World = { ...START, ...sketch(['a > b', 'c < a', 'd < a'], { e: {} }) }
    const model = buildModel(world)
    const later: World = { ...world, version: 2, requires: [...world.requires, ...sketch(['b > e']).requires] }
    const changing = inSlices(changeInSlices(model, deltaOf(later, new Set(['b', 'e']), [])), 0)
    expect(model.wouldClose('e', 'a')).toBeNull()
    const changed = await changing
    expect(changed.wouldClose('e', 'a')).toEqual(['a', 'b', 'e'])
    expect(model.wouldClose('e', 'a')).toBeNull()
    expect(model.version).toBe(1)
  })

  it('keeps the numbers of outcomes while none is taken away', () => {
    const world: World = { ...START, ...sketch(['m > n']) }
    const model = buildModel(world)
    const later: World = { ...world, version: 2, outcomes: [...world.outcomes, outcome('a')] }
    const changed = atOnce(changeInSlices(model, deltaOf(later, new Set(['a']), [])))
    expect(['m', 'n'].map((id) => changed.numberOf(id))).toEqual(['m', 'n'].map((id) => model.numberOf(id)))
    expect([changed.numberOf('a'), model.numberOf('a')]).toEqual([2, undefined])
  })
})

describe('replacements', () => {
  const replaced = (pairs: [string, string][], states: Record<string, Partial<OutcomeColumn>> = {}) => {
    const ids = [...new Set(pairs.flat())]
    return buildModel({
      ...START,
      outcomes: ids.map((id) => outcome(id, states[id])),
      replacements: pairs.map(([from, to]) => ({ from, to })),
    })
  }
  const end = (model: PrerequisiteModel, id: string) => model.ids[model.replacementOf(model.numberOf(id)!)]

  it('are followed to the end, and told from there', () => {
    const model = replaced([
      ['a', 'b'],
      ['b', 'c'],
    ])
    expect(['a', 'b', 'c'].map((id) => end(model, id))).toEqual(['c', 'c', 'c'])
    expect(model.replacedBy(model.numberOf('c')!).map((number) => model.ids[number])).toEqual(['a', 'b'])
    expect(model.replacedBy(model.numberOf('b')!)).toEqual([])
  })

  it('lead to what is published, not to what is only named or still a draft', () => {
    const pairs: [string, string][] = [
      ['a', 'b'],
      ['b', 'c'],
    ]
    expect(end(replaced(pairs, { c: { state: 'referenced' } }), 'a')).toBe('b')
    expect(end(replaced(pairs, { b: { state: 'referenced' } }), 'a')).toBe('c')
    expect(end(replaced(pairs, { b: { state: 'draft' }, c: { state: 'draft' } }), 'a')).toBe('a')
  })

  it('that run in a circle count as none', () => {
    const model = replaced([
      ['a', 'b'],
      ['b', 'a'],
      ['c', 'a'],
    ])
    expect(['a', 'b', 'c'].map((id) => end(model, id))).toEqual(['a', 'b', 'c'])
  })
})

describe('exact matches that contradict each other', () => {
  it('are told with the cycle they close, the least sure of them', () => {
    const source = sketch(['a > b', 'y > x', 'a = x', 'b = y'])
    const [first, second] = source.matches
    const model = buildModel({ ...source, matches: [{ ...first!, confidence: 0.7 }, second!] })
    expect(model.problems).toEqual([{ kind: 'contraction', from: 'a', to: 'x', cycle: ['a', 'b', 'y', 'x', 'a'] }])
  })

  it('are told where the cycle goes through the parts of an outcome', () => {
    const model = buildModel(
      sketch(['part < whole', 'part = other', 'other > whole'], {
        whole: { sourceType: 'Standard' },
        part: { sourceType: 'Component' },
      }),
    )
    expect(model.problems).toEqual([
      { kind: 'contraction', from: 'part', to: 'other', cycle: ['other', 'whole', 'part', 'other'] },
    ])
  })
})
