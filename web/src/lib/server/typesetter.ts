/**
 * Sets lines of text as outlines: in DejaVu Sans, which has Latin, Cyrillic, Greek and Hebrew letters among others, and in Noto for more
 * scripts. Noto comes as files of few letters each, the Chinese and the Korean one as some hundred, and only those that a text needs are
 * read; what was read stays, some 22 MB if it is all of them. HarfBuzz chooses and places the signs: joined letters, conjuncts, vowel
 * signs.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import bidiFactory, { type Bidi } from 'bidi-js'
import type { Font } from 'harfbuzzjs'
import type { Hand, Hands } from '#lib/card-svg.ts'
import { unpackWoff2 } from './woff2.ts'

/** Families of Noto. `sans-sc` is simplified Chinese, with most traditional characters and the syllables of Japanese; `sans-kr` is Korean. */
const FAMILIES = [
  ...[
    'sans-devanagari',
    'sans-bengali',
    'sans-gujarati',
    'sans-gurmukhi',
    'sans-kannada',
    'sans-malayalam',
    'sans-oriya',
  ],
  ...['sans-sinhala', 'sans-tamil', 'sans-telugu', 'sans-ethiopic', 'sans-khmer', 'sans-myanmar', 'sans-thai'],
  ...['serif-tibetan', 'sans-kr', 'sans-sc'],
]
/** Before DejaVu, which lacks letters of Urdu and Pashto: letters join in one typeface alone. */
const FIRST = 'sans-arabic'
/** Parts of an em that outlines are counted in. */
const EM = 2048
/** Joiners and selectors of variants, which no typeface has to have. */
const UNSEEN = /[\p{Join_Control}\p{Variation_Selector}]/gu
const PICTURE = /[\p{Extended_Pictographic}\p{Regional_Indicator}\u20E3]/u
const WEIGHTS = { regular: { noto: 400, dejaVu: 'DejaVuSans' }, bold: { noto: 700, dejaVu: 'DejaVuSans-Bold' } }

type Library = typeof import('harfbuzzjs')
type Weight = keyof typeof WEIGHTS

/** A file, or two for two weights, with the letters that it may have; read when one of them is asked for. */
interface Source {
  mayHave: (point: number) => boolean
  font: (weight: Weight) => Font
}

/** Letters in a row that one typeface has and that run one way, or a space. */
interface Run {
  text: string
  font: Font
  level: number
}

interface SetRun {
  advance: number
  outlines: string
}

const clusters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
// Its types do not say that Node gives a function.
const bidi = (bidiFactory as unknown as () => Bidi)()
let opened: Promise<{ library: Library; sources: Source[] }> | undefined

/** Hands for one picture: they remember what they have set. */
export async function takeHands(): Promise<Hands> {
  opened ??= open()
  const { library, sources } = await opened
  return { regular: hand('regular', library, sources), bold: hand('bold', library, sources) }
}

async function open(): Promise<{ library: Library; sources: Source[] }> {
  // Not before the first picture, as it takes memory.
  const library = await import('harfbuzzjs')
  const rest = FAMILIES.flatMap((family) => noto(library, family))
  return { library, sources: [...noto(library, FIRST), dejaVu(library), ...rest] }
}

function dejaVu({ Blob, Face, Font }: Library): Source {
  const read = (weight: Weight) =>
    scaled(new Font(new Face(new Blob(new Uint8Array(packed(`dejavu-fonts-ttf/ttf/${WEIGHTS[weight].dejaVu}.ttf`))))))
  return { mayHave: () => true, font: remember(read) }
}

