/** What of a TrueType file is needed to lay out a line: which letters it has, and how wide each is (OpenType 1.9: cmap, hmtx). */
import type { WidthOf } from '#lib/card-svg.ts'

/** @param file a `.ttf` with a character map of format 4 or 12 */
export function typeface(file: Buffer): WidthOf {
  const tables = new Map<string, number>()
  for (let at = 12; at < 12 + 16 * file.readUInt16BE(4); at += 16)
    tables.set(file.toString('latin1', at, at + 4), file.readUInt32BE(at + 8))
  const table = (name: string): number => {
    const at = tables.get(name)
    if (at === undefined) throw new Error(`typeface: the file has no table "${name}"`)
    return at
  }
  const unitsPerEm = file.readUInt16BE(table('head') + 18)
  const widths = file.readUInt16BE(table('hhea') + 34)
  const hmtx = table('hmtx')
  const glyphs = glyphsOf(file, table('cmap'))
  return (letter) => {
    const glyph = glyphs.get(letter.codePointAt(0) ?? 0)
    if (!glyph) return null
    return file.readUInt16BE(hmtx + 4 * Math.min(glyph, widths - 1)) / unitsPerEm
  }
}

/** Code points and the numbers of their glyphs, from every character map of Unicode that the file has. */
function glyphsOf(file: Buffer, cmap: number): Map<number, number> {
  const glyphs = new Map<number, number>()
  for (let nth = 0; nth < file.readUInt16BE(cmap + 2); nth++) {
    const at = cmap + file.readUInt32BE(cmap + 8 + 8 * nth)
    const platform = file.readUInt16BE(cmap + 4 + 8 * nth)
    const format = file.readUInt16BE(at)
    if (platform !== 0 && platform !== 3) continue
    if (format === 4) readSegments(file, at, glyphs)
    else if (format === 12) readGroups(file, at, glyphs)
  }
  return glyphs
}

function readSegments(file: Buffer, at: number, glyphs: Map<number, number>): void {
  const twice = file.readUInt16BE(at + 6)
  const [ends, starts, deltas, ranges] = [14, 16 + twice, 16 + 2 * twice, 16 + 3 * twice].map((from) => at + from)
  for (let of = 0; of < twice; of += 2) {
    const last = file.readUInt16BE(ends! + of)
    const range = file.readUInt16BE(ranges! + of)
    for (let point = file.readUInt16BE(starts! + of); point <= last && point < 0xffff; point++) {
      const from = ranges! + of + range + 2 * (point - file.readUInt16BE(starts! + of))
      const named = range === 0 ? point : file.readUInt16BE(from)
      const glyph = range !== 0 && named === 0 ? 0 : (named + file.readUInt16BE(deltas! + of)) & 0xffff
      if (glyph !== 0) glyphs.set(point, glyph)
    }
  }
}

function readGroups(file: Buffer, at: number, glyphs: Map<number, number>): void {
  for (let nth = 0; nth < file.readUInt32BE(at + 12); nth++) {
    const [first, last, glyph] = [16, 20, 24].map((from) => file.readUInt32BE(at + from + 12 * nth))
    for (let point = first!; point <= last!; point++) glyphs.set(point, glyph! + point - first!)
  }
}
