/**
 * Pathways over 10,000 outcomes and 30,000 prerequisites shaped like a real taxonomy of micro-topics, with 20,000 resources,
 * and over ten times as many; in process and without a graph read. In the same run the same questions to a plain planner
 * over maps and sets, and the steps alone, unordered and without resources, to a recursive query of `node:sqlite`, to Cypher
 * on Grafeo and, with NEO4J_URL, on Neo4j; and the first 20 steps through GraphQL over HTTP, beside the least server that
 * answers the same bytes.
 *
 *   node test/bench/pathway.ts [--small | --http] [--json]
 *
 * `--small` leaves out the larger size, `--http` everything but GraphQL over HTTP. The server at NEO4J_URL is emptied: only
 * one whose graph a test has marked is taken.
 */
import { createServer as createLeastServer } from 'node:http'
import { cpus } from 'node:os'
import { DatabaseSync } from 'node:sqlite'
import { NEEDS, type Needs } from '#api/accessibility/needs.ts'
import { closeHttpServer } from '#api/http.ts'
import { linkColumns, type ResourceColumn } from '#api/pathway/columns.ts'
import { frontier } from '#api/pathway/frontier.ts'
import { buildModel, type ModelSource } from '#api/pathway/model.ts'
import { plan } from '#api/pathway/plan.ts'
import { closure } from '#graph/algorithms/closure.ts'
import type { Graph } from '#graph/graph.ts'
import { idOf } from '#graph/ids.ts'
import { syncEdges, upsertBatch } from '#graph/queries/upsert.ts'
import type { FrameworkRecord, OutcomeRecord, ResourceRecord } from '#graph/records.ts'
import { oracleGraph, oraclePlan } from '#test/api/pathway/oracle.ts'
import { grafeoEngine, neo4jEngine, type TestEngine } from '#test/helpers/graphs.ts'
import { askApart } from './asker.ts'
import { randomFrom } from './generate.ts'
import { post } from './search-load.ts'
import { listen, portOf, servicesOn } from './serve.ts'

const HTTP_SIZE = 10_000
const SIZES = process.argv.includes('--http') ? [] : process.argv.includes('--small') ? [10_000] : [10_000, 100_000]
const EDGES_AN_OUTCOME = 3
const RESOURCES_AN_OUTCOME = 2
/** Strands of 10,000 outcomes, by size and how far back their prerequisites reach: closures of p50 12, p99 170, at most 350. */
const STRANDS: readonly { count: number; size: number; window: number }[] = [
  { count: 1, size: 360, window: 12 },
  { count: 3, size: 165, window: 9 },
  { count: 22, size: 90, window: 8 },
  { count: 40, size: 40, window: 8 },
]
const SMALL_STRAND = { size: 17, window: 8 }
const LANGUAGES = ['en', 'es', 'fr', 'sw', 'ar', 'hi']
/** Goals measured, after one run of each to warm up. */
const PLANS = 4_000
const ROUNDS = 5
const PEER_PLANS = 400
const LONGEST_PLAN = 200
/** Steps whose reasons and resources are put into words, as for a first page. */
const SHOWN = 20
const HTTP_PLANS = 1_000
/** Of these, how many are asked again. */
const HTTP_ASKED_AGAIN = 300
/** Other goals, asked before. */
const HTTP_WARM_UP = 200
/** A pattern of any length walks every path: it is only asked for closures of at most so many. */
const LONGEST_PATTERN = 12
const BATCH = 2_000

