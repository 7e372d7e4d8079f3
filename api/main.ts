/** The process: settings, graph, index and model opened, seeded when empty, served until it is told to end. */
import type { AddressInfo } from 'node:net'
import { relative } from 'node:path'
import { Administration } from '#api/administration/keeper.ts'
import { tellFailedSignIns } from '#api/audit/failures.ts'
import { ACTORS } from '#api/audit/kinds.ts'
import { openFetch } from '#api/metadata/fetch.ts'
import { openDns } from '#api/provider/dns.ts'
import { lookAgain } from '#api/provider/domains.ts'
import { REPORT_KEPT_MS } from '#api/moderation/report.ts'
import { openModel } from '#api/pathway/keeper.ts'
import { settingsOf } from '#api/place/settings.ts'
import { readBook } from '#api/resource/twin-book.ts'
import { agreementOf, agrees } from '#api/search/agreement.ts'
import { createIndexer } from '#api/search/indexer.ts'
import { openSearch } from '#api/search/open.ts'
import { openAccounts } from '#api/viewer/accounts.ts'
import { GraphError } from '#graph/graph.ts'
import { migrate } from '#graph/migrate.ts'
import { openGraph } from '#graph/open.ts'
import { catalogueNumbers, currentVersion } from '#graph/queries/catalogue.ts'
import { forgetExpired } from '#graph/queries/held.ts'
import { settledText } from '#seed/run/settled.ts'
import { seedIfEmpty } from '#seed/seed.ts'
import { openUploads } from './bulk/uploads.ts'
import { ConfigError, readConfig, searchOptions, type Config } from './config.ts'
import type { Services } from './context.ts'
import { closeHttpServer, createHttpServer, type Readiness } from './http.ts'
import { socketPathFor } from './jobs/channel.ts'
import type { JobServices, KeptFiles } from './jobs/job.ts'
import { progressText } from './jobs/progress.ts'
import { importServices, JOBS, keptFiles, searchImageFor, settle } from './jobs/registry.ts'
import { listenForJobs } from './jobs/socket.ts'
import { createTurns } from './jobs/turns.ts'
import { openLog } from './log.ts'
import { createServer } from './server.ts'
import { SharedPages } from './shared-pages.ts'
import { loadSite, openDoor } from './site.ts'
import { createUsage } from './usage/usage.ts'
import { openTerminal, SILENT, type Terminal } from './terminal.ts'

/** How often readers of the change feed look for writes of other processes. */
const CATCH_UP_MS = 1_000
/** How often a process on a server looks for what another one left behind. */
const SETTLE_MS = 15_000
/** How often numbers of use are added to the graph. */
const COUNT_MS = 60_000
/** How long after it listens a process begins to read what nobody has asked for yet. */
const AHEAD_MS = 10_000
/** How often proofs of domains that are due are looked for again, and what is over is forgotten. */
const LOOK_AGAIN_MS = 3_600_000

export interface Running {
  /** Where it answers, without a slash at the end. */
  url: string
  port: number
  services: Services
  /** Lets open requests end, then closes everything. */
  close(): Promise<void>
}

/**
 * Opens everything the settings name and listens. When something fails, what was opened is closed again.
 * @param options.now the clock; tests stop it
 */
export async function startServer(config: Config, options: { now?: () => Date } = {}): Promise<Running> {
  const terminal = config.quiet ? SILENT : openTerminal((text) => process.stdout.write(text))
  const closers: (() => unknown)[] = []
  const close = async () => {
    for (let closer = closers.pop(); closer; closer = closers.pop()) await closer()
  }
  try {
    return await start(config, options.now ?? (() => new Date()), terminal, closers, close)
  } catch (error) {
    await close()
    throw error
  }
}

