import { describe, expect, it } from 'vitest'
import { createJudge, needsOf, readQueries, type Grade, type JudgedQuery } from './judged.ts'
import { mean, measure } from './metrics.ts'
import { documentWith } from '#test/helpers/search-documents.ts'

const grades = (entries: Record<string, Grade>) => new Map(Object.entries(entries))
const query = (parts: Partial<JudgedQuery>): JudgedQuery => ({
  id: 'topic/1',
  class: 'topic',
  text: 'lion',
  language: 'en',
  readers: ['en'],
  kind: 'resource',
  needs: [],
  filters: {},
  judge: [],
  ...parts,
})

describe('measures of an answer', () => {
  it('are 1 when the best works come first, by grade', () => {
    expect(measure(['a', 'b', 'c'], grades({ a: 3, b: 2, c: 1 }))).toEqual({ mrr: 1, ndcg: 1, success: 1, zero: 0 })
  })

  it('discount gains by rank and compare them with the best order', () => {
    const { mrr, ndcg } = measure(['x', 'b', 'a'], grades({ a: 3, b: 2 }))
    expect(mrr).toBe(1 / 2)
    expect(ndcg).toBeCloseTo((3 / Math.log2(3) + 7 / Math.log2(4)) / (7 + 3 / Math.log2(3)), 12)
  })

  it('count a work of grade 1 as gain and not as found', () => {
    const { mrr, ndcg, success } = measure(['a'], grades({ a: 1, b: 3 }))
    expect([mrr, success]).toEqual([0, 0])
    expect(ndcg).toBeGreaterThan(0)
  })

  it('look at ten works and no further, and at each work once', () => {
    const others = Array.from({ length: 10 }, (_, at) => `other ${at}`)
    expect(measure([...others, 'a'], grades({ a: 3 }))).toMatchObject({ mrr: 0, success: 0 })
    expect(measure(['x', 'x', 'a'], grades({ a: 3 })).mrr).toBe(1 / 2)
  })

  it('say when nothing is found, and are averaged one by one', () => {
    const nothing = measure([], grades({ a: 3 }))
    expect(nothing).toEqual({ mrr: 0, ndcg: 0, success: 0, zero: 1 })
    expect(mean([nothing, measure(['a'], grades({ a: 3 }))])).toEqual({ mrr: 0.5, ndcg: 0.5, success: 0.5, zero: 0.5 })
  })
})

describe('rules of a judged query', () => {
  const judge = createJudge([
    documentWith('en', { work: 'lion', title: 'Lion and Warthog', text: { creator: ['African Storybook'] } }),
    documentWith('sw', { work: 'lion', language: 'sw', title: 'Simba na Ngiri' }),
    documentWith('dandelion', { title: 'A dandelion' }),
    documentWith('réfraction', { language: 'fr', title: 'La réfraction', fit: { KEYBOARD_ONLY: 3 } }),
    documentWith('outcome', { kind: 'outcome', title: 'Lions', text: { code: ['3.NF.A.1', '3nfa1'] } }),
  ])

  it('give a work the highest grade that one of its documents has', () => {
    const found = judge(
      query({
        judge: [
          { grade: 1, title: 'lion' },
          { grade: 3, title: '^simba' },
        ],
      }),
    )
    expect(Object.fromEntries(found)).toEqual({ lion: 3, dandelion: 1 })
  })

  it('know the edges of words in any script', () => {
    expect([...judge(query({ judge: [{ grade: 3, title: String.raw`\blions?\b` }] })).keys()]).toEqual(['lion'])
    expect(judge(query({ judge: [{ grade: 3, title: String.raw`\bfractions?\b` }] })).size).toBe(0)
  })

  it('ask for all they say of one document, and for the language of any edition', () => {
    const rule = { grade: 3, title: 'lion', creator: 'African' } as const
    expect([...judge(query({ judge: [rule] })).keys()]).toEqual(['lion'])
    expect([...judge(query({ judge: [{ ...rule, editionIn: ['sw'] }] })).keys()]).toEqual(['lion'])
    expect(judge(query({ judge: [{ ...rule, editionIn: ['fr'] }] })).size).toBe(0)
  })

  it('see codes, fit and filters, and keep resources and outcomes apart', () => {
    const one = (parts: Partial<JudgedQuery>) => [...judge(query(parts)).keys()]
    expect(one({ kind: 'outcome', judge: [{ grade: 3, codes: ['3.NF.A.1'] }] })).toEqual(['outcome'])
    expect(one({ judge: [{ grade: 3, codes: ['3.NF.A.1'] }] })).toEqual([])
    expect(one({ judge: [{ grade: 3, fits: { KEYBOARD_ONLY: 2 } }] })).toEqual(['réfraction'])
    expect(one({ filters: { language: ['sw'] }, judge: [{ grade: 3, title: 'lion|simba' }] })).toEqual(['lion'])
  })

  it('are refused when they say nothing', () => {
    expect(() => judge(query({ judge: [{ grade: 3 }] }))).toThrow('a rule says nothing')
  })
})

describe('the judged queries', () => {
  const queries = readQueries()

  it('are at least 400 in at least 12 languages, with some in each class', () => {
    expect(queries.length).toBeGreaterThanOrEqual(400)
    expect(new Set(queries.map(({ language }) => language)).size).toBeGreaterThanOrEqual(12)
    expect(new Set(queries.map((one) => one.class)).size).toBe(7)
  })

  it('are different from each other, and ask for needs that exist', () => {
    const keys = queries.map(({ class: name, text, kind, needs, readers }) =>
      JSON.stringify([name, text, kind, needs, readers]),
    )
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
    for (const one of queries) expect(needsOf(one)).toHaveLength(one.needs.length)
  })
})
