/** What a page says of a fault that the framework met, by its status; null where its own words do. Pure. */
export function faultWords(status: number): string | null {
  switch (status) {
    case 404:
      return 'There is nothing at this address.'
    case 413:
      return 'What you sent is larger than this form takes. Go back, shorten the longest texts, and send it again.'
    default:
      return null
  }
}
