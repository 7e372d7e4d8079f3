/** What a provider's machine asks: batches of records, and withdrawals, by its own identifiers. */
import { Readable } from 'node:stream'
import { cursorOf, isId, pageSize, readCursor } from '#api/base/ids.ts'
import { failed, Issues, type UserError } from '#api/base/issues.ts'
import type { Context, Viewer } from '#api/context.ts'
import { apiError, forbidden, unauthenticated } from '#api/errors.ts'
import type { Resolvers } from '#api/generated/types.ts'
import { showChange } from '#api/resource/record.ts'
import { may } from '#api/rights/may.ts'
import { said } from '#api/words/said.ts'
import type { AgentCard } from '#graph/nodes.ts'
import { uploadById, uploadsOf, type UploadNode } from '#graph/queries/uploads.ts'
import { reportLines } from './report.ts'
import type { Uploads } from './uploads.ts'
import { MOST_RECORDS, upsertResources, type BulkResult } from './upsert.ts'
import { withdrawByKeys } from './withdraw.ts'

type Found = { viewer: Viewer; provider: AgentCard } | { errors: UserError[] }

/** The provider a machine acts for, when it may publish for it. */
export async function publisher({ viewer, loaders }: Context, providerId: string): Promise<Found> {
  if (!viewer) throw unauthenticated()
  const provider = isId(providerId) ? await loaders.agent.load(providerId) : null
  if (!provider) return failed('NOT_FOUND', ['input', 'providerId'], said`There is no provider "${providerId}".`)
  if (!may(viewer, 'resource.publish', { providerId }))
    throw forbidden(said`Only owners and editors of ${provider.name} may publish for it.`)
  return { viewer, provider }
}

function tooMany(name: string, list: readonly unknown[]): UserError[] {
  const issues = new Issues()
  issues.count(['input', name], list, MOST_RECORDS)
  return issues.errors
}

function counted(results: readonly BulkResult[], outcome: BulkResult['outcome']): number {
  return results.filter((result) => result.outcome === outcome).length
}

/** The path of a fault within the arguments. */
function at(list: string, place: number, { field, ...error }: UserError): UserError {
  return { ...error, field: ['input', list, String(place), ...field] }
}

const FORMATS = { 'json-lines': 'JSON_LINES', csv: 'CSV' } as const
const STATES = {
  queued: 'QUEUED',
  running: 'RUNNING',
  done: 'DONE',
  failed: 'FAILED',
  cancelled: 'CANCELLED',
} as const

/** The upload, when the viewer may see it: for others there is none. */
export async function seenUpload({ viewer, services }: Context, id: string): Promise<UploadNode | null> {
  const upload = isId(id) ? await uploadById(services.graph, id) : null
  return upload && may(viewer, 'upload.manage', { providerId: upload.providerId }) ? upload : null
}

/** What takes files. Raises UNAVAILABLE where none are taken. */
export function uploadsOpen({ uploads }: Context['services']): Uploads {
  if (!uploads) throw apiError('UNAVAILABLE', said`No files are taken here.`)
  return uploads
}

export const resolvers = {
  UploadJob: {
    provider: async ({ providerId }, _args, { loaders }) => {
      const provider = await loaders.agent.load(providerId)
      if (!provider) throw new Error(`bulk: the provider ${providerId} of an upload is not there`)
      return provider
    },
    format: ({ format }) => FORMATS[format],
    state: ({ state }) => STATES[state],
    done: ({ position }) => position,
    progress: ({ state, bytes, bytesRead }) => (state === 'done' ? 1 : Math.min(1, bytesRead / bytes)),
    viewerCanCancel: ({ state }) => state === 'queued' || state === 'running',
    report: async ({ id }, { first, after }, { services }) => {
      const size = pageSize(first)
      const [last = 0] = after ? (readCursor(after, ['number']) as number[]) : []
      const lines = await reportLines(services.graph, id, last, size + 1)
      const end = lines.slice(0, size).at(-1)?.record
      const hasNextPage = lines.length > size
      return {
        nodes: lines.slice(0, size),
        pageInfo: { hasNextPage, endCursor: end === undefined ? null : cursorOf(end) },
      }
    },
  },
  Query: {
    uploadJob: async (_root, { id }, context) => await seenUpload(context, id),
    uploadJobs: async (_root, { providerId, first }, { viewer, services }) => {
      if (!viewer) throw unauthenticated()
      if (!may(viewer, 'upload.manage', { providerId })) return []
      return await uploadsOf(services.graph, providerId, pageSize(first))
    },
  },
  ResourceUpsertResult: {
    resource: async ({ id }, _args, { loaders }) => (id === null ? null : await loaders.resource.load(id)),
  },
  Mutation: {
    uploadStart: async (_root, { input }, context) => {
      const found = await publisher(context, input.providerId)
      if ('errors' in found) return { job: null, userErrors: found.errors }
      const { name, text, dryRun } = input
      if (text === '')
        return { job: null, userErrors: failed('REQUIRED', ['input', 'text'], said`The file is empty.`).errors }
      const received = await uploadsOpen(context.services).receive({
        ...{ ...found, name, format: input.format === 'CSV' ? 'csv' : 'json-lines', dryRun: dryRun ?? false },
        bytes: Readable.from([Buffer.from(text)]),
      })
      if (received.ok) return { job: received.value.upload, userErrors: [] }
      const inInput = (field: string[]) => ['input', ...field.map((each) => (each === 'file' ? 'text' : each))]
      return { job: null, userErrors: received.errors.map((error) => ({ ...error, field: inInput(error.field) })) }
    },
    uploadCancel: async (_root, { id }, context) => {
      const { viewer } = context
      if (!viewer) throw unauthenticated()
      const upload = await seenUpload(context, id)
      if (!upload) return { job: null, userErrors: failed('NOT_FOUND', ['id'], said`There is no job "${id}".`).errors }
      const job = upload.endedAt ? null : await uploadsOpen(context.services).cancel(viewer, upload.id)
      if (job) return { job, userErrors: [] }
      return { job: null, userErrors: failed('CONFLICT', ['id'], said`It has ended already.`).errors }
    },
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
