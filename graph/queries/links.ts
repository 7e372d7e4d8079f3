/** Everything an outcome is joined to, by one read for any number of outcomes: what its page shows beside its own words. */
import { byPosition, columns, compare, numberOrNull, textOrNull, type Stored } from '#graph/cards.ts'
import type { Graph, Params } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import type { MatchEdge, OutcomeNode, PrerequisiteEdge } from '#graph/nodes.ts'
import { keepNodes, type Look } from '#graph/queries/catalogue.ts'
import { outcomesByIds, toOutcome, WHOLE_OUTCOME, type OutcomeRow } from '#graph/queries/outcome.ts'
import { inOrder, placeOf } from '#graph/queries/tree.ts'
import { INVERSE_MATCH, type LanguageText, type MatchKind } from '#graph/records.ts'
import { textsFrom } from '#graph/shape.ts'

/** Outcomes whose links are kept after they were read: some 10 MB. */
const MOST_KEPT = 5_000

const ABOVE = columns({ id: 'b.id', position: 'e.position', code: 'b.code' })
const BELOW = columns({ id: 'b.id', ...placeOf('b', 'e.position') })
const PREREQUISITE = columns({
  ...{ id: 'b.id', code: 'b.code', strength: 'e.strength', confidence: 'e.confidence', source: 'e.source' },
  ...{ status: 'e.status', clause: 'e.clause', reasons: 'e.reasons', languages: 'e.reasonLanguages' },
})
const REASON = columns({ to: 'b.id', source: 'e.source', reasons: 'e.reasons', languages: 'e.reasonLanguages' })
const MATCH = columns({ id: 'b.id', kind: 'e.kind', confidence: 'e.confidence', source: 'e.source' })

const linksOfAll = (which = '') => `o.id AS id,
    [(o)-[e:CHILD_OF]->(b)${which} | ${ABOVE.text}] AS above,
    [(o)<-[e:CHILD_OF]-(b)${which} | ${BELOW.text}] AS below,
    [(o)-[e:REQUIRES]->(b)${which} | ${PREREQUISITE.text}] AS requires,
    [(o)<-[e:REQUIRES]-(b)${which} | ${PREREQUISITE.text}] AS requiredBy,
    [(o)-[e:MATCHES]->(b)${which} | ${MATCH.text}] AS matchesFrom,
    [(o)<-[e:MATCHES]-(b)${which} | ${MATCH.text}] AS matchesTo,
    [(o)-[:REPLACED_BY]->(b)${which} | b.id] AS replacedBy`

export const QUERIES = {
  links: `MATCH (o:Outcome) WHERE o.id IN $ids RETURN ${linksOfAll()}`,
  /** Outcomes in whole, and the links of those in `$linked`; for the others the lists are empty. */
  both: `MATCH (o:Outcome) WHERE o.id IN $ids RETURN ${WHOLE_OUTCOME}, ${linksOfAll(' WHERE o.id IN $linked')}`,
  reasons: `MATCH (o:Outcome) WHERE o.id IN $ids RETURN o.id AS id,
    [(o)-[e:REQUIRES]->(b) WHERE e.reasons IS NOT NULL | ${REASON.text}] AS reasons`,
} as const

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  both: {
    ids: [idOf('classroom:outcome/equivalent-fractions'), idOf('classroom:outcome/shadows'), 'no-such-id'],
    linked: [idOf('classroom:outcome/shadows')],
  },
  reasons: { ids: [idOf('classroom:outcome/number-line'), idOf('classroom:outcome/eye'), 'no-such-id'] },
  links: {
    ids: [
      idOf('classroom:outcome/equivalent-fractions'),
      idOf('classroom:outcome/shadows'),
      idOf('classroom:outcome/light'),
      'no-such-id',
    ],
  },
}

/** A prerequisite and the id of the outcome at its other end. */
export interface LinkedPrerequisite extends PrerequisiteEdge {
  other: string
}
/** A crosswalk, its kind as seen from the outcome asked for: `broad` says that the other one is broader. */
export interface LinkedMatch extends MatchEdge {
  other: string
}
export interface OutcomeLinks {
  id: string
  /** Ids of the outcomes right above it, by place, code and id. */
  parents: string[]
  /** Ids of those right below it, in the order of the tree. */
  children: string[]
  /** In every status; hard ones first, then by code as people count. */
  requires: LinkedPrerequisite[]
  requiredBy: LinkedPrerequisite[]
  /** Exact ones first, then the surest. */
  matches: LinkedMatch[]
  /** Ids of what took its place, one step on, in order. */
  replacedBy: string[]
}

type Listed = unknown[][]
interface Row extends Record<string, unknown> {
  id: string
  above: Listed
  below: Listed
  requires: Listed
  requiredBy: Listed
  matchesFrom: Listed
  matchesTo: Listed
  replacedBy: string[]
}

