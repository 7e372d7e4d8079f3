/** Scalars, texts, `node` and the catalogue. */
import { GraphQLError, Kind, type ValueNode } from 'graphql'
import { directionOf } from '#api/vocabulary/languages.ts'
import type { Resolvers } from '#api/generated/types.ts'
import { badInput } from '#api/errors.ts'
import { catalogueNumbers } from '#graph/queries/catalogue.ts'
import { countListed, listedOf } from '#graph/queries/listed.ts'
import type { NodeParent } from '#api/parents.ts'
import { visible } from '#api/resource/resolvers.ts'
import { isId } from './ids.ts'

/** A tag of BCP 47 is short; longer is not looked at. */
const LONGEST_TAG = 80
/** Most that one part of everything public holds. */
const MOST_LISTED = 5_000
const KINDS = {
  RESOURCE: 'resource',
  OUTCOME: 'outcome',
  FRAMEWORK: 'framework',
  COLLECTION: 'collection',
  PROVIDER: 'provider',
} as const

/** Which type a thing of the graph is, by what only that type has. */
export function typeNameOf(node: NodeParent) {
  if ('work' in node) return 'Resource'
  if ('entries' in node) return 'Collection'
  if ('statements' in node) return 'Outcome'
  if ('claimed' in node) return 'Provider'
  if ('schemeUri' in node) return 'Concept'
  return 'Framework'
}

function readText(name: string, value: unknown): string {
  if (typeof value === 'string') return value
  throw badValue(`${name} must be a text.`)
}

function badValue(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })
}

/** Methods of a scalar that is written as text, with one check for literals and variables. */
function textScalar(name: string, check: (text: string) => string) {
  return {
    serialize: (value: unknown) => String(value),
    parseValue: (value: unknown) => check(readText(name, value)),
    parseLiteral: (node: ValueNode) => check(readText(name, node.kind === Kind.STRING ? node.value : undefined)),
  }
}

export const scalars = {
  DateTime: textScalar('DateTime', (text) => {
    const time = Date.parse(text)
    if (Number.isNaN(time) || !/^\d{4}-\d\d-\d\d/.test(text))
      throw badValue(`"${text.slice(0, 40)}" is no time: write it as 2026-11-21T08:30:00Z.`)
    return new Date(time).toISOString()
  }),
  URL: textScalar('URL', (text) => text),
  LanguageTag: textScalar('LanguageTag', (text) => {
    if (text.length === 0 || text.length > LONGEST_TAG || !/^[\w-]+$/.test(text))
      throw badValue(`"${text.slice(0, 40)}" is no language tag: write it as sw, pt-BR or zh-Hans.`)
    return text
  }),
}

export const resolvers = {
  Node: {
    __resolveType: (node) => typeNameOf(node),
  },
  LocalisedText: {
    direction: (text) => (directionOf(text.language) === 'rtl' ? 'RTL' : 'LTR'),
  },
  Query: {
    node: async (_root, { id }, context) => {
      if (!isId(id)) return null
      const { loaders } = context
      const found = await Promise.all([
        loaders.resource.load(id).then((resource) => visible(resource, context)),
        loaders.outcome.load(id),
        loaders.framework.load(id),
        loaders.agent.load(id),
        loaders.concept.load(id),
        loaders.collection.load(id),
      ])
      return found.find((node) => node !== null) ?? null
    },
    catalogue: async (_root, _args, { services }) => {
      const numbers = await catalogueNumbers(services.graph)
      return {
        version: numbers.version,
        resourceCount: numbers.resources,
        workCount: numbers.works,
        outcomeCount: numbers.outcomes,
        frameworkCount: numbers.frameworks,
        prerequisiteCount: numbers.prerequisites,
        languages: numbers.languages,
      }
    },
    publicThings: (_root, { kind }) => ({ kind: KINDS[kind] }),
  },
  PublicThings: {
    totalCount: ({ kind }, _args, { services }) => countListed(services.graph, kind),
    nodes: ({ kind }, { idsFrom, first }, { services }) => {
      if (idsFrom && !/^[\da-f]{1,8}$/.test(idsFrom)) throw badInput('idsFrom', 'Give up to 8 digits of 0-9 and a-f.')
      if (first < 1 || first > MOST_LISTED) throw badInput('first', `Give 1 to ${MOST_LISTED}.`)
      return listedOf(services.graph, kind, idsFrom ?? '', first)
    },
  },
} satisfies Resolvers
