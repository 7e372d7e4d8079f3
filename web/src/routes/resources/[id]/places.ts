/** Where in curricula a resource stands: its outcomes by what they stand below. */
import type { LocalisedText, OutcomeLine } from '#lib/types.ts'
import type { Resource } from './query.ts'

export type Use = Resource['alignments'][number]

/** Outcomes that stand side by side below one item of a framework, or at its top. */
export interface UsedPlace {
  key: string
  framework: { id: string; title: LocalisedText } | null
  /** From the top of the framework down. */
  path: OutcomeLine[]
  /** Which of those that stand there, the first is 1; empty where that is not known. */
  positions: number[]
  /** How many stand there. */
  whole: number
  uses: Use[]
}

/** The outcomes of a resource, gathered by place, in the order in which the resource names them; within a place in its own. */
export function gatherPlaces(uses: readonly Use[]): UsedPlace[] {
  const places = new Map<string, UsedPlace & { at: Map<Use, number> }>()
  for (const use of uses) {
    const [place] = use.outcome.places
    const { framework } = use.outcome
    const key = `${framework?.id ?? ''}/${place ? (place.path.at(-1)?.id ?? '') : use.outcome.id}`
    const found = places.get(key) ?? {
      ...{ key, framework, path: place?.path ?? [], positions: [], whole: place?.siblingCount ?? 0, uses: [] },
      at: new Map<Use, number>(),
    }
    places.set(key, found)
    found.uses.push(use)
    if (place) found.at.set(use, place.position)
  }
  return [...places.values()].map(({ at, ...place }) => ({
    ...place,
    positions: [...new Set(at.values())].sort((a, b) => a - b),
    uses: place.uses.toSorted((a, b) => (at.get(a) ?? 0) - (at.get(b) ?? 0)),
  }))
}
