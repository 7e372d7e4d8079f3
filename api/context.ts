/** What every resolver is given: who asks, the services of the process, and the batched reads of this request. */
import { randomUUID } from 'node:crypto'
import type { Log } from '#api/log.ts'
import type { ModelKeeper } from '#api/pathway/keeper.ts'
import type { Indexer } from '#api/search/indexer.ts'
import type { SearchIndex } from '#api/search/search-index.ts'
import type { Attempts } from '#api/viewer/attempts.ts'
import type { PlaceRole, Scope } from '#api/rights/table.ts'
import { hashToken } from '#api/viewer/sessions.ts'
import type { Graph } from '#graph/graph.ts'
import type { AccountNode, AgentCard } from '#graph/nodes.ts'
import { accountBySession, providersOf } from '#graph/queries/account.ts'
import type { Role } from '#graph/queries/agent.ts'
import { createLoaders, type Loaders } from './loaders.ts'

/** What the process holds open. */
export interface Services {
  graph: Graph
  search: SearchIndex
  indexer: Indexer
  model: ModelKeeper
  log: Log
  /** The clock; tests stop it. */
  now: () => Date
  attempts: Attempts
  /** Begins the uris of what is born here; null = `urn:uuid:`. */
  namespace: string | null
}

/** The account that asks. */
export interface Viewer {
  id: string
  email: string
  name: string
  agentId: string
  /** Its roles in the place. */
  roles: readonly PlaceRole[]
  /** Those it is a member of; for a key of one provider that one alone. */
  providers: (AgentCard & { role: Role })[]
  /** The API key that asks in its name; null for a session. */
  key: KeyInUse | null
}

export interface KeyInUse {
  id: string
  scopes: readonly Scope[]
}

/** Who asks, as a door knows it. */
export interface Caller {
  requestId?: string
  /** Network address, for limits on failed sign-ins. */
  address?: string
  /** Session token; '' for credentials of a kind we do not take. */
  token?: string
  /** A page of somebody else's asks, without credentials of its own. */
  foreignOrigin?: boolean
}

export interface Context {
  requestId: string
  address: string
  viewer: Viewer | null
  /** Hash of the session's token, when there is one. */
  session: string | null
  /** A token was given that opens no session. */
  staleSession: boolean
  foreignOrigin: boolean
  services: Services
  loaders: Loaders
}

/** An account as it asks: with its roles and memberships as they are now. */
export async function viewerOf(graph: Graph, account: AccountNode): Promise<Viewer> {
  const { id, email, name, agentId, roles } = account
  return { id, email, name, agentId, roles: roles ?? [], providers: await providersOf(graph, id), key: null }
}

/** The context of one request. Without a token it reads nothing. */
export async function contextFor(services: Services, caller: Caller): Promise<Context> {
  const session = caller.token ? hashToken(caller.token) : null
  const account = session ? await accountBySession(services.graph, session, services.now().toISOString()) : null
  const viewer = account && (await viewerOf(services.graph, account))
  return {
    requestId: caller.requestId ?? randomUUID(),
    address: caller.address ?? '',
    viewer,
    session: viewer ? session : null,
    staleSession: caller.token !== undefined && !viewer,
    foreignOrigin: caller.foreignOrigin ?? false,
    services,
    loaders: createLoaders(services.graph, viewer),
  }
}
