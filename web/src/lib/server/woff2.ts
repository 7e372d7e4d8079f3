/**
 * Unpacks a WOFF2 file into the TrueType file that it was made of (WOFF File Format 2.0, W3C 2024), less what tells machines how to fit
 * outlines to pixels, and names: nothing of it is drawn.
 */
import { brotliDecompressSync } from 'node:zlib'

/** Tags by their number in the directory (section 4.1); after 63 the tag itself follows. */
const TAGS =
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill '
    .match(/.{4} /g)!
    .map((tag) => tag.slice(0, 4))
const LEFT_OUT = new Set(['cvt ', 'cvar', 'fpgm', 'prep', 'gasp', 'name', 'post', 'STAT'])
const SIGNATURE = 0x774f4632
const HEADER = 48
const DIRECTORY_ENTRY = 16

/** Reads on from a place. */
class Reader {
  readonly bytes: Buffer
  at: number

  constructor(bytes: Buffer, at = 0) {
    this.bytes = bytes
    this.at = at
  }

  take(length: number): Buffer {
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }

  byte = () => this.bytes[this.at++]!
  int16 = () => this.take(2).readInt16BE()
  uint16 = () => this.take(2).readUInt16BE()
  uint32 = () => this.take(4).readUInt32BE()

  /** Seven bits a byte, the highest first (section 4.1). */
  base128(): number {
    let value = 0
    for (;;) {
      const byte = this.byte()
      value = value * 128 + (byte & 127)
      if (byte < 128) return value
    }
  }

  /** One byte for small numbers, two or three for larger ones (section 6.1.1). */
  short(): number {
    const first = this.byte()
    if (first === 253) return this.uint16()
    if (first === 254) return 506 + this.byte()
    return first === 255 ? 253 + this.byte() : first
  }
}

/** @param file a `.woff2` with outlines of TrueType */
export function unpackWoff2(file: Buffer): Buffer {
  if (file.length < HEADER || file.readUInt32BE(0) !== SIGNATURE) throw new Error('unpackWoff2: this is no WOFF2 file')
  const head = new Reader(file, HEADER)
  const entries = Array.from({ length: file.readUInt16BE(12) }, () => {
    const flags = head.byte()
    const tag = TAGS[flags & 63] ?? head.take(4).toString('latin1')
    const length = head.base128()
    const isOutline = tag === 'glyf' || tag === 'loca'
    const isPacked = flags >> 6 !== (isOutline ? 3 : 0)
    return { tag, isPacked, length: isPacked ? head.base128() : length }
  })
  const stream = new Reader(brotliDecompressSync(head.take(file.readUInt32BE(20))))
  const tables = new Map<string, Buffer>()
  const packed = new Set<string>()
  for (const { tag, isPacked, length } of entries) {
    const table = stream.take(length)
    if (LEFT_OUT.has(tag)) continue
    tables.set(tag, table)
    if (isPacked) packed.add(tag)
  }
  if (packed.has('glyf')) {
    const { glyf, loca, leftmost } = unpackOutlines(new Reader(tables.get('glyf')!))
    const longOffsets = Buffer.from(tables.get('head')!)
    longOffsets.writeInt16BE(1, 50)
    tables.set('glyf', glyf).set('loca', loca).set('head', longOffsets)
    if (packed.has('hmtx'))
      tables.set('hmtx', unpackWidths(new Reader(tables.get('hmtx')!), tables.get('hhea')!.readUInt16BE(34), leftmost))
  }
  return joinTables(file.readUInt32BE(4), tables)
}

function joinTables(flavour: number, tables: Map<string, Buffer>): Buffer {
  const directory = Buffer.alloc(12 + DIRECTORY_ENTRY * tables.size)
  directory.writeUInt32BE(flavour, 0)
  directory.writeUInt16BE(tables.size, 4)
  const parts: Buffer[] = [directory]
  let at = directory.length
  for (const [nth, tag] of [...tables.keys()].sort().entries()) {
    const table = tables.get(tag)!
    const entry = 12 + DIRECTORY_ENTRY * nth
    directory.write(tag, entry, 'latin1')
    directory.writeUInt32BE(at, entry + 8)
    directory.writeUInt32BE(table.length, entry + 12)
    const padding = Buffer.alloc(-table.length & 3)
    parts.push(table, padding)
    at += table.length + padding.length
  }
  return Buffer.concat(parts)
}

/** The streams that a packed `glyf` consists of (section 5.1), in their order. */
type Streams = Record<'contours' | 'points' | 'flags' | 'numbers' | 'composites' | 'boxes', Reader>

/** `glyf` and `loca`, and how far left each glyph begins. */
function unpackOutlines(packed: Reader): { glyf: Buffer; loca: Buffer; leftmost: number[] } {
  packed.at = 4
  const count = packed.uint16()
  packed.at = 8
  const lengths = Array.from({ length: 7 }, () => packed.uint32())
  const [contours, points, flags, numbers, composites, boxes] = lengths.map((length) => new Reader(packed.take(length)))
  const streams = { contours, points, flags, numbers, composites, boxes } as Streams
  const boxed = streams.boxes.take(4 * Math.ceil(count / 32))
  const glyphs: Buffer[] = []
  const loca = Buffer.alloc(4 * (count + 1))
  for (let nth = 0, at = 0; nth < count; nth++) {
    const hasBox = (boxed[nth >> 3]! & (128 >> (nth & 7))) !== 0
    const glyph = unpackGlyph(streams, hasBox)
    glyphs.push(glyph)
    at += glyph.length
    loca.writeUInt32BE(at, 4 * (nth + 1))
  }
  const leftmost = glyphs.map((glyph) => (glyph.length > 0 ? glyph.readInt16BE(2) : 0))
  return { glyf: Buffer.concat(glyphs), loca, leftmost }
}

