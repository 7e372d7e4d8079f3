/**
 * Batched reads of one request: each level of an answer costs one read, however many things stand on it.
 * Loaders live as long as the request and are never shared.
 */
import DataLoader from 'dataloader'
import type { Graph } from '#graph/graph.ts'
import type { OutcomeCard, OutcomeNode, ResourceNode, SourceCard } from '#graph/nodes.ts'
import type { AlignmentKind, LanguageText } from '#graph/records.ts'
import { agentsByIds } from '#graph/queries/agent.ts'
import { collectionsByIds } from '#graph/queries/collection.ts'
import { broaderOf, conceptsByIds } from '#graph/queries/concept.ts'
import { lookOnce } from '#graph/queries/catalogue.ts'
import { domainsOf } from '#graph/queries/domain.ts'
import { draftsOf, draftsOfVersions } from '#graph/queries/edit.ts'
import { frameworksByIds, rootsOf } from '#graph/queries/framework.ts'
import { outcomesAndLinks, reasonsOf, type OutcomeLinks } from '#graph/queries/links.ts'
import { alignmentsOf } from '#graph/queries/outcome.ts'
import { profilesByIds } from '#graph/queries/profile.ts'
import { sourcesByKeys } from '#graph/queries/source.ts'
import { editionsOfWorks, madeFrom, resourceCountsOfAgents, resourcesByIds } from '#graph/queries/resource.ts'
import type { Viewer } from './context.ts'
import { codesFor } from './code/make.ts'
import { seesFramework, seesOutcome } from './framework/visible.ts'
import { may } from './rights/may.ts'

export type Loaders = ReturnType<typeof createLoaders>

/** Alignments read for one outcome: as many as a page can show. */
const MOST_ALIGNMENTS = 100

/**
 * Loaders over one graph for one viewer. Those by id give null for what is not there, those of lists an empty list. Drafts
 * that the viewer does not see are not there.
 */
