/**
 * What people say about accessibility and licence facts of resources, and what follows from it. What the owner of a record
 * declares stays as it is on HAS_TAG and LICENSED_UNDER; what claims make of it lies over it as SETTLED_TAG and
 * SETTLED_LICENCE, and holds as long as the resource is behind the link, and in the files, that were looked at.
 */
import { hash } from 'node:crypto'
import { compare } from '#graph/cards.ts'
import type { Graph, Params, Transaction } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import type { FileRecord, LicenceStatement, TagFact } from '#graph/records.ts'
import { canonical } from '#graph/shape.ts'

/** What a claim about a fact is about: an accessibility tag by its key (`feature:captions`), or a licence by its key. */
export const PREDICATES = ['accessibility', 'licence'] as const
export type Predicate = (typeof PREDICATES)[number]

export interface Fact {
  predicate: Predicate
  value: string
}

/** What somebody says about a fact, at a revision of a resource. */
export interface FactClaim extends Fact {
  key: string
  subject: string
  revision: number
  /** Fingerprint of link and files then: the claim holds while they are the same. */
  link: string
  says: 'present' | 'absent'
  /** `reported` by anybody, `checked` by a reviewer. */
  basis: 'reported' | 'checked'
  /** Id of the account; one made up for somebody without one. */
  by: string
  at: string
  /** Moderators found that there is nothing in it. */
  status?: 'lapsed' | null
}

/** What claims make of a fact. Null where it stays what its owner declares, undisputed. */
export type SettledFact = {
  status: 'accepted' | 'disputed'
  /** Null: what is declared. */
  says: FactClaim['says'] | null
  basis: FactClaim['basis'] | null
  /** Key of the claim that decides. */
  claim: string
} | null

const EDGES = { accessibility: 'SETTLED_TAG', licence: 'SETTLED_LICENCE' } as const
const ENDS = { accessibility: 'AccessibilityTag', licence: 'Licence' } as const
const CLAIM = '.key, .subject, .revision, .link, .predicate, .value, .says, .basis, .by, .at, .status'

const perPredicate = (text: (predicate: Predicate) => string) => ({
  accessibility: text('accessibility'),
  licence: text('licence'),
})
const settle = perPredicate(
  (predicate) => `MATCH (r:Resource {id: $id}) MATCH (t:${ENDS[predicate]} {key: $value})
    CREATE (r)-[:${EDGES[predicate]} {status: $status, says: $says, basis: $basis, link: $link, claim: $claim, at: $at}]->(t)`,
)
const unsettle = perPredicate(
  (predicate) => `MATCH (r:Resource {id: $id})-[e:${EDGES[predicate]}]->(t:${ENDS[predicate]})
    WHERE t.key = $value AND e.link = $link DELETE e`,
)

export const QUERIES = {
  claims: `MATCH (c:Claim) WHERE c.subject IN $ids AND c.predicate IN ['accessibility', 'licence']
    RETURN c {${CLAIM}} AS claim`,
  claim: `MERGE (c:Claim {key: $key}) SET c.subject = $subject, c.revision = $revision, c.link = $link,
    c.predicate = $predicate, c.value = $value, c.says = $says, c.basis = $basis, c.by = $by, c.at = $at`,
  lapse: `MATCH (c:Claim) WHERE c.subject = $subject AND c.basis = 'reported' AND c.status IS NULL
    AND c.predicate IN ['accessibility', 'licence'] SET c.status = 'lapsed'
    RETURN c.predicate AS predicate, c.value AS value, c.link AS link`,
  tag: 'MERGE (t:AccessibilityTag {key: $key}) ON CREATE SET t.kind = $kind, t.value = $value',
  licence: 'MERGE (l:Licence {key: $key})',
  declaredTag: `MATCH (r:Resource {id: $id})-[e:HAS_TAG]->(t:AccessibilityTag) WHERE t.key = $value
    RETURN e.says AS says`,
  declaredLicence: `MATCH (r:Resource {id: $id})-[e:LICENSED_UNDER]->(l:Licence) WHERE l.key = $value
    RETURN 'present' AS says`,
  settleTag: settle.accessibility,
  settleLicence: settle.licence,
  unsettleTag: unsettle.accessibility,
  unsettleLicence: unsettle.licence,
} as const

