/** One change from a form: asked of the API, its faults tied to the controls. */
import type { RequestEvent } from '@sveltejs/kit'
import { tied, type Ties } from '#lib/form.ts'
import type { FormError, UserError } from '#lib/types.ts'
import { ask, refusal } from './api.ts'
import { signInAgain } from './signed-in.ts'

export type Changed<T> = { ok: true; value: T } | { ok: false; status: number; errors: FormError[] }

/**
 * Runs a document of one mutation, and gives what it gave; or its faults in the order of the controls. Anything in
 * `userErrors` counts as nothing done.
 * @param ties.again where to come back to from signing in once more, for what asks for a fresh sign-in
 */
export async function change<T extends { userErrors: UserError[] }>(
  event: RequestEvent,
  document: string,
  variables: Record<string, unknown>,
  ties: Ties & { again?: string },
): Promise<Changed<T>> {
  try {
    const [it] = Object.values(await ask<Record<string, T>>(document, variables, event)) as [T]
    if (it.userErrors.length === 0) return { ok: true, value: it }
    if (ties.again !== undefined) signInAgain(it.userErrors, ties.again)
    return { ok: false, status: 422, errors: tied(it.userErrors, ties) }
  } catch (error) {
    return { ok: false, ...refusal(error, ties.fallback) }
  }
}
