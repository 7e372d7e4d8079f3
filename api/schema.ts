/** The executable schema: the slices' SDL in one document, with the slices' resolvers. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  assertValidSchema,
  buildASTSchema,
  isInterfaceType,
  isObjectType,
  isScalarType,
  lexicographicSortSchema,
  parse,
  printSchema,
  type GraphQLFieldResolver,
  type GraphQLScalarType,
  type GraphQLSchema,
  type GraphQLTypeResolver,
} from 'graphql'

/** The slices, in the order in which the printed schema was put together. */
export const SLICES = [
  'base',
  'accessibility',
  'vocabulary',
  'resource',
  'outcome',
  'framework',
  'curation',
  'search',
  'pathway',
  'provider',
  'viewer',
  'identity',
  'saved',
  'collection',
  'code',
  'usage',
  'keys',
  'factors',
  'rights',
  'moderation',
  'place',
  'administration',
  'bulk',
  'metadata',
] as const

type ScalarMethods = Partial<Pick<GraphQLScalarType, 'serialize' | 'parseValue' | 'parseLiteral'>>
type FieldResolvers = Record<string, GraphQLFieldResolver<never, never, never> | GraphQLTypeResolver<never, never>>
/** By type, by field; `__resolveType` of an interface; the methods of a scalar. */
export type ResolverMap = Record<string, FieldResolvers | ScalarMethods>

/** The SDL of all slices as one text. */
export function readSdl(): string {
  return SLICES.map((slice) => readFileSync(join(import.meta.dirname, slice, 'schema.graphql'), 'utf8')).join('\n')
}

/** The public schema in print, types in the order of their names: what is committed and served. */
export function printPublicSchema(): string {
  return `${printSchema(lexicographicSortSchema(buildASTSchema(parse(readSdl()))))}\n`
}

/**
 * Puts resolvers to the schema. Throws when one names a type or field that is not there, or an object field with
 * arguments has none: a slip of ours, found at start. The SDL itself was found valid when it was printed.
 */
export function buildSchema(resolvers: ResolverMap): GraphQLSchema {
  const schema = buildASTSchema(parse(readSdl(), { noLocation: true }), { assumeValidSDL: true })
  for (const [typeName, members] of Object.entries(resolvers)) {
    const type = schema.getType(typeName)
    if (!type) throw new Error(`schema: resolvers for ${typeName}, which is no type`)
    if (isScalarType(type)) {
      Object.assign(type, members)
      continue
    }
    if (!isObjectType(type) && !isInterfaceType(type)) throw new Error(`schema: ${typeName} can have no resolvers`)
    for (const [fieldName, resolver] of Object.entries(members)) {
      if (fieldName === '__resolveType' && isInterfaceType(type)) {
        type.resolveType = resolver as GraphQLTypeResolver<unknown, unknown>
        continue
      }
      const field = type.getFields()[fieldName]
      if (!field) throw new Error(`schema: resolver for ${typeName}.${fieldName}, which is no field`)
      field.resolve = resolver as GraphQLFieldResolver<unknown, unknown>
    }
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields()))
      if (field.args.length > 0 && !field.resolve) throw new Error(`schema: ${type.name}.${field.name} has no resolver`)
  }
  assertValidSchema(schema)
  return schema
}
