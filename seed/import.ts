/**
 * Imports files: reads and checks everything first, then writes. Packages that hold frameworks, outcomes or edges
 * between them are written whole or not at all: staged in a journal, marked, then applied, by the next start if need be.
 * Packages of resources alone are written batch by batch; one that is killed leaves a consistent graph, and running it
 * again completes it.
 */
import { basename } from 'node:path'
import { type Graph, GraphError, type Transaction } from '#graph/graph.ts'
import type { OutcomeEdge, SourceRecord } from '#graph/records.ts'
import type { SyncOptions } from '#graph/queries/edges.ts'
import { beginJournal, settleJournals, type Journal, type Settled } from '#graph/queries/journal.ts'
import { QUERIES as UPSERT, recordKeyOf } from '#graph/queries/upsert.ts'
import { readAsn } from './formats/asn.ts'
import { readCase } from './formats/case.ts'
import { readCsv } from './formats/csv.ts'
import { FORMATS, type Format } from './formats/detect.ts'
import type { Item, NodeRecord, Place, Problem, Reader, ReadOptions } from './formats/format.ts'
import { readAmbFiles, readLrmiFiles } from './formats/json-ld.ts'
import { readOutcomeSheets } from './formats/outcome-sheet.ts'
import { readSkos, type Purpose } from './formats/skos.ts'
import { readWaymark } from './formats/waymark.ts'
import {
  IMPORT,
  importApplier,
  SILENT,
  writeRecords,
  type ImportUnit,
  type RecordEntry,
  type WriteReport,
} from './run/apply.ts'
import { expand, fileProblem, packagesOf, type Package } from './run/expand.ts'
import { LastSeen } from './run/last-seen.ts'
import { settledText } from './run/settled.ts'
import { EdgeSpool } from './run/spool.ts'
import { Tally, type TypeCounts } from './run/tally.ts'
import { readAfricanStorybook } from './sources/african-storybook.ts'
import { readBncc } from './sources/bncc.ts'
import { readDigcomp } from './sources/digcomp.ts'
import { readCsUnplugged } from './sources/cs-unplugged.ts'
import { readExercism } from './sources/exercism.ts'
import { readGlobalDigitalLibrary } from './sources/global-digital-library.ts'
import { readMarble } from './sources/marble.ts'
import { readOpenstax } from './sources/openstax.ts'
import { readPhet } from './sources/phet.ts'

const READERS: Readonly<Record<Format, Reader>> = {
  waymark: readWaymark,
  case: readCase,
  asn: readAsn,
  outcomes: readOutcomeSheets,
  amb: readAmbFiles,
  lrmi: readLrmiFiles,
  csv: readCsv,
  phet: readPhet,
  'african-storybook': readAfricanStorybook,
  'global-digital-library': readGlobalDigitalLibrary,
  openstax: readOpenstax,
  'cs-unplugged': readCsUnplugged,
  exercism: readExercism,
  marble: readMarble,
  bncc: readBncc,
  digcomp: readDigcomp,
  skos: readSkos,
}

const BATCH = 1_000
const PROGRESS_MS = 1_000
/** What was read while checking is kept for writing while the files are no larger than this together. */
const KEPT_BYTES = 24 * 1024 * 1024
/** Problems the result holds; the report gets all of them. */
const KEPT_PROBLEMS = 1_000
const GONE_NAMED = 20

export interface ImportOptions {
  /** Files, folders and patterns. */
  files: readonly string[]
  /** Folder from which relative names are meant; the process's own by default. */
  folder?: string
  format?: string
  /** Checks everything and writes nothing. */
  dryRun?: boolean
  /** The files hold all there is of their sources: tell what is here and no longer there. */
  complete?: boolean
  /** How CASE `precedes` is meant; soft by default. */
  precedes?: 'hard' | 'soft'
  /** What the concepts of SKOS vocabularies are for; told by their words when left out. */
  purpose?: Purpose
  /** Stops after the batch at hand; what is written whole or not at all is thrown away before its mark, finished after it. */
  signal?: AbortSignal
  now?: Date
}

