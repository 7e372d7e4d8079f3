/** A curriculum owner at work: the API with somebody signed in who keeps frameworks for a provider of their own. */
import { expect } from 'vitest'
import { openApi, type TestApi } from './api.ts'

type Json = any // eslint-disable-line @typescript-eslint/no-explicit-any

export interface UserError {
  code: string
  field: string[]
  message: string
}

export interface Editor {
  api: TestApi
  token: string
  providerId: string
  /** Runs a mutation field for the owner and gives its payload; top-level errors fail the test. */
  change(field: string, variables: Record<string, [type: string, value: unknown]>, token?: string): Promise<Json>
  /** Reads for the owner, or for somebody else; `null` for nobody. */
  read(query: string, variables?: Record<string, unknown>, token?: string | null): Promise<Json>
  /** A new framework with outcomes by code, in that order, at the top. Gives the ids by code. */
  draft(title: string, codes: readonly string[]): Promise<{ id: string; ids: Record<string, string> }>
  requires(from: string, to: string, more?: Record<string, unknown>): Promise<Json>
  publish(id: string, status: 'DRAFT' | 'ADOPTED', more?: { note?: string; dryRun?: boolean }): Promise<Json>
  close(): Promise<void>
}

const FRAMEWORK = `framework { id status revision isFrozen version statusReason title { text } viewerCanEdit viewerCanCopy
  viewerCanMakeVersion viewerCanDeprecate outcomeCount prerequisiteCount adoptionStatus
  draftOf { id } nextDraft { id } copiedFrom { id } adaptedFrom { id } replaces { id } replacedBy { id } }`
const OUTCOME = `outcome { id code revision viewerCanEdit isRetired statements { text language } labels { text language } sourceType
  levels ageFrom ageTo subjects keywords notes knowledgeKind evidence { text language source } prompts { text source }
  misconceptions { text source } parents { id code } children { id code } replacedBy { id } copiedFrom { id }
  requires { outcome { id code } strength reason { text language } confidence clause source }
  matches { outcome { id } kind confidence source } framework { id status roots { id code } } }`
const IMPACT =
  'impact { resources outcomes collections crosswalks summary aligned { id } } userErrors { code field message }'

/** Signs a person up who has a provider, over the classroom unless `empty`. */
export async function openEditor(options: { empty?: boolean } = {}): Promise<Editor> {
  const api = await openApi(options)
  const token = await api.signUp('amina')
  const providerId = await providerOf(api, token, 'Hill School')

  const change: Editor['change'] = async (field, variables, asker = token) => {
    const declared = Object.entries(variables).map(([name, [type]]) => `$${name}: ${type}`)
    const passed = Object.keys(variables).map((name) => `${name}: $${name}`)
    const thing = field.startsWith('framework') ? FRAMEWORK : OUTCOME
    const document = `mutation (${declared.join(', ')}) { it: ${field}(${passed.join(', ')}) { ${thing} ${IMPACT} } }`
    const values = Object.fromEntries(Object.entries(variables).map(([name, [, value]]) => [name, value]))
    const { data, errors } = await api.ask(document, values, asker)
    if (errors) throw Object.assign(new Error(errors[0]!.message), { code: errors[0]!.extensions?.code })
    return data?.it as Json
  }
  return {
    api,
    token,
    providerId,
    change,
    async read(query, variables = {}, asker = token) {
      const { data, errors } = await api.ask(query, variables, asker ?? undefined)
      expect(errors).toBeUndefined()
      return data as Json
    },
    async draft(title, codes) {
      const input = { providerId, titles: [{ text: title, language: 'en' }], licence: 'cc-by-4.0' }
      const { framework } = await change('frameworkCreate', { input: ['FrameworkInput!', input] })
      const ids: Record<string, string> = {}
      for (const code of codes) {
        const outcome = { code, statements: [{ text: `Learn ${code}`, language: 'en' }] }
        const added = await change('outcomeAdd', {
          frameworkId: ['ID!', framework.id],
          input: ['OutcomeInput!', outcome],
        })
        expect(added.userErrors).toEqual([])
        ids[code] = added.outcome.id as string
      }
      return { id: framework.id as string, ids }
    },
    requires: (from, to, more = {}) =>
      change('prerequisiteSet', {
        from: ['ID!', from],
        to: ['ID!', to],
        input: ['PrerequisiteInput!', { strength: 'HARD', ...more }],
      }),
    publish: (id, status, { note, dryRun = false } = {}) =>
      change('frameworkPublish', {
        id: ['ID!', id],
        status: ['FrameworkPublication!', status],
        note: ['String', note],
        dryRun: ['Boolean', dryRun],
      }),
    close: () => api.close(),
  }
}

/** Makes a provider for the owner of a token. */
export async function providerOf(api: TestApi, token: string, name: string): Promise<string> {
  const { data } = await api.ask(
    'mutation ($name: String!) { providerCreate(input: { name: $name }) { provider { id } } }',
    { name },
    token,
  )
  return data?.providerCreate.provider.id as string
}
