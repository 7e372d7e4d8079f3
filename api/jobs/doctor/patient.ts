/** What the checks look at: lists that several of them need are read once, when the first one asks. */
import { setImmediate } from 'node:timers/promises'
import type { PrerequisiteModel } from '#api/pathway/model.ts'
import type { JobServices } from '#api/jobs/job.ts'
import type { Graph } from '#graph/graph.ts'
import {
  examinedCodeLetters,
  examinedCodes,
  examinedConceptIds,
  examinedConcepts,
  examinedFrameworks,
  examinedOutcomeIds,
  examinedOutcomes,
  examinedRequiredBy,
  examinedRequires,
  examinedResourceIds,
  examinedResources,
  examinedSchemes,
  taughtOutcomes,
  type ExaminedCode,
  type ExaminedConcept,
  type ExaminedFramework,
  type ExaminedOutcome,
  type ExaminedRequires,
  type ExaminedResource,
} from '#graph/queries/doctor.ts'

export interface Patient {
  readonly graph: Graph
  readonly services: JobServices
  /** Only this framework is looked at; null for everything. */
  readonly frameworkId: string | null
  /** Examples of each check. */
  readonly examples: number
  readonly signal: AbortSignal
  /** The prerequisite model in memory, brought up to the graph. */
  model(): Promise<PrerequisiteModel>
  /** In the order of their ids; so are all lists. */
  outcomes(): Promise<readonly ExaminedOutcome[]>
  outcomesById(): Promise<ReadonlyMap<string, ExaminedOutcome>>
  requires(): Promise<readonly ExaminedRequires[]>
  /** Published resources that teach, practise or assess an outcome; those with none are missing. */
  taught(): Promise<ReadonlyMap<string, number>>
  frameworks(): Promise<readonly ExaminedFramework[]>
  concepts(): Promise<readonly ExaminedConcept[]>
  schemes(): Promise<readonly ExaminedConcept[]>
  resources(): Promise<readonly ExaminedResource[]>
  codes(): Promise<readonly ExaminedCode[]>
  progress(text: string): void
}

/** Opens the patient. `progress` hears what is read. */
export function openPatient(options: {
  services: JobServices
  frameworkId: string | null
  examples: number
  signal: AbortSignal
  progress: (text: string) => void
}): Patient {
  const { services, frameworkId, signal, progress } = options
  const { graph } = services
  const scope = frameworkId ?? undefined

  /** Puts batches together, lets others work in between, and stops when the person gave up. */
  async function gather<T>(what: string, total: number, ...readings: AsyncIterable<T[]>[]): Promise<T[]> {
    const all: T[] = []
    for (const reading of readings)
      for await (const batch of reading) {
        signal.throwIfAborted()
        for (const each of batch) all.push(each)
        progress(
          `reading ${what}: ${all.length.toLocaleString('en')}${total > 0 ? ` of ${total.toLocaleString('en')}` : ''}`,
        )
        await setImmediate()
      }
    return all
  }

  const ids = once(() => examinedOutcomeIds(graph, scope))
  const outcomes = once(async () => gather('outcomes', (await ids()).length, examinedOutcomes(graph, await ids())))
  const requires = once(async () => {
    const from = examinedRequires(graph, await ids())
    // Batches follow the ids, so each put in order is all put in order.
    if (frameworkId === null) return await gather('prerequisites', 0, inOrder(from))
    // Those that come from other frameworks count too, each once.
    const own = new Set(await ids())
    const all = await gather('prerequisites', 0, from, examinedRequiredBy(graph, await ids()))
    const seen = new Set<string>()
    const once = all.filter((edge) => {
      if (own.has(edge.from) && own.has(edge.to)) {
        const key = `${edge.from} ${edge.to} ${edge.source} ${edge.status}`
        if (seen.has(key)) return false
        seen.add(key)
      }
      return true
    })
    return once.sort(byEnds)
  })

  return {
    graph,
    services,
    frameworkId,
    examples: options.examples,
    signal,
    progress,
    model: once(async () => {
      await services.model.catchUp()
      return services.model.current()
    }),
    outcomes,
    outcomesById: once(async () => new Map((await outcomes()).map((each) => [each.id, each]))),
    requires,
    taught: once(async () => {
      const counts = await gather('alignments', 0, taughtOutcomes(graph, await ids()))
      return new Map(counts.map(({ id, resources }) => [id, resources]))
    }),
    frameworks: once(async () =>
      (await examinedFrameworks(graph)).filter(({ id }) => frameworkId === null || id === frameworkId),
    ),
    concepts: once(async () => {
      const all = await examinedConceptIds(graph)
      return await gather('concepts', all.length, examinedConcepts(graph, all))
    }),
    schemes: once(() => examinedSchemes(graph)),
    resources: once(async () => {
      const all = await examinedResourceIds(graph, scope)
      return await gather('resources', all.length, examinedResources(graph, all))
    }),
    codes: once(async () => {
      const all = await examinedCodeLetters(graph)
      return await gather('codes', all.length, examinedCodes(graph, all))
    }),
  }
}

/** A list may be walked for this long before others get a turn. */
const SLICE_MS = 5
/** Items between two looks at the clock. */
const LOOK_EVERY = 64

/** A list item by item, letting others work in between: the doctor runs where people are served. */
export async function* gently<T>(items: Iterable<T>): AsyncGenerator<T> {
  let end = performance.now() + SLICE_MS
  let count = 0
  for (const item of items) {
    yield item
    if (++count % LOOK_EVERY > 0 || performance.now() < end) continue
    await setImmediate()
    end = performance.now() + SLICE_MS
  }
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | undefined
  return () => (value ??= read())
}

async function* inOrder(batches: AsyncIterable<ExaminedRequires[]>): AsyncGenerator<ExaminedRequires[]> {
  for await (const batch of batches) yield batch.sort(byEnds)
}

function byEnds(a: ExaminedRequires, b: ExaminedRequires): number {
  return order(a.from, b.from) || order(a.to, b.to) || order(a.source, b.source)
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
