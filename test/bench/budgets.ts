/** The benches, and what of their results is held against a budget. Each prints its results as one JSON object, last. */
import type { MillionResults } from './million.ts'
import type { PageSize } from './pages.ts'
import type { Load, Painted } from './paint.ts'
import type { HttpLoads, Repeated, SearchResults } from './search-load.ts'

export interface Row {
  what: string
  measured: string
  budget: string
  /** What it is compared with in the same run, and how many times as fast (or as slow) we are. */
  peer: string
  /** Null where there is no budget. */
  isMet: boolean | null
}

export interface Bench {
  name: string
  /** Arguments of the full and of the quick run; `{folder}` is one folder for all, where a filled graph is kept. */
  full: string[]
  quick: string[]
  /** Takes so long that it is run only when named. */
  isLong?: boolean
  // Each bench has results of its own shape: what its JSON line holds.
  rows: (results: never) => Row[]
}

interface Percentiles {
  p50: number
  p99: number
}

const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`
const times = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ×`
const megabytes = (bytes: number): string => `${number(Math.round(bytes / 1e6))} MB`
const number = (value: number): string => value.toLocaleString('en')
const both = ({ p50, p99 }: Percentiles): string => `p50 ${ms(p50)}, p99 ${ms(p99)}`
const processed = (each: Percentiles & { cpu: number }): string =>
  `${both(each)} (processor ${ms(each.cpu)} a request of the server)`
const within = (value: number, budget: number): boolean => value <= budget

const TYPO_BUDGET = 10
function searchRows({ documents, embedded, sqlite, minisearch, meilisearch, graphql }: SearchResults): Row[] {
  const { classes } = embedded
  const asBudgeted = documents <= 100_000
  const peers = Object.entries({ 'SQLite FTS5': sqlite, MiniSearch: minisearch, Meilisearch: meilisearch }).flatMap(
    ([name, peer]) => (peer ? [`${name} ${times(ratioOf(peer.classes, classes))} as long`] : []),
  )
  const size = `${number(documents)} resources`
  const worst = Object.entries(classes).filter(([name]) => name !== 'all' && name !== 'a typo')
  const [slowest, figures] = worst.reduce((one, other) => (other[1].p99 > one[1].p99 ? other : one))
  return [
    {
      what: `search in process, ${size}, top 20 and five facets, all classes but typos`,
      measured: `${both(classes.all!)}, mean processor time ${ms(classes.all!.cpu)}; slowest class ${slowest}: p99 ${ms(figures.p99)}`,
      budget: asBudgeted ? 'p99 ≤ 2 ms' : '–',
      peer: `geometric mean of the p50 of classes both answer: ${peers.join(', ')}`,
      isMet: asBudgeted ? within(figures.p99, 2) : null,
    },
    {
      what: `search in process, ${size}, misspelt words`,
      measured: both(classes['a typo']!),
      budget: asBudgeted ? `p99 ≤ ${TYPO_BUDGET} ms` : '–',
      peer: '–',
      isMet: asBudgeted ? within(classes['a typo']!.p99, TYPO_BUDGET) : null,
    },
    ...(graphql ? [httpRow(size, graphql, meilisearch?.http ?? null)] : []),
    {
      what: `index of ${size} made anew, beside searches`,
      measured: `${number(Math.round(embedded.perSecond))} documents a second alone; beside searches ${ms(embedded.rebuild.ms)}, with ${both(embedded.rebuild.search)} (alone ${both(embedded.alone.search)})`,
      budget: asBudgeted ? '≤ 2,000 ms' : '–',
      peer: `SQLite FTS5 ${number(Math.round(sqlite.perSecond))} a second${meilisearch ? `, Meilisearch ${number(Math.round(meilisearch.perSecond))}` : ''}`,
      isMet: asBudgeted ? within(embedded.rebuild.ms, 2_000) : null,
    },
    {
      what: `longest stop of the thread that answers, ${size}`,
      measured: `made anew ${ms(embedded.rebuild.stop)} (of processor time ${ms(embedded.rebuild.stopCpu)}), changes and merges ${ms(embedded.merges.stop)} (${ms(embedded.merges.stopCpu)}), searches alone ${ms(embedded.alone.stop)} (${ms(embedded.alone.stopCpu)})`,
      budget: '≤ 20 ms of processor time',
      peer: '–',
      isMet: within(Math.max(embedded.rebuild.stopCpu, embedded.merges.stopCpu), 20),
    },
    {
      what: `from publish to found, ${size}`,
      measured: both(embedded.publish),
      budget: 'p99 ≤ 50 ms',
      peer: '–',
      isMet: within(embedded.publish.p99, 50),
    },
    {
      what: `memory, ${size}`,
      measured: `process ${megabytes(embedded.image.process)} after reading the image and answering, of it ${megabytes(embedded.memory.arrays)} the index; ${megabytes(embedded.memory.process)} after building, ${megabytes(embedded.memory.peak)} at most with garbage`,
      budget: '–',
      peer: '–',
      isMet: null,
    },
    {
      what: `saved image, ${size}`,
      measured: `${megabytes(embedded.image.bytes)} read and the first search answered in ${ms(embedded.image.read)} (processor time ${ms(embedded.image.readCpu)})`,
      budget: '–',
      peer: '–',
      isMet: null,
    },
  ]
}

