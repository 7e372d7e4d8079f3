/** The jobs by name, and the services they get when no server runs. Only this folder and main.ts know the seed. */
import { audit } from '#api/audit/audit.ts'
import { ACTORS } from '#api/audit/kinds.ts'
import { searchOptions, type Config } from '#api/config.ts'
import type { Log } from '#api/log.ts'
import { CLAIM, claimApplier } from '#api/provider/claim.ts'
import { openModel, type ModelKeeper } from '#api/pathway/keeper.ts'
import { EmbeddedIndex } from '#api/search/embedded/embedded.ts'
import { createIndexer } from '#api/search/indexer.ts'
import { openSearch } from '#api/search/open.ts'
import type { SearchIndex } from '#api/search/search-index.ts'
import { openAccounts } from '#api/viewer/accounts.ts'
import type { Graph } from '#graph/graph.ts'
import { migrate as migrateGraph, migrationStatus } from '#graph/migrate.ts'
import { openGraph } from '#graph/open.ts'
import { settleJournals, type Settled, type SettleOptions } from '#graph/queries/journal.ts'
import type { ImportServices } from '#seed/import.ts'
import { IMPORT, importApplier, SILENT } from '#seed/run/apply.ts'
import { settledText } from '#seed/run/settled.ts'
import { seed as seedGraph, SEEDS, type SeedSize } from '#seed/seed.ts'
import { account } from './account.ts'
import { readArguments } from './arguments.ts'
import { auditJob } from './audit.ts'
import { backup } from './backup.ts'
import { exportFrameworks } from './export.ts'
import type { GraphJob, Job, JobIo, JobServices, KeptFiles } from './job.ts'
import { reindex } from './reindex.ts'
import { suggest } from './suggest.ts'

const NOTHING_DONE = 2

/** A job whose modules come when it is asked for: a server starts without the readers of imports and the checks of the doctor. */
function onceAsked(load: () => Promise<Job>): Job {
  return async (words, services, io) => await (await load())(words, services, io)
}

const seed: Job = async (words, services, io) => {
  const read = readArguments(words, { options: ['size'], switches: [] })
  const sizes = Object.keys(SEEDS)
  const size = read.ok ? (read.value.options.size ?? 'demo') : ''
  if (!read.ok || read.value.rest.length > 0 || !sizes.includes(size)) {
    io.err(`${read.ok ? '' : `${read.message}\n`}npm run seed -- [--size ${sizes.join('|')}]`)
    return NOTHING_DONE
  }
  const { tellTo } = await import('./import.ts')
  const result = await seedGraph(importServices(services.graph, services.model), tellTo(io), size as SeedSize)
  await services.searchCatchUp()
  return result.exitCode
}

const MIGRATE_USAGE = `npm run migrate -- [--status] [--json]
    Without --status applies what is not applied yet. With it tells each migration and when it was applied.`

/** Needs no more than the graph, so that it can look at one that no release has migrated yet. */
const migrate: GraphJob = async (words, { graph }, io) => {
  const read = readArguments(words, { options: [], switches: ['status', 'json'] })
  if (!read.ok || read.value.rest.length > 0) {
    io.err(`${read.ok ? '' : `${read.message}\n`}${MIGRATE_USAGE}`)
    return NOTHING_DONE
  }
  const { switches } = read.value
  if (switches.has('status')) {
    const migrations = await migrationStatus(graph)
    if (switches.has('json')) io.out(JSON.stringify({ migrations }, null, 2))
    else
      for (const { name, appliedAt, isKnown } of migrations)
        io.out(
          `${name}: ${appliedAt === null ? 'not applied' : `applied ${appliedAt}${isKnown ? '' : ' by a newer release'}`}`,
        )
    return 0
  }
  const { error, results } = await migrateGraph(graph)
  if (switches.has('json')) io.out(JSON.stringify({ migrations: results, error: error?.message ?? null }, null, 2))
  else for (const { name, status } of results) io.out(`${name}: ${status}`)
  if (error) io.err(error.message)
  return error ? NOTHING_DONE : 0
}

/** Jobs that open the graph as it is: nothing is migrated or completed before them. */
export const GRAPH_JOBS: Record<string, GraphJob> = { migrate, audit: auditJob }

export const JOBS: Record<string, Job> = {
  import: onceAsked(async () => {
    const { createImportJob } = await import('./import.ts')
    return createImportJob((graph, model) => importServices(graph, model))
  }),
  account,
  seed,
  reindex,
  suggest,
  doctor: onceAsked(async () => (await import('./doctor.ts')).doctor),
  export: exportFrameworks,
  backup,
  ...GRAPH_JOBS,
}

