/** Passkeys: what a browser is asked, and whether its answer holds (W3C WebAuthn level 3, 7.1 and 7.2). */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { audit } from '#api/audit/audit.ts'
import type { Services } from '#api/context.ts'
import type { ChallengeNode, PasskeyNode } from '#graph/nodes.ts'
import { lockFactors, passkeyOf, usePasskey } from '#graph/queries/factors.ts'
import { pose, take, type Bounds } from './challenges.ts'

type Needs = Pick<Services, 'graph' | 'now' | 'accounts' | 'log'>

const NAME = 'Waymark'
/** EdDSA, ES256 and RS256, as the standard recommends to offer. */
const ALGORITHMS = [-8, -7, -257]
const TIMEOUT_MS = 5 * 60_000
/** Longer than the answer of any device that is not asked to attest itself. */
const LONGEST_ANSWER = 20_000

/** Loaded when it is first needed: with all it depends on it is a fifth of what a start loads. */
const webAuthn = () => import('@simplewebauthn/server')

/** The place as browsers know it: of its address people use, never of a request. */
function place({ accounts }: Pick<Services, 'accounts'>): { id: string; origin: string } {
  const { hostname, origin } = new URL(accounts.origin())
  return { id: hostname, origin }
}

/**
 * What a browser needs to make a passkey, as JSON.
 * @param options.mustVerify it is to open the account by itself, so the device has to make sure who its person is
 */
export async function creationOptions(
  services: Needs,
  bounds: Bounds & { accountId: string },
  options: { name: string; known: readonly PasskeyNode[]; mustVerify: boolean },
): Promise<string> {
  const { token } = await pose(services, bounds)
  const { name, known, mustVerify } = options
  const { generateRegistrationOptions } = await webAuthn()
  const made = await generateRegistrationOptions({
    ...{ rpName: NAME, rpID: place(services).id, challenge: bytesOf(token), timeout: TIMEOUT_MS },
    ...{ userID: new TextEncoder().encode(bounds.accountId), userName: name, userDisplayName: name },
    ...{ attestationType: 'none', supportedAlgorithmIDs: ALGORITHMS },
    excludeCredentials: known.map(described),
    authenticatorSelection: {
      residentKey: mustVerify ? 'required' : 'preferred',
      userVerification: mustVerify ? 'required' : 'preferred',
    },
  })
  return JSON.stringify(made)
}

/**
 * What a browser needs to sign with a passkey, as JSON.
 * @param options.among the passkeys to choose from; null: whichever the person has for this place
 */
export async function requestOptions(
  services: Needs,
  bounds: Bounds,
  options: { among: readonly PasskeyNode[] | null; mustVerify: boolean },
): Promise<string> {
  const { token } = await pose(services, bounds)
  const { among, mustVerify } = options
  const { generateAuthenticationOptions } = await webAuthn()
  const made = await generateAuthenticationOptions({
    ...{ rpID: place(services).id, challenge: bytesOf(token), timeout: TIMEOUT_MS },
    ...(among ? { allowCredentials: among.map(described) } : {}),
    userVerification: mustVerify ? 'required' : 'preferred',
  })
  return JSON.stringify(made)
}

/** What is stored of a new passkey, and the challenge it answered; null where its answer does not hold. */
export async function checkNew(
  services: Needs,
  answer: string,
  bounds: Omit<Bounds, 'accountId'> & { accountId?: string | null },
  mustVerify: boolean,
): Promise<{
  credential: Pick<PasskeyNode, 'credentialId' | 'publicKey' | 'counter' | 'transports' | 'isVerified'>
  challenge: ChallengeNode
} | null> {
  const response = parse<RegistrationResponseJSON>(answer)
  const expectedChallenge = response && challengeOf(response)
  const challenge = expectedChallenge ? await take(services, expectedChallenge, bounds) : null
  if (!response || !expectedChallenge || !challenge) return null
  const { id, origin } = place(services)
  const { verifyRegistrationResponse } = await webAuthn()
  const checked = await refusable(services, () =>
    verifyRegistrationResponse({
      ...{ response, expectedChallenge, expectedOrigin: origin, expectedRPID: id },
      ...{ requireUserVerification: mustVerify, supportedAlgorithmIDs: ALGORITHMS },
    }),
  )
  if (!checked?.verified) return null
  const { credential, userVerified } = checked.registrationInfo
  return {
    challenge,
    credential: {
      ...{ credentialId: credential.id, publicKey: Buffer.from(credential.publicKey).toString('base64url') },
      ...{ counter: credential.counter, isVerified: userVerified },
      transports: (response.response.transports ?? []).filter((each) => /^[a-z-]{1,20}$/.test(each)).slice(0, 8),
    },
  }
}

