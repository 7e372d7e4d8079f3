/**
 * A plain, slow planner over maps and sets: what the fast one is compared with, in tests for its answers and in the
 * bench for its speed. It knows no groups, clauses or crosswalks, and takes the ties' order as given.
 */
import type { ResourceColumn } from '#api/pathway/columns.ts'
import { NEEDS, type Needs } from '#api/accessibility/needs.ts'
import type { RequiresColumn } from '#api/pathway/model.ts'

export interface OracleGraph {
  requires: Map<string, { to: string; hard: boolean }[]>
  /** Resources by outcome. */
  resources: Map<string, ResourceColumn[]>
  rank: Map<string, number>
}

export function oracleGraph(
  ids: readonly string[],
  requires: readonly Pick<RequiresColumn, 'from' | 'to' | 'strength'>[],
  columns: readonly ResourceColumn[] = [],
): OracleGraph {
  const graph: OracleGraph = { requires: new Map(), resources: new Map(), rank: new Map() }
  ids.forEach((id, place) => graph.rank.set(id, place))
  for (const { from, to, strength } of requires) {
    const list = graph.requires.get(from) ?? []
    list.push({ to, hard: strength === 'hard' })
    graph.requires.set(from, list)
  }
  for (const column of columns) {
    for (const { outcome } of column.alignments) {
      const list = graph.resources.get(outcome) ?? []
      list.push(column)
      graph.resources.set(outcome, list)
    }
  }
  return graph
}

export interface OraclePlan {
  steps: { id: string; generation: number; soft: boolean }[]
  /** Chosen resource by step. */
  chosen: Map<string, string>
}

export function oraclePlan(
  graph: OracleGraph,
  goals: readonly string[],
  known: readonly string[] = [],
  wishes: { needs?: Needs; languages?: readonly string[] } = {},
  soft = true,
): OraclePlan {
  const isKnown = reach(graph, known, true)
  const steps = new Set<string>()
  const queue = goals.filter((goal) => !isKnown.has(goal))
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    if (steps.has(id)) continue
    steps.add(id)
    for (const edge of graph.requires.get(id) ?? []) {
      if ((edge.hard || soft) && !isKnown.has(edge.to)) queue.push(edge.to)
    }
  }
  const generations = new Map<string, number>()
  const generationOf = (id: string): number => {
    const settled = generations.get(id)
    if (settled !== undefined) return settled
    let generation = 0
    for (const edge of graph.requires.get(id) ?? []) {
      if (steps.has(edge.to)) generation = Math.max(generation, generationOf(edge.to) + 1)
    }
    generations.set(id, generation)
    return generation
  }
  const needed = reach(
    graph,
    goals.filter((goal) => !isKnown.has(goal)),
    true,
  )
  const ordered = [...steps].sort(
    (a, b) => generationOf(a) - generationOf(b) || graph.rank.get(a)! - graph.rank.get(b)!,
  )
  return {
    steps: ordered.map((id) => ({ id, generation: generationOf(id), soft: !needed.has(id) })),
    chosen: chooseGreedily(graph, ordered, wishes),
  }
}

function reach(graph: OracleGraph, starts: readonly string[], hardOnly: boolean): Set<string> {
  const seen = new Set<string>(starts)
  const queue = [...starts]
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    for (const edge of graph.requires.get(id) ?? []) {
      if ((hardOnly && !edge.hard) || seen.has(edge.to)) continue
      seen.add(edge.to)
      queue.push(edge.to)
    }
  }
  return seen
}

/** Again and again the resource that teaches most open steps, the best fit first; ties by id. */
function chooseGreedily(
  graph: OracleGraph,
  steps: readonly string[],
  wishes: { needs?: Needs; languages?: readonly string[] },
): Map<string, string> {
  const chosen = new Map<string, string>()
  const candidates = new Map<string, { column: ResourceColumn; level: number }>()
  for (const step of steps) {
    for (const column of graph.resources.get(step) ?? []) {
      if (candidates.has(column.id)) continue
      const languages = wishes.languages ?? []
      if (languages.length > 0 && !column.languages.some((tag) => languages.includes(tag))) continue
      let level = 3
      for (const group of wishes.needs ?? []) {
        const best = Math.max(...group.anyOf.map(({ need }) => column.fit[NEEDS.indexOf(need)]!))
        if (group.importance === 'REQUIRED') level = Math.min(level, best)
      }
      if (level > 0) candidates.set(column.id, { column, level })
    }
  }
  const open = new Set(steps)
  for (;;) {
    let best: { id: string; level: number; covers: string[] } | null = null
    for (const { column, level } of candidates.values()) {
      const covers = column.alignments.map((alignment) => alignment.outcome).filter((outcome) => open.has(outcome))
      if (covers.length === 0) continue
      const isBetter =
        !best ||
        level > best.level ||
        (level === best.level && covers.length > best.covers.length) ||
        (level === best.level && covers.length === best.covers.length && column.id < best.id)
      if (isBetter) best = { id: column.id, level, covers }
    }
    if (!best) return chosen
    for (const step of best.covers) {
      chosen.set(step, best.id)
      open.delete(step)
    }
  }
}
