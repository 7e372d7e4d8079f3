/** The place keeps an administrator. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { accountByEmail } from '#graph/queries/account.ts'
import { changeRole } from '#graph/queries/roles.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'

let api: TestApi
beforeAll(async () => {
  api = await openApi({ empty: true })
})
afterAll(() => api.close())

it('lets no last administrator delete the account, and of two who leave at once one', async () => {
  const tokens = []
  for (const name of ['ada', 'ben']) {
    tokens.push(await api.signUp(name))
    const { id: accountId } = (await accountByEmail(api.graph, `${name}@classroom.example`))!
    const role = 'administrator' as const
    await changeRole(api.graph, { accountId, role, has: true, keepOne: false, then: async () => {} })
  }
  const leave = async (token: string) => {
    const { data, errors } = await api.ask(
      `mutation { it: accountDelete(input: { password: "correct horse battery" }) { deleted userErrors { code message } } }`,
      {},
      token,
    )
    expect(errors).toBeUndefined()
    return data!.it as { deleted: boolean; userErrors: { code: string; message: string }[] }
  }
  const answers = await Promise.all(tokens.map(leave))
  expect(answers.map(({ deleted }) => deleted).sort()).toEqual([false, true])
  expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([
    {
      code: 'CONFLICT',
      message: 'You are the only administrator of this place. Make somebody else one first, then delete your account.',
    },
  ])
})
