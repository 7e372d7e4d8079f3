/** What is said of interrupted work that a start or an import found. */
import type { Settled } from '#graph/queries/journal.ts'

/** What became of work that was interrupted, in one sentence. */
export function settledText({ journal, outcome, error }: Settled): string {
  switch (outcome) {
    case 'finished':
      return `${capital(journal.title)} of ${journal.at} was interrupted after it was accepted; it has now been completed.`
    case 'discarded':
      return `${capital(journal.title)} of ${journal.at} was interrupted; nothing of it was written. Run it again.`
    case 'failed':
      return `${capital(journal.title)} of ${journal.at} was interrupted and could not be completed: ${error?.message ?? 'unknown reason'}. It stays and is tried again at the next start.`
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
