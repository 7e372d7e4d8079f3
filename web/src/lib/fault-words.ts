import { m } from './paraglide/messages.js'

/** What a page says of a fault that the framework met, by its status; null where its own words do. */
export function faultWords(status: number): string | null {
  switch (status) {
    case 404:
      return m.faults_nothing()
    case 413:
      return m.faults_large()
    default:
      return null
  }
}
