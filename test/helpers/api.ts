/** The API over a graph in memory that holds the classroom, as a process has it: index, model, accounts and all. */
import type { FormattedExecutionResult } from 'graphql'
import { Administration } from '#api/administration/keeper.ts'
import type { Services } from '#api/context.ts'
import type { MailMessage } from '#api/mail/mail.ts'
import type { IdentityProvider } from '#api/identity/settings.ts'
import { openLog } from '#api/log.ts'
import { openFetch, type FetchLink } from '#api/metadata/fetch.ts'
import type { Moderation } from '#api/moderation/state.ts'
import type { TextRecords } from '#api/provider/dns.ts'
import { openModel } from '#api/pathway/keeper.ts'
import { createIndexer } from '#api/search/indexer.ts'
import { openSearch } from '#api/search/open.ts'
import { createServer, type Server } from '#api/server.ts'
import { createUsage } from '#api/usage/usage.ts'
import { openSession } from '#api/viewer/sign-in.ts'
import { openAccount } from '#api/viewer/sign-up.ts'
import type { Graph } from '#graph/graph.ts'
import { migrate } from '#graph/migrate.ts'
import { openGraph } from '#graph/open.ts'
import { loadClassroom } from '#test/fixtures/classroom.ts'
import { testAccounts } from './accounts.ts'
import { counting, type CountingGraph } from './counting-graph.ts'

/** As the settings have them by themselves. */
const RATES = { anonymous: 20_000, site: 60_000, signedIn: 20_000, key: 40_000 }
/** Longer than any time in which failures and mails are counted. */
const LIMITS_OVER_MS = 3 * 3_600_000

export interface TestApi {
  server: Server
  services: Services
  graph: CountingGraph
  /** Lines of the log, as JSON. */
  logged: Record<string, unknown>[]
  /** Mails that were sent, the last one at the end. */
  mails: MailMessage[]
  /** The clock: tests move it by hand. */
  clock: { now: Date }
  /** Moves it on, by milliseconds. */
  later(ms: number): void
  /** For the next test: limits that count by the hour are over, and the mailbox is empty. */
  anew(): void
  /** Runs an operation for nobody, or for the owner of a token. */
  ask<T = Record<string, any>>( // eslint-disable-line @typescript-eslint/no-explicit-any
    document: string,
    variables?: Record<string, unknown>,
    token?: string,
  ): Promise<FormattedExecutionResult & { data?: T | null }>
  /** Opens an account and gives the token of a session. */
  signUp(name: string): Promise<string>
  close(): Promise<void>
}

/** Opens it all. `empty` leaves the classroom out; `on` is a migrated graph to open it over, which closes with it; links are not opened without `fetchLink`. */
export async function openApi(
  options: {
    empty?: boolean
    on?: Graph
    identityProviders?: readonly IdentityProvider[]
    /** Administrators may name identity providers on this machine. */
    privateIdentity?: boolean
    mostRate?: number
    fetchLink?: FetchLink
    textRecords?: TextRecords
    moderation?: Moderation
  } = {},
): Promise<TestApi> {
  const graph = counting(options.on ?? (await openGraph('memory:')))
  const { error } = await migrate(graph)
  if (error) throw error
  if (!options.empty) await loadClassroom(graph)
  const logged: Record<string, unknown>[] = []
  const log = openLog('info', { write: (line) => void logged.push(JSON.parse(line) as Record<string, unknown>) })
  const clock = { now: new Date('2026-11-21T08:00:00.000Z') }
  const now = () => clock.now
  const later = (ms: number) => void (clock.now = new Date(clock.now.getTime() + ms))
  const search = await openSearch('embedded:')
  const model = await openModel(graph, log)
  const indexer = createIndexer({ graph, search, log, roleOf: (id) => model.current().role(id) })
  await indexer.catchUp()
  const accounts = testAccounts(now, log, options.identityProviders, options.privateIdentity)
  const administration = new Administration({
    ...{ graph, accounts, log, now, hasSecret: true },
    bounds: { operator: RATES, most: options.mostRate ?? null },
  })
  await administration.catchUp()
  const fetchLink = options.fetchLink ?? openFetch({ isOn: false })
  const { moderation = 'off' } = options
  const services: Services = {
    graph,
    search,
    indexer,
    model,
    log,
    now,
    accounts,
    administration,
    fetchLink,
    textRecords: options.textRecords ?? (async () => null),
    moderation,
    usage: createUsage(graph, now),
    namespace: null,
  }
  const server = await createServer(services)
  const ask: TestApi['ask'] = async (document, variables, token) =>
    (await server.execute({ document, variables, caller: { token, address: '10.0.0.1' } })) as never
  return {
    server,
    services,
    graph,
    logged,
    mails: accounts.mails,
    clock,
    later,
    anew() {
      later(LIMITS_OVER_MS)
      accounts.mails.length = 0
    },
    ask,
    async signUp(name) {
      const input = { email: `${name}@classroom.example`, password: 'correct horse battery', name }
      const opened = await openAccount(services, input)
      if (!opened.ok) throw new Error(opened.errors.map(({ message }) => message).join(' '))
      return (await openSession(services, opened.value, { userAgent: 'Test/1.0' })).token
    },
    async close() {
      await server.stop()
      await indexer.stop()
      await model.stop()
      await search.close()
      await graph.close()
    },
  }
}
