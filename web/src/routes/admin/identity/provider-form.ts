/** The form of an identity provider: what is typed, and the input of the API. */
import { m } from '#lib/paraglide/messages.js'
import { spoken } from '#lib/spoken.ts'
import type { Provider } from './query.ts'

export interface Row {
  text: string
  language: string
}

export interface ProviderValues extends Record<string, unknown> {
  names: Row[]
  clientId: string
  scopes: string
  authentication: string
  nameClaim: string
  emailClaim: string
  languageClaim: string
  rolesClaim: string
  roleValues: string
  schoolClaim: string
  schoolValues: string
  amr: string
  acr: string
  untyped: boolean
}

/** What of it two people can change, in the order of the form. The secret is in no list: it is never shown. */
export const LABELS = spoken<string>({
  names: m.admin_identity_label_names,
  clientId: m.admin_identity_label_client_id,
  scopes: m.admin_identity_label_scopes,
  authentication: m.admin_identity_label_authentication,
  nameClaim: m.admin_identity_label_name_claim,
  emailClaim: m.admin_identity_label_email_claim,
  languageClaim: m.admin_identity_label_language_claim,
  rolesClaim: m.admin_identity_label_roles_claim,
  roleValues: m.admin_identity_label_role_values,
  schoolClaim: m.admin_identity_label_school_claim,
  schoolValues: m.admin_identity_label_school_values,
  amr: m.admin_identity_label_amr,
  acr: m.admin_identity_label_acr,
  untyped: m.admin_identity_label_untyped,
})

/** Ids of the controls by the paths of faults. */
export const CONTROLS: Record<string, string> = {
  id: 'state',
  'claims.name': 'nameClaim',
  'claims.email': 'emailClaim',
  'claims.language': 'languageClaim',
  'claims.roles': 'rolesClaim',
  'claims.roleValues': 'roleValues',
  'claims.school': 'schoolClaim',
  'claims.schoolValues': 'schoolValues',
}
export const ORDER = ['slug', 'issuer', 'names', 'clientId', 'clientSecret', ...Object.keys(LABELS).slice(2)]

export const EMPTY: ProviderValues = {
  ...{ names: [{ text: '', language: 'en' }], clientId: '', scopes: 'openid profile', authentication: 'BASIC' },
  ...{ nameClaim: 'name', emailClaim: '', languageClaim: '', rolesClaim: '', roleValues: '', schoolClaim: '' },
  ...{ schoolValues: '', amr: '', acr: '', untyped: false },
}

/** The form as it is filled in for one that is there. */
export function valuesOf({ names, claims, ...provider }: Provider): ProviderValues {
  return {
    names: [...names.map(({ text, language }) => ({ text, language })), { text: '', language: '' }],
    clientId: provider.clientId,
    scopes: provider.scopes.join(' '),
    authentication: provider.authentication,
    nameClaim: claims.name,
    emailClaim: claims.email ?? '',
    languageClaim: claims.language ?? '',
    rolesClaim: claims.roles ?? '',
    roleValues: claims.roleValues.map(({ value, role }) => `${value} = ${role.toLowerCase()}`).join('\n'),
    schoolClaim: claims.school ?? '',
    schoolValues: claims.schoolValues
      .map(({ value, providerId, role }) => `${value} = ${providerId} ${role.toLowerCase()}`)
      .join('\n'),
    amr: provider.amr.join(' '),
    acr: provider.acr.join(' '),
    untyped: provider.untypedLogoutTokens,
  }
}

/** What was typed. */
export function typedIn(form: FormData): ProviderValues {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const languages = form.getAll('names-language').map(String)
  return {
    names: form.getAll('names').map((name, at) => ({ text: String(name), language: (languages[at] ?? '').trim() })),
    ...{ clientId: text('clientId'), scopes: text('scopes'), authentication: text('authentication') },
    ...{ nameClaim: text('nameClaim'), emailClaim: text('emailClaim'), languageClaim: text('languageClaim') },
    ...{ rolesClaim: text('rolesClaim'), roleValues: text('roleValues') },
    ...{ schoolClaim: text('schoolClaim'), schoolValues: text('schoolValues') },
    ...{ amr: text('amr'), acr: text('acr'), untyped: form.has('untyped') },
  }
}

/** What a field says, in lines. */
export function told(values: ProviderValues, field: string): string[] {
  const value = values[field]
  if (typeof value === 'boolean') return [value ? m.admin_identity_taken() : m.admin_identity_not_taken()]
  if (field === 'names') return written(values.names).map(({ text, language }) => `${text} (${language})`)
  return linesOf(String(value))
}

/** The input of the API; a line that says no role is sent as it is, to be refused there with its reason. */
export function inputOf(values: ProviderValues, clientSecret: string) {
  const pairs = (text: string) =>
    linesOf(text).map((line) => {
      const at = line.lastIndexOf('=')
      return { value: line.slice(0, Math.max(at, 0)).trim(), gives: line.slice(at + 1).trim() }
    })
  return {
    names: written(values.names).map(({ text, language }) => ({ text, language: language || 'und' })),
    ...{ clientId: values.clientId, clientSecret, scopes: words(values.scopes) },
    authentication: values.authentication === 'POST' ? 'POST' : 'BASIC',
    claims: {
      ...{ name: values.nameClaim, email: values.emailClaim, language: values.languageClaim },
      ...{ roles: values.rolesClaim, school: values.schoolClaim },
      roleValues: pairs(values.roleValues).map(({ value, gives }) => ({ value, role: gives.toUpperCase() })),
      schoolValues: pairs(values.schoolValues).map(({ value, gives }) => {
        const [providerId = '', role = 'contributor'] = gives.split(/\s+/)
        return { value, providerId, role: role.toUpperCase() }
      }),
    },
    ...{ amr: words(values.amr), acr: words(values.acr), untypedLogoutTokens: values.untyped },
  }
}

const ROLES = ['REVIEWER', 'MODERATOR', 'ADMINISTRATOR']
const SCHOOL_ROLES = ['EDITOR', 'CONTRIBUTOR', 'OWNER']

/** Lines that the API has no words for: a role is none of its list. */
export function lineFaults({ claims }: ReturnType<typeof inputOf>): { id: string; message: string }[] {
  const say = (id: string, line: string, example: string) => ({
    id,
    message: m.admin_identity_no_role({ line, example }),
  })
  return [
    ...claims.roleValues
      .filter(({ role }) => !ROLES.includes(role))
      .map(({ value }) => say('roleValues', value, 'teachers = reviewer')),
    ...claims.schoolValues
      .filter(({ role }) => !SCHOOL_ROLES.includes(role))
      .map(({ value }) => say('schoolValues', value, '4711 = ID editor')),
  ]
}

const written = (rows: Row[]) => rows.filter(({ text }) => text.trim() !== '')
const words = (text: string) => text.split(/[\s,]+/).filter((word) => word !== '')
const linesOf = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
