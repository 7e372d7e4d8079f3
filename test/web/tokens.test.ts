import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { chosenThemes, linearRgb, splitThemes, themeOf, toSrgb } from '../../web/colour.ts'

const SOURCE = join(import.meta.dirname, '../../web/src')
const read = (path: string) => readFileSync(join(SOURCE, path), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
const TOKENS = read('lib/styles/tokens.css')
const PREFERENCES = read('lib/styles/preferences.css')

/** Colours of a part of a file in one theme: `--ink: light-dark(oklch(…), oklch(…))`, the same in both, or those of another name. */
function coloursIn(part: string, theme: 'light' | 'dark', beside: Record<string, string> = {}): Record<string, string> {
  const one = String.raw`oklch\([^)]+\)`
  const found = part.matchAll(
    new RegExp(`--([\\w-]+): (?:light-dark\\((${one}), (${one})\\)|(${one})|var\\(--([\\w-]+)\\));`, 'g'),
  )
  const colours: Record<string, string> = {}
  const same: [string, string][] = []
  for (const [, name, light, dark, both, other] of found)
    if (other) same.push([name!, other])
    else colours[name!] = both ?? (theme === 'light' ? light! : dark!)
  for (const [name, other] of same) colours[name] = colours[other] ?? beside[other]!
  return colours
}

const [USUAL, MORE] = TOKENS.split('@media (prefers-contrast: more)') as [string, string]
const CHOSEN = PREFERENCES.slice(
  PREFERENCES.indexOf("[data-contrast='more']"),
  PREFERENCES.indexOf("[data-motion='less']"),
)

/** Relative luminance of WCAG 2.2. */
function luminance(colour: string): number {
  const [lightness, chroma, hue] = colour.slice(6, -1).split(' ').map(Number) as [number, number, number]
  const [red, green, blue] = linearRgb(lightness, chroma, hue)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (bright + 0.05) / (dark + 0.05)
}

/** Text on what it stands on. 4.5 is WCAG AA, 7 is AAA where it comes cheap; with more contrast all of it has 7. */
const TEXT = [
  ...['paper', 'sheet', 'wash', 'glow'].flatMap((ground) => [
    { text: 'ink', ground, least: 7 },
    { text: 'ink-soft', ground, least: 4.5 },
    { text: 'link', ground, least: 4.5 },
  ]),
  ...['paper', 'sheet', 'wash'].flatMap((ground) => [
    { text: 'bad', ground, least: 4.5 },
    { text: 'good', ground, least: 4.5 },
  ]),
  { text: 'on-blaze', ground: 'blaze', least: 7 },
  { text: 'on-night', ground: 'night', least: 7 },
]
/** Borders of controls and drawings on what they stand on: WCAG 1.4.11. */
const SHAPES = [
  ...['paper', 'sheet', 'wash'].map((ground) => ({ shape: 'edge', ground })),
  { shape: 'blaze', ground: 'night' },
]

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const usual = coloursIn(USUAL, theme)
  const more = { ...usual, ...coloursIn(MORE, theme, usual) }

  test.each(TEXT)('$text can be read on $ground', ({ text, ground, least }) => {
    expect(contrast(usual[text]!, usual[ground]!)).toBeGreaterThanOrEqual(least)
  })

  test.each(TEXT)('$text has seven times the light of $ground where more contrast is asked for', ({ text, ground }) => {
    expect(contrast(more[text]!, more[ground]!)).toBeGreaterThanOrEqual(7)
  })

  test.each(SHAPES)('$shape can be seen on $ground', ({ shape, ground }) => {
    expect(contrast(usual[shape]!, usual[ground]!)).toBeGreaterThanOrEqual(3)
    expect(contrast(more[shape]!, more[ground]!)).toBeGreaterThanOrEqual(3)
  })

  // The ring of focus is drawn in ink with the blaze around it: one of both stands out on any ground.
  test.each(['paper', 'sheet', 'wash', 'night'])('the ring of focus can be seen on %s', (ground) => {
    for (const colours of [usual, more])
      expect(
        Math.max(...['ink', 'blaze'].map((ring) => contrast(colours[ring]!, colours[ground]!))),
      ).toBeGreaterThanOrEqual(3)
  })

  test('who chooses more contrast is given the colours of a system that asks for it', () => {
    expect(coloursIn(CHOSEN, theme, usual)).toEqual(coloursIn(MORE, theme, usual))
  })
})

test('the luminance is that of the known colours', () => {
  expect(luminance('oklch(1 0 0)')).toBeCloseTo(1, 3)
  expect(luminance('oklch(0 0 0)')).toBe(0)
  // oklch(0.628 0.258 29.2) is sRGB red, of which WCAG says 0.2126.
  expect(luminance('oklch(0.62796 0.25768 29.234)')).toBeCloseTo(0.2126, 3)
})

test('both themes are sent, and either can be chosen whatever the system asks for', () => {
  const tokens = ':root { --a: light-dark(oklch(1 0 0), oklch(0 0 0)); --b: 1rem; }'
  expect(themeOf(tokens, 'dark')).toBe('color-scheme: dark; --a: oklch(0 0 0);')
  expect(splitThemes(tokens)).toMatch(
    /^:root \{ --a: oklch\(1 0 0\); --b: 1rem; \}\n.*prefers-color-scheme: dark.*--a: oklch\(0 0 0\)/,
  )
  expect(chosenThemes(TOKENS)).toContain(`[data-theme='light'] { ${themeOf(TOKENS, 'light')} }`)
  expect(TOKENS.split('light-dark(').length - 1).toBe(themeOf(TOKENS, 'light').split('oklch(').length - 1)
})

test('colours are sent as sRGB', () => {
  expect(toSrgb('a { color: oklch(1 0 0); background: oklch(0.62796 0.25768 29.234 / 0.5) }')).toBe(
    'a { color: #ffffff; background: #ff000080 }',
  )
})

/** Every style that we write: files, and those within components. */
const styles = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(css|svelte)$/.test(path))
  .map((path) => {
    const text = read(path)
    return {
      path,
      css: path.endsWith('.css')
        ? text
        : [...text.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, css]) => css).join('\n'),
    }
  })

/** What names a side of the page or a dimension of it, rather than of the text: it would not turn round with it. */
const PHYSICAL =
  /(?:^|[;{\s])(?:(?:(?:margin|padding|border)-(?:left|right|top|bottom)[\w-]*|(?:left|right|top|bottom|(?:min-|max-)?(?:width|height)))\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right))/

test('styles name sides by the direction of text only', () => {
  expect(styles.length).toBeGreaterThan(60)
  const physical = styles.flatMap(({ path, css }) =>
    css
      .replace(/@(?:media|container)[^{]*/g, '')
      .split('\n')
      .filter((line) => PHYSICAL.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  )
  expect(physical).toEqual([])
})

test('no style but the tokens names a colour by itself, apart from black and white of what is scanned or printed', () => {
  const named = styles
    .filter(({ path }) => !/lib\/styles\/(tokens|preferences)\.css$/.test(path))
    .flatMap(({ path, css }) =>
      css
        .split('\n')
        .filter(
          (line) => /:[^;]*(?:#[0-9a-f]{3,8}\b|\brgb|\bhsl|oklch)/i.test(line) && !/url\(|#(?:000|fff)\b/.test(line),
        )
        .map((line) => `${path}: ${line.trim()}`),
    )
  expect(named).toEqual([])
})
