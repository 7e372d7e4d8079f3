/** What waits as people see it: what one provider published or changed by the dozen is one case. */
import type { Graph } from '#graph/graph.ts'
import { caseId, type CaseNode, submittedOf, touchedSince } from '#graph/queries/moderation.ts'
import { DAY_MS, MASS } from './watch.ts'

/** The queue with one case in the place of many new resources of one provider, where the oldest of them stood. Pure. */
export function grouped(cases: readonly CaseNode[]): CaseNode[] {
  const firsts = Map.groupBy(
    cases.filter(({ kind }) => kind === 'new'),
    ({ providerIds }) => providerIds[0]!,
  )
  const isMany = (each: CaseNode) => each.kind === 'new' && firsts.get(each.providerIds[0]!)!.length >= MASS
  return cases.flatMap((each) => {
    if (!isMany(each)) return [each]
    const [provider] = each.providerIds as [string]
    if (firsts.get(provider)![0] !== each) return []
    return [{ ...each, id: caseId('new', provider), subject: provider }]
  })
}

/** Whether a case is about many resources of one provider. Pure. */
export function isGroup({ kind, subject, providerIds }: CaseNode): boolean {
  return ['new', 'suspicious'].includes(kind) && subject === providerIds[0]
}

/** Ids of the resources that such a case is about: of new ones the oldest first, of changed ones the latest. */
export async function inGroup(graph: Pick<Graph, 'read'>, group: CaseNode): Promise<string[]> {
  if (!isGroup(group)) return []
  if (group.kind === 'new') return await submittedOf(graph, group.subject)
  const since = new Date(new Date(group.openedAt).getTime() - DAY_MS).toISOString()
  return await touchedSince(graph, group.subject, since)
}
