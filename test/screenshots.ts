/**
 * `npm run screenshots [-- --only WORDS] [--group NAME] [--width 320,1280] [--language en,ar] [--dark] [--forced] [--no-script] [--fresh]
 * [--out FOLDER]`: a picture of every page at each width and in each language, and a sheet of each group of pages to look at
 * them together. What was taken already is kept; `--fresh` begins anew.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import type { Locale } from '../web/src/lib/locales.ts'
import { openPlace, openSite, type Opened } from './a11y/opened.ts'
import { PLACES, type Place } from './a11y/places.ts'
import { put, unfold, type State } from './helpers/examine.ts'

const { values } = parseArgs({
  allowNegative: true,
  options: {
    ...{ only: { type: 'string', default: '' }, group: { type: 'string', default: '' } },
    ...{ width: { type: 'string', default: '320,1280' }, language: { type: 'string', default: 'en,ar' } },
    ...{ dark: { type: 'boolean', default: false }, forced: { type: 'boolean', default: false } },
    ...{ script: { type: 'boolean', default: true }, unfold: { type: 'boolean', default: false } },
    ...{ fresh: { type: 'boolean', default: false } },
    out: { type: 'string', default: join(tmpdir(), 'waymark-screenshots') },
  },
})
/** No taller than this, in pixels: Chromium draws no more, and nobody looks further. */
const TALLEST = 6_000
/** On a sheet a picture is this wide. */
const ON_SHEET = { 320: 200, 768: 320, 1280: 420 } as Record<string, number>

const look = values.forced ? 'forced' : values.dark ? 'dark' : 'light'
const widths = values.width.split(',').map(Number) as State['width'][]
const languages = values.language.split(',') as Locale[]
const chosen = Object.entries(PLACES).filter(
  ([name, { group }]) => name.includes(values.only) && (values.group === '' || group === values.group),
)
if (values.fresh) rmSync(values.out, { recursive: true, force: true })

/** Pictures by group, in the order of the pages. */
const sheets = new Map<string, { file: string; title: string; width: number }[]>()
const began = performance.now()
let site: Opened | undefined
try {
  for (const [at, [name, place]] of chosen.entries()) {
    for (const language of languages) {
      const pictures = widths.map((width) => ({ width, file: fileOf(place, name, language, width) }))
      if (pictures.some(({ file }) => !existsSync(file))) {
        site ??= await openSite()
        const page = await site.page('anybody')
        await take(site, page, place, language, pictures)
        await page.context().close()
      }
      const on = pictures.map(({ width, file }) => ({ file, width, title: `${name}, ${language}, ${width}` }))
      sheets.set(place.group, [...(sheets.get(place.group) ?? []), ...on])
    }
    const seconds = Math.round((performance.now() - began) / 1000)
    console.log(`${at + 1} of ${chosen.length}, ${seconds} s: ${name}`)
  }
  site ??= await openSite()
  const page = await site.page('anybody')
  for (const [group, pictures] of sheets) await drawSheet(page, group, pictures)
} finally {
  await site?.close()
}
console.log(`${[...sheets.values()].flat().length} pictures on ${sheets.size} sheets in ${values.out}`)

function fileOf(place: Place, name: string, language: string, width: number): string {
  const state = [language, width, ...(look === 'light' ? [] : [look]), ...(values.script ? [] : ['no-script'])].join(
    '-',
  )
  return join(values.out, place.group.replaceAll(' ', '-'), `${name.replace(/[^\p{L}\d]+/gu, '-')}-${state}.png`)
}

async function take(
  { url, world }: Opened,
  page: Page,
  place: Place,
  locale: Locale,
  pictures: readonly { width: State['width']; file: string }[],
): Promise<void> {
  await openPlace(page, place, { world, url, locale, script: values.script })
  if (values.unfold) await unfold(page)
  for (const { width, file } of pictures) {
    await put(page, { width, look })
    mkdirSync(join(file, '..'), { recursive: true })
    const height = await page.locator('html').evaluate((html) => html.scrollHeight)
    await page.screenshot({ path: file, fullPage: height <= TALLEST })
  }
}

/** All pictures of a group on one large one, with their names; phones beside each other, then desktops. */
async function drawSheet(
  page: Page,
  group: string,
  pictures: readonly { file: string; title: string; width: number }[],
): Promise<void> {
  const figures = pictures
    .filter(({ file }) => existsSync(file))
    .toSorted((one, other) => one.width - other.width)
    .map(({ file, title, width }) => {
      const data = readFileSync(file).toString('base64')
      return `<figure style="width:${ON_SHEET[width] ?? 320}px"><figcaption>${title}</figcaption><img width="100%" src="data:image/png;base64,${data}"></figure>`
    })
  const html = join(values.out, 'sheet.html')
  const style = `body{display:flex;flex-wrap:wrap;gap:8px;margin:8px;font:12px sans-serif;background:#888;width:2500px}
    figure{margin:0}img{max-height:1400px;object-fit:cover;object-position:top}`
  writeFileSync(html, `<meta charset="utf-8"><style>${style}</style>${figures.join('')}`)
  await page.setViewportSize({ width: 2516, height: 1600 })
  await page.goto(pathToFileURL(html).href)
  const suffix = [...(look === 'light' ? [] : [look]), ...(values.script ? [] : ['no-script'])].map(
    (each) => `-${each}`,
  )
  const file = join(values.out, `sheet-${group.replaceAll(' ', '-')}${suffix.join('')}.png`)
  const height = await page.locator('html').evaluate((root) => root.scrollHeight)
  const clip = { x: 0, y: 0, width: 2516, height: Math.min(height, 16_000) }
  await page.screenshot({ path: file, fullPage: true, clip })
  rmSync(html)
}
