import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '#graph/ids.ts'
import { openEditor, providerOf, type Editor } from '#test/helpers/editor.ts'

let editor: Editor
beforeAll(async () => {
  editor = await openEditor()
})
afterAll(() => editor.close())

const shadows = idOf('classroom:outcome/shadows')
const light = idOf('classroom:outcome/light')
const elsewhere = idOf('uri:https://elsewhere.example/1-PS4-3')
const en = (text: string) => ({ text, language: 'en' })
const messageOf = (payload: { userErrors: { message: string }[] }) => payload.userErrors[0]?.message
const remove = (from: string, to: string) =>
  editor.change('prerequisiteRemove', { from: ['ID!', from], to: ['ID!', to] })
const match = (from: string, to: string, kind: string, confidence?: number) =>
  editor.change('matchSet', { from: ['ID!', from], to: ['ID!', to], input: ['MatchInput!', { kind, confidence }] })

describe('a prerequisite', () => {
  it('has a strength, reasons in several languages, a confidence and a clause, and is changed by saying it again', async () => {
    const { ids } = await editor.draft('Facts', ['F.1', 'F.2'])
    const first = await editor.requires(ids['F.2']!, ids['F.1']!, {
      strength: 'SOFT',
      reason: [en('One grows out of the other.'), { text: 'Moja hutoka kwa nyingine.', language: 'sw' }],
      confidence: 0.75,
      clause: 'a',
    })
    expect(first.userErrors).toEqual([])
    expect(first.outcome).toMatchObject({
      revision: 2,
      requires: [
        {
          outcome: { code: 'F.1' },
          strength: 'SOFT',
          reason: en('One grows out of the other.'),
          confidence: 0.75,
          clause: 'a',
          source: 'here',
        },
      ],
    })
    const { outcome } = await editor.read(
      'query ($id: ID!) { outcome(id: $id) { requires { reason(languages: ["sw"]) { text } } } }',
      { id: ids['F.2'] },
    )
    expect(outcome.requires[0].reason.text).toBe('Moja hutoka kwa nyingine.')
    const second = await editor.requires(ids['F.2']!, ids['F.1']!)
    expect(second.outcome).toMatchObject({
      revision: 3,
      requires: [{ strength: 'HARD', reason: null, confidence: 1, clause: null }],
    })
    const third = await editor.requires(ids['F.2']!, ids['F.1']!)
    expect(third.outcome.revision).toBe(3)
    expect(third.impact.summary).toEqual(['It is so already.', 'Nothing that is published hangs on it.'])
    expect((await remove(ids['F.2']!, ids['F.1']!)).outcome).toMatchObject({ revision: 4, requires: [] })
    expect((await remove(ids['F.2']!, ids['F.1']!)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['to'] }])
  })

  it('takes one reason without a list, and refuses a confidence beyond 1', async () => {
    const { ids } = await editor.draft('Reason', ['R.1', 'R.2'])
    const { outcome } = await editor.requires(ids['R.2']!, ids['R.1']!, { reason: en('Because.') })
    expect(outcome.requires[0].reason).toEqual(en('Because.'))
    const { userErrors } = await editor.requires(ids['R.2']!, ids['R.1']!, { confidence: 1.5 })
    expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'confidence'] }])
  })

  it('may lead to a published outcome of any framework, which then is no other for it', async () => {
    const { id, ids } = await editor.draft('Leads on', ['L.1'])
    expect((await editor.requires(ids['L.1']!, shadows)).userErrors).toEqual([])
    const { outcome } = await editor.read('query ($id: ID!) { outcome(id: $id) { requiredBy { outcome { id } } } }', {
      id: shadows,
    })
    expect(outcome.requiredBy.map((each: { outcome: { id: string } }) => each.outcome.id)).toContain(ids['L.1'])
    await editor.change('frameworkDiscard', { id: ['ID!', id] })
  })

  it('is refused to itself, to what is only named, to what is retired or replaced, and to drafts elsewhere', async () => {
    const { ids } = await editor.draft('Refused', ['R.1', 'R.2', 'R.3', 'R.4'])
    const other = await editor.draft('Another draft', ['A.1'])
    expect(messageOf(await editor.requires(ids['R.1']!, ids['R.1']!))).toBe('An outcome cannot require itself.')
    expect(messageOf(await editor.requires(ids['R.1']!, elsewhere))).toContain('is only named here')
    expect(messageOf(await editor.requires(ids['R.1']!, other.ids['A.1']!))).toContain(
      '“A.1 Learn A.1” is in another draft',
    )
    expect((await editor.requires(ids['R.1']!, idOf('nothing'))).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['to'] },
    ])
    await editor.change('outcomeRetire', { id: ['ID!', ids['R.2']], replacedById: ['ID', ids['R.3']] })
    expect(messageOf(await editor.requires(ids['R.1']!, ids['R.2']!))).toBe(
      '“R.2 Learn R.2” was taken out of its framework; “R.3 Learn R.3” replaced it: name that one.',
    )
    expect((await editor.requires(shadows, ids['R.1']!)).userErrors).toMatchObject([
      { code: 'FORBIDDEN', field: ['from'] },
    ])
  })

  it('is not found in drafts of others', async () => {
    const stranger = await editor.api.signUp('stranger')
    const providerId = await providerOf(editor.api, stranger, 'Other School')
    const input = { providerId, titles: [en('Theirs')] }
    const { framework } = await editor.change('frameworkCreate', { input: ['FrameworkInput!', input] }, stranger)
    const { outcome } = await editor.change(
      'outcomeAdd',
      { frameworkId: ['ID!', framework.id], input: ['OutcomeInput!', { statements: [en('Secret')] }] },
      stranger,
    )
    const { ids } = await editor.draft('Ours', ['O.1'])
    const { userErrors } = await editor.requires(ids['O.1']!, outcome.id as string)
    expect(userErrors).toEqual([
      { code: 'NOT_FOUND', field: ['to'], message: `There is no outcome "${outcome.id as string}".` },
    ])
  })

  it('is refused between an outcome and what it stands under', async () => {
    const { ids } = await editor.draft('Above', ['A', 'A.1', 'A.1.a'])
    await editor.change('outcomeMove', { id: ['ID!', ids['A.1']], parentId: ['ID', ids.A] })
    await editor.change('outcomeMove', { id: ['ID!', ids['A.1.a']], parentId: ['ID', ids['A.1']] })
    const message =
      'One stands under the other (“A.1.a Learn A.1.a” under “A.1 Learn A.1”, under “A Learn A”), so neither requires the other.'
    expect(messageOf(await editor.requires(ids['A.1.a']!, ids.A!))).toBe(message)
    expect(messageOf(await editor.requires(ids.A!, ids['A.1.a']!))).toBe(message)
  })

  it.each([2, 3, 50])('that would close a cycle of %i is refused with the path in words', async (length) => {
    const codes = Array.from({ length }, (_, i) => `C.${i + 1}`)
    const { ids } = await editor.draft(`Cycle of ${length}`, codes)
    for (let i = 0; i + 1 < length; i++)
      expect((await editor.requires(ids[codes[i]!]!, ids[codes[i + 1]!]!)).userErrors).toEqual([])
    const name = (code: string) => `“${code} Learn ${code}”`
    const [first, second, ...rest] = [codes.at(-1)!, ...codes].map(name)
    const { userErrors, outcome } = await editor.requires(ids[codes.at(-1)!]!, ids[codes[0]!]!)
    expect(outcome).toBeNull()
    expect(userErrors).toEqual([
      {
        code: 'CONFLICT',
        field: ['to'],
        message: `It would close a cycle: ${first} requires ${second}${rest.map((each) => `, which requires ${each}`).join('')}. Remove one of these first.`,
      },
    ])
    await remove(ids[codes[0]!]!, ids[codes[1]!]!)
    expect((await editor.requires(ids[codes.at(-1)!]!, ids[codes[0]!]!)).userErrors).toEqual([])
  })

  it('of two writers who would close a cycle together one is refused', async () => {
    const { ids } = await editor.draft('Two writers', ['W.1', 'W.2'])
    const [one, other] = await Promise.all([
      editor.requires(ids['W.1']!, ids['W.2']!),
      editor.requires(ids['W.2']!, ids['W.1']!),
    ])
    const errors = [...one.userErrors, ...other.userErrors] as { message: string }[]
    expect(errors).toHaveLength(1)
    expect(errors[0]!.message).toContain('It would close a cycle: ')
  })

  it('counts what an outcome requires through its parts', async () => {
    const { ids } = await editor.draft('Parts', ['P', 'P.1', 'Q', 'Z'])
    await editor.requires(ids.P!, ids.Z!)
    await editor.change('outcomeMove', { id: ['ID!', ids['P.1']], parentId: ['ID', ids.P] })
    await editor.requires(ids.Q!, ids.P!)
    expect(messageOf(await editor.requires(ids['P.1']!, ids.Q!))).toContain('It would close a cycle: “P.1 Learn P.1”')
  })
})

