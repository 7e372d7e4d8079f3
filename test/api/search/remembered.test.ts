import { expect, test } from 'vitest'
import { remembered } from '#api/search/embedded/remembered.ts'
import type { Segment } from '#api/search/embedded/segment.ts'

const MEGABYTE = 2 ** 20

/** Asks for something of so many megabytes; says whether it had to be made. */
function isMade(segment: Segment, name: string, megabytes = 0): boolean {
  let made = false
  const make = (): { name: string } => {
    made = true
    return { name }
  }
  expect(remembered(segment, name, make, () => megabytes * MEGABYTE)).toEqual({ name })
  return made
}

test('what searches worked out is remembered by segment and name', () => {
  const [one, other] = [{} as Segment, {} as Segment]
  expect([isMade(one, 'word'), isMade(one, 'word'), isMade(one, 'other'), isMade(other, 'word')]).toEqual([
    true,
    false,
    true,
    true,
  ])
})

test('what was asked for least lately is forgotten when there is no room, of all segments together', () => {
  const [one, other] = [{} as Segment, {} as Segment]
  isMade(one, 'first', 30)
  isMade(other, 'second', 30)
  isMade(one, 'third', 30)
  expect(isMade(one, 'first')).toBe(false)
  isMade(other, 'fourth', 30)
  expect(isMade(one, 'first')).toBe(false)
  expect(isMade(one, 'third')).toBe(false)
  expect(isMade(other, 'second', 30)).toBe(true)
})

test('nothing is remembered of what is nothing', () => {
  const segment = {} as Segment
  const bytes = () => 0
  const nothing = () => remembered(segment, 'word', () => null, bytes)
  expect(nothing()).toBe(null)
  expect(isMade(segment, 'word')).toBe(true)
})
