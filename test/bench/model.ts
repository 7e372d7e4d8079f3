/**
 * The prerequisite model of 100,000 outcomes and 300,000 prerequisites: how long it takes to build, the longest stop of the
 * event loop while it follows changes, its memory, and the algorithms over it beside graphology on the same edges in the
 * same run. `node test/bench/model.ts [OUTCOMES] [--json]`
 */
import { DirectedGraph } from 'graphology'
import { topologicalGenerations } from 'graphology-dag'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { PerformanceObserver } from 'node:perf_hooks'
import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Worker } from 'node:worker_threads'
import { frontier } from '#api/pathway/frontier.ts'
import {
  buildInSlices,
  changeInSlices,
  type ModelDelta,
  type ModelSource,
  type PrerequisiteModel,
} from '#api/pathway/model.ts'
import { inSlices } from '#api/pathway/slices.ts'
import { closure } from '#graph/algorithms/closure.ts'
import { generations } from '#graph/algorithms/generations.ts'
import { randomFrom } from './generate.ts'
import { CHANGE_KINDS, EDGES, generate, OUTCOMES, type Change } from './model-graph.ts'
import { threadMs } from './search-load.ts'

const ROUNDS = 5
const CLOSURES = 2_000
/** Changes of each kind. */
const CHANGES = 15

interface Stops {
  ms: number
  /** The longest time between two turns of the event loop, in milliseconds, and the processor time of this thread in it. */
  stop: number
  stopCpu: number
  cpu: number
  /** The longest pause of the garbage collector, in milliseconds. */
  pause: number
}

let pauses: number[] = []
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) pauses.push(duration)
}).observe({ entryTypes: ['gc'] })

/** Does the work while the event loop turns, and tells how long it stood still. */
async function watched<T>(work: () => Promise<T>): Promise<{ value: T; stops: Stops }> {
  // As between commits: what the change before left behind is swept.
  await sleep(40)
  pauses = []
  const stops: Stops = { ms: 0, stop: 0, stopCpu: 0, cpu: 0, pause: 0 }
  let isDone = false
  let [at, cpu] = [performance.now(), threadMs()]
  const [began, cpuBegan] = [at, cpu]
  const look = () => {
    const [now, cpuNow] = [performance.now(), threadMs()]
    stops.stop = Math.max(stops.stop, now - at)
    stops.stopCpu = Math.max(stops.stopCpu, cpuNow - cpu)
    ;[at, cpu] = [now, cpuNow]
  }
  const watching = (async () => {
    while (!isDone) {
      await setImmediate()
      look()
    }
  })()
  const value = await work()
  isDone = true
  stops.ms = performance.now() - began
  stops.cpu = threadMs() - cpuBegan
  await watching
  await sleep(1)
  stops.pause = Math.max(0, ...pauses)
  return { value, stops }
}

function summed(all: readonly Stops[]): Stops & { worstMs: number } {
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!
  return {
    ms: median(all.map(({ ms }) => ms)),
    cpu: median(all.map(({ cpu }) => cpu)),
    stop: Math.max(...all.map(({ stop }) => stop)),
    stopCpu: Math.max(...all.map(({ stopCpu }) => stopCpu)),
    pause: Math.max(...all.map(({ pause }) => pause)),
    worstMs: Math.max(...all.map(({ ms }) => ms)),
  }
}

setFlagsFromString('--expose_gc')
const collect = runInNewContext('gc') as () => void

/** Heap and buffers in use, in bytes. */
async function memory(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    collect()
    await sleep(20)
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

const build = (source: ModelSource) => watched(() => inSlices(buildInSlices(source)))

/** Bytes a model takes when nothing but the model is left of its source. */
async function weigh(parts: (source: Required<ModelSource>) => ModelSource): Promise<number> {
  const before = await memory()
  const { value } = await build(parts(generate()))
  const bytes = (await memory()) - before
  if (value.size !== OUTCOMES) throw new Error('the model is not whole')
  return bytes
}

const whole = await weigh((source) => source)
const bare = await weigh((source) => ({ ...source, requires: [] }))

const builds: Stops[] = []
let model!: PrerequisiteModel
for (let round = 0; round < 3; round++) {
  const built = await build(generate())
  model = built.value
  builds.push(built.stops)
}

const changes: Record<Change, Stops[]> = { edge: [], edges: [], outcomes: [], move: [] }
const graph = new Worker(new URL('model-graph.ts', import.meta.url), { argv: process.argv.slice(2) })
for (let round = 0; round < CHANGES; round++) {
  for (const kind of CHANGE_KINDS) {
    graph.postMessage({ kind, round })
    const [delta] = (await once(graph, 'message')) as [Omit<ModelDelta, 'version'>]
    const { value, stops } = await watched(() =>
      inSlices(changeInSlices(model, { ...delta, version: model.version + 1 })),
    )
    model = value
    changes[kind].push(stops)
  }
}
await graph.terminate()

const peer = new DirectedGraph()
for (const id of model.ids) peer.addNode(id)
const { from, to } = model.edges
for (let at = 0; at < from.length; at++) {
  if (!peer.hasEdge(model.ids[from[at]!], model.ids[to[at]!])) peer.addEdge(model.ids[from[at]!], model.ids[to[at]!])
}

/** Best of several runs in milliseconds, and what the last one gave. */
function best<T>(run: () => T): { ms: number; value: T } {
  let ms = Infinity
  let value!: T
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now()
    value = run()
    ms = Math.min(ms, performance.now() - began)
  }
  return { ms, value }
}
function agree(what: string, one: number, other: number): void {
  if (one !== other) throw new Error(`${what}: ours gives ${one}, graphology ${other}`)
}

