/** Somebody who builds a tutor reads the schema, tries the examples in the explorer, and asks from a program. */
import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import { ask } from '../helpers/process.ts'
import { describeSite } from '../helpers/site.ts'

interface Card {
  id: string
  code: string | null
}
interface Step {
  position: number
  generation: number
  outcome: Card
  isGoal: boolean
  because: { text: string; source: string | null; neededBy: Card | null }[]
  resources: { resource: { title: { text: string } }; why: string[]; fit: { level: string } }[]
}

const PATHWAY = `query ($goals: [ID!]!, $known: [KnownInput!] = []) {
  pathway(goals: $goals, known: $known, constraints: { needs: [{ need: KEYBOARD_ONLY }], languages: ["es", "en"] }) {
    version
    assumedKnown { id }
    gaps { id }
    steps(first: 100) {
      totalCount
      nodes {
        position generation isGoal
        outcome { id code }
        because { text source neededBy { id code } }
        resources(first: 2) { resource { title { text } } why fit { level } }
      }
    }
  }
}`

describeSite('a tutor builder', (site) => {
  async function outcome(code: string) {
    const { data, errors } = await ask<{
      outcomesByCode: (Card & { requires: { strength: string; outcome: Card; reason: { text: string } | null }[] })[]
    }>(
      site.url(),
      `query ($code: String!) {
        outcomesByCode(code: $code) { id code requires { strength outcome { id code } reason { text } } }
      }`,
      { code },
    )
    expect(errors).toBeUndefined()
    return data.outcomesByCode[0]!
  }

  async function pathway(goals: string[], known: string[] = []) {
    const { data, errors } = await ask<{
      pathway: { version: number; assumedKnown: Card[]; gaps: Card[]; steps: { totalCount: number; nodes: Step[] } }
    }>(site.url(), PATHWAY, { goals, known: known.map((outcomeId) => ({ outcomeId })) })
    expect(errors).toBeUndefined()
    return data.pathway
  }

  test('runs every example of the explorer, which keeps its own rules on scripts', async () => {
    const page = await site.open()
    const answer = await page.goto('/explore')
    expect(answer?.headers()['content-security-policy']).toMatch(/default-src|script-src/)
    expect(answer?.headers()['content-security-policy']).not.toContain('unsafe-eval')
    const tabs = page.getByRole('tab')
    await tabs.first().waitFor()
    const names = (await tabs.allInnerTexts()).map((name) => name.trim())
    expect(names).toEqual(expect.arrayContaining(['Search', 'OutcomeByCode', 'Pathway', 'Frontier', 'Catalogue']))
    const result = page.locator('.result-window')
    for (const name of names) {
      await tabs.filter({ hasText: name }).click()
      // GraphiQL reads the name of the operation a moment after its text is shown.
      await expect.poll(() => page.evaluate(() => localStorage.getItem('graphiql:operationName'))).toBe(name)
      const [response] = await Promise.all([
        page.waitForResponse((response) => response.request().postData()?.includes(`query ${name}`) ?? false),
        page.getByRole('button', { name: /^Execute query/ }).click(),
      ])
      expect(await response.json(), name).toMatchObject({ data: expect.any(Object) as unknown })
      expect(await response.json(), name).not.toHaveProperty('errors')
      await result.getByText('"data"').waitFor()
    }
    // Nothing comes from elsewhere.
    const addresses = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name))
    expect(addresses.filter((address) => !address.startsWith(site.url()) && !address.startsWith('data:'))).toEqual([])
  })

  test('is told what to do instead where the explorer has no script', async () => {
    const page = await site.open({ javaScriptEnabled: false })
    await page.goto('/explore')
    expect(await page.getByRole('link', { name: '/schema.graphql' }).count()).toBe(1)
  })

  test('reads the schema as text that tools understand', async () => {
    const response = await fetch(`${site.url()}/schema.graphql`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/charset=utf-8/i)
    const fields = buildSchema(await response.text())
      .getQueryType()!
      .getFields()
    expect(Object.keys(fields)).toEqual(
      expect.arrayContaining([
        ...[
          'searchResources',
          'searchOutcomes',
          'outcomesByCode',
          'levelSchemes',
          'pathway',
          'next',
          'frontier',
          'explain',
        ],
        ...['pathBetween', 'prerequisites', 'dependents', 'subgraph', 'outcomeResources', 'coverage'],
      ]),
    )
  })

  test('searches with needs and gets verdicts with reasons', async () => {
    const { data, errors } = await ask<{
      searchResources: {
        correction: string
        edges: {
          node: { title: { text: string }; licence: { permits: string[] } }
          fit: { needs: { need: string; level: string; reason: string }[] }
        }[]
      }
    }>(
      site.url(),
      `{ searchResources(query: "electric curcuit", needs: [{ preset: DYSLEXIA }, { need: KEYBOARD_ONLY }], first: 5) {
        correction
        edges { node { title { text } licence { permits } } fit { needs { need level reason } } }
      } }`,
    )
    expect(errors).toBeUndefined()
    expect(data.searchResources.correction).toBe('electric circuit')
    expect(data.searchResources.edges.length).toBeGreaterThan(1)
    for (const { node, fit } of data.searchResources.edges) {
      expect(node.licence.permits).toContain('USE')
      expect(fit.needs.map(({ need }) => need)).toEqual(expect.arrayContaining(['READ_ALOUD', 'KEYBOARD_ONLY']))
      for (const { reason } of fit.needs) expect(reason).toMatch(/^[A-Z].+\.$/)
    }
  })

  test('asks for an outcome by code in any usual writing, with what it requires and why', async () => {
    const asked = await outcome('wm-ma-fr-06')
    expect(asked.code).toBe('WM-MA-FR-06')
    expect(asked.requires.map(({ strength, outcome }) => [outcome.code, strength])).toEqual(
      expect.arrayContaining([
        ['WM-MA-FR-02', 'HARD'],
        ['WM-MA-FR-03', 'SOFT'],
      ]),
    )
    for (const { reason } of asked.requires) expect(reason?.text).toMatch(/.{10,}/)
  })

  test('gets a pathway in which nothing comes before what it needs, and a shorter one for who knows more', async () => {
    const goal = await outcome('WM-MA-FR-06')
    const whole = await pathway([goal.id])
    const steps = whole.steps.nodes
    const positions = new Map(steps.map((step) => [step.outcome.id, step.position]))
    expect(steps.map(({ position }) => position)).toEqual(steps.map((_step, index) => index + 1))
    expect(steps.at(-1)).toMatchObject({ isGoal: true, outcome: { id: goal.id } })
    for (const step of steps) {
      expect(step.because.length, step.outcome.code ?? '').toBeGreaterThan(0)
      for (const { neededBy, text } of step.because) {
        expect(text).toMatch(/.{5,}/)
        if (neededBy) expect(positions.get(neededBy.id)).toBeGreaterThan(step.position)
      }
      for (const { why, fit } of step.resources) {
        expect(why.length).toBeGreaterThan(0)
        expect(fit.level).not.toBe('DOES_NOT_FIT')
      }
    }
    // Each step has a resource or is named as a gap, never neither.
    const gaps = new Set(whole.gaps.map(({ id }) => id))
    for (const { outcome, resources } of steps) expect(resources.length === 0).toBe(gaps.has(outcome.id))

    const known = (await outcome('WM-MA-FR-02')).id
    const rest = await pathway([goal.id], [known])
    const left = rest.steps.nodes.map(({ outcome }) => outcome.id)
    expect(left).not.toContain(known)
    expect(left.length).toBeLessThan(steps.length)
    for (const { id } of rest.assumedKnown) expect(left).not.toContain(id)
  })

  test('asks what a learner can start with, and why a goal needs it', async () => {
    const from = await Promise.all(['WM-MA-FR-02', 'WM-MA-NU-07'].map(outcome))
    const goal = await outcome('WM-MA-FR-06')
    const { data, errors } = await ask<{
      frontier: { ready: { unlocks: number; outcome: Card }[]; withinReach: { outcome: Card }[] }
      explain: { steps: { outcome: Card; reason: { text: string } | null }[] }
    }>(
      site.url(),
      `query ($known: [KnownInput!]!, $goal: ID!) {
        frontier(known: $known, first: 50) {
          ready { unlocks outcome { id code } }
          withinReach { outcome { id code } }
        }
        explain(outcome: $goal, known: $known) { steps { outcome { id code } reason { text } } }
      }`,
      { known: from.map(({ id }) => ({ outcomeId: id })), goal: goal.id },
    )
    expect(errors).toBeUndefined()
    const { ready, withinReach } = data.frontier
    expect(ready.length).toBeGreaterThan(0)
    const all = [...ready, ...withinReach].map(({ outcome }) => outcome.code)
    expect(ready.map(({ outcome }) => outcome.code)).toContain('WM-MA-FR-03')
    // Its goal still lacks a step that helps.
    expect(withinReach.map(({ outcome }) => outcome.code)).toContain('WM-MA-FR-06')
    expect(all).not.toContain('WM-MA-FR-02')
    expect(new Set(all).size).toBe(all.length)
    expect(data.explain.steps.at(-1)?.outcome.code).toBe('WM-MA-FR-06')
  })

  test('walks a learner to a goal one step at a time, and never offers what was learnt', async () => {
    const goal = await outcome('WM-MA-FR-06')
    const known: string[] = []
    let remaining = Infinity
    while (remaining > 0) {
      const { data, errors } = await ask<{
        next: {
          remaining: number
          version: number
          steps: { saves: number; outcome: Card & { evidence: unknown[] } }[]
        }
      }>(
        site.url(),
        `query ($goal: ID!, $known: [KnownInput!]) { next(goal: $goal, known: $known, limit: 3) {
          remaining version steps { saves outcome { id code evidence { text source } } }
        } }`,
        { goal: goal.id, known: known.map((outcomeId) => ({ outcomeId })) },
      )
      expect(errors).toBeUndefined()
      expect(data.next.remaining).toBeLessThan(remaining)
      // What a step saved before is what is left less afterwards.
      const [step] = data.next.steps
      if (data.next.remaining === 0) break
      expect(step).toBeDefined()
      expect(known).not.toContain(step!.outcome.id)
      expect(step!.saves).toBeGreaterThan(0)
      known.push(step!.outcome.id)
      remaining = data.next.remaining
    }
    expect(known.at(-1)).toBe(goal.id)
  })

  test('says what a class of a school year knows, by the level of any country', async () => {
    const goal = await outcome('WM-MA-FR-06')
    const { data, errors } = await ask<{
      levelSchemes: { key: string; levels: { id: string; ageTo: number | null }[] }[]
      pathway: { notes: string[]; steps: { totalCount: number } }
      whole: { steps: { totalCount: number } }
    }>(
      site.url(),
      `query ($goal: ID!) {
        levelSchemes { key levels { id ageTo } }
        pathway(goals: [$goal], knownUpTo: [{ level: "england-years/3" }], constraints: { level: "england-years/4" }) {
          notes steps { totalCount }
        }
        whole: pathway(goals: [$goal]) { steps { totalCount } }
      }`,
      { goal: goal.id },
    )
    expect(errors).toBeUndefined()
    expect(data.levelSchemes.flatMap(({ levels }) => levels.map(({ id }) => id))).toContain('england-years/3')
    expect(data.pathway.notes).toEqual([
      expect.stringMatching(/^Up to Year 3 \(School years in England\) was read as up to age 8: .+ taken as known\./),
      'Year 4 (School years in England) was read as ages 8 to 9.',
    ])
    expect(data.pathway.steps.totalCount).toBeLessThanOrEqual(data.whole.steps.totalCount)
  })

  test('draws what surrounds an outcome, and the way between two', async () => {
    const [goal, start] = await Promise.all(['WM-MA-FR-06', 'WM-MA-FR-02'].map(outcome))
    const PART = 'nodes { depth outcome { id code } } edges { from to strength source } truncated version'
    interface Part {
      nodes: { depth: number; outcome: Card }[]
      edges: { from: string; to: string; source: string | null }[]
      truncated: boolean
    }
    const { data, errors } = await ask<{
      prerequisites: Part
      dependents: Part
      subgraph: Part
      pathBetween: { steps: { outcome: Card; strength: string | null }[] }
    }>(
      site.url(),
      `query ($goal: ID!, $start: ID!) {
        prerequisites(outcome: $goal, depth: 2) { ${PART} }
        dependents(outcome: $start, depth: 1) { ${PART} }
        subgraph(outcomes: [$goal, $start], limit: 4) { ${PART} }
        pathBetween(from: $start, to: $goal) { steps { outcome { id code } strength } }
      }`,
      { goal: goal!.id, start: start!.id },
    )
    expect(errors).toBeUndefined()
    for (const part of [data.prerequisites, data.dependents, data.subgraph]) {
      const ids = new Set(part.nodes.map(({ outcome }) => outcome.id))
      for (const { from, to } of part.edges) expect(ids.has(from) && ids.has(to)).toBe(true)
      expect(part.nodes.map(({ depth }) => depth)).toEqual(part.nodes.map(({ depth }) => depth).toSorted())
    }
    expect(data.dependents.nodes.map(({ outcome }) => outcome.code)).toContain('WM-MA-FR-06')
    expect(data.subgraph.nodes).toHaveLength(4)
    expect(data.subgraph.truncated).toBe(true)
    expect(data.pathBetween.steps.map(({ outcome }) => outcome.code)).toEqual(['WM-MA-FR-02', 'WM-MA-FR-06'])
  })

  test('finds resources for an outcome with what may be done with them, and where there are none', async () => {
    const goal = await outcome('WM-MA-FR-06')
    const { data, errors } = await ask<{
      outcomeResources: {
        totalCount: number
        version: number
        nodes: { kind: string; way: string; uses: string[]; resource: { title: { text: string } } }[]
        facts: { name: string; licence: string | null; usedFor: string[] }[]
      }
      outcome: { framework: { id: string } }
    }>(
      site.url(),
      `query ($id: ID!) {
        outcomeResources(outcome: $id, constraints: { languages: ["es", "en"] }) {
          totalCount version nodes { kind way uses resource { title { text } } } facts { name licence usedFor }
        }
        outcome(id: $id) { framework { id } }
      }`,
      { id: goal.id },
    )
    expect(errors).toBeUndefined()
    expect(data.outcomeResources.nodes.length).toBeGreaterThan(0)
    for (const { way, uses } of data.outcomeResources.nodes) {
      expect(['DIRECT', 'CROSSWALK', 'FINER', 'REPLACED']).toContain(way)
      expect(Array.isArray(uses)).toBe(true)
    }
    expect(data.outcomeResources.facts.flatMap(({ usedFor }) => usedFor)).toEqual(
      expect.arrayContaining(['frameworks', 'resources']),
    )

    const covered = await ask<{
      coverage: Record<'outcomes' | 'withResources' | 'withFitting' | 'throughCrosswalks', number> & {
        gaps: { totalCount: number; nodes: Card[] }
        facts: { name: string }[]
      }
    }>(
      site.url(),
      `query ($framework: ID!) { coverage(framework: $framework, language: "sw", needs: [{ need: CAPTIONS }]) {
        outcomes withResources withFitting throughCrosswalks gaps(first: 3) { totalCount nodes { id code } } facts { name }
      } }`,
      { framework: data.outcome.framework.id },
    )
    expect(covered.errors).toBeUndefined()
    const { outcomes, withFitting, throughCrosswalks, gaps } = covered.data.coverage
    expect(withFitting + throughCrosswalks + gaps.totalCount).toBe(outcomes)
    expect(gaps.nodes.length).toBe(Math.min(3, gaps.totalCount))
  })

  test('is told what is wrong with a query, and never more than that', async () => {
    const { errors } = await ask(site.url(), '{ pathway(goals: ["nothing"]) { version } outcmes { id } }')
    expect(errors?.[0]?.message).toContain('outcmes')
    expect(JSON.stringify(errors)).not.toMatch(/stacktrace|node_modules|\.ts:/)
  })
})
