/**
 * Keeps the search index up with the graph: a reader of the change feed. A change is expanded to the resources and
 * outcomes whose documents hold it, these are read again and handed to the index, which then stands at the version of
 * the change. When the index is away the feed waits; what was written to the graph stands.
 *
 * The embedded index is of this process alone. The one Meilisearch index is of all processes: its cursor lies in the
 * graph under a lease, one process works on it and the others wait for it; when that one ends without a word, another
 * takes over from the version that is stored. Beside the version lies the mark of the index that was built, so that a
 * server that comes back with another one, or with none, is seen, and the index built anew.
 */
import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import { factsOf, fitFiles, fitLanguages, fitLevels, fitProof } from '#api/accessibility/fit.ts'
import type { Graph } from '#graph/graph.ts'
import type { Change, OutcomeCard, OutcomeNode } from '#graph/nodes.ts'
import { changesSince, currentVersion, publicCounts } from '#graph/queries/catalogue.ts'
import { LEASE_MS, LeaseLostError, takeCursor, type LeasedCursor } from '#graph/queries/lease.ts'
import { indexedResources, publishedResourceIds, type IndexedResource } from '#graph/queries/columns.ts'
import { rootsOf } from '#graph/queries/framework.ts'
import { allOutcomes, childrenOf, outcomesByIds, parentsOf } from '#graph/queries/outcome.ts'
import { resourceIdsTouching } from '#graph/queries/resource.ts'
import { NOTHING_NEAR, outcomeDocument, resourceDocument } from './document.ts'
import { giveWay } from './embedded/steps.ts'
import { FallbackIndex } from './fallback.ts'
import { MOST_HEADINGS_UP, nearbyOutcomes, nearbyResources, withEquals } from './nearby.ts'
import type { DocumentKind, SearchDocument, SearchIndex } from './search-index.ts'

/** Documents read at a time: the rows of each read are taken over at once. */
const BATCH = 250
/** Documents made before other events may have their turn. */
const A_TURN = 16
/** Documents handed over at a time: each time makes a segment, and small ones are merged soon. */
const MOST_HANDED = 2_000
/** Levels of ancestors whose words an outcome is found by. */
const MOST_ANCESTORS = 8
/** Versions behind from which one read of everything is quicker than expanding changes. */
const MOST_TOUCHED = 50_000
/** From so many on, one read of everything is quicker where they are as many as the index holds: nothing is merged then. */
const MANY_TOUCHED = 2_000
/** The cursor of the one index that all processes share. */
const SHARED = 'search:meilisearch'
/** Between two looks at a shared index that another process works on. */
const POLL_MS = 100

export interface RebuildProgress {
  kind: DocumentKind
  /** Documents of this kind so far. */
  done: number
}

export interface Indexer {
  /** Brings the index to the graph's version and gives it. Calls that overlap share one run. */
  catchUp(): Promise<number>
  /** Reads everything anew; searches meanwhile see the old index. Gives the number of documents. */
  rebuild(onProgress?: (progress: RebuildProgress) => void): Promise<number>
  /** Looks for changes of other processes every so often, until `stop`. Errors are logged once until it works again. */
  start(intervalMs?: number): void
  /** Ends `start` and waits for what is under way. */
  stop(): Promise<void>
  /** Version the index stands at. */
  version(): Promise<number>
}

export interface IndexerServices {
  graph: Graph
  search: SearchIndex
  log: {
    info(fields: object, message: string): void
    error(fields: object, message: string): void
  }
  /** Role of an outcome in the prerequisite model, for the facet `role`. */
  roleOf?: (id: string) => string | null
  /** Awaited before changes are read: brings what `roleOf` knows up to the graph. */
  prepare?: () => Promise<unknown>
  /** How long a process that works on a shared index may give no sign of life. */
  leaseMs?: number
  /** Told after each run at which catalogue version the index now stands; null when it could not be brought up. */
  tell?: (version: number | null) => void
}

/** The resource's document, its fit taken from its own facts. */
export function documentOf(resource: IndexedResource, nearby = NOTHING_NEAR): SearchDocument {
  const facts = factsOf(resource)
  const files = fitFiles(facts)
  const levels = fitLevels(facts)
  const languages = [...fitLanguages(facts, levels), ...fitProof(facts, levels), ...(files === null ? [] : [files])]
  const fit = { levels, languages }
  return resourceDocument(resource, fit, nearby)
}

/** The documents of resources, with what stands near them. */
export async function documentsOf(graph: Graph, resources: readonly IndexedResource[]): Promise<SearchDocument[]> {
  const nearby = await nearbyResources(graph, resources, await currentVersion(graph))
  const documents: SearchDocument[] = []
  for (const resource of resources) {
    documents.push(documentOf(resource, nearby))
    if (documents.length % A_TURN === 0) await giveWay()
  }
  return documents
}

