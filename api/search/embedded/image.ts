/**
 * The saved image of an index: all segments as they lie in memory, so that 100,000 documents are there again in a
 * moment. It is only a copy: one that is damaged, of another format or of other weights is thrown away.
 *
 * Layout: 8 bytes of magic, the header's length (Uint32), the header (JSON: format, version, and each segment with the
 * place and type of every array), the arrays each at a multiple of 8, and CRC-32 of all before (Uint32).
 */
import { createHash } from 'node:crypto'
import { open, readFile, rename, rm, type FileHandle } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { crc32 } from 'node:zlib'
import type { DocumentKind } from '../search-index.ts'
import { COLUMNS, type Segment } from './segment.ts'
import { FIELDS, IMPACT_STEPS, PARTS, SATURATION } from './weights.ts'
import { FACETS, NUMBER_FIELDS, TEXT_FIELDS } from '../search-index.ts'
import { NEEDS } from '#api/accessibility/needs.ts'
import { chunks } from '../analysis.ts'

/** Raised by one whenever the arrays of a segment or the way words are cut change. */
const FORMAT = 1
const MAGIC = 'WMSEARCH'
const ALIGNMENT = 8
/** Bytes written or checked between two looks at other events. */
const STEP = 8 * 1024 * 1024

const TYPES = { Uint8Array, Uint16Array, Uint32Array, Float64Array } as const
type TypeName = keyof typeof TYPES
type TypedArray = InstanceType<(typeof TYPES)[TypeName]>

/** Where an array or a list of texts lies. */
interface Place {
  $: TypeName | 'texts'
  at: number
  length: number
}

interface Header {
  format: number
  /** What the arrays depend on beside the documents. */
  made: string
  version: number
  segments: { kind: DocumentKind; segment: unknown }[]
}

export interface Image {
  version: number
  segments: { kind: DocumentKind; segment: Segment }[]
}

/** What an image depends on: names and weights, and how this version of ICU and Unicode cuts and folds words. */
function made(): string {
  const sample = chunks('Ĳssel ﬁelds 光合作用と分数の計算 การสังเคราะห์แสง ភាសាខ្មែរ မြန်မာစာ').map(({ words }) => words)
  return createHash('sha256')
    .update(
      JSON.stringify([
        FIELDS,
        IMPACT_STEPS,
        PARTS,
        SATURATION,
        COLUMNS,
        FACETS,
        NUMBER_FIELDS,
        TEXT_FIELDS,
        NEEDS,
        sample,
      ]),
    )
    .digest('hex')
}

/**
 * Writes an image beside `path` and renames it there, so that a sudden end leaves the former one. Segments must be the
 * state of one moment: their `alive` bits are copied before anything is awaited.
 */
export async function saveImage(path: string, image: Image): Promise<void> {
  const payloads: Uint8Array[] = []
  let at = 0
  const put = (bytes: Uint8Array): number => {
    const place = at
    payloads.push(bytes)
    at += Math.ceil(bytes.byteLength / ALIGNMENT) * ALIGNMENT
    return place
  }
  const describe = (value: unknown, name: string): unknown => {
    if (ArrayBuffer.isView(value)) {
      const array = name === 'alive' ? (value as Uint32Array).slice() : (value as TypedArray)
      return {
        $: value.constructor.name as TypeName,
        at: put(new Uint8Array(array.buffer, array.byteOffset, array.byteLength)),
        length: array.length,
      } satisfies Place
    }
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
      const bytes = new TextEncoder().encode(JSON.stringify(value))
      return { $: 'texts', at: put(bytes), length: bytes.length } satisfies Place
    }
    if (Array.isArray(value)) return value.map((item) => describe(item, ''))
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, describe(item, key)]))
    }
    return value
  }
  const header: Header = {
    format: FORMAT,
    made: made(),
    version: image.version,
    segments: image.segments.map(({ kind, segment }) => ({ kind, segment: describe(segment, '') })),
  }
  const text = new TextEncoder().encode(JSON.stringify(header))
  const head = new Uint8Array(Math.ceil((MAGIC.length + 4 + text.length) / ALIGNMENT) * ALIGNMENT)
  head.set(new TextEncoder().encode(MAGIC))
  new DataView(head.buffer).setUint32(MAGIC.length, text.length, true)
  head.set(text, MAGIC.length + 4)

  const fresh = `${path}.new`
  let file: FileHandle | null = null
  try {
    file = await open(fresh, 'w', 0o600)
    let check = 0
    const write = async (bytes: Uint8Array): Promise<void> => {
      for (let from = 0; from < bytes.length; from += STEP) {
        const step = bytes.subarray(from, from + STEP)
        check = crc32(step, check)
        let written = 0
        while (written < step.length) written += (await (file as FileHandle).write(step, written)).bytesWritten
      }
    }
    await write(head)
    for (const payload of payloads) {
      await write(payload)
      const rest = payload.byteLength % ALIGNMENT
      if (rest > 0) await write(new Uint8Array(ALIGNMENT - rest))
    }
    const end = new Uint8Array(4)
    new DataView(end.buffer).setUint32(0, check, true)
    let written = 0
    while (written < 4) written += (await file.write(end, written)).bytesWritten
    await file.sync()
    await file.close()
    file = null
    await rename(fresh, path)
  } catch (error) {
    await file?.close().catch(() => undefined)
    await rm(fresh, { force: true })
    throw error
  }
}

/** Reads an image; null when there is none that can be used, with the reason in `why`. */
export async function loadImage(path: string): Promise<{ image: Image } | { image: null; why: string }> {
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = (await readFile(path)) as Uint8Array<ArrayBuffer>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { image: null, why: 'there is none' }
    return { image: null, why: `it cannot be read: ${(error as Error).message}` }
  }
  const damaged = { image: null, why: 'it is damaged' }
  if (bytes.length < MAGIC.length + 8) return damaged
  // Arrays are views on what was read, which must begin at a multiple of their size.
  if (bytes.byteOffset % ALIGNMENT !== 0) bytes = bytes.slice()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let check = 0
  const end = bytes.length - 4
  for (let from = 0; from < end; from += STEP) {
    check = crc32(bytes.subarray(from, Math.min(from + STEP, end)), check)
    await setImmediate()
  }
  if (check !== view.getUint32(end, true)) return damaged
  if (new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) return { image: null, why: 'it is no image' }
  const length = view.getUint32(MAGIC.length, true)
  const start = Math.ceil((MAGIC.length + 4 + length) / ALIGNMENT) * ALIGNMENT
  let header: Header
  try {
    header = JSON.parse(new TextDecoder().decode(bytes.subarray(MAGIC.length + 4, MAGIC.length + 4 + length))) as Header
  } catch {
    return damaged
  }
  if (header.format !== FORMAT || header.made !== made()) return { image: null, why: 'it is of another version' }

  const restore = (value: unknown, name: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => restore(item, ''))
    if (typeof value !== 'object' || value === null) return value
    if ('$' in value) {
      const place = value as Place
      const from = bytes.byteOffset + start + place.at
      if (place.$ === 'texts') {
        return JSON.parse(new TextDecoder().decode(new Uint8Array(bytes.buffer, from, place.length))) as string[]
      }
      const array = new TYPES[place.$](bytes.buffer, from, place.length)
      // Deletions must not be written into the buffer others look at.
      return name === 'alive' ? array.slice() : array
    }
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, restore(item, key)]))
  }
  return {
    image: {
      version: header.version,
      segments: header.segments.map(({ kind, segment }) => ({ kind, segment: restore(segment, '') as Segment })),
    },
  }
}
