/** How both adapters write: one at a time within the process, again after a conflict, never one inside another. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { GraphError } from '#graph/graph.ts'

const ATTEMPTS = 12
const FIRST_PAUSE_MS = 4
const LONGEST_PAUSE_MS = 500

/** An attempt that failed for a reason that passes: a lost race, a deadlock, a leader election. */
export class Transient extends Error {
  readonly error: GraphError
  constructor(error: GraphError) {
    super(error.message, { cause: error })
    this.error = error
  }
}

export interface Writes {
  /**
   * Queues `attempt` behind the writes before it and runs it, again while it throws Transient, at most 12 times
   * with growing, jittered pauses; then throws the GraphError inside. Throws INVALID when called from inside a write.
   */
  run<T>(attempt: () => Promise<T>): Promise<T>
  /** Resolves when every write queued so far has ended. */
  idle(): Promise<void>
}

/** Makes the write queue of one graph. */
export function createWrites(): Writes {
  const inside = new AsyncLocalStorage<{ open: boolean }>()
  let last: Promise<unknown> = Promise.resolve()

  async function repeat<T>(attempt: () => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried++) {
      const scope = { open: true }
      try {
        return await inside.run(scope, attempt)
      } catch (error) {
        if (!(error instanceof Transient)) throw error
        if (tried === ATTEMPTS) throw error.error
      } finally {
        scope.open = false
      }
      const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tried)
      await sleep(pause / 2 + Math.random() * (pause / 2))
    }
  }

  return {
    run(attempt) {
      if (inside.getStore()?.open)
        return Promise.reject(new GraphError('INVALID', 'graph: a write cannot start inside another write; use its tx'))
      const result = last.then(() => repeat(attempt))
      last = result.catch(() => undefined)
      return result
    },
    async idle() {
      await last
    },
  }
}
