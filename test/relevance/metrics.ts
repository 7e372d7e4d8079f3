/** How good a list of works is, judged by grades: the usual measures, each 0 to 1. */
import { FOUND, type Grade } from './judged.ts'

/** How many hits are looked at. */
export const DEPTH = 10

export interface Measures {
  /** Reciprocal rank of the first work that counts as found; 0 when there is none among the first ten. */
  mrr: number
  /** Discounted cumulative gain with gains 2^grade − 1, over the best that the judgements allow (Järvelin and Kekäläinen, 2002). */
  ndcg: number
  /** 1 when a work that counts as found is among the first ten. */
  success: number
  /** 1 when nothing at all was found. */
  zero: number
}

/** Measures of one answer: works, best first. */
export function measure(works: readonly string[], grades: ReadonlyMap<string, Grade>): Measures {
  const top = [...new Set(works)].slice(0, DEPTH)
  const first = top.findIndex((work) => (grades.get(work) ?? 0) >= FOUND)
  const ideal = gain([...grades.values()].sort((one, other) => other - one).slice(0, DEPTH))
  return {
    mrr: first < 0 ? 0 : 1 / (first + 1),
    ndcg: ideal === 0 ? 0 : gain(top.map((work) => grades.get(work) ?? 0)) / ideal,
    success: first < 0 ? 0 : 1,
    zero: works.length === 0 ? 1 : 0,
  }
}

function gain(grades: readonly number[]): number {
  return grades.reduce((sum, grade, index) => sum + (2 ** grade - 1) / Math.log2(index + 2), 0)
}

/** The mean of each measure; all 0 for no answers. */
export function mean(list: readonly Measures[]): Measures {
  const of = (name: keyof Measures): number =>
    list.reduce((sum, measures) => sum + measures[name], 0) / Math.max(1, list.length)
  return { mrr: of('mrr'), ndcg: of('ndcg'), success: of('success'), zero: of('zero') }
}