/** A process that holds a million documents has this much resident at most, in bytes. */
const MOST_MEMORY = 1.5e9

function millionRows({ documents, built, image, read }: MillionResults): Row[] {
  const size = `${number(documents)} resources`
  const { memory, classes } = read
  const seconds = (value: number): string => `${(value / 1_000).toFixed(1)} s`
  return [
    {
      what: `memory of a fresh process, ${size}`,
      measured: `${megabytes(memory.asked)} after every query of all classes, ${megabytes(memory.end)} once they were asked again; ${megabytes(memory.read)} after reading the image, at most ${megabytes(memory.peak)} with garbage`,
      budget: '≤ 1,500 MB at 1,000,000',
      peer: '–',
      isMet: documents < 1_000_000 ? null : within(Math.max(memory.asked, memory.end), MOST_MEMORY),
    },
    ...(built === null
      ? []
      : [
          {
            what: `index of ${size} made anew with its merges`,
            measured: `${seconds(built.ms)}, processor time with making the documents ${seconds(built.cpu)}; ${megabytes(built.arrays)} in ${built.segments} segments, process at most ${megabytes(built.peak)}`,
            budget: '–',
            peer: '–',
            isMet: null,
          },
        ]),
    {
      what: `search in process, ${size}, top 20 and five facets`,
      measured: `${both(classes.all!)}, mean processor time ${ms(classes.all!.cpu)}; image of ${megabytes(image)} read and the first search answered in ${seconds(read.ms)}`,
      budget: '–',
      peer: '–',
      isMet: null,
    },
  ]
}

function httpRow(size: string, graphql: HttpLoads, meilisearch: HttpLoads | null): Row {
  const shown = (loads: HttpLoads): string =>
    Object.entries(loads)
      .map(
        ([connections, load]) =>
          `${connections} connections ${both(load)} (with all that ran beside ${ms(load.rawP99)}), ${number(Math.round(load.perSecond))} a second`,
      )
      .join('; ')
  const one = graphql[1]!
  const ratio = meilisearch ? meilisearch[1]!.p50 / one.p50 : NaN
  return {
    what: `search through GraphQL over HTTP, ${size}, beside Meilisearch over HTTP`,
    measured: shown(graphql),
    budget: 'p99 ≤ 4 ms, ≥ 4 × as fast as Meilisearch',
    peer: meilisearch ? `Meilisearch ${shown(meilisearch)}: p50 ${times(ratio)} as long` : 'no Meilisearch server here',
    isMet: within(one.p99, 4) && ratio >= 4,
  }
}

/** How many times as long a peer takes, over the classes that both answer. */
function ratioOf(theirs: Record<string, Percentiles>, ours: Record<string, Percentiles>): number {
  const names = Object.keys(theirs).filter((name) => name !== 'all' && ours[name])
  return Math.exp(names.reduce((sum, name) => sum + Math.log(theirs[name]!.p50 / ours[name]!.p50), 0) / names.length)
}