function generateModel(outcomes: number): ModelSource {
  const random = randomFrom(7)
  const strands: { size: number; window: number }[] = STRANDS.flatMap(({ count, size, window }) =>
    Array.from({ length: (count * outcomes) / 10_000 }, () => ({ size, window })),
  )
  let total = strands.reduce((sum, { size }) => sum + size, 0)
  while (total < outcomes) {
    const size = Math.min(SMALL_STRAND.size, outcomes - total)
    strands.push({ size, window: SMALL_STRAND.window })
    total += size
  }
  const requires: ModelSource['requires'][number][] = []
  let start = 0
  for (const { size, window } of strands) {
    const seen = new Set<number>()
    const wanted = size * EDGES_AN_OUTCOME
    for (let tries = 0; seen.size < wanted && tries < wanted * 30; tries++) {
      const later = 1 + Math.floor(random() * (size - 1))
      const earlier = later - 1 - Math.floor(random() * Math.min(later, window))
      if (earlier < 0 || seen.has(later * size + earlier)) continue
      seen.add(later * size + earlier)
      requires.push({
        from: name(start + later),
        to: name(start + earlier),
        strength: random() < 0.63 ? 'hard' : 'soft',
        confidence: 1,
        clause: null,
        source: 'bench',
      })
    }
    start += size
  }
  return {
    version: 1,
    outcomes: Array.from({ length: outcomes }, (_, at) => ({
      id: name(at),
      uri: `urn:${name(at)}`,
      code: `C${String(at).padStart(6, '0')}`,
      sourceType: 'Topic outcome',
      state: 'published' as const,
      frameworkId: 'bench',
      frameworkUri: 'urn:bench',
      ageFrom: 5 + Math.floor((at / outcomes) * 9),
      ageTo: 7 + Math.floor((at / outcomes) * 9),
    })),
    requires,
    childOf: [],
    matches: [],
  }
}

function name(at: number): string {
  return `o${String(at).padStart(6, '0')}`
}

function generateColumns(outcomes: number): ResourceColumn[] {
  const random = randomFrom(11)
  return Array.from({ length: outcomes * RESOURCES_AN_OUTCOME }, (_, at) => {
    const first = Math.floor(random() * outcomes)
    const count = 1 + Math.floor(random() * random() * 5)
    const known = random() < 0.7
    return {
      id: `r${String(at).padStart(6, '0')}`,
      work: `w${Math.floor(at / 2)}`,
      versionOf: null,
      provider: 'bench',
      others: [],
      languages: [LANGUAGES[Math.floor(random() * random() * LANGUAGES.length)]!],
      fit: Uint8Array.from(NEEDS, () => (known ? Math.floor(random() * 4) : 1)),
      fitLanguages: new Set<string>(),
      permits: 63,
      ageFrom: 5 + Math.floor(random() * 8),
      ageTo: 9 + Math.floor(random() * 8),
      minutes: random() < 0.5 ? 5 + Math.floor(random() * 55) : null,
      quality: random(),
      alignments: Array.from({ length: count }, (_, step) => ({
        outcome: name(Math.min(outcomes - 1, first + step)),
        teaches: true,
        whole: true,
        confidence: 1,
      })),
    }
  })
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
}

const shown = (ms: number) => `${ms.toFixed(3)} ms`
const spread = (values: readonly number[]) => ({ p50: percentile(values, 0.5), p99: percentile(values, 0.99) })
const both = ({ p50, p99 }: { p50: number; p99: number }) => `p50 ${shown(p50)}, p99 ${shown(p99)}`
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** Each goal's best of several runs: what other processes take from the machine is not ours to count. */
async function timed(of: readonly string[], run: (goal: string) => unknown, rounds = ROUNDS): Promise<number[]> {
  const best = of.map(() => Infinity)
  for (let round = 0; round <= rounds; round++) {
    for (const [at, goal] of of.entries()) {
      const before = performance.now()
      const answer = run(goal)
      if (answer instanceof Promise) await answer
      // The first round warms up.
      if (round > 0) best[at] = Math.min(best[at]!, performance.now() - before)
    }
  }
  return best
}

const needs: Needs = [
  { anyOf: [{ need: 'CAPTIONS' }, { need: 'TRANSCRIPT' }], importance: 'REQUIRED', preset: 'DEAF' },
  { anyOf: [{ need: 'CLEAR_STRUCTURE' }], importance: 'PREFERRED' },
]
const languages = ['es', 'en']
type Edges = ModelSource['requires']

