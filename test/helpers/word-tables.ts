/** Tables of words by language: every text of one is held against the English one. */
import { expect } from 'vitest'

/** Every text of a table with its path: `found.title`. */
export function textsOf(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[path + name, value] as [string, string]]
      : textsOf(value as object, `${path}${name}.`),
  )
}

const gaps = (text: string) => [...text.matchAll(/%\d/g)].map(([gap]) => gap).sort()

/** Both tables have the same texts, none is empty, and each has the gaps (`%1`) of the other's. */
export function expectSameTexts(words: object, english: object): void {
  const own = new Map(textsOf(words))
  const wanted = textsOf(english)
  expect([...own.keys()].sort()).toEqual(wanted.map(([path]) => path).sort())
  for (const [path, text] of wanted) {
    expect(own.get(path)!.trim(), path).not.toBe('')
    expect(gaps(own.get(path)!), path).toEqual(gaps(text))
  }
}
