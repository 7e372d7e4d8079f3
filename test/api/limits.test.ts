import {
  buildASTSchema,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isObjectType,
  OperationTypeNode,
  parse,
  type OperationDefinitionNode,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { checkDemand, demandOf, LIMITS } from '#api/limits.ts'
import { printPublicSchema, readSdl } from '#api/schema.ts'

const schema = buildASTSchema(parse(readSdl()))

function demand(query: string, variables: Record<string, unknown> = {}) {
  const document = parse(query)
  const operation = document.definitions.find((d) => d.kind === 'OperationDefinition') as OperationDefinitionNode
  return demandOf(schema, document, operation, variables)
}

function refusal(query: string, variables: Record<string, unknown> = {}) {
  const kind = query.startsWith('mutation') ? OperationTypeNode.MUTATION : OperationTypeNode.QUERY
  const error = checkDemand(demand(query, variables), kind)
  return error && { message: error.message, limit: error.extensions.limit }
}

describe('what an operation asks for', () => {
  it('counts the objects of a page by its size', () => {
    // The search itself, its 20 edges, a resource and a title for each.
    expect(demand('{ searchResources(first: 20) { edges { node { title { text } } } } }').nodes).toBe(1 + 20 * 3)
  })

  it('reads the size of a page from a variable, its default, or the default of the field', () => {
    const query = 'query ($n: Int = 7) { searchResources(first: $n) { nodes { id } } }'
    expect(demand(query, { n: 50 }).nodes).toBe(51)
    expect(demand(query).nodes).toBe(8)
    expect(demand('{ searchResources { nodes { id } } }').nodes).toBe(21)
  })

  it('multiplies lists within lists', () => {
    const { nodes } = demand('{ searchOutcomes(first: 10) { nodes { requires(first: 10) { outcome { id } } } } }')
    expect(nodes).toBe(1 + 10 * (1 + 10 * 2))
  })

  it('counts the outcomes of a part of the graph by its limit, and five edges for each', () => {
    const query = '{ subgraph(outcomes: ["x"], limit: 300) { nodes { depth outcome { id } } edges { from } } }'
    expect(demand(query).nodes).toBe(1 + 300 * 2 + 1_500)
    expect(demand('{ next(goal: "x", limit: 7) { steps { position } } }').nodes).toBe(1 + 7)
  })

  it('counts long lists as long as they can be', () => {
    expect(demand('{ outcome(id: "x") { children(first: 400) { id } } }').nodes).toBe(1 + 400)
    expect(demand('{ pathway(goals: ["x"]) { edges { from } } }').nodes).toBe(1 + 1_000)
  })

  it('counts suggestions, gaps and resources of an outcome by their page', () => {
    expect(demand('{ suggestPrerequisites(outcome: "x") { outcome { id } } }').nodes).toBe(10 * 2)
    expect(demand('{ suggestMatches(outcome: "x", first: 50) { outcome { framework { id } } } }').nodes).toBe(50 * 3)
    expect(demand('{ coverage(framework: "x") { gaps(first: 30) { nodes { id } } } }').nodes).toBe(2 + 30)
    expect(demand('{ outcomeResources(outcome: "x", first: 40) { nodes { resource { id } } } }').nodes).toBe(1 + 40 * 2)
    expect(
      demand('{ framework(id: "x") { top(first: 60) { nodes { below(first: 10) { nodes { id } } } } } }').nodes,
    ).toBe(2 + 60 * (2 + 10))
    expect(demand('{ outcome(id: "x") { places(first: 3) { previous(first: 4) { id } } } }').nodes).toBe(
      1 + 3 * (1 + 4),
    )
  })

  it('knows how long every list of things can be: by a page size, or because it is short by nature', () => {
    // Short by nature: a thing's own texts, tags and sources, tables of ours, and what an answer sums up.
    const short = new Set(
      `Query.needPresets Query.levelSchemes Query.licences Query.licenceChoices Query.outcomesByCode
       Catalogue.languages Fit.needs
       NeedPresetDescription.groups Accessibility.facts Accessibility.summaries Accessibility.statements AccessibilityStatement.lines AccessibilityLine.facts
       Concept.labels
       Concept.broader LevelScheme.levels Resource.titles Resource.types Resource.subjects Resource.levels
       Resource.contributors Resource.files Resource.alignments Resource.editions Resource.basedOn Resource.partOf
       LicenceSummary.statements LicenceSummary.answers
       Provenance.sources Outcome.statements Outcome.evidence Outcome.prompts
       Outcome.misconceptions Outcome.parents Outcome.ancestors Outcome.matches Outcome.labels
       Outcome.proposedPrerequisites OutcomePlace.path Framework.roots Framework.levels Framework.titles
       Framework.descriptions Framework.adaptedFrom ResourceSearch.facets ResourceSearchEdge.matched
       ResourceSearchEdge.otherEditions Facet.values Pathway.goals Pathway.gaps Pathway.goalsWithoutKnowledge
       Pathway.known Pathway.assumedKnown Pathway.leftOut PathwayStep.because PathwayResource.alsoTeaches
       ResourceSearch.waysOut ResourceSearchEdge.why ResourceSearchEdge.highlights ResourceSearchEdge.scoreParts
       OutcomeSearchEdge.why OutcomeSearchEdge.highlights OutcomeSearchEdge.scoreParts Highlight.parts SimilarResource.why
       Viewer.providers Viewer.drafts Viewer.savedSearches Viewer.sessions Viewer.ownedAlone Viewer.keys Viewer.roles ApiKey.scopes
       Query.settings Resource.claims Notice.messages Place.notices Place.imprints Place.privacies
       Query.identityProviders Query.kept Query.possibleDuplicates Resource.possibleDuplicates Revision.changes
       RevisionChange.parts StaleEdit.fields Preflight.mustMend Preflight.couldImprove Provider.domains
       Provider.invitations ProviderProfile.names ProviderProfile.descriptions ProviderProfile.identifiers
       ClaimableRecords.hosts ClaimableRecords.taken ClaimableRecords.closer Viewer.identities Viewer.collections
       Viewer.factors Identity.memberships IdentityOffer.memberships Collection.titles Collection.descriptions
       Collection.sections ProviderDashboard.states ProviderDashboard.missing DashboardResource.improvements
       Limits.limits ClaimNames.roleValues ClaimNames.schoolValues ManagedIdentityProvider.names
       Person.lentRoles MetadataReading.fields Declared.licences ModerationCase.changes`.split(/\s+/),
    )
    const unknown = Object.values(schema.getTypeMap()).flatMap((type) => {
      if (!isObjectType(type) || type.name.startsWith('__')) return []
      return Object.values(type.getFields()).flatMap((field) => {
        const isOfThings = isListType(getNullableType(field.type)) && !isLeafType(getNamedType(field.type))
        const isSized = field.args.some(({ name }) => ['first', 'limit', 'ids', 'goals'].includes(name))
        const isOfPage = ['edges', 'nodes', 'ready', 'withinReach', 'steps', 'results'].includes(field.name)
        const isSummary = ['facts', 'userErrors'].includes(field.name)
        const name = `${type.name}.${field.name}`
        return !isOfThings || isSized || isOfPage || isSummary || short.has(name) ? [] : [name]
      })
    })
    expect(unknown, 'give them `first`, or say here that they are short').toEqual([])
  })

  it('counts the results of a batch by what is in it, given as a variable or in the document', () => {
    const results = '{ results { key userErrors { message } } }'
    const records = [1, 2, 3].map((key) => ({ key }))
    const document = `mutation ($input: ResourcesUpsertInput!) { resourcesUpsert(input: $input) ${results} }`
    expect(demand(document, { input: { providerId: 'x', records } }).nodes).toBe(1 + 3 + 3 * 5)
    const inline = `mutation { resourcesWithdraw(input: { providerId: "x", keys: ["a", "b"], reason: "" }) ${results} }`
    expect(demand(inline).nodes).toBe(1 + 2 + 2 * 5)
  })

  it('counts things asked for by id', () => {
    expect(demand('query ($ids: [ID!]!) { resources(ids: $ids) { id } }', { ids: ['a', 'b', 'c'] }).nodes).toBe(3)
  })

  it('measures depth through fragments', () => {
    const query = '{ outcome(id: "x") { ...A } } fragment A on Outcome { parents { ... { parents { id } } } }'
    expect(demand(query).depth).toBe(4)
  })

  it('walks fragments that double each other in no time', () => {
    const fragments = Array.from(
      { length: 60 },
      (_, i) => `fragment F${i} on Outcome { a: parents { ...F${i + 1} } b: parents { ...F${i + 1} } }`,
    )
    const query = `{ outcome(id: "x") { ...F0 } } ${fragments.join(' ')} fragment F60 on Outcome { id }`
    const { nodes, aliases } = demand(query)
    expect(nodes).toBeGreaterThan(LIMITS.nodes)
    expect(aliases).toBeGreaterThan(LIMITS.aliases)
  })

  it('finds the longest list in literals and in variables', () => {
    expect(demand('{ searchResources(filter: { languages: ["a", "b", "c"] }) { totalCount } }').listValues).toBe(3)
    const filter = { languages: Array.from({ length: 10_000 }, () => 'en') }
    const query = 'query ($filter: ResourceFilter) { searchResources(filter: $filter) { totalCount } }'
    expect(demand(query, { filter }).listValues).toBe(10_000)
  })
})

describe('what is refused', () => {
  it('passes an ordinary search page', () => {
    const query = `{ searchResources(query: "x", first: 20, facets: [LANGUAGE]) {
      edges { node { title { text } provider { name } alignments { outcome { statement { text } } } } fit { needs { reason } } }
      facets { values { label count } } } }`
    expect(refusal(query)).toBeNull()
  })

  it('passes the introspection query that tools send', async () => {
    const { getIntrospectionQuery } = await import('graphql')
    expect(refusal(getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true }))).toBeNull()
  })

  it.each([
    ['depth', `{ outcome(id: "x") { ${'parents { '.repeat(20)} id ${'}'.repeat(20)} } }`],
    ['aliases', `{ ${Array.from({ length: 41 }, (_, i) => `a${i}: __typename`).join(' ')} }`],
    ['directives', `{ catalogue { version ${'@include(if: true) '.repeat(51)} } }`],
    ['rootFields', `{ ${Array.from({ length: 21 }, () => 'viewer { id }').join(' ')} }`],
    ['nodes', '{ searchResources(first: 100) { nodes { editions { editions { editions { editions { id } } } } } } }'],
    ['rootFields', `mutation { ${Array.from({ length: 5 }, () => 'signOut { signedOut }').join(' ')} }`],
  ])('refuses too much %s', (limit, query) => {
    expect(refusal(query)?.limit).toBe(limit)
  })

  it('says the limit, the value and what to do', () => {
    const query = 'query ($ids: [ID!]!) { resources(ids: $ids) { id } }'
    const message = refusal(query, { ids: Array.from({ length: 10_000 }, () => 'x') })?.message
    expect(message).toBe(
      'The request asks for 10,000 values in one list; at most 2,000 are allowed. Ask in several requests.',
    )
  })

  it('describes every limit in the schema', () => {
    const description = /"""([^"]*)"""\s*type Query/.exec(printPublicSchema())?.[1] ?? ''
    for (const limit of Object.values(LIMITS)) expect(description).toContain(limit.toLocaleString('en'))
  })
})