/** Jobs that look only: nothing is migrated or completed before them. */
export const LOOKING_JOBS: ReadonlySet<string> = new Set(['doctor', 'backup'])

/**
 * Finishes or discards what a process that ended had begun and that is done whole or not at all: imports of frameworks,
 * publications of their versions, claims of records. Every kind of journal has its applier here.
 */
export function settle(graph: Graph, model: ModelKeeper, options: SettleOptions = {}): Promise<Settled[]> {
  const appliers = { [IMPORT]: importApplier({ graph, check: model.check }, SILENT), [CLAIM]: claimApplier(graph) }
  return settleJournals(graph, appliers, options)
}

/**
 * What an import needs of this process: the model guards prerequisites in the last moment before they are written.
 * @param actor who imports, in the audit log
 */
export function importServices(graph: Graph, model: ModelKeeper, actor: string = ACTORS.operator): ImportServices {
  return {
    graph,
    settle: () => settle(graph, model),
    model: { catchUp: () => model.catchUp(), check: model.check },
    tell: (tx, run) => audit(tx, { kind: 'import.run', actor, values: { ...run } }),
  }
}

/** What the settings let be kept beside the graph. */
export function keptFiles({ secret, secretFile, uploadFolder }: Config): KeptFiles {
  return { secret: secret === '' ? secretFile : null, uploads: uploadFolder }
}

/** The file the embedded index keeps its image in: beside the folder of the graph, and always safe to throw away. */
export function searchImageFor(graphUrl: string): string | undefined {
  return graphUrl.startsWith('file:') ? `${graphUrl.slice('file:'.length)}.search` : undefined
}

/** Opens the graph of the settings. Raises what a person can mend with a sentence. */
export function openConfigured(config: Config, log: Log): Promise<Graph> {
  return openGraph(config.graphUrl, {
    user: config.graphUser,
    password: config.graphPassword,
    log: (message) => log.info(message),
  })
}

/**
 * Opens the graph for one job. An embedded index belongs to the server: the next start brings it to the graph. One on a
 * server of its own is brought up here. Raises what a person can mend with a sentence.
 * @param options.asItIs migrates and completes nothing, for a job that looks only
 */
export async function openJobServices(
  config: Config,
  log: Log,
  io: JobIo,
  { asItIs = false }: { asItIs?: boolean } = {},
): Promise<{ services: JobServices; close(): Promise<void> }> {
  const graph = await openConfigured(config, log)
  try {
    const { error } = asItIs ? {} : await migrateGraph(graph)
    if (error) throw error
    const model = await openModel(graph, log)
    if (!asItIs) {
      for (const each of await settle(graph, model, { wait: true, signal: io.signal })) io.err(settledText(each))
      await model.catchUp()
    }
    const now = () => new Date()
    const accounts = openAccounts({ ...config, now, log, listensAt: () => `http://localhost:${config.port}` })
    const isEmbedded = config.searchUrl === 'embedded:'
    const withSearch = async <T>(work: (search: SearchIndex) => Promise<T>): Promise<T> => {
      const search = await openSearch(config.searchUrl, {
        ...searchOptions(config),
        warn: (message) => log.warn(message),
      })
      try {
        return await work(search)
      } finally {
        await search.close()
      }
    }
    const indexerOn = (search: SearchIndex) =>
      createIndexer({
        graph,
        search,
        log,
        roleOf: (id) => model.current().role(id),
        prepare: () => model.catchUp(),
      })
    const withIndex = <T>(work: (indexer: ReturnType<typeof createIndexer>) => Promise<T>): Promise<T> =>
      withSearch((search) => work(indexerOn(search)))
    const services: JobServices = {
      graph,
      model,
      log,
      now,
      accounts,
      files: keptFiles(config),
      isServing: false,
      withSearch: async (work) => (isEmbedded ? null : await withSearch(work)),
      async searchCatchUp() {
        if (!isEmbedded) await withIndex((indexer) => indexer.catchUp())
      },
      async searchRebuild(progress) {
        if (!isEmbedded) return await withIndex((indexer) => indexer.rebuild(progress))
        const imagePath = searchImageFor(config.graphUrl)
        if (imagePath === undefined) return null
        // Nobody searches it: it is written for the next start, in the place of the one that is there.
        const search = new EmbeddedIndex({ imagePath, warn: (message) => io.err(message) })
        try {
          return await indexerOn(search).rebuild(progress)
        } finally {
          await search.close()
        }
      },
    }
    io.signal.throwIfAborted()
    const close = async () => {
      accounts.mail.close()
      await graph.close()
    }
    return { services, close }
  } catch (error) {
    await graph.close()
    throw error
  }
}
