/** What search has reached on the judged queries, from the folder CORPUS_DIR names: it may get better and not worse. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { SearchDocument } from '#api/search/search-index.ts'
import { corpusOf } from './corpus.ts'
import { embedded, fts5 } from './engines.ts'
import { evaluate, judgeAll, meansBy, type Judged, type Outcome } from './evaluate.ts'
import { generate } from './generate.ts'
import { CLASSES, FOUND, readQueries, type QueryClass } from './judged.ts'
import { mean } from './metrics.ts'

const CORPUS = process.env['CORPUS_DIR'] ?? ''

/** A little under what was reached; RESULTS.md has the figures. */
const FLOORS: Record<QueryClass | 'all', { mrr: number; ndcg: number; success: number }> = {
  'known-item': { mrr: 0.99, ndcg: 0.99, success: 0.99 },
  topic: { mrr: 0.965, ndcg: 0.82, success: 0.985 },
  misspelt: { mrr: 0.97, ndcg: 0.965, success: 0.985 },
  'cross-lingual': { mrr: 0.95, ndcg: 0.86, success: 0.97 },
  'outcome-code': { mrr: 0.965, ndcg: 0.895, success: 0.98 },
  'need-based': { mrr: 0.98, ndcg: 0.87, success: 0.97 },
  natural: { mrr: 0.87, ndcg: 0.735, success: 0.985 },
  all: { mrr: 0.96, ndcg: 0.87, success: 0.99 },
}
/** Of a class's queries this many may find nothing at all. */
const MOST_NOTHING = 0.01

describe.skipIf(!CORPUS)('search on the judged queries (CORPUS_DIR)', () => {
  let documents: SearchDocument[]
  let judged: Judged[]
  let ours: Outcome[]
  let peer: Outcome[]

  beforeAll(async () => {
    documents = await corpusOf(CORPUS)
    judged = judgeAll(documents)
    for (const make of [embedded, fts5]) {
      const engine = await make(documents)
      const outcomes = await evaluate(engine, judged)
      if (make === embedded) ours = outcomes
      else peer = outcomes
      await engine.close()
    }
  }, 600_000)

  it('asks only what has an answer', () => {
    const without = judged.filter(({ grades }) => Math.max(0, ...grades.values()) < FOUND).map(({ query }) => query.id)
    expect(without).toEqual([])
  })

  it('asks for known items and misspelt words as they follow from the records', () => {
    const stored = readQueries()
    for (const [name, made] of Object.entries(generate(documents))) {
      const texts = stored.flatMap((query) => (query.class === name ? [`${query.language} ${query.text}`] : []))
      expect(
        made.map(({ language, text }) => `${language} ${text}`),
        name,
      ).toEqual(texts)
    }
  })

  it.each(CLASSES)('keeps what was reached for %s, and is no worse than FTS5', (name) => {
    const own = meansBy(ours, (query) => query.class).get(name)
    const other = meansBy(peer, (query) => query.class).get(name)
    if (own === undefined || other === undefined) throw new Error(`no queries of ${name}`)
    for (const measure of ['mrr', 'ndcg', 'success'] as const) {
      expect(own[measure], measure).toBeGreaterThanOrEqual(FLOORS[name][measure])
      expect(own[measure], `${measure} beside FTS5`).toBeGreaterThanOrEqual(other[measure])
    }
    expect(own.zero, 'finds nothing').toBeLessThanOrEqual(MOST_NOTHING)
  })

  it('keeps what was reached over all', () => {
    const all = mean(ours.map(({ measures }) => measures))
    for (const measure of ['mrr', 'ndcg', 'success'] as const) {
      expect(all[measure], measure).toBeGreaterThanOrEqual(FLOORS.all[measure])
    }
  })
})