/** Makes the indexer of one process. Of an index with another one to fall back on it keeps up both. */
export function createIndexer(services: IndexerServices): Indexer {
  const { search } = services
  if (!(search instanceof FallbackIndex)) return indexerOf(services)
  const spare = indexerOf({ ...services, search: search.spare })
  const tell = (version: number | null) => {
    search.standsAt(version)
    services.tell?.(version)
  }
  const first = indexerOf({ ...services, search: search.first, tell })
  return {
    async catchUp() {
      const version = await spare.catchUp()
      await search.wait(first.catchUp(), version)
      return version
    },
    async rebuild(onProgress) {
      await spare.rebuild(onProgress)
      return await first.rebuild(onProgress)
    },
    start(intervalMs) {
      spare.start(intervalMs)
      first.start(intervalMs)
    },
    async stop() {
      await Promise.all([spare.stop(), first.stop()])
    },
    version: async () => (await search.status()).version,
  }
}

function indexerOf({
  graph,
  search,
  log,
  roleOf = () => null,
  prepare,
  leaseMs = LEASE_MS,
  tell = () => undefined,
}: IndexerServices): Indexer {
  let turn: Promise<unknown> = Promise.resolve()
  let waiting: Promise<number> | null = null
  let timer: NodeJS.Timeout | null = null
  let failing = false
  let checked = false
  /** Which shared index it was that stood where the graph does. */
  let known: string | undefined
  /** The shared cursor while this process works on it. */
  let lease: LeasedCursor | null = null
  /** Handed over when the lease was lost, perhaps over newer ones: given again once it is ours. */
  const again = { resources: new Set<string>(), outcomes: new Set<string>() }

  /** Runs one thing at a time. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = turn.then(work)
    turn = next.catch(() => undefined)
    return next
  }

  async function toDocuments(outcomes: OutcomeNode[]): Promise<SearchDocument[]> {
    const ids = outcomes.map(({ id }) => id)
    const [ancestors, nearby] = await Promise.all([ancestorsOf(graph, outcomes), nearbyOutcomes(graph, ids)])
    return outcomes.map((outcome) =>
      outcomeDocument(outcome, { ancestors: ancestors.get(outcome.id) ?? [], role: roleOf(outcome.id), nearby }),
    )
  }

  async function readAll(onProgress?: (progress: RebuildProgress) => void): Promise<number> {
    const version = await currentVersion(graph)
    let total = 0
    async function* batches(): AsyncGenerator<SearchDocument[]> {
      let done = 0
      for await (const page of indexedPages(graph)) {
        const nodes = page.filter(isFound)
        await lease?.renew()
        yield await documentsOf(graph, nodes)
        total += nodes.length
        onProgress?.({ kind: 'resource', done: (done += nodes.length) })
        await setImmediate()
      }
      done = 0
      for await (const page of allOutcomes(graph, BATCH)) {
        await lease?.renew()
        yield await toDocuments(page.filter(({ state }) => state === 'published'))
        total += page.length
        onProgress?.({ kind: 'outcome', done: (done += page.length) })
      }
    }
    await search.rebuild(batches(), version)
    await search.settled()
    await lease?.renew(version, (await search.status()).history)
    again.resources.clear()
    again.outcomes.clear()
    return total
  }

  /** Reads what has these ids again and hands it over; what is gone, withdrawn or hidden is taken out. */
  async function renew(resources: string[], outcomes: string[], from: number, version: number): Promise<void> {
    const apply = async (kind: DocumentKind, ids: string[], documents: SearchDocument[]): Promise<void> => {
      const found = new Set(documents.map(({ id }) => id))
      const remove = ids.filter((id) => !found.has(id)).map((id) => ({ kind, id }))
      await lease?.renew()
      // The version moves only when everything of it is in.
      await search.apply({ upsert: documents, remove, version: from })
      if (!lease) return
      const handed = kind === 'resource' ? again.resources : again.outcomes
      for (const id of ids) handed.add(id)
      await lease.renew()
      for (const id of ids) handed.delete(id)
    }
    const renewAll = async (kind: DocumentKind, all: string[], read: (ids: string[]) => Promise<SearchDocument[]>) => {
      for (let start = 0; start < all.length; start += MOST_HANDED) {
        const ids = all.slice(start, start + MOST_HANDED)
        const documents: SearchDocument[] = []
        for (let at = 0; at < ids.length; at += BATCH) documents.push(...(await read(ids.slice(at, at + BATCH))))
        await apply(kind, ids, documents)
      }
    }
    await renewAll('resource', resources, async (ids) =>
      documentsOf(graph, (await indexedResources(graph, ids, await currentVersion(graph))).filter(isFound)),
    )
    await renewAll('outcome', outcomes, async (ids) =>
      toDocuments((await outcomesByIds(graph, ids)).filter(({ state }) => state === 'published')),
    )
    await search.apply({ upsert: [], remove: [], version })
    await lease?.renew(version)
  }

  async function run(): Promise<number> {
    const { engine } = await search.status()
    if (engine === 'embedded') return await advance()
    await prepare?.()
    const wanted = await currentVersion(graph)
    const isDone = async (): Promise<number | null> => {
      const { ready, version, history } = await search.status()
      const isOurs = ready && checked && history === known && again.resources.size + again.outcomes.size === 0
      if (!isOurs || version < wanted) return null
      // Further than the graph: one of them was restored from a copy.
      return version === wanted || version <= (await currentVersion(graph)) ? version : null
    }
    const work = async (): Promise<number> => {
      const version = (await isDone()) ?? (await advance())
      known = (await search.status()).history
      return version
    }
    return (await isDone()) ?? (await shared(work, isDone))
  }

  /** Runs work while the shared cursor is ours; ends sooner when `isDone` says that another process has done it. */
  async function shared<T>(work: () => Promise<T>, isDone: () => Promise<T | null>): Promise<T> {
    for (;;) {
      const taken = await takeCursor(graph, SHARED, leaseMs)
      if (!taken) {
        await sleep(POLL_MS)
        const done = await isDone()
        if (done !== null) return done
        continue
      }
      if (taken.isTakenOver) log.info({}, 'took over the search index from a process that ended')
      lease = taken
      // A task of the engine may take longer than the lease: what it does is looked at again after it.
      const renewing = setInterval(() => void taken.renew().catch(() => undefined), leaseMs / 3)
      renewing.unref()
      try {
        return await work()
      } catch (error) {
        if (!(error instanceof LeaseLostError)) throw error
        log.info({}, 'another process works on the search index now')
      } finally {
        clearInterval(renewing)
        lease = null
        await taken.release().catch(() => undefined)
      }
    }
  }

  /** Brings the index from where it stands to the graph's version. */
  async function advance(): Promise<number> {
    await prepare?.()
    const status = await search.status()
    // What was noted last: a process may have ended between handing documents over and noting it, or the index be restored.
    const from = Math.min(status.version, lease?.version ?? status.version)
    const isForeign = lease !== null && status.history !== undefined && lease.mark !== status.history
    if (status.ready && isForeign) log.info({}, 'the search index is not the one that was built here; building it anew')
    if (!status.ready || isForeign) {
      await readAll()
      checked = true
      return (await search.status()).version
    }
    const feed = await changesSince(graph, from)
    const isTooOld = 'tooOld' in feed || status.version > feed.version
    if (isTooOld || feed.changes.some(({ kind }) => kind === 'everything')) await readAll()
    else if (feed.version !== status.version || again.resources.size + again.outcomes.size > 0) {
      const touched = await touchedBy(graph, feed.changes)
      const resources = [...new Set([...touched.resources, ...again.resources])]
      const outcomes = [...new Set([...touched.outcomes, ...again.outcomes])]
      const count = resources.length + outcomes.length
      const held = status.documents.resource + status.documents.outcome
      if (count > MOST_TOUCHED || (count > MANY_TOUCHED && count > held)) await readAll()
      else await renew(resources, outcomes, from, feed.version)
    }
    if (!checked) {
      checked = true
      if (!(await agrees())) {
        log.info({}, 'search index differs from the graph; building it anew')
        await readAll()
      }
    }
    return (await search.status()).version
  }

  /** Once after a start: an index from elsewhere may stand at the same version and hold something else. */
  async function agrees(): Promise<boolean> {
    await search.settled()
    const { documents, version } = await search.status()
    const numbers = await publicCounts(graph)
    if (numbers.version !== version) return true
    return numbers.resources === documents.resource && numbers.outcomes === documents.outcome
  }

  async function tick(): Promise<void> {
    try {
      await catchUp()
      if (failing) log.info({}, 'search index is up again')
      failing = false
    } catch (error) {
      if (!failing) log.error({ err: error }, 'search index could not catch up; it will try again')
      failing = true
    }
  }

  function catchUp(): Promise<number> {
    // A run that has not begun yet will see everything committed before now.
    waiting ??= inTurn(async () => {
      waiting = null
      try {
        const version = await run()
        tell(version)
        return version
      } catch (error) {
        tell(null)
        throw error
      }
    })
    return waiting
  }

  return {
    catchUp,
    rebuild: (onProgress) =>
      inTurn(async () => {
        const work = async () => {
          await prepare?.()
          return await readAll(onProgress)
        }
        const { engine } = await search.status()
        if (engine === 'embedded') return await work()
        const total = await shared(work, () => Promise.resolve(null))
        known = (await search.status()).history
        return total
      }),
    start(intervalMs = 1_000) {
      const next = (): void => {
        timer = setTimeout(() => {
          void tick().finally(() => {
            if (timer !== null) next()
          })
        }, intervalMs)
        timer.unref()
      }
      if (timer === null) next()
    },
    async stop() {
      if (timer !== null) clearTimeout(timer)
      timer = null
      await turn
    },
    version: async () => (await search.status()).version,
  }
}

