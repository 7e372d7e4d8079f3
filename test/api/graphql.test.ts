import fc from 'fast-check'
import { parse, getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EXAMPLES } from '../../api/explore/examples.js'
import { createExecutor, createReferenceExecutor } from '#api/executor.ts'
import { idOf } from '#graph/ids.ts'
import { GraphError } from '#graph/graph.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'

const outcome = (name: string) => idOf(`classroom:outcome/${name}`)
const pizza = idOf('classroom:resource/pizza-fractions')

let api: TestApi
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

async function refusal(document: string, variables?: Record<string, unknown>) {
  const { errors } = await api.ask(document, variables)
  return { code: errors?.[0]?.extensions?.code, message: errors?.[0]?.message }
}

describe('a page of results', () => {
  const PAGE = `query ($needs: [NeedInput!]) {
    searchResources(first: 20, needs: $needs) {
      totalCount workCount
      edges {
        node {
          id title { text } description { text } languages
          provider { name }
          licence { label permits }
          types { label { text } } subjects { label { text } }
          accessibility { known facts { value } }
          alignments { kind outcome { code statement { text } role framework { title { text } } } }
          viewerCanEdit
        }
        fit { level needs { need level reason } }
      }
    }
  }`

  it('of twenty resources with outcomes and provider costs a look at the version and one read of the graph', async () => {
    // The cards of all sources are read once a process.
    await api.ask('{ searchResources(first: 1) { nodes { id } } }')
    api.graph.reset()
    const { data } = await api.ask(PAGE, { needs: [{ preset: 'DEAF' }] })
    expect(data?.searchResources.edges.length).toBeGreaterThan(14)
    expect(api.graph.reads).toBeLessThanOrEqual(2)
  })

  it('costs one read more for each level below, however many results there are', async () => {
    // The columns of all resources are read once a process.
    await api.services.model.view()
    const reads = async (first: number) => {
      api.graph.reset()
      const { errors } = await api.ask(
        `query ($first: Int) { searchResources(first: $first) { nodes {
          editions { id } provider { resourceCount }
          alignments { outcome { evidence { text } requires(first: 2) { outcome { id } } alignments(first: 2) { resource { id } } resourceCount parents { children(first: 2) { id } } } }
        } edges { otherEditions { id } } facets { values { label } } } }`,
        { first },
      )
      expect(errors).toBeUndefined()
      return api.graph.reads
    }
    const few = await reads(9)
    expect(await reads(18)).toBeLessThanOrEqual(few)
    expect(few).toBeLessThan(15)
  })

  it('names facet values in one read a kind of thing', async () => {
    api.graph.reset()
    const { data } = await api.ask(
      '{ searchResources(first: 1, languages: ["es"], facets: [LANGUAGE, KIND, TYPE, SUBJECT, LEVEL, OUTCOME, FRAMEWORK, LICENCE, PERMITS, FEATURE, HAZARD, PROVIDER, FORMAT]) { facets { name values { value label count selected } } } }',
    )
    // Resources, concepts, outcomes and agents in one each, frameworks with their counts in a few.
    expect(api.graph.reads).toBeLessThanOrEqual(8)
    const labels = Object.fromEntries(
      data?.searchResources.facets.map(({ name, values }: { name: string; values: { label: string }[] }) => [
        name,
        values.map(({ label }) => label),
      ]),
    )
    expect(labels.LANGUAGE).toContain('inglés')
    expect(labels.SUBJECT).toContain('Matemáticas')
    expect(labels.PROVIDER).toEqual(['Hill School Press'])
    expect(labels.FRAMEWORK).toEqual(['Fracciones y luz'])
    expect(labels.OUTCOME).toContainEqual(expect.stringMatching(/^3\.NF\.A\.1 \S/))
    expect(labels.LICENCE).toContain('CC BY 4.0')
  })

  it('leads to the next page by its cursor, each work once', async () => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = (
        await api.ask(
          'query ($after: String) { searchResources(first: 5, after: $after) { nodes { id } workCount pageInfo { hasNextPage endCursor } } }',
          { after },
        )
      ).data?.searchResources
      const { nodes, pageInfo } = page
      seen.push(...nodes.map(({ id }) => id))
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    } while (after)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength((await api.ask('{ searchResources { workCount } }')).data?.searchResources.workCount)
  })

  it('drops what the graph no longer shows', async () => {
    const { search } = api.services
    const ask = search.search.bind(search)
    search.search = async (query) => {
      const answer = await ask(query)
      return { ...answer, hits: answer.hits.map((hit, at) => (at === 0 ? { ...hit, id: idOf('gone') } : hit)) }
    }
    const { data } = await api.ask('{ searchResources(first: 3) { nodes { id } edges { node { id } } } }')
    search.search = ask
    expect(data?.searchResources.nodes).toHaveLength(2)
    expect(data?.searchResources.edges).toHaveLength(2)
  })
})

