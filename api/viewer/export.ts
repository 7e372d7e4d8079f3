/** Everything that is held about a person, as JSON. */
import { audit } from '#api/audit/audit.ts'
import type { Services, Viewer } from '#api/context.ts'
import { accountById, sessionsOf } from '#graph/queries/account.ts'
import { challengesOf, factorsOf, type Factors } from '#graph/queries/factors.ts'
import { heldAbout } from '#graph/queries/held.ts'
import { invitationsAbout } from '#graph/queries/invitation.ts'
import { ownCollections } from '#graph/queries/collection.ts'
import { identitiesOf } from '#graph/queries/identity.ts'
import { keysOf } from '#graph/queries/keys.ts'
import { linksOf } from '#graph/queries/mail-link.ts'
import { moderationBy } from '#graph/queries/moderation.ts'
import { uploadsByAccount } from '#graph/queries/uploads.ts'
import { savedSearchesOf } from '#graph/queries/saved.ts'

/**
 * All of it, with names that say what each part is. Left out: hashes of secrets, which say nothing about a person and
 * could be tried at leisure. Addresses of the network are held nowhere.
 */
export async function exportAccount({ graph, now }: Pick<Services, 'graph' | 'now'>, viewer: Viewer): Promise<string> {
  const at = now()
  await graph.write((tx) => audit(tx, { kind: 'account.export', actor: viewer.id, subject: viewer.id }, at))
  const account = await accountById(graph, viewer.id)
  if (!account) throw new Error('export: the account that asks is not there')
  const { password: _password, ...own } = account
  const sessions = await sessionsOf(graph, viewer.id, at.toISOString())
  const held = {
    format: 'waymark-account/1',
    exportedAt: at.toISOString(),
    account: own,
    sessions: sessions.map(({ accountId: _accountId, ...session }) => session),
    linksSentByMail: (await linksOf(graph, account)).map(({ hash: _hash, accountId: _accountId, ...link }) => link),
    savedSearches: (await savedSearchesOf(graph, viewer.id)).map(({ accountId: _accountId, ...search }) => search),
    identities: (await identitiesOf(graph, viewer.id)).map(({ accountId: _accountId, key: _key, ...held }) => held),
    apiKeys: (await keysOf(graph, viewer.id)).map(({ accountId: _accountId, ...key }) => key),
    ...factorsHeld(await factorsOf(graph, viewer.id), await challengesOf(graph, viewer.id)),
    filesSent: (await uploadsByAccount(graph, viewer.id)).map(({ accountId: _accountId, ...file }) => file),
    invitations: await invitationsAbout(graph, account),
    collections: await ownCollections((cypher, params) => graph.read(cypher, params), account.agentId),
    moderation: await moderationBy(graph, viewer.id),
    ...(await heldAbout(graph, account)),
  }
  return JSON.stringify(held, null, 2)
}

/** What an account is opened with: all but the secret of the app, which opens it. */
function factorsHeld({ passkeys, totp, recoveryCodes }: Factors, challenges: unknown[]) {
  const { secret: _secret, accountId: _accountId, ...app } = totp ?? {}
  return {
    passkeys: passkeys.map(({ accountId: _accountId, ...passkey }) => passkey),
    authenticatorApp: totp && app,
    recoveryCodesLeft: recoveryCodes,
    challenges,
  }
}
