/**
 * Starts a real Neo4j Community server for tests, as a Java process of its own on a random port with a temporary
 * home. Maven brings it (`pom.xml` here); the class path it resolves to is kept in `NEO4J_CACHE`, by default
 * `node_modules/.cache/neo4j`. It is GPL software, started beside us and never a dependency.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import neo4j from 'neo4j-driver'
import { freePort } from '#test/helpers/process.ts'

export interface Neo4jServer {
  url: string
  user: string
  password: string
  pid: number
  /** Stops the process and keeps its folder, as an operator does for an update. */
  halt(): Promise<void>
  /** Starts it again on the same port and folder, and waits until it answers. */
  resume(): Promise<void>
  /** Stops the process and removes its folder. */
  stop(): Promise<void>
}

const POM = join(import.meta.dirname, 'pom.xml')
const CACHE = process.env.NEO4J_CACHE ?? join(import.meta.dirname, '../../node_modules/.cache/neo4j')
const START_MS = 240_000
const STOP_MS = 20_000
const HEAP = '512m'
const PAGE_CACHE = '64m'
const PASSWORD = 'open-to-tests-only'
const OPENED = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent', 'java.lang', 'java.util']
/** Looked up once, however many servers start. */
let classPath: Promise<string> | undefined

/** Starts the server and waits until it answers. Throws when Java or Maven are missing or the server does not start. */
export async function startNeo4j(): Promise<Neo4jServer> {
  const jars = await (classPath ??= resolveClassPath())
  const home = mkdtempSync(join(tmpdir(), 'waymark-neo4j-'))
  const port = await freePort()
  mkdirSync(join(home, 'conf'))
  writeFileSync(
    join(home, 'conf', 'neo4j.conf'),
    [
      `server.bolt.listen_address=127.0.0.1:${port}`,
      `server.bolt.advertised_address=127.0.0.1:${port}`,
      'server.http.enabled=false',
      'server.https.enabled=false',
      'dbms.usage_report.enabled=false',
      'db.logs.query.enabled=OFF',
      `server.memory.pagecache.size=${PAGE_CACHE}`,
      'db.tx_log.preallocate=false',
      'db.tx_log.rotation.retention_policy=false',
      // Otherwise it does nothing for seconds before it stops.
      'internal.dbms.bolt.netty_server_shutdown_quiet_period=0',
      // Most of its work for tests is to plan queries: not again for lists of other lengths, nor when a graph was emptied or filled.
      'internal.cypher.use_parameter_size=false',
      'dbms.cypher.min_replan_interval=1h',
      '',
    ].join('\n'),
  )
  let said = ''
  const launch = (): ChildProcess => {
    const java = spawn(
      'java',
      [
        `-Xmx${HEAP}`,
        '-XX:+UseSerialGC',
        '-XX:TieredStopAtLevel=1',
        ...OPENED.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
        '-cp',
        jars,
        'org.neo4j.server.CommunityEntryPoint',
        `--home-dir=${home}`,
        `--config-dir=${join(home, 'conf')}`,
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    )
    const listen = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-4000)
    }
    java.stdout.on('data', listen)
    java.stderr.on('data', listen)
    return java
  }
  const log = join(home, 'logs', 'neo4j.log')
  let java = launch()
  const killWithUs = (): void => void java.kill('SIGKILL')
  process.once('exit', killWithUs)

  const url = `bolt://127.0.0.1:${port}`
  const stop = async (): Promise<void> => {
    process.off('exit', killWithUs)
    // What it would put in order goes with its folder.
    await end(java, 'SIGKILL')
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    await whenStarted(java, log, 1)
    await setPassword(url)
  } catch (error) {
    await stop()
    throw new Error(`Neo4j did not start: ${said}`, { cause: error })
  }
  let starts = 1
  return {
    url,
    user: 'neo4j',
    password: PASSWORD,
    pid: java.pid!,
    halt: () => end(java),
    async resume() {
      java = launch()
      await whenStarted(java, log, ++starts)
    },
    stop,
  }
}

async function resolveClassPath(): Promise<string> {
  const kept = join(CACHE, `${createHash('sha256').update(readFileSync(POM)).digest('hex').slice(0, 16)}.classpath`)
  if (existsSync(kept)) {
    const classPath = readFileSync(kept, 'utf8').trim()
    if (classPath.split(delimiter).every((jar) => existsSync(jar))) return classPath
  }
  mkdirSync(CACHE, { recursive: true })
  const output = `${kept}.${process.pid}`
  await promisify(execFile)('mvn', [
    ...['-q', '-B', '-f', POM],
    'dependency:build-classpath',
    `-Dmdep.outputFile=${output}`,
  ])
  const classPath = readFileSync(output, 'utf8').trim()
  writeFileSync(kept, classPath)
  rmSync(output)
  return classPath
}

/** Waits until the log says for the nth time that the server has started. */
async function whenStarted(java: ChildProcess, log: string, nth: number): Promise<void> {
  const deadline = Date.now() + START_MS
  while (Date.now() < deadline) {
    if (java.exitCode !== null) throw new Error(`the process ended with ${java.exitCode}`)
    if (existsSync(log) && readFileSync(log, 'utf8').split('Started.').length > nth) return
    await sleep(200)
  }
  throw new Error(`no answer in ${START_MS / 1000} s`)
}

/** A new server takes one statement with its first password: the one that changes it. */
async function setPassword(url: string): Promise<void> {
  const driver = neo4j.driver(url, neo4j.auth.basic('neo4j', 'neo4j'), { telemetryDisabled: true })
  try {
    await driver.executeQuery(
      'ALTER CURRENT USER SET PASSWORD FROM $old TO $new',
      { old: 'neo4j', new: PASSWORD },
      { database: 'system' },
    )
  } finally {
    await driver.close()
  }
}

async function end(java: ChildProcess, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
  if (java.exitCode !== null || java.signalCode !== null) return
  const ended = new Promise<void>((resolve) => java.once('exit', () => resolve()))
  java.kill(signal)
  const timer = setTimeout(() => java.kill('SIGKILL'), STOP_MS)
  await ended
  clearTimeout(timer)
}

if (import.meta.main) {
  const server = await startNeo4j()
  process.stdout.write(`NEO4J_URL=${server.url} NEO4J_USER=${server.user} NEO4J_PASSWORD=${server.password}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void server.stop().then(() => process.exit(0)))
}
