/** Queries to begin with, one a tab. GOALS and KNOWN are replaced by ids of what is here. A test runs every one. */
export const EXAMPLES = [
  `# Search: all words must match, small spelling errors are forgiven.
# With needs, each result says how well it serves each of them, and why.
query Search($query: String = "electric curcuit", $languages: [LanguageTag!] = ["en"]) {
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
  `# An outcome by its code in any usual writing, with what comes before and after it.
query OutcomeByCode($code: String = "6.RP.A.3") {
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
  `# Ordered, explained steps to a goal: the id of any outcome, for instance from the tab before.
query Pathway($goals: [ID!]! = GOALS, $known: [KnownInput!] = []) {
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
  `# What a learner who knows this can start with now.
query Frontier($known: [KnownInput!]! = KNOWN) {
  frontier(known: $known, first: 10) {
    ready { unlocks outcome { id code statement { text } } }
    withinReach { unlocks outcome { id code statement { text } } }
    version
  }
}
`,
  `# The place in numbers.
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
]