export interface ImportServices {
  graph: Graph
  /**
   * Finishes or discards what was interrupted earlier, before anything is staged. Without it that is done for imports
   * alone.
   */
  settle?: () => Promise<Settled[]>
  /** The prerequisite model: brought up to date afterwards, and asked in the last moment before edges are written. */
  model?: { catchUp(): Promise<unknown>; check?: NonNullable<SyncOptions['check']> }
  /** Told of a run once, in the transaction that writes first; of one that writes nothing never. */
  tell?: (tx: Transaction, run: ImportRun) => Promise<void>
}

/** A run that writes, in figures: no name of a file is in it. */
export interface ImportRun {
  /** Keys of the sources. */
  sources: string[]
  files: number
  /** Records read. */
  records: number
}

export type ImportPhase = 'checking' | 'staging' | 'writing' | 'edges'

export type ImportEvent =
  | { type: 'progress'; phase: ImportPhase; done: number; rate: number; file?: string }
  | ({ type: 'problem' } & Problem)
  | { type: 'note'; message: string }
  | ({ type: 'summary' } & ImportResult)

export interface ImportResult {
  /** 0 done · 1 something was rejected, or the run ended early · 2 nothing was done. */
  exitCode: 0 | 1 | 2
  counts: {
    byType: Record<string, TypeCounts>
    /** Things that are no records of their own, such as alignments by kind. */
    others: Record<string, number>
    /** Made for what is named and not here. */
    placeholders: number
    /** Records that describe something another source brought. */
    joined: number
    records: number
  }
  problems: Problem[]
  seconds: number
  dryRun: boolean
}

/** Imports files and tells what happens; the graph is not needed for a dry run. Never throws for what the files hold. */
export async function importFiles(
  options: ImportOptions,
  services: ImportServices | null,
  report: (event: ImportEvent) => void,
): Promise<ImportResult> {
  const run = new Run(options, services, report)
  return run.start()
}

/** A package with what checking found out about it. */
interface Checked extends Package {
  /** Number of the run's record before its first one. */
  firstOrdinal: number
  /** Whether it holds frameworks, outcomes or edges: then it is written whole or not at all. */
  isWhole: boolean
  /** What was read, if all packages together are small. */
  kept: Item[][] | null
}

class Run {
  private readonly options: ImportOptions
  private readonly services: ImportServices | null
  private readonly tell: (event: ImportEvent) => void
  private readonly readOptions: ReadOptions
  private readonly started = Date.now()
  private readonly now: Date

  private readonly tally = new Tally()
  private readonly seen = new LastSeen()
  private readonly works = new LastSeen()
  private readonly problems: Problem[] = []
  private readonly sources = new Map<string, SourceRecord>()
  private readonly named = new Set<string>()
  private isTold = false
  private readonly covered = new Map<string, Set<OutcomeEdge['type']>>()
  private readonly spools = new Map<string, EdgeSpool>()
  private readonly files: string[] = []
  private readonly fileNumbers = new Map<string, number>()
  private rejectedFiles = 0
  private wrote = false
  private ended: 'early' | null = null
  /** The mark of the journal is made: what it holds will be written, here or by the next start. */
  private isMarked = false
  private unfinished = false

  private phase: ImportPhase = 'checking'
  private done = 0
  private phaseStarted = Date.now()
  private current: string | undefined

  constructor(options: ImportOptions, services: ImportServices | null, tell: (event: ImportEvent) => void) {
    this.options = options
    this.services = services
    this.tell = tell
    this.now = options.now ?? new Date()
    this.readOptions = {
      today: this.now.toISOString().slice(0, 10),
      precedes: options.precedes ?? 'soft',
      purpose: options.purpose,
    }
  }

  async start(): Promise<ImportResult> {
    const timer = setInterval(() => this.progress(), PROGRESS_MS)
    timer.unref()
    try {
      await this.work()
    } catch (error) {
      if (!(error instanceof GraphError)) throw error
      this.ended = 'early'
      this.problem({
        file: 'graph',
        rejected: false,
        message: `the graph could not be written: ${error.message}`,
        advice: this.unfinished
          ? 'All of it is kept and will be completed: by the next start, or when an import is run again.'
          : this.wrote
            ? 'What was written stays. Run the import again to complete it.'
            : 'Nothing was written. Run it again.',
      })
    } finally {
      clearInterval(timer)
      for (const spool of this.spools.values()) spool.close()
    }
    const result = this.result()
    this.tell({ type: 'summary', ...result })
    return result
  }

