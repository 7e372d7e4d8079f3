/** What begins a sign-in at an identity provider: a button of ours, and nothing that others lead a browser to. */
import { expect, test } from 'vitest'
import { isPressedHere } from '../../web/src/lib/server/pressed-here.ts'

const HERE = new URL('https://oer.example/sign-in/hill')
const isPressed = (headers: Record<string, string>, url = HERE) =>
  isPressedHere({ url, request: new Request(url, { headers }) })

test.each(['cross-site', 'same-site', 'none', 'nonsense', ''])('a browser that says %j begins nothing', (site) => {
  expect(isPressed({ 'sec-fetch-site': site })).toBe(false)
  // What it says itself counts, whatever page it names beside.
  expect(isPressed({ 'sec-fetch-site': site, referer: 'https://oer.example/sign-in' })).toBe(false)
})

test('a browser that comes from a page of ours begins', () => {
  expect(isPressed({ 'sec-fetch-site': 'same-origin' })).toBe(true)
})

test('of a browser that does not say, the page that it names decides', () => {
  expect(isPressed({ referer: 'https://oer.example/sign-in?back=/account' })).toBe(true)
  for (const referer of [
    ...[
      'https://evil.example/',
      'https://oer.example.evil.example/',
      'https://oer.example@evil.example/',
      'about:blank',
    ],
    ...['http://oer.example/sign-in', 'https://oer.example:8443/', 'https://www.oer.example/', 'oer.example', ''],
  ])
    expect([referer, isPressed({ referer })]).toEqual([referer, false])
  expect(isPressed({})).toBe(false)
})
