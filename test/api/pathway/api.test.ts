/** What a tutor builder asks of the prerequisite graph, through GraphQL over the classroom. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '#graph/ids.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'

const id = (name: string) => idOf(`classroom:outcome/${name}`)
const resource = (name: string) => idOf(`classroom:resource/${name}`)
const FRAMEWORK = idOf('classroom:framework')
const NOWHERE = idOf('nowhere')

let api: TestApi
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

interface Named {
  outcome: { id: string }
}
interface Fact {
  name: string
  url: string | null
  licence: string | null
  credit: string | null
  usedFor: string[]
}

async function ask<T>(document: string, variables?: Record<string, unknown>): Promise<T> {
  const { data, errors } = await api.ask<T>(document, variables)
  expect(errors).toBeUndefined()
  return data!
}

async function refusal(document: string, variables?: Record<string, unknown>) {
  const { errors } = await api.ask(document, variables)
  return { argument: errors?.[0]?.extensions?.argument, message: errors?.[0]?.message }
}

const idsIn = (list: readonly Named[]) => list.map(({ outcome }) => outcome.id)
const FACTS = 'facts { name url licence credit usedFor }'
const OF_FRAMEWORK: Fact = {
  name: 'Fractions and light',
  url: 'https://classroom.example/framework.html',
  licence: 'CC0 1.0',
  credit: 'The classroom, CC0',
  usedFor: ['frameworks'],
}
const ofSource = (...usedFor: string[]): Fact => ({
  name: 'The classroom',
  url: 'https://classroom.example/',
  licence: 'https://creativecommons.org/publicdomain/zero/1.0/',
  credit: 'The classroom, CC0',
  usedFor,
})

describe('a pathway', () => {
  it('says what each step saves, which step needs which, and where that comes from', async () => {
    const { pathway } = await ask<{
      pathway: {
        steps: { nodes: (Named & { saves: number; resources: { chosen: boolean }[] })[] }
        edges: { from: number; to: number; strength: string }[]
        notes: string[]
        facts: Fact[]
      }
    }>(
      `query ($goals: [ID!]!) { pathway(goals: $goals) {
        steps { nodes { outcome { id } saves resources { chosen } } } edges { from to strength } notes ${FACTS}
      } }`,
      { goals: [id('multiply-fractions')] },
    )
    expect(pathway.steps.nodes.map(({ outcome, saves }) => [outcome.id, saves])).toEqual([
      [id('unit-fractions'), 1],
      [id('number-line'), 2],
      [id('compare-fractions'), 2],
      // With its part, its hard prerequisites and what the part needs.
      [id('equivalent-fractions'), 4],
      // It only helps to add: nobody who adds is said to know it, but nobody needs it any more.
      [id('add-fractions'), 5],
      [id('multiply-fractions'), 6],
    ])
    // 4 also follows from 3 by way of nothing, but 5 from 1 and 2 by way of 4.
    expect(pathway.edges).toEqual([
      { from: 2, to: 1, strength: 'HARD' },
      { from: 3, to: 1, strength: 'HARD' },
      { from: 4, to: 2, strength: 'HARD' },
      { from: 4, to: 3, strength: 'HARD' },
      { from: 5, to: 4, strength: 'SOFT' },
      { from: 6, to: 5, strength: 'HARD' },
    ])
    expect(pathway.notes).toEqual([])
    expect(pathway.facts).toEqual([OF_FRAMEWORK, ofSource('prerequisites', 'resources')])
    for (const { resources } of pathway.steps.nodes)
      expect(resources.filter(({ chosen }) => chosen).length).toBeLessThanOrEqual(1)
  })

  it('takes everything up to a level as known, through ages, and says so', async () => {
    const { pathway } = await ask<{ pathway: { steps: { totalCount: number }; notes: string[]; summary: string } }>(
      `query ($goals: [ID!]!, $framework: ID) {
        pathway(goals: $goals, knownUpTo: [{ level: "england-years/4", framework: $framework }],
          constraints: { level: "us-grades/4" }) { steps { totalCount } notes summary }
      }`,
      { goals: [id('eye')], framework: FRAMEWORK },
    )
    expect(pathway.steps.totalCount).toBe(0)
    expect(pathway.notes).toEqual([
      'Up to Year 4 (School years in England) was read as up to age 9: 10 outcomes of “Fractions and light” taken as known.',
      'Grade 4 (Grades in the United States) was read as ages 9 to 10.',
    ])
    expect(pathway.summary).toContain('up to age 9')
    const younger = await ask<{ pathway: { steps: { totalCount: number } } }>(
      'query ($goals: [ID!]!) { pathway(goals: $goals, knownUpTo: [{ level: "us-grades/2" }]) { steps { totalCount } } }',
      { goals: [id('eye')] },
    )
    expect(younger.pathway.steps.totalCount).toBe(3)
  })

  it('refuses levels that are none or have no ages, and ids that are none, by their argument', async () => {
    const document = `query ($known: [KnownUpToInput!], $constraints: PathwayConstraints, $goals: [ID!]!) {
      pathway(goals: $goals, knownUpTo: $known, constraints: $constraints) { version } }`
    const goals = [id('eye')]
    expect(await refusal(document, { goals, known: [{ level: 'us-grades/99' }] })).toMatchObject({
      argument: 'knownUpTo.0.level',
      message: expect.stringContaining('levelSchemes') as unknown,
    })
    expect(await refusal(document, { goals, known: [{ level: 'digcomp/3' }] })).toMatchObject({
      argument: 'knownUpTo.0.level',
      message: expect.stringContaining('has no ages') as unknown,
    })
    expect(await refusal(document, { goals, known: [{ level: 'us-grades/3', framework: NOWHERE }] })).toMatchObject({
      argument: 'knownUpTo.0.framework',
    })
    expect(await refusal(document, { goals, constraints: { level: 'x' } })).toMatchObject({
      argument: 'constraints.level',
    })
    expect(await refusal(document, { goals, constraints: { providers: ['x'] } })).toMatchObject({
      argument: 'constraints.providers.0',
    })
    expect(await refusal(document, { goals: [NOWHERE] })).toMatchObject({ argument: 'goals.0' })
  })

  it('offers only resources of the providers that are wanted, and none in other languages when asked', async () => {
    const offered = async (constraints: object) => {
      const { pathway } = await ask<{
        pathway: { steps: { nodes: { resources: { resource: { id: string } }[] }[] } }
      }>(
        `query ($goals: [ID!]!, $constraints: PathwayConstraints) { pathway(goals: $goals, constraints: $constraints) {
          steps { nodes { resources(first: 10) { resource { id } } } }
        } }`,
        { goals: [id('reflection')], constraints },
      )
      return pathway.steps.nodes.flatMap(({ resources }) => resources.map(({ resource }) => resource.id))
    }
    const { nodes } = (
      await ask<{ searchResources: { nodes: { provider: { id: string } }[] } }>(
        '{ searchResources(first: 1) { nodes { provider { id } } } }',
      )
    ).searchResources
    const press = nodes[0]!.provider.id
    const all = await offered({})
    expect(all.length).toBeGreaterThan(3)
    expect(await offered({ providers: [press] })).toEqual(all)
    expect(await offered({ providers: [NOWHERE] })).toEqual([])
    expect(await offered({ notProviders: [press] })).toEqual([])
    expect(await offered({ languages: ['sw'] })).toHaveLength(all.length)
    expect(await offered({ languages: ['sw'], otherLanguages: false })).toEqual([resource('mirror-story')])
  })
})

describe('what comes next', () => {
  it('is what can be learnt now on the way to a goal', async () => {
    const NEXT = `query ($goal: ID!, $known: [KnownInput!]) { next(goal: $goal, known: $known, limit: 2) {
      steps { outcome { id } position saves } remaining version ${FACTS}
    } }`
    type Next = { next: { steps: (Named & { position: number; saves: number })[]; remaining: number; facts: Fact[] } }
    const first = await ask<Next>(NEXT, { goal: id('eye') })
    expect(first.next).toMatchObject({ remaining: 3, steps: [{ outcome: { id: id('shadows') }, saves: 1 }] })
    expect(first.next.facts.map(({ usedFor }) => usedFor)).toEqual([['frameworks'], ['prerequisites', 'resources']])
    const second = await ask<Next>(NEXT, { goal: id('eye'), known: [{ outcomeId: id('shadows') }] })
    expect(second.next).toMatchObject({ remaining: 2, steps: [{ outcome: { id: id('reflection') } }] })
    const done = await ask<Next>(NEXT, { goal: id('eye'), known: [{ outcomeId: id('eye') }] })
    expect(done.next).toMatchObject({ remaining: 0, steps: [] })
    expect(await refusal(NEXT, { goal: 'x' })).toMatchObject({ argument: 'goal' })
    expect(
      await refusal('query ($goal: ID!) { next(goal: $goal, limit: 51) { version } }', { goal: id('eye') }),
    ).toEqual({ argument: 'limit', message: '`limit` is 51: give a whole number from 1 to 50.' })
  })

  it('at the frontier counts what is known up to a level', async () => {
    const { frontier } = await ask<{ frontier: { ready: Named[]; notes: string[]; facts: Fact[]; version: number } }>(
      `{ frontier(knownUpTo: [{ level: "us-grades/3" }]) { ready { outcome { id } } notes version ${FACTS} } }`,
    )
    expect(frontier.ready).toEqual([])
    expect(frontier.notes).toEqual([
      'Up to Grade 3 (Grades in the United States) was read as up to age 9: 10 outcomes of all frameworks taken as known.',
    ])
    const nothing = await ask<{ frontier: { ready: Named[]; facts: Fact[] } }>(
      `{ frontier { ready { outcome { id } } ${FACTS} } }`,
    )
    expect(new Set(idsIn(nothing.frontier.ready))).toEqual(new Set([id('unit-fractions'), id('shadows')]))
    expect(nothing.frontier.facts.map(({ name }) => name)).toContain('Fractions and light')
  })
})

describe('a part of a pathway', () => {
  it('is a step or a stage with its neighbours on both sides, in the order of the plan', async () => {
    type Part = { position: number; generation: number }[]
    const PART = '{ position generation }'
    const { pathway } = await ask<{
      pathway: Record<'step' | 'first' | 'stage' | 'few' | 'none' | 'nothing', Part> & {
        stages: number[]
        edges: { from: number; to: number }[]
        steps: { nodes: Part }
      }
    }>(
      `query ($goals: [ID!]!) { pathway(goals: $goals) {
        stages edges { from to } steps { nodes ${PART} }
        step: part(step: 4) ${PART} first: part(step: 1) ${PART} stage: part(stage: 2) ${PART}
        few: part(stage: 2, first: 1) ${PART} none: part(step: 99) ${PART} nothing: part ${PART}
      } }`,
      { goals: [id('multiply-fractions')] },
    )
    const all = pathway.steps.nodes
    const near = (inside: number[]) =>
      all
        .map(({ position }) => position)
        .filter(
          (position) =>
            inside.includes(position) ||
            pathway.edges.some(
              ({ from, to }) =>
                (from === position && inside.includes(to)) || (to === position && inside.includes(from)),
            ),
        )
    const second = all.filter(({ generation }) => generation === 1).map(({ position }) => position)
    const positions = (part: Part) => part.map(({ position }) => position)
    expect(positions(pathway.step)).toEqual(near([4]))
    expect(positions(pathway.first)).toEqual(near([1]))
    expect(positions(pathway.stage)).toEqual(near(second))
    expect(positions(pathway.few)).toEqual(second.slice(0, 1))
    expect([pathway.none, pathway.nothing]).toEqual([[], []])
    expect(pathway.stages.reduce((sum, size) => sum + size, 0)).toBe(all.length)
    expect(pathway.stages[1]).toBe(second.length)
  })
})

describe('parts of the prerequisite graph', () => {
  const GRAPH = `{ nodes { depth outcome { id } } edges { from to strength source } truncated version ${FACTS} }`
  interface Part {
    nodes: (Named & { depth: number })[]
    edges: { from: string; to: string; strength: string; source: string | null }[]
    truncated: boolean
    facts: Fact[]
  }

  it('lead back to what an outcome needs, to a depth', async () => {
    const near = await ask<{ prerequisites: Part }>(
      `query ($id: ID!) { prerequisites(outcome: $id, depth: 2) ${GRAPH} }`,
      { id: id('multiply-fractions') },
    )
    expect(near.prerequisites.nodes.map(({ outcome, depth }) => [outcome.id, depth])).toEqual([
      [id('multiply-fractions'), 0],
      [id('add-fractions'), 1],
      [id('equivalent-fractions'), 2],
    ])
    expect(near.prerequisites.truncated).toBe(true)
    expect(near.prerequisites.edges).toEqual([
      { from: id('multiply-fractions'), to: id('add-fractions'), strength: 'HARD', source: 'The classroom' },
      { from: id('add-fractions'), to: id('equivalent-fractions'), strength: 'SOFT', source: 'The classroom' },
    ])
    expect(near.prerequisites.facts).toEqual([OF_FRAMEWORK, ofSource('prerequisites')])
    const all = await ask<{ prerequisites: Part }>(
      `query ($id: ID!) { prerequisites(outcome: $id, depth: 50) ${GRAPH} }`,
      { id: id('multiply-fractions') },
    )
    expect(all.prerequisites.truncated).toBe(false)
    expect(all.prerequisites.nodes).toHaveLength(6)
    // Its own part: nobody states that.
    expect(all.prerequisites.edges).toContainEqual({
      from: id('equivalent-fractions'),
      to: id('compare-fractions'),
      strength: 'HARD',
      source: null,
    })
  })

  it('lead on to what needs an outcome, and around several', async () => {
    const { dependents, subgraph } = await ask<{ dependents: Part; subgraph: Part }>(
      `query ($one: ID!, $two: ID!) {
        dependents(outcome: $one, limit: 2) ${GRAPH}
        subgraph(outcomes: [$one, $two]) ${GRAPH}
      }`,
      { one: id('shadows'), two: id('number-line') },
    )
    expect(idsIn(dependents.nodes)).toEqual([id('shadows'), id('reflection')])
    expect(dependents.truncated).toBe(true)
    expect(idsIn(subgraph.nodes)).toEqual([
      id('shadows'),
      id('number-line'),
      id('unit-fractions'),
      id('reflection'),
      id('equivalent-fractions'),
    ])
  })

  it('hold the shortest path between two outcomes, whichever comes first', async () => {
    const PATH = `query ($from: ID!, $to: ID!) { pathBetween(from: $from, to: $to) {
      steps { outcome { id } strength reason { text } source } version ${FACTS}
    } }`
    type Path = { pathBetween: { steps: (Named & { strength: string | null })[]; facts: Fact[] } | null }
    const there = await ask<Path>(PATH, { from: id('shadows'), to: id('colours') })
    const back = await ask<Path>(PATH, { from: id('colours'), to: id('shadows') })
    expect(back).toEqual(there)
    expect(there.pathBetween?.steps).toMatchObject([
      { outcome: { id: id('shadows') }, strength: null },
      { outcome: { id: id('reflection') }, strength: 'HARD', reason: { text: 'Light goes straight.' } },
      { outcome: { id: id('colours') }, strength: 'SOFT', source: 'The classroom' },
    ])
    expect(there.pathBetween?.facts).toEqual([OF_FRAMEWORK, ofSource('prerequisites')])
    expect((await ask<Path>(PATH, { from: id('shadows'), to: id('number-line') })).pathBetween).toBeNull()
  })

  it('refuse what they cannot be asked', async () => {
    const one = `query ($id: ID!) { prerequisites(outcome: $id, depth: 51) { version } }`
    expect(await refusal(one, { id: id('eye') })).toMatchObject({ argument: 'depth' })
    expect(await refusal('{ prerequisites(outcome: "x") { version } }')).toMatchObject({ argument: 'outcome' })
    expect(await refusal('{ subgraph(outcomes: []) { version } }')).toMatchObject({ argument: 'outcomes' })
    expect(await refusal('{ subgraph(outcomes: ["x"]) { version } }')).toMatchObject({ argument: 'outcomes.0' })
  })
})

describe('resources of an outcome', () => {
  const RESOURCES = `query ($outcome: ID!, $kinds: [AlignmentKind!], $finer: Boolean, $first: Int, $after: String,
    $constraints: PathwayConstraints
  ) {
    outcomeResources(
      outcome: $outcome, kinds: $kinds, finer: $finer, first: $first, after: $after, constraints: $constraints
    ) {
      totalCount pageInfo { hasNextPage endCursor } version
      nodes { kind way uses fit { level } resource { id } below { id } through { kind confidence outcome { id } } }
      ${FACTS}
    }
  }`
  interface Resources {
    outcomeResources: {
      totalCount: number
      pageInfo: { hasNextPage: boolean; endCursor: string | null }
      nodes: {
        kind: string
        way: string
        uses: string[]
        fit: { level: string } | null
        resource: { id: string }
        below: { id: string } | null
      }[]
      facts: Fact[]
    }
  }

  it('are given by kind, with what the licence permits and how they come to it', async () => {
    const { outcomeResources } = await ask<Resources>(RESOURCES, { outcome: id('equivalent-fractions') })
    expect(outcomeResources.totalCount).toBe(3)
    // The quiz assesses its part too: the nearer way counts.
    expect(outcomeResources.nodes).toMatchObject([
      { kind: 'TEACHES', way: 'DIRECT', below: null },
      { kind: 'TEACHES', way: 'DIRECT', below: null },
      { kind: 'ASSESSES', way: 'DIRECT', resource: { id: resource('fraction-quiz') }, below: null },
    ])
    expect(outcomeResources.nodes[0]!.uses).toContain('ADAPT')
    expect(outcomeResources.facts).toEqual([OF_FRAMEWORK, ofSource('resources')])
  })

  it('come through what is below a heading, unless that is not wanted', async () => {
    const group = await ask<Resources>(RESOURCES, { outcome: id('light'), first: 3 })
    expect(group.outcomeResources.totalCount).toBeGreaterThan(5)
    for (const { way, below } of group.outcomeResources.nodes) {
      expect(way).toBe('FINER')
      expect(below).not.toBeNull()
    }
    const { endCursor } = group.outcomeResources.pageInfo
    const rest = await ask<Resources>(RESOURCES, { outcome: id('light'), first: 100, after: endCursor })
    const seen = [...group.outcomeResources.nodes, ...rest.outcomeResources.nodes].map(
      ({ kind, resource }) => `${kind} ${resource.id}`,
    )
    expect(new Set(seen).size).toBe(group.outcomeResources.totalCount)
    expect(rest.outcomeResources.pageInfo.hasNextPage).toBe(false)
    const none = await ask<Resources>(RESOURCES, { outcome: id('light'), finer: false })
    expect(none.outcomeResources.nodes).toEqual([])
  })

  it('are one edition a work, in the language of the reader, and fit what the learner needs', async () => {
    const constraints = { languages: ['es'], needs: [{ need: 'CAPTIONS' }] }
    const { outcomeResources } = await ask<Resources>(RESOURCES, { outcome: id('unit-fractions'), constraints })
    expect(outcomeResources.nodes.map(({ resource }) => resource.id)).toEqual([resource('pizza-fractions-es')])
    expect(outcomeResources.nodes[0]!.fit?.level).toBe('FITS')
    const required = await ask<Resources>(RESOURCES, { outcome: id('unit-fractions'), kinds: ['REQUIRES'] })
    expect(required.outcomeResources.nodes).toMatchObject([
      { kind: 'REQUIRES', resource: { id: resource('number-line-worksheet') } },
    ])
  })
})

describe('coverage of a framework', () => {
  it('counts what is served, in a language and for needs, and names the gaps', async () => {
    const COVERAGE = `query ($id: ID!, $language: LanguageTag) { coverage(framework: $id, language: $language) {
      framework { id } outcomes withResources withFitting throughCrosswalks withoutPrerequisites version
      gaps(first: 2) { totalCount nodes { id } pageInfo { hasNextPage } } ${FACTS}
    } }`
    interface Answer {
      coverage: {
        outcomes: number
        withResources: number
        withFitting: number
        throughCrosswalks: number
        withoutPrerequisites: number
        gaps: { totalCount: number; nodes: { id: string }[] }
        facts: Fact[]
      }
    }
    const { coverage } = await ask<Answer>(COVERAGE, { id: FRAMEWORK })
    expect(coverage).toMatchObject({
      framework: { id: FRAMEWORK },
      outcomes: 10,
      // A quiz only assesses the comparison, and what teaches its whole counts for it.
      withResources: 10,
      withFitting: 10,
      throughCrosswalks: 0,
      withoutPrerequisites: 2,
      gaps: { totalCount: 0 },
      facts: [OF_FRAMEWORK],
    })
    const swahili = (await ask<Answer>(COVERAGE, { id: FRAMEWORK, language: 'sw' })).coverage
    expect(swahili).toMatchObject({
      withResources: 10,
      withFitting: 1,
      gaps: { totalCount: 9, pageInfo: { hasNextPage: true } },
    })
    expect(await refusal('{ coverage(framework: "x") { version } }')).toMatchObject({ argument: 'framework' })
  })

  it('tells what is known to fit from what nothing is known against', async () => {
    type Numbers = { withFitting: number; withKnownFit: number }
    const { framework } = await ask<{ framework: Record<'all' | 'deaf' | 'offline', Numbers> }>(
      `query ($id: ID!) { framework(id: $id) {
        all: coverage { withFitting withKnownFit }
        deaf: coverage(needs: [{ preset: DEAF }]) { withFitting withKnownFit }
        offline: coverage(needs: [{ need: OFFLINE }]) { withFitting withKnownFit }
      } }`,
      { id: FRAMEWORK },
    )
    expect(framework.all).toEqual({ withFitting: 10, withKnownFit: 10 })
    for (const { withFitting, withKnownFit } of [framework.deaf, framework.offline])
      expect(withKnownFit).toBeLessThanOrEqual(withFitting)
    expect(framework.deaf.withKnownFit).toBeLessThan(framework.deaf.withFitting)
  })
})
