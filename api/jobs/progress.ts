/** How far an import is, for whoever waits. */
import type { ImportEvent } from '#seed/import.ts'

const PHASES = { checking: 'Checked', staging: 'Staged', writing: 'Wrote', edges: 'Linked' } as const

/** One line: what was done so far, and how fast. */
export function progressText(event: ImportEvent & { type: 'progress' }): string {
  const records = event.done.toLocaleString('en')
  return `${PHASES[event.phase]} ${records} (${Math.round(event.rate).toLocaleString('en')} a second)`
}
