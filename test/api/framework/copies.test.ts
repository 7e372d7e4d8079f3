import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '#graph/ids.ts'
import type { FrameworkRecord, LicenceStatement, OutcomeRecord, SourceRecord } from '#graph/records.ts'
import { syncEdges, upsertBatch, type ImportedEdge } from '#graph/queries/upsert.ts'
import { showChange } from '#api/resource/record.ts'
import { openEditor, providerOf, type Editor } from '#test/helpers/editor.ts'

const SOURCE: SourceRecord = {
  key: 'ministry',
  name: 'Ministry of Learning',
  url: 'https://ministry.example/',
  credit: 'Ministry of Learning, 2026',
}
const named = (name: string) => ({ sourceKey: `ministry:${name}` })

function framework(name: string, licences: LicenceStatement[]): FrameworkRecord {
  return {
    type: 'framework',
    sourceKey: `ministry:${name}`,
    titles: [{ language: 'en', text: `Curriculum ${name}` }],
    descriptions: [],
    languages: ['en'],
    publisher: { sourceKey: 'ministry:agent', kind: 'organisation', name: 'Ministry of Learning' },
    adoptionStatus: 'Implemented',
    version: '2020',
    subjects: ['Science'],
    licences,
  }
}
function outcome(of: string, name: string, more: Partial<OutcomeRecord> = {}): OutcomeRecord {
  return {
    type: 'outcome',
    sourceKey: `ministry:${of}/${name}`,
    framework: named(of),
    code: name,
    statements: [{ language: 'en', text: `Learn ${name}` }],
    labels: [],
    levels: ['03'],
    subjects: [],
    keywords: [],
    evidence: [],
    prompts: [],
    misconceptions: [],
    ...more,
  }
}
const BY: LicenceStatement = { part: 'all', licence: 'cc-by-4.0', words: 'CC BY 4.0', statedBy: 'Ministry of Learning' }

let editor: Editor
beforeAll(async () => {
  editor = await openEditor()
  const { graph } = editor.api
  await upsertBatch(graph, SOURCE, [
    framework('open', [BY]),
    framework('closed', [{ part: 'all', licence: 'cc-by-nd-4.0', words: 'CC BY-ND 4.0' }]),
    framework('unsaid', []),
    framework('odd', [{ part: 'all', licence: 'unrecognised', words: 'Ask the minister' }]),
    outcome('open', 'A'),
    outcome('open', 'A.1', { evidence: [{ text: 'Shows it.', language: 'en' }] }),
    outcome('open', 'A.2'),
    outcome('open', 'B'),
    outcome('closed', 'C'),
    outcome('unsaid', 'U'),
    outcome('odd', 'O'),
  ])
  const requires = { type: 'requires', strength: 'hard', confidence: 0.9 } as const
  const edges: ImportedEdge[] = [
    { type: 'childOf', from: named('open/A.1'), to: named('open/A'), position: 1 },
    { type: 'childOf', from: named('open/A.2'), to: named('open/A'), position: 0 },
    { type: 'childOf', from: named('open/A.2'), to: named('open/B'), position: 0 },
    {
      ...requires,
      from: named('open/A.1'),
      to: named('open/A.2'),
      reasons: [{ language: 'en', text: 'Because.' }],
      clause: 'x',
    },
    { ...requires, from: named('open/A.2'), to: { sourceKey: 'classroom:outcome/light' }, reasons: [] },
    { ...requires, from: named('open/A.2'), to: named('open/A.1'), reasons: [], status: 'proposed' },
    {
      type: 'matches',
      from: named('open/A.1'),
      to: { sourceKey: 'classroom:outcome/eye' },
      kind: 'exact',
      confidence: 1,
    },
    {
      type: 'matches',
      from: { sourceKey: 'classroom:outcome/shadows' },
      to: named('open/A.2'),
      kind: 'broad',
      confidence: 0.5,
    },
  ]
  await syncEdges(graph, SOURCE, edges, { froms: 'listed' })
  await showChange(editor.api.services)
})
afterAll(() => editor.close())

