import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildASTSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { generateTypes } from '#api/codegen.ts'
import { buildSchema, printPublicSchema, readSdl } from '#api/schema.ts'

const GENERATED = join(import.meta.dirname, '..', '..', 'api', 'generated')

describe('the public schema', () => {
  it('is the committed one: run "npm run codegen" and look at the difference', () => {
    expect(printPublicSchema()).toBe(readFileSync(join(GENERATED, 'schema.graphql'), 'utf8'))
  })

  it('has the committed resolver types: run "npm run codegen"', async () => {
    expect(await generateTypes()).toBe(readFileSync(join(GENERATED, 'types.ts'), 'utf8'))
  })

  it('describes every type, field and value', () => {
    const schema = buildASTSchema(parse(readSdl()))
    const bare = Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) || isInterfaceType(type) || isEnumType(type) || isInputObjectType(type))
      .filter((type) => !type.name.startsWith('__'))
      .flatMap((type) => [
        ...(type.description ? [] : [type.name]),
        ...(isEnumType(type) ? type.getValues() : Object.values(type.getFields()))
          .filter((part) => !part.description)
          .map((part) => `${type.name}.${part.name}`),
      ])
    expect(bare).toEqual([])
  })
})

describe('putting resolvers to it', () => {
  it('refuses one for what is not there', () => {
    expect(() => buildSchema({ Nothing: {} })).toThrow('resolvers for Nothing, which is no type')
    expect(() => buildSchema({ Query: { nothing: () => null } })).toThrow(
      'resolver for Query.nothing, which is no field',
    )
  })

  it('refuses to leave a field with arguments without one', () => {
    expect(() => buildSchema({})).toThrow(/has no resolver/)
  })
})
