/** `npm run suggest`: looks which outcomes resources without alignments may teach, and stores it as suggestions. */
import { suggestForWorks, type SuggestOptions } from '#api/curation/suggest-for-works.ts'
import { readArguments } from './arguments.ts'
import type { Job, JobIo, JobServices } from './job.ts'

const NOTHING_DONE = 2
const USAGE = `npm run suggest
    Suggests outcomes for all works that have no accepted alignment in every edition. People accept or reject them.`

export const suggest: Job = async (words, services, io) => {
  const read = readArguments(words, { options: [], switches: [] })
  if (!read.ok || read.value.rest.length > 0) {
    io.err(`${read.ok ? '' : `${read.message}\n`}${USAGE}`)
    return NOTHING_DONE
  }
  await suggestAndTell(services, io)
  await services.searchCatchUp()
  return 0
}

/** Suggests, and says how far it is and what came of it. */
export async function suggestAndTell(
  services: Pick<JobServices, 'graph' | 'model'>,
  io: Pick<JobIo, 'out' | 'progress' | 'signal'>,
  options: Pick<SuggestOptions, 'resources'> = {},
): Promise<void> {
  const number = (value: number) => value.toLocaleString('en')
  const { works, added, removed } = await suggestForWorks(services, {
    ...options,
    signal: io.signal,
    progress: (done, of) => io.progress(`Looked for outcomes of ${number(done)} of ${number(of)} works`),
  })
  const gone = removed > 0 ? `, ${number(removed)} taken back` : ''
  io.out(`Looked for outcomes of ${number(works)} works: ${number(added)} suggested${gone}.`)
}
