import { beforeEach, afterEach, describe, expect, it } from 'vitest'
import { idOf } from '#graph/ids.ts'
import { openEditor, type Editor } from '#test/helpers/editor.ts'

let editor: Editor
beforeEach(async () => {
  editor = await openEditor()
})
afterEach(() => editor.close())

const en = (text: string) => ({ text, language: 'en' })
const shadows = idOf('classroom:outcome/shadows')

const FRAMEWORK = `query ($id: ID!) { framework(id: $id) { id status isFrozen adoptionStatus version statusReason outcomeCount
  prerequisiteCount viewerCanEdit viewerCanMakeVersion draftOf { id } nextDraft { id } replaces { id } replacedBy { id }
  roots { id code statement { text } children(first: 5) { id code } replacedBy { id } copiedFrom { id } requires(first: 5) { outcome { id code } strength reason { text } }
    matches { outcome { id } kind } evidence { text } } } }`
const frameworkOf = async (id: string, token?: string | null) => (await editor.read(FRAMEWORK, { id }, token)).framework
const byCode = (framework: { roots: { id: string; code: string }[] }) =>
  Object.fromEntries(framework.roots.map(({ id, code }) => [code, id]))

const newVersion = (id: string, version?: string, dryRun = false) =>
  editor.change('frameworkNewVersion', {
    id: ['ID!', id],
    version: ['String', version],
    dryRun: ['Boolean', dryRun],
  })

/** A framework in force: B requires A, C requires B; C matches shadows; a resource teaches A. */
async function adopted() {
  const { id, ids } = await editor.draft('Water', ['A', 'B', 'C'])
  await editor.requires(ids.B!, ids.A!, { reason: [en('First things first.')] })
  await editor.requires(ids.C!, ids.B!, { strength: 'SOFT' })
  await editor.change('matchSet', {
    from: ['ID!', ids.C],
    to: ['ID!', shadows],
    input: ['MatchInput!', { kind: 'CLOSE' }],
  })
  await editor.change('outcomeUpdate', {
    id: ['ID!', ids.A],
    revision: ['Int!', 1],
    input: ['OutcomeInput!', { evidence: [en('Sorts pictures.')] }],
  })
  const { userErrors } = await editor.publish(id, 'ADOPTED')
  expect(userErrors).toEqual([])
  return { id, ids }
}

async function resourceFor(outcomeId: string, title: string): Promise<string> {
  const input = {
    title,
    description: 'A film.',
    url: 'https://hill.example/film',
    language: 'en',
    licence: 'cc-by-4.0',
    alignments: [{ outcomeId }],
  }
  const { data } = await editor.api.ask(
    `mutation ($providerId: ID!, $input: ResourceInput!) { resourcePublish(providerId: $providerId, input: $input) {
      resource { id } userErrors { message } } }`,
    { providerId: editor.providerId, input },
    editor.token,
  )
  expect(data?.resourcePublish.userErrors).toEqual([])
  return data?.resourcePublish.resource.id as string
}

describe('publishing', () => {
  it('shows a draft to everybody, and it is still edited', async () => {
    const { id, ids } = await editor.draft('Open draft', ['O.1'])
    expect(await frameworkOf(id, null)).toBeNull()
    const { framework, impact } = await editor.publish(id, 'DRAFT', { note: 'For comments' })
    expect(framework).toMatchObject({ status: 'DRAFT', isFrozen: false, viewerCanEdit: true, adoptionStatus: 'Draft' })
    expect(impact.summary[0]).toBe('1 outcome can be found by everybody.')
    expect(await frameworkOf(id, null)).toMatchObject({ status: 'DRAFT', viewerCanEdit: false, outcomeCount: 1 })
    const { searchOutcomes } = await editor.read('{ searchOutcomes(query: "Learn O.1") { nodes { id } } }', {}, null)
    expect(searchOutcomes.nodes[0].id).toBe(ids['O.1'])
    const changed = await editor.change('outcomeUpdate', {
      id: ['ID!', ids['O.1']],
      revision: ['Int!', 1],
      input: ['OutcomeInput!', { statements: [en('Learn it better')] }],
    })
    expect(changed.userErrors).toEqual([])
    const found = await editor.read('{ searchOutcomes(query: "Learn it better") { nodes { id } } }', {}, null)
    expect(found.searchOutcomes.nodes[0].id).toBe(ids['O.1'])
    const [revision] = await editor.api.graph.read<{ note: string }>(
      'MATCH (f:Framework {id: $id})-[:HAS_REVISION]->(r) RETURN r.note AS note',
      { id },
    )
    expect(revision?.note).toBe('For comments')
  })

  it('needs something in it', async () => {
    const { id } = await editor.draft('Empty', [])
    expect((await editor.publish(id, 'DRAFT')).userErrors).toMatchObject([{ code: 'INVALID', field: ['id'] }])
  })

  it('freezes what is adopted', async () => {
    const { id, ids } = await adopted()
    expect(await frameworkOf(id)).toMatchObject({
      status: 'ADOPTED',
      isFrozen: true,
      viewerCanEdit: false,
      viewerCanMakeVersion: true,
    })
    const frozen = [
      editor.change('frameworkUpdate', {
        id: ['ID!', id],
        revision: ['Int!', 2],
        input: ['FrameworkInput!', { version: '2' }],
      }),
      editor.change('outcomeAdd', {
        frameworkId: ['ID!', id],
        input: ['OutcomeInput!', { statements: [en('x')] }],
      }),
      editor.change('outcomeUpdate', {
        id: ['ID!', ids.A],
        revision: ['Int!', 2],
        input: ['OutcomeInput!', { notes: 'x' }],
      }),
      editor.change('outcomeMove', { id: ['ID!', ids.A] }),
      editor.change('outcomeRetire', { id: ['ID!', ids.A] }),
      editor.requires(ids.A!, shadows),
      editor.change('prerequisiteRemove', { from: ['ID!', ids.B], to: ['ID!', ids.A] }),
      editor.change('frameworkDiscard', { id: ['ID!', id] }),
      editor.publish(id, 'DRAFT'),
    ]
    for (const { userErrors } of await Promise.all(frozen)) {
      expect(userErrors).toMatchObject([{ code: 'CONFLICT' }])
      expect((userErrors as { message: string }[])[0]!.message).toMatch(/frozen|public/)
    }
  })
})

