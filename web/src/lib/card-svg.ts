/** The picture of a page for those who share it: 1200 by 630, drawn as SVG from its title and what it is. */

import { beginning } from '#lib/format.ts'

/** Who sets text in one weight. */
export interface Hand {
  /** A text without the pictures among its letters (emoji) that cannot be drawn; null where a letter cannot. */
  drawable: (text: string) => string | null
  /** How wide a line is, in ems. */
  width: (line: string) => number
  /** A line as elements of SVG, an em being one, from 0 on the base line to the right; and how far it goes. */
  draw: (line: string, isRightToLeft: boolean) => { outlines: string; width: number }
}

export interface Hands {
  regular: Hand
  bold: Hand
}

export interface CardTitle {
  text: string
  isRightToLeft: boolean
}

export interface CardText {
  /** What it is, such as `Learning material`. */
  kind: string
  /** Its title and what it is called elsewhere: the first is taken that there are letters for. */
  titles: readonly CardTitle[]
  /** The tag of its language, which is said where no title can be drawn; null where it has none. */
  language: string | null
  /** Facts for one line: languages, ages, provider. */
  about: readonly string[]
}

/** A line of a card, where it begins, or, from right to left, ends. */
export interface CardLine {
  text: string
  x: number
  y: number
  size: number
  fill: string
  weight: keyof Hands
  /** Which way its words run, whichever side they stand at. */
  isRightToLeft?: boolean
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
/** A sign for a page whose title cannot be drawn is so many times as large as the mark of the place. */
const SIGN_SCALE = 8
const SIGN_SIZE = 32 * SIGN_SCALE
const TAG_SIZE = 96

/** Colours of tokens.css, as pictures know no variables. */
const NIGHT = '#062b2d'
const ON_NIGHT = '#f7f8f1'
const SOFT = '#b9c8c4'
const BLAZE = '#f2cb2e'
const INK = '#072a2c'

/** The card as SVG. */
export function cardSvg(card: CardText, hands: Hands): string {
  const { lines, isRightToLeft, sign } = cardLayout(card, hands)
  const x = isRightToLeft ? WIDTH - MARGIN : MARGIN
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${NIGHT}"/><rect width="${WIDTH}" height="14" fill="${BLAZE}"/>`,
    trail(isRightToLeft),
    mark(isRightToLeft ? x - 70 : x, 66, 2.2),
    sign ? mark(isRightToLeft ? x - SIGN_SIZE : x, 172, SIGN_SCALE) : '',
    ...lines.map((line) => drawn(line, hands[line.weight], isRightToLeft)),
    '</svg>',
  ].join('')
}

/**
 * What stands where on a card. Empty boxes say less than nothing: of several titles the first one is shown that all letters are there for.
 * Where there is none, the card has the sign of the place with the tag of the language, and what else can be said.
 */
export function cardLayout(
  { kind, titles, language, about }: CardText,
  { regular, bold }: Hands,
): { lines: CardLine[]; isRightToLeft: boolean; sign: boolean } {
  const shown = (text: string, hand: Hand) => plain(hand.drawable(beginning(plain(text), MOST_TITLE)) ?? '')
  const title = titles
    .map(({ text, isRightToLeft }) => ({ text: shown(text, bold), isRightToLeft }))
    .find(({ text }) => text !== '')
  const isRightToLeft = (title ?? titles[0])?.isRightToLeft ?? false
  const x = isRightToLeft ? WIDTH - MARGIN : MARGIN
  const inwards = isRightToLeft ? -1 : 1
  const facts = about.map((fact) => shown(fact, regular)).filter(Boolean)
  const [aboutLine = ''] = wrap(facts.join(' · '), ROOM / ABOUT_SIZE, 1, regular.width)
  const { size, lines } = titleLines(title?.text ?? '', bold.width)
  const top = lines.length === 1 ? 310 : 244
  const beside = SIGN_SIZE + 40
  const [tag = ''] = title ? [] : wrap(shown(language ?? '', bold), (ROOM - beside) / TAG_SIZE, 1, bold.width)
  const all: CardLine[] = [
    { text: 'Waymark', x: x + inwards * 92, y: 117, size: 44, fill: ON_NIGHT, weight: 'bold' },
    ...lines.map((text, at) => ({
      text,
      x,
      y: top + at * size * 1.2,
      size,
      fill: ON_NIGHT,
      weight: 'bold' as const,
      isRightToLeft,
    })),
    { text: tag, x: x + inwards * beside, y: 335, size: TAG_SIZE, fill: ON_NIGHT, weight: 'bold' },
    { text: shown(kind, bold), x, y: HEIGHT - 116, size: ABOUT_SIZE, fill: BLAZE, weight: 'bold' },
    { text: aboutLine, x, y: HEIGHT - 66, size: ABOUT_SIZE, fill: SOFT, weight: 'regular' },
  ]
  return { lines: all.filter(({ text }) => text !== ''), isRightToLeft, sign: !title }
}

