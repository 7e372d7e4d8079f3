/** The picture of a page for those who share it: 1200 by 630, drawn as SVG from its title and what it is. */

import { beginning } from '#lib/format.ts'

/** How wide a letter is, in ems; null for a letter that the typeface lacks. */
export type WidthOf = (letter: string) => number | null

export interface Typefaces {
  regular: WidthOf
  bold: WidthOf
}

export interface CardText {
  /** What it is, such as `Learning material`. */
  kind: string
  title: string
  isRightToLeft: boolean
  /** One line on it: languages, ages, provider. */
  about: string
}

const WIDTH = 1200
const HEIGHT = 630
const MARGIN = 84
const ROOM = WIDTH - 2 * MARGIN
/** Sizes of the title, the largest that fits is taken; each with the lines that it has room for. */
const TITLE_SIZES = [
  { size: 78, lines: 3 },
  { size: 60, lines: 4 },
  { size: 46, lines: 5 },
] as const
const ABOUT_SIZE = 32
/** Letters of a title that have room at the smallest size, and some more. */
const MOST_TITLE = 240
/** Kerning and joined letters make lines a little longer or shorter than the sum of their letters. */
const SLACK = 0.97

/** Colours of tokens.css, as pictures know no variables. */
const NIGHT = '#062b2d'
const ON_NIGHT = '#f7f8f1'
const SOFT = '#b9c8c4'
const BLAZE = '#f2cb2e'
const INK = '#072a2c'

/**
 * The card. A title with letters that the typeface lacks is left out, as empty boxes say less than nothing; the card then says what it is
 * and where it is found.
 */
export function cardSvg({ kind, title, isRightToLeft, about }: CardText, { regular, bold }: Typefaces): string {
  const plain = (text: string) => text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  const isDrawable = (text: string) => [...text].every((letter) => bold(letter) !== null && regular(letter) !== null)
  const shown = isDrawable(plain(title)) ? beginning(plain(title), MOST_TITLE) : ''
  const { size, lines } = titleLines(shown, bold)
  const x = isRightToLeft ? WIDTH - MARGIN : MARGIN
  const anchor = isRightToLeft ? 'end' : 'start'
  const below = plain(about)
  const [aboutLine = ''] = isDrawable(below) ? wrap(beginning(below, MOST_TITLE), ROOM / ABOUT_SIZE, 1, regular) : []
  const top = lines.length === 1 ? 310 : 244
  // Embedded so, a line runs from right to left whatever it begins with (UAX 9, RLE and PDF).
  const marked = (line: string) => (isRightToLeft ? `\u202B${line}\u202C` : line)
  const titleText = lines
    .map((line, at) => text(marked(line), { x, y: top + at * size * 1.2, size, fill: ON_NIGHT, anchor, weight: 700 }))
    .join('')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${NIGHT}"/><rect width="${WIDTH}" height="14" fill="${BLAZE}"/>`,
    trail(isRightToLeft),
    mark(isRightToLeft ? x - 70 : x, 66, 2.2),
    text('Waymark', { x: isRightToLeft ? x - 92 : x + 92, y: 117, size: 44, fill: ON_NIGHT, anchor, weight: 700 }),
    shown === '' ? mark(isRightToLeft ? x - 256 : x, 172, 8) : titleText,
    isDrawable(plain(kind))
      ? text(plain(kind), { x, y: HEIGHT - 116, size: ABOUT_SIZE, fill: BLAZE, anchor, weight: 700 })
      : '',
    text(aboutLine, { x, y: HEIGHT - 66, size: ABOUT_SIZE, fill: SOFT, anchor, weight: 400 }),
    '</svg>',
  ].join('')
}

/** The size that a title fits at, and its lines; the last one ends in an ellipsis where it fits at none. */
function titleLines(title: string, widthOf: WidthOf): { size: number; lines: string[] } {
  for (const { size, lines } of TITLE_SIZES) {
    const found = wrap(title, ROOM / size, lines + 1, widthOf)
    if (found.length <= lines) return { size, lines: found }
  }
  const { size, lines } = TITLE_SIZES.at(-1)!
  return { size, lines: wrap(title, ROOM / size, lines, widthOf) }
}

/**
 * Breaks a text into lines of so many ems, between words, and within a word that is longer than a line; at most `most` lines, the last
 * with an ellipsis where something is left out.
 */
export function wrap(text: string, ems: number, most: number, widthOf: WidthOf): string[] {
  const room = ems * SLACK
  const width = (part: string) => [...part].reduce((sum, letter) => sum + (widthOf(letter) ?? 1), 0)
  const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  const pieces = text
    .split(' ')
    .filter(Boolean)
    .flatMap((word) => {
      if (width(word) <= room) return [word]
      const parts: string[] = ['']
      for (const { segment } of letters.segment(word))
        if (width(parts.at(-1)! + segment) <= room) parts.push(parts.pop()! + segment)
        else parts.push(segment)
      return parts.map((part, at) => (at === 0 ? part : `\u0000${part}`))
    })
  const lines: string[] = []
  for (const piece of pieces) {
    const isWithin = piece.startsWith('\u0000')
    const word = piece.replace('\u0000', '')
    const longer = lines.length > 0 && !isWithin ? `${lines.at(-1)} ${word}` : null
    if (longer !== null && width(longer) <= room) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  if (lines.length <= most) return lines
  const kept = lines.slice(0, most)
  let last = kept.pop()!
  while (last !== '' && width(`${last}…`) > room) last = [...last].slice(0, -1).join('')
  return [...kept, `${last.trimEnd()}…`]
}

interface Drawn {
  x: number
  y: number
  size: number
  fill: string
  anchor: 'start' | 'end'
  weight: 400 | 700
}

function text(words: string, { x, y, size, fill, anchor, weight }: Drawn): string {
  if (words === '') return ''
  const escaped = words.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return `<text x="${x}" y="${y}" font-family="DejaVu Sans" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}" xml:space="preserve">${escaped}</text>`
}

/** The mark of the place, as in Logo.svelte. */
function mark(x: number, y: number, scale: number): string {
  return `<g transform="translate(${x} ${y}) scale(${scale})"><path d="M16 2l14 14-14 14L2 16z" fill="${BLAZE}"/><path d="M9 13l3.5 7 3.5-7 3.5 7 3.5-7" fill="none" stroke="${INK}" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/></g>`
}

/** A trail with its signs, on the side where the lines end. */
function trail(isRightToLeft: boolean): string {
  const path = 'M1010 660C1120 560 900 470 1030 380S1190 230 1110 120s-20-90 40-140'
  const signs = [
    [1003, 530],
    [1030, 380],
    [1131, 262],
    [1100, 96],
  ]
    .map(([x, y]) => `<path d="M${x} ${y! - 13}l13 13-13 13-13-13z"/>`)
    .join('')
  return `<g opacity=".22"${isRightToLeft ? ` transform="translate(${WIDTH} 0) scale(-1 1)"` : ''}><path d="${path}" fill="none" stroke="${BLAZE}" stroke-width="5" stroke-dasharray="2 16" stroke-linecap="round"/><g fill="${BLAZE}">${signs}</g></g>`
}