describe('an outcome', () => {
  it('is found by its code in any usual writing', async () => {
    for (const code of ['3.NF.A.1', '3nfa1', '3.nf.a.1', 'CCSS.Math.Content.3.NF.A.1']) {
      const { data } = await api.ask('query ($code: String!) { outcomesByCode(code: $code) { id } }', { code })
      expect([code, data?.outcomesByCode.map(({ id }: { id: string }) => id)]).toEqual([
        code,
        expect.arrayContaining([outcome('unit-fractions')]),
      ])
    }
  })

  it('names one edition of each work for a reader of some languages, and all for the others', async () => {
    const taught = async (languages?: string[]) => {
      const { data } = await api.ask(
        `query ($languages: [LanguageTag!]) { searchOutcomes(first: 50) { nodes {
          alignments(first: 50, languages: $languages) { kind resource { languages editions { id } id } } } } }`,
        { languages },
      )
      return data?.searchOutcomes.nodes.map(
        (outcome: { alignments: { kind: string; resource: { id: string; editions: { id: string }[] } }[] }) =>
          outcome.alignments,
      ) as { kind: string; resource: { id: string; languages: string[]; editions: { id: string }[] } }[][]
    }
    const twins = (lists: Awaited<ReturnType<typeof taught>>) =>
      lists.flatMap((list) =>
        list.filter(({ kind, resource }) =>
          list.some((other) => other.kind === kind && resource.editions.some(({ id }) => id === other.resource.id)),
        ),
      )
    expect(twins(await taught()).length).toBeGreaterThan(0)
    const spanish = await taught(['es'])
    expect(twins(spanish)).toEqual([])
    const chosen = spanish.flat().filter(({ resource }) => resource.editions.length > 0)
    expect(chosen.some(({ resource }) => resource.languages.includes('es'))).toBe(true)
  })

  it('says what comes before and after it, above and below it, and what teaches it', async () => {
    const { data, errors } = await api.ask(
      `query ($id: ID!) { outcome(id: $id) {
        code role referencedOnly statement { text language direction } framework { title(languages: ["es"]) { text } }
        ancestors { code } parents { code } children { code } childCount
        requires { strength reason { text } outcome { code } } requiredBy { strength outcome { code } }
        matches { kind outcome { code referencedOnly } }
        alignments(first: 3) { kind resource { title { text } } } resourceCount provenance { sources { name credit } }
      } }`,
      { id: outcome('equivalent-fractions') },
    )
    expect(errors).toBeUndefined()
    expect(data?.outcome).toMatchObject({
      code: '3.NF.A.3',
      referencedOnly: false,
      framework: { title: { text: 'Fracciones y luz' } },
      ancestors: [{ code: '3.NF' }],
      parents: [{ code: '3.NF' }],
      children: [{ code: '3.NF.A.3.d' }],
      childCount: 1,
      requires: [
        { strength: 'HARD', reason: { text: 'Equivalent fractions share one place.' }, outcome: { code: '3.NF.A.2' } },
      ],
      requiredBy: [{ strength: 'SOFT', outcome: { code: '4.NF.B.3' } }],
      provenance: { sources: [{ name: 'The classroom', credit: 'The classroom, CC0' }] },
    })
    expect(data?.outcome.alignments.length).toBeGreaterThan(0)
  })
})