/** Steps to a goal, as a database finds them: everything it reaches, with the edges between. */
function sqliteSteps(edges: Edges): { steps: (goal: string) => number; close: () => void } {
  const database = new DatabaseSync(':memory:')
  database.exec('CREATE TABLE requires (later TEXT, earlier TEXT, hard INTEGER)')
  const insert = database.prepare('INSERT INTO requires VALUES (?, ?, ?)')
  database.exec('BEGIN')
  for (const { from, to, strength } of edges) insert.run(from, to, strength === 'hard' ? 1 : 0)
  database.exec('COMMIT')
  database.exec('CREATE INDEX by_later ON requires (later, earlier, hard)')
  const query = database.prepare(`WITH RECURSIVE step(id) AS (
      SELECT ? UNION SELECT r.earlier FROM step JOIN requires r ON r.later = step.id)
    SELECT step.id, r.earlier, r.hard FROM step LEFT JOIN requires r ON r.later = step.id`)
  return { steps: (goal) => query.all(goal).length, close: () => database.close() }
}

const RING = `MATCH (a:Outcome) WHERE a.id IN $ids MATCH (a)-[e:REQUIRES]->(b:Outcome)
  RETURN a.id AS later, b.id AS earlier, e.strength AS strength`
const PATTERN = `MATCH (g:Outcome {id: $goal})-[:REQUIRES*1..${LONGEST_PATTERN}]->(b:Outcome) RETURN DISTINCT b.id AS id`

async function cypherSteps(graph: Graph, goal: string): Promise<number> {
  const seen = new Set([goal])
  for (let ids = [goal]; ids.length > 0;) {
    const rows = await graph.read<{ earlier: string }>(RING, { ids })
    ids = [...new Set(rows.map(({ earlier }) => earlier))].filter((id) => !seen.has(id))
    for (const id of ids) seen.add(id)
  }
  return seen.size
}

/** Outcomes and edges without anything else on them. */
async function fill(graph: Graph, outcomes: number, edges: Edges): Promise<void> {
  for (let at = 0; at < outcomes; at += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, outcomes - at) }, (_, more) => name(at + more))
    await graph.write((tx) => tx.run('UNWIND $rows AS id CREATE (:Outcome {id: id})', { rows }))
  }
  for (let at = 0; at < edges.length; at += BATCH) {
    const rows = edges.slice(at, at + BATCH).map(({ from, to, strength }) => [from, to, strength])
    await graph.write((tx) =>
      tx.run(
        `UNWIND $rows AS row MATCH (a:Outcome {id: row[0]}) MATCH (b:Outcome {id: row[1]})
         CREATE (a)-[:REQUIRES {strength: row[2]}]->(b)`,
        { rows },
      ),
    )
  }
}

/** Rings and, for short closures, one pattern, in Cypher. */
async function cypher(engine: TestEngine, outcomes: number, edges: Edges, goals: readonly string[], short: string[]) {
  const graph = await engine.open()
  try {
    await fill(graph, outcomes, edges)
    return {
      rings: spread(await timed(goals.slice(0, 60), (goal) => cypherSteps(graph, goal), 2)),
      pattern: spread(await timed(short.slice(0, 60), (goal) => graph.read(PATTERN, { goal }), 2)),
    }
  } finally {
    await graph.close()
  }
}

