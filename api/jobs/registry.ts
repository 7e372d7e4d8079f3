/** The jobs by name, and the services they get when no server runs. Only this folder and main.ts know the seed. */
import { rm } from 'node:fs/promises'
import type { Config } from '#api/config.ts'
import type { Log } from '#api/log.ts'
import { openModel, type ModelKeeper } from '#api/pathway/keeper.ts'
import { createIndexer } from '#api/search/indexer.ts'
import { openSearch } from '#api/search/open.ts'
import type { Graph } from '#graph/graph.ts'
import { migrate as migrateGraph } from '#graph/migrate.ts'
import { openGraph } from '#graph/open.ts'
import type { ImportServices } from '#seed/import.ts'
import { seed as seedGraph, SEEDS, type SeedSize } from '#seed/seed.ts'
import { account } from './account.ts'
import { readArguments } from './arguments.ts'
import { createImportJob, tellTo } from './import.ts'
import type { Job, JobIo, JobServices } from './job.ts'

const NOTHING_DONE = 2

const reindex: Job = async (_words, services, io) => {
  const documents = await services.searchRebuild((text) => io.progress(text))
  io.out(
    documents === null
      ? 'Threw the search index away: the next start builds it anew.'
      : `Built the search index anew: ${documents.toLocaleString('en')} documents.`,
  )
  return 0
}

const seed: Job = async (words, services, io) => {
  const read = readArguments(words, { options: ['size'], switches: [] })
  const sizes = Object.keys(SEEDS)
  const size = read.ok ? (read.value.options.size ?? 'demo') : ''
  if (!read.ok || read.value.rest.length > 0 || !sizes.includes(size)) {
    io.err(`${read.ok ? '' : `${read.message}\n`}npm run seed -- [--size ${sizes.join('|')}]`)
    return NOTHING_DONE
  }
  const result = await seedGraph(importServices(services.graph, services.model), tellTo(io), size as SeedSize)
  await services.searchCatchUp()
  return result.exitCode
}

const migrate: Job = async (_words, services, io) => {
  const { error, results } = await migrateGraph(services.graph)
  for (const { name, status } of results) io.out(`${name}: ${status}`)
  if (error) io.err(error.message)
  return error ? NOTHING_DONE : 0
}

export const JOBS: Record<string, Job> = { import: createImportJob(importServices), account, seed, reindex, migrate }

/** What an import needs of this process: the model guards prerequisites in the last moment before they are written. */
export function importServices(graph: Graph, model: ModelKeeper): ImportServices {
  return {
    graph,
    model: {
      catchUp: () => model.catchUp(),
      check: async (_tx, version, added) => (await model.guard(version, added)).map(({ edge }) => edge),
    },
  }
}

/** The file the embedded index keeps its image in: beside the folder of the graph, and always safe to throw away. */
export function searchImageFor(graphUrl: string): string | undefined {
  return graphUrl.startsWith('file:') ? `${graphUrl.slice('file:'.length)}.search` : undefined
}

/**
 * Opens the graph for one job. An embedded index belongs to the server: the next start brings it to the graph. One on a
 * server of its own is brought up here. Raises what a person can mend with a sentence.
 */
export async function openJobServices(
  config: Config,
  log: Log,
  io: JobIo,
): Promise<{ services: JobServices; close(): Promise<void> }> {
  const graph = await openGraph(config.graphUrl, {
    user: config.graphUser,
    password: config.graphPassword,
    log: (message) => log.info(message),
  })
  try {
    const { error } = await migrateGraph(graph)
    if (error) throw error
    const model = await openModel(graph, log)
    const isEmbedded = config.searchUrl === 'embedded:'
    const withIndex = async <T>(work: (indexer: ReturnType<typeof createIndexer>) => Promise<T>): Promise<T> => {
      const search = await openSearch(config.searchUrl, { key: config.searchKey })
      try {
        return await work(
          createIndexer({
            graph,
            search,
            log,
            roleOf: (id) => model.current().role(id),
            prepare: () => model.catchUp(),
          }),
        )
      } finally {
        await search.close()
      }
    }
    const services: JobServices = {
      graph,
      model,
      log,
      now: () => new Date(),
      async searchCatchUp() {
        if (!isEmbedded) await withIndex((indexer) => indexer.catchUp())
      },
      async searchRebuild(progress) {
        if (!isEmbedded)
          return withIndex((indexer) => indexer.rebuild(({ kind, done }) => progress(`${done} of kind ${kind} read`)))
        const image = searchImageFor(config.graphUrl)
        if (image) await rm(image, { recursive: true, force: true })
        return null
      },
    }
    io.signal.throwIfAborted()
    return { services, close: () => graph.close() }
  } catch (error) {
    await graph.close()
    throw error
  }
}