describe('a pathway', () => {
  const PATHWAY = `query ($goals: [ID!]!, $known: [KnownInput!], $after: String) {
    pathway(goals: $goals, known: $known, constraints: { needs: [{ need: CAPTIONS }], permits: [COPY] }) {
      goals { code } totalMinutes summary
      steps(first: 2, after: $after) {
        totalCount pageInfo { hasNextPage endCursor }
        nodes { position isGoal soft outcome { code } because { text strength neededBy { code } reason { text } source }
          resources { resource { title { text } } fit { level } why alsoTeaches { code } through { kind } } }
      }
      gaps { code } goalsWithoutKnowledge { code } assumedKnown { code } leftOut { reason }
    }
  }`

  it('is ordered and explained, page by page', async () => {
    const goals = [outcome('multiply-fractions')]
    const first = await api.ask(PATHWAY, { goals })
    expect(first.errors).toBeUndefined()
    const { steps, summary } = (first.data ?? {}).pathway
    expect(steps.pageInfo.hasNextPage).toBe(true)
    const codes = steps.nodes.map((step: { outcome: { code: string } }) => step.outcome.code)
    let after = steps.pageInfo.endCursor
    while (after) {
      const page = (await api.ask(PATHWAY, { goals, after })).data?.pathway.steps
      codes.push(...page.nodes.map((step: { outcome: { code: string } }) => step.outcome.code))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    }
    expect(codes).toHaveLength(steps.totalCount)
    expect(codes.at(-1)).toBe('4.NF.B.4')
    expect(codes.indexOf('3.NF.A.1')).toBeLessThan(codes.indexOf('3.NF.A.2'))
    expect(summary).toContain('4.NF.B.4')
  })

  it('gives the reason of the source, or says that it gives none', async () => {
    const { data } = await api.ask(PATHWAY, { goals: [outcome('eye')], known: [{ outcomeId: outcome('shadows') }] })
    const [step] = (data ?? {}).pathway.steps.nodes
    expect(step.outcome.code).toBe('L.2')
    expect(step.because[0]).toMatchObject({ strength: 'HARD', reason: null, source: 'The classroom' })
    expect(step.because[0].text).toContain('The source gives no reason')
  })

  it('refuses goals that are nothing, by name', async () => {
    expect(await refusal(PATHWAY, { goals: ['nonsense'] })).toMatchObject({ code: 'BAD_USER_INPUT' })
    expect(await refusal(PATHWAY, { goals: [] })).toMatchObject({ code: 'BAD_USER_INPUT' })
    expect(await refusal(PATHWAY, { goals: [outcome('eye')], known: [{ outcomeId: '5' }] })).toEqual({
      code: 'BAD_USER_INPUT',
      message: '"5" is no id of an outcome.',
    })
  })

  it('has a frontier and a chain of reasons', async () => {
    const { data, errors } = await api.ask(
      `query ($known: [KnownInput!]!, $outcome: ID!) {
        frontier(known: $known) { ready { unlocks outcome { code } } withinReach { outcome { code } } version }
        explain(outcome: $outcome, known: $known) { steps { outcome { code } strength reason { text } source } }
      }`,
      { known: [{ outcomeId: outcome('shadows') }], outcome: outcome('eye') },
    )
    expect(errors).toBeUndefined()
    expect(data?.frontier.ready.map((each: { outcome: { code: string } }) => each.outcome.code)).toContain('L.2')
    expect(data?.explain.steps.map((step: { outcome: { code: string | null } }) => step.outcome.code)).toEqual([
      'L.1',
      'L.2',
      null,
    ])
  })
})

