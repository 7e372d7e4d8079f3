/**
 * All documents of one kind: a few segments, from large to small, and the rules by which they change.
 *
 * A change makes a small segment; segments of like size are merged beside the searches. Two rules keep answers exact and
 * simple: a document lives in one segment, and so do all editions of a work (an edition that arrives later takes the
 * others along into the new segment).
 */
import type { SearchDocument } from '../search-index.ts'
import { add, countOf, drop, has, members, wordsFor } from './bits.ts'
import type { KeptBits } from './filter.ts'
import type { Workshop } from './making.ts'
import { benchFor, type Bench } from './match.ts'
import { documentNumber, documentsOfWork, eachWordOfDocument, type Segment } from './segment.ts'
import { inSteps, type Steps } from './steps.ts'
import { textAt } from './texts.ts'

/** This many segments of like size are merged into one. */
const ALIKE = 6
/** Sizes are alike within this factor. */
const SIZE_FACTOR = 6
/** All segments smaller than this are alike. */
const SMALL = 256
/** No merge makes a larger one, so that a merge of a million documents never needs the memory of two millions. */
export const LARGEST = 300_000
/** A segment with more dead documents than this share is made anew. */
const MOST_DEAD = 0.4

/** A segment with what searches on it keep between them. */
export interface Part {
  segment: Segment
  bench: Bench
  kept: KeptBits
  /** A place for the two keys of each document. */
  keys: Float64Array
  seconds: Float64Array
  /** Documents after which another edition of the same work stands. */
  followed: Uint32Array
}

export function partOf(segment: Segment): Part {
  const { size, workOf } = segment
  const followed = new Uint32Array(wordsFor(size))
  for (let document = 1; document < size; document++) {
    if (workOf[document] === workOf[document - 1]) add(followed, document - 1)
  }
  return {
    segment,
    bench: benchFor(size),
    kept: new Map(),
    keys: new Float64Array(size),
    seconds: new Float64Array(size),
    followed,
  }
}

export class Collection {
  /** Largest first. Replaced as a whole, so that a search that holds it sees one state. */
  parts: Part[] = []
  private merging: Promise<void> | null = null
  private readonly workshop: Workshop
  private readonly largest: number

  /** `largest` bounds what merges make. */
  constructor(workshop: Workshop, largest = LARGEST) {
    this.workshop = workshop
    this.largest = largest
  }

  get size(): number {
    return this.parts.reduce((sum, part) => sum + part.segment.aliveCount, 0)
  }

  /**
   * Makes ready what adds or replaces `upsert` and takes out `remove`; the function it gives shows all of it at once.
   * Changes must be prepared and shown one after the other.
   */
  async prepare(upsert: SearchDocument[], remove: string[]): Promise<() => void> {
    const latest = new Map(upsert.map((document) => [document.id, document]))
    for (const id of remove) latest.delete(id)
    const gone = new Set(remove)
    const works = new Set<string>()
    for (const document of latest.values()) works.add(document.work)
    // Merges may swap segments meanwhile, so what is moved is looked up again when it is shown.
    const moved = new Set<string>()
    const former: { segment: Segment; documents: number[] }[] = []
    for (const { segment } of this.parts) {
      const documents: number[] = []
      await inSteps(
        (function* (): Steps<void> {
          for (const work of works) {
            const [first, last] = documentsOfWork(segment, work)
            for (let document = first; document < last; document++) {
              if (!has(segment.alive, document)) continue
              const id = textAt(segment.ids, document)
              if (latest.has(id) || gone.has(id) || moved.has(id)) continue
              moved.add(id)
              documents.push(document)
            }
            yield
          }
        })(),
      )
      if (documents.length > 0) former.push({ segment, documents })
    }
    const made =
      latest.size === 0
        ? null
        : await this.workshop.make(latest.size + moved.size, true, async (making) => {
            for (const { segment, documents } of former) await making.addFrom(segment, Uint32Array.from(documents))
            await making.add([...latest.values()])
          })
    const leaving = await inSteps(placesOf(this.parts, [...gone, ...latest.keys(), ...moved]))
    return () => {
      for (const { id, segment, document } of leaving) {
        if (this.parts.some((part) => part.segment === segment)) bury(segment, document)
        else for (const part of this.parts) if (buryIn(part.segment, id)) break
      }
      if (made !== null) this.show([...this.parts, partOf(made)])
      else this.show(this.parts)
      this.mergeSoon()
    }
  }

  /** Replaces everything by other segments. */
  replace(segments: Segment[]): void {
    this.show(segments.map(partOf))
    this.mergeSoon()
  }

