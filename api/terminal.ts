/** What a starting process says: one line for each thing it does, and progress for what takes longer. */

/** Nothing is said of progress before. */
const PROGRESS_AFTER_MS = 2_000
const PROGRESS_EVERY_MS = 2_000

export interface Terminal {
  /** One line. */
  say(line: string): void
  /**
   * Does some work and then says it in one line, with its time. Work that takes longer than two seconds is announced and shows
   * what it reports in between.
   * @param doing what goes on: "Building the search index"
   * @param work is given a function for its progress, and gives the line that says what was done; '' says nothing
   */
  during<T>(doing: string, work: (progress: (text: string) => void) => Promise<{ value: T; done: string }>): Promise<T>
}

/** A terminal that writes lines. */
export function openTerminal(write: (text: string) => void): Terminal {
  return {
    say: (line) => write(`${line}\n`),
    async during(doing, work) {
      const started = performance.now()
      let latest = ''
      const show = () => {
        const seconds = Math.round((performance.now() - started) / 1000)
        write(`${doing} … ${seconds} s${latest === '' ? '' : `, ${latest}`}\n`)
      }
      let ticking: NodeJS.Timeout | undefined
      const first = setTimeout(() => {
        show()
        ticking = setInterval(show, PROGRESS_EVERY_MS)
      }, PROGRESS_AFTER_MS)
      try {
        const { value, done } = await work((text) => {
          latest = text
        })
        if (done !== '') write(`${done} (${inTime(performance.now() - started)})\n`)
        return value
      } finally {
        clearTimeout(first)
        clearInterval(ticking)
      }
    },
  }
}

/** A terminal that says nothing. */
export const SILENT: Terminal = openTerminal(() => undefined)

function inTime(milliseconds: number): string {
  return milliseconds < 1_000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1_000).toFixed(1)} s`
}
