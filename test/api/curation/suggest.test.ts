import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { suggestMatches, codeWritings, type MatchFacts } from '#api/curation/suggest-matches.ts'
import { suggestPrerequisites, type PrerequisiteFacts } from '#api/curation/suggest-prerequisites.ts'
import { TextIndex } from '#api/curation/text-index.ts'
import { buildModel, type OutcomeColumn } from '#api/pathway/model.ts'
import { sketch } from '#test/api/pathway/data.ts'

/** Facts of a sketch whose outcomes say `texts`. */
function factsOf(
  lines: readonly string[],
  texts: Record<string, string>,
  outcomes: Record<string, Partial<OutcomeColumn>> = {},
  more: Partial<PrerequisiteFacts> = {},
): PrerequisiteFacts {
  const all = Object.fromEntries(Object.keys(texts).map((id) => [id, outcomes[id] ?? {}]))
  const model = buildModel(sketch(lines, { ...all, ...outcomes }))
  const index = new TextIndex()
  for (const [id, text] of Object.entries(texts)) index.put(id, [{ text, weight: 1 }])
  return { model, texts: index, stored: new Map(), together: [], related: [], ...more }
}

const ids = (suggestions: readonly { id: string }[]) => suggestions.map(({ id }) => id)

const FRACTIONS = {
  halves: 'Name halves and quarters of a whole',
  unit: 'Understand unit fractions as equal parts of a whole',
  line: 'Place unit fractions on the number line',
  add: 'Add unit fractions with equal parts',
  shadow: 'Explain how a shadow comes about',
}
const AGES = {
  halves: { ageFrom: 6 },
  unit: { ageFrom: 8 },
  line: { ageFrom: 9 },
  add: { ageFrom: 10 },
  shadow: { ageFrom: 8 },
}

