import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, Kind, parse, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { readConfig } from '#api/config.ts'
import { checkDemand, demandOf } from '#api/limits.ts'
import { unitsOf } from '#api/rates.ts'

const root = join(import.meta.dirname, '../..')
const schema = buildSchema(
  globSync('api/*/schema.graphql', { cwd: root })
    .filter((path) => !path.includes('generated'))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n'),
)

/** Largest variables that the pages send; a document that leaves one out takes its default. */
const LARGEST = { first: 100, goals: Array.from({ length: 20 }, () => 'x'), known: [] }

const files = [
  ...globSync('web/src/routes/**/query.ts', { cwd: root }),
  'web/src/lib/collection.ts',
  'web/src/lib/server/collections.ts',
  'web/src/lib/server/publish.ts',
  'web/src/lib/server/derive.ts',
  'web/src/lib/server/frameworks.ts',
  'web/src/lib/server/print-codes.ts',
].sort()
const operations: [string, string][] = []
for (const file of files) {
  const module = (await import(join(root, file))) as Record<string, unknown>
  for (const [name, value] of Object.entries(module))
    if (typeof value === 'string' && /^(query|mutation) /.test(value)) operations.push([`${file} ${name}`, value])
}

describe('the operations of the site', () => {
  test('are found', () => {
    expect(operations.length).toBeGreaterThan(15)
  })

  test.each(operations)('%s is valid against the public schema', (_name, text) => {
    expect(validate(schema, parse(text)).map((error) => error.message)).toEqual([])
  })

  test.each(operations)('%s asks for less than the limits allow', (_name, text) => {
    const document = parse(text)
    const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)!
    const demand = demandOf(schema, document, operation, { ...LARGEST, first: text.includes('pathway(') ? 40 : 30 })
    expect(checkDemand(demand, operation.operation)).toBeNull()
    // A class of forty behind one address: each learner opens it every ten seconds, beside ten suggestions while typing.
    const units = unitsOf(demand.cost, operation.operation === 'mutation' ? demand.rootFields : 0)
    expect(40 * 6 * (units + 10)).toBeLessThanOrEqual(readConfig({}).rates.site)
  })
})
