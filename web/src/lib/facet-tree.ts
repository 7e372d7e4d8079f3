/** A facet whose values stand below each other: subjects with what is broader above them. */
import type { FacetValue } from '#lib/types.ts'

export interface FacetBranch {
  value: FacetValue
  below: FacetBranch[]
}

/**
 * Values as a tree, in the order given among those beside each other. What names a value above it that is not here, or that
 * stands below itself, is at the top.
 */
export function facetTree(values: readonly FacetValue[]): FacetBranch[] {
  const branches = new Map(values.map((value) => [value.value, { value, below: [] as FacetBranch[] }]))
  const top: FacetBranch[] = []
  for (const branch of branches.values()) {
    const above = branches.get(branch.value.broader ?? '')
    if (above && !isBelow(above, branch, branches)) above.below.push(branch)
    else top.push(branch)
  }
  return top
}

/** Whether the way up from `branch` meets `other`, itself included. */
function isBelow(branch: FacetBranch, other: FacetBranch, branches: ReadonlyMap<string, FacetBranch>): boolean {
  const met = new Set<FacetBranch>()
  for (let at: FacetBranch | undefined = branch; at && !met.has(at); at = branches.get(at.value.broader ?? '')) {
    if (at === other) return true
    met.add(at)
  }
  return false
}
