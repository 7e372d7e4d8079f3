/**
 * Asks over HTTP from a process of its own, as clients do: in the process that serves, the client's work would count as the
 * server's. Forked by `askApart`.
 */
import { fork } from 'node:child_process'
import { Agent } from 'node:http'
import { once } from 'node:events'
import { post } from './search-load.ts'

export interface Asking {
  url: string
  headers?: Record<string, string>
  bodies: string[]
  /** How often all bodies are sent; 1 unless told. */
  rounds?: number
  /** Kept open; 1 unless told. */
  connections?: number
}

export interface Asked {
  /** By round, then by body: milliseconds from the request to the end of the answer. */
  walls: number[][]
  /** Of all rounds. */
  perSecond: number
}

/** Sends requests from another process. Throws for another status than 200. */
export async function askApart(asking: Asking): Promise<Asked> {
  const child = fork(import.meta.filename, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  try {
    child.send(asking)
    const [answer] = (await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(([code]) => Promise.reject(new Error(`the asking process ended with ${code}`))),
    ])) as [Asked | { error: string }]
    if ('error' in answer) throw new Error(answer.error)
    return answer
  } finally {
    child.kill()
  }
}

async function ask({ url, headers = {}, bodies, rounds = 1, connections = 1 }: Asking): Promise<Asked> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const walls: number[][] = []
  const from = performance.now()
  for (let round = 0; round < rounds; round++) {
    const own = bodies.map(() => 0)
    let next = 0
    const one = async () => {
      for (let at = next++; at < bodies.length; at = next++) {
        const before = performance.now()
        await post(url, headers, bodies[at]!, agent)
        own[at] = performance.now() - before
      }
    }
    await Promise.all(Array.from({ length: connections }, one))
    walls.push(own)
  }
  const perSecond = ((rounds * bodies.length) / (performance.now() - from)) * 1_000
  agent.destroy()
  return { walls, perSecond }
}

process.once('message', (asking: Asking) => {
  ask(asking).then(
    (asked) => process.send!(asked),
    (error: unknown) => process.send!({ error: String(error) }),
  )
})
