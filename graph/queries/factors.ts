/**
 * Passkeys, authenticator apps, recovery codes, and what is asked once on the way to them. Private, as accounts are: no
 * write of them moves the catalogue version. Whoever changes what an account can be opened with takes its lock first.
 */
import type { Graph, Params, Row, Transaction } from '#graph/graph.ts'
import type { AccountNode, ChallengeNode, PasskeyNode, TotpNode } from '#graph/nodes.ts'

const PASSKEY =
  '.id, .accountId, .credentialId, .publicKey, .counter, .transports, .isVerified, .name, .createdAt, .lastUsedAt'
const TOTP = '.id, .accountId, .secret, .lastStep, .createdAt, .lastUsedAt'
const CHALLENGE = '.hash, .purpose, .accountId, .bound, .secret, .through, .tries, .createdAt, .expiresAt'

export const QUERIES = {
  // Writing first takes the lock on Neo4j; on Grafeo two such writers conflict and the second one runs again.
  lockAccount: 'MATCH (a:Account {id: $id}) SET a.lockedAt = $now RETURN a {.id, .email, .password} AS account',
  passkeysOf: `MATCH (p:Passkey) WHERE p.accountId = $accountId
    RETURN p {${PASSKEY}} AS passkey ORDER BY p.createdAt, p.id`,
  passkey: `MATCH (p:Passkey {credentialId: $credentialId}) RETURN p {${PASSKEY}} AS passkey`,
  createPasskey: 'CREATE (p:Passkey) SET p = $passkey',
  usePasskey: `MATCH (p:Passkey {credentialId: $credentialId})
    SET p.counter = $counter, p.isVerified = $isVerified, p.lastUsedAt = $now`,
  removePasskey: 'MATCH (p:Passkey {id: $id}) WHERE p.accountId = $accountId DELETE p RETURN $id AS id',
  forgetPasskeys: 'MATCH (p:Passkey) WHERE p.accountId = $accountId DELETE p',
  totpOf: `MATCH (t:Totp {accountId: $accountId}) RETURN t {${TOTP}} AS totp`,
  createTotp: 'CREATE (t:Totp) SET t = $totp',
  useTotp: 'MATCH (t:Totp {accountId: $accountId}) SET t.lastStep = $step, t.lastUsedAt = $now',
  removeTotp: 'MATCH (t:Totp {id: $id}) WHERE t.accountId = $accountId DELETE t RETURN $id AS id',
  forgetTotp: 'MATCH (t:Totp {accountId: $accountId}) DELETE t',
  codesOf: 'MATCH (c:RecoveryCode) WHERE c.accountId = $accountId RETURN c.createdAt AS createdAt ORDER BY c.hash',
  createCodes: `UNWIND $hashes AS hash
    CREATE (c:RecoveryCode) SET c.hash = hash, c.accountId = $accountId, c.createdAt = $now`,
  code: 'MATCH (c:RecoveryCode {hash: $hash}) WHERE c.accountId = $accountId RETURN c.hash AS hash',
  removeCode: 'MATCH (c:RecoveryCode {hash: $hash}) DELETE c',
  forgetCodes: 'MATCH (c:RecoveryCode) WHERE c.accountId = $accountId DELETE c',
  createChallenge: 'CREATE (c:Challenge) SET c = $challenge',
  lockChallenge: 'MATCH (c:Challenge {hash: $hash}) SET c.lockedAt = $now',
  openChallenge: `MATCH (c:Challenge {hash: $hash}) WHERE c.isUsed IS NULL AND c.expiresAt > $now
    RETURN c {${CHALLENGE}} AS challenge`,
  useChallenge: 'MATCH (c:Challenge {hash: $hash}) SET c.isUsed = true',
  tryChallenge: 'MATCH (c:Challenge {hash: $hash}) SET c.tries = $tries',
  challengesOf: `MATCH (c:Challenge) WHERE c.accountId = $accountId
    RETURN c {.purpose, .createdAt, .expiresAt} AS challenge ORDER BY c.createdAt, c.hash`,
  forgetChallenges: 'MATCH (c:Challenge) WHERE c.accountId = $accountId DELETE c',
  deleteExpired: 'MATCH (c:Challenge) WHERE c.expiresAt <= $now DELETE c',
} as const

const NOW = '2026-11-21T08:00:00.000Z'
const ACCOUNT = { accountId: 'amina' }
const CREDENTIAL = 'example-credential'