describe('a new version', () => {
  it('is a draft with all that the old one holds', async () => {
    const { id, ids } = await adopted()
    const { framework: draft, userErrors } = await newVersion(id, '2027')
    expect(userErrors).toEqual([])
    expect(draft).toMatchObject({ status: 'PRIVATE_DRAFT', version: '2027', draftOf: { id }, outcomeCount: 3 })
    const copy = await frameworkOf(draft.id)
    expect(copy.roots).toMatchObject([
      { code: 'A', copiedFrom: { id: ids.A }, evidence: [{ text: 'Sorts pictures.' }], requires: [] },
      {
        code: 'B',
        copiedFrom: { id: ids.B },
        requires: [{ outcome: { id: byCode(copy).A }, strength: 'HARD', reason: { text: 'First things first.' } }],
      },
      { code: 'C', requires: [{ outcome: { code: 'B' }, strength: 'SOFT' }], matches: [{ outcome: { id: shadows } }] },
    ])
    expect(await frameworkOf(id)).toMatchObject({
      status: 'ADOPTED',
      outcomeCount: 3,
      nextDraft: { id: draft.id },
      viewerCanMakeVersion: false,
    })
    expect((await frameworkOf(id, null)).nextDraft).toBeNull()
    const again = await newVersion(id)
    expect(again.userErrors).toMatchObject([{ code: 'CONFLICT', field: ['id'] }])
    expect(again.userErrors[0].message).toContain(draft.id)
  })

  it('of one adopted at the same time is made once', async () => {
    const { id } = await adopted()
    const both = await Promise.all([newVersion(id), newVersion(id)])
    expect(both.map(({ userErrors }) => (userErrors as unknown[]).length).sort()).toEqual([0, 1])
  })

  it('replaces the old one when it is adopted: both are there, and what was aligned leads on', async () => {
    const { id, ids } = await adopted()
    const film = await resourceFor(ids.A!, 'A film about water')
    const { framework: draft } = await newVersion(id, '2')
    const { A, B, C } = byCode(await frameworkOf(draft.id))
    await editor.change('outcomeUpdate', {
      id: ['ID!', A],
      revision: ['Int!', 1],
      input: ['OutcomeInput!', { statements: [en('Learn A, better')] }],
    })
    await editor.change('outcomeRetire', { id: ['ID!', C], replacedById: ['ID', B] })
    const added = await editor.change('outcomeAdd', {
      frameworkId: ['ID!', draft.id],
      input: ['OutcomeInput!', { code: 'D', statements: [en('Learn D')] }],
    })
    const trial = await editor.publish(draft.id, 'ADOPTED', { dryRun: true })
    expect(trial.framework.status).toBe('PRIVATE_DRAFT')
    expect(trial.impact.summary.slice(0, 3)).toEqual([
      '3 outcomes are replaced; what is aligned to them leads on.',
      '1 outcome leads on to another one.',
      '1 outcome is worded otherwise.',
    ])
    const { framework, userErrors } = await editor.publish(draft.id, 'ADOPTED', { note: 'Second edition' })
    expect(userErrors).toEqual([])
    expect(framework).toMatchObject({ status: 'ADOPTED', replaces: { id }, draftOf: null, outcomeCount: 3 })
    const old = await frameworkOf(id, null)
    expect(old).toMatchObject({
      status: 'DEPRECATED',
      statusReason: 'A new version replaced it.',
      replacedBy: { id: draft.id },
      outcomeCount: 3,
      prerequisiteCount: 2,
    })
    expect(old.roots).toMatchObject([
      { id: ids.A, statement: { text: 'Learn A' }, replacedBy: { id: A } },
      { id: ids.B, replacedBy: { id: B } },
      { id: ids.C, replacedBy: { id: B } },
    ])
    const { outcome } = await editor.read('query ($id: ID!) { outcome(id: $id) { replacedBy { id } } }', {
      id: added.outcome.id,
    })
    expect(outcome.replacedBy).toBeNull()
    const { pathway } = await editor.read(
      'query ($goals: [ID!]!) { pathway(goals: $goals) { steps { nodes { outcome { id } resources(first: 5) { resource { id } } } } } }',
      { goals: [B] },
      null,
    )
    expect(pathway.steps.nodes.map((step: { outcome: { id: string } }) => step.outcome.id)).toEqual([A, B])
    expect(pathway.steps.nodes[0].resources).toEqual([{ resource: { id: film } }])
    expect((await newVersion(id)).userErrors).toMatchObject([{ code: 'CONFLICT' }])
    expect((await newVersion(draft.id)).userErrors).toEqual([])
  })

  it('says what of the old one has no successor, and what hangs on it', async () => {
    const { id, ids } = await adopted()
    const film = await resourceFor(ids.A!, 'A film about water')
    const later = await resourceFor(ids.B!, 'A later film')
    const { framework: draft } = await newVersion(id)
    const { A } = byCode(await frameworkOf(draft.id))
    const { impact } = await editor.change('outcomeRetire', { id: ['ID!', A], dryRun: ['Boolean', true] })
    expect(impact).toMatchObject({ resources: 2, outcomes: 3, collections: 0, crosswalks: 0 })
    expect(impact.aligned.map((each: { id: string }) => each.id).sort()).toEqual([film, later].sort())
    await editor.change('outcomeRetire', { id: ['ID!', A] })
    const trial = await editor.publish(draft.id, 'ADOPTED', { dryRun: true })
    expect(trial.impact.summary).toEqual([
      '2 outcomes are replaced; what is aligned to them leads on.',
      '1 outcome has no successor.',
      '2 resources are aligned to what changes, or to what requires it.',
      'The way to 3 published outcomes changes.',
    ])
  })

  it('is not adopted when it would close a cycle through what requires the old one', async () => {
    const { id, ids } = await adopted()
    const other = await editor.draft('Builds on it', ['X'])
    await editor.requires(other.ids.X!, ids.A!)
    await editor.publish(other.id, 'ADOPTED')
    const { framework: draft } = await newVersion(id)
    const { A } = byCode(await frameworkOf(draft.id))
    expect((await editor.requires(A!, other.ids.X!)).userErrors).toEqual([])
    const { userErrors, framework } = await editor.publish(draft.id, 'ADOPTED')
    expect(framework).toBeNull()
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', field: ['id'] }])
    expect(userErrors[0].message).toContain('“A Learn A” requires “X Learn X”, which requires “A Learn A”')
    expect(await frameworkOf(id)).toMatchObject({ status: 'ADOPTED', replacedBy: null })
  })

  it('is discarded without a trace, and then there may be another', async () => {
    const { id } = await adopted()
    const { framework: draft } = await newVersion(id)
    await editor.change('frameworkDiscard', { id: ['ID!', draft.id] })
    expect(await frameworkOf(id)).toMatchObject({ nextDraft: null, viewerCanMakeVersion: true, outcomeCount: 3 })
    expect((await newVersion(id)).userErrors).toEqual([])
  })
})

