/**
 * The saved image of an index: all segments as they lie in memory, so that 100,000 documents are there again in a
 * moment. It is only a copy: one that is damaged, of another format or of other weights is thrown away.
 *
 * Layout: 8 bytes of magic, the header's length (Uint32), the header (JSON: format, version, and each segment with the
 * place and type of every array) and spaces up to a multiple of 8, the arrays of one segment after the other, each at a
 * multiple of 8, and CRC-32 of all before (Uint32).
 */
import { createHash } from 'node:crypto'
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import type { DocumentKind } from '../search-index.ts'
import { COLUMNS, type Segment } from './segment.ts'
import { arrayOn, shared, type ArrayName, type TypedArray } from './shared.ts'
import { FIELDS, FRESHNESS, IMPACT_STEPS, PARTS, SATURATION, SCORE_STEPS } from './weights.ts'
import { FACETS, NUMBER_FIELDS, TEXT_FIELDS, TRAITS } from '../search-index.ts'
import { NEEDS } from '#api/accessibility/needs.ts'
import { chunks } from '../analysis.ts'

/** Raised by one whenever the arrays of a segment or the way words are cut change. */
const FORMAT = 8
const MAGIC = 'WMSEARCH'
/** Bytes before the header. */
const HEAD = MAGIC.length + 4
const ALIGNMENT = 8
const SPACE = 0x20
/** Bytes written or checked between two looks at other events. */
const STEP = 8 * 1024 * 1024

/** Where an array lies. */
interface Place {
  $: ArrayName
  at: number
  length: number
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT
}

/** What of a segment changes after it is made. */
const CHANGING = new Set(['alive', 'gone'])

interface Header {
  format: number
  /** What the arrays depend on beside the documents. */
  made: string
  version: number
  /** Each with the number of bytes its arrays take; places are counted from the first of them. */
  segments: { kind: DocumentKind; bytes: number; segment: unknown }[]
}

export interface Image {
  version: number
  segments: { kind: DocumentKind; segment: Segment }[]
}

/** What an image depends on: names and weights, and how this version of ICU and Unicode cuts and folds words. */
function made(): string {
  const sample = chunks(
    'Ĳssel ﬁelds 3,000 हिन्दी চাঁদ തൻ ሐይቅ ہے 光合作用と分数の計算 การสังเคราะห์แสง ភាសាខ្មែរ မြန်မာစာ',
  ).map(({ words }) => words)
  return createHash('sha256')
    .update(
      JSON.stringify([
        FIELDS,
        IMPACT_STEPS,
        FRESHNESS,
        PARTS,
        SCORE_STEPS,
        SATURATION,
        COLUMNS,
        FACETS,
        TRAITS,
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
 * state of one moment: what of them changes is copied before anything is awaited.
 */
export async function saveImage(path: string, image: Image): Promise<void> {
  const payloads: Uint8Array[] = []
  let at = 0
  const put = (bytes: Uint8Array): number => {
    const place = at
    payloads.push(bytes)
    at += aligned(bytes.byteLength)
    return place
  }
  /** Columns may share an array: it is written once. */
  const places = new Map<unknown, Place>()
  const describe = (value: unknown, name: string): unknown => {
    if (ArrayBuffer.isView(value)) {
      const known = places.get(value)
      if (known !== undefined) return known
      const array = CHANGING.has(name) ? (value as TypedArray).slice() : (value as TypedArray)
      const place: Place = {
        $: value.constructor.name as Place['$'],
        at: put(new Uint8Array(array.buffer, array.byteOffset, array.byteLength)),
        length: array.length,
      }
      places.set(value, place)
      return place
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
    segments: image.segments.map(({ kind, segment }) => {
      at = 0
      const described = describe(segment, '')
      return { kind, bytes: at, segment: described }
    }),
  }
  const text = new TextEncoder().encode(JSON.stringify(header))
  const head = new Uint8Array(aligned(HEAD + text.length)).fill(SPACE)
  head.set(new TextEncoder().encode(MAGIC))
  new DataView(head.buffer).setUint32(MAGIC.length, text.length, true)
  head.set(text, HEAD)

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
  let file: FileHandle
  try {
    file = await open(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { image: null, why: 'there is none' }
    return { image: null, why: `it cannot be read: ${(error as Error).message}` }
  }
  try {
    return { image: await readImage(file) }
  } catch (error) {
    return { image: null, why: error instanceof UnusableError ? error.message : `it cannot be read: ${String(error)}` }
  } finally {
    await file.close()
  }
}

class UnusableError extends Error {}

async function readImage(file: FileHandle): Promise<Image> {
  const { size } = await file.stat()
  let at = 0
  let check = 0
  /** The next bytes of the file, in memory that threads share. */
  const read = async (length: number): Promise<Uint8Array> => {
    if (length > size - at) throw new UnusableError('it is damaged')
    const bytes = shared(Uint8Array, length)
    let checked = 0
    for (let done = 0; done < length;) {
      // The checksum of what is there is worked out while the next step is on its way.
      const reading = file.read(bytes, done, Math.min(STEP, length - done), at + done)
      check = crc32(bytes.subarray(checked, done), check)
      checked = done
      const { bytesRead } = await reading
      if (bytesRead === 0) throw new UnusableError('it is damaged')
      done += bytesRead
    }
    check = crc32(bytes.subarray(checked), check)
    at += length
    return bytes
  }

  const head = await read(HEAD)
  if (new TextDecoder().decode(head.subarray(0, MAGIC.length)) !== MAGIC) throw new UnusableError('it is damaged')
  const length = new DataView(head.buffer).getUint32(MAGIC.length, true)
  const text = new TextDecoder().decode(await read(aligned(HEAD + length) - HEAD))
  let header: Header
  try {
    header = JSON.parse(text) as Header
  } catch {
    throw new UnusableError('it is damaged')
  }
  if (header.format !== FORMAT || header.made !== made()) throw new UnusableError('it is of another version')
  const buffers: ArrayBufferLike[] = []
  for (const { bytes } of header.segments) buffers.push((await read(bytes)).buffer)
  const expected = check
  const end = await read(4)
  if (at !== size || expected !== new DataView(end.buffer).getUint32(0, true)) throw new UnusableError('it is damaged')
  const segments = header.segments.map(({ kind, segment }, number) => ({
    kind,
    segment: restored(segment, '', buffers[number] as ArrayBufferLike) as Segment,
  }))
  return { version: header.version, segments }
}

/** A segment as it was described, its arrays being views on `buffer`. */
function restored(value: unknown, name: string, buffer: ArrayBufferLike): unknown {
  if (Array.isArray(value)) return value.map((item) => restored(item, '', buffer))
  if (typeof value !== 'object' || value === null) return value
  if ('$' in value) {
    const place = value as Place
    const array = arrayOn(place.$, buffer, place.at, place.length)
    return CHANGING.has(name) ? array.slice() : array
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, restored(item, key, buffer)]))
}