interface GraphqlResults {
  resources: number
  page: Record<'alone' | 'whole', { ours: number; stock: number; ratio: number }>
  http: Repeated
}

function graphqlRows({ resources, page, http }: GraphqlResults): Row[] {
  return [
    {
      what: `search through GraphQL over HTTP, ${number(resources)} resources, five facets`,
      measured: `${both(http)} (with all that ran beside ${ms(http.rawP99)})`,
      budget: 'p99 ≤ 4 ms',
      peer: '–',
      isMet: resources >= 100_000 && within(http.p99, 4),
    },
    {
      what: 'GraphQL page of 20 results, index and graph answers held',
      measured: ms(page.alone.ours),
      budget: '≥ 3 × stock Apollo',
      peer: `stock Apollo ${ms(page.alone.stock)}: ${times(page.alone.ratio)} as fast`,
      isMet: page.alone.ratio >= 3,
    },
    {
      what: 'GraphQL page of 20 results, in whole',
      measured: ms(page.whole.ours),
      budget: '≥ 3 × stock Apollo',
      peer: `stock Apollo ${ms(page.whole.stock)}: ${times(page.whole.ratio)} as fast`,
      isMet: page.whole.ratio >= 3,
    },
  ]
}

interface PathwaySize {
  outcomes: number
  prerequisites: number
  plan: Percentiles & { longest: number }
  planOf120To200Steps: Percentiles & { count: number }
  peer: Percentiles & { ratio: number }
  peerOf120To200Steps: { p50: number; ratio: number }
  sqlite: Percentiles & { long: number }
  grafeo: { rings: Percentiles; pattern: Percentiles }
  neo4j: { rings: Percentiles; pattern: Percentiles } | null
}
interface PathwayResults extends PathwaySize {
  /** Null in the quick run. */
  large: PathwaySize | null
  http: { bytes: number } & Record<'first' | 'again' | 'floor', Percentiles & { cpu: number }>
}

function pathwayRows(results: PathwayResults): Row[] {
  return [
    ...pathwaySizeRows(results, 1),
    ...(results.large ? pathwaySizeRows(results.large, 5) : []),
    {
      what: 'pathway, first 20 steps through GraphQL over HTTP, from another process',
      measured: processed(results.http.again),
      budget: 'p99 ≤ 3 ms',
      peer: `least HTTP server with the same ${number(results.http.bytes)} bytes ${processed(results.http.floor)}`,
      isMet: within(results.http.again.p99, 3),
    },
    {
      what: 'pathway, the same, each goal for the first time: its resources and outcomes are read from the graph',
      measured: processed(results.http.first),
      budget: '–',
      peer: '–',
      isMet: null,
    },
  ]
}

function pathwaySizeRows(results: PathwaySize, budget: number): Row[] {
  const { plan, planOf120To200Steps: long, peer, peerOf120To200Steps: peerLong, sqlite, grafeo, neo4j } = results
  const size = `${number(results.outcomes)} outcomes, ${number(results.prerequisites)} prerequisites`
  const databases = [
    `node:sqlite recursive p50 ${ms(sqlite.p50)}`,
    `Cypher ring by ring on Grafeo p50 ${ms(grafeo.rings.p50)}`,
    neo4j ? `on Neo4j p50 ${ms(neo4j.rings.p50)}` : 'Neo4j not measured',
  ].join(', ')
  return [
    {
      what: `pathway, ${size}, plans of up to ${plan.longest} steps with resources`,
      measured: both(plan),
      budget: `p99 ≤ ${budget} ms`,
      peer: `plain planner over maps p50 ${ms(peer.p50)}: ${times(peer.ratio)} as fast; the steps alone: ${databases}`,
      isMet: within(plan.p99, budget),
    },
    {
      what: `pathway, ${number(results.outcomes)} outcomes, the ${long.count} plans of 120 to 200 steps alone`,
      measured: both(long),
      budget: `p99 ≤ ${budget} ms`,
      peer: `plain planner p50 ${ms(peerLong.p50)}: ${times(peerLong.ratio)} as fast; the steps alone: node:sqlite recursive p50 ${ms(sqlite.long)}`,
      isMet: within(long.p99, budget),
    },
  ]
}

