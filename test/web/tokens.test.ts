import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const css = readFileSync(join(import.meta.dirname, '../../web/src/tokens.css'), 'utf8')

/** Colours of a part of the file, as written: `--ink: oklch(0.25 0.03 200)`. */
function coloursIn(part: string): Record<string, string> {
  return Object.fromEntries(
    [...part.matchAll(/--([\w-]+): (oklch\([^)]+\))/g)].map(([, name, value]) => [name!, value!]),
  )
}
const [lightPart, darkPart] = css.split('@media (prefers-color-scheme: dark)') as [string, string]
const light = coloursIn(lightPart)
const themes = { light, dark: { ...light, ...coloursIn(darkPart) } }

/** Relative luminance of WCAG 2.2 of an OKLCH colour; the matrices are those of Björn Ottosson's OKLab. */
function luminance(colour: string): number {
  const [lightness, chroma, hue] = colour.slice(6, -1).split(' ').map(Number) as [number, number, number]
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clamp = (value: number) => Math.min(1, Math.max(0, value))
  const red = clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
  const green = clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
  const blue = clamp(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (bright + 0.05) / (dark + 0.05)
}

/** Text on what it stands on, with the least contrast WCAG 2.2 AA wants of it (AAA where it comes cheap). */
const TEXT = [
  ['ink', 'paper', 7],
  ['ink', 'sheet', 7],
  ['ink', 'wash', 7],
  ['ink-soft', 'paper', 4.5],
  ['ink-soft', 'sheet', 4.5],
  ['ink-soft', 'wash', 4.5],
  ['link', 'paper', 4.5],
  ['link', 'sheet', 4.5],
  ['link', 'wash', 4.5],
  ['ink', 'glow', 7],
  ['link', 'glow', 4.5],
  ['ink-soft', 'glow', 4.5],
  ['bad', 'paper', 4.5],
  ['bad', 'sheet', 4.5],
  ['on-blaze', 'blaze', 7],
  ['on-night', 'night', 7],
] as const
/** Borders of controls and the ring of focus on what they stand on: WCAG 1.4.11. */
const SHAPES = [
  ['edge', 'paper', 3],
  ['edge', 'sheet', 3],
  ['edge', 'wash', 3],
  ['ink', 'blaze', 3],
] as const

describe.each(Object.entries(themes))('in the %s theme', (name, colours) => {
  test.each(TEXT)('%s can be read on %s', (text, ground, least) => {
    expect(contrast(colours[text]!, colours[ground]!)).toBeGreaterThanOrEqual(least)
  })

  // The ring of focus is drawn in ink with the blaze around it: one of both always stands out.
  test.each(SHAPES.filter(([shape]) => name === 'light' || shape !== 'ink'))(
    '%s can be seen on %s',
    (shape, ground, least) => {
      expect(contrast(colours[shape]!, colours[ground]!)).toBeGreaterThanOrEqual(least)
    },
  )
})

test('the luminance is that of the known colours', () => {
  expect(luminance('oklch(1 0 0)')).toBeCloseTo(1, 3)
  expect(luminance('oklch(0 0 0)')).toBe(0)
  // oklch(0.628 0.258 29.2) is sRGB red, of which WCAG says 0.2126.
  expect(luminance('oklch(0.62796 0.25768 29.234)')).toBeCloseTo(0.2126, 3)
})
