/** The longest line, row or JSON element that is taken, in bytes or characters. */
export const LONGEST_RECORD = 16 * 1024 * 1024

/** A file that cannot be read on: what, where, and what to do. */
export class InputError extends Error {
  readonly line?: number
  readonly advice: string
  constructor(message: string, advice: string, line?: number, options?: ErrorOptions) {
    super(message, options)
    this.name = 'InputError'
    this.advice = advice
    this.line = line
  }
}
