/** Codes for print through the API: made once, followed wherever their thing goes, and made to lead elsewhere by who may. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newCode, shownLetters } from '#api/code/letters.ts'
import { idOf } from '#graph/ids.ts'
import { currentVersion } from '#graph/queries/catalogue.ts'
import { openPlace, type PlaceOfTest } from '../moderation/people.ts'

type Json = any // eslint-disable-line @typescript-eslint/no-explicit-any

const PIZZA = idOf('classroom:resource/pizza-fractions')
const FRACTIONS = idOf('classroom:outcome/fractions')
const UNKNOWN = shownLetters(newCode())
const WRONG = UNKNOWN.replace(/.$/, (letter) => (letter === '7' ? '8' : '7'))

let place: PlaceOfTest
beforeAll(async () => {
  place = await openPlace()
})
afterAll(() => place.close())

const codeOf = async (id: string, who = ''): Promise<string> =>
  (await place.ask(who, `{ node(id: "${id}") { ... on Resource { printCode { letters } } } }`)).node.printCode?.letters
const follow = async (letters: string, languages = '[]', more = '', who = ''): Promise<Json> =>
  (
    await place.ask(
      who,
      `{ printCodeTarget(letters: "${letters}", languages: ${languages} ${more}) { letters fault plan thing { __typename id } } }`,
    )
  ).printCodeTarget
const relink = async (who: string, letters: string, to: string): Promise<Json> =>
  (
    await place.ask(
      who,
      `mutation { it: printCodeRelink(letters: "${letters}", to: "${to}") { code { letters } userErrors { code field } } }`,
    )
  ).it

describe('a code for print', () => {
  it('is made once a work, whoever asks how often, shown for all editions, and moves no version', async () => {
    const before = await currentVersion(place.api.graph)
    const { resource } = await place.ask(
      '',
      `{ resource(id: "${PIZZA}") { printCode { letters path } editions { printCode { letters } } } }`,
    )
    const { letters, path } = resource.printCode
    expect(path).toBe(`/q/${letters.replaceAll('-', '')}`)
    expect(resource.editions.length).toBeGreaterThan(0)
    for (const edition of resource.editions) expect(edition.printCode.letters).toBe(letters)
    expect(await Promise.all([codeOf(PIZZA), codeOf(PIZZA, 'owner')])).toEqual([letters, letters])
    expect(await currentVersion(place.api.graph)).toBe(before)
    const [row] = await place.api.graph.read<{ codes: number }>('MATCH (c:Code) RETURN count(c) AS codes')
    expect(row!.codes).toBe(1)
  })

  it('is one when many ask at once', async () => {
    const { id } = await place.publish('Tangrams')
    expect(new Set(await Promise.all(Array.from({ length: 8 }, () => codeOf(id)))).size).toBe(1)
  })

  it('opens the edition in the reader’s language', async () => {
    const letters = await codeOf(PIZZA)
    const { editions } = (await place.ask('', `{ resource(id: "${PIZZA}") { editions { id languages } } }`)).resource
    for (const { id, languages } of editions)
      expect(await follow(letters.toLowerCase(), JSON.stringify(languages))).toEqual({
        ...{ letters, fault: null, plan: null },
        thing: { __typename: 'Resource', id },
      })
    expect((await follow(letters, '["xho"]')).thing.id).toBe(PIZZA)
  })

  it('is there for outcomes, frameworks, collections that others may see, and providers, and for no draft', async () => {
    const { outcome } = await place.ask(
      '',
      `{ outcome(id: "${FRACTIONS}") { id printCode { letters } framework { id printCode { letters } } } }`,
    )
    const { provider } = await place.ask('', `{ provider(id: "${place.provider}") { id printCode { letters } } }`)
    for (const { id, printCode } of [outcome, outcome.framework, provider])
      expect((await follow(printCode.letters)).thing.id).toBe(id)

    const { collection } = (
      await place.ask(
        'owner',
        `mutation { it: collectionCreate(input: { titles: [{ text: "Mine", language: "en" }], sections: [{ entries: [{ resourceId: "${PIZZA}" }] }] }) { collection { id printCode { letters } } } }`,
      )
    ).it
    expect(collection.printCode).toBeNull()
    const shared = (
      await place.ask(
        'owner',
        `mutation { it: collectionShare(id: "${collection.id}", state: LINK) { collection { printCode { letters } } } }`,
      )
    ).it.collection
    expect((await follow(shared.printCode.letters)).thing).toEqual({ __typename: 'Collection', id: collection.id })
    await place.ask(
      'owner',
      `mutation { collectionShare(id: "${collection.id}", state: PRIVATE) { collection { id } } }`,
    )
    expect(await follow(shared.printCode.letters)).toMatchObject({ fault: 'GONE', thing: null })
  })

  it('says why it leads nowhere', async () => {
    expect(await follow(UNKNOWN)).toEqual({ letters: UNKNOWN, fault: 'UNKNOWN', plan: null, thing: null })
    expect(await follow(WRONG)).toMatchObject({ letters: null, fault: 'WRONG_LETTER' })
    expect(await follow('hello')).toMatchObject({ letters: null, fault: 'NOT_A_CODE' })
  })
})

describe('a printed code', () => {
  it('leads on when its work was merged, back when that was taken back, and to the tombstone of what was withdrawn', async () => {
    const gone = await place.publish('Pizza once more', { url: 'https://hill.example/once-more' })
    const letters = await codeOf(gone.id)
    const revision = async () =>
      (await place.ask('moderator', `{ resource(id: "${gone.id}") { revision } }`)).resource.revision as number
    await place.decide('moderator', 'resourceMerge', gone.id, { intoId: PIZZA, revision: await revision() })
    expect((await follow(letters)).thing.id).toBe(PIZZA)
    const { editions } = (await place.ask('', `{ resource(id: "${PIZZA}") { editions { id languages } } }`)).resource
    expect((await follow(letters, JSON.stringify(editions[0].languages))).thing.id).toBe(editions[0].id)
    await place.decide('moderator', 'resourceUnmerge', gone.id, { revision: await revision() })
    expect((await follow(letters)).thing.id).toBe(gone.id)
    await place.ask('owner', `mutation { resourceWithdraw(id: "${gone.id}", reason: "Old.") { userErrors { code } } }`)
    expect(await follow(letters)).toMatchObject({ fault: null, thing: { id: gone.id } })
    expect(await codeOf(gone.id)).toBeUndefined()
  })

  it('is made to lead elsewhere by who looks after both, told in the log, and then another one is shown', async () => {
    const [old, next] = [await place.publish('Kites of old'), await place.publish('Kites')]
    const letters = await codeOf(old.id)
    const nothing = { code: null, userErrors: [expect.objectContaining({ code: 'FORBIDDEN', field: ['letters'] })] }
    expect(await relink('owner', await codeOf(PIZZA), next.id)).toEqual(nothing)
    expect((await relink('owner', WRONG, next.id)).userErrors).toEqual([{ code: 'INVALID', field: ['letters'] }])
    expect((await relink('owner', UNKNOWN, next.id)).userErrors).toEqual([{ code: 'NOT_FOUND', field: ['letters'] }])
    expect(await relink('owner', letters, next.id)).toEqual({ code: { letters }, userErrors: [] })
    expect((await follow(letters)).thing.id).toBe(next.id)
    const anew = await codeOf(old.id)
    expect(anew).not.toBe(letters)
    expect((await follow(anew)).thing.id).toBe(old.id)
    expect(await codeOf(next.id)).not.toBe(letters)
    const told = await place.api.graph.read<{ kind: string }>(
      "MATCH (e:AuditEntry) WHERE e.kind = 'code.relink' RETURN e.kind AS kind",
    )
    expect(told).toHaveLength(1)
  })

  it('is made to lead elsewhere when its work is withdrawn or merged, by who looked after that, and by nobody else', async () => {
    const movable = async (who: string, letters: string) =>
      (await place.ask(who, `{ printCodeTarget(letters: "${letters}") { viewerCanRelink } }`)).printCodeTarget
        .viewerCanRelink as boolean
    const [old, merged, next] = [
      await place.publish('Boats of old'),
      await place.publish('Boats twice'),
      await place.publish('Boats'),
    ]
    const letters = await codeOf(old.id)
    await place.ask('owner', `mutation { resourceWithdraw(id: "${old.id}", reason: "Old.") { userErrors { code } } }`)
    expect(await Promise.all(['', 'moderator', 'owner'].map((who) => movable(who, letters)))).toEqual([
      false,
      false,
      true,
    ])
    expect(await movable('owner', await codeOf(PIZZA))).toBe(false)
    expect(await movable('owner', UNKNOWN)).toBe(false)
    expect((await relink('owner', letters, old.id)).userErrors).toEqual([{ code: 'NOT_FOUND', field: ['to'] }])
    expect(await relink('owner', letters, next.id)).toEqual({ code: { letters }, userErrors: [] })
    expect((await follow(letters)).thing.id).toBe(next.id)

    const twice = await codeOf(merged.id)
    const { revision } = (await place.ask('moderator', `{ resource(id: "${merged.id}") { revision } }`)).resource
    await place.decide('moderator', 'resourceMerge', merged.id, { intoId: PIZZA, revision })
    expect((await follow(twice)).thing.id).toBe(PIZZA)
    expect(await Promise.all(['', 'owner'].map((who) => movable(who, twice)))).toEqual([false, true])
    expect(await relink('owner', twice, next.id)).toEqual({ code: { letters: twice }, userErrors: [] })
    expect((await follow(twice)).thing.id).toBe(next.id)
  })
})

describe('the code of a plan', () => {
  it('is made by who asks for it, without needs, once, and never by looking', async () => {
    const address = `goal=${FRACTIONS}&need=captions&age=9`
    const shown = async () => (await place.ask('', `{ planCode(address: "${address}") { letters } }`)).planCode
    const make = async (of: string) =>
      (
        await place.ask(
          '',
          `mutation { it: planCodeMake(address: "${of}") { code { letters } userErrors { code field } } }`,
        )
      ).it
    expect(await shown()).toBeNull()
    const { code } = await make(address)
    expect(await shown()).toEqual(code)
    expect((await make(`age=9&goal=${FRACTIONS}`)).code).toEqual(code)
    expect(await follow(code.letters)).toMatchObject({ fault: null, thing: null, plan: `goal=${FRACTIONS}&age=9` })
    expect((await make('goal=everything')).userErrors).toEqual([{ code: 'INVALID', field: ['address'] }])
    expect((await make(`goal=${PIZZA}`)).userErrors).toEqual([{ code: 'NOT_FOUND', field: ['address'] }])
  })
})
