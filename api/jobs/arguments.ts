/** Command lines: `--name value`, `--name=value`, `--switch`, and the rest. */

export interface Arguments {
  options: Record<string, string>
  switches: Set<string>
  rest: string[]
}

/**
 * Reads the words of a command line. A name that is neither an option nor a switch is a fault, told in one sentence.
 * `--` ends the options.
 */
export function readArguments(
  words: readonly string[],
  known: { options: readonly string[]; switches: readonly string[] },
): { ok: true; value: Arguments } | { ok: false; message: string } {
  const read: Arguments = { options: {}, switches: new Set(), rest: [] }
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '--') {
      read.rest.push(...words.slice(at + 1))
      break
    }
    if (!word.startsWith('--')) {
      if (word.startsWith('-') && word.length > 1) return { ok: false, message: unknown(word, known) }
      read.rest.push(word)
      continue
    }
    const [name = '', ...given] = word.slice(2).split('=')
    if (known.switches.includes(name)) {
      if (given.length > 0) return { ok: false, message: `--${name} takes no value.` }
      read.switches.add(name)
    } else if (known.options.includes(name)) {
      const value = given.length > 0 ? given.join('=') : words[++at]
      if (value === undefined || value === '') return { ok: false, message: `--${name} needs a value after it.` }
      read.options[name] = value
    } else return { ok: false, message: unknown(word, known) }
  }
  return { ok: true, value: read }
}

function unknown(word: string, known: { options: readonly string[]; switches: readonly string[] }): string {
  const names = [...known.options, ...known.switches].map((name) => `--${name}`)
  return `There is no option ${word}. There ${names.length === 1 ? 'is' : 'are'}: ${names.join(', ')}.`
}
