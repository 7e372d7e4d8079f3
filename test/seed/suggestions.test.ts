/**
 * How good suggestions are on real data, from the folder CORPUS_DIR names: a fifth of the links that people made is hidden, and
 * counted is how many come back among the first ten. Beside it the same from words alone.
 */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { suggestMatches } from '#api/curation/suggest-matches.ts'
import { suggestPrerequisites } from '#api/curation/suggest-prerequisites.ts'
import { textsOf, type KnownTexts } from '#api/curation/texts.ts'
import { buildModel, type PrerequisiteModel, type ModelSource } from '#api/pathway/model.ts'
import type { Graph } from '#graph/graph.ts'
import { migrate } from '#graph/migrate.ts'
import type { MatchEdge } from '#graph/nodes.ts'
import { openGraph } from '#graph/open.ts'
import { matchColumns, outcomeColumns, prerequisiteColumns, type PrerequisiteColumns } from '#graph/queries/outcome.ts'
import { importFiles } from '#seed/import.ts'
import { SEEDS } from '#seed/seed.ts'
import { randomFrom } from '#test/bench/generate.ts'

const CORPUS = process.env.CORPUS_DIR ?? ''
const HIDDEN = 0.2
const TEN = 10
const ROUNDS = 3

interface Quality {
  links: number
  /** Share of the hidden links among the first ten. */
  recall: number
  /** Mean over the outcomes of 1 / place of the first hidden link. */
  mrr: number
}

/** Compares lists with what was hidden. */
function qualityOf(hidden: Map<string, string[]>, list: (from: string) => string[]): Quality {
  let [links, hits, reciprocal] = [0, 0, 0]
  for (const [from, tos] of hidden) {
    const found = list(from)
    const places = tos.map((to) => found.indexOf(to)).filter((at) => at >= 0)
    links += tos.length
    hits += places.length
    reciprocal += places.length === 0 ? 0 : 1 / (Math.min(...places) + 1)
  }
  return { links, recall: hits / links, mrr: reciprocal / hidden.size }
}

/** A fixed share of a list, the same in any order of it. */
function hide<T extends { from: string; to: string }>(edges: readonly T[], seed: number): Set<T> {
  const random = randomFrom(seed)
  const sorted = edges.toSorted((a, b) => (`${a.from}${a.to}` < `${b.from}${b.to}` ? -1 : 1))
  return new Set(sorted.filter(() => random() < HIDDEN))
}

const byFrom = (edges: Iterable<{ from: string; to: string }>) =>
  new Map([...Map.groupBy(edges, ({ from }) => from)].map(([from, list]) => [from, list.map(({ to }) => to)]))

function tell(what: string, full: Quality, words: Quality): void {
  const shown = ({ recall, mrr }: Quality) => `recall@10 ${recall.toFixed(3)}, MRR ${mrr.toFixed(3)}`
  process.stdout.write(`    ${what}, ${full.links} hidden: ${shown(full)}; by words alone ${shown(words)}\n`)
}

