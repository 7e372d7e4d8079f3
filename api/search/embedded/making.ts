/**
 * Making segments: of new documents and of documents that former segments hold. It is done in a worker thread, beside
 * the searches; where no worker can be started, or a small change would wait for a large merge, in this thread in steps
 * of a few milliseconds. Both run the same `Draft`.
 */
import { Worker } from 'node:worker_threads'
import type { SearchDocument } from '../search-index.ts'
import { Draft, remembering } from './draft.ts'
import { Packer, type Packed } from './packing.ts'
import type { Segment } from './segment.ts'
import { giveWay, inSteps } from './steps.ts'

/** A segment in the making. It must end with `finish` or `drop`, and nothing may be asked of it after. */
export interface Making {
  /** New documents, of different ids. */
  add(documents: SearchDocument[]): Promise<void>
  /** Documents of a former segment, by number. */
  addFrom(segment: Segment, documents: Uint32Array): Promise<void>
  /** The segment, or null when it would have no documents. */
  finish(): Promise<Segment | null>
  /** Gives up. */
  drop(): void
}

/** What this thread tells the worker. Texts travel as JSON, which is quicker to make and to read than a clone of each. */
export type Order =
  | { making: number; packed: Omit<Packed, 'texts'> & { texts: string } }
  | { making: number; segment: Segment; numbers: Uint32Array }
  | { making: number; end: 'finish' | 'drop' }

/** What the worker answers to each order, in turn. */
export type Answer = { segment: Segment | null } | { failed: string }

/** Segments of fewer documents are made in this thread. */
const WORTH_SENDING = 500
/** Documents written as one order: a few milliseconds of work. */
const A_MESSAGE = 32
/** Orders that may be under way before the sender waits. */
const MOST_UNDER_WAY = 8
/** A worker that has had nothing to do for so long is let go, with the memory it holds. */
const IDLE_MS = 15_000

/** The worker ended, or could not be started. */
class WorkerGoneError extends Error {}

/** The worker of an index: started when first needed, let go when idle, started again when needed again. */
export class Workshop {
  private worker: Worker | null = null
  private readonly waiting: { resolve: (segment: Segment | null) => void; reject: (error: Error) => void }[] = []
  private makings = 0
  /** Makings under way in the worker. */
  private busy = 0
  private idle: NodeJS.Timeout | null = null
  private isClosed = false
  /** Why there is no worker to be had; then everything is made in this thread. */
  private broken: string | null = null
  private readonly analyse = remembering()
  private readonly least: number
  private readonly script: URL
  private readonly warn: (message: string) => void

  /**
   * `warn` is told once when no worker can be had; `least` is the size of a segment from which the worker makes it, and
   * `script` what a worker runs.
   */
  constructor({ warn, least, script }: { warn?: (message: string) => void; least?: number; script?: URL } = {}) {
    this.warn = warn ?? (() => undefined)
    this.least = least ?? WORTH_SENDING
    this.script = script ?? new URL('./worker.ts', import.meta.url)
  }

  /** Is a segment of so many documents worth the way to the worker and back? */
  isWorth(documents: number): boolean {
    return documents >= this.least
  }

  /** Begins a segment of that many documents, as far as that is known. */
  begin(documents: number): Making {
    if (this.broken !== null || this.isClosed || !this.isWorth(documents)) return this.here()
    return new MakingThere(this, (this.makings += 1))
  }

  /**
   * Makes a segment of about so many documents; when the worker ends on the way, once more in this thread. With `now`
   * it does not wait for what the worker is at.
   */
  async make(documents: number, now: boolean, fill: (making: Making) => Promise<void>): Promise<Segment | null> {
    try {
      return await filled(now && this.busy > 0 ? this.here() : this.begin(documents), fill)
    } catch (error) {
      if (!(error instanceof WorkerGoneError) || this.isClosed) throw error
      return await filled(this.here(), fill)
    }
  }

  private here(): Making {
    return new MakingHere(new Draft(this.analyse))
  }

  /** Ends the worker. What it is at fails. */
  async close(): Promise<void> {
    this.isClosed = true
    await this.letGo()
  }

  /** Sends an order; resolves when it is done. Throws `WorkerGoneError` when the worker ends before. */
  order(order: Order): Promise<Segment | null> {
    return new Promise((resolve, reject) => {
      try {
        const worker = (this.worker ??= this.start())
        this.waiting.push({ resolve, reject })
        worker.postMessage(order)
      } catch (error) {
        this.gone((error as Error).message)
        reject(new WorkerGoneError((error as Error).message))
      }
    })
  }

