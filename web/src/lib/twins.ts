/**
 * By id the first of a list that leads to the same address. Two sources may describe one thing; resources are never joined
 * by machine, so both are there, and a page says that they are alike.
 */
export function twinsOf<T extends { id: string; url: string }>(list: readonly T[]): Map<string, T> {
  const first = new Map<string, T>()
  const twins = new Map<string, T>()
  for (const one of list) {
    const known = first.get(one.url)
    if (known) twins.set(one.id, known)
    else first.set(one.url, one)
  }
  return twins
}
