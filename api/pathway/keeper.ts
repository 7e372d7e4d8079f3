/**
 * Keeps the prerequisite model and the columns of the aligned resources up with the graph: a reader of the change feed
 * with a cursor of its own, in every process. Both can be thrown away; nothing of them is stored.
 */
import { setAside, type SetAside } from '#graph/algorithms/cycles.ts'
import type { Graph } from '#graph/graph.ts'
import type { Change } from '#graph/nodes.ts'
import { changesSince, currentVersion } from '#graph/queries/catalogue.ts'
import {
  alignedResourceIds,
  allOutcomeIds,
  COLUMNS_A_READ,
  frameworkUris,
  outcomeFacts,
  resourceFacts,
} from '#graph/queries/columns.ts'
import type { SyncOptions } from '#graph/queries/edges.ts'
import { resourceIdsTouching } from '#graph/queries/resource.ts'
import type { MatchKind } from '#graph/records.ts'
import { linkInSlices, relinkInSlices, resourcesOf, toColumn, type Columns, type ResourceColumn } from './columns.ts'
import { atVersion, buildInSlices, changeInSlices, goneBy, type ModelDelta, type PrerequisiteModel } from './model.ts'
import { inSlices, type Work } from './slices.ts'

/** The crosswalks that planning follows. */
const FOLLOWED: readonly MatchKind[] = ['exact', 'close']
/** Reads of what changed meanwhile, after which a reader takes what it has: the next run sees what it missed. */
const MOST_ROUNDS = 20
/** Columns made between two looks at the clock. */
const COLUMNS_A_STEP = 16

export interface PathwayView {
  model: PrerequisiteModel
  columns: Columns
}

/** A prerequisite about to be followed: ids of its ends, and the edge as it was handed over. */
export interface AddedPrerequisite {
  from: string
  to: string
  edge: { strength: 'hard' | 'soft'; confidence: number }
}

export interface ModelKeeper {
  /** The model as it was last caught up; sync and cheap. */
  current(): PrerequisiteModel
  /** Model and columns for planning, as they were last caught up; waits only for the first read of the columns. */
  view(): Promise<PathwayView>
  /** Brings the model, and the columns once they are read, to the graph's version. Calls that overlap share one run. */
  catchUp(): Promise<number>
  /**
   * The last guard of a write of prerequisites, called inside the transaction that has taken `version`: brings the model
   * to the version before it and gives those of `added` that would close a cycle, each with its path. `removed` are
   * edges the same write takes away. Nobody else can add an edge meanwhile, for the transaction holds the catalogue.
   */
  guard<T extends AddedPrerequisite>(
    version: number,
    added: readonly T[],
    removed?: readonly { from: string; to: string; source?: string }[],
  ): Promise<SetAside<T>[]>
  /** `guard` in the form `syncEdges` asks for: those it gives back are kept as proposed. */
  check: NonNullable<SyncOptions['check']>
  /** Looks for changes of other processes every so often, until `stop`. */
  start(intervalMs?: number): void
  /** Ends `start` and waits for what is under way. */
  stop(): Promise<void>
}

export interface KeeperLog {
  error(fields: object, message: string): void
}