/** What documents hold of all published resources, in the order of ids; the next page is read while the caller works on one. */
async function* indexedPages(graph: Graph): AsyncGenerator<IndexedResource[]> {
  const ids = await publishedResourceIds(graph)
  const read = async (at: number) =>
    at < ids.length ? await indexedResources(graph, ids.slice(at, at + BATCH), await currentVersion(graph)) : []
  let next = read(0)
  for (let at = BATCH; at < ids.length + BATCH; at += BATCH) {
    const page = await next
    next = read(at)
    // Whoever stops here never waits for it.
    next.catch(() => undefined)
    yield page
  }
}

/** Ids of resources and outcomes whose documents hold something that changed, each once. */
async function touchedBy(graph: Graph, changes: Change[]): Promise<{ resources: string[]; outcomes: string[] }> {
  const resources = new Set<string>()
  const outcomes = new Set<string>()
  const byKind = new Map<Change['kind'], Set<string>>()
  for (const { kind, ids } of changes) {
    const known = byKind.get(kind) ?? new Set()
    for (const id of ids) known.add(id)
    byKind.set(kind, known)
  }
  for (const [kind, ids] of byKind) {
    if (kind === 'everything') continue
    if (kind === 'outcome' || kind === 'edges') {
      // The words of an outcome stand in the documents of those that say the same, too, and of what it is a heading of.
      const equals = await withEquals(graph, [...ids])
      const below = await withDescendants(graph, [...ids])
      const headed = [...below].flatMap(([id, level]) => (level <= MOST_HEADINGS_UP ? id : []))
      const changed = [...new Set([...equals, ...headed])]
      for (const id of await resourceIdsTouching(graph, { kind, ids: changed })) resources.add(id)
      for (const id of [...equals, ...below.keys()]) outcomes.add(id)
    } else for (const id of await resourceIdsTouching(graph, { kind, ids: [...ids] })) resources.add(id)
    if (kind === 'framework') {
      const roots = await rootsOf(graph, [...ids])
      const all = await withDescendants(
        graph,
        roots.map(({ outcome }) => outcome.id),
      )
      for (const id of all.keys()) outcomes.add(id)
    }
  }
  return { resources: [...resources], outcomes: [...outcomes] }
}

