/**
 * Batched reads of one request: each level of an answer costs one read, however many things stand on it.
 * Loaders live as long as the request and are never shared.
 */
import DataLoader from 'dataloader'
import type { Graph } from '#graph/graph.ts'
import type { OutcomeCard } from '#graph/nodes.ts'
import type { SourceCard } from '#graph/nodes.ts'
import type { AlignmentKind } from '#graph/records.ts'
import { agentsByIds } from '#graph/queries/agent.ts'
import { broaderOf, conceptsByIds } from '#graph/queries/concept.ts'
import { draftsOf, draftsOfVersions } from '#graph/queries/edit.ts'
import { frameworksByIds, rootsOf } from '#graph/queries/framework.ts'
import {
  alignmentCounts,
  alignmentsOf,
  childCounts,
  childrenOf,
  matchesOf,
  outcomesByIds,
  parentsOf,
  prerequisiteReasons,
  replacementsOf,
  requiredBy,
  requiresOf,
} from '#graph/queries/outcome.ts'
import { sourcesByKeys } from '#graph/queries/source.ts'
import { childPlacesOf } from '#graph/queries/tree.ts'
import { editionsOfWorks, resourceCountsOfAgents, resourcesByIds } from '#graph/queries/resource.ts'
import type { Viewer } from './context.ts'
import { seesFramework, seesOutcome } from './framework/visible.ts'

export type Loaders = ReturnType<typeof createLoaders>

/** Alignments read for one outcome: as many as a page can show. */
const MOST_ALIGNMENTS = 100

/**
 * Loaders over one graph for one viewer. Those by id give null for what is not there, those of lists an empty list. Drafts
 * that the viewer does not see are not there.
 */
