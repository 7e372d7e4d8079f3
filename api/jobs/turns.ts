/** One job runner: what works on the graph at length takes turns, commands as a whole and uploads a batch at a time. */
export interface Turns {
  /** Does the work when everything that came before is done, however that ended. */
  take<T>(work: () => Promise<T>): Promise<T>
}

/** A queue of its own. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return {
    take(work) {
      const done = last.then(work)
      last = done.catch(() => undefined)
      return done
    },
  }
}
