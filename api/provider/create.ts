/** Creating a provider: an organisation that publishes, owned by the account that creates it. */
import { audit } from '#api/audit/audit.ts'
import { Issues, type Outcome } from '#api/base/issues.ts'
import type { Services, Viewer } from '#api/context.ts'
import type { ProviderInput } from '#api/generated/types.ts'
import { checkUrl } from '#api/resource/validate.ts'
import { newId } from '#graph/ids.ts'
import type { AgentCard } from '#graph/nodes.ts'
import { createProvider as writeProvider } from '#graph/queries/agent.ts'
import { commit } from '#graph/queries/catalogue.ts'
import { checkName } from './profile.ts'

/** Every fault of the input at once. Pure. */
export function validateProvider(input: ProviderInput): Outcome<{ name: string; url: string | null }> {
  const issues = new Issues()
  const name = checkName(issues, ['input', 'name'], input.name)
  const given = input.url?.trim() ?? ''
  const url = given !== '' && checkUrl(issues, ['input', 'url'], given) ? new URL(given).href : null
  return issues.errors.length > 0 ? { ok: false, errors: issues.errors } : { ok: true, value: { name, url } }
}

/** Creates a provider owned by an account; whether that may is decided before. */
export async function createProvider(
  services: Pick<Services, 'graph' | 'now'>,
  owner: Pick<Viewer, 'id'>,
  input: ProviderInput,
): Promise<Outcome<AgentCard>> {
  const valid = validateProvider(input)
  if (!valid.ok) return valid
  const { name, url } = valid.value
  const now = services.now()
  const id = newId()
  const { value } = await commit(services.graph, async (tx) => {
    const { provider, changes } = await writeProvider(tx, {
      id,
      name,
      url,
      accountId: owner.id,
      now: now.toISOString(),
    })
    await audit(tx, { kind: 'provider.create', actor: owner.id, subject: id, values: { role: 'owner' } }, now)
    return { value: provider, changes }
  })
  return { ok: true, value }
}