  private async work(): Promise<void> {
    const wanted = this.options.format
    if (wanted !== undefined && !(FORMATS as readonly string[]).includes(wanted)) {
      this.fileProblem({
        file: '--format',
        rejected: true,
        value: wanted,
        message: `“${wanted}” is no format we know`,
        advice: `Use one of ${FORMATS.join(', ')}.`,
      })
      return
    }
    const { files, problems } = await expand(this.options.files, this.options.folder ?? process.cwd())
    if (files.length === 0 && problems.length === 0) {
      problems.push({
        file: '',
        rejected: true,
        message: 'no file is named',
        advice: 'Name files, folders or patterns.',
      })
    }
    for (const problem of problems) this.fileProblem(problem)
    const found = await packagesOf(files, wanted as Format | undefined)
    for (const problem of found.problems) this.fileProblem(problem)
    const packages = await this.check(found.packages)
    if (this.options.dryRun || this.options.signal?.aborted) return this.stopped()
    const { services } = this
    if (!services) throw new Error('import: the graph is needed unless dryRun is set')
    await this.settle(services)
    const whole = packages.filter(({ isWhole }) => isWhole)
    if (whole.length > 0) await this.writeWhole(whole, services)
    const others = packages.filter(({ isWhole }) => !isWhole)
    if (others.length > 0 && !this.ended) await this.writeOthers(others, services)
    if (!this.ended) await this.tellGone(services.graph, packages)
    if (this.wrote) await services.model?.catchUp()
  }

  /** Reads everything once: tells every problem, counts, and finds the last record of each key. Keeps what was read if it is little. */
  private async check(packages: readonly Package[]): Promise<Checked[]> {
    const isLittle = packages.reduce((sum, each) => sum + each.bytes, 0) <= KEPT_BYTES && !this.options.dryRun
    const checked: Checked[] = []
    let ordinal = 0
    for (const each of packages) {
      const kept: Item[][] | null = isLittle ? [] : null
      const now: Checked = { ...each, firstOrdinal: ordinal, isWhole: false, kept }
      checked.push(now)
      for await (const items of this.read(each, true)) {
        for (const item of items) {
          if (item.kind === 'problem') this.problem(item.problem)
          else if (item.kind === 'source') this.named.add(item.source.key)
          else if (item.kind === 'count') this.tally.count(item.name, item.by)
          else if (item.kind === 'edge') {
            this.tally.of(item.edge.type).read++
            now.isWhole = true
          } else if (item.kind === 'record') {
            this.done++
            this.tally.of(item.record.type).read++
            this.noteKey(item.record, item.place, ++ordinal)
            now.isWhole ||= item.record.type === 'framework' || item.record.type === 'outcome'
          }
        }
        kept?.push(items)
        if (this.options.signal?.aborted) break
      }
      if (this.options.signal?.aborted) break
    }
    if (this.works.keys > 0) this.tally.count('works', this.works.keys)
    return checked
  }

  private noteKey(record: NodeRecord, place: Place, ordinal: number): void {
    const file = this.fileNumbers.get(place.file) ?? this.files.push(place.file) - 1
    this.fileNumbers.set(place.file, file)
    if (record.type === 'resource' && record.work) this.works.note(record.work, ordinal, 0, 0)
    const before = this.seen.note(record.sourceKey, ordinal, file, place.line ?? 0)
    if (!before) return
    this.tally.of(record.type).repeated++
    const where = this.files[before.file] as string
    this.problem({
      file: where,
      line: before.line || undefined,
      rejected: false,
      recordType: record.type,
      record: record.sourceKey,
      message: `the identifier is repeated ${where === place.file ? `on line ${place.line}` : `in ${place.file}${place.line ? `, line ${place.line}` : ''}`}; that later record counts`,
      advice: 'Give each record an identifier of its own, or remove one.',
    })
  }

  /** The items of a package. A reader that cannot go on ends it, with the reason told while checking. */
  private async *read({ format, files }: Package, telling: boolean): AsyncGenerator<Item[]> {
    this.current = files[0]
    try {
      yield* READERS[format](files, this.readOptions)
    } catch (error) {
      const problem = fileProblem(files[0] as string, error)
      if (telling) this.fileProblem(problem)
    }
  }

