/**
 * The process is ended without warning in the middle of importing and publishing. It must start again, hold every
 * write it had acknowledged, and its search must agree with its graph. A power cut is another matter: see the README.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test, vi } from 'vitest'
import { ask, openAccount, startCommand, startProduct } from '../helpers/process.ts'
import { seededGraph } from '../helpers/seeded.ts'

const ROUNDS = 5
const RECORDS = 3000
const ANSWER_WITHIN_MS = 60_000
const folder = mkdtempSync(join(tmpdir(), 'waymark-kill-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Spread over the rounds, so that early and late moments are all met; the same in each run. */
const delay = (round: number, longest: number) => Math.round(((round * 3) % ROUNDS) * (longest / ROUNDS))

function record(n: number) {
  return {
    type: 'resource',
    key: `kill/${n}`,
    title: { en: `Killtest lantern number ${n}` },
    description: { en: 'A record that must survive.' },
    url: `https://example.org/kill/${n}`,
    language: 'en',
    licence: 'https://creativecommons.org/licenses/by/4.0/',
    provider: 'Kill test',
  }
}

async function agreement(url: string): Promise<{ inGraph: number; inSearch: number }> {
  const { data, errors } = await ask<{ catalogue: { resourceCount: number }; searchResources: { totalCount: number } }>(
    url,
    '{ catalogue { resourceCount } searchResources { totalCount } }',
  )
  expect(errors).toBeUndefined()
  return { inGraph: data.catalogue.resourceCount, inSearch: data.searchResources.totalCount }
}

test('an import killed five times loses nothing and is completed by the next one', { timeout: 600_000 }, async () => {
  const graph = await seededGraph(join(folder, 'import'))
  const file = join(folder, 'records.jsonl')
  const source = { type: 'source', key: 'kill-test', name: 'Kill test' }
  const lines = [source, ...Array.from({ length: RECORDS }, (_, n) => record(n))]
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n') + '\n')

  const first = await startProduct(graph)
  const seeded = (await agreement(first.url)).inGraph
  expect(await first.stop()).toBe(0)

  for (let round = 0; round < ROUNDS; round++) {
    const command = startCommand(graph, ['import', file])
    await wait(300 + delay(round, 2000))
    command.child.kill('SIGKILL')
    await command.finished
    const product = await startProduct(graph)
    const { inGraph, inSearch } = await agreement(product.url)
    expect(inSearch).toBe(inGraph)
    expect(inGraph).toBeGreaterThanOrEqual(seeded)
    expect(inGraph).toBeLessThanOrEqual(seeded + RECORDS)
    await product.kill()
  }
  const whole = await startCommand(graph, ['import', file]).finished
  expect(whole.code, whole.stderr).toBe(0)
  const product = await startProduct(graph)
  expect(await agreement(product.url)).toEqual({ inGraph: seeded + RECORDS, inSearch: seeded + RECORDS })
  expect(await product.stop()).toBe(0)
})

test('a framework whose import is killed four times is there whole or not at all', { timeout: 600_000 }, async () => {
  const graph = await seededGraph(join(folder, 'framework'))
  const file = join(folder, 'framework.jsonl')
  const outcomes = Array.from({ length: RECORDS }, (_, at) => ({
    type: 'outcome',
    key: `o${at}`,
    framework: 'lanterns',
    code: `LANTERN.${at}`,
    statement: { en: `Lights lantern number ${at}` },
    requires: at > 0 ? [{ key: `o${at - 1}`, strength: 'hard' }] : [],
  }))
  const lines = [
    { type: 'source', key: 'lantern-test', name: 'Lantern test' },
    { type: 'framework', key: 'lanterns', title: { en: 'Lanterns' } },
    ...outcomes,
  ]
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n') + '\n')
  const numbers = async (url: string) => {
    const { data } = await ask<{ catalogue: { outcomeCount: number; prerequisiteCount: number } }>(
      url,
      '{ catalogue { outcomeCount prerequisiteCount } }',
    )
    return [data.catalogue.outcomeCount, data.catalogue.prerequisiteCount]
  }
  const first = await startProduct(graph)
  const [outcomesBefore, edgesBefore] = (await numbers(first.url)) as [number, number]
  expect(await first.stop()).toBe(0)
  const old = [outcomesBefore, edgesBefore]
  const whole = [outcomesBefore + RECORDS, edgesBefore + RECORDS - 1]

  let isThere = false
  for (let round = 0; round < 4; round++) {
    const command = startCommand(graph, ['import', file])
    await wait(300 + delay(round, 3000))
    command.child.kill('SIGKILL')
    await command.finished
    const product = await startProduct(graph)
    const here = await numbers(product.url)
    expect(isThere ? [whole] : [old, whole], product.output()).toContainEqual(here)
    isThere ||= here[0] === whole[0]
    await product.kill()
  }
  const last = await startCommand(graph, ['import', file]).finished
  expect(last.code, last.stderr).toBe(0)
  const product = await startProduct(graph)
  expect(await numbers(product.url)).toEqual(whole)
  expect(await product.stop()).toBe(0)
})

const PUBLISH = `mutation ($providerId: ID!, $input: ResourceInput!) {
  resourcePublish(providerId: $providerId, input: $input) { resource { id } userErrors { message } }
}`

test('a publisher cut off five times finds every acknowledged resource again', { timeout: 600_000 }, async () => {
  const graph = await seededGraph(join(folder, 'publish'))
  let product = await startProduct(graph)
  const token = await openAccount(product, { email: 'ada@example.org', name: 'Ada' })
  const created = await ask<{ providerCreate: { provider: { id: string } } }>(
    product.url,
    'mutation ($input: ProviderInput!) { providerCreate(input: $input) { provider { id } userErrors { message } } }',
    { input: { name: 'Kill test press' } },
    token,
  )
  const providerId = created.data.providerCreate.provider.id
  const acknowledged: string[] = []

  for (let round = 0; round < ROUNDS; round++) {
    let stopping = false
    const publishing = (async () => {
      for (let n = 0; !stopping; n++) {
        const input = {
          title: `Acknowledged lantern ${round}-${n}`,
          description: 'Published while the lights went out.',
          url: `https://example.org/lantern/${round}/${n}`,
          language: 'en',
          licence: 'cc-by-4.0',
        }
        try {
          const { data } = await ask<{ resourcePublish: { resource: { id: string } | null } }>(
            product.url,
            PUBLISH,
            { providerId, input },
            token,
          )
          if (data?.resourcePublish?.resource) acknowledged.push(data.resourcePublish.resource.id)
        } catch {
          return
        }
      }
    })()
    const before = acknowledged.length
    await vi.waitUntil(() => acknowledged.length >= before + 2, { timeout: ANSWER_WITHIN_MS })
    await wait(delay(round, 600))
    await product.kill()
    stopping = true
    await publishing
    product = await startProduct(graph)
    const { inGraph, inSearch } = await agreement(product.url)
    expect(inSearch).toBe(inGraph)
  }
  expect(acknowledged.length).toBeGreaterThan(ROUNDS)
  for (let at = 0; at < acknowledged.length; at += 100) {
    const ids = acknowledged.slice(at, at + 100)
    const { data } = await ask<{ resources: ({ id: string } | null)[] }>(
      product.url,
      'query ($ids: [ID!]!) { resources(ids: $ids) { id } }',
      { ids },
    )
    expect(data.resources.map((resource) => resource?.id)).toEqual(ids)
  }
  expect(await product.stop()).toBe(0)
})