describe.skipIf(!CORPUS)('suggestions on the real data (CORPUS_DIR)', () => {
  let graph: Graph
  let known: KnownTexts
  let base: Omit<ModelSource, 'requires' | 'matches'>
  let requires: PrerequisiteColumns[]
  let matches: MatchEdge[]
  let seedMatches: MatchEdge[]

  const modelOf = (hidden: ReadonlySet<unknown>): PrerequisiteModel =>
    buildModel({
      ...base,
      requires: requires.filter((edge) => !hidden.has(edge)),
      matches: matches.filter((edge) => !hidden.has(edge) && (edge.kind === 'exact' || edge.kind === 'close')),
    })
  /** What is matched to each, those hidden left out. */
  const matchedTo = (hidden: ReadonlySet<unknown>) => {
    const all = new Map<string, Set<string>>()
    for (const edge of matches) {
      if (hidden.has(edge)) continue
      for (const [one, other] of [
        [edge.from, edge.to],
        [edge.to, edge.from],
      ] as const)
        all.set(one, (all.get(one) ?? new Set()).add(other))
    }
    return all
  }
  const relatedTo = (matched: Map<string, Set<string>>, id: string) =>
    [...(matched.get(id) ?? [])].flatMap((through) =>
      [...(matched.get(through) ?? [])].filter((other) => other !== id).map((other) => ({ id: other, through })),
    )

  beforeAll(async () => {
    graph = await openGraph('memory:')
    const { error } = await migrate(graph)
    if (error) throw error
    for (const file of [join(CORPUS, 'case'), join(CORPUS, 'marble'), join(CORPUS, 'exercism'), SEEDS.demo])
      expect((await importFiles({ files: [file] }, { graph }, () => undefined)).exitCode, file).toBe(0)
    const outcomes = await outcomeColumns(graph)
    base = {
      version: 1,
      outcomes: outcomes.map(({ framework, parents: _, ...outcome }) => ({ ...outcome, frameworkId: framework })),
      childOf: outcomes.flatMap(({ id, parents }) =>
        parents.map((parent) => ({ from: id, to: parent.id, position: parent.position })),
      ),
    }
    requires = (await prerequisiteColumns(graph)).filter(({ status }) => status === 'accepted')
    matches = await matchColumns(graph, ['exact', 'close', 'broad', 'narrow', 'related'])
    const here = new Set(outcomes.filter(({ state }) => state === 'published').map(({ id }) => id))
    seedMatches = matches.filter(({ source, to }) => source.startsWith('waymark') && here.has(to))
    known = await textsOf(graph)
  }, 300_000)
  afterAll(() => graph?.close())

  it.each([
    { source: 'marble', recall: 0.58, mrr: 0.34 },
    { source: 'exercism', recall: 0.65, mrr: 0.36 },
    { source: 'case', recall: 0.58, mrr: 0.33 },
  ])(
    'brings hidden prerequisites of $source back, and more of them than words alone',
    ({ source, ...floor }) => {
      const total = { full: [] as Quality[], words: [] as Quality[] }
      for (let round = 0; round < ROUNDS; round++) {
        const hidden = hide(
          requires.filter((edge) => edge.source.startsWith(source)),
          100 + round,
        )
        const model = modelOf(hidden)
        const matched = matchedTo(hidden)
        const stored = byFrom(model.accepted())
        const storedOf = (from: string) => new Map((stored.get(from) ?? []).map((to) => [to, 'accepted' as const]))
        const full = (from: string) =>
          suggestPrerequisites(
            { model, texts: known.texts, stored: storedOf(from), together: [], related: relatedTo(matched, from) },
            from,
            TEN,
          ).map(({ id }) => id)
        const words = (from: string) => {
          const framework = model.outcomes[model.numberOf(from)!]!.frameworkId
          const existing = storedOf(from)
          return known.texts
            .like(from, TEN, (id) => {
              const number = model.numberOf(id)
              return number !== undefined && !existing.has(id) && model.outcomes[number]!.frameworkId === framework
            })
            .map(({ id }) => id)
        }
        const wanted = byFrom(hidden)
        total.full.push(qualityOf(wanted, full))
        total.words.push(qualityOf(wanted, words))
      }
      const [full, words] = [mean(total.full), mean(total.words)]
      tell(`prerequisites of ${source}`, full, words)
      expect(full.recall).toBeGreaterThan(Math.max(floor.recall, words.recall))
      expect(full.mrr).toBeGreaterThan(Math.max(floor.mrr, words.mrr))
    },
    300_000,
  )

  it('brings hidden crosswalks to the Common Core back', () => {
    expect(seedMatches).toHaveLength(133)
    const total = { full: [] as Quality[], words: [] as Quality[] }
    for (let round = 0; round < ROUNDS; round++) {
      const hidden = hide(seedMatches, 200 + round)
      const model = modelOf(hidden)
      const matched = matchedTo(hidden)
      const frameworkOf = (id: string) => model.outcomes[model.numberOf(id)!]!.frameworkId
      const targets = new Map([...hidden].map(({ from, to }) => [from, frameworkOf(to)!]))
      const storedOf = (from: string) => matched.get(from) ?? new Set<string>()
      const wanted = byFrom(hidden)
      total.full.push(
        qualityOf(wanted, (from) =>
          suggestMatches(
            { ...known, model, stored: storedOf(from), together: [], related: relatedTo(matched, from) },
            from,
            TEN,
            targets.get(from)!,
          ).map(({ id }) => id),
        ),
      )
      total.words.push(
        qualityOf(wanted, (from) =>
          known.texts
            .like(from, TEN, (id) => {
              if (storedOf(from).has(id) || model.numberOf(id) === undefined) return false
              return frameworkOf(id) === targets.get(from)
            })
            .map(({ id }) => id),
        ),
      )
    }
    const [full, words] = [mean(total.full), mean(total.words)]
    tell('crosswalks to the Common Core', full, words)
    expect(full.recall).toBeGreaterThan(Math.max(0.7, words.recall))
    expect(full.mrr).toBeGreaterThan(Math.max(0.5, words.mrr - 0.05))
  }, 120_000)

  it('finds the official item for each item of another copy of the Common Core, as the same', () => {
    const model = modelOf(new Set())
    const bare = (code: string) => code.replace(/^CCSS\.Math\.(?:Content|Practice)\./, '')
    // The older copy leaves the letter of the cluster out.
    const short = (code: string) =>
      bare(code)
        .replace(/^(\w+)\.([A-Z]+)\.[A-Z]\.?(\d.*)$/, '$1.$2.$3')
        .toLowerCase()
    const official = new Map<string, string>()
    for (const { id, code } of model.outcomes) if (code?.startsWith('CCSS.Math.')) official.set(short(code), id)
    const target = model.outcomes[model.numberOf([...official.values()][0]!)!]!.frameworkId!
    const copies = model.outcomes.filter(
      ({ code, frameworkId }) => code && frameworkId !== target && official.has(code.toLowerCase()),
    )
    expect(copies.length).toBeGreaterThan(300)
    const wanted = new Map(copies.map(({ id, code }) => [id, [official.get(code!.toLowerCase())!]]))
    const facts = { ...known, model, stored: new Set<string>(), together: [], related: [] }
    const kinds = new Map<string, number>()
    const full = qualityOf(wanted, (from) => {
      const found = suggestMatches(facts, from, TEN, target)
      const kind = found[0]?.kind ?? 'none'
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
      return found.map(({ id }) => id)
    })
    const words = qualityOf(wanted, (from) =>
      known.texts
        .like(from, TEN, (id) => model.outcomes[model.numberOf(id) ?? -1]?.frameworkId === target)
        .map(({ id }) => id),
    )
    tell('copies of one standard', full, words)
    expect(full.recall).toBeGreaterThan(0.98)
    expect(full.mrr).toBeGreaterThan(0.98)
    expect(kinds.get('exact') ?? 0).toBeGreaterThan(0.8 * copies.length)
  }, 120_000)
})

function mean(all: readonly Quality[]): Quality {
  const of = (pick: (quality: Quality) => number) => all.reduce((sum, each) => sum + pick(each), 0) / all.length
  return {
    links: all.reduce((sum, { links }) => sum + links, 0),
    recall: of(({ recall }) => recall),
    mrr: of(({ mrr }) => mrr),
  }
}
