/** A provider with a machine: the API with an account that owns a provider, and keys of it. */
import type { Scope } from '#api/rights/table.ts'
import { hashOfKey, newKey } from '#api/keys/format.ts'
import { newId } from '#graph/ids.ts'
import { accountByEmail } from '#graph/queries/account.ts'
import { createKey } from '#graph/queries/keys.ts'
import type { TestApi } from '#test/helpers/api.ts'

/** A record of a lesson, with more fields or others. */
export function lesson(key: string, more: Record<string, unknown> = {}) {
  return {
    key,
    resource: {
      title: `Lesson ${key}`,
      description: 'What the class does.',
      url: `https://hill.example/${encodeURIComponent(key)}`,
      language: 'en',
      licence: 'cc-by-4.0',
      ...more,
    },
  }
}

/** A key of somebody who signed up by that name, for all their providers or one. */
export async function keyOf(api: TestApi, name: string, scopes: Scope[], providerId?: string): Promise<string> {
  const secret = newKey()
  const account = (await accountByEmail(api.graph, `${name}@classroom.example`))!
  const at = api.clock.now.toISOString()
  await createKey(
    api.graph,
    {
      ...{ id: newId(), hash: hashOfKey(secret), accountId: account.id, name: 'Machine', prefix: 'wm_', scopes },
      ...{ createdAt: at, expiresAt: '2027-01-01T00:00:00.000Z', ...(providerId ? { providerId } : {}) },
    },
    { most: 100, now: at, then: async () => {} },
  )
  return secret
}
