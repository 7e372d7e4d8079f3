/**
 * Claiming imported records: those that lead to, or come from, a domain that a provider has proved, and that nobody acts
 * for. A preview says which; then all of them are given to the provider, whole or not at all, by a journal.
 */
import { audited } from '#api/audit/audit.ts'
import { failed, type Outcome } from '#api/base/issues.ts'
import type { Services, Viewer } from '#api/context.ts'
import { showChange } from '#api/resource/record.ts'
import { listed, said } from '#api/words/said.ts'
import type { Graph } from '#graph/graph.ts'
import type { DomainNode } from '#graph/nodes.ts'
import { commit } from '#graph/queries/catalogue.ts'
import { verifiedDomains } from '#graph/queries/domain.ts'
import { type Applier, journalled } from '#graph/queries/journal.ts'
import { type Candidate, recordsByLink, recordsBySource, sourceAddresses, takeOver } from '#graph/queries/take-over.ts'
import { asWritten, closest, hostOf } from './domain-name.ts'

/** The kind of journal that a claim stages. */
export const CLAIM = 'claim'
/** Records a transaction. */
const BATCH = 500
/** Stands on the former state of each record. */
/** Stands in the history of what was claimed, in English. */
export const CLAIMED = 'Claimed by the provider whose domain it leads to.'

/** What a provider may claim, and what of its domains it may not. */
export interface Claimable {
  /** By id. */
  records: Candidate[]
  /** Records that another provider acts for already, by its name. */
  taken: { provider: string; count: number }[]
  /** Records under a domain below its own that another provider has proved. */
  closer: { domain: string; count: number }[]
}

/** Looks through the imported records for those that the proved domains of a provider cover. */
export async function claimable(graph: Graph, providerId: string): Promise<Claimable> {
  const proofs = await verifiedDomains(graph)
  const own = proofs.filter((each) => each.providerId === providerId)
  const proofOf = (address: string | null): DomainNode | null => {
    const host = hostOf(address)
    return host === null ? null : closest(proofs, host)
  }
  const isOwn = (address: string | null): boolean => proofOf(address)?.providerId === providerId
  const found = new Map<string, Candidate>()
  const closer = new Map<string, number>()
  const parts = new Set(own.flatMap(({ domain }) => [domain, asWritten(domain)]))
  for (const part of parts)
    for (const record of await recordsByLink(graph, part)) {
      const proof = proofOf(record.url)
      if (proof?.providerId === providerId) found.set(record.id, record)
      // Its host is below a domain of ours, and somebody proved that name itself.
      else if (proof && own.some(({ domain }) => proof.domain.endsWith(`.${domain}`)) && !record.isClaimed)
        closer.set(proof.domain, (closer.get(proof.domain) ?? 0) + 1)
    }
  if (own.length > 0)
    for (const source of (await sourceAddresses(graph)).filter(({ url }) => isOwn(url)))
      for (const record of await recordsBySource(graph, source.key)) {
        // A collector of links to others claims none of theirs: who publishes it must be at home here, too, or nowhere.
        const home = record.providerDomain === null ? record.providerUrl : `https://${record.providerDomain}/`
        if (proofOf(record.url) === null && (hostOf(home) === null || isOwn(home))) found.set(record.id, record)
      }
  const others = [...found.values()].filter((record) => record.providerId !== providerId)
  const taken = Map.groupBy(
    others.filter(({ isClaimed }) => isClaimed),
    ({ provider }) => provider,
  )
  return {
    records: others.filter(({ isClaimed }) => !isClaimed).sort((a, b) => (a.id < b.id ? -1 : 1)),
    taken: [...taken].map(([provider, { length: count }]) => ({ provider, count })),
    closer: [...closer].map(([domain, count]) => ({ domain, count })),
  }
}

/**
 * Gives a provider all that it may claim; whether the viewer may is decided before.
 * @param count how many the viewer saw; where there are others by now nothing is done
 * @returns how many were given: fewer than seen where another provider was quicker
 */
export async function claim(
  services: Pick<Services, 'graph' | 'indexer' | 'model' | 'log' | 'now'>,
  viewer: Pick<Viewer, 'id' | 'agentId'>,
  { providerId, count }: { providerId: string; count: number },
): Promise<Outcome<number>> {
  const { graph } = services
  const { records, taken } = await claimable(graph, providerId)
  if (records.length === 0)
    return failed(
      'CONFLICT',
      ['providerId'],
      taken.length > 0
        ? said`The records on your domains are with other providers already: ${listed(taken.map(({ provider }) => provider))}.`
        : said`There is nothing to claim: no imported record that nobody acts for leads to a domain that you have proved.`,
    )
  if (records.length !== count)
    return failed('CONFLICT', ['count'], said`There are ${records.length} records by now, not ${count}. Look again.`)
  const at = services.now()
  const counted = { taken: 0 }
  const told = { kind: 'provider.claim', actor: viewer.id, subject: providerId } as const
  await journalled(
    graph,
    { kind: CLAIM, title: 'the claim of a provider', at: at.toISOString() },
    async (stage) => {
      for (let start = 0; start < records.length; start += BATCH) {
        const ids = records.slice(start, start + BATCH).map(({ id }) => id)
        await stage({ ids, providerId, actor: viewer.agentId } satisfies ClaimUnit)
      }
    },
    claimApplier(graph, counted),
    { also: audited({ ...told, values: { records: records.length } }, at) },
  )
  await showChange(services)
  return { ok: true, value: counted.taken }
}

interface ClaimUnit {
  ids: string[]
  providerId: string
  /** Id of the agent that stands on the revisions. */
  actor: string
}

/** Applies the units of a claim; a unit that was applied finds nothing left to give. */
export function claimApplier(graph: Graph, counted = { taken: 0 }): Applier {
  return async (unit, { journal }) => {
    const { ids, providerId, actor } = unit as ClaimUnit
    const { value } = await commit(graph, async (tx) => {
      const { taken, changes } = await takeOver(tx, ids, { providerId, actor, note: CLAIMED, now: journal.at })
      return { value: taken.length, changes }
    })
    counted.taken += value
  }
}
