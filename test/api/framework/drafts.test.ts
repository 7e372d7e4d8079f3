/** Who sees a draft: every way to an outcome or a framework, asked by a stranger, by members of it and of another. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { casePackage } from '#api/exchange/case-package.ts'
import { idOf } from '#graph/ids.ts'
import { frameworkToExport } from '#graph/queries/export.ts'
import { openEditor, providerOf, type Editor } from '#test/helpers/editor.ts'

let editor: Editor
let framework: string
let ids: Record<string, string>
let uri: string
let otherMember: string
let retired: string
const shadows = idOf('classroom:outcome/shadows')
const en = (text: string) => ({ text, language: 'en' })

beforeAll(async () => {
  editor = await openEditor()
  ;({ id: framework, ids } = await editor.draft('Quokka secrets', ['Q', 'Q.1', 'Q.2', 'Q.3']))
  await editor.change('outcomeMove', { id: ['ID!', ids['Q.1']], parentId: ['ID', ids.Q] })
  await editor.requires(ids['Q.2']!, ids['Q.1']!)
  await editor.requires(ids['Q.2']!, shadows)
  await editor.change('matchSet', {
    from: ['ID!', ids['Q.1']],
    to: ['ID!', shadows],
    input: ['MatchInput!', { kind: 'EXACT' }],
  })
  retired = ids['Q.3']!
  await editor.change('outcomeRetire', { id: ['ID!', retired], replacedById: ['ID', ids['Q.2']] })
  const read = await editor.read('query ($id: ID!) { outcome(id: $id) { uri } }', { id: ids['Q.1'] })
  uri = read.outcome.uri as string
  otherMember = await editor.api.signUp('other')
  await providerOf(editor.api, otherMember, 'Other School')
})
afterAll(() => editor.close())

/** Every read by which one could come to the draft; each must tell nothing of it. */
const READS = `query ($framework: ID!, $outcome: ID!, $retired: ID!, $uri: String!, $shadows: ID!) {
  framework(id: $framework) { id }
  node(id: $framework) { id }
  outcomeNode: node(id: $outcome) { id }
  outcome(id: $outcome) { id }
  retired: outcome(id: $retired) { id }
  outcomeByUri(uri: $uri) { id }
  outcomesByCode(code: "Q.1") { id }
  frameworks(first: 100) { totalCount nodes { id } }
  catalogue { outcomeCount frameworkCount prerequisiteCount }
  searchOutcomes(query: "Learn Q.1") { nodes { id } }
  searchResources(query: "quokka") { totalCount }
  shadows: outcome(id: $shadows) {
    requiredBy { outcome { id } } matches { outcome { id } } children { id }
  }
  viewer { drafts { id } }
}`

const readAs = (token: string | null) =>
  editor.read(READS, { framework, outcome: ids['Q.1'], retired, uri, shadows }, token)

async function secretsIn(answer: unknown): Promise<string[]> {
  const text = JSON.stringify(answer)
  return [framework, ...Object.values(ids), 'Quokka'].filter((secret) => text.includes(secret))
}

