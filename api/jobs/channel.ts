/** What goes over the job socket: one JSON object a line, both ways. */
import { createHash } from 'node:crypto'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** From the command to the server. */
export type JobRequest =
  | {
      type: 'run'
      job: string
      args: string[]
      /** Folder the command was started in: relative file names are meant from there. */
      cwd: string
      /** What was piped into the command, for jobs that read it. */
      input?: string
    }
  | { type: 'cancel' }

/** From the server to the command. `progress` replaces the line before it on a terminal. */
export type JobAnswer = { type: 'out' | 'err' | 'progress'; text: string } | { type: 'end'; code: number }

/** Longest path of a socket that every system takes. */
const LONGEST_PATH = 100
/** Longest line taken from the other side. */
const LONGEST_LINE = 10_000_000

/**
 * Where the process that holds a graph folder listens for jobs; null for graphs that are no folder, because those can
 * be opened by several processes, or by none but their own.
 * @param graphUrl as in the settings, absolute
 */
export function socketPathFor(graphUrl: string): string | null {
  if (!graphUrl.startsWith('file:')) return null
  const folder = graphUrl.slice('file:'.length).replace(/[\\/]+$/, '')
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 20)
  if (process.platform === 'win32') return `\\\\.\\pipe\\waymark-${digest}`
  const beside = `${folder}.sock`
  return Buffer.byteLength(beside) <= LONGEST_PATH ? beside : join(tmpdir(), `waymark-${digest}.sock`)
}

/** Sends one message. Resolves when the other side can take more, or is gone. */
export function send(socket: Socket, message: JobRequest | JobAnswer): Promise<void> {
  if (socket.destroyed || !socket.writable) return Promise.resolve()
  if (socket.write(`${JSON.stringify(message)}\n`)) return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      socket.off('drain', done)
      socket.off('close', done)
      resolve()
    }
    socket.once('drain', done)
    socket.once('close', done)
  })
}

/** Calls `take` with each message that comes. A line that is no JSON, or has no end, closes the connection. */
export function receive<T>(socket: Socket, take: (message: T) => void): void {
  let rest = ''
  socket.setEncoding('utf8')
  socket.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > LONGEST_LINE) return socket.destroy()
    for (const line of lines) {
      if (line === '') continue
      let message: T
      try {
        message = JSON.parse(line) as T
      } catch {
        return socket.destroy()
      }
      take(message)
    }
  })
}
