/**
 * What administrators set over the operator's settings: limits, and identity providers. Private. Whoever writes takes the one
 * `PlaceSettings` node first, whose version tells other processes that something changed.
 */
import type { Graph, Params, Transaction } from '#graph/graph.ts'
import { compact } from '#graph/shape.ts'

const KEY = 'place'
/** Ids that one query looks for. */
const IDS_A_READ = 1_000

export const QUERIES = {
  version: 'MATCH (s:PlaceSettings {key: $key}) RETURN s.version AS version',
  settings: 'MATCH (s:PlaceSettings {key: $key}) RETURN s {.*} AS settings',
  // Writing first takes the lock on Neo4j; on Grafeo two such writers conflict and the second one runs again.
  lock: 'MERGE (s:PlaceSettings {key: $key}) ON CREATE SET s.version = 0, s.revision = 0 SET s.lockedAt = $at',
  next: 'MATCH (s:PlaceSettings {key: $key}) SET s.version = s.version + 1',
  setSettings: 'MATCH (s:PlaceSettings {key: $key}) SET s = $settings',
  providers: 'MATCH (p:IdentityProvider) RETURN p {.*} AS provider ORDER BY p.position, p.id',
  create: 'CREATE (p:IdentityProvider) SET p = $provider',
  replace: 'MATCH (p:IdentityProvider {id: $id}) SET p = $provider',
  remove: 'MATCH (p:IdentityProvider {id: $id}) DELETE p',
  arrange: 'UNWIND $rows AS row MATCH (p:IdentityProvider {id: row.id}) SET p.position = row.position',
  slugOfOthers: `MATCH (i:Identity) WHERE i.provider = $slug AND i.issuer <> $issuer RETURN i.id AS id LIMIT 1`,
  keys: 'MATCH (i:Identity) WHERE i.issuer = $issuer RETURN i.key AS key',
  endSessions: 'MATCH (s:Session) WHERE s.identityKey IN $keys WITH s, s.id AS id DELETE s RETURN id',
  people: 'MATCH (i:Identity) WHERE i.issuer = $issuer RETURN DISTINCT i.accountId AS id',
  withoutPassword: `MATCH (a:Account) WHERE a.id IN $ids AND a.password IS NULL
    RETURN a.id AS id, a.email IS NOT NULL AS hasAddress`,
  byPasskey: 'MATCH (p:Passkey) WHERE p.accountId IN $ids AND p.isVerified = true RETURN DISTINCT p.accountId AS id',
  byOthers: `MATCH (i:Identity) WHERE i.accountId IN $ids AND i.issuer IN $issuers AND i.issuer <> $issuer
    RETURN DISTINCT i.accountId AS id`,
} as const

const PROVIDER = {
  ...{ id: 'example', slug: 'hill', issuer: 'https://id.hill.example', names: ['Hill'], nameLanguages: ['en'] },
  ...{ clientId: 'waymark', secret: 'sealed', secretSetAt: '2026-11-21T08:00:00.000Z', scopes: ['openid'] },
  ...{ authentication: 'client_secret_basic', claims: '{}', amr: ['mfa'], untypedLogoutTokens: false, isOn: false },
  ...{ position: 0, revision: 1, createdAt: '2026-11-21T08:00:00.000Z', updatedAt: '2026-11-21T08:00:00.000Z' },
}
const IDS = { ids: ['amina', 'bare'] }

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  version: { key: KEY },
  settings: { key: KEY },
  lock: { key: KEY, at: '2026-11-21T08:00:00.000Z' },
  next: { key: KEY },
  setSettings: { key: KEY, settings: { key: KEY, version: 1, revision: 1, rateSite: 60_000 } },
  providers: {},
  create: { provider: PROVIDER },
  replace: { id: 'no-such-provider', provider: { ...PROVIDER, id: 'no-such-provider' } },
  remove: { id: 'no-such-provider' },
  arrange: { rows: [{ id: 'no-such-provider', position: 1 }] },
  slugOfOthers: { slug: 'school', issuer: 'https://id.hill.example' },
  keys: { issuer: 'https://id.example' },
  endSessions: { keys: ['no-such-identity'] },
  people: { issuer: 'https://id.example' },
  withoutPassword: IDS,
  byPasskey: IDS,
  byOthers: { ...IDS, issuer: 'https://id.example', issuers: ['https://land.example'] },
}

/** Limits as administrators set them: units a minute; absent where those of the operator hold. */
export interface LimitsNode {
  /** 0 before anything was set. */
  revision: number
  rateAnonymous?: number
  rateSite?: number
  rateSignedIn?: number
  rateKey?: number
}

/** An identity provider as it is stored. */
export interface IdentityProviderNode {
  id: string
  /** Stands in addresses; never changed. */
  slug: string
  /** Never changed: people are found by it. */
  issuer: string
  names: string[]
  nameLanguages: string[]
  clientId: string
  /** Sealed. */
  secret: string
  secretSetAt: string
  scopes: string[]
  authentication: string
  /** JSON, as `claims` in the operator's file. */
  claims: string
  amr?: string[]
  acr?: string[]
  untypedLogoutTokens: boolean
  isOn: boolean
  /** Place among them. */
  position: number
  /** Grows with each change of it; its place is none. */
  revision: number
  createdAt: string
  updatedAt: string
}