describe('a crosswalk', () => {
  it('has a kind and a confidence, and is read from both ends', async () => {
    const { ids } = await editor.draft('Crosswalk', ['X.1'])
    const { outcome, userErrors } = await match(ids['X.1']!, shadows, 'NARROW', 0.6)
    expect(userErrors).toEqual([])
    expect(outcome).toMatchObject({
      revision: 2,
      matches: [{ outcome: { id: shadows }, kind: 'NARROW', confidence: 0.6, source: 'here' }],
    })
    const { outcome: other } = await editor.read(
      'query ($id: ID!) { outcome(id: $id) { matches { outcome { id } kind } } }',
      { id: shadows },
    )
    expect(other.matches).toContainEqual({ outcome: { id: ids['X.1'] }, kind: 'BROAD' })
    expect((await match(ids['X.1']!, shadows, 'NARROW', 0.9)).outcome.matches).toMatchObject([{ confidence: 0.9 }])
    expect((await match(ids['X.1']!, shadows, 'NARROW', 0.9)).outcome.revision).toBe(3)
  })

  it('may lead to what is only named, and never into a draft, the same framework or itself', async () => {
    const { ids } = await editor.draft('Limits', ['L.1', 'L.2'])
    const other = await editor.draft('Hidden', ['H.1'])
    expect((await match(ids['L.1']!, elsewhere, 'CLOSE')).userErrors).toEqual([])
    expect(messageOf(await match(ids['L.1']!, ids['L.1']!, 'EXACT'))).toContain('to itself')
    expect(messageOf(await match(ids['L.1']!, ids['L.2']!, 'EXACT'))).toContain('in the same framework')
    expect(messageOf(await match(ids['L.1']!, other.ids['H.1']!, 'EXACT'))).toContain('in a draft that is not public')
    expect((await match(ids['L.1']!, shadows, 'EXACT', 2)).userErrors).toMatchObject([{ code: 'INVALID' }])
  })

  it('is taken back by its kind, from where it was stated', async () => {
    const { id, ids } = await editor.draft('Taken back', ['T.1'])
    const other = await editor.draft('Its reader', ['R.1'])
    await editor.publish(id, 'DRAFT')
    await match(other.ids['R.1']!, ids['T.1']!, 'BROAD')
    expect((await match(ids['T.1']!, light, 'CLOSE')).userErrors).toEqual([])
    const take = (from: string, to: string, kind: string) =>
      editor.change('matchRemove', { from: ['ID!', from], to: ['ID!', to], kind: ['MatchKind!', kind] })
    expect((await take(ids['T.1']!, light, 'EXACT')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect((await take(ids['T.1']!, other.ids['R.1']!, 'NARROW')).userErrors).toMatchObject([{ code: 'FORBIDDEN' }])
    const { impact, outcome } = await take(ids['T.1']!, light, 'CLOSE')
    expect(impact).toMatchObject({ crosswalks: 1, summary: ['1 crosswalk is lost.'] })
    expect(outcome.matches).toHaveLength(1)
    const again = await match(ids['T.1']!, other.ids['R.1']!, 'NARROW')
    expect(messageOf(again)).toContain('in a draft that is not public')
    await editor.publish(other.id, 'DRAFT')
    expect(messageOf(await match(ids['T.1']!, other.ids['R.1']!, 'NARROW'))).toContain(
      'already says so: crosswalks are read both ways',
    )
  })
})
