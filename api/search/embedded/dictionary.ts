/**
 * The words of a segment in the order of their code points, without gaps, in typed arrays. A sorted list answers exact
 * words and beginnings by halving; for typos it is walked as the trie it is: the length each word shares with the one
 * before it (`shared`) tells which rows of the edit table are still good, and which words a hopeless beginning rules out.
 */

import { beginningsOf, isCompound, isForm, LONGEST_ENDING, LONGEST_TAIL_ENDING, type Stem } from '../stems.ts'

export interface Dictionary {
  size: number
  /** Code points of all words, one after the other; of two bytes each unless one stands above U+FFFF. */
  letters: Uint16Array | Uint32Array
  /** Where each word starts in `letters`; one more at the end. */
  start: Uint32Array
  /** Letters each word shares with the word before it. */
  shared: Uint8Array
}

/** Order of code points, which differs from the order of UTF-16 units for what stands above U+FFFF. */
export function byCodePoint(one: string, other: string): number {
  const length = Math.min(one.length, other.length)
  for (let at = 0; at < length; at++) {
    let a = one.charCodeAt(at)
    let b = other.charCodeAt(at)
    if (a === b) continue
    if (a >= 0xd800 && b >= 0xd800) {
      a = a >= 0xe000 ? a - 0x800 : a + 0x2000
      b = b >= 0xe000 ? b - 0x800 : b + 0x2000
    }
    return a - b
  }
  return one.length - other.length
}

/** Code points of a word. */
export function lettersOf(word: string): number[] {
  const letters: number[] = []
  for (const letter of word) letters.push(letter.codePointAt(0) as number)
  return letters
}

/** Builds a dictionary of words that are sorted by `byCodePoint` and distinct. */
export function dictionaryOf(words: string[]): Dictionary {
  let total = 0
  for (const word of words) total += word.length
  // Only what stands above U+FFFF takes two UTF-16 units.
  const isWide = words.some((word) => /[\ud800-\udbff][\udc00-\udfff]/.test(word))
  const letters = new (isWide ? Uint32Array : Uint16Array)(total)
  const start = new Uint32Array(words.length + 1)
  const shared = new Uint8Array(words.length)
  let at = 0
  let before = 0
  for (const [index, word] of words.entries()) {
    start[index] = at
    for (let unit = 0; unit < word.length; unit++) {
      let code = word.charCodeAt(unit)
      if (code >= 0xd800 && code < 0xdc00 && unit + 1 < word.length) {
        const low = word.charCodeAt(unit + 1)
        if (low >= 0xdc00 && low < 0xe000) {
          code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00)
          unit += 1
        }
      }
      letters[at++] = code
    }
    const own = start[index] as number
    const most = Math.min(at - own, own - before, 255)
    let same = 0
    while (index > 0 && same < most && letters[before + same] === letters[own + same]) same += 1
    shared[index] = same
    before = own
  }
  start[words.length] = at
  return { size: words.length, letters: letters.slice(0, at), start, shared }
}

export function wordAt(dictionary: Dictionary, id: number): string {
  let word = ''
  const end = dictionary.start[id + 1] as number
  for (let at = dictionary.start[id] as number; at < end; at++)
    word += String.fromCodePoint(dictionary.letters[at] as number)
  return word
}

/** Compares word `id` with `wanted`; with `prefix`, a word that begins with `wanted` counts as equal. */
function compare({ letters, start }: Dictionary, id: number, wanted: ArrayLike<number>, prefix: boolean): number {
  const from = start[id] as number
  const length = (start[id + 1] as number) - from
  const most = Math.min(length, wanted.length)
  for (let at = 0; at < most; at++) {
    const difference = (letters[from + at] as number) - (wanted[at] as number)
    if (difference !== 0) return difference
  }
  return prefix && length >= wanted.length ? 0 : length - wanted.length
}

