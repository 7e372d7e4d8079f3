import { m } from '#lib/paraglide/messages.js'
import { spoken } from '#lib/spoken.ts'
import type { UserError } from '#lib/types.ts'

export const LIMITS = `query Limits { limits { least most revision limits { kind operator own units meaning } } }`
export const UPDATE = `mutation LimitsUpdate($revision: Int!, $input: LimitsInput!) {
  limitsUpdate(revision: $revision, input: $input) { limits { revision } userErrors { code field message } }
}`

/** The name of each limit in the form and in its input. */
export const NAMES = { ANONYMOUS: 'anonymous', SITE: 'site', SIGNED_IN: 'signedIn', KEY: 'key' } as const
export type LimitName = (typeof NAMES)[keyof typeof NAMES]

export const LABELS: Readonly<Record<LimitName, string>> = spoken({
  site: m.admin_limits_site,
  anonymous: m.admin_limits_anonymous,
  signedIn: m.admin_limits_signed_in,
  key: m.admin_limits_key,
})

export interface Limits {
  limits: {
    least: number
    most: number | null
    revision: number
    limits: { kind: keyof typeof NAMES; operator: number; own: number | null; units: number; meaning: string }[]
  } | null
}
export interface Updated {
  limitsUpdate: { userErrors: UserError[] }
}
