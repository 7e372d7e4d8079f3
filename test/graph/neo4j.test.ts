/** What is particular to the server engine: connections, names and passwords. */
import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { openGraph } from '#graph/open.ts'
import { freePort } from '#test/helpers/process.ts'
import { neo4jEngine } from '#test/helpers/graphs.ts'

test('says in a sentence that nothing answers at an address', async () => {
  const url = `bolt://127.0.0.1:${await freePort()}`
  await expect(openGraph(url, { user: 'neo4j', password: 'x' })).rejects.toMatchObject({
    name: 'GraphError',
    code: 'UNAVAILABLE',
    message: expect.stringContaining(`no Neo4j answers at ${url}`),
  })
})

test('says so too when something else listens there', async () => {
  const stranger = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')
    socket.destroySoon()
  })
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve))
  const { port } = stranger.address() as { port: number }
  await expect(openGraph(`bolt://127.0.0.1:${port}`)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  await new Promise((resolve) => stranger.close(resolve))
})

test('refuses an address with words the driver does not know', async () => {
  await expect(openGraph('bolt://127.0.0.1:1?colour=blue', { user: 'a', password: 'b' })).rejects.toMatchObject({
    code: 'INVALID',
  })
})

describe.skipIf(!neo4jEngine.available)('a server on Neo4j', () => {
  const url = process.env.NEO4J_URL ?? ''

  test('refuses a wrong password without telling it', async () => {
    const refusal = await openGraph(url, { user: 'neo4j', password: 'wrong-Password-1' }).catch((error: Error) => error)
    expect(refusal).toMatchObject({ code: 'UNAVAILABLE', message: `graph: ${url} refuses the user name or password` })
    expect(JSON.stringify(refusal)).not.toContain('wrong-Password-1')
  })

  test('tells the log which server it met', async () => {
    const said: string[] = []
    const graph = await openGraph(url, {
      user: process.env.NEO4J_USER,
      password: process.env.NEO4J_PASSWORD,
      log: (message) => said.push(message),
    })
    await graph.close()
    expect(said).toEqual([expect.stringMatching(/^graph: connected to Neo4j\/5\.\d+\.\d+ at /)])
  })
})