/** The links of outcomes, in any order; unknown ids are left out. Kept until the catalogue changes, and shared: frozen. */
export const linksOf = keepNodes<OutcomeLinks>(async (graph: Graph, ids) => {
  return (await graph.read<Row>(QUERIES.links, { ids })).map(toLinks)
}, MOST_KEPT)

/**
 * Outcomes and the links of outcomes, which pages ask for together: by one read where some of both are not kept yet.
 * Unknown ids are left out.
 */
export async function outcomesAndLinks(
  graph: Graph,
  { outcomes, links }: { outcomes: readonly string[]; links: readonly string[] },
  look: Look,
): Promise<{ outcomes: OutcomeNode[]; links: OutcomeLinks[] }> {
  if (outcomes.length > 0 && links.length > 0) {
    const version = await look()
    const whole = outcomesByIds.missing(graph, outcomes, version)
    const linked = linksOf.missing(graph, links, version)
    if (whole.length > 0 && linked.length > 0) {
      const ids = [...new Set([...whole, ...linked])]
      const rows = await graph.read<Row & OutcomeRow>(QUERIES.both, { ids, linked })
      const isLinked = new Set(linked)
      outcomesByIds.keep(graph, version, rows.map(toOutcome))
      linksOf.keep(graph, version, rows.filter(({ id }) => isLinked.has(id)).map(toLinks))
    }
  }
  const [found, joined] = await Promise.all([outcomesByIds(graph, outcomes, look), linksOf(graph, links, look)])
  return { outcomes: found, links: joined }
}

/** The words of the sources for what an outcome requires; those that give none are left out. */
export interface OutcomeReasons {
  id: string
  reasons: { to: string; source: string; reasons: LanguageText[] }[]
}

/** The reasons of what outcomes require, for answers that show many edges and no other links; kept as links are. */
export const reasonsOf = keepNodes<OutcomeReasons>(async (graph: Graph, ids) => {
  return (await graph.read<{ id: string; reasons: Listed }>(QUERIES.reasons, { ids })).map(({ id, reasons }) => ({
    id,
    reasons: reasons.map((row) => {
      const { to, source, reasons, languages } = REASON.read(row)
      return { to: to as string, source: source as string, reasons: textsFrom(reasons, languages) }
    }),
  }))
}, MOST_KEPT * 4)

const CODES = new Intl.Collator('en', { numeric: true })
const byCode = (a: Stored, b: Stored): number =>
  CODES.compare(textOrNull(a.code) ?? '', textOrNull(b.code) ?? '') || compare(a.id as string, b.id as string)

function toLinks({ id, above, below, requires, requiredBy, matchesFrom, matchesTo, replacedBy }: Row): OutcomeLinks {
  const parents = above.map((row) => ABOVE.read(row)).sort((a, b) => byPosition(a, b) || byCode(a, b))
  const children = inOrder(below.map((row) => BELOW.read(row) as Parameters<typeof inOrder>[0][number]))
  const matches = [
    ...matchesFrom.map((row) => match(id, MATCH.read(row), true)),
    ...matchesTo.map((row) => match(id, MATCH.read(row), false)),
  ]
  return {
    id,
    parents: once(parents.map((parent) => parent.id as string)),
    children: once(children.map((child) => child.id)),
    requires: prerequisites(id, requires, true),
    requiredBy: prerequisites(id, requiredBy, false),
    matches: matches.sort(
      (a, b) =>
        KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
        b.confidence - a.confidence ||
        compare(a.other, b.other) ||
        compare(a.source, b.source),
    ),
    replacedBy: once([...replacedBy].sort(compare)),
  }
}

/** Two sources may say the same. */
function once(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}

function prerequisites(id: string, rows: Listed, isFrom: boolean): LinkedPrerequisite[] {
  return rows
    .map((row) => PREREQUISITE.read(row))
    .sort(
      (a, b) =>
        compare(a.strength as string, b.strength as string) ||
        byCode(a, b) ||
        compare(a.source as string, b.source as string),
    )
    .map((row) => ({
      other: row.id as string,
      from: isFrom ? id : (row.id as string),
      to: isFrom ? (row.id as string) : id,
      strength: row.strength as PrerequisiteEdge['strength'],
      reasons: textsFrom(row.reasons, row.languages),
      confidence: numberOrNull(row.confidence) ?? 1,
      source: row.source as string,
      status: row.status as PrerequisiteEdge['status'],
      clause: textOrNull(row.clause),
    }))
}

const KINDS: readonly MatchKind[] = ['exact', 'close', 'narrow', 'broad', 'related']
function match(id: string, row: Stored, isFrom: boolean): LinkedMatch {
  const other = row.id as string
  const kind = row.kind as MatchKind
  return {
    other,
    from: isFrom ? id : other,
    to: isFrom ? other : id,
    kind: isFrom ? kind : INVERSE_MATCH[kind],
    confidence: numberOrNull(row.confidence) ?? 1,
    source: row.source as string,
  }
}
