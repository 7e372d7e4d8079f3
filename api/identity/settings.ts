/**
 * The identity providers that people may sign in through, as an operator names them in a file of JSON. Every fault is
 * found at start, and said with its place in the file and what to do.
 */
import { readFileSync } from 'node:fs'
import { PLACE_ROLES, type PlaceRole } from '#api/rights/table.ts'
import type { LanguageText } from '#graph/records.ts'

/** Roles in a provider that an identity may give. Owners are named by people: there has to be one when a school says nothing. */
export const LENT_ROLES = ['editor', 'contributor'] as const
export type LentRole = (typeof LENT_ROLES)[number]

/** A provider here, and the role in it that a value of a claim gives. */
export interface LentMembership {
  providerId: string
  role: LentRole
}

/** Names of the claims that something is taken from. */
export interface ClaimMap {
  name: string
  /** Null: not asked for and not kept. */
  email: string | null
  language: string | null
  roles: { claim: string; values: ReadonlyMap<string, PlaceRole> } | null
  school: { claim: string; values: ReadonlyMap<string, LentMembership> } | null
}

export interface IdentityProvider {
  /** Stands in addresses: `/sign-in/<slug>`. */
  slug: string
  /** On its button, the first one where the reader's language is not there. */
  names: LanguageText[]
  /** As the provider writes it. */
  issuer: string
  clientId: string
  /** In no log and no answer. */
  secret: string
  scopes: string[]
  /** How the client says who it is, when it asks for tokens. */
  authentication: 'client_secret_basic' | 'client_secret_post'
  claims: ClaimMap
  /**
   * What its tokens say of a sign-in there that took two steps: a value of `amr`, or `acr` (OpenID Connect Core 1.0, 2). Without
   * any of them the factors of the account here are asked for.
   */
  secondFactor: { amr: readonly string[]; acr: readonly string[] }
  /** Whether logout tokens are taken that do not say in their head that they are some. */
  untypedLogoutTokens: boolean
  /** An administrator named it, not the operator: it is asked by the guarded fetch alone. */
  isManaged?: boolean
}

/** Pages of our own under `/sign-in/`. */
const TAKEN_SLUGS = ['factor', 'passkey', 'recovery', 'second', 'consent', 'callback']
export const AUTHENTICATIONS = ['client_secret_basic', 'client_secret_post'] as const
const KEYS = [
  ...['slug', 'names', 'issuer', 'clientId', 'secret', 'secretFrom', 'scopes', 'authentication', 'claims'],
  ...['secondFactor', 'untypedLogoutTokens'],
]
const CLAIM_KEYS = ['name', 'email', 'language', 'roles', 'school']
export const MOST_PROVIDERS = 50

/** A fault of the file: `message` is one sentence that names the place and says what to do. */
export class IdentitySettingsError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'IdentitySettingsError'
  }
}

/** Reads the file of identity providers. Raises `IdentitySettingsError` for the first fault. */
export function readIdentityFile(
  path: string,
  environment: Readonly<Record<string, string | undefined>>,
): IdentityProvider[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new IdentitySettingsError(
      `IDENTITY_PROVIDERS names ${path}, which cannot be read (${(error as NodeJS.ErrnoException).code}): give the path of a file of JSON.`,
    )
  }
  return readIdentityProviders(text, path, environment)
}

/**
 * The providers that the text of such a file names. Pure.
 * @param path for messages
 * @param environment where `secretFrom` is looked up
 */
export function readIdentityProviders(
  text: string,
  path: string,
  environment: Readonly<Record<string, string | undefined>>,
): IdentityProvider[] {
  const fault: Fault = (place, message, given = '') => {
    throw new IdentitySettingsError(`${path}: ${place} ${message.replace('{0}', () => given)}`)
  }
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    // The message of the parser quotes the text, which may be a secret.
    return fault('the file', 'is no JSON: look for a comma or a quotation mark too many or too few.')
  }
  const whole = objectAt(file, 'the file', ['providers'], fault)
  if (!Array.isArray(whole.providers)) return fault('providers', 'has to be a list of identity providers.')
  if (whole.providers.length > MOST_PROVIDERS) return fault('providers', `has more than ${MOST_PROVIDERS} entries.`)
  const providers = whole.providers.map((each: unknown, at) =>
    readProvider(each, `providers[${at}]`, environment, fault),
  )
  for (const [at, { slug, issuer, clientId }] of providers.entries()) {
    const earlier = providers.slice(0, at)
    if (earlier.some((each) => each.slug === slug))
      return fault(`providers[${at}].slug`, `is "${slug}" once more: each needs its own.`)
    if (earlier.some((each) => each.issuer === issuer && each.clientId === clientId))
      return fault(`providers[${at}].issuer`, 'and its clientId are those of another entry: name each once.')
  }
  return providers
}

