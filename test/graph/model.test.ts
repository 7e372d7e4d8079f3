import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { NODES } from '#graph/model.ts'

const folder = join(import.meta.dirname, '../../graph/migrations')
const migrations = readdirSync(folder)
  .map((file) => readFileSync(join(folder, file), 'utf8'))
  .join('\n')

/** What is made and not dropped by a later migration. */
const named = (pattern: RegExp): string[] =>
  [...migrations.matchAll(pattern)]
    .filter(([, name]) => !migrations.includes(`DROP INDEX ${name} `))
    .map(([, , label, property]) => `${label}.${property}`)
    .sort()

test('every unique key of the model has a constraint, and every constraint is in the model', () => {
  const wanted = Object.entries(NODES).flatMap(([label, { unique }]) => unique.map((key) => `${label}.${key}`))
  expect(named(/^CREATE CONSTRAINT (\w+) .* FOR \(n:(\w+)\) REQUIRE n\.(\w+) IS UNIQUE/gm)).toEqual(wanted.sort())
})

test('every key and every property that queries start from has an index, and every index is in the model', () => {
  const wanted = Object.entries(NODES).flatMap(([label, shape]) => {
    const indexed = 'indexed' in shape ? shape.indexed : []
    return [...shape.unique, ...indexed].map((key) => `${label}.${key}`)
  })
  expect(named(/^CREATE INDEX (\w+) .* FOR \(n:(\w+)\) ON \(n\.(\w+)\)/gm)).toEqual(wanted.sort())
})
