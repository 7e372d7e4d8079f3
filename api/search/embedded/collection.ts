/**
 * All documents of one kind: a few segments, from large to small, and the rules by which they change.
 *
 * A change makes a small segment; segments of like size are merged in steps beside the searches. Two rules keep answers
 * exact and simple: a document lives in one segment, and so do all editions of a work (an edition that arrives later
 * takes the others along into the new segment).
 */
import { wordsOf, type Words } from '../analysis.ts'
import type { SearchDocument } from '../search-index.ts'
import { drop, has } from './bits.ts'
import { Draft } from './draft.ts'
import type { KeptBits } from './filter.ts'
import { benchFor, type Bench } from './match.ts'
import { documentNumber, documentsOfWork, type Segment } from './segment.ts'
import { inSteps, type Steps } from './steps.ts'

/** This many segments of like size are merged into one. */
const ALIKE = 6
/** Sizes are alike within this factor. */
const SIZE_FACTOR = 6
/** All segments smaller than this are alike. */
const SMALL = 256
/** A segment with more dead documents than this share is made anew. */
const MOST_DEAD = 0.4
/** Texts whose words are remembered between changes: labels and statements repeat in thousands of documents. */
const REMEMBERED_TEXTS = 20_000
const LONGEST_REMEMBERED = 400

/** A segment with what searches on it keep between them. */
export interface Part {
  segment: Segment
  bench: Bench
  kept: KeptBits
  /** A place for the first key of each document. */
  keys: Float64Array
}

export function partOf(segment: Segment): Part {
  return { segment, bench: benchFor(segment.size), kept: new Map(), keys: new Float64Array(segment.size) }
}

export class Collection {
  /** Largest first. Replaced as a whole, so that a search that holds it sees one state. */
  parts: Part[] = []
  private merging: Promise<void> | null = null
  private readonly remembered = new Map<string, Words>()

  get size(): number {
    return this.parts.reduce((sum, part) => sum + part.segment.aliveCount, 0)
  }

  readonly analyse = (text: string, repeating: boolean): Words => {
    if (!repeating || text.length > LONGEST_REMEMBERED) return wordsOf(text)
    let words = this.remembered.get(text)
    if (words === undefined) {
      words = wordsOf(text)
      if (this.remembered.size >= REMEMBERED_TEXTS) this.remembered.clear()
      this.remembered.set(text, words)
    }
    return words
  }

  /**
   * Makes ready what adds or replaces `upsert` and takes out `remove`; the function it gives shows all of it at once.
   * Changes must be prepared and shown one after the other.
   */
  async prepare(upsert: SearchDocument[], remove: string[]): Promise<() => void> {
    const latest = new Map(upsert.map((document) => [document.id, document]))
    for (const id of remove) latest.delete(id)
    const gone = new Set(remove)
    const moved = new Map<string, Segment>()
    const draft = new Draft(this.analyse)
    const works = new Set<string>()
    for (const document of latest.values()) works.add(document.work)
    // Merges may swap segments while steps run, so what is moved is looked up again when it is shown.
    for (const { segment } of this.parts) {
      for (const work of works) {
        const [first, last] = documentsOfWork(segment, work)
        for (let document = first; document < last; document++) {
          const id = segment.ids[document] as string
          if (!has(segment.alive, document) || latest.has(id) || gone.has(id) || moved.has(id)) continue
          moved.set(id, segment)
          draft.addFrom(segment, document)
        }
      }
    }
    const added = draft
    const documents = [...latest.values()]
    const made =
      documents.length + moved.size === 0
        ? null
        : await inSteps(
            (function* (): Steps<Segment> {
              for (const document of documents) {
                added.add(document)
                yield
              }
              return yield* added.finish()
            })(),
          )
    return () => {
      for (const id of gone) this.bury(id)
      for (const id of latest.keys()) this.bury(id)
      for (const id of moved.keys()) this.bury(id)
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

  private bury(id: string): void {
    for (const { segment } of this.parts) {
      const document = documentNumber(segment, id)
      if (document < 0 || !has(segment.alive, document)) continue
      drop(segment.alive, document)
      segment.aliveCount -= 1
      return
    }
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
      if (parts.length >= ALIKE) return parts
    }
    return []
  }

  private async merge(parts: Part[]): Promise<void> {
    const draft = new Draft(this.analyse)
    const taken: { segment: Segment; document: number }[] = []
    const segment = await inSteps(
      (function* (): Steps<Segment> {
        for (const { segment } of parts) {
          for (let document = 0; document < segment.size; document++) {
            if (!has(segment.alive, document)) continue
            draft.addFrom(segment, document)
            taken.push({ segment, document })
            if (document % 16 === 0) yield
          }
        }
        return yield* draft.finish()
      })(),
    )
    // Everything may have been replaced meanwhile; then the merge came too late.
    if (!parts.every((part) => this.parts.includes(part) || part.segment.aliveCount === 0)) return
    for (const { segment: former, document } of taken) {
      if (has(former.alive, document)) continue
      drop(segment.alive, documentNumber(segment, former.ids[document] as string))
      segment.aliveCount -= 1
    }
    this.show([...this.parts.filter((part) => !parts.includes(part)), partOf(segment)])
  }
}
