/** Addresses of accounts. */
import type { Issues } from '#api/base/issues.ts'
import { said } from '#api/words/said.ts'

/** RFC 5321, 4.5.3.1.3, less the angle brackets. */
const LONGEST_EMAIL = 254
const ADDRESS = /^[^\s@<>()[\]\\,;:"\p{C}]+@[^\s@<>()[\]\\,;:"\p{C}]+\.[^\s@.<>()[\]\\,;:"\p{C}]+$/u

/** The form in which addresses are kept and compared. */
export function normaliseEmail(email: string): string {
  return email.normalize('NFC').trim().toLowerCase()
}

/** Adds what is wrong with a normalised address: it has to be one single address. */
export function checkEmail(issues: Issues, field: string[], email: string): void {
  if (issues.text(field, 'an e-mail address', email, LONGEST_EMAIL) && !ADDRESS.test(email))
    issues.add('INVALID', field, said`This is no e-mail address: write it as name@example.org.`)
}
