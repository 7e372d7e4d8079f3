/** The jobs by name. With main.ts the only part of the API that knows the seed. */
import { account } from './account.ts'
import type { Job } from './job.ts'

const reindex: Job = async (_args, services, io) => {
  const documents = await services.searchRebuild((text) => io.progress(text))
  io.out(
    documents === null
      ? 'The search index is thrown away; the next start builds it anew.'
      : `Built the search index anew: ${documents.toLocaleString('en')} documents.`,
  )
  return 0
}

export const JOBS: Record<string, Job> = { account, reindex }
