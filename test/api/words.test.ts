/** What the API says to people: in the language of the request, and whole in every language. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GUIDE } from '#api/accessibility/display-guide-strings.ts'
import { AN_OUTCOME, REASONS, saidAgain, votesOf } from '#api/curation/reasons.ts'
import {
  counted,
  language,
  listed,
  measured,
  said,
  saidAnew,
  sentence,
  speaking,
  TRANSLATED,
  type Translation,
} from '#api/words/said.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'
import { patterns, untranslated } from '#test/helpers/sentences.ts'

const words = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../api/words/${path}.json`, import.meta.url), 'utf8')) as Record<
    string,
    Translation
  >
const gapsOf = (text: string) => [...new Set(text.match(/\{\d\}/g))].sort()
const formsOf = (translation: Translation) =>
  typeof translation === 'string' ? [translation] : Object.values(translation)

describe.each(TRANSLATED)('sentences in %s', (spoken) => {
  const sentences = words(spoken)
  const said = patterns()

  it('are there for everything that is said, and for nothing else', () => {
    const there = new Set(Object.keys(sentences))
    expect([...there].filter((text) => !said.some((each) => each.text === text))).toEqual([])
    expect(said.filter(({ text }) => !there.has(text))).toEqual([])
  })

  it('hold the same gaps as in English, and a form for each plural category', () => {
    const categories = new Intl.PluralRules(spoken).resolvedOptions().pluralCategories.toSorted()
    for (const [pattern, translation] of Object.entries(sentences)) {
      for (const form of formsOf(translation)) expect(gapsOf(form), pattern).toEqual(gapsOf(pattern))
      if (typeof translation !== 'string') expect(Object.keys(translation).sort(), pattern).toEqual(categories)
    }
  })

  it('are whole, and not English', () => {
    for (const [pattern, translation] of Object.entries(sentences))
      for (const form of formsOf(translation)) {
        expect(form.trim(), pattern).toBe(form)
        expect(form, pattern).not.toBe('')
        if (/[a-z]{3}.* [a-z]{3}/.test(pattern.replaceAll(/[“‘]?\{\d\}[”’]?/g, ''))) expect(form).not.toBe(pattern)
      }
  })

  it('of the display guide are those of the guide', () => {
    expect(Object.keys(words(`guide/${spoken}`)).sort()).toEqual(Object.keys(GUIDE).sort())
  })
})

/** Files in which every fault is said in the language of the request; those that are not here still speak English. */
const TURNED = [
  'accessibility/ask.ts',
  'accessibility/presets.ts',
  'accessibility/validate.ts',
  'accessibility/vocabulary.ts',
  'administration/limits.ts',
  'administration/providers.ts',
  'administration/resolvers.ts',
  'base/issues.ts',
  'bulk/resolvers.ts',
  'bulk/uploads.ts',
  'bulk/upsert.ts',
  'bulk/withdraw.ts',
  'code/plan-address.ts',
  'code/relink.ts',
  'code/resolvers.ts',
  'collection/changes.ts',
  'collection/edit.ts',
  'collection/resolvers.ts',
  'collection/validate.ts',
  'curation/answer.ts',
  'curation/reasons.ts',
  'curation/resolvers.ts',
  'curation/suggest-alignments.ts',
  'curation/suggest-matches.ts',
  'curation/suggest-prerequisites.ts',
  'errors.ts',
  'factors/change.ts',
  'factors/required.ts',
  'factors/resolvers.ts',
  'factors/second.ts',
  'factors/sign-in.ts',
  'factors/sign-up.ts',
  'framework/change.ts',
  'framework/edges.ts',
  'framework/frameworks.ts',
  'framework/impact.ts',
  'framework/outcomes.ts',
  'framework/resolvers.ts',
  'framework/validate.ts',
  'identity/providers.ts',
  'identity/remove.ts',
  'identity/sign-in.ts',
  'keys/keys.ts',
  'keys/resolvers.ts',
  'mail/mail.ts',
  'metadata/csv.ts',
  'metadata/epub.ts',
  'metadata/fetch.ts',
  'metadata/html.ts',
  'metadata/json-ld.ts',
  'metadata/read.ts',
  'metadata/reading.ts',
  'metadata/resolvers.ts',
  'moderation/answer.ts',
  'moderation/check.ts',
  'moderation/decide.ts',
  'moderation/report.ts',
  'moderation/resolvers.ts',
  'pathway/ask.ts',
  'pathway/choose.ts',
  'pathway/graph-resolvers.ts',
  'pathway/known.ts',
  'pathway/notes.ts',
  'pathway/plan-resolvers.ts',
  'pathway/plan.ts',
  'pathway/resource-resolvers.ts',
  'pathway/summary.ts',
  'place/kept.ts',
  'place/manages.ts',
  'place/resolvers.ts',
  'place/words.ts',
  'provider/claim.ts',
  'provider/domain-name.ts',
  'provider/domains.ts',
  'provider/invitations.ts',
  'provider/members.ts',
  'provider/profile.ts',
  'provider/resolvers.ts',
  'resource/derive.ts',
  'resource/discard.ts',
  'resource/history.ts',
  'resource/preflight.ts',
  'resource/resolvers.ts',
  'resource/update.ts',
  'resource/validate.ts',
  'resource/words.ts',
  'rights/may.ts',
  'saved/resolvers.ts',
  'saved/save.ts',
  'search/why.ts',
  'server.ts',
  'usage/resolvers.ts',
  'viewer/add-email.ts',
  'viewer/attempts.ts',
  'viewer/change-password.ts',
  'viewer/delete-account.ts',
  'viewer/email.ts',
  'viewer/links.ts',
  'viewer/password-rules.ts',
  'viewer/passwords.ts',
  'viewer/recent.ts',
  'viewer/resolvers.ts',
  'viewer/sign-in.ts',
  'viewer/sign-up.ts',
  'vocabulary/licences.ts',
  'vocabulary/resolvers.ts',
]

