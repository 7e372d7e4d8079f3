/** Tables of words that are there in every language. */

/** A table that says each of its words in the language of the page at the moment when it is read, so that it can stand at the top of a module. */
export function spoken<K extends string, T = string>(words: Record<K, () => T>): Readonly<Record<K, T>> {
  const table = Object.create(null) as Record<K, T>
  for (const key of Object.keys(words) as K[])
    Object.defineProperty(table, key, { get: () => words[key](), enumerable: true })
  return table
}
