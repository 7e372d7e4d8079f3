import type { PlanStep, Way } from './plan.ts'

/**
 * The steps of a plan that can be taken now, at most `limit`: needed ones before those that only help, then those on which
 * most of the way builds, then in the plan's order. Pure.
 */
export function nextSteps(steps: readonly PlanStep[], { route }: Way, limit: number): PlanStep[] {
  const now = steps.filter((step) => step.generation === 0)
  const { offsets, ends, targets } = route.needs
  // Steps that can be taken now hand nothing down, so each bit set is one of `now` on which a step builds.
  const words = Math.ceil(now.length / 32)
  const bits = new Uint32Array(steps.length * words)
  const builds = new Uint32Array(now.length)
  now.forEach(({ position }, at) => (bits[(position - 1) * words + (at >>> 5)]! |= 1 << (at & 31)))
  for (let at = 0; at < steps.length; at++) {
    for (let entry = offsets[at]!; entry < ends[at]!; entry++) {
      for (let word = 0; word < words; word++) bits[at * words + word]! |= bits[targets[entry]! * words + word]!
    }
    for (let one = 0; one < now.length; one++) {
      if (bits[at * words + (one >>> 5)]! & (1 << (one & 31))) builds[one]!++
    }
  }
  return now
    .map((step, at) => ({ step, builds: builds[at]! }))
    .sort(
      (a, b) => Number(a.step.soft) - Number(b.step.soft) || b.builds - a.builds || a.step.position - b.step.position,
    )
    .slice(0, limit)
    .map(({ step }) => step)
}
