/** `web/ACCESSIBILITY.md` is complete and names tests that exist, and what it claims of the source holds. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const table = read('web/ACCESSIBILITY.md')
const sources = globSync('web/src/**/*.{svelte,css}', { cwd: ROOT }).map((path) => ({ path, text: read(path) }))

/** WCAG 2.2, levels A and AA; 4.1.1 was taken out. */
const A =
  '1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2'
const AA =
  '1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3'

describe('the accessibility of the site, criterion by criterion', () => {
  const rows = [...table.matchAll(/^\| (\d\.\d\.\d+) [^|]+ \| (A{1,2}) \| ([^|]+) \| (.+) \|$/gm)]

  it('has all 55 criteria of WCAG 2.2 A and AA, each once and at its level', () => {
    const expected = [...A.split(' ').map((each) => `${each} A`), ...AA.split(' ').map((each) => `${each} AA`)]
    expect(rows.map(([, number, level]) => `${number} ${level}`).sort()).toEqual(expected.sort())
    expect(rows).toHaveLength(55)
  })

  it('says of each whether it is met, and how', () => {
    for (const [, number, , met, how] of rows) {
      expect(['yes', 'mostly', 'nothing here'], number).toContain(met)
      expect(how!.length, number).toBeGreaterThan(7)
    }
  })

  it('names only tests that exist', () => {
    const files = [...table.matchAll(/`(test\/[^`]+\.ts)`(?: › _([^_]+)_)?/g)]
    expect(files.length).toBeGreaterThan(20)
    for (const [, file, title] of files) {
      expect(existsSync(join(ROOT, file!)), file).toBe(true)
      if (title) expect(read(file!).replaceAll("\\'", "'"), `${file} › ${title}`).toContain(title)
    }
  })

  it('is not said better on the page for readers', () => {
    const page = read('web/src/routes/accessibility/+page.svelte')
    expect(page).toContain('accessibility_lacks_audit')
    expect(page).toContain('accessibility_lacks_translation')
  })
})

test('no style asks how a device is held', () => {
  expect(sources.filter(({ text }) => /\borientation\s*:/.test(text)).map(({ path }) => path)).toEqual([])
})

test('fields about the reader say so to the browser', () => {
  const about = /<input\b[^>]*(?:type="(?:email|password)"|name="(?:email|password|username|tel)")[^>]*>/g
  for (const { path, text } of sources)
    for (const [field] of text.matchAll(about)) expect(field, path).toMatch(/\bautocomplete=/)
})
