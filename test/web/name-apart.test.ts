import { expect, test } from 'vitest'
import { namesApart } from '../../web/src/lib/name-apart.ts'

const named = (id: string, title: string, publisher: string | null, version: string | null) => ({
  ...{ id, title: { text: title, language: 'en', direction: 'LTR' as const }, version },
  publisher: publisher === null ? null : { name: publisher },
})

test('curricula of one name are told apart by what differs, and others by nothing', () => {
  const apart = namesApart([
    named('a', 'Mathematics', 'Waymark', '1'),
    named('b', 'Mathematics', 'Ada’s press', '1'),
    named('a', 'Mathematics', 'Waymark', '1'),
    named('c', 'Science', 'Waymark', '1'),
    null,
    named('d', 'Reading', 'Waymark', '2025'),
    named('e', 'Reading', 'Waymark', null),
  ])
  expect(Object.fromEntries(apart)).toEqual({
    a: ['Waymark', null],
    b: ['Ada’s press', null],
    c: [null, null],
    d: [null, 'version 2025'],
    e: [null, null],
  })
})