/** Number of the word, or -1. */
export function find(dictionary: Dictionary, wanted: ArrayLike<number>): number {
  let low = 0
  let high = dictionary.size - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const order = compare(dictionary, middle, wanted, false)
    if (order === 0) return middle
    if (order < 0) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** Words that begin with `wanted`: numbers from the first up to, not including, the second. */
export function beginningWith(dictionary: Dictionary, wanted: ArrayLike<number>): [number, number] {
  let low = 0
  let high = dictionary.size
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(dictionary, middle, wanted, true) < 0) low = middle + 1
    else high = middle
  }
  const first = low
  high = dictionary.size
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(dictionary, middle, wanted, true) <= 0) low = middle + 1
    else high = middle
  }
  return [first, low]
}

/** Forms that were looked for, by dictionary, as people ask for the same words again and again. */
const knownForms = new WeakMap<Dictionary, Map<string, number[]>>()
const MOST_FORMS_KNOWN = 5_000

/** Words that are forms of a stem (see stems.ts), ascending. */
export function formsOf(dictionary: Dictionary, stem: Stem): number[] {
  let known = knownForms.get(dictionary)
  if (known === undefined) knownForms.set(dictionary, (known = new Map<string, number[]>()))
  const key = `${stem.language} ${stem.stem}`
  let forms = known.get(key)
  if (forms === undefined) {
    const { start } = dictionary
    const longest = stem.stem.length + LONGEST_ENDING
    forms = []
    for (const beginning of beginningsOf(stem)) {
      const [first, last] = beginningWith(dictionary, lettersOf(beginning))
      for (let id = first; id < last; id++) {
        if ((start[id + 1] as number) - (start[id] as number) > longest) continue
        if (isForm(wordAt(dictionary, id), stem)) forms.push(id)
      }
    }
    forms.sort((one, other) => one - other)
    if (known.size >= MOST_FORMS_KNOWN) known.clear()
    known.set(key, forms)
  }
  return forms
}

/** Compounds that end in a form of a stem (see stems.ts), ascending: all words are looked through, once. */
export function compoundsOf(dictionary: Dictionary, stem: Stem): number[] {
  let known = knownForms.get(dictionary)
  if (known === undefined) knownForms.set(dictionary, (known = new Map<string, number[]>()))
  const key = `-${stem.language} ${stem.stem}`
  let found = known.get(key)
  if (found === undefined) {
    found = []
    const { start, letters, size } = dictionary
    const wanted = lettersOf(stem.stem)
    const [one, other] = [wanted[0] as number, wanted[1] as number]
    for (let id = 0; id < size; id++) {
      const from = start[id] as number
      let at = (start[id + 1] as number) - wanted.length
      for (let ending = 0; ending <= LONGEST_TAIL_ENDING && at > from; ending++, at--) {
        if (letters[at] !== one || letters[at + 1] !== other) continue
        if (isCompound(wordAt(dictionary, id), stem)) found.push(id)
        break
      }
    }
    if (known.size >= MOST_FORMS_KNOWN) known.clear()
    known.set(key, found)
  }
  return found
}

/** A word near the one asked for. `distance` is that of the whole word, or of its nearest beginning with `begins`. */
export interface Near {
  id: number
  distance: number
  /** Only a beginning of the word is near. */
  begins: boolean
}

/** Words are shorter, see `LONGEST_WORD`. */
const DEEPEST = 80

/** Letters that are told apart where it is enough to know that one may be among others. */
const LETTERS = 256

/** Words that others were looked for near to, and what was found for all of them, remembered of a dictionary. */
const MOST_ASKED = 2_000
const MOST_NEAR = 100_000
const knownNear = new WeakMap<Dictionary, { found: Map<string, readonly Near[]>; count: number }>()

/**
 * Words at most `most` edits away from `wanted`: a letter more, less or other, or two neighbours exchanged (optimal
 * string alignment). With `prefix`, also words a beginning of which is that near. Exact forms (see analysis) are left out.
 * Remembered: one query looks for a misspelt word several times, in its stages and in its ways out.
 */
export function nearTo(
  dictionary: Dictionary,
  wanted: readonly number[],
  most: number,
  prefix: boolean,
): readonly Near[] {
  let known = knownNear.get(dictionary)
  if (known === undefined || known.found.size >= MOST_ASKED || known.count >= MOST_NEAR)
    knownNear.set(dictionary, (known = { found: new Map(), count: 0 }))
  const key = `${most}${prefix ? 'p' : ''} ${wanted.join(' ')}`
  let found = known.found.get(key)
  if (found === undefined) {
    found = walk(dictionary, wanted, most, prefix)
    known.found.set(key, found)
    known.count += found.length
  }
  return found
}