type Read = Pick<Graph, 'read'>

/** Grows with everything that administrators set here: 0 before the first. */
export async function settingsVersion({ read }: Read): Promise<number> {
  const [row] = await read<{ version: number }>(QUERIES.version, { key: KEY })
  return row?.version ?? 0
}

/** The limits as administrators set them. */
export async function placeLimits({ read }: Read): Promise<LimitsNode> {
  const [row] = await read<{ settings: LimitsNode }>(QUERIES.settings, { key: KEY })
  return row?.settings ?? { revision: 0 }
}

/** The identity providers that administrators named, in their order. */
export async function namedProviders({ read }: Read): Promise<IdentityProviderNode[]> {
  const rows = await read<{ provider: IdentityProviderNode }>(QUERIES.providers)
  return rows.map(({ provider }) => provider)
}

/** What a change of settings may read and write, in one transaction that others wait for. */
export interface SettingsChange {
  limits: LimitsNode
  providers: IdentityProviderNode[]
  tx: Transaction
  /** Takes the place of the limits. */
  writeLimits(limits: LimitsNode): Promise<void>
  create(provider: IdentityProviderNode): Promise<void>
  replace(provider: IdentityProviderNode): Promise<void>
  remove(id: string): Promise<void>
  /** Puts them in this order. */
  arrange(ids: readonly string[]): Promise<void>
  /** Whether identities of another issuer go by this name. */
  isSlugOfOthers(provider: Pick<IdentityProviderNode, 'slug' | 'issuer'>): Promise<boolean>
  /** Ends the sessions that identities of an issuer opened. Gives how many. */
  endSessionsOf(issuer: string): Promise<number>
}

/** Runs `work` after everybody else's; the version grows with it. What it throws is thrown on, and nothing is written. */
export async function changeSettings<T>(
  graph: Graph,
  at: string,
  work: (change: SettingsChange) => Promise<T>,
): Promise<T> {
  return await graph.write(async (tx) => {
    await tx.run(QUERIES.lock, { key: KEY, at })
    await tx.run(QUERIES.next, { key: KEY })
    const read: Graph['read'] = (cypher, params) => tx.run(cypher, params)
    return await work({
      ...{ limits: await placeLimits({ read }), providers: await namedProviders({ read }), tx },
      async writeLimits(limits) {
        const version = await settingsVersion({ read })
        await tx.run(QUERIES.setSettings, { key: KEY, settings: compact({ key: KEY, version, ...limits }) })
      },
      create: async (provider) => void (await tx.run(QUERIES.create, { provider: compact({ ...provider }) })),
      replace: async (provider) =>
        void (await tx.run(QUERIES.replace, { id: provider.id, provider: compact({ ...provider }) })),
      remove: async (id) => void (await tx.run(QUERIES.remove, { id })),
      arrange: async (ids) =>
        void (await tx.run(QUERIES.arrange, { rows: ids.map((id, position) => ({ id, position })) })),
      isSlugOfOthers: async ({ slug, issuer }) => (await tx.run(QUERIES.slugOfOthers, { slug, issuer })).length > 0,
      async endSessionsOf(issuer) {
        const keys = (await tx.run<{ key: string }>(QUERIES.keys, { issuer })).map(({ key }) => key)
        let ended = 0
        for (const part of parts(keys)) ended += (await tx.run(QUERIES.endSessions, { keys: part })).length
        return ended
      },
    })
  })
}

/** People who sign in through an issuer. */
export interface PeopleOfIssuer {
  all: number
  /** Those who have no other way in now, and how many of them can be sent a link by mail. */
  only: number
  onlyWithAddress: number
}

/**
 * Who signs in through an issuer, in numbers.
 * @param issuers of the identity providers that people may sign in through now
 */
export async function peopleOf(graph: Graph, issuer: string, issuers: readonly string[]): Promise<PeopleOfIssuer> {
  const people = await graph.read<{ id: string }>(QUERIES.people, { issuer })
  const count = { all: people.length, only: 0, onlyWithAddress: 0 }
  for (const ids of parts(people.map(({ id }) => id))) {
    const bare = await graph.read<{ id: string; hasAddress: boolean }>(QUERIES.withoutPassword, { ids })
    const left = { ids: bare.map(({ id }) => id), issuer, issuers: [...issuers] }
    const rows = left.ids.length === 0 ? [] : await graph.read<{ id: string }>(QUERIES.byPasskey, { ids: left.ids })
    if (left.ids.length > 0) rows.push(...(await graph.read<{ id: string }>(QUERIES.byOthers, left)))
    const others = new Set(rows.map(({ id }) => id))
    const only = bare.filter(({ id }) => !others.has(id))
    count.only += only.length
    count.onlyWithAddress += only.filter(({ hasAddress }) => hasAddress).length
  }
  return count
}

function* parts<T>(list: readonly T[]): Generator<T[]> {
  for (let at = 0; at < list.length; at += IDS_A_READ) yield list.slice(at, at + IDS_A_READ)
}
