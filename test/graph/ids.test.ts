import fc from 'fast-check'
import { expect, test } from 'vitest'
import { idOf, newId, uriOf } from '#graph/ids.ts'

test('gives a source key the same id everywhere', () => {
  expect(idOf('classroom:outcome/eye')).toBe('99b2f35c-4073-5636-8836-dcaa0873f726')
})

test('makes ids of version 5 from names and of version 4 for what is born here', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (key) => {
      expect(idOf(key)).toMatch(/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
    }),
  )
  expect(newId()).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
})

test('gives different names different ids', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(idOf(a) === idOf(b)).toBe(a === b)
    }),
  )
})

test('names a node without a foreign uri by its id', () => {
  expect(uriOf('99b2f35c-4073-5636-8836-dcaa0873f726')).toBe('urn:uuid:99b2f35c-4073-5636-8836-dcaa0873f726')
})
