/** What an identity provider says of a person, and what of it is taken over here. Pure. */
import { plainLine } from '#api/base/plain-text.ts'
import type { PlaceRole } from '#api/rights/table.ts'
import type { ClaimMap, IdentityProvider, LentMembership } from './settings.ts'

/** What the person may agree to have taken over: each by itself, and nothing of it without. */
export const CONSENTS = ['email', 'language', 'rights'] as const
export type Consent = (typeof CONSENTS)[number]

/** The claims of one sign-in that something is made of here. Everything else that was said is dropped. */
export interface Told {
  issuer: string
  subject: string
  /** The name of the session at the provider, by which it may end ours. */
  sid: string | null
  /** When the person signed in there (ISO 8601 UTC); null where the token does not say. */
  signedInAt: string | null
  /** The provider saw two factors, by words that the settings take for that. */
  hasTwoFactors: boolean
  /** '' where the provider says none. */
  name: string
  email: string | null
  language: string | null
  roles: PlaceRole[]
  memberships: LentMembership[]
}

const LONGEST_NAME = 200
const LONGEST_EMAIL = 254
const LONGEST_LANGUAGE = 35
/** The end of the year 9999, in seconds. */
const LATEST_TIME_S = 253_402_300_800
/** OpenID Connect Core 1.0, 2: at most 255 characters of ASCII. */
const LONGEST_SUBJECT = 255

/** Takes what the settings name out of claims. What is of another shape than it should be counts as not said. */
export function readClaims(
  claims: Readonly<Record<string, unknown>>,
  map: ClaimMap,
): Pick<Told, 'name' | 'email' | 'language' | 'roles' | 'memberships'> {
  const text = (name: string | null, longest: number): string | null => {
    const value = name === null ? undefined : claims[name]
    const line = typeof value === 'string' ? plainLine(value.slice(0, 10 * longest)) : ''
    return line !== '' && [...line].length <= longest ? line : null
  }
  const email = text(map.email, LONGEST_EMAIL)
  const language = text(map.language, LONGEST_LANGUAGE)?.replaceAll('_', '-') ?? null
  return {
    name: text(map.name, LONGEST_NAME) ?? '',
    email: email && /^[^\s@]+@[^\s@]+$/.test(email) ? email : null,
    language: language && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(language) ? language : null,
    roles: map.roles ? gives(claims[map.roles.claim], map.roles.values) : [],
    memberships: map.school ? strongest(gives(claims[map.school.claim], map.school.values)) : [],
  }
}

/** Takes what an ID token says of the sign-in itself. What is of another shape than it should be counts as not said. */
export function readSignIn(
  { sid, auth_time: time, amr, acr }: Readonly<Record<string, unknown>>,
  { secondFactor }: Pick<IdentityProvider, 'secondFactor'>,
): Pick<Told, 'sid' | 'signedInAt' | 'hasTwoFactors'> {
  const isTime = typeof time === 'number' && time > 0 && time < LATEST_TIME_S
  return {
    sid: typeof sid === 'string' && sid !== '' ? sid.slice(0, 1000) : null,
    signedInAt: isTime ? new Date(Math.floor(time) * 1000).toISOString() : null,
    hasTwoFactors:
      (typeof acr === 'string' && secondFactor.acr.includes(acr)) ||
      (Array.isArray(amr) && secondFactor.amr.some((each) => amr.includes(each))),
  }
}

/** True for a subject as the standard allows it. */
export function isSubject(subject: unknown): subject is string {
  return typeof subject === 'string' && subject !== '' && subject.length <= LONGEST_SUBJECT
}

/** What is taken over with these consents. */
export function agreed(told: Told, consents: readonly string[]) {
  const rights = consents.includes('rights')
  return {
    email: consents.includes('email') ? told.email : null,
    language: consents.includes('language') ? told.language : null,
    roles: rights ? told.roles : [],
    memberships: rights ? told.memberships : [],
  }
}

/** A claim is one value or a list of them. */
function gives<T>(claim: unknown, values: ReadonlyMap<string, T>): T[] {
  const given = [claim].flat().flatMap((value) => (typeof value === 'object' ? [] : [String(value)]))
  return [...new Set(given.flatMap((value) => values.get(value) ?? []))]
}

/** One membership a provider: editors may do all that contributors may. */
function strongest(memberships: readonly LentMembership[]): LentMembership[] {
  const byProvider = new Map<string, LentMembership>()
  for (const each of memberships)
    if (byProvider.get(each.providerId)?.role !== 'editor') byProvider.set(each.providerId, each)
  return [...byProvider.values()]
}