  /** Tells what became of imports that were interrupted earlier. */
  private async settle(services: ImportServices): Promise<void> {
    const applier = importApplier(this.applyServices(services), SILENT)
    const settled = await (services.settle?.() ?? settleJournals(services.graph, { [IMPORT]: applier }))
    for (const each of settled) this.tell({ type: 'note', message: settledText(each) })
  }

  private applyServices({ graph, model }: ImportServices) {
    return { graph, check: model?.check?.bind(model) }
  }

  private readonly report: WriteReport = {
    tally: this.tally,
    problem: (problem) => this.problem(problem),
    done: (number) => (this.done += number),
    wrote: () => (this.wrote = true),
    enter: (phase) => this.enter(phase),
  }

  /** Stages packages in a journal, marks it and applies it. Before the mark nothing public changes. */
  private async writeWhole(packages: readonly Checked[], services: ImportServices): Promise<void> {
    const { signal } = this.options
    this.enter('staging')
    const title = titleOf(packages.flatMap(({ files }) => files))
    const journal = await beginJournal(services.graph, { kind: IMPORT, title, at: this.now.toISOString() })
    try {
      try {
        await this.batches(packages, async (source, entries) => {
          await journal.stage({ type: 'records', source, entries } satisfies ImportUnit)
          this.done += entries.length
        })
        if (!signal?.aborted) await this.stageEdges(journal)
        signal?.throwIfAborted()
        await journal.mark(signal, this.telling(services))
        this.isMarked = true
      } catch (error) {
        // Where the graph is away the journal stays unmarked, and the next one to settle throws it away.
        await journal.discard().catch(() => undefined)
        if (signal?.aborted) return this.stopped()
        throw error
      }
      this.unfinished = true
      await journal.apply(importApplier(this.applyServices(services), this.report))
      this.unfinished = false
    } finally {
      journal.release()
    }
  }

  /** What tells of the run, until it has been told. A transaction that runs again tells again. */
  private telling({ tell }: ImportServices): ((tx: Transaction) => Promise<void>) | undefined {
    if (this.isTold || !tell) return undefined
    const run: ImportRun = {
      ...{ sources: [...this.named].sort(), files: this.files.length, records: this.tally.total('read') },
    }
    return async (tx) => {
      await tell(tx, run)
      this.isTold = true
    }
  }

  private async stageEdges(journal: Journal): Promise<void> {
    let units = journal.units()
    for (const [key, spool] of this.spools) {
      const source = this.sources.get(key)
      if (!source) continue
      const covered = [...(this.covered.get(key) ?? [])]
      const choice = units
      await journal.stage({ type: 'choose', source, covered } satisfies ImportUnit)
      units++
      for await (const { edges, outcomes } of spool.buckets()) {
        await journal.stage({ type: 'edges', source, covered, choice, edges, outcomes } satisfies ImportUnit)
        this.done += edges.length
        units++
        this.options.signal?.throwIfAborted()
      }
    }
  }

  /** Writes packages of resources batch by batch. */
  private async writeOthers(packages: readonly Checked[], services: ImportServices): Promise<void> {
    this.enter('writing')
    await this.batches(packages, (source, entries) =>
      writeRecords(services.graph, source, entries, this.now.toISOString(), this.report, this.telling(services)),
    )
    if (this.options.signal?.aborted) this.stopped()
  }

  /** Hands over the records of packages in batches of one source, without those that a later one replaces, and spools edges. */
  private async batches(
    packages: readonly Checked[],
    take: (source: SourceRecord, batch: RecordEntry[]) => Promise<void>,
  ): Promise<void> {
    let source: SourceRecord | undefined
    let batch: RecordEntry[] = []
    const flush = async () => {
      if (source && batch.length > 0) await take(source, batch)
      batch = []
    }
    for (const each of packages) {
      let ordinal = each.firstOrdinal
      let superseded: string | null = null
      for await (const items of each.kept ?? this.read(each, false)) {
        for (const item of items) {
          if (item.kind === 'source') {
            if (source?.key !== item.source.key) await flush()
            source = item.source
            this.sources.set(source.key, source)
          } else if (item.kind === 'covers' && source) {
            const types = this.covered.get(source.key) ?? new Set()
            for (const type of item.edges) types.add(type)
            this.covered.set(source.key, types)
          } else if (item.kind === 'record' && source) {
            const { record, place } = item
            superseded = this.seen.get(record.sourceKey)?.ordinal === ++ordinal ? null : record.sourceKey
            if (superseded !== null) continue
            batch.push({ record, place })
            if (record.type === 'outcome') await this.spool(source).addOutcome(record.sourceKey)
            if (batch.length >= BATCH) await flush()
          } else if (item.kind === 'edge' && source && item.edge.from.sourceKey !== superseded) {
            await this.spool(source).addEdge(item.edge, item.place)
          }
        }
        if (this.options.signal?.aborted) break
      }
      if (this.options.signal?.aborted) return
    }
    await flush()
  }

