/**
 * Identity providers that administrators name beside those of the operator's file, by the same rules. An issuer is named once
 * and never changed, as people are found by issuer and subject: another one cannot take over their accounts.
 */
import { audit } from '#api/audit/audit.ts'
import type { AuditKind } from '#api/audit/kinds.ts'
import { failed, Issues, refusable, refuse, Refused, type Outcome } from '#api/base/issues.ts'
import { plainLine } from '#api/base/plain-text.ts'
import type { Services, Viewer } from '#api/context.ts'
import type { ClaimNamesInput, IdentityProviderInput } from '#api/generated/types.ts'
import { FAULTS, isLoopback, issuerAt, MOST_PROVIDERS, scopesAt, slugAt, type Fault } from '#api/identity/settings.ts'
import { normaliseLanguage } from '#api/vocabulary/languages.ts'
import { said, sentence } from '#api/words/said.ts'
import { newId } from '#graph/ids.ts'
import {
  changeSettings,
  namedProviders,
  type IdentityProviderNode,
  type SettingsChange,
} from '#graph/queries/administration.ts'
import { isShadowed } from './keeper.ts'
import { sealSecret, withoutSecret } from './stored.ts'

type Needs = Pick<Services, 'graph' | 'now' | 'accounts' | 'administration'>

const LONGEST_NAME = 80
const LONGEST_LINE = 500
const LONGEST_SECRET = 2_000
const MOST_LANGUAGES = 20
/** Of a list. */
export const MOST_VALUES = 100

/** What was changed, and how many sessions ended with it. */
export interface Changed {
  provider: IdentityProviderNode | null
  ended: number
}

/** What an administrator writes of one: all that may change, its secret apart. */
type Written = Pick<
  IdentityProviderNode,
  | 'names'
  | 'nameLanguages'
  | 'clientId'
  | 'scopes'
  | 'authentication'
  | 'claims'
  | 'amr'
  | 'acr'
  | 'untypedLogoutTokens'
>

const notFound = () => said`There is no such identity provider any more.`
const stale = () =>
  said`Somebody changed this identity provider meanwhile. Look at it again: nothing of yours was saved.`

/** Why nothing can be sealed in this process; null where it can. */
export function sealFault({ administration }: Pick<Services, 'administration'>): string | null {
  return administration.sealsForAll
    ? null
    : said`Secrets cannot be kept here yet: the operator has to set SECRET, at least 32 characters that nobody can guess and the same for every process, and start them anew.`
}

/** Every fault of what is written of a provider, by the rules of the operator's file. Pure. */
export function validateProvider(input: IdentityProviderInput): Outcome<Written> {
  const issues = new Issues()
  const { untypedLogoutTokens = false } = input
  const line = (field: (string | number)[], name: string, given: string, required = true, longest = LONGEST_LINE) => {
    const text = plainLine(given.slice(0, 10 * longest))
    issues.text(field, name, text, longest, required)
    return text
  }
  const list = (field: 'scopes' | 'amr' | 'acr', name: string) => {
    const given = input[field] ?? []
    if (!issues.count(['input', field], given, MOST_VALUES)) return []
    return [...new Set(given.map((each, at) => line(['input', field, at], `the ${name}`, each)))]
  }
  const names = namesOf(issues, input.names)
  const clientId = line(['input', 'clientId'], 'the client id', input.clientId)
  const claims = claimsOf(issues, input.claims ?? {})
  const scopes = list('scopes', 'scope')
  const named = scopes.filter((scope) => scope !== '')
  ruled(issues, ['input', 'scopes'], (fault) => scopesAt(named, 'The list', fault))
  const written: Written = {
    ...{ ...names, clientId, scopes, claims, amr: list('amr', 'value'), acr: list('acr', 'value') },
    authentication: input.authentication === 'POST' ? 'client_secret_post' : 'client_secret_basic',
    untypedLogoutTokens,
  }
  return issues.errors.length > 0 ? { ok: false, errors: issues.errors } : { ok: true, value: written }
}