  /** Counts a making in the worker. While there is one, the worker keeps the process from ending. */
  begun(): void {
    if (this.idle !== null) clearTimeout(this.idle)
    this.idle = null
    this.busy += 1
    this.worker?.ref()
  }

  ended(): void {
    this.busy -= 1
    if (this.busy > 0) return
    this.worker?.unref()
    this.idle = setTimeout(() => void this.letGo(), IDLE_MS).unref()
  }

  private start(): Worker {
    if (this.isClosed) throw new Error('the index is closed')
    const worker = new Worker(this.script)
    worker.on('message', (answer: Answer) => {
      const waiting = this.waiting.shift()
      if ('failed' in answer) waiting?.reject(new Error(answer.failed))
      else waiting?.resolve(answer.segment)
    })
    worker.on('error', (error: unknown) => {
      if (this.worker === worker) this.gone((error as Error).message)
    })
    worker.on('exit', (code) => {
      if (this.worker === worker) this.gone(`it ended with ${String(code)}`)
    })
    return worker
  }

  private gone(why: string): void {
    this.worker = null
    for (const { reject } of this.waiting.splice(0)) reject(new WorkerGoneError(why))
    if (this.isClosed || this.broken !== null) return
    this.broken = why
    this.warn(`The search index is built beside the requests, in no thread of its own: ${why}`)
  }

  private async letGo(): Promise<void> {
    if (this.idle !== null) clearTimeout(this.idle)
    this.idle = null
    const { worker } = this
    this.worker = null
    for (const { reject } of this.waiting.splice(0)) reject(new WorkerGoneError('the index is closed'))
    await worker?.terminate()
  }
}

async function filled(making: Making, fill: (making: Making) => Promise<void>): Promise<Segment | null> {
  try {
    await fill(making)
  } catch (error) {
    making.drop()
    throw error
  }
  return await making.finish()
}

class MakingHere implements Making {
  private readonly draft: Draft
  private readonly packer = new Packer()

  constructor(draft: Draft) {
    this.draft = draft
  }

  async add(documents: SearchDocument[]): Promise<void> {
    for (let at = 0; at < documents.length; at += A_MESSAGE) {
      await inSteps(this.draft.addAll(this.packer.pack(documents.slice(at, at + A_MESSAGE))))
    }
  }

  async addFrom(segment: Segment, documents: Uint32Array): Promise<void> {
    await inSteps(this.draft.addAllFrom(segment, documents))
  }

  async finish(): Promise<Segment | null> {
    return this.draft.size === 0 ? null : await inSteps(this.draft.finish())
  }

  drop(): void {
    // The draft goes with it.
  }
}

class MakingThere implements Making {
  private readonly workshop: Workshop
  private readonly number: number
  private readonly packer = new Packer()
  private readonly underWay = new Set<Promise<unknown>>()
  private failure: Error | null = null

  constructor(workshop: Workshop, number: number) {
    this.workshop = workshop
    this.number = number
    workshop.begun()
  }

  async add(documents: SearchDocument[]): Promise<void> {
    for (let at = 0; at < documents.length; at += A_MESSAGE) {
      await this.room()
      const { texts, ...packed } = this.packer.pack(documents.slice(at, at + A_MESSAGE))
      this.send({ making: this.number, packed: { ...packed, texts: JSON.stringify(texts) } })
    }
  }

  async addFrom(segment: Segment, documents: Uint32Array): Promise<void> {
    await this.room()
    this.send({ making: this.number, segment, numbers: documents })
  }

  async finish(): Promise<Segment | null> {
    try {
      if (this.failure !== null) throw this.failure
      return await this.workshop.order({ making: this.number, end: 'finish' })
    } finally {
      this.workshop.ended()
    }
  }

  drop(): void {
    this.workshop
      .order({ making: this.number, end: 'drop' })
      .catch(() => undefined)
      .finally(() => this.workshop.ended())
  }

  /** Waits until not too many orders are under way; throws what went wrong with an earlier one. */
  private async room(): Promise<void> {
    while (this.underWay.size >= MOST_UNDER_WAY) await Promise.race(this.underWay)
    if (this.failure !== null) throw this.failure
    await giveWay()
  }

  private send(order: Order): void {
    const done: Promise<unknown> = this.workshop
      .order(order)
      .catch((error: unknown) => void (this.failure ??= error as Error))
      .finally(() => this.underWay.delete(done))
    this.underWay.add(done)
  }
}