/**
 * The id of the account whose passkey answered; null where the answer does not hold. A counter that does not grow says that
 * there may be a copy of the passkey: it is refused, and the log is told.
 * @param bounds.accountId null: any account's
 */
export async function checkKnown(
  services: Needs,
  answer: string,
  bounds: Bounds,
  mustVerify: boolean,
): Promise<string | null> {
  const response = parse<AuthenticationResponseJSON>(answer)
  const expectedChallenge = response && challengeOf(response)
  if (!response || !expectedChallenge || !(await take(services, expectedChallenge, bounds))) return null
  const passkey = await passkeyOf(services.graph, response.id)
  if (!passkey || (bounds.accountId !== null && passkey.accountId !== bounds.accountId)) return null
  const { accountId, credentialId } = passkey
  const { userHandle } = response.response
  if (userHandle && Buffer.from(userHandle, 'base64url').toString() !== accountId) return null
  const { id, origin } = place(services)
  const { verifyAuthenticationResponse } = await webAuthn()
  const checked = await refusable(services, () =>
    verifyAuthenticationResponse({
      ...{ response, expectedChallenge, expectedOrigin: origin, expectedRPID: id },
      requireUserVerification: mustVerify,
      // The counter is compared below, where nobody else can move it meanwhile.
      credential: { id: credentialId, publicKey: bytesOf(passkey.publicKey), counter: 0 },
    }),
  )
  if (!checked?.verified) return null
  const { newCounter, userVerified } = checked.authenticationInfo
  const now = services.now()
  return await services.graph.write(async (tx) => {
    const held = await lockFactors(tx, accountId, now.toISOString())
    const stored = held?.passkeys.find((each) => each.credentialId === credentialId)
    if (!stored) return null
    if ((newCounter > 0 || stored.counter > 0) && newCounter <= stored.counter) {
      await audit(tx, { kind: 'account.factor-clone', actor: accountId, subject: stored.id }, now)
      return null
    }
    await usePasskey(tx, {
      ...{ credentialId, counter: newCounter, now: now.toISOString() },
      isVerified: stored.isVerified || userVerified,
    })
    return accountId
  })
}

function described({ credentialId, transports }: PasskeyNode) {
  return { id: credentialId, ...(transports?.length ? { transports } : {}) }
}

function parse<T extends { id: string; response: { clientDataJSON: string } }>(answer: string): T | null {
  if (answer.length > LONGEST_ANSWER) return null
  try {
    const parsed = JSON.parse(answer) as Partial<T> | null
    return typeof parsed?.id === 'string' && typeof parsed.response?.clientDataJSON === 'string' ? (parsed as T) : null
  } catch {
    return null
  }
}

/** The challenge that a browser says it was given. */
function challengeOf({ response }: { response: { clientDataJSON: string } }): string | null {
  try {
    const told = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString()) as { challenge?: unknown }
    return typeof told.challenge === 'string' ? told.challenge : null
  } catch {
    return null
  }
}

/** What the check gives; null where it refuses, which the log says for operators whose ORIGIN is another one. */
async function refusable<T>({ log }: Needs, check: () => Promise<T>): Promise<T | null> {
  try {
    return await check()
  } catch (error) {
    log.info({ reason: (error as Error).message.slice(0, 300) }, 'a passkey was refused')
    return null
  }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(base64url, 'base64url'))
}