describe('deprecating', () => {
  it('leaves a framework where it is, with the reason', async () => {
    const { id, ids } = await adopted()
    const film = await resourceFor(ids.A!, 'A film')
    const deprecate = (reason: string, dryRun = false) =>
      editor.change('frameworkDeprecate', {
        id: ['ID!', id],
        reason: ['String!', reason],
        dryRun: ['Boolean', dryRun],
      })
    expect((await deprecate(' ')).userErrors).toMatchObject([{ code: 'REQUIRED', field: ['reason'] }])
    const trial = await deprecate('No longer taught.', true)
    expect(trial.framework.status).toBe('ADOPTED')
    expect(trial.impact).toMatchObject({ resources: 1, aligned: [{ id: film }] })
    const { framework } = await deprecate('No longer taught.')
    expect(framework).toMatchObject({
      status: 'DEPRECATED',
      statusReason: 'No longer taught.',
      viewerCanDeprecate: false,
    })
    expect(await frameworkOf(id, null)).toMatchObject({ status: 'DEPRECATED', outcomeCount: 3 })
    expect((await deprecate('Again.')).userErrors).toMatchObject([{ code: 'CONFLICT' }])
    const fresh = await editor.draft('Not yet', ['N.1'])
    const early = await editor.change('frameworkDeprecate', { id: ['ID!', fresh.id], reason: ['String!', 'x'] })
    expect(early.userErrors).toMatchObject([{ code: 'CONFLICT' }])
  })
})
