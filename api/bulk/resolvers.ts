/** What a provider's machine asks: batches of records, and withdrawals, by its own identifiers. */
import { isId } from '#api/base/ids.ts'
import { failed, Issues, type UserError } from '#api/base/issues.ts'
import type { Context, Viewer } from '#api/context.ts'
import { forbidden, unauthenticated } from '#api/errors.ts'
import type { Resolvers } from '#api/generated/types.ts'
import { showChange } from '#api/resource/record.ts'
import { may } from '#api/rights/may.ts'
import type { AgentCard } from '#graph/nodes.ts'
import { MOST_RECORDS, upsertResources, type BulkResult } from './upsert.ts'
import { withdrawByKeys } from './withdraw.ts'

type Found = { viewer: Viewer; provider: AgentCard } | { errors: UserError[] }

/** The provider a machine acts for, when it may publish for it. */
async function publisher({ viewer, loaders }: Context, providerId: string): Promise<Found> {
  if (!viewer) throw unauthenticated()
  const provider = isId(providerId) ? await loaders.agent.load(providerId) : null
  if (!provider) return failed('NOT_FOUND', ['input', 'providerId'], `There is no provider "${providerId}".`)
  if (!may(viewer, 'resource.publish', { providerId }))
    throw forbidden(`Only owners and editors of ${provider.name} may publish for it.`)
  return { viewer, provider }
}

function tooMany(name: string, list: readonly unknown[]): UserError[] {
  const issues = new Issues()
  issues.count(['input', name], name, list, MOST_RECORDS)
  return issues.errors
}

function counted(results: readonly BulkResult[], outcome: BulkResult['outcome']): number {
  return results.filter((result) => result.outcome === outcome).length
}

/** The path of a fault within the arguments. */
function at(list: string, place: number, { field, ...error }: UserError): UserError {
  return { ...error, field: ['input', list, String(place), ...field] }
}

export const resolvers = {
  ResourceUpsertResult: {
    resource: async ({ id }, _args, { loaders }) => (id === null ? null : await loaders.resource.load(id)),
  },
  Mutation: {
    resourcesUpsert: async (_root, { input }, context) => {
      const found = await publisher(context, input.providerId)
      const errors = 'errors' in found ? found.errors : tooMany('records', input.records)
      const results =
        'errors' in found || errors.length > 0
          ? []
          : await upsertResources(context.services, {
              ...{ ...found, records: input.records, dryRun: input.dryRun ?? false },
            })
      if (!input.dryRun && results.some(({ outcome }) => outcome === 'CREATED' || outcome === 'UPDATED'))
        await showChange(context.services)
      return {
        results: results.map(({ userErrors, ...result }, place) => ({
          ...result,
          userErrors: userErrors.map((error) => at('records', place, error)),
        })),
        ...{ created: counted(results, 'CREATED'), updated: counted(results, 'UPDATED') },
        ...{ unchanged: counted(results, 'UNCHANGED'), refused: counted(results, 'REFUSED') },
        userErrors: errors,
      }
    },
    resourcesWithdraw: async (_root, { input }, context) => {
      const found = await publisher(context, input.providerId)
      if ('errors' in found) return { results: [], userErrors: found.errors }
      const errors = tooMany('keys', input.keys)
      if (errors.length > 0) return { results: [], userErrors: errors }
      const { keys, reason, dryRun } = input
      const done = await withdrawByKeys(context.services, { ...found, keys, reason, dryRun: dryRun ?? false })
      if (!done.ok) return { results: [], userErrors: done.errors }
      if (!dryRun && done.value.some(({ outcome }) => outcome === 'WITHDRAWN')) await showChange(context.services)
      const results = done.value.map(({ userErrors, ...result }, place) => ({
        ...result,
        userErrors: userErrors.map((error) => at('keys', place, error)),
      }))
      return { results, userErrors: [] }
    },
  },
} satisfies Resolvers
