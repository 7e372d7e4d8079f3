/** In each worker, before its tests: an unexpected `console.error` fails the test that caused it, and a server of its own. */
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { takeOwnServer } from './servers.ts'

takeOwnServer()

beforeEach(() => {
  vi.spyOn(console, 'error')
})

afterEach(() => {
  const said = vi.mocked(console.error).mock?.calls ?? []
  vi.restoreAllMocks()
  expect(said, 'console.error was called').toEqual([])
})