describe('everything public', () => {
  const PART = `query ($kind: PublicKind!, $idsFrom: String, $first: Int) {
    publicThings(kind: $kind) { totalCount nodes(idsFrom: $idsFrom, first: $first) { id updatedAt } }
  }`
  interface Part {
    totalCount: number
    nodes: { id: string; updatedAt: string | null }[]
  }
  const part = async (variables: Record<string, unknown>) => {
    const { data, errors } = await api.ask(PART, variables)
    expect(errors).toBeUndefined()
    return data!.publicThings as Part
  }

  it.each(['RESOURCE', 'OUTCOME', 'FRAMEWORK', 'COLLECTION', 'PROVIDER'])(
    'is listed by kind, and its sixteen parts are the whole: %s',
    async (kind) => {
      const { totalCount, nodes } = await part({ kind })
      expect(nodes).toHaveLength(totalCount)
      const parts = await Promise.all([...'0123456789abcdef'].map((idsFrom) => part({ kind, idsFrom })))
      expect(parts.flatMap((each) => each.nodes)).toEqual(nodes)
      for (const { updatedAt } of nodes) expect(updatedAt).toMatch(/^20\d\d-\d\d-\d\dT/)
    },
  )

  it('holds what search knows, and no draft', async () => {
    const { data } = await api.ask('{ searchResources(first: 100) { edges { node { id } otherEditions { id } } } }')
    const edges = data!.searchResources.edges as { node: { id: string }; otherEditions: { id: string }[] }[]
    const known = edges.flatMap(({ node, otherEditions }) => [node.id, ...otherEditions.map(({ id }) => id)])
    const { nodes } = await part({ kind: 'RESOURCE' })
    expect(nodes.map(({ id }) => id)).toEqual([...new Set(known)].sort())
  })

  it('is given in parts of at most 5,000, by digits of ids', async () => {
    expect((await refusal(PART, { kind: 'RESOURCE', first: 5_001 })).message).toBe('Give 1 to 5000.')
    expect((await refusal(PART, { kind: 'RESOURCE', idsFrom: "'} DETACH" })).message).toMatch(/^Give up to 8 digits/)
  })
})

describe('what cannot be asked', () => {
  const SEARCH =
    'query ($filter: ResourceFilter, $after: String, $first: Int, $needs: [NeedInput!], $languages: [LanguageTag!]) { searchResources(filter: $filter, after: $after, first: $first, needs: $needs, languages: $languages) { totalCount } }'

  it.each([
    [
      '10,000 values in a filter',
      { filter: { languages: Array.from({ length: 10_000 }, () => 'en') } },
      'LIMIT_EXCEEDED',
      /10,000 values in one list; at most 2,000/,
    ],
    [
      '500 values in a filter',
      { filter: { features: Array.from({ length: 500 }, (_, i) => `f${i}`) } },
      'BAD_USER_INPUT',
      /`filter.features` has 500 values; at most 100/,
    ],
    ['an edited cursor', { after: 'AAAA' }, 'BAD_USER_INPUT', /cursor/i],
    ['no results', { first: 0 }, 'BAD_USER_INPUT', /`first` is 0: give a whole number from 1 to 100/],
    ['too many results', { first: 101 }, 'BAD_USER_INPUT', /from 1 to 100/],
    ['neither need nor preset', { needs: [{}] }, 'BAD_USER_INPUT', /either a need or a preset/],
    ['a language that is none', { languages: ['not a tag'] }, 'BAD_USER_INPUT', /no language tag/],
    ['an unknown field of a filter', { filter: { colour: 'red' } }, 'BAD_USER_INPUT', /Field "colour" is not defined/],
    ['an id that is a number of the wrong type', { first: 'many' }, 'BAD_USER_INPUT', /Int cannot represent/],
  ])('%s', async (_what, variables, code, message) => {
    const refused = await refusal(SEARCH, variables)
    expect(refused).toEqual({ code, message: expect.stringMatching(message) })
    // The compiled executor says the same as the reference.
    expect((await refusal(SEARCH, variables)).code).toBe(code)
  })

  it.each([
    [
      '{ searchResources { nodes { colour } } }',
      'GRAPHQL_VALIDATION_FAILED',
      /Cannot query field "colour" on type "Resource"/,
    ],
    ['{ searchResources', 'GRAPHQL_PARSE_FAILED', /Syntax Error/],
    [`{ ${'catalogue { version } '.repeat(2000)} }`, 'LIMIT_EXCEEDED', /more than 5,000 tokens/],
    ['{ frameworks(after: "xx") { totalCount } }', 'BAD_USER_INPUT', /is no cursor of this list/],
  ])('%.40s…', async (document, code, message) => {
    expect(await refusal(document)).toEqual({ code, message: expect.stringMatching(message) })
  })

  it.each([
    [
      'query A { catalogue { version } }',
      'B',
      'There is no operation "B" in the document: give "operationName" as one of "A".',
    ],
    ['{ catalogue { version } }', 'B', 'There is no operation "B" in the document: leave "operationName" out.'],
    [
      'query A { catalogue { version } } query C { catalogue { version } }',
      undefined,
      'The document holds several operations: give "operationName" as one of "A", "C".',
    ],
  ])('an operation that is not in the document: %s', async (document, operationName, message) => {
    for (let time = 0; time < 3; time++) {
      const { data, errors } = await api.server.execute({ document, operationName })
      expect(data).toBeUndefined()
      expect(errors).toEqual([
        expect.objectContaining({ message, extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }) as unknown,
      ])
    }
  })

  it('a change under a wrong name, which is neither made nor weighed', async () => {
    const document = `mutation Join($input: SignUpInput!) { signUp(input: $input) { sent userErrors { message } } }`
    const input = { email: 'wrong-name@classroom.example' }
    const refused = await api.server.execute({ document, operationName: 'Other', variables: { input } })
    expect(refused.errors?.[0]?.extensions?.code).toBe('OPERATION_RESOLUTION_FAILURE')
    const made = await api.server.execute({ document, operationName: 'Join', variables: { input } })
    expect(made).toMatchObject({ data: { signUp: { sent: true, userErrors: [] } } })
  })

  it('ids that name nothing are null, whatever they are', async () => {
    for (const id of ['', '1', `' OR 1=1`, 'x'.repeat(10_000), pizza.toUpperCase(), '__proto__']) {
      const { data, errors } = await api.ask(
        'query ($id: ID!) { node(id: $id) { id } resource(id: $id) { id } outcome(id: $id) { id } framework(id: $id) { id } provider(id: $id) { id } concept(id: $id) { id } resources(ids: [$id]) { id } providers(ids: [$id]) { id } }',
        { id },
      )
      expect(errors).toBeUndefined()
      expect(data).toEqual({
        node: null,
        resource: null,
        outcome: null,
        framework: null,
        provider: null,
        concept: null,
        resources: [null],
        providers: [null],
      })
    }
  })

  it('a node is told by its id, whatever it is', async () => {
    const { data } = await api.ask(
      '{ searchResources(first: 1) { nodes { provider { id } subjects { id } } } frameworks { nodes { id } } }',
    )
    const [{ provider }] = (data ?? {}).searchResources.nodes
    const typename = async (id: string) =>
      (await api.ask('query ($id: ID!) { node(id: $id) { __typename id } }', { id })).data?.node.__typename
    expect(await typename(pizza)).toBe('Resource')
    expect(await typename(outcome('eye'))).toBe('Outcome')
    expect(await typename(provider.id)).toBe('Provider')
    expect(await typename(data?.frameworks.nodes[0].id)).toBe('Framework')
    expect(await typename(idOf('classroom:subject/mathematics'))).toBe('Concept')
  })

  it('queries of any text, which never break search', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (query) => {
        const { errors } = await api.ask('query ($query: String) { searchResources(query: $query) { totalCount } }', {
          query,
        })
        return errors === undefined
      }),
      { numRuns: 60 },
    )
  })
})

