/** Domains of providers: asked for, proved by the DNS or by a file, looked for again at times, and given up. */
import { randomBytes } from 'node:crypto'
import { audit } from '#api/audit/audit.ts'
import { ACTORS } from '#api/audit/kinds.ts'
import { failed, type Outcome } from '#api/base/issues.ts'
import type { Services, Viewer } from '#api/context.ts'
import { said } from '#api/words/said.ts'
import type { Transaction } from '#graph/graph.ts'
import type { DomainMethod, DomainNode } from '#graph/nodes.ts'
import { commit } from '#graph/queries/catalogue.ts'
import * as stored from '#graph/queries/domain.ts'
import { fileAddress, proofText, readDomain, recordName } from './domain-name.ts'

const MOST_DOMAINS = 10
const TOKEN_BYTES = 18
/** A file holds one line. */
const MOST_FILE_BYTES = 4_096
const DAY_MS = 24 * 3_600_000
/** What is proved is looked for again after so long. */
const LOOK_AGAIN_MS = 7 * DAY_MS
/** A proof that could not be looked for in so long has lapsed. */
const LONGEST_UNSEEN_MS = 30 * DAY_MS
/** At one time: others are due at the next. */
const MOST_LOOKED_FOR = 100

type Open = Pick<Services, 'graph' | 'now' | 'textRecords' | 'fetchLink'>
type Named = Pick<DomainNode, 'providerId' | 'domain'>

/** Asks for a domain: from now on its provider knows what to put where. Asking again gives what was asked before. */
export async function addDomain(
  { graph, now }: Pick<Services, 'graph' | 'now'>,
  providerId: string,
  given: string,
): Promise<Outcome<DomainNode>> {
  const read = readDomain(given)
  if (!read.ok) return failed('INVALID', ['domain'], read.message)
  const { domain } = read
  return await graph.write(async (tx) => {
    const there = await stored.domainsOf((cypher, params) => tx.run(cypher, params), [providerId])
    const known = there.find((each) => each.domain === domain)
    if (known) return { ok: true, value: known }
    if (there.length >= MOST_DOMAINS)
      return failed('TOO_MANY', ['domain'], said`A provider has at most ${MOST_DOMAINS} domains. Remove one first.`)
    const value: DomainNode = {
      ...{ providerId, domain, token: randomBytes(TOKEN_BYTES).toString('base64url'), state: 'waiting', method: null },
      ...{ askedAt: now().toISOString(), verifiedAt: null, checkedAt: null, lapsedAt: null },
    }
    await stored.writeDomain(tx, value)
    return { ok: true, value }
  })
}

/**
 * Looks for the proof of a domain now. A proof of the same domain by another provider is looked for too: where it still
 * stands this one is refused, and where it is gone it lapses.
 */
export async function checkDomain(
  services: Open,
  viewer: Pick<Viewer, 'id'>,
  named: Named,
): Promise<Outcome<DomainNode>> {
  const { graph } = services
  const all = await stored.proofsOf((cypher, params) => graph.read(cypher, params), [named.domain])
  const own = all.find(({ providerId }) => providerId === named.providerId)
  if (!own) return noSuchDomain()
  const seen = await look(services, own)
  if (seen.method === null) {
    if (seen.isAnswer) await settle(services, own, null, viewer.id)
    return failed('NOT_FOUND', ['domain'], seen.message)
  }
  for (const other of all.filter(({ state, providerId }) => state === 'verified' && providerId !== own.providerId)) {
    const theirs = await look(services, other)
    if (theirs.method !== null || !theirs.isAnswer) return taken()
    await settle(services, other, null, ACTORS.system)
  }
  const value = await settle(services, own, seen.method, viewer.id)
  return value ? { ok: true, value } : taken()
}

/** Gives a domain up; its proof ends with it. */
export async function removeDomain(
  { graph, now }: Pick<Services, 'graph' | 'now'>,
  viewer: Pick<Viewer, 'id'>,
  named: Named,
): Promise<Outcome<null>> {
  const at = now()
  const remove = async (tx: Transaction): Promise<DomainNode | null> => {
    const there = await stored.storedDomain(tx, named)
    if (!there) return null
    await stored.removeDomain(tx, named)
    if (there.state !== 'waiting') await tell(tx, viewer.id, named, { state: 'removed' }, at)
    return there
  }
  // What is waiting nobody outside sees.
  const isPublic = (await ofOne(graph, named))?.state !== 'waiting'
  const removed = isPublic ? await publicly(graph, named, remove) : await graph.write(remove)
  return removed ? { ok: true, value: null } : noSuchDomain()
}

/**
 * Looks again for proofs that were seen longest ago, a week or more. One that is gone lapses, as does one that could not be
 * looked for in 30 days.
 * @returns the domains that lapsed
 */
