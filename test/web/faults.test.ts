import { describe, expect, test } from 'vitest'
import { handleError } from '../../web/src/hooks.server.ts'

const told = (status: number) =>
  handleError({ kind: 'framework', error: { status, message: 'Payload Too Large' } } as unknown as Parameters<
    typeof handleError
  >[0])

describe('what a page says of a fault', () => {
  test('tells who sent too much to a form what to do, in the words of a form', () => {
    expect(told(413)).toEqual({
      status: 413,
      message: 'What you sent is larger than this form takes. Go back, shorten the longest texts, and send it again.',
    })
  })

  test('says that there is nothing at an address', () => {
    expect(told(404)).toEqual({ status: 404, message: 'There is nothing at this address.' })
  })
})