export function createLoaders(graph: Graph, viewer: Viewer | null = null) {
  const look = lookOnce(graph)
  const both = together((wanted) => outcomesAndLinks(graph, wanted, look))
  const outcome = byId(async (ids) =>
    (await both({ outcomes: ids, links: [] })).outcomes.filter((each) => seesOutcome(viewer, each)),
  )
  const links = byId(async (ids) => (await both({ outcomes: [], links: ids })).links)
  const source = new DataLoader<string, SourceCard | null>(async (keys) => {
    const found = await sourcesByKeys(graph, keys, look)
    return keys.map((key) => found.get(key) ?? null)
  })
  const reasons = byId((ids) => reasonsOf(graph, ids, look))
  const seen = <T extends { outcome: OutcomeCard }>(rows: T[]): T[] =>
    rows.filter(({ outcome }) => seesOutcome(viewer, outcome))
  const shown = async (ids: readonly string[] = []) => (await all(outcome, ids)).filter((each) => each !== null)
  /** Links of one kind, at most so many, with the outcome at the other end of each. */
  const beside = <T extends { other: string }>(pick: (links: OutcomeLinks) => T[]) => ({
    async load(id: string, most = Infinity): Promise<(Omit<T, 'other'> & { outcome: OutcomeNode })[]> {
      const own = await links.load(id)
      const picked = own ? pick(own).slice(0, most) : []
      const others = await all(
        outcome,
        picked.map(({ other }) => other),
      )
      return picked.flatMap((link, at) => {
        const found = others[at]
        return found ? [{ ...link, outcome: found }] : []
      })
    },
  })
  const alignments = new Map<string, DataLoader<string, Awaited<ReturnType<typeof alignmentsOf>>>>()
  return {
    /** Version of the content that this request reads at: what is kept by version is asked with it. */
    version: look,
    resource: byId((ids) => resourcesByIds(graph, ids, look)),
    /** Resources of a list that is whole already, in its order: one read, without a promise for each of them. */
    async resources(ids: readonly string[]): Promise<(ResourceNode | null)[]> {
      const found = new Map((await resourcesByIds(graph, ids, look)).map((node) => [node.id, node]))
      return ids.map((id) => found.get(id) ?? null)
    },
    outcome,
    framework: byId(async (ids) =>
      (await frameworksByIds(graph, ids, look)).filter((each) => seesFramework(viewer, each)),
    ),
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
    collection: byId(async (ids) =>
      (await collectionsByIds(graph, ids)).filter((each) => may(viewer, 'collection.see', each)),
    ),
    agent: byId((ids) => agentsByIds(graph, ids)),
    /** What providers say of themselves. */
    profile: byId((ids) => profilesByIds(graph, ids)),
    /** By provider, those that wait for a proof too. */
    domains: grouped(
      (ids) => domainsOf((cypher, params) => graph.read(cypher, params), ids),
      ({ providerId }) => providerId,
    ),
    /** Who says a link, for people: the name of the source by its key, or the key where the source has none. */
    sourceName: { load: async (key: string): Promise<string> => (await source.load(key))?.name ?? key },
    /** By key. */
    source,
    /** By work. */
    editions: grouped(
      (works) => editionsOfWorks(graph, works),
      (edition) => edition.work,
    ),
    /** By resource: what was made from it. */
    madeFrom: grouped(
      (ids) => madeFrom(graph, ids),
      (row) => row.of,
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
    /** What an outcome is joined to, as ids and facts; the lists below give it with the outcomes at the other ends. */
    links,
    parents: { load: async (id: string) => await shown((await links.load(id))?.parents) },
    children: {
      load: async (id: string, most: number) => await shown((await links.load(id))?.children.slice(0, most)),
    },
    requires: beside(({ requires }) => requires.filter(({ status }) => status === 'accepted')),
    requiredBy: beside(({ requiredBy }) => requiredBy.filter(({ status }) => status === 'accepted')),
    /** Prerequisites that are stated and not followed. */
    proposed: beside(({ requires }) => requires.filter(({ status }) => status === 'proposed')),
    matches: beside(({ matches }) => matches),
    /** The id of what took its place in the end; null when nothing did. */
    replacement: {
      async load(id: string): Promise<string | null> {
        const seen = new Set([id])
        for (let at = id; ;) {
          const next: string | undefined = (await links.load(at))?.replacedBy[0]
          // In a circle each is followed as far as it leads.
          if (next === undefined || seen.has(next)) return at === id ? null : at
          seen.add(next)
          at = next
        }
      },
    },
    /** The source's words for a stored prerequisite; empty where it gives none. */
    reasons: {
      async load({ from, to, source }: StoredEdge): Promise<LanguageText[]> {
        const own = (await reasons.load(from))?.reasons
        return own?.find((reason) => reason.to === to && reason.source === source)?.reasons ?? []
      },
      /** Of many, in their order. */
      async loadMany(edges: readonly StoredEdge[]): Promise<LanguageText[][]> {
        const froms = [...new Set(edges.map(({ from }) => from))]
        const known = new Map((await all(reasons, froms)).map((own, at) => [froms[at]!, own?.reasons ?? []]))
        return edges.map(({ from, to, source }) => {
          return known.get(from)!.find((reason) => reason.to === to && reason.source === source)?.reasons ?? []
        })
      },
    },
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
    /** The code for print of a thing, by kind and id (`work:…`); null where it could not be made now. */
    printCode: new DataLoader<string, string | null>(async (keys) => {
      const codes = await codesFor(graph, keys)
      return keys.map((key) => codes.get(key) ?? null)
    }),
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

/** Joins what several loaders ask for in one turn into one question; each is given the whole answer. */
function together<T>(
  read: (wanted: { outcomes: readonly string[]; links: readonly string[] }) => Promise<T>,
): (wanted: { outcomes: readonly string[]; links: readonly string[] }) => Promise<T> {
  let open: { outcomes: string[]; links: string[]; answer: Promise<T> } | null = null
  return ({ outcomes, links }) => {
    if (!open) {
      const asked = { outcomes: [] as string[], links: [] as string[] }
      // Loaders of one turn send their batches one right after the other, before any promise goes on.
      const answer = Promise.resolve().then(() => {
        open = null
        return read(asked)
      })
      open = { ...asked, answer }
    }
    open.outcomes.push(...outcomes)
    open.links.push(...links)
    return open.answer
  }
}

/** Several at once; a failed read is thrown on. */
async function all<T>(loader: DataLoader<string, T>, ids: readonly string[]): Promise<T[]> {
  return (await loader.loadMany([...ids])).map((one) => {
    if (one instanceof Error) throw one
    return one
  })
}

/** What a loader found of several; a failed read is thrown on. */
export function present<T>(found: readonly (T | Error | null)[]): T[] {
  return found.flatMap((each) => {
    if (each instanceof Error) throw each
    return each === null ? [] : [each]
  })
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
