/**
 * Ends a process at one exact moment of what it writes. The process wraps its graph in `stopping`, which goes so far
 * and no further and says so; `killAt` starts it and ends it there with SIGKILL. A script that a test ends this way
 * looks like `test/seed/import-process.ts`.
 */
import { spawn } from 'node:child_process'
import type { Graph, Transaction } from '#graph/graph.ts'
import { QUERIES as CATALOGUE } from '#graph/queries/catalogue.ts'
import { QUERIES as JOURNAL } from '#graph/queries/journal.ts'

/**
 * A moment, with its number from 1: after a unit was `staged`, a journal `marked`, a unit noted as applied (`advanced`),
 * public content `committed`; or inside the transaction that would do so, just before its commit: `marking`,
 * `committing`, `removing` (the rows of a journal that is applied).
 */
export type Moment =
  `${'staged' | 'marking' | 'marked' | 'committing' | 'committed' | 'advanced' | 'removing'}:${number}`

const REACHED = 'reached the moment to end\n'

/** A graph whose writes stop for ever at the moment named in the variable `STOP_AT`; the graph itself without one. */
export function stopping(graph: Graph, moment: string | undefined = process.env.STOP_AT): Graph {
  if (!moment) return graph
  const [name, number] = moment.split(':')
  let left = Number(number)
  const meet = async (moments: (string | null)[]): Promise<void> => {
    if (!moments.includes(name ?? '') || --left > 0) return
    process.stdout.write(REACHED)
    setInterval(() => undefined, 1_000)
    await new Promise(() => undefined)
  }
  return {
    ...graph,
    async write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
      let ran = new Set<string>()
      const has = (query: string, moment: string): string | null => (ran.has(query) ? moment : null)
      const value = await graph.write(async (tx) => {
        ran = new Set()
        const inside = await work({
          run: (cypher, params) => {
            ran.add(cypher)
            return tx.run(cypher, params)
          },
        })
        await meet([
          has(JOURNAL.mark, 'marking'),
          has(CATALOGUE.announce, 'committing'),
          has(JOURNAL.removeRows, 'removing'),
        ])
        return inside
      })
      await meet([
        has(JOURNAL.rows, 'staged'),
        has(JOURNAL.mark, 'marked'),
        has(JOURNAL.advance, 'advanced'),
        has(CATALOGUE.announce, 'committed'),
      ])
      return value
    },
  }
}

/**
 * Runs a script until the moment and kills it there; resolves when it is dead. Throws when it ended before.
 * @param script absolute
 */
export function killAt(
  moment: Moment,
  script: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      env: { ...process.env, ...env, STOP_AT: moment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    let isKilled = false
    const hear = (chunk: Buffer): void => {
      said += chunk.toString()
      if (isKilled || !said.includes(REACHED)) return
      isKilled = true
      child.kill('SIGKILL')
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', reject)
    child.on('exit', (code) =>
      isKilled ? resolve() : reject(new Error(`It ended with ${code} before “${moment}”:\n${said}`)),
    )
  })
}