describe('suggested prerequisites', () => {
  it('come from like words, younger learners first, each with its reasons', () => {
    const found = suggestPrerequisites(factsOf([], FRACTIONS, AGES), 'line', 10)
    expect(found[0]).toMatchObject({
      id: 'unit',
      proposed: false,
      reasons: ['They use the same words.', 'It is for younger learners from 8 on, this one for those from 9 on.'],
    })
    const later = found.find(({ id }) => id === 'add')
    expect(later === undefined || later.score < found[0]!.score / 2).toBe(true)
    expect(ids(found)).not.toContain('shadow')
    for (const { score } of found) expect(score).toBeGreaterThan(0)
    for (const { score } of found) expect(score).toBeLessThan(1)
  })

  it('leave out what exists or was rejected, and mark what was proposed', () => {
    const stored = new Map([
      ['unit', 'accepted'],
      ['halves', 'rejected'],
    ] as const)
    expect(ids(suggestPrerequisites(factsOf([], FRACTIONS, AGES, { stored }), 'line', 10))).not.toEqual(
      expect.arrayContaining(['unit']),
    )
    expect(ids(suggestPrerequisites(factsOf([], FRACTIONS, AGES, { stored }), 'line', 10))).not.toContain('halves')
    const proposed = new Map([['unit', 'proposed']] as const)
    const [first] = suggestPrerequisites(factsOf([], FRACTIONS, AGES, { stored: proposed }), 'line', 10)
    expect(first).toMatchObject({ id: 'unit', proposed: true })
    expect(first!.reasons).toContain('It was proposed before.')
  })

  it('never close a circle, directly or through parts and groups', () => {
    const facts = factsOf(['unit > line'], FRACTIONS, AGES)
    expect(ids(suggestPrerequisites(facts, 'line', 10))).not.toContain('unit')
    expect(ids(suggestPrerequisites(facts, 'unit', 10))).not.toContain('line')
  })

  it('follow crosswalks: what the same outcome elsewhere requires', () => {
    const there = { frameworkId: 'there', frameworkUri: 'urn:there' }
    const facts = factsOf(
      ['a = A', 'b = B', 'A > B'],
      { a: 'one', b: 'two', A: 'three', B: 'four' },
      { A: there, B: there },
    )
    const found = suggestPrerequisites(facts, 'a', 10)
    expect(found).toMatchObject([{ id: 'b', strength: 'hard' }])
    expect(found[0]!.reasons[0]).toBe('A requires B in urn:there, and they match these two.')
  })

  it('come from resources that teach the one and require the other', () => {
    const together = [{ id: 'b', both: 0, requiring: 3 }]
    const facts = factsOf([], { a: 'one', b: 'two', c: 'three' }, {}, { together })
    expect(suggestPrerequisites(facts, 'a', 10)).toMatchObject([
      { id: 'b', reasons: ['3 resources for this one require it.'] },
    ])
  })

  it('come from what like outcomes require, with their strength', () => {
    const facts = factsOf(['add ~ halves'], FRACTIONS, { ...AGES, add: { ageFrom: 9 } })
    const found = suggestPrerequisites(facts, 'line', 10).find(({ id }) => id === 'halves')
    expect(found).toMatchObject({ strength: 'soft' })
    expect(found!.reasons).toContain('add, which is worded alike, requires it.')
  })

  it('are of the same framework, and never a heading, an ancestor or a part of its own', () => {
    const facts = factsOf(
      ['line < numbers', 'half < line'],
      { ...FRACTIONS, numbers: 'Place unit fractions on the number line', half: 'Place unit fractions on the line' },
      { ...AGES, unit: { frameworkId: 'other' }, numbers: { sourceType: 'Domain' }, half: { sourceType: 'Component' } },
    )
    const found = ids(suggestPrerequisites(facts, 'line', 10))
    for (const id of ['unit', 'numbers', 'half', 'line']) expect(found).not.toContain(id)
    expect(suggestPrerequisites(facts, 'numbers', 10)).toEqual([])
    expect(suggestPrerequisites(facts, 'nobody', 10)).toEqual([])
  })

  it('of a random graph can all be accepted one by one without a circle', () => {
    const names = Array.from({ length: 12 }, (_, at) => `o${at}`)
    const WORDS = ['fraction', 'line', 'light', 'number', 'add', 'mirror']
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 20 }),
        fc.array(fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }), { minLength: 12, maxLength: 12 }),
        (pairs, words) => {
          const lines = pairs.filter(([a, b]) => a > b).map(([a, b]) => `o${a} > o${b}`)
          const texts = Object.fromEntries(names.map((name, at) => [name, words[at]!.join(' ')]))
          const facts = factsOf(lines, texts)
          for (const name of names)
            for (const { id } of suggestPrerequisites(facts, name, 20)) {
              expect(id).not.toBe(name)
              expect(facts.model.wouldClose(name, id)).toBeNull()
            }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('are the same whatever the order of insertion', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.keys(FRACTIONS), { minLength: 5 }), (order) => {
        const texts = Object.fromEntries(order.map((id) => [id, FRACTIONS[id as keyof typeof FRACTIONS]]))
        const lines = ['add > unit', 'line ~ halves']
        expect(suggestPrerequisites(factsOf(lines, texts, AGES), 'add', 10)).toEqual(
          suggestPrerequisites(factsOf(lines.toReversed(), FRACTIONS, AGES), 'add', 10),
        )
      }),
      { numRuns: 20 },
    )
  })
})

const HERE = { frameworkId: 'here', frameworkUri: 'urn:here' }
const THERE = { frameworkId: 'there', frameworkUri: 'urn:there' }

function matchFacts(
  lines: readonly string[],
  outcomes: Record<string, { says: string } & Partial<OutcomeColumn>>,
  more: Partial<MatchFacts> = {},
): MatchFacts {
  const texts = Object.fromEntries(Object.entries(outcomes).map(([id, { says }]) => [id, says]))
  const columns = Object.fromEntries(
    Object.entries(outcomes).map(([id, { says: _, ...column }]) => [
      id,
      { ...(id < 'a' ? THERE : HERE), code: null, ...column },
    ]),
  )
  const { model, texts: index } = factsOf(lines, texts, columns)
  const byCode = new Map<string, string[]>()
  for (const [id, { code }] of Object.entries(columns))
    for (const writing of codeWritings(code ?? null)) byCode.set(writing, [...(byCode.get(writing) ?? []), id])
  const statementOf = (id: string) => texts[id] ?? ''
  return { model, texts: index, statementOf, byCode, stored: new Set(), together: [], related: [], ...more }
}

