/**
 * The second step of signing in: who gave the right password of an account that has a factor, or comes from an identity
 * provider that asked for no second one, shows that factor too, before there is any session.
 */
import { audit } from '#api/audit/audit.ts'
import { noteFailedSignIn } from '#api/audit/failures.ts'
import { failed, type Outcome } from '#api/base/issues.ts'
import type { Context, Services } from '#api/context.ts'
import { tooManyTries } from '#api/viewer/attempts.ts'
import { tellOwner } from '#api/viewer/notice.ts'
import type { Through } from '#api/viewer/sign-in.ts'
import { measured, said } from '#api/words/said.ts'
import type { Transaction } from '#graph/graph.ts'
import type { AccountNode, ChallengeNode, TotpNode } from '#graph/nodes.ts'
import { accountById } from '#graph/queries/account.ts'
import {
  factorsOf,
  lockChallenge,
  lockFactors,
  tryChallenge,
  useChallenge,
  useCode,
  useTotp,
} from '#graph/queries/factors.ts'
import { hashToken } from '#api/viewer/sessions.ts'
import { look, pose } from './challenges.ts'
import { checkKnown, requestOptions } from './passkeys.ts'
import { hashOfCode, normaliseCode } from './recovery.ts'
import { isTotpCode, stepOf } from './totp.ts'

type Needs = Pick<Services, 'graph' | 'now' | 'accounts' | 'log'>

/** Answers to one step; then the first one is asked for again. */
const MOST_TRIES = 5
const over = () => said`This sign-in took too long, or was tried too often. Begin again.`
const wrong = () =>
  said`This code is not right, or was used already. Wait for the next one of your app, or take another recovery code.`

export interface SecondStep {
  token: string
  expiresAt: string
  methods: ('PASSKEY' | 'TOTP' | 'RECOVERY_CODE')[]
}

/**
 * The second step that signing in to an account takes; null where it has no factor.
 * @param through the identity that the first step was taken with; absent where it was the password
 */
export async function beginSecondStep(
  services: Needs,
  account: Pick<AccountNode, 'id'>,
  through?: Through,
): Promise<SecondStep | null> {
  const { passkeys, totp, recoveryCodes } = await factorsOf(services.graph, account.id)
  if (passkeys.length === 0 && !totp) return null
  const kept = through ? { through: JSON.stringify(through) } : {}
  const step = await pose(services, { purpose: 'step', accountId: account.id }, kept)
  return {
    ...step,
    methods: [
      ...(passkeys.length > 0 ? (['PASSKEY'] as const) : []),
      ...(totp ? (['TOTP'] as const) : []),
      ...(recoveryCodes > 0 ? (['RECOVERY_CODE'] as const) : []),
    ],
  }
}

/** What a browser needs to answer a step with a passkey of its account, as JSON. */
export async function secondStepOptions(services: Needs, token: string): Promise<Outcome<string>> {
  const step = await look(services, token, 'step')
  if (!step?.accountId) return failed('NOT_FOUND', ['token'], over())
  const { passkeys } = await factorsOf(services.graph, step.accountId)
  const bounds = { purpose: 'second', accountId: step.accountId, bound: step.hash } as const
  return { ok: true, value: await requestOptions(services, bounds, { among: passkeys, mustVerify: false }) }
}

/** Whoever answers: the name of the network address, and the languages of the reader. */
type Asker = Pick<Context, 'address' | 'languages'>

/**
 * The account of a step whose answer is right, and the identity it began with; the step is used up. Codes of an app can be guessed, so wrong ones make the
 * next wait longer and longer, RATE_LIMITED; a passkey and a recovery code get in whatever others do.
 */
