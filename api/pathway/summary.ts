/** Sentences for people about a plan and its reasons. Names come from whoever read them from the graph. */
import { apart, counted, listed, measured, said } from '#api/words/said.ts'
import type { Plan, PlanReason } from './plan.ts'

export type NameOf = (id: string) => string

/**
 * Why a step is there, as one sentence. `reason` is the source's own words; where it gives none the sentence says so.
 */
export function reasonText(reason: PlanReason, nameOf: NameOf, words: string | null): string {
  if (reason.neededBy === null) return said`It is a goal.`
  const later = nameOf(reason.neededBy)
  if (reason.origin === 'part') return said`It is a part of “${later}”.`
  const isGroup = reason.origin === 'group'
  const head =
    reason.strength === 'soft'
      ? isGroup
        ? said`It helps with “${later}”, by what its source says of a whole group`
        : said`It helps with “${later}”`
      : isGroup
        ? said`It is needed for “${later}”, by what its source says of a whole group`
        : said`It is needed for “${later}”`
  const why = words
    ? `${head}: ${apart(`${words.replace(/\s*\.?\s*$/, '')}.`)}`
    : said`${head}. The source gives no reason.`
  const others = reason.alternatives.map((id) => said`“${nameOf(id)}”`)
  return others.length > 0 ? `${why} ${said`Instead of it ${listed(others, 'disjunction')} would do.`}` : why
}

/** The whole plan as ordered plain text, one line a step. `nameOf` names outcomes and resources; `notes` come first. */
export function summaryText(plan: Plan, nameOf: NameOf, notes: readonly string[] = []): string {
  const lines = [headline(plan, nameOf), ...notes]
  for (const step of plan.steps) {
    const chosen = step.resources.find((resource) => resource.isChosen)
    const role = roleOf(step, nameOf)
    const using = !chosen
      ? said`No fitting resource is known.`
      : chosen.minutes
        ? said`With “${nameOf(chosen.id)}”, ${measured(chosen.minutes, 'minute')}.`
        : said`With “${nameOf(chosen.id)}”.`
    lines.push(`${step.position}. ${nameOf(step.id)}${role === null ? '' : ` (${role})`}. ${using}`)
  }
  for (const goal of plan.goalsWithoutKnowledge) {
    lines.push(said`Nothing is known of what “${nameOf(goal)}” requires. That does not mean that nothing is needed.`)
  }
  if (plan.assumedKnown.length > 0) {
    lines.push(said`Taken as known: ${plan.assumedKnown.map(({ id }) => said`“${nameOf(id)}”`).join(', ')}.`)
  }
  for (const { id, reason } of plan.leftOut) lines.push(said`Left out: “${nameOf(id)}”. ${reason}`)
  return lines.join('\n')
}

function roleOf(step: Plan['steps'][number], nameOf: NameOf): string | null {
  if (step.isGoal) return said`goal`
  const later = step.because.find((reason) => reason.neededBy !== null)
  if (!later?.neededBy) return null
  const name = nameOf(later.neededBy)
  if (step.soft) return said`helps with “${name}”`
  return later.origin === 'part' ? said`a part of “${name}”` : said`needed for “${name}”`
}

function headline(plan: Plan, nameOf: NameOf): string {
  const goals = plan.goals.map((id) => said`“${nameOf(id)}”`).join(', ')
  if (plan.steps.length === 0) return said`Nothing is left to learn for ${goals}.`
  const sentences = [counted(plan.steps.length, '{0} step to {1}.', '{0} steps to {1}.', goals)]
  if (plan.totalMinutes !== null) {
    const minutes = measured(plan.totalMinutes, 'minute')
    sentences.push(
      plan.stepsWithoutMinutes === 0
        ? said`The chosen resources take ${minutes}.`
        : counted(
            plan.stepsWithoutMinutes,
            'The chosen resources take {1}; for {0} step the length is not known.',
            'The chosen resources take {1}; for {0} steps the length is not known.',
            minutes,
          ),
    )
  }
  if (plan.minutesOverLimit > 0) {
    sentences.push(said`That is ${measured(plan.minutesOverLimit, 'minute')} more than asked for.`)
  }
  if (plan.gaps.length > 0) {
    sentences.push(
      counted(plan.gaps.length, '{0} step has no fitting resource.', '{0} steps have no fitting resource.'),
    )
  }
  return sentences.join(' ')
}
