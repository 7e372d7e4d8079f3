/** The pages of administrators: for others they are not there. */
import { error, type RequestEvent } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'
import { request } from './api.ts'

/** As `request`, for a page that is there for administrators alone: the field is null for everybody else. */
export async function requestAsAdministrator<T, K extends keyof T>(
  document: string,
  variables: Record<string, unknown>,
  field: K,
  event: RequestEvent,
): Promise<NonNullable<T[K]>> {
  const value = event.locals.session ? (await request<T>(document, variables, event))[field] : null
  if (value === null || value === undefined) error(404, m.faults_nothing())
  return value as NonNullable<T[K]>
}
