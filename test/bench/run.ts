/**
 * `npm run bench [NAME…] [--quick]`: each bench in a fresh process, one after the other, and test/bench/RESULTS.md written
 * from what they print. Named benches replace their own results and leave the others; those that take long (`isLong`) run
 * only when named. `--quick` takes smaller sizes and writes nothing.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, release, tmpdir, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { BENCHES, type Bench, type Row } from './budgets.ts'

const FILE = join(import.meta.dirname, 'RESULTS.md')

/** What one bench gave, as RESULTS.md keeps it. */
interface Kept {
  bench: string
  date: string
  machine: string
  /** Processes that were running or waiting when it began, ours not among them. */
  load: number
  results: unknown
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false } },
})
const unknown = positionals.filter((name) => !BENCHES.some((bench) => bench.name === name))
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}: name some of ${BENCHES.map(({ name }) => name).join(', ')}.`)
  process.exit(2)
}
const chosen = BENCHES.filter(({ name, isLong }) => (positionals.length === 0 ? !isLong : positionals.includes(name)))
const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}, Node ${process.versions.node}`

let failures = 0
const kept = readKept().filter((each) => canBeShown(each))
const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-'))
try {
  for (const bench of chosen) {
    console.log(`\n== ${bench.name}`)
    const load = Number(loadavg()[0]!.toFixed(1))
    const date = new Date().toISOString().slice(0, 10)
    try {
      const results = await run(bench)
      for (const { what, measured, budget, isMet } of bench.rows(results as never))
        console.log(`-> ${what}: ${measured}${isMet === null ? '' : ` (budget ${budget}: ${verdict(isMet)})`}`)
      const at = kept.findIndex((each) => each.bench === bench.name)
      kept.splice(at < 0 ? kept.length : at, at < 0 ? 0 : 1, { bench: bench.name, date, machine, load, results })
    } catch (error) {
      failures++
      console.error(`${bench.name} failed: ${(error as Error).message}`)
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
if (!values.quick) {
  writeFileSync(FILE, page(kept))
  console.log(`\nWritten to ${FILE}`)
}
process.exit(failures > 0 ? 1 : 0)

/** Runs a bench, shows what it prints, and gives its results. Throws when it fails. */
async function run(bench: Bench): Promise<unknown> {
  const args = (values.quick ? bench.quick : bench.full).map((word) => word.replace('{folder}', join(folder, 'graph')))
  const script = join(import.meta.dirname, `${bench.name}.ts`)
  const child = spawn(process.execPath, [script, ...args, '--json'], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  let shown = 0
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (chunk: string) => {
    output += chunk
    for (let end = output.indexOf('\n', shown); end >= 0; end = output.indexOf('\n', shown)) {
      const line = output.slice(shown, end)
      if (!line.startsWith('{')) console.log(line)
      shown = end + 1
    }
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`it ended with ${String(code)}`)
  const last = output.trimEnd().split('\n').at(-1)!
  if (!last.startsWith('{')) throw new Error('it printed no results')
  return JSON.parse(last)
}

function verdict(isMet: boolean): string {
  return isMet ? 'met' : 'NOT met'
}

/** Results that a bench printed before it measured something else are left out. */
function canBeShown({ bench, results }: Kept): boolean {
  try {
    return BENCHES.find(({ name }) => name === bench)!.rows(results as never).length > 0
  } catch {
    console.log(`The results of ${bench} are of an earlier version and are left out until it runs again.`)
    return false
  }
}

function readKept(): Kept[] {
  if (!existsSync(FILE)) return []
  const blocks = readFileSync(FILE, 'utf8').matchAll(/^```json\n(.+?)\n```$/gms)
  return [...blocks].map(([, text]) => JSON.parse(text!) as Kept)
}

/** RESULTS.md: the same figures give the same text. */
function page(all: readonly Kept[]): string {
  const ordered = BENCHES.flatMap((bench) =>
    all
      .filter((each) => each.bench === bench.name)
      .map((each) => ({ ...each, rows: bench.rows(each.results as never) })),
  )
  const rows = ordered.flatMap((each) => each.rows)
  const judged = rows.filter((row) => row.isMet !== null)
  const missed = judged.filter((row) => !row.isMet)
  return `<!-- prettier-ignore-start -->
# Results of the benches

Written by \`npm run bench\`; each bench is a fresh process. \`test/bench/budgets.ts\` holds the budgets, and what is not met is
said here as plainly as what is. A load above the number of cores means that other work took turns with the bench: its times are
then longer than on a machine of its own, and processor time and the ratios to peers tell more. What Lighthouse says of the ten main
pages stands in LIGHTHOUSE.md.

${ordered.map(({ bench, date, load, machine }) => `- ${bench}: ${date}, load before it ${load}; ${machine}`).join('\n')}

${judged.length - missed.length} of ${judged.length} budgets are met.

| what | measured | budget | peer in the same run | met |
| ---- | -------- | ------ | -------------------- | --- |
${rows.map((row) => cells(row)).join('\n')}

## Raw values

${ordered.map(({ rows: _rows, ...each }) => `### ${each.bench}\n\n\`\`\`json\n${raw(each)}\n\`\`\``).join('\n\n')}
<!-- prettier-ignore-end -->
`
}

function cells({ what, measured, budget, peer, isMet }: Row): string {
  const words = [what, measured, budget, peer, isMet === null ? '–' : isMet ? 'yes' : '**no**']
  return `| ${words.map((word) => word.replaceAll('|', '\\|')).join(' | ')} |`
}

/** JSON with a line for each entry of the results; numbers to three places. */
function raw({ results, ...facts }: Kept): string {
  const short = (value: unknown) =>
    JSON.stringify(value, (_, each: unknown) => (typeof each === 'number' ? Number(each.toFixed(3)) : each))
  const lines = Object.entries(results as object).flatMap(([name, value]) =>
    value === undefined ? [] : `    ${JSON.stringify(name)}: ${short(value)}`,
  )
  return `${JSON.stringify(facts).slice(0, -1)},\n  "results": {\n${lines.join(',\n')}\n  }\n}`
}
