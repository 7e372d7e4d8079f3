/** Domains that providers want to prove, and did. What is proved or has lapsed is public; what is waiting is not. */
import { type Stored, textOrNull } from '#graph/cards.ts'
import type { Graph, Params, Transaction } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import type { DomainMethod, DomainNode, DomainState } from '#graph/nodes.ts'
import { compact } from '#graph/shape.ts'

const PROOF = `d {.providerId, .domain, .token, .state, .method, .askedAt, .verifiedAt, .checkedAt, .lapsedAt} AS proof`

export const QUERIES = {
  ofProviders: `MATCH (d:DomainProof) WHERE d.providerId IN $ids RETURN ${PROOF} ORDER BY d.domain, d.providerId`,
  ofDomains: `MATCH (d:DomainProof) WHERE d.domain IN $domains RETURN ${PROOF} ORDER BY d.domain, d.providerId`,
  verified: `MATCH (d:DomainProof) WHERE d.state = 'verified' RETURN ${PROOF} ORDER BY d.checkedAt, d.key`,
  one: `MATCH (d:DomainProof {key: $key}) RETURN ${PROOF}`,
  create: 'CREATE (d:DomainProof) SET d = $proof',
  set: 'MATCH (d:DomainProof {key: $key}) SET d = $proof',
  remove: 'MATCH (d:DomainProof {key: $key}) DELETE d',
} as const

const PRESS = idOf('classroom:agent/press')
const NOW = '2026-11-21T08:00:00.000Z'
const KEY = `${PRESS} press.example`

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  ofProviders: { ids: [PRESS] },
  ofDomains: { domains: ['press.example'] },
  verified: {},
  one: { key: KEY },
  create: {
    proof: {
      ...{ key: `${PRESS} other.example`, providerId: PRESS, domain: 'other.example', token: 'token' },
      ...{ state: 'waiting', askedAt: NOW },
    },
  },
  set: {
    key: KEY,
    proof: {
      ...{ key: KEY, providerId: PRESS, domain: 'press.example', token: 'token', state: 'lapsed', askedAt: NOW },
      ...{ lapsedAt: NOW },
    },
  },
  remove: { key: KEY },
}

type Run = (cypher: string, params: Params) => Promise<{ proof: Stored }[]>

const keyOf = ({ providerId, domain }: Pick<DomainNode, 'providerId' | 'domain'>): string => `${providerId} ${domain}`

function proof({ proof }: { proof: Stored }): DomainNode {
  return {
    providerId: proof.providerId as string,
    domain: proof.domain as string,
    token: proof.token as string,
    state: proof.state as DomainState,
    method: textOrNull(proof.method) as DomainMethod | null,
    askedAt: proof.askedAt as string,
    verifiedAt: textOrNull(proof.verifiedAt),
    checkedAt: textOrNull(proof.checkedAt),
    lapsedAt: textOrNull(proof.lapsedAt),
  }
}

/** The domains of providers, by domain. */
export async function domainsOf(run: Run, providerIds: readonly string[]): Promise<DomainNode[]> {
  return (await run(QUERIES.ofProviders, { ids: providerIds })).map(proof)
}

/** All that providers say of some domains, by domain. */
export async function proofsOf(run: Run, domains: readonly string[]): Promise<DomainNode[]> {
  return (await run(QUERIES.ofDomains, { domains })).map(proof)
}

/** All that are proved, the one that was looked for longest ago first. */
export async function verifiedDomains(graph: Graph): Promise<DomainNode[]> {
  return (await graph.read<{ proof: Stored }>(QUERIES.verified)).map(proof)
}

/** What is stored of a domain of a provider, within a transaction; null for nothing. */
export async function storedDomain(
  tx: Transaction,
  of: Pick<DomainNode, 'providerId' | 'domain'>,
): Promise<DomainNode | null> {
  const [row] = await tx.run<{ proof: Stored }>(QUERIES.one, { key: keyOf(of) })
  return row ? proof(row) : null
}

/** Stores a domain in the place of what is stored of it. */
export async function writeDomain(tx: Transaction, domain: DomainNode): Promise<void> {
  const key = keyOf(domain)
  const isThere = (await tx.run(QUERIES.one, { key })).length > 0
  const properties = compact({ ...domain, key })
  await (isThere ? tx.run(QUERIES.set, { key, proof: properties }) : tx.run(QUERIES.create, { proof: properties }))
}

/** Forgets a domain. */
export async function removeDomain(tx: Transaction, of: Pick<DomainNode, 'providerId' | 'domain'>): Promise<void> {
  await tx.run(QUERIES.remove, { key: keyOf(of) })
}