  /** Resolves when no merge is under way or due. */
  async quiet(): Promise<void> {
    while (this.merging !== null) await this.merging
  }

  private show(parts: Part[]): void {
    this.parts = parts
      .filter((part) => part.segment.aliveCount > 0)
      .sort((one, other) => other.segment.size - one.segment.size)
  }

  private mergeSoon(): void {
    if (this.merging !== null) return
    const chosen = this.toMerge()
    if (chosen.length === 0) return
    const merging = this.merge(chosen).then(
      () => {
        this.merging = null
        this.mergeSoon()
      },
      (error: unknown) => {
        // The segments stay as they were; the next change tries again.
        this.merging = null
        throw error
      },
    )
    this.merging = merging
    // Whoever waits in `quiet` gets the error.
    merging.catch(() => undefined)
  }

  /** Segments that should become one: several of like size, or one that is mostly dead. */
  private toMerge(): Part[] {
    const alike = new Map<number, Part[]>()
    for (const part of this.parts) {
      const { size, aliveCount } = part.segment
      if (size > SMALL && aliveCount < size * (1 - MOST_DEAD)) return [part]
      const level = size <= SMALL ? 0 : 1 + Math.floor(Math.log(size / SMALL) / Math.log(SIZE_FACTOR))
      alike.set(level, [...(alike.get(level) ?? []), part])
    }
    for (const level of [...alike.keys()].sort((one, other) => one - other)) {
      const parts = alike.get(level) as Part[]
      if (parts.length < ALIKE) continue
      const chosen: Part[] = []
      let room = this.largest
      for (const part of parts.toReversed()) {
        room -= part.segment.aliveCount
        if (room < 0) break
        chosen.push(part)
      }
      if (chosen.length > 1) return chosen
    }
    return []
  }

  private async merge(parts: Part[]): Promise<void> {
    const taken = parts.map(({ segment }) => ({ segment, alive: segment.alive.slice() }))
    const size = parts.reduce((sum, { segment }) => sum + segment.aliveCount, 0)
    const made = await this.workshop.make(size, false, async (making) => {
      for (const { segment, alive } of taken) {
        const numbers = new Uint32Array(segment.size)
        await making.addFrom(segment, numbers.slice(0, members(alive, numbers)))
      }
    })
    // What died meanwhile dies in the new segment too, in steps, as nobody searches it yet, until nothing died during them.
    while (made !== null) {
      const died = diedSince(taken)
      if (died.length === 0) break
      await inSteps(buryAll(made, died))
    }
    // Everything may have been replaced meanwhile; then the merge came too late.
    if (!parts.every((part) => this.parts.includes(part) || part.segment.aliveCount === 0)) return
    this.show([...this.parts.filter((part) => !parts.includes(part)), ...(made === null ? [] : [partOf(made)])])
  }
}

/** Where documents are that are still here, by their ids. */
function* placesOf(
  parts: readonly Part[],
  ids: readonly string[],
): Steps<{ id: string; segment: Segment; document: number }[]> {
  const places: { id: string; segment: Segment; document: number }[] = []
  for (const id of ids) {
    for (const { segment } of parts) {
      const document = documentNumber(segment, id)
      if (document < 0 || !has(segment.alive, document)) continue
      places.push({ id, segment, document })
      break
    }
    yield
  }
  return places
}

/** Ids of documents that died in segments since these bits of them were alive, which are brought up to now. */
function diedSince(taken: readonly { segment: Segment; alive: Uint32Array }[]): string[] {
  return taken.flatMap(({ segment, alive }) => {
    const dead = alive.map((word, at) => word & ~(segment.alive[at] as number))
    alive.set(segment.alive)
    const died = new Uint32Array(countOf(dead))
    members(dead, died)
    return Array.from(died, (document) => textAt(segment.ids, document))
  })
}

function* buryAll(segment: Segment, ids: readonly string[]): Steps<void> {
  for (const id of ids) {
    buryIn(segment, id)
    yield
  }
}

/** Takes a document out of a segment; false when it is not there. */
function buryIn(segment: Segment, id: string): boolean {
  const document = documentNumber(segment, id)
  if (document < 0 || !has(segment.alive, document)) return false
  bury(segment, document)
  return true
}

function bury(segment: Segment, document: number): void {
  drop(segment.alive, document)
  segment.aliveCount -= 1
  if (segment.gone.length === 0) segment.gone = new Uint32Array(segment.dictionary.size)
  const { gone } = segment
  eachWordOfDocument(segment, document, (word) => void ((gone[word] as number) += 1))
}
