/** From what the API says is wrong to the controls that mend it. */
import type { FormError, UserError } from '#lib/types.ts'

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