describe('faults of ours', () => {
  it('are masked with a request id, and logged as they are', async () => {
    const read = api.graph.read.bind(api.graph)
    api.graph.read = () => Promise.reject(new GraphError('INVALID', 'cypher: secret detail at 3:14'))
    const { errors } = await api.ask('{ catalogue { version } }')
    api.graph.read = read
    expect(errors?.[0]?.message).toMatch(/^Something went wrong on our side. Request [0-9a-f-]{36}.$/)
    expect(errors?.[0]?.path).toEqual(['catalogue'])
    expect(JSON.stringify(errors)).not.toContain('secret')
    const line = api.logged.find((entry) => entry.msg === 'request failed')
    expect(line).toMatchObject({
      requestId: errors?.[0]?.extensions?.requestId,
      err: { message: 'cypher: secret detail at 3:14' },
    })
  })

  it('say when a part cannot be reached', async () => {
    const read = api.graph.read.bind(api.graph)
    api.graph.read = () => Promise.reject(new GraphError('UNAVAILABLE', 'bolt://10.0.0.7 refused'))
    expect((await refusal('{ catalogue { version } }')).code).toBe('UNAVAILABLE')
    api.graph.read = read
  })
})

describe('the compiled executor', () => {
  const many = `query Many($id: ID!, $languages: [LanguageTag!], $yes: Boolean = true, $no: Boolean = false, $first: Int = 3) {
    resource(id: $id) { ...Card titles { text } files { url bytes downloadable } fit(needs: [{ preset: BLIND }]) { level needs { need basis warning } } }
    same: resource(id: $id) @include(if: $yes) { ...Card @skip(if: $no) id }
    not: resource(id: $id) @include(if: $no) { id }
    node(id: $id) { __typename id ... on Resource { kind minutes } ... on Outcome { code } }
    searchResources(first: $first, languages: $languages, order: NEWEST) { totalCount edges { cursor score matched { field words } node { ...Card } } }
    frameworks(first: 2) { totalCount nodes { title { text } roots { code children(first: 3) { code } } licence { label } publisher { name } } }
    needPresets { preset groups { anyOf importance } } licences { key requires }
    concepts(purpose: SUBJECT) { label(languages: $languages) { text } broader { uri } }
    viewer { name }
  }
  fragment Card on Resource { id title(languages: $languages) { text language direction } provider { name } licence { permits statements { key part } } attribution { text html } accessibility { statements { key sentences } } }`
  const corpus: [string, Record<string, unknown>?][] = [
    [many, { id: pizza, languages: ['ar', 'es'] }],
    [many, { id: outcome('eye'), languages: null, yes: false, no: true, first: null }],
    [many, { id: 'nothing', first: 2 }],
    [many, {}],
    [many, { id: pizza, first: 'x' }],
    [many, { id: pizza, first: 1000 }],
    [
      '{ searchResources(filter: { kinds: [CONTENT], maxMinutes: 30, permits: [ADAPT] }, facets: [KIND]) { facets { values { value selected } } } }',
    ],
    [
      'query ($needs: [NeedInput!]!) { searchResources(needs: $needs, fitAtLeast: PARTLY, order: FIT) { nodes { id } } }',
      { needs: { need: 'CAPTIONS' } },
    ],
    [
      'query ($goals: [ID!]!) { pathway(goals: $goals) { steps { nodes { outcome { code } because { text } } } } }',
      { goals: [outcome('colours')] },
    ],
    ['query ($goals: [ID!]!) { pathway(goals: $goals) { version } }', { goals: ['x'] }],
    [
      '{ outcomeByUri(uri: "https://elsewhere.example/1-PS4-3") { code referencedOnly framework { id } statement { text } } }',
    ],
    [
      '{ __schema { queryType { name } types { name kind } } __type(name: "Need") { enumValues { name description } } }',
    ],
    [getIntrospectionQuery()],
    ['mutation { signOut { signedOut } }'],
    [
      'mutation ($input: SignInInput!) { signIn(input: $input) { token userErrors { code } } }',
      { input: { email: 'a@b.c', password: 'x' } },
    ],
    ['mutation { resourceWithdraw(id: "x", reason: "y") { resource { id } } }'],
  ]

  it.each(corpus)('answers as graphql-js does: %.60s %j', async (document, variables) => {
    const run = async (execute: ReturnType<typeof createExecutor>) => {
      const contextValue = await api.server.contextFor({ requestId: 'test' })
      const { data, errors } = await execute({ document: parse(document), key: document, variables, contextValue })
      const shown = errors?.map(({ path, extensions, message }) => ({
        path: path && [...path],
        code: extensions?.code,
        // Of variables the two speak in other words.
        message: message.startsWith('Variable "$') ? /^Variable "\$\w+"/.exec(message)?.[0] : message,
      }))
      return JSON.parse(JSON.stringify({ data: errors && !data ? null : data, errors: shown })) as unknown
    }
    const compiled = createExecutor(api.server.schema)
    const expected = await run(createReferenceExecutor(api.server.schema))
    // The first run is the reference's own; the second is compiled.
    await run(compiled)
    expect(await run(compiled)).toEqual(expected)
  })
})

describe('the explorer', () => {
  it.each(EXAMPLES.map((example): [string, string] => [/query (\w+)/.exec(example)?.[1] ?? '', example]))(
    'has an example %s that runs',
    async (_name, example) => {
      const goals = JSON.stringify([outcome('eye')])
      const known = `[{ outcomeId: "${outcome('shadows')}" }]`
      const { data, errors } = await api.ask(example.replace('GOALS', goals).replace('KNOWN', known))
      expect(errors).toBeUndefined()
      expect(data).toBeTruthy()
    },
  )
})
