/* global React, ReactDOM, GraphiQL */
/** Starts GraphiQL with one tab for each example. A test runs every example. */
const examples = [
  {
    query: `# Search: all words must match, small spelling errors are forgiven.
# With needs, each result says how well it serves each of them, and why.
query Search($query: String!, $languages: [LanguageTag!]) {
  searchResources(
    query: $query
    needs: [{ preset: DYSLEXIA }, { need: KEYBOARD_ONLY }]
    languages: $languages
    facets: [LANGUAGE, LICENCE]
    first: 5
  ) {
    totalCount
    workCount
    correction
    edges {
      node {
        id
        title(languages: $languages) { text language }
        provider { name }
        licence { label permits }
        alignments { kind outcome { code statement { text } } }
      }
      fit { level needs { need level reason basis } }
    }
    facets { name values { value label count } }
    pageInfo { hasNextPage endCursor }
  }
}
`,
    variables: JSON.stringify({ query: 'electric curcuit', languages: ['en'] }, null, 2),
  },
  {
    query: `# An outcome by its code in any usual writing, with what comes before and after it.
query OutcomeByCode($code: String!) {
  outcomesByCode(code: $code) {
    id
    uri
    code
    statement { text language }
    framework { id title { text } }
    requires { strength outcome { id code statement { text } } reason { text } source }
    requiredBy { strength outcome { id code statement { text } } }
    matches { kind confidence outcome { code framework { title { text } } } }
    alignments(first: 5) { kind resource { id title { text } } }
  }
}
`,
    variables: JSON.stringify({ code: '6.RP.A.3' }, null, 2),
  },
  {
    query: `# Ordered, explained steps to a goal. Take the id of an outcome from the other tabs.
query Pathway($goals: [ID!]!, $known: [KnownInput!]) {
  pathway(goals: $goals, known: $known, constraints: { languages: ["en", "es"], permits: [COPY] }) {
    version
    totalMinutes
    steps(first: 10) {
      totalCount
      nodes {
        position
        outcome { id code statement { text } }
        because { text strength source }
        resources(first: 2) { resource { id title { text } url } why }
      }
    }
    gaps { code statement { text } }
    goalsWithoutKnowledge { code }
  }
}
`,
    variables: JSON.stringify({ goals: [], known: [] }, null, 2),
  },
  {
    query: `# What a learner who knows this can start with now.
query Frontier($known: [KnownInput!]!) {
  frontier(known: $known, first: 10) {
    ready { unlocks outcome { id code statement { text } } }
    withinReach { unlocks outcome { id code statement { text } } }
    version
  }
}
`,
    variables: JSON.stringify({ known: [] }, null, 2),
  },
  {
    query: `# The place in numbers.
query Catalogue {
  catalogue {
    version
    resourceCount
    workCount
    outcomeCount
    frameworkCount
    prerequisiteCount
    languages { language count }
  }
}
`,
  },
]

ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: '/graphql' }),
    defaultTabs: examples,
    shouldPersistHeaders: false,
    defaultEditorToolsVisibility: 'variables',
  }),
)
