/** What the compiler of documents must never be given. */
import { buildSchema, parse } from 'graphql'
import { expect, it } from 'vitest'
import { createExecutor } from '#api/executor.ts'

const schema = buildSchema('type Query { echo(text: String, list: [String]): String }')
const roots = schema.getQueryType()!.getFields()
roots.echo!.resolve = (_root, { text, list }: { text?: string; list?: string[] }) => text ?? list?.join() ?? null

/** graphql-jit 0.8 writes what follows this mark into the function it compiles. */
const MARK = '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d'
const CODE = `${MARK}globalThis.wasRun = true`

it.each([
  ['an argument', `{ echo(text: "${CODE}") }`],
  ['an argument, its mark in escapes', `{ echo(text: "${CODE.replaceAll('_', '\\u005f')}") }`],
  ['a block', `{ echo(text: """${CODE}""") }`],
  ['a list', `{ echo(list: ["${CODE}"]) }`],
  ['the default of a variable', `query ($text: String = "${CODE}") { echo(text: $text) }`],
])('a text in a document is a text, however often it comes: %s', async (_place, text) => {
  const run = createExecutor(schema)
  const document = parse(text)
  for (let time = 0; time < 3; time++)
    expect(await run({ document, key: text, contextValue: {} })).toEqual({ data: { echo: CODE } })
  expect(globalThis).not.toHaveProperty('wasRun')
})

it('a text in a variable is a text too', async () => {
  const run = createExecutor(schema)
  const key = 'query ($text: String) { echo(text: $text) }'
  for (let time = 0; time < 3; time++)
    expect(await run({ document: parse(key), key, variables: { text: CODE }, contextValue: {} })).toEqual({
      data: { echo: CODE },
    })
  expect(globalThis).not.toHaveProperty('wasRun')
})