interface Stops {
  ms: number
  stop: number
  stopCpu: number
  cpu: number
  /** The longest of the garbage collector. */
  pause: number
}
interface BesidePeer {
  edgesPerSecond: number
  peerEdgesPerSecond: number
  ratio: number
}
interface ModelResults {
  outcomes: number
  prerequisites: number
  build: Stops
  changes: Record<'edge' | 'edges' | 'outcomes' | 'move', Stops>
  memory: { megabytes: number; bytesPerEdge: number; bytesPerOutcome: number }
  closure: BesidePeer
  generations: BesidePeer
  frontier: BesidePeer
}

function modelRows(results: ModelResults): Row[] {
  const { build, changes, memory } = results
  const size = `${number(results.outcomes)} outcomes, ${number(results.prerequisites)} prerequisites`
  const worst = Math.max(...Object.values(changes).map(({ stop }) => stop))
  const worstCpu = Math.max(...Object.values(changes).map(({ stopCpu }) => stopCpu))
  const pause = Math.max(...Object.values(changes).map((each) => each.pause))
  const edges = (per: number) => `${number(per)} edges/s`
  return [
    {
      what: `model of ${size}: longest stop of the event loop while it follows a change`,
      measured: `${ms(worst)} (processor time in one stop at most ${ms(worstCpu)}, garbage collection at most ${ms(pause)})`,
      budget: '≤ 20 ms',
      peer: '–',
      isMet: within(worst, 20),
    },
    {
      what: 'model: following one new edge, 1,000 of them, 500 new outcomes, a heading moved with what is under it',
      measured: Object.values(changes)
        .map((each) => ms(each.ms))
        .join(', '),
      budget: '–',
      peer: `building anew ${ms(build.ms)}: ${times(build.cpu / changes.edges.cpu)} the processor time of 1,000 edges`,
      isMet: null,
    },
    {
      what: 'model: built in slices',
      measured: `${ms(build.ms)} (processor time ${ms(build.cpu)}), longest stop ${ms(build.stop)}`,
      budget: '–',
      peer: '–',
      isMet: null,
    },
    {
      what: 'model: memory',
      measured: `${memory.bytesPerEdge.toFixed(0)} bytes an edge, ${memory.bytesPerOutcome.toFixed(0)} an outcome, ${memory.megabytes.toFixed(0)} MB in whole`,
      budget: '–',
      peer: '–',
      isMet: null,
    },
    ...(['closure', 'generations', 'frontier'] as const).map((what) => ({
      what: `model: ${what}`,
      measured: edges(results[what].edgesPerSecond),
      budget: '–',
      peer: `graphology ${edges(results[what].peerEdgesPerSecond)}: ${times(results[what].ratio)} as fast`,
      isMet: null,
    })),
  ]
}

interface OutcomePage extends Percentiles {
  reads: { p50: number; most: number }
}
interface OutcomeResults {
  resources: number
  outcomes: number
  bytes: number
  first: OutcomePage
  again: OutcomePage
  floor: Percentiles
}

function outcomeRows({ resources, outcomes, bytes, first, again, floor }: OutcomeResults): Row[] {
  return [
    {
      what: `page of an outcome through GraphQL over HTTP, ${number(outcomes)} outcomes, ${number(resources)} resources, each for the first time`,
      measured: `${first.reads.p50} graph reads (at most ${first.reads.most}, where a publisher is met for the first time), ${both(first)}`,
      budget: '≤ 2 reads',
      peer: `asked again ${both(again)}; least HTTP server with the same ${number(bytes)} bytes ${both(floor)}`,
      isMet: first.reads.p50 <= 2,
    },
  ]
}

interface ImportResults {
  records: number
  linksOfAResource: number
  seconds: { written: number; writtenCpu: number; searchable: number; searchableCpu: number }
  dryRunRate: number
  writtenRate: number
  searchableRate: number
  againRate: number
  plain: { rate: number; cpu: number }
}

