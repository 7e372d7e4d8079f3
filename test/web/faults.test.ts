import { describe, expect, test } from 'vitest'
import { faultWords } from '../../web/src/lib/fault-words.ts'

describe('what a page says of a fault', () => {
  test('tells who sent too much to a form what to do, in the words of a form', () => {
    expect(faultWords(413)).toMatch(
      /^What you sent is larger than this form takes\. Go back, shorten .* send it again\.$/,
    )
  })

  test('says that there is nothing at an address', () => {
    expect(faultWords(404)).toBe('There is nothing at this address.')
  })

  test('leaves every other fault its own words', () => {
    expect(faultWords(500)).toBeNull()
  })
})