function namesOf(issues: Issues, given: IdentityProviderInput['names']) {
  const names: string[] = []
  const nameLanguages: string[] = []
  if (given.length === 0)
    issues.add('REQUIRED', ['input', 'names'], said`Give what its button says, in a language at least.`)
  if (issues.count(['input', 'names'], given, MOST_LANGUAGES))
    for (const [at, each] of given.entries()) {
      const text = plainLine(each.text.slice(0, 10 * LONGEST_NAME))
      const { tag: language } = normaliseLanguage(each.language)
      issues.text(['input', 'names', at], 'what its button says', text, LONGEST_NAME)
      if (language === 'und')
        issues.add('INVALID', ['input', 'names', at], said`Write the language as sw, pt-BR or zh-Hans.`)
      else if (nameLanguages.includes(language))
        issues.add('CONFLICT', ['input', 'names', at], said`There are two names in ${language}.`)
      names.push(text)
      nameLanguages.push(language)
    }
  return { names, nameLanguages }
}

/** The claims in the shape of the operator's file, as JSON. */
function claimsOf(issues: Issues, given: ClaimNamesInput): string {
  const { roleValues = [], schoolValues = [] } = given
  const named = (key: 'name' | 'email' | 'language') => {
    const claim = plainLine((given[key] ?? '').slice(0, 10 * LONGEST_LINE))
    issues.text(['input', 'claims', key], 'the name of the claim', claim, LONGEST_LINE, false)
    return claim === '' ? {} : { [key]: claim }
  }
  const map = <T extends { value: string }>(
    key: 'roles' | 'school',
    values: readonly T[],
    gives: (each: T) => unknown,
  ) => {
    const field = ['input', 'claims', `${key === 'roles' ? 'role' : 'school'}Values`]
    const claim = plainLine((given[key] ?? '').slice(0, 10 * LONGEST_LINE))
    issues.text(['input', 'claims', key], 'the name of the claim', claim, LONGEST_LINE, false)
    if (!issues.count(field, values, MOST_VALUES)) return {}
    if (claim === '' && values.length > 0)
      issues.add('REQUIRED', ['input', 'claims', key], said`Give the claim whose values these are.`)
    const pairs = values.map((each, at) => {
      const value = each.value.trim()
      issues.text([...field, at], 'the value', value, LONGEST_LINE)
      return [value, gives(each)] as const
    })
    if (new Set(pairs.map(([value]) => value)).size < pairs.length)
      issues.add('CONFLICT', field, said`A value stands there twice.`)
    return claim === '' ? {} : { [key]: { claim, values: Object.fromEntries(pairs) } }
  }
  if (roleValues.some(({ role }) => role === 'ADMINISTRATOR'))
    issues.add(
      'FORBIDDEN',
      ['input', 'claims', 'roleValues'],
      said`An identity provider that is named here makes no administrators. Give that role to people, or let the operator name the provider.`,
    )
  if (schoolValues.some(({ role }) => role === 'OWNER'))
    issues.add('INVALID', ['input', 'claims', 'schoolValues'], said`Owners are named on the page of members.`)
  const claims = {
    ...{ ...named('name'), ...named('email'), ...named('language') },
    ...map('roles', roleValues, ({ role }) => role.toLowerCase()),
    ...map('school', schoolValues, ({ providerId, role }) => ({ provider: providerId, role: role?.toLowerCase() })),
  }
  return JSON.stringify(claims)
}

/** What `ruled` says. */
export const RULED = [
  ...[FAULTS.missing, FAULTS.slug, FAULTS.taken].map((fault) => `The short name ${fault}`),
  ...[FAULTS.missing, FAULTS.address, FAULTS.http].map((fault) => `The issuer ${fault}`),
  ...[FAULTS.openid, FAULTS.offline].map((fault) => `The list ${fault}`),
]

/** Reads by a rule of the operator's file; what it refuses becomes a fault of this field. */
function ruled<T>(issues: Issues, field: string[], read: (fault: Fault) => T): T | null {
  try {
    return read((place, message, given = '') => refuse('INVALID', field, sentence(`${place} ${message}`, given)))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    issues.errors.push(...error.errors)
    return null
  }
}

/** A secret as it is typed: spaces around it come from copying. */
function secretOf(issues: Issues, given: string | null | undefined, required: boolean): string | null {
  const secret = (given ?? '').slice(0, 10 * LONGEST_SECRET).trim()
  issues.text(['input', 'clientSecret'], 'the secret', secret, LONGEST_SECRET, required)
  return secret === '' ? null : secret
}

