import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { openSealer } from '#api/secret.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-secret-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('what is sealed opens with the same secret and for the same thing only', () => {
  const [one, other] = ['a secret of the place that is long', 'another secret of the place, as long'].map((secret) =>
    openSealer({ secret, file: null }),
  )
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, bound) => {
      const sealed = one!.seal(text, bound)
      expect(one!.unseal(sealed, bound)).toBe(text)
      expect(one!.unseal(sealed, `${bound}x`)).toBeNull()
      expect(other!.unseal(sealed, bound)).toBeNull()
    }),
    { numRuns: 50 },
  )
})

test('a change of any letter is found', () => {
  const sealer = openSealer({ secret: '', file: null })
  const sealed = sealer.seal('JBSWY3DPEHPK3PXP', 'amina')
  for (let at = 0; at < sealed.length - 1; at++) {
    const letter = sealed[at] === 'A' ? 'B' : 'A'
    expect(sealer.unseal(sealed.slice(0, at) + letter + sealed.slice(at + 1), 'amina')).toBeNull()
  }
  for (const nonsense of ['', 'A', sealed.slice(0, 20)]) expect(sealer.unseal(nonsense, 'amina')).toBeNull()
})

test('the file is made when it is needed, for its owner alone, and read again by the next process', () => {
  const file = join(folder, 'data', 'secret')
  const first = openSealer({ secret: '', file })
  expect(() => statSync(file)).toThrow()
  const sealed = first.seal('a key', 'amina')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(openSealer({ secret: '', file }).unseal(sealed, 'amina')).toBe('a key')
})

test('a file that was cut short is not taken for a secret', () => {
  const file = join(folder, 'cut')
  writeFileSync(file, 'abc\n')
  expect(() => openSealer({ secret: '', file }).seal('x', 'y')).toThrow('is empty or cut short')
})
