/** Outcomes that stand side by side in a curriculum, drawn small. Pure. */

/** Diamonds in one row; more go on in the next. */
const A_ROW = 20
/** More than this many are not drawn: nobody counts them. */
const MOST_DRAWN = 80
/** Of a diamond with the space around it. */
const STEP = 14

/** A small drawing of those that stand side by side, as paths of an SVG: the ones meant, and the others. Null where there are too many, or one. */
export function drawPlace({ positions, whole }: { positions: readonly number[]; whole: number }) {
  if (whole < 2 || whole > MOST_DRAWN) return null
  const meant = new Set(positions)
  const paths = { meant: '', others: '' }
  for (let at = 0; at < whole; at++) {
    const x = STEP * (at % A_ROW) + STEP / 2
    const y = STEP * Math.floor(at / A_ROW) + 2
    paths[meant.has(at + 1) ? 'meant' : 'others'] += `M${x} ${y}l5 5-5 5-5-5z`
  }
  return { ...paths, width: STEP * Math.min(whole, A_ROW), height: STEP * Math.ceil(whole / A_ROW) }
}
