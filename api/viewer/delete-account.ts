/** Deleting an account: what is private goes, and what was published stays or goes as its owner says. */
import { audit, erase } from '#api/audit/audit.ts'
import type { Told } from '#api/audit/chain.ts'
import { failed, Issues, refusable, Refused, type Outcome, type UserError } from '#api/base/issues.ts'
import type { Services, Viewer } from '#api/context.ts'
import type { AccountDeleteInput, ProviderFate } from '#api/generated/types.ts'
import { showChange } from '#api/resource/record.ts'
import { said } from '#api/words/said.ts'
import type { Transaction } from '#graph/graph.ts'
import type { Change } from '#graph/nodes.ts'
import { accountById, removeAccountIn } from '#graph/queries/account.ts'
import { commit } from '#graph/queries/catalogue.ts'
import { ownCollections, removeCollection } from '#graph/queries/collection.ts'
import { discardFramework } from '#graph/queries/edit-copy.ts'
import { leaveProvider, ownedAlone, privateDraftsOf, resourcesOf, type OwnedAlone } from '#graph/queries/held.ts'
import { discardResource, withdrawResource } from '#graph/queries/publish.ts'
import { holdersOf } from '#graph/queries/roles.ts'
import { tellOwner } from './notice.ts'
import { isRecent, signInAgain } from './recent.ts'
import { isOwnPassword } from './sign-in.ts'

/** Stands on what is withdrawn, for everybody. */
const REASON = 'Its publisher left, and took what was published along.'

type Changes = Pick<Change, 'kind' | 'ids'>[]

/**
 * Deletes the account of the viewer. A provider that would have no owner any more has to be named with what becomes of
 * it: none is left behind unseen. All of it is one transaction.
 */
export async function deleteAccount(
  services: Pick<Services, 'graph' | 'now' | 'accounts' | 'indexer' | 'model' | 'log'>,
  viewer: Viewer,
  { password, providers }: AccountDeleteInput,
  { caller, signedInAt }: { caller: string; signedInAt: string | null },
): Promise<Outcome<null>> {
  if ((await accountById(services.graph, viewer.id))?.password == null) {
    if (!isRecent(services, signedInAt)) return signInAgain()
  } else {
    if (!password) return failed('REQUIRED', ['input', 'password'], said`Give your password.`)
    if (!(await isOwnPassword(services, viewer, password, caller)))
      return failed('INVALID', ['input', 'password'], said`This is not your password.`)
  }
  const fates = new Map(providers?.map(({ providerId, then }) => [providerId, then]))
  const now = services.now()
  const remove = async (tx: Transaction): Promise<{ errors: UserError[]; changes: Changes }> => {
    // The end of the log is taken first: two owners who leave at once do so one after the other, and the second is asked.
    await audit(tx, { kind: 'account.delete', actor: viewer.id, subject: viewer.id }, now)
    const alone = await ownedAlone((cypher, params) => tx.run(cypher, params), viewer.id)
    const errors = [...(await faultOfLast(tx, viewer)), ...faultsOf(alone, fates)]
    if (errors.length > 0) throw new Refused(errors)
    const changes: Changes = []
    for (const provider of alone) changes.push(...(await settle(tx, viewer, provider, fates.get(provider.id)!, now)))
    changes.push(...(await removeCollections(tx, viewer.agentId)))
    await removeAccountIn(tx, viewer.id)
    await erase(tx, viewer.id, viewer.id, now)
    return { errors, changes }
  }
  const done = await refusable(async () => {
    // What nobody outside sees moves no version of the catalogue.
    const run: Transaction['run'] = (cypher, params) => services.graph.read(cypher, params)
    const [alone, gathered] = [await ownedAlone(run, viewer.id), await ownCollections(run, viewer.agentId)]
    const isPublic = alone.length + gathered.length > 0
    if (isPublic) await commit(services.graph, async (tx) => ({ value: null, changes: (await remove(tx)).changes }))
    else await services.graph.write(remove)
    if (isPublic) await showChange(services)
    return null
  })
  if (done.ok) await tellOwner(services, 'deleted', viewer)
  return done
}

/** The place keeps an administrator: the last one cannot leave. */
async function faultOfLast(tx: Transaction, { id, roles }: Viewer): Promise<UserError[]> {
  if (!roles.includes('administrator')) return []
  const others = (await holdersOf(tx, 'administrator')).filter((holder) => holder !== id)
  if (others.length > 0) return []
  const message = said`You are the only administrator of this place. Make somebody else one first, then delete your account.`
  return failed('CONFLICT', ['input'], message).errors
}

/** Collections of one's own go with their maker; those of a provider stay with it. */
async function removeCollections(tx: Transaction, agentId: string): Promise<Changes> {
  const own = await ownCollections((cypher, params) => tx.run(cypher, params), agentId)
  for (const { id } of own) await removeCollection(tx, id)
  const ids = own.filter(({ state }) => state === 'public').map(({ id }) => id)
  return ids.length > 0 ? [{ kind: 'collection', ids }] : []
}

/** Every provider that has nobody else to own it needs a word; one that others work for cannot be taken along. Pure. */
export function faultsOf(alone: readonly OwnedAlone[], fates: ReadonlyMap<string, ProviderFate>): UserError[] {
  const issues = new Issues()
  for (const { id, name, others } of alone) {
    const fate = fates.get(id)
    if (!fate)
      issues.add(
        'REQUIRED',
        ['input', 'providers', id],
        said`You are the only owner of ${name}. Say what becomes of it, or make another member its owner first.`,
      )
    else if (fate === 'GOES' && others > 0)
      issues.add(
        'FORBIDDEN',
        ['input', 'providers', id],
        said`Others publish for ${name} too, so it cannot go with you. Leave it, or make one of them its owner first.`,
      )
  }
  return issues.errors
}

/** Does to a provider what its last owner said. */
async function settle(
  tx: Transaction,
  viewer: Viewer,
  { id, others }: OwnedAlone,
  fate: ProviderFate,
  now: Date,
): Promise<Changes> {
  const at = now.toISOString()
  const changes: Changes = [{ kind: 'agent', ids: [id] }]
  if (others === 0) await leaveProvider(tx, id, at)
  if (fate === 'STAYS') return changes
  const told: Told[] = []
  for (const { id: subject, state } of await resourcesOf(tx, id)) {
    // A tombstone would show everybody what they never saw, or must not: it stays where nobody sees it.
    if (state === 'hidden') continue
    const isDraft = state === 'draft' || state === 'submitted'
    if (isDraft) changes.push(...(await discardResource(tx, subject)))
    else changes.push(...(await withdrawResource(tx, subject, REASON, viewer.agentId, at)).changes)
    told.push({ kind: isDraft ? 'resource.discard' : 'resource.withdraw', actor: viewer.id, subject })
  }
  for (const subject of await privateDraftsOf(tx, id)) {
    changes.push(...(await discardFramework(tx, subject)))
    told.push({ kind: 'framework.discard', actor: viewer.id, subject })
  }
  if (told.length > 0) await audit(tx, told, now)
  return changes
}
