/* global React, ReactDOM, GraphiQL, document */
/** Starts GraphiQL with one tab for each example. */
import { EXAMPLES } from './examples.js'

/** An outcome with prerequisites, so that the examples can be run as they stand. */
async function goalForExamples() {
  const query =
    '{ searchOutcomes(first: 50, filter: { roles: [OUTCOME] }) { nodes { id requires { outcome { id } } } } }'
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    const { nodes } = (await response.json()).data.searchOutcomes
    return nodes.sort((a, b) => b.requires.length - a.requires.length)[0]
  } catch {
    return undefined
  }
}

const goal = await goalForExamples()
const known = (goal?.requires ?? []).slice(0, 1).map(({ outcome }) => `{ outcomeId: "${outcome.id}" }`)
const tabs = EXAMPLES.map((query) => ({
  query: query.replace('GOALS', JSON.stringify(goal ? [goal.id] : [])).replace('KNOWN', `[${known.join(', ')}]`),
}))

ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: '/graphql' }),
    defaultTabs: tabs,
    shouldPersistHeaders: false,
  }),
)
