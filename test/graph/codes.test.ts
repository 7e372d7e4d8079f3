import { expect, test } from 'vitest'
import { codeKey, codeKeys } from '#graph/codes.ts'

test('knows a code by its whole writing and by its short one', () => {
  expect(codeKeys('CCSS.Math.Content.6.RP.A.3')).toEqual(['ccssmathcontent6rpa3', '6rpa3'])
})

test.for([
  ['CCSS.Math.Content.6.RP.A.3', '6.RP.A.3', '6rpa3', 'CCSS.MATH.6.RP.A.3', 'math 6-rp-a-3'],
  ['CCSS.ELA-Literacy.RL.1.1', 'RL.1.1', 'rl11', 'RL 1.1'],
  ['EF05MA07', 'ef05ma07', 'EF 05 MA 07'],
])('stores all writings of a code under one key: %o', (writings) => {
  expect(new Set(writings.map(codeKey)).size).toBe(1)
})

test('keeps codes apart that differ only by where digits end', () => {
  expect(codeKey('1.1')).toBe('1.1')
  expect(codeKey('11')).toBe('11')
})

test('reads codes of other scripts', () => {
  expect(codeKey('数.3.甲')).toBe('数3甲')
})

test('has no key for a text without letters and digits', () => {
  expect(codeKeys(' .-/ ')).toEqual([])
  expect(codeKey('…')).toBeNull()
})

test('keeps a code that is nothing but words of a namespace', () => {
  expect(codeKeys('CCSS.Math')).toEqual(['ccssmath'])
})