const random = randomFrom(3)
const starts = Array.from({ length: CLOSURES }, () => Math.floor(random() * OUTCOMES))
const edgesFrom = (nodes: readonly number[]) =>
  nodes.reduce((sum, node) => sum + model.requires.ends[node]! - model.requires.offsets[node]!, 0)
const walked = starts.reduce((sum, start) => sum + edgesFrom(closure(model.requires, [start])), 0)
const ownClosure = best(() => starts.reduce((sum, start) => sum + closure(model.requires, [start]).length, 0))
const peerClosure = best(() => {
  let sum = 0
  for (const start of starts) {
    const seen = new Set([model.ids[start]!])
    for (const node of seen) peer.forEachOutNeighbor(node, (next) => void seen.add(next))
    sum += seen.size
  }
  return sum
})
agree('closures', ownClosure.value, peerClosure.value)

const ownGenerations = best(() => generations(model.requires).reduce((most, each) => Math.max(most, each), 0) + 1)
const peerGenerations = best(() => topologicalGenerations(peer).length)
agree('generations', ownGenerations.value, peerGenerations.value)

const known = starts.slice(0, 200).map((start) => ({ id: model.ids[start]! }))
const ownFrontier = best(() => frontier(model, { known, first: 20 }).ready.length)
const peerFrontier = best(() => {
  const isKnown = new Set(known.map(({ id }) => id))
  for (const node of isKnown) peer.forEachOutNeighbor(node, (next) => void isKnown.add(next))
  const ready: string[] = []
  peer.forEachNode((node) => {
    if (!isKnown.has(node) && peer.everyOutNeighbor(node, (next) => isKnown.has(next))) ready.push(node)
  })
  return ready.length
})

const perSecond = (edges: number, ms: number) => Math.round((edges / ms) * 1_000)
const beside = (edges: number, own: number, other: number) => ({
  edgesPerSecond: perSecond(edges, own),
  peerEdgesPerSecond: perSecond(edges, other),
  ratio: other / own,
})
const results = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.version}`,
  outcomes: OUTCOMES,
  prerequisites: EDGES,
  build: summed(builds),
  changes: Object.fromEntries(Object.entries(changes).map(([kind, stops]) => [kind, summed(stops)])),
  memory: {
    megabytes: whole / 1e6,
    bytesPerEdge: (whole - bare) / EDGES,
    bytesPerOutcome: bare / OUTCOMES,
  },
  closure: beside(walked, ownClosure.ms, peerClosure.ms),
  generations: beside(from.length, ownGenerations.ms, peerGenerations.ms),
  frontier: beside(from.length, ownFrontier.ms, peerFrontier.ms),
}

const shown = (ms: number) => `${ms.toFixed(1)} ms`
const described = ({ ms, stop, stopCpu, cpu, pause }: Stops) =>
  `${shown(ms)} (processor ${shown(cpu)}), longest stop ${shown(stop)} (processor ${shown(stopCpu)}, garbage collection at most ${shown(pause)})`
console.log(`${results.machine}, ${results.date}`)
console.log(`${results.outcomes} outcomes, ${results.prerequisites} prerequisites`)
console.log(`build in slices: ${described(results.build)}`)
for (const [kind, stops] of Object.entries(results.changes)) console.log(`change, ${kind}: ${described(stops)}`)
const { memory: size } = results
console.log(
  `memory: ${size.megabytes.toFixed(0)} MB; ${size.bytesPerEdge.toFixed(0)} bytes an edge, ${size.bytesPerOutcome.toFixed(0)} an outcome`,
)
for (const what of ['closure', 'generations', 'frontier'] as const) {
  const { edgesPerSecond, peerEdgesPerSecond, ratio } = results[what]
  console.log(
    `${what}: ${edgesPerSecond.toLocaleString('en')} edges/s; graphology ${peerEdgesPerSecond.toLocaleString('en')}, ours ${ratio.toFixed(1)} times as fast`,
  )
}
if (process.argv.includes('--json')) console.log(JSON.stringify(results))
process.exit(0)