async function measure(outcomes: number) {
  const source = generateModel(outcomes)
  const list = generateColumns(outcomes)
  const beforeBuild = performance.now()
  const model = buildModel(source)
  const built = performance.now() - beforeBuild
  const beforeLink = performance.now()
  const columns = linkColumns(model, list)
  const linked = performance.now() - beforeLink
  const closures = Array.from({ length: outcomes }, (_, at) => closure(model.requires, [at]).length)
  const random = randomFrom(3)
  const goals: string[] = []
  while (goals.length < PLANS) {
    const at = Math.floor(random() * outcomes)
    if (closures[at]! <= LONGEST_PLAN) goals.push(name(at))
  }
  const ofSize = (least: number, most: number) =>
    closures.flatMap((size, at) => (size >= least && size <= most ? [name(at)] : [])).slice(0, 400)
  const long = ofSize(120, LONGEST_PLAN)
  let longest = 0
  /** The plan, and the words of its first page. */
  const run = (goal: string, known: { id: string }[] = []): void => {
    const result = plan(model, columns, { goals: [goal], known, needs, languages })
    if (!result.ok) return
    longest = Math.max(longest, result.value.steps.length)
    for (const step of result.value.steps.slice(0, SHOWN)) if (step.because.length + step.resources.length < 0) return
  }
  const all = await timed(goals, (goal) => run(goal))
  const ofLong = await timed(long, (goal) => run(goal))
  const withKnown = await timed(goals.slice(0, 500), (goal) => {
    const before = name(Number(goal.slice(1)) - 3)
    run(goal, model.numberOf(before) === undefined ? [] : [{ id: before }])
  })
  const upTo = await timed(goals.slice(0, 200), (goal) => {
    plan(model, columns, { goals: [goal], knownUpTo: [{ level: 'us-grades/2' }], needs, languages })
  })
  const fringe = await timed(goals.slice(0, 100), (goal) => void frontier(model, { known: [{ id: goal }] }))

  const peerGoals = goals.slice(0, PEER_PLANS)
  const own = await timed(peerGoals, (goal) => run(goal))
  const graph = oracleGraph(
    [...model.ordered].map((at) => model.ids[at]!),
    source.requires,
    list,
  )
  const plain = await timed(peerGoals, (goal) => void oraclePlan(graph, [goal], [], { needs, languages }))
  const plainLong = await timed(long.slice(0, 40), (goal) => void oraclePlan(graph, [goal], [], { needs, languages }))
  const sqlite = sqliteSteps(source.requires)
  const recursive = await timed(peerGoals, sqlite.steps)
  const recursiveLong = await timed(long.slice(0, 40), sqlite.steps)
  sqlite.close()
  const short = ofSize(2, LONGEST_PATTERN)
  const grafeo = await cypher(grafeoEngine, outcomes, source.requires, peerGoals, short)
  const neo4j = neo4jEngine.available ? await cypher(neo4jEngine, outcomes, source.requires, peerGoals, short) : null

  return {
    outcomes: model.size,
    prerequisites: source.requires.length,
    resources: list.length,
    closures: {
      p50: percentile(closures, 0.5),
      p99: percentile(closures, 0.99),
      max: closures.reduce((a, b) => Math.max(a, b)),
    },
    buildMs: built,
    linkMs: linked,
    plan: { ...spread(all), longest },
    planOf120To200Steps: { count: long.length, ...spread(ofLong) },
    planWithKnown: spread(withKnown),
    planUpToALevel: spread(upTo),
    frontier: spread(fringe),
    peer: { ...spread(plain), ratio: sum(plain) / sum(own) },
    peerOf120To200Steps: {
      p50: percentile(plainLong, 0.5),
      ratio: percentile(plainLong, 0.5) / percentile(ofLong, 0.5),
    },
    sqlite: { ...spread(recursive), long: percentile(recursiveLong, 0.5) },
    grafeo,
    neo4j,
  }
}

const STEPS = `query Steps($goal: ID!, $languages: [LanguageTag!], $needs: [NeedInput!]) {
  pathway(goals: [$goal], constraints: { languages: $languages, needs: $needs }) {
    totalMinutes version gaps { id }
    steps(first: ${SHOWN}) { totalCount nodes {
      position generation isGoal soft saves outcome { id code statement { text } }
      because { text strength source neededBy { id code } }
      resources(first: 2) { chosen why fit { level } resource { id title { text } url languages licence { label } } }
    } }
  }
}`

