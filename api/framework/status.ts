/** Words of the life of a framework that is kept here. */
import type { FrameworkStatus } from '#api/generated/types.ts'
import type { FrameworkCard } from '#graph/nodes.ts'

/** As stored in `adoptionStatus`, which CASE exports give too. */
export const STATUS_WORDS = {
  PRIVATE_DRAFT: 'Private Draft',
  DRAFT: 'Draft',
  ADOPTED: 'Adopted',
  DEPRECATED: 'Deprecated',
} as const satisfies Record<FrameworkStatus, string>

const STATUSES = new Map<string, FrameworkStatus>(
  Object.entries(STATUS_WORDS).map(([status, words]) => [words, status as FrameworkStatus]),
)

/** The status of a framework that is kept here; null for an imported one. */
export function statusOf({ providerId, adoptionStatus }: Pick<FrameworkCard, 'providerId' | 'adoptionStatus'>) {
  return providerId === null ? null : (STATUSES.get(adoptionStatus ?? '') ?? null)
}

/** Whether it takes no changes: an imported one mirrors its source, an adopted or deprecated one is frozen. */
export function isFrozen(framework: Pick<FrameworkCard, 'providerId' | 'adoptionStatus'>): boolean {
  const status = statusOf(framework)
  return status !== 'PRIVATE_DRAFT' && status !== 'DRAFT'
}
