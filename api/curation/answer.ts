/** Saying whether a resource teaches what is suggested for it. */
import { failed, type Outcome } from '#api/base/issues.ts'
import { isId } from '#api/base/ids.ts'
import { audited } from '#api/audit/audit.ts'
import type { Context, Services, Viewer } from '#api/context.ts'
import type { AlignmentAnswerInput } from '#api/generated/types.ts'
import { said } from '#api/words/said.ts'
import { GraphError } from '#graph/graph.ts'
import { answerSuggestion, type AlignmentClaim, type Suggested } from '#graph/queries/suggested.ts'
import { settle } from './settle.ts'

export const SAYS = { YES: 'present', PARTLY: 'part', NO: 'absent' } as const satisfies Record<
  AlignmentAnswerInput['answer'],
  AlignmentClaim['says']
>

/** Keeps the answer of somebody who may give one; a member of the resource's provider answers for the provider. */
export async function answerAlignment(
  { graph, now }: Pick<Services, 'graph' | 'now'>,
  { loaders }: Pick<Context, 'loaders'>,
  viewer: Viewer,
  { resourceId, outcomeId, answer }: AlignmentAnswerInput,
): Promise<Outcome<Suggested>> {
  const resource = isId(resourceId) ? await loaders.resource.load(resourceId) : null
  if (resource?.state !== 'published')
    return failed('NOT_FOUND', ['input', 'resourceId'], said`There is no published resource with this id.`)
  const isProvider = viewer.providers.some(({ id }) => id === resource.provider.id)
  const ends = { resource: resource.id, outcome: outcomeId, revision: resource.revision }
  const claim = { says: SAYS[answer], basis: isProvider ? 'declared' : 'reported', by: viewer.id } as const
  try {
    const told = { kind: 'alignment.answer', actor: viewer.id, subject: resource.id } as const
    const value = await answerSuggestion(
      graph,
      { ...ends, ...claim, at: now().toISOString() },
      settle,
      audited({ ...told, values: { outcome: outcomeId, answer } }, now()),
    )
    loaders.resource.clear(resource.id)
    return { ok: true, value }
  } catch (error) {
    if (!(error instanceof GraphError && error.code === 'NOT_FOUND')) throw error
    return failed('NOT_FOUND', ['input', 'outcomeId'], said`This outcome is not suggested for the resource.`)
  }
}
