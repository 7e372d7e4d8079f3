/**
 * The prerequisite model of 100,000 outcomes and 300,000 prerequisites: how long it takes to build, the longest stop of the
 * event loop while it follows changes, its memory, and the algorithms over it beside graphology on the same edges in the
 * same run. `node test/bench/model.ts [OUTCOMES] [--json]`
 */
import { DirectedGraph } from 'graphology'
import { topologicalGenerations } from 'graphology-dag'
import { cpus } from 'node:os'
import { PerformanceObserver } from 'node:perf_hooks'
import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
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

const OUTCOMES = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 100_000)
const EDGES = OUTCOMES * 3
/** Outcomes under one heading, and headings under one framework. */
const CLUSTER = 20
const FRAMEWORK = 400
/** Outcomes whose prerequisites lie among themselves, and how far back they reach: closures as in a real taxonomy. */
const STRAND = 90
const WINDOW = 8
const MATCHES = OUTCOMES / 5
/** Changes of each kind. */
const CHANGES = 15
const LARGE = 1_000
const ROUNDS = 5
const CLOSURES = 2_000

type Edge = ModelSource['requires'][number]

/** An id as the graph has them. */
function name(at: number): string {
  const mixed = Math.imul(at + 1, 0x9e3779b1) >>> 0
  return `${mixed.toString(16).padStart(8, '0')}-0000-5000-8000-${String(at).padStart(12, '0')}`
}

function generate(): Required<ModelSource> {
  const random = randomFrom(7)
  const outcomes = Array.from({ length: OUTCOMES }, (_, at) => ({
    id: name(at),
    uri: `urn:uuid:${name(at)}`,
    code: `C${String(at).padStart(6, '0')}`,
    sourceType: at % FRAMEWORK === 0 ? 'Domain' : at % CLUSTER === 0 ? 'Cluster' : 'Standard',
    state: 'published' as const,
    frameworkId: `framework-${Math.floor(at / FRAMEWORK)}`,
    frameworkUri: `urn:framework:${Math.floor(at / FRAMEWORK)}`,
    ageFrom: 5 + (at % 9),
    ageTo: 7 + (at % 9),
  }))
  const childOf: Required<ModelSource>['childOf'][number][] = []
  for (let at = 0; at < OUTCOMES; at++) {
    if (at % FRAMEWORK === 0) continue
    const parent = at % CLUSTER === 0 ? at - (at % FRAMEWORK) : at - (at % CLUSTER)
    childOf.push({ from: name(at), to: name(parent), position: at - parent })
  }
  const requires: Edge[] = []
  const seen = new Set<number>()
  while (requires.length < EDGES) {
    const later = Math.floor(random() * OUTCOMES)
    const earlier = later - 1 - Math.floor(random() * WINDOW)
    const key = later * WINDOW + (later - earlier)
    if (earlier < later - (later % STRAND) || later % CLUSTER === 0 || earlier % CLUSTER === 0 || seen.has(key))
      continue
    seen.add(key)
    requires.push(edge(later, earlier, random() < 0.63 ? 'hard' : 'soft'))
  }
  const matches = Array.from({ length: MATCHES }, (_, at) => ({
    from: name(at * 2 + 1),
    to: name((at * 2 + 1 + OUTCOMES / 2) % OUTCOMES),
    kind: at % 2 ? ('exact' as const) : ('close' as const),
    confidence: 0.9,
    source: 'bench',
  }))
  return { version: 1, outcomes, childOf, requires, matches, replacements: [] }
}

function edge(later: number, earlier: number, strength: Edge['strength'], source = 'bench'): Edge {
  return { from: name(later), to: name(earlier), strength, confidence: 1, clause: null, source }
}

interface Stops {
  ms: number
  /** The longest time between two turns of the event loop, in milliseconds, and the processor time of this thread in it. */
  stop: number
  stopCpu: number
  cpu: number
  /** The longest pause of the garbage collector, in milliseconds. */
  pause: number
}

const cpuMs = () => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
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
  let [at, cpu] = [performance.now(), cpuMs()]
  const [began, cpuBegan] = [at, cpu]
  const look = () => {
    const [now, cpuNow] = [performance.now(), cpuMs()]
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
  stops.cpu = cpuMs() - cpuBegan
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

const source = generate()
const builds: Stops[] = []
let model!: PrerequisiteModel
for (let round = 0; round < 3; round++) {
  const built = await build(source)
  model = built.value
  builds.push(built.stops)
}

/** What the graph would give of some outcomes: the state they have in `now`. */
const now = { requires: new Map<string, Edge[]>(), places: new Map(source.childOf.map((each) => [each.from, each])) }
for (const each of source.requires) now.requires.set(each.from, [...(now.requires.get(each.from) ?? []), each])
const matchesOf = new Map(source.matches.map((each) => [each.from, each]))
const columnOf = new Map(source.outcomes.map((each) => [each.id, each]))
function reread(ids: readonly string[]): ModelDelta {
  return {
    version: model.version + 1,
    ids,
    outcomes: ids.map((id) => ({ ...columnOf.get(id)! })),
    requires: ids.flatMap((id) => now.requires.get(id) ?? []),
    childOf: ids.flatMap((id) => now.places.get(id) ?? []),
    matches: ids.flatMap((id) => matchesOf.get(id) ?? []),
  }
}
async function change(delta: ModelDelta): Promise<Stops> {
  const { value, stops } = await watched(() => inSlices(changeInSlices(model, delta)))
  model = value
  return stops
}

/** New prerequisites at so many places, each of the kind that is there already. */
async function addEdges(count: number, source: string): Promise<Stops> {
  const random = randomFrom(count + source.length)
  const ids = new Set<string>()
  while (ids.size < count * 2) {
    const later = Math.floor(random() * OUTCOMES)
    const earlier = later - 1 - Math.floor(random() * WINDOW)
    if (earlier < later - (later % STRAND) || later % CLUSTER === 0 || earlier % CLUSTER === 0) continue
    const added = edge(later, earlier, 'soft', source)
    now.requires.set(added.from, [...(now.requires.get(added.from) ?? []), added])
    ids.add(added.from).add(added.to)
  }
  return await change(reread([...ids]))
}

const changes: Record<string, Stops[]> = { edge: [], edges: [], outcomes: [], move: [] }
let born = OUTCOMES
for (let round = 0; round < CHANGES; round++) {
  changes.edge!.push(await addEdges(1, `one ${round}`))
  changes.edges!.push(await addEdges(LARGE, `many ${round}`))
  const ids = Array.from({ length: LARGE / 2 }, () => name(born++))
  const under = name(CLUSTER * (1 + round))
  ids.forEach((id, at) => {
    columnOf.set(id, { ...source.outcomes[CLUSTER * (1 + round) + 1]!, id, uri: `urn:uuid:${id}` })
    now.places.set(id, { from: id, to: under, position: 100 + at })
    if (at > 0) now.requires.set(id, [{ ...edge(0, 0, 'hard'), from: id, to: ids[at - 1]! }])
  })
  changes.outcomes!.push(await change(reread(ids)))
  // A heading with what is under it goes to the end of its framework.
  const moved = name(FRAMEWORK * (2 + round) + CLUSTER)
  now.places.set(moved, { ...now.places.get(moved)!, position: 1_000 + round })
  changes.move!.push(await change(reread([moved])))
}

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
