/** Whether a resource may stand under its licence, given what it was made from. */
import type { UserError } from '#api/base/issues.ts'
import { type Making, mayAllBecome } from '#api/vocabulary/licence-compatibility.ts'
import type { Graph } from '#graph/graph.ts'
import type { ResourceNode } from '#graph/nodes.ts'
import { resourcesByIds } from '#graph/queries/resource.ts'
import type { ValidResource } from './validate.ts'

/** What a resource is made from; an edition of another provider's work counts as translated from it. */
export interface MadeFrom {
  translationOf: ResourceNode | null
  basedOn: readonly ResourceNode[]
}

/**
 * A fault at `field` for each original under whose licence this may not be made, naming the pair. What is not known is
 * refused as well, unless the original is of the same provider: they know what they may do. Pure.
 */
export function lineageFaults(
  licence: string,
  providerId: string,
  { translationOf, basedOn }: MadeFrom,
  field: string[],
): UserError[] {
  const originals: [ResourceNode, Making][] = [
    ...(translationOf ? [[translationOf, 'TRANSLATE'] satisfies [ResourceNode, Making]] : []),
    ...basedOn.map((original): [ResourceNode, Making] => [original, 'ADAPT']),
  ]
  return originals.flatMap(([original, making]) => {
    const { answer, reason } = mayAllBecome([original.licences], licence, making)
    if (answer === 'YES' || (answer === 'UNKNOWN' && original.provider.id === providerId)) return []
    const title = original.titles[0]?.text ?? original.url
    const advice = answer === 'UNKNOWN' ? ' Ask its makers, and have them state a licence.' : ''
    return [{ code: 'INCOMPATIBLE' as const, field, message: `“${title}”: ${reason}${advice}` }]
  })
}

/** What a new resource is made from, as its input says. */
export function madeFrom(
  { editionOf, basedOn }: Pick<ValidResource, 'editionOf' | 'basedOn'>,
  providerId: string,
): MadeFrom {
  const isOfOthers = editionOf !== null && editionOf.provider.id !== providerId
  return { translationOf: isOfOthers ? editionOf : null, basedOn }
}

/** What a resource is made from, as its input says and, of one that is here, as was said when it was begun. */
export async function originsOf(
  graph: Graph,
  was: Pick<ResourceNode, 'translationOf'> | null,
  said: Pick<ValidResource, 'editionOf' | 'basedOn'>,
  providerId: string,
): Promise<MadeFrom> {
  const [original] = was?.translationOf ? await resourcesByIds(graph, [was.translationOf]) : []
  const { translationOf, basedOn } = madeFrom(said, providerId)
  return { translationOf: original ?? translationOf, basedOn }
}
