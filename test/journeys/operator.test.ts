/** An operator imports files and makes accounts, whether the server runs or not, and is told in one sentence what is wrong. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { ask, freePort, startCommand, startProduct, type RunningProduct } from '../helpers/process.ts'

const base = mkdtempSync(join(tmpdir(), 'waymark-operator-'))
const NO_SEED = { SEED: 'off', LOG_LEVEL: 'warn' }
let running: RunningProduct[] = []
afterEach(async () => {
  for (const product of running) await product.kill()
  running = []
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

async function start(folder: string): Promise<RunningProduct> {
  const product = await startProduct(folder, NO_SEED)
  running.push(product)
  return product
}

async function stop(product: RunningProduct): Promise<void> {
  running = running.filter((one) => one !== product)
  expect(await product.stop(), product.output()).toBe(0)
}

const run = (folder: string, ...args: string[]) => startCommand(folder, args, NO_SEED).finished

/** Starts the server where it cannot run, and gives how that ended. */
async function startInVain(env: Record<string, string>): Promise<{ code: number | null; error: string }> {
  const child = spawn(process.execPath, ['api/main.ts'], {
    env: { ...process.env, ...NO_SEED, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let error = ''
  child.stderr.on('data', (chunk) => (error += chunk))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, error }
}

const SOURCE = { type: 'source', key: 'operator', name: 'Operator’s files' }
const record = (key: string, title: string, url = `https://example.org/${key}`) => ({
  type: 'resource',
  key,
  title: { en: title },
  url,
  language: 'en',
  provider: 'Operator’s press',
  licence: 'https://creativecommons.org/licenses/by/4.0/',
})

/** A file of our own format; gives its path. */
function fileOf(name: string, lines: unknown[]): string {
  const path = join(base, name)
  writeFileSync(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n') + '\n')
  return path
}

const GOOD = fileOf('good.jsonl', [SOURCE, record('one', 'A wooden abacus'), record('two', 'A paper sundial')])
const MIXED = fileOf('mixed.jsonl', [
  SOURCE,
  record('three', 'A water clock'),
  record('four', 'A trap', 'javascript:alert(1)'),
  '{"type": "resource", "key": ',
])

async function titles(url: string): Promise<string[]> {
  const { data } = await ask<{ searchResources: { nodes: { title: { text: string } }[] } }>(
    url,
    '{ searchResources(first: 100) { nodes { title { text } } } }',
  )
  return data.searchResources.nodes.map(({ title }) => title.text).sort()
}

async function version(url: string): Promise<number> {
  return (await ask<{ catalogue: { version: number } }>(url, '{ catalogue { version } }')).data.catalogue.version
}

test('imports while the server is down, and the next start shows it', async () => {
  const folder = join(base, 'down')
  const tried = await run(folder, 'import', GOOD, '--dry-run')
  expect(tried.code, tried.stderr).toBe(0)
  expect(tried.stdout).toContain('Nothing was written.')
  const done = await run(folder, 'import', GOOD)
  expect(done.code, done.stderr).toBe(0)
  expect(done.stdout).toMatch(/^resource\s+2\s+2$/m)
  expect(done.stdout).toMatch(/Imported 2 records in [\d.]+ s\./)
  const product = await start(folder)
  expect(await titles(product.url)).toEqual(['A paper sundial', 'A wooden abacus'])
  await stop(product)
})

test('imports while the server runs: found at once, a dry run and a second run write nothing', async () => {
  const product = await start(join(base, 'up'))
  const folder = join(base, 'up')
  const empty = await version(product.url)

  const tried = await run(folder, 'import', GOOD, '--dry-run')
  expect(tried.code, tried.stderr).toBe(0)
  expect(tried.stdout).toContain('Nothing was written.')
  expect(await titles(product.url)).toEqual([])
  expect(await version(product.url)).toBe(empty)

  expect((await run(folder, 'import', GOOD)).code).toBe(0)
  expect(await titles(product.url)).toEqual(['A paper sundial', 'A wooden abacus'])
  const full = await version(product.url)
  expect(full).toBeGreaterThan(empty)

  const again = await run(folder, 'import', GOOD)
  expect(again.code).toBe(0)
  expect(await version(product.url)).toBe(full)
  await stop(product)
})

test('takes what is good of a file, names what is not by line and value, and says so by exit code 1', async () => {
  const folder = join(base, 'mixed')
  const product = await start(folder)
  const { code, stdout, stderr } = await run(folder, 'import', MIXED)
  expect(code).toBe(1)
  expect(stderr).toMatch(/rejected: .*mixed\.jsonl:3 \$\.url.*javascript:/)
  expect(stderr).toMatch(/rejected: .*mixed\.jsonl:4/)
  expect(stdout).toContain('2 rejected')
  expect(await titles(product.url)).toEqual(['A water clock'])
  await stop(product)
})

test.each([
  ['a file that is not there', ['import', join(base, 'nowhere.jsonl')], /nowhere\.jsonl/],
  ['an option that is none', ['import', GOOD, '--frmat', 'case'], /There is no option --frmat/],
  ['a format that is none', ['import', GOOD, '--format', 'paper'], /paper/],
  ['no file', ['import'], /Name the files to import/],
  ['a job that is none', ['improt', GOOD], /There is no job "improt"/],
])('does nothing for %s and ends with exit code 2, server or not', async (_name, args, sentence) => {
  const folder = join(base, 'refused')
  const alone = await run(folder, ...args)
  expect(alone.code).toBe(2)
  expect(alone.stderr).toMatch(sentence)
  expect(alone.stderr).not.toMatch(/^ {4}at /m)
})

test('makes an account while the server runs, who can sign in at once; the same address again is refused', async () => {
  const folder = join(base, 'accounts')
  const product = await start(folder)
  const create = ['account', 'create', '--email', 'ines@hill.example', '--name', 'Inês', '--provider', 'Hill School']
  const made = await run(folder, ...create)
  expect(made.code, made.stderr).toBe(0)
  const token = /choose a password: \S+\/reset\/choose\?token=(\S+)/.exec(made.stdout)?.[1]
  const password = 'correct horse battery'
  const chosen = await ask<{ passwordReset: { changed: boolean } }>(
    product.url,
    'mutation ($input: PasswordResetInput!) { passwordReset(input: $input) { changed } }',
    { input: { token, password } },
  )
  expect(chosen.data.passwordReset.changed).toBe(true)
  const { data } = await ask<{ signIn: { viewer: { providers: { name: string }[] } | null } }>(
    product.url,
    'mutation ($input: SignInInput!) { signIn(input: $input) { viewer { providers { name } } } }',
    { input: { email: 'ines@hill.example', password } },
  )
  expect(data.signIn.viewer?.providers).toEqual([{ name: 'Hill School' }])
  expect(product.output()).not.toContain(token)

  const again = await run(folder, ...create)
  expect(again.code).toBe(2)
  expect(again.stderr).toMatch(/^email: .+/)
  // Both commands are refused in the same way for bad input while the server runs.
  expect((await run(folder, 'import', join(base, 'nowhere.jsonl'))).code).toBe(2)
  await stop(product)
})

test('gets one sentence for a folder that another server has, and for a port that is in use', async () => {
  const folder = join(base, 'held')
  const product = await start(folder)
  const held = await startInVain({ GRAPH_URL: `file:${folder}`, PORT: String(await freePort()) })
  expect(held.code).toBe(1)
  expect(held.error.trim().split('\n')).toEqual([expect.stringMatching(/held.*is held by another process.*/)])

  const { port } = new URL(product.url)
  const taken = await startInVain({ GRAPH_URL: 'memory:', PORT: port })
  expect(taken.code).toBe(1)
  expect(taken.error.trim().split('\n')).toEqual([expect.stringContaining(`Port ${port} is in use.`)])

  // Neither has hurt the one that runs.
  expect((await fetch(`${product.url}/readyz`)).status).toBe(200)
  await stop(product)
})

test.each([
  [{ PORT: 'many' }, 'PORT is "many"'],
  [{ GRAPH_URL: 'ftp://graph' }, 'GRAPH_URL is "ftp://graph"'],
])('gets one sentence for settings that cannot be used: %o', async (env, sentence) => {
  const { code, error } = await startInVain(env)
  expect(code).toBe(1)
  expect(error.trim().split('\n')).toEqual([expect.stringContaining(sentence)])
})
