/** Reviewers check facts: what they find is a claim that decides. */
import { audit } from '#api/audit/audit.ts'
import { failed, type Outcome } from '#api/base/issues.ts'
import type { Services, Viewer } from '#api/context.ts'
import type { FactCheckInput } from '#api/generated/types.ts'
import { normaliseTag } from '#api/accessibility/vocabulary.ts'
import { showChange } from '#api/resource/record.ts'
import { licenceOf } from '#api/vocabulary/licences.ts'
import { said } from '#api/words/said.ts'
import type { ResourceNode } from '#graph/nodes.ts'
import { commit } from '#graph/queries/catalogue.ts'
import { type Fact, type FactClaim, fingerprintOf, keyOfClaim, writeClaims } from '#graph/queries/facts.ts'
import { resourcesByIds } from '#graph/queries/resource.ts'
import type { TagKind } from '#graph/records.ts'
import { tagKey } from '#graph/shape.ts'
import { settleFact } from './settle.ts'

/** The fact that is checked; faults where it is none that can be. Pure. */
export function factOf(
  resource: Pick<ResourceNode, 'tags'>,
  { fact, licence }: Pick<FactCheckInput, 'fact' | 'licence'>,
): Outcome<Fact> {
  if ((fact == null) === (licence == null))
    return failed('REQUIRED', ['input', 'fact'], said`Give the accessibility fact or the licence that you checked.`)
  if (licence != null)
    return licenceOf(licence)
      ? { ok: true, value: { predicate: 'licence', value: licence } }
      : failed('INVALID', ['input', 'licence'], said`This is no licence we know: give a key from \`licences\`.`)
  const kind = fact!.kind.toLowerCase() as TagKind
  const { value, known } = normaliseTag(kind, fact!.value)
  if (!known && !resource.tags.some((tag) => tag.kind === kind && tag.value === value))
    return failed('INVALID', ['input', 'fact'], said`The vocabulary has no such value. Choose one that it has.`)
  return { ok: true, value: { predicate: 'accessibility', value: tagKey({ kind, value }) } }
}

/** Keeps what a reviewer found at a revision; whether the viewer may is decided before. CONFLICT for another revision. */
export async function check(
  services: Pick<Services, 'graph' | 'now' | 'indexer' | 'model' | 'log'>,
  viewer: Pick<Viewer, 'id'>,
  resource: ResourceNode,
  input: FactCheckInput,
): Promise<Outcome<ResourceNode>> {
  const fact = factOf(resource, input)
  if (!fact.ok) return fact
  const changed = said`It is at revision ${resource.revision}, and you looked at ${input.revision}. Look at it again.`
  if (input.revision !== resource.revision) return failed('CONFLICT', ['input', 'revision'], changed)
  const now = services.now()
  const claim = {
    ...{ ...fact.value, subject: resource.id, revision: resource.revision, link: fingerprintOf(resource) },
    ...{ says: input.present ? 'present' : 'absent', basis: 'checked', by: viewer.id, at: now.toISOString() },
  } as const satisfies Omit<FactClaim, 'key'>
  await commit(services.graph, async (tx) => {
    await writeClaims(tx, [{ ...claim, key: keyOfClaim(claim) }], settleFact)
    const values = { fact: `${claim.predicate} ${claim.value}`, says: claim.says, revision: claim.revision }
    await audit(tx, { kind: 'fact.check', actor: viewer.id, subject: resource.id, values }, now)
    return { value: null, changes: [{ kind: 'resource', ids: [resource.id] }] }
  })
  await showChange(services)
  const [checked] = await resourcesByIds(services.graph, [resource.id])
  return { ok: true, value: checked! }
}
