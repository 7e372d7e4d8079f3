/**
 * Outcomes that a machine suggests for resources, and what people say to them. A suggestion is an `ALIGNS_TO` of its own
 * source; it counts for nothing until what people say makes it accepted.
 */
import { compare, list, numberOrNull } from '#graph/cards.ts'
import { GraphError, type Graph, type Params, type Transaction } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { SUGGESTED } from '#graph/model.ts'
import type { AlignmentCard } from '#graph/nodes.ts'
import { commit } from '#graph/queries/catalogue.ts'

const TEACHES = 'teaches'
const EDGE = `(r)-[e:ALIGNS_TO]->(o)`

export const QUERIES = {
  works: "MATCH (r:Resource) WHERE r.state = 'published' RETURN r.id AS id, r.work AS work",
  ofResources: `MATCH (r:Resource) WHERE r.id IN $ids RETURN r.id AS resource,
    [${EDGE} WHERE e.source = '${SUGGESTED}' | [o.id, e.status, e.extent, e.confidence, e.reasons]] AS suggested`,
  claims: `MATCH (c:Claim) WHERE c.subject IN $ids AND c.predicate = '${TEACHES}'
    RETURN c.subject AS resource, c.value AS outcome, c.says AS says, c.basis AS basis, c.by AS by, c.at AS at`,
  suggest: `UNWIND $rows AS row MATCH (r:Resource {id: row.resource}) MATCH (o:Outcome {id: row.outcome})
    CREATE (r)-[:ALIGNS_TO {source: '${SUGGESTED}', kind: '${TEACHES}', extent: 'whole', status: 'proposed',
      confidence: row.score, reasons: row.reasons}]->(o)`,
  takeBack: `UNWIND $rows AS row MATCH (r:Resource {id: row.resource})-[e:ALIGNS_TO]->(o:Outcome {id: row.outcome})
    WHERE e.source = '${SUGGESTED}' DELETE e`,
  claim: `MERGE (c:Claim {key: $key}) SET c.subject = $subject, c.revision = $revision, c.predicate = '${TEACHES}',
    c.value = $value, c.says = $says, c.basis = $basis, c.by = $by, c.at = $at`,
  settle: `MATCH (r:Resource {id: $resource})-[e:ALIGNS_TO]->(o:Outcome {id: $outcome})
    WHERE e.source = '${SUGGESTED}' SET e.status = $status, e.extent = $extent`,
} as const

const PIZZA = idOf('classroom:resource/pizza-fractions')
const SHADOWS = idOf('classroom:outcome/shadows')

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  works: {},
  ofResources: { ids: [PIZZA, 'no-such-id'] },
  claims: { ids: [PIZZA, 'no-such-id'] },
  suggest: { rows: [{ resource: PIZZA, outcome: SHADOWS, score: 0.5, reasons: ['Both speak of light.'] }] },
  takeBack: { rows: [{ resource: PIZZA, outcome: idOf('classroom:outcome/light') }] },
  claim: {
    ...{ key: 'example', subject: PIZZA, revision: 1, value: SHADOWS, says: 'absent', basis: 'reported', by: 'amina' },
    at: '2026-11-21T08:00:00.000Z',
  },
  settle: { resource: PIZZA, outcome: idOf('classroom:outcome/light'), status: 'rejected', extent: 'whole' },
}

/** An outcome that a resource may teach, as stored. */
export interface Suggested extends Pick<AlignmentCard, 'status' | 'extent'> {
  resource: string
  outcome: string
  /** 0..1. */
  score: number
  reasons: string[]
}

/** What somebody says to a suggestion: that the resource teaches the outcome, a part of it, or not. */
export interface AlignmentClaim {
  resource: string
  outcome: string
  says: 'present' | 'part' | 'absent'
  /** `declared` by its provider, `reported` by anybody else. */
  basis: 'declared' | 'reported'
  /** Id of the account. */
  by: string
  at: string
}

/** What a suggestion is, after what people said. */
export type Settled = Pick<AlignmentCard, 'status' | 'extent'>

/** Published resources with their works, by work and then id. */
export async function worksOf(graph: Graph): Promise<{ id: string; work: string }[]> {
  const rows = await graph.read<{ id: string; work: string }>(QUERIES.works)
  return rows.sort((a, b) => compare(a.work, b.work) || compare(a.id, b.id))
}

/** The suggestions for resources in every status, the best first. */
export async function suggestionsOf({ read }: Pick<Graph, 'read'>, ids: readonly string[]): Promise<Suggested[]> {
  if (ids.length === 0) return []
  const rows = await read<{ resource: string; suggested: unknown[][] }>(QUERIES.ofResources, { ids })
  const found = rows.flatMap(({ resource, suggested }) =>
    suggested.map(([outcome, status, extent, score, reasons]) => ({
      resource,
      outcome: outcome as string,
      status: status as Suggested['status'],
      extent: extent as Suggested['extent'],
      score: numberOrNull(score) ?? 0,
      reasons: list(reasons),
    })),
  )
  return found.sort((a, b) => compare(a.resource, b.resource) || b.score - a.score || compare(a.outcome, b.outcome))
}