export const EXAMPLES: Record<keyof typeof QUERIES, Params> = {
  lockAccount: { id: 'amina', now: NOW },
  passkeysOf: ACCOUNT,
  passkey: { credentialId: CREDENTIAL },
  createPasskey: {
    passkey: {
      ...{ id: 'example-passkey-2', accountId: 'amina', credentialId: 'example-credential-2', publicKey: 'key' },
      ...{ counter: 0, transports: ['internal'], isVerified: true, name: 'Example', createdAt: NOW },
    },
  },
  usePasskey: { credentialId: CREDENTIAL, counter: 2, isVerified: true, now: NOW },
  removePasskey: { id: 'example-passkey', ...ACCOUNT },
  forgetPasskeys: ACCOUNT,
  totpOf: ACCOUNT,
  createTotp: { totp: { id: 'example-totp-2', accountId: 'ben', secret: 'sealed', lastStep: 1, createdAt: NOW } },
  useTotp: { ...ACCOUNT, step: 2, now: NOW },
  removeTotp: { id: 'example-totp', ...ACCOUNT },
  forgetTotp: ACCOUNT,
  codesOf: ACCOUNT,
  createCodes: { ...ACCOUNT, hashes: ['example-code-2', 'example-code-3'], now: NOW },
  code: { hash: 'example-code', ...ACCOUNT },
  removeCode: { hash: 'example-code' },
  forgetCodes: ACCOUNT,
  createChallenge: {
    challenge: {
      ...{ hash: 'example-challenge-2', purpose: 'add', accountId: 'amina', tries: 0 },
      ...{ createdAt: NOW, expiresAt: NOW },
    },
  },
  lockChallenge: { hash: 'example-challenge', now: NOW },
  openChallenge: { hash: 'example-challenge', now: NOW },
  useChallenge: { hash: 'example-challenge' },
  tryChallenge: { hash: 'example-challenge', tries: 1 },
  challengesOf: ACCOUNT,
  forgetChallenges: ACCOUNT,
  deleteExpired: { now: '2099-01-01T00:00:00.000Z' },
}

/** What an account is opened with beside its password. */
export interface Factors {
  passkeys: PasskeyNode[]
  totp: TotpNode | null
  recoveryCodes: number
}

type Run = <T extends Row>(cypher: string, params: Params) => Promise<T[]>

async function factorsBy(run: Run, accountId: string): Promise<Factors> {
  const passkeys = await run<{ passkey: PasskeyNode }>(QUERIES.passkeysOf, { accountId })
  const [totp] = await run<{ totp: TotpNode }>(QUERIES.totpOf, { accountId })
  const codes = await run(QUERIES.codesOf, { accountId })
  return { passkeys: passkeys.map(({ passkey }) => passkey), totp: totp?.totp ?? null, recoveryCodes: codes.length }
}

/** The factors of an account. */
export async function factorsOf(graph: Graph, accountId: string): Promise<Factors> {
  return await factorsBy((cypher, params) => graph.read(cypher, params), accountId)
}

/** An account with its factors, locked to the end of the transaction; null when there is no such account. */
export async function lockFactors(
  tx: Transaction,
  accountId: string,
  now: string,
): Promise<(Factors & { account: Pick<AccountNode, 'id' | 'email' | 'password'> }) | null> {
  const [row] = await tx.run<{ account: Pick<AccountNode, 'id' | 'email' | 'password'> }>(QUERIES.lockAccount, {
    id: accountId,
    now,
  })
  if (!row) return null
  return { account: row.account, ...(await factorsBy((cypher, params) => tx.run(cypher, params), accountId)) }
}

/** The passkeys of an account, the first one first. */
export async function passkeysOf(tx: Transaction, accountId: string): Promise<PasskeyNode[]> {
  const rows = await tx.run<{ passkey: PasskeyNode }>(QUERIES.passkeysOf, { accountId })
  return rows.map(({ passkey }) => passkey)
}

/** The passkey of a credential, or null. */
export async function passkeyOf(graph: Graph, credentialId: string): Promise<PasskeyNode | null> {
  const [row] = await graph.read<{ passkey: PasskeyNode }>(QUERIES.passkey, { credentialId })
  return row?.passkey ?? null
}

/** Stores a passkey; false when its credential is known already, of whatever account. */
export async function createPasskey(tx: Transaction, passkey: PasskeyNode): Promise<boolean> {
  const known = await tx.run(QUERIES.passkey, { credentialId: passkey.credentialId })
  if (known.length > 0) return false
  await tx.run(QUERIES.createPasskey, { passkey: { ...passkey } })
  return true
}

