/**
 * Writes the queries that follow from the records themselves: known items and misspelt words, with the record's work as
 * the answer. The same corpus and seed give the same files: `node test/relevance/generate.ts` with CORPUS_DIR set. The
 * engines have no part in it.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SearchDocument } from '#api/search/search-index.ts'
import { corpusOf } from './corpus.ts'
import { wordsOf, type Rule } from './judged.ts'

const SEED = 20_261_121
/** How many known items and misspelt ones of each language; of languages beyond these there are none. */
const QUOTAS: Readonly<Record<string, readonly [known: number, misspelt: number]>> = {
  en: [16, 12],
  es: [9, 7],
  sw: [9, 7],
  fr: [7, 6],
  pt: [6, 5],
  pl: [6, 5],
  ar: [6, 4],
  'zh-Hans': [6, 0],
  hi: [6, 3],
  am: [5, 2],
  ha: [4, 3],
  de: [4, 4],
  om: [3, 2],
  so: [3, 2],
  mr: [3, 1],
  zu: [3, 2],
  af: [3, 2],
  ru: [3, 3],
  fa: [3, 2],
  he: [3, 1],
  ja: [3, 0],
  ko: [3, 0],
  th: [2, 0],
  vi: [3, 3],
  tr: [3, 2],
  id: [2, 2],
  bn: [2, 1],
  lg: [2, 1],
  xh: [2, 1],
  yo: [2, 1],
  ti: [2, 1],
}
/** Titles that say too little to be looked for, or that are of a kind nobody looks for. */
const LEAST_TITLE = 4
const LONGEST_TITLE = 70
/** A part of a title is a query only while it fits no more works than this. */
const MOST_ANSWERS = 3
/** Letters a word needs before one error, and before two. */
const ONE_ERROR = 5
const TWO_ERRORS = 10
/** Keys beside each other on the usual Latin keyboard. */
const KEYS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

interface Title {
  text: string
  words: string[]
  work: string
}

interface Generated {
  text: string
  language: string
  judge: Rule[]
  note: string
}

/** The queries of both classes for a corpus. */
export function generate(documents: readonly SearchDocument[]): Record<'known-item' | 'misspelt', Generated[]> {
  const titles = titlesOf(documents)
  const answers = new Map<string, Set<string>>()
  for (const { work, words } of [...titles.values()].flatMap((list) => list)) {
    for (const word of new Set(words)) {
      const works = answers.get(word) ?? new Set()
      answers.set(word, works.add(work))
    }
  }
  const random = randomFrom(SEED)
  const generated: Record<'known-item' | 'misspelt', Generated[]> = { 'known-item': [], misspelt: [] }
  for (const [language, [known, misspelt]] of Object.entries(QUOTAS)) {
    const shuffled = [...(titles.get(language) ?? [])]
    const once = new Set<string>()
    const take = (
      list: Generated[],
      most: number,
      make: (title: Title, turn: number) => Omit<Generated, 'language'> | null,
    ) => {
      let made = 0
      while (made < most) {
        const title = shuffled.pop()
        if (title === undefined) return
        if (once.has(title.work)) continue
        const query = make(title, made)
        if (query === null || list.some(({ language: other, text }) => other === language && text === query.text))
          continue
        once.add(title.work)
        list.push({ language, ...query })
        made++
      }
    }
    take(generated['known-item'], known, (title, turn) => knownItem(title, turn, answers))
    take(generated.misspelt, misspelt, (title, turn) => misspell(title, turn, language, answers, random))
  }
  return generated
}

