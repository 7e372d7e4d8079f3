import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '#graph/ids.ts'
import { openEditor, type Editor } from '#test/helpers/editor.ts'

let editor: Editor
beforeAll(async () => {
  editor = await openEditor()
})
afterAll(() => editor.close())

const en = (text: string) => ({ text, language: 'en' })
const version = async () => (await editor.read('{ catalogue { version } }')).catalogue.version as number
const codesOf = (nodes: { code: string }[]) => nodes.map(({ code }) => code)

async function add(frameworkId: string, input: object, more: { parentId?: string; position?: number } = {}) {
  return await editor.change('outcomeAdd', {
    frameworkId: ['ID!', frameworkId],
    input: ['OutcomeInput!', input],
    parentId: ['ID', more.parentId],
    position: ['Int', more.position],
  })
}
const update = (id: string, revision: number, input: object, dryRun = false) =>
  editor.change('outcomeUpdate', {
    id: ['ID!', id],
    revision: ['Int!', revision],
    input: ['OutcomeInput!', input],
    dryRun: ['Boolean', dryRun],
  })
const move = (id: string, parentId: string | null, position?: number) =>
  editor.change('outcomeMove', { id: ['ID!', id], parentId: ['ID', parentId], position: ['Int', position] })
const retire = (id: string, replacedById?: string, dryRun = false) =>
  editor.change('outcomeRetire', {
    id: ['ID!', id],
    replacedById: ['ID', replacedById],
    dryRun: ['Boolean', dryRun],
  })

describe('a framework', () => {
  it('begins as a private draft with what is said of it', async () => {
    const input = {
      providerId: editor.providerId,
      titles: [en('Water'), { text: 'Maji', language: 'sw' }],
      descriptions: [en('All about <b>water</b>.')],
      version: '2027',
      subjects: ['Science', 'Science'],
      officialUrl: 'https://hill.example/water',
      licence: 'cc-by-4.0',
    }
    const { framework, userErrors, impact } = await editor.change('frameworkCreate', {
      input: ['FrameworkInput!', input],
    })
    expect(userErrors).toEqual([])
    expect(framework).toMatchObject({ status: 'PRIVATE_DRAFT', revision: 1, isFrozen: false, viewerCanEdit: true })
    expect(framework).toMatchObject({ viewerCanCopy: false, viewerCanMakeVersion: false, viewerCanDeprecate: false })
    expect(impact).toMatchObject({ resources: 0, summary: ['Nothing that is published hangs on it.'] })
    const { framework: read } = await editor.read(
      `query ($id: ID!) { framework(id: $id) { titles { text language } descriptions { text } languages version subjects
        officialUrl publisher { name } licence { label statements { words } } provenance { bornHere } } }`,
      { id: framework.id },
    )
    expect(read).toEqual({
      titles: [en('Water'), { text: 'Maji', language: 'sw' }],
      descriptions: [{ text: 'All about water.' }],
      languages: ['en', 'sw'],
      version: '2027',
      subjects: ['Science'],
      officialUrl: 'https://hill.example/water',
      publisher: { name: 'Hill School' },
      licence: { label: 'CC BY 4.0', statements: [{ words: 'CC BY 4.0' }] },
      provenance: { bornHere: true },
    })
    const { viewer } = await editor.read('{ viewer { drafts { id } } }')
    expect(viewer.drafts[0].id).toBe(framework.id)
  })

  it('says every fault of what is said of it at once, and writes nothing', async () => {
    const before = await version()
    const input = {
      providerId: editor.providerId,
      titles: [],
      descriptions: [en('One'), en('Two')],
      officialUrl: 'javascript:alert(1)',
      licence: 'mine',
    }
    const { framework, userErrors } = await editor.change('frameworkCreate', { input: ['FrameworkInput!', input] })
    expect(framework).toBeNull()
    expect(
      userErrors.map(({ code, field }: { code: string; field: string[] }) => `${code} ${field.join('.')}`),
    ).toEqual([
      'REQUIRED input.titles',
      'INVALID input.descriptions.1.language',
      'INVALID input.officialUrl',
      'INVALID input.licence',
    ])
    expect(await version()).toBe(before)
  })

  it('changes from the revision it was read at, and keeps what is left out', async () => {
    const { id } = await editor.draft('First name', [])
    const change = (revision: number, input: object) =>
      editor.change('frameworkUpdate', {
        id: ['ID!', id],
        revision: ['Int!', revision],
        input: ['FrameworkInput!', input],
      })
    const first = await change(1, { titles: [en('Second name')] })
    expect(first.framework).toMatchObject({ revision: 2, title: { text: 'Second name' } })
    const late = await change(1, { titles: [en('Another name')] })
    expect(late.userErrors).toMatchObject([{ code: 'CONFLICT', field: ['revision'] }])
    expect(late.userErrors[0].message).toContain('it is at revision 2, and this change was made from 1')
    const { framework } = await editor.read('query ($id: ID!) { framework(id: $id) { licence { label } } }', { id })
    expect(framework.licence.label).toBe('CC BY 4.0')
    expect((await change(2, { titles: [en('Second name')] })).framework.revision).toBe(2)
    const moved = await change(2, { providerId: idOf('classroom:agent/press') })
    expect(moved.userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'providerId'] }])
  })

  it('is discarded with all that is in it, as long as nobody has seen it', async () => {
    const { id, ids } = await editor.draft('A mistake', ['A.1', 'A.2'])
    await editor.requires(ids['A.2']!, ids['A.1']!)
    await retire(ids['A.1']!)
    const before = await editor.api.graph.read('MATCH (r:Revision) RETURN count(r) AS count')
    expect(before[0]!.count).toBeGreaterThan(0)
    const discard = (dryRun: boolean) =>
      editor.change('frameworkDiscard', { id: ['ID!', id], dryRun: ['Boolean', dryRun] })
    expect((await discard(true)).framework.id).toBe(id)
    const { framework, userErrors } = await discard(false)
    expect({ framework, userErrors }).toEqual({ framework: null, userErrors: [] })
    const left = await editor.api.graph.read('MATCH (n) WHERE n.id IN $ids RETURN n.id AS id', {
      ids: [id, ...Object.values(ids)],
    })
    expect(left).toEqual([])
    expect((await discard(false)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['id'] }])
  })
})

