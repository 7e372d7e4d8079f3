/**
 * The graph whose model test/bench/model.ts measures, and the changes made in it. It runs in a thread with memory of its own,
 * because a graph is not in the heap of the model either: what it gives of changed outcomes comes over as fresh objects.
 */
import { isMainThread, parentPort } from 'node:worker_threads'
import type { ModelDelta, ModelSource } from '#api/pathway/model.ts'
import { randomFrom } from './generate.ts'

export const OUTCOMES = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 100_000)
export const EDGES = OUTCOMES * 3
/** Outcomes under one heading, and headings under one framework. */
const CLUSTER = 20
const FRAMEWORK = 400
/** Outcomes whose prerequisites lie among themselves, and how far back they reach: closures as in a real taxonomy. */
const STRAND = 90
const WINDOW = 8
const MATCHES = OUTCOMES / 5
/** Edges of a large change; half as many outcomes. */
const LARGE = 1_000

type Edge = ModelSource['requires'][number]

/** An id as the graph has them. */
function name(at: number): string {
  const mixed = Math.imul(at + 1, 0x9e3779b1) >>> 0
  return `${mixed.toString(16).padStart(8, '0')}-0000-5000-8000-${String(at).padStart(12, '0')}`
}

/** The graph as it is read for a first model; the same at each call. */
export function generate(): Required<ModelSource> {
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

export const CHANGE_KINDS = ['edge', 'edges', 'outcomes', 'move'] as const
export type Change = (typeof CHANGE_KINDS)[number]

/** Makes the changes, and gives of each what a reader of the change feed would read. */
function changing(): (kind: Change, round: number) => Omit<ModelDelta, 'version'> {
  const source = generate()
  const requires = new Map<string, Edge[]>()
  for (const each of source.requires) requires.set(each.from, [...(requires.get(each.from) ?? []), each])
  const places = new Map(source.childOf.map((each) => [each.from, each]))
  const matchesOf = new Map(source.matches.map((each) => [each.from, each]))
  const columnOf = new Map(source.outcomes.map((each) => [each.id, each]))
  let born = OUTCOMES

  const reread = (ids: readonly string[]): Omit<ModelDelta, 'version'> => ({
    ids,
    outcomes: ids.map((id) => columnOf.get(id)!),
    requires: ids.flatMap((id) => requires.get(id) ?? []),
    childOf: ids.flatMap((id) => places.get(id) ?? []),
    matches: ids.flatMap((id) => matchesOf.get(id) ?? []),
  })

  /** New prerequisites at so many places, each of the kind that is there already. */
  function addEdges(count: number, source: string): string[] {
    const random = randomFrom(count + source.length)
    const ids = new Set<string>()
    while (ids.size < count * 2) {
      const later = Math.floor(random() * OUTCOMES)
      const earlier = later - 1 - Math.floor(random() * WINDOW)
      if (earlier < later - (later % STRAND) || later % CLUSTER === 0 || earlier % CLUSTER === 0) continue
      const added = edge(later, earlier, 'soft', source)
      requires.set(added.from, [...(requires.get(added.from) ?? []), added])
      ids.add(added.from).add(added.to)
    }
    return [...ids]
  }

  /** New outcomes under one heading, each requiring the one before. */
  function addOutcomes(round: number): string[] {
    const ids = Array.from({ length: LARGE / 2 }, () => name(born++))
    const under = name(CLUSTER * (1 + round))
    ids.forEach((id, at) => {
      columnOf.set(id, { ...source.outcomes[CLUSTER * (1 + round) + 1]!, id, uri: `urn:uuid:${id}` })
      places.set(id, { from: id, to: under, position: 100 + at })
      if (at > 0) requires.set(id, [{ ...edge(0, 0, 'hard'), from: id, to: ids[at - 1]! }])
    })
    return ids
  }

  /** A heading with what is under it goes to the end of its framework. */
  function move(round: number): string[] {
    const moved = name(FRAMEWORK * (2 + round) + CLUSTER)
    places.set(moved, { ...places.get(moved)!, position: 1_000 + round })
    return [moved]
  }

  return (kind, round) => {
    if (kind === 'edge') return reread(addEdges(1, `one ${round}`))
    if (kind === 'edges') return reread(addEdges(LARGE, `many ${round}`))
    return reread(kind === 'outcomes' ? addOutcomes(round) : move(round))
  }
}

if (!isMainThread && parentPort) {
  const made = changing()
  parentPort.on('message', ({ kind, round }: { kind: Change; round: number }) =>
    parentPort!.postMessage(made(kind, round)),
  )
}