/** The files of a family that hold its script; those with Latin letters are left alone. */
function noto({ Blob, Face, Font, Variation }: Library, family: string): Source[] {
  const name = `@fontsource-variable/noto-${family}`
  const [, script] = family.split('-')
  const parts = JSON.parse(packed(`${name}/unicode.json`).toString()) as Record<string, string>
  return Object.entries(parts)
    .filter(([part]) => part === script || part.startsWith('['))
    .map(([part, listed]) => {
      const file = `${name}/files/noto-${family}-${part.replace(/[[\]]/g, '')}-wght-normal.woff2`
      const ranges = listed.split(',').map((range) => {
        const [first, last = first] = range.replace('U+', '').split('-')
        return { first: parseInt(first!, 16), last: parseInt(last!, 16) }
      })
      const face = remember(() => new Face(new Blob(new Uint8Array(unpackWoff2(packed(file))))))
      const weigh = (weight: Weight) => {
        const font = scaled(new Font(face('both')))
        font.setVariations([new Variation('wght', WEIGHTS[weight].noto)])
        return font
      }
      return {
        mayHave: (point) => ranges.some(({ first, last }) => first <= point && point <= last),
        font: remember(weigh),
      }
    })
}

function packed(name: string): Buffer {
  return readFileSync(fileURLToPath(import.meta.resolve(name)))
}

function scaled(font: Font): Font {
  font.setScale(EM, EM)
  return font
}

function remember<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>()
  return (key) => {
    const found = made.get(key)
    if (found !== undefined) return found
    const value = make(key)
    made.set(key, value)
    return value
  }
}

function hand(weight: Weight, { Buffer, Direction, shape }: Library, sources: readonly Source[]): Hand {
  const fontOf = remember((cluster: string): Font | null => {
    const points = [...cluster.replace(UNSEEN, '')].map((letter) => letter.codePointAt(0)!)
    for (const { mayHave, font } of sources)
      if (points.every(mayHave) && points.every((point) => font(weight).nominalGlyph(point))) return font(weight)
    return null
  })

  const runsOf = (text: string, isRightToLeft: boolean): Run[] => {
    const { levels } = bidi.getEmbeddingLevels(text, isRightToLeft ? 'rtl' : 'ltr')
    const runs: Run[] = []
    for (const { segment, index } of clusters.segment(text)) {
      const font = fontOf(segment)
      const level = levels[index]!
      const before = runs.at(-1)
      if (!font) continue
      const isWithin = segment !== ' ' && before?.text !== ' ' && before?.font === font && before.level === level
      if (isWithin) before.text += segment
      else runs.push({ text: segment, font, level })
    }
    return runs
  }

  const setterOf = remember((font: Font) =>
    remember((directed: string): SetRun => {
      const buffer = new Buffer()
      buffer.addText(directed.slice(1))
      buffer.guessSegmentProperties()
      buffer.setDirection(directed.startsWith('<') ? Direction.RTL : Direction.LTR)
      shape(font, buffer)
      let advance = 0
      let outlines = ''
      for (const { codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 } of buffer.getGlyphInfosAndPositions()) {
        const outline = font.glyphToPath(codepoint)
        if (outline) outlines += `<path transform="translate(${advance + xOffset} ${yOffset})" d="${outline}"/>`
        advance += xAdvance
      }
      return { advance, outlines }
    }),
  )
  const set = ({ text, font, level }: Run) => setterOf(font)(`${level % 2 === 1 ? '<' : '>'}${text}`)

  return {
    drawable(text) {
      let shown = ''
      for (const { segment } of clusters.segment(text)) {
        if (fontOf(segment)) shown += segment
        else if (!PICTURE.test(segment)) return null
      }
      return shown
    },
    width: (text) => runsOf(text, false).reduce((sum, run) => sum + set(run).advance, 0) / EM,
    draw(text, isRightToLeft) {
      let at = 0
      let drawn = ''
      for (const run of inOrderSeen(runsOf(text, isRightToLeft))) {
        const { advance, outlines } = set(run)
        if (outlines) drawn += `<g transform="translate(${at} 0)">${outlines}</g>`
        at += advance
      }
      return { outlines: `<g transform="scale(${1 / EM} ${-1 / EM})">${drawn}</g>`, width: at / EM }
    },
  }
}

/** From left to right: from the highest level down, what is of a level or above is turned round (UAX 9, L2). */
function inOrderSeen(runs: readonly Run[]): Run[] {
  const seen = [...runs]
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level--)
    for (let from = 0, to; from < seen.length; from = to + 1) {
      for (to = from; to < seen.length && seen[to]!.level >= level;) to++
      seen.splice(from, to - from, ...seen.slice(from, to).reverse())
    }
  return seen
}