describe('an outcome', () => {
  it('is worded in several languages, with levels, ages and facts of mastery', async () => {
    const { id } = await editor.draft('Words', [])
    const input = {
      code: 'W.1',
      statements: [en('Name the states of water.'), { text: 'Taja hali za maji.', language: 'sw' }],
      labels: [en('States of water')],
      type: 'Standard',
      knowledgeKind: 'concept',
      levels: ['us-grades/3'],
      subjects: ['Science'],
      keywords: ['ice', 'steam'],
      notes: 'Use the kettle\n\n\n\nwith care.',
      evidence: [en('Sorts pictures.'), en('Explains a puddle.'), { text: 'Anachora.', language: 'sw' }],
      prompts: [en('Where does the puddle go?')],
      misconceptions: [en('Steam is what we see.')],
    }
    const { outcome, userErrors } = await add(id, input)
    expect(userErrors).toEqual([])
    expect(outcome).toMatchObject({
      code: 'W.1',
      revision: 1,
      viewerCanEdit: true,
      statements: input.statements,
      labels: input.labels,
      sourceType: 'Standard',
      knowledgeKind: 'concept',
      levels: ['us-grades/3'],
      ageFrom: 8,
      ageTo: 9,
      subjects: ['Science'],
      keywords: ['ice', 'steam'],
      notes: 'Use the kettle\n\nwith care.',
      evidence: input.evidence.map((fact) => ({ ...fact, source: 'here' })),
      prompts: [{ text: 'Where does the puddle go?', source: 'here' }],
    })
    const changed = await update(outcome.id, 1, {
      statements: [...input.statements, { text: 'Nombrar los estados del agua.', language: 'es' }],
      evidence: [],
      notes: null,
      ageTo: 10,
    })
    expect(changed.outcome).toMatchObject({
      revision: 2,
      code: 'W.1',
      evidence: [],
      notes: null,
      ageFrom: 8,
      ageTo: 10,
    })
    expect(changed.outcome.statements).toHaveLength(3)
    expect(changed.outcome.prompts).toHaveLength(1)
  })

  it('keeps each former state', async () => {
    const { ids } = await editor.draft('History', ['H.1'])
    await update(ids['H.1']!, 1, { statements: [en('Second words')] })
    await update(ids['H.1']!, 2, { statements: [en('Third words')] })
    const rows = await editor.api.graph.read<{ number: number; snapshot: string }>(
      'MATCH (o:Outcome {id: $id})-[:HAS_REVISION]->(r) RETURN r.number AS number, r.snapshot AS snapshot',
      { id: ids['H.1'] },
    )
    const former = rows
      .sort((a, b) => a.number - b.number)
      .map(({ snapshot }) => (JSON.parse(snapshot) as { properties: { statements: string[] } }).properties.statements)
    expect(former).toEqual([['Learn H.1'], ['Second words']])
  })

  it('is changed from the revision it was read at: of two at once one is told to read again', async () => {
    const { ids } = await editor.draft('Two at once', ['T.1'])
    const both = await Promise.all(['Mine', 'Yours'].map((text) => update(ids['T.1']!, 1, { statements: [en(text)] })))
    const errors = both.flatMap(({ userErrors }) => userErrors as { code: string; field: string[] }[])
    expect(errors).toMatchObject([{ code: 'CONFLICT', field: ['revision'] }])
  })

  it('says every fault at once', async () => {
    const { id } = await editor.draft('Faults', ['F.1'])
    const { outcome, userErrors } = await add(id, {
      statements: [en(' '), { text: 'x', language: 'not a tag' }].slice(0, 1),
      evidence: [{ text: 'x', language: 'xx-nonsense' }],
      ageFrom: -1,
      ageTo: 4,
    })
    expect(outcome).toBeNull()
    expect(
      userErrors.map(({ code, field }: { code: string; field: string[] }) => `${code} ${field.join('.')}`),
    ).toEqual(['REQUIRED input.statements.0.text', 'INVALID input.evidence.0.language', 'INVALID input.ageFrom'])
    const taken = await add(id, { statements: [en('Again')], code: 'F.1' })
    expect(taken.userErrors).toMatchObject([{ code: 'CONFLICT', field: ['input', 'code'] }])
    expect(taken.userErrors[0].message).toContain('“F.1 Learn F.1”')
  })

  it('writes nothing in a trial, and nothing when nothing differs', async () => {
    const { id, ids } = await editor.draft('Trial', ['T.1', 'T.2'])
    const before = await version()
    const input = { statements: [en('Other words')] }
    expect((await update(ids['T.1']!, 1, input, true)).outcome.statements).toEqual([en('Learn T.1')])
    expect((await retire(ids['T.1']!, undefined, true)).outcome.isRetired).toBe(false)
    const added = await editor.change('outcomeAdd', {
      frameworkId: ['ID!', id],
      input: ['OutcomeInput!', input],
      dryRun: ['Boolean', true],
    })
    expect(added).toMatchObject({ outcome: null, userErrors: [] })
    await update(ids['T.1']!, 1, { statements: [en('Learn T.1')] })
    await move(ids['T.2']!, null, 1)
    expect(await version()).toBe(before)
  })
})