export async function answerSecondStep(
  services: Needs,
  { token, code, passkey }: { token: string; code?: string | null; passkey?: string | null },
  asker: Asker,
): Promise<Outcome<{ account: AccountNode; through?: Through }>> {
  const step = await look(services, token, 'step')
  const accountId = step?.accountId
  if (!step || !accountId) return failed('NOT_FOUND', ['input', 'token'], over())
  const isRight = passkey
    ? await byPasskey(services, passkey, step, accountId)
    : await byCode(services, normaliseCode(code ?? ''), token, accountId, asker)
  if (!isRight) {
    noteFailedSignIn(services.graph, accountId, services.now())
    return passkey
      ? failed('INVALID', ['input', 'passkey'], said`This passkey could not be checked. Try once more, or use a code.`)
      : failed('INVALID', ['input', 'code'], wrong())
  }
  const account = await accountById(services.graph, accountId)
  const through = step.through ? (JSON.parse(step.through) as Through) : undefined
  // Meanwhile the identity provider may have been switched off.
  const isOpen = !through || (await services.accounts.identity.open(through.provider)) !== null
  if (!account || !isOpen) return failed('NOT_FOUND', ['input', 'token'], over())
  return { ok: true, value: { account, ...(through ? { through } : {}) } }
}

async function byPasskey(services: Needs, answer: string, step: ChallengeNode, accountId: string): Promise<boolean> {
  const bounds = { purpose: 'second', accountId, bound: step.hash } as const
  return (await checkKnown(services, answer, bounds, false)) !== null && (await close(services, step))
}

/** Uses the step up; false when somebody else did meanwhile. */
async function close({ graph, now }: Needs, { hash }: ChallengeNode): Promise<boolean> {
  return await graph.write(async (tx) => {
    if (!(await lockChallenge(tx, hash, now().toISOString()))) return false
    await useChallenge(tx, hash)
    return true
  })
}

async function byCode(
  services: Needs,
  code: string,
  token: string,
  accountId: string,
  { address: caller, languages }: Asker,
): Promise<boolean> {
  const { graph, accounts } = services
  // Not the address: failures of the second step are not forgotten when the password was right.
  const who = `second step of ${accountId}`
  const isGuessable = isTotpCode(code)
  if (isGuessable) {
    const minutes = accounts.attempts.minutesToWait(who, caller)
    if (minutes > 0)
      throw tooManyTries(
        said`Too many failed tries. Wait ${measured(minutes, 'minute')} and try again, or use a recovery code or a passkey.`,
        minutes,
      )
    accounts.attempts.begin(who, caller)
  }
  const now = services.now()
  const at = now.toISOString()
  const hash = hashToken(token)
  const done = await graph.write(async (tx) => {
    const step = await lockChallenge(tx, hash, at)
    const held = step && (await lockFactors(tx, accountId, at))
    if (!step || !held) return null
    const isRight = isGuessable
      ? await useAppIn(tx, services, held.totp, code)
      : await useCode(tx, accountId, hashOfCode(accountId, code))
    if (isRight || step.tries + 1 >= MOST_TRIES) await useChallenge(tx, hash)
    if (!isRight) await tryChallenge(tx, hash, step.tries + 1)
    else if (!isGuessable)
      await audit(tx, { kind: 'account.factor-recover', actor: accountId, subject: accountId }, now)
    return isRight ? held : null
  })
  if (done && isGuessable) accounts.attempts.succeed(who, caller)
  else if (done) await tellOwner(services, 'recovery-code', { email: done.account.email, languages })
  return done !== null
}

/** Whether this is a code of the app that was not used before; it is used from then on. */
async function useAppIn(
  tx: Transaction,
  { accounts, now, log }: Needs,
  totp: TotpNode | null,
  code: string,
): Promise<boolean> {
  if (!totp) return false
  const { accountId, secret, lastStep } = totp
  const key = accounts.sealer.unseal(secret, accountId)
  if (key === null) {
    log.error(
      'the key of an authenticator app does not open: this process has another SECRET than the one it was kept with',
    )
    return false
  }
  const at = now()
  const step = stepOf(key, code, at, lastStep)
  if (step === null) return false
  await useTotp(tx, { accountId, step, now: at.toISOString() })
  return true
}
