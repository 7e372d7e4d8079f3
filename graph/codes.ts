/** The usual writings of a code, so that `6.RP.A.3`, `6rpa3` and `CCSS.Math.Content.6.RP.A.3` find one outcome. */

/** Words that publishers put before a code and people leave out. */
const NAMESPACE_WORDS = new Set([
  'ccss',
  'math',
  'maths',
  'mathematics',
  'ela',
  'literacy',
  'content',
  'practice',
  'ngss',
  'teks',
  'bncc',
])

/**
 * The normalised writings of a code, the fullest first, each once: letters and digits in lower case with the marks
 * between them dropped, `CCSS.Math.Content.6.RP.A.3` → `ccssmathcontent6rpa3` and, without the words of the namespace,
 * `6rpa3`. A dot between two digits counts, so `1.1` is not `11`; a code with letters is also known without it.
 * Two codes mean the same when they share a writing. Empty for a text without letters or digits.
 */
export function codeKeys(code: string): string[] {
  const parts = code
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((part) => part !== '')
  const firstOwn = parts.findIndex((part) => !NAMESPACE_WORDS.has(part))
  const writings = [parts, firstOwn > 0 ? parts.slice(firstOwn) : []]
  const keys = new Set<string>()
  for (const writing of writings) {
    const key = join(writing)
    if (key === '') continue
    keys.add(key)
    if (/\p{L}/u.test(key)) keys.add(key.replaceAll('.', ''))
  }
  return [...keys]
}

/** Joins parts without a mark, save a dot where two digits would run together. */
function join(parts: string[]): string {
  let key = ''
  for (const part of parts) key += /\p{N}$/u.test(key) && /^\p{N}/u.test(part) ? `.${part}` : part
  return key
}

/** The one key an outcome is stored under: its shortest writing. Null for a text without letters or digits. */
export function codeKey(code: string): string | null {
  return codeKeys(code).at(-1) ?? null
}