async function start(
  config: Config,
  now: () => Date,
  terminal: Terminal,
  closers: (() => unknown)[],
  close: () => Promise<void>,
): Promise<Running> {
  const log = openLog(config.logLevel)
  const pages = new SharedPages()
  const graph = await terminal.during('Opening the graph', async () => {
    const opened = await openGraph(config.graphUrl, {
      user: config.graphUser,
      password: config.graphPassword,
      log: (message) => log.info(message),
      wrote: () => pages.changed(),
    })
    closers.push(() => opened.close())
    closers.push(() => tellFailedSignIns(opened).catch(() => undefined))
    return { value: opened, done: `Opened the graph at ${shownUrl(config.graphUrl)}` }
  })
  await terminal.during('Bringing the graph to this release', async () => {
    const { error, results } = await migrate(graph)
    if (error) throw error
    const applied = results.filter((result) => result.status === 'applied').length
    return {
      value: null,
      done: applied === 0 ? '' : `Applied ${applied} ${applied === 1 ? 'migration' : 'migrations'}`,
    }
  })
  // It needs nothing of the rest, and loads while others wait for files and the engine.
  const loadingSite = loadSite()
  loadingSite.catch(() => undefined)
  // Both wait for files and the engine, and each works while the other waits.
  const [search, model] = await terminal.during('Reading the search index and the prerequisites', async () => {
    const [searching, reading] = await Promise.allSettled([
      openSearch(config.searchUrl, {
        ...searchOptions(config),
        fallback: config.searchFallback,
        imagePath: searchImageFor(config.graphUrl),
        warn: (message) => log.warn(message),
      }),
      openModel(graph, log),
    ])
    if (searching.status === 'fulfilled') closers.push(() => searching.value.close())
    if (reading.status === 'fulfilled') closers.push(() => reading.value.stop())
    if (searching.status === 'rejected') throw searching.reason
    if (reading.status === 'rejected') throw reading.reason
    return { value: [searching.value, reading.value] as const, done: '' }
  })
  await terminal.during('Looking for interrupted imports', async (progress) => {
    const settled = await settle(graph, model, {
      wait: true,
      tell: ({ title, units, applied }, doing) =>
        progress(
          doing === 'finishing'
            ? `Completing ${title} (${units - applied} of ${units} parts)`
            : `Waiting for another process that completes ${title}`,
        ),
    })
    if (settled.length > 0) await model.catchUp()
    for (const each of settled) log.warn(settledText(each))
    return { value: null, done: settled.map(settledText).join('\n') }
  })
  if (config.seed)
    await terminal.during('Seeding the empty graph', async (progress) => {
      const problems: string[] = []
      const seeded = await seedIfEmpty(importServices(graph, model, ACTORS.system), (event) => {
        if (event.type === 'progress') progress(progressText(event))
        if (event.type === 'problem') problems.push(event.message)
      })
      if (problems.length > 0) log.warn({ problems }, 'the seed has problems')
      return {
        value: null,
        done: seeded ? `Seeded the empty graph with ${count(seeded.counts.records, 'record')}` : '',
      }
    })
  const indexer = createIndexer({
    graph,
    search,
    log,
    roleOf: (id) => model.current().role(id),
    prepare: () => model.catchUp(),
    tell: (version) => pages.indexStandsAt(version),
  })
  closers.push(() => indexer.stop())
  const catchingUp = terminal.during('Building the search index', async () => {
    await indexer.catchUp()
    const { documents } = await search.status()
    const { resource, outcome } = documents
    return { value: null, done: `Search knows ${count(resource, 'resource')} and ${count(outcome, 'outcome')}` }
  })
  // What is not awaited yet must not end the process.
  catchingUp.catch(() => undefined)
  // On a server another process may be ended in the middle while this one serves.
  if (graph.engine === 'neo4j') {
    const settling = setInterval(() => {
      settle(graph, model)
        .then((settled) => settled.forEach((each) => log.warn(settledText(each))))
        .catch((error: unknown) => log.error({ err: error }, 'interrupted imports could not be looked for'))
    }, SETTLE_MS)
    settling.unref()
    closers.push(() => clearInterval(settling))
  }

  let url = ''
  const accounts = openAccounts({ ...config, now, log, listensAt: () => url })
  closers.push(() => accounts.mail.close())
  if (accounts.mail.isLocal) terminal.say(`Mails are written into ${config.mailUrl.slice('file:'.length)}`)
  const administration = new Administration({
    ...{ graph, accounts, log, now, hasSecret: config.secret !== '' },
    bounds: { operator: config.rates, most: config.mostRate },
  })
  await administration.catchUp()
  const services: Services = {
    graph,
    search,
    indexer,
    model,
    log,
    now,
    accounts,
    administration,
    fetchLink: openFetch({ isOn: config.linkFetch }),
    textRecords: openDns(config.dnsServers),
    moderation: config.moderation,
    settings: settingsOf(config),
    usage: createUsage(graph, now),
    namespace: config.namespace,
  }
  const turns = createTurns()
  const uploads = openUploads(services, { folder: config.uploadFolder, mostBytes: config.uploadBytes }, turns)
  closers.push(() => uploads.close())
  services.uploads = uploads
  const looking = setInterval(() => {
    lookAgain(services).catch((error: unknown) => log.error({ err: error }, 'domains could not be looked for again'))
    const reports = new Date(now().getTime() - REPORT_KEPT_MS).toISOString()
    forgetExpired(graph, { now: now().toISOString(), reports }).catch((error: unknown) =>
      log.error({ err: error }, 'what is over could not be forgotten'),
    )
  }, LOOK_AGAIN_MS)
  looking.unref()
  closers.push(() => clearInterval(looking))
  const { usage } = services
  const told = (error: unknown) => log.error({ err: error }, 'numbers of use could not be stored; they are kept')
  const counting = setInterval(() => void usage.flush().catch(told), COUNT_MS)
  counting.unref()
  closers.push(() => usage.flush().catch(told))
  closers.push(() => clearInterval(counting))
  const site = await loadingSite
  const server = await createServer(services)
  closers.push(() => server.stop())
  await catchingUp
  indexer.start(CATCH_UP_MS)
  model.start(CATCH_UP_MS)
  administration.start(CATCH_UP_MS)
  closers.push(() => administration.stop())
  if (!site) terminal.say('The site is not built: only the API is served. "npm run build" builds it.')
  const { rates } = administration
  closers.push(openDoor(server, rates))
  const http = createHttpServer({
    ...{ server, log, site, rates, pages, origin: config.origin, trustedProxies: config.trustedProxies },
    readiness: () => readiness(services),
  })
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(config.port, resolve)
  })
  closers.push(() => closeHttpServer(http))
  // Ahead of who will ask for them, and behind the first searches. Where it fails, whoever asks begins anew.
  const ahead = setTimeout(() => {
    catalogueNumbers(graph).catch(() => undefined)
    readBook(graph).catch(() => undefined)
    search.readAhead?.().catch(() => undefined)
  }, AHEAD_MS)
  ahead.unref()
  closers.push(() => clearTimeout(ahead))
  const path = socketPathFor(config.graphUrl)
  if (path !== null) {
    const jobs = await listenForJobs(path, JOBS, jobServices(services, keptFiles(config)), log, turns)
    closers.push(() => jobs.close())
  }
  const { port } = http.address() as AddressInfo
  url = config.origin ?? `http://localhost:${port}`
  return { url, port, services, close }
}

