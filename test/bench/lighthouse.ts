/**
 * `npm run lighthouse [-- --rounds 3] [--only NAME]`: what Lighthouse says of the ten main pages, and test/bench/LIGHTHOUSE.md written
 * from it, unless pages are left out. Ends with 1 when accessibility, best practices or SEO are below 100 without a reason;
 * performance depends on the machine. Nothing is sent or downloaded.
 */
import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import lighthouse, { type Result } from 'lighthouse'
import Trace from 'lighthouse/core/gather/gatherers/trace.js'
import { openSite, type Opened } from '#test/a11y/opened.ts'
import { freePort } from '#test/helpers/process.ts'
import { MAIN_PAGES, type MainPage } from './main-pages.ts'

const FILE = join(import.meta.dirname, 'LIGHTHOUSE.md')
const CATEGORIES = {
  performance: 'performance',
  accessibility: 'accessibility',
  'best-practices': 'best practices',
  seo: 'SEO',
} as const
type Category = keyof typeof CATEGORIES
const IDS = Object.keys(CATEGORIES) as Category[]

/** Audits that are meant to fail, and why. */
const ON_PURPOSE: Record<string, string> = {
  'is-crawlable':
    'programs that look through sites are asked to leave alone what is for one person and what has no end, in `robots.txt` and, of a search with words or needs, in the page. Without this audit SEO is 100 there too.',
}

/**
 * Chromium 147 ends the process of any page that has `Referrer-Policy` among its headers while this is traced, and Lighthouse
 * then speaks of a request that failed. It feeds one list without a score: the features of the web that a page uses.
 */
const NOT_TRACED = 'blink.webdx_feature_usage'

interface Judged {
  name: string
  /** The median of the rounds. */
  scores: Record<Category, number>
  costs: Cost[]
}

/** An audit that kept a score from 100, and what was measured in the rounds. */
interface Cost {
  audit: string
  category: Category
  measured: string[]
}

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, only: { type: 'string', default: '' } },
})

const traced = Trace.getDefaultTraceCategories().filter((category) => category !== NOT_TRACED)
Trace.getDefaultTraceCategories = () => traced

const load = loadavg()[0]!.toFixed(1)
const port = await freePort()
const limits = { RATE_ANONYMOUS: '0', RATE_SITE: '0', RATE_SIGNED_IN: '0', LOG_LEVEL: 'error' }
const site = await openSite(limits, [`--remote-debugging-port=${port}`])
const judged: Judged[] = []
let last: Result | undefined
try {
  for (const main of MAIN_PAGES.filter(({ name }) => name.includes(values.only))) {
    const rounds: Result[] = []
    while (rounds.length < Number(values.rounds)) rounds.push((last = await once(site, main)))
    const page = judge(main.name, rounds)
    judged.push(page)
    console.log(
      page.name.padEnd(12),
      IDS.map((category) => `${CATEGORIES[category]} ${page.scores[category]}`).join(', '),
    )
    for (const cost of page.costs) console.log(`  ${told(cost)}`)
  }
} finally {
  await site.close()
}
if (values.only === '') {
  writeFileSync(FILE, report(last!))
  console.log(`Written to ${FILE}`)
}
const lacking = judged
  .flatMap(({ costs }) => costs)
  .filter(({ audit, category }) => category !== 'performance' && !(audit in ON_PURPOSE))
process.exit(lacking.length > 0 ? 1 : 0)

/** @throws where Lighthouse could not load the page */
async function once({ url, world }: Opened, { address, reader }: MainPage): Promise<Result> {
  const extraHeaders = reader === 'anybody' ? undefined : { Cookie: `session=${world.tokens[reader]}` }
  const { lhr } = (await lighthouse(`${url}${address(world.ids)}`, {
    ...{ port, logLevel: 'error', onlyCategories: IDS, extraHeaders },
  }))!
  if (lhr.runtimeError) throw new Error(`${lhr.requestedUrl}: ${lhr.runtimeError.message}`)
  return lhr
}

function judge(name: string, rounds: readonly Result[]): Judged {
  const scores = Object.fromEntries(
    IDS.map((category) => {
      const each = rounds.map(({ categories }) => Math.round((categories[category]!.score ?? NaN) * 100))
      return [category, each.toSorted((one, other) => one - other)[Math.floor(each.length / 2)]!]
    }),
  ) as Record<Category, number>
  const costs = IDS.filter((category) => scores[category] < 100).flatMap((category) =>
    rounds[0]!.categories[category]!.auditRefs.flatMap(({ id: audit, weight }) => {
      const each = rounds.map(({ audits }) => audits[audit]!)
      if (weight === 0 || each.every(({ score }) => score === null || score === 1)) return []
      return { audit, category, measured: each.flatMap(({ displayValue }) => displayValue ?? []) }
    }),
  )
  return { name, scores, costs }
}

function told({ audit, measured }: Cost): string {
  return measured.length > 0 ? `${audit} (${measured.join(', ')})` : audit
}

/** LIGHTHOUSE.md. */
function report({ lighthouseVersion, environment, fetchTime }: Result): string {
  const chromium = /Chrome\/(\d+)/.exec(environment.hostUserAgent)![1]!
  const rows = judged.map(({ name, scores, costs }) =>
    [name, ...IDS.map((category) => scores[category]), costs.map(told).join('; ') || '–'].join(' | '),
  )
  const reasons = Object.entries(ON_PURPOSE).filter(([audit]) =>
    judged.some(({ costs }) => costs.some((cost) => cost.audit === audit)),
  )
  return `<!-- prettier-ignore-start -->
# Lighthouse on the ten main pages

Written by \`npm run lighthouse\`: ${values.rounds === '1' ? 'one round' : `the median of ${values.rounds} rounds`}, with an empty cache, as a phone of the middle class on a slow mobile
line that Lighthouse works out from what it measured. That grows with the load of the machine, performance falls, and the other scores stay.

- ${fetchTime.slice(0, 10)}, Lighthouse ${lighthouseVersion}, Chromium ${chromium}, ${cpus().length} × ${cpus()[0]?.model.trim()}, load of the machine before it ${load}; its processor has
  the benchmark index ${environment.benchmarkIndex.toFixed(0)}, and Lighthouse counts on more than 1,000.

| page | ${Object.values(CATEGORIES).join(' | ')} | what costs, in each round |
| ---- | ${IDS.map(() => '--: |').join(' ')} ---- |
${rows.map((row) => `| ${row} |`).join('\n')}

${reasons.map(([audit, reason]) => `\`${audit}\` is on purpose: ${reason}`).join('\n')}
<!-- prettier-ignore-end -->
`
}
