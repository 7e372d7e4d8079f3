/** The picture of a page: its lines, titles of all kinds, and a real drawing. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardSvg, wrap, type CardText } from '../../web/src/lib/card-svg.ts'
import { drawCard } from '../../web/src/lib/server/card.ts'
import { typeface } from '../../web/src/lib/server/typeface.ts'

const font = (name: string) => fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`))
const regular = typeface(readFileSync(font('DejaVuSans')))
const bold = typeface(readFileSync(font('DejaVuSans-Bold')))
const card = (given: Partial<CardText>): CardText => ({
  ...{ kind: 'Learning material', title: 'Water', isRightToLeft: false, about: 'English · ages 8 to 14' },
  ...given,
})
const svgOf = (given: Partial<CardText>) => cardSvg(card(given), { regular, bold })
const wordsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, words]) => words!)
const width = (line: string) => [...line].reduce((sum, letter) => sum + (bold(letter) ?? 1), 0)

describe('a typeface', () => {
  test('knows its letters and their widths, and which it lacks', () => {
    // 1401, 1735 and 652 of 2048 units in DejaVu Sans Bold, and so on.
    expect(bold('W')!).toBeGreaterThan(2 * bold('i')!)
    for (const letter of 'AzéñßЖΩשعپچگ…·“') expect(bold(letter), letter).toBeGreaterThan(0)
    for (const letter of ['分', 'भ', 'አ', 'ก']) expect(regular(letter), letter).toBeNull()
  })

  test('measures as the drawing does', () => {
    const options = { font: { fontFiles: [font('DejaVuSans-Bold')], loadSystemFonts: false } }
    const line = 'Circuit construction'
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="200"><text y="100" font-family="DejaVu Sans" font-weight="700" font-size="100">${line}</text></svg>`
    const drawn = new Resvg(svg, options).innerBBox()!.width
    expect(Math.abs(drawn - 100 * width(line))).toBeLessThan(0.03 * drawn)
  })
})

describe('a line', () => {
  test('breaks between words, and within one only where it is longer than a line', () => {
    expect(wrap('Build an electric circuit', 6, 9, bold)).toEqual(['Build an', 'electric', 'circuit'])
    const long = wrap('x'.repeat(400), 20, 3, bold)
    expect(long).toHaveLength(3)
    expect(long[2]).toMatch(/^x+…$/)
  })

  test('never leaves its room, and loses nothing before its end', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[A-Za-zא-ת0-9 ]{0,40}$/), { maxLength: 12 }), (words) => {
        const text = words.join(' ').replace(/\s+/g, ' ').trim()
        const lines = wrap(text, 9, 4, bold)
        expect(lines.length).toBeLessThanOrEqual(4)
        for (const line of lines) expect(width(line)).toBeLessThanOrEqual(9)
        const bare = (given: string) => given.replace(/[\s…]/g, '')
        expect(bare(text).startsWith(bare(lines.join('')))).toBe(true)
      }),
    )
  })
})

describe('a card', () => {
  test('says the name of the place, the title, what it is and one line on it', () => {
    expect(wordsOf(svgOf({ title: 'Water & <ice>' }))).toEqual([
      'Waymark',
      'Water &#38; &#60;ice&#62;',
      'Learning material',
      'English · ages 8 to 14',
    ])
  })

  test('stands at the right where the title runs from right to left', () => {
    const svg = svgOf({ title: 'النسبة و التناسب:', isRightToLeft: true })
    expect(svg).toMatch(/<text x="1116"[^>]*text-anchor="end"[^>]*>\u202Bالنسبة و التناسب:\u202C</)
    expect(svg).toContain('scale(-1 1)')
  })

  test.each(['分数配对', 'भिन्न', 'ክፍልፋዮች', '🐘 Elephants', '', ' \u0007 '])(
    'is drawn without a title that the typeface lacks letters for: %j',
    (title) => {
      expect(wordsOf(svgOf({ title }))).toEqual(['Waymark', 'Learning material', 'English · ages 8 to 14'])
    },
  )

  test('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.boolean(), (text, isRightToLeft) => {
        const svg = svgOf({ title: text, about: text, kind: text, isRightToLeft })
        expect(svg.replace(/<\/?(svg|rect|text|g|path)\b[^<>]*>/g, '')).not.toMatch(/[<>]/)
        expect(svg.isWellFormed()).toBe(true)
        expect(svg).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/)
      }),
      { numRuns: 50 },
    )
  })

  test('becomes a picture of 1200 by 630, is kept, and is drawn by one at a time', async () => {
    const png = (await drawCard(card({ title: 'A title of some length' })))!
    expect([png.subarray(1, 4).toString(), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 1200, 630])
    expect(await drawCard(card({ title: 'A title of some length' }))).toBe(png)
    // More than wait at once are told to come back, and nobody waits for ever.
    const many = await Promise.all(Array.from({ length: 12 }, (_, nth) => drawCard(card({ title: `Title ${nth}` }))))
    expect(many.filter(Boolean)).toHaveLength(6)
  })
})