/** Opens the model of a graph and reads the prerequisites; the columns are read behind it. */
export async function openModel(graph: Graph, log?: KeeperLog): Promise<ModelKeeper> {
  let model = await readModel(graph)
  let linked: PathwayView | null = null
  let reading: Promise<void> | null = null
  let turn: Promise<unknown> = Promise.resolve()
  let waiting: Promise<number> | null = null
  let timer: NodeJS.Timeout | null = null
  let isFailing = false
  let isStopped = false

  /**
   * The columns, read once and linked to the model in the turn of a catch-up, which reads what changed while they were
   * read.
   */
  function readColumns(): Promise<void> {
    reading ??= (async () => {
      const from = await currentVersion(graph)
      const read = await readAllColumns(graph, () => isStopped)
      if (isStopped) {
        reading = null
        return
      }
      await inTurn(async () => {
        await run()
        const feed = await changesSince(graph, from)
        const late = 'tooOld' in feed ? null : await readChangedColumns(graph, feed.changes)
        for (const [id, column] of late ?? []) {
          if (column) read.set(id, column)
          else read.delete(id)
        }
        linked = { model, columns: await inSlices(linkInSlices(model, read.values())) }
      })
    })().catch((error: unknown) => {
      reading = null
      throw error
    })
    return reading
  }

  /** Does one thing after the other with the model; a failure is for who asked for it. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = turn.then(work)
    turn = next.catch(() => undefined)
    return next
  }

  async function run(): Promise<number> {
    const feed = await changesSince(graph, model.version)
    if (!('tooOld' in feed) && feed.version === model.version) return model.version
    if ('tooOld' in feed || feed.changes.some(({ kind }) => kind === 'everything')) {
      const next = await readModel(graph)
      const columns = linked && (await readAllColumns(graph, () => isStopped))
      if (isStopped) return model.version
      const view = columns && { model: next, columns: await inSlices(linkInSlices(next, columns.values())) }
      model = next
      linked = view
      return model.version
    }
    const { delta, renewed } = await readDelta(graph, feed, linked !== null)
    const isMoved = delta.ids.length > 0 || delta.frameworks.length > 0
    const next = isMoved ? await inSlices(changeInSlices(model, delta)) : atVersion(model, delta.version)
    if (linked) {
      // Alignments go with the outcome they lead to, and the feed does not name their resources.
      const { columns: before } = linked
      const orphans = goneBy(model, delta).flatMap((outcome) => resourcesOf(before, outcome))
      const reread = await readChangedColumns(graph, [{ version: delta.version, kind: 'resource', ids: orphans }])
      for (const [id, column] of reread) renewed.set(id, column)
      const isLinked = !isMoved && renewed.size === 0
      const columns = isLinked ? linked.columns : await inSlices(relinkInSlices(linked.columns, model, next, renewed))
      linked = { model: next, columns }
    }
    // Both at once: whoever plans now has the old ones or the new ones.
    model = next
    return model.version
  }

  function catchUp(): Promise<number> {
    // A run that has not begun yet will see everything committed before now.
    waiting ??= inTurn(() => {
      waiting = null
      return run()
    })
    return waiting
  }

  async function guard<T extends AddedPrerequisite>(
    version: number,
    added: readonly T[],
    removed: readonly { from: string; to: string; source?: string }[] = [],
  ): Promise<SetAside<T>[]> {
    while (model.version < version - 1) {
      const before = model.version
      await catchUp()
      if (model.version === before) break
    }
    const gone = new Set(removed.map(({ from, to, source }) => `${from} ${to} ${source ?? ''}`))
    // A cycle with an added edge in it leads on from the end of that edge.
    const existing = model
      .acceptedBehind(added.map(({ to }) => to))
      .filter(({ from, to, source }) => !gone.has(`${from} ${to} ${source}`) && !gone.has(`${from} ${to} `))
    const weighed = added.map((each) => ({
      from: each.from,
      to: each.to,
      strength: each.edge.strength,
      confidence: each.edge.confidence,
      added: each,
    }))
    return setAside(weighed, existing).setAside.map(({ edge, cycle }) => ({ edge: edge.added, cycle }))
  }

  async function tick(): Promise<void> {
    try {
      await catchUp()
      isFailing = false
    } catch (error) {
      if (!isFailing) log?.error({ err: error }, 'the prerequisite model could not catch up; it will try again')
      isFailing = true
    }
  }

  return {
    current: () => model,
    catchUp,
    async view() {
      if (!linked) await readColumns()
      if (!linked) throw new Error('pathway: the keeper was stopped before it had read the resources')
      return linked
    },
    guard,
    check: async (_tx, version, added, removed) => (await guard(version, added, removed)).map(({ edge }) => edge),
    start(intervalMs = 1_000) {
      if (timer !== null) return
      isStopped = false
      const next = (): void => {
        timer = setTimeout(() => {
          void tick().finally(() => {
            if (timer !== null) next()
          })
          // Behind the first searches and before the first plan; a failure shows when a plan is asked for.
          if (!linked) readColumns().catch(() => undefined)
        }, intervalMs)
        timer.unref()
      }
      next()
    },
    async stop() {
      isStopped = true
      if (timer !== null) clearTimeout(timer)
      timer = null
      await turn
      await reading?.catch(() => undefined)
    },
  }
}

/** Everything the model is made of, in batches, then what changed while they were read. */
async function readModel(graph: Graph): Promise<PrerequisiteModel> {
  const version = await currentVersion(graph)
  const ids = await allOutcomeIds(graph)
  const outcomes: ModelDelta['outcomes'][number][] = []
  const requires: ModelDelta['requires'][number][] = []
  const childOf: ModelDelta['childOf'][number][] = []
  const matches: ModelDelta['matches'][number][] = []
  const replacements: { from: string; to: string }[] = []
  for await (const facts of inBatches(ids, (batch) => outcomeFacts(graph, batch, FOLLOWED))) {
    for (const each of facts.outcomes) outcomes.push(each)
    for (const each of facts.requires) requires.push(each)
    for (const each of facts.childOf) childOf.push(each)
    for (const each of facts.matches) matches.push(each)
    for (const each of facts.replacements) replacements.push(each)
  }
  const model = await inSlices(buildInSlices({ version, outcomes, requires, childOf, matches, replacements }))
  const feed = await changesSince(graph, version)
  if ('tooOld' in feed || feed.changes.some(({ kind }) => kind === 'everything')) return await readModel(graph)
  if (feed.version === version) return model
  const { delta } = await readDelta(graph, feed, false)
  return await inSlices(changeInSlices(model, delta))
}

/** Answers of `read` for ids in batches, in their order; the next batch is read while the caller works on one. */
async function* inBatches<T>(ids: readonly string[], read: (ids: readonly string[]) => Promise<T>): AsyncGenerator<T> {
  const start = (at: number) => {
    const next = at < ids.length ? read(ids.slice(at, at + COLUMNS_A_READ)) : null
    // Whoever stops here never waits for it.
    next?.catch(() => undefined)
    return next
  }
  let next = start(0)
  for (let at = 0; next; at += COLUMNS_A_READ) {
    const found = await next
    next = start(at + COLUMNS_A_READ)
    yield found
  }
}

interface Feed {
  version: number
  changes: Change[]
}

/**
 * What changes mean for the model, and with `withColumns` which columns they renew. What somebody writes while it is read is
 * read again, until nobody did: all of it then stands at one version, which is that of the delta.
 */
async function readDelta(
  graph: Graph,
  feed: Feed,
  withColumns: boolean,
): Promise<{
  delta: ModelDelta & Required<Pick<ModelDelta, 'frameworks'>>
  renewed: Map<string, ResourceColumn | null>
}> {
  const renewed = new Map<string, ResourceColumn | null>()
  const ids = new Set<string>()
  const outcomes = new Map<string, ModelDelta['outcomes'][number]>()
  const edges = { requires: new Map(), childOf: new Map(), matches: new Map(), replacements: new Map() } as {
    [Part in 'requires' | 'childOf' | 'matches' | 'replacements']: Map<string, Required<ModelDelta>[Part][number][]>
  }
  const frameworks = new Map<string, string>()
  let { version } = feed
  let fresh = feed.changes
  for (let round = 1; ; round++) {
    const named = (...kinds: Change['kind'][]) => [
      ...new Set(fresh.filter(({ kind }) => kinds.includes(kind)).flatMap((change) => change.ids)),
    ]
    const asked = named('outcome', 'edges')
    for (const id of asked) {
      ids.add(id)
      outcomes.delete(id)
      for (const part of Object.values(edges)) part.delete(id)
    }
    for await (const facts of inBatches(asked, (batch) => outcomeFacts(graph, batch, FOLLOWED))) {
      for (const outcome of facts.outcomes) outcomes.set(outcome.id, outcome)
      keep(edges.requires, facts.requires)
      keep(edges.childOf, facts.childOf)
      keep(edges.matches, facts.matches)
      keep(edges.replacements, facts.replacements)
    }
    for (const { id, uri } of await frameworkUris(graph, named('framework'))) frameworks.set(id, uri)
    if (withColumns) for (const [id, column] of await readChangedColumns(graph, fresh)) renewed.set(id, column)
    const since = await changesSince(graph, version)
    const isCalm = !('tooOld' in since) && since.version === version
    const isFarBehind = 'tooOld' in since || since.changes.some(({ kind }) => kind === 'everything')
    // One that is far behind now finds that out in its next run.
    if (isCalm || isFarBehind || round === MOST_ROUNDS) break
    version = since.version
    fresh = since.changes
  }
  const delta = {
    version,
    ids: [...ids],
    outcomes: [...outcomes.values()],
    requires: [...edges.requires.values()].flat(),
    childOf: [...edges.childOf.values()].flat(),
    matches: [...edges.matches.values()].flat(),
    replacements: [...edges.replacements.values()].flat(),
    frameworks: [...frameworks].map(([id, uri]) => ({ id, uri })),
  }
  return { delta, renewed }
}

function keep<T extends { from: string }>(into: Map<string, T[]>, edges: readonly T[]): void {
  for (const edge of edges) {
    const known = into.get(edge.from)
    if (known) known.push(edge)
    else into.set(edge.from, [edge])
  }
}

/** The columns of all aligned resources, by id; what was read so far when `isStopped` says so. */
async function readAllColumns(graph: Graph, isStopped: () => boolean): Promise<Map<string, ResourceColumn>> {
  const columns = new Map<string, ResourceColumn>()
  for await (const facts of inBatches(await alignedResourceIds(graph), (ids) => resourceFacts(graph, ids))) {
    if (isStopped()) break
    for (const column of await inSlices(makeColumns(facts))) if (column) columns.set(column.id, column)
  }
  return columns
}

/** The columns of the resources that changes name, `null` for those that have none now. */
async function readChangedColumns(
  graph: Graph,
  changes: readonly Change[],
): Promise<Map<string, ResourceColumn | null>> {
  const ids = new Set<string>()
  for (const { kind, ids: changed } of changes) {
    if (kind === 'resource') changed.forEach((id) => ids.add(id))
    if (kind === 'licence') for (const id of await resourceIdsTouching(graph, { kind, ids: changed })) ids.add(id)
  }
  const columns = new Map<string, ResourceColumn | null>([...ids].map((id) => [id, null]))
  for await (const facts of inBatches([...ids], (batch) => resourceFacts(graph, batch))) {
    for (const column of await inSlices(makeColumns(facts))) if (column) columns.set(column.id, column)
  }
  return columns
}

function* makeColumns(facts: readonly Parameters<typeof toColumn>[0][]): Work<(ResourceColumn | null)[]> {
  const columns: (ResourceColumn | null)[] = []
  for (const each of facts) {
    columns.push(toColumn(each))
    if (columns.length % COLUMNS_A_STEP === 0) yield
  }
  return columns
}
