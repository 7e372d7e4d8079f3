/** Former states, two editors at once, drafts that save themselves and new versions: the same on each engine. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#graph/ids.ts'
import { accountByEmail } from '#graph/queries/account.ts'
import { addMember } from '#graph/queries/agent.ts'
import { idOf } from '#graph/ids.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'
import { providerOf } from '#test/helpers/editor.ts'
import { engines } from '#test/helpers/graphs.ts'

type Json = any // eslint-disable-line @typescript-eslint/no-explicit-any

const RESOURCE = 'resource { id revision state title { text } }'
const FAULTS = 'userErrors { code field message }'
const STALE = `stale { revision fields { field label language edited theirs yours changedByThem changedByYou } }`
const UPDATE = `mutation ($id: ID!, $revision: Int!, $input: ResourceInput!, $note: String, $publish: Boolean, $autosave: Boolean) {
  it: resourceUpdate(id: $id, revision: $revision, input: $input, note: $note, publish: $publish, autosave: $autosave) {
    ${RESOURCE} ${STALE} ${FAULTS} } }`
const DRAFT = `mutation ($providerId: ID!, $input: ResourceInput!) {
  it: resourceDraft(providerId: $providerId, input: $input) { ${RESOURCE} ${FAULTS} } }`
const PUBLISH = DRAFT.replace('resourceDraft', 'resourcePublish')
const VERSION = `mutation ($id: ID!) { it: resourceNewVersion(id: $id) { ${RESOURCE} ${FAULTS} } }`
const REVISIONS = `query ($id: ID!, $first: Int, $after: String) { resource(id: $id) {
  nextDraft { id } viewerCanMakeVersion versionOf { id } laterVersions { id } editions { id }
  revisions(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes {
    number by note state isPresent isFirst changes { field label language before after parts { kind text } } } } } }`

const good = {
  title: 'Shadow theatre',
  description: 'A play with hands and a lamp.',
  url: 'https://hill.example/shadows',
  language: 'en',
  licence: 'cc-by-sa-4.0',
  creators: ['Amina Otieno'],
  accessibility: { accessModes: ['visual'], features: ['closedCaptions'] },
}
const EMPTY = { title: '', description: '', url: '', language: '', licence: '' }

describe.each(engines)('the versions of a resource on $name', (engine) => {
  describe.skipIf(!engine.available)('are kept', () => {
    let api: TestApi
    let owner: string
    let editor: string
    let stranger: string
    let providerId: string

    beforeAll(async () => {
      api = await openApi({ on: await engine.open() })
      owner = await api.signUp('owner')
      editor = await api.signUp('editor')
      stranger = await api.signUp('stranger')
      providerId = await providerOf(api, owner, 'Hill School')
      await providerOf(api, stranger, 'Valley School')
      const account = (await accountByEmail(api.graph, 'editor@classroom.example'))!
      await addMember(api.graph, { providerId, accountId: account.id, role: 'editor' })
    })
    afterAll(() => api?.close())

    async function run(document: string, variables: Json, token: string | undefined = owner): Promise<Json> {
      const { data, errors } = await api.ask<Json>(document, variables, token)
      if (errors) throw Object.assign(new Error(errors[0]!.message), { code: errors[0]!.extensions?.code })
      return data.it ?? data.resource
    }
    const published = async (more: Json = {}) => {
      const { resource, userErrors } = await run(PUBLISH, { providerId, input: { ...good, ...more } })
      expect(userErrors).toEqual([])
      return resource.id as string
    }
    const revisions = async (id: string, token?: string, more: Json = {}) =>
      (await api.ask<Json>(REVISIONS, { id, ...more }, token)).data?.resource?.revisions

    it('with who made each, why, and what changed in words', async () => {
      const id = await published()
      const input = {
        ...good,
        description: 'A play with hands, paper and a lamp.',
        minutes: 40,
        creators: ['Amina Otieno', 'Bo Li'],
        alignments: [{ outcomeId: idOf('classroom:outcome/shadows') }],
        accessibility: { accessModes: ['visual'], absentFeatures: ['closedCaptions'] },
      }
      await run(UPDATE, { id, revision: 1, input, note: 'Paper is needed too.' }, editor)
      const { totalCount, nodes } = await revisions(id, owner)
      expect(totalCount).toBe(2)
      expect(
        nodes.map(({ number, by, note, isPresent, isFirst }: Json) => [number, by, note, isPresent, isFirst]),
      ).toEqual([
        [2, 'editor', 'Paper is needed too.', true, false],
        [1, 'owner', null, false, true],
      ])
      const changes = Object.fromEntries(nodes[0].changes.map((change: Json) => [change.label, change]))
      expect(Object.keys(changes).sort()).toEqual(
        ['Description', 'Made by', 'Minutes for a learner', 'What it teaches', 'Who can use it'].sort(),
      )
      expect(changes.Description.parts).toEqual([
        { kind: 'KEPT', text: 'A play with hands' },
        { kind: 'ADDED', text: ', paper' },
        { kind: 'KEPT', text: ' and a lamp.' },
      ])
      expect(changes['Made by']).toMatchObject({ before: ['Amina Otieno'], after: ['Amina Otieno', 'Bo Li'] })
      expect(changes['Minutes for a learner']).toMatchObject({ field: 'minutes', before: [], after: ['40'] })
      expect(changes['Who can use it'].after).toEqual(['not there: closed captions', 'visual'])
      expect(changes['What it teaches'].after[0]).toMatch(/^teaches: L\.1 Explain how a shadow comes about/)
      expect(nodes[1].changes).toEqual([])
    })

    it('to others in the name of the provider, page by page', async () => {
      const id = await published()
      for (const revision of [1, 2]) await run(UPDATE, { id, revision, input: { ...good, minutes: revision } })
      const page = await revisions(id, stranger, { first: 2 })
      expect(page).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } })
      expect(page.nodes.map(({ number, by }: Json) => [number, by])).toEqual([
        [3, 'Hill School'],
        [2, 'Hill School'],
      ])
      const rest = await revisions(id, undefined, { first: 2, after: page.pageInfo.endCursor })
      expect(rest.nodes.map(({ number, isFirst }: Json) => [number, isFirst])).toEqual([[1, true]])
      expect(rest.pageInfo.hasNextPage).toBe(false)
    })

    it('and drafts are for those who see drafts', async () => {
      const { resource, userErrors } = await run(DRAFT, { providerId, input: { ...EMPTY, title: 'A secret plan' } })
      expect(userErrors).toEqual([])
      expect(resource).toMatchObject({ revision: 1, state: 'DRAFT' })
      const { id } = resource
      expect(await run(REVISIONS, { id }, stranger)).toBeNull()
      expect(
        (await api.ask<Json>('query ($id: ID!) { resource(id: $id) { id } node(id: $id) { id } }', { id }, stranger))
          .data,
      ).toEqual({ resource: null, node: null })
      await run(UPDATE, { id, revision: 1, input: good, note: 'Now it is whole.', publish: true })
      const told = await revisions(id, stranger)
      expect(told.nodes).toMatchObject([{ number: 2, isFirst: true, changes: [] }])
      expect(JSON.stringify(told)).not.toContain('secret')
      const own = await revisions(id, editor)
      expect(own.nodes[0].changes.find(({ label }: Json) => label === 'Title').parts.length).toBeGreaterThan(1)
      expect(own.nodes[0].changes.find(({ label }: Json) => label === 'State')).toMatchObject({
        before: ['a draft'],
        after: ['published'],
      })
    })

    it('and a withdrawal ends what others see of those before', async () => {
      const id = await published({ title: 'Somebody was named here' })
      await run(UPDATE, { id, revision: 1, input: good })
      await run(
        'mutation ($id: ID!) { it: resourceWithdraw(id: $id, reason: "It named somebody.") { resource { id } } }',
        { id },
      )
      const told = await revisions(id, undefined)
      expect(told.nodes).toMatchObject([{ number: 3, state: 'WITHDRAWN', note: 'It named somebody.', changes: [] }])
      expect((await revisions(id, owner)).totalCount).toBe(3)
    })

    it('so that of two editors at once one is written, and the other is given both texts', async () => {
      const id = await published()
      const edits = [
        { ...good, title: 'Shadow play', minutes: 20 },
        { ...good, title: 'Theatre of shadows', keywords: ['light'] },
      ]
      const results = await Promise.all([
        run(UPDATE, { id, revision: 1, input: edits[0] }, owner),
        run(UPDATE, { id, revision: 1, input: edits[1] }, editor),
      ])
      const won = results.findIndex(({ resource }) => resource !== null)
      const lost = results[1 - won]
      expect(results[won].stale).toBeNull()
      expect(lost.userErrors).toMatchObject([{ code: 'STALE', field: ['revision'] }])
      expect(lost.stale.revision).toBe(2)
      const title = lost.stale.fields.find(({ field }: Json) => field === 'title')
      expect(title).toEqual({
        ...{ field: 'title', label: 'Title', language: 'en', edited: ['Shadow theatre'] },
        ...{ theirs: [edits[won]!.title], yours: [edits[1 - won]!.title], changedByThem: true, changedByYou: true },
      })
      const others = lost.stale.fields.filter(({ field }: Json) => field !== 'title')
      expect(others.map(({ field }: Json) => field).sort()).toEqual(['keywords', 'minutes'])
      expect(others.map((field: Json) => field.changedByThem !== field.changedByYou)).toEqual([true, true])
      expect((await revisions(id, owner)).totalCount).toBe(2)
      const merged = { ...edits[won], title: edits[1 - won]!.title }
      expect((await run(UPDATE, { id, revision: lost.stale.revision, input: merged }, editor)).userErrors).toEqual([])
    })

    it.each([0, -1, 2, 1_000_000])('and a revision that is made up (%i) writes nothing', async (revision) => {
      const id = await published()
      const { resource, userErrors } = await run(UPDATE, { id, revision, input: { ...good, title: 'Forged' } })
      expect(resource).toBeNull()
      expect(userErrors).toMatchObject([{ code: 'STALE' }])
      expect((await revisions(id, owner)).totalCount).toBe(1)
    })

    it('while a draft that saves itself keeps the last of what its writer typed', async () => {
      const { resource } = await run(DRAFT, { providerId, input: EMPTY })
      const { id } = resource
      const save = (revision: number, title: string, more: Json = {}, token = owner) =>
        run(UPDATE, { id, revision, input: { ...EMPTY, title }, autosave: true, ...more }, token)
      for (const [at, title] of ['L', 'La', 'Lan', 'Lant'].entries())
        expect((await save(at + 1, title)).userErrors).toEqual([])
      expect((await revisions(id, owner)).nodes.map(({ number }: Json) => number)).toEqual([5, 1])
      // What is saved by hand and what somebody else typed stays.
      await save(5, 'Lantern', { autosave: false, note: 'By hand.' })
      await save(6, 'Lanterns')
      await save(7, 'Lanterns!', {}, editor)
      const { nodes } = await revisions(id, owner)
      expect(nodes.map(({ number, by, note }: Json) => [number, by, note])).toEqual([
        [8, 'editor', null],
        [7, 'owner', null],
        [6, 'owner', 'By hand.'],
        [5, 'owner', null],
        [1, 'owner', null],
      ])
      // Late, and made from what is not there any more: never written over it.
      const late = await save(7, 'Lantern')
      expect(late).toMatchObject({ resource: null, userErrors: [{ code: 'STALE' }] })
      expect(late.stale.fields[0]).toMatchObject({ field: 'title', theirs: ['Lanterns!'], yours: ['Lantern'] })
      // A published one does not save itself unseen.
      const live = await published()
      await run(UPDATE, { id: live, revision: 1, input: { ...good, title: 'One' }, autosave: true })
      await run(UPDATE, { id: live, revision: 2, input: { ...good, title: 'Two' }, autosave: true })
      expect((await revisions(live, owner)).totalCount).toBe(3)
    })

    it('and a new version names the old one, which stays and says so', async () => {
      const id = await published({ title: 'The first edition' })
      expect(await run(REVISIONS, { id }, editor)).toMatchObject({ viewerCanMakeVersion: true, nextDraft: null })
      const begun = await Promise.all([run(VERSION, { id }, owner), run(VERSION, { id }, editor)])
      const [next] = begun.map(({ resource }) => resource.id as string)
      expect(begun[1].resource.id).toBe(next)
      expect(begun[0].resource).toMatchObject({ state: 'DRAFT', title: { text: 'The first edition' } })
      expect(await run(REVISIONS, { id }, owner)).toMatchObject({ nextDraft: { id: next }, laterVersions: [] })
      expect(await run(REVISIONS, { id }, stranger)).toMatchObject({ nextDraft: null, viewerCanMakeVersion: false })
      const input = { ...good, title: 'The second edition', url: 'https://hill.example/shadows/2' }
      expect((await run(UPDATE, { id: next, revision: 1, input, publish: true })).userErrors).toEqual([])
      expect(await run(REVISIONS, { id }, stranger)).toMatchObject({
        laterVersions: [{ id: next }],
        editions: [],
        nextDraft: null,
      })
      expect(await run(REVISIONS, { id: next }, stranger)).toMatchObject({
        versionOf: { id },
        editions: [],
        laterVersions: [],
      })
      const found = async () =>
        (
          await api.ask<Json>('{ searchResources(query: "hands and a lamp", first: 50) { nodes { id } } }')
        ).data.searchResources.nodes.map(({ id }: Json) => id) as string[]
      expect(await found()).toContain(next)
      expect(await found()).not.toContain(id)
      const third = await run(VERSION, { id: next }, owner)
      expect(third.resource.id).not.toBe(next)
      // Where the newer one goes, search leads to the old one again.
      await run('mutation ($id: ID!) { it: resourceWithdraw(id: $id, reason: "Too early.") { resource { id } } }', {
        id: next,
      })
      expect(await found()).toContain(id)
    })

    it('and what is not yours has no new version of yours', async () => {
      const id = await published()
      await expect(run(VERSION, { id }, stranger)).rejects.toMatchObject({ code: 'FORBIDDEN' })
      await expect(run(UPDATE, { id, revision: 1, input: good }, stranger)).rejects.toMatchObject({ code: 'FORBIDDEN' })
      const { resource } = await run(DRAFT, { providerId, input: EMPTY })
      for (const [document, more] of [
        [VERSION, {}],
        [UPDATE, { revision: 1, input: good }],
      ] as const) {
        const [hidden, nowhere] = await Promise.all(
          [resource.id, newId()].map(async (id) =>
            JSON.stringify(await run(document, { id, ...more }, stranger)).replaceAll(id, ''),
          ),
        )
        expect(hidden).toBe(nowhere)
        expect(hidden).toContain('NOT_FOUND')
      }
      await expect(run(DRAFT, { providerId, input: EMPTY }, stranger)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    })
  })
})
