import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ConfigError, readConfig, type Config } from '#api/config.ts'
import { runCommand } from '#api/jobs/command.ts'
import { startServer, type Running } from '#api/main.ts'

let folder: string
let running: Running
let config: Config

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-main-'))
  config = {
    ...readConfig({ GRAPH_URL: `file:${join(folder, 'graph')}`, PORT: '0', LOG_LEVEL: 'silent', SEED: 'off' }),
    quiet: true,
  }
  running = await startServer(config)
})
afterAll(async () => {
  await running.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Runs a command as npm does, and gives what it said. */
async function command(
  name: string,
  args: string[],
  change: Partial<Config> = {},
  signal = new AbortController().signal,
) {
  const said = { out: '', err: '' }
  const terminal = {
    out: (text: string) => void (said.out += text),
    err: (text: string) => void (said.err += text),
    isTerminal: false,
  }
  const code = await runCommand(name, args, {
    config: { ...config, ...change },
    cwd: folder,
    input: 'a long password\n',
    signal,
    terminal,
  })
  return { code, ...said }
}

async function ask(query: string, variables = {}) {
  const response = await fetch(`http://localhost:${running.port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as { data: Record<string, any>; errors?: unknown[] } // eslint-disable-line @typescript-eslint/no-explicit-any
}

describe('the running server', () => {
  it('is ready, at the version of its graph', async () => {
    const response = await fetch(`http://localhost:${running.port}/readyz`)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ ready: true, graph: { version: 0 }, index: { version: 0 } })
  })

  it('keeps a second one off its folder with one sentence', async () => {
    await expect(startServer({ ...config, port: 0 })).rejects.toMatchObject({ name: 'GraphError', code: 'HELD' })
  })

  it('takes an account from a command', async () => {
    const made = await command('account', [
      'create',
      '--email',
      'amina@hill.example',
      '--name',
      'Amina',
      '--provider',
      'Hill School',
      '--password-stdin',
    ])
    expect(made).toMatchObject({ code: 0, err: '' })
    expect(made.out).toMatch(
      /^Created the account amina@hill.example.\nCreated the provider Hill School \([0-9a-f-]{36}\), owned by it.\n$/,
    )
    const { data } = await ask(
      'mutation { signIn(input: { email: "amina@hill.example", password: "a long password" }) { viewer { providers { name } } } }',
    )
    expect(data.signIn.viewer.providers).toEqual([{ name: 'Hill School' }])
  })

  it('takes an import from a command, shows it at once, and a second run writes nothing', async () => {
    const record = {
      type: 'resource',
      key: 'kites',
      title: { sw: 'Tiara zinazopaa' },
      url: 'https://example.org/kites',
      language: 'sw',
      provider: { name: 'Press' },
      licence: 'https://creativecommons.org/licenses/by/4.0/',
    }
    const source = { type: 'source', key: 'example', name: 'Example' }
    writeFileSync(join(folder, 'kites.jsonl'), `${JSON.stringify(source)}\n${JSON.stringify(record)}\n`)
    const first = await command('import', ['kites.jsonl', '--format', 'waymark'])
    expect(first).toMatchObject({ code: 0, err: '' })
    expect((await ask('{ searchResources(query: "tiara") { totalCount } }')).data.searchResources.totalCount).toBe(1)
    const { version } = (await ask('{ catalogue { version } }')).data.catalogue
    expect((await command('import', ['kites.jsonl', '--format', 'waymark'])).code).toBe(0)
    expect((await ask('{ catalogue { version } }')).data.catalogue.version).toBe(version)
  })

  it('tells what is wrong with a command in a sentence and its usage', async () => {
    expect((await command('import', [])).err).toContain('Name the files to import.\nnpm run import')
    expect((await command('import', ['x', '--frmat', 'amb'])).err).toContain(
      'There is no option --frmat. There are: --format',
    )
    expect((await command('account', ['create'])).err).toContain('Give the e-mail address with --email.')
    expect((await command('nonsense', [])).err).toContain(
      'There is no job "nonsense". There are: import, account, seed, reindex, suggest, doctor, export, backup, migrate, audit.',
    )
    for (const name of ['import', 'account', 'nonsense']) expect((await command(name, [])).code).toBe(2)
  })

  it('builds its index anew for a command', async () => {
    expect(await command('reindex', [])).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /^Built the search index anew: [\d,]+ documents in [\d.]+ s.\nIt agrees with the graph.\n$/,
      ),
    })
    expect((await ask('{ searchResources(query: "tiara") { totalCount } }')).data.searchResources.totalCount).toBe(1)
  })

  it('opens its door for the site in the same process', async () => {
    const doors = globalThis as unknown as Record<symbol, (request: object) => Promise<{ data: object }>>
    const execute = doors[Symbol.for('waymark.execute')]
    expect(await execute?.({ document: '{ viewer { name } }', variables: {}, headers: {} })).toMatchObject({
      data: { viewer: null },
      extensions: { cost: { units: 1, limit: config.rates.site } },
    })
  })
})

