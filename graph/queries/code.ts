/**
 * Codes for print: which is shown for a thing, and where each leads. They are no content: no write of them moves the
 * catalogue version. None is ever removed.
 */
import type { Graph, Params, Transaction } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'

export const QUERIES = {
  shown: 'MATCH (c:Code) WHERE c.shownFor IN $keys RETURN c.shownFor AS key, c.code AS code',
  // Whoever asks for the same at the same time gets the one code.
  make: `UNWIND $rows AS row MERGE (c:Code {shownFor: row[0]})
    ON CREATE SET c.code = row[1], c.leadsTo = row[0], c.madeAt = row[2]
    RETURN c.shownFor AS key, c.code AS code`,
  setPlan: 'MATCH (c:Code {shownFor: $key}) SET c.plan = $plan',
  byCode: 'MATCH (c:Code {code: $code}) RETURN c {.code, .leadsTo, .plan} AS code',
  relink: `MATCH (c:Code {code: $code}) SET c.leadsTo = $key, c.relinkedAt = $now REMOVE c.shownFor
    RETURN c {.code, .leadsTo, .plan} AS code`,
  ofWork: `MATCH (r:Resource {work: $work})
    RETURN r.id AS id, r.state AS state, r.mergedInto AS mergedInto ORDER BY id`,
} as const

const PIZZA = idOf('classroom:resource/pizza-fractions')
const NOW = '2026-11-21T08:00:00.000Z'
export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  shown: { keys: [`work:${PIZZA}`, 'work:none'] },
  make: {
    rows: [
      [`work:${PIZZA}`, 'ZZZZZZZZZ', NOW],
      ['outcome:new', 'YYYYYYYYY', NOW],
    ],
  },
  setPlan: { key: `work:${PIZZA}`, plan: 'goal=x' },
  byCode: { code: 'K7M29QXD0' },
  relink: { code: 'K7M29QXD0', key: 'work:another', now: NOW },
  ofWork: { work: PIZZA },
}

/** A code and what it leads to. */
export interface CodeNode {
  code: string
  /** `work:<id>` and the like. */
  leadsTo: string
  /** Of a plan, what follows the question mark of its address; null for anything else. */
  plan: string | null
}

/** The codes that are shown for things, by key; those that have none are left out. */
export async function codesShown(graph: Graph, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map()
  const rows = await graph.read<{ key: string; code: string }>(QUERIES.shown, { keys })
  return new Map(rows.map(({ key, code }) => [key, code]))
}

/**
 * Gives things the codes offered for them, and returns those they have now: of somebody who was quicker, theirs. Throws
 * GraphError CONFLICT where an offered code is taken.
 * @param plan of the one thing that is a plan
 */
export async function makeCodes(
  graph: Graph,
  offered: ReadonlyMap<string, string>,
  now: string,
  plan?: string,
): Promise<Map<string, string>> {
  const rows = [...offered].map(([key, code]) => [key, code, now])
  return await graph.write(async (tx) => {
    const made = await tx.run<{ key: string; code: string }>(QUERIES.make, { rows })
    if (plan !== undefined) for (const { key } of made) await tx.run(QUERIES.setPlan, { key, plan })
    return new Map(made.map(({ key, code }) => [key, code]))
  })
}

/** One code; null where there is none. */
export async function codeOf({ read }: Pick<Graph, 'read'>, code: string): Promise<CodeNode | null> {
  const [row] = await read<{ code: CodeNode }>(QUERIES.byCode, { code })
  return row?.code ?? null
}

/** Makes a code lead to something else; it is no longer the one that is printed for anything. */
export async function relinkCode(tx: Transaction, code: string, key: string, now: string): Promise<void> {
  await tx.run(QUERIES.relink, { code, key, now })
}

/** All editions of a work, whatever their state. */
export async function editionsOf(
  graph: Graph,
  work: string,
): Promise<{ id: string; state: string; mergedInto: string | null }[]> {
  return await graph.read(QUERIES.ofWork, { work })
}
