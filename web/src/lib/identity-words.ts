/** What is said when signing in through an identity provider failed. */
import type { IdentityFault } from '#lib/types.ts'

export const FAULT_WORDS: Record<IdentityFault, string> = {
  away: 'That place does not answer now. Try again in a few minutes, or sign in another way.',
  refused: 'You were not signed in: what came back from that place did not hold, or you said no there.',
  taken: 'That identity belongs to an account here already. Sign in with it, or remove it there first.',
  late: 'That took too long, was done already, or began in another browser. Begin again.',
  old: 'That place did not ask you anew who you are, so it is not sure enough that it is you. Sign in another way.',
}

/** The fault that an address names; null for none, and for what is none. */
export function faultIn(url: URL): IdentityFault | null {
  const given = url.searchParams.get('fault') ?? ''
  return Object.hasOwn(FAULT_WORDS, given) ? (given as IdentityFault) : null
}

const ROLES: Record<string, string> = {
  REVIEWER: 'review resources',
  MODERATOR: 'decide about reports',
  ADMINISTRATOR: 'look after this place',
}

/** What an identity lets somebody do, in words: `review resources, publish for Hill School`. */
export function roleWords({
  roles,
  memberships,
}: {
  roles: string[]
  memberships: { role: string; provider: { name: string } | null }[]
}): string {
  const works = memberships.flatMap(({ role, provider }) =>
    provider ? [`${role === 'EDITOR' ? 'publish' : 'prepare resources'} for ${provider.name}`] : [],
  )
  return [...roles.map((role) => ROLES[role] ?? role.toLowerCase()), ...works].join(', ')
}
