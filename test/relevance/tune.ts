/**
 * Which weights of api/search/embedded/weights.ts to move, and what that would do: coordinate ascent on one half of the
 * judged queries; the other half has no say and shows what holds. Prints, and writes nothing.
 * `CORPUS_DIR=… node --import ./test/relevance/movable-weights.ts test/relevance/tune.ts [--only=PARTS,WAYS] [--rounds=1]`
 */
import { hash } from 'node:crypto'
import { parseArgs } from 'node:util'
import * as weights from '#api/search/embedded/weights.ts'
import { corpusOf } from './corpus.ts'
import { embedded, type Engine } from './engines.ts'
import { evaluate, judgeAll, meansBy, type Outcome } from './evaluate.ts'
import { CLASSES } from './judged.ts'
import { MOVED } from './movable-weights.ts'

/** Not for tuning: units, limits, and lengths that are usual. */
const FIXED =
  /^(IMPACT_STEPS|RARITY_STEPS|SCORE_STEPS|LONGEST_TITLE|FRESHNESS\..*|SHORT_PREFIX\.letters|FIELDS\.\w+\.usual|PARTS\.words|WAYS\.exact)$/
/** Read by searches alone; all others stand in segments, which are then made anew. */
const AT_SEARCH =
  /^(WAYS|SHORT_PREFIX|LEAST_RARITY|STOP_WORD_RARITY|OUT_OF_ORDER|NEXT_LANGUAGE|WEAKEST_SHARE|PARTS\.(proximity|exactness|language|fit))/
/** What a weight is multiplied with, and what is tried where it is 0. */
const FACTORS = [1.5, 1 / 1.5, 1.2, 1 / 1.2]
const FROM_NOTHING = [0.05, 0.2]
/** Whole numbers go in steps. */
const STEPS = [1, -1, 3, -3]
/** Smaller gains are noise: a tenth of a query's rank. */
const LEAST_GAIN = 0.000_5

const { values: options } = parseArgs({
  options: { only: { type: 'string', default: '' }, rounds: { type: 'string', default: '1' } },
})
const folder = process.env['CORPUS_DIR'] ?? ''
if (folder === '') throw new Error('CORPUS_DIR is not set: it names the folder of real data.')
const { move } = weights as unknown as { move?: (path: string, value: number) => void }
if (move === undefined) throw new Error('run it with --import ./test/relevance/movable-weights.ts')

const documents = await corpusOf(folder)
const judged = judgeAll(documents)
/** One half to climb on, one to see whether it holds elsewhere; by the query, so that new ones change no other's half. */
const isHeldOut = (id: string, text: string): boolean =>
  parseInt(hash('sha256', `${id.split('/')[0]} ${text}`).slice(0, 2), 16) % 2 === 1
const halves = {
  train: judged.filter(({ query }) => !isHeldOut(query.id, query.text)),
  heldOut: judged.filter(({ query }) => isHeldOut(query.id, query.text)),
}

const moved: Record<string, number> = {}
const original = new Map(tunable())
let engine: Engine | null = null
/** Segments the engine has are of these weights. */
let madeOf = ''

async function results(): Promise<{ train: Outcome[]; heldOut: Outcome[] }> {
  const stored = JSON.stringify(Object.entries(moved).filter(([path]) => !AT_SEARCH.test(path)))
  if (engine === null || stored !== madeOf) {
    await engine?.close()
    process.env[MOVED] = JSON.stringify(moved)
    engine = await embedded(documents)
    madeOf = stored
  }
  return { train: await evaluate(engine, halves.train), heldOut: await evaluate(engine, halves.heldOut) }
}

/** Mean of MRR and nDCG, each class counting the same. */
function quality(outcomes: readonly Outcome[]): number {
  const classes = [...meansBy(outcomes, (query) => query.class, CLASSES).values()]
  return classes.reduce((sum, { mrr, ndcg }) => sum + (mrr + ndcg) / 2, 0) / classes.length
}

/** Paths of all numbers in the table, with what they are now. */
function tunable(): [path: string, value: number][] {
  const found: [string, number][] = []
  const walk = (path: string, value: unknown): void => {
    if (typeof value === 'number') found.push([path, value])
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) walk(`${path}.${key}`, inner)
    }
  }
  for (const [name, value] of Object.entries(weights)) if (/^[A-Z_]+$/.test(name)) walk(name, value)
  const wanted = options.only.split(',')
  return found.filter(([path]) => !FIXED.test(path) && wanted.some((start) => path.startsWith(start)))
}

function trials(value: number): number[] {
  if (value === 0) return FROM_NOTHING
  if (Number.isInteger(value) && value > 2 && value <= 32)
    return STEPS.map((step) => value + step).filter((one) => one > 0)
  const round = Number.isInteger(value) && value > 32 ? Math.round : (one: number) => Number(one.toPrecision(3))
  return FACTORS.map((factor) => round(value * factor))
}

const signed = (value: number): string => `${value >= 0 ? '+' : ''}${value.toFixed(4)}`
const first = await results()
let best = first
console.log(`${judged.length} queries, ${halves.heldOut.length} of them held out; ${tunable().length} weights`)
console.log(`now: ${quality(first.train).toFixed(4)} on train, ${quality(first.heldOut).toFixed(4)} held out`)
for (let round = 1; round <= Number(options.rounds); round++) {
  for (const [path, value] of tunable()) {
    let kept = value
    for (const trial of trials(value)) {
      moved[path] = trial
      move(path, trial)
      const tried = await results()
      const gain = quality(tried.train) - quality(best.train)
      if (gain < LEAST_GAIN) continue
      const held = quality(tried.heldOut) - quality(best.heldOut)
      const doubt = held < 0 ? '  (does not hold)' : ''
      console.log(`${path}: ${kept} → ${trial}  train ${signed(gain)}  held out ${signed(held)}${doubt}`)
      kept = trial
      best = tried
    }
    moved[path] = kept
    move(path, kept)
  }
}
if (engine !== null) await (engine as Engine).close()

console.log('\nheld out, before → after')
const before = meansBy(first.heldOut, (query) => query.class, CLASSES)
const after = meansBy(best.heldOut, (query) => query.class, CLASSES)
for (const [name, own] of before) {
  const then = after.get(name)
  if (then === undefined) continue
  console.log(
    `${name.padEnd(14)} MRR ${own.mrr.toFixed(3)} → ${then.mrr.toFixed(3)}   nDCG@10 ${own.ndcg.toFixed(3)} → ${then.ndcg.toFixed(3)}`,
  )
}
console.log('\nweights that moved:')
for (const [path, value] of tunable()) {
  if (value !== original.get(path)) console.log(`${path}: ${original.get(path)} → ${value}`)
}
