/**
 * `npm run import | account | seed | reindex | migrate | doctor | backup` and the others: hands the job to the server that holds the graph, or opens the graph
 * itself when none runs. Results go to standard output, progress and problems to standard error.
 */
import { connect, type Socket } from 'node:net'
import { ConfigError, readConfig, startedFrom, type Config } from '#api/config.ts'
import { openLog } from '#api/log.ts'
import { receive, send, socketPathFor, type JobAnswer } from './channel.ts'
import type { JobIo } from './job.ts'
import { GRAPH_JOBS, JOBS, LOOKING_JOBS, openConfigured, openJobServices } from './registry.ts'

const NOTHING_DONE = 2
/** Exit code of a program stopped by Ctrl-C. */
const INTERRUPTED = 130

/** Where a command writes; a test gives its own. */
export interface Terminal {
  out: (text: string) => void
  err: (text: string) => void
  /** Progress replaces its line instead of adding one. */
  isTerminal: boolean
}

/** Runs one job by name and gives the exit code. Never throws for what a person can mend. */
export async function runCommand(
  name: string,
  args: string[],
  options: { config: Config; cwd: string; input: string; signal: AbortSignal; terminal: Terminal },
): Promise<number> {
  const { config, terminal } = options
  if (!Object.hasOwn(JOBS, name)) {
    terminal.err(`There is no job "${name}". There are: ${Object.keys(JOBS).join(', ')}.\n`)
    return NOTHING_DONE
  }
  const lines = linesOf(terminal)
  const path = socketPathFor(config.graphUrl)
  const socket = path === null ? null : await connectTo(path)
  if (socket) return runThere(socket, name, args, options, lines)
  return runHere(name, args, options, lines)
}

interface Lines {
  out(text: string): void
  err(text: string): void
  progress(text: string): void
}

/** In a file, progress is a line every so often, and none for what is quick. */
const PROGRESS_EVERY_MS = 2_000

/** Progress stands on one line of a terminal and gives way to whatever else is said. */
function linesOf(terminal: Terminal): Lines {
  let shown = false
  let last = performance.now()
  const clear = () => {
    if (shown) terminal.err('\r\u001B[K')
    shown = false
  }
  return {
    out(text) {
      clear()
      terminal.out(`${text}\n`)
    },
    err(text) {
      clear()
      terminal.err(`${text}\n`)
    },
    progress(text) {
      if (!terminal.isTerminal) {
        if (performance.now() - last < PROGRESS_EVERY_MS) return
        last = performance.now()
        return terminal.err(`${text}\n`)
      }
      terminal.err(`\r\u001B[K${text}`)
      shown = true
    },
  }
}

function connectTo(path: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.removeAllListeners('error')
      resolve(socket)
    })
    // Nobody there, or a socket left behind by a process that died.
    socket.once('error', () => resolve(null))
  })
}

function runThere(
  socket: Socket,
  job: string,
  args: string[],
  options: { cwd: string; input: string; signal: AbortSignal },
  lines: Lines,
): Promise<number> {
  return new Promise((resolve) => {
    let code: number | undefined
    const cancel = () => void send(socket, { type: 'cancel' })
    options.signal.addEventListener('abort', cancel)
    socket.on('error', () => undefined)
    socket.on('close', () => {
      options.signal.removeEventListener('abort', cancel)
      if (code === undefined)
        lines.err(
          'The server ended before the job did. What it had accepted whole is completed at its next start; run the job again.',
        )
      resolve(options.signal.aborted ? INTERRUPTED : (code ?? NOTHING_DONE))
    })
    receive<JobAnswer>(socket, (answer) => {
      if (answer.type === 'end') code = answer.code
      else lines[answer.type](answer.text)
    })
    void send(socket, { type: 'run', job, args, cwd: options.cwd, input: options.input })
  })
}

async function runHere(
  name: string,
  args: string[],
  options: { config: Config; cwd: string; input: string; signal: AbortSignal },
  lines: Lines,
): Promise<number> {
  const job = JOBS[name]
  if (!job) return NOTHING_DONE
  const io: JobIo = { ...lines, cwd: options.cwd, input: options.input, signal: options.signal }
  let opened: { close(): Promise<void> } | undefined
  try {
    if (Object.hasOwn(GRAPH_JOBS, name)) {
      const graph = await openConfigured(options.config, openLog(options.config.logLevel))
      opened = graph
      return await GRAPH_JOBS[name]!(args, { graph }, io)
    }
    const full = await openJobServices(options.config, openLog(options.config.logLevel), io, {
      asItIs: LOOKING_JOBS.has(name),
    })
    opened = full
    return await job(args, full.services, io)
  } catch (error) {
    if (options.signal.aborted) {
      lines.err('Stopped. What was committed stays.')
      return INTERRUPTED
    }
    lines.err(error instanceof Error ? error.message : String(error))
    return NOTHING_DONE
  } finally {
    await opened?.close()
  }
}

/** What was piped in. A terminal is not waited for. */
async function readInput(args: string[]): Promise<string> {
  if (!args.some((arg) => arg.endsWith('-stdin'))) return ''
  let input = ''
  for await (const chunk of process.stdin.setEncoding('utf8')) input += chunk as string
  return input
}

if (import.meta.main) {
  const [name = '', ...args] = process.argv.slice(2)
  const gaveUp = new AbortController()
  process.on('SIGINT', () => {
    // A second Ctrl-C does not wait.
    if (gaveUp.signal.aborted) process.exit(INTERRUPTED)
    gaveUp.abort()
  })
  process.on('SIGTERM', () => gaveUp.abort())
  try {
    process.exitCode = await runCommand(name, args, {
      config: readConfig(),
      cwd: startedFrom(),
      input: await readInput(args),
      signal: gaveUp.signal,
      terminal: {
        out: (text) => process.stdout.write(text),
        err: (text) => process.stderr.write(text),
        isTerminal: process.stderr.isTTY === true,
      },
    })
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = NOTHING_DONE
  }
}