function unpackGlyph(streams: Streams, hasBox: boolean): Buffer {
  const contours = streams.contours.int16()
  if (contours === 0) return Buffer.alloc(0)
  const count = Buffer.alloc(2)
  count.writeInt16BE(contours)
  if (contours < 0) return Buffer.concat([count, streams.boxes.take(8), ...components(streams)])

  const ends = Buffer.alloc(2 * contours + 2)
  let points = 0
  for (let nth = 0; nth < contours; nth++) {
    points += streams.points.short()
    ends.writeUInt16BE(points - 1, 2 * nth)
  }
  const flags = Buffer.alloc(points)
  const steps: [number[], number[]] = [[], []]
  const [least, most, place] = [
    [Infinity, Infinity],
    [-Infinity, -Infinity],
    [0, 0],
  ]
  for (let nth = 0; nth < points; nth++) {
    const { isOnCurve, step } = unpackPoint(streams)
    flags[nth] = isOnCurve ? 1 : 0
    for (const axis of [0, 1] as const) {
      place[axis]! += step[axis]
      least[axis] = Math.min(least[axis]!, place[axis]!)
      most[axis] = Math.max(most[axis]!, place[axis]!)
      // A step is nothing, a byte with its sign among the flags, or two bytes.
      const length = Math.abs(step[axis])
      if (length === 0) flags[nth]! |= 16 << axis
      else if (length < 256) flags[nth]! |= (2 << axis) | (step[axis] > 0 ? 16 << axis : 0)
      if (length > 0 && length < 256) steps[axis].push(length)
      else if (length > 0) steps[axis].push((step[axis] >> 8) & 255, step[axis] & 255)
    }
  }
  // The instructions are left out, but not how many there are.
  streams.numbers.short()
  const box = Buffer.alloc(8)
  for (const [nth, value] of [...least, ...most].entries()) box.writeInt16BE(value, 2 * nth)
  return Buffer.concat([
    ...[count, hasBox ? streams.boxes.take(8) : box, ends, flags],
    ...steps.map((bytes) => Buffer.from(bytes)),
  ])
}

/** What a glyph made of others says of each; the instructions after them are left out. */
function components({ composites, numbers }: Streams): Buffer[] {
  const parts: Buffer[] = []
  for (let hasMore = true, hasInstructions = false; hasMore;) {
    const flags = composites.uint16()
    hasMore = (flags & 0x20) !== 0
    hasInstructions ||= (flags & 0x100) !== 0
    const scale = flags & 0x08 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0
    const part = Buffer.alloc(2 + 2 + (flags & 1 ? 4 : 2) + scale)
    part.writeUInt16BE(flags & ~0x100)
    composites.take(part.length - 2).copy(part, 2)
    parts.push(part)
    if (!hasMore && hasInstructions) numbers.short()
  }
  return parts
}

/** A point as its step from the one before it (section 5.2, table of triplets). */
function unpackPoint({ flags, numbers }: Streams): { isOnCurve: boolean; step: [number, number] } {
  const flag = flags.byte()
  const kind = flag & 127
  const signed = (bit: number, length: number) => (bit & 1 ? length : -length)
  const both = (x: number, y: number): [number, number] => [signed(kind, x), signed(kind >> 1, y)]
  const step = (): [number, number] => {
    if (kind < 10) return [0, signed(kind, ((kind & 14) << 7) + numbers.byte())]
    if (kind < 20) return [signed(kind, (((kind - 10) & 14) << 7) + numbers.byte()), 0]
    const byte = numbers.byte()
    if (kind < 84) return both(1 + ((kind - 20) & 0x30) + (byte >> 4), 1 + (((kind - 20) & 0x0c) << 2) + (byte & 15))
    const next = numbers.byte()
    if (kind < 120)
      return both(1 + (Math.floor((kind - 84) / 12) << 8) + byte, 1 + ((((kind - 84) % 12) >> 2) << 8) + next)
    if (kind < 124) return both((byte << 4) + (next >> 4), ((next & 15) << 8) + numbers.byte())
    return both((byte << 8) + next, numbers.uint16())
  }
  return { isOnCurve: flag < 128, step: step() }
}

/** `hmtx` (section 5.4): what it leaves out is where each glyph begins, which the outlines say. */
function unpackWidths(packed: Reader, widths: number, leftmost: readonly number[]): Buffer {
  const flags = packed.byte()
  const advances = Array.from({ length: widths }, () => packed.uint16())
  const bearings = leftmost.map((own, nth) => ((flags & (nth < widths ? 1 : 2)) !== 0 ? own : packed.int16()))
  const table = Buffer.alloc(4 * widths + 2 * (leftmost.length - widths))
  let at = 0
  for (const [nth, bearing] of bearings.entries()) {
    if (nth < widths) at = table.writeUInt16BE(advances[nth]!, at)
    at = table.writeInt16BE(bearing, at)
  }
  return table
}
