/** A document of 10 MB, by each way in: refused in words before anything is read from or written to the graph. */
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeHttpServer, createHttpServer } from '#api/http.ts'
import { importFiles } from '#seed/import.ts'
import { openApi, type TestApi } from '#test/helpers/api.ts'
import { folderWith, jsonLines } from '#test/seed/files.ts'

const TEN_MEGABYTES = 10_000_000
const PUBLISH = `mutation ($providerId: ID!, $input: ResourceInput!) {
  resourcePublish(providerId: $providerId, input: $input) { resource { id } userErrors { code field message } } }`

let api: TestApi
let token: string
let providerId: string
beforeAll(async () => {
  api = await openApi()
  token = await api.signUp('amina')
  const { data } = await api.ask(
    'mutation { providerCreate(input: { name: "Hill School" }) { provider { id } } }',
    {},
    token,
  )
  providerId = data?.providerCreate.provider.id as string
})
afterAll(() => api.close())

const input = (description: string) => ({
  ...{ title: 'Lava', description, url: 'https://hill.example/lava', language: 'en', licence: 'cc-by-4.0' },
})

describe('a document of 10 MB', () => {
  it.each([
    ['announced', 'who is signed in', 10_000_000],
    ['sent bit by bit', 'who is signed in', 10_000_000],
    ['announced', 'a stranger', 1_000_000],
    ['sent bit by bit', 'a stranger', 1_000_000],
  ])('is refused over HTTP when its length is %s by %s', async (how, who, allowed) => {
    const http = createHttpServer({
      server: api.server,
      log: api.services.log,
      origin: null,
      site: null,
      readiness: () => Promise.resolve({ ready: true, graph: { version: 1 }, index: { version: 1 } }),
    })
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    const body = JSON.stringify({ query: PUBLISH, variables: { providerId, input: input('a'.repeat(TEN_MEGABYTES)) } })
    const pieces = ReadableStream.from(
      (function* () {
        for (let at = 0; at < body.length; at += 100_000) yield new TextEncoder().encode(body.slice(at, at + 100_000))
      })(),
    )
    api.graph.reset()
    const response = await fetch(`http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(who === 'a stranger' ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(how === 'announced' ? { body } : { body: pieces, duplex: 'half' }),
    } as RequestInit)
    expect(response.status).toBe(413)
    const { errors } = (await response.json()) as { errors: { message: string; extensions: object }[] }
    expect(errors[0]!.message).toMatch(/^The body has [\d,]+ bytes; at most /)
    expect(errors[0]!.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'bytes', allowed })
    // Nothing but who asks is looked up.
    if (who === 'a stranger') expect(api.graph.reads).toBe(0)
    expect(api.graph.writes).toBe(0)
    await closeHttpServer(http)
  })

  it('is refused by its field and its limit when it gets past the door', async () => {
    api.graph.reset()
    const { data } = await api.ask(PUBLISH, { providerId, input: input('a'.repeat(TEN_MEGABYTES)) }, token)
    expect(data?.resourcePublish.resource).toBeNull()
    expect(data?.resourcePublish.userErrors).toEqual([
      {
        code: 'TOO_LONG',
        field: ['input', 'description'],
        message: expect.stringMatching(/at most [\d,]+/) as unknown,
      },
    ])
    expect(api.graph.writes).toBe(0)
  })

  it('is refused by an import with its line and its limit, and the records beside it are taken', async () => {
    const resource = (key: string, text: string) => ({
      ...{ type: 'resource', key, title: { en: key }, description: { en: text }, language: 'en', provider: 'Hill' },
      url: `https://hill.example/${key}`,
    })
    const { graph } = api
    const folder = folderWith({
      'lava.jsonl': jsonLines(
        { type: 'source', key: 'hill', name: 'Hill' },
        resource('huge', `Obsidian ${'lava '.repeat(TEN_MEGABYTES / 5)}`),
        resource('small', 'Obsidian is glass.'),
      ),
    })
    const result = await importFiles({ files: [folder] }, { graph }, () => undefined)
    const { problems } = result
    expect(problems).toEqual([expect.objectContaining({ line: 2, path: '$.description.en', rejected: true })])
    expect(problems[0]!.message).toBe('has 10000009 characters, at most 50000 are taken')
    await api.services.indexer.catchUp()
    const { data } = await api.ask('{ searchResources(query: "obsidian") { nodes { title { text } } } }')
    expect(data?.searchResources.nodes).toEqual([{ title: { text: 'small' } }])
  })
})