/**
 * Refuses what stands at a place: the message goes on from the name of the place, and says what to do; what is given stands
 * in it for `{0}`.
 */
export type Fault = (place: string, message: string, given?: string) => never

/** What may be wrong with what administrators write as well. */
export const FAULTS = {
  missing: 'is missing, or no text: give it.',
  slug: 'is "{0}": it stands in addresses, so give small letters, digits and hyphens, up to 40.',
  taken: 'is "{0}", which is a page of our own: choose another one.',
  openid: 'lacks "openid", without which nobody is named: add it.',
  offline: 'asks for "offline_access", which is of no use here: leave it out.',
  address: 'is "{0}": give the address of the issuer, without query or name.',
  http: 'is "{0}": over http anybody on the way could sign in as anybody. Give its https address.',
} as const

function readProvider(
  given: unknown,
  place: string,
  environment: Readonly<Record<string, string | undefined>>,
  fault: Fault,
): IdentityProvider {
  const own = objectAt(given, place, KEYS, fault)
  const authentication = AUTHENTICATIONS.find((each) => each === (own.authentication ?? AUTHENTICATIONS[0]))
  if (!authentication)
    return fault(
      `${place}.authentication`,
      `is none of ${AUTHENTICATIONS.join(' and ')}: give what the provider expects.`,
    )
  return {
    slug: slugAt(own.slug, `${place}.slug`, fault),
    names: namesAt(own.names, `${place}.names`, fault),
    issuer: issuerAt(own.issuer, `${place}.issuer`, fault),
    clientId: textAt(own.clientId, `${place}.clientId`, fault),
    secret: secretOf(own, place, environment, fault),
    scopes: scopesAt(own.scopes, `${place}.scopes`, fault),
    authentication,
    claims: claimsAt(own.claims ?? {}, `${place}.claims`, fault),
    secondFactor: secondFactorAt(own.secondFactor ?? {}, `${place}.secondFactor`, fault),
    untypedLogoutTokens: flagAt(own.untypedLogoutTokens, `${place}.untypedLogoutTokens`, fault),
  }
}

/** The name of a provider in addresses. */
export function slugAt(given: unknown, place: string, fault: Fault): string {
  const slug = textAt(given, place, fault)
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || slug.length > 40) fault(place, FAULTS.slug, slug)
  if (TAKEN_SLUGS.includes(slug)) fault(place, FAULTS.taken, slug)
  return slug
}

/** What is asked for at the provider; `openid` and `profile` where nothing is given. */
export function scopesAt(given: unknown, place: string, fault: Fault): string[] {
  const scopes = given === undefined ? ['openid', 'profile'] : textsAt(given, place, fault)
  if (!scopes.includes('openid')) fault(place, FAULTS.openid)
  if (scopes.includes('offline_access')) fault(place, FAULTS.offline)
  return scopes
}

/** The address of an issuer. */
export function issuerAt(given: unknown, place: string, fault: Fault): string {
  const issuer = textAt(given, place, fault)
  const url = URL.parse(issuer)
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username || url.password)
    return fault(place, FAULTS.address, url?.password ? '…' : issuer)
  if (url.protocol === 'http:' && !isLoopback(url)) fault(place, FAULTS.http, issuer)
  return issuer
}

