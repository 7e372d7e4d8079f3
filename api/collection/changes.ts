/** What happened in a collection: its own changes, and those of what it follows. */
import { bestText } from '#api/base/text-choice.ts'
import type { Context } from '#api/context.ts'
import { present } from '#api/loaders.ts'
import { resourcesOf } from '#api/resource/resolvers.ts'
import { said } from '#api/words/said.ts'
import type { CollectionNode, OutcomeNode, ResourceNode } from '#graph/nodes.ts'
import { formerCollections, outcomeTimes } from '#graph/queries/collection.ts'

export interface CollectionChangeParent {
  /** ISO 8601 UTC. */
  at: string
  text: string
  resource: ResourceNode | null
  outcome: OutcomeNode | null
}

/**
 * The latest changes: of the collection as its revisions tell them, and of each resource and outcome in it that changed
 * after it was put in. Of one that changed several times the last is told.
 * @param languages of the reader, for titles
 */
export async function changesOf(
  collection: CollectionNode,
  most: number,
  languages: readonly string[],
  context: Context,
): Promise<CollectionChangeParent[]> {
  const { entries } = collection
  const ids = (kind: 'resource' | 'outcome') => entries.filter((entry) => entry.kind === kind).map(({ id }) => id)
  const outcomeIds = [...new Set(ids('outcome'))]
  const { graph } = context.services
  const [former, resources, outcomes, times] = await Promise.all([
    formerCollections(graph, collection.id, most),
    resourcesOf([...new Set(ids('resource'))], context),
    context.loaders.outcome.loadMany(outcomeIds).then(present),
    outcomeTimes(graph, outcomeIds),
  ])
  const addedAt = new Map(entries.map((entry) => [entry.id, entry.addedAt]))
  const isLater = (id: string, at: string) => at > (addedAt.get(id) ?? '')
  const own = former.map(({ at, note }) => ({
    ...{ at, resource: null, outcome: null },
    text: note ? said`The collection was changed: ${note}` : said`The collection was changed.`,
  }))
  const ofResources = resources
    .filter(({ id, updatedAt }) => isLater(id, updatedAt))
    .map((resource) => {
      const title = titleOf(resource.titles, languages)
      const text = resource.state === 'withdrawn' ? said`“${title}” was withdrawn.` : said`“${title}” was changed.`
      return { at: resource.updatedAt, resource, outcome: null, text }
    })
  const ofOutcomes = outcomes.flatMap((outcome) => {
    const at = times.get(outcome.id) ?? ''
    if (!isLater(outcome.id, at)) return []
    return [{ at, resource: null, outcome, text: said`“${titleOf(outcome.statements, languages)}” was changed.` }]
  })
  return [...own, ...ofResources, ...ofOutcomes].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, most)
}

function titleOf(texts: ResourceNode['titles'], languages: readonly string[]): string {
  return bestText(texts, languages)?.text ?? said`Something without a title`
}