const PIZZA = idOf('classroom:resource/pizza-fractions')
const AT = '2026-11-21T08:00:00.000Z'
const SETTLED = { id: PIZZA, status: 'accepted', says: 'absent', basis: 'checked', link: 'a', claim: 'b', at: AT }

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  claims: { ids: [PIZZA] },
  claim: {
    ...{ key: 'example-fact', subject: PIZZA, revision: 1, link: 'a', predicate: 'accessibility' },
    ...{ value: 'feature:captions', says: 'absent', basis: 'reported', by: 'amina', at: AT },
  },
  lapse: { subject: PIZZA },
  tag: { key: 'feature:example', kind: 'feature', value: 'example' },
  licence: { key: 'example-licence' },
  declaredTag: { id: PIZZA, value: 'no-such-tag' },
  declaredLicence: { id: PIZZA, value: 'cc-by-4.0' },
  settleTag: { ...SETTLED, value: 'no-such-tag' },
  settleLicence: { ...SETTLED, value: 'cc-by-4.0' },
  unsettleTag: { id: PIZZA, value: 'no-such-tag', link: 'old' },
  unsettleLicence: { id: PIZZA, value: 'cc-by-4.0', link: 'old' },
}

/** Names what is behind a resource: its link, and address, format and content of its files. 16 letters of SHA-256. */
export function fingerprintOf({ url, files }: { url: string; files: readonly FileRecord[] }): string {
  const parts = files.map((file) => canonical([file.url, file.mediaType ?? null, file.sha256 ?? null])).sort()
  return hash('sha256', canonical([url, parts]), 'hex').slice(0, 16)
}

/** The claims about facts of resources, the oldest first. */
export async function factClaimsOf({ read }: Pick<Graph, 'read'>, ids: readonly string[]): Promise<FactClaim[]> {
  if (ids.length === 0) return []
  const rows = await read<{ claim: FactClaim }>(QUERIES.claims, { ids })
  return rows.map(({ claim }) => claim).sort((a, b) => compare(a.at, b.at) || compare(a.key, b.key))
}

/** Key of what somebody says about a fact: saying it anew takes the place of what the same person said before. */
export function keyOfClaim({ predicate, subject, value, by, basis }: Omit<FactClaim, 'key'>): string {
  return `${predicate} ${subject} ${value} ${basis} ${by}`
}

/**
 * Keeps claims, each in place of what the same person said before in the same way, and has `settle` decide each fact that
 * they are about. Runs inside `commit`; whether the resource is there is seen to before.
 */
export async function writeClaims(
  tx: Transaction,
  claims: readonly FactClaim[],
  settle: (declared: FactClaim['says'] | null, claims: readonly FactClaim[]) => SettledFact,
): Promise<void> {
  for (const { status: _status, ...claim } of claims) await tx.run(QUERIES.claim, { ...claim })
  for (const claim of claims) await settleFact(tx, claim, settle)
}

/** Sets aside what was reported about a resource, and has `settle` decide the facts anew; gives whether there was any. */
export async function lapseReports(
  tx: Transaction,
  subject: { id: string; at: string },
  settle: (declared: FactClaim['says'] | null, claims: readonly FactClaim[]) => SettledFact,
): Promise<boolean> {
  const facts = await tx.run<FactAt & Record<string, unknown>>(QUERIES.lapse, { subject: subject.id })
  await settleFacts(tx, subject, facts, settle)
  return facts.length > 0
}

/** A fact about what is behind one link. */
type FactAt = Fact & Pick<FactClaim, 'link'>

/** Has `settle` decide facts of a resource anew, after claims about them came or went: of each link by itself. */
export async function settleFacts(
  tx: Transaction,
  { id, at }: { id: string; at: string },
  facts: readonly FactAt[],
  settle: (declared: FactClaim['says'] | null, claims: readonly FactClaim[]) => SettledFact,
): Promise<void> {
  const each = new Map(facts.map((fact) => [`${fact.predicate} ${fact.value} ${fact.link}`, fact]))
  for (const { predicate, value, link } of each.values())
    await settleFact(tx, { predicate, value, link, subject: id, at }, settle)
}

