const LINE = 'id code statement { text } framework { id title { text } }'

/** All that the page of an outcome shows: its words, its place, its neighbours with their reasons, and 20 resources. */
export const OUTCOME_PAGE = `query ($id: ID!) {
  outcome(id: $id) {
    ${LINE} role resourceCount childCount evidence { text source } misconceptions { text }
    places { position siblingCount path { ${LINE} } previous { ${LINE} } next { ${LINE} } }
    below(first: 40) { totalCount nodes { ${LINE} role resourceCount } }
    requires { outcome { ${LINE} } strength reason { text } source }
    requiredBy { outcome { ${LINE} } strength reason { text } source }
    proposedPrerequisites { outcome { ${LINE} } }
    matches { kind confidence source outcome { ${LINE} resourceCount } }
    replacedBy { ${LINE} }
    provenance { sources { name licence credit } }
  }
  before: prerequisites(outcome: $id, depth: 50) { truncated nodes { depth } }
  after: dependents(outcome: $id, depth: 50) { truncated nodes { depth } }
  outcomeResources(outcome: $id, first: 20) {
    totalCount version
    nodes { kind way uses below { ${LINE} } fit { level } resource { id title { text } provider { name } licence { label } } }
  }
}`