/** Notes a use of a passkey: what its counter says now, and whether it has ever verified its person. */
export async function usePasskey(
  tx: Transaction,
  use: { credentialId: string; counter: number; isVerified: boolean; now: string },
): Promise<void> {
  await tx.run(QUERIES.usePasskey, { ...use })
}

/** Stores the authenticator app of an account, which has one at most. */
export async function createTotp(tx: Transaction, totp: TotpNode): Promise<void> {
  await tx.run(QUERIES.createTotp, { totp: { ...totp } })
}

/** Notes the time step whose code was used: neither it nor an earlier one is taken again. */
export async function useTotp(tx: Transaction, use: { accountId: string; step: number; now: string }): Promise<void> {
  await tx.run(QUERIES.useTotp, { ...use })
}

/** Removes a passkey or the authenticator app of this account by its id. */
export async function removeFactor(tx: Transaction, accountId: string, id: string): Promise<void> {
  await tx.run(QUERIES.removePasskey, { id, accountId })
  await tx.run(QUERIES.removeTotp, { id, accountId })
}

/** Gives an account these recovery codes, by their hashes, in place of those it had. None: it has none from then on. */
export async function replaceCodes(
  tx: Transaction,
  codes: { accountId: string; hashes: readonly string[]; now: string },
): Promise<void> {
  await tx.run(QUERIES.forgetCodes, { accountId: codes.accountId })
  if (codes.hashes.length > 0) await tx.run(QUERIES.createCodes, { ...codes, hashes: [...codes.hashes] })
}

/** Uses up a recovery code of an account that is locked; false when it has no such code (any more). */
export async function useCode(tx: Transaction, accountId: string, hash: string): Promise<boolean> {
  const found = await tx.run(QUERIES.code, { hash, accountId })
  if (found.length === 0) return false
  await tx.run(QUERIES.removeCode, { hash })
  return true
}

/** Stores something to be asked once, and clears what nobody answered in time. */
export async function createChallenge(graph: Graph, challenge: ChallengeNode): Promise<void> {
  await graph.write(async (tx) => {
    await tx.run(QUERIES.deleteExpired, { now: challenge.createdAt })
    await tx.run(QUERIES.createChallenge, { challenge: { ...challenge } })
  })
}

/** A challenge that is open at `now`, or null. */
export async function openChallenge(graph: Graph, hash: string, now: string): Promise<ChallengeNode | null> {
  const [row] = await graph.read<{ challenge: ChallengeNode }>(QUERIES.openChallenge, { hash, now })
  return row?.challenge ?? null
}

/** The same within a transaction: nobody else has it until that ends. */
export async function lockChallenge(tx: Transaction, hash: string, now: string): Promise<ChallengeNode | null> {
  await tx.run(QUERIES.lockChallenge, { hash, now })
  const [row] = await tx.run<{ challenge: ChallengeNode }>(QUERIES.openChallenge, { hash, now })
  return row?.challenge ?? null
}

/** Closes a challenge: it opens nothing more, and is kept until its time is over. */
export async function useChallenge(tx: Transaction, hash: string): Promise<void> {
  await tx.run(QUERIES.useChallenge, { hash })
}

/** Notes how many answers were tried. */
export async function tryChallenge(tx: Transaction, hash: string, tries: number): Promise<void> {
  await tx.run(QUERIES.tryChallenge, { hash, tries })
}

/** What was asked of an account and is kept: what for, and from when to when. */
export async function challengesOf(graph: Graph, accountId: string): Promise<Row[]> {
  const rows = await graph.read<{ challenge: Row }>(QUERIES.challengesOf, { accountId })
  return rows.map(({ challenge }) => challenge)
}

/** Forgets what was asked of an account and is open: after a change of its password no sign-in that was begun goes on. */
export async function forgetChallengesOf(tx: Transaction, accountId: string): Promise<void> {
  await tx.run(QUERIES.forgetChallenges, { accountId })
}

/** Forgets every factor of an account, its recovery codes and what was asked of it. */
export async function forgetFactorsOf(tx: Transaction, accountId: string): Promise<void> {
  for (const forget of ['forgetPasskeys', 'forgetTotp', 'forgetCodes'] as const)
    await tx.run(QUERIES[forget], { accountId })
  await forgetChallengesOf(tx, accountId)
}