/** Titles by language of the edition, one collection after the other, so that large ones do not crowd out the rest. */
function titlesOf(documents: readonly SearchDocument[]): Map<string, Title[]> {
  const english = new Map(
    documents.flatMap(({ work, languages, text }) => (languages[0] === 'en' ? [[work, text.title[0]] as const] : [])),
  )
  const kept = documents.filter(({ kind, work, languages, text }) => {
    const title = text.title[0] ?? ''
    const translated = languages[0] === 'en' || title !== english.get(work)
    return (
      kind === 'resource' &&
      languages.length === 1 &&
      translated &&
      title.length >= LEAST_TITLE &&
      title.length <= LONGEST_TITLE
    )
  })
  const byLanguage = Map.groupBy(kept, ({ languages }) => languages[0] as string)
  return new Map(
    [...byLanguage].map(([language, editions]) => {
      const providers = [...Map.groupBy(editions, ({ facets }) => facets.provider[0] ?? '')]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([, list]) =>
          shuffle(
            list.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
            randomFrom(SEED),
          ),
        )
      const longest = Math.max(...providers.map((list) => list.length))
      const mixed = Array.from({ length: longest }, (_, at) => providers.flatMap((list) => list[at] ?? [])).flat()
      // What is taken first stands last.
      return [
        language,
        mixed
          .map(({ work, text }) => ({
            text: (text.title[0] as string).normalize('NFC').trim(),
            words: wordsOf(text.title[0] as string),
            work,
          }))
          .reverse(),
      ]
    }),
  )
}

/** Whole title, some of its words, or all of it but the end of the last word, in turn. */
function knownItem(
  { text, words }: Title,
  turn: number,
  answers: Map<string, Set<string>>,
): Omit<Generated, 'language'> | null {
  const exact: Rule = { grade: 3, is: [text] }
  const telling = words.filter((word) => word.length >= 3)
  const others = (list: readonly string[]): Rule => ({ grade: 2, titleHas: [...list] })
  if (turn % 3 === 1 && telling.length >= 4) {
    const part = rarest(telling, 2, answers)
    if (answering(part, answers) > MOST_ANSWERS) return null
    return { text: part.join(' '), judge: [exact, others(part)], note: 'part of a title' }
  }
  if (turn % 3 === 2 && words.length >= 2) {
    const last = words.at(-1) as string
    if ([...last].length < 6 || answering(words, answers) > MOST_ANSWERS) return null
    const half = [...last].slice(0, Math.ceil([...last].length / 2) + 1).join('')
    return {
      text: [...words.slice(0, -1), half].join(' '),
      judge: [exact, others(words)],
      note: 'title whose last word is not finished',
    }
  }
  if (words.length < 2 && (answers.get(words[0] ?? '')?.size ?? 0) > MOST_ANSWERS) return null
  return { text: text.toLowerCase(), judge: [exact, ...(words.length > 1 ? [others(words)] : [])], note: 'whole title' }
}

/** One or two words of a title with an error by rule; long words get two. */
function misspell(
  { text, words }: Title,
  turn: number,
  language: string,
  answers: Map<string, Set<string>>,
  random: () => number,
): Omit<Generated, 'language'> | null {
  const long = words.filter((word) => [...word].length >= ONE_ERROR && !/\p{N}/u.test(word))
  const word = rarest(long, 1, answers)[0]
  if (word === undefined) return null
  const beside =
    (answers.get(word)?.size ?? 0) > 1
      ? rarest(
          words.filter((other) => other !== word && other.length >= 3),
          1,
          answers,
        )
      : []
  const chosen = [...new Set(words)].filter((other) => other === word || beside.includes(other))
  if (answering(chosen, answers) > MOST_ANSWERS) return null
  const rules = Object.entries(RULES)
  for (let at = 0; at < rules.length; at++) {
    const [name, rule] = rules[(turn + at) % rules.length] as (typeof rules)[number]
    const once = rule(word, language, random)
    if (once === null || once === word || answers.has(once)) continue
    const wrong =
      [...word].length >= TWO_ERRORS && turn % 2 === 1
        ? (RULES['a letter left out'](once, language, random) as string)
        : once
    if (answers.has(wrong)) continue
    return {
      text: chosen.map((other) => (other === word ? wrong : other)).join(' '),
      judge: [
        { grade: 3, is: [text] },
        { grade: 2, titleHas: chosen },
      ],
      note: `${name}${wrong === once ? '' : ', and one left out'}`,
    }
  }
  return null
}

