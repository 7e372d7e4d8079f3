/** What hangs on a change of outcomes: counted before it is made. */
import type { PrerequisiteModel } from '#api/pathway/model.ts'
import { collectionsWith, resourcesAlignedTo } from '#graph/queries/edit-impact.ts'
import type { Run } from '#graph/queries/reference.ts'

export interface Impact {
  /** Ids, sorted. */
  resources: string[]
  outcomes: number
  collections: number
  crosswalks: number
  summary: string[]
}

/** Nothing hangs on it. */
export const NO_IMPACT: Impact = { resources: [], outcomes: 0, collections: 0, crosswalks: 0, summary: [] }

export interface Touched {
  /** Published outcomes that are changed, or that a draft of a new version stands for. */
  ids: readonly string[]
  /** The way to them changes, and with it the way to whatever requires them; else only what they say. */
  changesWay: boolean
  /** Crosswalks that are lost. */
  crosswalks?: number
  /** Sentences that come first. */
  first?: readonly string[]
}

/** Reads what hangs on a change. */
export async function impactOf(run: Run, model: PrerequisiteModel, touched: Touched): Promise<Impact> {
  const later = touched.changesWay ? dependentsOf(model, touched.ids) : []
  const reached = [...touched.ids, ...later]
  const resources = await resourcesAlignedTo(run, reached)
  const collections = (await collectionsWith(run, reached)).length
  const outcomes = touched.changesWay ? touched.ids.length + later.length : 0
  const crosswalks = touched.crosswalks ?? 0
  const orLater = later.length > 0 ? ', or to what requires it' : ''
  const summary = [
    ...(touched.first ?? []),
    ...(resources.length > 0
      ? [`${count(resources.length, 'resource is', 'resources are')} aligned to what changes${orLater}.`]
      : []),
    ...(outcomes > 0 ? [`The way to ${count(outcomes, 'published outcome')} changes.`] : []),
    ...(collections > 0
      ? [
          `${count(collections, 'collection contains', 'collections contain')} what changes${later.length > 0 ? ', or what requires it' : ''}.`,
        ]
      : []),
    ...(crosswalks > 0 ? [`${count(crosswalks, 'crosswalk is', 'crosswalks are')} lost.`] : []),
  ]
  if (resources.length === 0 && outcomes === 0 && collections === 0 && crosswalks === 0)
    summary.push('Nothing that is published hangs on it.')
  return { resources, outcomes, collections, crosswalks, summary }
}

/** Published outcomes that require any of these, directly or not; those themselves are left out. */
export function dependentsOf(model: PrerequisiteModel, ids: readonly string[]): string[] {
  const { offsets, ends, targets } = model.requiredBy
  const stack = ids.flatMap((id) => model.numberOf(id) ?? [])
  const seen = new Set(stack)
  const own = new Set(stack)
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (let at = offsets[node]!; at < ends[node]!; at++) {
      const later = targets[at]!
      if (seen.has(later)) continue
      seen.add(later)
      stack.push(later)
    }
  }
  return [...seen]
    .filter((node) => !own.has(node) && model.outcomes[node]!.state === 'published')
    .map((node) => model.ids[node]!)
    .sort()
}

/** A number with its noun: `1 resource`, `3 resources`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`
}
