/** Structured logs on the standard error stream. No line holds a query string, a cookie or a header of a request. */
import { pino, type DestinationStream, type Logger } from 'pino'

export type Log = Logger

/**
 * Opens the log.
 * @param destination where lines go; the standard error stream unless a test says otherwise
 */
export function openLog(level: string, destination?: DestinationStream): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['password', '*.password', 'token', '*.token', 'variables'],
      serializers: { err: describeError },
    },
    destination ?? pino.destination({ dest: 2, sync: false }),
  )
}

/** Path of an address without query and fragment: what a learner needs or looks for is in the query. */
export function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '')
}

/** Name, message, stack and causes of whatever was thrown, as plain data. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) }
  const { code } = error as { code?: unknown }
  return {
    name: error.name,
    ...(code === undefined ? {} : { code }),
    message: error.message,
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}
