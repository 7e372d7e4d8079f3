/** What the planner leaves out or cannot agree with, for people who keep the data. */
import { shortestPath } from '#graph/algorithms/closure.ts'
import { contract } from '#graph/algorithms/contraction.ts'
import type { ModelMatch, ModelProblem } from './model.ts'
import { compareText, everyPlace, FLAWS, requiresOf, type ModelState } from './state.ts'

/** The problems of a model: circles of the hierarchy, then flaws of stored edges, cycles, and matches, each by ids. */
export function problemsOf(state: ModelState): ModelProblem[] {
  return [...circles(state), ...flaws(state), ...cycles(state), ...contractions(state)]
}

function circles({ places, ids }: ModelState): ModelProblem[] {
  const { cut } = places
  if (!cut) return []
  const whole = everyPlace(places)
  const problems: ModelProblem[] = []
  for (let child = 0; child < ids.length; child++) {
    for (let entry = places.offsets[child]!; entry < places.ends[child]!; entry++) {
      if (!cut[entry]) continue
      const parent = places.store.columns.parents[entry]!
      const back = shortestPath(whole, parent, (node) => node === child) ?? []
      const cycle = [child, ...back].map((node) => ids[node]!)
      problems.push({ kind: 'hierarchy', from: ids[child]!, to: ids[parent]!, cycle })
    }
  }
  return problems.sort(byEnds)
}

function flaws({ ids, stored: { offsets, ends, store, flaw } }: ModelState): ModelProblem[] {
  const problems: ModelProblem[] = []
  for (let from = 0; from < ids.length; from++) {
    for (let entry = offsets[from]!; entry < ends[from]!; entry++) {
      const kind = FLAWS[flaw[entry]!]!
      const to = store.columns.to[entry]!
      if (kind !== 'none') problems.push({ kind, from: ids[from]!, to: ids[to]!, cycle: [] })
    }
  }
  return problems.sort(byEnds)
}

function cycles({ refused, ids }: ModelState): ModelProblem[] {
  return refused.map(({ from, to, cycle }) => ({ kind: 'cycle', from: ids[from]!, to: ids[to]!, cycle }))
}

/** Taken for one outcome, the surest matches first, the ends of these would require themselves. */
function contractions({ matches, edges, ids }: ModelState): ModelProblem[] {
  const exact = new Map<string, ModelMatch>()
  for (const list of matches) {
    for (const match of list ?? []) {
      const { from, to, kind, confidence } = match
      if (kind !== 'exact') continue
      const key = `${Math.min(from, to)} ${Math.max(from, to)}`
      const known = exact.get(key)
      if (!known || confidence > known.confidence) exact.set(key, match)
    }
  }
  const ordered = [...exact.values()].sort(
    (a, b) =>
      b.confidence - a.confidence || compareText(ids[a.from]!, ids[b.from]!) || compareText(ids[a.to]!, ids[b.to]!),
  )
  return contract(
    requiresOf(edges),
    ordered.map(({ from, to }) => [from, to] as const),
  ).map(({ pair, cycle }) => ({
    kind: 'contraction',
    from: ids[ordered[pair]!.from]!,
    to: ids[ordered[pair]!.to]!,
    cycle: cycle.map((node) => ids[node]!),
  }))
}

function byEnds(a: ModelProblem, b: ModelProblem): number {
  return compareText(a.from, b.from) || compareText(a.to, b.to)
}
