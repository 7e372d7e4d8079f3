/** A new version of a resource: a draft that says what the present one says, and names it. */
import { audit } from '#api/audit/audit.ts'
import type { Services, Viewer } from '#api/context.ts'
import type { ResourceNode } from '#graph/nodes.ts'
import { newVersionsOf } from '#graph/queries/history.ts'
import { writeResource } from '#graph/queries/publish.ts'
import type { ResourceRecord, TagFact } from '#graph/records.ts'
import { afterWriting, asDeclared, carriedOver, commitResource, contributionsOf, here, newIdentity } from './record.ts'

type Open = Pick<Services, 'graph' | 'indexer' | 'model' | 'log' | 'now' | 'namespace'>

/** States of a new version that is not there yet for everybody. */
export const IN_PREPARATION = ['draft', 'submitted'] as const

/**
 * Begins the draft; whether the viewer may is decided before. Where a new version is in preparation already, it is that
 * one: two people who begin at once work on the same.
 */
export async function newVersion(
  services: Open,
  { viewer, resource }: { viewer: Viewer; resource: ResourceNode },
): Promise<ResourceNode> {
  const identity = newIdentity(services)
  const record = nextOf(asDeclared(resource), identity)
  const now = services.now()
  const id = await commitResource(services.graph, 'draft', async (tx) => {
    const [open] = await newVersionsOf((cypher, params) => tx.run(cypher, params), resource.id, IN_PREPARATION)
    if (open !== undefined) return { value: open, changes: [] }
    const { id, changes } = await writeResource(tx, record, {
      ...{ actor: viewer.agentId, id: identity.id, state: 'draft', now: now.toISOString() },
    })
    const told = { kind: 'resource.create', actor: viewer.id, subject: id } as const
    const values = { provider: resource.provider.id, from: resource.id, making: 'VERSION' }
    await audit(tx, { ...told, values }, now)
    return { value: id, changes }
  })
  return await afterWriting(services, id)
}

/** What a new version says at first. Pure. */
export function nextOf(was: ResourceNode, identity: { id: string; sourceKey: string; uri: string }): ResourceRecord {
  return {
    ...{ type: 'resource', ...identity, ...carriedOver(was), work: `id:${was.work}`, url: was.url },
    ...{ titles: was.titles, descriptions: was.descriptions, languages: was.languages, keywords: was.keywords },
    ...{ printable: was.printable ?? undefined, signInNeeded: was.signInNeeded ?? undefined },
    ...{ cost: was.cost ?? undefined, regions: was.regions, files: was.files, licences: was.licences },
    ...{ accessibilitySummaries: was.accessibilitySummaries, tags: was.tags.flatMap(ofNewVersion) },
    contributions: contributionsOf(was),
    provider: { ...here(was.provider.id), kind: was.provider.kind, name: was.provider.name },
    basedOn: was.basedOn.map(here),
    ...(was.translationOf === null ? {} : { translationOf: here(was.translationOf) }),
    versionOf: here(was.id),
  }
}

/** What others said, checked or verified was so of the version before; of that one only its owner's word carries over. */
function ofNewVersion(fact: TagFact): TagFact[] {
  if (fact.basis === 'reported') return []
  return [{ ...fact, basis: fact.basis === 'inferred' ? 'inferred' : 'declared' }]
}
