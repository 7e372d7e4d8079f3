/**
 * Attacks on every mutation and every look-up that the schema has, made from the schema: ids of others and nonsense for ids,
 * fields that are not there, and hostile text. What is added to the schema is attacked too.
 */
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSession } from '#api/viewer/sign-in.ts'
import { openAccount } from '#api/viewer/sign-up.ts'
import { accountByEmail } from '#graph/queries/account.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'
import { Authenticator } from '#test/helpers/authenticator.ts'
import { providerOf } from '#test/helpers/editor.ts'

/** Stands in everything of the victim that nobody else may read. */
const PRIVATE = 'zanzibar-private'
const NONSENSE = [
  '',
  ' ',
  '0',
  '../../etc/passwd',
  "' OR 1=1 //",
  '}) DETACH DELETE n //',
  '\u0000',
  '😀',
  'x'.repeat(2_000),
]
/** Fields that would raise somebody who may set them. */
const RAISING = { id: 'x', roles: ['ADMINISTRATOR'], isAdmin: true, accountId: 'x', state: 'PUBLISHED', __proto: {} }
/** A mutation may have so many fields at the top. */
const AT_ONCE = 4
const HOSTILE =
  '<script>alert(1)</script><img src=x onerror=alert(2)> \u202Egpj.exe\u202C \u0000\u200B"\'` ${7*7} {{7*7}}'

type Json = any // eslint-disable-line @typescript-eslint/no-explicit-any

let api: TestApi
let attacker: { id: string }
/** Ids of all that the victim has. */
const theirs: Record<string, string> = {}
beforeAll(async () => {
  api = await openApi()
  const victim = await api.signUp('victim')
  const ask = async (document: string, token = victim) => {
    const { data, errors } = await api.ask(document, {}, token)
    expect(errors, document).toBeUndefined()
    return data as Json
  }
  const email = 'mallory@classroom.example'
  const opened = await openAccount(api.services, { email, name: 'Mallory', password: 'correct horse battery' })
  if (!opened.ok) throw new Error('no attacker')
  attacker = opened.value
  await providerOf(api, (await tokenOfAttacker())!, 'Mallory Press')

  const provider = (theirs.provider = await providerOf(api, victim, 'Victim Press'))
  theirs.account = (await accountByEmail(api.graph, 'victim@classroom.example'))!.id
  const said = (text: string) => `[{ text: "${text}", language: "en" }]`
  const licence = 'licence: "cc-by-4.0"'
  const made = await ask(`mutation {
    framework: frameworkCreate(input: { providerId: "${provider}", titles: ${said(PRIVATE)}, ${licence} }) { framework { id } }
    resource: resourcePublish(providerId: "${provider}", input: { title: "Bridges", description: "How they stand.",
      language: "en", ${licence}, url: "https://victim.example/bridges" }) { resource { id } userErrors { message } }
    search: searchSave(input: { name: "${PRIVATE}", address: "q=water" }) { search { id } }
    key: keyCreate(input: { name: "${PRIVATE}", scopes: [READ] }) { key { id } }
  }`)
  theirs.framework = made.framework.framework.id
  theirs.resource = made.resource.resource.id
  theirs.search = made.search.search.id
  theirs.key = made.key.key.id
  const more = await ask(`mutation {
    outcome: outcomeAdd(frameworkId: "${theirs.framework}", input: { code: "A.1", statements: ${said(PRIVATE)} }) { outcome { id } }
    draft: resourceRemix(id: "${theirs.resource}", providerId: "${provider}") { resource { id } }
    collection: collectionCreate(providerId: "${provider}", input: { titles: ${said(PRIVATE)} }) { collection { id } }
    passkey: passkeyAddBegin { options }
  }`)
  theirs.outcome = more.outcome.outcome.id
  theirs.draft = more.draft.resource.id
  theirs.collection = more.collection.collection.id
  const { data } = await api.ask(
    `mutation ($response: String!) { passkeyAdd(input: { name: "${PRIVATE}", response: $response }) { token } }`,
    { response: new Authenticator().create(more.passkey.options as string) },
    victim,
  )
  const { viewer } = await ask('{ viewer { sessions { id } factors { id } } }', data?.passkeyAdd.token as string)
  theirs.session = viewer.sessions[0].id
  theirs.factor = viewer.factors[0].id
})
afterAll(() => api.close())

/** A fresh session, so that no attack ends that of the next one. */
async function tokenOfAttacker(): Promise<string> {
  return (await openSession(api.services, attacker, { userAgent: '' })).token
}