/** The first 20 steps through GraphQL over HTTP, from a graph with the same outcomes, edges and resources. */
async function overHttp(outcomes: number) {
  const source = generateModel(outcomes)
  const key = (id: string) => ({ sourceKey: `bench:${id}` })
  const framework: FrameworkRecord = {
    type: 'framework',
    ...key('framework'),
    uri: 'urn:bench',
    titles: [{ text: 'Bench', language: 'en' }],
    descriptions: [],
    languages: ['en'],
    subjects: [],
    licences: [{ part: 'all', licence: 'cc0-1.0' }],
  }
  const outcomeRecords = source.outcomes.map(({ id, uri, code, ageFrom, ageTo }): OutcomeRecord => ({
    type: 'outcome',
    ...key(id),
    uri,
    framework: { ...key('framework'), uri: 'urn:bench' },
    code: code ?? undefined,
    statements: [{ text: `Explain topic ${id} in words of your own`, language: 'en' }],
    labels: [],
    sourceType: 'Topic outcome',
    levels: [],
    ageFrom: ageFrom ?? undefined,
    ageTo: ageTo ?? undefined,
    subjects: [],
    keywords: [],
    evidence: [{ text: `Shows topic ${id} by an example`, language: 'en' }],
    prompts: [],
    misconceptions: [],
  }))
  const resourceRecords = generateColumns(outcomes).map(
    ({ id, work, languages, minutes, ageFrom, ageTo, alignments }): ResourceRecord => ({
      type: 'resource',
      ...key(id),
      uri: `https://bench.example/${id}`,
      work: `bench:${work}`,
      url: `https://bench.example/${id}`,
      kind: 'content',
      titles: [{ text: `Resource ${id}`, language: languages[0]! }],
      descriptions: [],
      languages: [...languages],
      keywords: [],
      audience: [],
      ageFrom: ageFrom ?? undefined,
      ageTo: ageTo ?? undefined,
      minutes: minutes ?? undefined,
      materials: [],
      regions: [],
      provider: { ...key('provider'), uri: 'https://bench.example/', kind: 'organisation', name: 'Bench' },
      contributions: [],
      licences: [{ part: 'all', licence: 'cc-by-4.0' }],
      files: [],
      tags: [{ kind: 'feature', value: 'captions', says: 'present', basis: 'declared' }],
      accessibilitySummaries: [],
      types: [],
      subjects: [],
      levels: [],
      alignments: alignments.map(({ outcome }) => ({
        ...{ kind: 'teaches' as const, outcome: { ...key(outcome), uri: `urn:${outcome}` } },
        ...{ extent: 'whole' as const, status: 'accepted' as const, confidence: 1 },
      })),
      partOf: [],
      basedOn: [],
      requiresFirst: [],
    }),
  )
  const graph = await grafeoEngine.open()
  const from = { key: 'bench', name: 'Bench' }
  await upsertBatch(graph, from, [framework])
  for (const records of [outcomeRecords, resourceRecords])
    for (let at = 0; at < records.length; at += BATCH) await upsertBatch(graph, from, records.slice(at, at + BATCH))
  const ref = (id: string) => ({ ...key(id), uri: `urn:${id}` })
  const edges = source.requires.map(({ from, to, strength }, at) => ({
    ...{ type: 'requires' as const, from: ref(from), to: ref(to), strength, confidence: 1 },
    reasons: at % 2 === 0 ? [{ text: `${to} comes before ${from}`, language: 'en' }] : [],
  }))
  await syncEdges(graph, from, edges, { froms: 'listed' })

  const services = await servicesOn(graph)
  const { url, close } = await listen(services)
  const bodyOf = (goal: string) =>
    JSON.stringify({ query: STEPS, variables: { goal: idOf(`bench:${goal}`), languages, needs: [{ preset: 'DEAF' }] } })
  const { model: view } = await services.model.view()
  const random = randomFrom(5)
  const chosen = new Set<string>()
  while (chosen.size < HTTP_PLANS + HTTP_WARM_UP) {
    const goal = name(Math.floor(random() * outcomes))
    if (closure(view.requires, [view.numberOf(idOf(`bench:${goal}`))!]).length >= SHOWN) chosen.add(goal)
  }
  const goals = [...chosen]
  const text = await post(url, {}, bodyOf(goals[0]!))
  const answer = JSON.parse(text) as {
    errors?: unknown
    data: { pathway: { steps: { nodes: unknown[] } } }
  }
  if (answer.errors || answer.data.pathway.steps.nodes.length !== SHOWN) throw new Error(JSON.stringify(answer))
  // Other goals than those measured.
  await askApart({ url, bodies: goals.slice(HTTP_PLANS).map(bodyOf) })
  const measured = goals.slice(0, HTTP_PLANS).map(bodyOf)
  const first = await processed(measured.length, async () => (await askApart({ url, bodies: measured })).walls)
  const bodies = measured.slice(0, HTTP_ASKED_AGAIN)
  const timedAgain = (url: string) =>
    processed(bodies.length * (ROUNDS + 1), async () => {
      const { walls } = await askApart({ url, bodies, rounds: ROUNDS + 1 })
      // The first round warms up.
      return walls.slice(1)
    })
  const again = await timedAgain(url)
  const least = createLeastServer((request, response) => {
    request.resume().on('end', () => response.setHeader('content-type', 'application/json').end(text))
  })
  const floor = await timedAgain(`http://127.0.0.1:${await portOf(least)}/`)
  await closeHttpServer(least)
  await close()
  return { bytes: text.length, first, again, floor }
}

