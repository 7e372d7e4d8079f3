/** From what the API says is wrong to the controls that mend it. */
import type { FormError, UserError } from '#lib/types.ts'

/** Which control mends which fault. */
export interface Ties {
  /** Id of the control for faults that belong to none. */
  fallback: string
  /** Ids in the place of those that the paths of faults give. */
  controls?: Record<string, string>
  /** The ids as they stand on the page. */
  order?: readonly string[]
  /** By the id of a control, what is said in place of the API's words: only here is known what was typed. */
  instead?: Record<string, string>
}

/** Faults in the order in which their controls stand on the page. */
export function inOrder(errors: FormError[], controls: readonly string[]): FormError[] {
  const place = ({ id }: FormError) => (controls.includes(id) ? controls.indexOf(id) : controls.length)
  return errors.toSorted((a, b) => place(a) - place(b))
}

/** Each fault at its control, in the order in which these stand on the page. */
export function tied(errors: UserError[], { fallback, controls, order = [], instead = {} }: Ties): FormError[] {
  const said = formErrors(errors, fallback, controls).map(({ id, message }) => ({
    id,
    message: instead[id] ?? message,
  }))
  return inOrder(said, order)
}

/** A whole number that was typed, `null` for nothing. Anything else is −1, which the API refuses beside every other fault. */
export function wholeNumber(text: string): number | null {
  if (text === '') return null
  return /^\d{1,9}$/.test(text) ? Number(text) : -1
}

/** What is said of controls in which a whole number belongs and something else was typed. */
export function misread<Values extends Record<Name, string>, Name extends string>(
  values: Values,
  say: Record<Name, () => string>,
): Record<string, string> {
  const names = (Object.keys(say) as Name[]).filter((name) => wholeNumber(values[name]) === -1)
  return Object.fromEntries(names.map((name) => [name, say[name]()]))
}

/**
 * Ties each fault to a control. The path of the input gives the id: `["input", "ageFrom"]` → `ageFrom`; parts that
 * are numbers are positions in a list and are left out. Ids in `controls` replace the derived ones; a fault that has
 * no control goes to `fallback`.
 */
export function formErrors(errors: UserError[], fallback: string, controls: Record<string, string> = {}): FormError[] {
  return errors.map(({ field, message }) => {
    const path = field.filter((part) => part !== 'input' && !/^\d+$/.test(part))
    const key = path.join('.')
    const id = controls[key] ?? controls[path[0] ?? ''] ?? path[0] ?? fallback
    return { id: id || fallback, message }
  })
}