/** All that the graph holds of the victim, but what is decided from reports: those anybody may make. */
async function heldOfVictim(): Promise<string> {
  const ids = Object.values(theirs)
  const nodes = await api.graph.read(
    `MATCH (n) WHERE n.id IN $ids OR n.accountId IN $ids OR n.providerId IN $ids
     RETURN labels(n) AS labels, n {.*} AS node`,
    { ids },
  )
  const links = await api.graph.read(
    `MATCH (a)-[e]->(b) WHERE a.id IN $ids AND NOT type(e) STARTS WITH 'SETTLED'
     RETURN a.id AS a, type(e) AS e, e {.*} AS facts`,
    {
      ids,
    },
  )
  return [...nodes, ...links]
    .map((row) => JSON.stringify(row, (_, value: Json) => (isPlain(value) ? sorted(value) : value)))
    .sort()
    .join('\n')
}
const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const sorted = (value: object) =>
  Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))

const fieldsOf = (root: 'Mutation' | 'Query'): GraphQLField<unknown, unknown>[] =>
  Object.values((api.server.schema.getType(root) as Json).getFields() as Record<string, GraphQLField<unknown, unknown>>)

/** Whether an id can be given anywhere in it. */
function takesId(type: GraphQLInputType, depth = 0): boolean {
  const named = getNamedType(type)
  if (isInputObjectType(named))
    return depth < 3 && Object.values(named.getFields()).some((field) => takesId(field.type, depth + 1))
  return named.name === 'ID'
}

/** The least that fits a type, with this id wherever one can stand. */
function valueFor(type: GraphQLInputType, id: string, depth = 0): unknown {
  if (isNonNullType(type)) return valueFor(type.ofType, id, depth)
  if (isListType(type)) return [valueFor(type.ofType, id, depth)]
  if (isEnumType(type)) return type.getValues()[0]!.name
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) => isRequiredInputField(field) || (depth < 3 && takesId(field.type)),
    )
    const given = type.isOneOf ? Object.values(type.getFields()).slice(0, 1) : fields
    return Object.fromEntries(given.map((field) => [field.name, valueFor(field.type, id, depth + 1)]))
  }
  switch (type.name) {
    case 'ID':
      return id
    case 'Int':
    case 'Float':
      return 1
    case 'Boolean':
      return false
    case 'LanguageTag':
      return 'en'
    case 'URL':
      return 'https://mallory.example/'
    case 'DateTime':
      return '2026-11-21T08:00:00.000Z'
    default:
      return 'x'
  }
}

interface Call {
  field: GraphQLField<unknown, unknown>
  args: Record<string, unknown>
  wants: string
}

/** Several calls in one operation, each under a name of its own. */
function operation(kind: 'mutation' | 'query', calls: readonly Call[]) {
  const variables: Record<string, unknown> = {}
  const declared: string[] = []
  const fields = calls.map(({ field, args, wants }, at) => {
    const given = Object.entries(args).map(([name, value]) => {
      const variable = `${name}${at}`
      variables[variable] = value
      declared.push(`$${variable}: ${String(field.args.find((arg) => arg.name === name)!.type)}`)
      return `${name}: $${variable}`
    })
    return `c${at}: ${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''} ${wants}`
  })
  const head = declared.length > 0 ? `(${declared.join(', ')})` : ''
  return { document: `${kind} ${head} { ${fields.join(' ')} }`, variables }
}

const argsFor = (field: GraphQLField<unknown, unknown>, id: string) =>
  Object.fromEntries(
    field.args
      .filter((arg) => isRequiredArgument(arg) || takesId(arg.type))
      .map((arg) => [arg.name, valueFor(arg.type, id)]),
  )

/** What can be read of an answer without arguments: values, and values of what it leads to. */
function selection(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type)
  if (isLeafType(named)) return ''
  if (!isObjectType(named)) return '{ __typename }'
  const fields = Object.values(named.getFields())
    .filter((field) => !field.args.some(isRequiredArgument) && !/^(viewer|totalCount)$/.test(field.name))
    .flatMap((field) => {
      if (isLeafType(getNamedType(field.type))) return [field.name]
      return depth > 0 ? [`${field.name} ${selection(field.type, depth - 1)}`] : []
    })
  return `{ __typename ${fields.join(' ')} }`
}

const codesOf = (errors: readonly { extensions?: Record<string, unknown> }[] | undefined) =>
  (errors ?? []).map(({ extensions }) => String(extensions?.code))

