/** Who sees a framework and its outcomes: drafts are for members of their provider, everything else is for everybody. */
import type { Viewer } from '#api/context.ts'
import { may } from '#api/rights/may.ts'
import type { FrameworkCard, OutcomeCard } from '#graph/nodes.ts'

/** Whether somebody sees a framework. */
export function seesFramework(
  viewer: Viewer | null,
  framework: Pick<FrameworkCard, 'state' | 'adoptionStatus' | 'providerId'>,
): boolean {
  return may(viewer, 'framework.see', framework)
}

/** Whether somebody sees an outcome. One that was taken out of a private draft stays as private as that was. */
export function seesOutcome(viewer: Viewer | null, outcome: Pick<OutcomeCard, 'state' | 'framework'>): boolean {
  return outcome.state !== 'draft' || (outcome.framework !== null && may(viewer, 'framework.see', outcome.framework))
}