async function settleFact(
  tx: Transaction,
  { subject: id, predicate, value, link, at }: Fact & { subject: string; link: string; at: string },
  settle: (declared: FactClaim['says'] | null, claims: readonly FactClaim[]) => SettledFact,
): Promise<void> {
  const isTag = predicate === 'accessibility'
  const [declared] = await tx.run<{ says: FactClaim['says'] }>(isTag ? QUERIES.declaredTag : QUERIES.declaredLicence, {
    id,
    value,
  })
  const all = await factClaimsOf({ read: (cypher, params) => tx.run(cypher, params) }, [id])
  const standing = all.filter((each) => each.predicate === predicate && each.value === value && each.link === link)
  const settled = settle(declared?.says ?? null, standing)
  await tx.run(isTag ? QUERIES.unsettleTag : QUERIES.unsettleLicence, { id, value, link })
  if (!settled) return
  const at0 = value.indexOf(':')
  if (isTag) await tx.run(QUERIES.tag, { key: value, kind: value.slice(0, at0), value: value.slice(at0 + 1) })
  else await tx.run(QUERIES.licence, { key: value })
  const { status, claim } = settled
  const facts = { status, says: settled.says ?? '', basis: settled.basis ?? '', claim }
  await tx.run(isTag ? QUERIES.settleTag : QUERIES.settleLicence, { id, value, ...facts, link, at })
}

/** What lies over a declared fact, as it is read; `says` and `basis` are '' where what is declared stands. */
export interface Overlay {
  status: 'accepted' | 'disputed'
  says: FactClaim['says'] | ''
  basis: FactClaim['basis'] | ''
  at: string
}

/** Declared tags with what claims make of them, in the order of their names. Pure. */
export function withSettledTags(
  declared: readonly TagFact[],
  settled: readonly (Overlay & Pick<TagFact, 'kind' | 'value'>)[],
): TagFact[] {
  let tags = [...declared]
  for (const { kind, value, says, basis, status } of settled) {
    const isIt = (tag: TagFact) => tag.kind === kind && tag.value === value
    const mark = status === 'disputed' ? { disputed: true as const } : {}
    const agreeing = tags.filter((tag) => isIt(tag) && (says === '' || tag.says === says))
    const proof = basis === '' ? {} : { basis }
    const made: TagFact[] =
      agreeing.length > 0
        ? agreeing.map((tag) => ({ ...tag, ...proof, ...mark }))
        : says === '' || basis === ''
          ? []
          : [{ kind, value, says, basis, ...mark }]
    tags = [...tags.filter((tag) => !isIt(tag)), ...made]
  }
  return tags.sort((a, b) => compare(a.kind, b.kind) || compare(a.value, b.value))
}

/** How a statement is called that names no licence: nothing is permitted by it. */
const NO_LICENCE = 'unrecognised'
/** Who states what a reviewer found. */
const STATED_BY = 'A reviewer of this place'

/**
 * Declared statements with what reviewers found. Statements that disagree stand beside each other, and only what all of
 * them permit is permitted. Pure.
 */
export function withSettledLicences(
  declared: readonly LicenceStatement[],
  settled: readonly (Overlay & { licence: string })[],
): LicenceStatement[] {
  const inOrder = settled.toSorted((a, b) => compare(a.licence, b.licence))
  const found = inOrder.flatMap(({ licence, says, at }): LicenceStatement[] => {
    if (says === '' || (says === 'present' && declared.some((each) => each.licence === licence))) return []
    const statement = { part: 'all', statedBy: STATED_BY, readAt: at.slice(0, 10) } as const
    return says === 'present'
      ? [{ ...statement, licence }]
      : [{ ...statement, licence: NO_LICENCE, words: 'It is not under the licence that is stated.' }]
  })
  return [...declared, ...found]
}
