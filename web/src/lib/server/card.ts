/**
 * Draws the pictures of pages, one at a time: a picture takes some hundredths of a second of a core, and messengers ask for many at once
 * when a link goes round. What was drawn last is kept.
 */
import { renderAsync } from '@resvg/resvg-js'
import { cardSvg, type CardText } from '#lib/card-svg.ts'
import { takeHands } from './typesetter.ts'

/** Of the ways of drawing: a new one makes pictures kept elsewhere old. */
export const CARD_REVISION = 2
const MOST_KEPT = 40
/** More than this many wait for nobody: whoever asks then is told to come back. */
const MOST_WAITING = 6
/** Pictures drawn in a minute at most. */
const MOST_A_MINUTE = 60
const MINUTE_MS = 60_000
const DRAWN_WITHIN_MS = 3_000

const kept = new Map<string, Buffer>()
const begun: number[] = []
let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/** The card as PNG; null when too many are asked for just now, or it takes too long. */
export async function drawCard(card: CardText): Promise<Buffer | null> {
  const key = JSON.stringify(card)
  const found = kept.get(key)
  if (found) return found
  const now = performance.now()
  while (begun.length > 0 && now - begun[0]! > MINUTE_MS) begun.shift()
  if (waiting >= MOST_WAITING || begun.length >= MOST_A_MINUTE) return null
  begun.push(now)
  waiting++
  const drawn = last.then(() => kept.get(key) ?? draw(card))
  last = drawn.catch(() => undefined)
  try {
    const png = await drawn
    if (png) keep(key, png)
    return png
  } finally {
    waiting--
  }
}

async function draw(card: CardText): Promise<Buffer | null> {
  const svg = cardSvg(card, await takeHands())
  const signal = AbortSignal.timeout(DRAWN_WITHIN_MS)
  try {
    return (await renderAsync(svg, { font: { loadSystemFonts: false } }, signal)).asPng()
  } catch (error) {
    if (signal.aborted) return null
    throw error
  }
}

function keep(key: string, png: Buffer): void {
  kept.set(key, png)
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break
    kept.delete(oldest)
  }
}