function importRows(results: ImportResults): Row[] {
  const { plain, searchableRate, writtenRate, dryRunRate, againRate, records, seconds } = results
  const perCpu = (used: number) => `${number(Math.round(records / used))} per second of processor time`
  const beside = (rate: number) =>
    `plain UNWIND … MERGE loader ${number(plain.rate)}/s (${perCpu(plain.cpu)}): ${times(rate / plain.rate)} as fast`
  return [
    {
      what: `import, ${number(results.records)} records, ${results.linksOfAResource} links a resource: checked, committed and searchable`,
      measured: `${number(searchableRate)} records/s (${perCpu(seconds.writtenCpu + seconds.searchableCpu)})`,
      budget: '≥ 5,000/s',
      peer: beside(searchableRate),
      isMet: searchableRate >= 5000,
    },
    {
      what: 'import, checked and committed, before the index reads it',
      measured: `${number(writtenRate)} records/s (${perCpu(seconds.writtenCpu)})`,
      budget: '–',
      peer: beside(writtenRate),
      isMet: null,
    },
    {
      what: 'import again, nothing to write',
      measured: `${number(againRate)} records/s`,
      budget: '–',
      peer: '–',
      isMet: null,
    },
    {
      what: 'import with --dry-run',
      measured: `${number(dryRunRate)} records/s`,
      budget: '≥ 10,000/s',
      peer: '–',
      isMet: dryRunRate >= 10_000,
    },
  ]
}

interface Rounds {
  median: number
  all: number[]
  /** Least processor time. */
  cpu: number
}
interface BulkResults {
  records: number
  batch: number
  linksOfAResource: number
  api: { rate: number; cpu: number }
  again: { rate: number; cpu: number }
  import: { rate: number; cpu: number }
}

function bulkRows({ records, batch, linksOfAResource, api, again, import: imported }: BulkResults): Row[] {
  const told = ({ rate, cpu }: { rate: number; cpu: number }) =>
    `${number(rate)} records/s (${number(Math.round(records / cpu))} per second of processor time)`
  return [
    {
      what: `bulk upsert through GraphQL, ${number(records)} resources, ${linksOfAResource} links each, ${number(batch)} a call: to searchable`,
      measured: told(api),
      budget: '–',
      peer: `the same resources by import ${told(imported)}: ${times(imported.cpu / api.cpu)} as fast by processor time`,
      isMet: null,
    },
    { what: 'the same batches again, nothing to write', measured: told(again), budget: '–', peer: '–', isMet: null },
  ]
}

interface StartResults {
  resources: number
  node: Rounds
  server: Rounds
  demo: Rounds & { first: number }
  withImage: Rounds
  withoutImage: Rounds
}

function startRows({ resources, server, demo, withImage, withoutImage }: StartResults): Row[] {
  const passed = ({ median, cpu }: Rounds) => `${number(median)} ms (processor time ${number(cpu)} ms)`
  const beside = ({ median }: Rounds) =>
    `least HTTP server ${number(server.median)} ms: ${times(median / server.median)} as long`
  return [
    {
      what: 'start to the first answered search, demo seed, second start',
      measured: passed(demo),
      budget: '≤ 1,000 ms',
      peer: beside(demo),
      isMet: within(demo.median, 1000),
    },
    {
      what: `start to the first answered search, ${number(resources)} resources, saved image`,
      measured: passed(withImage),
      budget: '≤ 3,000 ms',
      peer: beside(withImage),
      isMet: resources >= 100_000 && within(withImage.median, 3000),
    },
    {
      what: `start to the first answered search, ${number(resources)} resources, no image: the index is built anew`,
      measured: passed(withoutImage),
      budget: 'progress is shown',
      peer: beside(withoutImage),
      isMet: null,
    },
  ]
}

function pageRows({ pages }: { pages: PageSize[] }): Row[] {
  const row = (what: string, of: PageSize[]): Row => {
    const worst = of.toSorted((a, b) => b.bytes - a.bytes)[0]!
    const requests = Math.max(...of.map((page) => page.requests))
    return {
      what: `${what}: the largest, “${worst.name}”`,
      measured: `${number(worst.bytes)} bytes, ${requests} ${requests === 1 ? 'request' : 'requests'}`,
      budget: `≤ ${number(worst.budget)} bytes, 1 request`,
      peer: `uncompressed ${number(worst.plainBytes)} bytes`,
      isMet: within(worst.bytes, worst.budget) && requests === 1,
    }
  }
  const isSearch = ({ name }: PageSize) => name.startsWith('search, 20 hits')
  return [
    row('search page, 20 hits, two needs', pages.filter(isSearch)),
    row(
      `the other ${pages.length - pages.filter(isSearch).length} pages`,
      pages.filter((page) => !isSearch(page)),
    ),
  ]
}