export function createLoaders(graph: Graph, viewer: Viewer | null = null) {
  const seen = <T extends { outcome: OutcomeCard }>(rows: T[]): T[] =>
    rows.filter(({ outcome }) => seesOutcome(viewer, outcome))
  const alignments = new Map<string, DataLoader<string, Awaited<ReturnType<typeof alignmentsOf>>>>()
  return {
    resource: byId((ids) => resourcesByIds(graph, ids)),
    outcome: byId(async (ids) => (await outcomesByIds(graph, ids)).filter((each) => seesOutcome(viewer, each))),
    framework: byId(async (ids) => (await frameworksByIds(graph, ids)).filter((each) => seesFramework(viewer, each))),
    /** By framework: the draft of its next version, or null. */
    nextDraft: new DataLoader<string, string | null>(async (ids) => {
      const found = await draftsOfVersions((cypher, params) => graph.read(cypher, params), ids)
      const own = found.filter((each) => seesFramework(viewer, { ...DRAFT, ...each }))
      const byFramework = new Map(own.map((each) => [each.of, each.id]))
      return ids.map((id) => byFramework.get(id) ?? null)
    }),
    /** Ids of the drafts of providers, the latest changed first. */
    drafts: (providers: readonly string[]) => draftsOf((cypher, params) => graph.read(cypher, params), providers),
    concept: byId((ids) => conceptsByIds(graph, ids)),
    agent: byId((ids) => agentsByIds(graph, ids)),
    /** Who says a link, for people: the name of the source by its key, or the key where the source has none. */
    sourceName: new DataLoader<string, string>(async (keys) => {
      const found = await sourcesByKeys(graph, keys)
      return keys.map((key) => found.get(key)?.name ?? key)
    }),
    /** By key. */
    source: new DataLoader<string, SourceCard | null>(async (keys) => {
      const found = await sourcesByKeys(graph, keys)
      return keys.map((key) => found.get(key) ?? null)
    }),
    /** By work. */
    editions: grouped(
      (works) => editionsOfWorks(graph, works),
      (edition) => edition.work,
    ),
    /** By concept. */
    broader: grouped(
      (ids) => broaderOf(graph, ids),
      (row) => row.of,
    ),
    /** By framework. */
    roots: grouped(
      async (ids) => seen(await rootsOf(graph, ids)),
      (row) => row.framework,
    ),
    /** These by outcome. */
    parents: grouped(
      async (ids) => seen(await parentsOf(graph, ids)),
      (row) => row.of,
    ),
    children: grouped(
      async (ids) => seen(await childrenOf(graph, ids)),
      (row) => row.of,
    ),
    /** Ids of what stands below an outcome, in the order of the tree. */
    childPlaces: grouped(
      (ids) => childPlacesOf(graph, ids),
      (row) => row.of,
    ),
    childCount: counted((ids) => childCounts(graph, ids)),
    requires: grouped(
      async (ids) => seen(await requiresOf(graph, ids)),
      (row) => row.from,
    ),
    requiredBy: grouped(
      async (ids) => seen(await requiredBy(graph, ids)),
      (row) => row.to,
    ),
    /** Prerequisites that are stated and not followed, by outcome. */
    proposed: grouped(
      async (ids) => seen(await requiresOf(graph, ids, { all: true })).filter(({ status }) => status === 'proposed'),
      (row) => row.from,
    ),
    matches: grouped(
      async (ids) => seen(await matchesOf(graph, ids)),
      (row) => row.of,
    ),
    replacement: new DataLoader<string, string | null>(async (ids) => {
      const found = await replacementsOf(graph, ids)
      return ids.map((id) => found.get(id) ?? null)
    }),
    /** The source's words for a stored prerequisite; null where it gives none. */
    reasons: new DataLoader(
      async (edges: readonly StoredEdge[]) => {
        const found = new Map((await prerequisiteReasons(graph, edges)).map((row) => [edgeKey(row), row.reasons]))
        return edges.map((edge) => found.get(edgeKey(edge)) ?? [])
      },
      { cacheKeyFn: edgeKey },
    ),
    resourceCountOfOutcome: counted((ids) => alignmentCounts(graph, ids)),
    /** By outcome; one loader for each choice of kinds. */
    alignments(kinds: readonly AlignmentKind[]) {
      const key = [...kinds].sort().join()
      let loader = alignments.get(key)
      if (!loader) {
        loader = grouped(
          (ids) => alignmentsOf(graph, ids, { kinds, limit: MOST_ALIGNMENTS }),
          (row) => row.outcome,
        )
        alignments.set(key, loader)
      }
      return loader
    },
    resourceCountOfProvider: counted((ids) => resourceCountsOfAgents(graph, ids)),
  }
}

const DRAFT = { state: 'draft', adoptionStatus: null } as const

/** Names one stored prerequisite edge. */
export interface StoredEdge {
  from: string
  to: string
  source: string
}

function edgeKey({ from, to, source }: StoredEdge): string {
  return `${from} ${to} ${source}`
}

/** A loader of things by id; rows may come in any order and leave some out. */
function byId<T extends { id: string }>(read: (ids: readonly string[]) => Promise<T[]>): DataLoader<string, T | null> {
  return new DataLoader(async (ids) => {
    const found = new Map((await read(ids)).map((node) => [node.id, node]))
    return ids.map((id) => found.get(id) ?? null)
  })
}

/** A loader of lists; rows keep the order in which they come. */
function grouped<T>(
  read: (ids: readonly string[]) => Promise<T[]>,
  keyOf: (row: T) => string,
): DataLoader<string, T[]> {
  return new DataLoader(async (ids) => {
    const groups = Map.groupBy(await read(ids), keyOf)
    return ids.map((id) => groups.get(id) ?? [])
  })
}

/** A loader of numbers; what is not counted is 0. */
function counted(read: (ids: readonly string[]) => Promise<Map<string, number>>): DataLoader<string, number> {
  return new DataLoader(async (ids) => {
    const counts = await read(ids)
    return ids.map((id) => counts.get(id) ?? 0)
  })
}
