import { mkdtempSync, rmSync, statSync, existsSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { receive, send, socketPathFor, type JobAnswer, type JobRequest } from '#api/jobs/channel.ts'
import type { Job, JobServices } from '#api/jobs/job.ts'
import { isAlive, listenForJobs, type JobSocket } from '#api/jobs/socket.ts'
import { openLog } from '#api/log.ts'

const log = openLog('silent')
const services = {} as JobServices

let folder: string
let path: string
const open: JobSocket[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-jobs-'))
  path = join(folder, 'graph.sock')
})
afterEach(async () => {
  for (const socket of open.splice(0)) await socket.close()
  rmSync(folder, { recursive: true, force: true })
})

async function listen(jobs: Record<string, Job>): Promise<JobSocket> {
  const socket = await listenForJobs(path, jobs, services, log)
  open.push(socket)
  return socket
}

/** Runs a job over the socket and gives all it said. */
function run(
  request: Partial<JobRequest & { type: 'run' }>,
  onAnswer?: (answer: JobAnswer, cancel: () => void) => void,
) {
  return new Promise<JobAnswer[]>((resolve, reject) => {
    const answers: JobAnswer[] = []
    const socket = connect(path)
    socket.on('error', reject)
    socket.on('close', () => resolve(answers))
    receive<JobAnswer>(socket, (answer) => {
      answers.push(answer)
      onAnswer?.(answer, () => void send(socket, { type: 'cancel' }))
    })
    void send(socket, { type: 'run', job: 'greet', args: [], cwd: '/', ...request })
  })
}

const greet: Job = async (args, _services, io) => {
  io.progress('half way')
  io.err('a problem')
  io.out(`Hello ${args.join(' ')} from ${io.cwd}${io.input}`)
  return 1
}

describe('the job socket', () => {
  it('runs a job, streams what it says and gives its code', async () => {
    await listen({ greet })
    expect(await run({ args: ['you'], cwd: '/home', input: '!' })).toEqual([
      { type: 'progress', text: 'half way' },
      { type: 'err', text: 'a problem' },
      { type: 'out', text: 'Hello you from /home!' },
      { type: 'end', code: 1 },
    ])
  })

  it.skipIf(process.platform === 'win32')('is for its owner only', async () => {
    await listen({ greet })
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('runs jobs one after another', async () => {
    let running = 0
    let most = 0
    const slow: Job = async () => {
      most = Math.max(most, ++running)
      await new Promise((resolve) => setTimeout(resolve, 20))
      running--
      return 0
    }
    await listen({ slow })
    await Promise.all([run({ job: 'slow' }), run({ job: 'slow' }), run({ job: 'slow' })])
    expect(most).toBe(1)
  })

  it('stops a job when it is cancelled', async () => {
    const endless: Job = async (_args, _services, io) => {
      io.progress('on and on')
      await new Promise((_resolve, reject) => io.signal.addEventListener('abort', () => reject(new Error('aborted'))))
      return 0
    }
    await listen({ endless })
    const answers = await run({ job: 'endless' }, (answer, cancel) => {
      if (answer.type === 'progress') cancel()
    })
    expect(answers.slice(1)).toEqual([
      { type: 'err', text: 'Stopped.' },
      { type: 'end', code: 2 },
    ])
  })

  it('stops a job when its command goes away, and serves the next', async () => {
    let aborted = false
    let started = () => {}
    const isStarted = new Promise<void>((resolve) => (started = resolve))
    const endless: Job = (_args, _services, io) => {
      started()
      return new Promise((_resolve, reject) =>
        io.signal.addEventListener('abort', () => {
          aborted = true
          reject(new Error('aborted'))
        }),
      )
    }
    await listen({ endless, greet })
    const socket = connect(path)
    await send(socket, { type: 'run', job: 'endless', args: [], cwd: '/' })
    await isStarted
    socket.destroy()
    expect((await run({})).at(-1)).toEqual({ type: 'end', code: 1 })
    expect(aborted).toBe(true)
  })

  it('tells a failure of a job in one sentence', async () => {
    const broken: Job = () => Promise.reject(new Error('the disk is full'))
    await listen({ broken })
    expect(await run({ job: 'broken' })).toEqual([
      { type: 'err', text: 'It failed: the disk is full' },
      { type: 'end', code: 2 },
    ])
  })

  it('says so when it does not know a job', async () => {
    await listen({ greet })
    const [first] = await run({ job: 'toString' })
    expect(first).toMatchObject({ type: 'err', text: expect.stringContaining('knows no "toString"') })
  })

  it('hangs up on what is no message', async () => {
    await listen({ greet })
    const socket = connect(path)
    const closed = new Promise((resolve) => socket.on('close', resolve))
    socket.write('GET / HTTP/1.1\r\n\r\n')
    await closed
    expect((await run({})).at(-1)).toEqual({ type: 'end', code: 1 })
  })

  it('takes over a socket left behind by a process that died', async () => {
    const code = `require('node:net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`
    spawnSync(process.execPath, ['-e', code])
    expect(existsSync(path)).toBe(true)
    await listen({ greet })
    expect((await run({})).at(-1)).toEqual({ type: 'end', code: 1 })
  })

  it('refuses to take over a socket that answers', async () => {
    await listen({ greet })
    await expect(listenForJobs(path, { greet }, services, log)).rejects.toThrow('Another process already listens')
    expect(await isAlive(path)).toBe(true)
  })

  it('is gone after it is closed', async () => {
    const socket = await listenForJobs(path, { greet }, services, log)
    await socket.close()
    expect(existsSync(path)).toBe(false)
    expect(await isAlive(path)).toBe(false)
  })
})

describe('the place of the socket', () => {
  it.skipIf(process.platform === 'win32')('is beside the folder', () => {
    expect(socketPathFor('file:/srv/data/graph')).toBe('/srv/data/graph.sock')
    expect(socketPathFor('file:/srv/data/graph/')).toBe('/srv/data/graph.sock')
  })

  it('is somewhere short when the folder is deep', () => {
    const deep = socketPathFor(`file:/${'very-long-name/'.repeat(12)}graph`) ?? ''
    expect(Buffer.byteLength(deep)).toBeLessThanOrEqual(100)
    expect(deep).toContain('waymark-')
  })

  it('is nowhere for graphs that are no folder', () => {
    expect(socketPathFor('memory:')).toBeNull()
    expect(socketPathFor('bolt://localhost:7687')).toBeNull()
  })
})
