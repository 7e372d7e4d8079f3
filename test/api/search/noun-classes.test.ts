import { expect, test } from 'vitest'
import { classFormsOf } from '#api/search/noun-classes.ts'

test.each([
  ['sw', 'rafiki', 'marafiki'],
  ['sw', 'mtoto', 'watoto'],
  ['sw', 'mwalimu', 'walimu'],
  ['sw', 'mti', 'miti'],
  ['sw-KE', 'kitabu', 'vitabu'],
  ['sw', 'chakula', 'vyakula'],
  ['sw', 'jiwe', 'mawe'],
  ['zu', 'umuntu', 'abantu'],
  ['zu', 'isilwane', 'izilwane'],
  ['xh', 'indlu', 'iindlu'],
  ['nr', 'isilwana', 'iinzilwana'],
  ['ss', 'sitja', 'titja'],
  ['st', 'sefate', 'difate'],
  ['nso', 'motho', 'batho'],
  ['tn', 'letsatsi', 'matsatsi'],
  ['lg', 'omuntu', 'abantu'],
  ['rw', 'igitabo', 'ibitabo'],
])('in %s, %s is %s in the plural, and the other way round', (language, one, many) => {
  expect(classFormsOf(one, [language])).toContain(many)
  expect(classFormsOf(many, [language])).toContain(one)
})

test('only readers of such a language have them, and only words that are long enough', () => {
  expect(classFormsOf('marafiki', ['en', 'fr'])).toEqual([])
  expect(classFormsOf('marafiki', ['en', 'sw'])).toContain('rafiki')
  expect(classFormsOf('mti', ['sw'])).not.toContain('mamti')
  expect(classFormsOf('mi', ['sw'])).toEqual([])
  expect(classFormsOf('m4', ['sw'])).toEqual([])
  expect(classFormsOf('watoto', ['sw'])).not.toContain('watoto')
})