/** On one line, without signs that are not seen, but for the joiners that some scripts are written with. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/(?!\p{Join_Control})\p{Cf}/gu, '')
    .trim()
}

/** The size that a title fits at, and its lines; the last one ends in an ellipsis where it fits at none. */
function titleLines(title: string, width: Hand['width']): { size: number; lines: string[] } {
  for (const { size, lines } of TITLE_SIZES) {
    const found = wrap(title, ROOM / size, lines + 1, width)
    if (found.length <= lines) return { size, lines: found }
  }
  const { size, lines } = TITLE_SIZES.at(-1)!
  return { size, lines: wrap(title, ROOM / size, lines, width) }
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const words = new Intl.Segmenter(undefined, { granularity: 'word' })
/** Scripts that are written without spaces between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u
const OPENING = /[\p{Ps}\p{Pi}]$/u

/**
 * Breaks a text into lines of so many ems, between words, and within one that is longer than a line; at most `most` lines, the last with an
 * ellipsis where something is left out.
 */
export function wrap(text: string, ems: number, most: number, width: Hand['width']): string[] {
  const lines: string[] = []
  for (const spaced of text.split(' ').filter(Boolean)) {
    const isWhole = width(spaced) <= ems && !UNSPACED.test(spaced)
    for (const [nth, piece] of (isWhole ? [spaced] : pieces(spaced, ems, width)).entries()) {
      const longer = lines.length === 0 ? piece : `${lines.at(-1)}${nth === 0 ? ' ' : ''}${piece}`
      if (lines.length > 0 && width(longer) <= ems) lines[lines.length - 1] = longer
      else lines.push(piece)
    }
    if (lines.length > most) break
  }
  if (lines.length <= most) return lines
  const last = [...letters.segment(lines[most - 1]!)].map(({ segment }) => segment)
  while (last.length > 0 && width(`${last.join('')}…`) > ems) last.pop()
  return [...lines.slice(0, most - 1), `${last.join('').trimEnd()}…`]
}

/** The words of a text without spaces, each with the signs around it; letters by themselves where a word is longer than a line. */
function pieces(text: string, ems: number, width: Hand['width']): string[] {
  const found: string[] = []
  for (const { segment, isWordLike } of words.segment(text)) {
    if (found.length > 0 && (!isWordLike ? !OPENING.test(segment) : OPENING.test(found.at(-1)!)))
      found.push(found.pop()! + segment)
    else found.push(segment)
  }
  return found.flatMap((piece) =>
    width(piece) <= ems ? [piece] : [...letters.segment(piece)].map(({ segment }) => segment),
  )
}

function drawn(line: CardLine, hand: Hand, isAtRight: boolean): string {
  const { text, x, y, size, fill, isRightToLeft = false } = line
  const { outlines, width } = hand.draw(text, isRightToLeft)
  return `<g transform="translate(${isAtRight ? x - width * size : x} ${y}) scale(${size})" fill="${fill}">${outlines}</g>`
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