/** Whether an address is on this machine: there alone http is taken, for trying out. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

function secretOf(
  own: Record<string, unknown>,
  place: string,
  environment: Readonly<Record<string, string | undefined>>,
  fault: Fault,
): string {
  if ((own.secret === undefined) === (own.secretFrom === undefined))
    fault(place, 'needs one of secret and secretFrom, which names an environment variable that holds it.')
  if (own.secret !== undefined) return textAt(own.secret, `${place}.secret`, fault)
  const name = textAt(own.secretFrom, `${place}.secretFrom`, fault)
  return (
    environment[name] || fault(`${place}.secretFrom`, `names ${name}, which is not set in the environment: set it.`)
  )
}

function namesAt(given: unknown, place: string, fault: Fault): LanguageText[] {
  const names = Object.entries(objectAt(given, place, null, fault)).map(([language, text]) => {
    if (!/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(language))
      fault(`${place}.${language}`, 'stands under no language tag: write "en", "de", "pt-BR".')
    return { language, text: textAt(text, `${place}.${language}`, fault) }
  })
  return names.length > 0 ? names : fault(place, 'is empty: give the name on the button in at least one language.')
}

/** Which claims are taken, and what their values give. */
export function claimsAt(given: unknown, place: string, fault: Fault): ClaimMap {
  const own = objectAt(given, place, CLAIM_KEYS, fault)
  const claim = (name: string) => (own[name] === undefined ? null : textAt(own[name], `${place}.${name}`, fault))
  return {
    name: claim('name') ?? 'name',
    email: claim('email'),
    language: claim('language'),
    roles: mapAt(own.roles, `${place}.roles`, fault, (value, at) => {
      return (
        PLACE_ROLES.find((role) => role === value) ??
        fault(at, `gives no role of the place: write one of ${PLACE_ROLES.join(', ')}.`)
      )
    }),
    school: mapAt(own.school, `${place}.school`, fault, (value, at) => {
      const { provider, role } = objectAt(value, at, ['provider', 'role'], fault)
      const lent = LENT_ROLES.find((each) => each === (role ?? 'contributor'))
      if (!lent)
        return fault(`${at}.role`, `is none of ${LENT_ROLES.join(' and ')}: owners are named on the page of members.`)
      return { providerId: textAt(provider, `${at}.provider`, fault), role: lent }
    }),
  }
}

function secondFactorAt(given: unknown, place: string, fault: Fault): IdentityProvider['secondFactor'] {
  const own = objectAt(given, place, ['amr', 'acr'], fault)
  const values = (name: string) => (own[name] === undefined ? [] : textsAt(own[name], `${place}.${name}`, fault))
  return { amr: values('amr'), acr: values('acr') }
}

function flagAt(given: unknown, place: string, fault: Fault): boolean {
  return given === undefined || typeof given === 'boolean' ? given === true : fault(place, 'has to be true or false.')
}

function mapAt<T>(
  given: unknown,
  place: string,
  fault: Fault,
  read: (value: unknown, place: string) => T,
): { claim: string; values: Map<string, T> } | null {
  if (given === undefined) return null
  const { claim, values } = objectAt(given, place, ['claim', 'values'], fault)
  const entries = Object.entries(objectAt(values, `${place}.values`, null, fault))
  return {
    claim: textAt(claim, `${place}.claim`, fault),
    values: new Map(entries.map(([value, gives]) => [value, read(gives, `${place}.values["${value}"]`)])),
  }
}

/** @param keys the names that may stand in it; null = any */
function objectAt(
  given: unknown,
  place: string,
  keys: readonly string[] | null,
  fault: Fault,
): Record<string, unknown> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return fault(place, 'has to be an object.')
  const unknown = keys && Object.keys(given).find((key) => !keys.includes(key))
  if (unknown) fault(`${place}.${unknown}`, `is no setting: there are ${keys.join(', ')}.`)
  return given as Record<string, unknown>
}

function textAt(given: unknown, place: string, fault: Fault): string {
  return typeof given === 'string' && given.trim() !== '' ? given.trim() : fault(place, FAULTS.missing)
}

function textsAt(given: unknown, place: string, fault: Fault): string[] {
  if (!Array.isArray(given)) return fault(place, 'has to be a list of texts.')
  return given.map((each: unknown, at) => textAt(each, `${place}[${at}]`, fault))
}
