/** What mails say: in every language the same, and in the language of whom they are for. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { letterWordsTo } from '#api/mail/letter-words.ts'
import { letterFor, noticeOf } from '#api/viewer/letters.ts'
import { signOutEverywhere } from '#api/viewer/take-away.ts'
import { SPOKEN } from '#api/vocabulary/spoken.ts'
import { accountByEmail } from '#graph/queries/account.ts'
import { newId } from '#graph/ids.ts'
import { tokenIn } from '#test/helpers/accounts.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'
import { expectSameTexts, textsOf } from '#test/helpers/word-tables.ts'

const english = letterWordsTo(['en'])

describe('the words of mails', () => {
  it.each(SPOKEN.filter((language) => language !== 'en'))('say the same in %s as in English', (language) => {
    const words = letterWordsTo([language])
    expectSameTexts(words, english)
    const texts = new Map(textsOf(words))
    const leftInEnglish = textsOf(english).filter(([path, text]) => texts.get(path) === text)
    expect(leftInEnglish.filter(([path]) => path !== 'invitation.roles.editor')).toEqual([])
    // What a link follows ends so.
    for (const [path, text] of textsOf(english))
      if (text.endsWith(':')) expect(texts.get(path), path).toMatch(/[:：፦]$/)
  })

  it.each(SPOKEN)('in %s hold one line a subject, the link where there is one, and no address but ours', (language) => {
    const to = { to: 'amina@hill.example', languages: [language] }
    for (const asked of ['sign-up', 'reset', 'address'] as const)
      for (const hasAccount of [true, false]) {
        const letter = letterFor(asked, hasAccount, to, 'https://oer.example/x?token=t')
        expect(letter).toMatchObject({ to: to.to, language })
        expect(letter.subject).not.toContain('\n')
        expect(letter.text).toMatch(/\nhttps:\/\/oer\.example\/x\?token=t\n\n[^]+\n\nWaymark\n$/)
        expect(letter.text.match(/\S+:\/\/\S+/g)).toHaveLength(1)
      }
    for (const done of Object.keys(english.notices) as (keyof typeof english.notices)[]) {
      const { subject, text } = noticeOf(done, to, 'https://oer.example')
      expect(subject).not.toContain('\n')
      for (const link of text.match(/\S+:\/\/\S+/g) ?? []) expect(link).toBe('https://oer.example/reset')
    }
  })
})

describe('the language of a mail', () => {
  let api: TestApi
  beforeAll(async () => {
    api = await openApi({ empty: true })
  })
  afterAll(() => api.close())
  beforeEach(() => api.anew())
  const asking = async (document: string, acceptLanguage: string | undefined, token?: string) =>
    await api.server.execute({ document, caller: { token, address: '10.0.0.1', acceptLanguage } })
  const languageOf = () => api.mails.at(-1)?.language
  const signUp = (name: string) => `mutation { signUp(input: { email: "${name}@hill.example" }) { sent } }`

  it.each([
    ['am-ET, en;q=0.5', 'am'],
    ['xh, ur;q=0.7, en;q=0.1', 'ur'],
    ['xh', 'en'],
    [undefined, 'en'],
  ])('is, for %s, %s', async (accepted, language) => {
    await asking(signUp('amina'), accepted)
    expect(languageOf()).toBe(language)
    expect(api.mails.at(-1)!.subject).toBe(letterWordsTo([language]).letters.signUp[0])
  })

  it('is that of the request by which a new password is chosen, notice and all', async () => {
    await api.signUp('ben')
    await asking('mutation { passwordForgotten(input: { email: "ben@classroom.example" }) { sent } }', 'id')
    const token = tokenIn(api.mails.at(-1))
    await asking(
      `mutation { passwordReset(input: { token: "${token}", password: "another long horse battery" }) { changed } }`,
      'id',
    )
    expect(api.mails.map(({ subject }) => subject)).toEqual(['Pilih kata sandi baru', 'Kata sandi Anda diubah'])
    expect(api.mails.map(({ language }) => language)).toEqual(['id', 'id'])
  })

  it('is that of the owner, never of whoever ended the sessions', async () => {
    await api.signUp('chen')
    const { id } = (await accountByEmail(api.graph, 'chen@classroom.example'))!
    await signOutEverywhere(api.services, id, 'operator')
    expect(languageOf()).toBe('en')
    const at = api.clock.now.toISOString()
    const identity = {
      ...{ key: 'k', id: newId(), accountId: id, provider: 'ministry', issuer: 'https://id.example', subject: 's' },
      ...{ language: 'zh-Hans', consents: ['language'], createdAt: at, lastUsedAt: at },
    }
    await api.graph.write((tx) => tx.run('CREATE (i:Identity) SET i = $identity', { identity }))
    await signOutEverywhere(api.services, id, 'operator')
    expect(api.mails.at(-1)).toMatchObject({ language: 'zh', subject: '您已在所有地方退出登录' })
  })
})