describe('places', () => {
  it('go from 0 among those that stand together, last when none is said', async () => {
    const { id, ids } = await editor.draft('Order', ['O.1', 'O.2', 'O.3'])
    const { outcome } = await add(id, { code: 'O.0', statements: [en('First')] }, { position: 0 })
    expect(codesOf(outcome.framework.roots)).toEqual(['O.0', 'O.1', 'O.2', 'O.3'])
    const moved = await move(ids['O.3']!, null, 1)
    expect(codesOf(moved.outcome.framework.roots)).toEqual(['O.0', 'O.3', 'O.1', 'O.2'])
    const last = await move(outcome.id, null)
    expect(codesOf(last.outcome.framework.roots)).toEqual(['O.3', 'O.1', 'O.2', 'O.0'])
    expect((await move(outcome.id, null, -1)).userErrors).toMatchObject([{ code: 'INVALID', field: ['position'] }])
    const { framework } = await editor.read('query ($id: ID!) { framework(id: $id) { top { nodes { code } } } }', {
      id,
    })
    expect(codesOf(framework.top.nodes)).toEqual(['O.3', 'O.1', 'O.2', 'O.0'])
  })

  it('lead under a parent and back to the top', async () => {
    const { id, ids } = await editor.draft('Under', ['U', 'U.1', 'U.2'])
    await move(ids['U.2']!, ids.U!)
    const { outcome } = await move(ids['U.1']!, ids.U!, 0)
    expect(outcome.parents).toMatchObject([{ code: 'U' }])
    const { outcome: parent } = await editor.read(
      'query ($id: ID!) { outcome(id: $id) { childCount children { code } role } }',
      { id: ids.U },
    )
    expect(parent).toMatchObject({ childCount: 2, children: [{ code: 'U.1' }, { code: 'U.2' }] })
    const back = await move(ids['U.2']!, null, 0)
    expect(back.outcome.parents).toEqual([])
    expect(codesOf(back.outcome.framework.roots)).toEqual(['U.2', 'U'])
    const other = await editor.draft('Elsewhere', ['E.1'])
    expect((await move(ids['U.1']!, other.ids['E.1']!)).userErrors).toMatchObject([
      { code: 'INVALID', field: ['parentId'] },
    ])
    expect((await add(id, { statements: [en('x')] }, { parentId: idOf('nothing') })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['parentId'] },
    ])
  })

  it('never lead under themselves; the way is told in words', async () => {
    const { ids } = await editor.draft('Loop', ['L.1', 'L.2', 'L.3'])
    await move(ids['L.2']!, ids['L.1']!)
    await move(ids['L.3']!, ids['L.2']!)
    const { userErrors } = await move(ids['L.1']!, ids['L.3']!)
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', field: ['parentId'] }])
    expect(userErrors[0].message).toBe(
      'It would stand under itself: “L.1 Learn L.1” under “L.3 Learn L.3”, under “L.2 Learn L.2”, under “L.1 Learn L.1”.',
    )
    expect((await move(ids['L.1']!, ids['L.1']!)).userErrors).toMatchObject([{ code: 'INVALID', field: ['parentId'] }])
  })

  it('never lead under what an outcome requires', async () => {
    const { ids } = await editor.draft('Needs', ['N.1', 'N.2', 'N.3'])
    await editor.requires(ids['N.2']!, ids['N.1']!)
    await editor.requires(ids['N.3']!, ids['N.2']!)
    expect((await move(ids['N.2']!, ids['N.1']!)).userErrors[0].message).toContain(
      '“N.2 Learn N.2” requires “N.1 Learn N.1”, so one cannot stand under the other',
    )
    const { userErrors } = await move(ids['N.3']!, ids['N.1']!)
    expect(userErrors[0]?.message).toContain('It would become a part of what it requires')
  })
})

