/** Edges waiting until all records are written: grouped by the outcome they start from, on disk when there are many. */
import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { OutcomeEdge } from '#graph/records.ts'
import type { Place } from '#seed/formats/format.ts'

const BUCKETS = 64
/** Entries of a bucket held in memory before they go to disk. */
const HELD = 1_000

export interface SpooledEdge {
  edge: OutcomeEdge
  place: Place
  /** Order of reading, from 0. */
  order: number
}

/** What a bucket gives back: its edges, and the outcomes that were read, whether they have edges or not. */
export interface Bucket {
  edges: SpooledEdge[]
  outcomes: string[]
}

export class EdgeSpool {
  private readonly held: string[][] = Array.from({ length: BUCKETS }, () => [])
  private readonly onDisk = new Set<number>()
  private folder: string | undefined
  private order = 0

  get size(): number {
    return this.order
  }

  async addEdge(edge: OutcomeEdge, place: Place): Promise<void> {
    await this.put(edge.from.sourceKey, JSON.stringify({ edge, place, order: this.order++ }))
  }

  /** Notes an outcome that was read, so that edges it no longer has can be taken away. */
  async addOutcome(sourceKey: string): Promise<void> {
    await this.put(sourceKey, JSON.stringify(sourceKey))
  }

  /** All buckets, small ones put together; everything of one outcome is in one of them. */
  async *buckets(together = HELD * 5): AsyncGenerator<Bucket> {
    let bucket: Bucket = { edges: [], outcomes: [] }
    for (let at = 0; at < BUCKETS; at++) {
      for await (const line of this.lines(at)) {
        const entry = JSON.parse(line) as SpooledEdge | string
        if (typeof entry === 'string') bucket.outcomes.push(entry)
        else bucket.edges.push(entry)
      }
      if (bucket.edges.length + bucket.outcomes.length < together && at < BUCKETS - 1) continue
      if (bucket.edges.length + bucket.outcomes.length > 0) {
        bucket.edges.sort((a, b) => a.order - b.order)
        yield bucket
      }
      bucket = { edges: [], outcomes: [] }
    }
  }

  /** Removes what is on disk. */
  close(): void {
    if (this.folder) rmSync(this.folder, { recursive: true, force: true })
    this.folder = undefined
  }

  private async *lines(at: number): AsyncGenerator<string> {
    if (this.onDisk.has(at)) yield* createInterface({ input: createReadStream(this.file(at)), crlfDelay: Infinity })
    yield* this.held[at] ?? []
  }

  private async put(key: string, line: string): Promise<void> {
    const at = bucketOf(key)
    const held = this.held[at] as string[]
    held.push(line)
    if (held.length < HELD) return
    this.held[at] = []
    this.onDisk.add(at)
    await appendFile(this.file(at), `${held.join('\n')}\n`)
  }

  private file(at: number): string {
    this.folder ??= mkdtempSync(join(tmpdir(), 'waymark-edges-'))
    return join(this.folder, `${at}.jsonl`)
  }
}

function bucketOf(key: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  return (hash >>> 0) % BUCKETS
}