describe('suggested crosswalks', () => {
  it('find another writing of the same code, exact where the words agree too', () => {
    const facts = matchFacts([], {
      a: { says: 'Understand ratios and describe them', code: '6.RP.A.1' },
      A: { says: 'Understand ratios and describe them!', code: 'CCSS.Math.Content.6.RP.A.1' },
      B: { says: 'Write sonnets', code: '6.RP.1' },
      C: { says: 'Understand ratios', code: '7.RP.A.1' },
    })
    const found = suggestMatches(facts, 'a', 10)
    expect(found[0]).toMatchObject({ id: 'A', kind: 'exact' })
    expect(found[0]!.reasons).toEqual(
      expect.arrayContaining([
        'They say the same.',
        'Its code, CCSS.Math.Content.6.RP.A.1, is another writing of 6.RP.A.1.',
      ]),
    )
    const byCodeAlone = found.find(({ id }) => id === 'B')
    expect(byCodeAlone).toMatchObject({ kind: 'related' })
    expect(byCodeAlone!.score).toBeLessThan(0.5)
    expect(found.find(({ id }) => id === 'C')!.kind).toBe('close')
  })

  it('leave out the own framework, placeholders and what is matched already', () => {
    const facts = matchFacts(
      [],
      {
        a: { says: 'Add fractions' },
        b: { says: 'Add fractions' },
        A: { says: 'Add fractions' },
        B: { says: 'Add fractions' },
        C: { says: 'Add fractions', state: 'referenced' },
      },
      { stored: new Set(['A']) },
    )
    expect(ids(suggestMatches(facts, 'a', 10))).toEqual(['B'])
    expect(suggestMatches(facts, 'a', 10, 'here')).toEqual([])
    expect(suggestMatches(facts, 'a', 10, 'elsewhere')).toEqual([])
    expect(ids(suggestMatches(facts, 'a', 10, 'there'))).toEqual(['B'])
  })

  it('look beside what is matched around it, and say so', () => {
    const facts = matchFacts(['a < top', 'A < Top', 'top = Top'], {
      top: { says: 'Numbers', sourceType: 'Domain' },
      Top: { says: 'Zahlen', sourceType: 'Domain', ...THERE },
      a: { says: 'one two' },
      A: { says: 'eins zwei' },
    })
    expect(suggestMatches(facts, 'a', 10)).toMatchObject([
      { id: 'A', reasons: ['This one stands below one outcome, and it stands below the match of that.'] },
    ])
  })

  it('tell the broader from the narrower by what stands below', () => {
    const facts = matchFacts(['B < A', 'C < A'], {
      a: { says: 'Compare fractions by drawing them on paper' },
      A: { says: 'Compare fractions by drawing or by reasoning about numerators', sourceType: 'Standard' },
      B: { says: 'Compare fractions by drawing them', sourceType: 'Component' },
      C: { says: 'Reason about numerators', sourceType: 'Component' },
    })
    expect(suggestMatches(facts, 'a', 10).find(({ id }) => id === 'A')).toMatchObject({ kind: 'broad' })
    expect(suggestMatches(facts, 'A', 10)).toMatchObject([{ id: 'a', kind: 'narrow' }])
  })

  it('come through a third framework and through resources', () => {
    const facts = matchFacts(
      [],
      { a: { says: 'one' }, A: { says: 'two' }, B: { says: 'three' } },
      { related: [{ id: 'A', through: 'X' }], together: [{ id: 'B', both: 4, requiring: 0 }] },
    )
    expect(suggestMatches(facts, 'a', 10)).toMatchObject([
      { id: 'A', kind: 'related', reasons: [expect.stringContaining('Both are matched to')] },
      { id: 'B', kind: 'related', reasons: ['4 of its resources serve both.'] },
    ])
  })
})
