/**
 * `npm run matrix [-- --only WORDS] [--group NAME] [--fresh] [--out FOLDER]`: every page in all 36 states of direction, script, width
 * and colours, each against axe and what axe does not look at. It takes the better part of an hour, keeps what it has seen of each
 * page in a folder and goes on from there when it is started again; `--fresh` begins anew. Ends with 1 when there are faults.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { examine, LOOKS, put, stateName, unfold, WIDTHS } from '../helpers/examine.ts'
import { AXE, RULES, violations } from '../helpers/inspect.ts'
import { openPlace, openSite, type Opened } from './opened.ts'
import { PLACES, type Place } from './places.ts'

const { values } = parseArgs({
  options: {
    ...{ only: { type: 'string', default: '' }, group: { type: 'string', default: '' } },
    ...{
      fresh: { type: 'boolean', default: false },
      out: { type: 'string', default: join(tmpdir(), 'waymark-matrix') },
    },
  },
})

/** With forced colours the browser paints other colours than the style says, which those rules of axe read. */
const WITHOUT_COLOURS = {
  ...RULES,
  rules: { 'color-contrast': { enabled: false }, 'link-in-text-block': { enabled: false } },
}
/** Loads of a page: what cannot change without one. */
const LOADS = [
  ['en', 'ltr', true],
  ['en', 'ltr', false],
  ['ar', 'rtl', true],
  ['ar', 'rtl', false],
] as const

/** Faults of a page by state; states without any are left out. */
type Found = Record<string, string[]>

const chosen = Object.entries(PLACES).filter(
  ([name, { group }]) => name.includes(values.only) && (values.group === '' || group === values.group),
)
if (values.fresh) rmSync(values.out, { recursive: true, force: true })
mkdirSync(values.out, { recursive: true })

const all = new Map<string, Found>()
const began = performance.now()
let site: Opened | undefined
try {
  for (const [at, [name, place]] of chosen.entries()) {
    const file = join(values.out, `${name.replace(/[^\p{L}\d]+/gu, '-')}.json`)
    if (existsSync(file)) {
      all.set(name, JSON.parse(readFileSync(file, 'utf8')) as Found)
      continue
    }
    site ??= await openSite()
    const page = await site.page('anybody')
    const found = await lookAt(site, page, place)
    await page.context().close()
    writeFileSync(file, JSON.stringify(found, null, 1))
    all.set(name, found)
    const minutes = ((performance.now() - began) / 60_000).toFixed(1)
    const faults = Object.values(found).flat().length
    console.log(`${at + 1} of ${chosen.length}, ${minutes} min: ${name}: ${faults === 0 ? 'none' : faults}`)
  }
} finally {
  await site?.close()
}

const faulty = [...all].filter(([, found]) => Object.keys(found).length > 0)
for (const [name, found] of faulty) {
  console.log(`\n${name}`)
  const states = new Map<string, string[]>()
  for (const [state, lines] of Object.entries(found))
    for (const line of lines) states.set(line, [...(states.get(line) ?? []), state])
  for (const [line, where] of states)
    console.log(`  ${line}\n    ${where.length} of 36: ${where.slice(0, 4).join('; ')}`)
}
console.log(
  `\n${all.size} pages in ${LOADS.length * WIDTHS.length * LOOKS.length} states each, ${faulty.length} with faults. Kept in ${values.out}`,
)
process.exit(faulty.length > 0 ? 1 : 0)

/** A page in all states. */
async function lookAt({ url, world }: Opened, page: Page, place: Place): Promise<Found> {
  const found: Found = {}
  for (const [locale, direction, script] of LOADS) {
    await openPlace(page, place, { world, url, locale, script })
    await unfold(page)
    await page.evaluate(AXE)
    for (const width of WIDTHS)
      for (const look of LOOKS) {
        await put(page, { width, look })
        const lines = [
          ...(await examine(page, { focus: true })),
          ...(await examine(page, { spaced: true })).map((line) => `with more space, ${line}`),
          ...(await violations(page, look === 'forced' ? WITHOUT_COLOURS : RULES)),
        ]
        if (lines.length > 0) found[stateName({ direction, script, width, look })] = lines
      }
  }
  return found
}
