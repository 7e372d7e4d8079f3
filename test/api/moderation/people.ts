/** People of a place that is looked after: a stranger, members of two providers, and those with roles. */
import { expect } from 'vitest'
import type { PlaceRole } from '#api/rights/table.ts'
import { hashPassword } from '#api/viewer/passwords.ts'
import { openSession } from '#api/viewer/sign-in.ts'
import { accountByEmail, createAccount } from '#graph/queries/account.ts'
import { newId } from '#graph/ids.ts'
import { changeRole } from '#graph/queries/roles.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'
import { providerOf } from '#test/helpers/editor.ts'

type Json = any // eslint-disable-line @typescript-eslint/no-explicit-any

export interface PlaceOfTest {
  api: TestApi
  /** Tokens by name: owner (of `provider`), rival (of another one), reviewer, moderator, administrator, person. */
  tokens: Record<string, string>
  provider: string
  rivals: string
  /** Runs an operation for somebody by name; '' for nobody. Top-level errors fail the test. */
  ask(who: string, document: string, variables?: Record<string, unknown>): Promise<Json>
  /** The same, and gives the code of the top-level error; null where there is none. */
  refused(who: string, document: string, variables?: Record<string, unknown>): Promise<string | null>
  /** Publishes for the owner, unless for another; gives id, state and revision. */
  publish(
    title: string,
    more?: Record<string, unknown>,
    who?: string,
  ): Promise<{ id: string; state: string; revision: number }>
  /** Takes a decision, and gives its payload. */
  decide(who: string, mutation: string, id: string, more?: Record<string, string | number>): Promise<Json>
  close(): Promise<void>
}

const INPUT = {
  description: 'How they stand.',
  language: 'en',
  licence: 'cc-by-nc-4.0',
  url: 'https://hill.example/bridges',
}

/** Opens it over the classroom. */
export async function openPlace(options: Parameters<typeof openApi>[0] = {}): Promise<PlaceOfTest> {
  const api = await openApi(options)
  const tokens: Record<string, string> = {}
  for (const name of ['owner', 'rival', 'person', 'reviewer', 'moderator', 'administrator'])
    tokens[name] = await join(api, name)
  for (const role of ['reviewer', 'moderator', 'administrator'] as const satisfies readonly PlaceRole[])
    await give(api, role, role)
  const provider = await providerOf(api, tokens.owner!, 'Hill School')
  const rivals = await providerOf(api, tokens.rival!, 'Valley School')
  const ask: PlaceOfTest['ask'] = async (who, document, variables = {}) => {
    const { data, errors } = await api.ask(document, variables, who === '' ? undefined : tokens[who])
    expect(errors).toBeUndefined()
    return data as Json
  }
  return {
    ...{ api, tokens, provider, rivals, ask },
    async refused(who, document, variables = {}) {
      const { errors } = await api.ask(document, variables, who === '' ? undefined : tokens[who])
      return (errors?.[0]?.extensions?.code as string | undefined) ?? null
    },
    async publish(title, more = {}, who = 'owner') {
      const { resourcePublish: done } = await ask(
        who,
        `mutation ($providerId: ID!, $input: ResourceInput!) { resourcePublish(providerId: $providerId, input: $input) {
          resource { id state revision } userErrors { field message } } }`,
        { providerId: who === 'rival' ? rivals : provider, input: { ...INPUT, title, ...more } },
      )
      expect(done.userErrors).toEqual([])
      return done.resource as { id: string; state: string; revision: number }
    },
    async decide(who, mutation, id, more = {}) {
      const all: Record<string, string | number> = { id, reason: 'Because of this.', ...more }
      const args = Object.entries(all).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
      const data = await ask(
        who,
        `mutation { it: ${mutation}(${args.join(', ')}) { notice { id decision reason } userErrors { code field message } } }`,
      )
      return data.it as Json
    },
    close: () => api.close(),
  }
}

/** Of all of them: to hash one for each takes most of the time. */
const password = hashPassword('correct horse battery')

async function join(api: TestApi, name: string): Promise<string> {
  const account = { id: newId(), name, email: `${name}@classroom.example`, agentId: newId(), password: await password }
  const whole = { ...account, createdAt: api.clock.now.toISOString() }
  await createAccount(api.graph, whole)
  return (await openSession(api.services, whole, { userAgent: 'Test/1.0' })).token
}

/** Gives somebody a role. */
export async function give(api: TestApi, name: string, role: PlaceRole): Promise<void> {
  const account = (await accountByEmail(api.graph, `${name}@classroom.example`))!
  await changeRole(api.graph, { accountId: account.id, role, has: true, keepOne: false, then: async () => {} })
}