/** Names a provider, switched off. */
export async function addProvider(
  services: Needs,
  viewer: Pick<Viewer, 'id'>,
  given: { slug: string; issuer: string; input: IdentityProviderInput },
): Promise<Outcome<Changed>> {
  const { identity, sealer } = services.accounts
  const issues = new Issues()
  const short = (text: string) => text.slice(0, 10 * LONGEST_LINE).trim()
  const slug = ruled(issues, ['slug'], (fault) => slugAt(short(given.slug), 'The short name', fault)) ?? ''
  const issuer = ruled(issues, ['issuer'], (fault) => issuerAt(short(given.issuer), 'The issuer', fault)) ?? ''
  if (issuer !== '') issues.text(['issuer'], 'the issuer', issuer, LONGEST_LINE)
  const url = URL.parse(issuer)
  if (url && isLoopback(url) && !identity.isPrivate)
    issues.add('INVALID', ['issuer'], said`The issuer is on this machine: give the https address of a public one.`)
  const secret = secretOf(issues, given.input.clientSecret, true)
  const unsealed = sealFault(services)
  if (unsealed) issues.add('UNAVAILABLE', ['input', 'clientSecret'], unsealed)
  const valid = validateProvider(given.input)
  if (!valid.ok) issues.errors.push(...valid.errors)
  if (!valid.ok || secret === null || issues.errors.length > 0) return { ok: false, errors: issues.errors }
  const at = services.now().toISOString()
  const id = newId()
  return await change(services, async (settings) => {
    const { providers } = settings
    if (isShadowed({ slug: '', issuer }, identity.ofFile))
      refuse('CONFLICT', ['issuer'], said`The operator’s file names this issuer already: it is changed there.`)
    if (providers.some((each) => each.issuer === issuer))
      refuse('CONFLICT', ['issuer'], said`This issuer is named here already: change that one.`)
    const isTaken = [...identity.ofFile, ...providers].some((each) => each.slug === slug)
    if (isTaken || (await settings.isSlugOfOthers({ slug, issuer })))
      refuse('CONFLICT', ['slug'], said`This short name is taken, or was that of another issuer: choose another one.`)
    if (providers.length >= MOST_PROVIDERS)
      refuse('TOO_MANY', ['issuer'], said`There are ${MOST_PROVIDERS} already. Remove one that nobody needs.`)
    const provider: IdentityProviderNode = {
      ...{ id, slug, issuer, ...valid.value },
      ...{ secret: sealSecret(sealer, { id, issuer }, secret), secretSetAt: at },
      ...{ isOn: false, position: 1 + Math.max(-1, ...providers.map(({ position }) => position)) },
      ...{ revision: 1, createdAt: at, updatedAt: at },
    }
    await settings.create(provider)
    await tell(services, settings, viewer, 'identity-provider.add', provider, {
      clientId: provider.clientId,
      claims: provider.claims,
    })
    return { provider, ended: 0 }
  })
}

/** Changes what may change of one: never its issuer, nor its name in addresses. */
export async function updateProvider(
  services: Needs,
  viewer: Pick<Viewer, 'id'>,
  given: { id: string; revision: number; input: IdentityProviderInput },
): Promise<Outcome<Changed>> {
  const issues = new Issues()
  const secret = secretOf(issues, given.input.clientSecret, false)
  const unsealed = secret === null ? null : sealFault(services)
  if (unsealed) issues.add('UNAVAILABLE', ['input', 'clientSecret'], unsealed)
  const valid = validateProvider(given.input)
  if (!valid.ok) issues.errors.push(...valid.errors)
  if (!valid.ok || issues.errors.length > 0) return { ok: false, errors: issues.errors }
  const at = services.now().toISOString()
  return await change(services, async (settings) => {
    const before = found(settings, given)
    const { sealer } = services.accounts
    const sealed = secret === null ? {} : { secret: sealSecret(sealer, before, secret), secretSetAt: at }
    const provider = { ...before, ...valid.value, ...sealed, revision: before.revision + 1, updatedAt: at }
    await settings.replace(provider)
    const { clientId, claims } = provider
    const values = { clientId, isNewSecret: secret !== null, claims }
    await tell(services, settings, viewer, 'identity-provider.update', provider, values)
    return { provider, ended: 0 }
  })
}