function walk(dictionary: Dictionary, wanted: readonly number[], most: number, prefix: boolean): Near[] {
  const { letters, start, shared, size } = dictionary
  const found: Near[] = []
  const width = wanted.length + 1
  const over = most + 1
  // Row d holds the distances between the first d letters of the word and each beginning of `wanted`.
  const rows = new Uint8Array((DEEPEST + 1) * width).fill(over)
  for (let column = 0; column < width; column++) rows[column] = Math.min(column, over)
  // Least of each row, and distance of the nearest beginning up to each depth.
  const least = new Uint8Array(DEEPEST + 1)
  const nearest = new Uint8Array(DEEPEST + 1).fill(over)
  nearest[0] = rows[width - 1] as number
  const isWanted = new Uint8Array(LETTERS)
  for (const letter of wanted) isWanted[letter % LETTERS] = 1
  let id = 0
  while (id < size && letters[start[id] as number] === 1) id += 1
  // Letters shared with the word before, whose rows hold up to there.
  let same = 0
  while (id < size) {
    const from = start[id] as number
    const length = Math.min((start[id + 1] as number) - from, DEEPEST)
    let depth = same
    let isHopeless = false
    while (depth < length && !isHopeless) {
      const letter = letters[from + depth] as number
      const before = depth > 0 ? (letters[from + depth - 1] as number) : -1
      const above = least[depth] as number
      depth += 1
      // A letter that is nowhere in the word asked for makes each distance greater.
      const isWorse = above >= most && isWanted[letter % LETTERS] === 0
      const own = isWorse ? over : fillRow(rows, depth, letter, before, wanted, most)
      least[depth] = own
      nearest[depth] = nearest[depth - 1] as number
      if (own <= most && Math.abs(depth - wanted.length) <= most)
        nearest[depth] = Math.min(nearest[depth] as number, rows[depth * width + wanted.length] as number)
      // An exchange reaches back two rows at the cost of one edit.
      isHopeless = own > most && above >= most
    }
    const hasLength = !isHopeless && Math.abs(length - wanted.length) <= most
    const whole = hasLength ? (rows[length * width + wanted.length] as number) : over
    const near = nearest[depth] as number
    const begins = prefix && near <= most
    if (whole <= most) found.push({ id, distance: whole, begins: false })
    else if (begins) found.push({ id, distance: near, begins })
    // All words with a hopeless beginning share what was near before it.
    const next = nextSharing(shared, id, isHopeless ? depth : DEEPEST)
    if (isHopeless && begins) for (id += 1; id < next; id++) found.push({ id, distance: near, begins })
    id = next
    if (id < size) same = shared[id] as number
  }
  return found
}

/** The next word that shares fewer letters than so many with the word before it. */
function nextSharing(shared: Uint8Array, id: number, fewer: number): number {
  do id += 1
  while (id < shared.length && (shared[id] as number) >= fewer)
  return id
}

/** Fills the row of a depth, within a band of `most` around its diagonal, and gives the least of it. */
function fillRow(
  rows: Uint8Array,
  depth: number,
  letter: number,
  before: number,
  wanted: readonly number[],
  most: number,
): number {
  const width = wanted.length + 1
  const over = most + 1
  const row = depth * width
  const above = row - width
  const left = Math.max(1, depth - most)
  const right = Math.min(wanted.length, depth + most)
  // Beyond the band there is nothing of this word.
  let beside = left === 1 ? Math.min(depth, over) : over
  let least = beside
  rows[row + left - 1] = beside
  if (right < wanted.length) rows[row + right + 1] = over
  for (let column = left; column <= right; column++) {
    const target = wanted[column - 1] as number
    let value = (rows[above + column - 1] as number) + (letter === target ? 0 : 1)
    value = Math.min(value, (rows[above + column] as number) + 1, beside + 1, over)
    if (depth > 1 && column > 1 && letter === wanted[column - 2] && before === target)
      value = Math.min(value, (rows[above - width + column - 2] as number) + 1)
    rows[row + column] = beside = value
    if (value < least) least = value
  }
  return least
}
