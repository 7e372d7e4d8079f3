/** Sentences for people about a plan and its reasons. Names come from whoever read them from the graph. */
import type { Plan, PlanReason } from './plan.ts'

export type NameOf = (id: string) => string

/**
 * Why a step is there, as one sentence. `reason` is the source's own words; where it gives none the sentence says so.
 */
export function reasonText(reason: PlanReason, nameOf: NameOf, words: string | null): string {
  if (reason.neededBy === null) return 'It is a goal.'
  const later = `“${nameOf(reason.neededBy)}”`
  if (reason.origin === 'part') return `It is a part of ${later}.`
  const verb = reason.strength === 'soft' ? 'It helps with' : 'It is needed for'
  const through = reason.origin === 'group' ? ', by what its source says of a whole group' : ''
  const others = reason.alternatives.map((id) => `“${nameOf(id)}”`)
  const instead = others.length > 0 ? ` Instead of it ${others.join(' or ')} would do.` : ''
  const why = words ? `: ${words.replace(/\s*\.?\s*$/, '')}.` : '. The source gives no reason.'
  return `${verb} ${later}${through}${why}${instead}`
}

/** The whole plan as ordered plain text, one line a step. `nameOf` names outcomes and resources; `notes` come first. */
export function summaryText(plan: Plan, nameOf: NameOf, notes: readonly string[] = []): string {
  const lines = [headline(plan, nameOf), ...notes]
  for (const step of plan.steps) {
    const later = step.because.find((reason) => reason.neededBy !== null)
    const role = step.isGoal
      ? ' (goal)'
      : later?.neededBy
        ? ` (${step.soft ? 'helps with' : later.origin === 'part' ? 'a part of' : 'needed for'} “${nameOf(later.neededBy)}”)`
        : ''
    const chosen = step.resources.find((resource) => resource.isChosen)
    const minutes = chosen?.minutes ? `, ${chosen.minutes} minutes` : ''
    const using = chosen ? ` With “${nameOf(chosen.id)}”${minutes}.` : ' No fitting resource is known.'
    lines.push(`${step.position}. ${nameOf(step.id)}${role}.${using}`)
  }
  for (const goal of plan.goalsWithoutKnowledge) {
    lines.push(`Nothing is known of what “${nameOf(goal)}” requires. That does not mean that nothing is needed.`)
  }
  if (plan.assumedKnown.length > 0) {
    lines.push(`Taken as known: ${plan.assumedKnown.map(({ id }) => `“${nameOf(id)}”`).join(', ')}.`)
  }
  for (const { id, reason } of plan.leftOut) lines.push(`Left out: “${nameOf(id)}”. ${reason}`)
  return lines.join('\n')
}

function headline(plan: Plan, nameOf: NameOf): string {
  const goals = plan.goals.map((id) => `“${nameOf(id)}”`).join(', ')
  if (plan.steps.length === 0) return `Nothing is left to learn for ${goals}.`
  const count = plan.steps.length === 1 ? '1 step' : `${plan.steps.length} steps`
  const minutes = plan.totalMinutes === null ? '' : ` The chosen resources take ${plan.totalMinutes} minutes`
  const unknown = plan.stepsWithoutMinutes
  const note = unknown === 0 ? '.' : `; for ${unknown === 1 ? '1 step' : `${unknown} steps`} the length is not known.`
  const over = plan.minutesOverLimit > 0 ? ` That is ${plan.minutesOverLimit} minutes more than asked for.` : ''
  const gaps =
    plan.gaps.length === 0
      ? ''
      : ` ${plan.gaps.length === 1 ? '1 step has' : `${plan.gaps.length} steps have`} no fitting resource.`
  return `${count} to ${goals}.${minutes ? minutes + note : ''}${over}${gaps}`
}