describe('a private draft', () => {
  it.each([
    ['a stranger', () => null],
    ['a member of another provider', () => otherMember],
  ])('is not there for %s', async (_who, token) => {
    const answer = await readAs(token())
    expect(await secretsIn(answer)).toEqual([])
    expect(answer.catalogue).toMatchObject({ outcomeCount: 12, frameworkCount: 1, prerequisiteCount: 8 })
    expect(answer.frameworks.totalCount).toBe(1)
  })

  it('is there for its members, and counts nowhere else', async () => {
    const answer = await readAs(editor.token)
    expect(answer).toMatchObject({
      framework: { id: framework },
      node: { id: framework },
      outcomeNode: { id: ids['Q.1'] },
      outcome: { id: ids['Q.1'] },
      retired: { id: retired },
      outcomeByUri: { id: ids['Q.1'] },
      outcomesByCode: [{ id: ids['Q.1'] }],
      viewer: { drafts: [{ id: framework }] },
      catalogue: { outcomeCount: 12, frameworkCount: 1, prerequisiteCount: 8 },
    })
    expect(answer.shadows.matches).toContainEqual({ outcome: { id: ids['Q.1'] } })
    expect(answer.shadows.requiredBy).toContainEqual({ outcome: { id: ids['Q.2'] } })
    expect(answer.searchOutcomes.nodes).not.toContainEqual({ id: ids['Q.1'] })
  })

  it.each([
    ['a stranger', () => undefined, 'UNAUTHENTICATED'],
    ['a member of another provider', () => otherMember, 'NOT_FOUND'],
  ])('is changed by nobody who does not see it: %s', async (_who, token, code) => {
    const input: [string, unknown] = ['OutcomeInput!', { statements: [en('Mine now')] }]
    const attempts: [string, Record<string, [string, unknown]>][] = [
      [
        'frameworkUpdate',
        { id: ['ID!', framework], revision: ['Int!', 1], input: ['FrameworkInput!', { version: '9' }] },
      ],
      ['frameworkCopy', { id: ['ID!', framework], providerId: ['ID!', editor.providerId] }],
      ['frameworkNewVersion', { id: ['ID!', framework] }],
      ['frameworkPublish', { id: ['ID!', framework], status: ['FrameworkPublication!', 'ADOPTED'] }],
      ['frameworkDeprecate', { id: ['ID!', framework], reason: ['String!', 'x'] }],
      ['frameworkDiscard', { id: ['ID!', framework] }],
      ['outcomeAdd', { frameworkId: ['ID!', framework], input }],
      ['outcomeUpdate', { id: ['ID!', ids['Q.1']], revision: ['Int!', 1], input }],
      ['outcomeMove', { id: ['ID!', ids['Q.1']] }],
      ['outcomeRetire', { id: ['ID!', ids['Q.1']] }],
      [
        'prerequisiteSet',
        { from: ['ID!', ids['Q.1']], to: ['ID!', shadows], input: ['PrerequisiteInput!', { strength: 'HARD' }] },
      ],
      ['prerequisiteRemove', { from: ['ID!', ids['Q.2']], to: ['ID!', ids['Q.1']] }],
      ['matchSet', { from: ['ID!', ids['Q.1']], to: ['ID!', shadows], input: ['MatchInput!', { kind: 'CLOSE' }] }],
      ['matchRemove', { from: ['ID!', ids['Q.1']], to: ['ID!', shadows], kind: ['MatchKind!', 'EXACT'] }],
    ]
    for (const [field, variables] of attempts) {
      const answer = await editor.change(field, variables, token() ?? '').catch((error: unknown) => error)
      if (answer instanceof Error) expect(answer).toMatchObject({ code })
      else expect(answer.userErrors[0], field).toMatchObject({ code: 'NOT_FOUND' })
    }
    expect(
      await editor.read('query ($id: ID!) { framework(id: $id) { revision outcomeCount } }', { id: framework }),
    ).toEqual({ framework: { revision: 1, outcomeCount: 3 } })
  })

  it('is not in the exports of what it names', async () => {
    const meadow = await editor.draft('Open meadow', ['M.1'])
    expect((await editor.publish(meadow.id, 'ADOPTED')).userErrors).toEqual([])
    expect((await editor.requires(ids['Q.2']!, meadow.ids['M.1']!)).userErrors).toEqual([])
    const { graph } = editor.api
    let text = ''
    for await (const part of casePackage(graph, (await frameworkToExport(graph, meadow.id))!)) text += part
    expect(text).toContain('M.1')
    expect(await secretsIn(text)).toEqual([])
  })

  it('takes no resources: nothing published leads into it', async () => {
    const input = {
      title: 'Leak',
      description: 'x',
      url: 'https://hill.example/leak',
      language: 'en',
      licence: 'cc-by-4.0',
      alignments: [{ outcomeId: ids['Q.1'] }],
    }
    const { data } = await editor.api.ask(
      `mutation ($providerId: ID!, $input: ResourceInput!) { resourcePublish(providerId: $providerId, input: $input) {
        userErrors { code field } } }`,
      { providerId: editor.providerId, input },
      editor.token,
    )
    expect(data?.resourcePublish.userErrors).toEqual([
      { code: 'NOT_FOUND', field: ['input', 'alignments', '0', 'outcomeId'] },
    ])
  })

  it('is no goal and no step of a pathway, and on no frontier', async () => {
    const asked = `query ($goal: ID!, $known: [KnownInput!], $all: [ID!]!) {
      frontier(known: $known, first: 100) { ready { outcome { id } } withinReach { outcome { id } } }
      pathway(goals: $all) { steps { nodes { outcome { id } } } }
      explain(outcome: $goal) { steps { outcome { id } } } }`
    for (const token of [null, otherMember]) {
      const { data, errors } = await editor.api.ask(
        asked,
        { goal: ids['Q.2'], known: [{ outcome: shadows }], all: [ids['Q.2'], shadows] },
        token ?? undefined,
      )
      const text = JSON.stringify(data ?? {})
      // Ids that were asked for may come back in what says that they are not known; nothing else may.
      expect(text).not.toContain(ids['Q.1'])
      expect(text).not.toContain('Quokka')
      expect(JSON.stringify(errors ?? [])).not.toContain(ids['Q.1'])
    }
  })

  it('is not in a rebuilt index either', async () => {
    await editor.api.services.indexer.rebuild()
    expect(await secretsIn(await readAs(null))).toEqual([])
  })
})

describe('what members of others see of an adopted framework', () => {
  it('is all of it, without the right to change it', async () => {
    const { id, ids: own } = await editor.draft('Numbat facts', ['N.1'])
    await editor.publish(id, 'ADOPTED')
    const { framework: seen } = await editor.read(
      `query ($id: ID!) { framework(id: $id) { id viewerCanEdit viewerCanMakeVersion viewerCanDeprecate viewerCanCopy } }`,
      { id },
      otherMember,
    )
    expect(seen).toEqual({
      id,
      viewerCanEdit: false,
      viewerCanMakeVersion: false,
      viewerCanDeprecate: false,
      viewerCanCopy: true,
    })
    for (const [field, variables] of [
      ['frameworkNewVersion', { id: ['ID!', id] }],
      ['frameworkDeprecate', { id: ['ID!', id], reason: ['String!', 'x'] }],
      ['outcomeRetire', { id: ['ID!', own['N.1']] }],
    ] as [string, Record<string, [string, unknown]>][])
      await expect(editor.change(field, variables, otherMember)).rejects.toMatchObject({
        code: 'FORBIDDEN',
        message: 'Only members of Hill School may do this.',
      })
  })
})
