/** The product as a person starts it: a process of its own on a folder of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

const READY_WITHIN_MS = 60_000
const POLL_MS = 50

export interface RunningProduct {
  url: string
  child: ChildProcess
  /** Everything it has printed so far. */
  output(): string
  /** Stops it as Ctrl-C does and gives the exit code. */
  stop(): Promise<number | null>
  /** Ends it at once, as a power cut of the process would. */
  kill(): Promise<void>
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

/** Starts `api/main.ts` on the graph folder and resolves when `/readyz` answers 200. Throws with its output when it ends before. */
export async function startProduct(folder: string, env: Record<string, string> = {}): Promise<RunningProduct> {
  const port = await freePort()
  const child = spawn(process.execPath, ['api/main.ts'], {
    env: { ...process.env, NODE_ENV: 'production', GRAPH_URL: `file:${folder}`, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stdout.on('data', (chunk) => (printed += chunk))
  child.stderr.on('data', (chunk) => (printed += chunk))
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const url = `http://localhost:${port}`
  const deadline = Date.now() + READY_WITHIN_MS
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`It ended before it was ready:\n${printed}`)
    if (Date.now() > deadline) {
      child.kill('SIGKILL')
      throw new Error(`It was not ready in time:\n${printed}`)
    }
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) break
    await wait(POLL_MS)
  }
  return {
    url,
    child,
    output: () => printed,
    async stop() {
      child.kill('SIGINT')
      return ended
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

export interface CommandResult {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs one of the product's commands (`import`, `account` …) on the graph folder, as `npm run` does. */
export function startCommand(folder: string, args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['api/jobs/command.ts', ...args], {
    env: { ...process.env, GRAPH_URL: `file:${folder}`, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => (stdout += chunk))
  child.stderr.on('data', (chunk) => (stderr += chunk))
  const finished = new Promise<CommandResult>((resolve) => {
    child.once('exit', (code) => resolve({ code, stdout, stderr }))
  })
  return { child, finished }
}

/** One GraphQL request over HTTP; gives data and errors as they came. */
export async function ask<T = Record<string, unknown>>(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  token?: string,
): Promise<{ data: T; errors?: { message: string; extensions?: Record<string, unknown> }[] }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as { data: T; errors?: { message: string }[] }
}