describe('without a running server', () => {
  it('a command opens the graph itself', async () => {
    const graphUrl = `file:${join(folder, 'other')}`
    const made = await command('account', ['create', '--email', 'lee@hill.example', '--name', 'Lee'], { graphUrl })
    expect(made.code).toBe(0)
    expect(made.out).toMatch(/choose a password: http:\/\/localhost:\d+\/reset\/choose\?token=[\w-]{43}\n$/)
    const again = await command('account', ['create', '--email', 'lee@hill.example', '--name', 'Lee'], { graphUrl })
    expect(again).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is an account with this address already'),
    })
    expect((await command('migrate', [], { graphUrl })).out).toMatch(/: already applied\n$/)
    expect((await command('reindex', [], { graphUrl })).out).toContain('Built the search index anew')
    expect(existsSync(`${graphUrl.slice('file:'.length)}.search`)).toBe(true)
  })
})

describe('a process that cannot start', () => {
  const children: ChildProcess[] = []
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
  })

  /** Starts the process and gives its exit code and last words, or null while it runs. */
  function start(env: Record<string, string>) {
    const main = join(import.meta.dirname, '..', '..', 'api', 'main.ts')
    const child = spawn(process.execPath, [main], {
      env: { PATH: process.env.PATH ?? '', SEED: 'off', LOG_LEVEL: 'silent', ...env },
    })
    children.push(child)
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk) => (out += String(chunk)))
    child.stderr.on('data', (chunk) => (err += String(chunk)))
    const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
      child.on('close', (code) => resolve({ code, out, err })),
    )
    const isUp = () =>
      new Promise<void>((resolve) => {
        const look = () => (out.includes('Ctrl-C') ? resolve() : setTimeout(look, 20))
        look()
      })
    return { child, ended, isUp }
  }

  it('says that the port is in use', async () => {
    const other = createServer()
    const port = await new Promise<number>((resolve) =>
      other.listen(0, () => resolve((other.address() as { port: number }).port)),
    )
    const { code, err } = await start({ GRAPH_URL: 'memory:', PORT: String(port) }).ended
    other.close()
    expect(code).toBe(1)
    expect(err).toBe(`Port ${port} is in use. Stop what uses it, or choose another one: PORT=${port + 1} npm start\n`)
  })

  it('says that the folder is held', async () => {
    const { code, err } = await start({ GRAPH_URL: config.graphUrl, PORT: '0' }).ended
    expect(code).toBe(1)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toContain('is held by another process')
  })

  it.skipIf(process.platform === 'win32')('says that the folder cannot be written', async () => {
    // Permissions do not stop root; the kernel's own folder does.
    let locked = '/sys'
    if (process.getuid?.() !== 0) {
      locked = join(folder, 'locked')
      mkdirSync(locked)
      chmodSync(locked, 0o500)
    }
    const { code, err } = await start({ GRAPH_URL: `file:${join(locked, 'graph')}`, PORT: '0' }).ended
    expect(code).toBe(1)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toContain("can't be written")
  })

  it.skipIf(process.platform === 'win32')('ends cleanly on Ctrl-C, and leaves no socket', async () => {
    const graph = join(folder, 'third')
    const { child, ended, isUp } = start({ GRAPH_URL: `file:${graph}`, PORT: '0' })
    await isUp()
    expect(existsSync(`${graph}.sock`)).toBe(true)
    child.kill('SIGINT')
    const { code, out, err } = await ended
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('Stopping.')
    expect(existsSync(`${graph}.sock`)).toBe(false)
  })
})

describe('settings', () => {
  it.each([
    [{ PORT: 'abc' }, 'PORT is "abc": give a number from 1 to 65535, or 0 for any free one.'],
    [{ PORT: '99999' }, 'PORT is "99999"'],
    [{ GRAPH_URL: 'mysql://x' }, 'GRAPH_URL is "mysql://x": give "file:FOLDER"'],
    [{ GRAPH_URL: 'redis://user:secret@x' }, 'GRAPH_URL is "redis://…@x"'],
    [{ GRAPH_URL: 'file:' }, 'without a folder'],
    [{ SEARCH_URL: 'ftp://x' }, 'SEARCH_URL is "ftp://x"'],
    [{ ORIGIN: 'oer.example' }, 'ORIGIN is "oer.example": give scheme and host only'],
    [{ ORIGIN: 'https://oer.example/path' }, 'give scheme and host only'],
    [{ NAMESPACE: 'https://oer.example/id' }, 'ends in "/" or "#"'],
    [{ MODERATION: 'some' }, 'give "off", "first" or "all"'],
    [{ SECOND_FACTOR: 'on' }, 'give "off", "staff" or "all"'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is "loud"'],
    [{ SECRET: 'short' }, 'SECRET has 5 characters: give at least 32'],
    [{ SEED: 'yes' }, 'SEED is "yes": give "on" or "off".'],
    [{ SEARCH_FALLBACK: 'yes' }, 'SEARCH_FALLBACK is "yes": give "on" or "off".'],
  ])('%j are refused in one sentence', (environment, message) => {
    expect(() => readConfig(environment)).toThrow(ConfigError)
    expect(() => readConfig(environment)).toThrow(message)
  })

  it('are what they should be when nothing is said', () => {
    expect(readConfig({})).toMatchObject({
      graphUrl: `file:${join(process.cwd(), 'data', 'graph')}`,
      searchUrl: 'embedded:',
      port: 4000,
      origin: null,
    })
    expect(readConfig({ ORIGIN: 'https://oer.example/' }).origin).toBe('https://oer.example')
  })
})
