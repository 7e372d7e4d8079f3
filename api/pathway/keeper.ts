/**
 * Keeps the prerequisite model and the columns of the aligned resources up with the graph: a reader of the change feed
 * with a cursor of its own, in every process. Both can be thrown away; nothing of them is stored.
 */
import { setAside, type SetAside } from '#graph/algorithms/cycles.ts'
import type { Graph } from '#graph/graph.ts'
import { changesSince, currentVersion } from '#graph/queries/catalogue.ts'
import type { SyncOptions } from '#graph/queries/edges.ts'
import { matchColumns, outcomeColumns, prerequisiteColumns } from '#graph/queries/outcome.ts'
import { allResources, resourceIdsTouching, resourcesByIds } from '#graph/queries/resource.ts'
import { linkColumns, toColumn, type Columns, type ResourceColumn } from './columns.ts'
import { buildModel, type ModelSource, type PrerequisiteModel } from './model.ts'

/** Resources read at a time. */
const BATCH = 500
/** Reads of everything tried until none of them met a write. */
const MOST_READS = 3

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
  let columns: Map<string, ResourceColumn> | null = null
  let reading: Promise<void> | null = null
  let linked: { model: PrerequisiteModel; columns: Columns } | null = null
  let turn: Promise<unknown> = Promise.resolve()
  let waiting: Promise<number> | null = null
  let timer: NodeJS.Timeout | null = null
  let isFailing = false
  let isStopped = false

  /** Columns by id, read once; resources changed while reading are read again by the catch-up that saw the change. */
  function readColumns(): Promise<void> {
    reading ??= (async () => {
      const read = new Map<string, ResourceColumn>()
      const from = await currentVersion(graph)
      for await (const page of allResources(graph)) {
        if (isStopped) {
          reading = null
          return
        }
        for (const resource of page) {
          const column = toColumn(resource)
          if (column) read.set(resource.id, column)
        }
      }
      const feed = await changesSince(graph, from)
      if (!('tooOld' in feed)) await renew(read, await touched(feed.changes))
      columns = read
      linked = null
    })().catch((error: unknown) => {
      reading = null
      throw error
    })
    return reading
  }

  async function touched(changes: readonly { kind: string; ids: string[] }[]): Promise<Set<string>> {
    const ids = new Set<string>()
    for (const { kind, ids: changed } of changes) {
      if (kind === 'resource') changed.forEach((id) => ids.add(id))
      if (kind === 'licence') {
        for (const id of await resourceIdsTouching(graph, { kind, ids: changed })) ids.add(id)
      }
    }
    return ids
  }

  async function renew(into: Map<string, ResourceColumn>, ids: ReadonlySet<string>): Promise<void> {
    const list = [...ids]
    for (let at = 0; at < list.length; at += BATCH) {
      const asked = list.slice(at, at + BATCH)
      const found = new Map((await resourcesByIds(graph, asked)).map((resource) => [resource.id, resource]))
      for (const id of asked) {
        const resource = found.get(id)
        const column = resource ? toColumn(resource) : null
        if (column) into.set(id, column)
        else into.delete(id)
      }
    }
  }

  async function run(): Promise<number> {
    const feed = await changesSince(graph, model.version)
    if (!('tooOld' in feed) && feed.version === model.version) return model.version
    if ('tooOld' in feed || feed.changes.some(({ kind }) => kind === 'everything')) {
      model = await readModel(graph)
      linked = null
      if (columns) {
        columns = null
        reading = null
        await readColumns()
      }
      return model.version
    }
    const isMoved = feed.changes.some(({ kind }) => kind === 'outcome' || kind === 'framework' || kind === 'edges')
    const ids = columns ? await touched(feed.changes) : new Set<string>()
    if (columns && ids.size > 0) await renew(columns, ids)
    if (isMoved || ids.size > 0) linked = null
    model = isMoved ? await readModel(graph) : { ...model, version: feed.version }
    if (linked) linked = { model, columns: linked.columns }
    return model.version
  }

  function catchUp(): Promise<number> {
    // A run that has not begun yet will see everything committed before now.
    waiting ??= (() => {
      const next = turn.then(() => {
        waiting = null
        return run()
      })
      turn = next.catch(() => undefined)
      return next
    })()
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
    const existing = model
      .accepted()
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
      if (!columns) await readColumns()
      if (!columns) throw new Error('pathway: the keeper was stopped before it had read the resources')
      linked ??= { model, columns: linkColumns(model, columns.values()) }
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
          if (!columns) readColumns().catch(() => undefined)
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

/** Reads everything the model is made of. When a write falls between, it is read again, at most a few times. */
async function readModel(graph: Graph): Promise<PrerequisiteModel> {
  for (let read = 1; ; read++) {
    const version = await currentVersion(graph)
    const [outcomes, requires, matches] = await Promise.all([
      outcomeColumns(graph),
      prerequisiteColumns(graph),
      matchColumns(graph, ['exact', 'close']),
    ])
    if (read < MOST_READS && (await currentVersion(graph)) !== version) continue
    const source: ModelSource = {
      version,
      outcomes: outcomes.map(({ framework, parents: _, ...outcome }) => ({ ...outcome, frameworkId: framework })),
      requires: requires.filter((edge) => edge.status === 'accepted'),
      childOf: outcomes.flatMap(({ id, parents }) =>
        parents.map((parent) => ({ from: id, to: parent.id, position: parent.position })),
      ),
      matches,
    }
    return buildModel(source)
  }
}
