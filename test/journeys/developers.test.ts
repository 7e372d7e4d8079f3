/** What the page for developers shows is what a developer gets who does the same. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, startProduct, type RunningProduct } from '#test/helpers/process.ts'
import { seededGraph } from '#test/helpers/seeded.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-developers-'))
let product: RunningProduct
let html: string
beforeAll(async () => {
  product = await startProduct(await seededGraph(folder), { LOG_LEVEL: 'warn' })
  html = await (await fetch(`${product.url}/developers`)).text()
})
afterAll(async () => {
  await product.stop()
  rmSync(folder, { recursive: true, force: true })
})

const plain = (text: string) =>
  text.replace(
    /&(lt|gt|quot|amp|#39);/g,
    (_, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" })[name]!,
  )

it('answers each question on the page with what stands below it', async () => {
  const blocks = [...html.matchAll(/<pre[^>]*><code[^>]*>([^]*?)<\/code><\/pre>/g)].map(([, text]) => plain(text!))
  expect(blocks.length).toBeGreaterThanOrEqual(4)
  for (let at = 0; at < blocks.length; at += 2) {
    const { data } = await ask<object>(product.url, blocks[at]!)
    expect(data).toEqual(JSON.parse(blocks[at + 1]!))
    for (const found of Object.values(data)) expect(JSON.stringify(found).length, blocks[at]).toBeGreaterThan(60)
  }
})

it('has something at every address that it names', async () => {
  const { data } = await ask<{ outcomesByCode: { id: string; framework: { id: string } }[] }>(
    product.url,
    '{ outcomesByCode(code: "WM-MA-FR-06") { id framework { id } } }',
  )
  const [{ id, framework }] = data.outcomesByCode as [{ id: string; framework: { id: string } }]
  const addresses = [...html.matchAll(/<dt[^>]*><code[^>]*>([^<]+)</g)].map(([, address]) => plain(address!))
  expect(addresses.length).toBeGreaterThanOrEqual(6)
  for (const address of addresses) {
    const path = address.replace('…', address.includes('goal=') ? id : framework.id)
    const asked = path === '/graphql' ? `${path}?query={__typename}` : path
    const headers = { 'apollo-require-preflight': 'yes' }
    expect((await fetch(product.url + asked, { headers })).status, path).toBe(200)
  }
  for (const path of ['/explore', '/schema.graphql']) {
    expect(html).toContain(`href="${path}"`)
    expect((await fetch(product.url + path)).status).toBe(200)
  }
})

it('names no door that is not there', async () => {
  const { status } = await fetch(`${product.url}/mcp`)
  expect(/\bMCP\b/.test(html)).toBe(status !== 404)
})
