/** What all outcomes say, kept up with the graph for suggestions: read when first asked for, then by the change feed. */
import { setImmediate } from 'node:timers/promises'
import type { Graph } from '#graph/graph.ts'
import { changesSince, currentVersion } from '#graph/queries/catalogue.ts'
import { textIds, textsByIds, type OutcomeTexts } from '#graph/queries/curation.ts'
import { codeWritings } from './suggest-matches.ts'
import { TextIndex, type WeighedText } from './text-index.ts'

/** Outcomes read and cut into words before others get a turn. */
const BATCH = 100
/** How much each text of an outcome counts. Labels are short and say what it is about. */
const WEIGHTS = { statement: 1, label: 2, evidence: 0.5, keyword: 1 } as const

/** The texts at one version of the catalogue. Shared: nobody changes it but its keeper. */
export interface KnownTexts {
  version: number
  texts: TextIndex
  /** The first statement, else the first label, else ''. */
  statementOf(id: string): string
  /** Outcomes by each writing of their codes, in the order of their ids. */
  byCode: ReadonlyMap<string, readonly string[]>
}

/** The texts an outcome is compared by. */
export function weighed({ statements, labels, evidence, keywords }: Omit<OutcomeTexts, 'id' | 'code'>): WeighedText[] {
  const all = (texts: readonly string[], weight: number) => texts.map((text) => ({ text, weight }))
  return [
    ...all(statements, WEIGHTS.statement),
    ...all(labels, WEIGHTS.label),
    ...all(evidence, WEIGHTS.evidence),
    ...all(keywords, WEIGHTS.keyword),
  ]
}

class TextKeeper {
  private readonly graph: Graph
  private texts = new TextIndex()
  private statements = new Map<string, string>()
  private codes = new Map<string, string>()
  private byCode = new Map<string, string[]>()
  private version: number | null = null
  private turn: Promise<unknown> = Promise.resolve()

  constructor(graph: Graph) {
    this.graph = graph
  }

  /** Brings the texts up to the graph. Calls that overlap run one after the other; all but the first have little to do. */
  catchUp(): Promise<KnownTexts> {
    const next = this.turn.then(() => this.run())
    this.turn = next.catch(() => undefined)
    return next
  }

  private async run(): Promise<KnownTexts> {
    const feed = this.version === null ? null : await changesSince(this.graph, this.version)
    const isLost = feed === null || 'tooOld' in feed || feed.changes.some(({ kind }) => kind === 'everything')
    if (isLost) {
      const version = await currentVersion(this.graph)
      this.texts = new TextIndex()
      this.statements = new Map()
      this.codes = new Map()
      this.byCode = new Map()
      await this.read(await textIds(this.graph))
      this.version = version
    } else if (feed.version !== this.version) {
      const changed = feed.changes.flatMap(({ kind, ids }) => (kind === 'outcome' ? ids : []))
      await this.read([...new Set(changed)])
      this.version = feed.version
    }
    await this.texts.seal(() => setImmediate())
    return {
      version: this.version!,
      texts: this.texts,
      statementOf: (id) => this.statements.get(id) ?? '',
      byCode: this.byCode,
    }
  }

  private async read(ids: readonly string[]): Promise<void> {
    for (let start = 0; start < ids.length; start += BATCH) {
      const asked = ids.slice(start, start + BATCH)
      const found = new Map((await textsByIds(this.graph, asked)).map((each) => [each.id, each]))
      for (const id of asked) {
        this.forget(id)
        const outcome = found.get(id)
        if (outcome) this.put(outcome)
      }
      await setImmediate()
    }
  }

  private put(outcome: OutcomeTexts): void {
    const { id, code, statements, labels } = outcome
    this.texts.put(id, weighed(outcome), Math.max(1, statements.length))
    this.statements.set(id, statements[0] ?? labels[0] ?? '')
    if (code === null) return
    this.codes.set(id, code)
    for (const writing of codeWritings(code)) {
      const known = this.byCode.get(writing)
      if (known) known.splice(placeOf(known, id), 0, id)
      else this.byCode.set(writing, [id])
    }
  }

  private forget(id: string): void {
    this.texts.remove(id)
    this.statements.delete(id)
    for (const writing of codeWritings(this.codes.get(id) ?? null)) {
      const left = this.byCode.get(writing)?.filter((each) => each !== id) ?? []
      if (left.length > 0) this.byCode.set(writing, left)
      else this.byCode.delete(writing)
    }
    this.codes.delete(id)
  }
}

function placeOf(sorted: readonly string[], id: string): number {
  const at = sorted.findIndex((each) => each > id)
  return at === -1 ? sorted.length : at
}

const keepers = new WeakMap<Graph, TextKeeper>()

/** The texts of a graph at its version now. The first call reads them all, in slices, so that others are served meanwhile. */
export function textsOf(graph: Graph): Promise<KnownTexts> {
  let keeper = keepers.get(graph)
  if (!keeper) keepers.set(graph, (keeper = new TextKeeper(graph)))
  return keeper.catchUp()
}
