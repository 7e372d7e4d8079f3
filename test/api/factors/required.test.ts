/** What a place that asks for a second factor lets people do who have none, and how they come by one. */
import { Secret, TOTP } from 'otpauth'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { SECOND_FACTOR, type SecondFactor } from '#api/factors/required.ts'
import { guardMutations } from '#api/rights/may.ts'
import { MUTATIONS, RULES } from '#api/rights/table.ts'
import { openPlace, type PlaceOfTest } from '../moderation/people.ts'

let place: PlaceOfTest
beforeAll(async () => {
  place = await openPlace()
})
afterAll(() => place.close())
afterEach(() => ask('off'))

const ask = (setting: SecondFactor) => (place.api.services.accounts.secondFactor = setting)
const KEY = 'mutation { it: keyCreate(input: { name: "K", scopes: [READ, PUBLISH] }) { secret userErrors { code } } }'
const DRAFT = () => `mutation { it: resourceDraft(providerId: "${place.provider}", input: { title: "Kites",
  description: "Fly.", language: "en", licence: "cc-by-4.0", url: "https://hill.example/kites" }) { userErrors { code } } }`
const NEEDS = '{ viewer { needsSecondFactor } }'
const needs = async (who: string) => (await place.ask(who, NEEDS)).viewer?.needsSecondFactor as boolean | undefined
/** The first one of the whole place, as it is on a fresh machine. */
const WORDS = 'mutation { it: placeUpdate(revision: 0, input: { name: "Hill" }) { userErrors { code } } }'

describe('a second factor', () => {
  it('is asked of nobody, of who has a role, or of all', async () => {
    const asked: Record<SecondFactor, string[]> = { off: [], staff: [], all: [] }
    for (const setting of SECOND_FACTOR) {
      ask(setting)
      for (const who of ['person', 'owner', 'reviewer', 'moderator', 'administrator'])
        if (await needs(who)) asked[setting].push(who)
      expect((await place.ask('', '{ place { asksSecondFactor } viewer { id } }')).place).toEqual({
        asksSecondFactor: setting !== 'off',
      })
    }
    expect(asked).toEqual({
      off: [],
      staff: ['reviewer', 'moderator', 'administrator'],
      all: ['person', 'owner', 'reviewer', 'moderator', 'administrator'],
    })
  })

  it('is named in the refusal, which writes nothing; reading goes on', async () => {
    ask('all')
    const before = (await place.ask('', '{ catalogue { version } }')).catalogue.version as number
    const { errors } = await place.api.ask(DRAFT(), {}, place.tokens.owner)
    expect(errors).toMatchObject([
      {
        message:
          'Here you need a second step for signing in, and you have none yet. Add one at /account/factors; until then you can only read.',
        extensions: { code: 'FORBIDDEN', needs: 'SECOND_FACTOR' },
      },
    ])
    expect((await place.ask('', '{ catalogue { version } }')).catalogue.version).toBe(before)
    expect((await place.ask('owner', '{ viewer { providers { name } } }')).viewer.providers).toHaveLength(1)
    ask('staff')
    expect(await place.refused('owner', DRAFT())).toBeNull()
  })

  it('is asked of a key as of its owner', async () => {
    place.tokens.key = (await place.ask('owner', KEY)).it.secret as string
    ask('staff')
    expect(await place.refused('key', DRAFT())).toBeNull()
    ask('all')
    expect(await place.refused('key', DRAFT())).toBe('FORBIDDEN')
    expect((await place.ask('key', '{ viewer { name } }')).viewer.name).toBe('owner')
  })

  it('keeps nobody out: the one administrator there is adds an app, and goes on', async () => {
    ask('staff')
    expect(await place.refused('administrator', WORDS)).toBe('FORBIDDEN')
    const { it: begun } = await place.ask('administrator', 'mutation { it: totpBegin { token secret } }')
    const code = new TOTP({ secret: Secret.fromBase32(begun.secret) }).generate({
      timestamp: place.api.clock.now.getTime(),
    })
    const { it: added } = await place.ask(
      'administrator',
      'mutation ($input: TotpAddInput!) { it: totpAdd(input: $input) { token recoveryCodes userErrors { code } } }',
      { input: { token: begun.token, code } },
    )
    expect(added).toMatchObject({ userErrors: [], recoveryCodes: { length: 10 } })
    place.tokens.administrator = added.token as string
    expect(await needs('administrator')).toBe(false)
    expect(await place.refused('administrator', WORDS)).toBeNull()
    // Without it again, as before: whoever removes the last one is asked for another.
    const { viewer } = await place.ask('administrator', '{ viewer { factors { id } } }')
    const { it: removed } = await place.ask(
      'administrator',
      `mutation { it: factorRemove(id: "${viewer.factors[0].id}") { token userErrors { code } } }`,
    )
    place.tokens.administrator = removed.token as string
    expect(await place.refused('administrator', WORDS)).toBe('FORBIDDEN')
  })

  it('stands before every mutation but those of signing in, of who may be nobody, and of the account itself', async () => {
    ask('all')
    const names = Object.keys(MUTATIONS) as (keyof typeof MUTATIONS)[]
    const guarded = guardMutations(Object.fromEntries(names.map((name) => [name, () => 'done'])))
    const { services } = place.api
    const viewer = { id: 'a', email: null, name: 'A', agentId: 'a', roles: [], providers: [], key: null }
    const free: Set<string> = new Set()
    for (const name of names) {
      const done = (async () => await guarded[name]!(null, {}, { viewer, services } as never, null))()
      if ((await done.catch((error: { extensions: unknown }) => error.extensions)) === 'done') free.add(MUTATIONS[name])
      else await expect(done).rejects.toMatchObject({ extensions: { needs: 'SECOND_FACTOR' } })
    }
    expect([...free].sort()).toEqual([
      'account.manage',
      'code.make',
      'factor.manage',
      'report.create',
      'resource.open',
      'session.open',
    ])
    expect(Object.entries(RULES).filter(([, rule]) => 'beforeFactor' in rule).length).toBe(2)
  })
})
