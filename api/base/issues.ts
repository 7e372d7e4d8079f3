/** Faults of an input, collected so that a person sees all of them at once. */
import type { UserError, UserErrorCode } from '#api/generated/types.ts'
import { said, sentence } from '#api/words/said.ts'

export type { UserError, UserErrorCode }

/** What a verb gives back: the thing, or everything that is wrong with what was asked. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; errors: UserError[] }

/** What `Issues.text` says where a text is missing: by the names that it is given. */
export const GIVE = [
  ...['Give your name.', 'Give a name.', 'Give a title.', 'Give a description.', 'Give a text.', 'Give the text.'],
  ...['Give a web address.', 'Give an e-mail address.', 'Give the identifier.', 'Give the reason.', 'Give the value.'],
  ...['Give the secret.', 'Give the client id.', 'Give the scope.'],
  ...['Give a few words.', 'Give a few words on it.', 'Give what its button says.'],
] as const

/** Collects faults in the order in which they are found. */
export class Issues {
  readonly errors: UserError[] = []

  add(code: UserErrorCode, field: (string | number)[], message: string): void {
    this.errors.push({ code, field: field.map(String), message })
  }

  /** A text that has to be there and has to be short enough. Gives false when it is not. */
  text(field: (string | number)[], name: string, text: string, longest: number, required = true): boolean {
    if (text === '' && required) {
      this.add('REQUIRED', field, sentence(`Give ${name}.`))
      return false
    }
    if (text.length > longest) {
      this.add('TOO_LONG', field, said`It has ${text.length} characters; at most ${longest} are allowed. Shorten it.`)
      return false
    }
    return true
  }

  /** A list that has to be short enough. */
  count(field: (string | number)[], list: readonly unknown[], most: number): boolean {
    if (list.length <= most) return true
    this.add('TOO_MANY', field, said`There are ${list.length}; at most ${most} are allowed.`)
    return false
  }
}

/** Ends a transaction with what was wrong: nothing of it is written. */
export class Refused extends Error {
  readonly errors: UserError[]
  constructor(errors: UserError[]) {
    super('refused')
    this.errors = errors
  }
}

/** Ends a transaction with one fault. */
export function refuse(code: UserErrorCode, field: (string | number)[], message: string): never {
  throw new Refused([{ code, field: field.map(String), message }])
}

/** Does work in which something may be refused, and gives what was refused as faults. */
export async function refusable<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, errors: error.errors }
    throw error
  }
}

/** Fails with one fault. */
export function failed(code: UserErrorCode, field: string[], message: string): { ok: false; errors: UserError[] } {
  return { ok: false, errors: [{ code, field, message }] }
}
