/** The socket of the serving process: commands hand their jobs to the process that holds the graph. */
import { chmodSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import type { Log } from '#api/log.ts'
import { receive, send, type JobAnswer, type JobRequest } from './channel.ts'
import type { Job, JobIo, JobServices } from './job.ts'
import { createTurns, type Turns } from './turns.ts'

/** Owner only: whoever can connect can write. */
const MODE = 0o600

export interface JobSocket {
  /** Ends waiting and running jobs as if their people had given up, and takes the socket away. */
  close(): Promise<void>
}

/**
 * Listens for jobs and runs them one after another. A socket left behind by a process that died is taken over;
 * a live one raises, because two processes cannot serve one folder.
 * @param path from `socketPathFor`
 * @param turns shared with what else works on the graph at length
 */
export async function listenForJobs(
  path: string,
  jobs: Record<string, Job>,
  services: JobServices,
  log: Log,
  turns: Turns = createTurns(),
): Promise<JobSocket> {
  const running = new Set<AbortController>()
  const sockets = new Set<Socket>()

  const server = createServer((socket) => {
    sockets.add(socket)
    const gaveUp = new AbortController()
    running.add(gaveUp)
    let started = false
    socket.on('error', () => undefined)
    socket.on('close', () => {
      gaveUp.abort()
      running.delete(gaveUp)
      sockets.delete(socket)
    })
    receive<JobRequest>(socket, (request) => {
      if (request.type === 'cancel') return gaveUp.abort()
      if (request.type !== 'run' || started) return socket.destroy()
      started = true
      turns
        .take(() => runFor(socket, request, gaveUp.signal))
        .catch((error: unknown) => log.error({ err: error }, 'job failed'))
    })
  })

  async function runFor(socket: Socket, request: JobRequest & { type: 'run' }, signal: AbortSignal): Promise<void> {
    const job = Object.hasOwn(jobs, request.job) ? jobs[request.job] : undefined
    const say = (type: 'out' | 'err' | 'progress') => (text: string) => void send(socket, { type, text })
    const io: JobIo = {
      out: say('out'),
      err: say('err'),
      progress: say('progress'),
      cwd: request.cwd,
      input: request.input ?? '',
      signal,
    }
    let code = 2
    if (!job) io.err(`The running server knows no "${request.job}". Is it of another version? Restart it.`)
    else if (!signal.aborted) {
      log.info({ job: request.job }, 'job began')
      code = await job(request.args, services, io).catch((error: unknown) => {
        if (signal.aborted) io.err('Stopped.')
        else {
          log.error({ err: error, job: request.job }, 'job failed')
          io.err(`It failed: ${error instanceof Error ? error.message : String(error)}`)
        }
        return 2
      })
      log.info({ job: request.job, code }, 'job ended')
    }
    await send(socket, { type: 'end', code } satisfies JobAnswer)
    socket.end()
  }

  await listen(server, path)
  return {
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const controller of running) controller.abort()
      await turns.take(() => Promise.resolve())
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

async function listen(server: Server, path: string): Promise<void> {
  try {
    await listenOnce(server, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    if (await isAlive(path)) throw new Error(`Another process already listens for jobs at ${path}.`, { cause: error })
    rmSync(path, { force: true })
    await listenOnce(server, path)
  }
}

function listenOnce(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // The file is made by `listen` itself, so nobody else can connect in between.
    const before = process.platform === 'win32' ? undefined : process.umask(0o777 & ~MODE)
    server.once('error', reject)
    server.listen(path, () => {
      server.off('error', reject)
      if (process.platform !== 'win32') chmodSync(path, MODE)
      resolve()
    })
    if (before !== undefined) process.umask(before)
  })
}

/** Whether a process answers at the socket. */
export function isAlive(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