interface PaintResults {
  painted: Painted[]
  /** `kept` is of the page that everyone may have: null where there is none, absent where it was not measured. */
  served: (Load & { name: string; kept?: Load | null })[]
  memory: { pages: number; warm: number; before: number; after: number; peak: number }
}
/** Milliseconds to the first paint on the slow line. */
const FIRST_PAINT = 1_000

function paintRows({ painted, served, memory }: PaintResults): Row[] {
  const slowest = painted.toSorted((one, other) => other.slow.first - one.slow.first)[0]!
  const largest = painted.toSorted((one, other) => other.slow.largest - one.slow.largest)[0]!
  const heaviest = painted.toSorted((one, other) => other.bytes - one.bytes)[0]!
  return [
    {
      what: `first paint of ${painted.length} pages with a cold cache at 400 kbit/s and 400 ms: the slowest, “${slowest.name}”`,
      measured: `${ms(slowest.slow.first)} (at 9 Mbit/s and 100 ms ${ms(slowest.good.first)}); largest paint at most ${ms(largest.slow.largest)}, “${largest.name}”`,
      budget: `≤ ${number(FIRST_PAINT)} ms`,
      peer: `${number(heaviest.bytes)} bytes at most, “${heaviest.name}”`,
      isMet: within(slowest.slow.first, FIRST_PAINT),
    },
    ...served.map(({ name, kept, ...made }) => ({
      what: `pages of the site, each made for its reader: ${name}`,
      measured: loadText(made),
      budget: '–',
      peer: keptText(kept),
      isMet: null,
    })),
    {
      what: `memory of the server after ${number(memory.pages)} pages`,
      measured: `${megabytes(memory.after)}, at most ${megabytes(memory.peak)}; after ${number(memory.warm)} pages ${megabytes(memory.before)}`,
      ...{ budget: '–', peer: '–', isMet: null },
    },
  ]
}

function keptText(kept: Load | null | undefined): string {
  if (kept === undefined) return '–'
  return kept === null
    ? 'it is shaped by needs, so it is nobody else’s'
    : `the page that everyone may have: ${loadText(kept)}`
}

function loadText({ perSecond, ...waits }: Load): string {
  return `${number(Math.round(perSecond))} a second of processor time of the server; with 30 readers ${both(waits)}`
}

interface QueryResults {
  resources: number
  slowMs: number
  slow: number
  grafeo: Record<string, number | string>
}

function queryRows({ resources, slowMs, slow, grafeo }: QueryResults): Row[] {
  const named = Object.entries(grafeo)
    .filter(([, figure]) => typeof figure === 'string' || figure > slowMs)
    .sort(([, a], [, b]) => (typeof b === 'number' ? b : Infinity) - (typeof a === 'number' ? a : Infinity))
    .map(([name, figure]) => `${name} ${typeof figure === 'number' ? ms(figure) : 'failed'}`)
  return [
    {
      what: `every query on ${number(resources)} resources, embedded engine`,
      measured: `${slow} of ${Object.keys(grafeo).length} take more than ${slowMs} ms${named.length > 0 ? `: ${named.join(', ')}` : ''}`,
      budget: '–',
      peer: '–',
      isMet: null,
    },
  ]
}

interface SignInResults {
  people: number
  /** Of one hash, milliseconds of processor. */
  hashCpu: number
  /** Of searches alone, and beside those who sign in. */
  alone: Percentiles
  beside: Percentiles
  signIn: Percentiles
}