/**
 * How long requests took, by round and request: of each the best round, and with everything that ran beside; and the
 * processor time of the server for each.
 */
async function processed(requests: number, work: () => Promise<number[][]>) {
  const before = process.cpuUsage()
  const walls = await work()
  const { user, system } = process.cpuUsage(before)
  const best = walls[0]!.map((_, at) => Math.min(...walls.map((round) => round[at]!)))
  return { ...spread(best), rawP99: percentile(walls.flat(), 0.99), cpu: (user + system) / 1000 / requests }
}

const measured = []
for (const size of SIZES) measured.push(await measure(size))
const http = await overHttp(HTTP_SIZE)
const [small, large] = measured
const results = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.version}`,
  ...small,
  large: large ?? null,
  http,
}

console.log(`${results.machine}, ${results.date}`)
for (const one of measured) {
  const { closures: shape, planOf120To200Steps: big, peerOf120To200Steps: slow } = one
  console.log(`\n${one.outcomes} outcomes, ${one.prerequisites} prerequisites, ${one.resources} resources`)
  console.log(`closures: p50 ${shape.p50}, p99 ${shape.p99}, max ${shape.max}`)
  console.log(`model built in ${one.buildMs.toFixed(0)} ms, columns linked in ${one.linkMs.toFixed(0)} ms`)
  console.log(
    `plan of up to ${LONGEST_PLAN} steps, ${SHOWN} of them in words: ${both(one.plan)} (budget p99 ${one.outcomes > 10_000 ? 5 : 1} ms)`,
  )
  console.log(`plans of 120 to ${LONGEST_PLAN} steps (${big.count}): ${both(big)}`)
  console.log(`with known: ${both(one.planWithKnown)}; with everything up to a level: ${both(one.planUpToALevel)}`)
  console.log(`frontier: ${both(one.frontier)}`)
  console.log(
    `plain planner over maps: ${both(one.peer)}: ours is ${one.peer.ratio.toFixed(1)} times as fast, ${slow.ratio.toFixed(1)} times for 120 to ${LONGEST_PLAN} steps`,
  )
  console.log(`the steps alone, in no order and without resources:`)
  console.log(
    `  node:sqlite, recursive: ${both(one.sqlite)}, p50 of 120 to ${LONGEST_PLAN} steps ${shown(one.sqlite.long)}`,
  )
  for (const [engine, found] of Object.entries({ Grafeo: one.grafeo, Neo4j: one.neo4j }))
    console.log(
      found
        ? `  ${engine}: ring by ring ${both(found.rings)}; one pattern, closures of at most ${LONGEST_PATTERN}: ${both(found.pattern)}`
        : `  ${engine}: not measured, there is no server`,
    )
}
console.log(
  `\nfirst ${SHOWN} steps through GraphQL over HTTP, ${http.bytes} bytes, client and server each in a process (budget 3 ms):`,
)
for (const [what, times] of Object.entries({
  'asked for the first time': http.first,
  'asked again': http.again,
  'the least server': http.floor,
}))
  console.log(
    `  ${what}: ${both(times)} (with all that ran beside ${shown(times.rawP99)}), processor of the server ${shown(times.cpu)} a request`,
  )
if (process.argv.includes('--json')) console.log(JSON.stringify(results))
