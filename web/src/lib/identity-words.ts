/** What is said when signing in through an identity provider failed. */
import { m } from './paraglide/messages.js'
import { spoken } from './spoken.ts'
import type { IdentityFault } from '#lib/types.ts'

export const FAULT_WORDS = spoken<IdentityFault>({
  away: m.account_fault_away,
  refused: m.account_fault_refused,
  taken: m.account_fault_taken,
  late: m.account_fault_late,
  old: m.account_fault_old,
})

/** The fault that an address names; null for none, and for what is none. */
export function faultIn(url: URL): IdentityFault | null {
  const given = url.searchParams.get('fault') ?? ''
  return Object.hasOwn(FAULT_WORDS, given) ? (given as IdentityFault) : null
}

const ROLES: Readonly<Record<string, string>> = spoken({
  REVIEWER: m.account_right_review,
  MODERATOR: m.account_right_moderate,
  ADMINISTRATOR: m.account_right_administer,
})

/** What an identity lets somebody do, in words: `review resources, publish for Hill School`. */
export function roleWords({
  roles,
  memberships,
}: {
  roles: string[]
  memberships: { role: string; provider: { name: string } | null }[]
}): string {
  const works = memberships.flatMap(({ role, provider }) =>
    provider
      ? [
          role === 'EDITOR'
            ? m.account_right_publish({ provider: provider.name })
            : m.account_right_prepare({ provider: provider.name }),
        ]
      : [],
  )
  return [...roles.map((role) => ROLES[role] ?? role.toLowerCase()), ...works].join(', ')
}
