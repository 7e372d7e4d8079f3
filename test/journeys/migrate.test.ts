/** An operator looks at the migrations, before the first start, while the product runs, and afterwards. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startCommand, startProduct } from '../helpers/process.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-migrate-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('sees what is applied and when, without applying anything', { timeout: 180_000 }, async () => {
  const graph = join(folder, 'graph')
  const migrate = (...args: string[]) => startCommand(graph, ['migrate', ...args]).finished
  const before = await migrate('--status')
  expect(before).toMatchObject({ code: 0, stderr: '' })
  const lines = before.stdout.trim().split('\n')
  expect(lines.length).toBeGreaterThanOrEqual(3)
  for (const line of lines) expect(line).toMatch(/^\d{4}-[\w-]+: not applied$/)
  expect((await migrate('--status')).stdout).toBe(before.stdout)

  const applied = await migrate()
  expect(applied.stdout.trim().split('\n')).toEqual(lines.map((line) => line.replace('not applied', 'applied')))
  expect((await migrate()).stdout).toContain('already applied')

  // The folder is held: the process that holds it answers.
  const product = await startProduct(graph)
  try {
    const running = await migrate('--status', '--json')
    expect(running).toMatchObject({ code: 0, stderr: '' })
    const { migrations } = JSON.parse(running.stdout) as {
      migrations: { name: string; appliedAt: string; isKnown: boolean }[]
    }
    expect(migrations.map(({ name }) => `${name}: not applied`)).toEqual(lines)
    for (const { appliedAt, isKnown } of migrations) {
      expect(appliedAt).toMatch(/^20\d\d-\d\d-\d\dT/)
      expect(isKnown).toBe(true)
    }
    expect((await migrate('--colour')).code).toBe(2)
  } finally {
    await product.stop()
  }
})