  private spool(source: SourceRecord): EdgeSpool {
    let spool = this.spools.get(source.key)
    if (!spool) {
      spool = new EdgeSpool()
      this.spools.set(source.key, spool)
    }
    return spool
  }

  /** Records of a source that its files no longer have: told for whole packages, never deleted. */
  private async tellGone(graph: Graph, packages: readonly Package[]): Promise<void> {
    const whole = new Set(
      packages.some(({ format }) => format === 'case')
        ? [...this.sources.keys()].filter((key) => key.startsWith('case:'))
        : [],
    )
    for (const source of this.sources.values()) {
      if (!this.options.complete && !whole.has(source.key)) continue
      const rows = await graph.read<{ key: string }>(UPSERT.recordKeys, { source: source.key })
      const prefix = recordKeyOf(source, '')
      const gone = rows
        .map(({ key }) => key)
        .filter((key) => !this.seen.has(key) && !this.seen.has(key.startsWith(prefix) ? key.slice(prefix.length) : key))
      if (gone.length === 0) continue
      const named = gone.slice(0, GONE_NAMED).join(', ')
      const more = gone.length > GONE_NAMED ? ` and ${gone.length - GONE_NAMED} more` : ''
      this.tally.count('gone from the source', gone.length)
      this.tell({
        type: 'note',
        message: `${source.name}: ${gone.length} records here are gone from the source and stay as they are: ${named}${more}.`,
      })
    }
  }

  private enter(phase: ImportPhase): void {
    this.phase = phase
    this.done = 0
    this.phaseStarted = Date.now()
    this.progress()
  }

  private progress(): void {
    const seconds = (Date.now() - this.phaseStarted) / 1000
    const rate = seconds > 0 ? Math.round(this.done / seconds) : 0
    this.tell({ type: 'progress', phase: this.phase, done: this.done, rate, file: this.current })
  }

  private fileProblem(problem: Problem): void {
    this.rejectedFiles++
    this.problem({ recordType: 'file', ...problem })
  }

  private problem(problem: Problem): void {
    if (problem.rejected && !problem.again && problem.recordType !== 'file') {
      const counts = this.tally.of(problem.recordType ?? 'record')
      counts.rejected++
      counts.read++
    }
    if (this.problems.length < KEPT_PROBLEMS) this.problems.push(problem)
    this.tell({ type: 'problem', ...problem })
  }

  private stopped(): void {
    if (!this.options.signal?.aborted) return
    this.ended = 'early'
    const message = this.isMarked
      ? 'Stopped. The frameworks are written whole; run the import again to complete the rest.'
      : this.wrote
        ? 'Stopped. What was written stays; run the import again to complete it.'
        : 'Stopped. Nothing of it was written; run it again.'
    this.tell({ type: 'note', message })
  }

  private result(): ImportResult {
    const byType = this.tally.byType()
    const rejected = this.tally.total('rejected') + this.rejectedFiles
    const accepted = this.tally.total('read') - this.tally.total('rejected')
    const nothing = this.ended ? !this.wrote && !this.isMarked : accepted === 0
    return {
      exitCode: nothing ? 2 : rejected > 0 || this.ended ? 1 : 0,
      counts: {
        byType,
        others: Object.fromEntries(this.tally.others),
        placeholders: this.tally.placeholders,
        joined: this.tally.joined,
        records: this.tally.total('read'),
      },
      problems: this.problems,
      seconds: (Date.now() - this.started) / 1000,
      dryRun: this.options.dryRun === true,
    }
  }
}

/** Names of files for people: `a.json, b.json and 3 more`. */
function titleOf(files: readonly string[]): string {
  const names = files.slice(0, 2).map((file) => basename(file))
  const more = files.length - names.length
  return `the import of ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