/**
 * Whether people can be served, and whether index and graph agree, which is counted once a version. A search server that is
 * away takes no other page with it: its `index.version` is null, and the process stays ready for links.
 */
async function readiness({ graph, search }: Services): Promise<Readiness> {
  const [version, status] = await Promise.all([
    currentVersion(graph).catch(() => null),
    search.status().catch(() => null),
  ])
  const ready = version !== null && status?.ready !== false
  const agreement = ready && status !== null ? await agreementOf(graph, status).catch(() => null) : null
  return {
    ready,
    graph: { version },
    index: {
      version: status?.version ?? null,
      behind: agreement?.behind ?? null,
      documents: status?.documents,
      agrees: agreement && agrees(agreement),
    },
  }
}

/** The services of this process as jobs see them: the index is brought up at once. */
function jobServices({ graph, model, log, now, accounts, indexer, search }: Services, files: KeptFiles): JobServices {
  return {
    graph,
    model,
    log,
    now,
    accounts,
    files,
    isServing: true,
    withSearch: (work) => work(search),
    async searchCatchUp() {
      await indexer.catchUp()
    },
    searchRebuild: (progress) => indexer.rebuild(progress),
  }
}

/** An address without the name and password it may hold; a folder within the working one by its short name. */
function shownUrl(url: string): string {
  if (!url.startsWith('file:')) return url.replace(/\/\/[^@/]*@/, '//')
  const short = relative(process.cwd(), url.slice('file:'.length))
  return short.startsWith('..') ? url.slice('file:'.length) : short
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}

/** One clear sentence for what a person can mend; null for faults of ours. */
export function sentenceFor(error: unknown, config: Config | null): string | null {
  if (error instanceof ConfigError) return error.message
  const { code, syscall } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE' && config)
    return `Port ${config.port} is in use. Stop what uses it, or choose another one: PORT=${config.port + 1} npm start`
  if (code === 'EACCES' && syscall === 'listen' && config)
    return `Port ${config.port} needs more rights than you have. Choose one above 1023: PORT=4000 npm start`
  if (error instanceof GraphError && ['HELD', 'UNAVAILABLE', 'INVALID'].includes(error.code)) return error.message
  if (error instanceof Error && error.name === 'SearchUnavailableError') return error.message
  return null
}

/** Runs until Ctrl-C. A second Ctrl-C does not wait. */
async function run(): Promise<void> {
  let running: Running | null = null
  let isAsked = false
  const stop = () => {
    if (isAsked) process.exit(1)
    isAsked = true
    process.stdout.write('\nStopping.\n')
    // While it starts it is let to finish: half a seed would stay.
    if (running) void end(running)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  let config: Config | null = null
  try {
    config = readConfig()
    running = await startServer(config)
  } catch (error) {
    const sentence = sentenceFor(error, config) ?? (error instanceof Error ? error.stack : String(error))
    process.stderr.write(`${sentence}\n`)
    process.exit(1)
  }
  if (isAsked) return end(running)
  const { url } = running
  process.stdout.write(`Waymark is at ${url} (API at ${url}/graphql, explorer at ${url}/explore). Ctrl-C stops it.\n`)
}

async function end(running: Running): Promise<void> {
  try {
    await running.close()
    process.exit(0)
  } catch (error) {
    process.stderr.write(`It did not stop cleanly: ${String(error)}\n`)
    process.exit(1)
  }
}

if (import.meta.main) await run()
