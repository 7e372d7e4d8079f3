/** How long a file takes to come, in words. */
import { bytesText, numberText } from '#lib/format.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Preferences } from '#lib/preferences.ts'

/** Lines to choose from, in kbit/s. Whoever has chosen none may have the slow one that pages here are made for. */
const LINES: Record<NonNullable<Preferences['line']>, number> = { slow: 400, usual: 2_000, fast: 9_000 }

/** The speed of a reader's line, in kbit/s. */
export function lineOf({ line = 'slow' }: Preferences): number {
  return LINES[line]
}

/** Seconds that so many bytes take on a line of so many kbit/s, once they begin to come. */
export function secondsToLoad(bytes: number, speed: number): number {
  return (bytes * 8) / (speed * 1000)
}

/** `1.2 MB: loads in about 24 s at 400 kbit/s`. */
export function loadText(bytes: number, speed: number): string {
  const seconds = secondsToLoad(bytes, speed)
  const [unit, time] =
    seconds < 1
      ? ['instant', 1]
      : seconds < 90
        ? ['seconds', Math.round(seconds)]
        : ['minutes', Math.round(seconds / 60)]
  return m.resource_load({ unit, size: bytesText(bytes), time: numberText(time as number), speed: numberText(speed) })
}

/**
 * The bytes of what is opened: of the file at the address of the resource, else of its smallest file, as several are forms of the
 * same. Null where no size is known.
 */
export function bytesToOpen(resource: { url: string; files: { url: string; bytes: number | null }[] }): number | null {
  const opened = resource.files.find(({ url }) => url === resource.url)?.bytes
  const sizes = resource.files.flatMap(({ bytes }) => (bytes === null ? [] : [bytes]))
  return opened ?? (sizes.length > 0 ? Math.min(...sizes) : null)
}