/**
 * Outcomes and everything under them, because a document holds the words of what it stands under; by id the number of
 * levels down from the nearest of `ids`.
 */
async function withDescendants(graph: Graph, ids: string[]): Promise<Map<string, number>> {
  const all = new Map(ids.map((id) => [id, 0]))
  let level = ids
  for (let depth = 1; depth <= MOST_ANCESTORS && level.length > 0; depth++) {
    const children = await childrenOf(graph, level)
    level = [...new Set(children.flatMap(({ outcome }) => (all.has(outcome.id) ? [] : outcome.id)))]
    for (const id of level) all.set(id, depth)
  }
  return all
}

/** Ancestors of outcomes, nearest first; one read a level. */
async function ancestorsOf(graph: Graph, outcomes: OutcomeNode[]): Promise<Map<string, OutcomeCard[]>> {
  const parents = new Map<string, OutcomeCard[]>()
  let level = outcomes.map(({ id }) => id)
  for (let depth = 0; depth < MOST_ANCESTORS && level.length > 0; depth++) {
    const found = Map.groupBy(await parentsOf(graph, level), ({ of }) => of)
    const next = new Set<string>()
    for (const id of level) {
      const own = (found.get(id) ?? []).map(({ outcome }) => outcome)
      parents.set(id, own)
      for (const parent of own) if (!parents.has(parent.id)) next.add(parent.id)
    }
    level = [...next]
  }
  return new Map(
    outcomes.map(({ id }) => {
      const ancestors = new Map<string, OutcomeCard>()
      let here = parents.get(id) ?? []
      for (let depth = 0; depth < MOST_ANCESTORS && here.length > 0; depth++) {
        const above: OutcomeCard[] = []
        for (const card of here) {
          if (card.id === id || ancestors.has(card.id)) continue
          ancestors.set(card.id, card)
          above.push(...(parents.get(card.id) ?? []))
        }
        here = above
      }
      return [id, [...ancestors.values()]]
    }),
  )
}

/** Whether search leads to it: to what has a newer version the newer one leads. */
function isFound({ state, isFollowed }: IndexedResource): boolean {
  return state === 'published' && isFollowed !== true
}
