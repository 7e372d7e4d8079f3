/** What is particular to the embedded engine: its folder, its lock, and what a sudden end leaves behind. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { folderOf, openGraph } from '#graph/open.ts'

const KILLS = 5
let folder: string
const children: ChildProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-grafeo-'))
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** Starts the writing process and resolves when it has printed `lines` lines, with a way to kill it and read them all. */
async function startWriter(lines: number, mode = 'write') {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../helpers/graph-writer.ts'), folder, mode])
  children.push(child)
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  while (printed.split('\n').length <= lines) {
    if (child.exitCode !== null) throw new Error(`the writer ended: ${printed}`)
    await sleep(5)
  }
  return {
    async kill() {
      child.kill('SIGKILL')
      await ended
      return printed.slice(0, printed.lastIndexOf('\n')).split('\n')
    },
  }
}

describe('a graph in a folder', () => {
  test('is there again after it was closed', async () => {
    const first = await openGraph(`file:${folder}`)
    await first.write((tx) => tx.run('CREATE (:Concept {id: "a", labels: $labels})', { labels: ['كسور', '分数'] }))
    await first.close()
    const second = await openGraph(`file:${folder}`)
    expect(await second.read('MATCH (c:Concept) RETURN c {.*} AS c')).toEqual([
      { c: { id: 'a', labels: ['كسور', '分数'] } },
    ])
    await second.close()
  })

  test('makes its folder, for its owner only', async () => {
    const graph = await openGraph(`file:${join(folder, 'new', 'graph')}`)
    expect(statSync(join(folder, 'new', 'graph')).mode & 0o077).toBe(0)
    await graph.close()
  })

  test('keeps its constraints and indexes', async () => {
    const { migrate } = await import('#graph/migrate.ts')
    const first = await openGraph(`file:${folder}`)
    await migrate(first)
    const before = await first.read('SHOW INDEXES')
    await first.close()
    const second = await openGraph(`file:${folder}`)
    const order = (rows: Record<string, unknown>[]) => rows.map((row) => String(row.name)).sort()
    expect(order(await second.read('SHOW INDEXES'))).toEqual(order(before))
    await second.write((tx) => tx.run('CREATE (:Account {id: "a"})'))
    await expect(second.write((tx) => tx.run('CREATE (:Account {id: "a"})'))).rejects.toMatchObject({
      code: 'CONFLICT',
    })
    await second.close()
  })

  test(`loses nothing acknowledged and keeps nothing half when it is killed ${KILLS} times`, async () => {
    for (let round = 1; round <= KILLS; round++) {
      const writer = await startWriter(7 * round)
      const acknowledged = Number((await writer.kill()).at(-1))
      const graph = await openGraph(`file:${folder}`)
      const rows = await graph.read<{ number: number; n: number; links: number }>(
        `MATCH (r:Revision) OPTIONAL MATCH (r)-[link:OF]->(:Catalogue)
         RETURN r.number AS number, count(r) AS n, count(link) AS links ORDER BY number`,
      )
      const [catalogue] = await graph.read<{ version: number }>('MATCH (c:Catalogue) RETURN c.version AS version')
      const version = catalogue!.version
      await graph.close()
      expect(version).toBeGreaterThanOrEqual(acknowledged)
      expect(version).toBeLessThanOrEqual(acknowledged + 1)
      expect(rows).toEqual(
        Array.from({ length: version }, (_, i) => {
          const n = 1 + ((i + 1) % 40)
          return { number: i + 1, n, links: n }
        }),
      )
    }
  })

  test('belongs to one process: another one is told so in a sentence', async () => {
    const holder = await startWriter(1, 'hold')
    const refusal = { name: 'GraphError', code: 'HELD', message: expect.stringContaining(folder) }
    await expect(openGraph(`file:${folder}`)).rejects.toMatchObject(refusal)
    await holder.kill()
    const graph = await openGraph(`file:${folder}`)
    await expect(openGraph(`file:${folder}`)).rejects.toMatchObject(refusal)
    await graph.close()
  })

  test('says when the place of its folder is a file', async () => {
    writeFileSync(join(folder, 'file'), '')
    for (const place of ['file', 'file/below'])
      await expect(openGraph(`file:${join(folder, place)}`)).rejects.toMatchObject({
        code: 'UNAVAILABLE',
        message: expect.stringContaining('it is not a folder'),
      })
  })

  test.skipIf(process.platform === 'win32')('says when its folder is read-only', async () => {
    mkdirSync(join(folder, 'locked'))
    chmodSync(join(folder, 'locked'), 0o500)
    const script = `import { openGraph } from '#graph/open.ts'
      if (process.getuid?.() === 0) process.setuid(65534)
      await openGraph(process.env.PLACE).catch((error) => console.log(error.code, error.message))`
    chmodSync(folder, 0o755)
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      cwd: join(import.meta.dirname, '../..'),
      env: { ...process.env, PLACE: `file:${join(folder, 'locked')}` },
    })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    await new Promise((resolve) => child.once('close', resolve))
    expect(said).toBe(
      `UNAVAILABLE graph: the folder ${join(folder, 'locked')} can't be used: it can't be written (EACCES)\n`,
    )
  })

  test('refuses a damaged file and leaves it as it is', async () => {
    const first = await openGraph(`file:${folder}`)
    await first.close()
    const file = join(folder, 'waymark.grafeo')
    expect(existsSync(file)).toBe(true)
    writeFileSync(file, 'no graph at all')
    await expect(openGraph(`file:${folder}`)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect(statSync(file).size).toBe('no graph at all'.length)
  })
})

describe('the process around it', () => {
  test('goes on with other work while a query runs', async () => {
    const graph = await openGraph('memory:')
    await graph.write((tx) => tx.run('UNWIND range(1, 3000) AS i CREATE (:Concept {id: toString(i), n: i})'))
    let ticks = 0
    const timer = setInterval(() => ticks++, 1)
    await graph.read('MATCH (a:Concept), (b:Concept) WHERE a.n + b.n = -1 RETURN count(*) AS n')
    clearInterval(timer)
    expect(ticks).toBeGreaterThan(3)
    await graph.close()
  })

  test('keeps its memory when one node is written again and again', async () => {
    const graph = await openGraph(`file:${folder}`)
    await graph.write((tx) =>
      tx.run('CREATE (:Catalogue {key: "k", version: 0, text: $text})', { text: 'x'.repeat(10_000) }),
    )
    const bump = async (times: number) => {
      for (let i = 0; i < times; i++)
        await graph.write((tx) =>
          tx.run('MATCH (c:Catalogue {key: "k"}) SET c.version = c.version + 1, c.text = $text', {
            text: String(i).repeat(2500),
          }),
        )
    }
    await bump(300)
    const before = process.memoryUsage().rss
    await bump(3000)
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 2 ** 20)
    expect(await graph.read('MATCH (c:Catalogue) RETURN c.version AS version')).toEqual([{ version: 3300 }])
    await graph.close()
  })
})

describe('addresses', () => {
  test('name a folder from the working directory, from the root, or as a URL', () => {
    expect(folderOf('file:./data/graph')).toBe(join(process.cwd(), 'data/graph'))
    expect(folderOf('file:data')).toBe(join(process.cwd(), 'data'))
    expect(folderOf('file:/tmp/graph')).toBe('/tmp/graph')
    expect(folderOf('file:///tmp/my%20graph')).toBe('/tmp/my graph')
  })

  test('of no known kind are refused with those there are', async () => {
    for (const url of ['', 'graph', 'http://localhost', 'file:'])
      await expect(openGraph(url)).rejects.toMatchObject({ code: 'INVALID' })
  })
})
