/**
 * A curriculum owner adopts new versions while the process is ended without warning, at moments from the first to the
 * last of it. After each start the old or the new version is in force, whole, and the next attempt goes on from there.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { ask, openAccount, startProduct } from '../helpers/process.ts'
import { seededGraph } from '../helpers/seeded.ts'

const ROUNDS = 6
const folder = mkdtempSync(join(tmpdir(), 'waymark-version-kill-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Json = any // eslint-disable-line @typescript-eslint/no-explicit-any

const VERSION = `query ($id: ID!) { framework(id: $id) { id status outcomeCount prerequisiteCount replacedBy { id }
  nextDraft { id outcomeCount prerequisiteCount } roots { id replacedBy { id } } } }`
const PUBLISH = `mutation ($id: ID!) { frameworkPublish(id: $id, status: ADOPTED) {
  framework { id status } userErrors { message } } }`

test('a version that is cut off while it is adopted is not there or there in full', { timeout: 600_000 }, async () => {
  const graph = await seededGraph(folder)
  let product = await startProduct(graph)
  let token = ''
  const run = async (document: string, variables: Record<string, unknown> = {}): Promise<Json> => {
    const { data, errors } = await ask<Json>(product.url, document, variables, token)
    expect(errors).toBeUndefined()
    return data
  }
  token = await openAccount(product, { email: 'ada@example.org', name: 'Ada' })
  const { providerCreate } = await run('mutation { providerCreate(input: { name: "Ministry" }) { provider { id } } }')
  const { frameworks } = await run(
    '{ frameworks(first: 50) { nodes { id outcomeCount prerequisiteCount viewerCanCopy } } }',
  )
  const [largest] = (frameworks.nodes as Json[])
    .filter(({ viewerCanCopy }) => viewerCanCopy)
    .sort((a, b) => b.prerequisiteCount - a.prerequisiteCount)
  const { frameworkCopy } = await run(
    `mutation ($id: ID!, $providerId: ID!) { frameworkCopy(id: $id, providerId: $providerId, confirmRights: true) {
      framework { id outcomeCount prerequisiteCount } userErrors { message } } }`,
    { id: largest.id, providerId: providerCreate.provider.id },
  )
  expect(frameworkCopy.userErrors).toEqual([])
  const { outcomeCount, prerequisiteCount } = frameworkCopy.framework
  expect(outcomeCount).toBeGreaterThan(50)
  let inForce = frameworkCopy.framework.id as string
  const began = performance.now()
  expect((await run(PUBLISH, { id: inForce })).frameworkPublish.userErrors).toEqual([])
  const longest = performance.now() - began

  let finished = 0
  for (let round = 0; round < ROUNDS; round++) {
    const before = (await run(VERSION, { id: inForce })).framework
    let draft = before.nextDraft?.id as string | undefined
    if (!draft) {
      const { frameworkNewVersion } = await run(
        'mutation ($id: ID!) { frameworkNewVersion(id: $id) { framework { id } userErrors { message } } }',
        { id: inForce },
      )
      expect(frameworkNewVersion.userErrors).toEqual([])
      draft = frameworkNewVersion.framework.id as string
    }
    const publishing = ask(product.url, PUBLISH, { id: draft }, token).catch(() => undefined)
    await wait((round / (ROUNDS - 1)) * 1.5 * longest)
    await product.kill()
    await publishing
    product = await startProduct(graph)

    const old = (await run(VERSION, { id: inForce })).framework
    expect(old).toMatchObject({ outcomeCount, prerequisiteCount })
    const heads = old.roots as { replacedBy: { id: string } | null }[]
    if (old.status === 'ADOPTED') {
      expect(old).toMatchObject({ replacedBy: null, nextDraft: { id: draft, outcomeCount, prerequisiteCount } })
      expect(heads.every(({ replacedBy }) => replacedBy === null)).toBe(true)
      const seen = await ask<Json>(product.url, VERSION, { id: draft })
      expect(seen.data.framework).toBeNull()
    } else {
      finished++
      expect(old).toMatchObject({ status: 'DEPRECATED', replacedBy: { id: draft }, nextDraft: null })
      expect(heads.every(({ replacedBy }) => replacedBy !== null)).toBe(true)
      const next = (await run(VERSION, { id: draft })).framework
      expect(next).toMatchObject({ status: 'ADOPTED', outcomeCount, prerequisiteCount })
      inForce = draft
    }
  }
  // However the moments fell: whoever goes on gets there.
  const last = (await run(VERSION, { id: inForce })).framework
  if (last.nextDraft) {
    expect((await run(PUBLISH, { id: last.nextDraft.id })).frameworkPublish.framework.status).toBe('ADOPTED')
    finished++
  }
  expect(finished).toBeGreaterThan(0)
  expect(await product.stop()).toBe(0)
})
