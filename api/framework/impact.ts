/** What hangs on a change of outcomes: counted before it is made. */
import type { PrerequisiteModel } from '#api/pathway/model.ts'
import { counted, said } from '#api/words/said.ts'
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
  const isMore = later.length > 0
  const summary = [...(touched.first ?? [])]
  if (resources.length > 0)
    summary.push(
      isMore
        ? counted(
            resources.length,
            '{0} resource is aligned to what changes, or to what requires it.',
            '{0} resources are aligned to what changes, or to what requires it.',
          )
        : counted(
            resources.length,
            '{0} resource is aligned to what changes.',
            '{0} resources are aligned to what changes.',
          ),
    )
  if (outcomes > 0)
    summary.push(
      counted(outcomes, 'The way to {0} published outcome changes.', 'The way to {0} published outcomes changes.'),
    )
  if (collections > 0)
    summary.push(
      isMore
        ? counted(
            collections,
            '{0} collection contains what changes, or what requires it.',
            '{0} collections contain what changes, or what requires it.',
          )
        : counted(collections, '{0} collection contains what changes.', '{0} collections contain what changes.'),
    )
  if (crosswalks > 0) summary.push(counted(crosswalks, '{0} crosswalk is lost.', '{0} crosswalks are lost.'))
  if (resources.length === 0 && outcomes === 0 && collections === 0 && crosswalks === 0)
    summary.push(said`Nothing that is published hangs on it.`)
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
