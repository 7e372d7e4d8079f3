/** Discarding a draft: it leaves nothing behind, for only its members ever saw it. */
import { audit } from '#api/audit/audit.ts'
import { failed, type Outcome } from '#api/base/issues.ts'
import type { Services, Viewer } from '#api/context.ts'
import { said } from '#api/words/said.ts'
import type { ResourceNode } from '#graph/nodes.ts'
import { discardResource } from '#graph/queries/publish.ts'
import { commitResource, showChange } from './record.ts'

/** Removes a draft for good; whether the viewer may is decided before. Gives its id, or CONFLICT for another revision. */
export async function discard(
  services: Pick<Services, 'graph' | 'indexer' | 'model' | 'log' | 'now'>,
  { viewer, resource, revision }: { viewer: Viewer; resource: ResourceNode; revision: number },
): Promise<Outcome<string>> {
  if (revision !== resource.revision)
    return failed(
      'CONFLICT',
      ['revision'],
      said`It is at revision ${resource.revision}, not ${revision}. Look at it again before you remove it.`,
    )
  await commitResource(services.graph, resource.state, async (tx) => {
    const changes = await discardResource(tx, resource.id)
    await audit(tx, { kind: 'resource.discard', actor: viewer.id, subject: resource.id }, services.now())
    return { value: null, changes }
  })
  await showChange(services)
  return { ok: true, value: resource.id }
}