/** What people said to the suggestions for resources, the oldest first. */
export async function alignmentClaimsOf(
  { read }: Pick<Graph, 'read'>,
  ids: readonly string[],
): Promise<AlignmentClaim[]> {
  if (ids.length === 0) return []
  const rows = await read<AlignmentClaim & Record<string, unknown>>(QUERIES.claims, { ids })
  return rows.sort((a, b) => compare(a.at, b.at) || compare(a.by, b.by))
}

/**
 * Makes the suggestions of resources those given: what is suggested no more goes, unless somebody has said something to it.
 * Writes nothing and leaves the version when nothing differs. Gives how many came and went.
 */
export async function replaceSuggestions(
  graph: Graph,
  resources: readonly string[],
  wanted: readonly Pick<Suggested, 'resource' | 'outcome' | 'score' | 'reasons'>[],
): Promise<{ added: number; removed: number }> {
  const { value } = await commit(graph, async (tx) => {
    const inside = readIn(tx)
    const [stored, claims] = [await suggestionsOf(inside, resources), await alignmentClaimsOf(inside, resources)]
    const keyOf = ({ resource, outcome }: { resource: string; outcome: string }) => `${resource} ${outcome}`
    const said = new Set(claims.map(keyOf))
    const told = ({ score, reasons, ...ends }: Pick<Suggested, 'resource' | 'outcome' | 'score' | 'reasons'>) =>
      JSON.stringify([keyOf(ends), score, reasons])
    const [want, have] = [new Set(wanted.map(told)), new Set(stored.map(told))]
    const isFree = (each: Suggested) => each.status === 'proposed' && !said.has(keyOf(each))
    const removed = stored.filter((each) => isFree(each) && !want.has(told(each)))
    const kept = new Set(stored.filter((each) => !isFree(each)).map(keyOf))
    const added = wanted.filter((each) => !kept.has(keyOf(each)) && !have.has(told(each)))
    const ends = removed.map(({ resource, outcome }) => ({ resource, outcome }))
    if (ends.length > 0) await tx.run(QUERIES.takeBack, { rows: ends })
    if (added.length > 0)
      await tx.run(QUERIES.suggest, {
        rows: added.map(({ resource, outcome, score, reasons }) => ({ resource, outcome, score, reasons })),
      })
    const ids = [...new Set([...removed, ...added].map(({ resource }) => resource))]
    return {
      value: { added: added.length, removed: removed.length },
      changes: ids.length > 0 ? [{ kind: 'resource' as const, ids }] : [],
    }
  })
  return value
}

/**
 * Keeps what somebody says to a suggestion, in place of what the same person said before, and lets `settle` decide by all
 * that was said what the suggestion is. Throws GraphError NOT_FOUND where nothing like it is suggested.
 * @param also what belongs to the same transaction
 */
export async function answerSuggestion(
  graph: Graph,
  claim: AlignmentClaim & { revision: number },
  settle: (claims: readonly AlignmentClaim[]) => Settled,
  also?: (tx: Transaction) => Promise<void>,
): Promise<Suggested> {
  const { value } = await commit(graph, async (tx) => {
    const value = await answerWithin(tx, claim, settle)
    await also?.(tx)
    return { value, changes: [{ kind: 'resource', ids: [claim.resource] }] }
  })
  return value
}

/** The same inside `commit`. */
export async function answerWithin(
  tx: Transaction,
  { resource, outcome, revision, says, basis, by, at }: AlignmentClaim & { revision: number },
  settle: (claims: readonly AlignmentClaim[]) => Settled,
): Promise<Suggested> {
  const inside = readIn(tx)
  const stored = (await suggestionsOf(inside, [resource])).find((each) => each.outcome === outcome)
  if (!stored) throw new GraphError('NOT_FOUND', `graph: ${outcome} is not suggested for ${resource}`)
  const key = `${TEACHES} ${resource} ${outcome} ${by}`
  await tx.run(QUERIES.claim, { key, subject: resource, revision, value: outcome, says, basis, by, at })
  const claims = (await alignmentClaimsOf(inside, [resource])).filter((each) => each.outcome === outcome)
  const settled = settle(claims)
  await tx.run(QUERIES.settle, { resource, outcome, ...settled })
  return { ...stored, ...settled }
}

/** Reads inside a transaction, as from the graph. */
function readIn(tx: Transaction): Pick<Graph, 'read'> {
  return { read: (cypher, params) => tx.run(cypher, params) }
}