function signInRows({ people, hashCpu, alone, beside, signIn }: SignInResults): Row[] {
  return [
    {
      what: `search over HTTP while ${people} people sign in at once, again and again`,
      measured: both(beside),
      budget: '–',
      peer: `${times(beside.p99 / alone.p99)} the p99 of the same searches alone (${both(alone)})`,
      isMet: null,
    },
    {
      what: `a sign-in among ${people} at once (scrypt, N = 2^15, r = 8, p = 3)`,
      measured: `${both(signIn)}; ${ms(hashCpu)} of processor for the hash`,
      budget: '–',
      peer: '–',
      isMet: null,
    },
  ]
}

interface DuplicateBench extends Percentiles {
  resources: number
  questions: number
  found: number
  /** Milliseconds until the first question was answered, which is asked before links and titles are read. */
  first: { ms: number; found: number; isWhole: boolean }
  /** Of that reading: processor time, time, and how long it held the thread that answers at most. */
  reading: { cpu: number; ms: number; held: number }
  scan: number
}

function duplicateRows({ resources, questions, found, first, reading, scan, ...each }: DuplicateBench): Row[] {
  return [
    {
      what: `the first question after a start, among ${number(resources)} resources, and the reading of links and titles that it does not wait for`,
      measured: `answered after ${ms(first.ms)} with ${first.found} found${first.isWhole ? '' : ', and said that not all was looked through'}; read in ${ms(reading.ms)} (processor ${ms(reading.cpu)}), the thread that answers held for ${ms(reading.held)} at most`,
      budget: '–',
      peer: '–',
      isMet: null,
    },
    {
      what: `likely duplicates of a draft among ${number(resources)} resources, processor time of a question`,
      measured: `${both(each)}; found for ${found} of ${questions}`,
      budget: 'p99 ≤ 20 ms',
      peer: `a plain scan ${times(scan / each.p50)} as long`,
      isMet: resources < 100_000 ? null : within(each.p99, 20),
    },
  ]
}

interface AuditBench {
  resources: number
  pairs: number
  /** Medians: milliseconds with and without, and of pairs their ratio and what more it is. */
  writes: Record<string, { with: number; without: number; ratio: number; more: number }>
}

function auditRows({ resources, pairs, writes }: AuditBench): Row[] {
  const told = Object.entries(writes).map(
    ([name, each]) => `${name} ${ms(each.with)}, ${times(each.ratio)} (${ms(each.more)} more)`,
  )
  return [
    {
      what: `a write with its entry in the audit log, ${number(resources)} resources, processor time, median of ${number(pairs)} pairs`,
      measured: told.join('; '),
      budget: '–',
      peer: 'the same writes without an entry',
      isMet: null,
    },
  ]
}

/** In the order they run; the last two share a filled graph. */
export const BENCHES: readonly Bench[] = [
  { name: 'page', full: [], quick: [], rows: pageRows },
  { name: 'paint', full: [], quick: ['--pages', '2000'], rows: paintRows },
  { name: 'pathway', full: [], quick: ['--small'], rows: pathwayRows },
  { name: 'outcome', full: ['20000'], quick: ['4000'], rows: outcomeRows },
  { name: 'model', full: ['100000'], quick: ['10000'], rows: modelRows },
  {
    name: 'search',
    full: ['100000', '--folder', '{folder}'],
    quick: ['4000', '--folder', '{folder}'],
    rows: searchRows,
  },
  { name: 'million', full: ['1000000'], quick: ['20000'], isLong: true, rows: millionRows },
  { name: 'graphql', full: ['100000'], quick: ['4000'], rows: graphqlRows },
  { name: 'duplicates', full: ['100000'], quick: ['4000'], rows: duplicateRows },
  { name: 'audit', full: ['20000'], quick: ['4000'], rows: auditRows },
  { name: 'sign-in', full: ['20000'], quick: ['4000'], rows: signInRows },
  { name: 'import', full: ['20000'], quick: ['4000'], rows: importRows },
  { name: 'bulk', full: ['10000'], quick: ['4000'], rows: bulkRows },
  {
    name: 'queries',
    full: ['--resources', '100000', '--folder', '{folder}'],
    quick: ['--resources', '4000', '--folder', '{folder}'],
    rows: queryRows,
  },
  { name: 'start', full: ['100000', '--folder', '{folder}'], quick: ['4000', '--folder', '{folder}'], rows: startRows },
]
