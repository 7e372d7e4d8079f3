/**
 * `npm run reindex`: builds the search index anew from the graph, beside the one that people search meanwhile. When it is
 * stopped or fails, that one stays, and the job can be run again.
 */
import { agreementOf, agrees } from '#api/search/agreement.ts'
import type { DocumentKind } from '#api/search/search-index.ts'
import { catalogueNumbers } from '#graph/queries/catalogue.ts'
import { readArguments } from './arguments.ts'
import type { Job } from './job.ts'

const USAGE = `npm run reindex
    Builds the search index anew, while a server serves or without one. Takes no options.`

const NOTHING_DONE = 2

export const reindex: Job = async (words, services, io) => {
  const read = readArguments(words, { options: [], switches: [] })
  if (!read.ok || read.value.rest.length > 0) {
    io.err(`${words.join(' ')} is not understood.\n${USAGE}`)
    return NOTHING_DONE
  }
  const begun = performance.now()
  io.progress('Counting what there is')
  const numbers = await catalogueNumbers(services.graph)
  const done: Record<DocumentKind, number> = { resource: 0, outcome: 0 }
  const documents = await services.searchRebuild((progress) => {
    // Nothing of what was read is shown before all of it is.
    io.signal.throwIfAborted()
    done[progress.kind] = progress.done
    const resources = `${shown(done.resource)} of ${shown(numbers.resources)} resources`
    const outcomes = `${shown(done.outcome)} of ${shown(numbers.outcomes)} outcomes`
    io.progress(`Read ${resources} and ${outcomes}`)
  })
  if (documents === null) {
    io.out('Each server on this graph holds a search index of its own: restart them to build these anew.')
    return 0
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  io.out(`Built the search index anew: ${shown(documents)} documents in ${seconds} s.`)
  const agreement = await services.withSearch(
    async (search) => await agreementOf(services.graph, await search.status()),
  )
  if (agreement === null) return 0
  const verdict = agrees(agreement)
  if (verdict === false) {
    const { resource = 0, outcome = 0 } = agreement.more ?? {}
    io.err(
      `It does not agree with the graph: ${resource} resources and ${outcome} outcomes more. Run npm run doctor -- --only search-drift.`,
    )
    return 1
  }
  io.out(
    verdict === null
      ? `The graph was written to meanwhile: the index follows, ${shown(agreement.behind)} versions behind.`
      : 'It agrees with the graph.',
  )
  return 0
}

function shown(number: number): string {
  return number.toLocaleString('en')
}