/** What is wrong with what a provider says of itself; none where it holds. */
export async function checkProvider(services: Needs, id: string): Promise<Outcome<string[]>> {
  const node = (await namedProviders(services.graph)).find((each) => each.id === id)
  if (!node) return failed('NOT_FOUND', ['id'], notFound())
  // The secret is not sent.
  return { ok: true, value: await services.accounts.identity.check({ ...withoutSecret(node), secret: '' }) }
}

/** Switches one on, once what it says of itself holds, or off, with the sessions it opened. */
export async function switchProvider(
  services: Needs,
  viewer: Pick<Viewer, 'id'>,
  given: { id: string; revision: number; isOn: boolean },
): Promise<Outcome<Changed>> {
  if (given.isOn) {
    const checked = await checkProvider(services, given.id)
    if (!checked.ok) return checked
    if (checked.value.length > 0)
      return { ok: false, errors: checked.value.map((message) => ({ code: 'INVALID', field: ['id'], message })) }
  }
  const at = services.now().toISOString()
  return await change(services, async (settings) => {
    const before = found(settings, given)
    const provider = { ...before, isOn: given.isOn, revision: before.revision + 1, updatedAt: at }
    await settings.replace(provider)
    const ended = given.isOn ? 0 : await settings.endSessionsOf(provider.issuer)
    const kind = given.isOn ? 'identity-provider.on' : 'identity-provider.off'
    await tell(services, settings, viewer, kind, provider, given.isOn ? {} : { endedSessions: ended })
    return { provider, ended }
  })
}

/** Removes one, with the sessions it opened. Identities stay with their accounts. */
export async function removeProvider(
  services: Needs,
  viewer: Pick<Viewer, 'id'>,
  given: { id: string; revision: number },
): Promise<Outcome<Changed>> {
  return await change(services, async (settings) => {
    const provider = found(settings, given)
    await settings.remove(provider.id)
    const ended = await settings.endSessionsOf(provider.issuer)
    await tell(services, settings, viewer, 'identity-provider.remove', provider, { endedSessions: ended })
    return { provider: null, ended }
  })
}

/** Puts them in this order: it has to name each of them once. */
export async function arrangeProviders(
  services: Needs,
  viewer: Pick<Viewer, 'id'>,
  ids: readonly string[],
): Promise<Outcome<null>> {
  const done = await change(services, async (settings) => {
    const { providers, tx } = settings
    const isWhole = ids.length === providers.length && providers.every(({ id }) => ids.includes(id))
    if (!isWhole) refuse('STALE', ['ids'], said`Others are here meanwhile. Look at the list again.`)
    await settings.arrange(ids)
    const values = { slugs: ids.map((id) => providers.find((each) => each.id === id)!.slug) }
    await audit(tx, { kind: 'identity-provider.arrange', actor: viewer.id, subject: null, values }, services.now())
    return null
  })
  return done
}

/** Runs a change, after which this process goes by it. */
async function change<T>(services: Needs, work: (settings: SettingsChange) => Promise<T>): Promise<Outcome<T>> {
  const done = await refusable(() => changeSettings(services.graph, services.now().toISOString(), work))
  if (done.ok) await services.administration.catchUp()
  return done
}

/** The provider as it was read, or a fault. */
function found(
  { providers }: SettingsChange,
  { id, revision }: { id: string; revision: number },
): IdentityProviderNode {
  const provider = providers.find((each) => each.id === id)
  if (!provider) refuse('NOT_FOUND', ['id'], notFound())
  if (provider.revision !== revision) refuse('STALE', ['revision'], stale())
  return provider
}

async function tell(
  { now }: Pick<Needs, 'now'>,
  { tx }: SettingsChange,
  { id: actor }: Pick<Viewer, 'id'>,
  kind: AuditKind,
  { id: subject, slug, issuer, revision }: IdentityProviderNode,
  values: Record<string, string | number | boolean>,
): Promise<void> {
  await audit(tx, { kind, actor, subject, values: { slug, issuer, revision, ...values } }, now())
}
