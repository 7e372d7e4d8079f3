/** Creating an account. */
import { Issues, type Outcome } from '#api/base/issues.ts'
import { plainLine } from '#api/base/plain-text.ts'
import type { Services } from '#api/context.ts'
import type { SignUpInput } from '#api/generated/types.ts'
import type { AccountNode } from '#graph/nodes.ts'
import { newId } from '#graph/ids.ts'
import { accountByEmail, createAccount } from '#graph/queries/account.ts'
import { hashPassword } from './passwords.ts'

export const SHORTEST_PASSWORD = 10
export const LONGEST_PASSWORD = 200
const LONGEST_EMAIL = 254
const LONGEST_NAME = 200

/** The form in which addresses are kept and compared. */
export function normaliseEmail(email: string): string {
  return email.normalize('NFC').trim().toLowerCase()
}

/** Every fault of a sign-up at once. Pure. */
export function validateSignUp(input: SignUpInput): Outcome<{ email: string; name: string; password: string }> {
  const issues = new Issues()
  const email = normaliseEmail(input.email)
  const name = plainLine(input.name.slice(0, 10 * LONGEST_NAME))
  if (issues.text(['input', 'email'], 'your e-mail address', email, LONGEST_EMAIL))
    if (!/^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@.<>()[\]\\,;:"]+$/u.test(email))
      issues.add('INVALID', ['input', 'email'], 'This is no e-mail address: write it as name@example.org.')
  issues.text(['input', 'name'], 'your name', name, LONGEST_NAME)
  const length = [...input.password].length
  if (length === 0) issues.add('REQUIRED', ['input', 'password'], 'Choose a password.')
  else if (length < SHORTEST_PASSWORD)
    issues.add(
      'INVALID',
      ['input', 'password'],
      `The password has ${length} characters; give at least ${SHORTEST_PASSWORD}.`,
    )
  else if (length > LONGEST_PASSWORD)
    issues.add(
      'TOO_LONG',
      ['input', 'password'],
      `The password has ${length} characters; at most ${LONGEST_PASSWORD} are allowed.`,
    )
  else if (normaliseEmail(input.password) === email)
    issues.add('INVALID', ['input', 'password'], 'Choose a password that is not your e-mail address.')
  if (issues.errors.length > 0) return { ok: false, errors: issues.errors }
  return { ok: true, value: { email, name, password: input.password } }
}

/** Creates an account. Says when the address is taken. */
export async function signUp(
  services: Pick<Services, 'graph' | 'now'>,
  input: SignUpInput,
): Promise<Outcome<AccountNode>> {
  const valid = validateSignUp(input)
  if (!valid.ok) return valid
  const { email, name, password } = valid.value
  if (await accountByEmail(services.graph, email)) return taken()
  const account: AccountNode = {
    id: newId(),
    agentId: newId(),
    email,
    name,
    password: await hashPassword(password),
    createdAt: services.now().toISOString(),
  }
  // Two sign-ups with one address at the same time: the second is told here.
  return (await createAccount(services.graph, account)) ? { ok: true, value: account } : taken()
}

function taken(): Outcome<never> {
  const message = 'There is an account with this address already. Sign in, or use another address.'
  return { ok: false, errors: [{ code: 'CONFLICT', field: ['input', 'email'], message }] }
}
