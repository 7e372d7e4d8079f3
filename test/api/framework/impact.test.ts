import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '#graph/ids.ts'
import { commit } from '#graph/queries/catalogue.ts'
import { openEditor, type Editor } from '#test/helpers/editor.ts'

let editor: Editor
let ids: Record<string, string>
const en = (text: string) => ({ text, language: 'en' })
const resources: Record<string, string> = {}

beforeAll(async () => {
  editor = await openEditor()
  // A public draft: D requires C, C requires B, B requires A; E stands by itself.
  const draft = await editor.draft('Impact', ['A', 'B', 'C', 'D', 'E'])
  ids = draft.ids
  await editor.requires(ids.B!, ids.A!)
  await editor.requires(ids.C!, ids.B!)
  await editor.requires(ids.D!, ids.C!)
  await editor.change('matchSet', {
    from: ['ID!', ids.B],
    to: ['ID!', idOf('classroom:outcome/shadows')],
    input: ['MatchInput!', { kind: 'EXACT' }],
  })
  await editor.publish(draft.id, 'DRAFT')
  for (const code of ['A', 'B', 'D', 'E']) {
    const input = {
      title: `Film ${code}`,
      description: 'x',
      url: `https://hill.example/${code}`,
      language: 'en',
      licence: 'cc-by-4.0',
      alignments: [{ outcomeId: ids[code] }],
    }
    const { data } = await editor.api.ask(
      `mutation ($providerId: ID!, $input: ResourceInput!) { resourcePublish(providerId: $providerId, input: $input) {
        resource { id } } }`,
      { providerId: editor.providerId, input },
      editor.token,
    )
    resources[code] = data?.resourcePublish.resource.id as string
  }
  await commit(editor.api.graph, async (tx) => {
    await tx.run(
      `UNWIND $rows AS row MATCH (o:Outcome {id: row[0]}) MERGE (c:Collection {id: row[1]})
       CREATE (c)-[:CONTAINS {position: 0}]->(o)`,
      {
        rows: [
          [ids.B, 'collection-1'],
          [ids.D, 'collection-1'],
          [ids.D, 'collection-2'],
          [ids.E, 'collection-3'],
        ],
      },
    )
    return { value: null, changes: [{ kind: 'outcome', ids: [ids.B!, ids.D!, ids.E!] }] }
  })
})
afterAll(() => editor.close())

const trial = async (field: string, variables: Record<string, [string, unknown]>) => {
  const { impact, userErrors } = await editor.change(field, { ...variables, dryRun: ['Boolean', true] })
  expect(userErrors).toEqual([])
  return {
    ...impact,
    aligned: impact.aligned.map(({ id }: { id: string }) =>
      Object.keys(resources).find((code) => resources[code] === id),
    ),
  }
}

describe('what hangs on a change', () => {
  it('of a prerequisite is what is aligned to the outcome and to all that require it', async () => {
    const impact = await trial('prerequisiteRemove', { from: ['ID!', ids.B], to: ['ID!', ids.A] })
    expect(impact.aligned.sort()).toEqual(['B', 'D'])
    expect(impact).toMatchObject({ resources: 2, outcomes: 3, collections: 2, crosswalks: 0 })
    expect(impact.summary).toEqual([
      '2 resources are aligned to what changes, or to what requires it.',
      'The way to 3 published outcomes changes.',
      '2 collections contain what changes, or what requires it.',
    ])
  })

  it('of the last one is that one alone', async () => {
    const input = ['PrerequisiteInput!', { strength: 'HARD' }] as [string, unknown]
    const impact = await trial('prerequisiteSet', { from: ['ID!', ids.D], to: ['ID!', ids.E], input })
    expect(impact).toMatchObject({ resources: 1, outcomes: 1, collections: 2, aligned: ['D'] })
  })

  it('of words is what is aligned to the outcome, for no way changes', async () => {
    const impact = await trial('outcomeUpdate', {
      id: ['ID!', ids.B],
      revision: ['Int!', 3],
      input: ['OutcomeInput!', { statements: [en('Other words')] }],
    })
    expect(impact).toMatchObject({ resources: 1, outcomes: 0, collections: 1, aligned: ['B'] })
    expect(impact.summary).toEqual(['1 resource is aligned to what changes.', '1 collection contains what changes.'])
  })

  it('of taking an outcome out holds its crosswalks too', async () => {
    const impact = await trial('outcomeRetire', { id: ['ID!', ids.B] })
    expect(impact).toMatchObject({ resources: 2, outcomes: 3, collections: 2, crosswalks: 1 })
    expect(impact.summary[0]).toBe('1 outcome of the draft no longer requires it.')
    expect(impact.summary.at(-1)).toBe('1 crosswalk is lost.')
  })

  it('of another place is the outcome and what requires it', async () => {
    const impact = await trial('outcomeMove', { id: ['ID!', ids.C], parentId: ['ID', ids.E] })
    expect(impact).toMatchObject({ resources: 1, outcomes: 2, collections: 2 })
  })

  it('of a new version counts the published outcomes that its own stand for', async () => {
    const own = await editor.draft('Stands for', ['S'])
    await editor.publish(own.id, 'ADOPTED')
    const { framework } = await editor.change('frameworkNewVersion', { id: ['ID!', own.id] })
    const { framework: draft } = await editor.read(
      'query ($id: ID!) { framework(id: $id) { roots { id revision } } }',
      { id: framework.id },
    )
    const impact = await trial('outcomeRetire', { id: ['ID!', draft.roots[0].id] })
    expect(impact).toMatchObject({ outcomes: 1, resources: 0 })
  })
})
