/** What every resolver is given: who asks, the services of the process, and the batched reads of this request. */
import { randomUUID } from 'node:crypto'
import type { GraphQLError } from 'graphql'
import type { Administration } from '#api/administration/keeper.ts'
import type { Uploads } from '#api/bulk/uploads.ts'
import type { Log } from '#api/log.ts'
import type { FetchLink } from '#api/metadata/fetch.ts'
import type { ModelKeeper } from '#api/pathway/keeper.ts'
import type { TextRecords } from '#api/provider/dns.ts'
import type { Indexer } from '#api/search/indexer.ts'
import type { SearchIndex } from '#api/search/search-index.ts'
import type { Moderation } from '#api/moderation/state.ts'
import type { Setting } from '#api/place/settings.ts'
import { isKeyLike } from '#api/keys/format.ts'
import { keyOfToken } from '#api/keys/keys.ts'
import type { PlaceRole, Scope } from '#api/rights/table.ts'
import type { Accounts } from '#api/viewer/accounts.ts'
import type { Usage } from '#api/usage/usage.ts'
import { acceptedLanguages } from '#api/vocabulary/languages.ts'
import { endOf, hashToken, isUseToNote } from '#api/viewer/sessions.ts'
import type { Graph } from '#graph/graph.ts'
import type { AccountNode, AgentCard, SessionNode } from '#graph/nodes.ts'
import { accountBySession, providersOf, touchSession } from '#graph/queries/account.ts'
import type { Role } from '#graph/queries/agent.ts'
import { createLoaders, type Loaders } from './loaders.ts'
import type { Meter } from './rates.ts'

/** What the process holds open. */
export interface Services {
  graph: Graph
  search: SearchIndex
  indexer: Indexer
  model: ModelKeeper
  log: Log
  /** The clock; tests stop it. */
  now: () => Date
  accounts: Accounts
  /** What administrators set over the operator's settings. */
  administration: Administration
  /** Opens an address that somebody gave, where the operator allows it. */
  fetchLink: FetchLink
  /** Text records of the DNS, by which domains are proved. */
  textRecords: TextRecords
  /** How the place is set, as administrators may read it; absent where nobody asks. */
  settings?: readonly Setting[]
  /** Whether what is published waits for a moderator. */
  moderation: Moderation
  /** Counts what is used and what is missed. */
  usage: Usage
  /** Begins the uris of what is born here; null = `urn:uuid:`. */
  namespace: string | null
  /** Files of records and their jobs; absent where none are taken. */
  uploads?: Uploads
}

/** The account that asks. */
export interface Viewer {
  id: string
  /** Null for an account that is opened through an identity provider alone. */
  email: string | null
  name: string
  agentId: string
  /** Its roles in the place. */
  roles: readonly PlaceRole[]
  /** Those it is a member of; for a key of one provider that one alone. */
  providers: (AgentCard & { role: Role; isBlocked?: boolean })[]
  /** That the person reads, best first, as this request says; absent where no request does. */
  languages?: readonly string[]
  /** The API key that asks in its name; null for a session. */
  key: KeyInUse | null
}

export interface KeyInUse {
  id: string
  scopes: readonly Scope[]
  /** It acts for one provider of its owner's alone. */
  isForOneProvider?: boolean
}

/** Who asks, as a door knows it. */
export interface Caller {
  requestId?: string
  /** Name of the network address, for limits on failed sign-ins. */
  address?: string
  /** What the browser says it is: only a few words of it are kept, with a session. */
  userAgent?: string
  /** `Accept-Language`: mails that the request sends are in one of these. */
  acceptLanguage?: string
  /** Session token; '' for credentials of a kind we do not take. */
  token?: string
  /** A page of somebody else's asks, without credentials of its own. */
  foreignOrigin?: boolean
}

export interface Context {
  requestId: string
  address: string
  userAgent: string
  /** Of the reader, best first. */
  languages: readonly string[]
  viewer: Viewer | null
  /** Hash of the session's token, when there is one. */
  session: string | null
  /** The session's id, which its owner may see. */
  sessionId: string | null
  /** When its owner signed in, here or at an identity provider (ISO 8601 UTC): some changes ask that it is not long ago. */
  signedInAt: string | null
  /** A token was given that opens no session. */
  staleSession: boolean
  /** An API key was given that opens nothing: why. */
  refusal: GraphQLError | null
  foreignOrigin: boolean
  /** What this caller may still ask for; null where nothing limits: within the process. */
  meter: Meter | null
  services: Services
  loaders: Loaders
}

/** An account as it asks: with its roles and memberships as they are now. */
export async function viewerOf(
  graph: Graph,
  account: Pick<AccountNode, 'id' | 'email' | 'name' | 'agentId' | 'roles'>,
): Promise<Viewer> {
  const { id, email, name, agentId, roles } = account
  return {
    id,
    email: email ?? null,
    name,
    agentId,
    roles: roles ?? [],
    providers: await providersOf(graph, id),
    key: null,
  }
}

/** The context of one request. Without a token it reads nothing. */
export async function contextFor(services: Services, caller: Caller): Promise<Context> {
  const languages = acceptedLanguages(caller.acceptLanguage)
  const byKey = caller.token && isKeyLike(caller.token) ? await viewerByKey(services, caller.token) : null
  const session = caller.token && !byKey ? hashToken(caller.token) : null
  const now = services.now()
  const found = session ? await accountBySession(services.graph, session, now.toISOString()) : null
  const account = found?.account ?? null
  const viewer = byKey ? byKey.viewer : account && (await viewerOf(services.graph, account))
  if (session && found) noteUse(services, session, found.session, now)
  return {
    requestId: caller.requestId ?? randomUUID(),
    address: caller.address ?? '',
    userAgent: caller.userAgent ?? '',
    languages,
    viewer: viewer && { ...viewer, languages },
    session: viewer ? session : null,
    sessionId: found?.session.id ?? null,
    signedInAt: found?.session.signedInAt ?? found?.session.createdAt ?? null,
    staleSession: caller.token !== undefined && !viewer,
    refusal: byKey?.refusal ?? null,
    foreignOrigin: caller.foreignOrigin ?? false,
    meter: null,
    services,
    loaders: createLoaders(services.graph, viewer),
  }
}

/** Notes the use now and then. Nobody waits for it: an import may hold the graph, and nothing is lost but a little time. */
function noteUse(services: Services, hash: string, session: SessionNode, now: Date): void {
  const { graph, accounts, log } = services
  if (!isUseToNote(session, now, accounts)) return
  touchSession(graph, { hash, now: now.toISOString(), expiresAt: endOf(session, now, accounts) }).catch(
    (error: unknown) => log.warn({ err: error }, 'the use of a session could not be noted'),
  )
}

/** Whoever asks by an API key: its owner, within what the key is for; or why it opens nothing. */
async function viewerByKey(services: Services, token: string): Promise<Pick<Context, 'viewer' | 'refusal'>> {
  const found = await keyOfToken(services, token)
  if (!found.ok) return { viewer: null, refusal: found.refusal }
  const { key, account } = found.value
  const { providers, ...owner } = await viewerOf(services.graph, account)
  const viewer = {
    ...owner,
    providers: key.providerId ? providers.filter(({ id }) => id === key.providerId) : providers,
    key: { id: key.id, scopes: key.scopes, isForOneProvider: Boolean(key.providerId) },
  }
  return { viewer, refusal: null }
}
