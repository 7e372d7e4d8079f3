/**
 * Which passwords are taken: long enough, and none that others use or that stands on the form itself. No rules of
 * composition, and no end of their time (OWASP ASVS 5.0, 6.2; NIST SP 800-63B, 3.1.1).
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Issues } from '#api/base/issues.ts'
import type { Services } from '#api/context.ts'
import { said } from '#api/words/said.ts'
import { isBreached } from './breaches.ts'

export const SHORTEST_PASSWORD = 8
export const LONGEST_PASSWORD = 128

let known: Set<string> | undefined

/** What is known of the owner of a password. */
interface Person {
  email?: string | null
  name?: string
}

/** Adds every fault of a new password at `field`. `person`: what is known of its owner, which nobody has to guess. */
export function checkPassword(issues: Issues, field: string[], password: string, person: Person): void {
  const length = [...password].length
  if (length === 0) issues.add('REQUIRED', field, said`Choose a password.`)
  else if (length < SHORTEST_PASSWORD)
    issues.add('INVALID', field, said`The password has ${length} characters; give at least ${SHORTEST_PASSWORD}.`)
  else if (length > LONGEST_PASSWORD)
    issues.add('TOO_LONG', field, said`The password has ${length} characters; at most ${LONGEST_PASSWORD} are allowed.`)
  else if (isOfPerson(password, person))
    issues.add('INVALID', field, said`Choose a password that is not your e-mail address or name.`)
  else if (isCommon(password))
    issues.add('INVALID', field, said`Many people use this password, so it is guessed first. Choose another one.`)
}

/** The same, and whether it is known from a break-in elsewhere, where the operator has a file of those. */
export async function checkNewPassword(
  { accounts }: Pick<Services, 'accounts'>,
  issues: Issues,
  field: string[],
  password: string,
  person: Person,
): Promise<void> {
  const before = issues.errors.length
  checkPassword(issues, field, password, person)
  if (issues.errors.length === before && accounts.breaches !== '' && (await isBreached(accounts.breaches, password)))
    issues.add(
      'INVALID',
      field,
      said`This password was stolen from another site, so it is tried first. Choose another one.`,
    )
}

/** Whether it is on the list of common passwords, in capitals or not, or one sign or short row over and over. */
export function isCommon(password: string): boolean {
  known ??= readList()
  const folded = fold(password)
  return known.has(folded) || /^(.{1,3}?)\1+.{0,2}$/su.test(folded) || /^(waymark)+\W?\d{0,4}\W?$/.test(folded)
}

function isOfPerson(password: string, { email, name = '' }: Person): boolean {
  const folded = fold(password)
  return [email ?? '', email?.replace(/@.*$/s, '') ?? '', name, name.replace(/\s+/g, '')].some(
    (own) => own !== '' && folded.replace(/\d{0,4}[!.?]?$/, '') === fold(own),
  )
}

function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}

function readList(): Set<string> {
  const text = readFileSync(join(import.meta.dirname, 'common-passwords.txt'), 'utf8')
  return new Set(text.split('\n').filter((line) => line !== '' && !line.startsWith('#')))
}