describe('every mutation', () => {
  it('leaves what others have as it is, and says nothing of it, whatever ids it is given', async () => {
    const before = await heldOfVictim()
    const ids = [...Object.values(theirs), ...NONSENSE]
    const attacked: string[] = []
    for (const field of fieldsOf('Mutation').filter(({ args }) => args.some((arg) => takesId(arg.type)))) {
      const wants = isObjectType(getNamedType(field.type)) ? '{ __typename userErrors { code message } }' : ''
      for (let from = 0; from < ids.length; from += AT_ONCE) {
        const calls = ids.slice(from, from + AT_ONCE).map((id) => ({ field, args: argsFor(field, id), wants }))
        const { document, variables } = operation('mutation', calls)
        const { data, errors } = await api.ask(document, variables, await tokenOfAttacker())
        expect(codesOf(errors), field.name).not.toContain('INTERNAL_SERVER_ERROR')
        expect(codesOf(errors), field.name).not.toContain('GRAPHQL_VALIDATION_FAILED')
        expect(JSON.stringify([data, errors]), field.name).not.toContain(PRIVATE)
      }
      attacked.push(field.name)
    }
    expect(attacked.length).toBeGreaterThan(30)
    expect(await heldOfVictim()).toBe(before)
    expect(api.logged.filter(({ level }) => Number(level) >= 50)).toEqual([])
  })

  it('takes no field that its input does not have', async () => {
    let attacked = 0
    for (const field of fieldsOf('Mutation')) {
      const input = field.args.find((arg) => isInputObjectType(getNamedType(arg.type)))
      if (!input) continue
      const known = Object.keys((getNamedType(input.type) as Json).getFields() as object)
      for (const [name, value] of Object.entries(RAISING)) {
        if (known.includes(name)) continue
        const args = argsFor(field, 'x')
        const given = [args[input.name]].flat()[0] as object
        const raised = { ...given, [name]: value }
        args[input.name] = Array.isArray(args[input.name]) ? [raised] : raised
        const { document, variables } = operation('mutation', [{ field, args, wants: '{ __typename }' }])
        const { data, errors } = await api.ask(document, variables, await tokenOfAttacker())
        expect([field.name, name, codesOf(errors), data ?? null]).toEqual([field.name, name, ['BAD_USER_INPUT'], null])
        attacked++
      }
    }
    expect(attacked).toBeGreaterThan(100)
  })
})

describe('every look-up by id', () => {
  it.each(['somebody else', 'nobody'])('tells %s nothing that is private', async (who) => {
    let attacked = 0
    const token = who === 'nobody' ? undefined : await tokenOfAttacker()
    for (const field of fieldsOf('Query').filter(({ args }) => args.some((arg) => takesId(arg.type))))
      for (const id of [...Object.values(theirs), ...NONSENSE]) {
        const wants = selection(field.type, 1)
        const { document, variables } = operation('query', [{ field, args: argsFor(field, id), wants }])
        const { data, errors } = await api.ask(document, variables, token)
        expect(codesOf(errors), `${field.name} ${id}`).not.toContain('INTERNAL_SERVER_ERROR')
        expect(JSON.stringify([data, errors]), `${field.name} ${id}`).not.toContain(PRIVATE)
        attacked++
      }
    expect(attacked).toBeGreaterThan(50)
  })
})

describe('hostile text', () => {
  it('is kept without markup, controls and turned directions, wherever a text is given', async () => {
    const token = await tokenOfAttacker()
    const { viewer } = (await api.ask('{ viewer { providers { id } } }', {}, token)).data as Json
    const providerId = viewer.providers[0].id as string
    const said = [{ text: HOSTILE, language: 'en' }]
    const { data, errors } = await api.ask(
      `mutation ($text: String!, $said: [LocalisedTextInput!]!) {
        provider: providerCreate(input: { name: $text }) { provider { name } userErrors { message } }
        framework: frameworkCreate(input: { providerId: "${providerId}", titles: $said, descriptions: $said, licence: "cc-by-4.0" })
          { framework { title { text } description { text } } userErrors { message } }
        search: searchSave(input: { name: $text, address: "q=water" }) { search { name } userErrors { message } }
        key: keyCreate(input: { name: $text, scopes: [READ] }) { key { name } userErrors { message } }
      }`,
      { text: HOSTILE, said },
      token,
    )
    expect(errors).toBeUndefined()
    const resource = await api.ask(
      `mutation ($text: String!) { it: resourcePublish(providerId: "${providerId}", input: { title: $text, description: $text,
        language: "en", licence: "cc-by-4.0", url: "https://mallory.example/", keywords: [$text] })
        { resource { title { text } description { text } keywords } userErrors { message } } }`,
      { text: HOSTILE },
      token,
    )
    const payloads = [...Object.values(data as Json), resource.data?.it] as { userErrors: unknown[] }[]
    expect(payloads.flatMap(({ userErrors }) => userErrors)).toEqual([])
    const kept = JSON.stringify(payloads)
    expect(kept).toContain('gpj.exe')
    expect(kept).not.toMatch(/<script|<img|onerror|[\u202A-\u202E\u200B]|\\u0000/)
  })

  it.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example',
  ])('is no address: %s', async (url) => {
    const token = await tokenOfAttacker()
    const { viewer } = (await api.ask('{ viewer { providers { id } } }', {}, token)).data as Json
    const { data } = await api.ask(
      `mutation ($url: String!) { it: resourcePublish(providerId: "${viewer.providers[0].id}", input: { title: "T",
          description: "D", language: "en", licence: "cc-by-4.0", url: $url }) { resource { id } userErrors { field } } }`,
      { url },
      token,
    )
    expect(data?.it).toMatchObject({ resource: null, userErrors: [{ field: ['input', 'url'] }] })
  })
})
