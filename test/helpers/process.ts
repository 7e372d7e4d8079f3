/** The product as a person starts it: a process of its own on a folder of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import small from '#api/runtime.json' with { type: 'json' }

const CHEAP_HASHES = join(import.meta.dirname, 'cheap-hashes.js')
const READY_WITHIN_MS = 60_000
const POLL_MS = 50

export interface RunningProduct {
  url: string
  child: ChildProcess
  /** Everything it has printed so far. */
  output(): string
  /** Mails it has written, whole, in their order. */
  mails(): string[]
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

/**
 * Starts `api/main.ts` on the graph folder, with hashes of passwords that cost next to nothing, and resolves when `/readyz`
 * answers 200. Throws with its output when it ends before.
 */
export async function startProduct(folder: string, env: Record<string, string> = {}): Promise<RunningProduct> {
  const port = env.PORT ? Number(env.PORT) : await freePort()
  const mail = mkdtempSync(join(tmpdir(), 'waymark-mail-'))
  const own = { NODE_ENV: 'production', GRAPH_URL: `file:${folder}`, PORT: String(port), MAIL_URL: `file:${mail}` }
  const child = spawn(process.execPath, ['--import', CHEAP_HASHES, 'api/main.ts'], {
    env: { ...small, ...process.env, ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stdout.on('data', (chunk) => (printed += chunk))
  child.stderr.on('data', (chunk) => (printed += chunk))
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code))).finally(() =>
    rmSync(mail, { recursive: true, force: true }),
  )
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
    mails: () =>
      readdirSync(mail)
        .sort()
        .map((file) => readFileSync(join(mail, file), 'utf8')),
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

/** Path of the link in the last mail to an address. */
export function linkTo(mails: string[], email: string): string {
  const mail = mails.findLast((each) => each.includes(`To: ${email}`))
  // Long lines are folded, and signs written as numbers (quoted-printable).
  const text = mail?.replace(/=\r?\n/g, '').replaceAll('=3D', '=') ?? ''
  const path = /https?:\/\/[^/\s]+(\/\S+\?token=[\w-]+)/.exec(text)?.[1]
  if (path === undefined) throw new Error(`No mail with a link went to ${email}`)
  return path
}

/** Opens an account over the API, as its owner would by the link in the mail, and gives the token of a session. */
export async function openAccount(
  product: Pick<RunningProduct, 'url'> & Partial<Pick<RunningProduct, 'mails'>>,
  person: { email: string; name: string; password?: string },
): Promise<string> {
  const { email, name, password = 'a lantern in the attic' } = person
  const asked = await ask<{ signUp: { link: string | null } }>(
    product.url,
    'mutation ($input: SignUpInput!) { signUp(input: $input) { link } }',
    { input: { email } },
  )
  const link = asked.data.signUp.link ?? linkTo(product.mails?.() ?? [], email)
  const token = new URLSearchParams(link.split('?')[1]).get('token')
  const confirmed = await ask<{ signUpConfirm: { token: string; userErrors: { message: string }[] } }>(
    product.url,
    'mutation ($input: SignUpConfirmInput!) { signUpConfirm(input: $input) { token userErrors { message } } }',
    { input: { token, name, password } },
  )
  return confirmed.data.signUpConfirm.token
}