type Misspelling = (word: string, language: string, random: () => number) => string | null

const RULES: Readonly<Record<string, Misspelling>> & { 'a letter left out': Misspelling } = {
  'a letter left out': (word, _, random) => {
    const at = inner(word, random)
    return changed(word, (letters) => letters.splice(at, 1))
  },
  'two letters swapped': (word, _, random) => {
    const at = Math.max(0, inner(word, random) - 1)
    return changed(word, (letters) => letters.splice(at, 2, letters[at + 1] as string, letters[at] as string))
  },
  'accents left out': (word) => {
    const bare = word
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/gu, '')
      .replaceAll('ı', 'i')
      .replaceAll('ł', 'l')
      .replaceAll('đ', 'd')
    return bare === word ? null : bare
  },
  'a letter doubled': (word, _, random) => {
    const at = inner(word, random)
    return changed(word, (letters) => letters.splice(at, 0, letters[at] as string))
  },
  'the key beside': (word, _, random) => {
    const letters = [...word]
    for (let tries = 0; tries < letters.length; tries++) {
      const at = inner(word, random)
      const row = KEYS.find((keys) => keys.includes(letters[at] as string))
      if (row === undefined) continue
      const place = row.indexOf(letters[at] as string)
      return changed(word, (list) => (list[at] = row[place === 0 ? 1 : place - 1] as string))
    }
    return null
  },
  'the first letter wrong': (word) => {
    const row = KEYS.find((keys) => keys.includes(word[0] as string))
    if (row === undefined) return null
    const place = row.indexOf(word[0] as string)
    return `${row[place === 0 ? 1 : place - 1]}${word.slice(1)}`
  },
}

/** A place that is neither the first nor the last letter, nor one before a combining mark. */
function inner(word: string, random: () => number): number {
  const letters = [...word]
  const places = letters.flatMap((letter, at) => (at > 0 && at < letters.length - 1 && /\p{L}/u.test(letter) ? at : []))
  return places[Math.floor(random() * places.length)] ?? 1
}

function changed(word: string, change: (letters: string[]) => unknown): string {
  const letters = [...word]
  change(letters)
  return letters.join('')
}

/** The words that stand in the fewest titles, longer ones first, in the order of the title. */
function rarest(words: readonly string[], count: number, answers: Map<string, Set<string>>): string[] {
  const chosen = new Set(
    words
      .toSorted(
        (one, other) => (answers.get(one)?.size ?? 0) - (answers.get(other)?.size ?? 0) || other.length - one.length,
      )
      .slice(0, count),
  )
  return [...new Set(words)].filter((word) => chosen.has(word))
}

/** How many works have all words in one title. */
function answering(words: readonly string[], answers: Map<string, Set<string>>): number {
  const [first, ...rest] = words.map((word) => answers.get(word) ?? new Set<string>())
  return first === undefined ? 0 : [...first].filter((work) => rest.every((works) => works.has(work))).length
}

function shuffle<T>(list: readonly T[], random: () => number): T[] {
  const copy = [...list]
  for (let at = copy.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[copy[at], copy[other]] = [copy[other] as T, copy[at] as T]
  }
  return copy
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** One query a line. */
export function toLines(queries: readonly object[]): string {
  return queries.map((query) => `${JSON.stringify(query)}\n`).join('')
}

if (import.meta.main) {
  const folder = process.env['CORPUS_DIR'] ?? ''
  if (folder === '') throw new Error('CORPUS_DIR is not set: it names the folder of real data.')
  for (const [name, queries] of Object.entries(generate(await corpusOf(folder)))) {
    writeFileSync(join(import.meta.dirname, 'queries', `${name}.jsonl`), toLines(queries))
    process.stdout.write(`${name}: ${queries.length}\n`)
  }
}
