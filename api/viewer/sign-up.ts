/** Opening accounts. */
import { audit, audited } from '#api/audit/audit.ts'
import { failed, Issues, type Outcome } from '#api/base/issues.ts'
import { plainLine } from '#api/base/plain-text.ts'
import type { Services } from '#api/context.ts'
import type { SignUpConfirmInput } from '#api/generated/types.ts'
import { ACTORS } from '#api/audit/kinds.ts'
import { said } from '#api/words/said.ts'
import type { AccountNode } from '#graph/nodes.ts'
import { newId } from '#graph/ids.ts'
import {
  accountByEmail,
  confirmAccount,
  createAccount,
  type AccountWithAddress,
  type Step,
} from '#graph/queries/account.ts'
import { checkEmail, normaliseEmail } from './email.ts'
import { linkOf, notOpen } from './links.ts'
import { checkNewPassword } from './password-rules.ts'
import { hashPassword } from './passwords.ts'
import { hashToken } from './sessions.ts'

const LONGEST_NAME = 200

interface Person {
  email: string
  name: string
  /** Without one the account is opened by other means. */
  password?: string
}

/** Every fault of what somebody opens an account with, at once. */
export async function validatePerson(services: Pick<Services, 'accounts'>, input: Person): Promise<Outcome<Person>> {
  const issues = new Issues()
  const email = normaliseEmail(input.email)
  const name = plainLine(input.name.slice(0, 10 * LONGEST_NAME))
  checkEmail(issues, ['input', 'email'], email)
  issues.text(['input', 'name'], 'your name', name, LONGEST_NAME)
  if (input.password !== undefined)
    await checkNewPassword(services, issues, ['input', 'password'], input.password, { email, name })
  if (issues.errors.length > 0) return { ok: false, errors: issues.errors }
  return { ok: true, value: { ...input, email, name } }
}

/**
 * Opens the account of the address a link was sent to. Name and password are chosen by whoever has the link, so nobody
 * can prepare an account for the address of another. The link is used up only when all went well.
 */
export async function confirmSignUp(
  services: Pick<Services, 'graph' | 'now' | 'accounts'>,
  { token, name, password }: SignUpConfirmInput,
): Promise<Outcome<AccountNode>> {
  const link = await linkOf(services, token)
  if (link?.purpose !== 'sign-up') return failed('NOT_FOUND', ['input', 'token'], notOpen())
  const valid = await validatePerson(services, { email: link.email, name, password })
  if (!valid.ok) return valid
  return await openByLink(services, token, await newAccount(valid.value, services.now()))
}

/**
 * Opens this account by the link of a token, which it uses up.
 * @param also what else is done in the same transaction, before the log is told
 */
export async function openByLink(
  { graph, now }: Pick<Services, 'graph' | 'now'>,
  token: string,
  account: AccountWithAddress,
  also: Step = async () => {},
): Promise<Outcome<AccountNode>> {
  const at = now()
  const confirmed = await confirmAccount(
    graph,
    { hash: hashToken(token), now: at.toISOString() },
    account,
    async (tx) => {
      await also(tx)
      await audit(tx, { kind: 'account.create', actor: account.id, subject: account.id }, at)
    },
  )
  if (confirmed === 'used') return failed('NOT_FOUND', ['input', 'token'], notOpen())
  if (confirmed === 'taken')
    return failed('CONFLICT', ['input', 'token'], said`There is an account with this address already. Sign in with it.`)
  return { ok: true, value: confirmed }
}

/** Opens an account at once, for operators. Says when the address is taken. */
export async function openAccount(
  services: Pick<Services, 'graph' | 'now' | 'accounts'>,
  input: Person,
): Promise<Outcome<AccountWithAddress>> {
  const valid = await validatePerson(services, input)
  if (!valid.ok) return valid
  if (await accountByEmail(services.graph, valid.value.email)) return taken()
  const now = services.now()
  const account = await newAccount(valid.value, now)
  const step = audited({ kind: 'account.create', actor: ACTORS.operator, subject: account.id }, now)
  return (await createAccount(services.graph, account, step)) ? { ok: true, value: account } : taken()
}

/** A new account with its password hashed; nothing is stored. */
export /** A new account of a person, not stored yet. */
async function newAccount({ email, name, password }: Person, now: Date): Promise<AccountWithAddress> {
  const hashed = password === undefined ? {} : { password: await hashPassword(password) }
  return { id: newId(), agentId: newId(), email, name, ...hashed, createdAt: now.toISOString() }
}

function taken(): Outcome<never> {
  return failed(
    'CONFLICT',
    ['input', 'email'],
    said`There is an account with this address already. Use another address.`,
  )
}