const copy = (
  id: string,
  more: { confirmRights?: boolean; dryRun?: boolean; providerId?: string } = {},
  token?: string,
) =>
  editor.change(
    'frameworkCopy',
    {
      id: ['ID!', id],
      providerId: ['ID!', more.providerId ?? editor.providerId],
      confirmRights: ['Boolean', more.confirmRights ?? false],
      dryRun: ['Boolean', more.dryRun ?? false],
    },
    token,
  )
const id = (name: string) => idOf(`ministry:${name}`)

describe('copying a framework of others', () => {
  it('takes everything in it over, with its credit and its licence statement', async () => {
    const { framework: draft, impact, userErrors } = await copy(id('open'))
    expect(userErrors).toEqual([])
    expect(draft).toMatchObject({
      status: 'PRIVATE_DRAFT',
      revision: 1,
      viewerCanEdit: true,
      copiedFrom: { id: id('open') },
      adaptedFrom: [{ id: id('open') }],
      draftOf: null,
      outcomeCount: 4,
      prerequisiteCount: 2,
    })
    expect(impact.summary).toEqual([
      'The draft holds 4 outcomes, 3 prerequisites and 2 crosswalks.',
      'Nothing that is published hangs on it.',
    ])
    const { framework: read } = await editor.read(
      `query ($id: ID!) { framework(id: $id) { title { text } version subjects publisher { name }
        licence { label statements { words statedBy } } provenance { bornHere sources { name credit } }
        roots { code children(first: 3) { id code evidence { text source } provenance { sources { credit } } parents { code }
          copiedFrom { id } requires(first: 3) { outcome { code framework { id } } reason { text } confidence clause source }
          proposedPrerequisites { outcome { code } } matches { outcome { id } kind confidence source } } } } }`,
      { id: draft.id },
    )
    expect(read).toMatchObject({
      title: { text: 'Curriculum open' },
      version: '2020',
      publisher: { name: 'Hill School' },
      licence: { label: 'CC BY 4.0', statements: [{ words: 'CC BY 4.0', statedBy: 'Ministry of Learning' }] },
      provenance: { bornHere: true, sources: [{ name: 'Ministry of Learning', credit: 'Ministry of Learning, 2026' }] },
    })
    expect(read.roots.map(({ code }: { code: string }) => code)).toEqual(['A', 'B'])
    const [second, first] = read.roots[0].children
    expect(second).toMatchObject({
      code: 'A.2',
      copiedFrom: { id: id('open/A.2') },
      parents: [{ code: 'A' }, { code: 'B' }],
      requires: [{ outcome: { code: 'L' } }],
      proposedPrerequisites: [{ outcome: { code: 'A.1' } }],
      matches: [{ outcome: { id: idOf('classroom:outcome/shadows') }, kind: 'NARROW', confidence: 0.5 }],
    })
    expect(first).toMatchObject({
      code: 'A.1',
      evidence: [{ text: 'Shows it.', source: 'Ministry of Learning' }],
      provenance: { sources: [{ credit: 'Ministry of Learning, 2026' }] },
      requires: [
        {
          outcome: { code: 'A.2', framework: { id: draft.id } },
          reason: { text: 'Because.' },
          confidence: 0.9,
          clause: 'x',
          source: 'Ministry of Learning',
        },
      ],
      matches: [{ outcome: { id: idOf('classroom:outcome/eye') }, kind: 'EXACT' }],
    })
  })

  it('leaves the original as it was, and an import of it again changes neither', async () => {
    const before = await editor.read(
      'query ($id: ID!) { framework(id: $id) { outcomeCount prerequisiteCount revision } }',
      { id: id('open') },
    )
    const { framework: draft } = await copy(id('open'))
    const again = await upsertBatch(editor.api.graph, SOURCE, [framework('open', [BY]), outcome('open', 'A')])
    expect(again.updated).toBe(0)
    expect(
      await editor.read('query ($id: ID!) { framework(id: $id) { outcomeCount prerequisiteCount revision } }', {
        id: id('open'),
      }),
    ).toEqual(before)
    expect(draft.outcomeCount).toBe(4)
  })

  it('keeps who said a fact of mastery when it is said again, and says `here` of what is new', async () => {
    const { framework: draft } = await copy(id('open'))
    const { framework: read } = await editor.read(
      'query ($id: ID!) { framework(id: $id) { roots { children { id code revision } } } }',
      { id: draft.id },
    )
    const item = read.roots[0].children.find(({ code }: { code: string }) => code === 'A.1')
    const evidence = ['Shows it.', 'Tells it.'].map((text) => ({ text, language: 'en' }))
    const { outcome: changed } = await editor.change('outcomeUpdate', {
      id: ['ID!', item.id],
      revision: ['Int!', item.revision],
      input: ['OutcomeInput!', { evidence }],
    })
    expect(changed.evidence).toMatchObject([{ source: 'Ministry of Learning' }, { source: 'here' }])
  })

  it('is refused where the licence permits no copies or no changes, and says which', async () => {
    const { framework: draft, userErrors } = await copy(id('closed'), { confirmRights: true })
    expect(draft).toBeNull()
    expect(userErrors).toMatchObject([{ code: 'FORBIDDEN', field: ['id'] }])
    expect(userErrors[0].message).toContain('CC BY-ND 4.0')
    const { framework: read } = await editor.read('query ($id: ID!) { framework(id: $id) { viewerCanCopy } }', {
      id: id('closed'),
    })
    expect(read.viewerCanCopy).toBe(false)
  })

  it.each(['unsaid', 'odd'])('has to be confirmed where the licence is not known: %s', async (name) => {
    const { userErrors } = await copy(id(name))
    expect(userErrors).toMatchObject([{ code: 'REQUIRED', field: ['confirmRights'] }])
    const { framework: draft } = await copy(id(name), { confirmRights: true })
    expect(draft.outcomeCount).toBe(1)
  })

  it('keeps the licence it came with', async () => {
    const { framework: draft } = await copy(id('open'))
    const change = (input: object) =>
      editor.change('frameworkUpdate', {
        id: ['ID!', draft.id],
        revision: ['Int!', draft.revision],
        input: ['FrameworkInput!', input],
      })
    expect((await change({ licence: 'cc0-1.0' })).userErrors).toMatchObject([
      { code: 'INVALID', field: ['input', 'licence'] },
    ])
    expect((await change({ licence: 'cc-by-4.0', version: '2027' })).userErrors).toEqual([])
    const { framework: read } = await editor.read(
      'query ($id: ID!) { framework(id: $id) { version licence { statements { statedBy } } } }',
      { id: draft.id },
    )
    expect(read).toMatchObject({ version: '2027', licence: { statements: [{ statedBy: 'Ministry of Learning' }] } })
  })

  it('writes nothing in a trial, and is for members of the provider it is copied to', async () => {
    const { catalogue } = await editor.read('{ catalogue { version } }')
    const trial = await copy(id('open'), { dryRun: true })
    expect(trial).toMatchObject({ framework: null, userErrors: [] })
    expect(trial.impact.summary[0]).toContain('4 outcomes')
    expect((await editor.read('{ catalogue { version } }')).catalogue).toEqual(catalogue)
    const stranger = await editor.api.signUp('copier')
    await expect(copy(id('open'), {}, stranger)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(copy(id('open'), {}, '')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it('works for one born here too, whose keeper makes new versions instead', async () => {
    const { id: own, ids } = await editor.draft('Shared', ['S.1'])
    await editor.publish(own, 'ADOPTED')
    expect((await copy(own)).userErrors).toMatchObject([{ code: 'CONFLICT', field: ['id'] }])
    const friend = await editor.api.signUp('friend')
    const providerId = await providerOf(editor.api, friend, 'Valley School')
    const { framework: draft } = await copy(own, { providerId }, friend)
    expect(draft).toMatchObject({ adaptedFrom: [{ id: own }], outcomeCount: 1, status: 'PRIVATE_DRAFT' })
    await editor.change(
      'frameworkPublish',
      { id: ['ID!', draft.id], status: ['FrameworkPublication!', 'ADOPTED'] },
      friend,
    )
    const { framework: original, outcome: first } = await editor.read(
      'query ($id: ID!, $o: ID!) { framework(id: $id) { status replacedBy { id } } outcome(id: $o) { replacedBy { id } } }',
      { id: own, o: ids['S.1'] },
    )
    expect({ original, first }).toEqual({
      original: { status: 'ADOPTED', replacedBy: null },
      first: { replacedBy: null },
    })
  })
})