it('leaves nothing in English in files that were turned over', () => {
  expect(untranslated().filter(({ where }) => TURNED.includes(where))).toEqual([])
})

describe('a sentence', () => {
  const step = (count: number) =>
    counted(count, '{0} step has no fitting resource.', '{0} steps have no fitting resource.')

  it('is English outside of a request, and in languages that are not spoken', () => {
    expect(said`Name at most ${2000} goals.`).toBe('Name at most 2,000 goals.')
    expect(speaking(['de', 'xh'], language)).toBe('en')
    expect([step(1), step(3)]).toEqual(['1 step has no fitting resource.', '3 steps have no fitting resource.'])
  })

  it('is in the first language of the reader that is spoken, with its numbers, lists and units', () => {
    expect(speaking(['de', 'pt-BR', 'ar'], () => said`Name at most ${2000} goals.`)).toBe(
      'Indique no máximo 2.000 metas.',
    )
    expect(speaking(['en-GB', 'ar'], language)).toBe('en')
    expect(speaking(['es'], () => listed(['a', 'b']))).toBe('a y b')
    expect(speaking(['fr'], () => measured(2, 'minute'))).toBe('2 minutes')
    expect(speaking(['ru'], () => said`No translation has ${1} of this.`)).toBe('No translation has 1 of this.')
  })

  it('is not mistaken by what is put in', () => {
    expect(speaking(['fr'], () => said`There is no outcome with the id “${'{0} $& {1}'}”.`)).toContain('{0} $& {1}')
  })
})

describe('a reason that is stored', () => {
  const made = () => [
    sentence(REASONS.words, 'fractions, halves'),
    sentence(REASONS.same, '3.NF.A.1'),
    sentence(REASONS.heading, sentence(AN_OUTCOME)),
    sentence(REASONS.age),
    votesOf(1, 12),
  ]
  const stored = made()

  it('is said again in the language of the reader, by the pattern it was made from', () => {
    expect(stored.map(saidAgain)).toEqual(stored)
    const arabic = speaking(['ar'], () => stored.map(saidAgain))
    expect(arabic).toEqual(speaking(['ar'], made))
    for (const text of arabic) expect(text).toMatch(/\p{Script=Arabic}/u)
    expect(speaking(['ar'], () => saidAgain('Somebody said so.'))).toBe('Somebody said so.')
    const ours = ['Add some keywords.']
    expect(speaking(['fr'], () => saidAnew('Add some keywords.', ours))).toBe('Ajoutez des mots-clés.')
    expect(speaking(['fr'], () => saidAnew('Choose a licence.', ours))).toBe('Choose a licence.')
  })
})

describe('an answer of the API', () => {
  let api: TestApi
  beforeAll(async () => {
    api = await openApi()
  })
  afterAll(() => api.close())

  const asked = async (document: string, acceptLanguage?: string) =>
    await api.server.execute({ document, caller: { acceptLanguage } })
  const REFUSED = 'mutation { passwordReset(input: { token: "x", password: "short" }) { userErrors { code message } } }'
  const messages = async (acceptLanguage?: string) => {
    const { data, errors } = await asked(REFUSED, acceptLanguage)
    expect(errors).toBeUndefined()
    return (data as { passwordReset: { userErrors: { code: string; message: string }[] } }).passwordReset.userErrors
  }

  it('says errors in the language asked for, with the same codes, and in English without one', async () => {
    const [english, arabic] = [await messages(), await messages('ar-EG, en;q=0.5')]
    expect(english.map(({ message }) => message).join()).toMatch(/^[\x20-\x7e]+$/)
    expect(arabic.map(({ message }) => message).join()).toMatch(/\p{Script=Arabic}/u)
    expect(arabic.map(({ code }) => code)).toEqual(english.map(({ code }) => code))
  })

  it('keeps two that run at once apart', async () => {
    const languages = ['ru', 'hi', undefined, 'zh']
    const alone = []
    for (const one of languages) alone.push(await messages(one))
    expect(await Promise.all(languages.map(messages))).toEqual(alone)
    expect(new Set(alone.map(([one]) => one?.message)).size).toBe(languages.length)
  })

  it('says why something fits, and the statements of the display guide, anew in each language', async () => {
    const DOCUMENT = `{ searchResources(first: 5) { edges { node { accessibility { statements { heading lines { code text } } }
      fit(needs: [{ need: LARGE_TEXT }]) { needs { reason } } } } } }`
    const texts = async (acceptLanguage?: string) => JSON.stringify((await asked(DOCUMENT, acceptLanguage)).data)
    const english = await texts()
    expect(english).toContain(GUIDE['ways-of-reading-title'])
    const arabic = await texts('ar')
    expect(arabic).toContain(words('guide/ar')['ways-of-reading-title'])
    expect(arabic).not.toContain('It is not known')
    expect(await texts()).toBe(english)
  })
})