describe('retiring', () => {
  it('takes an outcome out with its edges, keeps its former state and moves up what stood under it', async () => {
    const { id, ids } = await editor.draft('Retire', ['R', 'R.1', 'R.2', 'R.3'])
    await move(ids['R.1']!, ids.R!)
    await move(ids['R.2']!, ids['R.1']!)
    await editor.requires(ids['R.3']!, ids['R.1']!)
    const { outcome, impact, userErrors } = await retire(ids['R.1']!, ids['R.2']!)
    expect(userErrors).toEqual([])
    expect(outcome).toMatchObject({ isRetired: true, viewerCanEdit: false, parents: [], children: [], requires: [] })
    expect(outcome.replacedBy).toEqual({ id: ids['R.2'] })
    expect(impact.summary).toEqual([
      '1 item under it moves up.',
      '1 outcome of the draft no longer requires it.',
      'Nothing that is published hangs on it.',
    ])
    const { framework } = await editor.read(
      'query ($id: ID!) { framework(id: $id) { outcomeCount prerequisiteCount roots { code children { code } } } }',
      { id },
    )
    expect(framework).toEqual({
      outcomeCount: 3,
      prerequisiteCount: 0,
      roots: [
        { code: 'R', children: [{ code: 'R.2' }] },
        { code: 'R.3', children: [] },
      ],
    })
    const [revision] = await editor.api.graph.read<{ snapshot: string }>(
      `MATCH (o:Outcome {id: $id})-[:HAS_REVISION]->(r:Revision) WHERE r.number = $number RETURN r.snapshot AS snapshot`,
      { id: ids['R.3'], number: 2 },
    )
    expect((JSON.parse(revision!.snapshot) as { links: { type: string; to: string }[] }).links).toContainEqual(
      expect.objectContaining({ type: 'REQUIRES', to: ids['R.1'] }),
    )
    expect((await update(ids['R.1']!, 3, { statements: [en('x')] })).userErrors).toMatchObject([
      { code: 'CONFLICT', field: ['id'] },
    ])
    expect((await retire(ids['R.3']!, ids['R.1']!)).userErrors).toMatchObject([
      { code: 'INVALID', field: ['replacedById'] },
    ])
  })

  it('of an outcome that people could see leads them on at once', async () => {
    const { id, ids } = await editor.draft('Seen', ['S.1', 'S.2'])
    await editor.publish(id, 'DRAFT')
    await retire(ids['S.1']!, ids['S.2']!)
    const { outcome } = await editor.read(
      'query ($id: ID!) { outcome(id: $id) { isRetired replacedBy { id } framework { id } } }',
      { id: ids['S.1'] },
      null,
    )
    expect(outcome).toEqual({ isRetired: true, replacedBy: { id: ids['S.2'] }, framework: { id } })
    const { searchOutcomes } = await editor.read('{ searchOutcomes(query: "Learn S.1") { nodes { id } } }', {}, null)
    expect(searchOutcomes.nodes.map((node: { id: string }) => node.id)).not.toContain(ids['S.1'])
  })
})