export async function lookAgain(services: Open): Promise<string[]> {
  const now = services.now().getTime()
  const age = ({ checkedAt, verifiedAt }: DomainNode): number => now - Date.parse(checkedAt ?? verifiedAt ?? '')
  const due = (await stored.verifiedDomains(services.graph)).filter((each) => age(each) >= LOOK_AGAIN_MS)
  const lapsed: string[] = []
  for (const each of due.slice(0, MOST_LOOKED_FOR)) {
    const { method, isAnswer } = await look(services, each)
    if (method === null && !isAnswer && age(each) < LONGEST_UNSEEN_MS) continue
    await settle(services, each, method, ACTORS.system)
    if (method === null) lapsed.push(each.domain)
  }
  return lapsed
}

/** What was seen: by which way a proof, or that there is none, or that nobody answered, which says nothing of it. */
interface Seen {
  method: DomainMethod | null
  isAnswer: boolean
  /** Where there is none: why, and what to do. */
  message: string
}

async function look({ textRecords, fetchLink }: Open, { domain, token, method }: DomainNode): Promise<Seen> {
  const text = proofText(token)
  const records = await Promise.all([recordName(domain), domain].map(textRecords))
  if (records.some((each) => each?.includes(text))) return { method: 'dns', isAnswer: true, message: '' }
  const file = await fetchLink(fileAddress(domain), { types: ['text/plain', ''], hops: 0, bytes: MOST_FILE_BYTES })
  if (
    file.ok &&
    file.value.bytes
      .toString('utf8')
      .split('\n')
      .some((line) => line.trim() === text)
  )
    return { method: 'file', isAnswer: true, message: '' }
  const dnsAnswered = records.every((each) => each !== null)
  const fileAnswered = file.ok || file.fault === 'STATUS' || file.fault === 'WRONG_TYPE'
  const isOff = !file.ok && file.fault === 'OFF'
  const message = [
    dnsAnswered
      ? said`Neither ${recordName(domain)} nor ${domain} has a text record with this text yet. A new record can take some hours to be seen.`
      : said`The DNS gave no answer just now. Try again in a few minutes.`,
    ...(isOff ? [] : [said`No file with this text was found at ${fileAddress(domain)}.`]),
  ].join(' ')
  return { method: null, isAnswer: method === 'file' ? fileAnswered : dnsAnswered, message }
}

/** Writes what was seen; null where the domain is gone, or another provider proved it meanwhile. */
async function settle(
  { graph, now }: Open,
  named: Named,
  method: DomainMethod | null,
  actor: string,
): Promise<DomainNode | null> {
  const at = now()
  const write = async (tx: Transaction): Promise<DomainNode | null> => {
    const all = await stored.proofsOf((cypher, params) => tx.run(cypher, params), [named.domain])
    const own = all.find(({ providerId }) => providerId === named.providerId)
    const others = all.filter((each) => each !== own)
    if (!own || (method !== null && others.some(({ state }) => state === 'verified'))) return null
    const next = after(own, method, at.toISOString())
    await stored.writeDomain(tx, next)
    if (isOtherwise(own, next)) await tell(tx, actor, named, { state: next.state, method: next.method }, at)
    return next
  }
  const before = await ofOne(graph, named)
  const isPublic = before !== null && isOtherwise(before, after(before, method, at.toISOString()))
  return isPublic ? await publicly(graph, named, write) : await graph.write(write)
}

/** What is stored once it was looked for. Pure. */
export function after(before: DomainNode, method: DomainMethod | null, at: string): DomainNode {
  if (method !== null) {
    const verifiedAt = before.state === 'verified' ? before.verifiedAt : at
    return { ...before, state: 'verified', method, verifiedAt, checkedAt: at, lapsedAt: null }
  }
  if (before.state !== 'verified') return { ...before, checkedAt: at }
  return { ...before, state: 'lapsed', checkedAt: at, lapsedAt: at }
}

/** People see a difference: another state, or another way of proving. */
function isOtherwise(before: DomainNode, after: DomainNode): boolean {
  return before.state !== after.state || before.method !== after.method
}

async function ofOne(graph: Services['graph'], { providerId, domain }: Named): Promise<DomainNode | null> {
  const all = await stored.domainsOf((cypher, params) => graph.read(cypher, params), [providerId])
  return all.find((each) => each.domain === domain) ?? null
}

/** Writes what everybody sees of a provider; nothing where `work` gives null. */
async function publicly<T>(
  graph: Services['graph'],
  { providerId }: Named,
  work: (tx: Transaction) => Promise<T | null>,
): Promise<T | null> {
  const { value } = await commit(graph, async (tx) => {
    const value = await work(tx)
    return { value, changes: value === null ? [] : [{ kind: 'agent', ids: [providerId] }] }
  })
  return value
}

async function tell(
  tx: Transaction,
  actor: string,
  { providerId, domain }: Named,
  values: Record<string, string | null>,
  at: Date,
): Promise<void> {
  await audit(tx, { kind: 'provider.verify', actor, subject: providerId, values: { domain, ...values } }, at)
}

function noSuchDomain(): Outcome<never> {
  return failed('NOT_FOUND', ['domain'], said`The provider has not asked for this domain. Add it first.`)
}

function taken(): Outcome<never> {
  return failed(
    'CONFLICT',
    ['domain'],
    said`Another provider here has proved this domain, and its proof still stands. Ask its owners to invite you, or remove their record first.`,
  )
}
